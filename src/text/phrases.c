/* Three tiers: Unicode's strict rules and ICU's phrases, corrected by kinds of characters. ICU
 * alone breaks 産業|用, 令和|6年度, 「生成AI」|を, 2倍|超 and 26か|月. */
#include "text/phrases.h"

#include <glib.h>

#include "text/chars.h"

enum { ZERO_WIDTH_SPACE = 0x200B, SOFT_HYPHEN = 0xAD };

/* ---- Reading ----------------------------------------------------------------------------------
 */

zy_paragraph *zy_paragraph_read(zy_arena *arena, const char *text, size_t len)
{
    zy_paragraph *p = ZY_NEW(arena, zy_paragraph);
    const char *end = text + len;

    p->text = text;
    p->chars = ZY_NEW_ARRAY(arena, uint32_t, len + 1);
    p->at = ZY_NEW_ARRAY(arena, size_t, len + 1);
    p->tiers = ZY_NEW_ARRAY(arena, unsigned char, len + 1);
    for (const char *c = text; c < end; c = zy_char_next(c)) {
        p->chars[p->count] = g_utf8_get_char(c);
        p->at[p->count++] = (size_t)(c - text);
    }
    p->at[p->count] = len;
    return p;
}

/* ---- Places -----------------------------------------------------------------------------------
 */

/* What our own rules cannot break: kana, kanji, hangul, Thai, ... Not Latin, Greek, Cyrillic and
 * symbols. */
static bool wants_icu(const zy_paragraph *p)
{
    for (size_t i = 0; i < p->count; i++) {
        const uint32_t c = p->chars[i];
        if (c >= 0x0E00 && !(c >= 0x1E00 && c < 0x2E80))
            return true;
    }
    return false;
}

/* Between hiragana and what follows: a guess at phrases where there is no ICU. */
static void guess_phrases(zy_places *w)
{
    for (size_t i = 1; i < w->count; i++) {
        const zy_char_kind a = w->kinds[i - 1], b = w->kinds[i];
        w->phrase[i] =
            w->strict[i] && (a == ZY_CHAR_SPACE || a == ZY_CHAR_STOP || b == ZY_CHAR_OPEN ||
                             (a == ZY_CHAR_HIRAGANA && b != ZY_CHAR_HIRAGANA) ||
                             (a != b && a != ZY_CHAR_DIGIT && b != ZY_CHAR_HIRAGANA));
    }
}

/* ICU joins お to the word before it (必ずお|読み), and finds no phrase before a sign (収支は▲5兆).
 */
static void correct_phrases(zy_places *w)
{
    for (size_t i = 1; i + 1 < w->count; i++) {
        const uint32_t before = w->chars[i - 1], c = w->chars[i];
        if (zy_char_is_in(c, "おご") && w->phrase[i + 1] && w->kinds[i + 1] == ZY_CHAR_HAN &&
            w->kinds[i - 1] == ZY_CHAR_HIRAGANA && !zy_char_is_in(before, "なあかし")) {
            w->phrase[i] = true;
            w->phrase[i + 1] = false;
        }
        if (zy_char_is_in(c, "▲△±+＋－−¥￥$＄€£約第") && w->kinds[i + 1] == ZY_CHAR_DIGIT)
            w->phrase[i] = true;
        /* 1月へ——|冬に */
        if (before == 0x2014 && c != 0x2014)
            w->strict[i] = w->phrase[i] = true;
        if (w->glued[i])
            w->phrase[i] = false;
    }
}

/* The paragraph for ICU, and its answer by characters. */
static bool ask_icu(zy_icu *icu, zy_icu_kind kind, const zy_places *w, bool *breaks,
                    zy_arena *scratch)
{
    UChar *units = ZY_NEW_ARRAY(scratch, UChar, 2 * w->count + 1);
    bool *found = ZY_NEW_ARRAY(scratch, bool, 2 * w->count + 1);
    size_t *starts = ZY_NEW_ARRAY(scratch, size_t, w->count + 1), len = 0;

    for (size_t i = 0; i < w->count; i++) {
        const uint32_t c = w->chars[i];
        starts[i] = len;
        if (c > 0xFFFF)
            units[len++] = (UChar)(0xD7C0 + (c >> 10));
        units[len++] = (UChar)(c > 0xFFFF ? 0xDC00 | (c & 0x3FF) : c);
    }
    if (!zy_icu_breaks(icu, kind, units, len, found))
        return false;
    for (size_t i = 0; i < w->count; i++)
        breaks[i] = found[starts[i]];
    return true;
}

static void find_places(zy_places *w, const zy_paragraph *p, zy_icu *icu, zy_diags *diags,
                        zy_arena *scratch)
{
    if (!wants_icu(p)) {
        zy_kinsoku_breaks(w->chars, w->count, w->strict);
        for (size_t i = 1; i < w->count; i++)
            w->phrase[i] = w->kinds[i - 1] == ZY_CHAR_SPACE;
        return;
    }
    if (ask_icu(icu, ZY_ICU_STRICT, w, w->strict, scratch) &&
        ask_icu(icu, ZY_ICU_PHRASE, w, w->phrase, scratch))
        return;
    zy_note(diags, "no-icu", (zy_span){0}, NULL,
            ZY_SAY(diags,
                   "ICU %d is not on this machine; Japanese lines are broken by simpler rules",
                   "ICU %dがないため、日本語の改行位置を簡易な規則で決めます"),
            U_ICU_VERSION_MAJOR_NUM);
    zy_kinsoku_breaks(w->chars, w->count, w->strict);
    guess_phrases(w);
}

/* ---- Tiers ------------------------------------------------------------------------------------
 */

/* 推移|(週別、定点当たり), but 人工知能(AI)|関連 */
static bool is_aside(const zy_places *w, size_t i)
{
    for (; i < w->count && w->kinds[i] != ZY_CHAR_CLOSE; i++)
        if (zy_char_is_japanese(w->chars[i]))
            return true;
    return false;
}

/* The end of a phrase, where a reader pauses. */
static bool is_pause(const zy_places *w, size_t i)
{
    const zy_char_kind a = w->kinds[i - 1], b = w->kinds[i];
    const uint32_t last = w->chars[i - 1];

    if (a == ZY_CHAR_STOP || a == ZY_CHAR_SPACE || last == 0x2014)
        return true;
    if (b == ZY_CHAR_OPEN)
        return a == ZY_CHAR_HIRAGANA || a == ZY_CHAR_CLOSE || is_aside(w, i);
    if (a == ZY_CHAR_HIRAGANA && b == ZY_CHAR_HIRAGANA)
        return zy_char_is_in(last, "はがをにでとものてへばず");
    return a == ZY_CHAR_HIRAGANA;
}

/* 年|4月 and 月|1日 in a date. */
static bool is_within_date(const zy_places *w, size_t i)
{
    return i >= 2 && w->kinds[i] == ZY_CHAR_DIGIT && w->kinds[i - 2] == ZY_CHAR_DIGIT &&
           zy_char_is_in(w->chars[i - 1], "年月度");
}

static zy_tier tier_of_phrase(const zy_places *w, size_t i)
{
    if (zy_places_is_attached(w, i) || is_within_date(w, i) || zy_places_is_bound(w, i))
        return ZY_TIER_LEANING;
    return is_pause(w, i) ? ZY_TIER_PHRASE : ZY_TIER_WORD;
}

static zy_tier tier_of(const zy_places *w, size_t i)
{
    const uint32_t a = w->chars[i - 1], b = w->chars[i];

    if (a == ZERO_WIDTH_SPACE)
        return b == ZERO_WIDTH_SPACE ? ZY_TIER_NEVER : ZY_TIER_AUTHOR;
    if (b == ZERO_WIDTH_SPACE || !w->strict[i] || w->glued[i] || !zy_kinsoku_allows(a, b))
        return ZY_TIER_NEVER;
    if (a == '-' || a == 0x2010 || a == SOFT_HYPHEN)
        return ZY_TIER_WORD;
    return w->phrase[i] ? tier_of_phrase(w, i) : ZY_TIER_STRICT;
}

void zy_paragraph_classify(zy_paragraph *p, zy_icu *icu, zy_diags *diags, zy_arena *scratch)
{
    const size_t room = p->count + 1;
    zy_char_kind *kinds = ZY_NEW_ARRAY(scratch, zy_char_kind, room);
    zy_places w = {
        .chars = p->chars,
        .count = p->count,
        .kinds = kinds,
        .strict = ZY_NEW_ARRAY(scratch, bool, room),
        .phrase = ZY_NEW_ARRAY(scratch, bool, room),
        .glued = ZY_NEW_ARRAY(scratch, bool, room),
    };

    for (size_t i = 0; i < p->count; i++)
        kinds[i] = zy_char_kind_of(p->chars[i]);
    find_places(&w, p, icu, diags, scratch);
    zy_counters_glue(w.chars, w.count, w.glued);
    correct_phrases(&w);
    for (size_t i = 1; i < p->count; i++)
        p->tiers[i] = (unsigned char)tier_of(&w, i);
}
