/* Text from top to bottom. Pango's gravity sets kana, brackets and ー right; digits that stand
 * upright side by side (縦中横) are marked here with a gravity of their own, which makes each group
 * an item. */
#include <math.h>

#include "text/chars.h"
#include "text/shape.h"

/* Latin is turned and moved so that the middle of its capitals is on the line's centre; a digit in
 * its cell likewise. */
#define TURNED_BASELINE 0.36
#define TATE_BASELINE 0.87
enum { TATE_DIGITS = 3 };

/* True where the digits stand among wide characters. Beside anything else they are part of
 * something longer, which is turned as a whole: 1.5 35% Q3 94→99 10⁻³. */
static bool is_alone(const char *text, size_t start, size_t end, size_t len)
{
    const char *before = g_utf8_find_prev_char(text, text + start);

    if (before && !g_unichar_iswide(g_utf8_get_char(before)))
        return false;
    return end == len || g_unichar_iswide(g_utf8_get_char(text + end));
}

static void insert(PangoAttrList *list, PangoAttribute *mark, size_t start, size_t end)
{
    mark->start_index = (guint)start;
    mark->end_index = (guint)end;
    pango_attr_list_insert(list, mark);
}

static void mark_digits(PangoAttrList *list, const char *text, size_t len)
{
    for (size_t start = 0, end; start < len; start = end + 1) {
        for (end = start; end < len && g_ascii_isdigit(text[end]); end++)
            ;
        if (end > start && end - start <= TATE_DIGITS && is_alone(text, start, end, len))
            insert(list, pango_attr_gravity_new(PANGO_GRAVITY_SOUTH), start, end);
    }
}

/* Pango turns ー and brackets where their neighbours are Latin, and parts 葛 from its variation. */
static void mark_wide(PangoAttrList *list, const char *text, size_t len)
{
    const char *start = NULL, *end = text + len;

    for (const char *p = text; p <= end; p = zy_char_next(p)) {
        const uint32_t c = p < end ? g_utf8_get_char(p) : 0;
        if (g_unichar_iswide(c) || (start && zy_char_is_joined(c))) {
            start = start ? start : p;
        } else if (start) {
            insert(list, pango_attr_gravity_hint_new(PANGO_GRAVITY_HINT_STRONG),
                   (size_t)(start - text), (size_t)(p - text));
            start = NULL;
        }
    }
}

PangoAttrList *zy_vertical_marks(const char *text, size_t len)
{
    PangoAttrList *list = pango_attr_list_new();

    mark_digits(list, text, len);
    mark_wide(list, text, len);
    return list;
}

static bool is_marked(const PangoItem *item)
{
    for (const GSList *l = item->analysis.extra_attrs; l; l = l->next)
        if (((const PangoAttribute *)l->data)->klass->type == PANGO_ATTR_GRAVITY)
            return true;
    return false;
}

zy_stance zy_vertical_stance(const PangoItem *item)
{
    if (is_marked(item))
        return ZY_STANCE_TATE;
    return PANGO_GRAVITY_IS_VERTICAL(item->analysis.gravity) ? ZY_STANCE_UPRIGHT : ZY_STANCE_TURNED;
}

void zy_vertical_squeeze(zy_cell *cells, size_t count, double size)
{
    double width = 0;

    for (size_t i = 0; i < count; i++)
        width += cells[i].glyph.advance;
    const double squeeze = width > size ? size / width : 1;
    double across = -width * squeeze / 2;
    for (size_t i = 0; i < count; i++) {
        zy_glyph *glyph = &cells[i].glyph;
        const double step = glyph->advance * squeeze;
        glyph->scale_x *= squeeze;
        glyph->x = across + glyph->x * squeeze;
        glyph->y += TATE_BASELINE * size;
        glyph->advance = i + 1 == count ? size : 0;
        across += step;
    }
}

void zy_vertical_stand(zy_glyph *glyph, double size)
{
    glyph->x = TATE_BASELINE * size + glyph->y;
    glyph->y = glyph->advance / 2;
    glyph->advance = glyph->scale_y * size;
}

double zy_cells_place(zy_cell *cells, size_t count, double size)
{
    double pen = 0;

    for (size_t i = 0; i < count; i++) {
        zy_glyph *glyph = &cells[i].glyph;
        const double along = glyph->x, down = glyph->y;
        switch (cells[i].stance) {
        case ZY_STANCE_LINE:
            glyph->x = pen + along;
            break;
        case ZY_STANCE_UPRIGHT:
            glyph->x = -down;
            glyph->y = pen + along;
            break;
        case ZY_STANCE_TURNED:
            glyph->x = -TURNED_BASELINE * size - down;
            glyph->y = pen + along;
            break;
        case ZY_STANCE_TATE:
            glyph->y = pen + down;
            break;
        }
        pen += glyph->advance;
    }
    return pen;
}
