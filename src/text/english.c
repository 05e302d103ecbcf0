/* Words of English that stay together although a blank stands between them. */
#include <string.h>

#include "text/phrases.h"

enum { LONGEST_WORD = 15 };

/* The word of letters that begins at i, in small letters; empty when it is too long. */
static void word_at(const uint32_t *chars, size_t count, size_t i, char word[LONGEST_WORD + 1])
{
    size_t n = 0;

    while (i + n < count && n <= LONGEST_WORD && chars[i + n] < 0x80 &&
           g_ascii_isalpha((char)chars[i + n])) {
        if (n < LONGEST_WORD)
            word[n] = g_ascii_tolower((char)chars[i + n]);
        n++;
    }
    word[n <= LONGEST_WORD ? n : 0] = '\0';
}

/* The same of the word that ends before i; `.` after it does not count. */
static void word_before(const uint32_t *chars, size_t i, char word[LONGEST_WORD + 1])
{
    size_t start;

    if (i && chars[i - 1] == '.')
        i--;
    start = i;
    while (start && chars[start - 1] < 0x80 && g_ascii_isalpha((char)chars[start - 1]))
        start--;
    word_at(chars, i, start, word);
}

static bool is_among(const char *word, const char *const *list)
{
    for (; word[0] && *list; list++)
        if (strcmp(word, *list) == 0)
            return true;
    return false;
}

static const char *const months[] = {
    "january", "february", "march",    "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "jan",   "feb", "mar",  "apr",  "jun",    "jul",
    "aug",     "sep",      "sept",     "oct",   "nov", "dec",  NULL};

static bool is_unit(const char *word)
{
    static const char *const units[] = {
        "hundred", "thousand", "million",    "billion", "trillion", "mn",      "bn",    "tn",
        "m",       "km",       "cm",         "mm",      "kg",       "g",       "t",     "mt",
        "gw",      "mw",       "kw",         "twh",     "gwh",      "mwh",     "kwh",   "percent",
        "per",     "pct",      "percentage", "points",  "point",    "tonnes",  "tons",  "metres",
        "meters",  "miles",    "km²",        "degrees", "dollars",  "euros",   "yen",   "am",
        "pm",      "years",    "year",       "months",  "days",     "hours",   "times", "gb",
        "tb",      "hectares", "barrels",    "litres",  "liters",   "minutes", NULL};

    return is_among(word, units);
}

static bool is_before_number(const char *word)
{
    static const char *const words[] = {"no",    "nos",  "fig",  "figure", "table", "chapter",
                                        "chart", "page", "p",    "vol",    "part",  "section",
                                        "step",  "type", "tier", "top",    "q",     NULL};

    return is_among(word, words);
}

static bool is_style_of_person(const char *word)
{
    static const char *const words[] = {"mr", "mrs", "ms", "dr", "prof", "st", "president", NULL};

    return is_among(word, words);
}

bool zy_places_is_bound(const zy_places *w, size_t i)
{
    char before[LONGEST_WORD + 1], after[LONGEST_WORD + 1];

    if (i < 2 || w->kinds[i - 1] != ZY_CHAR_SPACE)
        return false;
    word_before(w->chars, i - 1, before);
    word_at(w->chars, w->count, i, after);
    if (w->kinds[i - 2] == ZY_CHAR_DIGIT || w->kinds[i - 2] == ZY_CHAR_OTHER)
        return w->kinds[i - 2] == ZY_CHAR_DIGIT && (is_unit(after) || is_among(after, months));
    if (w->kinds[i] == ZY_CHAR_DIGIT)
        return is_before_number(before) || is_among(before, months);
    return w->kinds[i] == ZY_CHAR_LETTER && is_style_of_person(before);
}

bool zy_word_is_weak_end(const uint32_t *chars, size_t i)
{
    static const char *const words[] = {"a",    "an",   "the", "of",  "to",   "in",
                                        "on",   "at",   "by",  "or",  "and",  "for",
                                        "with", "from", "as",  "its", "than", NULL};
    char word[LONGEST_WORD + 1];

    if (i < 2)
        return false;
    word_before(chars, i - 1, word);
    return is_among(word, words);
}
