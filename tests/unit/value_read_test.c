#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>

#include "value/value.h"

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

/* The bytes lie in memory of their own, so that a step beyond them is noticed. */
static void free_bytes(void *bytes)
{
    free(bytes);
}

static zy_value *read_bytes(zy_diags *diags, const char *bytes, size_t len)
{
    zy_source *source = ZY_NEW(diags->arena, zy_source);
    char *exact = malloc(len ? len : 1);

    memcpy(exact, bytes, len);
    zy_arena_defer(diags->arena, free_bytes, exact);
    *source = (zy_source){.name = "a.yaml", .text = exact, .len = len};
    return zy_value_read(source, diags->arena, diags);
}

static zy_value *read(zy_diags *diags, const char *text)
{
    return read_bytes(diags, text, strlen(text));
}

static void put_span(FILE *out, zy_span span)
{
    int line, column;

    zy_span_locate(span, &line, &column);
    fprintf(out, "%d:%d+%u", line, column, (unsigned)span.len);
}

static const char *taken(const zy_diags *diags, char *text, size_t len)
{
    char *kept = zy_arena_text(diags->arena, text, len);

    free(text);
    return kept;
}

/* "line:column+length code" of all errors. */
static const char *complaints(const zy_diags *diags)
{
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);

    for (const zy_diag *d = diags->first; d; d = d->next) {
        fprintf(out, "%s", d == diags->first ? "" : ", ");
        put_span(out, d->span);
        fprintf(out, " %s", d->code);
    }
    fclose(out);
    return taken(diags, text, len);
}

static const char *printed(const zy_diags *diags, const zy_value *value)
{
    return zy_datum_json(diags->arena, zy_value_datum(diags->arena, value));
}

static void assert_reads(zy_diags *diags, const char *text, const char *json)
{
    const zy_value *value = read(diags, text);

    if (!value)
        fail_msg("%s: %s %s", text, complaints(diags), diags->first->message);
    assert_string_equal(printed(diags, value), json);
    assert_null(diags->first);
}

static void assert_fails(zy_diags *diags, const char *text, const char *expected)
{
    const zy_value *value = read(diags, text);

    if (value)
        fail_msg("read: %s", text);
    const char *found = complaints(diags);
    if (strcmp(found, expected) != 0)
        fail_msg("%s: \"%s\" instead of \"%s\" (%s)", text, found, expected, diags->first->message);
    *diags = (zy_diags){.arena = diags->arena, .language = !diags->language};
}

static void plain_scalars_follow_the_core_schema(void **state)
{
    assert_reads(*state, "[null, ~, Null, NULL, nul]", "[null,null,null,null,\"nul\"]");
    assert_reads(*state, "[true, True, FALSE, yes, no, on]",
                 "[true,true,false,\"yes\",\"no\",\"on\"]");
    assert_reads(*state, "[0, -1, +2, .5, 5., 1e3, 0x1F, 0o17]", "[0,-1,2,0.5,5,1000,31,15]");
    assert_reads(*state, "[0123, 1_000, 12:30, 1.2.3, 2020-01-01, 1e999, .inf, 0x, １]",
                 "[\"0123\",\"1_000\",\"12:30\",\"1.2.3\",\"2020-01-01\",\"1e999\",\".inf\","
                 "\"0x\",\"１\"]");
    assert_reads(*state, "['1', \"true\", 'it''s']", "[\"1\",\"true\",\"it's\"]");
    assert_reads(*state, "[!!str 1, ! 2, !!int 3]", "[\"1\",\"2\",3]");
}

static void reads_json_as_json(void **state)
{
    assert_reads(*state,
                 "{\"a\": [1, -2.5e+3, 0, 1E-2], \"b\": {\"c\": null, \"d\": true}, \"e\": false}",
                 "{\"a\":[1,-2500,0,0.01],\"b\":{\"c\":null,\"d\":true},\"e\":false}");
    assert_reads(*state, "[\"\\\"\\\\\\/\\n\\r\\t\"]", "[\"\\\"\\\\/\\n\\r\\t\"]");
    assert_reads(*state, "[\"\\u00e9\\u3042\\uD83D\\uDE00x\"]", "[\"éあ😀x\"]");
    assert_reads(*state, "[\"a\\u0041b\", \"\", \"日本\"]", "[\"aAb\",\"\",\"日本\"]");
    assert_reads(*state, " [ ] ", "[]");
    assert_reads(*state, "\t{ }\r\n", "{}");
    assert_reads(*state, "{\"a\":{},\"b\":[[],[{}]]}", "{\"a\":{},\"b\":[[],[{}]]}");
}

/* YAML ends at a million values, which aliases may make of few bytes; JSON has none. */
static void reads_json_of_more_than_a_million_values(void **state)
{
    enum { ROWS = 340 * 1000 };
    zy_diags *diags = *state;
    GString *text = g_string_new("[");

    for (size_t i = 0; i < ROWS; i++)
        g_string_append(text, i ? ",{\"a\":1,\"b\":2}" : "{\"a\":1,\"b\":2}");
    g_string_append_c(text, ']');
    const zy_value *value = read_bytes(diags, text->str, text->len);
    g_string_free(text, TRUE);
    assert_non_null(value);
    assert_int_equal(value->count, ROWS);
    assert_true(zy_value_number(zy_value_find(value->last, "b"), 0) == 2);
}

/* What only looks like JSON is YAML. */
static void reads_json_that_is_none_as_yaml(void **state)
{
    assert_reads(*state, "{\"a\": 1, b: 2}", "{\"a\":1,\"b\":2}");
    assert_reads(*state, "[1, 2, ]", "[1,2]");
    assert_reads(*state, "{\"a\": yes}", "{\"a\":\"yes\"}");
    assert_reads(*state, "{\"a\": 01}", "{\"a\":\"01\"}");
    assert_reads(*state, "[1e999]", "[\"1e999\"]");
    assert_reads(*state, "[nulls, truer]", "[\"nulls\",\"truer\"]");
    assert_reads(*state, "[\"\\x41\"]", "[\"A\"]");
    assert_reads(*state, "{\"a\": 1} # the end", "{\"a\":1}");
    assert_reads(*state, "[\"a\n  b\"]", "[\"a b\"]");
    assert_reads(*state, "{\"a\": {\"b\": 1}, 'c': [2]}", "{\"a\":{\"b\":1},\"c\":[2]}");
}

static void reads_blocks(void **state)
{
    assert_reads(*state, "a:\n  b: |\n    x\n    y\n  c: >-\n    x\n    y\nd:\n- 1\n-\n  - 2\n",
                 "{\"a\":{\"b\":\"x\\ny\\n\",\"c\":\"x y\"},\"d\":[1,[2]]}");
    /* libfyaml reckons the length of this text wrong. */
    assert_reads(*state, "--- \n>-\n0 folded\n  t", "\"0 folded\\n  t\"");
    assert_reads(*state, "a: 'x\n  y'\nb: \"x\\n\n\n  \\u00e9\"\nc: x\n  y\n",
                 "{\"a\":\"x y\",\"b\":\"x\\n\\né\",\"c\":\"x y\"}");
    assert_reads(*state, "a: |\nb: >\n", "{\"a\":\"\",\"b\":\"\"}");
    assert_reads(*state, "国: 日本 # 注\r\n値: 1\r\n", "{\"国\":\"日本\",\"値\":1}");
    assert_reads(*state, "? a\n: 1\n1: 2\ntrue: 3\n", "{\"a\":1,\"1\":2,\"true\":3}");
    assert_reads(*state, "data: {\n  values: [1]\n}\nx: 1\n",
                 "{\"data\":{\"values\":[1]},\"x\":1}");
}

static void reads_json(void **state)
{
    assert_reads(*state, " {\"a\": [1, -2.5e1, true, null], \"b\": {}, \"c\": []}\n",
                 "{\"a\":[1,-25,true,null],\"b\":{},\"c\":[]}");
    assert_reads(*state, "{\n\t\"a\": [\n\t\t1\n\t]\n}", "{\"a\":[1]}");
    assert_reads(*state, "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00x\"]",
                 "[\"\\\"\\\\/\\b\\f\\n\\r\\t\u00e9\U0001F600x\"]");
    assert_reads(*state, "[[],[{}],\"\"]", "[[],[{}],\"\"]");
    assert_reads(*state, "{\"\": 1}", "{\"\":1}");
}

/* What begins as JSON may go on as YAML. */
static void reads_what_is_nearly_json(void **state)
{
    assert_reads(*state, "{\"a\": 1, b: 'x', # note\n}", "{\"a\":1,\"b\":\"x\"}");
    assert_reads(*state, "[1, 2,]", "[1,2]");
    assert_reads(*state, "[01, .5, nulls, truex]", "[\"01\",0.5,\"nulls\",\"truex\"]");
}

static void an_empty_file_is_null(void **state)
{
    assert_reads(*state, "", "null");
    assert_reads(*state, " \n\n", "null");
    assert_reads(*state, "# nothing\n", "null");
    assert_reads(*state, "---\n", "null");
    assert_reads(*state, "\xef\xbb\xbf", "null");
}

static void skips_a_byte_order_mark(void **state)
{
    const zy_value *value = read(*state, "\xef\xbb\xbf[1]");

    assert_int_equal(value->span.at, 3);
    assert_reads(*state,
                 "\xef\xbb\xbf"
                 "a: 1",
                 "{\"a\":1}");
    assert_fails(*state,
                 "\xef\xbb\xbf"
                 "a: [",
                 "1:4+1 syntax");
}

static void aliases_repeat_their_anchor(void **state)
{
    assert_reads(*state, "a: &x {p: [1, t]}\nb: *x\n",
                 "{\"a\":{\"p\":[1,\"t\"]},\"b\":{\"p\":[1,\"t\"]}}");
    assert_reads(*state, "- &k key\n- *k : 1\n  &l b: *k\n  c: *l\n- &k 2\n- *k\n",
                 "[\"key\",{\"key\":1,\"b\":\"key\",\"c\":\"b\"},2,2]");
}

static void spans_are_where_things_stand(void **state)
{
    zy_diags *diags = *state;
    const zy_value *value = read(diags, "a: 'it'\nb: {c: [1, 2], d: }\n値: \"x\"\n");
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);

    put_span(out, value->span);
    for (const zy_value *v = value->child; v; v = v->next) {
        fprintf(out, " %s ", v->key);
        put_span(out, v->key_span);
        fputc(' ', out);
        put_span(out, v->span);
    }
    fputc(' ', out);
    put_span(out, zy_value_path(value, "b.c")->span);
    fputc(' ', out);
    put_span(out, zy_value_path(value, "b.d")->span);
    fclose(out);
    assert_string_equal(taken(diags, text, len), "1:1+36 a 1:1+1 1:4+4 b 2:1+1 2:4+16 値 3:1+3 "
                                                 "3:4+3 2:8+6 2:17+0");
}

static void collect_spans(FILE *out, const zy_value *value)
{
    fprintf(out, "%d %u+%u %u+%u;", (int)value->kind, (unsigned)value->span.at,
            (unsigned)value->span.len, (unsigned)value->key_span.at, (unsigned)value->key_span.len);
    for (const zy_value *child = value->child; child; child = child->next)
        collect_spans(out, child);
}

static const char *all_spans(zy_diags *diags, const char *text)
{
    char *spans = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&spans, &len);

    collect_spans(out, read(diags, text));
    fclose(out);
    return taken(diags, spans, len);
}

/* The comment makes it YAML. */
static void json_has_the_same_spans_as_yaml(void **state)
{
    static const char json[] = "{\"a\": [1, \"x\\n\", {}], \"b\":null,\n \"値\": {\"c\": [ ] }}";
    const char *as_json = all_spans(*state, json);
    const char *as_yaml =
        all_spans(*state, zy_arena_format(((zy_diags *)*state)->arena, "%s # YAML", json));

    assert_string_equal(as_json, as_yaml);
}

static void malformed_documents_have_a_place(void **state)
{
    static const char *const cases[][2] = {
        {"a: \"unclosed\nb: 2\n", "1:4+1 syntax"},
        {"a: 'unclosed\n", "1:4+1 syntax"},
        {"\"a", "1:1+1 syntax"},
        {"{\"a\": 1 \"b\": 2}", "1:12+0 syntax"},
        {"{\"a\": 1,, \"b\": 2}", "1:9+1 syntax"},
        {"[1, 2", "1:1+1 syntax"},
        {"[1, , 2]", "1:5+1 syntax"},
        {"{", "1:1+1 syntax"},
        {"[", "1:1+1 syntax"},
        {"{\"a\"", "1:1+1 syntax"},
        {"{\"a\":", "1:1+1 syntax"},
        {"{\"a\":[1,", "1:6+1 syntax"},
        {"x:\n- a: [1, 2\n- b\n", "2:6+1 syntax"},
        {"{\"a\": [1, 2}", "1:12+1 syntax"},
        {"[{\"a\": 1]", "1:9+1 syntax"},
        {"]", "1:1+1 syntax"},
        {"}", "1:1+1 syntax"},
        {"{a: 1}}", "1:7+1 syntax"},
        {"[1]]", "1:4+1 syntax"},
        {"{\"a\":1}{\"b\":2}", "1:8+1 syntax"},
        {"{\"a\":1} x", "1:9+1 syntax"},
        {"a: b: c\n", "1:5+0 syntax"},
        {"a: 1\n  b: 2\n", "1:4+1 syntax"},
        {"a\nb: 1\n", "1:1+1 syntax"},
        {"a: 1\nb:2\nc: 3\n", "2:1+3 syntax"},
        {"a: b\nc\n", "2:1+1 syntax"},
        {"a:\n  - 1\n - 2\n", "3:2+1 syntax"},
        {"- 1\na: 2\n", "2:1+1 syntax"},
        {"- a\n-b\n", "2:1+2 syntax"},
        {"a: - 1\n", "1:4+1 syntax"},
        {"\ta: 1\n", "1:1+1 syntax"},
        {"a:\n\t- 1\n", "2:1+1 syntax"},
        {"a: @x\n", "1:4+1 syntax"},
        {"a: `x`\n", "1:4+1 syntax"},
        {"a: %x\n", "1:4+1 syntax"},
        {"\"a\\qb\"", "1:3+2 syntax"},
        {"a: \"\\u12\"", "1:5+5 syntax"},
        {"a: \"\\ud800\"", "1:5+6 syntax"},
        {"'a'b: 1", "1:4+1 syntax"},
        {"a: \"x\" y", "1:8+1 syntax"},
        {"a: |x\n  b\n", "1:5+1 syntax"},
        {"a: &\n", "1:5+0 syntax"},
        {"a: !<\n", "1:6+0 syntax"},
        {"a: &x &y 1", "1:8+1 syntax"},
        {"%YAML 9.9\n---\na\n", "1:1+0 syntax"},
        {"[\"a\nb", "1:2+1 syntax"},
        {"a: [1, 2\nb: 3\n", "1:4+1 syntax"},
        {"a: !foo x", "1:4+4 unknown-tag"},
        {"a: !!binary x", "1:4+8 unknown-tag"},
        {"a: *x\n", "1:4+2 unknown-anchor"},
        {"*x : 1\n", "1:1+2 unknown-anchor"},
        {"a: &x [1, *x]\n", "1:11+2 endless-alias"},
        {"? [a]\n: b\n", "1:3+1 complex-key"},
        {"? {a: b}\n: b\n", "1:3+1 complex-key"},
        {"a: &x [1]\n*x : 2\n", "2:1+2 complex-key"},
        {"a: \"x\\u0000y\"", "1:4+10 bad-escape"},
        {"[\"x\\u0000y\"]", "1:2+10 bad-escape"},
        {"a: 1\n---\nb: 2\n", "2:1+3 several-documents"},
        {"--- a\n...\nb\n", "3:1+1 several-documents"},
        {"a: 1\na: 2\n", "2:1+1 duplicate-key"},
        {"{\"a\": 1, \"\\u0061\": 2}", "1:10+8 duplicate-key"},
        {"{\"a\": 1, \"a\": 2", "1:1+1 syntax"},
        {"[{a: 1, b: 2}, {a: 1, a: 2}, {a: 1, a: 3}]",
         "1:23+1 duplicate-key, 1:37+1 duplicate-key"},
        {"a: 1\nb: 1\nb: 2\na: 2\n", "3:1+1 duplicate-key, 4:1+1 duplicate-key"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_fails(*state, cases[i][0], cases[i][1]);
}

/* A map that repeats the keys of the one before is not compared again; one that goes on is. */
static void repeated_keys_do_not_hide_duplicates(void **state)
{
    assert_reads(*state, "[{a: 1, b: 2}, {a: 3}, {a: 4, b: 5}, {b: 6, a: 7}]",
                 "[{\"a\":1,\"b\":2},{\"a\":3},{\"a\":4,\"b\":5},{\"b\":6,\"a\":7}]");
    assert_fails(*state, "[{a: 1}, {a: 2, a: 3}]", "1:17+1 duplicate-key");
    assert_fails(*state, "[{a: 1, b: 2}, {a: 2, b: 3, b: 4}]", "1:29+1 duplicate-key");
    assert_fails(*state, "[{a: 1, b: 2}, {b: 2, b: 3}]", "1:23+1 duplicate-key");
}

static void large_maps_are_searched_for_duplicates(void **state)
{
    zy_diags *diags = *state;
    char *text = zy_arena_take(diags->arena, 20000, 1), *at = text;

    for (int i = 0; i < 1000; i++)
        at += sprintf(at, "key%d: %d\n", i, i);
    assert_int_equal(read(diags, text)->count, 1000);
    sprintf(at, "key500: 1\n");
    assert_fails(diags, text, "1001:1+6 duplicate-key");
}

static void names_the_encoding(void **state)
{
    static const struct {
        const char *bytes;
        size_t len;
        const char *word;
    } cases[] = {
        {"a: \x93\xfa\x96\x7b\n", 8, "CP932"},
        {"a: \xb6\xb7\x83\x41", 7, "CP932"},
        {"a: \xc6\xfc\xcb\xdc\n", 8, "EUC-JP"},
        {"\xff\xfe"
         "a\0:\0",
         6, "UTF-16"},
        {"a: \0\n", 5, "NUL"},
    };
    zy_diags *diags = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        *diags = (zy_diags){.arena = diags->arena};
        assert_null(read_bytes(diags, cases[i].bytes, cases[i].len));
        assert_string_equal(diags->first->code, "not-utf8");
        assert_non_null(strstr(diags->first->message, cases[i].word));
    }
}

static void damaged_utf8_is_no_other_encoding(void **state)
{
    zy_diags *diags = *state;

    assert_null(read(diags, "a: \u5024\xe6\xae\n"));
    assert_string_equal(complaints(diags), "1:5+1 not-utf8");
    assert_null(strstr(diags->first->message, "CP932"));
}

static const char *nested(zy_diags *diags, size_t depth, const char *open, const char *close)
{
    const size_t width = strlen(open) + strlen(close);
    char *text = zy_arena_take(diags->arena, depth * width + 2, 1), *at = text;

    for (size_t i = 0; i < depth; i++)
        at = strcpy(at, open) + strlen(open);
    *at++ = '1';
    for (size_t i = 0; i < depth; i++)
        at = strcpy(at, close) + strlen(close);
    return text;
}

static void nesting_ends_at_a_hundred(void **state)
{
    zy_diags *diags = *state;

    assert_non_null(read(diags, nested(diags, 100, "[", "]")));
    assert_fails(diags, nested(diags, 101, "[", "]"), "1:101+1 too-deep");
    assert_non_null(read(diags, nested(diags, 100, "{\"a\":", "}")));
    assert_fails(diags, nested(diags, 101, "{\"a\":", "}"), "1:501+1 too-deep");
    assert_non_null(read(diags, nested(diags, 100, "- ", "")));
    assert_fails(diags, nested(diags, 101, "- ", ""), "1:201+0 too-deep");
    assert_fails(diags, nested(diags, 100000, "[", "]"), "1:101+1 too-deep");
    assert_fails(diags, nested(diags, 100000, "{a: ", "}"), "1:401+1 too-deep");
    assert_fails(diags, nested(diags, 3000, "- ", ""), "1:201+0 too-deep");
}

static void aliases_do_not_nest_deeper(void **state)
{
    zy_diags *diags = *state;
    const char *deep = nested(diags, 60, "[", "]");

    assert_fails(
        diags,
        zy_arena_format(diags->arena, "[&x %s, [[%.57s*x", deep, nested(diags, 57, "[", "]")),
        zy_arena_format(diags->arena, "1:%d+2 too-deep", 5 + 121 + 4 + 57));
}

static void alias_bombs_do_not_go_off(void **state)
{
    zy_diags *diags = *state;
    GString *text = g_string_new("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");

    for (int i = 1; i < 20; i++) {
        g_string_append_printf(text, "a%d: &a%d [", i, i);
        for (int j = 0; j < 10; j++)
            g_string_append_printf(text, "%s*a%d", j ? "," : "", i - 1);
        g_string_append(text, "]\n");
    }
    const char *bomb = zy_arena_text(diags->arena, text->str, text->len);
    g_string_free(text, TRUE);
    assert_null(read(diags, bomb));
    assert_string_equal(diags->first->code, "too-many-values");
    assert_int_equal(diags->first->fault, ZY_FAULT_LIMIT);
    assert_int_equal(diags->errors, 1);
}

static void full_width_marks_are_pointed_out(void **state)
{
    zy_diags *diags = *state;

    assert_null(read(diags, "a: 1\nb：2\nc: 3\n"));
    assert_non_null(strstr(diags->first->hint, "full-width \"：\""));
    *diags = (zy_diags){.arena = diags->arena, .language = ZY_JAPANESE};
    assert_null(read(diags, "a: [1，2\n"));
    assert_non_null(strstr(diags->first->hint, "全角の「，」"));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, make_diags, free_diags)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(plain_scalars_follow_the_core_schema),
        TEST(reads_json_as_json),
        TEST(reads_json_of_more_than_a_million_values),
        TEST(reads_json_that_is_none_as_yaml),
        TEST(reads_blocks),
        TEST(reads_json),
        TEST(reads_what_is_nearly_json),
        TEST(an_empty_file_is_null),
        TEST(skips_a_byte_order_mark),
        TEST(aliases_repeat_their_anchor),
        TEST(spans_are_where_things_stand),
        TEST(json_has_the_same_spans_as_yaml),
        TEST(malformed_documents_have_a_place),
        TEST(repeated_keys_do_not_hide_duplicates),
        TEST(large_maps_are_searched_for_duplicates),
        TEST(names_the_encoding),
        TEST(damaged_utf8_is_no_other_encoding),
        TEST(nesting_ends_at_a_hundred),
        TEST(aliases_do_not_nest_deeper),
        TEST(alias_bombs_do_not_go_off),
        TEST(full_width_marks_are_pointed_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
