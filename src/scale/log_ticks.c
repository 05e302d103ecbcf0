#include <glib.h>
#include <math.h>

#include "scale/parts.h"

static double log_in(double base, double x)
{
    return base == 10 ? log10(x) : base == 2 ? log2(x) : base == G_E ? log(x) : log(x) / log(base);
}

/* k times the i-th power; by division when that is exact and the product is not: 0.3, not
 * 3 * 0.1. */
static double multiple(double base, double k, double i)
{
    return i < 0 ? k / pow(base, -i) : k * pow(base, i);
}

/* Multiples 1 … base-1 of each power, between u and v; positive. */
static GArray *all_multiples(double base, double u, double v, double i, double j)
{
    GArray *list = g_array_new(FALSE, FALSE, sizeof(double));

    for (; i <= j; i++)
        for (double k = 1; k < base && list->len < ZY_TICKS_MAX; k++) {
            double t = multiple(base, k, i);
            if (t >= u && t <= v)
                g_array_append_val(list, t);
        }
    return list;
}

static double *copied(zy_arena *arena, GArray *list, size_t *count)
{
    double *values = ZY_NEW_ARRAY(arena, double, list->len);

    for (guint i = 0; i < list->len; i++)
        values[i] = g_array_index(list, double, i);
    *count = list->len;
    g_array_free(list, TRUE);
    return values;
}

/* For 0 < u <= v. */
static double *positive_ticks(double base, zy_arena *arena, double u, double v, double count,
                              size_t *n)
{
    double i = log_in(base, u), j = log_in(base, v), *z;

    if (fmod(base, 1) == 0 && j - i < count) {
        z = copied(arena, all_multiples(base, u, v, floor(i), ceil(j)), n);
        return (double)*n * 2 < count ? zy_linear_ticks(arena, u, v, count, n) : z;
    }
    z = zy_linear_ticks(arena, i, j, fmin(j - i, count), n);
    for (size_t k = 0; k < *n; k++)
        z[k] = pow(base, z[k]);
    return z;
}

/* Negative domains are the mirror image of positive ones. */
double *zy_log_ticks(const zy_scale *scale, zy_arena *arena, double count, size_t *tick_count)
{
    double a = zy_datum_number(scale->domain[0]);
    double b = zy_datum_number(scale->domain[scale->domain_count - 1]);
    bool negative = a < 0;
    double u = fmin(fabs(a), fabs(b)), v = fmax(fabs(a), fabs(b));

    *tick_count = 0;
    if (!(u > 0) || !isfinite(v))
        return NULL;
    double *ticks = positive_ticks(zy_scale_base(scale), arena, u, v, count, tick_count);
    if (fabs(b) < fabs(a))
        for (size_t i = 0, j = *tick_count; i + 1 < j; i++) {
            double x = ticks[i];
            ticks[i] = ticks[--j];
            ticks[j] = x;
        }
    for (size_t i = 0; negative && i < *tick_count; i++)
        ticks[i] = -ticks[i];
    return ticks;
}
