/* The ways in which cells can be broken, measured once: widths grow with the type. */
#include <math.h>

#include "marks/table/table.h"

enum { MOST_WAYS = 12 };
static const double MEASURED = 20; /* px; the size at which is measured */

static zy_text_style style_of(const zy_tabular_parts *t, const zy_letter_style *style)
{
    return (zy_text_style){.size = style->size,
                           .weight = style->weight,
                           .language = t->pen->chart->language,
                           .features = style->features};
}

static double widest_line(const zy_tabular_parts *t, const char *const *lines, size_t count,
                          const zy_text_style *style)
{
    double widest = 0;

    for (size_t i = 0; i < count; i++)
        if (lines[i][0])
            widest = fmax(widest, zy_text_width(t->pen->chart->typesetter, lines[i], style));
    return widest;
}

/* From the widest on, each a little narrower than the one before needs, until a phrase would
 * break. */
static void find_ways(const zy_tabular_parts *t, zy_tabular_cell *cell,
                      const zy_letter_style *letters)
{
    zy_typesetter *setter = t->pen->chart->typesetter;
    const zy_text_style style = style_of(t, letters);
    const double phrase = zy_text_widest(setter, cell->text, false, &style);
    zy_tabular_way *ways = ZY_NEW_ARRAY(t->pen->arena, zy_tabular_way, MOST_WAYS);
    double limit = 1e9;

    for (cell->ways = ways; cell->way_count < MOST_WAYS;) {
        zy_tabular_way way = {0};
        way.text = zy_text_wrap(setter, cell->text, limit, &style, &way.lines);
        const double width = widest_line(t, way.text, way.lines, &style);
        way.width = width / MEASURED;
        if (cell->way_count && width > limit + 0.01)
            return;
        ways[cell->way_count++] = way;
        limit = width - 0.5;
        if (limit < phrase)
            return;
    }
}

static double width_of(const zy_tabular_parts *t, const char *text, double part,
                       const zy_letter_style *style)
{
    zy_text_style own = style_of(t, style);

    own.size *= part;
    return text[0] ? zy_text_width(t->pen->chart->typesetter, text, &own) / MEASURED : 0;
}

static void measure_numbers(const zy_tabular_parts *t, zy_tabular_column *c)
{
    for (size_t i = 0; i < t->row_count; i++) {
        const zy_tabular_cell *cell = &c->cells[i];
        const zy_letter_style style = zy_tabular_style(t, c, i, MEASURED);
        c->left = fmax(c->left, width_of(t, cell->before, ZY_TABLE_SMALL, &style) +
                                    width_of(t, cell->whole, 1, &style));
        c->right = fmax(c->right, width_of(t, cell->fraction, 1, &style) +
                                      width_of(t, cell->after, ZY_TABLE_SMALL, &style));
        if (cell->is_missing)
            c->left = fmax(c->left, width_of(t, cell->text, 1, &style));
    }
    c->number = c->left + c->right;
}

/* All cells of a column of numbers are as wide as the column's numbers. */
static void set_number_way(const zy_tabular_parts *t, const zy_tabular_column *c,
                           zy_tabular_cell *cell)
{
    zy_tabular_way *way = ZY_NEW(t->pen->arena, zy_tabular_way);

    *way = (zy_tabular_way){.width = c->number + (c->has_bar ? ZY_TABLE_BAR : 0), .lines = 1};
    cell->ways = way;
    cell->way_count = 1;
}

/* A unit stands behind its title, or in a line of its own where that is too wide. */
static void find_head_ways(const zy_tabular_parts *t, zy_tabular_column *c)
{
    const zy_letter_style style = zy_tabular_style(t, c, SIZE_MAX, MEASURED);

    if (c->unit[0])
        c->head.text =
            zy_arena_format(t->pen->arena, zy_is_japanese(t->pen->chart) ? "%s\u200B%s" : "%s %s",
                            c->title, c->unit);
    find_ways(t, &c->head, &style);
}

static void find_column(const zy_tabular_parts *t, zy_tabular_column *c)
{
    if (t->has_header)
        find_head_ways(t, c);
    if (c->is_number)
        measure_numbers(t, c);
    for (size_t i = 0; i < t->row_count; i++) {
        const zy_letter_style style = zy_tabular_style(t, c, i, MEASURED);
        if (c->is_number)
            set_number_way(t, c, &c->cells[i]);
        else if (c->cells[i].span)
            find_ways(t, &c->cells[i], &style);
    }
}

static void find_limits(zy_tabular_column *c, const zy_tabular_cell *cell)
{
    if (!cell->way_count)
        return;
    c->least = fmax(c->least, cell->ways[cell->way_count - 1].width);
    c->widest = fmax(c->widest, cell->ways[0].width);
}

void zy_tabular_find_ways(const zy_tabular_parts *t)
{
    for (size_t i = 0; i < t->column_count; i++) {
        zy_tabular_column *c = &t->columns[i];
        find_column(t, c);
        find_limits(c, &c->head);
        for (size_t r = 0; r < t->row_count; r++)
            find_limits(c, &c->cells[r]);
    }
}

const zy_tabular_way *zy_tabular_way_at(const zy_tabular_cell *cell, double width)
{
    for (size_t i = 0; i < cell->way_count; i++)
        if (cell->ways[i].width <= width + 1e-6)
            return &cell->ways[i];
    return cell->way_count ? &cell->ways[cell->way_count - 1] : NULL;
}
