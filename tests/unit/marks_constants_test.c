/* What each mark says of itself: which parts of the stages treat it how. One line a mark: what it
 * is, the kinds of its item, size, orientation and stacking, its stroke and its symbol. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>

#include "marks/marks.h"

static const char *const expected[] = {
    "arc: item 8 size 0 orients 0 stacks 2 stroke 0 -, rect filled",
    "area: item 6 size 0 orients 4 stacks 2 stroke 0 -, path filled length",
    "bar: item 0 size 1 orients 6 stacks 2 stroke 0 square, rect filled length banded clear",
    "card: item 0 size 0 orients 0 stacks 0 stroke 0 -, filled low",
    "circle: item 2 size 0 orients 1 stacks 1 stroke 0 -, filled clear faint",
    "image: item 11 size 0 orients 1 stacks 0 stroke 0 square, rect filled banded",
    "line: item 5 size 2 orients 2 stacks 1 stroke 2 stroke, path",
    "pictogram: item 9 size 0 orients 0 stacks 0 stroke 0 -, filled",
    "point: item 2 size 0 orients 1 stacks 1 stroke 0 -, clear faint",
    "rect: item 0 size 0 orients 1 stacks 0 stroke 0 square, rect filled banded tile",
    "rule: item 3 size 2 orients 5 stacks 1 stroke 0 stroke, banded",
    "square: item 2 size 0 orients 1 stacks 1 stroke 0 square, filled clear faint",
    "table: item 0 size 0 orients 0 stacks 0 stroke 0 -, filled names-colors lists-columns",
    "text: item 4 size 3 orients 6 stacks 1 stroke 0 -, filled",
    "tick: item 0 size 1 orients 3 stacks 1 stroke 0 -, rect filled banded faint",
    "timeline: item 3 size 0 orients 0 stacks 0 stroke 0 -, filled tells-all",
    "trail: item 7 size 2 orients 0 stacks 0 stroke 0 stroke, path filled",
    "waffle: item 0 size 0 orients 0 stacks 0 stroke 0 -, rect filled names-colors",
};

static void add(GString *out, bool is, const char *word)
{
    if (is)
        g_string_append_printf(out, " %s", word);
}

static void print_mark(GString *out, const zy_mark *m)
{
    g_string_printf(out, "%s: item %d size %d orients %d stacks %d stroke %g %s,", m->name,
                    (int)m->item, (int)m->size, (int)m->orients, (int)m->stacks, m->stroke_width,
                    m->legend_symbol ? m->legend_symbol : "-");
    add(out, m->is_path, "path");
    add(out, m->is_rect, "rect");
    add(out, m->filled, "filled");
    add(out, m->has_length, "length");
    add(out, m->is_banded, "banded");
    add(out, m->is_tile, "tile");
    add(out, m->is_clear, "clear");
    add(out, m->is_faint, "faint");
    add(out, m->names_colors, "names-colors");
    add(out, m->lists_columns, "lists-columns");
    add(out, m->low, "low");
    add(out, m->tells_all, "tells-all");
}

static void they_are_as_ever(void **state)
{
    GString *out = g_string_new(NULL);
    size_t count = 0;

    (void)state;
    for (; zy_marks[count]; count++) {
        assert_true(count < sizeof expected / sizeof *expected);
        print_mark(out, zy_marks[count]);
        assert_string_equal(out->str, expected[count]);
        assert_ptr_equal(zy_mark_find(zy_marks[count]->name), zy_marks[count]);
    }
    assert_int_equal(count, sizeof expected / sizeof *expected);
    g_string_free(out, TRUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(they_are_as_ever),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
