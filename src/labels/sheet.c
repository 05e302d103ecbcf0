/* See sheet.h and parts.h. */
#include "labels/parts.h"

#include <math.h>
#include <string.h>

enum { MANY = 24 };

struct zy_sheet_label {
    zy_sheet_label *next;
    zy_label_role role;
    const char *name;
    double worth;
    int owner;
    zy_solver_place *places;
    const zy_look **looks;
    size_t count, room, chosen;
    zy_leader_kind leader;
    zy_color leader_color;
    zy_sheet *sheet;
};

typedef struct own_mark {
    const zy_scene_mark *mark;
    int first_owner;
} own_mark;

struct zy_sheet {
    zy_job *job;
    zy_view *plot;
    zy_lettering lettering;
    zy_marks_list measured; /* where `lettering` would draw */
    zy_marks_list under;
    zy_sheet_label *first, *last;
    size_t count;
    zy_obstacle *obstacles;
    const zy_paint **paints;
    size_t obstacle_count, obstacle_room;
    own_mark *own;
    size_t own_count, own_room;
    double left; /* of the plot with its axes, <= 0 */
};

zy_sheet *zy_sheet_new(zy_job *job, zy_view *plot, double left)
{
    zy_sheet *sheet = ZY_NEW(job->arena, zy_sheet);

    sheet->job = job;
    sheet->plot = plot;
    sheet->left = fmin(0, left);
    sheet->lettering = zy_lettering_new(&job->chart, &sheet->measured);
    return sheet;
}

zy_job *zy_sheet_job(const zy_sheet *sheet)
{
    return sheet->job;
}

const zy_view *zy_sheet_plot(const zy_sheet *sheet)
{
    return sheet->plot;
}

double zy_sheet_left(const zy_sheet *sheet)
{
    return sheet->left;
}

double zy_sheet_room(const zy_sheet *sheet)
{
    return fmax(sheet->plot->width, sheet->plot->room_x);
}

const zy_lettering *zy_sheet_lettering(const zy_sheet *sheet)
{
    return &sheet->lettering;
}

zy_marks_list *zy_sheet_under(zy_sheet *sheet)
{
    return &sheet->under;
}

/* ---- Labels ---- */

zy_sheet_label *zy_sheet_add(zy_sheet *sheet, zy_label_role role, const char *name, double worth,
                             int owner)
{
    zy_sheet_label *label = ZY_NEW(sheet->job->arena, zy_sheet_label);

    *label = (zy_sheet_label){.role = role,
                              .name = name,
                              .worth = worth,
                              .owner = owner,
                              .chosen = ZY_LABEL_DROPPED,
                              .leader_color = zy_role_color(&sheet->job->chart, "secondary"),
                              .sheet = sheet};
    if (sheet->last)
        sheet->last->next = label;
    else
        sheet->first = label;
    sheet->last = label;
    sheet->count++;
    return label;
}

static zy_solver_place *new_place(zy_sheet_label *label, const zy_look *look, double x, double y,
                                  double cost)
{
    zy_arena *arena = label->sheet->job->arena;
    size_t room = label->room;

    label->places =
        zy_sheet_grown(arena, label->places, label->count, &room, sizeof *label->places);
    label->looks =
        zy_sheet_grown(arena, label->looks, label->count, &label->room, sizeof *label->looks);
    label->looks[label->count] = look;
    label->places[label->count] =
        (zy_solver_place){.box = {x, y, x + look->width, y + look->height}, .cost = cost};
    return &label->places[label->count++];
}

void zy_sheet_place(zy_sheet_label *label, const zy_look *look, double x, double y, double cost)
{
    new_place(label, look, x, y, cost);
}

void zy_sheet_place_led(zy_sheet_label *label, const zy_look *look, zy_point at, double cost,
                        zy_point from, zy_point to)
{
    zy_solver_place *place = new_place(label, look, at.x, at.y, cost);

    place->has_leader = true;
    place->from = from, place->to = to;
}

void zy_sheet_leader(zy_sheet_label *label, zy_leader_kind kind, zy_color color)
{
    label->leader = kind;
    label->leader_color = color;
}

/* ---- Obstacles ---- */

void zy_sheet_obstacle(zy_sheet *sheet, zy_obstacle obstacle, const zy_paint *paint)
{
    zy_arena *arena = sheet->job->arena;
    size_t room = sheet->obstacle_room;

    sheet->obstacles = zy_sheet_grown(arena, sheet->obstacles, sheet->obstacle_count, &room,
                                      sizeof *sheet->obstacles);
    sheet->paints = zy_sheet_grown(arena, sheet->paints, sheet->obstacle_count,
                                   &sheet->obstacle_room, sizeof *sheet->paints);
    sheet->paints[sheet->obstacle_count] = paint;
    sheet->obstacles[sheet->obstacle_count++] = obstacle;
}

void zy_sheet_line_obstacle(zy_sheet *sheet, double x, double y, double x2, double y2,
                            double penalty)
{
    zy_point *points = ZY_NEW_ARRAY(sheet->job->arena, zy_point, 2);

    points[0] = (zy_point){x, y}, points[1] = (zy_point){x2, y2};
    zy_sheet_obstacle(sheet,
                      (zy_obstacle){.kind = ZY_OBSTACLE_LINE,
                                    .penalty = penalty,
                                    .points = points,
                                    .count = 2,
                                    .radius = 1.5},
                      NULL);
}

void zy_sheet_own(zy_sheet *sheet, const zy_scene_mark *mark, int first_owner)
{
    sheet->own = zy_sheet_grown(sheet->job->arena, sheet->own, sheet->own_count, &sheet->own_room,
                                sizeof *sheet->own);
    sheet->own[sheet->own_count++] = (own_mark){mark, first_owner};
}

int zy_sheet_owner(const zy_sheet *sheet, const zy_item *item)
{
    for (size_t i = 0; i < sheet->own_count; i++) {
        const zy_scene_mark *mark = sheet->own[i].mark;
        if (mark->count && item >= mark->items && item < mark->items + mark->count)
            return sheet->own[i].first_owner + (int)(item - mark->items);
    }
    return 0;
}

/* ---- Choosing ---- */

/* Whether it stands where it stands, come what may. */
static bool is_put(const zy_sheet_label *label)
{
    return label->count == 1 && label->worth >= ZY_LABEL_MUST;
}

zy_box zy_sheet_frame(const zy_sheet *sheet)
{
    zy_box frame = {0, 0, sheet->plot->width, sheet->plot->height};

    for (const zy_sheet_label *l = sheet->first; l; l = l->next)
        if (l->count)
            frame = zy_box_union(frame, l->places[0].box);
    return frame;
}

zy_point zy_sheet_end(const zy_sheet *sheet, zy_point end, bool beside)
{
    for (const zy_sheet_label *l = sheet->first; l; l = l->next) {
        const zy_box box = l->count ? l->places[0].box : ZY_BOX_EMPTY;
        const double near = (box.y1 - box.y0) * 0.7;
        if (!beside && end.x >= box.x0 && end.x <= box.x1 && fabs(box.y1 - end.y) < near)
            return (zy_point){end.x, box.y0};
        if (beside && end.y >= box.y0 && end.y <= box.y1 && fabs(box.x0 - end.x) < near)
            return (zy_point){box.x1, end.y};
    }
    return end;
}

/* Where the room of the plot begins when it is shared fairly by what the labels want on both sides.
 */
static double left_of_room(const zy_sheet *sheet)
{
    const zy_box frame = zy_sheet_frame(sheet);
    const double left = -fmin(frame.x0, sheet->left), right = frame.x1 - sheet->plot->width,
                 spare = fmax(0, sheet->plot->room_x - sheet->plot->width);

    return left + right <= 0 ? 0 : -fmax(-sheet->left, spare * left / (left + right));
}

/* Wide enough for all: what sticks out makes the plot smaller. When that comes to no end, as labels
 * move from side to side, they have to do with the room there is. */
static zy_box bounds_of(const zy_sheet *sheet)
{
    const zy_chart *chart = &sheet->job->chart;
    const zy_view *plot = sheet->plot;

    if (sheet->job->tight && plot->room_x > 0) {
        const double left = left_of_room(sheet);
        return (zy_box){left, -0.3 * chart->canvas_height, left + plot->room_x,
                        plot->height + 0.3 * chart->canvas_height};
    }
    return (zy_box){-0.5 * chart->canvas_width, -0.3 * chart->canvas_height,
                    plot->width + 0.5 * chart->canvas_width,
                    plot->height + 0.3 * chart->canvas_height};
}

void zy_sheet_solve(zy_sheet *sheet)
{
    zy_solver_label *labels = ZY_NEW_ARRAY(sheet->job->arena, zy_solver_label, sheet->count + 1);
    size_t i = 0, movable = 0;

    for (zy_sheet_label *l = sheet->first; l; l = l->next) {
        labels[i++] = (zy_solver_label){
            .places = l->places, .count = l->count, .worth = l->worth, .owner = l->owner};
        movable += !is_put(l);
    }
    zy_solver_problem problem = {.labels = labels,
                                 .label_count = sheet->count,
                                 .obstacles = sheet->obstacles,
                                 .obstacle_count = sheet->obstacle_count,
                                 .bounds = bounds_of(sheet),
                                 .gap = 1,
                                 .rough = sheet->job->rough && movable > MANY};
    sheet->job->was_rough |= problem.rough;
    zy_labels_solve(&problem, sheet->job->arena);
    i = 0;
    for (zy_sheet_label *l = sheet->first; l; l = l->next)
        l->chosen = labels[i++].chosen;
}

bool zy_sheet_lacks(const zy_sheet *sheet, zy_label_role role)
{
    for (const zy_sheet_label *l = sheet->first; l; l = l->next)
        if (l->role == role && l->chosen == ZY_LABEL_DROPPED)
            return true;
    return false;
}

void zy_sheet_drop(zy_sheet *sheet, zy_label_role role)
{
    for (zy_sheet_label *l = sheet->first; l; l = l->next)
        if (l->role == role && !is_put(l))
            l->chosen = ZY_LABEL_DROPPED;
}

/* ---- Drawing ---- */

/* The colours that lie behind a label: the ground, and the marks that it stands on. */
typedef struct behind {
    zy_color *colors;
    size_t count, room;
} behind;

static void add_behind(zy_arena *arena, behind *b, zy_color color)
{
    b->colors = zy_sheet_grown(arena, b->colors, b->count, &b->room, sizeof *b->colors);
    b->colors[b->count++] = color;
}

/* Over what is behind it: the first colour. */
static void add_paint_behind(const zy_sheet *sheet, behind *b, const zy_paint *paint,
                             zy_color color)
{
    color.a *= (float)paint->opacity;
    add_behind(sheet->job->arena, b, zy_color_over(color, zy_ground_color(&sheet->job->chart)));
}

/* The colours that the obstacle shows in `box`: of a gradient those at its ends there and between.
 */
static void add_obstacle_behind(const zy_sheet *sheet, behind *b, size_t obstacle, zy_box box)
{
    const zy_paint *paint = sheet->paints[obstacle];
    const zy_obstacle *o = &sheet->obstacles[obstacle];
    double from = 0, to = 1;

    if (paint->kind == ZY_PAINT_COLOR) {
        add_paint_behind(sheet, b, paint, paint->color);
        return;
    }
    if (o->kind == ZY_OBSTACLE_BOX)
        zy_gradient_span(paint->gradient, o->box, box, &from, &to);
    add_paint_behind(sheet, b, paint, zy_gradient_at(paint->gradient, from));
    for (size_t i = 0; i < paint->gradient->stop_count; i++) {
        const zy_stop *stop = &paint->gradient->stops[i];
        if (stop->offset > from && stop->offset < to)
            add_paint_behind(sheet, b, paint, stop->color);
    }
    add_paint_behind(sheet, b, paint, zy_gradient_at(paint->gradient, to));
}

/* A mark behind the whole label hides what is below it; one behind a part is one colour more. */
static behind behind_of(const zy_sheet *sheet, zy_box box)
{
    behind b = {0};

    add_behind(sheet->job->arena, &b, zy_ground_color(&sheet->job->chart));
    for (size_t i = 0; i < sheet->obstacle_count; i++) {
        const zy_paint *paint = sheet->paints[i];
        const double cover = !paint || paint->kind == ZY_PAINT_NONE || paint->opacity <= 0
                                 ? 0
                                 : zy_obstacle_cover(&sheet->obstacles[i], box);
        if (cover < 0.02)
            continue;
        if (cover > 0.95)
            b.count = 0;
        add_obstacle_behind(sheet, &b, i, box);
    }
    return b;
}

static double contrast_on(const behind *b, zy_color color)
{
    double least = INFINITY;

    for (size_t i = 0; i < b->count; i++)
        least = fmin(least, zy_color_contrast(color, b->colors[i]));
    return least;
}

/* Where its colour does not stand out by 3:1, ink or ground does. */
static zy_color readable(const zy_chart *chart, zy_color color, const behind *b)
{
    const zy_color ink = zy_role_color(chart, "ink"), ground = zy_ground_color(chart);

    if (contrast_on(b, color) >= 3)
        return color;
    return contrast_on(b, ink) >= contrast_on(b, ground) ? ink : ground;
}

static void draw_look(zy_sheet *sheet, const zy_lettering *l, const zy_look *look, zy_box box)
{
    behind b = behind_of(sheet, box);

    if (look->halo)
        b.count = 1;
    for (size_t i = 0; i < look->count; i++) {
        zy_look_piece piece = look->pieces[i];
        piece.style.color = readable(&sheet->job->chart, piece.style.color, &b);
        zy_item *item =
            zy_letter_put(l, piece.text, box.x0 + piece.x, box.y0 + piece.baseline, &piece.style);
        if (item && look->halo) {
            item->halo = b.colors[0];
            item->halo_width = fmax(2, round(piece.style.size * 0.18));
        }
    }
}

typedef struct leaders {
    zy_sheet *sheet;
    zy_scene_mark *mark;
} leaders;

static zy_item *new_leader(const leaders *to, const zy_sheet_label *label)
{
    zy_item *item = zy_scene_item_new(to->sheet->job->arena, to->mark);

    item->stroke = zy_paint_of(label->leader_color, 1);
    item->stroke_width = fmax(1, 1.4 * to->sheet->job->chart.unit);
    item->cap = ZY_CAP_ROUND, item->join = ZY_JOIN_ROUND;
    return item;
}

static void print_point(GString *d, const char *verb, double x, double y)
{
    g_string_append(d, verb);
    zy_buf_number(d, x, 1);
    g_string_append_c(d, ' ');
    zy_buf_number(d, y, 1);
}

/* Two strokes back from the point, half a right angle apart. */
static void print_head(GString *d, double x, double y, double toward, double length)
{
    const double half = G_PI / 6;

    print_point(d, "M", x - length * cos(toward - half), y - length * sin(toward - half));
    print_point(d, "L", x, y);
    print_point(d, "L", x - length * cos(toward + half), y - length * sin(toward + half));
}

/* A thin curve with an open head, as if drawn with a pen. */
static void draw_leader(const leaders *to, const zy_sheet_label *label,
                        const zy_solver_place *place)
{
    zy_arena *arena = to->sheet->job->arena;
    const double dx = place->to.x - place->from.x, dy = place->to.y - place->from.y;
    const double length = hypot(dx, dy);
    const bool arrow = label->leader == ZY_LEADER_ARROW;
    zy_item *item;

    if (length < 2)
        return;
    item = new_leader(to, label);
    item->x = place->from.x, item->y = place->from.y;
    /* The middle bends to the side, upwards where it runs across. */
    const double bend = arrow && length > 24 ? (dx > 0 ? 1 : -1) * length * 0.12 : 0;
    const double mx = dx / 2 + dy / length * bend, my = dy / 2 - dx / length * bend;
    GString *d = g_string_new(NULL);
    print_point(d, "M", 0, 0);
    print_point(d, "Q", mx, my);
    print_point(d, " ", dx, dy);
    if (arrow)
        print_head(d, dx, dy, atan2(dy - my, dx - mx), fmax(5, 8 * to->sheet->job->chart.unit));
    item->d = zy_arena_text(arena, d->str, d->len);
    g_string_free(d, TRUE);
}

/* ---- What found no place ---- */

static void count(zy_sheet *sheet, const zy_sheet_label *label)
{
    zy_dropped *d = &sheet->plot->guides->dropped[label->role];

    d->asked++;
    if (label->chosen != ZY_LABEL_DROPPED)
        return;
    if (d->dropped < ZY_DROPPED_NAMES)
        d->names[d->dropped] = label->name;
    d->dropped++;
}

void zy_sheet_draw(zy_sheet *sheet, zy_marks_list *into)
{
    const leaders to = {
        sheet, zy_scene_mark_new(sheet->job->arena, &sheet->under, ZY_ITEM_PATH, "mark", NULL)};
    zy_lettering l;

    to.mark->name = "leader";
    zy_marks_take(into, &sheet->under);
    l = zy_lettering_new(&sheet->job->chart, into);
    for (zy_sheet_label *label = sheet->first; label; label = label->next) {
        count(sheet, label);
        if (label->chosen == ZY_LABEL_DROPPED)
            continue;
        const zy_solver_place *place = &label->places[label->chosen];
        if (place->has_leader)
            draw_leader(&to, label, place);
        draw_look(sheet, &l, label->looks[label->chosen], place->box);
    }
}
