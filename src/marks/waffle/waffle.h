/* waffle: its model. One panel is one whole cut into squares; its groups are filled one after the
 * other. */
#ifndef ZY_MARKS_WAFFLE_H
#define ZY_MARKS_WAFFLE_H

#include "marks/marks.h"
#include "pens/pens.h"

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

#define ZY_WAFFLE_SQUARE 0.88 /* of the pitch; the rest is the gap */

/* How everything is arranged; lengths in pixels. */
typedef struct zy_waffle_layout {
    size_t across, down;   /* panels */
    bool beside;           /* labels at the right of the squares, not below */
    double pitch;          /* of squares */
    double width, height;  /* of the squares of a panel */
    double step_x, step_y; /* from panel to panel */
    double label_x, label_width, label_height;
} zy_waffle_layout;

typedef struct zy_waffle_letters {
    const zy_waffle *w;
    zy_lettering letters;
    double figure, caption, gap; /* sizes of type; between squares and label */
} zy_waffle_letters;

/* waffle_data.c: the panels of the rows. False after a diagnostic. */
bool zy_waffle_read(const zy_pen *pen, const size_t *rows, size_t count, zy_waffle *w);

/* waffle_cells.c: squares for shares of a whole (each 0 to 1): largest remainders first, so that
 * shares that make up the whole fill every square; what they leave of the whole takes part, as a
 * share of nobody. Of equal remainders the first gets its square. Shares that add up to more than 1
 * are taken in proportion. */
void zy_waffle_apportion(const double *shares, size_t count, size_t cells, size_t *filled);

/* waffle_layout.c: the pitch is 0 when nothing fits. */
zy_waffle_layout zy_waffle_arrange(const zy_waffle_letters *l);

/* waffle_label.c: the height of a panel's label at a width; the narrowest width for all of them:
 * figures and keys whole, no phrase of a caption broken. */
double zy_waffle_label_height(const zy_waffle_letters *l, const zy_waffle_panel *panel,
                              double width);
double zy_waffle_least_label(const zy_waffle_letters *l);
/* The label of the panel whose squares begin at (x, y). */
void zy_waffle_draw_label(const zy_waffle_letters *l, const zy_waffle_layout *a,
                          const zy_waffle_panel *panel, zy_scene_mark *swatches, double x,
                          double y);

#endif
