/* Formats of one's own: config customFormatTypes, and a formatType that names a function of
 * expressions. */
#include <string.h>

#include "chart/chart.h"

static bool is_custom(const char *type)
{
    return type && strcmp(type, "number") != 0 && strcmp(type, "time") != 0;
}

zy_custom_format zy_custom_format_of(const zy_chart *chart, const zy_def *def,
                                     const zy_value *format, const char *type, bool normalized)
{
    const zy_custom_format none = {NULL, NULL};
    const zy_value *config = chart->config;

    if (!zy_value_bool(zy_value_find(config, "customFormatTypes"), false))
        return none;
    if (is_custom(type))
        return (zy_custom_format){type, format};
    if (format || type)
        return none;
    if (def->type == ZY_TYPE_QUANTITATIVE && normalized &&
        zy_value_find(config, "normalizedNumberFormatType"))
        return (zy_custom_format){
            zy_value_text(zy_value_find(config, "normalizedNumberFormatType"), NULL),
            zy_value_find(config, "normalizedNumberFormat")};
    if (def->type == ZY_TYPE_QUANTITATIVE)
        return (zy_custom_format){zy_value_text(zy_value_find(config, "numberFormatType"), NULL),
                                  zy_value_find(config, "numberFormat")};
    if (def->type == ZY_TYPE_TEMPORAL && !def->units)
        return (zy_custom_format){zy_value_text(zy_value_find(config, "timeFormatType"), NULL),
                                  zy_value_find(config, "timeFormat")};
    return none;
}

static const char *argument_of(zy_arena *arena, const zy_value *v)
{
    GString *text = g_string_new(NULL);

    if (v && v->kind == ZY_VALUE_NUMBER)
        g_string_append_printf(text, ", %s", zy_datum_text(arena, ZY_DATUM_NUMBER(v->number)));
    if (v && v->kind == ZY_VALUE_TEXT && v->text[0]) {
        g_string_append(text, ", \"");
        for (const char *c = v->text; *c; c++) {
            if (*c == '"' || *c == '\\')
                g_string_append_c(text, '\\');
            g_string_append_c(text, *c);
        }
        g_string_append_c(text, '"');
    }
    const char *kept = zy_arena_text(arena, text->str, text->len);
    g_string_free(text, TRUE);
    return kept;
}

const char *zy_custom_format_text(const zy_chart *chart, zy_custom_format format, zy_datum value)
{
    zy_arena *arena = chart->arena;
    zy_object *object = ZY_NEW(arena, zy_object);
    const char *text = zy_arena_format(arena, "%s(datum.value%s)", format.type,
                                       argument_of(arena, format.argument));
    zy_expression *e = zy_expression_read(arena, chart->diags, text,
                                          format.argument ? format.argument->span : (zy_span){0},
                                          &chart->parameters);

    if (!e)
        return "";
    object->members = ZY_NEW_ARRAY(arena, zy_member, 1);
    object->members[0] = (zy_member){"value", value};
    object->count = 1;
    const zy_datum d =
        zy_expression_run_datum(e, arena, (zy_datum){.kind = ZY_OBJECT, .object = object});
    return zy_datum_is_missing(d) ? "" : zy_datum_text(arena, d);
}
