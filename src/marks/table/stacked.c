/* A table too wide for its room: each row a block, the first cell its heading, each further one
 * below its column's name. */
#include <math.h>

#include "marks/table/table.h"

static const double LABEL = 0.8; /* the type of names, in parts of the cells' */
static const double NAMES = 0.3; /* of the width: the most that names take beside their cells */
static const double PAD = 0.7;   /* em above and below a block */

typedef struct stacked {
    const zy_tabular_parts *t;
    zy_lettering letters; /* its mark NULL: only measured */
    double size, width;
    double names; /* the width of the columns' names beside their cells; 0: they stand above */
} stacked;

static double leading(double size)
{
    return round(size * ZY_TABLE_LEADING);
}

static const char *text_of(const stacked *s, const zy_tabular_column *c, size_t row)
{
    const zy_tabular_cell *cell = &c->cells[row];

    if (!cell->is_number)
        return cell->text;
    return zy_figure_text(s->t->pen->chart, c->def->values, s->t->rows[row].row);
}

/* The cell above stands for it: its heading is not said again. */
static const char *heading_of(const stacked *s, size_t row)
{
    while (row > 0 && s->t->columns[0].cells[row].span == 0)
        row--;
    return text_of(s, &s->t->columns[0], row);
}

static double put_text(const stacked *s, const char *text, double x, double y,
                       const zy_letter_style *style)
{
    const zy_text_style own = {.size = style->size,
                               .weight = style->weight,
                               .language = s->t->pen->chart->language,
                               .features = style->features};
    size_t count;

    if (!text[0])
        return y;
    zy_text_wrap(s->t->pen->chart->typesetter, text, s->width - x, &own, &count);
    if (s->letters.mark)
        zy_letter_wrap(&s->letters, text, s->width - x, x,
                       y + leading(style->size) / 2 + ZY_LETTER_MIDDLE * style->size, style);
    return y + (double)count * leading(style->size);
}

static zy_letter_style label_style(const stacked *s, const zy_tabular_column *c)
{
    zy_letter_style style = zy_tabular_style(s->t, c, SIZE_MAX, s->size);

    style.size = fmax(fmin(10.5, s->size), s->size * LABEL);
    style.line_height = leading(style.size);
    style.weight = c->is_strong ? 700 : 400;
    return style;
}

static double put_words(const stacked *s, const zy_tabular_column *c, size_t row, double y)
{
    const zy_letter_style label = label_style(s, c);
    zy_letter_style style = zy_tabular_style(s->t, c, row, s->size);

    style.line_height = leading(s->size);
    y += 0.2 * s->size;
    if (s->names > 0) {
        if (s->letters.mark)
            zy_letter_put(&s->letters, c->title, 0,
                          y + leading(s->size) / 2 + ZY_LETTER_MIDDLE * s->size, &label);
        return put_text(s, text_of(s, c, row), s->names, y, &style);
    }
    y = put_text(s, c->title, 0, y, &label);
    return put_text(s, text_of(s, c, row), 0, y, &style);
}

/* Names and numbers follow each other in a line, as many as fit. */
static double put_numbers(const stacked *s, size_t first, size_t end, size_t row, double y)
{
    double x = 0, bottom = y;

    for (size_t i = first; i < end; i++) {
        const zy_tabular_column *c = &s->t->columns[i];
        const zy_letter_style label = label_style(s, c),
                              style = zy_tabular_style(s->t, c, row, s->size);
        const char *text = text_of(s, c, row);
        const double name = zy_letter_width(&s->letters, c->title, &label) + 0.4 * s->size,
                     width = name + zy_letter_width(&s->letters, text, &style);
        if (x > 0 && x + width > s->width) {
            x = 0;
            bottom += leading(s->size);
        }
        const double baseline = bottom + leading(s->size) / 2 + ZY_LETTER_MIDDLE * s->size;
        if (s->letters.mark) {
            zy_letter_put(&s->letters, c->title, x, baseline, &label);
            zy_letter_put(&s->letters, text, x + name, baseline, &style);
        }
        x += width + 1.2 * s->size;
    }
    return bottom + leading(s->size);
}

static double put_block(const stacked *s, size_t row, double y)
{
    const size_t count = s->t->column_count;
    zy_letter_style heading = zy_tabular_style(s->t, s->t->columns, row, s->size);

    heading.weight = 700;
    if (!s->t->rows[row].is_strong)
        heading.color = zy_house_color(s->t->pen->chart, ZY_ROLE_INK);
    heading.line_height = leading(s->size);
    y = put_text(s, heading_of(s, row), 0, y + PAD * s->size, &heading);
    for (size_t i = 1, end; i < count; i = end) {
        for (end = i; end < count && s->t->columns[end].is_number; end++)
            ;
        if (end > i)
            y = put_numbers(s, i, end, row, y + 0.2 * s->size);
        else if (text_of(s, &s->t->columns[end++], row)[0])
            y = put_words(s, &s->t->columns[i], row, y);
    }
    return y + PAD * s->size;
}

static double width_of_names(const stacked *s)
{
    double widest = 0;

    for (size_t i = 1; i < s->t->column_count; i++) {
        const zy_tabular_column *c = &s->t->columns[i];
        const zy_letter_style label = label_style(s, c);
        if (!c->is_number)
            widest = fmax(widest, zy_letter_width(&s->letters, c->title, &label));
    }
    widest += s->size;
    return widest <= NAMES * s->width ? widest : 0;
}

static stacked new_stacked(const zy_tabular_parts *t, zy_lettering letters, double size,
                           double width)
{
    stacked s = {.t = t, .letters = letters, .size = size, .width = width};

    s.names = width_of_names(&s);
    return s;
}

double zy_tabular_stacked_height(const zy_tabular_parts *t, double size, double width, size_t rows)
{
    const stacked s = new_stacked(t, (zy_lettering){t->pen->chart, NULL}, size, width);
    double y = 0;

    for (size_t r = 0; r < rows; r++)
        y = put_block(&s, r, y);
    return y;
}

static void put_rule(const stacked *s, zy_scene_mark *rules, double y, bool strong)
{
    const zy_chart *chart = s->t->pen->chart;
    zy_item *item = zy_scene_item_new(chart->arena, rules);

    item->x2 = s->width;
    item->y = item->y2 = round(y) + (strong ? 0 : 0.5);
    item->stroke = zy_paint_of(zy_house_color(chart, strong ? ZY_ROLE_INK : ZY_ROLE_GRID), 1);
    item->stroke_width = 1;
}

void zy_tabular_draw_stacked(const zy_tabular_parts *t, double size, double width, double spare)
{
    zy_marks_list *into = &t->pen->unit->marks;
    zy_scene_mark *rules = zy_scene_mark_new(t->pen->arena, into, ZY_ITEM_RULE, "mark", NULL);
    const stacked s = new_stacked(t, zy_lettering_new(t->pen->chart, into), size, width);
    double y = spare * 0.22;

    rules->name = "table";
    put_rule(&s, rules, y, true);
    for (size_t r = 0; r < t->row_count; r++) {
        y = put_block(&s, r, y);
        put_rule(&s, rules, y, false);
    }
}
