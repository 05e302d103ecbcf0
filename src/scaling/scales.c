/* scales: types and domains, shared or independent (Vega-Lite's compile/scale/parse.ts). */
#include <math.h>
#include <string.h>

#include "scaling/scaling.h"

/* The definition that has the channel's scale: its own, else that of a condition. */
static const zy_def *scaled_def(const zy_def *def)
{
    if (zy_def_has_data(def))
        return def;
    for (const zy_rule *rule = def ? def->conditions : NULL; rule; rule = rule->next)
        if (zy_def_has_data(rule->def))
            return rule->def;
    return NULL;
}

static bool unit_scales(zy_job *job, zy_view *unit)
{
    for (int c = 0; c < ZY_CHANNEL_COUNT; c++) {
        const zy_channel channel = (zy_channel)c;
        if (!zy_channel_has_scale(channel))
            continue;
        const zy_def *def = scaled_def(unit->encoding[c]);
        const zy_channel second = zy_channel_second(channel);
        if (!def && second < ZY_CHANNEL_COUNT && zy_def_has_data(unit->encoding[second]) &&
            zy_channel_is_xy(channel))
            def = unit->encoding[second];
        if (!def || def->no_scale || def->type == ZY_TYPE_GEOJSON)
            continue;
        unit->scales[c] = zy_scale_part_new(job, unit, channel, def);
        if (!unit->scales[c])
            return false;
    }
    return true;
}

typedef enum category { NUMERIC, TIME, ORDINAL, POSITION, BINNED, DISCRETIZING } category;

static category category_of(zy_scale_type type)
{
    switch (type) {
    case ZY_SCALE_LINEAR:
    case ZY_SCALE_LOG:
    case ZY_SCALE_POW:
    case ZY_SCALE_SQRT:
    case ZY_SCALE_SYMLOG:
    case ZY_SCALE_IDENTITY:
        return NUMERIC;
    case ZY_SCALE_TIME:
    case ZY_SCALE_UTC:
        return TIME;
    case ZY_SCALE_ORDINAL:
        return ORDINAL;
    case ZY_SCALE_BAND:
    case ZY_SCALE_POINT:
        return POSITION;
    case ZY_SCALE_BIN_ORDINAL:
        return BINNED;
    case ZY_SCALE_QUANTILE:
    case ZY_SCALE_QUANTIZE:
    case ZY_SCALE_THRESHOLD:
        return DISCRETIZING;
    }
    return NUMERIC;
}

static bool compatible(zy_scale_type a, zy_scale_type b)
{
    const category ca = category_of(a), cb = category_of(b);

    return ca == cb || (ca == POSITION && cb == TIME) || (ca == TIME && cb == POSITION);
}

/* Whether the children of the view share the channel's scale. */
static bool is_shared(const zy_view *view, zy_channel channel)
{
    const zy_value *word =
        zy_value_find(zy_value_path(view->spec, "resolve.scale"), zy_channel_names[channel]);
    const bool position =
        zy_channel_is_xy(channel) || channel == ZY_CHANNEL_THETA || channel == ZY_CHANNEL_RADIUS;

    if (word)
        return !zy_value_is(word, "independent");
    if (view->kind == ZY_VIEW_LAYER)
        return true;
    if (view->grid_kind == ZY_GRID_FACET)
        return channel != ZY_CHANNEL_THETA;
    return !position && !zy_channel_is_offset(channel);
}

static void merge_domain(zy_scale_part *into, zy_scale_part *from)
{
    zy_domain_part **end = &into->domain;

    if (into->domain_given && !from->domain_given)
        return;
    if (!into->domain_given && from->domain_given) {
        into->domain = from->domain;
        into->domain_given = true;
        return;
    }
    while (*end)
        end = &(*end)->next;
    *end = from->domain;
}

static void set_type(zy_job *job, zy_scale_part *part, const zy_scale_part *as)
{
    part->type = as->type;
    memset(&part->implied, 0, sizeof part->implied);
    zy_scale_part_imply(job, part);
}

static void merge(zy_job *job, zy_scale_part *into, zy_scale_part *from)
{
    const bool type_wins = into->type_given == from->type_given
                               ? into->type == ZY_SCALE_POINT && from->type == ZY_SCALE_BAND
                               : from->type_given;

    zy_props_inherit(zy_scale_props, &into->options, &from->options, job->arena);
    /* What is implied follows the type that is settled on: paddings of bands are not those of
     * points. */
    if (into->type != from->type) {
        set_type(job, type_wins ? into : from, type_wins ? from : into);
        into->type_given |= from->type_given;
    }
    zy_props_inherit(zy_scale_props, &into->implied, &from->implied, job->arena);
    into->nice_by_default |= from->nice_by_default;
    if (!into->has_bins) {
        into->has_bins = from->has_bins;
        into->bins = from->bins;
    }
    merge_domain(into, from);
}

static bool all_compatible(const zy_view *view, zy_channel channel)
{
    const zy_scale_part *first = NULL;

    for (const zy_view *child = view->first; child; child = child->next) {
        const zy_scale_part *part = child->scales[channel];
        if (part && first && !compatible(first->type, part->type))
            return false;
        first = first ? first : part;
    }
    return first != NULL;
}

/* Lifts the scale of the children to the view. */
static void share(zy_job *job, zy_view *view, zy_channel channel)
{
    if (!is_shared(view, channel) || !all_compatible(view, channel))
        return;
    for (zy_view *child = view->first; child; child = child->next) {
        zy_scale_part *part = child->scales[channel];
        if (part && view->scales[channel])
            merge(job, view->scales[channel], part);
        else if (part)
            view->scales[channel] = part;
        child->scales[channel] = NULL;
    }
    if (view->scales[channel])
        view->scales[channel]->home = view;
}

static bool find_scales(zy_job *job, zy_view *view)
{
    if (view->kind == ZY_VIEW_UNIT)
        return unit_scales(job, view);
    for (zy_view *child = view->first; child; child = child->next)
        if (!find_scales(job, child))
            return false;
    return true;
}

static void share_scales(zy_job *job, zy_view *view)
{
    for (zy_view *child = view->first; child; child = child->next)
        share_scales(job, child);
    for (int c = 0; view->kind != ZY_VIEW_UNIT && c < ZY_CHANNEL_COUNT; c++)
        share(job, view, (zy_channel)c);
}

static bool fill_domains(zy_job *job, zy_view *view)
{
    bool good = true;

    for (int c = 0; c < ZY_CHANNEL_COUNT; c++)
        if (view->scales[c])
            good &= zy_domain_fill(job, view->scales[c]);
    for (zy_view *child = view->first; child; child = child->next)
        good &= fill_domains(job, child);
    return good;
}

static bool find_domains(zy_job *job, zy_view *view)
{
    if (view->kind == ZY_VIEW_UNIT) {
        zy_rows_filter(job, view);
        for (int c = 0; c < ZY_CHANNEL_COUNT; c++)
            if (view->scales[c] && !zy_domain_find(job, view, view->scales[c]))
                return false;
    }
    for (zy_view *child = view->first; child; child = child->next)
        if (!find_domains(job, child))
            return false;
    return true;
}

bool zy_scales(zy_job *job)
{
    zy_view *root = job->chart.root;

    if (!find_scales(job, root) || !find_domains(job, root))
        return false;
    zy_cells_prune(job, root);
    share_scales(job, root);
    if (!fill_domains(job, root))
        return false;
    zy_law_of_domains(job);
    return !job->diags->errors;
}
