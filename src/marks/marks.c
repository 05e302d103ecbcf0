/* Drawing of whole units: rows one by one, or as paths by group. */
#include "marks/marks.h"

#include <math.h>
#include <string.h>

#include "pens/pens.h"

const zy_mark *zy_mark_find(const char *name)
{
    for (size_t i = 0; zy_marks[i]; i++)
        if (strcmp(zy_marks[i]->name, name) == 0)
            return zy_marks[i];
    return NULL;
}

const char *const *zy_mark_names(zy_arena *arena)
{
    size_t count = 0;

    while (zy_marks[count])
        count++;
    const char **names = ZY_NEW_ARRAY(arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++)
        names[i] = zy_marks[i]->name;
    return names;
}

#define HAS(unit, field)                                                                           \
    zy_props_has(zy_mark_props, &(unit)->options, offsetof(zy_mark_options, field))

static size_t row_count(const zy_view *unit)
{
    return unit->rows ? unit->row_count : unit->table->row_count;
}

static size_t row_at(const zy_view *unit, size_t i)
{
    return unit->rows ? unit->rows[i] : i;
}

/* ---- Order of rows: the order channel ---- */

typedef struct sorted_row {
    size_t row, place;
    double position;
    const zy_view *unit;
} sorted_row;

static int by_order(const void *a, const void *b)
{
    const sorted_row *x = a, *y = b;

    for (const zy_def *def = x->unit->encoding[ZY_CHANNEL_ORDER]; def; def = def->next) {
        const int order = def->values ? zy_datum_compare(zy_column_at(def->values, x->row),
                                                         zy_column_at(def->values, y->row))
                                      : 0;
        if (order)
            return zy_value_is(def->sort, "descending") ? -order : order;
    }
    return x->place < y->place ? -1 : x->place > y->place;
}

static int by_position(const void *a, const void *b)
{
    const sorted_row *x = a, *y = b;

    if (isnan(x->position) != isnan(y->position))
        return isnan(x->position) ? -1 : 1;
    if (x->position != y->position && !isnan(x->position))
        return x->position < y->position ? -1 : 1;
    return x->place < y->place ? -1 : x->place > y->place;
}

static bool is_order_off(const zy_view *unit)
{
    const zy_def *order = unit->encoding[ZY_CHANNEL_ORDER];
    const zy_value *option = HAS(unit, order) ? unit->options.order : NULL;

    if (order)
        return order->kind == ZY_DEF_VALUE &&
               (!order->value || (order->constant.kind == ZY_BOOL && !order->constant.boolean));
    return HAS(unit, order) && (!option || (option->kind == ZY_VALUE_BOOL && !option->boolean));
}

/* Vega-Lite's getSort: by the order channel unless that orders a stack; paths by their dimension.
 */
static void sort_rows(const zy_pen *pen, sorted_row *rows, size_t count)
{
    const zy_view *unit = pen->unit;
    const zy_def *order = unit->encoding[ZY_CHANNEL_ORDER];
    const zy_channel along = unit->orient == ZY_ORIENT_HORIZONTAL ? ZY_CHANNEL_Y : ZY_CHANNEL_X;

    if (is_order_off(unit))
        return;
    if (zy_def_is_field(order) && !unit->stack.is_on) {
        qsort(rows, count, sizeof *rows, by_order);
        return;
    }
    if (!unit->mark->is_path || !zy_def_is_field(unit->encoding[along]))
        return;
    for (size_t i = 0; i < count; i++)
        rows[i].position = zy_point_position(pen, along, rows[i].row, ZY_POSITION_MID);
    qsort(rows, count, sizeof *rows, by_position);
}

/* Of rows with one key the last is drawn, where the first would have been. */
static size_t join_keys(const zy_pen *pen, const zy_def *key, sorted_row *rows, size_t count)
{
    zy_column *column = key->values;
    const zy_groups groups = zy_table_group(pen->arena, pen->unit->table, &column, 1);
    size_t *place = ZY_NEW_ARRAY(pen->arena, size_t, groups.count + 1), kept = 0;

    for (size_t i = 0; i < count; i++) {
        size_t *at = &place[groups.group_of[rows[i].row]];
        if (*at) {
            rows[*at - 1].row = rows[i].row;
            continue;
        }
        rows[kept] = rows[i];
        *at = ++kept;
    }
    return kept;
}

static sorted_row *all_rows(const zy_pen *pen, size_t *count)
{
    const zy_def *key = pen->unit->encoding[ZY_CHANNEL_KEY];

    *count = row_count(pen->unit);
    sorted_row *rows = ZY_NEW_ARRAY(pen->arena, sorted_row, *count + 1);

    for (size_t i = 0; i < *count; i++)
        rows[i] = (sorted_row){.row = row_at(pen->unit, i), .place = i, .unit = pen->unit};
    if (zy_def_is_field(key) && key->values && !pen->unit->mark->is_path)
        *count = join_keys(pen, key, rows, *count);
    return rows;
}

/* ---- Paths ---- */

/* The columns that tell one path from another: Vega-Lite's pathGroupingFields. */
static size_t path_columns(const zy_view *unit, zy_column *columns[ZY_CHANNEL_COUNT])
{
    static const zy_channel channels[] = {ZY_CHANNEL_COLOR,        ZY_CHANNEL_FILL,
                                          ZY_CHANNEL_STROKE,       ZY_CHANNEL_DETAIL,
                                          ZY_CHANNEL_KEY,          ZY_CHANNEL_OPACITY,
                                          ZY_CHANNEL_FILL_OPACITY, ZY_CHANNEL_STROKE_OPACITY,
                                          ZY_CHANNEL_STROKE_WIDTH, ZY_CHANNEL_STROKE_DASH,
                                          ZY_CHANNEL_SIZE};
    const bool trail = unit->mark->item == ZY_ITEM_TRAIL; /* one path of many widths */
    size_t count = 0;

    for (size_t i = 0; i < sizeof channels / sizeof *channels; i++) {
        if (trail && channels[i] == ZY_CHANNEL_SIZE)
            continue;
        for (const zy_def *def = unit->encoding[channels[i]]; def; def = def->next) {
            const zy_def *data = zy_def_is_field(def) ? def : NULL;
            for (const zy_rule *rule = def->conditions; rule && !data; rule = rule->next)
                data = zy_def_is_field(rule->def) ? rule->def : NULL;
            if (data && data->values && !data->aggregate && count < ZY_CHANNEL_COUNT)
                columns[count++] = data->values;
        }
    }
    return count;
}

static bool vertex_of(const zy_pen *pen, size_t row, zy_vertex *vertex)
{
    return !zy_row_is_invalid(pen, row) && pen->unit->mark->vertex(pen, row, vertex) &&
           isfinite(vertex->x) && isfinite(vertex->y);
}

static void draw_path(const zy_pen *pen, const sorted_row *rows, size_t count)
{
    const zy_mark_options *o = &pen->unit->options;
    zy_vertex *vertices = ZY_NEW_ARRAY(pen->arena, zy_vertex, count);
    zy_run *runs = ZY_NEW_ARRAY(pen->arena, zy_run, count + 1);
    size_t run_count = 0, used = 0, start = 0, last = rows[0].row;

    for (size_t i = 0; i <= count; i++) {
        if (i < count && vertex_of(pen, rows[i].row, &vertices[used])) {
            used++;
            last = rows[i].row;
            continue;
        }
        if (used > start)
            runs[run_count++] = (zy_run){vertices + start, used - start};
        start = used;
    }
    if (run_count == 0)
        return;
    zy_item *item = zy_row_item(pen, rows[0].row);
    item->last_row = last;
    item->runs = runs;
    item->run_count = run_count;
    item->interpolate = HAS(pen->unit, interpolate) ? o->interpolate : NULL;
    item->tension = HAS(pen->unit, tension) ? o->tension : NAN;
    item->horizontal = pen->unit->orient == ZY_ORIENT_HORIZONTAL;
    if (pen->unit->mark->item != ZY_ITEM_LINE)
        return;
    if (!HAS(pen->unit, stroke_width) && !pen->unit->encoding[ZY_CHANNEL_STROKE_WIDTH])
        item->stroke_width = pen->unit->mark->stroke_width;
    item->stroke_width = zy_channel_number(pen, ZY_CHANNEL_SIZE, rows[0].row, item->stroke_width);
}

static void draw_paths(const zy_pen *pen, sorted_row *rows, size_t count)
{
    zy_column *columns[ZY_CHANNEL_COUNT];
    const size_t column_count = path_columns(pen->unit, columns);
    zy_groups groups = zy_table_group(pen->arena, pen->unit->table, columns, column_count);
    sorted_row *own = ZY_NEW_ARRAY(pen->arena, sorted_row, count + 1);

    for (size_t g = 0; g < (column_count ? groups.count : 1); g++) {
        size_t n = 0;
        for (size_t i = 0; i < count; i++)
            if (!column_count || groups.group_of[rows[i].row] == g)
                own[n++] = rows[i];
        sort_rows(pen, own, n);
        if (n)
            draw_path(pen, own, n);
    }
}

/* A value between missing ones is a path of one point, which has no length: a dot is seen. */
static void dot_lone_values(const zy_pen *pen)
{
    const zy_scene_mark *paths = pen->mark;
    const double across = zy_length_px(pen->chart, pen->chart->house->labels.dot);
    zy_scene_mark *dots = NULL;

    if (!pen->chart->style->dots_lone_values || pen->unit->form || paths->type == ZY_ITEM_TRAIL)
        return;
    for (size_t i = 0; i < paths->count; i++) {
        /* Dots may move the items. */
        const zy_item path = paths->items[i];
        for (size_t k = 0; k < path.run_count; k++) {
            if (path.runs[k].count != 1)
                continue;
            if (!dots) {
                dots =
                    zy_scene_mark_new(pen->arena, &pen->unit->marks, ZY_ITEM_SYMBOL, "mark", NULL);
                dots->name = "point";
                dots->clipped = paths->clipped, dots->clip = paths->clip;
            }
            zy_item *dot = zy_scene_item_new(pen->arena, dots);
            dot->row = dot->last_row = path.row;
            dot->x = path.x + path.runs[k].vertices[0].x;
            dot->y = path.y + path.runs[k].vertices[0].y;
            dot->size = across * across * G_PI / 4;
            dot->shape = "circle";
            dot->fill = zy_paint_of(zy_item_color(&path), 1);
        }
    }
}

/* ---- Units ---- */

/* Whether a selection that pans and zooms moves the scales of this unit. */
static bool pans(const zy_view *unit, zy_channel channel)
{
    const zy_scale_part *scale = zy_view_scale(unit, channel);

    if (!scale || zy_scale_is_discrete(scale->type))
        return false;
    for (const zy_view *view = unit; view; view = view->parent) {
        const zy_value *params = zy_value_find(view->spec, "params");
        for (const zy_value *p = params && params->kind == ZY_VALUE_LIST ? params->child : NULL; p;
             p = p->next) {
            const zy_value *only = zy_value_path(p, "select.encodings");
            const zy_value *e = only ? only->child : NULL;
            while (e && !zy_value_is(e, zy_channel_names[channel]))
                e = e->next;
            if (zy_value_is(zy_value_find(p, "bind"), "scales") && (!only || e))
                return true;
        }
    }
    return false;
}

static bool is_clipped(const zy_view *unit)
{
    if (HAS(unit, clip))
        return zy_value_bool(unit->options.clip, false);
    if (unit->is_cropped)
        return true;
    for (int c = ZY_CHANNEL_X; c <= ZY_CHANNEL_Y; c++) {
        const zy_scale_part *scale = zy_view_scale(unit, (zy_channel)c);
        if ((scale && scale->selection_domain) || pans(unit, (zy_channel)c))
            return true;
    }
    return false;
}

static const size_t *plain_rows(zy_arena *arena, const sorted_row *rows, size_t count)
{
    size_t *own = ZY_NEW_ARRAY(arena, size_t, count + 1);

    for (size_t i = 0; i < count; i++)
        own[i] = rows[i].row;
    return own;
}

bool zy_unit_is_grouped(const zy_view *unit)
{
    zy_column *columns[ZY_CHANNEL_COUNT];

    return unit->mark->is_path ? path_columns(unit, columns) > 0 : zy_stacks_are_round(unit);
}

static void draw_rows(const zy_pen *pen, const sorted_row *rows, size_t count)
{
    zy_view *unit = pen->unit;
    const zy_mark_options fixed = unit->options;

    for (size_t i = 0; i < count; i++) {
        zy_dynamic_settle(pen, &fixed, rows[i].row);
        unit->mark->draw(pen, rows[i].row);
    }
    unit->options = fixed;
}

static void draw_unit(const zy_pen *pen)
{
    zy_view *unit = pen->unit;
    zy_pen own = *pen;
    size_t count;

    own.invalid = zy_invalid_modes(pen->arena, pen->chart, unit);
    own.mark = zy_scene_mark_new(pen->arena, &unit->marks, unit->mark->item, "mark", NULL);
    own.mark->name = unit->mark->name;
    if (is_clipped(unit)) {
        own.mark->clipped = true;
        own.mark->clip = (zy_box){0, 0, unit->width, unit->height};
    } else {
        own.mark->clipped = zy_cut_box(&own, &own.mark->clip);
    }
    sorted_row *rows = all_rows(&own, &count);
    if (!zy_dynamic_begin(&own))
        return;
    if (unit->mark->is_path) {
        draw_paths(&own, rows, count);
        dot_lone_values(&own);
        zy_honest_ends(&own, plain_rows(pen->arena, rows, count), count);
        return;
    }
    sort_rows(&own, rows, count);
    if (unit->mark->draw_all) {
        unit->mark->draw_all(&own, plain_rows(pen->arena, rows, count), count);
        return;
    }
    if (zy_stacks_are_round(unit)) {
        zy_stacks_draw(&own, plain_rows(pen->arena, rows, count), count);
        return;
    }
    draw_rows(&own, rows, count);
    zy_honest_ends(&own, plain_rows(pen->arena, rows, count), count);
}

void zy_unit_draw(const zy_pen *pen)
{
    zy_brushes_draw(pen, false);
    draw_unit(pen);
    zy_brushes_draw(pen, true);
}
