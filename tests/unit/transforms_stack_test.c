/* stack. */
#include "transforms_fixture.h"

static const char v_rows[] = "[{\"a\":1,\"b\":\"x\",\"c\":3.5},{\"a\":2,\"b\":\"y\",\"c\":null},{"
                             "\"a\":3,\"b\":\"x\",\"c\":-1},{\"a\":3,\"b\":\"y\",\"c\":7},{\"a\":8,"
                             "\"b\":\"x\",\"c\":2},{\"a\":13.25,\"b\":\"x\",\"c\":2}]";

static const transform_case cases[] = {
    {v_rows, "{\"stack\":\"a\",\"groupby\":[\"b\"],\"as\":[\"p\",\"q\"]}",
     "[{\"p\":0,\"q\":1},{\"p\":0,\"q\":2},{\"p\":1,\"q\":4},{\"p\":2,\"q\":5},{\"p\":4,\"q\":12},{"
     "\"p\":12,\"q\":25.25}]"},
    {v_rows, "{\"stack\":\"a\",\"groupby\":[],\"sort\":[{\"field\":\"c\"}],\"as\":[\"p\",\"q\"]}",
     "[{\"p\":26.25,\"q\":27.25},{\"p\":0,\"q\":2},{\"p\":2,\"q\":5},{\"p\":27.25,\"q\":30.25},{"
     "\"p\":5,\"q\":13},{\"p\":13,\"q\":26.25}]"},
    {v_rows,
     "{\"stack\":\"a\",\"groupby\":[\"b\"],\"sort\":[{\"field\":\"b\",\"order\":\"descending\"},{"
     "\"field\":\"a\"}],\"as\":[\"p\",\"q\"]}",
     "[{\"p\":0,\"q\":1},{\"p\":0,\"q\":2},{\"p\":1,\"q\":4},{\"p\":2,\"q\":5},{\"p\":4,\"q\":12},{"
     "\"p\":12,\"q\":25.25}]"},
    {v_rows, "{\"stack\":\"a\",\"groupby\":[\"b\"],\"offset\":\"center\",\"as\":[\"p\",\"q\"]}",
     "[{\"p\":0,\"q\":1},{\"p\":10.125,\"q\":12.125},{\"p\":1,\"q\":4},{\"p\":12.125,\"q\":15.125},"
     "{\"p\":4,\"q\":12},{\"p\":12,\"q\":25.25}]"},
    {v_rows,
     "{\"stack\":\"a\",\"groupby\":[],\"offset\":\"center\",\"sort\":[{\"field\":\"c\"}],\"as\":["
     "\"p\",\"q\"]}",
     "[{\"p\":26.25,\"q\":27.25},{\"p\":0,\"q\":2},{\"p\":2,\"q\":5},{\"p\":27.25,\"q\":30.25},{"
     "\"p\":5,\"q\":13},{\"p\":13,\"q\":26.25}]"},
    {v_rows,
     "{\"stack\":\"a\",\"groupby\":[\"b\"],\"offset\":\"center\",\"sort\":[{\"field\":\"b\","
     "\"order\":\"descending\"},{\"field\":\"a\"}],\"as\":[\"p\",\"q\"]}",
     "[{\"p\":0,\"q\":1},{\"p\":10.125,\"q\":12.125},{\"p\":1,\"q\":4},{\"p\":12.125,\"q\":15.125},"
     "{\"p\":4,\"q\":12},{\"p\":12,\"q\":25.25}]"},
    {v_rows, "{\"stack\":\"a\",\"groupby\":[\"b\"],\"offset\":\"normalize\",\"as\":[\"p\",\"q\"]}",
     "[{\"p\":0,\"q\":0.039603960396039604},{\"p\":0,\"q\":0.4},{\"p\":0.039603960396039604,\"q\":"
     "0.15841584158415842},{\"p\":0.4,\"q\":1},{\"p\":0.15841584158415842,\"q\":0.4752475247524752}"
     ",{\"p\":0.4752475247524752,\"q\":1}]"},
    {v_rows,
     "{\"stack\":\"a\",\"groupby\":[],\"offset\":\"normalize\",\"sort\":[{\"field\":\"c\"}],\"as\":"
     "[\"p\",\"q\"]}",
     "[{\"p\":0.8677685950413223,\"q\":0.9008264462809917},{\"p\":0,\"q\":0.06611570247933884},{"
     "\"p\":0.06611570247933884,\"q\":0.1652892561983471},{\"p\":0.9008264462809917,\"q\":1},{"
     "\"p\":0.1652892561983471,\"q\":0.4297520661157025},{\"p\":0.4297520661157025,\"q\":0."
     "8677685950413223}]"},
    {v_rows,
     "{\"stack\":\"a\",\"groupby\":[\"b\"],\"offset\":\"normalize\",\"sort\":[{\"field\":\"b\","
     "\"order\":\"descending\"},{\"field\":\"a\"}],\"as\":[\"p\",\"q\"]}",
     "[{\"p\":0,\"q\":0.039603960396039604},{\"p\":0,\"q\":0.4},{\"p\":0.039603960396039604,\"q\":"
     "0.15841584158415842},{\"p\":0.4,\"q\":1},{\"p\":0.15841584158415842,\"q\":0.4752475247524752}"
     ",{\"p\":0.4752475247524752,\"q\":1}]"},
    {v_rows, "{\"stack\":\"c\",\"groupby\":[\"b\"],\"as\":\"p\"}",
     "[{\"p\":0,\"p_end\":3.5},{\"p\":0,\"p_end\":0},{\"p\":0,\"p_end\":-1},{\"p\":0,\"p_end\":7},{"
     "\"p\":3.5,\"p_end\":5.5},{\"p\":5.5,\"p_end\":7.5}]"},
    {v_rows, "{\"stack\":\"c\",\"groupby\":[],\"offset\":\"center\",\"as\":[\"p\",\"q\"]}",
     "[{\"p\":0,\"q\":3.5},{\"p\":3.5,\"q\":3.5},{\"p\":3.5,\"q\":4.5},{\"p\":4.5,\"q\":11.5},{"
     "\"p\":11.5,\"q\":13.5},{\"p\":13.5,\"q\":15.5}]"},
};

static void makes_the_rows_that_vega_makes(void **state)
{
    CHECK(*state, cases);
}

static void gives_missing_values_no_room(void **state)
{
    fixture *f = *state;
    zy_table *before = table_of(f, "[{\"v\":1},{\"v\":null},{},{\"v\":2},{\"v\":\"x\"}]");

    assert_rows(f, "missing", before,
                transform(f, before, "{\"stack\":\"v\",\"groupby\":[],\"as\":[\"p\",\"q\"]}"),
                "[{\"p\":0,\"q\":1},{\"p\":1,\"q\":1},{\"p\":1,\"q\":1},{\"p\":1,\"q\":3},{\"p\":3,"
                "\"q\":3}]");
}

static void makes_a_stack_of_zeros_flat(void **state)
{
    fixture *f = *state;
    zy_table *before = table_of(f, "[{\"v\":0},{\"v\":0}]");

    assert_rows(
        f, "zeros", before,
        transform(f, before,
                  "{\"stack\":\"v\",\"groupby\":[],\"offset\":\"normalize\",\"as\":[\"p\",\"q\"]}"),
        "[{\"p\":0,\"q\":0},{\"p\":0,\"q\":0}]");
}

static void serves_encodings_too(void **state)
{
    fixture *f = *state;
    const zy_transform_job job = job_of(f);
    const char *by[] = {"b"}, *sorts[] = {"a"};
    const bool descending[] = {true};
    zy_table *before = input_of(f, v_rows), *table = zy_table_copy(f->arena, before);

    const zy_stacking stacking = {"a", {by, 1}, {sorts, 1}, descending, "zero", "p", "q"};
    assert_true(zy_stack_add(&job, table, &stacking, NULL));
    assert_rows(f, "encoding", before, table,
                "[{\"p\":24.25,\"q\":25.25},{\"p\":3,\"q\":5},{\"p\":21.25,\"q\":24.25},"
                "{\"p\":0,\"q\":3},{\"p\":13.25,\"q\":21.25},{\"p\":0,\"q\":13.25}]");
}

static void refuses_what_it_does_not_know(void **state)
{
    fixture *f = *state;

    assert_refused(f, v_rows, "{\"stack\":\"z\",\"groupby\":[],\"as\":\"p\"}", "unknown-field",
                   "\"z\"");
    assert_refused(f, v_rows, "{\"stack\":\"a\",\"groupby\":[],\"offset\":\"centre\",\"as\":\"p\"}",
                   "unknown-word", "\"centre\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(makes_the_rows_that_vega_makes), TEST(gives_missing_values_no_room),
        TEST(makes_a_stack_of_zeros_flat),    TEST(serves_encodings_too),
        TEST(refuses_what_it_does_not_know),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
