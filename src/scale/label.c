/* Labels of ticks and classes, after vega-scale's tickFormat and labelFormat. */
#include <math.h>
#include <string.h>

#include "scale/parts.h"

static const char *time_label(zy_arena *arena, const zy_locale *locale, const char *specifier,
                              double ms)
{
    return specifier ? zy_time_format(arena, locale, specifier, ms)
                     : zy_time_multi_format(arena, locale, ms);
}

/* Numbers `count` to the span, with as many decimals as their step needs. */
static const char *span_label(zy_arena *arena, const zy_tick_format *format, double start,
                              double stop, double count, double value)
{
    return zy_number_format_span(arena, format->locale, format->specifier,
                                 zy_tick_step(start, stop, count), fmax(fabs(start), fabs(stop)),
                                 value);
}

static double domain_end(const zy_scale *scale, bool last)
{
    if (!scale->domain_count) {
        const zy_scale_parts *p = scale->parts;
        return p->cut_count ? p->cuts[last ? p->cut_count - 1 : 0] : NAN;
    }
    return zy_datum_number(scale->domain[last ? scale->domain_count - 1 : 0]);
}

/* d3's rule for the crowded multiples of a power: those up to a k that the number of ticks allows.
 */
static bool has_log_label(const zy_scale *scale, double value, double k)
{
    double base = zy_scale_base(scale), logb = log(base);
    double i = value / pow(base, zy_round_half_up(log(value) / logb));

    if (i * base < base - 0.5)
        i *= base;
    return i <= k;
}

static double log_crowd(const zy_scale *scale, zy_arena *arena, double count)
{
    size_t n;

    if (isinf(count) || !scale->domain_count)
        return INFINITY;
    zy_log_ticks(scale, arena, count, &n);
    return fmax(1, zy_scale_base(scale) * count / (double)n);
}

static const char *log_label(const zy_scale *scale, zy_arena *arena, const zy_tick_format *format,
                             double value, double count)
{
    bool all = zy_scale_has_bins(scale);

    if (!all && !has_log_label(scale, value, log_crowd(scale, arena, count)))
        return "";
    return zy_number_format_float(arena, format->locale, format->specifier, value);
}

static bool has_tick_format(zy_scale_type type)
{
    return zy_scale_is_continuous(type) || type == ZY_SCALE_QUANTIZE ||
           type == ZY_SCALE_BIN_ORDINAL;
}

const char *zy_scale_tick_label(const zy_scale *scale, zy_arena *arena,
                                const zy_tick_format *format, zy_datum value)
{
    const double number = zy_datum_number(value),
                 count = zy_scale_tick_count(scale, format->count, 0);

    if (format->time || scale->type == ZY_SCALE_TIME || scale->type == ZY_SCALE_UTC)
        return time_label(arena, format->locale, format->specifier, number);
    if (scale->type == ZY_SCALE_LOG)
        return log_label(scale, arena, format, number, count);
    if (has_tick_format(scale->type))
        return span_label(arena, format, domain_end(scale, false), domain_end(scale, true),
                          isinf(count) ? 10 : count, number);
    return format->specifier ? zy_number_format(arena, format->locale, format->specifier, number)
                             : zy_datum_text(arena, value);
}

/* The least distance of neighbours among the thresholds of a quantile scale or the ends of a
 * quantize scale. */
static double least_distance(const zy_scale *scale)
{
    const zy_scale_parts *p = scale->parts;
    double least;

    if (scale->type == ZY_SCALE_QUANTIZE)
        return domain_end(scale, true) - domain_end(scale, false);
    if (!p->cut_count)
        return NAN;
    least = p->cut_count > 1 ? p->cuts[1] - p->cuts[0] : p->cuts[0];
    for (size_t i = 1; i < p->cut_count; i++)
        least = fmin(least, p->cuts[i] - p->cuts[i - 1]);
    return least;
}

const char *zy_scale_boundary_label(const zy_scale *scale, zy_arena *arena,
                                    const zy_tick_format *format, double boundary)
{
    bool fine = scale->type == ZY_SCALE_QUANTILE || scale->type == ZY_SCALE_QUANTIZE;

    if (fine && !format->time) /* three ticks, times ten for a finer step */
        return span_label(arena, format, 0, least_distance(scale), 3 * 10, boundary);
    return zy_scale_tick_label(scale, arena, format, ZY_DATUM_NUMBER(boundary));
}

const char *zy_scale_class_label(const zy_scale *scale, zy_arena *arena,
                                 const zy_tick_format *format, double from, double to)
{
    bool ja = zy_language_is_japanese(format->locale->language);
    const char *lo = "", *hi = "";

    if (isfinite(from))
        lo = zy_scale_boundary_label(scale, arena, format, from);
    if (isfinite(to))
        hi = zy_scale_boundary_label(scale, arena, format, to);
    if (*lo && *hi)
        return zy_arena_format(arena, ja ? "%s〜%s" : "%s – %s", lo, hi);
    if (*hi)
        return zy_arena_format(arena, ja ? "%s未満" : "< %s", hi);
    return zy_arena_format(arena, ja ? "%s以上" : "≥ %s", lo);
}

zy_datum *zy_scale_legend_ticks(const zy_scale *scale, zy_arena *arena, double count,
                                double min_step, size_t *tick_count)
{
    zy_datum *ticks = zy_scale_ticks(
        scale, arena, &(zy_tick_wish){.count = count, .min_step = min_step}, tick_count);
    size_t kept = 0;

    if (scale->type != ZY_SCALE_LOG || zy_scale_has_bins(scale))
        return ticks;
    double k = log_crowd(scale, arena, zy_scale_tick_count(scale, count, min_step));
    for (size_t i = 0; i < *tick_count; i++)
        if (has_log_label(scale, ticks[i].number, k))
            ticks[kept++] = ticks[i];
    *tick_count = kept;
    return ticks;
}
