/* quantile: the values below which given shares of a column lie. */
#include <math.h>

#include "transforms/common.h"

static const zy_prop props[] = {
    ZY_KEY("quantile", ZY_PROP_TEXT, "the column of numbers"),
    ZY_KEY("groupby", ZY_PROP_TEXTS, "the columns that tell the groups apart"),
    ZY_KEY("probs", ZY_PROP_NUMBERS, "the shares, between 0 and 1"),
    ZY_KEY("step", ZY_PROP_NUMBER, "without probs: the distance of shares; 0.01"),
    ZY_KEY("as", ZY_PROP_TEXTS, "the names of the columns of shares and values; prob, value"),
    ZY_KEYS_END,
};

enum { MOST_STEPS = 100 * 1000 };

/* Of the rows that lie below a quantile, 0 to 1. */
typedef struct shares {
    double *items;
    size_t count;
} shares;

/* From half a step to 1, which is no share itself. */
static bool read_shares(const zy_transform_job *job, const zy_value *spec, shares *list)
{
    const zy_value *probs = zy_transform_option(spec, "probs"),
                   *given = zy_value_find(spec, "step");
    double step = zy_value_number(given, 0.01);
    size_t i = 0;

    step = step > 0 ? step : 0.01;
    const double steps = ceil((1 - 1e-14 - step / 2) / step);
    if (!probs && steps > MOST_STEPS) {
        zy_fail(job->diags, "too-many-steps", given->span, NULL,
                ZY_SAY(job->diags, "more than %d steps", "%d を超える分割はできません"),
                MOST_STEPS);
        zy_diag_fault(job->diags, ZY_FAULT_LIMIT);
        return false;
    }
    list->count = probs ? probs->count : steps > 0 ? (size_t)steps : 0;
    list->items = ZY_NEW_ARRAY(job->arena, double, list->count);
    for (const zy_value *v = probs ? probs->child : NULL; v; v = v->next)
        list->items[i++] = v->number;
    for (; i < list->count; i++)
        list->items[i] = step / 2 + (double)i * step;
    return true;
}

static void add_group(zy_maker *maker, const zy_columns *by, size_t first, const double *sorted,
                      size_t found, const shares *list)
{
    for (size_t i = 0; i < list->count; i++) {
        zy_datum *row = zy_maker_add(maker);
        for (size_t c = 0; c < by->count; c++)
            row[c] = zy_column_at(by->items[c], first);
        row[by->count] = ZY_DATUM_NUMBER(list->items[i]);
        if (found)
            row[by->count + 1] = ZY_DATUM_NUMBER(zy_quantile(sorted, found, list->items[i]));
    }
}

static zy_table *run(const zy_transform_job *job, const zy_value *spec, zy_table *table)
{
    zy_columns by;
    shares list;

    if (!zy_props_check(props, spec, job->diags) || !read_shares(job, spec, &list))
        return NULL;
    const zy_column *column = zy_transform_field(job, table, spec, "quantile");
    if (!column || !zy_transform_fields(job, table, zy_transform_option(spec, "groupby"), &by))
        return NULL;
    const zy_partition p = zy_transform_partition(job->arena, table, &by);
    const char *more[] = {zy_transform_as(spec, 0, "prob"), zy_transform_as(spec, 1, "value")};
    zy_maker maker = zy_maker_new(job->arena, &by, more, 2);
    for (size_t g = 0; g < p.count; g++) {
        size_t found;
        const double *sorted =
            zy_numbers_sorted(job->arena, column, p.rows[g], p.counts[g], &found);
        add_group(&maker, &by, p.groups.first[g], sorted, found, &list);
    }
    return zy_maker_table(&maker, &by);
}

const zy_transform zy_transform_quantile = {
    .name = "quantile",
    .doc = "the values below which given shares of a column lie",
    .props = props,
    .run = run,
};
