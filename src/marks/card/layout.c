/* Cards of a page have the same measures, whatever unit they belong to: the size at which the
 * widest number fits, captions that start on one line. */
#include <math.h>

#include "marks/card/card.h"

enum { LEAST_NUMBER = 16, STEPS = 60 };

static double px(const zy_pen *pen, zy_length length)
{
    return zy_length_px(pen->chart, length);
}

/* ---- All cards of the page ---- */

typedef struct page_of_cards {
    zy_cards *units; /* of each unit */
    zy_view **views;
    size_t unit_count, count, most; /* most: cards of one unit */
    bool has_bar, has_line, has_change;
} page_of_cards;

static bool read_page(const zy_pen *pen, page_of_cards *page)
{
    page->views = zy_mark_siblings(pen, &page->unit_count);
    page->units = ZY_NEW_ARRAY(pen->arena, zy_cards, page->unit_count + 1);
    for (size_t u = 0; u < page->unit_count; u++) {
        size_t count;
        const size_t *rows = zy_unit_rows(pen, page->views[u], &count);
        zy_cards *cards = &page->units[u];
        if (!zy_cards_read(pen, page->views[u], rows, count, cards))
            return false;
        page->count += cards->count;
        page->most = MAX(page->most, cards->count);
        for (size_t i = 0; i < cards->count; i++) {
            page->has_bar |= isfinite(cards->items[i].share);
            page->has_line |= cards->items[i].row_count > 1;
            page->has_change |= cards->items[i].change.number != NULL;
        }
    }
    return true;
}

bool zy_card_is_first(const zy_pen *pen)
{
    size_t count;
    zy_view **units = zy_mark_siblings(pen, &count);

    return count == 0 || units[0] == pen->unit;
}

/* ---- Measures at a size of the number ---- */

static size_t caption_lines(const zy_pen *pen, const page_of_cards *page, const zy_card_layout *l)
{
    const zy_text_style style = {.size = l->caption_size,
                                 .weight = 400,
                                 .language = pen->chart->language,
                                 .features = ZY_TEXT_HALT | ZY_TEXT_GAP};
    size_t most = 0, lines;

    for (size_t u = 0; u < page->unit_count; u++)
        for (size_t i = 0; i < page->units[u].count; i++) {
            if (!page->units[u].items[i].caption[0])
                continue;
            zy_text_wrap(pen->chart->typesetter, page->units[u].items[i].caption, l->width, &style,
                         &lines);
            most = MAX(most, lines);
        }
    return most;
}

static void stack_parts(const zy_pen *pen, const page_of_cards *page, double size,
                        zy_card_layout *l)
{
    const zy_house *house = pen->chart->house;
    double y;

    l->number_size = size;
    l->caption_size = round(fmax(px(pen, house->card.caption_small),
                                 fmin(px(pen, house->card.caption), size * 0.19)) *
                            2) /
                      2;
    l->caption_leading = round(l->caption_size * 1.42);
    l->change_size = round(fmax(px(pen, house->card.change), l->caption_size));
    l->rule = page->count > 1 ? fmax(2, round(3 * pen->chart->unit)) : 0;
    l->baseline = l->rule + (page->count > 1 ? px(pen, house->card.over_number) : 0) + size * 0.78;
    y = l->baseline + size * 0.18 +
        px(pen, house->card.under_number); /* below the tail of a comma */
    l->bar = page->has_bar ? px(pen, house->card.bar) : 0;
    l->bar_top = y;
    y += page->has_bar ? l->bar + px(pen, house->card.under_bar) : 0;
    l->line_top = y;
    l->line_height = page->has_line ? px(pen, house->card.line) : 0;
    y += page->has_line ? l->line_height + px(pen, house->card.line_label) * 1.5 +
                              px(pen, house->card.under_line)
                        : 0;
    l->caption_top = y;
    l->caption_lines = caption_lines(pen, page, l);
    y += (double)l->caption_lines * l->caption_leading;
    l->change_top = y + px(pen, house->card.over_change);
    l->height = page->has_change ? l->change_top + l->change_size * 1.1 : y;
}

static double icon_width(const zy_card *card, double size)
{
    return card->icon ? size * (ZY_CARD_ICON + ZY_CARD_ICON_GAP) : 0;
}

/* The size of the number at which a card is as wide as it may be: an icon grows with it. */
static double size_of(const zy_lettering *l, const zy_card *card, double width, double most)
{
    double size = most;

    for (int i = 0; i < STEPS && size > LEAST_NUMBER; i++) {
        const double fits = zy_letter_big_size(l, &card->figure, width - icon_width(card, size),
                                               LEAST_NUMBER, size);
        if (fits >= size)
            break;
        size = card->icon ? fmax(fits, floor(size * 0.96 * 2) / 2) : fits;
    }
    return size;
}

static double number_size(const zy_pen *pen, const page_of_cards *page, double width, double most)
{
    const zy_lettering l = {pen->chart, NULL};
    double size = most;

    for (size_t u = 0; u < page->unit_count; u++)
        for (size_t i = 0; i < page->units[u].count; i++)
            size = fmin(size, size_of(&l, &page->units[u].items[i], width, size));
    return size;
}

static double widest_figure(const zy_pen *pen, const page_of_cards *page, double size)
{
    const zy_lettering l = {pen->chart, NULL};
    double widest = 0;

    for (size_t u = 0; u < page->unit_count; u++)
        for (size_t i = 0; i < page->units[u].count; i++)
            widest =
                fmax(widest, zy_letter_big_width(&l, &page->units[u].items[i].figure,
                                                 &(zy_letter_style){.size = size, .weight = 700}));
    return widest;
}

/* ---- How many in a line ---- */

/* A card alone among other charts is one of several figures. */
static double most_size(const zy_pen *pen, const page_of_cards *page)
{
    const zy_house *house = pen->chart->house;
    const bool among_others = page->count == 1 && pen->chart->root->kind == ZY_VIEW_GRID;

    return among_others       ? px(pen, house->card.among_others)
           : page->count == 1 ? px(pen, house->card.alone)
           : page->count <= 3 ? px(pen, house->card.few)
                              : px(pen, house->card.many);
}

/* The measures with so many columns; false: too high, even at the least size. */
static bool try_columns(const zy_pen *pen, const page_of_cards *page, size_t columns, double width,
                        double height, zy_card_layout *l)
{
    const zy_house *house = pen->chart->house;
    const double gap_x = px(pen, house->card.gap_x), gap_y = px(pen, house->card.gap_y);
    const size_t lines = (page->most + columns - 1) / columns;
    const double room = (height - (double)(lines - 1) * gap_y) / (double)lines;

    l->columns = columns;
    l->width = (width - (double)(columns - 1) * gap_x) / (double)columns;
    l->pitch_x = l->width + gap_x;
    double size = number_size(pen, page, l->width, most_size(pen, page));
    for (int i = 0; i < STEPS; i++, size *= 0.95) {
        stack_parts(pen, page, floor(fmax(size, LEAST_NUMBER) * 2) / 2, l);
        if (l->height <= room || size < LEAST_NUMBER)
            break;
    }
    l->pitch_y = l->height + fmin(px(pen, house->card.pitch), room - l->height + gap_y);
    return l->height <= room && l->width >= widest_figure(pen, page, l->number_size);
}

static bool no_room(const zy_pen *pen, const page_of_cards *page)
{
    return zy_fail(pen->chart->diags, "no-room", zy_value_find(pen->unit->spec, "mark")->span,
                   ZY_SAY(pen->chart->diags, "draw fewer cards, or on a larger canvas",
                          "カードを減らすか、大きなサイズで描いてください"),
                   ZY_SAY(pen->chart->diags, "%zu cards do not fit into %.0f x %.0f px",
                          "%zu枚のカードが %.0f × %.0f px に入りません"),
                   page->most, zy_unit_width(pen->unit), zy_unit_height(pen->unit));
}

/* Full lines look better than a last one with gaps. */
static double worth_of(const page_of_cards *page, const zy_card_layout *l)
{
    return l->number_size * (page->most % l->columns == 0 ? 1 : 0.85);
}

static bool choose_columns(const zy_pen *pen, const page_of_cards *page, double width,
                           double height, zy_card_layout *layout)
{
    const zy_card_options *o = pen->unit->own;
    double best = -1;

    for (size_t columns = 1; columns <= page->most; columns++) {
        zy_card_layout l = {0};
        if (o->columns >= 1 && columns != MIN((size_t)o->columns, page->most))
            continue;
        if (!try_columns(pen, page, columns, width, height, &l))
            continue;
        /* Of equal ones that with more in a line: cards are read side by side. */
        if (worth_of(page, &l) >= best - 0.25) {
            best = worth_of(page, &l);
            *layout = l;
        }
    }
    return best > 0 || no_room(pen, page);
}

bool zy_card_fit(const zy_pen *pen, const zy_cards *own, zy_card_layout *layout)
{
    page_of_cards page = {0};
    double width = INFINITY, height = INFINITY;

    if (!read_page(pen, &page))
        return false;
    for (size_t u = 0; u < page.unit_count; u++) {
        if (!(zy_unit_width(page.views[u]) > 0)) /* of a grid that has no room yet */
            continue;
        width = fmin(width, zy_unit_width(page.views[u]));
        height = fmin(height, zy_unit_height(page.views[u]));
    }
    if (own->count == 0 || page.most == 0)
        return false;
    if (!choose_columns(pen, &page, width, height, layout))
        return false;
    const double lines = (double)((own->count + layout->columns - 1) / layout->columns);
    layout->cards = page.count;
    layout->top = fmax(0, (height - (lines - 1) * layout->pitch_y - layout->height) * 0.3);
    return true;
}
