/* PNG, written in one pass and tuned for charts: rows repeat, runs are long, colours are few. */
#ifndef ZY_OUT_PNG_ENCODE_H
#define ZY_OUT_PNG_ENCODE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct zy_pixels {
    const uint32_t *pixels; /* 0xAARRGGBB, colours multiplied by alpha, as cairo has them */
    size_t stride;          /* pixels from row to row */
    uint32_t width, height;
    bool alpha;                                 /* else the upper byte means nothing */
    double dots_per_metre;                      /* 0: no physical size */
    const char *title, *description, *language; /* or NULL */
} zy_pixels;

void zy_png_encode(const zy_pixels *picture, GString *out);

#endif
