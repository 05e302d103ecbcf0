/* What the tests of expressions and transforms share. */
#ifndef TESTS_CALC_FIXTURE_H
#define TESTS_CALC_FIXTURE_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/number.h"
#include "calc/calc.h"
#include "language.h"

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

static inline zy_value *value_of(fixture *f, const char *json)
{
    zy_value *value = zy_value_read(source_of(f, json), f->arena, &f->diags);

    assert_non_null(value);
    return value;
}

static inline zy_datum datum_of(fixture *f, const char *json)
{
    return zy_value_datum(f->arena, value_of(f, json));
}

static inline zy_table *table_of(fixture *f, const char *json)
{
    zy_table *table = zy_table_of_values(f->arena, &f->diags, value_of(f, json));

    assert_non_null(table);
    return table;
}

static inline bool is_near(double a, double b)
{
    return a == b || (isnan(a) && isnan(b)) || fabs(a - b) <= 1e-12 * fmax(fabs(a), fabs(b));
}

static inline void assert_quiet(const fixture *f)
{
    if (f->diags.first)
        fail_msg("unexpected: %s [%s]", f->diags.first->message, f->diags.first->code);
}

/* The first message is in the language it was asked for. */
static inline void assert_language(const fixture *f)
{
    if (is_japanese(f->diags.first->message) != (f->diags.language == ZY_JAPANESE))
        fail_msg("another language was asked for: %s", f->diags.first->message);
}

/* The first diagnostic has this code and stands at the column. */
static inline void assert_code(const fixture *f, const char *code, int column)
{
    int line, at;

    assert_non_null(f->diags.first);
    assert_string_equal(f->diags.first->code, code);
    zy_span_locate(f->diags.first->span, &line, &at);
    if (column)
        assert_int_equal(at, column);
}

#endif
