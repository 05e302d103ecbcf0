/* Glyphs as masks: outlines through FreeType's raster at quarter pixels, each once a picture. No
 * FT_Face is opened, so no hinting setting of the machine can change the pixels. */
#ifndef ZY_OUT_GLYPHS_H
#define ZY_OUT_GLYPHS_H

#include "out/canvas.h"

typedef struct zy_glyphs zy_glyphs;

/* NULL when FreeType cannot start. */
zy_glyphs *zy_glyphs_new(zy_arena *arena);

/* The mask of a glyph whose em is placed by `matrix` (from 1024 units to the em, y upwards, to
 * device pixels), and the pixel it belongs to. NULL when the glyph is blank or too large. */
const zy_mask *zy_glyphs_find(zy_glyphs *glyphs, const zy_face *face, hb_codepoint_t id,
                              const cairo_matrix_t *matrix, int *x, int *y);

#endif
