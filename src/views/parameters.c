/* Parameters with a value, and expressions of them: {expr: "2 * size"} becomes its value, so that
 * no later stage meets an expression where a constant will do. */
#include <string.h>

#include "views/views.h"

enum { MOST_PARAMETERS = 256 };

/* A parameter of that name gets the value, whether or not it was there. */
static void set(zy_job *job, const char *name, zy_datum value)
{
    size_t i = 0;

    while (i < job->parameter_count && strcmp(job->parameters[i].name, name) != 0)
        i++;
    if (i == MOST_PARAMETERS)
        return;
    job->parameters[i] = (zy_parameter){name, value};
    job->parameter_count = MAX(job->parameter_count, i + 1);
    job->chart.parameters.items = job->parameters;
    job->chart.parameters.count = job->parameter_count;
}

bool zy_parameter_set(void *setter, const char *name, zy_datum value)
{
    set(setter, name, value);
    return true;
}

static zy_datum value_of(zy_job *job, const zy_value *param)
{
    const zy_value *value = zy_value_find(param, "value"), *expr = zy_value_find(param, "expr");

    if (value)
        return zy_value_datum(job->arena, value);
    if (!expr || expr->kind != ZY_VALUE_TEXT)
        return ZY_DATUM_NULL;
    zy_expression *e =
        zy_expression_read(job->arena, job->diags, expr->text, expr->span, &job->chart.parameters);
    return e ? zy_expression_run(e, job->arena, NULL, 0) : ZY_DATUM_NULL;
}

static void collect(zy_job *job, const zy_value *view)
{
    static const char *const skipped[] = {"data", "datasets", "encoding", "transform", NULL};
    const zy_value *params = zy_value_find(view, "params");

    for (const zy_value *p = params && params->kind == ZY_VALUE_LIST ? params->child : NULL; p;
         p = p->next) {
        const char *name = zy_value_text(zy_value_find(p, "name"), NULL);
        const bool selects = zy_value_find(p, "select") && !zy_value_find(p, "value");
        if (name && !selects)
            set(job, name, value_of(job, p));
    }
    if (view->kind != ZY_VALUE_MAP && view->kind != ZY_VALUE_LIST)
        return;
    for (const zy_value *v = view->child; v; v = v->next) {
        int i = 0;
        while (v->key && skipped[i] && strcmp(v->key, skipped[i]) != 0)
            i++;
        if (!v->key || !skipped[i])
            collect(job, v);
    }
}

typedef struct walk {
    zy_job *job;
    const zy_value *document;
} walk;

/* The one text of {expr: …} or {signal: …}; NULL when the value is something else. */
static const zy_value *expression_in(const zy_value *v)
{
    if (v->kind != ZY_VALUE_MAP || v->count != 1)
        return NULL;
    const zy_value *e = zy_value_find(v, "expr");
    e = e ? e : zy_value_find(v, "signal");
    return e && e->kind == ZY_VALUE_TEXT ? e : NULL;
}

static bool mentions(const char *text, const char *word)
{
    const size_t len = strlen(word);

    for (const char *at = strstr(text, word); at; at = strstr(at + 1, word))
        if ((at == text || !(g_ascii_isalnum(at[-1]) || at[-1] == '_' || at[-1] == '.')) &&
            !(g_ascii_isalnum(at[len]) || at[len] == '_'))
            return true;
    return false;
}

static zy_value *value_from(zy_job *job, zy_datum d, const zy_value *like)
{
    zy_value *out;

    switch (d.kind) {
    case ZY_BOOL:
        return zy_value_new_bool(job->arena, d.boolean, like);
    case ZY_NUMBER:
    case ZY_TIME:
        return zy_value_new_number(job->arena, d.number, like);
    case ZY_TEXT:
        return zy_value_new_text(job->arena, d.text, like);
    case ZY_ARRAY:
        out = zy_value_new_list(job->arena, like);
        for (size_t i = 0; i < d.array->count; i++)
            zy_value_append(out, value_from(job, d.array->items[i], like));
        return out;
    case ZY_OBJECT:
        out = zy_value_new_map(job->arena, like);
        for (size_t i = 0; i < d.object->count; i++)
            zy_value_set(job->arena, out, d.object->members[i].name,
                         value_from(job, d.object->members[i].value, like));
        return out;
    case ZY_UNDEFINED:
    case ZY_NULL:
        break;
    }
    return zy_value_new_null(job->arena, like);
}

/* Whether a transform of the document gives the text's parameter its value. */
static bool is_of_transform(const zy_value *v, const char *text)
{
    const char *param =
        zy_value_find(v, "extent") ? zy_value_text(zy_value_find(v, "param"), NULL) : NULL;

    if (param && mentions(text, param))
        return true;
    for (const zy_value *child = v->kind == ZY_VALUE_MAP || v->kind == ZY_VALUE_LIST ? v->child
                                                                                     : NULL;
         child; child = child->next)
        if (!(child->key && strcmp(child->key, "data") == 0) && is_of_transform(child, text))
            return true;
    return false;
}

/* Expressions of datum, the plot's size or its scales are left: they are worked out where those are
 * known. */
static bool is_early(const walk *w, const char *text)
{
    static const char *const names[] = {"datum", "width", "height", NULL};
    static const char *const functions[] = {"scale(", "invert(",    "domain(",
                                            "range(", "bandwidth(", NULL};

    for (size_t i = 0; names[i]; i++)
        if (mentions(text, names[i]))
            return false;
    for (size_t i = 0; functions[i]; i++)
        if (strstr(text, functions[i]))
            return false;
    return !is_of_transform(w->document, text);
}

static zy_value *worked_out(const walk *w, const zy_value *v)
{
    zy_job *job = w->job;
    const zy_value *e = expression_in(v);

    if (!e || !is_early(w, e->text))
        return NULL;
    zy_expression *expression =
        zy_expression_read(job->arena, job->diags, e->text, e->span, &job->chart.parameters);
    return expression ? value_from(job, zy_expression_run(expression, job->arena, NULL, 0), v)
                      : NULL;
}

static void substitute(const walk *w, zy_value *v)
{
    for (zy_value *child = v->kind == ZY_VALUE_MAP || v->kind == ZY_VALUE_LIST ? v->child : NULL;
         child; child = child->next) {
        if (child->key &&
            (strcmp(child->key, "params") == 0 || strcmp(child->key, "data") == 0 ||
             strcmp(child->key, "datasets") == 0 || strcmp(child->key, "transform") == 0))
            continue;
        zy_value *known = worked_out(w, child);
        if (!known) {
            substitute(w, child);
            continue;
        }
        child->kind = known->kind;
        child->number = known->number;
        if (known->kind == ZY_VALUE_TEXT)
            child->text = known->text;
        else if (known->kind == ZY_VALUE_BOOL)
            child->boolean = known->boolean;
        child->child = known->child;
        child->last = known->last;
        child->count = known->count;
    }
}

void zy_parameters_read(zy_job *job, zy_value *document)
{
    job->parameters = ZY_NEW_ARRAY(job->arena, zy_parameter, MOST_PARAMETERS);
    collect(job, document);
    substitute(&(walk){job, document}, document);
}
