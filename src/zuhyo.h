/* zuhyo: draws charts from tables and chart files.
 *
 *     zuhyo_chart *chart = zuhyo_chart_open("charts/rain.yaml", NULL);
 *     zuhyo_chart_save(chart, "output/rain.svg");
 *     zuhyo_chart_report(chart, stderr);
 *     int failed = zuhyo_chart_status(chart) != ZUHYO_OK;
 *     zuhyo_chart_free(chart);
 *
 * A chart is always a valid pointer. After a failure every further call on it
 * does nothing and returns the same status, so a program may check once, at
 * the end. What went wrong, and where, is in the chart's diagnostics.
 *
 * Texts are UTF-8. Texts returned by these functions belong to the chart and
 * live until zuhyo_chart_free(). Charts share nothing: different threads may
 * work on different charts. */
#ifndef ZUHYO_H
#define ZUHYO_H

#include <stddef.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define ZUHYO_API __attribute__((visibility("default")))
#else
#define ZUHYO_API
#endif

typedef struct zuhyo_chart zuhyo_chart;

typedef enum zuhyo_status {
    ZUHYO_OK = 0,
    ZUHYO_BAD_CHART, /* the chart file is wrong */
    ZUHYO_BAD_DATA,  /* a table cannot be read, or does not fit the chart */
    ZUHYO_TOO_LARGE, /* a limit was reached: bytes, nesting, pixels */
    ZUHYO_BAD_FILE,  /* a file cannot be opened, read or written */
    ZUHYO_BAD_CALL   /* this library was called wrongly */
} zuhyo_status;

/* Zero (or NULL) means "as the chart says"; see zuhyo_options_init(). */
typedef struct zuhyo_options {
    size_t struct_size;      /* sizeof(zuhyo_options), for later additions */
    const char *size;        /* "slide", "square", … or "WIDTHxHEIGHT" in pixels */
    const char *theme;       /* "paper", "dark" or a theme file */
    const char *data_folder; /* tables may lie below it, too; NULL: only below the chart's own */
    const char *language;    /* of messages: "en" (default) or "ja" */
    const char *svg_text;    /* "embed" (default), "outline" or "plain" */
    const char *id_prefix;   /* of ids in SVG; NULL: from the content */
    double scale;            /* PNG: pixels per unit; 0: 2 */
    int allow_missing_glyphs;
} zuhyo_options;

/* Receives output piece by piece; returns 0 to go on. */
typedef int (*zuhyo_write_fn)(void *closure, const void *bytes, size_t len);

typedef enum zuhyo_severity { ZUHYO_NOTE, ZUHYO_WARNING, ZUHYO_ERROR } zuhyo_severity;

typedef struct zuhyo_diagnostic {
    zuhyo_severity severity;
    const char *code;    /* a stable word such as "unknown-property" */
    const char *file;    /* NULL when no place can be named */
    int line, column;    /* both from 1; columns count characters */
    const char *message; /* what is wrong */
    const char *hint;    /* what to do, or NULL */
} zuhyo_diagnostic;

/* "0.1.0" */
ZUHYO_API const char *zuhyo_version(void);

/* Everything as the chart says. */
ZUHYO_API void zuhyo_options_init(zuhyo_options *options);

/* Reads a chart file. `options` may be NULL; they are copied. */
ZUHYO_API zuhyo_chart *zuhyo_chart_open(const char *path, const zuhyo_options *options);

/* The same from memory; `name` stands for the file: in diagnostics, and data are looked for beside
 * it. Everything is copied. */
ZUHYO_API zuhyo_chart *zuhyo_chart_parse(const char *text, size_t len, const char *name,
                                         const zuhyo_options *options);

/* Uses the bytes for the table that the chart calls `name` (a name, or the url it replaces; "-" for
 * standard input, which the library does not read). They are those of a file: CSV, JSON, a value of
 * JSON a line, .xlsx or .ods, also packed by gzip or Zstandard; and are copied. Wrong after the
 * chart was drawn. */
ZUHYO_API zuhyo_status zuhyo_chart_set_table(zuhyo_chart *chart, const char *name,
                                             const char *bytes, size_t len);

/* Checks and draws the chart in memory. The calls below do so by themselves. */
ZUHYO_API zuhyo_status zuhyo_chart_draw(zuhyo_chart *chart);

/* The size of the whole picture, in units: pixels at scale 1. */
ZUHYO_API zuhyo_status zuhyo_chart_size(zuhyo_chart *chart, double *width, double *height);

/* Writes the picture; the file's ending chooses the format: .svg, .png, .pdf, .scene.json. After a
 * failure an older file is as it was. */
ZUHYO_API zuhyo_status zuhyo_chart_save(zuhyo_chart *chart, const char *path);
/* `format` is "svg", "png", "pdf" or "scene". */
ZUHYO_API zuhyo_status zuhyo_chart_write(zuhyo_chart *chart, const char *format,
                                         zuhyo_write_fn write, void *closure);

/* Writes the state after a stage as text, for tests and for the curious: "values", "views", "data",
 * "scales", "layout" or "scene". */
ZUHYO_API zuhyo_status zuhyo_chart_dump(zuhyo_chart *chart, const char *stage, zuhyo_write_fn write,
                                        void *closure);

/* The first thing that went wrong, or ZUHYO_OK. */
ZUHYO_API zuhyo_status zuhyo_chart_status(const zuhyo_chart *chart);

/* Diagnostic number `index` from 0, in the order found; returns 0 past the last. */
ZUHYO_API int zuhyo_chart_diagnostic(const zuhyo_chart *chart, size_t index,
                                     zuhyo_diagnostic *diagnostic);

/* Prints all diagnostics with the lines they are about. */
ZUHYO_API void zuhyo_chart_report(const zuhyo_chart *chart, FILE *out);

/* NULL is allowed. */
ZUHYO_API void zuhyo_chart_free(zuhyo_chart *chart);

#ifdef __cplusplus
}
#endif

#endif
