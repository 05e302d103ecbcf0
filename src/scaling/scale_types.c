/* Which scale a channel of a unit gets, and what follows from that (Vega-Lite's
 * compile/scale/type.ts and properties.ts). */
#include <math.h>
#include <string.h>

#include "scaling/scaling.h"

#define GIVEN(part, field)                                                                         \
    zy_props_has(zy_scale_props, &(part)->options, offsetof(zy_scale_options, field))
#define IMPLY(part, field, value)                                                                  \
    ((part)->implied.field = (value),                                                              \
     zy_props_give(zy_scale_props, &(part)->implied, offsetof(zy_scale_options, field)))

bool zy_has_nested_offset(const zy_view *unit, zy_channel channel)
{
    const zy_channel offset = zy_channel_offset(channel);
    const zy_def *def = unit->encoding[channel];

    return offset < ZY_CHANNEL_COUNT && zy_def_has_data(unit->encoding[offset]) &&
           zy_def_has_data(def) &&
           (zy_def_is_discrete(def) || (zy_def_is_field(def) && def->units));
}

static bool is_relative_band(const zy_view *unit, zy_channel channel)
{
    const zy_value *size = channel == ZY_CHANNEL_X   ? unit->options.width
                           : channel == ZY_CHANNEL_Y ? unit->options.height
                                                     : NULL;

    return size && zy_value_find(size, "band");
}

static zy_scale_type discrete_type(const zy_view *unit, zy_channel channel, const zy_def *def)
{
    if (zy_channel_is_color(channel) || channel == ZY_CHANNEL_SHAPE ||
        channel == ZY_CHANNEL_STROKE_DASH)
        return ZY_SCALE_ORDINAL;
    if (zy_channel_is_xy(channel) || zy_channel_is_offset(channel)) {
        if (unit->mark->is_banded || zy_has_nested_offset(unit, channel))
            return ZY_SCALE_BAND;
    } else if (unit->mark->item == ZY_ITEM_ARC &&
               (channel == ZY_CHANNEL_THETA || channel == ZY_CHANNEL_RADIUS)) {
        return ZY_SCALE_BAND;
    }
    if (is_relative_band(unit, channel) || zy_value_find(def->guide, "tickBand"))
        return ZY_SCALE_BAND;
    return ZY_SCALE_POINT;
}

static zy_scale_type default_type(const zy_view *unit, zy_channel channel, const zy_def *def)
{
    const bool discrete_range = channel == ZY_CHANNEL_SHAPE || channel == ZY_CHANNEL_STROKE_DASH;

    switch (def->type) {
    case ZY_TYPE_NOMINAL:
    case ZY_TYPE_ORDINAL:
        return discrete_type(unit, channel, def);
    case ZY_TYPE_TEMPORAL:
        if (discrete_range)
            return ZY_SCALE_ORDINAL;
        return def->utc && !zy_channel_is_color(channel) ? ZY_SCALE_UTC : ZY_SCALE_TIME;
    case ZY_TYPE_QUANTITATIVE:
        if (zy_channel_is_color(channel) && zy_def_is_binning(def))
            return ZY_SCALE_BIN_ORDINAL;
        return discrete_range ? ZY_SCALE_ORDINAL : ZY_SCALE_LINEAR;
    case ZY_TYPE_NONE:
    case ZY_TYPE_GEOJSON:
        break;
    }
    return ZY_SCALE_LINEAR;
}

/* Vega-Lite's channelSupportScaleType and scaleTypeSupportDataType. */
static bool fits(zy_channel channel, const zy_def *def, zy_scale_type type)
{
    const bool position = zy_channel_is_xy(channel) || zy_channel_is_offset(channel) ||
                          channel == ZY_CHANNEL_THETA || channel == ZY_CHANNEL_RADIUS;

    if (zy_def_is_field(def) && zy_def_is_discrete(def) && !zy_scale_is_discrete(type) &&
        type != ZY_SCALE_BIN_ORDINAL)
        return false;
    if (zy_def_is_field(def) && def->type == ZY_TYPE_TEMPORAL && type != ZY_SCALE_TIME &&
        type != ZY_SCALE_UTC && !zy_scale_is_discrete(type))
        return false;
    if (zy_def_is_field(def) && def->type == ZY_TYPE_QUANTITATIVE &&
        (type == ZY_SCALE_TIME || type == ZY_SCALE_UTC) && !def->units)
        return false;
    if (position)
        return type != ZY_SCALE_ORDINAL && type != ZY_SCALE_BIN_ORDINAL;
    if (zy_channel_is_color(channel))
        return type != ZY_SCALE_BAND;
    if (channel == ZY_CHANNEL_SHAPE)
        return type == ZY_SCALE_ORDINAL || zy_scale_is_discretizing(type);
    return true;
}

static bool find_type(zy_job *job, zy_scale_part *part)
{
    const char *written = part->options.type;
    const zy_value *at = zy_value_find(part->def->scale, "type");

    part->type = default_type(part->unit, part->channel, part->def);
    if (!written)
        return true;
    const int type = zy_scale_type_find(written);
    if (type < 0)
        return zy_fail(
            job->diags, "unknown-word", at->span,
            zy_hint_nearest(job->diags, written, zy_scale_type_names),
            ZY_SAY(job->diags, "\"%s\" is not a type of scale", "「%s」というスケールはありません"),
            written);
    if (!fits(part->channel, part->def, (zy_scale_type)type)) {
        zy_note(job->diags, "scale-type-does-not-fit", at->span, NULL,
                ZY_SAY(job->diags, "a %s scale does not fit %s data on \"%s\"; %s is used",
                       "%sスケールは%sのデータには使えません（「%s」）。%sを使います"),
                written, zy_type_name(part->def->type), zy_channel_names[part->channel],
                zy_scale_type_name(part->type));
        return true;
    }
    part->type = (zy_scale_type)type;
    part->type_given = true;
    return true;
}

/* ---- What follows from mark, channel and config ---- */

static void imply_nice(zy_scale_part *part)
{
    const bool time = part->type == ZY_SCALE_TIME || part->type == ZY_SCALE_UTC;
    const bool domain = part->options.domain && part->options.domain->kind == ZY_VALUE_LIST;

    if ((part->def->kind == ZY_DEF_FIELD && (part->def->bin || part->def->binned)) || domain ||
        part->options.domain_max || part->options.domain_min || time)
        return;
    if (zy_channel_is_xy(part->channel))
        part->nice_by_default = true;
}

static bool custom_domain_has_zero(const zy_value *domain)
{
    return domain->kind == ZY_VALUE_LIST && domain->child &&
           domain->child->kind == ZY_VALUE_NUMBER && domain->last->kind == ZY_VALUE_NUMBER &&
           domain->child->number <= 0 && domain->last->number >= 0;
}

static bool zero_of(zy_job *job, const zy_scale_part *part)
{
    const zy_view *unit = part->unit;
    const zy_channel c = part->channel;
    const zy_value *domain = part->options.domain;

    if (domain && !zy_value_is(domain, "unaggregated") && zy_scale_is_continuous(part->type))
        return custom_domain_has_zero(domain);
    if (c == ZY_CHANNEL_SIZE && part->def->type == ZY_TYPE_QUANTITATIVE &&
        !zy_scale_is_discretizing(part->type))
        return true;
    if (zy_channel_is_offset(c))
        return zy_has_ranged_offset(unit, zy_channel_main(c));
    if ((part->def->kind == ZY_DEF_FIELD && (part->def->bin || part->def->binned)) ||
        !(zy_channel_is_xy(c) || c == ZY_CHANNEL_THETA || c == ZY_CHANNEL_RADIUS))
        return false;
    if ((unit->mark->has_length || unit->mark->is_path) &&
        ((unit->orient == ZY_ORIENT_HORIZONTAL && c == ZY_CHANNEL_Y) ||
         (unit->orient == ZY_ORIENT_VERTICAL && c == ZY_CHANNEL_X)))
        return false;
    if (unit->mark->has_length && !unit->encoding[zy_channel_second(c)])
        return true;
    return zy_value_bool(zy_config(&job->chart, "scale.zero"), true);
}

static void imply_padding(zy_job *job, zy_scale_part *part)
{
    const zy_view *unit = part->unit;
    const zy_value *continuous = zy_config(&job->chart, "scale.continuousPadding");

    if (!zy_channel_is_xy(part->channel))
        return;
    if (zy_scale_is_continuous(part->type)) {
        const bool plain = !(zy_def_is_field(part->def) &&
                             (part->def->bin || part->def->binned || part->def->units));
        if (continuous)
            IMPLY(part, padding, continuous->number);
        else if (zy_unit_is_bar(unit) && plain &&
                 ((unit->orient == ZY_ORIENT_VERTICAL && part->channel == ZY_CHANNEL_X) ||
                  (unit->orient == ZY_ORIENT_HORIZONTAL && part->channel == ZY_CHANNEL_Y)))
            IMPLY(part, padding, zy_config_number(&job->chart, "bar.continuousBandSize", 5));
    }
    if (part->type == ZY_SCALE_POINT)
        IMPLY(part, padding, zy_config_number(&job->chart, "scale.pointPadding", 0.5));
}

static double band_padding(zy_job *job, const zy_view *unit)
{
    const zy_chart *chart = &job->chart;
    const char *own =
        unit->mark->band_padding ? unit->mark->band_padding : "scale.rectBandPaddingInner";

    return zy_config_number(chart, "scale.bandPaddingInner", zy_config_number(chart, own, 0));
}

static void imply_band_padding(zy_job *job, zy_scale_part *part)
{
    const zy_chart *chart = &job->chart;
    const bool nested = zy_has_nested_offset(part->unit, part->channel);
    const bool padded = GIVEN(part, padding) || zy_props_has(zy_scale_props, &part->implied,
                                                             offsetof(zy_scale_options, padding));

    if (padded)
        return;
    if (zy_channel_is_offset(part->channel)) {
        if (part->type == ZY_SCALE_POINT)
            IMPLY(part, padding_outer, 0.5);
        if (part->type == ZY_SCALE_BAND && zy_config(chart, "scale.offsetBandPaddingInner"))
            IMPLY(part, padding_inner, zy_config_number(chart, "scale.offsetBandPaddingInner", 0));
        if (part->type == ZY_SCALE_BAND && zy_config(chart, "scale.offsetBandPaddingOuter"))
            IMPLY(part, padding_outer, zy_config_number(chart, "scale.offsetBandPaddingOuter", 0));
        return;
    }
    if (!zy_channel_is_xy(part->channel) || part->type != ZY_SCALE_BAND)
        return;
    IMPLY(part, padding_inner,
          nested ? zy_config_number(chart, "scale.bandWithNestedOffsetPaddingInner", 0.2)
                 : band_padding(job, part->unit));
    const double inner =
        GIVEN(part, padding_inner) ? part->options.padding_inner : part->implied.padding_inner;
    IMPLY(part, padding_outer,
          nested ? zy_config_number(chart, "scale.bandWithNestedOffsetPaddingOuter", 0.2)
                 : zy_config_number(chart, "scale.bandPaddingOuter", inner / 2));
}

void zy_scale_part_clamp(zy_scale_part *part)
{
    IMPLY(part, clamp, true);
}

void zy_scale_part_imply(zy_job *job, zy_scale_part *part)
{
    const zy_value *config = zy_config(&job->chart, "scale"),
                   *clamp = zy_value_find(config, "clamp"), *round = zy_value_find(config, "round");

    imply_nice(part);
    IMPLY(part, zero, zero_of(job, part));
    imply_padding(job, part);
    imply_band_padding(job, part);
    if (zy_scale_is_continuous(part->type) && zy_value_is(part->def->sort, "descending"))
        IMPLY(part, reverse, true);
    if (clamp)
        IMPLY(part, clamp, zy_value_bool(clamp, false));
    if (round)
        IMPLY(part, round, zy_value_bool(round, false));
}

zy_scale_part *zy_scale_part_new(zy_job *job, zy_view *unit, zy_channel channel, const zy_def *def)
{
    zy_scale_part *part = ZY_NEW(job->arena, zy_scale_part);

    *part = (zy_scale_part){.channel = channel, .unit = unit, .home = unit, .def = def};
    if (!zy_props_read(zy_scale_props, def->scale, &part->options, job->arena, job->diags) ||
        !find_type(job, part))
        return NULL;
    zy_scale_part_imply(job, part);
    part->has_bins = zy_def_is_binning(def);
    part->bins = def->bins;
    return part;
}

bool zy_scale_part_flag(const zy_scale_part *part, size_t offset, bool fallback)
{
    if (zy_props_has(zy_scale_props, &part->options, offset))
        return *(const bool *)((const char *)&part->options + offset);
    if (zy_props_has(zy_scale_props, &part->implied, offset))
        return *(const bool *)((const char *)&part->implied + offset);
    return fallback;
}

double zy_scale_part_number(const zy_scale_part *part, size_t offset, double fallback)
{
    if (zy_props_has(zy_scale_props, &part->options, offset))
        return *(const double *)((const char *)&part->options + offset);
    if (zy_props_has(zy_scale_props, &part->implied, offset))
        return *(const double *)((const char *)&part->implied + offset);
    return fallback;
}
