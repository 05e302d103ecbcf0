#include <math.h>
#include <string.h>

#include "chart/chart.h"
#include "guide/guide.h"

/* The keys of a channel, as read from the chart file. */
typedef struct keys {
    zy_given given;
    const char *field, *type;
    const zy_value *field_value;
    const zy_value *aggregate, *bin, *time_unit, *datum, *value, *scale, *axis, *legend, *header;
    const zy_value *sort, *stack, *impute, *title, *format, *condition, *other;
    const char *format_type;
    double band_position, width;
    bool bar;
} keys;

const zy_prop zy_def_props[] = {
    {"field", ZY_PROP_VALUE, offsetof(keys, field_value), NULL, "the column", NULL},
    {"type", ZY_PROP_TEXT, offsetof(keys, type), NULL,
     "quantitative, temporal, ordinal, nominal or geojson; inferred from the column when absent",
     NULL},
    {"aggregate", ZY_PROP_VALUE, offsetof(keys, aggregate), NULL,
     "count, sum, mean, median, min, max …, or {argmax: column}", NULL},
    {"bin", ZY_PROP_VALUE, offsetof(keys, bin), NULL,
     "true, \"binned\", or {maxbins, step, extent …}", NULL},
    {"timeUnit", ZY_PROP_VALUE, offsetof(keys, time_unit), NULL,
     "year, yearmonth, month …, or {unit, step}", NULL},
    {"datum", ZY_PROP_VALUE, offsetof(keys, datum), NULL, "a constant in the data's units", NULL},
    {"value", ZY_PROP_VALUE, offsetof(keys, value), NULL, "a constant: pixels, a colour …", NULL},
    {"scale", ZY_PROP_MAP, offsetof(keys, scale), NULL, "the scale, or null for none",
     zy_scale_props},
    {"axis", ZY_PROP_MAP, offsetof(keys, axis), NULL, "the axis, or null for none", zy_axis_props},
    {"legend", ZY_PROP_MAP, offsetof(keys, legend), NULL, "the legend, or null for none",
     zy_legend_props},
    {"header", ZY_PROP_MAP, offsetof(keys, header), NULL, "the header of a facet", zy_header_props},
    {"sort", ZY_PROP_VALUE, offsetof(keys, sort), NULL,
     "ascending, descending, a channel such as -y, a list, {field, op, order}, or null", NULL},
    {"stack", ZY_PROP_VALUE, offsetof(keys, stack), NULL,
     "zero, normalize, center, true, false or null", NULL},
    {"impute", ZY_PROP_MAP, offsetof(keys, impute), NULL, "how missing values are filled in", NULL},
    {"title", ZY_PROP_TEXTS, offsetof(keys, title), NULL, "the title of axis or legend", NULL},
    {"format", ZY_PROP_VALUE, offsetof(keys, format), NULL, "how text channels write values", NULL},
    {"formatType", ZY_PROP_TEXT, offsetof(keys, format_type), NULL, "number or time", NULL},
    {"condition", ZY_PROP_VALUE, offsetof(keys, condition), NULL,
     "{test, value} or a list: another definition while the test holds", NULL},
    {"bandPosition", ZY_PROP_NUMBER, offsetof(keys, band_position), NULL,
     "where in a band or bin, 0 to 1", NULL},
    {"align", ZY_PROP_VALUE, offsetof(keys, other), NULL,
     "facet: all, each or none; column of a table: left, center or right", NULL},
    {"bar", ZY_PROP_BOOL, offsetof(keys, bar), NULL,
     "column of a table: a bar beside each of its numbers", NULL},
    {"width", ZY_PROP_NUMBER, offsetof(keys, width), NULL,
     "column of a table: its width in pixels, else as its texts need", NULL},
    {"bounds", ZY_PROP_TEXT, offsetof(keys, other), NULL, "facet: full or flush", NULL},
    {"center", ZY_PROP_VALUE, offsetof(keys, other), NULL, "facet: centre the cells", NULL},
    {"columns", ZY_PROP_NUMBER, offsetof(keys, other), NULL, "facet: cells in a row", NULL},
    {"spacing", ZY_PROP_VALUE, offsetof(keys, other), NULL, "facet: pixels between cells", NULL},
    {0},
};

static void *fail_type(zy_diags *diags, const zy_value *map, const char *written)
{
    const zy_value *at = zy_value_find(map, "type");

    zy_fail(diags, "unknown-type", at->span, zy_hint_nearest(diags, written, zy_type_names),
            ZY_SAY(diags, "\"%s\" is not a type of data", "「%s」というデータの型はありません"),
            written);
    return NULL;
}

static bool read_type(zy_def *def, const char *written, zy_diags *diags)
{
    static const char short_names[] = "qtong";
    static const zy_type short_types[] = {ZY_TYPE_QUANTITATIVE, ZY_TYPE_TEMPORAL, ZY_TYPE_ORDINAL,
                                          ZY_TYPE_NOMINAL, ZY_TYPE_GEOJSON};

    if (!written)
        return true;
    for (int i = 0; zy_type_names[i]; i++)
        if (strcmp(zy_type_names[i], written) == 0)
            def->type = (zy_type)(i + 1);
    const char *at = strchr(short_names, written[0] | 0x20);
    if (written[0] && !written[1] && at)
        def->type = short_types[at - short_names];
    def->type_given = true;
    return def->type != ZY_TYPE_NONE || fail_type(diags, def->written, written);
}

static bool read_aggregate(zy_def *def, const zy_value *v, zy_diags *diags)
{
    if (!v)
        return true;
    const zy_value *min = zy_value_find(v, "argmin"), *max = zy_value_find(v, "argmax");
    if (min || max) {
        def->aggregate = min ? "argmin" : "argmax";
        def->argument = zy_value_text(min ? min : max, NULL);
        return true;
    }
    def->aggregate = zy_value_text(v, NULL);
    if (def->aggregate && zy_aggregate_exists(def->aggregate))
        return true;
    return zy_fail(diags, "unknown-aggregate", v->span,
                   def->aggregate ? zy_hint_nearest(diags, def->aggregate, zy_aggregate_names)
                                  : NULL,
                   ZY_SAY(diags, "\"%s\" is not an aggregate", "「%s」という集計はありません"),
                   def->aggregate ? def->aggregate : "…");
}

static bool read_time_unit(zy_def *def, const zy_value *v, zy_diags *diags)
{
    if (!v)
        return true;
    const zy_value *unit = v->kind == ZY_VALUE_MAP ? zy_value_find(v, "unit") : v;
    const char *text = zy_value_text(unit, "");
    def->unit_step = (int)zy_value_number(zy_value_find(v, "step"), 1);
    def->unit_maxbins = zy_value_number(zy_value_find(v, "maxbins"), 0);
    if (!unit && def->unit_maxbins > 0)
        return true;
    def->units = zy_time_units_read(text, &def->utc, &def->unit_binned);
    if (zy_value_bool(zy_value_find(v, "binned"), false))
        def->unit_binned = true;
    if (zy_value_bool(zy_value_find(v, "utc"), false))
        def->utc = true;
    return def->units ||
           zy_fail(diags, "unknown-time-unit", (unit ? unit : v)->span, NULL,
                   ZY_SAY(diags, "\"%s\" is not a time unit", "「%s」という時間の単位はありません"),
                   text);
}

static void read_bin(zy_def *def, const zy_value *v)
{
    if (!v || (v->kind == ZY_VALUE_BOOL && !v->boolean))
        return;
    def->binned = zy_value_is(v, "binned") ||
                  (v->kind == ZY_VALUE_MAP && zy_value_bool(zy_value_find(v, "binned"), false));
    def->bin = v;
    if (def->binned && v->kind != ZY_VALUE_MAP)
        def->bin = NULL;
}

static bool written_null(const zy_value *map, const char *key)
{
    const zy_value *v = zy_value_find(map, key);

    return v && v->kind == ZY_VALUE_NULL;
}

static bool is_null_or_false(const zy_value *map, const char *key)
{
    const zy_value *v = zy_value_find(map, key);

    return v && (v->kind == ZY_VALUE_NULL || (v->kind == ZY_VALUE_BOOL && !v->boolean));
}

static bool read_one_rule(zy_arena *arena, zy_diags *diags, zy_def *def, const zy_value *v)
{
    zy_rule *rule = ZY_NEW(arena, zy_rule), **end = &def->conditions;
    zy_value *plain = zy_value_copy(arena, v);
    const zy_value *param = zy_value_find(v, "param");

    if (!param)
        param = zy_value_find(v, "selection");
    rule->test = zy_value_find(v, "test");
    rule->param = zy_value_text(param, NULL);
    rule->holds = zy_value_bool(zy_value_find(v, "empty"), true);
    if (!rule->test && !param)
        return zy_fail(diags, "missing-test", v->span, NULL,
                       ZY_SAY(diags, "a condition needs \"test\" or \"param\"",
                              "condition には「test」か「param」が必要です"));
    zy_value_set(arena, plain, "test", NULL);
    zy_value_set(arena, plain, "param", NULL);
    zy_value_set(arena, plain, "selection", NULL);
    zy_value_set(arena, plain, "empty", NULL);
    rule->def = zy_def_read(arena, diags, def->channel, plain);
    while (*end)
        end = &(*end)->next;
    *end = rule;
    return rule->def != NULL;
}

static bool read_rules(zy_arena *arena, zy_diags *diags, zy_def *def, const zy_value *v)
{
    bool good = true;

    if (!v || v->kind == ZY_VALUE_NULL)
        return true;
    if (v->kind != ZY_VALUE_LIST)
        return read_one_rule(arena, diags, def, v);
    for (const zy_value *item = v->child; item; item = item->next)
        good &= read_one_rule(arena, diags, def, item);
    return good;
}

static zy_datum constant_of(zy_arena *arena, zy_diags *diags, const zy_value *v)
{
    double ms = NAN;

    if (!zy_is_date_time(v))
        return zy_value_datum(arena, v);
    zy_date_time_read(diags, v, &ms);
    return ZY_DATUM_TIME(ms);
}

static void read_constant(zy_arena *arena, zy_diags *diags, zy_def *def, const keys *k)
{
    if (zy_value_find(def->written, "datum")) {
        def->kind = ZY_DEF_DATUM;
        def->constant = k->datum ? constant_of(arena, diags, k->datum) : ZY_DATUM_NULL;
    } else if (zy_value_find(def->written, "value")) {
        def->kind = ZY_DEF_VALUE;
        def->value = k->value;
        def->constant = k->value ? zy_value_datum(arena, k->value) : ZY_DATUM_NULL;
    }
}

static const char *field_text(zy_arena *arena, const zy_value *v)
{
    char text[32];

    if (!v || v->kind == ZY_VALUE_TEXT)
        return v ? v->text : NULL;
    if (v->kind != ZY_VALUE_NUMBER)
        return NULL;
    zy_number_text(v->number, text);
    return zy_arena_text(arena, text, strlen(text));
}

static zy_type type_of_datum(zy_datum d)
{
    switch (d.kind) {
    case ZY_NUMBER:
        return ZY_TYPE_QUANTITATIVE;
    case ZY_TIME:
        return ZY_TYPE_TEMPORAL;
    case ZY_UNDEFINED:
    case ZY_NULL:
    case ZY_BOOL:
    case ZY_TEXT:
    case ZY_ARRAY:
    case ZY_OBJECT:
        return ZY_TYPE_NOMINAL;
    }
    return ZY_TYPE_NOMINAL;
}

static void fill(zy_def *def, const keys *k)
{
    def->scale = k->scale;
    def->guide = k->axis ? k->axis : k->legend ? k->legend : k->header;
    def->no_scale = written_null(def->written, "scale");
    def->no_guide = is_null_or_false(def->written, "axis") ||
                    is_null_or_false(def->written, "legend") ||
                    written_null(def->written, "header");
    def->sort = k->sort;
    def->sort_null = written_null(def->written, "sort");
    def->stack = k->stack;
    def->no_stack = is_null_or_false(def->written, "stack");
    def->impute = k->impute;
    def->no_impute = written_null(def->written, "impute");
    def->title = k->title;
    def->no_title = written_null(def->written, "title");
    def->format = k->format;
    def->format_type = zy_value_find(def->written, "formatType");
    def->band_position = zy_value_find(def->written, "bandPosition") ? k->band_position : NAN;
}

zy_def *zy_def_read(zy_arena *arena, zy_diags *diags, zy_channel channel, const zy_value *map)
{
    zy_def *def = ZY_NEW(arena, zy_def);
    keys k = {.band_position = NAN};
    bool good = zy_props_read(zy_def_props, map, &k, arena, diags);

    if (!good)
        return NULL;
    *def = (zy_def){.channel = channel,
                    .written = map,
                    .unit_step = 1,
                    .field = field_text(arena, k.field_value)};
    good &= read_aggregate(def, k.aggregate, diags);
    good &= read_time_unit(def, k.time_unit, diags);
    read_bin(def, k.bin);
    fill(def, &k);
    if (def->field || def->aggregate)
        def->kind = ZY_DEF_FIELD;
    else
        read_constant(arena, diags, def, &k);
    good &= read_type(def, k.type, diags);
    if (def->kind == ZY_DEF_DATUM && def->type == ZY_TYPE_NONE)
        def->type = type_of_datum(def->constant);
    if (def->kind == ZY_DEF_FIELD && zy_def_is_count(def))
        def->type = ZY_TYPE_QUANTITATIVE;
    good &= read_rules(arena, diags, def, k.condition);
    return good ? def : NULL;
}

bool zy_def_is_field(const zy_def *def)
{
    return def && def->kind == ZY_DEF_FIELD;
}

bool zy_def_is_datum(const zy_def *def)
{
    return def && def->kind == ZY_DEF_DATUM;
}

bool zy_def_has_data(const zy_def *def)
{
    return zy_def_is_field(def) || zy_def_is_datum(def);
}

bool zy_def_is_binning(const zy_def *def)
{
    return zy_def_is_field(def) && def->bin && !def->binned;
}

bool zy_def_is_discrete(const zy_def *def)
{
    return def && (def->type == ZY_TYPE_NOMINAL || def->type == ZY_TYPE_ORDINAL);
}

bool zy_def_is_count(const zy_def *def)
{
    return def->aggregate &&
           (strcmp(def->aggregate, "count") == 0 || strcmp(def->aggregate, "valid") == 0 ||
            strcmp(def->aggregate, "missing") == 0 || strcmp(def->aggregate, "distinct") == 0);
}

bool zy_def_is_measure(const zy_def *def)
{
    return zy_def_has_data(def) && def->type == ZY_TYPE_QUANTITATIVE &&
           !(def->kind == ZY_DEF_FIELD && def->bin);
}

zy_type zy_def_default_type(const zy_def *def)
{
    static const char *const numeric[] = {"linear",   "log",       "pow",         "sqrt",
                                          "symlog",   "identity",  "sequential",  "quantile",
                                          "quantize", "threshold", "bin-ordinal", NULL};
    const char *scale = zy_value_text(zy_value_find(def->scale, "type"), "");

    switch ((int)def->channel) {
    case ZY_CHANNEL_LATITUDE:
    case ZY_CHANNEL_LONGITUDE:
    case ZY_CHANNEL_LATITUDE2:
    case ZY_CHANNEL_LONGITUDE2:
        return ZY_TYPE_QUANTITATIVE;
    case ZY_CHANNEL_ROW:
    case ZY_CHANNEL_COLUMN:
    case ZY_CHANNEL_FACET:
    case ZY_CHANNEL_SHAPE:
    case ZY_CHANNEL_STROKE_DASH:
        return ZY_TYPE_NOMINAL;
    case ZY_CHANNEL_ORDER:
        return ZY_TYPE_ORDINAL;
    }
    if (def->sort && def->sort->kind == ZY_VALUE_LIST)
        return ZY_TYPE_ORDINAL;
    if (def->units || def->unit_maxbins > 0)
        return ZY_TYPE_TEMPORAL;
    if (def->bin || def->binned || (def->aggregate && !def->argument))
        return ZY_TYPE_QUANTITATIVE;
    for (int i = 0; numeric[i]; i++)
        if (strcmp(numeric[i], scale) == 0)
            return ZY_TYPE_QUANTITATIVE;
    if (strcmp(scale, "time") == 0 || strcmp(scale, "utc") == 0)
        return ZY_TYPE_TEMPORAL;
    return ZY_TYPE_NOMINAL;
}

static const char *titlecase(zy_arena *arena, const char *word)
{
    char *text = zy_arena_text(arena, word, strlen(word));

    if (text[0] >= 'a' && text[0] <= 'z')
        text[0] = (char)(text[0] - 'a' + 'A');
    return text;
}

const zy_value *zy_def_field_at(const zy_def *def)
{
    const zy_value *at = zy_value_find(def->written, "field");

    return at ? at : def->written;
}

zy_span zy_def_field_span(const zy_def *def)
{
    return zy_def_field_at(def)->span;
}

const char *zy_def_title(zy_arena *arena, const zy_def *def, const char *count_title)
{
    const char *field = def->shown ? def->shown : def->field ? def->field : "";

    if (def->aggregate && strcmp(def->aggregate, "count") == 0)
        return count_title;
    if (def->bin && !def->binned)
        return zy_arena_format(arena, "%s (binned)", field);
    if (def->units && !def->unit_binned)
        return zy_arena_format(arena, "%s (%s)", field, zy_time_units_join(arena, def->units, "-"));
    if (def->argument)
        return zy_arena_format(arena, "%s for %s %s", field,
                               strcmp(def->aggregate, "argmin") == 0 ? "min" : "max",
                               def->argument);
    if (def->aggregate)
        return zy_arena_format(arena, "%s of %s", titlecase(arena, def->aggregate), field);
    return field;
}
