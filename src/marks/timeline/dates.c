/* What cells say about when: dates of the cell grammar, and what articles say besides: 2025年初頭,
 * 2025年5月下旬, 2020年代半ば, mid-2025, since 2025. Words that name no date keep their place in
 * the order of the table. */
#include <math.h>
#include <string.h>

#include "marks/timeline/timeline.h"

/* A part of a year or month, as fractions of it. */
typedef struct part_word {
    const char *word;
    double from, to;
    bool of_month; /* else of anything longer, or both */
    bool of_year;
} part_word;

static const part_word endings[] = {
    {"初頭", 0, 0.25, false, false},
    {"初め", 0, 0.25, false, false},
    {"はじめ", 0, 0.25, false, false},
    {"始め", 0, 0.25, false, false},
    {"前半", 0, 0.5, false, false},
    {"半ば", 0.33, 0.67, false, false},
    {"なかば", 0.33, 0.67, false, false},
    {"中頃", 0.33, 0.67, false, false},
    {"中ごろ", 0.33, 0.67, false, false},
    {"中盤", 0.33, 0.67, false, false},
    {"後半", 0.5, 1, false, false},
    {"終盤", 0.75, 1, false, false},
    {"末", 0.85, 1, false, false},
    {"終わり", 0.85, 1, false, false},
    {"上旬", 0, 0.33, true, false},
    {"初旬", 0, 0.33, true, false},
    {"中旬", 0.33, 0.66, true, false},
    {"下旬", 0.66, 1, true, false},
    {"春", 2 / 12.0, 5 / 12.0, false, true},
    {"夏", 5 / 12.0, 8 / 12.0, false, true},
    {"秋", 8 / 12.0, 11 / 12.0, false, true},
    {"冬", 11 / 12.0, 14 / 12.0, false, true},
    {"ごろ", 0, 1, false, false},
    {"頃", 0, 1, false, false},
    {"前後", 0, 1, false, false},
    {0},
};

static const part_word beginnings[] = {
    {"約", 0, 1, false, false},
    {"およそ", 0, 1, false, false},
    {"early ", 0, 0.25, false, false},
    {"mid-", 0.33, 0.67, false, false},
    {"mid ", 0.33, 0.67, false, false},
    {"middle of ", 0.33, 0.67, false, false},
    {"late ", 0.75, 1, false, false},
    {"end of ", 0.85, 1, false, false},
    {"beginning of ", 0, 0.25, false, false},
    {"start of ", 0, 0.25, false, false},
    {"first half of ", 0, 0.5, false, false},
    {"second half of ", 0.5, 1, false, false},
    {"spring ", 2 / 12.0, 5 / 12.0, false, true},
    {"summer ", 5 / 12.0, 8 / 12.0, false, true},
    {"autumn ", 8 / 12.0, 11 / 12.0, false, true},
    {"fall ", 8 / 12.0, 11 / 12.0, false, true},
    {"winter ", 11 / 12.0, 14 / 12.0, false, true},
    {"spring of ", 2 / 12.0, 5 / 12.0, false, true},
    {"summer of ", 5 / 12.0, 8 / 12.0, false, true},
    {"autumn of ", 8 / 12.0, 11 / 12.0, false, true},
    {"fall of ", 8 / 12.0, 11 / 12.0, false, true},
    {"winter of ", 11 / 12.0, 14 / 12.0, false, true},
    {"around ", 0, 1, false, false},
    {"about ", 0, 1, false, false},
    {"circa ", 0, 1, false, false},
    {"c. ", 0, 1, false, false},
    {0},
};

static const char *const onward_endings[] = {"以降", "以来", "から", "〜", "～", "~", NULL};
static const char *const onward_beginnings[] = {"since ", "from ", "after ", NULL};

static const zy_when NEVER = {.start = NAN, .end = NAN};

static bool is_known(const zy_when *when)
{
    return isfinite(when->start);
}

static bool ends_with(const char *text, const char *end)
{
    const size_t len = strlen(text), end_len = strlen(end);

    return len > end_len && strcmp(text + len - end_len, end) == 0;
}

static const char *without_end(zy_arena *arena, const char *text, const char *end)
{
    return g_strchomp(zy_arena_text(arena, text, strlen(text) - strlen(end)));
}

/* ---- What the grammar of cells knows ---- */

static zy_when read_plain(const char *text)
{
    zy_cell_date date;

    if (!zy_cell_date_read(text, &date))
        return NEVER;
    return (zy_when){.start = date.start,
                     .end = date.end,
                     .unit = date.unit,
                     .era = date.era,
                     .range = date.range};
}

/* 2020年代, the 1990s, 1990s. */
static zy_when read_decade(const char *text)
{
    int year = 0, digits = 0;

    if (strncmp(text, "the ", 4) == 0)
        text += 4;
    for (; g_ascii_isdigit(text[digits]) && digits < 4; digits++)
        year = year * 10 + (text[digits] - '0');
    if (digits != 4 || year % 10 ||
        (strcmp(text + digits, "年代") != 0 && strcmp(text + digits, "s") != 0))
        return NEVER;
    return (zy_when){.start = zy_date_ms(year, 1, 1),
                     .end = zy_date_ms(year + 10, 1, 1),
                     .unit = ZY_DATE_YEAR,
                     .soft = true};
}

/* ---- Words ---- */

static bool fits(const part_word *word, const zy_when *whole)
{
    if (!is_known(whole) || whole->range || whole->open || whole->unit == ZY_DATE_DAY ||
        whole->unit == ZY_DATE_MINUTE)
        return word->from == 0 && word->to == 1 && is_known(whole); /* 2月3日ごろ */
    if (word->of_month)
        return whole->unit == ZY_DATE_MONTH;
    return !word->of_year || whole->unit == ZY_DATE_YEAR;
}

static zy_when part_of(zy_when whole, const part_word *word)
{
    const double length = whole.end - whole.start;
    zy_when part = whole;

    part.start = whole.start + length * word->from;
    part.end = whole.start + length * word->to;
    part.soft = true;
    return part;
}

static zy_when read_base(const char *text)
{
    const zy_when plain = read_plain(text);

    return is_known(&plain) ? plain : read_decade(text);
}

static zy_when read_part(zy_arena *arena, const char *text)
{
    for (const part_word *w = endings; w->word; w++)
        if (ends_with(text, w->word)) {
            const zy_when whole = read_base(without_end(arena, text, w->word));
            if (fits(w, &whole))
                return part_of(whole, w);
        }
    for (const part_word *w = beginnings; w->word; w++) {
        const size_t len = strlen(w->word);
        if (g_ascii_strncasecmp(text, w->word, len) == 0) {
            const zy_when whole = read_base(text + len);
            if (fits(w, &whole))
                return part_of(whole, w);
        }
    }
    return NEVER;
}

static zy_when read_dated(zy_arena *arena, const char *text)
{
    const zy_when base = read_base(text);

    return is_known(&base) ? base : read_part(arena, text);
}

static zy_when read_onward(zy_arena *arena, const char *text)
{
    zy_when when = NEVER;

    for (int i = 0; onward_endings[i] && !is_known(&when); i++)
        if (ends_with(text, onward_endings[i]))
            when = read_dated(arena, without_end(arena, text, onward_endings[i]));
    for (int i = 0; onward_beginnings[i] && !is_known(&when); i++)
        if (g_ascii_strncasecmp(text, onward_beginnings[i], strlen(onward_beginnings[i])) == 0)
            when = read_dated(arena, text + strlen(onward_beginnings[i]));
    if (!is_known(&when) || when.range)
        return NEVER;
    when.open = when.soft = true;
    return when;
}

/* Halves, too, are words: 2025年上半期 is printed as it was written. */
static bool is_in_words(const zy_when *when)
{
    return when->unit == ZY_DATE_HALF && !when->range;
}

zy_when zy_when_read(zy_arena *arena, const char *cell)
{
    const char *text = g_strstrip(zy_arena_text(arena, cell, strlen(cell)));
    zy_when when = read_dated(arena, text);

    if (!is_known(&when))
        when = read_onward(arena, text);
    when.soft |= is_in_words(&when);
    return when;
}
