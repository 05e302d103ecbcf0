/* extent: the smallest and the largest number of a column, as a parameter. */
#include <math.h>

#include "transforms/common.h"

static const zy_prop props[] = {
    ZY_KEY("extent", ZY_PROP_TEXT, "the column of numbers"),
    ZY_KEY("param", ZY_PROP_TEXT, "the name of the parameter"),
    ZY_KEYS_END,
};

static zy_datum extent_of(zy_arena *arena, const zy_column *column)
{
    zy_array *array = ZY_NEW(arena, zy_array);
    double lo = INFINITY, hi = -INFINITY;

    for (size_t row = 0; row < column->count; row++) {
        const zy_datum d = zy_column_at(column, row);
        const double v = zy_datum_number(d);
        if (zy_datum_is_missing(d) || (d.kind == ZY_TEXT && !d.text[0]) || isnan(v))
            continue;
        lo = fmin(lo, v);
        hi = fmax(hi, v);
    }
    array->count = 2;
    array->items = ZY_NEW_ARRAY(arena, zy_datum, 2);
    if (isfinite(lo) && isfinite(hi)) {
        array->items[0] = ZY_DATUM_NUMBER(lo);
        array->items[1] = ZY_DATUM_NUMBER(hi);
    }
    return (zy_datum){.kind = ZY_ARRAY, .array = array};
}

static zy_table *run(const zy_transform_job *job, const zy_value *spec, zy_table *table)
{
    const zy_value *param = zy_value_find(spec, "param");

    if (!zy_props_check(props, spec, job->diags))
        return NULL;
    const zy_column *column = zy_transform_field(job, table, spec, "extent");
    if (!param || !param->text)
        zy_fail(job->diags, "no-name", spec->span, NULL, "%s",
                ZY_SAY(job->diags, "\"param\" is missing: the name of the parameter",
                       "パラメータの名「param」がありません"));
    if (!column || !param || !param->text)
        return NULL;
    if (!job->set) {
        zy_fail(job->diags, "no-parameters", spec->span, NULL, "%s",
                ZY_SAY(job->diags, "parameters cannot be set here",
                       "ここではパラメータを定められません"));
        return NULL;
    }
    return job->set(job->setter, param->text, extent_of(job->arena, column)) ? table : NULL;
}

const zy_transform zy_transform_extent = {
    .name = "extent",
    .doc = "makes a parameter of the smallest and the largest number of a column",
    .props = props,
    .run = run,
};
