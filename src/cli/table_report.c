/* How a table was read, in lines: the file, then each column. */
#include <string.h>

#include "base/number.h"
#include "cli/cli.h"

enum { MOST_SHOWN = 40 };

typedef struct report {
    const zy_cli_options *options;
    zy_diags *diags;
    zy_table *table;
    GString *out;
} report;

/* A text of the table in quotes, in one line and not too long. */
static void put_quoted(const report *r, const char *text)
{
    int count = 0;

    g_string_append(r->out, ZY_SAY(r->diags, "\"", "「"));
    for (; *text && count < MOST_SHOWN; text = g_utf8_next_char(text), count++) {
        const gunichar c = g_utf8_get_char(text);
        if (g_unichar_iscntrl(c))
            g_string_append_c(r->out, ' ');
        else
            g_string_append_unichar(r->out, c);
    }
    g_string_append(r->out, *text ? "…" : "");
    g_string_append(r->out, ZY_SAY(r->diags, "\"", "」"));
}

static int line_of(const report *r, const zy_column *column, size_t row)
{
    int line, place;

    zy_span_locate(zy_cell_span(r->table, column, row), &line, &place);
    return line;
}

/* "なし" on line 7. */
static void put_cell(const report *r, const zy_column *column, size_t row)
{
    const char *cell = column->written                  ? column->written[row]
                       : column->kind == ZY_COLUMN_TEXT ? column->texts[row]
                                                        : "";

    if (r->diags->language == ZY_ENGLISH) {
        put_quoted(r, cell);
        if (r->table->row_at)
            g_string_append_printf(r->out, " on line %d", line_of(r, column, row));
        return;
    }
    if (r->table->row_at)
        g_string_append_printf(r->out, "%d行目の", line_of(r, column, row));
    put_quoted(r, cell);
}

static const char *separator(const report *r)
{
    return ZY_SAY(r->diags, "; ", "、");
}

/* ---- The file ---- */

static void put_encoding(const report *r)
{
    const zy_source *source = r->table->source;

    if (!source || !source->encoding) {
        g_string_append(r->out, ZY_SAY(r->diags, "a workbook", "ブック"));
        return;
    }
    g_string_append_printf(r->out, ZY_SAY(r->diags, "encoding %s", "文字コード%s"),
                           source->encoding);
    switch (source->known_by) {
    case ZY_KNOWN_BY_AUTHOR:
        g_string_append(r->out, ZY_SAY(r->diags, ", as asked", "（指定）"));
        break;
    case ZY_KNOWN_BY_MARK:
        g_string_append(r->out, ZY_SAY(r->diags, ", by its byte order mark", "（BOMによる）"));
        break;
    case ZY_KNOWN_BY_GUESS:
        g_string_append(r->out, ZY_SAY(r->diags, ", guessed", "（推測）"));
        break;
    case ZY_KNOWN_BY_BYTES:
        break;
    }
}

static const char *name_of(const report *r, char c)
{
    switch (c) {
    case '\t':
        return ZY_SAY(r->diags, "tab", "タブ");
    case ' ':
        return ZY_SAY(r->diags, "blank", "空白");
    case '\0':
        return ZY_SAY(r->diags, "none", "なし");
    default:
        return zy_arena_format(r->diags->arena, "%c", c);
    }
}

/* Quote and escape only where they are not the usual ones. */
static void put_dialect(const report *r)
{
    const zy_csv_dialect d = r->table->dialect;

    if (!d.delimiter) {
        g_string_append_printf(r->out, "%sJSON", separator(r));
        return;
    }
    if (!r->table->source || !r->table->source->encoding)
        return;
    g_string_append_printf(r->out, ZY_SAY(r->diags, "; delimiter %s", "、区切り %s"),
                           name_of(r, d.delimiter));
    if (d.quote != '"')
        g_string_append_printf(r->out, ZY_SAY(r->diags, "; quote %s", "、引用符 %s"),
                               name_of(r, d.quote));
    if (d.escape)
        g_string_append_printf(r->out, ZY_SAY(r->diags, "; escape %s", "、エスケープ %s"),
                               name_of(r, d.escape));
}

static void put_header(const report *r)
{
    const zy_table *t = r->table;

    if (!t->dialect.delimiter)
        return;
    if (!t->header_line)
        g_string_append(r->out, ZY_SAY(r->diags, "; no line of names", "、列名の行なし"));
    else if (t->header_last > t->header_line)
        g_string_append_printf(
            r->out, ZY_SAY(r->diags, "; names on lines %zu to %zu", "、列名は%zu行目から%zu行目"),
            t->header_line, t->header_last);
    else
        g_string_append_printf(r->out, ZY_SAY(r->diags, "; names on line %zu", "、列名は%zu行目"),
                               t->header_line);
    if (t->units_line)
        g_string_append_printf(r->out, ZY_SAY(r->diags, "; units on line %zu", "、単位は%zu行目"),
                               t->units_line);
}

/* "; table 1 of 2 (they begin on lines 1 and 9)". */
static void put_tables(const report *r)
{
    const zy_table *t = r->table;

    if (t->table_count < 2)
        return;
    g_string_append_printf(
        r->out,
        ZY_SAY(r->diags, "; table %zu of %zu (they begin on lines ", "、%zu番目の表（全%zu表、"),
        t->table, t->table_count);
    for (size_t i = 0; i < t->table_count; i++) {
        const bool last = i + 1 == t->table_count;
        const char *mark = i == 0 ? ""
                           : last ? ZY_SAY(r->diags, " and ", "、")
                                  : ZY_SAY(r->diags, ", ", "、");
        g_string_append_printf(r->out, "%s%zu", mark, t->table_lines[i]);
    }
    g_string_append(r->out, ZY_SAY(r->diags, ")", "行目から）"));
}

static void put_count(const report *r, size_t count, const char *one, const char *many,
                      const char *japanese)
{
    g_string_append_printf(r->out, "%zu%s", count,
                           ZY_SAY(r->diags, count == 1 ? one : many, japanese));
}

static void put_file(const report *r, size_t columns)
{
    g_string_append_printf(r->out,
                           "%s: ", r->table->source ? r->table->source->name : r->options->rest[0]);
    put_encoding(r);
    put_dialect(r);
    put_tables(r);
    put_header(r);
    g_string_append(r->out, separator(r));
    put_count(r, r->table->row_count, " row", " rows", "行");
    g_string_append(r->out, ZY_SAY(r->diags, ", ", "×"));
    put_count(r, columns, " column", " columns", "列");
    g_string_append_c(r->out, '\n');
}

/* ---- A column ---- */

static const char *precision_of(const report *r, zy_date_unit unit)
{
    switch (unit) {
    case ZY_DATE_YEAR:
        return ZY_SAY(r->diags, "years", "年");
    case ZY_DATE_FISCAL_YEAR:
        return ZY_SAY(r->diags, "fiscal years", "年度");
    case ZY_DATE_HALF:
        return ZY_SAY(r->diags, "half years", "半期");
    case ZY_DATE_QUARTER:
        return ZY_SAY(r->diags, "quarters", "四半期");
    case ZY_DATE_MONTH:
        return ZY_SAY(r->diags, "months", "月");
    case ZY_DATE_NONE:
    case ZY_DATE_DAY:
        return ZY_SAY(r->diags, "days", "日");
    case ZY_DATE_WEEK:
        return ZY_SAY(r->diags, "weeks", "週");
    case ZY_DATE_CLOCK:
        return ZY_SAY(r->diags, "times of day", "時刻");
    case ZY_DATE_MINUTE:
        break;
    }
    return ZY_SAY(r->diags, "minutes", "分");
}

static void put_kind(const report *r, const zy_column *column, const zy_column_study *study)
{
    char scale[32];

    switch (study->kind) {
    case ZY_INFER_NUMBER:
        g_string_append(r->out, ZY_SAY(r->diags, "numbers", "数"));
        if (column->unit && *column->unit)
            g_string_append_printf(r->out, ZY_SAY(r->diags, ", unit %s", "、単位 %s"),
                                   column->unit);
        zy_number_text(study->scale, scale);
        if (study->scale != 1)
            g_string_append_printf(r->out, ZY_SAY(r->diags, ", times %s", "、%s倍"), scale);
        return;
    case ZY_INFER_TIME:
        g_string_append_printf(r->out, ZY_SAY(r->diags, "dates (%s%s)", "日付（%s%s）"),
                               precision_of(r, column->date_unit),
                               !column->era ? "" : ZY_SAY(r->diags, " of eras", "、和暦"));
        return;
    case ZY_INFER_BOOL:
        g_string_append(r->out, ZY_SAY(r->diags, "true or false", "真偽"));
        return;
    case ZY_INFER_TEXT:
        g_string_append(r->out, column->kind == ZY_COLUMN_MIXED
                                    ? ZY_SAY(r->diags, "values of several kinds", "いろいろな値")
                                    : ZY_SAY(r->diags, "words", "文字"));
        return;
    }
}

static void put_missing(const report *r, const zy_column_study *study)
{
    const char *const kinds[] = {
        [ZY_MISSING_EMPTY] = ZY_SAY(r->diags, "empty", "空欄"),
        [ZY_MISSING_ABSENT] = ZY_SAY(r->diags, "not there", "セルなし"),
        [ZY_MISSING_NONE] = ZY_SAY(r->diags, "none (-)", "該当なし（-）"),
        [ZY_MISSING_UNKNOWN] = ZY_SAY(r->diags, "unknown", "不明"),
        [ZY_MISSING_HIDDEN] = ZY_SAY(r->diags, "withheld", "秘匿"),
    };
    bool any = false;

    for (size_t i = ZY_MISSING_EMPTY; i < G_N_ELEMENTS(kinds); i++) {
        if (!study->missing[i])
            continue;
        g_string_append(r->out, any ? ZY_SAY(r->diags, ", ", "、")
                                    : ZY_SAY(r->diags, "; missing: ", "、欠損値: "));
        if (r->diags->language == ZY_JAPANESE)
            g_string_append_printf(r->out, "%s%zu", kinds[i], study->missing[i]);
        else
            g_string_append_printf(r->out, "%zu %s", study->missing[i], kinds[i]);
        any = true;
    }
}

static void put_reading(const report *r, const zy_column *column, const zy_column_study *study)
{
    const char *words = zy_reading_words(r->diags, study->reading);

    if (!words)
        return;
    if (study->reading == ZY_READ_YEAR_OR_DAY)
        g_string_append(r->out,
                        ZY_SAY(r->diags, "; nothing tells whether the number is a year or a day (",
                               "、数が年か日か決められない（"));
    else if (study->reading == ZY_READ_NEITHER_ORDER)
        g_string_append(r->out, ZY_SAY(r->diags,
                                       "; nothing tells whether the day or the month comes first (",
                                       "、日と月のどちらが先か決められない（"));
    else
        g_string_append_printf(r->out, ZY_SAY(r->diags, "; read as %s (", "、%sとして読む（"),
                               words);
    put_cell(r, column, study->sure);
    g_string_append(r->out, ZY_SAY(r->diags, ")", "）"));
}

static void put_offsets(const report *r, const zy_column *column)
{
    if (!column->zone_row)
        return;
    g_string_append(
        r->out, ZY_SAY(r->diags, "; several offsets, by the clock of the first cell (another one: ",
                       "、時差の違う時刻は最初のセルの時計で読む（違う時差："));
    put_cell(r, column, column->zone_row);
    g_string_append(r->out, ZY_SAY(r->diags, ")", "）"));
}

static void put_bare(const report *r, const zy_column *column)
{
    if (!column->bare)
        return;
    if (r->diags->language == ZY_JAPANESE)
        g_string_append_printf(r->out, "、単位のない%zuセルも同じ単位として読む（", column->bare);
    else
        g_string_append_printf(r->out, "; %zu without the unit are read so too (", column->bare);
    put_cell(r, column, column->bare_row);
    g_string_append(r->out, ZY_SAY(r->diags, ")", "）"));
}

static void put_doubt(const report *r, const zy_column *column, const zy_doubt *doubt)
{
    const bool dates = doubt->nearly == ZY_INFER_TIME;
    const char *but = NULL;

    switch (doubt->kind) {
    case ZY_DOUBT_NONE:
        return;
    case ZY_DOUBT_WORD:
        but = ZY_SAY(r->diags, "but for", "を除けば");
        break;
    case ZY_DOUBT_OTHER:
        but = dates ? ZY_SAY(r->diags, "but for the number", "（数）を除けば")
                    : ZY_SAY(r->diags, "but for the date", "（日付）を除けば");
        break;
    case ZY_DOUBT_CODE:
        but = ZY_SAY(r->diags, "but for the leading zero of", "の先頭の0がなければ");
        break;
    case ZY_DOUBT_UNIT:
        but = ZY_SAY(r->diags, "but for the unit of", "の単位が同じなら");
        break;
    }
    const char *nearly =
        dates ? ZY_SAY(r->diags, "dates", "日付") : ZY_SAY(r->diags, "numbers", "数");
    if (r->diags->language == ZY_JAPANESE) {
        g_string_append(r->out, "、");
        put_cell(r, column, doubt->row);
        g_string_append_printf(r->out, "%s%s", but, nearly);
        return;
    }
    g_string_append_printf(r->out, "; %s %s ", nearly, but);
    put_cell(r, column, doubt->row);
}

static void put_column(const report *r, zy_column *column)
{
    const zy_column_study study = zy_column_study_of(r->table, column);

    g_string_append(r->out, "  ");
    put_quoted(r, column->name);
    g_string_append(r->out, ZY_SAY(r->diags, ": ", "："));
    put_kind(r, column, &study);
    put_missing(r, &study);
    put_reading(r, column, &study);
    put_offsets(r, column);
    put_bare(r, column);
    put_doubt(r, column, &study.doubt);
    g_string_append_c(r->out, '\n');
}

void zy_table_report(const zy_cli_options *options, zy_table *table, GString *out)
{
    const report r = {options, options->diags, table, out};
    size_t columns = 0;

    for (size_t i = 0; i < table->column_count; i++)
        columns += !table->columns[i]->derived;
    put_file(&r, columns);
    for (size_t i = 0; i < table->column_count; i++)
        if (!table->columns[i]->derived)
            put_column(&r, table->columns[i]);
}
