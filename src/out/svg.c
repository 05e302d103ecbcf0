/* SVG in the profile that every viewer draws alike: presentation attributes, #rrggbb with
 * opacities, absolute baselines. */
#include "out/svg.h"

#include <math.h>
#include <string.h>

#include "base/number.h"

/* What a reader without the embedded fonts should try: the Japanese fonts of the common systems. */
static const char families[] = "'Noto Sans CJK JP','Noto Sans JP','Hiragino Sans','Yu Gothic',"
                               "'BIZ UDPGothic',Meiryo,sans-serif";

static const char *entity(char c)
{
    switch (c) {
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '&':
        return "&amp;";
    case '"':
        return "&quot;";
    default:
        return NULL;
    }
}

void zy_svg_escape(GString *out, const char *text, size_t len)
{
    size_t plain = 0;

    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        bool control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
        bool nonchar = c == 0xef && i + 2 < len && (unsigned char)text[i + 1] == 0xbf &&
                       (unsigned char)text[i + 2] >= 0xbe;
        const char *escape = entity(text[i]);
        if (!control && !nonchar && !escape)
            continue;
        g_string_append_len(out, text + plain, (gssize)(i - plain));
        g_string_append(out, escape ? escape : "");
        i += nonchar ? 2 : 0;
        plain = i + 1;
    }
    g_string_append_len(out, text + plain, (gssize)(len - plain));
}

void zy_svg_number(GString *out, double value, int decimals)
{
    zy_buf_number(out, isfinite(value) ? value : 0, decimals);
}

void zy_svg_attr(GString *out, const char *name, double value)
{
    g_string_append_c(out, ' ');
    g_string_append(out, name);
    g_string_append(out, "=\"");
    zy_svg_number(out, value, 3);
    g_string_append_c(out, '"');
}

void zy_svg_attr_text(GString *out, const char *name, const char *value)
{
    g_string_append_c(out, ' ');
    g_string_append(out, name);
    g_string_append(out, "=\"");
    zy_svg_escape(out, value, strlen(value));
    g_string_append_c(out, '"');
}

/* A class of the letters that names of roles and marks have. */
static void put_class(GString *out, const char *prefix, const char *name)
{
    g_string_append(out, prefix);
    for (const char *p = name; *p; p++)
        g_string_append_c(out, g_ascii_isalnum(*p) || *p == '_' ? *p : '-');
}

static void put_classes(GString *out, const zy_scene_mark *mark)
{
    const char *role = mark->role ? mark->role : "mark";

    g_string_append(out, " class=\"");
    if (mark->name)
        put_class(out, "mark-", mark->name);
    if (strcmp(role, "mark") != 0 || !mark->name)
        put_class(out, mark->name ? " " : "", role);
    if (mark->within && !g_str_has_prefix(role, mark->within))
        put_class(out, " in-", mark->within);
    g_string_append_c(out, '"');
}

static void put_clip_shape(zy_svg *svg, const zy_scene_mark *mark)
{
    const zy_box *c = &mark->clip;
    zy_item rect = {.x = c->x0, .y = c->y0, .x2 = fmax(c->x0, c->x1), .y2 = fmax(c->y0, c->y1)};
    GString *body = svg->body;

    memcpy(rect.corner, mark->clip_corner, sizeof rect.corner);
    svg->body = svg->defs;
    g_string_append_printf(svg->defs, "<clipPath id=\"" ZY_SVG_ID "c%zu\">", svg->clips);
    zy_svg_put_shape(svg, &rect, ZY_ITEM_RECT, true);
    g_string_append(svg->defs, "</clipPath>");
    svg->body = body;
}

static bool has_same_clip(const zy_scene_mark *a, const zy_scene_mark *b)
{
    return a->clip.x0 == b->clip.x0 && a->clip.y0 == b->clip.y0 && a->clip.x1 == b->clip.x1 &&
           a->clip.y1 == b->clip.y1 && a->clip_corner[0] == b->clip_corner[0] &&
           a->clip_corner[1] == b->clip_corner[1] && a->clip_corner[2] == b->clip_corner[2] &&
           a->clip_corner[3] == b->clip_corner[3];
}

static bool is_alike(const zy_scene_mark *mark)
{
    for (size_t i = 1; i < mark->count; i++)
        if (!zy_svg_is_alike(&mark->items[0], &mark->items[i], mark->type))
            return false;
    return mark->count > 1;
}

/* Only what cannot run a script when it is clicked. */
static bool is_safe_link(const char *href)
{
    static const char *const schemes[] = {"http:", "https:", "mailto:"};
    size_t word = strspn(href, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

    if ((unsigned char)href[0] <= ' ')
        return false;
    if (href[word] != ':')
        return strchr(href, ':') == NULL || strcspn(href, "/?#") < strcspn(href, ":");
    for (size_t i = 0; i < G_N_ELEMENTS(schemes); i++)
        if (g_ascii_strncasecmp(href, schemes[i], strlen(schemes[i])) == 0)
            return true;
    return false;
}

static void put_item(zy_svg *svg, const zy_item *item, zy_item_type type, bool alike)
{
    bool link = item->href && is_safe_link(item->href);

    if (link) {
        svg->has_links = true;
        g_string_append(svg->body, "<a");
        zy_svg_attr_text(svg->body, "href", item->href);
        zy_svg_attr_text(svg->body, "xlink:href", item->href);
        g_string_append_c(svg->body, '>');
    }
    if (type == ZY_ITEM_TEXT)
        zy_svg_put_text(svg, item, alike);
    else
        zy_svg_put_shape(svg, item, type, alike);
    if (link)
        g_string_append(svg->body, "</a>");
    g_string_append_c(svg->body, '\n');
}

static void put_mark(zy_svg *svg, const zy_scene_mark *mark, const zy_scene_mark **clip)
{
    bool alike = is_alike(mark);

    if (mark->count == 0)
        return;
    g_string_append(svg->body, "<g");
    put_classes(svg->body, mark);
    if (mark->clipped && (!*clip || !has_same_clip(mark, *clip))) {
        svg->clips++;
        put_clip_shape(svg, mark);
        *clip = mark;
    }
    if (mark->clipped)
        g_string_append_printf(svg->body, " clip-path=\"url(#" ZY_SVG_ID "c%zu)\"", svg->clips);
    if (alike && mark->type == ZY_ITEM_TEXT)
        zy_svg_put_style(svg, &mark->items[0]);
    else if (alike)
        zy_svg_put_paint(svg, &mark->items[0], mark->type);
    g_string_append(svg->body, ">\n");
    for (size_t i = 0; i < mark->count; i++)
        if (zy_item_has_ink(&mark->items[i], mark->type))
            put_item(svg, &mark->items[i], mark->type, alike);
    g_string_append(svg->body, "</g>\n");
}

static void put_background(zy_svg *svg)
{
    zy_item rect = {
        .fill = svg->scene->background, .x2 = svg->scene->width, .y2 = svg->scene->height};

    if (!zy_paint_is_visible(&rect.fill))
        return;
    zy_svg_put_shape(svg, &rect, ZY_ITEM_RECT, false);
    g_string_append_c(svg->body, '\n');
}

static void put_labels(GString *out, const zy_scene_about *about)
{
    if (about->title || about->description)
        g_string_append_printf(out, " aria-labelledby=\"%s%s%s\"",
                               about->title ? ZY_SVG_ID "title" : "",
                               about->title && about->description ? " " : "",
                               about->description ? ZY_SVG_ID "desc" : "");
    if (about->language)
        zy_svg_attr_text(out, "lang", about->language);
}

static void put_titles(GString *out, const zy_scene_about *about)
{
    if (about->title) {
        g_string_append(out, "<title id=\"" ZY_SVG_ID "title\">");
        zy_svg_escape(out, about->title, strlen(about->title));
        g_string_append(out, "</title>\n");
    }
    if (about->description) {
        g_string_append(out, "<desc id=\"" ZY_SVG_ID "desc\">");
        zy_svg_escape(out, about->description, strlen(about->description));
        g_string_append(out, "</desc>\n");
    }
}

static void put_head(zy_svg *svg, GString *out)
{
    const zy_scene *scene = svg->scene;
    bool embed = svg->options->svg_text == ZY_SVG_EMBED;

    g_string_append(out, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    if (svg->has_links)
        g_string_append(out, " xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
    zy_svg_attr(out, "width", scene->width);
    zy_svg_attr(out, "height", scene->height);
    g_string_append(out, " viewBox=\"0 0 ");
    zy_svg_number(out, scene->width, 3);
    g_string_append_c(out, ' ');
    zy_svg_number(out, scene->height, 3);
    g_string_append(out, "\" role=\"img\"");
    put_labels(out, &scene->about);
    if (svg->has_text && svg->options->svg_text != ZY_SVG_OUTLINE)
        g_string_append_printf(out, " font-family=\"%s%s\"%s", embed ? ZY_SVG_ID "f," : "",
                               families, embed ? " text-rendering=\"geometricPrecision\"" : "");
    g_string_append(out, ">\n");
    put_titles(out, &scene->about);
}

/* FNV-1a: ten letters and digits that no other picture in the same page has. */
static char *content_prefix(zy_arena *arena, const GString *text)
{
    uint64_t hash = 14695981039346656037u;

    for (size_t i = 0; i < text->len; i++)
        hash = (hash ^ (unsigned char)text->str[i]) * 1099511628211u;
    return zy_arena_format(arena, "z%09llx-", (unsigned long long)(hash >> 28));
}

static void put_ids(GString *out, const GString *text, const char *prefix)
{
    const char *at = text->str, *end = text->str + text->len, *sign;

    while ((sign = memchr(at, ZY_SVG_ID[0], (size_t)(end - at)))) {
        g_string_append_len(out, at, sign - at);
        g_string_append(out, prefix);
        at = sign + 1;
    }
    g_string_append_len(out, at, end - at);
}

static void free_string(void *string)
{
    g_string_free(string, TRUE);
}

static GString *new_string(zy_arena *arena, size_t room)
{
    GString *string = g_string_sized_new(room);

    zy_arena_defer(arena, free_string, string);
    return string;
}

static bool write_svg(const zy_scene *scene, zy_typesetter *typesetter,
                      const zy_out_options *options, GString *out)
{
    zy_arena *arena = options->arena;
    zy_svg svg = {.scene = scene, .typesetter = typesetter, .options = options, .arena = arena};
    GString *all = new_string(arena, 16384);
    const zy_scene_mark *clip = NULL;
    const char *prefix = options->id_prefix;

    svg.body = new_string(arena, 16384);
    svg.defs = new_string(arena, 1024);
    put_background(&svg);
    for (const zy_scene_mark *mark = scene->first; mark; mark = mark->next)
        put_mark(&svg, mark, &clip);
    put_head(&svg, all);
    if (!zy_svg_fonts_print(&svg, all) || svg.failed)
        return false;
    if (svg.defs->len)
        g_string_append_printf(all, "<defs>%s</defs>\n", svg.defs->str);
    g_string_append_len(all, svg.body->str, (gssize)svg.body->len);
    g_string_append(all, "</svg>\n");
    put_ids(out, all, prefix ? prefix : content_prefix(arena, all));
    return true;
}

const zy_writer zy_writer_svg = {
    .name = "svg",
    .ending = ".svg",
    .doc = "vectors for the web, with searchable text",
    .opens_fonts = true,
    .write = write_svg,
};
