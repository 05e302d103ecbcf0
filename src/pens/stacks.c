/* Stacked bars with round corners: a stack is one box that cuts its bars (Vega-Lite's
 * getGroupsForStackedBarWithCornerRadius). */
#include "pens/stacks.h"

#include <math.h>
#include <string.h>

#include "pens/rects.h"

#define HAS(unit, field)                                                                           \
    zy_props_has(zy_mark_props, &(unit)->options, offsetof(zy_mark_options, field))

bool zy_stacks_are_round(const zy_view *unit)
{
    const zy_mark_options *o = &unit->options;

    if (!zy_unit_is_bar(unit) || !unit->stack.is_on ||
        zy_def_is_field(unit->encoding[ZY_CHANNEL_SIZE]))
        return false;
    return (HAS(unit, corner_radius_end) && o->corner_radius_end != 0) ||
           (HAS(unit, corner_radius) && o->corner_radius != 0) ||
           (HAS(unit, corner_radius_top_left) && o->corner_radius_top_left != 0) ||
           (HAS(unit, corner_radius_top_right) && o->corner_radius_top_right != 0) ||
           (HAS(unit, corner_radius_bottom_left) && o->corner_radius_bottom_left != 0) ||
           (HAS(unit, corner_radius_bottom_right) && o->corner_radius_bottom_right != 0);
}

/* The rows of one stack, and the extent of their starts and ends in the data. */
typedef struct stack {
    const size_t *rows;
    size_t count;
    double starts[2], ends[2]; /* pixels of the least and the greatest */
} stack;

static void extent(const zy_pen *pen, const char *name, const stack *s, double pixels[2])
{
    const zy_view *unit = pen->unit;
    const zy_column *column = zy_table_find(unit->table, name);
    const zy_scale_part *scale = zy_view_scale(unit, unit->stack.field_channel);
    double low = INFINITY, high = -INFINITY;

    for (size_t i = 0; i < s->count; i++) {
        low = fmin(low, zy_column_number(column, s->rows[i]));
        high = fmax(high, zy_column_number(column, s->rows[i]));
    }
    pixels[0] = zy_scale_map_number(&scale->scale, low);
    pixels[1] = zy_scale_map_number(&scale->scale, high);
}

/* The corners that options give to the box, clockwise from the top left; then those at its ends. */
static void find_corners(const zy_pen *pen, const stack *s, double corner[4])
{
    static const int sides[2][2][2] = {{{0, 1}, {2, 3}}, {{1, 2}, {0, 3}}};
    const zy_view *unit = pen->unit;
    const bool along_x = unit->stack.field_channel == ZY_CHANNEL_X;
    const double sign = along_x ? 1 : -1;

    zy_rect_corners(unit, corner);
    if (!HAS(unit, corner_radius_end))
        return;
    if (sign * (s->ends[1] - s->starts[1]) > 0)
        corner[sides[along_x][0][0]] = corner[sides[along_x][0][1]] =
            unit->options.corner_radius_end;
    if (sign * (s->ends[0] - s->starts[0]) < 0)
        corner[sides[along_x][1][0]] = corner[sides[along_x][1][1]] =
            unit->options.corner_radius_end;
}

static zy_box box_of(const zy_pen *pen, const stack *s, const zy_item *bar)
{
    const double low = fmin(fmin(s->starts[0], s->starts[1]), fmin(s->ends[0], s->ends[1]));
    const double high = fmax(fmax(s->starts[0], s->starts[1]), fmax(s->ends[0], s->ends[1]));

    if (pen->unit->stack.field_channel == ZY_CHANNEL_X)
        return (zy_box){low, bar->y, high, bar->y2};
    return (zy_box){bar->x, low, bar->x2, high};
}

/* The line around the whole stack, over its bars. */
static void draw_outline(const zy_pen *pen, const zy_item *bar, zy_box box, const double corner[4])
{
    zy_scene_mark *mark =
        zy_scene_mark_new(pen->arena, &pen->unit->marks, ZY_ITEM_GROUP, "scope", NULL);
    zy_item *item = zy_scene_item_new(pen->arena, mark);
    const zy_paint none = item->fill;

    *item = *bar;
    item->fill = none;
    item->x = box.x0, item->x2 = box.x1, item->y = box.y0, item->y2 = box.y1;
    memcpy(item->corner, corner, sizeof item->corner);
}

static void draw_stack(const zy_pen *pen, stack *s)
{
    zy_pen own = *pen;
    double corner[4];

    own.mark = zy_scene_mark_new(pen->arena, &pen->unit->marks, ZY_ITEM_RECT, "mark", NULL);
    own.mark->name = pen->unit->mark->name;
    for (size_t i = 0; i < s->count; i++)
        zy_rect_draw(&own, s->rows[i]);
    if (own.mark->count == 0)
        return;
    extent(pen, pen->unit->stack.start, s, s->starts);
    extent(pen, pen->unit->stack.end, s, s->ends);
    find_corners(pen, s, corner);
    if (own.mark->count == 1 && pen->chart->style->rounds_alone) {
        memcpy(own.mark->items[0].corner, corner, sizeof corner);
        return;
    }
    for (size_t i = 0; i < own.mark->count; i++)
        memset(own.mark->items[i].corner, 0, sizeof own.mark->items[i].corner);
    const zy_item first = own.mark->items[0];
    const zy_box box = box_of(pen, s, &first);
    own.mark->clipped = true;
    own.mark->clip = box;
    memcpy(own.mark->clip_corner, corner, sizeof corner);
    if (first.stroke.kind != ZY_PAINT_NONE)
        draw_outline(pen, &first, box, corner);
}

/* The rows in the order of their groups: starts[g] is where those of group g begin. */
static size_t *rows_by_group(const zy_pen *pen, const zy_groups *groups, const size_t *rows,
                             size_t count, size_t *starts)
{
    size_t *sorted = ZY_NEW_ARRAY(pen->arena, size_t, count + 1);

    for (size_t i = 0; i < count; i++)
        starts[groups->group_of[rows[i]] + 2]++;
    for (size_t g = 0; g < groups->count; g++)
        starts[g + 2] += starts[g + 1];
    for (size_t i = 0; i < count; i++)
        sorted[starts[groups->group_of[rows[i]] + 1]++] = rows[i];
    return sorted;
}

void zy_stacks_draw(const zy_pen *pen, const size_t *rows, size_t count)
{
    const zy_view *unit = pen->unit;
    zy_column *columns[2];
    size_t column_count = 0;

    for (size_t i = 0; i < unit->stack.by_count; i++)
        if (unit->encoding[unit->stack.by_channels[i]]->values)
            columns[column_count++] = unit->encoding[unit->stack.by_channels[i]]->values;
    if (column_count == 0) {
        draw_stack(pen, &(stack){.rows = rows, .count = count});
        return;
    }
    const zy_groups groups = zy_table_group(pen->arena, unit->table, columns, column_count);
    size_t *starts = ZY_NEW_ARRAY(pen->arena, size_t, groups.count + 3);
    const size_t *sorted = rows_by_group(pen, &groups, rows, count, starts);
    for (size_t g = 0; g < groups.count; g++)
        draw_stack(pen, &(stack){.rows = sorted + starts[g], .count = starts[g + 1] - starts[g]});
}
