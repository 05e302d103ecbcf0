/* Families, and where their files are. The places are fixed: a chart looks the same whatever the
 * machine's font configuration says. */
#include <glib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "text/fonts.h"

enum { FAMILY_FILES = 6 };

typedef struct family {
    const char *name, *alias; /* alias: the font's own name, or NULL */
    zy_font_file files[FAMILY_FILES];
} family;

/* Not paths yet: looked for in the directories. BIZ has no Greek and Cyrillic of normal width, so
 * Noto comes first for these; the rest of Noto is there for what BIZ lacks. */
static const family families[] = {
    {"noto",
     "Noto Sans CJK JP",
     {{"NotoSansCJK-Regular.ttc", 0, 400, ZY_FONT_ALL},
      {"NotoSansCJK-Bold.ttc", 0, 700, ZY_FONT_ALL}}},
    {"biz-ud",
     "BIZ UDPGothic",
     {{"NotoSansCJK-Regular.ttc", 0, 400, ZY_FONT_LATIN},
      {"BIZUDPGothic-Regular.ttf", 0, 400, ZY_FONT_ALL},
      {"NotoSansCJK-Regular.ttc", 0, 400, ZY_FONT_ALL},
      {"NotoSansCJK-Bold.ttc", 0, 700, ZY_FONT_LATIN},
      {"BIZUDPGothic-Bold.ttf", 0, 700, ZY_FONT_ALL},
      {"NotoSansCJK-Bold.ttc", 0, 700, ZY_FONT_ALL}}},
    {"noto-serif",
     "Noto Serif CJK JP",
     {{"NotoSerifCJK-Regular.ttc", 0, 400, ZY_FONT_ALL},
      {"NotoSerifCJK-Bold.ttc", 0, 700, ZY_FONT_ALL}}},
    {"noto-mono",
     "Noto Sans Mono CJK JP",
     {{"NotoSansCJK-Regular.ttc", 5, 400, ZY_FONT_ALL},
      {"NotoSansCJK-Bold.ttc", 5, 700, ZY_FONT_ALL}}},
};

/* After the default family, for the few characters that it lacks. */
static const zy_font_file fallback[] = {
    {"BIZUDPGothic-Regular.ttf", 0, 400, ZY_FONT_ALL},
    {"BIZUDPGothic-Bold.ttf", 0, 700, ZY_FONT_ALL},
};

static const char *const directories[] = {
    "/usr/share/fonts/opentype/noto",
    "/usr/share/fonts/truetype/bizud-gothic",
    "/usr/share/fonts/truetype/fonts-morisawa-bizud-gothic",
    "/usr/share/fonts/opentype/noto-cjk",
    "/usr/share/fonts/noto-cjk",
    "/usr/local/share/fonts",
};

/* What CSS and Vega write for "any font": the default family. */
static const char *const generic[] = {
    "sans-serif", "ui-sans-serif", "system-ui", "default", NULL,
};

static const char *path_of(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(directories); i++) {
        char path[160];
        g_snprintf(path, sizeof path, "%s/%s", directories[i], name);
        if (access(path, R_OK) == 0)
            return g_intern_string(path);
    }
    return NULL;
}

/* Adds the rows whose file is there. */
static size_t add_found(const zy_font_file *rows, size_t count, zy_font_file *files, size_t at)
{
    for (size_t i = 0; i < count && rows[i].path && at < ZY_FONT_FILES; i++) {
        const char *path = path_of(rows[i].path);
        if (!path)
            continue;
        files[at] = rows[i];
        files[at++].path = path;
    }
    return at;
}

static bool is_word_in(const char *word, const char *const *words)
{
    for (; *words; words++)
        if (g_ascii_strcasecmp(word, *words) == 0)
            return true;
    return false;
}

static bool is_generic(const char *name)
{
    return is_word_in(name, generic);
}

static size_t find_family(const char *name, zy_font_file files[ZY_FONT_FILES])
{
    if (is_generic(name))
        return zy_font_default(files);
    for (size_t i = 0; i < G_N_ELEMENTS(families); i++)
        if (g_ascii_strcasecmp(name, families[i].name) == 0 ||
            g_ascii_strcasecmp(name, families[i].alias) == 0)
            return add_found(families[i].files, FAMILY_FILES, files, 0);
    return 0;
}

static bool is_font_file(const char *path)
{
    return zy_path_has_ending(path, ".ttf") || zy_path_has_ending(path, ".otf") ||
           zy_path_has_ending(path, ".ttc");
}

/* "fonts.ttc#1": one font serves as both weights. */
static size_t find_path(const char *name, zy_font_file files[ZY_FONT_FILES])
{
    const char *hash = strrchr(name, '#');
    const size_t len = hash ? (size_t)(hash - name) : strlen(name);
    guint64 index = 0;

    char *path = g_strndup(name, len);
    const char *kept = is_font_file(path) ? g_intern_string(path) : NULL;
    g_free(path);
    if (!kept || (hash && !g_ascii_string_to_unsigned(hash + 1, 10, 0, 1000, &index, NULL)))
        return 0;
    files[0] = (zy_font_file){kept, (unsigned)index, 400, ZY_FONT_ALL};
    return access(files[0].path, R_OK) == 0;
}

static size_t find_one(const char *name, zy_font_file files[ZY_FONT_FILES])
{
    const size_t count = find_family(name, files);

    return count ? count : find_path(name, files);
}

/* The next name of a CSS list without its quotes and spaces, or NULL at the end. */
static char *next_name(const char **list)
{
    const char *start = *list, *end;

    if (!*start)
        return NULL;
    end = strchr(start, ',');
    *list = end ? end + 1 : start + strlen(start);
    char *name = g_strstrip(g_strndup(start, end ? (size_t)(end - start) : strlen(start)));
    const size_t len = strlen(name);
    if (len >= 2 && (name[0] == '"' || name[0] == '\'') && name[len - 1] == name[0]) {
        memmove(name, name + 1, len - 2);
        name[len - 2] = 0;
    }
    return name;
}

size_t zy_font_find(const char *list, zy_font_file files[ZY_FONT_FILES])
{
    size_t count = 0;

    for (char *name; !count && (name = next_name(&list)); g_free(name))
        count = find_one(name, files);
    return count;
}

bool zy_font_is_generic(const char *list)
{
    zy_font_file files[ZY_FONT_FILES];
    bool generic_first = false, known = false;

    for (char *name; !known && (name = next_name(&list)); g_free(name)) {
        generic_first = is_generic(name);
        known = generic_first || find_one(name, files);
    }
    return generic_first;
}

size_t zy_font_default(zy_font_file files[ZY_FONT_FILES])
{
    const size_t count = add_found(families[0].files, FAMILY_FILES, files, 0);

    return add_found(fallback, G_N_ELEMENTS(fallback), files, count);
}

const char *const *zy_font_families(zy_arena *arena)
{
    const char **names = ZY_NEW_ARRAY(arena, const char *, G_N_ELEMENTS(families) + 1);
    zy_font_file files[ZY_FONT_FILES];
    size_t count = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(families); i++)
        if (find_family(families[i].name, files))
            names[count++] = families[i].name;
    return names;
}
