/* How much of a label an obstacle covers. */
#include <math.h>

#include "guide/solver_parts.h"

bool zy_segment_cut(zy_box box, zy_point *a, zy_point *b)
{
    const double dx = b->x - a->x, dy = b->y - a->y;
    const double p[] = {-dx, dx, -dy, dy},
                 q[] = {a->x - box.x0, box.x1 - a->x, a->y - box.y0, box.y1 - a->y};
    double from = 0, to = 1;

    /* Liang and Barsky. */
    for (int i = 0; i < 4; i++) {
        if (p[i] == 0) {
            if (q[i] < 0)
                return false;
            continue;
        }
        const double t = q[i] / p[i];
        if (p[i] < 0)
            from = fmax(from, t);
        else
            to = fmin(to, t);
    }
    if (from > to)
        return false;
    const zy_point start = *a;
    *a = (zy_point){start.x + from * dx, start.y + from * dy};
    *b = (zy_point){start.x + to * dx, start.y + to * dy};
    return true;
}

static double extent(zy_box box, bool least)
{
    const double w = box.x1 - box.x0, h = box.y1 - box.y0;

    return fmax(1e-6, least ? fmin(w, h) : w * h);
}

static double box_cover(zy_box obstacle, zy_box box)
{
    const zy_box both = zy_box_cut(obstacle, box);

    return zy_box_is_empty(both) ? 0
                                 : (both.x1 - both.x0) * (both.y1 - both.y0) / extent(box, false);
}

/* A line that runs through a word once, the short way, spoils it already. */
double zy_segment_cover(zy_point a, zy_point b, double radius, zy_box box)
{
    const zy_box grown = zy_box_grow(box, radius);

    if (!zy_segment_cut(grown, &a, &b))
        return 0;
    return fmin(1, hypot(b.x - a.x, b.y - a.y) / extent(grown, true));
}

static double disc_cover(zy_point centre, double radius, zy_box box)
{
    const double dx = fmax(0, fmax(box.x0 - centre.x, centre.x - box.x1)),
                 dy = fmax(0, fmax(box.y0 - centre.y, centre.y - box.y1));
    const double away = hypot(dx, dy);

    return away >= radius ? 0 : 1 - away / radius;
}

/* ---- Polygons ---- */

typedef struct edge {
    bool along_x, upper; /* keeps x (or y) below the limit, or above it */
    double limit;
} edge;

static double coordinate(const edge *e, zy_point p)
{
    return e->along_x ? p.x : p.y;
}

static bool is_kept(const edge *e, zy_point p)
{
    return e->upper ? coordinate(e, p) <= e->limit : coordinate(e, p) >= e->limit;
}

static zy_point crossing(const edge *e, zy_point p, zy_point q)
{
    const double t = (e->limit - coordinate(e, p)) / (coordinate(e, q) - coordinate(e, p));

    return (zy_point){p.x + t * (q.x - p.x), p.y + t * (q.y - p.y)};
}

/* Sutherland and Hodgman's clipping, one point at a time through the four edges, so that no polygon
 * has to be kept: twice the signed area of what comes out. */
typedef struct clipper {
    edge edges[4];
    zy_point first[5], last[5];
    bool begun[5];
    double area2;
} clipper;

static void feed(clipper *c, int stage, zy_point p);

static void pass_on(clipper *c, int stage, zy_point p, zy_point q)
{
    const edge *e = &c->edges[stage];

    if (is_kept(e, p) != is_kept(e, q))
        feed(c, stage + 1, crossing(e, p, q));
    if (is_kept(e, q))
        feed(c, stage + 1, q);
}

/* `stage` is at most 4: no deeper recursion. */
static void feed(clipper *c, int stage, zy_point p)
{
    if (!c->begun[stage]) {
        c->begun[stage] = true;
        c->first[stage] = c->last[stage] = p;
        if (stage < 4 && is_kept(&c->edges[stage], p))
            feed(c, stage + 1, p);
        return;
    }
    const zy_point before = c->last[stage];
    c->last[stage] = p;
    if (stage < 4)
        pass_on(c, stage, before, p);
    else
        c->area2 += before.x * p.y - p.x * before.y;
}

static void close_all(clipper *c)
{
    for (int stage = 0; stage <= 4; stage++)
        if (c->begun[stage])
            feed(c, stage, c->first[stage]);
}

static double polygon_cover(const zy_obstacle *o, zy_box box)
{
    clipper c = {.edges = {{true, false, box.x0},
                           {true, true, box.x1},
                           {false, false, box.y0},
                           {false, true, box.y1}}};

    for (size_t i = 0; i < o->count; i++)
        feed(&c, 0, o->points[i]);
    close_all(&c);
    return fmin(1, fabs(c.area2) / 2 / extent(box, false));
}

static double line_cover(const zy_obstacle *o, zy_box box)
{
    double all = 0;

    for (size_t i = 0; i + 1 < o->count && all < 1; i++)
        all += zy_segment_cover(o->points[i], o->points[i + 1], o->radius, box);
    return fmin(1, all);
}

double zy_obstacle_cover(const zy_obstacle *o, zy_box box)
{
    switch (o->kind) {
    case ZY_OBSTACLE_BOX:
        return box_cover(o->box, box);
    case ZY_OBSTACLE_LINE:
        return line_cover(o, box);
    case ZY_OBSTACLE_DISC:
        return o->count ? disc_cover(o->points[0], o->radius, box) : 0;
    case ZY_OBSTACLE_POLYGON:
        return polygon_cover(o, box);
    }
    return 0;
}

/* ---- Leaders ---- */

static double side(zy_point a, zy_point b, zy_point p)
{
    return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

bool zy_segments_cross(zy_point a, zy_point b, zy_point c, zy_point d)
{
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

static bool is_inside(const zy_obstacle *o, zy_point p)
{
    bool inside = false;

    for (size_t i = 0, j = o->count - 1; i < o->count; j = i++) {
        const zy_point a = o->points[i], b = o->points[j];
        if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x)
            inside = !inside;
    }
    return inside;
}

static bool meets_polygon(const zy_obstacle *o, zy_point a, zy_point b)
{
    for (size_t i = 0, j = o->count - 1; i < o->count; j = i++)
        if (zy_segments_cross(a, b, o->points[j], o->points[i]))
            return true;
    return is_inside(o, a) || is_inside(o, b);
}

static bool meets_disc(zy_point centre, double radius, zy_point a, zy_point b)
{
    const double dx = b.x - a.x, dy = b.y - a.y, length2 = dx * dx + dy * dy;
    const double t =
        length2 > 0 ? fmin(1, fmax(0, ((centre.x - a.x) * dx + (centre.y - a.y) * dy) / length2))
                    : 0;

    return hypot(a.x + t * dx - centre.x, a.y + t * dy - centre.y) < radius;
}

bool zy_obstacle_meets(const zy_obstacle *o, zy_point a, zy_point b)
{
    if (o->kind != ZY_OBSTACLE_BOX && !o->count)
        return false;
    switch (o->kind) {
    case ZY_OBSTACLE_BOX:
        return zy_segment_cut(o->box, &a, &b);
    case ZY_OBSTACLE_LINE:
        for (size_t i = 0; i + 1 < o->count; i++)
            if (zy_segments_cross(a, b, o->points[i], o->points[i + 1]))
                return true;
        return false;
    case ZY_OBSTACLE_DISC:
        return meets_disc(o->points[0], o->radius, a, b);
    case ZY_OBSTACLE_POLYGON:
        return meets_polygon(o, a, b);
    }
    return false;
}
