/* Scales: from data to positions, colours, sizes. After d3-scale and vega-scale; names and
 * behaviour are theirs. A scale is made once from its type, domain and range, and then only asked.
 */
#ifndef ZY_SCALE_SCALE_H
#define ZY_SCALE_SCALE_H

#include "base/color.h"
#include "base/datum.h"
#include "base/diag.h"
#include "format/format.h"

typedef enum zy_scale_type {
    ZY_SCALE_LINEAR,
    ZY_SCALE_LOG,
    ZY_SCALE_POW,
    ZY_SCALE_SQRT,
    ZY_SCALE_SYMLOG,
    ZY_SCALE_IDENTITY,
    ZY_SCALE_TIME,
    ZY_SCALE_UTC,
    ZY_SCALE_QUANTILE,
    ZY_SCALE_QUANTIZE,
    ZY_SCALE_THRESHOLD,
    ZY_SCALE_BIN_ORDINAL,
    ZY_SCALE_ORDINAL,
    ZY_SCALE_BAND,
    ZY_SCALE_POINT,
} zy_scale_type;

/* "linear", "bin-ordinal", …; -1 when unknown. */
int zy_scale_type_find(const char *name);
const char *zy_scale_type_name(zy_scale_type type);
extern const char *const zy_scale_type_names[];
bool zy_scale_is_continuous(zy_scale_type type);   /* linear … utc */
bool zy_scale_is_discrete(zy_scale_type type);     /* ordinal, band, point */
bool zy_scale_is_discretizing(zy_scale_type type); /* quantile, quantize, threshold, bin-ordinal */

/* Colour interpolation: rgb, hsl, lab, hcl, cubehelix and their -long forms. */
typedef struct zy_interpolate {
    const char *type; /* NULL: rgb */
    double gamma;     /* 0 or 1: none */
} zy_interpolate;

typedef struct zy_scale {
    zy_scale_type type;
    /* Continuous: numbers or times, 2 or more. Discrete: any data, each once. Quantile: the sample,
     * sorted. Threshold: the cuts. Bin-ordinal: the bin boundaries. */
    zy_datum *domain;
    size_t domain_count;
    /* Numbers, or colours as text, or texts (shapes) or arrays (dashes). With a scheme: left empty.
     */
    zy_datum *range;
    size_t range_count;
    const char
        *scheme; /* colour scheme with its extent and count applied by zy_scale_prepare; or NULL */
    double scheme_extent[2]; /* 0,1 */
    size_t scheme_count;     /* 0: not given */
    zy_interpolate interpolate;
    bool clamp, round, reverse;
    bool rests; /* a domain of one number lies at the range's start, not in its middle */
    double base, exponent, constant;            /* log 10, pow 1, symlog 1; 0: the default */
    double padding_inner, padding_outer, align; /* band, point; align 0.5 */
    double bins_start, bins_stop, bins_step;    /* step > 0: the scale's bins (ticks follow them) */
    const double *bins;                         /* explicit boundaries, or NULL */
    size_t bin_count;
    zy_datum unknown; /* what an unknown input maps to; undefined: nothing */
    /* Worked out by zy_scale_prepare. */
    double step, bandwidth, start; /* band, point: both >= 0, and the least of the bands' starts */
    struct zy_scale_parts *parts;
    /* Range or scheme as colours, or NULL: what a discrete or discretizing scale picks from (a < 0:
     * no colour), or the colours that a continuous one mixes at equal distances. */
    zy_color *colors;
    size_t color_count;
    bool colored;
} zy_scale;

/* No list of ticks is longer. */
enum { ZY_TICKS_MAX = 10000 };

/* Call after filling in the public members (domain already nice and zero), and again when one of
 * them changed. Discrete look-up tables, band geometry, colours. A scale without range maps to
 * 0..1, or to nothing when it is ordinal or discretizing. False after a diagnostic: unknown-scheme,
 * unknown-color, log-domain (zero, or both signs). Everything below except zy_scale_nice needs a
 * prepared scale. */
bool zy_scale_prepare(zy_scale *scale, zy_arena *arena, zy_diags *diags, zy_span span);

/* Nice domain in place, for continuous types: count 0 means 10. For time: by tick interval.
 * `interval` such as "month" with `step` may be given for time scales, else NULL. */
void zy_scale_nice(zy_scale *scale, double count, const char *interval, double step);

/* Position (or other number) of a datum; NAN when it has none. Band: the band's start. */
double zy_scale_map(const zy_scale *scale, zy_datum d);
/* For a number directly: continuous and discretizing types. */
double zy_scale_map_number(const zy_scale *scale, double number);
/* Colour of a datum; false when it has none. */
bool zy_scale_color(const zy_scale *scale, zy_datum d, zy_color *color);
/* The element of the range (texts: shapes; arrays: dashes; numbers); undefined when none. */
zy_datum zy_scale_pick(const zy_scale *scale, zy_datum d);
/* Index in a discrete domain, or -1. */
long zy_scale_index(const zy_scale *scale, zy_datum d);
/* Back from a position; continuous types. */
double zy_scale_invert(const zy_scale *scale, double position);
/* Fraction 0..1 of a number between the first and the last end of the domain, never clamped: the
 * place of a label beside a gradient (vega-scale's scaleFraction). */
double zy_scale_span_fraction(const zy_scale *scale, double number);

/* Which ticks are wished for. */
typedef struct zy_tick_wish {
    double count;         /* about how many */
    double min_step;      /* between two of them; 0: any */
    const char *interval; /* of a time scale: every `step`th "month"; or NULL */
    double step;
} zy_tick_wish;
/* Tick values, as vega-scale's tickValues; bins, discrete and discretizing types have their own. */
zy_datum *zy_scale_ticks(const zy_scale *scale, zy_arena *arena, const zy_tick_wish *wish,
                         size_t *tick_count);

/* How ticks and classes are written. */
typedef struct zy_tick_format {
    const zy_locale *locale;
    const char *specifier; /* NULL: the default */
    bool time;             /* the specifier is a time format */
    /* As given to ticks, after zy_scale_tick_count when there is a least step: it decides the
     * precision. Log scales leave labels out when there are many ticks (""); INFINITY keeps all, as
     * for explicit values. */
    double count;
} zy_tick_format;
/* vega-scale's tickFormat: the label of a tick value. */
const char *zy_scale_tick_label(const zy_scale *scale, zy_arena *arena,
                                const zy_tick_format *format, zy_datum value);

/* vega-scale's validTicks: the explicit `values` that lie in the range, in its order, thinned to
 * `count` (0: all). */
zy_datum *zy_scale_valid_ticks(const zy_scale *scale, zy_arena *arena, const zy_datum *values,
                               size_t value_count, double count, size_t *tick_count);
/* vega-scale's tickCount: the wished number, corrected for bins and the least step (0: none). */
double zy_scale_tick_count(const zy_scale *scale, double count, double min_step);

/* The boundaries of the classes of a discretizing or binned scale, ascending: -INFINITY, thresholds
 * …, INFINITY, or the bins. Class i goes from boundary i to i + 1. NULL when the scale has none. */
double *zy_scale_boundaries(const zy_scale *scale, zy_arena *arena, size_t *count);
/* The label of one boundary, with vega-scale's thresholdFormat for quantile and quantize. */
const char *zy_scale_boundary_label(const zy_scale *scale, zy_arena *arena,
                                    const zy_tick_format *format, double boundary);
/* The label of a class: "a – b", "< b", "≥ a"; in Japanese "a〜b", "b未満", "a以上". */
const char *zy_scale_class_label(const zy_scale *scale, zy_arena *arena,
                                 const zy_tick_format *format, double from, double to);
/* Legend values of a log scale: the ticks that have a label. Other scales: zy_scale_ticks. */
zy_datum *zy_scale_legend_ticks(const zy_scale *scale, zy_arena *arena, double count,
                                double min_step, size_t *tick_count);

/* d3-array's tickStep: 1, 2 or 5 times a power of ten; negative when stop < start. */
double zy_tick_step(double start, double stop, double count);
/* d3-array's ticks. */
double *zy_linear_ticks(zy_arena *arena, double start, double stop, double count,
                        size_t *tick_count);

/* vega-statistics' bin: start, stop and step for a domain. step 0: chosen; `steps` NULL: any; nice
 * default true; base 10; divide {5,2}; minstep 0. */
typedef struct zy_bin_options {
    double maxbins, base, step, minstep;
    const double *steps;
    size_t step_count;
    double divide[2];
    bool nice;
    bool anchored;
    double anchor;
} zy_bin_options;
typedef struct zy_bins {
    double start, stop, step;
} zy_bins;
zy_bins zy_bin(double lo, double hi, const zy_bin_options *options);

/* Colour schemes of Vega: whether it exists, its discrete colours, or the colour at t in 0..1. */
bool zy_scheme_exists(const char *name);
bool zy_scheme_is_discrete(const char *name);
zy_color zy_scheme_at(const char *name, double t);
extern const char *const zy_scheme_names[];

/* Interpolates two colours. */
zy_color zy_color_mix(zy_color a, zy_color b, double t, const zy_interpolate *interpolate);

#endif
