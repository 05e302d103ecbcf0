/* Fonts with only the glyphs that a picture uses. */
#include <hb-subset.h>
#include <string.h>

#include "out/svg.h"

/* What only shaping and hinting need; the picture says where every glyph stands. */
static const char *const dropped[] = {"GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx",
                                      "gasp", "DSIG", "STAT", "fpgm", "prep", "cvt "};

static int compare_chars(const void *a, const void *b)
{
    guint x = GPOINTER_TO_UINT(*(void *const *)a), y = GPOINTER_TO_UINT(*(void *const *)b);

    return (x > y) - (x < y);
}

typedef struct mapping {
    uint32_t character, glyph;
} mapping;

/* The character map in order of characters, with the glyphs' new numbers. */
static mapping *sort_chars(GHashTable *chars, hb_map_t *map, size_t *count)
{
    guint n;
    gpointer *keys = g_hash_table_get_keys_as_array(chars, &n);
    mapping *list = g_new0(mapping, n + 1);

    if (n > 1)
        qsort(keys, n, sizeof *keys, compare_chars);
    for (guint i = 0; i < n; i++) {
        guint old = GPOINTER_TO_UINT(g_hash_table_lookup(chars, keys[i]));
        list[i] = (mapping){GPOINTER_TO_UINT(keys[i]), hb_map_get(map, old)};
    }
    g_free(keys);
    *count = n;
    return list;
}

static void put_16(GByteArray *out, uint32_t value)
{
    g_byte_array_append(out, (guint8[]){(guint8)(value >> 8), (guint8)value}, 2);
}

static void put_32(GByteArray *out, uint32_t value)
{
    put_16(out, value >> 16);
    put_16(out, value & 0xffff);
}

static bool continues(const mapping *a, const mapping *b)
{
    return b->character == a->character + 1 && b->glyph == a->glyph + 1;
}

static size_t count_segments(const mapping *list, size_t count)
{
    size_t segments = count > 0;

    for (size_t i = 1; i < count; i++)
        segments += !continues(&list[i - 1], &list[i]);
    return segments;
}

/* One of the parallel arrays of format 4: the ends, starts or deltas of the segments. */
static void put_column(GByteArray *out, const mapping *list, size_t count, char column)
{
    for (size_t i = 0; i < count; i++) {
        bool begins = i == 0 || !continues(&list[i - 1], &list[i]);
        bool ends = i + 1 == count || !continues(&list[i], &list[i + 1]);
        if (column == 'e' && ends)
            put_16(out, list[i].character);
        else if (column == 's' && begins)
            put_16(out, list[i].character);
        else if (column == 'd' && begins)
            put_16(out, (list[i].glyph - list[i].character) & 0xffff);
    }
    put_16(out, column == 'd' ? 1 : 0xffff);
}

static void put_format_4(GByteArray *out, const mapping *list, size_t count)
{
    uint32_t segments = (uint32_t)count_segments(list, count) + 1, log = 0;

    while (2u << log <= segments)
        log++;
    put_16(out, 4);
    put_16(out, 16 + 8 * segments);
    put_16(out, 0);
    put_16(out, 2 * segments);
    put_16(out, 2u << log);
    put_16(out, log);
    put_16(out, 2 * segments - (2u << log));
    put_column(out, list, count, 'e');
    put_16(out, 0);
    put_column(out, list, count, 's');
    put_column(out, list, count, 'd');
    for (uint32_t i = 0; i < segments; i++)
        put_16(out, 0);
}

static void put_format_12(GByteArray *out, const mapping *list, size_t count)
{
    put_16(out, 12);
    put_16(out, 0);
    put_32(out, (uint32_t)(16 + 12 * count));
    put_32(out, 0);
    put_32(out, (uint32_t)count);
    for (size_t i = 0; i < count; i++) {
        put_32(out, list[i].character);
        put_32(out, list[i].character);
        put_32(out, list[i].glyph);
    }
}

/* Format 4 for the basic plane, and format 12 for all when there is more. */
static hb_blob_t *character_map(GHashTable *chars, hb_map_t *map)
{
    GByteArray *out = g_byte_array_new();
    size_t count, basic = 0;
    mapping *list = sort_chars(chars, map, &count);
    bool wide = count > 0 && list[count - 1].character > 0xfffe;
    guint len;
    guint8 *bytes;

    while (basic < count && list[basic].character <= 0xfffe)
        basic++;
    put_16(out, 0);
    put_16(out, wide ? 2 : 1);
    put_16(out, 3);
    put_16(out, 1);
    put_32(out, wide ? 20 : 12);
    if (wide) {
        put_16(out, 3);
        put_16(out, 10);
        put_32(out, (uint32_t)(20 + 16 + 8 * (count_segments(list, basic) + 1)));
    }
    put_format_4(out, list, basic);
    if (wide)
        put_format_12(out, list, count);
    g_free(list);
    len = out->len;
    bytes = g_byte_array_free(out, FALSE);
    return hb_blob_create((const char *)bytes, len, HB_MEMORY_MODE_WRITABLE, bytes, g_free);
}

/* The same font with another character map. */
static hb_blob_t *with_map(hb_face_t *subset, hb_blob_t *map)
{
    /* Only a face of a whole file lists its tables. */
    hb_blob_t *file = hb_face_reference_blob(subset);
    hb_face_t *face = hb_face_create(file, 0), *builder = hb_face_builder_create();
    hb_tag_t cmap = HB_TAG('c', 'm', 'a', 'p'), tags[64];
    unsigned count = G_N_ELEMENTS(tags);
    hb_blob_t *blob;

    hb_face_get_table_tags(face, 0, &count, tags);
    for (unsigned i = 0; i < count; i++) {
        if (tags[i] == cmap)
            continue;
        blob = hb_face_reference_table(face, tags[i]);
        hb_face_builder_add_table(builder, tags[i], blob);
        hb_blob_destroy(blob);
    }
    hb_face_builder_add_table(builder, cmap, map);
    blob = hb_face_reference_blob(builder);
    hb_face_destroy(builder);
    hb_face_destroy(face);
    hb_blob_destroy(file);
    return blob;
}

static hb_subset_input_t *request(const hb_set_t *glyphs)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();

    if (!input)
        return NULL;
    hb_set_union(hb_subset_input_glyph_set(input), glyphs);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE);
    for (size_t i = 0; i < G_N_ELEMENTS(dropped); i++)
        hb_set_add(hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG),
                   hb_tag_from_string(dropped[i], 4));
    hb_set_clear(hb_subset_input_set(input, HB_SUBSET_SETS_NAME_ID));
    return input;
}

static hb_blob_t *table_of(hb_face_t *face, hb_tag_t tag, void *whole)
{
    (void)face;
    if (tag == HB_TAG('c', 'm', 'a', 'p'))
        return hb_blob_get_empty();
    for (size_t i = 0; i < G_N_ELEMENTS(dropped); i++)
        if (hb_tag_from_string(dropped[i], 4) == tag)
            return hb_blob_get_empty();
    return hb_face_reference_table(whole, tag);
}

/* The face without what is not wanted anyway. Asked for glyphs, HarfBuzz would read the whole
 * character map of a Japanese font first, which takes ten times as long as all the rest. */
static hb_face_t *without_maps(const zy_face *face)
{
    hb_face_t *whole = zy_face_hb(face);
    hb_face_t *bare = hb_face_create_for_tables(table_of, whole, NULL);

    hb_face_set_upem(bare, hb_face_get_upem(whole));
    hb_face_set_glyph_count(bare, hb_face_get_glyph_count(whole));
    return bare;
}

static hb_face_t *cut(const zy_face *face, hb_subset_input_t *input, hb_map_t *map)
{
    hb_face_t *bare = without_maps(face);
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(bare, input);
    hb_face_t *subset = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
    hb_codepoint_t old = HB_SET_VALUE_INVALID;
    const hb_map_t *numbers = plan ? hb_subset_plan_old_to_new_glyph_mapping(plan) : NULL;
    const hb_set_t *glyphs = hb_subset_input_glyph_set(input);

    while (subset && hb_set_next(glyphs, &old))
        hb_map_set(map, old, hb_map_get(numbers, old));
    hb_subset_plan_destroy(plan);
    hb_face_destroy(bare);
    return subset;
}

hb_blob_t *zy_font_subset(zy_diags *diags, const zy_face *face, const hb_set_t *glyphs,
                          GHashTable *chars, hb_map_t *map)
{
    hb_subset_input_t *input = request(glyphs);
    hb_face_t *subset = input ? cut(face, input, map) : NULL;
    hb_blob_t *blob = NULL, *cmap;

    if (subset && chars) {
        cmap = character_map(chars, map);
        blob = with_map(subset, cmap);
        hb_blob_destroy(cmap);
    } else if (subset) {
        blob = hb_face_reference_blob(subset);
    } else {
        zy_fail(diags, "font-subset", (zy_span){0}, NULL,
                ZY_SAY(diags, "the font %s cannot be cut down to the glyphs used",
                       "フォント %s から使う文字だけを取り出せません"),
                zy_face_path(face));
        zy_diag_fault(diags, ZY_FAULT_FILE);
    }
    hb_face_destroy(subset);
    hb_subset_input_destroy(input);
    return blob;
}
