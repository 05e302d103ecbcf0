#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>

#include "base/utf8.h"

static void assert_as_glib(const char *text, size_t len)
{
    const char *bad = NULL, *expected = NULL;

    assert_int_equal(zy_utf8_is_valid(text, len, &bad),
                     g_utf8_validate_len(text, (gsize)len, &expected));
    assert_int_equal(bad - text, expected - text);
    assert_int_equal(zy_utf8_is_valid(text, len, NULL), expected == text + len);
}

/* Texts whose letters stand on every side of a word of eight bytes, cut off anywhere. */
static void test_every_length(void **state)
{
    (void)state;
    static const char text[] =
        "year,2024,中国の割合 83%,abcdefghijklmnop,é,🦀,xyz123456789";

    for (size_t from = 0; from < 16; from++)
        for (size_t len = 0; from + len < sizeof text; len++)
            assert_as_glib(text + from, len);
}

/* One byte wrong at each place: NUL, a byte alone, one that no letter has, one that is cut off. */
static void test_every_byte(void **state)
{
    (void)state;
    static const char whole[] = "1234567890abc中国,123456789012345678,日本é";
    static const char wrong[] = {'\0', '\x80', '\xff', '\xe4', '\xc0', '\x7f'};

    for (size_t at = 0; at + 1 < sizeof whole; at++)
        for (size_t i = 0; i < sizeof wrong; i++) {
            char text[sizeof whole];
            memcpy(text, whole, sizeof whole);
            text[at] = wrong[i];
            assert_as_glib(text, sizeof text - 1);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_length),
                                       cmocka_unit_test(test_every_byte)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
