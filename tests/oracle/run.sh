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
# In groups, so that a crash or a hang costs the score little; then each of such a group by itself, to
# name it. Refused examples (status 1) are what the score is for.
draw() {
    timeout "$1" "$zuhyo" -f scene --text-metrics=estimate -j 2 -q --lang en -o "$work/ours/" \
        $2 >"$work/out" 2>"$work/said"
    status=$?
    grep -E '(error|fault of zuhyo|Sanitizer|runtime error)' "$work/said" >>"$work/messages"
    case $status in
    0 | 1 | 4 | 5) ! grep -qE '\[internal\]|Sanitizer|runtime error' "$work/said" ;;
    *) return 1 ;;
    esac
}
xargs -n 24 echo <"$work/charts" >"$work/groups"
broken=
while read -r group; do
    draw 120 "$group" && continue
    for chart in $group; do
        draw 20 "$chart" && continue
        broken=1
        echo "BROKEN  $(basename "$chart" .vl.json): status $status"
        grep -E -A 8 'internal|Sanitizer|runtime error|fault' "$work/said" | head -n 12
    done
done <"$work/groups"
if [ -n "$family" ]; then
    cat "$work/messages"
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
test "${score:-0}" -ge "$least" && test -z "$broken"
