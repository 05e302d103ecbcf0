/* What is common to reading numbers and dates from cells. */
#include "table/inside.h"

#include <string.h>

/* The ASCII character that a character stands for, or itself. */
static gunichar fold_one(gunichar c)
{
    if (c >= 0xFF01 && c <= 0xFF5E)
        return c - 0xFEE0;
    switch (c) {
    case '\t':
    case '\n':
    case '\r':
    case 0x00A0: /* no-break */
    case 0x2009: /* thin */
    case 0x202F: /* narrow no-break */
    case 0x3000: /* ideographic */
        return ' ';
    case 0x2010: /* hyphens, dashes, minus: writers and converters mix them all */
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0xFE63:
        return '-';
    case 0x301C:
        return '~';
    case 0x2019:
        return '\'';
    case 0xFFE5:
        return 0xA5;
    case 0xFFE1:
        return 0xA3;
    default:
        return c;
    }
}

static void trim(char *text, size_t len)
{
    size_t blanks = strspn(text, " ");

    if (blanks == len) {
        *text = '\0';
        return;
    }
    while (text[len - 1] == ' ')
        len--;
    memmove(text, text + blanks, len - blanks);
    text[len - blanks] = '\0';
}

bool zy_cell_fold(const char *cell, char folded[ZY_CELL_MAX + 1])
{
    size_t len = 0;

    while (*cell) {
        if (len > ZY_CELL_MAX - 6)
            return false;
        if ((unsigned char)*cell < 0x80) {
            folded[len++] = (char)fold_one((unsigned char)*cell++);
            continue;
        }
        gunichar c = g_utf8_get_char_validated(cell, -1);
        if (c > 0x10FFFF)
            return false;
        len += (size_t)g_unichar_to_utf8(fold_one(c), folded + len);
        cell += g_utf8_skip[(unsigned char)*cell];
    }
    folded[len] = '\0';
    trim(folded, len);
    return true;
}

bool zy_cell_is_missing(const char *folded, zy_missing *missing)
{
    static const struct {
        const char *word;
        zy_missing missing;
    } words[] = {
        {"", ZY_MISSING_EMPTY},
        {"null", ZY_MISSING_EMPTY},
        {"NULL", ZY_MISSING_EMPTY},
        {"None", ZY_MISSING_EMPTY},
        {"-", ZY_MISSING_NONE},
        {"--", ZY_MISSING_NONE},
        {"---", ZY_MISSING_NONE},
        {"ー", ZY_MISSING_NONE},
        {"なし", ZY_MISSING_NONE},
        {"該当なし", ZY_MISSING_NONE},
        {"該当数字なし", ZY_MISSING_NONE},
        {"…", ZY_MISSING_UNKNOWN},
        {"……", ZY_MISSING_UNKNOWN},
        {"...", ZY_MISSING_UNKNOWN},
        {"..", ZY_MISSING_UNKNOWN},
        {".", ZY_MISSING_UNKNOWN},
        {"・", ZY_MISSING_UNKNOWN},
        {"・・・", ZY_MISSING_UNKNOWN},
        {"?", ZY_MISSING_UNKNOWN},
        {"不明", ZY_MISSING_UNKNOWN},
        {"不詳", ZY_MISSING_UNKNOWN},
        {"欠測", ZY_MISSING_UNKNOWN},
        {"欠損", ZY_MISSING_UNKNOWN},
        {"未集計", ZY_MISSING_UNKNOWN},
        {"調査なし", ZY_MISSING_UNKNOWN},
        {"データなし", ZY_MISSING_UNKNOWN},
        {"N/A", ZY_MISSING_UNKNOWN},
        {"n/a", ZY_MISSING_UNKNOWN},
        {"#N/A", ZY_MISSING_UNKNOWN},
        {"NA", ZY_MISSING_UNKNOWN},
        {"na", ZY_MISSING_UNKNOWN},
        {"n.a.", ZY_MISSING_UNKNOWN},
        {"NaN", ZY_MISSING_UNKNOWN},
        {"nan", ZY_MISSING_UNKNOWN},
        {"X", ZY_MISSING_HIDDEN},
        {"x", ZY_MISSING_HIDDEN},
        {"χ", ZY_MISSING_HIDDEN},
        {"*", ZY_MISSING_HIDDEN},
        {"**", ZY_MISSING_HIDDEN},
        {"***", ZY_MISSING_HIDDEN},
        {"秘匿", ZY_MISSING_HIDDEN},
        {"非公表", ZY_MISSING_HIDDEN},
        {"非公開", ZY_MISSING_HIDDEN},
    };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(folded, words[i].word) == 0) {
            *missing = words[i].missing;
            return true;
        }
    }
    return false;
}

bool zy_eat(const char **at, const char *word)
{
    size_t len = strlen(word);

    if (strncmp(*at, word, len) != 0)
        return false;
    *at += len;
    return true;
}

const zy_magnitude *zy_eat_magnitude(const char **at, const zy_magnitude *magnitudes)
{
    for (const zy_magnitude *m = magnitudes; m->word; m++)
        if (zy_eat(at, m->word))
            return m;
    return NULL;
}

int zy_eat_digits(const char **at, int most, int *number)
{
    const char *from = *at;
    int value = 0, count = 0;

    for (; g_ascii_isdigit(*from); from++, count++) {
        if (count == most)
            return 0;
        value = value * 10 + (*from - '0');
    }
    if (count) {
        *number = value;
        *at = from;
    }
    return count;
}
