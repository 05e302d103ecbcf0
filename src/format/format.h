/* Numbers and times as text: d3-format and d3-time-format specifiers, 万/億/兆, eras and 年度, and
 * the calendar underneath. Everything is UTC; no libc time function is used. Results lie in the
 * arena. */
#ifndef ZY_FORMAT_FORMAT_H
#define ZY_FORMAT_FORMAT_H

#include "base/datum.h"

typedef struct zy_locale {
    const char *language; /* "en", "ja" */
    const char *minus;    /* "−" (U+2212), as d3 5+ */
    const char *const *months, *const *short_months, *const *days, *const *short_days;
    const char *date_time, *date, *time, *am, *pm;
    bool myriads;                                 /* 万/億/兆 instead of k/M/G */
    const char *currency_before, *currency_after; /* around a number of symbol $ */
    /* Formats of a time axis label by the largest unit that begins at the instant: year, quarter,
     * month, week, day, hour, minute, second, and else. */
    const char *multi[9];
} zy_locale;

extern const zy_locale zy_locale_en, zy_locale_ja;
/* By BCP 47 language; en when unknown. */
const zy_locale *zy_locale_find(const char *language);

/* d3-format: [[fill]align][sign][symbol][0][width][,][.precision][~][type]. */
bool zy_number_format_is_valid(const char *specifier);
/* NULL or "" specifier: d3's "" (shortest up to 12 significant digits); so is an invalid one. Type
 * s has the units of the locale: k/M/G or 万/億/兆. A width is at most 1000. */
const char *zy_number_format(zy_arena *arena, const zy_locale *locale, const char *specifier,
                             double value);

/* vega-format's formatFloat (for log scales): without a precision up to 12 digits, trailing zeros
 * cut; NULL: ",". */
const char *zy_number_format_float(zy_arena *arena, const zy_locale *locale, const char *specifier,
                                   double value);
/* vega-format's formatSpan: the precision, and the unit of type s, that fits numbers `step` apart,
 * `largest` being the largest absolute value; NULL: ",f". */
const char *zy_number_format_span(zy_arena *arena, const zy_locale *locale, const char *specifier,
                                  double step, double largest, double value);

/* 1億2,345万 / 475億 / 30万 / 1,234.5: half-up to at most `digits` significant digits (0: as many
 * as the number has), for single values. */
const char *zy_myriad_format(zy_arena *arena, double value, int digits);
/* One unit for a whole axis: the power (1, 1e4, 1e8, 1e12, 1e16) and its word ("", "万", "億", …)
 * for values up to `largest`. */
double zy_myriad_unit(double largest, const char **word);
/* One unit for the numbers of an axis: its power, its word ("万", "億"; "million", "billion"; "")
 * and the decimals they need in it. The largest unit in which they are plain numbers: 0.5, 1.0, 1.5
 * (億), but 5,000, 10,000 rather than 0.5, 1.0 (万). */
double zy_common_unit(const zy_locale *locale, const double *values, size_t count, int *decimals,
                      const char **word);
/* Half-up rounding on the shortest decimal, with `decimals` decimals and groups of three. */
const char *zy_decimal_format(zy_arena *arena, const zy_locale *locale, double value, int decimals);
/* The fewest decimals (0 to 6) that write every one of the values exactly enough (to 1e-9 of the
 * largest). */
int zy_decimals_needed(const double *values, size_t count);

/* ---- Calendar (proleptic Gregorian, UTC) ---- */
typedef struct zy_civil {
    int year, month, day; /* month 1..12 */
    int hour, minute, second, millisecond;
    int weekday; /* 0 Sunday */
    int yearday; /* 1..366 */
} zy_civil;
zy_civil zy_civil_of(double ms);
/* Out-of-range members carry over, as in JavaScript's Date.UTC; years 0 to 99 are those years. NAN
 * beyond JavaScript's range of dates. */
double zy_civil_ms(int year, int month, int day, int hour, int minute, int second, int millisecond);
/* Era of a day: "令和" with its year from 1; NULL before 1868 and for NAN. */
const char *zy_era_of(double ms, int *year);

/* d3-time-format (UTC), plus Vega's %q, and %Ey/%EC style extensions: "%-Ey" era year, "%EC" era
 * name,
 * "%EY" both with 年 (令和元年), "%FY" fiscal year (from April), "%Fy" its last two digits. "" when
 * `ms` is no date. */
const char *zy_time_format(zy_arena *arena, const zy_locale *locale, const char *specifier,
                           double ms);
/* d3-time-format parsing, with %EC and %Ey; NAN when the text does not fit. */
double zy_time_parse(const zy_locale *locale, const char *specifier, const char *text);
/* Vega's default multi-format of a time axis label: 2012, February, Feb 05, 03 PM, :30 … as
 * vega-format's timeMultiFormat with the defaults; in Japanese 2012, 2月, 2月5日, 15時. */
const char *zy_time_multi_format(zy_arena *arena, const zy_locale *locale, double ms);

/* ---- Time units (vega-time) ---- */
/* Units as bits, in Vega's order. */
enum {
    ZY_UNIT_YEAR = 1,
    ZY_UNIT_QUARTER = 2,
    ZY_UNIT_MONTH = 4,
    ZY_UNIT_WEEK = 8,
    ZY_UNIT_DATE = 16,
    ZY_UNIT_DAY = 32,
    ZY_UNIT_DAYOFYEAR = 64,
    ZY_UNIT_HOURS = 128,
    ZY_UNIT_MINUTES = 256,
    ZY_UNIT_SECONDS = 512,
    ZY_UNIT_MILLISECONDS = 1024,
};
/* "yearmonth", "utcyearmonthdate", "binnedyearmonth" …: bits, 0 when it is no time unit. `utc` and
 * `binned` may be NULL. */
unsigned zy_time_units_read(const char *text, bool *utc, bool *binned);
/* vega-time's floor: the start of the unit; the base year is 2012 when YEAR is not among the units.
 */
double zy_time_units_floor(unsigned units, int step, double ms);
/* The start of the next unit: `ms` is what zy_time_units_floor gave, and is not floored again
 * (without a year that would be another instant). */
double zy_time_units_next(unsigned units, int step, double ms);
/* vega-time's timeUnitSpecifier with Vega-Lite's default overrides (year-month "%b %Y ",
 * year-month-date
 * "%b %d, %Y "); trailing blank trimmed. */
const char *zy_time_units_format(zy_arena *arena, unsigned units);
/* The same in the order of a language: "%Y年%-m月" in Japanese. */
const char *zy_time_units_format_in(zy_arena *arena, const zy_locale *locale, unsigned units);

/* JavaScript's Math.round. */
double zy_round_half_up(double x);

#endif
