#include <glib.h>
#include <string.h>

#include "base/number.h"
#include "calc/node.h"

zy_span zy_calc_span(const zy_calc_text *text, uint32_t at, uint32_t len)
{
    zy_span span = text->span;

    if (!span.source)
        return span;
    /* A quoted text begins one byte late; one with escapes or folded lines is not there verbatim,
     * and then the whole of it is pointed at. */
    for (uint32_t quote = 0; quote < 2; quote++) {
        const size_t start = (size_t)span.at + quote;
        if (start + text->len <= span.source->len &&
            memcmp(span.source->text + start, text->text, text->len) == 0)
            return (zy_span){span.source, (uint32_t)start + at, len ? len : 1};
    }
    return span;
}

static bool illegal(const zy_calc_text *text, uint32_t at, uint32_t len, const char *what)
{
    return zy_fail(text->diags, "expression-syntax", zy_calc_span(text, at, len), NULL, "%s", what);
}

static bool is_space(gunichar c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xFEFF || c == 0x2028 || c == 0x2029 ||
           (c >= 0x80 && g_unichar_type(c) == G_UNICODE_SPACE_SEPARATOR);
}

static bool is_name_start(gunichar c)
{
    if (c < 0x80)
        return g_ascii_isalpha((char)c) || c == '_' || c == '$';
    return g_unichar_isalpha(c) || g_unichar_type(c) == G_UNICODE_LETTER_NUMBER;
}

static bool is_name_part(gunichar c)
{
    return is_name_start(c) || (c < 0x80 && g_ascii_isdigit((char)c)) ||
           (c >= 0x80 && (g_unichar_isalnum(c) || g_unichar_ismark(c)));
}

static uint32_t skip_space(const char *s, uint32_t at)
{
    while (s[at]) {
        const gunichar c = g_utf8_get_char(s + at);
        if (!is_space(c))
            break;
        at += (uint32_t)g_unichar_to_utf8(c, NULL);
    }
    return at;
}

static uint32_t name_end(const char *s, uint32_t at)
{
    while (s[at]) {
        const gunichar c = g_utf8_get_char(s + at);
        if (!is_name_part(c))
            break;
        at += (uint32_t)g_unichar_to_utf8(c, NULL);
    }
    return at;
}

static uint32_t digits_end(const char *s, uint32_t at)
{
    return (uint32_t)(zy_digits_end(s + at) - s);
}

static bool read_hex(const zy_calc_text *text, uint32_t *at, zy_token *token)
{
    const char *s = text->text;
    uint32_t i = *at + 2;

    for (; g_ascii_isxdigit(s[i]); i++)
        token->number = token->number * 16 + g_ascii_xdigit_value(s[i]);
    if (i == *at + 2 || is_name_start(g_utf8_get_char(s + i)))
        return illegal(
            text, *at, i - *at + 1,
            ZY_SAY(text->diags, "this is not a hexadecimal number", "16進数として読めません"));
    *at = i;
    return true;
}

static bool read_number(const zy_calc_text *text, uint32_t *at, zy_token *token)
{
    const char *s = text->text;
    uint32_t i = digits_end(s, *at);
    bool good = !(s[*at] == '0' && i > *at + 1);

    if (s[*at] == '0' && (s[*at + 1] == 'x' || s[*at + 1] == 'X'))
        return read_hex(text, at, token);
    if (s[i] == '.')
        i = digits_end(s, i + 1);
    if (s[i] == 'e' || s[i] == 'E') {
        const uint32_t from = i + 1 + (s[i + 1] == '+' || s[i + 1] == '-');
        i = digits_end(s, from);
        good &= i > from;
    }
    if (!good || is_name_start(g_utf8_get_char(s + i)))
        return illegal(text, *at, name_end(s, i) - *at,
                       ZY_SAY(text->diags, "this is not a number", "数として読めません"));
    char *copy = zy_arena_text(text->arena, s + *at, i - *at);
    token->number = zy_number_script(copy);
    *at = i;
    return true;
}

/* The character of \xHH, \uHHHH or \u{H...}; false when it is none. */
static bool read_code(const char *s, uint32_t *at, gunichar *c)
{
    const bool braces = s[*at] == 'u' && s[*at + 1] == '{';
    const uint32_t most = s[*at] == 'x' ? 2 : braces ? 6 : 4;
    uint32_t i = *at + 1 + braces, n = 0;

    for (*c = 0; n < most && g_ascii_isxdigit(s[i]); i++, n++)
        *c = *c * 16 + (gunichar)g_ascii_xdigit_value(s[i]);
    if (n == 0 || (!braces && n < most) || (braces && s[i] != '}'))
        return false;
    *at = i + braces;
    return *c <= 0x10FFFF;
}

/* A pair of \u escapes is one character; half a pair, and NUL, which our texts cannot hold, become
 * U+FFFD. */
static bool add_code(const char *s, uint32_t *at, GString *out)
{
    gunichar c, low;

    if (!read_code(s, at, &c))
        return false;
    uint32_t next = *at + 1;
    if (c >= 0xD800 && c < 0xDC00 && s[*at] == '\\' && s[next] == 'u' &&
        read_code(s, &next, &low) && low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        *at = next;
    }
    g_string_append_unichar(out, c == 0 || (c >= 0xD800 && c < 0xE000) ? 0xFFFD : c);
    return true;
}

static bool add_escape(const char *s, uint32_t *at, GString *out)
{
    static const char letters[] = "nrtbfv", values[] = "\n\r\t\b\f\v";
    const char c = s[*at];
    const char *letter = c ? strchr(letters, c) : NULL;

    if (c == 'u' || c == 'x')
        return add_code(s, at, out);
    if (c == '\r' && s[*at + 1] == '\n')
        ++*at;
    if (c == '\0' || g_ascii_isdigit(c))
        return false;
    if (letter)
        g_string_append_c(out, values[letter - letters]);
    else if (c != '\n' && c != '\r')
        g_string_append_c(out, c);
    ++*at;
    return true;
}

static bool read_text(const zy_calc_text *text, uint32_t *at, zy_token *token)
{
    const char *s = text->text;
    const uint32_t start = *at;
    uint32_t i = start + 1;
    GString *out = g_string_new(NULL);
    bool good = true;

    while (good && s[i] && s[i] != s[start] && s[i] != '\n') {
        if (s[i] != '\\') {
            g_string_append_c(out, s[i++]);
            continue;
        }
        i++;
        good = add_escape(s, &i, out);
    }
    token->text = zy_arena_text(text->arena, out->str, out->len);
    g_string_free(out, TRUE);
    if (!good)
        return illegal(
            text, i - 1, 2,
            ZY_SAY(text->diags, "there is no such escape", "このエスケープはありません"));
    if (s[i] != s[start])
        return illegal(text, start, 1,
                       ZY_SAY(text->diags, "the text that begins here is not closed",
                              "ここから始まる文字列が閉じていません"));
    *at = i + 1;
    return true;
}

static bool read_regex(const zy_calc_text *text, uint32_t *at, zy_token *token)
{
    const char *s = text->text;
    uint32_t i = *at + 1;
    bool in_class = false;

    for (; s[i] && s[i] != '\n' && (s[i] != '/' || in_class); i++) {
        if (s[i] == '\\' && s[i + 1])
            i++;
        else if (s[i] == '[' || s[i] == ']')
            in_class = s[i] == '[';
    }
    if (s[i] != '/')
        return illegal(text, *at, 1,
                       ZY_SAY(text->diags, "the regular expression that begins here is not closed",
                              "ここから始まる正規表現が閉じていません"));
    const uint32_t end = name_end(s, i + 1);
    token->text = zy_arena_text(text->arena, s + *at + 1, i - *at - 1);
    token->flags = zy_arena_text(text->arena, s + i + 1, end - i - 1);
    *at = end;
    return true;
}

static bool read_sign(const zy_calc_text *text, uint32_t *at, zy_token *token)
{
    static const char *const signs[] = {
        ">>>", "===", "!==", "**", "=>", "&&", "||", "??", "?.", "==", "!=", "<=", ">=", "<<", ">>",
        "++",  "--",  "+=",  "-=", "*=", "/=", "%=", "(",  ")",  "[",  "]",  "{",  "}",  ",",  ".",
        ":",   "?",   "+",   "-",  "*",  "/",  "%",  "<",  ">",  "=",  "!",  "~",  "&",  "|",  "^"};

    for (size_t i = 0; i < G_N_ELEMENTS(signs); i++) {
        const size_t len = strlen(signs[i]);
        if (strncmp(text->text + *at, signs[i], len) != 0)
            continue;
        /* "a?.5:b" is a choice. */
        if (signs[i][0] == '?' && signs[i][1] == '.' && g_ascii_isdigit(text->text[*at + 2]))
            continue;
        token->text = signs[i];
        *at += (uint32_t)len;
        return true;
    }
    const uint32_t len = (uint32_t)(zy_units_next(text->text + *at) - (text->text + *at));
    return zy_fail(text->diags, "expression-syntax", zy_calc_span(text, *at, len), NULL,
                   ZY_SAY(text->diags, "\"%s\" has no meaning here", "ここに「%s」は書けません"),
                   zy_arena_text(text->arena, text->text + *at, len));
}

bool zy_token_read(const zy_calc_text *text, uint32_t *at, bool operand, zy_token *token)
{
    const char *s = text->text;
    bool good = true;

    *at = skip_space(s, *at);
    *token = (zy_token){.kind = ZY_TOKEN_END, .at = *at, .text = ""};
    if (!s[*at])
        return true;
    if (g_ascii_isdigit(s[*at]) || (s[*at] == '.' && g_ascii_isdigit(s[*at + 1]))) {
        token->kind = ZY_TOKEN_NUMBER;
        good = read_number(text, at, token);
    } else if (s[*at] == '"' || s[*at] == '\'') {
        token->kind = ZY_TOKEN_TEXT;
        good = read_text(text, at, token);
    } else if (is_name_start(g_utf8_get_char(s + *at))) {
        token->kind = ZY_TOKEN_NAME;
        *at = name_end(s, *at);
        token->text = zy_arena_text(text->arena, s + token->at, *at - token->at);
    } else if (operand && s[*at] == '/') {
        token->kind = ZY_TOKEN_REGEX;
        good = read_regex(text, at, token);
    } else {
        token->kind = ZY_TOKEN_SIGN;
        good = read_sign(text, at, token);
    }
    token->len = *at - token->at;
    return good;
}
