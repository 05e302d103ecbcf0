/* A reader of JSON tables. The one of the chart files keeps a place for every scalar, and lets YAML
 * have a second look at what is no JSON; a megabyte of rows needs neither, and would take several
 * times its room. This one is strict RFC 8259, makes data at once, and names the first error. */
#include "table/inside.h"

#include "base/number.h"

#include <glib.h>
#include <string.h>

#include "base/lookup.h"

typedef struct json_reader {
    zy_arena *arena;
    zy_diags *diags;
    const zy_source *source;
    const char *start, *at, *end;
    GArray *items;   /* zy_datum: the elements of the arrays that are open */
    GArray *members; /* zy_member: the same of the objects */
    GString *buffer; /* a text with escapes */
    /* The object read last at each depth. Rows mostly have the same keys in the same order: then
     * the names are shared, and are known to be unique without comparing each with each. */
    const zy_object *shape[ZY_LIMIT_JSON_DEPTH + 1];
    /* Where the elements of the array read last at this depth begin; for the rows of a table. */
    size_t row_depth;
    GArray *row_at; /* uint32_t */
    size_t depth;
    bool by_line; /* `end` is that of a line */
} json_reader;

static bool read_value(json_reader *r, zy_datum *datum);

static zy_span span_at(const json_reader *r, const char *at, size_t len)
{
    return (zy_span){r->source, (uint32_t)(at - r->start), (uint32_t)len};
}

static bool fail_at(json_reader *r, const char *at, const char *english, const char *japanese)
{
    size_t len = at < r->end ? 1 : 0;

    while (at + len < r->end && ((unsigned char)at[len] & 0xC0) == 0x80)
        len++;
    return zy_fail(r->diags, "json-syntax", span_at(r, at, len), NULL, "%s",
                   ZY_SAY(r->diags, english, japanese));
}

static void skip_blanks(json_reader *r)
{
    while (r->at < r->end && (*r->at == ' ' || *r->at == '\n' || *r->at == '\r' || *r->at == '\t'))
        r->at++;
}

static bool is_next(json_reader *r, char c)
{
    skip_blanks(r);
    if (r->at == r->end || *r->at != c)
        return false;
    r->at++;
    return true;
}

/* The four digits after \u; -1 when they are none. */
static int read_unit(json_reader *r)
{
    int unit = 0;

    if (r->end - r->at < 4)
        return -1;
    for (int i = 0; i < 4; i++) {
        int digit = g_ascii_xdigit_value(r->at[i]);
        if (digit < 0)
            return -1;
        unit = unit * 16 + digit;
    }
    r->at += 4;
    return unit;
}

static bool read_unicode(json_reader *r, const char *escape)
{
    int unit = read_unit(r);

    if (unit < 0)
        return fail_at(r, escape, "\\u is followed by four hexadecimal digits",
                       "\\u の後には16進数4桁が必要です");
    if (unit == 0)
        return fail_at(r, escape, "the character U+0000 cannot stand in a text",
                       "文字 U+0000 は文字列に使えません");
    if (unit >= 0xD800 && unit < 0xDC00 && r->end - r->at >= 6 && r->at[0] == '\\' &&
        r->at[1] == 'u') {
        r->at += 2;
        int low = read_unit(r);
        if (low < 0xDC00 || low > 0xDFFF)
            return fail_at(r, escape, "half of a surrogate pair", "サロゲートペアの片方だけです");
        unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
    } else if (unit >= 0xD800 && unit <= 0xDFFF) {
        return fail_at(r, escape, "half of a surrogate pair", "サロゲートペアの片方だけです");
    }
    g_string_append_unichar(r->buffer, (gunichar)unit);
    return true;
}

static bool read_escape(json_reader *r)
{
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    const char *escape = r->at - 1;

    if (r->at == r->end)
        return fail_at(r, escape, "the text is not closed", "文字列が閉じられていません");
    char c = *r->at++;
    if (c == 'u')
        return read_unicode(r, escape);
    const char *known = c ? strchr(from, c) : NULL;
    if (!known)
        return fail_at(r, escape, "no such escape in JSON", "JSONにはないエスケープです");
    g_string_append_c(r->buffer, to[known - from]);
    return true;
}

/* Bytes up to a quote, a backslash, a control character or the end. */
static const char *plain_end(const json_reader *r)
{
    const char *at = r->at;

    while (at < r->end && *at != '"' && *at != '\\' && (unsigned char)*at >= 0x20)
        at++;
    return at;
}

/* After the opening quote. The text is valid until the next one is read, `len` bytes, no NUL. */
static bool read_text(json_reader *r, const char **text, size_t *len)
{
    const char *open = r->at - 1, *from = r->at;

    r->at = plain_end(r);
    if (r->at < r->end && *r->at == '"') {
        *text = from, *len = (size_t)(r->at++ - from);
        return true;
    }
    g_string_truncate(r->buffer, 0);
    for (;; from = r->at, r->at = plain_end(r)) {
        g_string_append_len(r->buffer, from, r->at - from);
        if (r->at == r->end)
            return fail_at(r, open, "the text is not closed", "文字列が閉じられていません");
        char c = *r->at++;
        if (c == '"')
            break;
        if (c != '\\')
            return fail_at(r, r->at - 1, "control characters and line breaks must be escaped",
                           "制御文字と改行はエスケープが必要です");
        if (!read_escape(r))
            return false;
    }
    *text = r->buffer->str, *len = r->buffer->len;
    return true;
}

static const char *skip_digits(const json_reader *r, const char *at)
{
    while (at < r->end && g_ascii_isdigit(*at))
        at++;
    return at;
}

/* The end of a number in JSON's grammar, or NULL. */
static const char *number_end(const json_reader *r)
{
    const char *at = r->at, *digits;

    if (at < r->end && *at == '-')
        at++;
    digits = at;
    at = skip_digits(r, at);
    if (at == digits || (*digits == '0' && at - digits > 1))
        return NULL;
    if (at < r->end && *at == '.') {
        digits = ++at;
        at = skip_digits(r, at);
        if (at == digits)
            return NULL;
    }
    if (at < r->end && (*at == 'e' || *at == 'E')) {
        at++;
        if (at < r->end && (*at == '+' || *at == '-'))
            at++;
        digits = at;
        at = skip_digits(r, at);
        if (at == digits)
            return NULL;
    }
    return at;
}

static bool read_number(json_reader *r, zy_datum *datum)
{
    const char *end = number_end(r);
    double number = 0;

    if (!end)
        return fail_at(r, r->at, "this is no number of JSON", "JSONの数値ではありません");
    if (!zy_number_read(r->at, (size_t)(end - r->at), &number))
        return fail_at(r, r->at, "the number is too large", "数値が大きすぎます");
    r->at = end;
    *datum = ZY_DATUM_NUMBER(number);
    return true;
}

static bool read_word(json_reader *r, zy_datum *datum)
{
    static const struct {
        const char *word;
        zy_datum datum;
    } words[] = {
        {"null", {.kind = ZY_NULL}},
        {"true", {.kind = ZY_BOOL, .boolean = true}},
        {"false", {.kind = ZY_BOOL}},
    };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t len = strlen(words[i].word);
        if ((size_t)(r->end - r->at) < len || memcmp(r->at, words[i].word, len) != 0)
            continue;
        r->at += len;
        *datum = words[i].datum;
        return true;
    }
    return fail_at(r, r->at, "a value of JSON is expected here", "ここにはJSONの値が必要です");
}

static bool read_elements(json_reader *r)
{
    bool is_rows = r->depth == r->row_depth + 1;

    if (is_rows)
        g_array_set_size(r->row_at, 0);
    do {
        skip_blanks(r);
        uint32_t at = (uint32_t)(r->at - r->start);
        zy_datum item;
        if (!read_value(r, &item))
            return false;
        g_array_append_val(r->items, item);
        if (is_rows)
            g_array_append_val(r->row_at, at);
    } while (is_next(r, ','));
    return is_next(r, ']') ||
           fail_at(r, r->at, "\",\" or \"]\" is expected here", "ここには , か ] が必要です");
}

static bool read_array(json_reader *r, zy_datum *datum)
{
    guint first = r->items->len;
    zy_array *array = ZY_NEW(r->arena, zy_array);

    *datum = (zy_datum){.kind = ZY_ARRAY, .array = array};
    if (is_next(r, ']'))
        return true;
    if (!read_elements(r))
        return false;
    array->count = r->items->len - first;
    array->items = ZY_NEW_ARRAY(r->arena, zy_datum, array->count);
    memcpy(array->items, &g_array_index(r->items, zy_datum, first),
           array->count * sizeof(zy_datum));
    g_array_set_size(r->items, first);
    return true;
}

/* The name of member `i`: that of the shape when it is the same, and then *same stays true. */
static const char *name_of(json_reader *r, const zy_object *shape, size_t i, const char *text,
                           size_t len, bool *same)
{
    if (shape && i < shape->count && strncmp(shape->members[i].name, text, len) == 0 &&
        shape->members[i].name[len] == '\0')
        return shape->members[i].name;
    *same = false;
    return zy_arena_text(r->arena, text, len);
}

/* The first name that stands twice, or NULL. */
static const char *repeated_name(const zy_object *object)
{
    GHashTable *seen = zy_lookup_new();
    const char *repeated = NULL;

    for (size_t i = 0; i < object->count && !repeated; i++)
        if (!zy_lookup_add(seen, object->members[i].name))
            repeated = object->members[i].name;
    g_hash_table_destroy(seen);
    return repeated;
}

static bool read_member(json_reader *r, const zy_object *shape, size_t i, bool *same)
{
    const char *text;
    size_t len;
    zy_member member;

    if (!is_next(r, '"'))
        return fail_at(r, r->at, "a name in double quotes is expected here",
                       "ここには \" で囲んだ名前が必要です");
    if (!read_text(r, &text, &len))
        return false;
    member.name = name_of(r, shape, i, text, len, same);
    if (!is_next(r, ':'))
        return fail_at(r, r->at, "\":\" is expected here", "ここには : が必要です");
    if (!read_value(r, &member.value))
        return false;
    g_array_append_val(r->members, member);
    return true;
}

static bool read_members(json_reader *r, bool *same)
{
    const zy_object *shape = r->shape[r->depth];
    size_t i = 0;

    do {
        if (!read_member(r, shape, i++, same))
            return false;
    } while (is_next(r, ','));
    return is_next(r, '}') ||
           fail_at(r, r->at, "\",\" or \"}\" is expected here", "ここには , か } が必要です");
}

static bool read_object(json_reader *r, zy_datum *datum)
{
    guint first = r->members->len;
    zy_object *object = ZY_NEW(r->arena, zy_object);
    const char *open = r->at - 1;
    bool same = true;

    *datum = (zy_datum){.kind = ZY_OBJECT, .object = object};
    if (is_next(r, '}'))
        return true;
    if (!read_members(r, &same))
        return false;
    object->count = r->members->len - first;
    object->members = ZY_NEW_ARRAY(r->arena, zy_member, object->count);
    memcpy(object->members, &g_array_index(r->members, zy_member, first),
           object->count * sizeof(zy_member));
    g_array_set_size(r->members, first);
    const char *repeated = same ? NULL : repeated_name(object);
    if (repeated)
        return zy_fail(r->diags, "duplicate-key", span_at(r, open, 1), NULL,
                       ZY_SAY(r->diags, "this object has \"%s\" twice",
                              "このオブジェクトには \"%s\" が2つあります"),
                       repeated);
    r->shape[r->depth] = object;
    return true;
}

static bool read_nested(json_reader *r, zy_datum *datum)
{
    const char *open = r->at++;

    if (r->depth == ZY_LIMIT_JSON_DEPTH) {
        zy_table_limit(r->diags, span_at(r, open, 1),
                       ZY_SAY(r->diags, "the nesting is deeper than %d", "入れ子が%d段を超えます"),
                       ZY_LIMIT_JSON_DEPTH);
        return false;
    }
    r->depth++;
    bool good = *open == '[' ? read_array(r, datum) : read_object(r, datum);
    r->depth--;
    return good;
}

static bool read_value(json_reader *r, zy_datum *datum)
{
    const char *text;
    size_t len;

    skip_blanks(r);
    if (r->at == r->end)
        return r->by_line
                   ? fail_at(r, r->at, "the line ends too early", "行が途中で終わっています")
                   : fail_at(r, r->at, "the file ends too early", "ファイルが途中で終わっています");
    switch (*r->at) {
    case '[':
    case '{':
        return read_nested(r, datum);
    case '"':
        r->at++;
        if (!read_text(r, &text, &len))
            return false;
        *datum = ZY_DATUM_TEXT(zy_arena_text(r->arena, text, len));
        return true;
    case 'n':
    case 't':
    case 'f':
        return read_word(r, datum);
    default:
        if (*r->at == '-' || g_ascii_isdigit(*r->at))
            return read_number(r, datum);
        return fail_at(r, r->at, "a value of JSON is expected here", "ここにはJSONの値が必要です");
    }
}

static bool is_too_long(const json_reader *r)
{
    if (r->source->len <= UINT32_MAX)
        return false;
    zy_table_limit(r->diags, (zy_span){r->source, 0, 0}, "%s",
                   ZY_SAY(r->diags, "the file is larger than 4 GiB", "ファイルが4GiBを超えます"));
    return true;
}

static void begin_source(json_reader *r)
{
    r->start = r->at = r->source->text;
    r->end = r->start + r->source->len;
    r->items = g_array_new(FALSE, FALSE, sizeof(zy_datum));
    r->members = g_array_new(FALSE, FALSE, sizeof(zy_member));
    r->row_at = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    r->buffer = g_string_new(NULL);
}

static void end_source(json_reader *r)
{
    g_array_free(r->items, TRUE);
    g_array_free(r->members, TRUE);
    g_string_free(r->buffer, TRUE);
}

/* The value that is all there is up to the end. */
static bool read_whole(json_reader *r, zy_datum *datum)
{
    bool good = read_value(r, datum);

    skip_blanks(r);
    if (good && r->at != r->end)
        good = fail_at(r, r->at, "nothing may follow the value", "値の後に余分な文字があります");
    return good;
}

/* Reads all of the source; the places of the elements of the array at `row_depth` go to `row_at`.
 */
static bool read_source(json_reader *r, zy_datum *datum)
{
    if (is_too_long(r))
        return false;
    begin_source(r);
    bool good = read_whole(r, datum);
    end_source(r);
    return good;
}

/* The rows at the property; a value that is no list is its only row, as in Vega. */
static bool find_rows(json_reader *r, zy_datum root, const char *property, zy_datum *rows)
{
    size_t count = 0;
    const char **parts = property ? zy_path_split(r->arena, property, &count) : NULL;

    *rows = zy_datum_at_path(root, parts, count);
    if (rows->kind != ZY_UNDEFINED && !(property && !parts))
        return true;
    return zy_fail(r->diags, "unknown-property", (zy_span){r->source, 0, 0}, NULL,
                   ZY_SAY(r->diags, "the file has no property \"%s\"",
                          "ファイルに \"%s\" というプロパティはありません"),
                   property ? property : "");
}

static void keep_places(const json_reader *r, zy_table *table)
{
    table->row_at = ZY_NEW_ARRAY(r->arena, uint32_t, table->row_count);
    if (table->row_count)
        memcpy(table->row_at, r->row_at->data, table->row_count * sizeof(uint32_t));
}

static zy_table *table_of(json_reader *r, const char *property)
{
    zy_datum root, rows;

    if (!read_source(r, &root) || !find_rows(r, root, property, &rows))
        return NULL;
    if (rows.kind != ZY_ARRAY)
        return zy_table_of_data(r->arena, r->diags, r->source, &rows, 1);
    zy_table *table =
        zy_table_of_data(r->arena, r->diags, r->source, rows.array->items, rows.array->count);
    /* An array elsewhere at the same depth may have come after the rows. */
    if (table && r->row_at->len == table->row_count)
        keep_places(r, table);
    return table;
}

zy_table *zy_json_table_read(zy_arena *arena, zy_diags *diags, const zy_source *source,
                             const char *property)
{
    json_reader r = {.arena = arena, .diags = diags, .source = source};

    if (property)
        zy_path_split(arena, property, &r.row_depth);
    zy_table *table = table_of(&r, property);
    if (r.row_at)
        g_array_free(r.row_at, TRUE);
    if (!table)
        zy_diags_fault(diags, source, ZY_FAULT_DATA);
    return table;
}

/* ---- A value a line ---- */

static bool read_lines(json_reader *r, GArray *rows)
{
    const char *end = r->end;

    while (r->at < end) {
        const char *line_end = memchr(r->at, '\n', (size_t)(end - r->at));
        r->end = line_end ? line_end : end;
        skip_blanks(r);
        if (r->at < r->end) {
            uint32_t at = (uint32_t)(r->at - r->start);
            zy_datum row;
            if (!read_whole(r, &row))
                return false;
            g_array_append_val(rows, row);
            g_array_append_val(r->row_at, at);
        }
        r->at = r->end + (line_end != NULL);
    }
    return true;
}

zy_table *zy_json_lines_read(zy_arena *arena, zy_diags *diags, const zy_source *source)
{
    json_reader r = {.arena = arena,
                     .diags = diags,
                     .source = source,
                     .by_line = true,
                     .row_depth = SIZE_MAX - 1};
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(zy_datum));
    zy_table *table = NULL;

    if (!is_too_long(&r)) {
        begin_source(&r);
        if (read_lines(&r, rows))
            table = zy_table_of_data(arena, diags, source, (const zy_datum *)(void *)rows->data,
                                     rows->len);
        if (table)
            keep_places(&r, table);
        end_source(&r);
        g_array_free(r.row_at, TRUE);
    }
    g_array_free(rows, TRUE);
    if (!table)
        zy_diags_fault(diags, source, ZY_FAULT_DATA);
    return table;
}
