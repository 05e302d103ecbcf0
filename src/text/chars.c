#include "text/chars.h"

#include <glib.h>

#include "format/format.h"

bool zy_char_is_in(uint32_t c, const char *set)
{
    for (; *set; set = zy_char_next(set))
        if (g_utf8_get_char(set) == c)
            return true;
    return false;
}

static bool is_between(uint32_t c, uint32_t first, uint32_t last)
{
    return c - first <= last - first;
}

static bool is_hiragana(uint32_t c)
{
    return is_between(c, 0x3041, 0x309F);
}

static bool is_katakana(uint32_t c)
{
    return (is_between(c, 0x30A1, 0x30FF) && c != 0x30FB) || is_between(c, 0x31F0, 0x31FF) ||
           is_between(c, 0xFF66, 0xFF9F);
}

static bool is_han(uint32_t c)
{
    return is_between(c, 0x4E00, 0x9FFF) || is_between(c, 0x3400, 0x4DBF) ||
           is_between(c, 0x3005, 0x3007) || is_between(c, 0xF900, 0xFAFF) ||
           is_between(c, 0x20000, 0x3FFFF);
}

static zy_char_kind kind_by_category(uint32_t c)
{
    switch ((int)g_unichar_type(c)) {
    case G_UNICODE_OPEN_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
        return ZY_CHAR_OPEN;
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
        return ZY_CHAR_CLOSE;
    case G_UNICODE_UPPERCASE_LETTER:
    case G_UNICODE_LOWERCASE_LETTER:
    case G_UNICODE_TITLECASE_LETTER:
    case G_UNICODE_MODIFIER_LETTER:
    case G_UNICODE_OTHER_LETTER:
        return ZY_CHAR_LETTER;
    case G_UNICODE_SPACE_SEPARATOR:
        /* No-break spaces do not end a word. */
        return c == 0xA0 || c == 0x2007 || c == 0x202F ? ZY_CHAR_OTHER : ZY_CHAR_SPACE;
    default:
        return ZY_CHAR_OTHER;
    }
}

static zy_char_kind ascii_kind(uint32_t c)
{
    if (g_ascii_isdigit((char)c))
        return ZY_CHAR_DIGIT;
    if (g_ascii_isalpha((char)c))
        return ZY_CHAR_LETTER;
    if (c == ' ' || c == '\t')
        return ZY_CHAR_SPACE;
    if (c == '(' || c == '[' || c == '{')
        return ZY_CHAR_OPEN;
    if (c == ')' || c == ']' || c == '}')
        return ZY_CHAR_CLOSE;
    return c && zy_char_is_in(c, ",.;:!?") ? ZY_CHAR_STOP : ZY_CHAR_OTHER;
}

zy_char_kind zy_char_kind_of(uint32_t c)
{
    if (c < 0x80)
        return ascii_kind(c);
    if (is_hiragana(c))
        return ZY_CHAR_HIRAGANA;
    if (is_katakana(c))
        return ZY_CHAR_KATAKANA;
    if (is_han(c))
        return ZY_CHAR_HAN;
    if (is_between(c, 0xFF10, 0xFF19))
        return ZY_CHAR_DIGIT;
    if (zy_char_is_in(c, "、。，．；：！？｡､"))
        return ZY_CHAR_STOP;
    return kind_by_category(c);
}

bool zy_char_is_japanese(uint32_t c)
{
    return is_hiragana(c) || is_katakana(c) || is_han(c);
}

bool zy_char_is_opening(uint32_t c)
{
    return zy_char_is_in(c, "「『（［｛〈《【〔〖〘〝");
}

bool zy_char_is_bracket(uint32_t c)
{
    return zy_char_is_opening(c) || zy_char_is_in(c, "」』）］｝〉》】〕〗〙〟、。，．");
}

bool zy_char_is_magnitude(uint32_t c)
{
    for (const zy_magnitude *m = zy_tens; m->word; m++)
        if (g_utf8_get_char(m->word) == c)
            return true;
    for (const zy_magnitude *m = zy_myriads; m->word; m++)
        if (g_utf8_get_char(m->word) == c)
            return true;
    return false;
}

bool zy_char_is_counter(uint32_t c)
{
    return zy_char_is_magnitude(c) ||
           zy_char_is_in(c, "年月日時分秒週曜期度回位番号歳才代世紀人名社店校戸軒棟件個本枚冊"
                            "台両隻機頭匹羽円銭元倍割厘点票議席県市区町村階層種"
                            "類級段列行頁章節項条次等着戦勝敗勢坪畳升合斤株口杯箱袋組対双足缶"
                            "国州都府道か所");
}

bool zy_char_is_joined(uint32_t c)
{
    if (c < 0x300)
        return false;
    return g_unichar_ismark(c) || c == 0x200D || is_between(c, 0xFE00, 0xFE0F) ||
           is_between(c, 0xE0100, 0xE01EF) || is_between(c, 0x1F3FB, 0x1F3FF);
}
