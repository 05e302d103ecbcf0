/* The ends of lines and areas: the last point with its value, and the name of the series. They
 * stand in one column at the right, in the order of the lines, each as near to its own as the
 * others let it. */
#include <math.h>
#include <string.h>

#include "labels/parts.h"

enum { MOST_LINES = 24, STRONG = 300, WEAK = 200 };
static const double LEAST = 11, WIDEST = 0.35; /* of the room that the plot has */

typedef struct end {
    double x, y;
    const char *name;
    zy_figure value;
    zy_color color; /* of the mark */
    bool strong;
    const zy_item *item;
    zy_look *look;
    double at; /* the middle of the label */
} end;

typedef struct ends {
    zy_sheet *sheet;
    zy_job *job;
    zy_view *unit;
    end *items;
    size_t count;
    double last_x;
    double size, name_size, limit;
    bool named;
} ends;

bool zy_labels_ends(const zy_job *job, const zy_view *unit)
{
    const zy_def *y = unit->encoding[ZY_CHANNEL_Y], *series = unit->encoding[ZY_CHANNEL_COLOR];
    const zy_scale_part *scale = zy_view_scale(unit, ZY_CHANNEL_COLOR);

    if ((unit->mark->item != ZY_ITEM_LINE && unit->mark->item != ZY_ITEM_AREA) ||
        !job->chart.style->labels_marks || unit->orient == ZY_ORIENT_HORIZONTAL ||
        zy_labels_off(job) || unit->is_overlaid || unit->encoding[ZY_CHANNEL_Y2])
        return false;
    if (series && scale && scale->base_count > MOST_LINES)
        return false;
    return zy_def_is_field(y) && y->type == ZY_TYPE_QUANTITATIVE;
}

/* ---- The ends ---- */

static const zy_vertex *last_vertex(const zy_item *item)
{
    const zy_run *run = item->run_count ? &item->runs[item->run_count - 1] : NULL;

    return run && run->count ? &run->vertices[run->count - 1] : NULL;
}

static bool shows_last_value(const zy_job *job)
{
    return job->labels.of <= ZY_LABEL_ALL || job->labels.of == ZY_LABEL_LAST;
}

/* A layer that is one series has its name as a constant. */
static const char *name_of(ends *e, const zy_item *item)
{
    const zy_def *color = e->unit->encoding[ZY_CHANNEL_COLOR],
                 *series = color && color->kind == ZY_DEF_DATUM ? color : zy_series_def(e->unit);
    const zy_pen pen = {.chart = &e->job->chart, .unit = e->unit, .arena = e->job->arena};
    const char *name = series ? zy_def_text(&pen, series, item->row) : NULL;

    return name ? name : "";
}

static void add_end(ends *e, const zy_item *item, bool area)
{
    const zy_vertex *last = last_vertex(item);
    const zy_paint *paint = area && zy_paint_is_visible(&item->fill) ? &item->fill : &item->stroke;

    if (!last)
        return;
    const zy_color color =
        paint->kind == ZY_PAINT_COLOR ? paint->color : zy_role_color(&e->job->chart, "ink");
    const bool stacked = area && e->unit->stack.is_on && zy_series_def(e->unit);
    e->items[e->count++] = (end){
        .x = item->x + last->x,
        .y = item->y + (stacked ? (last->y + last->y2) / 2 : last->y),
        .name = e->named ? name_of(e, item) : "",
        .value = shows_last_value(e->job)
                     ? zy_label_figure(e->job, e->unit->encoding[ZY_CHANNEL_Y], item->last_row)
                     : (zy_figure){.before = "", .number = "", .after = ""},
        .color = color,
        .strong = !zy_row_is_context(e->unit, item->row),
        .item = item,
    };
    e->last_x = fmax(e->last_x, item->x + last->x);
}

static int by_y(const void *a, const void *b)
{
    const end *p = a, *q = b;

    return p->y < q->y ? -1 : p->y > q->y;
}

static void find_ends(ends *e)
{
    const bool area = e->unit->mark->item == ZY_ITEM_AREA;
    size_t most = 0;

    for (const zy_scene_mark *mark = e->unit->marks.first; mark; mark = mark->next)
        most += mark->count;
    e->items = ZY_NEW_ARRAY(e->job->arena, end, most + 1);
    for (const zy_scene_mark *mark = e->unit->marks.first; mark; mark = mark->next)
        for (size_t i = 0;
             (mark->type == ZY_ITEM_LINE || mark->type == ZY_ITEM_AREA) && i < mark->count; i++)
            add_end(e, &mark->items[i], area);
    qsort(e->items, e->count, sizeof *e->items, by_y);
}

/* ---- Looks ---- */

static zy_letter_style name_style(const ends *e, const end *one)
{
    return (zy_letter_style){.size = e->name_size,
                             .weight = one->strong ? 700 : 400,
                             .color = zy_label_color(&e->job->chart, one->color, !one->strong)};
}

static zy_letter_style value_style(const ends *e, const end *one)
{
    return (zy_letter_style){.size = e->size,
                             .weight = 700,
                             .color = zy_label_color(&e->job->chart, one->color, !one->strong)};
}

/* Name and value in one line. */
static zy_look *look_in_line(const ends *e, const end *one)
{
    const zy_letter_style name = name_style(e, one), value = value_style(e, one);
    zy_look *look = zy_look_new(e->sheet, false);
    double x = 0;

    if (one->name[0])
        x = zy_look_text(e->sheet, look, one->name, 0, ZY_LOOK_ASCENT * e->size, &name) +
            e->name_size * 0.4;
    zy_look_figure(e->sheet, look, &one->value, x, ZY_LOOK_ASCENT * e->size, &value);
    return look;
}

/* The name in lines, the value below. */
static zy_look *look_in_lines(const ends *e, const end *one)
{
    const zy_letter_style name = name_style(e, one), value = value_style(e, one);
    zy_look *look = zy_look_of_lines(e->sheet, one->name, e->limit, false, &name);

    zy_look_figure(e->sheet, look, &one->value, 0,
                   look->height + (one->name[0] ? 0.05 * e->size : 0) + ZY_LOOK_ASCENT * e->size,
                   &value);
    return look;
}

/* False when they are too wide whatever is done. */
static bool make_looks(ends *e)
{
    bool wide = false;

    for (size_t i = 0; i < e->count; i++) {
        e->items[i].look = look_in_line(e, &e->items[i]);
        wide |= e->items[i].look->width > e->limit;
    }
    for (size_t i = 0; wide && i < e->count; i++) {
        e->items[i].look = look_in_lines(e, &e->items[i]);
        if (e->named && e->items[i].look->width > e->limit * 1.05)
            return false;
    }
    return true;
}

/* ---- Places ---- */

static bool is_in_column(const ends *e, const end *one)
{
    return one->x >= e->last_x - 1;
}

/* The middles of those in the column; false when they have no room, weak ones left out or not. */
static bool spread(ends *e, bool strong_only)
{
    double *at = ZY_NEW_ARRAY(e->job->arena, double, e->count + 1),
           *half = ZY_NEW_ARRAY(e->job->arena, double, e->count + 1);
    size_t *index = ZY_NEW_ARRAY(e->job->arena, size_t, e->count + 1), n = 0;

    for (size_t i = 0; i < e->count; i++) {
        end *one = &e->items[i];
        one->at = one->y;
        if (!is_in_column(e, one) || (strong_only && !one->strong))
            continue;
        at[n] = one->y, half[n] = one->look->height / 2 + 1, index[n++] = i;
    }
    const double slack = n ? half[0] : 0;
    if (!zy_labels_spread(e->job->arena, at, half, n, -slack, e->unit->height + slack))
        return false;
    for (size_t k = 0; k < n; k++)
        e->items[index[k]].at = at[k];
    return true;
}

static bool has_strong_and_weak(const ends *e)
{
    size_t strong = 0;

    for (size_t i = 0; i < e->count; i++)
        strong += e->items[i].strong;
    return strong && strong < e->count;
}

/* Smaller until they fit; then only those that the chart is about; false: none. */
static bool fit(ends *e, bool *strong_only)
{
    *strong_only = false;
    for (int step = 0; step < 6; step++) {
        if (make_looks(e) && spread(e, false))
            return true;
        if (e->size <= LEAST && e->name_size <= LEAST)
            break;
        e->size = fmax(LEAST, floor(e->size * 0.86 * 2) / 2);
        e->name_size = fmin(e->size, fmax(LEAST, floor(e->name_size * 0.88 * 2) / 2));
    }
    *strong_only = has_strong_and_weak(e);
    return *strong_only && make_looks(e) && spread(e, true);
}

static bool needs_leader(const end *one)
{
    return fabs(one->at - one->y) > one->look->height * 0.6;
}

static void add_in_column(const ends *e, const end *one, zy_sheet_label *label, double gap)
{
    /* Letters look lower than their box. */
    const double x = e->last_x + gap, y = one->at - one->look->height / 2 + 0.05 * e->size;

    if (needs_leader(one))
        zy_sheet_place_led(label, one->look, (zy_point){x, y}, 0,
                           (zy_point){x - gap * 0.2, one->at},
                           (zy_point){one->x + gap * 0.36, one->y});
    else
        zy_sheet_place(label, one->look, x, y, 0);
}

/* A line that ends before the others has its label above, below or beside its end. */
static void add_within(const end *one, zy_sheet_label *label, double gap)
{
    const zy_look *look = one->look;
    const double w = look->width, h = look->height;

    zy_sheet_place(label, look, one->x + gap, one->y - h / 2, 0);
    zy_sheet_place(label, look, one->x - w / 2, one->y - gap * 0.8 - h, 2);
    zy_sheet_place(label, look, one->x - w / 2, one->y + gap * 0.8, 3);
    zy_sheet_place(label, look, one->x - w, one->y - gap * 0.8 - h, 4);
    zy_sheet_place(label, look, one->x - w, one->y + gap * 0.8, 5);
    zy_sheet_place(label, look, one->x + gap * 0.6, one->y - gap * 0.6 - h, 5);
    zy_sheet_place(label, look, one->x + gap * 0.6, one->y + gap * 0.6, 6);
}

static void add_label(const ends *e, const end *one, double gap, bool placed)
{
    const bool named = one->name[0] != '\0';
    zy_sheet_label *label = zy_sheet_add(
        e->sheet, named ? ZY_LABEL_NAME : ZY_LABEL_VALUE, named ? one->name : one->value.number,
        one->strong ? STRONG : WEAK, zy_sheet_owner(e->sheet, one->item));

    zy_sheet_leader(label, ZY_LEADER_PLAIN, one->color);
    if (!placed)
        return;
    if (is_in_column(e, one))
        add_in_column(e, one, label, gap);
    else
        add_within(one, label, gap);
}

/* A value that is only a bound (以上, 未満) has an open dot. */
static bool is_bound(const ends *e, const end *one)
{
    const zy_ending ending =
        zy_ending_of(e->unit->encoding[ZY_CHANNEL_Y]->values, one->item->last_row);

    return ending == ZY_END_ABOVE || ending == ZY_END_BELOW;
}

static void add_dots(const ends *e)
{
    zy_scene_mark *dots =
        zy_scene_mark_new(e->job->arena, zy_sheet_under(e->sheet), ZY_ITEM_SYMBOL, "mark", NULL);

    dots->name = "point";
    for (size_t i = 0; i < e->count; i++) {
        const end *one = &e->items[i];
        const double d =
            zy_length_px(&e->job->chart, one->strong ? e->job->chart.house->labels.dot
                                                     : e->job->chart.house->labels.dot_weak);
        zy_item *dot = zy_scene_item_new(e->job->arena, dots);
        dot->x = one->x, dot->y = one->y, dot->size = d * d * G_PI / 4, dot->shape = "circle";
        dot->fill = zy_paint_of(one->color, 1);
        if (is_bound(e, one)) {
            dot->fill = zy_paint_of(zy_ground_color(&e->job->chart), 1);
            dot->stroke = zy_paint_of(one->color, 1);
            dot->stroke_width = fmax(1.5, d * 0.21);
        }
    }
}

/* Where a legend names the series, or was asked for, labels only tell values. */
static bool are_named(const zy_job *job, const zy_view *unit)
{
    const zy_value *wish = job->chart.frame.legend;

    return !unit->legend_needed && (!wish || zy_value_is(wish, "direct"));
}

void zy_label_ends(zy_sheet *sheet, zy_view *unit)
{
    zy_job *job = zy_sheet_job(sheet);
    ends e = {.sheet = sheet,
              .job = job,
              .unit = unit,
              .last_x = -INFINITY,
              .named = are_named(job, unit),
              .limit = WIDEST * fmax(unit->width, zy_sheet_room(sheet))};
    bool strong_only, leaders = false;

    find_ends(&e);
    if (unit->mark->item == ZY_ITEM_LINE)
        add_dots(&e);
    if (!e.named && e.count > 1)
        return;
    e.size = zy_length_px(&job->chart, e.count == 1 ? job->chart.house->labels.end
                                                    : job->chart.house->labels.ends);
    e.name_size = zy_length_px(&job->chart, job->chart.house->labels.end_name);
    const bool good = fit(&e, &strong_only);
    for (size_t i = 0; good && i < e.count; i++)
        leaders |= is_in_column(&e, &e.items[i]) && needs_leader(&e.items[i]);
    const double gap = zy_length_px(&job->chart, leaders ? job->chart.house->labels.end_leader
                                                         : job->chart.house->labels.end_gap);
    for (size_t i = 0; i < e.count; i++)
        if (e.items[i].name[0] || e.items[i].value.number[0])
            add_label(&e, &e.items[i], gap, good && (!strong_only || e.items[i].strong));
}
