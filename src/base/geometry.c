#include "base/geometry.h"

#include <assert.h>
#include <math.h>
#include <string.h>

static const double pi = 3.14159265358979323846;

/* Sine and cosine, exact at the quarter turns. */
static void sine_cosine(double degrees, double *sine, double *cosine)
{
    static const double sines[] = {0, 1, 0, -1};
    double quarters = degrees / 90;

    if (quarters == floor(quarters) && fabs(quarters) < 1e6) {
        int quarter = (int)(((long)quarters % 4 + 4) % 4);
        *sine = sines[quarter];
        *cosine = sines[(quarter + 1) % 4];
        return;
    }
    *sine = sin(degrees * pi / 180);
    *cosine = cos(degrees * pi / 180);
}

static zy_point turned(zy_point p, double sine, double cosine, double x, double y)
{
    double dx = p.x - x, dy = p.y - y;

    return (zy_point){x + dx * cosine - dy * sine, y + dx * sine + dy * cosine};
}

bool zy_box_is_empty(zy_box box)
{
    return box.x1 < box.x0 || box.y1 < box.y0;
}

zy_box zy_box_union(zy_box a, zy_box b)
{
    if (zy_box_is_empty(a))
        return b;
    if (zy_box_is_empty(b))
        return a;
    return (zy_box){fmin(a.x0, b.x0), fmin(a.y0, b.y0), fmax(a.x1, b.x1), fmax(a.y1, b.y1)};
}

zy_box zy_box_add(zy_box box, double x, double y)
{
    return zy_box_union(box, (zy_box){x, y, x, y});
}

zy_box zy_box_move(zy_box box, double dx, double dy)
{
    if (zy_box_is_empty(box))
        return box;
    return (zy_box){box.x0 + dx, box.y0 + dy, box.x1 + dx, box.y1 + dy};
}

zy_box zy_box_grow(zy_box box, double by)
{
    if (zy_box_is_empty(box))
        return box;
    return (zy_box){box.x0 - by, box.y0 - by, box.x1 + by, box.y1 + by};
}

zy_box zy_box_cut(zy_box a, zy_box b)
{
    return (zy_box){fmax(a.x0, b.x0), fmax(a.y0, b.y0), fmin(a.x1, b.x1), fmin(a.y1, b.y1)};
}

zy_box zy_box_turn(zy_box box, double degrees, double x, double y)
{
    const zy_point corners[] = {
        {box.x0, box.y0}, {box.x1, box.y0}, {box.x1, box.y1}, {box.x0, box.y1}};
    zy_box out = ZY_BOX_EMPTY;
    double sine, cosine;

    if (zy_box_is_empty(box))
        return box;
    sine_cosine(degrees, &sine, &cosine);
    for (size_t i = 0; i < 4; i++) {
        zy_point p = turned(corners[i], sine, cosine, x, y);
        out = zy_box_add(out, p.x, p.y);
    }
    return out;
}

void zy_path_init(zy_path *path, zy_arena *arena)
{
    *path = (zy_path){.arena = arena};
}

static void *grown(zy_arena *arena, const void *old, size_t count, size_t *room, size_t size)
{
    *room = *room ? *room * 2 : 16;
    void *more = zy_arena_take(arena, *room, size);
    if (count)
        memcpy(more, old, count * size);
    return more;
}

static void add_verb(zy_path *path, zy_verb verb)
{
    if (path->verb_count == path->verb_room)
        path->verbs = grown(path->arena, path->verbs, path->verb_count, &path->verb_room,
                            sizeof *path->verbs);
    path->verbs[path->verb_count++] = verb;
}

static void add_point(zy_path *path, double x, double y)
{
    assert(isfinite(x) && isfinite(y));
    if (path->point_count == path->point_room)
        path->points = grown(path->arena, path->points, path->point_count, &path->point_room,
                             sizeof *path->points);
    path->points[path->point_count++] = (zy_point){x, y};
}

void zy_path_move(zy_path *path, double x, double y)
{
    add_verb(path, ZY_MOVE);
    add_point(path, x, y);
}

void zy_path_line(zy_path *path, double x, double y)
{
    assert(path->verb_count > 0);
    add_verb(path, ZY_LINE);
    add_point(path, x, y);
}

void zy_path_curve(zy_path *path, zy_point a, zy_point b, zy_point to)
{
    assert(path->verb_count > 0);
    add_verb(path, ZY_CURVE);
    add_point(path, a.x, a.y);
    add_point(path, b.x, b.y);
    add_point(path, to.x, to.y);
}

void zy_path_close(zy_path *path)
{
    assert(path->verb_count > 0);
    add_verb(path, ZY_CLOSE);
}

void zy_path_transform(zy_path *path, double sx, double sy, double dx, double dy)
{
    for (size_t i = 0; i < path->point_count; i++) {
        zy_point *p = &path->points[i];
        *p = (zy_point){p->x * sx + dx, p->y * sy + dy};
    }
}

static double cubic_at(double a, double b, double c, double d, double t)
{
    double u = 1 - t;

    return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
}

/* Where the slope of one coordinate of a cubic is 0, inside (0, 1): at most two places. */
static int cubic_extremes(double a, double b, double c, double d, double at[2])
{
    double p = d - a + 3 * (b - c), q = 2 * (a - 2 * b + c), r = b - a;
    double roots[2];
    int count = 0, inside = 0;

    if (fabs(p) <= 1e-12 * (fabs(q) + fabs(r))) {
        if (q != 0)
            roots[count++] = -r / q;
    } else if (q * q >= 4 * p * r) {
        /* The form that does not subtract nearly equal numbers. */
        double half = -0.5 * (q + copysign(sqrt(q * q - 4 * p * r), q));
        roots[count++] = half / p;
        if (half != 0)
            roots[count++] = r / half;
    }
    for (int i = 0; i < count; i++)
        if (roots[i] > 0 && roots[i] < 1)
            at[inside++] = roots[i];
    return inside;
}

static zy_box add_curve(zy_box box, zy_point from, const zy_point *p)
{
    double at[2];
    int count = cubic_extremes(from.x, p[0].x, p[1].x, p[2].x, at);

    box = zy_box_add(zy_box_add(box, from.x, from.y), p[2].x, p[2].y);
    for (int i = 0; i < count; i++) {
        double x = cubic_at(from.x, p[0].x, p[1].x, p[2].x, at[i]);
        box.x0 = fmin(box.x0, x), box.x1 = fmax(box.x1, x);
    }
    count = cubic_extremes(from.y, p[0].y, p[1].y, p[2].y, at);
    for (int i = 0; i < count; i++) {
        double y = cubic_at(from.y, p[0].y, p[1].y, p[2].y, at[i]);
        box.y0 = fmin(box.y0, y), box.y1 = fmax(box.y1, y);
    }
    return box;
}

zy_box zy_path_box(const zy_path *path)
{
    zy_box box = ZY_BOX_EMPTY;
    zy_point at = {0, 0}, start = {0, 0};
    const zy_point *p = path->points;

    for (size_t i = 0; i < path->verb_count; i++) {
        switch (path->verbs[i]) {
        case ZY_MOVE:
            at = start = *p++;
            break;
        case ZY_LINE:
            box = zy_box_add(zy_box_add(box, at.x, at.y), p->x, p->y);
            at = *p++;
            break;
        case ZY_CURVE:
            box = add_curve(box, at, p);
            at = p[2];
            p += 3;
            break;
        case ZY_CLOSE:
            at = start;
            break;
        }
    }
    return box;
}
