/* What the files of the pictogram share: its options, its groups of symbols, and their layout. */
#ifndef ZY_MARKS_PICTOGRAM_H
#define ZY_MARKS_PICTOGRAM_H

#include "marks/marks.h"
#include "pens/pens.h"

typedef struct zy_pictogram {
    zy_given given;
    const zy_value *symbol;
    double per, columns;
    bool key, total;
    const char *d; /* of a symbol that was read from a file */
} zy_pictogram;

extern const zy_prop zy_pictogram_props[];

enum { ZY_MOST_SYMBOLS = 1000, ZY_FEW_SYMBOLS = 50 };

/* The symbols of one row of the table: those from `from` to `to`, counted along the group. */
typedef struct zy_pictogram_part {
    size_t row;
    double from, to;
} zy_pictogram_part;

/* What stands together under one name. */
typedef struct zy_pictogram_group {
    const char *name;
    zy_figure figure;
    zy_pictogram_part *parts;
    size_t part_count;
    double symbols;   /* with the last one's part */
    size_t cells;     /* whole places that they take, the pale ones of an open end among them */
    const char *open; /* the sign of an open end: "以上"; or NULL */
} zy_pictogram_group;

typedef struct zy_pictogram_data {
    const zy_def *value, *category; /* category: or NULL */
    double per;
    zy_pictogram_group *groups;
    size_t count;
    size_t widest;   /* the most cells of a group */
    const char *key; /* "1個=1万台"; or NULL */
    bool has_names;
} zy_pictogram_data;

/* pictogram_data.c: false after a diagnostic. */
bool zy_pictogram_read(const zy_pen *pen, const size_t *rows, size_t count,
                       zy_pictogram_data *data);

typedef enum zy_pictogram_form {
    ZY_PICTOGRAM_BESIDE, /* one group, its figure large at its right */
    ZY_PICTOGRAM_ABOVE,  /* one group, its figure large above it */
    ZY_PICTOGRAM_ROWS,   /* name, symbols and figure in one line */
    ZY_PICTOGRAM_HEADS,  /* name and figure above the symbols */
} zy_pictogram_form;

/* Lengths in pixels; those of symbols in parts of a symbol's edge are in pictogram_layout.c. */
typedef struct zy_pictogram_layout {
    zy_pictogram_form form;
    size_t columns;
    double size;                         /* edge of a symbol's square */
    double pitch_x, pitch_y, five, fall; /* between symbols, after each fifth, between groups */
    double left, right_gap;              /* left of the symbols; to the figure at their right */
    double head;                         /* of what stands above each group; 0: nothing */
    double line;                         /* the least height of a group */
    double figure_size, name_size, key_size, key_height;
    double top, height; /* of everything but the key */
    zy_box ink;         /* of the icon, in parts of its square */
} zy_pictogram_layout;

/* pictogram_layout.c. */
bool zy_pictogram_fit(const zy_pen *pen, const zy_pictogram_data *data, zy_box ink, double most,
                      zy_pictogram_layout *layout); /* no symbol larger than `most` */
/* The lines that a group's cells take. */
size_t zy_pictogram_lines(const zy_pictogram_layout *layout, const zy_pictogram_group *group);
double zy_pictogram_group_height(const zy_pictogram_layout *layout,
                                 const zy_pictogram_group *group);
/* Where the square of a cell stands, from the left and the top of its group's symbols. */
double zy_pictogram_x(const zy_pictogram_layout *layout, size_t column);

#endif
