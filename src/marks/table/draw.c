/* A table drawn as a grid: header, rows, and a thin rule below each. */
#include <math.h>

#include "marks/table/table.h"

typedef struct canvas {
    const zy_tabular_parts *t;
    const zy_tabular_layout *l;
    zy_scene_mark *rules;
    zy_lettering letters;
    double left; /* of the panel */
} canvas;

static double line_height(double size)
{
    return round(size * ZY_TABLE_LEADING);
}

double zy_tabular_row_height(const zy_tabular_parts *t, const zy_tabular_layout *l, size_t row)
{
    double *widths = ZY_NEW_ARRAY(t->pen->arena, double, t->column_count);
    const double size = row == SIZE_MAX ? l->size * ZY_TABLE_HEAD : l->size;

    for (size_t c = 0; c < t->column_count; c++)
        widths[c] = l->widths[c] / l->size;
    const double lines = (double)zy_tabular_lines(t, row, widths);
    if (row == SIZE_MAX)
        return lines * line_height(size) + (lines > 0 ? l->pad * 0.7 : 0);
    return lines * line_height(size) + 2 * l->pad;
}

/* ---- Cells ---- */

static double aligned(zy_align align, double x, double room, double width)
{
    switch (align) {
    case ZY_ALIGN_LEFT:
        break;
    case ZY_ALIGN_CENTER:
        return x + (room - width) / 2;
    case ZY_ALIGN_RIGHT:
        return x + room - width;
    }
    return x;
}

/* The words of a row, SIZE_MAX: of the heading. */
static void put_words(const canvas *d, const zy_tabular_column *c, size_t row, double x,
                      double width, double baseline)
{
    const zy_letter_style style = zy_tabular_style(d->t, c, row, d->l->size);
    const zy_tabular_cell *cell = row == SIZE_MAX ? &c->head : &c->cells[row];
    const zy_tabular_way *way = zy_tabular_way_at(cell, width / d->l->size);
    const double leading = line_height(style.size);

    for (size_t i = 0; way && i < way->lines; i++) {
        const double wide = zy_letter_width(&d->letters, way->text[i], &style);
        zy_letter_put(&d->letters, way->text[i], aligned(c->align, x, width, wide),
                      baseline + leading * (double)i, &style);
    }
}

/* Where the whole part of the column's numbers ends. */
static double point_of(const canvas *d, const zy_tabular_column *c, double x, double width)
{
    const double size = d->l->size, numbers = c->number * size;

    if (c->has_bar)
        return x + c->left * size;
    return aligned(c->align, x, width, numbers) + c->left * size;
}

static void put_number(const canvas *d, const zy_tabular_column *c, size_t row, double point,
                       double baseline)
{
    const zy_tabular_cell *cell = &c->cells[row];
    const zy_letter_style style = zy_tabular_style(d->t, c, row, d->l->size);
    zy_letter_style small = style;
    double whole = zy_letter_width(&d->letters, cell->whole, &style);

    small.size *= ZY_TABLE_SMALL;
    zy_letter_put(&d->letters, cell->whole, point - whole, baseline, &style);
    zy_letter_put(&d->letters, cell->before,
                  point - whole - zy_letter_width(&d->letters, cell->before, &small), baseline,
                  &small);
    zy_letter_put(&d->letters, cell->fraction, point, baseline, &style);
    zy_letter_put(&d->letters, cell->after,
                  point + zy_letter_width(&d->letters, cell->fraction, &style), baseline, &small);
}

static void put_missing(const canvas *d, const zy_tabular_column *c, size_t row, double point,
                        double baseline)
{
    const zy_letter_style style = zy_tabular_style(d->t, c, row, d->l->size);
    const char *text = c->cells[row].text;

    zy_letter_put(&d->letters, text, point - zy_letter_width(&d->letters, text, &style), baseline,
                  &style);
}

/* ---- Bars ---- */

static zy_color bar_color(const zy_tabular_parts *t, size_t row)
{
    const zy_chart *chart = t->pen->chart;

    if (t->rows[row].is_strong)
        return t->rows[row].color;
    return zy_house_color(chart, chart->frame.highlight ? ZY_ROLE_CONTEXT : ZY_ROLE_ACCENT);
}

/* A figure that is only a lower bound has no end: beyond it the bar fades away. `solid` is the part
 * of the whole bar up to the figure. */
static zy_paint fading(zy_arena *arena, zy_color color, double solid, bool leftwards)
{
    zy_gradient *g = ZY_NEW(arena, zy_gradient);
    zy_stop *stops = ZY_NEW_ARRAY(arena, zy_stop, 3);

    stops[0] = (zy_stop){0, color};
    stops[1] = (zy_stop){solid, color};
    stops[2] = (zy_stop){1, color};
    stops[2].color.a = 0;
    *g = (zy_gradient){
        .x1 = leftwards ? 1 : 0, .x2 = leftwards ? 0 : 1, .stops = stops, .stop_count = 3};
    return (zy_paint){.kind = ZY_PAINT_GRADIENT, .gradient = g, .opacity = 1};
}

static void put_bar(const canvas *d, const zy_tabular_column *c, size_t row, double x, double width,
                    double baseline)
{
    const zy_tabular_cell *cell = &c->cells[row];
    const double gap = 0.6 * d->l->size, from = x + c->number * d->l->size + gap,
                 room = width - c->number * d->l->size - gap, span = c->high - c->low;
    const zy_color color = bar_color(d->t, row);

    if (!(span > 0))
        return;
    const double zero = from - c->low / span * room, solid = cell->value / span * room,
                 more = cell->fades ? ZY_TABLE_FADE * room * (cell->value < 0 ? -1 : 1) : 0;
    zy_item *item = zy_scene_item_new(d->t->pen->arena, d->t->pen->mark);
    item->fill = cell->fades
                     ? fading(d->t->pen->arena, color, solid / (solid + more), cell->value < 0)
                     : zy_paint_of(color, 1);
    item->x = fmin(zero, zero + solid + more), item->x2 = fmax(zero, zero + solid + more);
    item->y2 = baseline + d->l->size * 0.1;
    item->y = item->y2 - d->l->size * 0.9;
    item->row = item->last_row = d->t->rows[row].row;
}

/* ---- Rows ---- */

static void put_rule(const canvas *d, double y, double from, bool strong)
{
    zy_item *item = zy_scene_item_new(d->t->pen->arena, d->rules);
    const zy_chart *chart = d->t->pen->chart;

    item->x = d->left + from, item->x2 = d->left + d->l->width;
    item->y = item->y2 = round(y) + (strong ? 0 : 0.5);
    item->stroke = zy_paint_of(zy_house_color(chart, strong ? ZY_ROLE_INK : ZY_ROLE_GRID), 1);
    item->stroke_width = strong ? fmax(1, round(2 * chart->unit)) : 1;
}

static double gap_of(const canvas *d)
{
    return ZY_TABLE_GAP * d->l->size;
}

static void put_header(const canvas *d, double height)
{
    const double size = d->l->size * ZY_TABLE_HEAD, leading = line_height(size);
    double x = d->left;

    for (size_t i = 0; i < d->t->column_count; i++) {
        zy_tabular_column c = d->t->columns[i];
        const zy_tabular_way *way = zy_tabular_way_at(&c.head, d->l->widths[i] / d->l->size);
        const double lines = way ? (double)way->lines : 0;
        /* The heading of numbers stands over them, not over their bars. */
        double width = d->l->widths[i];
        if (c.has_bar)
            c.align = ZY_ALIGN_LEFT;
        put_words(d, &c, SIZE_MAX, x, width,
                  height - d->l->pad * 0.7 - leading * (lines - 1) - leading * 0.3);
        x += width + gap_of(d);
    }
}

static void put_row(const canvas *d, size_t row, double y)
{
    const double leading = line_height(d->l->size),
                 baseline = y + d->l->pad + leading / 2 + ZY_LETTER_MIDDLE * d->l->size;
    double x = d->left;

    for (size_t i = 0; i < d->t->column_count; i++) {
        const zy_tabular_column *c = &d->t->columns[i];
        const zy_tabular_cell *cell = &c->cells[row];
        const double width = d->l->widths[i], point = point_of(d, c, x, width);
        if (!c->is_number && cell->span)
            put_words(d, c, row, x, width, baseline);
        if (cell->is_missing)
            put_missing(d, c, row, point, baseline);
        if (cell->is_number)
            put_number(d, c, row, point, baseline);
        if (cell->is_number && c->has_bar)
            put_bar(d, c, row, x, width, baseline);
        x += width + gap_of(d);
    }
}

/* Below rows that the first cell stands for together, the rule begins at the second column. */
static double rule_start(const canvas *d, size_t row)
{
    const bool within = row + 1 < d->t->row_count && d->t->columns[0].cells[row + 1].span == 0;

    return within ? d->l->widths[0] + gap_of(d) : 0;
}

static void put_panel(const canvas *d, size_t first, size_t end, double y)
{
    if (d->t->has_header) {
        y += zy_tabular_row_height(d->t, d->l, SIZE_MAX);
        put_header(d, y);
        put_rule(d, y, 0, true);
    }
    for (size_t r = first; r < end; r++) {
        put_row(d, r, y);
        y += zy_tabular_row_height(d->t, d->l, r);
        put_rule(d, y, rule_start(d, r), false);
    }
}

void zy_tabular_draw(const zy_tabular_parts *t, const zy_tabular_layout *l)
{
    zy_marks_list *into = &t->pen->unit->marks;
    canvas d = {.t = t,
                .l = l,
                .rules = zy_scene_mark_new(t->pen->arena, into, ZY_ITEM_RULE, "mark", NULL),
                .letters = zy_lettering_new(t->pen->chart, into)};
    const double spare = fmax(0, t->pen->unit->height - l->height);

    d.rules->name = "table";
    for (size_t p = 0; p < l->panels; p++) {
        const size_t first = p * l->panel_rows, end = MIN(t->row_count, first + l->panel_rows);
        put_panel(&d, first, end, spare * 0.22);
        d.left += l->width + ZY_TABLE_BETWEEN * l->size;
    }
}
