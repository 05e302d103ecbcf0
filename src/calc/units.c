/* JavaScript counts texts in UTF-16 units: a character beyond U+FFFF is two. Our texts are UTF-8,
 * in which exactly those characters have four bytes. */
#include <string.h>

#include "calc/node.h"

static bool is_head(char c)
{
    return ((unsigned char)c & 0xC0) != 0x80;
}

static size_t units_of(char head)
{
    return (unsigned char)head >= 0xF0 ? 2 : 1;
}

size_t zy_units_at(const char *text, size_t at)
{
    size_t units = 0;

    for (size_t i = 0; i < at; i++)
        if (is_head(text[i]))
            units += units_of(text[i]);
    return units;
}

size_t zy_units_count(const char *text)
{
    return zy_units_at(text, strlen(text));
}

const char *zy_units_next(const char *text)
{
    do
        text++;
    while (*text && !is_head(*text));
    return text;
}

static size_t next(const char *text, size_t at)
{
    return (size_t)(zy_units_next(text + at) - text);
}

const char *zy_units_slice(zy_arena *arena, const char *text, size_t from, size_t to)
{
    static const char half[] = "\xEF\xBF\xBD";
    size_t at = 0, unit = 0;
    bool half_before = false, half_after = false;

    if (from >= to)
        return "";
    for (; text[at] && unit < from; at = next(text, at))
        unit += units_of(text[at]);
    half_before = unit > from;
    const size_t start = at;
    for (; text[at] && unit + units_of(text[at]) <= to; at = next(text, at))
        unit += units_of(text[at]);
    half_after = text[at] && unit < to;
    if (!half_before && !half_after)
        return zy_arena_text(arena, text + start, at - start);
    return zy_arena_format(arena, "%s%.*s%s", half_before ? half : "", (int)(at - start),
                           text + start, half_after ? half : "");
}
