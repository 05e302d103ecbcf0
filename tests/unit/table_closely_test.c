#include "table_fixture.h"

/* A table of one column; cells are parted by "|". */
static zy_table *table_of(fixture *f, const char *name, const char *cells)
{
    GString *text = g_string_new(name);

    g_string_append_c(text, '\n');
    for (; *cells; cells++)
        g_string_append_c(text, *cells == '|' ? '\n' : *cells);
    zy_table *table = read_csv(f, zy_arena_text(f->arena, text->str, text->len));
    g_string_free(text, TRUE);
    assert_non_null(table);
    return table;
}

typedef struct look {
    const char *name, *cells;
    zy_wanted wanted;
    zy_reading reading;
    const char *unit;   /* of numbers; NULL: they are times or words */
    const char *values; /* as the table is printed, joined by "|" */
} look;

static const char *values_of(fixture *f, const zy_table *table)
{
    GString *out = g_string_new(NULL);

    zy_table_csv(out, table, true);
    g_strchomp(out->str);
    for (char *at = strchr(out->str, '\n') + 1; *at; at++)
        *at = *at == '\n' ? '|' : *at;
    const char *text = strchr(out->str, '\n') + 1;
    text = zy_arena_text(f->arena, text, strlen(text));
    g_string_free(out, TRUE);
    return text;
}

static void check(fixture *f, const look *l, zy_times times)
{
    zy_table *table = table_of(f, l->name, l->cells);
    zy_column *column = table->columns[0];
    size_t sure, bad;

    table->times = times;
    const zy_reading reading = zy_column_look(table, column, l->wanted, &sure);
    assert_true(zy_column_convert(table, column, zy_column_infer(column), &bad));
    const char *values = values_of(f, table);
    if (reading != l->reading || strcmp(values, l->values) != 0 ||
        (l->unit && g_strcmp0(column->unit, l->unit) != 0))
        fail_msg("%s: %s: reading %d, unit %s, %s", l->name, l->cells, (int)reading,
                 column->unit ? column->unit : "none", values);
    assert_int_equal(column->duration != ZY_DURATION_NONE, l->unit != NULL);
}
#define CHECK(looks, times)                                                                        \
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++)                                      \
    check(*state, &looks[i], times)

static void hours_that_ascend_are_times_of_day(void **state)
{
    static const look looks[] = {
        {"t", "0:30|1:00|1:30", ZY_WANT_ANY, ZY_READ_LIKELY_TIMES_OF_DAY, NULL,
         "00:30|01:00|01:30"},
        {"t", "0:00|12:00|0:00|12:00", ZY_WANT_ANY, ZY_READ_TIMES_OF_DAY, NULL,
         "00:00|12:00|00:00|12:00"},
        {"t", "08:10|-|09:00", ZY_WANT_ANY, ZY_READ_TIMES_OF_DAY, NULL, "08:10|\"\"|09:00"},
        {"t", "23:30|24:30|25:30", ZY_WANT_ANY, ZY_READ_TIMES_OF_DAY, NULL, "23:30|24:30|25:30"},
        {"t", "12:00:30|12:01:00", ZY_WANT_ANY, ZY_READ_TIMES_OF_DAY, NULL, "12:00:30|12:01"},
        {"起床時刻", "7:10|6:50", ZY_WANT_MEASURE, ZY_READ_TIMES_OF_DAY, NULL, "07:10|06:50"},
        {"t", "7:10|6:50", ZY_WANT_TIME, ZY_READ_TIMES_OF_DAY, NULL, "07:10|06:50"},
        {"t", "9時|13時30分|14時半", ZY_WANT_ANY, ZY_READ_TIMES_OF_DAY, NULL, "09:00|13:30|14:30"},
        {"t", "午前9時|午後1:30", ZY_WANT_ANY, ZY_READ_TIMES_OF_DAY, NULL, "09:00|13:30"},
        {"t", "午前0時|午後0時|午後11時", ZY_WANT_ANY, ZY_READ_TIMES_OF_DAY, NULL,
         "00:00|12:00|23:00"},
        {"t", "12:10 AM|9:05 AM|12:30 PM|1:00 pm", ZY_WANT_ANY, ZY_READ_TIMES_OF_DAY, NULL,
         "00:10|09:05|12:30|13:00"},
    };

    CHECK(looks, ZY_TIMES_PLAIN);
}

static void others_are_durations(void **state)
{
    static const look looks[] = {
        {"t", "7:10|6:50", ZY_WANT_ANY, ZY_READ_HOURS_MINUTES, "分", "430|410"},
        {"t", "0:30|1:00|1:30", ZY_WANT_NUMBER, ZY_READ_HOURS_MINUTES, "分", "30|60|90"},
        {"所要時間", "0:30|1:00", ZY_WANT_ANY, ZY_READ_HOURS_MINUTES, "分", "30|60"},
        {"残業", "165:30|20:00", ZY_WANT_ANY, ZY_READ_HOURS_MINUTES, "分", "9930|1200"},
        {"差", "-0:30|0:15", ZY_WANT_ANY, ZY_READ_HOURS_MINUTES, "分", "-30|15"},
        {"記録", "2:05:30|2:06:10", ZY_WANT_ANY, ZY_READ_DURATIONS, "秒", "7530|7570"},
        {"記録", "1:23.4|58.25|…", ZY_WANT_ANY, ZY_READ_AS_IT_IS, NULL, "1:23.4|58.25|…"},
        {"記録", "1:23.4|0:58.25|…", ZY_WANT_ANY, ZY_READ_DURATIONS, "秒", "83.4|58.25|\"\""},
        {"記録", "59:30|1:02:10", ZY_WANT_ANY, ZY_READ_LIKELY_MINUTES_SECONDS, "秒", "3570|3730"},
        {"ラップ", "4:35|4:50", ZY_WANT_ANY, ZY_READ_LIKELY_MINUTES_SECONDS, "秒", "275|290"},
        {"時間（分:秒）", "4:35|4:50", ZY_WANT_NUMBER, ZY_READ_MINUTES_SECONDS, "秒", "275|290"},
        {"時間（時:分）", "4:35|4:20", ZY_WANT_NUMBER, ZY_READ_DURATIONS, "分", "275|260"},
        {"時間", "2時間30分|45分|1時間半", ZY_WANT_ANY, ZY_READ_DURATIONS, "分", "150|45|90"},
        {"時間", "5分30秒|1分", ZY_WANT_ANY, ZY_READ_DURATIONS, "秒", "330|60"},
        {"time", "1h30m|2 h|90 min", ZY_WANT_ANY, ZY_READ_DURATIONS, "分", "90|120|90"},
        {"時間", "1日2時間|3時間", ZY_WANT_ANY, ZY_READ_DURATIONS, "分", "1560|180"},
    };

    CHECK(looks, ZY_TIMES_PLAIN);
}

static void what_is_said_is_not_overruled(void **state)
{
    static const look of_day[] = {
        {"t", "7:10|6:50", ZY_WANT_ANY, ZY_READ_TIMES_OF_DAY, NULL, "07:10|06:50"},
    };
    static const look hours[] = {
        {"ラップ", "4:35|4:50", ZY_WANT_ANY, ZY_READ_DURATIONS, "分", "275|290"},
    };
    static const look minutes[] = {
        {"t", "0:30|1:00|1:30", ZY_WANT_ANY, ZY_READ_MINUTES_SECONDS, "秒", "30|60|90"},
    };

    CHECK(of_day, ZY_TIMES_OF_DAY);
    CHECK(hours, ZY_TIMES_HM);
    CHECK(minutes, ZY_TIMES_MS);
}

static void other_columns_stay(void **state)
{
    static const look looks[] = {
        {"t", "7:10|6:50", ZY_WANT_WORDS, ZY_READ_AS_IT_IS, NULL, "7:10|6:50"},
        {"得点", "3:2|1:0", ZY_WANT_ANY, ZY_READ_AS_IT_IS, NULL, "3:2|1:0"},
        {"比", "1:75|2:10", ZY_WANT_ANY, ZY_READ_AS_IT_IS, NULL, "1:75|2:10"},
        {"t", "7:10|2時間", ZY_WANT_ANY, ZY_READ_AS_IT_IS, NULL, "7:10|2時間"},
        {"t", "2時間|3時間", ZY_WANT_TIME, ZY_READ_AS_IT_IS, NULL, "2|3"},
        {"長さ", "30m|1h", ZY_WANT_ANY, ZY_READ_AS_IT_IS, NULL, "30m|1h"},
        {"t", "午前11時|午前12時", ZY_WANT_ANY, ZY_READ_AS_IT_IS, NULL, "午前11時|午前12時"},
        {"t", "13 PM|1 PM", ZY_WANT_ANY, ZY_READ_AS_IT_IS, NULL, "13 PM|1 PM"},
    };

    CHECK(looks, ZY_TIMES_PLAIN);
}

static void years_in_two_digits_need_a_reason(void **state)
{
    static const look looks[] = {
        {"m", "Jan-24|Feb-24", ZY_WANT_ANY, ZY_READ_SHORT_YEARS, NULL, "2024-01|2024-02"},
        {"m", "24-Jan|24-Feb", ZY_WANT_ANY, ZY_READ_SHORT_YEARS, NULL, "2024-01|2024-02"},
        {"m", "Dec-99|Jan-00", ZY_WANT_ANY, ZY_READ_SHORT_YEARS, NULL, "1999-12|2000-01"},
        {"m", "Jan '23|Jan '24", ZY_WANT_ANY, ZY_READ_SHORT_YEARS, NULL, "2023-01|2024-01"},
        {"m", "Jan-22|Jan-23", ZY_WANT_ANY, ZY_READ_YEAR_OR_DAY, NULL, "Jan-22|Jan-23"},
        {"m", "1-Jan|2-Jan", ZY_WANT_ANY, ZY_READ_AS_IT_IS, NULL, "1-Jan|2-Jan"},
        {"m", "2011/12|2012/13", ZY_WANT_ANY, ZY_READ_SEASONS, NULL, "2011-04|2012-04"},
        {"m", "1999-00|2000-01", ZY_WANT_ANY, ZY_READ_SEASONS, NULL, "1999-04|2000-04"},
        {"m", "2011/12|2013/14", ZY_WANT_ANY, ZY_READ_SEASONS, NULL, "2011-04|2013-04"},
        {"m", "2011/12|2013/16", ZY_WANT_ANY, ZY_READ_AS_IT_IS, NULL, "2011/12|2013/16"},
        {"年", "平15|16|17", ZY_WANT_ANY, ZY_READ_YEARS_ONCE, NULL, "2003|2004|2005"},
        {"期", "2001年1 - 3 月|4 - 6 月", ZY_WANT_ANY, ZY_READ_YEARS_ONCE, NULL, "2001-01|2001-04"},
    };

    CHECK(looks, ZY_TIMES_PLAIN);
}

static void stamps_of_several_offsets_are_on_one_clock(void **state)
{
    zy_table *table = table_of(*state, "t", "2024-04-01T00:00+09:00|2024-04-01T00:00Z");
    zy_column *column = table->columns[0];
    size_t bad;

    assert_true(zy_column_convert(table, column, ZY_INFER_TIME, &bad));
    assert_string_equal(values_of(*state, table), "2024-04-01T00:00|2024-04-01T09:00");
    assert_int_equal(column->date_unit, ZY_DATE_MINUTE);
    assert_int_equal(column->zone_row, 1);
}

static void stamps_at_midnight_are_days(void **state)
{
    zy_table *table = table_of(*state, "t", "2024-04-01T00:00+09:00|2024-04-02T00:00+09:00");
    zy_column *column = table->columns[0];
    size_t bad;

    assert_true(zy_column_convert(table, column, ZY_INFER_TIME, &bad));
    assert_int_equal(column->date_unit, ZY_DATE_DAY);
    assert_int_equal(column->zone_row, 0);
    assert_string_equal(values_of(*state, table), "2024-04-01|2024-04-02");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(hours_that_ascend_are_times_of_day), TEST(others_are_durations),
        TEST(what_is_said_is_not_overruled),      TEST(other_columns_stay),
        TEST(years_in_two_digits_need_a_reason),  TEST(stamps_of_several_offsets_are_on_one_clock),
        TEST(stamps_at_midnight_are_days),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
