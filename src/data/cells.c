/* Cells of a facet that have nothing to show: Vega-Lite cuts a table into cells when invalid rows
 * are out of it already, so that what has only such rows has no cell. */
#include "data/data.h"

static bool has_rows(const zy_view *cell)
{
    return !cell->is_empty && (!cell->rows || cell->row_count > 0);
}

/* Which of the grid's rows or columns have a cell with something in it, numbered anew; their
 * number. */
static size_t number_lines(const zy_view *grid, bool rows, size_t count, size_t *numbers)
{
    size_t next = 0;

    for (size_t i = 0; i < count; i++) {
        bool found = false;
        for (const zy_view *cell = grid->first; cell && !found; cell = cell->next)
            found = (rows ? cell->cell_row : cell->cell_column) == i && has_rows(cell);
        numbers[i] = found ? next++ : SIZE_MAX;
    }
    return next;
}

static const zy_datum *kept_values(zy_job *job, const zy_datum *values, size_t count,
                                   const size_t *numbers)
{
    zy_datum *kept = ZY_NEW_ARRAY(job->arena, zy_datum, count + 1);

    for (size_t i = 0; i < count; i++)
        if (numbers[i] != SIZE_MAX)
            kept[numbers[i]] = values[i];
    return kept;
}

static void append(zy_view *grid, zy_view *cell)
{
    cell->next = NULL;
    if (grid->last)
        grid->last->next = cell;
    else
        grid->first = cell;
    grid->last = cell;
}

static void prune_grid(zy_job *job, zy_view *grid)
{
    size_t *rows = ZY_NEW_ARRAY(job->arena, size_t, grid->grid_rows + 1);
    size_t *columns = ZY_NEW_ARRAY(job->arena, size_t, grid->grid_columns + 1);
    const size_t row_count = number_lines(grid, true, grid->grid_rows, rows);
    const size_t column_count = number_lines(grid, false, grid->grid_columns, columns);
    zy_view *cell = grid->first;

    grid->row_values = kept_values(job, grid->row_values, grid->grid_rows, rows);
    grid->column_values = kept_values(job, grid->column_values, grid->grid_columns, columns);
    grid->grid_rows = row_count, grid->grid_columns = column_count;
    grid->first = grid->last = NULL;
    for (zy_view *next; cell; cell = next) {
        next = cell->next;
        if (rows[cell->cell_row] == SIZE_MAX || columns[cell->cell_column] == SIZE_MAX)
            continue;
        cell->is_empty = !has_rows(cell);
        cell->cell_row = rows[cell->cell_row], cell->cell_column = columns[cell->cell_column];
        append(grid, cell);
    }
}

void zy_cells_wrap(zy_view *grid, size_t columns)
{
    size_t count = 0;

    for (zy_view *cell = grid->first; cell; cell = cell->next, count++)
        cell->cell_row = count / columns, cell->cell_column = count % columns;
    grid->columns = grid->grid_columns = columns;
    grid->grid_rows = (count + columns - 1) / columns;
}

static void prune_wrapped(zy_view *grid)
{
    zy_view *cell = grid->first;
    const size_t columns = grid->columns;
    size_t count = 0;

    grid->first = grid->last = NULL;
    for (zy_view *next; cell; cell = next) {
        next = cell->next;
        if (!has_rows(cell))
            continue;
        append(grid, cell);
        count++;
    }
    if (count)
        zy_cells_wrap(grid, columns ? columns : count);
    grid->columns = columns;
}

void zy_cells_prune(zy_job *job, zy_view *view)
{
    bool any = false, all = true;

    for (zy_view *child = view->first; child; child = child->next) {
        zy_cells_prune(job, child);
        /* What is left out of one layer may be in another. */
        all &= child->kind == ZY_VIEW_UNIT && has_rows(child);
        any |= child->kind == ZY_VIEW_UNIT && has_rows(child);
    }
    if (view->kind != ZY_VIEW_GRID || view->grid_kind != ZY_GRID_FACET || all || !any)
        return;
    if (view->facet)
        prune_wrapped(view);
    else
        prune_grid(job, view);
}
