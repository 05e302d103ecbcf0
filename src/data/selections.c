/* What a selection holds before anybody has touched it: the value it was given. */
#include <string.h>

#include "data/data.h"

static const zy_value *find_param(const zy_value *v, const char *name)
{
    const zy_value *params = zy_value_find(v, "params");
    const zy_value *found = NULL;

    for (const zy_value *p = params && params->kind == ZY_VALUE_LIST ? params->child : NULL; p;
         p = p->next)
        if (zy_value_is(zy_value_find(p, "name"), name))
            return p;
    if (v->kind != ZY_VALUE_MAP && v->kind != ZY_VALUE_LIST)
        return NULL;
    for (const zy_value *child = v->child; child && !found; child = child->next)
        if (!child->key || strcmp(child->key, "data") != 0)
            found = find_param(child, name);
    return found;
}

/* The column that a key of the value means: a channel's, else the one called so. */
static const char *column_of(const zy_view *unit, const char *key)
{
    const int channel = zy_channel_find(key);
    const zy_def *def = channel >= 0 ? unit->encoding[channel] : NULL;

    return zy_def_is_field(def) ? def->column : key;
}

static zy_value *field_test(zy_job *job, const zy_view *unit, const zy_value *entry)
{
    zy_value *test = zy_value_new_map(job->arena, entry);
    const bool list = entry->kind == ZY_VALUE_LIST;
    const bool range = list && entry->count == 2 && entry->child->kind != ZY_VALUE_TEXT;

    zy_value_set(job->arena, test, "field",
                 zy_value_new_text(job->arena, column_of(unit, entry->key), entry));
    zy_value_set(job->arena, test,
                 range  ? "range"
                 : list ? "oneOf"
                        : "equal",
                 zy_value_copy(job->arena, entry));
    return test;
}

static zy_value *joined(zy_job *job, const char *word, zy_value *tests)
{
    zy_value *map = zy_value_new_map(job->arena, tests);

    zy_value_set(job->arena, map, word, tests);
    return map;
}

/* {x: [1, 2], y: [3, 4]} -> {and: [{field: …, range: [1, 2]}, …]} */
static zy_value *entry_test(zy_job *job, const zy_view *unit, const zy_value *value)
{
    zy_value *tests = zy_value_new_list(job->arena, value);

    for (const zy_value *entry = value->child; entry; entry = entry->next)
        zy_value_append(tests, field_test(job, unit, entry));
    return joined(job, "and", tests);
}

const zy_value *zy_selection_test(zy_job *job, const zy_view *unit, const char *name)
{
    const zy_value *param = find_param(job->chart.document, name);
    const zy_value *value = zy_value_find(param, "value");

    if (!value || !zy_value_find(param, "select") || !value->child)
        return NULL;
    if (value->kind == ZY_VALUE_MAP)
        return entry_test(job, unit, value);
    zy_value *tests = zy_value_new_list(job->arena, value);
    for (const zy_value *item = value->kind == ZY_VALUE_LIST ? value->child : NULL; item;
         item = item->next)
        if (item->kind == ZY_VALUE_MAP)
            zy_value_append(tests, entry_test(job, unit, item));
    return tests->child ? joined(job, "or", tests) : NULL;
}
