/* A table without a chart: read and understood as a chart of the house's style would. */
#include <string.h>

#include "data/data.h"

zy_table *zy_table_alone(zy_arena *arena, zy_diags *diags, const zy_named_table *file,
                         const zy_value *data)
{
    const zy_render_options options = {.tables = file, .table_count = 1, .repairs_rows = true};
    zy_job job = {.options = &options, .arena = arena, .diags = diags, .folder = ""};

    job.chart.style = zy_style_of_tables();
    job.sources = g_hash_table_new(NULL, NULL);
    job.urls = g_hash_table_new(g_str_hash, g_str_equal);
    job.files = g_ptr_array_new();
    zy_table *table = zy_source_load(&job, data);
    g_hash_table_unref(job.sources);
    g_hash_table_unref(job.urls);
    g_ptr_array_unref(job.files);
    return table;
}

/* Why a cell of a column of words has no value; an empty text is one to a chart. */
static zy_missing missing_word(const zy_column *column, size_t row)
{
    if (column->missing && column->missing[row])
        return (zy_missing)column->missing[row];
    return column->kind == ZY_COLUMN_TEXT && !*column->texts[row] ? ZY_MISSING_EMPTY : ZY_PRESENT;
}

zy_column_study zy_column_study_of(zy_table *table, zy_column *column)
{
    zy_column_study study = {.scale = 1};
    size_t bad;

    zy_column_spell(table, column);
    study.reading = zy_column_look(table, column, ZY_WANT_ANY, &study.sure);
    column->looked = true;
    study.doubt = zy_column_doubt(column);
    study.kind = zy_column_infer(column);
    if (study.kind == ZY_INFER_NUMBER && column->unit_apart)
        study.scale = column->scale_apart;
    if (study.kind != ZY_INFER_TEXT && !zy_column_convert(table, column, study.kind, &bad))
        study.kind = ZY_INFER_TEXT;
    for (size_t row = 0; row < column->count; row++)
        study.missing[missing_word(column, row)]++;
    return study;
}
