/* Ordinal, band and point scales. */
#include <glib.h>
#include <math.h>

#include "scale/parts.h"

/* An instant and the number of its milliseconds are the same key, as in d3. */
static zy_datum key_of(zy_datum d)
{
    return d.kind == ZY_TIME ? ZY_DATUM_NUMBER(d.number) : d;
}

/* The slot that holds `d`, or the free one where it belongs. */
static size_t *slot_of(const zy_scale *scale, zy_datum d)
{
    const zy_scale_parts *p = scale->parts;
    zy_datum key = key_of(d);
    size_t at = (size_t)zy_datum_hash(key) * 2654435761u & (p->slot_count - 1);

    while (p->slots[at] && !zy_datum_equal(key_of(scale->domain[p->slots[at] - 1]), key))
        at = (at + 1) & (p->slot_count - 1);
    return &p->slots[at];
}

long zy_scale_index(const zy_scale *scale, zy_datum d)
{
    return scale->parts->slots ? (long)*slot_of(scale, d) - 1 : -1;
}

static double unit_of(double x)
{
    return fmax(0, fmin(1, x));
}

/* vega-scale's band: the steps share the range, paddings are parts of a step. */
static void prepare_bands(zy_scale *scale)
{
    double a = scale->range_count > 0 ? zy_datum_number(scale->range[0]) : 0;
    double b = scale->range_count > 1 ? zy_datum_number(scale->range[1]) : 1;
    double inner = scale->type == ZY_SCALE_POINT ? 1 : unit_of(scale->padding_inner);
    double n = (double)scale->domain_count;
    double space = n - inner + unit_of(scale->padding_outer) * 2;
    double start = fmin(a, b), stop = fmax(a, b);

    scale->parts->descending = (b < a) != scale->reverse;
    scale->step = (stop - start) / (n > 0 && space > 0 ? space : 1);
    if (scale->round)
        scale->step = floor(scale->step);
    start += (stop - start - scale->step * (n - inner)) * unit_of(scale->align);
    scale->bandwidth = scale->step * (1 - inner);
    if (scale->round) {
        start = zy_round_half_up(start);
        scale->bandwidth = zy_round_half_up(scale->bandwidth);
    }
    scale->start = start;
}

double zy_scale_band_start(const zy_scale *scale, size_t index)
{
    if (scale->parts->descending)
        index = scale->domain_count - 1 - index;
    return scale->start + scale->step * (double)index;
}

void zy_scale_prepare_discrete(zy_scale *scale, zy_arena *arena)
{
    zy_scale_parts *p = scale->parts;

    p->slot_count = 8;
    while (p->slot_count < scale->domain_count * 2)
        p->slot_count *= 2;
    p->slots = ZY_NEW_ARRAY(arena, size_t, p->slot_count);
    for (size_t i = 0; i < scale->domain_count; i++) {
        size_t *slot = slot_of(scale, scale->domain[i]);
        if (!*slot)
            *slot = i + 1;
    }
    if (scale->type != ZY_SCALE_ORDINAL)
        prepare_bands(scale);
}
