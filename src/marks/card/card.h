/* What the files of the card share: its options, what each card says, and their common measures. */
#ifndef ZY_MARKS_CARD_H
#define ZY_MARKS_CARD_H

#include "marks/marks.h"
#include "pens/pens.h"

typedef struct zy_card_options {
    zy_given given;
    const char *caption, *unit;
    const zy_value *compare;
    bool bar;
    double of, columns;
    const zy_value *symbol;
    const char *d; /* of a symbol that was read from a file */
} zy_card_options;

extern const zy_prop zy_card_props[];

/* An icon stands before the number, as high as its digits and so far from it, in parts of its size.
 */
#define ZY_CARD_ICON 0.84
#define ZY_CARD_ICON_GAP 0.16

/* One card. */
typedef struct zy_card {
    size_t row; /* whose value is the large number */
    zy_figure figure;
    const char *caption; /* or "" */
    const char *icon;    /* path data, or NULL */
    double share;        /* of the bar, 0 to 1; NAN: no bar */
    zy_figure change;    /* number NULL: none */
    const char *change_text;
    int direction;      /* of the change: -1, 0, 1 */
    const size_t *rows; /* of the line under the number, along x; NULL: none */
    size_t row_count;
} zy_card;

typedef struct zy_cards {
    zy_card *items;
    size_t count;
} zy_cards;

/* card_data.c: the cards of a unit; false after a diagnostic. */
bool zy_cards_read(const zy_pen *pen, zy_view *unit, const size_t *rows, size_t count,
                   zy_cards *cards);

/* The same for all cards of a page, so that they align: heights from the top of a card. */
typedef struct zy_card_layout {
    size_t columns; /* of the cards of one unit */
    double width, pitch_x, pitch_y;
    double rule; /* thickness of the line above each card; 0: none */
    double number_size, caption_size, caption_leading, change_size, bar;
    double baseline, bar_top, line_top, line_height, caption_top, change_top;
    double height, top;
    size_t caption_lines; /* of the longest */
    size_t cards;         /* on the page */
} zy_card_layout;

/* card_layout.c: false after a diagnostic. */
bool zy_card_fit(const zy_pen *pen, const zy_cards *own, zy_card_layout *layout);
/* Whether this unit's first card is the first of the page. */
bool zy_card_is_first(const zy_pen *pen);

/* card_line.c: the line of a card's rows in a box. */
void zy_card_line_draw(const zy_pen *pen, const zy_card *card, zy_box box, double label_size,
                       const zy_paint *paint);

#endif
