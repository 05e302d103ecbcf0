/* Curves through points: the regressions of vega-statistics. */
#ifndef ZY_TRANSFORMS_FIT_H
#define ZY_TRANSFORMS_FIT_H

#include <stddef.h>

#include "table/table.h"

enum { ZY_MOST_ORDER = 30 };

/* The rows that have both numbers. */
typedef struct zy_points {
    double *x, *y;
    size_t count;
} zy_points;

zy_points zy_points_read(zy_arena *arena, const zy_column *x, const zy_column *y,
                         const size_t *rows, size_t count);

typedef struct zy_fit zy_fit;
struct zy_fit {
    double (*predict)(const zy_fit *fit, double x);
    double coefficients[ZY_MOST_ORDER + 1]; /* from the constant upwards */
    size_t count;
    double r_squared;
    double inner[ZY_MOST_ORDER + 1]; /* of the curve through points moved to their mean */
    double mean_x, mean_y;
};

typedef enum zy_fit_method {
    ZY_FIT_LINEAR,
    ZY_FIT_LOG,
    ZY_FIT_EXP,
    ZY_FIT_POW,
    ZY_FIT_QUAD,
    ZY_FIT_POLY,
    ZY_FIT_CONSTANT,
} zy_fit_method;

/* `order` is that of a polynomial, up to ZY_MOST_ORDER. */
zy_fit zy_fit_points(zy_arena *arena, zy_fit_method method, const zy_points *points, size_t order);

/* Local regression (loess) of points sorted by x: x and the smoothed y of every distinct x, in
 * `smooth`. */
void zy_fit_loess(zy_arena *arena, const zy_points *points, double bandwidth, zy_points *smooth);

#endif
