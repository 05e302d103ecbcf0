#include <math.h>
#include <string.h>

#include "scene/pen.h"

/* Corners as factors of the radius. */
typedef struct polygon {
    const char *name;
    size_t count;
    bool open;
    double x[12], y[12];
} polygon;

#define H 0.86602540378443864676
#define W (2 * 0.86602540378443864676 - 0.57735026918962576451)
#define D 0.57735026918962576451

static const polygon polygons[] = {
    {"cross",
     12,
     false,
     {-1, -1, -.4, -.4, .4, .4, 1, 1, .4, .4, -.4, -.4},
     {-.4, .4, .4, 1, 1, .4, .4, -.4, -.4, -1, -1, -.4}},
    {"diamond", 4, false, {-1, 0, 1, 0}, {0, -1, 0, 1}},
    {"square", 4, false, {-1, 1, 1, -1}, {-1, -1, 1, 1}},
    {"triangle-up", 3, false, {0, -1, 1}, {-H, H, H}},
    {"triangle-down", 3, false, {0, -1, 1}, {H, -H, -H}},
    {"triangle-right", 3, false, {H, -H, -H}, {0, -1, 1}},
    {"triangle-left", 3, false, {-H, H, H}, {0, -1, 1}},
    {"triangle", 3, false, {0, -1, 1}, {-W, D, D}},
    {"arrow",
     7,
     false,
     {-1. / 7, 1. / 7, 1. / 7, .4, 0, -.4, -1. / 7},
     {1, 1, -.125, -.125, -1, -.125, -.125}},
    {"wedge", 3, false, {0, -.25, .25}, {-W, D, D}},
    {"stroke", 2, true, {-1, 1}, {0, 0}},
};

#undef H
#undef W
#undef D

static void draw_polygon(const polygon *shape, double r, zy_pen *pen)
{
    zy_pen_move(pen, shape->x[0] * r, shape->y[0] * r);
    for (size_t i = 1; i < shape->count; i++)
        zy_pen_line(pen, shape->x[i] * r, shape->y[i] * r);
    if (!shape->open)
        zy_pen_close(pen);
}

static void draw_circle(double r, zy_pen *pen)
{
    zy_pen_move(pen, r, 0);
    zy_pen_arc(pen, (zy_point){0, 0}, r, 0, 2 * G_PI, false);
    zy_pen_close(pen);
}

static void draw_data(const char *d, double scale_x, double scale_y, zy_pen *pen)
{
    zy_path path;

    zy_path_init(&path, zy_pen_scratch(pen));
    if (d && zy_path_read(&path, d))
        zy_pen_path(pen, &path, scale_x, scale_y);
}

static void draw_symbol(const zy_item *item, zy_pen *pen)
{
    double r = sqrt(fmax(item->size, 0)) / 2;

    zy_pen_place(pen, item->x, item->y, item->angle);
    if (!item->shape || strcmp(item->shape, "circle") == 0) {
        draw_circle(r, pen);
        return;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(polygons); i++) {
        if (strcmp(polygons[i].name, item->shape) == 0) {
            draw_polygon(&polygons[i], r, pen);
            return;
        }
    }
    draw_data(item->shape, r, r, pen);
}

static double clamp_corner(double value, double most)
{
    return fmax(0, fmin(value, most));
}

/* How far a corner's handles stand from the corner; see
 * http://spencermortensen.com/articles/bezier-circle/ */
static const double HANDLE = 0.448084975506;

static void draw_rounded(double x1, double y1, double x2, double y2, const double corner[4],
                         zy_pen *pen)
{
    const double c = HANDLE, tl = corner[0], tr = corner[1], br = corner[2], bl = corner[3];

    zy_pen_move(pen, x1 + tl, y1);
    zy_pen_line(pen, x2 - tr, y1);
    zy_pen_curve(pen, (zy_point){x2 - c * tr, y1}, (zy_point){x2, y1 + c * tr},
                 (zy_point){x2, y1 + tr});
    zy_pen_line(pen, x2, y2 - br);
    zy_pen_curve(pen, (zy_point){x2, y2 - c * br}, (zy_point){x2 - c * br, y2},
                 (zy_point){x2 - br, y2});
    zy_pen_line(pen, x1 + bl, y2);
    zy_pen_curve(pen, (zy_point){x1 + c * bl, y2}, (zy_point){x1, y2 - c * bl},
                 (zy_point){x1, y2 - bl});
    zy_pen_line(pen, x1, y1 + tl);
    zy_pen_curve(pen, (zy_point){x1, y1 + c * tl}, (zy_point){x1 + c * tl, y1},
                 (zy_point){x1 + tl, y1});
    zy_pen_close(pen);
}

static void draw_rect(const zy_item *item, zy_pen *pen)
{
    double x1 = fmin(item->x, item->x2), x2 = fmax(item->x, item->x2);
    double y1 = fmin(item->y, item->y2), y2 = fmax(item->y, item->y2);
    double most = fmin(x2 - x1, y2 - y1) / 2, corner[4];
    bool any = false;

    for (int i = 0; i < 4; i++) {
        corner[i] = clamp_corner(item->corner[i], most);
        any |= corner[i] > 0;
    }
    if (any) {
        draw_rounded(x1, y1, x2, y2, corner, pen);
        return;
    }
    zy_pen_move(pen, x1, y1);
    zy_pen_line(pen, x2, y1);
    zy_pen_line(pen, x2, y2);
    zy_pen_line(pen, x1, y2);
    zy_pen_close(pen);
}

static void draw_lines(const zy_item *item, zy_pen *pen)
{
    zy_pen_place(pen, item->x, item->y, 0);
    for (size_t i = 0; i < item->run_count; i++) {
        const zy_run *run = &item->runs[i];
        zy_point *p = ZY_NEW_ARRAY(zy_pen_scratch(pen), zy_point, run->count);
        for (size_t k = 0; k < run->count; k++)
            p[k] = (zy_point){run->vertices[k].x, run->vertices[k].y};
        zy_curve_draw(pen, item, p, run->count, ZY_EDGE_NONE);
    }
}

static void draw_area(const zy_item *item, zy_pen *pen)
{
    zy_pen_place(pen, item->x, item->y, 0);
    for (size_t i = 0; i < item->run_count; i++) {
        const zy_run *run = &item->runs[i];
        size_t n = run->count;
        zy_point *p = ZY_NEW_ARRAY(zy_pen_scratch(pen), zy_point, n);
        for (size_t k = 0; k < n; k++)
            p[k] = (zy_point){run->vertices[k].x, run->vertices[k].y};
        zy_curve_draw(pen, item, p, n, ZY_EDGE_FIRST);
        for (size_t k = 0; k < n; k++)
            p[k] = (zy_point){run->vertices[n - 1 - k].x2, run->vertices[n - 1 - k].y2};
        zy_curve_draw(pen, item, p, n, ZY_EDGE_BACK);
    }
}

/* From one width to the next, with a round end at both. */
static void draw_trail_piece(const zy_vertex *a, const zy_vertex *b, zy_pen *pen)
{
    double r1 = a->x2 / 2, r2 = b->x2 / 2, ux = a->y - b->y, uy = b->x - a->x, length, turn;

    if (ux == 0 && uy == 0) {
        zy_pen_move(pen, b->x + r2, b->y);
        zy_pen_arc(pen, (zy_point){b->x, b->y}, r2, 0, 2 * G_PI, false);
        zy_pen_close(pen);
        return;
    }
    length = hypot(ux, uy);
    ux /= length;
    uy /= length;
    turn = atan2(uy, ux);
    zy_pen_move(pen, a->x - ux * r1, a->y - uy * r1);
    zy_pen_line(pen, b->x - ux * r2, b->y - uy * r2);
    zy_pen_arc(pen, (zy_point){b->x, b->y}, r2, turn - G_PI, turn, false);
    zy_pen_line(pen, a->x + ux * r1, a->y + uy * r1);
    zy_pen_arc(pen, (zy_point){a->x, a->y}, r1, turn, turn + G_PI, false);
    zy_pen_close(pen);
}

static void draw_trail(const zy_item *item, zy_pen *pen)
{
    zy_pen_place(pen, item->x, item->y, 0);
    for (size_t i = 0; i < item->run_count; i++)
        for (size_t k = 1; k < item->runs[i].count; k++)
            draw_trail_piece(&item->runs[i].vertices[k - 1], &item->runs[i].vertices[k], pen);
}

void zy_item_outline(const zy_item *item, zy_item_type type, zy_pen *pen)
{
    switch (type) {
    case ZY_ITEM_RECT:
    case ZY_ITEM_GROUP:
        draw_rect(item, pen);
        break;
    case ZY_ITEM_SYMBOL:
        draw_symbol(item, pen);
        break;
    case ZY_ITEM_RULE:
        zy_pen_move(pen, item->x, item->y);
        zy_pen_line(pen, item->x2, item->y2);
        break;
    case ZY_ITEM_LINE:
        draw_lines(item, pen);
        break;
    case ZY_ITEM_AREA:
        draw_area(item, pen);
        break;
    case ZY_ITEM_TRAIL:
        draw_trail(item, pen);
        break;
    case ZY_ITEM_ARC:
        zy_pen_place(pen, item->x, item->y, 0);
        zy_arc_draw(item, pen);
        break;
    case ZY_ITEM_PATH:
    case ZY_ITEM_SHAPE:
        zy_pen_place(pen, item->x, item->y, item->angle);
        draw_data(item->d, item->scale_x == 0 ? 1 : item->scale_x,
                  item->scale_y == 0 ? 1 : item->scale_y, pen);
        break;
    case ZY_ITEM_TEXT:
    case ZY_ITEM_IMAGE:
        break;
    }
}

void zy_item_path(const zy_item *item, zy_item_type type, zy_path *path)
{
    zy_pen pen;

    zy_pen_init(&pen, path);
    zy_item_outline(item, type, &pen);
    zy_pen_release(&pen);
}
