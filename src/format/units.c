/* Time units, after vega-time. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "format/format.h"

/* A leap year that begins on a Sunday: where units without a year lie. */
enum { REFERENCE_YEAR = 2012, STEP_MAX = 1000000 };

/* In the order of the bits. */
static const struct {
    const char *name;
    double length; /* ms; 0: it varies */
} table[ZY_TIME_UNITS] = {
    {"year", 0},      {"quarter", 0},   {"month", 0},         {"week", 7 * 864e5},
    {"date", 864e5},  {"day", 864e5},   {"dayofyear", 864e5}, {"hours", 36e5},
    {"minutes", 6e4}, {"seconds", 1e3}, {"milliseconds", 1},
};

unsigned zy_time_unit_find(const char *name)
{
    for (unsigned i = 0; i < ZY_TIME_UNITS; i++)
        if (strcmp(table[i].name, name) == 0)
            return 1u << i;
    return 0;
}

/* The place in the table of the first of the units. */
static int first_of(unsigned units)
{
    return g_bit_nth_lsf(units, -1);
}

const char *zy_time_unit_name(unsigned units)
{
    return units ? table[first_of(units)].name : NULL;
}

double zy_time_unit_length(unsigned units)
{
    return units ? table[first_of(units)].length : 0;
}

const char *zy_time_units_join(zy_arena *arena, unsigned units, const char *between)
{
    GString *names = g_string_new("");

    for (; units; units &= units - 1)
        g_string_append_printf(names, "%s%s", names->len ? between : "", zy_time_unit_name(units));
    const char *kept = zy_arena_text(arena, names->str, names->len);
    g_string_free(names, TRUE);
    return kept;
}

unsigned zy_time_unit_begun(double ms)
{
    const zy_civil c = zy_civil_of(ms);

    return c.millisecond       ? ZY_UNIT_MILLISECONDS
           : c.second          ? ZY_UNIT_SECONDS
           : c.minute          ? ZY_UNIT_MINUTES
           : c.hour            ? ZY_UNIT_HOURS
           : c.day > 1         ? (c.weekday ? ZY_UNIT_DATE : ZY_UNIT_WEEK)
           : (c.month - 1) % 3 ? ZY_UNIT_MONTH
           : c.month > 1       ? ZY_UNIT_QUARTER
                               : ZY_UNIT_YEAR;
}

static bool is_compatible(unsigned units)
{
    int kinds = !!(units & (ZY_UNIT_WEEK | ZY_UNIT_DAY)) +
                !!(units & (ZY_UNIT_QUARTER | ZY_UNIT_MONTH | ZY_UNIT_DATE)) +
                !!(units & ZY_UNIT_DAYOFYEAR);

    return units && kinds <= 1;
}

static const char *skip(const char *text, const char *prefix, bool *found)
{
    bool has = g_str_has_prefix(text, prefix);

    if (found)
        *found = has;
    return has ? text + strlen(prefix) : text;
}

/* The longest unit that the text begins with: "dayofyear" before "day". */
static unsigned read_unit(const char **text)
{
    size_t longest = 0;
    unsigned unit = 0;

    for (unsigned i = 0; i < ZY_TIME_UNITS; i++) {
        size_t len = strlen(table[i].name);
        if (len > longest && strncmp(*text, table[i].name, len) == 0) {
            longest = len;
            unit = 1u << i;
        }
    }
    *text += longest;
    return unit;
}

unsigned zy_time_units_read(const char *text, bool *utc, bool *binned)
{
    unsigned units = 0;

    text = skip(text, "binned", binned);
    text = skip(text, "utc", utc);
    while (*text) {
        unsigned unit = read_unit(&text);
        if (unit <= units) /* none, twice, or out of order */
            return 0;
        units |= unit;
    }
    return is_compatible(units) ? units : 0;
}

static unsigned smallest_of(unsigned units)
{
    unsigned unit = 1u << (ZY_TIME_UNITS - 1);

    while (unit > 1 && !(units & unit))
        unit >>= 1;
    return unit;
}

/* `value` down to a multiple of the step above `phase`, when `unit` is the smallest one. */
static int snap(unsigned units, unsigned unit, int step, int value, int phase)
{
    if (step <= 1 || unit != smallest_of(units))
        return value;
    return phase + step * (int)floor((double)(value - phase) / step);
}

static int first_weekday(int year)
{
    return zy_civil_of(zy_date_ms(year, 1, 1)).weekday;
}

/* Day of the year from week, weekday and the weekday of 1 January. */
static int day_of_week(int week, int weekday, int first)
{
    return weekday + week * 7 - (first + 6) % 7;
}

static int week_of(const zy_civil *c)
{
    return (c->yearday + 6 - c->weekday) / 7;
}

static int month_of(unsigned units, int step, const zy_civil *c)
{
    if (units & ZY_UNIT_MONTH)
        return snap(units, ZY_UNIT_MONTH, step, c->month - 1, 0);
    if (units & ZY_UNIT_QUARTER)
        return 3 * snap(units, ZY_UNIT_QUARTER, step, (c->month - 1) / 3, 0);
    return 0;
}

static int day_of(unsigned units, int step, const zy_civil *c, int year)
{
    if ((units & ZY_UNIT_WEEK) && (units & ZY_UNIT_DAY))
        return snap(units, ZY_UNIT_DAY, step,
                    day_of_week(week_of(c), c->weekday, first_weekday(year)), 1);
    if (units & ZY_UNIT_WEEK)
        return day_of_week(snap(units, ZY_UNIT_WEEK, step, week_of(c), 1), 0, first_weekday(year));
    if (units & ZY_UNIT_DAY)
        return snap(units, ZY_UNIT_DAY, step, day_of_week(1, c->weekday, first_weekday(year)), 1);
    if (units & ZY_UNIT_DATE)
        return snap(units, ZY_UNIT_DATE, step, c->day, 1);
    if (units & ZY_UNIT_DAYOFYEAR)
        return snap(units, ZY_UNIT_DAYOFYEAR, step, c->yearday, 1);
    return 1;
}

static int clock_of(unsigned units, unsigned unit, int step, int value)
{
    return units & unit ? snap(units, unit, step, value, 0) : 0;
}

double zy_time_units_floor(unsigned units, int step, double ms)
{
    if (!(fabs(ms) <= 8.64e15))
        return NAN;
    zy_civil c = zy_civil_of(ms);
    step = MIN(step, STEP_MAX);
    int year = units & ZY_UNIT_YEAR ? snap(units, ZY_UNIT_YEAR, step, c.year, 0) : REFERENCE_YEAR;

    return zy_civil_ms(
        (zy_civil){.year = year,
                   .month = month_of(units, step, &c) + 1,
                   .day = day_of(units, step, &c, year),
                   .hour = clock_of(units, ZY_UNIT_HOURS, step, c.hour),
                   .minute = clock_of(units, ZY_UNIT_MINUTES, step, c.minute),
                   .second = clock_of(units, ZY_UNIT_SECONDS, step, c.second),
                   .millisecond = clock_of(units, ZY_UNIT_MILLISECONDS, step, c.millisecond)});
}

double zy_time_units_next(unsigned units, int step, double ms)
{
    zy_civil c = zy_civil_of(ms);
    unsigned unit = smallest_of(units);

    if (!(fabs(ms) <= 8.64e15))
        return NAN;
    step = step == 0 ? 1 : CLAMP(step, -STEP_MAX, STEP_MAX);
    int years = unit == ZY_UNIT_YEAR ? step : 0;
    int months = unit == ZY_UNIT_MONTH ? step : unit == ZY_UNIT_QUARTER ? 3 * step : 0;

    if (years || months) {
        c.year += years, c.month += months;
        return zy_civil_ms(c);
    }
    return ms + step * zy_time_unit_length(unit);
}

/* The bits from the lowest of `units` on that are all in `group`, side by side in `units`. */
static bool begins_with(unsigned units, unsigned group)
{
    unsigned below = (1u << g_bit_nth_msf(group, -1)) * 2 - 1;

    return (units & below) == group;
}

const char *zy_time_units_format_in(zy_arena *arena, const zy_locale *locale, unsigned units)
{
    GString *out = g_string_new(NULL);

    for (const zy_unit_format *f = locale->unit_formats; units && f->units;) {
        const bool fits = begins_with(units, f->units);
        if (fits) {
            g_string_append(out, f->specifier);
            units &= ~f->units;
        }
        f = fits ? locale->unit_formats : f + 1;
    }
    char *text = zy_arena_text(arena, out->str, out->len);
    g_string_free(out, TRUE);
    return g_strstrip(text);
}

const char *zy_time_units_format(zy_arena *arena, unsigned units)
{
    return zy_time_units_format_in(arena, &zy_locale_en, units);
}

const char *zy_time_unit_specifier(unsigned unit)
{
    for (const zy_unit_format *f = zy_locale_en.unit_formats; f->units; f++)
        if (f->units == unit)
            return f->specifier;
    return NULL;
}
