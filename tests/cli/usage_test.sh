#!/bin/sh
# The command line itself: what is refused, in which words, with which status.
. "$(dirname "$0")/setup.sh"
write_table
write_chart rain.yaml

run_plain
expect 2; says 'no chart is given'
run_plain --sise=slide rain.yaml
expect 2; says 'unknown option --sise'; says 'did you mean --size?'
run_plain -x rain.yaml
expect 2; says 'unknown option -x'
run_plain rain.yaml -o
expect 2; says '-o wants a value'
run_plain rain.yaml --strict=yes
expect 2; says '--strict takes no value'
run_plain rain.yaml -f swg
expect 2; says '"swg"'; says 'svg'
run_plain rain.yaml -o rain.swg
expect 2; says 'rain.swg'; says '.svg'
run_plain rain.yaml rain.yaml -o rain.svg
expect 2; says 'one file'
mkdir deck a
cp rain.yaml a/
run_plain rain.yaml a/rain.yaml -o deck/
expect 2; says 'deck/rain.svg'; says 'twice'
run_plain rain.yaml -f svg,png
expect 2
run_plain rain.yaml -j many
expect 2; says '--jobs'
run_plain rain.yaml --scale 0
expect 2; says '--scale'
run_plain rain.yaml --data rain.csv
expect 2; says 'NAME=FILE'
run_plain rain.yaml -MF rain.d
expect 2; says '-MD'
run_plain rain.yaml -MX
expect 2; says '-MX'
run_plain rain.yaml --dump=scale
expect 2; says 'scales'
run_plain check rain.yaml -o rain.svg
expect 2; says '-o'
run_plain help brr
expect 2
no_file rain.svg

# Options may stand after the charts; "--" ends them.
cp rain.yaml -- -odd.yaml
run -o odd.svg -- -odd.yaml
expect 0; is_file odd.svg

# Messages in Japanese, by the environment and by an option.
LC_ALL=ja_JP.UTF-8 "$zuhyo" >out 2>said
status=$?; words='(LC_ALL=ja_JP.UTF-8)'
expect 2; says '図表の指定がありません'
run_plain --lang=ja
expect 2; says '図表の指定がありません'
LC_ALL=ja_JP.UTF-8 "$zuhyo" --lang en >out 2>said
says 'no chart is given'
run_plain --lang=ja --help
expect 0
grep -q '使い方' out || fail "the help is not Japanese"

# Colours only where they are asked for.
run_plain rain.yaml --color=always -o rain.swg
grep -q "$(printf '\033')" said || fail "--color=always has no colours"
run_plain rain.yaml -o rain.swg
if grep -q "$(printf '\033')" said; then fail "colours in a file"; fi

# JSON, one line a message.
run_plain rain.yaml --diagnostics=json -o rain.swg
expect 2
test "$(wc -l <said)" -eq 1 || fail "not one line"
says '"code":"usage"'

for command in help schema reference fonts version; do
    run_plain $command
    expect 0; quiet
    test -s out || fail "$command prints nothing"
done
"$zuhyo" version >/dev/full 2>said
status=$?; words='version >/dev/full'
expect 4
run_plain version more
expect 2
run_plain --version
expect 0
run_plain render --help
expect 0
grep -q -- '--output' out || fail "the help lacks --output"
exit $failed
