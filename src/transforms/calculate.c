/* calculate: a new column by an expression. */
#include "transforms/common.h"

static const zy_prop props[] = {
    ZY_KEY("calculate", ZY_PROP_TEXT, "an expression; datum is the row"),
    ZY_KEY("as", ZY_PROP_TEXT, "the name of the new column"),
    ZY_KEYS_END,
};

static zy_table *run(const zy_transform_job *job, const zy_value *spec, zy_table *table)
{
    const zy_value *text = zy_value_find(spec, "calculate");
    const char *as = zy_transform_as(spec, 0, NULL);

    if (!zy_props_check(props, spec, job->diags))
        return NULL;
    if (text->kind != ZY_VALUE_TEXT) {
        zy_fail(job->diags, "no-expression", text->span, NULL, "%s",
                ZY_SAY(job->diags, "an expression is expected here", "ここには式を書きます"));
        return NULL;
    }
    if (!as) {
        zy_fail(job->diags, "no-name", spec->span, NULL, "%s",
                ZY_SAY(job->diags, "\"as\" is missing: the name of the new column",
                       "新しい列の名「as」がありません"));
        return NULL;
    }
    const zy_expression *e =
        zy_expression_read(job->arena, job->diags, text->text, text->span, job->parameters);
    if (!e)
        return NULL;
    zy_expression_check_fields(e, table);
    const size_t errors = job->diags->errors;
    zy_datum *data = ZY_NEW_ARRAY(job->arena, zy_datum, table->row_count);
    for (size_t row = 0; row < table->row_count && job->diags->errors == errors; row++)
        data[row] = zy_expression_run(e, job->arena, table, row);
    zy_table *result = zy_table_copy(job->arena, table);
    zy_table_set(result, as, data);
    return job->diags->errors == errors ? result : NULL;
}

const zy_transform zy_transform_calculate = {
    .name = "calculate",
    .doc = "adds a column worked out by an expression",
    .props = props,
    .run = run,
};
