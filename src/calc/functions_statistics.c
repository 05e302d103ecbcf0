/* Distributions, as vega-statistics. */
#include <math.h>

#include "calc/node.h"

static const double sqrt_2 = 1.4142135623730951;
static const double sqrt_2_pi = 2.5066282746310002; /* sqrt(2 * pi) as computed in doubles */

double zy_normal_density(double value, double mean, double stdev)
{
    const double z = (value - mean) / stdev;

    return exp(-0.5 * z * z) / (stdev * sqrt_2_pi);
}

static double polynomial(const double *coefficients, size_t count, double x)
{
    double sum = 0;

    for (size_t i = 0; i < count; i++)
        sum = coefficients[i] + sum * x;
    return sum;
}

/* The area of a tail: G. West, "Better approximations to cumulative normal functions", 2009. */
static double tail(double z)
{
    static const double above[] = {3.52624965998911e-02, 0.700383064443688, 6.37396220353165,
                                   33.912866078383,      112.079291497871,  221.213596169931,
                                   220.206867912376};
    static const double below[] = {8.83883476483184e-02, 1.75566716318264, 16.064177579207,
                                   86.7807322029461,     296.564248779674, 637.333633378831,
                                   793.826512519948,     440.413735824752};
    if (z > 37)
        return 0;
    const double e = exp(-z * z / 2);
    if (z < 7.07106781186547)
        return e * polynomial(above, 7, z) / polynomial(below, 8, z);
    double sum = z + 0.65;
    for (int i = 4; i >= 1; i--)
        sum = z + i / sum;
    return e / sum / 2.506628274631;
}

double zy_normal_cumulative(double value, double mean, double stdev)
{
    const double z = (value - mean) / stdev;

    if (isnan(z))
        return NAN;
    return z > 0 ? 1 - tail(z) : tail(fabs(z));
}

/* The inverse of the error function: M. Giles, "Approximating the erfinv function", 2010. */
static double inverse_error(double x)
{
    static const double small[] = {
        -3.6444120640178196996e-21, -1.685059138182016589e-19,  1.2858480715256400167e-18,
        1.115787767802518096e-17,   -1.333171662854620906e-16,  2.0972767875968561637e-17,
        6.6376381343583238325e-15,  -4.0545662729752068639e-14, -8.1519341976054721522e-14,
        2.6335093153082322977e-12,  -1.2975133253453532498e-11, -5.4154120542946279317e-11,
        1.051212273321532285e-09,   -4.1126339803469836976e-09, -2.9070369957882005086e-08,
        4.2347877827932403518e-07,  -1.3654692000834678645e-06, -1.3882523362786468719e-05,
        0.0001867342080340571352,   -0.00074070253416626697512, -0.0060336708714301490533,
        0.24015818242558961693,     1.6536545626831027356};
    static const double middle[] = {
        2.2137376921775787049e-09, 9.0756561938885390979e-08, -2.7517406297064545428e-07,
        1.8239629214389227755e-08, 1.5027403968909827627e-06, -4.013867526981545969e-06,
        2.9234449089955446044e-06, 1.2475304481671778723e-05, -4.7318229009055733981e-05,
        6.8284851459573175448e-05, 2.4031110387097893999e-05, -0.0003550375203628474796,
        0.00095328937973738049703, -0.0016882755560235047313, 0.0024914420961078508066,
        -0.0037512085075692412107, 0.005370914553590063617,   1.0052589676941592334,
        3.0838856104922207635};
    static const double large[] = {
        -2.7109920616438573243e-11, -2.5556418169965252055e-10, 1.5076572693500548083e-09,
        -3.7894654401267369937e-09, 7.6157012080783393804e-09,  -1.4960026627149240478e-08,
        2.9147953450901080826e-08,  -6.7711997758452339498e-08, 2.2900482228026654717e-07,
        -9.9298272942317002539e-07, 4.5260625972231537039e-06,  -1.9681778105531670567e-05,
        7.5995277030017761139e-05,  -0.00021503011930044477347, -0.00013871931833623122026,
        1.0103004648645343977,      4.8499064014085844221};
    /* log((1 - x) * (1 + x)) keeps its precision near 1, log(1 - x * x) does not. */
    const double w = -log((1 - x) * (1 + x));

    if (w < 6.25)
        return polynomial(small, 23, w - 3.125) * x;
    if (w < 16)
        return polynomial(middle, 19, sqrt(w) - 3.25) * x;
    return isfinite(w) ? polynomial(large, 17, sqrt(w) - 5) * x : INFINITY * x;
}

static double normal_quantile(double p, double mean, double stdev)
{
    return p < 0 || p > 1 ? NAN : mean + stdev * sqrt_2 * inverse_error(2 * p - 1);
}

static double arg(const zy_call *call, size_t i)
{
    return zy_datum_number(zy_call_arg(call, i));
}

/* A mean that is not a number counts as 0; the deviation is 1 when not given. */
static double mean_of(const zy_call *call)
{
    const double mean = arg(call, 1);

    return isnan(mean) ? 0 : mean;
}

static double stdev_of(const zy_call *call)
{
    return zy_call_number(call, 2, 1);
}

static zy_datum density_normal(const zy_call *call)
{
    return ZY_DATUM_NUMBER(zy_normal_density(arg(call, 0), mean_of(call), stdev_of(call)));
}

static zy_datum cumulative_normal(const zy_call *call)
{
    return ZY_DATUM_NUMBER(zy_normal_cumulative(arg(call, 0), mean_of(call), stdev_of(call)));
}

static zy_datum quantile_normal(const zy_call *call)
{
    return ZY_DATUM_NUMBER(normal_quantile(arg(call, 0), mean_of(call), stdev_of(call)));
}

static zy_datum density_log_normal(const zy_call *call)
{
    const double value = arg(call, 0);

    if (value <= 0)
        return ZY_DATUM_NUMBER(0);
    return ZY_DATUM_NUMBER(zy_normal_density(log(value), mean_of(call), stdev_of(call)) / value);
}

static zy_datum cumulative_log_normal(const zy_call *call)
{
    return ZY_DATUM_NUMBER(zy_normal_cumulative(log(arg(call, 0)), mean_of(call), stdev_of(call)));
}

static zy_datum quantile_log_normal(const zy_call *call)
{
    return ZY_DATUM_NUMBER(exp(normal_quantile(arg(call, 0), mean_of(call), stdev_of(call))));
}

/* Uniform distributions are given by (max), (min, max), or nothing: 0 to 1. */
static void bounds(const zy_call *call, double *min, double *max)
{
    *min = zy_call_number(call, 1, 1);
    *max = zy_call_number(call, 2, NAN);
    if (zy_datum_is_missing(zy_call_arg(call, 2))) {
        *max = *min;
        *min = 0;
    }
}

static zy_datum density_uniform(const zy_call *call)
{
    const double value = arg(call, 0);
    double min, max;

    bounds(call, &min, &max);
    return ZY_DATUM_NUMBER(value >= min && value <= max ? 1 / (max - min) : 0);
}

static zy_datum cumulative_uniform(const zy_call *call)
{
    const double value = arg(call, 0);
    double min, max;

    bounds(call, &min, &max);
    return ZY_DATUM_NUMBER(value < min ? 0 : value > max ? 1 : (value - min) / (max - min));
}

static zy_datum quantile_uniform(const zy_call *call)
{
    const double p = arg(call, 0);
    double min, max;

    bounds(call, &min, &max);
    return ZY_DATUM_NUMBER(p >= 0 && p <= 1 ? min + p * (max - min) : NAN);
}

const zy_function zy_functions_statistics[] = {
    {"densityNormal", 1, 3, density_normal, NULL},
    {"cumulativeNormal", 1, 3, cumulative_normal, NULL},
    {"quantileNormal", 1, 3, quantile_normal, NULL},
    {"densityLogNormal", 1, 3, density_log_normal, NULL},
    {"cumulativeLogNormal", 1, 3, cumulative_log_normal, NULL},
    {"quantileLogNormal", 1, 3, quantile_log_normal, NULL},
    {"densityUniform", 1, 3, density_uniform, NULL},
    {"cumulativeUniform", 1, 3, cumulative_uniform, NULL},
    {"quantileUniform", 1, 3, quantile_uniform, NULL},
    {NULL, 0, 0, NULL, NULL},
};
