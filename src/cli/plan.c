/* From charts and -o to one task a chart. What the file names say about formats is decided here. */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/lookup.h"
#include "cli/cli.h"

static bool is_folder(const char *path)
{
    struct stat info;
    size_t len = strlen(path);

    return (len && path[len - 1] == '/') || (stat(path, &info) == 0 && S_ISDIR(info.st_mode));
}

const char *zy_chart_stem(zy_arena *arena, const char *chart)
{
    static const char *const endings[] = {".yaml", ".yml", ".json", ".vl"};
    const char *stem = strcmp(chart, "-") == 0 ? "stdin" : zy_path_name(chart);

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (zy_path_has_ending(stem, endings[i]))
            stem = zy_arena_text(arena, stem, strlen(stem) - strlen(endings[i]));
    return stem;
}

static const zy_writer *format_at(const zy_cli_options *o, size_t i)
{
    return o->formats->len ? g_array_index(o->formats, const zy_writer *, i) : &zy_writer_svg;
}

static const zy_writer *only_format(const zy_cli_options *o)
{
    return o->formats->len == 1 ? g_array_index(o->formats, const zy_writer *, 0) : NULL;
}

/* ---- What cannot be meant ---- */

static bool say(const zy_cli_options *o, const char *hint, const char *english,
                const char *japanese)
{
    return zy_fail(o->diags, "usage", (zy_span){0}, hint, "%s",
                   ZY_SAY(o->diags, english, japanese));
}

/* Tables share it, but a chart is all of it. */
static bool check_stdin(const zy_cli_options *o)
{
    size_t charts = 0, tables = 0;

    for (size_t i = 0; i < o->rest_count; i++)
        charts += strcmp(o->rest[i], "-") == 0;
    for (size_t i = 0; i < o->data->len; i++)
        tables += strcmp(g_array_index(o->data, zy_cli_data, i).file, "-") == 0;
    return charts == 0 || charts + tables < 2 ||
           say(o, NULL, "standard input can be read only once", "標準入力は一度しか読めません");
}

static bool check_outputs(const zy_cli_options *o)
{
    bool several = o->rest_count > 1, to_stdout = o->outputs->len == 0 && !o->deps_json;
    const char *folder_hint = ZY_SAY(o->diags, "-o FOLDER/ writes one file a chart",
                                     "-o フォルダー/ なら図表ごとに書きます");

    for (size_t i = 0; i < o->outputs->len; i++) {
        const char *path = g_array_index(o->outputs, const char *, i);
        to_stdout = to_stdout || strcmp(path, "-") == 0;
        if (several && !is_folder(path))
            return say(o, folder_hint, "several charts cannot be written to one file",
                       "複数の図表を一つのファイルには書けません");
        if (o->formats->len > 1 && !is_folder(path))
            return say(o, folder_hint, "several formats cannot be written to one file",
                       "複数の形式を一つのファイルには書けません");
    }
    if (o->outputs->len == 0 && (several || o->formats->len > 1))
        return say(o, folder_hint, "it is not said where to write", "書き出し先の指定がありません");
    if (to_stdout && o->deps_json && !o->deps_file)
        return say(o, NULL, "--deps=json and the picture cannot both go to standard output",
                   "--deps=json と図の両方を標準出力には書けません");
    return true;
}

static bool check_deps(const zy_cli_options *o)
{
    bool make = o->deps_make || o->deps_json;

    if (!make && (o->deps_file || o->deps_target || o->deps_phony))
        return say(o, NULL, "-MF, -MT and -MP go with -MD", "-MF、-MT、-MPは-MDとともに使います");
    if (o->rest_count > 1 && (o->deps_file || o->deps_target))
        return say(o, NULL, "-MF and -MT are for one chart", "-MFと-MTは図表一つのときに使います");
    if (o->deps_make && o->outputs->len == 0 && !o->deps_target)
        return say(o, NULL, "-MD needs -o or -MT", "-MDには-oか-MTが要ります");
    return true;
}

static bool check(const zy_cli_options *o, bool check_only)
{
    if (o->rest_count == 0)
        return say(o, ZY_SAY(o->diags, "zuhyo --help tells more", "詳しくは zuhyo --help"),
                   "no chart is given", "図表の指定がありません");
    if (!check_stdin(o))
        return false;
    if (check_only)
        return true;
    if (o->dump && (o->rest_count > 1 || o->outputs->len > 1 || o->formats->len))
        return say(o, NULL, "--dump prints one chart and knows no formats",
                   "--dump は図表一つだけを示し、形式は選べません");
    return check_outputs(o) && check_deps(o);
}

/* ---- Outputs ---- */

static const zy_writer *writer_for_file(const zy_cli_options *o, const char *path)
{
    const zy_writer *writer = zy_writer_of_file(path), *asked = only_format(o);

    if (asked || writer || o->dump)
        return asked ? asked : writer;
    GString *endings = g_string_new(NULL);
    for (size_t i = 0; zy_writers[i]; i++)
        g_string_append_printf(endings, "%s%s", i ? ", " : "", zy_writers[i]->ending);
    zy_fail(o->diags, "usage", (zy_span){0},
            zy_arena_format(o->arena,
                            ZY_SAY(o->diags, "known endings are %s; or name it with -f",
                                   "使える拡張子は%s。-f でも指定できます"),
                            endings->str),
            ZY_SAY(o->diags, "the ending of \"%s\" names no format",
                   "「%s」の拡張子からは形式がわかりません"),
            path);
    g_string_free(endings, TRUE);
    return NULL;
}

static size_t add_folder(const zy_cli_options *o, const char *folder, const char *chart,
                         zy_output *outputs)
{
    size_t count = o->formats->len ? o->formats->len : 1, len = strlen(folder);
    const char *stem = zy_chart_stem(o->arena, chart);
    const char *slash = len && folder[len - 1] == '/' ? "" : "/";

    for (size_t i = 0; i < count; i++) {
        const zy_writer *writer = format_at(o, i);
        outputs[i] = (zy_output){
            zy_arena_format(o->arena, "%s%s%s%s", folder, slash, stem, writer->ending), writer};
    }
    return count;
}

static bool refuse_terminal(const zy_cli_options *o, const zy_writer *writer)
{
    return !writer->is_binary || o->dump || !isatty(STDOUT_FILENO) ||
           say(o, ZY_SAY(o->diags, "name a file with -o", "-o でファイルを指定してください"),
               "a picture of bytes is not written to a terminal",
               "バイナリーの図を端末には書きません");
}

/* Fills in the outputs of one chart; each -o, for each format. */
static bool plan_outputs(const zy_cli_options *o, zy_task *task)
{
    size_t most = (o->outputs->len + 1) * (o->formats->len + 1), count = 0;
    zy_output *outputs = ZY_NEW_ARRAY(o->arena, zy_output, most);

    if (o->outputs->len == 0)
        outputs[count++] = (zy_output){"-", format_at(o, 0)};
    for (size_t i = 0; i < o->outputs->len; i++) {
        const char *path = g_array_index(o->outputs, const char *, i);
        if (strcmp(path, "-") == 0)
            outputs[count++] = (zy_output){path, format_at(o, 0)};
        else if (is_folder(path))
            count += add_folder(o, path, task->chart, outputs + count);
        else
            outputs[count++] = (zy_output){path, writer_for_file(o, path)};
        if (!outputs[count - 1].writer && !o->dump)
            return false;
    }
    task->outputs = outputs;
    task->output_count = count;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(outputs[i].path, "-") == 0 && !refuse_terminal(o, outputs[i].writer))
            return false;
    }
    return true;
}

/* "output/rain.svg" -> "output/rain.d", as cc does. */
static const char *deps_file_of(const zy_cli_options *o, const zy_task *task)
{
    if (o->deps_file || !o->deps_make)
        return o->deps_file;
    const char *path = task->outputs[0].path, *ending = task->outputs[0].writer->ending;
    if (strcmp(path, "-") == 0)
        return "-";
    return zy_arena_format(o->arena, "%.*s.d", (int)zy_path_stem(path, ending), path);
}

/* Two charts of the same name in one folder would overwrite each other. */
static bool check_distinct(const zy_cli_options *o, const zy_task *tasks)
{
    GHashTable *seen = zy_lookup_new();
    bool ok = true;

    for (size_t t = 0; t < o->rest_count; t++) {
        for (size_t i = 0; i < tasks[t].output_count; i++) {
            const char *path = tasks[t].outputs[i].path;
            if (zy_lookup_add(seen, path))
                continue;
            ok = zy_fail(
                o->diags, "usage", (zy_span){0}, NULL,
                ZY_SAY(o->diags, "\"%s\" would be written twice", "「%s」に二度書くことになります"),
                path);
        }
    }
    g_hash_table_destroy(seen);
    return ok;
}

zy_task *zy_plan(const zy_cli_options *o, bool check_only)
{
    if (!check(o, check_only))
        return NULL;
    zy_task *tasks = ZY_NEW_ARRAY(o->arena, zy_task, o->rest_count);
    for (size_t i = 0; i < o->rest_count; i++) {
        tasks[i] = (zy_task){.options = o, .chart = o->rest[i], .check_only = check_only};
        if (check_only)
            continue;
        if (!plan_outputs(o, &tasks[i]))
            return NULL;
        tasks[i].deps_file = deps_file_of(o, &tasks[i]);
    }
    return check_distinct(o, tasks) ? tasks : NULL;
}
