/* Sectors of a ring with padding between them and rounded corners, as d3-shape draws them. */
#include <math.h>

#include "scene/pen.h"

static const double EPSILON = 1e-12;

/* One of the two rings that end a sector: its angles with padding, and the radius of its corners.
 */
typedef struct edge {
    double radius, from, to, sweep, corner;
} edge;

typedef struct sector {
    double inner, outer;    /* radii, inner <= outer */
    double from, to, sweep; /* of the sector without padding */
    edge inside, outside;
    double corner;
    bool clockwise;
} sector;

typedef struct tangent {
    zy_point centre; /* of the corner's circle */
    double x01, y01, x11, y11;
} tangent;

static zy_point on(double radius, double angle)
{
    return (zy_point){radius * cos(angle), radius * sin(angle)};
}

/* Where two lines cross; false when they are parallel. */
static bool cross(zy_point a, zy_point b, zy_point c, zy_point d, zy_point *at)
{
    double abx = b.x - a.x, aby = b.y - a.y, cdx = d.x - c.x, cdy = d.y - c.y;
    double t = cdy * abx - cdx * aby;

    if (t * t < EPSILON)
        return false;
    t = (cdx * (a.y - c.y) - cdy * (a.x - c.x)) / t;
    *at = (zy_point){a.x + t * abx, a.y + t * aby};
    return true;
}

/* The circle of radius `corner` that touches the line a-b and the ring of radius `ring`.
 * http://mathworld.wolfram.com/Circle-LineIntersection.html */
static tangent touch(zy_point a, zy_point b, double ring, double corner, bool clockwise)
{
    double abx = a.x - b.x, aby = a.y - b.y;
    double lo = (clockwise ? corner : -corner) / hypot(abx, aby);
    double ox = lo * aby, oy = -lo * abx;
    double x11 = a.x + ox, y11 = a.y + oy, x10 = b.x + ox, y10 = b.y + oy;
    double mx = (x11 + x10) / 2, my = (y11 + y10) / 2;
    double dx = x10 - x11, dy = y10 - y11, d2 = dx * dx + dy * dy, r = ring - corner;
    double det = x11 * y10 - x10 * y11;
    double root = (dy < 0 ? -1 : 1) * sqrt(fmax(0, r * r * d2 - det * det));
    zy_point p = {(det * dy - dx * root) / d2, (-det * dx - dy * root) / d2};
    zy_point q = {(det * dy + dx * root) / d2, (-det * dx + dy * root) / d2};

    if (hypot(p.x - mx, p.y - my) > hypot(q.x - mx, q.y - my))
        p = q;
    return (tangent){p, -ox, -oy, p.x * (ring / r - 1), p.y * (ring / r - 1)};
}

static void pad_edge(const sector *s, edge *e, double half, double by)
{
    double p = asin(by / e->radius * sin(half));

    e->sweep -= p * 2;
    if (e->sweep > EPSILON) {
        e->from += s->clockwise ? p : -p;
        e->to -= s->clockwise ? p : -p;
    } else {
        e->sweep = 0;
        e->from = e->to = (s->from + s->to) / 2;
    }
}

static void pad(sector *s, double angle)
{
    double half = angle / 2, by = hypot(s->inner, s->outer);

    if (!(half > EPSILON) || !(by > EPSILON))
        return;
    pad_edge(s, &s->inside, half, by);
    pad_edge(s, &s->outside, half, by);
}

/* The corner radius that still fits the angle of the sector; none when it is too thin. */
static void limit_corners(sector *s)
{
    zy_point a = on(s->outer, s->outside.from), b = on(s->outer, s->outside.to), o;
    double ax, ay, bx, by, k, l;

    if (!(s->corner > EPSILON) || s->sweep >= G_PI)
        return;
    if (!cross(a, on(s->inner, s->inside.from), b, on(s->inner, s->inside.to), &o)) {
        s->inside.corner = s->outside.corner = 0;
        return;
    }
    ax = a.x - o.x, ay = a.y - o.y, bx = b.x - o.x, by = b.y - o.y;
    k = 1 / sin(acos((ax * bx + ay * by) / (hypot(ax, ay) * hypot(bx, by))) / 2);
    l = hypot(o.x, o.y);
    s->inside.corner = fmin(s->corner, (s->inner - l) / (k - 1));
    s->outside.corner = fmin(s->corner, (s->outer - l) / (k + 1));
}

/* Two corners and the ring between them, or one when they have merged. */
static void rounded(const sector *s, zy_pen *pen, const edge *e, tangent a, tangent b)
{
    const bool ccw = !s->clockwise;
    const zy_point middle = {0, 0};
    const double corner = e->corner;

    if (corner < s->corner) {
        zy_pen_arc(pen, a.centre, corner, atan2(a.y01, a.x01), atan2(b.y01, b.x01), ccw);
        return;
    }
    zy_pen_arc(pen, a.centre, corner, atan2(a.y01, a.x01), atan2(a.y11, a.x11), ccw);
    zy_pen_arc(pen, middle, e->radius, atan2(a.centre.y + a.y11, a.centre.x + a.x11),
               atan2(b.centre.y + b.y11, b.centre.x + b.x11), e == &s->outside ? ccw : !ccw);
    zy_pen_arc(pen, b.centre, corner, atan2(b.y11, b.x11), atan2(b.y01, b.x01), ccw);
}

static void outer_edge(const sector *s, zy_pen *pen)
{
    zy_point a = on(s->outer, s->outside.from), b = on(s->outer, s->outside.to);

    if (s->outside.sweep > EPSILON && s->outside.corner > EPSILON) {
        tangent t =
            touch(on(s->inner, s->inside.from), a, s->outer, s->outside.corner, s->clockwise);
        tangent u = touch(b, on(s->inner, s->inside.to), s->outer, s->outside.corner, s->clockwise);
        zy_pen_move(pen, t.centre.x + t.x01, t.centre.y + t.y01);
        rounded(s, pen, &s->outside, t, u);
        return;
    }
    zy_pen_move(pen, a.x, a.y);
    if (s->outside.sweep > EPSILON)
        zy_pen_arc(pen, (zy_point){0, 0}, s->outer, s->outside.from, s->outside.to, !s->clockwise);
}

static void inner_edge(const sector *s, zy_pen *pen)
{
    zy_point a = on(s->inner, s->inside.to), b = on(s->inner, s->inside.from);

    if (!(s->inner > EPSILON) || !(s->inside.sweep > EPSILON)) {
        zy_pen_line(pen, a.x, a.y);
    } else if (s->inside.corner > EPSILON) {
        tangent t =
            touch(a, on(s->outer, s->outside.to), s->inner, -s->inside.corner, s->clockwise);
        tangent u =
            touch(on(s->outer, s->outside.from), b, s->inner, -s->inside.corner, s->clockwise);
        zy_pen_line(pen, t.centre.x + t.x01, t.centre.y + t.y01);
        rounded(s, pen, &s->inside, t, u);
    } else {
        zy_pen_arc(pen, (zy_point){0, 0}, s->inner, s->inside.to, s->inside.from, s->clockwise);
    }
}

static void ring(const sector *s, zy_pen *pen)
{
    zy_point a = on(s->outer, s->from), b = on(s->inner, s->to);

    zy_pen_move(pen, a.x, a.y);
    zy_pen_arc(pen, (zy_point){0, 0}, s->outer, s->from, s->to, !s->clockwise);
    if (!(s->inner > EPSILON))
        return;
    zy_pen_close(pen);
    zy_pen_move(pen, b.x, b.y);
    zy_pen_arc(pen, (zy_point){0, 0}, s->inner, s->to, s->from, s->clockwise);
}

void zy_arc_draw(const zy_item *item, zy_pen *pen)
{
    double from = item->start - G_PI_2, to = item->end - G_PI_2, sweep = fabs(to - from);
    const edge whole = {.from = from, .to = to, .sweep = sweep};
    sector s = {
        .inner = fmin(item->inner, item->outer),
        .outer = fmax(item->inner, item->outer),
        .from = from,
        .to = to,
        .sweep = sweep,
        .inside = whole,
        .outside = whole,
        .clockwise = to > from,
    };

    s.inside.radius = s.inner, s.outside.radius = s.outer;
    s.corner = s.inside.corner = s.outside.corner = fmin((s.outer - s.inner) / 2, item->arc_corner);
    if (!(s.outer > EPSILON)) {
        zy_pen_move(pen, 0, 0);
    } else if (sweep > 2 * G_PI - EPSILON) {
        ring(&s, pen);
    } else {
        pad(&s, item->pad);
        limit_corners(&s);
        outer_edge(&s, pen);
        inner_edge(&s, pen);
    }
    zy_pen_close(pen);
}
