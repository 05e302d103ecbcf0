/* Two colours ready to be mixed. Private to this folder. */
#ifndef ZY_SCALE_MIX_H
#define ZY_SCALE_MIX_H

#include "scale/scale.h"

typedef enum zy_mix_space {
    ZY_MIX_RGB,
    ZY_MIX_HSL,
    ZY_MIX_LAB,
    ZY_MIX_HCL,
    ZY_MIX_CUBEHELIX
} zy_mix_space;

/* Channels at t are start + t * span; with a gamma, in rgb, (start + t * span) ^ (1 / gamma). */
typedef struct zy_mix {
    zy_mix_space space;
    double gamma;
    double start[4], span[4];
    bool powered[3]; /* whether the gamma applies to the channel */
} zy_mix;

zy_mix zy_mix_of(zy_color a, zy_color b, const zy_interpolate *interpolate);
zy_color zy_mix_at(const zy_mix *mix, double t);
/* Mixes one after the other, each over an equal part of 0..1; outside the ends go on. */
zy_color zy_mixes_at(const zy_mix *mixes, size_t count, double t);

#endif
