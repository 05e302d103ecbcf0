#!/bin/sh
# ratio.sh ZUHYO: instructions (callgrind) of one chart as a whole process against gnuplot's. Fails above
# the limits. Counts, not times: they are the same on a busy machine.
set -eu
zuhyo=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
cd "$(dirname "$0")"
for program in valgrind gnuplot; do
    command -v "$program" >/dev/null || { echo "skipped: $program is not installed"; exit 77; }
done
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT

count() {
    # Once without valgrind, so that caches of fonts are there for both.
    "$@" >/dev/null 2>&1 || { echo "failed: $*" >&2; "$@" >&2; exit 1; }
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 |
        sed -n 's/.*Collected : *\([0-9]*\).*/\1/p'
}

result=0
echo "whole process, one 1280×720 bar chart     zuhyo Mi  gnuplot Mi   ratio   limit"
compare() { # FORMAT LIMIT OPTION...
    format=$1 limit=$2
    shift 2
    ours=$(count "$zuhyo" bar.yaml --scale 1 -o "$made/ours.$format" "$@")
    theirs=$(count gnuplot -e "term='$format'; out='$made/theirs.$format'; in='bar.csv'" bar.gp)
    awk -v f="$format" -v a="$ours" -v b="$theirs" -v limit="$limit" 'BEGIN {
        over = (a / b > limit)
        printf "%-40s %9.1f %11.1f  %6.3f  %6.2f%s\n", f, a / 1e6, b / 1e6, a / b, limit,
               (over ? "  TOO MUCH" : "")
        exit over
    }' || result=1
}
compare png 0.15
compare svg 0.60 --svg-text=plain
compare pdf 0.60
exit $result
