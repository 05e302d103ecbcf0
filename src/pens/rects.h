/* What bar, rect, tick and image have in common. Private to src/marks. */
#ifndef ZY_MARKS_RECTS_H
#define ZY_MARKS_RECTS_H

#include "pens/pens.h"

/* The corner radii that the mark's options give, clockwise from the top left. */
void zy_rect_corners(const zy_view *unit, double corner[4]);
/* A rect between two corners, with the mark's corner radii. */
zy_item *zy_rect_item(const zy_pen *pen, size_t row, double x, double x2, double y, double y2);
/* The same between its encoded ends; NULL when the row has no place. */
zy_item *zy_rect_draw(const zy_pen *pen, size_t row);

/* Adds a symbol at the row's point; `shape` NULL: as the shape channel says. */
void zy_symbol_draw(const zy_pen *pen, size_t row, const char *shape);

#endif
