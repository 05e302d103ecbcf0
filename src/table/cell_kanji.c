/* Numbers written in kanji. They are parts of words (三重 一部 四国 千葉 十分), so only what cannot
 * be one counts: a number of several characters, or a unit that makes no word with it. */
#include "table/inside.h"

#include <math.h>
#include <string.h>

static int eat_kanji_digit(const char **at)
{
    static const char *const words[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

    for (int i = 0; i < 10; i++)
        if (zy_eat(at, words[i]))
            return i;
    return -1;
}

/* What a number in kanji was made of, for telling 三割 from 三重. */
typedef struct kanji_number {
    int characters;
    bool has_scale, has_zero;
} kanji_number;

/* A number below 10,000. */
static bool read_kanji_part(const char **at, kanji_number *k, double *part)
{
    double sum = 0, digit = 0;
    bool any = false, open = false;

    for (;; any = true, k->characters++) {
        int value = eat_kanji_digit(at);
        if (value >= 0) {
            digit = digit * 10 + value;
            open = true;
            k->has_zero = k->has_zero || value == 0;
            continue;
        }
        const zy_magnitude *ten = zy_eat_magnitude(at, zy_tens);
        if (!ten)
            break;
        sum += (open ? digit : 1) * ten->power;
        digit = 0, open = false;
        k->has_scale = true;
    }
    *part = sum + digit;
    return any;
}

static bool read_kanji_number(const char **at, kanji_number *k, double *value)
{
    double part, last = INFINITY;
    bool any = false;

    while (read_kanji_part(at, k, &part)) {
        const zy_magnitude *myriad = zy_eat_magnitude(at, zy_myriads);
        const double scale = myriad ? myriad->power : 1;
        if (scale >= last || part > 1e15)
            return false;
        *value += part * scale;
        last = scale;
        any = true;
        if (!myriad)
            break;
        k->has_scale = true;
        k->characters++;
    }
    return any;
}

bool zy_kanji_number_read(const char **at, double *value, bool *scaled, const char **unit)
{
    static const char *const safe[] = {"人", "円", "倍",   "割",       "歳", "件",
                                       "個", "台", "ドル", "ポイント", "%",  "社"};
    kanji_number k = {0};

    if (!read_kanji_number(at, &k, value))
        return false;
    *scaled = k.has_scale;
    if (**at == '\0')
        return k.characters > 1 && (k.has_scale || k.has_zero);
    for (size_t i = 0; i < sizeof safe / sizeof *safe; i++) {
        const char *after = *at;
        if (!zy_eat(&after, safe[i]))
            continue;
        if (strcmp(safe[i], "割") == 0) {
            *value *= 10;
            *unit = "%";
            *at = after;
        }
        return true;
    }
    return false;
}
