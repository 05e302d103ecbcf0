/* Points, boxes and paths. Pixels, y downwards. */
#ifndef ZY_BASE_GEOMETRY_H
#define ZY_BASE_GEOMETRY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

typedef struct zy_point {
    double x, y;
} zy_point;

typedef struct zy_size {
    double width, height;
} zy_size;

/* Empty when x1 < x0 or y1 < y0; ZY_BOX_EMPTY is the neutral element of a union. */
typedef struct zy_box {
    double x0, y0, x1, y1;
} zy_box;

#define ZY_BOX_EMPTY ((zy_box){1e300, 1e300, -1e300, -1e300})

bool zy_box_is_empty(zy_box box);
zy_box zy_box_union(zy_box a, zy_box b);
zy_box zy_box_add(zy_box box, double x, double y);
zy_box zy_box_move(zy_box box, double dx, double dy);
zy_box zy_box_grow(zy_box box, double by);
/* The overlap of both, possibly empty. */
zy_box zy_box_cut(zy_box a, zy_box b);
/* The box around `box` turned by `degrees` about (x, y). */
zy_box zy_box_turn(zy_box box, double degrees, double x, double y);

typedef enum zy_verb { ZY_MOVE, ZY_LINE, ZY_CURVE, ZY_CLOSE } zy_verb;

/* Verbs with their points: MOVE and LINE take one, CURVE (cubic) three, CLOSE none.
 * Begins with a MOVE; every coordinate is finite. */
typedef struct zy_path {
    zy_arena *arena;
    zy_verb *verbs;
    zy_point *points;
    size_t verb_count, point_count, verb_room, point_room;
} zy_path;

void zy_path_init(zy_path *path, zy_arena *arena);
void zy_path_move(zy_path *path, double x, double y);
void zy_path_line(zy_path *path, double x, double y);
void zy_path_curve(zy_path *path, zy_point a, zy_point b, zy_point to);
void zy_path_close(zy_path *path);
/* Scales, then moves every point: p * (sx, sy) + (dx, dy). */
void zy_path_transform(zy_path *path, double sx, double sy, double dx, double dy);
/* Appends SVG path data (SVG 1.1 §8.3, all commands, arcs as cubics). False when it is malformed or
 * goes beyond 1e15; the path is then as it was. */
bool zy_path_read(zy_path *path, const char *d);
/* The exact box of the outline (extremes of the curves, not their handles). */
zy_box zy_path_box(const zy_path *path);

#endif
