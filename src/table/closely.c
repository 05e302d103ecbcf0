/* A second look at a column of words that is nearly something: numbers with a decimal comma, dates
 * in another order, dates whose years are written once. Read so only when every cell then fits and
 * one of them leaves no doubt; who asked for the column says what was done. */
#include "table/inside.h"

#include <string.h>

bool zy_rewriting_is_blank(const zy_rewriting *w, size_t row)
{
    char folded[ZY_CELL_MAX + 1];
    zy_missing missing;

    if (zy_column_missing(w->column, row))
        return true;
    return zy_cell_fold(w->column->texts[row], folded) && zy_cell_is_missing(folded, &missing);
}

void zy_rewriting_take(const zy_rewriting *w, zy_column *column)
{
    for (size_t row = 0; row < column->count; row++)
        if (!w->texts[row])
            w->texts[row] = column->texts[row];
    if (!column->written)
        column->written = column->texts;
    column->texts = w->texts;
}

zy_rewriting zy_rewriting_of(zy_arena *arena, const zy_column *column)
{
    return (zy_rewriting){.arena = arena,
                          .column = column,
                          .texts = ZY_NEW_ARRAY(arena, const char *, column->count + 1),
                          .sure = SIZE_MAX};
}

/* ---- 12,5 and 1.234,5 ---- */

/* Points between the thousands go, the comma becomes a point; NULL: no such number. */
static const char *with_point(zy_rewriting *w, size_t row)
{
    char folded[ZY_CELL_MAX + 1], out[ZY_CELL_MAX + 1], *to = out;
    bool comma = false;

    if (!zy_cell_fold(w->column->texts[row], folded))
        return NULL;
    for (const char *at = folded; *at; at++) {
        const bool between = at > folded && g_ascii_isdigit(at[-1]) && g_ascii_isdigit(at[1]);
        if (between && *at == ',') {
            const size_t digits = strspn(at + 1, "0123456789");
            if (comma)
                return NULL;
            if (w->sure == SIZE_MAX && (digits != 3 || strchr(folded, '.')))
                w->sure = row;
            comma = true;
            *to++ = '.';
        } else if (between && (*at == '.' || *at == ' ' || *at == '\'')) {
            if (comma || strspn(at + 1, "0123456789") != 3)
                return NULL;
        } else {
            *to++ = *at;
        }
    }
    *to = '\0';
    return zy_arena_text(w->arena, out, (size_t)(to - out));
}

static bool is_number(const char *text)
{
    zy_cell_number number;
    zy_missing missing;

    return zy_cell_number_read(text, &number, &missing) == ZY_CELL_NUMBER;
}

static bool read_commas(zy_rewriting *w, bool asked)
{
    size_t numbers = 0;

    for (size_t row = 0; row < w->column->count; row++) {
        if (zy_rewriting_is_blank(w, row))
            continue;
        const char *text = with_point(w, row);
        if (!text || !is_number(text))
            return false;
        w->texts[row] = text;
        numbers++;
    }
    return numbers > 0 && (asked || w->sure != SIZE_MAX);
}

/* ---- 31.12.2024, 12/31/2024 ---- */

typedef struct day {
    int first, second, year;
    char mark;
    const char *after;
} day;

static bool read_day(const char *text, day *d)
{
    const char *at = text;

    if (!zy_eat_digits(&at, 2, &d->first) || !strchr("/.-", *at) || !*at)
        return false;
    d->mark = *at++;
    if (!zy_eat_digits(&at, 2, &d->second) || *at != d->mark)
        return false;
    at++;
    d->after = at;
    return zy_eat_digits(&at, 4, &d->year) == 4 && (d->after = at) &&
           (*at == '\0' || *at == ' ' || *at == 'T');
}

/* What the cells say of their order; MDY, DMY, PLAIN for both, and false for neither. */
static bool find_order(zy_rewriting *w, zy_date_order *order)
{
    size_t days = 0;

    *order = ZY_DATES_PLAIN;
    for (size_t row = 0; row < w->column->count; row++) {
        char folded[ZY_CELL_MAX + 1];
        day d;
        if (zy_rewriting_is_blank(w, row))
            continue;
        if (!zy_cell_fold(w->column->texts[row], folded) || !read_day(folded, &d) || d.first < 1 ||
            d.second < 1 || d.first > 31 || d.second > 31)
            return false;
        const zy_date_order own = d.mark == '.' || d.first > 12 ? ZY_DATES_DMY
                                  : d.second > 12               ? ZY_DATES_MDY
                                                                : ZY_DATES_PLAIN;
        if ((d.first > 12 && d.second > 12) ||
            (own != ZY_DATES_PLAIN && *order != ZY_DATES_PLAIN && own != *order))
            return false;
        if (own != ZY_DATES_PLAIN && *order == ZY_DATES_PLAIN)
            *order = own, w->sure = row;
        days++;
    }
    return days > 0;
}

static bool rewrite_days(zy_rewriting *w, zy_date_order order)
{
    for (size_t row = 0; row < w->column->count; row++) {
        char folded[ZY_CELL_MAX + 1];
        zy_cell_date date;
        day d;
        if (zy_rewriting_is_blank(w, row))
            continue;
        if (!zy_cell_fold(w->column->texts[row], folded) || !read_day(folded, &d))
            return false;
        const int month = order == ZY_DATES_MDY ? d.first : d.second,
                  number = order == ZY_DATES_MDY ? d.second : d.first;
        w->texts[row] =
            zy_arena_format(w->arena, "%04d-%02d-%02d%s", d.year, month, number, d.after);
        if (!zy_cell_date_read(w->texts[row], &date))
            return false;
    }
    return true;
}

/* ---- Years that are written once: 2023年11月, 12月, … ---- */

/* Of the name of an era that a cell begins with, whole or its first character. */
static size_t era_length(const char *text)
{
    static const char *const eras[] = {"令和", "平成", "昭和", "大正", "明治", "令", "平", "昭"};

    for (size_t i = 0; i < G_N_ELEMENTS(eras); i++)
        if (g_str_has_prefix(text, eras[i]))
            return strlen(eras[i]);
    return 0;
}

/* The year that a cell begins with, as it is written: "2023年", "2022/", "平成元年" … and what
 * follows it. */
static size_t year_length(const char *text)
{
    const char *at = text;
    int year;

    if (zy_eat_digits(&at, 4, &year) == 4 && year >= 1000) {
        if (zy_eat(&at, "年度") || zy_eat(&at, "年") || zy_eat(&at, "/") || zy_eat(&at, "-") ||
            zy_eat(&at, "."))
            return (size_t)(at - text);
        return 0;
    }
    at = text + era_length(text);
    if (at == text || (!zy_eat(&at, "元") && !zy_eat_digits(&at, 2, &year)))
        return 0;
    zy_eat(&at, "年");
    return (size_t)(at - text);
}

/* The first number of what follows the year: its month. */
static int first_number(const char *text)
{
    int number = 0;

    zy_eat_digits(&text, 2, &number);
    return number;
}

/* "平成" of 平成元年 when the cell says the year alone. */
static const char *era_of(zy_rewriting *w, const char *text, size_t length)
{
    zy_cell_date date;
    const bool whole = !text[length] || strcmp(text + length, "年") == 0;

    if (!whole || g_ascii_isdigit(*text) || !zy_cell_date_read(text, &date))
        return NULL;
    return zy_arena_text(w->arena, text, era_length(text));
}

static const char *trimmed(zy_rewriting *w, const char *cell)
{
    char folded[ZY_CELL_MAX + 1];

    if (!zy_cell_fold(cell, folded))
        return NULL;
    size_t len = strlen(folded);
    while (len && folded[len - 1] == '.')
        len--;
    return zy_arena_text(w->arena, folded, len);
}

/* "2022/" and "1-3" or "1~3" are 2022年1-3月期. */
static const char *with_months(zy_rewriting *w, const char *year, const char *rest)
{
    const char *at = rest, *number = year;
    int from, to, y;

    if (zy_eat_digits(&number, 4, &y) == 4 && zy_eat_digits(&at, 2, &from) &&
        (zy_eat(&at, "-") || zy_eat(&at, "~")) && zy_eat_digits(&at, 2, &to) && !*at && from < to)
        return zy_arena_format(w->arena, "%d年%d-%d月期", y, from, to);
    return zy_arena_format(w->arena, "%s%s", year, rest);
}

/* Of one cell: with the year of those above. False: it is no date so. */
typedef struct carried {
    const char *year; /* "2023年", or NULL */
    const char *era;  /* "平成" where the cells are years alone, or NULL */
    int number, month;
} carried;

static bool carry(zy_rewriting *w, size_t row, carried *c)
{
    const char *text = trimmed(w, w->column->texts[row]);
    const size_t length = text ? year_length(text) : 0;
    zy_cell_date date;

    if (!text)
        return false;
    if (length) {
        c->year = zy_arena_text(w->arena, text, length);
        c->era = era_of(w, text, length);
        c->month = first_number(text + length);
        w->texts[row] = with_months(w, c->year, text + length);
        return zy_cell_date_read(w->texts[row], &date);
    }
    const int number = first_number(text);
    if (number == 0)
        return false;
    if (c->era) {
        w->texts[row] = zy_arena_format(w->arena, "%s%d年", c->era, number);
    } else {
        if (!c->year || number <= c->month)
            return false;
        c->month = number;
        w->texts[row] = with_months(w, c->year, text);
    }
    w->sure = w->sure == SIZE_MAX ? row : w->sure;
    return zy_cell_date_read(w->texts[row], &date);
}

static bool carry_years(zy_rewriting *w)
{
    carried c = {0};

    for (size_t row = 0; row < w->column->count; row++)
        if (!zy_rewriting_is_blank(w, row) && !carry(w, row, &c))
            return false;
    return w->sure != SIZE_MAX;
}

/* ---- The look ---- */

static zy_reading read_dates(zy_arena *arena, zy_column *column, zy_date_order asked, size_t *sure)
{
    zy_rewriting w = zy_rewriting_of(arena, column);
    zy_date_order order;

    if (!find_order(&w, &order))
        return ZY_READ_AS_IT_IS;
    if (asked == ZY_DATES_MDY || asked == ZY_DATES_DMY)
        order = asked;
    *sure = w.sure == SIZE_MAX ? 0 : w.sure;
    if (order == ZY_DATES_PLAIN)
        return ZY_READ_NEITHER_ORDER;
    if (!rewrite_days(&w, order))
        return ZY_READ_AS_IT_IS;
    zy_rewriting_take(&w, column);
    return order == ZY_DATES_MDY ? ZY_READ_MONTH_FIRST : ZY_READ_DAY_FIRST;
}

zy_reading zy_column_look(zy_table *table, zy_column *column, zy_wanted wanted, size_t *sure)
{
    *sure = 0;
    if (column->kind != ZY_COLUMN_TEXT)
        return ZY_READ_AS_IT_IS;
    zy_rewriting commas = zy_rewriting_of(table->arena, column);
    if (table->decimal != '.' && read_commas(&commas, table->decimal == ',')) {
        *sure = commas.sure == SIZE_MAX ? 0 : commas.sure;
        zy_rewriting_take(&commas, column);
        column->commas = true;
        return ZY_READ_COMMAS;
    }
    zy_rewriting years = zy_rewriting_of(table->arena, column);
    if (carry_years(&years)) {
        *sure = years.sure;
        zy_rewriting_take(&years, column);
        return ZY_READ_YEARS_ONCE;
    }
    zy_reading reading = read_dates(table->arena, column, table->dates, sure);
    if (reading == ZY_READ_AS_IT_IS)
        reading = zy_column_look_at_short_years(table, column, sure);
    return reading != ZY_READ_AS_IT_IS ? reading
                                       : zy_column_look_at_clocks(table, column, wanted, sure);
}

void zy_column_spell(zy_table *table, zy_column *column)
{
    const char **texts;

    if (column->kind != ZY_COLUMN_MIXED)
        return;
    for (size_t row = 0; row < column->count; row++) {
        const zy_datum_kind kind = column->data[row].kind;
        if (kind != ZY_NUMBER && kind != ZY_TEXT && !zy_column_missing(column, row))
            return;
    }
    texts = ZY_NEW_ARRAY(table->arena, const char *, column->count + 1);
    for (size_t row = 0; row < column->count; row++)
        texts[row] =
            zy_column_missing(column, row) ? "" : zy_datum_text(table->arena, column->data[row]);
    column->kind = ZY_COLUMN_TEXT;
    column->texts = texts;
}
