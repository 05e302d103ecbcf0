/* Which marks carry the message and which are its context; the colours of words at them. */
#include "chart/chart.h"

/* A form whose first colour is what was: context, unless the author chose the colours. */
static bool is_former(const zy_view *unit, size_t row)
{
    const zy_def *color = unit->encoding[ZY_CHANNEL_COLOR];
    const zy_scale_part *part = zy_view_scale(unit, ZY_CHANNEL_COLOR);
    const zy_value *range = color ? zy_value_find(color->scale, "range") : NULL;

    return unit->form && unit->form->from_context && part && part->scale.domain_count > 0 &&
           range && range->origin && zy_def_is_field(color) && color->values &&
           zy_datum_equal(zy_column_at(color->values, row), part->scale.domain[0]);
}

bool zy_row_is_context(const zy_view *unit, size_t row)
{
    return unit->emphasis ? unit->emphasis[row] <= ZY_EMPHASIS_FORMER : is_former(unit, row);
}

zy_color zy_label_color(const zy_chart *chart, zy_color mark, bool context)
{
    if (context)
        return zy_role_color(chart, "contextLabel");
    return zy_color_contrast(mark, zy_ground_color(chart)) >= 3 ? mark
                                                                : zy_role_color(chart, "ink");
}

zy_color zy_item_color(const zy_item *item)
{
    if (item->stroke.kind == ZY_PAINT_COLOR && item->shape)
        return item->stroke.color;
    return item->fill.kind != ZY_PAINT_NONE ? item->fill.color : item->stroke.color;
}
