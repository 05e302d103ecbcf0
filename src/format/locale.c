#include <glib.h>
#include <string.h>

#include "format/format.h"

static const char *const en_months[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
static const char *const en_short_months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
static const char *const en_days[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                      "Thursday", "Friday", "Saturday"};
static const char *const en_short_days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};

static const char *const ja_months[] = {"1月", "2月", "3月", "4月",  "5月",  "6月",
                                        "7月", "8月", "9月", "10月", "11月", "12月"};
static const char *const ja_days[] = {"日曜日", "月曜日", "火曜日", "水曜日",
                                      "木曜日", "金曜日", "土曜日"};
static const char *const ja_short_days[] = {"日", "月", "火", "水", "木", "金", "土"};

const zy_magnitude zy_tens[] = {{"十", 1, 1e1}, {"百", 2, 1e2}, {"千", 3, 1e3}, {NULL, 0, 0}};
const zy_magnitude zy_myriads[] = {
    {"万", 4, 1e4}, {"億", 8, 1e8}, {"兆", 12, 1e12}, {"京", 16, 1e16}, {NULL, 0, 0},
};
static const zy_magnitude short_millions[] = {
    {"mn", 6, 1e6}, {"bn", 9, 1e9}, {"tn", 12, 1e12}, {NULL, 0, 0}};
static const zy_magnitude millions[] = {
    {"million", 6, 1e6},
    {"billion", 9, 1e9},
    {"trillion", 12, 1e12},
    {NULL, 0, 0},
};

enum { YEAR_MONTH = ZY_UNIT_YEAR | ZY_UNIT_MONTH, YEAR_MONTH_DATE = YEAR_MONTH | ZY_UNIT_DATE };

static const zy_unit_format en_unit_formats[] = {
    {YEAR_MONTH_DATE, "%b %d, %Y "},
    {YEAR_MONTH, "%b %Y "},
    {ZY_UNIT_HOURS | ZY_UNIT_MINUTES, "%H:%M"},
    {ZY_UNIT_YEAR, "%Y "},
    {ZY_UNIT_QUARTER, "Q%q "},
    {ZY_UNIT_MONTH, "%b "},
    {ZY_UNIT_WEEK, "W%U "},
    {ZY_UNIT_DATE, "%d "},
    {ZY_UNIT_DAY, "%a "},
    {ZY_UNIT_DAYOFYEAR, "%j "},
    {ZY_UNIT_HOURS, "%H:00"},
    {ZY_UNIT_MINUTES, "00:%M"},
    {ZY_UNIT_SECONDS, ":%S"},
    {ZY_UNIT_MILLISECONDS, ".%L"},
    {0, NULL},
};

static const zy_unit_format ja_unit_formats[] = {
    {YEAR_MONTH_DATE, "%Y年%-m月%-d日 "},
    {YEAR_MONTH, "%Y年%-m月 "},
    {ZY_UNIT_YEAR | ZY_UNIT_QUARTER, "%Y年第%q四半期 "},
    {ZY_UNIT_YEAR | ZY_UNIT_WEEK, "%Y年第%-U週 "},
    {ZY_UNIT_MONTH | ZY_UNIT_DATE, "%-m月%-d日 "},
    {ZY_UNIT_HOURS | ZY_UNIT_MINUTES, "%-H:%M"},
    {ZY_UNIT_YEAR, "%Y "},
    {ZY_UNIT_QUARTER, "第%q四半期 "},
    {ZY_UNIT_MONTH, "%-m月 "},
    {ZY_UNIT_WEEK, "第%-U週 "},
    {ZY_UNIT_DATE, "%-d日 "},
    {ZY_UNIT_DAY, "%a "},
    {ZY_UNIT_DAYOFYEAR, "%-j日目 "},
    {ZY_UNIT_HOURS, "%-H時"},
    {ZY_UNIT_MINUTES, "%-M分"},
    {ZY_UNIT_SECONDS, ":%S"},
    {ZY_UNIT_MILLISECONDS, ".%L"},
    {0, NULL},
};

const zy_locale zy_locale_en = {
    .language = "en",
    .minus = "−",
    .months = en_months,
    .short_months = en_short_months,
    .days = en_days,
    .short_days = en_short_days,
    .date_time = "%x, %X",
    .date = "%-m/%-d/%Y",
    .time = "%-I:%M:%S %p",
    .am = "AM",
    .pm = "PM",
    .magnitudes = millions,
    .short_magnitudes = short_millions,
    .currency_before = "$",
    .currency_after = "",
    .multi = {"%Y", "%B", "%B", "%b %d", "%a %d", NULL, NULL, "%I %p", "%I:%M", ":%S", ".%L"},
    .unit_formats = en_unit_formats,
};

const zy_locale zy_locale_ja = {
    .language = "ja",
    .minus = "−",
    .months = ja_months,
    .short_months = ja_months,
    .days = ja_days,
    .short_days = ja_short_days,
    .date_time = "%x(%a) %X",
    .date = "%Y/%m/%d",
    .time = "%H:%M:%S",
    .am = "午前",
    .pm = "午後",
    .myriads = true,
    .magnitudes = zy_myriads,
    .short_magnitudes = zy_myriads,
    .plain_below = 1e5,
    .currency_before = "",
    .currency_after = "円",
    .multi = {"%Y", "%B", "%B", "%-m月%-d日", "%-d日(%a)", NULL, NULL, "%-H時", "%-H:%M", ":%S",
              ".%L"},
    .unit_formats = ja_unit_formats,
};

bool zy_language_is_japanese(const char *language)
{
    return language && strcspn(language, "-_.") == 2 && g_ascii_strncasecmp(language, "ja", 2) == 0;
}

const zy_locale *zy_locale_find(const char *language)
{
    return zy_language_is_japanese(language) ? &zy_locale_ja : &zy_locale_en;
}
