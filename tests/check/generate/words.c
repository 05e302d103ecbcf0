#include "words.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

/* ---- Dice: splitmix64 ---- */

static uint64_t next(dice *d)
{
    uint64_t z = (d->state += 0x9E3779B97F4A7C15u);

    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

size_t roll(dice *d, size_t sides)
{
    return (size_t)(next(d) % sides);
}

size_t roll_between(dice *d, size_t least, size_t most)
{
    return least + roll(d, most - least + 1);
}

bool chance(dice *d, unsigned percent)
{
    return roll(d, 100) < percent;
}

double roll_share(dice *d)
{
    return (double)(next(d) >> 11) / 9007199254740992.0;
}

/* ---- Words ---- */

#define LIST(...)                                                                                  \
    (const char *const[])                                                                          \
    {                                                                                              \
        __VA_ARGS__, NULL                                                                          \
    }

/* clang-format off */
static const char *const places_ja[] = {
    "北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県", "福島県", "茨城県", "栃木県", "群馬県",
    "埼玉県", "千葉県", "東京都", "神奈川県", "新潟県", "富山県", "石川県", "福井県", "山梨県", "長野県",
    "岐阜県", "静岡県", "愛知県", "三重県", "滋賀県", "京都府", "大阪府", "兵庫県", "奈良県", "和歌山県",
    "鳥取県", "島根県", "岡山県", "広島県", "山口県", "徳島県", "香川県", "愛媛県", "高知県", "福岡県",
    "佐賀県", "長崎県", "熊本県", "大分県", "宮崎県", "鹿児島県", "沖縄県", NULL};
static const char *const ministries_ja[] = {
    "内閣府", "デジタル庁", "復興庁", "総務省", "法務省", "外務省", "財務省", "文部科学省", "厚生労働省",
    "農林水産省", "経済産業省", "国土交通省", "環境省", "防衛省", "金融庁", "消費者庁", "こども家庭庁",
    "国税庁", "特許庁", "気象庁", "観光庁", "中小企業庁", "資源エネルギー庁", "出入国在留管理庁", NULL};
static const char *const products_ja[] = {
    "産業用ロボット", "半導体製造装置", "乗用車", "電気自動車", "リチウムイオン電池", "冷凍食品",
    "清涼飲料", "即席めん", "スマートフォン", "家庭用ゲーム機", "医薬品", "化粧品", "工作機械", "鉄鋼",
    "太陽光パネル", "クラウドサービス", "動画配信", "生成AIの開発基盤", "教育用タブレット", "住宅ローン",
    "データセンター", "水素ステーション", NULL};
static const char *const answers_ja[] = {
    "そう思う", "どちらかといえばそう思う", "どちらともいえない", "どちらかといえばそう思わない",
    "そう思わない", "わからない", "無回答", "利用したことがある", "利用したいと思わない",
    "名前を聞いたことがある程度", "業務で毎日のように使っている", "必要性を感じない",
    "費用が高い", "使い方がわからない", "個人情報の漏えいが心配", "職場で禁止されている", "その他", NULL};
static const char *const countries_en[] = {
    "United States", "China", "Japan", "Germany", "United Kingdom", "India", "France",
    "South Korea", "Canada", "Italy", "Brazil", "Australia", "Spain", "Mexico", "Indonesia",
    "Netherlands",
    "Saudi Arabia", "Türkiye", "Switzerland", "Poland", "Sweden", "Belgium", "Argentina", "Ireland",
    "Norway", "Austria", "Israel", "Thailand", "United Arab Emirates", "Singapore", "Malaysia",
    "Philippines", "Viet Nam", "Denmark", "South Africa", "Egypt", "Bangladesh", "Chile", "Finland",
    "Czechia", "Romania", "Colombia", "Portugal", "New Zealand", "Iraq", "Greece", "Peru", "Qatar",
    "Kazakhstan", "Hungary", "Kuwait", "Morocco", "Ukraine", "Slovakia", "Ecuador", "Kenya",
    "Bosnia and Herzegovina", "Côte d’Ivoire", "Lao People’s Democratic Republic", NULL};
static const char *const industries_en[] = {
    "Agriculture, forestry and fishing", "Mining and quarrying", "Manufacturing",
    "Electricity, gas and steam supply", "Construction", "Wholesale and retail trade",
    "Accommodation and food service", "Information and communication", "Financial services",
    "Real estate", "Professional services", "Public administration", "Education",
    "Human health", "Arts and entertainment", "Transportation", "Cloud infrastructure",
    "Semiconductors", "Pharmaceuticals", "Consumer electronics", NULL};
static const char *const products_mixed[] = {
    "GPT-4o", "Claude 3.5 Sonnet", "Gemini 1.5 Pro", "Llama 3.1 405B", "Mistral Large", "日立製作所",
    "NTTドコモ", "KDDI", "ソフトバンク", "JR東日本", "東京メトロ", "AIエージェント", "5G基地局",
    "EVの充電器", "CO₂排出量", "GDP比", "ECサイト", "SNSの広告", "IoT機器", "DX推進室", "NISAの口座",
    "TOEIC®の受験者", "Windows 11搭載機", "iPhone 16", "第3次AIブーム", "G7各国", "ASEAN", NULL};
static const char *const tails_ja[] = {
    "の本社", "（連結）", "および関連会社", "における利用", "・東日本支社", "のうち60歳以上", "（推計）",
    "の情報システム部門", "向けの国内出荷", "と回答した企業", "を除く", "（令和6年度）", "の合計", NULL};
static const char *const tails_en[] = {
    ", total", " (estimate)", " and affiliates", ", excluding services", " (2024)", " – new orders",
    ", all ages", " by headcount", ", seasonally adjusted", NULL};
static const char *const tiny_ja[] = {
    "春", "夏", "秋", "冬", "東", "西", "南", "北", "上", "下", "左", "右", "金", "銀", "銅", "鉄", "水",
    "木", "火", "土", "日", "月", "紙", "布", "石", "米", "麦", "豆", "肉", "魚", "卵", "茶", "男", "女",
    "親", "子", "兄", "弟", "姉", "妹", "朝", "昼", "夜", "国", "県", "市", "町", "村", "山", "川", "海",
    "空", "雨", "雪", "風", "雲", "花", "鳥", "馬", "犬", "猫", "虎", NULL};
static const char *const clauses_ja[] = {
    "著名なAIモデルの担い手は", "学界から企業へ移り、", "中国の産業用ロボットの設置台数は", "1年で30万台を超えた",
    "生成AIを業務に使う企業は", "前の年の2倍に増え、", "令和6年度の一般会計予算は", "112兆円にのぼる",
    "65歳以上の人口の割合は", "29.3%と過去最高で、", "実質賃金は", "26か月ぶりにプラスへ転じた", "「必要ない」と答えた人は",
    "半数近くにとどまり、", "地方の公立図書館では", "貸し出しの件数が", "10年前の7割に減った", "政府は", "2030年までに",
    "CO₂の排出を46%減らすと", "約束している", "訪日客の消費は", "8.1兆円で", "コロナ禍の前を上回った", NULL};
static const char *const clauses_en[] = {
    "Robot installations", "in China", "passed 300,000 a year,", "more than",
    "the rest of the world",
    "combined,", "while spending on", "artificial intelligence", "doubled in 2024,", "and wages",
    "rose for the first time", "in 26 months", "as prices eased", "across the euro area,",
    "according to", "a survey of 1,200 firms", "by the statistics bureau", NULL};
/* clang-format on */

static size_t length_of(const char *const *list)
{
    size_t n = 0;

    while (list[n])
        n++;
    return n;
}

static const char *const *pool_of(dice *d, tongue t)
{
    const char *const *const japanese[] = {places_ja, ministries_ja, products_ja, answers_ja};
    const char *const *const english[] = {countries_en, industries_en};

    switch (t) {
    case JAPANESE:
        return japanese[roll(d, 4)];
    case ENGLISH:
        return english[roll(d, 2)];
    case MIXED:
    case TONGUES:
        break;
    }
    return chance(d, 50) ? products_mixed : chance(d, 70) ? pool_of(d, JAPANESE) : countries_en;
}

/* ---- Names ---- */

static bool is_among(const char *name, char names[][NAME_BYTES], size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

static void tiny_name(tongue t, size_t at, char name[NAME_BYTES])
{
    if (t == JAPANESE)
        snprintf(name, NAME_BYTES, "%s", tiny_ja[at % length_of(tiny_ja)]);
    else if (at < 26)
        snprintf(name, NAME_BYTES, "%c", (int)('A' + at));
    else
        snprintf(name, NAME_BYTES, "%c%zu", (int)('A' + at / 9), at % 9 + 1);
}

/* Cut at a whole number of characters. */
static void cut(char *text, size_t characters)
{
    if (g_utf8_strlen(text, -1) > (glong)characters)
        *g_utf8_offset_to_pointer(text, (glong)characters) = '\0';
    g_strchomp(text);
}

static void long_name(dice *d, tongue t, const char *const *pool, size_t most,
                      char name[NAME_BYTES])
{
    const char *const *tails = t == ENGLISH ? tails_en : tails_ja;

    while (g_utf8_strlen(name, -1) < (glong)most * 2 / 3) {
        const size_t len = strlen(name);
        const char *more =
            chance(d, 50) ? tails[roll(d, length_of(tails))] : pool[roll(d, length_of(pool))];
        snprintf(name + len, NAME_BYTES - len, "%s%s", t == ENGLISH && more[0] != ',' ? " " : "",
                 more);
    }
    cut(name, most);
}

static void make_name(dice *d, tongue t, lengths l, const char *const *pool, size_t at,
                      char name[NAME_BYTES])
{
    if (l == TINY) {
        tiny_name(t, at, name);
        return;
    }
    snprintf(name, NAME_BYTES, "%s", pool[roll(d, length_of(pool))]);
    if (l == LONG || (l == ANY_LENGTH && chance(d, 40)))
        long_name(d, t, pool, roll_between(d, 14, 40), name);
}

void make_names(dice *d, tongue t, lengths l, size_t count, char names[][NAME_BYTES])
{
    const char *const *pool = pool_of(d, t);

    for (size_t i = 0; i < count; i++) {
        for (int tries = 0; tries < 40; tries++) {
            make_name(d, t, l, tries > 12 ? pool_of(d, t) : pool, i, names[i]);
            if (!is_among(names[i], names, i))
                break;
            if (tries == 39) {
                cut(names[i], 36);
                const size_t len = strlen(names[i]);
                snprintf(names[i] + len, NAME_BYTES - len, " %zu", i + 1);
            }
        }
    }
}

/* ---- Sentences ---- */

void make_sentence(dice *d, tongue t, size_t characters, char out[NAME_BYTES * 4])
{
    const char *const *list = t == ENGLISH ? clauses_en : clauses_ja;
    const size_t count = length_of(list);
    size_t at = roll(d, count);

    out[0] = '\0';
    do {
        const size_t len = strlen(out);
        snprintf(out + len, NAME_BYTES * 4 - len, "%s%s", t == ENGLISH && len ? " " : "",
                 t == MIXED && chance(d, 25) ? products_mixed[roll(d, 20)] : list[at]);
        at = (at + 1) % count;
    } while (g_utf8_strlen(out, -1) + 4 < (glong)characters);
    cut(out, characters);
}
