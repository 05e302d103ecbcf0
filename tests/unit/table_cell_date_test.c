#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "table/table.h"

/* Times are compared as JavaScript's parser reads them. */
typedef struct reading {
    const char *cell, *start, *end;
    zy_date_unit unit;
    bool era, range;
} reading;

static void check(const reading *readings, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const reading *r = &readings[i];
        zy_cell_date date;
        if (!zy_cell_date_read(r->cell, &date))
            fail_msg("\"%s\" is no date", r->cell);
        if (date.start != zy_js_date_parse(r->start) || date.end != zy_js_date_parse(r->end) ||
            date.unit != r->unit || date.era != r->era || date.range != r->range)
            fail_msg("\"%s\": %.0f to %.0f, expected %.0f to %.0f; unit %d era %d range %d",
                     r->cell, date.start, date.end, zy_js_date_parse(r->start),
                     zy_js_date_parse(r->end), (int)date.unit, date.era, date.range);
    }
}
#define CHECK(readings) check(readings, sizeof readings / sizeof *readings)

static void reads_years(void **state)
{
    (void)state;
    static const reading readings[] = {
        {"2024", "2024-01-01", "2025-01-01", ZY_DATE_YEAR, false, false},
        {"2999年", "2999-01-01", "3000-01-01", ZY_DATE_YEAR, false, false},
        {"1000年", "1000-01-01", "1001-01-01", ZY_DATE_YEAR, false, false},
        {"2024年", "2024-01-01", "2025-01-01", ZY_DATE_YEAR, false, false},
        {"２０２４年", "2024-01-01", "2025-01-01", ZY_DATE_YEAR, false, false},
        {"西暦2024年", "2024-01-01", "2025-01-01", ZY_DATE_YEAR, false, false},
        {"令和6年", "2024-01-01", "2025-01-01", ZY_DATE_YEAR, true, false},
        {"令和元年", "2019-01-01", "2020-01-01", ZY_DATE_YEAR, true, false},
        {"平成30", "2018-01-01", "2019-01-01", ZY_DATE_YEAR, true, false},
        {"昭和64年", "1989-01-01", "1990-01-01", ZY_DATE_YEAR, true, false},
        {"明治元年", "1868-01-01", "1869-01-01", ZY_DATE_YEAR, true, false},
        {"大正15年", "1926-01-01", "1927-01-01", ZY_DATE_YEAR, true, false},
        {"令和99年", "2117-01-01", "2118-01-01", ZY_DATE_YEAR, true, false},
        {"平成99年", "2087-01-01", "2088-01-01", ZY_DATE_YEAR, true, false},
        {"令元", "2019-01-01", "2020-01-01", ZY_DATE_YEAR, true, false},
        {"昭60年", "1985-01-01", "1986-01-01", ZY_DATE_YEAR, true, false},
        {"平成31年／令和元年", "2019-01-01", "2020-01-01", ZY_DATE_YEAR, true, false},
        {"平成31・令和元年", "2019-01-01", "2020-01-01", ZY_DATE_YEAR, true, false},
        {"H31/R1", "2019-01-01", "2020-01-01", ZY_DATE_YEAR, true, false},
        {"2019年/令和元年", "2019-01-01", "2020-01-01", ZY_DATE_YEAR, true, false},
        {"㍻元年", "1989-01-01", "1990-01-01", ZY_DATE_YEAR, true, false},
        {"㍼2年", "1927-01-01", "1928-01-01", ZY_DATE_YEAR, true, false},
        {"㍽3年", "1914-01-01", "1915-01-01", ZY_DATE_YEAR, true, false},
        {"㍾45年", "1912-01-01", "1913-01-01", ZY_DATE_YEAR, true, false},
        {"㋿99年", "2117-01-01", "2118-01-01", ZY_DATE_YEAR, true, false},
        {"㍻99年", "2087-01-01", "2088-01-01", ZY_DATE_YEAR, true, false},
        {"㍼64年", "1989-01-01", "1990-01-01", ZY_DATE_YEAR, true, false},
        {"㍽15年", "1926-01-01", "1927-01-01", ZY_DATE_YEAR, true, false},
        {"明治45年", "1912-01-01", "1913-01-01", ZY_DATE_YEAR, true, false},
        {"R.99年", "2117-01-01", "2118-01-01", ZY_DATE_YEAR, true, false},
        {"H99年", "2087-01-01", "2088-01-01", ZY_DATE_YEAR, true, false},
        {"S64年", "1989-01-01", "1990-01-01", ZY_DATE_YEAR, true, false},
        {"T15年", "1926-01-01", "1927-01-01", ZY_DATE_YEAR, true, false},
        {"M45年", "1912-01-01", "1913-01-01", ZY_DATE_YEAR, true, false},
        {"㋿6年", "2024-01-01", "2025-01-01", ZY_DATE_YEAR, true, false},
        {"R6年", "2024-01-01", "2025-01-01", ZY_DATE_YEAR, true, false},
        {"2024年(令和6年)", "2024-01-01", "2025-01-01", ZY_DATE_YEAR, false, false},
        {"令和6（2024）年", "2024-01-01", "2025-01-01", ZY_DATE_YEAR, true, false},
    };
    CHECK(readings);
}

static void reads_fiscal_years(void **state)
{
    (void)state;
    static const reading readings[] = {
        {"2024年度", "2024-04-01", "2025-04-01", ZY_DATE_FISCAL_YEAR, false, false},
        {"FY2024", "2024-04-01", "2025-04-01", ZY_DATE_FISCAL_YEAR, false, false},
        {"FY24", "2024-04-01", "2025-04-01", ZY_DATE_FISCAL_YEAR, false, false},
        {"令和6年度", "2024-04-01", "2025-04-01", ZY_DATE_FISCAL_YEAR, true, false},
        {"R6年度", "2024-04-01", "2025-04-01", ZY_DATE_FISCAL_YEAR, true, false},
        {"FY2023/24", "2023-04-01", "2024-04-01", ZY_DATE_FISCAL_YEAR, false, false},
        {"平成31／令和元年度", "2019-04-01", "2020-04-01", ZY_DATE_FISCAL_YEAR, true, false},
        {"2024年3月期", "2023-04-01", "2024-04-01", ZY_DATE_FISCAL_YEAR, false, false},
        {"2024年12月期", "2024-01-01", "2025-01-01", ZY_DATE_FISCAL_YEAR, false, false},
        {"2024年度第1四半期", "2024-04-01", "2024-07-01", ZY_DATE_QUARTER, false, false},
        {"2024年度第4四半期", "2025-01-01", "2025-04-01", ZY_DATE_QUARTER, false, false},
        {"2024年度上期", "2024-04-01", "2024-10-01", ZY_DATE_HALF, false, false},
        {"令和6年度下半期", "2024-10-01", "2025-04-01", ZY_DATE_HALF, true, false},
        {"FY2024 Q1", "2024-04-01", "2024-07-01", ZY_DATE_QUARTER, false, false},
    };
    CHECK(readings);
}

static void reads_parts_of_a_year(void **state)
{
    (void)state;
    static const reading readings[] = {
        {"2024Q1", "2024-01-01", "2024-04-01", ZY_DATE_QUARTER, false, false},
        {"2001年1 - 3 月", "2001-01-01", "2001-04-01", ZY_DATE_QUARTER, false, false},
        {"2001年10～12月期", "2001-10-01", "2002-01-01", ZY_DATE_QUARTER, false, false},
        {"2024-Q4", "2024-10-01", "2025-01-01", ZY_DATE_QUARTER, false, false},
        {"2024 Q2", "2024-04-01", "2024-07-01", ZY_DATE_QUARTER, false, false},
        {"2024年1Q", "2024-01-01", "2024-04-01", ZY_DATE_QUARTER, false, false},
        {"Q3 2024", "2024-07-01", "2024-10-01", ZY_DATE_QUARTER, false, false},
        {"2024年第3四半期", "2024-07-01", "2024-10-01", ZY_DATE_QUARTER, false, false},
        {"2024年1-3月期", "2024-01-01", "2024-04-01", ZY_DATE_QUARTER, false, false},
        {"2024年10〜12月期", "2024-10-01", "2025-01-01", ZY_DATE_QUARTER, false, false},
        {"2024年4～9月", "2024-04-01", "2024-10-01", ZY_DATE_MONTH, false, true},
        {"2024年1-6月", "2024-01-01", "2024-07-01", ZY_DATE_HALF, false, false},
        {"2024年上期", "2024-01-01", "2024-07-01", ZY_DATE_HALF, false, false},
        {"2024年下半期", "2024-07-01", "2025-01-01", ZY_DATE_HALF, false, false},
        {"2024H1", "2024-01-01", "2024-07-01", ZY_DATE_HALF, false, false},
    };
    CHECK(readings);
}

static void reads_months_and_days(void **state)
{
    (void)state;
    static const reading readings[] = {
        {"2024-04", "2024-04-01", "2024-05-01", ZY_DATE_MONTH, false, false},
        {"平15.6.27", "2003-06-27", "2003-06-28", ZY_DATE_DAY, true, false},
        {"平15.6", "2003-06-01", "2003-07-01", ZY_DATE_MONTH, true, false},
        {"2021年10月1日現在", "2021-10-01", "2021-10-02", ZY_DATE_DAY, false, false},
        {"2021年10月1日 時点", "2021-10-01", "2021-10-02", ZY_DATE_DAY, false, false},
        {"2024/4", "2024-04-01", "2024-05-01", ZY_DATE_MONTH, false, false},
        {"2024年4月", "2024-04-01", "2024-05-01", ZY_DATE_MONTH, false, false},
        {"202404", "2024-04-01", "2024-05-01", ZY_DATE_MONTH, false, false},
        {"Jan 2000", "2000-01-01", "2000-02-01", ZY_DATE_MONTH, false, false},
        {"2024年12月", "2024-12-01", "2025-01-01", ZY_DATE_MONTH, false, false},
        {"2024/4/1", "2024-04-01", "2024-04-02", ZY_DATE_DAY, false, false},
        {"2024-04-01", "2024-04-01", "2024-04-02", ZY_DATE_DAY, false, false},
        {"2024.4.1", "2024-04-01", "2024-04-02", ZY_DATE_DAY, false, false},
        {"20240401", "2024-04-01", "2024-04-02", ZY_DATE_DAY, false, false},
        {"2024年4月1日", "2024-04-01", "2024-04-02", ZY_DATE_DAY, false, false},
        {"2024年4月1日(月)", "2024-04-01", "2024-04-02", ZY_DATE_DAY, false, false},
        {"2024年4月1日（月・祝）", "2024-04-01", "2024-04-02", ZY_DATE_DAY, false, false},
        {"2024年2月29日", "2024-02-29", "2024-03-01", ZY_DATE_DAY, false, false},
        {"R6.4.1", "2024-04-01", "2024-04-02", ZY_DATE_DAY, true, false},
        {"H31.4.30", "2019-04-30", "2019-05-01", ZY_DATE_DAY, true, false},
        {"S64.1.7", "1989-01-07", "1989-01-08", ZY_DATE_DAY, true, false},
        {"R6/4/1", "2024-04-01", "2024-04-02", ZY_DATE_DAY, true, false},
        {"令和6年4月1日", "2024-04-01", "2024-04-02", ZY_DATE_DAY, true, false},
        {"Jan 1 2000", "2000-01-01", "2000-01-02", ZY_DATE_DAY, false, false},
        {"January 1, 2000", "2000-01-01", "2000-01-02", ZY_DATE_DAY, false, false},
        {"1 Jan 2000", "2000-01-01", "2000-01-02", ZY_DATE_DAY, false, false},
        {"Sept. 3, 2001", "2001-09-03", "2001-09-04", ZY_DATE_DAY, false, false},
    };
    CHECK(readings);
}

static void reads_weeks(void **state)
{
    (void)state;
    static const reading readings[] = {
        {"2024-W05", "2024-01-29", "2024-02-05", ZY_DATE_WEEK, false, false},
        {"2024W05", "2024-01-29", "2024-02-05", ZY_DATE_WEEK, false, false},
        {"2024年第5週", "2024-01-29", "2024-02-05", ZY_DATE_WEEK, false, false},
        {"2025-W01", "2024-12-30", "2025-01-06", ZY_DATE_WEEK, false, false},
        {"2020-W53", "2020-12-28", "2021-01-04", ZY_DATE_WEEK, false, false},
        {"1969-W01", "1968-12-30", "1969-01-06", ZY_DATE_WEEK, false, false},
        {"2024-W05-3", "2024-01-31", "2024-02-01", ZY_DATE_DAY, false, false},
        {"令和6年第5週", "2024-01-29", "2024-02-05", ZY_DATE_WEEK, true, false},
    };

    CHECK(readings);
}

static void keeps_the_offset_of_a_stamp(void **state)
{
    (void)state;
    zy_cell_date date;

    assert_true(zy_cell_date_read("2024-04-01T00:00-03:30", &date));
    assert_true(date.zoned);
    assert_int_equal(date.zone, -210);
    assert_true(zy_cell_date_read("2024-04-01T00:00", &date));
    assert_false(date.zoned);
}

static void reads_times_of_day(void **state)
{
    (void)state;
    static const reading readings[] = {
        {"2024-04-01T12:34", "2024-04-01T12:34Z", "2024-04-01T12:35Z", ZY_DATE_MINUTE, false,
         false},
        {"T09:05", "1970-01-01T09:05Z", "1970-01-01T09:06Z", ZY_DATE_CLOCK, false, false},
        {"T25:30", "1970-01-02T01:30Z", "1970-01-02T01:31Z", ZY_DATE_CLOCK, false, false},
        {"2024-04-01 12:34:56", "2024-04-01T12:34:56Z", "2024-04-01T12:35:56Z", ZY_DATE_MINUTE,
         false, false},
        {"2024-04-01T12:34:56.7Z", "2024-04-01T12:34:56.700Z", "2024-04-01T12:35:56.700Z",
         ZY_DATE_MINUTE, false, false},
        {"2024-04-01T12:34:00+09:00", "2024-04-01T12:34Z", "2024-04-01T12:35Z", ZY_DATE_MINUTE,
         false, false},
        {"2024-04-01T12:34:00-0330", "2024-04-01T12:34Z", "2024-04-01T12:35Z", ZY_DATE_MINUTE,
         false, false},
        {"2024/4/1 9:05", "2024-04-01T09:05Z", "2024-04-01T09:06Z", ZY_DATE_MINUTE, false, false},
        {"2024年4月1日 9時5分", "2024-04-01T09:05Z", "2024-04-01T09:06Z", ZY_DATE_MINUTE, false,
         false},
        {"2024-04-01T24:00", "2024-04-02", "2024-04-02T00:01Z", ZY_DATE_MINUTE, false, false},
    };
    CHECK(readings);
}

static void reads_ranges(void **state)
{
    (void)state;
    static const reading readings[] = {
        {"2025-07-26/2025-07-28", "2025-07-26", "2025-07-29", ZY_DATE_DAY, false, true},
        {"2025年7月26日〜28日", "2025-07-26", "2025-07-29", ZY_DATE_DAY, false, true},
        {"2025年7月26日～8月2日", "2025-07-26", "2025-08-03", ZY_DATE_DAY, false, true},
        {"2025年7月26日(土)〜28日(月)", "2025-07-26", "2025-07-29", ZY_DATE_DAY, false, true},
        {"2024/4/1~4/30", "2024-04-01", "2024-05-01", ZY_DATE_DAY, false, true},
        {"2024/4/1 - 2024/5/1", "2024-04-01", "2024-05-02", ZY_DATE_DAY, false, true},
        {"2020-2024", "2020-01-01", "2025-01-01", ZY_DATE_YEAR, false, true},
        {"2020–2024", "2020-01-01", "2025-01-01", ZY_DATE_YEAR, false, true},
        {"2020〜2024年", "2020-01-01", "2025-01-01", ZY_DATE_YEAR, false, true},
        {"2020〜2024年度", "2020-04-01", "2025-04-01", ZY_DATE_FISCAL_YEAR, false, true},
        {"平成30年〜令和2年", "2018-01-01", "2021-01-01", ZY_DATE_YEAR, true, true},
        {"令和2〜6年", "2020-01-01", "2025-01-01", ZY_DATE_YEAR, true, true},
        {"2024年4月から2024年6月まで", "2024-04-01", "2024-07-01", ZY_DATE_MONTH, false, true},
        {"2024年4月〜6月", "2024-04-01", "2024-07-01", ZY_DATE_MONTH, false, true},
    };
    CHECK(readings);
}

static void leaves_what_is_no_date_alone(void **state)
{
    (void)state;
    static const char *const cells[] = {
        "",
        "S64",
        "R6",
        "H1",
        "T2",
        "6年前",
        "4月1日",
        "7月26日〜28日",
        "4月",
        "12:30",
        "2024年13月",
        "2024-13",
        "2024-02-30",
        "2023年2月29日",
        "2024/0/1",
        "2024-4-31",
        "24年",
        "99",
        "12345",
        "123456789",
        "20241301",
        "202413",
        "昭和65年",
        "大正16年",
        "明治46年",
        "令和0年",
        "令和年",
        "FY",
        "FY5",
        "2024Q5",
        "Q1",
        "第1四半期",
        "2024年度第5四半期",
        "2024年頃",
        "2024年問題",
        "平成30年／令和元年",
        "2019/2019",
        "2024-W00",
        "2024-W53",
        "2024W5週",
        "2024-W05-8",
        "2020年国勢調査",
        "T9:05",
        "T30:01",
        "9:05",
        "2024年予測",
        "1.5",
        "0999",
        "3000",
        "Jan",
        "Jan 32 2000",
        "Foo 1 2000",
        "三重",
        "一部",
        "2024-04-01T25:00",
        "2024-04-01T12:60",
        "2024-04-01 foo",
        "2024年4月1日から",
        "2024/4-1",
        "2020/5-2021/3",
        "2024-04/01",
        "2025-07-28/2025-07-26",
        "2024年〜2020年",
        "01/02/2003",
        "令和6年4月31日",
        "March",
        "2024-",
        "2024年-",
        "~2024",
        "2024~",
    };

    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        zy_cell_date date;
        if (zy_cell_date_read(cells[i], &date))
            fail_msg("\"%s\" was read as %.0f to %.0f, unit %d", cells[i], date.start, date.end,
                     (int)date.unit);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_years),
        cmocka_unit_test(reads_fiscal_years),
        cmocka_unit_test(reads_parts_of_a_year),
        cmocka_unit_test(reads_months_and_days),
        cmocka_unit_test(reads_weeks),
        cmocka_unit_test(keeps_the_offset_of_a_stamp),
        cmocka_unit_test(reads_times_of_day),
        cmocka_unit_test(reads_ranges),
        cmocka_unit_test(leaves_what_is_no_date_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
