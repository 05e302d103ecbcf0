/* Numbers as articles and Japanese tables write them: 30万台以上, 475億ドル, ▲3.2, 1兆2,000億円,
 * 3割5分.
 *
 * Scales are added to the exponent of the decimal text, not multiplied: 1.1億 is 110000000 exactly.
 */
#include "table/inside.h"

#include "base/number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct number_reader {
    const char *at;
    double value;
    unsigned qualifiers;
    bool negative, scaled;
    const char *currency;       /* written before the number, or NULL */
    char rest[ZY_CELL_MAX + 1]; /* what follows the number */
    const char *unit;
} number_reader;

typedef struct qualifier_word {
    const char *word;
    unsigned flag;
} qualifier_word;

static bool eat_any_case(const char **at, const char *word)
{
    size_t len = strlen(word);

    if (g_ascii_strncasecmp(*at, word, len) != 0)
        return false;
    *at += len;
    return true;
}

static void skip_blanks(const char **at)
{
    while (**at == ' ')
        (*at)++;
}

/* ---- Before the number ---- */

static bool eat_qualifier(number_reader *r)
{
    static const qualifier_word words[] = {
        {"約", ZY_ABOUT},
        {"およそ", ZY_ABOUT},
        {"おおよそ", ZY_ABOUT},
        {"おおむね", ZY_ABOUT},
        {"概ね", ZY_ABOUT},
        {"ほぼ", ZY_ABOUT},
        {"ざっと", ZY_ABOUT},
        {"推計", ZY_ABOUT},
        {"推定", ZY_ABOUT},
        {"わずか", ZY_ONLY},
        {"僅か", ZY_ONLY},
        {"たった", ZY_ONLY},
        {"少なくとも", ZY_AT_LEAST},
        {"最低", ZY_AT_LEAST},
        {"最大", ZY_AT_MOST},
        {"approximately ", ZY_ABOUT},
        {"approx. ", ZY_ABOUT},
        {"approx ", ZY_ABOUT},
        {"about ", ZY_ABOUT},
        {"around ", ZY_ABOUT},
        {"roughly ", ZY_ABOUT},
        {"~", ZY_ABOUT},
        {"≈", ZY_ABOUT},
        {"a little over ", ZY_BARELY},
        {"over ", ZY_OVER},
        {"more than ", ZY_OVER},
        {"above ", ZY_OVER},
        {">=", ZY_AT_LEAST},
        {"≥", ZY_AT_LEAST},
        {"≧", ZY_AT_LEAST},
        {"<=", ZY_AT_MOST},
        {"≤", ZY_AT_MOST},
        {"≦", ZY_AT_MOST},
        {">", ZY_OVER},
        {"<", ZY_UNDER},
        {"at least ", ZY_AT_LEAST},
        {"at most ", ZY_AT_MOST},
        {"up to ", ZY_AT_MOST},
        {"under ", ZY_UNDER},
        {"less than ", ZY_UNDER},
        {"below ", ZY_UNDER},
        {"fewer than ", ZY_UNDER},
        {"nearly ", ZY_NEARLY},
        {"almost ", ZY_NEARLY},
        {"close to ", ZY_NEARLY},
        {"only ", ZY_ONLY},
        {"just ", ZY_ONLY},
    };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!eat_any_case(&r->at, words[i].word))
            continue;
        r->qualifiers |= words[i].flag;
        return true;
    }
    return false;
}

/* p123, "r 4.5": marks of official tables. P95 and r2 are names: short numbers need a blank. */
static bool eat_mark(number_reader *r)
{
    if (*r->at != 'p' && *r->at != 'r')
        return false;
    const char *number = r->at + 1 + (r->at[1] == '-');
    size_t len = strspn(number, "0123456789.,");
    if (r->at[1] != ' ' && (len < 3 || !g_ascii_isdigit(*number)))
        return false;
    r->qualifiers |= *r->at++ == 'p' ? ZY_PROVISIONAL : ZY_REVISED;
    return true;
}

static bool eat_sign(number_reader *r)
{
    static const char *const minus[] = {"-", "▲", "△", "▼", "マイナス"};
    static const char *const plus[] = {"+", "プラス"};

    for (size_t i = 0; i < sizeof minus / sizeof *minus; i++) {
        if (zy_eat(&r->at, minus[i])) {
            r->negative = true;
            return true;
        }
    }
    for (size_t i = 0; i < sizeof plus / sizeof *plus; i++)
        if (zy_eat(&r->at, plus[i]))
            return true;
    const char *zero = r->at;
    if (zy_eat(&zero, "±") && zero[strspn(zero, "0.")] == '\0') {
        r->at = zero;
        return true;
    }
    return false;
}

static bool eat_currency(number_reader *r)
{
    static const struct {
        const char *sign, *unit;
    } currencies[] = {
        {"US$", "US$"}, {"HK$", "HK$"}, {"NT$", "NT$"}, {"A$", "A$"}, {"C$", "C$"},
        {"S$", "S$"},   {"R$", "R$"},   {"$", "$"},     {"¥", "円"},  {"\\", "円"},
        {"€", "€"},     {"£", "£"},     {"₩", "₩"},     {"₹", "₹"},   {"USD ", "$"},
        {"JPY ", "円"}, {"EUR ", "€"},  {"GBP ", "£"},
    };

    for (size_t i = 0; i < sizeof currencies / sizeof *currencies; i++) {
        if (!zy_eat(&r->at, currencies[i].sign))
            continue;
        r->currency = currencies[i].unit;
        return true;
    }
    return false;
}

static void read_before(number_reader *r)
{
    while (eat_qualifier(r) || eat_mark(r))
        skip_blanks(&r->at);
    bool sign = eat_sign(r);
    skip_blanks(&r->at);
    if (eat_currency(r))
        skip_blanks(&r->at);
    if (!sign)
        eat_sign(r);
}

/* ---- The number ---- */

typedef struct digits {
    char text[ZY_CELL_MAX + 16]; /* decimal digits and at most one point */
    size_t len;
    int exponent;
    bool fraction;
} digits;

static bool is_group(const char *at)
{
    return g_ascii_isdigit(at[0]) && g_ascii_isdigit(at[1]) && g_ascii_isdigit(at[2]) &&
           !g_ascii_isdigit(at[3]);
}

/* Digits in groups of three, 1,234,567, 1'234'567 or 1 234 567, or in none. A comma elsewhere ends
 * the number, and what follows it then makes the cell a text: 3,14 is not guessed at. */
static bool read_whole(const char **at, digits *d)
{
    const char *from = *at;

    while (g_ascii_isdigit(*from))
        d->text[d->len++] = *from++;
    char mark = *from;
    if (d->len >= 1 && d->len <= 3 && mark && strchr(",' ", mark))
        while (*from == mark && is_group(from + 1)) {
            memcpy(d->text + d->len, from + 1, 3);
            d->len += 3;
            from += 4;
        }
    *at = from;
    return d->len > 0;
}

static bool read_exponent(const char **at, digits *d)
{
    const char *from = *at;
    int sign = 1, value;

    if (*from != 'e' && *from != 'E')
        return true;
    from++;
    if (*from == '+' || *from == '-')
        sign = *from++ == '-' ? -1 : 1;
    if (!g_ascii_isdigit(*from))
        return true;
    if (!zy_eat_digits(&from, 4, &value))
        return false;
    d->exponent = sign * value;
    *at = from;
    return true;
}

static bool read_digits(const char **at, digits *d)
{
    *d = (digits){.len = 0};
    bool whole = read_whole(at, d);
    if (**at == '.' && g_ascii_isdigit((*at)[1])) {
        d->fraction = true;
        if (!whole)
            d->text[d->len++] = '0';
        d->text[d->len++] = *(*at)++;
        while (g_ascii_isdigit(**at))
            d->text[d->len++] = *(*at)++;
        whole = true;
    }
    return whole && read_exponent(at, d);
}

static double digits_value(digits *d, int power)
{
    double value = NAN;

    g_snprintf(d->text + d->len, sizeof d->text - d->len, "e%d", d->exponent + power);
    /* Whole numbers may begin with zeros here (007), in JSON they may not. */
    const char *text = d->text;
    while (text[0] == '0' && g_ascii_isdigit(text[1]))
        text++;
    return zy_number_read(text, strlen(text), &value) ? value : NAN;
}

/* The power of ten of 千, 百万, 億 …; 0 when there is none. */
static int eat_scale(const char **at)
{
    int power = 0, before;

    do {
        before = power;
        const zy_magnitude *m = zy_eat_magnitude(at, zy_tens);
        power += m || (m = zy_eat_magnitude(at, zy_myriads)) ? m->exponent : 0;
    } while (power > before);
    return power;
}

/* 1億2,345万 3万2千 10百万: parts of falling size. */
static bool read_scaled(number_reader *r)
{
    int last = 400;
    digits d;

    while (read_digits(&r->at, &d)) {
        int power = eat_scale(&r->at);
        double part = digits_value(&d, power);
        if (last < 400 && (power >= last || part >= pow(10, last) || d.fraction))
            return false;
        r->value += part;
        r->scaled = r->scaled || power;
        last = power;
        if (!power || !g_ascii_isdigit(*r->at))
            return true;
    }
    return false;
}

/* 3割5分2厘 as 35.2 %. */
static bool read_wari(number_reader *r)
{
    static const char *const words[] = {"割", "分", "厘"};
    const char *at = r->at;
    digits d;
    double sum = 0;

    for (int i = 0; i < 3; i++) {
        const char *part = at;
        if (!read_digits(&part, &d) || !zy_eat(&part, words[i])) {
            if (i == 0)
                return false;
            break;
        }
        sum += digits_value(&d, 1 - i);
        at = part;
    }
    r->at = at;
    r->value = sum;
    r->unit = "%";
    return true;
}

static bool read_value(number_reader *r)
{
    if (read_wari(r))
        return true;
    if (g_ascii_isdigit(*r->at) || *r->at == '.')
        return read_scaled(r);
    return zy_kanji_number_read(&r->at, &r->value, &r->scaled, &r->unit);
}

/* ---- After the number ---- */

/* $1.2B, $5 million, 3.5 bn. A letter alone is a scale only of money: 4K and 5G are names. */
static void eat_english_scale(number_reader *r)
{
    static const struct {
        const char *word;
        double scale;
        bool money;
    } scales[] = {
        {"thousand", 1e3, false},  {"million", 1e6, false}, {"billion", 1e9, false},
        {"trillion", 1e12, false}, {"mn", 1e6, false},      {"bn", 1e9, false},
        {"tn", 1e12, false},       {"k", 1e3, true},        {"K", 1e3, true},
        {"m", 1e6, true},          {"M", 1e6, true},        {"b", 1e9, true},
        {"B", 1e9, true},          {"T", 1e12, true},
    };

    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++) {
        const char *at = r->at;
        skip_blanks(&at);
        if (!zy_eat(&at, scales[i].word) || g_ascii_isalpha(*at) ||
            (scales[i].money && !r->currency))
            continue;
        r->value *= scales[i].scale;
        r->scaled = true;
        r->at = at;
        return;
    }
}

/* Cuts `end` from the end of the rest; with `something`, only when something is left before it. */
static bool cut(number_reader *r, const char *end, bool something)
{
    if (!g_str_has_suffix(r->rest, end))
        return false;
    const size_t left = strlen(r->rest) - strlen(end);
    if (something && left == 0 && !r->scaled && !r->currency && !r->unit)
        return false;
    r->rest[left] = '\0';
    return true;
}

/* 注1, 注1), (注1), ※2, *3 */
static bool cut_numbered_footnote(number_reader *r)
{
    static const char *const marks[] = {"(注", "注", "※", "*", "†"};
    char *rest = r->rest, *end = rest + strlen(rest);

    if (end > rest && end[-1] == ')')
        end--;
    char *number = end;
    while (number > rest && g_ascii_isdigit(number[-1]))
        number--;
    for (size_t i = 0; number < end && i < sizeof marks / sizeof *marks; i++) {
        const size_t len = strlen(marks[i]);
        if ((size_t)(number - rest) < len || memcmp(number - len, marks[i], len) != 0)
            continue;
        *(number - len) = '\0';
        return true;
    }
    return false;
}

/* [1] and (注) behind a number are footnotes. */
static bool cut_footnote(number_reader *r)
{
    static const char *const marks[] = {"※", "*", "†", "‡", "(注)", "注)", "#"};

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (cut(r, marks[i], false))
            return true;
    if (cut_numbered_footnote(r))
        return true;
    char *open = strrchr(r->rest, '[');
    if (!open || !g_ascii_isdigit(open[1]) ||
        strcmp(open + 1 + strspn(open + 1, "0123456789"), "]") != 0)
        return false;
    *open = '\0';
    return true;
}

static bool cut_mark(number_reader *r)
{
    static const qualifier_word marks[] = {{"p", ZY_PROVISIONAL}, {"r", ZY_REVISED}};

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const char spaced[] = {' ', marks[i].word[0], '\0'},
                   bracketed[] = {'(', marks[i].word[0], ')', '\0'};
        bool alone = strcmp(r->rest, marks[i].word) == 0;
        if (!alone && !cut(r, spaced, false) && !cut(r, bracketed, false))
            continue;
        if (alone)
            r->rest[0] = '\0';
        r->qualifiers |= marks[i].flag;
        return true;
    }
    return false;
}

static bool cut_qualifier(number_reader *r)
{
    static const qualifier_word words[] = {
        {"以上", ZY_AT_LEAST},    {"以下", ZY_AT_MOST}, {"以内", ZY_AT_MOST},
        {"未満", ZY_UNDER},       {"超え", ZY_OVER},    {"超", ZY_OVER},
        {"を超える", ZY_OVER},    {"近く", ZY_NEARLY},  {"余り", ZY_BARELY},
        {"あまり", ZY_BARELY},    {"余", ZY_BARELY},    {"のみ", ZY_ONLY},
        {"だけ", ZY_ONLY},        {"程度", ZY_ABOUT},   {"前後", ZY_ABOUT},
        {"ほど", ZY_ABOUT},       {"くらい", ZY_ABOUT}, {"ぐらい", ZY_ABOUT},
        {"or more", ZY_AT_LEAST}, {"+", ZY_AT_LEAST},   {"or less", ZY_AT_MOST},
    };
    /* 5弱 and 6強 are degrees of an earthquake, 1万人弱 is a number. */
    static const qualifier_word with_unit[] = {{"弱", ZY_NEARLY}, {"強", ZY_BARELY}};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (cut(r, words[i].word, false)) {
            r->qualifiers |= words[i].flag;
            return true;
        }
    }
    for (size_t i = 0; i < sizeof with_unit / sizeof *with_unit; i++) {
        if (cut(r, with_unit[i].word, true)) {
            r->qualifiers |= with_unit[i].flag;
            return true;
        }
    }
    return false;
}

/* 3%増 is 3, 3%減 is −3. */
static bool cut_direction(number_reader *r)
{
    if (cut(r, "増", true))
        return true;
    if (r->negative || !cut(r, "減", true))
        return false;
    r->negative = true;
    return true;
}

static void read_after(number_reader *r)
{
    eat_english_scale(r);
    /* 300,000+ units */
    if (r->at[0] == '+' && r->at[1] == ' ') {
        r->qualifiers |= ZY_AT_LEAST;
        r->at++;
    }
    skip_blanks(&r->at);
    memcpy(r->rest, r->at, strlen(r->at) + 1);
    bool cutting = true;
    while (cutting) {
        for (size_t len = strlen(r->rest); len && r->rest[len - 1] == ' '; len--)
            r->rest[len - 1] = '\0';
        cutting = cut_footnote(r) || cut_mark(r) || cut_qualifier(r) || cut_direction(r);
    }
}

/* What is left is the unit, or the cell is a text. */
static bool read_unit(number_reader *r)
{
    char *rest = r->rest;
    size_t len = strlen(rest);

    if (len > 2 && rest[0] == '(' && rest[len - 1] == ')') {
        rest[len - 1] = '\0';
        rest++;
    }
    if (r->unit || r->currency) {
        const char *unit = r->unit ? r->unit : r->currency;
        r->unit = unit;
        return !*rest || zy_unit_is_same(unit, rest);
    }
    r->unit = rest;
    return !*rest || zy_unit_is_known(rest) || zy_unit_is_possible(rest);
}

/* (1,234) is −1,234. */
static bool strip_parentheses(char *cell)
{
    size_t len = strlen(cell);

    if (len < 3 || cell[0] != '(' || cell[len - 1] != ')' || strchr(cell + 1, '('))
        return false;
    memmove(cell, cell + 1, len - 2);
    cell[len - 2] = '\0';
    return true;
}

static bool read_number(char *cell, zy_cell_number *number)
{
    bool minus = strip_parentheses(cell);
    number_reader r = {.at = cell};

    read_before(&r);
    if (!read_value(&r))
        return false;
    read_after(&r);
    if (!read_unit(&r) || !isfinite(r.value) || strlen(r.unit) >= sizeof number->unit)
        return false;
    if (minus && r.negative)
        return false;
    number->value = minus || r.negative ? 0 - r.value : r.value;
    number->qualifiers = r.qualifiers;
    const char *unit = strcmp(r.unit, "パーセント") == 0 ? "%" : r.unit;
    g_strlcpy(number->unit, unit, sizeof number->unit);
    return true;
}

zy_cell_kind zy_cell_number_read(const char *cell, zy_cell_number *number, zy_missing *missing)
{
    char folded[ZY_CELL_MAX + 1];

    *number = (zy_cell_number){.value = NAN};
    *missing = ZY_PRESENT;
    /* Most cells of most tables are just this. */
    if (zy_number_read(cell, strlen(cell), &number->value))
        return ZY_CELL_NUMBER;
    number->value = NAN;
    if (!zy_cell_fold(cell, folded))
        return ZY_CELL_TEXT;
    if (zy_cell_is_missing(folded, missing))
        return ZY_CELL_MISSING;
    if (read_number(folded, number))
        return ZY_CELL_NUMBER;
    *number = (zy_cell_number){.value = NAN};
    return ZY_CELL_TEXT;
}
