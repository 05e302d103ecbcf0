/* Shared by the files of the solver. */
#ifndef ZY_GUIDE_SOLVER_PARTS_H
#define ZY_GUIDE_SOLVER_PARTS_H

#include "guide/solver.h"

/* What it costs to cover something hard: dearer than the usual worth of labels. */
#define ZY_SOLVER_HARD 1e6
/* To overlap a label, or to stand outside of the bounds: dearer than all but a must. */
#define ZY_SOLVER_NEVER 1e8
/* What it costs a leader to run over something hard. */
#define ZY_SOLVER_CROSSING 25.0

double zy_segment_cover(zy_point a, zy_point b, double radius, zy_box box);
bool zy_segments_cross(zy_point a, zy_point b, zy_point c, zy_point d);

/* Obstacles cut into parts (segments of lines) in the cells of a grid. */
typedef struct zy_obstacle_grid zy_obstacle_grid;
zy_obstacle_grid *zy_obstacle_grid_new(const zy_solver_problem *problem, zy_arena *arena);
/* The cost of the place but for other labels. */
double zy_obstacle_grid_cost(zy_obstacle_grid *grid, const zy_solver_place *place, int owner);

#endif
