/* What the symbols of a legend look like besides its own channels (Vega-Lite's
 * compile/legend/encode.ts). */
#include <math.h>
#include <string.h>

#include "layout/legends.h"

#define HAS(options, field) zy_props_has(zy_mark_props, options, offsetof(zy_mark_options, field))

const zy_value *zy_def_first_value(const zy_def *def)
{
    if (def && def->kind == ZY_DEF_VALUE && def->value)
        return def->value;
    for (const zy_rule *rule = def ? def->conditions : NULL; rule; rule = rule->next)
        if (rule->def->kind == ZY_DEF_VALUE && rule->def->value)
            return rule->def->value;
    return NULL;
}

static const char *text_of(const zy_value *v)
{
    return v && v->kind == ZY_VALUE_TEXT ? v->text : NULL;
}

static const zy_gradient *gradient_of(zy_job *job, const zy_value *v)
{
    return zy_value_find(v, "gradient") ? zy_gradient_read(job->arena, v) : NULL;
}

static const zy_value *config_of(zy_job *job, const zy_legend_part *part, const char *key)
{
    const zy_value *own = zy_value_find(part->def->guide, key);

    return own ? own : zy_value_find(zy_config(&job->chart, "legend"), key);
}

/* ---- Opacity ---- */

static bool has_constants(const zy_def *def)
{
    if (!def)
        return false;
    if (def->kind == ZY_DEF_VALUE)
        return true;
    for (const zy_rule *rule = def->conditions; rule; rule = rule->next)
        if (rule->def->kind != ZY_DEF_VALUE)
            return false;
    return def->conditions != NULL;
}

/* The largest opacity that is written as a value. Where a field stands beside such values nothing
 * is the largest: as in JavaScript, where NaN comes out and counts as none. */
static double most_opacity(const zy_def *def)
{
    double most = def->kind == ZY_DEF_VALUE ? zy_value_number(def->value, NAN) : NAN;

    for (const zy_rule *rule = def->conditions; rule; rule = rule->next)
        if (rule->def->kind == ZY_DEF_VALUE && !isnan(most))
            most = fmax(most, zy_value_number(rule->def->value, NAN));
    return most;
}

static double mark_opacity(zy_job *job, const zy_view *unit)
{
    const zy_value *own = zy_value_find(zy_value_find(unit->spec, "mark"), "opacity");

    if (own)
        return zy_value_number(own, NAN);
    if (!job->chart.style->faint || HAS(&unit->options, opacity) ||
        HAS(&unit->options, fill_opacity) || !unit->mark->is_faint || zy_unit_is_aggregated(unit))
        return NAN;
    return 0.7;
}

static double opacity_of(zy_job *job, const zy_view *unit)
{
    const zy_def *def = unit->encoding[ZY_CHANNEL_OPACITY];

    return has_constants(def) ? most_opacity(def) : mark_opacity(job, unit);
}

/* ---- Fill and stroke ---- */

typedef struct look_paint {
    bool is_set, is_field, is_conditional;
    const zy_value *constant;
    const char *fallback; /* when there is neither */
} look_paint;

static const zy_def *paint_def(const zy_view *unit, zy_channel own, bool takes_color)
{
    const zy_def *def = unit->encoding[own];
    const bool constant = zy_mark_says(unit, own == ZY_CHANNEL_FILL ? "fill" : "stroke");

    return def ? def : takes_color && !constant ? unit->encoding[ZY_CHANNEL_COLOR] : NULL;
}

static look_paint paint_of(const zy_view *unit, zy_channel own, bool takes_color,
                           const zy_value *option, const char *fallback)
{
    const zy_def *def = paint_def(unit, own, takes_color);
    look_paint paint = {.constant = option, .fallback = fallback};

    paint.is_set = def || option || fallback;
    if (!def)
        return paint;
    paint.is_conditional = has_constants(def) && def->conditions;
    paint.is_field = def->kind == ZY_DEF_FIELD && !def->conditions;
    if (zy_def_first_value(def))
        paint.constant = zy_def_first_value(def);
    return paint;
}

static void look_fill(zy_job *job, const zy_legend_part *part, bool filled, double opacity,
                      zy_legend_look *look)
{
    const zy_view *unit = part->unit;
    const bool trail = unit->mark->item == ZY_ITEM_TRAIL;
    const zy_value *option =
        HAS(&unit->options, fill) && unit->options.fill && !trail ? unit->options.fill : NULL;
    const look_paint fill = paint_of(unit, ZY_CHANNEL_FILL, filled, option,
                                     unit->mark->is_clear ? "transparent" : NULL);

    if (!fill.is_set || part->channel == ZY_CHANNEL_FILL ||
        (filled && part->channel == ZY_CHANNEL_COLOR))
        return;
    if (fill.is_field) {
        if (config_of(job, part, "symbolFillColor"))
            return;
        look->fill = zy_value_text(zy_config(&job->chart, "legend.symbolBaseFillColor"), "black");
        look->fill_opacity = isnan(opacity) ? 1 : opacity;
    } else {
        look->fill = fill.constant ? text_of(fill.constant) : fill.fallback;
        look->fill_gradient = gradient_of(job, fill.constant);
    }
    look->fill_given = true;
}

static void look_stroke(zy_job *job, const zy_legend_part *part, bool filled, zy_legend_look *look)
{
    const zy_view *unit = part->unit;
    const zy_mark_options *o = &unit->options;
    const bool trail = unit->mark->item == ZY_ITEM_TRAIL;
    const zy_value *option = HAS(o, stroke) ? o->stroke : trail && HAS(o, fill) ? o->fill : NULL;
    const look_paint stroke = paint_of(unit, ZY_CHANNEL_STROKE, !filled, option, NULL);

    if (!stroke.is_set || part->channel == ZY_CHANNEL_STROKE ||
        (!filled && part->channel == ZY_CHANNEL_COLOR))
        return;
    if (stroke.is_field || config_of(job, part, "symbolStrokeColor"))
        return;
    look->stroke = text_of(stroke.constant);
    look->stroke_gradient = gradient_of(job, stroke.constant);
    look->stroke_given = look->stroke || look->stroke_gradient;
}

/* ---- Everything ---- */

/* `encoding: {symbols: {update: …}}` of the legend. */
static double written_number(const zy_value *symbols, const char *key, double otherwise)
{
    return zy_value_number(zy_value_find(zy_value_find(symbols, key), "value"), otherwise);
}

static void look_written(const zy_value *symbols, zy_legend_look *look)
{
    const zy_value *fill = zy_value_find(zy_value_find(symbols, "fill"), "value");
    const zy_value *stroke = zy_value_find(zy_value_find(symbols, "stroke"), "value");
    const zy_value *shape = zy_value_find(zy_value_find(symbols, "shape"), "value");

    if (fill)
        look->fill = text_of(fill), look->fill_given = true;
    if (stroke)
        look->stroke = text_of(stroke), look->stroke_given = true;
    if (shape)
        look->shape = text_of(shape);
    look->opacity = written_number(symbols, "opacity", look->opacity);
    look->fill_opacity = written_number(symbols, "fillOpacity", look->fill_opacity);
    look->stroke_opacity = written_number(symbols, "strokeOpacity", look->stroke_opacity);
    look->stroke_width = written_number(symbols, "strokeWidth", look->stroke_width);
    look->size = written_number(symbols, "size", look->size);
}

static void look_config(zy_job *job, const zy_view *unit, zy_legend_look *look)
{
    const zy_mark_options *o = &unit->configured;

    if (HAS(o, stroke_width))
        look->stroke_width = o->stroke_width;
    if (HAS(o, fill_opacity))
        look->fill_opacity = o->fill_opacity;
    if (HAS(o, stroke_opacity))
        look->stroke_opacity = o->stroke_opacity;
    if (HAS(o, stroke_dash_offset))
        look->dash_offset = o->stroke_dash_offset;
    if (!HAS(o, stroke_dash) || !o->stroke_dash || o->stroke_dash->kind != ZY_VALUE_LIST)
        return;
    double *dash = ZY_NEW_ARRAY(job->arena, double, o->stroke_dash->count + 1);
    for (const zy_value *v = o->stroke_dash->child; v; v = v->next)
        dash[look->dash_count++] = zy_value_number(v, 0);
    look->dash = dash;
    look->dash_given = true;
}

zy_legend_look zy_legend_look_of(zy_job *job, const zy_legend_part *part, bool symbols)
{
    const zy_view *unit = part->unit;
    const bool filled = unit->options.filled && unit->mark->item != ZY_ITEM_TRAIL;
    const zy_value *written = zy_value_find(part->def->guide, "encoding");
    const bool own = config_of(job, part, symbols ? "symbolOpacity" : "gradientOpacity") != NULL;
    const double opacity = own ? NAN : opacity_of(job, unit);
    zy_legend_look look = zy_legend_look_none;

    if (!symbols) {
        look.opacity = opacity > 0 ? opacity : NAN;
        look.opacity = written_number(zy_value_path(written, "gradient"), "opacity", look.opacity);
        return look;
    }
    look_config(job, unit, &look);
    look_fill(job, part, filled, opacity, &look);
    look_stroke(job, part, filled, &look);
    if (part->channel != ZY_CHANNEL_OPACITY && opacity > 0)
        look.opacity = opacity;
    look_written(zy_value_find(written, "symbols"), &look);
    return look;
}

bool zy_legend_look_is_none(const zy_legend_look *look)
{
    return !look->fill_given && !look->stroke_given && !look->dash_given && !look->shape &&
           isnan(look->fill_opacity) && isnan(look->stroke_opacity) && isnan(look->opacity) &&
           isnan(look->size) && isnan(look->stroke_width) && isnan(look->dash_offset);
}

void zy_legend_look_settle(zy_legend *legend)
{
    zy_legend_look *look = &legend->look;
    const bool filled = look->fill_gradient || (look->fill && strcmp(look->fill, "transparent"));

    /* A symbol that is filled needs no outline besides. */
    if (look->fill_given && filled && !look->stroke_given && !legend->stroke) {
        look->stroke = "transparent";
        look->stroke_given = true;
    }
    if (legend->fill)
        look->fill_given = false;
    if (legend->stroke)
        look->stroke_given = false;
    if (legend->stroke_dash)
        look->dash_given = false;
    if (legend->shape)
        look->shape = NULL;
    if (legend->size)
        look->size = NAN;
    if (legend->stroke_width)
        look->stroke_width = NAN;
    if (legend->opacity)
        look->opacity = NAN;
}
