#include "out/out.h"

#include <string.h>

const zy_writer *const zy_writers[] = {
    &zy_writer_svg, &zy_writer_png, &zy_writer_pdf, &zy_writer_scene, NULL,
};

const zy_writer *zy_writer_find(const char *name)
{
    for (const zy_writer *const *writer = zy_writers; *writer; writer++)
        if (strcmp((*writer)->name, name) == 0)
            return *writer;
    return NULL;
}

static bool ends_with(const char *path, const char *ending)
{
    size_t len = strlen(path), tail = strlen(ending);

    return len > tail && g_ascii_strcasecmp(path + len - tail, ending) == 0;
}

const zy_writer *zy_writer_of_file(const char *path)
{
    const zy_writer *best = NULL;

    for (const zy_writer *const *writer = zy_writers; *writer; writer++)
        if (ends_with(path, (*writer)->ending) &&
            (!best || strlen((*writer)->ending) > strlen(best->ending)))
            best = *writer;
    return best;
}

static bool write_scene(const zy_scene *scene, zy_typesetter *typesetter,
                        const zy_out_options *options, GString *out)
{
    (void)options;
    zy_scene_print(scene, typesetter, out);
    return true;
}

const zy_writer zy_writer_scene = {
    .name = "scene",
    .ending = ".scene.json",
    .doc = "the picture as JSON: every item with its place and paint",
    .opens_fonts = false,
    .write = write_scene,
};
