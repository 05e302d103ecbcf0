/* Quantile, quantize, threshold and bin-ordinal scales. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "scale/parts.h"

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* The numbers of the domain, without what is missing. */
static double *numbers_of(const zy_scale *scale, zy_arena *arena, size_t *count)
{
    double *numbers = ZY_NEW_ARRAY(arena, double, scale->domain_count);

    *count = 0;
    for (size_t i = 0; i < scale->domain_count; i++) {
        double x = zy_datum_number(scale->domain[i]);
        if (!zy_datum_is_missing(scale->domain[i]) && !isnan(x))
            numbers[(*count)++] = x;
    }
    return numbers;
}

/* Hyndman and Fan's method 7, as d3. */
static double quantile(const double *sorted, size_t count, double p)
{
    double at = (double)(count - 1) * p;
    size_t i = (size_t)at;

    if (p <= 0 || count < 2)
        return sorted[0];
    return sorted[i] + (sorted[i + 1] - sorted[i]) * (at - (double)i);
}

static size_t class_count(const zy_scale *scale)
{
    return scale->colored ? scale->color_count : scale->range_count;
}

static void cut_by_quantile(zy_scale *scale, zy_arena *arena)
{
    zy_scale_parts *p = scale->parts;
    size_t count, classes = MAX(class_count(scale), 1);
    double *sample = numbers_of(scale, arena, &count);

    qsort(sample, count, sizeof *sample, ascending);
    p->cut_count = count ? classes - 1 : 0;
    p->cuts = ZY_NEW_ARRAY(arena, double, p->cut_count);
    for (size_t i = 0; i < p->cut_count; i++)
        p->cuts[i] = quantile(sample, count, (double)(i + 1) / (double)classes);
}

/* Equal parts of the span from the first to the last number. */
static void cut_evenly(zy_scale *scale, zy_arena *arena)
{
    zy_scale_parts *p = scale->parts;
    size_t count;
    double *ends = numbers_of(scale, arena, &count);
    double n = (double)class_count(scale) - 1;

    p->cut_count = count >= 2 && n > 0 ? (size_t)n : 0;
    p->cuts = ZY_NEW_ARRAY(arena, double, p->cut_count);
    for (size_t i = 0; i < p->cut_count; i++) {
        double k = (double)i;
        p->cuts[i] = ((k + 1) * ends[count - 1] - (k - n) * ends[0]) / (n + 1);
    }
}

static void cut_as_given(zy_scale *scale, zy_arena *arena)
{
    zy_scale_parts *p = scale->parts;

    p->cuts = numbers_of(scale, arena, &p->cut_count);
    if (scale->type == ZY_SCALE_THRESHOLD && class_count(scale))
        p->cut_count = MIN(p->cut_count, class_count(scale) - 1);
    if (scale->type == ZY_SCALE_BIN_ORDINAL && !p->cut_count)
        p->cuts = zy_scale_bin_edges(scale, arena, &p->cut_count);
}

void zy_scale_prepare_cuts(zy_scale *scale, zy_arena *arena)
{
    if (scale->type == ZY_SCALE_QUANTILE)
        cut_by_quantile(scale, arena);
    else if (scale->type == ZY_SCALE_QUANTIZE)
        cut_evenly(scale, arena);
    else
        cut_as_given(scale, arena);
}

long zy_scale_class(const zy_scale *scale, double x)
{
    const zy_scale_parts *p = scale->parts;
    size_t classes = class_count(scale);

    if (isnan(x) || !classes)
        return -1;
    size_t at = zy_bisect(p->cuts, p->cut_count, x);
    if (scale->type == ZY_SCALE_BIN_ORDINAL)
        return at ? (long)((at - 1) % classes) : -1;
    return at < classes ? (long)at : -1;
}

/* -INFINITY, the cuts, INFINITY. */
static double *open_ended(const zy_scale_parts *p, zy_arena *arena, size_t *count)
{
    double *all = ZY_NEW_ARRAY(arena, double, p->cut_count + 2);

    *count = p->cut_count + 2;
    all[0] = -INFINITY;
    for (size_t i = 0; i < p->cut_count; i++)
        all[i + 1] = p->cuts[i];
    all[*count - 1] = INFINITY;
    return all;
}

double *zy_scale_boundaries(const zy_scale *scale, zy_arena *arena, size_t *count)
{
    *count = 0;
    if (zy_scale_has_bins(scale))
        return zy_scale_bin_edges(scale, arena, count);
    if (scale->type == ZY_SCALE_BIN_ORDINAL) {
        *count = scale->parts->cut_count;
        return scale->parts->cuts;
    }
    return zy_scale_is_discretizing(scale->type) ? open_ended(scale->parts, arena, count) : NULL;
}
