/* From one date to another: 2025-07-26/2025-07-28, 2025年7月26日〜28日, 2020〜2024年度. */
#include "table/inside.h"

#include <string.h>

/* The left side of 2020~2024年度 is a fiscal year too. */
static bool read_left(const char *left, const char *right, zy_cell_date *date, unsigned *weak)
{
    char whole[2 * ZY_CELL_MAX + 1];

    g_snprintf(whole, sizeof whole, "%s年度", left);
    if (g_str_has_suffix(right, "年度") && strlen(whole) <= ZY_CELL_MAX &&
        zy_date_read_one(whole, date, weak))
        return true;
    return zy_date_read_one(left, date, weak);
}

/* Both sides name the same year, month or day, and one of them by its era. */
static bool is_twice(const char *left, const char *right, zy_cell_date *date)
{
    zy_cell_date other;
    unsigned doubt = 0;

    if (!read_left(left, right, date, &doubt) || !zy_date_read_one(right, &other, &doubt))
        return false;
    if (!date->era && !other.era)
        return false;
    date->era = true;
    return date->start == other.start && date->end == other.end;
}

bool zy_date_read_twice(const char *text, zy_cell_date *date, unsigned *weak)
{
    static const char *const separators[] = {"/", "・", "="};

    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
        const char *at = strstr(text, separators[i]);
        char left[ZY_CELL_MAX + 1], right[ZY_CELL_MAX + 1];
        if (!at || at == text)
            continue;
        g_strlcpy(left, text, (size_t)(at - text) + 1);
        g_strlcpy(right, at + strlen(separators[i]), sizeof right);
        g_strstrip(left);
        g_strstrip(right);
        if (!is_twice(left, right, date))
            continue;
        *weak = 0;
        return true;
    }
    return false;
}

/* `right` behind what `left` has up to the last `mark`. */
static bool read_inherited(const char *left, const char *right, const char *mark,
                           zy_cell_date *date, unsigned *weak)
{
    const char *last = NULL;
    char whole[2 * ZY_CELL_MAX + 1];

    for (const char *at = strstr(left, mark); at; at = strstr(at + 1, mark))
        last = at + strlen(mark);
    if (!last)
        return false;
    g_snprintf(whole, sizeof whole, "%.*s%s", (int)(last - left), left, right);
    return strlen(whole) <= ZY_CELL_MAX && zy_date_read_one(whole, date, weak);
}

/* A right side may lack what the left side says: 2025年7月26日~28日, 2024/4/1~4/30. */
static bool read_right(const char *left, const char *right, double from, zy_cell_date *date,
                       unsigned *weak)
{
    static const char *const marks[] = {"年", "月", "/", "令和", "平成", "昭和"};

    if (zy_date_read_one(right, date, weak))
        return date->end > from;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const char *slash = strcmp(marks[i], "/") == 0 ? strchr(left, '/') : NULL;
        char first[ZY_CELL_MAX + 1];
        g_strlcpy(first, left, sizeof first);
        if (slash)
            first[slash - left + 1] = '\0';
        if (read_inherited(first, right, marks[i], date, weak) && date->end > from)
            return true;
    }
    return false;
}

static bool read_range(const char *text, size_t left_len, size_t right_at, zy_cell_date *date,
                       unsigned *weak)
{
    char left[ZY_CELL_MAX + 1], right[ZY_CELL_MAX + 1];
    zy_cell_date last;
    unsigned doubt = 0;

    g_strlcpy(left, text, left_len + 1);
    g_strlcpy(right, text + right_at, sizeof right);
    g_strstrip(left);
    g_strstrip(right);
    if (g_str_has_suffix(right, "まで"))
        right[strlen(right) - strlen("まで")] = '\0';
    zy_date_strip_remarks(left);
    if (!*right || !read_left(left, right, date, &doubt) ||
        !read_right(left, right, date->start, &last, &doubt))
        return false;
    date->end = last.end;
    date->unit = last.unit;
    date->range = true;
    *weak = 0;
    return true;
}

/* Whether `separator` at `at` may part two dates: a stroke parts ISO dates only, and a hyphen two
 * years or two dates in words. */
static bool parts_dates(const char *text, const char *at, const char *separator)
{
    if (*separator == '/')
        return strchr(text, '-') && strchr(at, '-');
    if (*separator == '-')
        return at - text >= 4 && (strlen(at + 1) == 4 || !g_ascii_isdigit(at[-1])) &&
               strspn(text, "0123456789-") != 7;
    return true;
}

bool zy_date_read_range(const char *text, zy_cell_date *date, unsigned *weak)
{
    static const char *const separators[] = {"~", "から", " - ", "/", "-"};

    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
        const char *at = text;
        while ((at = strstr(at, separators[i]))) {
            size_t left = (size_t)(at - text);
            if (left && parts_dates(text, at, separators[i]) &&
                read_range(text, left, left + strlen(separators[i]), date, weak))
                return true;
            at++;
        }
    }
    return false;
}
