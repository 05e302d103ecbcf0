/* Three tiers: Unicode's strict rules and ICU's phrases, corrected by kinds of characters. ICU
 * alone breaks 産業|用, 令和|6年度, 「生成AI」|を, 2倍|超 and 26か|月. */
#include "text/phrases.h"

#include <glib.h>

#include "text/chars.h"

enum { ZERO_WIDTH_SPACE = 0x200B };

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

typedef struct places {
    const uint32_t *chars;
    size_t count;
    bool *strict, *phrase, *glued;
    zy_char_kind *kinds;
} places;

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
static void guess_phrases(places *w)
{
    for (size_t i = 1; i < w->count; i++) {
        const zy_char_kind a = w->kinds[i - 1], b = w->kinds[i];
        w->phrase[i] =
            w->strict[i] && (a == ZY_CHAR_SPACE || a == ZY_CHAR_STOP || b == ZY_CHAR_OPEN ||
                             (a == ZY_CHAR_HIRAGANA && b != ZY_CHAR_HIRAGANA) ||
                             (a != b && a != ZY_CHAR_DIGIT && b != ZY_CHAR_HIRAGANA));
    }
}

/* The paragraph for ICU, and its answer by characters. */
static bool ask_icu(zy_icu *icu, zy_icu_kind kind, const places *w, bool *breaks, zy_arena *scratch)
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

static void find_places(places *w, const zy_paragraph *p, zy_icu *icu, zy_diags *diags,
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

static zy_char_kind kind_at(const places *w, size_t i)
{
    return i < w->count ? w->kinds[i] : ZY_CHAR_OTHER;
}

static bool is_boundary(const places *w, size_t i)
{
    return i == 0 || i >= w->count || w->phrase[i];
}

/* Kanji that end a word (産業|用, 2倍|超) when they stand alone. */
static bool is_suffix(const places *w, size_t i)
{
    return w->kinds[i] == ZY_CHAR_HAN &&
           (kind_at(w, i + 1) != ZY_CHAR_HAN || is_boundary(w, i + 1)) &&
           zy_char_is_in(w->chars[i],
                         "用超量率数額度都道府県市区町村年月日円人台比化性的費者別間以内外後"
                         "前中計力業員社店減増位割余弱強未満以上下型系版製式向権所場差値税金"
                         "国品株法案論家族層党氏像感圏派線面点");
}

/* Kanji that begin a word (新|制度, 各|都道府県) when they stand alone. */
static bool is_prefix(const places *w, size_t i)
{
    return w->kinds[i] == ZY_CHAR_HAN && is_boundary(w, i) &&
           (i == 0 || w->kinds[i - 1] != ZY_CHAR_HAN || w->strict[i]) &&
           zy_char_is_in(w->chars[i],
                         "約各全前同総新旧非無未大小高低副第当本今来昨再最超多被対反準純実"
                         "名元現毎両");
}

/* お|金, ご|利用 */
static bool is_honorific(const places *w, size_t i)
{
    return zy_char_is_in(w->chars[i], "おご") && is_boundary(w, i);
}

static bool is_text_at(const places *w, size_t i, const char *word)
{
    for (; *word; word = zy_char_next(word), i++)
        if (i >= w->count || w->chars[i] != g_utf8_get_char(word))
            return false;
    return true;
}

/* Verbs that lean on the word before them: て|いる, と|いう, に|ついて. */
static bool is_leaning(const places *w, size_t i)
{
    static const char *const after_te[] = {
        "いる", "いた", "いない", "いく", "いった", "いき", "おく", "おり",     "くる", "きた",
        "しま", "みる", "み",     "ある", "もら",   "くれ", "ほし", "ください", "いま", "いて"};
    static const char *const after_to[] = {"いう", "いっ", "いえ", "いわ", "して", "した",
                                           "する", "しつ", "とも", "なる", "なっ", "なり"};
    static const char *const after_ni[] = {"つい", "よる", "より", "よっ", "おけ", "おい", "とっ",
                                           "なる", "なっ", "なり", "かけ", "わた", "つれ", "すぎ"};
    const uint32_t a = w->chars[i - 1];

    for (size_t k = 0; zy_char_is_in(a, "てで") && k < G_N_ELEMENTS(after_te); k++)
        if (is_text_at(w, i, after_te[k]))
            return true;
    for (size_t k = 0; a == 0x3068 && k < G_N_ELEMENTS(after_to); k++)
        if (is_text_at(w, i, after_to[k]))
            return true;
    for (size_t k = 0; a == 0x306B && k < G_N_ELEMENTS(after_ni); k++)
        if (is_text_at(w, i, after_ni[k]))
            return true;
    return false;
}

/* The end of a phrase, where a reader pauses. */
static bool is_pause(const places *w, size_t i)
{
    const zy_char_kind a = w->kinds[i - 1], b = w->kinds[i];
    const uint32_t last = w->chars[i - 1];

    if (a == ZY_CHAR_STOP || a == ZY_CHAR_SPACE || last == 0x2014 || last == 0x30FB)
        return true;
    if (b == ZY_CHAR_OPEN)
        return a == ZY_CHAR_HIRAGANA || a == ZY_CHAR_CLOSE;
    if (a == ZY_CHAR_HIRAGANA && b == ZY_CHAR_HIRAGANA)
        return zy_char_is_in(last, "はがをにでとものてへば") && !is_leaning(w, i);
    return a == ZY_CHAR_HIRAGANA;
}

/* 年|4月 and 月|1日 in a date. */
static bool is_within_date(const places *w, size_t i)
{
    return i >= 2 && w->kinds[i] == ZY_CHAR_DIGIT && w->kinds[i - 2] == ZY_CHAR_DIGIT &&
           zy_char_is_in(w->chars[i - 1], "年月度");
}

static zy_tier tier_of_phrase(const places *w, size_t i)
{
    const zy_char_kind a = w->kinds[i - 1], b = w->kinds[i];

    /* A particle after a bracket, a Latin word, a number or a sign belongs to it. */
    if (b == ZY_CHAR_HIRAGANA &&
        (a == ZY_CHAR_CLOSE || a == ZY_CHAR_LETTER || a == ZY_CHAR_DIGIT || a == ZY_CHAR_OTHER))
        return ZY_TIER_STRICT;
    if (is_honorific(w, i - 1) || is_leaning(w, i) || is_within_date(w, i))
        return ZY_TIER_STRICT;
    if (a == ZY_CHAR_SPACE && i >= 2 && w->kinds[i - 2] == ZY_CHAR_DIGIT)
        return ZY_TIER_WORD;
    if (is_pause(w, i))
        return ZY_TIER_PHRASE;
    if (is_suffix(w, i) || is_prefix(w, i - 1))
        return ZY_TIER_STRICT;
    return ZY_TIER_WORD;
}

static zy_tier tier_of(const places *w, size_t i)
{
    const uint32_t a = w->chars[i - 1], b = w->chars[i];

    if (a == ZERO_WIDTH_SPACE)
        return b == ZERO_WIDTH_SPACE ? ZY_TIER_NEVER : ZY_TIER_AUTHOR;
    if (b == ZERO_WIDTH_SPACE || !w->strict[i] || w->glued[i] || !zy_kinsoku_allows(a, b))
        return ZY_TIER_NEVER;
    if (a == '-' || a == 0x2010)
        return ZY_TIER_WORD;
    return w->phrase[i] ? tier_of_phrase(w, i) : ZY_TIER_STRICT;
}

void zy_paragraph_classify(zy_paragraph *p, zy_icu *icu, zy_diags *diags, zy_arena *scratch)
{
    const size_t room = p->count + 1;
    places w = {p->chars,
                p->count,
                ZY_NEW_ARRAY(scratch, bool, room),
                ZY_NEW_ARRAY(scratch, bool, room),
                ZY_NEW_ARRAY(scratch, bool, room),
                ZY_NEW_ARRAY(scratch, zy_char_kind, room)};

    for (size_t i = 0; i < p->count; i++)
        w.kinds[i] = zy_char_kind_of(p->chars[i]);
    find_places(&w, p, icu, diags, scratch);
    zy_counters_glue(w.chars, w.count, w.glued);
    for (size_t i = 1; i < p->count; i++)
        p->tiers[i] = (unsigned char)tier_of(&w, i);
}
