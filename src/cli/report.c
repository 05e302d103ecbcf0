/* What was said, on standard error; and what it means for the exit code. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/cli.h"

/* Whether standard error takes colours. */
static bool has_color(const zy_cli_options *options)
{
    const char *forbidden = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");

    if (options->color != ZY_COLOR_AUTO)
        return options->color == ZY_COLOR_ALWAYS;
    return isatty(STDERR_FILENO) && !(forbidden && *forbidden) &&
           !(terminal && g_strcmp0(terminal, "dumb") == 0);
}

void zy_report(const zy_cli_options *options, const zy_diags *diags, FILE *out)
{
    bool color = has_color(options);

    for (const zy_diag *diag = diags->first; diag; diag = diag->next) {
        if (options->quiet && diag->severity != ZY_ERROR &&
            !(options->strict && diag->severity == ZY_WARNING))
            continue;
        if (options->json)
            zy_diag_print_json(diag, out);
        else
            zy_diag_print(diag, out, color);
    }
}

static int status_of_fault(zy_fault fault)
{
    switch (fault) {
    case ZY_FAULT_FILE:
        return ZY_EXIT_FILE;
    case ZY_FAULT_LIMIT:
        return ZY_EXIT_LIMIT;
    case ZY_FAULT_NONE:
    case ZY_FAULT_CHART:
    case ZY_FAULT_DATA:
        return ZY_EXIT_CHART;
    }
    return ZY_EXIT_CHART;
}

int zy_status_of(const zy_cli_options *options, const zy_diags *diags)
{
    int status = ZY_EXIT_OK;

    for (const zy_diag *diag = diags->first; diag; diag = diag->next) {
        if (diag->severity == ZY_ERROR)
            status = zy_status_worse(status, status_of_fault(diag->fault));
        else if (diag->severity == ZY_WARNING && options->strict)
            status = zy_status_worse(status, ZY_EXIT_STRICT);
    }
    return status;
}

int zy_status_worse(int a, int b)
{
    static const int order[] = {ZY_EXIT_OK,   ZY_EXIT_STRICT, ZY_EXIT_CHART, ZY_EXIT_LIMIT,
                                ZY_EXIT_FILE, ZY_EXIT_USAGE,  ZY_EXIT_FAULT};
    int worse = ZY_EXIT_FAULT;

    for (size_t i = sizeof order / sizeof *order; i-- > 0;) {
        if (order[i] == a || order[i] == b) {
            worse = order[i];
            break;
        }
    }
    return worse;
}

int zy_cli_print(zy_cli_options *options, const GString *text)
{
    return zy_file_write(options->diags, "-", text->str, text->len, false) ? ZY_EXIT_OK
                                                                           : ZY_EXIT_FILE;
}
