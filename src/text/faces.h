/* A face: one font of a file, mapped into memory when a text first needs it. Lengths of a face are
 * in 1024ths of the em. */
#ifndef ZY_TEXT_FACES_H
#define ZY_TEXT_FACES_H

#include "text/text.h"

enum { ZY_FACE_EM = 1024 };

struct zy_face {
    zy_font_file file;
    zy_arena *arena;
    zy_diags *diags;
    bool tried;             /* to open it */
    hb_face_t *hb;          /* NULL before it is needed and when it cannot be read */
    hb_font_t *font;        /* at ZY_FACE_EM */
    hb_draw_funcs_t *pen;   /* draws into a zy_path */
    double ascent, descent; /* both positive */
    double digit;           /* the widest of 0 to 9 */
    char *family;           /* a buffer of ZY_FACE_NAME bytes, filled when asked for */
};

enum { ZY_FACE_NAME = 64 };

/* A face that is not open yet; closed with the arena. */
zy_face *zy_face_new(zy_arena *arena, zy_diags *diags, const zy_font_file *file);

/* Opens it. False when it cannot be read, which has been said in the diagnostics once. */
bool zy_face_open(zy_face *face);

/* The glyph of a character, opening the face; false when it has none. */
bool zy_face_find(zy_face *face, uint32_t character, hb_codepoint_t *glyph);

/* True when it has the character, or draws it in this variation (葛 with a selector). */
bool zy_face_has(zy_face *face, uint32_t character);
bool zy_face_has_variation(zy_face *face, uint32_t character, uint32_t selector);

double zy_face_advance(const zy_face *face, hb_codepoint_t glyph);

#endif
