/* slope: what stood where at two (or few) places of x, and how it went from one to the other. A
 * line over points; values and names stand outside at both ends, so there is no axis of values, and
 * zero is in the picture only when it is near. */
#include <math.h>
#include <string.h>

#include "composites/common.h"

static const zy_prop props[] = {
    {"size", ZY_PROP_NUMBER, 0, NULL, "of the points, in square pixels", NULL},
    {0},
};

static zy_value *x_defaults(const zy_compose *c)
{
    zy_value *x = zy_value_new_map(c->arena, c->mark), *axis = zy_compose_inner(c, x, "axis");

    zy_compose_set_text(c, axis, "orient", "top");
    zy_compose_set_bool(c, axis, "domain", false);
    zy_compose_set_bool(c, axis, "ticks", false);
    zy_compose_set_bool(c, axis, "grid", true);
    zy_compose_set_number(c, axis, "zindex", 0);
    zy_compose_set_number(c, zy_compose_inner(c, x, "scale"), "padding", 0);
    return x;
}

static zy_value *y_defaults(const zy_compose *c)
{
    zy_value *y = zy_value_new_map(c->arena, c->mark);

    zy_compose_set_null(c, y, "axis");
    zy_compose_set_bool(c, zy_compose_inner(c, y, "scale"), "nice", false);
    return y;
}

static zy_value *point_mark(const zy_compose *c)
{
    const zy_value *size = zy_value_find(c->mark, "size");
    const double across = fmax(8, 15 * c->job->chart.unit);
    zy_value *mark = zy_compose_mark(c, "point", NULL);

    zy_compose_sign(c, mark);
    zy_compose_set_bool(c, mark, "filled", true);
    zy_compose_set_number(c, mark, "opacity", 1);
    zy_compose_set_number(c, mark, "size", zy_value_number(size, across * across * G_PI / 4));
    zy_compose_set(c, mark, "color", zy_value_find(c->mark, "color"));
    return mark;
}

static zy_value *rewrite(const zy_composite *self, zy_job *job, const zy_value *unit,
                         const zy_value *data)
{
    zy_compose c;
    zy_value *encoding, *x, *y, *outer, *layers;

    if (!zy_compose_init(&c, job, self, unit, data))
        return NULL;
    x = zy_compose_over(&c, "x", x_defaults(&c));
    y = zy_compose_over(&c, "y", y_defaults(&c));
    if (!x || !y)
        return NULL;
    encoding = zy_value_copy(c.arena, c.encoding);
    zy_value_set(c.arena, encoding, "x", x);
    zy_value_set(c.arena, encoding, "y", y);
    layers = zy_value_new_list(c.arena, c.mark);
    zy_value_append(layers, zy_compose_unit(&c, zy_compose_kept_mark(&c, "line"), encoding));
    zy_value_append(layers, zy_compose_unit(&c, point_mark(&c), zy_value_copy(c.arena, encoding)));
    outer = zy_compose_outer(&c);
    zy_value_set(c.arena, outer, "layer", layers);
    return outer;
}

/* ---- What it needs of its scales ---- */

static void types(zy_view *unit)
{
    zy_form_places(unit, ZY_CHANNEL_X);
}

/* Whether some value ends so, and has a stem. */
static bool has_ending(const zy_scale_part *part, zy_ending ending)
{
    const zy_column *column = part->def->values;

    for (size_t r = 0; column && column->qualifiers && r < column->count; r++) {
        if (zy_ending_of(column, r) == ending)
            return true;
    }
    return false;
}

/* A single line has the values between its ends over and under its dots. */
static double middle_values(zy_job *job, const zy_view *unit)
{
    const zy_scale_part *places = zy_view_scale(unit, ZY_CHANNEL_X);
    const bool single = places && unit->table && unit->table->row_count <= places->base_count;

    return single && places->base_count > 2
               ? zy_length_px(&job->chart, job->chart.house->slope.middle)
               : 0;
}

static void inset(zy_job *job, const zy_scale_part *part, const zy_view *plot, double *start,
                  double *end)
{
    const double stem = zy_length_px(&job->chart, job->chart.house->slope.stem);

    (void)plot;
    if (part->channel != ZY_CHANNEL_Y)
        return;
    const bool on_zero = zy_scale_part_low_end(job, part) == 0;
    const double middle = middle_values(job, part->unit),
                 air = zy_length_px(&job->chart, job->chart.house->slope.air);
    *start = has_ending(part, ZY_END_BELOW) ? stem : on_zero ? 0 : fmax(air, middle);
    *end = has_ending(part, ZY_END_ABOVE) ? stem : fmax(air, middle);
}

/* A slope is not flatter than it must be. */
static double extent(zy_job *job, const zy_view *plot, const zy_view *unit, zy_channel channel)
{
    const zy_scale_part *scale = zy_view_scale(unit, channel);

    (void)plot;
    if (!scale || !zy_scale_is_discrete(scale->type) || channel != ZY_CHANNEL_X)
        return INFINITY;
    return fmax(1, (double)scale->base_count - 1) * 0.66 * job->chart.canvas_width;
}

/* ---- Labels: the value at each end, outside of the stems; the name after the last ---- */

typedef struct end {
    double x, y, label_y, height;
    size_t row;
    const char *name; /* "" on the left */
    zy_lines lines;
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
    zy_sheet *sheet;
    zy_job *job;
    zy_view *unit;
    const zy_lettering *letters; /* for measuring */
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
    const zy_pen pen = {.chart = &s->job->chart, .unit = s->unit, .arena = s->job->arena};
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
    const zy_pen pen = {.chart = &s->job->chart, .unit = s->unit, .arena = s->job->arena};

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
                                      .color = zy_label_color(&s->job->chart, zy_item_color(dot),
                                                              zy_row_is_context(s->unit, dot->row)),
                                      .stroke = color,
                                      .strong = !zy_row_is_context(s->unit, dot->row)};
    }
    add_missing(s, least, most);
    for (int k = 0; k < 2; k++)
        qsort(s->sides[k].ends, s->sides[k].count, sizeof(end), by_y);
}

/* As large as the number of labels lets them be, and on a narrow canvas as its width does. */
static void find_sizes(slope *s)
{
    const size_t n = MAX(s->sides[0].count, s->sides[1].count);
    const zy_chart *chart = &s->job->chart;
    const zy_house *house = chart->house;
    const zy_length wanted = n <= 1   ? house->slope.value_alone
                             : n <= 2 ? house->slope.value_two
                             : n <= 4 ? house->slope.value_few
                             : n <= 8 ? house->slope.value_some
                                      : house->slope.value;
    const double room = s->unit->height * 1.15 / (double)MAX(n, 1) / 1.16,
                 name = zy_length_px(chart, n <= 4 ? house->slope.name_few : house->slope.name);

    s->size = fmax(11, fmin(zy_length_px(chart, wanted), room));
    s->name_size = fmax(11, fmin(s->size, name));
    s->gap = zy_length_px(&s->job->chart, s->job->chart.house->slope.gap);
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
        e->lines = zy_house_lines(s->job, s->unit, e->name, most, most_lines, &style);
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
        e->height = fmax(s->size * 1.16, (double)e->lines.count * s->name_size * 1.25);
        at->value_width =
            fmax(at->value_width, zy_letter_figure_width(s->letters, &e->value, &value));
        for (size_t k = 0; k < e->lines.count; k++)
            at->name_width =
                fmax(at->name_width, zy_letter_width(s->letters, e->lines.texts[k], &name));
    }
}

/* Whether some label had to move so far that a line must lead to it. */
static bool place(const slope *s, side *at)
{
    double *centres = ZY_NEW_ARRAY(s->job->arena, double, at->count + 1),
           *half = ZY_NEW_ARRAY(s->job->arena, double, at->count + 1);
    bool far = false;

    for (size_t i = 0; i < at->count; i++)
        centres[i] = at->ends[i].y, half[i] = at->ends[i].height / 2;
    zy_labels_spread(s->job->arena, centres, half, at->count, -s->size * 0.6,
                     s->unit->height + s->size * 0.6);
    for (size_t i = 0; i < at->count; i++) {
        at->ends[i].label_y = centres[i];
        far |= fabs(centres[i] - at->ends[i].y) > s->size * 0.45;
    }
    return far;
}

static void lead(const slope *s, const end *e, double from, double to)
{
    zy_item *line = zy_sheet_line(s->sheet, s->leaders, (zy_point){from, e->y},
                                  (zy_point){to, e->label_y}, ZY_SHEET_LINE);

    line->stroke = zy_paint_of(e->stroke, 0.55);
    line->stroke_width = 1;
}

static void put_name(const slope *s, const end *e, double x)
{
    const zy_letter_style style = name_style(s, e);
    const double line_height = s->name_size * 1.25;
    zy_look *look = zy_look_new(s->sheet, false);
    double y = e->label_y + ZY_LETTER_MIDDLE * s->size;

    if (e->lines.count > 1)
        y = e->label_y + ZY_LETTER_MIDDLE * s->name_size -
            (double)(e->lines.count - 1) * line_height / 2;
    for (size_t k = 0; k < e->lines.count; k++)
        zy_look_text(s->sheet, look, e->lines.texts[k], 0,
                     ZY_LOOK_ASCENT * s->name_size + (double)k * line_height, &style);
    zy_sheet_put(s->sheet, ZY_LABEL_NAME, e->name, look, x, y - ZY_LOOK_ASCENT * s->name_size);
}

static void draw_side(const slope *s, const side *at, bool far)
{
    const double way = at->left ? -1 : 1, gap = s->gap + (far ? s->gap * 1.2 : 0);

    for (size_t i = 0; i < at->count; i++) {
        const end *e = &at->ends[i];
        const zy_letter_style style = value_style(s, e);
        const double width = zy_letter_figure_width(s->letters, &e->value, &style),
                     x = e->x + way * gap;
        if (far)
            lead(s, e, e->x + way * s->gap * 0.6, x - way * s->gap * 0.25);
        zy_sheet_put_figure(s->sheet, ZY_LABEL_VALUE, &e->value, at->left ? x - width : x,
                            e->label_y + ZY_LETTER_MIDDLE * s->size, &style);
        if (e->lines.count)
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

/* Over the dot or under it, else where its line leaves room beside it. */
static void add_places(const slope *s, const zy_item *dot, const zy_look *look, bool valley)
{
    static const struct {
        double x, y; /* of the label's middle, in its own widths and heights */
        double cost;
    } over[] = {{0, -1, 0}, {0.6, -0.9, 2}, {-0.6, -0.9, 2}, {0.7, -0.5, 4}, {-0.7, -0.5, 4}};
    zy_sheet_label *label = zy_sheet_add(s->sheet, ZY_LABEL_VALUE, look->pieces[0].text, 100,
                                         zy_sheet_owner(s->sheet, dot));

    for (int under = 0; under < 2; under++)
        for (size_t i = 0; i < G_N_ELEMENTS(over); i++) {
            const double way = valley == (under == 1) ? 1 : -1;
            zy_sheet_place(label, look, dot->x + (over[i].x - 0.5) * look->width,
                           dot->y + (way * over[i].y - 0.5) * look->height,
                           over[i].cost + (under ? 5 : 0));
        }
}

/* Between the ends a single line has its values over its peaks and under its valleys. */
static void label_middle(const slope *s)
{
    const zy_scene_mark *dots = s->unit->marks.first;
    const double size = fmax(11, s->size * 0.6);

    for (size_t i = 0; i < dots->count && s->sides[1].count <= 1; i++) {
        const zy_item *dot = &dots->items[i];
        const zy_letter_style style = {.size = size,
                                       .weight = 700,
                                       .color =
                                           zy_label_color(&s->job->chart, zy_item_color(dot),
                                                          zy_row_is_context(s->unit, dot->row))};
        const zy_figure value = figure_of(s, dot->row);
        if ((s->sides[0].count && dot->x <= s->sides[0].ends[0].x) ||
            (s->sides[1].count && dot->x >= s->sides[1].ends[0].x))
            continue;
        add_places(s, dot, zy_look_of_figure(s->sheet, &value, &style), is_valley(dots, dot));
    }
}

/* How far the line at zero goes on beside the plot: not into a value. */
static double beyond(const slope *s, const side *at, double zero)
{
    const double half = s->size * 0.6;

    for (size_t i = 0; i < at->count; i++)
        if (fabs(at->ends[i].label_y - zero) < half)
            return fmin(s->gap * 0.4,
                        zy_length_px(&s->job->chart, s->job->chart.house->slope.zero));
    return zy_length_px(&s->job->chart, s->job->chart.house->slope.zero);
}

/* Zero, when it is in the picture, is a line to stand on. */
static void draw_zero(const slope *s, zy_scene_mark *lines)
{
    const zy_scale_part *part = zy_view_scale(s->unit, ZY_CHANNEL_Y);

    if (!part || part->scale.domain_count < 2 || zy_datum_number(part->scale.domain[0]) > 0 ||
        zy_datum_number(part->scale.domain[1]) < 0)
        return;
    const double zero = zy_scale_map_number(&part->scale, 0);
    const zy_point from = {-beyond(s, &s->sides[0], zero), zero},
                   to = {s->unit->width + beyond(s, &s->sides[1], zero), zero};
    zy_item *line = zy_sheet_line(s->sheet, lines, from, to, ZY_SHEET_LINE);
    line->stroke = zy_paint_of(zy_role_color(&s->job->chart, "ink"), 1);
    line->stroke_width = 2;
}

static void label(zy_sheet *sheet, zy_view *unit)
{
    slope s = {.sheet = sheet,
               .job = zy_sheet_job(sheet),
               .unit = unit,
               .letters = zy_sheet_lettering(sheet)};

    if (unit->mark->item != ZY_ITEM_SYMBOL)
        return;
    if (!zy_def_is_field(unit->encoding[ZY_CHANNEL_Y]) || !unit->marks.first->count)
        return;
    zy_scene_mark *zero =
        zy_scene_mark_new(s.job->arena, zy_sheet_under(sheet), ZY_ITEM_RULE, "mark", NULL);
    s.leaders = zy_scene_mark_new(s.job->arena, zy_sheet_under(sheet), ZY_ITEM_RULE, "mark", NULL);
    find_ends(&s);
    find_sizes(&s);
    for (int k = 0; k < 2; k++) {
        measure(&s, &s.sides[k]);
        const bool far = place(&s, &s.sides[k]);
        draw_side(&s, &s.sides[k], far);
    }
    draw_zero(&s, zero);
    label_middle(&s);
}

const zy_composite zy_composite_slope = {
    .name = "slope",
    .doc = "how values went from one place of x to the next, with values and names at both ends",
    .chart_en = "Slope chart",
    .chart_ja = "スロープグラフ",
    .props = props,
    .rewrite = rewrite,
    .types = types,
    .inset = inset,
    .may_leave_zero = true,
    .extent = extent,
    .label = label,
};
