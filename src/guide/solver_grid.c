/* Obstacles in a uniform grid: a label asks only those near it. A line of thousands of points is
 * as many parts, each in the few cells it runs through. */
#include <math.h>
#include <string.h>

#include "guide/solver_parts.h"

enum { MOST_CELLS = 48 }; /* along each side */

typedef struct part {
    const zy_obstacle *obstacle;
    size_t segment; /* of a line */
    zy_box box;
    size_t seen; /* the last query that met it */
} part;

struct zy_obstacle_grid {
    zy_box bounds;
    size_t columns, rows;
    part *parts;
    size_t part_count;
    size_t *starts; /* of each cell in `members`; one more than cells */
    size_t *members;
    double *covered; /* by obstacle, for one query */
    size_t *touched; /* the obstacles met by it */
    const zy_obstacle *first;
    part **near; /* the parts met by it */
    size_t query;
};

/* ---- Parts ---- */

static zy_box points_box(const zy_obstacle *o, size_t from, size_t count)
{
    zy_box box = ZY_BOX_EMPTY;

    for (size_t i = from; i < from + count && i < o->count; i++)
        box = zy_box_add(box, o->points[i].x, o->points[i].y);
    return zy_box_grow(box, o->kind == ZY_OBSTACLE_POLYGON ? 0 : o->radius);
}

static size_t parts_of(const zy_obstacle *o)
{
    if (o->kind == ZY_OBSTACLE_LINE)
        return o->count ? o->count - 1 : 0;
    return o->kind == ZY_OBSTACLE_BOX || o->count ? 1 : 0;
}

static void make_parts(zy_obstacle_grid *g, const zy_solver_problem *p, zy_arena *arena)
{
    size_t count = 0;

    for (size_t i = 0; i < p->obstacle_count; i++)
        count += parts_of(&p->obstacles[i]);
    g->parts = ZY_NEW_ARRAY(arena, part, count + 1);
    for (size_t i = 0; i < p->obstacle_count; i++) {
        const zy_obstacle *o = &p->obstacles[i];
        const size_t own = parts_of(o);
        for (size_t k = 0; k < own; k++)
            g->parts[g->part_count++] =
                (part){o, k,
                       o->kind == ZY_OBSTACLE_BOX    ? o->box
                       : o->kind == ZY_OBSTACLE_LINE ? points_box(o, k, 2)
                                                     : points_box(o, 0, o->count),
                       0};
    }
}

/* ---- Cells ---- */

typedef struct range {
    size_t x0, x1, y0, y1;
} range;

static size_t cell(double at, double low, double high, size_t count)
{
    const double t = (at - low) / (high - low) * (double)count;

    return t <= 0 ? 0 : t >= (double)count ? count - 1 : (size_t)t;
}

static range cells_of(const zy_obstacle_grid *g, zy_box box)
{
    const zy_box b = g->bounds;

    return (range){cell(box.x0, b.x0, b.x1, g->columns), cell(box.x1, b.x0, b.x1, g->columns),
                   cell(box.y0, b.y0, b.y1, g->rows), cell(box.y1, b.y0, b.y1, g->rows)};
}

/* Counts (into NULL) or writes the members of each cell; `at` is where each cell's next one goes.
 */
static void fill(const zy_obstacle_grid *g, size_t *at, size_t *members)
{
    for (size_t i = 0; i < g->part_count; i++) {
        const range r = cells_of(g, g->parts[i].box);
        if (zy_box_is_empty(zy_box_cut(g->parts[i].box, g->bounds)))
            continue;
        for (size_t y = r.y0; y <= r.y1; y++)
            for (size_t x = r.x0; x <= r.x1; x++) {
                size_t *next = &at[y * g->columns + x];
                if (members)
                    members[*next] = i;
                ++*next;
            }
    }
}

static void make_cells(zy_obstacle_grid *g, zy_arena *arena)
{
    const size_t cells = g->columns * g->rows;
    size_t *at = ZY_NEW_ARRAY(arena, size_t, cells + 1), all = 0;

    g->starts = ZY_NEW_ARRAY(arena, size_t, cells + 1);
    fill(g, at, NULL);
    for (size_t i = 0; i < cells; i++) {
        const size_t count = at[i];
        g->starts[i] = at[i] = all;
        all += count;
    }
    g->starts[cells] = all;
    g->members = ZY_NEW_ARRAY(arena, size_t, all + 1);
    fill(g, at, g->members);
}

zy_obstacle_grid *zy_obstacle_grid_new(const zy_solver_problem *p, zy_arena *arena)
{
    zy_obstacle_grid *g = ZY_NEW(arena, zy_obstacle_grid);
    double side;

    g->bounds = p->bounds;
    if (zy_box_is_empty(g->bounds))
        g->bounds = (zy_box){0, 0, 1, 1};
    g->bounds.x1 = fmax(g->bounds.x1, g->bounds.x0 + 1);
    g->bounds.y1 = fmax(g->bounds.y1, g->bounds.y0 + 1);
    make_parts(g, p, arena);
    side = fmin(MOST_CELLS, ceil(sqrt((double)g->part_count + 1)));
    g->columns = g->rows = (size_t)side;
    make_cells(g, arena);
    g->first = p->obstacles;
    g->covered = ZY_NEW_ARRAY(arena, double, p->obstacle_count + 1);
    g->near = ZY_NEW_ARRAY(arena, part *, g->part_count + 1);
    g->touched = ZY_NEW_ARRAY(arena, size_t, p->obstacle_count + 1);
    return g;
}

/* ---- Queries ---- */

static bool boxes_meet(zy_box a, zy_box b)
{
    return a.x0 <= b.x1 && b.x0 <= a.x1 && a.y0 <= b.y1 && b.y0 <= a.y1;
}

/* The parts near the box into g->near, each once; their number. */
static size_t find_near(zy_obstacle_grid *g, zy_box around)
{
    const range r = cells_of(g, around);
    size_t count = 0;

    g->query++;
    for (size_t y = r.y0; y <= r.y1; y++)
        for (size_t i = g->starts[y * g->columns + r.x0]; i < g->starts[y * g->columns + r.x1 + 1];
             i++) {
            part *p = &g->parts[g->members[i]];
            if (p->seen == g->query || !boxes_meet(p->box, around))
                continue;
            p->seen = g->query;
            g->near[count++] = p;
        }
    return count;
}

static double part_cover(const part *p, zy_box box)
{
    const zy_obstacle *o = p->obstacle;

    if (o->kind == ZY_OBSTACLE_LINE)
        return zy_segment_cover(o->points[p->segment], o->points[p->segment + 1], o->radius, box);
    return zy_obstacle_cover(o, box);
}

static bool part_meets(const part *p, zy_point a, zy_point b)
{
    const zy_obstacle *o = p->obstacle;

    if (o->kind == ZY_OBSTACLE_LINE)
        return zy_segments_cross(a, b, o->points[p->segment], o->points[p->segment + 1]);
    return zy_obstacle_meets(o, a, b);
}

/* The shares that the parts cover are summed by obstacle: a line may run through in many short
 * steps. */
static double label_cost(zy_obstacle_grid *g, zy_box box, int owner)
{
    const size_t near = find_near(g, box);
    size_t count = 0;
    double cost = 0;

    for (size_t k = 0; k < near; k++) {
        const part *p = g->near[k];
        const size_t i = (size_t)(p->obstacle - g->first);
        const double cover = owner && p->obstacle->owner == owner ? 0 : part_cover(p, box);
        if (cover <= 0)
            continue;
        if (g->covered[i] == 0)
            g->touched[count++] = i;
        g->covered[i] += cover;
    }
    for (size_t k = 0; k < count; k++) {
        const zy_obstacle *o = &g->first[g->touched[k]];
        const double cover = fmin(1, g->covered[g->touched[k]]);
        /* A touch is none: boxes that share an edge have computed edges. */
        if (o->hard)
            cost += cover > 1e-3 ? ZY_SOLVER_HARD * (0.1 + cover) : 0;
        else
            cost += o->penalty * cover;
        g->covered[g->touched[k]] = 0;
    }
    return cost;
}

static double leader_cost(zy_obstacle_grid *g, const zy_solver_place *place, int owner)
{
    const zy_box around = {fmin(place->from.x, place->to.x), fmin(place->from.y, place->to.y),
                           fmax(place->from.x, place->to.x), fmax(place->from.y, place->to.y)};
    const size_t near = find_near(g, around);
    double cost = 0;

    for (size_t k = 0; k < near; k++) {
        const part *p = g->near[k];
        if ((!owner || p->obstacle->owner != owner) && part_meets(p, place->from, place->to))
            cost += p->obstacle->hard ? ZY_SOLVER_CROSSING
                                      : fmin(ZY_SOLVER_CROSSING, p->obstacle->penalty) / 2;
    }
    return cost;
}

static bool is_within(zy_box box, zy_box bounds)
{
    return bounds.x0 <= box.x0 + 0.01 && bounds.x1 >= box.x1 - 0.01 && bounds.y0 <= box.y0 + 0.01 &&
           bounds.y1 >= box.y1 - 0.01;
}

double zy_obstacle_grid_cost(zy_obstacle_grid *g, const zy_solver_place *place, int owner)
{
    double cost = place->cost + label_cost(g, place->box, owner);

    if (place->has_leader)
        cost += leader_cost(g, place, owner);
    /* Outside of the bounds is worse than anything inside. */
    return cost + (is_within(place->box, g->bounds) ? 0 : ZY_SOLVER_NEVER);
}
