/* Legends of the house style: they grow with the canvas, and stand above the unit of a value axis.
 */
#include <math.h>

#include "render/legends.h"

#define GIVEN(o, field) ZY_LEGEND_GIVEN(o, field)
#define GIVE(o, field, value) ZY_LEGEND_GIVE(o, field, value)

void zy_house_legend_options(zy_job *job, const zy_view *unit, zy_legend_options *o)
{
    const double text = fmax(11, round(16 * job->chart.unit)), symbol = text * 0.8;
    const zy_scale_part *y = zy_view_scale(unit, ZY_CHANNEL_Y);

    if (job->chart.is_vega_lite)
        return;
    if (!GIVEN(o, label_font_size))
        GIVE(o, label_font_size, text);
    if (!GIVEN(o, title_font_size))
        GIVE(o, title_font_size, text);
    if (!GIVEN(o, symbol_size))
        GIVE(o, symbol_size, symbol * symbol);
    if (!GIVEN(o, gradient_thickness))
        GIVE(o, gradient_thickness, fmax(8, round(14 * job->chart.unit)));
    if (!GIVEN(o, offset) && y && !zy_scale_is_discrete(y->type))
        GIVE(o, offset, round(12 * job->chart.unit + text * 1.6));
}
