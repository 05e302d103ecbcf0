#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "format/format.h"

static int make_arena(void **state)
{
    *state = zy_arena_new();
    return 0;
}

static int free_arena(void **state)
{
    zy_arena_free(*state);
    return 0;
}

typedef struct myriad_row {
    double value;
    int digits;
    const char *text;
} myriad_row;

static const myriad_row myriads[] = {
    {0, 0, "0"},
    {-0.0, 0, "0"},
    {7, 0, "7"},
    {1234, 0, "1,234"},
    {9999, 0, "9,999"},
    {10000, 0, "1万"},
    {12345, 0, "1万2,345"},
    {300000, 0, "30万"},
    {123450000, 0, "1億2,345万"},
    {100450000, 0, "1億45万"},
    {100000001, 0, "1億1"},
    {47500000000, 0, "475億"},
    {1e12, 0, "1兆"},
    {1.23456e13, 0, "12兆3,456億"},
    {1e16, 0, "1京"},
    {123456e16, 0, "123,456京"},
    {1e22, 0, "1,000,000京"},
    {-25000, 0, "−2万5,000"},
    {0.5, 0, "0.5"},
    {-0.25, 0, "−0.25"},
    {1234.5, 0, "1,234.5"},
    {12345.6, 0, "1万2,345.6"},
    {100000000.5, 0, "1億0.5"},
    {1e-7, 0, "0.0000001"},
    {112345678, 3, "1億1,200万"},
    {112500000, 3, "1億1,300万"}, /* a half goes up */
    {99999, 3, "10万"},
    {1.005, 3, "1.01"}, /* of the decimal that is seen, not of the binary value */
    {0.00095, 1, "0.001"},
    {4.96, 2, "5"},
    {995, 2, "1,000"},
    {8.5, 1, "9"},
    {1e300, 1, NULL},
};

static void writes_numbers_in_myriads(void **state)
{
    for (size_t i = 0; i < sizeof myriads / sizeof *myriads; i++) {
        const char *text = zy_myriad_format(*state, myriads[i].value, myriads[i].digits);
        if (myriads[i].text)
            assert_string_equal(text, myriads[i].text);
    }
    assert_string_equal(zy_myriad_format(*state, NAN, 0), "NaN");
    assert_string_equal(zy_myriad_format(*state, -INFINITY, 0), "−∞");
}

static void finds_one_unit_for_an_axis(void **state)
{
    (void)state;
    const char *word;

    assert_true(zy_myriad_unit(9999, &word) == 1);
    assert_string_equal(word, "");
    assert_true(zy_myriad_unit(-10000, &word) == 1e4);
    assert_string_equal(word, "万");
    assert_true(zy_myriad_unit(2e9, &word) == 1e8);
    assert_string_equal(word, "億");
    assert_true(zy_myriad_unit(1e30, &word) == 1e16);
    assert_string_equal(word, "京");
    assert_true(zy_myriad_unit(NAN, &word) == 1);
    assert_true(zy_myriad_unit(0, &word) == 1);
}

static void knows_the_word_that_a_text_begins_with(void **state)
{
    (void)state;
    assert_true(zy_myriad_at("京円")->power == 1e16);
    assert_true(zy_myriad_at("万")->power == 1e4);
    assert_null(zy_myriad_at("5万"));
    assert_null(zy_myriad_at("千"));
    assert_null(zy_myriad_at(""));
}

static void magnitudes_are_powers_that_rise(void **state)
{
    const zy_magnitude *lists[] = {zy_tens, zy_myriads, zy_locale_en.magnitudes,
                                   zy_locale_ja.magnitudes};

    (void)state;
    for (size_t l = 0; l < sizeof lists / sizeof *lists; l++)
        for (const zy_magnitude *m = lists[l]; m->word; m++) {
            assert_true(m->power == pow(10, m->exponent));
            assert_true(m == lists[l] || m[-1].exponent < m->exponent);
        }
}

static void assert_common(const zy_locale *locale, const double *values, size_t count, double unit,
                          const char *word, int decimals)
{
    const char *found;
    int needed;

    assert_true(zy_common_unit(locale, values, count, &needed, &found) == unit);
    assert_string_equal(found, word);
    assert_int_equal(needed, decimals);
}

static void an_axis_has_the_largest_unit_with_plain_numbers(void **state)
{
    const double tens[] = {0, 1e5, 2e5, 3e5}, ones[] = {0, 5e3, 1e4, 1.5e4}, half[] = {0, 5e7, 1e8},
                 quarter[] = {0, 2.5e7, 5e7, 7.5e7, 1e8}, below[] = {-2e4, -1e4, 0};

    (void)state;
    assert_common(&zy_locale_ja, tens, 4, 1e4, "万", 0);
    assert_common(&zy_locale_ja, ones, 4, 1, "", 0);
    assert_common(&zy_locale_ja, half, 3, 1e8, "億", 1);
    assert_common(&zy_locale_ja, quarter, 5, 1e4, "万", 0);
    assert_common(&zy_locale_ja, below, 3, 1e4, "万", 0);
    assert_common(&zy_locale_en, tens, 4, 1, "", 0);
    assert_common(&zy_locale_en, quarter, 5, 1e6, "million", 0);
    assert_common(&zy_locale_en, half, 3, 1e6, "million", 0);
    assert_common(&zy_locale_en, (double[]){0, 5e8, 1e9}, 3, 1e9, "billion", 1);
    assert_common(&zy_locale_ja, (double[]){0, 1e16, 2e16}, 3, 1e16, "京", 0);
    assert_common(&zy_locale_en, (double[]){0, 1e12, 2e12}, 3, 1e12, "trillion", 0);
    assert_common(&zy_locale_ja, NULL, 0, 1, "", 0);
}

static void rounds_the_decimal_that_is_seen(void **state)
{
    const zy_locale *en = &zy_locale_en;

    assert_string_equal(zy_decimal_format(*state, en, 1.005, 2), "1.01");
    assert_string_equal(zy_decimal_format(*state, en, 0.285, 2), "0.29");
    assert_string_equal(zy_decimal_format(*state, en, -0.285, 2), "−0.29");
    assert_string_equal(zy_decimal_format(*state, en, 2.675, 2), "2.68");
    assert_string_equal(zy_decimal_format(*state, en, 0.145, 2), "0.15");
    assert_string_equal(zy_decimal_format(*state, en, 2.5, 0), "3");
    assert_string_equal(zy_decimal_format(*state, en, -2.5, 0), "−3");
    assert_string_equal(zy_decimal_format(*state, en, 0.4, 0), "0");
    assert_string_equal(zy_decimal_format(*state, en, -0.4, 0), "0");
    assert_string_equal(zy_decimal_format(*state, en, 0.05, 1), "0.1");
    assert_string_equal(zy_decimal_format(*state, en, 0.04, 1), "0.0");
    assert_string_equal(zy_decimal_format(*state, en, 0.96, 1), "1.0");
    assert_string_equal(zy_decimal_format(*state, en, 1234567.891, 2), "1,234,567.89");
    assert_string_equal(zy_decimal_format(*state, en, 999.95, 1), "1,000.0");
    assert_string_equal(zy_decimal_format(*state, en, 12, 3), "12.000");
    assert_string_equal(zy_decimal_format(*state, en, 0, 1), "0.0");
    assert_string_equal(zy_decimal_format(*state, en, 1e21, 0), "1,000,000,000,000,000,000,000");
    assert_string_equal(zy_decimal_format(*state, en, NAN, 1), "NaN");
    assert_string_equal(zy_decimal_format(*state, en, -INFINITY, 1), "−∞");
}

static void needs_no_more_decimals_than_the_values_have(void **state)
{
    (void)state;

    assert_int_equal(zy_decimals_needed(NULL, 0), 0);
    assert_int_equal(zy_decimals_needed((double[]){1, 2, 300}, 3), 0);
    assert_int_equal(zy_decimals_needed((double[]){0.1, 0.2, 0.1 + 0.2}, 3), 1);
    assert_int_equal(zy_decimals_needed((double[]){1.5, 2.25, -3}, 3), 2);
    assert_int_equal(zy_decimals_needed((double[]){1 / 3.0}, 1), 6);
    assert_int_equal(zy_decimals_needed((double[]){NAN, INFINITY, 0.5}, 3), 1);
    assert_int_equal(zy_decimals_needed((double[]){1e12, 0.0001}, 2), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_the_word_that_a_text_begins_with),
        cmocka_unit_test(magnitudes_are_powers_that_rise),
        cmocka_unit_test_setup_teardown(writes_numbers_in_myriads, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(finds_one_unit_for_an_axis, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(an_axis_has_the_largest_unit_with_plain_numbers, make_arena,
                                        free_arena),
        cmocka_unit_test_setup_teardown(rounds_the_decimal_that_is_seen, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(needs_no_more_decimals_than_the_values_have, make_arena,
                                        free_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
