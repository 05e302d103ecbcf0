/* Guides: axes, legends, titles and facet headers, and the measured layout of views.
 *
 * This is Vega's level of the picture: every default is settled, labels are texts, scales are
 * prepared. What is drawn, and how large it is, follows Vega to the pixel (vega-parser's guides,
 * vega-view-transforms' layout), with text measured by the typesetter only.
 *
 * A guide is drawn once into a zy_guide: marks in the coordinates of its view (0,0: the upper left
 * corner of the plot), and the box that layout counts, which is not quite the box of the ink.
 *
 * Options. Each guide has a struct of every property that Vega-Lite takes, with its property table.
 * The cascade is zy_props_inherit, once per layer, last from zy_..._vega_defaults, in which every
 * property is given: afterwards an unset number is NAN, an unset word -1, an unset text, colour or
 * value NULL. Conditions have been settled by the caller. */
#ifndef ZY_GUIDE_GUIDE_H
#define ZY_GUIDE_GUIDE_H

#include "guide/solver.h"
#include "props/props.h"
#include "scale/scale.h"
#include "scene/scene.h"

/* ---- Words of the language; the ints of ZY_PROP_WORD fields. -1: unset. ---- */

typedef enum zy_side { ZY_SIDE_TOP, ZY_SIDE_BOTTOM, ZY_SIDE_LEFT, ZY_SIDE_RIGHT } zy_side;
extern const char *const zy_side_words[];

typedef enum zy_legend_orient {
    ZY_LEGEND_NONE,
    ZY_LEGEND_LEFT,
    ZY_LEGEND_RIGHT,
    ZY_LEGEND_TOP,
    ZY_LEGEND_BOTTOM,
    ZY_LEGEND_TOP_LEFT,
    ZY_LEGEND_TOP_RIGHT,
    ZY_LEGEND_BOTTOM_LEFT,
    ZY_LEGEND_BOTTOM_RIGHT,
} zy_legend_orient;
extern const char *const zy_legend_orient_words[];

typedef enum zy_baseline {
    ZY_BASELINE_ALPHABETIC,
    ZY_BASELINE_TOP,
    ZY_BASELINE_MIDDLE,
    ZY_BASELINE_BOTTOM,
    ZY_BASELINE_LINE_TOP,
    ZY_BASELINE_LINE_BOTTOM,
} zy_baseline;
extern const char *const zy_baseline_words[];

typedef enum zy_anchor { ZY_ANCHOR_START, ZY_ANCHOR_MIDDLE, ZY_ANCHOR_END } zy_anchor;
extern const char *const zy_anchor_words[];

typedef enum zy_direction { ZY_HORIZONTAL, ZY_VERTICAL } zy_direction;
extern const char *const zy_direction_words[];

typedef enum zy_grid_align { ZY_GRID_NONE, ZY_GRID_EACH, ZY_GRID_ALL } zy_grid_align;
extern const char *const zy_grid_align_words[];

typedef enum zy_title_frame { ZY_TITLE_FRAME_BOUNDS, ZY_TITLE_FRAME_GROUP } zy_title_frame;
extern const char *const zy_title_frame_words[];

typedef enum zy_tick_band { ZY_TICK_BAND_CENTER, ZY_TICK_BAND_EXTENT } zy_tick_band;
extern const char *const zy_tick_band_words[];

extern const char *const zy_align_words[]; /* zy_align of the scene */
extern const char *const zy_cap_words[];   /* zy_cap of the scene */

/* ---- Text as guides place it ---- */

/* One or more lines at a point. Angles in degrees. The lines are cut to `limit` (0: none). */
typedef struct zy_label {
    const char *const *lines;
    size_t line_count;
    double x, y, dx, dy, angle, limit;
    zy_align align;
    zy_baseline baseline;
    double font_size, line_height; /* line_height NAN: size + 2 */
    double weight;                 /* NAN: 400 */
    const char *font, *font_style; /* or NULL */
    const char *color;             /* NULL: no paint */
    double opacity;                /* NAN: 1 */
    const char *language;          /* or NULL */
    bool vertical;        /* from top to bottom below (x, y), as Japanese is written; not turned */
    const char *ellipsis; /* what stands for the rest of a text beyond its limit; NULL: … */
    bool right_to_left;   /* such a text loses its beginning */
} zy_label;
/* Adds the label as an item of a text mark. The pointer lives until the next item. */
zy_item *zy_label_draw(const zy_label *label, zy_arena *arena, zy_typesetter *typesetter,
                       zy_scene_mark *mark);

/* A drawn guide. */
typedef struct zy_guide {
    zy_marks_list marks;
    zy_box box; /* what layout counts */
} zy_guide;

/* ---- Axes ---- */

typedef struct zy_axis_options {
    zy_given given;
    bool aria, disable;
    const char *description;
    double band_position;
    bool domain;
    int domain_cap;
    const char *domain_color;
    const zy_value *domain_dash;
    double domain_dash_offset, domain_opacity, domain_width;
    const zy_value *encoding;
    const zy_value *format; /* a text, or a map by time unit */
    const char *format_type;
    bool grid;
    int grid_cap;
    const char *grid_color;
    const zy_value *grid_dash;
    double grid_dash_offset, grid_opacity, grid_width;
    int label_align;
    double label_angle;
    int label_baseline;
    const zy_value *label_bound; /* a boolean or a number */
    const char *label_color;
    const char *label_expr;
    const zy_value *label_flush; /* a boolean or a number */
    double label_flush_offset;
    const char *label_font;
    double label_font_size;
    const char *label_font_style;
    double label_font_weight, label_limit, label_line_height, label_offset, label_opacity;
    const zy_value *label_overlap; /* a boolean, "parity" or "greedy" */
    double label_padding, label_separation;
    bool labels;
    double max_extent, min_extent, offset;
    int orient; /* zy_side */
    double position;
    const zy_value *style;
    int tick_band; /* zy_tick_band */
    int tick_cap;
    const char *tick_color;
    const zy_value *tick_count;
    const zy_value *tick_dash;
    double tick_dash_offset;
    bool tick_extra;
    double tick_min_step, tick_offset, tick_opacity;
    bool tick_round;
    double tick_size, tick_width;
    bool ticks;
    const zy_value *title; /* a text, a list of texts or null */
    int title_align, title_anchor;
    double title_angle;
    int title_baseline;
    const char *title_color, *title_font;
    double title_font_size;
    const char *title_font_style;
    double title_font_weight, title_limit, title_line_height, title_opacity, title_padding, title_x,
        title_y;
    double translate;
    const zy_value *values; /* a list */
    double zindex;
} zy_axis_options;

extern const zy_prop zy_axis_props[];
/* Vega's config.axis with the guide styles; every property given. */
extern const zy_axis_options zy_axis_vega_defaults;
/* Vega's config.axisBand: tickOffset -0.5. Comes just before zy_axis_vega_defaults for band scales
 * (not point). */
extern const zy_axis_options zy_axis_vega_band_defaults;

typedef struct zy_tick {
    zy_datum value;
    const char *const *lines; /* the label; line_count 0: none */
    size_t line_count;
    const zy_axis_options
        *options; /* NULL: the axis's; else a copy in which conditions for this tick are settled */
} zy_tick;

typedef struct zy_axis {
    const zy_axis_options *options; /* resolved; orient is set */
    const zy_scale *scale;          /* with its range in pixels of the view */
    const zy_scale *grid_scale;     /* of the other axis: grids are as long; NULL: as the view */
    const zy_tick *ticks;
    size_t tick_count;
    const char *const *title; /* lines; count 0: none */
    size_t title_count;
    double width, height; /* of the view */
    const char *language;
    bool labels_at_ticks; /* labels stand where bandPosition puts ticks, not in the middle */
    bool vertical_labels; /* of an axis along x: labels stand in columns */
    bool parted_labels; /* when labels are hidden, none that are left overlap; in Vega the last two
                         * may */
} zy_axis;

/* The grid lines: marks "axis-grid" across the whole view. The box is what Vega's grid axis
 * counts (the axis' line, without extent). Nothing at all when options->grid is false. */
void zy_axis_draw_grid(const zy_axis *axis, zy_arena *arena, zy_typesetter *typesetter,
                       zy_guide *out);
/* Everything else: "axis-tick", "axis-label", "axis-domain", "axis-title". */
void zy_axis_draw(const zy_axis *axis, zy_arena *arena, zy_typesetter *typesetter, zy_guide *out);
/* Both set the marks' z to options->zindex. */

/* ---- Legends ---- */

typedef struct zy_legend_options {
    zy_given given;
    bool aria, disable;
    const char *description;
    double clip_height, column_padding, columns, corner_radius;
    int direction; /* zy_direction */
    const zy_value *encoding;
    const char *fill_color;
    const zy_value *format;
    const char *format_type;
    int gradient_direction;
    double gradient_horizontal_max_length, gradient_horizontal_min_length;
    double gradient_label_limit, gradient_label_offset, gradient_length, gradient_opacity;
    const char *gradient_stroke_color;
    double gradient_stroke_width, gradient_thickness;
    double gradient_vertical_max_length, gradient_vertical_min_length;
    int grid_align;
    int label_align, label_baseline;
    const char *label_color, *label_expr, *label_font;
    double label_font_size;
    const char *label_font_style;
    double label_font_weight, label_limit, label_offset, label_opacity;
    const zy_value *label_overlap;
    double label_padding, label_separation;
    const zy_value *layout; /* config only: a map */
    double legend_x, legend_y;
    double offset; /* NAN: the layout's */
    int orient;    /* zy_legend_orient */
    double padding, row_padding;
    const char *stroke_color;
    const zy_value *stroke_dash;
    double stroke_width;
    const zy_value *style;
    const char *symbol_base_fill_color, *symbol_base_stroke_color;
    const zy_value *symbol_dash;
    double symbol_dash_offset;
    int symbol_direction;
    const char *symbol_fill_color;
    double symbol_limit, symbol_offset, symbol_opacity, symbol_size;
    const char *symbol_stroke_color;
    double symbol_stroke_width;
    const char *symbol_type;
    const zy_value *tick_count;
    double tick_min_step;
    const zy_value *title;
    int title_align, title_anchor, title_baseline;
    const char *title_color, *title_font;
    double title_font_size;
    const char *title_font_style;
    double title_font_weight, title_limit, title_line_height, title_opacity;
    int title_orient; /* zy_side */
    double title_padding;
    const char *type; /* "symbol", "gradient" or NULL */
    double unselected_opacity;
    const zy_value *values;
    double zindex;
} zy_legend_options;

extern const zy_prop zy_legend_props[];
/* Vega's config.legend with the guide styles; every property given. */
extern const zy_legend_options zy_legend_vega_defaults;

typedef enum zy_legend_type {
    ZY_LEGEND_SYMBOLS,
    ZY_LEGEND_GRADIENT,
    ZY_LEGEND_BANDS
} zy_legend_type;

/* What the chart says about symbols (or the gradient) beyond options and scales: Vega-Lite's
 * `encode.symbols`. It wins over both. Unset: NAN, NULL, false. */
typedef struct zy_legend_look {
    bool fill_given, stroke_given, dash_given;
    const char *fill, *stroke; /* when given: NULL paints nothing, unless there is a gradient */
    const zy_gradient *fill_gradient, *stroke_gradient;
    double fill_opacity, stroke_opacity, opacity, size, stroke_width;
    const char *shape;
    const double *dash;
    size_t dash_count;
    double dash_offset;
} zy_legend_look;
/* All unset. */
extern const zy_legend_look zy_legend_look_none;

typedef struct zy_legend_entry {
    zy_datum value;
    const char *const *lines; /* the label */
    size_t line_count;
    const zy_legend_look *look; /* NULL: the legend's */
} zy_legend_entry;

typedef struct zy_legend {
    const zy_legend_options *options; /* resolved */
    /* As written at the encoding, before the cascade, or NULL. Gradients heed labelOffset and
     * labelLimit only when they are written here: in the configuration those are of symbols. */
    const zy_legend_options *own;
    /* The legend's channels; NULL: not this one. At least one is set; the first one set (in Vega's
     * order size, shape, fill, stroke, stroke_width, stroke_dash, opacity) is the scale of the
     * entries. */
    const zy_scale *size, *shape, *fill, *stroke, *stroke_width, *stroke_dash, *opacity;
    zy_legend_look look;
    const zy_legend_entry *entries; /* as zy_legend_values gives them, labelled */
    size_t entry_count;
    const char *const *title;
    size_t title_count;
    bool parted_labels; /* of gradients: as of axes */
    const char *language;
    /* Filled by zy_legend_draw. */
    zy_guide drawn; /* origin at the legend's own corner until it is placed */
    double drawn_width, drawn_height;
} zy_legend;

/* vega-parser's choice: options->type, else by the scale when fill or stroke is the only channel.
 */
zy_legend_type zy_legend_type_of(const zy_legend *legend);
const zy_scale *zy_legend_scale(const zy_legend *legend);
bool zy_legend_is_vertical(const zy_legend *legend);
/* The values of the entries when options->values is not given, as Vega's LegendEntries; `count`
 * NAN: the default (5; of gradients by their length). `count_used` is what labels are formatted
 * with. Symbol legends are cut to symbolLimit: then `more` is how many values the last entry stands
 * for, and its label is "…N entries" with that number. */
zy_datum *zy_legend_values(const zy_legend *legend, zy_arena *arena, double count,
                           size_t *value_count, double *count_used, size_t *more);
/* The label of one entry: of symbol and gradient legends the tick label, of classes "< 5", "5 –
 * 10", "≥ 10" in the language of the format. */
const char *zy_legend_label(const zy_legend *legend, zy_arena *arena, const zy_tick_format *format,
                            const zy_datum *values, size_t value_count, size_t index);

/* Draws and measures: "legend-symbol", "legend-label", "legend-title", "legend-gradient",
 * "legend-band", and a frame (role "legend") when it has a fill or stroke. Fills legend->drawn. */
void zy_legend_draw(zy_legend *legend, zy_arena *arena, zy_typesetter *typesetter);

/* ---- Titles ---- */

typedef struct zy_title_options {
    zy_given given;
    const zy_value *text, *subtitle; /* texts; only in a title itself, not in config */
    int align, anchor;
    double angle;
    bool aria;
    int baseline;
    const char *color;
    double dx, dy;
    const zy_value *encoding;
    const char *font;
    double font_size;
    const char *font_style;
    double font_weight;
    int frame; /* zy_title_frame */
    double limit, line_height, offset;
    int orient; /* zy_side */
    const zy_value *style;
    const char *subtitle_color, *subtitle_font;
    double subtitle_font_size;
    const char *subtitle_font_style;
    double subtitle_font_weight, subtitle_line_height, subtitle_padding;
    double zindex;
} zy_title_options;

extern const zy_prop zy_title_props[];
/* Vega's config.title with the styles group-title and group-subtitle; every property given. */
extern const zy_title_options zy_title_vega_defaults;

typedef struct zy_title {
    const zy_title_options *options; /* resolved */
    const char *const *text;
    size_t text_count;
    const char *const *subtitle;
    size_t subtitle_count;
    const char *within; /* NULL: "title" */
    const char *language;
} zy_title;

/* Draws "title-text" and "title-subtitle" around a view of that size whose other contents fill
 * `bounds`. */
void zy_title_draw(const zy_title *title, zy_size view, zy_box bounds, zy_arena *arena,
                   zy_typesetter *typesetter, zy_guide *out);

/* ---- Facet headers ---- */

typedef struct zy_header_options {
    zy_given given;
    const zy_value *format;
    const char *format_type;
    int label_align, label_anchor;
    double label_angle;
    int label_baseline;
    const char *label_color, *label_expr, *label_font;
    double label_font_size;
    const char *label_font_style;
    double label_font_weight, label_limit, label_line_height;
    int label_orient;
    double label_padding;
    bool labels;
    int orient; /* zy_side */
    const zy_value *title;
    int title_align, title_anchor;
    double title_angle;
    int title_baseline;
    const char *title_color, *title_font;
    double title_font_size;
    const char *title_font_style;
    double title_font_weight, title_limit, title_line_height;
    int title_orient;
    double title_padding;
    bool disable;
} zy_header_options;

extern const zy_prop zy_header_props[];
/* Vega-Lite's config.header (title and label padding 10) with Vega's styles; every property given.
 */
extern const zy_header_options zy_header_defaults;

/* The title of one facet cell's header (group of Vega-Lite's row-header or column-header), and the
 * title of the whole row of headers (row-title, column-title), as options of a zy_title, after
 * compile/header/assemble.ts. `row`: the facet channel is row; false: column (and facet). Every
 * field is filled from zy_title_vega_defaults, but only what the header says counts as given: what
 * config.title says of anchor, angle, frame, limit, offset and orient may still be inherited. */
void zy_header_label_options(const zy_header_options *header, bool row, zy_title_options *out);
void zy_header_title_options(const zy_header_options *header, bool row, zy_title_options *out);
/* The side of the grid at which labels and the title stand. */
zy_side zy_header_label_orient(const zy_header_options *header, bool row);
zy_side zy_header_title_orient(const zy_header_options *header, bool row);

/* ---- Layout of one group: a view with its guides, or a header ---- */

/* vega-view-transforms' layoutGroup: places legends and title around a view. */
typedef struct zy_group {
    double width, height;
    bool clipped;        /* the contents count as width x height */
    bool fit;            /* autosize fit, fit-x or fit-y: legends count in one direction only */
    double stroke_width; /* of the view's frame; 0: no stroke. Counts in `box` only */
    zy_box marks;        /* of data marks; ZY_BOX_EMPTY: none */
    zy_box x_axes;       /* union of the boxes of axes at top and bottom */
    zy_box y_axes;       /* of axes at left and right */
    zy_box inner;        /* of groups inside: frames, facet cells, members of a concatenation, their
                            headers and titles */
    zy_legend *legends;  /* drawn, in the order of the chart */
    size_t legend_count;
    const zy_value *legend_layout; /* config.legend.layout, or NULL */
    const zy_title *title;         /* or NULL */
    /* Results, in the coordinates of the group. */
    zy_guide title_drawn;
    zy_box bounds; /* what the picture's size is worked out from */
    zy_box box;    /* what a grid of groups counts: with the frame's stroke */
} zy_group;

/* Legends are moved to their places (legend->drawn); the title is drawn into title_drawn. */
void zy_group_layout(zy_group *group, zy_arena *arena, zy_typesetter *typesetter);

typedef enum zy_autosize {
    ZY_AUTOSIZE_PAD,
    ZY_AUTOSIZE_FIT,
    ZY_AUTOSIZE_FIT_X,
    ZY_AUTOSIZE_FIT_Y,
    ZY_AUTOSIZE_NONE
} zy_autosize;
extern const char *const zy_autosize_words[];

typedef struct zy_padding {
    double left, top, right, bottom;
} zy_padding;

typedef struct zy_picture_size {
    double view_width, view_height; /* what the view gets: changed by fit */
    double x, y;          /* of the view's upper left corner in the picture, padding included */
    double width, height; /* of the picture, padding included */
} zy_picture_size;

/* viewSizeLayout: `asked` is the view's own size (of fit: that of the picture without padding, or
 * with it when `contains_padding`); `bounds` is group->bounds measured with a view of `view`. With
 * fit the caller lays the view out again with the size that comes back, as Vega does, once. */
zy_picture_size zy_picture_layout(zy_autosize autosize, bool contains_padding, zy_padding padding,
                                  zy_size asked, zy_size view, zy_box bounds);

/* ---- Grids: facets, concatenation, repetition ---- */

typedef struct zy_grid_cell {
    double width, height; /* flush bounds */
    zy_box box;           /* full bounds, relative to the cell's corner */
    double x, y;          /* result */
} zy_grid_cell;

/* The members come in the order row, column. */
typedef struct zy_grid_options {
    size_t columns; /* 0: all in one row */
    int align[2];   /* zy_grid_align */
    bool flush;     /* bounds: "flush"; false: "full" */
    bool center[2];
    double padding[2];
    /* Where the grid stands; anchors -1 or START: x and y are its upper left. */
    double x, y;
    int anchor[2];
} zy_grid_options;

/* Places the cells; the union of their boxes. */
zy_box zy_grid_layout(zy_grid_cell *cells, size_t count, const zy_grid_options *options,
                      zy_arena *arena);

typedef struct zy_trellis {
    zy_grid_options grid;
    zy_grid_cell *cells;
    size_t cell_count;
    zy_grid_cell *row_headers, *column_headers, *row_footers, *column_footers;
    size_t row_header_count, column_header_count, row_footer_count, column_footer_count;
    zy_grid_cell *row_title, *column_title; /* or NULL */
    double row_header_offset, column_header_offset, row_footer_offset, column_footer_offset;
    double row_title_offset, column_title_offset;
    double header_band[2], footer_band[2]; /* NAN: none */
    double title_band[2];                  /* NAN: 0.5 */
    int title_anchor[2];                   /* zy_anchor; only END differs */
} zy_trellis;

/* Places cells, headers, footers and titles; the union of everything placed. A trellis initialised
 * with zeros needs header_band and footer_band set to NAN. */
zy_box zy_trellis_layout(zy_trellis *trellis, zy_arena *arena);

/* ---- Columns of cells (guide/columns.c) ---- */

/* Of a cell of the house style: px below which there are fewer columns, and width : height when
 * their number is free. */
#define ZY_CELL_NARROWEST 150.0
#define ZY_CELL_ASPECT 1.55
/* In how many columns so many cells suit a room, each wide enough to be read. */
size_t zy_columns_for(size_t count, double width, double height);

#endif
