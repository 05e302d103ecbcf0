/* The line under a card's number: how it came to be what it is. No axes; its first and last place
 * are named, and the last is a dot. */
#include <math.h>

#include "marks/card/card.h"

typedef struct extent {
    double low, high;
} extent;

static extent extent_of(const zy_column *column, const size_t *rows, size_t count)
{
    extent e = {INFINITY, -INFINITY};

    for (size_t i = 0; i < count; i++) {
        const double value = zy_column_number(column, rows[i]);
        e.low = fmin(e.low, value), e.high = fmax(e.high, value);
    }
    return e;
}

static double place(extent e, double value)
{
    return e.high > e.low ? (value - e.low) / (e.high - e.low) : 0.5;
}

/* Along numbers and dates by their distance; along names evenly. */
static double along(const zy_column *x, extent e, const zy_card *card, size_t i)
{
    if (x->kind == ZY_COLUMN_NUMBER || x->kind == ZY_COLUMN_TIME)
        return place(e, zy_column_number(x, card->rows[i]));
    return (double)i / (double)(card->row_count - 1);
}

static zy_vertex *vertices_of(const zy_pen *pen, const zy_card *card, zy_box box)
{
    const zy_column *x = pen->unit->encoding[ZY_CHANNEL_X]->values,
                    *y = pen->unit->encoding[ZY_CHANNEL_TEXT]->values;
    const extent across = extent_of(x, card->rows, card->row_count),
                 up = extent_of(y, card->rows, card->row_count);
    zy_vertex *vertices = ZY_NEW_ARRAY(pen->arena, zy_vertex, card->row_count);

    for (size_t i = 0; i < card->row_count; i++) {
        vertices[i].x = box.x0 + along(x, across, card, i) * (box.x1 - box.x0);
        vertices[i].y = box.y1 - place(up, zy_column_number(y, card->rows[i])) * (box.y1 - box.y0);
    }
    return vertices;
}

static void put_ends(const zy_pen *pen, const zy_card *card, zy_box box, double size)
{
    const zy_lettering l = zy_lettering_new(pen->chart, &pen->unit->marks);
    const zy_def *x = pen->unit->encoding[ZY_CHANNEL_X];
    zy_letter_style style = {
        .size = size, .weight = 400, .color = zy_house_color(pen->chart, ZY_ROLE_SECONDARY)};
    const double baseline = box.y1 + size * 1.4;

    const char *first = zy_def_text(pen, x, card->rows[0]),
               *last = zy_def_text(pen, x, card->rows[card->row_count - 1]);
    zy_letter_put(&l, first ? first : "", box.x0, baseline, &style);
    style.align = ZY_ALIGN_RIGHT;
    zy_letter_put(&l, last ? last : "", box.x1, baseline, &style);
}

void zy_card_line_draw(const zy_pen *pen, const zy_card *card, zy_box box, double label_size,
                       const zy_paint *paint)
{
    const double dot = zy_length_px(pen->chart, pen->chart->house->card.dot),
                 width = fmax(2, zy_length_px(pen->chart, pen->chart->house->card.line_width));
    zy_box inner = {box.x0, box.y0 + dot / 2, box.x1, box.y1 - dot / 2};
    zy_scene_mark *lines =
        zy_scene_mark_new(pen->arena, &pen->unit->marks, ZY_ITEM_LINE, "mark", NULL);
    zy_item *item = zy_scene_item_new(pen->arena, lines);
    zy_run *run = ZY_NEW(pen->arena, zy_run);

    lines->name = "line";
    inner.x1 -= dot / 2;
    *run = (zy_run){vertices_of(pen, card, inner), card->row_count};
    item->runs = run, item->run_count = 1;
    item->stroke = *paint;
    item->stroke_width = width;
    item->cap = ZY_CAP_ROUND, item->join = ZY_JOIN_ROUND;
    item->row = card->rows[0], item->last_row = card->row;
    zy_scene_mark *dots =
        zy_scene_mark_new(pen->arena, &pen->unit->marks, ZY_ITEM_SYMBOL, "mark", NULL);
    zy_item *end = zy_scene_item_new(pen->arena, dots);
    dots->name = "point";
    end->x = run->vertices[run->count - 1].x, end->y = run->vertices[run->count - 1].y;
    end->size = dot * dot * G_PI / 4, end->shape = "circle";
    end->fill = *paint;
    end->row = end->last_row = card->row;
    put_ends(pen, card, box, label_size);
}
