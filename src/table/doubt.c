/* What keeps a column of words from being the numbers or dates that it nearly is. */
#include "table/inside.h"

#include <string.h>

/* One look at all cells; rows of which there is none are SIZE_MAX. */
typedef struct survey {
    bool of_times; /* the column's name says that 2024 is a year */
    size_t numbers, dates, words;
    size_t word, no_number, no_date, code, unit;
    zy_shared_unit shared;
} survey;

static void note(size_t *first, size_t row)
{
    if (*first == SIZE_MAX)
        *first = row;
}

static void look_at(survey *s, const char *cell, size_t row)
{
    zy_cell_number number;
    zy_cell_date date;
    zy_missing missing;
    unsigned weak;
    const zy_cell_kind kind = zy_cell_number_read(cell, &number, &missing);
    const bool is_date =
        zy_date_read(cell, &date, &weak) && (!(weak & ~(unsigned)ZY_DATE_END) || s->of_times);

    if (kind == ZY_CELL_MISSING)
        return;
    s->dates += is_date;
    if (kind == ZY_CELL_NUMBER) {
        s->numbers++;
        if (!zy_shared_unit_take(&s->shared, &number) || !zy_shared_unit_stands(&s->shared))
            note(&s->unit, row);
        if (cell[0] == '0' && cell[1] && !cell[strspn(cell, "0123456789")])
            note(&s->code, row);
    } else {
        note(&s->no_number, row);
    }
    if (!is_date)
        note(&s->no_date, row);
    if (kind == ZY_CELL_TEXT && !is_date && s->words++ == 0)
        s->word = row;
}

static zy_doubt doubt_of(const survey *s)
{
    const bool dates = s->dates >= s->numbers;
    const size_t most = dates ? s->dates : s->numbers, other = dates ? s->no_date : s->no_number;
    const zy_inferred nearly = dates ? ZY_INFER_TIME : ZY_INFER_NUMBER;

    if (s->words >= most)
        return (zy_doubt){.kind = ZY_DOUBT_NONE};
    if (s->words)
        return (zy_doubt){ZY_DOUBT_WORD, nearly, s->word};
    if (other != SIZE_MAX)
        return (zy_doubt){ZY_DOUBT_OTHER, nearly, other};
    if (!dates && s->code != SIZE_MAX)
        return (zy_doubt){ZY_DOUBT_CODE, nearly, s->code};
    if (!dates && s->unit != SIZE_MAX)
        return (zy_doubt){ZY_DOUBT_UNIT, nearly, s->unit};
    return (zy_doubt){.kind = ZY_DOUBT_NONE};
}

zy_doubt zy_column_doubt(const zy_column *column)
{
    survey s = {.of_times = zy_is_time_name(column->name),
                .shared = zy_shared_unit_of(column),
                .word = SIZE_MAX,
                .no_number = SIZE_MAX,
                .no_date = SIZE_MAX,
                .code = SIZE_MAX,
                .unit = SIZE_MAX};

    if (column->kind != ZY_COLUMN_TEXT || zy_column_infer(column) != ZY_INFER_TEXT)
        return (zy_doubt){.kind = ZY_DOUBT_NONE};
    /* Words that are half of it are no doubt. */
    for (size_t row = 0; row < column->count && s.words * 2 < column->count; row++)
        if (!zy_column_missing(column, row))
            look_at(&s, column->texts[row], row);
    return doubt_of(&s);
}
