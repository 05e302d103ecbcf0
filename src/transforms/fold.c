/* fold: columns into rows of name and value. */
#include "transforms/common.h"

static const zy_prop props[] = {
    ZY_KEY("fold", ZY_PROP_TEXTS, "the columns that become rows"),
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

static zy_table *run(const zy_transform_job *job, const zy_value *spec, zy_table *table)
{
    const zy_value *list = zy_value_find(spec, "fold");
    zy_columns columns;

    if (!zy_props_check(props, spec, job->diags) ||
        !zy_transform_fields(job, table, list, &columns) || !fits(job, list, table, columns.count))
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
    zy_table_set(result, zy_transform_as(spec, 1, "value"), values);
    return result;
}

const zy_transform zy_transform_fold = {
    .name = "fold",
    .doc = "turns columns into rows of name and value",
    .props = props,
    .run = run,
};
