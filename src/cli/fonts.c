/* zuhyo fonts: the families a chart may name, and the files that stand for them. */
#include "cli/cli.h"

int zy_command_fonts(zy_cli_options *options)
{
    const char *const *families = zy_font_families(options->arena);
    GString *out = g_string_new(NULL);

    for (size_t i = 0; families[i]; i++) {
        zy_font_file files[ZY_FONT_FILES];
        size_t count = zy_font_find(families[i], files);
        g_string_append_printf(out, "%s\n", families[i]);
        for (size_t k = 0; k < count; k++) {
            g_string_append_printf(out, "    %d  %s", files[k].weight, files[k].path);
            if (files[k].index)
                g_string_append_printf(out, " (%u)", files[k].index);
            g_string_append_c(out, '\n');
        }
    }
    int status = zy_cli_print(options, out);
    g_string_free(out, TRUE);
    return status;
}
