/* Pens: what marks draw a unit with. Positions follow Vega-Lite's compile/mark: the functions below
 * are its rectPosition, pointPosition and so on, for one row at a time, in pixels of the plot.
 *
 * A pen is held over a unit whose data, scales and size are settled; pens add items to its mark and
 * change nothing else. */
#ifndef ZY_PENS_PENS_H
#define ZY_PENS_PENS_H

#include "chart/chart.h"
#include "guide/guide.h"
#include "pens/lettering.h"

/* What happens to values that cannot be drawn: null, NaN. */
typedef enum zy_invalid {
    ZY_INVALID_FILTER,               /* their rows are left out, of domains too */
    ZY_INVALID_BREAK_FILTER_DOMAINS, /* gaps in paths; else left out */
    ZY_INVALID_BREAK_SHOW_DOMAINS,   /* the same, but domains count their rows */
    ZY_INVALID_SHOW,                 /* drawn at zero or the least value, or as config says */
    ZY_INVALID_NEVER,                /* the scale can draw everything */
} zy_invalid;

/* What a mark draws with: a unit whose data, scales and size are settled. */
typedef struct zy_pen {
    zy_chart *chart;
    zy_view *unit;
    zy_arena *arena;
    zy_scene_mark *mark;       /* where items go */
    const zy_invalid *invalid; /* by channel, found once; NULL: found when asked */
} zy_pen;

/* siblings.c: the units whose marks are drawn to one measure with this one's, itself among them:
 * those of the same mark in its grid, and in the grids around it that hold nothing else. */
zy_view **zy_mark_siblings(const zy_pen *pen, size_t *count);
/* The rows of a unit that are drawn. */
const size_t *zy_unit_rows(const zy_pen *pen, const zy_view *unit, size_t *count);
/* The size of a unit before it is drawn: that of its plot. */
double zy_unit_width(const zy_view *unit);
double zy_unit_height(const zy_view *unit);

/* ---- Positions (pens/position.c) ---- */

typedef enum zy_default_position {
    ZY_POSITION_NONE,
    ZY_POSITION_MID,
    ZY_POSITION_ZERO_OR_MIN,
    ZY_POSITION_ZERO_OR_MAX
} zy_default_position;

/* Vega-Lite's pointPosition: where the row's point is; NAN: nowhere. */
double zy_point_position(const zy_pen *pen, zy_channel channel, size_t row,
                         zy_default_position otherwise);
/* Vega-Lite's rectPosition and rangePosition: both ends, in the order written (low need not be
 * less). False: nowhere. */
bool zy_rect_position(const zy_pen *pen, zy_channel channel, size_t row, double *from, double *to);
typedef struct zy_default_ends {
    zy_default_position first, second;
} zy_default_ends;
bool zy_range_position(const zy_pen *pen, zy_channel channel, size_t row, zy_default_ends ends,
                       double *from, double *to);
/* The value of a definition at a row through its scale, without any offset: NAN when it has none.
 */
double zy_def_position(const zy_pen *pen, const zy_def *def, zy_channel scale_channel, size_t row);

/* ---- Other channels (pens/paint.c) ---- */

/* The number that a channel gives the row, through conditions and scale; `fallback` when the
 * channel says nothing. */
double zy_channel_number(const zy_pen *pen, zy_channel channel, size_t row, double fallback);
const char *zy_channel_text(const zy_pen *pen, zy_channel channel, size_t row,
                            const char *fallback);
/* Whether the mark's own definition, not only a style or the config, has the key. */
bool zy_mark_says(const zy_view *unit, const char *key);
/* {gradient: linear, stops: …} */
const zy_gradient *zy_gradient_read(zy_arena *arena, const zy_value *value);
/* The definition that counts for the row after its conditions: a rule's, the channel's own, or
 * NULL. */
const zy_def *zy_channel_choice(const zy_pen *pen, zy_channel channel, size_t row);
/* The datum of a definition at a row (field, datum or value). */
zy_datum zy_def_datum(const zy_pen *pen, const zy_def *def, size_t row);
/* The text of a text definition at a row, formatted. */
const char *zy_def_text(const zy_pen *pen, const zy_def *def, size_t row);
/* A new item of the pen's mark with the paint of the row. */
zy_item *zy_row_item(const zy_pen *pen, size_t row);
/* Fill, stroke, opacity, dash, cap … of the row. */
void zy_item_paint(const zy_pen *pen, size_t row, zy_item *item);

/* ---- Bounds and estimates (pens/honest.c) ---- */

/* What is known of where a figure ends, from its qualifiers. */
typedef enum zy_ending {
    ZY_END_EXACT,
    ZY_END_ABOVE,      /* 以上, 超: it goes on beyond the figure, nobody knows how far */
    ZY_END_BELOW,      /* 以下, 未満: it ends somewhere before the figure */
    ZY_END_ABOUT,      /* 約 */
    ZY_END_JUST_BELOW, /* 近く, 弱 */
    ZY_END_JUST_ABOVE, /* 強, 余り */
} zy_ending;
zy_ending zy_ending_of(const zy_column *column, size_t row);
/* The definition whose figures the ends of the unit's marks show, when some of them are bounds or
 * estimates: what is measured by a bar, a line, a point along x or y. NULL: none, or Vega-Lite's
 * own style. */
const zy_def *zy_honest_def(const zy_chart *chart, const zy_view *unit, zy_channel channel);
/* Bars fade where they are not known to end; points get open dots and fading stems. The unit's
 * items are drawn. */
void zy_honest_ends(const zy_pen *pen, const size_t *rows, size_t count);
/* In the house style lengths that do not begin at zero are cut off at the plot's edge: the box that
 * is left of them. False: they begin at zero. */
bool zy_cut_box(const zy_pen *pen, zy_box *box);
/* How far stems reach from a dot: towards more, or towards less; 0: no stem there. */
double zy_honest_reach(const zy_chart *chart, zy_ending ending, bool more);
/* A stem that fades from (x, y) by (dx, dy): one of both is 0. */
typedef struct zy_stem {
    zy_color color;
    double x, y, dx, dy, thick;
} zy_stem;
void zy_honest_stem(zy_arena *arena, zy_scene_mark *rects, const zy_stem *stem);

/* ---- Expressions (pens/asked.c) ---- */

/* Parameters, the size of the plot, and scale() and the like, for expressions of the pen's unit. */
const zy_parameters *zy_pen_parameters(const zy_pen *pen);

/* ---- Values that cannot be drawn (pens/invalid.c) ---- */

/* What `invalid` of a mark's options means. */
zy_invalid zy_invalid_mode(const zy_mark_options *options, bool is_path);
/* What happens to such values of a channel. */
zy_invalid zy_channel_invalid(const zy_chart *chart, const zy_view *unit, zy_channel channel);
/* The same for all channels. */
const zy_invalid *zy_invalid_modes(zy_arena *arena, const zy_chart *chart, const zy_view *unit);
/* Whether the channel's field has no value at the row. */
bool zy_channel_lacks(const zy_view *unit, zy_channel channel, size_t row);
/* It has none, and is shown nevertheless: as config.scale.invalid says ({value: …}), or, when that
 * is no map, at zero or the least value. */
bool zy_channel_shows_invalid(const zy_pen *pen, zy_channel channel, size_t row);
const zy_value *zy_channel_invalid_value(const zy_chart *chart, zy_channel channel);
/* Whether a path breaks at the row. */
bool zy_row_is_invalid(const zy_pen *pen, size_t row);
/* Vega-Lite's getBandPosition: where in its bin or time unit a mark stands, 0 to 1; NAN: at its
 * start. */
double zy_band_position(const zy_view *unit, const zy_def *def);
/* Vega-Lite's isRangedOffset: bars and areas of a discrete x whose xOffset is a measure start at
 * its zero. */
bool zy_has_ranged_offset(const zy_view *unit, zy_channel channel);
/* What a rect of a time unit covers, in ms: the unit itself, or around its start or end. */
void zy_time_unit_span(const zy_view *unit, const zy_def *def, size_t row, double *from,
                       double *to);
/* A number option written as a number; NAN when it is not one. */
double zy_option_number(const zy_value *value);

/* ---- Options that are expressions of the row (pens/dynamic.c) ---- */

/* Takes them out of a mark definition into unit->dynamic; what is left. */
const zy_value *zy_mark_take_dynamic(zy_arena *arena, zy_view *unit, const zy_value *mark);
/* Reads them; false after a diagnostic. */
bool zy_dynamic_begin(const zy_pen *pen);
/* The options of the unit become those of the row, over `fixed`. */
void zy_dynamic_settle(const zy_pen *pen, const zy_mark_options *fixed, size_t row);

#include "pens/icons.h"
#include "pens/rects.h"
#include "pens/stacks.h"

#endif
