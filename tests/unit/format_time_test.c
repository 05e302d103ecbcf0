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

/* What d3-time-format 4.1 writes and reads, in UTC. */
typedef struct time_row {
    const char *specifier;
    double ms;
    const char *text;
} time_row;

static const time_row written[] = {
    {"%-%", 1830556800000, "%"},
    {"%-%", -855087947846, "%"},
    {"%-%", 978566400000, "%"},
    {"%_%", 1325635200000, "%"},
    {"%_%", -94608000000000, "%"},
    {"%-A", 612898397445, "Saturday"},
    {"%-A", 1009584000000, "Saturday"},
    {"%-A", 1451606400000, "Friday"},
    {"%0A", 978307199999, "Sunday"},
    {"%_A", 2239432144165, "Tuesday"},
    {"%-B", 1577836799999, "December"},
    {"%0B", 1136073600000, "January"},
    {"%B", 39051818847, "March"},
    {"%B", 2243389892578, "February"},
    {"%B", 1262304000000, "January"},
    {"%-G", -1168200683594, "1932"},
    {"%-G", 2017398405075, "2033"},
    {"%0G", 1325635200000, "2012"},
    {"%0G", 435884761810, "1983"},
    {"%0H", 1572160053253, "07"},
    {"%0H", 1078928875923, "14"},
    {"%0H", 90004357695, "17"},
    {"%H", 83028602600, "23"},
    {"%_H", 1700000000045, "22"},
    {"%0I", 124978828430, "12"},
    {"%0I", 1262563200000, "12"},
    {"%0I", 2243389892578, "03"},
    {"%_I", 951782400000, "12"},
    {"%_I", 2789219188690, " 3"},
    {"%-L", 1422922897338, "338"},
    {"%-L", 1388010787963, "963"},
    {"%L", 1735689600000, "000"},
    {"%_L", -1177224349976, " 24"},
    {"%0M", 1041638400000, "00"},
    {"%0M", -62135596800000, "00"},
    {"%M", -62135596800000, "00"},
    {"%M", 1633528041839, "47"},
    {"%0Q", 1700000000045, "1700000000045"},
    {"%0Q", 1799020800000, "1799020800000"},
    {"%Q", 1388534399999, "1388534399999"},
    {"%_Q", -183251467348, "-183251467348"},
    {"%-S", 1104796800000, "0"},
    {"%0S", -183251467348, "52"},
    {"%0S", 1700000000045, "20"},
    {"%S", 1356739200000, "00"},
    {"%S", 978048000000, "00"},
    {"%-U", 1356998399999, "53"},
    {"%0U", 2348794388771, "23"},
    {"%U", 1540277290344, "42"},
    {"%U", 1704067200000, "00"},
    {"%U", 1641254400000, "01"},
    {"%-V", 2473032760620, "20"},
    {"%0V", -855087947846, "48"},
    {"%0V", 913828659057, "51"},
    {"%0V", 1230768000000, "01"},
    {"%V", 1546560000000, "01"},
    {"%0W", 1672790400000, "01"},
    {"%W", -183251467348, "10"},
    {"%_W", 1830556800000, " 1"},
    {"%_W", 1830297599999, "52"},
    {"%_W", 1830038400000, "52"},
    {"%0X", 1422922897338, "12:21:37 AM"},
    {"%0X", 1703808000000, "12:00:00 AM"},
    {"%_X", 1602380084991, "1:34:44 AM"},
    {"%_X", 1231027200000, "12:00:00 AM"},
    {"%-Y", 1325116800000, "2011"},
    {"%0Y", 1104537600000, "2005"},
    {"%_Y", 1672790400000, "2023"},
    {"%_Y", 1767225599999, "2025"},
    {"%_Y", 1231027200000, "2009"},
    {"%0Z", 1325375999999, "+0000"},
    {"%0Z", 2348794388771, "+0000"},
    {"%0Z", 1420070399123, "+0000"},
    {"%Z", 1136332800000, "+0000"},
    {"%_Z", 1009584000000, "+0000"},
    {"%-a", 1672272000000, "Thu"},
    {"%0a", 951868800000, "Wed"},
    {"%0a", 2243389892578, "Sat"},
    {"%0a", 1072656000000, "Mon"},
    {"%_a", 1735689600000, "Wed"},
    {"%-b", 1073174400000, "Jan"},
    {"%-b", 1483228799999, "Dec"},
    {"%0b", 1546300799999, "Dec"},
    {"%b", 1672272000000, "Dec"},
    {"%b", 1542612838745, "Nov"},
    {"%-c", 1546560000000, "1/4/2019, 12:00:00 AM"},
    {"%0c", 1641254400000, "1/4/2022, 12:00:00 AM"},
    {"%_c", 1893455999999, "12/31/2029, 11:59:59 PM"},
    {"%_c", 1420070400000, "1/1/2015, 12:00:00 AM"},
    {"%-d", 1388010787963, "25"},
    {"%_d", 1602380084991, "11"},
    {"%d", 1230768000000, "01"},
    {"%d", 1293580800000, "29"},
    {"%d", 1798761599999, "31"},
    {"%-e", 1709164800000, "29"},
    {"%0e", 951868800000, "01"},
    {"%0e", 1514764800000, "01"},
    {"%_e", 305558967590, " 7"},
    {"%-f", 1451606400000, "0000"},
    {"%-f", 1641254400000, "0000"},
    {"%-f", 1700000000045, "45000"},
    {"%_f", 2017398405075, " 75000"},
    {"%f", 978307200000, "000000"},
    {"%0g", -1164201450348, "33"},
    {"%0g", 1136332800000, "06"},
    {"%0g", 1388534400000, "14"},
    {"%_g", 1542612838745, "18"},
    {"%0j", 1136332800000, "004"},
    {"%0j", 1700000000045, "318"},
    {"%0j", 1234898480772, "048"},
    {"%j", 1546300799999, "365"},
    {"%j", 1293840000000, "001"},
    {"%0m", 1704326400000, "01"},
    {"%0m", -183251467348, "03"},
    {"%0m", 1293840000000, "01"},
    {"%0m", 1230767999999, "12"},
    {"%m", 179341125488, "09"},
    {"%0p", 1546300800000, "AM"},
    {"%_p", 1514764800000, "AM"},
    {"%p", -678456497193, "AM"},
    {"%p", 1135814400000, "AM"},
    {"%0q", 1356739200000, "4"},
    {"%_q", 1357257600000, "1"},
    {"%q", 86399999, "1"},
    {"%q", 1325116800000, "4"},
    {"%-s", 1357257600000, "1357257600"},
    {"%-s", 1073174400000, "1073174400"},
    {"%0s", 1104537600000, "1104537600"},
    {"%0s", 1009843199999, "1009843199"},
    {"%s", 29181289672, "29181289"},
    {"%-u", 1735948800000, "6"},
    {"%0u", 1546041600000, "6"},
    {"%u", 1293839999999, "5"},
    {"%u", 1451606399999, "4"},
    {"%u", 1640995200000, "6"},
    {"%0w", 1230768000000, "4"},
    {"%0w", 1515024000000, "4"},
    {"%_w", 1514764799999, "0"},
    {"%_w", -850173187256, "6"},
    {"%_w", 2243389892578, "6"},
    {"%-x", 1041120000000, "12/29/2002"},
    {"%-x", 1505442070960, "9/15/2017"},
    {"%-x", -1177224349976, "9/11/1932"},
    {"%_x", 305558967590, "9/7/1979"},
    {"%_x", 1230508800000, "12/29/2008"},
    {"%-y", 1546300800000, "19"},
    {"%-y", -850173187256, "43"},
    {"%0y", 1893196800000, "29"},
    {"%0y", 1514505600000, "17"},
    {"%_y", 569856452941, "88"},
};

static const time_row read[] = {
    {"%Y-%m-%d", 1583020800000, "2020-02-30"},
    {"%Y-%m-%d", 1609459200000, "2020-13-01"},
    {"%Y-%m-%d", 1577836800000, "2020-1-1"},
    {"%Y-%m-%d", -55792713600000, " 202-1-1"},
    {"%Y", NAN, "20201"},
    {"%Y", -59042995200000, "99"},
    {"%Y", -59042995200000, "0099"},
    {"%y", 3092601600000, "68"},
    {"%y", -31536000000, "69"},
    {"%y", 1104537600000, "5"},
    {"%m/%d/%y", 915235200000, "1/2/99"},
    {"%b %d, %Y", 1296691200000, "feb 3, 2011"},
    {"%B %d %Y", 1330473600000, "FEBRUARY 29 2012"},
    {"%A %B", -2198620800000, "monday may"},
    {"%a", NAN, "Sunday"},
    {"%H:%M:%S", -2208902400000, "23:59:60"},
    {"%I %p", -2208988800000, "12 AM"},
    {"%I %p", -2208945600000, "12 pm"},
    {"%I:%M %p", -2208940200000, "01:30 PM"},
    {"%H %p", -2208985200000, "13 AM"},
    {"%j %Y", 1356912000000, "366 2012"},
    {"%Y %j", 1388534400000, "2013 366"},
    {"%Q", 1234567890123, "1234567890123"},
    {"%s", 1234567890000, "1234567890"},
    {"%s.%L", 12345, "12.345"},
    {"%L", -2208988799993, "7"},
    {"%f", -2208988799877, "123456"},
    {"%f", -2208988800000, "123"},
    {"%Y %q", 1593561600000, "2020 3"},
    {"%q %Y", 1633046400000, "4 2021"},
    {"%Y-W%V-%u", 1609113600000, "2020-W53-7"},
    {"%Y-W%V", 1609718400000, "2021-W01"},
    {"%Y-W%V-%w", 1452384000000, "2016-W01-0"},
    {"%Y-W%V", NAN, "2020-W54"},
    {"%G-W%V-%u", 1261958400000, "2009-W53-4"},
    {"%Y %U %w", 1583884800000, "2020 10 3"},
    {"%Y %W %u", 1583884800000, "2020 10 3"},
    {"%Y %U", 1577577600000, "2020 00"},
    {"%Y %W", 1483315200000, "2017 1"},
    {"%U %Y", 1483228800000, "53 2016"},
    /* The week wins over the month. */
    {"%Y-%m-%U", 1583625600000, "2020-05-10"},
    {"%Y-%m-%W", 1583712000000, "2020-05-10"},
    {"%Y-%m-%V", 1583107200000, "2020-05-10"},
    {"%Z", -2208988800000, "Z"},
    {"%H %Z", -2208978000000, "12 +0900"},
    {"%H %Z", -2208933000000, "12 -03:30"},
    {"%H%Z", -2208963600000, "12+05"},
    {"%H%Z", NAN, "12+5"},
    {"%Y-%m-%dT%H:%M:%S.%LZ", 1293840000000, "2011-01-01T00:00:00.000Z"},
    {"%%", -2208988800000, "%"},
    {"a%%b", -2208988800000, "a%b"},
    {"%c", 1041523506000, "1/2/2003, 4:05:06 PM"},
    {"%x", 946598400000, "12/31/1999"},
    {"%X", -2208985077000, "1:02:03 AM"},
    {"%Y-%m-%d", NAN, "2020-01-01x"},
    {"%Y-%m-%d", NAN, "2020-01"},
    {"%Y ", NAN, "2020"},
    {" %Y", 1577836800000, " 2020"},
    {"%K", NAN, "x"},
    {"%-m/%_d", -2203632000000, "3/ 4"},
    {"%e", -2208729600000, "4"},
    {"%d", -2208729600000, " 4"},
    {"%Y%m%d", 1584230400000, "20200315"},
    {"%H%M", -2208954600000, "0930"},
    {"", -2208988800000, ""},
    {"%Y %U %w", 1862179200000, "2029 00 4"},
    {"%u %Y %W", 1581206400000, "7 2020 5"},
    {"%w", -2208988800000, "7"},
    {"%Y-W%V-%u", 1489968000000, "2017-W12-5"},
    {"%B %-d, %Y %I:%M:%S.%L %p", 1464299201965, "May 26, 2016 09:46:41.965 PM"},
    {"%b", NAN, "Ma"},
    {"%x %X", 1981789112000, "10/19/2032 8:58:32 AM"},
    {"%Y %W %u", 261705600000, "1978 16 2"},
    {"%p", -2208988800000, "am"},
    {"%Y-%m-%d", 1849737600000, "2028-08-13"},
    {"%Y %j", 540086400000, "1987 043"},
    {"%U %A %Y", 1612569600000, "5 Saturday 2021"},
    {"%d %b %y", 1435276800000, "26 Jun 15"},
    {"%Y %U %w", 170899200000, "1975 22 1"},
    {"%Y-W%V-%u", 867024000000, "1997-W26-2"},
    {"%B %-d, %Y %I:%M:%S.%L %p", 259472668170, "March 23, 1978 03:44:28.170 AM"},
    {"%x %X", 987457871000, "4/16/2001 9:51:11 PM"},
    {"%Y %W %u", 1966723200000, "2032 17 3"},
    {"%Y-%m-%d", 1464220800000, "2016-05-26"},
    {"%Y %j", 85276800000, "1972 258"},
    {"%d %b %y", 499046400000, "25 Oct 85"},
    {"%Y %U %w", 867628800000, "1997 26 1"},
    {"%Y-W%V-%u", 1789948800000, "2026-W39-7"},
    {"%B %-d, %Y %I:%M:%S.%L %p", 803569793701, "June 19, 1995 01:49:53.701 PM"},
    {"%x %X", 1951451063000, "11/3/2031 5:44:23 AM"},
    {"%Y %W %u", 1048723200000, "2003 12 4"},
    {"%Y-%m-%d", 806803200000, "1995-07-27"},
    {"%Y %j", 1454889600000, "2016 039"},
    {"%d %b %y", 574732800000, "19 Mar 88"},
    {"%Y %U %w", 942019200000, "1999 45 1"},
    {"%Y-W%V-%u", 1180915200000, "2007-W23-1"},
    {"%B %-d, %Y %I:%M:%S.%L %p", 1153991699218, "July 27, 2006 09:14:59.218 AM"},
    {"%x %X", 589678287000, "9/7/1988 11:31:27 PM"},
    {"%Y %W %u", 1772064000000, "2026 08 4"},
    {"%Y-%m-%d", 261705600000, "1978-04-18"},
    {"%Y %j", 1865894400000, "2029 047"},
    {"%d %b %y", 1405123200000, "12 Jul 14"},
    {"%Y %U %w", 543369600000, "1987 12 0"},
    {"%Y-W%V-%u", 259200000000, "1978-W12-4"},
    {"%B %-d, %Y %I:%M:%S.%L %p", 691356658935, "November 28, 1991 07:30:58.935 PM"},
};

static const time_row multi[] = {
    {NULL, 978307199999, ".999"},    {NULL, 1422922897338, ".338"},
    {NULL, 1640995199999, ".999"},   {NULL, 1104537600000, "2005"},
    {NULL, 1451347200000, "Tue 29"}, {NULL, 2239432144165, ".165"},
    {NULL, 1388275200000, "Dec 29"}, {NULL, 1230768000000, "2009"},
    {NULL, 1073174400000, "Jan 04"}, {NULL, 1356998400000, "2013"},
    {NULL, 1325376000000, "2012"},   {NULL, 1641254400000, "Tue 04"},
    {NULL, 1528757858276, ".276"},   {NULL, 1798502400000, "Tue 29"},
    {NULL, 612898397445, ".445"},    {NULL, 1586142000000, "03 AM"},
    {NULL, 1136073600000, "2006"},   {NULL, 1546041600000, "Sat 29"},
    {NULL, 951868800000, "March"},   {NULL, 2017398405075, ".075"},
    {NULL, 1577836800000, "2020"},   {NULL, 1580515200000, "February"},
    {NULL, 1585699200000, "April"},  {NULL, 1586044800000, "Apr 05"},
    {NULL, 1586131200000, "Mon 06"}, {NULL, 1586142000000, "03 AM"},
    {NULL, 1586142240000, "03:04"},  {NULL, 1586142245000, ":05"},
    {NULL, 1586142245006, ".006"},
};

static void writes_times_as_d3(void **state)
{
    for (size_t i = 0; i < sizeof written / sizeof *written; i++)
        assert_string_equal(
            zy_time_format(*state, &zy_locale_en, written[i].specifier, written[i].ms),
            written[i].text);
}

static void reads_times_as_d3(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof read / sizeof *read; i++) {
        double ms = zy_time_parse(&zy_locale_en, read[i].specifier, read[i].text);
        if (!(ms == read[i].ms || (isnan(ms) && isnan(read[i].ms))))
            fail_msg("%s of \"%s\" is %.0f", read[i].specifier, read[i].text, ms);
    }
}

static void labels_axes_by_the_largest_unit(void **state)
{
    for (size_t i = 0; i < sizeof multi / sizeof *multi; i++)
        assert_string_equal(zy_time_multi_format(*state, &zy_locale_en, multi[i].ms),
                            multi[i].text);
}

static void writes_eras_and_fiscal_years(void **state)
{
    const zy_locale *ja = &zy_locale_ja;
    double first = zy_date_ms(2019, 5, 1), eve = zy_date_ms(2019, 4, 30);

    assert_string_equal(zy_time_format(*state, ja, "%EC%-Ey年", first), "令和1年");
    assert_string_equal(zy_time_format(*state, ja, "%EY", first), "令和元年");
    assert_string_equal(zy_time_format(*state, ja, "%EY", eve), "平成31年");
    assert_string_equal(zy_time_format(*state, ja, "%EC%Ey", eve - 86400000.0 * 365 * 28),
                        "平成03");
    assert_string_equal(zy_time_format(*state, ja, "%EY", zy_date_ms(1800, 1, 1)), "1800年");
    assert_string_equal(zy_time_format(*state, ja, "%FY年度",
                                       zy_civil_ms((zy_civil){.year = 2024,
                                                              .month = 3,
                                                              .day = 31,
                                                              .hour = 23,
                                                              .minute = 59,
                                                              .second = 59,
                                                              .millisecond = 999})),
                        "2023年度");
    assert_string_equal(zy_time_format(*state, ja, "%FY %Fy", zy_date_ms(2024, 4, 1)), "2024 24");
}

static void reads_eras(void **state)
{
    (void)state;
    const zy_locale *ja = &zy_locale_ja;

    assert_true(zy_time_parse(ja, "%EC%Ey年%m月%d日", "令和6年4月1日") == zy_date_ms(2024, 4, 1));
    assert_true(zy_time_parse(ja, "%EC%Ey年", "昭和64年") == zy_date_ms(1989, 1, 1));
    assert_true(zy_time_parse(ja, "%EC%Ey年", "令和元年") == zy_date_ms(2019, 1, 1));
    assert_true(isnan(zy_time_parse(ja, "%EC%Ey年", "元禄3年")));
    assert_true(isnan(zy_time_parse(ja, "%FY", "2024")));
}

static void labels_japanese_axes(void **state)
{
    const zy_locale *ja = &zy_locale_ja;

    assert_string_equal(zy_time_multi_format(*state, ja, zy_date_ms(2024, 1, 1)), "2024");
    assert_string_equal(zy_time_multi_format(*state, ja, zy_date_ms(2024, 2, 1)), "2月");
    assert_string_equal(zy_time_multi_format(*state, ja, zy_date_ms(2024, 2, 4)), "2月4日");
    assert_string_equal(zy_time_multi_format(*state, ja, zy_date_ms(2024, 2, 5)), "5日(月)");
    assert_string_equal(zy_time_multi_format(*state, ja,
                                             zy_civil_ms((zy_civil){.year = 2024,
                                                                    .month = 2,
                                                                    .day = 4,
                                                                    .hour = 15,
                                                                    .minute = 0,
                                                                    .second = 0,
                                                                    .millisecond = 0})),
                        "15時");
    assert_string_equal(zy_time_format(*state, ja, "%c",
                                       zy_civil_ms((zy_civil){.year = 2024,
                                                              .month = 2,
                                                              .day = 5,
                                                              .hour = 3,
                                                              .minute = 4,
                                                              .second = 5,
                                                              .millisecond = 0})),
                        "2024/02/05(月) 03:04:05");
}

static void survives_what_is_no_time(void **state)
{
    const zy_locale *en = &zy_locale_en;

    assert_string_equal(zy_time_format(*state, en, "%Y", NAN), "");
    assert_string_equal(zy_time_format(*state, en, "%Y", INFINITY), "");
    assert_string_equal(zy_time_format(*state, en, "%Y", 8.7e15), "");
    assert_string_equal(zy_time_format(*state, en, "", 0), "");
    assert_string_equal(zy_time_format(*state, en, "50%", 0), "50");
    assert_string_equal(zy_time_format(*state, en, "%年%E%-", 0), "年E");
    assert_true(isnan(zy_time_parse(en, "%Y%", "2020")));
    assert_true(isnan(zy_time_parse(en, "%E", "2020")));
    assert_true(isnan(zy_time_parse(en, "%Y-%m", "99999-99999999999999")));
}

/* Every name of a day and of a month, long and short, and none that is cut. */
static void reads_all_names(void **state)
{
    static const char *const patterns[] = {"%a %Y-%m-%d", "%A %Y-%m-%d"};
    zy_arena *arena = zy_arena_new();

    (void)state;
    for (int day = 2; day < 9; day++)
        for (int k = 0; k < 2; k++) {
            const double ms = zy_date_ms(2024, 6, day);
            const char *text = zy_time_format(arena, &zy_locale_en, patterns[k], ms);
            assert_true(zy_time_parse(&zy_locale_en, patterns[k], text) == ms);
            assert_true(isnan(zy_time_parse(&zy_locale_en, patterns[k], text + 1)));
        }
    for (int month = 1; month <= 12; month++)
        for (int k = 0; k < 2; k++) {
            const char *pattern = k ? "%B %d %Y" : "%b %d %Y";
            const double ms = zy_date_ms(2023, month, 28);
            const char *text = zy_time_format(arena, &zy_locale_en, pattern, ms);
            assert_true(zy_time_parse(&zy_locale_en, pattern, text) == ms);
            assert_true(isnan(zy_time_parse(&zy_locale_en, pattern, text + 1)));
        }
    zy_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_all_names),
        cmocka_unit_test_setup_teardown(writes_times_as_d3, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(reads_times_as_d3, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(labels_axes_by_the_largest_unit, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(writes_eras_and_fiscal_years, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(reads_eras, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(labels_japanese_axes, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(survives_what_is_no_time, make_arena, free_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
