/* waffle: its model. One panel is one whole cut into squares; its groups are filled one after the
 * other. */
#ifndef ZY_MARKS_WAFFLE_H
#define ZY_MARKS_WAFFLE_H

#include "marks/lettering.h"
#include "marks/marks.h"

/* What the definition takes besides the options of all marks. */
typedef struct zy_waffle_options {
    zy_given given;
    double cells, columns, total;
} zy_waffle_options;

typedef struct zy_waffle_group {
    size_t row;
    const char *name; /* of its colour; or NULL */
    double share;     /* of the whole; NAN: not known */
    size_t cells;
    zy_paint paint;
} zy_waffle_group;

typedef struct zy_waffle_panel {
    const char *caption; /* "" when there is none */
    zy_waffle_group *groups;
    size_t count;
} zy_waffle_panel;

typedef struct zy_waffle {
    const zy_pen *pen;
    const zy_def *value, *category, *color; /* category, color: or NULL */
    size_t cells, columns, lines;           /* squares, in a row, rows of squares */
    zy_waffle_panel *panels;
    size_t panel_count;
} zy_waffle;

/* waffle_data.c: the panels of the rows. False after a diagnostic. */
bool zy_waffle_read(const zy_pen *pen, const size_t *rows, size_t count, zy_waffle *w);

/* waffle_cells.c: squares for shares of a whole (each 0 to 1): largest remainders first, so that
 * shares that make up the whole fill every square; what they leave of the whole takes part, as a
 * share of nobody. Of equal remainders the first gets its square. Shares that add up to more than 1
 * are taken in proportion. */
void zy_waffle_apportion(const double *shares, size_t count, size_t cells, size_t *filled);

#endif
