/* aggregate: one row a group, with sums, means, counts ... */
#include <math.h>
#include <string.h>

#include "transforms/common.h"

static const zy_prop props[] = {
    ZY_KEY("aggregate", ZY_PROP_VALUE, "a list of {op, field, as}"),
    ZY_KEY("groupby", ZY_PROP_TEXTS, "the columns that tell the groups apart"),
    ZY_KEYS_END,
};

static bool is_among(const char *const *ops, const char *op)
{
    for (; *ops; ops++)
        if (strcmp(*ops, op) == 0)
            return true;
    return false;
}

/* Whether the result has the unit of what it is made from. */
static bool keeps_unit(const char *op)
{
    static const char *const ops[] = {"sum", "mean", "average", "median", "min",    "max",
                                      "q1",  "q3",   "stdev",   "stdevp", "stderr", NULL};

    return is_among(ops, op);
}

/* Those of the cells that a measure of several is made of: an extreme is that of one of them. */
static unsigned qualifiers_of(const zy_column *column, const char *op, const size_t *rows,
                              size_t count, double value)
{
    static const char *const sums[] = {"sum", "mean", "average", NULL}, *const extremes[] = {
                                                                            "min", "max", NULL};
    unsigned all = 0;
    size_t numbers = 0;

    for (size_t i = 0; i < count; i++) {
        const double own = zy_column_number(column, rows[i]);
        if (isnan(own))
            continue;
        if (is_among(extremes, op) && own == value)
            return column->qualifiers[rows[i]];
        all |= column->qualifiers[rows[i]];
        numbers++;
    }
    if (numbers == 1)
        return all;
    return is_among(sums, op) ? zy_qualifiers_of_sum(all) : all ? ZY_ABOUT : 0;
}

static void qualify(zy_arena *arena, zy_column *into, const zy_column *column, const char *op,
                    const zy_partition *p)
{
    if (!column->qualifiers || into->count == 0)
        return;
    into->qualifiers = ZY_NEW_ARRAY(arena, uint16_t, into->count);
    for (size_t g = 0; g < p->count; g++)
        into->qualifiers[g] = (uint16_t)qualifiers_of(column, op, p->rows[g], p->counts[g],
                                                      zy_column_number(into, g));
}

/* A cell that is not there, or says that its number is unknown, is none of a sum. */
static void say_left_out(const zy_transform_job *job, const zy_table *table,
                         const zy_aggregate_op *op, const zy_column *column)
{
    size_t count = 0, first = 0;
    bool unknown = false;

    for (size_t r = 0; r < column->count; r++) {
        const zy_missing why = zy_column_missing(column, r);
        if (why == ZY_PRESENT || why == ZY_MISSING_NONE)
            continue;
        if (count++ == 0)
            first = r;
        unknown |= why == ZY_MISSING_UNKNOWN || why == ZY_MISSING_HIDDEN;
    }
    if (!count)
        return;
    const char *message = zy_arena_format(
        job->arena,
        ZY_SAY(job->diags, "the sums of \"%s\" lack cells that have no value (cells: %zu)",
               "「%s」の合計には、値のない%zuセルが入っていません"),
        op->field, count);
    const zy_span span = op->at ? op->at->span : (zy_span){0};
    if (unknown)
        zy_warn(job->diags, "incomplete-sum", span, NULL, "%s", message);
    else
        zy_note(job->diags, "incomplete-sum", span, NULL, "%s", message);
    zy_diag_also(job->diags, zy_cell_span(table, column, first));
}

static bool add_measure(const zy_transform_job *job, zy_table *table, const zy_aggregate_op *op,
                        const zy_partition *p, zy_table *into)
{
    const zy_value *at = op->at;
    const zy_column *column = op->field ? zy_transform_column(job, table, op->field, at) : NULL;
    zy_measure *measures = ZY_NEW_ARRAY(job->arena, zy_measure, p->count);
    zy_datum *data = ZY_NEW_ARRAY(job->arena, zy_datum, p->count);

    if (!zy_aggregate_check(job, op->op, at, false) || (op->field && !column))
        return false;
    for (size_t g = 0; g < p->count; g++) {
        if (!zy_measure_init(&measures[g], op->op, table, column))
            return zy_fail(
                job->diags, "no-field", at ? at->span : (zy_span){0}, NULL,
                ZY_SAY(job->diags, "\"%s\" needs a field", "「%s」には field が要ります"), op->op);
        for (size_t i = 0; i < p->counts[g]; i++)
            zy_measure_add(&measures[g], p->rows[g][i]);
        data[g] = zy_measure_value(&measures[g], job->arena, p->rows[g], p->counts[g]);
    }
    if (column && keeps_unit(op->op))
        qualify(job->arena, zy_transform_set_like(into, op->as, data, column), column, op->op, p);
    else
        zy_table_set(into, op->as, data);
    if (job->says_gaps && column && strcmp(op->op, "sum") == 0)
        say_left_out(job, table, op, column);
    return true;
}

zy_table *zy_table_aggregate(const zy_transform_job *job, zy_table *table, zy_names by,
                             const zy_aggregate_op *ops, size_t op_count, const zy_value *at)
{
    zy_columns columns;

    if (!zy_transform_names(job, table, by.items, by.count, at, &columns))
        return NULL;
    const zy_partition p = zy_transform_partition(job->arena, table, &columns);
    zy_table *result = zy_transform_narrow(job->arena, table, &columns, p.groups.first, p.count);
    bool good = true;
    for (size_t i = 0; i < op_count; i++)
        good &= add_measure(job, table, &ops[i], &p, result);
    return good ? result : NULL;
}

static zy_table *run(const zy_transform_job *job, const zy_value *spec, zy_table *table)
{
    zy_operation *operations;
    size_t count;
    zy_columns by;

    if (!zy_props_check(props, spec, job->diags) ||
        !zy_operations_read(job, zy_value_find(spec, "aggregate"), false, &operations, &count) ||
        !zy_transform_fields(job, table, zy_transform_option(spec, "groupby"), &by))
        return NULL;
    const zy_partition p = zy_transform_partition(job->arena, table, &by);
    zy_table *result = zy_transform_narrow(job->arena, table, &by, p.groups.first, p.count);
    bool good = true;
    for (size_t i = 0; i < count; i++) {
        const zy_operation *o = &operations[i];
        good &=
            add_measure(job, table, &(zy_aggregate_op){o->op, o->field, o->as, o->at}, &p, result);
    }
    return good ? result : NULL;
}

const zy_transform zy_transform_aggregate = {
    .name = "aggregate",
    .doc = "one row a group, with sums, means, counts and the like",
    .props = props,
    .run = run,
};
