/* zuhyo schema: the property tables as JSON Schema (2020-12), for editors. What the tables do not
 * describe (data, encoding by channel, views in views) is left open. */
#include <string.h>

#include "base/json.h"
#include "cli/cli.h"

static const char *const schema_types[] = {
    [ZY_PROP_NUMBER] = "\"type\":[\"number\",\"null\"]",
    [ZY_PROP_BOOL] = "\"type\":\"boolean\"",
    [ZY_PROP_TEXT] = "\"type\":[\"string\",\"null\"]",
    [ZY_PROP_WORD] = "",
    [ZY_PROP_COLOR] = "\"type\":[\"string\",\"null\"]",
    [ZY_PROP_WEIGHT] = "\"type\":[\"number\",\"string\"]",
    [ZY_PROP_NUMBERS] = "\"type\":\"array\",\"items\":{\"type\":\"number\"}",
    [ZY_PROP_TEXTS] = "\"type\":[\"string\",\"array\",\"null\"]",
    [ZY_PROP_VALUE] = "",
    [ZY_PROP_MAP] = "",
};

static void append_words(GString *out, const char *const *words)
{
    g_string_append(out, "\"enum\":[");
    for (size_t i = 0; words[i]; i++) {
        if (i)
            g_string_append_c(out, ',');
        zy_buf_json_text(out, words[i]);
    }
    g_string_append_c(out, ']');
}

/* A property may also be written as {expr: …} or {condition: …}. */
static void append_type(GString *out, const zy_topic *topics, const zy_prop *prop)
{
    const zy_topic *of = zy_topic_of(topics, prop->of);

    if (of) {
        g_string_append_printf(out, ",\"$ref\":\"#/$defs/%s\"", of->name);
        return;
    }
    if (prop->kind == ZY_PROP_VALUE || prop->kind == ZY_PROP_MAP)
        return;
    g_string_append(out, ",\"anyOf\":[{");
    if (prop->kind == ZY_PROP_WORD)
        append_words(out, prop->words);
    else
        g_string_append(out, schema_types[prop->kind]);
    g_string_append(out, "},{\"type\":\"object\"}]");
}

static void append_property(GString *out, const zy_topic *topics, const zy_prop *prop, bool first)
{
    if (!first)
        g_string_append(out, ",\n    ");
    zy_buf_json_text(out, prop->name);
    g_string_append(out, ":{\"description\":");
    zy_buf_json_text(out, prop->doc ? prop->doc : "");
    append_type(out, topics, prop);
    g_string_append_c(out, '}');
}

static void append_properties(GString *out, const zy_topic *topics, const zy_prop *table)
{
    g_string_append(out, "\"properties\":{");
    for (const zy_prop *prop = table; prop && prop->name; prop++)
        append_property(out, topics, prop, prop == table);
    g_string_append_c(out, '}');
}

static bool is_frame_key(const char *name)
{
    for (const zy_prop *prop = zy_frame_props; prop->name; prop++)
        if (strcmp(prop->name, name) == 0)
            return true;
    return false;
}

/* The top of a chart file: the frame's keys, those of a view, and the channels as shorthand. */
static void append_top(GString *out, const zy_topic *topics)
{
    g_string_append(out, "\"properties\":{");
    for (const zy_prop *prop = zy_frame_props; prop->name; prop++)
        append_property(out, topics, prop, prop == zy_frame_props);
    for (const zy_prop *prop = zy_view_props; prop->name; prop++)
        if (!is_frame_key(prop->name))
            append_property(out, topics, prop, false);
    for (int i = 0; zy_channel_names[i]; i++) {
        const zy_prop channel = {zy_channel_names[i], ZY_PROP_MAP, 0, NULL,
                                 "a channel",         zy_def_props};
        if (!is_frame_key(channel.name) && strcmp(channel.name, "facet") &&
            strcmp(channel.name, "description"))
            append_property(out, topics, &channel, false);
    }
    g_string_append(out, "},\"additionalProperties\":false");
}

static void append_definition(GString *out, const zy_topic *topics, const zy_topic *topic)
{
    zy_buf_json_text(out, topic->name);
    g_string_append(out, ":{\"description\":");
    zy_buf_json_text(out, topic->doc);
    g_string_append(out, ",\"type\":[\"object\",\"string\",\"boolean\",\"null\"],\n    ");
    append_properties(out, topics, topic->props);
    g_string_append_c(out, '}');
}

int zy_command_schema(zy_cli_options *options)
{
    const zy_topic *topics = zy_topics(options->arena);
    GString *out = g_string_new("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\n"
                                " \"title\":\"zuhyo chart file\",\"type\":\"object\",\n ");

    append_top(out, topics);
    g_string_append(out, ",\n \"$defs\":{");
    for (const zy_topic *topic = topics + 1; topic->name; topic++) {
        g_string_append(out, topic == topics + 1 ? "\n  " : ",\n  ");
        append_definition(out, topics, topic);
    }
    g_string_append(out, "}}\n");
    int status = zy_cli_print(options, out);
    g_string_free(out, TRUE);
    return status;
}
