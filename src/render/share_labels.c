/* Labels of a share: values inside of their segments, or under them where they do not fit; names
 * over the first bar, or in lines of their own where they do not fit there; the rest that is
 * missing to 100 %; thin lines that join the boundaries of neighbouring bars. */
#include <math.h>
#include <string.h>

#include "render/forms.h"
#include "render/sheet.h"

typedef struct segment {
    const zy_item *item; /* NULL: the rest */
    double x, x2;
    zy_color fill;
    const char *name;
    zy_figure value;
    bool strong;
} segment;

typedef struct bar_of_parts {
    double y, y2;
    segment *parts;
    size_t count;
    zy_box *under; /* values that stand under the bar */
    size_t under_count;
} bar_of_parts;

typedef struct share {
    zy_job *job;
    const zy_view *plot, *unit;
    zy_lettering letters;
    zy_marks_list *into;
    bar_of_parts *bars;
    size_t count;
    double size, name_size;
} share;

/* ---- What there is ---- */

static const zy_def *series_of(const zy_view *unit)
{
    const zy_def *color = unit->encoding[ZY_CHANNEL_COLOR];

    if (zy_def_is_field(color) && !color->no_scale)
        return color;
    for (const zy_def *d = unit->encoding[ZY_CHANNEL_DETAIL]; d; d = d->next)
        if (zy_def_is_field(d))
            return d;
    return NULL;
}

static const char *name_of(const share *s, size_t row)
{
    const zy_pen pen = {
        .chart = &s->job->chart, .unit = (zy_view *)(uintptr_t)s->unit, .arena = s->job->arena};
    const zy_def *series = series_of(s->unit);
    const char *name = series ? zy_def_text(&pen, series, row)
                              : zy_def_title(s->job->arena, s->unit->encoding[ZY_CHANNEL_X], "");

    return name ? name : "";
}

/* Percentages as the article has them; of other amounts their percentage. */
static zy_figure figure_of(const share *s, const zy_item *item)
{
    const zy_column *values = s->unit->encoding[ZY_CHANNEL_X]->values;
    const char *format = zy_value_text(zy_value_find(s->job->chart.frame.labels, "format"), NULL);

    if (format || g_strcmp0(values->unit, "%") == 0)
        return zy_figure_of(&s->job->chart, values, item->row, format);
    const double start = zy_column_number(zy_table_find(s->unit->table, s->unit->stack.start),
                                          item->row),
                 end =
                     zy_column_number(zy_table_find(s->unit->table, s->unit->stack.end), item->row);
    const double percent = fabs(end - start) * 100;
    return (zy_figure){.before = "",
                       .number = zy_decimal_format(s->job->arena, s->job->chart.locale, percent,
                                                   percent > 0 && percent < 0.95 ? 1 : 0),
                       .after = "%"};
}

static bar_of_parts *bar_at(share *s, const zy_item *item, size_t most)
{
    for (size_t i = 0; i < s->count; i++)
        if (fabs(s->bars[i].y - item->y) < 0.01)
            return &s->bars[i];
    s->bars[s->count] = (bar_of_parts){.y = item->y,
                                       .y2 = item->y2,
                                       .parts = ZY_NEW_ARRAY(s->job->arena, segment, most + 2),
                                       .under = ZY_NEW_ARRAY(s->job->arena, zy_box, most + 2)};
    return &s->bars[s->count++];
}

static int by_place(const void *a, const void *b)
{
    const bar_of_parts *p = a, *q = b;

    return p->y < q->y ? -1 : p->y > q->y;
}

static int by_start(const void *a, const void *b)
{
    const segment *p = a, *q = b;

    return p->x < q->x ? -1 : p->x > q->x;
}

/* Where a segment ends as far as is known: its item may fade beyond. */
static void known_span(const share *s, const zy_item *item, double *x, double *x2)
{
    const zy_pen pen = {
        .chart = &s->job->chart, .unit = (zy_view *)(uintptr_t)s->unit, .arena = s->job->arena};
    double from = item->x, to = item->x2;

    zy_rect_position(&pen, ZY_CHANNEL_X, item->row, &from, &to);
    *x = fmin(from, to), *x2 = fmax(from, to);
}

static void gather(share *s)
{
    const zy_scene_mark *items = s->unit->marks.first;

    s->bars = ZY_NEW_ARRAY(s->job->arena, bar_of_parts, items->count + 1);
    for (size_t i = 0; i < items->count; i++) {
        const zy_item *item = &items->items[i];
        bar_of_parts *bar = bar_at(s, item, items->count);
        segment *part = &bar->parts[bar->count++];
        *part = (segment){.item = item,
                          .fill = item->fill.color,
                          .name = name_of(s, item->row),
                          .value = figure_of(s, item),
                          .strong = !zy_is_context(s->job, item->fill.color)};
        known_span(s, item, &part->x, &part->x2);
    }
    qsort(s->bars, s->count, sizeof *s->bars, by_place);
    for (size_t i = 0; i < s->count; i++)
        qsort(s->bars[i].parts, s->bars[i].count, sizeof(segment), by_start);
}

/* ---- The rest ---- */

static const char *rest_name(const share *s)
{
    const char *own = s->unit->options.rest;

    return own ? own : s->job->chart.locale->myriads ? "その他" : "Other";
}

/* What remains of 100 when the parts are subtracted; of bounds the bound on the other side. */
static zy_figure rest_figure(const share *s, const bar_of_parts *bar)
{
    const zy_column *values = s->unit->encoding[ZY_CHANNEL_X]->values;
    const bool ja = s->job->chart.locale->myriads;
    double left = 100;
    zy_ending ending = ZY_END_EXACT;

    for (size_t i = 0; i < bar->count; i++) {
        left -= zy_column_number(values, bar->parts[i].item->row);
        const zy_ending own = zy_ending_of(values, bar->parts[i].item->row);
        ending = own == ZY_END_EXACT ? ending : own;
    }
    left = round(left * 1e6) / 1e6;
    const char *number = zy_decimal_format(s->job->arena, s->job->chart.locale, left,
                                           MIN(2, zy_decimals_needed(&left, 1)));
    switch (ending) {
    case ZY_END_ABOVE:
        return ja ? (zy_figure){.before = "", .number = number, .after = "%以下"}
                  : (zy_figure){.before = "at most ", .number = number, .after = "%"};
    case ZY_END_BELOW:
        return (zy_figure){.before = "", .number = number, .after = ja ? "%以上" : "%+"};
    case ZY_END_ABOUT:
    case ZY_END_JUST_BELOW:
    case ZY_END_JUST_ABOVE:
        return (zy_figure){.before = ja ? "約" : "about ", .number = number, .after = "%"};
    case ZY_END_EXACT:
        break;
    }
    return (zy_figure){.before = "", .number = number, .after = "%"};
}

/* It lies under the bars: what fades beyond a known share fades into it. */
static void add_rests(share *s, zy_view *plot)
{
    const double width = s->unit->width;
    zy_scene_mark *rests;

    if (!zy_share_has_rest(s->unit))
        return;
    rests =
        zy_scene_mark_new(s->job->arena, &plot->guides->grids.marks, ZY_ITEM_RECT, "mark", NULL);
    for (size_t i = 0; i < s->count; i++) {
        bar_of_parts *bar = &s->bars[i];
        const double x = bar->count ? bar->parts[bar->count - 1].x2 : 0;
        if (x > width - 0.5)
            continue;
        zy_item *rest = zy_scene_item_new(s->job->arena, rests);
        rest->x = x, rest->x2 = width, rest->y = bar->y, rest->y2 = bar->y2;
        rest->fill = zy_paint_of(zy_role_color(&s->job->chart, "grid"), 1);
        const zy_figure value = rest_figure(s, bar);
        bar->parts[bar->count++] = (segment){
            .x = x, .x2 = width, .fill = rest->fill.color, .name = rest_name(s), .value = value};
    }
}

/* ---- Values ---- */

static zy_color on_fill(const share *s, const segment *part)
{
    const zy_color ink = zy_role_color(&s->job->chart, "ink"),
                   ground = zy_ground_color(&s->job->chart);

    if (!part->item)
        return zy_role_color(&s->job->chart, "contextLabel");
    return zy_color_contrast(part->fill, ground) >= zy_color_contrast(part->fill, ink) ? ground
                                                                                       : ink;
}

/* A value that has no room in its segment nor under it. */
static void drop(const share *s, const char *number)
{
    zy_dropped *d = &s->plot->guides->dropped[ZY_LABEL_VALUE];

    if (d->dropped < ZY_DROPPED_NAMES)
        d->names[d->dropped] = number;
    d->dropped++;
}

/* `below`: where the next bar begins. */
static void put_values(const share *s, bar_of_parts *bar, double below)
{
    const double small = fmax(11, s->size * 0.5), pad = s->size * 0.24;
    const bool fits_under = bar->y2 + small * 1.3 <= below;
    double centres[64], extents[64];
    const segment *beside[64];
    size_t count = 0;

    s->plot->guides->dropped[ZY_LABEL_VALUE].asked += bar->count;
    for (size_t i = 0; i < bar->count; i++) {
        const segment *part = &bar->parts[i];
        zy_letter_style style = {.size = s->size, .weight = 700, .color = on_fill(s, part)};
        double width = zy_letter_figure_width(&s->letters, &part->value, &style);
        const double room = part->x2 - part->x - 2 * pad;
        if (width > room) {
            style.size = fmax(fmax(11, s->size * 0.45), floor(s->size * room / width));
            width = zy_letter_figure_width(&s->letters, &part->value, &style);
        }
        if (width <= room) {
            zy_letter_figure(&s->letters, &part->value, (part->x + part->x2 - width) / 2,
                             (bar->y + bar->y2) / 2 + ZY_LETTER_MIDDLE * style.size, &style);
        } else if (!fits_under) {
            drop(s, part->value.number);
        } else if (count < 64 && part->x2 > part->x) {
            style.size = small;
            beside[count] = part;
            centres[count] = (part->x + part->x2) / 2;
            extents[count++] =
                zy_letter_figure_width(&s->letters, &part->value, &style) + small * 0.5;
        }
    }
    zy_spread(centres, extents, count, 0, s->unit->width);
    for (size_t i = 0; i < count; i++) {
        const zy_letter_style style = {
            .size = small,
            .weight = 700,
            .color = beside[i]->item ? zy_form_color(s->job, beside[i]->item)
                                     : zy_role_color(&s->job->chart, "contextLabel")};
        zy_letter_figure(&s->letters, &beside[i]->value, centres[i] - extents[i] / 2 + small * 0.25,
                         bar->y2 + small * 1.15, &style);
        bar->under[bar->under_count++] =
            (zy_box){centres[i] - extents[i] / 2, bar->y2, centres[i] + extents[i] / 2,
                     bar->y2 + small * 1.4};
    }
}

/* ---- Names ---- */

static zy_color name_color(const share *s, const segment *part)
{
    return part->item ? zy_form_color(s->job, part->item)
                      : zy_role_color(&s->job->chart, "contextLabel");
}

static zy_letter_style name_style(const share *s, const segment *part)
{
    return (zy_letter_style){.size = s->name_size,
                             .weight = part->item && part->strong ? 700 : 400,
                             .color = name_color(s, part)};
}

/* Every name there is, once, in the order of the bars. */
static size_t all_names(const share *s, const segment **names, size_t most)
{
    size_t count = 0;

    for (size_t b = 0; b < s->count; b++)
        for (size_t i = 0; i < s->bars[b].count; i++) {
            const segment *part = &s->bars[b].parts[i];
            size_t k = 0;
            while (k < count && strcmp(names[k]->name, part->name) != 0)
                k++;
            if (k == count && count < most)
                names[count++] = part;
        }
    return count;
}

/* False: some name would stand too far from its segment, or the first bar lacks a part. */
static bool name_over_first(const share *s, size_t all)
{
    const bar_of_parts *bar = &s->bars[0];
    double centres[64], extents[64];

    if (bar->count != all || all > 64)
        return false;
    for (size_t i = 0; i < all; i++) {
        const zy_letter_style style = name_style(s, &bar->parts[i]);
        centres[i] = (bar->parts[i].x + bar->parts[i].x2) / 2;
        extents[i] = zy_letter_width(&s->letters, bar->parts[i].name, &style) + s->name_size * 0.9;
    }
    zy_spread(centres, extents, all, -s->name_size * 0.45, s->unit->width + s->name_size * 0.45);
    for (size_t i = 0; i < all; i++)
        if (centres[i] + extents[i] / 2 < bar->parts[i].x + 2 ||
            centres[i] - extents[i] / 2 > bar->parts[i].x2 - 2 ||
            centres[i] + extents[i] / 2 > s->unit->width + s->name_size)
            return false;
    for (size_t i = 0; i < all; i++) {
        const zy_letter_style style = name_style(s, &bar->parts[i]);
        zy_letter_put(&s->letters, bar->parts[i].name,
                      centres[i] - extents[i] / 2 + s->name_size * 0.45,
                      bar->y - s->name_size * 0.55, &style);
    }
    return true;
}

/* A name in one line that is not wider than the bars. */
static const char *fitting_name(const share *s, const segment *part, double room)
{
    const zy_letter_style own = name_style(s, part);
    const zy_text_style style = {
        .size = own.size, .weight = own.weight, .language = s->job->chart.language};
    size_t lines;

    return zy_house_lines(s->job, s->plot, part->name, room, 1, &style, &lines)[0];
}

/* Swatch and name, one after the other, in as many lines as it takes, over the first bar. */
static void list_names(const share *s, const segment *const *names, size_t count)
{
    const double em = s->name_size, swatch = em * 0.8, line = em * 1.6;
    zy_scene_mark *swatches = zy_scene_mark_new(s->job->arena, s->into, ZY_ITEM_RECT, "mark", NULL);
    const char **texts = ZY_NEW_ARRAY(s->job->arena, const char *, count + 1);
    double x = 0, *at = ZY_NEW_ARRAY(s->job->arena, double, count + 1);
    size_t *rows = ZY_NEW_ARRAY(s->job->arena, size_t, count + 1), last = 0;

    for (size_t i = 0; i < count; i++) {
        const zy_letter_style style = name_style(s, names[i]);
        texts[i] = fitting_name(s, names[i], s->unit->width - swatch - em * 0.4);
        const double width = swatch + em * 0.4 + zy_letter_width(&s->letters, texts[i], &style);
        if (x > 0 && x + width > s->unit->width)
            x = 0, last++;
        at[i] = x, rows[i] = last;
        x += width + em * 1.2;
    }
    for (size_t i = 0; i < count; i++) {
        zy_letter_style style = name_style(s, names[i]);
        const double y = s->bars[0].y - em * 0.7 - (double)(last - rows[i]) * line;
        zy_item *box = zy_scene_item_new(s->job->arena, swatches);
        box->x = at[i], box->x2 = at[i] + swatch, box->y = y - swatch * 0.92,
        box->y2 = box->y + swatch;
        box->fill = zy_paint_of(names[i]->fill, 1);
        style.color = zy_role_color(&s->job->chart, "ink");
        zy_letter_put(&s->letters, texts[i], at[i] + swatch + em * 0.4, y, &style);
    }
}

/* ---- Between the bars ---- */

static const segment *same_part(const bar_of_parts *bar, const segment *part)
{
    for (size_t i = 0; i < bar->count; i++)
        if (strcmp(bar->parts[i].name, part->name) == 0 && !bar->parts[i].item == !part->item)
            return &bar->parts[i];
    return NULL;
}

/* Whether the line from (x, y) to (x2, y2), going down, meets a value under the bar. */
static bool meets_value(const bar_of_parts *bar, double x, double y, double x2, double y2)
{
    for (size_t i = 0; i < bar->under_count; i++) {
        const zy_box *box = &bar->under[i];
        const double below = x + (x2 - x) * fmin(1, (box->y1 - y) / fmax(y2 - y, 1e-9));
        if (fmax(x, below) > box->x0 && fmin(x, below) < box->x1)
            return true;
    }
    return false;
}

/* A line that a value stands in the way of is left out. */
static void join_bars(const share *s)
{
    zy_scene_mark *lines = zy_scene_mark_new(s->job->arena, s->into, ZY_ITEM_RULE, "mark", NULL);

    for (size_t b = 0; b + 1 < s->count; b++)
        for (size_t i = 0; i < s->bars[b].count; i++) {
            const segment *part = &s->bars[b].parts[i], *next = same_part(&s->bars[b + 1], part);
            if (!next || part->x2 > s->unit->width - 0.5 ||
                meets_value(&s->bars[b], part->x2, s->bars[b].y2, next->x2, s->bars[b + 1].y))
                continue;
            zy_item *line = zy_scene_item_new(s->job->arena, lines);
            line->x = part->x2, line->y = s->bars[b].y2;
            line->x2 = next->x2, line->y2 = s->bars[b + 1].y;
            line->stroke = zy_paint_of(zy_role_color(&s->job->chart, "contextStrong"), 1);
            line->stroke_width = 1;
        }
}

/* Thin lines of the ground between segments. */
static void part_segments(const share *s)
{
    zy_scene_mark *lines = zy_scene_mark_new(s->job->arena, s->into, ZY_ITEM_RULE, "mark", NULL);

    for (size_t b = 0; b < s->count; b++)
        for (size_t i = 0; i + 1 < s->bars[b].count; i++) {
            zy_item *line = zy_scene_item_new(s->job->arena, lines);
            const segment *part = &s->bars[b].parts[i];
            if (part->item && part->item->fill.kind != ZY_PAINT_COLOR)
                continue;
            line->x = line->x2 = part->x2;
            line->y = s->bars[b].y, line->y2 = s->bars[b].y2;
            line->stroke = zy_paint_of(zy_ground_color(&s->job->chart), 1);
            line->stroke_width = fmax(1, 1.5 * s->job->chart.unit);
        }
}

void zy_label_share(zy_job *job, zy_view *plot, zy_view *unit, zy_marks_list *into)
{
    share s = {.job = job, .plot = plot, .unit = unit, .into = into};
    const segment *names[64];
    size_t count;

    gather(&s);
    if (!s.count)
        return;
    add_rests(&s, plot);
    part_segments(&s);
    s.letters = zy_lettering_new(&job->chart, into);
    s.size = zy_house_px(&job->chart,
                         s.count <= 1   ? 64
                         : s.count <= 2 ? 42
                         : s.count <= 4 ? 32
                                        : 26,
                         13);
    s.size = fmax(11, fmin(s.size, (s.bars[0].y2 - s.bars[0].y) * 0.6));
    s.name_size = zy_house_px(&job->chart, s.count <= 2 ? 22 : 20, 12);
    for (size_t i = 0; i < s.count; i++)
        put_values(&s, &s.bars[i], i + 1 < s.count ? s.bars[i + 1].y : INFINITY);
    join_bars(&s);
    count = all_names(&s, names, 64);
    if (!name_over_first(&s, count))
        list_names(&s, names, count);
}
