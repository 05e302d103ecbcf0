/* What .xlsx and .ods share: the zip is looked into, a sheet is chosen. */
#include "table/sheet.h"

#include <math.h>
#include <string.h>

/* ---- The sheet ---- */

static const zy_sheet_name *sheet_at(const GArray *sheets, size_t i)
{
    return &g_array_index(sheets, zy_sheet_name, i);
}

static const char *name_list(const zy_archive *archive, const GArray *sheets)
{
    const char *list = "";

    for (guint i = 0; i < sheets->len && i < 20; i++)
        list = zy_arena_format(archive->arena, "%s%s%s", list, i ? ", " : "",
                               sheet_at(sheets, i)->name);
    return sheets->len > 20 ? zy_arena_format(archive->arena, "%s, …", list) : list;
}

static size_t fail_unknown(const zy_archive *archive, const GArray *sheets, const zy_value *sheet,
                           const char *asked)
{
    const char **names = ZY_NEW_ARRAY(archive->arena, const char *, sheets->len + 1);
    zy_diags *diags = archive->diags;

    for (guint i = 0; i < sheets->len; i++)
        names[i] = sheet_at(sheets, i)->name;
    const char *hint = zy_hint_nearest(diags, asked, names);
    if (!hint)
        hint = zy_arena_format(diags->arena, ZY_SAY(diags, "its sheets: %s", "シート: %s"),
                               name_list(archive, sheets));
    zy_fail(diags, "unknown-sheet", sheet ? sheet->span : archive->asked, hint,
            ZY_SAY(diags, "%s has no sheet \"%s\"", "%s に「%s」というシートはありません"),
            archive->file.name, asked);
    return SIZE_MAX;
}

static size_t first_shown(const zy_archive *archive, const GArray *sheets)
{
    size_t any = SIZE_MAX;

    for (size_t i = sheets->len; i-- > 0;) {
        const zy_sheet_name *sheet = sheet_at(sheets, i);
        if (sheet->part && (!sheet->hidden || any == SIZE_MAX || sheet_at(sheets, any)->hidden))
            any = i;
    }
    if (any == SIZE_MAX)
        zy_archive_fail(archive, "sheets", "the workbook has no sheet with cells",
                        "セルのあるシートがありません");
    return any;
}

size_t zy_sheet_choose(const zy_archive *archive, const GArray *sheets, const zy_value *sheet)
{
    const bool is_number = sheet && sheet->kind == ZY_VALUE_NUMBER;
    const char *name = zy_value_text(sheet, "");

    if (!sheet || sheet->kind == ZY_VALUE_NULL)
        return first_shown(archive, sheets);
    /* A sheet may be called 2024. */
    if (is_number)
        name = zy_arena_format(archive->arena, "%.15g", sheet->number);
    for (size_t i = 0; i < sheets->len; i++)
        if (strcmp(sheet_at(sheets, i)->name, name) == 0 && sheet_at(sheets, i)->part)
            return i;
    if (is_number && sheet->number >= 1 && sheet->number <= sheets->len &&
        sheet->number == floor(sheet->number) && sheet_at(sheets, (size_t)sheet->number - 1)->part)
        return (size_t)sheet->number - 1;
    return fail_unknown(archive, sheets, sheet, name);
}

bool zy_sheet_fail_formula(const zy_archive *archive, const char *sheet, const char *cell,
                           size_t count)
{
    zy_diags *diags = archive->diags;

    zy_fail(diags, "formula-without-value", archive->asked,
            ZY_SAY(diags,
                   "open the workbook in its program and save it, so that the values are kept",
                   "表計算ソフトで開いて保存すると、計算した値が残ります"),
            ZY_SAY(diags, "%s: the formula in %s!%s has no value (cells of this kind: %zu)",
                   "%s: %s!%s の数式に計算した値がありません（そのようなセルは%zu個）"),
            archive->file.name, sheet, cell, count);
    zy_diag_fault(diags, ZY_FAULT_DATA);
    return false;
}

bool zy_sheet_append(const zy_archive *archive, GString *to, const char *text, size_t len)
{
    g_string_append_len(to, text, (gssize)len);
    if (to->len <= ZY_LIMIT_FIELD)
        return true;
    zy_table_limit(
        archive->diags, archive->asked,
        ZY_SAY(archive->diags, "a cell has more than %d bytes", "セルが%dバイトを超えます"),
        ZY_LIMIT_FIELD);
    return false;
}

/* ---- What is in the zip ---- */

static const zy_foreign
    binary_workbook = {"a binary workbook (.xlsb)", "バイナリ形式のブック（.xlsb）",
                       "save it as .xlsx or as CSV", ".xlsxかCSVで保存してください"},
    word = {"a document of a word processor", "ワープロの文書",
            "copy the table into a sheet and save it as .xlsx, .ods or CSV",
            "表をシートに貼り付けて、.xlsx、.ods、CSVのどれかで保存してください"},
    slides = {"a presentation", "プレゼンテーション",
              "copy the table into a sheet and save it as .xlsx, .ods or CSV",
              "表をシートに貼り付けて、.xlsx、.ods、CSVのどれかで保存してください"},
    numbers = {"a document of Apple's programs", "Appleのアプリの書類",
               "export it as .xlsx or as CSV", ".xlsxかCSVに書き出してください"},
    document = {"an OpenDocument file, but no sheet", "表計算ではないOpenDocumentファイル",
                "save its table as .ods or as CSV", "表を.odsかCSVで保存してください"},
    archive_of_files = {"a zip archive that is no workbook", "ブックではないzipアーカイブ",
                        "unpack it and name the file with the table",
                        "展開して、表のファイルを指定してください"};

static const struct {
    const char *entry;
    const zy_foreign *foreign;
} foreign_entries[] = {
    {"xl/workbook.bin", &binary_workbook},     {"word/document.xml", &word},
    {"ppt/presentation.xml", &slides},         {"Index/Document.iwa", &numbers},
    {"Index/CalculationEngine.iwa", &numbers},
};

static bool fail_foreign(zy_archive *archive)
{
    const zy_foreign *foreign = &archive_of_files;

    for (size_t i = 0; i < sizeof foreign_entries / sizeof *foreign_entries; i++)
        if (zy_archive_has(archive, foreign_entries[i].entry))
            foreign = foreign_entries[i].foreign;
    return zy_foreign_fail(archive->diags, foreign, archive->file.name, archive->asked);
}

static bool take_start(void *object, const char *bytes, size_t len)
{
    GString *start = object;

    if (start->len < 200)
        g_string_append_len(start, bytes, (gssize)(len < 200 ? len : 200));
    return true;
}

/* OpenDocument 1.3 Part 2 §3.3: the first entry says what the file is. */
static bool is_spreadsheet(zy_archive *archive)
{
    GString *type = g_string_new(NULL);
    bool good = true;

    if (zy_archive_has(archive, "mimetype"))
        good = zy_archive_read(archive, "mimetype", take_start, type) &&
               (strstr(type->str, "spreadsheet") ||
                zy_foreign_fail(archive->diags, &document, archive->file.name, archive->asked));
    g_string_free(type, TRUE);
    return good;
}

static bool find_encryption(void *object, const char *name, const char *const *attributes)
{
    const zy_archive *archive = object;

    (void)attributes;
    return strcmp(name, "encryption-data") != 0 ||
           zy_foreign_locked(archive->diags, archive->file.name, archive->asked);
}

/* OpenDocument 1.3 Part 2 §4.8: which entries need a password. */
static bool is_open(zy_archive *archive)
{
    static const zy_xml_calls calls = {.open = find_encryption};

    return !zy_archive_has(archive, "META-INF/manifest.xml") ||
           zy_xml_read(archive, "META-INF/manifest.xml", &calls, archive);
}

static zy_source *read_archive(zy_archive *archive, const zy_value *sheet)
{
    const size_t errors = archive->diags->errors;

    if (!zy_archive_open(archive))
        return NULL;
    const char *workbook = zy_xlsx_workbook(archive);
    if (workbook)
        return zy_xlsx_read(archive, workbook, sheet);
    if (archive->diags->errors > errors)
        return NULL;
    if (zy_archive_has(archive, "content.xml"))
        return is_spreadsheet(archive) && is_open(archive) ? zy_ods_read(archive, sheet) : NULL;
    if (zy_archive_has(archive, "encrypted-package")) {
        zy_foreign_locked(archive->diags, archive->file.name, archive->asked);
        return NULL;
    }
    fail_foreign(archive);
    return NULL;
}

zy_source *zy_sheet_read(zy_arena *arena, zy_diags *diags, zy_file_bytes file,
                         const zy_value *sheet, zy_span asked)
{
    zy_archive archive = {.arena = arena, .diags = diags, .file = file, .asked = asked};
    zy_source *source = read_archive(&archive, sheet);

    zy_archive_close(&archive);
    return source;
}
