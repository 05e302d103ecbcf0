/* scene_generate FOLDER COUNT [FIRST]: writes COUNT charts with their tables into FOLDER, the same
 * each time: 0042-lines.yaml, 0042.csv. Every kind of chart meets every size, both themes, names of
 * all lengths and tongues; what the checker must be able to read is what nobody chose by hand. */
#include <glib.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "words.h"

/* A chart being made. */
typedef struct making {
    dice d;
    size_t index;
    const char *folder;
    GString *yaml, *csv;
    tongue tongue;
    char names[MOST_NAMES][NAME_BYTES], series[MOST_NAMES][NAME_BYTES];
} making;

/* ---- Figures ---- */

typedef enum measure { PERCENT, TEN_THOUSANDS, HUNDRED_MILLIONS, PLAIN, SIGNED, MEASURES } measure;

/* A figure as an article writes it; `level` 0 to 1 is how large it is. */
static void write_figure(making *m, measure kind, double level)
{
    switch (kind) {
    case PERCENT:
        g_string_append_printf(m->csv, "%.*f%%", chance(&m->d, 30) ? 1 : 0, level * 100);
        return;
    case TEN_THOUSANDS:
        g_string_append_printf(m->csv, "%d万台", 1 + (int)(level * 420));
        return;
    case HUNDRED_MILLIONS:
        g_string_append_printf(m->csv, "\"%d億円\"", 1 + (int)(level * 9800));
        return;
    case PLAIN:
        g_string_append_printf(m->csv, "%d", (int)(level * level * 1500000));
        return;
    case SIGNED:
        g_string_append_printf(m->csv, "%s%.1f", level < 0.5 ? "▲" : "", fabs(level - 0.5) * 60);
        return;
    case MEASURES:
        return;
    }
}

static measure any_measure(making *m)
{
    return (measure)roll(&m->d, SIGNED);
}

/* ---- Parts of the file ---- */

static void quoted(making *m, const char *key, const char *text)
{
    g_string_append_printf(m->yaml, "%s: \"", key);
    for (const char *p = text; *p; p++) {
        if (*p == '"' || *p == '\\')
            g_string_append_c(m->yaml, '\\');
        g_string_append_c(m->yaml, *p);
    }
    g_string_append(m->yaml, "\"\n");
}

static void cell(making *m, const char *text)
{
    if (strpbrk(text, ",\""))
        g_string_append_printf(m->csv, "\"%s\"", text);
    else
        g_string_append(m->csv, text);
}

static void line(making *m, const char *text)
{
    g_string_append_printf(m->yaml, "%s\n", text);
}

static void frame(making *m)
{
    static const char *const sizes[] = {"slide",  "slide-half", "report", "square", "ogp",
                                        "mobile", "[800, 450]", "mobile", "report", "slide"};
    char text[NAME_BYTES * 4];

    make_sentence(&m->d, m->tongue, roll_between(&m->d, 5, 80), text);
    quoted(m, "title", text);
    if (chance(&m->d, 60)) {
        make_sentence(&m->d, m->tongue, roll_between(&m->d, 8, 60), text);
        quoted(m, "subtitle", text);
    }
    if (chance(&m->d, 35)) {
        make_sentence(&m->d, m->tongue, roll_between(&m->d, 10, 110), text);
        quoted(m, "notes", text);
    }
    if (chance(&m->d, 70)) {
        make_sentence(&m->d, m->tongue, roll_between(&m->d, 5, 50), text);
        quoted(m, "source", text);
    }
    g_string_append_printf(m->yaml, "size: %s\n", sizes[roll(&m->d, G_N_ELEMENTS(sizes))]);
    if (chance(&m->d, 50))
        line(m, "theme: dark");
    g_string_append_printf(m->yaml, "data: %04zu.csv\n", m->index);
}

static size_t make_categories(making *m, size_t least, size_t most)
{
    const size_t count = roll_between(&m->d, least, most);

    make_names(&m->d, m->tongue, (lengths)roll(&m->d, LENGTHS), count, m->names);
    return count;
}

/* Half of the charts are of few categories, as most are. */
static size_t few_or_many(making *m)
{
    return chance(&m->d, 50) ? make_categories(m, 2, 9) : make_categories(m, 10, 60);
}

static void make_series(making *m, size_t count)
{
    make_names(&m->d, m->tongue, chance(&m->d, 25) ? ANY_LENGTH : USUAL, count, m->series);
}

static void highlight(making *m, size_t count)
{
    if (chance(&m->d, 40))
        quoted(m, "highlight", m->names[roll(&m->d, count)]);
}

static void table_of(making *m, size_t count, measure kind)
{
    g_string_append(m->csv, "name,value\n");
    for (size_t i = 0; i < count; i++) {
        cell(m, m->names[i]);
        g_string_append_c(m->csv, ',');
        write_figure(m, kind, roll_share(&m->d));
        g_string_append_c(m->csv, '\n');
    }
}

static void table_of_series(making *m, size_t count, size_t series, measure kind)
{
    g_string_append(m->csv, "name,series,value\n");
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < series; k++) {
            cell(m, m->names[i]);
            g_string_append_c(m->csv, ',');
            cell(m, m->series[k]);
            g_string_append_c(m->csv, ',');
            write_figure(m, kind, 0.05 + 0.95 * roll_share(&m->d));
            g_string_append_c(m->csv, '\n');
        }
}

/* ---- Bars ---- */

static void bars(making *m, bool lying, measure kind)
{
    const size_t count = few_or_many(m);

    table_of(m, count, kind);
    line(m, lying ? "mark: bar\nx: value\ny: name" : "mark: bar\nx: name\ny: value");
    highlight(m, count);
}

static void lying_bars(making *m)
{
    bars(m, true, any_measure(m));
}

static void standing_bars(making *m)
{
    bars(m, false, any_measure(m));
}

static void negative_lying(making *m)
{
    bars(m, true, SIGNED);
}

static void negative_standing(making *m)
{
    bars(m, false, SIGNED);
}

static void grouped(making *m)
{
    const bool lying = chance(&m->d, 50);
    const size_t count = make_categories(m, 2, 14), series = roll_between(&m->d, 2, 4);

    make_series(m, series);
    table_of_series(m, count, series, any_measure(m));
    line(m, lying ? "mark: bar\nx: value\ny: name\nyOffset: series\ncolor: series"
                  : "mark: bar\nx: name\ny: value\nxOffset: series\ncolor: series");
}

static void stacked(making *m)
{
    const bool lying = chance(&m->d, 50);
    const size_t count = make_categories(m, 2, 24), series = roll_between(&m->d, 2, 6);

    make_series(m, series);
    table_of_series(m, count, series, any_measure(m));
    line(m, lying ? "mark: bar\nx: value\ny: name\ncolor: series"
                  : "mark: bar\nx: name\ny: value\ncolor: series");
    if (chance(&m->d, 30))
        line(m, "labels: true");
}

static void share(making *m)
{
    const size_t count = make_categories(m, 2, 16), series = roll_between(&m->d, 2, 6);

    make_series(m, series);
    table_of_series(m, count, series, PLAIN);
    line(m, "mark: bar\nx: {field: value, stack: normalize}\ny: name\ncolor: series");
}

static void year_bars(making *m)
{
    const size_t count = roll_between(&m->d, 2, 40), first = 2024 - count;
    const measure kind = any_measure(m);

    g_string_append(m->csv, "年,value\n");
    for (size_t i = 0; i < count; i++) {
        g_string_append_printf(m->csv, "%zu年,", first + i + 1);
        write_figure(m, kind, 0.1 + 0.9 * roll_share(&m->d));
        g_string_append_c(m->csv, '\n');
    }
    line(m, "mark: bar\nx: 年\ny: value");
}

static void difference(making *m)
{
    static const char *const ways[] = {"points", "percent", "ratio"};
    const size_t count = roll_between(&m->d, 2, 8), way = roll(&m->d, 3);

    g_string_append(m->csv, "年,value\n");
    for (size_t i = 0; i < count; i++) {
        g_string_append_printf(m->csv, "%zu,", 2024 - count + i + 1);
        write_figure(m, way == 0 ? PERCENT : TEN_THOUSANDS, 0.15 + 0.8 * roll_share(&m->d));
        g_string_append_c(m->csv, '\n');
    }
    line(m, "mark: bar\nx: {field: 年, type: ordinal}\ny: value");
    g_string_append_printf(m->yaml, "difference: {from: %zu, to: 2024, as: %s}\n", 2024 - count + 1,
                           ways[way]);
}

/* ---- Lines and areas ---- */

/* Series over months or years; those that end close together part only a little at the end. */
static void walk(making *m, size_t series, size_t points, bool close, measure kind)
{
    const bool months = chance(&m->d, 40);

    g_string_append_printf(m->csv, "%s,series,value\n", months ? "月" : "年");
    for (size_t k = 0; k < series; k++) {
        double level = 0.2 + 0.6 * roll_share(&m->d);
        const double end = 0.5 + 0.01 * (double)k * roll_share(&m->d);
        for (size_t i = 0; i < points; i++) {
            const double t = points > 1 ? (double)i / (double)(points - 1) : 1;
            level = fmin(0.98, fmax(0.03, level + 0.2 * (roll_share(&m->d) - 0.5)));
            if (months)
                g_string_append_printf(m->csv, "%zu-%02zu,", 2020 + i / 12, i % 12 + 1);
            else
                g_string_append_printf(m->csv, "%zu年,", 2025 - points + i);
            cell(m, m->series[k]);
            g_string_append_c(m->csv, ',');
            write_figure(m, kind, close ? level * (1 - t * t) + end * t * t : level);
            g_string_append_c(m->csv, '\n');
        }
    }
    line(m, months ? "x: 月" : "x: 年");
}

static void lines(making *m)
{
    const size_t series = roll_between(&m->d, 1, 12);

    make_series(m, series);
    walk(m, series, roll_between(&m->d, 2, 36), chance(&m->d, 70), any_measure(m));
    line(m, "mark: line\ny: value\ncolor: series");
    if (chance(&m->d, 40))
        quoted(m, "highlight", m->series[roll(&m->d, series)]);
}

static void areas(making *m)
{
    const size_t series = roll_between(&m->d, 1, 6);

    make_series(m, series);
    walk(m, series, roll_between(&m->d, 3, 36), false, any_measure(m));
    line(m, "mark: area\ny: value\ncolor: series");
}

static void references(making *m)
{
    char text[NAME_BYTES * 4];

    make_series(m, 1);
    walk(m, 1, roll_between(&m->d, 4, 30), false, PERCENT);
    line(m, "mark: line\ny: value");
    make_sentence(&m->d, m->tongue, roll_between(&m->d, 2, 14), text);
    g_string_append_printf(m->yaml, "reference: [{y: %zu, text: \"%s\"}", roll(&m->d, 100), text);
    if (chance(&m->d, 50))
        g_string_append_printf(m->yaml, ", {y: [20, 40], text: \"%s\"}", "目標の範囲");
    line(m, "]");
}

/* One to three, each at one of the names along the channel. */
static void annotations(making *m, const char *channel, char (*names)[NAME_BYTES], size_t count)
{
    char text[NAME_BYTES * 4];

    line(m, "annotations:");
    for (size_t i = 0, n = roll_between(&m->d, 1, 3); i < n; i++) {
        make_sentence(&m->d, m->tongue, roll_between(&m->d, 6, 40), text);
        quoted(m, "  - text", text);
        g_string_append_printf(m->yaml, "    at: {%s: ", channel);
        g_string_append_printf(m->yaml, "\"%s\"}\n", names[roll(&m->d, count)]);
        if (chance(&m->d, 40))
            line(m, "    arrow: true");
    }
}

static void annotated(making *m)
{
    const size_t count = make_categories(m, 3, 12);

    table_of(m, count, PERCENT);
    line(m, "mark: bar\nx: name\ny: value");
    annotations(m, "x", m->names, count);
}

/* ---- Points, arcs, cells ---- */

static void points(making *m)
{
    const size_t count = few_or_many(m);

    g_string_append(m->csv, "name,a,b\n");
    for (size_t i = 0; i < count; i++) {
        cell(m, m->names[i]);
        const double a = roll_share(&m->d);
        g_string_append_printf(m->csv, ",%.1f,%.1f\n", a * 80,
                               100 * fabs(a * 0.6 + 0.4 * roll_share(&m->d)));
    }
}

static void scatter_of_texts(making *m)
{
    points(m);
    line(m, "layer:\n"
            "  - {mark: point, encoding: {x: a, y: b}}\n"
            "  - {mark: text, encoding: {x: a, y: b, text: name}}");
}

static void scatter_labelled(making *m)
{
    points(m);
    line(m, "mark: point\nx: a\ny: b\ndetail: name\nlabels: true");
}

static void scatter_of_series(making *m)
{
    const size_t count = roll_between(&m->d, 10, 120), series = roll_between(&m->d, 2, 8);

    make_series(m, series);
    g_string_append(m->csv, "series,a,b\n");
    for (size_t i = 0; i < count; i++) {
        cell(m, m->series[roll(&m->d, series)]);
        g_string_append_printf(m->csv, ",%.2f,%.2f\n", 40 * roll_share(&m->d),
                               9 * roll_share(&m->d));
    }
    line(m, "mark: point\nx: a\ny: b\ncolor: series");
}

static void pie(making *m)
{
    const size_t count = make_categories(m, 2, 12);

    table_of(m, count, chance(&m->d, 50) ? PERCENT : PLAIN);
    line(m, chance(&m->d, 50) ? "mark: arc" : "mark: {type: arc, innerRadius: 60}");
    line(m, "encoding: {theta: value, color: name}");
}

static void cells(making *m)
{
    const size_t count = make_categories(m, 2, 24), series = roll_between(&m->d, 2, 12);

    make_series(m, series);
    table_of_series(m, count, series, any_measure(m));
    line(m, "mark: rect\nx: series\ny: name\ncolor: value");
}

/* ---- Several plots ---- */

static void facets(making *m)
{
    const size_t count = make_categories(m, 2, 10), series = roll_between(&m->d, 2, 4);
    const bool lying = chance(&m->d, 50);

    make_series(m, series);
    table_of_series(m, count, series, any_measure(m));
    line(m, lying ? "mark: bar\nx: value\ny: name" : "mark: bar\nx: name\ny: value");
    g_string_append_printf(m->yaml, "%s: %s\n", chance(&m->d, 60) ? "column" : "row", "series");
}

static void wrapped_facets(making *m)
{
    const size_t series = roll_between(&m->d, 2, 6);

    make_series(m, series);
    walk(m, series, roll_between(&m->d, 3, 20), false, any_measure(m));
    g_string_append_printf(m->yaml, "facet: {field: series, columns: %zu}\nmark: line\ny: value\n",
                           roll_between(&m->d, 1, 3));
}

static void side_by_side(making *m)
{
    const size_t count = make_categories(m, 2, 10), plots = roll_between(&m->d, 2, 4);
    char text[NAME_BYTES * 4];

    table_of(m, count, any_measure(m));
    line(m, chance(&m->d, 60) ? "hconcat:" : "vconcat:");
    for (size_t i = 0; i < plots; i++) {
        make_sentence(&m->d, m->tongue, roll_between(&m->d, 4, 24), text);
        quoted(m, "  - title", text);
        line(m, i % 2 ? "    mark: bar\n    x: name\n    y: value"
                      : "    mark: bar\n    x: value\n    y: name");
    }
}

/* ---- Marks of the house ---- */

static void slope(making *m)
{
    const size_t times = roll_between(&m->d, 2, 3), series = roll_between(&m->d, 1, 10);
    const measure kind = any_measure(m);

    make_series(m, series);
    g_string_append(m->csv, "年,series,value\n");
    for (size_t k = 0; k < series; k++)
        for (size_t i = 0; i < times; i++) {
            g_string_append_printf(m->csv, "%zu年,", 2024 - 5 * (times - 1 - i));
            cell(m, m->series[k]);
            g_string_append_c(m->csv, ',');
            write_figure(m, kind, 0.1 + 0.8 * roll_share(&m->d));
            g_string_append_c(m->csv, '\n');
        }
    line(m, "mark: slope\nx: 年\ny: value\ncolor: series");
    if (chance(&m->d, 50)) {
        for (size_t i = 0; i < times; i++)
            g_snprintf(m->names[i], NAME_BYTES, "%zu", 2024 - 5 * (times - 1 - i));
        annotations(m, "x", m->names, times);
    }
}

static void dumbbell(making *m)
{
    const size_t count = make_categories(m, 2, 20);

    if (chance(&m->d, 30))
        for (size_t i = 0; i < count; i++)
            g_snprintf(m->names[i], NAME_BYTES, "%zu", 2015 + i);
    make_series(m, 2);
    if (chance(&m->d, 30)) {
        g_strlcpy(m->series[0], "2015", NAME_BYTES);
        g_strlcpy(m->series[1], "2024", NAME_BYTES);
    }
    table_of_series(m, count, 2, any_measure(m));
    line(m, "mark: dumbbell\nx: value\ny: name\ncolor: series");
    if (chance(&m->d, 50))
        annotations(m, "y", m->names, count);
}

static void share_bars(making *m)
{
    const size_t count = make_categories(m, 1, 10), series = roll_between(&m->d, 2, 5);

    make_series(m, series);
    table_of_series(m, count, series, PLAIN);
    line(m, "mark: share\nx: value\ny: name\ncolor: series");
    if (chance(&m->d, 50))
        annotations(m, "y", m->names, count);
}

static void pictogram(making *m)
{
    const size_t count = make_categories(m, 1, 8);

    table_of(m, count, TEN_THOUSANDS);
    line(m, "mark: pictogram\nx: value\ny: name");
}

static void waffle(making *m)
{
    const size_t count = make_categories(m, 1, 4);

    table_of(m, count, PERCENT);
    line(m, "mark: waffle\nx: value\ny: name");
}

static void card(making *m)
{
    const size_t count = make_categories(m, 1, 4);

    table_of(m, count, any_measure(m));
    line(m, "mark: card\ntext: value\ny: name");
}

static void words_table(making *m)
{
    const size_t count = make_categories(m, 1, 4);
    char text[NAME_BYTES * 4];

    g_string_append(m->csv, "項目,割合,額,説明\n");
    for (size_t i = 0; i < count; i++) {
        cell(m, m->names[i]);
        g_string_append_c(m->csv, ',');
        write_figure(m, PERCENT, roll_share(&m->d));
        g_string_append_c(m->csv, ',');
        write_figure(m, HUNDRED_MILLIONS, roll_share(&m->d));
        g_string_append_c(m->csv, ',');
        make_sentence(&m->d, m->tongue, roll_between(&m->d, 4, 40), text);
        cell(m, text);
        g_string_append_c(m->csv, '\n');
    }
    line(m, "mark: table");
}

static void timeline(making *m)
{
    const size_t count = roll_between(&m->d, 2, 12);
    char text[NAME_BYTES * 4];

    g_string_append(m->csv, "日付,出来事\n");
    for (size_t i = 0; i < count; i++) {
        g_string_append_printf(m->csv, "%zu-%02zu-%02zu,", roll_between(&m->d, 1996, 2025),
                               roll_between(&m->d, 1, 12), roll_between(&m->d, 1, 28));
        make_sentence(&m->d, m->tongue, roll_between(&m->d, 4, 24), text);
        cell(m, text);
        g_string_append_c(m->csv, '\n');
    }
    line(m, "mark: timeline\nx: 日付\ntext: 出来事");
}

/* ---- All of them ---- */

typedef struct kind {
    const char *name;
    void (*make)(making *m);
} kind;

static const kind kinds[] = {
    {"lying-bars", lying_bars},
    {"standing-bars", standing_bars},
    {"grouped", grouped},
    {"stacked", stacked},
    {"lines", lines},
    {"scatter-labelled", scatter_labelled},
    {"areas", areas},
    {"pie", pie},
    {"negative-lying", negative_lying},
    {"negative-standing", negative_standing},
    {"year-bars", year_bars},
    {"difference", difference},
    {"references", references},
    {"facets", facets},
    {"lines", lines},
    {"wrapped-facets", wrapped_facets},
    {"side-by-side", side_by_side},
    {"cells", cells},
    {"share", share},
    {"scatter-of-series", scatter_of_series},
    {"scatter-of-texts", scatter_of_texts},
    {"annotated", annotated},
    {"lying-bars", lying_bars},
    {"standing-bars", standing_bars},
};

/* Every fifth chart. */
static const kind house_kinds[] = {
    {"slope", slope},         {"dumbbell", dumbbell}, {"share-bars", share_bars},
    {"pictogram", pictogram}, {"waffle", waffle},     {"card", card},
    {"table", words_table},   {"timeline", timeline},
};

static kind kind_of(size_t index)
{
    return index % 5 == 4 ? house_kinds[index / 5 % G_N_ELEMENTS(house_kinds)]
                          : kinds[index % G_N_ELEMENTS(kinds)];
}

static bool put(const making *m, const char *name, const GString *text)
{
    char *path = g_build_filename(m->folder, name, NULL);
    const bool good = g_file_set_contents(path, text->str, (gssize)text->len, NULL);

    g_free(path);
    return good;
}

static bool generate(const char *folder, size_t index)
{
    making m = {.d = {.state = 0x7a7568796fu + index * 0x10001},
                .index = index,
                .folder = folder,
                .yaml = g_string_new(NULL),
                .csv = g_string_new(NULL)};
    const kind k = kind_of(index);
    char *chart = g_strdup_printf("%04zu-%s.yaml", index, k.name),
         *table = g_strdup_printf("%04zu.csv", index);

    m.tongue = (tongue)roll(&m.d, TONGUES);
    frame(&m);
    k.make(&m);
    const bool good = put(&m, chart, m.yaml) && put(&m, table, m.csv);
    g_free(chart);
    g_free(table);
    g_string_free(m.yaml, TRUE);
    g_string_free(m.csv, TRUE);
    return good;
}

int main(int count, char **arguments)
{
    if (count < 3) {
        fprintf(stderr, "usage: scene_generate FOLDER COUNT [FIRST]\n");
        return 2;
    }
    const size_t charts = strtoul(arguments[2], NULL, 10),
                 first = count > 3 ? strtoul(arguments[3], NULL, 10) : 0;
    for (size_t i = first; i < first + charts; i++)
        if (!generate(arguments[1], i)) {
            fprintf(stderr, "cannot write into %s\n", arguments[1]);
            return 1;
        }
    return 0;
}
