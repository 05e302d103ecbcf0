#include "scale/scale.h"

#include <assert.h>
#include <glib.h>
#include <math.h>
#include <string.h>

#include "scale/parts.h"

int zy_scale_type_find(const char *name)
{
    for (int i = 0; name && zy_scale_type_names[i]; i++)
        if (strcmp(zy_scale_type_names[i], name) == 0)
            return i;
    return -1;
}

/* The logarithm of zero has no place, nor has a domain on both sides of it. */
static bool check_log(const zy_scale *scale, zy_diags *diags, zy_span span)
{
    size_t above = 0, below = 0;

    for (size_t i = 0; i < scale->domain_count; i++) {
        double x = zy_datum_number(scale->domain[i]);
        above += x > 0;
        below += x < 0;
    }
    if (scale->type != ZY_SCALE_LOG || above == scale->domain_count || below == scale->domain_count)
        return true;
    return zy_fail(
        diags, "log-domain", span,
        ZY_SAY(diags, "a symlog scale has a place for zero", "0を含むなら symlog が使えます"),
        ZY_SAY(diags, "the domain of a log scale includes zero",
               "対数目盛の定義域に0が含まれています"));
}

bool zy_scale_prepare(zy_scale *scale, zy_arena *arena, zy_diags *diags, zy_span span)
{
    scale->parts = ZY_NEW(arena, zy_scale_parts);
    if (!check_log(scale, diags, span) || !zy_scale_prepare_colors(scale, arena, diags, span))
        return false;
    if (zy_scale_is_continuous(scale->type))
        zy_scale_prepare_continuous(scale, arena);
    else if (zy_scale_is_discrete(scale->type))
        zy_scale_prepare_discrete(scale, arena);
    else
        zy_scale_prepare_cuts(scale, arena);
    return true;
}

static bool is_band(const zy_scale *scale)
{
    return scale->type == ZY_SCALE_BAND || scale->type == ZY_SCALE_POINT;
}

static double unknown_number(const zy_scale *scale)
{
    return zy_datum_is_missing(scale->unknown) ? NAN : zy_datum_number(scale->unknown);
}

/* The place in the range or among the colours of `count` that a datum picks, or -1. */
static long place_of(const zy_scale *scale, zy_datum d, size_t count)
{
    if (!count)
        return -1;
    if (zy_scale_is_discretizing(scale->type))
        return zy_datum_is_missing(d) ? -1 : zy_scale_class(scale, zy_datum_number(d));
    long index = zy_scale_index(scale, d);
    return index < 0 ? -1 : index % (long)count;
}

double zy_scale_map(const zy_scale *scale, zy_datum d)
{
    assert(scale->parts);
    if (is_band(scale)) {
        long index = zy_scale_index(scale, d);
        return index < 0 ? unknown_number(scale) : zy_scale_band_start(scale, (size_t)index);
    }
    if (!zy_scale_is_continuous(scale->type)) {
        long place = place_of(scale, d, scale->range_count);
        return place < 0 ? unknown_number(scale)
                         : zy_datum_number(zy_scale_range_at(scale, (size_t)place));
    }
    double x = zy_datum_is_missing(d) ? NAN : zy_datum_number(d);
    return isnan(x) ? unknown_number(scale) : zy_scale_map_number(scale, x);
}

static bool unknown_color(const zy_scale *scale, zy_color *color)
{
    return scale->unknown.kind == ZY_TEXT && zy_color_read(scale->unknown.text, color);
}

bool zy_scale_color(const zy_scale *scale, zy_datum d, zy_color *color)
{
    assert(scale->parts);
    if (!scale->colored)
        return unknown_color(scale, color);
    if (zy_scale_is_continuous(scale->type)) {
        double x = zy_datum_is_missing(d) ? NAN : zy_datum_number(d);
        if (isnan(x) || !scale->color_count || scale->domain_count < 2)
            return unknown_color(scale, color);
        *color = zy_scale_mixed(scale, x);
        return true;
    }
    long place = place_of(scale, d, scale->color_count);
    if (place < 0 || scale->colors[place].a < 0)
        return unknown_color(scale, color);
    *color = scale->colors[place];
    return true;
}

zy_datum zy_scale_pick(const zy_scale *scale, zy_datum d)
{
    if (zy_scale_is_continuous(scale->type) || is_band(scale)) {
        double x = zy_scale_map(scale, d);
        return isnan(x) ? scale->unknown : ZY_DATUM_NUMBER(x);
    }
    long place = place_of(scale, d, scale->range_count);
    return place < 0 ? scale->unknown : zy_scale_range_at(scale, (size_t)place);
}
