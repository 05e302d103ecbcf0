/* joinaggregate: the aggregates of a row's group, beside the row. */
#include "transforms/common.h"

static const zy_prop props[] = {
    ZY_KEY("joinaggregate", ZY_PROP_VALUE, "a list of {op, field, as}"),
    ZY_KEY("groupby", ZY_PROP_TEXTS, "the columns that tell the groups apart"),
    ZY_KEYS_END,
};

static bool add(const zy_transform_job *job, zy_table *table, const zy_operation *o,
                const zy_partition *p, zy_table *into)
{
    const zy_column *column = o->field ? zy_transform_column(job, table, o->field, o->at) : NULL;
    zy_datum *data = ZY_NEW_ARRAY(job->arena, zy_datum, table->row_count);

    if (o->field && !column)
        return false;
    for (size_t g = 0; g < p->count; g++) {
        const zy_datum value =
            zy_aggregate(job->arena, o->op, table, column, p->rows[g], p->counts[g]);
        for (size_t i = 0; i < p->counts[g]; i++)
            data[p->rows[g][i]] = value;
    }
    zy_table_set(into, o->as, data);
    return true;
}

static zy_table *run(const zy_transform_job *job, const zy_value *spec, zy_table *table)
{
    zy_operation *operations;
    size_t count;
    zy_columns by;

    if (!zy_props_check(props, spec, job->diags) ||
        !zy_operations_read(job, zy_value_find(spec, "joinaggregate"), false, &operations,
                            &count) ||
        !zy_transform_fields(job, table, zy_transform_option(spec, "groupby"), &by))
        return NULL;
    const zy_partition p = zy_transform_partition(job->arena, table, &by);
    zy_table *result = zy_table_copy(job->arena, table);
    bool good = true;
    for (size_t i = 0; i < count; i++)
        good &= add(job, table, &operations[i], &p, result);
    return good ? result : NULL;
}

const zy_transform zy_transform_joinaggregate = {
    .name = "joinaggregate",
    .doc = "adds the aggregates of its group to every row",
    .props = props,
    .run = run,
};
