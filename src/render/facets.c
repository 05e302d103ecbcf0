/* Grids: the cells of a facet with their headers, and views side by side (Vega-Lite's compile/header and
 * compile/facet; Vega's layout). */
#include <math.h>
#include <string.h>

#include "render/layout.h"

zy_placed *zy_placed_new(zy_job *job, zy_guides *guides)
{
    zy_placed *placed = ZY_NEW(job->arena, zy_placed), **end = &guides->headers;

    while (*end)
        end = &(*end)->next;
    *end = placed;
    return placed;
}

/* ---- Options of the grid ---- */

static double spacing_of(const zy_view *grid, const char *direction, double fallback)
{
    const zy_value *own = zy_value_find(grid->spec, "spacing");

    if (own && own->kind == ZY_VALUE_MAP)
        return zy_value_number(zy_value_find(own, direction), fallback);
    return zy_value_number(own, fallback);
}

static int align_of(const zy_view *grid, const char *direction)
{
    const zy_value *own = zy_value_find(grid->spec, "align");

    if (own && own->kind == ZY_VALUE_MAP)
        own = zy_value_find(own, direction);
    for (int i = 0; own && zy_grid_align_words[i]; i++)
        if (zy_value_is(own, zy_grid_align_words[i]))
            return i;
    return grid->grid_kind == ZY_GRID_FACET || !zy_value_find(grid->spec, "hconcat") ? ZY_GRID_ALL : ZY_GRID_EACH;
}

static bool center_of(const zy_view *grid, const char *direction)
{
    const zy_value *own = zy_value_find(grid->spec, "center");

    return zy_value_bool(own && own->kind == ZY_VALUE_MAP ? zy_value_find(own, direction) : own, false);
}

static zy_grid_options options_of(zy_job *job, const zy_view *grid)
{
    const bool facet = grid->grid_kind == ZY_GRID_FACET;
    const double space = zy_config_number(&job->chart, facet ? "facet.spacing" : "concat.spacing", 20);
    const bool one_way = zy_value_find(grid->spec, "hconcat") || zy_value_find(grid->spec, "vconcat");
    zy_grid_options o = {.columns = facet && !grid->facet ? grid->grid_columns : grid->columns};

    o.flush = zy_value_is(zy_value_find(grid->spec, "bounds"), "flush");
    o.padding[0] = spacing_of(grid, "row", space);
    o.padding[1] = spacing_of(grid, "column", space);
    o.center[0] = center_of(grid, "row"), o.center[1] = center_of(grid, "column");
    o.align[0] = align_of(grid, "row"), o.align[1] = align_of(grid, "column");
    if (one_way && !zy_value_find(grid->spec, "align"))
        o.align[0] = o.align[1] = ZY_GRID_EACH;
    o.anchor[0] = o.anchor[1] = -1;
    return o;
}

static size_t child_count(const zy_view *grid)
{
    size_t count = 0;

    for (const zy_view *child = grid->first; child; child = child->next)
        count++;
    return count;
}

static zy_grid_cell *cells_of(zy_job *job, const zy_view *grid, size_t count)
{
    zy_grid_cell *cells = ZY_NEW_ARRAY(job->arena, zy_grid_cell, count + 1);
    size_t i = 0;

    for (const zy_view *child = grid->first; child; child = child->next, i++)
        cells[i] = (zy_grid_cell){.width = child->width, .height = child->height, .box = child->guides->box};
    return cells;
}

static void put_cells(zy_view *grid, const zy_grid_cell *cells)
{
    size_t i = 0;

    for (zy_view *child = grid->first; child; child = child->next, i++)
        child->x = cells[i].x, child->y = cells[i].y;
}

static bool place_concat(zy_job *job, zy_view *grid)
{
    const zy_grid_options options = options_of(job, grid);
    const size_t count = child_count(grid);

    for (zy_view *child = grid->first; child; child = child->next)
        if (!zy_view_layout(job, child, true, true))
            return false;
    zy_grid_cell *cells = cells_of(job, grid, count);
    grid->guides->box = zy_grid_layout(cells, count, &options, job->arena);
    put_cells(grid, cells);
    return true;
}

/* ---- Facets ---- */

#define WRITTEN(o, field) zy_props_has(zy_header_props, o, offsetof(zy_header_options, field))

typedef struct headers {
    zy_grid_cell *cells;
    zy_placed **placed;
    size_t count;
} headers;

static headers new_headers(zy_job *job, zy_guides *guides, size_t count)
{
    headers h = {ZY_NEW_ARRAY(job->arena, zy_grid_cell, count + 1), ZY_NEW_ARRAY(job->arena, zy_placed *, count + 1), count};

    for (size_t i = 0; i < count; i++) {
        h.placed[i] = zy_placed_new(job, guides);
        h.cells[i].box = ZY_BOX_EMPTY;
    }
    return h;
}

static void header_options(zy_job *job, const zy_def *def, zy_header_options *o)
{
    zy_header_options scratch;
    const char *own = def->channel == ZY_CHANNEL_ROW ? "headerRow" : def->channel == ZY_CHANNEL_COLUMN ? "headerColumn" : "headerFacet";

    memset(o, 0, sizeof *o);
    zy_props_read(zy_header_props, def->guide, o, job->arena, job->diags);
    zy_inherit_config(job, zy_header_props, o, &scratch, sizeof scratch, own);
    zy_inherit_config(job, zy_header_props, o, &scratch, sizeof scratch, "header");
    if (!job->chart.is_vega_lite && !WRITTEN(o, label_font_size)) {
        o->label_font_size = fmax(11, round(18 * job->chart.unit));
        zy_props_give(zy_header_props, o, offsetof(zy_header_options, label_font_size));
    }
    zy_inherit_style(job, zy_header_props, o, &scratch, sizeof scratch, "guide-label", "label");
    zy_inherit_style(job, zy_header_props, o, &scratch, sizeof scratch, "guide-title", "title");
}


static const char *header_text(zy_job *job, const zy_def *def, const zy_header_options *o, zy_datum value, size_t index)
{
    const zy_label_format format = zy_label_format_of(job, def, WRITTEN(o, format) ? o->format : NULL, WRITTEN(o, format_type) ? o->format_type : NULL, false);
    const char *text;

    if (zy_datum_is_missing(value))
        text = "null";
    else if (format.time && isfinite(zy_datum_number(value)))
        text = zy_time_format(job->arena, job->chart.locale,
                              format.specifier ? format.specifier : zy_value_text(zy_config(&job->chart, "timeFormat"), "%b %d, %Y"), zy_datum_number(value));
    else if (format.specifier && value.kind == ZY_NUMBER)
        text = zy_number_format(job->arena, job->chart.locale, format.specifier, value.number);
    else if (value.kind == ZY_NUMBER && def->type == ZY_TYPE_QUANTITATIVE)
        text = zy_number_format(job->arena, job->chart.locale, NULL, value.number);
    else
        text = zy_datum_text(job->arena, value);
    return zy_label_through(job, WRITTEN(o, label_expr) ? o->label_expr : NULL, NULL, value, text, index);
}

/* The label of one cell, row or column, drawn beside an extent of width x height. */
static void draw_header(zy_job *job, const zy_def *def, zy_datum value, size_t index, double width, double height, const char *within, zy_guide *out)
{
    zy_header_options o;
    zy_title_options *title = ZY_NEW(job->arena, zy_title_options);
    zy_title label = {.within = within, .language = job->chart.language, .options = title};

    header_options(job, def, &o);
    if (WRITTEN(&o, labels) && !o.labels)
        return;
    zy_props_inherit(zy_header_props, &o, &zy_header_defaults, job->arena);
    zy_header_label_options(&o, def->channel == ZY_CHANNEL_ROW, title);
    label.text = zy_split_lines(job, header_text(job, def, &o, value, index), &label.text_count);
    zy_props_inherit(zy_title_props, title, &zy_title_vega_defaults, job->arena);
    title->frame = ZY_TITLE_FRAME_GROUP;
    zy_title_draw(&label, width, height, (zy_box){0, 0, width, height}, job->arena, job->chart.typesetter, out);
}

static void draw_header_title(zy_job *job, const zy_def *def, double width, double height, const char *within, zy_guide *out)
{
    zy_header_options o;
    zy_title_options *title = ZY_NEW(job->arena, zy_title_options);
    zy_title text = {.within = within, .language = job->chart.language, .options = title};

    header_options(job, def, &o);
    if (WRITTEN(&o, title))
        text.text = zy_lines_of(job, o.title, &text.text_count);
    else if (def->title || def->no_title)
        text.text = zy_lines_of(job, def->title, &text.text_count);
    else if (job->chart.is_vega_lite)
        text.text = zy_one_line(job, zy_def_guide_title(job, def), &text.text_count);
    if (!text.text_count)
        return;
    zy_props_inherit(zy_header_props, &o, &zy_header_defaults, job->arena);
    zy_header_title_options(&o, def->channel == ZY_CHANNEL_ROW, title);
    zy_props_inherit(zy_title_props, title, &zy_title_vega_defaults, job->arena);
    zy_title_draw(&text, width, height, (zy_box){0, 0, width, height}, job->arena, job->chart.typesetter, out);
}

/* Whether the axis of the channel stands once for a row or column of cells. */
static bool is_shared_axis(const zy_view *grid, zy_channel channel)
{
    const zy_value *word = zy_value_find(zy_value_path(grid->spec, "resolve.axis"), zy_channel_names[channel]);
    const zy_view *cell = grid->first;

    if (!cell || zy_value_is(word, "independent"))
        return false;
    return cell->kind != ZY_VIEW_GRID && !cell->scales[channel] && zy_view_scale(cell, channel) != NULL;
}

/* The main axes of a cell on one side, for a header or footer. */
static void draw_side(zy_job *job, zy_view *cell, zy_channel channel, zy_side side, zy_guide *out)
{
    zy_axis_plan *plans = ZY_NEW_ARRAY(job->arena, zy_axis_plan, 8);
    const size_t count = zy_axes_plan(job, cell, plans);

    for (size_t i = 0; i < count; i++) {
        zy_guide main = {.box = ZY_BOX_EMPTY};
        if (plans[i].channel != channel || plans[i].options.orient != (int)side)
            continue;
        /* A header is as thick as its axis: it has no plot behind it. */
        if (channel == ZY_CHANNEL_X)
            plans[i].axis.height = 0;
        else
            plans[i].axis.width = 0;
        zy_axis_draw(&plans[i].axis, job->arena, job->chart.typesetter, &main);
        zy_marks_take(&out->marks, &main.marks);
        out->box = zy_box_union(out->box, main.box);
    }
}

static zy_view *cell_at(const zy_view *grid, bool by_row, size_t index)
{
    for (zy_view *cell = grid->first; cell; cell = cell->next)
        if ((by_row ? cell->cell_row : cell->cell_column) == index)
            return cell;
    return grid->first;
}

/* One side of the grid: headers (labels and axes) or footers of all rows or columns. */
static headers draw_headers(zy_job *job, zy_view *grid, bool rows, bool footer)
{
    const zy_channel channel = rows ? ZY_CHANNEL_Y : ZY_CHANNEL_X;
    const zy_def *def = rows ? grid->facet_row : grid->facet_column;
    const zy_side axis_side = rows ? (footer ? ZY_SIDE_RIGHT : ZY_SIDE_LEFT) : (footer ? ZY_SIDE_BOTTOM : ZY_SIDE_TOP);
    const size_t count = rows ? grid->grid_rows : grid->grid_columns;
    const bool axes = is_shared_axis(grid, channel);
    zy_header_options o;
    bool labels = false;
    headers out = new_headers(job, grid->guides, count);
    bool any = false;

    if (def) {
        header_options(job, def, &o);
        zy_props_inherit(zy_header_props, &o, &zy_header_defaults, job->arena);
        const zy_side side = zy_header_label_orient(&o, rows);
        labels = footer == (side == ZY_SIDE_RIGHT || side == ZY_SIDE_BOTTOM);
    }
    for (size_t i = 0; i < count; i++) {
        zy_view *cell = cell_at(grid, rows, i);
        const double width = rows ? 0 : cell->width, height = rows ? cell->height : 0;
        zy_guide drawn = {.box = ZY_BOX_EMPTY}, label = {.box = ZY_BOX_EMPTY};
        if (axes)
            draw_side(job, cell, channel, axis_side, &drawn);
        if (labels)
            draw_header(job, def, rows ? grid->row_values[i] : grid->column_values[i], i, width, height, rows ? "row-header" : "column-header", &label);
        if (labels && !zy_box_is_empty(drawn.box)) {
            /* The label stands outside of the axis. */
            const double shift = rows ? fmin(0, drawn.box.x0) : fmin(0, drawn.box.y0);
            zy_marks_move(&label.marks, rows ? shift : 0, rows ? 0 : shift);
            label.box = zy_box_move(label.box, rows ? shift : 0, rows ? 0 : shift);
        }
        zy_marks_take(&drawn.marks, &label.marks);
        out.placed[i]->marks = drawn.marks;
        out.cells[i].width = width, out.cells[i].height = height;
        out.cells[i].box = zy_box_union((zy_box){0, 0, width, height}, zy_box_union(drawn.box, label.box));
        any |= drawn.marks.first != NULL;
    }
    if (!any)
        out.count = 0;
    return out;
}

static void put_headers(const headers *h)
{
    for (size_t i = 0; i < h->count; i++)
        h->placed[i]->x = h->cells[i].x, h->placed[i]->y = h->cells[i].y;
}

static bool layout_cells(zy_job *job, zy_view *grid)
{
    const bool x = !is_shared_axis(grid, ZY_CHANNEL_X), y = !is_shared_axis(grid, ZY_CHANNEL_Y);
    size_t index = 0;

    for (zy_view *cell = grid->first; cell; cell = cell->next, index++) {
        if (!zy_view_layout(job, cell, x, y))
            return false;
        if (!grid->facet)
            continue;
        zy_guide label = {.box = ZY_BOX_EMPTY};
        draw_header(job, grid->facet, cell->cell_value, index, cell->width, cell->height, NULL, &label);
        zy_marks_take(&cell->guides->title.marks, &label.marks);
        cell->guides->box = zy_box_union(cell->guides->box, label.box);
        cell->guides->bounds = zy_box_union(cell->guides->bounds, label.box);
    }
    return true;
}

static zy_grid_cell *draw_title(zy_job *job, zy_view *grid, const zy_def *def, bool rows, zy_placed **placed)
{
    zy_grid_cell *cell = ZY_NEW(job->arena, zy_grid_cell);
    zy_guide drawn = {.box = ZY_BOX_EMPTY};

    if (!def)
        return NULL;
    draw_header_title(job, def, 0, 0, rows ? "row-title" : "column-title", &drawn);
    if (!drawn.marks.first)
        return NULL;
    *placed = zy_placed_new(job, grid->guides);
    (*placed)->marks = drawn.marks;
    cell->box = drawn.box;
    return cell;
}

static void set_title_band(zy_job *job, zy_trellis *t, const zy_def *def, int at)
{
    zy_header_options o;

    if (!def)
        return;
    header_options(job, def, &o);
    if (!WRITTEN(&o, title_anchor))
        return;
    if (o.title_anchor == ZY_ANCHOR_START)
        t->title_band[at] = at == 0 ? 1 : 0;
    else if (o.title_anchor == ZY_ANCHOR_END)
        t->title_band[at] = at == 0 ? 0 : 1;
}

static bool place_facet(zy_job *job, zy_view *grid)
{
    const size_t count = child_count(grid);
    zy_placed *row_title = NULL, *column_title = NULL;
    zy_trellis t = {.grid = options_of(job, grid), .header_band = {NAN, NAN}, .footer_band = {NAN, NAN}, .title_band = {NAN, NAN}};

    if (!layout_cells(job, grid))
        return false;
    t.cells = cells_of(job, grid, count);
    t.cell_count = count;
    const headers rh = draw_headers(job, grid, true, false), rf = draw_headers(job, grid, true, true);
    const headers ch = draw_headers(job, grid, false, false), cf = draw_headers(job, grid, false, true);
    t.row_headers = rh.cells, t.row_header_count = rh.count;
    t.row_footers = rf.cells, t.row_footer_count = rf.count;
    t.column_headers = ch.cells, t.column_header_count = ch.count;
    t.column_footers = cf.cells, t.column_footer_count = cf.count;
    t.row_title = draw_title(job, grid, grid->facet_row, true, &row_title);
    t.column_title = draw_title(job, grid, grid->facet ? grid->facet : grid->facet_column, false, &column_title);
    t.row_title_offset = grid->facet_row ? 10 : 0;
    t.column_title_offset = grid->facet_column ? 10 : 0;
    set_title_band(job, &t, grid->facet_row, 0);
    set_title_band(job, &t, grid->facet_column, 1);
    grid->guides->box = zy_trellis_layout(&t, job->arena);
    put_cells(grid, t.cells);
    put_headers(&rh), put_headers(&rf), put_headers(&ch), put_headers(&cf);
    if (row_title)
        row_title->x = t.row_title->x, row_title->y = t.row_title->y;
    if (column_title)
        column_title->x = t.column_title->x, column_title->y = t.column_title->y;
    return true;
}

bool zy_grid_place(zy_job *job, zy_view *grid)
{
    return grid->grid_kind == ZY_GRID_FACET ? place_facet(job, grid) : place_concat(job, grid);
}
