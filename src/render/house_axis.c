/* Axes of the house style. */
#include <math.h>
#include <string.h>

#include "render/stages.h"

#define GIVEN(o, field) zy_props_has(zy_axis_props, o, offsetof(zy_axis_options, field))
#define DEFAULT(o, field, value)                                                                   \
    (GIVEN(o, field) ? (void)0                                                                     \
                     : (void)((o)->field = (value), zy_props_give(zy_axis_props, o, offsetof(zy_axis_options, field))))

/* ---- Numbers: one unit for the whole axis ---- */

static const char *column_unit(const zy_def *def)
{
    return zy_def_is_field(def) && def->values && def->values->unit ? def->values->unit : "";
}

static double largest(const zy_datum *ticks, size_t count)
{
    double most = 0;

    for (size_t i = 0; i < count; i++)
        most = fmax(most, fabs(zy_datum_number(ticks[i])));
    return most;
}

zy_house_axis zy_house_axis_of(zy_job *job, const zy_def *def, const zy_datum *ticks, size_t count, const zy_label_format *format)
{
    zy_house_axis house = {.divisor = 1};
    const char *word = "", *unit = job->chart.frame.unit ? job->chart.frame.unit : column_unit(def);
    double *values = ZY_NEW_ARRAY(job->arena, double, count + 1);

    if (job->chart.is_vega_lite || def->type != ZY_TYPE_QUANTITATIVE || format->time)
        return house;
    if (format->specifier) {
        house.title = unit[0] ? zy_arena_format(job->arena, "(%s)", unit) : NULL;
        return house;
    }
    house.is_on = true;
    if (job->chart.locale->myriads)
        house.divisor = zy_myriad_unit(largest(ticks, count), &word);
    for (size_t i = 0; i < count; i++)
        values[i] = zy_datum_number(ticks[i]) / house.divisor;
    house.decimals = zy_decimals_needed(values, count);
    if (word[0] || unit[0])
        house.title = zy_arena_format(job->arena, "(%s%s)", word, unit);
    return house;
}

const char *zy_house_axis_label(zy_job *job, const zy_house_axis *house, zy_datum value)
{
    const double number = zy_datum_number(value);

    return isfinite(number) ? zy_decimal_format(job->arena, job->chart.locale, number / house->divisor, house->decimals) : "";
}

/* ---- Options ---- */

static double px(const zy_job *job, double size, double least)
{
    return fmax(least, round(size * job->chart.unit * 2) / 2);
}

static void plain(zy_job *job, zy_axis_options *o)
{
    DEFAULT(o, labels, false);
    DEFAULT(o, ticks, false);
    DEFAULT(o, grid, false);
    DEFAULT(o, domain, false);
    DEFAULT(o, title, NULL);
    (void)job;
}

static void category_axis(zy_job *job, zy_channel channel, size_t count, double room, zy_axis_options *o)
{
    const double each = count ? room / (double)count : room;
    /* Names are as large as there is room for between 16 and 24 px. */
    const double size = channel == ZY_CHANNEL_Y ? fmin(24, fmax(14, each / job->chart.unit * 0.42)) : fmin(22, fmax(14, each / job->chart.unit * 0.16));

    DEFAULT(o, label_font_size, px(job, size, 11));
    DEFAULT(o, label_limit, channel == ZY_CHANNEL_Y ? 0.42 * job->chart.canvas_width : fmax(40, each * 0.98));
    DEFAULT(o, label_padding, px(job, channel == ZY_CHANNEL_Y ? 16 : 12, 6));
    DEFAULT(o, domain, true);
    DEFAULT(o, domain_color, zy_house_color(job, "ink"));
    DEFAULT(o, domain_width, 2);
    DEFAULT(o, ticks, false);
    DEFAULT(o, title, NULL);
}

static void value_axis(zy_job *job, zy_channel channel, zy_axis_options *o)
{
    DEFAULT(o, label_font_size, px(job, 16, 11));
    DEFAULT(o, title_font_size, px(job, 16, 11));
    DEFAULT(o, label_padding, px(job, 10, 5));
    if (channel == ZY_CHANNEL_X)
        return;
    /* The unit stands upright at the top left, over the axis' numbers, never turned. */
    DEFAULT(o, title_angle, 0);
    DEFAULT(o, title_align, ZY_ALIGN_RIGHT);
    DEFAULT(o, title_baseline, ZY_BASELINE_BOTTOM);
    DEFAULT(o, title_x, -px(job, 10, 5));
    DEFAULT(o, title_y, -px(job, 16, 10));
}

void zy_house_axis_options(zy_job *job, zy_view *plot, zy_channel channel, const zy_scale_part *scale, const zy_view *unit,
                           const zy_def *def, zy_axis_options *o)
{
    const double room = channel == ZY_CHANNEL_X ? plot->width : plot->height;

    if (job->chart.is_vega_lite)
        return;
    if (zy_scale_is_discrete(scale->type)) {
        category_axis(job, channel, scale->scale.domain_count, room, o);
        return;
    }
    if (def->type == ZY_TYPE_QUANTITATIVE && zy_house_labels_bars(job, unit) && !def->guide) {
        plain(job, o);
        return;
    }
    value_axis(job, channel, o);
}
