/* Spacing between characters (JLREQ, as far as charts need it). Works on the widths of glyphs:
 * Pango's letter spacing puts half of the space on the wrong side, and it keeps only 32 features.
 */
#include <math.h>

#include "text/chars.h"
#include "text/faces.h"
#include "text/shape.h"

/* More than 0.1 em makes PDF readers find a space in the copied text. */
#define GAP 0.09
#define COUNTER_GAP (GAP / 2)

/* ---- Half-width punctuation -------------------------------------------------------------------
 */

static bool is_closing(uint32_t c)
{
    return zy_char_is_bracket(c) && !zy_char_is_opening(c);
}

static bool is_wide(const zy_cell *cell, double size)
{
    return cell->glyph.advance > 0.9 * size && cell->character >= 0x2000;
}

/* The blank half of a bracket is cut at the end of a line and beside another bracket. */
static void halve(zy_cell *cells, size_t count, double size)
{
    for (size_t i = 0; i < count; i++) {
        const uint32_t c = cells[i].character;
        if (!is_wide(&cells[i], size))
            continue;
        if (zy_char_is_opening(c) && (i == 0 || zy_char_is_opening(cells[i - 1].character))) {
            cells[i].glyph.x -= size / 2;
            cells[i].glyph.advance -= size / 2;
        }
        if (is_closing(c) && (i + 1 == count || zy_char_is_bracket(cells[i + 1].character)))
            cells[i].glyph.advance -= size / 2;
    }
}

/* ---- Japanese beside Latin --------------------------------------------------------------------
 */

static bool is_western(uint32_t c)
{
    const zy_char_kind kind = zy_char_kind_of(c);

    return (kind == ZY_CHAR_LETTER && c < 0x2000) || (kind == ZY_CHAR_DIGIT && c < 0x80) ||
           c == '%' || (c >= 0x2080 && c < 0x208A);
}

static double gap_between(const zy_cell *a, const zy_cell *b)
{
    if (a->glyph.cluster == b->glyph.cluster || a->stance == ZY_STANCE_TATE ||
        b->stance == ZY_STANCE_TATE)
        return 0;
    if (zy_char_is_japanese(a->character) && is_western(b->character))
        return GAP;
    if (!is_western(a->character) || !zy_char_is_japanese(b->character))
        return 0;
    return zy_char_kind_of(a->character) == ZY_CHAR_DIGIT && zy_char_is_counter(b->character)
               ? COUNTER_GAP
               : GAP;
}

static void widen(zy_cell *cells, size_t count, double size)
{
    for (size_t i = 0; i + 1 < count; i++)
        cells[i].glyph.advance += gap_between(&cells[i], &cells[i + 1]) * size;
}

/* ---- Digits -----------------------------------------------------------------------------------
 */

static void even_out(zy_cell *cells, size_t count, double size)
{
    for (size_t i = 0; i < count; i++) {
        zy_glyph *glyph = &cells[i].glyph;
        if (cells[i].character < '0' || cells[i].character > '9' ||
            cells[i].stance == ZY_STANCE_TATE || glyph->scale_x < 1)
            continue;
        const double width = glyph->face->digit / ZY_FACE_EM * size;
        const double own = zy_face_advance(glyph->face, glyph->id) / ZY_FACE_EM * size;
        glyph->x = (width - own) / 2;
        glyph->advance = width;
    }
}

void zy_spacing_apply(zy_cell *cells, size_t count, const zy_text_style *style)
{
    if (style->features & ZY_TEXT_TABULAR)
        even_out(cells, count, style->size);
    /* With palt the font has cut the blanks already: to cut them twice hangs the bracket out. */
    if (style->features & ZY_TEXT_HALT && !(style->features & ZY_TEXT_PALT))
        halve(cells, count, style->size);
    if (style->features & ZY_TEXT_GAP)
        widen(cells, count, style->size);
}
