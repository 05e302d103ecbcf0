/* difference: the computed arrow between two bars, as the frame's key asks for it: what one bar has
 * is carried over to the other by a dashed line, and the step between them is an arrow with its
 * number. */
#include <math.h>
#include <string.h>

#include "render/layout.h"

typedef struct step {
    const zy_item *from, *to;
    double a, b; /* their values */
    const char *unit;
    double years;
} step;

/* ---- Which bars ---- */

static const zy_def *category_of(const zy_view *unit)
{
    return unit->encoding[unit->orient == ZY_ORIENT_HORIZONTAL ? ZY_CHANNEL_Y : ZY_CHANNEL_X];
}

static bool names_row(zy_job *job, const zy_column *column, size_t row, const zy_value *name)
{
    const char *text = zy_datum_text(job->arena, zy_value_datum(job->arena, name));
    const zy_datum d = zy_column_at(column, row);

    if (zy_datum_is_missing(d))
        return false;
    if (column->written && column->written[row] && strcmp(column->written[row], text) == 0)
        return true;
    if (d.kind == ZY_TIME && name->kind == ZY_VALUE_NUMBER)
        return zy_civil_of(d.number).year == (int)name->number;
    return strcmp(zy_datum_text(job->arena, d), text) == 0;
}

static const zy_item *bar_named(zy_job *job, const zy_view *unit, const zy_value *name)
{
    const zy_def *category = category_of(unit);
    const zy_scene_mark *bars = unit->marks.first;

    for (size_t i = 0; i < bars->count; i++)
        if (names_row(job, category->values, bars->items[i].row, name))
            return &bars->items[i];
    zy_fail(job->diags, "unknown-bar", name->span, NULL,
            ZY_SAY(job->diags, "no bar is called \"%s\"", "「%s」という棒はありません"),
            zy_datum_text(job->arena, zy_value_datum(job->arena, name)));
    return NULL;
}

static double years_between(const zy_column *column, size_t from, size_t to)
{
    if (column->kind != ZY_COLUMN_TIME)
        return NAN;
    return fabs(zy_column_number(column, to) - zy_column_number(column, from)) /
           (365.2425 * 86400e3);
}

static bool find_step(zy_job *job, const zy_view *unit, const zy_value *difference, step *s)
{
    static const zy_prop keys[] = {
        {"from", ZY_PROP_VALUE, 0, NULL, "the bar before", NULL},
        {"to", ZY_PROP_VALUE, 0, NULL, "the bar after", NULL},
        {"as", ZY_PROP_VALUE, 0, NULL, "points, percent, ratio or cagr", NULL},
        {0}};
    const zy_value *from = zy_value_find(difference, "from"), *to = zy_value_find(difference, "to");
    const zy_def *value =
        unit->encoding[unit->orient == ZY_ORIENT_HORIZONTAL ? ZY_CHANNEL_X : ZY_CHANNEL_Y];

    if (!zy_props_check(keys, difference, job->diags))
        return false;
    if (!from || !to)
        return zy_fail(job->diags, "bad-difference", difference->span, NULL,
                       ZY_SAY(job->diags, "a difference needs from and to",
                              "difference には from と to が必要です"));
    s->from = bar_named(job, unit, from);
    s->to = bar_named(job, unit, to);
    if (!s->from || !s->to)
        return false;
    s->a = zy_column_number(value->values, s->from->row);
    s->b = zy_column_number(value->values, s->to->row);
    s->unit = job->chart.frame.unit ? job->chart.frame.unit
              : value->values->unit ? value->values->unit
                                    : "";
    s->years = years_between(category_of(unit)->values, s->from->row, s->to->row);
    return true;
}

/* ---- What it says ---- */

static bool makes_sense(zy_job *job, const zy_value *difference, const step *s, zy_change as)
{
    if (isfinite(s->a) && isfinite(s->b) && (as == ZY_CHANGE_POINTS || s->a != 0) &&
        (as != ZY_CHANGE_CAGR || (s->years > 0 && s->b / s->a > 0)))
        return true;
    return zy_fail(job->diags, "bad-difference", difference->span, NULL,
                   ZY_SAY(job->diags,
                          "this difference cannot be computed: a value is missing or zero, or the "
                          "bars are not years",
                          "この差は計算できません（値がないか0、または棒が年ではありません）"));
}

/* ---- Drawing ---- */

typedef struct arrow {
    zy_job *job;
    zy_scene_mark *lines, *heads;
    zy_paint paint;
} arrow;

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
}

static void add_head(const arrow *w, double x, double y, bool up)
{
    const double length = zy_house_px(&w->job->chart, 14, 8), half = length * 0.42,
                 back = up ? length : -length;
    zy_item *head = zy_scene_item_new(w->job->arena, w->heads);

    head->x = x, head->y = y;
    head->d = zy_arena_format(w->job->arena, "M0 0L%d %dL%d %dZ", (int)lround(half),
                              (int)lround(back), (int)lround(-half), (int)lround(back));
    head->fill = w->paint;
}

static double add_text(const arrow *w, zy_scene_mark *mark, const char *text, double x, double y,
                       double size)
{
    const zy_text_style style = {.size = size, .weight = 700, .language = w->job->chart.language};
    const char **lines = ZY_NEW_ARRAY(w->job->arena, const char *, 1);
    zy_item *item;

    if (!text[0])
        return x;
    lines[0] = text;
    item = zy_scene_item_new(w->job->arena, mark);
    item->lines = lines, item->line_count = 1;
    item->x = x, item->y = y;
    item->text = style;
    item->line_height = size;
    item->fill = w->paint;
    return x + zy_text_width(w->job->chart.typesetter, text, &style);
}

static void draw(zy_job *job, const zy_view *unit, const step *s, const zy_figure *figure,
                 zy_marks_list *into)
{
    const double gap = zy_house_px(&job->chart, 46, 22), over = zy_house_px(&job->chart, 14, 6),
                 ya = s->a < 0 ? s->from->y2 : s->from->y, yb = s->b < 0 ? s->to->y2 : s->to->y;
    const double x = fmax(fmax(s->from->x2, s->to->x2) + gap, unit->width - gap * 0.5),
                 size = zy_house_px(&job->chart, 34, 15), small = zy_house_px(&job->chart, 20, 11);
    const bool up = yb < ya;
    arrow w = {job, zy_scene_mark_new(job->arena, into, ZY_ITEM_RULE, "mark", NULL),
               zy_scene_mark_new(job->arena, into, ZY_ITEM_PATH, "mark", NULL),
               zy_paint_read(zy_role_name(&job->chart, "ink"), 1)};
    zy_scene_mark *texts = zy_scene_mark_new(job->arena, into, ZY_ITEM_TEXT, "mark", NULL);
    double at;

    add_line(&w, s->from->x2, ya, x + over, ya, true);
    add_line(&w, s->to->x2, yb, x + over, yb, true);
    add_line(&w, x, ya, x, yb + (up ? over : -over) * 0.7, false);
    add_head(&w, x, yb, up);
    at = add_text(&w, texts, figure->before, x + over * 1.3, (ya + yb) / 2 + 0.37 * size, small);
    at = add_text(&w, texts, figure->number, at, (ya + yb) / 2 + 0.37 * size, size);
    add_text(&w, texts, figure->after, at + size * 0.06, (ya + yb) / 2 + 0.37 * size, small);
}

bool zy_house_difference(zy_job *job, const zy_view *unit, zy_marks_list *into)
{
    const zy_value *difference = job->chart.frame.difference;
    zy_change as = ZY_CHANGE_POINTS;
    step s = {0};

    if (!difference)
        return true;
    if (unit->orient == ZY_ORIENT_HORIZONTAL || !category_of(unit) || !category_of(unit)->values) {
        zy_note(job->diags, "not-drawn", difference->span, NULL,
                ZY_SAY(job->diags, "differences are drawn between upright bars only",
                       "difference は縦棒の間にだけ描かれます"));
        return true;
    }
    if (!zy_change_read(job->diags, zy_value_find(difference, "as"), &as) ||
        !find_step(job, unit, difference, &s) || !makes_sense(job, difference, &s, as))
        return false;
    const zy_figure figure = zy_change_figure(&job->chart, as, s.a, s.b, s.unit, s.years);
    draw(job, unit, &s, &figure, into);
    return true;
}
