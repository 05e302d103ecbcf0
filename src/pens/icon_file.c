/* A small and strict reader of SVG icons: one <svg viewBox="…"> with <path d="…"/> in it, and <g>,
 * <title>, <desc> without consequences. Whatever else would change the picture (transforms,
 * strokes, styles, other shapes) is an error, never left out. */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "pens/icons.h"

typedef struct piece {
    const char *text;
    size_t len;
} piece;

typedef struct reader {
    zy_arena *arena;
    zy_diags *diags;
    const zy_source *source;
    const char *at, *end;
    zy_path path;
    double view[4]; /* x, y, width, height */
    piece view_box; /* where the file says them */
    bool has_view, has_svg, failed;
} reader;

static zy_span span_of(const reader *r, piece p)
{
    return (zy_span){r->source, (uint32_t)(p.text - r->source->text), (uint32_t)p.len};
}

static bool fail(reader *r, piece at, const char *english, const char *japanese)
{
    r->failed = true;
    return zy_fail(
        r->diags, "bad-icon", span_of(r, at),
        ZY_SAY(r->diags,
               "an icon is <svg viewBox=\"…\"> with <path d=\"…\"/> in it, drawn by its fill alone",
               "アイコンは viewBox をもつ <svg> と、塗りだけで描いた <path d=\"…\"/> からなります"),
        ZY_SAY(r->diags, "this SVG cannot be used as an icon: %s",
               "この SVG はアイコンに使えません（%s）"),
        r->diags->language == ZY_JAPANESE ? japanese : english);
}

static bool is(piece p, const char *word)
{
    return p.len == strlen(word) && memcmp(p.text, word, p.len) == 0;
}

static bool is_among(piece p, const char *const *words)
{
    for (; *words; words++)
        if (is(p, *words))
            return true;
    return false;
}

static void skip_space(reader *r)
{
    while (r->at < r->end && g_ascii_isspace(*r->at))
        r->at++;
}

/* Skips to after `mark`; false at the end of the file. */
static bool skip_past(reader *r, const char *mark)
{
    const char *found = g_strstr_len(r->at, r->end - r->at, mark);

    r->at = found ? found + strlen(mark) : r->end;
    return found != NULL;
}

static piece take_name(reader *r)
{
    const char *start = r->at;

    while (r->at < r->end && (g_ascii_isalnum(*r->at) || strchr("-_:.", *r->at)))
        r->at++;
    return (piece){start, (size_t)(r->at - start)};
}

/* ---- Attributes ---- */

static bool take_value(reader *r, piece name, piece *value)
{
    skip_space(r);
    if (r->at >= r->end || *r->at != '=')
        return fail(r, name, "an attribute has no value", "属性に値がありません");
    r->at++;
    skip_space(r);
    const char quote = r->at < r->end ? *r->at : 0;
    const char *close = quote == '"' || quote == '\''
                            ? memchr(r->at + 1, quote, (size_t)(r->end - r->at - 1))
                            : NULL;
    if (!close)
        return fail(r, name, "an attribute is not in quotes", "属性が引用符で囲まれていません");
    *value = (piece){r->at + 1, (size_t)(close - r->at - 1)};
    r->at = close + 1;
    return true;
}

static bool read_view(reader *r, piece value)
{
    const char *at = value.text, *end = value.text + value.len;

    for (int i = 0; i < 4; i++) {
        while (at < end && (g_ascii_isspace(*at) || *at == ','))
            at++;
        const char *start = at;
        while (at < end && !g_ascii_isspace(*at) && *at != ',')
            at++;
        if (!zy_number_read(start, (size_t)(at - start), &r->view[i]))
            return fail(r, value, "its viewBox is not four numbers",
                        "viewBox が4つの数ではありません");
    }
    if (!(r->view[2] > 0) || !(r->view[3] > 0))
        return fail(r, value, "its viewBox has no extent", "viewBox の大きさがありません");
    r->view_box = value;
    return r->has_view = true;
}

static bool read_path(reader *r, piece value)
{
    if (memchr(value.text, 0, value.len) ||
        !zy_path_read(&r->path, zy_arena_text(r->arena, value.text, value.len)))
        return fail(r, value, "its path data are malformed", "パスのデータが正しくありません");
    return true;
}

/* Attributes that say how it looks alone, without changing the outline. */
static bool is_harmless(piece name, piece value)
{
    static const char *const names[] = {
        "xmlns",     "xmlns:xlink", "version", "width",           "height",
        "class",     "id",          "role",    "focusable",       "aria-hidden",
        "xml:space", "aria-label",  "fill",    "aria-labelledby", "enable-background",
        NULL};

    if (is(name, "fill"))
        return !is(value, "none");
    if (is(name, "stroke"))
        return is(value, "none");
    if (is(name, "fill-rule") || is(name, "clip-rule"))
        return is(value, "nonzero");
    return is_among(name, names) || (name.len > 5 && memcmp(name.text, "data-", 5) == 0);
}

static bool read_attribute(reader *r, piece element, piece name)
{
    piece value;

    if (!take_value(r, name, &value))
        return false;
    if (is(element, "path") && is(name, "d"))
        return read_path(r, value);
    if (is(element, "svg") && is(name, "viewBox"))
        return read_view(r, value);
    /* An outer frame of no paint, which icon sets put around their icons. */
    if (is(element, "svg") && is(name, "fill"))
        return true;
    if (is_harmless(name, value))
        return true;
    if (is(name, "fill-rule"))
        return fail(r, value, "it is filled by the even-odd rule", "偶奇規則で塗られています");
    return fail(r, name, "it has an attribute that changes the picture",
                "形を変える属性があります");
}

/* ---- Elements ---- */

static bool read_element(reader *r)
{
    static const char *const known[] = {"svg", "path", "g", "title", "desc", NULL};
    const piece element = take_name(r);

    if (!is_among(element, known))
        return fail(r, element, "it has an element other than path", "path 以外の要素があります");
    r->has_svg |= is(element, "svg");
    for (;;) {
        skip_space(r);
        if (r->at >= r->end)
            return fail(r, element, "an element is not closed", "要素が閉じていません");
        if (*r->at == '>' || *r->at == '/')
            break;
        const piece name = take_name(r);
        if (name.len == 0)
            return fail(r, (piece){r->at, 1}, "it is not XML", "XML ではありません");
        if (!read_attribute(r, element, name))
            return false;
    }
    const bool empty = *r->at == '/';
    if (!skip_past(r, ">"))
        return fail(r, element, "an element is not closed", "要素が閉じていません");
    if (!empty && (is(element, "title") || is(element, "desc")))
        skip_past(r, "</");
    return true;
}

static bool read_markup(reader *r)
{
    const piece here = {r->at, 1};

    if (g_str_has_prefix(r->at, "<!--"))
        return skip_past(r, "-->") ||
               fail(r, here, "a comment is not closed", "コメントが閉じていません");
    if (g_str_has_prefix(r->at, "<?"))
        return skip_past(r, "?>") || fail(r, here, "it is not XML", "XML ではありません");
    if (g_str_has_prefix(r->at, "<!DOCTYPE"))
        return skip_past(r, ">") || fail(r, here, "it is not XML", "XML ではありません");
    if (g_str_has_prefix(r->at, "</"))
        return skip_past(r, ">") || fail(r, here, "it is not XML", "XML ではありません");
    r->at++;
    return read_element(r);
}

/* ---- On the grid ---- */

static void print_point(GString *out, zy_point p)
{
    g_string_append_c(out, ' ');
    zy_buf_number(out, p.x, 3);
    g_string_append_c(out, ' ');
    zy_buf_number(out, p.y, 3);
}

static const char *print_path(zy_arena *arena, const zy_path *path)
{
    static const char letters[] = {'M', 'L', 'C', 'Z'};
    static const int counts[] = {1, 1, 3, 0};
    const zy_point *p = path->points;
    GString *out = g_string_new(NULL);

    for (size_t i = 0; i < path->verb_count; i++) {
        g_string_append_c(out, letters[path->verbs[i]]);
        for (int k = 0; k < counts[path->verbs[i]]; k++)
            print_point(out, *p++);
    }
    const char *kept = zy_arena_text(arena, out->str, out->len);
    g_string_free(out, TRUE);
    return kept;
}

static void fit_to_grid(reader *r)
{
    const double scale = ZY_ICON_GRID / fmax(r->view[2], r->view[3]);

    zy_path_transform(&r->path, scale, scale,
                      (ZY_ICON_GRID - r->view[2] * scale) / 2 - r->view[0] * scale,
                      (ZY_ICON_GRID - r->view[3] * scale) / 2 - r->view[1] * scale);
}

/* Far more than any icon needs: handles may lie outside the view, and a little ink. */
static bool is_near_grid(const zy_path *path)
{
    const double reach = 100 * ZY_ICON_GRID;

    for (size_t i = 0; i < path->point_count; i++)
        if (!(fabs(path->points[i].x) <= reach && fabs(path->points[i].y) <= reach))
            return false;
    return true;
}

/* Less than this of the grid in either direction is no ink at any size. */
static bool shows_on_grid(const zy_path *path)
{
    const double least = ZY_ICON_GRID / 1000.0;
    const zy_box box = zy_path_box(path);

    return fmin(box.x1, ZY_ICON_GRID) - fmax(box.x0, 0) >= least &&
           fmin(box.y1, ZY_ICON_GRID) - fmax(box.y0, 0) >= least;
}

const char *zy_icon_read(zy_arena *arena, zy_diags *diags, const zy_source *source)
{
    reader r = {.arena = arena,
                .diags = diags,
                .source = source,
                .at = source->text,
                .end = source->text + source->len};
    const piece start = {source->text, source->len ? 1 : 0};

    zy_path_init(&r.path, arena);
    while (!r.failed && (r.at = memchr(r.at, '<', (size_t)(r.end - r.at))) != NULL)
        read_markup(&r);
    if (r.failed)
        return NULL;
    if (!r.has_svg || !r.has_view || r.path.verb_count == 0) {
        fail(&r, start, !r.has_view ? "it has no viewBox" : "it has no path",
             !r.has_view ? "viewBox がありません" : "path がありません");
        return NULL;
    }
    fit_to_grid(&r);
    if (!is_near_grid(&r.path)) {
        fail(&r, r.view_box, "its path reaches far out of its viewBox",
             "パスが viewBox から遠くはみ出しています");
        return NULL;
    }
    if (!shows_on_grid(&r.path)) {
        fail(&r, r.view_box, "its path encloses nothing in its viewBox",
             "パスが viewBox の中で何も囲んでいません");
        return NULL;
    }
    return print_path(arena, &r.path);
}
