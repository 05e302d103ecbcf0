/* Units of numbers in cells. */
#include "table/inside.h"

#include <string.h>

/* What is known to be counted or measured. A column may also have a unit that is not here. */
static const char *const units[] = {
    "%", "‰", "パーセント", "ポイント", "%ポイント", "ppm", "ppb", "ppt", "pt", "pp", "bp",
    /* people and things */
    "人", "名", "台", "個", "件", "社", "校", "国", "本", "枚", "冊", "部", "戸", "世帯", "棟",
    "軒", "店", "店舗", "施設", "団体", "都市", "市", "町", "村", "市町村", "自治体", "区", "県",
    "都道府県", "機", "隻", "両", "基", "頭", "匹", "羽", "尾", "株", "票", "議席", "席", "点",
    "種", "種類", "品目", "字", "文字", "語", "単語", "ページ", "頁", "巻", "話", "曲", "作",
    "作品", "杯", "口", "通", "便", "室", "床", "泊", "人泊", "人日", "回", "回線", "位", "倍",
    "割", "つ", "か国", "カ国", "ヶ国", "ヵ国", "か所", "カ所", "ヶ所", "ヵ所", "箇所", "カ国語",
    "か国語", "拠点", "工場", "事業所", "企業", "大学", "駅", "路線", "空港", "試合", "勝", "敗",
    "球", "例", "症例", "食", "膳", "着", "足", "組", "班", "項目", "問", "発", "箱", "袋",
    "パラメータ", "パラメーター", "トークン", "画素", "ピクセル", "px", "x", "people", "persons",
    "units", "items", "times", "points", "percent", "pct", "cases", "deaths", "votes", "seats",
    /* money */
    "円", "銭", "ドル", "米ドル", "豪ドル", "香港ドル", "ユーロ", "ポンド", "元", "人民元",
    "ウォン", "ルピー", "フラン", "ルーブル", "ペソ", "バーツ", "ドン", "yen", "dollars", "euros",
    "pounds", "USD", "JPY", "EUR", "GBP",
    /* time */
    "年", "年間", "か年", "カ年", "ヶ年", "か月", "カ月", "ヶ月", "ヵ月", "箇月", "か月間",
    "カ月間", "ヶ月間", "日", "日間", "週", "週間", "時間", "分", "分間", "秒", "秒間", "ミリ秒",
    "歳", "才", "年分", "日分", "years", "year", "yrs", "months", "weeks", "days", "day", "hours",
    "hour", "hrs", "hr", "h", "minutes", "min", "seconds", "sec", "s", "ms", "ns", "μs", "µs",
    /* measures */
    "トン", "t", "Mt", "Gt", "kt", "キロ", "キログラム", "グラム", "kg", "g", "mg", "μg", "µg",
    "㎏", "㎎", "リットル", "キロリットル", "ミリリットル", "L", "l", "mL", "ml", "kL", "kl",
    "メートル", "キロメートル", "センチ", "センチメートル", "ミリ", "ミリメートル", "m", "km", "cm",
    "mm", "nm", "μm", "µm", "㎞", "㎝", "㎜", "㎡", "㎢", "㎥", "m2", "m3", "km2", "m²", "m³",
    "km²", "cm2", "cm²", "cm3", "cm³", "平方メートル", "平方キロメートル", "平方キロ",
    "立方メートル", "ヘクタール", "ha", "アール", "坪", "畳", "俵", "石", "マイル", "mi", "ft",
    "in", "lb", "lbs", "oz", "mph", "℃", "°C", "°F", "°", "度", "W", "kW", "MW", "GW", "TW", "Wh",
    "kWh", "MWh", "GWh", "TWh", "ワット", "キロワット", "メガワット", "ギガワット", "キロワット時",
    "メガワット時", "ギガワット時", "キロワット時間", "kJ", "MJ", "GJ", "PJ", "EJ", "ジュール",
    "カロリー", "キロカロリー", "kcal", "cal", "バレル", "Hz", "kHz", "MHz", "GHz", "ヘルツ",
    "バイト", "キロバイト", "メガバイト", "ギガバイト", "テラバイト", "KB", "kB", "MB", "GB", "TB",
    "PB", "EB", "bit", "bits", "ビット", "bps", "kbps", "Mbps", "Gbps", "fps", "FLOPS", "TFLOPS",
    "PFLOPS", "気圧", "hPa", "Pa", "kPa", "MPa", "V", "kV", "mV", "mA", "mAh", "Ah", "Ω", "dB",
    "lx", "lm", "tCO2", "t-CO2", "tCO2e", "MtCO2", "GtCO2", "ノット", "マグニチュード", "ベクレル",
    "シーベルト", "Sv", "mSv", "Bq"};

static bool is_listed(const char *unit, size_t len)
{
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strncmp(units[i], unit, len) == 0 && units[i][len] == '\0')
            return true;
    return false;
}

/* 円/kg, 人/km2, m/s: what is behind the stroke may be anything short. */
static bool is_ratio(const char *unit)
{
    const char *stroke = strchr(unit, '/');

    return stroke && stroke > unit && is_listed(unit, (size_t)(stroke - unit)) && stroke[1] &&
           strlen(stroke + 1) <= 12 && !strpbrk(stroke + 1, "/:<>=, ");
}

bool zy_unit_is_known(const char *unit)
{
    return is_listed(unit, strlen(unit)) || is_ratio(unit);
}

static bool ends_with(const char *text, const char *end)
{
    size_t len = strlen(text), end_len = strlen(end);

    return len >= end_len && strcmp(text + len - end_len, end) == 0;
}

/* A number before these is a name, not a measure: 2代 3月 5時 1丁目 2級 3年生 6年前 20世紀. */
static bool names_things(const char *unit)
{
    static const char *const ends[] = {"前",   "後",   "目",   "代",   "月",   "時",   "号",   "番",
                                       "番地", "街",   "級",   "期",   "生",   "世紀", "世",   "条",
                                       "章",   "節",   "項",   "次",   "年度", "曜",   "曜日", "弱",
                                       "強",   "ぶり", "以来", "台湾", "地区", "類"};
    static const char *const starts[] = {"年", "月", "日", "時", "世", "人"};

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (ends_with(unit, ends[i]))
            return true;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (strncmp(unit, starts[i], strlen(starts[i])) == 0)
            return true;
    return false;
}

static bool is_kana_or_kanji(gunichar c)
{
    return (c >= 0x30A1 && c <= 0x30FC) || (c >= 0x4E00 && c <= 0x9FFF) || c == 0x3005;
}

bool zy_unit_is_possible(const char *unit)
{
    enum { MOST_CHARACTERS = 5 };
    int count = 0;

    if (!*unit || names_things(unit))
        return false;
    for (const char *at = unit; *at; at += g_utf8_skip[(unsigned char)*at])
        if (++count > MOST_CHARACTERS || !is_kana_or_kanji(g_utf8_get_char(at)))
            return false;
    return true;
}

bool zy_unit_is_same(const char *a, const char *b)
{
    static const char *const same[][6] = {
        {"%", "パーセント", "percent", "pct"},
        {"円", "¥", "yen", "JPY"},
        {"ドル", "$", "US$", "米ドル", "dollars", "USD"},
        {"€", "ユーロ", "euros", "EUR"},
        {"ポイント", "%ポイント", "pp"},
        {"か月", "カ月", "ヶ月", "ヵ月", "箇月", "months"},
        {"か国", "カ国", "ヶ国", "ヵ国"},
        {"か所", "カ所", "ヶ所", "ヵ所", "箇所"},
        {"トン", "t"},
        {"歳", "才"},
        {"倍", "x"},
    };

    if (strcmp(a, b) == 0)
        return true;
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        bool has_a = false, has_b = false;
        for (size_t j = 0; j < 6 && same[i][j]; j++) {
            has_a = has_a || strcmp(a, same[i][j]) == 0;
            has_b = has_b || strcmp(b, same[i][j]) == 0;
        }
        if (has_a && has_b)
            return true;
    }
    return false;
}
