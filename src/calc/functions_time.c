/* Dates and times, always UTC. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "calc/node.h"

static const double day = 86400000;

/* new Date(x): the milliseconds. */
static double moment(zy_arena *arena, zy_datum d)
{
    if (d.kind == ZY_TEXT)
        return zy_js_date_parse(d.text);
    if (d.kind == ZY_ARRAY || d.kind == ZY_OBJECT)
        return zy_js_date_parse(zy_datum_text(arena, d));
    return zy_datum_number(d);
}

static double arg_moment(const zy_call *call, size_t i)
{
    const double ms = moment(call->arena, zy_call_arg(call, i));

    return fabs(ms) <= 8.64e15 ? trunc(ms) : NAN;
}

/* Date.UTC(year, month, ...): a missing day is 1, whatever else is missing is 0; parts too large
 * carry over. */
static double of_parts(const zy_call *call)
{
    double parts[7] = {0, 0, 1};

    for (size_t i = 0; i < 7 && i < call->count; i++) {
        parts[i] = trunc(zy_datum_number(call->args[i]));
        if (!(fabs(parts[i]) < 1e9))
            return NAN;
    }
    if (fabs(parts[0]) > 300000 || fabs(parts[1]) > 4e6)
        return NAN;
    if (parts[0] >= 0 && parts[0] <= 99)
        parts[0] += 1900;
    const double ms = zy_date_ms((int)parts[0], (int)parts[1] + 1, 1);
    const double whole = ms + (parts[2] - 1) * day + parts[3] * 3600000 + parts[4] * 60000 +
                         parts[5] * 1000 + parts[6];
    return fabs(whole) <= 8.64e15 ? whole : NAN;
}

static zy_datum datetime(const zy_call *call)
{
    return ZY_DATUM_TIME(call->count == 1 ? arg_moment(call, 0) : of_parts(call));
}

static zy_datum utc(const zy_call *call)
{
    return ZY_DATUM_NUMBER(of_parts(call));
}

static zy_datum time_of(const zy_call *call)
{
    return ZY_DATUM_NUMBER(arg_moment(call, 0));
}

static zy_datum timezone_offset(const zy_call *call)
{
    (void)call;
    return ZY_DATUM_NUMBER(0);
}

#define PART(word, formula)                                                                        \
    static zy_datum word(const zy_call *call)                                                      \
    {                                                                                              \
        const double ms = arg_moment(call, 0);                                                     \
        if (isnan(ms))                                                                             \
            return ZY_DATUM_NUMBER(NAN);                                                           \
        const zy_civil c = zy_civil_of(ms);                                                        \
        return ZY_DATUM_NUMBER(formula);                                                           \
    }

PART(year, c.year)
PART(quarter, 1 + (c.month - 1) / 3)
PART(month, c.month - 1)
PART(date, c.day)
PART(weekday, c.weekday)
PART(day_of_year, c.yearday)
PART(hours, c.hour)
PART(minutes, c.minute)
PART(seconds, c.second)
PART(milliseconds, c.millisecond)
/* Sundays up to the day. */
PART(week, (c.yearday - 1 + 7 - c.weekday) / 7)

/* The Thursday of a week decides to which year the week belongs. */
static zy_datum iso_week(const zy_call *call)
{
    const double ms = arg_moment(call, 0);

    if (isnan(ms))
        return ZY_DATUM_NUMBER(NAN);
    const zy_civil c = zy_civil_of(ms);
    const zy_civil thursday = zy_civil_of(ms + (3 - (c.weekday + 6) % 7) * day);
    return ZY_DATUM_NUMBER((thursday.yearday - 1) / 7 + 1);
}

/* ---- Moving by units ---- */

typedef enum unit { YEAR, MONTH, FIXED, NO_UNIT } unit;

/* How many years, months or milliseconds a step of the unit is. */
static unit unit_of(const char *name, double *size)
{
    const unsigned bit = zy_time_unit_find(strcmp(name, "isoweek") == 0 ? "week" : name);
    const double length = zy_time_unit_length(bit);

    if (!bit)
        return NO_UNIT;
    *size = length > 0 ? length : bit == ZY_UNIT_QUARTER ? 3 : 1;
    return length > 0 ? FIXED : bit == ZY_UNIT_YEAR ? YEAR : MONTH;
}

/* The months to the first month of a quarter that lies `step` such months on. */
static int quarters(int month, int step)
{
    const int into = (month - 1) % 3;

    if (step == 0)
        return 0;
    return step > 0 ? 3 * step - into : 3 * step + (into ? 3 - into : 0);
}

static double move(unit u, double size, double ms, double step)
{
    if (!(fabs(ms) <= 8.64e15) || u == NO_UNIT || !(fabs(step) < 1e6))
        return NAN;
    if (u == FIXED)
        return ms + step * size;
    zy_civil c = zy_civil_of(ms);
    if (u == YEAR)
        c.year += (int)step;
    else if (u == MONTH)
        c.month += size > 1 ? quarters(c.month, (int)step) : (int)step;
    return zy_civil_ms(c);
}

static double floor_unit(const char *name, unit u, double size, double ms)
{
    if (!(fabs(ms) <= 8.64e15))
        return NAN;
    const zy_civil c = zy_civil_of(ms);
    if (u == YEAR)
        return zy_date_ms(c.year, 1, 1);
    if (u == MONTH)
        return zy_date_ms(c.year, c.month - (c.month - 1) % (int)size, 1);
    if (strcmp(name, "week") == 0)
        return floor(ms / day) * day - c.weekday * day;
    if (strcmp(name, "isoweek") == 0)
        return floor(ms / day) * day - (c.weekday + 6) % 7 * day;
    return floor(ms / size) * size;
}

static zy_datum offset(const zy_call *call)
{
    double size;
    const unit u = unit_of(zy_call_text(call, 0), &size);
    const double ms = move(u, size, arg_moment(call, 1), floor(zy_call_number(call, 2, 1)));

    return u == NO_UNIT ? (zy_datum){.kind = ZY_UNDEFINED} : ZY_DATUM_TIME(ms);
}

static zy_datum sequence(const zy_call *call)
{
    const char *name = zy_call_text(call, 0);
    double size, at = arg_moment(call, 1), before;
    const double stop = arg_moment(call, 2), step = floor(zy_call_number(call, 3, 1));
    const unit u = unit_of(name, &size);
    GArray *items = g_array_new(FALSE, FALSE, sizeof(zy_datum));

    if (u != NO_UNIT && !isnan(at) && floor_unit(name, u, size, at) < at)
        at = floor_unit(name, u, size, move(u, size, floor_unit(name, u, size, at), 1));
    if (u != NO_UNIT && at < stop && step > 0)
        do {
            const zy_datum d = ZY_DATUM_TIME(at);
            g_array_append_val(items, d);
            before = at;
            at = floor_unit(name, u, size, move(u, size, at, step));
        } while (before < at && at < stop && items->len <= ZY_CALC_LENGTH);
    const bool fits = items->len <= ZY_CALC_LENGTH;
    const zy_datum result =
        fits ? zy_datum_array(call->arena, (const zy_datum *)(void *)items->data, items->len)
             : zy_call_too_long(call);
    g_array_free(items, TRUE);
    return u == NO_UNIT ? (zy_datum){.kind = ZY_UNDEFINED} : result;
}

const zy_function zy_functions_time[] = {
    {"datetime", 1, 7, datetime, NULL},
    {"utc", 1, 7, utc, NULL},
    {"time", 1, 1, time_of, NULL},
    {"timezoneoffset", 1, 1, timezone_offset, NULL},
    {"year", 1, 1, year, NULL},
    {"quarter", 1, 1, quarter, NULL},
    {"month", 1, 1, month, NULL},
    {"week", 1, 1, week, NULL},
    {"isoweek", 1, 1, iso_week, NULL},
    {"date", 1, 1, date, NULL},
    {"day", 1, 1, weekday, NULL},
    {"dayofyear", 1, 1, day_of_year, NULL},
    {"hours", 1, 1, hours, NULL},
    {"minutes", 1, 1, minutes, NULL},
    {"seconds", 1, 1, seconds, NULL},
    {"milliseconds", 1, 1, milliseconds, NULL},
    {"utcyear", 1, 1, year, NULL},
    {"utcquarter", 1, 1, quarter, NULL},
    {"utcmonth", 1, 1, month, NULL},
    {"utcweek", 1, 1, week, NULL},
    {"utcisoweek", 1, 1, iso_week, NULL},
    {"utcdate", 1, 1, date, NULL},
    {"utcday", 1, 1, weekday, NULL},
    {"utcdayofyear", 1, 1, day_of_year, NULL},
    {"utchours", 1, 1, hours, NULL},
    {"utcminutes", 1, 1, minutes, NULL},
    {"utcseconds", 1, 1, seconds, NULL},
    {"utcmilliseconds", 1, 1, milliseconds, NULL},
    {"timeOffset", 2, 3, offset, NULL},
    {"utcOffset", 2, 3, offset, NULL},
    {"timeSequence", 3, 4, sequence, NULL},
    {"utcSequence", 3, 4, sequence, NULL},
    {NULL, 0, 0, NULL, NULL},
};
