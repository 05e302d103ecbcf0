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
    GHashTable *images; /* file name to surface */
    zy_path path;       /* used again for every shape */
    void *own;          /* of the writer that draws the text */
    /* Draws one line of a text with its fill, a colour. */
    void (*text)(struct zy_painter *painter, const zy_item *item, size_t line);
} zy_painter;

/* Draws the background and every mark. False after a diagnostic. */
bool zy_painter_draw(zy_painter *painter);

/* Loads `d` into cairo's path, with every coordinate in range. */
void zy_painter_path(zy_painter *painter, const zy_path *path);
void zy_painter_color(zy_painter *painter, zy_color color, double opacity);

#endif
