/* What a pictogram counts: rows of one name together, each a stretch of symbols. */
#include <math.h>
#include <string.h>

#include "marks/pictogram/pictogram.h"

enum { FADES = 2 };
static const double EXACT = 1e-6; /* of a symbol: what is nearer to a whole one is one */

/* ---- Channels ---- */

static bool is_number(const zy_def *def)
{
    return zy_def_is_field(def) && def->values && def->values->kind == ZY_COLUMN_NUMBER &&
           def->type == ZY_TYPE_QUANTITATIVE;
}

static bool find_channels(const zy_pen *pen, zy_pictogram_data *data)
{
    const zy_def *x = pen->unit->encoding[ZY_CHANNEL_X], *y = pen->unit->encoding[ZY_CHANNEL_Y];

    data->value = is_number(x) ? x : is_number(y) ? y : NULL;
    data->category = data->value == x ? y : x;
    if (!zy_def_is_field(data->category) || !data->category->values)
        data->category = NULL;
    if (data->value)
        return true;
    return zy_fail(pen->chart->diags, "no-measure", zy_value_find(pen->unit->spec, "mark")->span,
                   NULL,
                   ZY_SAY(pen->chart->diags, "a %s needs a column of numbers (x: …)",
                          "%s には数の列が必要です（x: …）"),
                   pen->unit->mark->name);
}

/* ---- How many units a symbol stands for ---- */

static double sum_of(const zy_view *unit, const zy_column *column)
{
    const size_t count = unit->rows ? unit->row_count : unit->table->row_count;
    double sum = 0;

    for (size_t i = 0; i < count; i++) {
        const double value = zy_column_number(column, unit->rows ? unit->rows[i] : i);
        if (value > 0)
            sum += value;
    }
    return sum;
}

/* The least 1, 2 or 5 times a power of ten that leaves few symbols. */
static double round_per(double least)
{
    static const double steps[] = {1, 2, 5, 10};
    const double power = pow(10, floor(log10(least) + 1e-9));

    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (steps[i] * power >= least * (1 - 1e-9))
            return steps[i] * power;
    return 10 * power;
}

/* One for all units that are counted side by side. */
static double chosen_per(const zy_pen *pen, const zy_pictogram_data *data)
{
    size_t count;
    zy_view **units = zy_mark_siblings(pen, &count);
    double most = 0;

    for (size_t i = 0; i < count; i++) {
        const zy_def *def = units[i]->encoding[data->value->channel];
        if (is_number(def) && g_strcmp0(def->field, data->value->field) == 0)
            most = fmax(most, sum_of(units[i], def->values));
    }
    return most > ZY_FEW_SYMBOLS ? round_per(most / ZY_FEW_SYMBOLS) : 1;
}

static bool find_per(const zy_pen *pen, zy_pictogram_data *data)
{
    const zy_pictogram *o = pen->unit->own;
    const bool given = zy_props_has(zy_pictogram_props, o, offsetof(zy_pictogram, per));
    const zy_value *written = zy_value_path(pen->unit->spec, "mark.per");

    data->per = given ? o->per : chosen_per(pen, data);
    if (data->per > 0)
        return true;
    return zy_fail(pen->chart->diags, "bad-pictogram", written ? written->span : (zy_span){0}, NULL,
                   ZY_SAY(pen->chart->diags, "a symbol must stand for more than 0 (per)",
                          "1個が表す数（per）は0より大きくなければなりません"));
}

static bool too_many(const zy_pen *pen, const zy_pictogram_data *data, double symbols)
{
    zy_diags *diags = pen->chart->diags;
    const zy_value *per = zy_value_path(pen->unit->spec, "mark.per"),
                   *mark = zy_value_find(pen->unit->spec, "mark");
    char better[32];

    zy_number_text(round_per(symbols * data->per / ZY_FEW_SYMBOLS), better);
    zy_fail(diags, "too-many-symbols", (per ? per : mark)->span,
            zy_arena_format(diags->arena,
                            ZY_SAY(diags, "per: %s gives at most %d", "per: %s なら%d個以内です"),
                            better, ZY_FEW_SYMBOLS),
            ZY_SAY(diags, "%.0f symbols are more than the %d that a picture can hold",
                   "記号が%.0f個になり、上限の%d個を超えています"),
            ceil(symbols), ZY_MOST_SYMBOLS);
    zy_diag_fault(diags, ZY_FAULT_LIMIT);
    return false;
}

/* ---- Figures ---- */

/* A number in the column's unit that stands in no row of it. */
static zy_column column_of(const zy_column *like, double *number)
{
    return (zy_column){.name = like->name,
                       .kind = ZY_COLUMN_NUMBER,
                       .count = 1,
                       .numbers = number,
                       .unit = like->unit,
                       .unit_scale = like->unit_scale};
}

static zy_figure figure_of(const zy_pen *pen, const zy_pictogram_data *data,
                           const zy_pictogram_group *group, double sum)
{
    const char *format = zy_value_text(data->value->format, NULL);

    if (group->part_count == 1) {
        const size_t row = group->parts[0].row;
        const zy_column *column = data->value->values;
        if (isnan(zy_column_number(column, row)))
            return (zy_figure){
                .before = "",
                .number = column->written && column->written[row][0] ? column->written[row] : "–",
                .after = ""};
        return zy_figure_of(pen->chart, column, row, format);
    }
    const zy_column total = column_of(data->value->values, &sum);
    return zy_figure_of(pen->chart, &total, 0, format);
}

static const char *spaced(const zy_pen *pen, const zy_figure *f)
{
    return zy_arena_format(pen->arena, "%s%s%s", f->number, g_ascii_isalpha(f->after[0]) ? " " : "",
                           f->after);
}

/* "1個=1万台", and what pale symbols are. */
static const char *key_of(const zy_pen *pen, const zy_pictogram_data *data)
{
    const zy_pictogram *o = pen->unit->own;
    const bool ja = zy_is_japanese(pen->chart);
    double one = data->per;
    const zy_column column = column_of(data->value->values, &one);
    const zy_figure per = zy_figure_of(pen->chart, &column, 0, NULL);
    const char *open = NULL;

    if (zy_props_has(zy_pictogram_props, o, offsetof(zy_pictogram, key)) && !o->key)
        return NULL;
    for (size_t i = 0; i < data->count && !open; i++)
        open = data->groups[i].open;
    const char *text =
        zy_arena_format(pen->arena, ja ? "1個=%s" : "1 symbol = %s", spaced(pen, &per));
    if (!open)
        return text;
    return ja ? zy_arena_format(pen->arena, "%s、薄い記号は「%s」の分", text, open)
              : zy_arena_format(pen->arena, "%s; pale symbols: or more", text);
}

/* ---- Groups ---- */

static const char *open_sign(const zy_pen *pen, const zy_column *column, size_t row)
{
    const unsigned q = column->qualifiers ? column->qualifiers[row] : 0;

    if (!zy_is_japanese(pen->chart))
        return q & (ZY_AT_LEAST | ZY_OVER) ? "+" : NULL;
    return q & ZY_AT_LEAST ? "以上" : q & ZY_OVER ? "超" : NULL;
}

static bool negative(const zy_pen *pen, const zy_column *column, size_t row)
{
    zy_fail(pen->chart->diags, "bad-pictogram", zy_cell_span(pen->unit->table, column, row), NULL,
            ZY_SAY(pen->chart->diags, "a number below 0 cannot be counted in symbols",
                   "0より小さい数は記号の数では表せません"));
    zy_diag_fault(pen->chart->diags, ZY_FAULT_DATA);
    return false;
}

static bool add_row(const zy_pen *pen, const zy_pictogram_data *data, zy_pictogram_group *group,
                    size_t row, double *sum)
{
    const zy_column *column = data->value->values;
    const double value = zy_column_number(column, row);
    zy_pictogram_part *part = &group->parts[group->part_count++];

    *part = (zy_pictogram_part){row, group->symbols, group->symbols};
    if (!isfinite(value))
        return true;
    if (value < 0)
        return negative(pen, column, row);
    *sum += value;
    group->symbols = part->to = *sum / data->per;
    group->open = open_sign(pen, column, row);
    return true;
}

static bool read_group(const zy_pen *pen, const zy_pictogram_data *data, const size_t *rows,
                       size_t count, zy_pictogram_group *group)
{
    double sum = 0;

    *group = (zy_pictogram_group){.name = data->category ? zy_def_text(pen, data->category, rows[0])
                                                         : NULL,
                                  .parts = ZY_NEW_ARRAY(pen->arena, zy_pictogram_part, count + 1)};
    for (size_t i = 0; i < count; i++)
        if (!add_row(pen, data, group, rows[i], &sum))
            return false;
    if (group->symbols > ZY_MOST_SYMBOLS)
        return true; /* told of for all of them */
    const double whole = round(group->symbols);
    if (fabs(group->symbols - whole) < EXACT)
        group->symbols = whole;
    group->cells = (size_t)ceil(group->symbols) + (group->open ? FADES : 0);
    group->figure = figure_of(pen, data, group, sum);
    return true;
}

/* Groups in the order in which their names come. */
static bool read_groups(const zy_pen *pen, const size_t *rows, size_t count,
                        zy_pictogram_data *data)
{
    zy_column *by = data->category ? data->category->values : NULL;
    const zy_groups groups = zy_table_group(pen->arena, pen->unit->table, &by, by ? 1 : 0);
    size_t *own = ZY_NEW_ARRAY(pen->arena, size_t, count + 1);
    bool *done = ZY_NEW_ARRAY(pen->arena, bool, groups.count + 1);

    if (by && groups.count > ZY_MOST_SYMBOLS)
        return too_many(pen, data, (double)groups.count);
    data->groups = ZY_NEW_ARRAY(pen->arena, zy_pictogram_group, count + 1);
    for (size_t i = 0; i < count; i++) {
        const size_t g = by ? groups.group_of[rows[i]] : 0;
        size_t n = 0;
        if (by && done[g])
            continue;
        for (size_t k = i; k < count; k++)
            if (!by || groups.group_of[rows[k]] == g)
                own[n++] = rows[k];
        if (!read_group(pen, data, own, n, &data->groups[data->count++]))
            return false;
        if (!by)
            return true;
        done[g] = true;
    }
    return true;
}

/* ---- Their order: that of the table, or as `sort` of the names says ---- */

static int sort_place(const zy_value *list, const char *name)
{
    int place = 0;

    for (const zy_value *v = list->child; v; v = v->next, place++)
        if (zy_value_is(v, name))
            return place;
    return place;
}

/* Whether a stands before b. */
static bool is_before(const zy_pictogram_data *data, const zy_pictogram_group *a,
                      const zy_pictogram_group *b)
{
    const zy_value *sort = data->category->sort;
    const char *word = zy_value_text(sort, "");
    const bool by_value =
                   sort->kind == ZY_VALUE_MAP ||
                   strcmp(word + (word[0] == '-'), zy_channel_names[data->value->channel]) == 0,
               down = word[0] == '-' || strcmp(word, "descending") == 0 ||
                      zy_value_is(zy_value_find(sort, "order"), "descending");

    if (sort->kind == ZY_VALUE_LIST)
        return sort_place(sort, a->name ? a->name : "") < sort_place(sort, b->name ? b->name : "");
    if (by_value)
        return down ? a->symbols > b->symbols : a->symbols < b->symbols;
    const int order = g_strcmp0(a->name, b->name);
    return down ? order > 0 : order < 0;
}

static bool sort_groups(const zy_pen *pen, zy_pictogram_data *data)
{
    const zy_value *sort = data->category ? data->category->sort : NULL,
                   *field =
                       sort && sort->kind == ZY_VALUE_MAP ? zy_value_find(sort, "field") : NULL;

    if (!sort || sort->kind == ZY_VALUE_NULL)
        return true;
    if (field && !zy_value_is(field, data->value->field ? data->value->field : ""))
        return zy_fail(pen->chart->diags, "unsupported", field->span, NULL,
                       ZY_SAY(pen->chart->diags, "a pictogram is sorted by what it counts, \"%s\"",
                              "pictogram の並べ替えは数える列「%s」によります"),
                       data->value->field ? data->value->field : "");
    for (size_t i = 1; i < data->count; i++)
        for (size_t k = i; k > 0 && is_before(data, &data->groups[k], &data->groups[k - 1]); k--) {
            const zy_pictogram_group moved = data->groups[k];
            data->groups[k] = data->groups[k - 1], data->groups[k - 1] = moved;
        }
    return true;
}

bool zy_pictogram_read(const zy_pen *pen, const size_t *rows, size_t count, zy_pictogram_data *data)
{
    double symbols = 0;

    *data = (zy_pictogram_data){0};
    if (!find_channels(pen, data) || !find_per(pen, data) || !read_groups(pen, rows, count, data))
        return false;
    if (!sort_groups(pen, data))
        return false;
    for (size_t i = 0; i < data->count; i++) {
        symbols += data->groups[i].symbols;
        data->widest = MAX(data->widest, data->groups[i].cells);
        data->has_names |= data->groups[i].name && data->groups[i].name[0];
    }
    if (symbols > ZY_MOST_SYMBOLS)
        return too_many(pen, data, symbols);
    data->key = key_of(pen, data);
    return true;
}
