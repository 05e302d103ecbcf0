/* Axes of durations in the house style: 0:00, 0:30, 1:00. */
#include <math.h>

#include "layout/layout.h"

#define GIVEN(o, field) zy_props_has(zy_axis_props, o, offsetof(zy_axis_options, field))

void zy_house_duration_ticks(zy_job *job, const zy_def *def, const zy_scale *scale, double most,
                             zy_axis_options *o)
{
    const double unit = zy_def_is_field(def) ? zy_duration_unit(def->values) : 0;

    if (!unit || scale->type != ZY_SCALE_LINEAR || scale->domain_count < 2 || GIVEN(o, values) ||
        GIVEN(o, tick_count) || GIVEN(o, format))
        return;
    const double a = zy_datum_number(scale->domain[0]),
                 b = zy_datum_number(scale->domain[scale->domain_count - 1]);
    const double low = fmin(a, b), high = fmax(a, b);
    const double step = zy_duration_step((high - low) * unit, most) / unit;
    zy_value *values = zy_value_new_list(job->arena, NULL);
    if (!isfinite(low) || !isfinite(high) || !(step > 0))
        return;
    for (double i = ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++)
        zy_value_append(values, zy_value_new_number(job->arena, i * step, NULL));
    if (!values->count)
        return;
    o->values = values;
    zy_props_give(zy_axis_props, o, offsetof(zy_axis_options, values));
}
