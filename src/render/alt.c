/* An alternative text drafted from the data, for those who cannot see the picture. */
#include <math.h>
#include <string.h>

#include "render/inside.h"

enum { MOST_ROWS = 8, MOST_EVENTS = 40 };

static const zy_view *first_unit(const zy_view *view)
{
    while (view && view->kind != ZY_VIEW_UNIT)
        view = view->first;
    return view;
}

/* What a chart of the unit is called. */
static const char *chart_word(const zy_job *job, const zy_view *unit)
{
    const bool ja = zy_is_japanese(&job->chart);
    const char *word = unit->form ? (ja ? unit->form->chart_ja : unit->form->chart_en)
                                  : (ja ? unit->mark->chart_ja : unit->mark->chart_en);

    return word ? word : ja ? "図" : "Chart";
}

static const char *cell_text(zy_job *job, const zy_def *def, size_t row)
{
    const zy_column *column = def->values;

    if (column->written && column->written[row] && column->written[row][0])
        return column->written[row];
    return zy_datum_text(job->arena, zy_column_at(column, row));
}

/* ---- Marks that print their values: what stands in the picture ---- */

typedef struct printed {
    zy_job *job;
    GString *text;
    size_t count, most;
} printed;

static bool has_column(const zy_def *def)
{
    return zy_def_is_field(def) && def->values;
}

/* What is printed: the text; else what is counted. */
static const zy_def *printed_value(const zy_view *unit)
{
    static const zy_channel channels[] = {ZY_CHANNEL_TEXT, ZY_CHANNEL_X, ZY_CHANNEL_Y,
                                          ZY_CHANNEL_THETA};

    for (size_t i = 0; i < sizeof channels / sizeof *channels; i++) {
        const zy_def *def = unit->encoding[channels[i]];
        if (has_column(def) &&
            (channels[i] == ZY_CHANNEL_TEXT || def->values->kind == ZY_COLUMN_NUMBER))
            return def;
    }
    return NULL;
}

/* The part of a whole: what its colour stands for. */
static const char *part_name(zy_job *job, const zy_view *unit, size_t row)
{
    const zy_def *color = unit->encoding[ZY_CHANNEL_COLOR];

    /* What highlight paints was the colour's field, and is a detail now. */
    if (color && color->no_scale)
        color = unit->encoding[ZY_CHANNEL_DETAIL];
    return unit->mark->names_colors && has_column(color) ? cell_text(job, color, row) : "";
}

/* What it is called: another position, or the caption. */
static const char *printed_name(zy_job *job, const zy_view *unit, const zy_def *value, size_t row)
{
    for (int c = ZY_CHANNEL_Y; c >= ZY_CHANNEL_X; c--)
        if (unit->encoding[c] != value && has_column(unit->encoding[c]))
            return cell_text(job, unit->encoding[c], row);
    return zy_value_text(zy_value_path(unit->spec, "mark.caption"), "");
}

static void add_printed_row(printed *p, const zy_view *unit, const zy_def *value, size_t row)
{
    const bool ja = zy_is_japanese(&p->job->chart);
    const char *whole = printed_name(p->job, unit, value, row),
               *part = part_name(p->job, unit, row);
    const char *name =
        zy_arena_format(p->job->arena, "%s%s%s", whole, whole[0] && part[0] ? " " : "", part);

    if (zy_datum_is_missing(zy_column_at(value->values, row)) || p->count++ >= p->most)
        return;
    g_string_append(p->text, p->count > 1 ? (ja ? "、" : "; ") : ja ? "" : " ");
    g_string_append_printf(p->text, "%s%s%s", name,
                           !name[0] ? ""
                           : ja     ? " "
                                    : ": ",
                           cell_text(p->job, value, row));
}

static void add_printed(zy_view *unit, void *closure)
{
    const zy_def *value = printed_value(unit);
    const size_t count = unit->rows ? unit->row_count : unit->table->row_count;

    for (size_t i = 0; i < count && value && unit->mark->draw_all; i++)
        add_printed_row(closure, unit, value, unit->rows ? unit->rows[i] : i);
}

/* Of a composite mark the layer that has all its channels: the last. */
static const zy_view *telling_unit(const zy_view *root)
{
    const zy_view *unit = first_unit(root);

    while (unit && unit->form && unit->next && unit->next->kind == ZY_VIEW_UNIT &&
           unit->next->form == unit->form)
        unit = unit->next;
    return unit;
}

/* What tells rows of the same key apart; NULL: nothing does. */
static const zy_def *series_of(const zy_view *unit, const zy_def *key)
{
    const zy_def *const defs[] = {unit->encoding[ZY_CHANNEL_COLOR],
                                  unit->encoding[ZY_CHANNEL_DETAIL]};

    for (size_t i = 0; i < 2; i++)
        if (zy_def_is_field(defs[i]) && defs[i]->values && !defs[i]->no_scale &&
            zy_def_is_discrete(defs[i]) && (!key || g_strcmp0(defs[i]->field, key->field) != 0))
            return defs[i];
    return NULL;
}

static void tell_row(zy_job *job, GString *text, const zy_def *const *names, const zy_def *value,
                     size_t row)
{
    const bool ja = zy_is_japanese(&job->chart);
    const char *between = "";

    for (int i = 0; i < 2; i++)
        if (names[i]) {
            g_string_append_printf(text, "%s%s", between, cell_text(job, names[i], row));
            between = " ";
        }
    g_string_append_printf(text, "%s%s", between[0] ? (ja ? " " : ": ") : "",
                           cell_text(job, value, row));
}

static void tell_rows(zy_job *job, GString *text, const zy_view *unit)
{
    const zy_def *x = unit->encoding[ZY_CHANNEL_X], *y = unit->encoding[ZY_CHANNEL_Y];
    const bool ja = zy_is_japanese(&job->chart),
               x_is_value =
                   x && x->type == ZY_TYPE_QUANTITATIVE && (!y || y->type != ZY_TYPE_QUANTITATIVE);
    const zy_def *value = x_is_value ? x : y, *key = x_is_value ? y : x;
    const size_t most = unit->form ? 2 * MOST_ROWS : MOST_ROWS;

    if (!zy_def_is_field(value) || !value->values || unit->table->row_count > most ||
        (key ? !zy_def_is_field(key) || !key->values : !unit->form))
        return;
    const zy_def *const names[] = {key, unit->form ? series_of(unit, key) : NULL};
    for (size_t r = 0; r < unit->table->row_count; r++) {
        g_string_append(text, r ? (ja ? "、" : "; ") : ja ? "" : " ");
        tell_row(job, text, names, value, r);
    }
    g_string_append(text, ja ? "。" : ".");
}

const char *zy_alt_draft(zy_job *job)
{
    const zy_view *unit = telling_unit(job->chart.root);
    GString *text = g_string_new(unit ? chart_word(job, unit) : "");
    const char *kept;

    g_string_append(text, zy_is_japanese(&job->chart) ? "。" : ".");
    if (unit && unit->mark->lists_columns) {
        zy_alt_table(job, unit, text);
    } else if (unit && unit->mark->draw_all) {
        printed p = {job, text, 0, unit->mark->tells_all ? MOST_EVENTS : MOST_ROWS};
        zy_view_each_unit(job->chart.root, add_printed, &p);
        if (p.count > p.most)
            g_string_append_printf(text,
                                   zy_is_japanese(&job->chart) ? "、ほか%zu件" : "; and %zu more",
                                   p.count - p.most);
        g_string_append(text, p.count == 0 ? "" : zy_is_japanese(&job->chart) ? "。" : ".");
    } else if (unit && unit->table) {
        tell_rows(job, text, unit);
    }
    kept = zy_arena_text(job->arena, text->str, text->len);
    g_string_free(text, TRUE);
    return kept;
}
