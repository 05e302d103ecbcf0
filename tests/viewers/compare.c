/* picture-compare A.png B.png X Y MEAN SHARE [FROM TO]
 *
 * Compares A with the part of B that begins at (X, Y) and is as large as A, on white; of A only
 * its rows FROM to TO, when they are given. Fails when
 * the mean difference of a channel is above MEAN (of 255), or when more than SHARE of the pixels
 * are strongly different: unlike every pixel at the same place or beside it in the other picture.
 * Edges that are smoothed in another way are not; a letter that is missing, moved or in another
 * font is. */
#include <png.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { STRONG = 80, OVERLAP_MISSING = 2 };

typedef struct picture {
    long width, height;
    uint8_t *rgb;
} picture;

static picture read_picture(const char *path)
{
    png_image image = {.version = PNG_IMAGE_VERSION};
    const png_color white = {255, 255, 255};

    if (png_image_begin_read_from_file(&image, path)) {
        image.format = PNG_FORMAT_RGB;
        picture p = {(long)image.width, (long)image.height, malloc(PNG_IMAGE_SIZE(image))};
        if (p.rgb && png_image_finish_read(&image, &white, p.rgb, 0, NULL))
            return p;
    }
    fprintf(stderr, "%s: %s\n", path, image.message);
    exit(2);
}

static const uint8_t *pixel(const picture *p, long x, long y)
{
    return p->rgb + 3 * (y * p->width + x);
}

static int difference(const uint8_t *a, const uint8_t *b)
{
    int most = 0;

    for (int i = 0; i < 3; i++) {
        const int d = abs(a[i] - b[i]);
        most = d > most ? d : most;
    }
    return most;
}

/* Whether some pixel of `p` at or beside (x, y) is like `color`. */
static bool has_near(const picture *p, long x, long y, const uint8_t *color)
{
    for (long v = y - 1; v <= y + 1; v++)
        for (long u = x - 1; u <= x + 1; u++)
            if (u >= 0 && v >= 0 && u < p->width && v < p->height &&
                difference(pixel(p, u, v), color) <= STRONG)
                return true;
    return false;
}

int main(int argc, char **argv)
{
    if (argc != 7 && argc != 9)
        return 2;
    const picture a = read_picture(argv[1]), b = read_picture(argv[2]);
    const long left = atol(argv[3]), top = atol(argv[4]);
    const long width = a.width < b.width - left ? a.width : b.width - left;
    const long height = a.height < b.height - top ? a.height : b.height - top;
    const long from = argc == 9 ? atol(argv[7]) : 0;
    const long to = argc == 9 && atol(argv[8]) < height ? atol(argv[8]) : height;
    double sum = 0, strong = 0;

    /* A page that is a pixel short is one rounded; a smaller one is another picture. */
    if (width < a.width - OVERLAP_MISSING || height < a.height - OVERLAP_MISSING) {
        printf("%s is too small for %s: %ld x %ld\n", argv[2], argv[1], b.width, b.height);
        return 1;
    }
    for (long y = from; y < to; y++) {
        for (long x = 0; x < width; x++) {
            const uint8_t *p = pixel(&a, x, y), *q = pixel(&b, x + left, y + top);
            for (int i = 0; i < 3; i++)
                sum += abs(p[i] - q[i]);
            strong += difference(p, q) > STRONG &&
                      (!has_near(&b, x + left, y + top, p) || !has_near(&a, x, y, q));
        }
    }
    const double count = (double)width * (double)(to - from);
    const double mean = sum / (3 * count), share = strong / count;
    printf("mean %.3f strong %.5f\n", mean, share);
    return mean > strtod(argv[5], NULL) || share > strtod(argv[6], NULL);
}
