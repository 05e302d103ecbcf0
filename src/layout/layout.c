/* layout: sizes, ranges; marks drawn, guides drawn around them and measured, everything placed. As
 * in Vega, what is measured decides where things stand. */
#include "layout/layout.h"

#include <math.h>
#include <string.h>

/* ---- One plot ---- */

/* Large numbers hang a little over the left edge, where their ink and not their box begins. */
static zy_box without_hang(const zy_job *job, const zy_view *view, zy_box box)
{
    if (view->kind == ZY_VIEW_UNIT && view->mark->draw_all && box.x0 < 0 &&
        box.x0 > -16 * job->chart.unit)
        box.x0 = 0;
    return box;
}

static zy_box marks_box(zy_job *job, const zy_view *view)
{
    zy_box box = without_hang(job, view, zy_marks_box(&view->marks, job->chart.typesetter));

    for (const zy_view *child = view->first; child; child = child->next)
        box = zy_box_union(box, marks_box(job, child));
    return box;
}

static zy_box grouped_box(zy_job *job, const zy_view *view)
{
    zy_box box = ZY_BOX_EMPTY;

    if (view->kind == ZY_VIEW_UNIT && zy_unit_is_grouped(view))
        box = zy_marks_box(&view->marks, job->chart.typesetter);
    for (const zy_view *child = view->first; child; child = child->next)
        box = zy_box_union(box, grouped_box(job, child));
    return box;
}

static void draw_units(zy_job *job, zy_view *view)
{
    if (view->kind == ZY_VIEW_UNIT) {
        const zy_pen pen = {.chart = &job->chart, .unit = view, .arena = job->arena};
        zy_unit_draw(&pen);
        return;
    }
    for (zy_view *child = view->first; child; child = child->next) {
        child->width = view->width, child->height = view->height;
        draw_units(job, child);
    }
}

static bool has_position(const zy_view *view)
{
    if (view->kind == ZY_VIEW_UNIT)
        return view->encoding[ZY_CHANNEL_X] || view->encoding[ZY_CHANNEL_Y];
    for (const zy_view *child = view->first; child; child = child->next)
        if (has_position(child))
            return true;
    return false;
}

/* The plot's own background: view {fill, stroke …}, config.view, and the style of cells. */
static const zy_value *frame_value(zy_job *job, const zy_view *plot, const char *key)
{
    const zy_value *view = zy_value_find(plot->spec, "view"), *own = zy_value_find(view, key);
    const zy_value *named = zy_value_find(view, "style");

    if (own)
        return own;
    if (named && named->kind == ZY_VALUE_TEXT &&
        (own = zy_value_find(zy_value_find(zy_config(&job->chart, "style"), named->text), key)))
        return own;
    own = zy_value_find(zy_config(&job->chart, "view"), key);
    if (own || named)
        return own;
    return zy_value_find(
        zy_value_find(zy_config(&job->chart, "style"), has_position(plot) ? "cell" : "view"), key);
}

static double draw_frame(zy_job *job, zy_view *plot)
{
    const double opacity = zy_value_number(frame_value(job, plot, "opacity"), 1);
    const double width = zy_value_number(frame_value(job, plot, "strokeWidth"), 1);
    const double radius = zy_value_number(frame_value(job, plot, "cornerRadius"), 0);
    zy_scene_mark *mark =
        zy_scene_mark_new(job->arena, &plot->guides->frame, ZY_ITEM_GROUP, "frame", NULL);
    zy_item *item = zy_scene_item_new(job->arena, mark);

    item->fill = zy_paint_read(zy_value_text(frame_value(job, plot, "fill"), NULL),
                               opacity * zy_value_number(frame_value(job, plot, "fillOpacity"), 1));
    item->stroke =
        zy_paint_read(zy_value_text(frame_value(job, plot, "stroke"), NULL),
                      opacity * zy_value_number(frame_value(job, plot, "strokeOpacity"), 1));
    item->stroke_width = width;
    /* A transparent stroke takes its room too. Vega draws thin frames on whole pixels. */
    const bool stroked = item->stroke.kind == ZY_PAINT_COLOR && opacity > 0 && width > 0;
    const double offset = stroked && width > 0.5 && width < 1.5 ? 0.5 - fabs(width - 1) : 0;
    item->x = item->y = offset;
    item->x2 = plot->width + offset, item->y2 = plot->height + offset;
    for (int i = 0; i < 4; i++)
        item->corner[i] = radius;
    return stroked ? width : 0;
}

static void draw_axes(zy_job *job, zy_view *plot, zy_group *group, bool x_axes, bool y_axes)
{
    size_t count;
    const zy_axis_plan *plans = zy_axes_plan(job, plot, &count);
    zy_guides *guides = plot->guides;

    for (size_t i = 0; i < count; i++) {
        const bool along_x = plans[i].channel == ZY_CHANNEL_X;
        zy_box *box = along_x ? &group->x_axes : &group->y_axes;
        zy_guide grid = {.box = ZY_BOX_EMPTY}, main = {.box = ZY_BOX_EMPTY};
        zy_axis_draw_grid(&plans[i].axis, job->arena, job->chart.typesetter, &grid);
        zy_marks_take(&guides->grids.marks, &grid.marks);
        *box = zy_box_union(*box, grid.box);
        if (!(along_x ? x_axes : y_axes))
            continue;
        zy_axis_draw(&plans[i].axis, job->arena, job->chart.typesetter, &main);
        zy_marks_take(&guides->mains.marks, &main.marks);
        *box = zy_box_union(*box, main.box);
    }
}

static zy_group new_group(const zy_view *view)
{
    return (zy_group){.width = view->width,
                      .height = view->height,
                      .marks = ZY_BOX_EMPTY,
                      .x_axes = ZY_BOX_EMPTY,
                      .y_axes = ZY_BOX_EMPTY,
                      .inner = ZY_BOX_EMPTY,
                      .title_drawn = {.box = ZY_BOX_EMPTY}};
}

static bool is_fit(const zy_job *job)
{
    const zy_value *autosize = zy_value_find(job->chart.document, "autosize");
    const char *type = zy_value_text(
        autosize && autosize->kind == ZY_VALUE_MAP ? zy_value_find(autosize, "type") : autosize,
        "pad");

    return strncmp(type, "fit", 3) == 0;
}

/* Independent scales of layers have their legends at the plot. */
static void layer_legends(zy_job *job, zy_view *view, zy_legend **legends, size_t *count)
{
    for (zy_view *child = view->kind == ZY_VIEW_LAYER ? view->first : NULL; child;
         child = child->next) {
        size_t more;
        zy_legend *own = zy_legends_plan(job, child, &more);
        zy_legend *all = ZY_NEW_ARRAY(job->arena, zy_legend, *count + more + 1);
        if (*count)
            memcpy(all, *legends, *count * sizeof *all);
        if (more)
            memcpy(all + *count, own, more * sizeof *all);
        *legends = all;
        *count += more;
        layer_legends(job, child, legends, count);
    }
}

/* The facet definition whose label stands at the cell itself: of wrapped facets, and of rows
 * (columns) whose labels go above or below (to a side of) their cells. */
static const zy_def *def_of_cell(zy_job *job, const zy_view *grid, const zy_view *cell,
                                 zy_datum *value)
{
    const zy_def *const lines[] = {grid->facet_row, grid->facet_column};
    zy_header_options o;

    *value = cell->cell_value;
    if (grid->facet)
        return job->chart.style->heads_all_cells ||
                       (zy_header_read(job, grid->facet, &o) && o.labels)
                   ? grid->facet
                   : NULL;
    for (int i = 0; i < 2; i++) {
        if (!lines[i] || !zy_header_read(job, lines[i], &o))
            continue;
        const zy_side side = zy_header_label_orient(&o, i == 0);
        *value = i == 0 ? cell->cell_row_value : cell->cell_column_value;
        if ((side == ZY_SIDE_TOP || side == ZY_SIDE_BOTTOM) == (i == 0))
            return lines[i];
    }
    return NULL;
}

/* Whether the unit of an axis along y stands above the plot. */
static bool has_unit_above(zy_job *job, zy_view *plot)
{
    size_t count = 0;
    const zy_axis_plan *plans = plot->kind == ZY_VIEW_GRID ? NULL : zy_axes_plan(job, plot, &count);

    for (size_t i = 0; i < count; i++)
        if (plans[i].channel == ZY_CHANNEL_Y && plans[i].axis.title_count)
            return true;
    return false;
}

/* The title of a view; that of a cell may be its label. */
static const zy_title *title_of(zy_job *job, zy_view *view)
{
    const zy_view *grid = view->parent;
    const bool is_cell = grid && grid->kind == ZY_VIEW_GRID && grid->grid_kind == ZY_GRID_FACET;
    zy_datum value;
    const zy_def *def = is_cell ? def_of_cell(job, grid, view, &value) : NULL;

    if (!def)
        return zy_title_plan(job, view);
    zy_title *title = ZY_NEW(job->arena, zy_title);
    const zy_header header = {.grid = grid,
                              .def = def,
                              .value = value,
                              .room = view->width,
                              .over_unit = job->chart.style->writes_figures &&
                                           view->cell_row == 0 && has_unit_above(job, view)};
    *title = zy_header_label(job, &header, ZY_NEW(job->arena, zy_title_options));
    return title;
}

/* Legends and title around what is in the group; fills the guides' bounds. */
static void finish_group(zy_job *job, zy_view *view, zy_group *group)
{
    zy_guides *guides = view->guides;

    if (!view->is_empty) {
        guides->legends = zy_legends_plan(job, view, &guides->legend_count);
        layer_legends(job, view, &guides->legends, &guides->legend_count);
        group->title = title_of(job, view);
    }
    group->legends = guides->legends;
    group->legend_count = guides->legend_count;
    group->legend_layout = zy_config(&job->chart, "legend.layout");
    group->fit = is_fit(job);
    zy_group_layout(group, job->arena, job->chart.typesetter);
    guides->title = group->title_drawn;
    guides->bounds = group->bounds;
    guides->box = group->box;
}

static bool layout_plot(zy_job *job, zy_view *plot, bool x_axes, bool y_axes)
{
    zy_group group;

    if (!zy_ranges_set(job, plot))
        return false;
    draw_units(job, plot);
    zy_house_texts_take(job, plot);
    group = new_group(plot);
    group.stroke_width = draw_frame(job, plot);
    group.marks = marks_box(job, plot);
    group.inner = zy_box_union(group.inner, grouped_box(job, plot));
    if (!plot->is_empty) {
        draw_axes(job, plot, &group, x_axes, y_axes);
        zy_house_labels(job, plot, &group);
    }
    finish_group(job, plot, &group);
    return !job->diags->errors;
}

bool zy_view_layout(zy_job *job, zy_view *view, bool x_axes, bool y_axes)
{
    view->guides = ZY_NEW(job->arena, zy_guides);
    view->guides->grids.box = view->guides->mains.box = ZY_BOX_EMPTY;
    if (view->kind != ZY_VIEW_GRID)
        return layout_plot(job, view, x_axes, y_axes);
    if (!(zy_view_has_panels(job, view) ? zy_panels_place : zy_grid_place)(job, view))
        return false;
    zy_group group = new_group(view);
    group.inner = view->guides->box;
    finish_group(job, view, &group);
    return true;
}

static void reset(zy_view *view)
{
    view->marks = (zy_marks_list){0};
    view->guides = NULL;
    for (int c = 0; c < ZY_CHANNEL_COUNT; c++)
        if (view->scales[c])
            view->scales[c]->ready = false;
    for (zy_view *child = view->first; child; child = child->next)
        reset(child);
}

void zy_layout_reset(zy_view *view)
{
    reset(view);
}

/* ---- The picture ---- */

static void plot_sizes(zy_job *job, zy_view *view)
{
    if (zy_view_is_plot(view)) {
        zy_plot_size(job, view);
        return;
    }
    for (zy_view *child = view->kind == ZY_VIEW_GRID ? view->first : NULL; child;
         child = child->next)
        plot_sizes(job, child);
}

static zy_padding padding_of(zy_job *job)
{
    const zy_value *own = zy_value_find(job->chart.document, "padding"),
                   *v = own ? own : zy_config(&job->chart, "padding");
    const double all = zy_value_number(v, 0);

    if (v && v->kind == ZY_VALUE_MAP)
        return (zy_padding){zy_value_number(zy_value_find(v, "left"), 0),
                            zy_value_number(zy_value_find(v, "top"), 0),
                            zy_value_number(zy_value_find(v, "right"), 0),
                            zy_value_number(zy_value_find(v, "bottom"), 0)};
    return (zy_padding){all, all, all, all};
}

static zy_autosize autosize_of(const zy_job *job, bool *contains_padding)
{
    const zy_value *v = zy_value_find(job->chart.document, "autosize");
    const char *type;

    v = v ? v : zy_config(&job->chart, "autosize");
    type = zy_value_text(v && v->kind == ZY_VALUE_MAP ? zy_value_find(v, "type") : v, "pad");
    *contains_padding = zy_value_is(zy_value_find(v, "contains"), "padding");
    for (int i = 0; zy_autosize_words[i]; i++)
        if (strcmp(zy_autosize_words[i], type) == 0)
            return (zy_autosize)i;
    return ZY_AUTOSIZE_PAD;
}

/* Whether the plots of a grid in one column (or one row) are all as wide (or high) as the grid then
 * is. */
static bool shares_size(const zy_view *grid, bool width)
{
    const zy_view *first = grid->first;

    if (grid->kind != ZY_VIEW_GRID || grid->grid_kind != ZY_GRID_CONCAT || !first ||
        grid->columns != (width ? 1 : 0))
        return false;
    for (const zy_view *child = first; child; child = child->next)
        if (child->kind == ZY_VIEW_GRID ||
            (width ? child->width != first->width : child->height != first->height))
            return false;
    return true;
}

/* Grids can be fitted in the direction in which they have a size. */
static zy_autosize autosize_of_grid(zy_view *grid, zy_autosize autosize)
{
    const bool width = autosize == ZY_AUTOSIZE_FIT_X;

    if (autosize == ZY_AUTOSIZE_NONE)
        return autosize;
    if ((!width && autosize != ZY_AUTOSIZE_FIT_Y) || !shares_size(grid, width))
        return ZY_AUTOSIZE_PAD;
    if (width)
        grid->width = grid->first->width;
    else
        grid->height = grid->first->height;
    return autosize;
}

static void resize(zy_view *root, zy_autosize autosize, double width, double height)
{
    if (root->kind != ZY_VIEW_GRID || autosize == ZY_AUTOSIZE_FIT_X)
        root->width = width;
    if (root->kind != ZY_VIEW_GRID || autosize == ZY_AUTOSIZE_FIT_Y)
        root->height = height;
    for (zy_view *child = root->kind == ZY_VIEW_GRID ? root->first : NULL; child;
         child = child->next) {
        child->width = autosize == ZY_AUTOSIZE_FIT_X ? width : child->width;
        child->height = autosize == ZY_AUTOSIZE_FIT_Y ? height : child->height;
    }
}

static bool has_steps(const zy_view *plot, zy_channel channel)
{
    if (plot->kind == ZY_VIEW_UNIT) {
        const zy_scale_part *scale = zy_view_scale(plot, channel);
        return scale && scale->step > 0;
    }
    for (const zy_view *child = plot->first; child; child = child->next)
        if (has_steps(child, channel))
            return true;
    return false;
}

/* What grows with its steps is not fitted. */
static zy_autosize autosize_of_plot(const zy_view *plot, zy_autosize autosize)
{
    const bool x = has_steps(plot, ZY_CHANNEL_X), y = has_steps(plot, ZY_CHANNEL_Y);

    if (autosize == ZY_AUTOSIZE_NONE || autosize == ZY_AUTOSIZE_PAD || (!x && !y))
        return autosize;
    return x && y ? ZY_AUTOSIZE_PAD : x ? ZY_AUTOSIZE_FIT_Y : ZY_AUTOSIZE_FIT_X;
}

/* Vega-Lite's own way: as large as the plots and what stands around them. */
static bool layout_vega_lite(zy_job *job)
{
    zy_view *root = job->chart.root;
    bool contains;
    const zy_padding padding = padding_of(job);
    zy_autosize autosize = autosize_of(job, &contains);

    plot_sizes(job, root);
    autosize = root->kind == ZY_VIEW_GRID ? autosize_of_grid(root, autosize)
                                          : autosize_of_plot(root, autosize);
    const double width = root->width, height = root->height;
    if (!zy_view_layout(job, root, true, true))
        return false;
    zy_picture_size size =
        zy_picture_layout(autosize, contains, padding, (zy_size){width, height},
                          (zy_size){root->width, root->height}, root->guides->bounds);
    if (size.view_width != root->width || size.view_height != root->height) {
        resize(root, autosize, size.view_width, size.view_height);
        zy_layout_reset(root);
        if (!zy_view_layout(job, root, true, true))
            return false;
        /* Vega does not move the plot again, whatever stands around it now. */
    }
    root->x = size.x, root->y = size.y;
    job->chart.scene.width = size.width, job->chart.scene.height = size.height;
    return true;
}

/* Paddings below zero and ranges without end can leave no picture. */
static bool leaves_picture(zy_job *job)
{
    const zy_scene *scene = &job->chart.scene;
    const zy_value *padding = zy_value_find(job->chart.document, "padding");

    if (scene->width > 0 && scene->height > 0 && isfinite(scene->width) && isfinite(scene->height))
        return true;
    return zy_fail(job->diags, "no-size", padding ? padding->span : (zy_span){0}, NULL,
                   ZY_SAY(job->diags, "width, height, padding and ranges leave no picture to draw",
                          "width、height、padding、range から画像の大きさが決まりません"));
}

bool zy_layout(zy_job *job)
{
    const bool good = !job->chart.style->has_canvas ? layout_vega_lite(job) : zy_house_layout(job);

    return good && !job->diags->errors && zy_law_of_marks(job) && leaves_picture(job);
}
