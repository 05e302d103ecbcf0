/* A CSV source split into cells: by libcsv, or, when there is no quote in it, in place.
 *
 * libcsv counts no lines and tells no places. It is therefore fed line by line, and we note at
 * which byte a row begins. It has to be strict: otherwise an unclosed quote swallows the rest of
 * the file and is a success. A row that it refuses is read by place.c, which takes a quote that
 * closes nothing for a letter, with a warning; libcsv goes on with the next row. */
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
static char *keep(splitter *s, const char *text, size_t len)
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

    g_ptr_array_add(s->rows->cells, keep(s, text ? text : "", len));
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

static void warn_open(const zy_csv_rows *rows, const zy_csv_cell *cell)
{
    zy_diags *diags = rows->diags;

    zy_warn(diags, "unclosed-quote", span_at(rows, cell->at, 1),
            ZY_SAY(diags, "data: {quote: false} takes every quote for a letter",
                   "data: {quote: false} とすれば引用符はすべて文字として読みます"),
            "%s",
            ZY_SAY(diags, "this quote is not closed, and is taken for a letter",
                   "この引用符は閉じられていないため、文字として読みます"));
}

static void warn_inner(const zy_csv_rows *rows, const zy_csv_cell *cell)
{
    zy_diags *diags = rows->diags;

    zy_warn(diags, "bad-quote", span_at(rows, cell->at, cell->end - cell->at),
            ZY_SAY(diags, "put the whole cell in quotes, and write those inside of it twice: \"\"",
                   "セル全体を引用符で囲み、中の引用符は \"\" と2つ書きます"),
            "%s",
            ZY_SAY(diags, "a quote in the middle of this cell is taken for a letter",
                   "このセルの途中の引用符は文字として読みます"));
}

/* ="01100": how Excel is told to keep a text. */
static bool is_excel_text(const zy_source *source, const zy_csv_cell *cell)
{
    const char *text = source->text + cell->at;

    return cell->end - cell->at > 3 && text[0] == '=' && text[1] == '"' &&
           source->text[cell->end - 1] == '"';
}

/* Reads the row that begins at byte `at` with every quote that closes nothing as a letter; the byte
 * after it goes to `*end`. */
static bool recover_row(zy_csv_rows *rows, size_t at, size_t *end)
{
    const zy_source *source = rows->source;
    zy_csv_cell cell;
    bool more;

    do {
        more = zy_csv_cell_next(source, &at, rows->dialect, &cell);
        if (cell.end - cell.at > ZY_LIMIT_FIELD)
            return fail_long(rows, cell.at);
        if (cell.open)
            warn_open(rows, &cell);
        else if (cell.inner && !is_excel_text(source, &cell))
            warn_inner(rows, &cell);
        g_ptr_array_add(rows->cells, (gpointer)(uintptr_t)zy_csv_cell_text(rows->arena, source,
                                                                           rows->dialect, &cell));
    } while (more);
    /* The byte after the line's end, of which \r\n is one. */
    *end = MIN(at, source->len);
    if (at <= source->len && at > 0 && source->text[at - 1] == '\r' && source->text[*end] == '\n')
        (*end)++;
    return true;
}

/* Lines one after the other, that end in \n, \r or both. Each byte is looked at once for each. */
typedef struct line_ends {
    const char *text, *end;
    const char *from, *feed, *back; /* from where the next \n and \r are known */
} line_ends;

static line_ends ends_of(const char *text, size_t len)
{
    return (line_ends){.text = text, .end = text + len, .from = text};
}

/* The next byte `c` from `from` on, or the end; `known`: what it was from `l->from` on, NULL at
 * first. A row may be read anew: then only what is before is looked at again. */
static const char *find_next(const line_ends *l, const char *known, const char *from, char c)
{
    if (known && known >= from && from >= l->from)
        return known;
    const char *to = known && from < l->from ? l->from : l->end;
    const char *found = memchr(from, c, (size_t)(to - from));
    return found ? found : to == l->end ? to : known;
}

/* The length of the line at byte `at`, with its end. */
static size_t line_length(line_ends *l, size_t at)
{
    const char *from = l->text + at;

    l->feed = find_next(l, l->feed, from, '\n');
    l->back = find_next(l, l->back, from, '\r');
    l->from = from;
    const char *last = MIN(l->feed, l->back);
    last += last == l->back && last + 1 == l->feed;
    return (size_t)(MIN(last + 1, l->end) - from);
}

static bool is_blank_line(const char *line, size_t len, char delimiter)
{
    for (size_t i = 0; i < len; i++)
        if (line[i] == delimiter || !(line[i] == ' ' || line[i] == '\t' || is_line_end(line[i])))
            return false;
    return true;
}

/* Whether all cells of the last row are empty: then it is none. */
static void drop_empty_row(zy_csv_rows *rows)
{
    const size_t last = rows->first->len - 1, from = g_array_index(rows->first, size_t, last);

    for (guint i = (guint)from; i < rows->cells->len; i++)
        if (*(const char *)g_ptr_array_index(rows->cells, i))
            return;
    if (rows->as_is || rows->cells->len == from + 1)
        return;
    g_ptr_array_set_size(rows->cells, (gint)from);
    g_array_set_size(rows->first, (guint)last);
    g_array_set_size(rows->at, (guint)last);
}

static bool start_parser(splitter *s)
{
    if (csv_init(&s->parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
        return false;
    csv_set_delim(&s->parser, (unsigned char)s->rows->dialect.delimiter);
    csv_set_quote(&s->parser, (unsigned char)s->rows->dialect.quote);
    csv_set_realloc_func(&s->parser, grow);
    csv_set_free_func(&s->parser, g_free);
    s->in_row = false;
    return true;
}

/* Reads the row again that libcsv refused; the byte after it goes to `*at`. */
static bool recover(splitter *s, size_t *at)
{
    zy_csv_rows *rows = s->rows;
    const size_t from = g_array_index(rows->first, size_t, rows->first->len - 1);

    if (csv_error(&s->parser) != CSV_EPARSE)
        return fail_long(rows, s->row_at);
    csv_free(&s->parser);
    g_ptr_array_set_size(rows->cells, (gint)from);
    const bool good = recover_row(rows, s->row_at, at);
    return start_parser(s) && good;
}

/* Feeds the line at `*at`, which goes on to the next one. */
static bool feed_line(splitter *s, size_t *at, size_t len)
{
    zy_csv_rows *rows = s->rows;
    const char *line = rows->source->text + *at;

    if (!s->in_row && is_blank_line(line, len, rows->dialect.delimiter)) {
        *at += len;
        return true;
    }
    if (!s->in_row) {
        s->row_at = *at;
        begin_row(rows, *at);
        s->in_row = true;
    }
    if (csv_parse(&s->parser, line, len, add_cell, end_row, s) == len)
        *at += len;
    else if (!recover(s, at))
        return false;
    if (!s->in_row)
        drop_empty_row(rows);
    return true;
}

/* The last row may lack its line end, and be refused then. */
static bool finish(splitter *s, size_t *at)
{
    const bool open = s->in_row;

    if (csv_fini(&s->parser, add_cell, end_row, s) != 0)
        return recover(s, at);
    if (open)
        drop_empty_row(s->rows);
    s->in_row = false;
    return true;
}

static bool feed(splitter *s)
{
    const zy_source *source = s->rows->source;
    line_ends ends = ends_of(source->text, source->len);
    size_t at = s->rows->start;

    while (at < source->len) {
        const size_t len = line_length(&ends, at);
        if (!feed_line(s, &at, len) || (at >= source->len && !finish(s, &at)))
            return false;
    }
    return true;
}

static bool split_quoted(zy_csv_rows *rows)
{
    splitter s = {.rows = rows};

    if (!start_parser(&s))
        return false;
    bool good = feed(&s);
    csv_free(&s.parser);
    return good;
}

/* libcsv knows no escapes. */
static bool split_escaped(zy_csv_rows *rows)
{
    const zy_source *source = rows->source;
    line_ends ends = ends_of(source->text, source->len);
    size_t at = rows->start;

    while (at < source->len) {
        const size_t len = line_length(&ends, at);
        if (is_blank_line(source->text + at, len, rows->dialect.delimiter)) {
            at += len;
            continue;
        }
        begin_row(rows, at);
        if (!recover_row(rows, at, &at))
            return false;
        drop_empty_row(rows);
    }
    return true;
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
    for (char *to; (to = memchr(from, rows->dialect.delimiter, (size_t)(end - from)));
         from = to + 1)
        if (!cut_cell(rows, from, to, at))
            return false;
    if (!cut_cell(rows, from, end, at))
        return false;
    drop_empty_row(rows);
    return true;
}

static bool split_plain(zy_csv_rows *rows)
{
    const zy_source *source = rows->source;
    char *text = zy_arena_text(rows->arena, source->text, source->len);
    line_ends ends = ends_of(text, source->len);
    size_t at = rows->start;

    while (at < source->len) {
        const size_t len = line_length(&ends, at);
        if (!is_blank_line(text + at, len, rows->dialect.delimiter) &&
            !cut_line(rows, text + at, len, at))
            return false;
        at += len;
    }
    return true;
}

bool zy_csv_split(zy_csv_rows *rows)
{
    const zy_csv_dialect d = rows->dialect;

    if (d.escape)
        return split_escaped(rows);
    if (d.quote && memchr(rows->source->text, d.quote, rows->source->len))
        return split_quoted(rows);
    return split_plain(rows);
}

zy_span zy_csv_span(const zy_csv_rows *rows, size_t row, size_t field)
{
    size_t at = zy_csv_row_at(rows, row);
    zy_csv_cell cell;

    do {
        if (!zy_csv_cell_next(rows->source, &at, rows->dialect, &cell))
            break;
    } while (field--);
    return (zy_span){rows->source, (uint32_t)cell.at, (uint32_t)(cell.end - cell.at)};
}

/* ---- Which delimiter ---- */

enum { SAMPLE_LINES = 30 };

/* How many of the first lines have as many of the delimiter as the line before, and at least one.
 */
static int agreement(const zy_source *source, zy_csv_dialect dialect)
{
    int agreeing = 0, lines = 0;
    size_t before = 0, cells = 0, at = 0;
    zy_csv_cell cell;

    while (at < source->len && lines < SAMPLE_LINES) {
        cells++;
        if (zy_csv_cell_next(source, &at, dialect, &cell))
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

char zy_csv_delimiter(const zy_source *source, char quote)
{
    static const char delimiters[] = ",\t;|";
    char best = ',';
    int most = 0;

    for (const char *d = delimiters; *d; d++) {
        int agreeing = agreement(source, (zy_csv_dialect){*d, quote, 0});
        if (agreeing > most) {
            most = agreeing;
            best = *d;
        }
    }
    return best;
}
