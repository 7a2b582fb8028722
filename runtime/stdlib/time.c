/* Clocks, durations and dates. All dates are UTC. */
#include <errno.h>
#include <math.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "runtime/format.h"
#include "runtime/stdlib/calendar.h"
#include "runtime/stdlib/functions.h"
#include "runtime/str.h"
#include "runtime/vm.h"

#define NS_PER_SECOND 1000000000ll
#define NS_PER_MS     1000000ll
#define MS_PER_SECOND 1000

static Value text_value(VM *vm, const char *text)
{
    return result_string(str_from_cstr(vm, text));
}

/* --- clocks ---------------------------------------------------------------------------------- */

static struct timespec clock_read(clockid_t clock)
{
    struct timespec t = {0, 0};
    clock_gettime(clock, &t);
    return t;
}

/* Nanoseconds since the first call with this origin. */
static double since_first_call_ns(_Atomic int64_t *origin_ns)
{
    struct timespec t = clock_read(CLOCK_MONOTONIC);
    int64_t now_ns = (int64_t)t.tv_sec * NS_PER_SECOND + t.tv_nsec;
    int64_t first_ns = 0;
    if (atomic_compare_exchange_strong(origin_ns, &first_ns, now_ns)) {
        first_ns = now_ns;
    }
    return (double)(now_ns - first_ns);
}

Value builtin_now(VM *vm, Value *args, uint32_t argc)
{
    (void)vm, (void)args, (void)argc;
    return value_float((double)clock_read(CLOCK_REALTIME).tv_sec);
}

Value builtin_now_unix(VM *vm, Value *args, uint32_t argc)
{
    (void)vm, (void)args, (void)argc;
    return value_int(clock_read(CLOCK_REALTIME).tv_sec);
}

Value builtin_current_timestamp(VM *vm, Value *args, uint32_t argc)
{
    (void)vm, (void)args, (void)argc;
    struct timespec t = clock_read(CLOCK_REALTIME);
    return value_int((int64_t)t.tv_sec * MS_PER_SECOND + t.tv_nsec / NS_PER_MS);
}

Value builtin_performance_now(VM *vm, Value *args, uint32_t argc)
{
    (void)vm, (void)args, (void)argc;
    static _Atomic int64_t origin_ns;
    return value_float(since_first_call_ns(&origin_ns) / 1e6);
}

Value builtin_time_us(VM *vm, Value *args, uint32_t argc)
{
    (void)vm, (void)args, (void)argc;
    static _Atomic int64_t origin_ns;
    return value_float(since_first_call_ns(&origin_ns) / 1e3);
}

Value builtin_time_ns(VM *vm, Value *args, uint32_t argc)
{
    (void)vm, (void)args, (void)argc;
    static _Atomic int64_t origin_ns;
    return value_float(since_first_call_ns(&origin_ns));
}

/* --- durations ------------------------------------------------------------------------------- */

Value builtin_format_duration(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    double ms = number_to_float(args[0]);
    char text[FORMAT_FLOAT_MAX];
    if (isnan(ms)) {
        return text_value(vm, "NaNns");
    }
    if (ms >= 1000) {
        snprintf(text, sizeof text, "%.2fs", ms / 1000);
    } else if (ms >= 1) {
        snprintf(text, sizeof text, "%.2fms", ms);
    } else if (ms >= 0.001) {
        snprintf(text, sizeof text, "%.2fμs", ms * 1000);
    } else {
        snprintf(text, sizeof text, "%.0fns", ms * 1e6);
    }
    return text_value(vm, text);
}

Value builtin_elapsed(VM *vm, Value *args, uint32_t argc)
{
    (void)vm, (void)argc;
    return value_float(number_to_float(args[1]) - number_to_float(args[0]));
}

/* Waits; gives up early when the VM is to be interrupted. */
static void sleep_seconds(VM *vm, double seconds)
{
    const double longest = 1e9;
    double whole = floor(fmin(seconds, longest));
    struct timespec left = {
        .tv_sec = (time_t)whole,
        .tv_nsec = (long)((fmin(seconds, longest) - whole) * (double)NS_PER_SECOND),
    };
    while (nanosleep(&left, &left) != 0 && errno == EINTR && !vm->interrupt) {
    }
}

Value builtin_sleep(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    double ms = number_to_float(args[0]);
    if (!(ms >= 0)) {
        vm_throw(vm, "sleep() requires non-negative milliseconds");
        return raised();
    }
    stdlib_flush(vm); /* what was printed before is to be seen now */
    sleep_seconds(vm, ms / MS_PER_SECOND);
    if (vm->interrupt) {
        vm_throw_interrupted(vm);
        return raised();
    }
    return value_int(0);
}

/* --- dates ----------------------------------------------------------------------------------- */

static Status add_year(Buffer *out, int32_t year)
{
    if (year > 9999) {
        return buffer_addf(out, "+%d", year);
    }
    return year < 0 ? buffer_addf(out, "-%04d", -year) : buffer_addf(out, "%04d", year);
}

/* Adds the text of the letters at the pattern's start; *used 0: they mean nothing. */
static Status add_field(Buffer *out, const char *pattern, const CalendarTime *t, size_t *used)
{
    const struct {
        const char *letters;
        int number;
    } fields[] = {
        {"MM", t->month}, {"DD", t->day}, {"HH", t->hour}, {"mm", t->minute}, {"ss", t->second},
    };
    if (strncmp(pattern, "YYYY", 4) == 0) {
        *used = 4;
        return add_year(out, t->year);
    }
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        if (strncmp(pattern, fields[i].letters, 2) == 0) {
            *used = 2;
            return buffer_addf(out, "%02d", fields[i].number);
        }
    }
    *used = 0;
    return STATUS_OK;
}

static Status add_date(Buffer *out, const String *pattern, const CalendarTime *t)
{
    for (size_t i = 0; i < pattern->len_bytes;) {
        size_t used;
        if (add_field(out, pattern->data + i, t, &used) != STATUS_OK) {
            return STATUS_THROW;
        }
        if (used == 0) {
            used = 1;
            if (buffer_add(out, pattern->data + i, 1) != STATUS_OK) {
                return STATUS_THROW;
            }
        }
        i += used;
    }
    return STATUS_OK;
}

static Value format_time(VM *vm, const String *pattern, const CalendarTime *t)
{
    Buffer out;
    buffer_init(&out, vm);
    String *text = add_date(&out, pattern, t) == STATUS_OK ? buffer_to_string(&out) : NULL;
    buffer_free(&out);
    return result_string(text);
}

Value builtin_now_utc(VM *vm, Value *args, uint32_t argc)
{
    (void)args, (void)argc;
    CalendarTime t;
    if (!calendar_from_seconds(clock_read(CLOCK_REALTIME).tv_sec, &t)) {
        vm_throw(vm, "now_utc() failed: the system clock is out of supported range");
        return raised();
    }
    char text[64];
    snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02dZ", t.year, t.month, t.day, t.hour,
             t.minute, t.second);
    return text_value(vm, text);
}

Value builtin_format_date(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    if (args[0].tag == TAG_FLOAT && !isfinite(args[0].f)) {
        return text_value(vm, "Invalid timestamp: value must be a finite number");
    }
    CalendarTime t;
    bool in_range =
        args[0].tag == TAG_INT
            ? calendar_from_seconds(args[0].i, &t)
            : fabs(args[0].f) < 0x1p62 && calendar_from_seconds((int64_t)floor(args[0].f), &t);
    if (!in_range) {
        return text_value(vm, "Invalid timestamp: value is out of supported range");
    }
    return format_time(vm, args[1].string, &t);
}

/* --- parsing dates --------------------------------------------------------------------------- */

/* Up to max_digits digits at *at; -1: none there. */
static int32_t parse_digits(const char **at, int max_digits)
{
    int32_t number = 0;
    int digits = 0;
    while (digits < max_digits && **at >= '0' && **at <= '9') {
        number = number * 10 + (*(*at)++ - '0');
        digits++;
    }
    return digits ? number : -1;
}

static const char *bad_character(const char *at, const char *end)
{
    return at == end ? "premature end of input" : "input contains invalid characters";
}

/* NULL, or why the text is no date. A year of more than four digits needs a sign. */
static const char *parse_ymd(const String *text, CalendarTime *out)
{
    const char *at = text->data, *end = at + text->len_bytes;
    bool negative = *at == '-';
    bool has_sign = negative || *at == '+';
    at += has_sign;
    int32_t parts[3];
    for (int i = 0; i < 3; i++) {
        if (i > 0 && *at++ != '-') {
            return bad_character(at - 1, end);
        }
        parts[i] = parse_digits(&at, i > 0 ? 2 : has_sign ? 6 : 4);
        if (parts[i] < 0) {
            return bad_character(at, end);
        }
    }
    if (at != end) {
        return "trailing input";
    }
    int32_t year = negative ? -parts[0] : parts[0];
    if (year < CALENDAR_YEAR_MIN || year > CALENDAR_YEAR_MAX || parts[1] < 1 || parts[1] > 12 ||
        parts[2] < 1 || parts[2] > calendar_days_in_month(year, (uint8_t)parts[1])) {
        return "input is out of range";
    }
    *out = (CalendarTime){.year = year, .month = (uint8_t)parts[1], .day = (uint8_t)parts[2]};
    return NULL;
}

Value builtin_parse_date(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    static const char only_format[] = "YYYY-MM-DD";
    const String *text = args[0].string, *format = args[1].string;
    if (format->len_bytes != sizeof only_format - 1 || strcmp(format->data, only_format) != 0) {
        vm_throw(vm, "parse_date failed: unsupported format '%s' (expected '%s')", format->data,
                 only_format);
        return raised();
    }
    CalendarTime date;
    const char *trouble = parse_ymd(text, &date);
    if (trouble) {
        vm_throw(vm, "parse_date failed: '%s' does not match format '%s' (%s)", text->data,
                 only_format, trouble);
        return raised();
    }
    int64_t days = calendar_days_from_date(date.year, date.month, date.day);
    return value_float((double)(days * 86400));
}
