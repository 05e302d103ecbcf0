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
    "km²", "k㎡", "平方km", "cm2", "cm²", "cm3", "cm³", "平方メートル", "平方キロメートル",
    "平方キロ", "立方メートル", "ヘクタール", "ha", "アール", "坪", "畳", "俵", "石", "マイル",
    "mi", "ft", "in", "lb", "lbs", "oz", "mph", "℃", "°C", "°F", "°", "度", "W", "kW", "MW", "GW",
    "TW", "Wh", "kWh", "MWh", "GWh", "TWh", "ワット", "キロワット", "メガワット", "ギガワット",
    "キロワット時", "メガワット時", "ギガワット時", "キロワット時間", "kJ", "MJ", "GJ", "PJ", "EJ",
    "ジュール", "カロリー", "キロカロリー", "kcal", "cal", "バレル", "Hz", "kHz", "MHz", "GHz",
    "ヘルツ", "バイト", "キロバイト", "メガバイト", "ギガバイト", "テラバイト", "KB", "kB", "MB",
    "GB", "TB", "PB", "EB", "bit", "bits", "ビット", "bps", "kbps", "Mbps", "Gbps", "fps", "FLOPS",
    "TFLOPS", "PFLOPS", "気圧", "hPa", "Pa", "kPa", "MPa", "V", "kV", "mV", "mA", "mAh", "Ah", "Ω",
    "dB", "lx", "lm", "tCO2", "t-CO2", "tCO2e", "MtCO2", "GtCO2", "ノット", "マグニチュード",
    "ベクレル", "シーベルト", "Sv", "mSv", "Bq"};

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

/* A number before these is a name, not a measure: 2代 3月 5時 1丁目 2級 3年生 6年前 20世紀. */
static bool names_things(const char *unit)
{
    static const char *const ends[] = {"前",   "後",   "目",   "代",   "月",   "時",   "号",   "番",
                                       "番地", "街",   "級",   "期",   "生",   "世紀", "世",   "条",
                                       "章",   "節",   "項",   "次",   "年度", "曜",   "曜日", "弱",
                                       "強",   "ぶり", "以来", "台湾", "地区", "類"};
    static const char *const starts[] = {"年", "月", "日", "時", "世", "人"};

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (g_str_has_suffix(unit, ends[i]))
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

/* ---- The unit of a column ---- */

bool zy_shared_unit_take(zy_shared_unit *shared, const zy_cell_number *number)
{
    const char *own = *number->unit ? number->unit : shared->apart;

    shared->count++;
    if (!own || !*own)
        return true;
    shared->with++;
    if (shared->unit)
        return zy_unit_is_same(shared->unit, own);
    shared->unit = own == shared->apart ? own : strcpy(shared->kept, own);
    return true;
}

bool zy_shared_unit_stands(const zy_shared_unit *shared)
{
    return !shared->unit || shared->with == shared->count || zy_unit_is_known(shared->unit) ||
           !zy_unit_is_possible(shared->unit);
}

/* ---- Units that stand apart from their numbers: 百万円, 千人, US$ bn ---- */

typedef struct english_magnitude {
    const char *word;
    double power;
} english_magnitude;

static const english_magnitude english[] = {
    {"thousands", 1e3}, {"thousand", 1e3},  {"millions", 1e6}, {"million", 1e6}, {"billions", 1e9},
    {"billion", 1e9},   {"trillion", 1e12}, {"mil.", 1e6},     {"mln", 1e6},     {"mn", 1e6},
    {"bn", 1e9},        {"tn", 1e12},       {NULL, 0}};

static double eat_english(const char **at)
{
    for (const english_magnitude *m = english; m->word; m++) {
        const size_t len = strlen(m->word);
        if (g_ascii_strncasecmp(*at, m->word, len) == 0 && !g_ascii_isalpha((*at)[len])) {
            *at += len;
            return m->power;
        }
    }
    return 1;
}

/* After 1000 or 1,000 and the like. */
static const char *after_zeros(const char *from, double *power)
{
    const char *at = from + 1;
    double value = 1;

    for (; *at == '0' || (*at == ',' && at[1] == '0'); at++)
        value *= *at == '0' ? 10 : 1;
    if (value < 1000 || g_ascii_isdigit(*at))
        return from;
    *power = value;
    return at;
}

/* 百万, 千, 10億: their product; 1 when none stands there. */
static double eat_magnitudes(const char **at)
{
    const char *from = *at, *after = *at;
    const zy_magnitude *m;
    double power = 1;
    int digits;

    if (*from == '1' && zy_eat_digits(&after, 4, &digits) && zy_myriad_at(after)) {
        power = digits;
        *at = after;
    } else if (*from == '1' && (after = after_zeros(from, &power)) != from) {
        *at = after;
        return power;
    }
    while ((m = zy_eat_magnitude(at, zy_tens)) || (m = zy_eat_magnitude(at, zy_myriads)))
        power *= m->power;
    return power;
}

static const char *eat_currency(const char **at)
{
    static const char *const signs[][2] = {{"US$", "ドル"}, {"$", "ドル"},   {"¥", "円"},
                                           {"￥", "円"},    {"€", "ユーロ"}, {"£", "ポンド"}};

    for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
        if (zy_eat(at, signs[i][0]))
            return signs[i][1];
    return NULL;
}

static bool is_power_of_ten(double power)
{
    while (power >= 10)
        power /= 10;
    return power == 1;
}

bool zy_unit_scaled(zy_arena *arena, const char *text, double *scale, const char **unit)
{
    char folded[ZY_CELL_MAX + 1];
    const char *at = folded;

    if (!zy_cell_fold(text, folded) || !*folded || !folded[strspn(folded, "0123456789.,- ")])
        return false;
    const char *money = eat_currency(&at);
    at += strspn(at, " ");
    *scale = eat_magnitudes(&at);
    at += strspn(at, " ");
    *scale *= eat_english(&at);
    at += strspn(at, " ");
    if (g_str_has_prefix(at, "of "))
        at += 3;
    if (!is_power_of_ten(*scale) || (money && *at) || (!money && *at && !zy_unit_is_known(at)))
        return false;
    if (!money && !*at && *scale == 1)
        return false;
    *unit = money ? money : zy_arena_text(arena, at, strlen(at));
    return true;
}

/* What stands in brackets at the end of a name, and is no unit there: 人口(市), 所得(年). */
static bool is_kind(const char *unit)
{
    static const char *const kinds[] = {
        "国",     "市",   "町",   "村",   "区",   "県", "都市", "市町村", "都道府県",
        "自治体", "部",   "年",   "年間", "月",   "日", "週",   "時間",   "企業",
        "大学",   "工場", "空港", "駅",   "地区", "石", "x"};

    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (strcmp(unit, kinds[i]) == 0)
            return true;
    return false;
}

static bool ends_like(const char *name, const char *const *ends)
{
    for (; *ends; ends++)
        if (g_str_has_suffix(name, *ends))
            return true;
    return false;
}

bool zy_name_is_rate(const char *name)
{
    static const char *const ends[] = {"率",     "割合",  "シェア",  "比",      "構成比",
                                       "増減比", "％",    "%",       "rate",    "Rate",
                                       "share",  "Share", "percent", "Percent", NULL};

    return ends_like(name, ends);
}

bool zy_name_is_rank(const char *name)
{
    static const char *const ends[] = {"順位", "位",   "番号", "コード", "指数",  "倍率",
                                       "比率", "No.",  "rank", "Rank",   "index", "Index",
                                       "code", "Code", "ID",   "id",     NULL};

    return ends_like(name, ends);
}

bool zy_unit_of_name(zy_arena *arena, const char *name, double *scale, const char **unit,
                     const char **rest)
{
    static const char *const pairs[][2] = {{"(", ")"},   {"（", "）"}, {"[", "]"},
                                           {"［", "］"}, {"【", "】"}, {"〔", "〕"}};

    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
        const char *open = g_strrstr(name, pairs[i][0]);
        const size_t opens = strlen(pairs[i][0]), closes = strlen(pairs[i][1]);
        if (!open || open == name || !g_str_has_suffix(open, pairs[i][1]))
            continue;
        const char *inside = zy_arena_text(arena, open + opens, strlen(open) - opens - closes);
        if (g_str_has_prefix(inside, "単位")) {
            inside += strlen("単位");
            inside += strspn(inside, " :");
            inside += g_str_has_prefix(inside, "：") ? strlen("：") : 0;
        }
        if (!zy_unit_scaled(arena, inside, scale, unit) || (*scale == 1 && is_kind(*unit)))
            return false;
        *rest = g_strchomp(zy_arena_text(arena, name, (size_t)(open - name)));
        return true;
    }
    return false;
}
