/* Dependencies: make's rules as cc writes them, and JSON. */
#include <string.h>

#include "base/file.h"
#include "base/json.h"
#include "cli/cli.h"

/* make reads these in a way that no escape undoes (it splits the line, or expands a pattern). */
static bool is_unwritable(const char *name)
{
    return strpbrk(name, ";|=&'*?[]%\n\r\t") != NULL;
}

/* gcc's escapes, and "\:": a blank with the backslashes before it doubled, "\#", "$$". */
static void append_name(GString *out, const char *name)
{
    for (const char *at = name; *at; at++) {
        if (*at == ' ') {
            for (const char *back = at; back > name && back[-1] == '\\'; back--)
                g_string_append_c(out, '\\');
            g_string_append_c(out, '\\');
        } else if (*at == '#' || *at == ':') {
            g_string_append_c(out, '\\');
        } else if (*at == '$') {
            g_string_append_c(out, '$');
        }
        g_string_append_c(out, *at);
    }
}

static bool can_append(const char *name, zy_diags *diags)
{
    if (!is_unwritable(name))
        return true;
    zy_warn(diags, "depfile-name", (zy_span){0}, NULL,
            ZY_SAY(diags, "\"%s\" cannot be written in a file for make and is left out",
                   "「%s」はmakeのファイルに書けないため、省きます"),
            name);
    return false;
}

void zy_deps_make(GString *out, zy_diags *diags, const zy_cli_options *options,
                  const char *const *outputs, const char *const *files)
{
    bool any = false;

    if (options->deps_target) {
        g_string_append(out, options->deps_target); /* as make shall read it, like cc's -MT */
        any = true;
    }
    for (size_t i = 0; outputs[i] && !options->deps_target; i++) {
        if (!can_append(outputs[i], diags))
            continue;
        if (any)
            g_string_append_c(out, ' ');
        append_name(out, outputs[i]);
        any = true;
    }
    if (!any)
        return;
    g_string_append_c(out, ':');
    for (size_t i = 0; files[i]; i++) {
        if (!can_append(files[i], diags))
            continue;
        g_string_append(out, " \\\n  ");
        append_name(out, files[i]);
    }
    g_string_append_c(out, '\n');
    /* The chart itself gets no rule of its own: when it is gone, that is an error. */
    for (size_t i = 1; options->deps_phony && files[0] && files[i]; i++) {
        if (is_unwritable(files[i]))
            continue;
        append_name(out, files[i]);
        g_string_append(out, ":\n");
    }
}

static void append_list(GString *out, const char *key, const char *const *names)
{
    g_string_append_printf(out, ",\"%s\":[", key);
    for (size_t i = 0; names[i]; i++) {
        if (i)
            g_string_append_c(out, ',');
        zy_buf_json_text(out, names[i]);
    }
    g_string_append_c(out, ']');
}

void zy_deps_json(GString *out, const char *chart, const char *const *outputs,
                  const char *const *files)
{
    g_string_append(out, "{\"chart\":");
    zy_buf_json_text(out, chart);
    append_list(out, "outputs", outputs);
    append_list(out, "inputs", files);
    g_string_append(out, "}\n");
}
