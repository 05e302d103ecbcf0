#include "base/color.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"

typedef struct name {
    const char *word;
    uint32_t rgb;
} name;

/* CSS Color 4, section 6.1; sorted. */
static const name names[] = {
    {"aliceblue", 0xf0f8ff},
    {"antiquewhite", 0xfaebd7},
    {"aqua", 0x00ffff},
    {"aquamarine", 0x7fffd4},
    {"azure", 0xf0ffff},
    {"beige", 0xf5f5dc},
    {"bisque", 0xffe4c4},
    {"black", 0x000000},
    {"blanchedalmond", 0xffebcd},
    {"blue", 0x0000ff},
    {"blueviolet", 0x8a2be2},
    {"brown", 0xa52a2a},
    {"burlywood", 0xdeb887},
    {"cadetblue", 0x5f9ea0},
    {"chartreuse", 0x7fff00},
    {"chocolate", 0xd2691e},
    {"coral", 0xff7f50},
    {"cornflowerblue", 0x6495ed},
    {"cornsilk", 0xfff8dc},
    {"crimson", 0xdc143c},
    {"cyan", 0x00ffff},
    {"darkblue", 0x00008b},
    {"darkcyan", 0x008b8b},
    {"darkgoldenrod", 0xb8860b},
    {"darkgray", 0xa9a9a9},
    {"darkgreen", 0x006400},
    {"darkgrey", 0xa9a9a9},
    {"darkkhaki", 0xbdb76b},
    {"darkmagenta", 0x8b008b},
    {"darkolivegreen", 0x556b2f},
    {"darkorange", 0xff8c00},
    {"darkorchid", 0x9932cc},
    {"darkred", 0x8b0000},
    {"darksalmon", 0xe9967a},
    {"darkseagreen", 0x8fbc8f},
    {"darkslateblue", 0x483d8b},
    {"darkslategray", 0x2f4f4f},
    {"darkslategrey", 0x2f4f4f},
    {"darkturquoise", 0x00ced1},
    {"darkviolet", 0x9400d3},
    {"deeppink", 0xff1493},
    {"deepskyblue", 0x00bfff},
    {"dimgray", 0x696969},
    {"dimgrey", 0x696969},
    {"dodgerblue", 0x1e90ff},
    {"firebrick", 0xb22222},
    {"floralwhite", 0xfffaf0},
    {"forestgreen", 0x228b22},
    {"fuchsia", 0xff00ff},
    {"gainsboro", 0xdcdcdc},
    {"ghostwhite", 0xf8f8ff},
    {"gold", 0xffd700},
    {"goldenrod", 0xdaa520},
    {"gray", 0x808080},
    {"green", 0x008000},
    {"greenyellow", 0xadff2f},
    {"grey", 0x808080},
    {"honeydew", 0xf0fff0},
    {"hotpink", 0xff69b4},
    {"indianred", 0xcd5c5c},
    {"indigo", 0x4b0082},
    {"ivory", 0xfffff0},
    {"khaki", 0xf0e68c},
    {"lavender", 0xe6e6fa},
    {"lavenderblush", 0xfff0f5},
    {"lawngreen", 0x7cfc00},
    {"lemonchiffon", 0xfffacd},
    {"lightblue", 0xadd8e6},
    {"lightcoral", 0xf08080},
    {"lightcyan", 0xe0ffff},
    {"lightgoldenrodyellow", 0xfafad2},
    {"lightgray", 0xd3d3d3},
    {"lightgreen", 0x90ee90},
    {"lightgrey", 0xd3d3d3},
    {"lightpink", 0xffb6c1},
    {"lightsalmon", 0xffa07a},
    {"lightseagreen", 0x20b2aa},
    {"lightskyblue", 0x87cefa},
    {"lightslategray", 0x778899},
    {"lightslategrey", 0x778899},
    {"lightsteelblue", 0xb0c4de},
    {"lightyellow", 0xffffe0},
    {"lime", 0x00ff00},
    {"limegreen", 0x32cd32},
    {"linen", 0xfaf0e6},
    {"magenta", 0xff00ff},
    {"maroon", 0x800000},
    {"mediumaquamarine", 0x66cdaa},
    {"mediumblue", 0x0000cd},
    {"mediumorchid", 0xba55d3},
    {"mediumpurple", 0x9370db},
    {"mediumseagreen", 0x3cb371},
    {"mediumslateblue", 0x7b68ee},
    {"mediumspringgreen", 0x00fa9a},
    {"mediumturquoise", 0x48d1cc},
    {"mediumvioletred", 0xc71585},
    {"midnightblue", 0x191970},
    {"mintcream", 0xf5fffa},
    {"mistyrose", 0xffe4e1},
    {"moccasin", 0xffe4b5},
    {"navajowhite", 0xffdead},
    {"navy", 0x000080},
    {"oldlace", 0xfdf5e6},
    {"olive", 0x808000},
    {"olivedrab", 0x6b8e23},
    {"orange", 0xffa500},
    {"orangered", 0xff4500},
    {"orchid", 0xda70d6},
    {"palegoldenrod", 0xeee8aa},
    {"palegreen", 0x98fb98},
    {"paleturquoise", 0xafeeee},
    {"palevioletred", 0xdb7093},
    {"papayawhip", 0xffefd5},
    {"peachpuff", 0xffdab9},
    {"peru", 0xcd853f},
    {"pink", 0xffc0cb},
    {"plum", 0xdda0dd},
    {"powderblue", 0xb0e0e6},
    {"purple", 0x800080},
    {"rebeccapurple", 0x663399},
    {"red", 0xff0000},
    {"rosybrown", 0xbc8f8f},
    {"royalblue", 0x4169e1},
    {"saddlebrown", 0x8b4513},
    {"salmon", 0xfa8072},
    {"sandybrown", 0xf4a460},
    {"seagreen", 0x2e8b57},
    {"seashell", 0xfff5ee},
    {"sienna", 0xa0522d},
    {"silver", 0xc0c0c0},
    {"skyblue", 0x87ceeb},
    {"slateblue", 0x6a5acd},
    {"slategray", 0x708090},
    {"slategrey", 0x708090},
    {"snow", 0xfffafa},
    {"springgreen", 0x00ff7f},
    {"steelblue", 0x4682b4},
    {"tan", 0xd2b48c},
    {"teal", 0x008080},
    {"thistle", 0xd8bfd8},
    {"tomato", 0xff6347},
    {"turquoise", 0x40e0d0},
    {"violet", 0xee82ee},
    {"wheat", 0xf5deb3},
    {"white", 0xffffff},
    {"whitesmoke", 0xf5f5f5},
    {"yellow", 0xffff00},
    {"yellowgreen", 0x9acd32},
};

enum { LONGEST_NAME = 20 };

static int compare_name(const void *word, const void *entry)
{
    return strcmp(word, ((const name *)entry)->word);
}

static bool read_name(const char *text, zy_color *color)
{
    const name *found =
        bsearch(text, names, sizeof names / sizeof *names, sizeof *names, compare_name);

    if (strcmp(text, "transparent") == 0) {
        *color = (zy_color){0, 0, 0, 0};
        return true;
    }
    if (!found)
        return false;
    *color =
        (zy_color){(uint8_t)(found->rgb >> 16), (uint8_t)(found->rgb >> 8), (uint8_t)found->rgb, 1};
    return true;
}

/* #rgb, #rgba, #rrggbb, #rrggbbaa, after the '#'. */
static bool read_hex(const char *text, size_t len, zy_color *color)
{
    int channels[4] = {0, 0, 0, 255};
    size_t width = len > 4 ? 2 : 1;

    if (len != 3 && len != 4 && len != 6 && len != 8)
        return false;
    for (size_t i = 0; i < len; i++)
        if (!g_ascii_isxdigit(text[i]))
            return false;
    for (size_t i = 0; i < len / width; i++) {
        int high = g_ascii_xdigit_value(text[i * width]);
        channels[i] = high * 16 + g_ascii_xdigit_value(text[i * width + width - 1]);
    }
    *color = (zy_color){(uint8_t)channels[0], (uint8_t)channels[1], (uint8_t)channels[2],
                        (float)(channels[3] / 255.0)};
    return true;
}

/* A number inside rgb() or hsl(), with what stands behind it. */
typedef enum unit { PLAIN, PERCENT, DEGREES, TURNS, RADIANS, GRADIANS } unit;

typedef struct part {
    double number;
    unit unit;
} part;

static const struct {
    const char *word;
    unit unit;
} units[] = {
    {"%", PERCENT}, {"deg", DEGREES}, {"turn", TURNS}, {"rad", RADIANS}, {"grad", GRADIANS}};

static const char *skip_space(const char *at)
{
    while (g_ascii_isspace(*at))
        at++;
    return at;
}

static const char *number_end(const char *at)
{
    at += *at == '+' || *at == '-';
    const char *end = zy_digits_end(at);
    if (*end == '.' && g_ascii_isdigit(end[1]))
        end = zy_digits_end(end + 1);
    if (end == at)
        return NULL;
    if (*end == 'e') {
        const char *power = end + 1 + (end[1] == '+' || end[1] == '-');
        if (g_ascii_isdigit(*power))
            end = zy_digits_end(power);
    }
    return end;
}

static bool read_part(const char **at, part *into)
{
    const char *end = number_end(*at);

    if (!end)
        return false;
    into->number = g_ascii_strtod(*at, NULL);
    into->unit = PLAIN;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (g_str_has_prefix(end, units[i].word)) {
            into->unit = units[i].unit;
            end += strlen(units[i].word);
            break;
        }
    }
    *at = end;
    return isfinite(into->number);
}

/* Between two parts: a comma throughout, or white space throughout and "/" before alpha. */
static bool read_gap(const char **at, bool comma, bool alpha)
{
    const char *from = *at, *end = skip_space(from);

    if (comma || alpha) {
        if (*end != (comma ? ',' : '/'))
            return false;
        end = skip_space(end + 1);
    } else if (end == from) {
        return false;
    }
    *at = end;
    return true;
}

/* The three or four parts between the brackets; how many, or 0 when they are malformed. */
static int read_parts(const char *at, part parts[4])
{
    int count = 0;

    at = skip_space(at);
    if (!read_part(&at, &parts[count++]))
        return 0;
    const bool comma = *skip_space(at) == ',';
    while (count < 4) {
        if (count == 3 && *skip_space(at) == ')')
            break;
        if (!read_gap(&at, comma, count == 3) || !read_part(&at, &parts[count++]))
            return 0;
    }
    at = skip_space(at);
    return *at == ')' && at[1] == '\0' ? count : 0;
}

static double clamped(double value, double high)
{
    return value < 0 ? 0 : value > high ? high : value;
}

static uint8_t to_byte(double value)
{
    return (uint8_t)floor(clamped(value, 255) + 0.5);
}

static bool set_alpha(const part *alpha, zy_color *color)
{
    if (alpha->unit != PLAIN && alpha->unit != PERCENT)
        return false;
    color->a = (float)clamped(alpha->unit == PERCENT ? alpha->number / 100 : alpha->number, 1);
    return true;
}

static bool set_rgb(const part parts[3], zy_color *color)
{
    double channels[3];

    for (int i = 0; i < 3; i++) {
        if (parts[i].unit != parts[0].unit || (parts[i].unit != PLAIN && parts[i].unit != PERCENT))
            return false;
        channels[i] = parts[i].unit == PERCENT ? parts[i].number / 100 * 255 : parts[i].number;
    }
    color->r = to_byte(channels[0]);
    color->g = to_byte(channels[1]);
    color->b = to_byte(channels[2]);
    return true;
}

static double hue_degrees(const part *hue)
{
    switch (hue->unit) {
    case TURNS:
        return hue->number * 360;
    case RADIANS:
        return hue->number * 180 / 3.14159265358979323846;
    case GRADIANS:
        return hue->number * 0.9;
    case PLAIN:
    case PERCENT:
    case DEGREES:
        break;
    }
    return hue->number;
}

/* CSS Color 4, section 7.1. */
static double hsl_channel(double n, double hue, double saturation, double lightness)
{
    double k = fmod(n + hue / 30, 12);
    double a = saturation * fmin(lightness, 1 - lightness);

    return lightness - a * fmax(-1, fmin(fmin(k - 3, 9 - k), 1));
}

static bool set_hsl(const part parts[3], zy_color *color)
{
    double hue = fmod(hue_degrees(&parts[0]), 360);

    if (parts[0].unit == PERCENT || parts[1].unit != PERCENT || parts[2].unit != PERCENT)
        return false;
    if (hue < 0)
        hue += 360;
    double saturation = clamped(parts[1].number, 100) / 100;
    double lightness = clamped(parts[2].number, 100) / 100;
    color->r = to_byte(255 * hsl_channel(0, hue, saturation, lightness));
    color->g = to_byte(255 * hsl_channel(8, hue, saturation, lightness));
    color->b = to_byte(255 * hsl_channel(4, hue, saturation, lightness));
    return true;
}

static bool read_function(const char *text, zy_color *color)
{
    bool hsl = g_str_has_prefix(text, "hsl");
    part parts[4];

    if (!hsl && !g_str_has_prefix(text, "rgb"))
        return false;
    text += 3;
    text += *text == 'a';
    if (*text != '(')
        return false;
    int count = read_parts(text + 1, parts);
    if (count == 0)
        return false;
    color->a = 1;
    if (count == 4 && !set_alpha(&parts[3], color))
        return false;
    return hsl ? set_hsl(parts, color) : set_rgb(parts, color);
}

bool zy_color_read(const char *text, zy_color *color)
{
    char lower[80];
    zy_color found;

    text = skip_space(text);
    size_t len = strlen(text);
    while (len && g_ascii_isspace(text[len - 1]))
        len--;
    if (len == 0 || len >= sizeof lower)
        return false;
    for (size_t i = 0; i < len; i++)
        lower[i] = g_ascii_tolower(text[i]);
    lower[len] = '\0';
    bool ok = *lower == '#'        ? read_hex(lower + 1, len - 1, &found)
              : strchr(lower, '(') ? read_function(lower, &found)
                                   : len <= LONGEST_NAME && read_name(lower, &found);
    if (ok)
        *color = found;
    return ok;
}

void zy_color_text(zy_color color, char text[8])
{
    static const char hex[] = "0123456789abcdef";
    const uint8_t channels[] = {color.r, color.g, color.b};

    text[0] = '#';
    for (int i = 0; i < 3; i++) {
        text[1 + 2 * i] = hex[channels[i] >> 4];
        text[2 + 2 * i] = hex[channels[i] & 15];
    }
    text[7] = '\0';
}

bool zy_color_is_same(zy_color a, zy_color b)
{
    return a.r == b.r && a.g == b.g && a.b == b.b;
}

static double linear(uint8_t channel)
{
    double c = channel / 255.0;

    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

double zy_color_luminance(zy_color color)
{
    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b);
}

double zy_color_contrast(zy_color a, zy_color b)
{
    double la = zy_color_luminance(a), lb = zy_color_luminance(b);

    return (fmax(la, lb) + 0.05) / (fmin(la, lb) + 0.05);
}

static uint8_t mixed(uint8_t over, uint8_t under, double alpha)
{
    return to_byte(over * alpha + under * (1 - alpha));
}

zy_color zy_color_over(zy_color over, zy_color under)
{
    return (zy_color){mixed(over.r, under.r, over.a), mixed(over.g, under.g, over.a),
                      mixed(over.b, under.b, over.a), 1};
}
