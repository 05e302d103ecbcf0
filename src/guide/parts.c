#include "guide/parts.h"

#include <math.h>

double zy_guide_round(double number)
{
    return floor(number + 0.5);
}

double zy_guide_or(double number, double fallback)
{
    return isnan(number) ? fallback : number;
}

const double *zy_guide_dash(zy_arena *arena, const zy_value *list, size_t *count)
{
    *count = 0;
    if (!list || list->kind != ZY_VALUE_LIST || list->count == 0)
        return NULL;
    double *dash = ZY_NEW_ARRAY(arena, double, list->count);
    for (const zy_value *item = list->child; item; item = item->next)
        dash[(*count)++] = zy_value_number(item, 0);
    return dash;
}

double zy_guide_range_start(const zy_scale *scale)
{
    return scale->range_count ? zy_datum_number(scale->range[0]) : 0;
}

double zy_guide_range_end(const zy_scale *scale)
{
    return scale->range_count ? zy_datum_number(scale->range[scale->range_count - 1]) : 0;
}

zy_align zy_guide_align_of(int anchor)
{
    return anchor == ZY_ANCHOR_START ? ZY_ALIGN_LEFT
           : anchor == ZY_ANCHOR_END ? ZY_ALIGN_RIGHT
                                     : ZY_ALIGN_CENTER;
}

void zy_guide_stroke_apply(const zy_guide_stroke *stroke, zy_arena *arena, zy_item *item)
{
    item->stroke = zy_paint_read(stroke->color, zy_guide_or(stroke->opacity, 1));
    item->stroke_width = zy_guide_or(stroke->width, 1);
    item->dash = zy_guide_dash(arena, stroke->dash, &item->dash_count);
    item->dash_offset = zy_guide_or(stroke->dash_offset, 0);
    item->cap = stroke->cap < 0 ? ZY_CAP_BUTT : (zy_cap)stroke->cap;
}

zy_box zy_guide_mark_box(const zy_scene_mark *mark, zy_typesetter *typesetter)
{
    zy_box box = ZY_BOX_EMPTY;

    for (size_t i = 0; i < mark->count; i++)
        box = zy_box_union(box, zy_item_box(&mark->items[i], mark->type, typesetter));
    return box;
}

bool zy_guide_switch(const zy_value *value, double *number)
{
    if (value && value->kind == ZY_VALUE_NUMBER) {
        *number = value->number;
        return !isnan(value->number);
    }
    *number = 1;
    return zy_value_bool(value, false);
}

void zy_marks_set_z(zy_marks_list *list, double z)
{
    for (zy_scene_mark *mark = list->first; mark; mark = mark->next)
        mark->z = isnan(z) ? 0 : (int)z;
}
