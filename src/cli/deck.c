/* zuhyo deck: every chart on a slide of its own, all of them in one file. When one chart is wrong,
 * all are heard and nothing is written. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/cli.h"

static bool say(const zy_cli_options *o, const char *hint, const char *text)
{
    return zy_fail(o->diags, "usage", (zy_span){0}, hint, "%s", text);
}

static const char *target_of(const zy_cli_options *o)
{
    return g_array_index(o->outputs, const char *, 0);
}

static bool check(const zy_cli_options *o)
{
    const char *hint = ZY_SAY(o->diags, "for example: zuhyo deck charts/*.yaml -o deck.pptx",
                              "例: zuhyo deck charts/*.yaml -o deck.pptx");

    if (o->outputs->len != 1)
        return say(o, hint,
                   ZY_SAY(o->diags, "a deck wants one -o FILE.pptx",
                          "-o ファイル.pptx を一つ指定してください"));
    const char *path = target_of(o);
    const bool to_stdout = strcmp(path, "-") == 0;
    if (!to_stdout && !zy_path_has_ending(path, ".pptx"))
        return say(o, hint,
                   ZY_SAY(o->diags, "the name of a deck ends with .pptx",
                          "スライドのファイル名の末尾は .pptx です"));
    if (to_stdout && isatty(STDOUT_FILENO))
        return say(o, hint,
                   ZY_SAY(o->diags, "a slide deck is not written to a terminal",
                          "スライドを端末には書きません"));
    if (!o->deps_make && (o->deps_file || o->deps_target || o->deps_phony))
        return say(
            o, NULL,
            ZY_SAY(o->diags, "-MF, -MT and -MP go with -MD", "-MF、-MT、-MPは-MDとともに使います"));
    if (o->deps_make && to_stdout && !(o->deps_target && o->deps_file))
        return say(o, NULL,
                   ZY_SAY(o->diags, "-MD wants -MT and -MF here",
                          "ここでは -MD に -MT と -MF が要ります"));
    return true;
}

/* ---- Files ---- */

/* Each file once, in the order of the charts. */
static const char *const *files_of(const zy_cli_options *o, const zy_task *tasks)
{
    GPtrArray *files = g_ptr_array_new();
    GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);

    for (size_t i = 0; i < o->rest_count; i++)
        for (char **file = tasks[i].files; file && *file; file++)
            if (g_hash_table_add(seen, *file))
                g_ptr_array_add(files, *file);
    g_ptr_array_add(files, NULL);
    const char *const *list =
        zy_arena_copy(o->arena, files->pdata, files->len * sizeof *files->pdata);
    g_hash_table_destroy(seen);
    g_ptr_array_free(files, TRUE);
    return list;
}

/* "output/deck.pptx" -> "output/deck.d", as cc does. */
static const char *deps_file_of(const zy_cli_options *o)
{
    const char *path = target_of(o);

    return o->deps_file ? o->deps_file
                        : zy_arena_format(o->arena, "%.*s.d", (int)(strlen(path) - 5), path);
}

static bool write_deps(const zy_cli_options *o, const zy_task *tasks)
{
    GString *out = g_string_new(NULL);
    const char *outputs[] = {target_of(o), NULL};

    zy_deps_make(out, o->diags, o, outputs, files_of(o, tasks));
    const bool good = zy_file_write(o->diags, deps_file_of(o), out->str, out->len, o->if_changed);
    g_string_free(out, TRUE);
    return good;
}

static bool write_deck(const zy_cli_options *o, const zy_slide *slides)
{
    GString *out = g_string_new(NULL);
    const char *path = target_of(o), *name = zy_path_name(path);
    const char *title = o->title ? o->title
                        : strcmp(path, "-") == 0
                            ? "zuhyo"
                            : zy_arena_text(o->arena, name, zy_path_stem(name, ".pptx"));

    const bool good = zy_deck_print(slides, o->rest_count, title, o->diags, out) &&
                      zy_file_write(o->diags, path, out->str, out->len, o->if_changed);
    g_string_free(out, TRUE);
    return good;
}

/* ---- The whole ---- */

static int draw(zy_cli_options *o, zy_task *tasks, zy_slide *slides)
{
    for (size_t i = 0; i < o->rest_count; i++)
        tasks[i].slide = &slides[i];
    int status = zy_tasks_run(tasks, o->rest_count, o);
    if (status != ZY_EXIT_OK)
        return status;
    if (write_deck(o, slides) && o->deps_make)
        write_deps(o, tasks);
    return zy_status_of(o, o->diags);
}

int zy_command_deck(zy_cli_options *o)
{
    if (!check(o))
        return ZY_EXIT_USAGE;
    zy_task *tasks = zy_plan(o, true);
    if (!tasks)
        return ZY_EXIT_USAGE;
    if (!zy_cli_tables_read(o))
        return zy_status_of(o, o->diags);
    zy_slide *slides = ZY_NEW_ARRAY(o->arena, zy_slide, o->rest_count);
    o->render.language = o->diags->language == ZY_JAPANESE ? "ja" : "en";
    if (!o->render.size)
        o->render.size = "slide";
    int status = draw(o, tasks, slides);
    for (size_t i = 0; i < o->rest_count; i++) {
        zy_slide_release(&slides[i]);
        g_strfreev(tasks[i].files);
    }
    return status;
}
