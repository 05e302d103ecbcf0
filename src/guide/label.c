#include <math.h>
#include <string.h>

#include "guide/parts.h"

/* Vega works baselines out itself, in whole pixels, so that every renderer places text alike. */
/* How far the baseline of a font of `size` px lies below a point that `baseline` names; whole
 * pixels. */
static double baseline_offset(zy_baseline baseline, double size, double line_height)
{
    switch (baseline) {
    case ZY_BASELINE_TOP:
        return zy_guide_round(0.79 * size);
    case ZY_BASELINE_MIDDLE:
        return zy_guide_round(0.30 * size);
    case ZY_BASELINE_BOTTOM:
        return zy_guide_round(-0.21 * size);
    case ZY_BASELINE_LINE_TOP:
        return zy_guide_round(0.29 * size + 0.5 * line_height);
    case ZY_BASELINE_LINE_BOTTOM:
        return zy_guide_round(0.29 * size - 0.5 * line_height);
    case ZY_BASELINE_ALPHABETIC:
        return 0;
    }
    return 0;
}

static bool is_blank(gunichar c)
{
    return g_unichar_isspace(c) || c == 0xFEFF || c == 0xA0;
}

/* Without blanks at either end, as JavaScript's trim. */
static const char *trimmed(zy_arena *arena, const char *text)
{
    const char *start = text;

    while (*start && is_blank(g_utf8_get_char(start)))
        start += g_utf8_skip[(unsigned char)*start];
    const char *end = start + strlen(start);
    while (end > start) {
        const char *before = g_utf8_prev_char(end);
        if (!is_blank(g_utf8_get_char(before)))
            break;
        end = before;
    }
    return start == text && *end == '\0' ? text
                                         : zy_arena_text(arena, start, (size_t)(end - start));
}

static bool is_slanted(const char *font_style)
{
    return font_style && (strcmp(font_style, "italic") == 0 || strcmp(font_style, "oblique") == 0);
}

static zy_text_style style_of(const zy_label *label)
{
    return (zy_text_style){
        .size = label->font_size,
        .weight = (int)zy_guide_or(label->weight, 400),
        .italic = is_slanted(label->font_style),
        .family = label->font,
        .language = label->language,
        .features = ZY_TEXT_TABULAR,
    };
}

static const char *const *cut_lines(const zy_label *label, const zy_text_style *style,
                                    zy_arena *arena, zy_typesetter *typesetter)
{
    const char **lines = ZY_NEW_ARRAY(arena, const char *, label->line_count + 1);
    const char *(*cut)(zy_typesetter *, const char *, double, const char *, const zy_text_style *) =
        label->right_to_left ? zy_text_cut_front : zy_text_cut;
    double limit = zy_guide_or(label->limit, 0);

    for (size_t i = 0; i < label->line_count; i++) {
        lines[i] = trimmed(arena, label->lines[i] ? label->lines[i] : "");
        if (limit > 0 && *lines[i])
            lines[i] = cut(typesetter, lines[i], limit, label->ellipsis, style);
    }
    return lines;
}

/* A column of text: its lines begin at the point and go down. */
static void stand_upright(const zy_label *label, zy_item *item)
{
    item->text.features |= ZY_TEXT_VERTICAL;
    item->align = ZY_ALIGN_LEFT;
    item->angle = 0;
    item->x = label->x;
    item->y = label->y;
}

zy_item *zy_label_draw(const zy_label *label, zy_arena *arena, zy_typesetter *typesetter,
                       zy_scene_mark *mark)
{
    zy_item *item = zy_scene_item_new(arena, mark);
    double line_height = zy_guide_or(label->line_height, label->font_size + 2);
    double dx = label->dx;
    double dy = label->dy + baseline_offset(label->baseline, label->font_size, line_height);
    double turn = label->angle * (acos(-1) / 180);

    item->text = style_of(label);
    item->lines = cut_lines(label, &item->text, arena, typesetter);
    item->line_count = label->line_count;
    item->line_height = line_height;
    item->align = label->align;
    item->angle = label->angle;
    item->x = label->x + dx * cos(turn) - dy * sin(turn);
    item->y = label->y + dx * sin(turn) + dy * cos(turn);
    item->fill = zy_paint_read(label->color, zy_guide_or(label->opacity, 1));
    if (label->vertical)
        stand_upright(label, item);
    return item;
}
