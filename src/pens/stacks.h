/* Stacked bars with round corners: the whole stack is rounded, not each bar. */
#ifndef ZY_MARKS_STACKS_H
#define ZY_MARKS_STACKS_H

#include "pens/pens.h"

/* Vega-Lite's condition for groups of stacked bars: a stack with corners and no size channel. */
bool zy_stacks_are_round(const zy_view *unit);
/* Draws the rows stack by stack, each cut to a rounded box. */
void zy_stacks_draw(const zy_pen *pen, const size_t *rows, size_t count);

#endif
