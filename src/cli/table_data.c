/* What the command line says of a table, as the `data` of a chart: --header=3 is data: {header: 3}.
 * Every value has a place, in a source that is the command line itself. */
#include <string.h>

#include "base/number.h"
#include "cli/cli.h"

/* The command line as it is being written down. */
typedef struct writing {
    const zy_cli_options *options;
    zy_arena *arena;
    zy_source *source;
    GString *text;
    zy_value *data;
} writing;

/* Writes the word down; its place. */
static zy_span put(writing *w, const char *word)
{
    const zy_span span = {w->source, (uint32_t)w->text->len, (uint32_t)strlen(word)};

    g_string_append(w->text, word);
    return span;
}

static zy_value *text_at(writing *w, const char *text, const zy_value *at)
{
    return zy_value_new_text(w->arena, text, at);
}

/* A number where all of it is digits: a line, the number of a sheet. */
static zy_value *number_or_text(writing *w, const char *text, const zy_value *at)
{
    double number;

    return *text && !*zy_digits_end(text) && zy_number_read(text, strlen(text), &number)
               ? zy_value_new_number(w->arena, number, at)
               : text_at(w, text, at);
}

typedef zy_value *(*reader)(writing *w, const char *text, const zy_value *at);

/* "3,4": a list, to which an option that is repeated adds. */
static zy_value *list(writing *w, const zy_cli_key *key, reader each, const zy_value *at)
{
    const zy_value *before = zy_value_find(w->data, key->key);
    zy_value *all = before && before->kind == ZY_VALUE_LIST ? zy_value_copy(w->arena, before)
                                                            : zy_value_new_list(w->arena, at);
    char **words = g_strsplit(key->value, ",", -1);

    for (char **word = words; *word; word++)
        zy_value_append(all, each(w, zy_arena_text(w->arena, *word, strlen(*word)), at));
    g_strfreev(words);
    return all;
}

static zy_value *header(writing *w, const zy_cli_key *key, const zy_value *at)
{
    if (!key->value)
        return zy_value_new_bool(w->arena, false, at);
    return strchr(key->value, ',') ? list(w, key, number_or_text, at)
                                   : number_or_text(w, key->value, at);
}

static zy_value *columns(writing *w, const zy_cli_key *key, const zy_value *at)
{
    const zy_value *before = zy_value_find(w->data, key->key);
    zy_value *map = before ? zy_value_copy(w->arena, before) : zy_value_new_map(w->arena, at);
    const char *equals = strchr(key->value, '=');

    if (!equals || equals == key->value || !equals[1]) {
        zy_fail(w->options->diags, "usage", (zy_span){0},
                ZY_SAY(w->options->diags, "for example: --columns=1=year", "例: --columns=1=年"),
                "%s",
                ZY_SAY(w->options->diags, "--columns wants OLD=NEW",
                       "--columns には OLD=NEW を指定します"));
        return NULL;
    }
    zy_value_set(w->arena, map, zy_arena_text(w->arena, key->value, (size_t)(equals - key->value)),
                 text_at(w, equals + 1, at));
    return map;
}

/* The words that the command line has for what cannot be typed well. */
static const char *spelt(const char *value)
{
    return strcmp(value, "tab") == 0 || strcmp(value, "\\t") == 0 ? "\t" : value;
}

static zy_value *value_of(writing *w, const zy_cli_key *key, const zy_value *at)
{
    const char *name = key->key;

    if (strcmp(name, "header") == 0)
        return header(w, key, at);
    if (strcmp(name, "skip") == 0)
        return list(w, key, number_or_text, at);
    if (strcmp(name, "missing") == 0)
        return list(w, key, text_at, at);
    if (strcmp(name, "units") == 0 || strcmp(name, "sheet") == 0 || strcmp(name, "table") == 0)
        return number_or_text(w, key->value, at);
    if (strcmp(name, "columns") == 0)
        return columns(w, key, at);
    if (strcmp(name, "footer") == 0 && strcmp(key->value, "keep") == 0)
        return zy_value_new_bool(w->arena, false, at);
    if (strcmp(name, "quote") == 0 && strcmp(key->value, "none") == 0)
        return zy_value_new_bool(w->arena, false, at);
    return text_at(w, spelt(key->value), at);
}

static bool add(writing *w, const zy_cli_key *key)
{
    zy_value at = {0};

    g_string_append(w->text, " --");
    const zy_span name = put(w, key->option);
    at.span = name;
    if (key->value) {
        g_string_append_c(w->text, '=');
        at.span = put(w, key->value);
    }
    zy_value *value = value_of(w, key, &at);
    if (!value)
        return false;
    value->span = at.span;
    zy_value_set(w->arena, w->data, key->key, value);
    value->key_span = name;
    return true;
}

zy_value *zy_cli_data_value(const zy_cli_options *o, const char *file)
{
    zy_arena *arena = o->arena;
    writing w = {o, arena, ZY_NEW(arena, zy_source), g_string_new("zuhyo table "),
                 zy_value_new_map(arena, NULL)};
    const zy_value at = {.span = put(&w, file)};
    bool good = true;

    zy_value_set(arena, w.data, "url", text_at(&w, file, &at));
    w.data->span = at.span;
    for (size_t i = 0; i < o->keys->len && good; i++)
        good = add(&w, &g_array_index(o->keys, zy_cli_key, i));
    *w.source = (zy_source){
        .name = ZY_SAY(o->diags, "(command line)", "(コマンドライン)"),
        .text = zy_arena_text(arena, w.text->str, w.text->len),
        .len = w.text->len,
    };
    g_string_free(w.text, TRUE);
    return good ? w.data : NULL;
}
