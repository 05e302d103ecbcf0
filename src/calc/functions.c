#include <math.h>
#include <string.h>

#include "calc/node.h"

static zy_datum ask(const zy_call *call)
{
    const zy_parameters *p = call->expression->parameters;

    return p->ask(p->asked, call->arena, call->node->function->name, call->args, call->count);
}

/* What only the chart knows. */
static const zy_function asked[] = {
    {"scale", 2, 3, ask, NULL}, {"invert", 2, 3, ask, NULL},    {"domain", 1, 2, ask, NULL},
    {"range", 1, 2, ask, NULL}, {"bandwidth", 1, 2, ask, NULL}, {"bandspace", 1, 3, ask, NULL},
    {"data", 1, 1, ask, NULL},  {"indata", 3, 3, ask, NULL},    {NULL, 0, 0, NULL, NULL},
};

/* The checker rewrites it: only one branch may be worked out. */
static const zy_function control[] = {
    {"if", 3, 3, NULL, NULL},
    {NULL, 0, 0, NULL, NULL},
};

static const zy_function *const families[] = {
    control,
    zy_functions_math,
    zy_functions_statistics,
    zy_functions_types,
    zy_functions_text,
    zy_functions_regexp,
    zy_functions_list,
    zy_functions_time,
    zy_functions_format,
    zy_functions_color,
    asked,
};
enum { FAMILIES = sizeof families / sizeof *families };

const zy_function *zy_function_find(const char *name)
{
    for (size_t i = 0; i < FAMILIES; i++)
        for (const zy_function *f = families[i]; f->name; f++)
            if (strcmp(f->name, name) == 0)
                return f;
    return NULL;
}

const char *const *zy_function_names(zy_arena *arena)
{
    size_t count = 0;

    for (size_t i = 0; i < FAMILIES; i++)
        for (const zy_function *f = families[i]; f->name; f++)
            count++;
    const char **names = ZY_NEW_ARRAY(arena, const char *, count + 1);
    count = 0;
    for (size_t i = 0; i < FAMILIES; i++)
        for (const zy_function *f = families[i]; f->name; f++)
            names[count++] = f->name;
    return names;
}

bool zy_function_is_asked(const zy_function *function)
{
    return function->run == ask;
}
