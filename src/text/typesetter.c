#include "text/typesetter.h"

#include <string.h>

#include "text/fonts.h"
#include "text/shape.h"

static void release(void *object)
{
    zy_typesetter *t = object;

    zy_icu_release(&t->icu);
    if (!t->map)
        return;
    GHashTableIter iter;
    gpointer family;
    g_hash_table_iter_init(&iter, t->families);
    while (g_hash_table_iter_next(&iter, NULL, &family))
        for (size_t bold = 0; family != t->standard && bold < 2; bold++)
            zy_chain_release(&((zy_family *)family)->chains[bold]);
    for (size_t bold = 0; bold < 2; bold++)
        zy_chain_release(&t->standard->chains[bold]);
    g_hash_table_unref(t->families);
    g_hash_table_unref(t->lines);
    g_ptr_array_unref(t->faces);
    g_array_unref(t->missing);
    g_array_unref(t->cells);
    pango_glyph_string_free(t->run);
    g_object_unref(t->context);
    g_object_unref(t->map);
}

zy_typesetter *zy_typesetter_new(zy_arena *arena, zy_diags *diags, zy_metrics metrics,
                                 const zy_font_file *files, size_t count)
{
    zy_typesetter *t = ZY_NEW(arena, zy_typesetter);

    t->arena = arena;
    t->diags = diags;
    t->metrics = metrics;
    t->files = files;
    t->file_count = count;
    zy_arena_defer(arena, release, t);
    return t;
}

zy_metrics zy_typesetter_metrics(const zy_typesetter *typesetter)
{
    return typesetter->metrics;
}

void zy_typesetter_set_manner(zy_typesetter *typesetter, unsigned features)
{
    typesetter->manner = features;
}

unsigned zy_typesetter_manner(const zy_typesetter *typesetter)
{
    return typesetter->manner;
}

zy_arena *zy_typesetter_arena(const zy_typesetter *typesetter)
{
    return typesetter->arena;
}

/* ---- Families ---------------------------------------------------------------------------------
 */

static zy_face *face_of(zy_typesetter *t, const zy_font_file *file)
{
    for (guint i = 0; i < t->faces->len; i++) {
        zy_face *face = t->faces->pdata[i];
        if (face->file.index == file->index && strcmp(face->file.path, file->path) == 0)
            return face;
    }
    zy_face *face = zy_face_new(t->arena, t->diags, file);
    g_ptr_array_add(t->faces, face);
    return face;
}

static bool is_bold(int weight)
{
    return weight >= 550;
}

static zy_family *family_of(zy_typesetter *t, const zy_font_file *files, size_t count)
{
    zy_family *family = ZY_NEW(t->arena, zy_family);

    for (size_t i = 0; i < count && i < ZY_FONT_FILES; i++)
        zy_chain_add(&family->chains[is_bold(files[i].weight)], face_of(t, &files[i]),
                     files[i].part);
    return family;
}

static zy_family *standard_family(zy_typesetter *t)
{
    zy_font_file files[ZY_FONT_FILES];
    zy_family *family;

    if (t->files)
        family = family_of(t, t->files, t->file_count);
    else
        family = family_of(t, files, zy_font_default(files));
    if (!family->chains[0].count && !family->chains[1].count) {
        zy_fail(t->diags, "no-fonts", (zy_span){0},
                ZY_SAY(t->diags, "install fonts-noto-cjk, or name a font file",
                       "fonts-noto-cjkを入れるか、フォントのファイルを指定してください"),
                ZY_SAY(t->diags, "none of the default fonts is on this machine",
                       "標準のフォントがこのコンピューターにありません"));
        zy_diag_fault(t->diags, ZY_FAULT_FILE);
    }
    return family;
}

static void prepare(zy_typesetter *t)
{
    t->map = zy_map_new();
    t->context = pango_font_map_create_context(t->map);
    t->run = pango_glyph_string_new();
    t->cells = g_array_new(FALSE, FALSE, sizeof(zy_cell));
    t->faces = g_ptr_array_new();
    t->families = g_hash_table_new(g_str_hash, g_str_equal);
    t->lines = zy_lines_new();
    t->missing = g_array_new(FALSE, FALSE, sizeof(zy_missing));
    t->standard = standard_family(t);
}

static zy_family *named_family(zy_typesetter *t, const char *name)
{
    zy_font_file files[ZY_FONT_FILES];

    if (zy_font_is_generic(name))
        return t->standard;
    const size_t count = zy_font_find(name, files);
    if (count)
        return family_of(t, files, count);
    zy_note(t->diags, "unknown-font", (zy_span){0},
            ZY_SAY(t->diags, "\"noto\", \"biz-ud\" or the path of a font file",
                   "「noto」「biz-ud」またはフォントのファイル名"),
            ZY_SAY(t->diags, "the font \"%s\" is not known; the default fonts are used",
                   "フォント「%s」は使えないため、標準のフォントで描きます"),
            name);
    return t->standard;
}

static zy_family *find_family(zy_typesetter *t, const char *name)
{
    if (!name || !name[0])
        return t->standard;
    zy_family *family = g_hash_table_lookup(t->families, name);
    if (!family) {
        family = named_family(t, name);
        g_hash_table_insert(t->families, zy_arena_text(t->arena, name, strlen(name)), family);
    }
    return family;
}

zy_chain *zy_typesetter_chain(zy_typesetter *t, const char *family, int weight)
{
    if (!t->map)
        prepare(t);
    zy_family *found = find_family(t, family);
    zy_chain *chain = &found->chains[is_bold(weight)];

    if (!chain->count)
        chain = &found->chains[!is_bold(weight)];
    return chain->count ? chain : NULL;
}

/* ---- Missing characters -----------------------------------------------------------------------
 */

void zy_typesetter_miss(zy_typesetter *t, uint32_t character, const char *text)
{
    for (guint i = 0; i < t->missing->len; i++)
        if (g_array_index(t->missing, zy_missing, i).character == character)
            return;
    const zy_missing missing = {character, text};
    g_array_append_val(t->missing, missing);
}

static void report(zy_diags *diags, const zy_missing *missing, bool allowed)
{
    const char *hint = ZY_SAY(diags, "write it in another way, or name a font that has it",
                              "別の書き方にするか、この文字を含むフォントを指定してください");
    char shown[8] = "";

    shown[g_unichar_to_utf8(missing->character, shown)] = 0;
    if (allowed) {
        zy_warn(diags, "missing-glyph", (zy_span){0}, hint,
                ZY_SAY(diags, "no font has \"%s\" (U+%04X), in \"%s\"",
                       "「%s」(U+%04X)を含むフォントがありません: 「%s」"),
                shown, (unsigned)missing->character, missing->text);
        return;
    }
    zy_fail(diags, "missing-glyph", (zy_span){0}, hint,
            ZY_SAY(diags, "no font has \"%s\" (U+%04X), in \"%s\"",
                   "「%s」(U+%04X)を含むフォントがありません: 「%s」"),
            shown, (unsigned)missing->character, missing->text);
    zy_diag_fault(diags, ZY_FAULT_CHART);
}

bool zy_typesetter_report_missing(zy_typesetter *t, zy_diags *diags, bool allowed)
{
    const guint count = t->missing ? t->missing->len : 0;

    for (guint i = 0; i < count; i++)
        report(diags, &g_array_index(t->missing, zy_missing, i), allowed);
    return allowed || !count;
}
