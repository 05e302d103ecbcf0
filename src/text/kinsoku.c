/* 禁則: what may not begin or end a line. */
#include <glib.h>

#include "text/chars.h"
#include "text/phrases.h"

static bool starts_no_line(uint32_t c)
{
    return zy_char_is_in(
        c, "、。，．・：；？！゛゜´｀¨ヽヾゝゞ々〻ー）］｝〉》」』】〕〗〙〟’”»›"
           "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
           "｡｣､･ｰﾞﾟｧｨｩｪｫｬｭｮｯ,.:;?!)]}%％‰℃℉°′″¢￠–〜～‼⁇⁈⁉");
}

static bool ends_no_line(uint32_t c)
{
    return zy_char_is_in(c, "（［｛〈《「『【〔〖〘〝‘“«‹｢([{¥￥$＄€£￡#＃№＠@");
}

static bool is_dash(uint32_t c)
{
    return c == 0x2014 || c == 0x2015;
}

static bool is_dots(uint32_t c)
{
    return c == 0x2026 || c == 0x2025;
}

/* No-break spaces and the like, and = between what is equal. */
static bool is_glue(uint32_t c)
{
    return c == '=' || c == 0xFF1D || c == 0xA0 || c == 0x2007 || c == 0x202F || c == 0x2060 ||
           c == 0xFEFF || c == 0x2011;
}

bool zy_kinsoku_allows(uint32_t a, uint32_t b)
{
    if (starts_no_line(b) || ends_no_line(a) || zy_char_is_joined(b) || a == 0x200D)
        return false;
    if (is_glue(a) || is_glue(b) || zy_char_kind_of(b) == ZY_CHAR_SPACE)
        return false;
    if (is_dash(b) || is_dots(b))
        return false;
    return !(zy_char_kind_of(a) == ZY_CHAR_DIGIT && zy_char_kind_of(b) == ZY_CHAR_DIGIT);
}

/* Written without spaces: a line may end on either side. */
static bool is_ideographic(uint32_t c)
{
    return zy_char_is_japanese(c) || (c > 0x1100 && g_unichar_iswide(c));
}

static bool is_hyphen(uint32_t c)
{
    return c == '-' || c == 0x2010 || c == 0x2013 || is_dash(c);
}

static bool is_word(uint32_t c)
{
    const zy_char_kind kind = zy_char_kind_of(c);

    return kind == ZY_CHAR_LETTER || kind == ZY_CHAR_DIGIT;
}

static bool may_break(const uint32_t *chars, size_t i)
{
    const uint32_t a = chars[i - 1], b = chars[i];

    if (a == 0x200B)
        return true;
    if (a == 0xAD)
        return zy_char_kind_of(b) == ZY_CHAR_LETTER;
    if (!zy_kinsoku_allows(a, b))
        return false;
    if (zy_char_kind_of(a) == ZY_CHAR_SPACE || is_ideographic(a) || is_ideographic(b))
        return true;
    /* twenty-|five, but neither −5 nor 2024-04 */
    return is_hyphen(a) && i >= 2 && is_word(chars[i - 2]) && zy_char_kind_of(b) == ZY_CHAR_LETTER;
}

void zy_kinsoku_breaks(const uint32_t *chars, size_t count, bool *breaks)
{
    for (size_t i = 1; i < count; i++)
        breaks[i] = may_break(chars, i);
}
