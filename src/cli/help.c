/* zuhyo help: what may stand in a chart file. */
#include <string.h>

#include "cli/cli.h"

enum { NAME_WIDTH = 22 };

static void append_row(GString *out, const zy_topic *topics, const zy_prop *prop)
{
    const zy_topic *of = zy_topic_of(topics, prop->of);

    if (strlen(prop->name) > NAME_WIDTH)
        g_string_append_printf(out, "  %s\n  %-*s ", prop->name, NAME_WIDTH, "");
    else
        g_string_append_printf(out, "  %-*s ", NAME_WIDTH, prop->name);
    if (prop->doc && *prop->doc)
        g_string_append_printf(out, "%s; ", prop->doc);
    zy_prop_kind_print(out, prop);
    if (of)
        g_string_append_printf(out, " (zuhyo help %s)", of->name);
    g_string_append_c(out, '\n');
}

static void append_topic(GString *out, const zy_topic *topics, const zy_topic *topic)
{
    g_string_append_printf(out, "%s%s: %s\n\n", out->len ? "\n" : "", topic->name, topic->doc);
    for (const zy_prop *prop = topic->props; prop && prop->name; prop++)
        append_row(out, topics, prop);
}

static void append_list(GString *out, const zy_cli_options *options, const zy_topic *topics)
{
    g_string_append(out, ZY_SAY(options->diags, "zuhyo help TOPIC, where TOPIC is one of:\n\n",
                                "zuhyo help TOPIC。TOPICは次のどれか:\n\n"));
    for (const zy_topic *topic = topics; topic->name; topic++)
        g_string_append_printf(out, "  %-*s %s\n", NAME_WIDTH, topic->name, topic->doc);
}

static bool is_command(const char *word)
{
    for (const zy_command *c = zy_commands; c->name; c++)
        if (strcmp(c->name, word) == 0)
            return true;
    return false;
}

/* "zuhyo help table" may mean the mark or the command. */
static void append_command(GString *out, const zy_cli_options *options, const char *word)
{
    g_string_append_printf(out, "%s", out->len ? "\n" : "");
    g_string_append_printf(out,
                           ZY_SAY(options->diags, "zuhyo %s --help explains the command %s.\n",
                                  "コマンド %s の説明は zuhyo %s --help で見られます。\n"),
                           word, word);
}

static int say_unknown(zy_cli_options *options, const zy_topic *topics, const char *word)
{
    size_t count = 0;

    while (topics[count].name)
        count++;
    const char **names = ZY_NEW_ARRAY(options->arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++)
        names[i] = topics[i].name;
    zy_fail(options->diags, "usage", (zy_span){0}, zy_hint_nearest(options->diags, word, names),
            ZY_SAY(options->diags, "there is no help on \"%s\"", "「%s」の説明はありません"), word);
    return ZY_EXIT_USAGE;
}

int zy_command_help(zy_cli_options *options)
{
    const zy_topic *topics = zy_topics(options->arena);
    GString *out = g_string_new(NULL);
    int status = ZY_EXIT_OK;

    if (options->rest_count == 0)
        append_list(out, options, topics);
    for (size_t i = 0; i < options->rest_count && status == ZY_EXIT_OK; i++) {
        const zy_topic *topic = zy_topic_find(topics, options->rest[i]);
        const bool command = is_command(options->rest[i]);
        if (topic)
            append_topic(out, topics, topic);
        if (command)
            append_command(out, options, options->rest[i]);
        if (!topic && !command)
            status = say_unknown(options, topics, options->rest[i]);
    }
    if (status == ZY_EXIT_OK)
        status = zy_cli_print(options, out);
    g_string_free(out, TRUE);
    return status;
}
