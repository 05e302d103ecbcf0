#include "base/json.h"

#include <string.h>

static const char *short_escape(unsigned char byte)
{
    switch (byte) {
    case '"':
        return "\\\"";
    case '\\':
        return "\\\\";
    case '\b':
        return "\\b";
    case '\f':
        return "\\f";
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    case '\t':
        return "\\t";
    default:
        return NULL;
    }
}

static void put_ascii(GString *out, unsigned char byte)
{
    const char *escape = short_escape(byte);

    if (escape)
        g_string_append(out, escape);
    else if (byte < 0x20 || byte == 0x7f)
        g_string_append_printf(out, "\\u%04x", (unsigned)byte);
    else
        g_string_append_c(out, (char)byte);
}

void zy_buf_json_text(GString *out, const char *text)
{
    const char *end = text + strlen(text);

    g_string_append_c(out, '"');
    while (text < end) {
        if ((unsigned char)*text < 0x80) {
            put_ascii(out, (unsigned char)*text++);
            continue;
        }
        gunichar c = g_utf8_get_char_validated(text, end - text);
        if (c >= (gunichar)-2) {
            g_string_append(out, "\xef\xbf\xbd");
            text++;
        } else {
            g_string_append_unichar(out, c);
            text = g_utf8_next_char(text);
        }
    }
    g_string_append_c(out, '"');
}
