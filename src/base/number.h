/* Numbers to and from text, always with '.' and whatever the locale. */
#ifndef ZY_BASE_NUMBER_H
#define ZY_BASE_NUMBER_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* Reads a decimal number (JSON's grammar, plus a leading '+' or '.') from the first `len` bytes.
 * False when they are not all of one number, or of one beyond what a double holds: no infinity
 * comes out of a text. */
bool zy_number_read(const char *text, size_t len, double *number);

/* The end of the ASCII digits at the start of `text`. */
const char *zy_digits_end(const char *text);

/* JavaScript's Number(text): white space around it is allowed, "" is 0, "Infinity", 0x, 0o and 0b
 * are known; NaN when it is no number. */
double zy_number_script(const char *text);

/* The shortest text that reads back as `number`, as JavaScript's String(number) writes it
 * ("0.1", "1e+21", "NaN", "-Infinity"); at most 32 bytes with the NUL. */
void zy_number_text(double number, char text[32]);

/* Appends `number` with at most `decimals` (0 to 6) decimals, trailing zeros cut, no exponent,
 * never "-0". The number must be finite. */
void zy_buf_number(GString *out, double number, int decimals);

#endif
