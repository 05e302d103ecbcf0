/* The sizes pictures are drawn in. */
#include <math.h>
#include <string.h>

#include "views/views.h"

static const struct {
    const char *name;
    double width, height;
    bool flows; /* read by scrolling or in the text: higher where many panels need it */
} sizes[] = {
    {"slide", 1280, 720, false},   {"slide-half", 640, 720, false},    {"report", 605, 400, true},
    {"square", 1080, 1080, false}, {"ogp", 1200, 630, false},          {"mobile", 390, 520, true},
    {"a4", 794, 1123, false},      {"a4-landscape", 1123, 794, false},
};
static const char *const size_names[] = {"slide",  "slide-half", "report",       "square", "ogp",
                                         "mobile", "a4",         "a4-landscape", NULL};
enum { SIZE_COUNT = sizeof sizes / sizeof *sizes, MOST_PIXELS = 32767 };

/* A list of two numbers is one size; other lists are several. */
static bool is_pair(const zy_value *v)
{
    return v->kind == ZY_VALUE_LIST && v->count == 2 && v->child->kind == ZY_VALUE_NUMBER &&
           v->last->kind == ZY_VALUE_NUMBER;
}

static const char *name_of(zy_arena *arena, const zy_value *v)
{
    if (v->kind == ZY_VALUE_TEXT)
        return v->text;
    if (is_pair(v))
        return zy_arena_format(arena, "%dx%d", (int)v->child->number, (int)v->last->number);
    return "";
}

const char *const *zy_sizes_of(zy_arena *arena, const zy_value *document, const char *over,
                               size_t *count)
{
    const zy_value *size = zy_value_find(document, "size");
    const bool several = size && size->kind == ZY_VALUE_LIST && !is_pair(size);
    const char **names = ZY_NEW_ARRAY(arena, const char *, several ? size->count + 1 : 2);

    *count = 0;
    if (over)
        names[(*count)++] = over;
    for (const zy_value *v = several && !over ? size->child : NULL; v; v = v->next)
        names[(*count)++] = name_of(arena, v);
    if (*count == 0)
        names[(*count)++] = size && !several ? name_of(arena, size) : "slide";
    return names;
}

static bool too_large(zy_job *job, zy_span span, double width, double height)
{
    zy_fail(job->diags, "canvas-too-large", span, NULL,
            ZY_SAY(job->diags, "a picture of %.0f x %.0f is larger than %d px a side",
                   "%.0f × %.0f の画像は一辺 %d px を超えています"),
            width, height, MOST_PIXELS);
    zy_diag_fault(job->diags, ZY_FAULT_LIMIT);
    return false;
}

static bool of_name(zy_job *job, const char *name, zy_span span, double *width, double *height)
{
    for (size_t i = 0; i < SIZE_COUNT; i++)
        if (strcmp(sizes[i].name, name) == 0) {
            *width = sizes[i].width, *height = sizes[i].height;
            job->chart.canvas_flows = sizes[i].flows;
            return true;
        }
    /* "800x600" on the command line. */
    const char *cross = strchr(name, 'x');
    if (cross && zy_number_read(name, (size_t)(cross - name), width) &&
        zy_number_read(cross + 1, strlen(cross + 1), height) && *width >= 1 && *height >= 1)
        return fmax(*width, *height) <= MOST_PIXELS || too_large(job, span, *width, *height);
    return zy_fail(job->diags, "unknown-size", span, zy_hint_nearest(job->diags, name, size_names),
                   ZY_SAY(job->diags,
                          "\"%s\" is not a size: slide, slide-half, report, square, ogp, mobile, "
                          "a4, a4-landscape, or [width, height]",
                          "「%s」というサイズはありません（slide、slide-"
                          "half、report、square、ogp、mobile、a4、a4-landscape、[幅, 高さ]）"),
                   name);
}

bool zy_size_find(zy_job *job, const zy_value *size, const char *name, double *width,
                  double *height)
{
    if (name)
        return of_name(job, name, (zy_span){0}, width, height);
    if (size && size->kind == ZY_VALUE_LIST && !is_pair(size)) {
        const zy_value *v = size->child;
        for (size_t i = 0; v && i < job->chart.size_index; i++)
            v = v->next;
        size = v;
    }
    if (!size)
        return of_name(job, "slide", (zy_span){0}, width, height);
    if (size->kind == ZY_VALUE_TEXT)
        return of_name(job, size->text, size->span, width, height);
    if (!is_pair(size) || !(size->child->number >= 1) || !(size->last->number >= 1))
        return zy_fail(job->diags, "wrong-kind", size->span, NULL,
                       ZY_SAY(job->diags,
                              "\"size\" must be a name such as slide or [width, height]",
                              "size には slide などの名前か [幅, 高さ] を書きます"));
    *width = size->child->number, *height = size->last->number;
    return fmax(*width, *height) <= MOST_PIXELS || too_large(job, size->span, *width, *height);
}
