/* One run over one chart: what all stages share. Part of chart.h. */
#ifndef ZY_CHART_JOB_H
#define ZY_CHART_JOB_H

typedef struct zy_named_table {
    const char *name; /* of the chart's data: {name} or the url it replaces; "": its only table */
    const char *bytes;
    size_t len;
    const char *shown; /* what messages call it */
} zy_named_table;

typedef struct zy_render_options {
    const char *size, *theme; /* over the chart's own; NULL: as the chart says */
    double scale;             /* PNG: pixels per unit, 0: 2 */
    zy_metrics metrics;
    const char *data_dir; /* tables may lie below it too; NULL: only below the chart's folder */
    const zy_named_table *tables;
    size_t table_count;
    zy_input *input; /* what a table called "-" is read from; NULL: nothing */
    bool allow_missing_glyphs;
    bool repairs_rows;    /* of CSV, as zy_csv_options has it */
    const char *language; /* of messages: "ja" or "en" */
} zy_render_options;

/* labels: {position, format, of}. */
typedef enum zy_label_position {
    ZY_LABEL_AUTO,
    ZY_LABEL_OUTSIDE,
    ZY_LABEL_INSIDE,
    ZY_LABEL_CENTER,
    ZY_LABEL_ABOVE,
    ZY_LABEL_BELOW,
    ZY_LABEL_LEFT,
    ZY_LABEL_RIGHT,
} zy_label_position;
typedef enum zy_label_subset {
    ZY_LABEL_ALL,
    ZY_LABEL_FIRST,
    ZY_LABEL_LAST,
    ZY_LABEL_MAX,
    ZY_LABEL_MIN,
} zy_label_subset;
typedef struct zy_label_options {
    zy_given given;
    int position;       /* zy_label_position */
    int of;             /* zy_label_subset; -1: as the mark likes */
    const char *format; /* or NULL: the language's own way */
} zy_label_options;

/* A job is one run over one chart. */
typedef struct zy_job {
    zy_chart chart;
    const zy_render_options *options;
    zy_arena *arena;
    zy_diags *diags;
    GHashTable *sources; /* data value -> zy_table */
    GHashTable *wrapped; /* labels broken into lines, by text and style */
    GHashTable *urls;    /* url -> zy_table: files are read once */
    GPtrArray *files;
    const char *folder;       /* of the chart file */
    zy_parameter *parameters; /* those of chart.parameters, growing */
    size_t parameter_count;
    zy_label_options labels;
    bool rough, was_rough;   /* layout: many labels may be placed roughly; some were */
    bool tight;              /* layout: labels have to do with the room there is */
    double random;           /* where the generator of random numbers stands */
    const zy_value *unnamed; /* the data that a table without a name stood for */
    const zy_value *top;     /* the document while shorthand is written out */
} zy_job;

#endif
