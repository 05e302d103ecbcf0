/* What the tests of transforms share: a transform in JSON, run on rows in JSON, and the rows that
 * Vega 6 makes of them. */
#ifndef TESTS_TRANSFORMS_FIXTURE_H
#define TESTS_TRANSFORMS_FIXTURE_H

#include "calc_fixture.h"
#include "transforms/transforms.h"

typedef struct transform_case {
    const char *rows, *transform, *expected;
} transform_case;

static inline zy_table *load_values(void *loader, const zy_value *data)
{
    fixture *f = loader;

    return zy_table_of_values(f->arena, &f->diags, zy_value_find(data, "values"));
}

static inline zy_transform_job job_of(fixture *f)
{
    return (zy_transform_job){
        .arena = f->arena, .diags = &f->diags, .load = load_values, .loader = f};
}

/* NULL after a diagnostic. */
static inline zy_table *transform(fixture *f, zy_table *table, const char *json)
{
    const zy_transform_job job = job_of(f);
    const zy_value *spec = value_of(f, json);
    const zy_transform *t = zy_transform_find(&f->diags, spec);

    return t ? t->run(&job, spec, table) : NULL;
}

/* Rows of a column "d" are instants. */
static inline zy_table *input_of(fixture *f, const char *rows)
{
    zy_table *table = table_of(f, rows);
    zy_column *d = zy_table_find(table, "d");

    if (d)
        assert_true(zy_column_parse(table, d, "date"));
    return table;
}

/* null, undefined and NaN are one: JSON has no others. */
static inline bool is_nothing(zy_datum d)
{
    return zy_datum_is_missing(d) || (d.kind == ZY_NUMBER && !isfinite(d.number));
}

static inline bool is_same(zy_datum a, zy_datum b)
{
    if (is_nothing(a) || is_nothing(b))
        return is_nothing(a) && is_nothing(b);
    if ((a.kind == ZY_NUMBER || a.kind == ZY_TIME) && (b.kind == ZY_NUMBER || b.kind == ZY_TIME))
        return fabs(a.number - b.number) <= 1e-9 * fmax(1, fabs(b.number));
    if (a.kind == ZY_ARRAY && b.kind == ZY_ARRAY) {
        bool same = a.array->count == b.array->count;
        for (size_t i = 0; same && i < a.array->count; i++)
            same = is_same(a.array->items[i], b.array->items[i]);
        return same;
    }
    if (a.kind == ZY_OBJECT && b.kind == ZY_OBJECT) {
        bool same = true;
        for (size_t i = 0; same && i < b.object->count; i++)
            same = is_same(zy_object_find(a.object, b.object->members[i].name),
                           b.object->members[i].value);
        return same;
    }
    return zy_datum_equal(a, b);
}

/* The rows have these values, and nothing in new columns beside them. */
static inline void assert_rows(fixture *f, const char *what, zy_table *before, zy_table *table,
                               const char *expected)
{
    const zy_datum rows = datum_of(f, expected);

    if (!table)
        fail_msg("%s: %s", what, f->diags.first->message);
    if (table->row_count != rows.array->count)
        fail_msg("%s: %zu rows, not %zu", what, table->row_count, rows.array->count);
    for (size_t row = 0; row < table->row_count; row++) {
        const zy_object *want = rows.array->items[row].object;
        for (size_t i = 0; i < want->count; i++)
            if (!zy_table_find(table, want->members[i].name))
                fail_msg("%s: no column %s", what, want->members[i].name);
        for (size_t c = 0; c < table->column_count; c++) {
            const zy_column *column = table->columns[c];
            const zy_datum got = zy_column_at(column, row);
            const zy_datum wanted = zy_object_find(want, column->name);
            if (wanted.kind == ZY_UNDEFINED && zy_table_find(before, column->name))
                continue;
            if (!is_same(got, wanted))
                fail_msg("%s: row %zu, %s is %s, not %s", what, row, column->name,
                         zy_datum_json(f->arena, got), zy_datum_json(f->arena, wanted));
        }
    }
}

static inline void check_cases(fixture *f, const transform_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        zy_table *before = input_of(f, cases[i].rows);
        const char *kept = zy_datum_json(f->arena, zy_table_row(f->arena, before, 0));
        zy_table *after = transform(f, before, cases[i].transform);
        assert_rows(f, cases[i].transform, before, after, cases[i].expected);
        assert_string_equal(kept, zy_datum_json(f->arena, zy_table_row(f->arena, before, 0)));
    }
}
#define CHECK(f, cases) check_cases((f), (cases), sizeof(cases) / sizeof *(cases))

/* The transform is refused with this code, which names the piece `at` of its text. */
static inline void assert_refused_in(fixture *f, zy_language language, const char *rows,
                                     const char *json, const char *code, const char *at)
{
    f->diags = (zy_diags){.arena = f->arena, .language = language};
    if (transform(f, input_of(f, rows), json))
        fail_msg("%s is accepted", json);
    const zy_diag *diag = f->diags.first;
    if (strcmp(diag->code, code) != 0)
        fail_msg("%s: %s, not %s", json, diag->code, code);
    if (at && (diag->span.len < strlen(at) ||
               strncmp(diag->span.source->text + diag->span.at, at, strlen(at)) != 0))
        fail_msg("%s: points at %.*s", json, (int)diag->span.len,
                 diag->span.source->text + diag->span.at);
    assert_language(f);
}

static inline void assert_refused(fixture *f, const char *rows, const char *json, const char *code,
                                  const char *at)
{
    assert_refused_in(f, ZY_JAPANESE, rows, json, code, at);
    assert_refused_in(f, ZY_ENGLISH, rows, json, code, at);
}

#endif
