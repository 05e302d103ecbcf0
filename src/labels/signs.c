/* The legend of open and soft ends, one line over the notes: a swatch in neutral grey, drawn by the
 * very functions that draw the marks, and what it means. Only the signs that the chart uses. */
#include <assert.h>
#include <math.h>
#include <string.h>

#include "labels/parts.h"

enum {
    MOST_SIGNS = 2 * ZY_END_JUST_ABOVE
}; /* every ending but the exact one, of bars and points */

typedef struct zy_sign {
    zy_ending ending;
    unsigned qualifiers;
    bool is_bar, across;
    const char *text;
    double x, y; /* of the swatch's left end and the baseline */
} zy_sign;

typedef struct gathering {
    zy_job *job;
    zy_sign *items;
    size_t count;
} gathering;

static void add_sign(gathering *g, zy_sign sign)
{
    for (size_t i = 0; i < g->count; i++)
        if (g->items[i].ending == sign.ending && g->items[i].is_bar == sign.is_bar) {
            g->items[i].qualifiers |= sign.qualifiers;
            return;
        }
    assert(g->count < MOST_SIGNS);
    g->items[g->count++] = sign;
}

static void gather_unit(zy_view *unit, void *closure)
{
    gathering *g = closure;

    for (int c = ZY_CHANNEL_X; c <= ZY_CHANNEL_Y; c++) {
        const zy_def *def = unit->table ? zy_honest_def(&g->job->chart, unit, (zy_channel)c) : NULL;
        for (size_t r = 0; def && r < def->values->count; r++) {
            const zy_ending ending = zy_ending_of(def->values, r);
            if (ending != ZY_END_EXACT && isfinite(zy_column_number(def->values, r)))
                add_sign(g, (zy_sign){.ending = ending,
                                      .qualifiers = def->values->qualifiers[r],
                                      .is_bar = zy_unit_is_bar(unit),
                                      .across = c == ZY_CHANNEL_X});
        }
    }
}

/* ---- Words ---- */

typedef struct meaning {
    unsigned qualifiers; /* of which two may be used together */
    const char *first, *second, *both, *means;
} meaning;

static meaning meaning_of(zy_ending ending, bool ja)
{
    switch (ending) {
    case ZY_END_ABOVE:
        return ja ? (meaning){ZY_OVER, "以上", "超", "以上・超", "(上限は不明)"}
                  : (meaning){ZY_OVER, "at least", "over", "at least, over",
                              " (upper bound unknown)"};
    case ZY_END_BELOW:
        return ja ? (meaning){ZY_UNDER, "以下", "未満", "以下・未満", "(下限は不明)"}
                  : (meaning){ZY_UNDER, "at most", "under", "at most, under",
                              " (lower bound unknown)"};
    case ZY_END_JUST_BELOW:
        return ja ? (meaning){0, "近く", "", "", "(やや下回る)"}
                  : (meaning){0, "nearly", "", "", " (slightly less)"};
    case ZY_END_JUST_ABOVE:
        return ja ? (meaning){0, "強", "", "", "(やや上回る)"}
                  : (meaning){0, "slightly over", "", "", " (slightly more)"};
    case ZY_END_ABOUT:
    case ZY_END_EXACT:
        break;
    }
    return ja ? (meaning){0, "約", "", "", "(およその値)"}
              : (meaning){0, "about", "", "", " (approximate)"};
}

static const char *text_of(zy_job *job, const zy_sign *sign)
{
    static const unsigned firsts = ZY_AT_LEAST | ZY_AT_MOST;
    const meaning m = meaning_of(sign->ending, zy_is_japanese(&job->chart));
    const char *word = m.first;

    if (m.qualifiers && (sign->qualifiers & m.qualifiers))
        word = sign->qualifiers & firsts ? m.both : m.second;
    return zy_arena_format(job->arena, "%s%s", word, m.means);
}

/* ---- Places ---- */

static double swatch_width(const zy_signs *signs, const zy_sign *sign)
{
    return signs->size * (sign->is_bar || sign->across ? 2.6 : 1);
}

static zy_letter_style style_of(const zy_job *job, const zy_signs *signs)
{
    return (zy_letter_style){.size = signs->size,
                             .color = zy_role_color(&job->chart, "footer"),
                             .features = ZY_TEXT_HALT | ZY_TEXT_GAP};
}

zy_signs zy_signs_new(zy_job *job, double size, double width)
{
    gathering g = {.job = job, .items = ZY_NEW_ARRAY(job->arena, zy_sign, MOST_SIGNS)};
    zy_signs signs = {.size = size, .width = width};
    const zy_lettering l = {&job->chart, NULL};
    const double line = round(size * 1.7);
    double x = 0, y = line - round(size * 0.45);

    zy_view_each_unit(job->chart.root, gather_unit, &g);
    signs.items = g.items, signs.count = g.count;
    const zy_letter_style style = style_of(job, &signs);
    for (size_t i = 0; i < g.count; i++) {
        zy_sign *sign = &g.items[i];
        sign->text = text_of(job, sign);
        const double own =
            swatch_width(&signs, sign) + size * 0.5 + zy_letter_width(&l, sign->text, &style);
        if (x > 0 && x + own > width)
            x = 0, y += line;
        sign->x = x, sign->y = y;
        x += own + size * 1.6;
    }
    signs.height = g.count ? y + round(size * 0.45) : 0;
    return signs;
}

/* ---- Drawing ---- */

typedef struct drawing {
    zy_job *job;
    zy_scene_mark *rects, *dots;
    zy_color grey;
} drawing;

/* What is known of a bar, then how it ends. */
static void draw_bar(const drawing *d, const zy_signs *signs, const zy_sign *sign, double x,
                     double y)
{
    const double high = signs->size * 0.72, wide = swatch_width(signs, sign), top = y - high;
    const double solid =
        wide * (sign->ending == ZY_END_ABOVE || sign->ending == ZY_END_BELOW ? 0.4 : 0.7);
    zy_item *bar = zy_scene_item_new(d->job->arena, d->rects);

    bar->x = x, bar->x2 = x + solid, bar->y = top, bar->y2 = y;
    bar->fill = zy_paint_of(d->grey, 1);
    zy_honest_stem(d->job->arena, d->rects,
                   &(zy_stem){d->grey, x + solid, top + high / 2, wide - solid, 0, high});
    if (sign->ending != ZY_END_BELOW)
        return;
    zy_item *cap = zy_scene_item_new(d->job->arena, d->rects);
    cap->x = x + wide - 1.5, cap->x2 = x + wide, cap->y = top, cap->y2 = y;
    cap->fill = zy_paint_of(d->grey, 1);
}

static void draw_dot(const drawing *d, const zy_signs *signs, const zy_sign *sign, double x,
                     double y)
{
    const double r = signs->size * 0.3, stem = signs->size * 0.85,
                 up = sign->ending == ZY_END_BELOW || sign->ending == ZY_END_JUST_BELOW ? -1 : 1;
    const bool open = sign->ending == ZY_END_ABOVE || sign->ending == ZY_END_BELOW;
    const double cx = sign->across && up < 0 ? x + stem + r : x + r, cy = sign->across ? y - r
                                                                          : up > 0     ? y - r * 0.6
                                                                                       : y - stem;
    zy_item *dot = zy_scene_item_new(d->job->arena, d->dots);

    if (sign->across)
        zy_honest_stem(d->job->arena, d->rects,
                       &(zy_stem){d->grey, cx + up * r, cy, up * stem, 0, r * 1.4});
    else
        zy_honest_stem(d->job->arena, d->rects,
                       &(zy_stem){d->grey, cx, cy - up * r, 0, -up * stem, r * 1.4});
    dot->x = cx, dot->y = cy, dot->size = r * r * G_PI, dot->shape = "circle";
    dot->fill = zy_paint_of(open ? zy_ground_color(&d->job->chart) : d->grey, 1);
    dot->stroke = zy_paint_of(d->grey, 1);
    dot->stroke_width = 1.5;
}

void zy_signs_draw(zy_job *job, const zy_signs *signs, double x, double y)
{
    zy_marks_list list = {job->chart.scene.first, job->chart.scene.last};
    const zy_letter_style style = style_of(job, signs);

    if (!signs->count)
        return;
    const drawing d = {job, zy_scene_mark_new(job->arena, &list, ZY_ITEM_RECT, "footer", "footer"),
                       zy_scene_mark_new(job->arena, &list, ZY_ITEM_SYMBOL, "footer", "footer"),
                       zy_role_color(&job->chart, "contextStrong")};
    const zy_lettering l = {&job->chart,
                            zy_scene_mark_new(job->arena, &list, ZY_ITEM_TEXT, "footer", "footer")};
    d.rects->view = d.dots->view = l.mark->view = -1;
    for (size_t i = 0; i < signs->count; i++) {
        const zy_sign *sign = &signs->items[i];
        if (sign->is_bar)
            draw_bar(&d, signs, sign, x + sign->x, y + sign->y);
        else
            draw_dot(&d, signs, sign, x + sign->x, y + sign->y);
        zy_letter_put(&l, sign->text, x + sign->x + swatch_width(signs, sign) + signs->size * 0.5,
                      y + sign->y, &style);
    }
    job->chart.scene.first = list.first, job->chart.scene.last = list.last;
}

/* ---- What the chart itself notes ---- */

typedef struct facts {
    zy_job *job;
    bool cut_x, cut_y, rest;
} facts;

static void find_facts(zy_view *unit, void *closure)
{
    facts *f = closure;

    for (int c = ZY_CHANNEL_X; c <= ZY_CHANNEL_Y; c++) {
        const zy_scale_part *part = zy_view_scale(unit, (zy_channel)c);
        if (part && zy_axis_is_cut(f->job, part))
            *(c == ZY_CHANNEL_X ? &f->cut_x : &f->cut_y) = true;
    }
    f->rest |= unit->form && unit->form->has_rest && unit->form->has_rest(unit);
}

const char *zy_house_note(zy_job *job)
{
    const bool ja = zy_is_japanese(&job->chart);
    facts f = {.job = job};
    GString *text = g_string_new(NULL);

    zy_view_each_unit(job->chart.root, find_facts, &f);
    if (f.cut_x || f.cut_y)
        g_string_append(text, ja ? (f.cut_y ? "縦軸は途中を省略" : "横軸は途中を省略")
                                 : "The axis is broken and does not start at zero");
    if (f.rest)
        g_string_append_printf(text, "%s%s", text->len ? (ja ? "。" : ". ") : "",
                               ja ? "その他は100%から引いた残り" : "Other is what is left of 100%");
    const char *kept = text->len ? zy_arena_text(job->arena, text->str, text->len) : NULL;
    g_string_free(text, TRUE);
    return kept;
}
