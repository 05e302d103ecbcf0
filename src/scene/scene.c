#include "scene/scene.h"

#include <math.h>
#include <string.h>

zy_scene_mark *zy_scene_mark_new(zy_arena *arena, zy_marks_list *list, zy_item_type type,
                                 const char *role, const char *within)
{
    zy_scene_mark *mark = ZY_NEW(arena, zy_scene_mark);

    mark->type = type;
    mark->role = role;
    mark->within = within;
    mark->view = -1;
    if (list->last)
        list->last->next = mark;
    else
        list->first = mark;
    list->last = mark;
    return mark;
}

zy_item *zy_scene_item_new(zy_arena *arena, zy_scene_mark *mark)
{
    if (mark->count == mark->room) {
        size_t room = mark->room ? 2 * mark->room : 4;
        zy_item *items = ZY_NEW_ARRAY(arena, zy_item, room);
        if (mark->count)
            memcpy(items, mark->items, mark->count * sizeof *items);
        mark->items = items;
        mark->room = room;
    }
    mark->items[mark->count].tension = NAN;
    return &mark->items[mark->count++];
}

zy_paint zy_paint_of(zy_color color, double opacity)
{
    return (zy_paint){.kind = ZY_PAINT_COLOR, .color = color, .opacity = opacity};
}

zy_paint zy_paint_read(const char *css, double opacity)
{
    zy_color color;

    if (!css || strcmp(css, "none") == 0 || !zy_color_read(css, &color))
        return (zy_paint){.kind = ZY_PAINT_NONE};
    return zy_paint_of(color, opacity);
}

bool zy_paint_is_visible(const zy_paint *paint)
{
    switch (paint->kind) {
    case ZY_PAINT_NONE:
        return false;
    case ZY_PAINT_COLOR:
        return paint->opacity > 0 && paint->color.a > 0;
    case ZY_PAINT_GRADIENT:
        return paint->opacity > 0 && paint->gradient && paint->gradient->stop_count > 0;
    }
    return false;
}

void zy_marks_move(zy_marks_list *list, double dx, double dy)
{
    for (zy_scene_mark *mark = list->first; mark; mark = mark->next) {
        for (size_t i = 0; i < mark->count; i++) {
            zy_item *item = &mark->items[i];
            item->x += dx;
            item->y += dy;
            item->x2 += dx;
            item->y2 += dy;
        }
        if (mark->clipped)
            mark->clip = zy_box_move(mark->clip, dx, dy);
    }
}

void zy_marks_take(zy_marks_list *to, zy_marks_list *from)
{
    if (!from->first)
        return;
    if (to->last)
        to->last->next = from->first;
    else
        to->first = from->first;
    to->last = from->last;
    *from = (zy_marks_list){NULL, NULL};
}

/* Two places that the scene's JSON prints alike. */
static bool is_same(double a, double b)
{
    return floor(a * 1000 + 0.5) == floor(b * 1000 + 0.5);
}

static bool has_text(const zy_item *item)
{
    if (!(item->text.size > 0))
        return false;
    for (size_t i = 0; i < item->line_count; i++)
        if (item->lines[i] && item->lines[i][0])
            return true;
    return false;
}

static bool has_run(const zy_item *item, size_t least)
{
    for (size_t i = 0; i < item->run_count; i++)
        if (item->runs[i].count >= least)
            return true;
    return false;
}

static bool has_image(const zy_item *item)
{
    return item->url && !is_same(item->x, item->x2) && !is_same(item->y, item->y2) &&
           (item->fill.kind == ZY_PAINT_NONE || item->fill.opacity > 0);
}

bool zy_item_is_dashed(const zy_item *item)
{
    double all = 0, gaps = 0;

    for (size_t i = 0; i < item->dash_count; i++) {
        all += item->dash[i] > 0;
        gaps += item->dash[i] > 0 && (i % 2 == 1 || item->dash_count % 2 == 1);
    }
    return all > 0 && gaps > 0;
}

bool zy_item_has_ink(const zy_item *item, zy_item_type type)
{
    bool stroke = item->stroke_width > 0 && zy_paint_is_visible(&item->stroke);
    bool paint = stroke || zy_paint_is_visible(&item->fill);

    switch (type) {
    case ZY_ITEM_RECT:
    case ZY_ITEM_GROUP:
        return stroke || (paint && !is_same(item->x, item->x2) && !is_same(item->y, item->y2));
    case ZY_ITEM_SYMBOL:
        return paint && item->size >= 0.0005;
    case ZY_ITEM_RULE:
        return stroke && (item->cap != ZY_CAP_BUTT || !is_same(item->x, item->x2) ||
                          !is_same(item->y, item->y2));
    case ZY_ITEM_TEXT:
        return (zy_paint_is_visible(&item->fill) || stroke) && has_text(item);
    case ZY_ITEM_LINE:
        return paint && has_run(item, item->cap == ZY_CAP_BUTT ? 2 : 1);
    case ZY_ITEM_AREA:
        return paint && has_run(item, stroke ? 1 : 2);
    case ZY_ITEM_TRAIL:
        return paint && has_run(item, 1);
    case ZY_ITEM_ARC:
        return stroke || (paint && item->start != item->end && item->inner != item->outer);
    case ZY_ITEM_PATH:
    case ZY_ITEM_SHAPE:
        return paint && item->d && item->d[0];
    case ZY_ITEM_IMAGE:
        return has_image(item);
    }
    return false;
}
