/* What was read of a column beyond the plain grammar of its cells, and how that is said. */
#include <string.h>

#include "data/data.h"

/* Numbers without a unit among others with one have theirs; that may be a slip of the pen. */
void zy_warn_bare(zy_job *job, const zy_table *table, const zy_def *def, const zy_column *column)
{
    zy_diags *diags = job->diags;
    const char *message = zy_arena_format(
        diags->arena,
        ZY_SAY(diags,
               "\"%s\" says %s in some cells only; \"%s\" is read so too (cells of this kind: %zu)",
               "「%s」は一部のセルにだけ単位「%s」があります。「%s」なども同じ単位で読みます（%"
               "zuセル）"),
        def->field, column->unit, column->written[column->bare_row], column->bare);
    const char *hint =
        zy_arena_format(diags->arena,
                        ZY_SAY(diags, "the name \"%s (%s)\" gives all of them the unit",
                               "列名を「%s（%s）」とすれば、すべてのセルの単位になります"),
                        def->field, column->unit);

    if (column->unit_once)
        zy_note(diags, "mixed-column", zy_def_field_span(def), hint, "%s", message);
    else
        zy_warn(diags, "mixed-column", zy_def_field_span(def), hint, "%s", message);
    zy_diag_also(diags, zy_cell_span(table, column, column->bare_row));
}

const char *zy_reading_words(const zy_diags *diags, zy_reading reading)
{
    switch (reading) {
    case ZY_READ_AS_IT_IS:
        break;
    case ZY_READ_COMMAS:
        return ZY_SAY(diags, "numbers with a decimal comma", "小数点がコンマの数");
    case ZY_READ_MONTH_FIRST:
        return ZY_SAY(diags, "dates with the month first", "月が先の日付");
    case ZY_READ_DAY_FIRST:
        return ZY_SAY(diags, "dates with the day first", "日が先の日付");
    case ZY_READ_YEARS_ONCE:
        return ZY_SAY(diags, "dates that leave out the year of the one before",
                      "前の行の年を略した日付");
    case ZY_READ_SHORT_YEARS:
        return ZY_SAY(diags, "months with the year in two digits", "2桁の年の付いた月");
    case ZY_READ_SEASONS:
        return ZY_SAY(diags, "fiscal years", "年度");
    case ZY_READ_TIMES_OF_DAY:
    case ZY_READ_LIKELY_TIMES_OF_DAY:
        return ZY_SAY(diags, "times of day", "時刻");
    case ZY_READ_DURATIONS:
        return ZY_SAY(diags, "durations", "時間の長さ");
    case ZY_READ_HOURS_MINUTES:
        return ZY_SAY(diags, "durations in hours and minutes", "時間の長さ（時間と分）");
    case ZY_READ_MINUTES_SECONDS:
    case ZY_READ_LIKELY_MINUTES_SECONDS:
        return ZY_SAY(diags, "durations in minutes and seconds", "時間の長さ（分と秒）");
    case ZY_READ_YEAR_OR_DAY:
        return ZY_SAY(diags, "words: nothing tells whether the number is a year or a day",
                      "文字（数が年か日か決められません）");
    case ZY_READ_NEITHER_ORDER:
        return ZY_SAY(diags, "words: nothing tells whether the day or the month comes first",
                      "文字（日と月のどちらが先か決められません）");
    }
    return NULL;
}

static const char *reading_hint(const zy_diags *diags, zy_reading reading)
{
    switch (reading) {
    case ZY_READ_AS_IT_IS:
    case ZY_READ_YEARS_ONCE:
    case ZY_READ_TIMES_OF_DAY:
    case ZY_READ_DURATIONS:
    case ZY_READ_MINUTES_SECONDS:
        break;
    case ZY_READ_SHORT_YEARS:
    case ZY_READ_SEASONS:
        return ZY_SAY(diags, "type: nominal on the channel keeps them as words",
                      "チャネルに type: nominal と書けば文字のままです");
    case ZY_READ_YEAR_OR_DAY:
        return ZY_SAY(diags, "write the years in four digits", "年を4桁で書いてください");
    case ZY_READ_LIKELY_TIMES_OF_DAY:
        return ZY_SAY(
            diags,
            "data: {times: day} says so; durations are {times: hm} or {times: ms}, in hours "
            "and minutes or in minutes and seconds",
            "data: {times: day} と書けば確かになり、時間の長さなら {times: hm}（時間と分）か "
            "{times: ms}（分と秒）です");
    case ZY_READ_HOURS_MINUTES:
        return ZY_SAY(diags,
                      "data: {times: hm} says so, data: {times: ms} takes them for minutes and "
                      "seconds",
                      "data: {times: hm} と書けば確かになり、data: {times: ms} なら分と秒です");
    case ZY_READ_LIKELY_MINUTES_SECONDS:
        return ZY_SAY(
            diags, "data: {times: ms} says so, data: {times: hm} takes them for hours and minutes",
            "data: {times: ms} と書けば確かになり、data: {times: hm} なら時間と分です");
    case ZY_READ_COMMAS:
        return ZY_SAY(
            diags, "data: {decimal: \",\"} says so, data: {decimal: \".\"} that it is not so",
            "data: {decimal: \",\"} と書けば確かになり、data: {decimal: \".\"} なら数としません");
    case ZY_READ_MONTH_FIRST:
        return ZY_SAY(diags, "data: {dates: mdy} says so",
                      "data: {dates: mdy} と書けば確かになります");
    case ZY_READ_DAY_FIRST:
        return ZY_SAY(diags, "data: {dates: dmy} says so",
                      "data: {dates: dmy} と書けば確かになります");
    case ZY_READ_NEITHER_ORDER:
        return ZY_SAY(diags, "write data: {dates: dmy} or data: {dates: mdy}",
                      "data: {dates: dmy} か data: {dates: mdy} と書いてください");
    }
    return NULL;
}

/* Cells that cannot be anything else need no words. */
static bool is_sure(zy_reading reading)
{
    return reading == ZY_READ_TIMES_OF_DAY || reading == ZY_READ_DURATIONS ||
           reading == ZY_READ_MINUTES_SECONDS;
}

/* What the second look made of the column. */
static void say_reading(zy_job *job, zy_table *table, const zy_def *def, const zy_column *column,
                        zy_reading reading, size_t sure)
{
    zy_diags *diags = job->diags;
    const char *cell = column->written ? column->written[sure] : column->texts[sure];
    const char *hint = reading_hint(diags, reading);

    if (reading == ZY_READ_AS_IT_IS || is_sure(reading))
        return;
    const char *message = zy_arena_format(
        diags->arena,
        ZY_SAY(diags, "\"%s\" is read as %s (\"%s\")", "「%s」は%sとして読みます（「%s」）"),
        def->field, zy_reading_words(diags, reading), cell);
    if (reading == ZY_READ_COMMAS || reading == ZY_READ_NEITHER_ORDER ||
        reading == ZY_READ_YEAR_OR_DAY)
        zy_warn(diags, "read-closely", zy_def_field_span(def), hint, "%s", message);
    else
        zy_note(diags, "read-closely", zy_def_field_span(def), hint, "%s", message);
    zy_diag_also(diags, zy_cell_span(table, column, sure));
}

/* What the chart has asked for needs no words. */
static bool is_asked(const zy_table *table, zy_reading reading)
{
    return (reading == ZY_READ_COMMAS && table->decimal == ',') ||
           (reading == ZY_READ_MONTH_FIRST && table->dates == ZY_DATES_MDY) ||
           (reading == ZY_READ_DAY_FIRST && table->dates == ZY_DATES_DMY);
}

/* What the type asks for; where there is none yet, what the mark and the other axis tell. */
static zy_wanted wanted_of(const zy_def *def)
{
    if (def->type == ZY_TYPE_TEMPORAL || def->units)
        return ZY_WANT_TIME;
    return def->type == ZY_TYPE_QUANTITATIVE ? ZY_WANT_NUMBER : def->wanted;
}

bool zy_look_closely(zy_job *job, zy_table *table, const zy_def *def, zy_column *column)
{
    size_t sure;

    if (!job->chart.style->reads_cells || column->looked || column->kind != ZY_COLUMN_TEXT)
        return false;
    column->looked = true;
    const zy_reading reading = zy_column_look(table, column, wanted_of(def), &sure);
    if (!is_asked(table, reading))
        say_reading(job, table, def, column, reading, sure);
    return reading != ZY_READ_AS_IT_IS && reading != ZY_READ_NEITHER_ORDER &&
           reading != ZY_READ_YEAR_OR_DAY;
}

/* ---- Stamps of several offsets ---- */

void zy_note_offsets(zy_job *job, const zy_table *table, const zy_def *def, zy_column *column)
{
    zy_diags *diags = job->diags;
    const size_t row = column->zone_row;

    if (!row || column->kind != ZY_COLUMN_TIME || !column->written)
        return;
    column->zone_row = 0; /* once is enough */
    zy_note(
        diags, "read-closely", zy_def_field_span(def),
        ZY_SAY(diags, "times without an offset are each shown as they are written",
               "時差を書かなければ、どのセルも書かれたとおりの時刻になります"),
        ZY_SAY(
            diags,
            "\"%s\" has stamps of several offsets (\"%s\" is not that of the first); all of "
            "them are shown by the clock of the first",
            "「%s」には時差の違う時刻があります（「%s」は最初のセルと違います）。すべて最初のセル"
            "の時計で表します"),
        def->field, column->written[row]);
    zy_diag_also(diags, zy_cell_span(table, column, row));
}

/* ---- What an axis wants of clock readings ---- */

static bool is_measure(zy_table *table, const zy_def *def)
{
    const zy_column *column = def->field ? zy_table_find(table, def->field) : NULL;

    if (def->type != ZY_TYPE_NONE)
        return def->type == ZY_TYPE_QUANTITATIVE;
    return def->aggregate || (column && zy_column_infer(column) == ZY_INFER_NUMBER);
}

zy_wanted zy_wanted_by(const zy_view *unit, zy_table *table, const zy_def *def)
{
    const zy_channel main = zy_channel_main(def->channel);
    const zy_def *across;

    if (main == ZY_CHANNEL_THETA || main == ZY_CHANNEL_RADIUS || main == ZY_CHANNEL_SIZE)
        return ZY_WANT_NUMBER;
    if (def->channel != ZY_CHANNEL_X && def->channel != ZY_CHANNEL_Y)
        return ZY_WANT_WORDS;
    if (zy_def_is_field(unit->encoding[zy_channel_second(def->channel)]))
        return ZY_WANT_TIME;
    across = unit->encoding[def->channel == ZY_CHANNEL_X ? ZY_CHANNEL_Y : ZY_CHANNEL_X];
    if (!zy_def_is_field(across) || is_measure(table, across))
        return ZY_WANT_ANY;
    if (unit->mark->is_tile)
        return ZY_WANT_WORDS;
    const bool measures =
        unit->mark->has_length || (unit->mark->is_path && def->channel == ZY_CHANNEL_Y);
    return measures ? ZY_WANT_NUMBER : ZY_WANT_MEASURE;
}
