/* aggregate: one row a group, with sums, means, counts ... */
#include <math.h>
#include <string.h>

#include "transforms/common.h"

static const zy_prop props[] = {
    ZY_KEY("aggregate", ZY_PROP_VALUE, "a list of {op, field, as}"),
    ZY_KEY("groupby", ZY_PROP_TEXTS, "the columns that tell the groups apart"),
    ZY_KEYS_END,
};

/* Whether the result has the unit of what it is made from. */
static bool keeps_unit(const char *op)
{
    static const char *const ops[] = {"sum", "mean", "average", "median", "min",    "max",
                                      "q1",  "q3",   "stdev",   "stdevp", "stderr", NULL};

    for (size_t i = 0; ops[i]; i++)
        if (strcmp(ops[i], op) == 0)
            return true;
    return false;
}

static bool add_measure(const zy_transform_job *job, zy_table *table, const zy_aggregate_op *op,
                        const zy_partition *p, zy_table *into, const zy_value *at)
{
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
        zy_transform_set_like(into, op->as, data, column);
    else
        zy_table_set(into, op->as, data);
    return true;
}

zy_table *zy_table_aggregate(const zy_transform_job *job, zy_table *table, const char *const *by,
                             size_t by_count, const zy_aggregate_op *ops, size_t op_count,
                             const zy_value *at)
{
    zy_columns columns;

    if (!zy_transform_names(job, table, by, by_count, at, &columns))
        return NULL;
    const zy_partition p = zy_transform_partition(job->arena, table, &columns);
    zy_table *result = zy_transform_narrow(job->arena, table, &columns, p.groups.first, p.count);
    bool good = true;
    for (size_t i = 0; i < op_count; i++)
        good &= add_measure(job, table, &ops[i], &p, result, at);
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
            add_measure(job, table, &(zy_aggregate_op){o->op, o->field, o->as}, &p, result, o->at);
    }
    return good ? result : NULL;
}

const zy_transform zy_transform_aggregate = {
    .name = "aggregate",
    .doc = "one row a group, with sums, means, counts and the like",
    .props = props,
    .run = run,
};
