#include "format/specifier.h"

#include <glib.h>
#include <string.h>

static bool is_one_of(char c, const char *set)
{
    return c && strchr(set, c);
}

/* [[fill]align]: any character may fill, also one of the four signs of alignment. */
static const char *read_align(const char *at, zy_specifier *s)
{
    const char *next = *at ? g_utf8_next_char(at) : at;
    size_t len = (size_t)(next - at);

    if (len && len < sizeof s->fill && *at != '\n' && is_one_of(*next, "<>=^")) {
        memcpy(s->fill, at, len);
        s->fill[len] = '\0';
        s->align = *next;
        return next + 1;
    }
    if (is_one_of(*at, "<>=^"))
        s->align = *at++;
    return at;
}

static const char *read_count(const char *at, int *count)
{
    *count = 0;
    for (; g_ascii_isdigit(*at); at++)
        if (*count <= ZY_WIDTH_MAX)
            *count = *count * 10 + (*at - '0');
    return at;
}

static const char *read_flag(const char *at, char c, bool *flag)
{
    *flag = *at == c;
    return at + *flag;
}

bool zy_specifier_read(const char *text, zy_specifier *s)
{
    *s = (zy_specifier){.fill = " ", .align = '>', .sign = '-', .precision = -1};
    if (!g_utf8_validate(text, -1, NULL))
        return false;
    const char *at = read_align(text, s);
    if (is_one_of(*at, "+-( "))
        s->sign = *at++;
    if (is_one_of(*at, "$#"))
        s->symbol = *at++;
    at = read_flag(at, '0', &s->zero);
    at = read_count(at, &s->width);
    at = read_flag(at, ',', &s->comma);
    if (*at == '.' && g_ascii_isdigit(at[1]))
        at = read_count(at + 1, &s->precision);
    at = read_flag(at, '~', &s->trim);
    if (g_ascii_isalpha(*at) || *at == '%')
        s->type = *at++;
    return *at == '\0' && s->width <= ZY_WIDTH_MAX && s->precision <= ZY_WIDTH_MAX;
}
