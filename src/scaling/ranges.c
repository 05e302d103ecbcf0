/* Ranges: what scales map to once the size of a plot is known (Vega-Lite's compile/scale/range.ts;
 * Vega's scale transform for padding, zero and nice). */
#include <math.h>
#include <string.h>

#include "scaling/scaling.h"

#define OPTION(part, field)                                                                        \
    zy_props_has(zy_scale_props, &(part)->options, offsetof(zy_scale_options, field))
#define NUMBER(part, field, fallback)                                                              \
    zy_scale_part_number(part, offsetof(zy_scale_options, field), fallback)
#define FLAG(part, field, fallback)                                                                \
    zy_scale_part_flag(part, offsetof(zy_scale_options, field), fallback)

/* ---- Domain: padding, zero, ends, middle, nice ---- */

/* Slopes and dumbbells carry their values and have no axis: zero is in their picture when it is
 * near, and does not squeeze what is far from it. */
static bool is_far_from_zero(const zy_scale_part *part, double first, double last)
{
    const zy_composite *form = part->unit->form;

    return form && form->may_leave_zero && !OPTION(part, zero) && first > 0 && first > 0.4 * last;
}

static bool is_position(const zy_scale_part *part)
{
    return zy_scale_is_continuous(part->type);
}

static double lifted(const zy_scale_part *part, double v)
{
    const zy_scale *s = &part->scale;

    switch ((int)part->type) {
    case ZY_SCALE_LOG:
        return (v < 0 ? -1 : 1) * log(fabs(v));
    case ZY_SCALE_POW:
    case ZY_SCALE_SQRT:
        return (v < 0 ? -1 : 1) * pow(fabs(v), s->exponent);
    case ZY_SCALE_SYMLOG:
        return (v < 0 ? -1 : 1) * log1p(fabs(v) / s->constant);
    default:
        return v;
    }
}

static double lowered(const zy_scale_part *part, double v, double sign)
{
    const zy_scale *s = &part->scale;

    switch ((int)part->type) {
    case ZY_SCALE_LOG:
        return sign * exp(sign * v);
    case ZY_SCALE_POW:
    case ZY_SCALE_SQRT:
        return (v < 0 ? -1 : 1) * pow(fabs(v), 1 / s->exponent);
    case ZY_SCALE_SYMLOG:
        return (v < 0 ? -1 : 1) * expm1(fabs(v)) * s->constant;
    default:
        return v;
    }
}

/* Vega's padDomain: room in pixels at both ends of the range. */
static void pad(zy_scale_part *part)
{
    zy_scale *s = &part->scale;
    const double padding = NUMBER(part, padding, 0);

    if (!is_position(part) || padding == 0 || s->domain_count < 2 || s->range_count < 2)
        return;
    zy_datum *first = &s->domain[0], *last = &s->domain[s->domain_count - 1];
    const double span =
        fabs(zy_datum_number(s->range[s->range_count - 1]) - zy_datum_number(s->range[0]));
    if (first->number == last->number || !(span - 2 * padding > 0))
        return;
    const double frac = span / (span - 2 * padding), sign = first->number < 0 ? -1 : 1;
    const double a = lifted(part, first->number), b = lifted(part, last->number),
                 centre = (a + b) / 2;
    first->number = lowered(part, centre + (a - centre) * frac, sign);
    last->number = lowered(part, centre + (b - centre) * frac, sign);
}

static void add_middle(zy_job *job, zy_scale_part *part)
{
    zy_scale *s = &part->scale;

    if (!OPTION(part, domain_mid) || s->domain_count != 2)
        return;
    zy_datum *three = ZY_NEW_ARRAY(job->arena, zy_datum, 3);
    three[0] = s->domain[0], three[2] = s->domain[1],
    three[1] = ZY_DATUM_NUMBER(part->options.domain_mid);
    s->domain = three;
    s->domain_count = 3;
}

static void adjust(zy_job *job, zy_scale_part *part)
{
    zy_scale *s = &part->scale;
    const bool can =
        part->type != ZY_SCALE_LOG && part->type != ZY_SCALE_TIME && part->type != ZY_SCALE_UTC;

    if (s->domain_count < 2)
        return;
    zy_datum *first = &s->domain[0], *last = &s->domain[s->domain_count - 1];
    if (can && FLAG(part, zero, false) && !is_far_from_zero(part, first->number, last->number)) {
        /* The ends of a table without rows are NaN, and stay so: nothing is drawn of them. */
        if (first->number > 0)
            first->number = 0;
        if (last->number < 0)
            last->number = 0;
        s->rests = job->chart.style->rests_on_zero && first->number == 0 && last->number == 0;
    }
    /* The shortest bar of a cut axis is still a bar. */
    if (can && !part->domain_given && part->low.kind == ZY_UNDEFINED && first->number > 0 &&
        zy_has_length(job, part))
        first->number =
            fmax(first->number * 0.1, first->number - 0.25 * (last->number - first->number));
    if (part->low.kind != ZY_UNDEFINED)
        *first = part->low;
    if (part->high.kind != ZY_UNDEFINED)
        *last = part->high;
    add_middle(job, part);
}

/* Durations end at whole minutes, quarters, hours. */
static bool nice_duration(zy_scale_part *part)
{
    enum { TICKS = 5 };
    zy_scale *s = &part->scale;
    const double unit = zy_def_is_field(part->def) ? zy_duration_unit(part->def->values) : 0;

    if (!unit || s->type != ZY_SCALE_LINEAR || s->domain_count != 2)
        return false;
    const size_t low = zy_datum_number(s->domain[1]) < zy_datum_number(s->domain[0]);
    const double from = zy_datum_number(s->domain[low]), to = zy_datum_number(s->domain[!low]);
    if (!(to > from))
        return false;
    const double step = zy_duration_step((to - from) * unit, TICKS) / unit;
    s->domain[low] = ZY_DATUM_NUMBER(floor(from / step) * step);
    s->domain[!low] = ZY_DATUM_NUMBER(ceil(to / step) * step);
    return true;
}

static void make_nice(zy_scale_part *part)
{
    const zy_value *nice = part->options.nice;

    if (!zy_scale_is_continuous(part->type) && part->type != ZY_SCALE_QUANTIZE)
        return;
    if (!OPTION(part, nice)) {
        if (part->nice_by_default && part->type != ZY_SCALE_TIME && part->type != ZY_SCALE_UTC &&
            !nice_duration(part))
            zy_scale_nice(&part->scale, 0, NULL, 0);
        return;
    }
    if (!nice || (nice->kind == ZY_VALUE_BOOL && !nice->boolean))
        return;
    if (nice->kind == ZY_VALUE_NUMBER)
        zy_scale_nice(&part->scale, nice->number, NULL, 0);
    else if (nice->kind == ZY_VALUE_TEXT)
        zy_scale_nice(&part->scale, 0, nice->text, 1);
    else if (nice->kind == ZY_VALUE_MAP)
        zy_scale_nice(&part->scale, 0, zy_value_text(zy_value_find(nice, "interval"), NULL),
                      zy_value_number(zy_value_find(nice, "step"), 1));
    else
        zy_scale_nice(&part->scale, 0, NULL, 0);
}

/* ---- Ranges ---- */

static void set_range(zy_job *job, zy_scale_part *part, double from, double to)
{
    zy_scale *s = &part->scale;

    s->range = ZY_NEW_ARRAY(job->arena, zy_datum, 2);
    s->range_count = 2;
    s->range[0] = ZY_DATUM_NUMBER(from);
    s->range[1] = ZY_DATUM_NUMBER(to);
    const zy_value *min = part->options.range_min, *max = part->options.range_max;
    if (min)
        s->range[0] = zy_value_datum(job->arena, min);
    if (max)
        s->range[1] = zy_value_datum(job->arena, max);
}

static void set_list(zy_job *job, zy_scale_part *part, const zy_view *plot, const zy_value *list)
{
    zy_scale *s = &part->scale;

    s->range = ZY_NEW_ARRAY(job->arena, zy_datum, list->count + 1);
    s->range_count = 0;
    for (const zy_value *v = list->child; v; v = v->next) {
        zy_datum d = zy_value_datum(job->arena, v);
        if (zy_value_is(v, "width"))
            d = ZY_DATUM_NUMBER(plot->width);
        else if (zy_value_is(v, "height"))
            d = ZY_DATUM_NUMBER(plot->height);
        s->range[s->range_count++] = d;
    }
}

static void set_scheme(zy_scale_part *part, const zy_value *scheme)
{
    zy_scale *s = &part->scale;
    const zy_value *extent = zy_value_find(scheme, "extent");

    s->scheme =
        zy_value_text(scheme->kind == ZY_VALUE_MAP ? zy_value_find(scheme, "name") : scheme, NULL);
    if (!s->scheme)
        s->scheme = zy_value_text(zy_value_find(scheme, "scheme"), NULL);
    s->scheme_count = (size_t)zy_value_number(zy_value_find(scheme, "count"), 0);
    s->scheme_extent[0] = 0, s->scheme_extent[1] = 1;
    if (extent && extent->count == 2) {
        s->scheme_extent[0] = extent->child->number;
        s->scheme_extent[1] = extent->last->number;
    }
}

/* A named range of config.range: a list, or {scheme}. */
static void set_named(zy_job *job, zy_scale_part *part, const zy_view *plot, const char *name)
{
    const zy_value *range = zy_value_find(zy_config(&job->chart, "range"), name);

    if (!range)
        return;
    if (range->kind == ZY_VALUE_LIST)
        set_list(job, part, plot, range);
    else
        set_scheme(part, zy_value_find(range, "scheme") && range->count == 1
                             ? zy_value_find(range, "scheme")
                             : range);
}

static void color_range(zy_job *job, zy_scale_part *part, const zy_view *plot)
{
    const char *name;

    if (part->type == ZY_SCALE_ORDINAL)
        name = part->def->type == ZY_TYPE_NOMINAL ? "category" : "ordinal";
    else if (OPTION(part, domain_mid))
        name = "diverging";
    else
        name = part->unit->mark->is_tile ? "heatmap" : "ramp";
    set_named(job, part, plot, name);
}

/* The pixels of one bin of the channel, or its step. */
static double step_of(zy_job *job, const zy_view *unit, const zy_view *plot, zy_channel channel)
{
    const zy_def *def = unit->encoding[channel];
    const double size = channel == ZY_CHANNEL_X ? plot->width : plot->height;
    const zy_value *given = channel == ZY_CHANNEL_X ? plot->width_given : plot->height_given;
    const zy_scale_part *scale = zy_view_scale(unit, channel);

    if (zy_def_is_binning(def) && def->bins.step > 0)
        return size / ((def->bins.stop - def->bins.start) / def->bins.step);
    if (def && def->binned && zy_value_find(def->bin, "step") && scale &&
        scale->scale.domain_count > 1)
        return size / ((scale->scale.domain[1].number - scale->scale.domain[0].number) /
                       zy_value_number(zy_value_find(def->bin, "step"), 1));
    return zy_value_number(zy_value_find(given, "step"),
                           zy_config_number(&job->chart, "view.step", 20));
}

static void size_range(zy_job *job, zy_scale_part *part, const zy_view *plot)
{
    const zy_view *unit = part->unit;
    const zy_chart *chart = &job->chart;
    const double step =
        fmin(step_of(job, unit, plot, ZY_CHANNEL_X), step_of(job, unit, plot, ZY_CHANNEL_Y));
    double from = 0, to = 0;

    switch (unit->mark->size) {
    case ZY_SIZE_THICKNESS:
        from = zy_config_number(chart, "scale.minBandSize", 2);
        to = zy_config_number(chart, "scale.maxBandSize", step - 1);
        break;
    case ZY_SIZE_STROKE:
        from = zy_config_number(chart, "scale.minStrokeWidth", 1);
        to = zy_config_number(chart, "scale.maxStrokeWidth", 4);
        break;
    case ZY_SIZE_FONT:
        from = zy_config_number(chart, "scale.minFontSize", 8);
        to = zy_config_number(chart, "scale.maxFontSize", 40);
        break;
    case ZY_SIZE_AREA:
        from = zy_config_number(chart, "scale.minSize", 4);
        to = zy_config_number(chart, "scale.maxSize", pow(0.95 * step, 2));
        break;
    }
    if (!zy_scale_is_discretizing(part->type)) {
        set_range(job, part, from, to);
        return;
    }
    size_t count = part->type == ZY_SCALE_THRESHOLD ? part->scale.domain_count + 1 : 4;
    part->scale.range = ZY_NEW_ARRAY(job->arena, zy_datum, count);
    part->scale.range_count = count;
    for (size_t i = 0; i < count; i++)
        part->scale.range[i] =
            ZY_DATUM_NUMBER(from + (to - from) * (double)i / (double)(count - 1));
}

static void dash_range(zy_job *job, zy_scale_part *part)
{
    static const double dashes[][4] = {{1, 0}, {4, 2}, {2, 1}, {1, 1}, {1, 2, 4, 2}};
    static const size_t lengths[] = {2, 2, 2, 2, 4};
    zy_scale *s = &part->scale;

    s->range_count = 5;
    s->range = ZY_NEW_ARRAY(job->arena, zy_datum, 5);
    for (size_t i = 0; i < 5; i++) {
        zy_array *array = ZY_NEW(job->arena, zy_array);
        array->count = lengths[i];
        array->items = ZY_NEW_ARRAY(job->arena, zy_datum, 4);
        for (size_t k = 0; k < lengths[i]; k++)
            array->items[k] = ZY_DATUM_NUMBER(dashes[i][k]);
        s->range[i] = (zy_datum){.kind = ZY_ARRAY, .array = array};
    }
}

static void offset_range(zy_job *job, zy_scale_part *part, const zy_view *plot)
{
    const zy_channel main = zy_channel_main(part->channel);
    const zy_scale_part *position = zy_view_scale(part->unit, main);
    const zy_def *def = part->unit->encoding[main];
    const double whole = main == ZY_CHANNEL_X ? plot->width : plot->height;
    const bool up = part->channel == ZY_CHANNEL_Y_OFFSET && zy_scale_is_continuous(part->type);

    if (!position) {
        set_range(job, part, up ? whole / 2 : -whole / 2, up ? -whole / 2 : whole / 2);
    } else if (position->type == ZY_SCALE_BAND) {
        set_range(job, part, up ? position->scale.bandwidth : 0,
                  up ? 0 : position->scale.bandwidth);
    } else if (zy_def_is_field(def) && def->units) {
        /* Vega-Lite measures the unit in a year that is not a leap year. */
        const double a = zy_date_ms(2001, 1, 1);
        const double b = zy_time_units_next(def->units, def->unit_step, a);
        const double pixels =
            zy_scale_map_number(&position->scale, b) - zy_scale_map_number(&position->scale, a);
        const double padding =
            zy_config_number(&job->chart, "scale.bandWithNestedOffsetPaddingInner", 0.2);
        const double shift =
            (isnan(zy_band_position(part->unit, def)) ? 0.5 : zy_band_position(part->unit, def)) -
            0.5;
        set_range(job, part, (padding / 2 + shift) * pixels, (1 - padding / 2 + shift) * pixels);
    } else {
        set_range(job, part, 0, 0);
    }
}

static void default_range(zy_job *job, zy_scale_part *part, const zy_view *plot)
{
    const zy_chart *chart = &job->chart;

    switch ((int)part->channel) {
    case ZY_CHANNEL_X:
        set_range(job, part, 0, plot->width);
        return;
    case ZY_CHANNEL_Y:
        set_range(job, part, zy_scale_is_discrete(part->type) ? 0 : plot->height,
                  zy_scale_is_discrete(part->type) ? plot->height : 0);
        return;
    case ZY_CHANNEL_X_OFFSET:
    case ZY_CHANNEL_Y_OFFSET:
        offset_range(job, part, plot);
        return;
    case ZY_CHANNEL_SIZE:
        size_range(job, part, plot);
        return;
    case ZY_CHANNEL_THETA:
        set_range(job, part, 0, 2 * G_PI);
        return;
    case ZY_CHANNEL_RADIUS:
        set_range(job, part, 0, fmin(plot->width, plot->height) / 2);
        return;
    case ZY_CHANNEL_ANGLE:
        set_range(job, part, 0, 360);
        return;
    case ZY_CHANNEL_STROKE_WIDTH:
        set_range(job, part, zy_config_number(chart, "scale.minStrokeWidth", 1),
                  zy_config_number(chart, "scale.maxStrokeWidth", 4));
        return;
    case ZY_CHANNEL_STROKE_DASH:
        dash_range(job, part);
        return;
    case ZY_CHANNEL_SHAPE:
        set_named(job, part, plot, "symbol");
        return;
    case ZY_CHANNEL_COLOR:
    case ZY_CHANNEL_FILL:
    case ZY_CHANNEL_STROKE:
        color_range(job, part, plot);
        return;
    default:
        set_range(job, part, zy_config_number(chart, "scale.minOpacity", 0.3),
                  zy_config_number(chart, "scale.maxOpacity", 0.8));
    }
}

static bool range_from_field(zy_job *job, zy_scale_part *part, const zy_value *field)
{
    const zy_view *unit = part->unit;
    const zy_column *column = zy_table_find(unit->table, zy_value_text(field, ""));
    zy_scale *s = &part->scale;

    if (!column)
        return zy_fail(
            job->diags, "unknown-field", field->span,
            zy_hint_nearest(job->diags, zy_value_text(field, ""),
                            zy_table_names(job->diags->arena, unit->table)),
            ZY_SAY(job->diags, "the table has no column \"%s\"", "表に「%s」という列はありません"),
            zy_value_text(field, ""));
    s->range = ZY_NEW_ARRAY(job->arena, zy_datum, s->domain_count + 1);
    for (size_t i = 0; i < s->domain_count; i++)
        for (size_t r = 0; part->def->values && r < unit->table->row_count; r++)
            if (zy_datum_equal(zy_column_at(part->def->values, r), s->domain[i])) {
                s->range[s->range_count++] = zy_column_at(column, r);
                break;
            }
    return true;
}

/* Two series of one colour cannot be told apart. */
static void warn_repeats(zy_job *job, const zy_scale_part *part)
{
    const zy_scale *s = &part->scale;

    if (!job->chart.style->infers_types || !zy_channel_is_color(part->channel) ||
        part->type != ZY_SCALE_ORDINAL || s->scheme || s->range_count == 0 ||
        part->base_count <= s->range_count)
        return;
    const char *hint = ZY_SAY(job->diags, "highlight some of them, or draw small multiples (facet)",
                              "一部を highlight で強調するか、facet で分けて描いてください"),
               *message = zy_arena_format(job->diags->arena,
                                          ZY_SAY(job->diags, "%zu series share %zu colours",
                                                 "%zu系列に色が%zu色しかありません"),
                                          part->base_count, s->range_count);
    /* Slices have their names beside them. */
    if (part->unit->mark->item == ZY_ITEM_ARC)
        zy_note(job->diags, "colors-repeat", part->def->written->span, hint, "%s", message);
    else
        zy_warn(job->diags, "colors-repeat", part->def->written->span, hint, "%s", message);
}

/* Places, sizes, widths and opacities are numbers; colours, symbols and dashes are not. */
static bool range_is_read(zy_job *job, zy_scale_part *part)
{
    const zy_scale_options *o = &part->options;
    const zy_value *at = o->range ? o->range : o->range_min ? o->range_min : o->range_max;
    zy_scale *s = &part->scale;

    if (!at || zy_channel_is_color(part->channel) || part->channel == ZY_CHANNEL_SHAPE ||
        part->channel == ZY_CHANNEL_STROKE_DASH)
        return true;
    for (size_t i = 0; i < s->range_count; i++) {
        s->range[i] = ZY_DATUM_NUMBER(zy_datum_number(s->range[i]));
        if (isnan(s->range[i].number))
            return zy_fail(
                job->diags, "wrong-kind", at->span, NULL,
                ZY_SAY(job->diags, "the range of %s is of numbers", "%s の range には数を書きます"),
                zy_channel_names[part->channel]);
    }
    return true;
}

static bool choose_range(zy_job *job, zy_scale_part *part, const zy_view *plot)
{
    const zy_value *range = part->options.range, *scheme = part->options.scheme;
    bool good = true;

    part->scale.range_count = 0;
    part->scale.scheme = NULL;
    if (range && range->kind == ZY_VALUE_LIST)
        set_list(job, part, plot, range);
    else if (range && range->kind == ZY_VALUE_MAP && zy_value_find(range, "field"))
        good = range_from_field(job, part, zy_value_find(range, "field"));
    else if (range && range->kind == ZY_VALUE_TEXT)
        set_named(job, part, plot, range->text);
    else if (scheme)
        set_scheme(part, scheme);
    else
        default_range(job, part, plot);
    warn_repeats(job, part);
    return good && range_is_read(job, part);
}

/* ---- The whole scale ---- */

/* Where the domain begins once it is rounded; NAN without one. */
double zy_scale_part_low_end(zy_job *job, const zy_scale_part *part)
{
    zy_scale_part own = *part;

    if (part->base_count < 2)
        return NAN;
    own.scale = (zy_scale){
        .type = part->type,
        .exponent = 1,
        .domain = zy_arena_copy(job->arena, part->base, part->base_count * sizeof *part->base),
        .domain_count = part->base_count};
    adjust(job, &own);
    make_nice(&own);
    return zy_datum_number(own.scale.domain[0]);
}

/* Pixels left free at the ends of a range: for a cut axis, for the stems of open ends. */
static void inset(zy_job *job, zy_scale_part *part, const zy_view *plot)
{
    zy_scale *s = &part->scale;
    double start = 0, end = 0;

    if (!zy_channel_is_xy(part->channel) || s->range_count != 2 || part->options.range)
        return;
    if (zy_axis_is_cut(job, part))
        start = zy_axis_stub(job, plot, part->channel);
    if (part->unit->form && part->unit->form->inset)
        part->unit->form->inset(job, part, plot, &start, &end);
    const double way = s->range[1].number < s->range[0].number ? -1 : 1;
    if (fabs(s->range[1].number - s->range[0].number) < 1.2 * (start + end))
        return;
    s->range[0].number += way * start;
    s->range[1].number -= way * end;
}

void zy_scale_paddings(const zy_scale_part *part, double *inner, double *outer)
{
    const double both = NUMBER(part, padding, NAN);

    *inner = part->type == ZY_SCALE_POINT ? 1 : NUMBER(part, padding_inner, isnan(both) ? 0 : both);
    *outer = NUMBER(part, padding_outer, isnan(both) ? 0 : both);
}

static void copy_options(zy_job *job, zy_scale_part *part)
{
    zy_scale *s = &part->scale;
    const zy_value *interpolate = part->options.interpolate, *bins = part->options.bins;

    s->clamp = FLAG(part, clamp, false);
    s->round = FLAG(part, round, false);
    s->reverse = FLAG(part, reverse, false);
    s->base = NUMBER(part, base, 10);
    s->exponent = NUMBER(part, exponent, part->type == ZY_SCALE_SQRT ? 0.5 : 1);
    s->constant = NUMBER(part, constant, 1);
    s->align = NUMBER(part, align, 0.5);
    zy_scale_paddings(part, &s->padding_inner, &s->padding_outer);
    if (interpolate)
        s->interpolate = (zy_interpolate){zy_value_text(interpolate->kind == ZY_VALUE_MAP
                                                            ? zy_value_find(interpolate, "type")
                                                            : interpolate,
                                                        NULL),
                                          zy_value_number(zy_value_find(interpolate, "gamma"), 0)};
    else if (zy_channel_is_color(part->channel) && part->def->type != ZY_TYPE_NOMINAL)
        s->interpolate.type = "hcl";
    if (part->has_bins && zy_scale_is_continuous(part->type)) {
        s->bins_start = part->bins.start, s->bins_stop = part->bins.stop,
        s->bins_step = part->bins.step;
    } else if (bins && bins->kind == ZY_VALUE_MAP) {
        s->bins_step = zy_value_number(zy_value_find(bins, "step"), 0);
        s->bins_start = zy_value_number(zy_value_find(bins, "start"),
                                        s->domain_count ? zy_datum_number(s->domain[0]) : 0);
        s->bins_stop =
            zy_value_number(zy_value_find(bins, "stop"),
                            s->domain_count ? zy_datum_number(s->domain[s->domain_count - 1]) : 0);
    } else if (bins && bins->kind == ZY_VALUE_LIST) {
        double *list = ZY_NEW_ARRAY(job->arena, double, bins->count + 1);
        for (const zy_value *v = bins->child; v; v = v->next)
            list[s->bin_count++] = zy_value_number(v, 0);
        s->bins = list;
    }
    const zy_value *step = zy_def_is_field(part->def) && part->def->binned
                               ? zy_value_find(part->def->bin, "step")
                               : NULL;
    if (step && s->domain_count > 1) {
        s->bins_step = step->number;
        s->bins_start = zy_datum_number(s->domain[0]), s->bins_stop = zy_datum_number(s->domain[1]);
    }
}

static bool set_scale(zy_job *job, zy_scale_part *part, const zy_view *plot)
{
    zy_scale *s = &part->scale;

    if (part->ready)
        return true;
    part->ready = true;
    /* A copy: it is padded and rounded anew whenever the plot's size changes. */
    *s = (zy_scale){
        .type = part->type,
        .domain = zy_arena_copy(job->arena, part->base, part->base_count * sizeof *part->base),
        .domain_count = part->base_count};
    if (part->type != ZY_SCALE_BIN_ORDINAL && zy_scale_is_continuous(part->type) &&
        s->domain_count == 0)
        return true;
    s->exponent = NUMBER(part, exponent, part->type == ZY_SCALE_SQRT ? 0.5 : 1);
    s->constant = NUMBER(part, constant, 1);
    if (!choose_range(job, part, plot))
        return false;
    if (zy_scale_is_continuous(part->type) || part->type == ZY_SCALE_QUANTIZE) {
        adjust(job, part);
        pad(part);
        make_nice(part);
        inset(job, part, plot);
    }
    copy_options(job, part);
    return zy_scale_prepare(s, job->arena, job->diags,
                            part->def->written ? part->def->written->span : (zy_span){0});
}

bool zy_ranges_set(zy_job *job, zy_view *plot)
{
    /* Positions first: offsets and sizes ask for them. */
    for (int c = 0; c < ZY_CHANNEL_COUNT; c++) {
        for (zy_view *v = plot; v; v = v->parent)
            if (v->scales[c] && !set_scale(job, v->scales[c], plot))
                return false;
        for (zy_view *child = plot->first; child && plot->kind == ZY_VIEW_LAYER;
             child = child->next)
            if (!zy_ranges_set_child(job, child, plot, (zy_channel)c))
                return false;
    }
    return true;
}

bool zy_ranges_set_child(zy_job *job, zy_view *view, const zy_view *plot, zy_channel channel)
{
    view->width = plot->width, view->height = plot->height;
    if (view->scales[channel] && !set_scale(job, view->scales[channel], plot))
        return false;
    for (zy_view *child = view->first; child; child = child->next)
        if (!zy_ranges_set_child(job, child, plot, channel))
            return false;
    return true;
}
