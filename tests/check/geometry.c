/* Quads of text against each other and against strokes. */
#include <cairo.h>
#include <math.h>

#include "check.h"

/* ---- Convex polygons ---- */

enum { MOST_CORNERS = 16 };

typedef struct polygon {
    zy_point at[MOST_CORNERS];
    size_t count;
} polygon;

/* Positive where `p` lies on the inner side of the edge from `a` to `b`: quads go clockwise as
 * seen, y downwards. */
static double side(zy_point a, zy_point b, zy_point p)
{
    return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

static zy_point meeting(zy_point a, zy_point b, double at_a, double at_b)
{
    const double t = at_a / (at_a - at_b);

    return (zy_point){a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
}

/* Sutherland and Hodgman: what of the polygon lies inside of one edge. */
static polygon cut(const polygon *from, zy_point a, zy_point b)
{
    polygon out = {.count = 0};

    for (size_t i = 0; i < from->count; i++) {
        const zy_point p = from->at[i], q = from->at[(i + 1) % from->count];
        const double at_p = side(a, b, p), at_q = side(a, b, q);
        if (at_p >= 0 && out.count < MOST_CORNERS)
            out.at[out.count++] = p;
        if ((at_p >= 0) != (at_q >= 0) && out.count < MOST_CORNERS)
            out.at[out.count++] = meeting(p, q, at_p, at_q);
    }
    return out;
}

double quad_overlap(const zy_quad *a, const zy_quad *b)
{
    polygon p = {.count = 4};
    double twice = 0;

    for (int i = 0; i < 4; i++)
        p.at[i] = a->corner[i];
    for (int i = 0; i < 4; i++)
        p = cut(&p, b->corner[i], b->corner[(i + 1) % 4]);
    for (size_t i = 0; i < p.count; i++) {
        const zy_point here = p.at[i], next = p.at[(i + 1) % p.count];
        twice += here.x * next.y - next.x * here.y;
    }
    return fabs(twice) / 2;
}

zy_quad quad_inset(const zy_quad *quad, double by)
{
    zy_quad out = *quad;
    const zy_point *c = quad->corner;
    const double along = hypot(c[1].x - c[0].x, c[1].y - c[0].y),
                 down = hypot(c[3].x - c[0].x, c[3].y - c[0].y),
                 a = along > 2 * by ? by / along : 0.5, d = down > 2 * by ? by / down : 0.5;

    for (int i = 0; i < 4; i++) {
        const double s = i == 1 || i == 2 ? 1 - a : a, t = i >= 2 ? 1 - d : d;
        out.corner[i].x = c[0].x + s * (c[1].x - c[0].x) + t * (c[3].x - c[0].x);
        out.corner[i].y = c[0].y + s * (c[1].y - c[0].y) + t * (c[3].y - c[0].y);
    }
    return out;
}

/* ---- Strokes and fills ---- */

/* Liang and Barsky, in general: whether any of the way from `p` to `q` lies in the quad. */
static bool segment_enters(const zy_quad *quad, zy_point p, zy_point q)
{
    double from = 0, to = 1;

    for (int i = 0; i < 4; i++) {
        const double at_p = side(quad->corner[i], quad->corner[(i + 1) % 4], p),
                     at_q = side(quad->corner[i], quad->corner[(i + 1) % 4], q);
        if (at_p < 0 && at_q < 0)
            return false;
        if ((at_p < 0) == (at_q < 0))
            continue;
        const double t = at_p / (at_p - at_q);
        if (at_p < 0)
            from = fmax(from, t);
        else
            to = fmin(to, t);
    }
    return from < to;
}

static cairo_t *new_measure(void)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1);
    cairo_t *cr = cairo_create(surface);

    cairo_surface_destroy(surface);
    return cr;
}

static void add_outline(cairo_t *cr, const drawn *d, zy_arena *arena)
{
    zy_path path;
    const zy_point *p;

    zy_path_init(&path, arena);
    zy_item_path(&d->item, d->type, &path);
    p = path.points;
    for (size_t i = 0; i < path.verb_count; i++)
        switch (path.verbs[i]) {
        case ZY_MOVE:
            cairo_move_to(cr, p->x, p->y), p++;
            break;
        case ZY_LINE:
            cairo_line_to(cr, p->x, p->y), p++;
            break;
        case ZY_CURVE:
            cairo_curve_to(cr, p[0].x, p[0].y, p[1].x, p[1].y, p[2].x, p[2].y), p += 3;
            break;
        case ZY_CLOSE:
            cairo_close_path(cr);
            break;
        }
}

bool stroke_enters(const drawn *d, const zy_quad *quad)
{
    zy_arena *arena = zy_arena_new();
    cairo_t *cr = new_measure();
    cairo_path_t *flat;
    zy_point at = {0, 0}, start = at;
    bool enters = false;

    add_outline(cr, d, arena);
    flat = cairo_copy_path_flat(cr);
    for (int i = 0; i < flat->num_data && !enters; i += flat->data[i].header.length) {
        const cairo_path_data_t *data = &flat->data[i];
        zy_point next = start;
        if (data->header.type != CAIRO_PATH_CLOSE_PATH)
            next = (zy_point){data[1].point.x, data[1].point.y};
        if (data->header.type == CAIRO_PATH_MOVE_TO)
            start = next;
        else
            enters = segment_enters(quad, at, next);
        at = next;
    }
    cairo_path_destroy(flat);
    cairo_destroy(cr);
    zy_arena_free(arena);
    return enters;
}

bool fill_covers(const drawn *d, zy_point point)
{
    const zy_box b = d->box;
    zy_arena *arena;
    cairo_t *cr;
    bool covers;

    if (point.x < b.x0 || point.x > b.x1 || point.y < b.y0 || point.y > b.y1)
        return false;
    if (d->type == ZY_ITEM_RECT && !d->item.corner[0] && !d->item.corner[1] && !d->item.corner[2] &&
        !d->item.corner[3])
        return point.x >= d->item.x && point.x <= d->item.x2 && point.y >= d->item.y &&
               point.y <= d->item.y2;
    arena = zy_arena_new();
    cr = new_measure();
    add_outline(cr, d, arena);
    covers = cairo_in_fill(cr, point.x, point.y);
    cairo_destroy(cr);
    zy_arena_free(arena);
    return covers;
}
