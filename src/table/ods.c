/* A sheet of an .ods: OpenDocument 1.3 Part 3 §9. All sheets are in one part, content.xml, which is
 * read twice: for their names, and for the cells of one. */
#include "table/sheet.h"

#include <math.h>
#include <string.h>

#include "base/lookup.h"
#include "base/number.h"

enum { MOST_ROWS = 1048576, MOST_COLUMNS = 16384 };
static const char content[] = "content.xml", styles[] = "styles.xml";

static const char *keep(zy_archive *archive, const char *text)
{
    return zy_arena_text(archive->arena, text, strlen(text));
}

/* ---- Names of the sheets, and which formats show a date without its day ---- */

typedef struct name_reader {
    zy_archive *archive;
    GArray *sheets;     /* zy_sheet_name */
    GHashTable *hidden; /* names of styles that hide a sheet */
    GHashTable *looks;  /* format's name, then style's -> its look */
    const char *style;  /* the one that is read */
    const char *format; /* the same of a date's format */
    unsigned look;
    size_t tables; /* that are open: one may lie in a cell */
    bool in_content;
} name_reader;

static void open_style(name_reader *r, const char *const *attributes)
{
    const char *name = zy_xml_attribute(attributes, "style:1.0 name"),
               *format = zy_xml_attribute(attributes, "data-style-name");

    r->style = name ? keep(r->archive, name) : NULL;
    if (name && format && g_hash_table_contains(r->looks, format))
        zy_lookup_put(r->looks, r->style, g_hash_table_lookup(r->looks, format));
}

static unsigned look_of_part(const char *name)
{
    static const struct {
        const char *name;
        unsigned look;
    } parts[] = {
        {"year", ZY_SHOWS_YEAR},    {"era", ZY_SHOWS_YEAR},        {"month", ZY_SHOWS_MONTH},
        {"day", ZY_SHOWS_DAY},      {"day-of-week", ZY_SHOWS_DAY}, {"hours", ZY_SHOWS_TIME},
        {"minutes", ZY_SHOWS_TIME}, {"seconds", ZY_SHOWS_TIME},
    };

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (strcmp(name, parts[i].name) == 0)
            return parts[i].look;
    return 0;
}

static bool open_name(void *object, const char *name, const char *const *attributes)
{
    name_reader *r = object;
    const char *called = zy_xml_attribute(attributes, "table:1.0 name"),
               *style = zy_xml_attribute(attributes, "style-name"),
               *display = zy_xml_attribute(attributes, "table:1.0 display");

    if (strcmp(name, "style") == 0) {
        open_style(r, attributes);
    } else if (strcmp(name, "table-properties") == 0) {
        if (r->style && display && strcmp(display, "false") == 0)
            zy_lookup_add(r->hidden, r->style);
    } else if (strcmp(name, "date-style") == 0) {
        const char *format = zy_xml_attribute(attributes, "style:1.0 name");
        r->format = format ? keep(r->archive, format) : NULL;
        r->look = 0;
    } else if (strcmp(name, "table") == 0) {
        if (r->tables++ || !called || !r->in_content || r->sheets->len >= ZY_MOST_SHEETS)
            return true;
        const zy_sheet_name sheet = {.name = keep(r->archive, called),
                                     .hidden = style && g_hash_table_contains(r->hidden, style),
                                     .part = content};
        g_array_append_val(r->sheets, sheet);
    } else if (r->format) {
        r->look |= look_of_part(name);
    }
    return true;
}

static bool close_name(void *object, const char *name)
{
    name_reader *r = object;

    if (strcmp(name, "table") == 0) {
        r->tables--;
    } else if (strcmp(name, "date-style") == 0 && r->format) {
        zy_lookup_put(r->looks, r->format, GUINT_TO_POINTER(r->look));
        r->format = NULL;
    }
    return true;
}

static bool read_names(name_reader *r)
{
    static const zy_xml_calls calls = {.open = open_name, .close = close_name};

    /* Formats that came from elsewhere stand among the common styles. */
    if (zy_archive_has(r->archive, styles) && !zy_xml_read(r->archive, styles, &calls, r))
        return false;
    r->in_content = true;
    return zy_xml_read(r->archive, content, &calls, r);
}

/* ---- Values ---- */

/* "PT10H30M05.5S" (XML Schema's duration) as "10:30:05". */
static const char *time_text(zy_archive *archive, const char *value)
{
    static const char letters[] = "DHMS";
    static const int seconds[] = {86400, 3600, 60, 1};
    const char *at = value + (*value == '-');
    double all = 0;

    if (*at != 'P')
        return keep(archive, value);
    for (at++; *at;) {
        char *end;
        if (*at == 'T') {
            at++;
            continue;
        }
        const double number = g_ascii_strtod(at, &end);
        const char *letter = *end ? strchr(letters, *end) : NULL;
        if (end == at || !letter || !(number >= 0 && number < 1e9))
            return keep(archive, value);
        all += number * seconds[letter - letters];
        at = end + 1;
    }
    const long long whole = (long long)round(all);
    return zy_arena_format(archive->arena, "%s%02lld:%02lld:%02lld", *value == '-' ? "-" : "",
                           whole / 3600, whole / 60 % 60, whole % 60);
}

/* ISO 8601 already, cut to what is shown; `look` 0: not known. */
static const char *date_text(zy_archive *archive, const char *value, unsigned look)
{
    enum { YEAR = 4, MONTH = 7, DAY = 10, MINUTE = 16, SECOND = 19 };
    const size_t whole = strlen(value);
    size_t len = whole < SECOND ? whole : SECOND;

    if (whole < DAY || value[YEAR] != '-' || value[MONTH] != '-')
        return keep(archive, value);
    if (look && !(look & (ZY_SHOWS_DAY | ZY_SHOWS_TIME)))
        len = look & ZY_SHOWS_MONTH ? MONTH : YEAR;
    else if (len < SECOND || (look && !(look & ZY_SHOWS_TIME)))
        len = DAY;
    else if (!look && strncmp(value + DAY, "T00:00:00", 9) == 0)
        len = DAY;
    else if (strncmp(value + MINUTE, ":00", 3) == 0)
        len = MINUTE;
    return zy_arena_text(archive->arena, value, len);
}

static const char *number_text(zy_archive *archive, const char *value, unsigned look)
{
    char text[ZY_SHEET_TEXT];
    double number;

    if (!zy_number_read(value, strlen(value), &number))
        return keep(archive, value);
    zy_sheet_look_text(number, look, false, text);
    return keep(archive, text);
}

/* The value that the attributes of a cell give (§19.385); NULL: its text is its value. */
static const char *value_text(zy_archive *archive, const char *const *attributes, unsigned look)
{
    const char *type = zy_xml_attribute(attributes, "office:1.0 value-type"),
               *checked = zy_xml_attribute(attributes, "calcext:1.0 value-type"),
               *value = zy_xml_attribute(attributes, "office:1.0 value"),
               *date = zy_xml_attribute(attributes, "date-value"),
               *time = zy_xml_attribute(attributes, "time-value"),
               *boolean = zy_xml_attribute(attributes, "boolean-value");

    if (!type || (checked && strcmp(checked, "error") == 0))
        return NULL;
    if (strcmp(type, "date") == 0 && date)
        return date_text(archive, date, look);
    if (strcmp(type, "time") == 0 && time)
        return time_text(archive, time);
    if (strcmp(type, "boolean") == 0 && boolean)
        return strcmp(boolean, "true") == 0 ? "TRUE" : "FALSE";
    if (strcmp(type, "string") == 0 || !value)
        return NULL;
    return number_text(archive, value, strcmp(type, "percentage") == 0 ? ZY_SHOWS_PERCENT : 0);
}

/* ---- Cells ---- */

/* Cells of a row that are the same, side by side. */
typedef struct run {
    size_t column, count;
    const char *text;
} run;

/* Columns whose cells are shown in the same way, up to `end`. */
typedef struct column_look {
    size_t end;
    unsigned look;
} column_look;

typedef struct sheet_reader {
    zy_archive *archive;
    GHashTable *looks;
    GArray *columns; /* column_look */
    GArray *runs;    /* of the row */
    zy_sheet_grid grid;
    size_t sheet, seen; /* the number of the one that is wanted; of those that began */
    size_t tables;      /* that are open: one may lie in a cell */
    size_t depth, cell_depth, paragraph_depth, skip_depth; /* 0: in none */
    size_t row, row_count, column;
    /* The cell that is read. */
    size_t count, rows, columns_wide;
    const char *value, *string; /* of its attributes, or NULL */
    bool has_formula, has_type;
    size_t paragraphs;
    GString *text;
    const char *bad_formula; /* the first cell with a formula and no value */
    size_t bad_formulas, formulas;
} sheet_reader;

static bool is_wanted(const sheet_reader *r)
{
    return r->tables == 1 && r->seen == r->sheet + 1;
}

static unsigned look_of(const sheet_reader *r, const char *style)
{
    return style ? GPOINTER_TO_UINT(g_hash_table_lookup(r->looks, style)) : 0;
}

static void open_column(sheet_reader *r, const char *const *attributes)
{
    const guint len = r->columns->len;
    column_look one = {.end = len ? g_array_index(r->columns, column_look, len - 1).end : 0};

    one.end += zy_xml_count(attributes, "number-columns-repeated", MOST_COLUMNS, 1);
    one.look = look_of(r, zy_xml_attribute(attributes, "default-cell-style-name"));
    if (len < MOST_COLUMNS)
        g_array_append_val(r->columns, one);
}

static unsigned column_look_at(const sheet_reader *r, size_t column)
{
    guint low = 0, high = r->columns->len;

    while (low < high) {
        const guint middle = low + (high - low) / 2;
        if (column < g_array_index(r->columns, column_look, middle).end)
            high = middle;
        else
            low = middle + 1;
    }
    return low < r->columns->len ? g_array_index(r->columns, column_look, low).look : 0;
}

static void open_cell(sheet_reader *r, const char *const *attributes)
{
    const char *style = zy_xml_attribute(attributes, "style-name"),
               *string = zy_xml_attribute(attributes, "string-value");

    r->cell_depth = r->depth;
    r->paragraphs = 0;
    g_string_truncate(r->text, 0);
    r->count = zy_xml_count(attributes, "number-columns-repeated", MOST_COLUMNS, 1);
    r->rows = zy_xml_count(attributes, "number-rows-spanned", MOST_ROWS, 1);
    r->columns_wide = zy_xml_count(attributes, "number-columns-spanned", MOST_COLUMNS, 1);
    r->has_formula = zy_xml_attribute(attributes, "formula") != NULL;
    r->has_type = zy_xml_attribute(attributes, "office:1.0 value-type") != NULL;
    r->value = value_text(r->archive, attributes,
                          style ? look_of(r, style) : column_look_at(r, r->column));
    r->string = string ? keep(r->archive, string) : NULL;
}

/* What stands in a paragraph for blanks, and what is no part of it. */
static bool open_in_paragraph(sheet_reader *r, const char *name, const char *const *attributes)
{
    const bool is_blank = strcmp(name, "tab") == 0 || strcmp(name, "line-break") == 0 ||
                          (strcmp(name, "s") == 0 && zy_xml_count(attributes, "c", 1, 1) > 0);

    if (strcmp(name, "annotation") == 0 || strcmp(name, "ruby-text") == 0 ||
        strcmp(name, "note") == 0)
        r->skip_depth = r->depth;
    return !is_blank || zy_sheet_append(r->archive, r->text, " ", 1);
}

static bool open_element(void *object, const char *name, const char *const *attributes)
{
    sheet_reader *r = object;

    r->depth++;
    if (strcmp(name, "table") == 0) {
        if (r->tables++ == 0 && zy_xml_attribute(attributes, "table:1.0 name"))
            r->seen++;
        return true;
    }
    if (!is_wanted(r) || r->skip_depth)
        return true;
    if (r->paragraph_depth)
        return open_in_paragraph(r, name, attributes);
    if (strcmp(name, "table-column") == 0) {
        open_column(r, attributes);
    } else if (strcmp(name, "table-row") == 0) {
        r->row_count = zy_xml_count(attributes, "number-rows-repeated", MOST_ROWS, 1);
        r->column = 0;
        g_array_set_size(r->runs, 0);
    } else if (strcmp(name, "table-cell") == 0 || strcmp(name, "covered-table-cell") == 0) {
        open_cell(r, attributes);
    } else if (strcmp(name, "p") == 0 && r->cell_depth && r->depth == r->cell_depth + 1) {
        r->paragraph_depth = r->depth;
        return r->paragraphs++ == 0 || zy_sheet_append(r->archive, r->text, " ", 1);
    }
    return true;
}

static bool text_element(void *object, const char *text, size_t len)
{
    sheet_reader *r = object;

    return !r->paragraph_depth || r->skip_depth || !is_wanted(r) ||
           zy_sheet_append(r->archive, r->text, text, len);
}

static bool close_cell(sheet_reader *r)
{
    const zy_sheet_area area = {r->row, r->column, r->rows, r->columns_wide};
    run one = {r->column, r->count, r->value};

    r->cell_depth = 0;
    if (!one.text)
        one.text =
            r->text->len ? zy_arena_text(r->archive->arena, r->text->str, r->text->len) : r->string;
    r->formulas += r->has_formula;
    if (r->has_formula && !r->has_type && !one.text && r->bad_formulas++ == 0)
        r->bad_formula = zy_sheet_grid_place(r->archive->arena, r->row, r->column);
    r->column += r->count;
    if (!one.text || !*one.text)
        return true;
    if (r->column > MOST_COLUMNS || r->row + r->row_count > MOST_ROWS)
        return zy_archive_fail(r->archive, content, "the sheet has too many rows or columns",
                               "行か列が多すぎます");
    g_array_append_val(r->runs, one);
    return zy_sheet_grid_merge(&r->grid, area);
}

static bool put_row(sheet_reader *r, size_t row)
{
    for (guint i = 0; i < r->runs->len; i++) {
        const run *one = &g_array_index(r->runs, run, i);
        for (size_t k = 0; k < one->count; k++)
            if (!zy_sheet_grid_put(&r->grid, row, one->column + k, one->text))
                return false;
    }
    return true;
}

static bool close_row(sheet_reader *r)
{
    for (size_t k = 0; k < r->row_count && r->runs->len; k++)
        if (!put_row(r, r->row + k))
            return false;
    r->row += r->row_count;
    r->row = r->row < MOST_ROWS ? r->row : MOST_ROWS;
    return true;
}

static bool close_element(void *object, const char *name)
{
    sheet_reader *r = object;
    const size_t depth = r->depth--;

    if (strcmp(name, "table") == 0)
        r->tables--;
    else if (!is_wanted(r))
        return true;
    else if (r->skip_depth)
        r->skip_depth = depth == r->skip_depth ? 0 : r->skip_depth;
    else if (r->paragraph_depth)
        r->paragraph_depth = depth == r->paragraph_depth ? 0 : r->paragraph_depth;
    else if (r->cell_depth && depth == r->cell_depth)
        return close_cell(r);
    else if (strcmp(name, "table-row") == 0)
        return close_row(r);
    return true;
}

/* ---- Who wrote it ---- */

typedef struct generator_reader {
    bool in_name;
    GString *name;
} generator_reader;

static bool open_generator(void *object, const char *name, const char *const *attributes)
{
    generator_reader *r = object;

    (void)attributes;
    r->in_name = strcmp(name, "generator") == 0;
    return true;
}

static bool close_generator(void *object, const char *name)
{
    generator_reader *r = object;

    (void)name;
    r->in_name = false;
    return true;
}

static bool text_generator(void *object, const char *text, size_t len)
{
    generator_reader *r = object;

    if (r->in_name && r->name->len < 200)
        g_string_append_len(r->name, text, (gssize)(len < 200 ? len : 200));
    return true;
}

/* Whether LibreOffice, OpenOffice or Microsoft Office did (OpenDocument 1.3 Part 3 §4.3.2.1). They
 * work out every formula, and write a result that is an empty text as no value at all. */
static bool is_of_an_office(zy_archive *archive)
{
    static const char meta[] = "meta.xml";
    static const zy_xml_calls calls = {open_generator, close_generator, text_generator};
    generator_reader r = {.name = g_string_new(NULL)};
    const bool found = zy_archive_has(archive, meta) && zy_xml_read(archive, meta, &calls, &r) &&
                       strstr(r.name->str, "Office");

    g_string_free(r.name, TRUE);
    return found;
}

/* Nobody has worked out the formulas: none has a value. */
static bool check_formulas(const sheet_reader *r, const char *sheet)
{
    if (r->bad_formulas == 0 || r->bad_formulas < r->formulas || is_of_an_office(r->archive))
        return true;
    return zy_sheet_fail_formula(r->archive, sheet, r->bad_formula, r->bad_formulas);
}

/* ---- The sheet ---- */

static zy_source *read_sheet(const name_reader *names, size_t sheet)
{
    static const zy_xml_calls calls = {open_element, close_element, text_element};
    const char *name = g_array_index(names->sheets, zy_sheet_name, sheet).name;
    sheet_reader r = {.archive = names->archive,
                      .looks = names->looks,
                      .columns = g_array_new(FALSE, FALSE, sizeof(column_look)),
                      .runs = g_array_new(FALSE, FALSE, sizeof(run)),
                      .sheet = sheet,
                      .text = g_string_new(NULL)};

    zy_sheet_grid_begin(&r.grid, r.archive);
    bool good = zy_xml_read(r.archive, content, &calls, &r) && check_formulas(&r, name);
    zy_source *source = good ? zy_sheet_grid_csv(&r.grid, name) : NULL;
    zy_sheet_grid_end(&r.grid);
    g_array_free(r.columns, TRUE);
    g_array_free(r.runs, TRUE);
    g_string_free(r.text, TRUE);
    return source;
}

zy_source *zy_ods_read(zy_archive *archive, const zy_value *sheet)
{
    name_reader names = {.archive = archive,
                         .sheets = g_array_new(FALSE, FALSE, sizeof(zy_sheet_name)),
                         .hidden = zy_lookup_new(),
                         .looks = zy_lookup_new()};
    size_t i = read_names(&names) ? zy_sheet_choose(archive, names.sheets, sheet) : SIZE_MAX;
    zy_source *source = i == SIZE_MAX ? NULL : read_sheet(&names, i);

    g_array_free(names.sheets, TRUE);
    g_hash_table_destroy(names.hidden);
    g_hash_table_destroy(names.looks);
    return source;
}
