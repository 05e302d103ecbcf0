/* The property tables by name, gathered from the folders that own them. */
#include <string.h>

#include "cli/cli.h"
#include "guide/guide.h"
#include "transforms/transforms.h"

static const zy_topic fixed[] = {
    {"chart", "what is said at the top of a chart file, besides Vega-Lite's own keys",
     zy_frame_props},
    {"channel", "what x, y, color and the other channels take", zy_def_props},
    {"scale", "how values become positions, colours and sizes", zy_scale_props},
    {"axis", "the axis of x or y", zy_axis_props},
    {"legend", "the legend of color, size, shape and the like", zy_legend_props},
    {"header", "the labels and titles of facets", zy_header_props},
    {"title", "the title of a chart or of one of its views", zy_title_props},
    {"mark", "what is drawn for each row", zy_mark_props},
};

enum { FIXED = sizeof fixed / sizeof *fixed };

const zy_topic *zy_topics(zy_arena *arena)
{
    size_t transforms = 0;

    while (zy_transforms[transforms])
        transforms++;
    zy_topic *topics = ZY_NEW_ARRAY(arena, zy_topic, FIXED + transforms + 1);
    memcpy(topics, fixed, sizeof fixed);
    for (size_t i = 0; i < transforms; i++) {
        const zy_transform *t = zy_transforms[i];
        topics[FIXED + i] = (zy_topic){t->name, t->doc, t->props};
    }
    return topics;
}

const zy_topic *zy_topic_find(const zy_topic *topics, const char *name)
{
    for (const zy_topic *topic = topics; topic->name; topic++) {
        if (strcmp(topic->name, name) == 0)
            return topic;
    }
    return NULL;
}

const zy_topic *zy_topic_of(const zy_topic *topics, const zy_prop *table)
{
    for (const zy_topic *topic = topics; table && topic->name; topic++) {
        if (topic->props == table)
            return topic;
    }
    return NULL;
}

void zy_prop_kind_print(GString *out, const zy_prop *prop)
{
    static const char *const kinds[] = {
        [ZY_PROP_NUMBER] = "a number",
        [ZY_PROP_BOOL] = "true or false",
        [ZY_PROP_TEXT] = "a text",
        [ZY_PROP_WORD] = "one of",
        [ZY_PROP_COLOR] = "a colour",
        [ZY_PROP_WEIGHT] = "100 to 900, normal or bold",
        [ZY_PROP_NUMBERS] = "a list of numbers",
        [ZY_PROP_TEXTS] = "a text or a list of texts",
        [ZY_PROP_VALUE] = "a value",
        [ZY_PROP_MAP] = "a map",
    };

    g_string_append(out, kinds[prop->kind]);
    for (size_t i = 0; prop->kind == ZY_PROP_WORD && prop->words[i]; i++)
        g_string_append_printf(out, "%s %s", i ? "," : "", prop->words[i]);
}
