/* What a file is: by what the author says, its ending, and its first bytes. A kind of file that is
 * known and not read is named, with a way out. */
#include "table/sheet.h"

#include <string.h>

#include "base/file.h"

static bool has_bytes(const zy_file_bytes *file, size_t at, const char *bytes, size_t len)
{
    return file->len >= at + len && memcmp(file->bytes + at, bytes, len) == 0;
}

/* ---- Foreign kinds ---- */

#define AS_CSV "save it as CSV, for example with DuckDB or pandas"
#define AS_CSV_JA "DuckDBやpandasなどでCSVに書き出してください"
#define UNPACK "unpack it first, or pack it by gzip (.gz) or Zstandard (.zst)"
#define UNPACK_JA "先に展開するか、gzip（.gz）かZstandard（.zst）で圧縮してください"
#define AS_TABLE "a chart is drawn from a table: CSV, JSON, .xlsx or .ods"
#define AS_TABLE_JA "表（CSV、JSON、.xlsx、.ods）を渡してください"
#define AS_SHEET "save it as .xlsx or as CSV"
#define AS_SHEET_JA ".xlsxかCSVで保存してください"

static const zy_foreign parquet = {"a Parquet file", "Parquetファイル", AS_CSV, AS_CSV_JA},
                        feather = {"an Arrow (Feather) file", "Arrow（Feather）ファイル", AS_CSV,
                                   AS_CSV_JA},
                        avro = {"an Avro file", "Avroファイル", AS_CSV, AS_CSV_JA},
                        hdf5 = {"an HDF5 file", "HDF5ファイル", AS_CSV, AS_CSV_JA},
                        png = {"a PNG picture", "PNG画像", AS_TABLE, AS_TABLE_JA},
                        jpeg = {"a JPEG picture", "JPEG画像", AS_TABLE, AS_TABLE_JA},
                        xz = {"a file packed by xz", "xzで圧縮されたファイル", UNPACK, UNPACK_JA},
                        bzip2 = {"a file packed by bzip2", "bzip2で圧縮されたファイル", UNPACK,
                                 UNPACK_JA},
                        seven = {"a 7-Zip archive", "7-Zipのアーカイブ", UNPACK, UNPACK_JA},
                        xml = {"an XML file", "XMLファイル", AS_SHEET, AS_SHEET_JA},
                        excel97 = {"an Excel 97 workbook (.xls)", "Excel 97のブック（.xls）",
                                   AS_SHEET, AS_SHEET_JA};
static const zy_foreign html = {
    "a web page (HTML), not a table", "表ではなくウェブページ（HTML）",
    "open it in a browser: if it shows the table, save that as .xlsx or CSV; a page of login or of "
    "an error means that the file was not downloaded",
    "ブラウザーで開いて、表が見えるなら."
    "xlsxかCSVで保存し、ログインやエラーのページなら取得し直してください"};
static const zy_foreign sqlite = {
    "an SQLite database", "SQLiteのデータベース",
    "write a table of it as CSV: sqlite3 -csv -header FILE 'select * from TABLE' > table.csv",
    "表をCSVに書き出してください: sqlite3 -csv -header FILE 'select * from TABLE' > table.csv"};
static const zy_foreign pdf = {
    "a PDF document", "PDF文書",
    "take the table out of it as CSV, for example with Tabula or pdftotext -layout",
    "Tabulaやpdftotext -layoutなどで表をCSVに取り出してください"};
static const zy_foreign locked = {"a workbook with a password", "パスワード付きのブック",
                                  "save it without a password", "パスワードなしで保存してください"};

bool zy_foreign_fail(zy_diags *diags, const zy_foreign *foreign, const char *name, zy_span asked)
{
    zy_fail(diags, "foreign-table", asked, ZY_SAY(diags, foreign->hint, foreign->japanese_hint),
            ZY_SAY(diags, "%s: this is %s", "%s: これは%sです"), name,
            ZY_SAY(diags, foreign->english, foreign->japanese));
    zy_diag_fault(diags, ZY_FAULT_DATA);
    return false;
}

bool zy_foreign_locked(zy_diags *diags, const char *name, zy_span asked)
{
    return zy_foreign_fail(diags, &locked, name, asked);
}

/* First bytes, and last ones too where the first could be words. */
static const struct signature {
    const char *first;
    size_t len;
    const char *last;
    const zy_foreign *foreign;
} signatures[] = {
    {"PAR1", 4, "PAR1", &parquet},
    {"ARROW1\0\0", 8, "", &feather},
    {"FEA1", 4, "FEA1", &feather},
    {"Obj\x01", 4, "", &avro},
    {"\x89HDF\r\n\x1A\n", 8, "", &hdf5},
    {"SQLite format 3", 16, "", &sqlite},
    {"%PDF-", 5, "", &pdf},
    {"\x89PNG\r\n\x1A\n", 8, "", &png},
    {"\xFF\xD8\xFF", 3, "", &jpeg},
    {"\xFD\x37zXZ", 6, "", &xz},
    {"BZh91AY&SY", 10, "", &bzip2},
    {"7z\xBC\xAF\x27\x1C", 6, "", &seven},
};

static const zy_foreign *find_signature(const zy_file_bytes *file)
{
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++) {
        const struct signature *s = &signatures[i];
        const size_t last = strlen(s->last);
        if (has_bytes(file, 0, s->first, s->len) && file->len >= s->len + last &&
            has_bytes(file, file->len - last, s->last, last))
            return s->foreign;
    }
    return NULL;
}

/* Microsoft's compound file: Excel 97, or what holds a workbook with a password, in an entry of
 * that name (MS-OFFCRYPTO 2.3.4.4). */
static const zy_foreign *find_compound(const zy_file_bytes *file)
{
    static const char encrypted[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
    const char *at = file->bytes, *end = file->bytes + file->len;

    if (!has_bytes(file, 0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8))
        return NULL;
    while ((at = memchr(at, 'E', (size_t)(end - at)))) {
        if (has_bytes(file, (size_t)(at - file->bytes), encrypted, sizeof encrypted - 1))
            return &locked;
        at++;
    }
    return &excel97;
}

/* ---- Text ---- */

static size_t skip_blanks(const zy_file_bytes *file, size_t at)
{
    while (at < file->len && g_ascii_isspace(file->bytes[at]))
        at++;
    return at;
}

/* The first byte that is neither of a byte order mark nor blank. */
static size_t first_byte(const zy_file_bytes *file)
{
    return skip_blanks(file, has_bytes(file, 0, "\xEF\xBB\xBF", 3) ? 3 : 0);
}

static bool has_word(const zy_file_bytes *file, size_t at, const char *word)
{
    const size_t len = strlen(word);

    return file->len >= at + len && g_ascii_strncasecmp(file->bytes + at, word, len) == 0;
}

static const zy_foreign *find_markup(const zy_file_bytes *file)
{
    size_t at = first_byte(file);

    if (has_word(file, at, "<!doctype html") || has_word(file, at, "<html"))
        return &html;
    if (!has_word(file, at, "<?xml"))
        return NULL;
    while (at < file->len && file->bytes[at] != '>')
        at++;
    at = skip_blanks(file, at < file->len ? at + 1 : at);
    return has_word(file, at, "<!doctype html") || has_word(file, at, "<html") ? &html : &xml;
}

/* The end of the object of JSON that begins at `at` and closes on the same line; 0: it does not. */
static size_t object_end(const zy_file_bytes *file, size_t at)
{
    size_t depth = 0;
    bool in_text = false;

    for (; at < file->len && file->bytes[at] != '\n'; at++) {
        const char c = file->bytes[at];
        if (in_text && c == '\\')
            at++;
        else if (c == '"')
            in_text = !in_text;
        else if (!in_text && (c == '{' || c == '['))
            depth++;
        else if (!in_text && (c == '}' || c == ']') && --depth == 0)
            return at + 1;
    }
    return 0;
}

/* An object that is all of a line, and so is the next one. */
static bool are_lines(const zy_file_bytes *file)
{
    size_t at = first_byte(file);

    for (int line = 0; line < 2; line++) {
        const size_t end = at < file->len && file->bytes[at] == '{' ? object_end(file, at) : 0;
        if (!end)
            return false;
        at = skip_blanks(file, end);
        if (at < file->len && !memchr(file->bytes + end, '\n', at - end))
            return false;
    }
    return true;
}

static bool is_one_of(char c, const char *bytes)
{
    return c != '\0' && strchr(bytes, c) != NULL;
}

/* A header of a CSV does not begin like this. */
static bool is_json(const zy_file_bytes *file)
{
    const size_t at = first_byte(file), next = skip_blanks(file, at + 1);

    if (next >= file->len)
        return false;
    return file->bytes[at] == '{'   ? is_one_of(file->bytes[next], "\"}")
           : file->bytes[at] == '[' ? is_one_of(file->bytes[next], "{[\"]-0123456789tfn")
                                    : false;
}

static bool has_ending(const char *name, const char *ending)
{
    static const char *const packed[] = {"", ".gz", ".zst"};
    char whole[16];

    for (size_t i = 0; i < sizeof packed / sizeof *packed; i++) {
        g_snprintf(whole, sizeof whole, "%s%s", ending, packed[i]);
        if (zy_path_has_ending(name, whole))
            return true;
    }
    return false;
}

static zy_table_form form_of_text(const zy_file_bytes *file, const char *type)
{
    const char *name = file->name;

    if (type && (strcmp(type, "ndjson") == 0 || strcmp(type, "jsonl") == 0))
        return ZY_FORM_LINES;
    if (type)
        return strcmp(type, "json") == 0 ? ZY_FORM_JSON : ZY_FORM_CSV;
    if (has_ending(name, ".ndjson") || has_ending(name, ".jsonl") || are_lines(file))
        return ZY_FORM_LINES;
    if (has_ending(name, ".json"))
        return ZY_FORM_JSON;
    if (has_ending(name, ".csv") || has_ending(name, ".tsv"))
        return ZY_FORM_CSV;
    return is_json(file) ? ZY_FORM_JSON : ZY_FORM_CSV;
}

bool zy_table_form_find(zy_diags *diags, zy_file_bytes file, const char *type, zy_span asked,
                        zy_table_form *form)
{
    file.bytes = file.bytes ? file.bytes : "";
    const zy_foreign *foreign = find_signature(&file);

    foreign = foreign ? foreign : find_compound(&file);
    foreign = foreign ? foreign : find_markup(&file);
    if (foreign)
        return zy_foreign_fail(diags, foreign, file.name, asked);
    const bool is_zip =
        has_bytes(&file, 0, "PK\x03\x04", 4) || has_bytes(&file, 0, "PK\x05\x06", 4);
    *form = is_zip ? ZY_FORM_SHEET : form_of_text(&file, type);
    return true;
}
