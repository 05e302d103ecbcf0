/* Legends: what they show and say (Vega-Lite's compile/legend/). */
#include <math.h>
#include <string.h>

#include "layout/legends.h"

#define GIVEN ZY_LEGEND_GIVEN

/* A legend with its options resolved. */
typedef struct plan {
    zy_legend legend;
    zy_legend_options options;
    const zy_legend_part *part;
} plan;

/* ---- Entries ---- */

static zy_datum *values_of(zy_job *job, plan *p, size_t *count, double *used, size_t *more)
{
    const zy_legend_options *o = &p->options;
    const zy_value *wish = o->tick_count;
    const zy_value *written = o->values ? o->values : p->part->values;

    *more = 0;
    *used = 5;
    if (!written || written->kind != ZY_VALUE_LIST)
        return zy_legend_values(&p->legend, job->arena,
                                wish && wish->kind == ZY_VALUE_NUMBER ? wish->number : NAN, count,
                                used, more);
    zy_datum *values = ZY_NEW_ARRAY(job->arena, zy_datum, written->count + 1);
    *count = 0;
    for (const zy_value *v = written->child; v; v = v->next)
        values[(*count)++] = zy_datum_in(job, v, p->part->def);
    return values;
}

/* The entry that stands for those beyond the limit, the first of which is value `i` of the scale.
 */
static const char *word_for_more(zy_job *job, const plan *p, size_t i, size_t more)
{
    enum { MOST_NAMES = 5 };
    const zy_scale *scale = zy_legend_scale(&p->legend);
    const bool ja = job->diags->language == ZY_JAPANESE;
    const char *names = "";

    if (!job->chart.style->labels_marks)
        return zy_arena_format(job->arena, "…%zu entries", more);
    for (size_t k = 0; k < MIN(more, MOST_NAMES) && i + k < scale->domain_count; k++)
        names = zy_arena_format(job->arena, "%s%s%s", names,
                                k == 0 ? ""
                                : ja   ? "、"
                                       : ", ",
                                zy_datum_text(job->arena, scale->domain[i + k]));
    zy_note(job->diags, "labels-dropped", zy_def_field_span(p->part->def),
            ZY_SAY(job->diags, "color: {field: …, legend: {symbolLimit: 0}} names all of them",
                   "color: {field: …, legend: {symbolLimit: 0}} とすればすべて書きます"),
            ZY_SAY(job->diags, "the legend leaves out %zu entries: %s%s",
                   "凡例に入らない項目が%zu個あります：%s%s"),
            more, names, more > MOST_NAMES ? " …" : "");
    return zy_arena_format(job->arena, zy_is_japanese(&job->chart) ? "ほか%zu" : "and %zu more",
                           more);
}

static void add_entries(zy_job *job, plan *p)
{
    const zy_legend_options *o = &p->options;
    zy_legend *legend = &p->legend;
    zy_label_format format =
        zy_label_format_of(job, p->part->def, o->format, o->format_type, false);
    size_t count, more;
    double used;
    zy_datum *values = values_of(job, p, &count, &used, &more);
    zy_legend_entry *entries = ZY_NEW_ARRAY(job->arena, zy_legend_entry, count + 1);
    const zy_house_axis house = zy_scale_is_continuous(p->part->scale->type) && !format.custom.type
                                    ? zy_house_axis_of(job, p->part->def, values, count, &format)
                                    : (zy_house_axis){.is_on = false};

    if (format.time && !format.specifier && !format.by_unit && !job->chart.style->local_dates)
        format.specifier = zy_value_text(zy_config(&job->chart, "timeFormat"), NULL);
    const zy_locale locale = zy_number_locale(&job->chart, p->part->def->values);
    const zy_tick_format ticks = {&locale, format.specifier, format.time, used};
    for (size_t i = 0; i < count; i++) {
        const char *label = house.is_on ? zy_house_axis_label(job, &house, values[i])
                            : zy_scale_is_discrete(p->part->scale->type) || format.custom.type
                                ? zy_guide_label(job, zy_legend_scale(legend), p->part->def,
                                                 &format, values[i], used)
                                : zy_legend_label(legend, job->arena, &ticks, values, count, i);
        if (more && i + 1 == count)
            label = word_for_more(job, p, i, more);
        else
            label = zy_label_through(job, o->label_expr, NULL, values[i], label, i);
        entries[i].value = values[i];
        entries[i].lines = zy_split_lines(job, label, &entries[i].line_count);
    }
    if (!legend->title_count && house.title)
        legend->title = zy_one_line(job, house.title, &legend->title_count);
    legend->entries = entries;
    legend->entry_count = count;
}

static void settle_options(zy_job *job, plan *p)
{
    zy_legend_options *o = &p->options, scratch;
    const zy_cascade into = {zy_legend_props, o, &scratch, sizeof scratch};
    zy_legend_options *own = zy_arena_copy(job->arena, &p->part->own, sizeof *own);

    p->legend.own = own;
    *o = p->part->own;
    zy_house_legend_options(job, p->part->unit, o);
    zy_props_inherit(zy_legend_props, o, &p->part->implied, job->arena);
    zy_inherit_config(job, &into, "legend");
    zy_inherit_style(job, &into, "guide-label", "label");
    zy_inherit_style(job, &into, "guide-title", "title");
    zy_props_inherit(zy_legend_props, o, &zy_legend_vega_defaults, job->arena);
    p->legend.options = o;
}

/* What was said of symbols is not of the gradient or bands that the legend has become, nor the
 * other way round. */
static void settle_look(plan *p)
{
    const zy_legend_part *part = p->part;
    const bool symbols = zy_legend_type_of(&p->legend) == ZY_LEGEND_SYMBOLS;

    if (part->is_gradient == symbols && !part->look_given)
        p->legend.look = zy_legend_look_none;
    zy_legend_look_settle(&p->legend);
}

static void finish(zy_job *job, const zy_view *view, size_t beside, plan *p)
{
    p->legend = p->part->legend;
    p->legend.language = job->chart.language;
    p->legend.parted_labels = job->chart.style->parted_labels;
    settle_options(job, p);
    settle_look(p);
    if (p->part->title && *p->part->title)
        p->legend.title = zy_split_lines(job, p->part->title, &p->legend.title_count);
    add_entries(job, p);
    if (zy_legend_type_of(&p->legend) == ZY_LEGEND_SYMBOLS)
        zy_house_legend_rows(job, view, &p->legend, beside, &p->options);
    zy_legend_draw(&p->legend, job->arena, job->chart.typesetter);
}

zy_legend *zy_legends_plan(zy_job *job, zy_view *view, size_t *count)
{
    const zy_legend_part *parts = zy_legend_parts_of(job, view);
    size_t most = 0;

    *count = 0;
    for (const zy_legend_part *part = parts; part; part = part->next)
        most += !part->disabled;
    zy_legend *legends = ZY_NEW_ARRAY(job->arena, zy_legend, most + 1);
    for (const zy_legend_part *part = parts; part; part = part->next) {
        if (part->disabled)
            continue;
        plan *p = ZY_NEW(job->arena, plan);
        p->part = part;
        finish(job, view, most, p);
        legends[(*count)++] = p->legend;
    }
    return legends;
}
