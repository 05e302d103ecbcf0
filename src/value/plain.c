/* Plain scalars, by the core schema of YAML 1.2. */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "value/parts.h"

static bool is_one_of(const char *text, size_t len, const char *const *words)
{
    for (; *words; words++)
        if (strlen(*words) == len && memcmp(text, *words, len) == 0)
            return true;
    return false;
}

static bool read_radix(const char *text, size_t len, double *number)
{
    const int radix = len > 2 && text[0] == '0' ? text[1] == 'x' ? 16 : text[1] == 'o' ? 8 : 0 : 0;

    *number = 0;
    for (size_t i = 2; i < len; i++) {
        int digit = g_ascii_xdigit_value(text[i]);
        if (digit < 0 || digit >= radix)
            return false;
        *number = *number * radix + digit;
    }
    return radix != 0;
}

/* A number beyond what a double holds stays text, so that no infinity comes out of a file. */
static bool read_number(const char *text, size_t len, double *number)
{
    bool found = zy_number_read(text, len, number);

    if (!found && len > 1 && text[len - 1] == '.')
        found = zy_number_read(text, len - 1, number) && !memchr(text, '.', len - 1) &&
                !memchr(text, 'e', len) && !memchr(text, 'E', len);
    return (found || read_radix(text, len, number)) && isfinite(*number);
}

void zy_value_set_plain(zy_value *value, zy_arena *arena, const char *text, size_t len)
{
    static const char *const nulls[] = {"", "~", "null", "Null", "NULL", NULL};
    static const char *const trues[] = {"true", "True", "TRUE", NULL};
    static const char *const falses[] = {"false", "False", "FALSE", NULL};
    double number;

    if (len <= 5 && is_one_of(text, len, nulls)) {
        value->kind = ZY_VALUE_NULL;
    } else if (len <= 5 && (is_one_of(text, len, trues) || is_one_of(text, len, falses))) {
        value->kind = ZY_VALUE_BOOL;
        value->boolean = len == 4;
    } else if (read_number(text, len, &number)) {
        value->kind = ZY_VALUE_NUMBER;
        value->number = number;
    } else {
        value->kind = ZY_VALUE_TEXT;
        value->text = zy_arena_text(arena, text, len);
    }
}
