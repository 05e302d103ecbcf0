/* What holds once values are views; its door says it in the same words. */
#include "views/views.h"

static bool is_settled(const zy_job *job, const zy_view *view)
{
    const zy_chart *chart = &job->chart;

    return view->parent || (view == chart->root && chart->document && chart->config &&
                            chart->language && chart->locale && chart->typesetter);
}

static bool is_tree(const zy_job *job, const zy_view *view)
{
    const zy_view *last = NULL;

    (void)job;
    for (const zy_view *child = view->first; child; child = child->next) {
        if (child->parent != view)
            return false;
        last = child;
    }
    return view->last == last && view->spec;
}

static bool holds_its_kinds(const zy_job *job, const zy_view *view)
{
    (void)job;
    if (view->kind == ZY_VIEW_UNIT)
        return !view->first;
    for (const zy_view *child = view->first; child; child = child->next)
        if (view->kind == ZY_VIEW_LAYER && child->kind == ZY_VIEW_GRID)
            return false;
    return true;
}

static bool has_mark(const zy_job *job, const zy_view *view)
{
    (void)job;
    return view->kind != ZY_VIEW_UNIT || (view->mark && (view->own || !view->mark->props));
}

static bool has_form(const zy_job *job, const zy_view *view)
{
    return !view->form || view->form == zy_composite_find(&job->chart, view->form->name);
}

static bool stands_at(const zy_view *unit, zy_channel channel, const zy_def *def)
{
    (void)unit;
    for (const zy_rule *rule = def->conditions; rule; rule = rule->next)
        if (!rule->def || !(rule->test || rule->param))
            return false;
    return def->channel == channel && def->written;
}

static bool has_its_channels(const zy_job *job, const zy_view *view)
{
    (void)job;
    return zy_unit_defs_hold(view, stands_at);
}

static bool is_cut_by_fields(const zy_job *job, const zy_view *view)
{
    const zy_def *const defs[] = {view->facet, view->facet_row, view->facet_column};
    bool any = view->kind != ZY_VIEW_GRID || view->grid_kind != ZY_GRID_FACET;

    (void)job;
    for (size_t i = 0; i < sizeof defs / sizeof *defs; i++) {
        if (defs[i] && (!defs[i]->field || defs[i]->type == ZY_TYPE_NONE))
            return false;
        any |= defs[i] != NULL;
    }
    return any;
}

const zy_invariant zy_views_invariants[] = {
    {.words = "the chart has a document, a config, a language, a locale, a typesetter and a root",
     .holds = is_settled},
    {.words = "each view but the root is once among the children of its parent, and has a spec",
     .holds = is_tree},
    {.words = "units have no children, and layers none that are grids", .holds = holds_its_kinds},
    {.words = "a unit has a mark, and what the definitions of that mark alone may say",
     .holds = has_mark},
    {.words = "a layer of a composite mark knows it as one of the chart's", .holds = has_form},
    {.words = "a definition stands at its channel and knows where it was written; so do conditions",
     .holds = has_its_channels},
    {.words = "a facet is cut by fields, and each has a type", .holds = is_cut_by_fields},
    {0},
};
