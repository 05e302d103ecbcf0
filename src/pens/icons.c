/* The symbols of pictograms: one family, drawn on a grid of 24 x 24 in a live area of 22, corners
 * round, gaps of at least 0.8, about 45 to 55 percent of the live area inked. Outlines go
 * clockwise, holes in them the other way round, so that they are holes by the nonzero rule too. */
#include "pens/icons.h"

#include <glib.h>
#include <string.h>

#include "base/file.h"

static const char PERSON[] = "M12 1.2a3 3 0 1 1 0 6a3 3 0 1 1 0-6z"
                             "M9.4 8.2h5.2a3.6 3.6 0 0 1 3.6 3.6v4.2a1.3 1.3 0 0 1-2.6 0v-3.8h-.7"
                             "v9.2a1.3 1.3 0 0 1-2.6 0v-5.2h-.6v5.2a1.3 1.3 0 0 1-2.6 0v-9.2h-.7"
                             "v3.8a1.3 1.3 0 0 1-2.6 0v-4.2a3.6 3.6 0 0 1 3.6-3.6z";

static const char ROBOT[] =
    "M12 1a1.7 1.7 0 0 1 .9 3.14v1.26h4.6a2.5 2.5 0 0 1 2.5 2.5v3.8a2.5 2.5 0 0 1-2.5 2.5h-11"
    "a2.5 2.5 0 0 1-2.5-2.5v-3.8a2.5 2.5 0 0 1 2.5-2.5h4.6v-1.26a1.7 1.7 0 0 1 .9-3.14z"
    "M8.5 8.2a1.6 1.6 0 1 0 0 3.2a1.6 1.6 0 1 0 0-3.2z"
    "M15.5 8.2a1.6 1.6 0 1 0 0 3.2a1.6 1.6 0 1 0 0-3.2z"
    "M7.2 15.4h9.6a2.2 2.2 0 0 1 2.2 2.2v5.2h-14v-5.2a2.2 2.2 0 0 1 2.2-2.2z"
    "M2.6 16a1.25 1.25 0 0 1 1.25 1.25v3.9a1.25 1.25 0 0 1-2.5 0v-3.9a1.25 1.25 0 0 1 1.25-1.25z"
    "M21.4 16a1.25 1.25 0 0 1 1.25 1.25v3.9a1.25 1.25 0 0 1-2.5 0v-3.9a1.25 1.25 0 0 1 1.25-1.25z";

static const char BUILDING[] =
    "M6.2 1.2h11.6a1.6 1.6 0 0 1 1.6 1.6v20h-5.4v-4.4h-4v4.4h-5.4v-20a1.6 1.6 0 0 1 1.6-1.6z"
    "M7.3 4.4v2.2h2.4v-2.2zM10.8 4.4v2.2h2.4v-2.2zM14.3 4.4v2.2h2.4v-2.2z"
    "M7.3 8.6v2.2h2.4v-2.2zM10.8 8.6v2.2h2.4v-2.2zM14.3 8.6v2.2h2.4v-2.2z"
    "M7.3 12.8v2.2h2.4v-2.2zM10.8 12.8v2.2h2.4v-2.2zM14.3 12.8v2.2h2.4v-2.2z";

static const char CHIP[] =
    "M7 4.8h.2v-2.8a.9.9 0 0 1 1.8 0v2.8h2.1v-2.8a.9.9 0 0 1 1.8 0v2.8h2.1v-2.8a.9.9 0 0 1 1.8 "
    "0v2.8"
    "h.2a2.2 2.2 0 0 1 2.2 2.2v.2h2.8a.9.9 0 0 1 0 1.8h-2.8v2.1h2.8a.9.9 0 0 1 0 1.8h-2.8v2.1h2.8"
    "a.9.9 0 0 1 0 1.8h-2.8v.2a2.2 2.2 0 0 1-2.2 2.2h-.2v2.8a.9.9 0 0 1-1.8 0v-2.8h-2.1v2.8"
    "a.9.9 0 0 1-1.8 0v-2.8h-2.1v2.8a.9.9 0 0 1-1.8 0v-2.8h-.2a2.2 2.2 0 0 1-2.2-2.2v-.2h-2.8"
    "a.9.9 0 0 1 0-1.8h2.8v-2.1h-2.8a.9.9 0 0 1 0-1.8h2.8v-2.1h-2.8a.9.9 0 0 1 0-1.8h2.8v-.2"
    "a2.2 2.2 0 0 1 2.2-2.2z"
    "M9.2 8a1.2 1.2 0 0 0-1.2 1.2v5.6a1.2 1.2 0 0 0 1.2 1.2h5.6a1.2 1.2 0 0 0 1.2-1.2v-5.6"
    "a1.2 1.2 0 0 0-1.2-1.2z"
    "M10 9.6h4a.4.4 0 0 1 .4.4v4a.4.4 0 0 1-.4.4h-4a.4.4 0 0 1-.4-.4v-4a.4.4 0 0 1 .4-.4z";

static const char DOCUMENT[] = "M5.8 1.2h7.5v5.9a1.5 1.5 0 0 0 1.5 1.5h5.2v12.6a1.6 1.6 0 0 1-1.6 "
                               "1.6h-12.6a1.6 1.6 0 0 1-1.6-1.6"
                               "v-18.4a1.6 1.6 0 0 1 1.6-1.6z"
                               "M14.9 1.5l4.8 4.9a.4.4 0 0 1-.3.7h-4.5z"
                               "M8.4 11.2a.9.9 0 0 0 0 1.8h7.4a.9.9 0 0 0 0-1.8zM8.4 14.8a.9.9 0 0 "
                               "0 0 1.8h7.4a.9.9 0 0 0 0-1.8z"
                               "M8.4 18.4a.9.9 0 0 0 0 1.8h4.2a.9.9 0 0 0 0-1.8z";

static const char COIN[] =
    "M12 1.7a10.3 10.3 0 1 1 0 20.6a10.3 10.3 0 1 1 0-20.6z"
    "M12 3.8a8.2 8.2 0 1 0 0 16.4a8.2 8.2 0 1 0 0-16.4z"
    "M12 5.3a6.7 6.7 0 1 1 0 13.4a6.7 6.7 0 1 1 0-13.4z"
    "M12 7.9a1.4 1.4 0 0 0-1.4 1.4v5.4a1.4 1.4 0 0 0 2.8 0v-5.4a1.4 1.4 0 0 0-1.4-1.4z";

static const char CAR[] =
    "M7.4 4.6h7.4a2.6 2.6 0 0 1 2.1 1.1l3 4.3l1.6.6a2.2 2.2 0 0 1 1.4 2v4a1.5 1.5 0 0 1-1.5 1.5h-.5"
    "a3.5 3.5 0 0 0-7 0h-4.2a3.5 3.5 0 0 0-7 0h-.2a1.5 1.5 0 0 1-1.5-1.5v-4.5a2.2 2.2 0 0 1 1.3-2"
    "l.9-.4l1.9-3.6a2.6 2.6 0 0 1 2.3-1.5z"
    "M7.5 6.5l-1.9 3.6h5v-3.6zM12.4 6.5v3.6h5.1l-2.2-3.2a1 1 0 0 0-.8-.4z"
    "M6.2 15.6a2.5 2.5 0 1 1 0 5a2.5 2.5 0 1 1 0-5zM17.4 15.6a2.5 2.5 0 1 1 0 5a2.5 2.5 0 1 1 0-5z";

static const char HOUSE[] =
    "M11.1 1.9a1.5 1.5 0 0 1 1.8 0l3.9 3.1v-1.4a.8.8 0 0 1 .8-.8h1.4a.8.8 0 0 1 .8.8v4l2.6 2.1"
    "a1.2 1.2 0 0 1-.8 2.1h-1.8v9.4a1.4 1.4 0 0 1-1.4 1.4h-3.6v-6.6a.8.8 0 0 0-.8-.8h-4"
    "a.8.8 0 0 0-.8.8v6.6h-3.6a1.4 1.4 0 0 1-1.4-1.4v-9.4h-1.8a1.2 1.2 0 0 1-.8-2.1z";

static const char DOT[] = "M12 2a10 10 0 1 1 0 20a10 10 0 1 1 0-20z";

const zy_icon zy_icons[] = {
    {"person", PERSON},     {"robot", ROBOT}, {"building", BUILDING}, {"chip", CHIP},
    {"document", DOCUMENT}, {"coin", COIN},   {"car", CAR},           {"house", HOUSE},
    {"dot", DOT},           {NULL, NULL},
};

const char *zy_icon_find(const char *name)
{
    for (const zy_icon *icon = zy_icons; icon->name; icon++)
        if (strcmp(icon->name, name) == 0)
            return icon->d;
    return NULL;
}

const char *const *zy_icon_names(zy_arena *arena)
{
    const char **names = ZY_NEW_ARRAY(arena, const char *, sizeof zy_icons / sizeof *zy_icons);

    for (size_t i = 0; zy_icons[i].name; i++)
        names[i] = zy_icons[i].name;
    return names;
}

const zy_value *zy_icon_file(const zy_value *symbol)
{
    return symbol && symbol->kind == ZY_VALUE_TEXT && zy_path_has_ending(symbol->text, ".svg")
               ? symbol
               : NULL;
}

const char *zy_icon_of(zy_arena *arena, zy_diags *diags, const zy_value *symbol, const char *read)
{
    const char *d = read ? read : zy_icon_find(zy_value_text(symbol, ""));

    if (!d)
        zy_fail(diags, "unknown-symbol", symbol->span,
                zy_hint_nearest(diags, zy_value_text(symbol, ""), zy_icon_names(arena)),
                ZY_SAY(diags, "\"%s\" is not a symbol, nor the name of an .svg file",
                       "「%s」という記号はありません（.svg ファイルの名前でもありません）"),
                zy_value_text(symbol, "…"));
    return d;
}
