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

/* A name that found no room and was shortened, in full. */
typedef struct zy_shortened {
    struct zy_shortened *next;
    const char *text;
} zy_shortened;

/* Labels of one kind that were asked for and found no place, with the first names. */
enum { ZY_DROPPED_NAMES = 3, ZY_DROPPED_ROLES = 3 };
typedef struct zy_dropped {
    size_t asked, dropped;
    const char *names[ZY_DROPPED_NAMES];
} zy_dropped;

typedef struct zy_loose_text zy_loose_text;

typedef struct zy_guides {
    zy_marks_list frame; /* the plot's background */
    zy_guide grids, mains;
    zy_legend *legends;
    size_t legend_count;
    zy_guide title;
    zy_marks_list labels; /* of the house style: values at the marks */
    zy_loose_text *loose; /* texts over points, taken from their marks */
    bool lacks_names, lacks_values; /* of series at their lines; of bars */
    zy_dropped dropped[ZY_DROPPED_ROLES]; /* by zy_label_role */
    zy_placed *headers;
    zy_shortened *shortened;
    size_t thinned, thinned_every; /* names of an axis, of which one in … stands; 0: all stand */
    zy_box bounds, box;            /* of the whole view with its guides, in its own coordinates */
} zy_guides;

/* sizes.c */
void zy_plot_size(zy_job *job, zy_view *plot);
/* Lays the view out in its own coordinates; its plots have their sizes. */
bool zy_view_layout(zy_job *job, zy_view *view, bool x_axes, bool y_axes);
/* facets.c: a grid of facet cells, or of views side by side; its cells are laid out. */
bool zy_grid_place(zy_job *job, zy_view *grid);
/* panels.c: whether the view is a concat of the house style, which shares out its room; its charts
 * laid out in the grid's own width and height. */
bool zy_view_has_panels(const zy_job *job, const zy_view *view);
bool zy_panels_place(zy_job *job, zy_view *grid);
/* The height that the panels need in a width, at least `height`; settles their columns for it. */
double zy_panels_height(zy_job *job, zy_view *grid, double width, double height);
/* house_layout.c: lays the view out until it fits, with all that stands around it; its box, with
 * its guides, in its own coordinates. */
bool zy_house_fit(zy_job *job, zy_view *view, double width, double height);
zy_box zy_view_box(const zy_view *view);
/* Forgets what was laid out, so that it can be laid out again at another size. */
void zy_layout_reset(zy_view *view);
bool zy_view_is_plot(const zy_view *view);
/* Marks that stand in the grid by themselves. */
zy_placed *zy_placed_new(zy_job *job, zy_guides *guides);

/* labels.c: value labels, names of series, annotations … of a plot, over its marks and axes; what
 * they cover is added to the group. */
void zy_house_labels(zy_job *job, zy_view *plot, zy_group *group);
/* label_points.c: takes the texts of a layer that say nothing of where they stand but a point's own
 * place out of the marks; they are set beside their points with the labels. */
void zy_house_texts_take(zy_job *job, zy_view *plot);
/* What labels could not say in a layout that fits: the legends and axes that say it are asked for.
 * True: it has to be laid out again with them. */
bool zy_house_labels_settle(zy_job *job, zy_view *view);
/* Tells, when layout is settled, what found no place. */
void zy_house_labels_report(zy_job *job);

/* headers.c: the options of a facet's header, resolved; false: it has none. */
bool zy_header_read(zy_job *job, const zy_def *def, zy_header_options *o);
/* The label of a cell, a row or a column as a title; `options` has room for its options. House
 * style: its width, 0: not limited; whether the unit of an axis stands below it. */
typedef struct zy_header_place {
    double room;
    bool over_unit;
} zy_header_place;
zy_title zy_header_label(zy_job *job, const zy_view *grid, const zy_def *def, zy_datum value,
                         const zy_header_place *place, const char *within,
                         zy_title_options *options);
/* The same, drawn outside of `inner` along a width x height. */
void zy_header_draw(zy_job *job, const zy_view *grid, const zy_def *def, zy_datum value,
                    zy_box inner, double width, double height, const char *within, zy_guide *out);
/* The title of all rows, columns or cells. */
void zy_header_draw_title(zy_job *job, const zy_view *grid, const zy_def *def, const char *within,
                          zy_guide *out);

#endif
