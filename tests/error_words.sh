#!/bin/sh
# error_words.sh SOURCE: every code word that the sources can say has a failing chart of that name in
# tests/errors. Those that no chart file brings about are listed here, with the test that does.
set -u
source=$1
elsewhere='
usage cannot-write depfile-name  tests/cli
repaired-row                     tests/cli/table_test.sh
no-input unnamed-table           tests/cli
no-zstd                          tests/unit/table_form_test.c
file-too-large not-a-file        tests/unit/base_file_test.c
bad-call                         tests/unit, the library called wrongly
no-parameters                    a transform outside of a chart: tests/unit
internal drawing font-subset bad-escape no-expression   faults of ours, or said before by another check
image-not-drawn                  tests/unit, the writers
no-fonts no-icu font-unreadable  the machine lacks fonts or ICU
expression-too-deep table-limit too-many-steps  limits: too large for a kept file
'
said=$(cat "$source"/src/*.c "$source"/src/*/*.c "$source"/src/*/*/*.c | tr '\n' ' ' |
    grep -oE 'zy_(fail|warn|note)\([^;"]*"[a-z0-9]+(-[a-z0-9]+)*"' | sed 's/.*"\(.*\)"/\1/' | sort -u)
missing=
for word in $said; do
    ls "$source/tests/errors/" | grep -qE "^$word(\.|\$)" && continue
    echo "$elsewhere" | grep -qw -- "$word" && continue
    missing="$missing $word"
done
[ -z "$missing" ] || { echo "no chart in tests/errors/ shows:$missing"; exit 1; }
