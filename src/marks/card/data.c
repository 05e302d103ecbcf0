/* What cards say: the figure, its caption, what it is compared with. */
#include <math.h>
#include <string.h>

#include "marks/card/card.h"

static const zy_def *value_def(const zy_view *unit)
{
    return unit->encoding[ZY_CHANNEL_TEXT];
}

static bool is_number(const zy_def *def)
{
    return zy_def_is_field(def) && def->values && def->values->kind == ZY_COLUMN_NUMBER;
}

/* What tells one card from another, and names it. */
static const zy_def *name_def(const zy_view *unit)
{
    static const zy_channel channels[] = {ZY_CHANNEL_Y, ZY_CHANNEL_DESCRIPTION, ZY_CHANNEL_COLOR};

    for (size_t i = 0; i < sizeof channels / sizeof *channels; i++) {
        const zy_def *def = unit->encoding[channels[i]];
        if (zy_def_is_field(def) && def->values && !def->no_title &&
            strcmp(def->field ? def->field : "", "(highlight)") != 0)
            return def;
    }
    return NULL;
}

static zy_pen pen_of(const zy_pen *pen, zy_view *unit)
{
    zy_pen own = *pen;

    own.unit = unit;
    own.invalid = NULL;
    return own;
}

/* ---- The figure ---- */

/* Cells of a column that mixes its units (475億ドル, 1,000億ユーロ) are figures each for itself. */
static bool figure_of_cell(const zy_pen *pen, const zy_def *def, size_t row, zy_figure *figure)
{
    zy_cell_number number;
    zy_missing missing;

    if (zy_cell_number_read(def->values->texts[row], &number, &missing) != ZY_CELL_NUMBER)
        return false;
    uint16_t qualifiers = (uint16_t)number.qualifiers;
    const char *written = def->values->texts[row];
    const zy_column column = {.name = def->values->name,
                              .kind = ZY_COLUMN_NUMBER,
                              .count = 1,
                              .numbers = &number.value,
                              .qualifiers = &qualifiers,
                              .written = &written,
                              .unit = zy_arena_format(pen->arena, "%s", number.unit),
                              .unit_scale = 1};
    *figure = zy_figure_of(pen->chart, &column, 0, zy_value_text(def->format, NULL));
    return true;
}

static zy_figure figure_of(const zy_pen *pen, const zy_def *def, size_t row)
{
    const zy_card_options *o = pen->unit->own;
    zy_figure figure;
    const char *text;

    if (is_number(def) && isfinite(zy_column_number(def->values, row))) {
        zy_column column = *def->values;
        if (o->unit)
            column.unit = o->unit;
        return zy_figure_of(pen->chart, &column, row, zy_value_text(def->format, NULL));
    }
    if (zy_def_is_field(def) && def->values && def->values->kind == ZY_COLUMN_TEXT && !o->unit &&
        figure_of_cell(pen, def, row, &figure))
        return figure;
    text = zy_def_is_field(def) && def->values && def->values->written && def->values->written[row]
               ? def->values->written[row]
               : zy_def_text(pen, def, row);
    return (zy_figure){.before = "", .number = text ? text : "", .after = ""};
}

/* An empty cell has no card; one that says why it is empty has. */
static bool has_card(const zy_def *def, size_t row)
{
    const zy_column *column = zy_def_is_field(def) ? def->values : NULL;

    if (!column)
        return true;
    if (column->missing)
        return column->missing[row] != ZY_MISSING_EMPTY &&
               column->missing[row] != ZY_MISSING_ABSENT;
    return column->kind != ZY_COLUMN_TEXT || column->texts[row][0];
}

static const char *caption_of(const zy_pen *pen, const zy_def *value, size_t row)
{
    const zy_card_options *o = pen->unit->own;
    const zy_def *name = name_def(pen->unit);
    const char *text;

    if (zy_props_has(zy_card_props, o, offsetof(zy_card_options, caption)))
        return o->caption ? o->caption : "";
    if (name && (text = zy_def_text(pen, name, row)))
        return text;
    if (value->title && value->title->kind == ZY_VALUE_TEXT)
        return value->title->text;
    return value->field && !value->no_title ? value->field : "";
}

/* ---- The bar ---- */

static bool find_share(const zy_pen *pen, const zy_def *value, zy_card *card)
{
    const zy_card_options *o = pen->unit->own;
    const bool percent = is_number(value) && g_strcmp0(value->values->unit, "%") == 0;
    const bool has_of = zy_props_has(zy_card_props, o, offsetof(zy_card_options, of));
    const zy_value *bar = zy_value_path(pen->unit->spec, "mark.bar");
    const double of = has_of ? o->of : percent ? 100 : NAN;

    card->share = NAN;
    if (!o->bar || !is_number(value))
        return true;
    if (!(of > 0))
        return zy_fail(pen->chart->diags, "bad-card",
                       bar ? bar->span : zy_value_find(pen->unit->spec, "mark")->span, NULL,
                       ZY_SAY(pen->chart->diags,
                              "the bar of a card needs \"of\": the number that fills it",
                              "カードの棒には of（棒いっぱいになる数）が必要です"));
    card->share = fmax(0, fmin(1, zy_column_number(value->values, card->row) / of));
    return true;
}

/* ---- The comparison ---- */

typedef struct comparison {
    double before;
    unsigned qualifiers; /* of it */
    const char *text;    /* "前年比"; or "" */
    zy_change as;
} comparison;

static const char *compared_with(const zy_pen *pen, const char *name)
{
    return zy_arena_format(pen->arena, zy_is_japanese(pen->chart) ? "%s比" : "vs %s", name);
}

static bool unknown_column(const zy_pen *pen, const zy_value *to)
{
    zy_fail(pen->chart->diags, "unknown-field", to->span,
            zy_hint_nearest(pen->chart->diags, zy_value_text(to, ""),
                            zy_table_names(pen->arena, pen->unit->table)),
            ZY_SAY(pen->chart->diags, "the table has no column \"%s\"",
                   "表に「%s」という列はありません"),
            zy_value_text(to, "…"));
    zy_diag_fault(pen->chart->diags, ZY_FAULT_DATA);
    return false;
}

static void set_before(comparison *c, const zy_column *column, size_t row)
{
    c->before = zy_column_number(column, row);
    c->qualifiers = column->qualifiers ? column->qualifiers[row] : 0;
}

/* A number, "previous" (the row before along x), or a column. */
static bool find_before(const zy_pen *pen, const zy_value *to, const zy_card *card, comparison *c)
{
    const zy_def *value = value_def(pen->unit), *x = pen->unit->encoding[ZY_CHANNEL_X];
    zy_column *column;
    size_t bad;

    if (to->kind == ZY_VALUE_NUMBER) {
        c->before = to->number;
        return true;
    }
    if (zy_value_is(to, "previous")) {
        if (card->row_count < 2)
            return true;
        const size_t row = card->rows[card->row_count - 2];
        set_before(c, value->values, row);
        c->text = compared_with(pen, zy_def_text(pen, x, row));
        return true;
    }
    column = to->kind == ZY_VALUE_TEXT ? zy_table_find(pen->unit->table, to->text) : NULL;
    if (!column)
        return unknown_column(pen, to);
    if (column->kind == ZY_COLUMN_TEXT)
        zy_column_convert(pen->unit->table, column, ZY_INFER_NUMBER, &bad);
    set_before(c, column, card->row);
    c->text = compared_with(pen, to->text);
    return true;
}

static bool read_comparison(const zy_pen *pen, const zy_value *compare, const zy_card *card,
                            comparison *c)
{
    static const zy_prop keys[] = {
        {"to", ZY_PROP_VALUE, 0, NULL, "a number, a column, or previous", NULL},
        {"as", ZY_PROP_VALUE, 0, NULL, "points, percent or ratio", NULL},
        {"text", ZY_PROP_VALUE, 0, NULL, "what it is compared with, such as 前年比", NULL},
        {0}};
    const zy_value *to = compare, *text;

    if (compare->kind == ZY_VALUE_MAP) {
        if (!zy_props_check(keys, compare, pen->chart->diags))
            return false;
        to = zy_value_find(compare, "to");
    }
    if (!to)
        return zy_fail(
            pen->chart->diags, "bad-card", compare->span, NULL,
            ZY_SAY(pen->chart->diags, "a comparison needs \"to\"", "compare には to が必要です"));
    if (!find_before(pen, to, card, c) ||
        !zy_change_read(pen->chart->diags, zy_value_find(compare, "as"), &c->as))
        return false;
    text = zy_value_find(compare, "text");
    c->text = text ? zy_value_text(text, "") : c->text;
    return true;
}

static bool find_change(const zy_pen *pen, const zy_def *value, zy_card *card)
{
    const zy_card_options *o = pen->unit->own;
    const char *unit = is_number(value) && value->values->unit ? value->values->unit : "";
    comparison c = {.before = NAN,
                    .text = "",
                    .as = strcmp(unit, "%") == 0 ? ZY_CHANGE_POINTS : ZY_CHANGE_PERCENT};

    if (!o->compare || !is_number(value))
        return true;
    if (!read_comparison(pen, o->compare, card, &c))
        return false;
    const double now = zy_column_number(value->values, card->row);
    if (!isfinite(now) || !isfinite(c.before))
        return true;
    if (c.as == ZY_CHANGE_CAGR || !zy_change_is_possible(c.as, c.before, now)) {
        zy_warn(pen->chart->diags, "bad-card", o->compare->span,
                ZY_SAY(pen->chart->diags, "compare: {to, as: points} says the difference",
                       "compare: {to, as: points} とすれば差を書きます"),
                ZY_SAY(pen->chart->diags,
                       "a change is not written: the value it is measured by is %s",
                       "変化を書けません（基準の値が%s）"),
                zy_decimal_format(pen->arena, pen->chart->locale, c.before,
                                  zy_decimals_exact(c.before)));
        return true;
    }
    const unsigned own = value->values->qualifiers ? value->values->qualifiers[card->row] : 0;
    card->change =
        zy_figure_with(pen->chart, zy_change_figure(pen->chart, c.as, c.before, now, unit, NAN),
                       zy_qualifiers_of_change(c.qualifiers, own));
    card->change_text = c.text;
    card->direction = now > c.before ? 1 : now < c.before ? -1 : 0;
    return true;
}

/* ---- Cards ---- */

static bool add_card(const zy_pen *pen, const zy_def *value, const size_t *rows, size_t count,
                     zy_cards *cards)
{
    const zy_card_options *o = pen->unit->own;
    zy_card *card = &cards->items[cards->count];

    *card = (zy_card){.row = rows[count - 1], .change_text = ""};
    if (!has_card(value, card->row))
        return true;
    if (count > 1) {
        card->rows = rows;
        card->row_count = count;
    }
    card->figure = figure_of(pen, value, card->row);
    card->caption = caption_of(pen, value, card->row);
    if (o->symbol && !(card->icon = zy_icon_of(pen->arena, pen->chart->diags, o->symbol, o->d)))
        return false;
    cards->count++;
    return find_share(pen, value, card) && find_change(pen, value, card);
}

static int by_place(const void *a, const void *b, void *column)
{
    const size_t p = *(const size_t *)a, q = *(const size_t *)b;
    const double at = zy_column_number(column, p), other = zy_column_number(column, q);

    return at != other ? (at < other ? -1 : 1) : (p > q) - (p < q);
}

/* Rows along x, those without a value or a place left out. */
static size_t sorted_rows(const zy_pen *pen, const zy_def *value, size_t *rows, size_t count)
{
    zy_column *x = pen->unit->encoding[ZY_CHANNEL_X]->values;
    const bool in_order = x->kind == ZY_COLUMN_NUMBER || x->kind == ZY_COLUMN_TIME;
    size_t kept = 0;

    for (size_t i = 0; i < count; i++)
        if (isfinite(zy_column_number(value->values, rows[i])) &&
            (!in_order || isfinite(zy_column_number(x, rows[i]))))
            rows[kept++] = rows[i];
    if (in_order)
        g_qsort_with_data(rows, (int)kept, sizeof *rows, by_place, x);
    return kept;
}

/* One card a name, with the line of its rows. */
static bool add_lines(const zy_pen *pen, const zy_def *value, const size_t *rows, size_t count,
                      zy_cards *cards)
{
    const zy_def *name = name_def(pen->unit);
    zy_column *by = name ? name->values : NULL;
    const zy_groups groups = zy_table_group(pen->arena, pen->unit->table, &by, by ? 1 : 0);

    for (size_t g = 0; g < (by ? groups.count : 1); g++) {
        size_t *own = ZY_NEW_ARRAY(pen->arena, size_t, count + 1), n = 0;
        for (size_t i = 0; i < count; i++)
            if (!by || groups.group_of[rows[i]] == g)
                own[n++] = rows[i];
        n = sorted_rows(pen, value, own, n);
        if (n > 0 && !add_card(pen, value, own, n, cards))
            return false;
    }
    return true;
}

bool zy_cards_read(const zy_pen *pen, zy_view *unit, const size_t *rows, size_t count,
                   zy_cards *cards)
{
    const zy_pen own = pen_of(pen, unit);
    const zy_def *value = value_def(unit), *x = unit->encoding[ZY_CHANNEL_X];

    *cards = (zy_cards){ZY_NEW_ARRAY(pen->arena, zy_card, count + 1), 0};
    if (!value)
        return zy_fail(pen->chart->diags, "no-measure", zy_value_find(unit->spec, "mark")->span,
                       NULL,
                       ZY_SAY(pen->chart->diags, "a card needs the column of its number (text: …)",
                              "card には数の列が必要です（text: …）"));
    if (zy_def_is_field(x) && x->values && is_number(value))
        return add_lines(&own, value, rows, count, cards);
    for (size_t i = 0; i < count; i++)
        if (!add_card(&own, value, &rows[i], 1, cards))
            return false;
    return true;
}
