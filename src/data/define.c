/* What a channel's definition does to the table: the column is found, typed and converted; bins and
 * time units become columns of their own. */
#include <math.h>
#include <string.h>

#include "data/data.h"

static bool unknown_field(zy_job *job, zy_table *table, const zy_def *def)
{
    const char *const *names = zy_table_names(job->diags->arena, table);
    const char *hint = zy_hint_nearest(job->diags, def->field, names);
    GString *all = g_string_new(NULL);

    for (size_t i = 0; names[i] && i < 12; i++)
        g_string_append_printf(all, "%s\"%s\"", i ? ", " : "", names[i]);
    if (!hint && names[0])
        hint = zy_arena_format(job->diags->arena,
                               ZY_SAY(job->diags, "its columns are %s", "列は %s です"), all->str);
    g_string_free(all, TRUE);
    const size_t line = zy_table_line_with(job->arena, table, def->field);
    if (line)
        hint = zy_arena_format(job->diags->arena,
                               ZY_SAY(job->diags,
                                      "line %zu has a cell of this name: data: {header: %zu}",
                                      "%zu行目にこの名前のセルがあります（data: {header: %zu}）"),
                               line, line);
    zy_fail(job->diags, "unknown-field", zy_def_field_span(def), hint,
            ZY_SAY(job->diags, "the table has no column \"%s\"", "表に「%s」という列はありません"),
            def->field);
    zy_diag_fault(job->diags, ZY_FAULT_DATA);
    return false;
}

/* ---- Types ---- */

zy_type zy_type_of_column(const zy_column *column)
{
    switch (column->kind) {
    case ZY_COLUMN_NUMBER:
        return zy_column_infer(column) == ZY_INFER_TIME ? ZY_TYPE_TEMPORAL : ZY_TYPE_QUANTITATIVE;
    case ZY_COLUMN_TIME:
        return ZY_TYPE_TEMPORAL;
    case ZY_COLUMN_BOOL:
    case ZY_COLUMN_MIXED:
        return ZY_TYPE_NOMINAL;
    case ZY_COLUMN_TEXT:
        break;
    }
    switch (zy_column_infer(column)) {
    case ZY_INFER_NUMBER:
        return ZY_TYPE_QUANTITATIVE;
    case ZY_INFER_TIME:
        return ZY_TYPE_TEMPORAL;
    case ZY_INFER_BOOL:
    case ZY_INFER_TEXT:
        break;
    }
    return ZY_TYPE_NOMINAL;
}

/* A column of numbers or dates with a few words among them is most likely one of these. */
static void warn_mixed(zy_job *job, zy_table *table, const zy_def *def, const zy_column *column)
{
    const zy_doubt doubt = zy_column_doubt(column);

    if (doubt.kind != ZY_DOUBT_WORD)
        return;
    const char *word = column->texts[doubt.row];
    zy_warn(job->diags, "mixed-column", zy_def_field_span(def),
            zy_arena_format(job->diags->arena,
                            ZY_SAY(job->diags, "data: {missing: [\"%s\"]} takes it for missing",
                                   "data: {missing: [\"%s\"]} とすれば欠損値として読みます"),
                            word),
            doubt.nearly == ZY_INFER_TIME
                ? ZY_SAY(job->diags, "\"%s\" is dates but for \"%s\"; it is drawn as words",
                         "「%s」は「%s」のほかは日付ですが、文字として描きます")
                : ZY_SAY(job->diags, "\"%s\" is numbers but for \"%s\"; it is drawn as words",
                         "「%s」は「%s」のほかは数ですが、文字として描きます"),
            def->field, word);
    zy_diag_also(job->diags, zy_cell_span(table, column, doubt.row));
}

/* Numbers that are names: 店番, 郵便番号, 学年, "area code". */
static bool is_name_of_codes(const char *name)
{
    static const char *const ends[] = {"番号",  "番",    "コード", "学年", "学級", "年生",
                                       " code", "_code", " id",    "_id",  " no",  "No."};
    static const char *const whole[] = {"code", "id", "no", "zip"};

    for (size_t i = 0; i < G_N_ELEMENTS(ends); i++)
        if (g_str_has_suffix(name, ends[i]))
            return true;
    for (size_t i = 0; i < G_N_ELEMENTS(whole); i++)
        if (g_ascii_strcasecmp(name, whole[i]) == 0)
            return true;
    return false;
}

static bool is_whole(const zy_column *column)
{
    for (size_t r = 0; r < column->count; r++) {
        const double number = column->kind == ZY_COLUMN_TEXT
                                  ? g_ascii_strtod(column->texts[r], NULL)
                                  : zy_column_number(column, r);
        if (isfinite(number) && number != floor(number))
            return false;
    }
    return true;
}

static bool are_years(const zy_column *column)
{
    zy_cell_date date;

    if (column->kind != ZY_COLUMN_TEXT)
        return zy_column_is_of_years(column) || column->kind == ZY_COLUMN_NUMBER;
    for (size_t r = 0; r < column->count; r++)
        if (zy_cell_date_read(column->texts[r], &date) && date.unit != ZY_DATE_YEAR &&
            date.unit != ZY_DATE_FISCAL_YEAR)
            return false;
    return true;
}

/* Where a column tells series, cells or groups apart, its years are names; a code is one anywhere.
 */
static bool is_name(const zy_def *def, const zy_column *column, zy_type type)
{
    const zy_channel main = zy_channel_main(def->channel);
    const bool place = main <= ZY_CHANNEL_Y && !zy_channel_is_offset(def->channel);

    if (def->aggregate || def->bin || def->units)
        return false;
    if (type == ZY_TYPE_QUANTITATIVE)
        return is_whole(column) && (is_name_of_codes(def->field) || (def->names_series && !place));
    return type == ZY_TYPE_TEMPORAL && !place && (def->names_series || are_years(column));
}

/* Vega-Lite's default, except where its answer is only "nominal, as nothing else was said": there
 * the column decides, in documents that are not Vega-Lite's own. */
static void find_type(zy_job *job, zy_table *table, zy_def *def, zy_column *column)
{
    if (def->type != ZY_TYPE_NONE)
        return;
    def->type = zy_def_default_type(def);
    if (def->type == ZY_TYPE_NOMINAL && job->chart.style->infers_types && column &&
        zy_channel_main(def->channel) <= ZY_CHANNEL_DETAIL && def->channel != ZY_CHANNEL_SHAPE &&
        def->channel != ZY_CHANNEL_STROKE_DASH) {
        def->type = zy_type_of_column(column);
        if (def->type == ZY_TYPE_NOMINAL && zy_look_closely(job, table, def, column))
            def->type = zy_type_of_column(column);
        if (is_name(def, column, def->type))
            def->type = ZY_TYPE_NOMINAL;
    }
    if (column && column->kind == ZY_COLUMN_TEXT && def->type == ZY_TYPE_NOMINAL &&
        !def->no_scale && job->chart.style->infers_types)
        warn_mixed(job, table, def, column);
}

static bool does_not_fit(zy_job *job, zy_table *table, const zy_def *def, const zy_column *column,
                         size_t bad)
{
    const char *cell = column->kind == ZY_COLUMN_TEXT ? column->texts[bad] : "";

    zy_fail(job->diags, "bad-cell", zy_def_field_span(def), NULL,
            def->type == ZY_TYPE_TEMPORAL
                ? ZY_SAY(job->diags, "\"%s\" is used as a date, but \"%s\" is none",
                         "「%s」を日付として使いますが、「%s」は日付ではありません")
                : ZY_SAY(job->diags, "\"%s\" is used as a number, but \"%s\" is none",
                         "「%s」を数として使いますが、「%s」は数ではありません"),
            def->field, cell);
    zy_diag_fault(job->diags, ZY_FAULT_DATA);
    zy_diag_also(job->diags, zy_cell_span(table, column, bad));
    return false;
}

/* The least and the greatest of texts would be found letter by letter. */
static bool is_extreme(const zy_def *def)
{
    return def->type == ZY_TYPE_QUANTITATIVE && def->aggregate &&
           (strcmp(def->aggregate, "min") == 0 || strcmp(def->aggregate, "max") == 0);
}

/* Text columns become what the type asks for, with the cell grammar; Vega-Lite documents keep their
 * texts as JavaScript would (scales turn them into numbers), but for dates. */
static bool convert(zy_job *job, zy_table *table, const zy_def *def, zy_column *column)
{
    zy_inferred inferred;
    size_t bad;

    if (column->kind == ZY_COLUMN_NUMBER && def->type == ZY_TYPE_TEMPORAL && !def->type_given &&
        job->chart.style->reads_cells && zy_column_infer(column) == ZY_INFER_TIME)
        return zy_column_convert(table, column, ZY_INFER_TIME, &bad);
    if (column->kind != ZY_COLUMN_TEXT)
        return true;
    if (!job->chart.style->reads_cells) {
        if (def->type == ZY_TYPE_TEMPORAL || (def->units && !def->unit_binned))
            zy_column_parse(table, column, "date");
        else if (is_extreme(def))
            zy_column_parse(table, column, "number");
        return true;
    }
    if (def->type == ZY_TYPE_TEMPORAL || def->units)
        inferred = ZY_INFER_TIME;
    else if (def->type == ZY_TYPE_QUANTITATIVE && !(def->aggregate && zy_def_is_count(def)))
        inferred = ZY_INFER_NUMBER;
    else if (def->type == ZY_TYPE_ORDINAL)
        inferred = zy_column_infer(column); /* 1, 2, 10 are in the order of numbers */
    else
        return true;
    if (!zy_column_convert(table, column, inferred, &bad) &&
        !(zy_look_closely(job, table, def, column) &&
          zy_column_convert(table, column, inferred, &bad)))
        return does_not_fit(job, table, def, column, bad);
    if (column->bare)
        zy_warn_bare(job, table, def, column);
    return true;
}

/* ---- Bins and time units ---- */

/* "bin_maxbins_10", as Vega-Lite names it. */
static const char *bin_name(zy_arena *arena, const zy_value *bin)
{
    GString *name = g_string_new("bin");

    for (const zy_value *v = bin->child; v; v = v->next) {
        char number[32] = "";
        if (v->kind == ZY_VALUE_NUMBER)
            zy_number_text(v->number, number);
        g_string_append_printf(name, "_%s_%s", v->key,
                               v->kind == ZY_VALUE_TEXT   ? v->text
                               : v->kind == ZY_VALUE_BOOL ? (v->boolean ? "true" : "false")
                                                          : number);
        for (const zy_value *item = v->kind == ZY_VALUE_LIST ? v->child : NULL; item;
             item = item->next) {
            zy_number_text(zy_value_number(item, 0), number);
            g_string_append_printf(name, "_%s", number);
        }
    }
    for (char *c = name->str; *c; c++)
        if (!g_ascii_isalnum(*c) && *c != '_')
            *c = '_';
    const char *kept = zy_arena_text(arena, name->str, name->len);
    g_string_free(name, TRUE);
    return kept;
}

static const zy_value *bin_parameters(zy_job *job, const zy_def *def, double maxbins)
{
    zy_value *bin = def->bin->kind == ZY_VALUE_MAP ? zy_value_copy(job->arena, def->bin)
                                                   : zy_value_new_map(job->arena, def->bin);

    if (!zy_value_find(bin, "maxbins") && !zy_value_find(bin, "step"))
        zy_value_set(job->arena, bin, "maxbins",
                     zy_value_new_number(job->arena, maxbins, def->bin));
    return bin;
}

/* Ordinal bins are told apart by their range as text, "0 – 10". */
static void add_bin_range(zy_job *job, zy_table *table, zy_def *def)
{
    const zy_column *from = zy_table_find(table, def->column),
                    *to = zy_table_find(table, def->column_end);
    zy_datum *ranges = ZY_NEW_ARRAY(job->arena, zy_datum, table->row_count + 1);
    const char *format =
        zy_value_text(def->format, zy_value_text(zy_value_find(def->guide, "format"), NULL));

    for (size_t r = 0; r < table->row_count; r++) {
        const double a = zy_column_number(from, r), b = zy_column_number(to, r);
        ranges[r] = isnan(a) ? ZY_DATUM_TEXT("null")
                             : ZY_DATUM_TEXT(zy_arena_format(
                                   job->arena, "%s – %s",
                                   zy_number_format(job->arena, job->chart.locale, format, a),
                                   zy_number_format(job->arena, job->chart.locale, format, b)));
    }
    def->column_range = zy_arena_format(job->arena, "%s_range", def->column);
    zy_table_set(table, def->column_range, ranges);
}

static bool add_bins(zy_job *job, zy_table *table, zy_def *def, double maxbins)
{
    const zy_transform_job with = zy_transform_job_of(job);
    const zy_value *bin = bin_parameters(job, def, maxbins);

    def->column = zy_arena_format(job->arena, "%s_%s", bin_name(job->arena, bin), def->field);
    def->column_end = zy_arena_format(job->arena, "%s_end", def->column);
    if (!zy_bin_add(&with, table, &(zy_cut){def->field, def->column, def->column_end, def->written},
                    bin, &def->bins))
        return false;
    if (def->type == ZY_TYPE_ORDINAL || def->type == ZY_TYPE_NOMINAL)
        add_bin_range(job, table, def);
    return true;
}

static bool add_time_unit(zy_job *job, zy_table *table, zy_def *def)
{
    const zy_transform_job with = zy_transform_job_of(job);

    def->column = zy_arena_format(job->arena, "%s_%s", zy_units_name(job->arena, def), def->field);
    def->column_end = zy_arena_format(job->arena, "%s_end", def->column);
    return zy_time_unit_add(&with, table,
                            &(zy_cut){def->field, def->column, def->column_end, def->written},
                            def->units, def->unit_step);
}

/* Data that are floored to a unit already: only the ends are missing. */
static bool add_unit_ends(zy_job *job, zy_table *table, zy_def *def)
{
    zy_column *column = zy_table_find(table, def->field);
    zy_datum *ends = ZY_NEW_ARRAY(job->arena, zy_datum, table->row_count + 1);

    for (size_t r = 0; r < table->row_count; r++) {
        const double at = zy_column_number(column, r);
        ends[r] = isnan(at) ? ZY_DATUM_NULL
                            : ZY_DATUM_TIME(zy_time_units_next(def->units, def->unit_step, at));
    }
    def->column_end = zy_arena_format(job->arena, "%s_end", def->field);
    zy_table_set(table, def->column_end, ends);
    return true;
}

/* Which of two columns of one name is meant, nobody can say. */
static void warn_twin(zy_job *job, const zy_def *def, const zy_column *column)
{
    zy_warn(
        job->diags, "duplicate-column", zy_def_field_span(def),
        zy_arena_format(job->diags->arena,
                        ZY_SAY(job->diags, "data: {columns: {%u: NAME}} gives it a name of its own",
                               "data: {columns: {%u: 名前}} で別の名前を付けられます"),
                        column->field),
        ZY_SAY(job->diags,
               "the table has several columns of this name; \"%s\" is column %u of them all",
               "同じ名前の列が複数あります。「%s」は表の%u列目です"),
        def->field, column->field);
    zy_diag_also(job->diags, column->name_span);
}

bool zy_def_prepare(zy_job *job, zy_table *table, zy_def *def, double maxbins)
{
    if (def->kind != ZY_DEF_FIELD)
        return true;
    if (zy_def_is_count(def) && g_strcmp0(def->field, "*") == 0)
        def->field = NULL;
    if (!def->field) {
        def->type = ZY_TYPE_QUANTITATIVE;
        return true;
    }
    zy_column *column = zy_table_find(table, def->field);
    if (!column && table->row_count == 0) {
        zy_table_set(table, def->field, ZY_NEW(job->arena, zy_datum));
        column = zy_table_find(table, def->field);
    }
    if (!column && table->column_count == 0 && job->chart.style->needs_rows)
        return zy_fail(job->diags, "no-data", def->written->span, NULL,
                       ZY_SAY(job->diags, "the chart has no table: write data: FILE",
                              "表がありません（data: ファイル を書いてください）"));
    if (!column)
        return unknown_field(job, table, def);
    def->shown = column->title;
    if (column->twin)
        warn_twin(job, def, column);
    if (job->chart.style->reads_cells)
        zy_column_spell(table, column);
    if (table->decimal == ',' || table->dates != ZY_DATES_PLAIN)
        zy_look_closely(job, table, def, column);
    find_type(job, table, def, column);
    if (!convert(job, table, def, column))
        return false;
    zy_note_offsets(job, table, def, column);
    def->column = def->field;
    if (zy_def_is_binning(def))
        return add_bins(job, table, def, maxbins);
    if (def->units && !def->unit_binned)
        return add_time_unit(job, table, def);
    return !def->units || add_unit_ends(job, table, def);
}
