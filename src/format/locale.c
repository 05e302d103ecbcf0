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
    .currency_before = "$",
    .currency_after = "",
    .multi = {"%Y", "%B", "%B", "%b %d", "%a %d", "%I %p", "%I:%M", ":%S", ".%L"},
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
    .currency_before = "",
    .currency_after = "円",
    .multi = {"%Y", "%B", "%B", "%-m月%-d日", "%-d日(%a)", "%-H時", "%-H:%M", ":%S", ".%L"},
};

/* The primary language alone decides: "ja-JP" is "ja". */
const zy_locale *zy_locale_find(const char *language)
{
    size_t len = language ? strcspn(language, "-_") : 0;

    if (len == 2 && g_ascii_strncasecmp(language, "ja", len) == 0)
        return &zy_locale_ja;
    return &zy_locale_en;
}
