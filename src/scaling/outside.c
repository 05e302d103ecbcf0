/* What lies outside of a domain that the author gave is said. Along the dimension its rows are left
 * out; a bar ends where the domain does, and what else is measured is cut off at the plot. */
#include <math.h>

#include "base/lookup.h"
#include "scaling/scaling.h"

typedef struct domain {
    bool is_discrete;
    double low, high;    /* of a continuous one */
    GHashTable *members; /* of a discrete one */
} domain;

/* False when the author says nothing of it. */
static bool read_domain(zy_job *job, const zy_scale_part *part, domain *d)
{
    const zy_scale *s = &part->scale;
    const bool has_low = part->low.kind != ZY_UNDEFINED, has_high = part->high.kind != ZY_UNDEFINED;

    *d = (domain){
        .is_discrete = zy_scale_is_discrete(part->type), .low = -INFINITY, .high = INFINITY};
    if (part->selection_domain || (!part->domain_given && !has_low && !has_high))
        return false;
    if (d->is_discrete) {
        d->members = zy_lookup_new();
        for (size_t i = 0; i < s->domain_count; i++)
            zy_lookup_add(d->members, zy_datum_text(job->arena, s->domain[i]));
        return true;
    }
    if (!zy_scale_is_continuous(part->type))
        return false;
    for (size_t i = 0; part->domain_given && i < s->domain_count; i++) {
        const double end = zy_datum_number(s->domain[i]);
        d->low = i == 0 ? end : fmin(d->low, end);
        d->high = i == 0 ? end : fmax(d->high, end);
    }
    if (has_low)
        d->low = part->low.number;
    if (has_high)
        d->high = part->high.number;
    return true;
}

static void release(domain *d)
{
    if (d->members)
        g_hash_table_destroy(d->members);
}

static bool is_outside(zy_job *job, const domain *d, const zy_column *column, size_t row)
{
    const zy_datum value = zy_column_at(column, row);

    if (zy_datum_is_missing(value))
        return false;
    if (d->is_discrete)
        return !g_hash_table_contains(d->members, zy_datum_text(job->arena, value));
    const double number = zy_datum_number(value);
    return number < d->low || number > d->high;
}

/* What is drawn of the definition: of a stack where its pieces end. */
static const zy_column *drawn_of(const zy_view *unit, const zy_def *def)
{
    if (unit->stack.is_on && unit->stack.field_channel == def->channel)
        return zy_table_find(unit->table, unit->stack.end);
    return def->values;
}

static bool is_measure(const zy_view *unit, const zy_def *def)
{
    return def == zy_value_def(unit) && def->type == ZY_TYPE_QUANTITATIVE;
}

static void say(zy_job *job, zy_view *unit, const zy_def *def, const domain *d, size_t first,
                size_t count)
{
    zy_diags *diags = job->diags;
    const zy_pen pen = {.chart = &job->chart, .unit = unit, .arena = job->arena};
    const char *text = zy_def_text(&pen, def, first);
    const bool measures = is_measure(unit, def), place = def->channel <= ZY_CHANNEL_Y;
    const char *what =
        measures && unit->mark->has_length
            ? ZY_SAY(diags, "its length ends where the domain does", "長さは定義域の端までです")
        : measures ? ZY_SAY(diags, "it is cut off", "図の外は切り取られます")
        : place    ? ZY_SAY(diags, "its row is left out", "その行は描かれません")
                   : ZY_SAY(diags, "it has nothing there", "対応するものがありません");
    const char *message = zy_arena_format(
        diags->arena,
        ZY_SAY(diags, "\"%s\" has \"%s\", which is outside of the domain: %s (rows: %zu)",
               "「%s」の「%s」は定義域（domain）の外です。%s（%zu行）"),
        def->field ? def->field : "", text ? text : "", what, count);

    /* To look at a part of the years is a habit. */
    if (place && !measures && !d->is_discrete)
        zy_note(diags, "outside-domain", zy_def_field_span(def), NULL, "%s", message);
    else
        zy_warn(diags, "outside-domain", zy_def_field_span(def), NULL, "%s", message);
    zy_diag_also(diags, zy_cell_span(unit->table, def->values, first));
}

static void leave_out(zy_job *job, zy_view *unit, const domain *d, const zy_column *column)
{
    size_t *kept = ZY_NEW_ARRAY(job->arena, size_t, unit->table->row_count + 1), count = 0;
    const size_t all = unit->rows ? unit->row_count : unit->table->row_count;

    for (size_t i = 0; i < all; i++) {
        const size_t row = unit->rows ? unit->rows[i] : i;
        if (!is_outside(job, d, column, row))
            kept[count++] = row;
    }
    unit->rows = kept;
    unit->row_count = count;
}

static void check_channel(zy_job *job, zy_view *unit, zy_channel channel)
{
    const zy_def *def = unit->encoding[channel];
    zy_scale_part *part = zy_view_scale(unit, channel);
    domain d;

    if (!part || !zy_def_is_field(def) || !def->values || def->no_scale || zy_def_is_binning(def) ||
        !read_domain(job, part, &d))
        return;
    const zy_column *column = drawn_of(unit, def);
    size_t count = 0, first = 0;
    const size_t all = unit->rows ? unit->row_count : unit->table->row_count;
    for (size_t i = 0; column && i < all; i++) {
        const size_t row = unit->rows ? unit->rows[i] : i;
        if (is_outside(job, &d, column, row) && count++ == 0)
            first = row;
    }
    if (count) {
        say(job, unit, def, &d, first, count);
        if (is_measure(unit, def) && unit->mark->has_length)
            zy_scale_part_clamp(part);
        else if (is_measure(unit, def))
            unit->is_cropped = true;
        else if (channel <= ZY_CHANNEL_Y)
            leave_out(job, unit, &d, column);
    }
    release(&d);
}

static void check_unit(zy_view *unit, void *job)
{
    for (int c = 0; c < ZY_CHANNEL_COUNT && !unit->is_reference; c++)
        check_channel(job, unit, (zy_channel)c);
}

void zy_law_of_domains(zy_job *job)
{
    if (job->chart.style->reads_cells)
        zy_view_each_unit(job->chart.root, check_unit, job);
}
