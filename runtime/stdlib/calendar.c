#include "runtime/stdlib/calendar.h"

#define SECONDS_PER_DAY   86400
#define DAYS_PER_ERA      146097 /* 400 years */
#define YEARS_PER_ERA     400
#define EPOCH_DAY_OF_ERAS 719468 /* days from 0000-03-01 to 1970-01-01 */

static int64_t floor_divide(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

bool calendar_is_leap_year(int32_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

uint8_t calendar_days_in_month(int32_t year, uint8_t month)
{
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return (uint8_t)(days[month - 1] + (month == 2 && calendar_is_leap_year(year)));
}

/* Years are taken to begin in March, so that the leap day is the last day of a year and the days
 * before month m of such a year are (153 * m + 2) / 5. */
int64_t calendar_days_from_date(int32_t year, uint8_t month, uint8_t day)
{
    int64_t y = (int64_t)year - (month <= 2);
    int64_t era = floor_divide(y, YEARS_PER_ERA);
    int64_t year_of_era = y - era * YEARS_PER_ERA;
    int64_t month_from_march = (month + 9) % 12;
    int64_t day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * DAYS_PER_ERA + day_of_era - EPOCH_DAY_OF_ERAS;
}

static void date_from_days(int64_t days, CalendarTime *out)
{
    int64_t shifted = days + EPOCH_DAY_OF_ERAS;
    int64_t era = floor_divide(shifted, DAYS_PER_ERA);
    int64_t day_of_era = shifted - era * DAYS_PER_ERA;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month_from_march = (5 * day_of_year + 2) / 153;
    out->day = (uint8_t)(day_of_year - (153 * month_from_march + 2) / 5 + 1);
    out->month = (uint8_t)(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
    out->year = (int32_t)(era * YEARS_PER_ERA + year_of_era + (out->month <= 2));
}

bool calendar_from_seconds(int64_t seconds_since_epoch, CalendarTime *out)
{
    int64_t days = floor_divide(seconds_since_epoch, SECONDS_PER_DAY);
    if (days < calendar_days_from_date(CALENDAR_YEAR_MIN, 1, 1) ||
        days > calendar_days_from_date(CALENDAR_YEAR_MAX, 12, 31)) {
        return false;
    }
    date_from_days(days, out);
    int64_t second_of_day = seconds_since_epoch - days * SECONDS_PER_DAY;
    out->hour = (uint8_t)(second_of_day / 3600);
    out->minute = (uint8_t)(second_of_day / 60 % 60);
    out->second = (uint8_t)(second_of_day % 60);
    return true;
}
