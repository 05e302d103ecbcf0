/* impute: rows for keys that a group does not have. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "base/lookup.h"
#include "transforms/common.h"

static const char *const methods[] = {"value", "mean", "median", "max", "min", NULL};
static const zy_prop sequence_props[] = {
    ZY_KEY("start", ZY_PROP_NUMBER, "the first key; 0"),
    ZY_KEY("stop", ZY_PROP_NUMBER, "the end, which is no key itself"),
    ZY_KEY("step", ZY_PROP_NUMBER, "the distance of keys; 1"),
    ZY_KEYS_END,
};
static const zy_prop props[] = {
    ZY_KEY("impute", ZY_PROP_TEXT, "the column that is filled"),
    ZY_KEY("key", ZY_PROP_TEXT, "the column that every group should have all values of"),
    ZY_KEY("groupby", ZY_PROP_TEXTS, "the columns that tell the groups apart"),
    ZY_KEY("keyvals", ZY_PROP_VALUE, "further keys: a list, or {start, stop, step}"),
    {"method", ZY_PROP_WORD, 0, methods, "what is filled in", NULL},
    ZY_KEY("value", ZY_PROP_VALUE, "the value of the method \"value\"; 0"),
    ZY_KEY("frame", ZY_PROP_VALUE, "[before, after]: the rows that mean, median, ... look at"),
    ZY_KEYS_END,
};

enum { MOST_KEYS = 1000 * 1000 };

/* All keys there are: those asked for, then those in the table in order of appearance. */
typedef struct domain {
    GArray *keys;      /* zy_datum */
    GHashTable *index; /* by text: number + 1 */
} domain;

/* Instants by their milliseconds, so that keyvals can name them. */
static const char *key_text(zy_arena *arena, zy_datum d)
{
    return zy_datum_text(arena, d.kind == ZY_TIME ? ZY_DATUM_NUMBER(d.number) : d);
}

static size_t key_number(zy_arena *arena, domain *d, zy_datum key)
{
    const char *text = key_text(arena, key);
    const size_t found = GPOINTER_TO_SIZE(g_hash_table_lookup(d->index, text));

    if (found)
        return found - 1;
    g_array_append_val(d->keys, key);
    zy_lookup_put(d->index, text, GSIZE_TO_POINTER(d->keys->len));
    return d->keys->len - 1;
}

static bool add_sequence(const zy_transform_job *job, domain *d, const zy_value *v)
{
    const double start = zy_value_number(zy_value_find(v, "start"), 0);
    const double stop = zy_value_number(zy_value_find(v, "stop"), NAN);
    const double given = zy_value_number(zy_value_find(v, "step"), 0);
    const double step = given != 0 ? given : 1, count = ceil((stop - start) / step);

    if (!zy_props_check(sequence_props, v, job->diags))
        return false;
    if (count > MOST_KEYS) {
        zy_fail(job->diags, "too-many-keys", v->span, NULL,
                ZY_SAY(job->diags, "more than %d keys", "キーが%d個を超えます"), MOST_KEYS);
        zy_diag_fault(job->diags, ZY_FAULT_LIMIT);
        return false;
    }
    for (double i = 0; i < count; i++)
        key_number(job->arena, d, ZY_DATUM_NUMBER(start + i * step));
    return true;
}

static bool add_keyvals(const zy_transform_job *job, domain *d, const zy_value *v)
{
    if (!v || v->kind == ZY_VALUE_NULL)
        return true;
    if (v->kind == ZY_VALUE_MAP)
        return add_sequence(job, d, v);
    if (v->kind != ZY_VALUE_LIST)
        return zy_fail(job->diags, "wrong-kind", v->span, NULL, "%s",
                       ZY_SAY(job->diags, "\"keyvals\" must be a list or {start, stop, step}",
                              "「keyvals」には並びか {start, stop, step} を書きます"));
    for (const zy_value *item = v->child; item; item = item->next)
        key_number(job->arena, d, zy_value_datum(job->arena, item));
    return true;
}

/* The rows to be made: of a group that lacks a key. */
typedef struct gap {
    size_t group, key;
} gap;

static GArray *find_gaps(const zy_transform_job *job, const zy_column *key, const zy_partition *p,
                         domain *d)
{
    GArray *gaps = g_array_new(FALSE, FALSE, sizeof(gap));
    size_t *keys = ZY_NEW_ARRAY(job->arena, size_t, key->count);

    for (size_t row = 0; row < key->count; row++)
        keys[row] = key_number(job->arena, d, zy_column_at(key, row));
    bool *has = ZY_NEW_ARRAY(job->arena, bool, d->keys->len);
    for (size_t g = 0; g < p->count && gaps->len <= MOST_KEYS * 10; g++) {
        memset(has, 0, d->keys->len * sizeof *has);
        for (size_t i = 0; i < p->counts[g]; i++)
            has[keys[p->rows[g][i]]] = true;
        for (size_t k = 0; k < d->keys->len; k++)
            if (!has[k])
                g_array_append_val(gaps, ((gap){g, k}));
    }
    return gaps;
}

static zy_datum own_value(zy_arena *arena, const zy_value *spec)
{
    const char *method = zy_value_text(zy_value_find(spec, "method"), "value");
    const zy_value *value = zy_value_find(spec, "value");

    if (strcmp(method, "value") != 0)
        return ZY_DATUM_NULL;
    return value ? zy_value_datum(arena, value) : ZY_DATUM_NUMBER(0);
}

/* The cells of a column in the longer table. */
static zy_datum *cells_of(zy_arena *arena, const zy_column *column, const GArray *gaps)
{
    zy_datum *data = ZY_NEW_ARRAY(arena, zy_datum, column->count + gaps->len);

    for (size_t row = 0; row < column->count; row++)
        data[row] = zy_column_at(column, row);
    return data;
}

/* What is filled: the column, in groups by others, for every key that any group has. */
typedef struct filling {
    const zy_column *field, *key;
    zy_columns by;
    domain keys;
} filling;

/* The table with the new rows, empty but for what is in all columns of the group and the key. */
static zy_table *lengthen(const zy_transform_job *job, zy_table *table, const filling *f,
                          const zy_partition *p, const GArray *gaps, zy_datum value)
{
    zy_table *result = zy_table_new(job->arena, table->row_count + gaps->len);
    const gap *list = (const gap *)(const void *)gaps->data;

    for (size_t c = 0; c < table->column_count; c++) {
        const zy_column *column = table->columns[c];
        zy_datum *data = cells_of(job->arena, column, gaps);
        bool grouping = false;
        for (size_t i = 0; i < f->by.count; i++)
            grouping |= f->by.items[i] == column;
        for (size_t i = 0; i < gaps->len; i++) {
            zy_datum *cell = &data[column->count + i];
            if (grouping)
                *cell = data[p->groups.first[list[i].group]];
            if (column == f->key)
                *cell = g_array_index(f->keys.keys, zy_datum, list[i].key);
            if (column == f->field)
                *cell = value;
        }
        /* A column of instants stays one, although keyvals are numbers. */
        for (size_t i = 0; column->kind == ZY_COLUMN_TIME && i < gaps->len; i++)
            if (data[column->count + i].kind == ZY_NUMBER)
                data[column->count + i].kind = ZY_TIME;
        zy_transform_set_like(result, column->name, data, column);
    }
    result->source = table->source;
    return result;
}

/* Vega-Lite fills every null of the column, its own and those it made. */
static bool fill(const zy_transform_job *job, zy_table *table, const zy_value *spec,
                 const char *method, const zy_columns *by, const char *field)
{
    const zy_column *column = zy_table_find(table, field);
    const zy_partition p = zy_transform_partition(job->arena, table, by);
    zy_datum *around = ZY_NEW_ARRAY(job->arena, zy_datum, table->row_count);
    zy_frame frame = {.has_first = false};
    zy_measure measure;

    if (!zy_frame_read(job, zy_transform_option(spec, "frame"), &frame))
        return false;
    for (size_t g = 0; g < p.count; g++)
        if (zy_measure_init(&measure, method, table, column))
            zy_frame_aggregate(job->arena, &frame, &measure, p.rows[g], p.counts[g], around);
    for (size_t row = 0; row < table->row_count; row++) {
        const zy_datum d = zy_column_at(column, row);
        if (d.kind != ZY_NULL)
            around[row] = d;
    }
    zy_transform_set_like(table, field, around, column);
    return true;
}

/* The columns by name again, in another table. */
static zy_columns same_columns(zy_arena *arena, zy_table *table, const zy_columns *columns)
{
    zy_columns found = {ZY_NEW_ARRAY(arena, zy_column *, columns->count), columns->count};

    for (size_t i = 0; i < columns->count; i++)
        found.items[i] = zy_table_find(table, columns->items[i]->name);
    return found;
}

static zy_table *impute(const zy_transform_job *job, zy_table *table, const zy_value *spec,
                        filling *f)
{
    const char *method = zy_value_text(zy_value_find(spec, "method"), "value");

    if (!add_keyvals(job, &f->keys, zy_transform_option(spec, "keyvals")))
        return NULL;
    const zy_partition p = zy_transform_partition(job->arena, table, &f->by);
    GArray *gaps = find_gaps(job, f->key, &p, &f->keys);
    zy_table *result = NULL;
    if (gaps->len > MOST_KEYS * 10 ||
        table->row_count + gaps->len > ZY_LIMIT_CELLS / (table->column_count + 1)) {
        zy_fail(job->diags, "too-many-keys", spec->span, NULL, "%s",
                ZY_SAY(job->diags, "too many rows would be added", "追加する行が多すぎます"));
        zy_diag_fault(job->diags, ZY_FAULT_LIMIT);
    } else {
        result = lengthen(job, table, f, &p, gaps, own_value(job->arena, spec));
    }
    g_array_free(gaps, TRUE);
    if (!result || strcmp(method, "value") == 0)
        return result;
    const zy_columns again = same_columns(job->arena, result, &f->by);
    return fill(job, result, spec, method, &again, f->field->name) ? result : NULL;
}

zy_table *zy_impute(const zy_transform_job *job, zy_table *table, const zy_value *spec,
                    const char *field, const char *key, zy_names by)
{
    zy_table *copy = zy_table_copy(job->arena, table);
    filling f = {.field = zy_transform_column(job, copy, field, spec),
                 .key = zy_transform_column(job, copy, key, spec)};

    if (!f.field || !f.key || !zy_transform_names(job, copy, by.items, by.count, spec, &f.by))
        return NULL;
    f.keys = (domain){g_array_new(FALSE, FALSE, sizeof(zy_datum)), zy_lookup_new()};
    zy_table *result = impute(job, copy, spec, &f);
    g_array_free(f.keys.keys, TRUE);
    g_hash_table_destroy(f.keys.index);
    return result;
}

static zy_table *run(const zy_transform_job *job, const zy_value *spec, zy_table *table)
{
    zy_columns by;

    if (!zy_props_check(props, spec, job->diags))
        return NULL;
    const zy_column *field = zy_transform_field(job, table, spec, "impute");
    const zy_column *key = zy_transform_field(job, table, spec, "key");
    if (!field || !key ||
        !zy_transform_fields(job, table, zy_transform_option(spec, "groupby"), &by))
        return NULL;
    const char **names = ZY_NEW_ARRAY(job->arena, const char *, by.count);
    for (size_t i = 0; i < by.count; i++)
        names[i] = by.items[i]->name;
    return zy_impute(job, table, spec, field->name, key->name, (zy_names){names, by.count});
}

const zy_transform zy_transform_impute = {
    .name = "impute",
    .doc = "adds rows for keys that a group does not have",
    .props = props,
    .run = run,
};
