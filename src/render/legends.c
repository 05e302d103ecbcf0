/* Legends: which scales have one and what they say (Vega-Lite's compile/legend/). */
#include <math.h>
#include <string.h>

#include "render/stages.h"

#define GIVEN(o, field) zy_props_has(zy_legend_props, o, offsetof(zy_legend_options, field))
#define GIVE(o, field, value)                                                                      \
    ((o)->field = (value), zy_props_give(zy_legend_props, o, offsetof(zy_legend_options, field)))
#define HAS(unit, field) zy_props_has(zy_mark_props, &(unit)->options, offsetof(zy_mark_options, field))

enum { MOST_LEGENDS = 64 };

typedef struct plan {
    zy_legend legend;
    zy_legend_options options;
    const zy_scale_part *scale;
    zy_view *unit;
    const zy_def *def;
    zy_channel channel;
    const char *title;
} plan;

/* The first unit that uses the scale, with the channel's definition; false: no legend is wanted. */
static bool find_user(zy_view *view, zy_channel channel, const zy_scale_part *scale, zy_view **unit, const zy_def **def)
{
    if (view->kind == ZY_VIEW_UNIT) {
        const zy_def *own = view->encoding[channel];
        const zy_def *data = zy_def_has_data(own) ? own : NULL;
        for (const zy_rule *rule = own ? own->conditions : NULL; rule && !data; rule = rule->next)
            data = zy_def_has_data(rule->def) ? rule->def : NULL;
        if (!data || zy_view_scale(view, channel) != scale || data->no_guide)
            return false;
        *unit = view;
        *def = data;
        return true;
    }
    for (zy_view *child = view->first; child; child = child->next)
        if (find_user(child, channel, scale, unit, def))
            return true;
    return false;
}

static void gather_options(zy_job *job, zy_view *view, zy_channel channel, const zy_scale_part *scale, zy_legend_options *o)
{
    const zy_def *def = view->kind == ZY_VIEW_UNIT ? view->encoding[channel] : NULL;

    for (const zy_rule *rule = def && !zy_def_has_data(def) ? def->conditions : NULL; rule; rule = rule->next)
        if (zy_def_has_data(rule->def))
            def = rule->def;
    if (zy_def_has_data(def) && zy_view_scale(view, channel) == scale && def->guide && !def->no_guide) {
        zy_legend_options own = {0};
        zy_props_read(zy_legend_props, def->guide, &own, job->arena, job->diags);
        zy_props_inherit(zy_legend_props, o, &own, job->arena);
    }
    for (zy_view *child = view->kind == ZY_VIEW_UNIT ? NULL : view->first; child; child = child->next)
        gather_options(job, child, channel, scale, o);
}

/* ---- Defaults ---- */

static bool is_named(const zy_view *unit, const char *const *names)
{
    for (; *names; names++)
        if (strcmp(unit->mark->name, *names) == 0)
            return true;
    return false;
}

static const char *first_value(const zy_def *def)
{
    if (def && def->kind == ZY_DEF_VALUE)
        return zy_value_text(def->value, NULL);
    for (const zy_rule *rule = def ? def->conditions : NULL; rule; rule = rule->next)
        if (rule->def->kind == ZY_DEF_VALUE)
            return zy_value_text(rule->def->value, NULL);
    return NULL;
}

static const char *symbol_type(const plan *p)
{
    static const char *const squares[] = {"bar", "rect", "image", "square", NULL}, *const strokes[] = {"line", "trail", "rule", NULL};
    const zy_view *unit = p->unit;
    const char *shape = p->channel != ZY_CHANNEL_SHAPE ? first_value(unit->encoding[ZY_CHANNEL_SHAPE]) : NULL;

    if (!shape && p->channel != ZY_CHANNEL_SHAPE && HAS(unit, shape) && strcmp(unit->mark->name, "point") == 0 && !unit->encoding[ZY_CHANNEL_SHAPE])
        shape = unit->options.shape;
    if (shape)
        return shape;
    return is_named(unit, squares) ? "square" : is_named(unit, strokes) ? "stroke" : "circle";
}

static bool is_gradient(const plan *p)
{
    const unsigned cyclic = p->def->units;

    if (GIVEN(&p->options, type))
        return strcmp(p->options.type, "gradient") == 0;
    if (!zy_channel_is_color(p->channel) || cyclic == ZY_UNIT_QUARTER || cyclic == ZY_UNIT_MONTH || cyclic == ZY_UNIT_DAY)
        return false;
    return zy_scale_is_continuous(p->scale->type);
}

static double clamped(double v, double lo, double hi)
{
    return fmin(fmax(v, lo), hi);
}

static void default_direction(zy_job *job, plan *p, bool gradient)
{
    zy_legend_options *o = &p->options;
    const char *config = zy_value_text(zy_config(&job->chart, gradient ? "legend.gradientDirection" : "legend.symbolDirection"), NULL);
    const int orient = GIVEN(o, orient) ? o->orient : ZY_LEGEND_RIGHT;

    if (GIVEN(o, direction))
        return;
    if (config)
        GIVE(o, direction, strcmp(config, "horizontal") == 0 ? ZY_HORIZONTAL : ZY_VERTICAL);
    else if (orient == ZY_LEGEND_TOP || orient == ZY_LEGEND_BOTTOM || (orient >= ZY_LEGEND_TOP_LEFT && gradient))
        GIVE(o, direction, ZY_HORIZONTAL);
}

static void default_length(zy_job *job, plan *p, const zy_view *plot)
{
    zy_legend_options *o = &p->options;
    const zy_chart *chart = &job->chart;
    const int orient = GIVEN(o, orient) ? o->orient : ZY_LEGEND_RIGHT;
    const bool horizontal = GIVEN(o, direction) && o->direction == ZY_HORIZONTAL;
    const double h0 = zy_config_number(chart, "legend.gradientHorizontalMinLength", 100), h1 = zy_config_number(chart, "legend.gradientHorizontalMaxLength", 200);
    const double v0 = zy_config_number(chart, "legend.gradientVerticalMinLength", 64), v1 = zy_config_number(chart, "legend.gradientVerticalMaxLength", 200);

    if (GIVEN(o, gradient_length))
        return;
    if (!horizontal)
        GIVE(o, gradient_length, clamped(plot->height, v0, v1));
    else if (orient == ZY_LEGEND_TOP || orient == ZY_LEGEND_BOTTOM)
        GIVE(o, gradient_length, clamped(plot->width, h0, h1));
    else
        GIVE(o, gradient_length, h0);
}

static void default_overlap(zy_job *job, plan *p)
{
    const zy_scale_type t = p->scale->type;

    if (!GIVEN(&p->options, label_overlap) && (t == ZY_SCALE_QUANTILE || t == ZY_SCALE_THRESHOLD || t == ZY_SCALE_LOG || t == ZY_SCALE_SYMLOG))
        GIVE(&p->options, label_overlap, zy_value_new_text(job->arena, "greedy", NULL));
}

/* ---- What symbols look like besides the legend's own channels (compile/legend/encode.ts) ---- */

static const char *text_color(const zy_value *v)
{
    return v && v->kind == ZY_VALUE_TEXT ? v->text : NULL;
}

/* The largest opacity the channel gives as a value; NAN. */
static double most_opacity(const zy_view *unit)
{
    const zy_def *def = unit->encoding[ZY_CHANNEL_OPACITY];
    double most = NAN;

    if (def && def->kind == ZY_DEF_VALUE)
        most = zy_value_number(def->value, NAN);
    for (const zy_rule *rule = def ? def->conditions : NULL; rule; rule = rule->next)
        if (rule->def->kind == ZY_DEF_VALUE)
            most = fmax(most, zy_value_number(rule->def->value, NAN));
    return most;
}

static bool encodes(const zy_view *unit, zy_channel channel)
{
    const zy_def *def = unit->encoding[channel];

    return def && (def->kind != ZY_DEF_VALUE || def->conditions);
}

static double mark_opacity(zy_job *job, const zy_view *unit)
{
    static const char *const faint[] = {"point", "tick", "circle", "square", NULL};
    const zy_value *own = zy_value_find(zy_value_find(unit->spec, "mark"), "opacity");

    if (own)
        return zy_value_number(own, NAN);
    if (!job->chart.is_vega_lite || HAS(unit, opacity) || HAS(unit, fill_opacity) || !is_named(unit, faint) || zy_unit_is_aggregated(unit))
        return NAN;
    return 0.7;
}

static void look_fill(const plan *p, double opacity, zy_legend_look *look)
{
    const zy_view *unit = p->unit;
    static const char *const transparent[] = {"bar", "point", "circle", "square", "geoshape", NULL};
    const bool filled = unit->options.filled && strcmp(unit->mark->name, "trail") != 0;
    const bool encoded = encodes(unit, ZY_CHANNEL_FILL) || (filled && encodes(unit, ZY_CHANNEL_COLOR));
    const zy_def *constant = unit->encoding[ZY_CHANNEL_FILL] ? unit->encoding[ZY_CHANNEL_FILL] : filled ? unit->encoding[ZY_CHANNEL_COLOR] : NULL;

    if (p->channel == ZY_CHANNEL_FILL || (filled && p->channel == ZY_CHANNEL_COLOR))
        return;
    look->fill_given = true;
    if (encoded) {
        look->fill = "black";
        look->fill_opacity = isnan(opacity) ? 1 : opacity;
    } else if (constant && constant->kind == ZY_DEF_VALUE) {
        look->fill = text_color(constant->value);
    } else if (HAS(unit, fill)) {
        look->fill = text_color(unit->options.fill);
    } else {
        look->fill = is_named(unit, transparent) ? "transparent" : NULL;
        look->fill_given = look->fill != NULL;
    }
}

static void look_stroke(const plan *p, zy_legend_look *look)
{
    const zy_view *unit = p->unit;
    const bool filled = unit->options.filled && strcmp(unit->mark->name, "trail") != 0;
    const zy_def *constant = unit->encoding[ZY_CHANNEL_STROKE] ? unit->encoding[ZY_CHANNEL_STROKE] : !filled ? unit->encoding[ZY_CHANNEL_COLOR] : NULL;

    if (p->channel == ZY_CHANNEL_STROKE || (!filled && p->channel == ZY_CHANNEL_COLOR))
        return;
    if (encodes(unit, ZY_CHANNEL_STROKE) || (!filled && encodes(unit, ZY_CHANNEL_COLOR)))
        return;
    if (constant && constant->kind == ZY_DEF_VALUE)
        look->stroke = text_color(constant->value);
    else if (HAS(unit, stroke))
        look->stroke = text_color(unit->options.stroke);
    look->stroke_given = look->stroke != NULL;
}

static void set_look(zy_job *job, plan *p)
{
    const zy_view *unit = p->unit;
    const zy_mark_options *o = &unit->options;
    zy_legend_look *look = &p->legend.look;
    const zy_value *symbol_opacity = zy_config(&job->chart, "legend.symbolOpacity");
    double opacity = most_opacity(unit);

    *look = zy_legend_look_none;
    if (isnan(opacity))
        opacity = mark_opacity(job, unit);
    if (GIVEN(&p->options, symbol_opacity) || symbol_opacity)
        opacity = NAN;
    look_fill(p, opacity, look);
    look_stroke(p, look);
    if (p->channel != ZY_CHANNEL_OPACITY && !isnan(opacity) && opacity > 0)
        look->opacity = opacity;
    if (HAS(unit, stroke_width) && p->channel != ZY_CHANNEL_STROKE_WIDTH && !GIVEN(&p->options, symbol_stroke_width))
        look->stroke_width = o->stroke_width;
    if (HAS(unit, fill_opacity) && isnan(look->fill_opacity))
        look->fill_opacity = o->fill_opacity;
    if (HAS(unit, stroke_opacity))
        look->stroke_opacity = o->stroke_opacity;
}

/* ---- Channels ---- */

static void set_scale(plan *p, zy_channel channel, const zy_view *unit, const zy_scale *scale)
{
    switch ((int)channel) {
    case ZY_CHANNEL_COLOR:
        if (unit->options.filled)
            p->legend.fill = scale;
        else
            p->legend.stroke = scale;
        break;
    case ZY_CHANNEL_FILL:
        p->legend.fill = scale;
        break;
    case ZY_CHANNEL_STROKE:
        p->legend.stroke = scale;
        break;
    case ZY_CHANNEL_SIZE:
        p->legend.size = scale;
        break;
    case ZY_CHANNEL_SHAPE:
        p->legend.shape = scale;
        break;
    case ZY_CHANNEL_STROKE_WIDTH:
        p->legend.stroke_width = scale;
        break;
    case ZY_CHANNEL_STROKE_DASH:
        p->legend.stroke_dash = scale;
        break;
    case ZY_CHANNEL_OPACITY:
    case ZY_CHANNEL_FILL_OPACITY:
    case ZY_CHANNEL_STROKE_OPACITY:
        p->legend.opacity = scale;
        break;
    }
}

static bool same_domain(const zy_scale_part *a, const zy_scale_part *b)
{
    const zy_domain_part *x = a->domain, *y = b->domain;

    if (zy_scale_is_discrete(a->type) != zy_scale_is_discrete(b->type))
        return false;
    for (; x && y; x = x->next, y = y->next)
        if (g_strcmp0(x->def->column, y->def->column) || g_strcmp0(x->def->field, y->def->field) || (x->values == NULL) != (y->values == NULL))
            return false;
    return !x && !y;
}

static const char *title_of(zy_job *job, const plan *p)
{
    size_t count;

    if (p->def->title)
        return zy_lines_of(job, p->def->title, &count)[0];
    return p->def->no_title ? NULL : zy_def_is_field(p->def) ? zy_def_guide_title(job, p->def) : NULL;
}

/* Joins the plan to a legend of the same field, as Vega-Lite does; false: it is one of its own. */
static bool merge(zy_job *job, plan *plans, size_t count, const plan *p)
{
    for (size_t i = 0; i < count; i++) {
        plan *other = &plans[i];
        if (!same_domain(other->scale, p->scale) || other->unit != p->unit)
            continue;
        if (g_strcmp0(other->title, p->title))
            continue;
        set_scale(other, p->channel, p->unit, &p->scale->scale);
        zy_props_inherit(zy_legend_props, &other->options, &p->options, job->arena);
        if (zy_channel_is_color(p->channel)) {
            if (p->channel == ZY_CHANNEL_FILL || p->unit->options.filled)
                other->legend.look.fill_given = false, other->legend.look.fill_opacity = NAN;
            else
                other->legend.look.stroke_given = false;
        }
        return true;
    }
    return false;
}

/* ---- Entries ---- */

static zy_datum *values_of(zy_job *job, plan *p, size_t *count, double *used, size_t *more)
{
    const zy_legend_options *o = &p->options;
    const zy_value *wish = o->tick_count;

    *more = 0;
    *used = 5;
    if (!o->values || o->values->kind != ZY_VALUE_LIST)
        return zy_legend_values(&p->legend, job->arena, wish && wish->kind == ZY_VALUE_NUMBER ? wish->number : NAN, count, used, more);
    zy_datum *values = ZY_NEW_ARRAY(job->arena, zy_datum, o->values->count + 1);
    *count = 0;
    for (const zy_value *v = o->values->child; v; v = v->next)
        values[(*count)++] = zy_datum_in(job, v, p->def);
    return values;
}

static void add_entries(zy_job *job, plan *p)
{
    const zy_legend_options *o = &p->options;
    zy_legend *legend = &p->legend;
    const zy_label_format format = zy_label_format_of(job, p->def, o->format, o->format_type, false);
    size_t count, more;
    double used;
    zy_datum *values = values_of(job, p, &count, &used, &more);
    zy_legend_entry *entries = ZY_NEW_ARRAY(job->arena, zy_legend_entry, count + 1);

    for (size_t i = 0; i < count; i++) {
        const char *label = zy_scale_is_discrete(p->scale->type)
                                ? zy_guide_label(job, zy_legend_scale(legend), p->def, &format, values[i], used)
                                : zy_legend_label(legend, job->arena, job->chart.locale, values, count, i, used, format.specifier, format.time);
        if (more && i + 1 == count)
            label = zy_arena_format(job->arena, "…%zu entries", more + 1);
        else
            label = zy_label_through(job, o->label_expr, NULL, values[i], label, i);
        entries[i].value = values[i];
        entries[i].lines = zy_split_lines(job, label, &entries[i].line_count);
    }
    legend->entries = entries;
    legend->entry_count = count;
}

static bool make_plan(zy_job *job, zy_view *view, zy_channel channel, plan *p)
{
    zy_legend_options scratch;

    *p = (plan){.scale = view->scales[channel], .channel = channel};
    if (!find_user(view, channel, p->scale, &p->unit, &p->def))
        return false;
    gather_options(job, view, channel, p->scale, &p->options);
    if ((GIVEN(&p->options, disable) && p->options.disable) || zy_value_bool(zy_config(&job->chart, "legend.disable"), false))
        return false;
    p->title = title_of(job, p);
    zy_legend_options *own = ZY_NEW(job->arena, zy_legend_options);
    *own = p->options;
    p->legend.own = own;
    zy_inherit_config(job, zy_legend_props, &p->options, &scratch, sizeof scratch, "legend");
    set_scale(p, channel, p->unit, &p->scale->scale);
    set_look(job, p);
    return true;
}

/* In the house style texts and symbols grow with the canvas. */
static void house_sizes(zy_job *job, zy_legend_options *o, const plan *p)
{
    const double text = fmax(11, round(16 * job->chart.unit)), symbol = text * 0.8;

    if (job->chart.is_vega_lite)
        return;
    if (!GIVEN(o, label_font_size))
        GIVE(o, label_font_size, text);
    if (!GIVEN(o, title_font_size))
        GIVE(o, title_font_size, text);
    if (!GIVEN(o, symbol_size))
        GIVE(o, symbol_size, symbol * symbol);
    /* Over a value axis stands its unit: the legend goes above that. */
    const zy_scale_part *y = zy_view_scale(p->unit, ZY_CHANNEL_Y);
    if (y && !zy_scale_is_discrete(y->type))
        GIVE(o, offset, round(12 * job->chart.unit + text * 1.6));
    if (!GIVEN(o, gradient_thickness))
        GIVE(o, gradient_thickness, fmax(8, round(14 * job->chart.unit)));
}

static void finish(zy_job *job, plan *p, const zy_view *plot)
{
    zy_legend_options *o = &p->options, scratch;
    const bool gradient = is_gradient(p);

    house_sizes(job, o, p);
    if (!GIVEN(o, symbol_type))
        GIVE(o, symbol_type, symbol_type(p));
    if (!GIVEN(o, type))
        GIVE(o, type, gradient ? "gradient" : "symbol");
    default_direction(job, p, gradient);
    default_length(job, p, plot);
    default_overlap(job, p);
    if (!GIVEN(o, clip_height) && zy_scale_is_continuous(p->scale->type))
        GIVE(o, clip_height, 20);
    if (GIVEN(o, title))
        p->legend.title = zy_lines_of(job, o->title, &p->legend.title_count);
    else if (p->def->title)
        p->legend.title = zy_lines_of(job, p->def->title, &p->legend.title_count);
    else if (job->chart.is_vega_lite)
        p->legend.title = zy_one_line(job, p->title, &p->legend.title_count);
    zy_inherit_style(job, zy_legend_props, o, &scratch, sizeof scratch, "guide-label", "label");
    zy_inherit_style(job, zy_legend_props, o, &scratch, sizeof scratch, "guide-title", "title");
    zy_props_inherit(zy_legend_props, o, &zy_legend_vega_defaults, job->arena);
    p->legend.options = o;
    p->legend.language = job->chart.language;
    add_entries(job, p);
}

static const zy_view *first_plot(const zy_view *view)
{
    while (view->kind == ZY_VIEW_GRID && view->first)
        view = view->first;
    return view;
}

zy_legend *zy_legends_plan(zy_job *job, zy_view *view, size_t *count)
{
    static const zy_channel channels[] = {ZY_CHANNEL_COLOR, ZY_CHANNEL_FILL, ZY_CHANNEL_STROKE, ZY_CHANNEL_STROKE_WIDTH, ZY_CHANNEL_SIZE,
                                          ZY_CHANNEL_SHAPE, ZY_CHANNEL_STROKE_DASH, ZY_CHANNEL_OPACITY, ZY_CHANNEL_FILL_OPACITY, ZY_CHANNEL_STROKE_OPACITY};
    plan *plans = ZY_NEW_ARRAY(job->arena, plan, MOST_LEGENDS);
    size_t used = 0;

    for (size_t i = 0; i < sizeof channels / sizeof *channels; i++) {
        plan p;
        if (!view->scales[channels[i]] || zy_house_hides_legend(job, view, channels[i]) || !make_plan(job, view, channels[i], &p) || merge(job, plans, used, &p))
            continue;
        plans[used++] = p;
    }
    zy_legend *legends = ZY_NEW_ARRAY(job->arena, zy_legend, used + 1);
    for (size_t i = 0; i < used; i++) {
        finish(job, &plans[i], first_plot(view));
        legends[i] = plans[i].legend;
        zy_legend_draw(&legends[i], job->arena, job->chart.typesetter);
    }
    *count = used;
    return legends;
}
