/* What stands in the cells of a table. */
#include <math.h>
#include <string.h>

#include "marks/table/table.h"

/* ---- Numbers: one unit a column ---- */

/* The numbers of a column are printed in one unit: 30万台 and 2万台 are 30 and 2 under (万台).
 * The unit is the one that all cells are written in, else that of the smallest number, as long as
 * no number then gets too long and none needs more than two decimals. */
typedef struct common_unit {
    double divisor;
    const char *word;
} common_unit;

/* How the numbers of a column are written. */
typedef struct manner {
    common_unit unit;
    zy_locale locale; /* with the cells' own sign */
} manner;

static double smallest(const zy_tabular_parts *t, const zy_column *column)
{
    double least = INFINITY;

    for (size_t i = 0; i < t->row_count; i++) {
        const double value = fabs(zy_column_number(column, t->rows[i].row));
        if (value > 0 && value < least)
            least = value;
    }
    return least;
}

static bool suits(const zy_tabular_parts *t, const zy_column *column, double divisor)
{
    for (size_t i = 0; i < t->row_count; i++) {
        const double value = zy_column_number(column, t->rows[i].row) / divisor;
        if (!isnan(value) && (fabs(value) >= 1e7 || zy_decimals_needed(&value, 1) > 2))
            return false;
    }
    return true;
}

static bool all_write(const zy_tabular_parts *t, const zy_column *column, const char *word)
{
    for (size_t i = 0; i < t->row_count; i++) {
        const size_t row = t->rows[i].row;
        if (!isnan(zy_column_number(column, row)) &&
            (!column->written || !column->written[row] || !strstr(column->written[row], word)))
            return false;
    }
    return true;
}

static common_unit unit_of(const zy_tabular_parts *t, const zy_tabular_column *c)
{
    const zy_column *column = c->def->values;
    common_unit unit = {1, ""};
    const double least = smallest(t, column);

    if (!zy_is_japanese(t->pen->chart) || !isfinite(least) || zy_value_text(c->def->format, NULL))
        return unit;
    for (const zy_magnitude *m = zy_myriads; m->word; m++)
        if (all_write(t, column, m->word))
            return (common_unit){m->power, m->word};
    unit.divisor = zy_myriad_unit(least, &unit.word);
    return suits(t, column, unit.divisor) ? unit : (common_unit){1, ""};
}

/* The decimals that a cell was written with stay: 90.0 is exact to a tenth, 1,049.0万 too. */
static int decimals_of(const zy_column *column, size_t row, double value, common_unit unit)
{
    const char *cell = column->written ? column->written[row] : NULL;
    const bool is_of_unit = cell && (!unit.word[0] || strstr(cell, unit.word));
    const int needed = zy_decimals_needed(&value, 1),
              written = is_of_unit ? zy_cell_decimals(column, row) : 0;

    return MAX(needed, MIN(written, 6));
}

static const char *number_text(const zy_tabular_parts *t, const zy_def *def, size_t row,
                               const manner *how)
{
    const zy_chart *chart = t->pen->chart;
    const double value = zy_column_number(def->values, row) / how->unit.divisor;
    const char *format = zy_value_text(def->format, NULL);

    if (format)
        return zy_number_format(chart->arena, &how->locale, format, value);
    return zy_arena_format(chart->arena, "%s%s", zy_plus_written(chart, def->values, row),
                           zy_decimal_format(chart->arena, &how->locale, value,
                                             decimals_of(def->values, row, value, how->unit)));
}

/* "12.5%" -> "12", ".5%" */
static void split_number(zy_arena *arena, const char *text, zy_tabular_cell *cell)
{
    const char *end = text + strlen(text), *dot = strchr(text, '.');

    while (!dot && end > text && !g_ascii_isdigit(end[-1]))
        end--;
    if (dot)
        end = dot;
    cell->whole = zy_arena_text(arena, text, (size_t)(end - text));
    cell->fraction = end;
}

static const char *mark_of_revision(unsigned q)
{
    return q & ZY_PROVISIONAL ? "p" : q & ZY_REVISED ? "r" : "";
}

static void set_number(const zy_tabular_parts *t, const zy_def *def, size_t row, const manner *how,
                       zy_tabular_cell *cell)
{
    const zy_column *column = def->values;
    const unsigned q = column->qualifiers ? column->qualifiers[row] : 0;
    const zy_figure said = zy_figure_qualified(t->pen->chart, q);

    split_number(t->pen->arena, number_text(t, def, row, how), cell);
    cell->is_number = true;
    cell->value = zy_column_number(column, row);
    cell->fades = q & (ZY_AT_LEAST | ZY_OVER);
    cell->before = said.before;
    cell->after = zy_arena_format(t->pen->arena, "%s%s", said.after, mark_of_revision(q));
}

/* ---- Words ---- */

/* The cell as it was written: …, -, x, N/A; an empty one says nothing. */
static const char *written_at(const zy_column *column, size_t row)
{
    const char *text = column->written ? column->written[row] : NULL;

    return text ? text : "";
}

/* Dates stay as they were written: a column may hold 2024年5月 beside 2025年4月7日. */
static const char *words_at(const zy_tabular_parts *t, const zy_def *def, size_t row)
{
    const bool plain =
        def->kind == ZY_DEF_FIELD && !def->format && !def->units && !def->bin && !def->aggregate;
    const char *text = plain && def->values ? written_at(def->values, row) : "";

    if (text[0])
        return text;
    text = zy_def_text(t->pen, def, row);
    return text ? text : "";
}

static void set_words(zy_tabular_cell *cell, const char *text, bool missing)
{
    cell->text = text;
    cell->is_missing = missing;
}

/* ---- Columns ---- */

static void set_cells(const zy_tabular_parts *t, zy_tabular_column *c, const manner *how)
{
    const zy_column *column = c->def->values;

    for (size_t i = 0; i < t->row_count; i++) {
        const size_t row = t->rows[i].row;
        zy_tabular_cell *cell = &c->cells[i];
        *cell = (zy_tabular_cell){
            .text = "", .before = "", .whole = "", .fraction = "", .after = "", .value = NAN};
        cell->span = 1;
        if (!c->is_number)
            set_words(cell, words_at(t, c->def, row), false);
        else if (isnan(zy_column_number(column, row)))
            set_words(cell, written_at(column, row), true);
        else
            set_number(t, c->def, row, how, cell);
    }
}

static const char *title_of(const zy_tabular_parts *t, const zy_def *def)
{
    const zy_value *title = def->title;

    if (title && title->kind == ZY_VALUE_LIST)
        title = title->child;
    if (def->no_title)
        return "";
    if (title)
        return zy_datum_text(t->pen->arena, zy_value_datum(t->pen->arena, title));
    return zy_def_title(t->pen->arena, def, zy_is_japanese(t->pen->chart) ? "件数" : "Count");
}

/* "(万台)", unless the title says it already: 割合(%). */
static const char *unit_text(const zy_tabular_parts *t, const zy_tabular_column *c,
                             const char *word)
{
    const zy_chart *chart = t->pen->chart;
    const char *unit = c->def->values->unit;
    const size_t len = strlen(c->title);

    if (chart->frame.unit)
        unit = chart->frame.unit;
    if ((!unit || !unit[0]) && !word[0])
        return "";
    if (len && (c->title[len - 1] == ')' || g_str_has_suffix(c->title, "）")))
        return "";
    return zy_arena_format(chart->arena, "(%s%s)", word, unit ? unit : "");
}

/* A column is highlighted by its name or title. */
static bool is_named(const zy_tabular_parts *t, const zy_tabular_column *c)
{
    const zy_value *h = t->pen->chart->frame.highlight;

    for (const zy_value *v = h && h->kind == ZY_VALUE_LIST ? h->child : h; v;
         v = h->kind == ZY_VALUE_LIST ? v->next : NULL)
        if (zy_value_is(v, c->def->field ? c->def->field : "") || zy_value_is(v, c->title))
            return true;
    return false;
}

static zy_align align_of(const zy_tabular_column *c)
{
    const zy_value *align = zy_value_find(c->def->written, "align");

    for (int i = 0; zy_align_words[i]; i++)
        if (zy_value_is(align, zy_align_words[i]))
            return (zy_align)i;
    return c->is_number ? ZY_ALIGN_RIGHT : ZY_ALIGN_LEFT;
}

/* Open ends keep room for what fades beyond them. */
static void find_bounds(const zy_tabular_parts *t, zy_tabular_column *c)
{
    double low = 0, high = 0;
    bool below = false, above = false;

    for (size_t i = 0; i < t->row_count; i++) {
        const zy_tabular_cell *cell = &c->cells[i];
        if (!cell->is_number)
            continue;
        low = fmin(low, cell->value);
        high = fmax(high, cell->value);
        above |= cell->fades && cell->value > 0;
        below |= cell->fades && cell->value < 0;
    }
    const double span = (high - low) / (1 - (above + below) * ZY_TABLE_FADE);
    c->low = low - (below ? span * ZY_TABLE_FADE : 0);
    c->high = high + (above ? span * ZY_TABLE_FADE : 0);
}

static void set_column(const zy_tabular_parts *t, zy_tabular_column *c, const zy_def *def)
{
    manner how = {.unit = {1, ""}};

    *c = (zy_tabular_column){.def = def, .unit = ""};
    c->is_number = zy_def_is_field(def) && def->type == ZY_TYPE_QUANTITATIVE && def->values &&
                   !zy_def_is_binning(def);
    c->cells = ZY_NEW_ARRAY(t->pen->arena, zy_tabular_cell, t->row_count + 1);
    c->title = title_of(t, def);
    c->is_strong = is_named(t, c);
    c->align = align_of(c);
    c->given = zy_value_number(zy_value_find(def->written, "width"), 0);
    if (c->is_number) {
        how = (manner){unit_of(t, c), zy_column_locale(t->pen->chart, def->values)};
        c->unit = unit_text(t, c, how.unit.word);
        c->has_bar = zy_value_bool(zy_value_find(def->written, "bar"), false);
    }
    set_cells(t, c, &how);
    find_bounds(t, c);
    c->head = (zy_tabular_cell){.text = c->title, .span = 1};
}

/* ---- Rows ---- */

static void set_row(zy_tabular_parts *t, size_t i, size_t row)
{
    const zy_def *color = t->pen->unit->encoding[ZY_CHANNEL_COLOR];
    const char *paint = color && color->no_scale && color->values
                            ? zy_datum_text(t->pen->arena, zy_column_at(color->values, row))
                            : NULL;
    zy_tabular_row *r = &t->rows[i];

    *r = (zy_tabular_row){.row = row};
    r->is_strong = paint &&
                   strcmp(paint, zy_house_color_name(t->pen->chart, ZY_ROLE_CONTEXT)) != 0 &&
                   zy_color_read(paint, &r->color);
}

/* Equal words in the first column that follow each other are printed once. */
static void merge_first(const zy_tabular_parts *t)
{
    zy_tabular_column *c = t->columns;
    size_t head = 0;

    for (size_t i = 1; t->column_count > 1 && !c->is_number && i < t->row_count; i++) {
        if (!c->cells[i].text[0] || strcmp(c->cells[i].text, c->cells[head].text) != 0) {
            head = i;
            continue;
        }
        c->cells[i].span = 0;
        c->cells[head].span++;
    }
}

void zy_tabular_read(const zy_pen *pen, const size_t *rows, size_t count, zy_tabular_parts *t)
{
    const zy_tabular_options *o = pen->unit->own;
    const zy_def *first = pen->unit->encoding[ZY_CHANNEL_TEXT];
    size_t n = 0;

    *t = (zy_tabular_parts){.pen = pen,
                            .row_count = count,
                            .has_header = !zy_props_has(pen->unit->mark->props, o,
                                                        offsetof(zy_tabular_options, header)) ||
                                          o->header,
                            .is_words = true};
    for (const zy_def *def = first; def; def = def->next)
        t->column_count++;
    t->columns = ZY_NEW_ARRAY(pen->arena, zy_tabular_column, t->column_count + 1);
    t->rows = ZY_NEW_ARRAY(pen->arena, zy_tabular_row, count + 1);
    for (size_t i = 0; i < count; i++)
        set_row(t, i, rows[i]);
    for (const zy_def *def = first; def; def = def->next) {
        set_column(t, &t->columns[n], def);
        t->is_words &= !t->columns[n++].is_number;
    }
    if (t->column_count &&
        (!zy_props_has(pen->unit->mark->props, o, offsetof(zy_tabular_options, merge)) || o->merge))
        merge_first(t);
    zy_tabular_find_ways(t);
}

/* ---- Style ---- */

static const double READABLE = 4.2; /* :1, as the theme's second accent has */

static zy_color ink(const zy_tabular_parts *t, zy_role role)
{
    return zy_house_color(t->pen->chart, role);
}

/* A colour that is too pale for letters is left to the bars. */
static zy_color readable(const zy_tabular_parts *t, zy_color color)
{
    return zy_color_contrast(color, zy_ground_color(t->pen->chart)) >= READABLE
               ? color
               : ink(t, ZY_ROLE_INK);
}

zy_letter_style zy_tabular_style(const zy_tabular_parts *t, const zy_tabular_column *c, size_t row,
                                 double size)
{
    const bool names_rows = t->is_words && c == t->columns && t->column_count > 1;
    zy_letter_style style = {.size = size,
                             .weight = 400,
                             .color = ink(t, names_rows ? ZY_ROLE_SECONDARY : ZY_ROLE_INK),
                             .features = ZY_TEXT_HALT | ZY_TEXT_GAP | ZY_TEXT_PHRASES};

    style.line_height = round(size * ZY_TABLE_LEADING);
    if (row == SIZE_MAX) {
        style.size = size * ZY_TABLE_HEAD;
        style.weight = 700;
        style.color = ink(t, c->is_strong ? ZY_ROLE_ACCENT : ZY_ROLE_SECONDARY);
        return style;
    }
    if (c->is_number)
        style.features = ZY_TEXT_TABULAR;
    if (c->is_strong || t->rows[row].is_strong)
        style.weight = 700;
    if (t->rows[row].is_strong)
        style.color = readable(t, t->rows[row].color);
    else if (c->cells[row].is_missing)
        style.color = ink(t, ZY_ROLE_SECONDARY);
    return style;
}
