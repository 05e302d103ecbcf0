#include "scene/pen.h"

#include <math.h>

static const double TAU = 2 * G_PI;

void zy_pen_init(zy_pen *pen, zy_path *path)
{
    *pen = (zy_pen){.path = path, .box = ZY_BOX_EMPTY, .cos = 1};
    pen->scratch = path ? path->arena : NULL;
}

void zy_pen_release(zy_pen *pen)
{
    if (!pen->path)
        zy_arena_free(pen->scratch);
    pen->scratch = NULL;
}

void zy_pen_place(zy_pen *pen, double x, double y, double degrees)
{
    pen->x = x;
    pen->y = y;
    pen->turn = degrees * G_PI / 180;
    pen->cos = degrees == 0 ? 1 : cos(pen->turn);
    pen->sin = degrees == 0 ? 0 : sin(pen->turn);
}

zy_arena *zy_pen_scratch(zy_pen *pen)
{
    if (!pen->scratch)
        pen->scratch = zy_arena_new();
    return pen->scratch;
}

static zy_point place(const zy_pen *pen, double x, double y)
{
    return (zy_point){pen->x + pen->cos * x - pen->sin * y, pen->y + pen->sin * x + pen->cos * y};
}

/* Paths hold finite numbers only; what is not one is not drawn. */
static bool is_finite(zy_point p)
{
    return isfinite(p.x) && isfinite(p.y);
}

static void touch(zy_pen *pen, zy_point p)
{
    pen->box = zy_box_add(pen->box, p.x, p.y);
}

static double cubic(double t, double a, double b, double c, double d)
{
    double s = 1 - t;

    return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
}

/* Where the derivative of the cubic is 0 within (0, 1); at most two places. */
static int extremes(double a, double b, double c, double d, double at[2])
{
    double k2 = d - a + 3 * b - 3 * c, k1 = a + c - 2 * b, k0 = a - b, t[2] = {0, 0};
    int count = 0;

    if (fabs(k2) > 1e-14) {
        double root = k1 * k1 + k0 * k2;
        if (root >= 0) {
            t[0] = (-k1 + sqrt(root)) / k2;
            t[1] = (-k1 - sqrt(root)) / k2;
        }
    } else if (k1 != 0) {
        t[0] = 0.5 * k0 / k1;
    }
    for (int i = 0; i < 2; i++)
        if (t[i] > 0 && t[i] < 1)
            at[count++] = t[i];
    return count;
}

static void touch_curve(zy_pen *pen, zy_point a, zy_point b, zy_point c, zy_point d)
{
    double at[2];

    touch(pen, d);
    for (int i = extremes(a.x, b.x, c.x, d.x, at); i-- > 0;)
        touch(pen, (zy_point){cubic(at[i], a.x, b.x, c.x, d.x), d.y});
    for (int i = extremes(a.y, b.y, c.y, d.y, at); i-- > 0;)
        touch(pen, (zy_point){d.x, cubic(at[i], a.y, b.y, c.y, d.y)});
}

void zy_pen_move(zy_pen *pen, double x, double y)
{
    zy_point p = place(pen, x, y);

    if (!is_finite(p))
        return;
    if (pen->path)
        zy_path_move(pen->path, p.x, p.y);
    else
        touch(pen, p);
    pen->at = (zy_point){x, y};
    pen->begun = true;
}

void zy_pen_line(zy_pen *pen, double x, double y)
{
    zy_point p = place(pen, x, y);

    if (!pen->begun) {
        zy_pen_move(pen, x, y);
        return;
    }
    if (!is_finite(p))
        return;
    if (pen->path)
        zy_path_line(pen->path, p.x, p.y);
    else
        touch(pen, p);
    pen->at = (zy_point){x, y};
}

void zy_pen_curve(zy_pen *pen, zy_point a, zy_point b, zy_point to)
{
    const zy_point p = place(pen, a.x, a.y), q = place(pen, b.x, b.y), end = place(pen, to.x, to.y);

    if (!is_finite(p) || !is_finite(q) || !is_finite(end))
        return;
    if (!pen->begun)
        zy_pen_move(pen, a.x, a.y);
    if (pen->path)
        zy_path_curve(pen->path, p, q, end);
    else
        touch_curve(pen, place(pen, pen->at.x, pen->at.y), p, q, end);
    pen->at = to;
}

/* The signed sweep of a canvas arc: less than a turn, or exactly one. */
static double sweep(double from, double to, bool ccw)
{
    double by = ccw ? from - to : to - from;

    if (by < 0)
        by = fmod(by, TAU) + TAU;
    return (ccw ? -1 : 1) * (by > TAU - 1e-6 ? TAU : by);
}

static void touch_arc(zy_pen *pen, zy_point about, double radius, double from, double by)
{
    zy_point centre = place(pen, about.x, about.y);
    double a = from + pen->turn, b = a + by, low = fmin(a, b), high = fmax(a, b);

    if (fabs(by) >= TAU) {
        touch(pen, (zy_point){centre.x - radius, centre.y - radius});
        touch(pen, (zy_point){centre.x + radius, centre.y + radius});
        return;
    }
    touch(pen, (zy_point){centre.x + radius * cos(a), centre.y + radius * sin(a)});
    touch(pen, (zy_point){centre.x + radius * cos(b), centre.y + radius * sin(b)});
    for (double q = ceil(low / G_PI_2); q * G_PI_2 < high; q++)
        touch(pen,
              (zy_point){centre.x + radius * cos(q * G_PI_2), centre.y + radius * sin(q * G_PI_2)});
}

static void trace_arc(zy_pen *pen, zy_point centre, double radius, double from, double by)
{
    int pieces = (int)ceil(fabs(by) / G_PI_2 - 1e-9);

    for (int i = 0; i < pieces; i++) {
        double step = by / pieces, a = from + i * step, b = a + step;
        double k = 4.0 / 3 * tan(step / 4) * radius;
        double ax = centre.x + radius * cos(a), ay = centre.y + radius * sin(a);
        double bx = centre.x + radius * cos(b), by1 = centre.y + radius * sin(b);
        zy_pen_curve(pen, (zy_point){ax - k * sin(a), ay + k * cos(a)},
                     (zy_point){bx + k * sin(b), by1 - k * cos(b)}, (zy_point){bx, by1});
    }
}

void zy_pen_arc(zy_pen *pen, zy_point centre, double radius, double from, double to, bool ccw)
{
    double by = sweep(from, to, ccw);
    double x0 = centre.x + radius * cos(from), y0 = centre.y + radius * sin(from);

    if (!isfinite(by) || !is_finite(place(pen, x0, y0)))
        return;
    from = fmod(from, TAU);
    if (!pen->path) {
        touch_arc(pen, centre, radius, from, by);
    } else {
        if (!pen->begun || fabs(pen->at.x - x0) > 1e-6 || fabs(pen->at.y - y0) > 1e-6)
            zy_pen_line(pen, x0, y0);
        trace_arc(pen, centre, radius, from, by);
    }
    pen->begun = true;
    pen->at = (zy_point){centre.x + radius * cos(from + by), centre.y + radius * sin(from + by)};
}

void zy_pen_close(zy_pen *pen)
{
    if (pen->path && pen->begun)
        zy_path_close(pen->path);
    pen->begun = false;
}

void zy_pen_path(zy_pen *pen, const zy_path *path, double scale_x, double scale_y)
{
    const zy_point *p = path->points;
    double sx = scale_x, sy = scale_y;

    for (size_t i = 0; i < path->verb_count; i++) {
        switch (path->verbs[i]) {
        case ZY_MOVE:
            zy_pen_move(pen, p->x * sx, p->y * sy);
            p++;
            break;
        case ZY_LINE:
            zy_pen_line(pen, p->x * sx, p->y * sy);
            p++;
            break;
        case ZY_CURVE:
            zy_pen_curve(pen, (zy_point){p[0].x * sx, p[0].y * sy},
                         (zy_point){p[1].x * sx, p[1].y * sy},
                         (zy_point){p[2].x * sx, p[2].y * sy});
            p += 3;
            break;
        case ZY_CLOSE:
            zy_pen_close(pen);
            break;
        }
    }
}
