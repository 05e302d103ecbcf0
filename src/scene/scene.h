/* The scene: everything that will be drawn, in final coordinates and final
 * colours, in paint order. Writers read it and decide nothing.
 *
 * It is flat, as the oracle's flat-scene-1 is: marks in paint order, each with
 * items of one type. A mark belongs to a view (or to the whole picture) and has
 * a role, from which SVG classes and the scene's JSON come. Coordinates are absolute
 * pixels at scale 1, y downwards, every one finite; angles in degrees, of arcs in
 * radians from 12 o'clock, clockwise. */
#ifndef ZY_SCENE_SCENE_H
#define ZY_SCENE_SCENE_H

#include <glib.h>

#include "base/color.h"
#include "base/geometry.h"
#include "text/text.h"

typedef enum zy_item_type {
    ZY_ITEM_RECT,
    ZY_ITEM_GROUP, /* the frame of a view: drawn as a rect */
    ZY_ITEM_SYMBOL,
    ZY_ITEM_RULE,
    ZY_ITEM_TEXT,
    ZY_ITEM_LINE,
    ZY_ITEM_AREA,
    ZY_ITEM_TRAIL,
    ZY_ITEM_ARC,
    ZY_ITEM_PATH,  /* d in pixels relative to x,y */
    ZY_ITEM_SHAPE, /* the same, of a map */
    ZY_ITEM_IMAGE,
} zy_item_type;

typedef struct zy_stop {
    double offset; /* 0 to 1 */
    zy_color color;
} zy_stop;

/* Coordinates of a gradient are fractions of the item's box, as in Vega. */
typedef struct zy_gradient {
    bool radial;
    double x1, y1, x2, y2, r1, r2;
    const zy_stop *stops;
    size_t stop_count;
} zy_gradient;

/* One paint: nothing, a colour, or a gradient. `opacity` multiplies the colour's own alpha. */
typedef struct zy_paint {
    enum { ZY_PAINT_NONE, ZY_PAINT_COLOR, ZY_PAINT_GRADIENT } kind;
    zy_color color;
    const zy_gradient *gradient;
    double opacity;
} zy_paint;

typedef enum zy_cap { ZY_CAP_BUTT, ZY_CAP_ROUND, ZY_CAP_SQUARE } zy_cap;
typedef enum zy_join { ZY_JOIN_MITER, ZY_JOIN_ROUND, ZY_JOIN_BEVEL } zy_join;
typedef enum zy_align { ZY_ALIGN_LEFT, ZY_ALIGN_CENTER, ZY_ALIGN_RIGHT } zy_align;

typedef struct zy_vertex {
    double x, y;
    double x2, y2; /* areas: the other edge; trails: x2 is the width */
} zy_vertex;

/* A stretch of defined points. */
typedef struct zy_run {
    const zy_vertex *vertices;
    size_t count;
} zy_run;

/* One drawn thing. Which members count is said by the mark's type. */
typedef struct zy_item {
    zy_paint fill, stroke;
    double stroke_width;
    const double *dash;
    size_t dash_count;
    double dash_offset;
    zy_cap cap;
    zy_join join;
    double miter_limit; /* 0: the default, 4, as in Vega and SVG */
    const char *blend;  /* NULL: normal */

    double x, y, x2, y2; /* rect, image: left, top, right, bottom; rule: both ends */
    double angle;        /* degrees clockwise, about x,y: text, symbol, path */

    double corner[4]; /* rect: top left, top right, bottom right, bottom left */

    double size;       /* symbol: area, px squared */
    const char *shape; /* symbol: Vega's name or an SVG path in a -1..1 square */

    const char *const *lines; /* text: one or more lines, as drawn */
    size_t line_count;
    zy_text_style text; /* size, weight, italic, family, language, features */
    double line_height; /* 0: size + 2 */
    zy_align align; /* of every line on x; y is the baseline of the first line. Vertical text: along
                     * y, columns from right to left, the first centred on x */
    zy_color halo;  /* a > 0: outline of halo_width px behind the text */
    double halo_width; /* px beyond the glyph's edge */

    const zy_run *runs; /* line, area, trail; vertices are relative to x,y (0,0: absolute) */
    size_t run_count;
    const char *interpolate; /* NULL: linear; Vega's names */
    double tension;          /* NAN: the default */
    bool horizontal;         /* area: the edges are joined along x; line: monotone in y */

    double start, end, inner, outer, pad, arc_corner; /* arc */

    const char *d;           /* path, shape */
    double scale_x, scale_y; /* path: 0 means 1 */
    const char *url;         /* image: as written */
    const char *file;        /* image: the file to read, or NULL; fill.opacity is the image's */
    const char *aspect;      /* image: NULL: keep, or "none" */
    const char *title;       /* what this item says, for <title> and readers; or NULL */
    const char *href;        /* or NULL */
    size_t row, last_row;    /* of the table it was drawn from; paths: the first and the last */
} zy_item;

typedef struct zy_scene_mark {
    struct zy_scene_mark *next;
    zy_item_type type;
    const char *role;   /* "mark", "axis-label", "frame", ... */
    const char *within; /* "axis", "legend", "title", "row-header", ... or NULL */
    const char *name;   /* the kind of mark: "bar"; class in SVG; or NULL */
    int view;           /* index into views, or -1: the whole picture */
    bool clipped;
    zy_box clip;
    double clip_corner[4];
    int z; /* paint order among the marks of one list: guides with zindex > 0 come after data marks
            */
    zy_item *items;
    size_t count, room;
} zy_scene_mark;

typedef struct zy_scene_view {
    double x, y, width, height;
} zy_scene_view;

/* What the writers put into titles, metadata and for readers that cannot see. */
typedef struct zy_scene_about {
    const char *title, *description, *language; /* or NULL */
    const char *notes; /* notes, sources and their addresses, a line each; or NULL */
} zy_scene_about;

typedef struct zy_scene {
    double width, height;
    double dots_per_inch; /* 0: none is meant (96 for CSS) */
    zy_paint background;
    bool seen_boxes; /* the scene's JSON gives boxes of texts as readers see them, and what they
                      * were measured with; else as Vega measures them */
    size_t labels_asked, labels_dropped; /* of marks; the dropped found no place */
    zy_scene_view *views;
    size_t view_count;
    zy_scene_mark *first, *last;
    zy_scene_about about;
} zy_scene;

/* A list of marks in local coordinates; guides are drawn into one, measured, then moved. */
typedef struct zy_marks_list {
    zy_scene_mark *first, *last;
} zy_marks_list;

/* Adds an empty mark at the end of the list. */
zy_scene_mark *zy_scene_mark_new(zy_arena *arena, zy_marks_list *list, zy_item_type type,
                                 const char *role, const char *within);
/* Adds a zeroed item (no paint, tension NAN) at the end of the mark; the pointer lives until the
 * next call. */
zy_item *zy_scene_item_new(zy_arena *arena, zy_scene_mark *mark);

/* A paint of one colour from CSS text; no paint for NULL, "none" and what is no colour. */
zy_paint zy_paint_read(const char *css, double opacity);
zy_paint zy_paint_of(zy_color color, double opacity);
bool zy_paint_is_visible(const zy_paint *paint);

/* Moves every item (and clip) of the list. */
void zy_marks_move(zy_marks_list *list, double dx, double dy);
/* Appends all marks of `from` to `to`; `from` is empty afterwards. */
void zy_marks_take(zy_marks_list *to, zy_marks_list *from);

/* The part of a gradient, 0 to 1, that `item` shows within `seen`; of a radial one all of it. */
void zy_gradient_span(const zy_gradient *gradient, zy_box item, zy_box seen, double *from,
                      double *to);
/* Its colour at `at`, 0 to 1. */
zy_color zy_gradient_at(const zy_gradient *gradient, double at);
/* How far from its start it keeps the colour of its first stop, 0 to 1. */
double zy_gradient_solid(const zy_gradient *gradient);

/* The box of an item as Vega measures it: stroke included (half its width on each side, miter
 * joins as in Vega's boundStroke), text by the typesetter's metrics. */
zy_box zy_item_box(const zy_item *item, zy_item_type type, zy_typesetter *typesetter);
zy_box zy_marks_box(const zy_marks_list *list, zy_typesetter *typesetter);

/* A line of a text as a reader sees it: as wide as it is set, from 0.88 em over the baseline to
 * 0.12 em under it; a column is one em wide. Its corners, in order around it. */
typedef struct zy_quad {
    zy_point corner[4];
} zy_quad;
zy_quad zy_text_quad(const zy_item *item, size_t line, zy_typesetter *typesetter);
/* The box around all lines of a text. */
zy_box zy_text_seen_box(const zy_item *item, zy_typesetter *typesetter);

/* The outline of any item but text and image, absolute: what raster and PDF fill and stroke.
 * Lines are open paths (stroke only); areas, arcs, trails closed. Curves follow d3-shape. */
void zy_item_path(const zy_item *item, zy_item_type type, zy_path *path);

/* Whether the stroke has gaps: not so with dashes such as [1, 0]. */
bool zy_item_is_dashed(const zy_item *item);
/* Whether it leaves ink: painted and of some extent. The scene's JSON leaves others out. */
bool zy_item_has_ink(const zy_item *item, zy_item_type type);

/* flat-scene-1 JSON: coordinates rounded to 1/1000. */
void zy_scene_print(const zy_scene *scene, zy_typesetter *typesetter, GString *out);

#endif
