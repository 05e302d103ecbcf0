/* What number formats show, and numbers written so. */
#include "table/sheet.h"
#include "table_fixture.h"

enum { DATE = ZY_SHOWS_YEAR | ZY_SHOWS_MONTH | ZY_SHOWS_DAY };

static void knows_what_formats_show(void **state)
{
    static const struct {
        const char *format;
        unsigned look;
    } cases[] = {
        {"General", 0},
        {"G/標準", 0},
        {"@", 0},
        {"0.00", 0},
        {"#,##0;[Red]-#,##0", 0},
        {"0.00E+00", 0},
        {"# ?/?", 0},
        {"#,##0\"day\"", 0},
        {"\"年月日\"0", 0},
        {"0\\d", 0},
        {"_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"_);_(@_)", 0},
        {"[$¥-411]#,##0", 0},
        {"0%", ZY_SHOWS_PERCENT},
        {"0.0%;[Red]-0.0%", ZY_SHOWS_PERCENT},
        {"0\"%\"", 0},
        {"yyyy/m/d", DATE},
        {"yyyy\"年\"m\"月\"d\"日\"", DATE},
        {"[$-411]ggge\"年\"m\"月\"d\"日\";@", DATE},
        {"[$-411]ge.m.d;@", DATE},
        {"[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", DATE},
        {"[$-409]d\\-mmm\\-yy;@", DATE},
        {"YYYY-MM-DD", DATE},
        {"yyyy\"年\"m\"月\"", ZY_SHOWS_YEAR | ZY_SHOWS_MONTH},
        {"mmm-yy", ZY_SHOWS_YEAR | ZY_SHOWS_MONTH},
        {"yyyy", ZY_SHOWS_YEAR},
        {"gggee\"年\"", ZY_SHOWS_YEAR},
        {"m/d", ZY_SHOWS_MONTH | ZY_SHOWS_DAY},
        {"m\"月\"d\"日\"(aaa)", ZY_SHOWS_MONTH | ZY_SHOWS_DAY},
        {"h:mm", ZY_SHOWS_TIME},
        {"h:mm AM/PM", ZY_SHOWS_TIME},
        {"mm:ss", ZY_SHOWS_TIME},
        {"mm:ss.0", ZY_SHOWS_TIME},
        {"[h]:mm:ss", ZY_SHOWS_TIME | ZY_SHOWS_ELAPSED},
        {"[mm]:ss", ZY_SHOWS_TIME | ZY_SHOWS_ELAPSED},
        {"yyyy/m/d h:mm", DATE | ZY_SHOWS_TIME},
        {"yyyy-mm-dd hh:mm:ss.000", DATE | ZY_SHOWS_TIME},
        {"m/d/yy h:mm", DATE | ZY_SHOWS_TIME},
        {"", 0},
        {"\"", 0},
        {"[", 0},
        {"\\", 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (zy_sheet_look_of(cases[i].format) != cases[i].look)
            fail_msg("%s: %u, expected %u", cases[i].format, zy_sheet_look_of(cases[i].format),
                     cases[i].look);
}

static void knows_the_formats_without_a_code(void **state)
{
    static const size_t dates[] = {14, 15, 27, 28, 29, 30, 31, 36, 50, 51, 54, 57, 58};
    static const size_t months[] = {17, 34, 52, 55}, times[] = {18, 19, 20, 21, 32, 33, 45, 47};

    (void)state;
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
        assert_int_equal(zy_sheet_look_of_id(dates[i]), DATE);
    for (size_t i = 0; i < sizeof months / sizeof *months; i++)
        assert_int_equal(zy_sheet_look_of_id(months[i]), ZY_SHOWS_YEAR | ZY_SHOWS_MONTH);
    for (size_t i = 0; i < sizeof times / sizeof *times; i++)
        assert_int_equal(zy_sheet_look_of_id(times[i]), ZY_SHOWS_TIME);
    assert_int_equal(zy_sheet_look_of_id(16), ZY_SHOWS_MONTH | ZY_SHOWS_DAY);
    assert_int_equal(zy_sheet_look_of_id(22), DATE | ZY_SHOWS_TIME);
    assert_int_equal(zy_sheet_look_of_id(46), ZY_SHOWS_TIME | ZY_SHOWS_ELAPSED);
    assert_int_equal(zy_sheet_look_of_id(9), ZY_SHOWS_PERCENT);
    for (size_t id = 0; id < 9; id++)
        assert_int_equal(zy_sheet_look_of_id(id), 0);
    assert_int_equal(zy_sheet_look_of_id(49), 0);
}

static void writes_numbers_as_they_are_shown(void **state)
{
    static const struct {
        double number;
        const char *format;
        bool from_1904;
        const char *text;
    } cases[] = {
        {0.1 + 0.2, "General", false, "0.3"},
        {1.0 / 3, "0.00", false, "0.333333333333333"},
        {-1234.5, "#,##0", false, "-1234.5"},
        {1e21, "General", false, "1e+21"},
        {123456789012345678.0, "0", false, "123456789012346000"},
        {0.83, "0%", false, "83%"},
        {0.57, "0%", false, "57%"},
        {0.285, "0.0%", false, "28.5%"},
        {-0.005, "0%", false, "-0.5%"},
        {0, "0%", false, "0%"},
        {12.5, "0%", false, "1250%"},
        {1, "yyyy/m/d", false, "1900-01-01"},
        {59, "yyyy/m/d", false, "1900-02-28"},
        {60, "yyyy/m/d", false, "1900-02-29"},
        {61, "yyyy/m/d", false, "1900-03-01"},
        {45383, "yyyy/m/d", false, "2024-04-01"},
        {45383.75, "yyyy/m/d", false, "2024-04-01"},
        {45383, "yyyy\"年\"m\"月\"", false, "2024-04"},
        {45383, "m\"月\"", false, "2024-04"},
        {45383, "yyyy", false, "2024"},
        {45383.4375, "yyyy/m/d h:mm", false, "2024-04-01T10:30"},
        {45383, "yyyy/m/d h:mm", false, "2024-04-01T00:00"},
        {45383 + 37805 / 86400.0, "y/m/d h:mm:ss", false, "2024-04-01T10:30:05"},
        {45383.9999999, "yyyy/m/d h:mm", false, "2024-04-02T00:00"},
        {0.4375, "h:mm", false, "10:30:00"},
        {1.25, "[h]:mm", false, "30:00:00"},
        {1.25, "h:mm", false, "06:00:00"},
        {0, "yyyy/m/d", true, "1904-01-01"},
        {43921, "yyyy/m/d", true, "2024-04-01"},
        {2958465, "yyyy/m/d", false, "9999-12-31"},
        {2958466, "yyyy/m/d", false, "2958466"},
        {2958466 - 1462, "yyyy/m/d", true, "2957004"},
        {-1, "yyyy/m/d", false, "-1"},
        {NAN, "yyyy/m/d", false, "NaN"},
        {HUGE_VAL, "0%", false, "Infinity%"},
    };
    char text[ZY_SHEET_TEXT];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        zy_sheet_look_text(cases[i].number, zy_sheet_look_of(cases[i].format), cases[i].from_1904,
                           text);
        assert_string_equal(text, cases[i].text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(knows_what_formats_show),
        TEST(knows_the_formats_without_a_code),
        TEST(writes_numbers_as_they_are_shown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
