/* table: words and numbers in columns, as large as the room allows. */
#include <math.h>

#include "marks/table/table.h"

enum { STACKED_AUTO, STACKED_NEVER, STACKED_ALWAYS };
static const char *const stacked_words[] = {"auto", "never", "always", NULL};

static const zy_prop props[] = {
    {"header", ZY_PROP_BOOL, offsetof(zy_tabular_options, header), NULL,
     "whether the names of the columns stand above them; true by default", NULL},
    {"merge", ZY_PROP_BOOL, offsetof(zy_tabular_options, merge), NULL,
     "whether equal cells of the first column that follow each other are printed once; true by "
     "default",
     NULL},
    {"stacked", ZY_PROP_WORD, offsetof(zy_tabular_options, stacked), stacked_words,
     "whether each row becomes a block, its columns below each other: auto (when the columns do "
     "not "
     "fit), never or always",
     NULL},
    {0},
};

static const double LEAST = 11;                    /* px of type */
static const double AIR = 0.42, LITTLE_AIR = 0.16; /* em above and below a row */
static const double MOST_AIR = 1.2;
static const double NARROW = 28; /* em */
enum { FEW_ROWS = 6 };
/* Tables of so many rows may go on beside themselves, in panels of at least so many. */
enum { LONG = 12, PANEL_ROWS = 6, MOST_PANELS = 4 };

static bool type_is_given(const zy_tabular_parts *t)
{
    return zy_props_has(zy_mark_props, &t->pen->unit->options,
                        offsetof(zy_mark_options, font_size));
}

static double largest_type(const zy_tabular_parts *t)
{
    if (type_is_given(t))
        return t->pen->unit->options.font_size;
    const zy_house *house = t->pen->chart->house;
    return zy_length_px(t->pen->chart,
                        t->row_count <= FEW_ROWS ? house->table.type_few : house->table.type);
}

/* ---- As a grid ---- */

/* The height of the highest panel, if the panels had so many rows at most. */
static double height_of(const zy_tabular_parts *t, const zy_tabular_layout *l, size_t panel_rows)
{
    double highest = 0, height = 0;

    for (size_t r = 0; r < t->row_count && r < l->panels * panel_rows; r++) {
        height = r % panel_rows ? height : 0;
        height += zy_tabular_row_height(t, l, r);
        highest = fmax(highest, height);
    }
    return highest + zy_tabular_row_height(t, l, SIZE_MAX) + 1;
}

/* The columns at a size of type; false: they do not fit. */
static bool set_widths(const zy_tabular_parts *t, double size, double air, size_t panels,
                       zy_tabular_layout *l)
{
    const double room =
        (t->pen->unit->width / size - ZY_TABLE_BETWEEN * (double)(panels - 1)) / (double)panels;

    *l = (zy_tabular_layout){.size = size,
                             .pad = round(air * size * 2) / 2,
                             .panels = panels,
                             .panel_rows = (t->row_count + panels - 1) / panels};
    l->widths = ZY_NEW_ARRAY(t->pen->arena, double, t->column_count + 1);
    if (!zy_tabular_solve(t, room, size, l->widths))
        return false;
    l->width = ZY_TABLE_GAP * size * (double)(t->column_count - 1);
    for (size_t c = 0; c < t->column_count; c++) {
        l->widths[c] *= size;
        l->width += l->widths[c];
    }
    l->height = height_of(t, l, l->panel_rows);
    return true;
}

/* A long table may go on beside itself, unless its rows belong together. */
static size_t most_panels(const zy_tabular_parts *t)
{
    for (size_t r = 0; r < t->row_count; r++)
        if (t->columns[0].cells[r].span != 1)
            return 1;
    return t->row_count < LONG ? 1 : MIN(MOST_PANELS, t->row_count / PANEL_ROWS);
}

/* The largest type at which the table fits with so much air, in the fewest panels. */
static bool find_type(const zy_tabular_parts *t, double air, zy_tabular_layout *l)
{
    const double largest = largest_type(t);
    const size_t panels = most_panels(t);

    for (double size = largest; size >= fmin(LEAST, largest) - 1e-9; size -= 0.5)
        for (size_t p = 1; p <= panels; p++)
            if (set_widths(t, size, air, p, l) && l->height <= t->pen->unit->height)
                return true;
    return false;
}

/* Rows share what is left, up to a point. */
static void spread_rows(const zy_tabular_parts *t, zy_tabular_layout *l)
{
    const double spare = t->pen->unit->height - l->height,
                 each = spare / (2 * (double)l->panel_rows + 0.7);

    l->pad = fmin(l->pad + floor(each * 2) / 2, fmax(l->pad, round(MOST_AIR * l->size)));
    l->height = height_of(t, l, l->panel_rows);
}

/* ---- As blocks ---- */

static bool find_stacked_type(const zy_tabular_parts *t, double *size)
{
    const double largest =
        type_is_given(t) ? largest_type(t)
                         : zy_length_px(t->pen->chart, t->pen->chart->house->table.type_stacked);

    for (*size = largest; *size >= fmin(LEAST, largest) - 1e-9; *size -= 0.5)
        if (zy_tabular_stacked_height(t, *size, t->pen->unit->width, t->row_count) <=
            t->pen->unit->height)
            return true;
    return false;
}

/* ---- What does not fit ---- */

static zy_span mark_span(const zy_tabular_parts *t)
{
    return zy_value_find(t->pen->unit->spec, "mark")->span;
}

static void too_long(const zy_tabular_parts *t, size_t fitting, double needed)
{
    const zy_chart *chart = t->pen->chart;
    const double more = needed - t->pen->unit->height, height = ceil(chart->canvas_height + more);

    zy_fail(chart->diags, "table-too-long", mark_span(t),
            zy_arena_format(chart->arena,
                            ZY_SAY(chart->diags,
                                   "size: [%.0f, %.0f] has room for all of them; or leave rows out "
                                   "with a filter",
                                   "size: [%.0f, %.0f] ならすべて入ります。または filter "
                                   "で行を減らしてください"),
                            chart->canvas_width, height),
            ZY_SAY(chart->diags,
                   "the table has %zu rows; %zu of them fit on a canvas of %.0f x %.0f",
                   "表は %zu 行ありますが、入るのは %zu 行です（%.0f × %.0f の画面）"),
            t->row_count, fitting, chart->canvas_width, chart->canvas_height);
}

/* How many rows fit in the smallest type in so many panels, and the height that all would need;
 * false: not even the columns fit. */
static bool count_fitting(const zy_tabular_parts *t, size_t panels, size_t *rows, double *needed)
{
    zy_tabular_layout l;
    size_t each = 0;

    if (!set_widths(t, fmin(LEAST, largest_type(t)), LITTLE_AIR, panels, &l))
        return false;
    while (each < l.panel_rows && height_of(t, &l, each + 1) <= t->pen->unit->height)
        each++;
    *rows = MIN(each * panels, t->row_count);
    *needed = l.height;
    return true;
}

static void say_what_fits(const zy_tabular_parts *t)
{
    const double size = fmin(LEAST, largest_type(t));
    size_t most = 0, rows = 0;
    double least = INFINITY, needed;

    for (size_t p = 1; p <= most_panels(t); p++)
        if (count_fitting(t, p, &rows, &needed)) {
            most = MAX(most, rows);
            least = fmin(least, needed);
        }
    if (isfinite(least)) {
        too_long(t, most, least);
        return;
    }
    while (rows < t->row_count && zy_tabular_stacked_height(t, size, t->pen->unit->width,
                                                            rows + 1) <= t->pen->unit->height)
        rows++;
    too_long(t, rows, zy_tabular_stacked_height(t, size, t->pen->unit->width, t->row_count));
}

static void too_wide(const zy_tabular_parts *t)
{
    const zy_chart *chart = t->pen->chart;

    zy_fail(chart->diags, "table-too-wide", mark_span(t),
            ZY_SAY(chart->diags, "stacked: auto turns rows into blocks",
                   "stacked: auto なら、行ごとに縦に並べます"),
            ZY_SAY(chart->diags, "the %zu columns do not fit into %.0f px",
                   "%zu 列は幅 %.0f px に入りません"),
            t->column_count, t->pen->unit->width);
}

/* ---- */

static bool draw_grid(const zy_tabular_parts *t)
{
    zy_tabular_layout l;

    if (!find_type(t, AIR, &l) && !find_type(t, LITTLE_AIR, &l))
        return false;
    spread_rows(t, &l);
    zy_tabular_draw(t, &l);
    return true;
}

static bool draw_blocks(const zy_tabular_parts *t)
{
    double size;

    if (t->column_count < 2 || !find_stacked_type(t, &size))
        return false;
    const double height = zy_tabular_stacked_height(t, size, t->pen->unit->width, t->row_count);
    zy_tabular_draw_stacked(t, size, t->pen->unit->width, t->pen->unit->height - height);
    return true;
}

/* In narrow rooms words in columns become ladders of two words a line. */
static bool prefers_blocks(const zy_tabular_parts *t)
{
    size_t words = 0;

    for (size_t c = 1; c < t->column_count; c++)
        words += !t->columns[c].is_number;
    return words >= 2 && t->pen->unit->width < NARROW * largest_type(t);
}

static bool columns_fit(const zy_tabular_parts *t)
{
    zy_tabular_layout l;

    return set_widths(t, fmin(LEAST, largest_type(t)), LITTLE_AIR, 1, &l);
}

static void draw_all(const zy_pen *pen, const size_t *rows, size_t count)
{
    const zy_tabular_options *o = pen->unit->own;
    zy_tabular_parts t;

    zy_tabular_read(pen, rows, count, &t);
    if (t.column_count == 0 || count == 0)
        return;
    if (o->stacked == STACKED_AUTO && prefers_blocks(&t) && draw_blocks(&t))
        return;
    if (o->stacked != STACKED_ALWAYS && draw_grid(&t))
        return;
    if (o->stacked != STACKED_NEVER && draw_blocks(&t))
        return;
    if (o->stacked == STACKED_NEVER && !columns_fit(&t))
        too_wide(&t);
    else
        say_what_fits(&t);
}

const zy_mark zy_mark_table = {
    .name = "table",
    .doc = "words and numbers in columns",
    .item = ZY_ITEM_RECT,
    .filled = true,
    .names_colors = true,
    .lists_columns = true,
    .chart_en = "Table",
    .chart_ja = "表",
    .draw_all = draw_all,
    .props = props,
    .own_size = sizeof(zy_tabular_options),
};
