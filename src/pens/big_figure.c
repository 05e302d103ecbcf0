#include <math.h>

#include "pens/lettering.h"

/* Sizes in parts of the number's. */
static const double UNIT = 0.4, SIGN = 0.26, GAP = 0.05;
enum { LEAST = 11, STEPS = 40 };

static zy_letter_style part_of(const zy_letter_style *style, double part, int weight)
{
    zy_letter_style own = *style;

    own.size = fmax(fmin(LEAST, style->size), round(style->size * part * 2) / 2);
    own.weight = weight;
    own.align = ZY_ALIGN_LEFT;
    return own;
}

/* What is left free at the left of a large digit, in parts of its size: the number's edge, not that
 * of its box, stands on the line that the text below it begins at. */
static double bearing_of(const zy_figure *f)
{
    if (f->before[0])
        return 0;
    return f->number[0] == '1' ? 0.075 : f->number[0] == '7' ? 0.05 : 0.035;
}

typedef struct part {
    const char *text;
    zy_letter_style style;
    double gap; /* before it */
} part;

enum { PARTS = 4 };

static void parts_of(const zy_lettering *l, const zy_figure *f, const zy_letter_style *style,
                     part parts[PARTS])
{
    const bool plus = f->unit && f->unit[0] == '+'; /* stands at the number: 300,000+ units */
    const zy_letter_style unit = part_of(style, UNIT, style->weight),
                          sign = part_of(style, SIGN, 400),
                          number = part_of(style, 1, style->weight);
    const bool split = f->unit && f->sign;

    parts[0] =
        (part){f->before, f->before[0] ? part_of(style, UNIT * 0.8, style->weight) : sign, 0};
    parts[1] = (part){plus ? zy_arena_format(l->chart->arena, "%s+", f->number) : f->number, number,
                      f->before[0] ? GAP * style->size : 0};
    parts[2] = (part){split ? &f->unit[plus] : f->after, unit, GAP * style->size};
    parts[3] = (part){split ? f->sign : "", sign, GAP * style->size};
}

double zy_letter_big_width(const zy_lettering *l, const zy_figure *f, const zy_letter_style *style)
{
    part parts[PARTS];
    double width = 0;

    parts_of(l, f, style, parts);
    for (int i = 0; i < PARTS; i++)
        if (parts[i].text[0])
            width += parts[i].gap + zy_letter_width(l, parts[i].text, &parts[i].style);
    return width;
}

void zy_letter_big(const zy_lettering *l, const zy_figure *f, double x, double baseline,
                   const zy_letter_style *style)
{
    part parts[PARTS];

    parts_of(l, f, style, parts);
    x -= bearing_of(f) * style->size;
    for (int i = 0; i < PARTS; i++) {
        if (!parts[i].text[0])
            continue;
        x += parts[i].gap;
        zy_letter_put(l, parts[i].text, x, baseline, &parts[i].style);
        x += zy_letter_width(l, parts[i].text, &parts[i].style);
    }
}

double zy_letter_big_size(const zy_lettering *l, const zy_figure *f, double room, double least,
                          double most)
{
    zy_letter_style style = {.size = most, .weight = 700};

    for (int i = 0; i < STEPS && style.size > least; i++) {
        const double width = zy_letter_big_width(l, f, &style);
        if (width <= room)
            break;
        style.size = fmax(least, floor(fmin(style.size - 0.5, style.size * room / width) * 2) / 2);
    }
    return style.size;
}
