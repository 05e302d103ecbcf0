/* An alternative text drafted from the data, for those who cannot see the picture. */
#include <math.h>
#include <string.h>

#include "render/stages.h"

enum { MOST_ROWS = 8 };

static const zy_view *first_unit(const zy_view *view)
{
    while (view && view->kind != ZY_VIEW_UNIT)
        view = view->first;
    return view;
}

static const char *mark_word(const zy_job *job, const char *name)
{
    static const char *const words[][3] = {
        {"bar", "Bar chart", "棒グラフ"},
        {"line", "Line chart", "折れ線グラフ"},
        {"area", "Area chart", "面グラフ"},
        {"point", "Scatter plot", "散布図"},
        {"circle", "Scatter plot", "散布図"},
        {"square", "Scatter plot", "散布図"},
        {"arc", "Pie chart", "円グラフ"},
        {"rect", "Heat map", "ヒートマップ"},
        {"tick", "Strip plot", "ストリッププロット"},
    };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i][0], name) == 0)
            return words[i][job->chart.locale->myriads ? 2 : 1];
    return job->chart.locale->myriads ? "図" : "Chart";
}

static const char *cell_text(zy_job *job, const zy_def *def, size_t row)
{
    const zy_column *column = def->values;

    if (column->written && column->written[row] && column->written[row][0])
        return column->written[row];
    return zy_datum_text(job->arena, zy_column_at(column, row));
}

const char *zy_alt_draft(zy_job *job)
{
    const zy_view *unit = first_unit(job->chart.root);
    const zy_def *x = unit ? unit->encoding[ZY_CHANNEL_X] : NULL,
                 *y = unit ? unit->encoding[ZY_CHANNEL_Y] : NULL;
    const bool ja = job->chart.locale->myriads;
    GString *text = g_string_new(unit ? mark_word(job, unit->mark->name) : "");
    const char *kept;

    g_string_append(text, ja ? "。" : ".");
    if (zy_def_is_field(x) && zy_def_is_field(y) && x->values && y->values &&
        unit->table->row_count <= MOST_ROWS) {
        const zy_def *value =
                         x->type == ZY_TYPE_QUANTITATIVE && y->type != ZY_TYPE_QUANTITATIVE ? x : y,
                     *key = value == x ? y : x;
        for (size_t r = 0; r < unit->table->row_count; r++)
            g_string_append_printf(text, "%s%s%s%s",
                                   r    ? (ja ? "、" : "; ")
                                   : ja ? ""
                                        : " ",
                                   cell_text(job, key, r), ja ? " " : ": ",
                                   cell_text(job, value, r));
        g_string_append(text, ja ? "。" : ".");
    }
    kept = zy_arena_text(job->arena, text->str, text->len);
    g_string_free(text, TRUE);
    return kept;
}
