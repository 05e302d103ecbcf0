/* flatten: the items of arrays into rows. */
#include <glib.h>

#include "transforms/common.h"

static const zy_prop props[] = {
    ZY_KEY("flatten", ZY_PROP_TEXTS, "the columns of arrays"),
    ZY_KEY("as", ZY_PROP_TEXTS, "the names of the columns of items"),
    ZY_KEYS_END,
};

static size_t length_at(const zy_column *column, size_t row)
{
    const zy_datum d = zy_column_at(column, row);

    return d.kind == ZY_ARRAY ? d.array->count : 0;
}

/* Shorter arrays end in nulls. */
static zy_datum item_at(const zy_column *column, size_t row, size_t i)
{
    const zy_datum d = zy_column_at(column, row);

    if (d.kind != ZY_ARRAY || i >= d.array->count || zy_datum_is_missing(d.array->items[i]))
        return ZY_DATUM_NULL;
    return d.array->items[i];
}

static size_t longest(const zy_columns *columns, size_t row)
{
    size_t most = 0;

    for (size_t c = 0; c < columns->count; c++)
        most = MAX(most, length_at(columns->items[c], row));
    return most;
}

/* For each new row the old one and the place in its arrays. */
static size_t count_rows(zy_arena *arena, const zy_table *table, const zy_columns *columns,
                         size_t **rows, size_t **places)
{
    size_t count = 0, n = 0;

    for (size_t row = 0; row < table->row_count; row++)
        count += longest(columns, row);
    *rows = ZY_NEW_ARRAY(arena, size_t, count);
    *places = ZY_NEW_ARRAY(arena, size_t, count);
    for (size_t row = 0; row < table->row_count; row++)
        for (size_t i = 0, most = longest(columns, row); i < most; i++, n++) {
            (*rows)[n] = row;
            (*places)[n] = i;
        }
    return count;
}

static zy_table *run(const zy_transform_job *job, const zy_value *spec, zy_table *table)
{
    zy_columns columns;
    size_t *rows, *places;

    if (!zy_props_check(props, spec, job->diags) ||
        !zy_transform_fields(job, table, zy_value_find(spec, "flatten"), &columns))
        return NULL;
    const size_t count = count_rows(job->arena, table, &columns, &rows, &places);
    zy_table *result = zy_table_pick(job->arena, table, rows, count);
    for (size_t c = 0; c < columns.count; c++) {
        zy_datum *data = ZY_NEW_ARRAY(job->arena, zy_datum, count);
        for (size_t i = 0; i < count; i++)
            data[i] = item_at(columns.items[c], rows[i], places[i]);
        zy_table_set(result, zy_transform_as(spec, c, columns.items[c]->name), data);
    }
    return result;
}

const zy_transform zy_transform_flatten = {
    .name = "flatten",
    .doc = "turns the items of arrays into rows",
    .props = props,
    .run = run,
};
