/* Which legends there are and at which view each stands: those of children are joined where they
 * are shared, and those of one field where they are alike (Vega-Lite's compile/legend/parse.ts and
 * assemble.ts). */
#include <math.h>
#include <string.h>

#include "layout/legends.h"

#define GIVEN ZY_LEGEND_GIVEN
#define GIVE ZY_LEGEND_GIVE

/* ---- The legend of one channel of a unit ---- */

static const zy_def *data_def(const zy_def *def)
{
    if (zy_def_has_data(def))
        return def;
    for (const zy_rule *rule = def ? def->conditions : NULL; rule; rule = rule->next)
        if (zy_def_has_data(rule->def))
            return rule->def;
    return NULL;
}

static void set_scale(zy_legend *legend, zy_channel channel, const zy_view *unit,
                      const zy_scale *scale)
{
    const bool trail = unit->mark->item == ZY_ITEM_TRAIL;
    const zy_scale **place = NULL;

    switch ((int)channel) {
    case ZY_CHANNEL_COLOR:
        place = unit->options.filled && !trail ? &legend->fill : &legend->stroke;
        break;
    case ZY_CHANNEL_FILL:
        place = &legend->fill;
        break;
    case ZY_CHANNEL_STROKE:
        place = &legend->stroke;
        break;
    case ZY_CHANNEL_SIZE:
        place = trail ? &legend->stroke_width : &legend->size;
        break;
    case ZY_CHANNEL_SHAPE:
        place = &legend->shape;
        break;
    case ZY_CHANNEL_STROKE_WIDTH:
        place = &legend->stroke_width;
        break;
    case ZY_CHANNEL_STROKE_DASH:
        place = &legend->stroke_dash;
        break;
    case ZY_CHANNEL_OPACITY:
        place = &legend->opacity;
        break;
    }
    if (place)
        *place = scale;
}

static const char *symbol_type(const zy_legend_part *part)
{
    const zy_view *unit = part->unit;
    const zy_value *shape = NULL;

    if (part->channel != ZY_CHANNEL_SHAPE) {
        shape = zy_def_first_value(unit->encoding[ZY_CHANNEL_SHAPE]);
        shape = shape ? shape : zy_value_find(zy_value_find(unit->spec, "mark"), "shape");
    }
    if (shape && shape->kind == ZY_VALUE_TEXT)
        return shape->text;
    return unit->mark->legend_symbol ? unit->mark->legend_symbol : "circle";
}

static bool is_cyclic(const zy_def *def)
{
    return def->units == ZY_UNIT_QUARTER || def->units == ZY_UNIT_MONTH ||
           def->units == ZY_UNIT_DAY;
}

static bool is_gradient(const zy_legend_part *part)
{
    if (GIVEN(&part->own, type))
        return strcmp(part->own.type, "gradient") == 0;
    return zy_channel_is_color(part->channel) && !is_cyclic(part->def) &&
           zy_scale_is_continuous(part->scale->type);
}

static int orient_of(zy_job *job, const zy_legend_part *part)
{
    const char *config = zy_value_text(zy_config(&job->chart, "legend.orient"), NULL);

    if (GIVEN(&part->own, orient))
        return part->own.orient;
    for (int i = 0; config && zy_legend_orient_words[i]; i++)
        if (strcmp(zy_legend_orient_words[i], config) == 0)
            return i;
    return ZY_LEGEND_RIGHT;
}

static void imply_direction(zy_job *job, zy_legend_part *part, bool gradient)
{
    const zy_value *config = zy_config(&job->chart, "legend.gradientDirection");
    const int orient = orient_of(job, part);
    const bool corner = orient == ZY_LEGEND_TOP_LEFT || orient == ZY_LEGEND_TOP_RIGHT ||
                        orient == ZY_LEGEND_BOTTOM_LEFT || orient == ZY_LEGEND_BOTTOM_RIGHT;

    if (GIVEN(&part->own, direction) || zy_config(&job->chart, "legend.direction"))
        return;
    if (config)
        GIVE(&part->implied, direction,
             zy_value_is(config, "horizontal") ? ZY_HORIZONTAL : ZY_VERTICAL);
    else if (orient == ZY_LEGEND_TOP || orient == ZY_LEGEND_BOTTOM || (corner && gradient))
        GIVE(&part->implied, direction, ZY_HORIZONTAL);
}

static double config_number(zy_job *job, const char *path, double fallback)
{
    return zy_config_number(&job->chart, path, fallback);
}

static double clamped(double v, double lo, double hi)
{
    return fmin(fmax(v, lo), hi);
}

static const zy_view *first_plot(const zy_view *view)
{
    while (view->kind == ZY_VIEW_GRID && view->first)
        view = view->first;
    return view;
}

static bool is_horizontal(const zy_legend_part *part)
{
    if (GIVEN(&part->own, direction))
        return part->own.direction == ZY_HORIZONTAL;
    return GIVEN(&part->implied, direction) && part->implied.direction == ZY_HORIZONTAL;
}

static void imply_length(zy_job *job, zy_legend_part *part)
{
    const zy_view *plot = first_plot(part->unit);
    const int orient = orient_of(job, part);
    const double least = config_number(job, "legend.gradientHorizontalMinLength", 100);
    double length = least;

    if (zy_config(&job->chart, "legend.gradientLength") || zy_scale_is_discrete(part->scale->type))
        return;
    if (zy_scale_is_discretizing(part->scale->type))
        return;
    if (!is_horizontal(part))
        length = clamped(plot->height, config_number(job, "legend.gradientVerticalMinLength", 64),
                         config_number(job, "legend.gradientVerticalMaxLength", 200));
    else if (orient == ZY_LEGEND_TOP || orient == ZY_LEGEND_BOTTOM)
        length = clamped(plot->width, least,
                         config_number(job, "legend.gradientHorizontalMaxLength", 200));
    GIVE(&part->implied, gradient_length, length);
}

static void imply(zy_job *job, zy_legend_part *part)
{
    const bool gradient = is_gradient(part);
    const zy_scale_type t = part->scale->type;

    imply_direction(job, part, gradient);
    if (gradient)
        imply_length(job, part);
    else if (!zy_config(&job->chart, "legend.symbolType"))
        GIVE(&part->implied, symbol_type, symbol_type(part));
    if (zy_channel_is_color(part->channel) && zy_scale_is_continuous(t) && !gradient)
        GIVE(&part->implied, type, "symbol");
    if (!zy_config(&job->chart, "legend.labelOverlap") &&
        (t == ZY_SCALE_QUANTILE || t == ZY_SCALE_THRESHOLD || t == ZY_SCALE_LOG ||
         t == ZY_SCALE_SYMLOG))
        GIVE(&part->implied, label_overlap, zy_value_new_text(job->arena, "greedy", NULL));
    part->is_gradient = gradient;
    part->legend.look = zy_legend_look_of(job, part, !gradient);
    part->look_given = zy_value_find(part->def->guide, "encoding") != NULL;
}

static const char *joined(zy_job *job, const zy_value *title)
{
    size_t count;
    const char *const *lines = zy_lines_of(job, title, &count);
    const char *out = count ? lines[0] : "";

    for (size_t i = 1; i < count; i++)
        out = zy_arena_format(job->arena, "%s\n%s", out, lines[i]);
    return out;
}

static void find_title(zy_job *job, zy_legend_part *part)
{
    const zy_def *def = part->def;
    const zy_value *guide = zy_value_find(def->guide, "title");
    const bool none = guide && guide->kind == ZY_VALUE_NULL;

    part->titled = true;
    part->title_given = guide || def->title || def->no_title;
    if (guide || def->no_title || def->title)
        part->title = guide && !none         ? joined(job, guide)
                      : !guide && def->title ? joined(job, def->title)
                                             : NULL;
    else if (job->chart.style->titles_from_fields && zy_def_is_field(def))
        part->title = zy_def_guide_title(job, def);
}

static zy_legend_part *part_of(zy_job *job, zy_view *unit, zy_channel channel)
{
    const zy_def *def = data_def(unit->encoding[channel]);
    const zy_scale_part *scale = zy_view_scale(unit, channel);

    if (!def || !scale || def->no_scale || zy_house_hides_legend(job, unit, channel))
        return NULL;
    zy_legend_part *part = ZY_NEW(job->arena, zy_legend_part);
    *part = (zy_legend_part){.channel = channel, .scale = scale, .unit = unit, .def = def};
    part->disabled_given = def->no_guide || def->guide;
    part->disabled = part->disabled_given
                         ? def->no_guide
                         : zy_value_bool(zy_config(&job->chart, "legend.disable"), false);
    part->legend.look = zy_legend_look_none;
    set_scale(&part->legend, channel, unit, &scale->scale);
    if (part->disabled)
        return part;
    zy_props_read(zy_legend_props, def->guide, &part->own, job->arena, job->diags);
    find_title(job, part);
    imply(job, part);
    return part;
}

/* ---- Two as one ---- */

static void merge_title(zy_job *job, zy_legend_part *into, const zy_legend_part *from)
{
    if (!from->titled)
        return;
    if (!into->titled) {
        into->title = from->title;
        into->title_given = from->title_given;
        into->titled = true;
        return;
    }
    if (into->title_given != from->title_given) {
        if (from->title_given)
            into->title = from->title, into->title_given = true;
        return;
    }
    if (g_strcmp0(into->title, from->title) == 0)
        return;
    if (!into->title || !from->title)
        into->title = NULL;
    else if (!*into->title)
        into->title = from->title;
    else if (*from->title)
        into->title = zy_arena_format(job->arena, "%s, %s", into->title, from->title);
}

static void merge_scales(zy_legend *into, const zy_legend *from)
{
    const zy_scale **to[] = {&into->size,         &into->shape,       &into->fill,   &into->stroke,
                             &into->stroke_width, &into->stroke_dash, &into->opacity};
    const zy_scale *const more[] = {from->size,   from->shape,        from->fill,
                                    from->stroke, from->stroke_width, from->stroke_dash,
                                    from->opacity};

    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        if (!*to[i])
            *to[i] = more[i];
}

/* A circle is liked better than a stroke. */
static void merge_symbol_type(zy_legend_part *into, const zy_legend_part *from)
{
    const bool mine = GIVEN(&into->own, symbol_type), theirs = GIVEN(&from->own, symbol_type);

    if (mine && theirs && strcmp(from->own.symbol_type, "circle") == 0)
        into->own.symbol_type = from->own.symbol_type;
    if (!GIVEN(&into->implied, symbol_type) || !GIVEN(&from->implied, symbol_type))
        return;
    if (strcmp(from->implied.symbol_type, "circle") == 0)
        into->implied.symbol_type = from->implied.symbol_type;
}

/* False: they stand at different places and cannot be one. */
static bool merge(zy_job *job, zy_legend_part *into, const zy_legend_part *from)
{
    if (GIVEN(&into->own, orient) && GIVEN(&from->own, orient) &&
        into->own.orient != from->own.orient)
        return false;
    if (from->disabled_given && !into->disabled_given) {
        into->disabled = from->disabled;
        into->disabled_given = true;
    }
    merge_title(job, into, from);
    merge_symbol_type(into, from);
    if (GIVEN(&into->own, type) && GIVEN(&from->own, type) &&
        strcmp(into->own.type, from->own.type) != 0)
        into->own.type = "symbol";
    zy_props_inherit(zy_legend_props, &into->own, &from->own, job->arena);
    zy_props_inherit(zy_legend_props, &into->implied, &from->implied, job->arena);
    merge_scales(&into->legend, &from->legend);
    if ((from->look_given && !into->look_given) || zy_legend_look_is_none(&into->legend.look)) {
        into->legend.look = from->legend.look;
        into->look_given = from->look_given;
    }
    return true;
}

/* ---- Where each stands ---- */

static bool is_shared(const zy_view *view, const zy_legend_part *part)
{
    const zy_value *legends = zy_value_path(view->spec, "resolve.legend");

    return zy_view_scale(view, part->channel) == part->scale &&
           !zy_value_is(zy_value_find(legends, zy_channel_names[part->channel]), "independent");
}

static zy_legend_part **end_of(zy_legend_part **list)
{
    while (*list)
        list = &(*list)->next;
    return list;
}

static zy_legend_part *find(zy_legend_part *list, zy_channel channel)
{
    while (list && list->channel != channel)
        list = list->next;
    return list;
}

static zy_legend_part *copy_of(zy_job *job, const zy_legend_part *part)
{
    zy_legend_part *copy = zy_arena_copy(job->arena, part, sizeof *part);

    copy->next = NULL;
    return copy;
}

static void remove_part(zy_legend_part **list, zy_channel channel)
{
    for (; *list; list = &(*list)->next)
        if ((*list)->channel == channel) {
            *list = (*list)->next;
            return;
        }
}

static void lift(zy_job *job, zy_view *view)
{
    bool conflicts[ZY_CHANNEL_COUNT] = {false};

    for (zy_view *child = view->first; child; child = child->next) {
        for (zy_legend_part *part = child->legends; part; part = part->next) {
            zy_legend_part *mine = find(view->legends, part->channel);
            if (conflicts[part->channel] || !is_shared(view, part))
                continue;
            if (!mine)
                *end_of(&view->legends) = copy_of(job, part);
            else if (!(view->kind == ZY_VIEW_GRID && view->grid_kind == ZY_GRID_FACET) &&
                     !merge(job, mine, part))
                conflicts[part->channel] = true;
        }
    }
    for (int c = 0; c < ZY_CHANNEL_COUNT; c++)
        if (conflicts[c])
            remove_part(&view->legends, (zy_channel)c);
    for (zy_view *child = view->first; child; child = child->next)
        for (const zy_legend_part *part = view->legends; part; part = part->next)
            remove_part(&child->legends, part->channel);
}

static void plan_view(zy_job *job, zy_view *view)
{
    static const zy_channel channels[] = {
        ZY_CHANNEL_COLOR,  ZY_CHANNEL_SIZE,        ZY_CHANNEL_SHAPE,        ZY_CHANNEL_FILL,
        ZY_CHANNEL_STROKE, ZY_CHANNEL_STROKE_DASH, ZY_CHANNEL_STROKE_WIDTH, ZY_CHANNEL_OPACITY};

    if (view->legends_planned)
        return;
    view->legends_planned = true;
    if (view->kind == ZY_VIEW_UNIT) {
        for (size_t i = 0; i < sizeof channels / sizeof *channels; i++)
            *end_of(&view->legends) = part_of(job, view, channels[i]);
        return;
    }
    for (zy_view *child = view->first; child; child = child->next)
        plan_view(job, child);
    lift(job, view);
}

/* ---- One legend of several channels ---- */

static bool has_classes(const zy_scale_part *scale)
{
    return zy_scale_is_discrete(scale->type) || scale->type == ZY_SCALE_BIN_ORDINAL;
}

/* The one field that the channel shows in the view; NULL: none, or several. */
static const char *field_of(const zy_view *view, zy_channel channel)
{
    const char *field = NULL;

    if (view->kind == ZY_VIEW_UNIT) {
        const zy_def *def = data_def(view->encoding[channel]);
        return zy_def_is_field(def) ? def->field : NULL;
    }
    for (const zy_view *child = view->first; child; child = child->next) {
        const char *own = field_of(child, channel);
        if (own && field && strcmp(own, field) != 0)
            return NULL;
        field = own ? own : field;
    }
    return field;
}

static bool has_value(const zy_value *list, const zy_value *v)
{
    for (const zy_value *other = list->child; other; other = other->next)
        if (other->kind == v->kind &&
            (v->kind != ZY_VALUE_TEXT || strcmp(other->text, v->text) == 0) &&
            (v->kind != ZY_VALUE_NUMBER || other->number == v->number) &&
            (v->kind != ZY_VALUE_BOOL || other->boolean == v->boolean))
            return true;
    return false;
}

static void add_values(zy_job *job, const zy_scale_part *scale, zy_value *all)
{
    const zy_value *domain = scale->options.domain;

    for (const zy_value *v = domain && domain->kind == ZY_VALUE_LIST ? domain->child : NULL; v;
         v = v->next)
        if (v->kind != ZY_VALUE_MAP && v->kind != ZY_VALUE_LIST && !has_value(all, v))
            zy_value_append(all, zy_value_copy(job->arena, v));
}

/* Two lists of values that were given are shown as one. */
static void join_values(zy_job *job, zy_legend_part *into, const zy_legend_part *from)
{
    if (!has_classes(into->scale) || !into->scale->domain_given || !from->scale->domain_given)
        return;
    into->values = zy_value_new_list(job->arena, NULL);
    add_values(job, into->scale, into->values);
    add_values(job, from->scale, into->values);
}

static bool join(zy_job *job, const zy_view *view, zy_legend_part *parts,
                 const zy_legend_part *part)
{
    const char *field = field_of(view, part->channel);

    for (zy_legend_part *other = field ? parts : NULL; other; other = other->next) {
        if (g_strcmp0(field_of(view, other->channel), field) ||
            has_classes(other->scale) != has_classes(part->scale))
            continue;
        if (merge(job, other, part)) {
            join_values(job, other, part);
            return true;
        }
    }
    return false;
}

zy_legend_part *zy_legend_parts_of(zy_job *job, zy_view *view)
{
    zy_legend_part *joined_parts = NULL;
    zy_view *root = view;

    while (root->parent)
        root = root->parent;
    plan_view(job, root);
    for (const zy_legend_part *part = view->legends; part; part = part->next)
        if (!join(job, view, joined_parts, part))
            *end_of(&joined_parts) = copy_of(job, part);
    return joined_parts;
}
