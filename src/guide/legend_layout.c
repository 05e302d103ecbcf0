/* Legends around a view: those of one side or corner make one row or column. */
#include <math.h>

#include "guide/legend.h"

enum { DOWN = 0, ACROSS = 1 };

/* Vega's config.legend.layout: at the sides legends stand below each other. */
static const char *default_direction(zy_legend_orient orient)
{
    return orient == ZY_LEGEND_LEFT || orient == ZY_LEGEND_RIGHT ? "vertical" : NULL;
}

static const zy_value *unless_null(const zy_value *value)
{
    return value && value->kind != ZY_VALUE_NULL ? value : NULL;
}

static const zy_value *find(const zy_value *layout, zy_legend_orient orient, const char *key)
{
    const zy_value *own = zy_value_find(layout, zy_legend_orient_words[orient]);
    const zy_value *value = unless_null(zy_value_find(own, key));

    return value ? value : unless_null(zy_value_find(layout, key));
}

static bool is_vertical(const zy_value *layout, zy_legend_orient orient)
{
    const zy_value *own = zy_value_find(layout, zy_legend_orient_words[orient]);
    const char *otherwise = own ? NULL : default_direction(orient);
    const zy_value *direction = unless_null(zy_value_find(own, "direction"));

    if (!direction && otherwise)
        return true;
    if (!direction)
        direction = unless_null(zy_value_find(layout, "direction"));
    return zy_value_is(direction, "vertical");
}

/* The largest offset that legends ask for themselves, else the layout's. */
static double offset_of(zy_legend *const *legends, size_t count, const zy_value *layout,
                        zy_legend_orient orient)
{
    double largest = -INFINITY;

    for (size_t i = 0; i < count; i++)
        if (!isnan(legends[i]->options->offset))
            largest = fmax(largest, legends[i]->options->offset);
    return isfinite(largest) ? largest : zy_value_number(find(layout, orient, "offset"), 18);
}

static int anchor_of(const zy_value *layout, zy_legend_orient orient)
{
    const zy_value *anchor = find(layout, orient, "anchor");

    return zy_value_is(anchor, "end")      ? ZY_ANCHOR_END
           : zy_value_is(anchor, "middle") ? ZY_ANCHOR_MIDDLE
                                           : ZY_ANCHOR_START;
}

static void set_center(zy_grid_options *grid, const zy_value *center)
{
    bool both = zy_value_bool(center, false);

    grid->center[DOWN] = zy_value_bool(zy_value_find(center, "row"), both);
    grid->center[ACROSS] = zy_value_bool(zy_value_find(center, "column"), both);
}

/* What legends stand around. */
typedef struct around {
    double width, height;
    zy_box beside, above;
} around;

static double share_of(int anchor)
{
    return anchor == ZY_ANCHOR_END ? 1 : anchor == ZY_ANCHOR_MIDDLE ? 0.5 : 0;
}

static double along_x(const around *a, bool of_bounds, double share)
{
    double width = a->width != 0 ? a->width : a->above.x1 - a->above.x0 + 2 * a->above.x0;

    return of_bounds ? a->beside.x0 + share * (a->beside.x1 - a->beside.x0) : share * width;
}

static double along_y(const around *a, bool of_bounds, double share)
{
    double height = a->height != 0 ? a->height : a->beside.y1 - a->beside.y0 + 2 * a->beside.y0;

    return of_bounds ? a->above.y0 + share * (a->above.y1 - a->above.y0) : share * height;
}

static void set_at(zy_grid_options *grid, double x, int column, double y, int row)
{
    grid->x = x, grid->y = y;
    grid->anchor[ACROSS] = column, grid->anchor[DOWN] = row;
}

static void set_anchor(zy_grid_options *grid, zy_legend_orient orient, const around *a,
                       const zy_value *layout, double offset)
{
    int anchor = anchor_of(layout, orient);
    bool of_bounds = zy_value_is(find(layout, orient, "frame"), "bounds");
    double x = along_x(a, of_bounds, share_of(anchor)), y = along_y(a, of_bounds, share_of(anchor));
    double right = a->width - offset, bottom = a->height - offset;

    switch (orient) {
    case ZY_LEGEND_LEFT:
        set_at(grid, floor(a->beside.x0) - offset, ZY_ANCHOR_END, y, anchor);
        break;
    case ZY_LEGEND_RIGHT:
        set_at(grid, ceil(a->beside.x1) + offset, ZY_ANCHOR_START, y, anchor);
        break;
    case ZY_LEGEND_TOP:
        set_at(grid, x, anchor, floor(a->above.y0) - offset, ZY_ANCHOR_END);
        break;
    case ZY_LEGEND_BOTTOM:
        set_at(grid, x, anchor, ceil(a->above.y1) + offset, ZY_ANCHOR_START);
        break;
    case ZY_LEGEND_TOP_LEFT:
        set_at(grid, offset, ZY_ANCHOR_START, offset, ZY_ANCHOR_START);
        break;
    case ZY_LEGEND_TOP_RIGHT:
        set_at(grid, right, ZY_ANCHOR_END, offset, ZY_ANCHOR_START);
        break;
    case ZY_LEGEND_BOTTOM_LEFT:
        set_at(grid, offset, ZY_ANCHOR_START, bottom, ZY_ANCHOR_END);
        break;
    case ZY_LEGEND_BOTTOM_RIGHT:
        set_at(grid, right, ZY_ANCHOR_END, bottom, ZY_ANCHOR_END);
        break;
    case ZY_LEGEND_NONE:
        break;
    }
}

static void move_legend(zy_legend *legend, double x, double y)
{
    zy_marks_move(&legend->drawn.marks, x, y);
    legend->drawn.box = zy_box_move(legend->drawn.box, x, y);
}

static void place_side(zy_legend *const *legends, size_t count, zy_legend_orient orient,
                       const around *a, const zy_value *layout, zy_arena *arena)
{
    zy_grid_cell *cells = ZY_NEW_ARRAY(arena, zy_grid_cell, count);
    double margin = zy_value_number(find(layout, orient, "margin"), 8);
    const zy_value *bounds = find(layout, orient, "bounds");
    zy_grid_options grid = {
        .columns = is_vertical(layout, orient) ? 1 : count,
        .align = {ZY_GRID_EACH, ZY_GRID_EACH},
        .flush = !bounds || zy_value_is(bounds, "flush"),
        .padding = {margin, margin},
    };

    set_center(&grid, find(layout, orient, "center"));
    set_anchor(&grid, orient, a, layout, offset_of(legends, count, layout, orient));
    for (size_t i = 0; i < count; i++)
        cells[i] = (zy_grid_cell){.width = legends[i]->drawn_width,
                                  .height = legends[i]->drawn_height,
                                  .box = legends[i]->drawn.box};
    zy_grid_layout(cells, count, &grid, arena);
    for (size_t i = 0; i < count; i++)
        move_legend(legends[i], cells[i].x, cells[i].y);
}

void zy_legends_place(zy_group *group, zy_box beside, zy_box above, zy_arena *arena)
{
    around a = {fmax(0, group->width), fmax(0, group->height), beside, above};
    zy_legend **side = ZY_NEW_ARRAY(arena, zy_legend *, group->legend_count + 1);

    for (size_t i = 0; i < group->legend_count; i++) {
        zy_legend *legend = &group->legends[i];
        if (zy_legend_orient_of(legend) == ZY_LEGEND_NONE)
            move_legend(legend, zy_guide_or(legend->options->legend_x, 0),
                        zy_guide_or(legend->options->legend_y, 0));
    }
    for (int orient = ZY_LEGEND_LEFT; orient <= ZY_LEGEND_BOTTOM_RIGHT; orient++) {
        size_t count = 0;
        for (size_t i = 0; i < group->legend_count; i++)
            if (zy_legend_orient_of(&group->legends[i]) == (zy_legend_orient)orient)
                side[count++] = &group->legends[i];
        if (count)
            place_side(side, count, (zy_legend_orient)orient, &a, group->legend_layout, arena);
    }
}
