/* How the symbols of a pictogram stand: in lines of ten or five where that is nearly as large as
 * anything else, as large as the room lets them, all of one size. */
#include <math.h>

#include "marks/pictogram/pictogram.h"

static const double LEAST = 11; /* px of letters */
/* In parts of a symbol's square. */
static const double GAP_X = 0.24, GAP_Y = 0.3, FIVE = 0.26, FALL = 0.7;

static double px(const zy_pen *pen, zy_length length)
{
    return zy_length_px(pen->chart, length);
}

/* Letters made smaller, to leave room for symbols. */
static double letters(const zy_pen *pen, zy_length length, double scale)
{
    return px(pen, (zy_length){length.size * scale, fmax(LEAST, length.least * scale)});
}

/* ---- Form ---- */

static double widest_name(const zy_pen *pen, const zy_pictogram_data *data, double size)
{
    const zy_lettering l = {pen->chart, NULL};
    double widest = 0;

    for (size_t i = 0; i < data->count; i++)
        if (data->groups[i].name)
            widest = fmax(widest, zy_letter_width(&l, data->groups[i].name,
                                                  &(zy_letter_style){.size = size, .weight = 700}));
    return widest;
}

static double widest_figure(const zy_pen *pen, const zy_pictogram_data *data, double size)
{
    const zy_lettering l = {pen->chart, NULL};
    double widest = 0;

    for (size_t i = 0; i < data->count; i++)
        widest =
            fmax(widest, zy_letter_figure_width(&l, &data->groups[i].figure,
                                                &(zy_letter_style){.size = size, .weight = 700}));
    return widest;
}

static bool has_total(const zy_pen *pen)
{
    const zy_pictogram *o = pen->unit->own;

    return !zy_props_has(zy_pictogram_props, o, offsetof(zy_pictogram, total)) || o->total;
}

/* A single figure is the largest thing of the picture. */
static void fit_single(const zy_pen *pen, const zy_pictogram_data *data, double width,
                       zy_pictogram_layout *l)
{
    const zy_house *house = pen->chart->house;
    const zy_lettering lettering = {pen->chart, NULL};
    const zy_figure *figure = &data->groups[0].figure;
    const bool beside = width >= 480;

    l->form = beside ? ZY_PICTOGRAM_BESIDE : ZY_PICTOGRAM_ABOVE;
    l->name_size = px(pen, house->pictogram.name);
    if (!has_total(pen))
        return;
    l->figure_size =
        zy_letter_big_size(&lettering, figure, beside ? width * 0.36 : width, 16,
                           px(pen, beside ? house->pictogram.beside : house->pictogram.above));
    if (beside)
        l->right_gap =
            px(pen, house->pictogram.beside_gap) +
            zy_letter_big_width(&lettering, figure,
                                &(zy_letter_style){.size = l->figure_size, .weight = 700});
    else
        l->head = l->figure_size * 1.15;
}

static void fit_several(const zy_pen *pen, const zy_pictogram_data *data, double width,
                        double scale, zy_pictogram_layout *l)
{
    const zy_house *house = pen->chart->house;

    l->name_size = letters(pen, house->pictogram.name, scale);
    l->figure_size = has_total(pen) ? letters(pen, house->pictogram.figure, scale) : 0;
    const double name = widest_name(pen, data, l->name_size),
                 figure = l->figure_size > 0 ? widest_figure(pen, data, l->figure_size) +
                                                   px(pen, house->pictogram.figure_gap)
                                             : 0;
    const bool in_rows = width >= 480 && name <= width * 0.3 && name + figure <= width * 0.6;

    l->form = in_rows ? ZY_PICTOGRAM_ROWS : ZY_PICTOGRAM_HEADS;
    if (in_rows) {
        l->left = data->has_names ? ceil(name + px(pen, house->pictogram.name_gap)) : 0;
        l->right_gap = figure;
        l->line = fmax(l->name_size, l->figure_size) * 1.15;
    } else {
        l->head = fmax(l->name_size, l->figure_size) * 1.35;
    }
}

/* ---- Symbols ---- */

size_t zy_pictogram_lines(const zy_pictogram_layout *l, const zy_pictogram_group *group)
{
    return group->cells ? (group->cells + l->columns - 1) / l->columns : 1;
}

double zy_pictogram_x(const zy_pictogram_layout *l, size_t column)
{
    return (double)column * l->pitch_x + (double)(column / 5) * l->five - l->ink.x0 * l->size;
}

double zy_pictogram_group_height(const zy_pictogram_layout *l, const zy_pictogram_group *group)
{
    const double lines = (double)zy_pictogram_lines(l, group);

    return fmax(l->line, (lines - 1) * l->pitch_y + (l->ink.y1 - l->ink.y0) * l->size);
}

static void set_size(zy_pictogram_layout *l, size_t columns, double size)
{
    l->columns = columns;
    l->size = size;
    l->pitch_x = (l->ink.x1 - l->ink.x0 + GAP_X) * size;
    l->pitch_y = (l->ink.y1 - l->ink.y0 + GAP_Y) * size;
    l->five = columns > 5 ? FIVE * size : 0;
    l->fall = FALL * size;
}

static double width_of(const zy_pictogram_layout *l, size_t columns)
{
    return zy_pictogram_x(l, columns - 1) + l->ink.x1 * l->size;
}

static double height_of(const zy_pictogram_data *data, const zy_pictogram_layout *l)
{
    double height = 0;

    for (size_t i = 0; i < data->count; i++)
        height += (i ? l->fall : 0) + l->head + zy_pictogram_group_height(l, &data->groups[i]);
    return height;
}

/* The largest size at which so many columns fit; heights do not grow evenly, as lines of text have
 * heights of their own. */
static double size_with(const zy_pictogram_data *data, const zy_pictogram_layout *l, size_t columns,
                        double width, double height, double most)
{
    double low = 0, high = most;

    for (int i = 0; i < 30; i++) {
        zy_pictogram_layout tried = *l;
        const double size = i ? (low + high) / 2 : most;
        set_size(&tried, columns, size);
        const bool fits = width_of(&tried, columns) <= width && height_of(data, &tried) <= height;
        if (fits && i == 0)
            return size;
        *(fits ? &low : &high) = size;
    }
    return low;
}

static bool fills_lines(const zy_pictogram_data *data, size_t columns)
{
    return (size_t)ceil(data->groups[0].symbols) % columns == 0;
}

/* Tens and fives are counted at a glance; one line for each group is compared as bars are; a block
 * is calmer than a line with a stump below it. */
static double preference(const zy_pictogram_data *data, size_t columns)
{
    if (data->count == 1 && columns != data->widest && !fills_lines(data, columns))
        return columns == 10 ? 0.82 : columns == 5 ? 0.64 : 0.65;
    if (columns == data->widest)
        return data->count > 1 ? 1 : columns <= 10 ? 0.95 : 0.7;
    return columns == 10       ? 1
           : columns == 5      ? 0.75
           : columns == 20     ? 0.85
           : columns % 10 == 0 ? 0.75
                               : 0.7;
}

static void choose_columns(const zy_pen *pen, const zy_pictogram_data *data, double width,
                           double height, double most, zy_pictogram_layout *l)
{
    const zy_pictogram *o = pen->unit->own;
    const size_t widest = MAX(data->widest, 1);
    double best = -1;
    zy_pictogram_layout own = *l;

    for (size_t columns = 1; columns <= widest; columns++) {
        if (o->columns >= 1 ? columns != MIN((size_t)o->columns, widest)
                            : columns % 5 != 0 && columns != widest)
            continue;
        const double size = size_with(data, l, columns, width, height, most),
                     worth = size * (o->columns >= 1 ? 1 : preference(data, columns));
        if (worth > best + 1e-9) {
            best = worth;
            set_size(&own, columns, size);
        }
    }
    *l = own;
}

/* ---- The whole ---- */

static bool no_room(const zy_pen *pen, const zy_pictogram_data *data)
{
    return zy_fail(pen->chart->diags, "no-room", zy_value_find(pen->unit->spec, "mark")->span,
                   ZY_SAY(pen->chart->diags, "draw fewer rows, or on a larger canvas",
                          "行を減らすか、大きなサイズで描いてください"),
                   ZY_SAY(pen->chart->diags, "%zu rows of symbols do not fit into %.0f x %.0f px",
                          "記号の%zu行が %.0f × %.0f px に入りません"),
                   data->count, zy_unit_width(pen->unit), zy_unit_height(pen->unit));
}

static void fit_at(const zy_pen *pen, const zy_pictogram_data *data, double scale, double most,
                   zy_pictogram_layout *l)
{
    const zy_house *house = pen->chart->house;
    const double width = zy_unit_width(pen->unit), height = zy_unit_height(pen->unit);

    *l = (zy_pictogram_layout){.ink = l->ink};
    if (data->count == 1)
        fit_single(pen, data, width, l);
    else
        fit_several(pen, data, width, scale, l);
    if (data->count == 1 && data->has_names)
        l->head += l->name_size * 1.6;
    l->key_size = px(pen, house->pictogram.key);
    l->key_height = data->key ? px(pen, house->pictogram.key_gap) + l->key_size * 1.4 : 0;
    choose_columns(pen, data, width - l->left - l->right_gap, height - l->key_height,
                   fmin(most, px(pen, house->pictogram.symbol)), l);
    l->height = height_of(data, l);
    l->top = fmax(0, (height - l->height - l->key_height) * 0.3);
}

/* Texts as large as they should be, unless that leaves too little for the symbols. */
bool zy_pictogram_fit(const zy_pen *pen, const zy_pictogram_data *data, zy_box ink, double most,
                      zy_pictogram_layout *l)
{
    static const double scales[] = {1, 0.8, 0.62, 0.48, 0.36};
    const double enough = fmin(most, px(pen, pen->chart->house->pictogram.symbol_enough));

    l->ink = ink;
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++) {
        fit_at(pen, data, scales[i], most, l);
        if (l->size >= enough || data->count == 1)
            break;
    }
    return l->size >= 4 || no_room(pen, data);
}
