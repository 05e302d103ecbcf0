/* Colours: made, measured and taken apart, as d3-color. A colour is its CSS text; rgb(...).r and
 * the like are its channels. */
#include <math.h>

#include "base/color.h"
#include "calc/node.h"

static const double degree = 3.141592653589793 / 180;

/* Of 255, not rounded; NAN where there is no colour. */
typedef struct channels {
    double r, g, b, opacity;
} channels;

static channels channels_of(const char *text)
{
    zy_color c;

    if (!zy_color_read(text, &c))
        return (channels){NAN, NAN, NAN, NAN};
    return (channels){c.r, c.g, c.b, (double)c.a};
}

static int whole(double channel)
{
    return isnan(channel) ? 0 : (int)fmax(0, fmin(255, floor(channel + 0.5)));
}

static zy_datum color_text(const zy_call *call, channels c)
{
    const double opacity = isnan(c.opacity) ? 1 : fmax(0, fmin(1, c.opacity));

    if (opacity == 1)
        return ZY_DATUM_TEXT(
            zy_arena_format(call->arena, "rgb(%d, %d, %d)", whole(c.r), whole(c.g), whole(c.b)));
    return ZY_DATUM_TEXT(zy_arena_format(call->arena, "rgba(%d, %d, %d, %s)", whole(c.r),
                                         whole(c.g), whole(c.b),
                                         zy_datum_text(call->arena, ZY_DATUM_NUMBER(opacity))));
}

static zy_datum members_of(const zy_call *call, const char *const names[4], const double values[4])
{
    zy_object *object = zy_object_new(call->arena, 4);

    for (size_t i = 0; i < 4; i++)
        object->members[i] = (zy_member){names[i], ZY_DATUM_NUMBER(values[i])};
    return (zy_datum){.kind = ZY_OBJECT, .object = object};
}

/* f(text), or f(a, b, c) and f(a, b, c, opacity): the numbers given. */
static bool has_numbers(const zy_call *call, double values[4])
{
    for (size_t i = 0; i < 4; i++)
        values[i] = zy_call_number(call, i, i == 3 ? 1 : NAN);
    return call->count > 1;
}

/* ---- rgb ---- */

static channels rgb_of(const zy_call *call)
{
    double v[4];

    if (!has_numbers(call, v))
        return channels_of(zy_call_text(call, 0));
    return (channels){v[0], v[1], v[2], v[3]};
}

static zy_datum rgb(const zy_call *call)
{
    return color_text(call, rgb_of(call));
}

static zy_datum rgb_members(const zy_call *call)
{
    static const char *const names[] = {"r", "g", "b", "opacity"};
    const channels c = rgb_of(call);
    const double values[] = {c.r, c.g, c.b, c.opacity};

    return members_of(call, names, values);
}

/* ---- hsl ---- */

static double of_hue(double h, double m1, double m2)
{
    const double t = h < 60    ? m1 + (m2 - m1) * h / 60
                     : h < 180 ? m2
                     : h < 240 ? m1 + (m2 - m1) * (240 - h) / 60
                               : m1;
    return t * 255;
}

static channels from_hsl(const double v[4])
{
    const double turn = isnan(v[0]) ? 0 : fmod(v[0], 360), h = turn < 0 ? turn + 360 : turn;
    const double s = isnan(v[0]) || isnan(v[1]) ? 0 : v[1], l = v[2];
    const double m2 = l + (l < 0.5 ? l : 1 - l) * s, m1 = 2 * l - m2;

    return (channels){of_hue(h >= 240 ? h - 240 : h + 120, m1, m2), of_hue(h, m1, m2),
                      of_hue(h < 120 ? h + 240 : h - 120, m1, m2), v[3]};
}

static void to_hsl(channels c, double v[4])
{
    const double r = c.r / 255, g = c.g / 255, b = c.b / 255;
    const double min = fmin(r, fmin(g, b)), max = fmax(r, fmax(g, b)), s = max - min;

    v[0] = v[1] = NAN;
    v[2] = (max + min) / 2;
    v[3] = c.opacity;
    if (s > 0) {
        const double sector = r == max   ? (g - b) / s + (g < b ? 6 : 0)
                              : g == max ? (b - r) / s + 2
                                         : (r - g) / s + 4;
        v[0] = sector * 60;
        v[1] = s / (v[2] < 0.5 ? max + min : 2 - max - min);
    } else if (v[2] > 0 && v[2] < 1) {
        v[1] = 0;
    }
}

static zy_datum hsl(const zy_call *call)
{
    double v[4];

    return color_text(call,
                      has_numbers(call, v) ? from_hsl(v) : channels_of(zy_call_text(call, 0)));
}

static zy_datum hsl_members(const zy_call *call)
{
    static const char *const names[] = {"h", "s", "l", "opacity"};
    double v[4];

    if (!has_numbers(call, v))
        to_hsl(channels_of(zy_call_text(call, 0)), v);
    return members_of(call, names, v);
}

/* ---- lab and hcl: CIE, D50 ---- */

static const double white_x = 0.96422, white_y = 1, white_z = 0.82521;
static const double t0 = 4.0 / 29, t1 = 6.0 / 29;

static double from_linear(double x)
{
    return 255 * (x <= 0.0031308 ? 12.92 * x : 1.055 * pow(x, 1 / 2.4) - 0.055);
}

static double to_linear(double x)
{
    x /= 255;
    return x <= 0.04045 ? x / 12.92 : pow((x + 0.055) / 1.055, 2.4);
}

static double from_lab_part(double t)
{
    return t > t1 ? t * t * t : 3 * t1 * t1 * (t - t0);
}

static double to_lab_part(double t)
{
    return t > t1 * t1 * t1 ? cbrt(t) : t / (3 * t1 * t1) + t0;
}

static channels from_lab(const double v[4])
{
    const double fy = (v[0] + 16) / 116;
    const double x = white_x * from_lab_part(isnan(v[1]) ? fy : fy + v[1] / 500);
    const double y = white_y * from_lab_part(fy);
    const double z = white_z * from_lab_part(isnan(v[2]) ? fy : fy - v[2] / 200);

    return (channels){from_linear(3.1338561 * x - 1.6168667 * y - 0.4906146 * z),
                      from_linear(-0.9787684 * x + 1.9161415 * y + 0.0334540 * z),
                      from_linear(0.0719453 * x - 0.2289914 * y + 1.4052427 * z), v[3]};
}

static void to_lab(channels c, double v[4])
{
    const double r = to_linear(c.r), g = to_linear(c.g), b = to_linear(c.b);
    const double y = to_lab_part((0.2225045 * r + 0.7168786 * g + 0.0606169 * b) / white_y);
    double x = y, z = y;

    if (r != g || g != b) {
        x = to_lab_part((0.4360747 * r + 0.3850649 * g + 0.1430804 * b) / white_x);
        z = to_lab_part((0.0139322 * r + 0.0971045 * g + 0.7141733 * b) / white_z);
    }
    v[0] = 116 * y - 16;
    v[1] = 500 * (x - y);
    v[2] = 200 * (y - z);
    v[3] = c.opacity;
}

static zy_datum lab(const zy_call *call)
{
    double v[4];

    return color_text(call,
                      has_numbers(call, v) ? from_lab(v) : channels_of(zy_call_text(call, 0)));
}

static zy_datum lab_members(const zy_call *call)
{
    static const char *const names[] = {"l", "a", "b", "opacity"};
    double v[4];

    if (!has_numbers(call, v))
        to_lab(channels_of(zy_call_text(call, 0)), v);
    return members_of(call, names, v);
}

static channels from_hcl(const double v[4])
{
    const double h = isnan(v[0]) ? 0 : v[0] * degree, c = isnan(v[0]) || isnan(v[1]) ? 0 : v[1];

    return from_lab((const double[]){v[2], cos(h) * c, sin(h) * c, v[3]});
}

static zy_datum hcl(const zy_call *call)
{
    double v[4];

    return color_text(call,
                      has_numbers(call, v) ? from_hcl(v) : channels_of(zy_call_text(call, 0)));
}

static zy_datum hcl_members(const zy_call *call)
{
    static const char *const names[] = {"h", "c", "l", "opacity"};
    double v[4], lab_of[4];

    if (has_numbers(call, v))
        return members_of(call, names, v);
    to_lab(channels_of(zy_call_text(call, 0)), lab_of);
    const double h = atan2(lab_of[2], lab_of[1]) / degree;
    const bool gray = lab_of[1] == 0 && lab_of[2] == 0;
    const double values[] = {gray    ? NAN
                             : h < 0 ? h + 360
                                     : h,
                             gray ? (lab_of[0] > 0 && lab_of[0] < 100 ? 0 : NAN)
                                  : hypot(lab_of[1], lab_of[2]),
                             lab_of[0], lab_of[3]};
    return members_of(call, names, values);
}

/* ---- Contrast ---- */

static double luminance_of(const zy_call *call, size_t i)
{
    zy_color c;

    return zy_color_read(zy_call_text(call, i), &c) ? zy_color_luminance(c) : NAN;
}

static zy_datum luminance(const zy_call *call)
{
    return ZY_DATUM_NUMBER(luminance_of(call, 0));
}

static zy_datum contrast(const zy_call *call)
{
    const double a = luminance_of(call, 0), b = luminance_of(call, 1);

    if (isnan(a) || isnan(b))
        return ZY_DATUM_NUMBER(NAN);
    return ZY_DATUM_NUMBER((fmax(a, b) + 0.05) / (fmin(a, b) + 0.05));
}

const zy_function zy_functions_color[] = {
    {"rgb", 1, 4, rgb, rgb_members},
    {"hsl", 1, 4, hsl, hsl_members},
    {"lab", 1, 4, lab, lab_members},
    {"hcl", 1, 4, hcl, hcl_members},
    {"luminance", 1, 1, luminance, NULL},
    {"contrast", 2, 2, contrast, NULL},
    {NULL, 0, 0, NULL, NULL},
};
