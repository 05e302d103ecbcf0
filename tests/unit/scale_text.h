/* Scales written as text, for tables of tests: "type=linear|domain=0;10|range=0;100|clamp=1". A
 * datum with a leading ' is a text, null is null, anything else a number. */
#ifndef ZY_TESTS_SCALE_TEXT_H
#define ZY_TESTS_SCALE_TEXT_H

#include <glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "scale/scale.h"

static inline int make_arena(void **state)
{
    *state = zy_arena_new();
    return 0;
}

static inline int free_arena(void **state)
{
    zy_arena_free(*state);
    return 0;
}

static inline double number_of(const char *text)
{
    double number = NAN;

    if (strcmp(text, "Infinity") == 0 || strcmp(text, "-Infinity") == 0)
        return *text == '-' ? -INFINITY : INFINITY;
    return zy_number_read(text, strlen(text), &number) ? number : NAN;
}

static inline zy_datum datum_of(zy_arena *arena, const char *text)
{
    if (strcmp(text, "null") == 0)
        return ZY_DATUM_NULL;
    if (*text == '\'')
        return ZY_DATUM_TEXT(zy_arena_text(arena, text + 1, strlen(text + 1)));
    return ZY_DATUM_NUMBER(number_of(text));
}

static inline zy_datum *data_of(zy_arena *arena, const char *text, size_t *count)
{
    char **words = g_strsplit(text, ";", -1);

    *count = g_strv_length(words);
    zy_datum *data = ZY_NEW_ARRAY(arena, zy_datum, *count);
    for (size_t i = 0; i < *count; i++)
        data[i] = datum_of(arena, words[i]);
    g_strfreev(words);
    return data;
}

typedef struct nice_options {
    double count, step;
    const char *interval;
} nice_options;

static inline void set_bins(zy_scale *scale, zy_arena *arena, const char *value)
{
    zy_datum *data = data_of(arena, value, &scale->bin_count);
    double *bins = ZY_NEW_ARRAY(arena, double, scale->bin_count);

    for (size_t i = 0; i < scale->bin_count; i++)
        bins[i] = data[i].number;
    scale->bins = bins;
}

static inline void set_number(zy_scale *s, nice_options *nice, const char *key, double x)
{
    const struct {
        const char *key;
        double *place;
    } places[] = {
        {"interpolateGamma", &s->interpolate.gamma},
        {"gamma", &s->interpolate.gamma},
        {"base", &s->base},
        {"exponent", &s->exponent},
        {"constant", &s->constant},
        {"paddingInner", &s->padding_inner},
        {"paddingOuter", &s->padding_outer},
        {"align", &s->align},
        {"nice", &nice->count},
        {"niceStep", &nice->step},
        {"binsStart", &s->bins_start},
        {"binsStop", &s->bins_stop},
        {"binsStep", &s->bins_step},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(places); i++)
        if (strcmp(places[i].key, key) == 0)
            *places[i].place = x;
    if (strcmp(key, "schemeCount") == 0)
        s->scheme_count = (size_t)x;
}

static inline void set_member(zy_scale *s, zy_arena *arena, nice_options *nice, const char *key,
                              const char *value)
{
    size_t count;

    if (strcmp(key, "type") == 0)
        s->type = (zy_scale_type)zy_scale_type_find(value);
    else if (strcmp(key, "domain") == 0)
        s->domain = data_of(arena, value, &s->domain_count);
    else if (strcmp(key, "range") == 0)
        s->range = data_of(arena, value, &s->range_count);
    else if (strcmp(key, "scheme") == 0)
        s->scheme = value;
    else if (strcmp(key, "interpolate") == 0)
        s->interpolate.type = value;
    else if (strcmp(key, "niceInterval") == 0)
        nice->interval = value;
    else if (strcmp(key, "bins") == 0)
        set_bins(s, arena, value);
    else if (strcmp(key, "extent") == 0)
        for (size_t i = 0; i < 2; i++)
            s->scheme_extent[i] = data_of(arena, value, &count)[i].number;
    else if (strcmp(key, "clamp") == 0)
        s->clamp = true;
    else if (strcmp(key, "round") == 0)
        s->round = true;
    else if (strcmp(key, "reverse") == 0)
        s->reverse = true;
    else
        set_number(s, nice, key, number_of(value));
}

/* Made nice and prepared; stops the test when that fails. */
static inline zy_scale scale_of(zy_arena *arena, const char *text)
{
    zy_scale scale = {.align = 0.5};
    zy_diags *diags = ZY_NEW(arena, zy_diags);
    nice_options nice = {0};
    char **members = g_strsplit(text, "|", -1);

    diags->arena = arena;
    for (size_t i = 0; members[i]; i++) {
        char *equals = strchr(members[i], '=');
        char *value = zy_arena_text(arena, equals + 1, strlen(equals + 1));
        *equals = '\0';
        set_member(&scale, arena, &nice, members[i], value);
    }
    g_strfreev(members);
    if (nice.count > 0 || nice.interval)
        zy_scale_nice(&scale, nice.count, nice.interval, nice.step);
    if (!zy_scale_prepare(&scale, arena, diags, (zy_span){0}))
        abort();
    return scale;
}

static inline const char *number_text(zy_arena *arena, double number)
{
    char *text = zy_arena_take(arena, 32, 1);

    zy_number_text(number, text);
    return text;
}

static inline const char *numbers_text(zy_arena *arena, const double *numbers, size_t count)
{
    const char *all = "";

    for (size_t i = 0; i < count; i++)
        all = zy_arena_format(arena, "%s%s%s", all, i ? "," : "", number_text(arena, numbers[i]));
    return all;
}

static inline const char *data_text(zy_arena *arena, const zy_datum *data, size_t count)
{
    const char *all = "";

    for (size_t i = 0; i < count; i++)
        all =
            zy_arena_format(arena, "%s%s%s", all, i ? "," : "", number_text(arena, data[i].number));
    return all;
}

/* Lists of numbers, equal but for the last bits of a power or logarithm. */
static inline bool same_numbers(const char *want, const char *got)
{
    char **a = g_strsplit_set(want, ", ", -1), **b = g_strsplit_set(got, ", ", -1);
    bool same = g_strv_length(a) == g_strv_length(b);

    for (size_t i = 0; same && a[i]; i++) {
        double x = number_of(a[i]), y = number_of(b[i]);
        same = strcmp(a[i], b[i]) == 0 || fabs(x - y) <= 1e-11 * fmax(fabs(x), 1e-3);
    }
    g_strfreev(a);
    g_strfreev(b);
    return same;
}

#endif
