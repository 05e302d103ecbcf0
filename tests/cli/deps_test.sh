#!/bin/sh
# Dependencies for make, as cc writes them.
. "$(dirname "$0")/setup.sh"
write_table
write_chart rain.yaml

run rain.yaml -o rain.svg -o rain.pdf -MD -MP
expect 0; quiet; is_file rain.d
grep -q '^rain.svg rain.pdf: ' rain.d || fail "the targets are not the outputs"
grep -q ' rain.csv' rain.d || fail "the table is not among the dependencies"
grep -q '^rain.csv:$' rain.d || fail "-MP made no rule for the table"

run rain.yaml -o rain.svg -MD -MF other.d -MT 'a b'
expect 0; is_file other.d
grep -q '^a b: ' other.d || fail "-MT is not the target"
run rain.yaml -o rain.svg -MD -MFjoined.d
expect 0; is_file joined.d

# Only on success.
sed 's/rain$/rains/' rain.yaml >wrong.yaml
run wrong.yaml -o wrong.svg -MD
expect 1; no_file wrong.d; no_file wrong.svg

# make reads back every name that can be written: blanks, $, #, colons, Japanese.
# Nothing of a make around this one.
unset MAKEFLAGS MFLAGS MAKELEVEL
command -v make >/dev/null || exit $failed
set -- 'with blank.csv' 'dollar$sign.csv' 'a#b.csv' '雨.csv' 'back\ slash.csv' 'co:lon.csv'
for table; do
    write_table "$table"
    write_chart odd.yaml "'$table'"
    run odd.yaml -o odd.svg -MD -MF odd.d
    expect 0; quiet
    printf 'include odd.d\nodd.svg:\n\t@echo made anew\n' >Makefile
    touch -d '2000-01-01' "$table" odd.yaml
    touch -d '2001-01-01' odd.svg
    made=$(make -s odd.svg 2>&1)
    case $made in
    *'made anew'* | *Error* | *error* | *'No rule'*) fail "make, nothing changed, $table: $made" ;;
    esac
    touch "$table"
    made=$(make -s odd.svg 2>&1)
    test "$made" = 'made anew' || fail "make does not see that $table changed: $made"
done

# What cannot be written is warned of.
write_table 'a;b.csv'
write_chart odd.yaml "'a;b.csv'"
run odd.yaml -o odd.svg -MD -MF odd.d
expect 0; says 'a;b.csv'; says '[depfile-name]'

run rain.yaml -o rain.svg --deps=json
expect 0
grep -qF '{"chart":"rain.yaml","outputs":["rain.svg"],"inputs":["rain.yaml","rain.csv"' out ||
    fail "$(cat out)"
exit $failed
