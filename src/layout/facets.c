/* Grids: the cells of a facet with their headers, and views side by side (Vega-Lite's
 * compile/header and compile/facet; Vega's layout). */
#include <math.h>
#include <string.h>

#include "layout/layout.h"

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

/* Cells of a facet in one direction are not aligned when their sizes are their own affair. */
static zy_grid_align default_align(const zy_view *grid)
{
    const zy_value *scale = zy_value_path(grid->spec, "resolve.scale");

    if (grid->grid_kind != ZY_GRID_FACET)
        return ZY_GRID_EACH;
    if (!grid->facet_row && zy_value_is(zy_value_find(scale, "x"), "independent"))
        return ZY_GRID_NONE;
    if (!grid->facet_column && zy_value_is(zy_value_find(scale, "y"), "independent"))
        return ZY_GRID_NONE;
    return ZY_GRID_ALL;
}

static int align_of(const zy_view *grid, const char *direction)
{
    const zy_value *own = zy_value_find(grid->spec, "align");

    if (own && own->kind == ZY_VALUE_MAP)
        own = zy_value_find(own, direction);
    for (int i = 0; own && zy_grid_align_words[i]; i++)
        if (zy_value_is(own, zy_grid_align_words[i]))
            return i;
    return (int)default_align(grid);
}

static bool center_of(const zy_view *grid, const char *direction)
{
    const zy_value *own = zy_value_find(grid->spec, "center");

    return zy_value_bool(own && own->kind == ZY_VALUE_MAP ? zy_value_find(own, direction) : own,
                         false);
}

static zy_grid_options options_of(zy_job *job, const zy_view *grid)
{
    const bool facet = grid->grid_kind == ZY_GRID_FACET;
    const double space =
        zy_config_number(&job->chart, facet ? "facet.spacing" : "concat.spacing", 20);
    zy_grid_options o = {.columns = facet && !grid->facet ? grid->grid_columns : grid->columns};

    o.flush = zy_value_is(zy_value_find(grid->spec, "bounds"), "flush");
    o.padding[0] = spacing_of(grid, "row", space);
    o.padding[1] = spacing_of(grid, "column", space);
    o.center[0] = center_of(grid, "row"), o.center[1] = center_of(grid, "column");
    o.align[0] = align_of(grid, "row"), o.align[1] = align_of(grid, "column");
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
        cells[i] = (zy_grid_cell){
            .width = child->width, .height = child->height, .box = child->guides->box};
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
    headers h = {ZY_NEW_ARRAY(job->arena, zy_grid_cell, count + 1),
                 ZY_NEW_ARRAY(job->arena, zy_placed *, count + 1), count};

    for (size_t i = 0; i < count; i++) {
        h.placed[i] = zy_placed_new(job, guides);
        h.cells[i].box = ZY_BOX_EMPTY;
    }
    return h;
}

/* Whether the axis of the channel stands once for a row or column of cells. */
static bool is_shared_axis(const zy_view *grid, zy_channel channel)
{
    const zy_value *word =
        zy_value_find(zy_value_path(grid->spec, "resolve.axis"), zy_channel_names[channel]);
    const zy_view *cell = grid->first;

    if (!cell || zy_value_is(word, "independent"))
        return false;
    return cell->kind != ZY_VIEW_GRID && !cell->scales[channel] &&
           zy_view_scale(cell, channel) != NULL;
}

/* The main axes of a cell on one side, for a header or footer. */
static void draw_side(zy_job *job, zy_view *cell, zy_channel channel, zy_side side, zy_guide *out)
{
    /* The unit is said once, over the first of the axes. */
    const bool again =
        job->chart.style->writes_figures && channel == ZY_CHANNEL_Y && cell->cell_row > 0;
    size_t count;
    zy_axis_plan *plans = zy_axes_plan(job, cell, &count);

    for (size_t i = 0; i < count; i++) {
        zy_guide main = {.box = ZY_BOX_EMPTY};
        if (plans[i].channel != channel || plans[i].options.orient != (int)side)
            continue;
        if (again)
            plans[i].axis.title_count = 0;
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

/* The size of a row or column: that of its largest cell. A facet of grids has none. */
static double extent_of(const zy_view *grid, bool rows, size_t index)
{
    double extent = 0;

    for (const zy_view *cell = grid->first; cell; cell = cell->next)
        if (cell->kind != ZY_VIEW_GRID && (rows ? cell->cell_row : cell->cell_column) == index)
            extent = fmax(extent, rows ? cell->height : cell->width);
    return extent;
}

static bool has_labels(zy_job *job, const zy_def *def, bool rows, bool footer)
{
    zy_header_options o;

    if (!def || !zy_header_read(job, def, &o) || !o.labels)
        return false;
    const zy_side side = zy_header_label_orient(&o, rows);
    const bool upright = side == ZY_SIDE_TOP || side == ZY_SIDE_BOTTOM;
    return upright != rows && footer == (side == ZY_SIDE_RIGHT || side == ZY_SIDE_BOTTOM);
}

/* One header: the main axes of a cell on its side, and the label outside of them. */
static zy_guide draw_header(zy_job *job, zy_view *grid, bool rows, bool footer, size_t index,
                            zy_grid_cell *place)
{
    const zy_channel channel = rows ? ZY_CHANNEL_Y : ZY_CHANNEL_X;
    const zy_def *def = rows ? grid->facet_row : grid->facet_column;
    const zy_side side =
        rows ? (footer ? ZY_SIDE_RIGHT : ZY_SIDE_LEFT) : (footer ? ZY_SIDE_BOTTOM : ZY_SIDE_TOP);
    const char *const within[] = {"column-header", "column-footer", "row-header", "row-footer"};
    const double extent = extent_of(grid, rows, index);
    zy_guide drawn = {.box = ZY_BOX_EMPTY}, label = {.box = ZY_BOX_EMPTY};

    place->width = rows ? 0 : extent, place->height = rows ? extent : 0;
    if (is_shared_axis(grid, channel))
        draw_side(job, cell_at(grid, rows, index), channel, side, &drawn);
    const zy_box frame = {0, 0, place->width, place->height};
    const zy_box inner = zy_box_union(frame, drawn.box);
    if (has_labels(job, def, rows, footer)) {
        const zy_header header = {.grid = grid,
                                  .def = def,
                                  .value =
                                      rows ? grid->row_values[index] : grid->column_values[index],
                                  .within = within[2 * rows + footer],
                                  .room = place->width > 0 ? place->width : 0.2 * grid->room_x,
                                  .over_unit = true};
        zy_header_draw(job, &header, inner, place->width, place->height, &label);
    }
    zy_marks_take(&drawn.marks, &label.marks);
    place->box = zy_box_union(inner, label.box);
    return drawn;
}

/* One side of the grid: headers (labels and axes) or footers of all rows or columns. */
static headers draw_headers(zy_job *job, zy_view *grid, bool rows, bool footer)
{
    headers out = new_headers(job, grid->guides, rows ? grid->grid_rows : grid->grid_columns);
    bool any = false;

    for (size_t i = 0; i < out.count; i++) {
        out.placed[i]->marks = draw_header(job, grid, rows, footer, i, &out.cells[i]).marks;
        any |= out.placed[i]->marks.first != NULL;
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

    for (zy_view *cell = grid->first; cell; cell = cell->next)
        if (!zy_view_layout(job, cell, x, y))
            return false;
    return true;
}

/* Whether the facet stands in a facet of the same channel: then its title is part of that one's. */
static bool is_titled_above(const zy_view *grid, const zy_def *def)
{
    const zy_view *above = grid->parent;

    if (!above || above->kind != ZY_VIEW_GRID || above->grid_kind != ZY_GRID_FACET)
        return false;
    return (def->channel == ZY_CHANNEL_ROW && above->facet_row) ||
           (def->channel == ZY_CHANNEL_COLUMN && above->facet_column) ||
           (def->channel == ZY_CHANNEL_FACET && above->facet);
}

/* The title of the rows, columns or cells goes to its place in the trellis. */
static void add_title(zy_job *job, zy_view *grid, const zy_def *def, zy_trellis *t,
                      zy_placed *placed[2])
{
    zy_header_options o;
    zy_guide drawn = {.box = ZY_BOX_EMPTY};

    if (!def || is_titled_above(grid, def) || !zy_header_read(job, def, &o))
        return;
    const zy_side side = zy_header_title_orient(&o, def->channel == ZY_CHANNEL_ROW);
    const int at = side == ZY_SIDE_LEFT || side == ZY_SIDE_RIGHT ? 0 : 1;
    zy_grid_cell **cell = at == 0 ? &t->row_title : &t->column_title;

    if (o.title_anchor == ZY_ANCHOR_START)
        t->title_band[at] = at == 0 ? 1 : 0;
    else if (o.title_anchor == ZY_ANCHOR_END)
        t->title_band[at] = at == 0 ? 0 : 1;
    if (side == ZY_SIDE_RIGHT || side == ZY_SIDE_BOTTOM)
        t->title_anchor[at] = ZY_ANCHOR_END;
    zy_header_draw_title(job, grid, def, at == 0 ? "row-title" : "column-title", &drawn);
    if (!drawn.marks.first)
        return;
    if (def->channel == ZY_CHANNEL_ROW)
        t->row_title_offset = 10;
    else if (def->channel == ZY_CHANNEL_COLUMN)
        t->column_title_offset = 10;
    placed[at] = zy_placed_new(job, grid->guides);
    placed[at]->marks = drawn.marks;
    *cell = ZY_NEW(job->arena, zy_grid_cell);
    (*cell)->box = drawn.box;
}

/* The headings of a row stand on one line: over all that sticks out of any of its plots. */
static void level_headings(zy_view *grid, size_t row)
{
    double line = INFINITY;

    for (const zy_view *cell = grid->first; cell; cell = cell->next)
        if (cell->cell_row == row && !zy_box_is_empty(cell->guides->title.box))
            line = fmin(line, cell->guides->title.box.y1);
    for (const zy_view *cell = grid->first; cell; cell = cell->next) {
        zy_guide *title = &cell->guides->title;
        if (cell->cell_row != row || zy_box_is_empty(title->box))
            continue;
        const double up = line - title->box.y1;
        zy_marks_move(&title->marks, 0, up);
        title->box = zy_box_move(title->box, 0, up);
        cell->guides->box = zy_box_union(cell->guides->box, title->box);
        cell->guides->bounds = zy_box_union(cell->guides->bounds, title->box);
    }
}

/* In the house style axes stand at the edge of the plots, not of all that sticks out of them: those
 * along x right below the last cell of their column. */
static void put_axes(zy_job *job, zy_view *grid, const headers *left, const headers *below)
{
    if (!job->chart.style->has_canvas || !grid->first || grid->first->kind == ZY_VIEW_GRID)
        return;
    for (const zy_view *cell = grid->first; cell; cell = cell->next) {
        if (cell->cell_column == 0 && cell->cell_row < left->count &&
            is_shared_axis(grid, ZY_CHANNEL_Y))
            left->placed[cell->cell_row]->x = cell->x;
        if (cell->cell_column < below->count && is_shared_axis(grid, ZY_CHANNEL_X))
            below->placed[cell->cell_column]->y = cell->y + cell->height;
    }
}

static bool place_facet(zy_job *job, zy_view *grid)
{
    const size_t count = child_count(grid);
    const bool of_grids = grid->first && grid->first->kind == ZY_VIEW_GRID;
    zy_placed *titles[2] = {NULL, NULL};
    zy_trellis t = {.grid = options_of(job, grid),
                    .header_band = {NAN, NAN},
                    .footer_band = {NAN, NAN},
                    .title_band = {NAN, NAN},
                    .title_anchor = {-1, -1}};

    if (!layout_cells(job, grid))
        return false;
    for (size_t row = 0; job->chart.style->has_canvas && row < grid->grid_rows; row++)
        level_headings(grid, row);
    t.cells = cells_of(job, grid, count);
    t.cell_count = count;
    const headers rh = draw_headers(job, grid, true, false),
                  rf = draw_headers(job, grid, true, true);
    const headers ch = draw_headers(job, grid, false, false),
                  cf = draw_headers(job, grid, false, true);
    t.row_headers = rh.cells, t.row_header_count = rh.count;
    t.row_footers = rf.cells, t.row_footer_count = rf.count;
    t.column_headers = ch.cells, t.column_header_count = ch.count;
    t.column_footers = cf.cells, t.column_footer_count = cf.count;
    if (of_grids)
        t.header_band[0] = t.header_band[1] = t.footer_band[0] = t.footer_band[1] = 0.5;
    add_title(job, grid, grid->facet_row, &t, titles);
    add_title(job, grid, grid->facet_column, &t, titles);
    add_title(job, grid, grid->facet, &t, titles);
    grid->guides->box = zy_trellis_layout(&t, job->arena);
    put_cells(grid, t.cells);
    put_headers(&rh), put_headers(&rf), put_headers(&ch), put_headers(&cf);
    put_axes(job, grid, &rh, &cf);
    if (titles[0])
        titles[0]->x = t.row_title->x, titles[0]->y = t.row_title->y;
    if (titles[1])
        titles[1]->x = t.column_title->x, titles[1]->y = t.column_title->y;
    return true;
}

bool zy_grid_place(zy_job *job, zy_view *grid)
{
    return grid->grid_kind == ZY_GRID_FACET ? place_facet(job, grid) : place_concat(job, grid);
}
