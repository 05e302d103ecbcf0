/* What holds after each stage: it does of a chart, and each row notices what breaks it. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "composites/composites.h"
#include "layout/layout.h"

/* Cells of two layers: what the rows speak of is all in it. */
static const char CHART[] =
    "data:\n"
    "  values: [{g: a, k: 1, v: 3}, {g: a, k: 2, v: null}, {g: b, k: 1, v: 5}]\n"
    "facet: {column: {field: g}}\n"
    "spec:\n"
    "  layer:\n"
    "    - mark: bar\n"
    "      encoding:\n"
    "        x: {field: k, type: ordinal}\n"
    "        y: {field: v, type: quantitative}\n"
    "        color: {condition: {test: datum.v > 4, field: g}, value: red}\n"
    "    - {mark: {type: slope}, encoding: {x: {field: k, type: ordinal},\n"
    "       y: {field: v}, detail: {field: g}}}\n"
    "    - mark: card\n"
    "      encoding: {text: {field: v}}\n";

typedef struct fixture {
    zy_arena *arena;
    zy_diags diags;
    zy_source source;
    zy_render_options options;
    zy_job job;
    zy_view *cell, *bar; /* the first */
} fixture;

static void unref(void *hash)
{
    g_hash_table_unref(hash);
}

static void unref_array(void *array)
{
    g_ptr_array_unref(array);
}

static int set_up(void **state)
{
    zy_arena *arena = zy_arena_new();
    fixture *f = ZY_NEW(arena, fixture);

    f->arena = arena;
    f->diags = (zy_diags){.arena = arena};
    f->source = (zy_source){.name = "chart.yaml", .text = CHART, .len = sizeof CHART - 1};
    f->options = (zy_render_options){.metrics = ZY_METRICS_FIXED};
    f->job = (zy_job){.arena = arena,
                      .diags = &f->diags,
                      .options = &f->options,
                      .sources = g_hash_table_new(NULL, NULL),
                      .urls = g_hash_table_new(g_str_hash, g_str_equal),
                      .wrapped = g_hash_table_new(g_str_hash, g_str_equal),
                      .files = g_ptr_array_new(),
                      .folder = ""};
    zy_arena_defer(arena, unref, f->job.sources);
    zy_arena_defer(arena, unref, f->job.urls);
    zy_arena_defer(arena, unref, f->job.wrapped);
    zy_arena_defer(arena, unref_array, f->job.files);
    f->job.chart = (zy_chart){.arena = arena,
                              .scratch = arena,
                              .diags = &f->diags,
                              .source = &f->source,
                              .written = zy_value_read(&f->source, arena, &f->diags),
                              .composites = zy_composites};
    assert_non_null(f->job.chart.written);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    zy_arena_free(((fixture *)*state)->arena);
    return 0;
}

static void run(fixture *f)
{
    zy_job *job = &f->job;

    assert_true(zy_normalise(job) && zy_data(job) && zy_scales(job) && zy_layout(job));
    assert_int_equal(f->diags.errors, 0);
    f->cell = job->chart.root->first;
    f->bar = f->cell->first;
    assert_string_equal(f->bar->mark->name, "bar");
}

static const char *broken(const fixture *f, const zy_invariant *table, bool by_row)
{
    const zy_view *where = NULL;
    const zy_invariant *row =
        zy_invariant_broken(table, &f->job, by_row, f->job.chart.root, &where);

    return row ? row->words : "";
}

/* The row that begins so is the first that is broken, and holds again when `undo` is done. */
#define ASSERT_NOTICED(f, table, words, breaks, undo)                                              \
    do {                                                                                           \
        breaks;                                                                                    \
        assert_ptr_equal(strstr(broken(f, table, true), words), broken(f, table, true));           \
        undo;                                                                                      \
        assert_string_equal(broken(f, table, true), "");                                           \
    } while (0)

/* The same with a member that is set to another value for a moment. */
#define ASSERT_NOTICES(f, table, words, type, member, value)                                       \
    do {                                                                                           \
        type const kept = member;                                                                  \
        ASSERT_NOTICED(f, table, words, member = (value), member = kept);                          \
    } while (0)

static void all_hold_of_a_chart(void **state)
{
    fixture *f = *state;

    run(f);
    assert_string_equal(broken(f, zy_views_invariants, true), "");
    assert_string_equal(broken(f, zy_data_invariants, true), "");
    assert_string_equal(broken(f, zy_scaling_invariants, true), "");
    assert_string_equal(broken(f, zy_layout_invariants, true), "");
}

static void views_notice_what_is_broken(void **state)
{
    fixture *f = *state;
    const zy_invariant *table = zy_views_invariants;
    zy_view *slope = f->bar;

    run(f);
    slope = f->bar->next;
    while (!slope->form)
        slope = slope->first ? slope->first : slope->next;
    ASSERT_NOTICES(f, table, "the chart has", const char *, f->job.chart.language, NULL);
    ASSERT_NOTICES(f, table, "each view but", zy_view *, f->bar->parent, f->cell->next);
    ASSERT_NOTICES(f, table, "each view but", zy_view *, f->cell->last, f->bar);
    ASSERT_NOTICES(f, table, "units have", zy_view_kind, f->cell->kind, ZY_VIEW_UNIT);
    ASSERT_NOTICES(f, table, "units have", zy_view_kind, f->bar->kind, ZY_VIEW_GRID);
    ASSERT_NOTICES(f, table, "a unit has a mark", const zy_mark *, f->bar->mark, NULL);
    ASSERT_NOTICES(f, table, "a unit has a mark", void *, f->cell->last->own, NULL);
    zy_composite stranger = {.name = "stranger"};
    ASSERT_NOTICES(f, table, "a layer of a composite", const zy_composite *, slope->form,
                   &stranger);
    zy_def *y = f->bar->encoding[ZY_CHANNEL_Y], *color = f->bar->encoding[ZY_CHANNEL_COLOR];
    ASSERT_NOTICES(f, table, "a definition stands", zy_channel, y->channel, ZY_CHANNEL_X);
    ASSERT_NOTICES(f, table, "a definition stands", const zy_value *, y->written, NULL);
    ASSERT_NOTICES(f, table, "a definition stands", zy_def *, color->conditions->def, NULL);
    ASSERT_NOTICES(f, table, "a definition stands", zy_channel, color->conditions->def->channel,
                   ZY_CHANNEL_FILL);
    ASSERT_NOTICES(f, table, "a facet is cut", zy_type, f->job.chart.root->facet->type,
                   ZY_TYPE_NONE);
    ASSERT_NOTICES(f, table, "a facet is cut", zy_def *, f->job.chart.root->facet, NULL);
}

static void data_notice_what_is_broken(void **state)
{
    fixture *f = *state;
    const zy_invariant *table = zy_data_invariants;

    run(f);
    zy_def *y = f->bar->encoding[ZY_CHANNEL_Y], *color = f->bar->encoding[ZY_CHANNEL_COLOR];
    ASSERT_NOTICES(f, table, "each view has", zy_table *, f->cell->input, NULL);
    ASSERT_NOTICES(f, table, "each view has", zy_table *, f->bar->raw, NULL);
    ASSERT_NOTICES(f, table, "a definition that names", zy_type, y->type, ZY_TYPE_NONE);
    ASSERT_NOTICES(f, table, "a definition that names", zy_column *, y->values, NULL);
    ASSERT_NOTICES(f, table, "a definition that names", const char *, y->column_end, "v_end");
    ASSERT_NOTICES(f, table, "a definition that names", size_t, y->values->count, 7);
    ASSERT_NOTICES(f, table, "a definition that names", zy_column *, color->conditions->def->values,
                   NULL);
    ASSERT_NOTICES(f, table, "a condition with a test", zy_predicate *,
                   color->conditions->predicate, NULL);
    assert_true(f->bar->stack.is_on);
    ASSERT_NOTICES(f, table, "what is stacked", const char *, f->bar->stack.start, "nowhere");
    ASSERT_NOTICES(f, table, "a cell of a facet", zy_table *, f->cell->given, NULL);
    ASSERT_NOTICES(f, table, "a cell of a facet", zy_table *, f->bar->given, f->cell->given);
    ASSERT_NOTICES(f, table, "a cell of a facet", size_t, f->cell->cell_column, 2);
}

static void scales_notice_what_is_broken(void **state)
{
    fixture *f = *state;
    const zy_invariant *table = zy_scaling_invariants;
    const size_t far[] = {2}, twice[] = {0, 0};

    run(f);
    zy_scale_part *y = zy_view_scale(f->bar, ZY_CHANNEL_Y);
    ASSERT_NOTICES(f, table, "a scale stands", zy_channel, y->channel, ZY_CHANNEL_X);
    ASSERT_NOTICES(f, table, "a scale stands", zy_view *, y->home, f->bar);
    ASSERT_NOTICED(f, table, "a scale stands", f->cell->next->scales[ZY_CHANNEL_Y] = y,
                   f->cell->next->scales[ZY_CHANNEL_Y] = NULL);
    ASSERT_NOTICES(f, table, "the definition of", const zy_def *, y->def,
                   f->bar->encoding[ZY_CHANNEL_COLOR]);
    ASSERT_NOTICES(f, table, "a channel with data", zy_scale_part *,
                   f->job.chart.root->scales[ZY_CHANNEL_Y], NULL);
    ASSERT_NOTICES(f, table, "a continuous domain", size_t, y->base_count, 1);
    ASSERT_NOTICES(f, table, "a continuous domain", zy_datum *, y->base, NULL);
    assert_int_equal(f->bar->row_count, 1); /* of two */
    ASSERT_NOTICES(f, table, "a unit draws no more", size_t, f->bar->row_count, 3);
    ASSERT_NOTICES(f, table, "these rows are", const size_t *, f->bar->rows, far);
    const size_t *rows = f->bar->rows;
    ASSERT_NOTICED(f, table, "these rows are", (f->bar->rows = twice, f->bar->row_count = 2),
                   (f->bar->rows = rows, f->bar->row_count = 1));
}

static void layout_notices_what_is_broken(void **state)
{
    fixture *f = *state;
    const zy_invariant *table = zy_layout_invariants;

    run(f);
    ASSERT_NOTICES(f, table, "the picture has", double, f->job.chart.scene.height, 0);
    ASSERT_NOTICES(f, table, "each view has", double, f->cell->x, NAN);
    ASSERT_NOTICES(f, table, "each view has", double, f->cell->next->width, -1);
    ASSERT_NOTICES(f, table, "the layers of", double, f->bar->width, f->bar->width + 1);
    ASSERT_NOTICES(f, table, "plots and grids", zy_guides *, f->cell->guides, NULL);
    ASSERT_NOTICES(f, table, "plots and grids", zy_guides *, f->bar->guides, f->cell->guides);
    ASSERT_NOTICES(f, table, "plots and grids", double, f->cell->guides->bounds.x1, INFINITY);
    ASSERT_NOTICES(f, table, "the scales of", bool, zy_view_scale(f->bar, ZY_CHANNEL_Y)->ready,
                   false);
    ASSERT_NOTICES(f, table, "what a unit draws", double, f->bar->marks.first->items[0].y2, NAN);
}

static void rows_of_data_are_asked_only_when_they_are_to_be(void **state)
{
    fixture *f = *state;

    run(f);
    f->bar->marks.first->items[0].y2 = NAN;
    assert_string_equal(broken(f, zy_layout_invariants, false), "");
    assert_string_not_equal(broken(f, zy_layout_invariants, true), "");
}

static void says_where_it_is_broken(void **state)
{
    fixture *f = *state;
    const zy_view *where = NULL;

    run(f);
    f->bar->mark = NULL;
    f->cell->next->first->mark = NULL;
    assert_non_null(
        zy_invariant_broken(zy_views_invariants, &f->job, false, f->job.chart.root, &where));
    assert_ptr_equal(where, f->bar);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(all_hold_of_a_chart),           TEST(views_notice_what_is_broken),
        TEST(data_notice_what_is_broken),    TEST(scales_notice_what_is_broken),
        TEST(layout_notices_what_is_broken), TEST(rows_of_data_are_asked_only_when_they_are_to_be),
        TEST(says_where_it_is_broken),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
