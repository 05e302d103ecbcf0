/* The scene as JSON: what the scene checker and Vega's own scenes are compared with. */
#include "out/out.h"

static bool write(const zy_scene *scene, zy_typesetter *typesetter, const zy_out_options *options,
                  GString *out)
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
    .write = write,
};
