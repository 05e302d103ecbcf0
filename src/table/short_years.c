/* Months and years in two digits: Jan-24 and 24-Jan, as Excel shows the month of a year, and
 * 2023/24, as a season or a business year is called. */
#include "table/inside.h"

#include <string.h>

/* ---- Jan-24, 24-Jan, Jan '24 ---- */

typedef struct short_month {
    int month, number; /* the year, unless it is a day */
    bool is_year;      /* '24, 98: no day */
} short_month;

static void skip_between(const char **at, short_month *m)
{
    *at += strspn(*at, " -/.,");
    m->is_year = m->is_year || zy_eat(at, "'");
}

static bool read_short_month(const char *folded, short_month *m)
{
    const char *at = folded;

    *m = (short_month){.month = 0};
    const bool number_first = g_ascii_isdigit(*at);
    if (number_first && zy_eat_digits(&at, 2, &m->number) != 2)
        return false;
    skip_between(&at, m);
    m->month = zy_eat_month_name(&at);
    if (!m->month)
        return false;
    if (!number_first) {
        skip_between(&at, m);
        if (zy_eat_digits(&at, 2, &m->number) != 2)
            return false;
    }
    m->is_year = m->is_year || m->number > 31 || m->number == 0;
    return *at == '\0';
}

/* As POSIX has it. */
static int whole_year(int number)
{
    return number + (number < 69 ? 2000 : 1900);
}

/* What the months say one after the other. A day without a year is not the same in two months:
 * Jan-24, Feb-24; and years go on in one direction. */
typedef struct sequence {
    int last, number;
    bool up, down, stays;
} sequence;

static void follow(sequence *s, const short_month *m)
{
    const int at = whole_year(m->number) * 12 + m->month;

    if (s->last) {
        s->up = s->up || at > s->last;
        s->down = s->down || at < s->last;
        s->stays = s->stays || (at != s->last && m->number == s->number);
    }
    s->last = at;
    s->number = m->number;
}

static zy_reading read_short_months(zy_rewriting *w)
{
    sequence s = {.last = 0};
    size_t count = 0;

    for (size_t row = 0; row < w->column->count; row++) {
        char folded[ZY_CELL_MAX + 1];
        short_month m;
        if (zy_rewriting_is_blank(w, row))
            continue;
        if (!zy_cell_fold(w->column->texts[row], folded) || !read_short_month(folded, &m))
            return ZY_READ_AS_IT_IS;
        follow(&s, &m);
        if (m.is_year && w->sure == SIZE_MAX)
            w->sure = row;
        w->texts[row] = zy_arena_format(w->arena, "%04d-%02d", whole_year(m.number), m.month);
        count++;
    }
    if (!count)
        return ZY_READ_AS_IT_IS;
    return w->sure != SIZE_MAX || (s.stays && s.up != s.down) ? ZY_READ_SHORT_YEARS
                                                              : ZY_READ_YEAR_OR_DAY;
}

/* ---- 2023/24 ---- */

static bool read_season(const char *folded, int *year, int *next)
{
    const char *at = folded;

    return zy_eat_digits(&at, 4, year) == 4 && (zy_eat(&at, "/") || zy_eat(&at, "-")) &&
           zy_eat_digits(&at, 2, next) == 2 && *at == '\0' && *next == (*year + 1) % 100;
}

/* 2010/11 alone is November, 2012/13 no month. */
static bool read_seasons(zy_rewriting *w)
{
    for (size_t row = 0; row < w->column->count; row++) {
        char folded[ZY_CELL_MAX + 1];
        int year, next;
        if (zy_rewriting_is_blank(w, row))
            continue;
        if (!zy_cell_fold(w->column->texts[row], folded) || !read_season(folded, &year, &next))
            return false;
        if ((next > 12 || next == 0) && w->sure == SIZE_MAX)
            w->sure = row;
        w->texts[row] = zy_arena_format(w->arena, "%d年度", year);
    }
    return w->sure != SIZE_MAX;
}

/* ---- The look ---- */

zy_reading zy_column_look_at_short_years(zy_table *table, zy_column *column, size_t *sure)
{
    zy_rewriting months = zy_rewriting_of(table->arena, column),
                 seasons = zy_rewriting_of(table->arena, column);
    const zy_reading reading = read_short_months(&months);

    if (reading != ZY_READ_AS_IT_IS) {
        *sure = months.sure == SIZE_MAX ? 0 : months.sure;
        if (reading == ZY_READ_SHORT_YEARS)
            zy_rewriting_take(&months, column);
        return reading;
    }
    if (!read_seasons(&seasons))
        return ZY_READ_AS_IT_IS;
    *sure = seasons.sure;
    zy_rewriting_take(&seasons, column);
    return ZY_READ_SEASONS;
}
