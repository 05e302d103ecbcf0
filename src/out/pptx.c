/* The parts of a deck, what they are, and who names whom. */
#include "out/deck.h"

#include <string.h>

#include "out/svg.h"
#include "out/zip.h"

#define RELATIONS "http://schemas.openxmlformats.org/package/2006/relationships"
#define TYPE "application/vnd.openxmlformats-officedocument."
#define PRESENTATION TYPE "presentationml."

typedef struct printer {
    zy_zip *zip;
    GString *part; /* being written */
    const zy_slide *slides;
    size_t count;
    const char *title;
} printer;

/* Puts the part into the archive; the next one begins empty. */
static void end_part(printer *p, const char *name)
{
    zy_zip_add(p->zip, name, p->part->str, p->part->len, false);
    g_string_truncate(p->part, 0);
}

static void end_numbered(printer *p, const char *before, size_t number, const char *after)
{
    char name[64];

    g_snprintf(name, sizeof name, "%s%zu%s", before, number, after);
    end_part(p, name);
}

/* ---- Types ---- */

static void put_type(printer *p, const char *name, const char *type)
{
    g_string_append_printf(p->part, "<Override PartName=\"%s\" ContentType=\"%s\"/>", name, type);
}

static void put_numbered_type(printer *p, const char *before, size_t number, const char *type)
{
    g_string_append_printf(
        p->part, "<Override PartName=\"%s%zu.xml\" ContentType=\"" PRESENTATION "%s+xml\"/>",
        before, number, type);
}

static void print_types(printer *p)
{
    g_string_append(p->part, ZY_PPTX_XML
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                    "<Default Extension=\"rels\" "
                    "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                    "<Default Extension=\"png\" ContentType=\"image/png\"/>"
                    "<Default Extension=\"svg\" ContentType=\"image/svg+xml\"/>");
    put_type(p, "/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    put_type(p, "/docProps/app.xml", TYPE "extended-properties+xml");
    put_type(p, "/ppt/presentation.xml", PRESENTATION "presentation.main+xml");
    put_type(p, "/ppt/slideMasters/slideMaster1.xml", PRESENTATION "slideMaster+xml");
    put_type(p, "/ppt/slideLayouts/slideLayout1.xml", PRESENTATION "slideLayout+xml");
    put_type(p, "/ppt/notesMasters/notesMaster1.xml", PRESENTATION "notesMaster+xml");
    put_type(p, "/ppt/theme/theme1.xml", TYPE "theme+xml");
    put_type(p, "/ppt/theme/theme2.xml", TYPE "theme+xml");
    for (size_t i = 1; i <= p->count; i++) {
        put_numbered_type(p, "/ppt/slides/slide", i, "slide");
        put_numbered_type(p, "/ppt/notesSlides/notesSlide", i, "notesSlide");
    }
    g_string_append(p->part, "</Types>");
    end_part(p, "[Content_Types].xml");
}

/* ---- Relations ---- */

static void begin_relations(printer *p)
{
    g_string_append(p->part, ZY_PPTX_XML "<Relationships xmlns=\"" RELATIONS "\">");
}

/* rId`id`: `type` is the last word of its address; `number` 0: none stands in the target. */
static void put_relation(printer *p, size_t id, const char *type, const char *before, size_t number,
                         const char *after)
{
    g_string_append_printf(p->part,
                           "<Relationship Id=\"rId%zu\" Type=\"" ZY_PPTX_OFFICE
                           "relationships/%s\" Target=\"%s",
                           id, type, before);
    if (number)
        g_string_append_printf(p->part, "%zu", number);
    g_string_append_printf(p->part, "%s\"/>", after);
}

static void print_root(printer *p)
{
    begin_relations(p);
    put_relation(p, 1, "officeDocument", "ppt/presentation.xml", 0, "");
    g_string_append(p->part, "<Relationship Id=\"rId2\" Type=\"" RELATIONS
                             "/metadata/core-properties\" Target=\"docProps/core.xml\"/>");
    put_relation(p, 3, "extended-properties", "docProps/app.xml", 0, "");
    g_string_append(p->part, "</Relationships>");
    end_part(p, "_rels/.rels");
}

/* Two relations of a part, both with the number 1. */
static void print_pair(printer *p, const char *name, const char *first, const char *first_target,
                       const char *second, const char *second_target)
{
    begin_relations(p);
    put_relation(p, 1, first, first_target, 0, "");
    if (second)
        put_relation(p, 2, second, second_target, 0, "");
    g_string_append(p->part, "</Relationships>");
    end_part(p, name);
}

/* ---- The presentation ---- */

static void print_properties(printer *p)
{
    g_string_append(p->part, ZY_PPTX_XML
                    "<cp:coreProperties "
                    "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/"
                    "core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>");
    zy_svg_escape(p->part, p->title, strlen(p->title));
    g_string_append(p->part, "</dc:title><dc:creator>zuhyo</dc:creator></cp:coreProperties>");
    end_part(p, "docProps/core.xml");
    g_string_append_printf(p->part,
                           ZY_PPTX_XML
                           "<Properties xmlns=\"" ZY_PPTX_OFFICE
                           "extended-properties\"><Application>zuhyo</Application>"
                           "<PresentationFormat>Widescreen</PresentationFormat><Slides>%zu</Slides>"
                           "<Notes>%zu</Notes></Properties>",
                           p->count, p->count);
    end_part(p, "docProps/app.xml");
}

/* rId1 is the master, rId2 that of the notes, rId3 the theme; slides follow. */
static void print_presentation(printer *p)
{
    g_string_append(p->part,
                    ZY_PPTX_XML "<p:presentation" ZY_PPTX_SPACES " saveSubsetFonts=\"1\">"
                                "<p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/>"
                                "</p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId "
                                "r:id=\"rId2\"/></p:notesMasterIdLst><p:sldIdLst>");
    for (size_t i = 0; i < p->count; i++)
        g_string_append_printf(p->part, "<p:sldId id=\"%zu\" r:id=\"rId%zu\"/>", i + 256, i + 4);
    g_string_append_printf(p->part,
                           "</p:sldIdLst><p:sldSz cx=\"%d\" cy=\"%d\"/>"
                           "<p:notesSz cx=\"6858000\" cy=\"9144000\"/></p:presentation>",
                           ZY_SLIDE_WIDTH * ZY_SLIDE_EMU, ZY_SLIDE_HEIGHT * ZY_SLIDE_EMU);
    end_part(p, "ppt/presentation.xml");
    begin_relations(p);
    put_relation(p, 1, "slideMaster", "slideMasters/slideMaster1.xml", 0, "");
    put_relation(p, 2, "notesMaster", "notesMasters/notesMaster1.xml", 0, "");
    put_relation(p, 3, "theme", "theme/theme1.xml", 0, "");
    for (size_t i = 0; i < p->count; i++)
        put_relation(p, i + 4, "slide", "slides/slide", i + 1, ".xml");
    g_string_append(p->part, "</Relationships>");
    end_part(p, "ppt/_rels/presentation.xml.rels");
}

static void print_masters(printer *p)
{
    const zy_slide *first = &p->slides[0];
    const bool dark = zy_color_luminance(first->paper) < zy_color_luminance(first->ink);
    const zy_color black = {0, 0, 0, 1}, white = {255, 255, 255, 1};

    zy_pptx_theme(p->part, first->ink, first->paper);
    end_part(p, "ppt/theme/theme1.xml");
    zy_pptx_theme(p->part, black, white);
    end_part(p, "ppt/theme/theme2.xml");
    zy_pptx_master(p->part, dark);
    end_part(p, "ppt/slideMasters/slideMaster1.xml");
    print_pair(p, "ppt/slideMasters/_rels/slideMaster1.xml.rels", "slideLayout",
               "../slideLayouts/slideLayout1.xml", "theme", "../theme/theme1.xml");
    zy_pptx_layout(p->part);
    end_part(p, "ppt/slideLayouts/slideLayout1.xml");
    print_pair(p, "ppt/slideLayouts/_rels/slideLayout1.xml.rels", "slideMaster",
               "../slideMasters/slideMaster1.xml", NULL, NULL);
    zy_pptx_notes_master(p->part);
    end_part(p, "ppt/notesMasters/notesMaster1.xml");
    print_pair(p, "ppt/notesMasters/_rels/notesMaster1.xml.rels", "theme", "../theme/theme2.xml",
               NULL, NULL);
}

/* ---- Slides ---- */

static void print_slide(printer *p, const zy_slide *slide, size_t number)
{
    g_string_append_len(p->part, slide->xml->str, (gssize)slide->xml->len);
    end_numbered(p, "ppt/slides/slide", number, ".xml");
    begin_relations(p);
    put_relation(p, 1, "slideLayout", "../slideLayouts/slideLayout1.xml", 0, "");
    put_relation(p, 2, "image", "../media/chart", number, ".png");
    put_relation(p, 3, "image", "../media/chart", number, ".svg");
    put_relation(p, 4, "notesSlide", "../notesSlides/notesSlide", number, ".xml");
    g_string_append(p->part, "</Relationships>");
    end_numbered(p, "ppt/slides/_rels/slide", number, ".xml.rels");
    g_string_append_len(p->part, slide->notes->str, (gssize)slide->notes->len);
    end_numbered(p, "ppt/notesSlides/notesSlide", number, ".xml");
    begin_relations(p);
    put_relation(p, 1, "notesMaster", "../notesMasters/notesMaster1.xml", 0, "");
    put_relation(p, 2, "slide", "../slides/slide", number, ".xml");
    g_string_append(p->part, "</Relationships>");
    end_numbered(p, "ppt/notesSlides/_rels/notesSlide", number, ".xml.rels");
    g_string_append_len(p->part, slide->svg->str, (gssize)slide->svg->len);
    end_numbered(p, "ppt/media/chart", number, ".svg");
    char name[64];
    g_snprintf(name, sizeof name, "ppt/media/chart%zu.png", number);
    zy_zip_add(p->zip, name, slide->png->str, slide->png->len, true);
}

bool zy_deck_print(const zy_slide *slides, size_t count, const char *title, zy_diags *diags,
                   GString *out)
{
    printer p = {zy_zip_new(out), g_string_new(NULL), slides, count, title};

    print_types(&p);
    print_root(&p);
    print_properties(&p);
    print_presentation(&p);
    print_masters(&p);
    for (size_t i = 0; i < count; i++)
        print_slide(&p, &slides[i], i + 1);
    g_string_free(p.part, TRUE);
    return zy_zip_close(p.zip) || zy_fail(diags, "internal", (zy_span){0}, NULL, "%s",
                                          ZY_SAY(diags, "the slide deck could not be packed",
                                                 "スライドをまとめられませんでした"));
}
