/* card: a number to be remembered, large, with its unit, what it counts, what it is compared with,
 * and a bar or a line under it. Cards side by side stand on one baseline. */
#include "marks/card/card.h"

#include <math.h>

#define ROW(name, kind, field, doc)                                                                \
    {                                                                                              \
        name, ZY_PROP_##kind, offsetof(zy_card_options, field), NULL, doc, NULL                    \
    }

const zy_prop zy_card_props[] = {
    ROW("caption", TEXT, caption,
        "what the number is; else what y says, else the name of its column"),
    ROW("unit", TEXT, unit, "what stands after the number; else the unit of its column"),
    ROW("compare", VALUE, compare,
        "a number, a column or previous (along x), or {to, as: points|percent|ratio, text}"),
    ROW("bar", BOOL, bar, "whether a bar under the number shows its part of a whole"),
    ROW("of", NUMBER, of, "the whole of the bar; 100 where the unit is %"),
    ROW("symbol", VALUE, symbol, "an icon before the number: as of a pictogram"),
    ROW("columns", NUMBER, columns, "cards in a line; chosen by the room when not given"),
    {0},
};

static const zy_value *file_of(const void *own)
{
    const zy_card_options *o = own;

    return zy_icon_file(o->symbol);
}

static bool take_file(void *own, zy_arena *arena, zy_diags *diags, const zy_source *file)
{
    zy_card_options *o = own;

    o->d = zy_icon_read(arena, diags, file);
    return o->d != NULL;
}

/* ---- Colours ---- */

/* What carries the message has the accent: what is highlighted, or the first. */
static zy_paint paint_of(const zy_pen *pen, const zy_card *card, bool first)
{
    const zy_color ink = zy_house_color(pen->chart, ZY_ROLE_INK);
    const bool said = pen->unit->encoding[ZY_CHANNEL_COLOR] || zy_mark_says(pen->unit, "color") ||
                      zy_mark_says(pen->unit, "fill");
    zy_item item = {0};

    if (!said && !first)
        return zy_paint_of(ink, 1);
    zy_item_paint(pen, card->row, &item);
    if (item.fill.kind != ZY_PAINT_COLOR || zy_row_is_context(pen->unit, card->row))
        return zy_paint_of(ink, 1);
    return item.fill;
}

/* ---- Parts ---- */

typedef struct easel {
    const zy_pen *pen;
    const zy_card_layout *layout;
    zy_lettering texts;
    zy_scene_mark *rects, *paths;
} easel;

static void put_rect(const easel *e, zy_box box, const zy_paint *paint, size_t row)
{
    zy_item *item;

    if (!(box.x1 > box.x0))
        return;
    item = zy_scene_item_new(e->pen->arena, e->rects);
    item->x = box.x0, item->y = box.y0, item->x2 = box.x1, item->y2 = box.y1;
    item->fill = *paint;
    item->row = item->last_row = row;
}

static void draw_bar(const easel *e, const zy_card *card, double x, double y, const zy_paint *paint)
{
    const zy_card_layout *l = e->layout;
    const zy_paint track = zy_paint_of(zy_house_color(e->pen->chart, ZY_ROLE_GRID), 1);

    if (!isfinite(card->share))
        return;
    const double top = y + l->bar_top, end = x + card->share * l->width;
    put_rect(e, (zy_box){end, top, end + (1 - card->share) * l->width, top + l->bar}, &track,
             card->row);
    put_rect(e, (zy_box){x, top, end, top + l->bar}, paint, card->row);
}

static void draw_caption(const easel *e, const zy_card *card, double x, double y)
{
    const zy_card_layout *l = e->layout;
    const zy_letter_style style = {.size = l->caption_size,
                                   .weight = 400,
                                   .color = zy_house_color(e->pen->chart, ZY_ROLE_INK),
                                   .features = ZY_TEXT_HALT | ZY_TEXT_GAP,
                                   .line_height = l->caption_leading};

    zy_letter_wrap(&e->texts, card->caption, l->width, x,
                   y + l->caption_top + l->caption_size * 0.98, &style);
}

/* An arrow with a shaft: ▲ alone is a minus to Japanese readers. */
static double draw_arrow(const easel *e, int direction, double x, double baseline, double size,
                         const zy_paint *paint)
{
    static const char UP[] = "M12 2l8 9h-5v11h-6v-11h-5z", DOWN[] = "M12 22l-8-9h5v-11h6v11h5z";
    const double edge = size * 0.9;
    zy_item *item;

    if (direction == 0)
        return 0;
    item = zy_scene_item_new(e->pen->arena, e->paths);
    item->d = direction > 0 ? UP : DOWN;
    item->x = x - edge * 4 / 24, item->y = baseline - ZY_LETTER_MIDDLE * size - edge / 2;
    item->scale_x = item->scale_y = edge / 24;
    item->fill = *paint;
    return edge * 16 / 24 + size * 0.25;
}

static void draw_change(const easel *e, const zy_card *card, double x, double y)
{
    const zy_card_layout *l = e->layout;
    const double size = l->change_size, baseline = y + l->change_top + size * ZY_LETTER_ASCENT;
    const zy_paint paint = zy_paint_of(
        zy_house_color(e->pen->chart, card->direction < 0 ? ZY_ROLE_ACCENT2 : ZY_ROLE_ACCENT), 1);
    zy_letter_style style = {.size = l->caption_size,
                             .weight = 400,
                             .color = zy_house_color(e->pen->chart, ZY_ROLE_SECONDARY),
                             .features = ZY_TEXT_HALT | ZY_TEXT_GAP};

    if (!card->change.number)
        return;
    zy_letter_put(&e->texts, card->change_text, x, baseline, &style);
    if (card->change_text[0])
        x += zy_letter_width(&e->texts, card->change_text, &style) + size * 0.5;
    x += draw_arrow(e, card->direction, x, baseline, size, &paint);
    style = (zy_letter_style){.size = size, .weight = 700, .color = paint.color};
    if (card->direction == 0)
        style.color = zy_house_color(e->pen->chart, ZY_ROLE_INK);
    zy_letter_figure(&e->texts, &card->change, x, baseline, &style);
}

/* As high as the digits; how far the number moves for it. */
static double draw_icon(const easel *e, const zy_card *card, double x, double baseline,
                        const zy_paint *paint)
{
    const double size = e->layout->number_size, edge = size * ZY_CARD_ICON, inset = edge / 24;
    zy_item *item;

    if (!card->icon)
        return 0;
    item = zy_scene_item_new(e->pen->arena, e->paths);
    item->d = card->icon;
    item->x = x - inset, item->y = baseline - edge + inset;
    item->scale_x = item->scale_y = edge / ZY_ICON_GRID;
    item->fill = *paint;
    item->row = item->last_row = card->row;
    return size * (ZY_CARD_ICON + ZY_CARD_ICON_GAP);
}

static void draw_card(const easel *e, const zy_card *card, double x, double y, bool first)
{
    const zy_card_layout *l = e->layout;
    const zy_paint paint = paint_of(e->pen, card, first);
    const zy_letter_style number = {.size = l->number_size,
                                    .weight = 700,
                                    .color = zy_label_color(e->pen->chart, paint.color, false)};

    if (l->rule > 0)
        put_rect(e, (zy_box){x, y, x + l->width, y + l->rule}, &paint, card->row);
    const double icon = draw_icon(e, card, x, y + l->baseline, &paint);
    zy_letter_big(&e->texts, &card->figure, x + icon, y + l->baseline, &number);
    draw_bar(e, card, x, y, &paint);
    if (card->row_count > 1)
        zy_card_line_draw(
            e->pen, card,
            (zy_box){x, y + l->line_top, x + l->width, y + l->line_top + l->line_height},
            zy_length_px(e->pen->chart, e->pen->chart->house->card.line_label), &paint);
    draw_caption(e, card, x, y);
    draw_change(e, card, x, y);
}

/* ---- The whole ---- */

static zy_scene_mark *new_mark(const zy_pen *pen, zy_item_type type)
{
    zy_scene_mark *mark = zy_scene_mark_new(pen->arena, &pen->unit->marks, type, "mark", NULL);

    mark->name = pen->unit->mark->name;
    return mark;
}

static void draw_all(const zy_pen *pen, const size_t *rows, size_t count)
{
    zy_card_layout layout;
    zy_cards cards;

    if (!zy_cards_read(pen, pen->unit, rows, count, &cards) || !zy_card_fit(pen, &cards, &layout))
        return;
    const bool first = zy_card_is_first(pen);
    const easel e = {pen, &layout, zy_lettering_new(pen->chart, &pen->unit->marks),
                     new_mark(pen, ZY_ITEM_RECT), new_mark(pen, ZY_ITEM_PATH)};
    for (size_t i = 0; i < cards.count; i++)
        draw_card(&e, &cards.items[i], (double)(i % layout.columns) * layout.pitch_x,
                  layout.top + (double)(i / layout.columns) * layout.pitch_y, first && i == 0);
}

const zy_mark zy_mark_card = {
    .name = "card",
    .doc = "a large number with its unit and caption",
    .item = ZY_ITEM_RECT,
    .filled = true,
    .chart_en = "Key figures",
    .chart_ja = "主な数字",
    .draw_all = draw_all,
    .low = true,
    .props = zy_card_props,
    .own_size = sizeof(zy_card_options),
    .file_of = file_of,
    .take_file = take_file,
};
