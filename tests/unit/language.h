/* Which language a message is in. */
#ifndef TESTS_LANGUAGE_H
#define TESTS_LANGUAGE_H

#include <stdbool.h>
#include <string.h>

/* Whether kana or kanji stand outside of what the message quotes. */
static inline bool is_japanese(const char *message)
{
    for (const char *at = message; *at; at++) {
        const char *end = *at == '"' ? strchr(at + 1, '"') : NULL;
        if (strncmp(at, "「", 3) == 0)
            end = strstr(at, "」");
        if (end)
            at = end;
        else if ((unsigned char)*at >= 0xe3 && (unsigned char)*at <= 0xe9)
            return true;
    }
    return false;
}

#endif
