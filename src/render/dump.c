/* --dump: the tree after a stage, for tests and for the curious. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "render/inside.h"

static void append(GString *out, int depth, const char *format, ...) G_GNUC_PRINTF(3, 4);

static void append(GString *out, int depth, const char *format, ...)
{
    va_list args;

    g_string_append_printf(out, "%*s", depth * 2, "");
    va_start(args, format);
    g_string_append_vprintf(out, format, args);
    va_end(args);
    g_string_append_c(out, '\n');
}

static void append_value(const zy_value *value, GString *out)
{
    char *text = NULL;
    size_t len = 0;
    FILE *file = open_memstream(&text, &len);

    zy_value_print(value, file);
    fclose(file);
    g_string_append_len(out, text, (gssize)len);
    if (len && text[len - 1] != '\n')
        g_string_append_c(out, '\n');
    free(text);
}

static const char *kind_of(const zy_view *view)
{
    if (view->kind == ZY_VIEW_UNIT)
        return view->mark->name;
    if (view->kind == ZY_VIEW_LAYER)
        return "layer";
    return view->grid_kind == ZY_GRID_FACET ? "facet" : "concat";
}

static void dump_table(zy_job *job, const zy_table *table, int depth, GString *out)
{
    append(out, depth, "table: %zu rows", table->row_count);
    for (size_t c = 0; c < table->column_count; c++) {
        const zy_column *column = table->columns[c];
        GString *cells = g_string_new(NULL);
        for (size_t r = 0; r < column->count && r < 12; r++)
            g_string_append_printf(cells, "%s%s", r ? ", " : "",
                                   zy_datum_json(job->arena, zy_column_at(column, r)));
        append(out, depth + 1, "%s%s%s: %s%s", column->name, column->unit ? " in " : "",
               column->unit ? column->unit : "", cells->str, column->count > 12 ? ", …" : "");
        g_string_free(cells, TRUE);
    }
}

/* What a channel shows: the column that stands for it once there is a table, before that what is
 * written: "mean of v". */
static const char *source_of(zy_job *job, const zy_def *def)
{
    if (def->column)
        return def->column;
    if (!zy_def_is_field(def))
        return def->kind == ZY_DEF_VALUE ? "value" : "datum";
    return zy_arena_format(
        job->arena, "%s%s%s%s", def->bin ? "bins of " : "", def->aggregate ? def->aggregate : "",
        def->aggregate && def->field ? " of " : "", def->field ? def->field : "");
}

static void dump_encoding(zy_job *job, const zy_view *unit, int depth, GString *out)
{
    for (int c = 0; c < ZY_CHANNEL_COUNT; c++)
        for (const zy_def *def = unit->encoding[c]; def; def = def->next)
            append(out, depth, "%s: %s%s%s", zy_channel_names[c], source_of(job, def),
                   def->kind == ZY_DEF_VALUE ? "" : ", ",
                   def->kind == ZY_DEF_VALUE ? "" : zy_type_name(def->type));
}

static void dump_list(zy_job *job, const zy_datum *items, size_t count, GString *out)
{
    for (size_t i = 0; i < count; i++)
        g_string_append_printf(out, "%s%s", i ? ", " : "", zy_datum_json(job->arena, items[i]));
}

static void dump_scales(zy_job *job, const zy_view *view, int depth, bool ranges, GString *out)
{
    for (int c = 0; c < ZY_CHANNEL_COUNT; c++) {
        const zy_scale_part *part = view->scales[c];
        if (!part)
            continue;
        GString *text = g_string_new(NULL);
        dump_list(job, ranges ? part->scale.domain : part->base,
                  ranges ? part->scale.domain_count : part->base_count, text);
        if (ranges) {
            g_string_append(text, " -> ");
            if (part->scale.scheme)
                g_string_append_printf(text, "scheme %s", part->scale.scheme);
            else
                dump_list(job, part->scale.range, part->scale.range_count, text);
        }
        append(out, depth, "scale %s: %s %s", zy_channel_names[c], zy_scale_type_name(part->type),
               text->str);
        g_string_free(text, TRUE);
    }
}

typedef enum detail { VIEWS, DATA, SCALES, LAYOUT } detail;

static void dump_view(zy_job *job, const zy_view *view, int depth, detail what, GString *out)
{
    append(out, depth, "%s%s%s", kind_of(view), view->name ? " " : "",
           view->name ? view->name : "");
    if (view->kind == ZY_VIEW_UNIT)
        dump_encoding(job, view, depth + 1, out);
    if (what == DATA && view->kind == ZY_VIEW_UNIT)
        dump_table(job, view->table, depth + 1, out);
    if (what >= SCALES)
        dump_scales(job, view, depth + 1, what == LAYOUT, out);
    if (what == LAYOUT)
        append(out, depth + 1, "at %.3f, %.3f: %.3f x %.3f", view->x, view->y, view->width,
               view->height);
    for (const zy_view *child = view->first; child; child = child->next)
        dump_view(job, child, depth + 1, what, out);
}

void zy_dump_invariants(const zy_invariant *table, GString *out)
{
    for (int i = 0; table[i].words; i++)
        g_string_append_printf(out, "# %d. %s\n", i + 1, table[i].words);
}

void zy_dump(zy_job *job, const char *stage, GString *out)
{
    static const char *const names[] = {"views", "data", "scales", "layout"};

    if (strcmp(stage, "values") == 0) {
        append_value(job->chart.written, out);
    } else if (strcmp(stage, "scene") == 0) {
        zy_scene_print(&job->chart.scene, job->chart.typesetter, out);
    } else {
        for (int i = 0; i < 4; i++)
            if (strcmp(stage, names[i]) == 0)
                dump_view(job, job->chart.root, 0, (detail)i, out);
    }
}
