/* Labels of the house style: which units have which, and what follows for legends. They take the
 * place of axis and legend where few marks carry their values. */
#include "labels/parts.h"

#include <math.h>
#include <string.h>

/* ---- Legends ---- */

static bool has_own_names(const zy_view *unit, zy_channel channel)
{
    const zy_def *def = unit->encoding[channel];

    for (int c = ZY_CHANNEL_X; c <= ZY_CHANNEL_Y && def && def->field; c++)
        if (zy_def_is_field(unit->encoding[c]) &&
            g_strcmp0(unit->encoding[c]->field, def->field) == 0)
            return true;
    return false;
}

bool zy_house_hides_legend(const zy_job *job, const zy_view *view, zy_channel channel)
{
    const zy_value *wish = job->chart.frame.legend;

    if (!job->chart.style->has_frame)
        return false;
    if (zy_value_is(wish, "none"))
        return true;
    if (view->kind != ZY_VIEW_UNIT) {
        for (const zy_view *child = view->first; child; child = child->next)
            if (child->kind == ZY_VIEW_UNIT && child->encoding[channel] &&
                !zy_house_hides_legend(job, child, channel))
                return false;
        return true;
    }
    if (!zy_channel_is_color(channel) || (wish && !zy_value_is(wish, "direct")))
        return false;
    if (view->mark->names_groups && view->mark->names_groups(view))
        return true;
    return view->mark->names_colors || view->form || has_own_names(view, channel) ||
           zy_labels_arcs(job, view) || (zy_labels_ends(job, view) && !view->legend_needed);
}

static void forget_legends(zy_view *view)
{
    view->legends = NULL;
    view->legends_planned = false;
    for (zy_view *child = view->first; child; child = child->next)
        forget_legends(child);
}

/* Names of series that found no place at their lines stand in a legend. */
static bool need_legend(zy_job *job, zy_view *view)
{
    bool new = false;

    if (view->kind == ZY_VIEW_UNIT && zy_labels_ends(job, view) && !view->legend_needed)
        view->legend_needed = new = true;
    for (zy_view *child = view->first; child; child = child->next)
        new |= need_legend(job, child);
    return new;
}

/* Values that found no place at their bars are told by an axis. */
static bool need_axis(zy_job *job, zy_view *view)
{
    bool new = false;

    if (view->kind == ZY_VIEW_UNIT && !view->form && zy_house_labels_bars(job, view))
        view->axis_needed = new = true;
    for (zy_view *child = view->first; child; child = child->next)
        new |= need_axis(job, child);
    return new;
}

/* The outermost view of the grid of facets that the plot is a cell of; else the plot. */
static zy_view *sharing_of(zy_view *plot)
{
    zy_view *all = plot;

    for (zy_view *view = plot->parent; view && view->grid_kind == ZY_GRID_FACET;
         view = view->parent)
        all = view;
    return all;
}

static bool settle(zy_job *job, zy_view *view)
{
    bool new = false;

    if (view->kind != ZY_VIEW_GRID) {
        new |= view->guides->lacks_names &&need_legend(job, sharing_of(view));
        new |= view->guides->lacks_values &&need_axis(job, sharing_of(view));
        return new;
    }
    for (zy_view *child = view->first; child; child = child->next)
        new |= settle(job, child);
    return new;
}

bool zy_house_labels_settle(zy_job *job, zy_view *view)
{
    const bool new = settle(job, view);

    if (new)
        forget_legends(job->chart.root);
    return new;
}

/* ---- All labels of a plot ---- */

/* Where bars go both ways, zero is a line of its own, thicker than any grid. */
static void draw_zero(zy_sheet *sheet, const zy_view *unit, bool horizontal)
{
    zy_job *job = zy_sheet_job(sheet);
    const zy_scale_part *scale = zy_view_scale(unit, horizontal ? ZY_CHANNEL_X : ZY_CHANNEL_Y);
    zy_item *item;

    if (!scale || scale->scale.domain_count < 2 || zy_datum_number(scale->scale.domain[0]) >= 0)
        return;
    const double zero = zy_scale_map_number(&scale->scale, 0);
    item = zy_scene_item_new(job->arena, zy_scene_mark_new(job->arena, zy_sheet_under(sheet),
                                                           ZY_ITEM_RULE, "mark", NULL));
    item->x = horizontal ? zero : 0, item->x2 = horizontal ? zero : unit->width;
    item->y = horizontal ? 0 : zero, item->y2 = horizontal ? unit->height : zero;
    item->stroke = zy_paint_of(zy_role_color(&job->chart, "ink"), 1);
    item->stroke_width = 2;
}

/* The end of a line has its value unless others are asked for. */
static void label_lines(zy_sheet *sheet, zy_view *unit)
{
    const zy_job *job = zy_sheet_job(sheet);

    zy_label_ends(sheet, unit);
    if (unit->mark->item == ZY_ITEM_LINE && job->labels.of >= 0 && job->labels.of != ZY_LABEL_LAST)
        zy_label_vertices(sheet, unit);
}

static void label_marks(zy_sheet *sheet, zy_view *unit)
{
    const zy_job *job = zy_sheet_job(sheet);

    if (zy_labels_arcs(job, unit))
        zy_label_arcs(sheet, unit);
    else if (zy_labels_bars(job, unit))
        zy_label_bars(sheet, unit);
    else if (zy_labels_segments(job, unit))
        zy_label_segments(sheet, unit);
    else if (zy_labels_ends(job, unit))
        label_lines(sheet, unit);
    else if (zy_labels_points(job, unit))
        zy_label_points(sheet, unit);
}

/* What a unit of its own says; what is missing in it, and what all of it comes to. */
static void label_plain(zy_sheet *sheet, zy_view *unit)
{
    if (zy_unit_is_bar(unit) && zy_category_def(unit))
        draw_zero(sheet, unit, unit->orient == ZY_ORIENT_HORIZONTAL);
    if (unit->marks.first->count)
        label_marks(sheet, unit);
    if (zy_labels_off(zy_sheet_job(sheet)))
        return;
    zy_label_missing(sheet, unit);
    zy_label_arc_total(sheet, unit);
}

static void label_unit(zy_sheet *sheet, zy_view *unit)
{
    if (!unit->marks.first)
        return;
    if (unit->is_reference) {
        zy_label_reference(sheet, unit);
        return;
    }
    zy_label_axis_break(sheet, unit);
    if (!unit->form)
        label_plain(sheet, unit);
    else if (unit->form->label && !zy_labels_off(zy_sheet_job(sheet)))
        unit->form->label(sheet, unit);
}

static void label_units(zy_sheet *sheet, zy_view *view)
{
    if (view->kind == ZY_VIEW_UNIT)
        label_unit(sheet, view);
    for (zy_view *child = view->first; child; child = child->next)
        label_units(sheet, child);
}

/* What belongs to one plot only: of several that share a frame, to the first. */
static bool is_first_plot(const zy_job *job, const zy_view *plot)
{
    const zy_view *first = job->chart.root;

    for (const zy_view *view = plot; view; view = view->parent)
        if (view->frame) {
            first = view;
            break;
        }
    while (first && first->kind == ZY_VIEW_GRID)
        first = first->first;
    return plot == first;
}

static bool label_frame(zy_sheet *sheet, zy_view *plot)
{
    zy_view *unit = zy_main_unit(plot);

    if (!is_first_plot(zy_sheet_job(sheet), plot) || !unit)
        return true;
    const bool good = zy_label_difference(sheet, unit);
    return zy_label_annotations(sheet, plot) && good;
}

static void fit_forms(zy_job *job, zy_view *view)
{
    if (view->form && view->form->fit && view->marks.first)
        view->form->fit(job, view);
    for (zy_view *child = view->first; child; child = child->next)
        fit_forms(job, child);
}

void zy_house_labels(zy_job *job, zy_view *plot, zy_group *group)
{
    zy_marks_list labels = {0};
    zy_sheet *sheet;

    if (!job->chart.style->labels_marks)
        return;
    fit_forms(job, plot);
    sheet = zy_sheet_new(job, plot, fmin(group->x_axes.x0, group->y_axes.x0));
    zy_sheet_marks(sheet, plot);
    label_units(sheet, plot);
    zy_label_texts(sheet, plot);
    if (!label_frame(sheet, plot))
        return;
    zy_sheet_solve(sheet);
    if (zy_sheet_lacks(sheet, ZY_LABEL_NAME) && !job->chart.frame.highlight) {
        plot->guides->lacks_names = true;
        zy_sheet_drop(sheet, ZY_LABEL_NAME);
    }
    plot->guides->lacks_values = zy_sheet_lacks(sheet, ZY_LABEL_VALUE);
    zy_sheet_draw(sheet, &labels);
    group->marks = zy_box_union(group->marks, zy_marks_box(&labels, job->chart.typesetter));
    plot->guides->labels = labels;
}

/* ---- What was left out is told ---- */

static const char *names_of(zy_job *job, const zy_dropped *d)
{
    const char *all = "";

    for (size_t i = 0; i < d->dropped && i < ZY_DROPPED_NAMES; i++)
        all = zy_arena_format(job->arena, "%s%s%s", all,
                              i ? (job->diags->language == ZY_JAPANESE ? "、" : ", ") : "",
                              d->names[i]);
    return d->dropped > ZY_DROPPED_NAMES ? zy_arena_format(job->arena, "%s …", all) : all;
}

static void add_up(const zy_view *view, zy_label_role role, zy_dropped *all)
{
    const zy_dropped *own = view->guides ? &view->guides->dropped[role] : NULL;

    for (size_t i = 0; own && i < own->dropped && i < ZY_DROPPED_NAMES; i++)
        if (all->dropped + i < ZY_DROPPED_NAMES)
            all->names[all->dropped + i] = own->names[i];
    if (own) {
        all->asked += own->asked;
        all->dropped += own->dropped;
    }
    for (const zy_view *child = view->kind == ZY_VIEW_GRID ? view->first : NULL; child;
         child = child->next)
        add_up(child, role, all);
}

static void tell(zy_job *job, zy_label_role role, const zy_dropped *d)
{
    const zy_value *at =
        role == ZY_LABEL_TEXT ? job->chart.frame.annotations : job->chart.frame.labels;
    const zy_span span = at ? at->span : (zy_span){0};

    job->chart.scene.labels_asked += d->asked;
    job->chart.scene.labels_dropped += d->dropped;
    if (d->dropped)
        zy_note(job->diags, "labels-dropped", span, NULL,
                ZY_SAY(job->diags, "%zu of %zu labels found no place and are not drawn: %s",
                       "置く場所がないラベルが%zu個（%zu個中）あり、描かれません：%s"),
                d->dropped, d->asked, names_of(job, d));
}

void zy_house_labels_report(zy_job *job)
{
    for (int role = 0; role < ZY_LABEL_ROLES; role++) {
        zy_dropped all = {0};
        add_up(job->chart.root, (zy_label_role)role, &all);
        /* Series that have no label of their own are named by a legend. */
        if (role != ZY_LABEL_NAME || job->chart.frame.highlight)
            tell(job, (zy_label_role)role, &all);
    }
}
