#include "scale/time.h"

#include <glib.h>
#include <math.h>
#include <string.h>

static const double SECOND = 1000, MINUTE = 60000, HOUR = 3600000, DAY = 86400000;

/* Steps other than of years and milliseconds are searched unit by unit. */
static const double STEP_MAX = 10000;

typedef struct choice {
    zy_tick_unit unit;
    double step, duration;
} choice;

static const choice choices[] = {
    {ZY_TICK_SECOND, 1, 1e3},     {ZY_TICK_SECOND, 5, 5e3},      {ZY_TICK_SECOND, 15, 15e3},
    {ZY_TICK_SECOND, 30, 30e3},   {ZY_TICK_MINUTE, 1, 6e4},      {ZY_TICK_MINUTE, 5, 3e5},
    {ZY_TICK_MINUTE, 15, 9e5},    {ZY_TICK_MINUTE, 30, 18e5},    {ZY_TICK_HOUR, 1, 36e5},
    {ZY_TICK_HOUR, 3, 108e5},     {ZY_TICK_HOUR, 6, 216e5},      {ZY_TICK_HOUR, 12, 432e5},
    {ZY_TICK_UNIX_DAY, 1, 864e5}, {ZY_TICK_UNIX_DAY, 2, 1728e5}, {ZY_TICK_WEEK, 1, 6048e5},
    {ZY_TICK_MONTH, 1, 25920e5},  {ZY_TICK_MONTH, 3, 77760e5},   {ZY_TICK_YEAR, 1, 315360e5},
};

zy_interval zy_interval_read(const char *name, double step)
{
    static const struct {
        unsigned unit;
        zy_tick_unit tick;
        double step;
    } rows[] = {
        {ZY_UNIT_YEAR, ZY_TICK_YEAR, 1},
        {ZY_UNIT_QUARTER, ZY_TICK_MONTH, 3},
        {ZY_UNIT_MONTH, ZY_TICK_MONTH, 1},
        {ZY_UNIT_WEEK, ZY_TICK_WEEK, 1},
        {ZY_UNIT_DATE, ZY_TICK_DAY, 1},
        {ZY_UNIT_DAY, ZY_TICK_DAY, 1},
        {ZY_UNIT_DAYOFYEAR, ZY_TICK_DAY, 1},
        {ZY_UNIT_HOURS, ZY_TICK_HOUR, 1},
        {ZY_UNIT_MINUTES, ZY_TICK_MINUTE, 1},
        {ZY_UNIT_SECONDS, ZY_TICK_SECOND, 1},
        {ZY_UNIT_MILLISECONDS, ZY_TICK_MILLISECOND, 1},
    };
    const unsigned unit = name ? zy_time_unit_find(name) : 0;

    step = step >= 1 ? fmin(floor(step), STEP_MAX) : 1;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        if (rows[i].unit == unit)
            return (zy_interval){rows[i].tick, rows[i].step * step};
    return (zy_interval){ZY_TICK_NONE, 0};
}

zy_interval zy_interval_choose(double start, double stop, double count)
{
    const size_t last = G_N_ELEMENTS(choices);
    double target = fabs(stop - start) / count;
    size_t i = 0;

    if (!isfinite(target))
        return (zy_interval){ZY_TICK_NONE, 0};
    while (i < last && choices[i].duration <= target)
        i++;
    if (i == last) {
        double step = floor(zy_tick_step(start / (365 * DAY), stop / (365 * DAY), count));
        return (zy_interval){step > 0 ? ZY_TICK_YEAR : ZY_TICK_NONE, step};
    }
    if (i == 0)
        return (zy_interval){ZY_TICK_MILLISECOND, floor(fmax(zy_tick_step(start, stop, count), 1))};
    if (target / choices[i - 1].duration < choices[i].duration / target)
        i--;
    return (zy_interval){choices[i].unit, choices[i].step};
}

static double midnight(zy_civil c)
{
    return zy_date_ms(c.year, c.month, c.day);
}

/* Down to one unit, whatever the step. */
static double floor_unit(zy_tick_unit unit, double ms)
{
    zy_civil c = zy_civil_of(ms);

    switch (unit) {
    case ZY_TICK_NONE:
    case ZY_TICK_MILLISECOND:
        return ms;
    case ZY_TICK_SECOND:
        return floor(ms / SECOND) * SECOND;
    case ZY_TICK_MINUTE:
        return floor(ms / MINUTE) * MINUTE;
    case ZY_TICK_HOUR:
        return floor(ms / HOUR) * HOUR;
    case ZY_TICK_DAY:
    case ZY_TICK_UNIX_DAY:
        return midnight(c);
    case ZY_TICK_WEEK:
        return midnight(c) - c.weekday * DAY;
    case ZY_TICK_MONTH:
        return zy_date_ms(c.year, c.month, 1);
    case ZY_TICK_YEAR:
        return zy_date_ms(c.year, 1, 1);
    }
    return ms;
}

/* The number of the unit that begins at `ms`: every step counts from its zero. */
static double number_of(zy_tick_unit unit, double ms)
{
    zy_civil c = zy_civil_of(ms);

    switch (unit) {
    case ZY_TICK_NONE:
    case ZY_TICK_MILLISECOND:
        return ms;
    case ZY_TICK_SECOND:
        return c.second;
    case ZY_TICK_MINUTE:
        return c.minute;
    case ZY_TICK_HOUR:
        return c.hour;
    case ZY_TICK_DAY:
        return c.day - 1;
    case ZY_TICK_UNIX_DAY:
        return floor(ms / DAY);
    case ZY_TICK_WEEK: /* from Sunday, 28 December 1969 */
        return floor((ms + 4 * DAY) / (7 * DAY));
    case ZY_TICK_MONTH:
        return c.month - 1;
    case ZY_TICK_YEAR:
        return c.year;
    }
    return 0;
}

/* One unit on, from the start of one. */
static double next_unit(zy_tick_unit unit, double ms)
{
    zy_civil c = zy_civil_of(ms);

    switch (unit) {
    case ZY_TICK_NONE:
    case ZY_TICK_MILLISECOND:
        return ms + 1;
    case ZY_TICK_SECOND:
        return ms + SECOND;
    case ZY_TICK_MINUTE:
        return ms + MINUTE;
    case ZY_TICK_HOUR:
        return ms + HOUR;
    case ZY_TICK_DAY:
    case ZY_TICK_UNIX_DAY:
        return ms + DAY;
    case ZY_TICK_WEEK:
        return ms + 7 * DAY;
    case ZY_TICK_MONTH:
        return zy_date_ms(c.year, c.month + 1, 1);
    case ZY_TICK_YEAR:
        return zy_date_ms(c.year + 1, 1, 1);
    }
    return ms;
}

double zy_interval_floor(zy_interval interval, double ms)
{
    double step = interval.step;

    ms = trunc(ms);
    if (!(fabs(ms) <= 8.64e15))
        return NAN;
    if (interval.unit == ZY_TICK_MILLISECOND)
        return floor(ms / step) * step;
    if (interval.unit == ZY_TICK_YEAR)
        return zy_date_ms((int)(floor(zy_civil_of(ms).year / step) * step), 1, 1);
    ms = floor_unit(interval.unit, ms);
    while (step > 1 && !isnan(ms) && fmod(number_of(interval.unit, ms), step) != 0)
        ms = floor_unit(interval.unit, ms - 1);
    return ms;
}

/* The next instant of the interval after one of it. */
static double following(zy_interval interval, double ms)
{
    if (interval.unit == ZY_TICK_MILLISECOND)
        return ms + interval.step;
    if (interval.unit == ZY_TICK_YEAR)
        return zy_date_ms(zy_civil_of(ms).year + (int)interval.step, 1, 1);
    do
        ms = next_unit(interval.unit, ms);
    while (interval.step > 1 && !isnan(ms) &&
           fmod(number_of(interval.unit, ms), interval.step) != 0);
    return ms;
}

double zy_interval_ceil(zy_interval interval, double ms)
{
    double before = zy_interval_floor(interval, trunc(ms) - 1);

    return isnan(before) ? NAN : zy_interval_floor(interval, following(interval, before));
}

double *zy_interval_range(zy_interval interval, zy_arena *arena, double start, double stop,
                          size_t *count)
{
    GArray *list = g_array_new(FALSE, FALSE, sizeof(double));
    double at = zy_interval_ceil(interval, start);

    while (at <= stop && list->len < ZY_TICKS_MAX) {
        double next = zy_interval_floor(interval, following(interval, at));
        g_array_append_val(list, at);
        if (!(next > at))
            break;
        at = next;
    }
    *count = list->len;
    double *values = ZY_NEW_ARRAY(arena, double, list->len);
    if (list->len)
        memcpy(values, list->data, list->len * sizeof(double));
    g_array_free(list, TRUE);
    return values;
}
