#include "language.h"
#include "table_fixture.h"

static void makes_a_column_of_each_member(void **state)
{
    zy_table *table = read_json(*state, "[{\"a\": 1, \"b\": \"x\"}, {\"b\": null, \"a\": 2.5},"
                                        " {\"c\": true}, {}]");

    assert_quiet(*state);
    assert_int_equal(table->row_count, 4);
    assert_int_equal(table->column_count, 3);
    zy_column *a = zy_table_find(table, "a");
    assert_int_equal(a->kind, ZY_COLUMN_NUMBER);
    assert_true(zy_column_number(a, 1) == 2.5);
    assert_true(isnan(zy_column_number(a, 2)));
    assert_int_equal(a->missing[2], ZY_MISSING_ABSENT);
    assert_texts(*state, table, "b", "x|~|~|~");
    assert_int_equal(zy_table_find(table, "b")->missing[1], ZY_MISSING_EMPTY);
    assert_int_equal(zy_table_find(table, "c")->kind, ZY_COLUMN_BOOL);
    assert_int_equal(zy_column_at(zy_table_find(table, "c"), 0).kind, ZY_UNDEFINED);
}

static void keeps_mixtures_and_nested_values_as_data(void **state)
{
    zy_table *table = read_json(*state, "[{\"a\": 1, \"b\": {\"c\": [1, {\"d\": \"x\"}]}},"
                                        " {\"a\": \"1\", \"b\": {\"c\": [2]}}]");

    assert_int_equal(zy_table_find(table, "a")->kind, ZY_COLUMN_MIXED);
    zy_column *first = zy_table_find(table, "b.c[0]");
    assert_int_equal(first->kind, ZY_COLUMN_NUMBER);
    assert_true(zy_column_number(first, 1) == 2);
    assert_texts(*state, table, "b['c'][1].d", "x|~");
    assert_null(zy_table_find(table, "b.x"));
    assert_null(zy_table_find(table, "a.x"));
}

static void takes_plain_values_as_a_column_called_data(void **state)
{
    zy_table *table = read_json(*state, "[3, 1, 2]");

    assert_int_equal(table->column_count, 1);
    assert_true(zy_column_number(zy_table_find(table, "data"), 2) == 2);
}

static void takes_lists_as_numbered_columns(void **state)
{
    zy_table *table = read_json(*state, "[[1, \"a\"], [2, \"b\"], [3]]");

    assert_texts(*state, table, "1", "a|b|~");
    assert_true(zy_column_number(zy_table_find(table, "0"), 2) == 3);
}

static void takes_a_single_object_as_the_only_row(void **state)
{
    zy_table *table = read_json(*state, "{\"a\": 1}");

    assert_int_equal(table->row_count, 1);
}

static void reads_no_rows(void **state)
{
    zy_table *table = read_json(*state, " [ ] ");

    assert_quiet(*state);
    assert_int_equal(table->row_count, 0);
    assert_int_equal(table->column_count, 0);
}

static void finds_the_rows_at_a_property(void **state)
{
    fixture *f = *state;
    const char *text = "{\"x\": [9], \"a\": {\"b\": [{\"v\": 1}, {\"v\": 2}], \"c\": [1, 2, 3]}}";
    zy_table *table = zy_json_table_read(f->arena, &f->diags, source_of(f, text), "a.b");

    assert_int_equal(table->row_count, 2);
    assert_true(zy_column_number(zy_table_find(table, "v"), 1) == 2);
    assert_null(zy_json_table_read(f->arena, &f->diags, source_of(f, text), "a.z"));
    assert_string_equal(f->diags.first->code, "unknown-property");
}

static void reads_every_escape(void **state)
{
    zy_table *table = read_json(
        *state, "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\u5E74\\ud83d\\ude00 plain \xE5\xB9\xB4\"]");

    assert_texts(*state, table, "data", "\"\\/\b\f\n\r\t\xC3\xA9年\xF0\x9F\x98\x80 plain 年");
}

static void knows_where_values_stand(void **state)
{
    const char *text = "[\n  {\"a\": 1, \"ab\": [1, \"]}\"], \"国\": \"日\"},\n  {\"ab\" : 22 }\n]";
    zy_table *table = read_json(*state, text);
    static const struct {
        const char *name;
        size_t row;
        const char *expected;
    } places[] = {
        {"a", 0, "1"},   {"ab", 0, "[1, \"]}\"]"},   {"国", 0, "\"日\""},
        {"ab", 1, "22"}, {"a", 1, "{\"ab\" : 22 }"},
    };

    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        zy_span span = zy_cell_span(table, zy_table_find(table, places[i].name), places[i].row);
        assert_int_equal(span.len, strlen(places[i].expected));
        assert_memory_equal(text + span.at, places[i].expected, span.len);
    }
}

static void refuses_what_is_no_json_and_says_where(void **state)
{
    static const struct {
        const char *text;
        int column;
    } files[] = {
        {"", 1},
        {"[", 2},
        {"[1", 3},
        {"[1,]", 4},
        {"[1 2]", 4},
        {"[01]", 2},
        {"[1.]", 2},
        {"[.5]", 2},
        {"[+1]", 2},
        {"[1e]", 2},
        {"[-]", 2},
        {"[NaN]", 2},
        {"[nul]", 2},
        {"{a: 1}", 2},
        {"{\"a\" 1}", 6},
        {"{\"a\": 1,}", 9},
        {"[1] 2", 5},
        {"['a']", 2},
        {"[\"a]", 2},
        {"[\"a\nb\"]", 4},
        {"[\"\\x\"]", 3},
        {"[\"\\u12\"]", 3},
        {"[\"\\u0000\"]", 3},
        {"[\"\\ud83d\"]", 3},
        {"[\"\\ude00\"]", 3},
        {"[1e999]", 2},
        {"[\"\\", 3},
        {"// x\n[]", 1},
        {"{\"a\":1 \"b\":2}", 8},
        {"[true1]", 6},
        {"[1]]", 4},
        {"[0x1]", 3},
        {"[tru]", 2},
        {"[t", 2},
        {"[,1]", 2},
        {"{,}", 2},
        {"{\"a\":", 6},
        {"{\"a\"", 5},
        {"{\"a\":1", 7},
        {"{", 2},
        {"[1e+]", 2},
        {"[1e5x]", 5},
        {"[\"\\ud83d\\u0041\"]", 3},
        {"[\"\\ud83dx\"]", 3},
        {"[\"\\ud83d\\n\"]", 3},
        {"[\"\\u00G0\"]", 3},
        {"[\"\\u00g0\"]", 3},
        {"[\"\\u00\"]", 3},
        {"[--1]", 2},
        {"[1}", 3},
        {"{\"a\":1]", 7},
    };

    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        fixture *f = *state;
        int line, column;
        f->diags.first = f->diags.last = NULL;
        f->diags.language = ZY_JAPANESE;
        assert_null(read_json(f, files[i].text));
        assert_true(is_japanese(f->diags.first->message));
        f->diags.first = f->diags.last = NULL;
        f->diags.language = ZY_ENGLISH;
        assert_null(read_json(f, files[i].text));
        zy_span_locate(f->diags.first->span, &line, &column);
        if (strcmp(f->diags.first->code, "json-syntax") || column != files[i].column)
            fail_msg("%s: column %d, expected %d: %s", files[i].text, column, files[i].column,
                     f->diags.first->message);
        assert_false(is_japanese(f->diags.first->message));
    }
}

static void refuses_names_that_stand_twice(void **state)
{
    assert_null(read_json(*state, "[{\"a\": 1, \"b\": 2}, {\"a\": 1, \"b\": 2, \"a\": 3}]"));
    assert_diag(*state, ZY_ERROR, "duplicate-key", 1, 20);
    assert_fault_of_data(*state);
}

static void limits_nesting(void **state)
{
    fixture *f = *state;
    char text[2 * ZY_LIMIT_JSON_DEPTH + 3];

    memset(text, '[', ZY_LIMIT_JSON_DEPTH);
    memset(text + ZY_LIMIT_JSON_DEPTH, ']', ZY_LIMIT_JSON_DEPTH);
    text[2 * ZY_LIMIT_JSON_DEPTH] = '\0';
    assert_non_null(zy_json_table_read(f->arena, &f->diags, source_of(f, text), NULL));
    memset(text, '[', ZY_LIMIT_JSON_DEPTH + 1);
    assert_null(zy_json_table_read(f->arena, &f->diags, source_of(f, text), NULL));
    assert_string_equal(f->diags.last->code, "table-limit");
    assert_int_equal(f->diags.last->fault, ZY_FAULT_LIMIT);
}

static void takes_inline_values_with_their_places(void **state)
{
    fixture *f = *state;
    const zy_source *source =
        source_of(f, "data:\n  values:\n    - {国: 中国, 値: 83%}\n    - {値: 5, 国: 日本}\n");
    zy_value *root = zy_value_read(source, f->arena, &f->diags);
    zy_table *table = zy_table_of_values(f->arena, &f->diags, zy_value_path(root, "data.values"));

    assert_quiet(f);
    assert_texts(f, table, "国", "中国|日本");
    zy_column *value = zy_table_find(table, "値");
    zy_span span = zy_cell_span(table, value, 1);
    assert_int_equal(span.len, 1);
    assert_int_equal(source->text[span.at], '5');
    assert_memory_equal(source->text + value->name_span.at, "値", 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(makes_a_column_of_each_member),
        TEST(keeps_mixtures_and_nested_values_as_data),
        TEST(takes_plain_values_as_a_column_called_data),
        TEST(takes_lists_as_numbered_columns),
        TEST(takes_a_single_object_as_the_only_row),
        TEST(reads_no_rows),
        TEST(finds_the_rows_at_a_property),
        TEST(reads_every_escape),
        TEST(knows_where_values_stand),
        TEST(refuses_what_is_no_json_and_says_where),
        TEST(refuses_names_that_stand_twice),
        TEST(limits_nesting),
        TEST(takes_inline_values_with_their_places),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
