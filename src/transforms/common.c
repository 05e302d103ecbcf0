#include "transforms/common.h"

#include <glib.h>
#include <math.h>
#include <string.h>

/* ---- Columns ---- */

zy_column *zy_transform_column(const zy_transform_job *job, zy_table *table, const char *name,
                               const zy_value *at)
{
    const zy_span nowhere = {0};
    zy_column *column = zy_table_find(table, name);

    if (column)
        return column;
    if (table->column_count == 0) {
        zy_datum *none = ZY_NEW_ARRAY(job->arena, zy_datum, table->row_count);
        zy_table *apart = zy_table_new(job->arena, table->row_count);
        return zy_table_set(apart, name, none);
    }
    zy_fail(job->diags, "unknown-field", at ? at->span : nowhere,
            zy_hint_nearest(job->diags, name, zy_table_names(job->arena, table)),
            ZY_SAY(job->diags, "the table has no column \"%s\"", "表に「%s」という列はありません"),
            name);
    return NULL;
}

zy_column *zy_transform_field(const zy_transform_job *job, zy_table *table, const zy_value *spec,
                              const char *key)
{
    const zy_value *v = zy_value_find(spec, key);

    if (v && v->kind == ZY_VALUE_TEXT)
        return zy_transform_column(job, table, v->text, v);
    zy_fail(job->diags, "no-field", v ? v->span : spec->span, NULL,
            ZY_SAY(job->diags, "\"%s\" must name a column", "「%s」には列の名を書きます"), key);
    return NULL;
}

const zy_value *zy_transform_option(const zy_value *spec, const char *key)
{
    const zy_value *v = zy_value_find(spec, key);

    return v && v->kind != ZY_VALUE_NULL ? v : NULL;
}

bool zy_transform_names(const zy_transform_job *job, zy_table *table, const char *const *names,
                        size_t count, const zy_value *at, zy_columns *columns)
{
    bool good = true;

    columns->count = count;
    columns->items = ZY_NEW_ARRAY(job->arena, zy_column *, count);
    for (size_t i = 0; i < count; i++)
        good &= (columns->items[i] = zy_transform_column(job, table, names[i], at)) != NULL;
    return good;
}

bool zy_transform_fields(const zy_transform_job *job, zy_table *table, const zy_value *list,
                         zy_columns *columns)
{
    const zy_value *first = !list ? NULL : list->kind == ZY_VALUE_LIST ? list->child : list;
    size_t i = 0;
    bool good = true;

    columns->count = !list ? 0 : list->kind == ZY_VALUE_LIST ? list->count : 1;
    columns->items = ZY_NEW_ARRAY(job->arena, zy_column *, columns->count);
    for (const zy_value *v = first; v && i < columns->count; v = v->next, i++) {
        const char *name = zy_value_text(v, NULL);
        columns->items[i] = name ? zy_transform_column(job, table, name, v) : NULL;
        if (!name)
            zy_fail(job->diags, "no-field", v->span, NULL, "%s",
                    ZY_SAY(job->diags, "the name of a column is expected here",
                           "ここには列の名を書きます"));
        good &= columns->items[i] != NULL;
    }
    return good;
}

const char *zy_transform_as(const zy_value *spec, size_t i, const char *fallback)
{
    const zy_value *as = zy_value_find(spec, "as");

    if (as && as->kind == ZY_VALUE_TEXT)
        return i == 0 ? as->text : fallback;
    const zy_value *v = as && as->kind == ZY_VALUE_LIST ? as->child : NULL;
    while (v && i-- > 0)
        v = v->next;
    return zy_value_text(v, fallback);
}

bool zy_transform_pair(const zy_value *list, double pair[2])
{
    if (!list || list->kind != ZY_VALUE_LIST || list->count != 2)
        return false;
    pair[0] = zy_value_number(list->child, NAN);
    pair[1] = zy_value_number(list->child->next, NAN);
    return isfinite(pair[0]) && isfinite(pair[1]);
}

zy_table *zy_transform_narrow(zy_arena *arena, zy_table *table, const zy_columns *columns,
                              const size_t *rows, size_t count)
{
    zy_table narrow = *table;

    narrow.columns = columns->items;
    narrow.column_count = columns->count;
    zy_table *picked = zy_table_pick(arena, &narrow, rows, count);
    /* From now on a nested field is a column like others. */
    for (size_t i = 0; i < picked->column_count; i++)
        picked->columns[i]->derived = false;
    return picked;
}

zy_column *zy_transform_set_like(zy_table *table, const char *name, const zy_datum *data,
                                 const zy_column *like)
{
    const zy_column from = *like;
    zy_column *column = zy_table_set(table, name, data);

    column->unit = from.unit;
    column->unit_scale = from.unit_scale;
    column->name_span = from.name_span;
    if (column->kind == from.kind) {
        column->date_unit = from.date_unit;
        column->era = from.era;
        column->duration = from.duration;
    }
    return column;
}

/* ---- Groups and orders ---- */

zy_partition zy_transform_partition(zy_arena *arena, zy_table *table, const zy_columns *by)
{
    const zy_groups groups = zy_table_group(arena, table, by->items, by->count);
    zy_partition p = {.count = groups.count, .groups = groups};
    size_t *all = ZY_NEW_ARRAY(arena, size_t, table->row_count);

    p.rows = ZY_NEW_ARRAY(arena, size_t *, groups.count);
    p.counts = ZY_NEW_ARRAY(arena, size_t, groups.count);
    for (size_t row = 0; row < table->row_count; row++)
        p.counts[groups.group_of[row]]++;
    for (size_t g = 0, at = 0; g < groups.count; at += p.counts[g++])
        p.rows[g] = all + at;
    size_t *filled = ZY_NEW_ARRAY(arena, size_t, groups.count);
    for (size_t row = 0; row < table->row_count; row++) {
        const size_t g = groups.group_of[row];
        p.rows[g][filled[g]++] = row;
    }
    return p;
}

static const char *const orders[] = {"ascending", "descending", NULL};
static const zy_prop sort_props[] = {
    ZY_KEY("field", ZY_PROP_TEXT, "the column to sort by"),
    {"order", ZY_PROP_WORD, 0, orders, "which comes first", NULL},
    ZY_KEYS_END,
};

static bool read_sort_field(const zy_transform_job *job, zy_table *table, const zy_value *v,
                            zy_order *order, bool *descending)
{
    const size_t i = order->count++;

    if (v->kind != ZY_VALUE_MAP)
        return zy_fail(job->diags, "wrong-kind", v->span, NULL,
                       ZY_SAY(job->diags, "a sort is written {field: ..., order: ...}, not as %s",
                              "並べ替えは {field: ..., order: ...} と書きます（%sではなく）"),
                       zy_kind_name(job->diags, v->kind));
    const zy_value *direction = zy_value_find(v, "order");
    const bool plain = !direction || direction->kind == ZY_VALUE_NULL;
    if (!plain && !zy_props_check(sort_props, v, job->diags))
        return false;
    descending[i] = zy_value_is(direction, "descending");
    order->columns[i] = zy_transform_field(job, table, v, "field");
    return order->columns[i] != NULL;
}

bool zy_order_read(const zy_transform_job *job, zy_table *table, const zy_value *sort,
                   zy_order *order)
{
    const bool is_list = sort && sort->kind == ZY_VALUE_LIST;
    const size_t count = is_list ? sort->count : sort ? 1 : 0;
    bool good = true;

    bool *descending = ZY_NEW_ARRAY(job->arena, bool, count);
    *order = (zy_order){.columns = ZY_NEW_ARRAY(job->arena, zy_column *, count),
                        .descending = descending};
    if (!sort || sort->kind == ZY_VALUE_NULL)
        return true;
    if (!is_list)
        return read_sort_field(job, table, sort, order, descending);
    for (const zy_value *v = sort->child; v; v = v->next)
        good &= read_sort_field(job, table, v, order, descending);
    return good;
}

int zy_order_compare(const zy_order *order, size_t a, size_t b)
{
    for (size_t i = 0; i < order->count; i++) {
        const int c = zy_datum_compare(zy_column_at(order->columns[i], a),
                                       zy_column_at(order->columns[i], b));
        if (c)
            return order->descending[i] ? -c : c;
    }
    return 0;
}

static int compare_rows(gconstpointer a, gconstpointer b, gpointer data)
{
    return zy_order_compare(data, *(const size_t *)a, *(const size_t *)b);
}

void zy_order_rows(const zy_order *order, size_t *rows, size_t count)
{
    zy_order own = *order;

    if (order->count && count > 1)
        g_qsort_with_data(rows, (gint)count, sizeof *rows, compare_rows, &own);
}

/* ---- Operations ---- */

static const zy_prop operation_props[] = {
    ZY_KEY("op", ZY_PROP_VALUE, "what to work out: sum, mean, count, ..."),
    ZY_KEY("field", ZY_PROP_TEXT, "the column it is worked out from"),
    ZY_KEY("as", ZY_PROP_TEXT, "the name of the new column"),
    ZY_KEYS_END,
};
static const zy_prop window_props[] = {
    ZY_KEY("op", ZY_PROP_VALUE, "what to work out: rank, lag, sum, ..."),
    ZY_KEY("field", ZY_PROP_TEXT, "the column it is worked out from"),
    ZY_KEY("as", ZY_PROP_TEXT, "the name of the new column"),
    ZY_KEY("param", ZY_PROP_NUMBER, "the number that ntile, lag, lead and nth_value take"),
    ZY_KEYS_END,
};

bool zy_aggregate_check(const zy_transform_job *job, const char *op, const zy_value *at,
                        bool windows)
{
    static const char *const ops[] = {
        "row_number", "rank",        "dense_rank", "percent_rank", "cume_dist",  "ntile",     "lag",
        "lead",       "first_value", "last_value", "nth_value",    "prev_value", "next_value"};
    const zy_span nowhere = {0};
    const zy_span span = at ? at->span : nowhere;
    size_t count = 0;

    if (zy_aggregate_exists(op) || (windows && zy_is_window_op(op)))
        return true;
    if (strcmp(op, "ci0") == 0 || strcmp(op, "ci1") == 0)
        return zy_fail(job->diags, "random-aggregate", span, NULL,
                       ZY_SAY(job->diags, "\"%s\" draws random numbers; use stderr or stdev",
                              "「%s」は乱数を使います。stderr か stdev を使ってください"),
                       op);
    while (zy_aggregate_names[count])
        count++;
    const char **names = ZY_NEW_ARRAY(job->arena, const char *, count + G_N_ELEMENTS(ops) + 1);
    memcpy(names, zy_aggregate_names, count * sizeof *names);
    for (size_t i = 0; windows && i < G_N_ELEMENTS(ops); i++)
        names[count++] = ops[i];
    return zy_fail(
        job->diags, "unknown-aggregate", span, zy_hint_nearest(job->diags, op, names),
        ZY_SAY(job->diags, "there is no operation \"%s\"", "「%s」という演算はありません"), op);
}

/* {exponential: 0.5} is the name "exponential(0.5)". */
static const char *op_name(const zy_transform_job *job, const zy_value *v)
{
    if (v && v->kind == ZY_VALUE_TEXT)
        return v->text;
    if (!v || v->kind != ZY_VALUE_MAP || v->count != 1 || v->child->kind != ZY_VALUE_NUMBER)
        return NULL;
    return zy_arena_format(job->arena, "%s(%s)", v->child->key,
                           zy_datum_text(job->arena, ZY_DATUM_NUMBER(v->child->number)));
}

/* As Vega-Lite names a column that has no `as`. */
static const char *default_name(zy_arena *arena, const char *op, const char *field)
{
    const char *word = zy_arena_text(arena, op, strcspn(op, "("));

    return field ? zy_arena_format(arena, "%s_%s", word, field) : word;
}

static bool read_operation(const zy_transform_job *job, const zy_value *v, bool windows,
                           zy_operation *o)
{
    const zy_value *op = zy_value_find(v, "op"), *field = zy_value_find(v, "field");

    if (v->kind != ZY_VALUE_MAP || !op_name(job, op))
        return zy_fail(job->diags, "wrong-kind", op ? op->span : v->span, NULL, "%s",
                       ZY_SAY(job->diags, "an operation is written {op: ..., field: ..., as: ...}",
                              "演算は {op: ..., field: ..., as: ...} と書きます"));
    if (!zy_props_check(windows ? window_props : operation_props, v, job->diags))
        return false;
    o->op = op_name(job, op);
    o->at = field ? field : op;
    o->field = strcmp(o->op, "count") == 0 ? NULL : zy_value_text(field, NULL);
    o->param = zy_value_number(zy_value_find(v, "param"), NAN);
    o->as = zy_value_text(zy_value_find(v, "as"), NULL);
    if (!o->as)
        o->as = default_name(job->arena, o->op, o->field);
    if (!zy_aggregate_check(job, o->op, op, windows))
        return false;
    return o->field || strcmp(o->op, "count") == 0 || zy_is_window_op(o->op) ||
           zy_fail(job->diags, "no-field", v->span, NULL,
                   ZY_SAY(job->diags, "\"%s\" needs a field", "「%s」には field が要ります"),
                   o->op);
}

bool zy_operations_read(const zy_transform_job *job, const zy_value *list, bool windows,
                        zy_operation **operations, size_t *count)
{
    size_t i = 0;
    bool good = true;

    if (list->kind != ZY_VALUE_LIST)
        return zy_fail(job->diags, "wrong-kind", list->span, NULL,
                       ZY_SAY(job->diags, "\"%s\" must be a list of operations",
                              "「%s」には演算の並びを書きます"),
                       list->key);
    *count = list->count;
    *operations = ZY_NEW_ARRAY(job->arena, zy_operation, list->count);
    for (const zy_value *v = list->child; v; v = v->next)
        good &= read_operation(job, v, windows, &(*operations)[i++]);
    return good;
}

/* ---- Made rows ---- */

enum { MOST_STEPS = 100 * 1000 };

zy_maker zy_maker_new(zy_arena *arena, const zy_columns *by, const char *const *names, size_t count)
{
    const char **all = ZY_NEW_ARRAY(arena, const char *, by->count + count);

    for (size_t i = 0; i < by->count; i++)
        all[i] = by->items[i]->name;
    for (size_t i = 0; i < count; i++)
        all[by->count + i] = names[i];
    return (zy_maker){.arena = arena, .names = all, .columns = by->count + count};
}

zy_datum *zy_maker_add(zy_maker *maker)
{
    if (maker->count == maker->room) {
        const size_t room = maker->room ? maker->room * 2 : 64;
        zy_datum *cells = ZY_NEW_ARRAY(maker->arena, zy_datum, room * maker->columns);
        if (maker->count)
            memcpy(cells, maker->cells, maker->count * maker->columns * sizeof *cells);
        maker->cells = cells;
        maker->room = room;
    }
    return maker->cells + maker->count++ * maker->columns;
}

zy_table *zy_maker_table(const zy_maker *maker, const zy_columns *like)
{
    zy_table *table = zy_table_new(maker->arena, maker->count);
    zy_datum *data = ZY_NEW_ARRAY(maker->arena, zy_datum, maker->count);

    for (size_t c = 0; c < maker->columns; c++) {
        for (size_t row = 0; row < maker->count; row++)
            data[row] = maker->cells[row * maker->columns + c];
        if (c < like->count)
            zy_transform_set_like(table, maker->names[c], data, like->items[c]);
        else
            zy_table_set(table, maker->names[c], data);
    }
    return table;
}

bool zy_transform_steps(const zy_transform_job *job, const zy_value *spec, const char *key,
                        size_t fallback, size_t *steps)
{
    const zy_value *v = zy_value_find(spec, key);
    const double number = zy_value_number(v, 0);

    /* 0 is as if nothing were given, as in Vega. */
    *steps = number > 0 ? (size_t)fmin(number, MOST_STEPS) : fallback;
    if (number <= MOST_STEPS)
        return true;
    zy_fail(job->diags, "too-many-steps", v->span, NULL,
            ZY_SAY(job->diags, "more than %d steps", "%d を超える分割はできません"), MOST_STEPS);
    zy_diag_fault(job->diags, ZY_FAULT_LIMIT);
    return false;
}
