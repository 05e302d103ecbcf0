#include "transforms/common.h"

#include <string.h>

/* Keys that tell a transform but are also options of another: the others are looked at first. */
static bool is_ambiguous(const char *name)
{
    return strcmp(name, "extent") == 0;
}

static const zy_transform *find(const zy_value *spec, bool ambiguous)
{
    for (size_t i = 0; zy_transforms[i]; i++)
        if (is_ambiguous(zy_transforms[i]->name) == ambiguous &&
            zy_value_find(spec, zy_transforms[i]->name))
            return zy_transforms[i];
    return NULL;
}

static bool no_transform(zy_diags *diags, const zy_value *spec)
{
    size_t count = 0;
    const char *hint = NULL;

    while (zy_transforms[count])
        count++;
    const char **names = ZY_NEW_ARRAY(diags->arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++)
        names[i] = zy_transforms[i]->name;
    for (const zy_value *v = spec->child; v && !hint; v = v->next)
        hint = zy_hint_nearest(diags, v->key, names);
    return zy_fail(diags, "unknown-transform", spec->span, hint, "%s",
                   ZY_SAY(diags, "no key of this map names a transform",
                          "変換の名になるキー（filter、aggregate など）がありません"));
}

const zy_transform *zy_transform_find(zy_diags *diags, const zy_value *spec)
{
    if (!spec || spec->kind != ZY_VALUE_MAP) {
        const zy_span nowhere = {0};
        zy_fail(diags, "wrong-kind", spec ? spec->span : nowhere, NULL, "%s",
                ZY_SAY(diags, "a transform is a map", "変換はマップで書きます"));
        return NULL;
    }
    const zy_transform *found = find(spec, false);
    if (!found)
        found = find(spec, true);
    if (!found)
        no_transform(diags, spec);
    return found;
}
