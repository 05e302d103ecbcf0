/* A bar or area whose axis does not begin at zero is cut, and says so as newspapers do: two wavy
 * lines across bars and axis, zero under them, and a note. Below them nothing is to scale. Lines
 * and points show positions, not lengths: their axes may begin anywhere without it. */
#include <math.h>
#include <string.h>

#include "scaling/scaling.h"

bool zy_axis_is_cut(zy_job *job, const zy_scale_part *part)
{
    return zy_has_length(job, part) && zy_scale_part_low_end(job, part) > 0;
}

double zy_axis_stub(const zy_job *job, const zy_view *plot, zy_channel channel)
{
    const double whole = channel == ZY_CHANNEL_X ? plot->width : plot->height;

    return fmin(whole * 0.2, zy_length_px(&job->chart, job->chart.house->axis.stub));
}
