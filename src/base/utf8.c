#include "base/utf8.h"

#include <glib.h>
#include <stdint.h>
#include <string.h>

enum { WORD = sizeof(uint64_t) };

/* Whether no byte of the word is 0, or 0x80 or more. */
static bool is_plain(const char *at)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), highs = ones << 7;
    uint64_t word;

    memcpy(&word, at, WORD);
    return ((word | (word - ones)) & highs) == 0;
}

bool zy_utf8_is_valid(const char *text, size_t len, const char **bad)
{
    const char *at = text, *end = text + len, *unused;

    if (!bad)
        bad = &unused;
    while (at < end) {
        while (end - at >= WORD && is_plain(at))
            at += WORD;
        /* Up to where plain words go on: no character stands on both sides of that. */
        const char *to = at;
        while (end - to >= WORD && !is_plain(to))
            to += WORD;
        if (end - to < WORD)
            to = end;
        if (!g_utf8_validate_len(at, (gsize)(to - at), bad))
            return false;
        at = to;
    }
    *bad = end;
    return true;
}
