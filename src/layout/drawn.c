/* No picture without marks: a chart that has rows and draws none of them says why. */
#include <math.h>
#include <string.h>

#include "layout/layout.h"

typedef struct count {
    size_t marks;
    bool had_rows;
    const zy_view *empty; /* the first unit that had rows and draws none */
} count;

/* The numbers that are drawn as parts of their sum, or NULL. */
static const zy_def *parts_of(const zy_view *unit)
{
    const bool normalized =
        unit->stack.is_on && unit->stack.offset && strcmp(unit->stack.offset, "normalize") == 0;
    const zy_def *def = unit->encoding[normalized ? unit->stack.field_channel : ZY_CHANNEL_THETA];

    return zy_def_is_field(def) && def->type == ZY_TYPE_QUANTITATIVE && def->values ? def : NULL;
}

/* Parts of nothing have no size. */
static bool are_nothing(const zy_def *parts)
{
    for (size_t r = 0; parts && r < parts->values->count; r++)
        if (zy_column_number(parts->values, r) != 0 && !isnan(zy_column_number(parts->values, r)))
            return false;
    return parts != NULL;
}

static void look_at(zy_view *unit, void *closure)
{
    count *c = closure;
    size_t own = 0;

    for (const zy_scene_mark *mark = unit->marks.first; mark; mark = mark->next)
        own += mark->count;
    if (are_nothing(parts_of(unit)))
        own = 0;
    c->marks += own;
    c->had_rows |= unit->had_rows;
    if (!own && unit->had_rows && !c->empty && !unit->is_reference)
        c->empty = unit;
}

/* The definition that has no value in any row. */
static const zy_def *def_without_values(const zy_view *unit)
{
    for (int i = 0; i < ZY_CHANNEL_COUNT; i++) {
        const zy_def *def = unit->encoding[i];
        bool any = false;
        if (!zy_def_is_field(def) || !def->values || def->no_scale)
            continue;
        for (size_t r = 0; r < def->values->count && !any; r++) {
            const zy_datum d = zy_column_at(def->values, r);
            any = !zy_datum_is_missing(d) &&
                  !((d.kind == ZY_NUMBER || d.kind == ZY_TIME) && isnan(d.number));
        }
        if (!any)
            return def;
    }
    return NULL;
}

static const char *reason(zy_job *job, const zy_view *unit, zy_span *at)
{
    zy_diags *diags = job->diags;
    const zy_def *def = unit->table->row_count ? def_without_values(unit) : NULL;
    const zy_value *transform = NULL;

    for (const zy_view *view = unit; view && !transform; view = view->parent)
        transform = zy_value_find(view->spec, "transform");
    *at = zy_value_find(unit->spec, "mark")->span;
    if (unit->table->row_count == 0) {
        *at = transform ? transform->span : *at;
        return ZY_SAY(diags, "the transforms keep no row", "変換の後に行が残りません");
    }
    const zy_def *parts = def ? NULL : parts_of(unit);
    if (are_nothing(parts)) {
        *at = zy_def_field_span(parts);
        return zy_arena_format(job->arena,
                               ZY_SAY(diags, "the parts of \"%s\" come to 0, which has no shares",
                                      "「%s」の合計が0で、割合がありません"),
                               parts->field);
    }
    if (!def || !def->field)
        return ZY_SAY(diags, "no row has a place in it", "図の中に位置のある行がありません");
    *at = zy_def_field_span(def);
    return zy_arena_format(
        job->arena,
        ZY_SAY(diags, "\"%s\" has no value in any row", "「%s」はどの行でも値がありません"),
        def->field);
}

bool zy_law_of_marks(zy_job *job)
{
    count c = {0};
    zy_span span;

    zy_view_each_unit(job->chart.root, look_at, &c);
    if (c.marks || !c.had_rows || !c.empty)
        return true;
    const char *why = reason(job, c.empty, &span);
    if (job->chart.style->reads_cells)
        return zy_fail(job->diags, "nothing-drawn", span, NULL,
                       ZY_SAY(job->diags, "the chart has rows, but draws none: %s",
                              "行はありますが、何も描かれません。%s"),
                       why);
    zy_warn(job->diags, "nothing-drawn", span, NULL,
            ZY_SAY(job->diags, "the chart has rows, but draws none: %s",
                   "行はありますが、何も描かれません。%s"),
            why);
    return true;
}
