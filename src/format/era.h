/* Private to this folder. */
#ifndef ZY_FORMAT_ERA_H
#define ZY_FORMAT_ERA_H

/* The text behind the name of an era at the start of `text`, and the year before its first; NULL
 * when there is none. */
const char *zy_era_find(const char *text, int *before);

#endif
