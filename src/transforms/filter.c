/* filter: keeps the rows for which a test holds. */
#include "transforms/common.h"

static const zy_prop props[] = {
    ZY_KEY("filter", ZY_PROP_VALUE, "an expression, a test of a field, or and/or/not of these"),
    ZY_KEYS_END,
};

static zy_table *run(const zy_transform_job *job, const zy_value *spec, zy_table *table)
{
    const bool good = zy_props_check(props, spec, job->diags);
    const zy_predicate *test = zy_predicate_read(
        job->arena, job->diags, zy_value_find(spec, "filter"), table, job->parameters);
    size_t *rows = ZY_NEW_ARRAY(job->arena, size_t, table->row_count), count = 0;

    if (!good || !test)
        return NULL;
    zy_arena *scratch = zy_arena_new();
    for (size_t row = 0; row < table->row_count; row++) {
        if (zy_predicate_holds(test, scratch, table, row))
            rows[count++] = row;
        if (row % 1024 == 1023)
            zy_arena_empty(scratch);
    }
    zy_arena_free(scratch);
    return zy_table_pick(job->arena, table, rows, count);
}

const zy_transform zy_transform_filter = {
    .name = "filter",
    .doc = "keeps the rows for which a test holds",
    .props = props,
    .run = run,
};
