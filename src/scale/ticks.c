#include <glib.h>
#include <math.h>
#include <string.h>

#include "scale/parts.h"
#include "scale/time.h"

static double domain_low(const zy_scale *scale)
{
    return fmin(zy_datum_number(scale->domain[0]),
                zy_datum_number(scale->domain[scale->domain_count - 1]));
}

static double domain_high(const zy_scale *scale)
{
    return fmax(zy_datum_number(scale->domain[0]),
                zy_datum_number(scale->domain[scale->domain_count - 1]));
}

double zy_scale_tick_count(const zy_scale *scale, double count, double min_step)
{
    size_t edges = zy_scale_bin_count(scale);
    bool stepped =
        scale->type != ZY_SCALE_LOG && scale->type != ZY_SCALE_TIME && scale->type != ZY_SCALE_UTC;

    if (edges)
        count = fmax(count, (double)edges);
    if (!(min_step > 0) || !scale->domain_count)
        return count;
    double lo = domain_low(scale), hi = domain_high(scale);
    double pieces = (hi - lo) / min_step;
    count = fmin(fmin(count, ZY_TICKS_MAX), floor(pieces > 0 ? pieces : 1) + 1);
    if (!edges && stepped && lo < hi)
        while (count > 1 && zy_tick_step(lo, hi, count) < min_step)
            count--;
    return count;
}

/* A candidate and where it lies. */
typedef struct candidate {
    zy_datum value;
    double at;
    size_t order;
} candidate;

static int by_place(const void *a, const void *b)
{
    const candidate *x = a, *y = b;

    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    return x->order < y->order ? -1 : 1;
}

static int by_place_down(const void *a, const void *b)
{
    const candidate *x = a, *y = b;

    if (x->at != y->at)
        return x->at > y->at ? -1 : 1;
    return x->order < y->order ? -1 : 1;
}

/* Every second candidate goes until no more than `count` are left; fewer than three are the ends.
 */
static size_t thin(candidate *list, size_t n, double count)
{
    candidate first = list[0], last = list[n - 1];

    while ((double)n > count && n >= 3) {
        for (size_t i = 0; 2 * i < n; i++)
            list[i] = list[2 * i];
        n = (n + 1) / 2;
    }
    if (n < 3) {
        list[0] = first;
        list[1] = last;
        n = 2;
    }
    return n;
}

/* The ends of the range, whole pixels outwards; of bands all of it. */
static void range_ends(const zy_scale *scale, double *a, double *b)
{
    const zy_scale_parts *p = scale->parts;

    if (zy_scale_is_continuous(scale->type)) {
        *a = p->range[0];
        *b = p->range[p->range_count - 1];
    } else {
        *a = scale->range_count ? zy_datum_number(zy_scale_range_at(scale, 0)) : 0;
        *b = scale->range_count ? zy_datum_number(zy_scale_range_at(scale, scale->range_count - 1))
                                : 1;
    }
}

static double place_of(const zy_scale *scale, zy_datum value)
{
    if (!scale->colored)
        return zy_scale_map(scale, value);
    return zy_scale_is_continuous(scale->type)
               ? zy_scale_span_fraction(scale, zy_datum_number(value))
               : 0;
}

zy_datum *zy_scale_valid_ticks(const zy_scale *scale, zy_arena *arena, const zy_datum *values,
                               size_t value_count, double count, size_t *tick_count)
{
    candidate *list = ZY_NEW_ARRAY(arena, candidate, value_count + 2);
    double a = 0, b = 1;
    size_t n = 0;

    if (!scale->colored)
        range_ends(scale, &a, &b);
    double lo = floor(fmin(a, b)), hi = ceil(fmax(a, b));
    for (size_t i = 0; i < value_count; i++) {
        double at = place_of(scale, values[i]);
        if (lo <= at && at <= hi)
            list[n++] = (candidate){values[i], at, i};
    }
    if (n)
        qsort(list, n, sizeof *list, a > b ? by_place_down : by_place);
    if (count > 0 && n > 1)
        n = thin(list, n, count);
    zy_datum *ticks = ZY_NEW_ARRAY(arena, zy_datum, n);
    for (size_t i = 0; i < n; i++)
        ticks[i] = list[i].value;
    *tick_count = n;
    return ticks;
}

static zy_datum *as_data(zy_arena *arena, const double *numbers, size_t count, zy_datum_kind kind)
{
    zy_datum *data = ZY_NEW_ARRAY(arena, zy_datum, count);

    for (size_t i = 0; i < count; i++)
        data[i] = (zy_datum){.kind = kind, .number = numbers[i]};
    return data;
}

static void reverse(double *numbers, size_t count)
{
    for (size_t i = 0, j = count; i + 1 < j; i++) {
        double x = numbers[i];
        numbers[i] = numbers[--j];
        numbers[j] = x;
    }
}

static double *time_ticks(const zy_scale *scale, zy_arena *arena, double count,
                          zy_interval interval, size_t *n)
{
    double a = zy_datum_number(scale->domain[0]);
    double b = zy_datum_number(scale->domain[scale->domain_count - 1]);
    double lo = zy_round_half_up(fmin(a, b)), hi = zy_round_half_up(fmax(a, b));

    *n = 0;
    if (interval.unit == ZY_TICK_NONE)
        interval = zy_interval_choose(lo, hi, count);
    if (interval.unit == ZY_TICK_NONE)
        return NULL;
    double *ticks = zy_interval_range(interval, arena, lo, hi, n);
    if (b < a)
        reverse(ticks, *n);
    return ticks;
}

static double *number_ticks(const zy_scale *scale, zy_arena *arena, double count, size_t *n)
{
    if (scale->type == ZY_SCALE_LOG)
        return zy_log_ticks(scale, arena, count, n);
    return zy_linear_ticks(arena, zy_datum_number(scale->domain[0]),
                           zy_datum_number(scale->domain[scale->domain_count - 1]), count, n);
}

static bool is_time(const zy_scale *scale)
{
    return scale->type == ZY_SCALE_TIME || scale->type == ZY_SCALE_UTC;
}

zy_datum *zy_scale_ticks(const zy_scale *scale, zy_arena *arena, const zy_tick_wish *wish,
                         size_t *tick_count)
{
    const double count = zy_scale_tick_count(scale, wish->count, wish->min_step);
    zy_datum_kind kind = is_time(scale) ? ZY_TIME : ZY_NUMBER;
    double *ticks;
    size_t n;

    *tick_count = 0;
    if (zy_scale_has_bins(scale) && scale->type != ZY_SCALE_BIN_ORDINAL) {
        double *edges = zy_scale_bin_edges(scale, arena, &n);
        return zy_scale_valid_ticks(scale, arena, as_data(arena, edges, n, kind), n, count,
                                    tick_count);
    }
    if (!scale->domain_count && scale->type != ZY_SCALE_BIN_ORDINAL)
        return NULL;
    if (is_time(scale)) {
        ticks = time_ticks(scale, arena, count, zy_interval_read(wish->interval, wish->step),
                           tick_count);
    } else if (zy_scale_is_continuous(scale->type) || scale->type == ZY_SCALE_QUANTIZE) {
        ticks = number_ticks(scale, arena, count, tick_count);
    } else if (scale->type == ZY_SCALE_BIN_ORDINAL) {
        ticks = scale->parts->cuts;
        *tick_count = scale->parts->cut_count;
    } else {
        *tick_count = scale->domain_count;
        return scale->domain;
    }
    return as_data(arena, ticks, *tick_count, kind);
}
