/* Names and values of slices, beside them: a pie needs no legend. */
#include <math.h>
#include <string.h>

#include "render/layout.h"

bool zy_house_labels_arcs(const zy_job *job, const zy_view *unit)
{
    const zy_def *name = unit->encoding[ZY_CHANNEL_COLOR],
                 *value = unit->encoding[ZY_CHANNEL_THETA];
    const zy_value *wish = job->chart.frame.labels;

    return !job->chart.is_vega_lite && strcmp(unit->mark->name, "arc") == 0 &&
           zy_def_is_field(name) && zy_def_is_field(value) && unit->table &&
           unit->table->row_count <= 12 && !(wish && wish->kind == ZY_VALUE_BOOL && !wish->boolean);
}

static void add_line(zy_job *job, zy_scene_mark *mark, const char *text, double x, double y,
                     double size, int weight, zy_align align, const char *role)
{
    const char **lines = ZY_NEW_ARRAY(job->arena, const char *, 1);
    zy_item *item = zy_scene_item_new(job->arena, mark);

    lines[0] = text;
    item->lines = lines, item->line_count = 1;
    item->x = x, item->y = y;
    item->align = align;
    item->line_height = size;
    item->text = (zy_text_style){.size = size, .weight = weight, .language = job->chart.language};
    item->fill = zy_paint_read(zy_role_name(&job->chart, role), 1);
}

typedef struct slice {
    double x, y, label_y;
    bool left;
    size_t item;
} slice;

static int by_side(const void *a, const void *b)
{
    const slice *p = a, *q = b;

    if (p->left != q->left)
        return p->left ? -1 : 1;
    return p->y < q->y ? -1 : p->y > q->y;
}

/* Labels of one side keep their distance: those below move down. */
static void keep_apart(slice *slices, size_t count, double distance)
{
    for (size_t i = 0; i < count; i++) {
        slices[i].label_y = slices[i].y;
        if (i && slices[i].left == slices[i - 1].left)
            slices[i].label_y = fmax(slices[i].y, slices[i - 1].label_y + distance);
    }
}

void zy_house_label_arcs(zy_job *job, const zy_view *unit, zy_marks_list *into)
{
    const zy_scene_mark *arcs = unit->marks.first;
    const double size = zy_house_px(&job->chart, 24, 12), small = zy_house_px(&job->chart, 17, 11),
                 gap = zy_house_px(&job->chart, 14, 6);
    const zy_pen pen = {
        .chart = &job->chart, .unit = (zy_view *)(uintptr_t)unit, .arena = job->arena};
    zy_scene_mark *texts = zy_scene_mark_new(job->arena, into, ZY_ITEM_TEXT, "mark", NULL);
    slice *slices = ZY_NEW_ARRAY(job->arena, slice, arcs->count + 1);

    for (size_t i = 0; i < arcs->count; i++) {
        const zy_item *arc = &arcs->items[i];
        const double middle = (arc->start + arc->end) / 2,
                     out = fmax(arc->outer, arc->inner) + gap * 1.4;
        slices[i] = (slice){.x = arc->x + out * sin(middle),
                            .y = arc->y - out * cos(middle) - (size + small) * 0.55 * cos(middle),
                            .left = sin(middle) < 0,
                            .item = i};
    }
    qsort(slices, arcs->count, sizeof *slices, by_side);
    keep_apart(slices, arcs->count, (size + small) * 1.3);
    for (size_t i = 0; i < arcs->count; i++) {
        const zy_item *arc = &arcs->items[slices[i].item];
        const zy_align align = slices[i].left ? ZY_ALIGN_RIGHT : ZY_ALIGN_LEFT;
        const char *name = zy_def_text(&pen, unit->encoding[ZY_CHANNEL_COLOR], arc->row);
        const zy_def *value = unit->encoding[ZY_CHANNEL_THETA];
        add_line(job, texts, name ? name : "", slices[i].x, slices[i].label_y - size * 0.12, small,
                 400, align, "ink");
        add_line(job, texts, zy_figure_text(&job->chart, value->values, arc->row), slices[i].x,
                 slices[i].label_y + size * 0.92, size, 700, align, "ink");
    }
}
