/* The stages, and what they share. Private to src/render. */
#ifndef ZY_RENDER_STAGES_H
#define ZY_RENDER_STAGES_H

#include "guide/guide.h"
#include "marks/marks.h"
#include "render/render.h"
#include "transforms/transforms.h"

/* labels: {position, format, of}. */
typedef enum zy_label_position {
    ZY_LABEL_AUTO,
    ZY_LABEL_OUTSIDE,
    ZY_LABEL_INSIDE,
    ZY_LABEL_CENTER,
    ZY_LABEL_ABOVE,
    ZY_LABEL_BELOW,
    ZY_LABEL_LEFT,
    ZY_LABEL_RIGHT,
} zy_label_position;
typedef enum zy_label_subset {
    ZY_LABEL_ALL,
    ZY_LABEL_FIRST,
    ZY_LABEL_LAST,
    ZY_LABEL_MAX,
    ZY_LABEL_MIN,
} zy_label_subset;
typedef struct zy_label_options {
    zy_given given;
    int position;       /* zy_label_position */
    int of;             /* zy_label_subset; -1: as the mark likes */
    const char *format; /* or NULL: the language's own way */
} zy_label_options;

/* A job is one run over one chart. */
typedef struct zy_job {
    zy_chart chart;
    const zy_render_options *options;
    zy_arena *arena;
    zy_diags *diags;
    GHashTable *sources; /* data value -> zy_table */
    GHashTable *wrapped; /* labels broken into lines, by text and style */
    GHashTable *urls;    /* url -> zy_table: files are read once */
    GPtrArray *files;
    const char *folder;  /* of the chart file */
    zy_parameter *parameters; /* those of chart.parameters, growing */
    size_t parameter_count;
    zy_label_options labels;
    bool rough, was_rough; /* layout: many labels may be placed roughly; some were */
    bool tight;  /* layout: labels have to do with the room there is */
    double random;       /* where the generator of random numbers stands */
    const zy_value *top; /* the document while shorthand is written out */
} zy_job;

/* normalise.c and its helpers: values -> views. */
bool zy_normalise(zy_job *job);
/* Shorthand written out: data, mark, channels at the top, "mean(x):Q". */
zy_value *zy_shorthand(zy_job *job, const zy_value *document);
/* repeat -> concat and layer; row, column and facet channels -> facet; inherited encodings;
 * composite marks and overlays -> layers. */
zy_value *zy_rewrite(zy_job *job, const zy_value *spec);
/* {expr: …} of known parameters -> their values. */
void zy_parameters_read(zy_job *job, zy_value *document);
/* Gives a parameter its value; `setter` is the job. */
bool zy_parameter_set(void *setter, const char *name, zy_datum value);
/* dump.c: what the stages up to `stage` made, as text. */
void zy_dump(zy_job *job, const char *stage, GString *out);
/* canvas.c: the names of the sizes a chart is drawn in; `over` replaces the chart's own. */
const char *const *zy_sizes_of(zy_arena *arena, const zy_value *document, const char *over, size_t *count);
/* The canvas of a size: by name, or a list [width, height]. False after a diagnostic. */
bool zy_size_find(zy_job *job, const zy_value *size, const char *name, double *width, double *height);
/* frame.c: the frame's own keys and the config (theme and own) are read. */
bool zy_frame_keys_read(zy_job *job, const zy_value *document);
/* Words and maps of the frame at work are checked; false after a diagnostic. */
bool zy_frame_check(zy_job *job);
/* panel_frame.c: whether a view below `parent` may have the frame's key; a panel's own keys are
 * read; a stage enters the frame of a view, and leaves it for the page's. */
bool zy_panel_takes(const zy_job *job, const zy_view *parent, const char *key);
bool zy_panel_frame_read(zy_job *job, zy_view *panel);
zy_frame_options zy_frame_enter(zy_job *job, const zy_view *view);
void zy_frame_leave(zy_job *job, zy_frame_options page);
/* house.c: highlight, reference and the like become Vega-Lite; marks of the house get their labels. */
const zy_value *zy_frame_rewrite(zy_job *job, const zy_value *document);
/* The view tree of a normalised spec. */
zy_view *zy_view_build(zy_job *job, const zy_value *spec, zy_view *parent);

/* data.c: tables loaded, transforms run, facets cut into cells, encodings' own transforms. */
bool zy_data(zy_job *job);
zy_table *zy_source_load(zy_job *job, const zy_value *data);
bool zy_unit_data(zy_job *job, zy_view *unit);
/* source.c: the file that the unit's mark names for itself (an icon) is read; false after a diagnostic. */
bool zy_mark_file_load(zy_job *job, const zy_view *unit);
/* selections.c: the predicate of a selection that was given a value; NULL: it has none. */
const zy_value *zy_selection_test(zy_job *job, const zy_view *unit, const char *name);
/* "yearmonth", the name of the definition's time units. */
const char *zy_units_name(zy_arena *arena, const zy_def *def);
/* What a definition alone does to the table: its column is found, typed and converted; bins and time
 * units become columns. `maxbins` is the channel's default. */
bool zy_def_prepare(zy_job *job, zy_table *table, zy_def *def, double maxbins);
zy_transform_job zy_transform_job_of(zy_job *job);
/* orient.c: which way the mark stands. */
void zy_orient_find(zy_view *unit);
bool zy_stack_find(zy_job *job, zy_view *unit);

/* scales.c: types and domains, shared or independent. */
bool zy_scales(zy_job *job);
/* panels.c: in how many columns so many cells suit a room, each wide enough to be read. */
size_t zy_columns_for(size_t count, double width, double height);
/* cells.c: cells of which no row can be drawn are taken out, with the rows and columns that they empty. */
void zy_cells_prune(zy_job *job, zy_view *view);
/* Cuts the rows of a wrapped facet anew, columns > 0. */
void zy_cells_wrap(zy_view *grid, size_t columns);

/* scale_types.c: the scale of a unit's channel, before it is shared; NULL after a diagnostic. */
zy_scale_part *zy_scale_part_new(zy_job *job, zy_view *unit, zy_channel channel, const zy_def *def);
/* What follows from mark, channel and config for a scale of the part's type. */
void zy_scale_part_imply(zy_job *job, zy_scale_part *part);
bool zy_has_nested_offset(const zy_view *unit, zy_channel channel);
/* A written or implied option of the scale, by its offset in zy_scale_options. */
bool zy_scale_part_flag(const zy_scale_part *part, size_t offset, bool fallback);
double zy_scale_part_number(const zy_scale_part *part, size_t offset, double fallback);
/* domains.c: the rows of a unit that can be drawn; where its domains come from; what they come to. */
void zy_rows_filter(zy_job *job, zy_view *unit);
bool zy_domain_find(zy_job *job, zy_view *unit, zy_scale_part *scale);
bool zy_domain_fill(zy_job *job, zy_scale_part *scale);
/* A value of the chart file in the terms of a definition's data: dates become instants. */
zy_datum zy_datum_in(zy_job *job, const zy_value *v, const zy_def *def);

/* ranges.c: the scales of a view get their ranges (its width and height are known) and are prepared. */
bool zy_ranges_set(zy_job *job, zy_view *view);
bool zy_ranges_set_child(zy_job *job, zy_view *view, const zy_view *plot, zy_channel channel);
/* Where the domain of a continuous scale begins once it is rounded; NAN without one. */
double zy_scale_part_low_end(zy_job *job, const zy_scale_part *part);
/* Paddings of a band or point scale, as Vega-Lite settles them. */
void zy_scale_paddings(const zy_scale_part *part, double *inner, double *outer);
/* guide_text.c: what guides write. */
typedef struct zy_label_format {
    const char *specifier;   /* or NULL */
    const zy_value *by_unit; /* {year: "%Y", month: "%b"}; or NULL */
    bool time;
    zy_custom_format custom;
} zy_label_format;
zy_label_format zy_label_format_of(zy_job *job, const zy_def *def, const zy_value *format, const char *format_type, bool normalized);
const char *zy_guide_label(zy_job *job, const zy_scale *scale, const zy_def *def, const zy_label_format *format, zy_datum value, double count);
/* The label through labelExpr; the label itself when expr is NULL. */
const char *zy_label_through(zy_job *job, const char *expr, const zy_value *at, zy_datum value, const char *label, size_t index);
const char *zy_def_guide_title(zy_job *job, const zy_def *def);
bool zy_def_is_time(const zy_def *def);
/* A text or list of texts as lines; one text; a text cut at its line breaks. */
const char *const *zy_lines_of(zy_job *job, const zy_value *v, size_t *count);
const char *const *zy_one_line(zy_job *job, const char *text, size_t *count);
const char *const *zy_split_lines(zy_job *job, const char *text, size_t *count);
/* config.PATH, or a style such as guide-label under a prefix such as "label", as one more layer of a
 * guide's options; `scratch` has room for the options. */
void zy_inherit_config(zy_job *job, const zy_prop *props, void *options, void *scratch, size_t size, const char *path);
void zy_inherit_style(zy_job *job, const zy_prop *props, void *options, void *scratch, size_t size, const char *style, const char *prefix);

/* house_axis.c: what an axis of the house style does by itself: one unit for the whole axis, shown in
 * its corner; nothing where values stand at their marks. */
typedef struct zy_house_axis {
    bool is_on;
    double divisor;    /* 1, 1e4, 1e8 … */
    int decimals;
    zy_locale locale;  /* with the column's own sign of negative numbers */
    const char *title; /* "(万台)" or NULL */
} zy_house_axis;
zy_house_axis zy_house_axis_of(zy_job *job, const zy_def *def, const zy_datum *ticks, size_t count, const zy_label_format *format);
/* Whether a category is highlighted; options with bold labels. */
bool zy_house_is_highlighted(zy_job *job, zy_datum value, const char *label);
const zy_axis_options *zy_house_strong(zy_job *job, const zy_axis_options *options);
/* Options that put the middle of several lines, not the first of them, at a tick of y. */
const zy_axis_options *zy_house_centred(zy_job *job, const zy_axis_options *options, size_t lines);
/* house_dates.c: dates of whole years, quarters or months are marked where there are data, as many as
 * have room; labels in a row say only what changes (2015年 16 17). */
void zy_house_date_ticks(zy_job *job, const zy_def *def, double room, zy_axis_options *options);
void zy_house_short_years(zy_job *job, const zy_def *def, zy_tick *ticks, size_t count);
const char *zy_house_axis_label(zy_job *job, const zy_house_axis *house, zy_datum value);
void zy_house_axis_options(zy_job *job, zy_view *plot, zy_channel channel, const zy_scale_part *scale, const zy_view *unit,
                           const zy_def *def, zy_axis_options *options);

/* Whether the unit was made from the frame's `reference`. */
bool zy_house_is_reference(const zy_view *unit);
void zy_house_reference_types(const zy_view *layer, zy_view *unit);
bool zy_house_highlight(zy_job *job, zy_view *unit);
/* Whether each value of the frame's highlight occurs in some unit below the view. */
bool zy_house_highlight_check(zy_job *job, const zy_view *view);
/* label_options.c: the frame's `labels` is read. */
bool zy_label_options_read(zy_job *job);
/* label_bars.c: whether the unit's bars carry their values, so that no axis needs to say them. */
bool zy_house_labels_bars(const zy_job *job, const zy_view *unit);
/* labels.c: whether a legend is not needed. */
bool zy_house_hides_legend(const zy_job *job, const zy_view *view, zy_channel channel);
/* alt.c: an alternative text drafted from the data. */
const char *zy_alt_draft(zy_job *job);
/* alt_table.c: the rows of a table, read out. */
void zy_alt_table(zy_job *job, const zy_view *unit, GString *text);
/* house_layout.c: the fixed canvas with title and footer. */
bool zy_house_layout(zy_job *job);
bool zy_house_draw(zy_job *job);

/* axes.c: the axes of a plot, drawn and measured into the view's guides. */
typedef struct zy_plot_axes {
    zy_guide grids, mains;  /* all of them */
    zy_box x_box, y_box;
} zy_plot_axes;
typedef struct zy_axis_plan {
    zy_axis axis;
    zy_axis_options options;
    zy_channel channel;
    const zy_scale_part *scale;
    bool main, grid;
} zy_axis_plan;
/* The axes of a plot: their number, at most 8. */
size_t zy_axes_plan(zy_job *job, zy_view *plot, zy_axis_plan plans[8]);
/* legends.c: the legends of a view's own scales. */
zy_legend *zy_legends_plan(zy_job *job, zy_view *view, size_t *count);
/* house_names.c: names of categories get their lines, and the axis' options their size; the ticks hold
 * them in full before. True when they stand in columns. */
bool zy_house_names(zy_job *job, zy_axis_plan *plan, const zy_view *plot, zy_tick *ticks, size_t count);
/* Options that put the middle of several columns at a tick of x. */
const zy_axis_options *zy_house_beside(zy_job *job, const zy_axis_options *options, size_t columns);
/* A name of the view in at most so many lines as wide as the room, its end shortened if it must be. */
const char *const *zy_house_lines(zy_job *job, const zy_view *view, const char *text, double room, size_t most, const zy_text_style *style, size_t *count);
/* Remembers a text that had to be shortened; names of which only one in `every` stands. */
void zy_house_shortened(zy_job *job, const zy_view *view, const char *text);
void zy_house_thinned(const zy_view *view, size_t count, size_t every);
/* Notes about both, once the layout is settled. */
void zy_house_say_names(zy_job *job);
/* titles.c: the title of a view; NULL: none. */
zy_title *zy_title_plan(zy_job *job, const zy_view *view);
zy_title_options *zy_title_options_of(zy_job *job, const zy_value *written);

/* layout.c: sizes, ranges; guides measured and placed. */
bool zy_layout(zy_job *job);
/* draw.c: marks and guides -> scene. */
bool zy_draw(zy_job *job);

#endif
