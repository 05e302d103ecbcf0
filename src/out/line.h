/* Where the glyphs of a text stand: the same in every writer. */
#ifndef ZY_OUT_LINE_H
#define ZY_OUT_LINE_H

#include <cairo.h>

#include "out/out.h"

/* Degrees by which italics lean. */
#define ZY_SLANT 12.0

bool zy_item_is_vertical(const zy_item *item);
/* The start of line `i` on its baseline, before the item is turned. Vertical text: the top of the
 * column, on its centre. */
zy_point zy_line_start(const zy_item *item, size_t i, double length);
/* From a glyph's own space (px at the item's size, y downwards) to the picture. */
void zy_glyph_place(const zy_item *item, const zy_glyph *glyph, zy_point start,
                    cairo_matrix_t *matrix);
/* The weight that is drawn: 400 or 700. */
int zy_weight_drawn(const zy_text_style *style);

#endif
