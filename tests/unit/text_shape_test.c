/* Shaping with the default fonts. */
#include <math.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text/shape.h"
#include "text/typesetter.h"

typedef struct fixture {
    zy_arena *arena;
    zy_diags diags;
    zy_typesetter *typesetter;
} fixture;

static int make(void **state)
{
    zy_arena *arena = zy_arena_new();
    fixture *f = ZY_NEW(arena, fixture);

    f->arena = f->diags.arena = arena;
    f->typesetter = zy_typesetter_new(arena, &f->diags, ZY_METRICS_FONT, NULL, 0);
    *state = f;
    return 0;
}

static int drop(void **state)
{
    zy_arena_free(((fixture *)*state)->arena);
    return 0;
}

static const zy_line_of_text *shape(fixture *f, const char *text, unsigned features)
{
    const zy_text_style style = {.size = 100, .features = features};

    return zy_text_shape(f->typesetter, text, &style);
}

static const zy_line_of_text *shape_in(fixture *f, const char *text, const char *family,
                                       unsigned features)
{
    const zy_text_style style = {.size = 100, .family = family, .features = features};

    return zy_text_shape(f->typesetter, text, &style);
}

#define assert_close(a, b) assert_true(fabs((a) - (b)) < 0.01)

/* ---- Lines -------------------------------------------------------------------------------------
 */

static void kanji_are_one_em_wide_and_follow_each_other(void **state)
{
    const zy_line_of_text *line = shape(*state, "漢字カナかな", 0);

    assert_int_equal(line->count, 6);
    assert_close(line->length, 600);
    for (size_t i = 0; i < line->count; i++) {
        assert_close(line->glyphs[i].x, 100.0 * (double)i);
        assert_int_equal(line->glyphs[i].cluster, 3 * i);
    }
    assert_true(line->ascent > 80 && line->descent > 10);
}

static void the_same_line_is_shaped_once(void **state)
{
    fixture *f = *state;
    char text[] = "同じ行";
    zy_text_style style = {.size = 12, .family = "noto", .language = "ja"};
    const zy_line_of_text *line = zy_text_shape(f->typesetter, text, &style);

    assert_ptr_equal(zy_text_shape(f->typesetter, "同じ行", &style), line);
    memset(text, 'x', 3);
    assert_string_equal(line->text, "同じ行");
    style.size = 13;
    assert_ptr_not_equal(zy_text_shape(f->typesetter, "同じ行", &style), line);
}

static void an_empty_line_has_no_glyphs(void **state)
{
    fixture *f = *state;
    const zy_text_style nothing = {.size = 0};

    assert_int_equal(shape(f, "", 0)->count, 0);
    assert_int_equal(zy_text_shape(f->typesetter, "a", &nothing)->count, 0);
    assert_int_equal(shape(f, "\x01\x02", 0)->count, 0);
    assert_int_equal(shape(f, "\u200B\u2060", 0)->count, 0);
    assert_true(zy_typesetter_report_missing(f->typesetter, &f->diags, false));
}

static void bold_is_another_face(void **state)
{
    fixture *f = *state;
    const zy_text_style bold = {.size = 10, .weight = 700}, plain = {.size = 10};
    const zy_face *a = zy_text_shape(f->typesetter, "太字", &bold)->glyphs[0].face;
    const zy_face *b = zy_text_shape(f->typesetter, "太字", &plain)->glyphs[0].face;

    assert_int_equal(zy_face_weight(a), 700);
    assert_int_equal(zy_face_weight(b), 400);
    assert_string_equal(zy_face_family(a), "Noto Sans CJK JP");
    assert_non_null(zy_face_hb(a));
}

/* ---- Missing characters ------------------------------------------------------------------------
 */

static void a_missing_character_is_reported_by_name_once(void **state)
{
    fixture *f = *state;

    shape(f, "楔形文字は𒀀と𒀀", 0);
    shape(f, "𒀀", 0);
    assert_false(zy_typesetter_report_missing(f->typesetter, &f->diags, false));
    assert_int_equal(f->diags.errors, 1);
    assert_string_equal(f->diags.first->code, "missing-glyph");
    assert_non_null(strstr(f->diags.first->message, "U+12000"));
    assert_non_null(strstr(f->diags.first->message, "楔形文字は"));
}

static void a_missing_character_may_be_allowed(void **state)
{
    fixture *f = *state;

    assert_int_equal(shape(f, "𒀀", 0)->glyphs[0].id, 0);
    assert_true(zy_typesetter_report_missing(f->typesetter, &f->diags, true));
    assert_int_equal(f->diags.errors, 0);
    assert_int_equal(f->diags.warnings, 1);
}

static void ordinary_text_of_charts_is_all_there(void **state)
{
    fixture *f = *state;

    shape(f, "①㎡℃△→※～〜―—…・「」『』【】％‰§¶†‡•€£¥¢±×÷≒≠≤≥∞√−–“”‘’", 0);
    shape(f, "Größe naïve Ελληνικά Русский 한국어 简体字 𠮷野家 葛\U000E0100城市 髙橋 﨑", 0);
    shape(f, "a\u00A0b\u2009c\u202Fd\u3000e\u2011f\tg", 0);
    assert_true(zy_typesetter_report_missing(f->typesetter, &f->diags, false));
    assert_int_equal(f->diags.errors, 0);
}

static void small_digits_are_made_from_large_ones(void **state)
{
    fixture *f = *state;
    const zy_line_of_text *line = shape(f, "CO₂2⁻", 0);

    assert_int_equal(line->count, 5);
    assert_int_equal(line->glyphs[2].id, line->glyphs[3].id);
    assert_close(line->glyphs[2].scale_x, 0.62);
    assert_close(line->glyphs[2].y, 14);
    assert_true(fabs(line->glyphs[2].advance - 0.62 * line->glyphs[3].advance) < 0.1);
    assert_close(line->glyphs[4].y, -30);
    assert_true(zy_typesetter_report_missing(f->typesetter, &f->diags, false));
}

static void marks_come_from_the_face_of_their_base(void **state)
{
    /* Noto has the caron but not the dotted s; only together do they fit. */
    static const zy_font_file files[] = {
        {"/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 0, 400, ZY_FONT_ALL},
        {"/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", 0, 400, ZY_FONT_ALL},
    };
    fixture *f = *state;
    zy_font_file found[ZY_FONT_FILES];
    const zy_text_style style = {.size = 10};

    if (!zy_font_find(files[1].path, found))
        skip();
    zy_typesetter *t = zy_typesetter_new(f->arena, &f->diags, ZY_METRICS_FONT, files, 2);
    const zy_line_of_text *line = zy_text_shape(t, "sṣ\u030Cs", &style);
    assert_string_equal(zy_face_family(line->glyphs[0].face), "Noto Sans CJK JP");
    for (size_t i = 1; i + 1 < line->count; i++)
        assert_string_equal(zy_face_family(line->glyphs[i].face), "DejaVu Sans");
    assert_true(zy_typesetter_report_missing(t, &f->diags, false));
}

static void an_unreadable_font_is_an_error_and_others_serve(void **state)
{
    fixture *f = *state;
    zy_font_file files[ZY_FONT_FILES];
    const zy_text_style style = {.size = 10};

    assert_true(zy_font_find("noto", files) > 0);
    files[1] = files[0];
    files[0].path = TESTS "/CMakeLists.txt";
    zy_typesetter *t = zy_typesetter_new(f->arena, &f->diags, ZY_METRICS_FONT, files, 2);
    assert_close(zy_text_width(t, "漢字", &style), 20);
    assert_close(zy_text_width(t, "仮名", &style), 20);
    assert_int_equal(f->diags.errors, 1);
    assert_string_equal(f->diags.first->code, "font-unreadable");
    assert_true(zy_typesetter_report_missing(t, &f->diags, false));
}

static void an_unknown_family_is_noted_once(void **state)
{
    fixture *f = *state;

    assert_close(shape_in(f, "漢", "Helvetica Neue", 0)->length, 100);
    shape_in(f, "字", "Helvetica Neue", 0);
    shape_in(f, "字", "sans-serif", 0);
    assert_int_equal(f->diags.notes, 1);
    assert_string_equal(f->diags.first->code, "unknown-font");
}

/* ---- Spacing -----------------------------------------------------------------------------------
 */

static void brackets_lose_their_blank_half_at_the_edges(void **state)
{
    const zy_line_of_text *line = shape(*state, "「引用」", ZY_TEXT_HALT);

    assert_close(line->length, 300);
    assert_close(line->glyphs[0].x, -50);
    assert_close(line->glyphs[1].x, 50);
    assert_close(shape(*state, "「引用」", 0)->length, 400);
}

static void brackets_beside_brackets_share_one_blank(void **state)
{
    assert_close(shape(*state, "あ「い」「う」え", ZY_TEXT_HALT)->length, 750);
    assert_close(shape(*state, "あ、「い」。", ZY_TEXT_HALT)->length, 450);
    assert_close(shape(*state, "あ（「い」）え", ZY_TEXT_HALT)->length, 600);
    assert_close(shape(*state, "あ、い", ZY_TEXT_HALT)->length, 300);
}

static void palt_and_halt_are_never_added(void **state)
{
    const double palt = shape(*state, "「引用」、カタカナ", ZY_TEXT_PALT)->length;

    assert_true(palt < 850);
    assert_close(shape(*state, "「引用」、カタカナ", ZY_TEXT_PALT | ZY_TEXT_HALT)->length, palt);
}

static void latin_stands_off_from_kana(void **state)
{
    const double plain = shape(*state, "漢A漢", 0)->length;

    assert_close(shape(*state, "漢A漢", ZY_TEXT_GAP)->length, plain + 18);
    assert_close(shape(*state, "第3年", ZY_TEXT_GAP)->length,
                 shape(*state, "第3年", 0)->length + 13.5);
    assert_close(shape(*state, "漢、A", ZY_TEXT_GAP)->length, shape(*state, "漢、A", 0)->length);
    assert_close(shape(*state, "A1", ZY_TEXT_GAP)->length, shape(*state, "A1", 0)->length);
}

/* Gaps in em/100: between scripts, and less before what a number counts; none at blanks, signs or
 * within a cell of a column. */
static void gaps_are_as_wide_as_they_were(void **state)
{
    static const struct {
        const char *text;
        double gap;
    } rows[] = {{"あA", 9},   {"Aあ", 9},    {"あ1", 9},    {"1あ", 9},  {"漢B", 9},
                {"B漢", 9},   {"12回", 4.5}, {"12万", 4.5}, {"1%の", 9}, {"A あ", 0},
                {"あ あ", 0}, {"AB", 0},     {"あ-", 0},    {"-あ", 0},  {"。A", 0},
                {"A。", 0},   {"（A", 0},    {"₂の", 9},    {"éの", 9},  {"の10台", 13.5}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const double gap = shape(*state, rows[i].text, ZY_TEXT_GAP)->length -
                           shape(*state, rows[i].text, 0)->length;
        if (fabs(gap - rows[i].gap) > 0.01)
            fail_msg("{\"%s\", %g}", rows[i].text, gap);
    }
    assert_close(shape(*state, "第12次", ZY_TEXT_VERTICAL | ZY_TEXT_GAP)->length,
                 shape(*state, "第12次", ZY_TEXT_VERTICAL)->length);
}

/* Lines of a text are kept by its style, whatever becomes of the name of the family. */
static void a_family_is_remembered_by_its_name(void **state)
{
    char family[] = "biz-ud";
    const zy_line_of_text *one = shape_in(*state, "漢字", family, 0);

    memcpy(family, "noto\0\0", sizeof family);
    assert_ptr_equal(shape_in(*state, "漢字", "biz-ud", 0), one);
    assert_ptr_not_equal(shape_in(*state, "漢字", family, 0), one);
}

static void digits_can_be_of_equal_width(void **state)
{
    fixture *f = *state;
    const unsigned tabular = ZY_TEXT_TABULAR;

    assert_true(shape_in(f, "1", NULL, 0)->length > 0);
    assert_close(shape_in(f, "1111", "biz-ud", tabular)->length,
                 shape_in(f, "8888", "biz-ud", tabular)->length);
    zy_font_file files[ZY_FONT_FILES];
    assert_true(zy_font_find("biz-ud", files) > 2);
    /* BIZ alone: its 1 is narrower than its other digits. */
    assert_true(shape_in(f, "1111", files[1].path, 0)->length <
                shape_in(f, "8888", files[1].path, 0)->length - 1);
    assert_close(shape_in(f, "1111", files[1].path, tabular)->length,
                 shape_in(f, "8888", files[1].path, tabular)->length);
}

static void biz_ud_has_kanji_of_biz_and_latin_of_noto(void **state)
{
    const zy_line_of_text *line = shape_in(*state, "漢aЖ", "biz-ud", 0);

    assert_string_equal(zy_face_family(line->glyphs[0].face), "BIZ UDPGothic");
    assert_string_equal(zy_face_family(line->glyphs[1].face), "Noto Sans CJK JP");
    assert_string_equal(zy_face_family(line->glyphs[2].face), "Noto Sans CJK JP");
}

/* ---- Columns -----------------------------------------------------------------------------------
 */

static void a_column_goes_down_around_its_centre(void **state)
{
    const zy_line_of_text *line = shape(*state, "漢字ー", ZY_TEXT_VERTICAL);

    assert_close(line->length, 300);
    assert_close(line->ascent, 50);
    for (size_t i = 0; i < line->count; i++) {
        assert_false(line->glyphs[i].turned);
        assert_close(line->glyphs[i].x, -50);
        assert_close(line->glyphs[i].y, 88 + 100 * (double)i);
    }
    assert_int_not_equal(line->glyphs[2].id, shape(*state, "ー", 0)->glyphs[0].id);
}

static void brackets_beside_latin_are_those_of_a_column(void **state)
{
    const zy_line_of_text *line = shape(*state, "「AI」、", ZY_TEXT_VERTICAL);

    assert_int_equal(line->count, 5);
    assert_false(line->glyphs[0].turned || line->glyphs[3].turned || line->glyphs[4].turned);
    assert_true(line->glyphs[1].turned && line->glyphs[2].turned);
}

static void short_numbers_stand_upright_in_one_cell(void **state)
{
    const zy_line_of_text *line = shape(*state, "第12次", ZY_TEXT_VERTICAL);

    assert_int_equal(line->count, 4);
    assert_close(line->length, 300);
    assert_false(line->glyphs[1].turned);
    assert_true(line->glyphs[1].scale_x < 1 && line->glyphs[1].scale_y == 1);
    assert_close(line->glyphs[1].y, line->glyphs[2].y);
    assert_true(line->glyphs[1].x < 0 && line->glyphs[2].x >= -0.01);
}

static void long_numbers_and_latin_are_turned(void **state)
{
    static const char *const texts[] = {"年2024",  "約1.5", "約35%", "図Q3",    "率AI",
                                        "は94→99", "約10³", "約(3)", "約 3 個 "};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const zy_line_of_text *line = shape(*state, texts[i], ZY_TEXT_VERTICAL);
        assert_true(line->glyphs[line->count - 1].turned);
        assert_close(line->glyphs[line->count - 1].x, -36);
    }
    /* Raised: to the right of a line that runs down. */
    const zy_line_of_text *raised = shape(*state, "約10⁻³", ZY_TEXT_VERTICAL);
    assert_true(raised->glyphs[4].turned);
    assert_close(raised->glyphs[3].x, raised->glyphs[4].x);
    assert_close(raised->glyphs[4].x, -36 + 30);
}

/* Unicode knows what each one is a form of; fonts' own ones are left out where no form is ASCII. */
static void raised_and_lowered_characters_have_the_base_of_unicode(void **state)
{
    size_t count = 0;

    (void)state;
    for (gunichar c = 0x80; c < 0x3000; c++) {
        gunichar base[4] = {0};
        double shift = 0;
        const uint32_t found = zy_raised_base(c, &shift);
        const bool is_form = g_unichar_fully_decompose(c, TRUE, base, 4) == 1 && base[0] != c;
        const bool lowered = (c >= 0x2080 && c <= 0x209c) || c == 0x1d62 || c == 0x2c7c;
        if (found && (!is_form || found != base[0]))
            fail_msg("U+%04X: %04X, not %04X", (unsigned)c, (unsigned)found, (unsigned)base[0]);
        if (found)
            assert_true(lowered ? shift > 0 : shift < 0);
        else if (c >= 0x2070 && c <= 0x209c && is_form && (base[0] < 0x80 || base[0] == 0x2212))
            fail_msg("U+%04X is left out", (unsigned)c);
        count += found != 0;
    }
    assert_int_equal(count, 48);
}

static void raised_digits_of_one_text_have_one_size(void **state)
{
    const zy_line_of_text *alone = shape(*state, "m²", 0), *made = shape(*state, "m²s⁻²", 0);

    assert_close(alone->glyphs[1].scale_x, 1);
    assert_close(made->glyphs[1].scale_x, 0.62);
    assert_close(made->glyphs[4].scale_x, 0.62);
}

static void variations_stay_variations_in_a_column(void **state)
{
    const char *text = "葛\U000E0100城";

    assert_int_equal(shape(*state, text, ZY_TEXT_VERTICAL)->glyphs[0].id,
                     shape(*state, text, 0)->glyphs[0].id);
    assert_int_not_equal(shape(*state, text, 0)->glyphs[0].id,
                         shape(*state, "葛", 0)->glyphs[0].id);
}

/* ---- Outlines ----------------------------------------------------------------------------------
 */

static void outlines_are_paths_with_y_downwards(void **state)
{
    fixture *f = *state;
    const zy_line_of_text *line = shape(f, "一", 0);
    zy_path path;

    zy_path_init(&path, f->arena);
    zy_face_outline(line->glyphs[0].face, line->glyphs[0].id, 100, 1000, 500, &path);
    const zy_box box = zy_path_box(&path);
    assert_true(box.x0 > 1000 && box.x1 < 1100 && box.x1 - box.x0 > 80);
    assert_true(box.y0 > 400 && box.y1 < 500 && box.y1 - box.y0 < 20);
}

/* The ink of a line, from its start. */
static zy_box ink_of(fixture *f, const zy_line_of_text *line)
{
    zy_path path;

    zy_path_init(&path, f->arena);
    for (size_t i = 0; i < line->count; i++) {
        const zy_glyph *g = &line->glyphs[i];
        zy_face_outline(g->face, g->id, line->style.size * g->scale_y, g->x, g->y, &path);
    }
    return zy_path_box(&path);
}

/* Whatever is cut from brackets and stops, no ink hangs out of the line. */
static void nothing_hangs_out_of_the_line(void **state)
{
    static const char *const texts[] = {"「引用」。", "（注）『本』、", "。、",
                                        "「「『（",   "）』」」。",     "「CO₂」",
                                        "カタカナー", "…とは？！",      "〈値〉・"};
    static const unsigned features[] = {0, ZY_TEXT_HALT, ZY_TEXT_PALT, ZY_TEXT_HALT | ZY_TEXT_GAP,
                                        ZY_TEXT_PALT | ZY_TEXT_HALT | ZY_TEXT_GAP};
    fixture *f = *state;

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (size_t k = 0; k < sizeof features / sizeof *features; k++) {
            const zy_line_of_text *line = shape(f, texts[i], features[k]);
            const zy_box ink = ink_of(f, line);
            assert_true(ink.x0 > -2 && ink.x1 < line->length + 2);
        }
}

static void a_typesetter_has_a_manner(void **state)
{
    fixture *f = *state;

    zy_typesetter_set_manner(f->typesetter, ZY_TEXT_HALT);
    assert_close(shape(f, "「引用」", 0)->length, 300);
    zy_typesetter_set_manner(f->typesetter, 0);
    assert_close(shape(f, "「引用」", 0)->length, 400);
}

/* ---- Any input, any thread ---------------------------------------------------------------------
 */

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 8;
}

static uint32_t random_character(uint32_t *seed)
{
    static const uint32_t blocks[] = {0x20,   0x300,   0x600,   0x900,   0xE00,
                                      0x2000, 0x3000,  0x4E00,  0xAC00,  0xFE00,
                                      0xFF00, 0x1F300, 0x1F3F0, 0xE0100, 0x20B00};
    const uint32_t any = next_random(seed) % 8 == 0 ? next_random(seed) % 0x110000 : 0;
    const uint32_t c = any ? any
                           : blocks[next_random(seed) % (sizeof blocks / sizeof *blocks)] +
                                 next_random(seed) % 128;

    return c == 0 || (c >= 0xD800 && c < 0xE000) ? 'x' : c;
}

static void any_text_is_shaped_within_its_bytes(void **state)
{
    fixture *f = *state;
    uint32_t seed = 3;

    for (int i = 0; i < 1500; i++) {
        char text[256] = "";
        size_t len = 0, count;
        for (uint32_t n = next_random(&seed) % 30; n > 0; n--)
            len += (size_t)g_unichar_to_utf8(random_character(&seed), text + len);
        text[len] = 0;
        const zy_line_of_text *line = shape(f, text, next_random(&seed) % 32);
        for (size_t k = 0; k < line->count; k++) {
            assert_true(line->glyphs[k].cluster < len);
            assert_true(isfinite(line->glyphs[k].x) && isfinite(line->glyphs[k].y));
        }
        const zy_text_style style = {.size = 10};
        zy_text_wrap(f->typesetter, text, 40, &style, &count);
        assert_true(count > 0);
    }
}

static void *shape_some(void *unused)
{
    zy_arena *arena = zy_arena_new();
    zy_diags diags = {.arena = arena};
    zy_typesetter *t = zy_typesetter_new(arena, &diags, ZY_METRICS_FONT, NULL, 0);
    double *sum = malloc(sizeof *sum);

    (void)unused;
    *sum = 0;
    for (int i = 0; i < 60; i++) {
        const zy_text_style style = {.size = 10 + i, .features = (unsigned)i % 32};
        *sum += zy_text_width(t, "「都道府県別」のGDP、2024年（名目）CO₂", &style);
    }
    zy_arena_free(arena);
    return sum;
}

static void two_threads_get_the_same(void **state)
{
    pthread_t threads[2];
    void *sums[2];

    (void)state;
    for (int i = 0; i < 2; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, shape_some, NULL), 0);
    for (int i = 0; i < 2; i++)
        pthread_join(threads[i], &sums[i]);
    double *here = shape_some(NULL);
    assert_true(*(double *)sums[0] == *here && *(double *)sums[1] == *here);
    free(sums[0]);
    free(sums[1]);
    free(here);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make, drop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(kanji_are_one_em_wide_and_follow_each_other),
        TEST(the_same_line_is_shaped_once),
        TEST(an_empty_line_has_no_glyphs),
        TEST(bold_is_another_face),
        TEST(a_missing_character_is_reported_by_name_once),
        TEST(a_missing_character_may_be_allowed),
        TEST(ordinary_text_of_charts_is_all_there),
        TEST(small_digits_are_made_from_large_ones),
        TEST(raised_and_lowered_characters_have_the_base_of_unicode),
        TEST(raised_digits_of_one_text_have_one_size),
        TEST(marks_come_from_the_face_of_their_base),
        TEST(an_unreadable_font_is_an_error_and_others_serve),
        TEST(an_unknown_family_is_noted_once),
        TEST(brackets_lose_their_blank_half_at_the_edges),
        TEST(brackets_beside_brackets_share_one_blank),
        TEST(palt_and_halt_are_never_added),
        TEST(latin_stands_off_from_kana),
        TEST(nothing_hangs_out_of_the_line),
        TEST(a_typesetter_has_a_manner),
        TEST(gaps_are_as_wide_as_they_were),
        TEST(a_family_is_remembered_by_its_name),
        TEST(digits_can_be_of_equal_width),
        TEST(biz_ud_has_kanji_of_biz_and_latin_of_noto),
        TEST(a_column_goes_down_around_its_centre),
        TEST(brackets_beside_latin_are_those_of_a_column),
        TEST(short_numbers_stand_upright_in_one_cell),
        TEST(long_numbers_and_latin_are_turned),
        TEST(variations_stay_variations_in_a_column),
        TEST(outlines_are_paths_with_y_downwards),
        TEST(any_text_is_shaped_within_its_bytes),
        TEST(two_threads_get_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
