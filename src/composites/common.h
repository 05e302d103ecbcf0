/* What the composite marks share, after Vega-Lite's compositemark/common.ts: which axis is
 * measured, the other channels' own transforms, and the layers of the parts. */
#ifndef ZY_COMPOSITES_COMMON_H
#define ZY_COMPOSITES_COMMON_H

#include "composites/composites.h"

/* One unit being rewritten. */
typedef struct zy_compose {
    zy_job *job;
    const zy_value *data; /* what the unit's table is read from; NULL: nothing says it */
    zy_arena *arena;
    zy_diags *diags;
    const zy_composite *composite;
    const zy_value *unit, *mark, *encoding;
    /* zy_compose_axis: the axis that is measured. */
    bool vertical;       /* it is y */
    const char *axis;    /* "x" or "y" */
    const zy_value *def; /* what the chart says of it */
    const char *type;    /* of its data */
    const char *field;   /* its column */
    const char *alias;   /* the same in the names of new columns */
} zy_compose;

extern const char *const zy_compose_orients[]; /* for the property tables */

/* Rows and columns of a form are places: years along the channel are names in the table's order,
 * not numbers or times on an axis, unless the chart says which type they have. */
void zy_form_places(zy_view *unit, zy_channel channel);

/* False after a diagnostic: options that the mark does not take. */
bool zy_compose_init(zy_compose *c, zy_job *job, const zy_composite *composite,
                     const zy_value *unit, const zy_value *data);
/* Whether x or y is measured, as the mark or the definitions say. Where types are not known yet and
 * nothing else tells, it is y, with a note. False after a diagnostic. */
bool zy_compose_orient(const zy_compose *c, bool *vertical);
/* The same where the channels say it: "x" because of x2. False after a diagnostic. */
bool zy_compose_check_axis(const zy_compose *c, const char *axis, const char *because);
/* Fills in the fields of the axis. False after a diagnostic. */
bool zy_compose_axis(zy_compose *c, bool vertical);
/* The channel's definition names a column or is a constant in the data's units. */
bool zy_compose_has_data(const zy_compose *c, const char *channel);
/* The column of a channel such as x2; NULL after a diagnostic. */
const char *zy_compose_field(const zy_compose *c, const char *channel);

/* The other channels, with what they ask of the table taken out of them. */
typedef struct zy_compose_rest {
    zy_value *transforms; /* bins, then time units */
    zy_value *aggregate;  /* {op, field, as} */
    zy_value *groupby;    /* columns, each once */
    zy_value *encoding;   /* without tooltip: a picture shows none */
} zy_compose_rest;
/* False after a diagnostic. */
bool zy_compose_split(const zy_compose *c, const zy_value *encoding, zy_compose_rest *rest);

/* One layer: a mark at the columns from_FIELD (to to_FIELD). */
typedef struct zy_compose_part {
    const char *name; /* "box": the mark's own option, the config's, and the style boxplot-box */
    zy_value *mark;
    const char *from, *to;  /* "lower_box_", NULL: no end */
    const zy_value *others; /* the other channels */
} zy_compose_part;
/* Appends the layer unless it is switched off. */
void zy_compose_add(const zy_compose *c, zy_value *layers, const zy_compose_part *part);
/* The layer of a part; NULL when it is switched off. */
zy_value *zy_compose_layer(const zy_compose *c, const char *part, const zy_value *mark,
                           zy_value *encoding);
/* What a position says of the axis: the column with the definition's type, title, scale, axis. */
zy_value *zy_compose_position(const zy_compose *c, const char *column);

/* ---- Building ---- */
/* A copy of the map without the keys of the NULL-terminated list. */
zy_value *zy_compose_without(const zy_compose *c, const zy_value *map, const char *const *keys);
void zy_compose_set(const zy_compose *c, zy_value *map, const char *key, const zy_value *copied);
void zy_compose_set_text(const zy_compose *c, zy_value *map, const char *key, const char *text);
/* {type: …} with `aria` off unless `role`, which readers of the picture are told, is not NULL. */
zy_value *zy_compose_mark(const zy_compose *c, const char *type, const char *role);
/* PREFIX and the name of the measured column. */
const char *zy_compose_name(const zy_compose *c, const char *prefix);
/* datum['column'] */
const char *zy_compose_datum(const zy_compose *c, const char *column);
void zy_compose_set_number(const zy_compose *c, zy_value *map, const char *key, double number);
void zy_compose_set_bool(const zy_compose *c, zy_value *map, const char *key, bool boolean);
void zy_compose_set_null(const zy_compose *c, zy_value *map, const char *key);
/* The map under the key, made empty where there is none. */
zy_value *zy_compose_inner(const zy_compose *c, zy_value *map, const char *key);
/* What is written for the channel over `defaults`; NULL and a diagnostic when nothing is. */
zy_value *zy_compose_over(const zy_compose *c, const char *channel, const zy_value *defaults);
/* Says of a mark that it is a layer of the composite, or of a range that the composite chose it. */
void zy_compose_sign(const zy_compose *c, zy_value *mark);
/* The mark's own definition as one of type `type` that knows of which composite it is a part:
 * without what only the composite takes. */
zy_value *zy_compose_kept_mark(const zy_compose *c, const char *type);
/* {mark, encoding} */
zy_value *zy_compose_unit(const zy_compose *c, zy_value *mark, zy_value *encoding);
/* The unit without mark and encoding: data, transforms, sizes, title. */
zy_value *zy_compose_outer(const zy_compose *c);
/* Appends {op, field, as}. */
void zy_compose_op(const zy_compose *c, zy_value *list, const char *op, const char *field,
                   const char *as);
void zy_compose_calculate(const zy_compose *c, zy_value *list, const char *expression,
                          const char *as);
void zy_compose_filter(const zy_compose *c, zy_value *list, const char *expression);
/* {KEY: operations, groupby} */
void zy_compose_group(const zy_compose *c, zy_value *list, const char *key,
                      const zy_value *operations, const zy_value *groupby);
/* Appends copies of the items. */
void zy_compose_append(const zy_compose *c, zy_value *list, const zy_value *items);
/* As JavaScript takes a value for true; NULL is not. */
bool zy_compose_truth(const zy_value *value);

#endif
