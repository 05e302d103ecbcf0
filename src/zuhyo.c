/* The public face: zuhyo.h over render/render.h. A status that sticks, nothing else. */
#include "zuhyo.h"

#include <string.h>

#include "base/file.h"
#include "format/format.h"
#include "render/render.h"

enum { MOST_CHART_BYTES = 16 * 1024 * 1024, MOST_TABLES = 64 };

struct zuhyo_chart {
    zy_arena *arena;
    zy_diags own;      /* what is said before there is a render */
    zy_render *render; /* NULL until the chart is drawn */
    const char *name, *text;
    size_t len;
    zy_render_options options;
    zy_out_options out;
    zy_named_table tables[MOST_TABLES];
    zuhyo_status status;
};

const char *zuhyo_version(void)
{
    return ZUHYO_VERSION;
}

void zuhyo_options_init(zuhyo_options *options)
{
    *options = (zuhyo_options){.struct_size = sizeof *options};
}

/* ---- Status ---- */

static zy_diags *diags_of(zuhyo_chart *chart)
{
    return chart->render ? zy_render_diags(chart->render) : &chart->own;
}

static const zy_diag *first_diag(const zuhyo_chart *chart)
{
    return chart->render ? zy_render_diags(chart->render)->first : chart->own.first;
}

static zuhyo_status status_of(const zy_diag *diag)
{
    switch (diag->fault) {
    case ZY_FAULT_NONE:
    case ZY_FAULT_CHART:
        return ZUHYO_BAD_CHART;
    case ZY_FAULT_DATA:
        return ZUHYO_BAD_DATA;
    case ZY_FAULT_FILE:
        return ZUHYO_BAD_FILE;
    case ZY_FAULT_LIMIT:
        return ZUHYO_TOO_LARGE;
    }
    return ZUHYO_BAD_CHART;
}

/* Remembers the first error; a failure is never without a status. */
static zuhyo_status settle(zuhyo_chart *chart, bool ok)
{
    if (chart->status != ZUHYO_OK)
        return chart->status;
    for (const zy_diag *diag = first_diag(chart); diag; diag = diag->next) {
        if (diag->severity == ZY_ERROR)
            return chart->status = status_of(diag);
    }
    return chart->status = ok ? ZUHYO_OK : ZUHYO_BAD_CALL;
}

static zuhyo_status bad_call(zuhyo_chart *chart, const char *english, const char *japanese,
                             const char *what)
{
    zy_diags *diags = diags_of(chart);

    zy_fail(diags, "bad-call", (zy_span){0}, NULL, "%s: %s", ZY_SAY(diags, english, japanese),
            what);
    return chart->status = ZUHYO_BAD_CALL;
}

/* ---- Making ---- */

static const char *keep(zuhyo_chart *chart, const char *text)
{
    return text ? zy_arena_text(chart->arena, text, strlen(text)) : NULL;
}

static zy_svg_text svg_text_of(zuhyo_chart *chart, const char *word)
{
    static const char *const words[] = {
        [ZY_SVG_EMBED] = "embed", [ZY_SVG_OUTLINE] = "outline", [ZY_SVG_PLAIN] = "plain"};

    for (size_t i = 0; word && i < sizeof words / sizeof *words; i++) {
        if (strcmp(words[i], word) == 0)
            return (zy_svg_text)i;
    }
    if (word)
        bad_call(chart, "no such svg_text", "svg_textにない値です", word);
    return ZY_SVG_EMBED;
}

/* Reads only as much of the struct as the caller's version of it has. */
static void take_options(zuhyo_chart *chart, const zuhyo_options *given)
{
    zuhyo_options options;

    zuhyo_options_init(&options);
    if (given)
        memcpy(&options, given,
               given->struct_size < sizeof options ? given->struct_size : sizeof options);
    bool japanese = zy_language_is_japanese(options.language);
    chart->own.language = japanese ? ZY_JAPANESE : ZY_ENGLISH;
    chart->options = (zy_render_options){
        .size = keep(chart, options.size),
        .theme = keep(chart, options.theme),
        .scale = options.scale,
        .data_dir = keep(chart, options.data_folder),
        .tables = chart->tables,
        .allow_missing_glyphs = options.allow_missing_glyphs != 0,
        .language = japanese ? "ja" : "en",
    };
    chart->out = (zy_out_options){.scale = options.scale,
                                  .svg_text = svg_text_of(chart, options.svg_text),
                                  .id_prefix = keep(chart, options.id_prefix),
                                  .arena = chart->arena};
}

static zuhyo_chart *chart_new(const char *name, const zuhyo_options *options)
{
    zy_arena *arena = zy_arena_new();
    zuhyo_chart *chart = ZY_NEW(arena, zuhyo_chart);

    chart->arena = arena;
    chart->own.arena = arena;
    chart->name = keep(chart, name);
    take_options(chart, options);
    return chart;
}

zuhyo_chart *zuhyo_chart_open(const char *path, const zuhyo_options *options)
{
    zuhyo_chart *chart = chart_new(path, options);

    chart->text =
        zy_file_read(chart->arena, &chart->own, path, MOST_CHART_BYTES, (zy_span){0}, &chart->len);
    settle(chart, chart->text != NULL);
    return chart;
}

zuhyo_chart *zuhyo_chart_parse(const char *text, size_t len, const char *name,
                               const zuhyo_options *options)
{
    zuhyo_chart *chart = chart_new(name, options);

    chart->text = zy_arena_text(chart->arena, text, len);
    chart->len = len;
    return chart;
}

zuhyo_status zuhyo_chart_set_table(zuhyo_chart *chart, const char *name, const char *bytes,
                                   size_t len)
{
    if (chart->status != ZUHYO_OK)
        return chart->status;
    if (chart->render)
        return bad_call(chart, "the chart is already drawn", "図表はすでに描かれています", name);
    if (chart->options.table_count == MOST_TABLES)
        return bad_call(chart, "too many tables", "表が多すぎます", name);
    const char *kept = keep(chart, name);
    chart->tables[chart->options.table_count++] =
        (zy_named_table){kept, zy_arena_text(chart->arena, bytes, len), len, kept};
    return ZUHYO_OK;
}

void zuhyo_chart_free(zuhyo_chart *chart)
{
    if (!chart)
        return;
    zy_render_free(chart->render);
    zy_arena_free(chart->arena);
}

/* ---- Drawing and writing ---- */

static void begin(zuhyo_chart *chart)
{
    if (chart->status == ZUHYO_OK && !chart->render)
        chart->render = zy_render_new(chart->name, chart->text, chart->len, &chart->options);
}

zuhyo_status zuhyo_chart_draw(zuhyo_chart *chart)
{
    begin(chart);
    if (chart->status != ZUHYO_OK)
        return chart->status;
    return settle(chart, zy_render_run(chart->render));
}

zuhyo_status zuhyo_chart_size(zuhyo_chart *chart, double *width, double *height)
{
    zuhyo_status status = zuhyo_chart_draw(chart);
    const zy_scene *scene = status == ZUHYO_OK ? zy_render_scene(chart->render) : NULL;

    *width = scene ? scene->width : 0;
    *height = scene ? scene->height : 0;
    return status;
}

static zuhyo_status write_into(zuhyo_chart *chart, const zy_writer *writer, GString *out)
{
    if (zuhyo_chart_draw(chart) != ZUHYO_OK)
        return chart->status;
    chart->out.diags = diags_of(chart);
    return settle(chart, zy_render_write(chart->render, writer, &chart->out, out));
}

zuhyo_status zuhyo_chart_save(zuhyo_chart *chart, const char *path)
{
    const zy_writer *writer = zy_writer_of_file(path);

    if (chart->status != ZUHYO_OK)
        return chart->status;
    if (!writer)
        return bad_call(chart, "the ending names no format", "拡張子から形式がわかりません", path);
    GString *out = g_string_new(NULL);
    if (write_into(chart, writer, out) == ZUHYO_OK)
        settle(chart, zy_file_write(diags_of(chart), path, out->str, out->len, false));
    g_string_free(out, TRUE);
    return chart->status;
}

static zuhyo_status hand_over(zuhyo_chart *chart, const GString *bytes, zuhyo_write_fn write,
                              void *closure)
{
    if (write(closure, bytes->str, bytes->len) == 0)
        return ZUHYO_OK;
    zy_diags *diags = diags_of(chart);
    zy_fail(diags, "cannot-write", (zy_span){0}, NULL, "%s",
            ZY_SAY(diags, "the program did not take the picture", "図の書き出しが断られました"));
    zy_diag_fault(diags, ZY_FAULT_FILE);
    return settle(chart, false);
}

zuhyo_status zuhyo_chart_write(zuhyo_chart *chart, const char *format, zuhyo_write_fn write,
                               void *closure)
{
    const zy_writer *writer = zy_writer_find(format);

    if (chart->status != ZUHYO_OK)
        return chart->status;
    if (!writer)
        return bad_call(chart, "there is no such format", "そのような形式はありません", format);
    GString *out = g_string_new(NULL);
    if (write_into(chart, writer, out) == ZUHYO_OK)
        hand_over(chart, out, write, closure);
    g_string_free(out, TRUE);
    return chart->status;
}

static bool is_stage(const char *stage)
{
    for (size_t i = 0; zy_render_stages[i]; i++) {
        if (strcmp(zy_render_stages[i], stage) == 0)
            return true;
    }
    return false;
}

zuhyo_status zuhyo_chart_dump(zuhyo_chart *chart, const char *stage, zuhyo_write_fn write,
                              void *closure)
{
    begin(chart);
    if (chart->status != ZUHYO_OK)
        return chart->status;
    if (!is_stage(stage))
        return bad_call(chart, "there is no such stage", "そのような段階はありません", stage);
    GString *out = g_string_new(NULL);
    if (settle(chart, zy_render_dump(chart->render, stage, out)) == ZUHYO_OK)
        hand_over(chart, out, write, closure);
    g_string_free(out, TRUE);
    return chart->status;
}

/* ---- What was said ---- */

zuhyo_status zuhyo_chart_status(const zuhyo_chart *chart)
{
    return chart->status;
}

int zuhyo_chart_diagnostic(const zuhyo_chart *chart, size_t index, zuhyo_diagnostic *diagnostic)
{
    static const zuhyo_severity severities[] = {
        [ZY_NOTE] = ZUHYO_NOTE, [ZY_WARNING] = ZUHYO_WARNING, [ZY_ERROR] = ZUHYO_ERROR};
    const zy_diag *diag = first_diag(chart);

    while (diag && index-- > 0)
        diag = diag->next;
    if (!diag)
        return 0;
    *diagnostic = (zuhyo_diagnostic){.severity = severities[diag->severity],
                                     .code = diag->code,
                                     .file = diag->span.source ? diag->span.source->name : NULL,
                                     .message = diag->message,
                                     .hint = diag->hint};
    if (diag->span.source)
        zy_span_locate(diag->span, &diagnostic->line, &diagnostic->column);
    return 1;
}

void zuhyo_chart_report(const zuhyo_chart *chart, FILE *out)
{
    for (const zy_diag *diag = first_diag(chart); diag; diag = diag->next)
        zy_diag_print(diag, out, false);
}
