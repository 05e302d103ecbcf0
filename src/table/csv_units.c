/* The unit that a title above a table says of its numbers. */
#include "table/inside.h"

#include <string.h>

const char *zy_unit_bare(zy_arena *arena, const char *cell)
{
    static const char *const pairs[][2] = {{"(", ")"},   {"（", "）"}, {"[", "]"}, {"［", "］"},
                                           {"【", "】"}, {"〔", "〕"}, {"<", ">"}, {"〈", "〉"}};

    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++)
        if (g_str_has_prefix(cell, pairs[i][0]) && g_str_has_suffix(cell, pairs[i][1])) {
            const size_t open = strlen(pairs[i][0]), close = strlen(pairs[i][1]);
            return zy_arena_text(arena, cell + open, strlen(cell) - open - close);
        }
    return cell;
}

/* What follows on 単位 or "Unit" in a title, to the bracket that closes; NULL: it says none. */
static const char *after_word_for_unit(zy_arena *arena, const char *cell)
{
    static const char *const words[] = {"単位", "Unit", "unit", NULL}, *const ends[] = {")",  "）",
                                                                                        "]",  "］",
                                                                                        "】", "〕",
                                                                                        NULL},
                             *const fills[] = {" ", "　", ":", "：", "=", "＝", NULL};
    const char *at = NULL;

    for (int i = 0; words[i] && !at; i++)
        at = strstr(cell, words[i]) ? strstr(cell, words[i]) + strlen(words[i]) : NULL;
    if (!at)
        return NULL;
    for (int i = 0; fills[i]; i++)
        while (g_str_has_prefix(at, fills[i])) {
            at += strlen(fills[i]);
            i = 0;
        }
    size_t len = strlen(at);
    for (int i = 0; ends[i]; i++) {
        const char *end = strstr(at, ends[i]);
        len = end ? MIN(len, (size_t)(end - at)) : len;
    }
    return zy_arena_text(arena, at, len);
}

/* 千人、％: one for the amounts, and per cent for the rates. Of 人、世帯 nobody can tell which
 * holds where. */
static void take_units(const zy_csv_rows *rows, zy_csv_layout *l, const char *list)
{
    char **parts = g_strsplit_set(list, ",/", -1);
    const char *of;
    size_t amounts = 0;
    double scale;

    for (char **part = parts; *part; part++) {
        const char *unit = zy_arena_text(rows->arena, *part, strlen(*part));
        if (!zy_unit_scaled(rows->arena, unit, &scale, &of))
            continue;
        if (zy_unit_is_same(of, "%"))
            l->rate_unit = unit;
        else
            l->unit = amounts++ == 0 ? unit : NULL;
    }
    g_strfreev(parts);
}

void zy_csv_unit_in_title(const zy_csv_rows *rows, zy_csv_layout *l, size_t row)
{
    size_t width;
    const char *const *cells = zy_csv_row(rows, row, &width);

    for (size_t i = 0; i < width && !l->unit && !l->rate_unit; i++) {
        const char *said = after_word_for_unit(rows->arena, cells[i]), *of, *rest;
        double scale;
        if (!said && zy_unit_bare(rows->arena, cells[i]) != cells[i])
            said = zy_unit_bare(rows->arena, cells[i]);
        if (said) {
            GString *list = g_string_new(said);
            g_string_replace(list, "、", ",", 0);
            g_string_replace(list, "，", ",", 0);
            g_string_replace(list, "・", ",", 0);
            /* 1,000 persons is no list. */
            if (zy_unit_scaled(rows->arena, said, &scale, &of))
                g_string_assign(list, said);
            take_units(rows, l, list->str);
            g_string_free(list, TRUE);
        } else if (zy_unit_of_name(rows->arena, cells[i], &scale, &of, &rest)) {
            char *inside = zy_arena_text(rows->arena, cells[i] + strlen(rest),
                                         strlen(cells[i] + strlen(rest)));
            take_units(rows, l, zy_unit_bare(rows->arena, g_strstrip(inside)));
        }
    }
}
