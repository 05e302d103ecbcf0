/* A sheet is what one plot wants to say beside its marks: value labels, names of series,
 * annotations, texts of references, differences. Who has something to say adds labels with the
 * looks and places they may have; the marks and axes are obstacles; the solver of guide/ chooses;
 * then what was chosen is drawn. Pixels of the plot. Private to src/render. */
#ifndef ZY_RENDER_SHEET_H
#define ZY_RENDER_SHEET_H

#include "render/layout.h"

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

/* What a label is, for who counts those that found no place. */
typedef enum zy_label_role {
    ZY_LABEL_VALUE,
    ZY_LABEL_NAME, /* of a series */
    ZY_LABEL_TEXT, /* annotations and references */
} zy_label_role;
enum { ZY_LABEL_ROLES = 3 };

typedef enum zy_leader_kind { ZY_LEADER_PLAIN, ZY_LEADER_ARROW } zy_leader_kind;

typedef struct zy_sheet_label zy_sheet_label;

/* `left` is that of the plot with its axes. */
zy_sheet *zy_sheet_new(zy_job *job, zy_view *plot, double left);
zy_job *zy_sheet_job(const zy_sheet *sheet);
const zy_view *zy_sheet_plot(const zy_sheet *sheet);
/* The width that the plot could have if nothing stood around it. */
double zy_sheet_room(const zy_sheet *sheet);
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

/* Labels and their places: the look's upper left corner at x, y. */
zy_sheet_label *zy_sheet_add(zy_sheet *sheet, zy_label_role role, const char *name, double worth,
                             int owner);
void zy_sheet_place(zy_sheet_label *label, const zy_look *look, double x, double y, double cost);
void zy_sheet_place_led(zy_sheet_label *label, const zy_look *look, double x, double y, double cost,
                        zy_point from, zy_point to);
void zy_sheet_leader(zy_sheet_label *label, zy_leader_kind kind, zy_color color);

/* Obstacles. `paint` is what the label sees behind it there, or NULL. */
void zy_sheet_obstacle(zy_sheet *sheet, zy_obstacle obstacle, const zy_paint *paint);
void zy_sheet_line_obstacle(zy_sheet *sheet, double x, double y, double x2, double y2,
                            double penalty);
/* sheet_marks.c: the marks of all units of the plot, and the texts of its axes. */
void zy_sheet_marks(zy_sheet *sheet, zy_view *plot);
/* The owner of an item's obstacle, for its own label; 0 when it has none. */
int zy_sheet_owner(const zy_sheet *sheet, const zy_item *item);
void zy_sheet_own(zy_sheet *sheet, const zy_scene_mark *mark, int first_owner);

/* The box around the plot and the first places of all labels so far: where annotations stand
 * without making the plot smaller. */
zy_box zy_sheet_frame(const zy_sheet *sheet);
/* Where the label ends that would like to stand at this end of a mark, above it or (`beside`) right
 * of it; the end itself when there is none: what points at a mark points at its value. */
zy_point zy_sheet_end(const zy_sheet *sheet, zy_point end, bool beside);
/* Chooses places. */
void zy_sheet_solve(zy_sheet *sheet);
/* Whether a label of the role found no place. */
bool zy_sheet_lacks(const zy_sheet *sheet, zy_label_role role);
/* Leaves out all labels of a role. */
void zy_sheet_drop(zy_sheet *sheet, zy_label_role role);
/* Draws below, leaders and labels; counts the dropped into the plot's guides. */
void zy_sheet_draw(zy_sheet *sheet, zy_marks_list *into);

/* The colour, ground or ink, that is read best on the paint. */
zy_color zy_color_upon(const zy_chart *chart, zy_color under);

#endif
