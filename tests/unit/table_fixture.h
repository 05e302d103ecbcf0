/* What the tests of tables share: an arena and diagnostics for each test. */
#ifndef TESTS_TABLE_FIXTURE_H
#define TESTS_TABLE_FIXTURE_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "table/table.h"

typedef struct fixture {
    zy_arena *arena;
    zy_diags diags;
} fixture;

static int make_fixture(void **state)
{
    zy_arena *arena = zy_arena_new();
    fixture *f = ZY_NEW(arena, fixture);

    f->arena = arena;
    f->diags.arena = arena;
    *state = f;
    return 0;
}

static int free_fixture(void **state)
{
    fixture *f = *state;

    zy_arena_free(f->arena);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_fixture, free_fixture)

static inline const zy_source *source_of(fixture *f, const char *text)
{
    zy_source *source = ZY_NEW(f->arena, zy_source);

    *source = (zy_source){.name = "t", .text = text, .len = strlen(text)};
    return source;
}

static inline zy_table *read_csv(fixture *f, const char *text)
{
    return zy_csv_read(f->arena, &f->diags, source_of(f, text), NULL);
}

/* A table that cannot be read is the fault of the data, not of the chart. */
static inline void assert_fault_of_data(const fixture *f)
{
    assert_int_equal(f->diags.first->severity, ZY_ERROR);
    assert_int_equal(f->diags.first->fault, ZY_FAULT_DATA);
}

static inline zy_table *read_json(fixture *f, const char *text)
{
    return zy_json_table_read(f->arena, &f->diags, source_of(f, text), NULL);
}

/* The only diagnostic has this code, severity and place. */
static inline void assert_diag(const fixture *f, zy_severity severity, const char *code, int line,
                               int column)
{
    const zy_diag *diag = f->diags.first;
    int at_line, at_column;

    assert_non_null(diag);
    assert_null(diag->next);
    assert_string_equal(diag->code, code);
    assert_int_equal(diag->severity, severity);
    zy_span_locate(diag->span, &at_line, &at_column);
    assert_int_equal(at_line, line);
    assert_int_equal(at_column, column);
}

static inline void assert_quiet(const fixture *f)
{
    if (f->diags.first)
        fail_msg("unexpected: %s [%s]", f->diags.first->message, f->diags.first->code);
}

/* All cells of a text column, joined by "|"; a missing one is "~". */
static inline void assert_texts(fixture *f, zy_table *table, const char *name, const char *expected)
{
    assert_non_null(table);
    const zy_column *column = zy_table_find(table, name);
    const char *joined = "";

    assert_non_null(column);
    assert_int_equal(column->kind, ZY_COLUMN_TEXT);
    for (size_t row = 0; row < column->count; row++) {
        zy_datum datum = zy_column_at(column, row);
        joined = zy_arena_format(f->arena, "%s%s%s", joined, row ? "|" : "",
                                 datum.kind == ZY_TEXT ? datum.text : "~");
    }
    assert_string_equal(joined, expected);
}

#endif
