/* What the frame's `labels` asks for. */
#include <math.h>

#include "chart/chart.h"

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
