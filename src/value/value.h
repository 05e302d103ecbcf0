/* A chart file after reading: a tree of plain values, each remembering where
 * it stood in the file. JSON and YAML both end up here (libfyaml reads both);
 * nothing later knows which of the two it was. JSON tables are read by it too.
 *
 * Later stages may build further values (shorthand written out, composite marks
 * rewritten); what they build carries the span of what the author wrote. */
#ifndef ZY_VALUE_VALUE_H
#define ZY_VALUE_VALUE_H

#include "base/datum.h"
#include "base/diag.h"

typedef enum zy_kind {
    ZY_VALUE_NULL,
    ZY_VALUE_BOOL,
    ZY_VALUE_NUMBER,
    ZY_VALUE_TEXT,
    ZY_VALUE_LIST,
    ZY_VALUE_MAP
} zy_kind;

typedef struct zy_value {
    zy_kind kind;
    zy_span span;
    const char *key; /* in a map: this entry's key, else NULL */
    zy_span key_span;
    union {
        bool boolean;
        double number;
        const char *text;
    };
    struct zy_value *child, *last, *next; /* list items or map entries, in file order */
    size_t count;                         /* of children */
    const struct zy_origin *origin;       /* what rewriting says of a value it made, kept by copies;
                                           * NULL: nothing, and for all that was read */
} zy_value;

/* "a number", "a list": for messages, in the language of `diags`. */
const char *zy_kind_name(const zy_diags *diags, zy_kind kind);

/* Reads one YAML 1.2 or JSON document. NULL after an error, which is then in `diags`: bytes that
 * are not UTF-8 (CP932 is named when it looks like it), syntax, duplicate keys, nesting over 100,
 * more than a million nodes of YAML after alias expansion. Plain YAML scalars follow the core
 * schema: null/~/empty, true/false, numbers (0123 and "no" stay text); quoted ones are text. A
 * UTF-8 byte order mark is skipped. `source` must outlive the values. */
zy_value *zy_value_read(const zy_source *source, zy_arena *arena, zy_diags *diags);

/* The entry called `key`, or NULL (also when `map` is NULL or no map). */
const zy_value *zy_value_find(const zy_value *map, const char *key);
/* The same of a map that is being built. */
zy_value *zy_value_own(zy_value *map, const char *key);
/* The entry at a path of keys such as "config.axis.grid", or NULL. */
const zy_value *zy_value_path(const zy_value *map, const char *path);

/* Typed look-ups with a fallback, for values already checked. */
const char *zy_value_text(const zy_value *value, const char *fallback);
double zy_value_number(const zy_value *value, double fallback);
bool zy_value_bool(const zy_value *value, bool fallback);
/* Whether value is the text `text`. */
bool zy_value_is(const zy_value *value, const char *text);

/* The same value as a datum (maps become objects). */
zy_datum zy_value_datum(zy_arena *arena, const zy_value *value);

/* Building. `like` gives the span; may be NULL. */
zy_value *zy_value_new_map(zy_arena *arena, const zy_value *like);
zy_value *zy_value_new_list(zy_arena *arena, const zy_value *like);
zy_value *zy_value_new_text(zy_arena *arena, const char *text, const zy_value *like);
zy_value *zy_value_new_number(zy_arena *arena, double number, const zy_value *like);
zy_value *zy_value_new_bool(zy_arena *arena, bool boolean, const zy_value *like);
zy_value *zy_value_new_null(zy_arena *arena, const zy_value *like);
/* A deep copy, without key and next. */
zy_value *zy_value_copy(zy_arena *arena, const zy_value *value);
/* Puts `value` (which must not stand anywhere else) under `key`, in place of an entry of that name,
 * else at the end. A NULL value removes the entry. */
void zy_value_set(zy_arena *arena, zy_value *map, const char *key, zy_value *value);
/* Appends to a list. */
void zy_value_append(zy_value *list, zy_value *value);
/* A deep copy of `base` in which the entries of `over` win, maps merged entry by entry. */
zy_value *zy_value_merge(zy_arena *arena, const zy_value *base, const zy_value *over);

/* The tree as JSON with two-space indent, keys in file order; for --dump and tests. */
void zy_value_print(const zy_value *value, FILE *out);
/* The same as a text. */
const char *zy_value_written(zy_arena *arena, const zy_value *value);

#endif
