#include <glib.h>
#include <string.h>

#include "base/diag.h"
#include "base/json.h"

enum {
    LINE_WIDTH = 160, /* columns shown of a line */
    LEAD = 40,        /* of them at most this many before the span when the line is cut */
};

/* A character of a source as it is shown. */
typedef struct glyph {
    const char *bytes;
    int len, columns;
} glyph;

static const char *text_end(zy_span span)
{
    return span.source->text + span.source->len;
}

static const char *span_start(zy_span span)
{
    size_t at = span.at < span.source->len ? span.at : span.source->len;

    return span.source->text + at;
}

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

static const char *line_start(zy_span span)
{
    const char *at = span_start(span), *first = span.source->text;

    while (at > first && !is_line_end(at[-1]))
        at--;
    if (at == first && span.source->len >= 3 && memcmp(at, "\xef\xbb\xbf", 3) == 0)
        at += 3;
    return at;
}

/* Bytes of the character at `at`; a byte that is not UTF-8 counts as one character. */
static int character_len(const char *at, const char *end)
{
    if ((unsigned char)*at < 0x80)
        return 1;
    gunichar c = g_utf8_get_char_validated(at, end - at);
    return c >= (gunichar)-2 ? 1 : (int)(g_utf8_next_char(at) - at);
}

/* Lines end with LF, CR LF or CR. */
static int line_number(zy_span span)
{
    const char *at = span.source->text, *here = span_start(span);
    int line = 1;

    for (; at < here; at++)
        line += *at == '\n' || (*at == '\r' && (at + 1 >= text_end(span) || at[1] != '\n'));
    return line;
}

void zy_span_locate(zy_span span, int *line, int *column)
{
    *line = *column = 1;
    if (!span.source)
        return;
    *line = line_number(span);
    const char *here = span_start(span);
    for (const char *at = line_start(span); at < here; ++*column)
        at += character_len(at, here);
}

/* Whether a terminal would obey the character instead of showing it, or turn the line around. */
static bool is_control(gunichar c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x200e && c <= 0x200f) ||
           (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

static glyph glyph_at(const char *at, const char *end)
{
    static const glyph unknown = {"\xef\xbf\xbd", 3, 1}, tab = {" ", 1, 1};

    if (*at == '\t')
        return tab;
    gunichar c = g_utf8_get_char_validated(at, end - at);
    if (c >= (gunichar)-2 || is_control(c))
        return unknown;
    int columns = g_unichar_iszerowidth(c) ? 0 : g_unichar_iswide(c) ? 2 : 1;
    return (glyph){at, (int)(g_utf8_next_char(at) - at), columns};
}

/* Text without anything that a terminal would obey. */
static void put_clean(GString *out, const char *text, size_t len)
{
    for (const char *end = text + len; text < end; text += character_len(text, end)) {
        glyph g = glyph_at(text, end);
        g_string_append_len(out, g.bytes, g.len);
    }
}

static int columns_between(const char *at, const char *end)
{
    int columns = 0;

    for (; at < end; at += character_len(at, end))
        columns += glyph_at(at, end).columns;
    return columns;
}

/* The part of a line that is shown. */
typedef struct window {
    const char *start, *end;
    bool cut_start, cut_end;
} window;

static const char *line_end(zy_span span)
{
    const char *at = span_start(span), *end = text_end(span);

    while (at < end && !is_line_end(*at))
        at++;
    return at;
}

/* The furthest place before `end` that is at most `columns` after `at`. */
static const char *columns_after(const char *at, const char *end, int columns)
{
    while (at < end && (columns -= glyph_at(at, end).columns) >= 0)
        at += character_len(at, end);
    return at;
}

static const char *columns_before(const char *at, const char *start, int columns)
{
    while (at > start) {
        const char *before = g_utf8_find_prev_char(start, at);
        if (!before || character_len(before, at) != at - before)
            before = at - 1;
        if ((columns -= glyph_at(before, at).columns) < 0)
            break;
        at = before;
    }
    return at;
}

static window window_around(zy_span span)
{
    window w = {.start = line_start(span), .end = line_end(span)};
    const char *here = span_start(span);

    if (columns_after(w.start, w.end, LINE_WIDTH) == w.end)
        return w;
    if (here > w.start) {
        const char *start = columns_before(here, w.start, LEAD);
        w.cut_start = start > w.start;
        w.start = start;
    }
    const char *end = columns_after(w.start, w.end, LINE_WIDTH);
    w.cut_end = end < w.end;
    w.end = end;
    return w;
}

typedef enum style { PLAIN, BOLD, RED, MAGENTA, CYAN, GREEN } style;

static void put_styled(GString *out, bool color, style how, const char *text)
{
    static const char *const codes[] = {
        [PLAIN] = "0",      [BOLD] = "1",    [RED] = "1;31",
        [MAGENTA] = "1;35", [CYAN] = "1;36", [GREEN] = "1;32",
    };

    if (color && how != PLAIN)
        g_string_append_printf(out, "\033[%sm", codes[how]);
    g_string_append(out, text);
    if (color && how != PLAIN)
        g_string_append(out, "\033[0m");
}

static void put_underline(GString *out, zy_span span, window w, bool color)
{
    const char *here = span_start(span);
    size_t left = (size_t)(w.end > here ? w.end - here : 0);
    size_t len = span.len < left ? span.len : left;
    int before = w.start < here ? columns_between(w.start, here) : 0;
    int columns = columns_between(here, here + len);
    GString *marks = g_string_new("^");

    for (int i = 1; i < columns; i++)
        g_string_append_c(marks, '~');
    g_string_append_printf(out, "      | %*s", before + (w.cut_start ? 1 : 0), "");
    put_styled(out, color, GREEN, marks->str);
    g_string_append_c(out, '\n');
    g_string_free(marks, TRUE);
}

static void put_line(GString *out, zy_span span, int line, bool color)
{
    static const char cut[] = "\xe2\x80\xa6"; /* … */
    window w = window_around(span);

    g_string_append_printf(out, "%5d | %s", line, w.cut_start ? cut : "");
    if (w.end > w.start)
        put_clean(out, w.start, (size_t)(w.end - w.start));
    g_string_append(out, w.cut_end ? cut : "");
    g_string_append_c(out, '\n');
    put_underline(out, span, w, color);
}

static const char *const severities[] = {"note", "warning", "error"};

/* "file:line:col: error: message", then the line. */
static void put_place(GString *out, zy_span span, zy_severity severity, const char *message,
                      const char *code, bool color)
{
    static const style styles[] = {CYAN, MAGENTA, RED};
    int line, column;

    zy_span_locate(span, &line, &column);
    if (span.source) {
        GString *place = g_string_new(NULL);
        put_clean(place, span.source->name, strlen(span.source->name));
        g_string_append_printf(place, ":%d:%d:", line, column);
        put_styled(out, color, BOLD, place->str);
        g_string_append_c(out, ' ');
        g_string_free(place, TRUE);
    }
    put_styled(out, color, styles[severity], severities[severity]);
    g_string_append(out, ": ");
    put_clean(out, message, strlen(message));
    if (code)
        g_string_append_printf(out, " [%s]", code);
    g_string_append_c(out, '\n');
    if (span.source && span.source->text)
        put_line(out, span, line, color);
}

void zy_diag_print(const zy_diag *diag, FILE *out, bool color)
{
    GString *text = g_string_new(NULL);

    put_place(text, diag->span, diag->severity, diag->message, diag->code, color);
    if (diag->also.source)
        put_place(text, diag->also, ZY_NOTE, ZY_SAY(diag, "see also here", "こちらも参照"), NULL,
                  color);
    if (diag->hint) {
        g_string_append(text, "      = ");
        put_clean(text, diag->hint, strlen(diag->hint));
        g_string_append_c(text, '\n');
    }
    fwrite(text->str, 1, text->len, out);
    g_string_free(text, TRUE);
}

static void put_json_place(GString *out, zy_span span)
{
    int line, column;

    zy_span_locate(span, &line, &column);
    g_string_append(out, "\"file\":");
    zy_buf_json_text(out, span.source->name);
    g_string_append_printf(out, ",\"line\":%d,\"column\":%d,\"offset\":%u,\"length\":%u", line,
                           column, (unsigned)span.at, (unsigned)span.len);
}

void zy_diag_print_json(const zy_diag *diag, FILE *out)
{
    static const char *const faults[] = {"none", "chart", "data", "file", "limit"};
    GString *text = g_string_new(NULL);

    g_string_append_printf(text, "{\"severity\":\"%s\",\"code\":", severities[diag->severity]);
    zy_buf_json_text(text, diag->code);
    g_string_append_printf(text, ",\"fault\":\"%s\",", faults[diag->fault]);
    if (diag->span.source) {
        put_json_place(text, diag->span);
        g_string_append_c(text, ',');
    }
    g_string_append(text, "\"message\":");
    zy_buf_json_text(text, diag->message);
    if (diag->hint) {
        g_string_append(text, ",\"hint\":");
        zy_buf_json_text(text, diag->hint);
    }
    if (diag->also.source) {
        g_string_append(text, ",\"also\":{");
        put_json_place(text, diag->also);
        g_string_append_c(text, '}');
    }
    g_string_append(text, "}\n");
    fwrite(text->str, 1, text->len, out);
    g_string_free(text, TRUE);
}
