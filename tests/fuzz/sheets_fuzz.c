/* Any bytes as a table that is not plain text: packed, a workbook, JSON by the line. What comes out
 * is good text, and that of a sheet is a CSV that can be read. Bytes that begin as XML are put into
 * workbooks, where check sums would else keep changed ones out. */
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "out/zip.h"
#include "table/sheet.h"

static void must(bool good)
{
    if (!good)
        abort();
}

static void check_sheet(zy_arena *arena, zy_diags *diags, zy_file_bytes file)
{
    const zy_csv_options options = {.delimiter = ','};
    const size_t errors = diags->errors;
    const zy_source *source = zy_sheet_read(arena, diags, file, NULL, (zy_span){0});

    must(source || diags->errors > errors);
    if (!source)
        return;
    must(g_utf8_validate(source->text, (gssize)source->len, NULL));
    must(!strpbrk(source->text, "\r\t"));
    zy_csv_read(arena, diags, source, &options);
    /* Quotes and widths are ours: what may be wrong is what the cells say. */
    for (const zy_diag *diag = diags->first; diag; diag = diag->next)
        must(strcmp(diag->code, "bad-quote") != 0 && strcmp(diag->code, "unclosed-quote") != 0 &&
             strcmp(diag->code, "ragged-row") != 0);
}

/* As the sheet, the texts and the styles of an .xlsx. */
static void check_xlsx(zy_arena *arena, zy_diags *diags, const char *xml, size_t len)
{
#define RELATION(id, type) "<Relationship Id='" id "' Type='x/" type "' Target='" type ".xml'/>"
    static const char workbook[] = "<w xmlns:r='r'><sheet name='a' r:id='1'/></w>",
                      relations[] = "<r>" RELATION("1", "worksheet") RELATION("2", "styles")
                          RELATION("3", "sharedStrings") "</r>";
    static const char *const parts[] = {"xl/worksheet.xml", "xl/styles.xml",
                                        "xl/sharedStrings.xml"};
    GString *out = g_string_new(NULL);
    zy_zip *zip = zy_zip_new(out);

    zy_zip_add(zip, "xl/workbook.xml", workbook, sizeof workbook - 1, true);
    zy_zip_add(zip, "xl/_rels/workbook.xml.rels", relations, sizeof relations - 1, true);
    for (size_t i = 0; i < 3; i++)
        zy_zip_add(zip, parts[i], xml, len, true);
    must(zy_zip_close(zip));
    check_sheet(arena, diags, (zy_file_bytes){"in.xlsx", out->str, out->len});
    g_string_free(out, TRUE);
}

static void check_ods(zy_arena *arena, zy_diags *diags, const char *xml, size_t len)
{
    GString *out = g_string_new(NULL);
    zy_zip *zip = zy_zip_new(out);

    zy_zip_add(zip, "content.xml", xml, len, true);
    must(zy_zip_close(zip));
    check_sheet(arena, diags, (zy_file_bytes){"in.ods", out->str, out->len});
    g_string_free(out, TRUE);
}

static void check_lines(zy_arena *arena, zy_diags *diags, zy_file_bytes file)
{
    const zy_source *source = zy_source_decode(arena, diags, file, NULL, (zy_span){0});
    const zy_table *table = source ? zy_json_lines_read(arena, diags, source) : NULL;

    must(table || diags->errors);
    for (size_t row = 0; table && row < table->row_count; row++)
        must(table->row_at[row] < source->len);
}

static void check_look(const uint8_t *bytes, size_t len)
{
    char format[33] = "", text[ZY_SHEET_TEXT];
    double number = 0;

    memcpy(format, bytes, len < 32 ? len : 32);
    memcpy(&number, bytes, len < sizeof number ? len : sizeof number);
    zy_sheet_look_text(number, zy_sheet_look_of(format), len & 1, text);
    must(*text && strlen(text) < ZY_SHEET_TEXT);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    enum { MOST = 1 << 20 };
    zy_arena *arena = zy_arena_new();
    zy_diags diags = fuzz_diags(arena);
    zy_file_bytes file = {"in", (const char *)bytes, len};
    zy_table_form form;

    check_look(bytes, len);
    if (len > 0 && bytes[0] == '<') {
        check_xlsx(arena, &diags, file.bytes, len);
        check_ods(arena, &diags, file.bytes, len);
    }
    if (zy_table_unpack(arena, &diags, &file, MOST, (zy_span){0}) &&
        zy_table_form_find(&diags, file, NULL, (zy_span){0}, &form)) {
        must(file.len <= MOST || file.bytes == (const char *)bytes);
        if (form == ZY_FORM_SHEET)
            check_sheet(arena, &diags, file);
        else if (form == ZY_FORM_LINES)
            check_lines(arena, &diags, file);
    } else {
        must(diags.errors > 0);
    }
    fuzz_print(&diags);
    zy_arena_free(arena);
    return 0;
}
