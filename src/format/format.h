/* Numbers and times as text: d3-format and d3-time-format specifiers, 万/億/兆, eras and 年度, and
 * the calendar underneath. Everything is UTC; no libc time function is used. Results lie in the
 * arena. */
#ifndef ZY_FORMAT_FORMAT_H
#define ZY_FORMAT_FORMAT_H

#include "base/datum.h"

/* A word for a power of ten. */
typedef struct zy_magnitude {
    const char *word;
    int exponent;
    double power; /* 10 to the exponent */
} zy_magnitude;

/* 十 百 千, and 万 億 兆 京: the one table of each, upwards, ended by a NULL word. */
extern const zy_magnitude zy_tens[], zy_myriads[];
/* The myriad whose word `text` begins with, or NULL. */
const zy_magnitude *zy_myriad_at(const char *text);

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
    ZY_TIME_UNITS = 11, /* how many there are */
};
/* How units that stand side by side are written, in d3-time-format. */
typedef struct zy_unit_format {
    unsigned units;
    const char *specifier; /* a blank at its end parts it from the next */
} zy_unit_format;

typedef struct zy_locale {
    const char *language; /* "en", "ja" */
    bool per_cent;        /* numbers are hundredths already: types % and p print 83 as 83% */
    bool rounds_written;  /* types f and % round the decimal that is written: 2.675 to 2.68 */
    const char *minus;    /* "−" (U+2212), as d3 5+ */
    const char *const *months, *const *short_months, *const *days, *const *short_days;
    const char *date_time, *date, *time, *am, *pm;
    bool myriads;                         /* type s has 万/億/兆 instead of k/M/G */
    const zy_magnitude *magnitudes;       /* 万 億 …; million billion …; upwards */
    const zy_magnitude *short_magnitudes; /* 万 億 …; mn bn …; upwards */
    double plain_below; /* a number below it is read more easily without them: 52,300 */
    const char *currency_before, *currency_after; /* around a number of symbol $ */
    /* Formats of a time axis label by the largest unit that begins at the instant, in the order of
     * their bits. */
    const char *multi[ZY_TIME_UNITS];
    const zy_unit_format *unit_formats; /* the longest groups first, ended by no units */
} zy_locale;

extern const zy_locale zy_locale_en, zy_locale_ja;
/* By BCP 47 language, of which the primary subtag alone decides ("ja-JP" is "ja"); en when unknown
 * or NULL. */
bool zy_language_is_japanese(const char *language);
const zy_locale *zy_locale_find(const char *language);

/* d3-format: [[fill]align][sign][symbol][0][width][,][.precision][~][type]. */
bool zy_number_format_is_valid(const char *specifier);
/* Whether what it prints ends in a per cent sign of its own. */
bool zy_number_format_says_percent(const char *specifier);
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
/* The largest myriad not above `largest`: its power and its word, or 1 and "". */
double zy_myriad_unit(double largest, const char **word);
/* The same in the words that stand beside a value: 万 億 …; mn bn tn. */
double zy_large_unit(const zy_locale *locale, double value, const char **word);
/* A whole number in all units: 1億2,345万; 3,625,123. */
const char *zy_whole_format(zy_arena *arena, const zy_locale *locale, double value);
/* One unit for the numbers of an axis: its power, its word ("万", "億"; "million", "billion"; "")
 * and the decimals they need in it. The largest unit in which they are plain numbers: 0.5, 1.0, 1.5
 * (億), but 5,000, 10,000 rather than 0.5, 1.0 (万). */
double zy_common_unit(const zy_locale *locale, const double *values, size_t count, int *decimals,
                      const char **word);
/* Half-up rounding on the shortest decimal, with `decimals` decimals and groups of three. */
const char *zy_decimal_format(zy_arena *arena, const zy_locale *locale, double value, int decimals);
/* The fewest decimals that write every one of the values exactly enough (to 1e-9 of the largest): 0
 * to 6, and more when all of them are below 0.1. */
int zy_decimals_needed(const double *values, size_t count);
/* The decimals, from `least` to 6, that round a computed value so that it is told from 0 and from
 * `whole` (NAN: from 0 only), whatever is left to either: 99.97, never 100 beside 0.03. */
int zy_decimals_apart(double value, double whole, int least);
/* The decimals of the shortest number that is the value: 0.0000012 has 7. */
int zy_decimals_exact(double value);

/* ---- Calendar (proleptic Gregorian, UTC) ---- */
typedef struct zy_civil {
    int year, month, day; /* month 1..12 */
    int hour, minute, second, millisecond;
    int weekday; /* 0 Sunday */
    int yearday; /* 1..366 */
} zy_civil;
zy_civil zy_civil_of(double ms);
/* Out-of-range members carry over, as in JavaScript's Date.UTC, whatever weekday and yearday say;
 * years 0 to 99 are those years. NAN
 * beyond JavaScript's range of dates. */
double zy_civil_ms(zy_civil civil);
/* The beginning of a day. */
double zy_date_ms(int year, int month, int day);
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

/* ---- Time units ---- */
/* "month": its bit; 0 when it is the name of no unit. */
unsigned zy_time_unit_find(const char *name);
/* The name of the first of the units, and its length in ms: 0 when that varies, as a month's does.
 * NULL and 0 when there is none. */
const char *zy_time_unit_name(unsigned units);
double zy_time_unit_length(unsigned units);
/* All names in their order: "year-month" with "-" between them. */
const char *zy_time_units_join(zy_arena *arena, unsigned units, const char *between);
/* The largest unit that begins at the instant; a day is a date. */
unsigned zy_time_unit_begun(double ms);
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
/* Vega's specifier for one unit alone, with its blank: "%b "; NULL when `unit` is not one. */
const char *zy_time_unit_specifier(unsigned unit);

/* JavaScript's Math.round. */
double zy_round_half_up(double x);

#endif
