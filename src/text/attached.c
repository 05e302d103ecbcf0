/* Words that lean on their neighbours. ICU's phrases end before some of them. */
#include <glib.h>

#include "text/phrases.h"

static zy_char_kind kind_at(const zy_places *w, size_t i)
{
    return i < w->count ? w->kinds[i] : ZY_CHAR_OTHER;
}

static bool is_boundary(const zy_places *w, size_t i)
{
    return i == 0 || i >= w->count || w->phrase[i];
}

static bool is_text_at(const zy_places *w, size_t i, const char *word)
{
    for (; *word; word = zy_char_next(word), i++)
        if (i >= w->count || w->chars[i] != g_utf8_get_char(word))
            return false;
    return true;
}

static bool is_any_at(const zy_places *w, size_t i, const char *const *words)
{
    for (; *words; words++)
        if (is_text_at(w, i, *words))
            return true;
    return false;
}

/* ---- Hiragana ---------------------------------------------------------------------------------
 */

/* て|いる, と|いう, に|ついて, の|ため */
static bool leans_on_particle(const zy_places *w, size_t i)
{
    static const char *const after_te[] = {"いる", "いた", "いない", "いく", "いった", "いき",
                                           "おく", "おり", "くる",   "きた", "しま",   "みる",
                                           "み",   "ある", "もら",   "くれ", "ほし",   "ください",
                                           "いま", "いて", "は",     "も",   NULL};
    static const char *const after_to[] = {"いう", "いっ", "いえ", "いわ", "して",
                                           "した", "する", "しつ", "とも", "なる",
                                           "なっ", "なり", "は",   "も",   NULL};
    static const char *const after_ni[] = {"つい", "よる", "より", "よっ", "おけ", "おい",
                                           "とっ", "なる", "なっ", "なり", "かけ", "わた",
                                           "つれ", "すぎ", "は",   "も",   NULL};
    static const char *const after_no[] = {"ため", "よう", "ほか", "うち", "もの", "なか",
                                           "に",   "は",   "が",   "を",   "か",   NULL};

    switch (w->chars[i - 1]) {
    case 0x3066: /* て */
    case 0x3067: /* で */
        return is_any_at(w, i, after_te);
    case 0x3068: /* と */
        return is_any_at(w, i, after_to);
    case 0x306B: /* に */
        return is_any_at(w, i, after_ni);
    case 0x306E: /* の */
        return is_any_at(w, i, after_no);
    default:
        return false;
    }
}

/* 引き上げる|こと may be cut between words; くだ|さい never reads well. */
static bool is_noun_of_form(const zy_places *w, size_t i)
{
    static const char *const nouns[] = {"こと", "もの", "とき", "ところ", "つもり", "わけ",
                                        "はず", "ほう", "まま", "うち",   "ため",   NULL};

    return is_any_at(w, i, nouns);
}

/* 必ず|お読みください */
static bool is_honoured(const zy_places *w, size_t i)
{
    return zy_char_is_in(w->chars[i], "おご") && kind_at(w, i + 1) == ZY_CHAR_HAN;
}

static bool leans_in_hiragana(const zy_places *w, size_t i)
{
    if (leans_on_particle(w, i))
        return true;
    /* 世帯で|は */
    if (zy_char_is_in(w->chars[i], "はがをにのもへ") && kind_at(w, i + 1) != ZY_CHAR_HIRAGANA)
        return true;
    return !zy_char_is_in(w->chars[i - 1], "はがをにでとものてへば") && !is_noun_of_form(w, i) &&
           !is_honoured(w, i);
}

/* Particles, and する with its forms, after kanji and katakana. */
static bool leans_on_noun(const zy_places *w, size_t i)
{
    static const char *const words[] = {"する", "した", "して", "しな", "しつ", "しよ", "すれ",
                                        "され", "させ", "せず", "でき", "から", "まで", "より",
                                        "など", "だけ", "ほど", "くら", "ごと", "ずつ", "とも",
                                        "とし", "とす", "でも", "では", "には", "とは", "のみ",
                                        "ぶり", "おき", "たち", "だっ", "です", "でし", NULL};

    return zy_char_is_in(w->chars[i], "をがはにでのともへやか") || is_any_at(w, i, words);
}

/* ---- Kanji ------------------------------------------------------------------------------------
 */

/* A kanji that is a phrase of its own to ICU. */
static bool is_alone(const zy_places *w, size_t i)
{
    return w->kinds[i] == ZY_CHAR_HAN && is_boundary(w, i) &&
           (kind_at(w, i + 1) != ZY_CHAR_HAN || is_boundary(w, i + 1));
}

/* 産業|用, 2倍|超, 統計|局 */
static bool is_suffix(const zy_places *w, size_t i)
{
    return is_alone(w, i) &&
           zy_char_is_in(
               w->chars[i],
               "用超量率数額度都道府県市区町村年月日円人台比化性的費者別間以内外後前中計力業員"
               "社店減増位割余弱強未満上下型系版製式権所場差値税金国品株法案論家族層党像感圏派線"
               "面点局省庁課院会職安高機物材層帯園館校書証状券料賃代費症病薬剤");
}

/* 働き|方, 受け|手 */
static bool ends_verb(const zy_places *w, size_t i)
{
    return is_alone(w, i) && zy_char_is_in(w->chars[i], "方手物先値合側");
}

/* 新|制度, 米|企業, 月|10時間: one kanji does not stand at the end of a line, unless it ends a
 * word. */
static bool is_prefix(const zy_places *w, size_t i)
{
    const zy_char_kind next = kind_at(w, i + 1);

    if (!is_alone(w, i) || next == ZY_CHAR_OPEN || next == ZY_CHAR_HIRAGANA)
        return false;
    if (i == 0 || w->kinds[i - 1] == ZY_CHAR_SPACE || w->kinds[i - 1] == ZY_CHAR_HIRAGANA)
        return true;
    return !is_suffix(w, i) || !w->strict[i];
}

/* Within or behind a number with its counter: 26か月|連続, 10月1日|現在. */
static bool follows_number(const zy_places *w, size_t i)
{
    enum { LONGEST_COUNTER = 5 };

    for (size_t k = 1; k <= LONGEST_COUNTER && k <= i; k++) {
        if (w->kinds[i - k] == ZY_CHAR_DIGIT)
            return true;
        if (!w->glued[i - k])
            return false;
    }
    return false;
}

/* 10時間|以上, 0.5%|程度 */
static bool is_extent(const zy_places *w, size_t i)
{
    static const char *const words[] = {"以", "程度", "前後", "未満", "余り", "近く", "超え", NULL};
    static const char *const of_numbers[] = {"連続", "現在", "時点", "当時", "相当", "前年",
                                             "同",   "単位", "刻み", "目前", "産業", NULL};

    return is_any_at(w, i, words) || (follows_number(w, i) && is_any_at(w, i, of_numbers));
}

/* Words that ICU's dictionary does not have whole. */
static bool is_inside_word(const zy_places *w, size_t i)
{
    static const struct {
        const char *word;
        size_t cut;
    } words[] = {{"ひとり親", 3},   {"産業革命", 2},   {"持ち家", 2},     {"空き家", 2},
                 {"一人当たり", 2}, {"世界大戦", 2},   {"国民総生産", 2}, {"自動車税", 3},
                 {"下請け", 1},     {"取り組み", 2},   {"専業主婦", 2},   {"共働き", 1},
                 {"脱炭素", 1},     {"少子高齢化", 2}, {"未就学児", 1},   {"働き盛り", 2}};

    for (size_t k = 0; k < G_N_ELEMENTS(words); k++)
        if (i >= words[k].cut && is_text_at(w, i - words[k].cut, words[k].word))
            return true;
    return false;
}

/* この|45年 */
static bool follows_pointer(const zy_places *w, size_t i)
{
    return i >= 2 && w->chars[i - 1] == 0x306E && zy_char_is_in(w->chars[i - 2], "こそあど") &&
           (i == 2 || w->kinds[i - 3] != ZY_CHAR_HIRAGANA || w->phrase[i - 2]);
}

/* 3人に|1人, 5年に|1度 */
static bool is_ratio(const zy_places *w, size_t i)
{
    return i >= 3 && w->chars[i - 1] == 0x306B && w->kinds[i] == ZY_CHAR_DIGIT &&
           zy_char_is_counter(w->chars[i - 2]) && w->kinds[i - 3] == ZY_CHAR_DIGIT &&
           zy_char_is_in(kind_at(w, i + 1) == ZY_CHAR_HAN ? w->chars[i + 1] : 0,
                         "人社度回件戸世校");
}

/* -----------------------------------------------------------------------------------------------
 */

bool zy_places_is_attached(const zy_places *w, size_t i)
{
    const zy_char_kind a = w->kinds[i - 1], b = w->kinds[i];
    const bool after_word = a == ZY_CHAR_HAN || a == ZY_CHAR_KATAKANA;

    if (a == ZY_CHAR_STOP || a == ZY_CHAR_SPACE)
        return false;
    if (is_inside_word(w, i) || follows_pointer(w, i) || is_ratio(w, i))
        return true;
    /* 前期比|4.2%, 女性|87.14歳 */
    if (after_word && b == ZY_CHAR_DIGIT)
        return true;
    if (b == ZY_CHAR_HIRAGANA) {
        /* A particle after a bracket, a Latin word, a number or a sign belongs to it. */
        if (a == ZY_CHAR_HIRAGANA)
            return leans_in_hiragana(w, i);
        return !after_word || leans_on_noun(w, i);
    }
    if (b != ZY_CHAR_HAN)
        return is_prefix(w, i - 1);
    if (a == ZY_CHAR_HIRAGANA)
        return ends_verb(w, i);
    return is_suffix(w, i) || is_extent(w, i) || is_prefix(w, i - 1);
}
