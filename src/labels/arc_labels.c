/* Names and values of slices, beside them: a pie needs no legend. On each side they stand in the
 * order of the slices, around the pie; a thin line leads to a slice that is far. */
#include <math.h>
#include <string.h>

#include "labels/parts.h"

enum { MOST_SLICES = 24, WORTH = 200 };
static const double LEAST = 11;

bool zy_labels_arcs(const zy_job *job, const zy_view *unit)
{
    const zy_def *name = unit->encoding[ZY_CHANNEL_COLOR],
                 *value = unit->encoding[ZY_CHANNEL_THETA];

    return job->chart.style->labels_marks && unit->mark->item == ZY_ITEM_ARC &&
           zy_def_is_field(name) && zy_def_is_field(value) && unit->table &&
           unit->table->row_count <= MOST_SLICES && !zy_labels_off(job);
}

typedef struct slice {
    const zy_item *arc;
    double middle; /* its angle */
    double y, at;  /* the middle of its label: wished, and given by the others */
    const zy_look *look;
    const char *name;
} slice;

typedef struct pie {
    zy_sheet *sheet;
    zy_job *job;
    zy_view *unit;
    slice *slices;
    size_t count;
    double size, small, gap;
    bool in_line; /* name and value side by side: many slices */
} pie;

static int by_y(const void *a, const void *b)
{
    const slice *p = a, *q = b;

    return p->y < q->y ? -1 : p->y > q->y;
}

static double outer(const zy_item *arc)
{
    return fmax(arc->outer, arc->inner);
}

static bool is_left(const slice *s)
{
    return sin(s->middle) < 0;
}

static const zy_look *look_in_line(const pie *p, const slice *s)
{
    const zy_color ink = zy_role_color(&p->job->chart, "ink");
    const zy_letter_style name = {.size = p->small, .weight = 400, .color = ink},
                          value = {.size = p->small, .weight = 700, .color = ink};
    const zy_figure figure =
        zy_label_figure(p->job, p->unit->encoding[ZY_CHANNEL_THETA], s->arc->row);
    zy_look *look =
        zy_look_of_lines(p->sheet, s->name, 0.3 * zy_sheet_room(p->sheet), false, &name);
    const zy_look_piece *last = look->count ? &look->pieces[look->count - 1] : NULL;

    zy_look_figure(p->sheet, look, &figure,
                   last ? zy_letter_width(zy_sheet_lettering(p->sheet), last->text, &name) +
                              0.4 * p->small
                        : 0,
                   last ? last->baseline : ZY_LOOK_ASCENT * p->small, &value);
    return look;
}

static const zy_look *look_in_lines(const pie *p, const slice *s)
{
    const zy_letter_style name = {.size = p->small,
                                  .weight = 400,
                                  .color = zy_role_color(&p->job->chart, "ink"),
                                  .align = is_left(s) ? ZY_ALIGN_RIGHT : ZY_ALIGN_LEFT};
    zy_letter_style value = name;
    const zy_figure figure =
        zy_label_figure(p->job, p->unit->encoding[ZY_CHANNEL_THETA], s->arc->row);
    zy_look *look =
        zy_look_of_lines(p->sheet, s->name, 0.3 * zy_sheet_room(p->sheet), false, &name);
    const double names = look->width;

    value.size = p->size, value.weight = 700;
    const double wide = zy_letter_figure_width(zy_sheet_lettering(p->sheet), &figure, &value),
                 baseline = look->height + ZY_LOOK_ASCENT * p->size;
    if (!is_left(s)) {
        zy_look_figure(p->sheet, look, &figure, 0, baseline, &value);
        return look;
    }
    /* Both end at the right. */
    for (size_t i = 0; i < look->count; i++)
        look->pieces[i].x += fmax(0, wide - names);
    zy_look_figure(p->sheet, look, &figure, fmax(0, names - wide), baseline, &value);
    return look;
}

static void find_slices(pie *p)
{
    const zy_scene_mark *arcs = p->unit->marks.first;
    const zy_pen pen = {.chart = &p->job->chart, .unit = p->unit, .arena = p->job->arena};

    p->slices = ZY_NEW_ARRAY(p->job->arena, slice, arcs->count + 1);
    for (size_t i = 0; i < arcs->count; i++) {
        slice *s = &p->slices[p->count];
        const zy_item *arc = &arcs->items[i];
        const char *name = zy_def_text(&pen, p->unit->encoding[ZY_CHANNEL_COLOR], arc->row);
        if (arc->end == arc->start)
            continue;
        *s = (slice){.arc = arc, .middle = (arc->start + arc->end) / 2, .name = name ? name : ""};
        s->y = arc->y - (outer(arc) + p->gap) * cos(s->middle);
        p->count++;
    }
}

/* One side, from the top down; false when it has no room. */
static bool spread_side(pie *p, bool left)
{
    double *at = ZY_NEW_ARRAY(p->job->arena, double, p->count + 1),
           *half = ZY_NEW_ARRAY(p->job->arena, double, p->count + 1);
    size_t *index = ZY_NEW_ARRAY(p->job->arena, size_t, p->count + 1), n = 0;

    for (size_t i = 0; i < p->count; i++)
        if (is_left(&p->slices[i]) == left) {
            const slice *s = &p->slices[i];
            /* Above the pie a label stands on its place, below it hangs from it. */
            at[n] = s->y - s->look->height / 2 * cos(s->middle);
            half[n] = s->look->height / 2 + 2;
            index[n++] = i;
        }
    const double slack = n ? 2 * half[0] + p->gap : 0;
    const bool good = zy_labels_spread(p->job->arena, at, half, n, -slack, p->unit->height + slack);
    for (size_t k = 0; k < n; k++)
        p->slices[index[k]].at = at[k];
    return good;
}

static bool fit(pie *p)
{
    for (size_t i = 0; i < p->count; i++)
        p->slices[i].look =
            p->in_line ? look_in_line(p, &p->slices[i]) : look_in_lines(p, &p->slices[i]);
    return spread_side(p, true) && spread_side(p, false);
}

/* How far to the side a label of that height may begin: clear of the pie. */
static double side_of(const pie *p, const slice *s)
{
    const double r = outer(s->arc) + p->gap, top = s->at - s->look->height / 2 - s->arc->y,
                 bottom = top + s->look->height;
    const double nearest = top > 0 ? top : bottom < 0 ? -bottom : 0;
    const double reach = nearest < r ? sqrt(r * r - nearest * nearest) : 0;

    /* Over or under the pie it stays at its slice. */
    return fmax(reach, fmin(r, fabs(sin(s->middle)) * r));
}

static void add_label(const pie *p, const slice *s)
{
    const double reach = side_of(p, s), left = is_left(s) ? s->look->width : 0,
                 sign = is_left(s) ? -1 : 1;
    const double x = s->arc->x + sign * reach - left, y = s->at - s->look->height / 2;
    const zy_point edge = {s->arc->x + (outer(s->arc) + 3) * sin(s->middle),
                           s->arc->y - (outer(s->arc) + 3) * cos(s->middle)},
                   near = {s->arc->x + sign * (reach - p->gap * 0.25), s->at};
    zy_sheet_label *label =
        zy_sheet_add(p->sheet, ZY_LABEL_VALUE, s->name, WORTH, zy_sheet_owner(p->sheet, s->arc));

    if (hypot(edge.x - near.x, edge.y - near.y) > p->gap * 2 + s->look->height / 2)
        zy_sheet_place_led(label, s->look, (zy_point){x, y}, 0, near, edge);
    zy_sheet_place(label, s->look, x, y, 1);
}

void zy_label_arcs(zy_sheet *sheet, zy_view *unit)
{
    zy_job *job = zy_sheet_job(sheet);
    pie p = {.sheet = sheet,
             .job = job,
             .unit = unit,
             .size = zy_length_px(&job->chart, job->chart.house->labels.slice),
             .small = zy_length_px(&job->chart, job->chart.house->labels.slice_small),
             .gap = zy_length_px(&job->chart, job->chart.house->labels.slice_gap)};

    find_slices(&p);
    qsort(p.slices, p.count, sizeof *p.slices, by_y);
    p.in_line = p.count > 6;
    while (!fit(&p) && p.size > LEAST) {
        p.size = fmax(LEAST, floor(p.size * 0.86 * 2) / 2);
        p.small = fmin(p.size, fmax(LEAST, floor(p.small * 0.9 * 2) / 2));
    }
    for (size_t i = 0; i < p.count; i++)
        add_label(&p, &p.slices[i]);
}
