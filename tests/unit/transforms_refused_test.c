/* What transforms refuse, each with its code and the place it points at; and their limits. */
#include "transforms_fixture.h"

static const char rows[] = "[{\"a\":1,\"b\":\"x\",\"c\":3.5},{\"a\":2,\"b\":\"y\",\"c\":null},"
                           "{\"a\":3,\"b\":\"x\",\"c\":-1}]";

typedef struct refusal {
    const char *transform, *code, *at;
} refusal;

static const refusal refusals[] = {
    {"7", "wrong-kind", "7"},
    {"[]", "wrong-kind", "[]"},
    {"{}", "unknown-transform", "{"},
    /* A column that is missing, not named or not there. */
    {"{\"bin\":true,\"as\":\"q\"}", "no-field", NULL},
    {"{\"bin\":true,\"field\":7,\"as\":\"q\"}", "wrong-kind", "7"},
    {"{\"timeUnit\":\"year\",\"as\":\"q\"}", "no-field", NULL},
    {"{\"density\":\"z\"}", "unknown-field", "\"z\""},
    {"{\"density\":7}", "wrong-kind", "7"},
    {"{\"quantile\":\"z\"}", "unknown-field", "\"z\""},
    {"{\"loess\":\"z\",\"on\":\"a\"}", "unknown-field", "\"z\""},
    {"{\"loess\":\"a\",\"on\":\"z\"}", "unknown-field", "\"z\""},
    {"{\"regression\":\"z\",\"on\":\"a\"}", "unknown-field", "\"z\""},
    {"{\"regression\":\"a\"}", "no-field", NULL},
    {"{\"pivot\":\"z\",\"value\":\"a\"}", "unknown-field", "\"z\""},
    {"{\"pivot\":\"b\",\"value\":\"z\"}", "unknown-field", "\"z\""},
    {"{\"pivot\":\"b\"}", "no-field", NULL},
    {"{\"impute\":\"z\",\"key\":\"a\"}", "unknown-field", "\"z\""},
    {"{\"impute\":\"a\",\"key\":\"z\"}", "unknown-field", "\"z\""},
    {"{\"impute\":\"a\"}", "no-field", NULL},
    {"{\"flatten\":[\"z\"]}", "unknown-field", "\"z\""},
    {"{\"flatten\":[7]}", "wrong-kind", "[7]"},
    {"{\"fold\":[7]}", "no-field", "7"},
    {"{\"extent\":\"z\",\"param\":\"p\"}", "unknown-field", "\"z\""},
    {"{\"stack\":\"a\",\"groupby\":[\"z\"],\"as\":\"q\"}", "unknown-field", "\"z\""},
    {"{\"stack\":\"a\",\"groupby\":[],\"sort\":[{\"field\":\"z\"}],\"as\":\"q\"}", "unknown-field",
     "\"z\""},
    {"{\"stack\":\"a\",\"groupby\":[],\"sort\":[7],\"as\":\"q\"}", "wrong-kind", "7"},
    {"{\"window\":[{\"op\":\"rank\",\"as\":\"q\"}],\"sort\":[{\"field\":\"z\"}]}", "unknown-field",
     "\"z\""},
    {"{\"window\":[{\"op\":\"sum\",\"field\":\"z\",\"as\":\"q\"}]}", "unknown-field", "\"z\""},
    {"{\"window\":[{\"op\":\"rank\",\"as\":\"q\"}],\"groupby\":[\"z\"]}", "unknown-field", "\"z\""},
    {"{\"joinaggregate\":[{\"op\":\"sum\",\"field\":\"z\",\"as\":\"q\"}]}", "unknown-field",
     "\"z\""},
    {"{\"joinaggregate\":[{\"op\":\"count\",\"as\":\"q\"}],\"groupby\":[\"z\"]}", "unknown-field",
     "\"z\""},
    {"{\"density\":\"a\",\"groupby\":[\"z\"]}", "unknown-field", "\"z\""},
    {"{\"quantile\":\"a\",\"groupby\":[\"z\"]}", "unknown-field", "\"z\""},
    {"{\"loess\":\"a\",\"on\":\"c\",\"groupby\":[\"z\"]}", "unknown-field", "\"z\""},
    {"{\"regression\":\"a\",\"on\":\"c\",\"groupby\":[\"z\"]}", "unknown-field", "\"z\""},
    {"{\"pivot\":\"b\",\"value\":\"a\",\"groupby\":[\"z\"]}", "unknown-field", "\"z\""},
    {"{\"impute\":\"a\",\"key\":\"c\",\"groupby\":[\"z\"]}", "unknown-field", "\"z\""},
    {"{\"lookup\":\"z\",\"from\":{\"data\":{\"values\":[{\"k\":1}]},\"key\":\"k\"}}",
     "unknown-field", "\"z\""},
    {"{\"lookup\":\"a\",\"from\":{\"data\":{\"values\":[{\"k\":1}]},\"key\":\"z\"}}",
     "unknown-field", "\"z\""},
    {"{\"lookup\":\"a\",\"from\":{\"data\":{\"values\":[{\"k\":1}]},\"key\":\"k\","
     "\"fields\":[\"z\"]}}",
     "unknown-field", "\"z\""},
    /* Operations. */
    {"{\"aggregate\":[7]}", "wrong-kind", "7"},
    {"{\"aggregate\":[{\"as\":\"q\"}]}", "wrong-kind", "{"},
    {"{\"aggregate\":[{\"op\":7,\"as\":\"q\"}]}", "wrong-kind", "7"},
    {"{\"aggregate\":[{\"op\":{\"argmax\":1},\"as\":\"q\"}]}", "unknown-aggregate", NULL},
    {"{\"aggregate\":[{\"op\":{\"argmax\":\"a\",\"argmin\":\"b\"},\"as\":\"q\"}]}", "wrong-kind",
     "{\"argmax"},
    {"{\"aggregate\":[{\"op\":\"ci1\",\"field\":\"a\",\"as\":\"q\"}]}", "random-aggregate",
     "\"ci1\""},
    {"{\"aggregate\":[{\"op\":\"rank\",\"as\":\"q\"}]}", "unknown-aggregate", "\"rank\""},
    {"{\"aggregate\":[{\"op\":\"mean\",\"field\":\"a\",\"asx\":\"q\"}]}", "unknown-property",
     "\"asx\""},
    {"{\"joinaggregate\":{\"op\":\"count\"}}", "wrong-kind", "{"},
    {"{\"window\":\"rank\"}", "wrong-kind", "\"rank\""},
    {"{\"window\":[{\"op\":\"lead\",\"as\":\"q\"}]}", "no-field", NULL},
    {"{\"window\":[{\"op\":\"first_value\",\"as\":\"q\"}]}", "no-field", NULL},
    {"{\"window\":[{\"op\":\"nth_value\",\"field\":\"a\",\"as\":\"q\"}]}", "no-param", NULL},
    {"{\"window\":[{\"op\":\"nth_value\",\"field\":\"a\",\"param\":0,\"as\":\"q\"}]}", "no-param",
     NULL},
    {"{\"window\":[{\"op\":\"ntile\",\"param\":-2,\"as\":\"q\"}]}", "no-param", NULL},
    {"{\"window\":[{\"op\":\"rank\",\"as\":\"q\"}],\"frame\":[\"a\",1]}", "wrong-kind", "["},
    {"{\"window\":[{\"op\":\"rank\",\"as\":\"q\"}],\"frame\":[1,2,3]}", "wrong-kind", "["},
    {"{\"window\":[{\"op\":\"rank\",\"as\":\"q\"}],\"frame\":7}", "wrong-kind", "7"},
    /* Kinds and limits of options. */
    {"{\"calculate\":7,\"as\":\"q\"}", "wrong-kind", "7"},
    {"{\"calculate\":\"datum.\",\"as\":\"q\"}", "expression-syntax", NULL},
    {"{\"calculate\":\"1\",\"as\":7}", "wrong-kind", "7"},
    {"{\"filter\":[{\"field\":\"a\",\"gt\":1}]}", "wrong-kind", "["},
    {"{\"filter\":{\"and\":7}}", "wrong-kind", "7"},
    {"{\"filter\":{\"or\":[{\"field\":\"a\"}]}}", "no-test", "{"},
    {"{\"filter\":{\"not\":7}}", "wrong-kind", "7"},
    {"{\"filter\":{\"field\":7,\"equal\":1}}", "no-field", "7"},
    {"{\"filter\":{\"field\":\"a\",\"range\":7}}", "wrong-kind", "7"},
    {"{\"filter\":{\"field\":\"a\",\"range\":[1,2,3]}}", "wrong-kind", "["},
    {"{\"filter\":{\"field\":\"a\",\"oneOf\":7}}", "wrong-kind", "7"},
    {"{\"filter\":{\"field\":\"a\",\"oneOf\":[{\"month\":\"joly\"}]}}", "bad-date", "\"joly\""},
    {"{\"filter\":{\"field\":\"a\",\"equal\":{\"expr\":\"1+\"}}}", "expression-syntax", NULL},
    {"{\"filter\":{\"field\":\"a\",\"oneOf\":{\"expr\":\"1+\"}}}", "expression-syntax", NULL},
    {"{\"filter\":{\"timeUnit\":\"yeer\",\"field\":\"a\",\"equal\":1}}", "unknown-time-unit",
     "\"yeer\""},
    {"{\"bin\":true,\"field\":\"a\",\"as\":[]}", "no-name", NULL},
    {"{\"bin\":{\"extent\":7},\"field\":\"a\",\"as\":\"q\"}", "wrong-kind", "7"},
    {"{\"bin\":{\"extent\":[1,\"a\"]},\"field\":\"a\",\"as\":\"q\"}", "wrong-kind", "["},
    {"{\"timeUnit\":7,\"field\":\"a\",\"as\":\"q\"}", "unknown-time-unit", "7"},
    {"{\"timeUnit\":{\"unit\":\"year\",\"stp\":2},\"field\":\"a\",\"as\":\"q\"}",
     "unknown-property", "\"stp\""},
    {"{\"density\":\"a\",\"extent\":[1,\"b\"]}", "wrong-kind", "["},
    {"{\"density\":\"a\",\"minsteps\":1e9}", "too-many-steps", NULL},
    {"{\"density\":\"a\",\"maxsteps\":1e9}", "too-many-steps", NULL},
    {"{\"quantile\":\"a\",\"probs\":7}", "wrong-kind", "7"},
    {"{\"regression\":\"a\",\"on\":\"c\",\"order\":31,\"method\":\"poly\"}", "bad-order", "31"},
    {"{\"regression\":\"a\",\"on\":\"c\",\"order\":-1,\"method\":\"poly\"}", "bad-order", "-1"},
    {"{\"regression\":\"a\",\"on\":\"c\",\"extent\":[1]}", "wrong-kind", "[1]"},
    {"{\"impute\":\"a\",\"key\":\"c\",\"keyvals\":7}", "wrong-kind", "7"},
    {"{\"impute\":\"a\",\"key\":\"c\",\"keyvals\":{\"stopp\":7}}", "unknown-property", "\"stopp\""},
    {"{\"impute\":\"a\",\"key\":\"c\",\"method\":\"mean\",\"frame\":[1]}", "wrong-kind", "[1]"},
    {"{\"lookup\":\"a\",\"from\":{\"key\":\"k\"}}", "no-data", NULL},
    {"{\"lookup\":\"a\",\"from\":7}", "wrong-kind", "7"},
    {"{\"extent\":\"a\"}", "no-name", NULL},
    {"{\"sample\":\"a\"}", "wrong-kind", "\"a\""},
    {"{\"sample\":2,\"seed\":1}", "unknown-property", "\"seed\""},
};

static void refuses(void **state)
{
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++)
        assert_refused(*state, rows, refusals[i].transform, refusals[i].code, refusals[i].at);
}

static const transform_case accepted[] = {
    {rows,
     "{\"lookup\":\"a\",\"from\":{\"data\":{\"values\":[{\"k\":2,\"v\":5}]},\"key\":\"k\"},\"as\":"
     "\"m\"}",
     "[{\"m\":null},{\"m\":{\"k\":2,\"v\":5}},{\"m\":null}]"},
    {rows, "{\"pivot\":\"b\",\"value\":\"a\",\"limit\":1}", "[{\"x\":4}]"},
    {rows, "{\"pivot\":\"b\",\"value\":\"a\",\"limit\":0}", "[{\"x\":4,\"y\":2}]"},
    {rows, "{\"quantile\":\"a\",\"probs\":[0,0.5,1]}",
     "[{\"prob\":0,\"value\":1},{\"prob\":0.5,\"value\":2},{\"prob\":1,\"value\":3}]"},
    {rows, "{\"quantile\":\"a\",\"step\":0.5}",
     "[{\"prob\":0.25,\"value\":1.5},{\"prob\":0.75,\"value\":2.5}]"},
    {"[{\"x\":1,\"y\":1},{\"x\":2,\"y\":3},{\"x\":3,\"y\":8}]",
     "{\"regression\":\"y\",\"on\":\"x\",\"method\":\"poly\",\"order\":0,\"params\":true}",
     "[{\"coef\":[4],\"rSquared\":0}]"},
    {"[{\"x\":1,\"y\":1},{\"x\":2,\"y\":3},{\"x\":3,\"y\":8}]",
     "{\"regression\":\"y\",\"on\":\"x\",\"method\":\"poly\",\"order\":1,\"params\":true}",
     "[{\"coef\":[-3,3.5],\"rSquared\":0.9423076923076923}]"},
    {"[{\"x\":1,\"y\":1},{\"x\":2,\"y\":3},{\"x\":3,\"y\":8}]",
     "{\"regression\":\"y\",\"on\":\"x\",\"method\":\"poly\",\"order\":2,\"params\":true}",
     "[{\"coef\":[2,-2.5,1.5],\"rSquared\":1}]"},
    {"[{\"d\":1551398399999},{\"d\":1582979400000},{\"d\":1609632000000},{\"d\":null}]",
     "{\"timeUnit\":{\"maxbins\":40},\"field\":\"d\",\"as\":\"t\"}",
     "[{\"t\":1548979200000,\"t_end\":1551398400000},{\"t\":1580515200000,\"t_end\":1583020800000},"
     "{\"t\":1609459200000,\"t_end\":1612137600000},{\"t\":null}]"},
    {"[{\"d\":1551398399999},{\"d\":1582979400000},{\"d\":1609632000000},{\"d\":null}]",
     "{\"timeUnit\":{\"maxbins\":5},\"field\":\"d\",\"as\":\"t\"}",
     "[{\"t\":1546300800000,\"t_end\":1554076800000},{\"t\":1577836800000,\"t_end\":1585699200000},"
     "{\"t\":1609459200000,\"t_end\":1617235200000},{\"t\":null}]"},
};

static void accepts_their_like(void **state)
{
    CHECK(*state, accepted);
}

static void takes_a_hundred_quantiles_unless_told(void **state)
{
    static const char *const specs[] = {"{\"quantile\":\"a\"}", "{\"quantile\":\"a\",\"step\":0}",
                                        "{\"quantile\":\"a\",\"step\":-1}"};
    fixture *f = *state;

    for (size_t i = 0; i < sizeof specs / sizeof *specs; i++) {
        zy_table *table = transform(f, input_of(f, rows), specs[i]);
        assert_int_equal(table->row_count, 100);
        assert_true(is_near(zy_column_number(zy_table_find(table, "prob"), 0), 0.005));
        assert_true(is_near(zy_column_number(zy_table_find(table, "prob"), 99), 0.995));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(refuses),
        TEST(accepts_their_like),
        TEST(takes_a_hundred_quantiles_unless_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
