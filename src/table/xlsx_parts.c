/* The parts around the sheets of an .xlsx: which part is which, names of sheets, shared texts, and
 * how each style shows a number. What lies outside of the file is never looked at. */
#include "table/sheet.h"

#include <string.h>

/* More than those are no workbook's, and would be searched long. */
enum { MOST_RELATIONS = 4 * ZY_MOST_SHEETS, MOST_FORMATS = 4096 };

typedef struct relation {
    const char *id, *type, *part;
} relation;

typedef struct format {
    size_t id;
    unsigned look;
} format;

/* ---- Relations: ECMA-376 Part 2 §6.5 ---- */

typedef struct relation_reader {
    zy_arena *arena;
    const char *folder; /* of the part whose relations they are, "" or "xl/" */
    GArray *relations;
} relation_reader;

/* "../x" from "xl/" is "x"; "/x" is "x" from anywhere. */
static const char *part_of(zy_arena *arena, const char *folder, const char *target)
{
    size_t len = strlen(folder);

    if (target[0] == '/')
        return zy_arena_text(arena, target + 1, strlen(target) - 1);
    while (strncmp(target, "../", 3) == 0) {
        target += 3;
        len -= len > 0;
        while (len > 0 && folder[len - 1] != '/')
            len--;
    }
    if (strncmp(target, "./", 2) == 0)
        target += 2;
    return zy_arena_format(arena, "%.*s%s", (int)len, folder, target);
}

static bool open_relation(void *object, const char *name, const char *const *attributes)
{
    relation_reader *r = object;
    const char *id = zy_xml_attribute(attributes, "Id"),
               *type = zy_xml_attribute(attributes, "Type"),
               *target = zy_xml_attribute(attributes, "Target"),
               *mode = zy_xml_attribute(attributes, "TargetMode");

    if (strcmp(name, "Relationship") != 0 || !id || !type || !target ||
        (mode && strcmp(mode, "External") == 0) || r->relations->len >= MOST_RELATIONS)
        return true;
    const relation one = {zy_arena_text(r->arena, id, strlen(id)),
                          zy_arena_text(r->arena, type, strlen(type)),
                          part_of(r->arena, r->folder, target)};
    g_array_append_val(r->relations, one);
    return true;
}

/* Of the package for "", else of the part. */
static bool read_relations(zy_archive *archive, const char *part, GArray *relations)
{
    static const zy_xml_calls calls = {.open = open_relation};
    const char *slash = strrchr(part, '/'), *name = slash ? slash + 1 : part;
    const int len = (int)(name - part);
    relation_reader r = {archive->arena, zy_arena_text(archive->arena, part, (size_t)len),
                         relations};

    return zy_xml_read(
        archive, zy_arena_format(archive->arena, "%.*s_rels/%s.rels", len, part, name), &calls, &r);
}

/* Transitional and Strict have the same words at the end of different addresses. */
static bool is_type(const relation *one, const char *type)
{
    return g_str_has_suffix(one->type, type);
}

static const char *find_type(const GArray *relations, const char *type)
{
    for (guint i = 0; i < relations->len; i++)
        if (is_type(&g_array_index(relations, relation, i), type))
            return g_array_index(relations, relation, i).part;
    return NULL;
}

const char *zy_xlsx_workbook(zy_archive *archive)
{
    static const char usual[] = "xl/workbook.xml";
    const char *part = NULL;

    if (zy_archive_has(archive, "_rels/.rels")) {
        GArray *relations = g_array_new(FALSE, FALSE, sizeof(relation));
        if (read_relations(archive, "", relations))
            part = find_type(relations, "/officeDocument");
        g_array_free(relations, TRUE);
        return part && strstr(part, "workbook") && g_str_has_suffix(part, ".xml") &&
                       zy_archive_has(archive, part)
                   ? part
                   : NULL;
    }
    return zy_archive_has(archive, usual) ? usual : NULL;
}

/* ---- The workbook: §18.2 ---- */

static const char *part_of_sheet(const zy_xlsx *x, const char *id)
{
    for (guint i = 0; id && i < x->relations->len; i++) {
        const relation *one = &g_array_index(x->relations, relation, i);
        if (strcmp(one->id, id) == 0)
            return is_type(one, "/worksheet") ? one->part : NULL;
    }
    return NULL;
}

static bool open_workbook(void *object, const char *name, const char *const *attributes)
{
    zy_xlsx *x = object;
    const char *called = zy_xml_attribute(attributes, "name"),
               *state = zy_xml_attribute(attributes, "state");

    if (strcmp(name, "workbookPr") == 0)
        x->from_1904 = zy_xml_flag(attributes, "date1904");
    if (strcmp(name, "sheet") != 0 || !called || x->sheets->len >= ZY_MOST_SHEETS)
        return true;
    const zy_sheet_name sheet = {.name = zy_arena_text(x->archive->arena, called, strlen(called)),
                                 .hidden = state && strcmp(state, "visible") != 0,
                                 .part = part_of_sheet(x, zy_xml_attribute(attributes, "id"))};
    g_array_append_val(x->sheets, sheet);
    return true;
}

/* ---- Shared texts: §18.4.8 ---- */

/* A text, or runs of it; how it is read aloud (rPh) is no part of it. */
typedef struct string_reader {
    zy_xlsx *xlsx;
    GString *text;
    bool in_text, aloud;
} string_reader;

static bool open_string(void *object, const char *name, const char *const *attributes)
{
    string_reader *r = object;

    (void)attributes;
    if (strcmp(name, "si") == 0)
        g_string_truncate(r->text, 0);
    else if (strcmp(name, "rPh") == 0)
        r->aloud = true;
    else if (strcmp(name, "t") == 0)
        r->in_text = !r->aloud;
    return true;
}

static bool close_string(void *object, const char *name)
{
    string_reader *r = object;
    zy_xlsx *x = r->xlsx;

    if (strcmp(name, "rPh") == 0) {
        r->aloud = false;
    } else if (strcmp(name, "t") == 0) {
        r->in_text = false;
    } else if (strcmp(name, "si") == 0) {
        if (x->strings->len >= ZY_LIMIT_SHEET_CELLS)
            return zy_table_limit(x->archive->diags, x->archive->asked,
                                  ZY_SAY(x->archive->diags,
                                         "%s: the workbook has more than %d texts",
                                         "%s: ブックの文字列が%d個を超えます"),
                                  x->archive->file.name, ZY_LIMIT_SHEET_CELLS) != NULL;
        const char *text = zy_xlsx_text(x->archive->arena, r->text);
        g_ptr_array_add(x->strings, (gpointer)(uintptr_t)text);
    }
    return true;
}

static bool text_string(void *object, const char *text, size_t len)
{
    string_reader *r = object;

    return !r->in_text || zy_sheet_append(r->xlsx->archive, r->text, text, len);
}

static bool read_strings(zy_xlsx *x, const char *part)
{
    static const zy_xml_calls calls = {open_string, close_string, text_string};
    string_reader r = {.xlsx = x, .text = g_string_new(NULL)};
    bool good = zy_xml_read(x->archive, part, &calls, &r);

    g_string_free(r.text, TRUE);
    return good;
}

/* The character of "_x3042_" at `at`, or -1. */
static int escaped(const char *at)
{
    int unit = 0;

    if (at[0] != '_' || at[1] != 'x')
        return -1;
    for (int i = 2; i < 6; i++) {
        const int digit = g_ascii_xdigit_value(at[i]);
        if (digit < 0)
            return -1;
        unit = unit * 16 + digit;
    }
    return at[6] == '_' ? unit : -1;
}

const char *zy_xlsx_text(zy_arena *arena, const GString *text)
{
    const char *at = strstr(text->str, "_x");

    if (text->len == 0)
        return "";
    if (!at)
        return zy_arena_text(arena, text->str, text->len);
    GString *out = g_string_new(NULL);
    for (at = text->str; *at;) {
        const int unit = escaped(at);
        if (unit < 0)
            g_string_append_c(out, *at);
        else if (unit == '\r' || unit == '\n' || unit == '\t')
            g_string_append_c(out, ' ');
        else if (unit >= 0x20 && (unit < 0xD800 || unit > 0xDFFF))
            g_string_append_unichar(out, (gunichar)unit);
        at += unit < 0 ? 1 : 7;
    }
    const char *kept = zy_arena_text(arena, out->str, out->len);
    g_string_free(out, TRUE);
    return kept;
}

/* ---- Styles: §18.8 ---- */

typedef struct style_reader {
    zy_xlsx *xlsx;
    bool of_cells; /* in cellXfs, which cells count, not in cellStyleXfs */
} style_reader;

static unsigned look_of_id(const zy_xlsx *x, size_t id)
{
    for (guint i = 0; i < x->formats->len; i++)
        if (g_array_index(x->formats, format, i).id == id)
            return g_array_index(x->formats, format, i).look;
    return zy_sheet_look_of_id(id);
}

static bool open_style(void *object, const char *name, const char *const *attributes)
{
    style_reader *r = object;
    const size_t id = zy_xml_count(attributes, "numFmtId", G_MAXUINT16, 0);
    const char *code = zy_xml_attribute(attributes, "formatCode");

    if (strcmp(name, "cellXfs") == 0) {
        r->of_cells = true;
    } else if (strcmp(name, "numFmt") == 0 && code && r->xlsx->formats->len < MOST_FORMATS) {
        const format one = {id, zy_sheet_look_of(code)};
        g_array_append_val(r->xlsx->formats, one);
    } else if (strcmp(name, "xf") == 0 && r->of_cells && r->xlsx->looks->len < G_MAXUINT16) {
        const unsigned look = look_of_id(r->xlsx, id);
        g_array_append_val(r->xlsx->looks, look);
    }
    return true;
}

static bool close_style(void *object, const char *name)
{
    style_reader *r = object;

    if (strcmp(name, "cellXfs") == 0)
        r->of_cells = false;
    return true;
}

static bool read_styles(zy_xlsx *x, const char *part)
{
    static const zy_xml_calls calls = {.open = open_style, .close = close_style};
    style_reader r = {.xlsx = x};

    return zy_xml_read(x->archive, part, &calls, &r);
}

/* ---- All ---- */

bool zy_xlsx_begin(zy_xlsx *x, zy_archive *archive, const char *workbook)
{
    static const zy_xml_calls calls = {.open = open_workbook};

    *x = (zy_xlsx){.archive = archive,
                   .workbook = workbook,
                   .relations = g_array_new(FALSE, FALSE, sizeof(relation)),
                   .sheets = g_array_new(FALSE, FALSE, sizeof(zy_sheet_name)),
                   .strings = g_ptr_array_new(),
                   .formats = g_array_new(FALSE, FALSE, sizeof(format)),
                   .looks = g_array_new(FALSE, FALSE, sizeof(unsigned))};
    if (!read_relations(archive, workbook, x->relations) ||
        !zy_xml_read(archive, workbook, &calls, x))
        return false;
    const char *strings = find_type(x->relations, "/sharedStrings"),
               *styles = find_type(x->relations, "/styles");
    return (!strings || read_strings(x, strings)) && (!styles || read_styles(x, styles));
}

void zy_xlsx_end(zy_xlsx *x)
{
    g_array_free(x->relations, TRUE);
    g_array_free(x->sheets, TRUE);
    g_ptr_array_free(x->strings, TRUE);
    g_array_free(x->formats, TRUE);
    g_array_free(x->looks, TRUE);
}
