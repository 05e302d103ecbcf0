/* The curves of d3-shape, each over an array of points. */
#include <math.h>
#include <string.h>

#include "scene/pen.h"

typedef struct curve {
    zy_pen *pen;
    const zy_point *p;
    size_t n;
    zy_edge edge;
    double k; /* tension, alpha or place of the step, as the kind has it */
} curve;

typedef void (*segment)(const curve *c, zy_point prev, zy_point a, zy_point b, zy_point next);

static void begin(const curve *c, double x, double y)
{
    if (c->edge == ZY_EDGE_BACK)
        zy_pen_line(c->pen, x, y);
    else
        zy_pen_move(c->pen, x, y);
}

/* A line of one point is closed so that round caps make it a dot. */
static void finish(const curve *c, size_t count)
{
    if (c->edge == ZY_EDGE_BACK || (c->edge == ZY_EDGE_NONE && count == 1))
        zy_pen_close(c->pen);
}

static void linear(const curve *c)
{
    begin(c, c->p[0].x, c->p[0].y);
    for (size_t i = 1; i < c->n; i++)
        zy_pen_line(c->pen, c->p[i].x, c->p[i].y);
    finish(c, c->n);
}

static void linear_closed(const curve *c)
{
    zy_pen_move(c->pen, c->p[0].x, c->p[0].y);
    for (size_t i = 1; i < c->n; i++)
        zy_pen_line(c->pen, c->p[i].x, c->p[i].y);
    zy_pen_close(c->pen);
}

static void step(const curve *c)
{
    double t = c->edge == ZY_EDGE_BACK ? 1 - c->k : c->k;
    const zy_point *p = c->p;

    begin(c, p[0].x, p[0].y);
    for (size_t i = 1; i < c->n; i++) {
        double x = t <= 0 ? p[i - 1].x : p[i - 1].x * (1 - t) + p[i].x * t;
        if (t > 0)
            zy_pen_line(c->pen, x, p[i - 1].y);
        zy_pen_line(c->pen, x, p[i].y);
        if (t <= 0)
            zy_pen_line(c->pen, p[i].x, p[i].y);
    }
    if (t > 0 && t < 1 && c->n > 1)
        zy_pen_line(c->pen, p[c->n - 1].x, p[c->n - 1].y);
    finish(c, c->n);
}

static void basis_segment(const curve *c, zy_point a, zy_point b, zy_point to)
{
    zy_pen_curve(c->pen, (zy_point){(2 * a.x + b.x) / 3, (2 * a.y + b.y) / 3},
                 (zy_point){(a.x + 2 * b.x) / 3, (a.y + 2 * b.y) / 3},
                 (zy_point){(a.x + 4 * b.x + to.x) / 6, (a.y + 4 * b.y + to.y) / 6});
}

static void basis(const curve *c)
{
    const zy_point *p = c->p;
    size_t n = c->n;

    begin(c, p[0].x, p[0].y);
    if (n > 2)
        zy_pen_line(c->pen, (5 * p[0].x + p[1].x) / 6, (5 * p[0].y + p[1].y) / 6);
    for (size_t i = 2; i < n; i++)
        basis_segment(c, p[i - 2], p[i - 1], p[i]);
    if (n > 2)
        basis_segment(c, p[n - 2], p[n - 1], p[n - 1]);
    if (n > 1)
        zy_pen_line(c->pen, p[n - 1].x, p[n - 1].y);
    finish(c, n);
}

static void basis_closed(const curve *c)
{
    const zy_point *p = c->p;
    size_t n = c->n;

    if (n < 3) {
        const zy_point *q = &p[n - 1];
        zy_pen_move(c->pen, (p->x + 2 * q->x) / 3, (p->y + 2 * q->y) / 3);
        if (n == 2)
            zy_pen_line(c->pen, (q->x + 2 * p->x) / 3, (q->y + 2 * p->y) / 3);
        zy_pen_close(c->pen);
        return;
    }
    zy_pen_move(c->pen, (p[0].x + 4 * p[1].x + p[2].x) / 6, (p[0].y + 4 * p[1].y + p[2].y) / 6);
    for (size_t i = 3; i < n + 3; i++)
        basis_segment(c, p[(i - 2) % n], p[(i - 1) % n], p[i % n]);
}

static void basis_open(const curve *c)
{
    const zy_point *p = c->p;

    if (c->n >= 3)
        begin(c, (p[0].x + 4 * p[1].x + p[2].x) / 6, (p[0].y + 4 * p[1].y + p[2].y) / 6);
    for (size_t i = 3; i < c->n; i++)
        basis_segment(c, p[i - 2], p[i - 1], p[i]);
    finish(c, c->n == 3 ? 1 : 0);
}

/* The points drawn towards the straight line between both ends, then a basis spline. */
static void bundle(const curve *c)
{
    zy_point *q = ZY_NEW_ARRAY(zy_pen_scratch(c->pen), zy_point, c->n);
    const zy_point *p = c->p, *end = &p[c->n - 1];

    if (c->n < 2)
        return;
    for (size_t i = 0; i < c->n; i++) {
        double t = (double)i / (double)(c->n - 1);
        q[i].x = c->k * p[i].x + (1 - c->k) * (p->x + t * (end->x - p->x));
        q[i].y = c->k * p[i].y + (1 - c->k) * (p->y + t * (end->y - p->y));
    }
    basis(&(curve){c->pen, q, c->n, c->edge, 0});
}

static void cardinal_segment(const curve *c, zy_point prev, zy_point a, zy_point b, zy_point next)
{
    double k = (1 - c->k) / 6;

    zy_pen_curve(c->pen, (zy_point){a.x + k * (b.x - prev.x), a.y + k * (b.y - prev.y)},
                 (zy_point){b.x + k * (a.x - next.x), b.y + k * (a.y - next.y)}, b);
}

static double reach(const curve *c, zy_point a, zy_point b)
{
    double dx = a.x - b.x, dy = a.y - b.y;

    return pow(dx * dx + dy * dy, c->k);
}

static void catmull_segment(const curve *c, zy_point prev, zy_point a, zy_point b, zy_point next)
{
    double f = reach(c, prev, a), g = reach(c, a, b), h = reach(c, b, next);
    double l01 = sqrt(f), l12 = sqrt(g), l23 = sqrt(h);
    zy_point p = a, q = b;

    if (l01 > 1e-12) {
        double m = 2 * f + 3 * l01 * l12 + g, n = 3 * l01 * (l01 + l12);
        p.x = (a.x * m - prev.x * g + b.x * f) / n;
        p.y = (a.y * m - prev.y * g + b.y * f) / n;
    }
    if (l23 > 1e-12) {
        double m = 2 * h + 3 * l23 * l12 + g, n = 3 * l23 * (l23 + l12);
        q.x = (b.x * m + a.x * h - next.x * g) / n;
        q.y = (b.y * m + a.y * h - next.y * g) / n;
    }
    zy_pen_curve(c->pen, p, q, b);
}

/* At the ends a cardinal spline takes the other point as the missing neighbour, a Catmull-Rom
 * spline the end itself. */
static void spline(const curve *c, segment draw, bool cardinal)
{
    const zy_point *p = c->p;
    size_t n = c->n;

    begin(c, p[0].x, p[0].y);
    if (n == 2)
        zy_pen_line(c->pen, p[1].x, p[1].y);
    for (size_t i = 0; n > 2 && i + 1 < n; i++) {
        zy_point prev = i > 0 ? p[i - 1] : p[cardinal ? 1 : 0];
        zy_point next = i + 2 < n ? p[i + 2] : p[cardinal ? n - 2 : n - 1];
        draw(c, prev, p[i], p[i + 1], next);
    }
    finish(c, n);
}

static void spline_closed(const curve *c, segment draw)
{
    const zy_point *p = c->p;
    size_t n = c->n;

    if (n < 3) {
        zy_pen_move(c->pen, p[n - 1].x, p[n - 1].y);
        if (n == 2)
            zy_pen_line(c->pen, p[0].x, p[0].y);
        zy_pen_close(c->pen);
        return;
    }
    zy_pen_move(c->pen, p[1].x, p[1].y);
    for (size_t i = 3; i < n + 3; i++)
        draw(c, p[(i - 3) % n], p[(i - 2) % n], p[(i - 1) % n], p[i % n]);
}

static void spline_open(const curve *c, segment draw)
{
    const zy_point *p = c->p;

    if (c->n >= 3)
        begin(c, p[1].x, p[1].y);
    for (size_t i = 3; i < c->n; i++)
        draw(c, p[i - 3], p[i - 2], p[i - 1], p[i]);
    finish(c, c->n == 3 ? 1 : 0);
}

static void cardinal(const curve *c)
{
    spline(c, cardinal_segment, true);
}

static void cardinal_closed(const curve *c)
{
    spline_closed(c, cardinal_segment);
}

static void cardinal_open(const curve *c)
{
    spline_open(c, cardinal_segment);
}

static void catmull(const curve *c)
{
    if (c->k == 0)
        cardinal(c);
    else
        spline(c, catmull_segment, false);
}

static void catmull_closed(const curve *c)
{
    spline_closed(c, c->k == 0 ? cardinal_segment : catmull_segment);
}

static void catmull_open(const curve *c)
{
    spline_open(c, c->k == 0 ? cardinal_segment : catmull_segment);
}

static double sign(double x)
{
    return x < 0 ? -1 : 1;
}

/* Steffen 1990: no overshoot between the points. */
static double slope_inside(zy_point a, zy_point b, zy_point d)
{
    double h0 = b.x - a.x, h1 = d.x - b.x;
    double s0 = (b.y - a.y) / (h0 != 0 ? h0 : h1 < 0 ? -0.0 : 0.0);
    double s1 = (d.y - b.y) / (h1 != 0 ? h1 : h0 < 0 ? -0.0 : 0.0);
    double p = (s0 * h1 + s1 * h0) / (h0 + h1);
    double least = fmin(fabs(s0), fabs(s1));

    /* fmin() would ignore the NaN of a vertical step, which d3 makes a slope of 0. */
    if (isnan(p) || isnan(least))
        return 0;
    return (sign(s0) + sign(s1)) * fmin(least, 0.5 * fabs(p));
}

static double slope_at_end(zy_point a, zy_point b, double other)
{
    double h = b.x - a.x;

    return h != 0 ? (3 * (b.y - a.y) / h - other) / 2 : other;
}

static void hermite(const curve *c, zy_point a, zy_point b, double t0, double t1)
{
    double dx = (b.x - a.x) / 3;
    zy_point p = {a.x + dx, a.y + dx * t0}, q = {b.x - dx, b.y - dx * t1};

    if (c->k > 0)
        zy_pen_curve(c->pen, (zy_point){p.y, p.x}, (zy_point){q.y, q.x}, (zy_point){b.y, b.x});
    else
        zy_pen_curve(c->pen, p, q, b);
}

/* k > 0: monotone in y; the points are given with x and y exchanged. */
static void monotone(const curve *c)
{
    zy_point *p = ZY_NEW_ARRAY(zy_pen_scratch(c->pen), zy_point, c->n);
    bool flip = c->k > 0;
    size_t n = 0;
    double slope = 0;

    for (size_t i = 0; i < c->n; i++) {
        zy_point q = flip ? (zy_point){c->p[i].y, c->p[i].x} : c->p[i];
        if (n == 0 || q.x != p[n - 1].x || q.y != p[n - 1].y)
            p[n++] = q;
    }
    begin(c, c->p[0].x, c->p[0].y);
    if (n == 2)
        zy_pen_line(c->pen, flip ? p[1].y : p[1].x, flip ? p[1].x : p[1].y);
    for (size_t i = 2; i < n; i++) {
        double next = slope_inside(p[i - 2], p[i - 1], p[i]);
        hermite(c, p[i - 2], p[i - 1], i == 2 ? slope_at_end(p[0], p[1], next) : slope, next);
        slope = next;
    }
    if (n > 2)
        hermite(c, p[n - 2], p[n - 1], slope, slope_at_end(p[n - 2], p[n - 1], slope));
    finish(c, n);
}

/* Control points of a natural spline along one coordinate, by the Thomas algorithm: `a` and `b` of
 * the n - 1 pieces between n values. */
static void controls(zy_arena *arena, const double *x, size_t n, double *a, double *b)
{
    size_t m = n - 1;
    double *r = ZY_NEW_ARRAY(arena, double, m);

    b[0] = 2;
    r[0] = x[0] + 2 * x[1];
    for (size_t i = 1; i < m; i++) {
        bool last = i == m - 1;
        double factor = (last ? 2 : 1) / b[i - 1];
        b[i] = (last ? 7 : 4) - factor;
        r[i] = (last ? 8 * x[i] + x[m] : 4 * x[i] + 2 * x[i + 1]) - factor * r[i - 1];
    }
    a[m - 1] = r[m - 1] / b[m - 1];
    for (size_t i = m - 1; i-- > 0;)
        a[i] = (r[i] - a[i + 1]) / b[i];
    b[m - 1] = (x[m] + a[m - 1]) / 2;
    for (size_t i = 0; i + 1 < m; i++)
        b[i] = 2 * x[i + 1] - a[i + 1];
}

static void natural(const curve *c)
{
    zy_arena *arena = zy_pen_scratch(c->pen);
    size_t n = c->n;
    double *v = ZY_NEW_ARRAY(arena, double, 6 * n);
    double *x = v, *y = v + n, *ax = v + 2 * n, *ay = v + 3 * n, *bx = v + 4 * n, *by = v + 5 * n;

    begin(c, c->p[0].x, c->p[0].y);
    if (n == 2)
        zy_pen_line(c->pen, c->p[1].x, c->p[1].y);
    if (n > 2) {
        for (size_t i = 0; i < n; i++)
            x[i] = c->p[i].x, y[i] = c->p[i].y;
        controls(arena, x, n, ax, bx);
        controls(arena, y, n, ay, by);
        for (size_t i = 0; i + 1 < n; i++)
            zy_pen_curve(c->pen, (zy_point){ax[i], ay[i]}, (zy_point){bx[i], by[i]},
                         (zy_point){x[i + 1], y[i + 1]});
    }
    finish(c, n);
}

typedef struct curve_kind {
    const char *name;
    void (*draw)(const curve *c);
    double k;
    bool tension; /* the item's tension replaces k */
} curve_kind;

static const curve_kind kinds[] = {
    {"linear", linear, 0, false},
    {"linear-closed", linear_closed, 0, false},
    {"step", step, 0.5, false},
    {"step-before", step, 0, false},
    {"step-after", step, 1, false},
    {"basis", basis, 0, false},
    {"basis-closed", basis_closed, 0, false},
    {"basis-open", basis_open, 0, false},
    {"bundle", bundle, 0.85, true},
    {"cardinal", cardinal, 0, true},
    {"cardinal-closed", cardinal_closed, 0, true},
    {"cardinal-open", cardinal_open, 0, true},
    {"catmull-rom", catmull, 0.5, true},
    {"catmull-rom-closed", catmull_closed, 0.5, true},
    {"catmull-rom-open", catmull_open, 0.5, true},
    {"monotone", monotone, 0, false},
    {"natural", natural, 0, false},
};

static const curve_kind *find_kind(const char *name)
{
    for (size_t i = 0; name && i < G_N_ELEMENTS(kinds); i++)
        if (strcmp(kinds[i].name, name) == 0)
            return &kinds[i];
    return &kinds[0];
}

void zy_curve_draw(zy_pen *pen, const zy_item *item, const zy_point *points, size_t count,
                   zy_edge edge)
{
    const curve_kind *kind = find_kind(item->interpolate);
    curve c = {pen, points, count, edge, kind->k};

    if (count == 0)
        return;
    if (kind->tension && !isnan(item->tension))
        c.k = item->tension;
    if (kind->draw == monotone && item->horizontal)
        c.k = 1;
    kind->draw(&c);
}
