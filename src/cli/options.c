/* The command line. One table of options serves getopt_long, the help and the suggestions.
 *
 * -MD, -MF, -MP and -MT are cc's words: getopt sees an option M with the argument "D", "F", … */
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/number.h"
#include "cli/cli.h"
#include "format/format.h"

enum { MOST_JOBS = 256, MOST_SCALE = 100 };

zy_language zy_cli_language(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return zy_language_is_japanese(value) ? ZY_JAPANESE : ZY_ENGLISH;
    }
    return ZY_ENGLISH;
}

/* ---- Values ---- */

static bool say_usage(zy_cli_options *o, const char *hint, const char *text)
{
    return zy_fail(o->diags, "usage", (zy_span){0}, hint, "%s", text);
}

/* "--color: "blue" is none of auto, always, never". */
static bool say_bad_word(zy_cli_options *o, const char *option, const char *word,
                         const char *const *words)
{
    GString *list = g_string_new(NULL);

    for (size_t i = 0; words[i]; i++)
        g_string_append_printf(list, "%s%s", i ? ", " : "", words[i]);
    zy_fail(o->diags, "usage", (zy_span){0}, zy_hint_nearest(o->diags, word, words),
            ZY_SAY(o->diags, "%s: \"%s\" is none of: %s", "%s: 「%s」は次のどれでもありません: %s"),
            option, word, list->str);
    g_string_free(list, TRUE);
    return false;
}

/* The index of the word, or -1 after saying so. */
static int read_word(zy_cli_options *o, const char *option, const char *word,
                     const char *const *words)
{
    for (int i = 0; words[i]; i++) {
        if (strcmp(words[i], word) == 0)
            return i;
    }
    say_bad_word(o, option, word, words);
    return -1;
}

static bool read_number(zy_cli_options *o, const char *option, const char *text, double least,
                        double most, double *number)
{
    if (zy_number_read(text, strlen(text), number) && *number >= least && *number <= most)
        return true;
    char low[32], high[32];
    zy_number_text(least, low);
    zy_number_text(most, high);
    return zy_fail(o->diags, "usage", (zy_span){0}, NULL,
                   ZY_SAY(o->diags, "%s: \"%s\" is no number from %s to %s",
                          "%s: 「%s」は%sから%sまでの数ではありません"),
                   option, text, low, high);
}

static bool read_output(zy_cli_options *o, const char *path)
{
    g_array_append_val(o->outputs, path);
    return true;
}

static bool read_formats(zy_cli_options *o, const char *list)
{
    char **words = g_strsplit(list, ",", -1);
    bool ok = true;

    for (char **word = words; *word; word++) {
        const zy_writer *writer = zy_writer_find(*word);
        if (writer) {
            g_array_append_val(o->formats, writer);
            continue;
        }
        GArray *names = g_array_new(TRUE, FALSE, sizeof(const char *));
        for (size_t i = 0; zy_writers[i]; i++)
            g_array_append_val(names, zy_writers[i]->name);
        ok = say_bad_word(o, "--format", *word, (const char *const *)(void *)names->data);
        g_array_free(names, TRUE);
    }
    g_strfreev(words);
    return ok;
}

static bool read_data(zy_cli_options *o, const char *text)
{
    const char *equals = strchr(text, '=');

    if (strcmp(text, "-") == 0) {
        const zy_cli_data only = {"", text};
        g_array_append_val(o->data, only);
        return true;
    }
    if (!equals || equals == text || !equals[1])
        return say_usage(
            o,
            ZY_SAY(o->diags, "for example: --data values=table.csv", "例: --data values=table.csv"),
            ZY_SAY(o->diags, "--data wants NAME=FILE", "--data には NAME=FILE を指定します"));
    zy_cli_data data = {zy_arena_text(o->arena, text, (size_t)(equals - text)), equals + 1};
    g_array_append_val(o->data, data);
    return true;
}

static bool read_jobs(zy_cli_options *o, const char *text)
{
    double jobs;

    if (!read_number(o, "--jobs", text, 0, MOST_JOBS, &jobs))
        return false;
    o->jobs = jobs > 0 ? (size_t)jobs : g_get_num_processors();
    return true;
}

static bool read_scale(zy_cli_options *o, const char *text)
{
    return read_number(o, "--scale", text, 0.01, MOST_SCALE, &o->render.scale);
}

static bool read_metrics(zy_cli_options *o, const char *text)
{
    static const char *const words[] = {"font", "estimate", "fixed", NULL};
    int word = read_word(o, "--text-metrics", text, words);

    o->render.metrics = word < 0 ? ZY_METRICS_FONT : (zy_metrics)word;
    return word >= 0;
}

static bool read_svg_text(zy_cli_options *o, const char *text)
{
    static const char *const words[] = {"embed", "outline", "plain", NULL};
    int word = read_word(o, "--svg-text", text, words);

    o->svg_text = word < 0 ? ZY_SVG_EMBED : (zy_svg_text)word;
    return word >= 0;
}

static bool read_color(zy_cli_options *o, const char *text)
{
    static const char *const words[] = {"auto", "always", "never", NULL};
    int word = read_word(o, "--color", text, words);

    o->color = word < 0 ? ZY_COLOR_AUTO : (zy_color_use)word;
    return word >= 0;
}

static bool read_language(zy_cli_options *o, const char *text)
{
    static const char *const words[] = {"en", "ja", NULL};
    int word = read_word(o, "--lang", text, words);

    if (word >= 0)
        o->diags->language = word == 1 ? ZY_JAPANESE : ZY_ENGLISH;
    return word >= 0;
}

static bool read_diagnostics(zy_cli_options *o, const char *text)
{
    static const char *const words[] = {"text", "json", NULL};
    int word = read_word(o, "--diagnostics", text, words);

    o->json = word == 1;
    return word >= 0;
}

static bool read_deps(zy_cli_options *o, const char *text)
{
    static const char *const words[] = {"json", NULL};

    o->deps_json = read_word(o, "--deps", text, words) == 0;
    return o->deps_json;
}

static bool read_table_format(zy_cli_options *o, const char *text)
{
    static const char *const words[] = {"csv", "json", NULL};

    o->table_format = text;
    return read_word(o, "--format", text, words) >= 0;
}

static bool read_dump(zy_cli_options *o, const char *text)
{
    o->dump = text;
    return read_word(o, "--dump", text, zy_render_stages) >= 0;
}

/* `text` is what follows -M: "D", "P", "F", "T" or "Ffile". The value of F and T is else the next
 * word of the command line. */
static bool read_cc_deps(zy_cli_options *o, const char *text, int argc, char **argv)
{
    const char **into = *text == 'F' ? &o->deps_file : &o->deps_target;

    if (strcmp(text, "D") == 0) {
        o->deps_make = true;
    } else if (strcmp(text, "P") == 0) {
        o->deps_phony = true;
    } else if (*text != 'F' && *text != 'T') {
        return zy_fail(o->diags, "usage", (zy_span){0}, NULL,
                       ZY_SAY(o->diags, "unknown option -M%s", "-M%s という指定はありません"),
                       text);
    } else if (text[1] || optind < argc) {
        *into = text[1] ? text + 1 : argv[optind++];
    } else {
        return zy_fail(o->diags, "usage", (zy_span){0}, NULL,
                       ZY_SAY(o->diags, "-M%s wants a value", "-M%s には値が要ります"), text);
    }
    return true;
}

/* Options without a letter: numbers from here, in the order of the table. */
enum { NO_LETTER = 256 };

/* An option sets a flag, keeps a text, says a key of a table, or is read by a function; which of
 * them it is, is set. */
typedef struct row {
    char letter;          /* 0: none */
    const char *name;     /* NULL: only the letter */
    const char *argument; /* NULL: takes none */
    unsigned takes;       /* commands that have it; 0: all */
    size_t flag, text;    /* offsets in zy_cli_options */
    const char *key;      /* of a table, in `data` */
    bool (*read)(zy_cli_options *options, const char *value);
    const char *english, *japanese;
} row;

#define AT(member) offsetof(zy_cli_options, member)

static const row rows[] = {
    {.letter = 'o',
     .name = "output",
     .argument = "FILE|FOLDER/",
     .takes = ZY_TAKES_OUTPUT | ZY_TAKES_DECK,
     .read = read_output,
     .english =
         "where to write; the ending chooses the format; may be repeated; - is standard output",
     .japanese = "書き出し先。拡張子で形式が決まる。何度でも指定できる。- は標準出力"},
    {.letter = 'f',
     .name = "format",
     .argument = "NAME,...",
     .takes = ZY_TAKES_OUTPUT,
     .read = read_formats,
     .english = "formats for a folder or standard output: svg, png, pdf, scene",
     .japanese = "フォルダーや標準出力への形式: svg, png, pdf, scene"},
    {.letter = 'o',
     .name = "output",
     .argument = "FILE",
     .takes = ZY_TAKES_TABLE,
     .read = read_output,
     .english = "where to write; .json is JSON, any other ending CSV; - is standard output",
     .japanese = "書き出し先。拡張子が.jsonならJSON、ほかはCSV。- は標準出力"},
    {.letter = 'f',
     .name = "format",
     .argument = "csv|json",
     .takes = ZY_TAKES_TABLE,
     .read = read_table_format,
     .english = "CSV, or a list of objects",
     .japanese = "CSVか、オブジェクトの並び"},
    {.name = "values",
     .takes = ZY_TAKES_TABLE,
     .flag = AT(values),
     .english =
         "CSV: cells as they are read: numbers in base units, ISO dates, nothing for missing",
     .japanese = "CSV: セルを読んだ値で書く。数は基本の単位、日付はISO 8601、欠損値は空欄"},
    {.name = "table",
     .argument = "NUMBER",
     .takes = ZY_TAKES_TABLE,
     .key = "table",
     .english = "which of several tables in the file or sheet (1)",
     .japanese = "ファイルやシートに表がいくつもあるとき、何番目を読むか（1）"},
    {.name = "header",
     .argument = "LINE,...",
     .takes = ZY_TAKES_TABLE,
     .key = "header",
     .english = "the line of the names, or those that are joined: 3 or 3,4 (found)",
     .japanese = "列名の行。つなげる行なら 3,4 のように並べる（自動）"},
    {.name = "no-header",
     .takes = ZY_TAKES_TABLE,
     .key = "header",
     .english = "no line has names: columns are called 1, 2, 3 ...",
     .japanese = "列名の行がない。列は 1、2、3 … と呼ぶ"},
    {.name = "skip",
     .argument = "LINE|PATTERN,...",
     .takes = ZY_TAKES_TABLE,
     .key = "skip",
     .english = "lines, or patterns of first cells, that are no rows; may be repeated",
     .japanese = "表の行でない行の番号か、先頭のセルの型。何度でも指定できる"},
    {.name = "footer",
     .argument = "auto|keep",
     .takes = ZY_TAKES_TABLE,
     .key = "footer",
     .english = "keep: the notes below the table are rows (auto)",
     .japanese = "keep なら表の下の注記も行とする（auto）"},
    {.name = "units",
     .argument = "LINE",
     .takes = ZY_TAKES_TABLE,
     .key = "units",
     .english = "the line of the units (found)",
     .japanese = "単位の行（自動）"},
    {.name = "missing",
     .argument = "WORD,...",
     .takes = ZY_TAKES_TABLE,
     .key = "missing",
     .english = "further words for missing; may be repeated",
     .japanese = "欠損値を表す言葉を足す。何度でも指定できる"},
    {.name = "decimal",
     .argument = "MARK",
     .takes = ZY_TAKES_TABLE,
     .key = "decimal",
     .english = "the decimal mark, . or , (found)",
     .japanese = "小数点。. か , （自動）"},
    {.name = "dates",
     .argument = "ymd|mdy|dmy",
     .takes = ZY_TAKES_TABLE,
     .key = "dates",
     .english = "the order in 3/4/2024 (found where it is plain)",
     .japanese = "3/4/2024 の順序（明らかなら自動）"},
    {.name = "times",
     .argument = "day|hm|ms",
     .takes = ZY_TAKES_TABLE,
     .key = "times",
     .english = "2:05 is a time of day, hours and minutes, or minutes and seconds (found)",
     .japanese = "2:05 は時刻、時間と分、分と秒のどれか（自動）"},
    {.name = "encoding",
     .argument = "NAME",
     .takes = ZY_TAKES_TABLE,
     .key = "encoding",
     .english = "utf-8, cp932, euc-jp, utf-16, iso-2022-jp ... (found)",
     .japanese = "utf-8, cp932, euc-jp, utf-16, iso-2022-jp など（自動）"},
    {.name = "delimiter",
     .argument = "CHARACTER",
     .takes = ZY_TAKES_TABLE,
     .key = "delimiter",
     .english = "between cells; tab is one too (found)",
     .japanese = "セルの区切り。tab とも書ける（自動）"},
    {.name = "quote",
     .argument = "CHARACTER|none",
     .takes = ZY_TAKES_TABLE,
     .key = "quote",
     .english = "around cells; none: every quote is a letter (\")",
     .japanese = "セルを囲む引用符。none ならどの引用符も文字（\"）"},
    {.name = "escape",
     .argument = "CHARACTER",
     .takes = ZY_TAKES_TABLE,
     .key = "escape",
     .english = "before a character that is meant as it is (none)",
     .japanese = "次の文字をそのまま読ませる記号（なし）"},
    {.name = "sheet",
     .argument = "NAME|N",
     .takes = ZY_TAKES_TABLE,
     .key = "sheet",
     .english = "of a workbook (the first)",
     .japanese = "ブックのシート（最初のもの）"},
    {.name = "columns",
     .argument = "OLD=NEW",
     .takes = ZY_TAKES_TABLE,
     .key = "columns",
     .english = "another name for a column, which may be given by its number; may be repeated",
     .japanese = "列名を変える。元の名は番号でもよい。何度でも指定できる"},
    {.name = "size",
     .argument = "NAME|WxH",
     .takes = ZY_TAKES_CHARTS,
     .text = AT(render.size),
     .english = "slide, slide-half, report, square, ogp, mobile, a4, a4-landscape, or pixels",
     .japanese = "slide, slide-half, report, square, ogp, mobile、または画素数"},
    {.name = "theme",
     .argument = "NAME|FILE",
     .takes = ZY_TAKES_CHARTS,
     .text = AT(render.theme),
     .english = "paper, dark, or a theme file",
     .japanese = "paper, dark、またはテーマのファイル"},
    {.name = "scale",
     .argument = "N",
     .takes = ZY_TAKES_OUTPUT | ZY_TAKES_DECK,
     .read = read_scale,
     .english = "PNG: pixels per unit (2)",
     .japanese = "PNG: 1単位あたりの画素数（2）"},
    {.letter = 'j',
     .name = "jobs",
     .argument = "N",
     .takes = ZY_TAKES_CHARTS,
     .read = read_jobs,
     .english = "draw N charts at a time; 0: one a processor (1)",
     .japanese = "N枚ずつ並行して描く。0はプロセッサーの数（1）"},
    {.name = "data",
     .argument = "NAME=FILE",
     .takes = ZY_TAKES_CHARTS,
     .read = read_data,
     .english =
         "use FILE for the chart's table NAME; - is standard input; --data=-: its only table",
     .japanese = "図表の表NAMEにFILEを使う。- は標準入力。--data=- なら唯一の表に使う"},
    {.name = "data-dir",
     .argument = "FOLDER",
     .takes = ZY_TAKES_CHARTS,
     .text = AT(render.data_dir),
     .english = "tables may also be read from below this folder",
     .japanese = "このフォルダー以下の表も読めるようにする"},
    {.name = "allow-missing-glyphs",
     .takes = ZY_TAKES_CHARTS,
     .flag = AT(render.allow_missing_glyphs),
     .english = "a character that no font has is a warning, not an error",
     .japanese = "どの書体にもない文字を、誤りではなく警告にする"},
    {.name = "strict",
     .takes = ZY_TAKES_CHARTS | ZY_TAKES_TABLE,
     .flag = AT(strict),
     .english = "write nothing when there are warnings",
     .japanese = "警告があれば何も書かない"},
    {.name = "svg-text",
     .argument = "HOW",
     .takes = ZY_TAKES_OUTPUT,
     .read = read_svg_text,
     .english = "embed (fonts inside), outline (shapes), plain (families only)",
     .japanese = "embed（書体を埋め込む）, outline（図形にする）, plain（書体名だけ）"},
    {.name = "id-prefix",
     .argument = "TEXT",
     .takes = ZY_TAKES_OUTPUT,
     .text = AT(id_prefix),
     .english = "begin the ids of the SVG with TEXT",
     .japanese = "SVGのidの先頭をTEXTにする"},
    {.name = "title",
     .argument = "TEXT",
     .takes = ZY_TAKES_DECK,
     .text = AT(title),
     .english = "the title of the deck, in its properties (the name of the file)",
     .japanese = "スライドの文書としての題名（ファイルの名）"},
    {.name = "if-changed",
     .takes = ZY_TAKES_OUTPUT | ZY_TAKES_DECK | ZY_TAKES_TABLE,
     .flag = AT(if_changed),
     .english = "leave a file alone that would stay the same",
     .japanese = "内容が変わらないファイルには触れない"},
    {.letter = 'M',
     .argument = "D|F FILE|P|T TARGET",
     .takes = ZY_TAKES_OUTPUT | ZY_TAKES_DECK,
     .english = "as cc: -MD dependencies for make, -MF into FILE, -MP phony targets, -MT of TARGET",
     .japanese = "ccと同じ: -MD makeの依存関係、-MF 書き出し先、-MP 空の規則、-MT 対象の名"},
    {.name = "deps",
     .argument = "json",
     .takes = ZY_TAKES_OUTPUT,
     .read = read_deps,
     .english = "print the files read and written as JSON, one line a chart",
     .japanese = "読み書きしたファイルを1図表1行のJSONで示す"},
    {.name = "dump",
     .argument = "STAGE",
     .takes = ZY_TAKES_OUTPUT,
     .read = read_dump,
     .english = "print the chart after a stage: values, views, data, scales, layout, scene",
     .japanese = "段階の後の図表を示す: values, views, data, scales, layout, scene"},
    {.name = "text-metrics",
     .argument = "HOW",
     .takes = ZY_TAKES_CHARTS,
     .read = read_metrics,
     .english = "font, estimate (as Vega without fonts), fixed (for tests)",
     .japanese = "font（書体どおり）, estimate（書体なしのVega）, fixed（試験用）"},
    {.name = "lang",
     .argument = "en|ja",
     .read = read_language,
     .english = "language of the messages",
     .japanese = "メッセージの言語"},
    {.name = "diagnostics",
     .argument = "text|json",
     .read = read_diagnostics,
     .english = "how messages are written",
     .japanese = "メッセージの書き方"},
    {.name = "color",
     .argument = "auto|always|never",
     .read = read_color,
     .english = "colours in messages",
     .japanese = "メッセージの色"},
    {.letter = 'q',
     .name = "quiet",
     .flag = AT(quiet),
     .english = "say errors only",
     .japanese = "誤りだけを知らせる"},
    {.letter = 'h',
     .name = "help",
     .flag = AT(help),
     .english = "show this help",
     .japanese = "この説明を示す"},
    {.name = "version", .flag = AT(version), .english = "show the version", .japanese = "版を示す"},
};

enum { ROW_COUNT = sizeof rows / sizeof *rows };

static bool has_row(const zy_command *command, const row *r)
{
    return r->takes == 0 || (command->takes & r->takes);
}

static int id_of(const row *r)
{
    return r->letter ? r->letter : NO_LETTER + (int)(r - rows);
}

/* ---- What getopt needs ---- */

static void getopt_letters(const zy_command *command, char letters[3 + 3 * ROW_COUNT])
{
    /* '-': words that are no options come in order, so that an option may stand after them and
     * "--" still ends them. ':': a missing argument is told from an unknown option. */
    char *at = letters;

    *at++ = '-';
    *at++ = ':';
    for (size_t i = 0; i < ROW_COUNT; i++) {
        if (!rows[i].letter || !has_row(command, &rows[i]))
            continue;
        *at++ = rows[i].letter;
        if (rows[i].argument)
            *at++ = ':';
    }
    *at = '\0';
}

static void getopt_names(const zy_command *command, struct option names[ROW_COUNT + 1])
{
    size_t count = 0;

    for (size_t i = 0; i < ROW_COUNT; i++) {
        if (rows[i].name && has_row(command, &rows[i]))
            names[count++] = (struct option){
                .name = rows[i].name, .has_arg = rows[i].argument != NULL, .val = id_of(&rows[i])};
    }
    names[count] = (struct option){0};
}

/* ---- One option ---- */

static bool say_unknown(zy_cli_options *o, const zy_command *command, const char *word)
{
    const char *names[ROW_COUNT + 1];
    size_t count = 0;

    for (size_t i = 0; i < ROW_COUNT; i++) {
        if (rows[i].name && has_row(command, &rows[i]))
            names[count++] = rows[i].name;
    }
    names[count] = NULL;
    size_t len = strcspn(word, "=");
    char *bare = zy_arena_text(o->arena, word, len);
    const char *near = word[1] == '-' ? zy_nearest(bare + 2, names) : NULL;
    const char *hint = NULL;
    if (near)
        hint = zy_arena_format(o->arena,
                               ZY_SAY(o->diags, "did you mean --%s?", "--%s のことですか"), near);
    return zy_fail(o->diags, "usage", (zy_span){0}, hint,
                   ZY_SAY(o->diags, "unknown option %s", "%s という指定はありません"), bare);
}

static bool say_incomplete(zy_cli_options *o, const char *word)
{
    return zy_fail(o->diags, "usage", (zy_span){0}, NULL,
                   ZY_SAY(o->diags, "%s wants a value", "%s には値が要ります"), word);
}

/* "--strict=yes" */
static bool say_flag(zy_cli_options *o, const char *word)
{
    return zy_fail(o->diags, "usage", (zy_span){0}, NULL,
                   ZY_SAY(o->diags, "%.*s takes no value", "%.*s に値は付きません"),
                   (int)strcspn(word, "="), word);
}

static bool take_option(zy_cli_options *o, const zy_command *command, int id, const char *value)
{
    const row *r = rows;

    while (id_of(r) != id || !has_row(command, r))
        r++;
    if (r->read)
        return r->read(o, value);
    if (r->key) {
        const zy_cli_key key = {r->name, r->key, r->argument ? value : NULL};
        g_array_append_val(o->keys, key);
    } else if (r->flag) {
        *(bool *)((char *)o + r->flag) = true;
    } else {
        *(const char **)((char *)o + r->text) = value;
    }
    return true;
}

/* The word getopt has just refused. A letter within "-xyz" is named alone. */
static const char *refused(zy_cli_options *o, char **argv)
{
    const char *word = argv[optind - 1];

    if (optopt && optopt < 256 && strncmp(word, "--", 2) != 0)
        return zy_arena_format(o->arena, "-%c", optopt);
    return word;
}

bool zy_cli_options_read(zy_cli_options *o, const zy_command *command, int argc, char **argv)
{
    char letters[3 + 3 * ROW_COUNT];
    struct option names[ROW_COUNT + 1];
    bool ok = true;

    getopt_letters(command, letters);
    getopt_names(command, names);
    o->rest = ZY_NEW_ARRAY(o->arena, const char *, (size_t)argc + 1);
    optind = 1, opterr = 0;
    for (int id; (id = getopt_long(argc, argv, letters, names, NULL)) != -1;) {
        if (id == '?' && optopt && strchr(argv[optind - 1], '='))
            ok = say_flag(o, argv[optind - 1]);
        else if (id == '?')
            ok = say_unknown(o, command, refused(o, argv));
        else if (id == ':')
            ok = say_incomplete(o, refused(o, argv));
        else if (id == 1) /* no option: a chart */
            o->rest[o->rest_count++] = optarg;
        else if (id == 'M')
            ok = read_cc_deps(o, optarg, argc, argv) && ok;
        else
            ok = take_option(o, command, id, optarg) && ok;
    }
    while (optind < argc) /* after "--" */
        o->rest[o->rest_count++] = argv[optind++];
    return o->diags->errors == 0 && ok;
}

/* ---- Help ---- */

static void print_row(const zy_cli_options *o, const row *r, FILE *out)
{
    char left[64];

    if (r->letter == 'M')
        g_snprintf(left, sizeof left, "-M%s", r->argument);
    else
        g_snprintf(left, sizeof left, "%c%c%s--%s%s%s", r->letter ? '-' : ' ',
                   r->letter ? r->letter : ' ', r->letter ? ", " : "  ", r->name,
                   r->argument ? "=" : "", r->argument ? r->argument : "");
    fprintf(out, strlen(left) > 28 ? "  %s\n%32s" : "  %-28s  %s", left, "");
    fprintf(out, "%s\n", ZY_SAY(o->diags, r->english, r->japanese));
}

void zy_cli_help(const zy_cli_options *o, const zy_command *command, FILE *out)
{
    bool is_default = command == &zy_commands[0];

    fprintf(out, ZY_SAY(o->diags, "Usage: zuhyo %s%s %s\n", "使い方: zuhyo %s%s %s\n"),
            is_default ? "[render]" : command->name,
            command->takes ? ZY_SAY(o->diags, " [OPTION...]", " [オプション...]") : "",
            command->arguments);
    fprintf(out, "\n%s\n\n", ZY_SAY(o->diags, command->english, command->japanese));
    for (size_t i = 0; i < ROW_COUNT; i++) {
        if (has_row(command, &rows[i]))
            print_row(o, &rows[i], out);
    }
    if (!is_default)
        return;
    fprintf(out, "\n%s\n", ZY_SAY(o->diags, "Commands:", "コマンド:"));
    for (const zy_command *c = zy_commands; c->name; c++)
        fprintf(out, "  %-28s  %s\n", c->name, ZY_SAY(o->diags, c->english, c->japanese));
    fprintf(
        out, "\n%s\n",
        ZY_SAY(o->diags,
               "Exit: 0 drawn, 1 chart or data wrong, 2 usage, 3 warnings under --strict,\n"
               "4 cannot read or write, 5 a limit, 70 a fault of zuhyo.",
               "終了コード: 0 描けた、1 図表かデータの誤り、2 使い方の誤り、3 --strict での警告、\n"
               "4 読み書きできない、5 上限、70 zuhyo自身の不具合"));
}
