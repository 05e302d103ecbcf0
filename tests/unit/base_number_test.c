#include <float.h>
#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/number.h"

static double read_as(const char *text)
{
    double number = -12345;

    assert_true(zy_number_read(text, strlen(text), &number));
    return number;
}

static void assert_unread(const char *text)
{
    double number;

    if (zy_number_read(text, strlen(text), &number))
        fail_msg("read \"%s\"", text);
}

static void assert_text(double number, const char *expected)
{
    char text[32];

    zy_number_text(number, text);
    assert_string_equal(text, expected);
}

static void assert_fixed(double number, int decimals, const char *expected)
{
    GString *out = g_string_new(NULL);

    zy_buf_number(out, number, decimals);
    assert_string_equal(out->str, expected);
    g_string_free(out, TRUE);
}

static void reads_decimal_numbers(void **state)
{
    (void)state;
    assert_true(read_as("0") == 0);
    assert_true(signbit(read_as("-0")));
    assert_true(read_as("+1.5") == 1.5);
    assert_true(read_as(".5") == 0.5);
    assert_true(read_as("-.25e1") == -2.5);
    assert_true(read_as("1e22") == 1e22);
    assert_true(read_as("1E-7") == 1e-7);
    assert_true(read_as("123456789012345678901234567890") == 123456789012345678901234567890.0);
    assert_true(read_as("0.000000000000000000000000000001") == 1e-30);
    assert_true(read_as("9007199254740993") == 9007199254740992.0);
    assert_true(read_as("4.9e-324") == 4.9e-324);
    assert_true(read_as("0e99999999999") == 0);
}

static void rounds_as_the_c_library_does(void **state)
{
    static const char *const texts[] = {"0.1",
                                        "2.2250738585072011e-308",
                                        "2.2250738585072014e-308",
                                        "1e23",
                                        "8.5e22",
                                        "1.7976931348623157e308",
                                        "5e-324",
                                        "2.4703282292062328e-324",
                                        "123456789e20",
                                        "0.30000000000000004",
                                        "9007199254740991",
                                        "1234567890123456.5",
                                        "3e-23",
                                        "999999999999999999999e-21",
                                        "17.976931348623157e307",
                                        "1.00000000000000011102230246251565"};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (read_as(texts[i]) != strtod(texts[i], NULL))
            fail_msg("%s", texts[i]);
}

static void refuses_what_is_no_number(void **state)
{
    static const char *const texts[] = {"",    "-",     ".",   "1.", "01",    "-01",   "1e",
                                        "1e+", "e5",    "1 ",  " 1", "1,5",   "0x10",  "NaN",
                                        "--1", "1.2.3", "inf", "１", "1_000", "1e999", "-2e308"};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_unread(texts[i]);
}

static void reads_no_further_than_told(void **state)
{
    double number;

    (void)state;
    assert_true(zy_number_read("123456", 3, &number));
    assert_true(number == 123);
    assert_true(zy_number_read("1e5", 1, &number));
    assert_false(zy_number_read("1e5", 2, &number));
    assert_false(zy_number_read("1", 0, &number));
}

static void converts_texts_as_javascript(void **state)
{
    (void)state;
    assert_true(zy_number_script("") == 0);
    assert_true(zy_number_script(" \t\n\u3000\u00a0\ufeff") == 0);
    assert_true(zy_number_script(" 007 ") == 7);
    assert_true(zy_number_script("5.") == 5);
    assert_true(zy_number_script("0x1F") == 31);
    assert_true(zy_number_script("0b101") == 5);
    assert_true(zy_number_script("0o17") == 15);
    assert_true(zy_number_script("-Infinity") == -INFINITY);
    assert_true(zy_number_script("+Infinity") == INFINITY);
    static const char *const nans[] = {"-0x10", "0x", "0b2", "1 2", "Infinit", "infinity", "1,5",
                                       ".",     "+",  "NaN", "1e",  "12px",    "Infinityx"};
    for (size_t i = 0; i < sizeof nans / sizeof *nans; i++)
        if (!isnan(zy_number_script(nans[i])))
            fail_msg("%s", nans[i]);
}

static void writes_the_shortest_text(void **state)
{
    (void)state;
    assert_text(0, "0");
    assert_text(-0.0, "0");
    assert_text(0.1, "0.1");
    assert_text(0.1 + 0.2, "0.30000000000000004");
    assert_text(-1.5, "-1.5");
    assert_text(100, "100");
    assert_text(123456789012345680000.0, "123456789012345680000");
    assert_text(1e21, "1e+21");
    assert_text(1.5e300, "1.5e+300");
    assert_text(0.000001, "0.000001");
    assert_text(1e-7, "1e-7");
    assert_text(1.25e-7, "1.25e-7");
    assert_text(9007199254740993.0, "9007199254740992");
    assert_text(DBL_MAX, "1.7976931348623157e+308");
    assert_text(DBL_MIN, "2.2250738585072014e-308");
    assert_text(5e-324, "5e-324");
    assert_text(-5e-324, "-5e-324");
    assert_text(1e23, "1e+23");
    assert_text(NAN, "NaN");
    assert_text(-INFINITY, "-Infinity");
    assert_text(4.35, "4.35");
    assert_text(999999999999999.9, "999999999999999.9");
}

/* There the doubles below lie closer than those above. */
static void writes_powers_of_two_short(void **state)
{
    (void)state;
    assert_text(ldexp(1, -44), "5.684341886080802e-14");
    assert_text(ldexp(1, -1074), "5e-324");
    assert_text(ldexp(1, 89), "6.189700196426902e+26");
    assert_text(ldexp(1, 1023), "8.98846567431158e+307");
}

static uint64_t next_bits(uint64_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return *seed;
}

static void reads_back_what_it_writes(void **state)
{
    uint64_t seed = 88172645463325252ULL;

    (void)state;
    for (int i = 0; i < 20000; i++) {
        uint64_t bits = next_bits(&seed);
        double number;
        char text[32];
        memcpy(&number, &bits, sizeof number);
        if (i % 2)
            number = (double)(int64_t)(bits >> 20) / 1000;
        if (!isfinite(number))
            continue;
        zy_number_text(number, text);
        if (strtod(text, NULL) != number || read_as(text) != number)
            fail_msg("%s", text);
    }
}

static void writes_at_most_the_decimals_asked_for(void **state)
{
    (void)state;
    assert_fixed(1.23456, 2, "1.23");
    assert_fixed(1.5, 0, "2");
    assert_fixed(2.5, 0, "3");
    assert_fixed(-0.0004, 3, "0");
    assert_fixed(-0.0, 3, "0");
    assert_fixed(-12.5, 3, "-12.5");
    assert_fixed(100, 3, "100");
    assert_fixed(0.1 + 0.2, 6, "0.3");
    assert_fixed(0.05, 3, "0.05");
    assert_fixed(999.9999, 3, "1000");
    assert_fixed(-0.5, 0, "-1");
    assert_fixed(1e15 + 0.5, 1, "1000000000000000.5");
    assert_fixed(1e21, 3, "1000000000000000000000");
    assert_fixed(-1e22, 0, "-10000000000000000000000");
}

static void does_not_follow_the_locale(void **state)
{
    (void)state;
    if (!setlocale(LC_ALL, "de_DE.UTF-8"))
        skip();
    assert_true(read_as("1234567890123456.5") == 1234567890123456.5);
    assert_text(0.1 + 0.2, "0.30000000000000004");
    assert_fixed(1e16 + 2, 2, "10000000000000002");
    setlocale(LC_ALL, "C");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_decimal_numbers),
        cmocka_unit_test(rounds_as_the_c_library_does),
        cmocka_unit_test(refuses_what_is_no_number),
        cmocka_unit_test(reads_no_further_than_told),
        cmocka_unit_test(converts_texts_as_javascript),
        cmocka_unit_test(writes_the_shortest_text),
        cmocka_unit_test(writes_powers_of_two_short),
        cmocka_unit_test(reads_back_what_it_writes),
        cmocka_unit_test(writes_at_most_the_decimals_asked_for),
        cmocka_unit_test(does_not_follow_the_locale),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
