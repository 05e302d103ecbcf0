/* layout: sizes and ranges; marks drawn, guides drawn around them and measured, everything placed.
 *
 * As in Vega, what is measured decides where things stand; in the house style the canvas is given
 * and plots are fitted into it.
 *
 * From here on:
 *   1. the picture has a size
 *   2. each view has a place in its parent and a size, both finite and no size below zero
 *   3. the layers of a plot are as large as it
 *   4. plots and grids, and no others, have guides with what they measure around themselves
 *   5. the scales of a plot have their range
 *   6. what a unit draws stands at finite places
 *
 * Units hold their items (view.marks) and plots, grids and the page what is drawn around them
 * (view.guides, chart.page), each in its own coordinates; the next stage takes them away. */
#ifndef ZY_LAYOUT_LAYOUT_H
#define ZY_LAYOUT_LAYOUT_H

#include "labels/labels.h"

/* layout.c: the stage. False after a diagnostic. */
bool zy_layout(zy_job *job);
/* check.c: the list above, as the tests, --dump and every run ask it. */
extern const zy_invariant zy_layout_invariants[];
/* house_layout.c: the fixed canvas with title and footer; and its texts drawn, once all is placed.
 */
bool zy_house_layout(zy_job *job);
bool zy_house_draw(zy_job *job);
/* What the frame's notes say, one after the other; NULL: nothing. */
const char *zy_house_notes(zy_job *job);

/* sizes.c */
void zy_plot_size(zy_job *job, zy_view *plot);
/* Lays the view out in its own coordinates; its plots have their sizes. */
bool zy_view_layout(zy_job *job, zy_view *view, bool x_axes, bool y_axes);
/* facets.c: a grid of facet cells, or of views side by side; its cells are laid out. */
bool zy_grid_place(zy_job *job, zy_view *grid);
/* panels.c: the charts of a concat of the house style laid out in the grid's own width and height.
 */
bool zy_panels_place(zy_job *job, zy_view *grid);
/* The height that the panels need in a width, at least `height`; settles their columns for it. */
double zy_panels_height(zy_job *job, zy_view *grid, double width, double height);
/* house_layout.c: lays the view out until it fits, with all that stands around it. */
bool zy_house_fit(zy_job *job, zy_view *view, double width, double height);
/* Forgets what was laid out, so that it can be laid out again at another size. */
void zy_layout_reset(zy_view *view);
/* Marks that stand in the grid by themselves. */
zy_placed *zy_placed_new(zy_job *job, zy_guides *guides);

/* headers.c: the options of a facet's header, resolved; false: it has none. */
bool zy_header_read(zy_job *job, const zy_def *def, zy_header_options *o);
/* The header of a cell, a row or a column: one value of what the grid is faceted by. */
typedef struct zy_header {
    const zy_view *grid;
    const zy_def *def;
    zy_datum value;
    const char *within; /* the role of its group in the scene; or NULL */
    double room;        /* house style: the width it has; 0: not limited */
    bool over_unit;     /* house style: the unit of an axis stands below it */
} zy_header;
/* Its label as a title; `options` has room for its options. */
zy_title zy_header_label(zy_job *job, const zy_header *header, zy_title_options *options);
/* The same, drawn outside of `inner` along a width x height. */
void zy_header_draw(zy_job *job, const zy_header *header, zy_box inner, double width, double height,
                    zy_guide *out);
/* The title of all rows, columns or cells. */
void zy_header_draw_title(zy_job *job, const zy_view *grid, const zy_def *def, const char *within,
                          zy_guide *out);

/* guide_text.c: what guides write. */
typedef struct zy_label_format {
    const char *specifier;   /* or NULL */
    const zy_value *by_unit; /* {year: "%Y", month: "%b"}; or NULL */
    bool time;
    zy_custom_format custom;
} zy_label_format;
zy_label_format zy_label_format_of(zy_job *job, const zy_def *def, const zy_value *format,
                                   const char *format_type, bool normalized);
const char *zy_guide_label(zy_job *job, const zy_scale *scale, const zy_def *def,
                           const zy_label_format *format, zy_datum value, double count);
/* The label through labelExpr; the label itself when expr is NULL. */
const char *zy_label_through(zy_job *job, const char *expr, const zy_value *at, zy_datum value,
                             const char *label, size_t index);
const char *zy_def_guide_title(zy_job *job, const zy_def *def);
bool zy_def_is_time(const zy_def *def);
/* The options of a guide, which take from config what is not given yet; `scratch` has room for as
 * many bytes. */
typedef struct zy_cascade {
    const zy_prop *props;
    void *options, *scratch;
    size_t size;
} zy_cascade;
/* config.PATH, or a style such as guide-label under a prefix such as "label", as one more layer. */
void zy_inherit_config(zy_job *job, const zy_cascade *into, const char *path);
void zy_inherit_style(zy_job *job, const zy_cascade *into, const char *style, const char *prefix);

/* house_axis.c: what an axis of the house style does by itself: one unit for the whole axis, shown
 * in its corner; nothing where values stand at their marks. */
typedef struct zy_house_axis {
    bool is_on;
    double divisor; /* 1, 1e4, 1e8 … */
    int decimals;
    zy_locale locale;           /* with the column's own sign of negative numbers */
    const char *title;          /* "(万台)" or NULL */
    const zy_column *durations; /* labels are 2:05 …; NULL: numbers */
    bool are_years;             /* labels are 2020, not 2,020 */
} zy_house_axis;
zy_house_axis zy_house_axis_of(zy_job *job, const zy_def *def, const zy_datum *ticks, size_t count,
                               const zy_label_format *format);
/* Options with bold labels. */
const zy_axis_options *zy_house_strong(zy_job *job, const zy_axis_options *options);
/* Options that put the middle of several lines, not the first of them, at a tick of y. */
const zy_axis_options *zy_house_centred(zy_job *job, const zy_axis_options *options, size_t lines);
/* house_dates.c: dates of whole years, quarters or months are marked where there are data, as many
 * as have room; labels in a row say only what changes (2015年 16 17). */
void zy_house_date_ticks(zy_job *job, const zy_def *def, double room, zy_axis_options *options);
/* Days and minutes are not marked in parts: 1月1日 1月1日 1月2日 would be the labels. */
void zy_house_fine_ticks(const zy_def *def, const zy_scale *scale, double most, zy_arena *arena,
                         zy_axis_options *options);
void zy_house_short_years(zy_job *job, const zy_def *def, zy_tick *ticks, size_t count);
/* house_durations.c: durations are marked at whole minutes, quarters, hours. */
void zy_house_duration_ticks(zy_job *job, const zy_def *def, const zy_scale *scale, double most,
                             zy_axis_options *options);
const char *zy_house_axis_label(zy_job *job, const zy_house_axis *house, zy_datum value);
/* axes.c: the axes of a plot, drawn and measured into the view's guides. */
typedef struct zy_plot_axes {
    zy_guide grids, mains; /* all of them */
    zy_box x_box, y_box;
} zy_plot_axes;
typedef struct zy_axis_plan {
    zy_axis axis;
    zy_axis_options options;
    zy_channel channel;
    const zy_scale_part *scale;
    bool main, grid;
} zy_axis_plan;
/* house_axis.c: what the house style gives to the options of an axis of the unit's definition. */
void zy_house_axis_options(zy_job *job, zy_view *plot, const zy_view *unit, const zy_def *def,
                           zy_axis_plan *plan);
/* The axes of a plot. */
zy_axis_plan *zy_axes_plan(zy_job *job, zy_view *plot, size_t *count);
/* drawn.c: whether a chart that has rows draws some of them; false after a diagnostic. */
bool zy_law_of_marks(zy_job *job);
/* house_names.c: names of categories get their lines, and the axis' options their size; the ticks
 * hold them in full before. True when they stand in columns. */
bool zy_house_names(zy_job *job, zy_axis_plan *plan, const zy_view *plot, zy_tick *ticks,
                    size_t count);
/* Options that put the middle of several columns at a tick of x. */
const zy_axis_options *zy_house_beside(zy_job *job, const zy_axis_options *options, size_t columns);
/* Notes about names that only one in `every` stands of. */
void zy_house_thinned(const zy_view *view, size_t count, size_t every);
/* Notes about both, once the layout is settled. */
void zy_house_say_names(zy_job *job);
/* legends.c: the legends of a view's own scales. */
zy_legend *zy_legends_plan(zy_job *job, zy_view *view, size_t *count);
/* titles.c: the title of a view; NULL: none. */
zy_title *zy_title_plan(zy_job *job, const zy_view *view);
zy_title_options *zy_title_options_of(zy_job *job, const zy_value *written);

#endif
