/* Tables from where the chart file says: files beside it, inline values, named tables, sequences.
 */
#include <math.h>
#include <string.h>

#include "base/file.h"
#include "render/stages.h"

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

typedef struct bytes {
    const char *text, *shown;
    size_t len;
} bytes;

static bool read_url(zy_job *job, const zy_value *url, bytes *out)
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
    *out = (bytes){.shown = path};
    out->text = zy_file_read(job->arena, job->diags, path, MOST_BYTES, url->span, &out->len);
    if (!out->text)
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
    bytes in;

    if (!url)
        return true;
    if (!read_url(job, url, &in))
        return false;
    const zy_source *file =
        zy_source_decode(job->arena, job->diags, in.shown, in.text, in.len, NULL, (zy_span){0});
    return file && unit->mark->take_file(unit->own, job->arena, job->diags, file);
}

static const char *ending_of(const char *path)
{
    const char *dot = strrchr(path, '.');

    return dot ? dot + 1 : "";
}

static bool is_json(const zy_value *format, const char *path)
{
    const char *type = zy_value_text(zy_value_find(format, "type"), NULL);

    if (type)
        return strcmp(type, "json") == 0;
    return g_ascii_strcasecmp(ending_of(path), "json") == 0;
}

static const char *const *texts_of(zy_arena *arena, const zy_value *list)
{
    const char **out;
    size_t count = 0;

    if (!list || list->kind != ZY_VALUE_LIST)
        return NULL;
    out = ZY_NEW_ARRAY(arena, const char *, list->count + 1);
    for (const zy_value *v = list->child; v; v = v->next)
        out[count++] = zy_value_text(v, "");
    return out;
}

static zy_table *read_csv(zy_job *job, const zy_value *data, const bytes *in)
{
    const zy_value *format = zy_value_find(data, "format"),
                   *encoding = zy_value_find(data, "encoding");
    const char *type = zy_value_text(zy_value_find(format, "type"), "");
    const zy_value *delimiter = zy_value_find(data, "delimiter");
    zy_csv_options options = {.encoding = zy_value_text(encoding, NULL)};

    delimiter = delimiter ? delimiter : zy_value_find(format, "delimiter");
    if (delimiter)
        options.delimiter = zy_value_text(delimiter, ",")[0];
    else if (strcmp(type, "csv") == 0 || strcmp(type, "tsv") == 0)
        options.delimiter = type[0] == 'c' ? ',' : '\t';
    options.missing = texts_of(job->arena, zy_value_find(data, "missing"));
    options.header = texts_of(job->arena, zy_value_find(format, "header"));
    const zy_value *header = zy_value_find(data, "header");
    if (header && header->kind == ZY_VALUE_NUMBER)
        options.header_row = (size_t)header->number;
    if (header && header->kind == ZY_VALUE_BOOL && !header->boolean)
        options.no_header = true;
    zy_source *source =
        zy_source_decode(job->arena, job->diags, in->shown, in->text, in->len, options.encoding,
                         encoding ? encoding->span : (zy_span){0});
    return source ? zy_csv_read(job->arena, job->diags, source, &options) : NULL;
}

static zy_table *read_json(zy_job *job, const zy_value *data, const bytes *in)
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
    source =
        zy_source_decode(job->arena, job->diags, in->shown, in->text, in->len, NULL, (zy_span){0});
    return source ? zy_json_table_read(job->arena, job->diags, source,
                                       zy_value_text(zy_value_find(format, "property"), NULL))
                  : NULL;
}

static zy_table *read_bytes(zy_job *job, const zy_value *data, const bytes *in)
{
    return is_json(zy_value_find(data, "format"), in->shown) ? read_json(job, data, in)
                                                             : read_csv(job, data, in);
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
        const bytes in = {values->text, "values", strlen(values->text)};
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
        const bytes in = {given->bytes, given->shown, given->len};
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
    bytes in;

    if (replaced) {
        in = (bytes){replaced->bytes, replaced->shown, replaced->len};
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

zy_table *zy_source_load(zy_job *job, const zy_value *data)
{
    zy_table *table = g_hash_table_lookup(job->sources, data);

    if (table)
        return table;
    const zy_value *url = zy_value_find(data, "url");
    const char *key = url && url->kind == ZY_VALUE_TEXT && !zy_value_find(data, "format") &&
                              !zy_value_find(data, "name")
                          ? url->text
                          : NULL;
    table = key ? g_hash_table_lookup(job->urls, key) : NULL;
    if (!table)
        table = read_source(job, data);
    if (!table || !parse_columns(job, table, zy_value_path(data, "format.parse")))
        return NULL;
    g_hash_table_insert(job->sources, (gpointer)(uintptr_t)data, table);
    if (key)
        g_hash_table_insert(job->urls, (gpointer)(uintptr_t)key, table);
    return table;
}
