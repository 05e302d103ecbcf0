#!/bin/sh
# What is read, and what is said when it cannot be.
. "$(dirname "$0")/setup.sh"
write_table
write_chart rain.yaml
run rain.yaml -o rain.svg
expect 0

run no-such.yaml -o x.svg
expect 4; says 'no-such.yaml'; says 'no such file'; says '[cannot-read]'; no_file x.svg
run . -o x.svg
expect 4; says 'folder'

write_chart lost.yaml nowhere.csv
run lost.yaml -o x.svg
expect 4; says 'lost.yaml:2:'; says 'nowhere.csv'; no_file x.svg

: >empty.csv
write_chart empty.yaml empty.csv
run empty.yaml -o x.svg
expect 1; says 'empty.csv'; no_file x.svg

printf 'city,rain\nTokyo,1500,3\nOsaka,1300\n' >open.csv
write_chart open.yaml open.csv
run open.yaml -o x.svg
expect 1; says 'open.csv:2:'; no_file x.svg

: >nothing.yaml
run nothing.yaml -o x.svg
expect 1; says 'nothing.yaml'; no_file x.svg

# CP932, EUC-JP and UTF-16 give the same picture as UTF-8.
printf '国,雨\n東京,1500\n大阪,1300\n' >utf8.csv
cat >japan.yaml <<END
title: 雨
data: utf8.csv
mark: bar
x: 雨
y: 国
END
run japan.yaml -o utf8.svg
expect 0
for encoding in CP932 EUC-JP UTF-16; do
    iconv -f UTF-8 -t "$encoding" utf8.csv >other.csv
    sed 's/utf8.csv/other.csv/' japan.yaml >other.yaml
    run other.yaml -o other.svg
    expect 0
    cmp -s utf8.svg other.svg || fail "$encoding gives another picture"
done

# A chart file in CP932 is refused, and the encoding named.
iconv -f UTF-8 -t CP932 japan.yaml >sjis.yaml
run sjis.yaml -o x.svg
expect 1; says 'sjis.yaml'

# Standard input: as the chart, and as a table.
"$zuhyo" --text-metrics=fixed --svg-text=plain - <rain.yaml >out 2>said
status=$?; words='- <rain.yaml'
expect 0
cmp -s out rain.svg || fail "the chart from standard input differs"
sed 's/data: .*/data: {name: weather}/' rain.yaml >named.yaml
"$zuhyo" --text-metrics=fixed --svg-text=plain named.yaml --data weather=- <rain.csv >out 2>said
status=$?; words='--data weather=- <rain.csv'
expect 0
cmp -s out rain.svg || fail "the table from standard input draws something else"
run named.yaml --data weather=rain.csv -o named.svg
expect 0
cmp -s named.svg rain.svg || fail "--data NAME=FILE draws something else"
run - --data weather=-
expect 2; says 'only once'

# Tables lie beside the chart, else below --data-dir.
mkdir -p a/b
mv rain.csv a/table.csv
write_chart a/b/up.yaml table.csv
run a/b/up.yaml -o x.svg
expect 4; says 'table.csv'; no_file x.svg
run a/b/up.yaml --data-dir a -o x.svg
expect 0; is_file x.svg
exit $failed
