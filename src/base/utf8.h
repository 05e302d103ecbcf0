/* UTF-8 as a whole. */
#ifndef ZY_BASE_UTF8_H
#define ZY_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>

/* What g_utf8_validate_len(text, len, bad) says, which it is left to only for what is not ASCII:
 * whether the `len` bytes are UTF-8 without NUL; `*bad` is the first byte that is not, or the end.
 * `bad` may be NULL. */
bool zy_utf8_is_valid(const char *text, size_t len, const char **bad);

#endif
