/* The command `zuhyo`: one file a subcommand.
 *
 *     options   the command line -> zy_cli_options
 *     plan      charts and outputs -> one task a chart
 *     task      draws one chart, writes its files; what is to be said is kept
 *     render    runs the tasks, in threads if asked, and says things in the charts' order
 *
 * Messages and help come in English and Japanese. Exit codes are promises. */
#ifndef ZY_CLI_CLI_H
#define ZY_CLI_CLI_H

#include <glib.h>

#include "data/data.h"
#include "render/render.h"

enum {
    ZY_EXIT_OK = 0,
    ZY_EXIT_CHART = 1, /* chart or data are wrong; nothing written */
    ZY_EXIT_USAGE = 2,
    ZY_EXIT_STRICT = 3, /* warnings under --strict; nothing written */
    ZY_EXIT_FILE = 4,   /* cannot read or write */
    ZY_EXIT_LIMIT = 5,
    ZY_EXIT_FAULT = 70, /* a fault of ours */
};

typedef enum zy_color_use { ZY_COLOR_AUTO, ZY_COLOR_ALWAYS, ZY_COLOR_NEVER } zy_color_use;

/* A table given on the command line: --data NAME=FILE. */
typedef struct zy_cli_data {
    const char *name, *file;
} zy_cli_data;

/* What the command line says of a table, as a chart's `data` would: --header=3. */
typedef struct zy_cli_key {
    const char *option, *key, *value; /* value NULL: the option has none */
} zy_cli_key;

/* Which options a command takes: or'ed in zy_command.takes. */
enum {
    ZY_TAKES_CHARTS = 1,
    ZY_TAKES_OUTPUT = 2,
    ZY_TAKES_REST = 4,
    ZY_TAKES_DECK = 8,
    ZY_TAKES_TABLE = 16,
};

typedef struct zy_cli_options {
    zy_arena *arena;
    zy_diags *diags;     /* usage, and what belongs to no chart */
    const char *program; /* argv[0], for the help */
    const char **rest;   /* charts, or a command's own words; NULL-terminated */
    size_t rest_count;
    GArray *outputs; /* const char *: -o */
    GArray *formats; /* const zy_writer *: -f */
    GArray *data;    /* zy_cli_data */
    GArray *keys;    /* zy_cli_key */
    zy_render_options render;
    zy_svg_text svg_text;
    const char *id_prefix;
    const char *title;        /* of the deck */
    const char *dump;         /* a stage */
    const char *table_format; /* "csv" or "json"; NULL: by the ending */
    size_t jobs;
    bool strict, quiet, if_changed, help, version, json, values;
    zy_color_use color;
    bool deps_make, deps_json, deps_phony;
    const char *deps_file, *deps_target;
} zy_cli_options;

typedef struct zy_command {
    const char *name;
    unsigned takes;
    const char *arguments; /* "CHART..." */
    const char *english, *japanese;
    int (*run)(zy_cli_options *options);
} zy_command;

extern const zy_command zy_commands[]; /* ends with a name of NULL; the first is the default */

/* ---- options ---- */

/* From the environment: LC_ALL, LC_MESSAGES or LANG. */
zy_language zy_cli_language(void);
/* Reads the words after the command. False after usage errors. */
bool zy_cli_options_read(zy_cli_options *options, const zy_command *command, int argc, char **argv);
void zy_cli_help(const zy_cli_options *options, const zy_command *command, FILE *out);

/* ---- plan ---- */

typedef struct zy_output {
    const char *path; /* "-": standard output */
    const zy_writer *writer;
} zy_output;

typedef struct zy_task {
    const zy_cli_options *options;
    const char *chart;
    const zy_output *outputs;
    size_t output_count;
    const char *deps_file;
    bool check_only;
    zy_slide *slide; /* zuhyo deck: what is drawn is kept here, no file is written; or NULL */
    /* What came of it. */
    int status;
    char *messages; /* for standard error; from malloc, or NULL */
    char *printed;  /* for standard output; from GLib, or NULL */
    char **files;   /* zuhyo deck: every file that was read; from GLib, or NULL */
    bool done;
} zy_task;

/* One task a chart. NULL after usage errors. */
zy_task *zy_plan(const zy_cli_options *options, bool check_only);
/* "charts/rain.vl.json" -> "rain". */
const char *zy_chart_stem(zy_arena *arena, const char *chart);

/* Reads the tables of --data. False after a diagnostic. */
bool zy_cli_tables_read(zy_cli_options *options);

/* ---- task ---- */

void zy_task_run(zy_task *task);
/* Runs all of them; prints what they say; the worst status. */
int zy_tasks_run(zy_task *tasks, size_t count, const zy_cli_options *options);

/* ---- report ---- */

void zy_report(const zy_cli_options *options, const zy_diags *diags, FILE *out);
/* The exit code of what was said. */
int zy_status_of(const zy_cli_options *options, const zy_diags *diags);
int zy_status_worse(int a, int b);
/* Writes a text to standard output, all of it. ZY_EXIT_FILE after a failure. */
int zy_cli_print(zy_cli_options *options, const GString *text);

/* ---- deps ---- */

/* Make's rule: the outputs depend on `files`. What cannot be written in it is warned of. */
void zy_deps_make(GString *out, zy_diags *diags, const zy_cli_options *options,
                  const char *const *outputs, const char *const *files);
void zy_deps_json(GString *out, const char *chart, const char *const *outputs,
                  const char *const *files);

/* ---- table ---- */

/* A `data` of a chart, made of the keys of the command line; `file` is its url. NULL after
 * a usage error. */
zy_value *zy_cli_data_value(const zy_cli_options *options, const char *file);
/* How the table was read: appended as lines. Converts its columns. */
void zy_table_report(const zy_cli_options *options, zy_table *table, GString *out);

/* ---- topics ---- */

/* A property table with its name: help, schema and reference are printed from it. */
typedef struct zy_topic {
    const char *name, *doc;
    const zy_prop *props;
} zy_topic;

/* Every topic; ends with a name of NULL. */
const zy_topic *zy_topics(zy_arena *arena);
/* NULL when no topic has this name, or this table. */
const zy_topic *zy_topic_find(const zy_topic *topics, const char *name);
const zy_topic *zy_topic_of(const zy_topic *topics, const zy_prop *table);
/* What a property takes, in words. */
void zy_prop_kind_print(GString *out, const zy_prop *prop);

/* ---- commands ---- */

int zy_command_render(zy_cli_options *options);
int zy_command_deck(zy_cli_options *options);
int zy_command_check(zy_cli_options *options);
int zy_command_table(zy_cli_options *options);
int zy_command_help(zy_cli_options *options);
int zy_command_schema(zy_cli_options *options);
int zy_command_reference(zy_cli_options *options);
int zy_command_fonts(zy_cli_options *options);
int zy_command_version(zy_cli_options *options);

#endif
