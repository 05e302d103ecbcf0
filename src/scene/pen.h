/* A pen draws an outline into a path, or only measures it: boxes need no memory then and are
 * exact for circles, as Vega's are, where the cubics of a path are off by 0.03 %. */
#ifndef ZY_SCENE_PEN_H
#define ZY_SCENE_PEN_H

#include "scene/scene.h"

typedef struct zy_pen {
    zy_path *path; /* NULL: only the box is wanted */
    zy_box box;
    zy_arena *scratch; /* of the path; else made when first needed */
    double x, y, cos, sin, turn;
    bool begun;
    zy_point at; /* where it stands, before turning */
} zy_pen;

void zy_pen_init(zy_pen *pen, zy_path *path);
void zy_pen_release(zy_pen *pen);
/* What is drawn from now on is turned by `degrees` and then moved to (x, y). */
void zy_pen_place(zy_pen *pen, double x, double y, double degrees);
zy_arena *zy_pen_scratch(zy_pen *pen);

void zy_pen_move(zy_pen *pen, double x, double y);
void zy_pen_line(zy_pen *pen, double x, double y);
void zy_pen_curve(zy_pen *pen, zy_point a, zy_point b, zy_point to);
/* As arc() of a canvas: joined to where the pen stands by a line. */
void zy_pen_arc(zy_pen *pen, zy_point centre, double radius, double from, double to, bool ccw);
void zy_pen_close(zy_pen *pen);
/* The path, scaled. */
void zy_pen_path(zy_pen *pen, const zy_path *path, double scale_x, double scale_y);

/* Which edge of an area a curve is. */
typedef enum zy_edge { ZY_EDGE_NONE, ZY_EDGE_FIRST, ZY_EDGE_BACK } zy_edge;

/* A curve through the points; the back edge of an area continues the first and closes it. */
void zy_curve_draw(zy_pen *pen, const zy_item *item, const zy_point *points, size_t count,
                   zy_edge edge);

/* Any item but text and image. */
void zy_item_outline(const zy_item *item, zy_item_type type, zy_pen *pen);
void zy_arc_draw(const zy_item *item, zy_pen *pen);

#endif
