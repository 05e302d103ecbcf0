/* zuhyo render, zuhyo check: all charts, one after the other or several at a time. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/cli.h"

/* Progress is shown on a terminal after this long. */
enum { PATIENCE_US = 2 * 1000 * 1000 };

static const size_t most_table_bytes = (size_t)4 << 30;

/* ---- Several at a time ---- */

typedef struct crew {
    GMutex lock;
    GCond some_done;
} crew;

static void work(gpointer item, gpointer data)
{
    zy_task *task = item;
    crew *c = data;

    zy_task_run(task);
    g_mutex_lock(&c->lock);
    task->done = true;
    g_cond_broadcast(&c->some_done);
    g_mutex_unlock(&c->lock);
}

static void wait_for(crew *c, const zy_task *task)
{
    g_mutex_lock(&c->lock);
    while (!task->done)
        g_cond_wait(&c->some_done, &c->lock);
    g_mutex_unlock(&c->lock);
}

/* ---- What they say, in the order of the charts ---- */

typedef struct progress {
    bool shown;   /* a line stands on the terminal */
    bool allowed; /* standard error is a terminal, and nobody asked for silence */
    gint64 since;
} progress;

static void clear_progress(progress *p)
{
    if (p->shown)
        fputs("\r\033[K", stderr);
    p->shown = false;
}

static void show_progress(progress *p, size_t done, size_t count)
{
    if (!p->allowed || done == count || g_get_monotonic_time() - p->since < PATIENCE_US)
        return;
    fprintf(stderr, "\r%zu/%zu\033[K", done, count);
    p->shown = true;
}

static int hear(zy_task *task, progress *p, zy_diags *diags)
{
    int status = task->status;

    if (task->messages) {
        clear_progress(p);
        fputs(task->messages, stderr);
    }
    if (task->printed && !zy_file_write(diags, "-", task->printed, strlen(task->printed), false))
        status = zy_status_worse(status, ZY_EXIT_FILE);
    free(task->messages);
    g_free(task->printed);
    task->messages = task->printed = NULL;
    return status;
}

int zy_tasks_run(zy_task *tasks, size_t count, const zy_cli_options *options)
{
    size_t jobs = options->jobs < count ? options->jobs : count;
    progress p = {.allowed = !options->quiet && isatty(STDERR_FILENO),
                  .since = g_get_monotonic_time()};
    int status = ZY_EXIT_OK;
    crew c;
    GThreadPool *pool = NULL;

    g_mutex_init(&c.lock);
    g_cond_init(&c.some_done);
    if (jobs > 1)
        pool = g_thread_pool_new(work, &c, (gint)jobs, TRUE, NULL);
    for (size_t i = 0; pool && i < count; i++)
        g_thread_pool_push(pool, &tasks[i], NULL);
    for (size_t i = 0; i < count; i++) {
        if (pool)
            wait_for(&c, &tasks[i]);
        else
            zy_task_run(&tasks[i]);
        status = zy_status_worse(status, hear(&tasks[i], &p, options->diags));
        show_progress(&p, i + 1, count);
    }
    clear_progress(&p);
    if (pool)
        g_thread_pool_free(pool, FALSE, TRUE);
    g_mutex_clear(&c.lock);
    g_cond_clear(&c.some_done);
    return status;
}

/* ---- The commands ---- */

static void free_input(void *input)
{
    zy_input_free(input);
}

/* Standard input is for tables, unless a chart comes from there. */
static void open_input(zy_cli_options *o)
{
    for (size_t i = 0; i < o->rest_count; i++)
        if (strcmp(o->rest[i], "-") == 0)
            return;
    o->render.input = zy_input_new();
    zy_arena_defer(o->arena, free_input, o->render.input);
}

bool zy_cli_tables_read(zy_cli_options *o)
{
    zy_named_table *tables = ZY_NEW_ARRAY(o->arena, zy_named_table, o->data->len + 1);

    open_input(o);
    for (size_t i = 0; i < o->data->len; i++) {
        const zy_cli_data *data = &g_array_index(o->data, zy_cli_data, i);
        zy_named_table *table = &tables[i];
        table->name = data->name;
        const bool is_input = strcmp(data->file, "-") == 0 && o->render.input;
        table->shown = is_input ? "stdin" : data->file;
        table->bytes = is_input ? zy_input_read(o->render.input, o->diags, most_table_bytes,
                                                (zy_span){0}, &table->len)
                                : zy_file_read(o->arena, o->diags, data->file, most_table_bytes,
                                               (zy_span){0}, &table->len);
        if (!table->bytes)
            return false;
    }
    o->render.tables = tables;
    o->render.table_count = o->data->len;
    return true;
}

static int run(zy_cli_options *o, bool check_only)
{
    zy_task *tasks = zy_plan(o, check_only);

    if (!tasks)
        return ZY_EXIT_USAGE;
    if (!zy_cli_tables_read(o))
        return zy_status_of(o, o->diags);
    o->render.language = o->diags->language == ZY_JAPANESE ? "ja" : "en";
    return zy_tasks_run(tasks, o->rest_count, o);
}

int zy_command_render(zy_cli_options *options)
{
    return run(options, false);
}

int zy_command_check(zy_cli_options *options)
{
    return run(options, true);
}
