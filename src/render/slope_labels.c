/* Labels of a slope: the value at each end, outside of the stems, and the name of the series after
 * the last. */
#include <math.h>
#include <string.h>

#include "render/forms.h"
#include "render/labels.h"

typedef struct end {
    double x, y, label_y, height;
    size_t row;
    const char *name; /* "" on the left */
    const char *const *lines;
    size_t line_count;
    zy_figure value;
    zy_color color, stroke;
    bool strong;
} end;

typedef struct side {
    end *ends;
    size_t count, room;
    bool left;
    double value_width, name_width;
} side;

typedef struct slope {
    zy_job *job;
    const zy_view *unit;
    zy_lettering letters;
    zy_scene_mark *leaders;
    double size, name_size, gap, leader;
    side sides[2];
} slope;

static int by_y(const void *a, const void *b)
{
    const end *p = a, *q = b;

    if (p->y != q->y)
        return p->y < q->y ? -1 : 1;
    return p->row < q->row ? -1 : p->row > q->row;
}

static const char *name_of(const slope *s, size_t row)
{
    const zy_pen pen = {
        .chart = &s->job->chart, .unit = (zy_view *)(uintptr_t)s->unit, .arena = s->job->arena};
    const zy_def *series = zy_series_def(s->unit);
    const char *name = series ? zy_def_text(&pen, series, row) : NULL;

    return name ? name : "";
}

static zy_figure figure_of(const slope *s, size_t row)
{
    return zy_figure_of(&s->job->chart, s->unit->encoding[ZY_CHANNEL_Y]->values, row,
                        zy_value_text(zy_value_find(s->job->chart.frame.labels, "format"), NULL));
}

static zy_datum series_at(const slope *s, size_t row)
{
    const zy_def *series = zy_series_def(s->unit);

    return series && series->values ? zy_column_at(series->values, row) : ZY_DATUM_NULL;
}

/* An end without a value has what its cell says, as high as the other end of its series. */
static void add_missing(slope *s, double least, double most)
{
    const zy_scene_mark *dots = s->unit->marks.first;
    const zy_def *value = s->unit->encoding[ZY_CHANNEL_Y];
    const zy_pen pen = {
        .chart = &s->job->chart, .unit = (zy_view *)(uintptr_t)s->unit, .arena = s->job->arena};

    for (size_t r = 0; r < s->unit->table->row_count; r++) {
        const char *symbol = zy_missing_symbol(s->job, value, r);
        const double x = symbol ? zy_point_position(&pen, ZY_CHANNEL_X, r, ZY_POSITION_MID) : NAN;
        const zy_item *other = NULL;
        for (size_t i = 0; i < dots->count && !other; i++)
            if (zy_datum_equal(series_at(s, dots->items[i].row), series_at(s, r)))
                other = &dots->items[i];
        side *at = &s->sides[x == most];
        if ((x == least || x == most) && other && at->count < at->room)
            at->ends[at->count++] = (end){.x = x,
                                          .y = other->y,
                                          .row = r,
                                          .name = x == most ? name_of(s, r) : "",
                                          .value = {.before = "", .number = symbol, .after = ""},
                                          .color = zy_role_color(&s->job->chart, "contextLabel"),
                                          .stroke = zy_role_color(&s->job->chart, "contextLabel")};
    }
}

/* The dots over the first stem and those over the last. Of a slope with one place they stand on
 * the right. */
static void find_ends(slope *s)
{
    const zy_scene_mark *dots = s->unit->marks.first;
    double least = INFINITY, most = -INFINITY;

    for (size_t i = 0; i < dots->count; i++) {
        least = fmin(least, dots->items[i].x);
        most = fmax(most, dots->items[i].x);
    }
    for (int k = 0; k < 2; k++) {
        s->sides[k].left = k == 0;
        s->sides[k].room = s->unit->table->row_count + 1;
        s->sides[k].ends = ZY_NEW_ARRAY(s->job->arena, end, s->sides[k].room);
    }
    for (size_t i = 0; i < dots->count; i++) {
        const zy_item *dot = &dots->items[i];
        const zy_color color = zy_item_color(dot);
        if (dot->x != least && dot->x != most)
            continue;
        side *at = &s->sides[dot->x == most];
        at->ends[at->count++] = (end){.x = dot->x,
                                      .y = dot->y,
                                      .row = dot->row,
                                      .name = dot->x == most ? name_of(s, dot->row) : "",
                                      .value = figure_of(s, dot->row),
                                      .color = zy_form_color(s->job, dot),
                                      .stroke = color,
                                      .strong = !zy_is_context(s->job, color)};
    }
    add_missing(s, least, most);
    for (int k = 0; k < 2; k++)
        qsort(s->sides[k].ends, s->sides[k].count, sizeof(end), by_y);
}

/* As large as the number of labels lets them be, and on a narrow canvas as its width does. */
static void find_sizes(slope *s)
{
    const size_t n = MAX(s->sides[0].count, s->sides[1].count);
    const double wanted = n <= 1   ? 46
                          : n <= 2 ? 36
                          : n <= 4 ? 28
                          : n <= 8 ? 22
                                   : 18,
                 room = s->unit->height * 1.15 / (double)MAX(n, 1) / 1.16;

    s->size = fmax(11, fmin(zy_house_px(&s->job->chart, wanted, 13), room));
    s->name_size = fmax(11, fmin(s->size, zy_house_px(&s->job->chart, n <= 4 ? 22 : 18, 12)));
    s->gap = zy_house_px(&s->job->chart, 18, 9);
}

static zy_letter_style value_style(const slope *s, const end *e)
{
    return (zy_letter_style){.size = s->size, .weight = e->strong ? 700 : 400, .color = e->color};
}

static zy_letter_style name_style(const slope *s, const end *e)
{
    return (zy_letter_style){
        .size = s->name_size, .weight = e->strong ? 700 : 400, .color = e->color};
}

/* Names take as many lines as all of them together have room for. */
static void wrap_name(const slope *s, end *e, size_t most_lines)
{
    const zy_letter_style own = name_style(s, e);
    const zy_text_style style = {
        .size = own.size, .weight = own.weight, .language = s->job->chart.language};
    const double most = 0.26 * s->job->chart.canvas_width;

    if (e->name[0])
        e->lines =
            zy_house_lines(s->job, s->unit, e->name, most, most_lines, &style, &e->line_count);
}

static size_t most_lines(const slope *s, const side *at)
{
    const zy_view *view = s->unit;

    while (view->parent && !(view->room_y > 0))
        view = view->parent;
    const double height = view->room_y > 0 ? 0.8 * view->room_y : s->unit->height;
    return (size_t)fmax(1, floor(height / (fmax(1, (double)at->count) * s->name_size * 1.25)));
}

static void measure(const slope *s, side *at)
{
    const size_t most = most_lines(s, at);

    for (size_t i = 0; i < at->count; i++) {
        end *e = &at->ends[i];
        const zy_letter_style value = value_style(s, e), name = name_style(s, e);
        wrap_name(s, e, most);
        e->height = fmax(s->size * 1.16, (double)e->line_count * s->name_size * 1.25);
        at->value_width =
            fmax(at->value_width, zy_letter_figure_width(&s->letters, &e->value, &value));
        for (size_t k = 0; k < e->line_count; k++)
            at->name_width = fmax(at->name_width, zy_letter_width(&s->letters, e->lines[k], &name));
    }
}

/* Whether some label had to move so far that a line must lead to it. */
static bool place(const slope *s, side *at)
{
    double *centres = ZY_NEW_ARRAY(s->job->arena, double, at->count + 1),
           *extents = ZY_NEW_ARRAY(s->job->arena, double, at->count + 1);
    bool far = false;

    for (size_t i = 0; i < at->count; i++)
        centres[i] = at->ends[i].y, extents[i] = at->ends[i].height;
    zy_spread(centres, extents, at->count, -s->size * 0.6, s->unit->height + s->size * 0.6);
    for (size_t i = 0; i < at->count; i++) {
        at->ends[i].label_y = centres[i];
        far |= fabs(centres[i] - at->ends[i].y) > s->size * 0.45;
    }
    return far;
}

static void lead(const slope *s, const end *e, double from, double to)
{
    zy_item *line = zy_scene_item_new(s->job->arena, s->leaders);

    line->x = from, line->y = e->y;
    line->x2 = to, line->y2 = e->label_y;
    line->stroke = zy_paint_of(e->stroke, 0.55);
    line->stroke_width = 1;
}

static void put_name(const slope *s, const end *e, double x)
{
    const zy_letter_style style = name_style(s, e);
    const double line_height = s->name_size * 1.25;
    double y = e->label_y + ZY_LETTER_MIDDLE * s->size;

    if (e->line_count > 1)
        y = e->label_y + ZY_LETTER_MIDDLE * s->name_size -
            (double)(e->line_count - 1) * line_height / 2;
    for (size_t k = 0; k < e->line_count; k++)
        zy_letter_put(&s->letters, e->lines[k], x, y + (double)k * line_height, &style);
}

static void draw_side(const slope *s, const side *at, bool far)
{
    const double way = at->left ? -1 : 1, gap = s->gap + (far ? s->gap * 1.2 : 0);

    for (size_t i = 0; i < at->count; i++) {
        const end *e = &at->ends[i];
        const zy_letter_style style = value_style(s, e);
        const double width = zy_letter_figure_width(&s->letters, &e->value, &style),
                     x = e->x + way * gap;
        if (far)
            lead(s, e, e->x + way * s->gap * 0.6, x - way * s->gap * 0.25);
        zy_letter_figure(&s->letters, &e->value, at->left ? x - width : x,
                         e->label_y + ZY_LETTER_MIDDLE * s->size, &style);
        if (e->line_count)
            put_name(s, e, x + at->value_width + s->name_size * 0.55);
    }
}

/* Whether the line comes down to the dot from both sides. */
static bool is_valley(const zy_scene_mark *dots, const zy_item *dot)
{
    const zy_item *before = NULL, *after = NULL;

    for (size_t i = 0; i < dots->count; i++) {
        const zy_item *other = &dots->items[i];
        if (other->x < dot->x && (!before || other->x > before->x))
            before = other;
        if (other->x > dot->x && (!after || other->x < after->x))
            after = other;
    }
    return before && after && before->y < dot->y && after->y < dot->y;
}

/* Between the ends a single line has its values over its peaks and under its valleys. */
static void label_middle(const slope *s)
{
    const zy_scene_mark *dots = s->unit->marks.first;
    const double size = fmax(11, s->size * 0.6);

    for (size_t i = 0; i < dots->count && s->sides[1].count <= 1; i++) {
        const zy_item *dot = &dots->items[i];
        const zy_letter_style style = {
            .size = size, .weight = 700, .color = zy_form_color(s->job, dot)};
        const zy_figure value = figure_of(s, dot->row);
        if ((s->sides[0].count && dot->x <= s->sides[0].ends[0].x) ||
            (s->sides[1].count && dot->x >= s->sides[1].ends[0].x))
            continue;
        zy_letter_figure(&s->letters, &value,
                         dot->x - zy_letter_figure_width(&s->letters, &value, &style) / 2,
                         is_valley(dots, dot) ? dot->y + size * 1.6 : dot->y - size * 0.8, &style);
    }
}

/* Zero, when it is in the picture, is a line to stand on. */
static void draw_zero(const slope *s, zy_marks_list *into)
{
    const zy_scale_part *part = zy_view_scale(s->unit, ZY_CHANNEL_Y);
    const double beyond = zy_house_px(&s->job->chart, 36, 14);

    if (!part || part->scale.domain_count < 2 || zy_datum_number(part->scale.domain[0]) > 0 ||
        zy_datum_number(part->scale.domain[1]) < 0)
        return;
    zy_item *line = zy_scene_item_new(
        s->job->arena, zy_scene_mark_new(s->job->arena, into, ZY_ITEM_RULE, "mark", NULL));
    line->x = -beyond, line->x2 = s->unit->width + beyond;
    line->y = line->y2 = zy_scale_map_number(&part->scale, 0);
    line->stroke = zy_paint_of(zy_role_color(&s->job->chart, "ink"), 1);
    line->stroke_width = 2;
}

void zy_label_slope(zy_job *job, zy_view *unit, zy_marks_list *into)
{
    slope s = {.job = job, .unit = unit};

    if (!zy_def_is_field(unit->encoding[ZY_CHANNEL_Y]) || !unit->marks.first->count)
        return;
    draw_zero(&s, into);
    s.leaders = zy_scene_mark_new(job->arena, into, ZY_ITEM_RULE, "mark", NULL);
    s.letters = zy_lettering_new(&job->chart, into);
    find_ends(&s);
    find_sizes(&s);
    for (int k = 0; k < 2; k++) {
        measure(&s, &s.sides[k]);
        const bool far = place(&s, &s.sides[k]);
        draw_side(&s, &s.sides[k], far);
    }
    label_middle(&s);
}
