#!/bin/sh
# The command line itself.
. "$(dirname "$0")/setup.sh"
write_table
write_chart rain.yaml

# What is refused, and in which words, is in said_test.sh.
mkdir deck a
cp rain.yaml a/
run_plain rain.yaml a/rain.yaml -o deck/
expect 2; says 'deck/rain.svg'; says 'twice'
no_file deck/rain.svg

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
# The schema is large: a check sum is kept of it. When it has changed on purpose, ZUHYO_ACCEPT=1.
run_plain schema
cksum <out >sum
if [ "${ZUHYO_ACCEPT:-}" = 1 ]; then cp sum "$tests/cli/schema.sum"; fi
cmp -s sum "$tests/cli/schema.sum" || fail "the schema is not that of schema.sum"
run_plain fonts
grep -vE '^([a-z][^ ]*|    [1-9]00  /[^ ]+( \([0-9]+\))?)$' out >said && fail "fonts prints more than a family or a file in a line"
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
