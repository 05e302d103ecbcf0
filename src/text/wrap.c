/* Lines of a text: cut within words only where nothing else fits; then the fewest, then at the best
 * places, then the most even. */
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
    double *edge;        /* pixels (FONT, FIXED) or UTF-16 units (ESTIMATE) before each character */
    double *blank;       /* what a bracket loses at the edge of a line */
    size_t *stops;       /* characters before which a line may end; first 0, last the end */
    size_t count;        /* of the stops */
    bool *inside;        /* brackets */
    double hyphen;       /* that a soft hyphen becomes at the end of a line */
    double width, limit; /* that is wished for, and less where lines came out too wide */
    zy_wrapped worst;
    GArray *out; /* const char *: the lines */
} job;

enum { ZERO_WIDTH_SPACE = 0x200B, WORD_JOINER = 0x2060, SOFT_HYPHEN = 0xAD };

/* What tells where to break, and is not drawn. */
static bool is_unseen(uint32_t c)
{
    return c == ZERO_WIDTH_SPACE || c == WORD_JOINER || c == SOFT_HYPHEN;
}

/* ---- Measuring --------------------------------------------------------------------------------
 */

static void measure_by_character(job *j)
{
    const bool estimate = zy_typesetter_metrics(j->t) == ZY_METRICS_ESTIMATE;

    for (size_t i = 0; i < j->p->count; i++) {
        const uint32_t c = j->p->chars[i];
        double width = estimate ? (c > 0xFFFF ? 2 : 1) : zy_measure_fixed_character(c, j->style);
        if (is_unseen(c))
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
    const bool halves =
        line->style.features & ZY_TEXT_HALT && !(line->style.features & ZY_TEXT_PALT);

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
    return zy_char_kind_of(c) == ZY_CHAR_SPACE || c == ZERO_WIDTH_SPACE;
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
    return width - head - tail + (j->p->chars[to - 1] == SOFT_HYPHEN ? j->hyphen : 0);
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

/* Leaves out the stops within pieces that fit, pieces being what stands between stops of a tier,
 * and then of the next one. */
static void keep_pieces_whole(job *j, zy_tier tier)
{
    size_t kept = 1;

    for (size_t from = 0, to; from + 1 < j->count; from = to) {
        for (to = from + 1; to + 1 < j->count && j->p->tiers[j->stops[to]] > tier; to++)
            ;
        const bool whole = width_of(j, j->stops[from], j->stops[to]) <= j->limit + 1e-6;
        for (size_t i = whole ? to : from + 1; i <= to; i++)
            j->stops[kept++] = j->stops[i];
    }
    j->count = kept;
}

static bool is_mark_of_address(uint32_t c)
{
    return c && c < 0x80 && zy_char_is_in(c, "/?&=_.#~-");
}

static bool may_be_torn(const zy_paragraph *p, size_t i)
{
    const zy_char_kind a = zy_char_kind_of(p->chars[i - 1]), b = zy_char_kind_of(p->chars[i]);

    if (is_mark_of_address(p->chars[i - 1]))
        return (b == ZY_CHAR_LETTER || b == ZY_CHAR_DIGIT) && a != ZY_CHAR_DIGIT && i > 1 &&
               zy_char_kind_of(p->chars[i - 2]) != ZY_CHAR_SPACE;
    return a == ZY_CHAR_LETTER && b == ZY_CHAR_LETTER && !zy_char_is_joined(p->chars[i]) &&
           i >= 2 && i + 1 < p->count && zy_char_kind_of(p->chars[i - 2]) == ZY_CHAR_LETTER &&
           zy_char_kind_of(p->chars[i + 1]) == ZY_CHAR_LETTER;
}

/* A word or an address wider than a line would leave the picture: it is torn. */
static void tear_what_is_too_wide(job *j)
{
    bool torn = false;

    for (size_t k = 0; k + 1 < j->count; k++)
        if (!fits(j, k, k + 1))
            for (size_t i = j->stops[k] + 1; i < j->stops[k + 1]; i++)
                if (may_be_torn(j->p, i))
                    j->p->tiers[i] = ZY_TIER_TORN, torn = true;
    if (torn)
        find_stops(j);
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

static bool stands_at(const zy_paragraph *p, size_t at, const char *word)
{
    for (; *word; word = zy_char_next(word), at++)
        if (at >= p->count || p->chars[at] != g_utf8_get_char(word))
            return false;
    return at == p->count || !is_katakana(p->chars[at]);
}

/* Long katakana words have no inner boundary in ICU. Many parts end in ー or in ー and one of
 * these: マイナンバー|カード, コーポレート|ガバナンス; and some words are the second part of many.
 */
static bool is_seam(const zy_paragraph *p, size_t at)
{
    static const char *const seconds[] = {
        "ストア",     "センター",   "カード",    "サービス", "システム", "メディア", "ネットワーク",
        "エネルギー", "マーケット", "スクール",  "ワーカー", "ハウス",   "ビジネス", "リゾート",
        "メーカー",   "モデル",     "パワー",    "ホーム",   "アラビア", "スタン",   "ワーク",
        "パネル",     "ウイルス",   "テスト",    "プラン",   "ゲーム",   "ショップ", "ロボット",
        "データ",     "ドライバー", "マンション"};
    static const char ends[] = "トドスズルンクグプブムツ";
    const uint32_t last = p->chars[at - 1], next = p->chars[at];

    for (size_t k = 0; k < G_N_ELEMENTS(seconds); k++)
        if (stands_at(p, at, seconds[k]))
            return true;
    if (last == 0x30FC)
        return !zy_char_is_in(next, ends);
    return at >= 2 && p->chars[at - 2] == 0x30FC && zy_char_is_in(last, ends);
}

static bool is_hiragana(uint32_t c)
{
    return zy_char_kind_of(c) == ZY_CHAR_HIRAGANA;
}

/* 満足し|て */
static bool is_end_of_verb(uint32_t last, uint32_t next)
{
    return is_hiragana(last) && zy_char_is_in(next, "てたばずるれんっ");
}

/* A particle at the start of a line is worst, a date in two lines least bad. */
static double weakness_leaning(const zy_paragraph *p, size_t at)
{
    const uint32_t last = p->chars[at - 1], next = p->chars[at];

    if (is_end_of_verb(last, next))
        return 11;
    if (is_hiragana(next))
        return is_hiragana(last) ? 5 : 8;
    if (zy_char_kind_of(next) == ZY_CHAR_DIGIT)
        return zy_char_is_in(last, "年月度") ? 3 : 4;
    return last == ' ' ? 4 : 6;
}

/* 満足|していない: the noun and する. */
static bool is_before_suru(const zy_paragraph *p, size_t at)
{
    return !is_hiragana(p->chars[at - 1]) && zy_char_is_in(p->chars[at], "しすさ") &&
           zy_char_is_in(p->chars[at + 1], "てたなまるれせ");
}

/* Within a word: at a seam if there is one, and never so that one katakana stands apart. */
static double weakness_in_word(const zy_paragraph *p, size_t at)
{
    if (is_before_suru(p, at))
        return 7;
    /* わから|ない */
    if (is_hiragana(p->chars[at - 1]) && p->chars[at] == 0x306A && p->chars[at + 1] == 0x3044)
        return 8.5;
    if (zy_char_is_in(p->chars[at - 1], "をにて"))
        return 9;
    if (is_end_of_verb(p->chars[at - 1], p->chars[at]))
        return 11;
    if (!is_katakana(p->chars[at - 1]) || !is_katakana(p->chars[at]))
        return 10;
    if (at < 2 || !is_katakana(p->chars[at - 2]) || !is_katakana(p->chars[at + 1]) ||
        p->chars[at] == 0x30F3)
        return 12;
    return is_seam(p, at) ? 3.5 : 10;
}

/* How much is lost by a line that ends before this character; 0 where one may well end. */
static double weakness(const zy_paragraph *p, size_t at)
{
    switch ((zy_tier)p->tiers[at]) {
    case ZY_TIER_NEVER:
    case ZY_TIER_AUTHOR:
    case ZY_TIER_PHRASE:
    case ZY_TIER_WORD:
        return 0;
    case ZY_TIER_LEANING:
        return weakness_leaning(p, at);
    case ZY_TIER_STRICT:
        return weakness_in_word(p, at);
    case ZY_TIER_TORN:
        return is_mark_of_address(p->chars[at - 1]) ? 15 : 30;
    }
    return 0;
}

/* 高速|バス rather than 交通|事故. */
static double badness_of_word(uint32_t last, uint32_t next)
{
    if (last == 0x30FB)
        return 800;
    return zy_char_kind_of(last) == zy_char_kind_of(next) ? 1000 : 900;
}

/* 避難した|人は: what a noun of one kanji means stands before it. */
static bool is_short_noun(const zy_paragraph *p, size_t at)
{
    return zy_char_is_in(p->chars[at - 1], "るたいなう") &&
           zy_char_kind_of(p->chars[at]) == ZY_CHAR_HAN && at + 1 < p->count &&
           is_hiragana(p->chars[at + 1]) && zy_char_is_in(p->chars[at + 1], "はがをにのもで");
}

/* Which of the good places is better; a word's end weighs more than any unevenness. */
static double badness(const job *j, size_t at)
{
    const zy_paragraph *p = j->p;
    const uint32_t last = p->chars[at - 1], next = p->chars[at];
    const double inside = j->inside[at] ? 0.3 : 0;

    if (p->tiers[at] == ZY_TIER_AUTHOR)
        return -0.5;
    if (p->tiers[at] == ZY_TIER_WORD)
        return inside + badness_of_word(last, next);
    if (p->tiers[at] != ZY_TIER_PHRASE)
        return inside;
    if (zy_char_is_in(last, "、。，．：,.:;—"))
        return inside - 0.16;
    if (zy_char_kind_of(next) == ZY_CHAR_OPEN)
        return inside - 0.04;
    if (is_short_noun(p, at))
        return inside + 0.25;
    if (zy_char_is_in(last, "はがも"))
        return inside;
    if (last == ' ')
        return inside + (zy_word_is_weak_end(p->chars, at) ? 0.06 : 0.02);
    return inside + (last == 0x306E ? 0.02 : 0.01);
}

static double square(double x)
{
    return x * x;
}

/* The best way to end a line at a stop. */
typedef struct way {
    double weak;
    size_t lines, from;
    double cost;
} way;

static bool is_better(const way *a, const way *b)
{
    if (fabs(a->weak - b->weak) > 1e-9)
        return a->weak < b->weak;
    return a->lines != b->lines ? a->lines < b->lines : a->cost < b->cost;
}

/* A last line of one short word looks lost. */
static double orphan(const job *j, size_t from, size_t stop, double width, double mean)
{
    const bool is_last = stop + 1 == j->count && from > 0;

    return is_last && from + 1 == stop && width < 0.4 * mean ? 0.3 : 0;
}

static way best_way(const job *j, const way *ways, size_t stop, double mean)
{
    const bool is_end = stop + 1 == j->count;
    const double end = is_end ? 0 : badness(j, j->stops[stop]),
                 weak = is_end ? 0 : weakness(j->p, j->stops[stop]);
    way best = {INFINITY, SIZE_MAX, 0, 0};

    for (size_t from = stop; from-- > 0 && (from + 1 == stop || fits(j, from, stop));) {
        const double width = width_of(j, j->stops[from], j->stops[stop]);
        const way here = {ways[from].weak + weak, ways[from].lines + 1, from,
                          ways[from].cost + square((width - mean) / mean) + end +
                              orphan(j, from, stop, width, mean)};
        if (is_better(&here, &best))
            best = here;
    }
    return best;
}

static size_t find_ways(const job *j, way *ways, double mean)
{
    for (size_t i = 1; i < j->count; i++)
        ways[i] = best_way(j, ways, i, fmax(mean, 1e-9));
    return ways[j->count - 1].lines;
}

/* The stops at which the lines end: the least weak, of these the fewest, and of these the least sum
 * of unevenness and badness. How wide a line is on average is known when they are counted. */
static size_t *choose(const job *j, size_t *lines)
{
    const double whole = width_of(j, 0, j->p->count);
    way *ways = ZY_NEW_ARRAY(j->scratch, way, j->count);

    *lines = find_ways(j, ways, whole);
    *lines = find_ways(j, ways, whole / (double)*lines);
    size_t *ends = ZY_NEW_ARRAY(j->scratch, size_t, *lines);
    for (size_t k = *lines, i = j->count - 1; k > 0; i = ways[i].from, k--)
        ends[k - 1] = i;
    return ends;
}

/* ---- Lines ------------------------------------------------------------------------------------
 */

/* A line as it will be drawn: without blanks at its ends and without what is not seen. A soft
 * hyphen at its end is one. */
static const char *line_text(const job *j, size_t from, size_t to)
{
    const zy_paragraph *p = j->p;
    char *line, *end;

    trim(p, &from, &to);
    line = end = zy_arena_text(j->t->arena, p->text + p->at[from], p->at[to] - p->at[from]);
    for (size_t i = from; i < to; i++) {
        const size_t len = p->at[i + 1] - p->at[i];
        if (p->chars[i] == SOFT_HYPHEN && i + 1 == to && to < p->count)
            *end++ = '-';
        if (is_unseen(p->chars[i]))
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

static zy_wrapped quality_of(zy_tier tier)
{
    if (tier == ZY_TIER_AUTHOR || tier == ZY_TIER_PHRASE)
        return ZY_WRAPPED_PHRASES;
    if (tier == ZY_TIER_WORD)
        return ZY_WRAPPED_WORDS;
    return tier == ZY_TIER_TORN ? ZY_WRAPPED_TORN : ZY_WRAPPED_WITHIN;
}

static void judge(job *j, const size_t *ends, size_t lines)
{
    for (size_t k = 0; k + 1 < lines; k++)
        j->worst = MAX(j->worst, quality_of((zy_tier)j->p->tiers[j->stops[ends[k]]]));
}

static void add_paragraph(job *j)
{
    enum { TRIES = 3 };
    const char **texts = NULL;
    const size_t *ends = NULL;
    size_t lines = 0;

    for (int i = 0; i < TRIES; i++) {
        ends = choose(j, &lines);
        texts = ZY_NEW_ARRAY(j->scratch, const char *, lines);
        for (size_t k = 0; k < lines; k++)
            texts[k] = line_text(j, k ? j->stops[ends[k - 1]] : 0, j->stops[ends[k]]);
        const double over = excess(j, ends, lines, texts, j->width);
        if (over <= 0.01)
            break;
        j->limit -= over;
    }
    judge(j, ends, lines);
    g_array_append_vals(j->out, texts, (guint)lines);
}

/* How badly it had to be broken. */
static zy_wrapped wrap_paragraph(job j, const char *text, size_t len)
{
    zy_arena *scratch = j.scratch;

    j.p = zy_paragraph_read(scratch, zy_arena_text(scratch, text, len), len);
    const char *whole = line_text(&j, 0, j.p->count);
    if (!j.p->count || !(j.width > 0) || zy_text_width(j.t, whole, j.style) <= j.width + 1e-6) {
        g_array_append_val(j.out, whole);
        return j.worst;
    }
    j.edge = ZY_NEW_ARRAY(scratch, double, j.p->count + 1);
    j.blank = ZY_NEW_ARRAY(scratch, double, j.p->count + 1);
    if (zy_typesetter_metrics(j.t) == ZY_METRICS_FONT)
        measure_by_font(&j);
    else
        measure_by_character(&j);
    j.hyphen = zy_text_width(j.t, "-", j.style);
    j.inside = ZY_NEW_ARRAY(scratch, bool, j.p->count + 1);
    mark_brackets(&j);
    zy_paragraph_classify(j.p, &j.t->icu, j.t->diags, scratch);
    find_stops(&j);
    tear_what_is_too_wide(&j);
    for (zy_tier tier = ZY_TIER_PHRASE;
         j.style->features & ZY_TEXT_PHRASES && tier < ZY_TIER_STRICT; tier++)
        keep_pieces_whole(&j, tier);
    add_paragraph(&j);
    return j.worst;
}

const char *const *zy_text_wrap_judged(zy_typesetter *t, const char *text, double width,
                                       const zy_text_style *style, size_t *count, zy_wrapped *worst)
{
    GArray *out = g_array_new(FALSE, FALSE, sizeof(const char *));
    zy_arena *scratch = zy_arena_new();
    const job paragraph = {
        .t = t, .style = style, .scratch = scratch, .width = width, .limit = width, .out = out};

    *worst = ZY_WRAPPED_PHRASES;
    for (const char *p = text, *end; p; p = end ? end + 1 : NULL) {
        end = strchr(p, '\n');
        size_t len = end ? (size_t)(end - p) : strlen(p);
        if (len && p[len - 1] == '\r')
            len--;
        const zy_wrapped one = wrap_paragraph(paragraph, p, len);
        *worst = MAX(*worst, one);
    }
    const char **lines = ZY_NEW_ARRAY(t->arena, const char *, out->len + 1);
    for (guint i = 0; i < out->len; i++)
        lines[i] = g_array_index(out, const char *, i);
    *count = out->len;
    zy_arena_free(scratch);
    g_array_free(out, TRUE);
    return lines;
}

const char *const *zy_text_wrap(zy_typesetter *t, const char *text, double width,
                                const zy_text_style *style, size_t *count)
{
    zy_wrapped worst;

    return zy_text_wrap_judged(t, text, width, style, count, &worst);
}
