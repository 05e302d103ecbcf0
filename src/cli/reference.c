/* zuhyo reference: the property tables as Markdown; docs/reference.md is its output. */
#include "cli/cli.h"

/* A "|" would end the cell of a Markdown table. */
static void append_cell(GString *out, const char *text)
{
    for (; text && *text; text++) {
        if (*text == '|')
            g_string_append_c(out, '\\');
        g_string_append_c(out, *text);
    }
}

static void append_row(GString *out, const zy_topic *topics, const zy_prop *prop)
{
    const zy_topic *of = zy_topic_of(topics, prop->of);
    GString *kind = g_string_new(NULL);

    zy_prop_kind_print(kind, prop);
    g_string_append_printf(out, "| `%s` | ", prop->name);
    if (of)
        g_string_append_printf(out, "[%s](#%s)", of->name, of->name);
    else
        append_cell(out, kind->str);
    g_string_append(out, " | ");
    append_cell(out, prop->doc);
    g_string_append(out, " |\n");
    g_string_free(kind, TRUE);
}

static void append_topic(GString *out, const zy_topic *topics, const zy_topic *topic)
{
    g_string_append_printf(out, "\n## %s\n\n%c%s.\n\n", topic->name, g_ascii_toupper(*topic->doc),
                           topic->doc + 1);
    g_string_append(out, "| key | takes | what it does |\n|---|---|---|\n");
    for (const zy_prop *prop = topic->props; prop && prop->name; prop++)
        append_row(out, topics, prop);
}

int zy_command_reference(zy_cli_options *options)
{
    const zy_topic *topics = zy_topics(options->arena);
    GString *out = g_string_new("<!-- Made by `zuhyo reference` from the property tables. -->\n"
                                "# The chart file, key by key\n");

    for (const zy_topic *topic = topics; topic->name; topic++)
        append_topic(out, topics, topic);
    int status = zy_cli_print(options, out);
    g_string_free(out, TRUE);
    return status;
}
