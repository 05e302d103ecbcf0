/* What both timelines draw: the axis, dots, bars that fade, arrows. */
#include <math.h>

#include "marks/timeline/timeline.h"

static const double BAR = 0.62; /* how thick bars are, in dots */

double zy_timeline_dot(const zy_timeline *t)
{
    return zy_length_px(t->chart, t->chart->house->timeline.dot);
}

zy_scene_mark *zy_timeline_layer(const zy_timeline *t, zy_item_type type, const char *name)
{
    zy_scene_mark *mark = zy_scene_mark_new(t->arena, &t->pen->unit->marks, type, "mark", NULL);

    mark->name = name;
    return mark;
}

void zy_timeline_draw_rule(const zy_timeline *t, zy_scene_mark *rules, const zy_timeline_rule *rule)
{
    static const double dash[] = {2, 4};
    zy_item *item = zy_scene_item_new(t->arena, rules);

    item->x = rule->x, item->y = rule->y, item->x2 = rule->x2, item->y2 = rule->y2;
    item->stroke = zy_paint_of(rule->color, 1);
    item->stroke_width = rule->width;
    if (rule->dashed) {
        item->dash = dash, item->dash_count = 2;
        item->cap = ZY_CAP_BUTT;
    }
}

/* ---- Events ---- */

static zy_color clear(zy_color color)
{
    color.a = 0;
    return color;
}

/* Without edges: full in the middle, or from its start when it goes on. */
static const zy_gradient *fade(const zy_timeline *t, const zy_event *e, bool down)
{
    zy_gradient *g = ZY_NEW(t->arena, zy_gradient);
    zy_stop *stops = ZY_NEW_ARRAY(t->arena, zy_stop, 4);

    stops[0] = (zy_stop){0, e->when.open ? e->color : clear(e->color)};
    stops[1] = (zy_stop){e->when.open ? 0.05 : 0.35, e->color};
    stops[2] = (zy_stop){e->when.open ? 0.3 : 0.65, e->color};
    stops[3] = (zy_stop){1, clear(e->color)};
    *g = (zy_gradient){.x2 = down ? 0 : 1, .y2 = down ? 1 : 0, .stops = stops, .stop_count = 4};
    return g;
}

static void draw_bar(const zy_timeline *t, const zy_event *e, zy_scene_mark *bars, double across,
                     bool down)
{
    const double half = BAR * zy_timeline_dot(t) / 2;
    zy_item *bar = zy_scene_item_new(t->arena, bars);

    bar->x = down ? across - half : e->from, bar->x2 = down ? across + half : e->to;
    bar->y = down ? e->from : across - half, bar->y2 = down ? e->to : across + half;
    bar->fill = zy_paint_of(e->color, 1);
    if (e->when.soft || !e->when.range)
        bar->fill =
            (zy_paint){.kind = ZY_PAINT_GRADIENT, .gradient = fade(t, e, down), .opacity = 1};
    else
        for (int i = 0; i < 4; i++)
            bar->corner[i] = half;
    bar->title = zy_arena_format(t->arena, "%s %s", e->label, e->text);
    bar->row = bar->last_row = e->row;
}

static void draw_dot(const zy_timeline *t, const zy_event *e, zy_scene_mark *dots, double across,
                     bool down)
{
    const double d = zy_timeline_dot(t) * (e->wordless ? 0.6 : 1);
    const bool hollow = !isfinite(e->when.start) || e->when.soft;
    zy_item *dot = zy_scene_item_new(t->arena, dots);

    dot->x = down ? across : e->at, dot->y = down ? e->at : across;
    dot->shape = "circle";
    dot->size = G_PI * d * d / 4 * (hollow ? 0.75 : 1);
    dot->fill = zy_paint_of(hollow ? t->ground : e->color, 1);
    dot->stroke = zy_paint_of(hollow ? e->color : t->ground, 1);
    dot->stroke_width = 2;
    dot->title = zy_arena_format(t->arena, "%s %s", e->label, e->text);
    dot->row = dot->last_row = e->row;
}

void zy_timeline_draw_event(const zy_timeline *t, const zy_event *e, zy_scene_mark *bars,
                            zy_scene_mark *dots, double across, bool down)
{
    const double step = (BAR + 0.25) * zy_timeline_dot(t);

    if (e->spans)
        draw_bar(t, e, bars, across + (down ? e->tier : -e->tier) * step, down);
    else
        draw_dot(t, e, dots, across, down);
}

/* ---- The axis ---- */

static void draw_arrow(const zy_timeline *t, zy_scene_mark *heads, double x, double y, bool down)
{
    const int length = (int)lround(0.9 * zy_timeline_dot(t)), half = (int)lround(length * 0.5);
    zy_item *head = zy_scene_item_new(t->arena, heads);

    head->x = x, head->y = y;
    head->fill = zy_paint_of(t->ink, 1);
    head->d = down ? zy_arena_format(t->arena, "M0 0L%d %dL%d %dZ", -half, -length, half, -length)
                   : zy_arena_format(t->arena, "M0 0L%d %dL%d %dZ", -length, -half, -length, half);
}

/* Where the axis begins, and its way. */
typedef struct axis_line {
    double x, y;
    bool down;
} axis_line;

static void stretch(const zy_timeline *t, zy_scene_mark *rules, axis_line a, double from, double to,
                    bool dashed)
{
    if (to - from <= 0.5)
        return;
    zy_timeline_draw_rule(t, rules,
                          &(zy_timeline_rule){.x = a.down ? a.x : a.x + from,
                                              .y = a.down ? a.y + from : a.y,
                                              .x2 = a.down ? a.x : a.x + to,
                                              .y2 = a.down ? a.y + to : a.y,
                                              .color = t->ink,
                                              .width = fmax(1.5, 2 * t->chart->unit),
                                              .dashed = dashed});
}

void zy_timeline_draw_axis(const zy_timeline *t, zy_scene_mark *rules, zy_scene_mark *heads,
                           double x, double y, bool down)
{
    const axis_line axis = {x, y, down};
    const double back = t->ahead ? 0.6 * zy_timeline_dot(t) : 0,
                 start = t->solid_from > 2 * zy_timeline_dot(t) ? t->solid_from : 0,
                 end = t->ahead ? t->solid_to : t->length;

    stretch(t, rules, axis, 0, start, true);
    stretch(t, rules, axis, start, end, false);
    stretch(t, rules, axis, end, t->length - back, true);
    if (t->ahead)
        draw_arrow(t, heads, down ? x : x + t->length, down ? y + t->length : y, down);
}
