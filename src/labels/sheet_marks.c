/* What is drawn already, as obstacles to labels. */
#include <math.h>
#include <string.h>

#include "labels/parts.h"

/* Labels keep off bars and slices altogether; a line or a symbol behind a label is bad, but not
 * always to be avoided. */
enum { SYMBOL = 200 };

typedef struct collector {
    zy_sheet *sheet;
    zy_arena *arena;
    const zy_view *unit;
    bool reference;
} collector;

static void add_box(const collector *c, zy_box box, bool hard, double penalty, int owner,
                    const zy_paint *paint)
{
    zy_sheet_obstacle(
        c->sheet,
        (zy_obstacle){
            .kind = ZY_OBSTACLE_BOX, .hard = hard, .penalty = penalty, .owner = owner, .box = box},
        paint);
}

/* The band of a reference is a ground to write on. */
static void add_rect(const collector *c, const zy_item *item, int owner)
{
    const zy_box box = {fmin(item->x, item->x2), fmin(item->y, item->y2), fmax(item->x, item->x2),
                        fmax(item->y, item->y2)};

    if (zy_paint_is_visible(&item->fill) || zy_paint_is_visible(&item->stroke))
        add_box(c, box, !c->reference, 0, owner, &item->fill);
}

static void add_run(const collector *c, const zy_item *item, const zy_run *run, int owner)
{
    zy_point *points = ZY_NEW_ARRAY(c->arena, zy_point, run->count + 1);

    for (size_t i = 0; i < run->count; i++)
        points[i] = (zy_point){item->x + run->vertices[i].x, item->y + run->vertices[i].y};
    zy_sheet_obstacle(c->sheet,
                      (zy_obstacle){.kind = ZY_OBSTACLE_LINE,
                                    .penalty = ZY_SHEET_LINE,
                                    .owner = owner,
                                    .points = points,
                                    .count = run->count,
                                    .radius = fmax(1, item->stroke_width / 2) + 1},
                      NULL);
}

static void add_polygon(const collector *c, const zy_point *points, size_t count, int owner,
                        const zy_paint *paint)
{
    zy_sheet_obstacle(c->sheet,
                      (zy_obstacle){.kind = ZY_OBSTACLE_POLYGON,
                                    .hard = true,
                                    .owner = owner,
                                    .points = points,
                                    .count = count},
                      paint);
}

static void add_area(const collector *c, const zy_item *item, const zy_run *run, int owner)
{
    zy_point *points = ZY_NEW_ARRAY(c->arena, zy_point, 2 * run->count + 1);
    const size_t n = run->count;

    for (size_t i = 0; i < n; i++) {
        points[i] = (zy_point){item->x + run->vertices[i].x, item->y + run->vertices[i].y};
        points[2 * n - 1 - i] =
            (zy_point){item->x + run->vertices[i].x2, item->y + run->vertices[i].y2};
    }
    add_polygon(c, points, 2 * n, owner, &item->fill);
}

static zy_point on_circle(const zy_item *arc, double radius, double angle)
{
    return (zy_point){arc->x + radius * sin(angle), arc->y - radius * cos(angle)};
}

static void add_arc(const collector *c, const zy_item *arc, int owner)
{
    const size_t steps = (size_t)ceil(fabs(arc->end - arc->start) / 0.1) + 1;
    zy_point *points = ZY_NEW_ARRAY(c->arena, zy_point, 2 * (steps + 1));

    for (size_t i = 0; i <= steps; i++) {
        const double angle = arc->start + (arc->end - arc->start) * (double)i / (double)steps;
        points[i] = on_circle(arc, arc->outer, angle);
        points[2 * steps + 1 - i] = on_circle(arc, arc->inner, angle);
    }
    add_polygon(c, points, 2 * (steps + 1), owner, &arc->fill);
}

static void add_symbol(const collector *c, const zy_item *item, int owner)
{
    zy_point *centre = ZY_NEW(c->arena, zy_point);

    *centre = (zy_point){item->x, item->y};
    /* A text that touches a dot does not stand on it; one may stand on a bubble. */
    const double radius = sqrt(item->size / G_PI);
    zy_sheet_obstacle(c->sheet,
                      (zy_obstacle){.kind = ZY_OBSTACLE_DISC,
                                    .penalty = SYMBOL,
                                    .owner = owner,
                                    .points = centre,
                                    .count = 1,
                                    .radius = radius + 1.5},
                      radius > 14 ? &item->fill : NULL);
}

static void add_rule(const collector *c, const zy_item *item)
{
    zy_sheet_line_obstacle(c->sheet, item->x, item->y, item->x2, item->y2,
                           c->reference ? ZY_SHEET_FAINT : ZY_SHEET_LINE);
}

static void add_runs(const collector *c, const zy_item *item, int owner,
                     void (*add)(const collector *c, const zy_item *item, const zy_run *run,
                                 int owner))
{
    for (size_t i = 0; i < item->run_count; i++)
        add(c, item, &item->runs[i], owner);
}

static void add_item(const collector *c, const zy_item *item, zy_item_type type, int owner)
{
    zy_typesetter *typesetter = zy_sheet_job(c->sheet)->chart.typesetter;

    switch (type) {
    case ZY_ITEM_RECT:
        add_rect(c, item, owner);
        break;
    case ZY_ITEM_RULE:
        add_rule(c, item);
        break;
    case ZY_ITEM_LINE:
    case ZY_ITEM_TRAIL:
        add_runs(c, item, owner, add_run);
        break;
    case ZY_ITEM_AREA:
        add_runs(c, item, owner, add_area);
        break;
    case ZY_ITEM_ARC:
        add_arc(c, item, owner);
        break;
    case ZY_ITEM_SYMBOL:
        add_symbol(c, item, owner);
        break;
    case ZY_ITEM_TEXT:
    case ZY_ITEM_IMAGE:
    case ZY_ITEM_PATH:
    case ZY_ITEM_SHAPE:
        add_box(c, zy_item_box(item, type, typesetter), true, 0, owner, NULL);
        break;
    case ZY_ITEM_GROUP:
        break;
    }
}

/* Owners are numbered through the whole sheet. */
static void add_unit(const collector *c, int *owner)
{
    for (const zy_scene_mark *mark = c->unit->marks.first; mark; mark = mark->next) {
        zy_sheet_own(c->sheet, mark, *owner + 1);
        for (size_t i = 0; i < mark->count; i++)
            add_item(c, &mark->items[i], mark->type, ++*owner);
    }
}

static void add_units(collector *c, const zy_view *view, int *owner)
{
    if (view->kind == ZY_VIEW_UNIT) {
        c->unit = view;
        c->reference = view->is_reference;
        add_unit(c, owner);
    }
    for (const zy_view *child = view->first; child; child = child->next)
        add_units(c, child, owner);
}

/* The texts of axes, and their lines; ticks are too short to disturb. */
static void add_axes(const collector *c, const zy_marks_list *axes)
{
    zy_typesetter *typesetter = zy_sheet_job(c->sheet)->chart.typesetter;

    for (const zy_scene_mark *mark = axes->first; mark; mark = mark->next)
        for (size_t i = 0; i < mark->count; i++) {
            const zy_item *item = &mark->items[i];
            if (mark->type == ZY_ITEM_TEXT)
                add_box(c, zy_item_box(item, mark->type, typesetter), true, 0, 0, NULL);
            else if (mark->type == ZY_ITEM_RULE &&
                     hypot(item->x2 - item->x, item->y2 - item->y) > 30)
                zy_sheet_line_obstacle(c->sheet, item->x, item->y, item->x2, item->y2,
                                       ZY_SHEET_LINE);
        }
}

void zy_sheet_marks(zy_sheet *sheet, zy_view *plot)
{
    collector c = {.sheet = sheet, .arena = zy_sheet_job(sheet)->arena};
    int owner = 0;

    add_units(&c, plot, &owner);
    add_axes(&c, &plot->guides->mains.marks);
}

double zy_sheet_words_end(const zy_sheet *sheet, double y0, double y1)
{
    const zy_marks_list *drawn = &zy_sheet_plot(sheet)->guides->mains.marks;
    double end = -INFINITY;

    for (const zy_scene_mark *mark = drawn->first; mark; mark = mark->next)
        for (size_t i = 0; mark->type == ZY_ITEM_TEXT && i < mark->count; i++) {
            const zy_box box =
                zy_item_box(&mark->items[i], mark->type, zy_sheet_job(sheet)->chart.typesetter);
            if (box.y0 < y1 && box.y1 > y0)
                end = fmax(end, box.x1);
        }
    return end;
}
