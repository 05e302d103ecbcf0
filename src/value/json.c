/* JSON (RFC 8259). The slightest doubt ends the reading: YAML's reader looks at the text again. */
#include <glib.h>
#include <string.h>

#include "base/number.h"
#include "value/parts.h"

typedef struct reader {
    zy_tree *tree;
    const char *start, *at, *end;
    GString *decoded; /* the text that was read last, if it had escapes */
} reader;

static zy_span span_from(const reader *r, const char *from)
{
    return (zy_span){r->tree->source, (uint32_t)(from - r->start), (uint32_t)(r->at - from)};
}

static char peek(reader *r)
{
    while (r->at < r->end && (*r->at == ' ' || *r->at == '\n' || *r->at == '\r' || *r->at == '\t'))
        r->at++;
    return r->at < r->end ? *r->at : '\0';
}

static bool skip(reader *r, char c)
{
    if (peek(r) != c)
        return false;
    r->at++;
    return true;
}

static bool read_hex(reader *r, gunichar *unit)
{
    *unit = 0;
    if (r->end - r->at < 4)
        return false;
    for (int i = 0; i < 4; i++) {
        int digit = g_ascii_xdigit_value(*r->at++);
        if (digit < 0)
            return false;
        *unit = *unit * 16 + (gunichar)digit;
    }
    return true;
}

/* After "\u"; characters beyond U+FFFF are two surrogates. */
static bool read_code(reader *r)
{
    gunichar c, low;

    if (!read_hex(r, &c) || c == 0 || (c >= 0xdc00 && c < 0xe000))
        return false;
    if (c >= 0xd800 && c < 0xdc00) {
        if (r->end - r->at < 2 || r->at[0] != '\\' || r->at[1] != 'u')
            return false;
        r->at += 2;
        if (!read_hex(r, &low) || low < 0xdc00 || low >= 0xe000)
            return false;
        c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
    }
    g_string_append_unichar(r->decoded, c);
    return true;
}

static bool read_escape(reader *r)
{
    static const char letters[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
    char letter = ++r->at < r->end ? *r->at++ : '\0';
    const char *found = letter ? strchr(letters, letter) : NULL;

    if (letter == 'u')
        return read_code(r);
    if (found)
        g_string_append_c(r->decoded, meant[found - letters]);
    return found;
}

static const char *plain_end(const reader *r, const char *at)
{
    while (at < r->end && *at != '"' && *at != '\\' && (unsigned char)*at >= 0x20)
        at++;
    return at;
}

/* A text, from behind its quote on. The result is good until the next. */
static bool read_text(reader *r, const char **text, size_t *len)
{
    const char *from = r->at;

    r->at = plain_end(r, from);
    if (r->at < r->end && *r->at == '"') {
        *text = from;
        *len = (size_t)(r->at++ - from);
        return true;
    }
    g_string_truncate(r->decoded, 0);
    for (;;) {
        g_string_append_len(r->decoded, from, r->at - from);
        if (r->at == r->end || (*r->at == '\\' && !read_escape(r)))
            return false;
        from = r->at;
        r->at = plain_end(r, from);
        if (r->at < r->end && *r->at == '"')
            break;
        if (r->at < r->end && *r->at != '\\')
            return false;
    }
    g_string_append_len(r->decoded, from, r->at++ - from);
    *text = r->decoded->str;
    *len = r->decoded->len;
    return true;
}

static bool read_text_value(reader *r, zy_value *value)
{
    const char *text;
    size_t len;

    r->at++;
    if (!read_text(r, &text, &len))
        return false;
    value->kind = ZY_VALUE_TEXT;
    value->text = zy_arena_text(r->tree->arena, text, len);
    return true;
}

static bool read_number(reader *r, zy_value *value)
{
    const char *from = r->at;

    while (r->at < r->end && (g_ascii_isdigit(*r->at) || (*r->at && strchr("+-.eE", *r->at))))
        r->at++;
    value->kind = ZY_VALUE_NUMBER;
    return zy_number_read(from, (size_t)(r->at - from), &value->number);
}

static bool skip_word(reader *r, const char *word)
{
    const size_t len = strlen(word);

    if ((size_t)(r->end - r->at) < len || memcmp(r->at, word, len) != 0)
        return false;
    r->at += len;
    return true;
}

static bool read_word(reader *r, zy_value *value)
{
    if (skip_word(r, "null")) {
        value->kind = ZY_VALUE_NULL;
        return true;
    }
    value->kind = ZY_VALUE_BOOL;
    value->boolean = *r->at == 't';
    return skip_word(r, "true") || skip_word(r, "false");
}

static bool read_scalar(reader *r)
{
    zy_value *value = ZY_NEW(r->tree->arena, zy_value);
    const char *from = r->at;
    bool read = *from == '"'                             ? read_text_value(r, value)
                : *from == '-' || g_ascii_isdigit(*from) ? read_number(r, value)
                                                         : read_word(r, value);

    if (!read)
        return false;
    value->span = span_from(r, from);
    zy_tree_add(r->tree, value);
    return true;
}

/* "key": */
static bool read_key(reader *r)
{
    const char *text;
    size_t len;

    if (!skip(r, '"'))
        return false;
    const char *from = r->at - 1;
    if (!read_text(r, &text, &len))
        return false;
    zy_tree_key(r->tree, text, len, span_from(r, from));
    return skip(r, ':');
}

static bool is_map(const reader *r)
{
    return r->tree->frames[r->tree->depth - 1].value->kind == ZY_VALUE_MAP;
}

static bool close_innermost(reader *r)
{
    if (!skip(r, is_map(r) ? '}' : ']'))
        return false;
    zy_tree_end(r->tree, (size_t)(r->at - r->start));
    return true;
}

/* One scalar, or a list or map up to its first scalar. */
static bool read_first(reader *r)
{
    for (;;) {
        const char c = peek(r);
        if (r->at == r->end)
            return false;
        if (c != '{' && c != '[')
            return read_scalar(r);
        if (r->tree->depth == ZY_DEEPEST)
            return false;
        const char *from = r->at++;
        zy_tree_begin(r->tree, c == '{' ? ZY_VALUE_MAP : ZY_VALUE_LIST, span_from(r, from), true);
        if (close_innermost(r))
            return true;
        if (c == '{' && !read_key(r))
            return false;
    }
}

/* From behind a value to the next; false at the end of the text, or where it is no JSON. */
static bool go_on(reader *r)
{
    while (r->tree->depth > 0) {
        if (skip(r, ','))
            return !is_map(r) || read_key(r);
        if (!close_innermost(r))
            return false;
    }
    return false;
}

bool zy_tree_read_json(zy_tree *tree, size_t offset)
{
    const char *text = tree->source->text;
    reader r = {.tree = tree, .start = text, .at = text + offset, .end = text + tree->source->len};
    bool read;

    if (peek(&r) != '{' && peek(&r) != '[')
        return false;
    r.decoded = g_string_new(NULL);
    do
        read = read_first(&r);
    while (read && go_on(&r));
    g_string_free(r.decoded, TRUE);
    peek(&r);
    return read && tree->depth == 0 && r.at == r.end;
}
