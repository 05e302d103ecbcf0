/* After vega-statistics, which follows Harry Stevens' d3-regression and Jason Davies' science.js.
 * Means are kept by steps as there: the last digits depend on it. */
#include "transforms/fit.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

zy_points zy_points_read(zy_arena *arena, const zy_column *x, const zy_column *y,
                         const size_t *rows, size_t count)
{
    zy_points p = {ZY_NEW_ARRAY(arena, double, count), ZY_NEW_ARRAY(arena, double, count), 0};

    for (size_t i = 0; i < count; i++) {
        const double a = zy_column_number(x, rows[i]), b = zy_column_number(y, rows[i]);
        if (isnan(a) || isnan(b))
            continue;
        p.x[p.count] = a;
        p.y[p.count++] = b;
    }
    return p;
}

/* ---- Straight lines, also through logarithms ---- */

typedef struct sums {
    double x, y, xy, xx;
    size_t count;
} sums;

static void add(sums *s, double x, double y)
{
    const double n = (double)++s->count;

    s->x += (x - s->x) / n;
    s->y += (y - s->y) / n;
    s->xy += (x * y - s->xy) / n;
    s->xx += (x * x - s->xx) / n;
}

/* Ordinary least squares, from means. */
static void solve(double x, double y, double xy, double xx, double line[2])
{
    const double delta = xx - x * x;

    line[1] = fabs(delta) < 1e-24 ? 0 : (xy - x * y) / delta;
    line[0] = y - line[1] * x;
}

static double predict_linear(const zy_fit *f, double x)
{
    return f->coefficients[0] + f->coefficients[1] * x;
}

static double predict_log(const zy_fit *f, double x)
{
    return f->coefficients[0] + f->coefficients[1] * log(x);
}

static double predict_pow(const zy_fit *f, double x)
{
    return f->coefficients[0] * pow(x, f->coefficients[1]);
}

static void fit_line(zy_fit *f, zy_fit_method method, const zy_points *p)
{
    sums s = {.count = 0};
    double y = 0;

    for (size_t i = 0; i < p->count; i++) {
        add(&s, method == ZY_FIT_LINEAR ? p->x[i] : log(p->x[i]),
            method == ZY_FIT_POW ? log(p->y[i]) : p->y[i]);
        y += (p->y[i] - y) / (double)(i + 1);
    }
    solve(s.x, s.y, s.xy, s.xx, f->coefficients);
    f->count = 2;
    f->mean_y = y;
    f->predict = method == ZY_FIT_LINEAR ? predict_linear
                 : method == ZY_FIT_LOG  ? predict_log
                                         : predict_pow;
    if (method == ZY_FIT_POW)
        f->coefficients[0] = exp(f->coefficients[0]);
}

/* ---- Points about their mean ---- */

static zy_points center(zy_arena *arena, const zy_points *p, zy_fit *f)
{
    zy_points c = {ZY_NEW_ARRAY(arena, double, p->count), ZY_NEW_ARRAY(arena, double, p->count),
                   p->count};

    for (size_t i = 0; i < p->count; i++) {
        f->mean_x += (p->x[i] - f->mean_x) / (double)(i + 1);
        f->mean_y += (p->y[i] - f->mean_y) / (double)(i + 1);
    }
    for (size_t i = 0; i < p->count; i++) {
        c.x[i] = p->x[i] - f->mean_x;
        c.y[i] = p->y[i] - f->mean_y;
    }
    return c;
}

static double predict_exp(const zy_fit *f, double x)
{
    return exp(f->inner[0] + f->inner[1] * (x - f->mean_x));
}

/* Weighted by y, so that small values do not count too much after the logarithm. */
static void fit_exp(zy_arena *arena, zy_fit *f, const zy_points *p)
{
    const zy_points c = center(arena, p, f);
    double yl = 0, xy = 0, xyl = 0, xxy = 0;

    for (size_t i = 0; i < p->count; i++) {
        const double n = (double)(i + 1), y = p->y[i], x = c.x[i], l = log(y);
        yl += (y * l - yl) / n;
        xy += (x * y - xy) / n;
        xyl += (x * y * l - xyl) / n;
        xxy += (x * (x * y) - xxy) / n;
    }
    solve(xy / f->mean_y, yl / f->mean_y, xyl / f->mean_y, xxy / f->mean_y, f->inner);
    f->coefficients[0] = exp(f->inner[0] - f->inner[1] * f->mean_x);
    f->coefficients[1] = f->inner[1];
    f->count = 2;
    f->predict = predict_exp;
}

static double predict_quad(const zy_fit *f, double x)
{
    x -= f->mean_x;
    return f->inner[2] * x * x + f->inner[1] * x + f->inner[0] + f->mean_y;
}

static void fit_quad(zy_arena *arena, zy_fit *f, const zy_points *p)
{
    const zy_points at = center(arena, p, f);
    double x2 = 0, x3 = 0, x4 = 0, xy = 0, x2y = 0;

    for (size_t i = 0; i < at.count; i++) {
        const double n = (double)(i + 1), x = at.x[i], y = at.y[i], xx = x * x;
        x2 += (xx - x2) / n;
        x3 += (xx * x - x3) / n;
        x4 += (xx * xx - x4) / n;
        xy += (x * y - xy) / n;
        x2y += (xx * y - x2y) / n;
    }
    const double x2x2 = x4 - x2 * x2, d = x2 * x2x2 - x3 * x3;
    const double a = (x2y * x2 - xy * x3) / d, b = (xy * x2x2 - x2y * x3) / d, c = -a * x2;
    f->inner[0] = c;
    f->inner[1] = b;
    f->inner[2] = a;
    f->coefficients[0] = c - b * f->mean_x + a * f->mean_x * f->mean_x + f->mean_y;
    f->coefficients[1] = b - 2 * a * f->mean_x;
    f->coefficients[2] = a;
    f->count = 3;
    f->predict = predict_quad;
}

/* ---- Polynomials ---- */

typedef double row[ZY_MOST_ORDER + 2];

/* Gaussian elimination of a matrix of n + 1 columns, by column; the result in `solution`. */
static void eliminate(row *matrix, size_t n, double *solution)
{
    for (size_t i = 0; i < n; i++) {
        size_t most = i;
        for (size_t j = i + 1; j < n; j++)
            if (fabs(matrix[i][j]) > fabs(matrix[i][most]))
                most = j;
        for (size_t k = i; k < n + 1; k++) {
            const double swap = matrix[k][i];
            matrix[k][i] = matrix[k][most];
            matrix[k][most] = swap;
        }
        for (size_t j = i + 1; j < n; j++)
            for (size_t k = n + 1; k-- > i;)
                matrix[k][j] -= (matrix[k][i] * matrix[i][j]) / matrix[i][i];
    }
    for (size_t j = n; j-- > 0;) {
        double sum = 0;
        for (size_t k = j + 1; k < n; k++)
            sum += matrix[k][j] * solution[k];
        solution[j] = (matrix[n][j] - sum) / matrix[j][j];
    }
}

/* The same polynomial about zero instead of the mean. */
static void move_to_zero(zy_fit *f, size_t n)
{
    for (size_t i = n; i-- > 0;) {
        const double v = f->inner[i];
        double binomial = 1;
        f->coefficients[i] += v;
        for (size_t j = 1; j <= i; j++) {
            binomial *= (double)(i + 1 - j) / (double)j;
            f->coefficients[i - j] += v * pow(-f->mean_x, (double)j) * binomial;
        }
    }
    f->coefficients[0] += f->mean_y;
}

static double predict_poly(const zy_fit *f, double x)
{
    x -= f->mean_x;
    double y = f->mean_y + f->inner[0] + f->inner[1] * x + f->inner[2] * x * x;
    for (size_t i = 3; i < f->count; i++)
        y += f->inner[i] * pow(x, (double)i);
    return y;
}

static void fit_poly(zy_arena *arena, zy_fit *f, const zy_points *p, size_t order)
{
    const zy_points c = center(arena, p, f);
    const size_t n = order + 1;
    row *matrix = ZY_NEW_ARRAY(arena, row, n + 1);

    for (size_t i = 0; i < n; i++) {
        for (size_t l = 0; l < c.count; l++)
            matrix[n][i] += pow(c.x[l], (double)i) * c.y[l];
        for (size_t j = 0; j < n; j++)
            for (size_t l = 0; l < c.count; l++)
                matrix[i][j] += pow(c.x[l], (double)(i + j));
    }
    eliminate(matrix, n, f->inner);
    f->count = n;
    f->predict = predict_poly;
    move_to_zero(f, n);
}

/* ---- All of them ---- */

static double predict_constant(const zy_fit *f, double x)
{
    (void)x;
    return f->coefficients[0];
}

static void fit_constant(zy_fit *f, const zy_points *p)
{
    for (size_t i = 0; i < p->count; i++)
        f->coefficients[0] += (p->y[i] - f->coefficients[0]) / (double)(i + 1);
    f->count = 1;
    f->predict = predict_constant;
}

static double r_squared(const zy_fit *f, const zy_points *p)
{
    double left = 0, all = 0;

    for (size_t i = 0; i < p->count; i++) {
        const double off = p->y[i] - f->predict(f, p->x[i]), from_mean = p->y[i] - f->mean_y;
        left += off * off;
        all += from_mean * from_mean;
    }
    return 1 - left / all;
}

zy_fit zy_fit_points(zy_arena *arena, zy_fit_method method, const zy_points *points, size_t order)
{
    zy_fit f = {.count = 0};

    if (method == ZY_FIT_POLY && order < 3)
        method = order == 0 ? ZY_FIT_CONSTANT : order == 1 ? ZY_FIT_LINEAR : ZY_FIT_QUAD;
    switch (method) {
    case ZY_FIT_LINEAR:
    case ZY_FIT_LOG:
    case ZY_FIT_POW:
        fit_line(&f, method, points);
        break;
    case ZY_FIT_EXP:
        fit_exp(arena, &f, points);
        break;
    case ZY_FIT_QUAD:
        fit_quad(arena, &f, points);
        break;
    case ZY_FIT_POLY:
        fit_poly(arena, &f, points, order);
        break;
    case ZY_FIT_CONSTANT:
        fit_constant(&f, points);
        return f;
    }
    f.r_squared = r_squared(&f, points);
    return f;
}

/* ---- Local regression ---- */

/* W. S. Cleveland, "Robust Locally Weighted Regression", 1979. */
typedef struct loess {
    zy_points points; /* about their mean */
    double *fitted, *residuals, *weights;
    size_t near; /* how many points a fit looks at */
} loess;

static double tricube(double x)
{
    x = 1 - x * x * x;
    return x * x * x;
}

static double fit_at(const loess *l, size_t i, size_t from, size_t to)
{
    const double *xs = l->points.x, *ys = l->points.y, at = xs[i];
    const double edge = at - xs[from] > xs[to] - at ? xs[from] : xs[to];
    const double away = fabs(edge - at), scale = 1 / (away > 0 ? away : 1);
    double w = 0, x = 0, y = 0, xy = 0, xx = 0, line[2];

    for (size_t k = from; k <= to; k++) {
        const double weight = tricube(fabs(at - xs[k]) * scale) * l->weights[k];
        const double xw = xs[k] * weight;
        w += weight;
        x += xw;
        y += ys[k] * weight;
        xy += ys[k] * xw;
        xx += xs[k] * xw;
    }
    solve(x / w, y / w, xy / w, xx / w, line);
    return line[0] + line[1] * at;
}

/* Moves the window of nearest points on to point i. */
static void advance(const loess *l, size_t i, size_t *from, size_t *to)
{
    const double *xs = l->points.x;

    if (i >= l->points.count)
        return;
    while (*to + 1 < l->points.count && i > *from && xs[*to + 1] - xs[i] <= xs[i] - xs[*from]) {
        ++*from;
        ++*to;
    }
}

static void fit_all(loess *l)
{
    size_t from = 0, to = l->near - 1;

    for (size_t i = 0; i < l->points.count; i++) {
        l->fitted[i] = fit_at(l, i, from, to);
        l->residuals[i] = fabs(l->points.y[i] - l->fitted[i]);
        advance(l, i + 1, &from, &to);
    }
}

static int compare(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static double median_of(zy_arena *arena, const double *numbers, size_t count)
{
    double *sorted = ZY_NEW_ARRAY(arena, double, count);

    memcpy(sorted, numbers, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, compare);
    return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
}

/* Points far off count less in the next round, but never nothing. */
static bool weigh(zy_arena *arena, loess *l)
{
    const double least = 1e-12, median = median_of(arena, l->residuals, l->points.count);

    if (fabs(median) < least)
        return false;
    for (size_t i = 0; i < l->points.count; i++) {
        const double off = l->residuals[i] / (6 * median), w = 1 - off * off;
        l->weights[i] = off >= 1 ? least : w * w;
    }
    return true;
}

/* One point for each x: the mean of its fits. */
static void merge(zy_arena *arena, const loess *l, const zy_fit *means, zy_points *out)
{
    const size_t n = l->points.count;
    size_t seen = 0;

    *out = (zy_points){ZY_NEW_ARRAY(arena, double, n), ZY_NEW_ARRAY(arena, double, n), 0};
    for (size_t i = 0; i < n; i++) {
        const double x = l->points.x[i] + means->mean_x;
        const size_t last = out->count - 1;
        if (out->count && out->x[last] == x) {
            out->y[last] += (l->fitted[i] - out->y[last]) / (double)++seen;
            continue;
        }
        seen = 0;
        out->x[out->count] = x;
        out->y[out->count++] = l->fitted[i];
    }
    for (size_t i = 0; i < out->count; i++)
        out->y[i] += means->mean_y;
}

void zy_fit_loess(zy_arena *arena, const zy_points *points, double bandwidth, zy_points *smooth)
{
    enum { ROUNDS = 3 };
    zy_fit means = {.count = 0};
    loess l = {.points = center(arena, points, &means)};
    const size_t n = points->count;
    const double near = fmax(2, trunc(bandwidth * (double)n));

    l.near = near < (double)n ? (size_t)near : n;
    l.fitted = ZY_NEW_ARRAY(arena, double, n);
    l.residuals = ZY_NEW_ARRAY(arena, double, n);
    l.weights = ZY_NEW_ARRAY(arena, double, n);
    for (size_t i = 0; i < n; i++)
        l.weights[i] = 1;
    for (int round = 1; n && round <= ROUNDS; round++) {
        fit_all(&l);
        if (round < ROUNDS && !weigh(arena, &l))
            break;
    }
    merge(arena, &l, &means, smooth);
}
