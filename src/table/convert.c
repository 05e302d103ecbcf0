/* Columns converted as a whole, by the cell grammar. */
#include "table/inside.h"

#include <math.h>
#include <string.h>

/* The column being made; it takes the place of the old one only when every cell fits. */
typedef struct converter {
    zy_arena *arena;
    const zy_column *from;
    zy_column *into;
    bool years; /* numbers that are years */
} converter;

static zy_column_kind kind_for(zy_inferred into)
{
    switch (into) {
    case ZY_INFER_TEXT:
        return ZY_COLUMN_TEXT;
    case ZY_INFER_NUMBER:
        return ZY_COLUMN_NUMBER;
    case ZY_INFER_TIME:
        return ZY_COLUMN_TIME;
    case ZY_INFER_BOOL:
        return ZY_COLUMN_BOOL;
    }
    return ZY_COLUMN_TEXT;
}

static void qualify(converter *c, size_t row, unsigned qualifiers)
{
    if (!qualifiers)
        return;
    if (!c->into->qualifiers)
        c->into->qualifiers = ZY_NEW_ARRAY(c->arena, uint16_t, c->into->count);
    c->into->qualifiers[row] = (uint16_t)qualifiers;
}

static void miss(converter *c, size_t row, zy_missing why)
{
    zy_column_miss(c->arena, c->into, row, why);
    if (c->into->kind == ZY_COLUMN_NUMBER || c->into->kind == ZY_COLUMN_TIME)
        c->into->numbers[row] = NAN;
    else if (c->into->kind == ZY_COLUMN_TEXT)
        c->into->texts[row] = "";
}

/* The first cell that has a unit gives it to the column; another unit does not fit. */
static bool take_unit(converter *c, const char *unit)
{
    if (!*unit)
        return true;
    if (c->into->unit)
        return zy_unit_is_same(c->into->unit, unit);
    c->into->unit = zy_arena_text(c->arena, unit, strlen(unit));
    return true;
}

static bool number_of_text(converter *c, size_t row, const char *text)
{
    zy_cell_number number;
    zy_missing missing;

    switch (zy_cell_number_read(text, &number, &missing)) {
    case ZY_CELL_TEXT:
        return false;
    case ZY_CELL_MISSING:
        miss(c, row, missing);
        return true;
    case ZY_CELL_NUMBER:
        c->into->numbers[row] = number.value;
        qualify(c, row, number.qualifiers);
        return take_unit(c, number.unit);
    }
    return false;
}

static bool to_number(converter *c, size_t row, zy_datum datum)
{
    switch (datum.kind) {
    case ZY_TEXT:
        return number_of_text(c, row, datum.text);
    case ZY_NUMBER:
    case ZY_TIME:
        c->into->numbers[row] = datum.number;
        return true;
    case ZY_BOOL:
        c->into->numbers[row] = datum.boolean ? 1 : 0;
        return true;
    case ZY_UNDEFINED:
    case ZY_NULL:
    case ZY_ARRAY:
    case ZY_OBJECT:
        return false;
    }
    return false;
}

static bool miss_word(converter *c, size_t row, const char *text)
{
    char folded[ZY_CELL_MAX + 1];
    zy_missing missing;

    if (!zy_cell_fold(text, folded) || !zy_cell_is_missing(folded, &missing))
        return false;
    miss(c, row, missing);
    return true;
}

/* The unit of a column is that of its most exact cell. */
static bool time_of_text(converter *c, size_t row, const char *text)
{
    zy_cell_date date;
    unsigned weak;

    if (!zy_date_read(text, &date, &weak))
        return miss_word(c, row, text);
    c->into->numbers[row] = date.start;
    c->into->era = c->into->era || date.era;
    if (date.unit > c->into->date_unit)
        c->into->date_unit = date.unit;
    return true;
}

/* Whole numbers from 1500 to 2100 are years when all of the column are; else milliseconds. */
static bool time_of_number(converter *c, size_t row, double number)
{
    c->into->numbers[row] = c->years ? zy_day_ms((int)number, 1, 1) : number;
    c->into->date_unit = c->years ? ZY_DATE_YEAR : ZY_DATE_MINUTE;
    return true;
}

static bool to_time(converter *c, size_t row, zy_datum datum)
{
    if (datum.kind == ZY_TEXT)
        return time_of_text(c, row, datum.text);
    if (datum.kind == ZY_NUMBER)
        return time_of_number(c, row, datum.number);
    if (datum.kind == ZY_TIME)
        c->into->numbers[row] = datum.number;
    return datum.kind == ZY_TIME;
}

static bool to_bool(converter *c, size_t row, zy_datum datum)
{
    if (datum.kind == ZY_BOOL) {
        c->into->booleans[row] = datum.boolean;
        return true;
    }
    if (datum.kind != ZY_TEXT)
        return false;
    if (miss_word(c, row, datum.text))
        return true;
    bool is_true = g_ascii_strcasecmp(datum.text, "true") == 0;
    c->into->booleans[row] = is_true;
    return is_true || g_ascii_strcasecmp(datum.text, "false") == 0;
}

static bool to_text(converter *c, size_t row, zy_datum datum)
{
    const char **written = c->from->written;

    c->into->texts[row] = written ? written[row] : zy_datum_text(c->arena, datum);
    return true;
}

static bool convert_cell(converter *c, size_t row, zy_inferred into)
{
    zy_datum datum = zy_column_at(c->from, row);

    if (zy_datum_is_missing(datum)) {
        miss(c, row, zy_column_missing(c->from, row));
        return true;
    }
    switch (into) {
    case ZY_INFER_TEXT:
        return to_text(c, row, datum);
    case ZY_INFER_NUMBER:
        return to_number(c, row, datum);
    case ZY_INFER_TIME:
        return to_time(c, row, datum);
    case ZY_INFER_BOOL:
        return to_bool(c, row, datum);
    }
    return false;
}

void zy_column_replace(zy_column *column, const zy_column *by)
{
    zy_column old = *column;

    *column = *by;
    column->name = old.name;
    column->name_span = old.name_span;
    column->field = old.field;
    column->derived = old.derived;
    column->written = old.kind == ZY_COLUMN_TEXT ? old.texts : old.written;
}

bool zy_column_convert(zy_table *table, zy_column *column, zy_inferred into, size_t *bad)
{
    zy_column_kind kind = kind_for(into);

    if (column->kind == kind)
        return true;
    converter c = {table->arena, column,
                   zy_column_new(table->arena, column->name, kind, column->count),
                   zy_column_is_years(column)};
    for (size_t row = 0; row < column->count; row++) {
        if (convert_cell(&c, row, into))
            continue;
        *bad = row;
        return false;
    }
    zy_column_replace(column, c.into);
    return true;
}
