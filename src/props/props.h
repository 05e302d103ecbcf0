/* Property tables: one description of a struct's fields serves reading the
 * chart file, checking it, merging themes and defaults, help, the JSON Schema and
 * the reference pages. */
#ifndef ZY_PROPS_PROPS_H
#define ZY_PROPS_PROPS_H

#include "value/value.h"

/* What a property takes, and the field it fills. null is taken by NUMBER (NAN), TEXT, COLOR, TEXTS
 * and VALUE (NULL), and counts as given. */
typedef enum zy_prop_kind {
    ZY_PROP_NUMBER,  /* double */
    ZY_PROP_BOOL,    /* bool */
    ZY_PROP_TEXT,    /* const char * */
    ZY_PROP_WORD,    /* int: the index in words */
    ZY_PROP_COLOR,   /* const char *, a CSS colour */
    ZY_PROP_WEIGHT,  /* double: 100 to 900, "normal", "bold" */
    ZY_PROP_NUMBERS, /* const zy_value *: a list of numbers */
    ZY_PROP_TEXTS,   /* const zy_value *: a text or a list of texts */
    ZY_PROP_VALUE,   /* const zy_value *: several kinds; the doc says which */
    ZY_PROP_MAP,     /* const zy_value *: described by the table `of` */
} zy_prop_kind;

typedef struct zy_prop {
    const char *name;
    zy_prop_kind kind;
    size_t at;                /* offset of the field */
    const char *const *words; /* ZY_PROP_WORD: what is allowed, NULL-terminated */
    const char *doc;          /* one line, for `zuhyo help` and the reference */
    const struct zy_prop *of; /* ZY_PROP_MAP: the table of the map's own keys, or NULL */
} zy_prop;

enum { ZY_MOST_PROPS = 128 };

/* Which properties of the table were given: bit i for row i. The first member of every struct that
 * a table describes. */
typedef struct zy_given {
    uint64_t bits[ZY_MOST_PROPS / 64];
    const struct zy_condition *conditions; /* properties written as {condition: …, value: …} */
} zy_given;

typedef struct zy_condition {
    const struct zy_condition *next;
    int row;
    const zy_value *value;
} zy_condition;

/* Reads the map into `into` (whose first member is a zy_given). Reports every unknown property and
 * every value of the wrong kind, not only the first. A value {condition: …} is kept in conditions.
 */
bool zy_props_read(const zy_prop *table, const zy_value *map, void *into, zy_arena *arena,
                   zy_diags *diags);
/* Only checks the keys of the map (and kinds) against the table. */
bool zy_props_check(const zy_prop *table, const zy_value *map, zy_diags *diags);

/* Fills the properties not given in `into` from `from`. Applied once per layer of the cascade:
 * chart, style, theme, built-in. */
void zy_props_inherit(const zy_prop *table, void *into, const void *from, zy_arena *arena);

/* Whether the field at `offset` was given. */
bool zy_props_has(const zy_prop *table, const void *options, size_t offset);
/* Marks the field at `offset` as given (after setting it). */
void zy_props_give(const zy_prop *table, void *options, size_t offset);

#endif
