/* What kind of character it is, for spacing and for breaking lines. */
#ifndef ZY_TEXT_CHARS_H
#define ZY_TEXT_CHARS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum zy_char_kind {
    ZY_CHAR_OTHER,
    ZY_CHAR_HIRAGANA,
    ZY_CHAR_KATAKANA, /* with ー */
    ZY_CHAR_HAN,      /* with 々〆〇 */
    ZY_CHAR_LETTER,   /* of any other script */
    ZY_CHAR_DIGIT,    /* 0 to 9 and ０ to ９ */
    ZY_CHAR_OPEN,     /* opening brackets and quotes */
    ZY_CHAR_CLOSE,
    ZY_CHAR_STOP, /* 、。,.;:!? and their wide forms */
    ZY_CHAR_SPACE,
} zy_char_kind;

/* The character after this one in UTF-8; GLib's macro casts const away. */
static inline const char *zy_char_next(const char *p)
{
    return p + g_utf8_skip[(unsigned char)*p];
}

zy_char_kind zy_char_kind_of(uint32_t c);
/* Kana or kanji. */
bool zy_char_is_japanese(uint32_t c);
/* True when the UTF-8 text `set` contains it. */
bool zy_char_is_in(uint32_t c, const char *set);
/* Full-width brackets, 、 and 。: half of them is blank. Opening ones are blank on the left. */
bool zy_char_is_bracket(uint32_t c);
bool zy_char_is_opening(uint32_t c);
/* 十 百 千 万 億 兆 京. */
bool zy_char_is_magnitude(uint32_t c);
/* Kanji that count or measure after a digit: 年 台 円 人 万 ... */
bool zy_char_is_counter(uint32_t c);
/* Marks, joiners and selectors: part of the character before. */
bool zy_char_is_joined(uint32_t c);

#endif
