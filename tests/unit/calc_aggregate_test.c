/* Aggregates of single columns; what Vega makes of whole tables is in the tests of transforms. */
#include "calc_fixture.h"

static const char rows[] =
    "[{\"v\":3,\"t\":\"b\"},{\"v\":null,\"t\":\"\"},{\"v\":1,\"t\":\"a\"},{\"t\":\"b\"},"
    "{\"v\":8,\"t\":null}]";
static const size_t all[] = {0, 1, 2, 3, 4};

static zy_datum run(fixture *f, const char *op, const char *column, size_t count)
{
    zy_table *table = table_of(f, rows);

    return zy_aggregate(f->arena, op, table, column ? zy_table_find(table, column) : NULL, all,
                        count);
}

static void counts_what_is_there_and_what_is_not(void **state)
{
    fixture *f = *state;

    assert_true(run(f, "count", NULL, 5).number == 5);
    assert_true(run(f, "valid", "v", 5).number == 3);
    assert_true(run(f, "missing", "v", 5).number == 2);
    assert_true(run(f, "missing", "t", 5).number == 2);
    assert_true(run(f, "distinct", "v", 5).number == 5);
    assert_true(run(f, "distinct", "t", 5).number == 4);
    assert_string_equal(run(f, "min", "t", 5).text, "a");
    assert_string_equal(run(f, "max", "t", 5).text, "b");
}

static void is_nothing_of_nothing(void **state)
{
    fixture *f = *state;
    static const char *const none[] = {
        "sum",      "mean",   "min",     "max",    "median",          "q1",
        "variance", "stdevp", "product", "argmin", "exponential(0.5)"};

    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (run(f, none[i], "v", 0).kind != ZY_UNDEFINED)
            fail_msg("%s of no rows is something", none[i]);
    assert_true(run(f, "count", "v", 0).number == 0);
    assert_true(run(f, "distinct", "v", 0).number == 0);
    assert_int_equal(run(f, "values", "v", 0).array->count, 0);
    assert_int_equal(run(f, "stdev", "v", 1).kind, ZY_UNDEFINED);
}

static void finds_the_row_of_an_extreme(void **state)
{
    fixture *f = *state;

    assert_string_equal(zy_datum_json(f->arena, run(f, "argmin", "v", 5)), "{\"v\":1,\"t\":\"a\"}");
    assert_true(zy_object_find(run(f, "argmax", "v", 5).object, "v").number == 8);
}

static void knows_its_names(void **state)
{
    (void)state;
    for (size_t i = 0; zy_aggregate_names[i]; i++)
        assert_true(zy_aggregate_exists(zy_aggregate_names[i]));
    assert_true(zy_aggregate_exists("exponential(0.25)"));
    assert_false(zy_aggregate_exists("exponential(x)"));
    assert_false(zy_aggregate_exists("sum(2)"));
    assert_false(zy_aggregate_exists("ci0"));
    assert_false(zy_aggregate_exists("su"));
    assert_false(zy_aggregate_exists(""));
}

static void takes_back_what_it_was_given(void **state)
{
    fixture *f = *state;
    static const char *const ops[] = {"sum",   "mean",  "variance", "min",      "max",   "median",
                                      "count", "valid", "missing",  "distinct", "argmax"};
    zy_table *table = table_of(f, rows);
    const zy_column *v = zy_table_find(table, "v");

    for (size_t i = 0; i < sizeof ops / sizeof *ops; i++) {
        zy_measure m;
        assert_true(zy_measure_init(&m, ops[i], table, v));
        for (size_t k = 0; k < 5; k++)
            zy_measure_add(&m, all[k]);
        zy_measure_remove(&m, 0);
        zy_measure_remove(&m, 1);
        const zy_datum left = zy_measure_value(&m, f->arena, all + 2, 3);
        const zy_datum fresh = zy_aggregate(f->arena, ops[i], table, v, all + 2, 3);
        if (left.kind == ZY_NUMBER ? !is_near(left.number, fresh.number)
                                   : !zy_datum_equal(left, fresh))
            fail_msg("%s differs after taking back", ops[i]);
    }
}

static void interpolates_quantiles(void **state)
{
    static const double sorted[] = {1, 2, 4, 8};

    (void)state;
    assert_true(zy_quantile(sorted, 4, 0) == 1 && zy_quantile(sorted, 4, 1) == 8);
    assert_true(zy_quantile(sorted, 4, 0.5) == 3 && zy_quantile(sorted, 4, 0.25) == 1.75);
    assert_true(zy_quantile(sorted, 1, 0.7) == 1);
    assert_true(isnan(zy_quantile(sorted, 0, 0.5)) && isnan(zy_quantile(sorted, 4, NAN)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(counts_what_is_there_and_what_is_not), TEST(is_nothing_of_nothing),
        TEST(finds_the_row_of_an_extreme),          TEST(knows_its_names),
        TEST(takes_back_what_it_was_given),         TEST(interpolates_quantiles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
