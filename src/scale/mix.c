/* d3-interpolate on the colour spaces of d3-color: a channel that has no value (the hue of a grey)
 * takes that of the other colour. Lab is CIELAB with the D50 white of CSS. */
#include "scale/mix.h"

#include <glib.h>
#include <math.h>
#include <string.h>

static const double RADIANS = G_PI / 180, DEGREES = 180 / G_PI;

/* Three channels; NAN where a channel is powerless. */
typedef struct channels {
    double c[3];
} channels;

static double linear_of(double c)
{
    c /= 255;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double companded(double c)
{
    return 255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * pow(c, 1 / 2.4) - 0.055);
}

static const double WHITE_X = 0.96422, WHITE_Z = 0.82521;
static const double T0 = 4.0 / 29, T1 = 6.0 / 29;

static double lab_of_xyz(double t)
{
    return t > T1 * T1 * T1 ? pow(t, 1.0 / 3) : t / (3 * T1 * T1) + T0;
}

static double xyz_of_lab(double t)
{
    return t > T1 ? t * t * t : 3 * T1 * T1 * (t - T0);
}

static channels lab_of(channels rgb)
{
    double r = linear_of(rgb.c[0]), g = linear_of(rgb.c[1]), b = linear_of(rgb.c[2]);
    double y = lab_of_xyz(0.2225045 * r + 0.7168786 * g + 0.0606169 * b), x = y, z = y;

    if (r != g || g != b) {
        x = lab_of_xyz((0.4360747 * r + 0.3850649 * g + 0.1430804 * b) / WHITE_X);
        z = lab_of_xyz((0.0139322 * r + 0.0971045 * g + 0.7141733 * b) / WHITE_Z);
    }
    return (channels){{116 * y - 16, 500 * (x - y), 200 * (y - z)}};
}

static channels rgb_of_lab(channels lab)
{
    double fy = (lab.c[0] + 16) / 116;
    double x = WHITE_X * xyz_of_lab(isnan(lab.c[1]) ? fy : fy + lab.c[1] / 500);
    double y = xyz_of_lab(fy);
    double z = WHITE_Z * xyz_of_lab(isnan(lab.c[2]) ? fy : fy - lab.c[2] / 200);

    return (channels){{companded(3.1338561 * x - 1.6168667 * y - 0.4906146 * z),
                       companded(-0.9787684 * x + 1.9161415 * y + 0.0334540 * z),
                       companded(0.0719453 * x - 0.2289914 * y + 1.4052427 * z)}};
}

static channels hcl_of(channels rgb)
{
    channels lab = lab_of(rgb);
    double l = lab.c[0], a = lab.c[1], b = lab.c[2];

    if (a == 0 && b == 0)
        return (channels){{NAN, l > 0 && l < 100 ? 0 : NAN, l}};
    double h = atan2(b, a) * DEGREES;
    return (channels){{h < 0 ? h + 360 : h, sqrt(a * a + b * b), l}};
}

static channels rgb_of_hcl(channels hcl)
{
    if (isnan(hcl.c[0]))
        return rgb_of_lab((channels){{hcl.c[2], 0, 0}});
    double h = hcl.c[0] * RADIANS;
    return rgb_of_lab((channels){{hcl.c[2], cos(h) * hcl.c[1], sin(h) * hcl.c[1]}});
}

static channels hsl_of(channels rgb)
{
    double r = rgb.c[0] / 255, g = rgb.c[1] / 255, b = rgb.c[2] / 255;
    double low = fmin(r, fmin(g, b)), high = fmax(r, fmax(g, b));
    double h = NAN, s = high - low, l = (high + low) / 2;

    if (isnan(rgb.c[0]))
        return (channels){{NAN, NAN, NAN}};
    if (s == 0)
        return (channels){{NAN, l > 0 && l < 1 ? 0 : NAN, l}};
    if (r == high)
        h = (g - b) / s + (g < b) * 6;
    else if (g == high)
        h = (b - r) / s + 2;
    else
        h = (r - g) / s + 4;
    s /= l < 0.5 ? high + low : 2 - high - low;
    return (channels){{h * 60, s, l}};
}

static double hsl_channel(double h, double m1, double m2)
{
    return (h < 60    ? m1 + (m2 - m1) * h / 60
            : h < 180 ? m2
            : h < 240 ? m1 + (m2 - m1) * (240 - h) / 60
                      : m1) *
           255;
}

static channels rgb_of_hsl(channels hsl)
{
    double h = fmod(hsl.c[0], 360) + (hsl.c[0] < 0) * 360, l = hsl.c[2];
    double s = isnan(h) || isnan(hsl.c[1]) ? 0 : hsl.c[1];
    double m2 = l + (l < 0.5 ? l : 1 - l) * s, m1 = 2 * l - m2;

    return (channels){{hsl_channel(h >= 240 ? h - 240 : h + 120, m1, m2), hsl_channel(h, m1, m2),
                       hsl_channel(h < 120 ? h + 240 : h - 120, m1, m2)}};
}

/* Dave Green's cubehelix. */
static const double A = -0.14861, B = 1.78277, C = -0.29227, D = -0.90649, E = 1.97294;

static channels cubehelix_of(channels rgb)
{
    double r = rgb.c[0] / 255, g = rgb.c[1] / 255, b = rgb.c[2] / 255;
    double ed = E * D, eb = E * B, bc_da = B * C - D * A;
    double l = (bc_da * b + ed * r - eb * g) / (bc_da + ed - eb);
    double bl = b - l, k = (E * (g - l) - C * bl) / D;
    double s = sqrt(k * k + bl * bl) / (E * l * (1 - l));
    double h = s != 0 && !isnan(s) ? atan2(k, bl) * DEGREES - 120 : NAN;

    return (channels){{h < 0 ? h + 360 : h, s, l}};
}

static channels rgb_of_cubehelix(channels hsl)
{
    double h = isnan(hsl.c[0]) ? 0 : (hsl.c[0] + 120) * RADIANS, l = hsl.c[2];
    double a = isnan(hsl.c[1]) ? 0 : hsl.c[1] * l * (1 - l), c = cos(h), s = sin(h);

    return (channels){{255 * (l + a * (A * c + B * s)), 255 * (l + a * (C * c + D * s)),
                       255 * (l + a * (E * c))}};
}

/* A colour that cannot be seen has no channels: the other colour gives them. */
static channels channels_of(zy_color color, zy_mix_space space)
{
    channels rgb = {{color.r, color.g, color.b}};

    if (!(color.a > 0))
        rgb = (channels){{NAN, NAN, NAN}};
    switch (space) {
    case ZY_MIX_RGB:
        return rgb;
    case ZY_MIX_HSL:
        return hsl_of(rgb);
    case ZY_MIX_LAB:
        return lab_of(rgb);
    case ZY_MIX_HCL:
        return hcl_of(rgb);
    case ZY_MIX_CUBEHELIX:
        return cubehelix_of(rgb);
    }
    return rgb;
}

static channels rgb_of(channels c, zy_mix_space space)
{
    switch (space) {
    case ZY_MIX_RGB:
        return c;
    case ZY_MIX_HSL:
        return rgb_of_hsl(c);
    case ZY_MIX_LAB:
        return rgb_of_lab(c);
    case ZY_MIX_HCL:
        return rgb_of_hcl(c);
    case ZY_MIX_CUBEHELIX:
        return rgb_of_cubehelix(c);
    }
    return c;
}

static zy_mix_space space_of(const char *type, bool *is_long)
{
    static const char *const names[] = {"rgb", "hsl", "lab", "hcl", "cubehelix"};
    size_t len = type ? strcspn(type, "-") : 0;

    *is_long = type && strcmp(type + len, "-long") == 0;
    for (size_t i = 1; i < G_N_ELEMENTS(names); i++)
        if (type && strlen(names[i]) == len && g_ascii_strncasecmp(type, names[i], len) == 0)
            return (zy_mix_space)i;
    return ZY_MIX_RGB;
}

static void set_channel(zy_mix *mix, int i, double a, double b)
{
    double span = b - a;

    if (span != 0 && !isnan(span)) {
        mix->start[i] = a;
        mix->span[i] = span;
    } else {
        mix->start[i] = isnan(a) ? b : a;
        mix->span[i] = 0;
    }
}

/* The shorter way round. */
static void shorten(zy_mix *mix)
{
    double span = mix->span[0];

    if (fabs(span) > 180)
        mix->span[0] = span - 360 * zy_round_half_up(span / 360);
}

static void set_powered(zy_mix *mix, int i, double a, double b)
{
    if (a == b || isnan(b - a))
        return;
    mix->powered[i] = true;
    mix->start[i] = pow(a, mix->gamma);
    mix->span[i] = pow(b, mix->gamma) - mix->start[i];
}

zy_mix zy_mix_of(zy_color a, zy_color b, const zy_interpolate *interpolate)
{
    bool is_long;
    zy_mix mix = {.space = space_of(interpolate ? interpolate->type : NULL, &is_long)};
    channels from = channels_of(a, mix.space), to = channels_of(b, mix.space);
    bool has_hue = mix.space != ZY_MIX_RGB && mix.space != ZY_MIX_LAB;

    mix.gamma = interpolate && interpolate->gamma > 0 ? interpolate->gamma : 1;
    for (int i = 0; i < 3; i++)
        set_channel(&mix, i, from.c[i], to.c[i]);
    set_channel(&mix, 3, (double)a.a, (double)b.a);
    if (has_hue && !is_long)
        shorten(&mix);
    if (mix.space == ZY_MIX_RGB && mix.gamma != 1)
        for (int i = 0; i < 3; i++)
            set_powered(&mix, i, from.c[i], to.c[i]);
    return mix;
}

static uint8_t to_byte(double value)
{
    value = zy_round_half_up(value);
    return value > 0 ? (uint8_t)fmin(value, 255) : 0;
}

zy_color zy_mix_at(const zy_mix *mix, double t)
{
    channels c;

    for (int i = 0; i < 3; i++) {
        double at = mix->space == ZY_MIX_CUBEHELIX && i == 2 ? pow(t, mix->gamma) : t;
        c.c[i] = mix->start[i] + at * mix->span[i];
        if (mix->powered[i])
            c.c[i] = pow(c.c[i], 1 / mix->gamma);
    }
    double a = mix->start[3] + t * mix->span[3];
    c = rgb_of(c, mix->space);
    return (zy_color){to_byte(c.c[0]), to_byte(c.c[1]), to_byte(c.c[2]),
                      (float)(isnan(a) ? 1 : fmax(0, fmin(1, a)))};
}

zy_color zy_mixes_at(const zy_mix *mixes, size_t count, double t)
{
    t *= (double)count;
    double i = fmax(0, fmin((double)count - 1, floor(t)));

    return zy_mix_at(&mixes[(size_t)i], t - i);
}

zy_color zy_color_mix(zy_color a, zy_color b, double t, const zy_interpolate *interpolate)
{
    zy_mix mix = zy_mix_of(a, b, interpolate);

    return zy_mix_at(&mix, t);
}
