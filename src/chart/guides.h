/* What layout draws around and beside the marks of a view. Part of chart.h. */
#ifndef ZY_CHART_GUIDES_H
#define ZY_CHART_GUIDES_H

#include "guide/guide.h"

/* Marks with a place of their own in the view: a header, a title. */
typedef struct zy_placed {
    struct zy_placed *next;
    zy_marks_list marks;
    double x, y;
} zy_placed;

/* A name that found no room and was shortened, in full. */
typedef struct zy_shortened {
    struct zy_shortened *next;
    const char *text;
} zy_shortened;

/* What a label is, for who counts those that found no place. */
typedef enum zy_label_role {
    ZY_LABEL_VALUE,
    ZY_LABEL_NAME, /* of a series */
    ZY_LABEL_TEXT, /* annotations and references */
} zy_label_role;
enum { ZY_LABEL_ROLES = 3 };

/* Labels of one kind that were asked for and found no place, with the first names. */
enum { ZY_DROPPED_NAMES = 3 };
typedef struct zy_dropped {
    size_t asked, dropped;
    const char *names[ZY_DROPPED_NAMES];
} zy_dropped;

typedef struct zy_loose_text zy_loose_text;

typedef struct zy_guides {
    zy_marks_list frame; /* the plot's background */
    zy_guide grids, mains;
    zy_legend *legends;
    size_t legend_count;
    zy_guide title;
    zy_marks_list labels;               /* of the house style: values at the marks */
    zy_loose_text *loose;               /* texts over points, taken from their marks */
    bool lacks_names, lacks_values;     /* of series at their lines; of bars */
    zy_dropped dropped[ZY_LABEL_ROLES]; /* by zy_label_role */
    zy_placed *headers;
    zy_shortened *shortened;
    size_t thinned, thinned_every; /* names of an axis, of which one in … stands; 0: all stand */
    zy_box bounds, box;            /* of the whole view with its guides, in its own coordinates */
} zy_guides;

#endif
