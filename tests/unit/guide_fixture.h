/* What the tests of guides share: a typesetter with Vega's estimate, and marks as text, one line an
 * item - rules and rects with their ends, texts with anchor, alignment, angle and lines. */
#ifndef GUIDE_FIXTURE_H
#define GUIDE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <math.h>

#include "base/number.h"
#include "guide/guide.h"

typedef struct fixture {
    zy_arena *arena;
    zy_diags diags;
    zy_typesetter *typesetter;
} fixture;

static int set_up(void **state)
{
    fixture *f = malloc(sizeof *f);

    *f = (fixture){.arena = zy_arena_new()};
    f->diags.arena = f->arena;
    f->typesetter = zy_typesetter_new(f->arena, &f->diags, ZY_METRICS_ESTIMATE, NULL, 0);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    fixture *f = *state;

    zy_arena_free(f->arena);
    free(f);
    return 0;
}

/* JSON with single quotes for double ones. */
static const zy_value *json(fixture *f, const char *text)
{
    char *copy = zy_arena_text(f->arena, text, strlen(text));
    zy_source *source = ZY_NEW(f->arena, zy_source);

    for (char *c = copy; *c; c++)
        if (*c == '\'')
            *c = '"';
    *source = (zy_source){.name = "test", .text = copy, .len = strlen(copy)};
    const zy_value *value = zy_value_read(source, f->arena, &f->diags);
    assert_non_null(value);
    return value;
}

static inline zy_scale linear_scale(fixture *f, double low, double high, double from, double to)
{
    zy_datum *d = ZY_NEW_ARRAY(f->arena, zy_datum, 4);

    d[0] = ZY_DATUM_NUMBER(low), d[1] = ZY_DATUM_NUMBER(high);
    d[2] = ZY_DATUM_NUMBER(from), d[3] = ZY_DATUM_NUMBER(to);
    zy_scale scale = {
        .type = ZY_SCALE_LINEAR, .domain = d, .domain_count = 2, .range = d + 2, .range_count = 2};
    assert_true(zy_scale_prepare(&scale, f->arena, &f->diags, (zy_span){0}));
    return scale;
}

/* A band scale whose domain is the letters of `names`. */
static inline zy_scale band_scale(fixture *f, const char *names, double from, double to,
                                  double padding)
{
    size_t count = strlen(names);
    zy_datum *d = ZY_NEW_ARRAY(f->arena, zy_datum, count + 2);

    for (size_t i = 0; i < count; i++)
        d[i] = ZY_DATUM_TEXT(zy_arena_text(f->arena, names + i, 1));
    d[count] = ZY_DATUM_NUMBER(from), d[count + 1] = ZY_DATUM_NUMBER(to);
    zy_scale scale = {.type = ZY_SCALE_BAND,
                      .domain = d,
                      .domain_count = count,
                      .range = d + count,
                      .range_count = 2,
                      .padding_inner = padding,
                      .padding_outer = padding,
                      .align = 0.5};
    assert_true(zy_scale_prepare(&scale, f->arena, &f->diags, (zy_span){0}));
    return scale;
}

static inline const char *const *one_line(fixture *f, const char *text)
{
    const char **lines = ZY_NEW_ARRAY(f->arena, const char *, 1);

    lines[0] = text;
    return lines;
}

/* Reads `text` over Vega's defaults. */
static inline zy_axis_options axis_options(fixture *f, const char *text)
{
    zy_axis_options o = {0};

    assert_true(zy_props_read(zy_axis_props, json(f, text), &o, f->arena, &f->diags));
    zy_props_inherit(zy_axis_props, &o, &zy_axis_vega_defaults, f->arena);
    return o;
}

static inline zy_legend_options legend_options(fixture *f, const char *text)
{
    zy_legend_options o = {0};

    assert_true(zy_props_read(zy_legend_props, json(f, text), &o, f->arena, &f->diags));
    zy_props_inherit(zy_legend_props, &o, &zy_legend_vega_defaults, f->arena);
    return o;
}

static inline zy_title_options title_options(fixture *f, const char *text)
{
    zy_title_options o = {0};

    assert_true(zy_props_read(zy_title_props, json(f, text), &o, f->arena, &f->diags));
    zy_props_inherit(zy_title_props, &o, &zy_title_vega_defaults, f->arena);
    return o;
}

static void add_number(GString *out, double number)
{
    g_string_append_c(out, ' ');
    zy_buf_number(out, number, 3);
}

static void add_item(GString *out, const zy_scene_mark *mark, const zy_item *item)
{
    g_string_append(out, mark->role);
    add_number(out, item->x), add_number(out, item->y);
    if (mark->type == ZY_ITEM_TEXT) {
        g_string_append_printf(out, " %s", zy_align_words[item->align]);
        add_number(out, item->angle);
        for (size_t i = 0; i < item->line_count; i++)
            g_string_append_printf(out, "%s%s", i ? "/" : " ", item->lines[i]);
    } else if (mark->type == ZY_ITEM_SYMBOL) {
        g_string_append_printf(out, " %s", item->shape);
        add_number(out, item->size);
    } else {
        add_number(out, item->x2), add_number(out, item->y2);
    }
    g_string_append_c(out, '\n');
}

static const char *marks_text(fixture *f, const zy_marks_list *marks)
{
    GString *out = g_string_new(NULL);

    for (const zy_scene_mark *mark = marks->first; mark; mark = mark->next)
        for (size_t i = 0; i < mark->count; i++)
            if (zy_item_has_ink(&mark->items[i], mark->type))
                add_item(out, mark, &mark->items[i]);
    const char *text = zy_arena_text(f->arena, out->str, out->len);
    g_string_free(out, TRUE);
    return text;
}

static inline void assert_marks(fixture *f, const zy_marks_list *marks, const char *expected)
{
    const char *text = marks_text(f, marks);

    if (getenv("SHOW_MARKS") && strcmp(text, expected) != 0)
        printf("%s-- expected --\n%s", text, expected);
    assert_string_equal(text, expected);
}

static inline void assert_near(double number, double expected)
{
    if (!(fabs(number - expected) <= 1e-3))
        fail_msg("%g is not %g", number, expected);
}

static inline void assert_box(zy_box box, double x0, double y0, double x1, double y1)
{
    assert_near(box.x0, x0);
    assert_near(box.y0, y0);
    assert_near(box.x1, x1);
    assert_near(box.y1, y1);
}

#endif
