/* bin and timeUnit. */
#include "transforms_fixture.h"

static const char v_rows[] = "[{\"a\":1,\"b\":\"x\",\"c\":3.5},{\"a\":2,\"b\":\"y\",\"c\":null},{"
                             "\"a\":3,\"b\":\"x\",\"c\":-1},{\"a\":3,\"b\":\"y\",\"c\":7},{\"a\":8,"
                             "\"b\":\"x\",\"c\":2},{\"a\":13.25,\"b\":\"x\",\"c\":2}]";
static const char d_rows[] =
    "[{\"d\":1551398399999,\"i\":0},{\"d\":1582979400000,\"i\":1},{\"d\":1609394400000,\"i\":2},{"
    "\"d\":1609632000000,\"i\":3},{\"d\":null,\"i\":4}]";

static const transform_case cases[] = {
    {v_rows, "{\"bin\":true,\"field\":\"a\",\"as\":\"B\"}",
     "[{\"B\":0,\"B_end\":2},{\"B\":2,\"B_end\":4},{\"B\":2,\"B_end\":4},{\"B\":2,\"B_end\":4},{"
     "\"B\":8,\"B_end\":10},{\"B\":12,\"B_end\":14}]"},
    {v_rows, "{\"bin\":{\"maxbins\":3},\"field\":\"a\",\"as\":\"B\"}",
     "[{\"B\":0,\"B_end\":5},{\"B\":0,\"B_end\":5},{\"B\":0,\"B_end\":5},{\"B\":0,\"B_end\":5},{"
     "\"B\":5,\"B_end\":10},{\"B\":10,\"B_end\":15}]"},
    {v_rows, "{\"bin\":{\"step\":2},\"field\":\"a\",\"as\":\"B\"}",
     "[{\"B\":0,\"B_end\":2},{\"B\":2,\"B_end\":4},{\"B\":2,\"B_end\":4},{\"B\":2,\"B_end\":4},{"
     "\"B\":8,\"B_end\":10},{\"B\":12,\"B_end\":14}]"},
    {v_rows, "{\"bin\":{\"maxbins\":20},\"field\":\"a\",\"as\":\"B\"}",
     "[{\"B\":1,\"B_end\":2},{\"B\":2,\"B_end\":3},{\"B\":3,\"B_end\":4},{\"B\":3,\"B_end\":4},{"
     "\"B\":8,\"B_end\":9},{\"B\":13,\"B_end\":14}]"},
    {v_rows, "{\"bin\":{\"nice\":false},\"field\":\"a\",\"as\":\"B\"}",
     "[{\"B\":1,\"B_end\":3},{\"B\":1,\"B_end\":3},{\"B\":3,\"B_end\":5},{\"B\":3,\"B_end\":5},{"
     "\"B\":7,\"B_end\":9},{\"B\":13,\"B_end\":15}]"},
    {v_rows, "{\"bin\":{\"extent\":[2,6]},\"field\":\"a\",\"as\":\"B\"}",
     "[{\"B\":null,\"B_end\":null},{\"B\":2,\"B_end\":2.5},{\"B\":3,\"B_end\":3.5},{\"B\":3,\"B_"
     "end\":3.5},{\"B\":null,\"B_end\":null},{\"B\":null,\"B_end\":null}]"},
    {v_rows, "{\"bin\":{\"anchor\":0.5},\"field\":\"a\",\"as\":\"B\"}",
     "[{\"B\":0.5,\"B_end\":2.5},{\"B\":0.5,\"B_end\":2.5},{\"B\":2.5,\"B_end\":4.5},{\"B\":2.5,"
     "\"B_end\":4.5},{\"B\":6.5,\"B_end\":8.5},{\"B\":12.5,\"B_end\":14.5}]"},
    {v_rows, "{\"bin\":{\"base\":2},\"field\":\"a\",\"as\":\"B\"}",
     "[{\"B\":0,\"B_end\":2},{\"B\":2,\"B_end\":4},{\"B\":2,\"B_end\":4},{\"B\":2,\"B_end\":4},{"
     "\"B\":8,\"B_end\":10},{\"B\":12,\"B_end\":14}]"},
    {v_rows, "{\"bin\":{\"divide\":[4]},\"field\":\"a\",\"as\":\"B\"}",
     "[{\"B\":0,\"B_end\":2.5},{\"B\":0,\"B_end\":2.5},{\"B\":2.5,\"B_end\":5},{\"B\":2.5,\"B_"
     "end\":5},{\"B\":7.5,\"B_end\":10},{\"B\":12.5,\"B_end\":15}]"},
    {v_rows, "{\"bin\":{\"minstep\":3},\"field\":\"a\",\"as\":\"B\"}",
     "[{\"B\":0,\"B_end\":3},{\"B\":0,\"B_end\":3},{\"B\":3,\"B_end\":6},{\"B\":3,\"B_end\":6},{"
     "\"B\":6,\"B_end\":9},{\"B\":12,\"B_end\":15}]"},
    {v_rows, "{\"bin\":{\"steps\":[1,4,10]},\"field\":\"a\",\"as\":\"B\"}",
     "[{\"B\":1,\"B_end\":2},{\"B\":2,\"B_end\":3},{\"B\":3,\"B_end\":4},{\"B\":3,\"B_end\":4},{"
     "\"B\":8,\"B_end\":9},{\"B\":13,\"B_end\":14}]"},
    {v_rows, "{\"bin\":true,\"field\":\"c\",\"as\":[\"from\",\"to\"]}",
     "[{\"from\":3,\"to\":4},{\"from\":null,\"to\":null},{\"from\":-1,\"to\":0},{\"from\":6,\"to\":"
     "7},{\"from\":2,\"to\":3},{\"from\":2,\"to\":3}]"},
    {d_rows, "{\"timeUnit\":\"year\",\"field\":\"d\",\"as\":\"T\"}",
     "[{\"T\":1546300800000,\"T_end\":1577836800000},{\"T\":1577836800000,\"T_end\":1609459200000},"
     "{\"T\":1577836800000,\"T_end\":1609459200000},{\"T\":1609459200000,\"T_end\":1640995200000},{"
     "\"T\":null,\"T_end\":null}]"},
    {d_rows, "{\"timeUnit\":\"quarter\",\"field\":\"d\",\"as\":\"T\"}",
     "[{\"T\":1325376000000,\"T_end\":1333238400000},{\"T\":1325376000000,\"T_end\":1333238400000},"
     "{\"T\":1349049600000,\"T_end\":1356998400000},{\"T\":1325376000000,\"T_end\":1333238400000},{"
     "\"T\":null,\"T_end\":null}]"},
    {d_rows, "{\"timeUnit\":\"month\",\"field\":\"d\",\"as\":\"T\"}",
     "[{\"T\":1328054400000,\"T_end\":1330560000000},{\"T\":1328054400000,\"T_end\":1330560000000},"
     "{\"T\":1354320000000,\"T_end\":1356998400000},{\"T\":1325376000000,\"T_end\":1328054400000},{"
     "\"T\":null,\"T_end\":null}]"},
    {d_rows, "{\"timeUnit\":\"yearmonth\",\"field\":\"d\",\"as\":\"T\"}",
     "[{\"T\":1548979200000,\"T_end\":1551398400000},{\"T\":1580515200000,\"T_end\":1583020800000},"
     "{\"T\":1606780800000,\"T_end\":1609459200000},{\"T\":1609459200000,\"T_end\":1612137600000},{"
     "\"T\":null,\"T_end\":null}]"},
    {d_rows, "{\"timeUnit\":\"yearmonthdate\",\"field\":\"d\",\"as\":\"T\"}",
     "[{\"T\":1551312000000,\"T_end\":1551398400000},{\"T\":1582934400000,\"T_end\":1583020800000},"
     "{\"T\":1609372800000,\"T_end\":1609459200000},{\"T\":1609632000000,\"T_end\":1609718400000},{"
     "\"T\":null,\"T_end\":null}]"},
    {d_rows, "{\"timeUnit\":\"date\",\"field\":\"d\",\"as\":\"T\"}",
     "[{\"T\":1327708800000,\"T_end\":1327795200000},{\"T\":1327795200000,\"T_end\":1327881600000},"
     "{\"T\":1327968000000,\"T_end\":1328054400000},{\"T\":1325548800000,\"T_end\":1325635200000},{"
     "\"T\":null,\"T_end\":null}]"},
    {d_rows, "{\"timeUnit\":\"day\",\"field\":\"d\",\"as\":\"T\"}",
     "[{\"T\":1325721600000,\"T_end\":1325808000000},{\"T\":1325894400000,\"T_end\":1325980800000},"
     "{\"T\":1325721600000,\"T_end\":1325808000000},{\"T\":1325376000000,\"T_end\":1325462400000},{"
     "\"T\":null,\"T_end\":null}]"},
    {d_rows, "{\"timeUnit\":\"hours\",\"field\":\"d\",\"as\":\"T\"}",
     "[{\"T\":1325458800000,\"T_end\":1325462400000},{\"T\":1325419200000,\"T_end\":1325422800000},"
     "{\"T\":1325397600000,\"T_end\":1325401200000},{\"T\":1325376000000,\"T_end\":1325379600000},{"
     "\"T\":null,\"T_end\":null}]"},
    {d_rows, "{\"timeUnit\":\"week\",\"field\":\"d\",\"as\":\"T\"}",
     "[{\"T\":1329609600000,\"T_end\":1330214400000},{\"T\":1329609600000,\"T_end\":1330214400000},"
     "{\"T\":1356220800000,\"T_end\":1356825600000},{\"T\":1325376000000,\"T_end\":1325980800000},{"
     "\"T\":null,\"T_end\":null}]"},
    {d_rows, "{\"timeUnit\":\"yearweek\",\"field\":\"d\",\"as\":\"T\"}",
     "[{\"T\":1550966400000,\"T_end\":1551571200000},{\"T\":1582416000000,\"T_end\":1583020800000},"
     "{\"T\":1609027200000,\"T_end\":1609632000000},{\"T\":1609632000000,\"T_end\":1610236800000},{"
     "\"T\":null,\"T_end\":null}]"},
    {d_rows, "{\"timeUnit\":\"dayofyear\",\"field\":\"d\",\"as\":\"T\"}",
     "[{\"T\":1330387200000,\"T_end\":1330473600000},{\"T\":1330473600000,\"T_end\":1330560000000},"
     "{\"T\":1356912000000,\"T_end\":1356998400000},{\"T\":1325548800000,\"T_end\":1325635200000},{"
     "\"T\":null,\"T_end\":null}]"},
    {d_rows, "{\"timeUnit\":\"yearquarter\",\"field\":\"d\",\"as\":\"T\"}",
     "[{\"T\":1546300800000,\"T_end\":1554076800000},{\"T\":1577836800000,\"T_end\":1585699200000},"
     "{\"T\":1601510400000,\"T_end\":1609459200000},{\"T\":1609459200000,\"T_end\":1617235200000},{"
     "\"T\":null,\"T_end\":null}]"},
    {d_rows, "{\"timeUnit\":\"monthdate\",\"field\":\"d\",\"as\":\"T\"}",
     "[{\"T\":1330387200000,\"T_end\":1330473600000},{\"T\":1330473600000,\"T_end\":1330560000000},"
     "{\"T\":1356912000000,\"T_end\":1356998400000},{\"T\":1325548800000,\"T_end\":1325635200000},{"
     "\"T\":null,\"T_end\":null}]"},
    {d_rows, "{\"timeUnit\":\"hoursminutes\",\"field\":\"d\",\"as\":\"T\"}",
     "[{\"T\":1325462340000,\"T_end\":1325462400000},{\"T\":1325421000000,\"T_end\":1325421060000},"
     "{\"T\":1325397600000,\"T_end\":1325397660000},{\"T\":1325376000000,\"T_end\":1325376060000},{"
     "\"T\":null,\"T_end\":null}]"},
    {d_rows, "{\"timeUnit\":\"minutesseconds\",\"field\":\"d\",\"as\":\"T\"}",
     "[{\"T\":1325379599000,\"T_end\":1325379600000},{\"T\":1325377800000,\"T_end\":1325377801000},"
     "{\"T\":1325376000000,\"T_end\":1325376001000},{\"T\":1325376000000,\"T_end\":1325376001000},{"
     "\"T\":null,\"T_end\":null}]"},
    {d_rows, "{\"timeUnit\":\"milliseconds\",\"field\":\"d\",\"as\":\"T\"}",
     "[{\"T\":1325376000999,\"T_end\":1325376001000},{\"T\":1325376000000,\"T_end\":1325376000001},"
     "{\"T\":1325376000000,\"T_end\":1325376000001},{\"T\":1325376000000,\"T_end\":1325376000001},{"
     "\"T\":null,\"T_end\":null}]"},
    {d_rows, "{\"timeUnit\":\"utcyearmonth\",\"field\":\"d\",\"as\":\"T\"}",
     "[{\"T\":1548979200000,\"T_end\":1551398400000},{\"T\":1580515200000,\"T_end\":1583020800000},"
     "{\"T\":1606780800000,\"T_end\":1609459200000},{\"T\":1609459200000,\"T_end\":1612137600000},{"
     "\"T\":null,\"T_end\":null}]"},
    {d_rows, "{\"timeUnit\":{\"unit\":\"yearmonth\",\"step\":3},\"field\":\"d\",\"as\":\"T\"}",
     "[{\"T\":1546300800000,\"T_end\":1554076800000},{\"T\":1577836800000,\"T_end\":1585699200000},"
     "{\"T\":1601510400000,\"T_end\":1609459200000},{\"T\":1609459200000,\"T_end\":1617235200000},{"
     "\"T\":null,\"T_end\":null}]"},
    {d_rows, "{\"timeUnit\":{\"unit\":\"hours\",\"step\":6},\"field\":\"d\",\"as\":\"T\"}",
     "[{\"T\":1325440800000,\"T_end\":1325462400000},{\"T\":1325419200000,\"T_end\":1325440800000},"
     "{\"T\":1325397600000,\"T_end\":1325419200000},{\"T\":1325376000000,\"T_end\":1325397600000},{"
     "\"T\":null,\"T_end\":null}]"},
};

static void makes_the_rows_that_vega_makes(void **state)
{
    CHECK(*state, cases);
}

static void has_bins_for_odd_columns(void **state)
{
    fixture *f = *state;
    static const struct {
        const char *rows, *expected;
    } odd[] = {
        {"[{\"a\":null}]", "[{\"b\":null,\"b_end\":null}]"},
        {"[{\"a\":\"x\"},{\"a\":\"\"}]", "[{\"b\":null},{\"b\":null}]"},
        {"[{\"a\":0}]", "[{\"b\":0,\"b_end\":0.1}]"},
        {"[{\"a\":\"12\"},{\"a\":\"3\"}]", "[{\"b\":11,\"b_end\":12},{\"b\":3,\"b_end\":4}]"},
    };

    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        zy_table *before = table_of(f, odd[i].rows);
        zy_table *after = transform(f, before, "{\"bin\":true,\"field\":\"a\",\"as\":\"b\"}");
        const zy_datum rows = datum_of(f, odd[i].expected);
        for (size_t row = 0; row < rows.array->count; row++)
            assert_true(is_same(zy_column_at(zy_table_find(after, "b"), row),
                                zy_object_find(rows.array->items[row].object, "b")));
    }
}

static void tells_which_bins_it_used(void **state)
{
    fixture *f = *state;
    const zy_transform_job job = job_of(f);
    zy_table *table = input_of(f, v_rows);
    zy_bins bins;

    assert_true(zy_bin_add(&job, table, &(zy_cut){"a", "from", NULL, NULL},
                           value_of(f, "{\"maxbins\":5}"), &bins));
    assert_true(bins.start == 0 && bins.stop == 15 && bins.step == 5);
    assert_non_null(zy_table_find(table, "from"));
    assert_true(zy_bin_add(&job, table, &(zy_cut){"a", "from", "to", NULL},
                           value_of(f, "{\"step\":4,\"anchor\":1}"), &bins));
    assert_true(bins.start == -3 || bins.start == 1);
    assert_non_null(zy_table_find(table, "to"));
}

static void infers_units_as_vega_does(void **state)
{
    const double day = 86400000;
    const struct {
        double span, maxbins;
        unsigned units;
        int step;
    } spans[] = {
        {3000, 40,
         ZY_UNIT_YEAR | ZY_UNIT_MONTH | ZY_UNIT_DATE | ZY_UNIT_HOURS | ZY_UNIT_MINUTES |
             ZY_UNIT_SECONDS | ZY_UNIT_MILLISECONDS,
         100},
        {40000, 40,
         ZY_UNIT_YEAR | ZY_UNIT_MONTH | ZY_UNIT_DATE | ZY_UNIT_HOURS | ZY_UNIT_MINUTES |
             ZY_UNIT_SECONDS,
         1},
        {day, 40, ZY_UNIT_YEAR | ZY_UNIT_MONTH | ZY_UNIT_DATE | ZY_UNIT_HOURS | ZY_UNIT_MINUTES,
         30},
        {30 * day, 40, ZY_UNIT_YEAR | ZY_UNIT_MONTH | ZY_UNIT_DATE, 1},
        {365 * day, 40, ZY_UNIT_YEAR | ZY_UNIT_WEEK, 1},
        {1000 * day, 40, ZY_UNIT_YEAR | ZY_UNIT_MONTH, 1},
        {3650 * day, 40, ZY_UNIT_YEAR | ZY_UNIT_MONTH, 3},
        {36500 * day, 40, ZY_UNIT_YEAR, 2},
        {36500 * day, 10, ZY_UNIT_YEAR, 10},
    };

    (void)state;
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
        unsigned units;
        int step;
        zy_time_unit_infer(0, spans[i].span, spans[i].maxbins, &units, &step);
        if (units != spans[i].units || step != spans[i].step)
            fail_msg("%g ms in %g: units %u, step %d", spans[i].span, spans[i].maxbins, units,
                     step);
    }
}

static void leaves_binned_times_alone(void **state)
{
    fixture *f = *state;
    zy_table *before = input_of(f, "[{\"d\":1580515200000}]");

    assert_rows(
        f, "binned", before,
        transform(
            f, before,
            "{\"timeUnit\":{\"unit\":\"yearmonth\",\"binned\":true},\"field\":\"d\",\"as\":\"T\"}"),
        "[{\"T\":1580515200000,\"T_end\":1583020800000}]");
}

static void refuses_what_it_does_not_know(void **state)
{
    fixture *f = *state;

    assert_refused(f, v_rows, "{\"bin\":{\"maxbin\":3},\"field\":\"a\",\"as\":\"b\"}",
                   "unknown-property", "\"maxbin\"");
    assert_refused(f, v_rows, "{\"bin\":true,\"field\":\"z\",\"as\":\"b\"}", "unknown-field",
                   "\"z\"");
    assert_refused(f, v_rows, "{\"bin\":true,\"field\":\"a\"}", "no-name", "{");
    assert_refused(f, v_rows, "{\"bin\":{\"extent\":[1]},\"field\":\"a\",\"as\":\"b\"}",
                   "wrong-kind", "[1]");
    assert_refused(f, v_rows, "{\"bin\":{\"step\":1e-9},\"field\":\"a\",\"as\":\"b\"}",
                   "too-many-bins", NULL);
    assert_refused(f, d_rows, "{\"timeUnit\":\"yearmont\",\"field\":\"d\",\"as\":\"T\"}",
                   "unknown-time-unit", "\"yearmont\"");
    assert_refused(f, d_rows, "{\"timeUnit\":\"year\",\"field\":\"d\"}", "no-name", "{");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(makes_the_rows_that_vega_makes), TEST(has_bins_for_odd_columns),
        TEST(tells_which_bins_it_used),       TEST(infers_units_as_vega_does),
        TEST(leaves_binned_times_alone),      TEST(refuses_what_it_does_not_know),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
