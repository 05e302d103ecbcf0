/* A CSV source split into cells: by libcsv, or, when there is no quote in it, in place.
 *
 * libcsv counts no lines and tells no places. It is therefore fed line by line, and we note at
 * which byte a row begins. It has to be strict: otherwise an unclosed quote swallows the rest of
 * the file and is a success. */
#include "table/inside.h"

#include <csv.h>
#include <string.h>

enum { POOL_SIZE = 256 * 1024 };

typedef struct splitter {
    zy_csv_rows *rows;
    struct csv_parser parser;
    char *pool; /* texts of cells, packed */
    size_t pool_room;
    size_t row_at; /* the byte at which the row begins that is being read */
    bool in_row;   /* the line before ended inside of a quoted cell */
} splitter;

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

/* A copy with every line break as one \n. */
static const char *keep(splitter *s, const char *text, size_t len)
{
    if (s->pool_room < len + 1) {
        size_t usual = s->rows->source->len < POOL_SIZE ? s->rows->source->len + 1 : POOL_SIZE;
        s->pool_room = len + 1 > usual ? len + 1 : usual;
        s->pool = zy_arena_take(s->rows->arena, s->pool_room, 1);
    }
    char *kept = s->pool, *to = kept;
    for (size_t i = 0; i < len; i++) {
        if (text[i] != '\r')
            *to++ = text[i];
        else if (i + 1 == len || text[i + 1] != '\n')
            *to++ = '\n';
    }
    *to++ = '\0';
    s->pool = to;
    s->pool_room -= (size_t)(to - kept);
    return kept;
}

static void add_cell(void *text, size_t len, void *data)
{
    splitter *s = data;

    g_ptr_array_add(s->rows->cells, (gpointer)(uintptr_t)keep(s, text ? text : "", len));
}

static void begin_row(zy_csv_rows *rows, size_t at)
{
    size_t first = rows->cells->len;
    uint32_t byte = (uint32_t)at;

    g_array_append_val(rows->first, first);
    g_array_append_val(rows->at, byte);
}

static void end_row(int terminator, void *data)
{
    splitter *s = data;

    (void)terminator;
    s->in_row = false;
}

/* A buffer for a cell that grows no further than a cell may. */
static void *grow(void *memory, size_t size)
{
    return size > ZY_LIMIT_FIELD + 1024 ? NULL : g_try_realloc(memory, size);
}

static zy_span span_at(const zy_csv_rows *rows, size_t at, size_t len)
{
    return (zy_span){rows->source, (uint32_t)at, (uint32_t)len};
}

static bool fail_long(const zy_csv_rows *rows, size_t at)
{
    zy_diags *diags = rows->diags;

    zy_table_limit(diags, span_at(rows, at, 1),
                   ZY_SAY(diags, "a cell has more than %d bytes", "セルが%dバイトを超えます"),
                   ZY_LIMIT_FIELD);
    return false;
}

static bool fail_open(const zy_csv_rows *rows, size_t at, size_t stopped)
{
    zy_diags *diags = rows->diags;

    zy_fail(diags, "unclosed-quote", span_at(rows, at, 1),
            ZY_SAY(diags, "a quote inside of a cell is written twice: \"\"",
                   "セルの中の引用符は \"\" と2つ書きます"),
            "%s", ZY_SAY(diags, "this quote is not closed", "この引用符が閉じられていません"));
    if (stopped < rows->source->len)
        zy_diag_also(diags, span_at(rows, stopped, 1));
    return false;
}

static bool fail_quote(const zy_csv_rows *rows, size_t at)
{
    zy_diags *diags = rows->diags;

    return zy_fail(
        diags, "bad-quote", span_at(rows, at, 1),
        ZY_SAY(diags, "put the whole cell in quotes, and write those inside of it twice: \"\"",
               "セル全体を引用符で囲み、中の引用符は \"\" と2つ書きます"),
        "%s",
        ZY_SAY(diags, "a quote stands in the middle of a cell", "セルの途中に引用符があります"));
}

/* Says what is wrong with the quotes of the row, at which libcsv stopped at byte `stopped`. */
static bool fail_row(const splitter *s, size_t stopped)
{
    const zy_csv_rows *rows = s->rows;
    size_t at = s->row_at, lines = 0;
    zy_csv_cell cell;

    while (zy_csv_cell_next(rows->source, &at, rows->delimiter, &cell) && at <= stopped)
        continue;
    for (size_t i = cell.at; i < stopped && i < rows->source->len; i++)
        lines += is_line_end(rows->source->text[i]);
    if (cell.open || (rows->source->text[cell.at] == '"' && lines))
        return fail_open(rows, cell.at, stopped);
    return fail_quote(rows, stopped);
}

static size_t line_length(const char *text, size_t len)
{
    size_t i = 0;

    while (i < len && !is_line_end(text[i]))
        i++;
    if (i < len && text[i] == '\r' && i + 1 < len && text[i + 1] == '\n')
        i++;
    return i < len ? i + 1 : i;
}

static bool is_blank_line(const char *line, size_t len, char delimiter)
{
    for (size_t i = 0; i < len; i++)
        if (line[i] == delimiter || !strchr(" \t\r\n", line[i]))
            return false;
    return true;
}

static bool feed_line(splitter *s, size_t at, size_t len)
{
    zy_csv_rows *rows = s->rows;
    const char *line = rows->source->text + at;

    if (!s->in_row && is_blank_line(line, len, rows->delimiter))
        return true;
    if (!s->in_row) {
        s->row_at = at;
        begin_row(rows, at);
        s->in_row = true;
    }
    size_t read = csv_parse(&s->parser, line, len, add_cell, end_row, s);
    if (read == len)
        return true;
    if (csv_error(&s->parser) == CSV_EPARSE)
        return fail_row(s, at + read);
    return fail_long(rows, s->row_at);
}

static bool feed(splitter *s)
{
    const zy_source *source = s->rows->source;
    size_t at = 0;

    while (at < source->len) {
        size_t len = line_length(source->text + at, source->len - at);
        if (!feed_line(s, at, len))
            return false;
        at += len;
    }
    if (csv_fini(&s->parser, add_cell, end_row, s) != 0)
        return csv_error(&s->parser) == CSV_EPARSE ? fail_row(s, source->len)
                                                   : fail_long(s->rows, s->row_at);
    return true;
}

static bool split_quoted(zy_csv_rows *rows)
{
    splitter s = {.rows = rows};

    if (csv_init(&s.parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
        return false;
    csv_set_delim(&s.parser, (unsigned char)rows->delimiter);
    csv_set_realloc_func(&s.parser, grow);
    csv_set_free_func(&s.parser, g_free);
    bool good = feed(&s);
    csv_free(&s.parser);
    return good;
}

/* ---- Without quotes ---- */

/* Ends the cell, cutting blanks on both sides as libcsv does. */
static bool cut_cell(zy_csv_rows *rows, char *from, char *to, size_t at)
{
    while (from < to && (*from == ' ' || *from == '\t'))
        from++;
    while (to > from && (to[-1] == ' ' || to[-1] == '\t'))
        to--;
    *to = '\0';
    g_ptr_array_add(rows->cells, from);
    return to - from <= ZY_LIMIT_FIELD || fail_long(rows, at);
}

/* The line is followed by a byte that may be overwritten. */
static bool cut_line(zy_csv_rows *rows, char *line, size_t len, size_t at)
{
    char *end = line + len, *from = line;

    while (end > line && is_line_end(end[-1]))
        end--;
    begin_row(rows, at);
    for (char *to; (to = memchr(from, rows->delimiter, (size_t)(end - from))); from = to + 1)
        if (!cut_cell(rows, from, to, at))
            return false;
    return cut_cell(rows, from, end, at);
}

static bool split_plain(zy_csv_rows *rows)
{
    const zy_source *source = rows->source;
    char *text = zy_arena_text(rows->arena, source->text, source->len);
    size_t at = 0;

    while (at < source->len) {
        size_t len = line_length(text + at, source->len - at);
        if (!is_blank_line(text + at, len, rows->delimiter) && !cut_line(rows, text + at, len, at))
            return false;
        at += len;
    }
    return true;
}

bool zy_csv_split(zy_csv_rows *rows)
{
    if (memchr(rows->source->text, '"', rows->source->len))
        return split_quoted(rows);
    return split_plain(rows);
}

/* ---- Which delimiter ---- */

enum { SAMPLE_LINES = 30 };

/* How many of the first lines have as many of the delimiter as the line before, and at least one.
 */
static int agreement(const zy_source *source, char delimiter)
{
    int agreeing = 0, lines = 0;
    size_t before = 0, cells = 0, at = 0;
    zy_csv_cell cell;

    while (at < source->len && lines < SAMPLE_LINES) {
        cells++;
        if (zy_csv_cell_next(source, &at, delimiter, &cell))
            continue;
        bool is_blank = cells == 1 && cell.at == cell.end;
        if (!is_blank && cells > 1)
            agreeing += cells == before ? 2 : 1;
        if (!is_blank) {
            before = cells;
            lines++;
        }
        cells = 0;
    }
    return agreeing * 2 < lines ? 0 : agreeing;
}

char zy_csv_delimiter(const zy_source *source)
{
    static const char delimiters[] = ",\t;";
    char best = ',';
    int most = 0;

    for (const char *d = delimiters; *d; d++) {
        int agreeing = agreement(source, *d);
        if (agreeing > most) {
            most = agreeing;
            best = *d;
        }
    }
    return best;
}
