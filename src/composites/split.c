/* What the channels beside the measured one ask of the table - bins, time units, aggregates, groups
 * - as transforms, so that they are done once for all layers. After Vega-Lite's
 * extractTransformsFromEncoding. */
#include <glib.h>
#include <string.h>

#include "composites/common.h"

typedef struct splitter {
    const zy_compose *c;
    zy_compose_rest *rest;
    zy_value *bins, *units;
} splitter;

/* ---- Names, as Vega-Lite makes them ---- */

/* "_maxbins_10": other characters than letters, digits and _ become _. */
static void append_option(const splitter *s, GString *name, const zy_value *v)
{
    const char *text = zy_datum_json(s->c->arena, zy_value_datum(s->c->arena, v));

    g_string_append_printf(name, "_%s_", v->key);
    for (; *text; text++)
        if (*text != '"')
            g_string_append_c(name, g_ascii_isalnum(*text) ? *text : '_');
}

static const char *finish(const splitter *s, GString *name, const char *field)
{
    g_string_append_printf(name, "_%s", field);
    const char *kept = zy_arena_text(s->c->arena, name->str, name->len);
    g_string_free(name, TRUE);
    return kept;
}

static const char *bin_name(const splitter *s, const zy_value *bin, const char *field)
{
    GString *name = g_string_new("bin");

    for (const zy_value *v = bin->child; v; v = v->next)
        append_option(s, name, v);
    return finish(s, name, field);
}

static const char *unit_name(const splitter *s, const zy_value *unit, const char *field)
{
    GString *name = g_string_new(NULL);

    if (unit->kind == ZY_VALUE_TEXT)
        g_string_append(name, unit->text);
    else
        g_string_append(name, zy_value_text(zy_value_find(unit, "unit"), "timeunit"));
    for (const zy_value *v = unit->kind == ZY_VALUE_MAP ? unit->child : NULL; v; v = v->next)
        if (strcmp(v->key, "unit") != 0 && strcmp(v->key, "utc") != 0)
            append_option(s, name, v);
    return finish(s, name, field);
}

/* ---- Transforms ---- */

static void group_by(const splitter *s, const char *column, const zy_value *like)
{
    for (const zy_value *v = s->rest->groupby->child; v; v = v->next)
        if (zy_value_is(v, column))
            return;
    zy_value_append(s->rest->groupby, zy_value_new_text(s->c->arena, column, like));
}

static double default_maxbins(zy_channel channel)
{
    if (channel == ZY_CHANNEL_STROKE_DASH)
        return 4;
    const bool is_fine = !zy_channel_has_scale(channel) || zy_channel_is_position(channel) ||
                         channel == ZY_CHANNEL_ANGLE;
    return is_fine ? 10 : 6;
}

/* bin: true or a map, with the channel's number of bins written out. */
static zy_value *bin_written_out(const splitter *s, const zy_def *def)
{
    zy_arena *arena = s->c->arena;
    zy_value *bin = def->bin->kind == ZY_VALUE_MAP ? zy_value_copy(arena, def->bin)
                                                   : zy_value_new_map(arena, def->bin);

    if (!zy_value_find(bin, "maxbins") && !zy_value_find(bin, "step"))
        zy_value_set(arena, bin, "maxbins",
                     zy_value_new_number(arena, default_maxbins(def->channel), def->bin));
    return bin;
}

static zy_value *new_transform(const splitter *s, const char *key, zy_value *what,
                               const zy_def *def, const char *as)
{
    zy_value *entry = zy_value_new_map(s->c->arena, def->written);

    zy_value_set(s->c->arena, entry, key, what);
    zy_compose_set_text(s->c, entry, "field", def->field);
    zy_compose_set_text(s->c, entry, "as", as);
    return entry;
}

static const char *take_bin(const splitter *s, const zy_def *def, zy_value *out)
{
    zy_value *bin = bin_written_out(s, def);
    const char *as = bin_name(s, bin, def->field),
               *end = zy_arena_format(s->c->arena, "%s_end", as);

    zy_value_append(s->bins, new_transform(s, "bin", bin, def, as));
    group_by(s, as, def->written);
    group_by(s, end, def->written);
    if (zy_channel_is_xy(def->channel)) {
        zy_value *second = zy_value_new_map(s->c->arena, def->written);
        zy_compose_set_text(s->c, second, "field", end);
        zy_value_set(s->c->arena, s->rest->encoding, def->channel == ZY_CHANNEL_X ? "x2" : "y2",
                     second);
    }
    zy_compose_set_text(s->c, out, "bin", "binned");
    zy_compose_set_text(s->c, out, "type", zy_type_name(ZY_TYPE_QUANTITATIVE));
    return as;
}

/* Months of an ordinal axis are times although they are no longer a time unit. */
static void keep_time_format(const splitter *s, const zy_def *def, zy_value *out)
{
    const char *guide = zy_channel_is_xy(def->channel) ? "axis" : "legend";
    const zy_value *old = zy_value_find(out, guide);

    if (def->type == ZY_TYPE_NONE || def->type == ZY_TYPE_TEMPORAL)
        return;
    if (def->channel == ZY_CHANNEL_TEXT) {
        zy_compose_set_text(s->c, out, "formatType", "time");
        return;
    }
    if (!zy_channel_has_scale(def->channel) || zy_channel_is_offset(def->channel) ||
        (old && old->kind != ZY_VALUE_MAP) || zy_value_find(old, "formatType"))
        return;
    zy_value *with = old ? zy_value_copy(s->c->arena, old) : zy_value_new_map(s->c->arena, out);
    zy_compose_set_text(s->c, with, "formatType", "time");
    zy_value_set(s->c->arena, out, guide, with);
}

static const char *take_unit(const splitter *s, const zy_def *def, zy_value *out)
{
    const zy_value *unit = zy_value_find(def->written, "timeUnit");

    if (def->unit_binned) {
        group_by(s, def->field, def->written);
        return def->field;
    }
    const char *as = unit_name(s, unit, def->field);
    zy_value_append(s->units,
                    new_transform(s, "timeUnit", zy_value_copy(s->c->arena, unit), def, as));
    group_by(s, as, def->written);
    keep_time_format(s, def, out);
    return as;
}

/* argmin and argmax are whole rows, of which the field is taken. Vega-Lite looks for the extreme of
 * that field itself, in columns of the right name; its own documents are drawn as it draws them. */
static const char *take_aggregate(const splitter *s, const zy_def *def)
{
    const char *measured = def->argument ? def->argument : def->field;
    const bool is_count = !measured || strcmp(def->aggregate, "count") == 0;
    const char *as =
        is_count ? "__count" : zy_arena_format(s->c->arena, "%s_%s", def->aggregate, measured);
    const char *of = s->c->job->chart.style->counts_by_field && def->field ? def->field : measured;

    zy_compose_op(s->c, s->rest->aggregate, def->aggregate, of, as);
    return def->argument && def->field ? zy_arena_format(s->c->arena, "%s['%s']", as, def->field)
                                       : as;
}

/* ---- Definitions ---- */

/* The new column goes by the title that the old definition has. */
static void keep_title(const splitter *s, const zy_def *def, zy_value *out)
{
    const zy_value *count = zy_config(&s->c->job->chart, "countTitle");

    if (!zy_value_find(def->guide, "title") && !zy_value_find(out, "title"))
        zy_compose_set_text(
            s->c, out, "title",
            zy_def_title(s->c->arena, def, zy_value_text(count, "Count of Records")));
}

static bool is_main(const zy_def *def)
{
    return zy_channel_main(def->channel) == def->channel || zy_channel_is_offset(def->channel);
}

static zy_value *taken(const splitter *s, const zy_def *def)
{
    static const char *const gone[] = {"aggregate", "bin", "timeUnit", NULL};
    zy_value *out = zy_compose_without(s->c, def->written, gone);
    const bool is_time = def->units || def->unit_maxbins > 0;
    const char *column = def->field;

    keep_title(s, def, out);
    if (def->type == ZY_TYPE_NONE && is_main(def) && !def->argument)
        zy_compose_set_text(s->c, out, "type", zy_type_name(zy_def_default_type(def)));
    if (def->aggregate)
        column = take_aggregate(s, def);
    else if (zy_def_is_binning(def))
        column = take_bin(s, def, out);
    else if (is_time)
        column = take_unit(s, def, out);
    else
        group_by(s, column, def->written);
    zy_compose_set_text(s->c, out, "field", column);
    return out;
}

/* The definition as the layers have it; NULL after a diagnostic. */
static zy_value *split_def(const splitter *s, zy_channel channel, const zy_value *written)
{
    if (written->kind != ZY_VALUE_MAP)
        return zy_value_copy(s->c->arena, written);
    const zy_def *def = zy_def_read(s->c->arena, s->c->diags, channel, written);
    if (!def)
        return NULL;
    if (def->kind != ZY_DEF_FIELD || (!def->field && !zy_def_is_count(def)))
        return zy_value_copy(s->c->arena, written);
    if (def->aggregate || def->bin || def->binned || def->units || def->unit_maxbins > 0)
        return taken(s, def);
    group_by(s, def->field, written);
    return zy_value_copy(s->c->arena, written);
}

static bool split_list(const splitter *s, zy_channel channel, const zy_value *list)
{
    zy_value *out = zy_value_new_list(s->c->arena, list);
    bool good = true;

    for (const zy_value *v = list->child; v; v = v->next) {
        zy_value *def = split_def(s, channel, v);
        if (def)
            zy_value_append(out, def);
        good &= def != NULL;
    }
    zy_value_set(s->c->arena, s->rest->encoding, list->key, out);
    return good;
}

static bool split_channel(const splitter *s, const zy_value *v)
{
    const int channel = zy_channel_find(v->key);

    if (channel < 0) {
        zy_compose_set(s->c, s->rest->encoding, v->key, v);
        return true;
    }
    if (v->kind == ZY_VALUE_LIST)
        return split_list(s, (zy_channel)channel, v);
    zy_value *def = split_def(s, (zy_channel)channel, v);
    if (def)
        zy_value_set(s->c->arena, s->rest->encoding, v->key, def);
    return def != NULL;
}

bool zy_compose_split(const zy_compose *c, const zy_value *encoding, zy_compose_rest *rest)
{
    const splitter s = {.c = c,
                        .rest = rest,
                        .bins = zy_value_new_list(c->arena, encoding),
                        .units = zy_value_new_list(c->arena, encoding)};
    bool good = true;

    *rest = (zy_compose_rest){.transforms = zy_value_new_list(c->arena, encoding),
                              .aggregate = zy_value_new_list(c->arena, c->mark),
                              .groupby = zy_value_new_list(c->arena, encoding),
                              .encoding = zy_value_new_map(c->arena, encoding)};
    for (const zy_value *v = encoding->child; v; v = v->next)
        good &= split_channel(&s, v);
    zy_compose_append(c, rest->transforms, s.bins);
    zy_compose_append(c, rest->transforms, s.units);
    zy_value_set(c->arena, rest->encoding, "tooltip", NULL);
    return good;
}
