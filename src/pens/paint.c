/* What marks look like: channels, conditions, options (Vega-Lite's nonposition.ts, color.ts,
 * text.ts). */
#include <math.h>
#include <string.h>

#include "pens/pens.h"

#define HAS(unit, field)                                                                           \
    zy_props_has(zy_mark_props, &(unit)->options, offsetof(zy_mark_options, field))

static bool rule_holds(const zy_pen *pen, const zy_rule *rule, size_t row)
{
    return rule->predicate ? zy_predicate_holds(rule->predicate, pen->arena, pen->unit->table, row)
                           : rule->holds;
}

const zy_def *zy_channel_choice(const zy_pen *pen, zy_channel channel, size_t row)
{
    const zy_def *def = pen->unit->encoding[channel];

    for (const zy_rule *rule = def ? def->conditions : NULL; rule; rule = rule->next)
        if (rule_holds(pen, rule, row))
            return rule->def;
    return def && def->kind != ZY_DEF_NONE ? def : NULL;
}

/* The datum that the channel's scale is asked about: the middle of bins, else the value itself. */
static zy_datum scaled_datum(const zy_pen *pen, const zy_def *def, const zy_scale_part *scale,
                             size_t row)
{
    if (zy_def_is_field(def) && def->ranges && scale && zy_scale_is_discrete(scale->type))
        return zy_column_at(def->ranges, row);
    if (zy_def_is_binning(def) && scale && zy_scale_is_continuous(scale->type) && def->values &&
        def->ends) {
        const double a = zy_column_number(def->values, row), b = zy_column_number(def->ends, row);
        return ZY_DATUM_NUMBER((a + b) / 2);
    }
    return zy_def_datum(pen, def, row);
}

/* Zero, or the start of a domain without it: what stands for values that cannot be drawn. */
static zy_datum zero_or_least(const zy_scale_part *scale)
{
    const zy_scale *s = &scale->scale;

    if (s->domain_count == 0)
        return ZY_DATUM_NUMBER(0);
    const double a = zy_datum_number(s->domain[0]),
                 b = zy_datum_number(s->domain[s->domain_count - 1]);
    return fmin(a, b) <= 0 && fmax(a, b) >= 0 ? ZY_DATUM_NUMBER(0) : s->domain[0];
}

double zy_channel_number(const zy_pen *pen, zy_channel channel, size_t row, double fallback)
{
    const zy_def *def = zy_channel_choice(pen, channel, row);
    const zy_scale_part *scale = zy_view_scale(pen->unit, channel);

    if (!def)
        return fallback;
    if (def->kind == ZY_DEF_VALUE)
        return def->value ? zy_datum_number(def->constant) : fallback;
    zy_datum d = scaled_datum(pen, def, scale, row);
    if (!scale || def->no_scale)
        return zy_datum_number(d);
    if (def == pen->unit->encoding[channel] && zy_channel_shows_invalid(pen, channel, row)) {
        const zy_value *value =
            zy_value_find(zy_channel_invalid_value(pen->chart, channel), "value");
        if (value)
            return zy_option_number(value);
        d = zero_or_least(scale);
    }
    const zy_datum picked = zy_scale_is_continuous(scale->type) ? (zy_datum){.kind = ZY_UNDEFINED}
                                                                : zy_scale_pick(&scale->scale, d);
    return picked.kind == ZY_NUMBER ? picked.number : zy_scale_map(&scale->scale, d);
}

/* A text that a scale or value gives: shapes. */
const char *zy_channel_text(const zy_pen *pen, zy_channel channel, size_t row, const char *fallback)
{
    const zy_def *def = zy_channel_choice(pen, channel, row);
    const zy_scale_part *scale = zy_view_scale(pen->unit, channel);

    if (!def)
        return fallback;
    zy_datum d = zy_def_datum(pen, def, row);
    if (def->kind != ZY_DEF_VALUE && scale && !def->no_scale)
        d = zy_scale_pick(&scale->scale, scaled_datum(pen, def, scale, row));
    if (zy_datum_is_missing(d))
        return fallback;
    return d.kind == ZY_TEXT ? d.text : zy_datum_text(pen->arena, d);
}

/* ---- Texts ---- */

static const char *time_text(const zy_pen *pen, const zy_def *def, double ms)
{
    const char *format = zy_value_text(def->format, NULL);
    const char *config = zy_value_text(zy_config(pen->chart, "timeFormat"), "%b %d, %Y");

    if (!format && def->units)
        format = !pen->chart->style->local_dates
                     ? zy_time_units_format(pen->arena, def->units)
                     : zy_time_units_format_in(pen->arena, pen->chart->locale, def->units);
    if (!format && pen->chart->style->local_dates && def->values)
        return zy_date_label(pen->arena, pen->chart->locale, def->values->date_unit,
                             def->values->era, ms, true);
    return zy_time_format(pen->arena, pen->chart->locale, format ? format : config, ms);
}

static const char *number_format(const zy_pen *pen, const zy_def *def)
{
    return zy_value_text(def->format, zy_value_text(zy_config(pen->chart, "numberFormat"), NULL));
}

static const char *number_text(const zy_pen *pen, const zy_def *def, zy_datum d)
{
    const char *format = number_format(pen, def);
    const zy_locale locale = zy_number_locale(pen->chart, def->values);

    if (d.kind == ZY_NUMBER || d.kind == ZY_TEXT)
        return zy_number_format(pen->arena, &locale, format, zy_datum_number(d));
    return zy_datum_text(pen->arena, d);
}

static const char *bin_text(const zy_pen *pen, const zy_def *def, size_t row)
{
    const char *format = number_format(pen, def);
    const double a = zy_column_number(def->values, row), b = zy_column_number(def->ends, row);
    const zy_locale locale = zy_number_locale(pen->chart, def->values);

    if (!isfinite(a))
        return "null";
    return zy_arena_format(pen->arena, "%s – %s", zy_number_format(pen->arena, &locale, format, a),
                           zy_number_format(pen->arena, &locale, format, b));
}

/* Names that are dates (2024年 in an order of one's own) read as the cells do. */
static bool reads_as_time(const zy_pen *pen, const zy_def *def)
{
    return def->type == ZY_TYPE_TEMPORAL || (def->units && zy_def_is_field(def)) ||
           (pen->chart->style->local_dates && zy_def_is_field(def) && def->values &&
            def->values->kind == ZY_COLUMN_TIME);
}

const char *zy_def_text(const zy_pen *pen, const zy_def *def, size_t row)
{
    const bool as_time =
        zy_value_is(def->format_type, "time") || (!def->format_type && reads_as_time(pen, def));
    const zy_custom_format custom = zy_custom_format_of(
        pen->chart, def, def->format, zy_value_text(def->format_type, NULL), false);
    const zy_datum d = zy_def_datum(pen, def, row);

    if (def->kind == ZY_DEF_VALUE)
        return zy_datum_is_missing(d) ? NULL : zy_datum_text(pen->arena, d);
    if (zy_def_is_binning(def) && def->ends && def->type == ZY_TYPE_QUANTITATIVE)
        return bin_text(pen, def, row);
    if (custom.type)
        return zy_custom_format_text(pen->chart, custom, d);
    if (zy_datum_is_missing(d) && !as_time)
        return def->type == ZY_TYPE_NOMINAL && pen->chart->style->hides_missing_names ? NULL
                                                                                      : "null";
    if (as_time)
        return isfinite(zy_datum_number(d)) ? time_text(pen, def, zy_datum_number(d)) : "";
    if (pen->chart->style->writes_figures && def->type == ZY_TYPE_QUANTITATIVE && !def->format &&
        def->values && d.kind == ZY_NUMBER)
        return zy_figure_text(pen->chart, def->values, row);
    if (def->type == ZY_TYPE_QUANTITATIVE || def->format)
        return number_text(pen, def, d);
    return zy_datum_text(pen->arena, d);
}

/* ---- Paint ---- */

const zy_gradient *zy_gradient_read(zy_arena *arena, const zy_value *v)
{
    zy_gradient *g = ZY_NEW(arena, zy_gradient);
    const zy_value *stops = zy_value_find(v, "stops");
    const bool radial = zy_value_is(zy_value_find(v, "gradient"), "radial");
    zy_stop *out = ZY_NEW_ARRAY(arena, zy_stop, stops ? stops->count + 1 : 1);

    *g = (zy_gradient){.radial = radial,
                       .x1 = zy_value_number(zy_value_find(v, "x1"), radial ? 0.5 : 0),
                       .y1 = zy_value_number(zy_value_find(v, "y1"), radial ? 0.5 : 0),
                       .x2 = zy_value_number(zy_value_find(v, "x2"), radial ? 0.5 : 1),
                       .y2 = zy_value_number(zy_value_find(v, "y2"), radial ? 0.5 : 0),
                       .r1 = zy_value_number(zy_value_find(v, "r1"), 0),
                       .r2 = zy_value_number(zy_value_find(v, "r2"), 0.5),
                       .stops = out};
    for (const zy_value *s = stops ? stops->child : NULL; s; s = s->next) {
        out[g->stop_count].offset = zy_value_number(zy_value_find(s, "offset"), 0);
        zy_color_read(zy_value_text(zy_value_find(s, "color"), ""), &out[g->stop_count].color);
        g->stop_count++;
    }
    return g;
}

static zy_paint paint_of_value(const zy_pen *pen, const zy_value *v, double opacity)
{
    if (!v)
        return (zy_paint){0};
    if (v->kind == ZY_VALUE_TEXT)
        return zy_paint_read(v->text, opacity);
    if (zy_value_find(v, "gradient"))
        return (zy_paint){.kind = ZY_PAINT_GRADIENT,
                          .gradient = zy_gradient_read(pen->arena, v),
                          .opacity = opacity};
    return (zy_paint){0};
}

/* The paint a colour channel gives; false: the channel says nothing. */
static bool channel_paint(const zy_pen *pen, zy_channel channel, size_t row, double opacity,
                          zy_paint *paint)
{
    const zy_def *def = zy_channel_choice(pen, channel, row);
    const zy_scale_part *scale = zy_view_scale(pen->unit, channel);
    zy_color color;

    if (!def)
        return false;
    if (def->kind == ZY_DEF_VALUE) {
        *paint = paint_of_value(pen, def->value, opacity);
        return true;
    }
    zy_datum d = scaled_datum(pen, def, scale, row);
    *paint = (zy_paint){0};
    if (scale && def == pen->unit->encoding[channel] &&
        zy_channel_shows_invalid(pen, channel, row)) {
        const zy_value *value =
            zy_value_find(zy_channel_invalid_value(pen->chart, channel), "value");
        if (value) {
            *paint = paint_of_value(pen, value, opacity);
            return true;
        }
        d = zero_or_least(scale);
    }
    if (!scale || def->no_scale)
        *paint = zy_paint_read(zy_datum_text(pen->arena, d), opacity);
    else if (zy_scale_color(&scale->scale, d, &color))
        *paint = zy_paint_of(color, opacity);
    return true;
}

/* fill and stroke of the mark's definition win over the colour channel. */
bool zy_mark_says(const zy_view *unit, const char *key)
{
    return zy_value_find(zy_value_find(unit->spec, "mark"), key) != NULL;
}

static void paint_fill(const zy_pen *pen, size_t row, double opacity, zy_item *item)
{
    const zy_view *unit = pen->unit;

    if (channel_paint(pen, ZY_CHANNEL_FILL, row, opacity, &item->fill))
        return;
    if (unit->options.filled && !zy_mark_says(unit, "fill") &&
        channel_paint(pen, ZY_CHANNEL_COLOR, row, opacity, &item->fill))
        return;
    item->fill = HAS(unit, fill) ? paint_of_value(pen, unit->options.fill, opacity) : (zy_paint){0};
    if (item->fill.kind == ZY_PAINT_NONE && unit->mark->is_clear && !HAS(unit, fill))
        item->fill = zy_paint_read("transparent", opacity);
}

static void paint_stroke(const zy_pen *pen, size_t row, double opacity, zy_item *item)
{
    const zy_view *unit = pen->unit;

    if (channel_paint(pen, ZY_CHANNEL_STROKE, row, opacity, &item->stroke))
        return;
    if (!unit->options.filled && !zy_mark_says(unit, "stroke") &&
        channel_paint(pen, ZY_CHANNEL_COLOR, row, opacity, &item->stroke))
        return;
    item->stroke =
        HAS(unit, stroke) ? paint_of_value(pen, unit->options.stroke, opacity) : (zy_paint){0};
}

static double default_opacity(const zy_pen *pen)
{
    const zy_view *unit = pen->unit;

    if (HAS(unit, opacity))
        return unit->options.opacity;
    return pen->chart->style->faint && unit->mark->is_faint && !HAS(unit, fill_opacity) &&
                   !zy_unit_is_aggregated(unit)
               ? 0.7
               : 1;
}

static void set_dash(const zy_pen *pen, size_t row, zy_item *item)
{
    const zy_view *unit = pen->unit;
    const zy_def *def = zy_channel_choice(pen, ZY_CHANNEL_STROKE_DASH, row);
    const zy_scale_part *scale = zy_view_scale(unit, ZY_CHANNEL_STROKE_DASH);
    zy_datum d = {.kind = ZY_UNDEFINED};

    if (def)
        d = def->kind == ZY_DEF_VALUE || !scale
                ? def->constant
                : zy_scale_pick(&scale->scale, scaled_datum(pen, def, scale, row));
    else if (HAS(unit, stroke_dash) && unit->options.stroke_dash)
        d = zy_value_datum(pen->arena, unit->options.stroke_dash);
    if (d.kind != ZY_ARRAY || d.array->count == 0)
        return;
    double *dash = ZY_NEW_ARRAY(pen->arena, double, d.array->count);
    double total = 0;
    for (size_t i = 0; i < d.array->count; i++)
        total += dash[i] = fmax(0, zy_datum_number(d.array->items[i]));
    if (!(total > 0))
        return;
    item->dash = dash;
    item->dash_count = d.array->count;
    item->dash_offset = HAS(unit, stroke_dash_offset) ? unit->options.stroke_dash_offset : 0;
}

static int word_index(const char *word, const char *const *words, int fallback)
{
    for (int i = 0; word && words[i]; i++)
        if (strcmp(words[i], word) == 0)
            return i;
    return fallback;
}

void zy_item_paint(const zy_pen *pen, size_t row, zy_item *item)
{
    static const char *const caps[] = {"butt", "round", "square", NULL}, *const joins[] = {
                                                                             "miter", "round",
                                                                             "bevel", NULL};
    const zy_view *unit = pen->unit;
    const zy_mark_options *o = &unit->options;
    const double opacity = zy_channel_number(pen, ZY_CHANNEL_OPACITY, row, default_opacity(pen));
    const double fill = zy_channel_number(pen, ZY_CHANNEL_FILL_OPACITY, row,
                                          HAS(unit, fill_opacity) ? o->fill_opacity : 1);
    const double stroke = zy_channel_number(pen, ZY_CHANNEL_STROKE_OPACITY, row,
                                            HAS(unit, stroke_opacity) ? o->stroke_opacity : 1);

    paint_fill(pen, row, opacity * fill, item);
    paint_stroke(pen, row, opacity * stroke, item);
    item->stroke_width = zy_channel_number(pen, ZY_CHANNEL_STROKE_WIDTH, row,
                                           HAS(unit, stroke_width) ? o->stroke_width : 1);
    set_dash(pen, row, item);
    item->cap = (zy_cap)word_index(HAS(unit, stroke_cap) ? o->stroke_cap : NULL, caps, ZY_CAP_BUTT);
    item->join =
        (zy_join)word_index(HAS(unit, stroke_join) ? o->stroke_join : NULL, joins, ZY_JOIN_MITER);
    item->miter_limit = HAS(unit, stroke_miter_limit) ? o->stroke_miter_limit : 0;
    item->blend = HAS(unit, blend) ? o->blend : NULL;
}

zy_item *zy_row_item(const zy_pen *pen, size_t row)
{
    zy_item *item = zy_scene_item_new(pen->arena, pen->mark);

    zy_item_paint(pen, row, item);
    item->row = item->last_row = row;
    return item;
}
