/* What every deck has: theme, master, layout and the master of its notes. PowerPoint wants all of
 * them, and every part of them that stands here. */
#include <string.h>

#include "out/deck.h"

/* OOXML has no list of fonts. A reader without Noto takes one of its own that is like it: the
 * numbers say a Japanese sans serif, which is Yu Gothic or Meiryo; the scripts' fonts are for
 * texts whose East Asian font was taken away. */
#define FONT                                                                                       \
    "typeface=\"Noto Sans CJK JP\" panose=\"020B0500000000000000\" pitchFamily=\"34\" "            \
    "charset=\"-128\"/>"
#define FONTS                                                                                      \
    "<a:latin " FONT "<a:ea " FONT "<a:cs typeface=\"\"/>"                                         \
    "<a:font script=\"Jpan\" typeface=\"Yu Gothic\"/>"                                             \
    "<a:font script=\"Hans\" typeface=\"Microsoft YaHei\"/>"                                       \
    "<a:font script=\"Hant\" typeface=\"Microsoft JhengHei\"/>"                                    \
    "<a:font script=\"Hang\" typeface=\"Malgun Gothic\"/>"
#define PH_FILL "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>"
#define PH_LINE "<a:ln w=\"9525\">" PH_FILL "</a:ln>"
#define NO_EFFECT "<a:effectStyle><a:effectLst/></a:effectStyle>"
#define GROUP                                                                                      \
    "<p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"   \
    "<p:grpSpPr/>"
#define PLACE(x, y, cx, cy)                                                                        \
    "<p:spPr><a:xfrm><a:off x=\"" #x "\" y=\"" #y "\"/><a:ext cx=\"" #cx "\" cy=\"" #cy            \
    "\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr>"
#define SHAPE(id, name, placeholder)                                                               \
    "<p:sp><p:nvSpPr><p:cNvPr id=\"" #id "\" name=\"" name                                         \
    "\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph " placeholder                \
    "/></p:nvPr></p:nvSpPr>"
#define TEXT(body, words)                                                                          \
    "<p:txBody>" body "<a:lstStyle/><a:p><a:r><a:rPr lang=\"en-US\"/><a:t>" words                  \
    "</a:t></a:r></a:p></p:txBody></p:sp>"
#define BODY                                                                                       \
    "<a:bodyPr vert=\"horz\" wrap=\"square\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" "         \
    "anchor=\"t\"><a:noAutofit/></a:bodyPr>"
#define RUN(size, bold, color, font)                                                               \
    "<a:defRPr sz=\"" #size "\" b=\"" #bold "\" kern=\"0\"><a:solidFill><a:schemeClr val=\"" color \
    "\"/></a:solidFill><a:latin typeface=\"+" font "-lt\"/><a:ea typeface=\"+" font                \
    "-ea\"/><a:cs typeface=\"+" font "-cs\"/></a:defRPr>"
#define TITLE_PLACE PLACE(533400, 419100, 11125200, 457200)
#define SUBTITLE_PLACE PLACE(533400, 914400, 11125200, 276225)

/* The accents are the house's own; ink and paper are those of the slides. */
void zy_pptx_theme(GString *out, zy_color ink, zy_color paper)
{
    const bool dark = zy_color_luminance(paper) < zy_color_luminance(ink);
    char dark_text[8], light_text[8];

    zy_color_text(dark ? paper : ink, dark_text);
    zy_color_text(dark ? ink : paper, light_text);
    g_string_append_printf(
        out,
        ZY_PPTX_XML
        "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
        "name=\"zuhyo\"><a:themeElements><a:clrScheme name=\"zuhyo\">"
        "<a:dk1><a:srgbClr val=\"%s\"/></a:dk1><a:lt1><a:srgbClr val=\"%s\"/></a:lt1>"
        "<a:dk2><a:srgbClr val=\"5A626B\"/></a:dk2><a:lt2><a:srgbClr val=\"DDE1E5\"/></a:lt2>"
        "<a:accent1><a:srgbClr val=\"0B62B0\"/></a:accent1>"
        "<a:accent2><a:srgbClr val=\"D9480F\"/></a:accent2>"
        "<a:accent3><a:srgbClr val=\"2B8A6E\"/></a:accent3>"
        "<a:accent4><a:srgbClr val=\"8E4EC6\"/></a:accent4>"
        "<a:accent5><a:srgbClr val=\"A87400\"/></a:accent5>"
        "<a:accent6><a:srgbClr val=\"C2255C\"/></a:accent6>"
        "<a:hlink><a:srgbClr val=\"0B62B0\"/></a:hlink>"
        "<a:folHlink><a:srgbClr val=\"8E4EC6\"/></a:folHlink></a:clrScheme>",
        dark_text + 1, light_text + 1);
    g_string_append(
        out, "<a:fontScheme name=\"zuhyo\"><a:majorFont>" FONTS "</a:majorFont><a:minorFont>" FONTS
             "</a:minorFont></a:fontScheme><a:fmtScheme name=\"zuhyo\">"
             "<a:fillStyleLst>" PH_FILL PH_FILL PH_FILL "</a:fillStyleLst>"
             "<a:lnStyleLst>" PH_LINE PH_LINE PH_LINE "</a:lnStyleLst>"
             "<a:effectStyleLst>" NO_EFFECT NO_EFFECT NO_EFFECT "</a:effectStyleLst>"
             "<a:bgFillStyleLst>" PH_FILL PH_FILL PH_FILL "</a:bgFillStyleLst></a:fmtScheme>"
             "</a:themeElements></a:theme>");
}

static void put_color_map(GString *out, bool dark)
{
    g_string_append_printf(
        out,
        "<p:clrMap bg1=\"%s\" tx1=\"%s\" bg2=\"%s\" tx2=\"%s\" accent1=\"accent1\" "
        "accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" "
        "accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>",
        dark ? "dk1" : "lt1", dark ? "lt1" : "dk1", dark ? "dk2" : "lt2", dark ? "lt2" : "dk2");
}

void zy_pptx_master(GString *out, bool dark)
{
    g_string_append(out, ZY_PPTX_XML
                    "<p:sldMaster" ZY_PPTX_SPACES
                    "><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr "
                    "val=\"bg1\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>" GROUP SHAPE(
                        2, "Title", "type=\"title\"") TITLE_PLACE TEXT(BODY, "Title")
                        SHAPE(3, "Subtitle", "type=\"body\" idx=\"1\"")
                            SUBTITLE_PLACE TEXT(BODY, "Subtitle") "</p:spTree></p:cSld>");
    put_color_map(out, dark);
    g_string_append(
        out,
        "<p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/></p:sldLayoutIdLst>"
        "<p:txStyles><p:titleStyle><a:lvl1pPr algn=\"l\"><a:spcBef><a:spcPts val=\"0\"/>"
        "</a:spcBef><a:buNone/>" RUN(
            2700, 1, "tx1",
            "mj") "</a:lvl1pPr></p:titleStyle>"
                  "<p:bodyStyle><a:lvl1pPr marL=\"0\" indent=\"0\" algn=\"l\"><a:spcBef><a:spcPts "
                  "val=\"0\"/></a:spcBef><a:buNone/>" RUN(
                      1500, 0, "tx2",
                      "mn") "</a:lvl1pPr>"
                            "</p:bodyStyle><p:otherStyle><a:lvl1pPr>" RUN(
                                1500, 0, "tx1",
                                "mn") "</a:lvl1pPr></p:otherStyle></p:txStyles></p:sldMaster>");
}

void zy_pptx_layout(GString *out)
{
    g_string_append(
        out, ZY_PPTX_XML
        "<p:sldLayout" ZY_PPTX_SPACES
        " preserve=\"1\" userDrawn=\"1\"><p:cSld name=\"Chart\">" GROUP SHAPE(
            2, "Title", "type=\"title\"") TITLE_PLACE TEXT(BODY, "Title")
            SHAPE(3, "Subtitle", "type=\"body\" sz=\"quarter\" idx=\"10\"") SUBTITLE_PLACE TEXT(
                BODY, "Subtitle") "</p:spTree></p:cSld><p:clrMapOvr>"
                                  "<a:masterClrMapping/></p:clrMapOvr></p:sldLayout>");
}

void zy_pptx_notes_master(GString *out)
{
    g_string_append(
        out, ZY_PPTX_XML
        "<p:notesMaster" ZY_PPTX_SPACES "><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr "
        "val=\"bg1\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>" GROUP
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" "
        "noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\" idx=\"2\"/>"
        "</p:nvPr></p:nvSpPr>" PLACE(685800, 1143000, 5486400, 3086100) "</p:sp>" SHAPE(
            3, "Notes", "type=\"body\" sz=\"quarter\" idx=\"3\"")
            PLACE(685800, 4400550, 5486400, 3600450)
                TEXT("<a:bodyPr/>", "Notes") "</p:spTree></p:cSld>");
    put_color_map(out, false);
    g_string_append(out, "<p:notesStyle><a:lvl1pPr>" RUN(
                             1200, 0, "tx1", "mn") "</a:lvl1pPr></p:notesStyle></p:notesMaster>");
}
