/* waffle: a whole of (mostly) 100 squares, filled as the share says, with the figure beside it. */
#include "marks/waffle/waffle.h"

#include <math.h>
#include <string.h>

static const double FIGURE = 0.36; /* of the height of the squares: the largest type */

static const zy_prop props[] = {
    {"cells", ZY_PROP_NUMBER, offsetof(zy_waffle_options, cells), NULL,
     "squares that make up the whole, 100 by default", NULL},
    {"columns", ZY_PROP_NUMBER, offsetof(zy_waffle_options, columns), NULL,
     "squares in a row, 10 by default", NULL},
    {"total", ZY_PROP_NUMBER, offsetof(zy_waffle_options, total), NULL,
     "what all squares together stand for; by default 100 of percentages, else the sum of the "
     "groups",
     NULL},
    {0},
};

/* From the group's colour to that of empty squares: a bound that is not sharp. */
static zy_paint fading(const zy_waffle *w, zy_paint from)
{
    zy_arena *arena = w->pen->arena;
    zy_gradient *g = ZY_NEW(arena, zy_gradient);
    zy_stop *stops = ZY_NEW_ARRAY(arena, zy_stop, 2);

    if (from.kind != ZY_PAINT_COLOR)
        return from;
    stops[0] = (zy_stop){0, from.color};
    stops[1] = (zy_stop){1, zy_house_color(w->pen->chart, ZY_ROLE_GRID)};
    *g = (zy_gradient){.x2 = 1, .stops = stops, .stop_count = 2};
    return (zy_paint){.kind = ZY_PAINT_GRADIENT, .gradient = g, .opacity = from.opacity};
}

/* The squares of one panel, from the corner at the top left. */
typedef struct squares {
    const zy_waffle *w;
    const zy_waffle_layout *layout;
    double x, y;
} squares;

static void put_square(const squares *s, size_t index, zy_paint paint, size_t row)
{
    const zy_waffle *w = s->w;
    const double pitch = s->layout->pitch, size = pitch * ZY_WAFFLE_SQUARE;
    zy_item *item = zy_scene_item_new(w->pen->arena, w->pen->mark);

    item->x = s->x + (double)(index % w->columns) * pitch;
    item->y = s->y + (double)(w->lines - 1 - index / w->columns) * pitch;
    item->x2 = item->x + size, item->y2 = item->y + size;
    item->fill = paint;
    item->row = item->last_row = row;
    for (int i = 0; i < 4; i++)
        item->corner[i] = w->pen->unit->options.corner_radius;
}

/* 以上 fades into the square after its own, 約 and 未満 within its last. */
static zy_paint paint_of_square(const zy_waffle *w, const zy_waffle_group *g, size_t index)
{
    const uint16_t *all = w->value->values->qualifiers;
    const unsigned q = all ? all[g->row] : 0;
    const bool soft = q & (ZY_ABOUT | ZY_NEARLY | ZY_AT_MOST | ZY_UNDER);

    return soft && index + 1 == g->cells ? fading(w, g->paint) : g->paint;
}

static bool is_open(const zy_waffle *w, const zy_waffle_group *g)
{
    const uint16_t *all = w->value->values->qualifiers;

    return all && all[g->row] & (ZY_AT_LEAST | ZY_OVER | ZY_BARELY);
}

static void draw_squares(const squares *s, const zy_waffle_panel *panel)
{
    const zy_waffle *w = s->w;
    const zy_paint pale = zy_paint_of(zy_house_color(w->pen->chart, ZY_ROLE_GRID), 1);
    size_t at = 0;

    for (size_t g = 0; g < panel->count; g++) {
        const zy_waffle_group *group = &panel->groups[g];
        for (size_t i = 0; i < group->cells; i++)
            put_square(s, at++, paint_of_square(w, group, i), group->row);
    }
    const zy_waffle_group *last = panel->count ? &panel->groups[panel->count - 1] : NULL;
    if (last && at < w->cells && is_open(w, last))
        put_square(s, at++, fading(w, last->paint), last->row);
    while (at < w->cells)
        put_square(s, at++, pale, last ? last->row : 0);
}

static void draw_panels(const zy_waffle_letters *l, const zy_waffle_layout *a,
                        zy_scene_mark *swatches)
{
    const zy_view *unit = l->w->pen->unit;
    const double used = a->step_y * (double)a->down - l->gap, spare = fmax(0, unit->height - used);
    /* The header of a facet's cell stays near. */
    const bool is_cell = unit->parent && unit->parent->kind == ZY_VIEW_GRID;
    const double top = is_cell ? 0 : spare * 0.22;

    for (size_t i = 0; i < l->w->panel_count; i++) {
        const double x = a->step_x * (double)(i % a->across),
                     y = top + a->step_y * (double)(i / a->across);
        draw_squares(&(squares){l->w, a, x, y}, &l->w->panels[i]);
        zy_waffle_draw_label(l, a, &l->w->panels[i], swatches, x, y);
    }
}

static bool no_room(const zy_pen *pen, size_t panels)
{
    zy_diags *diags = pen->chart->diags;

    return zy_fail(diags, "no-room", zy_value_find(pen->unit->spec, "mark")->span, NULL,
                   ZY_SAY(diags, "%zu waffles with their labels do not fit into %.0f x %.0f px",
                          "%zu 個の waffle とその文字は %.0f × %.0f px に入りません"),
                   panels, pen->unit->width, pen->unit->height);
}

static void draw_all(const zy_pen *pen, const size_t *rows, size_t count)
{
    const zy_chart *chart = pen->chart;
    zy_waffle w;

    if (!zy_waffle_read(pen, rows, count, &w) || w.panel_count == 0)
        return;
    zy_scene_mark *swatches =
        zy_scene_mark_new(pen->arena, &pen->unit->marks, ZY_ITEM_RECT, "mark", NULL);
    zy_waffle_letters l = {.w = &w,
                           .letters = zy_lettering_new(chart, &pen->unit->marks),
                           .figure = zy_length_px(chart, w.panel_count > 3
                                                             ? chart->house->waffle.figure_small
                                                             : chart->house->waffle.figure),
                           .caption = zy_length_px(chart, chart->house->waffle.caption),
                           .gap = zy_length_px(chart, chart->house->waffle.gap)};
    zy_waffle_layout a = zy_waffle_arrange(&l);
    /* A figure is not half as high as its squares. */
    while (l.figure > FIGURE * a.height && l.figure > 16) {
        l.figure = fmax(16, l.figure * 0.9);
        a = zy_waffle_arrange(&l);
    }
    if (a.pitch < 3) {
        no_room(pen, w.panel_count);
        return;
    }
    swatches->name = "waffle";
    draw_panels(&l, &a, swatches);
}

const zy_mark zy_mark_waffle = {
    .name = "waffle",
    .doc = "a whole of squares, filled as the share says",
    .item = ZY_ITEM_RECT,
    .shows_parts = true,
    .is_rect = true,
    .filled = true,
    .names_colors = true,
    .chart_en = "Waffle chart",
    .chart_ja = "ワッフルチャート",
    .draw_all = draw_all,
    .props = props,
    .own_size = sizeof(zy_waffle_options),
};
