#include <math.h>

#include "guide/legend.h"

static zy_box box_of_size(double width, double height)
{
    return (zy_box){0, 0, fmax(0, width), fmax(0, height)};
}

/* With autosize fit a legend counts across its side only: one that is too long is cut off, else the
 * plot would shrink to nothing. */
static zy_box add_legend(const zy_group *group, zy_box bounds, const zy_legend *legend)
{
    zy_box box = legend->drawn.box;

    if (!group->fit)
        return zy_box_union(bounds, box);
    switch (zy_legend_orient_of(legend)) {
    case ZY_LEGEND_LEFT:
    case ZY_LEGEND_RIGHT:
        return zy_box_add(zy_box_add(bounds, box.x0, 0), box.x1, 0);
    case ZY_LEGEND_TOP:
    case ZY_LEGEND_BOTTOM:
        return zy_box_add(zy_box_add(bounds, 0, box.y0), 0, box.y1);
    case ZY_LEGEND_NONE:
    case ZY_LEGEND_TOP_LEFT:
    case ZY_LEGEND_TOP_RIGHT:
    case ZY_LEGEND_BOTTOM_LEFT:
    case ZY_LEGEND_BOTTOM_RIGHT:
        break;
    }
    return bounds;
}

/* Everything but the title; legends are placed by the way. */
static zy_box place_legends(zy_group *group, zy_arena *arena)
{
    zy_box size = box_of_size(group->width, group->height);
    zy_box beside = zy_box_union(zy_box_union(size, group->y_axes), group->inner);
    zy_box above = zy_box_union(zy_box_union(size, group->x_axes), group->inner);
    zy_box bounds = zy_box_union(size, group->marks);

    zy_legends_place(group, beside, above, arena);
    for (size_t i = 0; i < group->legend_count; i++)
        bounds = add_legend(group, bounds, &group->legends[i]);
    return zy_box_union(zy_box_union(bounds, beside), above);
}

/* What holds the group measures all its parts and the stroke of its frame. */
static zy_box outer_box(const zy_group *group)
{
    zy_box box = zy_box_union(zy_box_union(group->x_axes, group->y_axes),
                              zy_box_union(group->marks, group->inner));

    for (size_t i = 0; i < group->legend_count; i++)
        box = zy_box_union(box, group->legends[i].drawn.box);
    box = zy_box_union(box, group->title_drawn.box);
    if (group->clipped)
        box = ZY_BOX_EMPTY;
    if (group->clipped || group->width != 0 || group->height != 0)
        box = zy_box_union(box, box_of_size(group->width, group->height));
    return zy_box_is_empty(box) ? box : zy_box_grow(box, group->stroke_width / 2);
}

void zy_group_layout(zy_group *group, zy_arena *arena, zy_typesetter *typesetter)
{
    group->title_drawn = (zy_guide){.box = ZY_BOX_EMPTY};
    group->bounds = place_legends(group, arena);
    if (group->title)
        zy_title_draw(group->title, (zy_size){group->width, group->height}, group->bounds, arena,
                      typesetter, &group->title_drawn);
    group->bounds = zy_box_union(group->bounds, group->title_drawn.box);
    if (group->clipped)
        group->bounds = box_of_size(group->width, group->height);
    group->box = outer_box(group);
}

zy_picture_size zy_picture_layout(zy_autosize autosize, bool contains_padding, zy_padding padding,
                                  zy_size asked, zy_size view, zy_box bounds)
{
    double across = padding.left + padding.right, down = padding.top + padding.bottom;
    double left = fmax(0, ceil(-bounds.x0)), right = fmax(0, ceil(bounds.x1 - view.width));
    double top = fmax(0, ceil(-bounds.y0)), bottom = fmax(0, ceil(bounds.y1 - view.height));
    bool fits_x = autosize == ZY_AUTOSIZE_FIT || autosize == ZY_AUTOSIZE_FIT_X;
    bool fits_y = autosize == ZY_AUTOSIZE_FIT || autosize == ZY_AUTOSIZE_FIT_Y;

    if (contains_padding)
        asked.width -= across, asked.height -= down;
    if (autosize == ZY_AUTOSIZE_NONE)
        return (zy_picture_size){asked.width, asked.height,         padding.left,
                                 padding.top, asked.width + across, asked.height + down};
    if (fits_x)
        view.width = fmax(0, asked.width - left - right);
    else
        asked.width = view.width + left + right;
    if (fits_y)
        view.height = fmax(0, asked.height - top - bottom);
    else
        asked.height = view.height + top + bottom;
    return (zy_picture_size){view.width,        view.height,          padding.left + left,
                             padding.top + top, asked.width + across, asked.height + down};
}
