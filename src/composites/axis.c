/* Which axis a composite mark measures, and what the chart says of it. */
#include <string.h>

#include "composites/common.h"

const char *const zy_compose_orients[] = {"vertical", "horizontal", NULL};

bool zy_compose_init(zy_compose *c, zy_job *job, const zy_composite *composite,
                     const zy_value *unit, const zy_value *data)
{
    const zy_value *encoding = zy_value_find(unit, "encoding");

    *c = (zy_compose){
        .job = job,
        .data = data,
        .arena = job->arena,
        .diags = job->diags,
        .composite = composite,
        .unit = unit,
        .mark = zy_value_find(unit, "mark"),
        .encoding = encoding && encoding->kind == ZY_VALUE_MAP ? encoding
                                                               : zy_value_new_map(job->arena, unit),
    };
    zy_value *common = zy_value_copy(c->arena, c->mark), *own = zy_value_new_map(c->arena, c->mark);
    for (const zy_prop *prop = composite->props; prop->name; prop++) {
        zy_compose_set(c, own, prop->name, zy_value_find(c->mark, prop->name));
        zy_value_set(c->arena, common, prop->name, NULL);
    }
    bool good = zy_props_check(zy_mark_props, common, c->diags);
    return zy_props_check(composite->props, own, c->diags) && good;
}

/* ---- One definition ---- */

static bool is_own_aggregate(const zy_compose *c, const zy_value *map)
{
    return zy_value_is(zy_value_find(map, "aggregate"), c->composite->name);
}

static zy_def *read_def(const zy_compose *c, const char *channel, const zy_value *map)
{
    static const char *const aggregate[] = {"aggregate", NULL};
    const zy_value *plain = is_own_aggregate(c, map) ? zy_compose_without(c, map, aggregate) : map;

    return zy_def_read(c->arena, c->diags, (zy_channel)zy_channel_find(channel), plain);
}

bool zy_compose_has_data(const zy_compose *c, const char *channel)
{
    const zy_value *def = zy_value_find(c->encoding, channel);

    return zy_value_find(def, "field") || zy_value_find(def, "aggregate") ||
           zy_value_find(def, "datum");
}

/* What is known of a position before the table is read. */
typedef struct sight {
    enum { ABSENT, DISCRETE, UNKNOWN, CONTINUOUS } kind;
    bool is_time;
    bool is_own;    /* {aggregate: boxplot} */
    bool is_looked; /* the table alone says it */
} sight;

static bool has_discrete_scale(const zy_def *def)
{
    const zy_value *type = zy_value_find(def->scale, "type");

    return zy_value_is(type, "band") || zy_value_is(type, "point") || zy_value_is(type, "ordinal");
}

static bool says_time(const zy_value *map)
{
    return zy_value_is(zy_value_path(map, "axis.formatType"), "time");
}

static sight sight_of_type(const zy_compose *c, const zy_def *def, zy_type type)
{
    const bool is_time = says_time(def->written) || type == ZY_TYPE_TEMPORAL || def->units != 0;

    switch (type) {
    case ZY_TYPE_QUANTITATIVE:
        return (sight){.kind = def->bin || def->binned ? DISCRETE : CONTINUOUS, .is_time = is_time};
    case ZY_TYPE_TEMPORAL:
        return (sight){.kind = CONTINUOUS, .is_time = true};
    case ZY_TYPE_NOMINAL:
        if (!def->type_given && c->job->chart.style->infers_types && !has_discrete_scale(def))
            return (sight){.kind = UNKNOWN, .is_time = is_time};
        return (sight){.kind = DISCRETE, .is_time = is_time};
    case ZY_TYPE_NONE:
    case ZY_TYPE_ORDINAL:
    case ZY_TYPE_GEOJSON:
        break;
    }
    return (sight){.kind = DISCRETE, .is_time = is_time};
}

/* A column of numbers or dates is known by its cells; one that a transform makes is not there yet.
 */
static void look_into_table(const zy_compose *c, const zy_def *def, sight *seen)
{
    zy_table *table = c->data && !c->diags->errors ? zy_source_load(c->job, c->data) : NULL;
    const zy_column *column = table ? zy_table_find(table, def->field) : NULL;
    const zy_type type = column ? zy_type_of_column(column) : ZY_TYPE_NOMINAL;

    if (type == ZY_TYPE_QUANTITATIVE || type == ZY_TYPE_TEMPORAL)
        *seen = (sight){.kind = CONTINUOUS,
                        .is_time = seen->is_time || type == ZY_TYPE_TEMPORAL,
                        .is_looked = true};
}

/* False after a diagnostic. */
static bool look(const zy_compose *c, const char *channel, sight *seen)
{
    const zy_value *map = zy_value_find(c->encoding, channel);

    *seen = (sight){.kind = ABSENT};
    if (!map || map->kind != ZY_VALUE_MAP)
        return true;
    const zy_def *def = read_def(c, channel, map);
    if (!def)
        return false;
    if (def->kind == ZY_DEF_FIELD) {
        *seen =
            sight_of_type(c, def, def->type == ZY_TYPE_NONE ? zy_def_default_type(def) : def->type);
        seen->is_own = is_own_aggregate(c, map);
        if (seen->is_own && !def->type_given)
            seen->kind = CONTINUOUS;
        else if (seen->kind == UNKNOWN)
            look_into_table(c, def, seen);
    } else if (def->kind == ZY_DEF_DATUM) {
        seen->kind = def->constant.kind == ZY_NUMBER ? CONTINUOUS : DISCRETE;
    }
    return true;
}

/* ---- Which of two ---- */

static bool fail_without_measure(const zy_compose *c)
{
    return zy_fail(c->diags, "no-measure", c->mark->span,
                   ZY_SAY(c->diags, "give x or y the type quantitative",
                          "x か y の型（type）を quantitative にしてください"),
                   ZY_SAY(c->diags, "\"%s\" needs numbers on x or y",
                          "「%s」には x か y に数値の列が必要です"),
                   c->composite->name);
}

static bool fail_with_two(const zy_compose *c)
{
    return zy_fail(c->diags, "two-measures", c->mark->span, NULL,
                   ZY_SAY(c->diags, "x and y cannot both be aggregated by \"%s\"",
                          "x と y の両方を「%s」で集計することはできません"),
                   c->composite->name);
}

static void note_guess(const zy_compose *c)
{
    zy_note(c->diags, "guessed-orient", c->mark->span,
            ZY_SAY(c->diags, "\"orient\" of the mark, or \"type\" of x and y, say so for certain",
                   "マークの orient、または x と y の type で指定できます"),
            ZY_SAY(c->diags,
                   "\"%s\" is taken to measure y: nothing says whether x or y is measured",
                   "x と y のどちらの値を見るのか書かれていないため、「%s」は y の値を見ます"),
            c->composite->name);
}

/* Vega-Lite's compositeMarkOrient where both types are known. */
static bool of_two_continuous(const zy_compose *c, sight x, sight y, bool *vertical)
{
    const bool x_aggregated = zy_value_path(c->encoding, "x.aggregate") != NULL;
    const bool y_aggregated = zy_value_path(c->encoding, "y.aggregate") != NULL;

    if (x.is_own && y.is_own)
        return fail_with_two(c);
    if (!y_aggregated && x.is_own)
        *vertical = false;
    else if (!x_aggregated && y.is_own)
        *vertical = true;
    else
        *vertical = !(y.is_time && !x.is_time);
    return true;
}

bool zy_compose_orient(const zy_compose *c, bool *vertical)
{
    const char *written = zy_value_text(zy_value_find(c->mark, "orient"), NULL);
    sight x, y;

    if (!look(c, "x", &x) || !look(c, "y", &y))
        return false;
    if (written) {
        *vertical = strcmp(written, "vertical") == 0;
        return true;
    }
    if (x.kind < UNKNOWN && y.kind < UNKNOWN)
        return fail_without_measure(c);
    if (x.is_looked && y.is_looked && !x.is_time && !y.is_time)
        note_guess(c);
    if (x.kind == CONTINUOUS && y.kind == CONTINUOUS)
        return of_two_continuous(c, x, y, vertical);
    if (x.kind == UNKNOWN && y.kind == UNKNOWN)
        note_guess(c);
    if (x.kind == y.kind)
        *vertical = true;
    else if (x.kind >= UNKNOWN && y.kind >= UNKNOWN && (x.is_time || y.is_time))
        *vertical = x.is_time; /* times are rarely what is measured */
    else
        *vertical = y.kind > x.kind;
    return true;
}

bool zy_compose_check_axis(const zy_compose *c, const char *axis, const char *because)
{
    sight seen;

    if (!look(c, axis, &seen))
        return false;
    if (seen.kind >= UNKNOWN)
        return true;
    const zy_value *at = zy_value_find(c->encoding, because);
    return zy_fail(c->diags, "no-measure", at->span, NULL,
                   ZY_SAY(c->diags, "\"%s\" needs numbers on %s because of %s",
                          "「%s」には%sに数値の列が必要です（%sがあるため）"),
                   c->composite->name, axis, because);
}

/* ---- What the chart says of it ---- */

const char *zy_compose_field(const zy_compose *c, const char *channel)
{
    const zy_value *map = zy_value_find(c->encoding, channel);
    const zy_def *def = map && map->kind == ZY_VALUE_MAP ? read_def(c, channel, map) : NULL;

    if (def && def->field)
        return def->field;
    if (def || !map || map->kind != ZY_VALUE_MAP)
        zy_fail(c->diags, "no-field", map ? map->span : c->mark->span, NULL,
                ZY_SAY(c->diags, "\"%s\" needs a column on %s", "「%s」には%sに列の指定が必要です"),
                c->composite->name, channel);
    return NULL;
}

/* "a\.b" is the column a.b. */
static const char *unescaped(const zy_compose *c, const char *field)
{
    char *text = ZY_NEW_ARRAY(c->arena, char, strlen(field) + 1), *to = text;

    for (; *field; field++) {
        if (*field == '\\' && field[1])
            field++;
        *to++ = *field;
    }
    return text;
}

/* An aggregate of the author's has no place: the mark aggregates by itself. */
static void warn_of_aggregate(const zy_compose *c, const char *axis)
{
    const zy_value *aggregate =
        zy_value_path(c->encoding, zy_arena_format(c->arena, "%s.aggregate", axis));

    if (aggregate && !zy_value_is(aggregate, c->composite->name))
        zy_warn(c->diags, "ignored-aggregate", aggregate->span, NULL,
                ZY_SAY(c->diags, "the aggregate on %s is left out: \"%s\" aggregates it itself",
                       "%s の aggregate は使われません（「%s」が自分で集計します）"),
                axis, c->composite->name);
}

bool zy_compose_axis(zy_compose *c, bool vertical)
{
    c->vertical = vertical;
    c->axis = vertical ? "y" : "x";
    c->field = zy_compose_field(c, c->axis);
    if (!c->field)
        return false;
    const zy_def *def = read_def(c, c->axis, zy_value_find(c->encoding, c->axis));
    zy_type type = def->type == ZY_TYPE_NONE ? zy_def_default_type(def) : def->type;
    if (!def->type_given && type == ZY_TYPE_NOMINAL)
        type = ZY_TYPE_QUANTITATIVE;
    c->type = zy_type_name(type);
    c->def = zy_value_find(c->encoding, c->axis);
    c->alias = unescaped(c, c->field);
    warn_of_aggregate(c, c->axis);
    return true;
}
