/* Vega's `parse`: what vega-loader's type parsers make of a value. */
#include "table/inside.h"

#include "format/format.h"

#include <math.h>
#include <string.h>

typedef zy_datum (*parser)(zy_arena *arena, zy_datum datum, const char *pattern);

static zy_datum parse_number(zy_arena *arena, zy_datum datum, const char *pattern)
{
    (void)arena, (void)pattern;
    return ZY_DATUM_NUMBER(zy_datum_number(datum));
}

static zy_datum parse_boolean(zy_arena *arena, zy_datum datum, const char *pattern)
{
    (void)arena, (void)pattern;
    if (datum.kind == ZY_TEXT && (!strcmp(datum.text, "false") || !strcmp(datum.text, "0")))
        return ZY_DATUM_BOOL(false);
    return ZY_DATUM_BOOL(zy_datum_truth(datum));
}

/* A number is a time in milliseconds already. */
static zy_datum parse_date(zy_arena *arena, zy_datum datum, const char *pattern)
{
    (void)pattern;
    if (datum.kind == ZY_NUMBER || datum.kind == ZY_TIME)
        return ZY_DATUM_TIME(datum.number);
    return ZY_DATUM_TIME(zy_js_date_parse(zy_datum_text(arena, datum)));
}

static zy_datum parse_pattern(zy_arena *arena, zy_datum datum, const char *pattern)
{
    double ms = zy_time_parse(&zy_locale_en, pattern, zy_datum_text(arena, datum));

    return isnan(ms) ? ZY_DATUM_NULL : ZY_DATUM_TIME(ms);
}

static zy_datum parse_string(zy_arena *arena, zy_datum datum, const char *pattern)
{
    (void)pattern;
    return ZY_DATUM_TEXT(zy_datum_text(arena, datum));
}

/* The parser for the word; of "date:'%d %b'" the pattern without its quotes goes to `*pattern`. */
static parser parser_for(zy_arena *arena, const char *how, const char **pattern)
{
    static const struct {
        const char *word;
        parser parse;
    } parsers[] = {
        {"number", parse_number}, {"integer", parse_number}, {"boolean", parse_boolean},
        {"date", parse_date},     {"string", parse_string},
    };

    for (size_t i = 0; i < sizeof parsers / sizeof *parsers; i++)
        if (strcmp(how, parsers[i].word) == 0)
            return parsers[i].parse;
    const char *colon = strchr(how, ':');
    if (!colon || !colon[1] || (strncmp(how, "date:", 5) && strncmp(how, "utc:", 4)))
        return NULL;
    size_t len = strlen(++colon);
    bool quoted = len >= 2 && (*colon == '\'' || *colon == '"') && colon[len - 1] == *colon;
    *pattern = quoted ? zy_arena_text(arena, colon + 1, len - 2) : colon;
    return parse_pattern;
}

static bool is_nothing(zy_datum datum)
{
    return zy_datum_is_missing(datum) || (datum.kind == ZY_TEXT && !*datum.text);
}

/* Which kind the column gets even when no row has a value. */
static zy_column_kind kind_of(parser parse)
{
    if (parse == parse_boolean)
        return ZY_COLUMN_BOOL;
    if (parse == parse_string)
        return ZY_COLUMN_TEXT;
    return parse == parse_number ? ZY_COLUMN_NUMBER : ZY_COLUMN_TIME;
}

bool zy_column_parse(zy_table *table, zy_column *column, const char *how)
{
    zy_arena *arena = table->arena;
    const char *pattern = NULL;
    parser parse = parser_for(arena, how, &pattern);

    if (!parse)
        return false;
    zy_column *parsed = zy_column_new(arena, column->name, kind_of(parse), column->count);
    for (size_t row = 0; row < column->count; row++) {
        zy_datum datum = zy_column_at(column, row);
        if (!is_nothing(datum))
            datum = parse(arena, datum, pattern);
        bool missing = is_nothing(datum);
        if (missing)
            zy_column_miss(arena, parsed, row, ZY_MISSING_EMPTY);
        if (parsed->kind == ZY_COLUMN_TEXT)
            parsed->texts[row] = missing ? "" : datum.text;
        else if (parsed->kind == ZY_COLUMN_BOOL)
            parsed->booleans[row] = !missing && datum.boolean;
        else
            parsed->numbers[row] = missing ? NAN : datum.number;
    }
    zy_column_replace(column, parsed);
    return true;
}
