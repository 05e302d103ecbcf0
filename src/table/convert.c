/* Columns converted as a whole, by the cell grammar. */
#include "table/inside.h"

#include <math.h>
#include <string.h>

#include "base/number.h"

/* The column being made; it takes the place of the old one only when every cell fits. */
typedef struct converter {
    zy_arena *arena;
    const zy_column *from;
    zy_column *into;
    bool years; /* numbers that are years */
    size_t with_unit, bare, bare_row;
    bool is_first_with; /* whether the first number has a unit */
    bool zoned;         /* a stamp had an offset; the first one is `zone` */
    int zone;
    size_t zone_row; /* the first with another offset, or 0 */
    bool has_clock;  /* a stamp is not at midnight */
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

/* Which numbers have a unit of their own, and which do not. */
static void note_unit(converter *c, const zy_cell_number *number, size_t row)
{
    const bool has = *number->unit != '\0';

    if (c->with_unit + c->bare == 0)
        c->is_first_with = has;
    c->with_unit += has;
    if (has || number->value == 0)
        return;
    if (c->bare++ == 0)
        c->bare_row = row;
}

/* The value in units of the column: exact, as if the cell had been written so. */
static double scaled(double value, double scale)
{
    char text[32], shifted[48];

    zy_number_text(value, text);
    if (strchr(text, 'e'))
        return value * scale;
    g_snprintf(shifted, sizeof shifted, "%se%ld", text, lround(log10(scale)));
    return g_ascii_strtod(shifted, NULL);
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
        qualify(c, row, number.qualifiers);
        note_unit(c, &number, row);
        if (*number.unit || !c->from->unit_apart) {
            c->into->numbers[row] = number.value;
            return take_unit(c, number.unit);
        }
        c->into->numbers[row] = scaled(number.value, c->from->scale_apart);
        return take_unit(c, c->from->unit_apart);
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

/* Stamps of several offsets are shown by the clock of the first of them, so that they stand in the
 * order in which they happened; where all have the same, each shows the clock of its own cell. */
static double on_one_clock(converter *c, size_t row, const zy_cell_date *date)
{
    if (!date->zoned)
        return date->start;
    if (!c->zoned)
        c->zone = date->zone;
    else if (date->zone != c->zone && !c->zone_row)
        c->zone_row = row;
    c->zoned = true;
    return date->start + (c->zone - date->zone) * 60000.0;
}

/* The unit of a column is that of its most exact cell. */
static bool time_of_text(converter *c, size_t row, const char *text)
{
    zy_cell_date date;
    unsigned weak;

    if (!zy_date_read(text, &date, &weak))
        return miss_word(c, row, text);
    const bool is_stamp = date.unit == ZY_DATE_MINUTE;
    const double at = is_stamp ? on_one_clock(c, row, &date) : date.start;
    c->into->numbers[row] = at;
    c->has_clock = c->has_clock || (is_stamp && fmod(at, 86400000) != 0);
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

/* A column of stamps that all stand at midnight is one of days. */
static void finish_times(converter *c)
{
    c->into->zone_row = c->zone_row;
    if (c->into->date_unit == ZY_DATE_MINUTE && !c->has_clock)
        c->into->date_unit = ZY_DATE_DAY;
}

void zy_column_replace(zy_column *column, const zy_column *by)
{
    zy_column old = *column;

    *column = *by;
    column->name = old.name;
    column->name_span = old.name_span;
    column->field = old.field;
    column->derived = old.derived;
    column->written = old.kind == ZY_COLUMN_TEXT && !old.written ? old.texts : old.written;
    column->title = old.title;
    column->twin = old.twin;
    column->looked = old.looked;
    column->commas = old.commas;
    column->duration = column->kind == ZY_COLUMN_NUMBER ? old.duration : ZY_DURATION_NONE;
}

bool zy_column_convert(zy_table *table, zy_column *column, zy_inferred into, size_t *bad)
{
    zy_column_kind kind = kind_for(into);

    if (column->kind == kind)
        return true;
    converter c = {.arena = table->arena,
                   .from = column,
                   .into = zy_column_new(table->arena, column->name, kind, column->count),
                   .years = zy_column_is_years(column)};
    for (size_t row = 0; row < column->count; row++) {
        if (convert_cell(&c, row, into))
            continue;
        *bad = row;
        return false;
    }
    if (kind == ZY_COLUMN_TIME && column->kind == ZY_COLUMN_TEXT)
        finish_times(&c);
    zy_column_replace(column, c.into);
    if (c.with_unit && !column->unit_apart) {
        column->bare = c.bare;
        column->bare_row = c.bare_row;
        column->unit_once = c.with_unit == 1 && c.is_first_with;
    }
    return true;
}
