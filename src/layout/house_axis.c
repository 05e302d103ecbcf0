/* Axes of the house style. */
#include <math.h>
#include <string.h>

#include "layout/layout.h"

#define GIVEN(o, field) zy_props_has(zy_axis_props, o, offsetof(zy_axis_options, field))
#define DEFAULT(o, field, value)                                                                   \
    (GIVEN(o, field) ? (void)0                                                                     \
                     : (void)((o)->field = (value),                                                \
                              zy_props_give(zy_axis_props, o, offsetof(zy_axis_options, field))))

/* ---- Numbers: one unit for the whole axis ---- */

static const char *column_unit(const zy_def *def)
{
    return zy_def_is_field(def) && def->values && def->values->unit ? def->values->unit : "";
}

/* Where both axes measure something, each says what. */
static bool both_measure(const zy_view *unit)
{
    const zy_def *x = unit->encoding[ZY_CHANNEL_X], *y = unit->encoding[ZY_CHANNEL_Y];

    return x && y && x->type == ZY_TYPE_QUANTITATIVE && y->type == ZY_TYPE_QUANTITATIVE;
}

/* (万台), (%), ($ billion), (million units) */
static const char *unit_title(zy_job *job, const char *word, const char *unit)
{
    const zy_unit_parts parts = zy_unit_parts_of(&job->chart, unit);
    const char *after = parts.after[0] == ' ' && !word[0] ? parts.after + 1 : parts.after;

    return zy_arena_format(job->arena, "(%s%s%s%s)", parts.before,
                           parts.before[0] && word[0] ? " " : "", word, after);
}

static int decimals_of(const zy_datum *ticks, size_t count)
{
    int most = 0;

    for (size_t i = 0; i < count; i++)
        most = MAX(most, zy_decimals_exact(zy_datum_number(ticks[i])));
    return MIN(most, 2);
}

/* Bare numbers along x that can only be years. */
static bool are_years(const zy_def *def, const zy_datum *ticks, size_t count)
{
    enum { FIRST = 1900, LAST = 2100 };

    if (def->channel != ZY_CHANNEL_X || !zy_def_is_field(def) || def->aggregate || def->bin ||
        !def->values || column_unit(def)[0])
        return false;
    for (size_t i = 0; i < count; i++) {
        const double tick = zy_datum_number(ticks[i]);
        if (!(tick >= FIRST && tick <= LAST && tick == floor(tick)))
            return false;
    }
    for (size_t r = 0; r < def->values->count; r++) {
        const double value = zy_column_number(def->values, r);
        if (!isnan(value) && !(value >= FIRST && value <= LAST && value == floor(value)))
            return false;
    }
    return count > 0;
}

zy_house_axis zy_house_axis_of(zy_job *job, const zy_def *def, const zy_datum *ticks, size_t count,
                               const zy_label_format *format)
{
    zy_house_axis house = {.divisor = 1};
    const char *word = "", *unit = job->chart.frame.unit ? job->chart.frame.unit : column_unit(def);
    double *values = ZY_NEW_ARRAY(job->arena, double, count + 1);

    if (!job->chart.style->writes_figures || def->type != ZY_TYPE_QUANTITATIVE || format->time)
        return house;
    if (format->specifier) {
        house.title = unit[0] ? unit_title(job, "", unit) : NULL;
        return house;
    }
    house.is_on = true;
    if (zy_def_is_field(def) && zy_duration_unit(def->values)) {
        house.durations = def->values;
        house.title = zy_duration_form(&job->chart, def->values);
        house.decimals = decimals_of(ticks, count);
        return house;
    }
    house.are_years = are_years(def, ticks, count);
    for (size_t i = 0; i < count; i++)
        values[i] = zy_datum_number(ticks[i]);
    house.divisor = zy_common_unit(job->chart.locale, values, count, &house.decimals, &word);
    house.locale = zy_column_locale(&job->chart, zy_def_is_field(def) ? def->values : NULL);
    if (!word[0] && !unit[0] && zy_def_is_field(def) && def->field &&
        job->chart.root->kind == ZY_VIEW_UNIT && both_measure(job->chart.root))
        house.title = zy_def_guide_title(job, def);
    else if (word[0] || unit[0])
        house.title = unit_title(job, word, unit);
    return house;
}

const char *zy_house_axis_label(zy_job *job, const zy_house_axis *house, zy_datum value)
{
    const double number = zy_datum_number(value);

    if (!isfinite(number))
        return "";
    if (house->durations)
        return zy_duration_text(&job->chart, house->durations, number, house->decimals);
    if (house->are_years)
        return zy_arena_format(job->arena, "%.0f", number);
    return number == 0 ? "0"
                       : zy_decimal_format(job->arena, &house->locale, number / house->divisor,
                                           house->decimals);
}

/* ---- Categories ---- */

const zy_axis_options *zy_house_strong(zy_job *job, const zy_axis_options *options)
{
    zy_axis_options *strong = ZY_NEW(job->arena, zy_axis_options);

    *strong = *options;
    strong->label_font_weight = 700;
    zy_props_give(zy_axis_props, strong, offsetof(zy_axis_options, label_font_weight));
    zy_props_inherit(zy_axis_props, strong, &zy_axis_vega_defaults, job->arena);
    return strong;
}

const zy_axis_options *zy_house_centred(zy_job *job, const zy_axis_options *options, size_t lines)
{
    zy_axis_options *centred = ZY_NEW(job->arena, zy_axis_options);
    double line_height;

    *centred = *options;
    zy_props_inherit(zy_axis_props, centred, &zy_axis_vega_defaults, job->arena);
    line_height = isnan(centred->label_line_height) ? centred->label_font_size + 2
                                                    : centred->label_line_height;
    centred->label_offset -= (double)(lines - 1) * line_height / 2;
    return centred;
}

/* ---- Options ---- */

static void plain(zy_axis_options *o)
{
    DEFAULT(o, labels, false);
    DEFAULT(o, ticks, false);
    DEFAULT(o, grid, false);
    DEFAULT(o, domain, false);
    DEFAULT(o, title, NULL);
}

/* Names stand clear of labels of negative bars; the zero line is drawn where zero is. */
static void below_zero(zy_job *job, zy_channel channel, bool labelled, zy_axis_options *o)
{
    DEFAULT(o, domain, false);
    if (!labelled)
        return;
    DEFAULT(o, offset,
            channel == ZY_CHANNEL_X ? zy_length_px(&job->chart, job->chart.house->axis.clear_x)
                                    : zy_length_px(&job->chart, job->chart.house->axis.clear_y));
}

static bool has_negative(const zy_view *unit, zy_channel category)
{
    const zy_def *value = unit->encoding[category == ZY_CHANNEL_X ? ZY_CHANNEL_Y : ZY_CHANNEL_X];

    for (size_t r = 0; zy_def_is_field(value) && value->values && r < value->values->count; r++)
        if (zy_column_number(value->values, r) < 0)
            return true;
    return false;
}

/* Names are as large as there is room for. */
static double name_size(const zy_chart *chart, double each, bool beside)
{
    const zy_house *house = chart->house;
    zy_length name = beside ? house->axis.name_y : house->axis.name_x;

    name.size = fmin(
        name.size, fmax(house->axis.name_small.size, each / chart->unit * (beside ? 0.42 : 0.16)));
    return zy_length_px(chart, name);
}

static void category_axis(zy_job *job, zy_channel channel, const zy_view *unit, size_t count,
                          double room, zy_axis_options *o)
{
    const double each = count ? room / (double)count : room;
    const zy_house *house = job->chart.house;
    const bool beside = channel == ZY_CHANNEL_Y;

    DEFAULT(o, label_font_size, name_size(&job->chart, each, beside));
    DEFAULT(o, label_padding,
            zy_length_px(&job->chart, beside ? house->axis.name_gap_y : house->axis.name_gap_x));
    DEFAULT(o, domain, !unit->mark->is_tile); /* tiles begin nowhere */
    DEFAULT(o, domain_color, zy_house_color_name(&job->chart, ZY_ROLE_INK));
    DEFAULT(o, domain_width, 2);
    DEFAULT(o, zindex, 1); /* a line that bars interrupt looks dashed */
    DEFAULT(o, ticks, false);
    DEFAULT(o, title, NULL);
}

static const zy_value *number_value(zy_job *job, double number)
{
    return zy_value_new_number(job->arena, number, NULL);
}

/* Four to six lines along the value; as many as their labels let stand along x. */
static double tick_count(const zy_job *job, zy_channel channel, double room)
{
    const double each =
        channel == ZY_CHANNEL_X ? fmax(80, 130 * job->chart.unit) : fmax(48, 92 * job->chart.unit);

    return fmin(channel == ZY_CHANNEL_X ? 10 : 6, fmax(2, round(room / each)));
}

/* What is counted has no halves: months 1 to 12, goals, households. */
static bool is_counted(const zy_def *def)
{
    const zy_column *column = zy_def_is_field(def) ? def->values : NULL;

    if (!column || column->count == 0 || def->type != ZY_TYPE_QUANTITATIVE)
        return false;
    for (size_t r = 0; r < column->count; r++) {
        const double value = zy_column_number(column, r);
        if (isfinite(value) && value != floor(value))
            return false;
    }
    return true;
}

static void value_axis(zy_job *job, zy_channel channel, const zy_def *def, double room,
                       zy_axis_options *o)
{
    if (is_counted(def))
        DEFAULT(o, tick_min_step, 1);
    DEFAULT(o, tick_count, number_value(job, tick_count(job, channel, room)));
    DEFAULT(o, label_font_size, zy_length_px(&job->chart, job->chart.house->axis.label));
    DEFAULT(o, title_font_size, zy_length_px(&job->chart, job->chart.house->axis.label));
    DEFAULT(o, label_padding, zy_length_px(&job->chart, job->chart.house->axis.label_gap));
    DEFAULT(o, title_padding, zy_length_px(&job->chart, job->chart.house->axis.title_gap));
    DEFAULT(o, label_separation,
            channel == ZY_CHANNEL_X ? zy_length_px(&job->chart, job->chart.house->axis.labels_apart)
                                    : 1);
    if (channel == ZY_CHANNEL_X)
        return;
    /* The unit stands upright at the top left, over the axis' numbers, never turned. */
    DEFAULT(o, title_angle, 0);
    DEFAULT(o, title_align, ZY_ALIGN_LEFT);
    DEFAULT(o, title_baseline, ZY_BASELINE_BOTTOM);
    DEFAULT(o, title_x, -zy_length_px(&job->chart, job->chart.house->axis.unit_x));
    DEFAULT(o, title_y, -zy_length_px(&job->chart, job->chart.house->axis.unit_y));
}

void zy_house_axis_options(zy_job *job, zy_view *plot, const zy_view *unit, const zy_def *def,
                           zy_axis_plan *plan)
{
    const zy_channel channel = plan->channel;
    const zy_scale_part *scale = plan->scale;
    zy_axis_options *o = &plan->options;
    const double room = channel == ZY_CHANNEL_X ? plot->width : plot->height;

    if (!job->chart.style->lean_axes)
        return;
    if (zy_scale_is_discrete(scale->type)) {
        if (zy_unit_is_bar(unit) && has_negative(unit, channel))
            below_zero(job, channel, zy_house_labels_bars(job, unit), o);
        category_axis(job, channel, unit, scale->scale.domain_count, room, o);
        return;
    }
    if (def->type == ZY_TYPE_QUANTITATIVE && !def->guide &&
        zy_house_labels_values(job, plot, unit)) {
        plain(o);
        return;
    }
    if (def->type == ZY_TYPE_TEMPORAL) {
        zy_house_date_ticks(job, def, room, o);
        zy_house_fine_ticks(def, &scale->scale, tick_count(job, channel, room), job->arena, o);
        DEFAULT(o, zindex, 1); /* bands and areas do not cover its line */
        DEFAULT(o, grid, false);
        DEFAULT(o, title, NULL);
    }
    if (def->type == ZY_TYPE_QUANTITATIVE)
        zy_house_duration_ticks(job, def, &scale->scale, tick_count(job, channel, room), o);
    value_axis(job, channel, def, room, o);
}
