/* Composite marks rewritten: units from tests/composites/NAME.json, {vegaLite, config, unit},
 * compared with the layers kept in NAME.layers.json. ZUHYO_ACCEPT=1 keeps what is made now. */
#ifndef COMPOSITES_FIXTURE_H
#define COMPOSITES_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "composites/composites.h"

typedef struct fixture {
    zy_arena *arena;
    zy_diags diags;
    zy_job job;
} fixture;

static int set_up(void **state)
{
    zy_arena *arena = zy_arena_new();
    fixture *f = ZY_NEW(arena, fixture);

    f->arena = arena;
    f->diags.arena = arena;
    f->job.arena = arena;
    f->job.diags = &f->diags;
    f->job.chart = (zy_chart){.arena = arena,
                              .scratch = arena,
                              .diags = &f->diags,
                              .composites = zy_composites,
                              .style = &zy_style_house};
    f->job.chart.config = zy_config_build(&f->job.chart, NULL, NULL);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    zy_arena_free(((fixture *)*state)->arena);
    return 0;
}

static const zy_value *read_text(fixture *f, const char *name, const char *text)
{
    zy_source *source = ZY_NEW(f->arena, zy_source);

    *source = (zy_source){
        .name = name, .text = zy_arena_text(f->arena, text, strlen(text)), .len = strlen(text)};
    const zy_value *value = zy_value_read(source, f->arena, &f->diags);
    assert_non_null(value);
    return value;
}

/* NULL after a diagnostic. */
static zy_value *rewrite_value(fixture *f, const zy_value *unit)
{
    const char *name = zy_value_text(zy_value_path(unit, "mark.type"), "");
    const zy_composite *composite = zy_composite_find(&f->job.chart, name);

    assert_non_null(composite);
    return composite->rewrite(composite, &f->job, unit, NULL);
}

static zy_value *rewrite(fixture *f, const char *unit)
{
    return rewrite_value(f, read_text(f, "unit.yaml", unit));
}

static inline void assert_code(const fixture *f, const char *code)
{
    for (const zy_diag *d = f->diags.first; d; d = d->next)
        if (strcmp(d->code, code) == 0)
            return;
    fail_msg("[%s] is not said; the first is [%s]", code,
             f->diags.first ? f->diags.first->code : "none");
}

static inline void assert_quiet(const fixture *f)
{
    if (f->diags.first)
        fail_msg("[%s] is said: %s", f->diags.first->code, f->diags.first->message);
}

/* Refused with that code word. */
static inline void assert_refused(fixture *f, const char *unit, const char *code)
{
    assert_null(rewrite(f, unit));
    assert_true(f->diags.errors > 0);
    assert_code(f, code);
}

/* The text at the path of the first layer, through nested layers; "" when there is none. */
static inline const char *in_first_layer(const zy_value *view, const char *path)
{
    for (const zy_value *layers = zy_value_find(view, "layer"); layers;
         layers = zy_value_find(view, "layer"))
        view = layers->child;
    return zy_value_text(zy_value_path(view, path), "");
}

static char *slurp(fixture *f, const char *path)
{
    FILE *file = fopen(path, "rb");
    char *text = NULL;

    if (!file)
        return NULL;
    fseek(file, 0, SEEK_END);
    const size_t len = (size_t)ftell(file);
    rewind(file);
    text = ZY_NEW_ARRAY(f->arena, char, len + 1);
    assert_int_equal(fread(text, 1, len, file), len);
    fclose(file);
    return text;
}

static char *print(fixture *f, const zy_value *value)
{
    char *text = NULL;
    size_t len = 0;
    FILE *file = open_memstream(&text, &len);

    zy_value_print(value, file);
    fclose(file);
    char *kept = zy_arena_text(f->arena, text, len);
    free(text);
    return kept;
}

static inline void assert_kept(fixture *f, const char *name)
{
    const char *input = zy_arena_format(f->arena, TESTS "/composites/%s.json", name);
    const char *output = zy_arena_format(f->arena, TESTS "/composites/%s.layers.json", name);
    const char *text = slurp(f, input), *kept = slurp(f, output);

    assert_non_null(text);
    const zy_value *document = read_text(f, input, text);
    if (zy_value_bool(zy_value_find(document, "vegaLite"), false))
        f->job.chart.style = &zy_style_vega;
    f->job.chart.config = zy_config_build(&f->job.chart, NULL, zy_value_find(document, "config"));
    const zy_value *made = rewrite_value(f, zy_value_find(document, "unit"));
    assert_non_null(made);
    assert_quiet(f);
    const char *printed = print(f, made);
    if (getenv("ZUHYO_ACCEPT")) {
        FILE *file = fopen(output, "wb");
        assert_non_null(file);
        fputs(printed, file);
        fclose(file);
        return;
    }
    assert_non_null(kept);
    assert_string_equal(printed, kept);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

#endif
