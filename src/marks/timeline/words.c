/* The words of events: dates bold and small, the text under them, a detail under that. Lines are
 * broken once for each width in parts of the size, and hold at every size. */
#include <math.h>
#include <string.h>

#include "marks/timeline/timeline.h"

static const double REFERENCE = 20; /* px at which texts are measured */
static const double LEAST = 11;     /* px: nothing is smaller */

/* Ems to wrap at, the first tried first: eleven characters a line read well. */
static const double widths[ZY_TIMELINE_WIDTHS] = {11, 9, 13, 8, 16, 7, 20};

static double half_px(double size)
{
    return round(size * 2) / 2;
}

double zy_timeline_date_size(double size)
{
    return half_px(fmax(LEAST, 0.88 * size));
}

double zy_timeline_detail_size(double size)
{
    return half_px(fmax(LEAST, 0.84 * size));
}

double zy_timeline_leading(const zy_timeline *t, double size)
{
    return round(size * (t->tight ? 1.24 : 1.36));
}

static zy_letter_style text_style(const zy_timeline *t, const zy_event *e, double size)
{
    return (zy_letter_style){.size = size,
                             .weight = e->strong ? 700 : 400,
                             .color = e->faint ? t->secondary : t->ink,
                             .features = ZY_TEXT_HALT | ZY_TEXT_GAP,
                             .line_height = zy_timeline_leading(t, size)};
}

static zy_letter_style detail_style(const zy_timeline *t, const zy_event *e, double size)
{
    zy_letter_style style = text_style(t, e, size);

    style.weight = 400;
    style.color = e->group && g_strcmp0(e->detail, e->group) == 0 ? e->color : t->secondary;
    return style;
}

static zy_letter_style date_style(const zy_timeline *t, const zy_event *e, double size)
{
    zy_letter_style style = text_style(t, e, size);

    style.weight = 700;
    style.color = e->faint ? t->secondary : e->color;
    style.line_height = size;
    return style;
}

static zy_words wrap(const zy_timeline *t, const char *text, double ems,
                     const zy_letter_style *style)
{
    const zy_lettering l = {t->chart, NULL};
    const zy_text_style own = {.size = REFERENCE,
                               .weight = style->weight,
                               .language = t->chart->language,
                               .features = style->features};
    zy_words words = {0};

    if (!text || !text[0])
        return words;
    words.lines = zy_text_wrap(t->chart->typesetter, text, ems * REFERENCE, &own, &words.count);
    for (size_t i = 0; i < words.count; i++)
        words.width = fmax(words.width, zy_letter_width(&l, words.lines[i], style) / REFERENCE);
    return words;
}

static zy_block block_of(const zy_timeline *t, zy_words text, zy_words detail)
{
    const double size = t->size, small = zy_timeline_detail_size(size);

    return (zy_block){.width = fmax(text.width * size, detail.width * small),
                      .height = (double)text.count * zy_timeline_leading(t, size) +
                                (double)detail.count * zy_timeline_leading(t, small),
                      .text = text,
                      .detail = detail};
}

zy_block zy_timeline_block(const zy_timeline *t, zy_event *e, int width)
{
    const double date = zy_timeline_date_size(t->size);

    if (!e->wrapped[width].made) {
        const zy_letter_style text = text_style(t, e, REFERENCE),
                              detail = detail_style(t, e, REFERENCE);
        e->wrapped[width].made = true;
        e->wrapped[width].text = wrap(t, e->text, widths[width], &text);
        e->wrapped[width].detail = wrap(t, e->detail, widths[width] / 0.84, &detail);
    }
    zy_block block = block_of(t, e->wrapped[width].text, e->wrapped[width].detail);
    block.width = fmax(block.width, e->label_width * date);
    block.height += zy_timeline_leading(t, date);
    return block;
}

zy_block zy_timeline_block_in(const zy_timeline *t, const zy_event *e, double pixels)
{
    const zy_letter_style text = text_style(t, e, REFERENCE),
                          detail = detail_style(t, e, REFERENCE);

    return block_of(t, wrap(t, e->text, pixels / t->size, &text),
                    wrap(t, e->detail, pixels / zy_timeline_detail_size(t->size), &detail));
}

void zy_timeline_measure_labels(const zy_timeline *t)
{
    const zy_lettering l = {t->chart, NULL};

    for (size_t i = 0; i < t->count; i++) {
        zy_event *e = &t->events[i];
        const zy_letter_style style = date_style(t, e, REFERENCE);
        e->label_width = zy_letter_width(&l, e->label, &style) / REFERENCE;
    }
}

zy_words zy_timeline_date_in(const zy_timeline *t, const zy_event *e, double pixels)
{
    const zy_letter_style style = date_style(t, e, REFERENCE);

    return wrap(t, e->breakable ? e->breakable : e->label, pixels / zy_timeline_date_size(t->size),
                &style);
}

/* ---- How well lines are broken ---- */

typedef enum script { OTHER, LATIN, HIRAGANA, KATAKANA, KANJI } script;

static script script_of(gunichar c)
{
    if (c == 0x30FC || (c >= 0x30A1 && c <= 0x30FA))
        return KATAKANA;
    if (c >= 0x3041 && c <= 0x309F)
        return HIRAGANA;
    if (c >= 0x4E00 && c <= 0x9FFF)
        return KANJI;
    return c < 0x250 && g_unichar_isalnum(c) ? LATIN : OTHER;
}

/* A phrase of Japanese begins with no hiragana as a rule, and a break between two of one script is
 * most likely inside of a word. */
double zy_words_roughness(const zy_words *words)
{
    double cost = 0;

    for (size_t i = 1; i < words->count; i++) {
        const char *before = words->lines[i - 1], *after = words->lines[i];
        const gunichar last = g_utf8_get_char(g_utf8_prev_char(before + strlen(before)));
        const script a = script_of(last), b = script_of(g_utf8_get_char(after));
        if (a == KATAKANA && b == KATAKANA)
            cost += 3;
        else if (a == KANJI && b == KANJI)
            cost += 2;
        else if (b == HIRAGANA && a != OTHER)
            cost += 1.5;
    }
    return cost;
}

/* The baseline of a line whose room begins at y. */
static double baseline(const zy_timeline *t, double y, double size)
{
    return y + zy_timeline_leading(t, size) / 2 + ZY_LETTER_MIDDLE * size;
}

double zy_timeline_put_date(const zy_timeline *t, const zy_lettering *l, const zy_event *e,
                            const zy_words *lines, zy_timeline_place at)
{
    const double size = zy_timeline_date_size(t->size), leading = zy_timeline_leading(t, size);
    zy_letter_style style = date_style(t, e, size);

    style.align = at.align;
    style.line_height = leading;
    if (lines)
        zy_letter_lines(l, lines->lines, lines->count, at.x, baseline(t, at.y, size), &style);
    else
        zy_letter_put(l, e->label, at.x, baseline(t, at.y, size), &style);
    return at.y + leading * (double)(lines ? lines->count : 1);
}

void zy_timeline_put_text(const zy_timeline *t, const zy_lettering *l, const zy_event *e,
                          const zy_block *block, zy_timeline_place at)
{
    const double small = zy_timeline_detail_size(t->size);
    zy_letter_style text = text_style(t, e, t->size), detail = detail_style(t, e, small);

    text.align = detail.align = at.align;
    if (block->text.count)
        zy_letter_lines(l, block->text.lines, block->text.count, at.x, baseline(t, at.y, t->size),
                        &text);
    at.y += (double)block->text.count * zy_timeline_leading(t, t->size);
    if (block->detail.count)
        zy_letter_lines(l, block->detail.lines, block->detail.count, at.x, baseline(t, at.y, small),
                        &detail);
}
