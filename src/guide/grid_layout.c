#include <math.h>

#include "guide/parts.h"

/* Rows and columns of a grid are laid out alike; an axis of the grid is one of the two. */
enum { DOWN = 0, ACROSS = 1 };

typedef struct grid {
    const zy_grid_options *options;
    zy_grid_cell *cells;
    size_t count, columns, rows;
    zy_box *boxes;    /* of the cells, as they are measured */
    double *steps[2]; /* of each cell, from the cell before it */
    double *extents[2];
    double widest[2];
} grid;

static size_t index_of(const grid *g, int axis, size_t i)
{
    return axis == ACROSS ? i % g->columns : i / g->columns;
}

static size_t lines_of(const grid *g, int axis)
{
    return axis == ACROSS ? g->columns : g->rows;
}

static double low_of(const grid *g, int axis, size_t i)
{
    return axis == ACROSS ? g->boxes[i].x0 : g->boxes[i].y0;
}

static double high_of(const grid *g, int axis, size_t i)
{
    return axis == ACROSS ? g->boxes[i].x1 : g->boxes[i].y1;
}

static zy_box measure(const grid *g, const zy_grid_cell *cell)
{
    if (g->options->flush)
        return (zy_box){0, 0, cell->width, cell->height};
    return zy_box_is_empty(cell->box) ? (zy_box){0, 0, 0, 0} : cell->box;
}

static double room_before(double low)
{
    return low < 0 ? ceil(-low) : 0;
}

static void measure_cells(grid *g, int axis)
{
    for (size_t i = 0; i < g->count; i++) {
        double high = ceil(high_of(g, axis, i));
        double *extent = &g->extents[axis][index_of(g, axis, i)];
        *extent = fmax(*extent, high);
        g->widest[axis] = fmax(g->widest[axis], high);
        g->steps[axis][i] = index_of(g, axis, i) == 0
                                ? 0
                                : g->options->padding[axis] + room_before(low_of(g, axis, i));
    }
}

/* The largest step of the cells in one line, or in all of them (`line` SIZE_MAX). */
static double largest_step(const grid *g, int axis, size_t line)
{
    double largest = 0;

    for (size_t i = 0; i < g->count; i++)
        if (index_of(g, axis, i) > 0 && (line == SIZE_MAX || index_of(g, axis, i) == line))
            largest = fmax(largest, g->steps[axis][i]);
    return largest;
}

static void align(grid *g, int axis)
{
    int how = g->options->align[axis];
    double all = how == ZY_GRID_ALL ? largest_step(g, axis, SIZE_MAX) + g->widest[axis] : 0;

    for (size_t line = 1; line < lines_of(g, axis); line++) {
        double before = g->extents[axis][line - 1];
        double each = how == ZY_GRID_EACH ? largest_step(g, axis, line) + before : 0;
        for (size_t i = 0; i < g->count; i++) {
            double *step = &g->steps[axis][i];
            if (index_of(g, axis, i) == line)
                *step = how == ZY_GRID_ALL ? all : how == ZY_GRID_EACH ? each : *step + before;
        }
    }
}

static double *position_of(grid *g, int axis, size_t i)
{
    return axis == ACROSS ? &g->cells[i].x : &g->cells[i].y;
}

static void put_in_line(grid *g, int axis)
{
    size_t back = axis == ACROSS ? 1 : g->columns;

    for (size_t i = 0; i < g->count; i++)
        *position_of(g, axis, i) =
            g->steps[axis][i] + (index_of(g, axis, i) ? *position_of(g, axis, i - back) : 0);
}

/* Cells smaller than their line move to its middle - as Vega does it, which takes the cell's place
 * off the room: in practice only cells of the first line move. */
static void center(grid *g, int axis)
{
    int how = g->options->align[axis];
    bool many = axis == ACROSS ? g->rows > 1 : g->columns != 1;

    if (how == ZY_GRID_NONE || !g->options->center[axis] || !many)
        return;
    for (size_t i = 0; i < g->count; i++) {
        double extent =
            how == ZY_GRID_ALL ? g->widest[axis] : g->extents[axis][index_of(g, axis, i)];
        double left = extent - high_of(g, axis, i) - *position_of(g, axis, i);
        if (left > 0)
            *position_of(g, axis, i) += left / 2;
    }
}

static double anchored(double at, int anchor, double size)
{
    double back = anchor == ZY_ANCHOR_END ? size : anchor == ZY_ANCHOR_MIDDLE ? size / 2 : 0;

    return zy_guide_round(at - back);
}

static zy_box move_to_anchor(grid *g)
{
    const zy_grid_options *o = g->options;
    zy_box all = {0, 0, 0, 0}, moved = ZY_BOX_EMPTY;

    for (size_t i = 0; i < g->count; i++)
        all = zy_box_union(all, zy_box_move(g->boxes[i], g->cells[i].x, g->cells[i].y));
    double x = anchored(o->x, o->anchor[ACROSS], all.x1 - all.x0);
    double y = anchored(o->y, o->anchor[DOWN], all.y1 - all.y0);
    for (size_t i = 0; i < g->count; i++) {
        zy_grid_cell *cell = &g->cells[i];
        cell->x += x, cell->y += y;
        if (!zy_box_is_empty(cell->box))
            moved = zy_box_union(moved, zy_box_move(cell->box, cell->x, cell->y));
    }
    return moved;
}

zy_box zy_grid_layout(zy_grid_cell *cells, size_t count, const zy_grid_options *options,
                      zy_arena *arena)
{
    grid g = {.options = options, .cells = cells, .count = count};

    if (!count)
        return ZY_BOX_EMPTY;
    g.columns = options->columns && options->columns < count ? options->columns : count;
    /* A grid with more columns than cells is one row: the empty columns take no room. */
    g.rows = (count + g.columns - 1) / g.columns;
    g.boxes = ZY_NEW_ARRAY(arena, zy_box, count);
    for (size_t i = 0; i < count; i++)
        g.boxes[i] = measure(&g, &cells[i]);
    for (int axis = DOWN; axis <= ACROSS; axis++) {
        g.steps[axis] = ZY_NEW_ARRAY(arena, double, count);
        g.extents[axis] = ZY_NEW_ARRAY(arena, double, lines_of(&g, axis));
        measure_cells(&g, axis);
        align(&g, axis);
        put_in_line(&g, axis);
        center(&g, axis);
    }
    return move_to_anchor(&g);
}
