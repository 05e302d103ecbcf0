/* What may not happen without a word: a mark that measures and has no measure, rows that fall
 * together, a total among its parts, a unit that contradicts the cells. What the picture would not
 * show is an error in our own charts, and a warning in Vega-Lite's, where Vega draws. */
#include <math.h>
#include <string.h>

#include "data/data.h"

/* ---- A mark that measures has a measure ---- */

static bool is_number(const zy_def *def)
{
    if (!def)
        return false;
    if (def->kind == ZY_DEF_DATUM)
        return def->constant.kind == ZY_NUMBER || def->constant.kind == ZY_TIME;
    return zy_def_is_field(def) &&
           (def->type == ZY_TYPE_QUANTITATIVE || zy_def_is_count(def) || def->bin || def->binned);
}

static bool is_time(const zy_def *def)
{
    return zy_def_is_field(def) && def->type == ZY_TYPE_TEMPORAL;
}

static bool has_measure(const zy_view *unit)
{
    static const zy_channel channels[] = {
        ZY_CHANNEL_X,      ZY_CHANNEL_Y,    ZY_CHANNEL_X2,    ZY_CHANNEL_Y2,   ZY_CHANNEL_THETA,
        ZY_CHANNEL_RADIUS, ZY_CHANNEL_SIZE, ZY_CHANNEL_COLOR, ZY_CHANNEL_FILL, ZY_CHANNEL_STROKE};
    enum { PLACES = 6 }; /* the first of them say how far a mark reaches */
    const bool strict = unit->mark->has_length || unit->mark->is_path;

    for (size_t i = 0; i < G_N_ELEMENTS(channels); i++) {
        const zy_def *def = unit->encoding[channels[i]];
        const zy_channel second = zy_channel_second(channels[i]);
        if (is_number(def) && (!strict || i < PLACES))
            return true;
        if (is_time(def) && (!strict || (i < 2 && unit->encoding[second])))
            return true;
    }
    return false;
}

/* How much a column looks like a measure, and the first cell in the way: a word, or a number in
 * another unit than the first. */
static size_t look_at(const zy_column *column, size_t *bad, bool *any)
{
    size_t numbers = 0, first = SIZE_MAX, other = SIZE_MAX;
    zy_shared_unit unit = zy_shared_unit_of(column);

    for (size_t r = 0; r < column->count; r++) {
        zy_cell_number number;
        zy_missing missing;
        const zy_cell_kind kind = zy_cell_number_read(column->texts[r], &number, &missing);
        if (kind == ZY_CELL_TEXT && first == SIZE_MAX)
            first = r;
        if (kind == ZY_CELL_NUMBER && !zy_shared_unit_take(&unit, &number) && other == SIZE_MAX)
            other = r;
        *any |= kind == ZY_CELL_NUMBER;
        numbers += kind == ZY_CELL_NUMBER || strpbrk(column->texts[r], "0123456789");
    }
    *bad = first != SIZE_MAX ? first : other;
    return numbers;
}

/* The column that most likely holds the measure, with its first cell that is in the way. */
static const zy_def *likely_measure(const zy_view *unit, size_t *bad, bool *any)
{
    const zy_def *found = NULL;
    size_t most = 0;

    for (int c = ZY_CHANNEL_X; c <= ZY_CHANNEL_Y; c++) {
        const zy_def *def = unit->encoding[c];
        const zy_column *column = zy_def_is_field(def) ? def->values : NULL;
        size_t cell;
        if (!column || column->kind != ZY_COLUMN_TEXT)
            continue;
        const size_t numbers = look_at(column, &cell, any);
        if (cell != SIZE_MAX && (!found || numbers > most || (numbers == most && !most)))
            found = def, most = numbers, *bad = cell;
    }
    return found;
}

/* An error in our own charts, a warning in Vega-Lite's. */
static bool refuse(zy_job *job, const char *code, zy_span span, const char *hint,
                   const char *message)
{
    if (job->chart.style->reads_cells)
        return zy_fail(job->diags, code, span, hint, "%s", message);
    zy_warn(job->diags, code, span, hint, "%s", message);
    return true;
}

static bool has_axis(const zy_view *unit)
{
    return zy_def_is_field(unit->encoding[ZY_CHANNEL_X]) &&
           zy_def_is_field(unit->encoding[ZY_CHANNEL_Y]);
}

static const char *hint_for(zy_diags *diags, const char *cell)
{
    zy_cell_number number;
    zy_missing missing;

    if (zy_cell_number_read(cell, &number, &missing) == ZY_CELL_NUMBER)
        return ZY_SAY(diags, "one column has one unit: that of this cell is another",
                      "一つの列の単位は一つです。このセルの単位はほかと違います");
    return zy_arena_format(diags->arena,
                           ZY_SAY(diags, "write the cell as a number, or data: {missing: [\"%s\"]}",
                                  "数に直すか、data: {missing: [\"%s\"]} として欠損値にします"),
                           cell);
}

static bool check_measure(zy_job *job, const zy_view *unit)
{
    const zy_mark *mark = unit->mark;
    zy_diags *diags = job->diags;
    size_t bad = 0;
    bool any = false;

    if (mark->draw_all || (!mark->has_length && !mark->is_path && mark->item != ZY_ITEM_SYMBOL) ||
        !has_axis(unit) || has_measure(unit))
        return true;
    const zy_def *def = likely_measure(unit, &bad, &any);
    /* Vega draws bars and dots of names alone; there only numbers that were not read are told. */
    if (!job->chart.style->reads_cells && !any)
        return true;
    if (!def)
        return refuse(job, "no-measure", zy_value_find(unit->spec, "mark")->span, NULL,
                      zy_arena_format(diags->arena,
                                      ZY_SAY(diags, "a %s measures, but no channel holds numbers",
                                             "%s は量を測る図ですが、数の列がありません"),
                                      mark->name));
    const char *cell = def->values->texts[bad];
    const bool good = refuse(
        job, "no-measure", zy_def_field_span(def), hint_for(diags, cell),
        zy_arena_format(
            diags->arena,
            ZY_SAY(diags, "a %s measures, but no channel holds numbers: in \"%s\" stands \"%s\"",
                   "%s は量を測る図ですが、数の列がありません。「%s」に「%s」があります"),
            mark->name, def->field, cell));
    zy_diag_also(diags, zy_cell_span(unit->table, def->values, bad));
    return good;
}

/* ---- Rows that fall together ---- */

static bool tells_apart(const zy_def *def)
{
    return zy_def_is_field(def) && def->values && !def->aggregate;
}

static zy_column **keys_of(zy_job *job, const zy_view *unit, const zy_def *value, size_t *count)
{
    zy_column **keys;
    size_t most = 0;

    for (int c = 0; c < ZY_CHANNEL_COUNT; c++)
        for (const zy_def *def = unit->encoding[c]; def; def = def->next)
            most++;
    keys = ZY_NEW_ARRAY(job->arena, zy_column *, most + 1);
    *count = 0;
    for (int c = 0; c < ZY_CHANNEL_COUNT; c++)
        for (const zy_def *def = unit->encoding[c]; def; def = def->next)
            if (def != value && tells_apart(def) && c != ZY_CHANNEL_TOOLTIP &&
                c != ZY_CHANNEL_ORDER && c != ZY_CHANNEL_TEXT)
                keys[(*count)++] = def->values;
    return keys;
}

static bool may_fall_together(const zy_view *unit, const zy_def *category, const zy_def *value)
{
    if (unit->mark->draw_all || unit->is_reference || unit->form)
        return false;
    if (!zy_unit_is_bar(unit) && unit->mark->item != ZY_ITEM_LINE &&
        unit->mark->item != ZY_ITEM_AREA)
        return false;
    return zy_def_is_field(category) && category->values &&
           category->type != ZY_TYPE_QUANTITATIVE && !category->units &&
           !zy_def_is_binning(category) && zy_def_is_field(value) && value->values &&
           value->type == ZY_TYPE_QUANTITATIVE && !value->aggregate &&
           !unit->encoding[zy_channel_second(value->channel)];
}

/* Bars stand on each other, and every value is seen; a line runs back on itself. */
static void say_together(zy_job *job, const zy_view *unit, const char *name)
{
    zy_diags *diags = job->diags;
    const zy_span span = zy_def_field_span(zy_category_def(unit));
    const char *hint = ZY_SAY(
        diags,
        "sum them (aggregate: sum), or name the column that tells them apart (color, detail, "
        "row)",
        "合計する（aggregate: sum）か、区別する列を color、detail、row に書いてください");

    if (zy_unit_is_bar(unit))
        zy_warn(diags, "rows-together", span, hint,
                ZY_SAY(diags, "two rows are \"%s\": their bars stand on each other",
                       "「%s」の行が2つあり、棒が積み重なります"),
                name);
    else
        zy_fail(diags, "rows-together", span, hint,
                ZY_SAY(diags, "two rows are \"%s\": the line would have two values at one place",
                       "「%s」の行が2つあり、同じ所に2つの値ができます"),
                name);
}

static bool check_together(zy_job *job, const zy_view *unit)
{
    const zy_def *category = zy_category_def(unit), *value = zy_value_def(unit);
    size_t key_count;

    if (!job->chart.style->reads_cells || zy_unit_is_aggregated(unit) ||
        !may_fall_together(unit, category, value))
        return true;
    zy_column **keys = keys_of(job, unit, value, &key_count);
    const zy_groups groups = zy_table_group(job->arena, unit->table, keys, key_count);
    if (groups.count == unit->table->row_count)
        return true;
    for (size_t r = 0; r < unit->table->row_count; r++) {
        const size_t first = groups.first[groups.group_of[r]];
        if (first == r || isnan(zy_column_number(value->values, r)) ||
            isnan(zy_column_number(value->values, first)))
            continue;
        const char *name = category->values->written && category->values->written[r]
                               ? category->values->written[r]
                               : zy_datum_text(job->arena, zy_column_at(category->values, r));
        say_together(job, unit, name);
        zy_diag_also(job->diags, zy_cell_span(unit->table, category->values, r));
        return zy_unit_is_bar(unit);
    }
    return true;
}

/* ---- Rows without a category ---- */

static void warn_nameless(zy_job *job, const zy_view *unit)
{
    zy_diags *diags = job->diags;

    for (int c = ZY_CHANNEL_X; c <= ZY_CHANNEL_Y && job->chart.style->reads_cells; c++) {
        const zy_def *def = unit->encoding[c];
        if (!tells_apart(def) || def->type == ZY_TYPE_QUANTITATIVE || unit->mark->draw_all)
            continue;
        for (size_t r = 0; r < unit->table->row_count; r++) {
            const zy_datum d = zy_column_at(def->values, r);
            if (!zy_datum_is_missing(d) && !(d.kind == ZY_TEXT && !*d.text))
                continue;
            zy_warn(diags, "no-category", zy_def_field_span(def), NULL,
                    ZY_SAY(diags, "a row has nothing in \"%s\"", "「%s」が空の行があります"),
                    def->field ? def->field : "");
            zy_diag_also(diags, zy_cell_span(unit->table, def->values, r));
            break;
        }
    }
}

/* ---- A total among its parts ---- */

static const char *const words_of_sums[] = {"合計", "計",    "総計",        "総数", "総額", "小計",
                                            "累計", "total", "grand total", "sum",  NULL};
static const char *const words_of_wholes[] = {"全体", "全国", "all", "overall", NULL};

/* Words that are looked for among all names of a table: most differ from each in the first byte. */
typedef struct word_set {
    const char *const *lists[2]; /* in small letters */
    bool begins[256];            /* one of them begins so */
} word_set;

static word_set words_new(const char *const *one, const char *const *other)
{
    word_set set = {.lists = {one, other}};

    for (size_t i = 0; i < G_N_ELEMENTS(set.lists); i++)
        for (const char *const *word = set.lists[i]; word && *word; word++)
            set.begins[(unsigned char)**word] = true;
    return set;
}

static bool is_word_of(const char *name, const word_set *set)
{
    static const char wide_blank[] = "　";

    while (*name == ' ' || (*name == *wide_blank && g_str_has_prefix(name, wide_blank)))
        name += *name == ' ' ? 1 : strlen(wide_blank);
    if (!set->begins[(unsigned char)g_ascii_tolower(*name)])
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(set->lists); i++)
        for (const char *const *word = set->lists[i]; word && *word; word++)
            if (g_ascii_strcasecmp(name, *word) == 0)
                return true;
    return false;
}

/* Parts that are added up, side by side or one on the other. */
static bool adds_up(const zy_view *unit)
{
    const zy_def *theta = unit->encoding[ZY_CHANNEL_THETA], *value = zy_value_def(unit);
    const bool sums = value && value->aggregate && strcmp(value->aggregate, "sum") == 0;

    return (unit->mark->item == ZY_ITEM_ARC && zy_def_is_field(theta)) || unit->stack.is_on ||
           sums || (unit->form && unit->form->has_rest) || unit->mark->shows_parts;
}

/* The first row of the column that is a total; SIZE_MAX: none is. */
static size_t total_in(const zy_column *column)
{
    const word_set totals = words_new(words_of_sums, words_of_wholes);

    for (size_t r = 0; column && column->kind == ZY_COLUMN_TEXT && r < column->count; r++)
        if (is_word_of(column->texts[r], &totals))
            return r;
    return SIZE_MAX;
}

static const char *skip_hint(zy_diags *diags, const char *name)
{
    return zy_arena_format(diags->arena,
                           ZY_SAY(diags, "data: {skip: [\"%s\"]} leaves rows that begin so out",
                                  "data: {skip: [\"%s\"]} とすればその行を除けます"),
                           name);
}

static void say_total(zy_job *job, const zy_view *unit, zy_span span, const zy_column *column,
                      const char *message)
{
    zy_diags *diags = job->diags;
    const size_t row = total_in(column);
    const char *name = column->texts[row];

    zy_warn(diags, "total-among-parts", span, skip_hint(diags, name), "%s",
            zy_arena_format(diags->arena, "%s%s%s%s", ZY_SAY(diags, "\"", "「"), name,
                            ZY_SAY(diags, "\"", "」"), message));
    zy_diag_also(diags, zy_cell_span(unit->raw, column, row));
}

/* A bar of a sum beside those of its parts is right, and dwarfs them; percentages have no sum. */
static void note_total(zy_job *job, const zy_view *unit)
{
    const zy_def *value = zy_value_def(unit), *category = zy_category_def(unit);
    zy_diags *diags = job->diags;

    if (!zy_unit_is_bar(unit) || unit->form || !zy_def_is_field(category) || !category->values ||
        category->values->kind != ZY_COLUMN_TEXT || !zy_def_is_field(value) || value->aggregate ||
        !value->values || g_strcmp0(value->values->unit, "%") == 0)
        return;
    const zy_column *names = category->values;
    const word_set sums = words_new(words_of_sums, NULL);
    for (size_t r = 0; r < names->count; r++) {
        if (!is_word_of(names->texts[r], &sums))
            continue;
        zy_note(diags, "total-among-parts", zy_def_field_span(category),
                skip_hint(diags, names->texts[r]),
                ZY_SAY(diags, "\"%s\" is a bar beside those of the parts it counts",
                       "「%s」が、それが数える部分と並ぶ棒になります"),
                names->texts[r]);
        zy_diag_also(diags, zy_cell_span(unit->table, names, r));
        return;
    }
}

/* A total that a channel shows as one more part. */
static bool warn_shown_total(zy_job *job, const zy_view *unit)
{
    static const zy_channel channels[] = {ZY_CHANNEL_COLOR, ZY_CHANNEL_DETAIL, ZY_CHANNEL_X,
                                          ZY_CHANNEL_Y};

    for (size_t i = 0; i < G_N_ELEMENTS(channels); i++) {
        const zy_def *def = unit->encoding[channels[i]];
        const zy_column *column =
            zy_def_is_field(def) && def->field ? zy_table_find(unit->raw, def->field) : NULL;
        /* A total that is a bar of its own stands beside them, and is none of them. */
        if ((unit->stack.is_on && def == zy_category_def(unit)) || total_in(column) == SIZE_MAX)
            continue;
        say_total(job, unit, zy_def_field_span(def), column,
                  ZY_SAY(job->diags, " is drawn as one more part beside the parts it counts",
                         "が、それが数える部分と並ぶもう一つの部分として描かれます"));
        return true;
    }
    return false;
}

static bool is_shown(const zy_view *unit, const zy_column *column)
{
    for (int c = 0; c < ZY_CHANNEL_COUNT; c++)
        for (const zy_def *def = unit->encoding[c]; def; def = def->next)
            if (zy_def_is_field(def) && def->field && strcmp(def->field, column->name) == 0)
                return true;
    return false;
}

/* A total in a column that the chart does not show, counted once more by its sums and means. */
static void warn_counted_total(zy_job *job, const zy_view *unit)
{
    static const char *const ops[] = {"sum", "mean", "average", "median", NULL};
    const zy_def *value = zy_value_def(unit);

    if (!value || !value->aggregate || !g_strv_contains(ops, value->aggregate))
        return;
    for (size_t i = 0; i < unit->raw->column_count; i++) {
        const zy_column *column = unit->raw->columns[i];
        if (is_shown(unit, column) || total_in(column) == SIZE_MAX)
            continue;
        say_total(job, unit, zy_def_field_span(value), column,
                  ZY_SAY(job->diags, " is counted once more beside the parts it counts",
                         "が、それが数える部分と重ねて数えられます"));
        return;
    }
}

static void warn_total(zy_job *job, const zy_view *unit)
{
    if (!job->chart.style->reads_cells)
        return;
    if (adds_up(unit) && warn_shown_total(job, unit))
        return;
    warn_counted_total(job, unit);
    note_total(job, unit);
}

/* ---- A unit that contradicts the cells ---- */

static bool check_unit(zy_job *job, const zy_view *unit)
{
    const char *given = job->chart.frame.unit, *base;
    const zy_def *value = zy_value_def(unit);
    const char *own = zy_def_is_field(value) && value->values ? value->values->unit : NULL;
    double scale;

    if (!given || !own || !*own || !job->chart.style->has_frame ||
        !zy_unit_scaled(job->arena, given, &scale, &base) || !*base || zy_unit_is_same(base, own))
        return true;
    zy_span span = zy_value_find(job->chart.document, "unit")
                       ? zy_value_find(job->chart.document, "unit")->span
                       : (zy_span){0};
    zy_fail(job->diags, "unit-conflict", span, NULL,
            ZY_SAY(job->diags, "the chart says \"%s\", but the cells of \"%s\" are in \"%s\"",
                   "単位は「%s」とありますが、「%s」のセルの単位は「%s」です"),
            given, value->field, own);
    return false;
}

bool zy_laws_hold(zy_job *job, const zy_view *unit)
{
    if (unit->is_reference || unit->table->row_count == 0)
        return true;
    if (!check_measure(job, unit) || !check_together(job, unit) || !check_unit(job, unit))
        return false;
    warn_nameless(job, unit);
    warn_total(job, unit);
    return true;
}
