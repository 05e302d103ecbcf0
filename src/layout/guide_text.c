/* What axes, legends and headers write: formats, titles, expressions (Vega-Lite's compile/format.ts
 * and common.ts). */
#include <math.h>
#include <string.h>

#include "layout/layout.h"

bool zy_def_is_time(const zy_def *def)
{
    return def->type == ZY_TYPE_TEMPORAL || (def->kind == ZY_DEF_FIELD && def->units);
}

zy_label_format zy_label_format_of(zy_job *job, const zy_def *def, const zy_value *format,
                                   const char *format_type, bool normalized)
{
    zy_label_format out = {.time = zy_def_is_time(def)};
    const char *text = zy_value_text(format, NULL);

    out.custom = zy_custom_format_of(&job->chart, def, format, format_type, normalized);
    if (format_type && strcmp(format_type, "number") == 0)
        out.time = false;
    else if (format_type && strcmp(format_type, "time") == 0)
        out.time = true;
    if (normalized && !text)
        text = zy_value_text(zy_config(&job->chart, "normalizedNumberFormat"), ".0%");
    if (format && format->kind == ZY_VALUE_MAP && out.time)
        out.by_unit = format;
    if (!text && out.time && def->units && !out.by_unit)
        text = !job->chart.style->local_dates
                   ? zy_time_units_format(job->arena, def->units)
                   : zy_time_units_format_in(job->arena, job->chart.locale, def->units);
    if (!text && !out.time && def->type == ZY_TYPE_QUANTITATIVE)
        text = zy_value_text(zy_config(&job->chart, "numberFormat"), NULL);
    out.specifier = text;
    return out;
}

/* The largest unit that the instant begins: the key of {format: {year: …, month: …}}. */
static const char *format_by_unit(const zy_value *by_unit, double ms)
{
    const unsigned unit = zy_time_unit_begun(ms);
    const char *text = zy_value_text(zy_value_find(by_unit, zy_time_unit_name(unit)), NULL);

    if (!text && unit == ZY_UNIT_QUARTER)
        text = zy_value_text(zy_value_find(by_unit, "month"), NULL);
    if (!text && unit == ZY_UNIT_WEEK)
        text = zy_value_text(zy_value_find(by_unit, "date"), NULL);
    return text;
}

const char *zy_guide_label(zy_job *job, const zy_scale *scale, const zy_def *def,
                           const zy_label_format *format, zy_datum value, double count)
{
    const char *specifier = format->specifier;
    const zy_locale locale = zy_number_locale(&job->chart, def->values);

    if (format->custom.type)
        return zy_custom_format_text(&job->chart, format->custom, value);
    if (job->chart.style->local_dates && !specifier && def->values &&
        def->values->kind == ZY_COLUMN_TIME && !def->units && !format->by_unit &&
        def->values->date_unit != ZY_DATE_NONE)
        return zy_date_label(job->arena, job->chart.locale, def->values->date_unit,
                             def->values->era, zy_datum_number(value), true);
    if (format->by_unit)
        specifier = format_by_unit(format->by_unit, zy_datum_number(value));
    if (format->time && zy_scale_is_discrete(scale->type)) {
        const double ms = zy_datum_number(value);
        if (zy_datum_is_missing(value) || !isfinite(ms))
            return "";
        if (specifier)
            return zy_time_format(job->arena, job->chart.locale, specifier, ms);
        if (job->chart.style->local_dates)
            return zy_datum_text(job->arena, value);
    }
    if (!format->time && specifier && zy_scale_is_discrete(scale->type)) {
        const double number = zy_datum_number(value);
        if (value.kind == ZY_NUMBER && zy_number_format_is_valid(specifier))
            return zy_number_format(job->arena, &locale, specifier, number);
    }
    const zy_tick_format ticks = {&locale, specifier, format->time, count};
    return zy_scale_tick_label(scale, job->arena, &ticks, value);
}

const char *zy_label_through(zy_job *job, const char *expr, const zy_value *at, zy_datum value,
                             const char *label, size_t index)
{
    zy_object *object = ZY_NEW(job->arena, zy_object);
    zy_expression *e;

    if (!expr)
        return label;
    object->members = ZY_NEW_ARRAY(job->arena, zy_member, 3);
    object->count = 3;
    object->members[0] = (zy_member){"value", value};
    object->members[1] = (zy_member){"label", ZY_DATUM_TEXT(label)};
    object->members[2] = (zy_member){"index", ZY_DATUM_NUMBER((double)index)};
    e = zy_expression_read(job->arena, job->diags, expr, at ? at->span : (zy_span){0},
                           &job->chart.parameters);
    if (!e)
        return label;
    const zy_datum d =
        zy_expression_run_datum(e, job->arena, (zy_datum){.kind = ZY_OBJECT, .object = object});
    if (d.kind == ZY_ARRAY) {
        GString *joined = g_string_new(NULL);
        for (size_t i = 0; i < d.array->count; i++)
            g_string_append_printf(joined, "%s%s", i ? "\n" : "",
                                   zy_datum_text(job->arena, d.array->items[i]));
        const char *kept = zy_arena_text(job->arena, joined->str, joined->len);
        g_string_free(joined, TRUE);
        return kept;
    }
    return zy_datum_is_missing(d) ? "" : zy_datum_text(job->arena, d);
}

/* config.fieldTitle: functional, as in "MEAN(price)". */
static const char *functional_title(zy_job *job, const zy_def *def)
{
    const bool units = def->units && !def->unit_binned;
    const char *function = def->aggregate           ? def->aggregate
                           : units                  ? zy_units_name(job->arena, def)
                           : zy_def_is_binning(def) ? "bin"
                                                    : NULL;

    if (def->argument)
        return zy_arena_format(job->arena, "%s for %s(%s)", def->field, def->aggregate,
                               def->argument);
    if (!function)
        return def->field;
    char *upper = g_ascii_strup(function, -1);
    const char *title = zy_arena_format(job->arena, "%s(%s)", upper, def->field ? def->field : "");
    g_free(upper);
    return title;
}

const char *zy_def_guide_title(zy_job *job, const zy_def *def)
{
    const zy_value *style = zy_config(&job->chart, "fieldTitle");

    if (zy_value_is(style, "plain"))
        return def->field;
    if (zy_value_is(style, "functional"))
        return functional_title(job, def);
    if (job->chart.style->plain_titles && def->field && !def->aggregate)
        return def->field;
    return zy_def_title(job->arena, def,
                        zy_value_text(zy_config(&job->chart, "countTitle"), "Count of Records"));
}

/* ---- Styles and config as options of a guide ---- */

static void inherit_map(zy_job *job, const zy_cascade *into, const zy_value *map)
{
    memset(into->scratch, 0, into->size);
    zy_props_read(into->props, map, into->scratch, job->arena, job->diags);
    zy_props_inherit(into->props, into->options, into->scratch, job->arena);
}

void zy_inherit_config(zy_job *job, const zy_cascade *into, const char *path)
{
    const zy_value *map = zy_config(&job->chart, path);

    if (map && map->kind == ZY_VALUE_MAP)
        inherit_map(job, into, map);
}

/* guide-label {fill, fontSize …} as labelColor, labelFontSize … of the guide. */
void zy_inherit_style(zy_job *job, const zy_cascade *into, const char *style, const char *prefix)
{
    static const char *const keys[][2] = {{"fill", "Color"},
                                          {"font", "Font"},
                                          {"fontSize", "FontSize"},
                                          {"fontStyle", "FontStyle"},
                                          {"fontWeight", "FontWeight"},
                                          {"lineHeight", "LineHeight"},
                                          {"align", "Align"},
                                          {"baseline", "Baseline"}};
    const zy_value *map = zy_value_find(zy_config(&job->chart, "style"), style);
    zy_value *renamed = zy_value_new_map(job->arena, map);

    for (size_t i = 0; map && i < sizeof keys / sizeof *keys; i++) {
        const zy_value *v = zy_value_find(map, keys[i][0]);
        const char *name =
            prefix[0] ? zy_arena_format(job->arena, "%s%s", prefix, keys[i][1])
                      : zy_arena_format(job->arena, "%c%s", keys[i][1][0] | 0x20, keys[i][1] + 1);
        for (const zy_prop *row = into->props; v && row->name; row++)
            if (strcmp(row->name, name) == 0)
                zy_value_set(job->arena, renamed, name, zy_value_copy(job->arena, v));
    }
    inherit_map(job, into, renamed);
}
