/* One chart: read, drawn in every size and format, then all its files put in place together. What
 * it says is kept as text, so that many charts can be drawn at a time and heard in order. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/lookup.h"
#include "cli/cli.h"

enum { MOST_CHART_BYTES = 16 * 1024 * 1024 };

/* A picture (or depfile) in memory, on its way into a file. */
typedef struct product {
    const char *path;
    GString *bytes;
    zy_staged staged;
} product;

typedef struct job {
    zy_task *task;
    const zy_cli_options *options;
    zy_arena *arena;
    zy_diags *diags;   /* of the render, once there is one */
    zy_render *render; /* NULL: the chart could not be read */
    GArray *products;
} job;

static zy_diags *own_diags(zy_arena *arena, const zy_cli_options *options)
{
    zy_diags *diags = ZY_NEW(arena, zy_diags);

    diags->arena = arena;
    diags->language = options->diags->language;
    return diags;
}

static bool may_write(const job *j)
{
    return zy_status_of(j->options, j->diags) == ZY_EXIT_OK;
}

static GString *add_product(job *j, const char *path)
{
    product p = {.path = path, .bytes = g_string_new(NULL)};

    g_array_append_val(j->products, p);
    return p.bytes;
}

/* ---- Pictures ---- */

static zy_out_options out_options(const job *j)
{
    return (zy_out_options){.scale = j->options->render.scale,
                            .svg_text = j->options->svg_text,
                            .id_prefix = j->options->id_prefix,
                            .arena = j->arena,
                            .diags = j->diags};
}

/* The first of several sizes gets the name as given, the others "-SIZE" before the ending. */
static const char *path_for_size(job *j, const zy_output *output, size_t size)
{
    const char *path = output->path, *ending = output->writer->ending;
    const size_t stem = zy_path_stem(path, ending);

    if (size == 0)
        return path;
    return zy_arena_format(j->arena, "%.*s-%s%s", (int)stem, path,
                           zy_render_size_name(j->render, size), path + stem);
}

static bool is_standard_output(const char *path)
{
    return strcmp(path, "-") == 0;
}

static bool write_size(job *j, size_t size)
{
    zy_out_options options = out_options(j);

    for (size_t i = 0; i < j->task->output_count; i++) {
        const zy_output *output = &j->task->outputs[i];
        if (size > 0 && is_standard_output(output->path))
            continue; /* one picture fits there */
        GString *bytes = add_product(j, path_for_size(j, output, size));
        if (!zy_render_write(j->render, output->writer, &options, bytes))
            return false;
    }
    return true;
}

/* What only writing finds (a character without a glyph) is part of a check. */
static bool write_nowhere(job *j)
{
    zy_out_options options = out_options(j);
    GString *bytes = g_string_new(NULL);
    bool ok = zy_render_write(j->render, &zy_writer_svg, &options, bytes);

    g_string_free(bytes, TRUE);
    return ok;
}

static bool draw_sizes(job *j)
{
    size_t count = zy_render_size_count(j->render);

    for (size_t i = 0; i < count; i++) {
        zy_render_select_size(j->render, i);
        if (!zy_render_run(j->render))
            return false;
        if (!(j->task->check_only ? write_nowhere(j) : write_size(j, i)))
            return false;
    }
    return true;
}

static const char *const *files_read(job *j);

/* As g_strdupv, for texts of others. */
static char **copied(const char *const *texts)
{
    GStrvBuilder *builder = g_strv_builder_new();

    for (; *texts; texts++)
        g_strv_builder_add(builder, *texts);
    char **copies = g_strv_builder_end(builder);
    g_strv_builder_unref(builder);
    return copies;
}

static bool draw_slide(job *j)
{
    const zy_out_options options = out_options(j);
    const bool drawn = zy_render_slide(j->render, zy_chart_stem(j->arena, j->task->chart), &options,
                                       j->task->slide);

    j->task->files = copied(files_read(j));
    return drawn;
}

static bool draw(job *j)
{
    if (j->task->slide)
        return draw_slide(j);
    if (j->options->dump)
        return zy_render_dump(j->render, j->options->dump,
                              add_product(j, j->task->outputs[0].path));
    return draw_sizes(j);
}

/* ---- Dependencies ---- */

/* The chart, the tables of the command line, then what the chart named; each once. */
static const char *const *files_read(job *j)
{
    const char *const *named = zy_render_files(j->render);
    GArray *files = g_array_new(FALSE, FALSE, sizeof(const char *));
    size_t count = 0;

    g_array_append_val(files, j->task->chart);
    for (size_t i = 0; i < j->options->data->len; i++)
        g_array_append_val(files, g_array_index(j->options->data, zy_cli_data, i).file);
    for (size_t i = 0; named && named[i]; i++)
        g_array_append_val(files, named[i]);
    const char **list = ZY_NEW_ARRAY(j->arena, const char *, files->len + 1);
    GHashTable *seen = zy_lookup_new();
    for (size_t i = 0; i < files->len; i++) {
        const char *file = g_array_index(files, const char *, i);
        if (!is_standard_output(file) && zy_lookup_add(seen, file))
            list[count++] = file;
    }
    g_hash_table_destroy(seen);
    g_array_free(files, TRUE);
    return list;
}

static const char *const *files_written(job *j)
{
    const char **list = ZY_NEW_ARRAY(j->arena, const char *, j->products->len + 1);
    size_t count = 0;

    for (size_t i = 0; i < j->products->len; i++) {
        const product *p = &g_array_index(j->products, product, i);
        if (!is_standard_output(p->path))
            list[count++] = p->path;
    }
    return list;
}

static void add_deps(job *j)
{
    const zy_cli_options *o = j->options;

    if (j->task->check_only || (!o->deps_make && !o->deps_json))
        return;
    const char *const *outputs = files_written(j), *const *files = files_read(j);
    if (o->deps_make)
        zy_deps_make(add_product(j, j->task->deps_file), j->diags, o, outputs, files);
    if (!o->deps_json)
        return;
    if (o->deps_file && !o->deps_make) {
        zy_deps_json(add_product(j, o->deps_file), j->task->chart, outputs, files);
        return;
    }
    GString *json = g_string_new(NULL);
    zy_deps_json(json, j->task->chart, outputs, files);
    j->task->printed = g_string_free(json, FALSE);
}

/* ---- Files ---- */

/* First everything is written beside its place, then everything is put in place: when the second
 * of three files does not fit on the disk, all three stay as they were. */
static void put_in_place(job *j)
{
    size_t staged = 0;
    bool ok = true;

    for (; ok && staged < j->products->len; staged++) {
        product *p = &g_array_index(j->products, product, staged);
        ok = zy_file_stage(j->diags, p->path, p->bytes->str, p->bytes->len, j->options->if_changed,
                           &p->staged);
    }
    for (size_t i = 0; i < staged; i++) {
        const product *p = &g_array_index(j->products, product, i);
        if (ok)
            ok = zy_file_commit(j->diags, &p->staged);
        else
            zy_file_drop(&p->staged);
    }
}

/* ---- The whole ---- */

/* Says what was said, into the task. */
static void keep_messages(job *j)
{
    size_t len = 0;

    if (!j->diags->first)
        return;
    FILE *out = open_memstream(&j->task->messages, &len);
    if (!out)
        return;
    zy_report(j->options, j->diags, out);
    fclose(out);
}

static void say_fault(job *j)
{
    zy_fail(j->diags, "internal", (zy_span){0}, NULL,
            ZY_SAY(j->diags, "\"%s\" was not drawn, and it was not said why: a fault of zuhyo",
                   "「%s」を描けませんでしたが、理由が不明です。zuhyoの不具合です"),
            j->task->chart);
}

static void render_text(job *j, const char *text, size_t len)
{
    const char *name = is_standard_output(j->task->chart) ? "stdin" : j->task->chart;

    j->render = zy_render_new(name, text, len, &j->options->render);
    j->diags = zy_render_diags(j->render);
    bool drawn = draw(j);
    bool silent = !drawn && j->diags->errors == 0;
    if (silent)
        say_fault(j);
    if (drawn && may_write(j))
        add_deps(j);
    if (drawn && may_write(j))
        put_in_place(j);
    j->task->status = silent ? ZY_EXIT_FAULT : zy_status_of(j->options, j->diags);
}

static void free_products(GArray *products)
{
    for (size_t i = 0; i < products->len; i++)
        g_string_free(g_array_index(products, product, i).bytes, TRUE);
    g_array_free(products, TRUE);
}

void zy_task_run(zy_task *task)
{
    zy_arena *arena = zy_arena_new();
    job j = {.task = task,
             .options = task->options,
             .arena = arena,
             .diags = own_diags(arena, task->options),
             .products = g_array_new(FALSE, TRUE, sizeof(product))};
    size_t len = 0;
    const char *text =
        zy_file_read(arena, j.diags, task->chart, MOST_CHART_BYTES, (zy_span){0}, &len);

    if (text)
        render_text(&j, text, len);
    else
        task->status = zy_status_of(task->options, j.diags);
    keep_messages(&j);
    free_products(j.products);
    zy_render_free(j.render);
    zy_arena_free(arena);
}
