/* normalise: values -> views. Shorthand is written out, repeat and facet channels and composite
 * marks are rewritten, and every key is checked. */
#include <string.h>

#include "views/views.h"

static bool names_vega_lite(const zy_value *document)
{
    const char *schema = zy_value_text(zy_value_find(document, "$schema"), NULL);

    return schema && strstr(schema, "vega-lite");
}

bool zy_normalise(zy_job *job)
{
    zy_chart *chart = &job->chart;
    const zy_value *document = chart->written;

    if (document->kind != ZY_VALUE_MAP)
        return zy_fail(
            job->diags, "not-a-chart", document->span, NULL,
            ZY_SAY(job->diags, "a chart file is a map of keys such as data, mark, x and y, not %s",
                   "チャートファイルは data、mark、x、y などのキーを並べたものです（%sではなく）"),
            zy_kind_name(job->diags, document->kind));
    chart->style = names_vega_lite(document) ? &zy_style_vega : &zy_style_house;
    zy_value *plain = zy_value_copy(job->arena, document);
    zy_parameters_read(job, plain);
    if (!zy_frame_keys_read(job, plain))
        return false;
    const zy_value *written_out = zy_shorthand(job, plain);
    if (job->diags->errors)
        return false;
    const zy_value *framed =
        chart->style->has_frame ? zy_frame_rewrite(job, written_out) : written_out;
    chart->document = framed ? zy_rewrite(job, framed) : NULL;
    if (!chart->document || job->diags->errors)
        return false;
    chart->root = zy_view_build(job, chart->document, NULL);
    return chart->root && !job->diags->errors;
}
