/* scene_check [--known FILE] SCENE...: checks pictures given as scene JSON; see check.h for what is
 * looked for. FILE lists faults that are known, "FOLDER/NAME KIND" a line (* and ? stand for
 * anything): they are counted apart, and a line that is no longer true is a fault of its own.
 * Status 1: a fault, or more than 5 % of the labels of all pictures were dropped. */
#include <string.h>

#include "base/file.h"
#include "check.h"

enum { MOST_BYTES = 64 << 20 };
static const double MOST_DROPPED = 0.05;

typedef struct run {
    zy_typesetter *typesetter;
    GHashTable *known; /* "name kind" -> whether it was met */
    size_t pictures, texts, faults, expected, found[CHECK_KINDS];
    size_t labels_asked, labels_dropped;
} run;

/* "FOLDER/NAME" */
static char *stem_of(const char *path)
{
    const char *from = strrchr(path, '/');
    char *stem, *end;

    while (from && from > path && from[-1] != '/')
        from--;
    stem = g_strdup(from ? from : path);
    end = strstr(stem, ".scene.json");
    if (end)
        *end = '\0';
    return stem;
}

static bool is_known(const run *r, const char *stem, check_kind kind)
{
    char *fault = g_strdup_printf("%s %s", stem, check_names[kind]);
    GHashTableIter iter;
    gpointer line;
    bool known = false;

    g_hash_table_iter_init(&iter, r->known);
    while (g_hash_table_iter_next(&iter, &line, NULL))
        if (g_pattern_match_simple(line, fault)) {
            g_hash_table_iter_replace(&iter, GINT_TO_POINTER(1));
            known = true;
        }
    g_free(fault);
    return known;
}

static void settle(run *r, const char *path, const GString *said, const size_t found[CHECK_KINDS])
{
    char *stem = stem_of(path);
    size_t fresh = 0;

    for (int i = 0; i < CHECK_KINDS; i++) {
        if (!found[i])
            continue;
        if (is_known(r, stem, (check_kind)i))
            r->expected += found[i];
        else
            fresh += found[i], r->found[i] += found[i];
    }
    r->faults += fresh;
    if (fresh)
        printf("%s\n%s", path, said->str);
    g_free(stem);
}

static void check_file(run *r, const char *path)
{
    zy_arena *arena = zy_arena_new();
    zy_diags diags = {.arena = arena};
    size_t len = 0, found[CHECK_KINDS] = {0};
    zy_source source = {.name = path};
    const zy_value *scene = NULL;
    picture p = {.arena = arena, .typesetter = r->typesetter};

    source.text = zy_file_read(arena, &diags, path, MOST_BYTES, (zy_span){0}, &len);
    source.len = len;
    if (source.text)
        scene = zy_value_read(&source, arena, &diags);
    if (scene && picture_read(&p, scene)) {
        GString *said = g_string_new(NULL);
        picture_check(&p, said, found);
        settle(r, path, said, found);
        r->pictures++, r->texts += p.line_count;
        r->labels_asked += p.labels_asked, r->labels_dropped += p.labels_dropped;
        g_string_free(said, TRUE);
    } else {
        printf("%s\n    is no scene\n", path);
        r->faults++;
    }
    zy_arena_free(arena);
}

static bool read_known(run *r, const char *path)
{
    char *text, **lines;

    if (!g_file_get_contents(path, &text, NULL, NULL))
        return false;
    lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++)
        if ((*line)[0] && (*line)[0] != '#')
            g_hash_table_insert(r->known, g_strdup(*line), GINT_TO_POINTER(0));
    g_strfreev(lines);
    g_free(text);
    return true;
}

static void check_known(run *r)
{
    GHashTableIter iter;
    gpointer line, met;

    g_hash_table_iter_init(&iter, r->known);
    while (g_hash_table_iter_next(&iter, &line, &met))
        if (!met) {
            printf("known, but not so: %s\n", (const char *)line);
            r->faults++;
        }
}

/* A picture may leave out a label that has no place; pictures that do so often are badly laid out.
 */
static bool drops_many(const run *r)
{
    return (double)r->labels_dropped > MOST_DROPPED * (double)r->labels_asked;
}

static void summary(const run *r)
{
    printf("%zu pictures, %zu texts: %zu faults", r->pictures, r->texts, r->faults);
    for (int i = 0; i < CHECK_KINDS; i++)
        if (r->found[i])
            printf(", %zu %s", r->found[i], check_names[i]);
    if (r->expected)
        printf("; %zu known", r->expected);
    if (r->labels_asked)
        printf("; of %zu labels %zu dropped", r->labels_asked, r->labels_dropped);
    printf("\n");
}

int main(int count, char **arguments)
{
    zy_arena *arena = zy_arena_new();
    zy_diags diags = {.arena = arena};
    run r = {.typesetter = zy_typesetter_new(arena, &diags, ZY_METRICS_FONT, NULL, 0),
             .known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
    int i = 1;

    if (count > 2 && strcmp(arguments[1], "--known") == 0) {
        if (!read_known(&r, arguments[2]))
            return 2;
        i = 3;
    }
    for (; i < count; i++)
        check_file(&r, arguments[i]);
    check_known(&r);
    summary(&r);
    g_hash_table_destroy(r.known);
    zy_arena_free(arena);
    return r.faults || !r.pictures || drops_many(&r);
}
