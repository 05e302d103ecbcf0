/* が written as か and a mark is が: letters with their marks are composed, as Unicode's form NFC
 * has it. Nothing else is changed, as NFC would make 神 of 神 (U+FA19), which are two names. */
#include "table/inside.h"

#include <string.h>

/* Combining marks: U+0300 to U+036F, and the voiced marks of kana. */
static bool is_mark(const char *at)
{
    const unsigned char *c = (const unsigned char *)at;

    if (c[0] == 0xE3)
        return c[1] == 0x82 && (c[2] == 0x99 || c[2] == 0x9A);
    return c[0] == 0xCC || (c[0] == 0xCD && c[1] < 0xB0);
}

/* A quick answer for most files: whether a byte is there with which a mark may begin. */
static bool may_have_marks(const zy_source *source)
{
    return memchr(source->text, 0xCC, source->len) || memchr(source->text, 0xCD, source->len) ||
           memchr(source->text, 0xE3, source->len);
}

/* The first mark, or the text's end. */
static const char *next_mark(const char *at, const char *end)
{
    while (at < end && !is_mark(at))
        at++;
    return at;
}

/* Composes the last character with the mark; false: there is no such letter. */
static bool compose_last(GString *out, gunichar mark)
{
    const char *last = out->len ? g_utf8_find_prev_char(out->str, out->str + out->len) : NULL;
    gunichar composed;

    if (!last || !g_unichar_compose(g_utf8_get_char(last), mark, &composed))
        return false;
    g_string_truncate(out, (gsize)(last - out->str));
    g_string_append_unichar(out, composed);
    return true;
}

const zy_source *zy_source_composed(zy_arena *arena, const zy_source *source)
{
    const char *end = source->text + source->len, *at = source->text;

    if (!may_have_marks(source))
        return source;
    const char *mark = next_mark(at, end);
    if (mark == end)
        return source;
    GString *out = g_string_sized_new(source->len);
    for (; at < end; mark = next_mark(at, end)) {
        g_string_append_len(out, at, mark - at);
        at = mark;
        for (; at < end && is_mark(at); at = g_utf8_next_char(at))
            if (!compose_last(out, g_utf8_get_char(at)))
                g_string_append_unichar(out, g_utf8_get_char(at));
    }
    zy_source *composed = zy_arena_copy(arena, source, sizeof *source);
    composed->text = zy_arena_text(arena, out->str, out->len);
    composed->len = out->len;
    g_string_free(out, TRUE);
    return composed;
}
