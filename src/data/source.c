/* Tables from where the chart file says: files beside it, inline values, named tables, sequences.
 */
#include <math.h>
#include <string.h>

#include "base/file.h"
#include "data/data.h"

enum { MOST_SEQUENCE = 10000000 };
static const size_t MOST_BYTES = (size_t)4 << 30;

static bool is_outside(const char *url)
{
    return strstr(url, "://") || url[0] == '/' || strcmp(url, "..") == 0;
}

/* The path of a table: below the chart's folder (or its parent, as charts/ and data/ stand side by
 * side), else below --data-dir. */
static const char *path_of(zy_job *job, const char *url)
{
    const char *beside =
        job->folder[0] ? zy_arena_format(job->arena, "%s/%s", job->folder, url) : url;

    if (!job->options->data_dir || g_file_test(beside, G_FILE_TEST_EXISTS))
        return beside;
    const char *other = zy_arena_format(job->arena, "%s/%s", job->options->data_dir, url);
    return g_file_test(other, G_FILE_TEST_EXISTS) ? other : beside;
}

static const zy_named_table *named(const zy_job *job, const char *name)
{
    for (size_t i = 0; name && i < job->options->table_count; i++)
        if (strcmp(job->options->tables[i].name, name) == 0)
            return &job->options->tables[i];
    return NULL;
}

/* The place that names the file. */
static zy_span file_span(const zy_value *data)
{
    const zy_value *url = zy_value_find(data, "url"), *name = zy_value_find(data, "name");

    return url ? url->span : name ? name->span : data->span;
}

/* What a table of the command line may be called; NULL: rows in the chart, which have no name. */
static const char *key_of(const zy_value *data)
{
    return zy_value_text(zy_value_find(data, "name"),
                         zy_value_text(zy_value_find(data, "url"), NULL));
}

static bool is_same_table(const zy_value *a, const zy_value *b)
{
    const char *one = key_of(a), *other = key_of(b);

    return one && other
               ? strcmp(one, other) == 0
               : !one && !other && a->span.source == b->span.source && a->span.at == b->span.at;
}

/* The table of the command line that has no name stands for the only one of the chart. */
static bool find_unnamed(zy_job *job, const zy_value *data, const zy_named_table **table)
{
    *table = named(job, "");
    if (!*table)
        return true;
    if (!job->unnamed)
        job->unnamed = data;
    if (is_same_table(job->unnamed, data))
        return true;
    const char *one = key_of(job->unnamed), *other = key_of(data);
    return zy_fail(job->diags, "unnamed-table", file_span(data),
                   ZY_SAY(job->diags, "say which one: --data NAME=-",
                          "どの表かを --data NAME=- のように指定してください"),
                   ZY_SAY(job->diags,
                          "--data=- is for a chart with one table; this one has \"%s\" and \"%s\"",
                          "--data=- は表が一つのチャート用です。ここには「%s」と「%s」があります"),
                   one ? one : "values", other ? other : "values");
}

static bool read_input(zy_job *job, const zy_value *url, zy_file_bytes *out)
{
    *out = (zy_file_bytes){.name = "stdin"};
    if (job->options->input)
        out->bytes =
            zy_input_read(job->options->input, job->diags, MOST_BYTES, url->span, &out->len);
    else
        zy_fail(job->diags, "no-input", url->span, NULL, "%s",
                ZY_SAY(job->diags,
                       "the table is to come from standard input, but the chart itself comes from "
                       "there, or there is none",
                       "表を標準入力から読む指定ですが、チャート自体がそこから来ているか、標準入力"
                       "がありません"));
    return out->bytes != NULL;
}

static bool read_url(zy_job *job, const zy_value *url, zy_file_bytes *out)
{
    const char *path = path_of(job, url->text);

    if (is_outside(url->text))
        return zy_fail(job->diags, "not-a-local-file", url->span,
                       ZY_SAY(job->diags,
                              "write the path of a file beside the chart, or pass it with --data",
                              "チャートファイルからの相対パスを書くか、--data で渡してください"),
                       ZY_SAY(job->diags, "\"%s\" is not a file that charts may read",
                              "「%s」はチャートから読めるファイルではありません"),
                       url->text);
    if (strcmp(url->text, "-") == 0)
        return read_input(job, url, out);
    *out = (zy_file_bytes){.name = path};
    out->bytes = zy_file_read(job->arena, job->diags, path, MOST_BYTES, url->span, &out->len);
    if (!out->bytes)
        return false;
    for (guint i = 0; i < job->files->len; i++)
        if (strcmp(g_ptr_array_index(job->files, i), path) == 0)
            return true;
    g_ptr_array_add(job->files, (gpointer)(uintptr_t)path);
    return true;
}

bool zy_mark_file_load(zy_job *job, const zy_view *unit)
{
    const zy_value *url = unit->mark->file_of ? unit->mark->file_of(unit->own) : NULL;
    zy_file_bytes in;

    if (!url)
        return true;
    if (!read_url(job, url, &in))
        return false;
    const zy_source *file = zy_source_decode(job->arena, job->diags, in, NULL, (zy_span){0});
    return file && unit->mark->take_file(unit->own, job->arena, job->diags, file);
}

/* A sheet is the text of a CSV already. */
static zy_source *read_sheet(zy_job *job, const zy_value *data, const zy_file_bytes *in)
{
    return zy_sheet_read(job->arena, job->diags, *in, zy_value_find(data, "sheet"),
                         file_span(data));
}

static zy_table *read_csv(zy_job *job, const zy_value *data, const zy_file_bytes *in, bool is_sheet)
{
    const zy_value *encoding = zy_value_find(data, "encoding");
    zy_csv_options options;

    if (!zy_table_options_read(job, data, &options))
        return NULL;
    if (is_sheet)
        options.delimiter = ',';
    zy_source *source = is_sheet ? read_sheet(job, data, in)
                                 : zy_source_decode(job->arena, job->diags, *in, options.encoding,
                                                    encoding ? encoding->span : (zy_span){0});
    return source ? zy_csv_read(job->arena, job->diags, source, &options) : NULL;
}

static zy_table *read_json(zy_job *job, const zy_value *data, const zy_file_bytes *in)
{
    const zy_value *format = zy_value_find(data, "format"), *bad = zy_value_find(format, "feature");
    zy_source *source;

    bad = bad ? bad : zy_value_find(format, "mesh");
    if (bad) {
        zy_fail(job->diags, "unsupported", bad->key_span, NULL,
                ZY_SAY(job->diags, "maps (TopoJSON) are not supported yet",
                       "地図（TopoJSON）にはまだ対応していません"));
        return NULL;
    }
    source = zy_source_decode(job->arena, job->diags, *in, NULL, (zy_span){0});
    return source ? zy_json_table_read(job->arena, job->diags, source,
                                       zy_value_text(zy_value_find(format, "property"), NULL))
                  : NULL;
}

static zy_table *read_lines(zy_job *job, const zy_file_bytes *in)
{
    const zy_source *source = zy_source_decode(job->arena, job->diags, *in, NULL, (zy_span){0});

    return source ? zy_json_lines_read(job->arena, job->diags, source) : NULL;
}

static void warn_sheet(zy_job *job, const zy_value *data, const zy_file_bytes *in,
                       zy_table_form form)
{
    const zy_value *sheet = zy_value_find(data, "sheet");

    if (sheet && form != ZY_FORM_SHEET)
        zy_warn(job->diags, "unknown-sheet", sheet->key_span, NULL,
                ZY_SAY(job->diags, "%s is no workbook and has no sheets",
                       "%s はブックではないため、シートがありません"),
                in->name);
}

/* JSON is one table. */
static bool has_one_table(zy_job *job, const zy_value *data, const zy_file_bytes *in)
{
    zy_csv_options options;

    if (!zy_value_find(data, "table"))
        return true;
    if (!zy_table_options_read(job, data, &options))
        return false;
    return options.table < 2 ||
           zy_fail(job->diags, "unknown-table", options.table_at, NULL,
                   ZY_SAY(job->diags, "there is no table %zu: %s is JSON, which is one table",
                          "%zu番目の表はありません。%s はJSONで、表は一つです"),
                   options.table, in->name);
}

static zy_table *read_bytes(zy_job *job, const zy_value *data, const zy_file_bytes *given)
{
    const char *type = zy_value_text(zy_value_path(data, "format.type"), NULL);
    const zy_span span = file_span(data);
    zy_file_bytes in = *given;
    zy_table_form form;

    if (!zy_table_unpack(job->arena, job->diags, &in, ZY_LIMIT_UNPACKED, span) ||
        !zy_table_form_find(job->diags, in, type, span, &form))
        return NULL;
    warn_sheet(job, data, &in, form);
    if ((form == ZY_FORM_JSON || form == ZY_FORM_LINES) && !has_one_table(job, data, &in))
        return NULL;
    if (form == ZY_FORM_JSON)
        return read_json(job, data, &in);
    if (form == ZY_FORM_LINES)
        return read_lines(job, &in);
    return read_csv(job, data, &in, form == ZY_FORM_SHEET);
}

static zy_table *read_sequence(zy_job *job, const zy_value *v)
{
    const double start = zy_value_number(zy_value_find(v, "start"), 0),
                 stop = zy_value_number(zy_value_find(v, "stop"), 0);
    const double step = zy_value_number(zy_value_find(v, "step"), start > stop ? -1 : 1);
    const double count = step != 0 ? ceil((stop - start) / step - 1e-12) : 0;

    if (!(count >= 0 && count <= MOST_SEQUENCE)) {
        zy_fail(job->diags, "bad-sequence", v->span, NULL,
                ZY_SAY(job->diags, "a sequence has between 0 and %d numbers",
                       "sequence の数は0〜%d個です"),
                MOST_SEQUENCE);
        return NULL;
    }
    zy_table *table = zy_table_new(job->arena, (size_t)count);
    zy_datum *numbers = ZY_NEW_ARRAY(job->arena, zy_datum, (size_t)count + 1);
    for (size_t i = 0; i < table->row_count; i++)
        numbers[i] = ZY_DATUM_NUMBER(start + (double)i * step);
    zy_table_set(table, zy_value_text(zy_value_find(v, "as"), "data"), numbers);
    return table;
}

static bool ends_in_digit(const zy_value *v)
{
    const size_t len = v->kind == ZY_VALUE_TEXT ? strlen(v->text) : 0;

    return v->kind == ZY_VALUE_NUMBER || (len && g_ascii_isdigit(v->text[len - 1]));
}

static bool begins_with_group(const char *key)
{
    return g_ascii_isdigit(key[0]) && g_ascii_isdigit(key[1]) && g_ascii_isdigit(key[2]) &&
           !g_ascii_isdigit(key[3]);
}

/* In YAML the comma of {人口: 4,760万} ends the value: 4, and a key 760万 without one. */
static bool has_whole_numbers(zy_job *job, const zy_value *rows)
{
    bool good = true;

    for (const zy_value *row = rows->child; row; row = row->next)
        for (const zy_value *v = row->kind == ZY_VALUE_MAP ? row->child : NULL; v && v->next;
             v = v->next) {
            const zy_value *next = v->next;
            if (next->kind != ZY_VALUE_NULL || next->span.len > 0 ||
                !begins_with_group(next->key) || !ends_in_digit(v))
                continue;
            good = zy_fail(job->diags, "split-number", next->key_span,
                           ZY_SAY(job->diags, "write the number in quotes, or without its comma",
                                  "数を引用符で囲むか、コンマなしで書いてください"),
                           ZY_SAY(job->diags, "YAML ends \"%s\" at the comma; what follows is lost",
                                  "YAML ではコンマで「%s」の値が終わり、続きが失われます"),
                           v->key);
        }
    return good;
}

static zy_table *read_inline(zy_job *job, const zy_value *data, const zy_value *values)
{
    if (values->kind == ZY_VALUE_TEXT) {
        const zy_file_bytes in = {"values", values->text, strlen(values->text)};
        return read_bytes(job, data, &in);
    }
    if (values->kind == ZY_VALUE_MAP) {
        const char *property =
            zy_value_text(zy_value_find(zy_value_find(data, "format"), "property"), NULL);
        const zy_value *inner = property ? zy_value_path(values, property) : NULL;
        zy_value *list = zy_value_new_list(job->arena, values);
        if (inner && inner->kind == ZY_VALUE_LIST)
            return zy_table_of_values(job->arena, job->diags, inner);
        zy_value_append(list, zy_value_copy(job->arena, values));
        return zy_table_of_values(job->arena, job->diags, list);
    }
    if (values->kind == ZY_VALUE_LIST)
        return has_whole_numbers(job, values) ? zy_table_of_values(job->arena, job->diags, values)
                                              : NULL;
    zy_fail(
        job->diags, "wrong-kind", values->span, NULL,
        ZY_SAY(job->diags, "\"values\" must be a list of rows", "values には行の並びを書きます"));
    return NULL;
}

static zy_table *read_named(zy_job *job, const zy_value *data, const zy_value *name)
{
    const zy_named_table *given = named(job, zy_value_text(name, NULL));
    const zy_value *values =
        zy_value_find(zy_value_find(job->chart.document, "datasets"), zy_value_text(name, ""));

    if (given) {
        const zy_file_bytes in = {given->shown, given->bytes, given->len};
        return read_bytes(job, data, &in);
    }
    if (values)
        return read_inline(job, data, values);
    zy_fail(job->diags, "unknown-table", name->span, NULL,
            ZY_SAY(job->diags, "there is no table named \"%s\"; pass it with --data %s=FILE",
                   "「%s」という名前の表はありません（--data %s=ファイル で渡せます）"),
            zy_value_text(name, ""), zy_value_text(name, ""));
    return NULL;
}

/* data: {format: {parse: {a: "date"}}} and what Vega-Lite documents say of columns. */
static bool parse_columns(zy_job *job, zy_table *table, const zy_value *parse)
{
    for (const zy_value *v = parse && parse->kind == ZY_VALUE_MAP ? parse->child : NULL; v;
         v = v->next) {
        zy_column *column = zy_table_find(table, v->key);
        if (!column || v->kind != ZY_VALUE_TEXT)
            continue;
        if (!zy_column_parse(table, column, v->text))
            return zy_fail(job->diags, "unknown-parse", v->span, NULL,
                           ZY_SAY(job->diags, "\"%s\" is not a way to read a column",
                                  "「%s」という読み方はありません"),
                           v->text);
    }
    return true;
}

static zy_table *read_source(zy_job *job, const zy_value *data)
{
    const zy_value *url = zy_value_find(data, "url"), *values = zy_value_find(data, "values");
    const zy_value *name = zy_value_find(data, "name"), *sequence = zy_value_find(data, "sequence");
    static const char *const maps[] = {"sphere", "graticule"};
    const zy_named_table *replaced = named(job, zy_value_text(name, zy_value_text(url, NULL)));
    zy_file_bytes in;

    if (!replaced && !find_unnamed(job, data, &replaced))
        return NULL;
    if (replaced) {
        in = (zy_file_bytes){replaced->shown, replaced->bytes, replaced->len};
        return read_bytes(job, data, &in);
    }
    if (url && url->kind == ZY_VALUE_TEXT)
        return read_url(job, url, &in) ? read_bytes(job, data, &in) : NULL;
    if (values)
        return read_inline(job, data, values);
    if (sequence)
        return read_sequence(job, sequence);
    for (size_t i = 0; i < 2; i++)
        if (zy_value_find(data, maps[i])) {
            zy_fail(job->diags, "unsupported", zy_value_find(data, maps[i])->key_span, NULL,
                    ZY_SAY(job->diags, "maps (%s) are not supported yet",
                           "地図（%s）にはまだ対応していません"),
                    maps[i]);
            return NULL;
        }
    if (name)
        return read_named(job, data, name);
    zy_fail(job->diags, "no-data", data->span, NULL,
            ZY_SAY(job->diags, "\"data\" needs url, values, name or sequence",
                   "data には url、values、name、sequence のどれかが必要です"));
    return NULL;
}

/* Data that say the same are one table: read once, and converted once. */
static const char *cache_key(zy_job *job, const zy_value *data)
{
    return zy_value_find(data, "values") || zy_value_find(data, "name")
               ? NULL
               : zy_value_written(job->arena, data);
}

zy_table *zy_source_load(zy_job *job, const zy_value *data)
{
    zy_table *table = g_hash_table_lookup(job->sources, data);

    if (table)
        return table;
    if (!zy_table_keys_check(job, data))
        return NULL;
    const char *key = cache_key(job, data);
    table = key ? g_hash_table_lookup(job->urls, key) : NULL;
    if (!table) {
        table = read_source(job, data);
        if (!table || !zy_table_times_read(job, data, &table->times) ||
            !parse_columns(job, table, zy_value_path(data, "format.parse")))
            return NULL;
    }
    g_hash_table_insert(job->sources, (gpointer)(uintptr_t)data, table);
    if (key)
        g_hash_table_insert(job->urls, (gpointer)(uintptr_t)key, table);
    return table;
}
