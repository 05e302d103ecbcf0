/* lookup: columns of another table, found by a key. */
#include <glib.h>

#include "base/lookup.h"
#include "transforms/common.h"

static const zy_prop from_props[] = {
    ZY_KEY("data", ZY_PROP_VALUE, "the other table, as data of a chart"),
    ZY_KEY("key", ZY_PROP_TEXT, "its column of keys"),
    ZY_KEY("fields", ZY_PROP_TEXTS, "its columns to take; without: the whole row as an object"),
    ZY_KEY("param", ZY_PROP_TEXT, "a selection; not available"),
    ZY_KEYS_END,
};
static const zy_prop props[] = {
    ZY_KEY("lookup", ZY_PROP_TEXT, "the column of keys of this table"),
    {"from", ZY_PROP_MAP, 0, NULL, "where to look: {data, key, fields}", from_props},
    ZY_KEY("as", ZY_PROP_TEXTS, "the names of the new columns"),
    ZY_KEY("default", ZY_PROP_VALUE, "the value where nothing is found; null"),
    ZY_KEYS_END,
};

/* Keys are texts, as in Vega: 1 finds "1". Of equal keys the last row is found. */
static GHashTable *index_of(zy_arena *arena, const zy_column *keys)
{
    GHashTable *index = zy_lookup_new();

    for (size_t row = 0; row < keys->count; row++) {
        const char *key = zy_datum_text(arena, zy_column_at(keys, row));
        zy_lookup_put(index, key, GSIZE_TO_POINTER(row + 1));
    }
    return index;
}

/* By row of the table: the other table's row + 1, or 0. */
static size_t *find_rows(const zy_transform_job *job, const zy_column *column,
                         const zy_column *keys)
{
    GHashTable *index = index_of(job->arena, keys);
    size_t *found = ZY_NEW_ARRAY(job->arena, size_t, column->count);

    for (size_t row = 0; row < column->count; row++) {
        const char *key = zy_datum_text(job->arena, zy_column_at(column, row));
        found[row] = GPOINTER_TO_SIZE(g_hash_table_lookup(index, key));
    }
    g_hash_table_destroy(index);
    return found;
}

static void take_column(const zy_transform_job *job, zy_table *result, const char *as,
                        const zy_column *from, const size_t *found, zy_datum otherwise)
{
    zy_datum *data = ZY_NEW_ARRAY(job->arena, zy_datum, result->row_count);

    for (size_t row = 0; row < result->row_count; row++)
        data[row] = found[row] ? zy_column_at(from, found[row] - 1) : otherwise;
    zy_transform_set_like(result, as, data, from);
}

static void take_rows(const zy_transform_job *job, zy_table *result, const zy_value *spec,
                      const zy_table *other, const size_t *found, zy_datum otherwise)
{
    const zy_value *as = zy_value_find(spec, "as");
    zy_datum *data = ZY_NEW_ARRAY(job->arena, zy_datum, result->row_count);
    zy_datum *objects = ZY_NEW_ARRAY(job->arena, zy_datum, other->row_count);

    if (!as || as->kind != ZY_VALUE_TEXT)
        zy_warn(job->diags, "no-name", spec->span, NULL, "%s",
                ZY_SAY(job->diags, "without fields, \"as\" must be a name; _lookup is used",
                       "fields がないときは「as」に名が要ります。_lookup を使います"));
    for (size_t row = 0; row < result->row_count; row++) {
        if (!found[row]) {
            data[row] = otherwise;
            continue;
        }
        zy_datum *object = &objects[found[row] - 1];
        if (object->kind == ZY_UNDEFINED)
            *object = zy_table_row(job->arena, other, found[row] - 1);
        data[row] = *object;
    }
    zy_table_set(result, as && as->kind == ZY_VALUE_TEXT ? as->text : "_lookup", data);
}

static zy_table *load(const zy_transform_job *job, const zy_value *from)
{
    const zy_value *data = zy_value_find(from, "data");

    if (zy_value_find(from, "param"))
        zy_fail(job->diags, "lookup-in-selection", from->span, NULL, "%s",
                ZY_SAY(job->diags, "nothing can be looked up in a selection: nobody selects",
                       "選択からの参照はできません（選ぶ人がいません）"));
    else if (!data)
        zy_fail(job->diags, "no-data", from->span, NULL, "%s",
                ZY_SAY(job->diags, "\"from\" needs \"data\"", "「from」には「data」が要ります"));
    else if (job->load)
        return job->load(job->loader, data);
    else
        zy_fail(job->diags, "no-data", data->span, NULL, "%s",
                ZY_SAY(job->diags, "no tables can be loaded here", "ここでは表を読み込めません"));
    return NULL;
}

static zy_table *run(const zy_transform_job *job, const zy_value *spec, zy_table *table)
{
    const zy_value *from = zy_value_find(spec, "from"), *fallback = zy_value_find(spec, "default");
    const zy_value *fields = zy_transform_option(from, "fields");
    zy_table *result = zy_table_copy(job->arena, table);
    zy_columns columns;

    if (!zy_props_check(props, spec, job->diags))
        return NULL;
    const zy_column *column = zy_transform_field(job, result, spec, "lookup");
    if (!from)
        zy_fail(job->diags, "no-data", spec->span, NULL, "%s",
                ZY_SAY(job->diags, "a lookup needs \"from\"", "lookup には「from」が要ります"));
    zy_table *other = from ? load(job, from) : NULL;
    const zy_column *keys = other ? zy_transform_field(job, other, from, "key") : NULL;
    if (!column || !keys || !zy_transform_fields(job, other, fields, &columns))
        return NULL;
    const size_t *found = find_rows(job, column, keys);
    const zy_datum otherwise = fallback ? zy_value_datum(job->arena, fallback) : ZY_DATUM_NULL;
    if (!fields)
        take_rows(job, result, spec, other, found, otherwise);
    for (size_t i = 0; i < columns.count; i++)
        take_column(job, result, zy_transform_as(spec, i, columns.items[i]->name), columns.items[i],
                    found, otherwise);
    return result;
}

const zy_transform zy_transform_lookup = {
    .name = "lookup",
    .doc = "takes columns of another table, found by a key",
    .props = props,
    .run = run,
};
