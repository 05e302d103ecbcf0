/* The choice of places: see solver.h. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "guide/solver_parts.h"

enum { MOST_PASSES = 16 };

typedef struct entry {
    zy_solver_label *label;
    double *costs;      /* of its places, without other labels */
    double least;       /* of them */
    zy_box reach;       /* around all its places and leaders */
    size_t *neighbours; /* entries that it may meet */
    size_t neighbour_count;
    size_t chosen;
    size_t given; /* its index in the problem */
} entry;

typedef struct solver {
    const zy_solver_problem *problem;
    zy_arena *arena;
    entry *entries; /* the most important first */
    size_t count;
} solver;

/* ---- Two labels ---- */

static bool boxes_overlap(zy_box a, zy_box b, double gap)
{
    return a.x0 < b.x1 + gap && b.x0 < a.x1 + gap && a.y0 < b.y1 + gap && b.y0 < a.y1 + gap;
}

static bool leader_meets(const zy_solver_place *a, zy_box b)
{
    zy_point from = a->from, to = a->to;

    return a->has_leader && zy_segment_cut(b, &from, &to);
}

/* What it costs that both are taken. */
static double pair_cost(const solver *s, const zy_solver_place *a, const zy_solver_place *b)
{
    if (boxes_overlap(a->box, b->box, s->problem->gap) || leader_meets(a, b->box) ||
        leader_meets(b, a->box))
        return ZY_SOLVER_NEVER;
    if (a->has_leader && b->has_leader && zy_segments_cross(a->from, a->to, b->from, b->to))
        return ZY_SOLVER_CROSSING;
    return 0;
}

static double dropped_cost(const entry *e)
{
    return e->label->worth;
}

/* Of entry e at place `at`, with all neighbours but `without` where they are now. */
static double cost_at(const solver *s, const entry *e, size_t at, size_t without)
{
    if (at == ZY_LABEL_DROPPED)
        return dropped_cost(e);
    double cost = e->costs[at];
    for (size_t n = 0; n < e->neighbour_count; n++) {
        const entry *other = &s->entries[e->neighbours[n]];
        if (e->neighbours[n] != without && other->chosen != ZY_LABEL_DROPPED)
            cost += pair_cost(s, &e->label->places[at], &other->label->places[other->chosen]);
    }
    return cost;
}

static size_t best_place(const solver *s, const entry *e, size_t without, double *cost)
{
    size_t best = ZY_LABEL_DROPPED;

    *cost = dropped_cost(e);
    for (size_t k = 0; k < e->label->count; k++) {
        if (e->costs[k] >= *cost)
            continue;
        const double here = cost_at(s, e, k, without);
        if (here < *cost - 1e-9)
            *cost = here, best = k;
    }
    return best;
}

/* ---- The order: by worth, then by place, so that the order of the input does not count ---- */

static int compare(double a, double b)
{
    return a < b ? -1 : a > b;
}

static int by_importance(const void *a, const void *b)
{
    const entry *p = a, *q = b;
    const zy_box k = p->reach, l = q->reach;
    int order = compare(q->label->worth, p->label->worth);

    order = order ? order : compare(k.y0, l.y0);
    order = order ? order : compare(k.x0, l.x0);
    order = order ? order : compare(k.y1, l.y1);
    order = order ? order : compare(k.x1, l.x1);
    return order ? order : p->given < q->given ? -1 : p->given > q->given;
}

static zy_box reach_of(const zy_solver_label *label)
{
    zy_box reach = ZY_BOX_EMPTY;

    for (size_t k = 0; k < label->count; k++) {
        const zy_solver_place *place = &label->places[k];
        reach = zy_box_union(reach, place->box);
        if (place->has_leader) {
            reach = zy_box_add(reach, place->from.x, place->from.y);
            reach = zy_box_add(reach, place->to.x, place->to.y);
        }
    }
    return reach;
}

static void make_entry(solver *s, zy_obstacle_grid *grid, size_t i)
{
    zy_solver_label *label = &s->problem->labels[i];
    entry *e = &s->entries[i];

    *e = (entry){.label = label,
                 .costs = ZY_NEW_ARRAY(s->arena, double, label->count + 1),
                 .least = INFINITY,
                 .reach = reach_of(label),
                 .chosen = ZY_LABEL_DROPPED,
                 .given = i};
    for (size_t k = 0; k < label->count; k++) {
        e->costs[k] = zy_obstacle_grid_cost(grid, &label->places[k], label->owner);
        e->least = fmin(e->least, e->costs[k]);
    }
}

static void find_neighbours(solver *s)
{
    for (size_t i = 0; i < s->count; i++) {
        entry *e = &s->entries[i];
        e->neighbours = ZY_NEW_ARRAY(s->arena, size_t, s->count);
        for (size_t j = 0; j < s->count; j++)
            if (j != i && boxes_overlap(e->reach, s->entries[j].reach, s->problem->gap))
                e->neighbours[e->neighbour_count++] = j;
    }
}

/* ---- Moves ---- */

typedef struct moved {
    size_t entry, chosen;
} moved;

/* Entry i goes to place `at`; neighbours in its way go to the best of what is left to them, or are
 * dropped. Returns how much the whole costs more; `undo` has room for all neighbours. */
static double push(solver *s, size_t i, size_t at, moved *undo, size_t *undo_count, double limit)
{
    entry *e = &s->entries[i];
    const zy_solver_place *place = &e->label->places[at];
    double more = e->costs[at] - cost_at(s, e, e->chosen, SIZE_MAX);

    *undo_count = 0;
    undo[(*undo_count)++] = (moved){i, e->chosen};
    e->chosen = at;
    for (size_t n = 0; n < e->neighbour_count && more < limit; n++) {
        entry *other = &s->entries[e->neighbours[n]];
        double after;
        if (other->chosen == ZY_LABEL_DROPPED)
            continue;
        const double meets = pair_cost(s, place, &other->label->places[other->chosen]);
        if (meets == 0)
            continue;
        const double before = cost_at(s, other, other->chosen, i);
        undo[(*undo_count)++] = (moved){e->neighbours[n], other->chosen};
        other->chosen = ZY_LABEL_DROPPED;
        other->chosen = best_place(s, other, SIZE_MAX, &after);
        more += after - before;
    }
    return more;
}

static void take_back(solver *s, const moved *undo, size_t count)
{
    for (size_t k = count; k-- > 0;)
        s->entries[undo[k].entry].chosen = undo[k].chosen;
}

/* Tries the places that would be cheaper than where the label is. */
static bool improve(solver *s, size_t i, moved *undo)
{
    entry *e = &s->entries[i];
    const double now = cost_at(s, e, e->chosen, SIZE_MAX);
    double best = -1e-6;
    size_t best_at = ZY_LABEL_DROPPED, undo_count;

    if (now <= e->least + 1e-9)
        return false;
    for (size_t k = 0; k < e->label->count; k++) {
        if (e->costs[k] >= now || k == e->chosen)
            continue;
        const double more = push(s, i, k, undo, &undo_count, now);
        take_back(s, undo, undo_count);
        if (more < best)
            best = more, best_at = k;
    }
    if (best_at == ZY_LABEL_DROPPED)
        return false;
    push(s, i, best_at, undo, &undo_count, INFINITY);
    return true;
}

static double sum(const solver *s)
{
    double all = 0;

    for (size_t i = 0; i < s->count; i++) {
        const entry *e = &s->entries[i];
        all += e->chosen == ZY_LABEL_DROPPED ? dropped_cost(e) : e->costs[e->chosen];
    }
    return all;
}

static void choose(solver *s)
{
    moved *undo = ZY_NEW_ARRAY(s->arena, moved, s->count + 1);
    bool moving = true;
    double cost;

    for (size_t i = 0; i < s->count; i++)
        s->entries[i].chosen = best_place(s, &s->entries[i], SIZE_MAX, &cost);
    for (int pass = 0; pass < MOST_PASSES && moving; pass++) {
        moving = false;
        for (size_t i = 0; i < s->count; i++)
            moving |= improve(s, i, undo);
    }
}

double zy_labels_solve(zy_solver_problem *problem, zy_arena *arena)
{
    solver s = {.problem = problem, .arena = arena, .count = problem->label_count};
    zy_obstacle_grid *grid = zy_obstacle_grid_new(problem, arena);

    s.entries = ZY_NEW_ARRAY(arena, entry, s.count + 1);
    for (size_t i = 0; i < s.count; i++)
        make_entry(&s, grid, i);
    qsort(s.entries, s.count, sizeof *s.entries, by_importance);
    find_neighbours(&s);
    choose(&s);
    for (size_t i = 0; i < s.count; i++) {
        entry *e = &s.entries[i];
        e->label->chosen = e->chosen;
        e->label->cost = e->chosen == ZY_LABEL_DROPPED ? dropped_cost(e) : e->costs[e->chosen];
    }
    return sum(&s);
}
