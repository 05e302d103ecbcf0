/* A small chart made by hand, for the tests of the writers. */
#ifndef ZY_TESTS_OUT_FIXTURE_H
#define ZY_TESTS_OUT_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "out/out.h"

typedef struct fixture {
    zy_arena *arena;
    zy_diags diags;
    zy_typesetter *typesetter;
    zy_scene scene;
    zy_marks_list marks;
    zy_out_options options;
    GString *out;
} fixture;

static inline void fixture_start(fixture *f, zy_metrics metrics)
{
    *f = (fixture){.arena = zy_arena_new()};
    f->diags = (zy_diags){.arena = f->arena};
    f->typesetter = zy_typesetter_new(f->arena, &f->diags, metrics, NULL, 0);
    f->scene = (zy_scene){.width = 100, .height = 50};
    f->scene.background = zy_paint_read("#ffffff", 1);
    f->options = (zy_out_options){.scale = 1, .arena = f->arena, .diags = &f->diags};
    f->out = g_string_new(NULL);
}

static inline void fixture_end(fixture *f)
{
    g_string_free(f->out, TRUE);
    zy_arena_free(f->arena);
}

static inline zy_item *fixture_add(fixture *f, zy_item_type type, const char *name)
{
    zy_scene_mark *mark = zy_scene_mark_new(f->arena, &f->marks, type, "mark", NULL);

    mark->name = name;
    return zy_scene_item_new(f->arena, mark);
}

static inline zy_item *fixture_rect(fixture *f, double x, double y, double w, double h,
                                    const char *fill)
{
    zy_item *item = fixture_add(f, ZY_ITEM_RECT, "bar");

    item->x = x;
    item->y = y;
    item->x2 = x + w;
    item->y2 = y + h;
    item->fill = zy_paint_read(fill, 1);
    return item;
}

static inline zy_item *fixture_text(fixture *f, double x, double y, double size, const char *text)
{
    zy_item *item = fixture_add(f, ZY_ITEM_TEXT, "text");
    const char **lines = ZY_NEW_ARRAY(f->arena, const char *, 1);

    lines[0] = text;
    item->x = x;
    item->y = y;
    item->lines = lines;
    item->line_count = 1;
    item->text.size = size;
    item->fill = zy_paint_read("#000000", 1);
    return item;
}

/* Writes the marks added so far; the text is replaced. */
static inline bool fixture_write(fixture *f, const zy_writer *writer)
{
    f->scene.first = f->marks.first;
    f->scene.last = f->marks.last;
    g_string_truncate(f->out, 0);
    return writer->write(&f->scene, f->typesetter, &f->options, f->out);
}

#endif
