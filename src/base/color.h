/* Colours: sRGB with alpha. */
#ifndef ZY_BASE_COLOR_H
#define ZY_BASE_COLOR_H

#include <stdbool.h>
#include <stdint.h>

typedef struct zy_color {
    uint8_t r, g, b;
    float a; /* 0 to 1 */
} zy_color;

/* Reads a CSS Color 4 colour: names, #rgb, #rgba, #rrggbb, #rrggbbaa, rgb(), rgba(), hsl(), hsla(),
 * "transparent". False when it is none of them. */
bool zy_color_read(const char *text, zy_color *color);

/* "#rrggbb" (alpha is not part of it); 8 bytes with the NUL. */
void zy_color_text(zy_color color, char text[8]);

/* Whether red, green and blue are equal; alpha is ignored. */
bool zy_color_is_same(zy_color a, zy_color b);

/* WCAG 2.1 relative luminance, 0 to 1, and contrast, 1 to 21. Alpha is ignored. */
double zy_color_luminance(zy_color color);
double zy_color_contrast(zy_color a, zy_color b);

/* The opaque colour seen when `over`, with its alpha, lies on `under`. */
zy_color zy_color_over(zy_color over, zy_color under);

#endif
