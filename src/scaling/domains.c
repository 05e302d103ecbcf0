/* Domains: where they come from, and what they come to (Vega-Lite's compile/scale/domain.ts; Vega's
 * scale domains). */
#include <math.h>
#include <string.h>

#include "scaling/scaling.h"

/* ---- Rows that count ---- */

static bool row_is_valid(const zy_view *unit, const zy_invalid *modes, size_t row)
{
    for (int c = 0; c < ZY_CHANNEL_COUNT; c++)
        if (modes[c] != ZY_INVALID_NEVER && modes[c] != ZY_INVALID_SHOW &&
            zy_channel_lacks(unit, (zy_channel)c, row))
            return false;
    return true;
}

/* The rows that are valid; all of them: NULL. */
static const size_t *valid_rows(zy_job *job, const zy_view *unit, size_t *count)
{
    size_t *rows = ZY_NEW_ARRAY(job->arena, size_t, unit->table->row_count + 1);

    const zy_invalid *modes = zy_invalid_modes(job->arena, &job->chart, unit);

    *count = 0;
    for (size_t r = 0; r < unit->table->row_count; r++)
        if (row_is_valid(unit, modes, r))
            rows[(*count)++] = r;
    return *count == unit->table->row_count ? NULL : rows;
}

void zy_rows_filter(zy_job *job, zy_view *unit)
{
    const bool is_path = unit->mark->is_path;
    const zy_invalid marks = zy_invalid_mode(&unit->options, is_path);
    /* Domains follow the configuration alone. */
    const zy_invalid domains = zy_invalid_mode(&unit->configured, is_path);
    const bool marks_filtered = is_path ? marks == ZY_INVALID_FILTER : marks != ZY_INVALID_SHOW;
    const bool by_marks = domains == ZY_INVALID_FILTER || domains == ZY_INVALID_SHOW ||
                          (domains == ZY_INVALID_BREAK_FILTER_DOMAINS && !is_path) ||
                          (domains == ZY_INVALID_BREAK_SHOW_DOMAINS && is_path);
    const bool domains_filtered =
        by_marks ? marks_filtered : domains == ZY_INVALID_BREAK_FILTER_DOMAINS;
    size_t count;

    if (!marks_filtered && !domains_filtered)
        return;
    const size_t *rows = valid_rows(job, unit, &count);
    if (marks_filtered)
        unit->rows = rows, unit->row_count = count;
    if (domains_filtered)
        unit->domain_rows = rows, unit->domain_row_count = count;
}

/* ---- Where a unit's domain comes from ---- */

static zy_domain_part *add_part(zy_job *job, zy_scale_part *scale, zy_view *unit, const zy_def *def)
{
    zy_domain_part *part = ZY_NEW(job->arena, zy_domain_part), **end = &scale->domain;

    *part = (zy_domain_part){.view = unit, .def = def};
    /* In the house style a category without a value keeps its place on the axis. */
    part->every_row = job->chart.style->keeps_places && zy_scale_is_discrete(scale->type);
    while (*end)
        end = &(*end)->next;
    *end = part;
    return part;
}

/* An end of a continuous domain is a number or an instant, written as one or as cells write it. */
static bool read_end(zy_job *job, const zy_scale_part *scale, const zy_def *def, const zy_value *v,
                     zy_datum *end)
{
    const zy_datum d = zy_datum_in(job, v, def);
    zy_cell_number number;
    zy_missing missing;

    *end = d.kind == ZY_TIME ? d : ZY_DATUM_NUMBER(zy_datum_number(d));
    if (isnan(end->number) && job->chart.style->reads_cells && d.kind == ZY_TEXT &&
        zy_cell_number_read(d.text, &number, &missing) == ZY_CELL_NUMBER)
        end->number = number.value;
    return !isnan(end->number) ||
           zy_fail(job->diags, "wrong-kind", v->span, NULL,
                   ZY_SAY(job->diags, "the domain of a %s scale is of numbers or dates",
                          "%sスケールの domain には数か日付を書きます"),
                   zy_scale_type_name(scale->type));
}

static bool add_values(zy_job *job, zy_scale_part *scale, zy_view *unit, const zy_def *def,
                       const zy_value *list)
{
    zy_domain_part *part = add_part(job, scale, unit, def);
    zy_datum *values = ZY_NEW_ARRAY(job->arena, zy_datum, list->count + 1);
    const bool discrete = zy_scale_is_discrete(scale->type);

    part->values = values;
    for (const zy_value *v = list->child; v; v = v->next) {
        zy_datum *value = &values[part->value_count++];
        if (discrete)
            *value = zy_datum_in(job, v, def);
        else if (!read_end(job, scale, def, v, value))
            return false;
    }
    return true;
}

static bool is_stack_dimension(const zy_view *unit, const char *field)
{
    const zy_stack *stack = &unit->stack;

    for (size_t i = 0; i < stack->by_count; i++)
        if (g_strcmp0(unit->encoding[stack->by_channels[i]]->column, field) == 0)
            return true;
    for (size_t i = 0; i < stack->stack_by_count; i++)
        if (g_strcmp0(stack->by[i]->field, field) == 0)
            return true;
    return false;
}

static bool sort_by(zy_job *job, zy_domain_part *part, const char *op, const char *field,
                    const zy_value *order, const zy_value *at)
{
    zy_view *unit = part->view;
    const bool measure = unit->stack.is_on && field && !is_stack_dimension(unit, field);

    part->sort_op = op ? op : measure ? "sum" : "min";
    part->from_raw = true;
    part->descending = zy_value_is(order, "descending");
    part->sort_column = field ? zy_table_find(unit->raw, field) : NULL;
    if (!field || part->sort_column || strcmp(part->sort_op, "count") == 0)
        return true;
    return zy_fail(
        job->diags, "unknown-field", at->span,
        zy_hint_nearest(job->diags, field, zy_table_names(job->diags->arena, unit->raw)),
        ZY_SAY(job->diags, "the table has no column \"%s\"", "表に「%s」という列はありません"),
        field);
}

static bool sort_by_channel(zy_job *job, zy_domain_part *part, const char *name,
                            const zy_value *order, const zy_value *at)
{
    const int channel = zy_channel_find(name);
    const zy_def *def = channel >= 0 ? part->view->encoding[channel] : NULL;

    if (!zy_def_is_field(def))
        return zy_fail(job->diags, "unknown-channel", at->span, NULL,
                       ZY_SAY(job->diags, "cannot sort by \"%s\": nothing is encoded there",
                              "「%s」では並べ替えられません（何も割り当てられていません）"),
                       name);
    if (def->argument) {
        part->sort_op = "min";
        part->sort_column = zy_table_find(part->view->table, def->column);
        part->descending = zy_value_is(order, "descending");
        return true;
    }
    return sort_by(job, part, def->aggregate, def->field, order, at);
}

static bool find_sort(zy_job *job, zy_domain_part *part)
{
    const zy_value *sort = part->def->sort;
    static const char descending_text[] = "descending";

    if (part->def->sort_null || part->def->channel == ZY_CHANNEL_X2 ||
        part->def->channel == ZY_CHANNEL_Y2)
        return true;
    if (!sort || zy_value_is(sort, "ascending") || zy_value_is(sort, descending_text)) {
        part->sorted =
            !(sort == NULL && job->chart.style->keeps_order && part->def->type == ZY_TYPE_NOMINAL);
        part->descending = sort && zy_value_is(sort, descending_text);
        return true;
    }
    if (sort->kind == ZY_VALUE_LIST) {
        part->order = sort;
        return true;
    }
    if (sort->kind == ZY_VALUE_TEXT) {
        const bool minus = sort->text[0] == '-';
        const zy_value *order = minus ? zy_value_new_text(job->arena, descending_text, sort) : NULL;
        return sort_by_channel(job, part, sort->text + minus, order, sort);
    }
    const zy_value *encoding = zy_value_find(sort, "encoding"),
                   *field = zy_value_find(sort, "field");
    if (encoding)
        return sort_by_channel(job, part, zy_value_text(encoding, ""), zy_value_find(sort, "order"),
                               encoding);
    return sort_by(job, part, zy_value_text(zy_value_find(sort, "op"), NULL),
                   zy_value_text(field, NULL), zy_value_find(sort, "order"), field ? field : sort);
}

/* Rect marks on time units fill the whole unit, so its end counts; others when they stand in it. */
static bool unit_end_counts(const zy_view *unit, const zy_def *def)
{
    const zy_channel second = zy_channel_second(def->channel);

    if (!def->units || !def->ends || zy_channel_main(def->channel) != def->channel ||
        (second < ZY_CHANNEL_COUNT && unit->encoding[second]))
        return false;
    return !isnan(zy_band_position(unit, def));
}

/* Rects that stand around the start of their time unit reach beyond it. */
static void add_rect_spans(zy_job *job, zy_view *unit, zy_domain_part *part, const zy_def *def)
{
    const size_t count = unit->table->row_count;
    zy_datum *starts = ZY_NEW_ARRAY(job->arena, zy_datum, count + 1);
    zy_datum *ends = ZY_NEW_ARRAY(job->arena, zy_datum, count + 1);
    double from, to;

    for (size_t r = 0; r < count; r++) {
        zy_time_unit_span(unit, def, r, &from, &to);
        starts[r] = isnan(from) ? ZY_DATUM_NULL : ZY_DATUM_TIME(from);
        ends[r] = isnan(to) ? ZY_DATUM_NULL : ZY_DATUM_TIME(to);
    }
    part->columns[0] = zy_table_set(
        unit->table, zy_arena_format(job->arena, "%s_offsetted_rect_start", def->column), starts);
    part->columns[1] = zy_table_set(
        unit->table, zy_arena_format(job->arena, "%s_offsetted_rect_end", def->column), ends);
}

static bool add_field(zy_job *job, zy_view *unit, zy_scale_part *scale, const zy_def *def)
{
    zy_domain_part *part = add_part(job, scale, unit, def);
    const bool discrete = zy_scale_is_discrete(scale->type);

    part->columns[part->column_count++] = def->ranges && discrete ? def->ranges : def->values;
    if (discrete && def->ranges) {
        part->sort_op = "min";
        part->sort_column = def->values;
        if (!def->sort || zy_value_is(def->sort, "ascending"))
            return true;
        part->descending = zy_value_is(def->sort, "descending");
        if (part->descending)
            return true;
        part->sort_op = NULL, part->sort_column = NULL;
    }
    if (discrete)
        return find_sort(job, part);
    if (def->units && (scale->type == ZY_SCALE_TIME || scale->type == ZY_SCALE_UTC) &&
        unit_end_counts(unit, def)) {
        part->columns[part->column_count++] = def->ends;
        if (unit->mark->is_rect && zy_channel_is_xy(def->channel) &&
            zy_band_position(unit, def) != 0.5)
            add_rect_spans(job, unit, part, def);
    }
    return true;
}

/* Columns of unaggregated extremes: domain: "unaggregated". */
static void add_extremes(zy_job *job, zy_view *unit, zy_scale_part *scale, const zy_def *def)
{
    zy_domain_part *part = add_part(job, scale, unit, def);

    part->columns[0] =
        zy_table_find(unit->table, zy_arena_format(job->arena, "min_%s", def->field));
    part->columns[1] =
        zy_table_find(unit->table, zy_arena_format(job->arena, "max_%s", def->field));
    part->column_count = part->columns[0] && part->columns[1] ? 2 : 0;
}

/* The ends alone count of bars that stand alone in their places, when the author takes zero out. */
static bool leaves_zero_out(const zy_job *job, const zy_view *unit, const zy_def *def)
{
    return job->chart.style->cuts_lengths && !unit->stack.stack_by_count &&
           zy_channel_is_xy(def->channel) &&
           !zy_value_bool(zy_value_find(def->scale, "zero"), true);
}

static void add_stack(zy_job *job, zy_view *unit, zy_scale_part *scale, const zy_def *def)
{
    zy_domain_part *part = add_part(job, scale, unit, def);

    if (strcmp(unit->stack.offset, "normalize") == 0) {
        zy_datum *ends = ZY_NEW_ARRAY(job->arena, zy_datum, 2);
        ends[0] = ZY_DATUM_NUMBER(0), ends[1] = ZY_DATUM_NUMBER(1);
        part->values = ends, part->value_count = 2;
        return;
    }
    part->columns[0] = zy_table_find(unit->table, unit->stack.end);
    part->columns[1] = zy_table_find(unit->table, unit->stack.start);
    part->column_count = leaves_zero_out(job, unit, def) ? 1 : 2;
}

static bool add_default(zy_job *job, zy_view *unit, zy_scale_part *scale, const zy_def *def)
{
    if (unit->stack.is_on && unit->stack.field_channel == def->channel) {
        add_stack(job, unit, scale, def);
        return true;
    }
    if (zy_def_is_datum(def)) {
        zy_domain_part *part = add_part(job, scale, unit, def);
        zy_datum *value = ZY_NEW(job->arena, zy_datum);
        const zy_value *written = zy_value_find(def->written, "datum");
        *value = written && !unit->is_reference ? zy_datum_in(job, written, def) : def->constant;
        part->values = value, part->value_count = 1;
        return true;
    }
    if (scale->type == ZY_SCALE_BIN_ORDINAL)
        return true;
    if (zy_def_is_binning(def) && !zy_scale_is_discrete(scale->type)) {
        zy_domain_part *part = add_part(job, scale, unit, def);
        zy_datum *ends = ZY_NEW_ARRAY(job->arena, zy_datum, 2);
        ends[0] = ZY_DATUM_NUMBER(def->bins.start), ends[1] = ZY_DATUM_NUMBER(def->bins.stop);
        part->values = ends, part->value_count = 2;
        return true;
    }
    return add_field(job, unit, scale, def);
}

static bool find_for(zy_job *job, zy_view *unit, zy_scale_part *scale, const zy_def *def)
{
    const zy_value *domain = scale->options.domain;

    if (!domain || zy_value_is(domain, "unaggregated")) {
        if (domain && def->aggregate && def->field) {
            add_extremes(job, unit, scale, def);
            return true;
        }
        return add_default(job, unit, scale, def);
    }
    if (domain->kind == ZY_VALUE_LIST) {
        scale->domain_given = true;
        return add_values(job, scale, unit, def, domain);
    }
    const zy_value *with = zy_value_find(domain, "unionWith");
    if (with && with->kind == ZY_VALUE_LIST)
        return add_values(job, scale, unit, def, with) && add_default(job, unit, scale, def);
    if (zy_value_find(domain, "param") || zy_value_find(domain, "selection")) {
        scale->selection_domain = true;
        return add_default(job, unit, scale, def);
    }
    return zy_fail(
        job->diags, "wrong-kind", domain->span, NULL,
        ZY_SAY(job->diags, "\"domain\" must be a list, {unionWith: list} or \"unaggregated\"",
               "domain には並び、{unionWith: 並び}、\"unaggregated\" のどれかを書きます"));
}

bool zy_domain_find(zy_job *job, zy_view *unit, zy_scale_part *scale)
{
    const zy_channel second = zy_channel_second(scale->channel);
    const zy_def *main = scale->def,
                 *other = second < ZY_CHANNEL_COUNT ? unit->encoding[second] : NULL;

    if (!find_for(job, unit, scale, main))
        return false;
    if (other == main || !zy_channel_is_xy(scale->channel) || !zy_def_has_data(other) ||
        scale->domain_given)
        return true;
    return add_default(job, unit, scale, other);
}

/* ---- What the parts come to ---- */

static size_t part_rows(const zy_domain_part *part, const size_t **rows)
{
    const zy_view *unit = part->view;

    *rows = NULL;
    if (part->from_raw)
        return unit->raw->row_count;
    if (unit->domain_rows && !part->every_row) {
        *rows = unit->domain_rows;
        return unit->domain_row_count;
    }
    return unit->table->row_count;
}

static void extend(double value, double *lo, double *hi)
{
    if (isnan(value))
        return;
    *lo = fmin(*lo, value);
    *hi = fmax(*hi, value);
}

static bool fill_continuous(zy_job *job, zy_scale_part *scale)
{
    double lo = INFINITY, hi = -INFINITY;
    bool time = scale->type == ZY_SCALE_TIME || scale->type == ZY_SCALE_UTC;

    for (const zy_domain_part *part = scale->domain; part; part = part->next) {
        const size_t *rows, count = part_rows(part, &rows);
        for (size_t i = 0; i < part->value_count; i++)
            extend(zy_datum_number(part->values[i]), &lo, &hi);
        for (size_t c = 0; c < part->column_count; c++)
            for (size_t i = 0; i < count; i++)
                extend(zy_column_number(part->columns[c], rows ? rows[i] : i), &lo, &hi);
    }
    if (!(lo <= hi))
        lo = hi = job->chart.style->empty_domain;
    scale->scale.domain = ZY_NEW_ARRAY(job->arena, zy_datum, 3);
    scale->scale.domain_count = 2;
    scale->scale.domain[0] = time ? ZY_DATUM_TIME(lo) : ZY_DATUM_NUMBER(lo);
    scale->scale.domain[1] = time ? ZY_DATUM_TIME(hi) : ZY_DATUM_NUMBER(hi);
    return true;
}

/* One discrete domain as a table of two columns, value and what sorts it, over all parts. */
typedef struct pairs {
    zy_datum *values, *keys;
    size_t count;
} pairs;

static pairs gather(zy_job *job, const zy_scale_part *scale)
{
    size_t most = 1;
    pairs all = {0};

    for (const zy_domain_part *p = scale->domain; p; p = p->next) {
        const size_t *rows;
        most += p->value_count + p->column_count * part_rows(p, &rows);
    }
    all.values = ZY_NEW_ARRAY(job->arena, zy_datum, most);
    all.keys = ZY_NEW_ARRAY(job->arena, zy_datum, most);
    for (const zy_domain_part *p = scale->domain; p; p = p->next) {
        const size_t *rows, count = part_rows(p, &rows);
        for (size_t i = 0; i < p->value_count; i++)
            all.values[all.count++] = p->values[i];
        for (size_t c = 0; c < p->column_count; c++) {
            const zy_column *column = p->columns[c];
            if (p->from_raw && p->def->column && column == p->def->values)
                column = zy_table_find(p->view->raw, p->def->column);
            if (p->from_raw && p->def->column_range && p->columns[c] == p->def->ranges)
                column = zy_table_find(p->view->raw, p->def->column_range);
            for (size_t i = 0; column && i < count; i++) {
                const size_t r = rows ? rows[i] : i;
                all.keys[all.count] =
                    p->sort_column ? zy_column_at(p->sort_column, r) : ZY_DATUM_NUMBER(1);
                all.values[all.count++] = zy_column_at(column, r);
            }
        }
    }
    return all;
}

typedef struct ranked {
    zy_datum value, key;
    size_t place;
    bool descending;
} ranked;

static int by_key(const void *a, const void *b)
{
    const ranked *x = a, *y = b;
    const int order = zy_datum_compare(x->key, y->key);

    if (order)
        return x->descending ? -order : order;
    return x->place < y->place ? -1 : x->place > y->place;
}

static zy_datum order_of(zy_job *job, const zy_value *list, zy_datum value, const zy_def *def)
{
    size_t i = 0;

    for (const zy_value *v = list->child; v; v = v->next, i++)
        if (zy_datum_equal(zy_datum_in(job, v, def), value) ||
            (v->kind != ZY_VALUE_MAP && zy_datum_equal(zy_value_datum(job->arena, v), value)))
            return ZY_DATUM_NUMBER((double)i);
    return ZY_DATUM_NUMBER((double)list->count);
}

/* The part whose sorting counts: the first that asks for one by another value. */
static const zy_domain_part *sorting(const zy_scale_part *scale)
{
    for (const zy_domain_part *p = scale->domain; p; p = p->next)
        if (p->sort_op || p->order)
            return p;
    for (const zy_domain_part *p = scale->domain; p; p = p->next)
        if (p->sorted)
            return p;
    return scale->domain;
}

static void fill_keys(zy_job *job, const zy_domain_part *by, zy_table *table,
                      const zy_groups *groups, ranked *out)
{
    size_t *rows = ZY_NEW_ARRAY(job->arena, size_t, table->row_count + 1),
           *starts = ZY_NEW_ARRAY(job->arena, size_t, groups->count + 2);
    const zy_column *keys = zy_table_find(table, "key");

    for (size_t r = 0; r < table->row_count; r++)
        starts[groups->group_of[r] + 1]++;
    for (size_t g = 0; g < groups->count; g++)
        starts[g + 1] += starts[g];
    size_t *next = zy_arena_copy(job->arena, starts, (groups->count + 1) * sizeof *starts);
    for (size_t r = 0; r < table->row_count; r++)
        rows[next[groups->group_of[r]]++] = r;
    for (size_t g = 0; g < groups->count; g++) {
        out[g].descending = by && by->descending;
        if (by && by->order)
            out[g].key = order_of(job, by->order, out[g].value, by->def);
        else if (by && by->sort_op)
            out[g].key = zy_aggregate(job->arena, by->sort_op, table, keys, rows + starts[g],
                                      starts[g + 1] - starts[g]);
        else if (by && by->sorted)
            out[g].key = out[g].value;
    }
}

static bool fill_discrete(zy_job *job, zy_scale_part *scale)
{
    const pairs all = gather(job, scale);
    zy_table *table = zy_table_new(job->arena, all.count);
    zy_column *column = zy_table_set(table, "value", all.values);
    zy_table_set(table, "key", all.keys);
    const zy_groups groups = zy_table_group(job->arena, table, &column, 1);
    ranked *found = ZY_NEW_ARRAY(job->arena, ranked, groups.count + 1);

    for (size_t g = 0; g < groups.count; g++)
        found[g] = (ranked){.value = all.values[groups.first[g]], .place = g};
    if (!scale->domain_given) {
        fill_keys(job, sorting(scale), table, &groups, found);
        qsort(found, groups.count, sizeof *found, by_key);
    }
    scale->scale.domain = ZY_NEW_ARRAY(job->arena, zy_datum, groups.count + 1);
    for (size_t g = 0; g < groups.count; g++)
        if (job->chart.style->takes_undefined || found[g].value.kind != ZY_UNDEFINED)
            scale->scale.domain[scale->scale.domain_count++] = found[g].value;
    return true;
}

static int by_number(const void *a, const void *b)
{
    const double x = zy_datum_number(*(const zy_datum *)a),
                 y = zy_datum_number(*(const zy_datum *)b);

    return x < y ? -1 : x > y;
}

static void fill_sample(zy_job *job, zy_scale_part *scale)
{
    const pairs all = gather(job, scale);

    scale->scale.domain = ZY_NEW_ARRAY(job->arena, zy_datum, all.count + 1);
    for (size_t i = 0; i < all.count; i++) {
        const double n = zy_datum_number(all.values[i]);
        if (!zy_datum_is_missing(all.values[i]) && isfinite(n))
            scale->scale.domain[scale->scale.domain_count++] = ZY_DATUM_NUMBER(n);
    }
    qsort(scale->scale.domain, scale->scale.domain_count, sizeof *scale->scale.domain, by_number);
}

static bool fill_given(zy_job *job, zy_scale_part *scale)
{
    const zy_domain_part *only = scale->domain;
    const zy_value *at = scale->options.domain;

    if (only->value_count == 1 && zy_scale_is_continuous(scale->type))
        return zy_fail(job->diags, "wrong-kind", at ? at->span : (zy_span){0}, NULL,
                       ZY_SAY(job->diags, "the domain of a %s scale needs two ends, not one value",
                              "%sスケールの domain には値が1つではなく両端の2つ要ります"),
                       zy_scale_type_name(scale->type));
    scale->scale.domain =
        zy_arena_copy(job->arena, only->values, only->value_count * sizeof *only->values);
    scale->scale.domain_count = only->value_count;
    return true;
}

static void fill_bins(zy_job *job, zy_scale_part *scale)
{
    const zy_bins *bins = &scale->bins;
    const size_t count =
        bins->step > 0 ? (size_t)llround((bins->stop - bins->start) / bins->step) + 1 : 0;

    scale->scale.domain = ZY_NEW_ARRAY(job->arena, zy_datum, count + 1);
    for (size_t i = 0; i < count; i++)
        scale->scale.domain[i] = ZY_DATUM_NUMBER(bins->start + (double)i * bins->step);
    scale->scale.domain_count = count;
}

static bool fill(zy_job *job, zy_scale_part *scale)
{
    scale->scale.type = scale->type;
    if (scale->type == ZY_SCALE_BIN_ORDINAL) {
        fill_bins(job, scale);
        return true;
    }
    if (zy_scale_is_discrete(scale->type))
        return fill_discrete(job, scale);
    if (scale->domain_given && scale->domain && !scale->domain->next)
        return fill_given(job, scale);
    if (scale->type == ZY_SCALE_QUANTILE)
        fill_sample(job, scale);
    else
        fill_continuous(job, scale);
    return true;
}

static bool read_ends(zy_job *job, zy_scale_part *scale)
{
    const zy_value *min = scale->options.domain_min, *max = scale->options.domain_max;

    if (zy_scale_is_discrete(scale->type))
        return true;
    return (!min || read_end(job, scale, scale->def, min, &scale->low)) &&
           (!max || read_end(job, scale, scale->def, max, &scale->high));
}

/* A length begins at 0, unless the chart says where (y2). */
static bool length_has_place(zy_job *job, const zy_scale_part *scale)
{
    const zy_scale *s = &scale->scale;

    if (scale->type != ZY_SCALE_LOG || scale->domain_given || s->domain_count != 2 ||
        scale->channel != zy_length_channel(scale->unit) ||
        zy_datum_number(s->domain[0]) * zy_datum_number(s->domain[1]) > 0)
        return true;
    return zy_fail(
        job->diags, "log-domain", zy_def_field_span(scale->def),
        zy_arena_format(job->diags->arena,
                        ZY_SAY(job->diags, "draw points, or say with %s2 where it begins",
                               "点（point）で描くか、始まりを %s2 で書きます"),
                        zy_channel_names[scale->channel]),
        ZY_SAY(job->diags, "a %s begins at 0, which a log scale does not have",
               "「%s」は0から始まりますが、対数目盛に0はありません"),
        scale->unit->mark->name);
}

bool zy_domain_fill(zy_job *job, zy_scale_part *scale)
{
    const bool good = fill(job, scale) && read_ends(job, scale) && length_has_place(job, scale);

    if (good)
        zy_domain_fill_gaps(job, scale);
    scale->base = scale->scale.domain;
    scale->base_count = scale->scale.domain_count;
    return good;
}
