#include <assert.h>
#include <string.h>

#include "value/parts.h"

static zy_value *new_value(zy_arena *arena, zy_kind kind, const zy_value *like)
{
    zy_value *value = ZY_NEW(arena, zy_value);

    value->kind = kind;
    if (like)
        value->span = like->span;
    return value;
}

static char *copy_text(zy_arena *arena, const char *text)
{
    return zy_arena_text(arena, text, strlen(text));
}

zy_value *zy_value_new_map(zy_arena *arena, const zy_value *like)
{
    return new_value(arena, ZY_VALUE_MAP, like);
}

zy_value *zy_value_new_list(zy_arena *arena, const zy_value *like)
{
    return new_value(arena, ZY_VALUE_LIST, like);
}

zy_value *zy_value_new_text(zy_arena *arena, const char *text, const zy_value *like)
{
    zy_value *value = new_value(arena, ZY_VALUE_TEXT, like);

    value->text = copy_text(arena, text);
    return value;
}

zy_value *zy_value_new_number(zy_arena *arena, double number, const zy_value *like)
{
    zy_value *value = new_value(arena, ZY_VALUE_NUMBER, like);

    value->number = number;
    return value;
}

zy_value *zy_value_new_bool(zy_arena *arena, bool boolean, const zy_value *like)
{
    zy_value *value = new_value(arena, ZY_VALUE_BOOL, like);

    value->boolean = boolean;
    return value;
}

zy_value *zy_value_new_null(zy_arena *arena, const zy_value *like)
{
    return new_value(arena, ZY_VALUE_NULL, like);
}

void zy_value_append(zy_value *list, zy_value *value)
{
    assert(list->kind == ZY_VALUE_LIST && !value->next);
    value->key = NULL;
    zy_value_link(list, value);
}

/* Texts and keys are shared: they never change once made. Nesting is limited where values are
 * read. */
zy_value *zy_value_copy(zy_arena *arena, const zy_value *value)
{
    zy_value *copy = ZY_NEW(arena, zy_value);

    *copy = *value;
    copy->key = NULL;
    copy->key_span = (zy_span){0};
    copy->next = copy->child = copy->last = NULL;
    copy->count = 0;
    for (const zy_value *child = value->child; child; child = child->next) {
        zy_value *below = zy_value_copy(arena, child);
        below->key = child->key;
        below->key_span = child->key_span;
        zy_value_link(copy, below);
    }
    return copy;
}

static void remove_entry(zy_value *map, zy_value *before, const zy_value *entry)
{
    if (before)
        before->next = entry->next;
    else
        map->child = entry->next;
    if (map->last == entry)
        map->last = before;
    map->count--;
}

static void replace_entry(zy_value *map, zy_value *before, const zy_value *entry, zy_value *value)
{
    value->key = entry->key;
    value->key_span = value->span.source ? value->span : entry->key_span;
    value->next = entry->next;
    if (before)
        before->next = value;
    else
        map->child = value;
    if (map->last == entry)
        map->last = value;
}

/* A value built without a place takes that of the map it is put in. */
static void add_entry(zy_arena *arena, zy_value *map, const char *key, zy_value *value)
{
    if (!value->span.source)
        value->span = map->span;
    value->key = copy_text(arena, key);
    value->key_span = value->span;
    zy_value_link(map, value);
}

void zy_value_set(zy_arena *arena, zy_value *map, const char *key, zy_value *value)
{
    zy_value *before = NULL, *entry = map->child;

    assert(map->kind == ZY_VALUE_MAP && (!value || !value->next));
    for (; entry && strcmp(entry->key, key) != 0; entry = entry->next)
        before = entry;
    if (entry && value)
        replace_entry(map, before, entry, value);
    else if (entry)
        remove_entry(map, before, entry);
    else if (value)
        add_entry(arena, map, key, value);
}

/* Puts a copy of `entry`, merged over what `into` has of that name. */
static void merge_entry(zy_arena *arena, zy_value *into, const zy_value *entry)
{
    const zy_value *old = zy_value_find(into, entry->key);
    zy_value *value = zy_value_merge(arena, old, entry);

    zy_value_set(arena, into, entry->key, value);
    value->key_span = entry->key_span;
}

zy_value *zy_value_merge(zy_arena *arena, const zy_value *base, const zy_value *over)
{
    if (!over)
        return base ? zy_value_copy(arena, base) : NULL;
    if (!base || base->kind != ZY_VALUE_MAP || over->kind != ZY_VALUE_MAP)
        return zy_value_copy(arena, over);
    zy_value *merged = zy_value_copy(arena, base);
    merged->span = over->span;
    for (const zy_value *entry = over->child; entry; entry = entry->next)
        merge_entry(arena, merged, entry);
    return merged;
}
