/* Colours of a scale, as Vega configures them: a continuous scale with two or three domain ends
 * spreads all its colours over the domain; any other gives each end one. */
#include <glib.h>
#include <math.h>

#include "scale/parts.h"

enum { DEFAULT_COUNT = 5 };

static bool is_time(const zy_scale *scale)
{
    return scale->type == ZY_SCALE_TIME || scale->type == ZY_SCALE_UTC;
}

static bool is_spread(const zy_scale *scale)
{
    return zy_scale_is_continuous(scale->type) && !is_time(scale) &&
           (scale->domain_count == 2 || scale->domain_count == 3);
}

/* How many colours a scheme is asked for. */
static size_t wanted(const zy_scale *scale)
{
    size_t count = scale->domain_count;

    switch (scale->type) {
    case ZY_SCALE_THRESHOLD:
        return count + 1;
    case ZY_SCALE_BIN_ORDINAL:
        if (!count)
            count = zy_scale_bin_count(scale);
        return count ? count - 1 : 0;
    case ZY_SCALE_ORDINAL:
        return scale->scheme_count ? scale->scheme_count : count ? count : DEFAULT_COUNT;
    case ZY_SCALE_QUANTILE:
    case ZY_SCALE_QUANTIZE:
        return scale->scheme_count ? scale->scheme_count : DEFAULT_COUNT;
    case ZY_SCALE_LINEAR:
    case ZY_SCALE_LOG:
    case ZY_SCALE_POW:
    case ZY_SCALE_SQRT:
    case ZY_SCALE_SYMLOG:
    case ZY_SCALE_IDENTITY:
    case ZY_SCALE_TIME:
    case ZY_SCALE_UTC:
    case ZY_SCALE_BAND:
    case ZY_SCALE_POINT:
        break;
    }
    return count;
}

static bool has_extent(const zy_scale *scale)
{
    return scale->scheme_extent[0] != 0 || scale->scheme_extent[1] != 0;
}

static void set_extent(zy_scale *scale, bool reverse)
{
    double a = has_extent(scale) ? scale->scheme_extent[0] : 0;
    double b = has_extent(scale) ? scale->scheme_extent[1] : 1;

    scale->parts->extent[0] = reverse ? b : a;
    scale->parts->extent[1] = reverse ? a : b;
}

static void reverse_colors(zy_scale *scale)
{
    for (size_t i = 0, j = scale->color_count; i + 1 < j; i++) {
        zy_color c = scale->colors[i];
        scale->colors[i] = scale->colors[--j];
        scale->colors[j] = c;
    }
}

/* vega-scale's quantizeInterpolator over the extent. */
static void sample_scheme(zy_scale *scale, zy_arena *arena, size_t count)
{
    double a = scale->parts->extent[0], b = scale->parts->extent[1];

    scale->color_count = count;
    scale->colors = ZY_NEW_ARRAY(arena, zy_color, count);
    for (size_t i = 0; i < count; i++)
        scale->colors[i] =
            zy_scheme_at(scale->scheme, a + (double)(i + 1) / (double)(count + 1) * (b - a));
}

static void take_scheme(zy_scale *scale, zy_arena *arena)
{
    bool discrete = zy_scheme_is_discrete(scale->scheme);

    if (is_spread(scale) || discrete) {
        scale->colors = zy_scheme_stops(arena, scale->scheme, &scale->color_count);
        if (!is_spread(scale) && scale->type != ZY_SCALE_ORDINAL)
            scale->color_count = MIN(scale->color_count, wanted(scale));
    } else {
        set_extent(scale, false);
        sample_scheme(scale, arena, wanted(scale));
    }
    if (is_spread(scale) && !discrete) {
        set_extent(scale, scale->reverse);
        return;
    }
    if (scale->reverse)
        reverse_colors(scale);
    scale->parts->extent[0] = 0;
    scale->parts->extent[1] = 1;
}

/* Whether the range is meant as colours: texts, the first of which is one. */
static bool is_color_range(const zy_scale *scale)
{
    zy_color c;

    for (size_t i = 0; i < scale->range_count; i++)
        if (scale->range[i].kind == ZY_TEXT)
            return zy_color_read(scale->range[i].text, &c);
    return false;
}

static bool take_range(zy_scale *scale, zy_arena *arena, zy_diags *diags, zy_span span)
{
    bool ok = true;

    scale->color_count = scale->range_count;
    scale->colors = ZY_NEW_ARRAY(arena, zy_color, scale->range_count);
    for (size_t i = 0; i < scale->range_count; i++) {
        zy_datum d = zy_scale_range_at(scale, i);
        scale->colors[i] = (zy_color){.a = -1};
        if (d.kind == ZY_TEXT && !zy_color_read(d.text, &scale->colors[i]))
            ok = zy_fail(diags, "unknown-color", span, NULL,
                         ZY_SAY(diags, "\"%s\" is no color", "「%s」という色はありません"), d.text);
    }
    scale->parts->extent[0] = 0;
    scale->parts->extent[1] = 1;
    return ok;
}

static void prepare_mixes(zy_scale *scale, zy_arena *arena, const zy_interpolate *interpolate)
{
    zy_scale_parts *p = scale->parts;

    p->spread = is_spread(scale) && scale->color_count > 1;
    p->mix_count = scale->color_count ? scale->color_count - 1 : 0;
    p->mixes = ZY_NEW_ARRAY(arena, zy_mix, p->mix_count);
    for (size_t i = 0; i < p->mix_count; i++)
        p->mixes[i] = zy_mix_of(scale->colors[i], scale->colors[i + 1], interpolate);
}

bool zy_scale_prepare_colors(zy_scale *scale, zy_arena *arena, zy_diags *diags, zy_span span)
{
    scale->colors = NULL;
    scale->color_count = 0;
    scale->colored = scale->scheme || is_color_range(scale);
    if (!scale->colored)
        return true;
    if (scale->scheme && !zy_scheme_exists(scale->scheme))
        return zy_fail(
            diags, "unknown-scheme", span, zy_hint_nearest(diags, scale->scheme, zy_scheme_names),
            ZY_SAY(diags, "there is no color scheme \"%s\"", "「%s」という配色はありません"),
            scale->scheme);
    if (scale->scheme)
        take_scheme(scale, arena);
    else if (!take_range(scale, arena, diags, span))
        return false;
    bool plain = scale->scheme && is_spread(scale) && !zy_scheme_is_discrete(scale->scheme);
    if (zy_scale_is_continuous(scale->type))
        prepare_mixes(scale, arena, plain ? NULL : &scale->interpolate);
    return true;
}

/* The place in a domain of two or three ends as d3's sequential and diverging scales work it out.
 */
static double spread_fraction(const zy_scale *scale, double x)
{
    const double *t = scale->parts->domain;
    double f;

    x = zy_scale_transform(scale, x);
    if (scale->domain_count == 2) {
        double k = t[0] == t[1] ? 0 : 1 / (t[1] - t[0]);
        f = k == 0 ? 0.5 : (x - t[0]) * k;
    } else {
        double k10 = t[0] == t[1] ? 0 : 0.5 / (t[1] - t[0]);
        double k21 = t[1] == t[2] ? 0 : 0.5 / (t[2] - t[1]);
        double sign = t[1] < t[0] ? -1 : 1;
        f = 0.5 + (x - t[1]) * (sign * x < sign * t[1] ? k10 : k21);
    }
    return scale->clamp ? fmax(0, fmin(1, f)) : f;
}

zy_color zy_scale_mixed(const zy_scale *scale, double x)
{
    const zy_scale_parts *p = scale->parts;

    if (p->spread) {
        double f = spread_fraction(scale, x);
        return zy_mixes_at(p->mixes, p->mix_count,
                           p->extent[0] + f * (p->extent[1] - p->extent[0]));
    }
    size_t n = MIN(p->domain_count, scale->color_count), a, b;
    if (n < 2)
        return scale->colors[0];
    double t =
        zy_piece_find(p->domain, n, zy_scale_transform(scale, zy_scale_clamped(scale, x)), &a, &b);
    if (a < b)
        return zy_mix_at(&p->mixes[a], t);
    zy_mix mix = zy_mix_of(scale->colors[a], scale->colors[b], &scale->interpolate);
    return zy_mix_at(&mix, t);
}
