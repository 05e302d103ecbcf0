#include "value/value.h"

#include <string.h>

#include "base/json.h"
#include "base/number.h"

const char *zy_kind_name(const zy_diags *diags, zy_kind kind)
{
    switch (kind) {
    case ZY_VALUE_NULL:
        return ZY_SAY(diags, "nothing", "空の値");
    case ZY_VALUE_BOOL:
        return ZY_SAY(diags, "true or false", "真偽値");
    case ZY_VALUE_NUMBER:
        return ZY_SAY(diags, "a number", "数値");
    case ZY_VALUE_TEXT:
        return ZY_SAY(diags, "a text", "文字列");
    case ZY_VALUE_LIST:
        return ZY_SAY(diags, "a list", "リスト");
    case ZY_VALUE_MAP:
        break;
    }
    return ZY_SAY(diags, "a map", "マップ");
}

zy_value *zy_value_own(zy_value *map, const char *key)
{
    if (map && map->kind == ZY_VALUE_MAP)
        for (zy_value *entry = map->child; entry; entry = entry->next)
            if (strcmp(entry->key, key) == 0)
                return entry;
    return NULL;
}

static const zy_value *find(const zy_value *map, const char *key, size_t len)
{
    if (!map || map->kind != ZY_VALUE_MAP)
        return NULL;
    for (const zy_value *entry = map->child; entry; entry = entry->next)
        if (strncmp(entry->key, key, len) == 0 && entry->key[len] == '\0')
            return entry;
    return NULL;
}

const zy_value *zy_value_find(const zy_value *map, const char *key)
{
    return find(map, key, strlen(key));
}

const zy_value *zy_value_path(const zy_value *map, const char *path)
{
    for (;;) {
        size_t len = strcspn(path, ".");
        map = find(map, path, len);
        if (!map || path[len] == '\0')
            return map;
        path += len + 1;
    }
}

const char *zy_value_text(const zy_value *value, const char *fallback)
{
    return value && value->kind == ZY_VALUE_TEXT ? value->text : fallback;
}

double zy_value_number(const zy_value *value, double fallback)
{
    return value && value->kind == ZY_VALUE_NUMBER ? value->number : fallback;
}

bool zy_value_bool(const zy_value *value, bool fallback)
{
    return value && value->kind == ZY_VALUE_BOOL ? value->boolean : fallback;
}

bool zy_value_is(const zy_value *value, const char *text)
{
    return value && value->kind == ZY_VALUE_TEXT && strcmp(value->text, text) == 0;
}

static zy_datum datum_of_list(zy_arena *arena, const zy_value *list)
{
    zy_array *array = ZY_NEW(arena, zy_array);

    array->items = ZY_NEW_ARRAY(arena, zy_datum, list->count);
    for (const zy_value *item = list->child; item; item = item->next)
        array->items[array->count++] = zy_value_datum(arena, item);
    return (zy_datum){.kind = ZY_ARRAY, .array = array};
}

static zy_datum datum_of_map(zy_arena *arena, const zy_value *map)
{
    zy_object *object = ZY_NEW(arena, zy_object);

    object->members = ZY_NEW_ARRAY(arena, zy_member, map->count);
    for (const zy_value *entry = map->child; entry; entry = entry->next)
        object->members[object->count++] =
            (zy_member){.name = entry->key, .value = zy_value_datum(arena, entry)};
    return (zy_datum){.kind = ZY_OBJECT, .object = object};
}

/* Nesting is limited where values are read. */
zy_datum zy_value_datum(zy_arena *arena, const zy_value *value)
{
    switch (value->kind) {
    case ZY_VALUE_NULL:
        break;
    case ZY_VALUE_BOOL:
        return ZY_DATUM_BOOL(value->boolean);
    case ZY_VALUE_NUMBER:
        return ZY_DATUM_NUMBER(value->number);
    case ZY_VALUE_TEXT:
        return ZY_DATUM_TEXT(value->text);
    case ZY_VALUE_LIST:
        return datum_of_list(arena, value);
    case ZY_VALUE_MAP:
        return datum_of_map(arena, value);
    }
    return ZY_DATUM_NULL;
}

static void put_value(GString *out, const zy_value *value, int indent);

static void put_line(GString *out, int indent)
{
    g_string_append_printf(out, "\n%*s", indent * 2, "");
}

static void put_children(GString *out, const zy_value *value, int indent)
{
    const bool map = value->kind == ZY_VALUE_MAP;

    g_string_append_c(out, map ? '{' : '[');
    for (const zy_value *child = value->child; child; child = child->next) {
        put_line(out, indent + 1);
        if (map) {
            zy_buf_json_text(out, child->key);
            g_string_append(out, ": ");
        }
        put_value(out, child, indent + 1);
        if (child->next)
            g_string_append_c(out, ',');
    }
    if (value->child)
        put_line(out, indent);
    g_string_append_c(out, map ? '}' : ']');
}

static void put_value(GString *out, const zy_value *value, int indent)
{
    char number[32];

    switch (value->kind) {
    case ZY_VALUE_NULL:
        g_string_append(out, "null");
        break;
    case ZY_VALUE_BOOL:
        g_string_append(out, value->boolean ? "true" : "false");
        break;
    case ZY_VALUE_NUMBER:
        zy_number_text(value->number, number);
        g_string_append(out, number);
        break;
    case ZY_VALUE_TEXT:
        zy_buf_json_text(out, value->text);
        break;
    case ZY_VALUE_LIST:
    case ZY_VALUE_MAP:
        put_children(out, value, indent);
        break;
    }
}

const char *zy_value_written(zy_arena *arena, const zy_value *value)
{
    GString *text = g_string_new(NULL);

    put_value(text, value, 0);
    const char *kept = zy_arena_text(arena, text->str, text->len);
    g_string_free(text, TRUE);
    return kept;
}

void zy_value_print(const zy_value *value, FILE *out)
{
    GString *text = g_string_new(NULL);

    put_value(text, value, 0);
    g_string_append_c(text, '\n');
    fwrite(text->str, 1, text->len, out);
    g_string_free(text, TRUE);
}
