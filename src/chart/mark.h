/* What a mark says of itself, in one constant. Part of chart.h. */
#ifndef ZY_CHART_MARK_H
#define ZY_CHART_MARK_H

#include "chart/job.h"

struct zy_pen;
struct zy_sheet;

/* What the channel `size` gives. */
typedef enum zy_size_kind {
    ZY_SIZE_AREA,      /* of a symbol, in square pixels */
    ZY_SIZE_THICKNESS, /* of bars, and the length of ticks */
    ZY_SIZE_STROKE,    /* how wide a line is */
    ZY_SIZE_FONT,      /* of letters */
} zy_size_kind;

/* Which of Vega-Lite's rules says how the mark stands. */
typedef enum zy_orient_rule {
    ZY_ORIENT_UPRIGHT,  /* always vertical */
    ZY_ORIENT_NEVER,    /* it has no direction */
    ZY_ORIENT_OF_LINE,  /* by the types of x and y */
    ZY_ORIENT_OF_TICK,  /* the same, but along its own line, not along what it measures */
    ZY_ORIENT_OF_AREA,  /* by its ends, then by types */
    ZY_ORIENT_OF_RULE,  /* the same, along the only channel it has */
    ZY_ORIENT_OF_RANGE, /* bars and texts: by bins and aggregates, then as areas */
} zy_orient_rule;

typedef enum zy_stackable {
    ZY_STACKS_NEVER,
    ZY_STACKS_IF_ASKED, /* {stack: true} */
    ZY_STACKS_BY_ITSELF,
} zy_stackable;

typedef struct zy_mark {
    const char *name, *doc;
    zy_item_type item;
    bool is_path;    /* line, area, trail: one item a group of rows */
    bool is_rect;    /* bar, rect, image, arc …: bands and bins are filled */
    bool filled;     /* color means fill when nothing is said */
    bool has_length; /* it reaches from a base line to its value: bars and areas begin at zero */
    bool is_banded;  /* on discrete x and y it has a band of its own, not a point */
    bool is_tile;    /* it fills the plot without gaps: axes lie over it, its colours are a map */
    bool is_clear;   /* without a fill its inside is transparent, not left out */
    bool is_faint;   /* Vega-Lite draws its single rows at an opacity of 0.7 */
    zy_size_kind size;
    zy_orient_rule orients;
    zy_stackable stacks;
    double stroke_width;             /* where none is written; 0: 1, as Vega's other strokes */
    const char *band_padding;        /* the key of config between its bands; NULL: as of rects */
    const char *legend_symbol;       /* NULL: circle */
    const char *chart_en, *chart_ja; /* what a chart of it is called; NULL: a chart */
    const char *const *channels;     /* that it understands, NULL-terminated; NULL: all */
    /* Adds the item of a row, if it has a place. Paths: NULL. */
    void (*draw)(const struct zy_pen *pen, size_t row);
    /* Paths: the vertex of a row. False: the path breaks here. */
    bool (*vertex)(const struct zy_pen *pen, size_t row, zy_vertex *vertex);
    /* Marks whose parts depend on each other and on the room (pictogram, table …) draw all rows at
     * once, into as many scene marks of the unit as they need: zy_scene_mark_new(…,
     * &pen->unit->marks, …). Their channels are values to print and to count: x, y and the like
     * have no scales and no axes. NULL: row by row. */
    void (*draw_all)(const struct zy_pen *pen, const size_t *rows, size_t count);
    bool names_colors; /* what colours mean stands at the mark itself: no legend */
    /* Its columns are the list of the text channel: those of the whole table when none is written,
     * and highlight may name one of them. */
    bool lists_columns;
    /* The same, for marks that do so sometimes; or NULL. */
    bool (*names_groups)(const zy_view *unit);
    /* It reads well in a low room: panels of it alone need not be high. */
    bool low;
    bool shows_parts; /* of a whole */
    bool tells_all; /* its rows are the message: alternative text has them all, as far as it goes */
    /* What the definition takes besides zy_mark_props, read into `own_size` bytes (the first member
     * a zy_given) at unit->own; or NULL. */
    const zy_prop *props;
    size_t own_size;
    /* The text that names a file beside the chart which the mark needs, or NULL; and what takes the
     * file, in the data stage. False after a diagnostic. Both NULL: it needs none. */
    const zy_value *(*file_of)(const void *own);
    bool (*take_file)(void *own, zy_arena *arena, zy_diags *diags, const zy_source *file);
} zy_mark;

/* Composite marks are rewritten into layers of primitive marks while values are still values, as
 * Vega-Lite does with boxplot. Each is one constant, in src/composites/NAME.c; what its layers need
 * of later stages stands there too, and is asked for by way of view.form. Functions may be NULL. */
typedef struct zy_composite {
    const char *name, *doc;
    const char *chart_en, *chart_ja; /* what a chart of it is called; NULL: a chart */
    const zy_prop *props;            /* what its mark definition takes besides zy_mark_props */
    /* The unit spec (mark a map, encoding with shorthand written out) as a layer or unit spec;
     * `data` is its own or inherited, NULL where there is none. NULL after a diagnostic. */
    zy_value *(*rewrite)(const struct zy_composite *self, zy_job *job, const zy_value *unit,
                         const zy_value *data);

    /* data: types that follow from the form; the unit's table, once it is typed (false after a
     * diagnostic). */
    void (*types)(zy_view *unit);
    bool (*prepare)(zy_job *job, zy_view *unit, zy_table *table);
    bool quiet_lines;  /* its lines and rules are never the message: highlight leaves them alone */
    bool from_context; /* the first of a highlighted pair stays grey, as where nothing is */
    /* scaling: pixels that a range leaves free at its start and its end; zero is in the picture
     * only when it is near. */
    void (*inset)(zy_job *job, const zy_scale_part *part, const zy_view *plot, double *start,
                  double *end);
    bool may_leave_zero;
    /* layout: the most that a plot takes along a channel, INFINITY: all there is; whether values
     * stand at the marks, so that no axis needs to say them. */
    double (*extent)(zy_job *job, const zy_view *plot, const zy_view *unit, zy_channel channel);
    bool (*has_values)(zy_job *job, const zy_view *plot, const zy_view *unit);
    /* labels: makes marks smaller that the room is too small for, before anything is written beside
     * them; asks the plot's sheet (labels/sheet.h) for what stands at the unit's marks; whether
     * something is added to make it whole. */
    void (*fit)(zy_job *job, zy_view *unit);
    void (*label)(struct zy_sheet *sheet, zy_view *unit);
    bool (*has_rest)(const zy_view *unit);
} zy_composite;

/* The composite mark of the chart's list of that name; NULL: there is none. */
const zy_composite *zy_composite_find(const zy_chart *chart, const char *name);

#endif
