#include "table/inside.h"

#include <math.h>
#include <string.h>

static size_t item_size(zy_column_kind kind)
{
    switch (kind) {
    case ZY_COLUMN_TEXT:
        return sizeof(char *);
    case ZY_COLUMN_NUMBER:
    case ZY_COLUMN_TIME:
        return sizeof(double);
    case ZY_COLUMN_BOOL:
        return sizeof(bool);
    case ZY_COLUMN_MIXED:
        return sizeof(zy_datum);
    }
    return 0;
}

static void set_items(zy_column *column, void *items)
{
    switch (column->kind) {
    case ZY_COLUMN_TEXT:
        column->texts = items;
        return;
    case ZY_COLUMN_NUMBER:
    case ZY_COLUMN_TIME:
        column->numbers = items;
        return;
    case ZY_COLUMN_BOOL:
        column->booleans = items;
        return;
    case ZY_COLUMN_MIXED:
        column->data = items;
        return;
    }
}

zy_column *zy_column_new(zy_arena *arena, const char *name, zy_column_kind kind, size_t count)
{
    zy_column *column = ZY_NEW(arena, zy_column);

    column->name = name;
    column->kind = kind;
    column->count = count;
    column->unit_scale = 1;
    set_items(column, zy_arena_take(arena, count, item_size(kind)));
    return column;
}

void zy_column_miss(zy_arena *arena, zy_column *column, size_t row, zy_missing why)
{
    if (!column->missing)
        column->missing = ZY_NEW_ARRAY(arena, uint8_t, column->count);
    column->missing[row] = (uint8_t)why;
}

zy_missing zy_column_missing(const zy_column *column, size_t row)
{
    return column->missing ? (zy_missing)column->missing[row] : ZY_PRESENT;
}

/* One kind for all the data, or ZY_UNDEFINED when none is present; ZY_ARRAY for a mixture. */
static zy_datum_kind common_kind(const zy_datum *data, size_t count)
{
    zy_datum_kind kind = ZY_UNDEFINED;

    for (size_t i = 0; i < count; i++) {
        if (zy_datum_is_missing(data[i]))
            continue;
        if (kind == ZY_UNDEFINED)
            kind = data[i].kind;
        else if (kind != data[i].kind)
            return ZY_ARRAY;
    }
    return kind;
}

static zy_column_kind kind_for(const zy_datum *data, size_t count)
{
    switch (common_kind(data, count)) {
    case ZY_UNDEFINED:
    case ZY_NULL:
    case ZY_NUMBER:
        return ZY_COLUMN_NUMBER;
    case ZY_TIME:
        return ZY_COLUMN_TIME;
    case ZY_BOOL:
        return ZY_COLUMN_BOOL;
    case ZY_TEXT:
        return ZY_COLUMN_TEXT;
    case ZY_ARRAY:
    case ZY_OBJECT:
        return ZY_COLUMN_MIXED;
    }
    return ZY_COLUMN_MIXED;
}

/* The datum is present and of the column's kind, or missing: then a harmless value is stored. */
static void put(zy_column *column, size_t row, zy_datum datum)
{
    bool missing = zy_datum_is_missing(datum);

    switch (column->kind) {
    case ZY_COLUMN_TEXT:
        column->texts[row] = missing ? "" : datum.text;
        return;
    case ZY_COLUMN_NUMBER:
    case ZY_COLUMN_TIME:
        column->numbers[row] = missing ? NAN : datum.number;
        return;
    case ZY_COLUMN_BOOL:
        column->booleans[row] = !missing && datum.boolean;
        return;
    case ZY_COLUMN_MIXED:
        column->data[row] = datum;
        return;
    }
}

zy_column *zy_column_of(zy_arena *arena, const char *name, const zy_datum *data, size_t count)
{
    zy_column *column = zy_column_new(arena, name, kind_for(data, count), count);

    for (size_t i = 0; i < count; i++) {
        put(column, i, data[i]);
        if (data[i].kind == ZY_UNDEFINED)
            zy_column_miss(arena, column, i, ZY_MISSING_ABSENT);
        else if (data[i].kind == ZY_NULL)
            zy_column_miss(arena, column, i, ZY_MISSING_EMPTY);
    }
    return column;
}

static const void *items_of(const zy_column *column)
{
    switch (column->kind) {
    case ZY_COLUMN_TEXT:
        return column->texts;
    case ZY_COLUMN_NUMBER:
    case ZY_COLUMN_TIME:
        return column->numbers;
    case ZY_COLUMN_BOOL:
        return column->booleans;
    case ZY_COLUMN_MIXED:
        return column->data;
    }
    return NULL;
}

static void *gather(zy_arena *arena, const void *items, size_t size, const size_t *rows,
                    size_t count)
{
    if (!items)
        return NULL;
    char *picked = zy_arena_take(arena, count, size);
    for (size_t i = 0; i < count; i++)
        memcpy(picked + i * size, (const char *)items + rows[i] * size, size);
    return picked;
}

zy_column *zy_column_pick(zy_arena *arena, const zy_column *column, const size_t *rows,
                          size_t count)
{
    zy_column *picked = ZY_NEW(arena, zy_column);

    *picked = *column;
    picked->count = count;
    set_items(picked, gather(arena, items_of(column), item_size(column->kind), rows, count));
    picked->missing = gather(arena, column->missing, sizeof(uint8_t), rows, count);
    picked->qualifiers = gather(arena, column->qualifiers, sizeof(uint16_t), rows, count);
    picked->written = gather(arena, column->written, sizeof(char *), rows, count);
    return picked;
}

bool zy_column_is_of_years(const zy_column *column)
{
    return column->kind == ZY_COLUMN_TIME &&
           (column->date_unit == ZY_DATE_YEAR || column->date_unit == ZY_DATE_FISCAL_YEAR);
}

zy_datum zy_column_at(const zy_column *column, size_t row)
{
    zy_missing missing = zy_column_missing(column, row);

    if (missing)
        return missing == ZY_MISSING_ABSENT ? (zy_datum){.kind = ZY_UNDEFINED} : ZY_DATUM_NULL;
    switch (column->kind) {
    case ZY_COLUMN_TEXT:
        return ZY_DATUM_TEXT(column->texts[row]);
    case ZY_COLUMN_NUMBER:
        return ZY_DATUM_NUMBER(column->numbers[row]);
    case ZY_COLUMN_TIME:
        return (zy_datum){.kind = ZY_TIME,
                          .is_year = zy_column_is_of_years(column),
                          .number = column->numbers[row]};
    case ZY_COLUMN_BOOL:
        return ZY_DATUM_BOOL(column->booleans[row]);
    case ZY_COLUMN_MIXED:
        return column->data[row];
    }
    return (zy_datum){.kind = ZY_UNDEFINED};
}

bool zy_column_instant(const zy_column *column, zy_datum said, double *ms)
{
    zy_cell_date date;

    if (column->kind != ZY_COLUMN_TIME || column->date_unit == ZY_DATE_NONE)
        return false;
    if (said.kind == ZY_TEXT && zy_cell_date_read(said.text, &date)) {
        *ms = date.start;
        return true;
    }
    if (said.kind != ZY_NUMBER || !zy_column_is_of_years(column) || !(fabs(said.number) < 10000))
        return false;
    *ms = zy_date_ms((int)floor(said.number), column->date_unit == ZY_DATE_FISCAL_YEAR ? 4 : 1, 1);
    return true;
}

static bool is_blank(const char *text)
{
    return text[strspn(text, " \t\r\n")] == '\0';
}

double zy_column_number(const zy_column *column, size_t row)
{
    zy_datum datum = zy_column_at(column, row);

    if (datum.kind == ZY_NUMBER || datum.kind == ZY_TIME)
        return datum.number;
    if (zy_datum_is_missing(datum) || (datum.kind == ZY_TEXT && is_blank(datum.text)))
        return NAN;
    if (datum.kind == ZY_ARRAY || datum.kind == ZY_OBJECT)
        return NAN;
    return zy_datum_number(datum);
}
