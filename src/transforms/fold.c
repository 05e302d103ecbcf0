/* fold: columns into rows of name and value. */
#include <glib.h>

#include "transforms/common.h"

static const zy_prop props[] = {
    ZY_KEY("fold", ZY_PROP_VALUE,
           "the columns that become rows; {except: …}: all numbers but these"),
    ZY_KEY("as", ZY_PROP_TEXTS, "the names of the columns of names and values; key, value"),
    ZY_KEYS_END,
};

/* Each row once for each of the columns. */
static zy_table *repeat(const zy_transform_job *job, zy_table *table, size_t times)
{
    const size_t count = table->row_count * times;
    size_t *rows = ZY_NEW_ARRAY(job->arena, size_t, count);

    for (size_t i = 0; i < count; i++)
        rows[i] = i / times;
    return zy_table_pick(job->arena, table, rows, count);
}

static bool fits(const zy_transform_job *job, const zy_value *list, const zy_table *table,
                 size_t times)
{
    if (times == 0 || table->row_count <= ZY_LIMIT_CELLS / times / (table->column_count + 2))
        return true;
    zy_fail(job->diags, "table-limit", list->span, NULL, "%s",
            ZY_SAY(job->diags, "the table grows too large", "表が大きくなりすぎます"));
    zy_diag_fault(job->diags, ZY_FAULT_LIMIT);
    return false;
}

/* What an article says of a value goes with it: the cell as written, qualifiers, the common unit.
 */
static void carry(const zy_transform_job *job, zy_column *into, const zy_columns *from)
{
    const size_t times = from->count;

    into->unit = from->items[0]->unit;
    into->duration = from->items[0]->duration;
    for (size_t k = 0; k < times; k++) {
        const zy_column *column = from->items[k];
        if (g_strcmp0(into->unit, column->unit) != 0)
            into->unit = NULL;
        if (into->duration != column->duration)
            into->duration = ZY_DURATION_NONE;
        if (column->kind != ZY_COLUMN_NUMBER || into->kind != ZY_COLUMN_NUMBER)
            continue;
        into->commas |= column->commas;
        if (column->written && !into->written)
            into->written = ZY_NEW_ARRAY(job->arena, const char *, into->count + 1);
        if (column->qualifiers && !into->qualifiers)
            into->qualifiers = ZY_NEW_ARRAY(job->arena, uint16_t, into->count + 1);
        for (size_t i = k; i < into->count; i += times) {
            if (column->written)
                into->written[i] = column->written[i / times];
            if (column->qualifiers)
                into->qualifiers[i] = column->qualifiers[i / times];
        }
    }
}

static bool is_excepted(const zy_value *except, const char *name)
{
    for (const zy_value *v = except ? except->child : NULL; v; v = v->next)
        if (zy_value_is(v, name))
            return true;
    return false;
}

/* {except: [年]}: all columns of numbers but these. */
static bool all_numbers(const zy_transform_job *job, zy_table *table, const zy_value *map,
                        zy_columns *columns)
{
    static const zy_prop keys[] = {ZY_KEY("except", ZY_PROP_TEXTS, "columns that are left out"),
                                   ZY_KEYS_END};
    const zy_value *except = zy_value_find(map, "except");
    bool good = zy_props_check(keys, map, job->diags);

    for (const zy_value *v = except && except->kind == ZY_VALUE_LIST ? except->child : NULL; v;
         v = v->next)
        good &= zy_transform_column(job, table, zy_value_text(v, ""), v) != NULL;
    if (!good)
        return false;
    *columns = (zy_columns){ZY_NEW_ARRAY(job->arena, zy_column *, table->column_count + 1), 0};
    for (size_t i = 0; i < table->column_count; i++) {
        zy_column *column = table->columns[i];
        if (!column->derived && !is_excepted(except, column->name) &&
            zy_column_infer(column) == ZY_INFER_NUMBER)
            columns->items[columns->count++] = column;
    }
    return columns->count > 0 ||
           zy_fail(job->diags, "no-field", map->span, NULL, "%s",
                   ZY_SAY(job->diags, "the table has no other columns of numbers",
                          "表にはほかに数の列がありません"));
}

static bool columns_of(const zy_transform_job *job, zy_table *table, const zy_value *list,
                       zy_columns *columns)
{
    return list && list->kind == ZY_VALUE_MAP ? all_numbers(job, table, list, columns)
                                              : zy_transform_fields(job, table, list, columns);
}

static zy_table *run(const zy_transform_job *job, const zy_value *spec, zy_table *table)
{
    const zy_value *list = zy_value_find(spec, "fold");
    zy_columns columns;

    if (!zy_props_check(props, spec, job->diags) || !columns_of(job, table, list, &columns) ||
        !fits(job, list, table, columns.count))
        return NULL;
    const size_t times = columns.count;
    zy_table *result = repeat(job, table, times);
    zy_datum *names = ZY_NEW_ARRAY(job->arena, zy_datum, result->row_count);
    zy_datum *values = ZY_NEW_ARRAY(job->arena, zy_datum, result->row_count);
    for (size_t i = 0; i < result->row_count; i++) {
        names[i] = ZY_DATUM_TEXT(columns.items[i % times]->name);
        values[i] = zy_column_at(columns.items[i % times], i / times);
    }
    zy_table_set(result, zy_transform_as(spec, 0, "key"), names);
    zy_column *column = zy_table_set(result, zy_transform_as(spec, 1, "value"), values);
    if (times)
        carry(job, column, &columns);
    return result;
}

const zy_transform zy_transform_fold = {
    .name = "fold",
    .doc = "turns columns into rows of name and value",
    .props = props,
    .run = run,
};
