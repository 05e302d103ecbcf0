/* Boxes as Vega measures them (vega-scenegraph, src/bound and src/marks): layout depends on them,
 * and so they are not the tightest ones. */
#include <math.h>

#include "scene/pen.h"

/* Half the stroke's width on every side, whether it is seen or not unless its opacity is 0; where
 * joins may be sharp, as far as the sharpest can reach. */
static zy_box grow(zy_box box, const zy_item *item, bool joins)
{
    double half = item->stroke_width / 2, by = half;

    if (item->stroke.kind == ZY_PAINT_NONE || item->stroke.opacity == 0 || zy_box_is_empty(box))
        return box;
    if (item->cap == ZY_CAP_SQUARE)
        by *= G_SQRT2;
    if (joins && item->join == ZY_JOIN_MITER)
        by = fmax(by, half * (item->miter_limit > 0 ? item->miter_limit : 4));
    return zy_box_grow(box, by);
}

static zy_box between(const zy_item *item)
{
    return (zy_box){fmin(item->x, item->x2), fmin(item->y, item->y2), fmax(item->x, item->x2),
                    fmax(item->y, item->y2)};
}

static double line_height(const zy_item *item)
{
    return item->line_height > 0 ? item->line_height : item->text.size + 2;
}

/* Columns stand from right to left, the first one centred on x; y is the anchor along them. */
static zy_box vertical_text(const zy_item *item, double length)
{
    double top = item->align == ZY_ALIGN_CENTER  ? length / 2
                 : item->align == ZY_ALIGN_RIGHT ? length
                                                 : 0;
    double more = item->line_count > 1 ? line_height(item) * (double)(item->line_count - 1) : 0;

    return (zy_box){item->x - item->text.size / 2 - more, item->y - top,
                    item->x + item->text.size / 2, item->y - top + length};
}

static zy_box text(const zy_item *item, zy_typesetter *typesetter)
{
    double width = 0, height = item->text.size, left, top;
    zy_box box;

    for (size_t i = 0; i < item->line_count; i++)
        width = fmax(width, zy_text_width(typesetter, item->lines[i], &item->text));
    if (item->text.features & ZY_TEXT_VERTICAL) {
        box = vertical_text(item, width);
    } else {
        left = item->x - (item->align == ZY_ALIGN_CENTER  ? width / 2
                          : item->align == ZY_ALIGN_RIGHT ? width
                                                          : 0);
        top = item->y - floor(0.8 * height + 0.5);
        if (item->line_count > 1)
            height += line_height(item) * (double)(item->line_count - 1);
        box = (zy_box){left, top, left + width, top + height};
    }
    return item->angle == 0 ? box : zy_box_turn(box, item->angle, item->x, item->y);
}

static zy_box outline(const zy_item *item, zy_item_type type)
{
    zy_pen pen;

    zy_pen_init(&pen, NULL);
    zy_item_outline(item, type, &pen);
    zy_pen_release(&pen);
    return pen.box;
}

zy_box zy_item_box(const zy_item *item, zy_item_type type, zy_typesetter *typesetter)
{
    switch (type) {
    case ZY_ITEM_RECT:
    case ZY_ITEM_GROUP:
    case ZY_ITEM_RULE:
        return grow(between(item), item, false);
    case ZY_ITEM_IMAGE:
        return between(item);
    case ZY_ITEM_TEXT:
        return text(item, typesetter);
    case ZY_ITEM_SYMBOL:
    case ZY_ITEM_LINE:
    case ZY_ITEM_AREA:
    case ZY_ITEM_TRAIL:
    case ZY_ITEM_ARC:
    case ZY_ITEM_PATH:
    case ZY_ITEM_SHAPE:
        break;
    }
    return grow(outline(item, type), item, true);
}

zy_box zy_marks_box(const zy_marks_list *list, zy_typesetter *typesetter)
{
    zy_box all = ZY_BOX_EMPTY;

    for (const zy_scene_mark *mark = list->first; mark; mark = mark->next) {
        zy_box box = ZY_BOX_EMPTY;
        for (size_t i = 0; i < mark->count; i++)
            box = zy_box_union(box, zy_item_box(&mark->items[i], mark->type, typesetter));
        all = zy_box_union(all, mark->clipped ? zy_box_cut(box, mark->clip) : box);
    }
    return all;
}
