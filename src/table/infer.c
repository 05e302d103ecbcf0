/* What a column is: decided by all of its cells together, since 三重, 一部, S64 and 2024 mean one
 * thing alone and another in company. */
#include "table/inside.h"

#include <math.h>
#include <string.h>

/* 年 at the end makes a time, except in these. */
static bool is_japanese_time(const char *name)
{
    static const char *const ends[] = {"年",   "年度", "年次", "年月", "年月日", "西暦", "和暦",
                                       "時期", "期間", "日付", "日時", "時点",   "月日", "日"};
    static const char *const not [] = {"前年", "昨年", "今年", "来年",   "青年",
                                       "少年", "定年", "周年", "前年度", "学年",
                                       "晩年", "毎日", "平日", "休日",   "1日"};

    for (size_t i = 0; i < sizeof not / sizeof *not ; i++)
        if (g_str_has_suffix(name, not [i]))
            return false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (g_str_has_suffix(name, ends[i]))
            return true;
    return false;
}

/* "Year", "release_year", "releaseYear", "Date of birth". */
static bool has_time_word(const char *name, size_t len)
{
    static const char *const words[] = {"year",    "years",  "yr",   "date", "fy",     "month",
                                        "quarter", "period", "time", "yyyy", "yyyymm", "yyyymmdd"};

    for (size_t i = 0; i < len;) {
        size_t end = i + 1;
        if (!g_ascii_isalpha(name[i])) {
            i++;
            continue;
        }
        while (end < len && g_ascii_isalpha(name[end]) &&
               !(g_ascii_islower(name[end - 1]) && g_ascii_isupper(name[end])))
            end++;
        for (size_t w = 0; w < sizeof words / sizeof *words; w++)
            if (strlen(words[w]) == end - i && !g_ascii_strncasecmp(name + i, words[w], end - i))
                return true;
        i = end;
    }
    return false;
}

bool zy_is_time_name(const char *name)
{
    char folded[ZY_CELL_MAX + 1];

    if (!zy_cell_fold(name, folded))
        return false;
    char *open = strchr(folded, '(');
    if (open && open > folded)
        *open = '\0';
    g_strchomp(folded);
    return is_japanese_time(folded) || has_time_word(folded, strlen(folded));
}

static bool is_boolean(const char *text)
{
    return !g_ascii_strcasecmp(text, "true") || !g_ascii_strcasecmp(text, "false");
}

/* ---- Of a column of text ---- */

/* A cell that has a value: neither marked missing nor a word for it. */
static bool is_present(const zy_column *column, size_t row, char folded[ZY_CELL_MAX + 1])
{
    zy_missing missing;

    if (zy_column_missing(column, row))
        return false;
    return !zy_cell_fold(column->texts[row], folded) || !zy_cell_is_missing(folded, &missing);
}

static bool are_booleans(const zy_column *column)
{
    char folded[ZY_CELL_MAX + 1];
    bool any = false;

    for (size_t row = 0; row < column->count; row++) {
        if (!is_present(column, row, folded))
            continue;
        if (!is_boolean(column->texts[row]))
            return false;
        any = true;
    }
    return any;
}

/* Four digits are a year only in this range. */
static bool is_likely_year(const zy_cell_date *date)
{
    return date->unit != ZY_DATE_YEAR ||
           (date->start >= zy_day_ms(1500, 1, 1) && date->start < zy_day_ms(2101, 1, 1));
}

static bool are_times(const zy_column *column)
{
    char folded[ZY_CELL_MAX + 1];
    unsigned doubts = 0;
    bool any = false;

    for (size_t row = 0; row < column->count; row++) {
        zy_cell_date date;
        unsigned weak;
        if (zy_column_missing(column, row))
            continue;
        if (!zy_date_read(column->texts[row], &date, &weak)) {
            if (is_present(column, row, folded))
                return false;
            continue;
        }
        weak &= ~(unsigned)ZY_DATE_END;
        if (weak && !is_likely_year(&date))
            return false;
        doubts |= weak;
        any = true;
    }
    return any && (!doubts || zy_is_time_name(column->name));
}

/* 007 and 01: codes, of which the zeros are a part. */
static bool is_code(const char *text)
{
    return text[0] == '0' && text[1] && text[strspn(text, "0123456789")] == '\0';
}

static bool are_numbers(const zy_column *column)
{
    zy_shared_unit unit = zy_shared_unit_of(column);

    for (size_t row = 0; row < column->count; row++) {
        zy_cell_number number;
        zy_missing missing = zy_column_missing(column, row);
        zy_cell_kind kind = ZY_CELL_MISSING;
        if (!missing)
            kind = zy_cell_number_read(column->texts[row], &number, &missing);
        if (kind == ZY_CELL_MISSING)
            continue;
        if (kind == ZY_CELL_TEXT || is_code(column->texts[row]) ||
            !zy_shared_unit_take(&unit, &number))
            return false;
    }
    return unit.count > 0 && zy_shared_unit_stands(&unit);
}

/* ---- Of a column of numbers ---- */

static bool are_years(const zy_column *column)
{
    bool any = false;

    for (size_t row = 0; row < column->count; row++) {
        double number = column->numbers[row];
        if (zy_column_missing(column, row))
            continue;
        if (!(number >= 1500 && number <= 2100) || number != floor(number))
            return false;
        any = true;
    }
    return any;
}

bool zy_column_is_years(const zy_column *column)
{
    return column->kind == ZY_COLUMN_NUMBER && are_years(column);
}

zy_inferred zy_column_infer(const zy_column *column)
{
    switch (column->kind) {
    case ZY_COLUMN_NUMBER:
        return are_years(column) && zy_is_time_name(column->name) ? ZY_INFER_TIME : ZY_INFER_NUMBER;
    case ZY_COLUMN_TIME:
        return ZY_INFER_TIME;
    case ZY_COLUMN_BOOL:
        return ZY_INFER_BOOL;
    case ZY_COLUMN_MIXED:
        return ZY_INFER_TEXT;
    case ZY_COLUMN_TEXT:
        break;
    }
    if (are_booleans(column))
        return ZY_INFER_BOOL;
    if (are_times(column))
        return ZY_INFER_TIME;
    return are_numbers(column) ? ZY_INFER_NUMBER : ZY_INFER_TEXT;
}
