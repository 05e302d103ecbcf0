/* Widths without fonts. */
#ifndef ZY_TEXT_MEASURE_H
#define ZY_TEXT_MEASURE_H

#include "text/text.h"

/* 0.5 em a narrow character, 1 em a wide one; in a column 1 em what stands upright. */
double zy_measure_fixed(const char *text, const zy_text_style *style);
double zy_measure_fixed_character(uint32_t character, const zy_text_style *style);
/* Vega's estimate for so many UTF-16 units. */
double zy_measure_estimate(size_t units, const zy_text_style *style);

#endif
