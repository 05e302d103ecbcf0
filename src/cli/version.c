/* zuhyo version: ours, and of the libraries that decide what a picture looks like. */
#include <cairo.h>
#include <hb.h>

#include "cli/cli.h"

int zy_command_version(zy_cli_options *options)
{
    GString *out = g_string_new(NULL);

    g_string_append_printf(out, "zuhyo %s (cairo %s, HarfBuzz %s)\n", ZUHYO_VERSION,
                           cairo_version_string(), hb_version_string());
    int status = zy_cli_print(options, out);
    g_string_free(out, TRUE);
    return status;
}
