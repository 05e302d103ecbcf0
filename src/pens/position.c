/* Where marks stand: Vega-Lite's compile/mark/encode/position-*.ts, row by row. */
#include <math.h>
#include <string.h>

#include "pens/pens.h"

typedef struct place {
    const zy_pen *pen;
    zy_view *unit;
    zy_channel channel; /* x, y, theta or radius */
    const zy_def *def, *def2;
    const zy_scale_part *scale;
    size_t row;
} place;

/* The scale of other layers is nothing to a mark that has no definition there. */
static place place_of(const zy_pen *pen, zy_channel channel, size_t row)
{
    zy_view *unit = pen->unit;
    const zy_def *def = unit->encoding[channel];
    const zy_def *second = unit->encoding[zy_channel_second(channel)];
    const bool scaled = zy_def_has_data(def) || zy_def_has_data(second);

    return (place){pen, unit, channel, def, second, scaled ? zy_view_scale(unit, channel) : NULL,
                   row};
}

static bool has_option(const zy_view *unit, size_t offset)
{
    return zy_props_has(zy_mark_props, &unit->options, offset);
}

#define HAS(unit, field) has_option(unit, offsetof(zy_mark_options, field))

double zy_option_number(const zy_value *value)
{
    return value && value->kind == ZY_VALUE_NUMBER ? value->number : NAN;
}

double zy_band_position(const zy_view *unit, const zy_def *def)
{
    const zy_channel second = zy_channel_second(def->channel);
    const bool ranged = second < ZY_CHANNEL_COUNT && unit->encoding[second];

    if (!isnan(def->band_position))
        return def->band_position;
    if (def->units && !ranged)
        return HAS(unit, time_unit_band_position) ? unit->options.time_unit_band_position : NAN;
    return zy_def_is_binning(def) ? 0.5 : NAN;
}

static bool is_discrete(const zy_scale_part *scale)
{
    return scale && zy_scale_is_discrete(scale->type);
}

static double bandwidth(const zy_scale_part *scale)
{
    return scale && scale->type == ZY_SCALE_BAND ? scale->scale.bandwidth : 0;
}

static double map(const zy_scale_part *scale, zy_datum d)
{
    if (d.kind == ZY_UNDEFINED && !is_discrete(scale))
        return NAN;
    if (!scale)
        return zy_datum_number(d);
    /* A scale of times met with a text is one more place where JavaScript's dates come in. */
    return zy_scale_map(&scale->scale, d);
}

static double map_number(const zy_scale_part *scale, double number)
{
    return scale ? zy_scale_map_number(&scale->scale, number) : number;
}

static zy_datum at(const zy_column *column, size_t row)
{
    return column ? zy_column_at(column, row) : (zy_datum){.kind = ZY_UNDEFINED};
}

/* The constant of {datum: …} in the scale's terms: a bare year on a time scale, a date text. */
static zy_datum constant_of(const zy_def *def)
{
    const zy_datum d = def->constant;

    if (def->type == ZY_TYPE_TEMPORAL && d.kind == ZY_TEXT)
        return ZY_DATUM_TIME(zy_js_date_parse(d.text));
    return d;
}

zy_datum zy_def_datum(const zy_pen *pen, const zy_def *def, size_t row)
{
    (void)pen;
    if (zy_def_is_field(def))
        return at(def->values, row);
    return zy_def_is_datum(def) ? constant_of(def) : def->constant;
}

double zy_def_position(const zy_pen *pen, const zy_def *def, zy_channel scale_channel, size_t row)
{
    return map(zy_view_scale(pen->unit, scale_channel), zy_def_datum(pen, def, row));
}

/* ---- Offsets ---- */

/* What xOffset and yOffset add, as channel or as mark option; `at_middle` of the offset's own band.
 */
static double offset_of(const place *p, double band, bool *is_encoded)
{
    const zy_channel channel = zy_channel_offset(p->channel);
    const zy_def *def = channel < ZY_CHANNEL_COUNT ? p->unit->encoding[channel] : NULL;
    const zy_mark_options *o = &p->unit->options;

    *is_encoded = false;
    if (def) {
        const zy_scale_part *scale = zy_view_scale(p->unit, channel);
        *is_encoded = true;
        if (def->kind == ZY_DEF_VALUE)
            return zy_datum_number(def->constant);
        return map(scale, zy_def_datum(p->pen, def, p->row)) + band * bandwidth(scale);
    }
    switch ((int)p->channel) {
    case ZY_CHANNEL_X:
        return HAS(p->unit, x_offset) ? o->x_offset : 0;
    case ZY_CHANNEL_Y:
        return HAS(p->unit, y_offset) ? o->y_offset : 0;
    case ZY_CHANNEL_THETA:
        return HAS(p->unit, theta_offset) ? o->theta_offset : 0;
    default:
        return HAS(p->unit, radius_offset) ? o->radius_offset : 0;
    }
}

/* x2Offset and the like, where there is an x2 to move; NAN: not said. */
static double own_second_offset(const place *p)
{
    const zy_mark_options *o = &p->unit->options;

    switch ((int)p->channel) {
    case ZY_CHANNEL_X:
        return HAS(p->unit, x2_offset) ? o->x2_offset : NAN;
    case ZY_CHANNEL_Y:
        return HAS(p->unit, y2_offset) ? o->y2_offset : NAN;
    case ZY_CHANNEL_THETA:
        return HAS(p->unit, theta2_offset) ? o->theta2_offset : NAN;
    default:
        return HAS(p->unit, radius2_offset) ? o->radius2_offset : NAN;
    }
}

static bool has_second(const place *p)
{
    switch ((int)p->channel) {
    case ZY_CHANNEL_X:
        return p->def2 || HAS(p->unit, x2);
    case ZY_CHANNEL_Y:
        return p->def2 || HAS(p->unit, y2);
    case ZY_CHANNEL_THETA:
        return p->def2 || HAS(p->unit, theta2);
    default:
        return p->def2 || HAS(p->unit, radius2);
    }
}

static double second_offset(const place *p, double first)
{
    const double own = own_second_offset(p);

    if (!has_second(p))
        return first;
    return isnan(own) ? 0 : own;
}

bool zy_has_ranged_offset(const zy_view *unit, zy_channel channel)
{
    const zy_channel offset = zy_channel_offset(channel);

    if (!unit->mark->has_length || offset == ZY_CHANNEL_COUNT || !unit->encoding[offset] ||
        unit->encoding[zy_channel_second(channel)] || !zy_def_is_measure(unit->encoding[offset]))
        return false;
    if (!unit->encoding[channel])
        return true;
    return zy_def_has_data(unit->encoding[channel]) && is_discrete(zy_view_scale(unit, channel));
}

/* ---- Constants ---- */

static double extent_of(const place *p)
{
    switch ((int)p->channel) {
    case ZY_CHANNEL_X:
        return p->unit->width;
    case ZY_CHANNEL_Y:
        return p->unit->height;
    case ZY_CHANNEL_THETA:
        return 2 * G_PI;
    default:
        return fmin(p->unit->width, p->unit->height) / 2;
    }
}

/* A number, "width" or "height", or an expression of them. */
static double constant(const place *p, const zy_value *v)
{
    const zy_value *expr = zy_value_find(v, "expr");

    if (v->kind == ZY_VALUE_TEXT)
        return zy_value_is(v, "width")    ? p->unit->width
               : zy_value_is(v, "height") ? p->unit->height
                                          : NAN;
    if (expr && expr->kind == ZY_VALUE_TEXT) {
        zy_expression *e = zy_expression_read(p->pen->arena, p->pen->chart->diags, expr->text,
                                              expr->span, zy_pen_parameters(p->pen));
        return e ? zy_datum_number(zy_expression_run(e, p->pen->arena, p->unit->table, p->row))
                 : NAN;
    }
    return zy_option_number(v);
}

static bool contains_zero(const zy_scale_part *scale)
{
    const zy_scale *s = &scale->scale;

    if (s->domain_count < 2 || is_discrete(scale))
        return false;
    const double a = zy_datum_number(s->domain[0]),
                 b = zy_datum_number(s->domain[s->domain_count - 1]);
    return fmin(a, b) <= 0 && fmax(a, b) >= 0;
}

static double zero_or_end(const place *p, bool max)
{
    const zy_scale_part *scale = p->scale;

    if (!scale || scale->scale.domain_count == 0) {
        const bool far = (p->channel == ZY_CHANNEL_Y) != max;
        return far ? extent_of(p) : 0;
    }
    const bool never =
        scale->type == ZY_SCALE_LOG || scale->type == ZY_SCALE_TIME || scale->type == ZY_SCALE_UTC;
    if (!never && contains_zero(scale))
        return map_number(scale, 0);
    return map(scale, scale->scale.domain[max ? scale->scale.domain_count - 1 : 0]);
}

static double option_position(const place *p)
{
    const zy_mark_options *o = &p->unit->options;

    switch ((int)p->channel) {
    case ZY_CHANNEL_X:
        return HAS(p->unit, x) && o->x ? constant(p, o->x) : NAN;
    case ZY_CHANNEL_Y:
        return HAS(p->unit, y) && o->y ? constant(p, o->y) : NAN;
    case ZY_CHANNEL_THETA:
        return HAS(p->unit, theta) ? o->theta : NAN;
    default:
        return HAS(p->unit, outer_radius) ? o->outer_radius
               : HAS(p->unit, radius)     ? o->radius
                                          : NAN;
    }
}

static double option_position2(const place *p)
{
    const zy_mark_options *o = &p->unit->options;

    switch ((int)p->channel) {
    case ZY_CHANNEL_X:
        return HAS(p->unit, x2) && o->x2 ? constant(p, o->x2) : NAN;
    case ZY_CHANNEL_Y:
        return HAS(p->unit, y2) && o->y2 ? constant(p, o->y2) : NAN;
    case ZY_CHANNEL_THETA:
        return HAS(p->unit, theta2) ? o->theta2 : NAN;
    default:
        return HAS(p->unit, inner_radius) ? o->inner_radius
               : HAS(p->unit, radius2)    ? o->radius2
                                          : NAN;
    }
}

static double otherwise_position(const place *p, zy_default_position otherwise)
{
    const double option = option_position(p);

    if (!isnan(option))
        return option;
    switch (otherwise) {
    case ZY_POSITION_MID:
        return extent_of(p) / 2;
    case ZY_POSITION_ZERO_OR_MIN:
        return zero_or_end(p, false);
    case ZY_POSITION_ZERO_OR_MAX:
        return zero_or_end(p, true);
    case ZY_POSITION_NONE:
        break;
    }
    return NAN;
}

/* ---- Points ---- */

static double between(const zy_scale_part *scale, zy_datum start, zy_datum end, double band)
{
    const double a = zy_datum_number(start), b = zy_datum_number(end);

    if (zy_datum_is_missing(start))
        return NAN;
    return map_number(scale, band == 0 ? a : band == 1 ? b : band * b + (1 - band) * a);
}

/* Vega-Lite's midPoint for a field; band NAN: as the field says. */
static double mid_point(const place *p, double band)
{
    const zy_def *def = p->def;

    if (def->type != ZY_TYPE_NONE && isnan(band))
        band = zy_band_position(p->unit, def);
    const bool unit = band > 0 && def->units && def->type == ZY_TYPE_TEMPORAL;
    if (zy_def_is_binning(def) || unit) {
        if (p->unit->stack.is_on && p->unit->stack.impute && def->column_mid)
            return map(p->scale, at(zy_table_find(p->unit->table, def->column_mid), p->row));
        if (band > 0 && !is_discrete(p->scale))
            return between(p->scale, at(def->values, p->row), at(def->ends, p->row), band);
        if (def->ranges)
            return map(p->scale, at(def->ranges, p->row)) +
                   (isnan(band) ? 0.5 : band) * bandwidth(p->scale);
    } else if (def->binned && zy_def_is_field(p->def2) && !is_discrete(p->scale)) {
        return between(p->scale, at(def->values, p->row), at(p->def2->values, p->row),
                       isnan(band) ? 0.5 : band);
    }
    return map(p->scale, zy_def_datum(p->pen, def, p->row)) +
           (isnan(band) ? 0.5 : band) * bandwidth(p->scale);
}

static double data_position(const place *p, double band)
{
    const zy_stack *stack = &p->unit->stack;

    if (!stack->is_on || stack->field_channel != p->channel || !zy_def_is_field(p->def))
        return mid_point(p, band);
    double within = p->def->band_position;
    const bool polar = p->channel == ZY_CHANNEL_THETA || p->channel == ZY_CHANNEL_RADIUS;
    if (isnan(within) && polar && p->unit->mark->item == ZY_ITEM_TEXT)
        within = 0.5;
    const zy_datum start = at(zy_table_find(p->unit->table, stack->start), p->row);
    const zy_datum end = at(zy_table_find(p->unit->table, stack->end), p->row);
    return isnan(within) ? map(p->scale, end) : between(p->scale, start, end, within);
}

/* A value that cannot be drawn, where it is shown: as config.scale.invalid says, or at zero. */
static double invalid_position(const place *p)
{
    const zy_value *value =
        zy_value_find(zy_channel_invalid_value(p->pen->chart, p->channel), "value");

    return value ? constant(p, value) : zero_or_end(p, false);
}

static bool is_stacked(const place *p)
{
    return p->unit->stack.is_on && p->unit->stack.field_channel == p->channel;
}

/* The definition that counts at the row when the channel is conditional. */
static void choose(place *p)
{
    const zy_def *chosen =
        p->def && p->def->conditions ? zy_channel_choice(p->pen, p->channel, p->row) : p->def;

    if (chosen)
        p->def = chosen;
}

static double point_position(place p, zy_default_position otherwise)
{
    bool encoded;
    const double offset = offset_of(&p, 0.5, &encoded);

    choose(&p);
    if (!is_stacked(&p) && zy_channel_shows_invalid(p.pen, p.channel, p.row))
        return invalid_position(&p);
    if (zy_def_has_data(p.def))
        return data_position(&p, encoded ? 0 : NAN) + offset;
    if (p.def && p.def->kind == ZY_DEF_VALUE && p.def->value)
        return constant(&p, p.def->value) + offset;
    return otherwise_position(&p, otherwise) + offset;
}

/* Vega draws what is no value of a discrete scale at the very start of the plot. */
static bool stands_nowhere(const place *p, double at)
{
    return isnan(at) && p->pen->chart->style->strays_at_start && zy_def_has_data(p->def) &&
           is_discrete(p->scale);
}

double zy_point_position(const zy_pen *pen, zy_channel channel, size_t row,
                         zy_default_position otherwise)
{
    const place p = place_of(pen, channel, row);
    const double at = point_position(p, otherwise);

    return stands_nowhere(&p, at) ? 0 : at;
}

/* ---- Ranges ---- */

static double option_size(const place *p)
{
    const zy_mark_options *o = &p->unit->options;

    if (p->channel == ZY_CHANNEL_X)
        return zy_option_number(HAS(p->unit, width) ? o->width : NULL);
    return p->channel == ZY_CHANNEL_Y ? zy_option_number(HAS(p->unit, height) ? o->height : NULL)
                                      : NAN;
}

static double second_position(const place *p, zy_default_position otherwise)
{
    const zy_stack *stack = &p->unit->stack;
    bool encoded;
    const double offset = second_offset(p, offset_of(p, 0.5, &encoded));
    place second = *p;

    if (zy_def_has_data(p->def) && stack->is_on && stack->field_channel == p->channel)
        return map(p->scale, at(zy_table_find(p->unit->table, stack->start), p->row)) + offset;
    if (zy_def_has_data(p->def2))
        return map(p->scale, zy_def_datum(p->pen, p->def2, p->row)) + 0.5 * bandwidth(p->scale) +
               offset;
    if (p->def2 && p->def2->kind == ZY_DEF_VALUE && p->def2->value)
        return constant(p, p->def2->value) + offset;
    second.def = NULL;
    const double option = option_position2(p);
    if (!isnan(option))
        return option;
    if (zy_def_has_data(p->def) && zy_has_ranged_offset(p->unit, p->channel))
        return map(p->scale, zy_def_datum(p->pen, p->def, p->row)) +
               map_number(zy_view_scale(p->unit, zy_channel_offset(p->channel)), 0);
    switch (otherwise) {
    case ZY_POSITION_ZERO_OR_MAX:
        return zero_or_end(&second, true);
    case ZY_POSITION_ZERO_OR_MIN:
        return zero_or_end(&second, false);
    case ZY_POSITION_MID:
    case ZY_POSITION_NONE:
        break;
    }
    return NAN;
}

static bool both(double a, double b, double *from, double *to)
{
    *from = a;
    *to = b;
    return isfinite(a) && isfinite(b);
}

static bool range_position(place p, zy_default_position first, zy_default_position second,
                           double *from, double *to)
{
    const double size = p.def2 || p.unit->stack.is_on ? NAN : option_size(&p);
    const double start = point_position(p, first);

    if (!isnan(size) && isnan(option_position2(&p)))
        return both(start - size / 2, start + size / 2, from, to);
    return both(start, second_position(&p, second), from, to);
}

bool zy_range_position(const zy_pen *pen, zy_channel channel, size_t row, zy_default_ends ends,
                       double *from, double *to)
{
    return range_position(place_of(pen, channel, row), ends.first, ends.second, from, to);
}

/* ---- Rects ---- */

/* Bars and ticks: the channel across which they are thick. */
static bool is_across(const place *p)
{
    const zy_view *unit = p->unit;

    if (zy_unit_is_bar(unit))
        return p->channel == ZY_CHANNEL_X
                   ? unit->orient == ZY_ORIENT_VERTICAL
                   : p->channel == ZY_CHANNEL_Y && unit->orient == ZY_ORIENT_HORIZONTAL;
    if (unit->mark->orients == ZY_ORIENT_OF_TICK)
        return p->channel == ZY_CHANNEL_Y
                   ? unit->orient == ZY_ORIENT_VERTICAL
                   : p->channel == ZY_CHANNEL_X && unit->orient == ZY_ORIENT_HORIZONTAL;
    return false;
}

/* `size` of the mark means the thickness of this channel. */
static bool takes_size(const place *p)
{
    return p->unit->mark->orients == ZY_ORIENT_OF_TICK ||
           (p->unit->orient == ZY_ORIENT_HORIZONTAL && p->channel == ZY_CHANNEL_Y) ||
           (p->unit->orient == ZY_ORIENT_VERTICAL && p->channel == ZY_CHANNEL_X);
}

static const zy_value *size_value(const place *p)
{
    const zy_mark_options *o = &p->unit->options;
    const zy_value *own = p->channel == ZY_CHANNEL_X   ? (HAS(p->unit, width) ? o->width : NULL)
                          : p->channel == ZY_CHANNEL_Y ? (HAS(p->unit, height) ? o->height : NULL)
                                                       : NULL;

    if (own)
        return own;
    return takes_size(p) && HAS(p->unit, size) ? o->size : NULL;
}

static double relative(const zy_value *size)
{
    const zy_value *band = zy_value_find(size, "band");

    return band ? zy_value_number(band, 1) : NAN;
}

/* A thickness: in pixels, or as a share of the band; both NAN: neither is said. */
typedef struct thickness {
    double pixels, band;
} thickness;

/* Vega-Lite reads it from config.bar and the like only. */
static double continuous_size(const place *p)
{
    const zy_chart *chart = p->pen->chart;
    const char *path = zy_arena_format(p->pen->arena, "%s.continuousBandSize", p->unit->mark->name);

    if (chart->style->bands_by_config)
        return zy_config_number(chart, path, NAN);
    return HAS(p->unit, continuous_band_size) ? p->unit->options.continuous_band_size : NAN;
}

static thickness band_size(const place *p)
{
    const zy_mark_options *o = &p->unit->options;
    const zy_value *size = size_value(p);
    const zy_scale_part *offset = zy_channel_offset(p->channel) < ZY_CHANNEL_COUNT
                                      ? zy_view_scale(p->unit, zy_channel_offset(p->channel))
                                      : NULL;
    const zy_scale_part *scale = p->scale ? p->scale : offset;

    if (size)
        return (thickness){zy_option_number(size), relative(size)};
    if (zy_def_is_field(p->def) && p->def->units && !p->def2)
        return (thickness){NAN, HAS(p->unit, time_unit_band_size) ? o->time_unit_band_size : 1};
    if (zy_def_is_binning(p->def) && !is_discrete(p->scale))
        return (thickness){NAN, 1};
    const zy_value *discrete = HAS(p->unit, discrete_band_size) ? o->discrete_band_size : NULL;
    if (scale && !zy_scale_is_discrete(scale->type))
        return (thickness){continuous_size(p), NAN};
    if (discrete)
        return (thickness){zy_option_number(discrete), relative(discrete)};
    return (thickness){NAN, scale ? 1 : NAN};
}

static double default_padding(const place *p)
{
    const zy_chart *chart = p->pen->chart;
    const char *own = p->unit->mark->band_padding, *path = own ? own : "scale.rectBandPaddingInner";

    return zy_config_number(chart, "scale.bandPaddingInner", zy_config_number(chart, path, 0));
}

static double pixels_of(const place *p, thickness t)
{
    const zy_channel channel = zy_channel_offset(p->channel);
    const zy_scale_part *offset =
        channel < ZY_CHANNEL_COUNT ? zy_view_scale(p->unit, channel) : NULL;
    const zy_scale_part *scale = offset ? offset : p->scale;
    const double least = HAS(p->unit, min_band_size) ? p->unit->options.min_band_size : 0;

    if (!isnan(t.band) && scale && scale->type == ZY_SCALE_BAND)
        return fmax(least, t.band * scale->scale.bandwidth);
    if (!isnan(t.band) && !scale)
        return t.band * extent_of(p);
    if (!isnan(t.pixels))
        return t.pixels;
    if (scale && scale->step > 0)
        return scale->step - 2;
    if (!p->def)
        return (1 - default_padding(p)) * extent_of(p);
    return zy_config_number(p->pen->chart, "view.step", 20) - 2;
}

/* Position and thickness: of bands, points and continuous places alike. */
static bool place_and_size(place p, double *from, double *to)
{
    const bool sized = (p.unit->encoding[ZY_CHANNEL_SIZE] || HAS(p.unit, size)) && takes_size(&p) &&
                       isnan(relative(p.unit->options.size));
    const thickness t = band_size(&p);
    const zy_channel oc = zy_channel_offset(p.channel);
    const zy_scale_part *offset_scale = oc < ZY_CHANNEL_COUNT ? zy_view_scale(p.unit, oc) : NULL;
    const zy_scale_part *scale = p.scale ? p.scale : offset_scale;
    const bool top = scale && scale->type == ZY_SCALE_BAND && !isnan(t.band) && !sized;
    double size = sized ? zy_channel_number(p.pen, ZY_CHANNEL_SIZE, p.row,
                                            zy_option_number(p.unit->options.size))
                        : pixels_of(&p, t);
    bool encoded;
    const double offset = offset_of(&p, top ? 0 : 0.5, &encoded);
    double band = top ? (1 - t.band) / 2 : encoded ? 0 : 0.5, start;

    if (!top && !encoded && zy_def_is_field(p.def) && p.def->units && !p.def2 &&
        !isnan(zy_band_position(p.unit, p.def)))
        band = zy_band_position(p.unit, p.def);
    choose(&p);
    if (!is_stacked(&p) && zy_channel_shows_invalid(p.pen, p.channel, p.row))
        start = invalid_position(&p);
    else if (zy_def_has_data(p.def))
        start = data_position(&p, band) + offset;
    else if (p.def && p.def->kind == ZY_DEF_VALUE && p.def->value)
        start = constant(&p, p.def->value) + offset;
    else
        start = otherwise_position(&p, ZY_POSITION_MID) + offset;
    const bool capped =
        HAS(p.unit, max_band_size) && is_across(&p) && size > p.unit->options.max_band_size;
    if (capped && top) {
        start += (size - p.unit->options.max_band_size) / 2;
        size = p.unit->options.max_band_size;
    }
    if (stands_nowhere(&p, start))
        return both(0, size, from, to);
    return both(top ? start : start - size / 2, top ? start + size : start + size / 2, from, to);
}

void zy_time_unit_span(const zy_view *unit, const zy_def *def, size_t row, double *from, double *to)
{
    const double where = zy_band_position(unit, def);

    *from = zy_column_number(def->values, row);
    *to = def->ends ? zy_column_number(def->ends, row) : NAN;
    if (isnan(where) || where == 0.5)
        return;
    const double before = zy_time_units_next(def->units, -def->unit_step, *from);
    const double share = where + 0.5, start = *from;
    *from = (1 - share) * before + share * start;
    *to = (1 - share) * start + share * *to;
}

/* The data that a bar of a bin or time unit covers. */
static bool bin_ends(const place *p, double *from, double *to)
{
    const zy_def *def = p->def;
    const thickness t = band_size(p);
    const double band = isnan(t.band) ? 0.5 : (1 - t.band) / 2;
    double a = zy_datum_number(at(def->values, p->row)), b = zy_datum_number(at(def->ends, p->row));

    if (zy_datum_is_missing(at(def->values, p->row)))
        return false;
    if (def->units) {
        zy_time_unit_span(p->unit, def, p->row, &a, &b);
    } else if (!zy_def_is_binning(def)) {
        const double step = zy_value_number(zy_value_find(def->bin, "step"), NAN);
        *from = a;
        *to = zy_def_is_field(p->def2) ? zy_datum_number(at(p->def2->values, p->row)) : a + step;
        return true;
    }
    *from = (1 - band) * a + band * b;
    *to = band * a + (1 - band) * b;
    return true;
}

/* Bars of bins and time units reach from one boundary to the next, a pixel short. */
static bool bin_position(const place *p, double *from, double *to)
{
    const zy_mark_options *o = &p->unit->options;
    const bool polar = p->channel == ZY_CHANNEL_THETA || p->channel == ZY_CHANNEL_RADIUS;
    const double turn = p->scale->scale.reverse ? -1 : 1,
                 sign = p->channel == ZY_CHANNEL_X ? 1 : -1;
    const double spacing = polar || !HAS(p->unit, bin_spacing) ? 0 : o->bin_spacing;
    const double least = HAS(p->unit, min_band_size) ? o->min_band_size : 0;
    const double translate =
        polar ? 0 : zy_value_number(zy_value_find(p->def->guide, "translate"), 0.5);
    bool encoded;
    double a, b;

    if (!bin_ends(p, &a, &b))
        return false;
    const double offset = offset_of(p, 0, &encoded), own = own_second_offset(p);
    const double offset2 = isnan(own) || own == 0 ? offset : own;
    const double start = map_number(p->scale, a), end = map_number(p->scale, b);
    /* x ends at the right, y at the top: each loses half the spacing at either end. */
    const double room =
        fabs(end - start) < least ? 0.5 * (least - fabs(end - start)) : -spacing / 2;
    return both(end + translate + turn * (offset + sign * room),
                start + translate + turn * (offset2 - sign * room), from, to);
}

bool zy_rect_position(const zy_pen *pen, zy_channel channel, size_t row, double *from, double *to)
{
    place p = place_of(pen, channel, row);
    const bool sized = p.unit->encoding[ZY_CHANNEL_SIZE] ||
                       (size_value(&p) && isnan(relative(size_value(&p)))) ||
                       (HAS(p.unit, size) && !isnan(zy_option_number(p.unit->options.size)));
    const zy_channel oc = zy_channel_offset(channel);
    const bool offset = oc < ZY_CHANNEL_COUNT && p.unit->encoding[oc];

    if (zy_def_is_field(p.def) &&
        (zy_def_is_binning(p.def) || p.def->binned || (p.def->units && !p.def2)) && !sized &&
        !offset && p.scale && !is_discrete(p.scale))
        return bin_position(&p, from, to);
    if (zy_def_has_data(p.def) && zy_has_ranged_offset(p.unit, channel))
        return range_position(p, ZY_POSITION_ZERO_OR_MAX, ZY_POSITION_ZERO_OR_MIN, from, to);
    if (((zy_def_has_data(p.def) && is_discrete(p.scale)) || is_across(&p)) && !p.def2)
        return place_and_size(p, from, to);
    return range_position(p, ZY_POSITION_ZERO_OR_MAX, ZY_POSITION_ZERO_OR_MIN, from, to);
}
