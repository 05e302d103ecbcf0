/* zuhyo table: a whole table as a chart would read it, and how it was read. */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cli/cli.h"

static const size_t most_bytes = (size_t)4 << 30;

static bool say(const zy_cli_options *o, const char *hint, const char *text)
{
    return zy_fail(o->diags, "usage", (zy_span){0}, hint, "%s", text);
}

static bool check(const zy_cli_options *o)
{
    const char *hint = ZY_SAY(o->diags, "for example: zuhyo table population.csv",
                              "例: zuhyo table population.csv");

    if (o->rest_count != 1)
        return say(o, hint,
                   ZY_SAY(o->diags, "one table is wanted: a file, or - for standard input",
                          "表のファイルを一つ指定してください。- は標準入力です"));
    if (o->outputs->len > 1)
        return say(o, NULL,
                   ZY_SAY(o->diags, "a table is written to one file", "表の書き出し先は一つです"));
    return true;
}

static const char *target_of(const zy_cli_options *o)
{
    return o->outputs->len ? g_array_index(o->outputs, const char *, 0) : "-";
}

static bool is_json(const zy_cli_options *o)
{
    if (o->table_format)
        return strcmp(o->table_format, "json") == 0;
    return zy_path_has_ending(target_of(o), ".json");
}

static zy_table *read_table(const zy_cli_options *o, const zy_value *data)
{
    const char *file = o->rest[0];
    zy_named_table table = {.name = file, .shown = strcmp(file, "-") == 0 ? "stdin" : file};

    table.bytes = zy_file_read(o->arena, o->diags, file, most_bytes, (zy_span){0}, &table.len);
    return table.bytes ? zy_table_alone(o->arena, o->diags, &table, data) : NULL;
}

/* In JSON, messages are lines that a program reads: there the report would be none. */
static void report(const zy_cli_options *o, const GString *lines)
{
    if (!o->quiet && !o->json)
        fputs(lines->str, stderr);
}

static bool write_table(const zy_cli_options *o, const zy_table *table)
{
    GString *out = g_string_new(NULL);

    if (is_json(o))
        zy_table_json(out, table);
    else
        zy_table_csv(out, table, o->values);
    const bool good = zy_file_write(o->diags, target_of(o), out->str, out->len, o->if_changed);
    g_string_free(out, TRUE);
    return good;
}

int zy_command_table(zy_cli_options *o)
{
    const zy_value *data = check(o) ? zy_cli_data_value(o, o->rest[0]) : NULL;

    if (!data)
        return ZY_EXIT_USAGE;
    zy_table *table = read_table(o, data);
    int status = zy_status_of(o, o->diags);
    if (!table)
        return status;
    GString *lines = g_string_new(NULL);
    zy_table_report(o, table, lines);
    report(o, lines);
    g_string_free(lines, TRUE);
    if (status == ZY_EXIT_OK)
        write_table(o, table);
    return zy_status_of(o, o->diags);
}
