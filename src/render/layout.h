/* What layout finds for each view; draw reads it. Private to src/render. */
#ifndef ZY_RENDER_LAYOUT_H
#define ZY_RENDER_LAYOUT_H

#include "render/stages.h"

/* Marks with a place of their own in the view: a header, a title. */
typedef struct zy_placed {
    struct zy_placed *next;
    zy_marks_list marks;
    double x, y;
} zy_placed;

typedef struct zy_guides {
    zy_marks_list frame; /* the plot's background */
    zy_guide grids, mains;
    zy_legend *legends;
    size_t legend_count;
    zy_guide title;
    zy_marks_list labels; /* of the house style: values at the marks */
    zy_placed *headers;
    zy_box bounds, box; /* of the whole view with its guides, in its own coordinates */
} zy_guides;

/* sizes.c */
void zy_plot_size(zy_job *job, zy_view *plot);
/* Lays the view out in its own coordinates; its plots have their sizes. */
bool zy_view_layout(zy_job *job, zy_view *view, bool x_axes, bool y_axes);
/* facets.c: a grid of facet cells, or of views side by side; its cells are laid out. */
bool zy_grid_place(zy_job *job, zy_view *grid);
/* Forgets what was laid out, so that it can be laid out again at another size. */
void zy_layout_reset(zy_view *view);
bool zy_view_is_plot(const zy_view *view);
/* Draws the main axes of plans whose channel is `channel`; their box. */
zy_placed *zy_placed_new(zy_job *job, zy_guides *guides);

#endif
