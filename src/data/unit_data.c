/* The table a unit draws from: its definitions prepared, aggregated, gaps filled, stacked, and rows
 * that cannot be drawn left out (Vega-Lite's compile/data/parse.ts, from "bin" on). */
#include <math.h>
#include <string.h>

#include "data/data.h"

/* Every definition of the unit that names a field: channels, several of one channel, conditions. */
typedef struct defs {
    zy_def **items;
    size_t count;
} defs;

/* Into `items`; NULL: they are only counted. */
static void gather_def(defs *all, zy_def *def)
{
    for (; def; def = def->next) {
        if (zy_def_is_field(def) && all->items)
            all->items[all->count] = def;
        all->count += zy_def_is_field(def);
        for (zy_rule *rule = def->conditions; rule; rule = rule->next)
            gather_def(all, rule->def);
    }
}

static defs gather(zy_arena *arena, zy_view *unit)
{
    defs all = {.count = 0};

    for (int c = 0; c < ZY_CHANNEL_COUNT; c++)
        gather_def(&all, unit->encoding[c]);
    all = (defs){.items = ZY_NEW_ARRAY(arena, zy_def *, all.count + 1)};
    for (int c = 0; c < ZY_CHANNEL_COUNT; c++)
        gather_def(&all, unit->encoding[c]);
    return all;
}

static double default_maxbins(zy_channel channel)
{
    switch ((int)channel) {
    case ZY_CHANNEL_STROKE_DASH:
        return 4;
    case ZY_CHANNEL_SIZE:
    case ZY_CHANNEL_COLOR:
    case ZY_CHANNEL_FILL:
    case ZY_CHANNEL_STROKE:
    case ZY_CHANNEL_STROKE_WIDTH:
    case ZY_CHANNEL_OPACITY:
    case ZY_CHANNEL_FILL_OPACITY:
    case ZY_CHANNEL_STROKE_OPACITY:
    case ZY_CHANNEL_SHAPE:
        return 6;
    default:
        return 10;
    }
}

/* Bins are alike in all cells of a facet and in all layers: their extent is that of the whole
 * table, as far up as it is the same data. */
static const zy_column *whole_column(const zy_view *unit, const zy_def *def, size_t *count)
{
    const zy_column *column = NULL;

    for (const zy_view *view = unit; view; view = view->parent) {
        zy_column *found = view->whole ? zy_table_find(view->whole, def->field) : NULL;
        if (found) {
            column = found;
            *count = view->whole->row_count;
        }
        if (zy_value_find(view->spec, "data"))
            break;
    }
    return column;
}

static const zy_value *bin_of_whole(zy_job *job, const zy_view *unit, const zy_def *def)
{
    double low = INFINITY, high = -INFINITY;
    size_t count = 0;
    const zy_column *column = whole_column(unit, def, &count);

    if (!column || zy_value_find(def->bin, "extent"))
        return def->bin;
    for (size_t r = 0; r < count; r++) {
        const double number = zy_column_number(column, r);
        low = number < low ? number : low;
        high = number > high ? number : high;
    }
    if (low > high)
        return def->bin;
    zy_value *bin = def->bin->kind == ZY_VALUE_MAP ? zy_value_copy(job->arena, def->bin)
                                                   : zy_value_new_map(job->arena, def->bin);
    zy_value *extent = zy_value_new_list(job->arena, def->bin);
    zy_value_append(extent, zy_value_new_number(job->arena, low, def->bin));
    zy_value_append(extent, zy_value_new_number(job->arena, high, def->bin));
    zy_value_set(job->arena, bin, "extent", extent);
    return bin;
}

static bool prepare(zy_job *job, zy_view *unit, zy_table *table)
{
    const defs all = gather(job->arena, unit);
    bool good = true;

    for (size_t i = 0; i < all.count; i++) {
        zy_def *def = all.items[i];
        const zy_def *main = unit->encoding[zy_channel_main(def->channel)];
        /* x2 without a type has the type of x. */
        if (def->type == ZY_TYPE_NONE && main && main != def &&
            zy_channel_main(def->channel) != def->channel && !zy_channel_is_offset(def->channel))
            def->type = main->type;
        def->names_series = unit->mark->is_path || unit->mark->has_length;
        def->wanted = zy_wanted_by(unit, table, def);
        if (def->field && zy_def_is_binning(def))
            def->bin = bin_of_whole(job, unit, def);
        good &= zy_def_prepare(job, table, def, default_maxbins(def->channel));
    }
    return good;
}

/* ---- Aggregation ---- */

typedef struct aggregation {
    const char **by; /* room for three of each definition, as `ops` */
    size_t by_count;
    zy_aggregate_op *ops;
    size_t op_count;
} aggregation;

static void add_by(aggregation *a, const char *column)
{
    for (size_t i = 0; i < a->by_count; i++)
        if (!column || strcmp(a->by[i], column) == 0)
            return;
    if (column)
        a->by[a->by_count++] = column;
}

static const char *add_op(zy_job *job, aggregation *a, const char *op, const char *field,
                          const zy_value *at)
{
    const char *as =
        strcmp(op, "count") == 0 ? "__count" : zy_arena_format(job->arena, "%s_%s", op, field);

    for (size_t i = 0; i < a->op_count; i++)
        if (strcmp(a->ops[i].as, as) == 0)
            return as;
    a->ops[a->op_count++] = (zy_aggregate_op){op, strcmp(op, "count") == 0 ? NULL : field, as, at};
    return as;
}

static void add_aggregate(zy_job *job, aggregation *a, zy_def *def)
{
    const zy_value *at = zy_def_field_at(def);

    if (def->argument) {
        const char *as = add_op(job, a, def->aggregate, def->argument, at);
        def->column = zy_arena_format(job->arena, "%s['%s']", as, def->field);
        return;
    }
    def->column = add_op(job, a, def->aggregate, def->field ? def->field : "", at);
    if (zy_value_is(zy_value_find(def->scale, "domain"), "unaggregated")) {
        add_op(job, a, "min", def->field, at);
        add_op(job, a, "max", def->field, at);
    }
}

static zy_table *aggregate(zy_job *job, zy_view *unit, zy_table *table)
{
    const defs all = gather(job->arena, unit);
    const zy_transform_job with = zy_transform_job_of(job);
    aggregation a = {.by = ZY_NEW_ARRAY(job->arena, const char *, 3 * all.count + 1),
                     .ops = ZY_NEW_ARRAY(job->arena, zy_aggregate_op, 3 * all.count + 1)};

    for (size_t i = 0; i < all.count; i++) {
        zy_def *def = all.items[i];
        if (def->aggregate) {
            add_aggregate(job, &a, def);
            continue;
        }
        add_by(&a, def->column);
        add_by(&a, def->column_end);
        add_by(&a, def->column_range);
    }
    return zy_table_aggregate(&with, table, (zy_names){a.by, a.by_count}, a.ops, a.op_count,
                              unit->spec);
}

/* ---- Filling of gaps (impute) ---- */

static size_t grouping_columns(const zy_view *unit, const char *names[ZY_CHANNEL_COUNT])
{
    size_t count = 0;

    for (int c = ZY_CHANNEL_COLOR; c <= ZY_CHANNEL_DESCRIPTION; c++)
        for (const zy_def *def = unit->encoding[c]; def && count < ZY_CHANNEL_COUNT;
             def = def->next)
            if (zy_def_is_field(def) && !def->aggregate && c != ZY_CHANNEL_TEXT &&
                c != ZY_CHANNEL_TOOLTIP && c != ZY_CHANNEL_ORDER)
                names[count++] = def->column;
    return count;
}

static zy_table *impute_channel(zy_job *job, zy_view *unit, zy_table *table, zy_channel channel)
{
    const zy_def *def = unit->encoding[channel];
    const zy_def *key = unit->encoding[channel == ZY_CHANNEL_X ? ZY_CHANNEL_Y : ZY_CHANNEL_X];
    const zy_transform_job with = zy_transform_job_of(job);
    const char *names[ZY_CHANNEL_COUNT];

    if (!zy_def_is_field(def) || !def->impute || !zy_def_is_field(key))
        return table;
    const size_t count = grouping_columns(unit, names);
    return zy_impute(&with, table, def->impute, def->column, key->column, (zy_names){names, count});
}

static void add_middle(zy_job *job, zy_table *table, zy_def *def)
{
    const zy_column *from = zy_table_find(table, def->column),
                    *to = zy_table_find(table, def->column_end);
    zy_datum *middles = ZY_NEW_ARRAY(job->arena, zy_datum, table->row_count + 1);
    const double at = isnan(def->band_position) ? 0.5 : def->band_position;

    for (size_t r = 0; r < table->row_count; r++) {
        const double a = zy_column_number(from, r), b = zy_column_number(to, r);
        middles[r] = isnan(a) ? ZY_DATUM_NULL : ZY_DATUM_NUMBER((1 - at) * a + at * b);
    }
    def->column_mid = zy_arena_format(job->arena, "%s_mid", def->column);
    zy_table_set(table, def->column_mid, middles);
}

static const char *text_at(zy_job *job, zy_view *unit, zy_table *table, const zy_def *def,
                           size_t row)
{
    const zy_pen pen = {.chart = &job->chart, .unit = unit, .arena = job->arena};
    zy_def now = *def;

    now.values = zy_table_find(table, def->column);
    const char *text = now.values ? zy_def_text(&pen, &now, row) : NULL;
    return text ? text : "";
}

/* A count or a sum of nothing is 0; what was not measured is not. */
static void say_filled(zy_job *job, zy_view *unit, zy_table *table, size_t first)
{
    const zy_def *value = unit->encoding[unit->stack.field_channel],
                 *place = unit->encoding[unit->stack.by_channels[0]];

    if (!job->chart.style->reads_cells || value->aggregate || first >= table->row_count)
        return;
    zy_warn(job->diags, "no-row", zy_def_field_span(value),
            ZY_SAY(job->diags, "add the row, or draw lines (mark: line)",
                   "行を加えるか、線（mark: line）で描いてください"),
            ZY_SAY(job->diags,
                   "\"%s\" has no row at \"%s\": the stack takes it for 0 (places of this kind: "
                   "%zu)",
                   "「%s」には「%s」の行がなく、0として積み上げます（同じ箇所: %zu）"),
            text_at(job, unit, table, unit->stack.by[0], first),
            text_at(job, unit, table, place, first), table->row_count - first);
}

/* Areas of a stack need a value of every series at every place: 0 where there is none. */
static zy_table *fill_stack(zy_job *job, zy_view *unit, zy_table *table)
{
    const size_t row_count = table->row_count;
    const zy_transform_job with = zy_transform_job_of(job);
    const zy_stack *stack = &unit->stack;
    const char *names[ZY_CHANNEL_COUNT];
    size_t count = 0;

    for (size_t i = 0; i < stack->stack_by_count; i++)
        names[count++] = stack->by[i]->column;
    for (size_t i = 0; i < stack->by_count && table; i++) {
        zy_def *dimension = unit->encoding[stack->by_channels[i]];
        if (zy_def_is_binning(dimension))
            add_middle(job, table, dimension);
        zy_value *spec = zy_value_new_map(job->arena, unit->spec);
        zy_value_set(job->arena, spec, "method",
                     zy_value_new_text(job->arena, "value", unit->spec));
        zy_value_set(job->arena, spec, "value", zy_value_new_number(job->arena, 0, unit->spec));
        table = zy_impute(&with, table, spec, unit->encoding[stack->field_channel]->column,
                          dimension->column_mid ? dimension->column_mid : dimension->column,
                          (zy_names){names, count});
    }
    if (table && stack->stack_by_count && stack->by_count)
        say_filled(job, unit, table, row_count);
    return table;
}

/* ---- Stacking ---- */

static size_t stack_order(const zy_job *job, const zy_view *unit, const char *fields[],
                          bool descending[])
{
    const zy_def *order = unit->encoding[ZY_CHANNEL_ORDER];
    size_t count = 0;

    if (order && zy_def_is_field(order)) {
        for (; order && count < ZY_CHANNEL_COUNT; order = order->next) {
            fields[count] = order->column;
            descending[count++] = zy_value_is(order->sort, "descending");
        }
        return count;
    }
    /* Slices go clockwise in the order of the table, as a reader of pies expects. */
    if (job->chart.style->keeps_order && unit->mark->item == ZY_ITEM_ARC)
        return 0;
    /* What stands upright grows from the last to the first, as its legend is read. */
    const bool only_order = order && order->kind == ZY_DEF_NONE && order->sort;
    const bool down = only_order ? zy_value_is(order->sort, "descending")
                                 : unit->stack.field_channel == ZY_CHANNEL_Y;
    for (size_t i = 0; i < unit->stack.stack_by_count; i++) {
        fields[count] = unit->stack.by[i]->column;
        descending[count++] = down;
    }
    return count;
}

/* The colour whose written domain says in which order bars stand: Vega-Lite's
 * alignStackOrderWithColorDomain. */
static const zy_def *ordering_color(const zy_view *unit)
{
    const zy_def *fill = unit->encoding[ZY_CHANNEL_FILL];
    const zy_def *def = fill ? fill : unit->encoding[ZY_CHANNEL_COLOR];
    const zy_value *domain = zy_def_is_field(def) ? zy_value_find(def->scale, "domain") : NULL;

    if (unit->encoding[ZY_CHANNEL_ORDER] || !domain || domain->kind != ZY_VALUE_LIST ||
        def->type != ZY_TYPE_NOMINAL || !def->field)
        return NULL;
    return def;
}

static zy_def *unsorted_offset(const zy_view *unit)
{
    zy_def *x = unit->encoding[ZY_CHANNEL_X_OFFSET], *y = unit->encoding[ZY_CHANNEL_Y_OFFSET];
    zy_def *def = x ? x : y;

    return zy_def_is_field(def) && !def->sort ? def : NULL;
}

static void sort_offset(zy_view *unit)
{
    const zy_def *color = ordering_color(unit);
    zy_def *offset = unsorted_offset(unit);

    if (color && offset)
        offset->sort = zy_value_find(color->scale, "domain");
}

static const char *add_domain_index(zy_job *job, zy_table *table, const zy_def *color)
{
    const char *name = zy_arena_format(job->arena, "_%s_sort_index", color->field);
    const zy_column *column = zy_table_find(table, color->column);
    zy_datum *places = ZY_NEW_ARRAY(job->arena, zy_datum, table->row_count + 1);

    for (size_t r = 0; r < table->row_count; r++) {
        const zy_datum d = zy_column_at(column, r);
        double i = 0, place = -1;
        for (const zy_value *v = zy_value_find(color->scale, "domain")->child; v; v = v->next, i++)
            if (place < 0 && zy_datum_equal(zy_value_datum(job->arena, v), d))
                place = i;
        places[r] = ZY_DATUM_NUMBER(place);
    }
    zy_table_set(table, name, places);
    return name;
}

/* In the house style what is stacked keeps the order of the table: the first series, which the
 * legend names first, stands on the axis. The column of that order; NULL: another order was asked
 * for. */
static const char *appearance_order(zy_job *job, const zy_view *unit, zy_table *table)
{
    static const char NAME[] = "(appearance)";
    const zy_def *by = unit->stack.stack_by_count == 1 ? unit->stack.by[0] : NULL;
    zy_column *column = by ? zy_table_find(table, by->column) : NULL;

    if (!job->chart.style->keeps_order || !column || by->sort || by->type != ZY_TYPE_NOMINAL ||
        unit->encoding[ZY_CHANNEL_ORDER] || ordering_color(unit))
        return NULL;
    const zy_groups groups = zy_table_group(job->arena, table, &column, 1);
    zy_datum *places = ZY_NEW_ARRAY(job->arena, zy_datum, table->row_count + 1);
    for (size_t r = 0; r < table->row_count; r++)
        places[r] = ZY_DATUM_NUMBER((double)groups.group_of[r]);
    zy_table_set(table, NAME, places);
    return NAME;
}

static bool stack(zy_job *job, zy_view *unit, zy_table *table)
{
    const zy_transform_job with = zy_transform_job_of(job);
    zy_stack *s = &unit->stack;
    const char *by[4], *fields[ZY_CHANNEL_COUNT];
    bool descending[ZY_CHANNEL_COUNT];
    size_t by_count = 0;

    for (size_t i = 0; i < s->by_count; i++) {
        const zy_def *def = unit->encoding[s->by_channels[i]];
        by[by_count++] = def->column_mid && s->impute ? def->column_mid : def->column;
        if (def->column_end && !(def->column_mid && s->impute) && zy_def_is_binning(def))
            by[by_count++] = def->column_end;
    }
    size_t order = stack_order(job, unit, fields, descending);
    const bool slices = job->chart.style->keeps_order && unit->mark->item == ZY_ITEM_ARC;
    const zy_def *color = slices || unsorted_offset(unit) ? NULL : ordering_color(unit);
    if (color) {
        fields[0] = add_domain_index(job, table, color);
        descending[0] = unit->orient != ZY_ORIENT_HORIZONTAL;
        order = 1;
    }
    const char *appearance = appearance_order(job, unit, table);
    if (appearance) {
        fields[0] = appearance;
        descending[0] = false;
        order = 1;
    }
    const char *column = unit->encoding[s->field_channel]->column;
    s->start = zy_arena_format(job->arena, "%s_start", column);
    s->end = zy_arena_format(job->arena, "%s_end", column);
    const zy_stacking stacking = {.field = column,
                                  .by = {by, by_count},
                                  .sort = {fields, order},
                                  .descending = descending,
                                  .offset = s->offset,
                                  .start = s->start,
                                  .end = s->end};
    return zy_stack_add(&with, table, &stacking, unit->spec);
}

/* ---- Columns of each definition ---- */

/* The column of that name; a name without one is forgotten: aggregation leaves bins of what it
 * aggregates out. */
static zy_column *bound(const zy_view *unit, const char **name)
{
    zy_column *column = *name ? zy_table_find(unit->table, *name) : NULL;

    if (!column)
        *name = NULL;
    return column;
}

static void bind_columns(zy_arena *arena, zy_view *unit)
{
    const defs all = gather(arena, unit);

    for (size_t i = 0; i < all.count; i++) {
        zy_def *def = all.items[i];
        def->values = def->column ? zy_table_find(unit->table, def->column) : NULL;
        def->ends = bound(unit, &def->column_end);
        def->ranges = bound(unit, &def->column_range);
    }
}

static bool read_predicates(zy_job *job, zy_view *unit)
{
    for (int c = 0; c < ZY_CHANNEL_COUNT; c++)
        for (zy_def *def = unit->encoding[c]; def; def = def->next)
            for (zy_rule *rule = def->conditions; rule; rule = rule->next) {
                if (!rule->test && rule->param)
                    rule->test = zy_selection_test(job, unit, rule->param);
                if (!rule->test)
                    continue;
                rule->predicate = zy_predicate_read(job->arena, job->diags, rule->test, unit->table,
                                                    &job->chart.parameters);
                if (!rule->predicate)
                    return false;
            }
    return true;
}

static void default_types(zy_view *unit)
{
    for (int c = 0; c < ZY_CHANNEL_COUNT; c++)
        for (zy_def *def = unit->encoding[c]; def; def = def->next)
            if (zy_def_is_field(def) && def->type == ZY_TYPE_NONE)
                def->type = zy_def_default_type(def);
}

/* In the house style a bar at a year or a month is a bar in a band, not a hairline on a time line.
 */
static void band_dates(zy_job *job, zy_view *unit)
{
    for (int c = ZY_CHANNEL_X; c <= ZY_CHANNEL_Y; c++) {
        zy_def *def = unit->encoding[c];
        if (job->chart.style->bands_dates && unit->mark->is_rect && zy_def_is_field(def) &&
            !def->type_given && def->type == ZY_TYPE_TEMPORAL &&
            !unit->encoding[zy_channel_second((zy_channel)c)])
            def->type = ZY_TYPE_ORDINAL;
    }
}

/* Bars that stand side by side are not fatter than a sixth of a slide is wide, however few. */
static void cap_bars(zy_job *job, zy_view *unit)
{
    const size_t at = offsetof(zy_mark_options, max_band_size);

    if (!job->chart.style->caps_bars || !zy_unit_is_bar(unit) ||
        zy_props_has(zy_mark_props, &unit->options, at))
        return;
    unit->options.max_band_size =
        (unit->orient == ZY_ORIENT_HORIZONTAL ? 100 : 200) * job->chart.unit;
    zy_props_give(zy_mark_props, &unit->options, at);
}

/* Columns that hold where a row comes from, not what it says. */
static bool is_citation(const zy_job *job, const char *name)
{
    static const char *const names[] = {"出典", "引用", "article", "quote", NULL};
    const zy_value *cite = job->chart.frame.cite;

    for (const zy_value *v = cite ? cite->child : NULL; v; v = v->next)
        if (zy_value_is(v, name))
            return true;
    for (int i = 0; !cite && names[i]; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return cite && zy_value_is(cite, name);
}

/* A mark of columns that names none has all of the table. */
static void list_columns(zy_job *job, zy_view *unit, const zy_table *table)
{
    zy_def **end = &unit->encoding[ZY_CHANNEL_TEXT];

    if (!unit->mark->lists_columns || *end)
        return;
    for (size_t i = 0; i < table->column_count; i++) {
        const zy_column *column = table->columns[i];
        if (column->derived || is_citation(job, column->name))
            continue;
        *end = ZY_NEW(job->arena, zy_def);
        **end = (zy_def){.kind = ZY_DEF_FIELD,
                         .channel = ZY_CHANNEL_TEXT,
                         .written = zy_value_find(unit->spec, "mark"),
                         .field = column->name,
                         .unit_step = 1,
                         .no_scale = true,
                         .no_guide = true,
                         .no_stack = true,
                         .band_position = NAN};
        end = &(*end)->next;
    }
}

bool zy_unit_data(zy_job *job, zy_view *unit)
{
    zy_table *table = zy_table_copy(job->arena, unit->input);

    /* Unless what emptied it was told already. */
    if (table->row_count == 0 && !unit->had_rows && job->chart.style->needs_rows &&
        !job->diags->errors && !job->diags->warnings)
        zy_warn(job->diags, "no-rows", zy_value_find(unit->spec, "mark")->span, NULL,
                ZY_SAY(job->diags, "the table has no rows: nothing is drawn",
                       "表に行がないため、何も描かれません"));
    list_columns(job, unit, table);
    if (!prepare(job, unit, table))
        return false;
    default_types(unit);
    band_dates(job, unit);
    if (unit->form && unit->form->types && job->chart.style->infers_types)
        unit->form->types(unit);
    zy_orient_find(unit);
    cap_bars(job, unit);
    sort_offset(unit);
    unit->raw = table;
    if (!zy_stack_find(job, unit))
        return false;
    if (unit->form && unit->form->prepare && !unit->form->prepare(job, unit, table))
        return false;
    if (zy_unit_is_aggregated(unit))
        table = aggregate(job, unit, table);
    else
        table = zy_table_copy(job->arena, table);
    if (table)
        table = impute_channel(job, unit, table, ZY_CHANNEL_X);
    if (table)
        table = impute_channel(job, unit, table, ZY_CHANNEL_Y);
    if (table && unit->stack.is_on && unit->stack.impute)
        table = fill_stack(job, unit, table);
    if (!table || (unit->stack.is_on && !stack(job, unit, table)))
        return false;
    unit->table = table;
    bind_columns(job->arena, unit);
    return zy_laws_hold(job, unit) && read_predicates(job, unit) && zy_house_highlight(job, unit);
}
