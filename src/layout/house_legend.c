/* Legends of the house style: they grow with the canvas, stand above the unit of a value axis, and
 * take as many rows as their room asks for. */
#include <math.h>

#include "layout/layout.h"
#include "layout/legends.h"

#define GIVEN(o, field) ZY_LEGEND_GIVEN(o, field)
#define GIVE(o, field, value) ZY_LEGEND_GIVE(o, field, value)

void zy_house_legend_options(zy_job *job, const zy_view *unit, zy_legend_options *o)
{
    const double text = fmax(11, round(16 * job->chart.unit)), symbol = text * 0.8;
    const zy_scale_part *y = zy_view_scale(unit, ZY_CHANNEL_Y);

    if (!job->chart.style->has_canvas)
        return;
    if (!GIVEN(o, label_font_size))
        GIVE(o, label_font_size, text);
    if (!GIVEN(o, title_font_size))
        GIVE(o, title_font_size, text);
    if (!GIVEN(o, symbol_size))
        GIVE(o, symbol_size, symbol * symbol);
    if (!GIVEN(o, gradient_thickness))
        GIVE(o, gradient_thickness, fmax(8, round(14 * job->chart.unit)));
    if (!GIVEN(o, gradient_length))
        GIVE(o, gradient_length, fmax(160, round(300 * job->chart.unit)));
    if (!GIVEN(o, gradient_label_offset))
        GIVE(o, gradient_label_offset, fmax(4, round(6 * job->chart.unit)));
    if (!GIVEN(o, offset) && y && !zy_scale_is_discrete(y->type))
        GIVE(o, offset,
             fmax(10, round(16 * job->chart.unit)) + text + fmax(8, round(12 * job->chart.unit)));
}

/* ---- Rows ---- */

static const double MOST_HEIGHT = 0.34; /* of the room: from there on names are shortened instead */
static const double LABEL_GAP = 4;      /* between symbol and name */

typedef struct entries {
    zy_job *job;
    const zy_legend *legend;
    double *widths; /* of the names */
    double symbol, gap, size;
} entries;

static double room_of(const zy_view *view, bool across, double otherwise)
{
    for (; view; view = view->parent)
        if (view->room_x > 0)
            return across ? view->room_x : view->room_y;
    return otherwise;
}

static entries measure(zy_job *job, const zy_legend *legend, const zy_legend_options *o)
{
    const zy_text_style style = {.size = o->label_font_size,
                                 .weight =
                                     isnan(o->label_font_weight) ? 400 : (int)o->label_font_weight,
                                 .family = o->label_font,
                                 .language = job->chart.language,
                                 .features = ZY_TEXT_TABULAR};
    entries e = {.job = job,
                 .legend = legend,
                 .widths = ZY_NEW_ARRAY(job->arena, double, legend->entry_count + 1),
                 .symbol = ceil(sqrt(o->symbol_size)) + o->symbol_stroke_width + LABEL_GAP,
                 .gap = o->column_padding,
                 .size = style.size};

    for (size_t i = 0; i < legend->entry_count; i++)
        for (size_t k = 0; k < legend->entries[i].line_count; k++)
            e.widths[i] = fmax(e.widths[i], zy_text_width(job->chart.typesetter,
                                                          legend->entries[i].lines[k], &style));
    return e;
}

/* As wide as the entries are in so many columns, each as wide as its widest. */
static double width_in(const entries *e, size_t columns)
{
    double width = -e->gap;

    for (size_t c = 0; c < columns; c++) {
        double widest = 0;
        for (size_t i = c; i < e->legend->entry_count; i += columns)
            widest = fmax(widest, e->widths[i]);
        width += e->symbol + widest + e->gap;
    }
    return width;
}

static size_t columns_for(const entries *e, double room)
{
    const size_t count = e->legend->entry_count;

    for (size_t rows = 1; rows < count; rows++) {
        const size_t columns = (count + rows - 1) / rows;
        if (width_in(e, columns) <= room)
            return columns;
    }
    return 1;
}

static void shorten(const entries *e, const zy_view *view, double limit)
{
    for (size_t i = 0; i < e->legend->entry_count; i++)
        if (e->widths[i] >= limit && e->legend->entries[i].line_count)
            zy_house_shortened(e->job, view, e->legend->entries[i].lines[0]);
}

void zy_house_legend_rows(zy_job *job, const zy_view *view, const zy_legend *legend, size_t beside,
                          zy_legend_options *o)
{
    const zy_legend_orient orient = (zy_legend_orient)o->orient;
    const size_t count = legend->entry_count;

    if (!job->chart.style->has_canvas || count == 0 ||
        (orient != ZY_LEGEND_TOP && orient != ZY_LEGEND_BOTTOM) || !isnan(o->columns))
        return;
    const double room = room_of(view, true, job->chart.canvas_width) / (double)beside,
                 height = room_of(view, false, job->chart.canvas_height) * MOST_HEIGHT;
    const entries e = measure(job, legend, o);
    const size_t most = (size_t)fmax(1, floor(height / (e.size * 1.5)));
    size_t columns = columns_for(&e, room);
    if ((count + columns - 1) / columns > most)
        columns = (count + most - 1) / most;
    const double limit =
        floor((room - (double)(columns - 1) * e.gap) / (double)columns - e.symbol - 1);
    if (width_in(&e, columns) > room) {
        GIVE(o, label_limit, fmax(e.size * 2, limit));
        shorten(&e, view, o->label_limit);
    } else {
        GIVE(o, label_limit, 0);
    }
    if (columns == count)
        return;
    GIVE(o, columns, (double)columns);
    GIVE(o, grid_align, ZY_GRID_EACH);
    GIVE(o, row_padding, round(e.size * 0.3));
}
