/* What a chart says of its table: `data: {header: [10, 12], skip: …}`. */
#include <math.h>
#include <string.h>

#include "data/data.h"

static bool wrong(zy_job *job, const zy_value *v, const char *key, const char *needed)
{
    return zy_fail(job->diags, "bad-table-option", v->span, NULL,
                   ZY_SAY(job->diags, "\"%s\" must be %s", "「%s」に書けるのは%sです"), key,
                   needed);
}

static bool is_line(const zy_value *v)
{
    return v->kind == ZY_VALUE_NUMBER && v->number >= 1 && v->number < 1e9 &&
           v->number == floor(v->number);
}

/* One character, or false for none. */
static bool read_character(zy_job *job, const zy_value *data, const char *key, char *out,
                           bool *none)
{
    const zy_value *v = zy_value_find(data, key);

    if (!v)
        return true;
    if (none && ((v->kind == ZY_VALUE_BOOL && !v->boolean) || v->kind == ZY_VALUE_NULL)) {
        *none = true;
        return true;
    }
    if (v->kind != ZY_VALUE_TEXT || strlen(v->text) != 1 || (unsigned char)v->text[0] >= 128)
        return wrong(job, v, key, ZY_SAY(job->diags, "one character of ASCII", "ASCIIの1文字"));
    *out = v->text[0];
    return true;
}

/* A line, lines that are joined, or false. */
static bool read_header(zy_job *job, const zy_value *data, zy_csv_options *o)
{
    const zy_value *v = zy_value_find(data, "header");

    if (!v || v->kind == ZY_VALUE_NULL || (v->kind == ZY_VALUE_BOOL && v->boolean))
        return true;
    if (v->kind == ZY_VALUE_BOOL) {
        o->no_header = true;
        return true;
    }
    if (is_line(v)) {
        o->header_row = (size_t)v->number;
        return true;
    }
    if (v->kind != ZY_VALUE_LIST || !v->child)
        return wrong(job, v, "header",
                     ZY_SAY(job->diags, "a line, the lines that are joined, or false",
                            "行番号、つなげる行番号の並び、または false"));
    for (const zy_value *line = v->child; line; line = line->next) {
        if (!is_line(line))
            return wrong(job, v, "header",
                         ZY_SAY(job->diags, "a line, the lines that are joined, or false",
                                "行番号、つなげる行番号の並び、または false"));
        const size_t at = (size_t)line->number;
        o->header_row = o->header_row ? MIN(o->header_row, at) : at;
        o->header_last = MAX(o->header_last, at);
    }
    return true;
}

static bool read_skip(zy_job *job, const zy_value *data, zy_csv_options *o)
{
    const zy_value *v = zy_value_find(data, "skip");

    if (!v || v->kind == ZY_VALUE_NULL)
        return true;
    const zy_value *first = v->kind == ZY_VALUE_LIST ? v->child : v;
    const size_t most = v->kind == ZY_VALUE_LIST ? v->count : 1;
    size_t *lines = ZY_NEW_ARRAY(job->arena, size_t, most + 1);
    const char **rows = ZY_NEW_ARRAY(job->arena, const char *, most + 1);
    size_t row_count = 0;
    for (const zy_value *item = first; item; item = v == first ? NULL : item->next) {
        if (is_line(item))
            lines[o->skip_line_count++] = (size_t)item->number;
        else if (item->kind == ZY_VALUE_TEXT)
            rows[row_count++] = item->text;
        else
            return wrong(job, v, "skip",
                         ZY_SAY(job->diags, "lines, or patterns of first cells such as \"注*\"",
                                "行番号か、先頭のセルの型（「注*」など）"));
    }
    o->skip_lines = lines;
    o->skip_rows = row_count ? rows : NULL;
    return true;
}

static bool read_footer(zy_job *job, const zy_value *data, zy_csv_options *o)
{
    const zy_value *v = zy_value_find(data, "footer");

    if (!v || zy_value_is(v, "auto"))
        return true;
    if (v->kind != ZY_VALUE_BOOL)
        return wrong(job, v, "footer", ZY_SAY(job->diags, "auto or false", "auto か false"));
    o->keeps_footer = !v->boolean;
    return true;
}

static bool read_texts(zy_job *job, const zy_value *v, const char *key, const char *const **out)
{
    const char **texts;
    size_t count = 0;

    if (!v || v->kind == ZY_VALUE_NULL)
        return true;
    const bool list = v->kind == ZY_VALUE_LIST;
    texts = ZY_NEW_ARRAY(job->arena, const char *, (list ? v->count : 1) + 1);
    for (const zy_value *item = list ? v->child : v; item; item = list ? item->next : NULL) {
        if (item->kind != ZY_VALUE_TEXT && item->kind != ZY_VALUE_NUMBER)
            return wrong(job, v, key,
                         ZY_SAY(job->diags, "a text or a list of texts", "文字列か文字列の並び"));
        texts[count++] = zy_datum_text(job->arena, zy_value_datum(job->arena, item));
    }
    *out = texts;
    return true;
}

static bool read_columns(zy_job *job, const zy_value *data, zy_csv_options *o)
{
    const zy_value *v = zy_value_find(data, "columns");
    size_t count = 0;

    if (!v || v->kind == ZY_VALUE_NULL)
        return true;
    if (v->kind != ZY_VALUE_MAP)
        return wrong(job, v, "columns",
                     ZY_SAY(job->diags, "a map from names to new names",
                            "元の列名から新しい列名へのマップ"));
    const char **pairs = ZY_NEW_ARRAY(job->arena, const char *, 2 * v->count + 2);
    for (const zy_value *item = v->child; item; item = item->next) {
        if (item->kind != ZY_VALUE_TEXT)
            return wrong(job, item, "columns", ZY_SAY(job->diags, "a text", "文字列"));
        pairs[count++] = item->key;
        pairs[count++] = item->text;
    }
    o->renamed = pairs;
    return true;
}

static bool read_word(zy_job *job, const zy_value *data, zy_csv_options *o)
{
    static const char *const orders[] = {"", "ymd", "mdy", "dmy"};
    const zy_value *dates = zy_value_find(data, "dates"), *decimal = zy_value_find(data, "decimal");
    const zy_value *units = zy_value_find(data, "units");

    for (size_t i = 1; dates && i < G_N_ELEMENTS(orders); i++)
        if (zy_value_is(dates, orders[i]))
            o->dates = (zy_date_order)i;
    if (dates && o->dates == ZY_DATES_PLAIN)
        return wrong(job, dates, "dates",
                     ZY_SAY(job->diags, "ymd, mdy or dmy", "ymd、mdy、dmy のどれか"));
    if (decimal && !zy_value_is(decimal, ",") && !zy_value_is(decimal, "."))
        return wrong(job, decimal, "decimal", ZY_SAY(job->diags, "\",\" or \".\"", "「,」か「.」"));
    o->decimal = decimal ? decimal->text[0] : '\0';
    if (units && !is_line(units))
        return wrong(job, units, "units",
                     ZY_SAY(job->diags, "the line that holds the units", "単位のある行の番号"));
    o->units_row = units ? (size_t)units->number : 0;
    return true;
}

/* A name is one of an engine's tables, which cannot be asked. */
static bool read_table(zy_job *job, const zy_value *data, zy_csv_options *o)
{
    const zy_value *v = zy_value_find(data, "table");

    if (!v)
        return true;
    if (!is_line(v))
        return wrong(job, v, "table",
                     ZY_SAY(job->diags, "the number of a table in the file, from 1",
                            "ファイルの中の何番目の表かを表す番号"));
    o->table = (size_t)v->number;
    o->table_at = v->span;
    return true;
}

/* Vega-Lite's format: {type, delimiter, header}. */
static bool read_format(zy_job *job, const zy_value *data, zy_csv_options *o)
{
    const zy_value *format = zy_value_find(data, "format");
    const char *type = zy_value_text(zy_value_find(format, "type"), "");

    if (!read_character(job, format, "delimiter", &o->delimiter, NULL) ||
        !read_texts(job, zy_value_find(format, "header"), "header", &o->header))
        return false;
    if (!o->delimiter && (strcmp(type, "csv") == 0 || strcmp(type, "tsv") == 0))
        o->delimiter = type[0] == 'c' ? ',' : '\t';
    return true;
}

bool zy_table_options_read(zy_job *job, const zy_value *data, zy_csv_options *o)
{
    *o = (zy_csv_options){.at = data->span,
                          .encoding = zy_value_text(zy_value_find(data, "encoding"), NULL),
                          .as_is = !job->chart.style->reads_cells,
                          .repairs_rows = job->options->repairs_rows};
    return read_format(job, data, o) &&
           read_character(job, data, "delimiter", &o->delimiter, NULL) &&
           read_character(job, data, "quote", &o->quote, &o->no_quotes) &&
           read_character(job, data, "escape", &o->escape, NULL) && read_header(job, data, o) &&
           read_skip(job, data, o) && read_footer(job, data, o) &&
           read_texts(job, zy_value_find(data, "missing"), "missing", &o->missing) &&
           read_columns(job, data, o) && read_table(job, data, o) && read_word(job, data, o);
}

bool zy_table_times_read(zy_job *job, const zy_value *data, zy_times *out)
{
    static const char *const words[] = {"", "day", "hm", "ms"};
    const zy_value *times = zy_value_find(data, "times");

    for (size_t i = 1; times && i < G_N_ELEMENTS(words); i++)
        if (zy_value_is(times, words[i]))
            *out = (zy_times)i;
    return !times || *out != ZY_TIMES_PLAIN ||
           wrong(job, times, "times", ZY_SAY(job->diags, "day, hm or ms", "day、hm、ms のどれか"));
}

bool zy_table_keys_check(zy_job *job, const zy_value *data)
{
    const zy_value *format = zy_value_find(data, "format");
    const bool good = zy_props_check(zy_data_props, data, job->diags);

    if (!format || format->kind == ZY_VALUE_NULL)
        return good;
    if (format->kind != ZY_VALUE_MAP)
        return wrong(job, format, "format", ZY_SAY(job->diags, "a map", "マップ"));
    return zy_props_check(zy_data_format_props, format, job->diags) && good;
}
