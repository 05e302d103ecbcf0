/* Time units, after vega-time. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "format/format.h"

static const double DAY = 86400000;
/* A leap year that begins on a Sunday: where units without a year lie. */
enum { REFERENCE_YEAR = 2012, UNITS = 11, STEP_MAX = 1000000 };

static const char *const names[UNITS] = {
    "year",      "quarter", "month",   "week",    "date",         "day",
    "dayofyear", "hours",   "minutes", "seconds", "milliseconds",
};

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

    for (unsigned i = 0; i < UNITS; i++) {
        size_t len = strlen(names[i]);
        if (len > longest && strncmp(*text, names[i], len) == 0) {
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
    unsigned unit = 1u << (UNITS - 1);

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
    return zy_civil_of(zy_civil_ms(year, 1, 1, 0, 0, 0, 0)).weekday;
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

    return zy_civil_ms(year, month_of(units, step, &c) + 1, day_of(units, step, &c, year),
                       clock_of(units, ZY_UNIT_HOURS, step, c.hour),
                       clock_of(units, ZY_UNIT_MINUTES, step, c.minute),
                       clock_of(units, ZY_UNIT_SECONDS, step, c.second),
                       clock_of(units, ZY_UNIT_MILLISECONDS, step, c.millisecond));
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

    if (years || months)
        return zy_civil_ms(c.year + years, c.month + months, c.day, c.hour, c.minute, c.second,
                           c.millisecond);
    switch (unit) {
    case ZY_UNIT_WEEK:
        return ms + step * 7 * DAY;
    case ZY_UNIT_HOURS:
        return ms + step * 3600000.0;
    case ZY_UNIT_MINUTES:
        return ms + step * 60000.0;
    case ZY_UNIT_SECONDS:
        return ms + step * 1000.0;
    case ZY_UNIT_MILLISECONDS:
        return ms + step;
    default:
        return ms + step * DAY;
    }
}

/* The format of units that stand side by side. */
typedef struct row {
    unsigned units;
    const char *format;
} row;

enum { YEAR_MONTH = ZY_UNIT_YEAR | ZY_UNIT_MONTH, YEAR_MONTH_DATE = YEAR_MONTH | ZY_UNIT_DATE };

/* The longest group first. */
static const row en_rows[] = {
    {YEAR_MONTH_DATE, "%b %d, %Y "},
    {YEAR_MONTH, "%b %Y "},
    {ZY_UNIT_HOURS | ZY_UNIT_MINUTES, "%H:%M"},
    {ZY_UNIT_YEAR, "%Y "},
    {ZY_UNIT_QUARTER, "Q%q "},
    {ZY_UNIT_MONTH, "%b "},
    {ZY_UNIT_WEEK, "W%U "},
    {ZY_UNIT_DATE, "%d "},
    {ZY_UNIT_DAY, "%a "},
    {ZY_UNIT_DAYOFYEAR, "%j "},
    {ZY_UNIT_HOURS, "%H:00"},
    {ZY_UNIT_MINUTES, "00:%M"},
    {ZY_UNIT_SECONDS, ":%S"},
    {ZY_UNIT_MILLISECONDS, ".%L"},
};

static const row ja_rows[] = {
    {YEAR_MONTH_DATE, "%Y年%-m月%-d日 "},
    {YEAR_MONTH, "%Y年%-m月 "},
    {ZY_UNIT_YEAR | ZY_UNIT_QUARTER, "%Y年第%q四半期 "},
    {ZY_UNIT_YEAR | ZY_UNIT_WEEK, "%Y年第%-U週 "},
    {ZY_UNIT_MONTH | ZY_UNIT_DATE, "%-m月%-d日 "},
    {ZY_UNIT_HOURS | ZY_UNIT_MINUTES, "%-H:%M"},
    {ZY_UNIT_YEAR, "%Y "},
    {ZY_UNIT_QUARTER, "第%q四半期 "},
    {ZY_UNIT_MONTH, "%-m月 "},
    {ZY_UNIT_WEEK, "第%-U週 "},
    {ZY_UNIT_DATE, "%-d日 "},
    {ZY_UNIT_DAY, "%a "},
    {ZY_UNIT_DAYOFYEAR, "%-j日目 "},
    {ZY_UNIT_HOURS, "%-H時"},
    {ZY_UNIT_MINUTES, "%-M分"},
    {ZY_UNIT_SECONDS, ":%S"},
    {ZY_UNIT_MILLISECONDS, ".%L"},
};

/* The bits from the lowest of `units` on that are all in `group`, side by side in `units`. */
static bool begins_with(unsigned units, unsigned group)
{
    unsigned below = (1u << g_bit_nth_msf(group, -1)) * 2 - 1;

    return (units & below) == group;
}

const char *zy_time_units_format_in(zy_arena *arena, const zy_locale *locale, unsigned units)
{
    bool ja = strcmp(locale->language, "ja") == 0;
    const row *rows = ja ? ja_rows : en_rows;
    size_t count = ja ? G_N_ELEMENTS(ja_rows) : G_N_ELEMENTS(en_rows);
    GString *out = g_string_new(NULL);

    for (size_t i = 0; units && i < count; i++) {
        if (!begins_with(units, rows[i].units))
            continue;
        g_string_append(out, rows[i].format);
        units &= ~rows[i].units;
        i = (size_t)-1;
    }
    char *text = zy_arena_text(arena, out->str, out->len);
    g_string_free(out, TRUE);
    return g_strstrip(text);
}

const char *zy_time_units_format(zy_arena *arena, unsigned units)
{
    return zy_time_units_format_in(arena, &zy_locale_en, units);
}
