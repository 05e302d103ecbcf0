/* Texts of a chart as lines. */
#include <string.h>

#include "chart/chart.h"

const char *const *zy_lines_of(zy_job *job, const zy_value *v, size_t *count)
{
    const char **lines =
        ZY_NEW_ARRAY(job->arena, const char *, v && v->kind == ZY_VALUE_LIST ? v->count + 1 : 2);

    *count = 0;
    if (!v || v->kind == ZY_VALUE_NULL)
        return lines;
    for (const zy_value *item = v->kind == ZY_VALUE_LIST ? v->child : v; item;
         item = v->kind == ZY_VALUE_LIST ? item->next : NULL)
        lines[(*count)++] = zy_datum_text(job->arena, zy_value_datum(job->arena, item));
    if (*count == 1 && !lines[0][0])
        *count = 0;
    return lines;
}

const char *const *zy_one_line(zy_job *job, const char *text, size_t *count)
{
    const char **lines = ZY_NEW_ARRAY(job->arena, const char *, 2);

    lines[0] = text;
    *count = text && text[0] ? 1 : 0;
    return lines;
}

const char *const *zy_split_lines(zy_job *job, const char *text, size_t *count)
{
    const char **lines = ZY_NEW_ARRAY(job->arena, const char *, strlen(text) + 1);
    const char *end;

    *count = 0;
    if (!text[0])
        return lines;
    for (; (end = strchr(text, '\n')); text = end + 1)
        lines[(*count)++] = zy_arena_text(job->arena, text, (size_t)(end - text));
    lines[(*count)++] = text;
    return lines;
}

/* The part of `text` after its first lines, as they were broken. */
const char *zy_rest_of_lines(const char *text, const char *const *lines, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (const char *p = lines[i]; *p && *text; text = g_utf8_next_char(text))
            if (g_utf8_get_char(p) == g_utf8_get_char(text))
                p = g_utf8_next_char(p);
    while (g_unichar_isspace(g_utf8_get_char(text)))
        text++;
    return text;
}

static const char *without_breaks(zy_job *job, const char *text)
{
    char *flat = zy_arena_text(job->arena, text, strlen(text));

    for (char *p = flat; *p; p++)
        if (*p == '\n')
            *p = ' ';
    return flat;
}

void zy_house_shortened(zy_job *job, const zy_view *view, const char *text)
{
    zy_shortened *one = ZY_NEW(job->arena, zy_shortened);

    while (!view->guides)
        view = view->parent;
    one->text = text;
    one->next = view->guides->shortened;
    view->guides->shortened = one;
}

zy_lines zy_house_lines(zy_job *job, const zy_view *view, const char *text, double room,
                        size_t most, const zy_text_style *style)
{
    zy_typesetter *typesetter = job->chart.typesetter;
    size_t all;
    const char *const *wrapped = zy_text_wrap(typesetter, text, room, style, &all);
    const size_t kept = all < most ? all : most;
    const char **lines = ZY_NEW_ARRAY(job->arena, const char *, kept + 1);
    bool shortened = false;

    for (size_t i = 0; i < kept; i++) {
        const char *line = wrapped[i];
        if (i + 1 == kept && all > kept)
            line = without_breaks(job, zy_rest_of_lines(text, wrapped, i));
        lines[i] = zy_text_width(typesetter, line, style) > room + 0.01
                       ? zy_text_cut(typesetter, line, room, "…", style)
                       : line;
        shortened |= lines[i] != line;
    }
    if (shortened)
        zy_house_shortened(job, view, text);
    return (zy_lines){lines, kept};
}

const char *zy_joined_text(zy_job *job, const zy_value *v, const char *separator)
{
    GString *all = g_string_new(NULL);
    const char *kept;

    for (const zy_value *item = v && v->kind == ZY_VALUE_LIST ? v->child : v; item;
         item = v->kind == ZY_VALUE_LIST ? item->next : NULL)
        g_string_append_printf(all, "%s%s", all->len ? separator : "",
                               zy_datum_text(job->arena, zy_value_datum(job->arena, item)));
    kept = zy_arena_text(job->arena, all->str, all->len);
    g_string_free(all, TRUE);
    return kept;
}
