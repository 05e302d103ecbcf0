/* Mathematics, as JavaScript's Math. */
#include <math.h>

#include "calc/node.h"

static double arg(const zy_call *call, size_t i)
{
    return zy_datum_number(zy_call_arg(call, i));
}

#define OF_ONE(word, formula)                                                                      \
    static zy_datum word##_of(const zy_call *call)                                                 \
    {                                                                                              \
        const double x = arg(call, 0);                                                             \
        return ZY_DATUM_NUMBER(formula);                                                           \
    }

OF_ONE(abs, fabs(x))
OF_ONE(acos, acos(x))
OF_ONE(asin, asin(x))
OF_ONE(atan, atan(x))
OF_ONE(ceil, ceil(x))
OF_ONE(cos, cos(x))
OF_ONE(exp, exp(x))
OF_ONE(floor, floor(x))
OF_ONE(log, log(x))
OF_ONE(sin, sin(x))
OF_ONE(sqrt, sqrt(x))
OF_ONE(tan, tan(x))
/* Halves go up; x + 0.5 would round 0.49999999999999994 to 1. */
OF_ONE(round, x - floor(x) >= 0.5 ? ceil(x) : floor(x))

static zy_datum atan2_of(const zy_call *call)
{
    return ZY_DATUM_NUMBER(atan2(arg(call, 0), arg(call, 1)));
}

/* C says 1 for pow(1, NAN) and pow(-1, INFINITY); JavaScript NaN. */
static zy_datum pow_of(const zy_call *call)
{
    const double x = arg(call, 0), y = arg(call, 1);

    if (isnan(y) || (fabs(x) == 1 && isinf(y)))
        return ZY_DATUM_NUMBER(NAN);
    return ZY_DATUM_NUMBER(pow(x, y));
}

static zy_datum hypot_of(const zy_call *call)
{
    double sum = 0;

    for (size_t i = 0; i < call->count; i++)
        sum = hypot(sum, arg(call, i));
    return ZY_DATUM_NUMBER(sum);
}

static double larger(double a, double b)
{
    return isnan(a) || isnan(b) ? NAN : a > b ? a : b;
}

static double smaller(double a, double b)
{
    return isnan(a) || isnan(b) ? NAN : a < b ? a : b;
}

static zy_datum max_of(const zy_call *call)
{
    double most = -INFINITY;

    for (size_t i = 0; i < call->count; i++)
        most = larger(most, arg(call, i));
    return ZY_DATUM_NUMBER(most);
}

static zy_datum min_of(const zy_call *call)
{
    double least = INFINITY;

    for (size_t i = 0; i < call->count; i++)
        least = smaller(least, arg(call, i));
    return ZY_DATUM_NUMBER(least);
}

static zy_datum clamp(const zy_call *call)
{
    return ZY_DATUM_NUMBER(larger(arg(call, 1), smaller(arg(call, 2), arg(call, 0))));
}

const zy_function zy_functions_math[] = {
    {"abs", 1, 1, abs_of, NULL},     {"acos", 1, 1, acos_of, NULL},
    {"asin", 1, 1, asin_of, NULL},   {"atan", 1, 1, atan_of, NULL},
    {"atan2", 2, 2, atan2_of, NULL}, {"ceil", 1, 1, ceil_of, NULL},
    {"cos", 1, 1, cos_of, NULL},     {"exp", 1, 1, exp_of, NULL},
    {"floor", 1, 1, floor_of, NULL}, {"hypot", 0, -1, hypot_of, NULL},
    {"log", 1, 1, log_of, NULL},     {"max", 0, -1, max_of, NULL},
    {"min", 0, -1, min_of, NULL},    {"pow", 2, 2, pow_of, NULL},
    {"round", 1, 1, round_of, NULL}, {"sin", 1, 1, sin_of, NULL},
    {"sqrt", 1, 1, sqrt_of, NULL},   {"tan", 1, 1, tan_of, NULL},
    {"clamp", 3, 3, clamp, NULL},    {NULL, 0, 0, NULL, NULL},
};
