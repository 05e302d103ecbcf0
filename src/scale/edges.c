/* The bins of a scale: the boundaries of classes that the data were cut into. */
#include <math.h>

#include "scale/parts.h"

bool zy_scale_has_bins(const zy_scale *scale)
{
    return scale->bin_count || scale->bins_step > 0;
}

/* The boundaries start, start + step, … that lie within the domain. */
static size_t regular_edges(const zy_scale *scale, double *start)
{
    double step = scale->bins_step, stop = scale->bins_stop;

    *start = scale->bins_start;
    if (scale->domain_count) {
        double lo = zy_datum_number(scale->domain[0]);
        double hi = zy_datum_number(scale->domain[scale->domain_count - 1]);
        if (*start < lo)
            *start = step * ceil(lo / step);
        if (stop > hi)
            stop = step * floor(hi / step);
    }
    double n = ceil((stop + step / 2 - *start) / step);
    return n > 0 ? (size_t)fmin(n, ZY_TICKS_MAX) : 0;
}

size_t zy_scale_bin_count(const zy_scale *scale)
{
    double start;

    if (scale->bin_count || !(scale->bins_step > 0))
        return scale->bin_count;
    return regular_edges(scale, &start);
}

double *zy_scale_bin_edges(const zy_scale *scale, zy_arena *arena, size_t *count)
{
    *count = zy_scale_bin_count(scale);
    double *edges = ZY_NEW_ARRAY(arena, double, *count), start = 0;
    if (!scale->bin_count && scale->bins_step > 0)
        regular_edges(scale, &start);
    for (size_t i = 0; i < *count; i++)
        edges[i] = scale->bin_count ? scale->bins[i] : start + (double)i * scale->bins_step;
    return edges;
}
