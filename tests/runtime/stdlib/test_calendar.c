/* Days and dates against the C library, and at the borders it does not know. */
#include <criterion/criterion.h>
#include <time.h>

#include "runtime/stdlib/calendar.h"

#define SECONDS_PER_DAY 86400

Test(test_calendar, leap_years)
{
    cr_expect(calendar_is_leap_year(2024));
    cr_expect(calendar_is_leap_year(2000));
    cr_expect(calendar_is_leap_year(0));
    cr_expect(calendar_is_leap_year(-4));
    cr_expect(calendar_is_leap_year(-400));
    cr_expect_not(calendar_is_leap_year(2023));
    cr_expect_not(calendar_is_leap_year(1900));
    cr_expect_not(calendar_is_leap_year(-1));
    cr_expect_not(calendar_is_leap_year(-100));
}

Test(test_calendar, lengths_of_months)
{
    const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    for (int month = 1; month <= 12; month++) {
        cr_expect_eq(calendar_days_in_month(2023, (uint8_t)month), lengths[month - 1]);
        cr_expect_eq(calendar_days_in_month(2024, (uint8_t)month),
                     lengths[month - 1] + (month == 2));
    }
}

Test(test_calendar, agrees_with_the_c_library)
{
    /* Every 17 days and some hours from about year -2800 to 6700. */
    for (int64_t t = -150000000000; t < 150000000000; t += 17 * SECONDS_PER_DAY + 12345) {
        time_t seconds = (time_t)t;
        struct tm expected;
        cr_assert(gmtime_r(&seconds, &expected));
        CalendarTime got;
        cr_assert(calendar_from_seconds(t, &got));
        cr_assert_eq(got.year, expected.tm_year + 1900, "%lld", (long long)t);
        cr_assert_eq(got.month, expected.tm_mon + 1);
        cr_assert_eq(got.day, expected.tm_mday);
        cr_assert_eq(got.hour, expected.tm_hour);
        cr_assert_eq(got.minute, expected.tm_min);
        cr_assert_eq(got.second, expected.tm_sec);
    }
}

Test(test_calendar, every_date_follows_the_one_before)
{
    int64_t day = calendar_days_from_date(-801, 1, 1);
    for (int32_t year = -801; year <= 2401; year++) {
        for (uint8_t month = 1; month <= 12; month++) {
            uint8_t length = calendar_days_in_month(year, month);
            for (uint8_t d = 1; d <= length; d++, day++) {
                cr_assert_eq(calendar_days_from_date(year, month, d), day);
                CalendarTime back;
                cr_assert(calendar_from_seconds(day * SECONDS_PER_DAY, &back));
                cr_assert(back.year == year && back.month == month && back.day == d);
            }
        }
    }
}

Test(test_calendar, the_epoch_is_day_zero)
{
    cr_expect_eq(calendar_days_from_date(1970, 1, 1), 0);
    cr_expect_eq(calendar_days_from_date(1969, 12, 31), -1);
}

Test(test_calendar, supported_years_end_exactly)
{
    CalendarTime t;
    int64_t first = calendar_days_from_date(CALENDAR_YEAR_MIN, 1, 1) * SECONDS_PER_DAY;
    int64_t last =
        calendar_days_from_date(CALENDAR_YEAR_MAX, 12, 31) * SECONDS_PER_DAY + SECONDS_PER_DAY - 1;
    cr_expect(calendar_from_seconds(first, &t));
    cr_expect(t.year == CALENDAR_YEAR_MIN && t.month == 1 && t.day == 1 && t.second == 0);
    cr_expect(calendar_from_seconds(last, &t));
    cr_expect(t.year == CALENDAR_YEAR_MAX && t.month == 12 && t.day == 31 && t.second == 59);
    cr_expect_not(calendar_from_seconds(first - 1, &t));
    cr_expect_not(calendar_from_seconds(last + 1, &t));
    cr_expect_not(calendar_from_seconds(INT64_MIN, &t));
    cr_expect_not(calendar_from_seconds(INT64_MAX, &t));
}
