/* Rows whose values cannot be drawn: left out, shown, or gaps in paths (Vega-Lite's
 * compile/invalid/). */
#include <math.h>
#include <string.h>

#include "pens/pens.h"

zy_invalid zy_invalid_mode(const zy_mark_options *options, bool is_path)
{
    static const char *const names[] = {"filter", "break-paths-filter-domains",
                                        "break-paths-show-domains", "show", NULL};

    if (zy_props_has(zy_mark_props, options, offsetof(zy_mark_options, invalid))) {
        if (!options->invalid)
            return ZY_INVALID_SHOW;
        for (int i = 0; names[i]; i++)
            if (strcmp(names[i], options->invalid) == 0)
                return (zy_invalid)i;
    }
    return is_path ? ZY_INVALID_BREAK_SHOW_DOMAINS : ZY_INVALID_FILTER;
}

/* The channel's field, or that of its condition. */
static const zy_def *field_of(const zy_view *unit, zy_channel channel)
{
    const zy_def *def = unit->encoding[channel];

    for (const zy_rule *rule = def && !zy_def_is_field(def) ? def->conditions : NULL; rule;
         rule = rule->next)
        if (zy_def_is_field(rule->def))
            return rule->def;
    return zy_def_is_field(def) ? def : NULL;
}

const zy_value *zy_channel_invalid_value(const zy_chart *chart, zy_channel channel)
{
    return zy_value_find(zy_config(chart, "scale.invalid"), zy_channel_names[channel]);
}

zy_invalid zy_channel_invalid(const zy_chart *chart, const zy_view *unit, zy_channel channel)
{
    const zy_def *def = field_of(unit, channel);
    const zy_scale_part *scale =
        zy_channel_has_scale(channel) ? zy_view_scale(unit, channel) : NULL;

    if (!def || !def->values || !scale || zy_def_is_count(def))
        return ZY_INVALID_NEVER;
    if (!zy_scale_is_continuous(scale->type) &&
        (!zy_scale_is_discretizing(scale->type) || scale->type == ZY_SCALE_BIN_ORDINAL))
        return ZY_INVALID_NEVER;
    if (zy_channel_invalid_value(chart, channel))
        return ZY_INVALID_SHOW;
    return zy_invalid_mode(&unit->options, unit->mark->is_path);
}

bool zy_channel_lacks(const zy_view *unit, zy_channel channel, size_t row)
{
    const zy_def *def = field_of(unit, channel);
    const zy_column *middles = unit->stack.is_on && unit->stack.impute && def->column_mid
                                   ? zy_table_find(unit->table, def->column_mid)
                                   : NULL;
    const zy_datum d = zy_column_at(middles ? middles : def->values, row);

    return zy_datum_is_missing(d) || !isfinite(zy_datum_number(d));
}

const zy_invalid *zy_invalid_modes(zy_arena *arena, const zy_chart *chart, const zy_view *unit)
{
    zy_invalid *modes = ZY_NEW_ARRAY(arena, zy_invalid, ZY_CHANNEL_COUNT);

    for (int c = 0; c < ZY_CHANNEL_COUNT; c++)
        modes[c] = zy_channel_invalid(chart, unit, (zy_channel)c);
    return modes;
}

static zy_invalid mode_of(const zy_pen *pen, zy_channel channel)
{
    return pen->invalid ? pen->invalid[channel]
                        : zy_channel_invalid(pen->chart, pen->unit, channel);
}

bool zy_row_is_invalid(const zy_pen *pen, size_t row)
{
    for (int c = 0; c < ZY_CHANNEL_COUNT; c++) {
        const zy_invalid mode = mode_of(pen, (zy_channel)c);
        if (mode != ZY_INVALID_NEVER && mode != ZY_INVALID_SHOW &&
            zy_channel_lacks(pen->unit, (zy_channel)c, row))
            return true;
    }
    return false;
}

bool zy_channel_shows_invalid(const zy_pen *pen, zy_channel channel, size_t row)
{
    return mode_of(pen, channel) == ZY_INVALID_SHOW && zy_channel_lacks(pen->unit, channel, row);
}
