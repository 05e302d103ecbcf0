/* aggregate, joinaggregate and pivot. */
#include "transforms_fixture.h"

static const char v_rows[] = "[{\"a\":1,\"b\":\"x\",\"c\":3.5},{\"a\":2,\"b\":\"y\",\"c\":null},{"
                             "\"a\":3,\"b\":\"x\",\"c\":-1},{\"a\":3,\"b\":\"y\",\"c\":7},{\"a\":8,"
                             "\"b\":\"x\",\"c\":2},{\"a\":13.25,\"b\":\"x\",\"c\":2}]";
static const char p_rows[] =
    "[{\"y\":2000,\"c\":\"US\",\"v\":3},{\"y\":2000,\"c\":\"JP\",\"v\":5},{\"y\":2001,\"c\":\"US\","
    "\"v\":4},{\"y\":2002,\"c\":\"JP\",\"v\":1},{\"y\":2002,\"c\":\"DE\",\"v\":null}]";

static const transform_case cases[] = {
    {v_rows,
     "{\"aggregate\":[{\"op\":\"count\",\"field\":\"c\",\"as\":\"count\"},{\"op\":\"valid\","
     "\"field\":\"c\",\"as\":\"valid\"},{\"op\":\"missing\",\"field\":\"c\",\"as\":\"missing\"},{"
     "\"op\":\"distinct\",\"field\":\"c\",\"as\":\"distinct\"},{\"op\":\"sum\",\"field\":\"c\","
     "\"as\":\"sum\"},{\"op\":\"product\",\"field\":\"c\",\"as\":\"product\"},{\"op\":\"mean\","
     "\"field\":\"c\",\"as\":\"mean\"},{\"op\":\"average\",\"field\":\"c\",\"as\":\"average\"},{"
     "\"op\":\"variance\",\"field\":\"c\",\"as\":\"variance\"},{\"op\":\"variancep\",\"field\":"
     "\"c\",\"as\":\"variancep\"},{\"op\":\"stdev\",\"field\":\"c\",\"as\":\"stdev\"},{\"op\":"
     "\"stdevp\",\"field\":\"c\",\"as\":\"stdevp\"},{\"op\":\"stderr\",\"field\":\"c\",\"as\":"
     "\"stderr\"},{\"op\":\"median\",\"field\":\"c\",\"as\":\"median\"},{\"op\":\"q1\",\"field\":"
     "\"c\",\"as\":\"q1\"},{\"op\":\"q3\",\"field\":\"c\",\"as\":\"q3\"},{\"op\":\"min\",\"field\":"
     "\"c\",\"as\":\"min\"},{\"op\":\"max\",\"field\":\"c\",\"as\":\"max\"}],\"groupby\":[\"b\"]}",
     "[{\"b\":\"x\",\"count\":4,\"valid\":4,\"missing\":0,\"sum\":6.5,\"product\":-14,\"mean\":1."
     "625,\"average\":1.625,\"variance\":3.5625,\"variancep\":2.671875,\"stdev\":1."
     "8874586088176875,\"stdevp\":1.6345871038277526,\"stderr\":0.9437293044088437,\"distinct\":3,"
     "\"median\":2,\"q1\":1.25,\"q3\":2.375,\"min\":-1,\"max\":3.5},{\"b\":\"y\",\"count\":2,"
     "\"valid\":1,\"missing\":1,\"sum\":7,\"product\":7,\"mean\":7,\"average\":7,\"variancep\":0,"
     "\"stdevp\":0,\"distinct\":2,\"median\":7,\"q1\":7,\"q3\":7,\"min\":7,\"max\":7}]"},
    {v_rows,
     "{\"aggregate\":[{\"op\":\"count\",\"field\":\"b\",\"as\":\"count\"},{\"op\":\"valid\","
     "\"field\":\"b\",\"as\":\"valid\"},{\"op\":\"missing\",\"field\":\"b\",\"as\":\"missing\"},{"
     "\"op\":\"distinct\",\"field\":\"b\",\"as\":\"distinct\"},{\"op\":\"sum\",\"field\":\"b\","
     "\"as\":\"sum\"},{\"op\":\"product\",\"field\":\"b\",\"as\":\"product\"},{\"op\":\"mean\","
     "\"field\":\"b\",\"as\":\"mean\"},{\"op\":\"average\",\"field\":\"b\",\"as\":\"average\"},{"
     "\"op\":\"variance\",\"field\":\"b\",\"as\":\"variance\"},{\"op\":\"variancep\",\"field\":"
     "\"b\",\"as\":\"variancep\"},{\"op\":\"stdev\",\"field\":\"b\",\"as\":\"stdev\"},{\"op\":"
     "\"stdevp\",\"field\":\"b\",\"as\":\"stdevp\"},{\"op\":\"stderr\",\"field\":\"b\",\"as\":"
     "\"stderr\"},{\"op\":\"median\",\"field\":\"b\",\"as\":\"median\"},{\"op\":\"q1\",\"field\":"
     "\"b\",\"as\":\"q1\"},{\"op\":\"q3\",\"field\":\"b\",\"as\":\"q3\"},{\"op\":\"min\",\"field\":"
     "\"b\",\"as\":\"min\"},{\"op\":\"max\",\"field\":\"b\",\"as\":\"max\"}],\"groupby\":[\"b\"]}",
     "[{\"b\":\"x\",\"count\":4,\"valid\":4,\"missing\":0,\"sum\":null,\"product\":null,\"mean\":"
     "null,\"average\":null,\"variance\":null,\"variancep\":null,\"stdev\":null,\"stdevp\":null,"
     "\"stderr\":null,\"distinct\":1,\"min\":\"x\",\"max\":\"x\"},{\"b\":\"y\",\"count\":2,"
     "\"valid\":2,\"missing\":0,\"sum\":null,\"product\":null,\"mean\":null,\"average\":null,"
     "\"variance\":null,\"variancep\":null,\"stdev\":null,\"stdevp\":null,\"stderr\":null,"
     "\"distinct\":1,\"min\":\"y\",\"max\":\"y\"}]"},
    {v_rows,
     "{\"aggregate\":[{\"op\":\"count\",\"field\":\"a\",\"as\":\"count\"},{\"op\":\"valid\","
     "\"field\":\"a\",\"as\":\"valid\"},{\"op\":\"missing\",\"field\":\"a\",\"as\":\"missing\"},{"
     "\"op\":\"distinct\",\"field\":\"a\",\"as\":\"distinct\"},{\"op\":\"sum\",\"field\":\"a\","
     "\"as\":\"sum\"},{\"op\":\"product\",\"field\":\"a\",\"as\":\"product\"},{\"op\":\"mean\","
     "\"field\":\"a\",\"as\":\"mean\"},{\"op\":\"average\",\"field\":\"a\",\"as\":\"average\"},{"
     "\"op\":\"variance\",\"field\":\"a\",\"as\":\"variance\"},{\"op\":\"variancep\",\"field\":"
     "\"a\",\"as\":\"variancep\"},{\"op\":\"stdev\",\"field\":\"a\",\"as\":\"stdev\"},{\"op\":"
     "\"stdevp\",\"field\":\"a\",\"as\":\"stdevp\"},{\"op\":\"stderr\",\"field\":\"a\",\"as\":"
     "\"stderr\"},{\"op\":\"median\",\"field\":\"a\",\"as\":\"median\"},{\"op\":\"q1\",\"field\":"
     "\"a\",\"as\":\"q1\"},{\"op\":\"q3\",\"field\":\"a\",\"as\":\"q3\"},{\"op\":\"min\",\"field\":"
     "\"a\",\"as\":\"min\"},{\"op\":\"max\",\"field\":\"a\",\"as\":\"max\"}]}",
     "[{\"count\":6,\"valid\":6,\"missing\":0,\"sum\":30.25,\"product\":1908,\"mean\":5."
     "041666666666666,\"average\":5.041666666666666,\"variance\":22.010416666666668,\"variancep\":"
     "18.34201388888889,\"stdev\":4.691526048810416,\"stdevp\":4.282757743427579,\"stderr\":1."
     "915307489093534,\"distinct\":5,\"median\":3,\"q1\":2.25,\"q3\":6.75,\"min\":1,\"max\":13.25}"
     "]"},
    {v_rows,
     "{\"aggregate\":[{\"op\":\"argmin\",\"field\":\"c\",\"as\":\"lo\"},{\"op\":\"argmax\","
     "\"field\":\"c\",\"as\":\"hi\"},{\"op\":\"values\",\"field\":\"a\",\"as\":\"all\"}],"
     "\"groupby\":[\"b\"]}",
     "[{\"b\":\"x\",\"lo\":{\"a\":3,\"b\":\"x\",\"c\":-1},\"hi\":{\"a\":1,\"b\":\"x\",\"c\":3.5},"
     "\"all\":[{\"a\":1,\"b\":\"x\",\"c\":3.5},{\"a\":3,\"b\":\"x\",\"c\":-1},{\"a\":8,\"b\":\"x\","
     "\"c\":2},{\"a\":13.25,\"b\":\"x\",\"c\":2}]},{\"b\":\"y\",\"lo\":{\"a\":3,\"b\":\"y\",\"c\":"
     "7},\"hi\":{\"a\":3,\"b\":\"y\",\"c\":7},\"all\":[{\"a\":2,\"b\":\"y\",\"c\":null},{\"a\":3,"
     "\"b\":\"y\",\"c\":7}]}]"},
    {v_rows, "{\"aggregate\":[{\"op\":{\"exponential\":0.5},\"field\":\"a\",\"as\":\"e\"}]}",
     "[{\"e\":9.412698412698413}]"},
    {v_rows,
     "{\"aggregate\":[{\"op\":\"count\"},{\"op\":\"mean\",\"field\":\"a\"}],\"groupby\":[\"b\","
     "\"c\"]}",
     "[{\"b\":\"x\",\"c\":3.5,\"count\":1,\"mean_a\":1},{\"b\":\"y\",\"c\":null,\"count\":1,\"mean_"
     "a\":2},{\"b\":\"x\",\"c\":-1,\"count\":1,\"mean_a\":3},{\"b\":\"y\",\"c\":7,\"count\":1,"
     "\"mean_a\":3},{\"b\":\"x\",\"c\":2,\"count\":2,\"mean_a\":10.625}]"},
    {v_rows,
     "{\"joinaggregate\":[{\"op\":\"sum\",\"field\":\"a\"},{\"op\":\"count\"},{\"op\":\"max\","
     "\"field\":\"c\",\"as\":\"a\"}],\"groupby\":[\"b\"]}",
     "[{\"a\":3.5,\"count\":4,\"sum_a\":25.25},{\"a\":7,\"count\":2,\"sum_a\":5},{\"a\":3.5,"
     "\"count\":4,\"sum_a\":25.25},{\"a\":7,\"count\":2,\"sum_a\":5},{\"a\":3.5,\"count\":4,\"sum_"
     "a\":25.25},{\"a\":3.5,\"count\":4,\"sum_a\":25.25}]"},
    {p_rows, "{\"pivot\":\"c\",\"value\":\"v\",\"groupby\":[\"y\"]}",
     "[{\"y\":2000,\"JP\":5,\"US\":3},{\"y\":2001,\"US\":4},{\"y\":2002,\"JP\":1}]"},
    {p_rows, "{\"pivot\":\"c\",\"value\":\"v\",\"groupby\":[\"y\"],\"op\":\"count\"}",
     "[{\"y\":2000,\"DE\":0,\"JP\":1,\"US\":1},{\"y\":2001,\"DE\":0,\"JP\":0,\"US\":1},{\"y\":2002,"
     "\"DE\":1,\"JP\":1,\"US\":0}]"},
    {p_rows, "{\"pivot\":\"c\",\"value\":\"v\",\"groupby\":[\"y\"],\"op\":\"mean\"}",
     "[{\"y\":2000,\"JP\":5,\"US\":3},{\"y\":2001,\"US\":4},{\"y\":2002,\"JP\":1}]"},
    {p_rows, "{\"pivot\":\"c\",\"value\":\"v\",\"groupby\":[\"y\"],\"op\":\"max\"}",
     "[{\"y\":2000,\"JP\":5,\"US\":3},{\"y\":2001,\"US\":4},{\"y\":2002,\"JP\":1}]"},
    {p_rows, "{\"pivot\":\"c\",\"value\":\"v\",\"groupby\":[\"y\"],\"op\":\"missing\"}",
     "[{\"y\":2000,\"DE\":0,\"JP\":0,\"US\":0},{\"y\":2001,\"DE\":0,\"JP\":0,\"US\":0},{\"y\":2002,"
     "\"DE\":1,\"JP\":0,\"US\":0}]"},
    {p_rows, "{\"pivot\":\"c\",\"value\":\"v\"}", "[{\"JP\":6,\"US\":7}]"},
    {p_rows, "{\"pivot\":\"c\",\"value\":\"v\",\"groupby\":[\"y\"],\"limit\":2}",
     "[{\"y\":2000,\"JP\":5},{\"y\":2001},{\"y\":2002,\"JP\":1}]"},
    {p_rows, "{\"pivot\":\"y\",\"value\":\"v\",\"groupby\":[\"c\"]}",
     "[{\"2000\":3,\"2001\":4,\"c\":\"US\"},{\"2000\":5,\"2002\":1,\"c\":\"JP\"},{\"c\":\"DE\"}]"},
};

static void makes_the_rows_that_vega_makes(void **state)
{
    CHECK(*state, cases);
}

static void makes_nothing_of_no_rows(void **state)
{
    fixture *f = *state;
    zy_table *none = transform(f, input_of(f, v_rows), "{\"filter\":\"false\"}");
    zy_table *all = transform(f, none, "{\"aggregate\":[{\"op\":\"count\",\"as\":\"n\"}]}");

    assert_int_equal(all->row_count, 0);
    assert_non_null(zy_table_find(all, "n"));
    all = transform(f, none, "{\"joinaggregate\":[{\"op\":\"sum\",\"field\":\"a\",\"as\":\"n\"}]}");
    assert_int_equal(all->row_count, 0);
    all = transform(f, none, "{\"pivot\":\"b\",\"value\":\"a\"}");
    assert_int_equal(all->row_count, 0);
    zy_table *empty = transform(
        f, table_of(f, "[]"),
        "{\"aggregate\":[{\"op\":\"sum\",\"field\":\"a\",\"as\":\"n\"}],\"groupby\":[\"b\"]}");
    assert_int_equal(empty->row_count, 0);
    assert_quiet(f);
}

static void takes_missing_values_as_a_group(void **state)
{
    fixture *f = *state;
    static const char rows[] = "[{\"g\":null,\"v\":1},{\"g\":\"a\",\"v\":2},{\"v\":4}]";
    zy_table *before = input_of(f, rows);

    assert_rows(
        f, "groups", before,
        transform(
            f, before,
            "{\"aggregate\":[{\"op\":\"sum\",\"field\":\"v\",\"as\":\"s\"}],\"groupby\":[\"g\"]}"),
        "[{\"s\":5},{\"g\":\"a\",\"s\":2}]");
}

static void knows_fields_within_fields(void **state)
{
    fixture *f = *state;
    zy_table *before = table_of(f, "[{\"o\":{\"k\":\"a\",\"v\":1}},{\"o\":{\"k\":\"a\",\"v\":2}}]");

    assert_rows(f, "nested", before,
                transform(f, before,
                          "{\"aggregate\":[{\"op\":\"sum\",\"field\":\"o.v\",\"as\":\"s\"}],"
                          "\"groupby\":[\"o.k\"]}"),
                "[{\"o.k\":\"a\",\"s\":3}]");
}

static void keeps_the_unit_of_what_it_adds_up(void **state)
{
    fixture *f = *state;
    zy_table *before = input_of(f, v_rows);

    zy_table_find(before, "a")->unit = "円";
    zy_table *after = transform(f, before,
                                "{\"aggregate\":[{\"op\":\"sum\",\"field\":\"a\",\"as\":\"s\"},"
                                "{\"op\":\"count\",\"as\":\"n\"}],\"groupby\":[\"b\"]}");
    assert_string_equal(zy_table_find(after, "s")->unit, "円");
    assert_null(zy_table_find(after, "n")->unit);
}

static void serves_encodings_too(void **state)
{
    fixture *f = *state;
    const zy_transform_job job = job_of(f);
    const char *by[] = {"b"};
    const zy_aggregate_op ops[] = {{"mean", "a", "mean_a", NULL}, {"count", NULL, "__count", NULL}};
    zy_table *before = input_of(f, v_rows);
    zy_table *after = zy_table_aggregate(&job, before, (zy_names){by, 1}, ops, 2, NULL);

    assert_rows(f, "encoding", before, after,
                "[{\"b\":\"x\",\"mean_a\":6.3125,\"__count\":4},{\"b\":\"y\",\"mean_a\":2.5,\"__"
                "count\":2}]");
    assert_string_equal(after->columns[0]->name, "b");
}

static void refuses_what_it_does_not_know(void **state)
{
    fixture *f = *state;

    assert_refused(f, v_rows, "{\"aggregate\":[{\"op\":\"sum\",\"field\":\"z\",\"as\":\"s\"}]}",
                   "unknown-field", "\"z\"");
    assert_refused(f, v_rows, "{\"aggregate\":[{\"op\":\"summ\",\"field\":\"a\",\"as\":\"s\"}]}",
                   "unknown-aggregate", "\"summ\"");
    assert_non_null(strstr(f->diags.first->hint, "sum"));
    assert_refused(f, v_rows, "{\"aggregate\":[{\"op\":\"ci0\",\"field\":\"a\",\"as\":\"s\"}]}",
                   "random-aggregate", "\"ci0\"");
    assert_refused(f, v_rows, "{\"aggregate\":[{\"op\":\"sum\",\"as\":\"s\"}]}", "no-field", "{");
    assert_refused(f, v_rows, "{\"aggregate\":\"sum\"}", "wrong-kind", "\"sum\"");
    assert_refused(f, v_rows, "{\"aggregate\":[],\"groupBy\":[\"b\"]}", "unknown-property",
                   "\"groupBy\"");
    assert_refused(f, v_rows, "{\"aggregate\":[],\"groupby\":[\"bb\"]}", "unknown-field", "\"bb\"");
    assert_refused(f, v_rows, "{\"pivot\":\"b\",\"value\":\"a\",\"op\":\"median2\"}",
                   "unknown-aggregate", "\"median2\"");
    assert_refused(f, v_rows, "{\"agregate\":[]}", "unknown-transform", "{");
    assert_non_null(strstr(f->diags.first->hint, "aggregate"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(makes_the_rows_that_vega_makes),    TEST(makes_nothing_of_no_rows),
        TEST(takes_missing_values_as_a_group),   TEST(knows_fields_within_fields),
        TEST(keeps_the_unit_of_what_it_adds_up), TEST(serves_encodings_too),
        TEST(refuses_what_it_does_not_know),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
