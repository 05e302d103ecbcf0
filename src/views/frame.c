/* The frame's own keys, the theme and the config; language, fonts and size follow from them. */
#include <math.h>
#include <string.h>

#include "base/file.h"
#include "views/views.h"

enum { MOST_THEME = 1 << 20 };

/* ---- Keys ---- */

static const zy_value *frame_keys(zy_job *job, const zy_value *document)
{
    zy_value *own = zy_value_new_map(job->arena, document);

    for (int i = 0; zy_frame_props[i].name; i++) {
        const zy_value *v = zy_value_find(document, zy_frame_props[i].name);
        if (v)
            zy_value_set(job->arena, own, zy_frame_props[i].name, zy_value_copy(job->arena, v));
    }
    return own;
}

/* Keys that belong to the language and are not drawn by this version: said once, never silently. */
static void note_not_drawn(zy_job *job, const zy_value *document)
{
    static const char *const keys[] = {"claims", "cite", "allow", NULL};

    for (int i = 0; keys[i]; i++) {
        const zy_value *v = zy_value_find(document, keys[i]);
        if (v)
            zy_note(job->diags, "not-drawn", v->key_span, NULL,
                    ZY_SAY(job->diags, "\"%s\" is accepted but changes nothing in this version",
                           "「%s」は受け付けますが、このバージョンの図には反映されません"),
                    keys[i]);
    }
}

/* Maps of the frame that have keys of their own, and words that it knows. */
bool zy_frame_check(zy_job *job)
{
    static const zy_prop source[] = {{"name", ZY_PROP_TEXT, 0, NULL, "who", NULL},
                                     {"url", ZY_PROP_TEXT, 0, NULL, "where", NULL},
                                     {"date", ZY_PROP_VALUE, 0, NULL, "when", NULL},
                                     {0}};
    static const char *const legends[] = {"direct", "top", "right", "none", NULL};
    const zy_frame_options *f = &job->chart.frame;
    const char *legend = zy_value_text(f->legend, NULL);
    bool good = true, known = !legend;

    good &= zy_label_options_read(job);
    if (f->source && f->source->kind == ZY_VALUE_MAP)
        good &= zy_props_check(source, f->source, job->diags);
    for (int i = 0; legend && legends[i]; i++)
        known |= strcmp(legends[i], legend) == 0;
    return (known || zy_fail(job->diags, "unknown-word", f->legend->span,
                             zy_hint_nearest(job->diags, legend, legends),
                             ZY_SAY(job->diags, "\"%s\" is not a value of \"%s\"",
                                    "「%s」は「%s」の値ではありません"),
                             legend, "legend")) &&
           good;
}

/* ---- Language ---- */

static bool has_japanese(const char *text)
{
    for (const char *p = text; p && *p; p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        if ((c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff))
            return true;
    }
    return false;
}

static bool any_japanese(const zy_value *v, int depth)
{
    if (v->kind == ZY_VALUE_TEXT && has_japanese(v->text))
        return true;
    if (depth > 8 || (v->kind != ZY_VALUE_MAP && v->kind != ZY_VALUE_LIST))
        return false;
    for (const zy_value *child = v->child; child; child = child->next)
        if (any_japanese(child, depth + 1) || has_japanese(child->key))
            return true;
    return false;
}

static const char *language_of(zy_job *job, const zy_value *document)
{
    if (job->chart.frame.lang)
        return job->chart.frame.lang;
    return any_japanese(document, 0) ? "ja" : "en";
}

/* ---- Themes ---- */

static const zy_value *theme_file(zy_job *job, const char *path, zy_span span)
{
    const char *beside = job->folder[0] && path[0] != '/' && !job->options->theme
                             ? zy_arena_format(job->arena, "%s/%s", job->folder, path)
                             : path;
    zy_source *source = ZY_NEW(job->arena, zy_source);

    source->name = beside;
    source->text = zy_file_read(job->arena, job->diags, beside, MOST_THEME, span, &source->len);
    if (!source->text)
        return NULL;
    g_ptr_array_add(job->files, (gpointer)(uintptr_t)beside);
    return zy_value_read(source, job->arena, job->diags);
}

static const zy_value *unknown_theme(zy_job *job, const char *name, zy_span span)
{
    static const char *const names[] = {"paper", "dark", NULL};

    zy_fail(job->diags, "unknown-theme", span, zy_hint_nearest(job->diags, name, names),
            ZY_SAY(job->diags, "\"%s\" is not a theme: paper, dark, or a file",
                   "「%s」というテーマはありません（paper、dark、またはファイル）"),
            name);
    return NULL;
}

/* A theme is a map of Vega-Lite's config and the frame's keys; `base` names the theme below it. */
static const zy_value *theme_of(zy_job *job, const char *name, zy_span span)
{
    size_t len;

    if (strcmp(name, "vega-lite") != 0 && zy_theme_text(name, &len))
        return zy_theme_read(&job->chart, name);
    if (!strchr(name, '.') && !strchr(name, '/'))
        return unknown_theme(job, name, span);
    const zy_value *file = theme_file(job, name, span);
    if (!file)
        return NULL;
    const zy_value *base = zy_value_find(file, "base");
    const zy_value *below = theme_of(job, zy_value_text(base, "paper"), base ? base->span : span);
    return below ? zy_value_merge(job->arena, below, file) : NULL;
}

static bool read_config(zy_job *job, const zy_value *document)
{
    zy_chart *chart = &job->chart;
    const zy_value *written = chart->frame.theme, *own = zy_value_find(document, "config");
    const char *name = job->options->theme ? job->options->theme : zy_value_text(written, NULL);
    const zy_value *theme = NULL;

    if (name || chart->style->theme) {
        theme = theme_of(job, name ? name : chart->style->theme,
                         written && !job->options->theme ? written->span : (zy_span){0});
        if (!theme)
            return false;
    }
    chart->config = zy_config_build(chart, theme, own);
    return zy_house_read(chart);
}

static void open_typesetter(zy_job *job)
{
    zy_chart *chart = &job->chart;
    const zy_value *font = zy_config(chart, "font");
    const char *family = zy_value_text(font, "sans-serif");
    const bool own = strcmp(family, "sans-serif") != 0 && chart->style->own_fonts;
    zy_font_file *files = ZY_NEW_ARRAY(job->arena, zy_font_file, ZY_FONT_FILES);
    const size_t count = own ? zy_font_find(family, files) : 0;

    if (own && count == 0)
        zy_warn(job->diags, "unknown-font", font->span, NULL,
                ZY_SAY(job->diags, "no font is called \"%s\"; see zuhyo fonts",
                       "「%s」というフォントはありません（zuhyo fonts で一覧を見られます）"),
                family);
    chart->typesetter = zy_typesetter_new(job->arena, job->diags, job->options->metrics,
                                          count ? files : NULL, count);
    /* The house sets every text as a printer would; Vega-Lite's documents are set as Vega sets
     * them. */
    if (chart->style->manner)
        zy_typesetter_set_manner(chart->typesetter, chart->style->manner);
}

/* The theme says which sign negative numbers have. */
static const zy_locale *locale_of_house(zy_job *job)
{
    zy_locale *locale = ZY_NEW(job->arena, zy_locale);

    *locale = *job->chart.locale;
    if (job->chart.house->negative)
        locale->minus = job->chart.house->negative;
    return locale;
}

bool zy_frame_keys_read(zy_job *job, const zy_value *document)
{
    zy_chart *chart = &job->chart;

    if (!zy_props_read(zy_frame_props, frame_keys(job, document), &chart->frame, job->arena,
                       job->diags) &&
        chart->style->has_frame)
        return false;
    note_not_drawn(job, document);
    if (chart->style->has_frame && !zy_frame_check(job))
        return false;
    if (!read_config(job, document))
        return false;
    chart->language = language_of(job, document);
    chart->locale = zy_locale_find(chart->style->locale && !chart->frame.lang ? chart->style->locale
                                                                              : chart->language);
    if (chart->style->own_signs)
        chart->locale = locale_of_house(job);
    chart->parameters.locale = chart->locale;
    open_typesetter(job);
    if (!chart->style->has_canvas)
        return true;
    if (!zy_size_find(job, chart->frame.size, job->options->size, &chart->canvas_width,
                      &chart->canvas_height))
        return false;
    chart->unit = sqrt(chart->canvas_width * chart->canvas_height / (1280.0 * 720.0));
    return true;
}
