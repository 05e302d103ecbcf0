#!/bin/sh
# run.sh ZUHYO [FAMILY]: draws the oracle's examples as scenes and scores those that draw no random
# numbers. Fails below the score in score.txt; ZUHYO_ACCEPT=1 raises it. FAMILY (bar_, line_, layer_) looks at some of them, with reasons.
# ORACLE is the oracle's folder; by default it lies beside the project.
set -u
zuhyo=$1 family=${2:-}
here=$(cd "$(dirname "$0")" && pwd)
oracle=${ORACLE:-$here/../../../shared/oracle}
if [ ! -d "$oracle/open" ]; then
    echo "skipped: no oracle at $oracle (set ORACLE)"
    exit 77
fi
if ! command -v node >/dev/null; then
    echo "skipped: node is not installed, and the oracle's comparison needs it"
    exit 77
fi
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
mkdir "$work/ref" "$work/ours"

grep "^$family" "$oracle/open.txt" >"$work/names"
while read -r name; do
    gunzip -c "$oracle/scenes/$name.scene.json.gz" >"$work/ref/$name.scene.json"
done <"$work/names"
ls "$oracle/open/$family"*.vl.json >"$work/charts"
timeout 900 xargs "$zuhyo" -f scene --text-metrics=estimate -j 2 -q --lang en -o "$work/ours/" \
    <"$work/charts" >"$work/out" 2>"$work/messages"
status=$?
if [ "$status" -eq 124 ]; then
    echo "an example hangs: 15 minutes were not enough"
    exit 1
fi
# xargs says 123 when the command failed: some examples are refused, that is what the score is for.
# A crash is something else: the command's 70, or a sanitizer's report.
case $status in
0 | 123) ;;
*)
    cat "$work/messages"
    echo "zuhyo ended with $status"
    exit 1
    ;;
esac
if grep -qE '\[internal\]|a fault of zuhyo|Sanitizer|runtime error' "$work/messages"; then
    grep -E -A 20 '\[internal\]|a fault of zuhyo|Sanitizer|runtime error' "$work/messages" | head -n 60
    exit 1
fi
if [ -n "$family" ]; then
    grep -E 'error: ' "$work/messages"
    exec node "$oracle/compare-scene.mjs" --ref "$work/ref" --cand "$work/ours"
fi

node "$oracle/compare-scene.mjs" --ref "$work/ref" --cand "$work/ours" --max 0 >"$work/score"
tail -n 1 "$work/score"
score=$(tail -n 1 "$work/score" | sed -n 's/.*: pass \([0-9]*\) .*/\1/p')
least=$(cat "$here/score.txt")
if [ "${ZUHYO_ACCEPT:-}" = 1 ] && [ "${score:-0}" -gt "$least" ]; then
    echo "$score" >"$here/score.txt"
fi
echo "$score examples pass; the recorded score is $least"
test "${score:-0}" -ge "$least"
