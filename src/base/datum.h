/* A datum is one value of a table cell or of an expression: what JSON and
 * JavaScript know, plus instants. Data are plain values; texts, arrays and
 * objects lie in an arena and never change once made. */
#ifndef ZY_BASE_DATUM_H
#define ZY_BASE_DATUM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

typedef enum zy_datum_kind {
    ZY_UNDEFINED, /* the row has no such cell */
    ZY_NULL,      /* the cell says: no value */
    ZY_BOOL,
    ZY_NUMBER,
    ZY_TIME, /* an instant: milliseconds since 1970-01-01T00:00Z, in .number */
    ZY_TEXT,
    ZY_ARRAY,
    ZY_OBJECT,
} zy_datum_kind;

typedef struct zy_datum {
    zy_datum_kind kind;
    bool is_year; /* a TIME of a column of years: beside a number below 10,000 it is its year */
    union {
        bool boolean;
        double number;
        const char *text; /* UTF-8, NUL-terminated */
        const struct zy_array *array;
        const struct zy_object *object;
    };
} zy_datum;

typedef struct zy_array {
    size_t count;
    zy_datum *items;
} zy_array;

typedef struct zy_member {
    const char *name;
    zy_datum value;
} zy_member;

/* Members in the order they were written; names are unique. */
typedef struct zy_object {
    size_t count;
    zy_member *members;
} zy_object;

#define ZY_DATUM_NUMBER(n) ((zy_datum){.kind = ZY_NUMBER, .number = (n)})
#define ZY_DATUM_TEXT(t) ((zy_datum){.kind = ZY_TEXT, .text = (t)})
#define ZY_DATUM_BOOL(b) ((zy_datum){.kind = ZY_BOOL, .boolean = (b)})
#define ZY_DATUM_TIME(ms) ((zy_datum){.kind = ZY_TIME, .number = (ms)})
#define ZY_DATUM_NULL ((zy_datum){.kind = ZY_NULL})

/* Undefined or null; NaN counts as a number. */
bool zy_datum_is_missing(zy_datum d);

/* JavaScript's Number(d): null is 0, undefined NaN, a boolean 0 or 1, an instant its
 * milliseconds, a text its number in JavaScript's grammar ("" is 0), else NaN. */
double zy_datum_number(zy_datum d);

/* JavaScript's Boolean(d). */
bool zy_datum_truth(zy_datum d);

/* JavaScript's String(d), in the arena; an instant is its ISO 8601 text in UTC. */
const char *zy_datum_text(zy_arena *arena, zy_datum d);

/* Same kind and same value; numbers by value, arrays and objects by content. NaN equals NaN. */
bool zy_datum_equal(zy_datum a, zy_datum b);

/* Vega's ascending order: numbers and instants by value, texts by code unit, missing before
 * everything, NaN after null. Returns <0, 0 or >0; a total order over every kind. */
int zy_datum_compare(zy_datum a, zy_datum b);

/* Equal data have equal hashes. */
unsigned zy_datum_hash(zy_datum d);

/* The member `name`, or undefined. */
zy_datum zy_object_find(const zy_object *object, const char *name);

/* The datum as compact JSON (RFC 8259) in the arena, as JSON.stringify writes it: an instant is its
 * ISO text, NaN and undefined are null, undefined members are left out. */
const char *zy_datum_json(zy_arena *arena, zy_datum d);

#endif
