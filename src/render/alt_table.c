/* The alternative text of a table: its rows, read out with the names of the columns. */
#include <string.h>

#include "render/inside.h"

enum { MOST_ROWS = 8 };

static const char *cell_text(zy_job *job, const zy_def *def, size_t row)
{
    const zy_column *column = zy_def_is_field(def) ? def->values : NULL;

    if (!column)
        return "";
    if (column->written && column->written[row] && column->written[row][0])
        return column->written[row];
    return zy_datum_is_missing(zy_column_at(column, row))
               ? ""
               : zy_datum_text(job->arena, zy_column_at(column, row));
}

static const char *column_name(zy_job *job, const zy_def *def)
{
    return def->title ? zy_datum_text(job->arena, zy_value_datum(job->arena, def->title))
                      : zy_def_title(job->arena, def, "");
}

/* "、米国「半導体」": words are quoted, as they have commas of their own. */
static void say_cell(zy_job *job, const zy_def *def, size_t row, bool first, GString *text)
{
    const bool ja = zy_is_japanese(&job->chart), number = def->type == ZY_TYPE_QUANTITATIVE;
    const char *cell = cell_text(job, def, row);

    if (!cell[0])
        return;
    g_string_append_printf(text, "%s%s",
                           first ? (ja ? "：" : ": ")
                           : ja  ? "、"
                                 : ", ",
                           column_name(job, def));
    g_string_append_printf(text, number ? " %s" : ja ? "「%s」" : " “%s”", cell);
}

void zy_alt_table(zy_job *job, const zy_view *unit, GString *text)
{
    const zy_def *first = unit->encoding[ZY_CHANNEL_TEXT];
    const bool ja = zy_is_japanese(&job->chart);
    const size_t rows = unit->table->row_count, said = MIN(rows, MOST_ROWS);

    for (size_t r = 0; first && r < said; r++) {
        g_string_append_printf(text, "%s%s", ja ? "" : " ", cell_text(job, first, r));
        for (const zy_def *def = first->next; def; def = def->next)
            say_cell(job, def, r, def == first->next, text);
        g_string_append(text, ja ? "。" : ".");
    }
    if (rows > said)
        g_string_append_printf(text, ja ? "ほか%zu行。" : " And %zu more rows.", rows - said);
}
