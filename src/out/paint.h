/* Shapes on a cairo surface, for pictures in pixels and for PDF. */
#ifndef ZY_OUT_PAINT_H
#define ZY_OUT_PAINT_H

#include <cairo.h>

#include "out/out.h"

/* cairo wraps coordinates beyond 2^23 and may not return from them. */
#define ZY_FARTHEST 4194304.0

typedef struct zy_painter {
    cairo_t *cr;
    const zy_scene *scene;
    zy_typesetter *typesetter;
    zy_arena *arena;
    zy_diags *diags;
    double scale;       /* device units of one px */
    bool chunked;       /* pixels: long lines are stroked in pieces */
    bool rounded;       /* the clip of the mark has round corners */
    bool failed;        /* after a diagnostic */
    GHashTable *images; /* file name to surface */
    zy_path path;       /* used again for every shape */
    void *own;          /* of the writer that draws the text */
    /* Draws one line of a text with its fill, a colour. */
    void (*text)(struct zy_painter *painter, const zy_item *item, size_t line);
    /* Draws a symbol in a quicker way, or returns false; NULL: there is none. */
    bool (*symbol)(struct zy_painter *painter, const zy_item *item);
} zy_painter;

/* Draws the background and every mark. False after a diagnostic. */
bool zy_painter_draw(zy_painter *painter);

/* Loads `d` into cairo's path, with every coordinate in range. */
void zy_painter_path(zy_painter *painter, const zy_path *path);
void zy_painter_color(zy_painter *painter, zy_color color, double opacity);

/* For the parts of the painter. */

/* The points of a line in one piece. */
enum { ZY_PIECE = 200 };

size_t zy_verb_points(zy_verb verb);
void zy_painter_add(const zy_painter *painter, zy_verb verb, const zy_point *p);
/* The dash of the item's stroke, `run` px along the way. */
void zy_painter_dash(zy_painter *painter, const zy_item *item, double run);
/* Width, caps, joins and dash of the item's stroke. */
void zy_painter_pen(zy_painter *painter, const zy_item *item);
void zy_painter_pieces(zy_painter *painter, const zy_item *item, const zy_path *path);
void zy_painter_image(zy_painter *painter, const zy_item *item);
/* Within what cairo can count. */
bool zy_box_is_near(zy_box box);

#endif
