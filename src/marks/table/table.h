/* table: its model. What stands in each cell, in which ways it can be broken into lines, and how
 * wide that makes it. Widths are in em of the body's type: the same table serves every size. */
#ifndef ZY_MARKS_TABLE_PARTS_H
#define ZY_MARKS_TABLE_PARTS_H

#include "marks/marks.h"
#include "pens/pens.h"

/* What the definition takes besides the options of all marks. */
typedef struct zy_tabular_options {
    zy_given given;
    bool header, merge;
    int stacked;
} zy_tabular_options;

/* One way to break a cell into lines; words only. */
typedef struct zy_tabular_way {
    double width; /* of its widest line */
    size_t lines;
    const char *const *text;
} zy_tabular_way;

typedef struct zy_tabular_cell {
    const char *text; /* words, or the sign of what is missing */
    /* Numbers are aligned where `whole` ends: 約 12,345 .6 以上 */
    const char *before, *whole, *fraction, *after;
    double value; /* NAN: none */
    bool is_number, is_missing, fades;
    const zy_tabular_way *ways; /* from the fewest lines to the narrowest */
    size_t way_count;
    size_t span; /* rows that it stands for; 0: the cell above stands for it */
} zy_tabular_cell;

typedef struct zy_tabular_column {
    const zy_def *def;
    const char *title, *unit; /* of the header; unit "" or "(万台)" */
    bool is_number, is_strong, has_bar;
    zy_align align;
    double left, right; /* of numbers: before and after the place at which they are aligned */
    double number;      /* the width of numbers */
    double low, high;   /* of a bar: the values at its ends; 0 is between them */
    double least;       /* no phrase is broken at this width */
    double widest;      /* nothing is broken */
    double given;       /* px; 0: not given */
    zy_tabular_cell head, *cells;
} zy_tabular_column;

typedef struct zy_tabular_row {
    size_t row; /* of the table of data */
    bool is_strong;
    zy_color color; /* of strong ones */
} zy_tabular_row;

typedef struct zy_tabular_parts {
    const zy_pen *pen;
    zy_tabular_column *columns;
    size_t column_count;
    zy_tabular_row *rows;
    size_t row_count;
    bool has_header, is_words; /* is_words: nothing but words, the first column names the rows */
} zy_tabular_parts;

/* The header's type, and that of 約 and 以上, in parts of the body's. */
#define ZY_TABLE_HEAD 0.82
#define ZY_TABLE_SMALL 0.72
#define ZY_TABLE_LEADING 1.4 /* from line to line */
#define ZY_TABLE_GAP 1.6     /* between columns */
#define ZY_TABLE_BETWEEN 3.0 /* between the panels of a table that goes on beside itself */
#define ZY_TABLE_BAR 5.0     /* the shortest room for a bar, with the gap before it */

#define ZY_TABLE_FADE 0.12 /* of the room for bars: what an open end takes */

/* table_cells.c */
void zy_tabular_read(const zy_pen *pen, const size_t *rows, size_t count, zy_tabular_parts *t);
/* The style of a cell (row SIZE_MAX: of the header) at a size of the body's type, px. */
zy_letter_style zy_tabular_style(const zy_tabular_parts *t, const zy_tabular_column *column,
                                 size_t row, double size);

/* table_ways.c */
void zy_tabular_find_ways(const zy_tabular_parts *t);
/* The way that fits the width best: the fewest lines, or the narrowest when none fits. */
const zy_tabular_way *zy_tabular_way_at(const zy_tabular_cell *cell, double width);

/* table_widths.c: the widths at which the table is lowest, then at which it has the fewest lines in
 * all, within `room` em including the gaps; what is left over is spread. The lines of text of all
 * rows, header included; 0: the columns do not fit. `size` is the body's type, for given widths. */
size_t zy_tabular_solve(const zy_tabular_parts *t, double room, double size, double *widths);
/* The lines of a row (SIZE_MAX: the header) at these widths. */
size_t zy_tabular_lines(const zy_tabular_parts *t, size_t row, const double *widths);

/* table_draw.c */
typedef struct zy_tabular_layout {
    double size, pad; /* px: the type, and the air above and below a row */
    double *widths;   /* px */
    double width, height;
    size_t panels, panel_rows; /* a long narrow table goes on beside itself */
} zy_tabular_layout;
void zy_tabular_draw(const zy_tabular_parts *t, const zy_tabular_layout *layout);
double zy_tabular_row_height(const zy_tabular_parts *t, const zy_tabular_layout *l, size_t row);

/* table_stacked.c: each row a block, its columns below each other. */
double zy_tabular_stacked_height(const zy_tabular_parts *t, double size, double width, size_t rows);
void zy_tabular_draw_stacked(const zy_tabular_parts *t, double size, double width, double spare);

#endif
