/* Where to cut an icon so that a given part of its area, not of its width, is left: the icon is
 * looked at in thin stripes, in each of which ink lies between pairs of crossings. */
#include <math.h>
#include <stdlib.h>

#include "pens/icons.h"

enum { STRIPES = 384, CURVE_STEPS = 12, BISECTIONS = 48 };

typedef struct edge {
    double x0, y0, x1, y1;
} edge;

typedef struct span {
    double from, to;
} span;

struct zy_icon_cut {
    span *spans; /* the ink of all stripes; each stripe counts alike */
    size_t count, room;
    zy_box box;
    double area; /* in lengths of spans */
};

/* ---- The outline as straight edges ---- */

typedef struct outline {
    zy_arena *arena;
    edge *edges;
    size_t count, room;
    zy_point at, start;
} outline;

static void add_edge(outline *o, zy_point to)
{
    if (o->count == o->room) {
        edge *more = ZY_NEW_ARRAY(o->arena, edge, 2 * o->room + 64);
        for (size_t i = 0; i < o->count; i++)
            more[i] = o->edges[i];
        o->edges = more;
        o->room = 2 * o->room + 64;
    }
    o->edges[o->count++] = (edge){o->at.x, o->at.y, to.x, to.y};
    o->at = to;
}

static void add_curve(outline *o, const zy_point *p)
{
    const zy_point from = o->at;

    for (int i = 1; i <= CURVE_STEPS; i++) {
        const double t = (double)i / CURVE_STEPS, s = 1 - t;
        const double a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
        add_edge(o, (zy_point){a * from.x + b * p[0].x + c * p[1].x + d * p[2].x,
                               a * from.y + b * p[0].y + c * p[1].y + d * p[2].y});
    }
}

/* Filling closes what is left open. */
static void close_outline(outline *o)
{
    if (o->at.x != o->start.x || o->at.y != o->start.y)
        add_edge(o, o->start);
}

static outline outline_of(zy_arena *arena, const zy_path *path)
{
    outline o = {.arena = arena};
    const zy_point *p = path->points;

    for (size_t i = 0; i < path->verb_count; i++)
        switch (path->verbs[i]) {
        case ZY_MOVE:
            close_outline(&o);
            o.at = o.start = *p++;
            break;
        case ZY_LINE:
            add_edge(&o, *p++);
            break;
        case ZY_CURVE:
            add_curve(&o, p);
            p += 3;
            break;
        case ZY_CLOSE:
            close_outline(&o);
            break;
        }
    close_outline(&o);
    return o;
}

/* ---- Its ink, stripe by stripe ---- */

typedef struct crossing {
    double x;
    int winding;
} crossing;

static int by_x(const void *a, const void *b)
{
    const crossing *p = a, *q = b;

    return p->x < q->x ? -1 : p->x > q->x;
}

/* Into `found`, which has room for every edge. */
static size_t crossings_at(const outline *o, double y, crossing *found)
{
    size_t count = 0;

    for (size_t i = 0; i < o->count; i++) {
        const edge *e = &o->edges[i];
        if ((e->y0 <= y) == (e->y1 <= y))
            continue;
        found[count++] = (crossing){e->x0 + (y - e->y0) / (e->y1 - e->y0) * (e->x1 - e->x0),
                                    e->y1 > e->y0 ? 1 : -1};
    }
    qsort(found, count, sizeof *found, by_x);
    return count;
}

static void add_span(zy_arena *arena, zy_icon_cut *cut, double from, double to)
{
    if (cut->count == cut->room) {
        span *more = ZY_NEW_ARRAY(arena, span, 2 * cut->room + STRIPES);
        for (size_t i = 0; i < cut->count; i++)
            more[i] = cut->spans[i];
        cut->spans = more;
        cut->room = 2 * cut->room + STRIPES;
    }
    cut->spans[cut->count++] = (span){from, to};
    cut->area += to - from;
}

static void add_stripe(zy_arena *arena, zy_icon_cut *cut, const outline *o, crossing *found,
                       double y)
{
    const size_t count = crossings_at(o, y, found);
    int winding = 0;

    for (size_t i = 0; i + 1 < count; i++) {
        winding += found[i].winding;
        if (winding != 0 && found[i + 1].x > found[i].x)
            add_span(arena, cut, found[i].x, found[i + 1].x);
    }
}

zy_icon_cut *zy_icon_cut_new(zy_arena *arena, const char *d)
{
    zy_icon_cut *cut = ZY_NEW(arena, zy_icon_cut);
    zy_path path;

    *cut = (zy_icon_cut){.box = {0, 0, ZY_ICON_GRID, ZY_ICON_GRID}};
    zy_path_init(&path, arena);
    if (!zy_path_read(&path, d) || path.verb_count == 0)
        return cut;
    const outline o = outline_of(arena, &path);
    if (!zy_box_is_empty(zy_path_box(&path)))
        cut->box = zy_path_box(&path);
    crossing *found = ZY_NEW_ARRAY(arena, crossing, o.count + 1);
    for (int i = 0; i < STRIPES; i++)
        add_stripe(arena, cut, &o, found,
                   cut->box.y0 + (i + 0.5) / STRIPES * (cut->box.y1 - cut->box.y0));
    return cut;
}

static double area_left_of(const zy_icon_cut *cut, double x)
{
    double area = 0;

    for (size_t i = 0; i < cut->count; i++)
        area += fmax(0, fmin(x, cut->spans[i].to) - cut->spans[i].from);
    return area;
}

double zy_icon_cut_at(const zy_icon_cut *cut, double part)
{
    double low = cut->box.x0, high = cut->box.x1;

    if (part <= 0 || part >= 1)
        return part <= 0 ? low : high;
    for (int i = 0; i < BISECTIONS; i++) {
        const double middle = (low + high) / 2;
        if (area_left_of(cut, middle) < part * cut->area)
            low = middle;
        else
            high = middle;
    }
    return (low + high) / 2;
}

zy_box zy_icon_cut_box(const zy_icon_cut *cut)
{
    return cut->box;
}
