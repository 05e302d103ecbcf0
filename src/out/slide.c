/* A scene as a slide: the title and subtitle of the page become texts, the rest a picture below
 * them. A scene of another shape than the slide is fitted into it, in the middle. */
#include <math.h>
#include <string.h>

#include "format/format.h"
#include "out/deck.h"
#include "out/svg.h"

/* Between Japanese and Latin, in em: LibreOffice's, who sets the last letter before it no closer.
 */
static const double widest_gap = 0.32;
static const char house_font[] = "Noto Sans CJK JP";

enum { MARGIN = 48 }; /* px, around a scene that is not of the slide's shape */

typedef struct maker {
    zy_slide *slide;
    const zy_scene *scene;
    zy_typesetter *typesetter;
    const zy_out_options *options;
    const zy_item *title, *subtitle; /* NULL: the chart has none */
    double zoom, left, top;          /* from the scene to the slide, in pixels */
    double cut;                      /* where the picture begins, in the scene */
} maker;

/* ---- What is text, and what is picture ---- */

static bool is_header(const zy_scene_mark *mark, const char *role)
{
    return mark->type == ZY_ITEM_TEXT && mark->view <= 0 && mark->count == 1 && mark->within &&
           strcmp(mark->within, "title") == 0 && strcmp(mark->role, role) == 0 &&
           mark->items[0].angle == 0;
}

static const zy_item *find_header(const zy_scene *scene, const char *role)
{
    for (const zy_scene_mark *mark = scene->first; mark; mark = mark->next)
        if (is_header(mark, role))
            return &mark->items[0];
    return NULL;
}

static double bottom_of(const zy_item *item)
{
    const double height = item->line_height > 0 ? item->line_height : item->text.size + 2;

    return item->y + (double)(item->line_count - 1) * height + item->text.size * 0.4;
}

/* The marks without title and subtitle; what is moved later is copied. */
static zy_marks_list picture_marks(const maker *m)
{
    zy_marks_list list = {NULL, NULL};
    zy_arena *arena = m->options->arena;

    for (const zy_scene_mark *mark = m->scene->first; mark; mark = mark->next) {
        if (mark->count == 0 || mark->items == m->title || mark->items == m->subtitle)
            continue;
        zy_scene_mark *copy = zy_arena_copy(arena, mark, sizeof *mark);
        copy->items = zy_arena_copy(arena, mark->items, mark->count * sizeof *mark->items);
        copy->next = NULL;
        zy_marks_take(&list, &(zy_marks_list){copy, copy});
    }
    return list;
}

/* The picture begins below the header, so that both can be taken hold of; higher where it reaches
 * up beside it. */
static zy_scene picture_of(maker *m)
{
    zy_scene scene = *m->scene;
    zy_marks_list list = picture_marks(m);
    const double header =
        fmax(m->title ? bottom_of(m->title) : 0, m->subtitle ? bottom_of(m->subtitle) : 0);
    const double first = list.first ? zy_marks_box(&list, m->typesetter).y0 : header;

    m->cut = fmin(fmax(0, floor(fmin(header, first))), scene.height - 1);
    zy_marks_move(&list, 0, -m->cut);
    scene.first = list.first, scene.last = list.last;
    scene.height -= m->cut;
    scene.background = (zy_paint){0};
    return scene;
}

static bool draw_picture(maker *m)
{
    const zy_scene scene = picture_of(m);
    zy_out_options options = *m->options;

    options.svg_text = ZY_SVG_OUTLINE;
    options.id_prefix = NULL;
    options.scale = (options.scale > 0 ? options.scale : 2) * m->zoom;
    return zy_writer_svg.write(&scene, m->typesetter, &options, m->slide->svg) &&
           zy_writer_png.write(&scene, m->typesetter, &options, m->slide->png);
}

/* ---- Texts ---- */

static const char *language_of(const char *language)
{
    if (!language || strcmp(language, "en") == 0)
        return "en-US";
    return strcmp(language, "ja") == 0 ? "ja-JP" : language;
}

static void escape(GString *out, const char *text)
{
    zy_svg_escape(out, text, strlen(text));
}

static long long emu(double px)
{
    return llround(px * ZY_SLIDE_EMU);
}

static void put_color(GString *out, zy_color color)
{
    char text[8];

    zy_color_text(color, text);
    g_string_append_printf(out, "<a:solidFill><a:srgbClr val=\"%s\"/></a:solidFill>", text + 1);
}

/* The box of an item's lines, in the slide. Readers set a line of a fixed height with its baseline
 * about 0.21 em above its bottom. Most of the right margin is room for those that set Latin apart
 * from Japanese, as LibreOffice does. */
static zy_box text_box(const maker *m, const zy_item *item)
{
    const double height = item->line_height > 0 ? item->line_height : item->text.size + 2;
    const double top = item->y - height + 0.21 * item->text.size, width = m->scene->width;
    const double half = fmin(item->x, width - item->x);
    zy_box box = {.y0 = top, .y1 = top + height * (double)item->line_count};

    switch (item->align) {
    case ZY_ALIGN_LEFT:
        box.x0 = item->x, box.x1 = fmax(width - item->x * 0.2, item->x + 1);
        break;
    case ZY_ALIGN_CENTER:
        box.x0 = item->x - half, box.x1 = item->x + half;
        break;
    case ZY_ALIGN_RIGHT:
        box.x0 = 0, box.x1 = item->x;
        break;
    }
    return (zy_box){m->left + box.x0 * m->zoom, m->top + box.y0 * m->zoom,
                    m->left + box.x1 * m->zoom, m->top + box.y1 * m->zoom};
}

/* How often Japanese and Latin meet in the line. */
static size_t borders_of(const zy_line_of_text *line)
{
    size_t count = 0;
    gunichar before = 0;

    for (const char *at = line->text; at < line->text + line->len; at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);
        count += before && g_unichar_iswide(before) != g_unichar_iswide(c);
        before = c;
    }
    return count;
}

/* What the letters have to be moved apart, in 1/100 pt, for a reader of slides, who knows neither
 * proportional kana nor our gaps between scripts, to set the line as long as it is in the picture.
 * A line that fills its box is set closer, so that one with wider gaps does not break it again. */
static int spacing_of(const maker *m, const zy_item *item, const zy_line_of_text *line)
{
    zy_text_style bare = item->text;
    const size_t count = (size_t)g_utf8_strlen(line->text, (gssize)line->len);
    const zy_box box = text_box(m, item);
    const double gaps = (double)borders_of(line) * widest_gap * item->text.size;
    const double over = (line->length + gaps) * m->zoom - (box.x1 - box.x0);

    bare.features = 0;
    const double length = zy_text_shape(m->typesetter, line->text, &bare)->length;
    const double more = (line->length - length) * m->zoom - fmax(0, over);
    return count ? (int)floor(more / (double)count * 75) : 0;
}

static void put_properties(const maker *m, GString *out, const char *element, const zy_item *item,
                           const zy_line_of_text *line)
{
    const int spacing = spacing_of(m, item, line);
    const char *family = line->count ? zy_face_family(line->glyphs[0].face) : house_font;

    g_string_append_printf(out, "<a:%s lang=\"%s\" sz=\"%d\" b=\"%d\" i=\"%d\"", element,
                           language_of(m->scene->about.language),
                           (int)lround(item->text.size * m->zoom * 75), item->text.weight >= 600,
                           item->text.italic);
    if (spacing)
        g_string_append_printf(out, " spc=\"%d\"", spacing);
    g_string_append(out, ">");
    put_color(out, item->fill.color);
    if (strcmp(family, house_font) != 0)
        for (const char *const *script = (const char *const[]){"latin", "ea", NULL}; *script;
             script++) {
            g_string_append_printf(out, "<a:%s typeface=\"", *script);
            escape(out, family);
            g_string_append(out, "\"/>");
        }
    g_string_append_printf(out, "</a:%s>", element);
}

static void put_line(const maker *m, GString *out, const zy_item *item, size_t index)
{
    const zy_line_of_text *line = zy_text_shape(m->typesetter, item->lines[index], &item->text);

    if (index) {
        g_string_append(out, "<a:br>");
        put_properties(m, out, "rPr", item, line);
        g_string_append(out, "</a:br>");
    }
    g_string_append(out, "<a:r>");
    put_properties(m, out, "rPr", item, line);
    g_string_append(out, "<a:t>");
    zy_svg_escape(out, line->text, line->len);
    g_string_append(out, "</a:t></a:r>");
}

static void put_place(GString *out, zy_box box)
{
    g_string_append_printf(out,
                           "<a:xfrm><a:off x=\"%lld\" y=\"%lld\"/>"
                           "<a:ext cx=\"%lld\" cy=\"%lld\"/></a:xfrm>",
                           emu(box.x0), emu(box.y0), emu(box.x1 - box.x0), emu(box.y1 - box.y0));
}

static void put_shape_head(GString *out, int id, const char *name, const char *placeholder)
{
    g_string_append_printf(out,
                           "<p:sp><p:nvSpPr><p:cNvPr id=\"%d\" name=\"%s\"/>"
                           "<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr>"
                           "<p:nvPr><p:ph %s/></p:nvPr></p:nvSpPr><p:spPr>",
                           id, name, placeholder);
}

static void put_text(const maker *m, GString *out, int id, const char *name,
                     const char *placeholder, const zy_item *item)
{
    static const char *const words[] = {
        [ZY_ALIGN_LEFT] = "l", [ZY_ALIGN_CENTER] = "ctr", [ZY_ALIGN_RIGHT] = "r"};
    const double height = item->line_height > 0 ? item->line_height : item->text.size + 2;

    put_shape_head(out, id, name, placeholder);
    put_place(out, text_box(m, item));
    g_string_append_printf(out,
                           "</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p>"
                           "<a:pPr algn=\"%s\"><a:lnSpc><a:spcPts val=\"%d\"/></a:lnSpc></a:pPr>",
                           words[item->align], (int)lround(height * m->zoom * 75));
    for (size_t i = 0; i < item->line_count; i++)
        put_line(m, out, item, i);
    g_string_append(out, "</a:p></p:txBody></p:sp>");
}

/* A slide without a title cannot be found in a list of slides, nor by a screen reader: it gets one
 * that stands above the slide, where nobody sees it. */
static void put_unseen_title(const maker *m, GString *out, const char *title)
{
    put_shape_head(out, 2, "Title", "type=\"title\"");
    put_place(out, (zy_box){0, -60, ZY_SLIDE_WIDTH, -12});
    g_string_append_printf(out,
                           "</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r>"
                           "<a:rPr lang=\"%s\"/><a:t>",
                           language_of(m->scene->about.language));
    escape(out, title);
    g_string_append(out, "</a:t></a:r></a:p></p:txBody></p:sp>");
}

/* ---- The picture ---- */

static void put_picture(const maker *m, GString *out)
{
    const char *alt = m->scene->about.description;
    const zy_box box = {m->left, m->top + m->cut * m->zoom, m->left + m->scene->width * m->zoom,
                        m->top + m->scene->height * m->zoom};

    g_string_append(out, "<p:pic><p:nvPicPr><p:cNvPr id=\"4\" name=\"Chart\" descr=\"");
    escape(out, alt ? alt : "");
    g_string_append(
        out,
        "\"/><p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>"
        "<p:blipFill><a:blip r:embed=\"rId2\"><a:extLst>"
        "<a:ext uri=\"{96DAC541-7B7A-43D3-8B79-37D633B846F1}\">"
        "<asvg:svgBlip xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\""
        " r:embed=\"rId3\"/></a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch>"
        "</p:blipFill><p:spPr>");
    put_place(out, box);
    g_string_append(out, "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:pic>");
}

/* ---- The parts ---- */

static void put_group_head(GString *out)
{
    g_string_append(out, "<p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/>"
                         "<p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>");
}

static void put_slide(const maker *m, const char *name)
{
    GString *out = m->slide->xml;
    const char *title = m->scene->about.title;

    g_string_append(out, ZY_PPTX_XML "<p:sld" ZY_PPTX_SPACES "><p:cSld><p:bg><p:bgPr>");
    put_color(out, m->slide->paper);
    g_string_append(out, "<a:effectLst/></p:bgPr></p:bg>");
    put_group_head(out);
    if (m->title)
        put_text(m, out, 2, "Title", "type=\"title\"", m->title);
    else
        put_unseen_title(m, out, title ? title : name);
    if (m->subtitle)
        put_text(m, out, 3, "Subtitle", "type=\"body\" idx=\"10\"", m->subtitle);
    put_picture(m, out);
    g_string_append(out, "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
                         "</p:sld>");
}

static void put_note(const maker *m, GString *out, const char *before, const char *text)
{
    char **lines = g_strsplit(text, "\n", -1);

    for (char **line = lines; *line; line++) {
        g_string_append_printf(out, "<a:p><a:r><a:rPr lang=\"%s\"/><a:t>",
                               language_of(m->scene->about.language));
        escape(out, line == lines ? before : "");
        escape(out, *line);
        g_string_append(out, "</a:t></a:r></a:p>");
    }
    g_strfreev(lines);
}

static void put_notes(const maker *m)
{
    GString *out = m->slide->notes;
    const zy_scene_about *about = &m->scene->about;
    const bool ja = zy_language_is_japanese(about->language);

    g_string_append(out, ZY_PPTX_XML "<p:notes" ZY_PPTX_SPACES "><p:cSld>");
    put_group_head(out);
    g_string_append(out, "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr>"
                         "<a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr>"
                         "<p:nvPr><p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>");
    put_shape_head(out, 3, "Notes", "type=\"body\" idx=\"1\"");
    g_string_append(out, "</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>");
    if (about->notes)
        put_note(m, out, "", about->notes);
    if (about->description)
        put_note(m, out, ja ? "代替テキスト: " : "Alternative text: ", about->description);
    if (!about->notes && !about->description)
        g_string_append(out, "<a:p/>");
    g_string_append(out, "</p:txBody></p:sp></p:spTree></p:cSld>"
                         "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>");
}

/* ---- The whole ---- */

static zy_color paper_of(const zy_scene *scene)
{
    const zy_color white = {255, 255, 255, 1};

    return scene->background.kind == ZY_PAINT_COLOR ? zy_color_over(scene->background.color, white)
                                                    : white;
}

/* A scene of the slide's shape fills it; another one has no margins of its own. */
static double zoom_of(const zy_scene *scene)
{
    const double across = ZY_SLIDE_WIDTH / scene->width, down = ZY_SLIDE_HEIGHT / scene->height;

    if (fabs(across - down) < 0.01 * across)
        return fmin(across, down);
    return fmin((ZY_SLIDE_WIDTH - 2 * MARGIN) / scene->width,
                (ZY_SLIDE_HEIGHT - 2 * MARGIN) / scene->height);
}

bool zy_slide_make(zy_slide *slide, const char *name, const zy_scene *scene,
                   zy_typesetter *typesetter, const zy_out_options *options)
{
    maker m = {slide, scene, typesetter, options, .title = find_header(scene, "title-text")};

    m.subtitle = m.title ? find_header(scene, "title-subtitle") : NULL;
    m.zoom = zoom_of(scene);
    m.left = (ZY_SLIDE_WIDTH - scene->width * m.zoom) / 2;
    m.top = (ZY_SLIDE_HEIGHT - scene->height * m.zoom) / 2;
    *slide = (zy_slide){.svg = g_string_new(NULL),
                        .png = g_string_new(NULL),
                        .xml = g_string_new(NULL),
                        .notes = g_string_new(NULL),
                        .paper = paper_of(scene)};
    slide->ink = m.title                                  ? m.title->fill.color
                 : zy_color_luminance(slide->paper) < 0.2 ? (zy_color){255, 255, 255, 1}
                                                          : (zy_color){0, 0, 0, 1};
    if (!draw_picture(&m))
        return false;
    put_slide(&m, name);
    put_notes(&m);
    return true;
}

static void free_text(GString *text)
{
    if (text)
        g_string_free(text, TRUE);
}

void zy_slide_release(zy_slide *slide)
{
    free_text(slide->svg);
    free_text(slide->png);
    free_text(slide->xml);
    free_text(slide->notes);
    *slide = (zy_slide){0};
}
