/* The property tables by name, gathered from the folders that own them. */
#include <string.h>

#include "cli/cli.h"
#include "composites/composites.h"
#include "guide/guide.h"
#include "marks/marks.h"
#include "transforms/transforms.h"

static const zy_topic fixed[] = {
    {"chart", "what is said at the top of a chart file, besides Vega-Lite's own keys",
     zy_frame_props},
    {"view", "Vega-Lite's own keys of a chart or of a view in it", zy_view_props},
    {"data", "what a chart says of its table; zuhyo table has most of it as options",
     zy_data_props},
    {"data-format", "data: {format}, as Vega-Lite has it", zy_data_format_props},
    {"channel", "what x, y, color and the other channels take", zy_def_props},
    {"scale", "how values become positions, colours and sizes", zy_scale_props},
    {"axis", "the axis of x or y", zy_axis_props},
    {"legend", "the legend of color, size, shape and the like", zy_legend_props},
    {"header", "the labels and titles of facets", zy_header_props},
    {"title", "the title of a chart or of one of its views", zy_title_props},
    {"mark", "what is drawn for each row", zy_mark_props},
    {"house", "what a theme, or config, says of the house style: roles of colour, and lengths",
     zy_house_props},
    {"length", "a length or a size of letters of the house style", zy_length_props},
};

enum { FIXED = sizeof fixed / sizeof *fixed };

/* The sections of the theme's `house`: "house-page". */
static zy_topic *add_sections(zy_arena *arena, zy_topic *next)
{
    for (const zy_prop *row = zy_house_props; row->name; row++)
        if (row->of)
            *next++ = (zy_topic){zy_arena_format(arena, "house-%s", row->name), row->doc, row->of};
    return next;
}

const zy_topic *zy_topics(zy_arena *arena)
{
    size_t count = FIXED + ZY_HOUSE_SECTIONS + 1;

    for (size_t i = 0; zy_transforms[i]; i++)
        count++;
    for (size_t i = 0; zy_composites[i]; i++)
        count++;
    for (size_t i = 0; zy_marks[i]; i++)
        count += zy_marks[i]->props != NULL;
    zy_topic *topics = ZY_NEW_ARRAY(arena, zy_topic, count), *next = topics + FIXED;
    memcpy(topics, fixed, sizeof fixed);
    next = add_sections(arena, next);
    for (size_t i = 0; zy_transforms[i]; i++)
        *next++ =
            (zy_topic){zy_transforms[i]->name, zy_transforms[i]->doc, zy_transforms[i]->props};
    for (size_t i = 0; zy_composites[i]; i++)
        *next++ =
            (zy_topic){zy_composites[i]->name, zy_composites[i]->doc, zy_composites[i]->props};
    for (size_t i = 0; zy_marks[i]; i++)
        if (zy_marks[i]->props)
            *next++ = (zy_topic){zy_marks[i]->name, zy_marks[i]->doc, zy_marks[i]->props};
    return topics;
}

const zy_topic *zy_topic_find(const zy_topic *topics, const char *name)
{
    for (const zy_topic *topic = topics; topic->name; topic++) {
        if (strcmp(topic->name, name) == 0)
            return topic;
    }
    /* "bar" is a mark and takes what marks take; "x" is a channel. */
    if (zy_mark_find(name) && strcmp(name, "mark") != 0)
        return zy_topic_find(topics, "mark");
    if (zy_channel_find(name) >= 0 && strcmp(name, "channel") != 0)
        return zy_topic_find(topics, "channel");
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
