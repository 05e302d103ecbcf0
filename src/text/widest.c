/* The widest piece of a text that is better not broken. */
#include <math.h>
#include <string.h>

#include "text/phrases.h"
#include "text/typesetter.h"

static double widest_of(zy_typesetter *t, const zy_paragraph *p, bool words,
                        const zy_text_style *style, zy_arena *scratch)
{
    const unsigned char most = words ? ZY_TIER_WORD : ZY_TIER_PHRASE;
    double widest = 0;

    for (size_t from = 0, to; from < p->count; from = to) {
        for (to = from + 1; to < p->count && (p->tiers[to] == ZY_TIER_NEVER || p->tiers[to] > most);
             to++)
            ;
        const char *piece =
            g_strstrip(zy_arena_text(scratch, p->text + p->at[from], p->at[to] - p->at[from]));
        widest = fmax(widest, zy_text_width(t, piece, style));
    }
    return widest;
}

double zy_text_widest(zy_typesetter *t, const char *text, bool words, const zy_text_style *style)
{
    zy_arena *scratch = zy_arena_new();
    double widest = 0;

    for (const char *p = text, *end; p; p = end ? end + 1 : NULL) {
        end = strchr(p, '\n');
        const size_t len = end ? (size_t)(end - p) : strlen(p);
        zy_paragraph *paragraph = zy_paragraph_read(scratch, zy_arena_text(scratch, p, len), len);
        zy_paragraph_classify(paragraph, &t->icu, t->diags, scratch);
        widest = fmax(widest, widest_of(t, paragraph, words, style, scratch));
    }
    zy_arena_free(scratch);
    return widest;
}
