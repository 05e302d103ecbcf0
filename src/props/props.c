#include "props/props.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/color.h"

static size_t prop_size(zy_prop_kind kind)
{
    switch (kind) {
    case ZY_PROP_NUMBER:
    case ZY_PROP_WEIGHT:
        return sizeof(double);
    case ZY_PROP_BOOL:
        return sizeof(bool);
    case ZY_PROP_TEXT:
    case ZY_PROP_COLOR:
        return sizeof(const char *);
    case ZY_PROP_WORD:
        return sizeof(int);
    case ZY_PROP_NUMBERS:
    case ZY_PROP_TEXTS:
    case ZY_PROP_VALUE:
    case ZY_PROP_MAP:
        return sizeof(const zy_value *);
    }
    return 0;
}

/* What the kind takes, for messages. */
static const char *wanted(const zy_diags *diags, zy_prop_kind kind)
{
    switch (kind) {
    case ZY_PROP_NUMBER:
        return zy_kind_name(diags, ZY_VALUE_NUMBER);
    case ZY_PROP_BOOL:
        return zy_kind_name(diags, ZY_VALUE_BOOL);
    case ZY_PROP_COLOR:
        return ZY_SAY(diags, "a colour such as #0b62b0", "#0b62b0 のような色");
    case ZY_PROP_WEIGHT:
        return ZY_SAY(diags, "a weight: 100 to 900, normal or bold",
                      "太さ（100〜900、normal、bold）");
    case ZY_PROP_NUMBERS:
        return ZY_SAY(diags, "a list of numbers", "数の並び");
    case ZY_PROP_TEXTS:
        return ZY_SAY(diags, "a text or a list of texts", "文字列かその並び");
    case ZY_PROP_MAP:
        return zy_kind_name(diags, ZY_VALUE_MAP);
    case ZY_PROP_TEXT:
    case ZY_PROP_WORD:
    case ZY_PROP_VALUE:
        return zy_kind_name(diags, ZY_VALUE_TEXT);
    }
    return "";
}

static const char *const *names_of(const zy_prop *table, zy_arena *arena)
{
    size_t count = 0;

    while (table[count].name)
        count++;
    const char **names = ZY_NEW_ARRAY(arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++)
        names[i] = table[i].name;
    return names;
}

static bool unknown_key(const zy_prop *table, const zy_value *v, zy_diags *diags)
{
    const char *hint = zy_hint_nearest(diags, v->key, names_of(table, diags->arena));

    return zy_fail(diags, "unknown-property", v->key_span, hint,
                   ZY_SAY(diags, "unknown property \"%s\"", "「%s」というプロパティはありません"),
                   v->key);
}

static bool wrong_kind(const zy_prop *prop, const zy_value *v, zy_diags *diags)
{
    return zy_fail(
        diags, "wrong-kind", v->span, NULL,
        ZY_SAY(diags, "\"%s\" must be %s, not %s", "「%s」には%sを書きます（%sではなく）"),
        prop->name, wanted(diags, prop->kind), zy_kind_name(diags, v->kind));
}

static bool unknown_word(const zy_prop *prop, const zy_value *v, zy_diags *diags)
{
    const char *hint = zy_hint_nearest(diags, v->text, prop->words);

    return zy_fail(
        diags, "unknown-word", v->span, hint,
        ZY_SAY(diags, "\"%s\" is not a value of \"%s\"", "「%s」は「%s」の値ではありません"),
        v->text, prop->name);
}

static bool read_word(const zy_prop *prop, const zy_value *v, int *into, zy_diags *diags)
{
    if (v->kind != ZY_VALUE_TEXT)
        return wrong_kind(prop, v, diags);
    for (int i = 0; prop->words[i]; i++)
        if (strcmp(prop->words[i], v->text) == 0) {
            *into = i;
            return true;
        }
    return unknown_word(prop, v, diags);
}

static bool read_weight(const zy_prop *prop, const zy_value *v, double *into, zy_diags *diags)
{
    static const struct {
        const char *word;
        double weight;
    } words[] = {{"normal", 400}, {"bold", 700}, {"lighter", 300}, {"bolder", 800}};

    if (v->kind == ZY_VALUE_NUMBER && v->number >= 1 && v->number <= 1000) {
        *into = v->number;
        return true;
    }
    for (size_t i = 0; v->kind == ZY_VALUE_TEXT && i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i].word, v->text) == 0) {
            *into = words[i].weight;
            return true;
        }
    return wrong_kind(prop, v, diags);
}

static bool is_list_of(const zy_value *v, zy_kind kind)
{
    if (v->kind != ZY_VALUE_LIST)
        return false;
    for (const zy_value *item = v->child; item; item = item->next)
        if (item->kind != kind)
            return false;
    return true;
}

static bool read_null(const zy_prop *prop, const zy_value *v, void *field, zy_diags *diags)
{
    switch (prop->kind) {
    case ZY_PROP_NUMBER:
        *(double *)field = NAN;
        return true;
    case ZY_PROP_TEXT:
    case ZY_PROP_COLOR:
        *(const char **)field = NULL;
        return true;
    case ZY_PROP_TEXTS:
    case ZY_PROP_NUMBERS:
    case ZY_PROP_VALUE:
        *(const zy_value **)field = NULL;
        return true;
    case ZY_PROP_MAP:
        *(const zy_value **)field = v;
        return true;
    case ZY_PROP_BOOL:
    case ZY_PROP_WORD:
    case ZY_PROP_WEIGHT:
        break;
    }
    return wrong_kind(prop, v, diags);
}

static bool read_color(const zy_prop *prop, const zy_value *v, const char **into, zy_diags *diags)
{
    zy_color color;

    if (v->kind != ZY_VALUE_TEXT)
        return wrong_kind(prop, v, diags);
    *into = v->text;
    if (zy_color_read(v->text, &color) || strcmp(v->text, "none") == 0 || v->text[0] == '\0' ||
        strcmp(v->text, "currentColor") == 0)
        return true;
    return zy_fail(diags, "unknown-color", v->span, NULL,
                   ZY_SAY(diags, "\"%s\" is not a colour", "「%s」は色ではありません"), v->text);
}

static bool read_one(const zy_prop *prop, const zy_value *v, void *field, zy_diags *diags)
{
    if (v->kind == ZY_VALUE_NULL)
        return read_null(prop, v, field, diags);
    switch (prop->kind) {
    case ZY_PROP_NUMBER:
        *(double *)field = v->number;
        return v->kind == ZY_VALUE_NUMBER || wrong_kind(prop, v, diags);
    case ZY_PROP_BOOL:
        if (v->kind != ZY_VALUE_BOOL)
            return wrong_kind(prop, v, diags);
        *(bool *)field = v->boolean;
        return true;
    case ZY_PROP_TEXT:
        *(const char **)field = v->text;
        return v->kind == ZY_VALUE_TEXT || wrong_kind(prop, v, diags);
    case ZY_PROP_WORD:
        return read_word(prop, v, field, diags);
    case ZY_PROP_COLOR:
        return read_color(prop, v, field, diags);
    case ZY_PROP_WEIGHT:
        return read_weight(prop, v, field, diags);
    case ZY_PROP_NUMBERS:
        *(const zy_value **)field = v;
        return is_list_of(v, ZY_VALUE_NUMBER) || wrong_kind(prop, v, diags);
    case ZY_PROP_TEXTS:
        *(const zy_value **)field = v;
        return v->kind == ZY_VALUE_TEXT || v->kind == ZY_VALUE_NUMBER ||
               is_list_of(v, ZY_VALUE_TEXT) || wrong_kind(prop, v, diags);
    case ZY_PROP_MAP:
        *(const zy_value **)field = v;
        if (v->kind != ZY_VALUE_MAP)
            return wrong_kind(prop, v, diags);
        return !prop->of || zy_props_check(prop->of, v, diags);
    case ZY_PROP_VALUE:
        *(const zy_value **)field = v;
        return true;
    }
    return false;
}

static int row_of(const zy_prop *table, const char *name)
{
    for (int i = 0; table[i].name; i++)
        if (strcmp(table[i].name, name) == 0)
            return i;
    return -1;
}

static void give(zy_given *given, int row)
{
    assert(row < ZY_MOST_PROPS);
    given->bits[row / 64] |= UINT64_C(1) << (row % 64);
}

static bool has(const zy_given *given, int row)
{
    return given->bits[row / 64] >> (row % 64) & 1;
}

static void keep_condition(zy_given *given, int row, const zy_value *v, zy_arena *arena)
{
    zy_condition *c = ZY_NEW(arena, zy_condition);

    *c = (zy_condition){.next = given->conditions, .row = row, .value = v};
    given->conditions = c;
}

/* A conditional property holds its value for all other rows under "value". */
static bool read_conditional(const zy_prop *table, int row, const zy_value *v, void *into,
                             zy_arena *arena, zy_diags *diags)
{
    const zy_value *otherwise = zy_value_find(v, "value");

    keep_condition(into, row, v, arena);
    if (!otherwise)
        return true;
    give(into, row);
    return read_one(&table[row], otherwise, (char *)into + table[row].at, diags);
}

bool zy_props_read(const zy_prop *table, const zy_value *map, void *into, zy_arena *arena,
                   zy_diags *diags)
{
    bool good = true;

    if (!map || map->kind != ZY_VALUE_MAP)
        return true;
    for (const zy_value *v = map->child; v; v = v->next) {
        const int row = row_of(table, v->key);
        if (row < 0) {
            good = unknown_key(table, v, diags);
        } else if (table[row].kind != ZY_PROP_VALUE && zy_value_find(v, "condition")) {
            good &= read_conditional(table, row, v, into, arena, diags);
        } else if (!read_one(&table[row], v, (char *)into + table[row].at, diags)) {
            good = false;
        } else {
            give(into, row);
        }
    }
    return good;
}

bool zy_props_check(const zy_prop *table, const zy_value *map, zy_diags *diags)
{
    union {
        double number;
        bool boolean;
        int word;
        const void *pointer;
    } nowhere;
    bool good = true;

    for (const zy_value *v = map->kind == ZY_VALUE_MAP ? map->child : NULL; v; v = v->next) {
        const int row = row_of(table, v->key);
        if (row < 0)
            good = unknown_key(table, v, diags);
        else if (!zy_value_find(v, "condition"))
            good &= read_one(&table[row], v, &nowhere, diags);
    }
    return good;
}

static const zy_condition *condition_of(const zy_given *given, int row)
{
    for (const zy_condition *c = given->conditions; c; c = c->next)
        if (c->row == row)
            return c;
    return NULL;
}

void zy_props_inherit(const zy_prop *table, void *into, const void *from, zy_arena *arena)
{
    zy_given *mine = into;
    const zy_given *theirs = from;

    for (int i = 0; table[i].name; i++) {
        const zy_condition *condition = condition_of(theirs, i);
        const bool inherits = !has(mine, i) && !condition_of(mine, i);
        if (inherits && condition)
            keep_condition(mine, i, condition->value, arena);
        if (!has(mine, i) && has(theirs, i)) {
            memcpy((char *)into + table[i].at, (const char *)from + table[i].at,
                   prop_size(table[i].kind));
            give(mine, i);
        }
    }
}

static int row_at(const zy_prop *table, size_t offset)
{
    for (int i = 0; table[i].name; i++)
        if (table[i].at == offset)
            return i;
    assert(!"no property at this offset");
    return 0;
}

bool zy_props_has(const zy_prop *table, const void *options, size_t offset)
{
    return has(options, row_at(table, offset));
}

void zy_props_give(const zy_prop *table, void *options, size_t offset)
{
    give(options, row_at(table, offset));
}
