/* A chart as the stages see it: one tree of views, each with its encodings.
 *
 *     unit   one mark drawn from one table
 *     layer  units on one plot, drawn over each other
 *     grid   plots side by side: concat, repeat and facet
 *
 * The tree is made by normalise; each later stage fills in its own fields and reads those of
 * earlier ones. Names are Vega-Lite's (https://vega.github.io/vega-lite/docs/). */
#ifndef ZY_CHART_CHART_H
#define ZY_CHART_CHART_H

#include "base/input.h"
#include "base/number.h"
#include "calc/calc.h"
#include "chart/house.h"
#include "props/props.h"
#include "scale/scale.h"
#include "scene/scene.h"
#include "style/style.h"

typedef enum zy_channel {
    ZY_CHANNEL_X,
    ZY_CHANNEL_Y,
    ZY_CHANNEL_X_OFFSET,
    ZY_CHANNEL_Y_OFFSET,
    ZY_CHANNEL_X2,
    ZY_CHANNEL_Y2,
    ZY_CHANNEL_X_ERROR,
    ZY_CHANNEL_Y_ERROR,
    ZY_CHANNEL_X_ERROR2,
    ZY_CHANNEL_Y_ERROR2,
    ZY_CHANNEL_LONGITUDE,
    ZY_CHANNEL_LATITUDE,
    ZY_CHANNEL_LONGITUDE2,
    ZY_CHANNEL_LATITUDE2,
    ZY_CHANNEL_THETA,
    ZY_CHANNEL_RADIUS,
    ZY_CHANNEL_THETA2,
    ZY_CHANNEL_RADIUS2,
    ZY_CHANNEL_COLOR,
    ZY_CHANNEL_FILL,
    ZY_CHANNEL_STROKE,
    ZY_CHANNEL_OPACITY,
    ZY_CHANNEL_FILL_OPACITY,
    ZY_CHANNEL_STROKE_OPACITY,
    ZY_CHANNEL_STROKE_WIDTH,
    ZY_CHANNEL_STROKE_DASH,
    ZY_CHANNEL_SIZE,
    ZY_CHANNEL_ANGLE,
    ZY_CHANNEL_SHAPE,
    ZY_CHANNEL_TEXT,
    ZY_CHANNEL_ORDER,
    ZY_CHANNEL_DETAIL,
    ZY_CHANNEL_KEY,
    ZY_CHANNEL_TOOLTIP,
    ZY_CHANNEL_HREF,
    ZY_CHANNEL_URL,
    ZY_CHANNEL_DESCRIPTION,
    ZY_CHANNEL_ROW,
    ZY_CHANNEL_COLUMN,
    ZY_CHANNEL_FACET,
    ZY_CHANNEL_COUNT,
} zy_channel;

/* "xOffset"; -1 when there is no such channel. The names are NULL-terminated. */
extern const char *const zy_channel_names[];
int zy_channel_find(const char *name);
/* Whether the channel can have a scale. */
bool zy_channel_has_scale(zy_channel channel);
bool zy_channel_is_color(zy_channel channel);  /* color fill stroke */
bool zy_channel_is_xy(zy_channel channel);     /* x y */
bool zy_channel_is_offset(zy_channel channel); /* xOffset yOffset */
bool zy_channel_is_position(
    zy_channel channel); /* x y x2 y2 theta radius … and longitude, latitude */
/* x for x2, theta for theta2 …; the channel itself otherwise. */
zy_channel zy_channel_main(zy_channel channel);
/* x2 for x …; ZY_CHANNEL_COUNT when there is none. */
zy_channel zy_channel_second(zy_channel channel);
/* xOffset for x, yOffset for y; ZY_CHANNEL_COUNT otherwise. */
zy_channel zy_channel_offset(zy_channel channel);

typedef enum zy_type {
    ZY_TYPE_NONE,
    ZY_TYPE_QUANTITATIVE,
    ZY_TYPE_TEMPORAL,
    ZY_TYPE_ORDINAL,
    ZY_TYPE_NOMINAL,
    ZY_TYPE_GEOJSON,
} zy_type;

const char *zy_type_name(zy_type type);
extern const char *const zy_type_names[];

typedef enum zy_def_kind {
    ZY_DEF_NONE,  /* only a condition was written */
    ZY_DEF_FIELD, /* {field: …} or {aggregate: count} */
    ZY_DEF_DATUM, /* {datum: …}: a constant in the data's units */
    ZY_DEF_VALUE, /* {value: …}: a constant in the picture's units */
} zy_def_kind;

/* One channel of an encoding. */
typedef struct zy_def {
    struct zy_def *next; /* detail, order, tooltip: several */
    zy_def_kind kind;
    zy_channel channel;
    const zy_value *written; /* the map in the chart file, shorthand written out */
    const char *field;       /* as written, or NULL */
    const char *shown;       /* data: the name of its column without the unit; NULL: the field */
    const char *aggregate;   /* or NULL */
    const char *argument;    /* of argmin and argmax: the field that is smallest */
    const zy_value *bin;     /* true or a map of parameters; NULL: not binned here */
    bool binned;             /* the data are binned already */
    unsigned units;          /* time units, 0: none */
    int unit_step;
    bool utc, unit_binned;
    double unit_maxbins; /* timeUnit: {maxbins} chooses the unit; 0: none */
    zy_type type;
    bool names_series; /* data: of a line or an area, or of bars: its values tell them apart */
    zy_wanted wanted;  /* data: what clock readings on it are */
    bool type_given;
    zy_datum constant;     /* DATUM, VALUE */
    const zy_value *value; /* VALUE: as written (may be a gradient, a list, null) */
    const zy_value *scale, *guide, *sort, *stack, *impute, *title, *format, *format_type;
    bool no_scale, no_guide, no_stack, no_impute, no_title; /* written as null */
    bool sort_null;
    double band_position; /* NAN: not given */
    struct zy_rule *conditions;

    /* data: the names of its columns in the unit's table. */
    const char *column;       /* its values; bins and time units: where they start */
    const char *column_end;   /* bins and time units: where they end, or NULL */
    const char *column_range; /* ordinal bins: "0 – 10" */
    const char *column_mid;   /* of stacks whose gaps are filled: the middle of bin or unit */
    const char *column_sort;  /* sort: [list]: the index of each value */
    zy_bins bins;
    zy_column *values, *ends, *ranges;
} zy_def;

/* One condition of a channel: while it holds, `def` is used. */
typedef struct zy_rule {
    struct zy_rule *next;
    const zy_value *test; /* a predicate; NULL: `holds` says it */
    const char *param;    /* the selection that is asked, or NULL */
    bool holds;           /* of a selection nobody has touched */
    zy_predicate *predicate;
    zy_def *def;
} zy_rule;

bool zy_def_is_field(const zy_def *def);
bool zy_def_is_datum(const zy_def *def);
/* A field or a datum: what can have a scale. */
bool zy_def_has_data(const zy_def *def);
bool zy_def_is_binning(const zy_def *def);
bool zy_def_is_discrete(const zy_def *def); /* nominal, ordinal, or datum of such */
bool zy_def_is_count(const zy_def *def);
/* Unbinned quantitative field or numeric datum. */
bool zy_def_is_measure(const zy_def *def);
/* Reads the definition of a channel. `map` is a map (shorthand written out). NULL after a
 * diagnostic. */
zy_def *zy_def_read(zy_arena *arena, zy_diags *diags, zy_channel channel, const zy_value *map);
/* The property tables of channels: of field definitions and of everything else they take. */
extern const zy_prop zy_def_props[];
/* Vega-Lite's default type of a definition without one. */
zy_type zy_def_default_type(const zy_def *def);
/* The default title: "Mean of x", "x (binned)", "Count of Records" (config fieldTitle verbal). */
const char *zy_def_title(zy_arena *arena, const zy_def *def, const char *count_title);
/* Where the chart names its column, else the whole definition. */
const zy_value *zy_def_field_at(const zy_def *def);
zy_span zy_def_field_span(const zy_def *def);

/* Where a mark of the rewritten document comes from: what rewriting knows and no chart file may
 * say. It hangs at the mark's value. */
typedef struct zy_origin {
    const struct zy_composite *form; /* the composite mark this is a layer of; or NULL */
    bool is_reference;               /* one of the frame's `reference` */
    bool is_overlaid;                /* its points and lines are layers of their own already */
    const char *stack_as;            /* overlays stack as the mark below them; NULL: as itself */
} zy_origin;

typedef enum zy_orient { ZY_ORIENT_NONE, ZY_ORIENT_VERTICAL, ZY_ORIENT_HORIZONTAL } zy_orient;

/* Everything a mark definition may say (Vega-Lite's MarkDef), and what is added here. */
typedef struct zy_mark_options {
    zy_given given;
    const zy_value *color, *fill, *stroke; /* a colour, a gradient, or null */
    double opacity, fill_opacity, stroke_opacity, stroke_width, stroke_dash_offset;
    double stroke_miter_limit, stroke_offset;
    const zy_value *stroke_dash;
    const char *stroke_cap, *stroke_join, *blend;
    bool filled;
    const char *orient, *invalid, *interpolate, *shape;
    double tension;
    const zy_value *clip;
    const zy_value *x, *y, *x2, *y2, *width, *height; /* a number, "width", {band}, … */
    double x_offset, y_offset, x2_offset, y2_offset;
    double theta, theta2, radius, radius2, inner_radius, outer_radius, pad_angle;
    double theta_offset, theta2_offset, radius_offset, radius2_offset;
    const zy_value *size; /* a number or {band} */
    double angle;
    double corner_radius, corner_radius_end, corner_radius_top_left, corner_radius_top_right;
    double corner_radius_bottom_left, corner_radius_bottom_right;
    double bin_spacing, min_band_size, continuous_band_size, band_size, thickness;
    const zy_value *discrete_band_size;
    double time_unit_band_size, time_unit_band_position;
    const zy_value *text;
    const char *align, *baseline, *font, *font_style, *ellipsis, *line_break, *dir;
    double dx, dy, font_size, font_weight, limit, line_height;
    const char *href, *url, *description, *cursor, *aria_role, *aria_role_description;
    const zy_value *tooltip, *style, *order, *point, *line, *extent, *ticks;
    const zy_value *box, *median, *outliers, *rule, *borders, *band;
    bool aria, aspect, smooth;
    const char *type;
    /* house */
    const char *rest;     /* share */
    double max_band_size; /* bars are at most this thick */
} zy_mark_options;

extern const zy_prop zy_mark_props[];

/* What `scale: {…}` takes. */
typedef struct zy_scale_options {
    zy_given given;
    const char *type;
    const zy_value *domain, *domain_min, *domain_max, *range, *range_min, *range_max, *scheme;
    const zy_value *nice, *interpolate, *bins, *domain_raw;
    double domain_mid;
    bool reverse, round, clamp, zero;
    double align, base, constant, exponent, padding, padding_inner, padding_outer;
} zy_scale_options;

extern const zy_prop zy_scale_props[];

/* Where part of a scale's domain comes from: a unit's channel, or values. */
typedef struct zy_domain_part {
    struct zy_domain_part *next;
    struct zy_view *view;
    const zy_def *def;
    const zy_datum *values; /* given values; NULL: from the columns below */
    size_t value_count;
    zy_column *columns[2]; /* of view->table, or of view->raw when sorted by it */
    size_t column_count;
    bool from_raw, every_row; /* every_row: invalid ones, too */
    /* Discrete domains: `sorted` by the value itself, or by `sort_op` of `sort_column` (of the raw
     * table), or in the order of `order`. */
    bool sorted, descending;
    const char *sort_op;
    zy_column *sort_column;
    const zy_value *order;
} zy_domain_part;

/* One scale of the chart, with who asked for it. */
typedef struct zy_scale_part {
    zy_channel channel;
    zy_scale_type type;
    bool names_series; /* data: of a line or an area, or of bars: its values tell them apart */
    bool type_given;
    zy_scale_options options; /* what was written */
    zy_scale_options implied; /* what follows from mark, channel and config */
    zy_domain_part *domain;
    bool domain_given;
    bool selection_domain; /* {param: …}: of a selection nobody has touched */
    struct zy_view *home;  /* the view at which it is shared */
    struct zy_view *unit;  /* the first unit that uses it, and its definition */
    const zy_def *def;
    double step;    /* > 0: position with a fixed step per value (layout) */
    zy_datum *base; /* the domain before padding, zero and nice */
    size_t base_count;
    zy_datum low,
        high; /* domainMin and domainMax of a domain that is not discrete; undefined: none */
    bool nice_by_default;
    bool has_bins;
    zy_bins bins;
    bool ready;     /* the range is set */
    zy_scale scale; /* scales: type and domain; layout: range */
} zy_scale_part;

typedef enum zy_view_kind { ZY_VIEW_UNIT, ZY_VIEW_LAYER, ZY_VIEW_GRID } zy_view_kind;
typedef enum zy_grid_kind { ZY_GRID_CONCAT, ZY_GRID_FACET } zy_grid_kind;

typedef struct zy_stack {
    bool is_on;
    zy_channel field_channel;  /* x, y, theta or radius */
    zy_channel by_channels[2]; /* the dimension and its offset */
    size_t by_count;
    const zy_def *by[ZY_CHANNEL_COUNT]; /* stackBy */
    zy_channel by_channel_of[ZY_CHANNEL_COUNT];
    size_t stack_by_count;
    const char *offset;
    bool impute;
    const char *start, *end; /* columns */
} zy_stack;

/* What a row is to the message of the chart (the frame's `highlight`). */
typedef enum zy_emphasis {
    ZY_EMPHASIS_CONTEXT,
    ZY_EMPHASIS_FORMER, /* of a highlighted pair, what was before */
    ZY_EMPHASIS_ACCENT,
    ZY_EMPHASIS_GROUP, /* with a colour that the author gave it */
} zy_emphasis;

typedef struct zy_view {
    zy_view_kind kind;
    struct zy_view *parent, *first, *last, *next;
    const zy_value *spec; /* normalised */
    const char *name;
    const struct zy_frame_options *frame; /* of a panel: its own keys over the page's; else NULL */
    size_t index; /* among the units and layers that are plots: the scene's view; SIZE_MAX: none */

    /* unit (normalise) */
    const struct zy_mark *mark;
    const struct zy_composite *form; /* these four: see zy_origin */
    bool is_reference, is_overlaid;
    const char *stack_as;
    zy_mark_options options;            /* definition, style and config merged */
    struct zy_dynamic_options *dynamic; /* those of them that are expressions of the row; or NULL */
    void *own;                  /* what only this mark's definition takes: zy_mark.props; or NULL */
    zy_mark_options configured; /* what style and config alone say, without Vega's own defaults */
    zy_orient orient;
    zy_def *encoding[ZY_CHANNEL_COUNT];

    /* data */
    zy_table *given; /* of a facet's cell: its part of the table; else NULL */
    zy_table *whole; /* of a facet's cell: the table it was cut from; bins are those of the whole;
                      * also of a layer: the table before its own transforms */
    bool is_empty;   /* of a facet's cell: a frame, as its row and column have nothing in common */
    bool had_rows;   /* before its transforms */
    zy_table *input; /* after the view's own transforms */
    zy_table *raw;   /* after the transforms and time units, before aggregation */
    zy_table *table; /* what the mark draws from */
    zy_stack stack;
    bool is_cropped;             /* scaling: values lie beyond a domain that the author gave */
    const zy_emphasis *emphasis; /* by row of the table; NULL: nothing is highlighted here */
    const size_t *rows;          /* the rows that are drawn, invalid ones left out; NULL: all */
    size_t row_count;
    const size_t *domain_rows; /* those of which domains are made; NULL: all */
    size_t domain_row_count;

    /* grid */
    zy_grid_kind grid_kind;
    size_t columns; /* 0: one row */
    bool vertical;  /* vconcat */
    zy_def *facet, *facet_row, *facet_column;
    size_t cell_row, cell_column; /* of a cell, in its grid */
    zy_datum cell_row_value, cell_column_value, cell_value;
    size_t grid_rows, grid_columns;
    const zy_datum *row_values, *column_values;

    /* scales */
    zy_scale_part *scales[ZY_CHANNEL_COUNT]; /* that live here */

    /* layout: the plot's place in the picture */
    const zy_value *width_given, *height_given; /* number, "container" or {step}; or NULL */
    size_t panel_columns; /* of a grid of panels on a canvas that became higher; 0: free */
    double x, y, width, height;
    double room_x, room_y; /* house: what the plot has with all its guides; 0: not known */
    bool legend_needed;    /* house: names of its series found no place at their lines */
    bool axis_needed;      /* house: values found no place at its bars */
    struct zy_guides *guides;
    struct zy_legend_part *legends; /* planned at this view */
    bool legends_planned;
    zy_marks_list marks; /* draw: in the plot's coordinates */
} zy_view;

/* The frame's own keys at the top of a chart file. */
typedef struct zy_frame_options {
    zy_given given;
    const zy_value *title, *subtitle, *notes, *source, *byline, *size, *theme, *highlight, *labels;
    const zy_value *legend, *annotations, *reference, *difference, *cite, *claims, *allow;
    const char *unit, *alt, *lang;
} zy_frame_options;
extern const zy_prop zy_frame_props[];
/* Vega-Lite's own keys of a view; for checking, help and schema only. */
extern const zy_prop zy_view_props[];
/* Of a view's `data`, and of its Vega-Lite `format`; checked by the data stage. */
extern const zy_prop zy_data_props[], zy_data_format_props[];

typedef struct zy_chart {
    zy_arena *arena, *scratch;
    zy_diags *diags;
    const zy_source *source;
    const zy_value *written;  /* the document */
    const zy_value *document; /* normalised */
    const zy_style *style;    /* Vega-Lite's when $schema names it, else the house's */
    const zy_value *config;   /* all cascades merged */
    const zy_house *house;    /* what its `house` says */
    zy_frame_options frame;
    const struct zy_composite *const *composites; /* that there are, NULL-terminated */
    zy_parameters parameters;
    zy_view *root;
    zy_typesetter *typesetter;
    const zy_locale *locale;
    const char *language;
    double canvas_width, canvas_height; /* of the house frame; 0: as large as needed */
    bool canvas_flows; /* read by scrolling (mobile, report): panels may make it higher */
    size_t size_index; /* which of the sizes is drawn */
    double unit;       /* the house's measure: 1 on a slide of 1280x720 */
    struct page *page; /* layout: where the frame's texts stand; house style only */
    zy_scene scene;
} zy_chart;

/* A number with what stands around it, as an article prints it: "約", "30", "万台以上". `format` is
 * a d3 format, or NULL for the language's own way (万, 億; decimals as written). */
typedef struct zy_figure {
    const char *before, *number, *after;
    const char *unit, *sign; /* the parts of `after`: "万台", "以上"; or NULL */
} zy_figure;
zy_figure zy_figure_of(const zy_chart *chart, const zy_column *column, size_t row,
                       const char *format);
/* What qualifiers alone put around a number: 約, 以上. The number is empty. */
zy_figure zy_figure_qualified(const zy_chart *chart, unsigned qualifiers);
/* The same in one text. */
const char *zy_figure_text(const zy_chart *chart, const zy_column *column, size_t row);

/* ---- Durations (chart/duration.c) ---- */
/* The seconds in one of the column's numbers; 0: it is none of durations. */
double zy_duration_unit(const zy_column *column);
/* 2:05:30, 2時間5分, as the column's cells are written; seconds with so many decimals. */
const char *zy_duration_text(const zy_chart *chart, const zy_column *column, double value,
                             int decimals);
/* How much longer or shorter: +0:10, −1分30秒. */
zy_figure zy_duration_change(const zy_chart *chart, const zy_column *column, double change);
/* What stands over an axis: (h:mm); NULL where the labels say it themselves. */
const char *zy_duration_form(const zy_chart *chart, const zy_column *column);
/* The least step of whole minutes, quarters, hours … that goes at most so often into the span. */
double zy_duration_step(double seconds, double most);

/* A unit as it is printed: "$" before the number in English, ドル after it in Japanese. */
typedef struct zy_unit_parts {
    const char *before, *after;
} zy_unit_parts;
zy_unit_parts zy_unit_parts_of(const zy_chart *chart, const char *unit);
/* The chart's locale for numbers of the column, which may be NULL: in per cent where they are so.
 */
zy_locale zy_number_locale(const zy_chart *chart, const zy_column *column);
/* The same with the sign of negative numbers that the column's own cells have (▲3.2). */
zy_locale zy_column_locale(const zy_chart *chart, const zy_column *column);
/* "+" of a number that its cell writes with one, else "". */
const char *zy_plus_written(const zy_chart *chart, const zy_column *column, size_t row);
/* From one value to another, as an article says it: +23ポイント, −12%, 2.1倍, 年率3.4%. `unit` is
 * that of the values; `years` between them count for the yearly rate only. */
typedef enum zy_change {
    ZY_CHANGE_POINTS,
    ZY_CHANGE_PERCENT,
    ZY_CHANGE_RATIO,
    ZY_CHANGE_CAGR
} zy_change;
/* points, percent, ratio, cagr; NULL leaves it as it is. False after a diagnostic. */
bool zy_change_read(zy_diags *diags, const zy_value *as, zy_change *out);
/* The figure with 約, 以上 around it. */
zy_figure zy_figure_with(const zy_chart *chart, zy_figure figure, unsigned qualifiers);
/* Nothing is a percentage of zero, or of a loss. */
bool zy_change_is_possible(zy_change as, double a, double b);
zy_figure zy_change_figure(const zy_chart *chart, zy_change as, double a, double b,
                           const char *unit, double years);

/* A formatType that names a function of expressions, with its format as that function's second
 * argument; type NULL: formats are numbers' and times'. `format` and `type` as written. */
typedef struct zy_custom_format {
    const char *type;
    const zy_value *argument;
} zy_custom_format;
zy_custom_format zy_custom_format_of(const zy_chart *chart, const zy_def *def,
                                     const zy_value *format, const char *type, bool normalized);
const char *zy_custom_format_text(const zy_chart *chart, zy_custom_format format, zy_datum value);

/* A date as the house style writes it: 2024年, 2024年度, 令和6年度, 2024年5月 … or FY2024, May
 * 2024. */
const char *zy_date_label(zy_arena *arena, const zy_locale *locale, zy_date_unit unit, bool era,
                          double ms, bool with_year);
/* The same where the date before it stands beside it, as on an axis: only what changes. 2015年 16
 * 17, 平成30年 令和元年 2, 2024年11月 12月 25年1月. */
const char *zy_date_label_after(zy_arena *arena, const zy_locale *locale, zy_date_unit unit,
                                bool era, double ms, double before);

/* Nearest scale of the channel seen from the view: its own or of a view above; NULL: none. */
zy_scale_part *zy_view_scale(const zy_view *view, zy_channel channel);
/* Calls `visit` for each unit below (or the view itself). */
void zy_view_each_unit(zy_view *view, void (*visit)(zy_view *unit, void *closure), void *closure);

/* ---- Config (chart/config.c) ---- */
/* A colour of the theme's house section by its role: ink, accent, context …; black if it has none.
 */
const char *zy_role_name(const zy_chart *chart, const char *role);
zy_color zy_role_color(const zy_chart *chart, const char *role);
/* house.c: the theme's colour of a role, and its name as a text. */
zy_color zy_house_color(const zy_chart *chart, zy_role role);
const char *zy_house_color_name(const zy_chart *chart, zy_role role);
/* A length on this canvas: in half pixels. */
double zy_length_px(const zy_chart *chart, zy_length length);
/* Reads config.house into chart.house; false after a diagnostic. */
bool zy_house_read(zy_chart *chart);
/* The colour behind everything. */
zy_color zy_ground_color(const zy_chart *chart);
/* Vega-Lite's defaults with the theme and the document's own config over them. Without a theme
 * `house` is that of paper: for marks that Vega-Lite does not have. */
const zy_value *zy_config_build(zy_chart *chart, const zy_value *theme, const zy_value *own);
/* A built-in theme read; NULL when there is none of that name. */
const zy_value *zy_theme_read(zy_chart *chart, const char *name);
/* A built-in theme's text by name ("paper", "dark"), or NULL. */
const char *zy_theme_text(const char *name, size_t *len);
const zy_value *zy_config(const zy_chart *chart, const char *path);
double zy_config_number(const zy_chart *chart, const char *path, double fallback);

#include "chart/invariant.h"
#include "chart/view.h"

#endif
