/* Facet headers are titles: of one row or column of plots each, and of all rows or columns. */
#include <math.h>

#include "guide/parts.h"

static zy_side side_of(int own, int both, bool row)
{
    if (own >= 0)
        return (zy_side)own;
    if (both >= 0)
        return (zy_side)both;
    return row ? ZY_SIDE_LEFT : ZY_SIDE_TOP;
}

zy_side zy_header_label_orient(const zy_header_options *header, bool row)
{
    return side_of(header->label_orient, header->orient, row);
}

zy_side zy_header_title_orient(const zy_header_options *header, bool row)
{
    return side_of(header->title_orient, header->orient, row);
}

static bool is_beside(zy_side side)
{
    return side == ZY_SIDE_LEFT || side == ZY_SIDE_RIGHT;
}

static double normal_angle(double angle)
{
    double turn = fmod(angle, 360);

    return turn < 0 ? turn + 360 : turn;
}

/* As Vega-Lite aligns turned labels of an axis at the left (`beside`) or at the top; -1: as they
 * are. */
static int align_for(double angle, bool beside, int anchor)
{
    double start = beside ? 90 : 0;
    bool right_half = start < angle && angle < 180 + start;

    if (anchor == ZY_ANCHOR_START)
        return ZY_ALIGN_LEFT;
    if (anchor == ZY_ANCHOR_END)
        return ZY_ALIGN_RIGHT;
    if (isnan(angle))
        return -1;
    if (fmod(angle + start, 180) == 0)
        return beside ? ZY_ALIGN_CENTER : -1;
    return right_half == beside ? ZY_ALIGN_LEFT : ZY_ALIGN_RIGHT;
}

static int baseline_for(double angle, bool beside)
{
    bool flat = angle <= 45 || 315 <= angle;

    if (isnan(angle))
        return -1;
    if (beside) {
        if (flat || (135 <= angle && angle <= 225))
            return ZY_BASELINE_MIDDLE;
        return 45 <= angle && angle <= 135 ? ZY_BASELINE_TOP : ZY_BASELINE_BOTTOM;
    }
    if ((45 < angle && angle < 135) || (225 < angle && angle < 315))
        return ZY_BASELINE_MIDDLE;
    return flat ? ZY_BASELINE_BOTTOM : ZY_BASELINE_TOP;
}

#define GIVE(field) zy_props_give(zy_title_props, out, offsetof(zy_title_options, field))

static void give_word(zy_title_options *out, int *field, size_t offset, int word)
{
    if (word < 0)
        return;
    *field = word;
    zy_props_give(zy_title_props, out, offset);
}

static void give_number(zy_title_options *out, double *field, size_t offset, double number)
{
    if (isnan(number))
        return;
    *field = number;
    zy_props_give(zy_title_props, out, offset);
}

#define GIVE_WORD(field, word) give_word(out, &out->field, offsetof(zy_title_options, field), word)
#define GIVE_NUMBER(field, number)                                                                 \
    give_number(out, &out->field, offsetof(zy_title_options, field), number)

/* The part of a header's options that is alike for labels and titles. */
typedef struct text_options {
    int align, anchor, baseline, orient;
    double angle, size, weight, limit, line_height, padding;
    const char *color, *font, *font_style;
} text_options;

static void set_font(const text_options *text, zy_title_options *out)
{
    out->color = text->color;
    out->font = text->font;
    out->font_size = text->size;
    out->font_style = text->font_style;
    out->font_weight = text->weight;
    out->line_height = text->line_height;
    GIVE(color), GIVE(font), GIVE(font_size), GIVE(font_style);
    GIVE(font_weight), GIVE(line_height);
}

static void fill(const text_options *text, bool row, double angle, zy_title_options *out)
{
    bool beside = is_beside(side_of(text->orient, -1, row));

    *out = zy_title_vega_defaults;
    out->given = (zy_given){0};
    set_font(text, out);
    if (row)
        GIVE_WORD(orient, ZY_SIDE_LEFT);
    GIVE_WORD(align, align_for(angle, beside, text->anchor));
    GIVE_WORD(baseline, baseline_for(angle, beside));
    GIVE_WORD(align, text->align);
    GIVE_WORD(anchor, text->anchor);
    GIVE_WORD(baseline, text->baseline);
    GIVE_WORD(orient, text->orient);
    GIVE_NUMBER(angle, text->angle);
    GIVE_NUMBER(limit, text->limit);
    GIVE_NUMBER(offset, text->padding);
}

void zy_header_label_options(const zy_header_options *header, bool row, zy_title_options *out)
{
    text_options text = {
        .align = header->label_align,
        .anchor = header->label_anchor,
        .baseline = header->label_baseline,
        .orient = header->label_orient >= 0 ? header->label_orient : header->orient,
        .angle = header->label_angle,
        .size = header->label_font_size,
        .weight = header->label_font_weight,
        .limit = header->label_limit,
        .line_height = header->label_line_height,
        .padding = header->label_padding,
        .color = header->label_color,
        .font = header->label_font,
        .font_style = header->label_font_style,
    };

    /* Vega-Lite reads the angle of labels as it is written, that of titles as a turn. */
    fill(&text, row, text.angle, out);
    GIVE_WORD(frame, ZY_TITLE_FRAME_GROUP);
}

void zy_header_title_options(const zy_header_options *header, bool row, zy_title_options *out)
{
    text_options text = {
        .align = header->title_align,
        .anchor = header->title_anchor,
        .baseline = header->title_baseline,
        .orient = header->title_orient >= 0 ? header->title_orient : header->orient,
        .angle = header->title_angle,
        .size = header->title_font_size,
        .weight = header->title_font_weight,
        .limit = header->title_limit,
        .line_height = header->title_line_height,
        .padding = header->title_padding,
        .color = header->title_color,
        .font = header->title_font,
        .font_style = header->title_font_style,
    };

    fill(&text, row, normal_angle(text.angle), out);
}
