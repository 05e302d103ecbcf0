/* pivot: the values of a column become columns. */
#include <glib.h>
#include <string.h>

#include "base/lookup.h"
#include "transforms/common.h"

static const zy_prop props[] = {
    ZY_KEY("pivot", ZY_PROP_TEXT, "the column whose values become columns"),
    ZY_KEY("value", ZY_PROP_TEXT, "the column that fills them"),
    ZY_KEY("groupby", ZY_PROP_TEXTS, "the columns that tell the rows apart"),
    ZY_KEY("limit", ZY_PROP_NUMBER, "the most new columns; 0 is no limit"),
    ZY_KEY("op", ZY_PROP_TEXT, "how several values become one; sum"),
    ZY_KEYS_END,
};

typedef struct keys {
    zy_datum *items; /* in ascending order, told apart by their texts */
    const char **names;
    size_t count;
    size_t *of; /* by row: the number of its key, or `count` */
} keys;

static int compare(gconstpointer a, gconstpointer b)
{
    return zy_datum_compare(*(const zy_datum *)a, *(const zy_datum *)b);
}

static void collect(zy_arena *arena, const zy_column *column, GHashTable *seen, keys *k)
{
    k->items = ZY_NEW_ARRAY(arena, zy_datum, column->count);
    for (size_t row = 0; row < column->count; row++) {
        const zy_datum d = zy_column_at(column, row);
        const char *text = zy_datum_text(arena, d);
        if (zy_lookup_add(seen, text))
            k->items[k->count++] = d;
    }
    if (k->count > 1)
        qsort(k->items, k->count, sizeof *k->items, compare);
}

static keys read_keys(zy_arena *arena, const zy_column *column, size_t limit)
{
    GHashTable *places = zy_lookup_new();
    keys k = {.count = 0};

    collect(arena, column, places, &k);
    g_hash_table_remove_all(places);
    k.count = limit && limit < k.count ? limit : k.count;
    k.names = ZY_NEW_ARRAY(arena, const char *, k.count);
    for (size_t i = 0; i < k.count; i++) {
        k.names[i] = zy_datum_text(arena, k.items[i]);
        zy_lookup_put(places, k.names[i], GSIZE_TO_POINTER(i + 1));
    }
    k.of = ZY_NEW_ARRAY(arena, size_t, column->count);
    for (size_t row = 0; row < column->count; row++) {
        const char *text = zy_datum_text(arena, zy_column_at(column, row));
        const size_t found = GPOINTER_TO_SIZE(g_hash_table_lookup(places, text));
        k.of[row] = found ? found - 1 : k.count;
    }
    g_hash_table_destroy(places);
    return k;
}

/* What is counted are the cells that have the key; an empty cell counts. */
static zy_datum cell(const zy_transform_job *job, zy_table *table, const char *op,
                     const zy_column *value, const size_t *rows, size_t count)
{
    if (strcmp(op, "count") == 0)
        return ZY_DATUM_NUMBER((double)count);
    return zy_aggregate(job->arena, op, table, value, rows, count);
}

/* What the cells of the new columns tell: `op` of the values of a group that have the key. */
typedef struct cells {
    zy_table *table;
    const zy_partition *groups;
    const keys *keys;
    const char *op;
    const zy_column *value;
} cells;

static void add_column(const zy_transform_job *job, const cells *from, size_t key, zy_table *into)
{
    const zy_partition *groups = from->groups;
    zy_datum *data = ZY_NEW_ARRAY(job->arena, zy_datum, groups->count);
    size_t *rows = ZY_NEW_ARRAY(job->arena, size_t, from->table->row_count);

    for (size_t g = 0; g < groups->count; g++) {
        size_t count = 0;
        for (size_t i = 0; i < groups->counts[g]; i++)
            if (from->keys->of[groups->rows[g][i]] == key)
                rows[count++] = groups->rows[g][i];
        data[g] = cell(job, from->table, from->op, from->value, rows, count);
    }
    zy_transform_set_like(into, from->keys->names[key], data, from->value);
}

static bool fits(const zy_transform_job *job, const zy_value *spec, const keys *k,
                 const zy_partition *groups)
{
    if (k->count <= ZY_LIMIT_COLUMNS && groups->count <= ZY_LIMIT_CELLS / (k->count + 1))
        return true;
    zy_fail(job->diags, "table-limit", spec->span, NULL,
            ZY_SAY(job->diags, "the table would have %zu columns", "表の列が%zu列になります"),
            k->count);
    zy_diag_fault(job->diags, ZY_FAULT_LIMIT);
    return false;
}

static zy_table *run(const zy_transform_job *job, const zy_value *spec, zy_table *table)
{
    const char *op = zy_value_text(zy_value_find(spec, "op"), "sum");
    const double limit = zy_value_number(zy_value_find(spec, "limit"), 0);
    zy_columns by;

    if (!zy_props_check(props, spec, job->diags) ||
        !zy_aggregate_check(job, op, zy_value_find(spec, "op"), false))
        return NULL;
    const zy_column *pivot = zy_transform_field(job, table, spec, "pivot");
    const zy_column *value = zy_transform_field(job, table, spec, "value");
    if (!pivot || !value ||
        !zy_transform_fields(job, table, zy_transform_option(spec, "groupby"), &by))
        return NULL;
    const keys k = read_keys(job->arena, pivot, limit >= 1 && limit < 1e9 ? (size_t)limit : 0);
    const zy_partition groups = zy_transform_partition(job->arena, table, &by);
    if (!fits(job, spec, &k, &groups))
        return NULL;
    zy_table *result =
        zy_transform_narrow(job->arena, table, &by, groups.groups.first, groups.count);
    const cells from = {table, &groups, &k, op, value};
    for (size_t i = 0; i < k.count; i++)
        add_column(job, &from, i, result);
    return result;
}

const zy_transform zy_transform_pivot = {
    .name = "pivot",
    .doc = "turns the values of a column into columns",
    .props = props,
    .run = run,
};
