/* Decimal digits of doubles, rounded as JavaScript rounds them: ties of the exact value go up.
 * Private to this folder. */
#ifndef ZY_FORMAT_DECIMAL_H
#define ZY_FORMAT_DECIMAL_H

#include <glib.h>

enum { ZY_DECIMAL_ROOM = 64 };

/* d.ddd… times 10 to the exponent, for a finite number >= 0. `count` digits; no digit at all, or
 * only zeros, for 0. */
typedef struct zy_decimal {
    int count, exponent;
    char digits[ZY_DECIMAL_ROOM + 1];
} zy_decimal;

/* The fewest digits that read back as `x`. */
zy_decimal zy_decimal_shortest(double x);
/* `count` significant digits (1 to 40) of the exact value. */
zy_decimal zy_decimal_significant(double x, int count);
/* Half-up to `count` digits; fewer than 1 leave one digit, or none. */
void zy_decimal_cut(zy_decimal *d, int count);

/* Appends digits without exponent, with exactly `decimals` decimals; missing digits are zeros. */
void zy_decimal_print(GString *out, const zy_decimal *d, int decimals);

/* Number.prototype.toFixed, toExponential (digits < 0: as many as needed) and toPrecision of a
 * number >= 0. */
void zy_print_fixed(GString *out, double x, int decimals);
void zy_print_exponential(GString *out, double x, int digits);
void zy_print_precision(GString *out, double x, int digits);

/* The exponent of the shortest decimal form; NAN for 0 and what is not finite. */
double zy_decimal_exponent(double x);

#endif
