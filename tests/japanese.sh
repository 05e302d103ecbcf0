#!/bin/sh
# japanese.sh ZUHYO TESTS: what the charts of tests/errors are told in Japanese, all in one printout,
# tests/japanese.txt. ZUHYO_ACCEPT=1 keeps what is said now; read it before you commit it.
set -u
zuhyo=$(realpath "$1") tests=$2
said=$(mktemp) || exit 1
trap 'rm -f "$said"' EXIT
unset NO_COLOR LC_MESSAGES LANG
export LC_ALL=C

cd "$tests/errors" || exit 1
"$zuhyo" check --lang=ja --text-metrics=fixed *.yaml */chart.yaml >"$said" 2>&1
if [ "${ZUHYO_ACCEPT:-}" = 1 ]; then
    cp "$said" "$tests/japanese.txt"
fi
diff -u "$tests/japanese.txt" "$said" | head -n 40
cmp -s "$tests/japanese.txt" "$said"
