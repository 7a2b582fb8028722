/*
 * calendar.h - days and dates of the proleptic Gregorian calendar, in UTC without leap seconds.
 *
 * Years run from CALENDAR_YEAR_MIN to CALENDAR_YEAR_MAX; year 0 exists. No errors: functions that
 * can be asked for something outside of that say so.
 */
#ifndef RUFF_RUNTIME_STDLIB_CALENDAR_H
#define RUFF_RUNTIME_STDLIB_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

#define CALENDAR_YEAR_MIN (-262143)
#define CALENDAR_YEAR_MAX 262142

typedef struct CalendarTime {
    int32_t year;
    uint8_t month, day; /* from 1 */
    uint8_t hour, minute, second;
} CalendarTime;

bool calendar_is_leap_year(int32_t year);
/* month 1..12 */
uint8_t calendar_days_in_month(int32_t year, uint8_t month);
/* Days since 1970-01-01; the date must exist. */
int64_t calendar_days_from_date(int32_t year, uint8_t month, uint8_t day);
/* False: outside of the supported years. */
bool calendar_from_seconds(int64_t seconds_since_epoch, CalendarTime *out);

#endif
