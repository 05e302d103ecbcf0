/* A grid with headers, footers and titles: vega-view-transforms' trellisLayout. */
#include <math.h>

#include "guide/parts.h"

enum { DOWN = 0, ACROSS = 1 };

typedef enum edge { LEFT_EDGE, TOP_EDGE, RIGHT_EDGE, BOTTOM_EDGE } edge;

static zy_box placed_box(const zy_grid_cell *cell)
{
    return zy_box_is_empty(cell->box) ? cell->box : zy_box_move(cell->box, cell->x, cell->y);
}

static double edge_of(zy_box box, edge which)
{
    switch (which) {
    case LEFT_EDGE:
        return box.x0;
    case TOP_EDGE:
        return box.y0;
    case RIGHT_EDGE:
        return box.x1;
    case BOTTOM_EDGE:
        return box.y1;
    }
    return 0;
}

/* The outermost whole pixel of both. */
static double outer(edge which, double a, double b)
{
    return which == LEFT_EDGE || which == TOP_EDGE ? floor(fmin(a, b)) : ceil(fmax(a, b));
}

static double cell_edge(const zy_trellis *t, size_t i, edge which)
{
    const zy_grid_cell *cell = &t->cells[i];

    if (t->grid.flush || zy_box_is_empty(cell->box))
        return edge_of((zy_box){cell->x, cell->y, cell->x + cell->width, cell->y + cell->height},
                       which);
    return edge_of(placed_box(cell), which);
}

/* One band of headers: which cells they stand beside, and on which side. */
typedef struct band {
    zy_grid_cell *headers;
    size_t count, limit;
    size_t start, stride, back;
    edge which;
    double offset; /* outwards */
    double share;  /* where along the cell; NAN: at its origin */
} band;

/* The cell that a header stands beside; an incomplete last row has none, then one further in. */
static const zy_grid_cell *cell_beside(const zy_trellis *t, const band *b, size_t i)
{
    while (i >= t->cell_count && i >= b->back)
        i -= b->back;
    return &t->cells[i < t->cell_count ? i : 0];
}

static void put_beside(const band *b, const zy_grid_cell *cell, double line, zy_grid_cell *header)
{
    bool across = b->which == TOP_EDGE || b->which == BOTTOM_EDGE;
    zy_box box = zy_box_is_empty(cell->box)
                     ? (zy_box){cell->x, cell->y, cell->x + cell->width, cell->y + cell->height}
                     : placed_box(cell);
    double x = isnan(b->share) ? cell->x : zy_guide_round(box.x0 + b->share * (box.x1 - box.x0));
    double y = isnan(b->share) ? cell->y : zy_guide_round(box.y0 + b->share * (box.y1 - box.y0));

    header->x = across ? x : line;
    header->y = across ? line : y;
}

/* Places the headers; the outer edge of what stands there now. */
static double place_band(const zy_trellis *t, const band *b, zy_box *all)
{
    double line = 0, end = 0;
    size_t count = b->count < b->limit ? b->count : b->limit;

    if (!t->cell_count)
        return 0;
    for (size_t i = b->start; i < t->cell_count; i += b->stride)
        line = outer(b->which, line, cell_edge(t, i, b->which));
    if (!count)
        return line;
    line += b->which == LEFT_EDGE || b->which == TOP_EDGE ? -b->offset : b->offset;
    for (size_t j = 0; j < count; j++) {
        put_beside(b, cell_beside(t, b, b->start + j * b->stride), line, &b->headers[j]);
        zy_box box = placed_box(&b->headers[j]);
        if (zy_box_is_empty(box))
            continue;
        *all = zy_box_union(*all, box);
        end = outer(b->which, end, edge_of(box, b->which));
    }
    return end;
}

static void place_title(zy_grid_cell *title, bool across, double line, zy_box grid, double share,
                        zy_box *all)
{
    double part = zy_guide_or(share, 0.5);

    title->x = across ? zy_guide_round(grid.x0 + part * (grid.x1 - grid.x0)) : line;
    title->y = across ? line : zy_guide_round(grid.y0 + part * (grid.y1 - grid.y0));
    *all = zy_box_union(*all, placed_box(title));
}

zy_box zy_trellis_layout(zy_trellis *t, zy_arena *arena)
{
    zy_box grid = zy_grid_layout(t->cells, t->cell_count, &t->grid, arena);
    size_t columns = t->grid.columns ? t->grid.columns : t->cell_count;
    size_t rows = columns ? (t->cell_count + columns - 1) / columns : 1;
    zy_box all = grid;

    if (zy_box_is_empty(grid))
        grid = (zy_box){0, 0, 0, 0};
    if (!columns)
        columns = 1;
    size_t last_row = rows ? (rows - 1) * columns : 0;
    band row_headers = {t->row_headers,       t->row_header_count, rows, 0, columns, 1, LEFT_EDGE,
                        t->row_header_offset, t->header_band[DOWN]};
    band column_headers = {
        t->column_headers,       t->column_header_count, columns, 0, 1, columns, TOP_EDGE,
        t->column_header_offset, t->header_band[ACROSS]};
    band row_footers = {
        t->row_footers,       t->row_footer_count, rows, columns - 1, columns, 1, RIGHT_EDGE,
        t->row_footer_offset, t->footer_band[DOWN]};
    band column_footers = {
        t->column_footers,       t->column_footer_count, columns, last_row, 1, columns, BOTTOM_EDGE,
        t->column_footer_offset, t->footer_band[ACROSS]};
    double left = place_band(t, &row_headers, &all);
    double top = place_band(t, &column_headers, &all);
    double right = place_band(t, &row_footers, &all);
    double bottom = place_band(t, &column_footers, &all);

    if (t->row_title)
        place_title(t->row_title, false,
                    t->title_anchor[DOWN] == ZY_ANCHOR_END ? right + t->row_title_offset
                                                           : left - t->row_title_offset,
                    grid, t->title_band[DOWN], &all);
    if (t->column_title)
        place_title(t->column_title, true,
                    t->title_anchor[ACROSS] == ZY_ANCHOR_END ? bottom + t->column_title_offset
                                                             : top - t->column_title_offset,
                    grid, t->title_band[ACROSS], &all);
    return all;
}
