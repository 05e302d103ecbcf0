/* The command's beginning and end: which subcommand, what becomes of its status. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

const zy_command zy_commands[] = {
    {"render", ZY_TAKES_CHARTS | ZY_TAKES_OUTPUT, "CHART...", "Draws charts.", "図表を描く。",
     zy_command_render},
    {"deck", ZY_TAKES_CHARTS | ZY_TAKES_DECK, "CHART... -o FILE.pptx",
     "Makes a slide deck, one chart a slide.", "図表を1枚ずつ載せたスライドを作る。",
     zy_command_deck},
    {"check", ZY_TAKES_CHARTS, "CHART...", "Says everything that render would say; writes nothing.",
     "render が知らせることをすべて知らせ、何も書かない。", zy_command_check},
    {"table", ZY_TAKES_TABLE, "FILE", "Prints a table as it is read, as CSV or JSON.",
     "表を読んだとおりに、CSVかJSONで書き出す。", zy_command_table},
    {"help", ZY_TAKES_REST, "[TOPIC]", "Explains what may stand in a chart file.",
     "図表ファイルに書けることを説明する。", zy_command_help},
    {"schema", 0, "", "Prints the JSON Schema of chart files.", "図表ファイルのJSON Schemaを示す。",
     zy_command_schema},
    {"reference", 0, "", "Prints the reference of chart files as Markdown.",
     "図表ファイルの手引きをMarkdownで示す。", zy_command_reference},
    {"fonts", 0, "", "Lists the fonts that are found.", "見つかった書体を示す。", zy_command_fonts},
    {"version", 0, "", "Prints the version.", "版を示す。", zy_command_version},
    {0},
};

/* A crash in a library must not look like a status of ours (128 and more mean signals to a shell,
 * and to make). Under the sanitizers their own report says more. */
static void say_fault(int signal)
{
    static const char text[] = "zuhyo: this is a fault of zuhyo itself; nothing was written\n";

    (void)signal;
    if (write(STDERR_FILENO, text, sizeof text - 1) < 0)
        _exit(ZY_EXIT_FAULT);
    _exit(ZY_EXIT_FAULT);
}

static void watch_signals(void)
{
    static const int faults[] = {
        SIGABRT, SIGTRAP,
#ifndef __SANITIZE_ADDRESS__
        SIGSEGV, SIGBUS,  SIGFPE, SIGILL,
#endif
    };
    struct sigaction action = {.sa_handler = say_fault};

    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
        sigaction(faults[i], &action, NULL);
    /* A closed pipe is an error of writing. */
    signal(SIGPIPE, SIG_IGN);
}

/* A file opened while one of the standard streams is closed would take its place. */
static void fill_standard_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", fd ? O_RDONLY : O_WRONLY) < 0)
            _exit(ZY_EXIT_FILE);
    }
}

static const zy_command *find_command(const char *word)
{
    for (const zy_command *c = zy_commands; c->name; c++) {
        if (word && strcmp(c->name, word) == 0)
            return c;
    }
    return NULL;
}

static zy_cli_options options_new(zy_arena *arena, zy_diags *diags, const char *program)
{
    zy_cli_options o = {.arena = arena, .diags = diags, .program = program, .jobs = 1};

    o.outputs = g_array_new(FALSE, FALSE, sizeof(const char *));
    o.formats = g_array_new(FALSE, FALSE, sizeof(const zy_writer *));
    o.data = g_array_new(FALSE, FALSE, sizeof(zy_cli_data));
    o.keys = g_array_new(FALSE, FALSE, sizeof(zy_cli_key));
    return o;
}

static void options_release(zy_cli_options *o)
{
    g_array_free(o->outputs, TRUE);
    g_array_free(o->formats, TRUE);
    g_array_free(o->data, TRUE);
    g_array_free(o->keys, TRUE);
}

static int print_help(zy_cli_options *o, const zy_command *command)
{
    char *bytes = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&bytes, &len);

    if (!out)
        return ZY_EXIT_FAULT;
    zy_cli_help(o, command, out);
    fclose(out);
    GString *text = g_string_new_len(bytes, (gssize)len);
    int status = zy_cli_print(o, text);
    g_string_free(text, TRUE);
    free(bytes);
    return status;
}

static bool has_too_many_words(zy_cli_options *o, const zy_command *command)
{
    bool takes_words = command->takes & (ZY_TAKES_CHARTS | ZY_TAKES_REST | ZY_TAKES_TABLE);

    if (o->rest_count == 0 || takes_words)
        return false;
    zy_fail(o->diags, "usage", (zy_span){0}, NULL,
            ZY_SAY(o->diags, "%s takes no \"%s\"", "%s に「%s」は付きません"), command->name,
            o->rest[0]);
    return true;
}

static int run(zy_cli_options *o, const zy_command *command, int argc, char **argv)
{
    if (!zy_cli_options_read(o, command, argc, argv))
        return ZY_EXIT_USAGE;
    if (o->help)
        return print_help(o, command);
    if (o->version)
        return zy_command_version(o);
    if (has_too_many_words(o, command))
        return ZY_EXIT_USAGE;
    return command->run(o);
}

int main(int argc, char **argv)
{
    fill_standard_streams();
    watch_signals();
    /* It would change the shaping of every text. */
    unsetenv("HB_SHAPER_LIST");

    zy_arena *arena = zy_arena_new();
    zy_diags diags = {.arena = arena, .language = zy_cli_language()};
    zy_cli_options o = options_new(arena, &diags, argc > 0 ? argv[0] : "zuhyo");
    const zy_command *command = find_command(argc > 1 ? argv[1] : NULL);
    int skip = command ? 1 : 0;

    int status = argc > 0 ? run(&o, command ? command : &zy_commands[0], argc - skip, argv + skip)
                          : ZY_EXIT_USAGE;
    zy_report(&o, &diags, stderr);
    options_release(&o);
    zy_arena_free(arena);
    return status;
}
