/* Regular expressions: JavaScript's syntax on PCRE, and what is done with them. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "calc/node.h"

/* The expression that a call compiled last: it is nearly always the same one for every row. */
typedef struct zy_regex_cache {
    zy_arena *arena;
    const char *pattern, *flags;
    GRegex *regex;
} zy_regex_cache;

static void forget(void *object)
{
    zy_regex_cache *cache = object;

    if (cache->regex)
        g_regex_unref(cache->regex);
    cache->regex = NULL;
}

struct zy_regex_cache *zy_regex_cache_new(zy_arena *arena)
{
    zy_regex_cache *cache = ZY_NEW(arena, zy_regex_cache);

    cache->arena = arena;
    return cache;
}

/* ---- As data ---- */

static const char *const parts[] = {"source", "flags", "isRegExp"};

bool zy_datum_is_regex(zy_datum d)
{
    if (d.kind != ZY_OBJECT || d.object->count != 3)
        return false;
    for (size_t i = 0; i < 3; i++)
        if (strcmp(d.object->members[i].name, parts[i]) != 0)
            return false;
    return d.object->members[0].value.kind == ZY_TEXT && d.object->members[1].value.kind == ZY_TEXT;
}

zy_datum zy_regex_datum(zy_arena *arena, const char *pattern, const char *flags)
{
    zy_object *object = zy_object_new(arena, 3);

    for (size_t i = 0; i < 3; i++)
        object->members[i].name = parts[i];
    object->members[0].value = ZY_DATUM_TEXT(pattern);
    object->members[1].value = ZY_DATUM_TEXT(flags);
    object->members[2].value = ZY_DATUM_BOOL(true);
    return (zy_datum){.kind = ZY_OBJECT, .object = object};
}

/* ---- Compiling ---- */

/* \uHHHH and \u{H} become \x{H}; [^] is any character and [] none; "/" needs no escape. */
static char *translate(const char *pattern)
{
    GString *out = g_string_new(NULL);
    bool in_class = false;

    for (const char *s = pattern; *s; s++) {
        if (*s == '\\' && s[1] == 'u' && s[2] == '{') {
            g_string_append(out, "\\x");
            s++;
        } else if (*s == '\\' && s[1] == 'u' && g_ascii_isxdigit(s[2])) {
            const size_t digits = strspn(s + 2, "0123456789abcdefABCDEF");
            const int used = digits > 4 ? 4 : (int)digits;
            g_string_append_printf(out, "\\x{%.*s}", used, s + 2);
            s += 1 + used;
        } else if (*s == '\\' && s[1]) {
            g_string_append_len(out, s, 2);
            s++;
            /* The second byte may begin a longer character; the rest follows by itself. */
        } else if (!in_class && strncmp(s, "[^]", 3) == 0) {
            g_string_append(out, "[\\s\\S]");
            s += 2;
        } else if (!in_class && strncmp(s, "[]", 2) == 0) {
            g_string_append(out, "(?!)");
            s++;
        } else {
            in_class = *s == '[' ? true : *s == ']' ? false : in_class;
            /* "[" within a class is itself in JavaScript and may open [:name:] in PCRE. */
            if (*s == '[' && out->len && in_class && s > pattern && s[1] == ':')
                g_string_append_c(out, '\\');
            g_string_append_c(out, *s);
        }
    }
    return g_string_free(out, FALSE);
}

static bool flags_of(const char *flags, GRegexCompileFlags *options)
{
    *options = G_REGEX_DOLLAR_ENDONLY;
    for (const char *f = flags; *f; f++) {
        if (*f == 'i')
            *options |= G_REGEX_CASELESS;
        else if (*f == 'm')
            *options |= G_REGEX_MULTILINE;
        else if (*f == 's')
            *options |= G_REGEX_DOTALL;
        else if (!strchr("gu", *f))
            return false;
    }
    return true;
}

static GRegex *compile(const char *pattern, const char *flags, GError **error)
{
    GRegexCompileFlags options;

    if (!flags_of(flags, &options) || strlen(pattern) > 10000)
        return NULL;
    char *translated = translate(pattern);
    GRegex *regex = g_regex_new(translated, options, 0, error);
    g_free(translated);
    return regex;
}

const char *zy_regex_wrong(zy_arena *arena, const char *pattern, const char *flags)
{
    GError *error = NULL;
    GRegex *regex = compile(pattern, flags, &error);

    if (regex) {
        g_regex_unref(regex);
        return NULL;
    }
    const char *wrong = error ? zy_arena_format(arena, "%s", error->message) : flags;
    g_clear_error(&error);
    return wrong;
}

static GRegex *cached(zy_regex_cache *cache, const char *pattern, const char *flags)
{
    if (cache->pattern && strcmp(cache->pattern, pattern) == 0 && strcmp(cache->flags, flags) == 0)
        return cache->regex;
    if (!cache->pattern)
        zy_arena_defer(cache->arena, forget, cache);
    forget(cache);
    cache->pattern = zy_arena_text(cache->arena, pattern, strlen(pattern));
    cache->flags = zy_arena_text(cache->arena, flags, strlen(flags));
    cache->regex = compile(pattern, flags, NULL);
    return cache->regex;
}

/* The compiled form of an argument, a regular expression or a text that is one; NULL when it is
 * none. */
static GRegex *regex_of(const zy_call *call, size_t i)
{
    const zy_datum d = zy_call_arg(call, i);

    if (!zy_datum_is_regex(d))
        return cached(call->node->cache, zy_datum_text(call->arena, d), "");
    return cached(call->node->cache, d.object->members[0].value.text,
                  d.object->members[1].value.text);
}

static bool is_global(zy_datum regex)
{
    return strchr(regex.object->members[1].value.text, 'g') != NULL;
}

/* ---- Functions ---- */

static zy_datum regexp(const zy_call *call)
{
    const zy_datum given = call->args[0];
    const char *flags = call->count > 1 ? zy_call_text(call, 1) : "";

    if (zy_datum_is_regex(given))
        return call->count > 1
                   ? zy_regex_datum(call->arena, given.object->members[0].value.text, flags)
                   : given;
    return zy_regex_datum(call->arena, zy_datum_text(call->arena, given), flags);
}

static zy_datum test(const zy_call *call)
{
    const GRegex *regex = regex_of(call, 0);

    return ZY_DATUM_BOOL(regex && g_regex_match(regex, zy_call_text(call, 1), 0, NULL));
}

typedef struct match {
    const char *text;
    int start, end;     /* bytes */
    GMatchInfo *groups; /* NULL: a plain text was found */
} match;

/* Of the expression; the match itself counts its groups only up to the last one that took part. */
static int group_count(const GMatchInfo *groups)
{
    return g_regex_get_capture_count(g_match_info_get_regex(groups));
}

static int group_number(const char *s, const match *m, int *digits)
{
    const int most = m->groups ? group_count(m->groups) : 0;

    for (*digits = 2; *digits > 0; --*digits) {
        int number = 0, i = 0;
        while (i < *digits && g_ascii_isdigit(s[i]))
            number = number * 10 + (s[i++] - '0');
        if (i == *digits && number > 0 && number <= most)
            return number;
    }
    return 0;
}

/* $$, $&, $`, $', $1 ... in a replacement. */
static void append_replacement(GString *out, const char *with, const match *m)
{
    for (const char *s = with; *s; s++) {
        int digits = 0, number = 0;
        if (s[0] != '$') {
            g_string_append_c(out, *s);
        } else if (s[1] == '$') {
            g_string_append_c(out, *s++);
        } else if (s[1] == '&') {
            g_string_append_len(out, m->text + m->start, m->end - m->start);
            s++;
        } else if (s[1] == '`') {
            g_string_append_len(out, m->text, m->start);
            s++;
        } else if (s[1] == '\'') {
            g_string_append(out, m->text + m->end);
            s++;
        } else if ((number = group_number(s + 1, m, &digits)) > 0) {
            char *group = g_match_info_fetch(m->groups, number);
            g_string_append(out, group ? group : "");
            g_free(group);
            s += digits;
        } else {
            g_string_append_c(out, '$');
        }
    }
}

static zy_datum replace_matches(const zy_call *call, const char *text, const char *with)
{
    const bool global = is_global(call->args[1]);
    const GRegex *regex = regex_of(call, 1);
    GMatchInfo *info = NULL;
    match m = {.text = text};
    int copied = 0;

    if (!regex)
        return ZY_DATUM_TEXT(text);
    GString *out = g_string_new(NULL);
    g_regex_match(regex, text, 0, &info);
    while (g_match_info_matches(info) && out->len < ZY_CALC_LENGTH) {
        g_match_info_fetch_pos(info, 0, &m.start, &m.end);
        m.groups = info;
        g_string_append_len(out, text + copied, m.start - copied);
        append_replacement(out, with, &m);
        copied = m.end;
        if (!global || !g_match_info_next(info, NULL))
            break;
    }
    g_string_append(out, text + copied);
    g_match_info_free(info);
    const char *result = zy_arena_text(call->arena, out->str, out->len);
    g_string_free(out, TRUE);
    return ZY_DATUM_TEXT(result);
}

static zy_datum replace(const zy_call *call)
{
    const char *text = zy_call_text(call, 0), *with = zy_call_text(call, 2);

    if (zy_datum_is_regex(call->args[1]))
        return replace_matches(call, text, with);
    const char *what = zy_call_text(call, 1), *found = strstr(text, what);
    if (!found)
        return ZY_DATUM_TEXT(text);
    const int start = (int)(found - text);
    const match m = {.text = text, .start = start, .end = start + (int)strlen(what)};
    GString *out = g_string_new_len(text, start);
    append_replacement(out, with, &m);
    g_string_append(out, text + m.end);
    const char *result = zy_arena_text(call->arena, out->str, out->len);
    g_string_free(out, TRUE);
    return ZY_DATUM_TEXT(result);
}

/* ---- split ---- */

static void add_piece(GArray *items, zy_arena *arena, const char *text, size_t len)
{
    const zy_datum piece = ZY_DATUM_TEXT(zy_arena_text(arena, text, len));

    g_array_append_val(items, piece);
}

static void split_units(GArray *items, zy_arena *arena, const char *text)
{
    for (size_t i = 0, n = zy_units_count(text); i < n; i++) {
        const zy_datum unit = ZY_DATUM_TEXT(zy_units_slice(arena, text, i, i + 1));
        g_array_append_val(items, unit);
    }
}

static void split_text(GArray *items, zy_arena *arena, const char *text, const char *by)
{
    const size_t len = strlen(by);

    for (const char *found; (found = strstr(text, by)); text = found + len)
        add_piece(items, arena, text, (size_t)(found - text));
    add_piece(items, arena, text, strlen(text));
}

static void add_group(GArray *items, zy_arena *arena, const GMatchInfo *info, const char *text,
                      int g)
{
    int start = -1, end = -1;

    g_match_info_fetch_pos(info, g, &start, &end);
    if (start < 0) {
        const zy_datum none = {.kind = ZY_UNDEFINED};
        g_array_append_val(items, none);
    } else {
        add_piece(items, arena, text + start, (size_t)(end - start));
    }
}

/* Groups of the separator become pieces, too, undefined when they took no part. Empty matches split
 * between characters, but not at the ends. */
static void split_matches(GArray *items, zy_arena *arena, const char *text, const GRegex *regex)
{
    GMatchInfo *info = NULL;
    const int len = (int)strlen(text);
    int from = 0, start, end;

    g_regex_match(regex, text, 0, &info);
    for (; g_match_info_matches(info); g_match_info_next(info, NULL)) {
        g_match_info_fetch_pos(info, 0, &start, &end);
        if (end == start && (start == from || start >= len))
            continue;
        add_piece(items, arena, text + from, (size_t)(start - from));
        for (int g = 1; g <= group_count(info); g++)
            add_group(items, arena, info, text, g);
        from = end;
    }
    g_match_info_free(info);
    add_piece(items, arena, text + from, (size_t)(len - from));
}

static zy_datum split(const zy_call *call)
{
    const char *text = zy_call_text(call, 0);
    const zy_datum by = zy_call_arg(call, 1);
    const double most = zy_call_number(call, 2, INFINITY);
    GArray *items = g_array_new(FALSE, FALSE, sizeof(zy_datum));

    if (zy_datum_is_regex(by)) {
        const GRegex *regex = regex_of(call, 1);
        if (regex)
            split_matches(items, call->arena, text, regex);
    } else if (by.kind == ZY_UNDEFINED) {
        add_piece(items, call->arena, text, strlen(text));
    } else if (!*zy_call_text(call, 1)) {
        split_units(items, call->arena, text);
    } else {
        split_text(items, call->arena, text, zy_call_text(call, 1));
    }
    const size_t count = most >= 0 && most < items->len ? (size_t)most : items->len;
    const zy_datum result =
        zy_datum_array(call->arena, (const zy_datum *)(void *)items->data, count);
    g_array_free(items, TRUE);
    return result;
}

const zy_function zy_functions_regexp[] = {
    {"regexp", 1, 2, regexp, NULL}, {"test", 1, 3, test, NULL}, {"replace", 3, 3, replace, NULL},
    {"split", 1, 3, split, NULL},   {NULL, 0, 0, NULL, NULL},
};
