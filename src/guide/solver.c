/* The choice of places: see solver.h. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "guide/solver_parts.h"

enum { MOST_PASSES = 8, MOST_OPTIONS = 250, MOST_TRIED = 100 };

/* A place that may be taken: its cost without other labels. */
typedef struct choice {
    double cost;
    size_t place;
    zy_box span; /* around it and its leader, with half the gap */
} choice;

typedef struct entry {
    zy_solver_label *label;
    choice *options; /* the cheapest first */
    size_t option_count;
    zy_box reach;       /* around all its places and leaders */
    size_t *neighbours; /* entries that it may meet */
    size_t neighbour_count;
    size_t chosen; /* an option, or ZY_LABEL_DROPPED */
    size_t given;  /* its index in the problem */
    bool stirred;  /* it or a neighbour has moved since a better place was sought */
} entry;

typedef struct solver {
    const zy_solver_problem *problem;
    zy_arena *arena;
    entry *entries; /* the most important first */
    size_t count;
    const zy_solver_place **at; /* of each entry: the place that it has, or NULL */
    zy_box *spans; /* around each of them with its leader and half the gap; empty: none */
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

/* Most pairs are told apart by this. */
static bool spans_meet(zy_box a, zy_box b)
{
    return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}

static double cost_of(const entry *e, size_t option)
{
    return option == ZY_LABEL_DROPPED ? e->label->worth : e->options[option].cost;
}

/* What the option costs with all neighbours but `without` where they are now; more than `limit` is
 * not told exactly. */
static double cost_at(const solver *s, const entry *e, size_t chosen, size_t without, double limit)
{
    double cost = cost_of(e, chosen);

    if (chosen == ZY_LABEL_DROPPED)
        return cost;
    const zy_solver_place *place = &e->label->places[e->options[chosen].place];
    const zy_box span = e->options[chosen].span;
    for (size_t n = 0; n < e->neighbour_count && cost < limit; n++) {
        const size_t other = e->neighbours[n];
        if (spans_meet(span, s->spans[other]) && other != without)
            cost += pair_cost(s, place, s->at[other]);
    }
    return cost;
}

static void choose_option(const solver *s, size_t i, size_t option)
{
    entry *e = &s->entries[i];

    e->chosen = option;
    s->at[i] = option == ZY_LABEL_DROPPED ? NULL : &e->label->places[e->options[option].place];
    s->spans[i] = option == ZY_LABEL_DROPPED ? ZY_BOX_EMPTY : e->options[option].span;
}

/* The best option that costs less than `limit`, or leaving the label out. */
static size_t best_option(const solver *s, const entry *e, double limit, double *cost)
{
    size_t best = ZY_LABEL_DROPPED;

    *cost = fmin(e->label->worth, limit);
    for (size_t k = 0; k < e->option_count && e->options[k].cost < *cost; k++) {
        const double here = cost_at(s, e, k, SIZE_MAX, *cost);
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

static zy_box span_of(const zy_solver_place *place, double gap)
{
    zy_box span = place->box;

    if (place->has_leader) {
        span = zy_box_add(span, place->from.x, place->from.y);
        span = zy_box_add(span, place->to.x, place->to.y);
    }
    return zy_box_grow(span, gap / 2 + 0.01);
}

static int by_cost(const void *a, const void *b)
{
    const choice *p = a, *q = b;
    const int order = compare(p->cost, q->cost);

    return order ? order : p->place < q->place ? -1 : p->place > q->place;
}

/* Places that cost as much as leaving the label out are none. */
static void make_entry(solver *s, zy_obstacle_grid *grid, size_t i)
{
    zy_solver_label *label = &s->problem->labels[i];
    entry *e = &s->entries[i];

    *e = (entry){.label = label,
                 .options = ZY_NEW_ARRAY(s->arena, choice, label->count + 1),
                 .reach = reach_of(label),
                 .chosen = ZY_LABEL_DROPPED,
                 .given = i,
                 .stirred = true};
    for (size_t k = 0; k < label->count; k++) {
        const double cost = label->places[k].cost < label->worth
                                ? zy_obstacle_grid_cost(grid, &label->places[k], label->owner)
                                : label->worth;
        if (cost < label->worth)
            e->options[e->option_count++] =
                (choice){cost, k, span_of(&label->places[k], s->problem->gap)};
    }
    qsort(e->options, e->option_count, sizeof *e->options, by_cost);
    if (e->option_count > MOST_OPTIONS)
        e->option_count = MOST_OPTIONS;
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

typedef struct moves {
    moved *list;
    size_t count;
} moves;

static void move(const solver *s, moves *m, size_t i, size_t option)
{
    m->list[m->count++] = (moved){i, s->entries[i].chosen};
    choose_option(s, i, option);
}

static void take_back(const solver *s, moves *m)
{
    while (m->count) {
        m->count--;
        choose_option(s, m->list[m->count].entry, m->list[m->count].chosen);
    }
}

/* Entry i takes an option; neighbours in its way go to the best of what is left to them, or are
 * left out. Returns how much the whole costs more; it is given up beyond `limit`. */
static double push(const solver *s, size_t i, size_t option, double now, double limit, moves *m)
{
    const entry *e = &s->entries[i];
    double more = e->options[option].cost - now;

    m->count = 0;
    move(s, m, i, option);
    for (size_t n = 0; n < e->neighbour_count && more < limit; n++) {
        const size_t j = e->neighbours[n];
        const entry *other = &s->entries[j];
        double after;
        if (!spans_meet(e->options[option].span, s->spans[j]) ||
            pair_cost(s, s->at[i], s->at[j]) == 0)
            continue;
        const double before = cost_at(s, other, other->chosen, i, INFINITY);
        move(s, m, j, ZY_LABEL_DROPPED);
        /* What would cost more than the limit leaves is not looked for. */
        const double left = limit - more + before;
        choose_option(s, j, best_option(s, other, left, &after));
        if (after >= left)
            return INFINITY;
        more += after - before;
    }
    return more;
}

static void stir(const solver *s, size_t i)
{
    const entry *e = &s->entries[i];

    s->entries[i].stirred = true;
    for (size_t n = 0; n < e->neighbour_count; n++)
        s->entries[e->neighbours[n]].stirred = true;
}

/* Tries the options that would be cheaper than what the label has. */
static bool improve(const solver *s, size_t i, moves *m)
{
    entry *e = &s->entries[i];
    const double now = cost_at(s, e, e->chosen, SIZE_MAX, INFINITY);
    double best = -1e-6;
    size_t best_at = ZY_LABEL_DROPPED;

    e->stirred = false;
    for (size_t k = 0; k < e->option_count && k < MOST_TRIED && e->options[k].cost < now; k++) {
        if (k == e->chosen)
            continue;
        const double more = push(s, i, k, now, best, m);
        take_back(s, m);
        if (more < best)
            best = more, best_at = k;
    }
    if (best_at == ZY_LABEL_DROPPED)
        return false;
    push(s, i, best_at, now, INFINITY, m);
    while (m->count)
        stir(s, m->list[--m->count].entry);
    return true;
}

static void choose(const solver *s)
{
    moves m = {.list = ZY_NEW_ARRAY(s->arena, moved, s->count + 1)};
    bool moving = !s->problem->rough;
    double cost;

    for (size_t i = 0; i < s->count; i++)
        choose_option(s, i, best_option(s, &s->entries[i], INFINITY, &cost));
    for (int pass = 0; pass < MOST_PASSES && moving; pass++) {
        moving = false;
        for (size_t i = 0; i < s->count; i++)
            moving |= s->entries[i].stirred && improve(s, i, &m);
    }
}

double zy_labels_solve(zy_solver_problem *problem, zy_arena *arena)
{
    solver s = {.problem = problem, .arena = arena, .count = problem->label_count};
    zy_obstacle_grid *grid = zy_obstacle_grid_new(problem, arena);
    double all = 0;

    s.entries = ZY_NEW_ARRAY(arena, entry, s.count + 1);
    s.spans = ZY_NEW_ARRAY(arena, zy_box, s.count + 1);
    for (size_t i = 0; i < s.count; i++)
        s.spans[i] = ZY_BOX_EMPTY;
    s.at = ZY_NEW_ARRAY(arena, const zy_solver_place *, s.count + 1);
    for (size_t i = 0; i < s.count; i++)
        make_entry(&s, grid, i);
    qsort(s.entries, s.count, sizeof *s.entries, by_importance);
    find_neighbours(&s);
    choose(&s);
    for (size_t i = 0; i < s.count; i++) {
        const entry *e = &s.entries[i];
        e->label->chosen =
            e->chosen == ZY_LABEL_DROPPED ? ZY_LABEL_DROPPED : e->options[e->chosen].place;
        e->label->cost = cost_of(e, e->chosen);
        all += e->label->cost;
    }
    return all;
}
