/* Which way a mark stands: Vega-Lite's compile/mark/init.ts. */
#include <string.h>

#include "data/data.h"

static bool is_binned(const zy_def *def)
{
    return zy_def_is_field(def) && def->binned;
}

static bool is_aggregate(const zy_def *def)
{
    return zy_def_is_field(def) && def->aggregate;
}

static bool is_plain_number(const zy_def *def)
{
    return def && ((zy_def_is_field(def) && def->type == ZY_TYPE_QUANTITATIVE &&
                    !zy_def_is_binning(def)) ||
                   (zy_def_is_datum(def) && def->constant.kind == ZY_NUMBER));
}

static zy_orient given(const zy_view *unit)
{
    const char *word = unit->options.orient;

    if (!word)
        return ZY_ORIENT_NONE;
    return strcmp(word, "horizontal") == 0 ? ZY_ORIENT_HORIZONTAL : ZY_ORIENT_VERTICAL;
}

/* Bars and texts whose ends are given, or that aggregate one of their axes; NONE: go on. */
static zy_orient of_bar(const zy_view *unit, const zy_def *x, const zy_def *y, const zy_def *x2,
                        const zy_def *y2)
{
    if (zy_def_is_field(x) && (is_binned(x) || (is_aggregate(y) && !x->aggregate)))
        return ZY_ORIENT_VERTICAL;
    if (zy_def_is_field(y) && (is_binned(y) || (is_aggregate(x) && !y->aggregate)))
        return ZY_ORIENT_HORIZONTAL;
    if (!x2 && !y2)
        return ZY_ORIENT_NONE;
    if (given(unit) != ZY_ORIENT_NONE)
        return given(unit);
    if (!x2)
        return is_plain_number(x) && is_binned(y) ? ZY_ORIENT_HORIZONTAL : ZY_ORIENT_VERTICAL;
    if (!y2)
        return is_plain_number(y) && is_binned(x) ? ZY_ORIENT_VERTICAL : ZY_ORIENT_HORIZONTAL;
    return ZY_ORIENT_NONE;
}

static zy_orient of_types(const zy_view *unit, const zy_def *x, const zy_def *y)
{
    const bool mx = zy_def_is_measure(x), my = zy_def_is_measure(y),
               tick = unit->mark->orients == ZY_ORIENT_OF_TICK;
    const bool tx = x && x->type == ZY_TYPE_TEMPORAL, ty = y && y->type == ZY_TYPE_TEMPORAL;

    if (given(unit) != ZY_ORIENT_NONE)
        return given(unit);
    if (mx && !my)
        return tick ? ZY_ORIENT_VERTICAL : ZY_ORIENT_HORIZONTAL;
    if (!mx && my)
        return tick ? ZY_ORIENT_HORIZONTAL : ZY_ORIENT_VERTICAL;
    if (mx && my)
        return ZY_ORIENT_VERTICAL;
    if (tx != ty)
        return tx ? ZY_ORIENT_VERTICAL : ZY_ORIENT_HORIZONTAL;
    return ZY_ORIENT_NONE;
}

static zy_orient of_ranges(const zy_def *x, const zy_def *y, const zy_def *x2, const zy_def *y2)
{
    if (y2)
        return is_binned(y) ? ZY_ORIENT_HORIZONTAL : ZY_ORIENT_VERTICAL;
    if (x2)
        return is_binned(x) ? ZY_ORIENT_VERTICAL : ZY_ORIENT_HORIZONTAL;
    return ZY_ORIENT_NONE;
}

static bool has_number_offset(const zy_view *unit, zy_channel offset)
{
    const zy_def *def = unit->encoding[offset];

    return zy_def_has_data(def) && def->type == ZY_TYPE_QUANTITATIVE;
}

static zy_orient find(const zy_view *unit)
{
    const zy_def *x = unit->encoding[ZY_CHANNEL_X], *y = unit->encoding[ZY_CHANNEL_Y];
    const zy_def *x2 = unit->encoding[ZY_CHANNEL_X2], *y2 = unit->encoding[ZY_CHANNEL_Y2];
    const zy_orient_rule by = unit->mark->orients;
    const bool range = by == ZY_ORIENT_OF_RANGE, rule = by == ZY_ORIENT_OF_RULE;
    zy_orient orient = ZY_ORIENT_NONE;

    if (by == ZY_ORIENT_NEVER)
        return ZY_ORIENT_NONE;
    if (by == ZY_ORIENT_UPRIGHT)
        return ZY_ORIENT_VERTICAL;
    if (by == ZY_ORIENT_OF_LINE || by == ZY_ORIENT_OF_TICK)
        return of_types(unit, x, y);
    if ((!y && has_number_offset(unit, ZY_CHANNEL_Y_OFFSET)) ||
        (!x && has_number_offset(unit, ZY_CHANNEL_X_OFFSET)))
        return given(unit) != ZY_ORIENT_NONE ? given(unit)
               : !y                          ? ZY_ORIENT_VERTICAL
                                             : ZY_ORIENT_HORIZONTAL;
    if (range && (orient = of_bar(unit, x, y, x2, y2)) != ZY_ORIENT_NONE)
        return orient;
    if ((range || rule) && x2 && !is_binned(x) && y2 && !is_binned(y))
        return ZY_ORIENT_NONE;
    if ((orient = of_ranges(x, y, x2, y2)) != ZY_ORIENT_NONE)
        return orient;
    if (rule && x && !y)
        return ZY_ORIENT_VERTICAL;
    if (rule && y && !x)
        return ZY_ORIENT_HORIZONTAL;
    return of_types(unit, x, y);
}

void zy_orient_find(zy_view *unit)
{
    unit->orient = find(unit);
}
