/* Diagnostics: what is wrong, where, and what to do about it.
 *
 * A function that can fail on its input returns false or NULL and has already
 * said why here. Callers only pass the failure on. Several problems can be
 * reported in one run; a stage that reported an error ends the render.
 *
 * Messages exist in English and Japanese; a call writes both with ZY_SAY. */
#ifndef ZY_BASE_DIAG_H
#define ZY_BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"

/* How it is known in which encoding a file is. */
typedef enum zy_known_by {
    ZY_KNOWN_BY_AUTHOR, /* somebody says it */
    ZY_KNOWN_BY_MARK,   /* by its byte order mark */
    ZY_KNOWN_BY_BYTES,  /* they are nothing else */
    ZY_KNOWN_BY_GUESS,  /* it is the likelier one */
} zy_known_by;

typedef struct zy_source {
    const char *name; /* as shown to the reader, e.g. "charts/rain.yaml" */
    const char *text; /* UTF-8 */
    size_t len;
    const char *encoding; /* of the file: "CP932"; NULL: it was no text, or nobody looked */
    zy_known_by known_by;
} zy_source;

/* A piece of a source: `len` bytes from byte `at`. Line and column are worked
 * out only when a diagnostic is printed. source NULL: no place can be named. */
typedef struct zy_span {
    const zy_source *source;
    uint32_t at, len;
} zy_span;

typedef enum zy_severity { ZY_NOTE, ZY_WARNING, ZY_ERROR } zy_severity;

/* What a failure means for the exit code (1 chart or data, 4 files, 5 limits). */
typedef enum zy_fault {
    ZY_FAULT_NONE,
    ZY_FAULT_CHART,
    ZY_FAULT_DATA,
    ZY_FAULT_FILE,
    ZY_FAULT_LIMIT
} zy_fault;

typedef enum zy_language { ZY_ENGLISH, ZY_JAPANESE } zy_language;

typedef struct zy_diag {
    struct zy_diag *next;
    zy_severity severity;
    zy_fault fault;
    const char *code; /* stable word, e.g. "unknown-property" */
    zy_span span;
    zy_span also;        /* a second place, e.g. the cell that failed; source NULL: none */
    const char *message; /* what is wrong, no full stop */
    const char *hint;    /* what would be right, or NULL */
    zy_language language;
} zy_diag;

typedef struct zy_diags {
    zy_arena *arena;
    zy_diag *first, *last;
    zy_diag *current; /* the one said last, which may be an earlier one said again */
    size_t errors, warnings, notes;
    zy_language language;
} zy_diags;

/* Adds an error and returns false, so that `return zy_fail(...)` reads well. The language is
 * chosen by writing both texts: ZY_SAY(diags, "english %s", "日本語 %s") is the format. The same
 * (code, span, message) is kept once. */
__attribute__((format(printf, 5, 6))) bool zy_fail(zy_diags *diags, const char *code, zy_span span,
                                                   const char *hint, const char *fmt, ...);
/* The same as a warning or a note; the picture is still drawn. */
__attribute__((format(printf, 5, 6))) void zy_warn(zy_diags *diags, const char *code, zy_span span,
                                                   const char *hint, const char *fmt, ...);
__attribute__((format(printf, 5, 6))) void zy_note(zy_diags *diags, const char *code, zy_span span,
                                                   const char *hint, const char *fmt, ...);
/* Sets what the last diagnostic means for the exit code, and its second place. */
void zy_diag_fault(zy_diags *diags, zy_fault fault);
void zy_diag_also(zy_diags *diags, zy_span span);
/* Lays on `fault` every error that points into `source` and is laid on the chart. */
void zy_diags_fault(zy_diags *diags, const zy_source *source, zy_fault fault);

/* One of two formats with the same arguments, by the language of the messages. */
#define ZY_SAY(diags, english, japanese) ((diags)->language == ZY_JAPANESE ? (japanese) : (english))

/* "did you mean "%s"?" in the language of `diags`, for the word of the NULL-terminated list nearest
 * to `text`, or NULL when none is near; in the arena of `diags`. */
const char *zy_hint_nearest(zy_diags *diags, const char *text, const char *const *words);

/* Line and column, both from 1; the column counts characters, not bytes. */
void zy_span_locate(zy_span span, int *line, int *column);

/* "file:line:col: error: message [code]", the line itself, and a caret with the span underlined
 * (^~~~, wide characters two columns); then `also` in the same way as a note, then the hint. Long
 * lines are cut to a window around the span. `color`: ANSI colours. */
void zy_diag_print(const zy_diag *diag, FILE *out, bool color);
/* One line of JSON. */
void zy_diag_print_json(const zy_diag *diag, FILE *out);

/* The word in the NULL-terminated list nearest to `text`, or NULL when none is near enough to be
 * worth suggesting. Counts characters, knows transpositions, and takes another case of the same
 * word as nearest of all. */
const char *zy_nearest(const char *text, const char *const *words);

#endif
