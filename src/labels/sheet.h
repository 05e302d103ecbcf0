/* A sheet is what one plot wants to say beside its marks: value labels, names of series,
 * annotations, texts of references, differences, what forms write at their marks. Who has something
 * to say adds labels with the looks and places they may have; marks, axes and lines are obstacles;
 * the solver of guide/ chooses; then what was chosen is drawn. Pixels of the plot. Part of
 * labels.h.
 */
#ifndef ZY_LABELS_SHEET_H
#define ZY_LABELS_SHEET_H

#include "scaling/scaling.h"

/* How far a label of this size reaches above and below its baseline, in parts of the size. */
#define ZY_LOOK_ASCENT 0.84
#define ZY_LOOK_DESCENT 0.2

/* Some text of a look, its baseline from the look's upper left corner. */
typedef struct zy_look_piece {
    const char *text;
    double x, baseline;
    zy_letter_style style;
} zy_look_piece;

/* One way to set a label. */
typedef struct zy_look {
    double width, height;
    zy_look_piece *pieces;
    size_t count, room;
    bool halo; /* an outline in the ground's colour, where grid lines or marks run behind it */
} zy_look;

typedef struct zy_sheet zy_sheet;

typedef enum zy_leader_kind { ZY_LEADER_PLAIN, ZY_LEADER_ARROW } zy_leader_kind;

typedef struct zy_sheet_label zy_sheet_label;

zy_job *zy_sheet_job(const zy_sheet *sheet);
const zy_view *zy_sheet_plot(const zy_sheet *sheet);
/* The width that the plot could have if nothing stood around it. */
double zy_sheet_room(const zy_sheet *sheet);
/* Where the plot with its axes begins: 0 or less. */
double zy_sheet_left(const zy_sheet *sheet);
/* For measuring; its texts go nowhere. */
const zy_lettering *zy_sheet_lettering(const zy_sheet *sheet);
/* Marks that are drawn below all labels: dots, dashed lines, the line of zero. */
zy_marks_list *zy_sheet_under(zy_sheet *sheet);

/* sheet_look.c. An array in the arena with room for one more item. */
void *zy_sheet_grown(zy_arena *arena, void *items, size_t count, size_t *room, size_t size);
/* Looks. `…_text` adds a piece at x with its baseline, and returns where the next may follow;
 * `…_figure` a number with its unit. Widths and heights grow with what is added. */
zy_look *zy_look_new(zy_sheet *sheet, bool halo);
double zy_look_text(zy_sheet *sheet, zy_look *look, const char *text, double x, double baseline,
                    const zy_letter_style *style);
double zy_look_figure(zy_sheet *sheet, zy_look *look, const zy_figure *figure, double x,
                      double baseline, const zy_letter_style *style);
/* Whole looks: a figure in one line; a text in lines of at most `width`, aligned by the style. */
zy_look *zy_look_of_figure(zy_sheet *sheet, const zy_figure *figure, const zy_letter_style *style);
zy_look *zy_look_of_lines(zy_sheet *sheet, const char *text, double width, bool halo,
                          const zy_letter_style *style);
/* The same lines, set left, centred or right. */
zy_look *zy_look_aligned(zy_sheet *sheet, const zy_look *look, zy_align align);
/* How far a line of that width is moved to the right for its alignment in the room. */
double zy_look_indent(zy_align align, double room, double width);

/* Labels and their places: the look's upper left corner at x, y. A label is left out where all of
 * its places cost more than its worth (guide/solver.h). */
zy_sheet_label *zy_sheet_add(zy_sheet *sheet, zy_label_role role, const char *name, double worth,
                             int owner);
void zy_sheet_place(zy_sheet_label *label, const zy_look *look, double x, double y, double cost);
void zy_sheet_place_led(zy_sheet_label *label, const zy_look *look, zy_point at, double cost,
                        zy_point from, zy_point to);
void zy_sheet_leader(zy_sheet_label *label, zy_leader_kind kind, zy_color color);

/* sheet_put.c. Labels that have but one place and are never left out, as what says a value where no
 * axis does: all others go elsewhere. A text's alignment is around x; a figure begins there. */
void zy_sheet_put(zy_sheet *sheet, zy_label_role role, const char *name, const zy_look *look,
                  double x, double y);
void zy_sheet_put_text(zy_sheet *sheet, zy_label_role role, const char *text, double x,
                       double baseline, const zy_letter_style *style);
void zy_sheet_put_figure(zy_sheet *sheet, zy_label_role role, const zy_figure *figure, double x,
                         double baseline, const zy_letter_style *style);
/* A label that has no place at all: it is counted with those that were left out. */
void zy_sheet_lack(zy_sheet *sheet, zy_label_role role, const char *name);

/* Obstacles. `paint` is what the label sees behind it there, or NULL. */
void zy_sheet_obstacle(zy_sheet *sheet, zy_obstacle obstacle, const zy_paint *paint);
/* A box that no label covers. */
void zy_sheet_box_obstacle(zy_sheet *sheet, zy_box box, const zy_paint *paint);
/* The penalty of a line that is plainly seen behind a label, and of one that hardly is. */
#define ZY_SHEET_LINE 80
#define ZY_SHEET_FAINT 30
void zy_sheet_line_obstacle(zy_sheet *sheet, double x, double y, double x2, double y2,
                            double penalty);
/* A line of a scene mark under the labels, and the obstacle that it is; its paint is up to the
 * caller. */
zy_item *zy_sheet_line(zy_sheet *sheet, zy_scene_mark *mark, zy_point from, zy_point to,
                       double penalty);
/* The owner of an item's obstacle, for its own label; 0 when it has none. */
/* Where the words of axes that stand between y0 and y1 end; -INFINITY: there are none. */
double zy_sheet_words_end(const zy_sheet *sheet, double y0, double y1);
int zy_sheet_owner(const zy_sheet *sheet, const zy_item *item);

/* The colour, ground or ink, that is read best on the paint. */
zy_color zy_color_upon(const zy_chart *chart, zy_color under);

#endif
