/* draw: what layout drew around each view, moved to its place in the picture, in paint order. */
#include <math.h>

#include "render/inside.h"

typedef struct brush {
    zy_job *job;
    int view;
    double x, y;
} brush;

static void add(const brush *b, zy_marks_list *list, int view)
{
    zy_scene *scene = &b->job->chart.scene;
    zy_marks_list all = {scene->first, scene->last};

    zy_marks_move(list, b->x, b->y);
    for (zy_scene_mark *mark = list->first; mark; mark = mark->next)
        mark->view = view;
    zy_marks_take(&all, list);
    scene->first = all.first;
    scene->last = all.last;
}

/* The marks of a list whose z says that they come after the data, taken out of it. */
static zy_marks_list take_above(zy_marks_list *list)
{
    zy_marks_list below = {0}, above = {0};

    for (zy_scene_mark *mark = list->first, *next; mark; mark = next) {
        zy_marks_list *to = mark->z > 0 ? &above : &below;
        next = mark->next;
        mark->next = NULL;
        if (to->last)
            to->last->next = mark;
        else
            to->first = mark;
        to->last = mark;
    }
    *list = below;
    return above;
}

static void add_units(const brush *b, zy_view *view)
{
    if (view->kind == ZY_VIEW_UNIT)
        add(b, &view->marks, b->view);
    for (zy_view *child = view->first; child; child = child->next)
        add_units(b, child);
}

static void draw_view(const brush *b, zy_view *view);

static void add_legends(const brush *b, zy_view *view)
{
    for (size_t i = 0; i < view->guides->legend_count; i++)
        add(b, &view->guides->legends[i].drawn.marks, b->view);
}

static void draw_plot(brush b, zy_view *view)
{
    zy_scene *scene = &b.job->chart.scene;
    zy_guides *guides = view->guides;
    zy_marks_list grids_above = take_above(&guides->grids.marks),
                  mains_above = take_above(&guides->mains.marks);

    if (view->width > 0 && view->height > 0) {
        b.view = (int)scene->view_count;
        scene->views[scene->view_count++] = (zy_scene_view){b.x, b.y, view->width, view->height};
    }
    add(&b, &guides->frame, b.view);
    add(&b, &guides->grids.marks, b.view);
    add(&b, &guides->mains.marks, b.view);
    add_units(&b, view);
    add(&b, &guides->labels, b.view);
    add(&b, &grids_above, b.view);
    add(&b, &mains_above, b.view);
    add_legends(&b, view);
    add(&b, &guides->title.marks, b.view);
}

static void draw_grid(brush b, zy_view *view)
{
    zy_guides *guides = view->guides;

    b.view = -1;
    for (zy_placed *h = guides->headers; h; h = h->next) {
        const brush moved = {b.job, -1, b.x + h->x, b.y + h->y};
        add(&moved, &h->marks, -1);
    }
    for (zy_view *child = view->first; child; child = child->next)
        draw_view(&b, child);
    add_legends(&b, view);
    add(&b, &guides->labels, -1);
    add(&b, &guides->title.marks, -1);
}

static void draw_view(const brush *b, zy_view *view)
{
    const brush own = {b->job, b->view, b->x + view->x, b->y + view->y};

    if (view->kind == ZY_VIEW_GRID)
        draw_grid(own, view);
    else
        draw_plot(own, view);
}

static size_t count_plots(const zy_view *view)
{
    size_t count = 0;

    if (view->kind != ZY_VIEW_GRID)
        return 1;
    for (const zy_view *child = view->first; child; child = child->next)
        count += count_plots(child);
    return count;
}

static void set_background(zy_job *job)
{
    const zy_value *own = zy_value_find(job->chart.document, "background");
    const zy_value *v = own ? own : zy_config(&job->chart, "background");

    job->chart.scene.background = zy_paint_read(zy_value_text(v, NULL), 1);
}

/* What readers of the picture are told that look at no pixel: title, notes, description. */
static void describe(zy_job *job)
{
    zy_chart *chart = &job->chart;
    const zy_value *title = zy_value_find(chart->document, "title"),
                   *description = zy_value_find(chart->document, "description");

    chart->scene.about.language = chart->language;
    chart->scene.about.notes = zy_house_notes(job);
    if (title && title->kind != ZY_VALUE_NULL)
        chart->scene.about.title = title->kind == ZY_VALUE_MAP
                                       ? zy_joined_text(job, zy_value_find(title, "text"), " ")
                                       : zy_joined_text(job, title, " ");
    chart->scene.about.description = chart->frame.alt ? chart->frame.alt
                                     : description    ? zy_joined_text(job, description, " ")
                                                      : zy_alt_draft(job);
}

bool zy_draw(zy_job *job)
{
    zy_scene *scene = &job->chart.scene;
    const brush b = {job, -1, 0, 0};

    scene->views = ZY_NEW_ARRAY(job->arena, zy_scene_view, count_plots(job->chart.root) + 1);
    set_background(job);
    draw_view(&b, job->chart.root);
    describe(job);
    return zy_house_draw(job);
}
