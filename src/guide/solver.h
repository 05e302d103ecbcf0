/* The label solver: which of its candidate places each label takes.
 *
 * It is plain geometry and knows nothing of charts. A label brings places, each with a cost: 0 is
 * where one would put it by hand, more is worse. Obstacles make places dearer by the share of the
 * label that they cover, or forbid them. Two labels never take places that overlap, and no leader
 * line runs through a label: one of them goes elsewhere, or is left out, which costs its worth.
 * What is chosen makes the sum of all costs small: greedily by worth, then improved by moves that
 * push others aside (after Christensen, Marks and Shieber, "An Empirical Study of Algorithms for
 * Point-Feature Label Placement", 1995). Nothing is random: the same labels give the same places,
 * in whatever order those of equal worth are given. */
#ifndef ZY_GUIDE_SOLVER_H
#define ZY_GUIDE_SOLVER_H

#include <stdint.h>

#include "base/geometry.h"

typedef enum zy_obstacle_kind {
    ZY_OBSTACLE_BOX,
    ZY_OBSTACLE_LINE,    /* a polyline of some width */
    ZY_OBSTACLE_DISC,    /* around points[0] */
    ZY_OBSTACLE_POLYGON, /* filled; closed by itself; the even-odd rule */
} zy_obstacle_kind;

typedef struct zy_obstacle {
    zy_obstacle_kind kind;
    bool hard;      /* no label may cover it */
    double penalty; /* else: the cost for a label that it covers wholly */
    int owner;      /* labels of the same owner do not mind it; 0: nobody's */
    zy_box box;     /* BOX */
    const zy_point *points;
    size_t count;
    double radius; /* DISC; LINE: half its width */
} zy_obstacle;

typedef struct zy_solver_place {
    zy_box box;
    double cost;
    bool has_leader;
    zy_point from, to; /* the leader: at the label, at what it names */
    int look;          /* for the caller: size, colour, lines … of the label at this place */
} zy_solver_place;

#define ZY_LABEL_DROPPED SIZE_MAX
/* The worth of a label that covers what is hard rather than be left out; and of one that is never
 * left out: at worst it overlaps another. */
#define ZY_LABEL_ANYWHERE 5e6
#define ZY_LABEL_MUST 1e12

typedef struct zy_solver_label {
    const zy_solver_place *places;
    size_t count;
    double worth; /* what leaving it out costs: 100 is usual; a dearer place is never taken */
    int owner;
    size_t chosen; /* result: the index of a place, or ZY_LABEL_DROPPED */
    double cost;   /* result: of its place, obstacles included */
} zy_solver_label;

typedef struct zy_solver_problem {
    zy_solver_label *labels;
    size_t label_count;
    const zy_obstacle *obstacles;
    size_t obstacle_count;
    zy_box bounds; /* of everything: labels stay inside */
    double gap;    /* px between labels, >= 0 */
    bool rough;    /* the first choice is enough */
} zy_solver_problem;

/* Chooses. Returns the sum of all costs. `arena` is for what is needed meanwhile. */
double zy_labels_solve(zy_solver_problem *problem, zy_arena *arena);

/* The share of the box that the obstacle covers, 0 to 1. */
double zy_obstacle_cover(const zy_obstacle *obstacle, zy_box box);
/* Whether the segment from a to b meets the obstacle. */
bool zy_obstacle_meets(const zy_obstacle *obstacle, zy_point a, zy_point b);
/* Whether the segment meets the box, and its part inside. */
bool zy_segment_cut(zy_box box, zy_point *a, zy_point *b);

/* Labels in one line that keep their order: moves `at`, the middles in ascending order, as little
 * as possible (least squares) so that each of the extents 2 * half stands clear of the next and all
 * are between `low` and `high`, which may be infinite. False when there is no room for all; they
 * then stand close from `low` on. `arena` is for what is needed meanwhile. */
bool zy_labels_spread(zy_arena *arena, double *at, const double *half, size_t count, double low,
                      double high);

#endif
