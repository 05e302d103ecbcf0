/* The vertical timeline: words at the right of the axis, from top to bottom, in one to three
 * columns.
 *
 *     by time                        evenly
 *     2024 ┤                         2024年5月  ●  words
 *          ●─── 2024年5月  words                │
 *     2025 ┤╲                        1月13日   ●  words
 *          ● ── 1月13日  words */
#include <math.h>

#include "marks/timeline/timeline.h"

static const double LEAST = 11;
static const double STEP = 0.5;

static const double WIDEST_DATE = 0.3; /* of a column */
static const double ARROW = 2.1;       /* dots from the last dot to the arrow's end */
static const double TIGHT = 12;        /* px: texts so small may stand tightly */
static const double MOST_GAP = 1.8;    /* ems between blocks */
static const double WORDLESS = 0.35;   /* ems: the room of a dot alone */

enum { MOST_COLUMNS = 3 };

typedef struct zy_columns {
    size_t columns, last[MOST_COLUMNS];
    bool beside;       /* dates beside the words, not above them */
    double width, gap; /* of a column; between blocks */
    double gutter;     /* left of the axis */
    double label;      /* the widest date */
    double text_x;     /* of words, from the column's left */
    zy_block *blocks;
    zy_words *dates;
    double *heights;
    double *tops;
} zy_columns;

static double column_gap(const zy_timeline *t)
{
    return (t->tight ? 1.6 : 2.2) * t->size;
}

static double distance(const zy_timeline *t)
{
    return zy_timeline_dot(t) / 2 + 0.6 * t->size;
}

static double first_line(const zy_timeline *t, const zy_columns *c)
{
    return zy_timeline_leading(t, c->beside ? t->size : zy_timeline_date_size(t->size));
}

static double widest_label(const zy_timeline *t)
{
    double width = 0;

    for (size_t i = 0; i < t->count; i++)
        if (!t->events[i].wordless)
            width = fmax(width, t->events[i].label_width);
    return width * zy_timeline_date_size(t->size);
}

/* ---- Widths ---- */

static double year_width(const zy_timeline *t)
{
    return t->even ? 0
                   : 3.3 * zy_length_px(t->chart, t->chart->house->timeline.tick) +
                         zy_length_px(t->chart, t->chart->house->timeline.tick_length) + 5;
}

/* Where axis and words stand; false when too little is left for the words. */
static bool find_places(const zy_timeline *t, zy_columns *c)
{
    const double dot = zy_timeline_dot(t),
                 leader = zy_length_px(t->chart, t->chart->house->timeline.leader),
                 gap = distance(t);

    c->width = (t->width - (double)(c->columns - 1) * column_gap(t)) / (double)c->columns;
    c->label = widest_label(t);
    if (c->beside) /* longer dates stand in two lines */
        c->label = fmin(c->label, WIDEST_DATE * c->width);
    if (c->beside && t->even) {
        c->gutter = c->label + gap;
        c->text_x = c->gutter + gap;
    } else {
        c->gutter = fmax(dot / 2 + 1, year_width(t));
        c->text_x = c->gutter + (t->even ? gap : leader + dot / 2);
        if (c->beside)
            c->text_x += c->label + 0.9 * t->size;
    }
    return c->width - c->text_x >= (c->beside && !t->tight ? 14 : 9) * t->size;
}

static double measure(zy_timeline *t, zy_columns *c)
{
    const double date = zy_timeline_leading(t, zy_timeline_date_size(t->size)),
                 line = zy_timeline_leading(t, t->size);
    double total = 0;

    t->ahead = t->count && !isfinite(t->events[t->count - 1].when.start);
    for (size_t i = 0; i < t->count; i++) {
        c->heights[i] = WORDLESS * t->size;
        if (t->events[i].wordless)
            continue;
        c->blocks[i] = zy_timeline_block_in(t, &t->events[i], c->width - c->text_x);
        c->dates[i] = zy_timeline_date_in(t, &t->events[i], c->beside ? c->label + 0.1 : INFINITY);
        const double dates = (double)c->dates[i].count * date;
        c->heights[i] =
            c->beside ? fmax(fmax(c->blocks[i].height, line), dates) : c->blocks[i].height + dates;
        if (t->ahead && i + 1 == t->count) /* and the arrow */
            c->heights[i] = fmax(c->heights[i], first_line(t, c) / 2 + ARROW * zy_timeline_dot(t));
        c->heights[i] += c->gap;
        total += c->heights[i];
    }
    return total;
}

/* ---- Heights ---- */

/* Blocks at their dates; false when they do not fit or lie too far from them. */
static bool settle_in_time(zy_timeline *t, zy_columns *c)
{
    const double half = first_line(t, c) / 2;
    double moved = 0;

    zy_timeline_set(t, t->height, zy_timeline_dot(t));
    for (size_t i = 0; i < t->count; i++)
        c->tops[i] = t->events[i].at - half;
    if (!zy_blocks_settle(c->tops, c->heights, t->count, t->height + c->gap, 0, t->arena))
        return false;
    for (size_t i = 0; i < t->count; i++)
        moved += fabs(c->tops[i] + half - t->events[i].at);
    return moved / (double)t->count < 2.5 * zy_timeline_leading(t, t->size);
}

static void settle_column(const zy_timeline *t, zy_columns *c, size_t first, size_t last)
{
    double total = 0, y = 0;

    for (size_t i = first; i < last; i++)
        total += c->heights[i];
    const double spare = last > first + 1
                             ? (t->height + c->gap - total) / (double)(last - first - 1)
                             : 0,
                 more = fmin(fmax(spare, 0), MOST_GAP * t->size - c->gap);
    for (size_t i = first; i < last; i++) {
        c->tops[i] = y;
        y += c->heights[i] + (t->events[i].wordless ? 0 : more);
    }
}

static bool settle_evenly(zy_timeline *t, zy_columns *c)
{
    const double half = first_line(t, c) / 2;

    zy_timeline_set(t, t->height, zy_timeline_dot(t));
    if (zy_blocks_part(c->heights, t->count, 0, c->columns, c->last) > t->height + c->gap)
        return false;
    for (size_t k = 0; k < c->columns; k++)
        settle_column(t, c, k ? c->last[k - 1] : 0, c->last[k]);
    for (size_t i = 0; i < t->count; i++)
        zy_timeline_at(t, &t->events[i], c->tops[i] + half);
    return true;
}

static bool try_columns(zy_timeline *t, size_t columns, bool beside)
{
    zy_columns *c = ZY_NEW(t->arena, zy_columns);

    *c = (zy_columns){
        .columns = columns, .beside = beside, .gap = (t->tight ? 0.22 : 0.5) * t->size};
    if (!find_places(t, c))
        return false;
    c->blocks = ZY_NEW_ARRAY(t->arena, zy_block, t->count + 1);
    c->dates = ZY_NEW_ARRAY(t->arena, zy_words, t->count + 1);
    c->heights = ZY_NEW_ARRAY(t->arena, double, t->count + 1);
    c->tops = ZY_NEW_ARRAY(t->arena, double, t->count + 1);
    if (measure(t, c) > (t->height + c->gap) * (double)columns)
        return false;
    c->last[0] = t->count;
    if (t->even ? !settle_evenly(t, c) : !settle_in_time(t, c))
        return false;
    t->down = c;
    return true;
}

static bool try_sizes(zy_timeline *t, double most)
{
    for (t->size = most; t->size >= LEAST; t->size -= STEP)
        for (size_t columns = 1; columns <= (t->even ? MOST_COLUMNS : 1); columns++)
            if (try_columns(t, columns, true) || try_columns(t, columns, false))
                return true;
    return false;
}

double zy_timeline_plan_down(zy_timeline *t, double most)
{
    t->down = NULL;
    t->tight = false;
    zy_timeline_label(t, false);
    zy_timeline_measure_labels(t);
    if (try_sizes(t, most))
        return t->size;
    t->tight = true;
    return try_sizes(t, fmin(most, TIGHT)) ? t->size : 0;
}

/* ---- Drawing ---- */

static void draw_leader(const zy_timeline *t, const zy_event *e, zy_scene_mark *rules, double axis,
                        double x, double y)
{
    const zy_color color = e->strong ? e->color : zy_house_color(t->chart, ZY_ROLE_CONTEXT_STRONG);
    const double from = axis + e->tier * 0.87 * zy_timeline_dot(t);

    zy_timeline_draw_rule(
        t, rules, &(zy_timeline_rule){from, e->at, x - 5, y, color, e->strong ? 1.5 : 1, false});
}

static void draw_block(const zy_timeline *t, const zy_columns *c, size_t i, double left,
                       const zy_lettering *l)
{
    const zy_event *e = &t->events[i];
    const zy_words *dates = &c->dates[i];
    const double text = left + c->text_x, top = c->tops[i],
                 /* a smaller date stands on the line of the text's first words */
        lower = (zy_timeline_leading(t, t->size) -
                 zy_timeline_leading(t, zy_timeline_date_size(t->size))) /
                    2 +
                ZY_LETTER_MIDDLE * (t->size - zy_timeline_date_size(t->size));

    if (!c->beside) {
        const double under =
            zy_timeline_put_date(t, l, e, dates, (zy_timeline_place){text, top, ZY_ALIGN_LEFT});
        zy_timeline_put_text(t, l, e, &c->blocks[i],
                             (zy_timeline_place){text, under, ZY_ALIGN_LEFT});
        return;
    }
    if (t->even)
        zy_timeline_put_date(
            t, l, e, dates,
            (zy_timeline_place){left + c->gutter - distance(t), top + lower, ZY_ALIGN_RIGHT});
    else
        zy_timeline_put_date(
            t, l, e, dates,
            (zy_timeline_place){text - c->label - 0.9 * t->size, top + lower, ZY_ALIGN_LEFT});
    zy_timeline_put_text(t, l, e, &c->blocks[i], (zy_timeline_place){text, top, ZY_ALIGN_LEFT});
}

static void draw_ticks(zy_timeline *t, double axis, zy_scene_mark *rules, const zy_lettering *l)
{
    const double size = zy_length_px(t->chart, t->chart->house->timeline.tick),
                 length = zy_length_px(t->chart, t->chart->house->timeline.tick_length);
    size_t count;
    zy_timeline_set_ticks(t, 5 * size);
    const zy_timeline_tick *ticks = zy_timeline_ticks(t, size, &count);

    for (size_t i = 0; i < count; i++) {
        const zy_letter_style style = {.size = size,
                                       .weight = ticks[i].year ? 700 : 400,
                                       .color = t->secondary,
                                       .align = ZY_ALIGN_RIGHT};
        const bool large = ticks[i].year || ticks[i].label;
        const double y = fmin(fmax(ticks[i].at, size * 0.6), t->length - size * 0.5);
        zy_timeline_draw_rule(t, rules,
                              &(zy_timeline_rule){axis - (large ? length : length * 0.6),
                                                  ticks[i].at, axis, ticks[i].at, t->ink, 1,
                                                  false});
        if (ticks[i].label && ticks[i].width <= axis - length - 4)
            zy_letter_put(l, ticks[i].label, axis - length - 4, y + ZY_LETTER_MIDDLE * size,
                          &style);
    }
}

typedef struct layers {
    zy_scene_mark *rules, *bars, *dots, *heads;
    zy_lettering texts;
} layers;

/* One column of the evenly spaced: the axis runs on where the next column goes on. */
static void draw_axis(zy_timeline *t, const zy_columns *c, size_t k, double axis, layers *into)
{
    const size_t first = k ? c->last[k - 1] : 0, last = c->last[k];
    zy_timeline part = *t;

    if (last == first)
        return;
    const double from = k ? 0 : t->events[first].at, end = t->events[last - 1].at,
                 below = fmin(t->height, c->tops[last - 1] + c->heights[last - 1] - c->gap);
    part.ahead = t->ahead && k + 1 == c->columns;
    part.length = (k + 1 < c->columns || part.ahead ? fmax(below, end) : end) - from;
    part.solid_from = 0;
    part.solid_to =
        part.ahead ? (last > first + 1 ? t->events[last - 2].at : end) - from : part.length;
    zy_timeline_draw_axis(&part, into->rules, into->heads, axis, from, true);
}

static void draw_column(zy_timeline *t, const zy_columns *c, size_t k, layers *into)
{
    const double left = (double)k * (c->width + column_gap(t)), axis = left + c->gutter,
                 half = first_line(t, c) / 2,
                 words = left + c->text_x - (c->beside ? c->label + 0.9 * t->size : 0);

    for (size_t i = k ? c->last[k - 1] : 0; i < c->last[k]; i++) {
        if (!t->even && !t->events[i].wordless)
            draw_leader(t, &t->events[i], into->rules, axis, words, c->tops[i] + half);
        zy_timeline_draw_event(t, &t->events[i], into->bars, into->dots, axis, true);
        if (!t->events[i].wordless)
            draw_block(t, c, i, left, &into->texts);
    }
    if (t->even)
        draw_axis(t, c, k, axis, into);
    else
        zy_timeline_draw_axis(t, into->rules, into->heads, axis, 0, true);
}

void zy_timeline_draw_down(zy_timeline *t)
{
    layers into = {.rules = t->pen->mark};

    into.bars = zy_timeline_layer(t, ZY_ITEM_RECT, "rect");
    into.dots = zy_timeline_layer(t, ZY_ITEM_SYMBOL, "symbol");
    into.heads = zy_timeline_layer(t, ZY_ITEM_PATH, "path");
    into.texts = zy_lettering_new(t->chart, &t->pen->unit->marks);
    if (!t->even)
        draw_ticks(t, t->down->gutter, into.rules, &into.texts);
    for (size_t k = 0; k < t->down->columns; k++)
        draw_column(t, t->down, k, &into);
}
