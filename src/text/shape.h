/* The making of a line: items, glyphs, spacing, places. */
#ifndef ZY_TEXT_SHAPE_H
#define ZY_TEXT_SHAPE_H

#include <glib.h>
#include <pango/pango.h>

#include "text/text.h"

typedef enum zy_stance {
    ZY_STANCE_LINE,    /* along a horizontal line */
    ZY_STANCE_UPRIGHT, /* one below another in a column */
    ZY_STANCE_TURNED,  /* a quarter clockwise in a column */
    ZY_STANCE_TATE,    /* 縦中横: several side by side in one em of a column */
} zy_stance;

/* A glyph before its place is known. glyph.x and glyph.y are its offset along the line and down
 * from it, with a turned line seen unturned; in a 縦中横 across and down from the cell's top. */
typedef struct zy_cell {
    zy_glyph glyph;
    uint32_t character; /* the first of its cluster */
    zy_stance stance;
} zy_cell;

/* The cache: lines by (text, style). */
GHashTable *zy_lines_new(void);

/* Applies the spacing features of the style to the glyphs of a line (spacing.c). */
void zy_spacing_apply(zy_cell *cells, size_t count, const zy_text_style *style);

/* Vertical lines (vertical.c): attributes that mark the digits of 縦中横; the stance of an item;
 * cells of a 縦中横 squeezed into one em. */
PangoAttrList *zy_vertical_marks(const char *text, size_t len);
zy_stance zy_vertical_stance(const PangoItem *item);
void zy_vertical_squeeze(zy_cell *cells, size_t count, double size);
/* Makes a glyph that was shaped for a horizontal line stand in a column. */
void zy_vertical_stand(zy_glyph *glyph, double size);
/* Gives the cells their places; the line's length. */
double zy_cells_place(zy_cell *cells, size_t count, double size);

/* Raised and lowered digits that no font has (raised.c): the character to draw instead, small and
 * moved down by *shift em; 0 when there is none. */
uint32_t zy_raised_base(uint32_t character, double *shift);

/* How wide a raised or lowered character is drawn. */
#define ZY_RAISED_SCALE 0.62

#endif
