/* Line breaking: expected lines, and rules that hold at any width. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text/chars.h"
#include "text/phrases.h"
#include "text/typesetter.h"

enum { EM = 10, LINE_ROOM = 1024 };

typedef struct fixture {
    zy_arena *arena;
    zy_diags diags;
    zy_typesetter *typesetter;
    zy_text_style style;
} fixture;

static int make(void **state)
{
    zy_arena *arena = zy_arena_new();
    fixture *f = ZY_NEW(arena, fixture);

    f->arena = f->diags.arena = arena;
    f->typesetter = zy_typesetter_new(arena, &f->diags, ZY_METRICS_FIXED, NULL, 0);
    f->style = (zy_text_style){.size = EM};
    *state = f;
    return 0;
}

static int drop(void **state)
{
    zy_arena_free(((fixture *)*state)->arena);
    return 0;
}

/* The lines joined with |, with the blanks of the text before each. */
static char *joined(fixture *f, const char *text, double width)
{
    size_t count;
    const char *const *lines = zy_text_wrap(f->typesetter, text, width, &f->style, &count);
    char *out = zy_arena_take(f->arena, 2 * strlen(text) + 2, 1);

    for (size_t i = 0; i < count; i++) {
        const char *at = strstr(text, lines[i]);
        if (i) {
            strncat(out, text, at ? (size_t)(at - text) : 0);
            strcat(out, "|");
        }
        strcat(out, lines[i]);
        text = at ? at + strlen(lines[i]) : text;
    }
    return out;
}

#define assert_lines(f, text, width, expected)                                                     \
    assert_string_equal(joined((f), (text), (width)*EM), (expected))

/* ---- The list of titles ------------------------------------------------------------------------
 */

typedef void check_fn(fixture *f, double width, const char *text, const char *expected);

static void without_bars(char *text)
{
    char *to = text;

    for (; *text; text++)
        if (*text != '|')
            *to++ = *text;
    *to = 0;
}

static size_t for_each_title(fixture *f, check_fn *check)
{
    FILE *file = fopen(TESTS "/text/breaks.txt", "r");
    char line[LINE_ROOM], text[LINE_ROOM];
    size_t count = 0;

    assert_non_null(file);
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = 0;
        char *tab = strchr(line, '\t');
        if (line[0] == '#' || !tab)
            continue;
        strcpy(text, tab + 1);
        without_bars(text);
        check(f, atoi(line), text, tab + 1);
        count++;
    }
    fclose(file);
    return count;
}

static void check_lines(fixture *f, double width, const char *text, const char *expected)
{
    assert_lines(f, text, width, expected);
}

static void titles_are_broken_as_written(void **state)
{
    assert_true(for_each_title(*state, check_lines) >= 250);
    assert_int_equal(((fixture *)*state)->diags.notes, 0);
}

/* ---- Rules -------------------------------------------------------------------------------------
 */

static uint32_t first_of(const char *line)
{
    return g_utf8_get_char(line);
}

static uint32_t nth_last(const char *line, size_t n)
{
    const size_t len = (size_t)g_utf8_strlen(line, -1);

    return len > n ? g_utf8_get_char(g_utf8_offset_to_pointer(line, (glong)(len - n - 1))) : 0;
}

static bool is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

static bool is_kanji(uint32_t c)
{
    return c >= 0x4E00 && c <= 0x9FFF;
}

static bool is_katakana(uint32_t c)
{
    return c >= 0x30A1 && c <= 0x30FC && c != 0x30FB;
}

/* What is wrong between two lines, or NULL. Written anew, not with the rules of the program. */
static const char *fault_between(const char *above, const char *below)
{
    const uint32_t a = nth_last(above, 0), before = nth_last(above, 1), b = first_of(below);

    if (zy_char_is_in(b, "、。，．・：；？！ー々ゝゞヽヾ）］｝」』】〕〉》〜～…‥％%℃‰’”),.:;?!]}"
                         "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"))
        return "begins with what must not begin a line";
    if (zy_char_is_in(a, "（［｛「『【〔〈《‘“([{￥¥＄$#＃"))
        return "ends with what must not end a line";
    if (a == 0x2014 && b == 0x2014)
        return "a dash is cut";
    if (is_digit(a) && (is_digit(b) || is_kanji(b) || is_katakana(b) || zy_char_is_in(b, "かつ")))
        return "a number and its counter are cut";
    if (is_digit(before) && zy_char_is_magnitude(a) && (is_kanji(b) || is_katakana(b)))
        return "a number and its counter are cut";
    if (is_digit(before) && zy_char_is_in(a, "かカヵヶ") && zy_char_is_in(b, "月国所年"))
        return "a counter is cut";
    if (is_digit(b) && zy_char_is_in(a, "約第▲△±+−〜～"))
        return "a number and its sign are cut";
    if (is_digit(b) && ((before == 0x4EE4 && a == 0x548C) || (before == 0x5E73 && a == 0x6210) ||
                        (before == 0x662D && a == 0x548C)))
        return "an era and its year are cut";
    if (is_digit(b) && zy_char_is_in(a, "の") && zy_char_is_in(before, "分"))
        return "a fraction is cut";
    return NULL;
}

static void check_rules(fixture *f, const char *text, double width)
{
    size_t count;
    const char *const *lines = zy_text_wrap(f->typesetter, text, width, &f->style, &count);

    for (size_t i = 0; i + 1 < count; i++) {
        text = strstr(text, lines[i]) + strlen(lines[i]);
        const char *fault = *text == ' ' ? NULL : fault_between(lines[i], lines[i + 1]);
        if (fault)
            fail_msg("%s at %g: %s | %s", fault, width, lines[i], lines[i + 1]);
    }
    assert_null(lines[count]);
}

/* Nothing is lost but blanks. */
static void check_whole(fixture *f, const char *text, double width)
{
    size_t count;
    const char *const *lines = zy_text_wrap(f->typesetter, text, width, &f->style, &count);

    for (size_t i = 0; i < count; i++) {
        while (*text == ' ')
            text++;
        assert_memory_equal(text, lines[i], strlen(lines[i]));
        text += strlen(lines[i]);
    }
    assert_string_equal(text, "");
}

static uint32_t random_below(uint32_t *seed, uint32_t limit)
{
    *seed = *seed * 1664525 + 1013904223;
    return (*seed >> 8) % limit;
}

enum { NARROWEST = 3, WIDEST = 40 };

static void check_many_widths(fixture *f, double width, const char *text, const char *expected)
{
    uint32_t seed = (uint32_t)(strlen(text) + (size_t)width);

    (void)expected;
    for (double at = NARROWEST; at <= WIDEST; at += 1 + random_below(&seed, 10) / 10.0) {
        check_rules(f, text, at * EM);
        check_whole(f, text, at * EM);
    }
}

static void no_width_breaks_kinsoku_or_numbers(void **state)
{
    for_each_title(*state, check_many_widths);
}

/* Pieces of sentences put together at random, in which every rule can be broken. */
static void no_sentence_breaks_kinsoku_or_numbers(void **state)
{
    static const char *const pieces[] = {
        "30万台",     "約1,234人",   "令和6年度", "26か月", "10分の1",  "「引用」",    "（注）",
        "、",         "。",          "は",        "を",     "増えた",   "データ",      "コーヒー",
        "１２３円",   "3.5%",        "▲2.1兆円",  "第3次",  "7〜9月",   "——",          "・",
        "AI",         " in 2024 ",   "って",      "東京",   "都",       "5ポイント",   "8割",
        "1億2,345万", "平成31年4月", "3つの",     "日々",   "ちょっと", "（約5万人）", "−5度",
    };
    uint32_t seed = 7;

    for (int i = 0; i < 400; i++) {
        char text[LINE_ROOM] = "";
        const uint32_t count = 2 + random_below(&seed, 18);
        for (uint32_t k = 0; k < count; k++)
            strcat(text, pieces[random_below(&seed, sizeof pieces / sizeof *pieces)]);
        for (int w = 2; w < 24; w += 3)
            check_rules(*state, text, w * EM);
    }
}

static double width_of_piece(fixture *f, const zy_paragraph *p, size_t from, size_t to)
{
    while (to > from && p->chars[to - 1] == ' ')
        to--;
    return zy_text_width(f->typesetter,
                         zy_arena_text(f->arena, p->text + p->at[from], p->at[to] - p->at[from]),
                         &f->style);
}

static bool is_good(const zy_paragraph *p, size_t i)
{
    return i == p->count || p->tiers[i] == ZY_TIER_AUTHOR || p->tiers[i] == ZY_TIER_PHRASE ||
           p->tiers[i] == ZY_TIER_WORD;
}

/* As many lines as taking always as much as fits needs, at ends of words; 0 when a word does not
 * fit. */
static size_t fewest(fixture *f, const zy_paragraph *p, double width)
{
    size_t lines = 1, start = 0, last = 0;

    for (size_t i = 1; i <= p->count; i++) {
        if (!is_good(p, i))
            continue;
        if (last > start && width_of_piece(f, p, start, i) > width) {
            lines++;
            start = last;
        }
        if (width_of_piece(f, p, start, i) > width)
            return 0;
        last = i;
    }
    return lines;
}

static void check_fewest(fixture *f, double width, const char *text, const char *expected)
{
    zy_paragraph *p = zy_paragraph_read(f->arena, text, strlen(text));
    size_t count, least;

    (void)expected;
    zy_paragraph_classify(p, &f->typesetter->icu, &f->diags, f->arena);
    for (double w = width / 2; w < width * 2; w += 1.5) {
        least = fewest(f, p, w * EM);
        zy_text_wrap(f->typesetter, text, w * EM, &f->style, &count);
        if (least)
            assert_int_equal(count, least);
    }
}

static void words_are_cut_only_where_they_do_not_fit(void **state)
{
    for_each_title(*state, check_fewest);
}

static void check_width(fixture *f, double width, const char *text, const char *expected)
{
    size_t count;
    const char *const *lines = zy_text_wrap(f->typesetter, text, width * EM, &f->style, &count);

    (void)expected;
    for (size_t i = 0; i < count; i++)
        assert_true(zy_text_width(f->typesetter, lines[i], &f->style) <= width * EM + 1e-6);
}

static void no_line_is_wider_than_allowed(void **state)
{
    for_each_title(*state, check_width);
}

/* ---- Odd cases ---------------------------------------------------------------------------------
 */

static void a_text_that_fits_is_one_line(void **state)
{
    assert_lines(*state, "短い題", 3, "短い題");
    assert_lines(*state, "", 3, "");
    assert_lines(*state, "短い題", 0, "短い題");
}

static void the_author_breaks_where_he_likes(void **state)
{
    fixture *f = *state;
    size_t count;
    const char *const *lines =
        zy_text_wrap(f->typesetter, "上の\r\n\n下の行", 900, &f->style, &count);

    assert_int_equal(count, 3);
    assert_string_equal(lines[0], "上の");
    assert_string_equal(lines[1], "");
    assert_string_equal(lines[2], "下の行");
}

static void a_zero_width_space_is_the_best_place_and_vanishes(void **state)
{
    fixture *f = *state;
    size_t count;
    const char *const *lines =
        zy_text_wrap(f->typesetter, "ふるさと納税の\u200B受入\u200B額", 8 * EM, &f->style, &count);

    assert_int_equal(count, 2);
    assert_string_equal(lines[0], "ふるさと納税の");
    assert_string_equal(lines[1], "受入額");
}

static void a_word_wider_than_the_line_is_torn(void **state)
{
    assert_lines(*state, "the internationalisation of", 6, "the |internationa|lisation of");
    assert_lines(*state, "https://www.stat.go.jp/data/jinsui/2023np/index.html", 14,
                 "https://www.stat.go.jp/data/|jinsui/2023np/index.html");
}

static void a_soft_hyphen_is_seen_only_at_the_end_of_a_line(void **state)
{
    fixture *f = *state;
    size_t count;
    const char *const *lines = zy_text_wrap(
        f->typesetter, "inter\u00ADnational\u00ADisation of trade", 9 * EM, &f->style, &count);

    assert_int_equal(count, 2);
    assert_string_equal(lines[0], "international-");
    assert_string_equal(lines[1], "isation of trade");
    lines = zy_text_wrap(f->typesetter, "inter\u00ADnational", 9 * EM, &f->style, &count);
    assert_string_equal(lines[0], "international");
}

static void a_word_joiner_forbids_and_vanishes(void **state)
{
    fixture *f = *state;
    size_t count;
    const char *const *lines =
        zy_text_wrap(f->typesetter, "人口が増えたのは\u2060東京都だけ", 10 * EM, &f->style, &count);

    assert_int_equal(count, 2);
    assert_string_equal(lines[0], "人口が");
    assert_string_equal(lines[1], "増えたのは東京都だけ");
}

static void english_keeps_figures_and_names_together(void **state)
{
    assert_lines(*state, "sold 17 million cars", 7, "sold |17 million |cars");
    assert_lines(*state, "by 31 December we knew", 7, "by 31 December |we knew");
    assert_lines(*state, "what Mr Smith said of No. 3", 8, "what Mr Smith |said of No. 3");
}

static void english_breaks_at_spaces_and_after_hyphens(void **state)
{
    assert_lines(*state, "a well-known state-of-the-art method", 7,
                 "a well-known |state-of-the-|art method");
    assert_lines(*state, "10\u00A0km of road, -5 degrees", 7, "10\u00A0km of road, |-5 degrees");
}

static void latin_alone_does_not_open_icu(void **state)
{
    fixture *f = *state;

    joined(f, "Größe “quoted” – naïve → café, Россия", 60);
    assert_false(f->typesetter->icu.tried);
}

static void without_icu_own_rules_are_used_and_said(void **state)
{
    fixture *f = *state;

    f->typesetter->icu.tried = true;
    for_each_title(f, check_many_widths);
    assert_int_equal(f->diags.notes, 1);
    assert_string_equal(f->diags.first->code, "no-icu");
    assert_lines(f, "人口が増えたのは東京都だけ", 8, "人口が増えたのは|東京都だけ");
}

static void estimated_lines_are_counted_as_vega_counts(void **state)
{
    fixture *f = *state;
    zy_typesetter *t = zy_typesetter_new(f->arena, &f->diags, ZY_METRICS_ESTIMATE, NULL, 0);
    size_t count;
    const char *const *lines = zy_text_wrap(t, "one two three", 64, &f->style, &count);

    assert_int_equal(count, 2);
    assert_string_equal(lines[0], "one two");
    assert_string_equal(lines[1], "three");
}

static void a_very_long_text_takes_no_long_time(void **state)
{
    fixture *f = *state;
    GString *text = g_string_new(NULL);
    size_t count;

    for (int i = 0; i < 5000; i++)
        g_string_append(text, "人口は増えた、");
    zy_text_wrap(f->typesetter, text->str, 20 * EM, &f->style, &count);
    assert_in_range(count, 1750, 2500);
    g_string_free(text, TRUE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make, drop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(titles_are_broken_as_written),
        TEST(no_width_breaks_kinsoku_or_numbers),
        TEST(no_sentence_breaks_kinsoku_or_numbers),
        TEST(words_are_cut_only_where_they_do_not_fit),
        TEST(no_line_is_wider_than_allowed),
        TEST(a_text_that_fits_is_one_line),
        TEST(the_author_breaks_where_he_likes),
        TEST(a_zero_width_space_is_the_best_place_and_vanishes),
        TEST(a_word_wider_than_the_line_is_torn),
        TEST(a_soft_hyphen_is_seen_only_at_the_end_of_a_line),
        TEST(a_word_joiner_forbids_and_vanishes),
        TEST(english_keeps_figures_and_names_together),
        TEST(english_breaks_at_spaces_and_after_hyphens),
        TEST(latin_alone_does_not_open_icu),
        TEST(without_icu_own_rules_are_used_and_said),
        TEST(estimated_lines_are_counted_as_vega_counts),
        TEST(a_very_long_text_takes_no_long_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
