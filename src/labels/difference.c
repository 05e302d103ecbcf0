/* difference: the computed arrow between two bars or points: what one has is carried over to the
 * other by a dashed line, and the step between them is an arrow with its number. */
#include "labels/difference.h"

#include <math.h>
#include <string.h>

typedef struct arrow {
    zy_sheet *sheet;
    zy_job *job;
    zy_view *unit;
    zy_scene_mark *lines, *heads;
    zy_paint paint;
    zy_sheet_label *label;
    const zy_look *look;
    double gap, over;
} arrow;

/* ---- Strokes ---- */

static void add_line(const arrow *w, double x, double y, double x2, double y2, bool dashed)
{
    static const double dash[] = {4, 4};
    zy_item *line = zy_scene_item_new(w->job->arena, w->lines);

    line->x = x, line->y = y, line->x2 = x2, line->y2 = y2;
    line->stroke = w->paint;
    line->stroke_width =
        dashed ? fmax(1, 1.5 * w->job->chart.unit) : fmax(1.5, 2.5 * w->job->chart.unit);
    if (dashed)
        line->dash = dash, line->dash_count = 2;
    zy_sheet_line_obstacle(w->sheet, x, y, x2, y2, 70);
}

/* A head at the point, looking along (dx, dy), a unit step along one axis. */
static void add_head(const arrow *w, double x, double y, double dx, double dy)
{
    const double length = zy_length_px(&w->job->chart, w->job->chart.house->notes.difference_head),
                 half = length * 0.42;
    zy_item *head = zy_scene_item_new(w->job->arena, w->heads);
    const double bx = -dx * length, by = -dy * length, sx = -dy * half, sy = dx * half;

    head->x = x, head->y = y;
    head->d = zy_arena_format(w->job->arena, "M0 0L%d %dL%d %dZ", (int)lround(bx + sx),
                              (int)lround(by + sy), (int)lround(bx - sx), (int)lround(by - sy));
    head->fill = w->paint;
}

/* From a to b along y at x, or along x at y; the shaft ends inside the head. */
static void add_upright_arrow(const arrow *w, double x, double a, double b)
{
    const double sign = b < a ? -1 : 1;

    if (fabs(b - a) < 2)
        return;
    add_line(w, x, a, x, b - sign * fmin(fabs(b - a), w->over * 0.7), false);
    add_head(w, x, b, 0, sign);
}

static void add_lying_arrow(const arrow *w, double y, double a, double b)
{
    const double sign = b < a ? -1 : 1;

    if (fabs(b - a) < 2)
        return;
    add_line(w, a, y, b - sign * fmin(fabs(b - a), w->over * 0.7), y, false);
    add_head(w, b, y, sign, 0);
}

/* ---- The number beside the arrow ---- */

static void put_beside(const arrow *w, double x, double a, double b, bool left_too)
{
    const double h = w->look->height, middle = (a + b) / 2 - h / 2, off = w->over * 1.1;

    zy_sheet_place(w->label, w->look, x + off, middle, 0);
    if (left_too)
        zy_sheet_place(w->label, w->look, x - off - w->look->width, middle, 4);
    /* A short step has its number above or below the dashed lines. */
    zy_sheet_place(w->label, w->look, x + off, fmin(a, b) - h - w->over * 0.3, 8);
    zy_sheet_place(w->label, w->look, x + off, fmax(a, b) + w->over * 0.3, 9);
    if (left_too) {
        zy_sheet_place(w->label, w->look, x - w->look->width / 2, fmin(a, b) - h - w->over, 10);
        zy_sheet_place(w->label, w->look, x - w->look->width / 2, fmax(a, b) + w->over, 11);
    }
}

/* ---- Where the arrow stands ---- */

/* Bars that stand: at the right of all of them. */
static void draw_columns(const arrow *w, const zy_step *s)
{
    const double right = fmax(s->from.bar->x2, s->to.bar->x2);
    const double x = fmax(right + w->gap, w->unit->width - w->gap * 0.5);

    add_line(w, s->from.bar->x2, s->from.y, x + w->over, s->from.y, true);
    add_line(w, s->to.bar->x2, s->to.y, x + w->over, s->to.y, true);
    add_upright_arrow(w, x, s->from.y, s->to.y);
    put_beside(w, x, s->from.y, s->to.y, false);
}

/* Bars that lie: below all of them, the number under the arrow. */
static void draw_rows(const arrow *w, const zy_step *s)
{
    const zy_scene_mark *bars = w->unit->marks.first;
    double bottom = 0;

    for (size_t i = 0; i < bars->count; i++)
        bottom = fmax(bottom, bars->items[i].y2);
    const double y = bottom + w->gap * 0.7, middle = (s->from.x + s->to.x) / 2;
    add_line(w, s->from.x, s->from.bar->y2, s->from.x, y + w->over, true);
    add_line(w, s->to.x, s->to.bar->y2, s->to.x, y + w->over, true);
    add_lying_arrow(w, y, s->from.x, s->to.x);
    zy_sheet_place(w->label, w->look, middle - w->look->width / 2, y + w->over * 0.8, 0);
    zy_sheet_place(w->label, w->look, fmax(s->from.x, s->to.x) + w->over, y - w->look->height / 2,
                   3);
    zy_sheet_place(w->label, w->look, middle - w->look->width / 2, y + w->over * 1.6, 6);
}

/* Points of one line: the earlier value is carried to where the later one is. */
static void draw_along(const arrow *w, const zy_step *s)
{
    const double clear = w->over * 0.7, sign = s->to.y < s->from.y ? -1 : 1;

    add_line(w, s->from.x, s->from.y, s->to.x + (s->to.x < s->from.x ? -w->over : w->over),
             s->from.y, true);
    if (fabs(s->to.y - s->from.y) > 2 * clear)
        add_upright_arrow(w, s->to.x, s->from.y, s->to.y - sign * clear);
    put_beside(w, s->to.x, s->from.y, s->to.y, true);
}

/* The ends of two lines: beyond their labels. */
static void draw_between(const arrow *w, const zy_step *s)
{
    const double x = zy_sheet_frame(w->sheet).x1 + w->gap * 0.5;

    add_line(w, x - w->over, s->from.y, x + w->over, s->from.y, true);
    add_line(w, x - w->over, s->to.y, x + w->over, s->to.y, true);
    add_upright_arrow(w, x, s->from.y, s->to.y);
    put_beside(w, x, s->from.y, s->to.y, false);
}

static void draw(zy_sheet *sheet, zy_view *unit, const zy_step *s, const zy_figure *figure)
{
    zy_job *job = zy_sheet_job(sheet);
    zy_marks_list *under = zy_sheet_under(sheet);
    const zy_letter_style style = {
        .size = zy_length_px(&job->chart, job->chart.house->notes.difference),
        .weight = 700,
        .color = zy_role_color(&job->chart, "ink")};
    arrow w = {.sheet = sheet,
               .job = job,
               .unit = unit,
               .lines = zy_scene_mark_new(job->arena, under, ZY_ITEM_RULE, "mark", NULL),
               .heads = zy_scene_mark_new(job->arena, under, ZY_ITEM_PATH, "mark", NULL),
               .paint = zy_paint_of(style.color, 1),
               .gap = zy_length_px(&job->chart, job->chart.house->notes.difference_gap),
               .over = zy_length_px(&job->chart, job->chart.house->notes.difference_over)};

    w.look = zy_look_of_figure(sheet, figure, &style);
    w.label = zy_sheet_add(sheet, ZY_LABEL_TEXT, figure->number, ZY_LABEL_MUST, 0);
    if (s->two_series)
        draw_between(&w, s);
    else if (!s->from.bar)
        draw_along(&w, s);
    else if (unit->orient == ZY_ORIENT_HORIZONTAL)
        draw_rows(&w, s);
    else
        draw_columns(&w, s);
}

/* Bars of categories, or lines, of a measure. */
static bool has_steps(const zy_view *unit)
{
    const zy_def *category = zy_category_def(unit), *value = zy_value_def(unit);

    return (zy_unit_is_bar(unit) ||
            (unit->mark->item == ZY_ITEM_LINE && unit->orient != ZY_ORIENT_HORIZONTAL)) &&
           unit->marks.first && unit->marks.first->count && zy_def_is_field(category) &&
           category->values && zy_def_is_field(value) && value->values &&
           value->type == ZY_TYPE_QUANTITATIVE &&
           !unit->encoding[zy_channel_second(value->channel)];
}

static bool makes_sense(zy_job *job, const zy_value *difference, const zy_step *s, zy_change as)
{
    const double a = s->from.value, b = s->to.value;

    if (isfinite(a) && isfinite(b) && zy_change_is_possible(as, a, b) &&
        (as != ZY_CHANGE_CAGR || s->years > 0))
        return true;
    return zy_fail(
        job->diags, "bad-difference", difference->span, NULL,
        ZY_SAY(job->diags,
               "this difference cannot be computed: a value is missing, the one it is measured "
               "by is zero or negative, the signs differ, or the ends are not years",
               "この差は計算できません（値がない、基準の値が0か負、符号が違う、または年ではありませ"
               "ん）"));
}

static unsigned qualifiers_between(const zy_column *values, const zy_step *s)
{
    const uint16_t *all = values->qualifiers;

    return all ? zy_qualifiers_of_change(all[s->from.row], all[s->to.row]) : 0;
}

bool zy_label_difference(zy_sheet *sheet, zy_view *unit)
{
    zy_job *job = zy_sheet_job(sheet);
    const zy_value *difference = job->chart.frame.difference;
    zy_change as = ZY_CHANGE_POINTS;
    zy_step s = {0};

    if (!difference || difference->kind == ZY_VALUE_NULL)
        return true;
    if (!has_steps(unit)) {
        zy_note(job->diags, "not-drawn", difference->span, NULL,
                ZY_SAY(job->diags, "differences are drawn between bars and points of lines only",
                       "difference は棒の間か、線の点の間にだけ描かれます"));
        return true;
    }
    if (!zy_change_read(job->diags, zy_value_find(difference, "as"), &as) ||
        !zy_step_find(job, unit, difference, &s) || !makes_sense(job, difference, &s, as))
        return false;
    const zy_column *values = zy_value_def(unit)->values;
    const zy_figure change =
        as == ZY_CHANGE_POINTS && zy_duration_unit(values)
            ? zy_duration_change(&job->chart, values, s.to.value - s.from.value)
            : zy_change_figure(&job->chart, as, s.from.value, s.to.value, s.unit, s.years);
    const zy_figure figure = zy_figure_with(&job->chart, change, qualifiers_between(values, &s));
    draw(sheet, unit, &s, &figure);
    return true;
}
