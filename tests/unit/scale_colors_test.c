#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scale_text.h"

/* What d3-interpolate 3.0 and vega-scale 8.1 give. */
typedef struct mix_row {
    const char *a, *b, *type;
    double t, gamma;
    const char *color;
} mix_row;

static const mix_row mix_rows[] = {
    {"#0000ff", "#00ff00", "cubehelix", 0.25, 2.2, "rgb(0, 66, 221)"},
    {"#ffa50080", "#fedcba", "cubehelix", -0.2, 0, "rgba(251, 157, 0, 0.40235)"},
    {"#123456", "#000000", "cubehelix", 0.5, 2.2, "rgb(13, 41, 69)"},
    {"#000000", "#123456", "cubehelix", 0.5, 0, "rgb(8, 26, 45)"},
    {"#ff0000", "#00ff00", "cubehelix", 1, 2.2, "rgb(0, 255, 0)"},
    {"brown", "steelblue", "cubehelix", 0.9, 0, "rgb(80, 117, 189)"},
    {"#000000", "#fedcba", "cubehelix", 1, 2.2, "rgb(254, 220, 186)"},
    {"brown", "#fedcba", "cubehelix", -0.2, 0, "rgb(113, 20, 31)"},
    {"transparent", "#ff0000", "cubehelix", 1, 2.2, "rgb(255, 0, 0)"},
    {"#00ff00", "#fedcba", "cubehelix", 1.2, 0, "rgb(255, 237, 229)"},
    {"#ffffff", "#00ff00", "cubehelix", 0.9, 2.2, "rgb(36, 255, 36)"},
    {"#808080", "#ff0000", "cubehelix", 0.25, 0, "rgb(168, 93, 93)"},
    {"steelblue", "#000000", "cubehelix", 1, 2.2, "rgb(0, 0, 0)"},
    {"#000000", "#ffa50080", "cubehelix", 0.9, 0, "rgba(245, 147, 0, 0.55176)"},
    {"#00ff00", "#00ff00", "cubehelix", 1, 2.2, "rgb(0, 255, 0)"},
    {"steelblue", "#000000", "cubehelix", 0.5, 0, "rgb(25, 68, 103)"},
    {"#0000ff", "transparent", "cubehelix", 0.9, 2.2, "rgba(0, 0, 255, 0.1)"},
    {"#00ff00", "#123456", "cubehelix", 0.9, 0, "rgb(10, 70, 105)"},
    {"#fedcba", "#808080", "cubehelix", 0, 2.2, "rgb(254, 220, 186)"},
    {"steelblue", "steelblue", "cubehelix", 0.9, 0, "rgb(70, 130, 180)"},
    {"#ffa50080", "#123456", "cubehelix", 1.2, 2.2, "rgb(0, 0, 0)"},
    {"#123456", "steelblue", "cubehelix", 1, 0, "rgb(70, 130, 180)"},
    {"#123456", "#ff0000", "cubehelix-long", 0.9, 0, "rgb(243, 0, 50)"},
    {"brown", "#808080", "cubehelix-long", 0.9, 2.2, "rgb(128, 114, 114)"},
    {"brown", "#ff0000", "cubehelix-long", 1, 0, "rgb(255, 0, 0)"},
    {"#808080", "#ffa50080", "cubehelix-long", 0.25, 2.2, "rgba(154, 128, 80, 0.87549)"},
    {"#000000", "transparent", "cubehelix-long", 0.9, 0, "rgba(0, 0, 0, 0.1)"},
    {"#00ff00", "#00ff00", "cubehelix-long", 0.9, 2.2, "rgb(0, 255, 0)"},
    {"#0000ff", "#808080", "cubehelix-long", -0.2, 0, "rgb(0, 0, 93)"},
    {"#000000", "#ff0000", "cubehelix-long", 0.25, 2.2, "rgb(16, 0, 0)"},
    {"#808080", "transparent", "cubehelix-long", 0.25, 0, "rgba(128, 128, 128, 0.75)"},
    {"#ffa50080", "#808080", "cubehelix-long", 0, 2.2, "rgba(255, 165, 0, 0.50196)"},
    {"steelblue", "#808080", "cubehelix-long", 0.5, 0, "rgb(99, 129, 154)"},
    {"#ffffff", "#ffffff", "cubehelix-long", 1.2, 2.2, "rgb(255, 255, 255)"},
    {"#00ff00", "#ffa50080", "cubehelix-long", -0.2, 0, "rgb(0, 255, 42)"},
    {"transparent", "#000000", "cubehelix-long", 0.5, 2.2, "rgba(0, 0, 0, 0.5)"},
    {"#123456", "brown", "cubehelix-long", 0.5, 0, "rgb(100, 33, 119)"},
    {"#ffa50080", "#00ff00", "cubehelix-long", 0.9, 2.2, "rgba(28, 251, 0, 0.9502)"},
    {"brown", "#fedcba", "cubehelix-long", 0, 0, "rgb(165, 42, 42)"},
    {"#fedcba", "#00ff00", "cubehelix-long", 1, 2.2, "rgb(0, 255, 0)"},
    {"#123456", "#ff0000", "cubehelix-long", 0.25, 0, "rgb(50, 39, 135)"},
    {"#fedcba", "#ffa50080", "cubehelix-long", 0, 2.2, "rgb(254, 220, 186)"},
    {"steelblue", "#ff0000", "cubehelix-long", 1.2, 0, "rgb(204, 31, 0)"},
    {"#ffffff", "#808080", "cubehelix-long", 0.9, 2.2, "rgb(154, 154, 154)"},
    {"#0000ff", "#00ff00", "hcl", 0, 0, "rgb(0, 0, 255)"},
    {"#123456", "#ff0000", "hcl", 1, 0, "rgb(255, 0, 0)"},
    {"#000000", "#808080", "hcl", 0.9, 0, "rgb(114, 114, 114)"},
    {"#ff0000", "#808080", "hcl", 0.9, 0, "rgb(145, 123, 117)"},
    {"#0000ff", "#0000ff", "hcl", -0.2, 0, "rgb(0, 0, 255)"},
    {"steelblue", "#808080", "hcl", 0, 0, "rgb(70, 130, 180)"},
    {"#ff0000", "transparent", "hcl", 0, 0, "rgb(255, 0, 0)"},
    {"#0000ff", "#808080", "hcl", 1.2, 0, "rgb(127, 147, 100)"},
    {"#ffa50080", "steelblue", "hcl", 0.9, 0, "rgba(97, 131, 197, 0.9502)"},
    {"#0000ff", "#ffffff", "hcl", 1.2, 0, "rgb(255, 250, 255)"},
    {"#0000ff", "#ffffff", "hcl", -0.2, 0, "rgb(0, 0, 213)"},
    {"brown", "transparent", "hcl-long", 0.25, 0, "rgba(165, 42, 42, 0.75)"},
    {"transparent", "#fedcba", "hcl-long", -0.2, 0, "rgba(254, 220, 186, 0)"},
    {"#ffffff", "#000000", "hcl-long", 0.9, 0, "rgb(27, 27, 27)"},
    {"steelblue", "steelblue", "hcl-long", 0.25, 0, "rgb(70, 130, 180)"},
    {"steelblue", "brown", "hcl-long", 0.5, 0, "rgb(35, 122, 57)"},
    {"#00ff00", "brown", "hcl-long", -0.2, 0, "rgb(0, 255, 135)"},
    {"#0000ff", "#808080", "hcl-long", 0.5, 0, "rgb(110, 79, 192)"},
    {"steelblue", "brown", "hcl-long", 0, 0, "rgb(70, 130, 180)"},
    {"#ff0000", "#0000ff", "hcl-long", 0.9, 0, "rgb(0, 84, 255)"},
    {"#808080", "#ffa50080", "hcl-long", 0.9, 0, "rgba(243, 161, 34, 0.55176)"},
    {"#fedcba", "#000000", "hcl-long", 0.5, 0, "rgb(129, 101, 71)"},
    {"steelblue", "#808080", "hsl", 0.5, 0, "rgb(99, 129, 154)"},
    {"#ffa50080", "#ffa50080", "hsl", 0.25, 0, "rgba(255, 165, 0, 0.50196)"},
    {"#fedcba", "#123456", "hsl", 1, 0, "rgb(18, 52, 86)"},
    {"#fedcba", "brown", "hsl", 0.9, 0, "rgb(188, 50, 42)"},
    {"#123456", "#000000", "hsl", 1.2, 0, "rgb(0, 0, 0)"},
    {"transparent", "#0000ff", "hsl", 0.25, 0, "rgba(0, 0, 255, 0.25)"},
    {"#000000", "#ff0000", "hsl", 0.9, 0, "rgb(230, 0, 0)"},
    {"#fedcba", "#000000", "hsl", 0.25, 0, "rgb(252, 165, 78)"},
    {"#ffffff", "brown", "hsl", 0.9, 0, "rgb(189, 48, 48)"},
    {"#123456", "#123456", "hsl", 0.9, 0, "rgb(18, 52, 86)"},
    {"#ff0000", "#ffffff", "hsl", 0.25, 0, "rgb(255, 64, 64)"},
    {"#00ff00", "#ff0000", "hsl-long", 0.5, 0, "rgb(255, 255, 0)"},
    {"brown", "#fedcba", "hsl-long", 0, 0, "rgb(165, 42, 42)"},
    {"#fedcba", "#000000", "hsl-long", -0.2, 0, "rgb(255, 255, 255)"},
    {"steelblue", "#fedcba", "hsl-long", 0.25, 0, "rgb(88, 210, 175)"},
    {"#ff0000", "#123456", "hsl-long", -0.2, 0, "rgb(255, 22, 191)"},
    {"#123456", "steelblue", "hsl-long", 0.25, 0, "rgb(28, 71, 112)"},
    {"steelblue", "#123456", "hsl-long", -0.2, 0, "rgb(94, 145, 185)"},
    {"brown", "#fedcba", "hsl-long", -0.2, 0, "rgb(122, 39, 47)"},
    {"#fedcba", "#0000ff", "hsl-long", 0, 0, "rgb(254, 220, 186)"},
    {"#0000ff", "brown", "hsl-long", 0, 0, "rgb(0, 0, 255)"},
    {"#123456", "#ffffff", "hsl-long", 0.25, 0, "rgb(36, 103, 170)"},
    {"#ff0000", "#ff0000", "lab", 0.9, 0, "rgb(255, 0, 0)"},
    {"#123456", "#fedcba", "lab", 1.2, 0, "rgb(255, 255, 207)"},
    {"#ffffff", "steelblue", "lab", 0.5, 0, "rgb(166, 191, 217)"},
    {"steelblue", "steelblue", "lab", 1, 0, "rgb(70, 130, 180)"},
    {"#0000ff", "steelblue", "lab", 0.5, 0, "rgb(70, 82, 218)"},
    {"#ffffff", "#808080", "lab", -0.2, 0, "rgb(255, 255, 255)"},
    {"#00ff00", "#0000ff", "lab", 0.25, 0, "rgb(106, 200, 116)"},
    {"#0000ff", "#123456", "lab", 0.5, 0, "rgb(34, 43, 167)"},
    {"#000000", "#0000ff", "lab", 0.5, 0, "rgb(34, 16, 120)"},
    {"#ffffff", "#ffa50080", "lab", -0.2, 0, "rgb(245, 255, 255)"},
    {"#ffa50080", "brown", "lab", 0.5, 0, "rgba(210, 106, 36, 0.75098)"},
    {"#ffffff", "#123456", "rgb", 1.2, 0, "rgb(0, 11, 52)"},
    {"#123456", "#fedcba", "rgb", 1, 2.2, "rgb(254, 220, 186)"},
    {"#123456", "#ffa50080", "rgb", 0.25, 0, "rgba(77, 80, 65, 0.87549)"},
    {"brown", "#ff0000", "rgb", 0.9, 2.2, "rgb(248, 15, 15)"},
    {"#0000ff", "#000000", "rgb", 0.9, 0, "rgb(0, 0, 26)"},
    {"brown", "#fedcba", "rgb", 0.5, 2.2, "rgb(215, 162, 138)"},
    {"#fedcba", "#123456", "rgb", 0.9, 0, "rgb(42, 69, 96)"},
    {"#0000ff", "steelblue", "rgb", 1.2, 2.2, "rgb(76, 141, 160)"},
    {"#123456", "#ffa50080", "rgb", -0.2, 0, "rgb(0, 29, 103)"},
    {"#0000ff", "#fedcba", "rgb", 0.25, 2.2, "rgb(135, 117, 240)"},
    {"#0000ff", "#ff0000", "rgb", -0.2, 0, "rgb(0, 0, 255)"},
    {"transparent", "#000000", "rgb", 0, 2.2, "rgba(0, 0, 0, 0)"},
    {"#000000", "transparent", "rgb", 1, 0, "rgba(0, 0, 0, 0)"},
    {"#0000ff", "brown", "rgb", 1, 2.2, "rgb(165, 42, 42)"},
    {"brown", "#ff0000", "rgb", 0.9, 0, "rgb(246, 4, 4)"},
    {"#00ff00", "steelblue", "rgb", 0, 2.2, "rgb(0, 255, 0)"},
    {"#ffa50080", "steelblue", "rgb", -0.2, 0, "rgba(255, 172, 0, 0.40235)"},
    {"#00ff00", "#00ff00", "rgb", 1, 2.2, "rgb(0, 255, 0)"},
    {"#fedcba", "#ff0000", "rgb", 1.2, 0, "rgb(255, 0, 0)"},
    {"transparent", "#fedcba", "rgb", 0.9, 2.2, "rgba(254, 220, 186, 0.9)"},
    {"#ffffff", "brown", "rgb", 1, 0, "rgb(165, 42, 42)"},
};

typedef struct scheme_row {
    const char *name;
    double t;
    const char *color;
} scheme_row;

static const scheme_row scheme_rows[] = {
    {"orangered", 0.77, "rgb(216, 53, 36)"},
    {"spectral", 1, "rgb(94, 79, 162)"},
    {"goldgreen", 0.3333333333333333, "rgb(143, 184, 88)"},
    {"brownbluegreen", 1.1, "rgb(0, 40, 28)"},
    {"goldorange", 1.1, "rgb(139, 50, 41)"},
    {"inferno", 1, "rgb(252, 255, 164)"},
    {"lightorange", 0, "rgb(242, 231, 218)"},
    {"darkblue", 0.77, "rgb(55, 216, 236)"},
    {"lightmulti", 0.999, "rgb(239, 74, 60)"},
    {"redgrey", -0.1, "rgb(89, 0, 16)"},
    {"rainbow", 0.1, "rgb(191, 60, 175)"},
    {"blues", 0, "rgb(207, 225, 242)"},
    {"viridis", -0.1, "rgb(59, 0, 45)"},
    {"magma", 0.77, "rgb(252, 145, 102)"},
    {"purples", 0.3333333333333333, "rgb(174, 173, 211)"},
    {"greens", 0.77, "rgb(37, 142, 71)"},
    {"oranges", -0.1, "rgb(253, 231, 206)"},
    {"yellowgreen", 0.77, "rgb(37, 137, 72)"},
    {"purpleblue", 0.5, "rgb(91, 159, 201)"},
    {"darkmulti", 0.3333333333333333, "rgb(25, 125, 140)"},
    {"purpleorange", -0.1, "rgb(28, 0, 60)"},
    {"lightgreyred", -0.1, "rgb(252, 247, 244)"},
    {"purplered", 0, "rgb(220, 201, 226)"},
    {"yelloworangebrown", 0.77, "rgb(204, 81, 7)"},
    {"warmgreys", 0.25, "rgb(186, 177, 174)"},
    {"darkred", 1, "rgb(255, 235, 44)"},
    {"purplebluegreen", 0.1, "rgb(200, 206, 228)"},
    {"lightgreyteal", 1.1, "rgb(18, 105, 186)"},
    {"tealblues", 0.77, "rgb(51, 122, 158)"},
    {"teals", 0, "rgb(187, 223, 223)"},
    {"yellowgreenblue", 0.1, "rgb(219, 241, 180)"},
    {"blueorange", 0.3333333333333333, "rgb(175, 211, 230)"},
    {"darkgold", 0.5, "rgb(191, 152, 40)"},
    {"redyellowgreen", -0.1, "rgb(118, 0, 32)"},
    {"bluegreen", 0.5, "rgb(88, 186, 145)"},
    {"cividis", 0.999, "rgb(252, 230, 71)"},
    {"browns", 0.77, "rgb(186, 90, 57)"},
    {"greenblue", 0.999, "rgb(11, 96, 161)"},
    {"turbo", 0.1, "rgb(73, 86, 219)"},
    {"lighttealblue", 0.5, "rgb(73, 167, 189)"},
    {"plasma", -0.1, "rgb(0, 14, 108)"},
    {"redblue", 0.1, "rgb(191, 54, 58)"},
    {"darkgreen", 0.1, "rgb(36, 84, 71)"},
    {"goldred", 0.999, "rgb(183, 29, 62)"},
    {"bluepurple", 0.3333333333333333, "rgb(151, 169, 208)"},
    {"sinebow", 0.5, "rgb(0, 191, 191)"},
    {"yelloworangered", 0.77, "rgb(227, 35, 33)"},
    {"redpurple", 0, "rgb(252, 207, 204)"},
    {"reds", 0.77, "rgb(206, 31, 31)"},
    {"purplegreen", 0.25, "rgb(184, 151, 197)"},
    {"pinkyellowgreen", 0.25, "rgb(231, 147, 194)"},
    {"redyellowblue", 0.5, "rgb(250, 248, 193)"},
    {"greys", 0.5, "rgb(136, 136, 136)"},
    {"orangered", 0, "rgb(253, 220, 175)"},
    {"spectral", 1.1, "rgb(122, 22, 143)"},
    {"goldgreen", 0, "rgb(244, 209, 102)"},
    {"brownbluegreen", 0.999, "rgb(2, 81, 71)"},
    {"goldorange", 0.1, "rgb(248, 190, 92)"},
    {"inferno", -0.1, "rgb(0, 0, 0)"},
    {"lightorange", 0.3333333333333333, "rgb(250, 177, 132)"},
    {"darkblue", 0.999, "rgb(253, 255, 255)"},
    {"lightmulti", 0, "rgb(224, 241, 242)"},
    {"redgrey", 0.3333333333333333, "rgb(247, 189, 164)"},
    {"rainbow", -0.1, "rgb(32, 70, 149)"},
    {"blues", 0.1, "rgb(190, 216, 236)"},
    {"viridis", 1, "rgb(253, 231, 37)"},
    {"magma", 1, "rgb(252, 253, 191)"},
    {"purples", 0.999, "rgb(80, 31, 140)"},
    {"greens", 0.1, "rgb(192, 230, 186)"},
    {"oranges", 0.25, "rgb(253, 175, 109)"},
    {"yellowgreen", 0.1, "rgb(209, 236, 160)"},
    {"purpleblue", 1.1, "rgb(3, 67, 105)"},
    {"darkmulti", 0.25, "rgb(28, 104, 138)"},
    {"purpleorange", 0.999, "rgb(153, 74, 7)"},
    {"lightgreyred", 1, "rgb(220, 0, 11)"},
    {"purplered", 1, "rgb(143, 2, 58)"},
    {"yelloworangebrown", 0.1, "rgb(254, 221, 132)"},
    {"warmgreys", 1.1, "rgb(76, 68, 66)"},
    {"darkred", 0.77, "rgb(238, 177, 42)"},
    {"purplebluegreen", 0.25, "rgb(162, 189, 219)"},
    {"lightgreyteal", 0.1, "rgb(215, 221, 222)"},
    {"tealblues", 0.999, "rgb(44, 89, 133)"},
    {"teals", -0.1, "rgb(212, 234, 233)"},
    {"yellowgreenblue", 0.25, "rgb(169, 221, 183)"},
    {"blueorange", 0.1, "rgb(47, 120, 179)"},
    {"darkgold", 1, "rgb(255, 255, 255)"},
    {"redyellowgreen", 0.5, "rgb(249, 247, 174)"},
    {"bluegreen", -0.1, "rgb(233, 246, 250)"},
    {"cividis", 0.1, "rgb(10, 50, 106)"},
    {"browns", 0.3333333333333333, "rgb(225, 163, 96)"},
    {"greenblue", 0.1, "rgb(197, 232, 195)"},
    {"turbo", 1, "rgb(145, 11, 0)"},
    {"lighttealblue", 0.999, "rgb(37, 89, 136)"},
    {"plasma", 1.1, "rgb(225, 255, 15)"},
    {"redblue", 0.3333333333333333, "rgb(246, 189, 164)"},
    {"darkgreen", 0.25, "rgb(1, 118, 74)"},
    {"goldred", 0.25, "rgb(251, 160, 80)"},
    {"bluepurple", 0.77, "rgb(136, 68, 157)"},
    {"sinebow", 1.1, "rgb(255, 130, 0)"},
    {"yelloworangered", 1, "rgb(175, 2, 37)"},
    {"redpurple", 0.1, "rgb(252, 190, 192)"},
    {"reds", 1, "rgb(151, 11, 19)"},
    {"purplegreen", 1, "rgb(14, 94, 41)"},
    {"pinkyellowgreen", 0.5, "rgb(245, 243, 239)"},
    {"redyellowblue", 1.1, "rgb(24, 0, 118)"},
    {"greys", 1.1, "rgb(7, 7, 7)"},
    {"orangered", 1.1, "rgb(143, 0, 0)"},
    {"spectral", 0.999, "rgb(94, 80, 162)"},
    {"goldgreen", -0.1, "rgb(255, 216, 108)"},
    {"brownbluegreen", 0.1, "rgb(160, 101, 26)"},
};

typedef struct color_row {
    const char *scale, *input, *color;
} color_row;

static const color_row color_rows[] = {
    {"type=bin-ordinal|domain=0;2;4;6;8|range='red;'green;'blue", "5", "rgb(0, 0, 255)"},
    {"type=bin-ordinal|domain=0;2;4;6;8|range='red;'green;'blue", "9", "rgb(0, 128, 0)"},
    {"type=bin-ordinal|domain=0;2;4;6;8|range='red;'green;'blue|reverse=1", "9", "rgb(0, 128, 0)"},
    {"type=bin-ordinal|domain=0;2;4;6;8|range='red;'green;'blue|reverse=1", "8", "rgb(0, 128, 0)"},
    {"type=bin-ordinal|domain=0;2;4;6;8|scheme=blues|extent=0.3;1|reverse=1", "1",
     "rgb(24, 100, 170)"},
    {"type=bin-ordinal|domain=0;2;4;6;8|scheme=blues|extent=0.3;1|reverse=1", "-1", "undefined"},
    {"type=bin-ordinal|domain=0;2;4;6;8|scheme=blues|schemeCount=4", "7", "rgb(32, 111, 178)"},
    {"type=bin-ordinal|domain=0;2;4;6;8|scheme=blues|schemeCount=4", "4", "rgb(69, 146, 198)"},
    {"type=bin-ordinal|domain=0;2;4;6;8|scheme=tableau10|reverse=1", "2", "rgb(228, 87, 86)"},
    {"type=bin-ordinal|domain=0;2;4;6;8|scheme=viridis", "5", "rgb(34, 168, 132)"},
    {"type=linear|domain=0;10|clamp=1|range='red;'orange;'green;'navy|interpolate=cubehelix-long",
     "1", "rgb(151, 42, 255)"},
    {"type=linear|domain=0;10|clamp=1|scheme=blueorange", "11", "rgb(153, 74, 7)"},
    {"type=linear|domain=0;10|range='red;'blue|interpolate=lab", "1", "rgb(244, 0, 42)"},
    {"type=linear|domain=0;10|range='red;'blue|interpolate=rgb|gamma=2.2", "2.5",
     "rgb(224, 0, 136)"},
    {"type=linear|domain=0;10|reverse=1|range='#fff;'steelblue;'#000", "0.3", "rgb(4, 8, 11)"},
    {"type=linear|domain=0;10|reverse=1|range='red;'orange;'green;'navy|interpolate=cubehelix-long",
     "11", "rgb(0, 99, 0)"},
    {"type=linear|domain=0;1;2;10|range='red;'white;'blue|interpolate=hcl", "0", "rgb(255, 0, 0)"},
    {"type=linear|domain=0;1;2;10|reverse=1|scheme=turbo|interpolate=hcl", "5", "rgb(0, 222, 212)"},
    {"type=linear|domain=0;1;2;10|reverse=1|scheme=turbo|interpolate=hcl", "11",
     "rgb(99, 139, 231)"},
    {"type=linear|domain=0;1;2;10|scheme=blueorange", "1", "rgb(210, 229, 239)"},
    {"type=linear|domain=0;5;10|range='red;'blue", "11", "rgb(0, 0, 255)"},
    {"type=linear|domain=0;5;10|range='red;'blue|interpolate=rgb|gamma=2.2", "0.3",
     "rgb(251, 0, 52)"},
    {"type=linear|domain=0;5;10|scheme=turbo|interpolate=hcl", "9.5", "rgb(164, 20, 2)"},
    {"type=linear|domain=10;0|clamp=1|range='#fff;'steelblue;'#000", "1", "rgb(14, 26, 36)"},
    {"type=linear|domain=10;0|clamp=1|range='red;'blue", "2.5", "rgb(64, 0, 191)"},
    {"type=linear|domain=10;0|clamp=1|range='red;'blue|interpolate=rgb|gamma=2.2", "7",
     "rgb(217, 0, 148)"},
    {"type=linear|domain=10;0|clamp=1|range='red;'blue|interpolate=rgb|gamma=2.2", "9.5",
     "rgb(249, 0, 65)"},
    {"type=linear|domain=10;0|clamp=1|scheme=turbo|interpolate=hcl", "10", "rgb(35, 23, 27)"},
    {"type=linear|domain=10;0|reverse=1|range='red;'blue|interpolate=rgb|gamma=2.2", "1",
     "rgb(243, 0, 90)"},
    {"type=linear|domain=10;0|reverse=1|scheme=blueorange", "7", "rgb(251, 191, 116)"},
    {"type=linear|domain=10;0|scheme=blueorange", "7", "rgb(157, 202, 225)"},
    {"type=linear|domain=10;0|scheme=blues|extent=0.2;0.8", "7", "rgb(121, 181, 216)"},
    {"type=linear|domain=4;4|clamp=1|range='red;'blue|interpolate=lab", "11", "rgb(193, 0, 136)"},
    {"type=linear|domain=4;4|clamp=1|scheme=blues|extent=0.2;0.8", "5", "rgb(91, 163, 207)"},
    {"type=linear|domain=4;4|range='#fff;'steelblue;'#000", "1", "rgb(70, 130, 180)"},
    {"type=linear|domain=4;4|reverse=1|range='#fff;'steelblue;'#000", "2.5", "rgb(70, 130, 180)"},
    {"type=linear|domain=4;4|reverse=1|scheme=blues|extent=0.2;0.8", "0", "rgb(91, 163, 207)"},
    {"type=log|domain=11;1|clamp=1|range='#fff;'steelblue;'#000", "8.5", "rgb(215, 228, 239)"},
    {"type=log|domain=11;1|clamp=1|range='red;'blue|interpolate=rgb|gamma=2.2", "11.5",
     "rgb(255, 0, 0)"},
    {"type=log|domain=11;1|clamp=1|scheme=blues|extent=0.2;0.8", "1.8", "rgb(58, 137, 193)"},
    {"type=log|domain=11;1|range='red;'orange;'green;'navy|interpolate=cubehelix-long", "8.5",
     "rgb(127, 56, 255)"},
    {"type=log|domain=11;1|reverse=1|range='#fff;'steelblue;'#000", "2.5", "rgb(114, 159, 198)"},
    {"type=log|domain=11;1|scheme=blueorange", "12.5", "rgb(4, 51, 108)"},
    {"type=log|domain=1;11|clamp=1|range='red;'blue|interpolate=rgb|gamma=2.2", "0.5",
     "rgb(255, 0, 0)"},
    {"type=log|domain=1;11|clamp=1|scheme=turbo|interpolate=hcl", "11.5", "rgb(145, 11, 0)"},
    {"type=log|domain=1;11|clamp=1|scheme=viridis", "1.8", "rgb(60, 81, 139)"},
    {"type=log|domain=1;11|scheme=blues|extent=0.2;0.8", "11.5", "rgb(30, 109, 176)"},
    {"type=log|domain=1;2;3;11|range='#fff;'steelblue;'#000", "12.5", "rgb(0, 0, 0)"},
    {"type=log|domain=1;2;3;11|range='red;'white;'blue|interpolate=hcl", "11", "rgb(0, 0, 0)"},
    {"type=log|domain=1;2;3;11|reverse=1|range='red;'white;'blue|interpolate=hcl", "0.5",
     "rgb(0, 0, 67)"},
    {"type=log|domain=1;2;3;11|reverse=1|scheme=blues|extent=0.2;0.8", "4", "rgb(113, 176, 214)"},
    {"type=log|domain=1;2;3;11|reverse=1|scheme=turbo|interpolate=hcl", "11", "rgb(48, 155, 245)"},
    {"type=log|domain=1;2;3;11|reverse=1|scheme=viridis", "2.5", "rgb(38, 142, 138)"},
    {"type=log|domain=1;6;11|clamp=1|scheme=blues|extent=0.2;0.8", "6.5", "rgb(82, 156, 203)"},
    {"type=log|domain=1;6;11|range='#fff;'steelblue;'#000", "0.5", "rgb(255, 255, 255)"},
    {"type=log|domain=1;6;11|range='red;'blue|interpolate=rgb|gamma=2.2", "1.5", "rgb(241, 0, 95)"},
    {"type=log|domain=1;6;11|reverse=1|range='red;'blue|interpolate=rgb|gamma=2.2", "8.5",
     "rgb(229, 0, 126)"},
    {"type=log|domain=1;6;11|reverse=1|range='red;'orange;'green;'navy|interpolate=cubehelix-long",
     "11", "rgb(255, 0, 0)"},
    {"type=log|domain=1;6;11|reverse=1|scheme=blueorange", "2.5", "rgb(243, 172, 85)"},
    {"type=log|domain=5;5|clamp=1|range='red;'orange;'green;'navy|interpolate=cubehelix-long",
     "1.8", "rgb(101, 169, 0)"},
    {"type=log|domain=5;5|clamp=1|scheme=turbo|interpolate=hcl", "11", "rgb(143, 252, 84)"},
    {"type=log|domain=5;5|range='red;'blue|interpolate=rgb|gamma=2.2", "12.5", "rgb(186, 0, 186)"},
    {"type=log|domain=5;5|scheme=turbo|interpolate=hcl", "0.5", "rgb(143, 252, 84)"},
    {"type=log|domain=5;5|scheme=turbo|interpolate=hcl", "1.5", "rgb(143, 252, 84)"},
    {"type=log|domain=5;5|scheme=viridis", "11", "rgb(33, 145, 141)"},
    {"type=ordinal|domain='a;'b;'c;'d|range='red;'green;'blue", "'x", "undefined"},
    {"type=ordinal|domain='a;'b;'c;'d|range='red;'green;'blue|reverse=1", "'d", "rgb(0, 0, 255)"},
    {"type=ordinal|domain='a;'b;'c;'d|range='red;'green;'blue|reverse=1", "'a", "rgb(0, 0, 255)"},
    {"type=ordinal|domain='a;'b;'c;'d|scheme=blues|extent=0.3;1|reverse=1", "'d",
     "rgb(106, 172, 212)"},
    {"type=ordinal|domain='a;'b;'c;'d|scheme=blues|extent=0.3;1|reverse=1", "'c",
     "rgb(73, 149, 200)"},
    {"type=ordinal|domain='a;'b;'c;'d|scheme=blues|schemeCount=4", "'a", "rgb(168, 206, 229)"},
    {"type=ordinal|domain='a;'b;'c;'d|scheme=category10", "'a", "rgb(31, 119, 180)"},
    {"type=ordinal|domain='a;'b;'c;'d|scheme=tableau10|reverse=1", "'b", "rgb(157, 117, 93)"},
    {"type=ordinal|domain='a;'b;'c;'d|scheme=tableau10|reverse=1", "'d", "rgb(178, 121, 162)"},
    {"type=ordinal|domain='a;'b;'c;'d|scheme=viridis", "'b", "rgb(42, 120, 142)"},
    {"type=pow|domain=0;10|clamp=1|scheme=blueorange", "5", "rgb(242, 240, 235)"},
    {"type=pow|domain=0;10|clamp=1|scheme=blues|extent=0.2;0.8", "2.5", "rgb(130, 186, 219)"},
    {"type=pow|domain=0;10|reverse=1|range='#fff;'steelblue;'#000", "1", "rgb(14, 26, 36)"},
    {"type=pow|domain=0;10|reverse=1|range='red;'blue|interpolate=rgb|gamma=2.2", "null",
     "undefined"},
    {"type=pow|domain=0;10|reverse=1|scheme=blues|extent=0.2;0.8", "2.5", "rgb(59, 138, 194)"},
    {"type=pow|domain=0;10|reverse=1|scheme=turbo|interpolate=hcl", "0.3", "rgb(154, 15, 0)"},
    {"type=pow|domain=0;10|scheme=blueorange", "5", "rgb(242, 240, 235)"},
    {"type=pow|domain=0;10|scheme=turbo|interpolate=hcl", "5", "rgb(143, 252, 84)"},
    {"type=pow|domain=0;10|scheme=turbo|interpolate=hcl", "null", "undefined"},
    {"type=pow|domain=0;1;2;10|clamp=1|scheme=blues|extent=0.2;0.8", "10", "rgb(53, 132, 191)"},
    {"type=pow|domain=0;1;2;10|range='#fff;'steelblue;'#000", "10", "rgb(0, 0, 0)"},
    {"type=pow|domain=0;1;2;10|range='red;'blue|interpolate=lab", "7", "rgb(0, 255, 255)"},
    {"type=pow|domain=0;1;2;10|reverse=1|range='red;'blue|interpolate=lab", "-1",
     "rgb(0, 94, 255)"},
    {"type=pow|domain=0;5;10|clamp=1|range='#fff;'steelblue;'#000", "1", "rgb(218, 230, 240)"},
    {"type=pow|domain=0;5;10|clamp=1|range='red;'orange;'green;'navy|interpolate=cubehelix-long",
     "9.5", "rgb(0, 29, 173)"},
    {"type=pow|domain=0;5;10|clamp=1|scheme=viridis", "7", "rgb(67, 191, 113)"},
    {"type=pow|domain=0;5;10|range='#fff;'steelblue;'#000", "7", "rgb(42, 78, 108)"},
    {"type=pow|domain=0;5;10|scheme=blues|extent=0.2;0.8", "-1", "rgb(181, 212, 233)"},
    {"type=pow|domain=10;0|clamp=1|scheme=turbo|interpolate=hcl", "-1", "rgb(145, 11, 0)"},
    {"type=pow|domain=10;0|range='red;'blue|interpolate=rgb|gamma=2.2", "9.5", "rgb(249, 0, 65)"},
    {"type=pow|domain=10;0|reverse=1|range='red;'blue", "2.5", "rgb(191, 0, 64)"},
    {"type=pow|domain=10;0|reverse=1|scheme=viridis", "2.5", "rgb(59, 82, 139)"},
    {"type=pow|domain=4;4|clamp=1|range='#fff;'steelblue;'#000", "9.5", "rgb(70, 130, 180)"},
    {"type=pow|domain=4;4|clamp=1|range='red;'blue|interpolate=rgb|gamma=2.2", "-1",
     "rgb(186, 0, 186)"},
    {"type=pow|domain=4;4|clamp=1|scheme=turbo|interpolate=hcl", "7", "rgb(143, 252, 84)"},
    {"type=pow|domain=4;4|reverse=1|range='red;'orange;'green;'navy|interpolate=cubehelix-long",
     "9.5", "rgb(101, 169, 0)"},
    {"type=quantize|domain=0;10|range='red;'green;'blue", "10", "rgb(0, 0, 255)"},
    {"type=quantize|domain=0;10|range='red;'green;'blue", "3", "rgb(255, 0, 0)"},
    {"type=quantize|domain=0;10|range='red;'green;'blue|reverse=1", "6", "rgb(0, 128, 0)"},
    {"type=quantize|domain=0;10|scheme=blues|extent=0.3;1|reverse=1", "6", "rgb(84, 157, 204)"},
    {"type=quantize|domain=0;10|scheme=blues|schemeCount=4", "7", "rgb(69, 146, 198)"},
    {"type=quantize|domain=0;10|scheme=blues|schemeCount=4", "0", "rgb(168, 206, 229)"},
    {"type=quantize|domain=0;10|scheme=category10", "10", "rgb(148, 103, 189)"},
    {"type=quantize|domain=0;10|scheme=tableau10|reverse=1", "8", "rgb(76, 120, 168)"},
    {"type=quantize|domain=0;10|scheme=tableau10|reverse=1", "6", "rgb(245, 133, 24)"},
    {"type=sqrt|domain=0;10|range='#fff;'steelblue;'#000", "0", "rgb(255, 255, 255)"},
    {"type=sqrt|domain=0;10|reverse=1|scheme=blueorange", "9.5", "rgb(26, 86, 145)"},
    {"type=sqrt|domain=0;10|reverse=1|scheme=viridis", "1", "rgb(60, 187, 117)"},
    {"type=sqrt|domain=0;10|scheme=turbo|interpolate=hcl", "9.5", "rgb(153, 14, 0)"},
    {"type=sqrt|domain=0;10|scheme=turbo|interpolate=hcl", "5", "rgb(255, 167, 35)"},
    {"type=sqrt|domain=0;1;2;10|clamp=1|scheme=blues|extent=0.2;0.8", "null", "undefined"},
    {"type=sqrt|domain=0;1;2;10|range='red;'blue|interpolate=rgb|gamma=2.2", "10",
     "rgb(0, 0, 255)"},
    {"type=sqrt|domain=0;1;2;10|reverse=1|range='red;'blue|interpolate=rgb|gamma=2.2", "5",
     "rgb(255, 0, 0)"},
    {"type=sqrt|domain=0;1;2;10|reverse=1|scheme=turbo|interpolate=hcl", "-1", "rgb(214, 0, 101)"},
    {"type=sqrt|domain=0;5;10|clamp=1|scheme=blueorange", "1", "rgb(108, 171, 208)"},
    {"type=sqrt|domain=0;5;10|clamp=1|scheme=blues|extent=0.2;0.8", "11", "rgb(32, 111, 178)"},
    {"type=sqrt|domain=0;5;10|clamp=1|scheme=turbo|interpolate=hcl", "11", "rgb(145, 11, 0)"},
    {"type=sqrt|domain=0;5;10|reverse=1|range='red;'blue", "5", "rgb(128, 0, 128)"},
    {"type=sqrt|domain=0;5;10|reverse=1|range='red;'blue|interpolate=rgb|gamma=2.2", "11",
     "rgb(255, 0, 0)"},
    {"type=sqrt|domain=0;5;10|reverse=1|range='red;'white;'blue|interpolate=hcl", "-1",
     "rgb(0, 0, 163)"},
    {"type=sqrt|domain=0;5;10|reverse=1|scheme=blues|extent=0.2;0.8", "7", "rgb(125, 183, 217)"},
    {"type=sqrt|domain=0;5;10|scheme=blues|extent=0.2;0.8", "null", "undefined"},
    {"type=sqrt|domain=0;5;10|scheme=category10", "-1", "rgb(0, 103, 255)"},
    {"type=sqrt|domain=10;0|clamp=1|range='red;'blue", "7", "rgb(213, 0, 42)"},
    {"type=sqrt|domain=10;0|clamp=1|range='red;'blue|interpolate=lab", "7", "rgb(237, 0, 59)"},
    {"type=sqrt|domain=10;0|clamp=1|range='red;'blue|interpolate=rgb|gamma=2.2", "1",
     "rgb(151, 0, 215)"},
    {"type=sqrt|domain=10;0|range='red;'blue", "7", "rgb(213, 0, 42)"},
    {"type=sqrt|domain=10;0|range='red;'orange;'green;'navy|interpolate=cubehelix-long", "5",
     "rgb(130, 216, 0)"},
    {"type=sqrt|domain=10;0|reverse=1|scheme=blues|extent=0.2;0.8", "2.5", "rgb(91, 163, 207)"},
    {"type=sqrt|domain=10;0|reverse=1|scheme=turbo|interpolate=hcl", "0", "rgb(35, 23, 27)"},
    {"type=sqrt|domain=4;4|clamp=1|range='red;'blue|interpolate=rgb|gamma=2.2", "10",
     "rgb(186, 0, 186)"},
    {"type=sqrt|domain=4;4|clamp=1|scheme=blueorange", "-1", "rgb(242, 240, 235)"},
    {"type=symlog|domain=0;10|clamp=1|range='red;'blue|interpolate=rgb|gamma=2.2", "7",
     "rgb(102, 0, 239)"},
    {"type=symlog|domain=0;10|reverse=1|scheme=category10", "null", "undefined"},
    {"type=symlog|domain=0;10|reverse=1|scheme=turbo|interpolate=hcl", "7", "rgb(67, 109, 241)"},
    {"type=symlog|domain=0;10|scheme=blues|extent=0.2;0.8", "0", "rgb(168, 206, 229)"},
    {"type=symlog|domain=0;10|scheme=turbo|interpolate=hcl", "9.5", "rgb(150, 13, 0)"},
    {"type=symlog|domain=0;1;2;10|clamp=1|range='red;'white;'blue|interpolate=hcl", "null",
     "undefined"},
    {"type=symlog|domain=0;1;2;10|clamp=1|scheme=category10", "0", "rgb(31, 119, 180)"},
    {"type=symlog|domain=0;1;2;10|range='#fff;'steelblue;'#000", "10", "rgb(0, 0, 0)"},
    {"type=symlog|domain=0;1;2;10|scheme=blues|extent=0.2;0.8", "7", "rgb(59, 137, 194)"},
    {"type=symlog|domain=0;1;2;10|scheme=category10", "-1", "rgb(0, 111, 255)"},
    {"type=symlog|domain=0;5;10|clamp=1|range='#fff;'steelblue;'#000", "2.5", "rgb(126, 168, 203)"},
    {"type=symlog|domain=0;5;10|clamp=1|scheme=blues|extent=0.2;0.8", "0.3", "rgb(157, 200, 226)"},
    {"type=symlog|domain=0;5;10|clamp=1|scheme=turbo|interpolate=hcl", "2.5", "rgb(50, 233, 167)"},
    {"type=symlog|domain=0;5;10|range='red;'orange;'green;'navy|interpolate=cubehelix-long", "-1",
     "rgb(0, 47, 52)"},
    {"type=symlog|domain=0;5;10|reverse=1|range='red;'blue", "10", "rgb(255, 0, 0)"},
    {"type=symlog|domain=0;5;10|reverse=1|range='red;'orange;'green;'navy|interpolate=cubehelix-"
     "long",
     "1", "rgb(0, 130, 95)"},
    {"type=symlog|domain=10;0|clamp=1|scheme=blues|extent=0.2;0.8", "-1", "rgb(32, 111, 178)"},
    {"type=symlog|domain=10;0|range='red;'blue", "10", "rgb(255, 0, 0)"},
    {"type=symlog|domain=10;0|range='red;'blue|interpolate=rgb|gamma=2.2", "7", "rgb(239, 0, 102)"},
    {"type=symlog|domain=10;0|reverse=1|range='red;'blue|interpolate=rgb|gamma=2.2", "7",
     "rgb(102, 0, 239)"},
    {"type=symlog|domain=10;0|reverse=1|scheme=blues|extent=0.2;0.8", "7", "rgb(46, 125, 187)"},
    {"type=symlog|domain=10;0|scheme=blueorange", "10", "rgb(19, 75, 133)"},
    {"type=symlog|domain=4;4|clamp=1|range='red;'blue|interpolate=lab", "9.5", "rgb(193, 0, 136)"},
    {"type=symlog|domain=4;4|range='red;'orange;'green;'navy|interpolate=cubehelix-long", "1",
     "rgb(101, 169, 0)"},
    {"type=symlog|domain=4;4|reverse=1|range='red;'blue|interpolate=rgb|gamma=2.2", "null",
     "undefined"},
    {"type=symlog|domain=4;4|reverse=1|scheme=turbo|interpolate=hcl", "-1", "rgb(143, 252, 84)"},
    {"type=threshold|domain=1;3;5|range='red;'green;'blue", "5", "rgb(0, 0, 255)"},
    {"type=threshold|domain=1;3;5|range='red;'green;'blue|reverse=1", "6", "rgb(255, 0, 0)"},
    {"type=threshold|domain=1;3;5|range='red;'green;'blue|reverse=1", "2", "rgb(0, 128, 0)"},
    {"type=threshold|domain=1;3;5|scheme=blues|extent=0.3;1|reverse=1", "6", "rgb(106, 172, 212)"},
    {"type=threshold|domain=1;3;5|scheme=blues|schemeCount=4", "5", "rgb(32, 111, 178)"},
    {"type=threshold|domain=1;3;5|scheme=blues|schemeCount=4", "2", "rgb(116, 178, 215)"},
    {"type=threshold|domain=1;3;5|scheme=tableau10|reverse=1", "4", "rgb(245, 133, 24)"},
    {"type=threshold|domain=1;3;5|scheme=tableau10|reverse=1", "5", "rgb(76, 120, 168)"},
    {"type=threshold|domain=1;3;5|scheme=viridis", "1", "rgb(42, 120, 142)"},
    {"type=utc|domain=0;10|clamp=1|range='red;'blue|interpolate=rgb|gamma=2.2", "0",
     "rgb(255, 0, 0)"},
    {"type=utc|domain=0;10|clamp=1|scheme=blueorange", "9.5", "rgb(247, 202, 144)"},
    {"type=utc|domain=0;10|clamp=1|scheme=turbo|interpolate=hcl", "null", "undefined"},
    {"type=utc|domain=0;10|reverse=1|range='red;'blue|interpolate=rgb|gamma=2.2", "9.5",
     "rgb(249, 0, 65)"},
    {"type=utc|domain=0;10|reverse=1|range='red;'white;'blue|interpolate=hcl", "9.5",
     "rgb(255, 199, 255)"},
    {"type=utc|domain=0;10|reverse=1|range='red;'white;'blue|interpolate=hcl", "10",
     "rgb(255, 209, 255)"},
    {"type=utc|domain=0;10|reverse=1|scheme=blues|extent=0.2;0.8", "10", "rgb(116, 178, 215)"},
    {"type=utc|domain=0;10|reverse=1|scheme=turbo|interpolate=hcl", "0.3", "rgb(244, 194, 40)"},
    {"type=utc|domain=0;10|scheme=blueorange", "5", "rgb(213, 207, 185)"},
    {"type=utc|domain=0;10|scheme=viridis", "1", "rgb(49, 112, 140)"},
    {"type=utc|domain=0;1;2;10|clamp=1|scheme=blues|extent=0.2;0.8", "9.5", "rgb(55, 133, 192)"},
    {"type=utc|domain=0;1;2;10|range='red;'blue|interpolate=rgb|gamma=2.2", "null", "undefined"},
    {"type=utc|domain=0;1;2;10|range='red;'white;'blue|interpolate=hcl", "7", "rgb(0, 0, 0)"},
    {"type=utc|domain=0;1;2;10|reverse=1|range='red;'blue", "10", "rgb(255, 0, 0)"},
    {"type=utc|domain=0;1;2;10|reverse=1|scheme=turbo|interpolate=hcl", "0.3", "rgb(246, 145, 0)"},
    {"type=utc|domain=0;1;2;10|scheme=blues|extent=0.2;0.8", "null", "undefined"},
    {"type=utc|domain=0;5;10|clamp=1|range='#fff;'steelblue;'#000", "2.5", "rgb(163, 193, 218)"},
    {"type=utc|domain=0;5;10|range='red;'blue", "0.3", "rgb(240, 0, 15)"},
    {"type=utc|domain=0;5;10|range='red;'blue|interpolate=rgb|gamma=2.2", "-1", "rgb(255, 0, 0)"},
    {"type=utc|domain=0;5;10|reverse=1|scheme=viridis", "10", "rgb(59, 82, 139)"},
    {"type=utc|domain=0;5;10|scheme=blues|extent=0.2;0.8", "11", "rgb(53, 132, 190)"},
    {"type=utc|domain=10;0|clamp=1|range='red;'blue|interpolate=rgb|gamma=2.2", "null",
     "undefined"},
    {"type=utc|domain=10;0|clamp=1|scheme=turbo|interpolate=hcl", "11", "rgb(45, 227, 178)"},
    {"type=utc|domain=4;4|clamp=1|range='red;'blue", "5", "rgb(128, 0, 128)"},
    {"type=utc|domain=4;4|clamp=1|range='red;'blue|interpolate=lab", "null", "undefined"},
    {"type=utc|domain=4;4|clamp=1|scheme=viridis", "2.5", "rgb(51, 144, 132)"},
    {"type=utc|domain=4;4|reverse=1|scheme=category10", "null", "undefined"},
    {"type=utc|domain=4;4|scheme=turbo|interpolate=hcl", "1", "rgb(152, 220, 92)"},
};

static const char *color_text(zy_arena *arena, zy_color c)
{
    if (c.a == 1)
        return zy_arena_format(arena, "rgb(%d, %d, %d)", c.r, c.g, c.b);
    return zy_arena_format(arena, "rgba(%d, %d, %d, %s)", c.r, c.g, c.b,
                           number_text(arena, round((double)c.a * 1e5) / 1e5));
}

static void mixes_as_d3(void **state)
{
    for (size_t i = 0; i < sizeof mix_rows / sizeof *mix_rows; i++) {
        const mix_row *r = &mix_rows[i];
        zy_color a, b;
        assert_true(zy_color_read(r->a, &a) && zy_color_read(r->b, &b));
        const char *got =
            color_text(*state, zy_color_mix(a, b, r->t,
                                            &(zy_interpolate){.type = r->type, .gamma = r->gamma}));
        if (strcmp(got, r->color) != 0)
            fail_msg("%s %s %s %g: %s instead of %s", r->type, r->a, r->b, r->t, got, r->color);
    }
}

static void has_the_schemes_of_vega(void **state)
{
    for (size_t i = 0; i < sizeof scheme_rows / sizeof *scheme_rows; i++)
        assert_string_equal(color_text(*state, zy_scheme_at(scheme_rows[i].name, scheme_rows[i].t)),
                            scheme_rows[i].color);
}

static void knows_every_name_of_a_scheme(void **state)
{
    size_t discrete = 0, i;

    for (i = 0; zy_scheme_names[i]; i++) {
        assert_true(zy_scheme_exists(zy_scheme_names[i]));
        discrete += zy_scheme_is_discrete(zy_scheme_names[i]);
    }
    assert_int_equal(i, 68);
    assert_int_equal(discrete, 15);
    assert_true(zy_scheme_exists("yellowGreenBlue"));
    assert_false(zy_scheme_exists("rainbows") || zy_scheme_exists("") || zy_scheme_exists(NULL));
    assert_string_equal(color_text(*state, zy_scheme_at("tableau10", 0)), "rgb(76, 120, 168)");
}

static void colors_as_vega(void **state)
{
    for (size_t i = 0; i < sizeof color_rows / sizeof *color_rows; i++) {
        const color_row *r = &color_rows[i];
        zy_scale s = scale_of(*state, r->scale);
        zy_color c;
        const char *got = zy_scale_color(&s, datum_of(*state, r->input), &c) ? color_text(*state, c)
                                                                             : "undefined";
        if (strcmp(got, r->color) != 0)
            fail_msg("%s of %s: %s instead of %s", r->scale, r->input, got, r->color);
    }
}

static void names_schemes_and_colors_it_does_not_know(void **state)
{
    zy_datum domain[] = {ZY_DATUM_NUMBER(0), ZY_DATUM_NUMBER(1)};
    zy_datum range[] = {ZY_DATUM_TEXT("red"), ZY_DATUM_TEXT("bluw")};
    zy_scale s = {.domain = domain, .domain_count = 2, .scheme = "virdis"};
    zy_diags diags = {.arena = *state};

    assert_false(zy_scale_prepare(&s, *state, &diags, (zy_span){0}));
    assert_string_equal(diags.first->code, "unknown-scheme");
    assert_non_null(strstr(diags.first->hint, "viridis"));
    s = (zy_scale){.domain = domain, .domain_count = 2, .range = range, .range_count = 2};
    assert_false(zy_scale_prepare(&s, *state, &diags, (zy_span){0}));
    assert_string_equal(diags.last->code, "unknown-color");
}

static void colors_the_unknown(void **state)
{
    zy_scale s = scale_of(*state, "type=ordinal|domain='a|scheme=tableau10");
    zy_color c;

    assert_false(zy_scale_color(&s, ZY_DATUM_TEXT("b"), &c));
    s.unknown = ZY_DATUM_TEXT("#ddd");
    assert_true(zy_scale_color(&s, ZY_DATUM_TEXT("b"), &c));
    assert_int_equal(c.r, 0xdd);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(mixes_as_d3, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(has_the_schemes_of_vega, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(knows_every_name_of_a_scheme, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(colors_as_vega, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(names_schemes_and_colors_it_does_not_know, make_arena,
                                        free_arena),
        cmocka_unit_test_setup_teardown(colors_the_unknown, make_arena, free_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
