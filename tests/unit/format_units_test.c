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

/* What vega-time 3.3 gives, in UTC. */
typedef struct floor_row {
    const char *units;
    int step;
    double ms, floor, next;
} floor_row;

static const floor_row floors[] = {
    {"date", 1, 1199145600000, 1325376000000, 1325462400000},
    {"date", 2, 253402300799999, 1327968000000, 1328140800000},
    {"date", 3, 714696216583, 1327190400000, 1327449600000},
    {"date", 5, 1609200000000, 1327536000000, 1327968000000},
    {"date", 10, 1262304000000, 1325376000000, 1326240000000},
    {"day", 1, 1672531200000, 1325376000000, 1325462400000},
    {"day", 1, 1325635200000, 1325635200000, 1325721600000},
    {"day", 5, 1609718400000, 1325376000000, 1325808000000},
    {"day", 10, -1177224349976, 1325376000000, 1326240000000},
    {"dayhours", 1, 1420070399123, 1325718000000, 1325721600000},
    {"dayhours", 2, 1388534400000, 1325635200000, 1325642400000},
    {"dayhours", 5, 2018612790107, 1325498400000, 1325516400000},
    {"dayhours", 5, 1388010787963, 1325707200000, 1325725200000},
    {"dayhours", 10, 946944000000, 1325548800000, 1325584800000},
    {"dayofyear", 1, 305558967590, 1346889600000, 1346976000000},
    {"dayofyear", 2, 1009843200000, 1325376000000, 1325548800000},
    {"dayofyear", 3, 1419811200000, 1356480000000, 1356739200000},
    {"dayofyear", 3, 1420329600000, 1325635200000, 1325894400000},
    {"hours", 2, 1861920000000, 1325376000000, 1325383200000},
    {"hours", 2, 1293839999999, 1325455200000, 1325462400000},
    {"hours", 3, 360337066650, 1325419200000, 1325430000000},
    {"hours", 5, -1177224349976, 1325430000000, 1325448000000},
    {"hours", 10, 1515024000000, 1325376000000, 1325412000000},
    {"hoursminutes", 1, 2105018901824, 1325431680000, 1325431740000},
    {"hoursminutes", 2, 1609718400000, 1325376000000, 1325376120000},
    {"hoursminutes", 2, 1709164800000, 1325376000000, 1325376120000},
    {"hoursminutes", 3, 1609200000000, 1325376000000, 1325376180000},
    {"hoursminutes", 10, 1104537600000, 1325376000000, 1325376600000},
    {"hoursminutesseconds", 1, 1199145599999, 1325462399000, 1325462400000},
    {"hoursminutesseconds", 2, 360337066650, 1325425066000, 1325425068000},
    {"hoursminutesseconds", 3, 1709164800000, 1325376000000, 1325376003000},
    {"hoursminutesseconds", 3, 1602380084991, 1325381682000, 1325381685000},
    {"hoursminutesseconds", 10, 1199145600000, 1325376000000, 1325376010000},
    {"milliseconds", 1, 714696216583, 1325376000583, 1325376000584},
    {"milliseconds", 2, -1177224349976, 1325376000024, 1325376000026},
    {"milliseconds", 3, -227057528496, 1325376000504, 1325376000507},
    {"milliseconds", 10, 1483228799999, 1325376000990, 1325376001000},
    {"minutes", 2, 1704326400000, 1325376000000, 1325376120000},
    {"minutes", 2, -227057528496, 1325377560000, 1325377680000},
    {"minutes", 5, 0, 1325376000000, 1325376300000},
    {"minutes", 5, -1177224349976, 1325376600000, 1325376900000},
    {"minutes", 10, 86399999, 1325379000000, 1325379600000},
    {"minutesseconds", 2, 1388534399999, 1325379598000, 1325379600000},
    {"minutesseconds", 3, 39051818847, 1325378616000, 1325378619000},
    {"minutesseconds", 3, 1041638400000, 1325376000000, 1325376003000},
    {"minutesseconds", 5, 1136332800000, 1325376000000, 1325376005000},
    {"minutesseconds", 5, 1325635200000, 1325376000000, 1325376005000},
    {"month", 1, 1700000000045, 1351728000000, 1354320000000},
    {"month", 1, 1767225599999, 1354320000000, 1356998400000},
    {"month", 3, 1672531199999, 1349049600000, 1356998400000},
    {"month", 10, 1293840000000, 1325376000000, 1351728000000},
    {"monthdate", 2, 1528757858276, 1339372800000, 1339545600000},
    {"monthdate", 2, 1009843200000, 1325376000000, 1325548800000},
    {"monthdate", 3, 1799020800000, 1325635200000, 1325894400000},
    {"monthdate", 3, 1514505600000, 1356652800000, 1356912000000},
    {"monthdate", 5, 1577836799999, 1356912000000, 1357344000000},
    {"monthdatehours", 2, 1515024000000, 1325635200000, 1325642400000},
    {"monthdatehours", 3, -1177224349976, 1347375600000, 1347386400000},
    {"monthdatehours", 3, 1420070399123, 1356987600000, 1356998400000},
    {"monthdatehours", 5, 39051818847, 1332964800000, 1332982800000},
    {"quarter", 1, 2105018901824, 1341100800000, 1349049600000},
    {"quarter", 3, 1420070399123, 1349049600000, 1372636800000},
    {"quarter", 5, 1009843200000, 1325376000000, 1364774400000},
    {"quarter", 10, 1577836800000, 1325376000000, 1404172800000},
    {"quartermonth", 2, 1799020800000, 1325376000000, 1330560000000},
    {"quartermonth", 3, 1483228800000, 1325376000000, 1333238400000},
    {"quartermonth", 3, 1861919999999, 1349049600000, 1356998400000},
    {"quartermonth", 5, 1861919999999, 1351728000000, 1364774400000},
    {"quartermonth", 5, 1231027200000, 1325376000000, 1338508800000},
    {"seconds", 1, 1009843199999, 1325376059000, 1325376060000},
    {"seconds", 1, 83028602600, 1325376002000, 1325376003000},
    {"seconds", 10, 179341125488, 1325376040000, 1325376050000},
    {"seconds", 10, 1199145599999, 1325376050000, 1325376060000},
    {"seconds", 10, 1514505600000, 1325376000000, 1325376010000},
    {"secondsmilliseconds", 2, 1799020800000, 1325376000000, 1325376000002},
    {"secondsmilliseconds", 3, -227057528496, 1325376051504, 1325376051507},
    {"secondsmilliseconds", 3, 1709164800000, 1325376000000, 1325376000003},
    {"secondsmilliseconds", 5, 1388010787963, 1325376007960, 1325376007965},
    {"secondsmilliseconds", 5, 2018612790107, 1325376030105, 1325376030110},
    {"week", 1, 1861919999999, 1356825600000, 1357430400000},
    {"week", 1, -348060321808, 1355616000000, 1356220800000},
    {"week", 3, 1514505600000, 1356220800000, 1358035200000},
    {"week", 5, 1799020800000, 1325376000000, 1328400000000},
    {"week", 10, 1861920000000, 1319328000000, 1325376000000},
    {"weekday", 1, 1483228800000, 1325376000000, 1325462400000},
    {"weekday", 1, 1577836799999, 1356393600000, 1356480000000},
    {"weekday", 2, 1609200000000, 1356307200000, 1356480000000},
    {"weekday", 5, 1893196800000, 1356048000000, 1356480000000},
    {"weekday", 10, 1199145599999, 1355616000000, 1356480000000},
    {"weekdayhours", 1, 1798502400000, 1356393600000, 1356397200000},
    {"weekdayhours", 2, 1609200000000, 1356393600000, 1356400800000},
    {"weekdayhours", 3, 1293839999999, 1356728400000, 1356739200000},
    {"weekdayhours", 5, 1199145599999, 1356379200000, 1356397200000},
    {"weekdayhours", 5, 1262304000000, 1325203200000, 1325221200000},
    {"year", 2, 1672531199999, 1640995200000, 1704067200000},
    {"year", 3, 1700000000045, 1640995200000, 1735689600000},
    {"year", 5, 1577836800000, 1577836800000, 1735689600000},
    {"year", 10, 1798502400000, 1577836800000, 1893456000000},
    {"year", 10, 2018612790107, 1893456000000, 2208988800000},
    {"yeardayofyear", 1, 714696216583, 714614400000, 714700800000},
    {"yeardayofyear", 2, 1104537599999, 1104364800000, 1104537600000},
    {"yeardayofyear", 5, 1009843200000, 1009843200000, 1010275200000},
    {"yeardayofyear", 5, 360337066650, 360115200000, 360547200000},
    {"yeardayofyear", 10, 1104537599999, 1104019200000, 1104883200000},
    {"yearmonth", 1, 1672531200000, 1672531200000, 1675209600000},
    {"yearmonth", 2, 1262304000000, 1262304000000, 1267401600000},
    {"yearmonth", 3, 1166174697875, 1159660800000, 1167609600000},
    {"yearmonth", 5, 1325116800000, 1320105600000, 1333238400000},
    {"yearmonth", 10, -855087947846, -857347200000, -831081600000},
    {"yearmonthdate", 1, 360337066650, 360288000000, 360374400000},
    {"yearmonthdate", 2, 1704326400000, 1704240000000, 1704412800000},
    {"yearmonthdate", 2, 86399999, 0, 172800000},
    {"yearmonthdate", 5, 1483228799999, 1483142400000, 1483574400000},
    {"yearmonthdate", 5, 1602380084991, 1602374400000, 1602806400000},
    {"yearmonthdatehours", 1, 1767225599999, 1767222000000, 1767225600000},
    {"yearmonthdatehours", 3, 1893196800000, 1893196800000, 1893207600000},
    {"yearmonthdatehours", 5, 39051818847, 39038400000, 39056400000},
    {"yearmonthdatehours", 10, 1231027200000, 1231027200000, 1231063200000},
    {"yearmonthdatehours", 10, 1861919999999, 1861905600000, 1861941600000},
    {"yearmonthdatehoursminutes", 2, 1230508800000, 1230508800000, 1230508920000},
    {"yearmonthdatehoursminutes", 5, 1861920000000, 1861920000000, 1861920300000},
    {"yearmonthdatehoursminutes", 10, 1515024000000, 1515024000000, 1515024600000},
    {"yearmonthdatehoursminutes", 10, 1577836800000, 1577836800000, 1577837400000},
    {"yearmonthdatehoursminutesseconds", 1, 179341125488, 179341125000, 179341126000},
    {"yearmonthdatehoursminutesseconds", 5, 1293840000000, 1293840000000, 1293840005000},
    {"yearmonthdatehoursminutesseconds", 10, 360337066650, 360337060000, 360337070000},
    {"yearmonthdatehoursminutesseconds", 10, 1041638400000, 1041638400000, 1041638410000},
    {"yearquarter", 3, 1419811200000, 1412121600000, 1435708800000},
    {"yearquarter", 10, 1893196800000, 1861920000000, 1940630400000},
    {"yearquarter", 10, 1419811200000, 1388534400000, 1467331200000},
    {"yearquarter", 10, 39051818847, 31536000000, 110332800000},
    {"yearquartermonth", 2, -1164201450348, -1167609600000, -1162512000000},
    {"yearquartermonth", 2, 2018612790107, 2014416000000, 2019686400000},
    {"yearquartermonth", 3, 1767225599999, 1759276800000, 1767225600000},
    {"yearquartermonth", 3, -855087947846, -860025600000, -852076800000},
    {"yearquartermonth", 3, 1231027200000, 1230768000000, 1238544000000},
    {"yearweek", 2, 1672531199999, 1671321600000, 1672531200000},
    {"yearweek", 2, 1136332800000, 1136073600000, 1137283200000},
    {"yearweek", 5, 1388534399999, 1387670400000, 1390694400000},
    {"yearweek", 10, -348060321808, -348105600000, -342057600000},
    {"yearweekday", 1, 1199145599999, 1199059200000, 1199145600000},
    {"yearweekday", 1, 1041120000000, 1041120000000, 1041206400000},
    {"yearweekday", 5, 1483228799999, 1483142400000, 1483574400000},
    {"yearweekday", 5, 714696216583, 714528000000, 714960000000},
    {"yearweekday", 10, 1672531199999, 1672099200000, 1672963200000},
    {"yearweekdayhours", 1, 1602380084991, 1602378000000, 1602381600000},
    {"yearweekdayhours", 2, 2018612790107, 2018606400000, 2018613600000},
    {"yearweekdayhours", 3, 1602380084991, 1602374400000, 1602385200000},
    {"yearweekdayhours", 3, 2105018901824, 2105017200000, 2105028000000},
    {"yearweekdayhours", 10, 1483228800000, 1483228800000, 1483264800000},
};

typedef struct word_row {
    const char *units, *format;
} word_row;

static const word_row formats[] = {
    {"year", "%Y"},
    {"yearquarter", "%Y Q%q"},
    {"yearquartermonth", "%Y Q%q %b"},
    {"yearmonth", "%b %Y"},
    {"yearmonthdate", "%b %d, %Y"},
    {"yearmonthdatehours", "%b %d, %Y %H:00"},
    {"yearmonthdatehoursminutes", "%b %d, %Y %H:%M"},
    {"yearmonthdatehoursminutesseconds", "%b %d, %Y %H:%M:%S"},
    {"yearweek", "%Y W%U"},
    {"yearweekday", "%Y W%U %a"},
    {"yearweekdayhours", "%Y W%U %a %H:00"},
    {"yeardayofyear", "%Y %j"},
    {"quarter", "Q%q"},
    {"quartermonth", "Q%q %b"},
    {"month", "%b"},
    {"monthdate", "%b %d"},
    {"monthdatehours", "%b %d %H:00"},
    {"week", "W%U"},
    {"weekday", "W%U %a"},
    {"weekdayhours", "W%U %a %H:00"},
    {"day", "%a"},
    {"dayhours", "%a %H:00"},
    {"date", "%d"},
    {"dayofyear", "%j"},
    {"hours", "%H:00"},
    {"hoursminutes", "%H:%M"},
    {"hoursminutesseconds", "%H:%M:%S"},
    {"minutes", "00:%M"},
    {"minutesseconds", "00:%M:%S"},
    {"seconds", ":%S"},
    {"secondsmilliseconds", ":%S.%L"},
    {"milliseconds", ".%L"},
};

static void finds_starts_and_ends_as_vega(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof floors / sizeof *floors; i++) {
        const floor_row *r = &floors[i];
        unsigned units = zy_time_units_read(r->units, NULL, NULL);
        double start = zy_time_units_floor(units, r->step, r->ms);
        if (start != r->floor || zy_time_units_next(units, r->step, start) != r->next)
            fail_msg("%s by %d of %.0f begins at %.0f", r->units, r->step, r->ms, start);
    }
}

static void gives_the_formats_of_vega_lite(void **state)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        assert_string_equal(
            zy_time_units_format(*state, zy_time_units_read(formats[i].units, NULL, NULL)),
            formats[i].format);
}

static void gives_japanese_formats_in_japanese_order(void **state)
{
    const zy_locale *ja = &zy_locale_ja;

    assert_string_equal(zy_time_units_format_in(*state, ja, ZY_UNIT_YEAR | ZY_UNIT_MONTH),
                        "%Y年%-m月");
    assert_string_equal(zy_time_units_format_in(*state, ja, ZY_UNIT_MONTH | ZY_UNIT_DATE),
                        "%-m月%-d日");
    assert_string_equal(
        zy_time_units_format_in(*state, ja, ZY_UNIT_YEAR | ZY_UNIT_QUARTER | ZY_UNIT_MONTH),
        "%Y年第%q四半期 %-m月");
    assert_string_equal(zy_time_units_format_in(*state, ja, 0), "");
}

static void reads_names_of_units(void **state)
{
    (void)state;
    bool utc, binned;

    assert_int_equal(zy_time_units_read("binnedutcyearmonth", &utc, &binned),
                     ZY_UNIT_YEAR | ZY_UNIT_MONTH);
    assert_true(utc && binned);
    assert_int_equal(zy_time_units_read("weekday", &utc, &binned), ZY_UNIT_WEEK | ZY_UNIT_DAY);
    assert_false(utc || binned);
    assert_int_equal(zy_time_units_read("dayofyear", NULL, NULL), ZY_UNIT_DAYOFYEAR);
    assert_int_equal(zy_time_units_read("secondsmilliseconds", NULL, NULL),
                     ZY_UNIT_SECONDS | ZY_UNIT_MILLISECONDS);
    static const char *const wrong[] = {
        "",         "utc",  "monthyear",     "yearyear",     "years",
        "monthday", "Year", "yearweekmonth", "dayofyearday", "binned"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_int_equal(zy_time_units_read(wrong[i], NULL, NULL), 0);
}

static void every_unit_has_its_bit_and_its_name(void **state)
{
    static const char *const names[] = {"year",    "quarter", "month",       "week",
                                        "date",    "day",     "dayofyear",   "hours",
                                        "minutes", "seconds", "milliseconds"};

    (void)state;
    for (unsigned i = 0; i < ZY_TIME_UNITS; i++) {
        assert_int_equal(zy_time_unit_find(names[i]), 1u << i);
        assert_string_equal(zy_time_unit_name(1u << i), names[i]);
    }
    assert_int_equal(zy_time_unit_find("yearmonth"), 0);
    assert_int_equal(zy_time_unit_find(""), 0);
    assert_null(zy_time_unit_name(0));
    assert_string_equal(zy_time_unit_name(ZY_UNIT_MONTH | ZY_UNIT_HOURS), "month");
}

static void joins_names_in_their_order(void **state)
{
    const unsigned units = ZY_UNIT_MONTH | ZY_UNIT_YEAR | ZY_UNIT_DATE;

    assert_string_equal(zy_time_units_join(*state, units, "-"), "year-month-date");
    assert_string_equal(zy_time_units_join(*state, units, ""), "yearmonthdate");
    assert_string_equal(zy_time_units_join(*state, ZY_UNIT_WEEK, "-"), "week");
    assert_string_equal(zy_time_units_join(*state, 0, "-"), "");
}

static void only_weeks_and_shorter_have_a_length(void **state)
{
    (void)state;
    assert_true(zy_time_unit_length(ZY_UNIT_YEAR) == 0);
    assert_true(zy_time_unit_length(ZY_UNIT_MONTH) == 0);
    assert_true(zy_time_unit_length(ZY_UNIT_WEEK) == 604800000);
    assert_true(zy_time_unit_length(ZY_UNIT_DAYOFYEAR) == 86400000);
    assert_true(zy_time_unit_length(ZY_UNIT_HOURS) == 3600000);
    assert_true(zy_time_unit_length(ZY_UNIT_MINUTES) == 60000);
    assert_true(zy_time_unit_length(ZY_UNIT_SECONDS) == 1000);
    assert_true(zy_time_unit_length(ZY_UNIT_MILLISECONDS) == 1);
    assert_true(zy_time_unit_length(0) == 0);
}

static void finds_the_largest_unit_that_begins(void **state)
{
    (void)state;
    assert_int_equal(zy_time_unit_begun(zy_date_ms(2012, 1, 1)), ZY_UNIT_YEAR);
    assert_int_equal(zy_time_unit_begun(zy_date_ms(2012, 7, 1)), ZY_UNIT_QUARTER);
    assert_int_equal(zy_time_unit_begun(zy_date_ms(2012, 8, 1)), ZY_UNIT_MONTH);
    assert_int_equal(zy_time_unit_begun(zy_date_ms(2012, 1, 8)), ZY_UNIT_WEEK);
    assert_int_equal(zy_time_unit_begun(zy_date_ms(2012, 1, 9)), ZY_UNIT_DATE);
    assert_int_equal(zy_time_unit_begun(zy_civil_ms((zy_civil){.year = 2012,
                                                               .month = 1,
                                                               .day = 1,
                                                               .hour = 9,
                                                               .minute = 0,
                                                               .second = 0,
                                                               .millisecond = 0})),
                     ZY_UNIT_HOURS);
    assert_int_equal(zy_time_unit_begun(zy_civil_ms((zy_civil){.year = 2012,
                                                               .month = 1,
                                                               .day = 1,
                                                               .hour = 0,
                                                               .minute = 9,
                                                               .second = 0,
                                                               .millisecond = 0})),
                     ZY_UNIT_MINUTES);
    assert_int_equal(zy_time_unit_begun(zy_civil_ms((zy_civil){.year = 2012,
                                                               .month = 1,
                                                               .day = 1,
                                                               .hour = 0,
                                                               .minute = 0,
                                                               .second = 9,
                                                               .millisecond = 0})),
                     ZY_UNIT_SECONDS);
    assert_int_equal(zy_time_unit_begun(zy_civil_ms((zy_civil){.year = 2012,
                                                               .month = 1,
                                                               .day = 1,
                                                               .hour = 0,
                                                               .minute = 0,
                                                               .second = 0,
                                                               .millisecond = 9})),
                     ZY_UNIT_MILLISECONDS);
}

static void one_unit_has_the_specifier_of_vega(void **state)
{
    (void)state;
    assert_string_equal(zy_time_unit_specifier(ZY_UNIT_QUARTER), "Q%q ");
    assert_string_equal(zy_time_unit_specifier(ZY_UNIT_MINUTES), "00:%M");
    assert_null(zy_time_unit_specifier(0));
    assert_null(zy_time_unit_specifier(ZY_UNIT_QUARTER | ZY_UNIT_MONTH));
}

static void has_no_floor_of_what_is_no_time(void **state)
{
    (void)state;
    assert_true(isnan(zy_time_units_floor(ZY_UNIT_YEAR, 1, NAN)));
    assert_true(isnan(zy_time_units_floor(ZY_UNIT_YEAR, 1, 1e17)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(finds_starts_and_ends_as_vega, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(gives_the_formats_of_vega_lite, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(gives_japanese_formats_in_japanese_order, make_arena,
                                        free_arena),
        cmocka_unit_test_setup_teardown(reads_names_of_units, make_arena, free_arena),
        cmocka_unit_test(every_unit_has_its_bit_and_its_name),
        cmocka_unit_test_setup_teardown(joins_names_in_their_order, make_arena, free_arena),
        cmocka_unit_test(only_weeks_and_shorter_have_a_length),
        cmocka_unit_test(finds_the_largest_unit_that_begins),
        cmocka_unit_test(one_unit_has_the_specifier_of_vega),
        cmocka_unit_test_setup_teardown(has_no_floor_of_what_is_no_time, make_arena, free_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
