/* Units that are drawn to one measure: cards of one size, symbols of one size in all cells. */
#include "pens/pens.h"

static bool has_only(const zy_view *view, const zy_mark *mark)
{
    if (view->kind == ZY_VIEW_UNIT)
        return view->mark == mark;
    for (const zy_view *child = view->first; child; child = child->next)
        if (!has_only(child, mark))
            return false;
    return true;
}

static zy_view *common_root(zy_view *unit)
{
    zy_view *root = unit;

    while (root->parent && root->kind != ZY_VIEW_GRID)
        root = root->parent;
    if (root->kind != ZY_VIEW_GRID)
        return unit;
    while (root->parent && has_only(root->parent, unit->mark))
        root = root->parent;
    return root;
}

static void gather(zy_view *view, const zy_mark *mark, zy_view **units, size_t *count)
{
    if (view->kind == ZY_VIEW_UNIT && view->mark == mark && view->table) {
        if (units)
            units[*count] = view;
        ++*count;
    }
    for (zy_view *child = view->first; child; child = child->next)
        gather(child, mark, units, count);
}

zy_view **zy_mark_siblings(const zy_pen *pen, size_t *count)
{
    zy_view *root = common_root(pen->unit), **units;

    *count = 0;
    gather(root, pen->unit->mark, NULL, count);
    units = ZY_NEW_ARRAY(pen->arena, zy_view *, *count + 1);
    *count = 0;
    gather(root, pen->unit->mark, units, count);
    return units;
}

const size_t *zy_unit_rows(const zy_pen *pen, const zy_view *unit, size_t *count)
{
    size_t *rows;

    *count = unit->rows ? unit->row_count : unit->table->row_count;
    if (unit->rows)
        return unit->rows;
    rows = ZY_NEW_ARRAY(pen->arena, size_t, *count + 1);
    for (size_t i = 0; i < *count; i++)
        rows[i] = i;
    return rows;
}

/* Layers get the size of their plot only when they are drawn. */
static const zy_view *plot_of(const zy_view *unit)
{
    while (unit->parent && unit->parent->kind == ZY_VIEW_LAYER)
        unit = unit->parent;
    return unit;
}

double zy_unit_width(const zy_view *unit)
{
    return plot_of(unit)->width;
}

double zy_unit_height(const zy_view *unit)
{
    return plot_of(unit)->height;
}
