/* The page on which the whole program can be read: a chart file becomes a scene by these stages. */
#include "render/render.h"

#include <string.h>

#include "composites/composites.h"
#include "render/inside.h"

struct zy_render {
    zy_arena *arena;
    zy_diags diags;
    zy_source source;
    zy_render_options options;
    zy_job job;
    size_t size_index;
    const char *const *size_names;
    size_t size_count;
    const zy_value *written; /* the document, read once */
    bool done, good;
};

typedef struct stage {
    const char *name;
    bool (*run)(zy_job *job);
    const zy_invariant *invariants; /* what holds from then on; NULL: there is no tree of views */
} stage;

static bool read_values(zy_job *job)
{
    if (!job->chart.written)
        job->chart.written = zy_value_read(job->chart.source, job->arena, job->diags);
    return job->chart.written != NULL;
}

static const stage stages[] = {
    /* text -> values, each remembering its place */
    {"values", read_values, NULL},
    /* values -> views; shorthand written out, composite marks rewritten */
    {"views", zy_normalise, zy_views_invariants},
    /* tables loaded, transforms run, facets cut, encodings' columns */
    {"data", zy_data, zy_data_invariants},
    /* types and domains, shared or independent */
    {"scales", zy_scales, zy_scaling_invariants},
    /* sizes, ranges; marks, axes, legends and frame measured and placed */
    {"layout", zy_layout, zy_layout_invariants},
    /* everything in its place in the picture */
    {"scene", zy_draw, NULL},
};
enum { STAGE_COUNT = sizeof stages / sizeof *stages };

const char *const zy_render_stages[] = {"values", "views", "data", "scales",
                                        "layout", "scene", NULL};

/* ---- Making and freeing ---- */

static void unref_hash(void *hash)
{
    g_hash_table_unref(hash);
}

static void unref_array(void *array)
{
    g_ptr_array_unref(array);
}

static const char *folder_of(zy_arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? zy_arena_text(arena, path, (size_t)(slash - path)) : "";
}

zy_render *zy_render_new(const char *name, const char *text, size_t len,
                         const zy_render_options *options)
{
    zy_arena *arena = zy_arena_new();
    zy_render *render = ZY_NEW(arena, zy_render);

    render->arena = arena;
    render->options = *options;
    render->diags = (zy_diags){.arena = arena,
                               .language = zy_language_is_japanese(options->language) ? ZY_JAPANESE
                                                                                      : ZY_ENGLISH};
    render->source = (zy_source){.name = zy_arena_text(arena, name, strlen(name)),
                                 .text = zy_arena_text(arena, text, len),
                                 .len = len};
    return render;
}

void zy_render_free(zy_render *render)
{
    if (render)
        zy_arena_free(render->arena);
}

static void start(zy_render *render)
{
    zy_job *job = &render->job;

    *job = (zy_job){.arena = render->arena, .diags = &render->diags, .options = &render->options};
    job->chart = (zy_chart){.arena = render->arena,
                            .scratch = render->arena,
                            .diags = &render->diags,
                            .source = &render->source,
                            .size_index = render->size_index,
                            .written = render->written,
                            .composites = zy_composites};
    job->sources = g_hash_table_new(NULL, NULL);
    job->urls = g_hash_table_new(g_str_hash, g_str_equal);
    job->wrapped = g_hash_table_new(g_str_hash, g_str_equal);
    job->files = g_ptr_array_new();
    zy_arena_defer(render->arena, unref_hash, job->sources);
    zy_arena_defer(render->arena, unref_hash, job->urls);
    zy_arena_defer(render->arena, unref_hash, job->wrapped);
    zy_arena_defer(render->arena, unref_array, job->files);
    job->folder = folder_of(render->arena, render->source.name);
}

/* ---- Running ---- */

/* What the stage says of the tree; in debug builds also what those before it say: a later one may
 * not undo what an earlier one did. */
static void check_tree(const zy_job *job, size_t last)
{
    for (size_t i = zy_debug_checks ? 0 : last; i <= last; i++)
        if (stages[i].invariants)
            zy_invariants_assert(stages[i].invariants, job, stages[last].name);
}

static bool run_to(zy_render *render, size_t last)
{
    start(render);
    for (size_t i = 0; i <= last; i++) {
        if (!stages[i].run(&render->job) || render->diags.errors)
            return false;
        check_tree(&render->job, i);
    }
    return true;
}

bool zy_render_run(zy_render *render)
{
    if (!render->done)
        render->good = run_to(render, STAGE_COUNT - 1);
    render->done = true;
    return render->good;
}

bool zy_render_dump(zy_render *render, const char *name, GString *out)
{
    size_t last = 0;

    while (last < STAGE_COUNT && strcmp(stages[last].name, name) != 0)
        last++;
    if (last == STAGE_COUNT || !run_to(render, last))
        return false;
    if (stages[last].invariants)
        zy_dump_invariants(stages[last].invariants, out);
    zy_dump(&render->job, name, out);
    return true;
}

/* What only writing finds: characters that no font has. */
static bool is_written(zy_render *render)
{
    return zy_typesetter_report_missing(render->job.chart.typesetter, &render->diags,
                                        render->options.allow_missing_glyphs) &&
           !render->diags.errors;
}

static zy_out_options out_options(zy_render *render, const zy_out_options *options)
{
    zy_out_options own = *options;

    own.arena = render->arena;
    own.diags = &render->diags;
    return own;
}

bool zy_render_write(zy_render *render, const zy_writer *writer, const zy_out_options *options,
                     GString *out)
{
    const zy_out_options own = out_options(render, options);

    return zy_render_run(render) &&
           writer->write(&render->job.chart.scene, render->job.chart.typesetter, &own, out) &&
           is_written(render);
}

bool zy_render_slide(zy_render *render, const char *name, const zy_out_options *options,
                     zy_slide *slide)
{
    const zy_out_options own = out_options(render, options);

    return zy_render_run(render) &&
           zy_slide_make(slide, name, &render->job.chart.scene, render->job.chart.typesetter,
                         &own) &&
           is_written(render);
}

zy_diags *zy_render_diags(zy_render *render)
{
    return &render->diags;
}

const zy_scene *zy_render_scene(const zy_render *render)
{
    return &render->job.chart.scene;
}

const char *const *zy_render_files(const zy_render *render)
{
    const GPtrArray *files = render->job.files;
    const char **names = ZY_NEW_ARRAY(render->arena, const char *, files ? files->len + 1 : 1);

    for (guint i = 0; files && i < files->len; i++)
        names[i] = files->pdata[i];
    return names;
}

/* ---- Sizes ---- */

static void read_sizes(zy_render *render)
{
    if (render->size_names)
        return;
    if (!render->written)
        render->written = zy_value_read(&render->source, render->arena, &render->diags);
    render->size_names =
        zy_sizes_of(render->arena, render->written, render->options.size, &render->size_count);
}

size_t zy_render_size_count(zy_render *render)
{
    read_sizes(render);
    return render->size_count;
}

const char *zy_render_size_name(zy_render *render, size_t index)
{
    read_sizes(render);
    return index < render->size_count ? render->size_names[index] : "";
}

void zy_render_select_size(zy_render *render, size_t index)
{
    if (index != render->size_index)
        render->done = false;
    render->size_index = index;
}
