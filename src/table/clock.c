/* A column of clock readings: times of day, or durations. Its cells decide, where neither the chart
 * nor the column's name says it; read so, the texts become ones of the cell grammar. */
#include "table/inside.h"

#include <math.h>
#include <string.h>

#include "base/number.h"

/* What all cells say together. */
typedef struct clocks {
    size_t forms[ZY_CLOCK_FORMS];
    size_t count, first_row;
    bool has_seconds, is_padded, ascends, has_parts;
    double least, largest, first, last;
    int unit; /* of spans of one part */
} clocks;

static void take(clocks *all, const zy_cell_clock *clock, size_t row)
{
    const double at = clock->seconds;

    if (all->count == 0) {
        all->first_row = row;
        all->first = all->least = all->largest = at;
        all->unit = clock->first;
        all->ascends = true;
    } else if (at < all->last && at != all->first) {
        all->ascends = false; /* but each series begins anew */
    }
    all->has_parts = all->has_parts || (clock->form == ZY_CLOCK_SPAN && clock->first != all->unit);
    all->forms[clock->form]++;
    all->count++;
    all->has_seconds = all->has_seconds || clock->has_seconds;
    all->is_padded = all->is_padded || clock->is_padded;
    all->least = fmin(all->least, at);
    all->largest = fmax(all->largest, at);
    all->last = at;
}

/* Words and colons are no one column. A column of spans in one unit is one of numbers. */
static bool fit_together(const clocks *all)
{
    const size_t spans = all->forms[ZY_CLOCK_SPAN];

    return all->count > 0 &&
           (spans == 0 || (spans == all->count && (all->has_parts || !all->unit)));
}

static bool survey(const zy_rewriting *w, clocks *all)
{
    *all = (clocks){.count = 0};
    for (size_t row = 0; row < w->column->count; row++) {
        char folded[ZY_CELL_MAX + 1];
        zy_cell_clock clock;
        if (zy_rewriting_is_blank(w, row))
            continue;
        if (!zy_cell_fold(w->column->texts[row], folded) || !zy_clock_read(folded, &clock))
            return false;
        take(all, &clock, row);
    }
    return fit_together(all);
}

/* ---- Times of day or durations ---- */

static bool name_has(const zy_column *column, const char *const *words)
{
    char folded[ZY_CELL_MAX + 1];

    if (!zy_cell_fold(column->name, folded))
        return false;
    char *lower = g_ascii_strdown(folded, -1);
    bool found = false;
    for (; *words && !found; words++)
        found = strstr(lower, *words) != NULL;
    g_free(lower);
    return found;
}

static bool names_moments(const zy_column *column)
{
    static const char *const words[] = {"時刻", "時間帯",      "開始",  "終了",  "出発",    "到着",
                                        "発車", "time of day", "clock", "start", "o'clock", NULL};

    return name_has(column, words);
}

static bool names_spans(const zy_column *column)
{
    static const char *const words[] = {"所要",     "記録",    "タイム", "経過", "ラップ", "ペース",
                                        "duration", "elapsed", "pace",   "lap",  "split",  NULL};

    return name_has(column, words);
}

/* 25:30 is half past one at night. */
static bool can_be_of_day(const clocks *all)
{
    return !all->forms[ZY_CLOCK_FRACTION] && !all->forms[ZY_CLOCK_SPAN] && all->least >= 0 &&
           all->largest <= 30 * 3600;
}

/* Results of a race ascend too: those with seconds are times of day where they look like some. */
static bool looks_of_day(const clocks *all)
{
    return all->ascends && all->count > 1 && all->first != all->largest &&
           (!all->forms[ZY_CLOCK_THREE] || all->is_padded || all->largest >= 12 * 3600);
}

static bool is_of_day(const zy_table *table, const zy_column *column, zy_wanted wanted,
                      const clocks *all)
{
    const bool open = wanted == ZY_WANT_ANY || wanted == ZY_WANT_MEASURE;

    if (!open || !can_be_of_day(all))
        return wanted == ZY_WANT_TIME;
    if (all->forms[ZY_CLOCK_OF_DAY] || table->times == ZY_TIMES_OF_DAY)
        return true;
    if (table->times != ZY_TIMES_PLAIN || names_spans(column))
        return false;
    return names_moments(column) || (wanted == ZY_WANT_ANY && looks_of_day(all));
}

static zy_reading read_of_day(zy_rewriting *w, const zy_table *table, zy_wanted wanted,
                              const clocks *all)
{
    const bool sure = wanted == ZY_WANT_TIME || all->forms[ZY_CLOCK_OF_DAY] || all->is_padded ||
                      all->largest >= 12 * 3600 || table->times == ZY_TIMES_OF_DAY ||
                      names_moments(w->column);

    for (size_t row = 0; row < w->column->count; row++) {
        char folded[ZY_CELL_MAX + 1];
        zy_cell_clock clock;
        if (zy_rewriting_is_blank(w, row) || !zy_cell_fold(w->column->texts[row], folded) ||
            !zy_clock_read(folded, &clock))
            continue;
        const long long ms = llround(clock.seconds * 1000);
        w->texts[row] =
            zy_arena_format(w->arena, "T%02d:%02d:%02d.%03d", (int)(ms / 3600000),
                            (int)(ms / 60000 % 60), (int)(ms / 1000 % 60), (int)(ms % 1000));
    }
    return sure ? ZY_READ_TIMES_OF_DAY : ZY_READ_LIKELY_TIMES_OF_DAY;
}

/* ---- Durations: 2:05 is hours and minutes, or minutes and seconds ---- */

static bool says_minutes_first(const zy_column *column)
{
    static const char *const words[] = {"分:秒", "分・秒", "m:ss", "mm:ss", "min:s", NULL};

    return name_has(column, words) || g_strcmp0(column->unit_apart, "分") == 0 ||
           g_strcmp0(column->unit_apart, "min") == 0;
}

static bool says_hours_first(const zy_column *column)
{
    static const char *const words[] = {"時:分", "時間:分", "h:mm", "hh:mm", "h:m", NULL};

    return name_has(column, words) || g_strcmp0(column->unit_apart, "時間") == 0;
}

static bool names_races(const zy_column *column)
{
    static const char *const words[] = {"ペース", "ラップ", "タイム", "pace", "lap", "split", NULL};

    return name_has(column, words);
}

static zy_reading two_parts(const zy_table *table, const zy_column *column, const clocks *all)
{
    const bool finer = all->forms[ZY_CLOCK_THREE] || all->forms[ZY_CLOCK_FRACTION];

    if (!all->forms[ZY_CLOCK_TWO])
        return ZY_READ_DURATIONS;
    if (table->times == ZY_TIMES_MS || (table->times != ZY_TIMES_HM && says_minutes_first(column)))
        return ZY_READ_MINUTES_SECONDS;
    if (table->times == ZY_TIMES_HM || all->forms[ZY_CLOCK_OF_DAY] || says_hours_first(column) ||
        names_moments(column))
        return ZY_READ_DURATIONS;
    return finer || names_races(column) ? ZY_READ_LIKELY_MINUTES_SECONDS : ZY_READ_HOURS_MINUTES;
}

static bool is_minutes_first(zy_reading reading)
{
    return reading == ZY_READ_MINUTES_SECONDS || reading == ZY_READ_LIKELY_MINUTES_SECONDS;
}

static zy_reading read_durations(zy_rewriting *w, const zy_table *table, const clocks *all)
{
    const zy_reading reading = two_parts(table, w->column, all);
    const bool minutes_first = is_minutes_first(reading),
               in_seconds = minutes_first || all->has_seconds;

    for (size_t row = 0; row < w->column->count; row++) {
        char folded[ZY_CELL_MAX + 1], number[32];
        zy_cell_clock clock;
        if (zy_rewriting_is_blank(w, row) || !zy_cell_fold(w->column->texts[row], folded) ||
            !zy_clock_read(folded, &clock))
            continue;
        double value = clock.seconds;
        if (clock.form == ZY_CLOCK_TWO && minutes_first)
            value /= 60;
        value = round((in_seconds ? value : value / 60) * 1e6) / 1e6;
        zy_number_text(value, number);
        w->texts[row] = zy_arena_format(w->arena, "%s%s", number, in_seconds ? "秒" : "分");
    }
    return reading;
}

/* The first cell that could be read in two ways. */
static size_t row_of_two(const zy_rewriting *w, const clocks *all)
{
    for (size_t row = all->first_row; row < w->column->count; row++) {
        char folded[ZY_CELL_MAX + 1];
        zy_cell_clock clock;
        if (zy_cell_fold(w->column->texts[row], folded) && zy_clock_read(folded, &clock) &&
            clock.form == ZY_CLOCK_TWO)
            return row;
    }
    return all->first_row;
}

zy_reading zy_column_look_at_clocks(zy_table *table, zy_column *column, zy_wanted wanted,
                                    size_t *sure)
{
    zy_rewriting w = zy_rewriting_of(table->arena, column);
    zy_reading reading;
    clocks all;

    if (wanted == ZY_WANT_WORDS || !survey(&w, &all))
        return ZY_READ_AS_IT_IS;
    *sure = row_of_two(&w, &all);
    if (is_of_day(table, column, wanted, &all)) {
        if (!can_be_of_day(&all))
            return ZY_READ_AS_IT_IS;
        reading = read_of_day(&w, table, wanted, &all);
        column->duration = ZY_DURATION_NONE;
    } else {
        reading = read_durations(&w, table, &all);
        column->duration = all.forms[ZY_CLOCK_SPAN] ? ZY_DURATION_WORDS
                           : is_minutes_first(reading) || all.forms[ZY_CLOCK_FRACTION]
                               ? ZY_DURATION_MINUTES
                               : ZY_DURATION_HOURS;
    }
    zy_rewriting_take(&w, column);
    return reading;
}
