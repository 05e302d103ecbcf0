/* Predicates: columns of one kind against values of another, moments, selections. What Vega keeps
 * of plain rows is in transforms_rows_test.c. */
#include "calc_fixture.h"

static const char texts[] =
    "[{\"n\":\"5\",\"d\":\"2020-02-29\"},{\"n\":\"12\",\"d\":\"2021-01-01\"},"
    "{\"n\":\"\",\"d\":\"\"},{\"n\":null}]";

/* "+" for each row that it holds for, "-" for the others. */
static const char *rows_of(fixture *f, const char *rows, const char *json,
                           const zy_parameters *parameters)
{
    zy_table *table = table_of(f, rows);
    char *kept = zy_arena_take(f->arena, table->row_count + 1, 1);
    const zy_predicate *p =
        zy_predicate_read(f->arena, &f->diags, value_of(f, json), table, parameters);

    if (!p)
        return f->diags.first->code;
    for (size_t row = 0; row < table->row_count; row++)
        kept[row] = zy_predicate_holds(p, f->arena, table, row) ? '+' : '-';
    return kept;
}

static void reads_a_column_as_what_it_is_compared_with(void **state)
{
    fixture *f = *state;
    static const struct {
        const char *test, *rows;
    } cases[] = {
        {"{\"field\":\"n\",\"lt\":10}", "+-++"},
        {"{\"field\":\"n\",\"gt\":10}", "-+--"},
        {"{\"field\":\"n\",\"equal\":5}", "+---"},
        {"{\"field\":\"n\",\"equal\":\"5\"}", "+---"},
        {"{\"field\":\"n\",\"oneOf\":[12,13]}", "-+--"},
        {"{\"field\":\"n\",\"lt\":\"2\"}", "-+++"},
        {"{\"field\":\"n\",\"equal\":null}", "---+"},
        {"{\"field\":\"d\",\"lt\":{\"year\":2021}}", "+---"},
        {"{\"field\":\"d\",\"range\":[{\"year\":2020,\"month\":\"feb\"},{\"year\":2020,\"month\":3}"
         "]}",
         "+---"},
        {"{\"timeUnit\":\"year\",\"field\":\"d\",\"equal\":2021}", "-+--"},
        {"{\"timeUnit\":\"binnedyearmonth\",\"field\":\"d\",\"equal\":{\"year\":2021}}", "-+--"},
        {"{\"field\":\"n\",\"valid\":true}", "+++-"},
        {"{\"not\":{\"or\":[{\"field\":\"n\",\"equal\":5},\"datum.n === null\"]}}", "-++-"},
        {"true", "++++"},
        {"false", "----"},
        {"{\"field\":\"n\",\"lte\":12}", "++++"},
        {"{\"field\":\"n\",\"gte\":12}", "-+--"},
        {"{\"field\":\"n\",\"range\":[5,11]}", "+---"},
        {"{\"field\":\"n\",\"range\":[11,5]}", "+---"},
        {"{\"field\":\"n\",\"range\":[null,11]}", "+-++"},
        {"{\"field\":\"n\",\"oneOf\":[]}", "----"},
        {"{\"field\":\"n\",\"oneOf\":[\"\",null]}", "--++"},
        {"{\"field\":\"n\",\"valid\":false}", "---+"},
        {"{\"and\":[]}", "++++"},
        {"{\"or\":[]}", "----"},
        {"{\"and\":[{\"field\":\"n\",\"gt\":4},{\"field\":\"n\",\"lt\":9}]}", "+---"},
        {"{\"timeUnit\":\"month\",\"field\":\"d\",\"equal\":2}", "+---"},
        {"{\"timeUnit\":\"month\",\"field\":\"d\",\"oneOf\":[\"january\",3]}", "-+--"},
        {"{\"timeUnit\":\"year\",\"field\":\"d\",\"range\":[2021,2030]}", "-+--"},
        {"{\"timeUnit\":{\"unit\":\"year\"},\"field\":\"d\",\"equal\":2020}", "+---"},
        {"{\"timeUnit\":\"utcyear\",\"field\":\"d\",\"equal\":2020}", "+---"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *got = rows_of(f, texts, cases[i].test, NULL);
        if (strcmp(got, cases[i].rows) != 0)
            fail_msg("%s: %s, not %s", cases[i].test, got, cases[i].rows);
    }
    assert_quiet(f);
}

static void compares_instants_with_written_dates(void **state)
{
    fixture *f = *state;
    zy_table *table = table_of(f, texts);
    const zy_predicate *p;

    assert_true(zy_column_parse(table, zy_table_find(table, "d"), "date"));
    p = zy_predicate_read(f->arena, &f->diags,
                          value_of(f, "{\"field\":\"d\",\"gte\":\"2020-06-01\"}"), table, NULL);
    assert_false(zy_predicate_holds(p, f->arena, table, 0));
    assert_true(zy_predicate_holds(p, f->arena, table, 1));
}

static void reads_moments(void **state)
{
    fixture *f = *state;
    static const struct {
        const char *json;
        double ms;
    } cases[] = {
        {"{\"year\":2020}", 1577836800000},
        {"{\"year\":2020,\"month\":\"January\"}", 1577836800000},
        {"{\"year\":2020,\"month\":2,\"date\":29,\"hours\":13,\"minutes\":5,\"seconds\":7,"
         "\"milliseconds\":9}",
         1582981507009},
        {"{\"quarter\":2}", 1333238400000},
        {"{\"month\":\"mar\"}", 1330560000000},
        {"{\"day\":\"monday\"}", 1325462400000},
        {"{\"day\":7}", 1325376000000},
        {"{\"hours\":5}", 1325394000000},
        {"{\"year\":\"2020\"}", 1577836800000},
        {"{\"year\":2020,\"utc\":true}", 1577836800000},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const zy_value *v = value_of(f, cases[i].json);
        double ms = 0;
        assert_true(zy_is_date_time(v));
        assert_true(zy_date_time_read(&f->diags, v, &ms));
        if (ms != cases[i].ms)
            fail_msg("%s: %.0f", cases[i].json, ms);
    }
    assert_quiet(f);
    assert_false(zy_is_date_time(value_of(f, "{\"expr\":\"1\"}")));
    assert_false(zy_is_date_time(value_of(f, "3")));
}

static void refuses_moments_that_are_none(void **state)
{
    fixture *f = *state;
    static const char *const wrong[] = {"{\"month\":\"foo\"}", "{\"day\":\"someday\"}",
                                        "{\"year\":[]}", "{\"year\":2020,\"munth\":3}"};
    double ms;

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const size_t before = f->diags.errors;
        assert_false(zy_date_time_read(&f->diags, value_of(f, wrong[i]), &ms));
        assert_true(f->diags.errors > before);
    }
}

static void selects_by_the_value_of_a_parameter(void **state)
{
    fixture *f = *state;
    static const char rows[] =
        "[{\"a\":1,\"b\":\"x\"},{\"a\":2,\"b\":\"y\"},{\"a\":3,\"b\":\"x\"}]";
    const zy_parameter items[] = {{"points", datum_of(f, "[{\"a\":1,\"b\":\"x\"},{\"a\":2}]")},
                                  {"brush", datum_of(f, "{\"a\":[2,3]}")},
                                  {"place", datum_of(f, "{\"x\":[10,20]}")}};
    const zy_parameters parameters = {.items = items, .count = 3};

    assert_string_equal(rows_of(f, rows, "{\"param\":\"points\"}", &parameters), "++-");
    assert_string_equal(rows_of(f, rows, "{\"param\":\"brush\"}", &parameters), "-++");
    assert_string_equal(rows_of(f, rows, "{\"not\":{\"param\":\"brush\"}}", &parameters), "+--");
    assert_quiet(f);
    assert_string_equal(rows_of(f, rows, "{\"param\":\"place\"}", &parameters), "+++");
    assert_string_equal(rows_of(f, rows, "{\"param\":\"other\",\"empty\":false}", &parameters),
                        "---");
    assert_int_equal(f->diags.notes, 2);
}

static void uses_values_of_expressions(void **state)
{
    fixture *f = *state;
    const zy_parameter items[] = {{"lo", ZY_DATUM_NUMBER(6)}};
    const zy_parameters parameters = {.items = items, .count = 1};

    assert_string_equal(
        rows_of(f, texts, "{\"field\":\"n\",\"gt\":{\"expr\":\"lo\"}}", &parameters), "-+--");
    assert_string_equal(
        rows_of(f, texts, "{\"field\":\"n\",\"range\":{\"expr\":\"[lo, 20]\"}}", &parameters),
        "-+--");
}

static void limits_depth(void **state)
{
    fixture *f = *state;
    GString *text = g_string_new(NULL);

    for (int i = 0; i < 90; i++)
        g_string_append(text, "{\"not\":");
    g_string_append(text, "\"true\"");
    for (int i = 0; i < 90; i++)
        g_string_append(text, "}");
    const char *json = zy_arena_text(f->arena, text->str, text->len);
    g_string_free(text, TRUE);
    assert_string_equal(rows_of(f, texts, json, NULL), "++++");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(reads_a_column_as_what_it_is_compared_with),
        TEST(compares_instants_with_written_dates),
        TEST(reads_moments),
        TEST(refuses_moments_that_are_none),
        TEST(selects_by_the_value_of_a_parameter),
        TEST(uses_values_of_expressions),
        TEST(limits_depth),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
