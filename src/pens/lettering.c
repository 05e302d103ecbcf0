#include "pens/lettering.h"

#include <math.h>
#include <string.h>

static const double SMALL = 0.58;  /* the unit beside its number */
static const double GAP = 0.06;    /* before it */
static const double LEADING = 1.4; /* of wrapped texts */

static zy_text_style text_style(const zy_lettering *l, const zy_letter_style *style)
{
    return (zy_text_style){.size = style->size,
                           .weight = style->weight,
                           .language = l->chart->language,
                           .features = style->features};
}

zy_lettering zy_lettering_new(const zy_chart *chart, zy_marks_list *into)
{
    zy_scene_mark *mark = zy_scene_mark_new(chart->arena, into, ZY_ITEM_TEXT, "mark", NULL);

    mark->name = "text";
    return (zy_lettering){chart, mark};
}

double zy_letter_width(const zy_lettering *l, const char *text, const zy_letter_style *style)
{
    const zy_text_style own = text_style(l, style);

    return text[0] ? zy_text_width(l->chart->typesetter, text, &own) : 0;
}

zy_item *zy_letter_lines(const zy_lettering *l, const char *const *lines, size_t count, double x,
                         double baseline, const zy_letter_style *style)
{
    zy_item *item = zy_scene_item_new(l->chart->arena, l->mark);

    item->fill = zy_paint_of(style->color, 1);
    item->lines = lines, item->line_count = count;
    item->x = x, item->y = baseline;
    item->align = style->align;
    item->text = text_style(l, style);
    item->line_height = style->line_height > 0 ? style->line_height : style->size;
    return item;
}

zy_item *zy_letter_put(const zy_lettering *l, const char *text, double x, double baseline,
                       const zy_letter_style *style)
{
    const char **lines;

    if (!text[0])
        return NULL;
    lines = ZY_NEW_ARRAY(l->chart->arena, const char *, 1);
    lines[0] = text;
    return zy_letter_lines(l, lines, 1, x, baseline, style);
}

zy_item *zy_letter_wrap(const zy_lettering *l, const char *text, double width, double x, double y,
                        const zy_letter_style *style)
{
    const zy_text_style own = text_style(l, style);
    zy_letter_style spaced = *style;
    size_t count;

    if (!text[0])
        return NULL;
    if (spaced.line_height <= 0)
        spaced.line_height = round(style->size * LEADING);
    const char *const *lines = zy_text_wrap(l->chart->typesetter, text, width, &own, &count);
    return zy_letter_lines(l, lines, count, x, y, &spaced);
}

/* ---- Figures ---- */

zy_letter_style zy_letter_small(const zy_letter_style *style)
{
    zy_letter_style small = *style;

    small.size = fmax(fmin(11, style->size), round(style->size * SMALL * 2) / 2);
    small.align = ZY_ALIGN_LEFT;
    return small;
}

/* The bytes up to the next word of a number or past it: 1 億 2,345. */
static size_t piece(const char *text, bool *is_word)
{
    size_t len = 0;

    *is_word = false;
    for (; text[len]; len++) {
        const zy_magnitude *m = zy_myriad_at(text + len);
        *is_word = m && len == 0;
        if (m)
            return len ? len : strlen(m->word);
    }
    return len;
}

double zy_letter_each(const zy_lettering *l, const zy_figure *f, double x, double baseline,
                      const zy_letter_style *style, zy_letter_visitor visitor)
{
    const zy_letter_style small = zy_letter_small(style);
    zy_letter_style large = *style;
    bool is_word;

    large.align = ZY_ALIGN_LEFT;
    visitor.visit(visitor.closure, f->before, x, baseline, &small);
    x += zy_letter_width(l, f->before, &small);
    for (const char *at = f->number; *at;) {
        const size_t len = piece(at, &is_word);
        const char *text = zy_arena_text(l->chart->arena, at, len);
        const zy_letter_style *own = is_word ? &small : &large;
        x += is_word ? GAP * style->size : 0;
        visitor.visit(visitor.closure, text, x, baseline, own);
        x += zy_letter_width(l, text, own) + (is_word ? GAP * style->size : 0);
        at += len;
    }
    if (!f->after[0])
        return x;
    x += f->after[0] == ' ' ? 0 : GAP * style->size;
    visitor.visit(visitor.closure, f->after, x, baseline, &small);
    return x + zy_letter_width(l, f->after, &small);
}

static void pass(void *closure, const char *text, double x, double baseline,
                 const zy_letter_style *style)
{
    (void)closure, (void)text, (void)x, (void)baseline, (void)style;
}

static void put(void *closure, const char *text, double x, double baseline,
                const zy_letter_style *style)
{
    zy_letter_put(closure, text, x, baseline, style);
}

double zy_letter_figure_width(const zy_lettering *l, const zy_figure *f,
                              const zy_letter_style *style)
{
    return zy_letter_each(l, f, 0, 0, style, (zy_letter_visitor){pass, NULL});
}

void zy_letter_figure(const zy_lettering *l, const zy_figure *f, double x, double baseline,
                      const zy_letter_style *style)
{
    zy_lettering own = *l;

    zy_letter_each(l, f, x, baseline, style, (zy_letter_visitor){put, &own});
}
