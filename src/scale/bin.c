/* vega-statistics' bin. */
#include <math.h>

#include "scale/scale.h"

static double chosen_of(double span, double maxbins, const zy_bin_options *o)
{
    size_t i = 0;

    while (i < o->step_count && o->steps[i] < span / maxbins)
        i++;
    return o->steps[i ? i - 1 : 0];
}

static double worked_out(double span, double maxbins, double base, const zy_bin_options *o)
{
    static const double usual[] = {5, 2};
    const double *divide = o->divide[0] > 0 ? o->divide : usual;
    double level = ceil(log(maxbins) / log(base));
    double step = fmax(o->minstep, pow(base, zy_round_half_up(log(span) / log(base)) - level));

    while (ceil(span / step) > maxbins)
        step *= base;
    for (int i = 0; i < 2; i++) {
        double finer = divide[i] > 0 ? step / divide[i] : 0;
        if (finer > 0 && finer >= o->minstep && span / finer <= maxbins)
            step = finer;
    }
    return step;
}

/* Moves the boundaries so that the anchor is one of them. */
static void anchor(zy_bins *bins, double at)
{
    bins->stop = bins->start + ceil((bins->stop - bins->start) / bins->step) * bins->step;
    double by = at - (bins->start + bins->step * floor((at - bins->start) / bins->step));
    bins->start += by;
    bins->stop += by;
}

/* A span too small for a power of ten beneath it is none. */
static double span_of(double lo, double hi)
{
    double span = fabs(hi - lo);

    if (span > 1e-300)
        return span;
    return fabs(lo) > 1e-300 ? fabs(lo) : 1;
}

zy_bins zy_bin(double lo, double hi, const zy_bin_options *o)
{
    double maxbins = o->maxbins > 0 ? o->maxbins : 20, base = o->base > 1 ? o->base : 10;
    double span = span_of(lo, hi);
    zy_bins bins = {lo, hi, o->step};

    if (!isfinite(lo) || !isfinite(hi))
        return (zy_bins){0, 1, 1};
    if (!(o->step > 0))
        bins.step = o->steps && o->step_count ? chosen_of(span, maxbins, o)
                                              : worked_out(span, maxbins, base, o);
    if (o->nice) {
        double v = log(bins.step);
        double precision = v >= 0 ? 0 : trunc(-v / log(base)) + 1;
        double start = floor(lo / bins.step + pow(base, -precision - 1)) * bins.step;
        bins.start = lo < start ? start - bins.step : start;
        bins.stop = ceil(hi / bins.step) * bins.step;
    }
    if (bins.stop == bins.start)
        bins.stop = bins.start + bins.step;
    if (o->anchored)
        anchor(&bins, o->anchor);
    return bins;
}
