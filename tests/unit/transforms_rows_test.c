/* filter, calculate, fold, flatten, impute, lookup and sample. */
#include "transforms_fixture.h"

static const char v_rows[] = "[{\"a\":1,\"b\":\"x\",\"c\":3.5},{\"a\":2,\"b\":\"y\",\"c\":null},{"
                             "\"a\":3,\"b\":\"x\",\"c\":-1},{\"a\":3,\"b\":\"y\",\"c\":7},{\"a\":8,"
                             "\"b\":\"x\",\"c\":2},{\"a\":13.25,\"b\":\"x\",\"c\":2}]";
static const char d_rows[] =
    "[{\"d\":1551398399999,\"i\":0},{\"d\":1582979400000,\"i\":1},{\"d\":1609394400000,\"i\":2},{"
    "\"d\":1609632000000,\"i\":3},{\"d\":null,\"i\":4}]";
static const char n_rows[] = "[{\"l\":[1,2,3],\"m\":[\"a\",\"b\"],\"i\":1},{\"l\":[],\"m\":[],"
                             "\"i\":2},{\"l\":[4],\"m\":[\"c\",\"d\",\"e\"],\"i\":3}]";
static const char p_rows[] =
    "[{\"y\":2000,\"c\":\"US\",\"v\":3},{\"y\":2000,\"c\":\"JP\",\"v\":5},{\"y\":2001,\"c\":\"US\","
    "\"v\":4},{\"y\":2002,\"c\":\"JP\",\"v\":1},{\"y\":2002,\"c\":\"DE\",\"v\":null}]";

static const transform_case cases[] = {
    {v_rows, "{\"filter\":\"datum.a > 2 && datum.b != \\\"y\\\"\"}",
     "[{\"a\":3,\"b\":\"x\",\"c\":-1},{\"a\":8,\"b\":\"x\",\"c\":2},{\"a\":13.25,\"b\":\"x\",\"c\":"
     "2}]"},
    {v_rows, "{\"filter\":{\"field\":\"a\",\"range\":[2,5]}}",
     "[{\"a\":2,\"b\":\"y\",\"c\":null},{\"a\":3,\"b\":\"x\",\"c\":-1},{\"a\":3,\"b\":\"y\",\"c\":"
     "7}]"},
    {v_rows, "{\"filter\":{\"field\":\"a\",\"range\":[5,2]}}",
     "[{\"a\":2,\"b\":\"y\",\"c\":null},{\"a\":3,\"b\":\"x\",\"c\":-1},{\"a\":3,\"b\":\"y\",\"c\":"
     "7}]"},
    {v_rows, "{\"filter\":{\"field\":\"a\",\"oneOf\":[1,8]}}",
     "[{\"a\":1,\"b\":\"x\",\"c\":3.5},{\"a\":8,\"b\":\"x\",\"c\":2}]"},
    {v_rows,
     "{\"filter\":{\"and\":[{\"field\":\"a\",\"gte\":2},{\"not\":{\"field\":\"b\",\"equal\":\"y\"}}"
     ",{\"or\":[\"datum.c>1\",\"datum.a==3\"]}]}}",
     "[{\"a\":3,\"b\":\"x\",\"c\":-1},{\"a\":8,\"b\":\"x\",\"c\":2},{\"a\":13.25,\"b\":\"x\",\"c\":"
     "2}]"},
    {v_rows, "{\"filter\":{\"field\":\"c\",\"valid\":true}}",
     "[{\"a\":1,\"b\":\"x\",\"c\":3.5},{\"a\":3,\"b\":\"x\",\"c\":-1},{\"a\":3,\"b\":\"y\",\"c\":7}"
     ",{\"a\":8,\"b\":\"x\",\"c\":2},{\"a\":13.25,\"b\":\"x\",\"c\":2}]"},
    {v_rows, "{\"filter\":{\"field\":\"c\",\"valid\":false}}",
     "[{\"a\":2,\"b\":\"y\",\"c\":null}]"},
    {v_rows, "{\"filter\":{\"field\":\"c\",\"lt\":2}}",
     "[{\"a\":2,\"b\":\"y\",\"c\":null},{\"a\":3,\"b\":\"x\",\"c\":-1}]"},
    {v_rows, "{\"filter\":{\"field\":\"a\",\"range\":[null,3]}}",
     "[{\"a\":1,\"b\":\"x\",\"c\":3.5},{\"a\":2,\"b\":\"y\",\"c\":null},{\"a\":3,\"b\":\"x\",\"c\":"
     "-1},{\"a\":3,\"b\":\"y\",\"c\":7}]"},
    {v_rows, "{\"filter\":{\"field\":\"a\",\"range\":[3,null]}}",
     "[{\"a\":3,\"b\":\"x\",\"c\":-1},{\"a\":3,\"b\":\"y\",\"c\":7},{\"a\":8,\"b\":\"x\",\"c\":2},{"
     "\"a\":13.25,\"b\":\"x\",\"c\":2}]"},
    {v_rows, "{\"filter\":{\"field\":\"b\",\"lt\":\"y\"}}",
     "[{\"a\":1,\"b\":\"x\",\"c\":3.5},{\"a\":3,\"b\":\"x\",\"c\":-1},{\"a\":8,\"b\":\"x\",\"c\":2}"
     ",{\"a\":13.25,\"b\":\"x\",\"c\":2}]"},
    {v_rows, "{\"filter\":{\"field\":\"b\",\"oneOf\":[\"x\",\"z\"]}}",
     "[{\"a\":1,\"b\":\"x\",\"c\":3.5},{\"a\":3,\"b\":\"x\",\"c\":-1},{\"a\":8,\"b\":\"x\",\"c\":2}"
     ",{\"a\":13.25,\"b\":\"x\",\"c\":2}]"},
    {v_rows, "{\"filter\":{\"field\":\"a\",\"equal\":{\"expr\":\"2+1\"}}}",
     "[{\"a\":3,\"b\":\"x\",\"c\":-1},{\"a\":3,\"b\":\"y\",\"c\":7}]"},
    {v_rows, "{\"filter\":{\"field\":\"c\",\"equal\":null}}", "[{\"a\":2,\"b\":\"y\",\"c\":null}]"},
    {d_rows, "{\"filter\":{\"timeUnit\":\"year\",\"field\":\"d\",\"equal\":2020}}",
     "[{\"d\":1582979400000,\"i\":1},{\"d\":1609394400000,\"i\":2}]"},
    {d_rows, "{\"filter\":{\"timeUnit\":\"month\",\"field\":\"d\",\"equal\":2}}",
     "[{\"d\":1551398399999,\"i\":0},{\"d\":1582979400000,\"i\":1}]"},
    {d_rows, "{\"filter\":{\"timeUnit\":\"month\",\"field\":\"d\",\"equal\":\"feb\"}}",
     "[{\"d\":1551398399999,\"i\":0},{\"d\":1582979400000,\"i\":1}]"},
    {d_rows,
     "{\"filter\":{\"timeUnit\":\"yearmonth\",\"field\":\"d\",\"gte\":{\"year\":2020,\"month\":"
     "\"december\"}}}",
     "[{\"d\":1609394400000,\"i\":2},{\"d\":1609632000000,\"i\":3}]"},
    {d_rows,
     "{\"filter\":{\"field\":\"d\",\"range\":[{\"year\":2019,\"month\":6},{\"year\":2020,\"month\":"
     "\"june\",\"date\":15}]}}",
     "[{\"d\":1582979400000,\"i\":1}]"},
    {d_rows, "{\"filter\":{\"field\":\"d\",\"lt\":{\"year\":2020}}}",
     "[{\"d\":1551398399999,\"i\":0},{\"d\":null,\"i\":4}]"},
    {d_rows, "{\"filter\":{\"timeUnit\":\"year\",\"field\":\"d\",\"oneOf\":[2019,2021]}}",
     "[{\"d\":1551398399999,\"i\":0},{\"d\":1609632000000,\"i\":3}]"},
    {d_rows, "{\"filter\":{\"timeUnit\":\"quarter\",\"field\":\"d\",\"equal\":4}}",
     "[{\"d\":1609394400000,\"i\":2}]"},
    {d_rows, "{\"filter\":{\"timeUnit\":\"day\",\"field\":\"d\",\"equal\":\"sun\"}}",
     "[{\"d\":1609632000000,\"i\":3}]"},
    {d_rows, "{\"filter\":{\"timeUnit\":\"hours\",\"field\":\"d\",\"lt\":12}}",
     "[{\"d\":1609394400000,\"i\":2},{\"d\":1609632000000,\"i\":3},{\"d\":null,\"i\":4}]"},
    {d_rows, "{\"filter\":{\"timeUnit\":\"yearmonthdate\",\"field\":\"d\",\"lte\":\"2020-02-29\"}}",
     "[{\"d\":1551398399999,\"i\":0},{\"d\":1582979400000,\"i\":1},{\"d\":null,\"i\":4}]"},
    {v_rows, "{\"calculate\":\"datum.b + '-' + datum.c\",\"as\":\"a\"}",
     "[{\"a\":\"x-3.5\"},{\"a\":\"y-null\"},{\"a\":\"x--1\"},{\"a\":\"y-7\"},{\"a\":\"x-2\"},{"
     "\"a\":\"x-2\"}]"},
    {d_rows, "{\"calculate\":\"year(datum.d)\",\"as\":\"r\"}",
     "[{\"r\":2019},{\"r\":2020},{\"r\":2020},{\"r\":2021},{\"r\":1970}]"},
    {v_rows, "{\"fold\":[\"a\",\"c\"]}",
     "[{\"a\":1,\"b\":\"x\",\"c\":3.5,\"key\":\"a\",\"value\":1},{\"a\":1,\"b\":\"x\",\"c\":3.5,"
     "\"key\":\"c\",\"value\":3.5},{\"a\":2,\"b\":\"y\",\"c\":null,\"key\":\"a\",\"value\":2},{"
     "\"a\":2,\"b\":\"y\",\"c\":null,\"key\":\"c\",\"value\":null},{\"a\":3,\"b\":\"x\",\"c\":-1,"
     "\"key\":\"a\",\"value\":3},{\"a\":3,\"b\":\"x\",\"c\":-1,\"key\":\"c\",\"value\":-1},{\"a\":"
     "3,\"b\":\"y\",\"c\":7,\"key\":\"a\",\"value\":3},{\"a\":3,\"b\":\"y\",\"c\":7,\"key\":\"c\","
     "\"value\":7},{\"a\":8,\"b\":\"x\",\"c\":2,\"key\":\"a\",\"value\":8},{\"a\":8,\"b\":\"x\","
     "\"c\":2,\"key\":\"c\",\"value\":2},{\"a\":13.25,\"b\":\"x\",\"c\":2,\"key\":\"a\",\"value\":"
     "13.25},{\"a\":13.25,\"b\":\"x\",\"c\":2,\"key\":\"c\",\"value\":2}]"},
    {v_rows, "{\"fold\":[\"a\",\"b\"],\"as\":[\"n\",\"c\"]}",
     "[{\"a\":1,\"b\":\"x\",\"c\":1,\"n\":\"a\"},{\"a\":1,\"b\":\"x\",\"c\":\"x\",\"n\":\"b\"},{"
     "\"a\":2,\"b\":\"y\",\"c\":2,\"n\":\"a\"},{\"a\":2,\"b\":\"y\",\"c\":\"y\",\"n\":\"b\"},{"
     "\"a\":3,\"b\":\"x\",\"c\":3,\"n\":\"a\"},{\"a\":3,\"b\":\"x\",\"c\":\"x\",\"n\":\"b\"},{"
     "\"a\":3,\"b\":\"y\",\"c\":3,\"n\":\"a\"},{\"a\":3,\"b\":\"y\",\"c\":\"y\",\"n\":\"b\"},{"
     "\"a\":8,\"b\":\"x\",\"c\":8,\"n\":\"a\"},{\"a\":8,\"b\":\"x\",\"c\":\"x\",\"n\":\"b\"},{"
     "\"a\":13.25,\"b\":\"x\",\"c\":13.25,\"n\":\"a\"},{\"a\":13.25,\"b\":\"x\",\"c\":\"x\",\"n\":"
     "\"b\"}]"},
    {n_rows, "{\"flatten\":[\"l\"]}",
     "[{\"l\":1,\"m\":[\"a\",\"b\"],\"i\":1},{\"l\":2,\"m\":[\"a\",\"b\"],\"i\":1},{\"l\":3,\"m\":["
     "\"a\",\"b\"],\"i\":1},{\"l\":4,\"m\":[\"c\",\"d\",\"e\"],\"i\":3}]"},
    {n_rows, "{\"flatten\":[\"l\",\"m\"]}",
     "[{\"l\":1,\"m\":\"a\",\"i\":1},{\"l\":2,\"m\":\"b\",\"i\":1},{\"l\":3,\"m\":null,\"i\":1},{"
     "\"l\":4,\"m\":\"c\",\"i\":3},{\"l\":null,\"m\":\"d\",\"i\":3},{\"l\":null,\"m\":\"e\",\"i\":"
     "3}]"},
    {n_rows, "{\"flatten\":[\"m\",\"l\"],\"as\":[\"M\",\"i\"]}",
     "[{\"l\":[1,2,3],\"m\":[\"a\",\"b\"],\"i\":1,\"M\":\"a\"},{\"l\":[1,2,3],\"m\":[\"a\",\"b\"],"
     "\"i\":2,\"M\":\"b\"},{\"l\":[1,2,3],\"m\":[\"a\",\"b\"],\"i\":3,\"M\":null},{\"l\":[4],\"m\":"
     "[\"c\",\"d\",\"e\"],\"i\":4,\"M\":\"c\"},{\"l\":[4],\"m\":[\"c\",\"d\",\"e\"],\"i\":null,"
     "\"M\":\"d\"},{\"l\":[4],\"m\":[\"c\",\"d\",\"e\"],\"i\":null,\"M\":\"e\"}]"},
    {p_rows, "{\"impute\":\"v\",\"key\":\"y\",\"groupby\":[\"c\"]}",
     "[{\"y\":2000,\"c\":\"US\",\"v\":3},{\"y\":2000,\"c\":\"JP\",\"v\":5},{\"y\":2001,\"c\":"
     "\"US\",\"v\":4},{\"y\":2002,\"c\":\"JP\",\"v\":1},{\"y\":2002,\"c\":\"DE\",\"v\":null},{"
     "\"c\":\"US\",\"y\":2002,\"v\":0},{\"c\":\"JP\",\"y\":2001,\"v\":0},{\"c\":\"DE\",\"y\":2000,"
     "\"v\":0},{\"c\":\"DE\",\"y\":2001,\"v\":0}]"},
    {p_rows, "{\"impute\":\"v\",\"key\":\"y\",\"groupby\":[\"c\"],\"value\":null}",
     "[{\"y\":2000,\"c\":\"US\",\"v\":3},{\"y\":2000,\"c\":\"JP\",\"v\":5},{\"y\":2001,\"c\":"
     "\"US\",\"v\":4},{\"y\":2002,\"c\":\"JP\",\"v\":1},{\"y\":2002,\"c\":\"DE\",\"v\":null},{"
     "\"c\":\"US\",\"y\":2002,\"v\":null},{\"c\":\"JP\",\"y\":2001,\"v\":null},{\"c\":\"DE\",\"y\":"
     "2000,\"v\":null},{\"c\":\"DE\",\"y\":2001,\"v\":null}]"},
    {p_rows, "{\"impute\":\"v\",\"key\":\"y\",\"groupby\":[\"c\"],\"method\":\"mean\"}",
     "[{\"y\":2000,\"c\":\"US\",\"v\":3},{\"y\":2000,\"c\":\"JP\",\"v\":5},{\"y\":2001,\"c\":"
     "\"US\",\"v\":4},{\"y\":2002,\"c\":\"JP\",\"v\":1},{\"y\":2002,\"c\":\"DE\"},{\"c\":\"US\","
     "\"y\":2002,\"v\":3.5},{\"c\":\"JP\",\"y\":2001,\"v\":3},{\"c\":\"DE\",\"y\":2000},{\"c\":"
     "\"DE\",\"y\":2001}]"},
    {p_rows, "{\"impute\":\"v\",\"key\":\"y\",\"groupby\":[\"c\"],\"method\":\"median\"}",
     "[{\"y\":2000,\"c\":\"US\",\"v\":3},{\"y\":2000,\"c\":\"JP\",\"v\":5},{\"y\":2001,\"c\":"
     "\"US\",\"v\":4},{\"y\":2002,\"c\":\"JP\",\"v\":1},{\"y\":2002,\"c\":\"DE\"},{\"c\":\"US\","
     "\"y\":2002,\"v\":3.5},{\"c\":\"JP\",\"y\":2001,\"v\":3},{\"c\":\"DE\",\"y\":2000},{\"c\":"
     "\"DE\",\"y\":2001}]"},
    {p_rows, "{\"impute\":\"v\",\"key\":\"y\",\"groupby\":[\"c\"],\"method\":\"min\"}",
     "[{\"y\":2000,\"c\":\"US\",\"v\":3},{\"y\":2000,\"c\":\"JP\",\"v\":5},{\"y\":2001,\"c\":"
     "\"US\",\"v\":4},{\"y\":2002,\"c\":\"JP\",\"v\":1},{\"y\":2002,\"c\":\"DE\"},{\"c\":\"US\","
     "\"y\":2002,\"v\":3},{\"c\":\"JP\",\"y\":2001,\"v\":1},{\"c\":\"DE\",\"y\":2000},{\"c\":"
     "\"DE\",\"y\":2001}]"},
    {p_rows, "{\"impute\":\"v\",\"key\":\"y\",\"groupby\":[\"c\"],\"method\":\"max\"}",
     "[{\"y\":2000,\"c\":\"US\",\"v\":3},{\"y\":2000,\"c\":\"JP\",\"v\":5},{\"y\":2001,\"c\":"
     "\"US\",\"v\":4},{\"y\":2002,\"c\":\"JP\",\"v\":1},{\"y\":2002,\"c\":\"DE\"},{\"c\":\"US\","
     "\"y\":2002,\"v\":4},{\"c\":\"JP\",\"y\":2001,\"v\":5},{\"c\":\"DE\",\"y\":2000},{\"c\":"
     "\"DE\",\"y\":2001}]"},
    {p_rows,
     "{\"impute\":\"v\",\"key\":\"y\",\"groupby\":[\"c\"],\"method\":\"mean\",\"frame\":[-1,0]}",
     "[{\"y\":2000,\"c\":\"US\",\"v\":3},{\"y\":2000,\"c\":\"JP\",\"v\":5},{\"y\":2001,\"c\":"
     "\"US\",\"v\":4},{\"y\":2002,\"c\":\"JP\",\"v\":1},{\"y\":2002,\"c\":\"DE\"},{\"c\":\"US\","
     "\"y\":2002,\"v\":4},{\"c\":\"JP\",\"y\":2001,\"v\":1},{\"c\":\"DE\",\"y\":2000},{\"c\":"
     "\"DE\",\"y\":2001}]"},
    {p_rows,
     "{\"impute\":\"v\",\"key\":\"y\",\"groupby\":[\"c\"],\"keyvals\":[1999,2005],\"value\":-1}",
     "[{\"y\":2000,\"c\":\"US\",\"v\":3},{\"y\":2000,\"c\":\"JP\",\"v\":5},{\"y\":2001,\"c\":"
     "\"US\",\"v\":4},{\"y\":2002,\"c\":\"JP\",\"v\":1},{\"y\":2002,\"c\":\"DE\",\"v\":null},{"
     "\"c\":\"US\",\"y\":1999,\"v\":-1},{\"c\":\"US\",\"y\":2005,\"v\":-1},{\"c\":\"US\",\"y\":"
     "2002,\"v\":-1},{\"c\":\"JP\",\"y\":1999,\"v\":-1},{\"c\":\"JP\",\"y\":2005,\"v\":-1},{\"c\":"
     "\"JP\",\"y\":2001,\"v\":-1},{\"c\":\"DE\",\"y\":1999,\"v\":-1},{\"c\":\"DE\",\"y\":2005,"
     "\"v\":-1},{\"c\":\"DE\",\"y\":2000,\"v\":-1},{\"c\":\"DE\",\"y\":2001,\"v\":-1}]"},
    {p_rows,
     "{\"impute\":\"v\",\"key\":\"y\",\"keyvals\":{\"start\":1998,\"stop\":2004,\"step\":2}}",
     "[{\"y\":2000,\"c\":\"US\",\"v\":3},{\"y\":2000,\"c\":\"JP\",\"v\":5},{\"y\":2001,\"c\":"
     "\"US\",\"v\":4},{\"y\":2002,\"c\":\"JP\",\"v\":1},{\"y\":2002,\"c\":\"DE\",\"v\":null},{"
     "\"y\":1998,\"v\":0}]"},
    {v_rows,
     "{\"lookup\":\"b\",\"from\":{\"data\":{\"values\":[{\"key\":\"x\",\"n\":1,\"m\":\"one\"},{"
     "\"key\":\"z\",\"n\":2,\"m\":\"two\"},{\"key\":\"x\",\"n\":3,\"m\":\"three\"}]},\"key\":"
     "\"key\",\"fields\":[\"n\",\"m\"]}}",
     "[{\"n\":3,\"m\":\"three\"},{\"n\":null,\"m\":null},{\"n\":3,\"m\":\"three\"},{\"n\":null,"
     "\"m\":null},{\"n\":3,\"m\":\"three\"},{\"n\":3,\"m\":\"three\"}]"},
    {v_rows,
     "{\"lookup\":\"b\",\"from\":{\"data\":{\"values\":[{\"key\":\"x\",\"n\":1,\"m\":\"one\"},{"
     "\"key\":\"z\",\"n\":2,\"m\":\"two\"},{\"key\":\"x\",\"n\":3,\"m\":\"three\"}]},\"key\":"
     "\"key\",\"fields\":[\"n\"]},\"as\":[\"N\"],\"default\":\"none\"}",
     "[{\"N\":3},{\"N\":\"none\"},{\"N\":3},{\"N\":\"none\"},{\"N\":3},{\"N\":3}]"},
    {v_rows,
     "{\"lookup\":\"b\",\"from\":{\"data\":{\"values\":[{\"key\":\"x\",\"n\":1,\"m\":\"one\"},{"
     "\"key\":\"z\",\"n\":2,\"m\":\"two\"},{\"key\":\"x\",\"n\":3,\"m\":\"three\"}]},\"key\":"
     "\"key\"},\"as\":\"o\"}",
     "[{\"o\":{\"key\":\"x\",\"n\":3,\"m\":\"three\"}},{\"o\":null},{\"o\":{\"key\":\"x\",\"n\":3,"
     "\"m\":\"three\"}},{\"o\":null},{\"o\":{\"key\":\"x\",\"n\":3,\"m\":\"three\"}},{\"o\":{"
     "\"key\":\"x\",\"n\":3,\"m\":\"three\"}}]"},
    {v_rows,
     "{\"lookup\":\"a\",\"from\":{\"data\":{\"values\":[{\"z\":\"1\",\"q\":5},{\"z\":8,\"q\":6}]},"
     "\"key\":\"z\",\"fields\":[\"q\"]}}",
     "[{\"q\":5},{\"q\":null},{\"q\":null},{\"q\":null},{\"q\":6},{\"q\":null}]"},
    {v_rows, "{\"sample\":1}", "[{\"a\":3,\"b\":\"y\",\"c\":7}]"},
    {v_rows, "{\"sample\":3}",
     "[{\"a\":13.25,\"b\":\"x\",\"c\":2},{\"a\":8,\"b\":\"x\",\"c\":2},{\"a\":3,\"b\":\"x\",\"c\":-"
     "1}]"},
    {v_rows, "{\"sample\":6}",
     "[{\"a\":1,\"b\":\"x\",\"c\":3.5},{\"a\":2,\"b\":\"y\",\"c\":null},{\"a\":3,\"b\":\"x\",\"c\":"
     "-1},{\"a\":3,\"b\":\"y\",\"c\":7},{\"a\":8,\"b\":\"x\",\"c\":2},{\"a\":13.25,\"b\":\"x\","
     "\"c\":2}]"},
    {v_rows, "{\"sample\":9}",
     "[{\"a\":1,\"b\":\"x\",\"c\":3.5},{\"a\":2,\"b\":\"y\",\"c\":null},{\"a\":3,\"b\":\"x\",\"c\":"
     "-1},{\"a\":3,\"b\":\"y\",\"c\":7},{\"a\":8,\"b\":\"x\",\"c\":2},{\"a\":13.25,\"b\":\"x\","
     "\"c\":2}]"},
};

static void makes_the_rows_that_vega_makes(void **state)
{
    CHECK(*state, cases);
}

static void fills_instants_with_instants(void **state)
{
    fixture *f = *state;
    zy_table *table = input_of(f, "[{\"d\":0,\"g\":1,\"v\":1},{\"d\":86400000,\"g\":2,\"v\":2}]");

    table = transform(
        f, table, "{\"impute\":\"v\",\"key\":\"d\",\"groupby\":[\"g\"],\"keyvals\":[172800000]}");
    assert_int_equal(table->row_count, 6);
    assert_int_equal(zy_table_find(table, "d")->kind, ZY_COLUMN_TIME);
}

static void keeps_what_is_known_of_columns(void **state)
{
    fixture *f = *state;
    zy_table *table = input_of(f, v_rows);

    zy_table_find(table, "a")->unit = "円";
    zy_table *after = transform(f, table, "{\"filter\":\"datum.a > 2\"}");
    assert_string_equal(zy_table_find(after, "a")->unit, "円");
    after = transform(f, table, "{\"impute\":\"a\",\"key\":\"c\",\"groupby\":[\"b\"]}");
    assert_string_equal(zy_table_find(after, "a")->unit, "円");
}

static void samples_go_on_from_one_to_the_next(void **state)
{
    fixture *f = *state;
    double random = 0;
    zy_transform_job job = job_of(f);
    const zy_value *spec = value_of(f, "{\"sample\":1}");
    const zy_transform *t = zy_transform_find(&f->diags, spec);
    size_t different = 0;

    job.random = &random;
    for (int i = 0; i < 8; i++) {
        const zy_table *one = t->run(&job, spec, input_of(f, v_rows));
        different += zy_column_number(one->columns[0], 0) != 1;
        assert_int_equal(one->row_count, 1);
    }
    assert_true(different > 0 && random > 0);
}

static bool keep(void *setter, const char *parameter, zy_datum value)
{
    assert_string_equal(parameter, "range");
    *(zy_datum *)setter = value;
    return true;
}

static void makes_a_parameter_of_an_extent(void **state)
{
    fixture *f = *state;
    zy_transform_job job = job_of(f);
    zy_datum got = {.kind = ZY_UNDEFINED};
    const zy_value *spec = value_of(f, "{\"extent\":\"c\",\"param\":\"range\"}");
    zy_table *table = input_of(f, v_rows);

    job.set = keep;
    job.setter = &got;
    assert_ptr_equal(zy_transform_find(&f->diags, spec)->run(&job, spec, table), table);
    assert_string_equal(zy_datum_json(f->arena, got), "[-1,7]");
    assert_refused(f, v_rows, "{\"extent\":\"c\",\"param\":\"range\"}", "no-parameters", NULL);
}

static void refuses_what_it_does_not_know(void **state)
{
    fixture *f = *state;

    assert_refused(f, v_rows, "{\"filter\":{\"field\":\"z\",\"equal\":1}}", "unknown-field",
                   "\"z\"");
    assert_refused(f, v_rows, "{\"filter\":{\"field\":\"a\",\"equals\":1}}", "unknown-property",
                   "\"equals\"");
    assert_refused(f, v_rows, "{\"filter\":{\"field\":\"a\",\"gt\":1,\"lt\":5}}", "several-tests",
                   NULL);
    assert_refused(f, v_rows, "{\"filter\":{\"field\":\"a\"}}", "no-test", "{");
    assert_refused(f, v_rows, "{\"filter\":{\"field\":\"a\",\"range\":[1]}}", "wrong-kind", "[1]");
    assert_refused(f, v_rows, "{\"filter\":{\"field\":\"a\",\"equal\":{\"month\":\"joly\"}}}",
                   "bad-date", "\"joly\"");
    assert_refused(f, v_rows, "{\"filter\":\"datum.a >\"}", "expression-syntax", NULL);
    assert_refused(f, v_rows, "{\"filter\":7}", "wrong-kind", "7");
    assert_refused(f, v_rows, "{\"calculate\":\"1\"}", "no-name", "{");
    assert_refused(f, v_rows, "{\"calculate\":\"sequence(1e8)\",\"as\":\"q\"}", "result-too-long",
                   "sequence");
    assert_refused(f, v_rows, "{\"fold\":[\"a\",\"z\"]}", "unknown-field", "\"z\"");
    assert_refused(f, v_rows, "{\"lookup\":\"b\",\"from\":{\"param\":\"p\",\"key\":\"k\"}}",
                   "lookup-in-selection", NULL);
    assert_refused(f, v_rows, "{\"lookup\":\"b\"}", "no-data", NULL);
    assert_refused(f, v_rows, "{\"impute\":\"a\",\"key\":\"c\",\"keyvals\":{\"stop\":1e9}}",
                   "too-many-keys", NULL);
    assert_refused(f, v_rows, "{\"impute\":\"a\",\"key\":\"c\",\"method\":\"meen\"}",
                   "unknown-word", "\"meen\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(makes_the_rows_that_vega_makes), TEST(fills_instants_with_instants),
        TEST(keeps_what_is_known_of_columns), TEST(samples_go_on_from_one_to_the_next),
        TEST(makes_a_parameter_of_an_extent), TEST(refuses_what_it_does_not_know),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
