/* The frame's `labels`. */
#include <math.h>
#include <string.h>

#include "render/labels.h"

static const char *const positions[] = {"auto",  "outside", "inside", "center", "above",
                                        "below", "left",    "right",  NULL};
static const char *const subsets[] = {"all", "first", "last", "max", "min", NULL};

static const zy_prop props[] = {
    {"position", ZY_PROP_WORD, offsetof(zy_label_options, position), positions,
     "where labels stand first of all", NULL},
    {"format", ZY_PROP_TEXT, offsetof(zy_label_options, format), NULL, "d3 format of the numbers",
     NULL},
    {"of", ZY_PROP_WORD, offsetof(zy_label_options, of), subsets,
     "which marks have a label: all, or of each series the first, last, largest or smallest", NULL},
    {0},
};

bool zy_label_options_read(zy_job *job)
{
    const zy_value *v = job->chart.frame.labels;
    zy_label_options *o = &job->labels;

    *o = (zy_label_options){.position = ZY_LABEL_AUTO, .of = -1};
    if (!v || v->kind == ZY_VALUE_NULL || v->kind == ZY_VALUE_BOOL)
        return true;
    if (v->kind != ZY_VALUE_MAP)
        return zy_fail(job->diags, "wrong-kind", v->span, NULL,
                       ZY_SAY(job->diags, "\"labels\" takes true, false or a map, not %s",
                              "「labels」に書けるのは true・false・マップです（%sではなく）"),
                       zy_kind_name(job->diags, v->kind));
    return zy_props_read(props, v, o, job->arena, job->diags);
}

bool zy_labels_off(const zy_job *job)
{
    const zy_value *v = job->chart.frame.labels;

    return v && v->kind == ZY_VALUE_BOOL && !v->boolean;
}

bool zy_labels_on(const zy_job *job)
{
    const zy_value *v = job->chart.frame.labels;

    return v && v->kind != ZY_VALUE_NULL && !zy_labels_off(job);
}

double zy_label_least(const zy_chart *chart)
{
    return chart->canvas_width < 500 ? 9 : 11;
}

zy_figure zy_label_figure(zy_job *job, const zy_def *def, size_t row)
{
    return zy_figure_of(&job->chart, def->values, row, job->labels.format);
}

static bool is_extreme(const double *values, size_t count, double value, bool largest)
{
    for (size_t k = 0; k < count; k++)
        if (isfinite(values[k]) && (largest ? values[k] > value : values[k] < value))
            return false;
    return true;
}

bool zy_label_is_asked(const zy_job *job, const double *values, size_t count, size_t i)
{
    switch ((zy_label_subset)job->labels.of) {
    case ZY_LABEL_FIRST:
        return i == 0;
    case ZY_LABEL_LAST:
        return i + 1 == count;
    case ZY_LABEL_MAX:
        return is_extreme(values, count, values[i], true);
    case ZY_LABEL_MIN:
        return is_extreme(values, count, values[i], false);
    case ZY_LABEL_ALL:
        break;
    }
    return true;
}
