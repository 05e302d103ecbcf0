/* d3-scale's continuous scales: linear, pow, sqrt, log, symlog, identity, time. */
#include <glib.h>
#include <math.h>

#include "scale/parts.h"

double zy_scale_base(const zy_scale *scale)
{
    return scale->base > 0 && scale->base != 1 ? scale->base : 10;
}

static double power(double x, double exponent)
{
    if (exponent == 1)
        return x;
    if (exponent == 0.5)
        return x < 0 ? -sqrt(-x) : sqrt(x);
    return x < 0 ? -pow(-x, exponent) : pow(x, exponent);
}

static double square(double x)
{
    return x < 0 ? -x * x : x * x;
}

static double exponent_of(const zy_scale *scale)
{
    if (scale->type == ZY_SCALE_SQRT)
        return 0.5;
    return scale->exponent != 0 ? scale->exponent : 1;
}

static double symlog_constant(const zy_scale *scale)
{
    return scale->constant != 0 ? scale->constant : 1;
}

static bool is_negative(const zy_scale *scale)
{
    return scale->domain_count && zy_datum_number(scale->domain[0]) < 0;
}

double zy_scale_transform(const zy_scale *scale, double x)
{
    switch (scale->type) {
    case ZY_SCALE_LOG:
        return is_negative(scale) ? -log(-x) : log(x);
    case ZY_SCALE_POW:
    case ZY_SCALE_SQRT:
        return power(x, exponent_of(scale));
    case ZY_SCALE_SYMLOG:
        return copysign(log1p(fabs(x / symlog_constant(scale))), x);
    case ZY_SCALE_LINEAR:
    case ZY_SCALE_IDENTITY:
    case ZY_SCALE_TIME:
    case ZY_SCALE_UTC:
    case ZY_SCALE_QUANTILE:
    case ZY_SCALE_QUANTIZE:
    case ZY_SCALE_THRESHOLD:
    case ZY_SCALE_BIN_ORDINAL:
    case ZY_SCALE_ORDINAL:
    case ZY_SCALE_BAND:
    case ZY_SCALE_POINT:
        break;
    }
    return x;
}

static double untransform(const zy_scale *scale, double y)
{
    double exponent = exponent_of(scale);

    if (scale->type == ZY_SCALE_LOG)
        return is_negative(scale) ? -exp(-y) : exp(y);
    if (scale->type == ZY_SCALE_SYMLOG)
        return copysign(expm1(fabs(y)) * symlog_constant(scale), y);
    if (scale->type == ZY_SCALE_POW || scale->type == ZY_SCALE_SQRT)
        return exponent == 0.5 ? square(y) : power(y, 1 / exponent);
    return y;
}

size_t zy_bisect(const double *cuts, size_t count, double x)
{
    size_t lo = 0, hi = count;

    if (isnan(x))
        return count;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (cuts[mid] <= x)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

static double fraction_of(double a, double b, double x)
{
    double span = b - a;

    if (span != 0 && !isnan(span))
        return (x - a) / span;
    return isnan(span) ? NAN : 0.5;
}

/* The piece that `x` lies in, counted from the lower end. Halving as d3's bisect, so that a range
 * that goes back and forth is inverted to the same of its several places. */
static size_t piece_of(const double *from, size_t count, bool down, double x)
{
    size_t lo = 1, hi = count - 1;

    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (from[down ? count - 1 - mid : mid] <= x)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo - 1;
}

double zy_piece_find(const double *from, size_t count, double x, size_t *a, size_t *b)
{
    bool down = from[count - 1] < from[0];
    size_t i = piece_of(from, count, down, x);

    *a = down ? count - 1 - i : i;
    *b = down ? *a - 1 : *a + 1;
    return fraction_of(from[*a], from[*b], x);
}

/* From ascending or descending `from` to `to`, piece by piece, beyond the ends too. */
static double piecewise(const double *from, const double *to, size_t count, double x, bool rounded)
{
    size_t a, b;

    if (count < 2)
        return NAN;
    double t = zy_piece_find(from, count, x, &a, &b);
    double y = to[a] * (1 - t) + to[b] * t;

    return rounded ? zy_round_half_up(y) : y;
}

static bool is_time(const zy_scale *scale)
{
    return scale->type == ZY_SCALE_TIME || scale->type == ZY_SCALE_UTC;
}

/* Numbers of the domain; instants are whole milliseconds. */
static double domain_number(const zy_scale *scale, size_t i)
{
    double x = zy_datum_number(scale->domain[i]);

    return is_time(scale) ? zy_round_half_up(x) : x;
}

static void prepare_range(zy_scale *scale, zy_arena *arena)
{
    zy_scale_parts *p = scale->parts;
    static const double unit[] = {0, 1};

    p->range_count = scale->range_count ? scale->range_count : 2;
    p->range = ZY_NEW_ARRAY(arena, double, p->range_count);
    for (size_t i = 0; i < p->range_count; i++)
        p->range[i] = scale->range_count ? zy_datum_number(zy_scale_range_at(scale, i))
                                         : unit[scale->reverse ? 1 - i : i];
}

void zy_scale_prepare_continuous(zy_scale *scale, zy_arena *arena)
{
    zy_scale_parts *p = scale->parts;
    size_t count = scale->domain_count;

    p->negative = is_negative(scale);
    p->domain_count = count;
    p->domain = ZY_NEW_ARRAY(arena, double, count);
    for (size_t i = 0; i < count; i++)
        p->domain[i] = zy_scale_transform(scale, domain_number(scale, i));
    if (scale->rests && count == 2 && p->domain[0] == p->domain[1])
        p->domain[1]++;
    prepare_range(scale, arena);
    if (!count)
        return;
    size_t used = p->spread ? count : scale->colored ? scale->color_count : p->range_count;
    size_t last = MIN(count, MAX(used, 1)) - 1;
    double a = domain_number(scale, 0), b = domain_number(scale, last);
    p->low = a > b ? b : a;
    p->high = a > b ? a : b;
}

double zy_scale_clamped(const zy_scale *scale, double x)
{
    return scale->clamp ? fmax(scale->parts->low, fmin(scale->parts->high, x)) : x;
}

double zy_scale_map_number(const zy_scale *scale, double x)
{
    const zy_scale_parts *p = scale->parts;

    if (zy_scale_is_discretizing(scale->type)) {
        long class = zy_scale_class(scale, x);
        return class < 0 ? NAN : zy_datum_number(zy_scale_range_at(scale, (size_t) class));
    }
    if (isnan(x) || scale->type == ZY_SCALE_IDENTITY)
        return x;
    return piecewise(p->domain, p->range, MIN(p->domain_count, p->range_count),
                     zy_scale_transform(scale, zy_scale_clamped(scale, x)), scale->round);
}

double zy_scale_invert(const zy_scale *scale, double position)
{
    const zy_scale_parts *p = scale->parts;

    if (scale->type == ZY_SCALE_IDENTITY)
        return position;
    double y =
        piecewise(p->range, p->domain, MIN(p->domain_count, p->range_count), position, false);
    double x = zy_scale_clamped(scale, untransform(scale, y));
    return is_time(scale) ? zy_round_half_up(x) : x;
}

double zy_scale_span_fraction(const zy_scale *scale, double number)
{
    const zy_scale_parts *p = scale->parts;

    if (p->domain_count < 2)
        return NAN;
    return fraction_of(p->domain[0], p->domain[p->domain_count - 1],
                       zy_scale_transform(scale, number));
}
