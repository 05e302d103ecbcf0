/* themes OUT.c THEME.yaml...: the built-in themes as constants in one C file. A theme with a `base`
 * is laid over that theme here, once; and all are kept as JSON, which every run reads in a fifth of
 * the time that YAML takes. */
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "value/value.h"

typedef struct shelf {
    zy_arena *arena;
    zy_diags *diags;
    char **paths; /* NULL-terminated */
} shelf;

static char *name_of(const char *path)
{
    char *name = g_path_get_basename(path);

    *strrchr(name, '.') = '\0';
    return name;
}

static const zy_value *read_file(const shelf *s, const char *path)
{
    zy_source *source = ZY_NEW(s->arena, zy_source);
    char *text;

    if (!g_file_get_contents(path, &text, &source->len, NULL))
        return NULL;
    source->name = path;
    source->text = zy_arena_text(s->arena, text, source->len);
    g_free(text);
    return zy_value_read(source, s->arena, s->diags);
}

static const zy_value *theme_of(const shelf *s, const char *name, int depth)
{
    for (char **path = s->paths; *path && depth < 4; path++) {
        char *own = name_of(*path);
        const bool found = strcmp(own, name) == 0;
        g_free(own);
        if (!found)
            continue;
        const zy_value *theme = read_file(s, *path);
        const char *base = zy_value_text(zy_value_find(theme, "base"), NULL);
        if (!theme || !base)
            return theme;
        const zy_value *below = theme_of(s, base, depth + 1);
        zy_value *whole = below ? zy_value_merge(s->arena, below, theme) : NULL;
        if (whole)
            zy_value_set(s->arena, whole, "base", NULL);
        return whole;
    }
    return NULL;
}

/* Line breaks and indents stand between values only: in texts they are escaped. */
static void print_bytes(const char *json, FILE *out)
{
    for (const char *p = json; *p; p++)
        if (*p == '\n')
            p += strspn(p + 1, " ");
        else
            fprintf(out, "%d,", (unsigned char)*p);
}

static bool print_theme(const zy_value *theme, size_t index, FILE *out)
{
    char *json = NULL;
    size_t len;
    FILE *memory = open_memstream(&json, &len);

    if (!memory)
        return false;
    zy_value_print(theme, memory);
    const bool whole = fclose(memory) == 0;
    fprintf(out, "static const unsigned char theme_%zu[] = {", index);
    print_bytes(json, out);
    fprintf(out, "0};\n");
    free(json);
    return whole;
}

static void print_list(const shelf *s, FILE *out)
{
    fprintf(out, "\nstatic const struct {\n    const char *name;\n    const unsigned char *text;\n"
                 "    size_t len;\n} themes[] = {\n");
    for (size_t i = 0; s->paths[i]; i++) {
        char *name = name_of(s->paths[i]);
        fprintf(out, "    {\"%s\", theme_%zu, sizeof theme_%zu - 1},\n", name, i, i);
        g_free(name);
    }
    fprintf(out, "};\n\nconst char *const zy_theme_names[] = {\n");
    for (size_t i = 0; s->paths[i]; i++) {
        char *name = name_of(s->paths[i]);
        fprintf(out, "    \"%s\",\n", name);
        g_free(name);
    }
    fprintf(out, "    NULL,\n};\n\nconst char *zy_theme_text(const char *name, size_t *len)\n{\n"
                 "    for (size_t i = 0; i < sizeof themes / sizeof *themes; i++)\n"
                 "        if (strcmp(themes[i].name, name) == 0) {\n"
                 "            *len = themes[i].len;\n"
                 "            return (const char *)themes[i].text;\n"
                 "        }\n"
                 "    return NULL;\n}\n");
}

static bool print_all(const shelf *s, FILE *out)
{
    bool good = true;

    fprintf(out, "/* Made by cmake/themes.c from src/chart/themes. */\n#include <string.h>\n\n"
                 "#include \"chart/chart.h\"\n\n");
    for (size_t i = 0; s->paths[i]; i++) {
        char *name = name_of(s->paths[i]);
        const zy_value *theme = theme_of(s, name, 0);
        good = theme && print_theme(theme, i, out) && good;
        g_free(name);
    }
    print_list(s, out);
    return good;
}

int main(int count, char **arguments)
{
    zy_arena *arena = zy_arena_new();
    zy_diags diags = {.arena = arena};
    FILE *out = count > 2 ? fopen(arguments[1], "w") : NULL;
    shelf s = {arena, &diags, arguments + 2};
    bool good = out && print_all(&s, out);

    good = out && fclose(out) == 0 && good;
    for (const zy_diag *diag = diags.first; diag; diag = diag->next)
        zy_diag_print(diag, stderr, false);
    if (!good)
        fprintf(stderr, "themes: the themes cannot be read or written\n");
    zy_arena_free(arena);
    return good ? 0 : 1;
}
