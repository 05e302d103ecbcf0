#include "table_fixture.h"

#include <glib.h>

static const char *decode(fixture *f, const char *bytes, size_t len, const char *encoding)
{
    zy_source *source = zy_source_decode(f->arena, &f->diags, (zy_file_bytes){"t", bytes, len},
                                         encoding, (zy_span){0});

    if (!source)
        return NULL;
    assert_int_equal(strlen(source->text), source->len);
    return source->text;
}

/* 年,割合\n2024,①髙〜−\n in every encoding. */
#define DECODED "年,割合\n2024,①髙～－\n"

static void recognises_every_encoding(void **state)
{
#define BYTES(b) b, sizeof b - 1
    static const struct {
        const char *name, *bytes;
        size_t len;
    } files[] = {
        {"utf-8", BYTES("\xE5\xB9\xB4,\xE5\x89\xB2\xE5\x90\x88\n2024,\xE2\x91\xA0\xE9\xAB\x99"
                        "\xEF\xBD\x9E\xEF\xBC\x8D\n")},
        {"utf-8 with a mark",
         BYTES("\xEF\xBB\xBF\xE5\xB9\xB4,\xE5\x89\xB2\xE5\x90\x88\n2024,\xE2\x91\xA0\xE9\xAB\x99"
               "\xEF\xBD\x9E\xEF\xBC\x8D\n")},
        {"cp932", BYTES("\x94\x4E,\x8A\x84\x8D\x87\n2024,\x87\x40\xFB\xFC\x81\x60\x81\x7C\n")},
        {"euc-jp", BYTES("\xC7\xAF,\xB3\xE4\xB9\xE7\n2024,\xAD\xA1\x8F\xF4\xFB\xA1\xC1\xA1\xDD\n")},
        {"utf-16le with a mark", BYTES("\xFF\xFE\x74\x5E,\0\x72\x52\x08\x54\n\0"
                                       "2\0"
                                       "0\0"
                                       "2\0"
                                       "4\0,\0\x60\x24\xD9\x9A\x5E\xFF\x0D\xFF\n\0")},
        {"utf-16be with a mark", BYTES("\xFE\xFF\x5E\x74\0,\x52\x72\x54\x08\0\n\0"
                                       "2\0"
                                       "0\0"
                                       "2\0"
                                       "4\0,\x24\x60\x9A\xD9\xFF\x5E\xFF\x0D\0\n")},
        {"utf-16le", BYTES("\x74\x5E,\0\x72\x52\x08\x54\n\0"
                           "2\0"
                           "0\0"
                           "2\0"
                           "4\0,\0\x60\x24\xD9\x9A\x5E\xFF\x0D\xFF\n\0")},
        {"utf-16be", BYTES("\x5E\x74\0,\x52\x72\x54\x08\0\n\0"
                           "2\0"
                           "0\0"
                           "2\0"
                           "4\0,\x24\x60\x9A\xD9\xFF\x5E\xFF\x0D\0\n")},
    };

    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        const char *text = decode(*state, files[i].bytes, files[i].len, NULL);
        assert_quiet(*state);
        if (!text || strcmp(text, DECODED) != 0)
            fail_msg("%s: %s", files[i].name, text ? text : "nothing");
    }
}

static void reads_iso_2022_jp_with_vendor_characters_and_kana(void **state)
{
    static const char bytes[] = "\x1B$BG/\x1B(B,\x1B(I1\x1B(B,\x1B$B-!3d\x1B(J,a\n";

    assert_string_equal(decode(*state, bytes, sizeof bytes - 1, NULL), "年,ｱ,①割,a\n");
    assert_quiet(*state);
}

static void tells_short_japanese_files_apart(void **state)
{
    static const char cp932[] = "\x93\xFA\x96\x7B\n", euc[] = "\xC6\xFC\xCB\xDC\n";
    static const char kana[] = "\xB1\xB2\xB3\n";

    assert_string_equal(decode(*state, cp932, sizeof cp932 - 1, NULL), "日本\n");
    assert_string_equal(decode(*state, euc, sizeof euc - 1, NULL), "日本\n");
    assert_string_equal(decode(*state, kana, sizeof kana - 1, NULL), "ｱｲｳ\n");
}

static void takes_ascii_and_nothing_as_utf_8(void **state)
{
    assert_string_equal(decode(*state, "a,b\n", 4, NULL), "a,b\n");
    assert_string_equal(decode(*state, "", 0, NULL), "");
    assert_string_equal(decode(*state, "\xEF\xBB\xBF", 3, NULL), "");
    assert_quiet(*state);
}

static void obeys_the_author(void **state)
{
    static const char *const names[] = {"cp932", "Shift_JIS", "SJIS", "windows-31j"};
    static const char bytes[] = "\xBA\xB4\n";

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_string_equal(decode(*state, bytes, sizeof bytes - 1, names[i]), "ｺｴ\n");
    assert_string_equal(decode(*state, bytes, sizeof bytes - 1, "EUC-JP"), "佐\n");
}

static void reads_western_encodings_when_asked(void **state)
{
    assert_string_equal(decode(*state, "caf\xE9", 4, "windows-1252"), "café");
    assert_string_equal(decode(*state, "caf\xE9", 4, "latin1"), "café");
}

static void reports_an_unknown_encoding_with_the_nearest(void **state)
{
    fixture *f = *state;

    assert_null(decode(f, "a", 1, "euc-jq"));
    assert_string_equal(f->diags.first->code, "unknown-encoding");
    assert_non_null(strstr(f->diags.first->hint, "euc-jp"));
}

static void reports_bytes_of_no_encoding(void **state)
{
    fixture *f = *state;

    assert_null(decode(f, "a,b\n1,\xFF\xFF\n", 9, NULL));
    assert_string_equal(f->diags.first->code, "bad-encoding");
    assert_int_equal(f->diags.first->fault, ZY_FAULT_DATA);
    assert_non_null(strstr(f->diags.first->message, "line 2"));
    assert_non_null(strstr(f->diags.first->message, "0xFF (number 7)"));
}

static void reports_bytes_that_are_not_of_the_encoding_asked_for(void **state)
{
    static const char *const names[] = {"utf-8", "euc-jp", "iso-2022-jp"};
    fixture *f = *state;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_null(decode(f, "a,\xFF\x4E", 4, names[i]));
        assert_string_equal(f->diags.last->code, "bad-encoding");
        assert_non_null(strstr(f->diags.last->message, "number 3"));
    }
}

static void refuses_files_that_are_no_text(void **state)
{
    static const char png[] = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x20";
    static const char *const names[] = {NULL, "utf-8", "cp932", "utf-16"};
    fixture *f = *state;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        f->diags.first = f->diags.last = NULL;
        assert_null(decode(f, png, sizeof png - 1, names[i]));
        assert_string_equal(f->diags.first->code, "bad-encoding");
    }
}

static void refuses_half_a_character_at_the_end(void **state)
{
    fixture *f = *state;

    assert_null(decode(f,
                       "\xFF\xFE"
                       "a\0b",
                       5, NULL));
    assert_string_equal(f->diags.first->code, "bad-encoding");
    assert_null(decode(f, "a\x94", 2, "cp932"));
    assert_null(decode(f, "\x1B$BG", 4, NULL));
}

static void tells_cp932_from_euc_by_what_is_likely(void **state)
{
    static const char *const texts[] = {
        "ひらがなだけのぶんしょう\n",
        "カタカナ,ヴァイオリン\n",
        "１２３,ＡＢＣ\n",
        "国名,人口\n日本,1億2千万人\n",
        "鬱憤,齟齬,躊躇の多い文\n",
        "「括弧」、句読点。そして…\n",
        "ﾊﾝｶｸと全角の混ざった行\n",
        "①②③と㈱の入った表\n",
        "ギリシャのαβγとロシアのабв\n",
        "a,b,c\n1,2,値\n",
    };
    static const char *const encodings[] = {"CP932", "EUC-JP-MS"};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (size_t k = 0; k < 2; k++) {
            gsize len = 0;
            char *bytes = g_convert(texts[i], -1, encodings[k], "UTF-8", NULL, &len, NULL);
            assert_non_null(bytes);
            const char *text = decode(*state, bytes, len, NULL);
            if (!text || strcmp(text, texts[i]) != 0)
                fail_msg("%s from %s: %s", texts[i], encodings[k], text ? text : "nothing");
            g_free(bytes);
        }
    assert_quiet(*state);
}

static void remembers_what_it_was_and_how_it_is_known(void **state)
{
    static const struct {
        const char *bytes, *asked, *encoding;
        zy_known_by by;
    } files[] = {
        {"a,b", NULL, "UTF-8", ZY_KNOWN_BY_BYTES},
        {"\xEF\xBB\xBF"
         "a",
         NULL, "UTF-8", ZY_KNOWN_BY_MARK},
        {"\x93\xFA\x96\x7B", NULL, "CP932", ZY_KNOWN_BY_GUESS},
        {"\xC6\xFC\xCB\xDC", NULL, "EUC-JP", ZY_KNOWN_BY_GUESS},
        {"\x1B$BF|K\\\x1B(B", NULL, "ISO-2022-JP", ZY_KNOWN_BY_BYTES},
        {"caf\xE9", "latin1", "Windows-1252", ZY_KNOWN_BY_AUTHOR},
    };
    fixture *f = *state;

    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        const zy_file_bytes file = {"t", files[i].bytes, strlen(files[i].bytes)};
        const zy_source *source =
            zy_source_decode(f->arena, &f->diags, file, files[i].asked, (zy_span){0});
        assert_non_null(source);
        assert_string_equal(source->encoding, files[i].encoding);
        assert_int_equal(source->known_by, files[i].by);
    }
    assert_quiet(f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(recognises_every_encoding),
        TEST(reads_iso_2022_jp_with_vendor_characters_and_kana),
        TEST(tells_short_japanese_files_apart),
        TEST(takes_ascii_and_nothing_as_utf_8),
        TEST(obeys_the_author),
        TEST(reads_western_encodings_when_asked),
        TEST(reports_an_unknown_encoding_with_the_nearest),
        TEST(reports_bytes_of_no_encoding),
        TEST(reports_bytes_that_are_not_of_the_encoding_asked_for),
        TEST(refuses_files_that_are_no_text),
        TEST(refuses_half_a_character_at_the_end),
        TEST(tells_cp932_from_euc_by_what_is_likely),
        TEST(remembers_what_it_was_and_how_it_is_known),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
