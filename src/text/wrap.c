/* Lines of a text: the fewest, then the best places, then the most even. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "text/chars.h"
#include "text/measure.h"
#include "text/phrases.h"
#include "text/typesetter.h"

typedef struct job {
    zy_typesetter *t;
    const zy_text_style *style;
    zy_arena *scratch;
    zy_paragraph *p;
    double *edge;  /* pixels (FONT, FIXED) or UTF-16 units (ESTIMATE) before each character */
    double *blank; /* what a bracket loses at the edge of a line */
    size_t *stops; /* characters before which a line may end; first 0, last the end */
    size_t count;  /* of the stops */
    bool *inside;  /* brackets */
    double limit;
} job;

/* ---- Measuring --------------------------------------------------------------------------------
 */

static void measure_by_character(job *j)
{
    const bool estimate = zy_typesetter_metrics(j->t) == ZY_METRICS_ESTIMATE;

    for (size_t i = 0; i < j->p->count; i++) {
        const uint32_t c = j->p->chars[i];
        double width = estimate ? (c > 0xFFFF ? 2 : 1) : zy_measure_fixed_character(c, j->style);
        if (c == 0x200B)
            width = 0;
        j->edge[i + 1] = j->edge[i] + width;
    }
}

/* One shaping of the whole paragraph serves all its pieces. */
static void measure_by_font(job *j)
{
    const zy_paragraph *p = j->p;
    const zy_line_of_text *line = zy_text_shape(j->t, p->text, j->style);
    double *advance = ZY_NEW_ARRAY(j->scratch, double, p->at[p->count] + 1);
    const bool halves = j->style->features & ZY_TEXT_HALT && !(j->style->features & ZY_TEXT_PALT);

    for (size_t i = 0; i < line->count; i++)
        advance[line->glyphs[i].cluster] += line->glyphs[i].advance;
    for (size_t i = 0; i < p->count; i++) {
        const double width = advance[p->at[i]];
        j->edge[i + 1] = j->edge[i] + width;
        if (halves && width > 0.9 * j->style->size && zy_char_is_bracket(p->chars[i]))
            j->blank[i] = j->style->size / 2;
    }
}

static bool is_blank(uint32_t c)
{
    return zy_char_kind_of(c) == ZY_CHAR_SPACE || c == 0x200B;
}

/* The characters of a line without the blanks at its ends. */
static void trim(const zy_paragraph *p, size_t *from, size_t *to)
{
    while (*to > *from && is_blank(p->chars[*to - 1]))
        --*to;
    while (*from < *to && is_blank(p->chars[*from]))
        ++*from;
}

static double width_of(const job *j, size_t from, size_t to)
{
    trim(j->p, &from, &to);
    const double width = j->edge[to] - j->edge[from];
    if (zy_typesetter_metrics(j->t) == ZY_METRICS_ESTIMATE)
        return zy_measure_estimate((size_t)width, j->style);
    if (from == to)
        return 0;
    const double head = zy_char_is_opening(j->p->chars[from]) ? j->blank[from] : 0;
    const double tail = zy_char_is_opening(j->p->chars[to - 1]) ? 0 : j->blank[to - 1];
    return width - head - tail;
}

static bool fits(const job *j, size_t from_stop, size_t to_stop)
{
    return width_of(j, j->stops[from_stop], j->stops[to_stop]) <= j->limit + 1e-6;
}

/* ---- Choosing ---------------------------------------------------------------------------------
 */

static void find_stops(job *j)
{
    j->stops = ZY_NEW_ARRAY(j->scratch, size_t, j->p->count + 2);
    j->count = 1;
    for (size_t i = 1; i < j->p->count; i++)
        if (j->p->tiers[i] != ZY_TIER_NEVER)
            j->stops[j->count++] = i;
    j->stops[j->count++] = j->p->count;
}

/* Taking as much as fits gives the least number of lines. */
static size_t least_lines(const job *j)
{
    size_t lines = 0;

    for (size_t from = 0, to; from + 1 < j->count; from = to, lines++)
        for (to = from + 1; to + 1 < j->count && fits(j, from, to + 1); to++)
            ;
    return lines;
}

static void mark_brackets(job *j)
{
    size_t depth = 0;

    for (size_t i = 0; i < j->p->count; i++) {
        const zy_char_kind kind = zy_char_kind_of(j->p->chars[i]);
        j->inside[i] = depth > 0;
        if (kind == ZY_CHAR_OPEN)
            depth++;
        else if (kind == ZY_CHAR_CLOSE && depth > 0)
            depth--;
    }
}

static bool is_katakana(uint32_t c)
{
    return zy_char_kind_of(c) == ZY_CHAR_KATAKANA;
}

/* Long katakana words have no inner boundary in ICU. Many parts end in ー or in ー and one of
 * these: マイナンバー|カード, コーポレート|ガバナンス. */
static bool is_seam(const zy_paragraph *p, size_t at)
{
    static const char ends[] = "トドスズルンクグプブムツ";
    const uint32_t last = p->chars[at - 1], next = p->chars[at];

    if (last == 0x30FC)
        return !zy_char_is_in(next, ends);
    return at >= 2 && p->chars[at - 2] == 0x30FC && zy_char_is_in(last, ends);
}

/* Within a word: at a seam if there is one, and never so that one katakana stands apart. */
static double badness_in_word(const zy_paragraph *p, size_t at)
{
    if (zy_char_is_in(p->chars[at - 1], "をに"))
        return 0.9e6;
    if (!is_katakana(p->chars[at - 1]) || !is_katakana(p->chars[at]))
        return 1e6;
    if (at < 2 || !is_katakana(p->chars[at - 2]) || !is_katakana(p->chars[at + 1]))
        return 1.2e6;
    return is_seam(p, at) ? 0.8e6 : 1e6;
}

/* How badly a line ends before this character. A tier weighs more than any unevenness, so that a
 * weaker one is taken only where a line would not fit otherwise. */
static double badness(const job *j, size_t at)
{
    const zy_paragraph *p = j->p;
    const uint32_t last = p->chars[at - 1];
    const double inside = j->inside[at] ? 0.3 : 0;

    switch ((zy_tier)p->tiers[at]) {
    case ZY_TIER_NEVER:
        break;
    case ZY_TIER_AUTHOR:
        return -0.5;
    case ZY_TIER_PHRASE:
        if (zy_char_is_in(last, "、。，．：,.:;—"))
            return inside - 0.02;
        if (zy_char_is_in(last, "はがも"))
            return inside;
        return inside + (last == 0x306E || last == ' ' ? 0.02 : 0.01);
    case ZY_TIER_WORD:
        return inside + (last == 0x30FB ? 900 : 1e3);
    case ZY_TIER_LEANING:
        return inside + 3e5;
    case ZY_TIER_STRICT:
        return inside + badness_in_word(p, at);
    }
    return 0;
}

static double square(double x)
{
    return x * x;
}

/* The best way to end a line at a stop. */
typedef struct way {
    size_t lines, from;
    double cost;
} way;

static bool is_better(const way *a, const way *b)
{
    return a->lines != b->lines ? a->lines < b->lines : a->cost < b->cost;
}

static way best_way(const job *j, const way *ways, size_t stop, double mean)
{
    const double end = stop + 1 < j->count ? badness(j, j->stops[stop]) : 0;
    way best = {SIZE_MAX, 0, 0};

    for (size_t from = stop; from-- > 0 && (from + 1 == stop || fits(j, from, stop));) {
        const double width = width_of(j, j->stops[from], j->stops[stop]);
        const way here = {ways[from].lines + 1, from,
                          ways[from].cost + square((width - mean) / mean) + end};
        if (is_better(&here, &best))
            best = here;
    }
    return best;
}

/* The stops at which the lines end: the fewest, and of these the least sum of unevenness and
 * badness. */
static size_t *choose(const job *j, size_t *lines)
{
    const double mean = width_of(j, 0, j->p->count) / (double)least_lines(j);
    way *ways = ZY_NEW_ARRAY(j->scratch, way, j->count);

    for (size_t i = 1; i < j->count; i++)
        ways[i] = best_way(j, ways, i, fmax(mean, 1e-9));
    *lines = ways[j->count - 1].lines;
    size_t *ends = ZY_NEW_ARRAY(j->scratch, size_t, *lines);
    for (size_t k = *lines, i = j->count - 1; k > 0; i = ways[i].from, k--)
        ends[k - 1] = i;
    return ends;
}

/* ---- Lines ------------------------------------------------------------------------------------
 */

/* A line as it will be drawn: without blanks at its ends and without zero-width spaces. */
static const char *line_text(const job *j, size_t from, size_t to)
{
    const zy_paragraph *p = j->p;
    char *line, *end;

    trim(p, &from, &to);
    line = end = zy_arena_text(j->t->arena, p->text + p->at[from], p->at[to] - p->at[from]);
    for (size_t i = from; i < to; i++) {
        const size_t len = p->at[i + 1] - p->at[i];
        if (p->chars[i] == 0x200B)
            continue;
        memmove(end, p->text + p->at[i], len);
        end += len;
    }
    *end = 0;
    return line;
}

/* By how much the widest line that could have been shorter sticks out: pieces were measured within
 * the whole, where kerning and spacing differ a little. */
static double excess(const job *j, const size_t *ends, size_t lines, const char *const *texts,
                     double width)
{
    double most = 0;

    for (size_t k = 0; k < lines; k++)
        if (ends[k] - (k ? ends[k - 1] : 0) > 1)
            most = fmax(most, zy_text_width(j->t, texts[k], j->style) - width);
    return most;
}

static void add_paragraph(job *j, double width, GPtrArray *out)
{
    enum { TRIES = 3 };
    const char **texts = NULL;
    size_t lines = 0;

    for (int i = 0; i < TRIES; i++) {
        const size_t *ends = choose(j, &lines);
        texts = ZY_NEW_ARRAY(j->scratch, const char *, lines);
        for (size_t k = 0; k < lines; k++)
            texts[k] = line_text(j, k ? j->stops[ends[k - 1]] : 0, j->stops[ends[k]]);
        const double over = excess(j, ends, lines, texts, width);
        if (over <= 0.01)
            break;
        j->limit -= over;
    }
    for (size_t k = 0; k < lines; k++)
        g_ptr_array_add(out, (gpointer)(uintptr_t)texts[k]);
}

static void wrap_paragraph(zy_typesetter *t, const char *text, size_t len, double width,
                           const zy_text_style *style, GPtrArray *out, zy_arena *scratch)
{
    job j = {.t = t, .style = style, .scratch = scratch, .limit = width};

    j.p = zy_paragraph_read(scratch, zy_arena_text(scratch, text, len), len);
    const char *whole = line_text(&j, 0, j.p->count);
    if (!j.p->count || !(width > 0) || zy_text_width(t, whole, style) <= width + 1e-6) {
        g_ptr_array_add(out, (gpointer)(uintptr_t)whole);
        return;
    }
    j.edge = ZY_NEW_ARRAY(scratch, double, j.p->count + 1);
    j.blank = ZY_NEW_ARRAY(scratch, double, j.p->count + 1);
    if (zy_typesetter_metrics(t) == ZY_METRICS_FONT)
        measure_by_font(&j);
    else
        measure_by_character(&j);
    j.inside = ZY_NEW_ARRAY(scratch, bool, j.p->count + 1);
    mark_brackets(&j);
    zy_paragraph_classify(j.p, &t->icu, t->diags, scratch);
    find_stops(&j);
    add_paragraph(&j, width, out);
}

const char *const *zy_text_wrap(zy_typesetter *t, const char *text, double width,
                                const zy_text_style *style, size_t *count)
{
    GPtrArray *out = g_ptr_array_new();
    zy_arena *scratch = zy_arena_new();

    for (const char *p = text, *end; p; p = end ? end + 1 : NULL) {
        end = strchr(p, '\n');
        size_t len = end ? (size_t)(end - p) : strlen(p);
        if (len && p[len - 1] == '\r')
            len--;
        wrap_paragraph(t, p, len, width, style, out, scratch);
    }
    const char **lines = ZY_NEW_ARRAY(t->arena, const char *, out->len + 1);
    for (guint i = 0; i < out->len; i++)
        lines[i] = out->pdata[i];
    *count = out->len;
    zy_arena_free(scratch);
    g_ptr_array_free(out, TRUE);
    return lines;
}
