/* Columns side by side are series: `y: [日本, 米国]` is a fold, its names on colour. */
#include <string.h>

#include "views/views.h"

#define SERIES "(series)"
#define VALUE "(value)"

/* [日本, 米国], or {columns: [日本, 米国]}, {columns: "*", except: [年]}. */
static bool is_wide(const zy_value *def)
{
    const zy_value *columns = zy_value_find(def, "columns");

    if (columns)
        return columns->kind == ZY_VALUE_LIST || columns->kind == ZY_VALUE_TEXT;
    return def->kind == ZY_VALUE_LIST && def->child;
}

/* Those that take several definitions by themselves. */
static bool takes_lists(const char *channel)
{
    static const char *const several[] = {"detail", "tooltip", "order", "text"};

    for (size_t i = 0; i < sizeof several / sizeof *several; i++)
        if (strcmp(channel, several[i]) == 0)
            return true;
    return false;
}

static bool fail_list(zy_job *job, const zy_value *def, const char *why)
{
    return zy_fail(
        job->diags, "several-columns", def->span, NULL,
        ZY_SAY(job->diags, "\"%s\" takes one column: %s", "「%s」に書ける列は1つです。%s"),
        def->key, why);
}

/* A plain list holds names, as shorthand has made definitions of them. */
static zy_value *columns_of(zy_job *job, const zy_value *def)
{
    const zy_value *given = def->kind == ZY_VALUE_MAP ? zy_value_find(def, "columns") : def;
    zy_value *columns = zy_value_new_list(job->arena, given);

    if (given->kind == ZY_VALUE_TEXT && strcmp(given->text, "*") == 0)
        return zy_value_copy(job->arena, given);
    for (const zy_value *item = given->kind == ZY_VALUE_LIST ? given->child : NULL; item;
         item = item->next) {
        const zy_value *field = item->kind == ZY_VALUE_MAP ? zy_value_find(item, "field") : item;
        if (!field || field->kind != ZY_VALUE_TEXT || (item != field && item->count != 1))
            return NULL;
        zy_value_append(columns, zy_value_copy(job->arena, field));
    }
    return columns->child ? columns : NULL;
}

static void add_field(zy_job *job, zy_value *list, const zy_value *def)
{
    const zy_value *field = zy_value_find(def, "field");

    if (def->kind == ZY_VALUE_MAP && field && field->kind == ZY_VALUE_TEXT)
        zy_value_append(list, zy_value_copy(job->arena, field));
    for (const zy_value *item = def->kind == ZY_VALUE_LIST ? def->child : NULL; item;
         item = item->next)
        add_field(job, list, item);
}

/* "*" leaves out what is named, and what other channels show. */
static zy_value *all_columns(zy_job *job, const zy_value *def, const zy_value *encoding)
{
    const zy_value *except = zy_value_find(def, "except");
    zy_value *all = zy_value_new_map(job->arena, def), *out = zy_value_new_list(job->arena, def);

    for (const zy_value *v = encoding->child; v; v = v->next)
        if (strcmp(v->key, def->key) != 0)
            add_field(job, out, v);
    if (except && except->kind != ZY_VALUE_LIST)
        zy_value_append(out, zy_value_copy(job->arena, except));
    for (const zy_value *item = except && except->kind == ZY_VALUE_LIST ? except->child : NULL;
         item; item = item->next)
        zy_value_append(out, zy_value_copy(job->arena, item));
    zy_value_set(job->arena, all, "except", out);
    return all;
}

static void add_fold(zy_job *job, zy_value *view, zy_value *columns, const zy_value *like)
{
    zy_value *list = zy_value_own(view, "transform"), *fold = zy_value_new_map(job->arena, like),
             *as = zy_value_new_list(job->arena, like);

    if (!list || list->kind != ZY_VALUE_LIST) {
        list = zy_value_new_list(job->arena, like);
        zy_value_set(job->arena, view, "transform", list);
    }
    zy_value_append(as, zy_value_new_text(job->arena, SERIES, like));
    zy_value_append(as, zy_value_new_text(job->arena, VALUE, like));
    zy_value_set(job->arena, fold, "fold", columns);
    zy_value_set(job->arena, fold, "as", as);
    zy_value_append(list, fold);
}

/* The series' names, without a title of their own. */
static zy_value *series(zy_job *job, const zy_value *like)
{
    zy_value *def = zy_value_new_map(job->arena, like);

    zy_value_set(job->arena, def, "field", zy_value_new_text(job->arena, SERIES, like));
    zy_value_set(job->arena, def, "type", zy_value_new_text(job->arena, "nominal", like));
    zy_value_set(job->arena, def, "title", zy_value_new_null(job->arena, like));
    zy_value_set(job->arena, def, "sort", zy_value_new_null(job->arena, like));
    return def;
}

/* The definition with the column of values in place of the list. */
static zy_value *value(zy_job *job, const zy_value *def)
{
    zy_value *out = def->kind == ZY_VALUE_MAP ? zy_value_copy(job->arena, def)
                                              : zy_value_new_map(job->arena, def);

    zy_value_set(job->arena, out, "columns", NULL);
    zy_value_set(job->arena, out, "except", NULL);
    zy_value_set(job->arena, out, "field", zy_value_new_text(job->arena, VALUE, def));
    if (!zy_value_find(out, "title"))
        zy_value_set(job->arena, out, "title", zy_value_new_null(job->arena, def));
    return out;
}

/* Bars of several columns stand side by side, unless they are said to be stacked. */
static void part_bars(zy_job *job, const zy_value *view, zy_value *encoding, const zy_value *def)
{
    const char *offset = strcmp(def->key, "y") == 0 ? "xOffset" : "yOffset";
    const zy_value *mark = zy_value_find(view, "mark");
    const zy_value *type = mark && mark->kind == ZY_VALUE_MAP ? zy_value_find(mark, "type") : mark;

    if (type && zy_value_is(type, "bar") && !zy_value_find(encoding, offset) &&
        !zy_value_find(def, "stack"))
        zy_value_set(job->arena, encoding, offset, series(job, def));
}

bool zy_wide_written_out(zy_job *job, zy_value *view)
{
    zy_value *encoding = zy_value_own(view, "encoding");
    const zy_value *wide = NULL;

    for (const zy_value *v = encoding ? encoding->child : NULL; v; v = v->next) {
        if (!is_wide(v) || takes_lists(v->key))
            continue;
        if (strcmp(v->key, "x") != 0 && strcmp(v->key, "y") != 0)
            return fail_list(
                job, v,
                ZY_SAY(job->diags, "several stand on x or y", "複数の列は x か y に書きます"));
        if (wide)
            return fail_list(job, v,
                             ZY_SAY(job->diags, "several stand on x or y, not on both",
                                    "複数の列を書けるのは x か y の一方です"));
        wide = v;
    }
    if (!wide)
        return true;
    zy_value *columns = columns_of(job, wide);
    if (!columns)
        return fail_list(
            job, wide,
            ZY_SAY(job->diags, "a list of them holds their names", "並べるのは列名です"));
    if (columns->kind == ZY_VALUE_TEXT)
        columns = all_columns(job, wide, encoding);
    else if (zy_value_find(wide, "except"))
        return fail_list(job, wide,
                         ZY_SAY(job->diags, "except goes with columns: \"*\"",
                                "except は columns: \"*\" とともに書きます"));
    add_fold(job, view, columns, wide);
    part_bars(job, view, encoding, wide);
    const char *names = zy_value_find(encoding, "color") ? "detail" : "color";
    if (!zy_value_find(encoding, names))
        zy_value_set(job->arena, encoding, names, series(job, wide));
    zy_value *def = value(job, wide);
    zy_value_set(job->arena, encoding, wide->key, def);
    return true;
}
