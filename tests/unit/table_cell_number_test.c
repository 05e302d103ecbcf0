#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "table/table.h"

typedef struct reading {
    const char *cell;
    double value;
    const char *unit;
    unsigned qualifiers;
} reading;

static void check(const reading *readings, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const reading *r = &readings[i];
        zy_cell_number number;
        zy_missing missing;
        zy_cell_kind kind = zy_cell_number_read(r->cell, &number, &missing);
        if (kind != ZY_CELL_NUMBER || number.value != r->value || strcmp(number.unit, r->unit) ||
            number.qualifiers != r->qualifiers)
            fail_msg(
                "\"%s\": kind %d value %.17g unit \"%s\" qualifiers %u, expected %.17g \"%s\" %u",
                r->cell, (int)kind, number.value, number.unit, number.qualifiers, r->value, r->unit,
                r->qualifiers);
    }
}
#define CHECK(readings) check(readings, sizeof readings / sizeof *readings)

static void reads_plain_numbers(void **state)
{
    (void)state;
    static const reading readings[] = {
        {"0", 0, "", 0},
        {"12", 12, "", 0},
        {" 12 ", 12, "", 0},
        {"-5", -5, "", 0},
        {"+5", 5, "", 0},
        {".5", 0.5, "", 0},
        {"0.1", 0.1, "", 0},
        {"007", 7, "", 0},
        {"00.5", 0.5, "", 0},
        {"1.2e3", 1200, "", 0},
        {"1E-2", 0.01, "", 0},
        {"1,234", 1234, "", 0},
        {"1,234,567.89", 1234567.89, "", 0},
        {"1'234", 1234, "", 0},
        {"12 345", 12345, "", 0},
        {"1\u202F234\u202F567", 1234567, "", 0},
        {"257,829.7 ", 257829.7, "", 0},
        {"１２３", 123, "", 0},
        {"１，２３４．５", 1234.5, "", 0},
        {"9007199254740991", 9007199254740991.0, "", 0},
    };
    CHECK(readings);
}

static void reads_every_minus(void **state)
{
    (void)state;
    static const reading readings[] = {
        {"▲3.2", -3.2, "", 0},     {"△3.2", -3.2, "", 0},       {"▼3.2", -3.2, "", 0},
        {"−5", -5, "", 0},         {"－5", -5, "", 0},          {"–5", -5, "", 0},
        {"‐5", -5, "", 0},         {"▲ 5", -5, "", 0},          {"マイナス5", -5, "", 0},
        {"(1,234)", -1234, "", 0}, {"（1,234）", -1234, "", 0}, {"▲5%", -5, "%", 0},
        {"±0", 0, "", 0},          {"±0.0", 0, "", 0},          {"-0", 0, "", 0},
        {"プラス3", 3, "", 0},     {"＋3", 3, "", 0},           {"3%減", -3, "%", 0},
        {"3%増", 3, "%", 0},       {"-$5", -5, "$", 0},         {"$-5", -5, "$", 0},
        {"¥▲5", -5, "円", 0},
    };
    CHECK(readings);
}

static void reads_units(void **state)
{
    (void)state;
    static const reading readings[] = {
        {"83%", 83, "%", 0},
        {"８３％", 83, "%", 0},
        {"83 %", 83, "%", 0},
        {"1.5e-3%", 0.0015, "%", 0},
        {"2E+3円", 2000, "円", 0},
        {"1e2人", 100, "人", 0},
        {"5[1]", 5, "", 0},
        {"5%[12]", 5, "%", 0},
        {"5円(注)", 5, "円", 0},
        {"83パーセント", 83, "%", 0},
        {"1.5ポイント", 1.5, "ポイント", 0},
        {"5人", 5, "人", 0},
        {"3.5倍", 3.5, "倍", 0},
        {"18歳", 18, "歳", 0},
        {"12か国", 12, "か国", 0},
        {"3ヶ月", 3, "ヶ月", 0},
        {"2つ", 2, "つ", 0},
        {"10年", 10, "年", 0},
        {"30分", 30, "分", 0},
        {"100km", 100, "km", 0},
        {"21.5℃", 21.5, "℃", 0},
        {"40TWh", 40, "TWh", 0},
        {"350円/kg", 350, "円/kg", 0},
        {"12.5人/km2", 12.5, "人/km2", 0},
        {"5(人)", 5, "人", 0},
        {"3 people", 3, "people", 0},
        {"2.5x", 2.5, "x", 0},
        {"5大陸", 5, "大陸", 0},
        {"3位", 3, "位", 0},
    };
    CHECK(readings);
}

static void reads_money(void **state)
{
    (void)state;
    static const reading readings[] = {
        {"¥1,000", 1000, "円", 0},
        {"￥1,000", 1000, "円", 0},
        {"1,000円", 1000, "円", 0},
        {"US$5", 5, "US$", 0},
        {"$5", 5, "$", 0},
        {"€ 3.5", 3.5, "€", 0},
        {"$1.2B", 1200000000, "$", 0},
        {"$5 million", 5e6, "$", 0},
        {"$3k", 3000, "$", 0},
        {"475億ドル", 47500000000, "ドル", 0},
        {"3.5 billion dollars", 3.5e9, "dollars", 0},
        {"¥1,000円", 1000, "円", 0},
    };
    CHECK(readings);
}

static void reads_myriads_exactly(void **state)
{
    (void)state;
    static const reading readings[] = {
        {"30万台", 300000, "台", 0},
        {"1億2,345万人", 123450000, "人", 0},
        {"3万2千円", 32000, "円", 0},
        {"10百万円", 10000000, "円", 0},
        {"1兆2,000億円", 1200000000000, "円", 0},
        {"1.1億", 110000000, "", 0},
        {"1.5億", 150000000, "", 0},
        {"2.3万", 23000, "", 0},
        {"0.7兆円", 700000000000, "円", 0},
        {"5千人", 5000, "人", 0},
        {"1万2345", 12345, "", 0},
        {"3億5000万", 350000000, "", 0},
        {"▲1億2千万円", -120000000, "円", 0},
        {"１０億", 1000000000, "", 0},
        {"2十億", 2000000000, "", 0},
        {"1京", 1e16, "", 0},
        {"2京3,000兆円", 2.3e16, "円", 0},
        {"5 million", 5000000, "", 0},
        {"1.5 billion people", 1500000000, "people", 0},
    };
    CHECK(readings);
}

static void reads_wari_as_percent(void **state)
{
    (void)state;
    static const reading readings[] = {
        {"3割", 30, "%", 0},          {"3割5分", 35, "%", 0},
        {"3割5分2厘", 35.2, "%", 0},  {"8.5割", 85, "%", 0},
        {"約3割", 30, "%", ZY_ABOUT}, {"三割", 30, "%", 0},
        {"7割超", 70, "%", ZY_OVER},  {"9割以上", 90, "%", ZY_AT_LEAST},
    };
    CHECK(readings);
}

static void keeps_qualifiers(void **state)
{
    (void)state;
    static const reading readings[] = {
        {"30万台以上", 300000, "台", ZY_AT_LEAST},
        {"300,000台以上", 300000, "台", ZY_AT_LEAST},
        {"約1万人", 10000, "人", ZY_ABOUT},
        {"約１万人", 10000, "人", ZY_ABOUT},
        {"50%以上", 50, "%", ZY_AT_LEAST},
        {"10,000人近く", 10000, "人", ZY_NEARLY},
        {"わずか18%", 18, "%", ZY_ONLY},
        {"31%のみ", 31, "%", ZY_ONLY},
        {"約30万台以上", 300000, "台", ZY_ABOUT | ZY_AT_LEAST},
        {"5%未満", 5, "%", ZY_UNDER},
        {"5%以下", 5, "%", ZY_AT_MOST},
        {"2倍超", 2, "倍", ZY_OVER},
        {"100人超", 100, "人", ZY_OVER},
        {"1万人弱", 10000, "人", ZY_NEARLY},
        {"1万人強", 10000, "人", ZY_BARELY},
        {"3割弱", 30, "%", ZY_NEARLY},
        {"300人余り", 300, "人", ZY_BARELY},
        {"およそ5割", 50, "%", ZY_ABOUT},
        {"ほぼ100%", 100, "%", ZY_ABOUT},
        {"10%程度", 10, "%", ZY_ABOUT},
        {"10人前後", 10, "人", ZY_ABOUT},
        {"3日以内", 3, "日", ZY_AT_MOST},
        {"最大10%", 10, "%", ZY_AT_MOST},
        {"少なくとも5人", 5, "人", ZY_AT_LEAST},
        {"about 5", 5, "", ZY_ABOUT},
        {"About 5%", 5, "%", ZY_ABOUT},
        {"over 300", 300, "", ZY_OVER},
        {"under 5", 5, "", ZY_UNDER},
        {"nearly 10,000 people", 10000, "people", ZY_NEARLY},
        {"at least 3", 3, "", ZY_AT_LEAST},
        {"10+", 10, "", ZY_AT_LEAST},
        {"300,000+ units", 300000, "units", ZY_AT_LEAST},
        {"<5", 5, "", ZY_UNDER},
        {"≥5%", 5, "%", ZY_AT_LEAST},
        {"~5", 5, "", ZY_ABOUT},
    };
    CHECK(readings);
}

static void reads_marks_of_official_tables(void **state)
{
    (void)state;
    static const reading readings[] = {
        {"1,234※", 1234, "", 0},
        {"1,234*", 1234, "", 0},
        {"123p", 123, "", ZY_PROVISIONAL},
        {"123r", 123, "", ZY_REVISED},
        {"p 123", 123, "", ZY_PROVISIONAL},
        {"p-123", -123, "", ZY_PROVISIONAL},
        {"r-1.5", -1.5, "", ZY_REVISED},
        {"p1,234", 1234, "", ZY_PROVISIONAL},
        {"r 4.5", 4.5, "", ZY_REVISED},
        {"5% p", 5, "%", ZY_PROVISIONAL},
        {"1,234[1]", 1234, "", 0},
        {"1,234(注)", 1234, "", 0},
        {"5人※", 5, "人", 0},
    };
    CHECK(readings);
}

static void reads_numbers_in_kanji_with_a_safe_unit(void **state)
{
    (void)state;
    static const reading readings[] = {
        {"三人", 3, "人", 0},
        {"十二", 12, "", 0},
        {"二十四", 24, "", 0},
        {"三千円", 3000, "円", 0},
        {"三京円", 3e16, "円", 0},
        {"二京五千兆円", 2.5e16, "円", 0},
        {"一億二千万円", 120000000, "円", 0},
        {"二〇二四", 2024, "", 0},
        {"二倍", 2, "倍", 0},
        {"百台", 100, "台", 0},
    };
    CHECK(readings);
}

static void leaves_what_is_no_number_a_text(void **state)
{
    (void)state;
    static const char *const cells[] = {
        "三重",       "一部",     "四国",      "千葉",     "八戸",      "九州",
        "十分",       "三菱",     "六本木",    "一番",     "二次",      "百済",
        "万一",       "S64",      "6年前",     "3年後",    "2回目",     "20代",
        "1月",        "12月",     "5時",       "1丁目",    "3番",       "2号",
        "3年生",      "20世紀",   "2級",       "5弱",      "6強",       "7zip",
        "2LDK",       "4K",       "5G",        "3D",       "P95",       "p99",
        "r2",         "1.2.3",    "12:30",     "1/2",      "3対1",      "10〜20",
        "10-20",      "10〜20%",  "3,14",      "1,23",     "1,2345",    "1,2,3",
        "1e999",      "Infinity", "-Infinity", "±5",       "%",         "約",
        "▲",          "以上",     "abc",       "2024年度", "2024年4月", "2024-04-01",
        "第1",        "No.5",     "5 6",       "1億2兆",   "1万2万",    "3億5000000000",
        "--5",        "+-5",      "(5",        "((5))",    "5.",        "1..2",
        "2024年問題", "5つの国",  "0x10",      "1_000",    "5人6人",    "東京",
        "米国",       "はい",     "true",      "(-5)",     "2:1",       "1st",
        "R6.4.1",     "5人に1人", "3分の1",    "1日目",    "110番",     "三",
        "一二",       "$12円",    "¥5ドル",    "€3ポンド",
    };

    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        zy_cell_number number;
        zy_missing missing;
        if (zy_cell_number_read(cells[i], &number, &missing) != ZY_CELL_TEXT)
            fail_msg("\"%s\" was read as %g \"%s\", missing %d", cells[i], number.value,
                     number.unit, (int)missing);
        assert_true(isnan(number.value));
    }
}

static void knows_the_kinds_of_missing(void **state)
{
    (void)state;
    static const struct {
        const char *cell;
        zy_missing missing;
    } cells[] = {
        {"", ZY_MISSING_EMPTY},      {"　", ZY_MISSING_EMPTY},      {"null", ZY_MISSING_EMPTY},
        {"-", ZY_MISSING_NONE},      {"－ ", ZY_MISSING_NONE},      {"―", ZY_MISSING_NONE},
        {"---", ZY_MISSING_NONE},    {"該当なし", ZY_MISSING_NONE}, {"…", ZY_MISSING_UNKNOWN},
        {"...", ZY_MISSING_UNKNOWN}, {"不明", ZY_MISSING_UNKNOWN},  {"N/A", ZY_MISSING_UNKNOWN},
        {"NaN", ZY_MISSING_UNKNOWN}, {"X", ZY_MISSING_HIDDEN},      {"x", ZY_MISSING_HIDDEN},
        {"***", ZY_MISSING_HIDDEN},  {"＊＊＊", ZY_MISSING_HIDDEN}, {"Ｘ", ZY_MISSING_HIDDEN},
        {"秘匿", ZY_MISSING_HIDDEN},
    };

    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        zy_cell_number number;
        zy_missing missing;
        assert_int_equal(zy_cell_number_read(cells[i].cell, &number, &missing), ZY_CELL_MISSING);
        assert_int_equal(missing, cells[i].missing);
        assert_true(isnan(number.value));
    }
}

static void refuses_cells_that_are_too_long(void **state)
{
    (void)state;
    char cell[4096];
    zy_cell_number number;
    zy_missing missing;

    memset(cell, ' ', sizeof cell);
    memcpy(cell, "12", 2);
    cell[sizeof cell - 1] = '\0';
    assert_int_equal(zy_cell_number_read(cell, &number, &missing), ZY_CELL_TEXT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_plain_numbers),
        cmocka_unit_test(reads_every_minus),
        cmocka_unit_test(reads_units),
        cmocka_unit_test(reads_money),
        cmocka_unit_test(reads_myriads_exactly),
        cmocka_unit_test(reads_wari_as_percent),
        cmocka_unit_test(keeps_qualifiers),
        cmocka_unit_test(reads_marks_of_official_tables),
        cmocka_unit_test(reads_numbers_in_kanji_with_a_safe_unit),
        cmocka_unit_test(leaves_what_is_no_number_a_text),
        cmocka_unit_test(knows_the_kinds_of_missing),
        cmocka_unit_test(refuses_cells_that_are_too_long),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
