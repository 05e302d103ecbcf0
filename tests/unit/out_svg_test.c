#include "out_fixture.h"

#include <ft2build.h>
#include <glib/gstdio.h>
#include <math.h>
#include <unistd.h>
#include FT_FREETYPE_H

static void assert_has(const fixture *f, const char *part)
{
    if (!strstr(f->out->str, part))
        fail_msg("no %s in\n%s", part, f->out->str);
}

static void assert_has_not(const fixture *f, const char *part)
{
    if (strstr(f->out->str, part))
        fail_msg("%s in\n%s", part, f->out->str);
}

static void begin(fixture *f, zy_svg_text text, zy_metrics metrics)
{
    fixture_start(f, metrics);
    f->options.svg_text = text;
    f->options.id_prefix = "p-";
}

static void a_bar_is_a_rect(void **state)
{
    fixture f;

    (void)state;
    begin(&f, ZY_SVG_PLAIN, ZY_METRICS_FIXED);
    f.scene.about = (zy_scene_about){.title = "A & B", .description = "<d>", .language = "ja"};
    fixture_rect(&f, 10, 20.12345, 30, -5, "#4c78a880")->title = "国 < 3";
    assert_true(fixture_write(&f, &zy_writer_svg));
    assert_string_equal(
        f.out->str,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"50\" "
        "viewBox=\"0 0 100 50\" role=\"img\" aria-labelledby=\"p-title p-desc\" lang=\"ja\">\n"
        "<title id=\"p-title\">A &amp; B</title>\n<desc id=\"p-desc\">&lt;d&gt;</desc>\n"
        "<rect width=\"100\" height=\"50\" fill=\"#ffffff\"/>\n<g class=\"mark-bar\">\n"
        "<rect x=\"10\" y=\"15.123\" width=\"30\" height=\"5\" fill=\"#4c78a8\" "
        "fill-opacity=\"0.502\"><title>国 &lt; 3</title></rect>\n</g>\n</svg>\n");
    fixture_end(&f);
}

static void what_items_share_stands_once(void **state)
{
    fixture f;
    zy_item *item;

    (void)state;
    begin(&f, ZY_SVG_PLAIN, ZY_METRICS_FIXED);
    fixture_rect(&f, 0, 0, 5, 5, "red");
    item = zy_scene_item_new(f.arena, f.marks.last);
    *item = f.marks.last->items[0];
    item->x2 = 9;
    f.marks.last->within = "cell";
    f.marks.last->role = "axis-tick";
    assert_true(fixture_write(&f, &zy_writer_svg));
    assert_has(&f, "<g class=\"mark-bar axis-tick in-cell\" fill=\"#ff0000\">\n"
                   "<rect width=\"5\" height=\"5\"/>\n<rect width=\"9\" height=\"5\"/>\n</g>");
    fixture_end(&f);
}

static void every_shape_has_its_element(void **state)
{
    static const zy_vertex v[] = {{0, 1, 0, 9}, {2, 1, 2, 9}, {2, 3, 2, 9}};
    static const zy_run run = {v, 3};
    static const double dash[] = {4, 2};
    fixture f;
    zy_item *item;

    (void)state;
    begin(&f, ZY_SVG_PLAIN, ZY_METRICS_FIXED);
    item = fixture_add(&f, ZY_ITEM_SYMBOL, "point");
    *item = (zy_item){.x = 5, .y = 6, .size = 100, .fill = zy_paint_read("red", 0.5)};
    item = fixture_add(&f, ZY_ITEM_RULE, "rule");
    *item = (zy_item){.x = 1,
                      .y = 2,
                      .x2 = 3,
                      .y2 = 2,
                      .stroke = zy_paint_read("#123456", 1),
                      .stroke_width = 2,
                      .dash = dash,
                      .dash_count = 2,
                      .cap = ZY_CAP_ROUND};
    item = fixture_add(&f, ZY_ITEM_LINE, "line");
    *item = (zy_item){.runs = &run,
                      .run_count = 1,
                      .stroke = zy_paint_read("red", 1),
                      .stroke_width = 1,
                      .join = ZY_JOIN_ROUND,
                      .tension = NAN};
    item = fixture_add(&f, ZY_ITEM_AREA, "area");
    *item =
        (zy_item){.runs = &run, .run_count = 1, .fill = zy_paint_read("red", 1), .tension = NAN};
    item = fixture_rect(&f, 0, 0, 20, 10, "red");
    item->corner[0] = item->corner[1] = item->corner[2] = item->corner[3] = 50;
    item = fixture_rect(&f, 0, 0, 20, 10, "red");
    item->corner[0] = 2;
    assert_true(fixture_write(&f, &zy_writer_svg));
    assert_has(&f, "<circle cx=\"5\" cy=\"6\" r=\"5\" fill=\"#ff0000\" fill-opacity=\"0.5\"/>");
    assert_has(&f,
               "<line x1=\"1\" y1=\"2\" x2=\"3\" y2=\"2\" stroke=\"#123456\" stroke-width=\"2\" "
               "stroke-dasharray=\"4 2\" stroke-linecap=\"round\"/>");
    assert_has(&f, "<path d=\"M0,1H2V3\" fill=\"none\" stroke=\"#ff0000\" "
                   "stroke-linejoin=\"round\"/>");
    assert_has(&f, "<path d=\"M0,1H2V3V9H2H0Z\" fill=\"#ff0000\"/>");
    assert_has(&f, "<rect width=\"20\" height=\"10\" rx=\"5\" fill=\"#ff0000\"/>");
    assert_has(&f, "<path d=\"M2,0H20C20,0 20,0 20,0V10C");
    fixture_end(&f);
}

static void clips_and_gradients_are_defined_once(void **state)
{
    static const zy_stop stops[] = {{0, {255, 255, 255, 1}}, {1, {0, 0, 0, 0.5f}}};
    static const zy_gradient gradient = {.x2 = 1, .stops = stops, .stop_count = 2};
    fixture f;

    (void)state;
    begin(&f, ZY_SVG_PLAIN, ZY_METRICS_FIXED);
    for (int i = 0; i < 2; i++) {
        fixture_rect(&f, 10, 0, 30, 5, "red");
        f.marks.last->clipped = true;
        f.marks.last->clip = (zy_box){0, 0, 50, 40};
    }
    f.marks.last->items[0].fill =
        (zy_paint){.kind = ZY_PAINT_GRADIENT, .gradient = &gradient, .opacity = 1};
    assert_true(fixture_write(&f, &zy_writer_svg));
    assert_has(&f,
               "<defs><clipPath id=\"p-c1\"><rect width=\"50\" height=\"40\"/></clipPath>"
               "<linearGradient id=\"p-g1\" gradientUnits=\"userSpaceOnUse\" x1=\"10\" y1=\"0\" "
               "x2=\"40\" y2=\"0\"><stop offset=\"0\" stop-color=\"#ffffff\"/>"
               "<stop offset=\"1\" stop-color=\"#000000\" stop-opacity=\"0.5\"/>"
               "</linearGradient></defs>");
    assert_has(&f, " fill=\"url(#p-g1)\"/>");
    assert_has_not(&f, "p-c2");
    fixture_end(&f);
}

static void plain_text_opens_no_font(void **state)
{
    static const zy_font_file missing[] = {{.path = "/nowhere/font.ttf", .weight = 400}};
    fixture f;
    zy_item *item;

    (void)state;
    begin(&f, ZY_SVG_PLAIN, ZY_METRICS_FIXED);
    f.typesetter = zy_typesetter_new(f.arena, &f.diags, ZY_METRICS_FIXED, missing, 1);
    item = fixture_text(&f, 10, 20, 12,
                        " a <\x01"
                        "国");
    item->align = ZY_ALIGN_RIGHT;
    item->text.weight = 700;
    item->text.italic = true;
    item->angle = -90;
    item->text.family = "Georgia, \"A\"";
    item = fixture_text(&f, 50, 10, 10, "縦ー");
    item->text.features = ZY_TEXT_VERTICAL;
    assert_true(fixture_write(&f, &zy_writer_svg));
    assert_int_equal(f.diags.errors, 0);
    assert_has(&f, "<text font-size=\"12\" font-weight=\"700\" font-style=\"italic\" "
                   "font-family=\"Georgia, &quot;A&quot;\" text-anchor=\"end\" fill=\"#000000\" "
                   "xml:space=\"preserve\" x=\"10\" y=\"20\" transform=\"rotate(-90 10 20)\">"
                   " a &lt;国</text>");
    assert_has(&f, "text-anchor=\"middle\"><tspan x=\"50\" y=\"18.8\">縦</tspan>"
                   "<tspan x=\"50\" y=\"28.8\">ー</tspan></text>");
    assert_has(&f, " font-family=\"'Noto Sans CJK JP',");
    fixture_end(&f);
}

static void a_halo_is_two_elements(void **state)
{
    fixture f;
    zy_item *item;

    (void)state;
    begin(&f, ZY_SVG_PLAIN, ZY_METRICS_FIXED);
    item = fixture_text(&f, 10, 20, 12, "a");
    item->halo = (zy_color){255, 255, 255, 1};
    item->halo_width = 2;
    assert_true(fixture_write(&f, &zy_writer_svg));
    assert_has(&f, "<text font-size=\"12\" fill=\"#ffffff\" stroke=\"#ffffff\" stroke-width=\"4\" "
                   "stroke-linejoin=\"round\" aria-hidden=\"true\" x=\"10\" y=\"20\">a</text>"
                   "<text font-size=\"12\" fill=\"#000000\" x=\"10\" y=\"20\">a</text>");
    fixture_end(&f);
}

static void only_safe_links_are_kept(void **state)
{
    static const char *const links[] = {"javascript:alert(1)", " javascript:x", "data:text/html,x",
                                        "vbscript:x", "JAVASCRIPT:x"};
    fixture f;

    (void)state;
    begin(&f, ZY_SVG_PLAIN, ZY_METRICS_FIXED);
    for (size_t i = 0; i < G_N_ELEMENTS(links); i++)
        fixture_rect(&f, 0, 0, 5, 5, "red")->href = links[i];
    assert_true(fixture_write(&f, &zy_writer_svg));
    assert_has_not(&f, "<a ");
    assert_has_not(&f, "xlink");
    fixture_rect(&f, 0, 0, 5, 5, "red")->href = "https://example.org/?a=1&b=2";
    fixture_rect(&f, 0, 0, 5, 5, "red")->href = "page.html#a:b";
    assert_true(fixture_write(&f, &zy_writer_svg));
    assert_has(&f, "<a href=\"https://example.org/?a=1&amp;b=2\" xlink:href=");
    assert_has(&f, "<a href=\"page.html#a:b\"");
    assert_has(&f, "xmlns:xlink=");
    fixture_end(&f);
}

static void ids_come_from_the_content(void **state)
{
    char *first;
    fixture f;

    (void)state;
    begin(&f, ZY_SVG_PLAIN, ZY_METRICS_FIXED);
    f.options.id_prefix = NULL;
    f.scene.about.title = "a";
    assert_true(fixture_write(&f, &zy_writer_svg));
    first = g_strdup(f.out->str);
    assert_true(fixture_write(&f, &zy_writer_svg));
    assert_string_equal(first, f.out->str);
    f.scene.about.title = "b";
    assert_true(fixture_write(&f, &zy_writer_svg));
    assert_memory_not_equal(strstr(first, "labelledby"), strstr(f.out->str, "labelledby"), 22);
    g_free(first);
    fixture_end(&f);
}

static void outlines_are_written_once(void **state)
{
    fixture f;

    (void)state;
    begin(&f, ZY_SVG_OUTLINE, ZY_METRICS_FONT);
    fixture_text(&f, 10, 20, 10, "国国 国");
    fixture_text(&f, 10, 40, 20, "国")->text.italic = true;
    assert_true(fixture_write(&f, &zy_writer_svg));
    assert_has(&f, "<path id=\"p-o0\" d=\"M0 0m");
    assert_has_not(&f, "id=\"p-o1\"");
    assert_has_not(&f, "font-family");
    assert_has(&f, "<g fill=\"#000000\" transform=\"translate(10 20)scale(0.01)\">"
                   "<use xlink:href=\"#p-o0\" href=\"#p-o0\" x=\"0\"/>"
                   "<use xlink:href=\"#p-o0\" href=\"#p-o0\" x=\"1000\"/>");
    assert_has(&f, "transform=\"translate(10 40)skewX(-12)scale(0.02)\"");
    fixture_end(&f);
}

static void unusual_strokes_say_so(void **state)
{
    static const double dash[] = {4, -2, 1};
    fixture f;
    zy_item *item;

    (void)state;
    begin(&f, ZY_SVG_PLAIN, ZY_METRICS_FIXED);
    item = fixture_rect(&f, 0, 0, 20, 10, "none");
    item->stroke = zy_paint_read("#12345680", 0.5);
    item->stroke_width = 3;
    item->dash = dash;
    item->dash_count = 3;
    item->dash_offset = 1.5;
    item->cap = ZY_CAP_SQUARE;
    item->join = ZY_JOIN_BEVEL;
    item->miter_limit = 7;
    item->blend = "multiply;x";
    assert_true(fixture_write(&f, &zy_writer_svg));
    assert_has(&f, "<rect width=\"20\" height=\"10\" fill=\"none\" stroke=\"#123456\" "
                   "stroke-opacity=\"0.251\" stroke-width=\"3\" stroke-dasharray=\"4 0 1\" "
                   "stroke-dashoffset=\"1.5\" stroke-linecap=\"square\" stroke-linejoin=\"bevel\" "
                   "stroke-miterlimit=\"7\" style=\"mix-blend-mode:multiply\"/>");
    item->miter_limit = 4;
    item->join = ZY_JOIN_MITER;
    item->blend = "normal";
    assert_true(fixture_write(&f, &zy_writer_svg));
    assert_has(&f, "stroke-linecap=\"square\"/>");
    fixture_end(&f);
}

static void every_element_may_have_a_title(void **state)
{
    static const zy_vertex v[] = {{0, 1, 0, 9}, {2, 1, 2, 9}};
    static const zy_run run = {v, 2};
    static const struct {
        zy_item_type type;
        const char *name;
    } elements[] = {
        {ZY_ITEM_RECT, "rect"}, {ZY_ITEM_RULE, "line"}, {ZY_ITEM_SYMBOL, "circle"},
        {ZY_ITEM_AREA, "path"}, {ZY_ITEM_ARC, "path"},  {ZY_ITEM_IMAGE, "image"},
        {ZY_ITEM_PATH, "path"},
    };
    fixture f;

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(elements); i++) {
        begin(&f, ZY_SVG_PLAIN, ZY_METRICS_FIXED);
        *fixture_add(&f, elements[i].type, "mark") = (zy_item){.x2 = 9,
                                                               .y2 = 9,
                                                               .size = 9,
                                                               .runs = &run,
                                                               .run_count = 1,
                                                               .outer = 9,
                                                               .end = 2,
                                                               .d = "M0,0L1,1L0,1",
                                                               .url = "a.png",
                                                               .fill = zy_paint_read("red", 1),
                                                               .stroke = zy_paint_read("red", 1),
                                                               .stroke_width = 2,
                                                               .title = "a",
                                                               .tension = NAN};
        assert_true(fixture_write(&f, &zy_writer_svg));
        assert_has(&f, zy_arena_format(f.arena, "<%s ", elements[i].name));
        assert_has(&f, zy_arena_format(f.arena, "><title>a</title></%s>", elements[i].name));
        fixture_end(&f);
    }
}

static void gradients_follow_the_box(void **state)
{
    static const zy_stop stops[] = {{0, {255, 0, 0, 1}}, {1, {0, 0, 255, 1}}};
    static const zy_gradient radial = {.radial = true,
                                       .x1 = 0.25,
                                       .y1 = 0.5,
                                       .x2 = 0.5,
                                       .y2 = 0.5,
                                       .r1 = 0.125,
                                       .r2 = 0.5,
                                       .stops = stops,
                                       .stop_count = 2};
    static const zy_gradient slanted = {
        .x1 = 0.5, .y1 = 0.25, .x2 = 1, .y2 = 0.75, .stops = stops, .stop_count = 2};
    fixture f;
    zy_item *item;

    (void)state;
    begin(&f, ZY_SVG_PLAIN, ZY_METRICS_FIXED);
    item = fixture_rect(&f, 10, 20, 40, 16, "red");
    item->fill = (zy_paint){.kind = ZY_PAINT_GRADIENT, .gradient = &radial, .opacity = 0.5};
    item = fixture_rect(&f, 10, 20, 40, 16, "red");
    item->fill = (zy_paint){.kind = ZY_PAINT_GRADIENT, .gradient = &slanted, .opacity = 1};
    item = fixture_rect(&f, 10, 20, 40, 40, "red");
    item->fill = (zy_paint){.kind = ZY_PAINT_GRADIENT, .gradient = &slanted, .opacity = 1};
    assert_true(fixture_write(&f, &zy_writer_svg));
    assert_has(&f, "<radialGradient id=\"p-g1\" gradientUnits=\"userSpaceOnUse\" fx=\"20\" "
                   "fy=\"28\" cx=\"30\" cy=\"28\" r=\"20\" fr=\"5\"><stop");
    assert_has(&f, " fill=\"url(#p-g1)\" fill-opacity=\"0.5\"/>");
    assert_has(&f,
               "<linearGradient id=\"p-g2\" gradientUnits=\"userSpaceOnUse\" x1=\"0.5\" "
               "y1=\"0.25\" x2=\"1\" y2=\"0.75\" gradientTransform=\"matrix(40 0 0 16 10 20)\">");
    assert_has(&f, "<linearGradient id=\"p-g3\" gradientUnits=\"userSpaceOnUse\" x1=\"30\" "
                   "y1=\"30\" x2=\"50\" y2=\"50\">");
    fixture_end(&f);
}

static void clips_that_differ_are_two(void **state)
{
    fixture f;

    (void)state;
    begin(&f, ZY_SVG_PLAIN, ZY_METRICS_FIXED);
    for (int i = 0; i < 10; i++) {
        fixture_rect(&f, 10, 0, 30, 5, "red");
        zy_scene_mark *mark = f.marks.last;
        mark->clipped = true;
        mark->clip = (zy_box){0, 0, 50, 40};
        double *const parts[] = {&mark->clip.x0,        &mark->clip.y0,
                                 &mark->clip.x1,        &mark->clip.y1,
                                 &mark->clip_corner[0], &mark->clip_corner[1],
                                 &mark->clip_corner[2], &mark->clip_corner[3]};
        if (i < 8)
            *parts[i] += 3;
    }
    assert_true(fixture_write(&f, &zy_writer_svg));
    assert_has(&f, "<clipPath id=\"p-c1\"><rect x=\"3\" width=\"47\" height=\"40\"/></clipPath>");
    assert_has(&f, "<clipPath id=\"p-c9\"><rect width=\"50\" height=\"40\"/></clipPath>");
    assert_has_not(&f, "p-c10");
    fixture_end(&f);
}

/* A file of these bytes, gone with the arena. */
static const char *image_file(fixture *f, const char *name, const char *bytes)
{
    const char *path =
        zy_arena_format(f->arena, "%s/zuhyo-%d-%s", g_get_tmp_dir(), (int)getpid(), name);

    assert_true(g_file_set_contents(path, bytes, (gssize)strlen(bytes), NULL));
    return path;
}

static void images_are_taken_into_the_file(void **state)
{
    static const struct {
        const char *bytes, *link;
    } files[] = {
        {"\x89PNG!", "data:image/png;base64,iVBORyE="},
        {"\xff\xd8\xff!", "data:image/jpeg;base64,/9j/IQ=="},
        {"GIF89", "data:image/gif;base64,R0lGODk="},
        {"RIFF!", "data:image/webp;base64,UklGRiE="},
        {"<svg/>", "data:image/svg+xml;base64,PHN2Zy8+"},
        {"<?xml?>", "data:image/svg+xml;base64,PD94bWw/Pg=="},
        {"BM!!", "a.png"},
        {"GIF8", "a.png"},
    };
    fixture f;

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        begin(&f, ZY_SVG_PLAIN, ZY_METRICS_FIXED);
        zy_item *item = fixture_add(&f, ZY_ITEM_IMAGE, "image");
        item->x = 30;
        item->x2 = 10;
        item->y2 = 5;
        item->url = "a.png";
        item->aspect = i ? NULL : "none";
        item->file = image_file(&f, "image", files[i].bytes);
        item->fill = zy_paint_read("red", 0.5);
        assert_true(fixture_write(&f, &zy_writer_svg));
        g_remove(item->file);
        assert_has(&f, zy_arena_format(
                           f.arena,
                           "<image x=\"10\" y=\"0\" width=\"20\" height=\"5\"%s href=\"%s\" "
                           "xlink:href=\"%s\" opacity=\"0.5\"/>",
                           i ? "" : " preserveAspectRatio=\"none\"", files[i].link, files[i].link));
        fixture_end(&f);
    }
}

static void texts_have_titles_too(void **state)
{
    fixture f;

    (void)state;
    begin(&f, ZY_SVG_PLAIN, ZY_METRICS_FIXED);
    zy_item *item = fixture_text(&f, 10, 20, 12, "a  b");
    item->title = "x < y";
    item->halo = (zy_color){255, 255, 255, 1};
    item->halo_width = 2;
    assert_true(fixture_write(&f, &zy_writer_svg));
    assert_has(&f, " aria-hidden=\"true\" x=\"10\" y=\"20\">a  b</text>");
    assert_has(&f, " x=\"10\" y=\"20\">a  b<title>x &lt; y</title></text>");
    f.options.svg_text = ZY_SVG_OUTLINE;
    assert_true(fixture_write(&f, &zy_writer_svg));
    assert_has(&f, "<title>x &lt; y</title></g>");
    fixture_end(&f);
}

/* What is no character of XML: a control character, U+FFFE and U+FFFF. */
static void what_xml_cannot_say_is_left_out(void **state)
{
    fixture f;

    (void)state;
    begin(&f, ZY_SVG_PLAIN, ZY_METRICS_FIXED);
    fixture_rect(&f, 0, 0, 5, 5, "red")->title = "a\tb\x02"
                                                 "c\xef\xbf\xbe"
                                                 "d\xef\xbf\xbf"
                                                 "e\xef\xbf\xbd"
                                                 "f\xef\xbc\x81";
    assert_true(fixture_write(&f, &zy_writer_svg));
    assert_has(&f, "<title>a\tbcde\xef\xbf\xbd"
                   "f\xef\xbc\x81</title>");
    fixture_end(&f);
}

/* ---- embedded fonts ----------------------------------------------------------------------- */

typedef struct embedded {
    FT_Library library;
    FT_Face face;
    guchar *bytes;
} embedded;

/* The font of the `index`th @font-face, as FreeType reads it. */
static embedded open_font(const fixture *f, int index)
{
    static const char mark[] = "data:font/woff;base64,";
    const char *at = f->out->str;
    embedded e = {0};
    gsize len;
    char *coded;

    for (int i = 0; i <= index; i++) {
        at = strstr(at, mark);
        assert_non_null(at);
        at += strlen(mark);
    }
    coded = g_strndup(at, strcspn(at, ")"));
    e.bytes = g_base64_decode(coded, &len);
    g_free(coded);
    assert_int_equal(FT_Init_FreeType(&e.library), 0);
    assert_int_equal(FT_New_Memory_Face(e.library, e.bytes, (FT_Long)len, 0, &e.face), 0);
    return e;
}

static void close_font(embedded *e)
{
    FT_Done_Face(e->face);
    FT_Done_FreeType(e->library);
    g_free(e->bytes);
}

static bool draws(const embedded *e, uint32_t character)
{
    FT_UInt glyph = FT_Get_Char_Index(e->face, character);

    return glyph && FT_Load_Glyph(e->face, glyph, FT_LOAD_NO_SCALE) == 0 &&
           e->face->glyph->outline.n_points > 0;
}

static void embedded_fonts_have_what_is_written(void **state)
{
    fixture f;
    embedded e;

    (void)state;
    begin(&f, ZY_SVG_EMBED, ZY_METRICS_FONT);
    fixture_text(&f, 10, 20, 10, "国 𠮷a");
    fixture_text(&f, 10, 40, 10, "太")->text.weight = 700;
    assert_true(fixture_write(&f, &zy_writer_svg));
    assert_has(&f, "@font-face{font-family:\"p-f\";font-weight:400;src:url(");
    assert_has(&f, "@font-face{font-family:\"p-f\";font-weight:700;src:url(");
    assert_has(&f, " font-family=\"p-f,'Noto Sans CJK JP',");
    e = open_font(&f, 0);
    assert_true(draws(&e, 0x56fd) && draws(&e, 0x20bb7) && draws(&e, 'a'));
    assert_int_not_equal(FT_Get_Char_Index(e.face, ' '), 0);
    assert_int_equal(FT_Get_Char_Index(e.face, 0x592a), 0);
    assert_true(e.face->num_glyphs < 8);
    close_font(&e);
    e = open_font(&f, 1);
    assert_true(draws(&e, 0x592a));
    close_font(&e);
    fixture_end(&f);
}

static void a_place_for_every_cluster(void **state)
{
    fixture f;

    (void)state;
    begin(&f, ZY_SVG_EMBED, ZY_METRICS_FONT);
    fixture_text(&f, 10, 20, 10, "国国");
    fixture_text(&f, 10, 40, 10, "国𠮷国");
    fixture_text(&f, 10, 60, 10, "か\xe3\x82\x99国"); /* か and a voicing mark */
    assert_true(fixture_write(&f, &zy_writer_svg));
    assert_has(&f, " x=\"10 20\" y=\"20\">国国</text>");
    assert_has(&f, " y=\"40\"><tspan x=\"10 20\">国𠮷</tspan><tspan x=\"30\">国</tspan></text>");
    assert_has(&f, "が</tspan>");
    fixture_end(&f);
}

static void columns_have_glyphs_of_their_own(void **state)
{
    fixture f;
    embedded e;

    (void)state;
    begin(&f, ZY_SVG_EMBED, ZY_METRICS_FONT);
    fixture_text(&f, 10, 20, 10, "（ー");
    fixture_text(&f, 50, 5, 10, "（ー12月2024年")->text.features = ZY_TEXT_VERTICAL;
    assert_true(fixture_write(&f, &zy_writer_svg));
    assert_has(&f, "font-family=\"p-f1\">（ー</text>");
    assert_has(&f, ")rotate(90)\">2024</text>");
    e = open_font(&f, 1);
    assert_true(draws(&e, 0xff08) && draws(&e, 0x30fc));
    close_font(&e);
    fixture_end(&f);
}

static void blanks_between_elements_are_kept(void **state)
{
    fixture f;

    (void)state;
    begin(&f, ZY_SVG_EMBED, ZY_METRICS_FONT);
    fixture_text(&f, 10, 20, 10, "CO₂ 量");
    assert_true(fixture_write(&f, &zy_writer_svg));
    assert_has(&f, ">₂</text>");
    assert_has(&f, "xml:space=\"preserve\"");
    assert_has(&f, "> 量</text>");
    fixture_end(&f);
}

static void an_empty_chart_has_no_fonts(void **state)
{
    fixture f;

    (void)state;
    begin(&f, ZY_SVG_EMBED, ZY_METRICS_FONT);
    fixture_text(&f, 10, 20, 10, "");
    assert_true(fixture_write(&f, &zy_writer_svg));
    assert_has_not(&f, "<style>");
    assert_has_not(&f, "font-family");
    fixture_end(&f);
}

/* ---- the list of writers ------------------------------------------------------------------ */

static void writers_are_found_by_name_and_ending(void **state)
{
    (void)state;
    assert_ptr_equal(zy_writer_find("pdf"), &zy_writer_pdf);
    assert_null(zy_writer_find("gif"));
    assert_ptr_equal(zy_writer_of_file("a/b.SVG"), &zy_writer_svg);
    assert_ptr_equal(zy_writer_of_file("x.scene.json"), &zy_writer_scene);
    assert_null(zy_writer_of_file("x.json"));
    assert_null(zy_writer_of_file(".png"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bar_is_a_rect),
        cmocka_unit_test(what_items_share_stands_once),
        cmocka_unit_test(every_shape_has_its_element),
        cmocka_unit_test(clips_and_gradients_are_defined_once),
        cmocka_unit_test(plain_text_opens_no_font),
        cmocka_unit_test(a_halo_is_two_elements),
        cmocka_unit_test(only_safe_links_are_kept),
        cmocka_unit_test(ids_come_from_the_content),
        cmocka_unit_test(outlines_are_written_once),
        cmocka_unit_test(unusual_strokes_say_so),
        cmocka_unit_test(every_element_may_have_a_title),
        cmocka_unit_test(gradients_follow_the_box),
        cmocka_unit_test(clips_that_differ_are_two),
        cmocka_unit_test(images_are_taken_into_the_file),
        cmocka_unit_test(texts_have_titles_too),
        cmocka_unit_test(what_xml_cannot_say_is_left_out),
        cmocka_unit_test(embedded_fonts_have_what_is_written),
        cmocka_unit_test(a_place_for_every_cluster),
        cmocka_unit_test(columns_have_glyphs_of_their_own),
        cmocka_unit_test(blanks_between_elements_are_kept),
        cmocka_unit_test(an_empty_chart_has_no_fonts),
        cmocka_unit_test(writers_are_found_by_name_and_ending),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
