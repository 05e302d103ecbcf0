#!/bin/sh
# reference.sh ZUHYO SOURCE: docs/reference.md is what `zuhyo reference` prints, and the schema is JSON.
set -u
zuhyo=$1 source=$2
made=$(mktemp) || exit 1
trap 'rm -f "$made"' EXIT

"$zuhyo" reference >"$made" || exit 1
if [ "${ZUHYO_ACCEPT:-}" = 1 ]; then
    cp "$made" "$source/docs/reference.md"
fi
diff -u "$source/docs/reference.md" "$made" | head -n 20
cmp -s "$source/docs/reference.md" "$made" || {
    echo "docs/reference.md is old: make docs"
    exit 1
}
"$zuhyo" schema >"$made" && "$zuhyo" --dump=values "$made" >/dev/null
