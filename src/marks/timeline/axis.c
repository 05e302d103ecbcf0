/* Where events stand on the axis: in true time or evenly; ticks of years and months. */
#include <math.h>

#include "marks/timeline/timeline.h"

static const double DAY = 86400000.0;
static const double SHORT = 62;       /* days: less has ticks of days or hours */
static const double AHEAD = 0.13;     /* of the axis, for what has no date yet */
static const double LEAST_SPAN = 1.5; /* dots: shorter stretches are dots */

static bool is_dated(const zy_event *e)
{
    return isfinite(e->when.start);
}

/* The finest dates are points; coarser ones among them cover what they say. */
static zy_date_unit finest(const zy_timeline *t)
{
    zy_date_unit unit = ZY_DATE_NONE;

    for (size_t i = 0; i < t->count; i++)
        if (is_dated(&t->events[i]) && !t->events[i].when.soft && !t->events[i].when.range &&
            t->events[i].when.unit > unit)
            unit = t->events[i].when.unit;
    return unit;
}

static bool covers(const zy_event *e, zy_date_unit unit)
{
    return e->when.range || e->when.soft || e->when.unit < unit;
}

/* ---- In true time ---- */

static void find_extent(zy_timeline *t, zy_date_unit unit)
{
    t->low = INFINITY, t->high = -INFINITY;
    for (size_t i = 0; i < t->count; i++) {
        const zy_event *e = &t->events[i];
        if (!is_dated(e))
            continue;
        t->low = fmin(t->low, e->when.start);
        t->high = fmax(t->high, covers(e, unit) ? e->when.end : e->when.start);
    }
    if (t->high <= t->low)
        t->high = t->low + DAY;
}

static double place(const zy_timeline *t, double ms)
{
    return t->solid_from + (ms - t->low) / (t->high - t->low) * (t->solid_to - t->solid_from);
}

/* Events without a date stand between their neighbours, or in the dashed ends. */
static void place_undated(zy_timeline *t, double inset)
{
    for (size_t i = 0; i < t->count;) {
        size_t end = i;
        while (end < t->count && !is_dated(&t->events[end]))
            end++;
        const double from = i ? t->events[i - 1].to : 0,
                     to = end < t->count ? t->events[end].from : t->length - inset;
        for (size_t k = i; k < end; k++) {
            const double at =
                end == t->count ? fmax(t->solid_to, from) + (to - fmax(t->solid_to, from)) *
                                                                ((double)(k - i) + 0.6) /
                                                                ((double)(end - i) + 0.2)
                                : from + (to - from) * (double)(k - i + 1) / (double)(end - i + 1);
            t->events[k].at = t->events[k].from = t->events[k].to = at;
        }
        i = end + 1;
    }
}

static void place_in_time(zy_timeline *t, double inset, double dot)
{
    const zy_date_unit unit = finest(t);

    find_extent(t, unit);
    for (size_t i = 0; i < t->count; i++) {
        zy_event *e = &t->events[i];
        if (!is_dated(e))
            continue;
        e->from = e->at = place(t, e->when.start);
        e->to = covers(e, unit) ? place(t, e->when.end) : e->from;
        e->spans = covers(e, unit) && (e->to - e->from > LEAST_SPAN * dot || e->when.range);
        if (e->spans && e->to - e->from < LEAST_SPAN * dot) {
            const double middle = (e->from + e->to) / 2;
            e->from = middle - LEAST_SPAN / 2 * dot, e->to = middle + LEAST_SPAN / 2 * dot;
        }
        if (e->when.open)
            e->to = t->ahead ? t->solid_to : t->length - inset;
        e->at = e->when.open ? e->from + dot / 2 : (e->from + e->to) / 2;
    }
    place_undated(t, inset);
}

/* ---- Evenly ---- */

/* Without a scale a range is a short bar, however long it lasted. */
void zy_timeline_at(const zy_timeline *t, zy_event *e, double at)
{
    const double half = 0.9 * zy_timeline_dot(t);

    e->at = e->from = e->to = at;
    e->spans = e->when.range;
    e->tier = 0;
    if (e->spans)
        e->from = at - half, e->to = at + half;
}

static void place_evenly(zy_timeline *t, double inset)
{
    const double room = t->length - 2 * inset;

    for (size_t i = 0; i < t->count; i++) {
        zy_event *e = &t->events[i];
        zy_timeline_at(t, e, inset + room * (double)i / (double)t->count);
    }
}

static void find_ends(zy_timeline *t, double inset)
{
    const bool behind = t->count && !is_dated(&t->events[0]);

    t->ahead = t->count && !is_dated(&t->events[t->count - 1]);
    t->solid_from = behind ? AHEAD * t->length : inset;
    t->solid_to = t->ahead ? (1 - AHEAD) * t->length : t->length - inset;
}

/* Bars that would cover each other lie beside each other: on the axis, above, below, … */
static void find_tiers(zy_timeline *t)
{
    static const int order[] = {0, 1, -1, 2, -2, 3, -3};

    for (size_t i = 0; i < t->count; i++) {
        zy_event *e = &t->events[i];
        e->tier = 0;
        for (size_t n = 0; e->spans && n < sizeof order / sizeof *order; n++) {
            bool is_free = true;
            for (size_t k = 0; k < i && is_free; k++)
                is_free = !t->events[k].spans || t->events[k].tier != order[n] ||
                          t->events[k].to <= e->from + 1 || t->events[k].from >= e->to - 1;
            e->tier = order[n];
            if (is_free)
                break;
        }
    }
}

void zy_timeline_set(zy_timeline *t, double length, double dot)
{
    const double inset = dot;
    bool any = false;

    for (size_t i = 0; i < t->count; i++)
        any |= is_dated(&t->events[i]);
    t->length = length;
    t->even |= !any;
    find_ends(t, inset);
    if (t->even)
        place_evenly(t, inset);
    else
        place_in_time(t, inset, dot);
    if (t->even && t->count) {
        t->solid_from = t->events[0].at;
        t->solid_to = t->ahead ? t->events[t->count - 1].at : length - inset;
    }
    find_tiers(t);
}

bool zy_timeline_crowds(zy_timeline *t, double length, double dot)
{
    size_t near = 0;

    t->even = false;
    zy_timeline_set(t, length, dot);
    for (size_t i = 1; i < t->count; i++)
        near += !t->events[i].spans && !t->events[i - 1].spans &&
                t->events[i].at - t->events[i - 1].at < 0.8 * dot;
    return near * 3 > t->count;
}

/* ---- Ticks ---- */

typedef struct step {
    int months;
    double length;
} step;

/* The shortest step of whole months of which ticks stand `apart`. */
static int months_between(const zy_timeline *t, double apart)
{
    static const int steps[] = {1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000};
    const double month = (t->solid_to - t->solid_from) / ((t->high - t->low) / (30.44 * DAY));

    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (steps[i] * month >= apart)
            return steps[i];
    return 12000;
}

static const char *tick_label(const zy_timeline *t, zy_civil c, bool with_year)
{
    const zy_locale *locale = t->chart->locale;
    const double ms = zy_date_ms(c.year, c.month, 1);

    if (c.month == 1)
        return zy_date_label(t->arena, locale, ZY_DATE_YEAR, false, ms, true);
    return zy_date_label(t->arena, locale, ZY_DATE_MONTH, false, ms, with_year);
}

static double label_width(const zy_timeline *t, const char *label, double size)
{
    const zy_lettering l = {t->chart, NULL};
    const zy_letter_style style = {.size = size, .weight = 400};

    return zy_letter_width(&l, label, &style);
}

/* Days and hours of a short stretch, as scales of time have them. */
static zy_timeline_tick *short_ticks(const zy_timeline *t, double size, size_t *count)
{
    zy_datum domain[] = {ZY_DATUM_TIME(t->low), ZY_DATUM_TIME(t->high)},
             range[] = {ZY_DATUM_NUMBER(t->solid_from), ZY_DATUM_NUMBER(t->solid_to)};
    zy_scale scale = {.type = ZY_SCALE_UTC,
                      .domain = domain,
                      .domain_count = 2,
                      .range = range,
                      .range_count = 2};

    *count = 0;
    if (!zy_scale_prepare(&scale, t->arena, t->chart->diags, (zy_span){0}))
        return NULL;
    const double most = t->length / (6 * size);
    const bool whole_days = finest(t) == ZY_DATE_DAY && (t->high - t->low) / most < DAY;
    const zy_tick_wish wish = {.count = most, .interval = whole_days ? "day" : NULL, .step = 1};
    const zy_datum *values = zy_scale_ticks(&scale, t->arena, &wish, count);
    zy_timeline_tick *ticks = ZY_NEW_ARRAY(t->arena, zy_timeline_tick, *count + 1);
    for (size_t i = 0; i < *count; i++) {
        const double ms = values[i].number;
        const bool midnight = fmod(ms, DAY) == 0;
        ticks[i].at = place(t, ms);
        ticks[i].label =
            midnight ? zy_date_label(t->arena, t->chart->locale, ZY_DATE_DAY, false, ms, false)
                     : zy_time_format(t->arena, t->chart->locale, "%-H:%M", ms);
        ticks[i].width = label_width(t, ticks[i].label, size);
        ticks[i].year = midnight && fmod(values[0].number, DAY) != 0;
    }
    return ticks;
}

void zy_timeline_set_ticks(zy_timeline *t, double apart)
{
    t->tick_months = t->even ? 0 : months_between(t, apart);
}

zy_timeline_tick *zy_timeline_ticks(const zy_timeline *t, double size, size_t *count)
{
    enum { MOST = 400 };
    const int labelled = t->tick_months, minor = months_between(t, 12);
    const zy_civil from = zy_civil_of(t->low);
    const int start = (from.year * 12 + from.month - 1) / minor * minor;
    zy_timeline_tick *ticks = ZY_NEW_ARRAY(t->arena, zy_timeline_tick, MOST);
    bool any = false;

    if (!t->even && t->high - t->low < SHORT * DAY)
        return short_ticks(t, size, count);
    *count = 0;
    for (int m = start; !t->even && *count < MOST; m += minor) {
        const double ms = zy_date_ms(m / 12, m % 12 + 1, 1);
        if (!(ms <= t->high))
            break;
        if (ms < t->low)
            continue;
        zy_timeline_tick *tick = &ticks[(*count)++];
        *tick = (zy_timeline_tick){.at = place(t, ms), .year = m % 12 == 0 && labelled < 12};
        if (m % labelled == 0) {
            tick->label = tick_label(t, zy_civil_of(ms), !any);
            tick->width = label_width(t, tick->label, size);
            any = true;
        }
    }
    return ticks;
}
