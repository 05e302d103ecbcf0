#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/diag.h"

static int make_diags(void **state)
{
    zy_arena *arena = zy_arena_new();
    zy_diags *diags = ZY_NEW(arena, zy_diags);

    diags->arena = arena;
    *state = diags;
    return 0;
}

static int free_diags(void **state)
{
    zy_arena_free(((zy_diags *)*state)->arena);
    return 0;
}

/* The span of the first `piece` in the source. */
static zy_span span_of(const zy_source *source, const char *piece)
{
    const char *at = strstr(source->text, piece);

    assert_non_null(at);
    return (zy_span){source, (uint32_t)(at - source->text), (uint32_t)strlen(piece)};
}

static zy_source source_of(const char *text)
{
    return (zy_source){.name = "a.yaml", .text = text, .len = strlen(text)};
}

static void assert_printed(const zy_diags *diags, bool color, bool json, const char *expected)
{
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);

    for (const zy_diag *d = diags->first; d; d = d->next) {
        if (json)
            zy_diag_print_json(d, out);
        else
            zy_diag_print(d, out, color);
    }
    fclose(out);
    char *kept = zy_arena_text(diags->arena, text, len);
    free(text);
    assert_string_equal(kept, expected);
}

static void underlines_the_span(void **state)
{
    zy_diags *diags = *state;
    zy_source source = source_of("x: 1\ny: {field: milimetres}\n");

    assert_false(zy_fail(diags, "unknown-field", span_of(&source, "milimetres"),
                         "did you mean \"millimetres\"?", "the table has no column \"%s\"",
                         "milimetres"));
    assert_printed(diags, false, false,
                   "a.yaml:2:12: error: the table has no column \"milimetres\" [unknown-field]\n"
                   "    2 | y: {field: milimetres}\n"
                   "      |            ^~~~~~~~~~\n"
                   "      = did you mean \"millimetres\"?\n");
    assert_int_equal(diags->first->fault, ZY_FAULT_CHART);
}

static void wide_characters_take_two_columns(void **state)
{
    zy_diags *diags = *state;
    zy_source source = source_of("国名: 日本語\n");

    zy_warn(diags, "odd", span_of(&source, "日本語"), NULL, "変です");
    assert_printed(diags, false, false,
                   "a.yaml:1:5: warning: 変です [odd]\n"
                   "    1 | 国名: 日本語\n"
                   "      |       ^~~~~~\n");
}

static void combining_marks_take_no_column(void **state)
{
    zy_diags *diags = *state;
    zy_source source = source_of("e\u0301: か\u3099x\n");

    zy_note(diags, "odd", span_of(&source, "x"), NULL, "odd");
    assert_printed(diags, false, false,
                   "a.yaml:1:7: note: odd [odd]\n"
                   "    1 | e\u0301: か\u3099x\n"
                   "      |      ^\n");
}

static void long_lines_are_cut_around_the_span(void **state)
{
    zy_diags *diags = *state;
    char text[1001];
    memset(text, 'a', 1000);
    memcpy(text + 500, "BAD", 3);
    text[1000] = '\0';
    zy_source source = source_of(text);
    char expected[600];

    zy_fail(diags, "odd", span_of(&source, "BAD"), NULL, "odd");
    char before[41], after[118];
    memset(before, 'a', 40), before[40] = '\0';
    memset(after, 'a', 117), after[117] = '\0';
    snprintf(expected, sizeof expected,
             "a.yaml:1:501: error: odd [odd]\n    1 | …%sBAD%s…\n      | %41s^~~\n", before, after,
             "");
    assert_printed(diags, false, false, expected);
}

static void the_second_place_is_a_note(void **state)
{
    zy_diags *diags = *state;
    zy_source chart = source_of("y: a\n"), table = source_of("a,b\r\n1,２\r\n");
    table.name = "b.csv";

    diags->language = ZY_JAPANESE;
    zy_fail(diags, "odd", span_of(&chart, "a"), "ヒント", "%s", ZY_SAY(diags, "odd", "変です"));
    zy_diag_also(diags, span_of(&table, "２"));
    zy_diag_fault(diags, ZY_FAULT_DATA);
    assert_printed(diags, false, false,
                   "a.yaml:1:4: error: 変です [odd]\n"
                   "    1 | y: a\n"
                   "      |    ^\n"
                   "b.csv:2:3: note: こちらも参照\n"
                   "    2 | 1,２\n"
                   "      |   ^~\n"
                   "      = ヒント\n");
    assert_printed(
        diags, false, true,
        "{\"severity\":\"error\",\"code\":\"odd\",\"fault\":\"data\",\"file\":\"a.yaml\","
        "\"line\":1,\"column\":4,\"offset\":3,\"length\":1,\"message\":\"変です\","
        "\"hint\":\"ヒント\",\"also\":{\"file\":\"b.csv\",\"line\":2,\"column\":3,"
        "\"offset\":7,\"length\":3}}\n");
}

static void messages_without_a_place_have_none(void **state)
{
    zy_diags *diags = *state;

    zy_fail(diags, "odd", (zy_span){0}, NULL, "a \"b\"");
    assert_printed(diags, false, false, "error: a \"b\" [odd]\n");
    assert_printed(diags, false, true,
                   "{\"severity\":\"error\",\"code\":\"odd\",\"fault\":\"chart\",\"message\":\"a "
                   "\\\"b\\\"\"}\n");
}

static void the_same_is_said_once(void **state)
{
    zy_diags *diags = *state;
    zy_source source = source_of("a b\n");

    zy_fail(diags, "odd", span_of(&source, "a"), NULL, "odd");
    zy_fail(diags, "odd", span_of(&source, "b"), NULL, "odd");
    zy_fail(diags, "odd", span_of(&source, "a"), NULL, "odd");
    zy_diag_fault(diags, ZY_FAULT_LIMIT);
    zy_fail(diags, "odd", span_of(&source, "a"), NULL, "odder");
    zy_warn(diags, "even", span_of(&source, "a"), NULL, "odd");
    zy_note(diags, "even", span_of(&source, "b"), NULL, "odd");
    assert_int_equal(diags->errors, 3);
    assert_int_equal(diags->warnings, 1);
    assert_int_equal(diags->notes, 1);
    assert_int_equal(diags->first->fault, ZY_FAULT_LIMIT);
    assert_int_equal(diags->first->next->fault, ZY_FAULT_CHART);
}

static void spans_at_the_edges_are_shown(void **state)
{
    zy_diags *diags = *state;
    zy_source source = source_of("\xef\xbb\xbf"
                                 "ab\ncd"),
              empty = source_of("");

    zy_fail(diags, "begin", (zy_span){&source, 3, 1}, NULL, "m");
    zy_fail(diags, "break", (zy_span){&source, 4, 9}, NULL, "m");
    zy_fail(diags, "end", (zy_span){&source, 8, 5}, NULL, "m");
    zy_fail(diags, "beyond", (zy_span){&source, 99, 5}, NULL, "m");
    zy_fail(diags, "empty", (zy_span){&empty, 0, 0}, NULL, "m");
    assert_printed(diags, false, false,
                   "a.yaml:1:1: error: m [begin]\n    1 | ab\n      | ^\n"
                   "a.yaml:1:2: error: m [break]\n    1 | ab\n      |  ^\n"
                   "a.yaml:2:3: error: m [end]\n    2 | cd\n      |   ^\n"
                   "a.yaml:2:3: error: m [beyond]\n    2 | cd\n      |   ^\n"
                   "a.yaml:1:1: error: m [empty]\n    1 | \n      | ^\n");
}

static void terminals_obey_nothing_that_is_quoted(void **state)
{
    zy_diags *diags = *state;
    zy_source source = {.name = "\033.yaml", .text = "a\tb\033[31m\xff\u202ex", .len = 13};

    zy_fail(diags, "odd", span_of(&source, "x"), "\a", "%s", "\033]0;");
    assert_printed(diags, false, false,
                   "\uFFFD.yaml:1:11: error: \uFFFD]0; [odd]\n"
                   "    1 | a b\uFFFD[31m\uFFFD\uFFFDx\n"
                   "      |           ^\n"
                   "      = \uFFFD\n");
}

static void colours_are_given_when_asked_for(void **state)
{
    zy_diags *diags = *state;
    zy_source source = source_of("ab\n");

    zy_warn(diags, "odd", span_of(&source, "ab"), NULL, "m");
    assert_printed(diags, true, false,
                   "\033[1ma.yaml:1:1:\033[0m \033[1;35mwarning\033[0m: m [odd]\n"
                   "    1 | ab\n"
                   "      | \033[1;32m^~\033[0m\n");
}

static void every_line_end_counts(void **state)
{
    zy_source source = source_of("a\nb\r\nc\rd");
    int line, column;

    (void)state;
    zy_span_locate(span_of(&source, "d"), &line, &column);
    assert_int_equal(line, 4);
    assert_int_equal(column, 1);
    zy_span_locate(span_of(&source, "c"), &line, &column);
    assert_int_equal(line, 3);
}

static void assert_nearest(const char *text, const char *expected)
{
    static const char *const words[] = {"color", "strokeWidth", "bar", "line", "都道府県", "人口",
                                        "面積",  "売上高",      "x",   "x2",   "tooltip",  NULL};
    const char *found = zy_nearest(text, words);

    if (!expected)
        assert_null(found);
    else if (!found)
        fail_msg("nothing near %s", text);
    else
        assert_string_equal(found, expected);
}

static void suggests_near_words_only(void **state)
{
    (void)state;
    assert_nearest("colour", "color");
    assert_nearest("COLOR", "color");
    assert_nearest("ｃｏｌｏｒ", "color");
    assert_nearest("coolr", "color");
    assert_nearest("stroke_width", "strokeWidth");
    assert_nearest("bra", "bar");
    assert_nearest("lien", "line");
    assert_nearest("X", "x");
    assert_nearest("y", NULL);
    assert_nearest("都道府件", "都道府県");
    assert_nearest("人囗", "人口");
    assert_nearest("面積率", "面積");
    assert_nearest("売り上げ高", NULL);
    assert_nearest("率", NULL);
    assert_nearest("", NULL);
    assert_nearest("tooltipppppppppp", NULL);
    assert_nearest("\xff", NULL);
    assert_nearest(
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", NULL);
}

static void hints_speak_the_language_of_the_messages(void **state)
{
    static const char *const words[] = {"bar", NULL};
    zy_diags *diags = *state;

    assert_string_equal(zy_hint_nearest(diags, "bars", words), "did you mean \"bar\"?");
    diags->language = ZY_JAPANESE;
    assert_string_equal(zy_hint_nearest(diags, "bars", words), "「bar」の間違いではありませんか");
    assert_null(zy_hint_nearest(diags, "point", words));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, make_diags, free_diags)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(underlines_the_span),
        TEST(wide_characters_take_two_columns),
        TEST(combining_marks_take_no_column),
        TEST(long_lines_are_cut_around_the_span),
        TEST(the_second_place_is_a_note),
        TEST(messages_without_a_place_have_none),
        TEST(the_same_is_said_once),
        TEST(spans_at_the_edges_are_shown),
        TEST(terminals_obey_nothing_that_is_quoted),
        TEST(colours_are_given_when_asked_for),
        TEST(every_line_end_counts),
        TEST(suggests_near_words_only),
        TEST(hints_speak_the_language_of_the_messages),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
