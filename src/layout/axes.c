/* Axes: which a plot has and what they say (Vega-Lite's compile/axis/). */
#include <math.h>
#include <string.h>

#include "layout/layout.h"

#define GIVEN(o, field) zy_props_has(zy_axis_props, o, offsetof(zy_axis_options, field))
#define GIVE(o, field, value)                                                                      \
    ((o)->field = (value), zy_props_give(zy_axis_props, o, offsetof(zy_axis_options, field)))

/* The units of a plot that share one axis. */
typedef struct sharing {
    zy_view **units;
    const zy_def **defs;
    size_t count;
} sharing;

static size_t unit_count(const zy_view *view)
{
    size_t count = view->kind == ZY_VIEW_UNIT;

    for (const zy_view *child = count ? NULL : view->first; child; child = child->next)
        count += unit_count(child);
    return count;
}

static sharing new_sharing(zy_job *job, const zy_view *plot)
{
    const size_t most = unit_count(plot);

    return (sharing){.units = ZY_NEW_ARRAY(job->arena, zy_view *, most + 1),
                     .defs = ZY_NEW_ARRAY(job->arena, const zy_def *, most + 1)};
}

static void gather(zy_view *view, zy_channel channel, const zy_scale_part *scale, sharing *out)
{
    for (zy_view *child = view->kind == ZY_VIEW_UNIT ? NULL : view->first; child;
         child = child->next)
        gather(child, channel, scale, out);
    if (view->kind != ZY_VIEW_UNIT || zy_view_scale(view, channel) != scale || view->is_reference)
        return;
    const zy_def *def = view->encoding[channel];
    if (!zy_def_has_data(def))
        def = view->encoding[zy_channel_second(channel)];
    if (zy_def_has_data(def) && !def->no_guide) {
        out->units[out->count] = view;
        out->defs[out->count++] = def;
    }
}

/* ---- Options: the axis itself, then config from the most special to the most general ---- */

static const char *type_word(zy_scale_type type)
{
    if (type == ZY_SCALE_BAND)
        return "Band";
    if (type == ZY_SCALE_POINT)
        return "Point";
    if (type == ZY_SCALE_TIME || type == ZY_SCALE_UTC)
        return "Temporal";
    return zy_scale_is_discrete(type) ? NULL : "Quantitative";
}

static void inherit(zy_job *job, zy_axis_options *o, const char *path)
{
    zy_axis_options scratch;

    zy_inherit_config(job, &(zy_cascade){zy_axis_props, o, &scratch, sizeof scratch}, path);
}

static void inherit_types(zy_job *job, zy_axis_options *o, const char *prefix, zy_scale_type type)
{
    const char *word = type_word(type);

    if (word)
        inherit(job, o, zy_arena_format(job->arena, "axis%s%s", prefix, word));
    if (type == ZY_SCALE_BAND || type == ZY_SCALE_POINT)
        inherit(job, o, zy_arena_format(job->arena, "axis%sDiscrete", prefix));
}

static void inherit_style(zy_job *job, zy_axis_options *o, const zy_value *style)
{
    if (style && style->kind == ZY_VALUE_TEXT)
        inherit(job, o, zy_arena_format(job->arena, "style.%s", style->text));
}

/* Of several styles the last one wins. */
static void inherit_styles(zy_job *job, zy_axis_options *o, const zy_value *first)
{
    if (!first)
        return;
    inherit_styles(job, o, first->next);
    inherit_style(job, o, first);
}

static void inherit_all(zy_job *job, zy_axis_options *o, zy_channel channel, zy_scale_type type,
                        int orient)
{
    static const char *const sides[] = {"axisTop", "axisBottom", "axisLeft", "axisRight"};
    const char *own = channel == ZY_CHANNEL_X ? "X" : "Y";

    if (o->style && o->style->kind == ZY_VALUE_LIST)
        inherit_styles(job, o, o->style->child);
    else
        inherit_style(job, o, o->style);
    inherit_types(job, o, own, type);
    inherit_types(job, o, "", type);
    inherit(job, o, zy_arena_format(job->arena, "axis%s", own));
    inherit(job, o, sides[orient]);
    inherit(job, o, "axis");
}

/* Which side, before config of that side is known. */
static int orient_of(zy_job *job, const zy_axis_options *o, zy_channel channel)
{
    static const char *const words[] = {"top", "bottom", "left", "right"};
    const char *config = zy_value_text(
        zy_config(&job->chart, channel == ZY_CHANNEL_X ? "axisX.orient" : "axisY.orient"), NULL);

    if (GIVEN(o, orient))
        return o->orient;
    for (int i = 0; config && i < 4; i++)
        if (strcmp(words[i], config) == 0)
            return i;
    return channel == ZY_CHANNEL_X ? ZY_SIDE_BOTTOM : ZY_SIDE_LEFT;
}

/* ---- What follows from the encoding ---- */

static double angle_in_turn(double angle)
{
    const double a = fmod(angle, 360);

    return a < 0 ? a + 360 : a;
}

static void default_angle(zy_axis_options *o, zy_channel channel, const zy_def *def, bool vega_lite)
{
    if (GIVEN(o, label_angle)) {
        o->label_angle = angle_in_turn(o->label_angle);
        return;
    }
    if (vega_lite && channel == ZY_CHANNEL_X && zy_def_is_discrete(def) &&
        !(zy_def_is_field(def) && def->units))
        GIVE(o, label_angle, 270);
}

static void default_align_x(zy_axis_options *o, double a)
{
    const bool top = o->orient == ZY_SIDE_TOP;

    if (!GIVEN(o, label_baseline))
        GIVE(o, label_baseline,
             (45 < a && a < 135) || (225 < a && a < 315) ? ZY_BASELINE_MIDDLE
             : (a <= 45 || 315 <= a) == top              ? ZY_BASELINE_BOTTOM
                                                         : ZY_BASELINE_TOP);
    if (!GIVEN(o, label_align) && fmod(a, 180) != 0)
        GIVE(o, label_align, (0 < a && a < 180) == !top ? ZY_ALIGN_LEFT : ZY_ALIGN_RIGHT);
}

static void default_align_y(zy_axis_options *o, double a)
{
    const bool left = o->orient == ZY_SIDE_LEFT;

    if (!GIVEN(o, label_baseline) && !(a <= 45 || 315 <= a || (135 <= a && a <= 225)))
        GIVE(o, label_baseline,
             (45 <= a && a <= 135) == left ? ZY_BASELINE_TOP : ZY_BASELINE_BOTTOM);
    if (GIVEN(o, label_align))
        return;
    if (fmod(a + 90, 180) == 0)
        GIVE(o, label_align, ZY_ALIGN_CENTER);
    else
        GIVE(o, label_align, (90 < a && a < 270) == left ? ZY_ALIGN_LEFT : ZY_ALIGN_RIGHT);
}

static const zy_value *constant(zy_job *job, bool truth)
{
    return zy_value_new_bool(job->arena, truth, NULL);
}

static void default_overlap(zy_job *job, zy_axis_options *o, const zy_def *def, zy_scale_type type)
{
    const bool sorted =
        def->sort && (def->sort->kind == ZY_VALUE_MAP || def->sort->kind == ZY_VALUE_LIST);

    if (GIVEN(o, label_overlap))
        return;
    if ((zy_def_is_field(def) && def->units && !sorted) || !zy_def_is_discrete(def)) {
        const bool greedy = type == ZY_SCALE_LOG || type == ZY_SCALE_SYMLOG;
        GIVE(o, label_overlap,
             greedy ? zy_value_new_text(job->arena, "greedy", NULL) : constant(job, true));
    }
}

static void defaults(zy_job *job, zy_axis_options *o, zy_channel channel, const zy_view *unit,
                     const zy_def *def, const zy_scale_part *scale)
{
    const bool binned = zy_def_is_field(def) && (def->bin || def->binned);

    if (!GIVEN(o, grid))
        GIVE(o, grid, !zy_scale_is_discrete(scale->type) && zy_def_is_field(def) && !binned);
    default_angle(o, channel, def, job->chart.style->turns_labels);
    if (GIVEN(o, label_angle) && channel == ZY_CHANNEL_X)
        default_align_x(o, o->label_angle);
    else if (GIVEN(o, label_angle))
        default_align_y(o, o->label_angle);
    if (!GIVEN(o, label_flush) && channel == ZY_CHANNEL_X &&
        (def->type == ZY_TYPE_QUANTITATIVE || def->type == ZY_TYPE_TEMPORAL))
        GIVE(o, label_flush, constant(job, true));
    default_overlap(job, o, def, scale->type);
    if (!GIVEN(o, band_position) && zy_has_ranged_offset(unit, channel))
        GIVE(o, band_position, channel == ZY_CHANNEL_X ? 0 : 1);
    if (!GIVEN(o, zindex))
        GIVE(o, zindex, unit->mark->is_tile && zy_def_is_discrete(def) ? 1 : 0);
}

/* ---- Ticks ---- */

typedef struct tick_wish {
    double count, min_step, step;
    const char *interval;
} tick_wish;

static double unit_duration(unsigned units, int step)
{
    const double from = zy_date_ms(2001, 1, 1);

    return zy_time_units_next(units, step, from) - from;
}

static tick_wish wish_of(const zy_axis_options *o, const zy_def *def, const zy_scale_part *scale,
                         double size)
{
    tick_wish wish = {.count = 0};
    const zy_value *count = GIVEN(o, tick_count) ? o->tick_count : NULL;
    const unsigned cyclic[] = {ZY_UNIT_MONTH, ZY_UNIT_HOURS, ZY_UNIT_DAY, ZY_UNIT_QUARTER};
    bool plain_unit = false;

    for (size_t i = 0; i < 4; i++)
        plain_unit |= zy_def_is_field(def) && def->units == cyclic[i];
    if (count && count->kind == ZY_VALUE_NUMBER)
        wish.count = count->number;
    else if (count && count->kind == ZY_VALUE_TEXT)
        wish.interval = count->text, wish.step = 1;
    else if (count && count->kind == ZY_VALUE_MAP)
        wish.interval = zy_value_text(zy_value_find(count, "interval"), NULL),
        wish.step = zy_value_number(zy_value_find(count, "step"), 1);
    else if (!zy_scale_is_discrete(scale->type) && scale->type != ZY_SCALE_LOG && !plain_unit)
        wish.count = ceil(size / (zy_def_is_binning(def) ? 10 : 40));
    if (GIVEN(o, tick_min_step))
        wish.min_step = o->tick_min_step;
    else if (zy_value_is(o->format, "d"))
        wish.min_step = 1;
    else if (zy_def_is_field(def) && def->units)
        wish.min_step = unit_duration(def->units, def->unit_step);
    return wish;
}

static zy_datum *tick_values(zy_job *job, const zy_axis_options *o, const zy_def *def,
                             const zy_scale *scale, const tick_wish *wish, size_t *count)
{
    if (!GIVEN(o, values) || !o->values || o->values->kind != ZY_VALUE_LIST)
        return zy_scale_ticks(scale, job->arena,
                              &(zy_tick_wish){wish->count > 0 ? wish->count : 10, wish->min_step,
                                              wish->interval, wish->step},
                              count);
    zy_datum *values = ZY_NEW_ARRAY(job->arena, zy_datum, o->values->count + 1);
    *count = 0;
    for (const zy_value *v = o->values->child; v; v = v->next)
        values[(*count)++] = zy_datum_in(job, v, def);
    return values;
}

/* The first unit that draws data: lines and ranges of `reference` do not say what an axis is. */
static size_t first_of_data(const sharing *shared)
{
    for (size_t i = 0; i < shared->count; i++)
        if (!shared->units[i]->is_reference)
            return i;
    return 0;
}

/* The definition by which ticks are placed and written: the first that has a time unit, as axes of
 * layers are merged property by property. */
static const zy_def *def_of_ticks(const sharing *shared)
{
    const zy_def *first = shared->defs[first_of_data(shared)];

    for (size_t i = 0; i < shared->count && first->type == ZY_TYPE_TEMPORAL; i++)
        if (zy_def_is_field(shared->defs[i]) && shared->defs[i]->units)
            return shared->defs[i];
    return first;
}

/* A condition of a property, settled for one tick. */
static bool condition_holds(zy_job *job, const zy_value *test, zy_datum value, const char *label,
                            size_t index)
{
    const char *yes;

    if (!test)
        return false;
    if (test->kind == ZY_VALUE_TEXT) {
        yes = zy_label_through(job, test->text, test, value, label, index);
        return strcmp(yes, "true") == 0 ||
               (strcmp(yes, "false") != 0 && yes[0] && strcmp(yes, "0") != 0);
    }
    zy_table *one = zy_table_new(job->arena, 1);
    zy_table_set(one, "value", &value);
    zy_value *with_field = zy_value_copy(job->arena, test);
    if (!zy_value_find(with_field, "field") && !zy_value_find(with_field, "and") &&
        !zy_value_find(with_field, "or") && !zy_value_find(with_field, "not"))
        zy_value_set(job->arena, with_field, "field", zy_value_new_text(job->arena, "value", test));
    zy_predicate *p =
        zy_predicate_read(job->arena, job->diags, with_field, one, &job->chart.parameters);
    return p && zy_predicate_holds(p, job->arena, one, 0);
}

static const zy_axis_options *settle(zy_job *job, const zy_axis_options *o, zy_datum value,
                                     const char *label, size_t index)
{
    zy_axis_options *own = NULL;

    for (const zy_condition *c = o->given.conditions; c; c = c->next) {
        const zy_value *condition = zy_value_find(c->value, "condition");
        for (const zy_value *one = condition && condition->kind == ZY_VALUE_LIST ? condition->child
                                                                                 : condition;
             one; one = condition->kind == ZY_VALUE_LIST ? one->next : NULL) {
            if (!condition_holds(job, zy_value_find(one, "test"), value, label, index))
                continue;
            zy_value *map = zy_value_new_map(job->arena, one);
            const zy_value *v = zy_value_find(one, "value");
            if (!own) {
                own = ZY_NEW(job->arena, zy_axis_options);
                *own = *o;
            }
            zy_value_set(job->arena, map, zy_axis_props[c->row].name,
                         v ? zy_value_copy(job->arena, v) : zy_value_new_null(job->arena, one));
            zy_props_read(zy_axis_props, map, own, job->arena, job->diags);
            break;
        }
    }
    if (own)
        zy_props_inherit(zy_axis_props, own, &zy_axis_vega_defaults, job->arena);
    return own;
}

/* Looks of single ticks: by condition, or highlighted; and with the middle of several lines at
 * their place. */
static void tick_options(zy_job *job, const zy_axis_plan *plan, const char *label, size_t index,
                         zy_tick *tick)
{
    const zy_axis_options *o = &plan->options;

    tick->options = settle(job, o, tick->value, label, index);
    if (!tick->options && zy_house_is_highlighted(job, tick->value, label))
        tick->options = zy_house_strong(job, o);
    if (!job->chart.style->breaks_names || tick->line_count < 2)
        return;
    if (plan->channel == ZY_CHANNEL_Y || plan->options.label_angle == 270)
        tick->options = zy_house_centred(job, tick->options ? tick->options : o, tick->line_count);
    else if (plan->axis.vertical_labels)
        tick->options = zy_house_beside(job, tick->options ? tick->options : o, tick->line_count);
}

static void add_ticks(zy_job *job, zy_axis_plan *plan, const zy_view *plot, const zy_def *def,
                      bool normalized)
{
    const zy_axis_options *o = &plan->options;
    const zy_scale *scale = &plan->scale->scale;
    const bool discrete = zy_scale_is_discrete(scale->type);
    const tick_wish wish =
        wish_of(o, def, plan->scale, plan->channel == ZY_CHANNEL_X ? plot->width : plot->height);
    const zy_label_format format =
        zy_label_format_of(job, def, GIVEN(o, format) ? o->format : NULL,
                           GIVEN(o, format_type) ? o->format_type : NULL, normalized);
    size_t count = 0;
    zy_datum *values = tick_values(job, o, def, scale, &wish, &count);
    zy_tick *ticks = ZY_NEW_ARRAY(job->arena, zy_tick, count + 1);
    const char **labels = ZY_NEW_ARRAY(job->arena, const char *, count + 1);
    const zy_house_axis house = zy_house_axis_of(job, def, values, count, &format);

    for (size_t i = 0; i < count; i++) {
        const char *label = house.is_on ? zy_house_axis_label(job, &house, values[i])
                                        : zy_guide_label(job, scale, def, &format, values[i],
                                                         wish.count > 0 ? wish.count : 10);
        labels[i] = zy_label_through(job, GIVEN(o, label_expr) ? o->label_expr : NULL, NULL,
                                     values[i], label, i);
        ticks[i].value = values[i];
        ticks[i].lines = !job->chart.style->breaks_names || !discrete
                             ? zy_split_lines(job, labels[i], &ticks[i].line_count)
                             : zy_one_line(job, labels[i], &ticks[i].line_count);
    }
    const bool is_ours = !GIVEN(o, format) && !GIVEN(o, label_expr);
    if (is_ours)
        zy_house_short_years(job, def, ticks, count);
    if (job->chart.style->breaks_names && discrete)
        plan->axis.vertical_labels = zy_house_names(job, plan, plot, ticks, count);
    if (is_ours) /* again, as some may be left out now: 平成30年 2 without the 令和元年 between them
                  */
        zy_house_short_years(job, def, ticks, count);
    for (size_t i = 0; i < count; i++)
        tick_options(job, plan, labels[i], i, &ticks[i]);
    plan->axis.ticks = ticks;
    plan->axis.tick_count = count;
    if (house.title && !GIVEN(o, title))
        plan->axis.title = zy_one_line(job, house.title, &plan->axis.title_count);
}

/* ---- Titles ---- */

static void add_title_text(const char *text, GString *all)
{
    if (!text || !text[0])
        return;
    for (const char *at = all->str; *at;) {
        const size_t len = strlen(text);
        if (strncmp(at, text, len) == 0 && (at[len] == '\0' || strncmp(at + len, ", ", 2) == 0))
            return;
        at = strstr(at, ", ");
        if (!at)
            break;
        at += 2;
    }
    g_string_append_printf(all, "%s%s", all->len ? ", " : "", text);
}

static void title_of_def(zy_job *job, const zy_def *def, GString *all)
{
    size_t count;

    if (!zy_def_is_field(def))
        return;
    if (def->title) {
        const char *const *lines = zy_lines_of(job, def->title, &count);
        for (size_t i = 0; i < count; i++)
            add_title_text(lines[i], all);
    } else if (!def->no_title) {
        add_title_text(zy_def_guide_title(job, def), all);
    }
}

/* Titles written for fields beat those made up; those of several layers are joined. A datum has
 * none, whatever it says (Vega-Lite's getFieldDefTitle). */
static void default_title(zy_job *job, zy_axis_plan *plan, zy_channel channel,
                          const sharing *shared)
{
    GString *all = g_string_new(NULL);
    bool written = false;

    for (size_t i = 0; i < shared->count; i++) {
        const zy_def *second = shared->units[i]->encoding[zy_channel_second(channel)];
        written |= zy_def_is_field(shared->defs[i]) &&
                   (shared->defs[i]->title || shared->defs[i]->no_title);
        written |= zy_def_is_field(second) && second->title;
    }
    for (size_t i = 0; i < shared->count; i++) {
        const zy_def *def = shared->defs[i],
                     *second = shared->units[i]->encoding[zy_channel_second(channel)];
        if (written && !def->title && !(zy_def_is_field(second) && second->title))
            continue;
        if (written && def->title && def->title->kind == ZY_VALUE_LIST && shared->count == 1) {
            plan->axis.title = zy_lines_of(job, def->title, &plan->axis.title_count);
            g_string_free(all, TRUE);
            return;
        }
        if (!written || def->title)
            title_of_def(job, def, all);
        if (second != def && (!written || (zy_def_is_field(second) && second->title)))
            title_of_def(job, second, all);
    }
    plan->axis.title =
        zy_one_line(job, zy_arena_text(job->arena, all->str, all->len), &plan->axis.title_count);
    g_string_free(all, TRUE);
}

/* ---- Plans ---- */

static bool is_disabled(zy_job *job, zy_channel channel, const zy_axis_options *o)
{
    const char *paths[] = {"axis.disable",
                           channel == ZY_CHANNEL_X ? "axisX.disable" : "axisY.disable"};

    if (GIVEN(o, disable))
        return o->disable;
    for (size_t i = 0; i < 2; i++)
        if (zy_value_bool(zy_config(&job->chart, paths[i]), false))
            return true;
    return false;
}

/* What the units themselves write, the first of them first; titles are joined elsewhere. */
static bool read_options(zy_job *job, zy_axis_options *o, const sharing *shared, bool *titled)
{
    bool good = true;

    *titled = false;
    for (size_t i = 0; i < shared->count; i++) {
        zy_axis_options own = {0};
        if (shared->defs[i]->channel > ZY_CHANNEL_Y)
            continue;
        good &= zy_props_read(zy_axis_props, shared->defs[i]->guide, &own, job->arena, job->diags);
        *titled |= zy_props_has(zy_axis_props, &own, offsetof(zy_axis_options, title));
        zy_props_inherit(zy_axis_props, o, &own, job->arena);
    }
    return good;
}

static const zy_view *with_stack(const sharing *shared, zy_channel channel)
{
    for (size_t i = 0; i < shared->count; i++)
        if (shared->units[i]->stack.is_on && shared->units[i]->stack.field_channel == channel &&
            strcmp(shared->units[i]->stack.offset, "normalize") == 0)
            return shared->units[i];
    return NULL;
}

static const zy_scale *grid_scale_of(const zy_job *job, const zy_view *unit, zy_channel channel)
{
    const zy_scale_part *other =
        zy_view_scale(unit, channel == ZY_CHANNEL_X ? ZY_CHANNEL_Y : ZY_CHANNEL_X);

    return job->chart.style->grids_by_range && other ? &other->scale : NULL;
}

/* Of the plan's channel and scale; `taken` counts the axes at each side. */
static bool plan_axis(zy_job *job, zy_view *plot, zy_axis_plan *plan, int taken[4], bool first)
{
    const zy_channel channel = plan->channel;
    const zy_scale_part *scale = plan->scale;
    sharing shared = new_sharing(job, plot);
    zy_axis_options *o = &plan->options, scratch;
    const zy_cascade into = {zy_axis_props, o, &scratch, sizeof scratch};
    bool titled;

    gather(plot, channel, scale, &shared);
    if (shared.count == 0 || !read_options(job, o, &shared, &titled) ||
        is_disabled(job, channel, o))
        return false;
    const size_t data = first_of_data(&shared);
    zy_house_axis_options(job, plot, shared.units[data], shared.defs[data], plan);
    int orient = orient_of(job, o, channel);
    if (!GIVEN(o, orient) && taken[orient] > taken[orient ^ 1])
        orient ^= 1;
    taken[orient]++;
    const bool grid_given = GIVEN(o, grid);
    inherit_all(job, o, channel, scale->type, orient);
    GIVE(o, orient, orient);
    defaults(job, o, channel, shared.units[0], shared.defs[0], scale);
    if (!first && !grid_given)
        o->grid = false;
    zy_inherit_style(job, &into, "guide-label", "label");
    zy_inherit_style(job, &into, "guide-title", "title");
    if (scale->type == ZY_SCALE_BAND)
        zy_props_inherit(zy_axis_props, o, &zy_axis_vega_band_defaults, job->arena);
    const zy_axis_options given = *o;
    plan->axis = (zy_axis){.scale = &scale->scale,
                           .width = plot->width,
                           .height = plot->height,
                           .language = job->chart.language,
                           .parted_labels = job->chart.style->parted_labels,
                           .grid_scale = grid_scale_of(job, shared.units[0], channel),
                           .labels_at_ticks = zy_has_ranged_offset(shared.units[0], channel)};
    if (titled || (GIVEN(o, title) && !job->chart.style->titles_from_fields))
        plan->axis.title = zy_lines_of(job, given.title, &plan->axis.title_count);
    else if (GIVEN(o, title) && !given.title)
        plan->axis.title_count = 0;
    else if (job->chart.style->titles_from_fields || shared.defs[0]->title)
        default_title(job, plan, channel, &shared);
    add_ticks(job, plan, plot, def_of_ticks(&shared), with_stack(&shared, channel) != NULL);
    zy_props_inherit(zy_axis_props, o, &zy_axis_vega_defaults, job->arena);
    plan->grid = o->grid;
    plan->main = true;
    return true;
}

/* The scales of a channel that the plot's units use: one when shared, else one for each layer; then
 * those above the plot. */
static void scales_below(zy_view *view, zy_channel channel, const zy_scale_part **out,
                         size_t *count)
{
    for (zy_view *child = view->kind == ZY_VIEW_UNIT ? NULL : view->first; child;
         child = child->next)
        scales_below(child, channel, out, count);
    if (view->kind != ZY_VIEW_UNIT)
        return;
    const zy_scale_part *scale = zy_view_scale(view, channel);
    for (size_t i = 0; i < *count; i++)
        if (out[i] == scale)
            return;
    if (scale)
        out[(*count)++] = scale;
}

zy_axis_plan *zy_axes_plan(zy_job *job, zy_view *plot, size_t *plan_count)
{
    const size_t most = unit_count(plot);
    zy_axis_plan *plans = ZY_NEW_ARRAY(job->arena, zy_axis_plan, 2 * most + 1);
    const zy_scale_part **scales = ZY_NEW_ARRAY(job->arena, const zy_scale_part *, most + 1);
    size_t count = 0;

    for (zy_channel c = ZY_CHANNEL_X; c <= ZY_CHANNEL_Y; c++) {
        int taken[4] = {0};
        size_t scale_count = 0;
        bool first = true;
        scales_below(plot, c, scales, &scale_count);
        for (size_t i = 0; i < scale_count; i++) {
            plans[count] = (zy_axis_plan){.channel = c, .scale = scales[i]};
            if (plan_axis(job, plot, &plans[count], taken, first)) {
                count++;
                first = false;
            }
        }
    }
    for (size_t i = 0; i < count; i++)
        plans[i].axis.options = &plans[i].options;
    *plan_count = count;
    return plans;
}
