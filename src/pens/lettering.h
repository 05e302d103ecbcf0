/* Lettering: the texts that marks and labels of the house style set by themselves, with their
 * widths. Coordinates are pixels of the plot. */
#ifndef ZY_MARKS_LETTERING_H
#define ZY_MARKS_LETTERING_H

#include "chart/chart.h"

/* Capital letters and Japanese reach so far above and below the baseline, in parts of the size. */
#define ZY_LETTER_ASCENT 0.88
#define ZY_LETTER_DESCENT 0.12
/* A line of this size stands in the middle of a box when its baseline is so far below the middle.
 */
#define ZY_LETTER_MIDDLE 0.37

typedef struct zy_lettering {
    const zy_chart *chart;
    zy_scene_mark *mark; /* where texts go */
} zy_lettering;

typedef struct zy_letter_style {
    double size;
    int weight; /* 400 or 700 */
    zy_color color;
    zy_align align;
    unsigned features;  /* ZY_TEXT_PALT … */
    double line_height; /* of wrapped texts; 0: 1.4 times the size */
} zy_letter_style;

/* A new scene mark of texts at the end of the list. */
zy_lettering zy_lettering_new(const zy_chart *chart, zy_marks_list *into);
double zy_letter_width(const zy_lettering *l, const char *text, const zy_letter_style *style);
/* One line; NULL and nothing for an empty text. */
zy_item *zy_letter_put(const zy_lettering *l, const char *text, double x, double baseline,
                       const zy_letter_style *style);
/* Lines as they are, first baseline at y. */
zy_item *zy_letter_lines(const zy_lettering *l, const char *const *lines, size_t count, double x,
                         double y, const zy_letter_style *style);
/* Wrapped by phrase to the width, first baseline at y; its lines are the item's. */
zy_item *zy_letter_wrap(const zy_lettering *l, const char *text, double width, double x, double y,
                        const zy_letter_style *style);
/* The style of what stands around a figure's number. */
zy_letter_style zy_letter_small(const zy_letter_style *style);
/* A figure, its number at the size and what stands around it smaller, on one baseline: how wide it
 * is; put at its left end x. Alignment does not count. */
double zy_letter_figure_width(const zy_lettering *l, const zy_figure *f,
                              const zy_letter_style *style);
void zy_letter_figure(const zy_lettering *l, const zy_figure *f, double x, double baseline,
                      const zy_letter_style *style);

/* Shows a visitor each of its pieces, left to right; where the next would begin. */
typedef struct zy_letter_visitor {
    void (*visit)(void *closure, const char *text, double x, double baseline,
                  const zy_letter_style *style);
    void *closure;
} zy_letter_visitor;
double zy_letter_each(const zy_lettering *l, const zy_figure *f, double x, double baseline,
                      const zy_letter_style *style, zy_letter_visitor visitor);

/* big_figure.c: a figure as the largest thing of a picture, its number at the size, the unit
 * smaller, 約 and 以上 smaller still, on one baseline. */
double zy_letter_big_width(const zy_lettering *l, const zy_figure *f, const zy_letter_style *style);
void zy_letter_big(const zy_lettering *l, const zy_figure *f, double x, double baseline,
                   const zy_letter_style *style);
/* The largest size, between `least` and `most`, at which it is no wider than `room`. */
double zy_letter_big_size(const zy_lettering *l, const zy_figure *f, double room, double least,
                          double most);

#endif
