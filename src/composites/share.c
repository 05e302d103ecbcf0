/* share: the parts of a whole as bars of 100 % (帯グラフ), boundaries joined from bar to bar. It is
 * a stacked bar with values inside of its segments, or under them where they do not fit; names over
 * the first bar, or in lines of their own where they do not fit there; the rest that is missing to
 * 100 %; and thin lines that join the boundaries of neighbouring bars. */
#include <math.h>
#include <string.h>

#include "composites/common.h"

/* `rest` is read with the mark's other options: the labels need it. */
static const zy_prop props[] = {{0}};

static zy_value *value_defaults(const zy_compose *c)
{
    zy_value *value = zy_value_new_map(c->arena, c->mark);

    zy_compose_set_null(c, value, "axis");
    zy_compose_set_text(c, value, "stack", "normalize");
    zy_compose_set_bool(c, zy_compose_inner(c, value, "scale"), "nice", false);
    return value;
}

static zy_value *category_defaults(const zy_compose *c)
{
    zy_value *y = zy_value_new_map(c->arena, c->mark);

    zy_compose_set_bool(c, zy_compose_inner(c, y, "axis"), "domain", false);
    return y;
}

static zy_value *rewrite(const zy_composite *self, zy_job *job, const zy_value *unit,
                         const zy_value *data)
{
    zy_compose c;
    zy_value *encoding, *x, *y, *outer;

    if (!zy_compose_init(&c, job, self, unit, data))
        return NULL;
    x = zy_compose_over(&c, "x", value_defaults(&c));
    if (!x)
        return NULL;
    encoding = zy_value_copy(c.arena, c.encoding);
    zy_value_set(c.arena, encoding, "x", x);
    if (zy_value_find(encoding, "y")) {
        y = zy_compose_over(&c, "y", category_defaults(&c));
        if (!y)
            return NULL;
        zy_value_set(c.arena, encoding, "y", y);
    }
    outer = zy_compose_outer(&c);
    zy_value_set(c.arena, outer, "mark", zy_compose_kept_mark(&c, "bar"));
    zy_value_set(c.arena, outer, "encoding", encoding);
    return outer;
}

/* ---- What the parts are parts of ---- */

/* Percentages that come to 100 but for rounding, and amounts of anything else, fill their bars.
 * Percentages that come to less leave a rest, which is drawn as such: what is not known is not
 * spread over what is. More than 100 % is no whole. */
static const zy_def *value_of(const zy_view *unit)
{
    return unit->encoding[ZY_CHANNEL_X];
}

/* Whether something is missing to the whole in some bar, so that the rest is drawn. */
static bool has_rest(const zy_view *unit)
{
    return unit->stack.is_on && unit->stack.offset && strcmp(unit->stack.offset, "zero") == 0;
}

/* Each of `count` roundings to the decimals written may be off by half a unit of the last. */
static double tolerance(const zy_column *column, size_t count)
{
    int decimals = 0;

    for (size_t r = 0; column->written && r < column->count; r++) {
        const char *dot = column->written[r] ? strchr(column->written[r], '.') : NULL;
        int n = 0;
        while (dot && g_ascii_isdigit(dot[n + 1]))
            n++;
        decimals = MAX(decimals, n);
    }
    return 0.5 * (double)count * pow(10, -decimals) + 1e-9;
}

typedef struct whole {
    double sum;
    size_t count, row;
} whole;

static whole *sums_of(zy_job *job, const zy_view *unit, zy_table *table, const zy_column *values,
                      size_t *count)
{
    zy_column *by[2];
    size_t by_count = 0;

    for (size_t i = 0; i < unit->stack.by_count; i++) {
        zy_column *column =
            zy_table_find(table, unit->encoding[unit->stack.by_channels[i]]->column);
        if (column)
            by[by_count++] = column;
    }
    const zy_groups groups = zy_table_group(job->arena, table, by, by_count);
    whole *all = ZY_NEW_ARRAY(job->arena, whole, groups.count + 1);
    for (size_t r = 0; r < table->row_count; r++) {
        whole *w = &all[by_count ? groups.group_of[r] : 0];
        const double value = zy_column_number(values, r);
        if (isnan(value))
            continue;
        w->sum += value;
        w->count++;
        w->row = r;
    }
    *count = by_count ? groups.count : 1;
    return all;
}

/* The axis goes to 100 when a rest is left. */
static void leave_rest(zy_job *job, zy_view *unit)
{
    zy_def *def = unit->encoding[ZY_CHANNEL_X];
    zy_value *scale = zy_value_new_map(job->arena, def->written),
             *domain = zy_value_new_list(job->arena, def->written);

    zy_value_append(domain, zy_value_new_number(job->arena, 0, def->written));
    zy_value_append(domain, zy_value_new_number(job->arena, 100, def->written));
    zy_value_set(job->arena, scale, "domain", domain);
    def->scale = def->scale ? zy_value_merge(job->arena, def->scale, scale) : scale;
    unit->stack.offset = "zero";
}

static bool check_signs(zy_job *job, const zy_def *def, zy_table *table, const zy_column *values)
{
    for (size_t r = 0; r < table->row_count; r++)
        if (zy_column_number(values, r) < 0)
            return zy_fail(job->diags, "bad-share", zy_cell_span(table, values, r), NULL,
                           ZY_SAY(job->diags, "a part of a whole cannot be negative (\"%s\")",
                                  "構成比に負の値があります（「%s」）"),
                           def->field ? def->field : "");
    return true;
}

static bool prepare(zy_job *job, zy_view *unit, zy_table *table)
{
    const zy_def *def = value_of(unit);
    bool rest = false;
    size_t count;

    if (!zy_def_is_field(def) || def->type != ZY_TYPE_QUANTITATIVE || !unit->stack.is_on)
        return zy_fail(
            job->diags, "no-measure", def->written->span, NULL,
            ZY_SAY(job->diags, "\"%s\" needs numbers on x", "「%s」には x に数値の列が必要です"),
            "share");
    const zy_column *values = zy_table_find(table, def->column);
    if (!values || !check_signs(job, def, table, values))
        return values == NULL;
    if (g_strcmp0(values->unit, "%") != 0)
        return true;
    const whole *all = sums_of(job, unit, table, values, &count);
    for (size_t i = 0; i < count; i++) {
        const double off = all[i].sum - 100, most = tolerance(values, all[i].count);
        if (off > most)
            return zy_fail(job->diags, "bad-share", zy_cell_span(table, values, all[i].row),
                           ZY_SAY(job->diags, "answers of several kinds are bars side by side",
                                  "複数回答などは share ではなく bar で描きます"),
                           ZY_SAY(job->diags, "these parts come to %.10g%%, more than a whole",
                                  "構成比の合計が%.10g%%で、100%%を超えています"),
                           all[i].sum);
        rest |= off < -most;
    }
    if (rest)
        leave_rest(job, unit);
    return true;
}

/* A rest that has a name of its own is no "other". */
static bool has_unnamed_rest(const zy_view *unit)
{
    return has_rest(unit) && !unit->options.rest;
}

/* ---- The room it takes ---- */

/* Few shares do not fill the height. */
static double extent(zy_job *job, const zy_view *plot, const zy_view *unit, zy_channel channel)
{
    const zy_scale_part *scale = zy_view_scale(unit, channel);

    (void)plot;
    if (!scale && channel == ZY_CHANNEL_Y)
        return zy_length_px(&job->chart, job->chart.house->share.alone);
    if (!scale || !zy_scale_is_discrete(scale->type) || channel != ZY_CHANNEL_Y)
        return INFINITY;
    return fmax(1, (double)scale->base_count) *
           zy_length_px(&job->chart, job->chart.house->share.pitch);
}

/* ---- Labels ---- */

typedef struct segment {
    const zy_item *item; /* NULL: the rest */
    double x, x2;
    zy_color fill;
    const char *name;
    zy_figure value;
    bool strong;
} segment;

typedef struct bar_of_parts {
    double y, y2;
    segment *parts;
    size_t count;
    zy_box *under; /* values that stand under the bar */
    size_t under_count;
} bar_of_parts;

typedef struct share {
    zy_sheet *sheet;
    zy_job *job;
    const zy_view *plot;
    zy_view *unit;
    const zy_lettering *letters; /* for measuring */
    bar_of_parts *bars;
    size_t count;
    double size, name_size;
    int narrow; /* decimals of the narrow parts */
} share;

/* ---- What there is ---- */

static const zy_def *series_of(const zy_view *unit)
{
    const zy_def *color = unit->encoding[ZY_CHANNEL_COLOR];

    if (zy_def_is_field(color) && !color->no_scale)
        return color;
    for (const zy_def *d = unit->encoding[ZY_CHANNEL_DETAIL]; d; d = d->next)
        if (zy_def_is_field(d))
            return d;
    return NULL;
}

static const char *name_of(const share *s, size_t row)
{
    const zy_pen pen = {.chart = &s->job->chart, .unit = s->unit, .arena = s->job->arena};
    const zy_def *series = series_of(s->unit);
    const char *name = series ? zy_def_text(&pen, series, row)
                              : zy_def_title(s->job->arena, s->unit->encoding[ZY_CHANNEL_X], "");

    return name ? name : "";
}

static double percent_of(const share *s, size_t row)
{
    const zy_stack *stack = &s->unit->stack;

    return fabs(zy_column_number(zy_table_find(s->unit->table, stack->end), row) -
                zy_column_number(zy_table_find(s->unit->table, stack->start), row)) *
           100;
}

/* Nearly nothing, or nearly the whole, but not that itself. */
static bool is_narrow(double percent)
{
    const double left = fmin(percent, 100 - percent);

    return left > 1e-9 && left < 0.95;
}

/* As many for all narrow parts, so that they can be compared. */
static int narrow_decimals(const share *s)
{
    const zy_scene_mark *items = s->unit->marks.first;
    int most = 1;

    for (size_t i = 0; i < items->count; i++) {
        const double percent = percent_of(s, items->items[i].row);
        if (is_narrow(percent))
            most = MAX(most, zy_decimals_apart(percent, 100, 1));
    }
    return most;
}

/* Percentages as the article has them; of other amounts their percentage. */
static zy_figure figure_of(const share *s, const zy_item *item)
{
    const zy_column *values = s->unit->encoding[ZY_CHANNEL_X]->values;
    const char *format = zy_value_text(zy_value_find(s->job->chart.frame.labels, "format"), NULL);

    if (format || g_strcmp0(values->unit, "%") == 0)
        return zy_figure_of(&s->job->chart, values, item->row, format);
    const double percent = percent_of(s, item->row);
    return (zy_figure){.before = "",
                       .number = zy_decimal_format(s->job->arena, s->job->chart.locale, percent,
                                                   is_narrow(percent) ? s->narrow : 0),
                       .after = "%"};
}

static bar_of_parts *bar_at(share *s, const zy_item *item, size_t most)
{
    for (size_t i = 0; i < s->count; i++)
        if (fabs(s->bars[i].y - item->y) < 0.01)
            return &s->bars[i];
    s->bars[s->count] = (bar_of_parts){
        .y = item->y, .y2 = item->y2, .parts = ZY_NEW_ARRAY(s->job->arena, segment, most + 2)};
    return &s->bars[s->count++];
}

static int by_place(const void *a, const void *b)
{
    const bar_of_parts *p = a, *q = b;

    return p->y < q->y ? -1 : p->y > q->y;
}

static int by_start(const void *a, const void *b)
{
    const segment *p = a, *q = b;

    return p->x < q->x ? -1 : p->x > q->x;
}

/* Where a segment ends as far as is known: its item may fade beyond. */
static void known_span(const share *s, const zy_item *item, double *x, double *x2)
{
    const zy_pen pen = {.chart = &s->job->chart, .unit = s->unit, .arena = s->job->arena};
    double from = item->x, to = item->x2;

    zy_rect_position(&pen, ZY_CHANNEL_X, item->row, &from, &to);
    *x = fmin(from, to), *x2 = fmax(from, to);
}

static void gather(share *s)
{
    const zy_scene_mark *items = s->unit->marks.first;

    s->narrow = narrow_decimals(s);
    s->bars = ZY_NEW_ARRAY(s->job->arena, bar_of_parts, items->count + 1);
    for (size_t i = 0; i < items->count; i++) {
        const zy_item *item = &items->items[i];
        bar_of_parts *bar = bar_at(s, item, items->count);
        segment *part = &bar->parts[bar->count++];
        *part = (segment){.item = item,
                          .fill = item->fill.color,
                          .name = name_of(s, item->row),
                          .value = figure_of(s, item),
                          .strong = !zy_row_is_context(s->unit, item->row)};
        known_span(s, item, &part->x, &part->x2);
    }
    qsort(s->bars, s->count, sizeof *s->bars, by_place);
    for (size_t i = 0; i < s->count; i++)
        qsort(s->bars[i].parts, s->bars[i].count, sizeof(segment), by_start);
}

/* ---- The rest ---- */

static const char *rest_name(const share *s)
{
    const char *own = s->unit->options.rest;

    return own ? own : zy_is_japanese(&s->job->chart) ? "その他" : "Other";
}

/* What remains of 100 when the parts are subtracted; of bounds the bound on the other side. */
static zy_figure rest_figure(const share *s, const bar_of_parts *bar)
{
    const zy_column *values = s->unit->encoding[ZY_CHANNEL_X]->values;
    const bool ja = zy_is_japanese(&s->job->chart);
    double left = 100;
    zy_ending ending = ZY_END_EXACT;

    for (size_t i = 0; i < bar->count; i++) {
        left -= zy_column_number(values, bar->parts[i].item->row);
        const zy_ending own = zy_ending_of(values, bar->parts[i].item->row);
        ending = own == ZY_END_EXACT ? ending : own;
    }
    left = round(left * 1e6) / 1e6;
    const char *number = zy_decimal_format(s->job->arena, s->job->chart.locale, left,
                                           MIN(2, zy_decimals_needed(&left, 1)));
    switch (ending) {
    case ZY_END_ABOVE:
        return ja ? (zy_figure){.before = "", .number = number, .after = "%以下"}
                  : (zy_figure){.before = "at most ", .number = number, .after = "%"};
    case ZY_END_BELOW:
        return (zy_figure){.before = "", .number = number, .after = ja ? "%以上" : "%+"};
    case ZY_END_ABOUT:
    case ZY_END_JUST_BELOW:
    case ZY_END_JUST_ABOVE:
        return (zy_figure){.before = ja ? "約" : "about ", .number = number, .after = "%"};
    case ZY_END_EXACT:
        break;
    }
    return (zy_figure){.before = "", .number = number, .after = "%"};
}

/* A box in one colour that no label covers but its own. */
static void keep_off(const share *s, zy_box box, zy_color color)
{
    zy_paint *paint = ZY_NEW(s->job->arena, zy_paint);

    *paint = zy_paint_of(color, 1);
    zy_sheet_box_obstacle(s->sheet, box, paint);
}

/* It lies under the bars: what fades beyond a known share fades into it. */
static void add_rests(share *s)
{
    const double width = s->unit->width;
    zy_scene_mark *rests;

    if (!has_rest(s->unit))
        return;
    rests =
        zy_scene_mark_new(s->job->arena, &s->plot->guides->grids.marks, ZY_ITEM_RECT, "mark", NULL);
    for (size_t i = 0; i < s->count; i++) {
        bar_of_parts *bar = &s->bars[i];
        const double x = bar->count ? bar->parts[bar->count - 1].x2 : 0;
        if (x > width - 0.5)
            continue;
        zy_item *rest = zy_scene_item_new(s->job->arena, rests);
        rest->x = x, rest->x2 = width, rest->y = bar->y, rest->y2 = bar->y2;
        rest->fill = zy_paint_of(zy_role_color(&s->job->chart, "grid"), 1);
        keep_off(s, (zy_box){x, bar->y, width, bar->y2}, rest->fill.color);
        const zy_figure value = rest_figure(s, bar);
        bar->parts[bar->count++] = (segment){
            .x = x, .x2 = width, .fill = rest->fill.color, .name = rest_name(s), .value = value};
    }
}

/* ---- Values ---- */

static zy_color on_fill(const share *s, const segment *part)
{
    const zy_color ink = zy_role_color(&s->job->chart, "ink"),
                   ground = zy_ground_color(&s->job->chart);

    if (!part->item)
        return zy_role_color(&s->job->chart, "contextLabel");
    return zy_color_contrast(part->fill, ground) >= zy_color_contrast(part->fill, ink) ? ground
                                                                                       : ink;
}

/* Values that stand under the bar, moved apart where they would touch. */
typedef struct row_under {
    const segment **parts;
    double *centres, *half;
    size_t count;
    double size;
} row_under;

static row_under new_row_under(const share *s, const bar_of_parts *bar)
{
    zy_arena *arena = s->job->arena;

    return (row_under){.parts = ZY_NEW_ARRAY(arena, const segment *, bar->count + 1),
                       .centres = ZY_NEW_ARRAY(arena, double, bar->count + 1),
                       .half = ZY_NEW_ARRAY(arena, double, bar->count + 1),
                       .size = fmax(11, s->size * 0.5)};
}

static zy_letter_style style_under(const share *s, const row_under *row, const segment *part)
{
    return (zy_letter_style){
        .size = row->size,
        .weight = 700,
        .color = part->item ? zy_label_color(&s->job->chart, zy_item_color(part->item),
                                             zy_row_is_context(s->unit, part->item->row))
                            : zy_role_color(&s->job->chart, "contextLabel")};
}

static void add_under(const share *s, row_under *row, const segment *part)
{
    const zy_letter_style style = style_under(s, row, part);
    const double width = zy_letter_figure_width(s->letters, &part->value, &style);

    row->parts[row->count] = part;
    row->centres[row->count] = (part->x + part->x2) / 2;
    row->half[row->count++] = (width + row->size * 0.5) / 2;
}

static void put_under(const share *s, const row_under *row, bar_of_parts *bar)
{
    zy_labels_spread(s->job->arena, row->centres, row->half, row->count, 0, s->unit->width);
    bar->under = ZY_NEW_ARRAY(s->job->arena, zy_box, row->count + 1);
    for (size_t i = 0; i < row->count; i++) {
        const zy_letter_style style = style_under(s, row, row->parts[i]);
        const double left = row->centres[i] - row->half[i], right = row->centres[i] + row->half[i];
        zy_sheet_put_figure(s->sheet, ZY_LABEL_VALUE, &row->parts[i]->value,
                            left + row->size * 0.25, bar->y2 + row->size * 1.15, &style);
        bar->under[bar->under_count++] = (zy_box){left, bar->y2, right, bar->y2 + row->size * 1.4};
    }
}

/* Where it is of one colour: not where it fades. */
static double solid_end(const segment *part)
{
    const zy_item *item = part->item;

    if (!item || item->fill.kind != ZY_PAINT_GRADIENT)
        return part->x2;
    return fmin(part->x2, item->x + zy_gradient_solid(item->fill.gradient) * (item->x2 - item->x));
}

/* As large as the part of the segment before `end` lets it be; false: it has no room there. */
static bool put_before(const share *s, const bar_of_parts *bar, const segment *part, double end)
{
    const double pad = s->size * 0.24, room = end - part->x - 2 * pad;
    zy_letter_style style = {.size = s->size, .weight = 700, .color = on_fill(s, part)};
    double width = zy_letter_figure_width(s->letters, &part->value, &style);

    if (width > room) {
        style.size = fmax(fmax(11, s->size * 0.45), floor(s->size * room / width));
        width = zy_letter_figure_width(s->letters, &part->value, &style);
    }
    if (width > room)
        return false;
    zy_sheet_put_figure(s->sheet, ZY_LABEL_VALUE, &part->value, (part->x + end - width) / 2,
                        (bar->y + bar->y2) / 2 + ZY_LETTER_MIDDLE * style.size, &style);
    return true;
}

/* `below`: where the next bar begins. */
static void put_values(const share *s, bar_of_parts *bar, double below)
{
    row_under row = new_row_under(s, bar);
    const bool fits_under = bar->y2 + row.size * 1.3 <= below;

    for (size_t i = 0; i < bar->count; i++) {
        const segment *part = &bar->parts[i];
        if (put_before(s, bar, part, solid_end(part)) ||
            (!fits_under && put_before(s, bar, part, part->x2)))
            continue;
        if (!fits_under)
            zy_sheet_lack(s->sheet, ZY_LABEL_VALUE, part->value.number);
        else if (part->x2 > part->x)
            add_under(s, &row, part);
    }
    put_under(s, &row, bar);
}

/* ---- Names ---- */

static zy_color name_color(const share *s, const segment *part)
{
    return part->item ? zy_label_color(&s->job->chart, zy_item_color(part->item),
                                       zy_row_is_context(s->unit, part->item->row))
                      : zy_role_color(&s->job->chart, "contextLabel");
}

static zy_letter_style name_style(const share *s, const segment *part)
{
    return (zy_letter_style){.size = s->name_size,
                             .weight = part->item && part->strong ? 700 : 400,
                             .color = name_color(s, part)};
}

/* Every name there is, once, in the order of the bars. */
static const segment **all_names(const share *s, size_t *count)
{
    size_t most = 0;

    for (size_t b = 0; b < s->count; b++)
        most += s->bars[b].count;
    const segment **names = ZY_NEW_ARRAY(s->job->arena, const segment *, most + 1);
    *count = 0;
    for (size_t b = 0; b < s->count; b++)
        for (size_t i = 0; i < s->bars[b].count; i++) {
            const segment *part = &s->bars[b].parts[i];
            size_t k = 0;
            while (k < *count && strcmp(names[k]->name, part->name) != 0)
                k++;
            if (k == *count)
                names[(*count)++] = part;
        }
    return names;
}

/* False: some name would stand too far from its segment, or the first bar lacks a part. */
static bool name_over_first(const share *s, size_t all)
{
    const bar_of_parts *bar = &s->bars[0];
    const double em = s->name_size;
    double *centres = ZY_NEW_ARRAY(s->job->arena, double, all + 1),
           *half = ZY_NEW_ARRAY(s->job->arena, double, all + 1);

    if (bar->count != all)
        return false;
    for (size_t i = 0; i < all; i++) {
        const zy_letter_style style = name_style(s, &bar->parts[i]);
        centres[i] = (bar->parts[i].x + bar->parts[i].x2) / 2;
        half[i] = (zy_letter_width(s->letters, bar->parts[i].name, &style) + em * 0.9) / 2;
    }
    zy_labels_spread(s->job->arena, centres, half, all, -em * 0.45, s->unit->width + em * 0.45);
    for (size_t i = 0; i < all; i++)
        if (centres[i] + half[i] < bar->parts[i].x + 2 ||
            centres[i] - half[i] > bar->parts[i].x2 - 2 ||
            centres[i] + half[i] > s->unit->width + em)
            return false;
    for (size_t i = 0; i < all; i++) {
        const zy_letter_style style = name_style(s, &bar->parts[i]);
        zy_sheet_put_text(s->sheet, ZY_LABEL_NAME, bar->parts[i].name,
                          centres[i] - half[i] + em * 0.45, bar->y - em * 0.55, &style);
    }
    return true;
}

/* A name in one line that is not wider than the bars. */
static const char *fitting_name(const share *s, const segment *part, double room)
{
    const zy_letter_style own = name_style(s, part);
    const zy_text_style style = {
        .size = own.size, .weight = own.weight, .language = s->job->chart.language};

    return zy_house_lines(s->job, s->plot, part->name, room, 1, &style).texts[0];
}

/* A name in the list over the first bar. */
typedef struct listed {
    const char *text;
    double x;
    size_t line;
} listed;

static double swatch_of(const share *s)
{
    return s->name_size * 0.8;
}

/* One after the other, in as many lines as it takes; the last of them. */
static size_t set_names(const share *s, const segment *const *names, size_t count, listed *list)
{
    const double em = s->name_size, before = swatch_of(s) + em * 0.4;
    size_t last = 0;
    double x = 0;

    for (size_t i = 0; i < count; i++) {
        const zy_letter_style style = name_style(s, names[i]);
        const char *text = fitting_name(s, names[i], s->unit->width - before);
        const double width = before + zy_letter_width(s->letters, text, &style);
        if (x > 0 && x + width > s->unit->width)
            x = 0, last++;
        list[i] = (listed){text, x, last};
        x += width + em * 1.2;
    }
    return last;
}

static void draw_swatch(const share *s, zy_scene_mark *swatches, zy_color color, zy_point corner)
{
    const double side = swatch_of(s);
    zy_item *item = zy_scene_item_new(s->job->arena, swatches);

    item->x = corner.x, item->x2 = corner.x + side;
    item->y = corner.y, item->y2 = corner.y + side;
    item->fill = zy_paint_of(color, 1);
    keep_off(s, (zy_box){item->x, item->y, item->x2, item->y2}, color);
}

static void list_names(const share *s, const segment *const *names, size_t count)
{
    const double em = s->name_size;
    listed *list = ZY_NEW_ARRAY(s->job->arena, listed, count + 1);
    const size_t last = set_names(s, names, count, list);
    zy_scene_mark *swatches =
        zy_scene_mark_new(s->job->arena, zy_sheet_under(s->sheet), ZY_ITEM_RECT, "mark", NULL);

    for (size_t i = 0; i < count; i++) {
        const double y = s->bars[0].y - em * 0.7 - (double)(last - list[i].line) * em * 1.6;
        zy_letter_style style = name_style(s, names[i]);
        style.color = zy_role_color(&s->job->chart, "ink");
        draw_swatch(s, swatches, names[i]->fill, (zy_point){list[i].x, y - swatch_of(s) * 0.92});
        zy_sheet_put_text(s->sheet, ZY_LABEL_NAME, list[i].text,
                          list[i].x + swatch_of(s) + em * 0.4, y, &style);
    }
}

/* ---- Between the bars ---- */

static const segment *same_part(const bar_of_parts *bar, const segment *part)
{
    for (size_t i = 0; i < bar->count; i++)
        if (strcmp(bar->parts[i].name, part->name) == 0 && !bar->parts[i].item == !part->item)
            return &bar->parts[i];
    return NULL;
}

/* Whether the line from (x, y) to (x2, y2), going down, meets a value under the bar. */
static bool meets_value(const bar_of_parts *bar, double x, double y, double x2, double y2)
{
    for (size_t i = 0; i < bar->under_count; i++) {
        const zy_box *box = &bar->under[i];
        const double below = x + (x2 - x) * fmin(1, (box->y1 - y) / fmax(y2 - y, 1e-9));
        if (fmax(x, below) > box->x0 && fmin(x, below) < box->x1)
            return true;
    }
    return false;
}

/* A line that a value stands in the way of is left out. */
static void join_bars(const share *s)
{
    zy_scene_mark *lines =
        zy_scene_mark_new(s->job->arena, zy_sheet_under(s->sheet), ZY_ITEM_RULE, "mark", NULL);

    for (size_t b = 0; b + 1 < s->count; b++)
        for (size_t i = 0; i < s->bars[b].count; i++) {
            const segment *part = &s->bars[b].parts[i], *next = same_part(&s->bars[b + 1], part);
            if (!next || part->x2 > s->unit->width - 0.5 ||
                meets_value(&s->bars[b], part->x2, s->bars[b].y2, next->x2, s->bars[b + 1].y))
                continue;
            zy_item *line = zy_sheet_line(s->sheet, lines, (zy_point){part->x2, s->bars[b].y2},
                                          (zy_point){next->x2, s->bars[b + 1].y}, ZY_SHEET_LINE);
            line->stroke = zy_paint_of(zy_role_color(&s->job->chart, "contextStrong"), 1);
            line->stroke_width = 1;
        }
}

/* Thin lines of the ground between segments. */
static void part_segments(const share *s)
{
    zy_scene_mark *lines =
        zy_scene_mark_new(s->job->arena, zy_sheet_under(s->sheet), ZY_ITEM_RULE, "mark", NULL);

    for (size_t b = 0; b < s->count; b++)
        for (size_t i = 0; i + 1 < s->bars[b].count; i++) {
            zy_item *line = zy_scene_item_new(s->job->arena, lines);
            const segment *part = &s->bars[b].parts[i];
            if (part->item && part->item->fill.kind != ZY_PAINT_COLOR)
                continue;
            line->x = line->x2 = part->x2;
            line->y = s->bars[b].y, line->y2 = s->bars[b].y2;
            line->stroke = zy_paint_of(zy_ground_color(&s->job->chart), 1);
            line->stroke_width = fmax(1, 1.5 * s->job->chart.unit);
        }
}

static double size_of_values(const share *s)
{
    const zy_house *house = s->job->chart.house;
    const zy_length wished = s->count <= 1   ? house->share.value_alone
                             : s->count <= 2 ? house->share.value_two
                             : s->count <= 4 ? house->share.value_few
                                             : house->share.value;

    return fmax(11,
                fmin(zy_length_px(&s->job->chart, wished), (s->bars[0].y2 - s->bars[0].y) * 0.6));
}

static void label(zy_sheet *sheet, zy_view *unit)
{
    share s = {.sheet = sheet,
               .job = zy_sheet_job(sheet),
               .plot = zy_sheet_plot(sheet),
               .unit = unit,
               .letters = zy_sheet_lettering(sheet)};
    size_t count;

    gather(&s);
    if (!s.count)
        return;
    add_rests(&s);
    part_segments(&s);
    s.size = size_of_values(&s);
    s.name_size = zy_length_px(&s.job->chart, s.count <= 2 ? s.job->chart.house->share.name_few
                                                           : s.job->chart.house->share.name);
    for (size_t i = 0; i < s.count; i++)
        put_values(&s, &s.bars[i], i + 1 < s.count ? s.bars[i + 1].y : INFINITY);
    join_bars(&s);
    const segment *const *names = all_names(&s, &count);
    if (!name_over_first(&s, count))
        list_names(&s, names, count);
}

const zy_composite zy_composite_share = {
    .name = "share",
    .doc = "parts of a whole as bars of 100 %, joined from bar to bar",
    .chart_en = "Bars of 100 %",
    .chart_ja = "帯グラフ",
    .props = props,
    .rewrite = rewrite,
    .prepare = prepare,
    .extent = extent,
    .label = label,
    .has_rest = has_unnamed_rest,
};
