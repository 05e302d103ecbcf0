/* Direct access to the pixels of an image surface, to lay masks on them. */
#ifndef ZY_OUT_CANVAS_H
#define ZY_OUT_CANVAS_H

#include "out/paint.h"

/* A shape as cover, from 0 to 255. */
typedef struct zy_mask {
    int left, top; /* px from the shape's pixel to the upper left corner */
    int width, height;
    const unsigned char *cover; /* rows of `width` bytes */
} zy_mask;

/* 32 steps of cover instead of 256, which no eye tells apart: texts of several colours then still
 * fit one palette, and the picture takes half the bytes. */
void zy_cover_limit(unsigned char *cover, size_t count);

/* The pixels within the clip. Before cairo draws again it is told by cairo_surface_mark_dirty. */
typedef struct zy_canvas {
    uint32_t *pixels;
    int stride, x0, y0, x1, y1;
} zy_canvas;

/* The clip's edges are rounded to whole pixels. */
zy_canvas zy_canvas_of(const zy_painter *painter);

/* Lays the colour through the mask; `alpha` from 0 to 255 in place of the colour's. */
void zy_canvas_lay(const zy_canvas *canvas, const zy_mask *mask, int x, int y, zy_color color,
                   uint32_t alpha);
uint32_t zy_alpha_of(const zy_paint *paint);

#endif
