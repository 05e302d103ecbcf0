#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "format/format.h"

static double day(int year, int month, int date)
{
    return zy_date_ms(year, month, date);
}

static void every_day_of_many_years_comes_back(void **state)
{
    (void)state;
    double ms = day(-401, 1, 1);
    int weekday = zy_civil_of(ms).weekday;

    for (; ms < day(2401, 1, 1); ms += 86400000, weekday = (weekday + 1) % 7) {
        zy_civil c = zy_civil_of(ms);
        assert_true(day(c.year, c.month, c.day) == ms);
        assert_int_equal(c.weekday, weekday);
        assert_true(c.yearday == (ms - day(c.year, 1, 1)) / 86400000 + 1);
    }
}

static void knows_the_parts_of_an_instant(void **state)
{
    (void)state;
    zy_civil c = zy_civil_of(-1);

    assert_int_equal(c.year, 1969);
    assert_int_equal(c.month, 12);
    assert_int_equal(c.day, 31);
    assert_int_equal(c.hour, 23);
    assert_int_equal(c.minute, 59);
    assert_int_equal(c.second, 59);
    assert_int_equal(c.millisecond, 999);
    assert_int_equal(c.weekday, 3);
    assert_int_equal(zy_civil_of(day(2024, 12, 31)).yearday, 366);
    assert_int_equal(zy_civil_of(day(1900, 12, 31)).yearday, 365);
    assert_int_equal(zy_civil_of(8.64e15).year, 275760);
    assert_int_equal(zy_civil_of(-8.64e15).year, -271821);
}

static void carries_what_is_out_of_range(void **state)
{
    (void)state;
    assert_true(day(2020, 14, 1) == day(2021, 2, 1));
    assert_true(day(2020, 0, 1) == day(2019, 12, 1));
    assert_true(day(2020, -11, 1) == day(2019, 1, 1));
    assert_true(day(2021, 2, 29) == day(2021, 3, 1));
    assert_true(day(2021, 3, 0) == day(2021, 2, 28));
    assert_true(zy_civil_ms((zy_civil){.year = 2021,
                                       .month = 1,
                                       .day = 1,
                                       .hour = 25,
                                       .minute = -1,
                                       .second = 61,
                                       .millisecond = 1001}) ==
                zy_civil_ms((zy_civil){.year = 2021,
                                       .month = 1,
                                       .day = 2,
                                       .hour = 1,
                                       .minute = 0,
                                       .second = 2,
                                       .millisecond = 1}));
    assert_true(isnan(day(300000, 1, 1)));
    assert_true(isnan(zy_date_ms(INT32_MAX, INT32_MAX, INT32_MAX)));
    assert_int_equal(zy_civil_of(day(50, 1, 1)).year, 50);
}

static void names_the_eras_from_their_first_day(void **state)
{
    (void)state;
    int year;

    assert_string_equal(zy_era_of(day(2019, 5, 1), &year), "令和");
    assert_int_equal(year, 1);
    assert_string_equal(zy_era_of(day(2019, 5, 1) - 1, &year), "平成");
    assert_int_equal(year, 31);
    assert_string_equal(zy_era_of(day(1989, 1, 7), &year), "昭和");
    assert_int_equal(year, 64);
    assert_string_equal(zy_era_of(day(1926, 12, 24), &year), "大正");
    assert_int_equal(year, 15);
    assert_string_equal(zy_era_of(day(1912, 7, 29), &year), "明治");
    assert_int_equal(year, 45);
    assert_null(zy_era_of(day(1867, 12, 31), &year));
    assert_null(zy_era_of(NAN, &year));
}

static void finds_locales_by_language(void **state)
{
    (void)state;
    assert_ptr_equal(zy_locale_find("ja"), &zy_locale_ja);
    assert_ptr_equal(zy_locale_find("ja-JP"), &zy_locale_ja);
    assert_ptr_equal(zy_locale_find("JA_jp"), &zy_locale_ja);
    assert_ptr_equal(zy_locale_find("jav"), &zy_locale_en);
    assert_ptr_equal(zy_locale_find("de"), &zy_locale_en);
    assert_ptr_equal(zy_locale_find(NULL), &zy_locale_en);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_of_many_years_comes_back),
        cmocka_unit_test(knows_the_parts_of_an_instant),
        cmocka_unit_test(carries_what_is_out_of_range),
        cmocka_unit_test(names_the_eras_from_their_first_day),
        cmocka_unit_test(finds_locales_by_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
