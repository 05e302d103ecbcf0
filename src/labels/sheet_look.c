/* How labels look: texts set beside and below each other, measured before they have a place. */
#include <math.h>
#include <string.h>

#include "labels/labels.h"

void *zy_sheet_grown(zy_arena *arena, void *items, size_t count, size_t *room, size_t size)
{
    void *more;

    if (count < *room)
        return items;
    *room = *room ? *room * 2 : 8;
    more = zy_arena_take(arena, *room, size);
    if (count)
        memcpy(more, items, count * size);
    return more;
}

zy_look *zy_look_new(zy_sheet *sheet, bool halo)
{
    zy_look *look = ZY_NEW(zy_sheet_job(sheet)->arena, zy_look);

    look->halo = halo;
    return look;
}

double zy_look_text(zy_sheet *sheet, zy_look *look, const char *text, double x, double baseline,
                    const zy_letter_style *style)
{
    zy_letter_style left = *style;
    const double width = zy_letter_width(zy_sheet_lettering(sheet), text, style);

    if (!text[0])
        return x;
    look->pieces = zy_sheet_grown(zy_sheet_job(sheet)->arena, look->pieces, look->count,
                                  &look->room, sizeof *look->pieces);
    left.align = ZY_ALIGN_LEFT;
    look->pieces[look->count++] = (zy_look_piece){text, x, baseline, left};
    look->width = fmax(look->width, x + width);
    look->height = fmax(look->height, baseline + ZY_LOOK_DESCENT * style->size);
    return x + width;
}

typedef struct setter {
    zy_sheet *sheet;
    zy_look *look;
} setter;

static void set_piece(void *closure, const char *text, double x, double baseline,
                      const zy_letter_style *style)
{
    const setter *s = closure;

    zy_look_text(s->sheet, s->look, text, x, baseline, style);
}

double zy_look_figure(zy_sheet *sheet, zy_look *look, const zy_figure *f, double x, double baseline,
                      const zy_letter_style *style)
{
    setter s = {sheet, look};

    return zy_letter_each(zy_sheet_lettering(sheet), f, x, baseline, style,
                          (zy_letter_visitor){set_piece, &s});
}

zy_look *zy_look_of_figure(zy_sheet *sheet, const zy_figure *figure, const zy_letter_style *style)
{
    zy_look *look = zy_look_new(sheet, false);

    zy_look_figure(sheet, look, figure, 0, ZY_LOOK_ASCENT * style->size, style);
    return look;
}

double zy_look_indent(zy_align align, double room, double width)
{
    return align == ZY_ALIGN_CENTER  ? (room - width) / 2
           : align == ZY_ALIGN_RIGHT ? room - width
                                     : 0;
}

typedef struct wrapped {
    const char *const *lines;
    size_t count;
} wrapped;

/* A text is broken again in every pass of layout; it is looked up from the second one on. */
static const wrapped *wrap(zy_sheet *sheet, const char *text, double width,
                           const zy_text_style *style)
{
    zy_job *job = zy_sheet_job(sheet);
    const char *key = zy_arena_format(job->arena, "%d %.17g %.17g %u %s", style->weight,
                                      style->size, width, style->features, text);
    wrapped *found = g_hash_table_lookup(job->wrapped, key);

    if (found)
        return found;
    found = ZY_NEW(job->arena, wrapped);
    found->lines = zy_text_wrap(job->chart.typesetter, text, width, style, &found->count);
    g_hash_table_insert(job->wrapped, (gpointer)(uintptr_t)key, found);
    return found;
}

zy_look *zy_look_of_lines(zy_sheet *sheet, const char *text, double width, bool halo,
                          const zy_letter_style *style)
{
    const zy_chart *chart = &zy_sheet_job(sheet)->chart;
    const zy_text_style own = {.size = style->size,
                               .weight = style->weight,
                               .language = chart->language,
                               .features = style->features};
    const double height = style->line_height > 0 ? style->line_height : round(style->size * 1.35);
    zy_look *look = zy_look_new(sheet, halo);
    const wrapped *w = wrap(sheet, text, width, &own);
    double widest = 0;

    for (size_t i = 0; i < w->count; i++)
        widest = fmax(widest, zy_letter_width(zy_sheet_lettering(sheet), w->lines[i], style));
    for (size_t i = 0; i < w->count; i++) {
        const double own_width = zy_letter_width(zy_sheet_lettering(sheet), w->lines[i], style);
        zy_look_text(sheet, look, w->lines[i], zy_look_indent(style->align, widest, own_width),
                     ZY_LOOK_ASCENT * style->size + (double)i * height, style);
    }
    return look;
}

zy_color zy_color_upon(const zy_chart *chart, zy_color under)
{
    const zy_color ink = zy_role_color(chart, "ink"), ground = zy_ground_color(chart);

    return zy_color_contrast(ink, under) > zy_color_contrast(ground, under) ? ink : ground;
}

zy_look *zy_look_aligned(zy_sheet *sheet, const zy_look *look, zy_align align)
{
    zy_look *out = zy_look_new(sheet, look->halo);

    for (size_t i = 0; i < look->count; i++) {
        const zy_look_piece *p = &look->pieces[i];
        const double width = zy_letter_width(zy_sheet_lettering(sheet), p->text, &p->style);
        zy_look_text(sheet, out, p->text, zy_look_indent(align, look->width, width), p->baseline,
                     &p->style);
    }
    return out;
}
