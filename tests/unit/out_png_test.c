/* Pictures are decoded by libpng and looked at pixel by pixel. */
#include "out_fixture.h"

#include <glib/gstdio.h>
#include <math.h>
#include <png.h>
#include <stdlib.h>
#include <unistd.h>

#include "out/png_encode.h"

typedef struct decoded {
    uint32_t width, height;
    uint8_t *rgba;
} decoded;

static decoded decode(const GString *file)
{
    png_image image = {.version = PNG_IMAGE_VERSION};
    decoded d;

    assert_true(png_image_begin_read_from_memory(&image, file->str, file->len));
    image.format = PNG_FORMAT_RGBA;
    d = (decoded){image.width, image.height, g_malloc(PNG_IMAGE_SIZE(image))};
    assert_true(png_image_finish_read(&image, NULL, d.rgba, 0, NULL));
    assert_int_equal(image.warning_or_error, 0);
    return d;
}

static uint32_t pixel(const decoded *d, uint32_t x, uint32_t y)
{
    const uint8_t *p = d->rgba + 4 * ((size_t)y * d->width + x);

    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* The colour type of the header: 2 RGB, 3 palette, 6 RGB with alpha. */
static int color_type(const GString *file)
{
    return file->str[25];
}

static bool has_chunk(const GString *file, const char *type)
{
    for (size_t i = 0; i + 4 <= file->len; i++)
        if (memcmp(file->str + i, type, 4) == 0)
            return true;
    return false;
}

static void a_bar_stands_where_it_should(void **state)
{
    fixture f;
    decoded d;

    (void)state;
    fixture_start(&f, ZY_METRICS_FIXED);
    fixture_rect(&f, 10, 20, 30, 20, "#4c78a8");
    assert_true(fixture_write(&f, &zy_writer_png));
    d = decode(f.out);
    assert_int_equal(d.width, 100);
    assert_int_equal(d.height, 50);
    assert_int_equal(color_type(f.out), 3);
    assert_int_equal(pixel(&d, 10, 20), 0x4c78a8ff);
    assert_int_equal(pixel(&d, 39, 39), 0x4c78a8ff);
    assert_int_equal(pixel(&d, 9, 20), 0xffffffff);
    assert_int_equal(pixel(&d, 40, 20), 0xffffffff);
    assert_int_equal(pixel(&d, 10, 19), 0xffffffff);
    assert_int_equal(pixel(&d, 10, 40), 0xffffffff);
    g_free(d.rgba);
    fixture_end(&f);
}

static void the_scale_multiplies_everything(void **state)
{
    fixture f;
    decoded d;

    (void)state;
    fixture_start(&f, ZY_METRICS_FIXED);
    fixture_rect(&f, 10, 20, 30, 20, "#4c78a8");
    f.options.scale = 0;
    assert_true(fixture_write(&f, &zy_writer_png));
    d = decode(f.out);
    assert_int_equal(d.width, 200);
    assert_int_equal(pixel(&d, 20, 40), 0x4c78a8ff);
    assert_int_equal(pixel(&d, 19, 40), 0xffffffff);
    g_free(d.rgba);
    fixture_end(&f);
}

static void without_a_background_the_page_is_clear(void **state)
{
    fixture f;
    decoded d;

    (void)state;
    fixture_start(&f, ZY_METRICS_FIXED);
    f.scene.background = (zy_paint){.kind = ZY_PAINT_NONE};
    fixture_rect(&f, 10, 10, 10, 10, "rgba(255,0,0,0.5)");
    fixture_rect(&f, 30, 10, 10, 10, "#00ff00");
    assert_true(fixture_write(&f, &zy_writer_png));
    d = decode(f.out);
    assert_int_equal(pixel(&d, 0, 0) & 0xff, 0);
    assert_int_equal(pixel(&d, 15, 15), 0xff000080);
    assert_int_equal(pixel(&d, 35, 15), 0x00ff00ff);
    g_free(d.rgba);
    fixture_end(&f);
}

static void a_clip_cuts(void **state)
{
    fixture f;
    decoded d;

    (void)state;
    fixture_start(&f, ZY_METRICS_FIXED);
    fixture_rect(&f, 0, 0, 100, 50, "#ff0000");
    f.marks.last->clipped = true;
    f.marks.last->clip = (zy_box){20, 10, 30, 20};
    assert_true(fixture_write(&f, &zy_writer_png));
    d = decode(f.out);
    assert_int_equal(pixel(&d, 25, 15), 0xff0000ff);
    assert_int_equal(pixel(&d, 19, 15), 0xffffffff);
    assert_int_equal(pixel(&d, 25, 20), 0xffffffff);
    g_free(d.rgba);
    fixture_end(&f);
}

/* How much ink, in whole black pixels, is within the box. */
static double ink(const decoded *d, uint32_t x0, uint32_t y0, uint32_t x1, uint32_t y1)
{
    double sum = 0;

    for (uint32_t y = y0; y < y1; y++)
        for (uint32_t x = x0; x < x1; x++)
            sum += 1 - (pixel(d, x, y) >> 8 & 0xff) / 255.0;
    return sum;
}

static void text_stands_on_its_baseline(void **state)
{
    fixture f;
    decoded d;

    (void)state;
    fixture_start(&f, ZY_METRICS_FONT);
    fixture_text(&f, 10, 30, 20, "中国H");
    assert_true(fixture_write(&f, &zy_writer_png));
    d = decode(f.out);
    assert_true(ink(&d, 10, 12, 50, 33) > 100);
    assert_true(ink(&d, 0, 0, 100, 11) < 0.01);
    assert_true(ink(&d, 0, 33, 100, 50) < 0.01);
    assert_true(ink(&d, 0, 0, 10, 50) < 0.01);
    /* H ends on the baseline. */
    assert_true(ink(&d, 51, 30, 70, 50) < 0.01);
    assert_true(ink(&d, 51, 28, 70, 30) > 2);
    assert_int_equal(color_type(f.out), 3);
    g_free(d.rgba);
    fixture_end(&f);
}

static void alignment_moves_text_by_its_width(void **state)
{
    double inks[3];

    (void)state;
    for (int align = 0; align < 3; align++) {
        fixture f;
        decoded d;
        fixture_start(&f, ZY_METRICS_FONT);
        fixture_text(&f, 50, 30, 20, "口口")->align = (zy_align)align;
        assert_true(fixture_write(&f, &zy_writer_png));
        d = decode(f.out);
        inks[align] = ink(&d, 0, 0, 50, 50) / ink(&d, 0, 0, 100, 50);
        g_free(d.rgba);
        fixture_end(&f);
    }
    assert_true(inks[0] < 0.01);
    assert_true(fabs(inks[1] - 0.5) < 0.05);
    assert_true(inks[2] > 0.99);
}

static void text_turns_about_its_place(void **state)
{
    fixture f;
    decoded d;

    (void)state;
    fixture_start(&f, ZY_METRICS_FONT);
    fixture_text(&f, 50, 45, 12, "口口口")->angle = -90;
    assert_true(fixture_write(&f, &zy_writer_png));
    d = decode(f.out);
    assert_true(ink(&d, 38, 8, 53, 46) > 0.99 * ink(&d, 0, 0, 100, 50));
    assert_true(ink(&d, 38, 8, 53, 46) > 30);
    g_free(d.rgba);
    fixture_end(&f);
}

static void text_is_cut_by_the_clip_and_the_edge(void **state)
{
    fixture f;
    decoded d;

    (void)state;
    fixture_start(&f, ZY_METRICS_FONT);
    fixture_text(&f, 80, 30, 30, "国国国国");
    fixture_text(&f, 10, 30, 30, "国国");
    f.marks.last->clipped = true;
    f.marks.last->clip = (zy_box){0, 0, 25, 50};
    fixture_text(&f, -1000, 30, 300, "国");
    fixture_text(&f, 1e7, 1e7, 30, "国");
    assert_true(fixture_write(&f, &zy_writer_png));
    d = decode(f.out);
    assert_true(ink(&d, 11, 5, 25, 34) > 20);
    assert_true(ink(&d, 25, 0, 80, 50) < 0.01);
    g_free(d.rgba);
    fixture_end(&f);
}

static void a_halo_lies_behind_its_text(void **state)
{
    int red = 0, green = 0;
    fixture f;
    decoded d;
    zy_item *item;

    (void)state;
    fixture_start(&f, ZY_METRICS_FONT);
    fixture_rect(&f, 0, 0, 100, 50, "#000000");
    item = fixture_text(&f, 30, 35, 30, "一");
    item->fill = zy_paint_read("#ff0000", 1);
    item->halo = (zy_color){0, 255, 0, 1};
    item->halo_width = 3;
    assert_true(fixture_write(&f, &zy_writer_png));
    d = decode(f.out);
    for (uint32_t y = 0; y < 50; y++) {
        red += pixel(&d, 45, y) == 0xff0000ff;
        green += pixel(&d, 45, y) == 0x00ff00ff;
    }
    assert_in_range(red, 1, 4);
    assert_in_range(green, 4, 6);
    assert_int_equal(pixel(&d, 45, 10), 0x000000ff);
    g_free(d.rgba);
    fixture_end(&f);
}

/* cairo aborts on NaN angles and hangs on huge ones. */
static void wild_numbers_do_no_harm(void **state)
{
    static const double wild[] = {NAN, INFINITY, -INFINITY, 1e300, -1e9, 1e-300};
    fixture f;

    (void)state;
    fixture_start(&f, ZY_METRICS_FONT);
    for (size_t i = 0; i < G_N_ELEMENTS(wild); i++) {
        double w = wild[i];
        zy_vertex *v = ZY_NEW_ARRAY(f.arena, zy_vertex, 3);
        zy_run *run = ZY_NEW(f.arena, zy_run);
        zy_item *item;
        fixture_rect(&f, w, 0, 10, w, "red")->corner[0] = w;
        item = fixture_add(&f, ZY_ITEM_ARC, NULL);
        *item = (zy_item){.start = w, .end = 1, .outer = w, .pad = w, .arc_corner = w};
        item->fill = item->stroke = zy_paint_read("red", 1);
        item->stroke_width = w;
        item = fixture_add(&f, ZY_ITEM_SYMBOL, NULL);
        *item = (zy_item){.size = w, .angle = w, .x = w, .fill = zy_paint_read("red", 1)};
        v[0] = (zy_vertex){0, 0, 0, w};
        v[1] = (zy_vertex){w, w, w, 0};
        v[2] = (zy_vertex){9, 9, w, w};
        *run = (zy_run){v, 3};
        item = fixture_add(&f, ZY_ITEM_AREA, NULL);
        *item = (zy_item){.runs = run, .run_count = 1, .tension = w, .interpolate = "cardinal"};
        item->fill = item->stroke = zy_paint_read("red", 1);
        item->stroke_width = 1;
        item = fixture_text(&f, w, w, 10, "国");
        item->angle = w;
    }
    assert_true(fixture_write(&f, &zy_writer_png));
    assert_int_equal(f.diags.errors, 0);
    fixture_end(&f);
}

static void a_long_line_is_whole(void **state)
{
    enum { POINTS = 1000 };
    fixture f;
    decoded d;
    zy_item *item;
    zy_vertex *v;
    zy_run run;

    (void)state;
    fixture_start(&f, ZY_METRICS_FIXED);
    v = ZY_NEW_ARRAY(f.arena, zy_vertex, POINTS);
    for (size_t i = 0; i < POINTS; i++)
        v[i] = (zy_vertex){.x = 100.0 * (double)i / (POINTS - 1), .y = 25};
    run = (zy_run){v, POINTS};
    item = fixture_add(&f, ZY_ITEM_LINE, "line");
    item->runs = &run;
    item->run_count = 1;
    item->stroke = zy_paint_read("#ff0000", 0.5);
    item->stroke_width = 4;
    assert_true(fixture_write(&f, &zy_writer_png));
    d = decode(f.out);
    for (uint32_t x = 0; x < 100; x++) { /* no gap, and nowhere darker where pieces overlap */
        assert_in_range(pixel(&d, x, 24) >> 16 & 0xff, 0x7c, 0x83);
        assert_int_equal(pixel(&d, x, 24) >> 24, 0xff);
    }
    g_free(d.rgba);
    fixture_end(&f);
}

/* From some number on symbols are stamped; the picture must stay the same but for an eighth of a
 * pixel. */
static void stamped_symbols_look_like_drawn_ones(void **state)
{
    static const char *const shapes[] = {"circle", "diamond", "M-1,-1L1,-1L0,1Z"};
    enum { COUNT = 200 };

    (void)state;
    for (size_t k = 0; k < G_N_ELEMENTS(shapes); k++) {
        decoded d[2];
        for (int one = 0; one < 2; one++) {
            fixture f;
            fixture_start(&f, ZY_METRICS_FIXED);
            f.options.scale = 2;
            for (int i = 0; i < COUNT; i++) {
                zy_item *item = fixture_add(&f, ZY_ITEM_SYMBOL, "point");
                *item = (zy_item){.x = 7.5 * (i % 14) - 1.03,
                                  .y = 5 + 3.37 * (i / 14),
                                  .size = 20,
                                  .shape = shapes[k],
                                  .angle = (double)k,
                                  .stroke_width = 0.8};
                item->fill = zy_paint_read("#4c78a8", 0.7);
                item->stroke = zy_paint_read("#333333", 1);
                if (one) /* alternating sizes are never stamped */
                    item->size += 1e-6 * (i % 2);
            }
            assert_true(fixture_write(&f, &zy_writer_png));
            d[one] = decode(f.out);
            fixture_end(&f);
        }
        for (uint32_t i = 0; i < d[0].width * d[0].height * 4; i++)
            if (abs(d[0].rgba[i] - d[1].rgba[i]) > 36)
                fail_msg("%s: pixel %u differs by %d", shapes[k], i / 4,
                         d[0].rgba[i] - d[1].rgba[i]);
        g_free(d[0].rgba);
        g_free(d[1].rgba);
    }
}

static void pixels_of_every_kind_come_back(void **state)
{
    enum { W = 37, H = 23 };
    static const int colors[] = {1, 2, 200, 256, 257, 5000};
    uint32_t pixels[W * H];

    (void)state;
    for (int alpha = 0; alpha < 2; alpha++) {
        for (size_t k = 0; k < G_N_ELEMENTS(colors); k++) {
            GString *out = g_string_new(NULL);
            zy_pixels p = {
                .pixels = pixels, .stride = W, .width = W, .height = H, .alpha = alpha != 0};
            decoded d;
            for (uint32_t i = 0; i < W * H; i++)
                pixels[i] = 0xff000000 | (i % (uint32_t)colors[k] * 2654435761u >> 9);
            zy_png_encode(&p, out);
            d = decode(out);
            for (uint32_t i = 0; i < W * H; i++)
                assert_int_equal(pixel(&d, i % W, i / W), pixels[i] << 8 | 0xff);
            assert_int_equal(color_type(out), colors[k] <= 256 ? 3 : alpha ? 6 : 2);
            g_free(d.rgba);
            g_string_free(out, TRUE);
        }
    }
}

/* Pictures of few and of many colours, flat, noisy and shaded: how long their files are, and their
 * check sums. */
static void the_same_pixels_give_the_same_bytes(void **state)
{
    enum { W = 61, H = 47 };
    static const struct {
        uint32_t colors;
        bool alpha;
        size_t len;
        uint32_t sum;
    } cases[] = {
        {1, false, 122, 0x2dd7fb},     {2, false, 313, 0x9a78f50e},
        {3, true, 200, 0xbb6cca51},    {4, false, 273, 0xdb0e51b8},
        {5, false, 213, 0xcacc6a11},   {16, true, 447, 0xf267f9c0},
        {17, false, 207, 0x202375ee},  {255, true, 2438, 0x88b68fa3},
        {257, false, 234, 0xadc17279}, {2000, false, 196, 0xee4ab30c},
        {2000, true, 205, 0xd47e81cc},
    };
    uint32_t pixels[W * H];

    (void)state;
    for (size_t k = 0; k < G_N_ELEMENTS(cases); k++) {
        GString *out = g_string_new(NULL);
        zy_pixels p = {.pixels = pixels,
                       .stride = W,
                       .width = W,
                       .height = H,
                       .alpha = cases[k].alpha,
                       .dots_per_metre = k % 2 ? 3780 : 0,
                       .title = k % 3 ? "title" : NULL};
        uint32_t sum = 0;
        for (uint32_t i = 0; i < W * H; i++) {
            const uint32_t flat = i / W / 9 + i % W / 13, shaded = i % W * 4 + i / W * 0x300;
            pixels[i] = 0xff000000 | (k % 2 ? i * i / 7 : flat) % cases[k].colors * 0x010305;
            if (cases[k].colors == 2000)
                pixels[i] = 0xff000000 | shaded;
        }
        zy_png_encode(&p, out);
        for (size_t i = 0; i < out->len; i++)
            sum = sum * 31 + (uint8_t)out->str[i];
        if (out->len != cases[k].len || sum != cases[k].sum)
            fail_msg("{%u, %s, %zu, 0x%x}, in a file made otherwise", cases[k].colors,
                     cases[k].alpha ? "true" : "false", out->len, sum);
        g_string_free(out, TRUE);
    }
}

static void one_pixel_is_a_picture(void **state)
{
    uint32_t one = 0x80400000; /* half covered */
    zy_pixels p = {.pixels = &one, .stride = 1, .width = 1, .height = 1, .alpha = true};
    GString *out = g_string_new(NULL);
    decoded d;

    (void)state;
    zy_png_encode(&p, out);
    d = decode(out);
    assert_int_equal(pixel(&d, 0, 0), 0x80000080);
    g_free(d.rgba);
    g_string_free(out, TRUE);
}

static void the_file_says_what_it_is(void **state)
{
    fixture f;

    (void)state;
    fixture_start(&f, ZY_METRICS_FIXED);
    f.scene.dots_per_inch = 96;
    f.scene.about = (zy_scene_about){.title = "題", .description = "説明", .language = "ja"};
    assert_true(fixture_write(&f, &zy_writer_png));
    assert_true(has_chunk(f.out, "pHYs"));
    assert_true(has_chunk(f.out, "sRGB"));
    for (size_t i = 0; i + 20 < f.out->len; i++)
        if (memcmp(f.out->str + i, "iTXtTitle", 9) == 0)
            assert_memory_equal(f.out->str + i + 9, "\0\0\0ja\0\0題", 10);
    fixture_end(&f);
}

static void too_large_a_canvas_is_refused(void **state)
{
    fixture f;

    (void)state;
    fixture_start(&f, ZY_METRICS_FIXED);
    f.scene.width = 32768;
    assert_false(fixture_write(&f, &zy_writer_png));
    assert_string_equal(f.diags.last->code, "canvas-too-large");
    assert_int_equal(f.diags.last->fault, ZY_FAULT_LIMIT);
    f.scene.width = f.scene.height = 16385;
    assert_false(fixture_write(&f, &zy_writer_png));
    f.scene.width = NAN;
    assert_false(fixture_write(&f, &zy_writer_png));
    fixture_end(&f);
}

static void an_image_that_is_no_file_is_left_out_with_a_note(void **state)
{
    fixture f;
    zy_item *item;

    (void)state;
    fixture_start(&f, ZY_METRICS_FIXED);
    item = fixture_add(&f, ZY_ITEM_IMAGE, "image");
    item->url = "data:image/png;base64,iVBORw0KGgo=";
    item->x2 = item->y2 = 20;
    assert_true(fixture_write(&f, &zy_writer_png));
    assert_int_equal(f.diags.notes, 1);
    assert_string_equal(f.diags.first->code, "image-not-drawn");
    fixture_end(&f);
}

static void an_image_that_cannot_be_read_is_an_error(void **state)
{
    const zy_writer *const writers[] = {&zy_writer_png, &zy_writer_svg};

    (void)state;
    for (int i = 0; i < 2; i++) {
        fixture f;
        zy_item *item;
        fixture_start(&f, ZY_METRICS_FIXED);
        item = fixture_add(&f, ZY_ITEM_IMAGE, "image");
        item->url = item->file = "/nowhere/a.png";
        item->x2 = item->y2 = 20;
        assert_false(fixture_write(&f, writers[i]));
        assert_string_equal(f.diags.first->code, "cannot-read");
        assert_int_equal(f.diags.notes, 0);
        fixture_end(&f);
    }
}

static void an_image_keeps_its_shape(void **state)
{
    char name[] = "/tmp/zuhyo-image-XXXXXX";
    int fd = g_mkstemp(name);
    fixture f;
    decoded d;
    zy_item *item;

    (void)state;
    assert_true(fd >= 0);
    close(fd);
    fixture_start(&f, ZY_METRICS_FIXED);
    f.scene.width = f.scene.height = 10;
    f.scene.background = zy_paint_read("#ff0000", 1);
    assert_true(fixture_write(&f, &zy_writer_png));
    assert_true(g_file_set_contents(name, f.out->str, (gssize)f.out->len, NULL));
    f.scene.width = 100;
    f.scene.height = 50;
    f.scene.background = zy_paint_read("#ffffff", 1);
    item = fixture_add(&f, ZY_ITEM_IMAGE, "image");
    item->url = item->file = name;
    item->x2 = 100;
    item->y2 = 50;
    assert_true(fixture_write(&f, &zy_writer_png));
    d = decode(f.out);
    assert_int_equal(pixel(&d, 50, 25), 0xff0000ff);
    assert_int_equal(pixel(&d, 20, 25), 0xffffffff);
    assert_int_equal(pixel(&d, 80, 25), 0xffffffff);
    g_free(d.rgba);
    item->aspect = "none";
    assert_true(fixture_write(&f, &zy_writer_png));
    d = decode(f.out);
    assert_int_equal(pixel(&d, 10, 25), 0xff0000ff);
    g_free(d.rgba);
    remove(name);
    fixture_end(&f);
}

static void assert_pixel(const decoded *d, uint32_t x, uint32_t y, uint32_t expected, int most)
{
    const uint32_t found = pixel(d, x, y);

    for (int shift = 0; shift < 32; shift += 8)
        if (abs((int)(found >> shift & 0xff) - (int)(expected >> shift & 0xff)) > most)
            fail_msg("%u,%u: %08x, not %08x", x, y, found, expected);
}

/* By the formulas of W3C's Compositing and Blending. */
static void colours_are_mixed_as_css_mixes_them(void **state)
{
    static const struct {
        const char *name;
        uint32_t expected;
    } cases[] = {
        {"normal", 0x4080ffff},      {"multiply", 0x304040ff},   {"screen", 0xd0c0ffff},
        {"overlay", 0xa18080ff},     {"darken", 0x408040ff},     {"lighten", 0xc080ffff},
        {"color-dodge", 0xffffffff}, {"color-burn", 0x040240ff}, {"hard-light", 0x6080ffff},
        {"soft-light", 0xa88080ff},  {"difference", 0x8000bfff}, {"exclusion", 0xa07fbfff},
        {"hue", 0x6590e5ff},         {"saturation", 0xda7a1bff}, {"color", 0x5991ffff},
        {"luminosity", 0xaf6f2fff},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        fixture f;
        fixture_start(&f, ZY_METRICS_FIXED);
        fixture_rect(&f, 10, 10, 30, 30, "#c08040");
        fixture_rect(&f, 20, 20, 30, 10, "#4080ff")->blend = cases[i].name;
        assert_true(fixture_write(&f, &zy_writer_png));
        decoded d = decode(f.out);
        assert_pixel(&d, 25, 25, cases[i].expected, 2);
        assert_int_equal(pixel(&d, 15, 25), 0xc08040ff);
        g_free(d.rgba);
        fixture_end(&f);
    }
}

static void gradients_go_from_stop_to_stop(void **state)
{
    static const zy_stop stops[] = {{0, {255, 0, 0, 1}}, {1, {0, 0, 255, 1}}};
    static const zy_gradient across = {.x2 = 1, .stops = stops, .stop_count = 2};
    static const zy_gradient radial = {.radial = true,
                                       .x1 = 0.5,
                                       .y1 = 0.5,
                                       .x2 = 0.5,
                                       .y2 = 0.5,
                                       .r2 = 0.5,
                                       .stops = stops,
                                       .stop_count = 2};
    static const zy_gradient slanted = {.x2 = 1, .y2 = 1, .stops = stops, .stop_count = 2};
    fixture f;

    (void)state;
    fixture_start(&f, ZY_METRICS_FIXED);
    zy_item *item = fixture_rect(&f, 0, 0, 100, 10, "red");
    item->fill = (zy_paint){.kind = ZY_PAINT_GRADIENT, .gradient = &across, .opacity = 1};
    item = fixture_rect(&f, 0, 10, 40, 40, "red");
    item->fill = (zy_paint){.kind = ZY_PAINT_GRADIENT, .gradient = &radial, .opacity = 1};
    item = fixture_rect(&f, 60, 10, 40, 20, "red");
    item->fill = (zy_paint){.kind = ZY_PAINT_GRADIENT, .gradient = &slanted, .opacity = 1};
    item = fixture_rect(&f, 60, 40, 40, 10, "red");
    item->fill = (zy_paint){.kind = ZY_PAINT_GRADIENT, .gradient = &across, .opacity = 0.5};
    assert_true(fixture_write(&f, &zy_writer_png));
    decoded d = decode(f.out);
    assert_pixel(&d, 0, 5, 0xfe0001ff, 4);
    assert_pixel(&d, 50, 5, 0x7f0080ff, 4);
    assert_pixel(&d, 99, 5, 0x0100feff, 4);
    assert_pixel(&d, 20, 30, 0xfa0005ff, 8);
    assert_pixel(&d, 30, 30, 0x7a0085ff, 8);
    assert_pixel(&d, 1, 11, 0x0000ffff, 4);
    /* Squeezed with the box: one colour on its other diagonal. */
    assert_pixel(&d, 80, 20, 0x7a0085ff, 8);
    assert_pixel(&d, 61, 29, 0x7f0080ff, 12);
    assert_pixel(&d, 98, 11, 0x7f0080ff, 12);
    assert_pixel(&d, 60, 45, 0xfe7f80ff, 4);
    g_free(d.rgba);
    fixture_end(&f);
}

static void dashes_leave_gaps(void **state)
{
    static const double dash[] = {10, 5};
    fixture f;

    (void)state;
    fixture_start(&f, ZY_METRICS_FIXED);
    for (int i = 0; i < 2; i++) {
        zy_item *item = fixture_add(&f, ZY_ITEM_RULE, "rule");
        item->y = item->y2 = 10 + 20 * i;
        item->x2 = 100;
        item->stroke = zy_paint_read("red", 1);
        item->stroke_width = 4;
        item->dash = dash;
        item->dash_count = 2;
        item->dash_offset = 5 * i;
    }
    assert_true(fixture_write(&f, &zy_writer_png));
    decoded d = decode(f.out);
    assert_int_equal(pixel(&d, 8, 10), 0xff0000ff);
    assert_int_equal(pixel(&d, 12, 10), 0xffffffff);
    assert_int_equal(pixel(&d, 16, 10), 0xff0000ff);
    assert_int_equal(pixel(&d, 3, 30), 0xff0000ff);
    assert_int_equal(pixel(&d, 7, 30), 0xffffffff);
    assert_int_equal(pixel(&d, 12, 30), 0xff0000ff);
    g_free(d.rgba);
    fixture_end(&f);
}

static void texts_are_painted_with_gradients_and_strokes(void **state)
{
    static const zy_stop stops[] = {{0, {255, 0, 0, 1}}, {1, {255, 0, 0, 1}}};
    static const zy_gradient red = {.x2 = 1, .stops = stops, .stop_count = 2};
    fixture f;

    (void)state;
    fixture_start(&f, ZY_METRICS_FONT);
    /* A block that fills its em square but for a margin. */
    zy_item *item = fixture_text(&f, 0, 40, 40, "■");
    item->fill = (zy_paint){.kind = ZY_PAINT_GRADIENT, .gradient = &red, .opacity = 1};
    item = fixture_text(&f, 50, 40, 40, "■");
    item->fill = zy_paint_read("none", 1);
    item->stroke = zy_paint_read("blue", 1);
    item->stroke_width = 6;
    assert_true(fixture_write(&f, &zy_writer_png));
    decoded d = decode(f.out);
    assert_int_equal(pixel(&d, 20, 25), 0xff0000ff);
    assert_int_equal(pixel(&d, 70, 25), 0xffffffff);
    size_t blue = 0;
    for (uint32_t x = 50; x < 95; x++)
        blue += pixel(&d, x, 25) == 0x0000ffff;
    assert_in_range(blue, 8, 14);
    g_free(d.rgba);
    fixture_end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bar_stands_where_it_should),
        cmocka_unit_test(the_scale_multiplies_everything),
        cmocka_unit_test(without_a_background_the_page_is_clear),
        cmocka_unit_test(a_clip_cuts),
        cmocka_unit_test(text_stands_on_its_baseline),
        cmocka_unit_test(alignment_moves_text_by_its_width),
        cmocka_unit_test(text_turns_about_its_place),
        cmocka_unit_test(text_is_cut_by_the_clip_and_the_edge),
        cmocka_unit_test(a_halo_lies_behind_its_text),
        cmocka_unit_test(wild_numbers_do_no_harm),
        cmocka_unit_test(a_long_line_is_whole),
        cmocka_unit_test(stamped_symbols_look_like_drawn_ones),
        cmocka_unit_test(pixels_of_every_kind_come_back),
        cmocka_unit_test(the_same_pixels_give_the_same_bytes),
        cmocka_unit_test(one_pixel_is_a_picture),
        cmocka_unit_test(the_file_says_what_it_is),
        cmocka_unit_test(too_large_a_canvas_is_refused),
        cmocka_unit_test(an_image_that_is_no_file_is_left_out_with_a_note),
        cmocka_unit_test(an_image_that_cannot_be_read_is_an_error),
        cmocka_unit_test(an_image_keeps_its_shape),
        cmocka_unit_test(colours_are_mixed_as_css_mixes_them),
        cmocka_unit_test(gradients_go_from_stop_to_stop),
        cmocka_unit_test(dashes_leave_gaps),
        cmocka_unit_test(texts_are_painted_with_gradients_and_strokes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
