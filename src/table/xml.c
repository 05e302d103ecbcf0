/* One part of a workbook, by expat. Names come with their namespaces, "urn:… name"; producers
 * differ in prefixes and even in namespaces (Strict and Transitional), so names are compared
 * without. */
#include "table/sheet.h"

#include <expat.h>
#include <string.h>

#include "base/number.h"

typedef struct xml_reader {
    zy_archive *archive;
    const char *part;
    const zy_xml_calls *calls;
    void *object;
    XML_Parser parser;
    size_t depth;
    bool failed; /* and it was said why */
} xml_reader;

static void stop(xml_reader *r)
{
    r->failed = true;
    XML_StopParser(r->parser, XML_FALSE);
}

static const char *local_name(const char *name)
{
    const char *blank = strrchr(name, ' ');

    return blank ? blank + 1 : name;
}

static void on_open(void *data, const XML_Char *name, const XML_Char **attributes)
{
    xml_reader *r = data;

    if (r->failed)
        return;
    if (++r->depth > ZY_LIMIT_XML_DEPTH) {
        zy_archive_fail(r->archive, r->part, "elements are nested too deeply",
                        "要素の入れ子が深すぎます");
        stop(r);
    } else if (r->calls->open &&
               !r->calls->open(r->object, local_name(name), (const char *const *)attributes)) {
        stop(r);
    }
}

static void on_close(void *data, const XML_Char *name)
{
    xml_reader *r = data;

    r->depth--;
    if (!r->failed && r->calls->close && !r->calls->close(r->object, local_name(name)))
        stop(r);
}

static void on_text(void *data, const XML_Char *text, int len)
{
    xml_reader *r = data;

    if (!r->failed && r->calls->text && !r->calls->text(r->object, text, (size_t)len))
        stop(r);
}

/* Entities are declared in a DOCTYPE; no workbook has one. */
static void on_doctype(void *data, const XML_Char *name, const XML_Char *system,
                       const XML_Char *public, int has_subset)
{
    xml_reader *r = data;

    (void)name, (void)system, (void)public, (void)has_subset;
    if (r->failed)
        return;
    zy_archive_fail(r->archive, r->part, "a DOCTYPE is not read", "DOCTYPEは受け付けません");
    stop(r);
}

static bool parse(xml_reader *r, const char *bytes, size_t len, bool last)
{
    if (XML_Parse(r->parser, bytes, (int)len, last) == XML_STATUS_OK)
        return !r->failed;
    if (r->failed)
        return false;
    const char *what = XML_ErrorString(XML_GetErrorCode(r->parser));
    const char *english = zy_arena_format(r->archive->arena, "line %lu is no XML: %s",
                                          XML_GetCurrentLineNumber(r->parser), what);
    const char *japanese = zy_arena_format(r->archive->arena, "%lu行目がXMLではありません（%s）",
                                           XML_GetCurrentLineNumber(r->parser), what);
    r->failed = true;
    return zy_archive_fail(r->archive, r->part, english, japanese);
}

static bool take(void *object, const char *bytes, size_t len)
{
    return parse(object, bytes, len, false);
}

bool zy_xml_read(zy_archive *archive, const char *part, const zy_xml_calls *calls, void *object)
{
    xml_reader r = {.archive = archive, .part = part, .calls = calls, .object = object};

    r.parser = XML_ParserCreateNS(NULL, ' ');
    XML_SetUserData(r.parser, &r);
    XML_SetElementHandler(r.parser, on_open, on_close);
    XML_SetCharacterDataHandler(r.parser, on_text);
    XML_SetStartDoctypeDeclHandler(r.parser, on_doctype);
    bool good = zy_archive_read(archive, part, take, &r) && parse(&r, "", 0, true);
    XML_ParserFree(r.parser);
    return good;
}

/* ---- Attributes ---- */

static bool is_called(const char *whole, const char *name)
{
    const size_t len = strlen(whole), end = strlen(name);

    return len >= end && strcmp(whole + len - end, name) == 0 &&
           (len == end || strchr(" :", whole[len - end - 1]));
}

const char *zy_xml_attribute(const char *const *attributes, const char *name)
{
    for (; *attributes; attributes += 2)
        if (is_called(attributes[0], name))
            return attributes[1];
    return NULL;
}

size_t zy_xml_count(const char *const *attributes, const char *name, size_t most, size_t fallback)
{
    const char *text = zy_xml_attribute(attributes, name);
    size_t count = 0;

    if (!text || *zy_digits_end(text) || !*text)
        return fallback;
    for (; *text && count <= most; text++)
        count = count * 10 + (size_t)(*text - '0');
    return count < most ? count : most;
}

bool zy_xml_flag(const char *const *attributes, const char *name)
{
    const char *text = zy_xml_attribute(attributes, name);

    return text && (strcmp(text, "1") == 0 || strcmp(text, "true") == 0);
}
