/* Access paths, as vega-util's splitAccessPath reads them. */
#include "table/inside.h"

#include <glib.h>
#include <string.h>

typedef struct splitter {
    zy_arena *arena;
    GString *part; /* of the part being read, what stood before an escape */
    const char **parts;
    size_t count;
} splitter;

static void push(splitter *s, const char *from, const char *to)
{
    g_string_append_len(s->part, from, to - from);
    s->parts[s->count++] = zy_arena_text(s->arena, s->part->str, s->part->len);
    g_string_truncate(s->part, 0);
}

/* Where reading is: outside of brackets, just inside of one, or behind a closed quote in one. */
typedef enum place { OUTSIDE, BRACKET, AFTER_QUOTE } place;

static bool split(splitter *s, const char *path)
{
    const char *from = path, *at = path;
    place where = OUTSIDE;
    char quote = 0;

    for (; *at; at++) {
        if (*at == '\\' && at[1]) {
            g_string_append_len(s->part, from, at - from);
            from = ++at;
        } else if (quote && *at == quote) {
            push(s, from, at);
            quote = 0;
            from = at + 1;
            where = AFTER_QUOTE;
        } else if (quote) {
            continue;
        } else if (where == BRACKET && from == at && (*at == '"' || *at == '\'')) {
            quote = *at;
            from = at + 1;
        } else if (where == OUTSIDE && *at == '.') {
            if (at > from || s->part->len)
                push(s, from, at);
            from = at + 1;
        } else if (*at == '[') {
            if (at > from || s->part->len)
                push(s, from, at);
            where = BRACKET;
            from = at + 1;
        } else if (*at == ']') {
            if (where == OUTSIDE)
                return false;
            if (where == BRACKET)
                push(s, from, at);
            where = OUTSIDE;
            from = at + 1;
        }
    }
    if (at > from || s->part->len)
        push(s, from, at);
    return where == OUTSIDE && !quote;
}

const char **zy_path_split(zy_arena *arena, const char *path, size_t *count)
{
    splitter s = {.arena = arena, .part = g_string_new(NULL)};

    s.parts = ZY_NEW_ARRAY(arena, const char *, strlen(path) + 2);
    bool good = split(&s, path);
    g_string_free(s.part, TRUE);
    *count = s.count;
    return good ? s.parts : NULL;
}

/* "12" as an index; SIZE_MAX when it is none. */
static size_t index_of(const char *part)
{
    size_t index = 0;

    if (!*part || strlen(part) > 9 || (part[0] == '0' && part[1]))
        return SIZE_MAX;
    for (const char *c = part; *c; c++) {
        if (*c < '0' || *c > '9')
            return SIZE_MAX;
        index = index * 10 + (size_t)(*c - '0');
    }
    return index;
}

static zy_datum in_array(const zy_array *array, const char *part)
{
    if (strcmp(part, "length") == 0)
        return ZY_DATUM_NUMBER((double)array->count);
    size_t index = index_of(part);
    return index < array->count ? array->items[index] : (zy_datum){.kind = ZY_UNDEFINED};
}

zy_datum zy_datum_at_path(zy_datum datum, const char *const *parts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (datum.kind == ZY_OBJECT)
            datum = zy_object_find(datum.object, parts[i]);
        else if (datum.kind == ZY_ARRAY)
            datum = in_array(datum.array, parts[i]);
        else
            return (zy_datum){.kind = ZY_UNDEFINED};
    }
    return datum;
}
