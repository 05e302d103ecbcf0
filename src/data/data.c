/* data: tables loaded, transforms run, facets cut into cells, and what encodings themselves do to
 * the table: types, bins, time units, aggregation, stacking (Vega-Lite's compile/data/parse.ts). */
#include <math.h>
#include <string.h>

#include "data/data.h"

/* ---- Dates: temporal fields of the units below are read as dates where the table is read ---- */

typedef struct date_scan {
    zy_job *job;
    zy_table *table;
} date_scan;

static void read_dates(date_scan *scan, const char *field)
{
    zy_column *column = field ? zy_table_find(scan->table, field) : NULL;

    if (column && (column->kind == ZY_COLUMN_TEXT || column->kind == ZY_COLUMN_MIXED))
        zy_column_parse(scan->table, column, "date");
}

static void scan_def(date_scan *scan, const zy_def *def)
{
    for (; def; def = def->next) {
        if (def->field && (def->type == ZY_TYPE_TEMPORAL || (def->units && !def->unit_binned)))
            read_dates(scan, def->field);
        for (const zy_rule *rule = def->conditions; rule; rule = rule->next)
            scan_def(scan, rule->def);
    }
}

static void scan_predicate(date_scan *scan, const zy_value *v)
{
    if (zy_value_find(v, "field") && zy_value_find(v, "timeUnit"))
        read_dates(scan, zy_value_text(zy_value_find(v, "field"), NULL));
    for (const zy_value *child = v->kind == ZY_VALUE_MAP || v->kind == ZY_VALUE_LIST ? v->child
                                                                                     : NULL;
         child; child = child->next)
        scan_predicate(scan, child);
}

static void scan_view(date_scan *scan, const zy_view *view, bool top)
{
    const zy_value *transform = zy_value_find(view->spec, "transform");

    if (!top && zy_value_find(view->spec, "data"))
        return;
    for (const zy_value *t = transform ? transform->child : NULL; t; t = t->next) {
        if (zy_value_find(t, "timeUnit"))
            read_dates(scan, zy_value_text(zy_value_find(t, "field"), NULL));
        if (zy_value_find(t, "filter"))
            scan_predicate(scan, zy_value_find(t, "filter"));
    }
    for (int c = 0; c < ZY_CHANNEL_COUNT; c++)
        scan_def(scan, view->encoding[c]);
    scan_def(scan, view->facet);
    scan_def(scan, view->facet_row);
    scan_def(scan, view->facet_column);
    for (const zy_view *child = view->first; child; child = child->next)
        scan_view(scan, child, false);
}

/* ---- The table of a view ---- */

/* Totals, stacks and windows of a facet's pattern keep its cells apart. */
static const zy_value *grouped_by_facet(zy_job *job, const zy_view *facet, const zy_value *t)
{
    const zy_def *const defs[] = {facet->facet_row, facet->facet_column, facet->facet};
    const zy_value *by = zy_value_find(t, "groupby");

    if (!zy_value_find(t, "aggregate") && !zy_value_find(t, "stack") &&
        !zy_value_find(t, "window") && !zy_value_find(t, "joinaggregate"))
        return t;
    zy_value *copy = zy_value_copy(job->arena, t);
    zy_value *list = by && by->kind == ZY_VALUE_LIST ? zy_value_copy(job->arena, by)
                                                     : zy_value_new_list(job->arena, t);
    for (size_t i = 0; i < sizeof defs / sizeof *defs; i++) {
        if (defs[i] && defs[i]->column)
            zy_value_append(list, zy_value_new_text(job->arena, defs[i]->column, t));
        if (defs[i] && defs[i]->column_end)
            zy_value_append(list, zy_value_new_text(job->arena, defs[i]->column_end, t));
    }
    zy_value_set(job->arena, copy, "groupby", list);
    return copy;
}

static bool mentions(const zy_value *v, const char *name)
{
    if (v->kind == ZY_VALUE_TEXT)
        return strstr(v->text, name) != NULL;
    for (const zy_value *child = v->kind == ZY_VALUE_MAP || v->kind == ZY_VALUE_LIST ? v->child
                                                                                     : NULL;
         child; child = child->next)
        if (mentions(child, name))
            return true;
    return false;
}

/* Whether a fold takes all columns but some. */
static bool folds_all(const zy_value *list)
{
    for (const zy_value *t = list->kind == ZY_VALUE_LIST ? list->child : NULL; t; t = t->next) {
        const zy_value *fold = zy_value_find(t, "fold");
        if (fold && fold->kind == ZY_VALUE_MAP)
            return true;
    }
    return false;
}

/* Cells that transforms name are read as the numbers and dates they are, where a whole column is of
 * one kind: 59.7mm is 59.7 to a filter as it is to an axis. */
static void read_cells(zy_job *job, const zy_view *view, zy_table *table)
{
    const zy_value *list = zy_value_find(view->spec, "transform");
    size_t bad;

    for (size_t c = 0; list && job->chart.style->reads_cells && c < table->column_count; c++) {
        zy_column *column = table->columns[c];
        if (column->kind == ZY_COLUMN_TEXT && (mentions(list, column->name) || folds_all(list)))
            zy_column_convert(table, column, zy_column_infer(column), &bad);
    }
}

static zy_table *run_transforms(zy_job *job, const zy_view *view, zy_table *table,
                                const zy_view *facet)
{
    const zy_value *list = zy_value_find(view->spec, "transform");
    const zy_transform_job with = zy_transform_job_of(job);

    read_cells(job, view, table);
    for (const zy_value *t = list && list->kind == ZY_VALUE_LIST ? list->child : NULL; t && table;
         t = t->next) {
        const zy_transform *transform = zy_transform_find(job->diags, t);
        table = transform
                    ? transform->run(&with, facet ? grouped_by_facet(job, facet, t) : t, table)
                    : NULL;
    }
    return table;
}

/* A cell has its rows of what the pattern's transforms made of the whole table. */
static bool has_own_data(const zy_view *view)
{
    const zy_value *data = zy_value_find(view->spec, "data");

    return data && data->kind == ZY_VALUE_MAP &&
           !(view->given && !zy_value_find(data, "values") && !zy_value_find(data, "url"));
}

static zy_table *input_of(zy_job *job, zy_view *view)
{
    const zy_value *data = zy_value_find(view->spec, "data");
    zy_table *table = view->parent ? view->parent->input : NULL;

    if (view->given && !has_own_data(view))
        return zy_table_copy(job->arena, view->given);
    if (has_own_data(view)) {
        zy_table *loaded = zy_source_load(job, data);
        table = loaded ? zy_table_copy(job->arena, loaded) : NULL;
        if (table && !job->chart.style->reads_cells)
            scan_view(&(date_scan){job, table}, view, true);
    } else if (!table || (data && data->kind == ZY_VALUE_NULL)) {
        table = zy_table_new(job->arena, 1); /* data: null takes no table from above */
    } else if (table) {
        table = zy_table_copy(job->arena, table);
    }
    /* Layers are binned alike, whatever each leaves out. */
    if (view->kind == ZY_VIEW_UNIT && view->parent && view->parent->kind == ZY_VIEW_LAYER)
        view->whole = table;
    view->had_rows = table && table->row_count > 0 &&
                     (has_own_data(view) || (view->parent && view->parent->had_rows));
    return table ? run_transforms(job, view, table, NULL) : NULL;
}

/* ---- Facets ---- */

static int compare_cells(zy_arena *arena, const zy_def *def, zy_datum a, zy_datum b)
{
    if (def->sort && def->sort->kind == ZY_VALUE_LIST) {
        size_t ia = def->sort->count, ib = ia, i = 0;
        for (const zy_value *v = def->sort->child; v; v = v->next, i++) {
            const zy_datum d = zy_value_datum(arena, v);
            ia = zy_datum_equal(d, a) && ia == def->sort->count ? i : ia;
            ib = zy_datum_equal(d, b) && ib == def->sort->count ? i : ib;
        }
        return ia < ib ? -1 : ia > ib;
    }
    if (def->sort_null)
        return 0;
    return zy_value_is(def->sort, "descending") ? zy_datum_compare(b, a) : zy_datum_compare(a, b);
}

/* The different values of a facet field, in the order of its cells. */
static zy_datum *facet_values(zy_job *job, zy_table *table, const zy_def *def, size_t *count,
                              zy_groups *groups)
{
    zy_column *column = zy_table_find(table, def->column);
    *groups = zy_table_group(job->arena, table, &column, 1);
    zy_datum *values = ZY_NEW_ARRAY(job->arena, zy_datum, groups->count + 1);
    zy_datum *keys = ZY_NEW_ARRAY(job->arena, zy_datum, groups->count + 1);
    const zy_value *by =
        def->sort && def->sort->kind == ZY_VALUE_MAP ? zy_value_find(def->sort, "field") : NULL;
    const zy_column *sort_column = by ? zy_table_find(table, by->text) : NULL;
    const bool descending = zy_value_is(zy_value_find(def->sort, "order"), "descending");

    for (size_t g = 0; g < groups->count; g++) {
        values[g] = keys[g] = zy_column_at(column, groups->first[g]);
        if (by) {
            size_t *rows = ZY_NEW_ARRAY(job->arena, size_t, table->row_count), n = 0;
            for (size_t r = 0; r < table->row_count; r++)
                if (groups->group_of[r] == g)
                    rows[n++] = r;
            keys[g] = zy_aggregate(job->arena, zy_value_text(zy_value_find(def->sort, "op"), "min"),
                                   table, sort_column, rows, n);
        }
    }
    /* In the house style names keep the order of the table. */
    const bool as_met = job->chart.style->keeps_order && !def->sort && def->type == ZY_TYPE_NOMINAL;
    for (size_t i = 1; i < groups->count && !as_met; i++)
        for (size_t j = i; j > 0; j--) {
            const int order = by ? (descending ? -1 : 1) * zy_datum_compare(keys[j - 1], keys[j])
                                 : compare_cells(job->arena, def, keys[j - 1], keys[j]);
            if (order <= 0)
                break;
            const zy_datum v = values[j], k = keys[j];
            values[j] = values[j - 1], keys[j] = keys[j - 1];
            values[j - 1] = v, keys[j - 1] = k;
        }
    *count = groups->count;
    return values;
}

static bool prepare_facet_def(zy_job *job, zy_table *table, zy_def *def);

static zy_view *add_cell(zy_job *job, zy_view *grid, zy_table *table, const size_t *rows,
                         size_t count)
{
    zy_view *cell = zy_view_build(job, zy_value_find(grid->spec, "spec"), grid);

    if (!cell)
        return NULL;
    cell->given = zy_table_pick(job->arena, table, rows, count);
    cell->whole = table;
    cell->is_empty = count == 0;
    return cell;
}

static size_t rows_where(const zy_table *table, const zy_column *a, zy_datum va, const zy_column *b,
                         zy_datum vb, size_t *rows)
{
    size_t n = 0;

    for (size_t r = 0; r < table->row_count; r++)
        if ((!a || zy_datum_equal(zy_column_at(a, r), va)) &&
            (!b || zy_datum_equal(zy_column_at(b, r), vb)))
            rows[n++] = r;
    return n;
}

static bool cut_grid(zy_job *job, zy_view *grid, zy_table *table)
{
    zy_groups unused;
    zy_datum all[1] = {{0}}, *rows_of = all, *columns_of = all;
    size_t row_count = 1, column_count = 1;
    size_t *rows = ZY_NEW_ARRAY(job->arena, size_t, table->row_count + 1);

    if (grid->facet_row)
        rows_of = facet_values(job, table, grid->facet_row, &row_count, &unused);
    if (grid->facet_column)
        columns_of = facet_values(job, table, grid->facet_column, &column_count, &unused);
    const zy_column *row_column =
        grid->facet_row ? zy_table_find(table, grid->facet_row->column) : NULL;
    const zy_column *column_column =
        grid->facet_column ? zy_table_find(table, grid->facet_column->column) : NULL;
    grid->grid_rows = row_count, grid->grid_columns = column_count;
    grid->row_values = zy_arena_copy(job->arena, rows_of, row_count * sizeof *rows_of);
    grid->column_values = zy_arena_copy(job->arena, columns_of, column_count * sizeof *columns_of);
    for (size_t r = 0; r < row_count; r++)
        for (size_t c = 0; c < column_count; c++) {
            const size_t n =
                rows_where(table, row_column, rows_of[r], column_column, columns_of[c], rows);
            zy_view *cell =
                add_cell(job, grid, table, zy_arena_copy(job->arena, rows, n * sizeof *rows), n);
            if (!cell)
                return false;
            cell->cell_row = r, cell->cell_column = c;
            cell->cell_row_value = rows_of[r], cell->cell_column_value = columns_of[c];
        }
    return true;
}

/* In the house style small multiples stand in as many columns as suit the canvas; those asked for
 * as columns stand in one row while each of them is wide enough. */
static size_t house_columns(zy_job *job, const zy_view *grid, size_t count)
{
    const zy_chart *chart = &job->chart;
    const double margins = zy_length_px(chart, chart->house->page.left) +
                           zy_length_px(chart, chart->house->page.right),
                 width = chart->canvas_width - margins;
    const double least =
        zy_length_px(chart, chart->house->panels.narrowest); /* of a cell in one row */

    if (!chart->style->has_canvas || count == 0 ||
        (grid->facet->channel == ZY_CHANNEL_COLUMN && width / (double)count >= least))
        return count;
    return zy_columns_for(count, width, chart->canvas_height * 0.72);
}

static bool cut_wrapped(zy_job *job, zy_view *grid, zy_table *table)
{
    zy_groups groups;
    size_t count;
    zy_datum *values = facet_values(job, table, grid->facet, &count, &groups);
    const zy_column *column = zy_table_find(table, grid->facet->column);
    size_t *rows = ZY_NEW_ARRAY(job->arena, size_t, table->row_count + 1);

    if (!grid->columns && job->chart.style->has_canvas)
        grid->columns = house_columns(job, grid, count);
    if (job->chart.style->has_canvas && grid->columns > count)
        grid->columns = count;
    grid->grid_columns = grid->columns ? grid->columns : count;
    grid->grid_rows =
        grid->grid_columns ? (count + grid->grid_columns - 1) / grid->grid_columns : 0;
    for (size_t i = 0; i < count; i++) {
        const size_t n = rows_where(table, column, values[i], NULL, values[i], rows);
        zy_view *cell =
            add_cell(job, grid, table, zy_arena_copy(job->arena, rows, n * sizeof *rows), n);
        if (!cell)
            return false;
        cell->cell_row = i / grid->grid_columns, cell->cell_column = i % grid->grid_columns;
        cell->cell_value = values[i];
    }
    return true;
}

static bool cut_facet(zy_job *job, zy_view *grid)
{
    zy_table *table = grid->input;

    if ((grid->facet && !prepare_facet_def(job, table, grid->facet)) ||
        (grid->facet_row && !prepare_facet_def(job, table, grid->facet_row)) ||
        (grid->facet_column && !prepare_facet_def(job, table, grid->facet_column)))
        return false;
    table = has_own_data(grid->first) ? table : run_transforms(job, grid->first, table, grid);
    if (!table)
        return false;
    grid->first = grid->last = NULL; /* the pattern: its copies take its place */
    return grid->facet ? cut_wrapped(job, grid, table) : cut_grid(job, grid, table);
}

static bool prepare_facet_def(zy_job *job, zy_table *table, zy_def *def)
{
    return zy_def_prepare(job, table, def, 10);
}

static bool view_data(zy_job *job, zy_view *view);

static bool own_data(zy_job *job, zy_view *view)
{
    view->input = input_of(job, view);
    if (!view->input)
        return false;
    if (view->kind == ZY_VIEW_UNIT)
        return zy_mark_file_load(job, view) && zy_unit_data(job, view);
    if (view->kind == ZY_VIEW_GRID && view->grid_kind == ZY_GRID_FACET && !cut_facet(job, view))
        return false;
    bool good = true;
    for (zy_view *child = view->first; child; child = child->next)
        good &= view_data(job, child);
    for (zy_view *child = view->first; good && child; child = child->next)
        zy_house_reference_types(view, child);
    return good;
}

static bool view_data(zy_job *job, zy_view *view)
{
    const zy_frame_options page = zy_frame_enter(job, view);
    bool good = own_data(job, view);

    if (good && view->kind != ZY_VIEW_UNIT &&
        (!view->parent || (view->frame && zy_value_find(view->spec, "highlight"))))
        good = zy_house_highlight_check(job, view);

    zy_frame_leave(job, page);
    return good;
}

bool zy_data(zy_job *job)
{
    return view_data(job, job->chart.root) && !job->diags->errors;
}
