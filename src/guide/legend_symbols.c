#include <math.h>

#include "guide/legend.h"

/* One entry: a symbol and its label, drawn from 0,0, then moved to its cell. */
typedef struct entry {
    double size;   /* of the square in which the symbol stands */
    double offset; /* of the widest symbol */
    zy_marks_list marks;
    zy_scene_mark *symbols;
} entry;

/* The number that a scale gives, else what was said about this symbol, else the option. */
static double number_of(const zy_scale *scale, const zy_legend_entry *e, double look, double option)
{
    if (!isnan(look))
        return look;
    return scale ? zy_scale_map(scale, e->value) : option;
}

static double size_of(const zy_legend *legend, const zy_legend_entry *e)
{
    return number_of(legend->size, e, zy_legend_entry_look(legend, e)->size,
                     zy_guide_or(legend->options->symbol_size, 64));
}

static double stroke_width_of(const zy_legend *legend, const zy_legend_entry *e)
{
    return number_of(legend->stroke_width, e, zy_legend_entry_look(legend, e)->stroke_width,
                     zy_guide_or(legend->options->symbol_stroke_width, 1));
}

/* The square that symbol and label share: as high as either. */
static double room_of(const zy_legend *legend, const zy_legend_entry *e)
{
    double size = legend->size ? zy_scale_map(legend->size, e->value) : size_of(legend, e);
    double stroke = legend->stroke_width ? zy_scale_map(legend->stroke_width, e->value)
                                         : stroke_width_of(legend, e);

    return fmax(ceil(sqrt(fmax(0, size)) + stroke),
                zy_guide_or(legend->options->label_font_size, 10));
}

/* Where the fill or the stroke of a symbol may come from: the look of its entry, a scale, the
 * options. */
typedef struct paint_sources {
    bool given;
    const char *look;
    const zy_gradient *gradient;
    const zy_scale *scale;
    const char *option;
} paint_sources;

static zy_paint paint_of(const paint_sources *from, zy_datum value, double opacity)
{
    zy_color color;

    if (from->given && from->gradient)
        return (zy_paint){
            .kind = ZY_PAINT_GRADIENT, .gradient = from->gradient, .opacity = opacity};
    if (from->given)
        return zy_paint_read(from->look, opacity);
    if (!from->scale)
        return zy_paint_read(from->option, opacity);
    if (zy_scale_color(from->scale, value, &color))
        return zy_paint_of(color, opacity);
    return (zy_paint){.kind = ZY_PAINT_NONE};
}

static void set_paint(const zy_legend *legend, const zy_legend_entry *e, zy_item *item)
{
    const zy_legend_options *o = legend->options;
    const zy_legend_look *look = zy_legend_entry_look(legend, e);
    double opacity =
        number_of(legend->opacity, e, look->opacity, zy_guide_or(o->symbol_opacity, 1));
    bool is_base = !legend->fill;
    const char *fill = o->symbol_fill_color ? o->symbol_fill_color
                       : is_base            ? o->symbol_base_fill_color
                                            : NULL;
    const char *stroke = o->symbol_stroke_color ? o->symbol_stroke_color
                         : is_base              ? o->symbol_base_stroke_color
                                                : NULL;

    const paint_sources fills = {look->fill_given, look->fill, look->fill_gradient, legend->fill,
                                 fill},
                        strokes = {look->stroke_given, look->stroke, look->stroke_gradient,
                                   legend->stroke, stroke};
    item->fill = paint_of(&fills, e->value, opacity * zy_guide_or(look->fill_opacity, 1));
    item->stroke = paint_of(&strokes, e->value, opacity * zy_guide_or(look->stroke_opacity, 1));
    item->stroke_width = stroke_width_of(legend, e);
}

static void set_dash(const zy_legend *legend, const zy_legend_entry *e, zy_arena *arena,
                     zy_item *item)
{
    const zy_legend_look *look = zy_legend_entry_look(legend, e);
    zy_datum picked = legend->stroke_dash ? zy_scale_pick(legend->stroke_dash, e->value)
                                          : (zy_datum){.kind = ZY_UNDEFINED};

    item->dash_offset =
        zy_guide_or(look->dash_offset, zy_guide_or(legend->options->symbol_dash_offset, 0));
    if (look->dash_given) {
        item->dash = look->dash, item->dash_count = look->dash_count;
    } else if (picked.kind == ZY_ARRAY) {
        double *dash = ZY_NEW_ARRAY(arena, double, picked.array->count + 1);
        for (size_t i = 0; i < picked.array->count; i++)
            dash[i] = zy_datum_number(picked.array->items[i]);
        item->dash = dash, item->dash_count = picked.array->count;
    } else if (!legend->stroke_dash) {
        item->dash = zy_guide_dash(arena, legend->options->symbol_dash, &item->dash_count);
    }
}

static const char *shape_of(const zy_legend *legend, const zy_legend_entry *e)
{
    const zy_legend_look *look = zy_legend_entry_look(legend, e);

    if (look->shape)
        return look->shape;
    if (legend->shape) {
        zy_datum shape = zy_scale_pick(legend->shape, e->value);
        if (shape.kind == ZY_TEXT)
            return shape.text;
    }
    return legend->options->symbol_type ? legend->options->symbol_type : "circle";
}

static double columns_of(const zy_legend *legend)
{
    return zy_guide_or(legend->options->columns, zy_legend_is_vertical(legend) ? 1 : 0);
}

static void draw_symbol(const zy_legend *legend, const zy_legend_entry *e, entry *into, double x,
                        double y, zy_arena *arena)
{
    into->symbols =
        zy_scene_mark_new(arena, &into->marks, ZY_ITEM_SYMBOL, "legend-symbol", "legend");
    zy_item *item = zy_scene_item_new(arena, into->symbols);

    item->x = x * 0.5 + zy_guide_or(legend->options->symbol_offset, 0);
    item->y = y;
    item->size = size_of(legend, e);
    item->shape = shape_of(legend, e);
    set_paint(legend, e, item);
    set_dash(legend, e, arena, item);
}

static void draw_entry(const zy_legend *legend, const zy_legend_entry *e, entry *into,
                       zy_arena *arena, zy_typesetter *typesetter)
{
    const zy_legend_options *o = legend->options;
    double x = columns_of(legend) != 0 ? into->offset : into->size;
    double y = zy_guide_or(o->clip_height, 0) > 0 ? o->clip_height * 0.5 : into->size * 0.5;

    draw_symbol(legend, e, into, x, y, arena);
    zy_scene_mark *labels =
        zy_scene_mark_new(arena, &into->marks, ZY_ITEM_TEXT, "legend-label", "legend");
    zy_label label = zy_legend_entry_label(legend, e);
    label.limit = o->label_limit;
    label.x = x + zy_guide_or(o->symbol_offset, 0) + zy_guide_or(o->label_offset, 0);
    label.y = y;
    label.align = o->label_align < 0 ? ZY_ALIGN_LEFT : (zy_align)o->label_align;
    label.baseline =
        o->label_baseline < 0 ? ZY_BASELINE_ALPHABETIC : (zy_baseline)o->label_baseline;
    zy_label_draw(&label, arena, typesetter, labels);
}

/* With clipHeight every entry is that high, whatever its symbol. */
static zy_box box_of(const zy_legend *legend, const entry *e, zy_typesetter *typesetter)
{
    double height = zy_guide_or(legend->options->clip_height, 0);
    zy_box label = zy_guide_mark_box(e->marks.last, typesetter);
    zy_box symbol = zy_guide_mark_box(e->symbols, typesetter);

    if (height > 0) {
        symbol = zy_box_cut(symbol, (zy_box){0, 0, 1e300, height});
        label = zy_box_add(zy_box_add(label, 0, 0), 0, height);
    }
    return zy_box_is_empty(symbol) ? label : zy_box_union(symbol, label);
}

/* The order in which entries fill the grid row by row: a vertical legend reads column by column. */
static size_t *order_of(const zy_legend *legend, zy_arena *arena)
{
    size_t count = legend->entry_count, filled = 0;
    size_t columns = (size_t)fmax(1, columns_of(legend));
    size_t rows = (count + columns - 1) / columns;
    size_t *order = ZY_NEW_ARRAY(arena, size_t, count + 1);

    if (!zy_legend_is_vertical(legend)) {
        for (size_t i = 0; i < count; i++)
            order[i] = i;
        return order;
    }
    for (size_t row = 0; row < rows; row++)
        for (size_t i = row; i < count; i += rows)
            order[filled++] = i;
    return order;
}

static zy_grid_options grid_of(const zy_legend *legend)
{
    const zy_legend_options *o = legend->options;
    int align = o->grid_align < 0 ? ZY_GRID_NONE : o->grid_align;

    return (zy_grid_options){
        .columns = (size_t)fmax(0, columns_of(legend)),
        .align = {align, align},
        .center = {true, false},
        .padding = {zy_guide_or(o->row_padding, 0), zy_guide_or(o->column_padding, 0)},
    };
}

static void clip_symbols(const zy_legend *legend, const zy_grid_cell *cells, entry *entries)
{
    double width = 0;

    for (size_t i = 0; i < legend->entry_count; i++)
        width = fmax(width, cells[i].box.x1);
    for (size_t i = 0; i < legend->entry_count; i++) {
        entries[i].symbols->clipped = true;
        entries[i].symbols->clip = (zy_box){0, 0, width, legend->options->clip_height};
    }
}

static entry *draw_entries(const zy_legend *legend, zy_arena *arena, zy_typesetter *typesetter)
{
    entry *entries = ZY_NEW_ARRAY(arena, entry, legend->entry_count + 1);
    double widest = 0;

    for (size_t i = 0; i < legend->entry_count; i++) {
        entries[i].size = room_of(legend, &legend->entries[i]);
        widest = fmax(widest, entries[i].size);
    }
    for (size_t i = 0; i < legend->entry_count; i++) {
        entries[i].offset = widest;
        draw_entry(legend, &legend->entries[i], &entries[i], arena, typesetter);
    }
    return entries;
}

zy_box zy_legend_draw_symbols(const zy_legend *legend, zy_arena *arena, zy_typesetter *typesetter,
                              zy_marks_list *marks)
{
    entry *entries = draw_entries(legend, arena, typesetter);
    size_t *order = order_of(legend, arena);
    zy_grid_cell *cells = ZY_NEW_ARRAY(arena, zy_grid_cell, legend->entry_count + 1);
    zy_grid_options grid = grid_of(legend);

    for (size_t i = 0; i < legend->entry_count; i++)
        cells[i].box = box_of(legend, &entries[order[i]], typesetter);
    zy_box box = zy_grid_layout(cells, legend->entry_count, &grid, arena);
    if (zy_guide_or(legend->options->clip_height, 0) > 0)
        clip_symbols(legend, cells, entries);
    for (size_t i = 0; i < legend->entry_count; i++) {
        entry *e = &entries[order[i]];
        zy_marks_move(&e->marks, cells[i].x, cells[i].y);
        zy_marks_take(marks, &e->marks);
    }
    return box;
}
