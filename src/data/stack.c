/* Which channel of a unit is stacked, by what, and how (Vega-Lite's stack.ts). */
#include <string.h>

#include "data/data.h"

static bool is_one_of(const char *name, const char *const *words)
{
    for (; *words; words++)
        if (strcmp(*words, name) == 0)
            return true;
    return false;
}

static bool is_truthy(const zy_def *def)
{
    return def->stack && !def->no_stack;
}

static bool is_measure(const zy_def *def)
{
    return zy_def_is_field(def) && def->type == ZY_TYPE_QUANTITATIVE && !def->bin && !def->binned;
}

/* The mark as which the unit is stacked. */
static const zy_mark *stacking_mark(const zy_view *unit)
{
    const char *as = unit->stack_as;
    const zy_mark *mark = as ? zy_mark_find(as) : NULL;

    return mark ? mark : unit->mark;
}

static zy_channel of_two_measures(const zy_view *unit, zy_channel x, zy_channel y, bool bar_or_area)
{
    const zy_def *xd = unit->encoding[x], *yd = unit->encoding[y];
    const bool xa = xd->aggregate != NULL, ya = yd->aggregate != NULL;

    if (is_truthy(xd))
        return x;
    if (is_truthy(yd))
        return y;
    if (xa != ya)
        return xa ? x : y;
    if (!bar_or_area || unit->orient == ZY_ORIENT_NONE)
        return ZY_CHANNEL_COUNT;
    return unit->orient == ZY_ORIENT_VERTICAL ? y : x;
}

static zy_channel field_channel(const zy_view *unit, zy_channel x, zy_channel y)
{
    const zy_def *xd = unit->encoding[x], *yd = unit->encoding[y];
    const bool bar_or_area = x == ZY_CHANNEL_X && stacking_mark(unit)->has_length;

    if (zy_def_is_field(xd) && zy_def_is_field(yd)) {
        if (is_measure(xd) && is_measure(yd))
            return of_two_measures(unit, x, y, bar_or_area);
        return is_measure(xd) ? x : is_measure(yd) ? y : ZY_CHANNEL_COUNT;
    }
    if (xd && is_measure(xd))
        return bar_or_area && unit->orient == ZY_ORIENT_VERTICAL ? ZY_CHANNEL_COUNT : x;
    if (yd && is_measure(yd))
        return bar_or_area && unit->orient == ZY_ORIENT_HORIZONTAL ? ZY_CHANNEL_COUNT : y;
    return ZY_CHANNEL_COUNT;
}

static zy_channel dimension_of(zy_channel channel)
{
    switch ((int)channel) {
    case ZY_CHANNEL_X:
        return ZY_CHANNEL_Y;
    case ZY_CHANNEL_Y:
        return ZY_CHANNEL_X;
    case ZY_CHANNEL_THETA:
        return ZY_CHANNEL_RADIUS;
    default:
        return ZY_CHANNEL_THETA;
    }
}

/* The name under which grouping compares fields: what the column will be called. */
static bool same_field(const zy_def *a, const zy_def *b)
{
    return a->field && b->field && strcmp(a->field, b->field) == 0 &&
           g_strcmp0(a->aggregate, b->aggregate) == 0 && a->units == b->units &&
           (a->bin != NULL) == (b->bin != NULL);
}

static void add_dimension(zy_view *unit, zy_stack *stack, zy_channel channel)
{
    const zy_def *def = channel < ZY_CHANNEL_COUNT ? unit->encoding[channel] : NULL;

    if (zy_def_is_field(def) && !same_field(def, unit->encoding[stack->field_channel]))
        stack->by_channels[stack->by_count++] = channel;
}

static bool is_dimension(const zy_view *unit, const zy_stack *stack, const zy_def *def)
{
    for (size_t i = 0; i < stack->by_count; i++)
        if (same_field(def, unit->encoding[stack->by_channels[i]]))
            return true;
    return false;
}

static const zy_def *data_of(const zy_def *def)
{
    if (zy_def_is_field(def))
        return def;
    for (const zy_rule *rule = def->conditions; rule; rule = rule->next)
        if (zy_def_is_field(rule->def))
            return rule->def;
    return NULL;
}

static void add_stack_by(zy_view *unit, zy_stack *stack)
{
    for (int c = ZY_CHANNEL_COLOR; c <= ZY_CHANNEL_DESCRIPTION; c++) {
        for (const zy_def *d = c == ZY_CHANNEL_TOOLTIP ? NULL : unit->encoding[c]; d; d = d->next) {
            const zy_def *def = data_of(d);
            if (!def || def->aggregate || is_dimension(unit, stack, def) ||
                stack->stack_by_count == ZY_CHANNEL_COUNT)
                continue;
            stack->by_channel_of[stack->stack_by_count] = (zy_channel)c;
            stack->by[stack->stack_by_count++] = def;
        }
    }
}

static const char *offset_of(zy_job *job, const zy_view *unit, const zy_def *def)
{
    static const char *const offsets[] = {"zero", "center", "normalize", NULL};

    if (def->no_stack)
        return NULL;
    if (!def->stack)
        return stacking_mark(unit)->stacks == ZY_STACKS_BY_ITSELF ? "zero" : NULL;
    if (def->stack->kind == ZY_VALUE_BOOL)
        return "zero";
    const char *word = zy_value_text(def->stack, "");
    if (!is_one_of(word, offsets))
        zy_fail(job->diags, "unknown-word", def->stack->span,
                zy_hint_nearest(job->diags, word, offsets),
                ZY_SAY(job->diags, "\"%s\" is not a value of \"%s\"",
                       "「%s」は「%s」の値ではありません"),
                word, "stack");
    return word;
}

bool zy_stack_find(zy_job *job, zy_view *unit)
{
    zy_stack stack = {0};

    if (unit->mark->stacks == ZY_STACKS_NEVER)
        return true;
    stack.field_channel = field_channel(unit, ZY_CHANNEL_X, ZY_CHANNEL_Y);
    if (stack.field_channel == ZY_CHANNEL_COUNT)
        stack.field_channel = field_channel(unit, ZY_CHANNEL_THETA, ZY_CHANNEL_RADIUS);
    if (stack.field_channel == ZY_CHANNEL_COUNT)
        return true;
    const zy_def *def = unit->encoding[stack.field_channel];
    stack.offset = offset_of(job, unit, def);
    if (!stack.offset || zy_def_has_data(unit->encoding[zy_channel_second(stack.field_channel)]))
        return !job->diags->errors;
    const zy_channel dimension = dimension_of(stack.field_channel);
    add_dimension(unit, &stack, dimension);
    add_dimension(unit, &stack, zy_channel_offset(dimension));
    add_stack_by(unit, &stack);
    if (zy_unit_is_aggregated(unit) && stack.stack_by_count == 0)
        return !job->diags->errors;
    stack.impute = !def->no_impute && unit->mark->is_path;
    stack.is_on = true;
    unit->stack = stack;
    return !job->diags->errors;
}
