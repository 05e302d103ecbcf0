/* pictogram: one symbol for a stated amount, the last one cut so that its area is what is left; the
 * total large beside it, and a line that says what a symbol stands for. */
#include "marks/pictogram/pictogram.h"

#include <math.h>
#include <string.h>

#define ROW(name, kind, field, doc)                                                                \
    {                                                                                              \
        name, ZY_PROP_##kind, offsetof(zy_pictogram, field), NULL, doc, NULL                       \
    }

const zy_prop zy_pictogram_props[] = {
    ROW("symbol", VALUE, symbol,
        "person, robot, building, chip, document, coin, car, house, dot, or an SVG file of paths"),
    ROW("per", NUMBER, per, "how many units a symbol stands for; chosen when not given"),
    ROW("columns", NUMBER, columns, "symbols in a line; chosen by the room when not given"),
    ROW("key", BOOL, key, "whether a line says what a symbol stands for"),
    ROW("total", BOOL, total, "whether the figures stand beside the symbols"),
    {0},
};

/* ---- The symbol ---- */

static const zy_value *file_of(const void *own)
{
    const zy_pictogram *o = own;

    return zy_icon_file(o->symbol);
}

static bool take_file(void *own, zy_arena *arena, zy_diags *diags, const zy_source *file)
{
    zy_pictogram *o = own;

    o->d = zy_icon_read(arena, diags, file);
    return o->d != NULL;
}

static const char *symbol_of(const zy_pen *pen)
{
    const zy_pictogram *o = pen->unit->own;

    return o->symbol ? zy_icon_of(pen->arena, pen->chart->diags, o->symbol, o->d)
                     : zy_icon_find("dot");
}

/* ---- Drawing ---- */

typedef struct easel {
    zy_pen pen;
    const char *d;
    const zy_icon_cut *cut;
    const zy_pictogram_layout *layout;
    zy_lettering texts;
} easel;

static zy_item *put(const easel *e, zy_scene_mark *mark, size_t row, double x, double y,
                    double size)
{
    zy_pen pen = e->pen;
    zy_item *item;

    pen.mark = mark;
    item = zy_row_item(&pen, row);
    item->x = x, item->y = y;
    item->d = e->d;
    item->scale_x = item->scale_y = size / ZY_ICON_GRID;
    return item;
}

/* The stretch of a symbol between two parts of its area. */
static zy_item *put_stretch(const easel *e, size_t row, double from, double to, double x, double y)
{
    const double size = e->layout->size, unit = size / ZY_ICON_GRID;
    zy_scene_mark *mark =
        zy_scene_mark_new(e->pen.arena, &e->pen.unit->marks, ZY_ITEM_PATH, "mark", NULL);

    mark->name = e->pen.unit->mark->name;
    mark->clipped = true;
    mark->clip =
        (zy_box){from > 0 ? x + zy_icon_cut_at(e->cut, from) * unit : x - size, y - size,
                 to < 1 ? x + zy_icon_cut_at(e->cut, to) * unit : x + 2 * size, y + 2 * size};
    return put(e, mark, row, x, y, size);
}

static void put_cell(const easel *e, size_t row, double from, double to, double x, double y)
{
    if (to - from >= 1)
        put(e, e->pen.mark, row, x, y, e->layout->size);
    else
        put_stretch(e, row, from, to, x, y);
}

static double cell_x(const easel *e, size_t cell)
{
    return e->layout->left + zy_pictogram_x(e->layout, cell % e->layout->columns);
}

static double cell_y(const easel *e, size_t cell, double top)
{
    const zy_pictogram_layout *l = e->layout;

    return top + (double)(cell / l->columns) * l->pitch_y - l->ink.y0 * l->size;
}

static void draw_part(const easel *e, const zy_pictogram_part *part, double top)
{
    for (size_t cell = (size_t)part->from; (double)cell < part->to; cell++)
        put_cell(e, part->row, fmax(0, part->from - (double)cell), fmin(1, part->to - (double)cell),
                 cell_x(e, cell), cell_y(e, cell, top));
}

/* What the last symbol lacks: pale as the grid; and of an open end, its own colour fading. */
static void draw_rest(const easel *e, const zy_pictogram_group *group, double top)
{
    static const double fades[] = {0.34, 0.16, 0.08};
    const size_t row = group->parts[group->part_count - 1].row, full = (size_t)group->symbols;
    const double rest = group->symbols - (double)full;
    size_t fade = 0, cell = full;

    if (rest > 0) {
        zy_item *item = put_stretch(e, row, rest, 1, cell_x(e, cell), cell_y(e, cell, top));
        if (group->open)
            item->fill.opacity *= fades[fade++];
        else
            item->fill = zy_paint_of(zy_house_color(e->pen.chart, ZY_ROLE_GRID), 1);
        cell++;
    }
    for (; group->open && cell < group->cells; cell++)
        put(e, e->pen.mark, row, cell_x(e, cell), cell_y(e, cell, top), e->layout->size)
            ->fill.opacity *= fades[MIN(fade++, 2)];
}

/* ---- Texts ---- */

static zy_color color_of(const easel *e, const zy_pictogram_group *group)
{
    zy_item item = {0};

    const size_t row = group->parts[0].row;

    zy_item_paint(&e->pen, row, &item);
    return group->part_count > 1 || item.fill.kind != ZY_PAINT_COLOR
               ? zy_house_color(e->pen.chart, ZY_ROLE_INK)
               : zy_label_color(e->pen.chart, item.fill.color, zy_row_is_context(e->pen.unit, row));
}

static void put_name(const easel *e, const zy_pictogram_group *group, double x, double baseline)
{
    const zy_letter_style style = {.size = e->layout->name_size,
                                   .weight = 400,
                                   .color = zy_house_color(e->pen.chart, ZY_ROLE_INK),
                                   .features = ZY_TEXT_HALT | ZY_TEXT_GAP};

    if (group->name)
        zy_letter_put(&e->texts, group->name, x, baseline, &style);
}

static double symbols_right(const easel *e, const zy_pictogram_group *group)
{
    const zy_pictogram_layout *l = e->layout;
    const size_t columns = MIN(MAX(group->cells, 1), l->columns);

    return l->left + (group->cells ? zy_pictogram_x(l, columns - 1) + l->ink.x1 * l->size : 0);
}

static void label_single(const easel *e, const zy_pictogram_group *group, double top, double height)
{
    const zy_pictogram_layout *l = e->layout;
    const zy_letter_style style = {
        .size = l->figure_size, .weight = 700, .color = color_of(e, group)};
    double x = 0, baseline = top - l->head + l->figure_size * ZY_LETTER_ASCENT;

    if (group->name && group->name[0]) {
        put_name(e, group, 0, top - l->head + l->name_size * ZY_LETTER_ASCENT);
        baseline += l->name_size * 1.6;
    }
    if (l->figure_size <= 0)
        return;
    if (l->form == ZY_PICTOGRAM_BESIDE) {
        x = symbols_right(e, group) +
            zy_length_px(e->pen.chart, e->pen.chart->house->pictogram.beside_gap);
        baseline = top + height / 2 + ZY_LETTER_MIDDLE * l->figure_size;
    }
    zy_letter_big(&e->texts, &group->figure, x, baseline, &style);
}

static void label_row(const easel *e, const zy_pictogram_group *group, double top, double height)
{
    const zy_pictogram_layout *l = e->layout;
    const double gap = zy_length_px(e->pen.chart, e->pen.chart->house->pictogram.figure_gap),
                 middle = top + height / 2;
    const zy_letter_style style = {
        .size = l->figure_size, .weight = 700, .color = color_of(e, group)};

    put_name(e, group, 0, middle + ZY_LETTER_MIDDLE * l->name_size);
    if (l->figure_size > 0)
        zy_letter_figure(&e->texts, &group->figure, symbols_right(e, group) + gap,
                         middle + ZY_LETTER_MIDDLE * l->figure_size, &style);
}

static void label_head(const easel *e, const zy_pictogram_group *group, double top)
{
    const zy_pictogram_layout *l = e->layout;
    const double baseline = top - l->head + fmax(l->name_size, l->figure_size) * ZY_LETTER_ASCENT;
    const zy_letter_style name = {.size = l->name_size, .weight = 400},
                          style = {
                              .size = l->figure_size, .weight = 700, .color = color_of(e, group)};
    double x = 0;

    put_name(e, group, 0, baseline);
    if (group->name && group->name[0])
        x = zy_letter_width(&e->texts, group->name, &name) + l->name_size * 0.7;
    if (l->figure_size > 0)
        zy_letter_figure(&e->texts, &group->figure, x, baseline, &style);
}

static void draw_key(const easel *e, const zy_pictogram_data *data)
{
    const zy_pictogram_layout *l = e->layout;
    const double size = l->key_size * 1.3,
                 middle = l->top + l->height + l->key_height - l->key_size * 0.7;
    const zy_letter_style style = {.size = l->key_size,
                                   .weight = 400,
                                   .color = zy_house_color(e->pen.chart, ZY_ROLE_SECONDARY),
                                   .features = ZY_TEXT_HALT | ZY_TEXT_GAP};
    zy_item *item;

    if (!data->key || data->count == 0)
        return;
    item = put(e, e->pen.mark, data->groups[0].parts[0].row, l->left - l->ink.x0 * size,
               middle - (l->ink.y0 + l->ink.y1) / 2 * size, size);
    if (data->count > 1 || data->groups[0].part_count > 1)
        item->fill = zy_paint_of(style.color, 1);
    zy_letter_put(&e->texts, data->key,
                  l->left + (l->ink.x1 - l->ink.x0) * size + l->key_size * 0.5,
                  middle + ZY_LETTER_MIDDLE * l->key_size, &style);
}

/* ---- Groups ---- */

static void draw_group(const easel *e, const zy_pictogram_group *group, double top)
{
    const zy_pictogram_layout *l = e->layout;
    const double height = zy_pictogram_group_height(l, group),
                 lines = (double)zy_pictogram_lines(l, group),
                 symbols = (lines - 1) * l->pitch_y + (l->ink.y1 - l->ink.y0) * l->size,
                 symbols_top = top + (height - symbols) / 2;

    for (size_t i = 0; i < group->part_count; i++)
        draw_part(e, &group->parts[i], symbols_top);
    draw_rest(e, group, symbols_top);
    if (l->form == ZY_PICTOGRAM_ROWS)
        label_row(e, group, top, height);
    else if (l->form == ZY_PICTOGRAM_HEADS)
        label_head(e, group, top);
    else
        label_single(e, group, top, height);
}

static zy_box ink_of(const zy_icon_cut *cut)
{
    const zy_box box = zy_icon_cut_box(cut);

    return (zy_box){box.x0 / ZY_ICON_GRID, box.y0 / ZY_ICON_GRID, box.x1 / ZY_ICON_GRID,
                    box.y1 / ZY_ICON_GRID};
}

/* ---- Units side by side ---- */

/* Symbols side by side have one size: that of the fullest unit. What stands for the same is
 * explained once: `own_key` becomes false when an earlier unit does it. */
static bool fit_all(const zy_pen *pen, const zy_pictogram_data *own, const char *d, zy_box ink,
                    zy_pictogram_layout *layout, bool *own_key)
{
    size_t unit_count;
    zy_view **units = zy_mark_siblings(pen, &unit_count);
    double most = INFINITY;
    bool before = true;

    *own_key = true;
    for (size_t i = 0; i < unit_count; i++) {
        zy_pen other = *pen;
        zy_pictogram_data data;
        size_t count;
        other.unit = units[i], other.invalid = NULL;
        before &= units[i] != pen->unit;
        const size_t *rows = zy_unit_rows(&other, other.unit, &count);
        const char *symbol = symbol_of(&other);
        if (units[i] == pen->unit || count == 0 || !(zy_unit_width(units[i]) > 0) || !symbol)
            continue;
        if (!zy_pictogram_read(&other, rows, count, &data) ||
            !zy_pictogram_fit(&other, &data, ink, INFINITY, layout))
            return false;
        most = fmin(most, layout->size);
        if (before && g_strcmp0(data.key, own->key) == 0 && strcmp(symbol, d) == 0)
            *own_key = false;
    }
    return zy_pictogram_fit(pen, own, ink, most, layout);
}

/* ---- The whole ---- */

static void draw_groups(const easel *e, const zy_pictogram_data *data)
{
    const zy_pictogram_layout *l = e->layout;
    double top = l->top;

    for (size_t i = 0; i < data->count; i++) {
        top += l->head;
        draw_group(e, &data->groups[i], top);
        top += zy_pictogram_group_height(l, &data->groups[i]) + l->fall;
    }
}

static void draw_all(const zy_pen *pen, const size_t *rows, size_t count)
{
    const char *d = symbol_of(pen);
    zy_pictogram_data data;
    zy_pictogram_layout layout;
    bool own_key;

    if (!d || count == 0 || !zy_pictogram_read(pen, rows, count, &data))
        return;
    const zy_icon_cut *cut = zy_icon_cut_new(pen->arena, d);
    if (!fit_all(pen, &data, d, ink_of(cut), &layout, &own_key))
        return;
    const easel e = {*pen, d, cut, &layout, zy_lettering_new(pen->chart, &pen->unit->marks)};
    draw_groups(&e, &data);
    if (own_key)
        draw_key(&e, &data);
}

const zy_mark zy_mark_pictogram = {
    .name = "pictogram",
    .doc = "symbols to be counted, each for a stated amount",
    .item = ZY_ITEM_PATH,
    .filled = true,
    .chart_en = "Pictogram",
    .chart_ja = "ピクトグラム",
    .draw_all = draw_all,
    .props = zy_pictogram_props,
    .own_size = sizeof(zy_pictogram),
    .file_of = file_of,
    .take_file = take_file,
};
