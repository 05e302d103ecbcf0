#!/bin/sh
# Tables from standard input, and in other forms than CSV: all draw the same picture.
. "$(dirname "$0")/setup.sh"
made=$tests/tables
cat >rain.yaml <<END
title: Rain
data: rain.csv
mark: bar
x: rain
y: month
END
cp "$made/rain.csv" .
run rain.yaml -o rain.svg
expect 0; quiet

# same FILE: the picture is that of rain.csv.
same() {
    cmp -s rain.svg "$1" || fail "$1 is another picture"
}

for file in rain.json rain.ndjson rain.csv.gz rain.xlsx.gz one.xlsx; do
    cp "$made/$file" .
    sed "s/rain.csv/$file/" rain.yaml >other.yaml
    run other.yaml -o other.svg
    expect 0; quiet; same other.svg
    # The ending is not needed: bytes tell what it is.
    cp "$file" plain
    sed "s/rain.csv/plain/" rain.yaml >plain.yaml
    run plain.yaml -o plain.svg
    expect 0; quiet; same plain.svg
done

# Zstandard, or the name of the package that is missing.
cp "$made/rain.json.zst" .
sed "s/rain.csv/rain.json.zst/" rain.yaml >other.yaml
run other.yaml -o other.svg
if [ "$status" -eq 0 ]; then
    quiet; same other.svg
else
    expect 4; says '[no-zstd]'; says libzstd1
fi

# run_from FILE WORD...: with FILE as standard input.
run_from() {
    input=$1
    shift
    words="$* <$input"
    "$zuhyo" --text-metrics=fixed --svg-text=plain "$@" <"$input" >out 2>said
    status=$?
}

# Standard input in every form: for a table by its name, for the only table, and where the chart says so.
sed 's/rain.csv/"-"/' rain.yaml >input.yaml
sed 's/rain.csv/{name: weather}/' rain.yaml >named.yaml
for file in rain.csv rain.json rain.ndjson rain.csv.gz one.xlsx; do
    run_from "$file" input.yaml -o input.svg
    expect 0; quiet; same input.svg
    run_from "$file" named.yaml --data weather=- -o named.svg
    expect 0; quiet; same named.svg
    run_from "$file" rain.yaml --data=- -o only.svg
    expect 0; quiet; same only.svg
    run_from "$file" rain.yaml --data - -o only.svg
    expect 0; quiet; same only.svg
done

# It is read once and shared: by two tables, by two charts at a time.
cat >two.yaml <<END
hconcat:
  - {data: {name: a}, mark: bar, x: rain, y: month}
  - {data: {name: b}, mark: bar, x: rain, y: month}
END
run two.yaml --data a=rain.csv --data b=rain.csv -o files.svg
expect 0
run_from rain.csv two.yaml --data a=- --data b=- -o two.svg
expect 0; quiet
cmp -s files.svg two.svg || fail "two tables from standard input differ from two files"
cp input.yaml again.yaml
mkdir made
run_from rain.csv -j 2 -f svg -o made/ input.yaml again.yaml
expect 0; quiet; same made/input.svg; same made/again.svg

# Of several tables --data=- does not say which.
run_from rain.csv two.yaml --data=- -o x.svg
expect 1; says '[unnamed-table]'; says '"a" and "b"'; no_file x.svg

cat >values.yaml <<END
hconcat:
  - {data: [{rain: 1, month: a}], mark: bar, x: rain, y: month}
  - {data: [{rain: 2, month: b}], mark: bar, x: rain, y: month}
END
run_from rain.csv values.yaml --data=- -o x.svg
expect 1; says '[unnamed-table]'; no_file x.svg
cat >facet.yaml <<END
data: [{rain: 1, month: a}]
layer:
  - {mark: bar, x: rain, y: month}
  - {mark: point, x: rain, y: month}
END
run_from rain.csv facet.yaml --data=- -o facet.svg
expect 0; quiet
grep -q Mar facet.svg || fail "--data=- does not stand for rows in the chart"

# A chart from standard input leaves nothing for a table.
run_from input.yaml - -o x.svg
expect 1; says '[no-input]'; no_file x.svg
run_from rain.yaml - --data=-
expect 2; says 'only once'

# What is wrong with standard input is said of it.
printf '{"month": "Jan", "rain": 1}\n{"month": }\n' >bad.ndjson
run_from bad.ndjson input.yaml -o x.svg
expect 1; says 'stdin:2:11: error'; says '[json-syntax]'; no_file x.svg
run_from "$made/old.xls" input.yaml -o x.svg
expect 1; says 'stdin: this is an Excel 97 workbook'; no_file x.svg

# A file from standard input is in no list of dependencies.
run_from rain.csv input.yaml -MD -o input.svg
expect 0
grep -q -- ' -' input.d input.svg.d 2>/dev/null && fail "standard input is a dependency"

exit $failed
