/* The fixed canvas of the house style: title and subtitle on top, notes and source at the bottom
 * edge, and the plot fitted into what is left. */
#include <assert.h>
#include <math.h>
#include <string.h>

#include "layout/layout.h"

typedef struct text_block {
    const char *const *lines;
    size_t count;
    double size, line_height, first_baseline;
    double weight;
    zy_role role;
    const char *scene_role, *within;
    unsigned features;
} text_block;

/* Title, subtitle; notes, source, byline. */
enum { MOST_BLOCKS = 5 };
enum { MOST_PASSES = 10, GROWING = 3, LEAST_PLOT = 12, NARROWEST_CELL = 90 };

typedef struct page {
    double width, height, left, right, top, bottom; /* margins */
    text_block blocks[MOST_BLOCKS];
    size_t block_count;
    zy_signs signs;
    double signs_top;
    double plot_top, plot_bottom;
} page;

/* ---- Texts ---- */

static zy_text_style style_of(const zy_job *job, const text_block *block)
{
    return (zy_text_style){.size = block->size,
                           .weight = (int)block->weight,
                           .language = job->chart.language,
                           .features = block->features};
}

static text_block wrap(zy_job *job, text_block block, const char *text, double width)
{
    const zy_text_style style = style_of(job, &block);

    block.lines = zy_text_wrap(job->chart.typesetter, text, width, &style, &block.count);
    return block;
}

/* The title as large as it fits in its lines: two, three on narrow canvases; a little smaller where
 * its lines then end at phrases. */
static text_block title_block(zy_job *job, const char *text, double width)
{
    static const double worth[] = {0, 2.5, 5, 8}; /* steps of size */
    const size_t most = job->chart.canvas_width < 500 ? 3 : 2;
    text_block block = {.weight = 700,
                        .role = ZY_ROLE_INK,
                        .scene_role = "title-text",
                        .within = "title",
                        .features = ZY_TEXT_PALT | ZY_TEXT_GAP};
    text_block best = block;
    /* A title below the size of what stands under it is none; rather it takes more lines. */
    const double smallest = zy_length_px(&job->chart, job->chart.house->type.subtitle) * 1.2;
    double size = zy_length_px(&job->chart, job->chart.house->type.title), least = INFINITY;

    for (int step = 0; size >= smallest; step++, size = round(size * 0.94 * 2) / 2) {
        zy_wrapped worst;
        block.size = size;
        block.line_height = round(size * 4 / 3);
        const zy_text_style style = style_of(job, &block);
        block.lines =
            zy_text_wrap_judged(job->chart.typesetter, text, width, &style, &block.count, &worst);
        const double cost = block.count > most ? 100 - step : step + worth[worst];
        if (cost < least)
            least = cost, best = block;
    }
    return best;
}

static text_block subtitle_block(zy_job *job, const char *text, double width)
{
    text_block block = {.size = zy_length_px(&job->chart, job->chart.house->type.subtitle),
                        .weight = 400,
                        .role = ZY_ROLE_SECONDARY,
                        .scene_role = "title-subtitle",
                        .within = "title",
                        .features = ZY_TEXT_HALT | ZY_TEXT_GAP};

    block.line_height = round(block.size * 1.45);
    return wrap(job, block, text, width);
}

static text_block footer_block(zy_job *job, const char *text, double width)
{
    text_block block = {.size = zy_length_px(&job->chart, job->chart.house->type.footer),
                        .weight = 400,
                        .role = ZY_ROLE_FOOTER,
                        .scene_role = "footer",
                        .within = "footer",
                        .features = ZY_TEXT_HALT | ZY_TEXT_GAP};

    block.line_height = round(block.size * 1.5);
    return wrap(job, block, text, width);
}

static const char *comma(const zy_job *job)
{
    return zy_is_japanese(&job->chart) ? "、" : ", ";
}

/* {name, url, date}, a text, or a list of such. */
static const char *source_text(zy_job *job, const zy_value *v)
{
    const zy_value *name = zy_value_find(v, "name"), *date = zy_value_find(v, "date");
    const char *all = NULL;

    for (const zy_value *one = v->kind == ZY_VALUE_LIST ? v->child : NULL; one; one = one->next)
        all = all ? zy_arena_format(job->arena, "%s%s%s", all, comma(job), source_text(job, one))
                  : source_text(job, one);
    if (all)
        return all;
    if (v->kind != ZY_VALUE_MAP)
        return zy_joined_text(job, v, comma(job));
    if (!date)
        return zy_value_text(name, "");
    return zy_arena_format(job->arena, zy_is_japanese(&job->chart) ? "%s（%s）" : "%s (%s)",
                           zy_value_text(name, ""),
                           zy_datum_text(job->arena, zy_value_datum(job->arena, date)));
}

/* What the author notes, then what the chart must say of itself; NULL: nothing. */
static const char *notes_text(zy_job *job)
{
    const bool ja = zy_is_japanese(&job->chart);
    const zy_value *notes = job->chart.frame.notes;
    const char *own = notes ? zy_joined_text(job, notes, ja ? "。" : ". ") : NULL,
               *more = !job->chart.style->has_frame ? NULL : zy_house_note(job);
    const char *between = own && more ? (ja ? "。" : ". ") : "";

    if (!own && !more)
        return NULL;
    return zy_arena_format(job->arena, "%s%s%s%s", ja ? "(注)" : "Note: ", own ? own : "", between,
                           more ? more : "");
}

static const char *sources_text(zy_job *job)
{
    return zy_arena_format(job->arena, zy_is_japanese(&job->chart) ? "(出所)%s" : "Source: %s",
                           source_text(job, job->chart.frame.source));
}

static const char *byline_text(zy_job *job)
{
    return zy_joined_text(job, job->chart.frame.byline, comma(job));
}

static void add_block(page *p, text_block block)
{
    if (block.count == 0)
        return;
    assert(p->block_count < MOST_BLOCKS);
    p->blocks[p->block_count++] = block;
}

static void add_header(zy_job *job, page *p)
{
    const zy_frame_options *f = &job->chart.frame;
    const double width = p->width - p->left - p->right;
    const zy_value *title =
        f->title && f->title->kind == ZY_VALUE_MAP ? zy_value_find(f->title, "text") : f->title;
    const zy_value *subtitle = f->subtitle ? f->subtitle
                               : f->title && f->title->kind == ZY_VALUE_MAP
                                   ? zy_value_find(f->title, "subtitle")
                                   : NULL;
    double y = p->top;

    if (title && title->kind != ZY_VALUE_NULL) {
        text_block block = title_block(job, zy_joined_text(job, title, "\n"), width);
        block.first_baseline = y + round(block.size * 0.98);
        y = block.first_baseline + (double)(block.count - 1) * block.line_height +
            round(block.size * 0.2);
        add_block(p, block);
    }
    if (subtitle && subtitle->kind != ZY_VALUE_NULL) {
        text_block block = subtitle_block(job, zy_joined_text(job, subtitle, "\n"), width);
        block.first_baseline = y + round(block.size * 1.45);
        y = block.first_baseline + (double)(block.count - 1) * block.line_height +
            round(block.size * 0.25);
        add_block(p, block);
    }
    p->plot_top =
        y + (p->block_count ? zy_length_px(&job->chart, job->chart.house->page.under_title) : 0);
}

/* A text of the footer with its last line at y; where the text above it ends. */
static double add_above(zy_job *job, page *p, const char *text, double y)
{
    text_block block = footer_block(job, text, p->width - p->left - p->right);

    y -= (double)block.count * block.line_height;
    block.first_baseline = y + block.line_height - round(block.size * 0.35);
    add_block(p, block);
    return y;
}

static void add_footer(zy_job *job, page *p)
{
    const zy_frame_options *f = &job->chart.frame;
    const char *notes = notes_text(job);
    const bool has_text = notes || f->source || f->byline;
    double y = p->height - p->bottom;

    if (f->byline)
        y = add_above(job, p, byline_text(job), y);
    if (f->source)
        y = add_above(job, p, sources_text(job), y);
    if (notes)
        y = add_above(job, p, notes, y);
    p->signs = zy_signs_new(job, zy_length_px(&job->chart, job->chart.house->type.footer),
                            p->width - p->left - p->right);
    y -= p->signs.height;
    p->signs_top = y;
    p->plot_bottom = y - (has_text || p->signs.count
                              ? zy_length_px(&job->chart, job->chart.house->page.over_footer)
                              : 0);
}

static page *new_page(zy_job *job)
{
    page *p = ZY_NEW(job->arena, page);

    *p = (page){.width = job->chart.canvas_width,
                .height = job->chart.canvas_height,
                .left = zy_length_px(&job->chart, job->chart.house->page.left),
                .right = zy_length_px(&job->chart, job->chart.house->page.right),
                .top = zy_length_px(&job->chart, job->chart.house->page.top),
                .bottom = zy_length_px(&job->chart, job->chart.house->page.bottom)};
    add_header(job, p);
    add_footer(job, p);
    return p;
}

/* ---- The plot in its room ---- */

static const zy_view *first_unit(const zy_view *view)
{
    while (view && view->kind != ZY_VIEW_UNIT)
        view = view->first;
    return view;
}

/* The most a plot may take along a discrete axis: few bars do not fill the height with fat bars. */
static double most_extent(zy_job *job, const zy_view *plot, zy_channel channel)
{
    const zy_view *unit = first_unit(plot);
    const zy_scale_part *scale = unit ? zy_view_scale(unit, channel) : NULL;

    if (!scale || scale->type != ZY_SCALE_BAND || !zy_unit_is_bar(unit) || channel != ZY_CHANNEL_Y)
        return INFINITY;
    const zy_house *house = job->chart.house;
    return (double)scale->base_count *
           zy_length_px(&job->chart, zy_view_scale(unit, ZY_CHANNEL_Y_OFFSET)
                                         ? house->bars.group_pitch
                                         : house->bars.pitch);
}

static double wanted(zy_job *job, const zy_view *plot, zy_channel channel, double room)
{
    const zy_value *given = channel == ZY_CHANNEL_X ? plot->width_given : plot->height_given;

    if (given && given->kind == ZY_VALUE_NUMBER)
        return fmax(0, fmin(given->number, room));
    return fmax(LEAST_PLOT, fmin(room, fmin(most_extent(job, plot, channel),
                                            zy_form_extent(job, plot, channel))));
}

/* Plots side by side share the room: how many stand in a row and in a column below a view. */
static void grid_shape(const zy_view *view, size_t *columns, size_t *rows)
{
    size_t count = 0;

    *columns = *rows = 1;
    if (view->kind != ZY_VIEW_GRID)
        return;
    for (const zy_view *child = view->first; child; child = child->next)
        count++;
    *columns = view->grid_kind == ZY_GRID_FACET ? (view->grid_columns ? view->grid_columns : 1)
               : view->columns                  ? view->columns
               : count                          ? count
                                                : 1;
    if (*columns > count && count)
        *columns = count;
    *rows = (count + *columns - 1) / *columns;
}

static void set_sizes(zy_job *job, zy_view *view, double width, double height)
{
    size_t columns, rows;

    if (zy_view_has_panels(job, view)) {
        view->width = width, view->height = height;
        return;
    }
    if (view->kind != ZY_VIEW_GRID) {
        view->width = wanted(job, view, ZY_CHANNEL_X, width);
        view->height = wanted(job, view, ZY_CHANNEL_Y, height);
        return;
    }
    grid_shape(view, &columns, &rows);
    for (zy_view *child = view->first; child; child = child->next)
        set_sizes(job, child, width / (double)columns, height / (double)rows);
}

/* What each plot has with all its guides: it stays while plots become smaller until they fit. */
static void set_rooms(zy_job *job, zy_view *view, double width, double height)
{
    size_t columns, rows;

    view->room_x = width, view->room_y = height;
    if (zy_view_has_panels(job, view) || view->kind != ZY_VIEW_GRID)
        return;
    grid_shape(view, &columns, &rows);
    for (zy_view *child = view->first; child; child = child->next)
        set_rooms(job, child, width / (double)columns, height / (double)rows);
}

static size_t plots_across(const zy_view *view, bool down)
{
    size_t columns, rows, inner = 1;

    if (view->kind != ZY_VIEW_GRID)
        return 1;
    grid_shape(view, &columns, &rows);
    for (const zy_view *child = view->first; child; child = child->next) {
        const size_t n = plots_across(child, down);
        inner = n > inner ? n : inner;
    }
    return (down ? rows : columns) * inner;
}

/* What a plot takes of its width: a pie no more than its height. */
static double taken_width(const zy_view *view)
{
    const zy_view *unit = first_unit(view);

    return unit && unit->mark->item == ZY_ITEM_ARC ? fmin(view->width, view->height) : view->width;
}

/* Lays out, looks how much stands around the plots, and takes that off the room, until it fits. */
static bool shrink(zy_job *job, zy_view *view, double room_x, double room_y, bool *fits)
{
    const double least_x = LEAST_PLOT * (double)plots_across(view, false),
                 least_y = LEAST_PLOT * (double)plots_across(view, true);
    double width = room_x, height = room_y, before = INFINITY;
    bool rough = true; /* many labels are placed with all care only when the rest fits */

    *fits = false;
    set_rooms(job, view, room_x, room_y);
    for (int pass = 0; pass < MOST_PASSES && !*fits; pass++) {
        set_sizes(job, view, width, height);
        job->tight = pass + 3 >= MOST_PASSES && before > 0.5;
        job->rough = rough;
        job->was_rough = false;
        zy_layout_reset(view);
        if (!zy_view_layout(job, view, true, true))
            return false;
        const zy_box box = zy_view_box(view);
        const double over_x = (box.x1 - box.x0) - room_x, over_y = (box.y1 - box.y0) - room_y;
        *fits = over_x <= 0.5 && over_y <= 0.5 && (pass > 0 || view->kind != ZY_VIEW_GRID);
        rough = rough && !*fits && pass < GROWING;
        *fits = *fits && !job->was_rough && !zy_house_labels_settle(job, view);
        /* Names may change their lines with each width; only shrinking comes to an end. */
        /* What a plot does not take of its room anyway cannot be taken from it. */
        if (over_x > 0 && view->kind != ZY_VIEW_GRID)
            width = fmin(width, taken_width(view));
        width = fmax(least_x, width - (pass < GROWING ? over_x : fmax(0, over_x)));
        height = fmax(least_y, height - fmax(0, over_y));
        before = over_x;
    }
    return true;
}

/* Whether one more column of small multiples would leave each wide enough. Rows alone, under their
 * headings, may stand in columns as well. */
static bool has_column_left(const zy_view *view, double room_x)
{
    return view->kind == ZY_VIEW_GRID && view->grid_kind == ZY_GRID_FACET && !view->facet_column &&
           view->grid_rows > 1 && view->first->kind != ZY_VIEW_GRID &&
           room_x / (double)(view->grid_columns + 1) >= NARROWEST_CELL;
}

static void add_column(zy_view *grid)
{
    if (grid->facet_row) {
        grid->facet = grid->facet_row;
        grid->facet_row = NULL;
        for (zy_view *cell = grid->first; cell; cell = cell->next)
            cell->cell_value = cell->cell_row_value;
    }
    zy_cells_wrap(grid, grid->grid_columns + 1);
}

bool zy_house_fit(zy_job *job, zy_view *view, double room_x, double room_y)
{
    bool fits;

    if (!shrink(job, view, room_x, room_y, &fits))
        return false;
    while (!fits && has_column_left(view, room_x)) {
        add_column(view);
        if (!shrink(job, view, room_x, room_y, &fits))
            return false;
    }
    return true;
}

static bool fit(zy_job *job, const page *p)
{
    const double room_x = p->width - p->left - p->right, room_y = p->plot_bottom - p->plot_top;

    if (room_x >= 40 && room_y >= 40)
        return zy_house_fit(job, job->chart.root, room_x, room_y);
    return zy_fail(job->diags, "no-room", (zy_span){0}, NULL,
                   ZY_SAY(job->diags,
                          "title and footer leave no room for the plot on a canvas of %.0f x %.0f",
                          "%.0f × %.0f の画面では、見出しと注で図の場所が残りません"),
                   p->width, p->height);
}

/* What is read by scrolling becomes as high as its panels need. */
static page *grown(zy_job *job, page *p)
{
    zy_chart *chart = &job->chart;
    const double room = p->plot_bottom - p->plot_top;
    double height;

    if (!chart->canvas_flows || room <= 0 || !zy_view_has_panels(job, chart->root))
        return p;
    height = zy_panels_height(job, chart->root, p->width - p->left - p->right, room);
    if (height <= room)
        return p;
    chart->canvas_height = ceil(chart->canvas_height + height - room);
    return new_page(job);
}

bool zy_house_layout(zy_job *job)
{
    zy_chart *chart = &job->chart;
    page *p = grown(job, new_page(job));

    if (!fit(job, p))
        return false;
    zy_house_labels_report(job);
    const zy_box box = zy_view_box(chart->root);
    chart->root->x = round(p->left - box.x0);
    /* What is left over goes below more than above: the eye wants the plot near its title. */
    const double spare = fmax(0, p->plot_bottom - p->plot_top - (box.y1 - box.y0));
    chart->root->y = round(p->plot_top - box.y0 + spare * 0.22);
    chart->scene.width = chart->canvas_width, chart->scene.height = chart->canvas_height;
    chart->scene.seen_boxes = true;
    zy_house_say_names(job);
    chart->page = p;
    return true;
}

/* ---- Drawing ---- */

static void draw_block(zy_job *job, const page *p, const text_block *block)
{
    zy_marks_list list = {job->chart.scene.first, job->chart.scene.last};
    zy_scene_mark *mark =
        zy_scene_mark_new(job->arena, &list, ZY_ITEM_TEXT, block->scene_role, block->within);
    zy_item *item = zy_scene_item_new(job->arena, mark);

    mark->view = -1;
    item->fill = zy_paint_of(zy_house_color(&job->chart, block->role), 1);
    item->lines = block->lines, item->line_count = block->count;
    item->x = p->left, item->y = block->first_baseline;
    item->line_height = block->line_height;
    item->text = style_of(job, block);
    job->chart.scene.first = list.first, job->chart.scene.last = list.last;
}

static void append_line(GString *all, const char *line)
{
    if (line)
        g_string_append_printf(all, "%s%s", all->len ? "\n" : "", line);
}

/* The footer in whole lines, and where the source can be found. */
const char *zy_house_notes(zy_job *job)
{
    const zy_frame_options *f = &job->chart.frame;
    GString *all = g_string_new(NULL);

    append_line(all, notes_text(job));
    if (f->source)
        append_line(all, sources_text(job));
    if (f->source && f->source->kind == ZY_VALUE_MAP)
        append_line(all, zy_value_text(zy_value_find(f->source, "url"), NULL));
    if (f->byline)
        append_line(all, byline_text(job));
    const char *kept = all->len ? zy_arena_text(job->arena, all->str, all->len) : NULL;
    g_string_free(all, TRUE);
    return kept;
}

bool zy_house_draw(zy_job *job)
{
    const page *p = job->chart.page;

    if (!job->chart.style->has_canvas)
        return true;
    for (size_t i = 0; i < p->block_count; i++)
        draw_block(job, p, &p->blocks[i]);
    zy_signs_draw(job, &p->signs, p->left, p->signs_top);
    return true;
}
