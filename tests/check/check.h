/* The scene checker: reads a picture's scene JSON (zuhyo -f scene) and says where a reader could
 * not read it. It draws nothing and knows no chart: only texts, marks, their places and paints.
 *
 *     outside    a text beyond the canvas, or cut by its mark's clip
 *     overlap    two lines of text share more than 1 px2
 *     contrast   a text on what lies under it (its halo, marks, background) below 3:1
 *     covered    a mark painted later hides a text
 *     small      a text below 9 px
 *     crossed    a line or rule runs through a text without a halo; grid lines may
 *     box        the box that the scene gives for a text is not the one its fonts give
 */
#ifndef ZY_TESTS_CHECK_H
#define ZY_TESTS_CHECK_H

#include "scene/scene.h"
#include "value/value.h"

typedef enum check_kind {
    CHECK_OUTSIDE,
    CHECK_OVERLAP,
    CHECK_CONTRAST,
    CHECK_COVERED,
    CHECK_SMALL,
    CHECK_CROSSED,
    CHECK_BOX,
    CHECK_KINDS
} check_kind;

extern const char *const check_names[CHECK_KINDS];

/* An item of the scene with what its mark says of it. Items stand in paint order. */
typedef struct drawn {
    zy_item item;
    zy_item_type type;
    const char *role;
    bool clipped;
    zy_box clip;
    zy_box box;   /* of what it paints, the clip taken off */
    zy_box given; /* text: as the scene says */
    bool has_given;
} drawn;

/* One line of a text item. */
typedef struct words {
    size_t at; /* of the item in `items` */
    const char *text;
    zy_quad quad;
    zy_box box; /* around it */
    double size;
} words;

typedef struct picture {
    zy_arena *arena;
    zy_typesetter *typesetter;
    double width, height;
    zy_color background;
    size_t labels_asked, labels_dropped; /* as the scene says */
    drawn *items;
    size_t count;
    words *lines;
    size_t line_count;
} picture;

/* Fills the picture from the scene's JSON; false when it is none. */
bool picture_read(picture *p, const zy_value *scene);

/* geometry.c: the area that two quads share; the quad with its edges moved inwards; whether
 * any stroke of the item enters the quad. */
double quad_overlap(const zy_quad *a, const zy_quad *b);
zy_quad quad_inset(const zy_quad *quad, double by);
bool stroke_enters(const drawn *d, const zy_quad *quad);
/* Whether the item's fill covers the point. */
bool fill_covers(const drawn *d, zy_point point);

/* ground.c: the points of a line at which its ground is looked at. */
enum { POINTS_ALONG = 12, POINTS_DOWN = 3, POINTS = POINTS_ALONG * POINTS_DOWN };
void points_of(const words *line, zy_point points[POINTS]);
/* What is seen at a point below the item `at`: background and marks painted before it. */
zy_color ground_at(const picture *p, size_t at, zy_point point);
zy_color fill_at(const drawn *d, zy_point point);

/* check.c: what is wrong with the picture, a line each, appended to `said`; how often of each kind.
 */
void picture_check(const picture *p, GString *said, size_t found[CHECK_KINDS]);

#endif
