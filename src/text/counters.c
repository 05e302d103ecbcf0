/* Numbers and what belongs to them: 約30万台, 令和6年度, 26か月, 10分の1, 7〜9月. */
#include <glib.h>
#include <string.h>

#include "text/chars.h"
#include "text/phrases.h"

/* Counters of more than one character, as far as their inside could be broken; the longest first
 * where one begins with another. */
static const char *const counters[] = {
    "か月",
    "カ月",
    "ヵ月",
    "ヶ月",
    "ケ月",
    "箇月",
    "か国",
    "カ国",
    "ヵ国",
    "ヶ国",
    "か所",
    "カ所",
    "ヵ所",
    "ヶ所",
    "箇所",
    "か年",
    "カ年",
    "ヵ年",
    "か村",
    "カ村",
    "か条",
    "カ条",
    "四半期",
    "年度",
    "年代",
    "年間",
    "年目",
    "年版",
    "年産",
    "年期",
    "年生",
    "月期",
    "月末",
    "月間",
    "日間",
    "日目",
    "時間",
    "分間",
    "秒間",
    "週間",
    "週目",
    "世紀",
    "世帯",
    "世代",
    "歳代",
    "歳以上",
    "歳未満",
    "歳児",
    "人当たり",
    "人以上",
    "人未満",

    "人目",
    "人台",
    "円台",
    "円安",
    "円高",
    "番目",
    "度目",
    "回目",
    "位以内",
    "割増",
    "割減",
    "割引",
    "倍増",
    "倍以上",
    "都道府県",
    "市町村",
    "区市町村",
    "億人",
    "平方キロメートル",
    "平方メートル",
    "平方キロ",
    "立方メートル",
    "キロワット時",
    "キロワット",
    "メガワット",
    "ギガワット",
    "キログラム",
    "キロメートル",
    "センチメートル",
    "ミリメートル",
    "ヘクタール",
    "メートル",
    "リットル",
    "パーセント",
    "ポイント",
    "カロリー",
    "キロカロリー",
    "ドル",
    "ユーロ",
    "ポンド",
    "ウォン",
    "ルピー",
    "フラン",
    "人民元",
    "キロ",
    "センチ",
    "ミリ",
    "グラム",
    "トン",
    "バレル",
    "ワット",
    "ページ",
    "カ月間",
    "か月間",
    "カ国語",
    "か国語",
    "つの",
    "つ",
};

typedef struct reader {
    const uint32_t *chars;
    size_t count;
    bool *glued;
} reader;

static bool is_digit_at(const reader *r, size_t i)
{
    return i < r->count && zy_char_kind_of(r->chars[i]) == ZY_CHAR_DIGIT;
}

static bool is_in_at(const reader *r, size_t i, const char *set)
{
    return i < r->count && zy_char_is_in(r->chars[i], set);
}

static bool is_magnitude_at(const reader *r, size_t i)
{
    return i < r->count && zy_char_is_magnitude(r->chars[i]);
}

static void glue(reader *r, size_t first, size_t last)
{
    for (size_t i = first; i <= last && i < r->count; i++)
        r->glued[i] = true;
}

/* The characters of the word that stands at i; 0 when it does not. */
static size_t match(const reader *r, size_t i, const char *word)
{
    size_t n = 0;

    for (; *word; word = zy_char_next(word), n++)
        if (i + n >= r->count || r->chars[i + n] != g_utf8_get_char(word))
            return 0;
    return n;
}

static size_t counter_length(const reader *r, size_t i)
{
    size_t longest = 0;

    for (size_t k = 0; k < G_N_ELEMENTS(counters); k++)
        longest = MAX(longest, match(r, i, counters[k]));
    return longest;
}

/* The end of digits with their separators and 万億兆: 1億2,345万, 10-12, 2024/4/1, 4:30. */
static size_t number_end(const reader *r, size_t i)
{
    for (;; i++) {
        if (is_digit_at(r, i) || is_magnitude_at(r, i))
            continue;
        if (is_digit_at(r, i + 1) && is_in_at(r, i, ",.，．・/／:：-–−－〜～"))
            continue;
        return i;
    }
}

/* 30|台 and 30|ポイント, but not 30|を. */
static bool belongs_to_number(uint32_t c)
{
    const zy_char_kind kind = zy_char_kind_of(c);

    return kind == ZY_CHAR_HAN || kind == ZY_CHAR_KATAKANA || kind == ZY_CHAR_LETTER ||
           zy_char_is_in(c, "％%‰℃℉°㎡㎢㎥㎏㎞㎝㎜㌔㌘㌧㌦");
}

/* What follows the number; the place after it. */
static size_t glue_after(reader *r, size_t end)
{
    const size_t n = end < r->count ? counter_length(r, end) : 0;

    if (match(r, end, "分の") && is_digit_at(r, end + 2)) {
        glue(r, end, end + 2);
        return end + 2;
    }
    if (!n && !(end < r->count && belongs_to_number(r->chars[end])))
        return end;
    const size_t after = end + (n ? n : 1);
    glue(r, end, after - 1);
    if (is_in_at(r, after, "目台"))
        glue(r, after, after);
    if (match(r, after, "ぶり") || match(r, after, "おき") || match(r, after, "ごと") ||
        match(r, after, "当たり") || match(r, after, "あたり"))
        glue(r, after, after + 1);
    return after;
}

static bool is_era_before(const reader *r, size_t i)
{
    static const char *const eras[] = {"令和", "平成", "昭和", "大正", "明治"};

    for (size_t k = 0; i >= 2 && k < G_N_ELEMENTS(eras); k++)
        if (match(r, i - 2, eras[k]))
            return true;
    return false;
}

static void glue_before(reader *r, size_t start)
{
    if (start && (is_in_at(r, start - 1, "約第計全数築満延図表▲△±+＋−－-#＃¥￥$＄€£№〜～") ||
                  is_era_before(r, start)))
        glue(r, start, start);
    /* 延べ30人 */
    if (start >= 2 && match(r, start - 2, "延べ"))
        glue(r, start - 1, start);
}

void zy_counters_glue(const uint32_t *chars, size_t count, bool *glued)
{
    reader r = {chars, count, glued};

    for (size_t i = 0; i < count; i++) {
        /* 令和元年 */
        if (chars[i] == 0x5143 && is_era_before(&r, i))
            glue(&r, i, i + 1);
        if (!is_digit_at(&r, i))
            continue;
        const size_t end = number_end(&r, i);
        glue_before(&r, i);
        glue(&r, i + 1, end - 1);
        i = MAX(glue_after(&r, end), i + 1) - 1;
    }
}
