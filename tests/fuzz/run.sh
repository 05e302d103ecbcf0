#!/bin/sh
# run.sh BUILD SECONDS SEED [NAME...]: every fuzzer for so long, from our own charts and tables. What makes one
# fail is kept in found/NAME/; mend it and commit it with the mending.
#
# SEED 0 is another walk each time. With any other one a walk is the same on every machine: the charts and tables
# are in the order of their names, and it ends after `runs`, which a slow machine does in a minute.
set -u
build=$1 seconds=$2 seed=$3
shift 3
here=$(cd "$(dirname "$0")" && pwd)
top=$here/../..
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
failed=0
fixed= # the same addresses each time, where that is allowed
[ "$seed" = 0 ] || { setarch -R true 2>/dev/null && fixed="setarch -R"; }
export LSAN_OPTIONS=suppressions=$here/../lsan.supp:print_suppressions=0

[ $# -gt 0 ] || set -- $(cd "$here" && ls *_fuzz.c | sed 's/_fuzz\.c$//')
for name; do
    seeds=$work/$name
    mkdir -p "$seeds" "$here/found/$name"
    case $name in
    csv | encodings) cp "$top"/data/*.csv "$here"/../perf/*.csv "$seeds" 2>/dev/null ;;
    sheets)
        cp "$here"/../tables/* "$seeds" 2>/dev/null
        rm -f "$seeds"/make.py
        for book in kinds book; do # their parts alone, which begin as XML
            for part in worksheets/sheet1 worksheets/sheet2 sharedStrings styles; do
                unzip -p "$here/../tables/$book.xlsx" "xl/$part.xml" >"$seeds/$book-${part#*/}.xml" 2>/dev/null
            done
            unzip -p "$here/../tables/$book.ods" content.xml >"$seeds/$book-content.xml" 2>/dev/null
        done
        ;;
    icons) cp "$top"/charts/symbols/*.svg "$here"/../charts/pictogram/icon.svg "$seeds" 2>/dev/null ;;
    chart | values) cp "$top"/charts/*.yaml "$here"/../charts/*/*.yaml "$seeds" 2>/dev/null ;;
    esac
    rm -f "$seeds"/thirty-* # seconds each, with sanitizers: a walk would not get far
    cp "$here/found/$name"/* "$seeds" 2>/dev/null
    dict=
    [ -e "$here/$name.dict" ] && dict=-dict=$here/$name.dict
    runs=-1
    [ "$seed" = 0 ] || case $name in
    chart) runs=20000 ;;
    csv) runs=100000 ;;
    icons | sheets | transforms) runs=200000 ;;
    formats) runs=4000000 ;;
    *) runs=250000 ;;
    esac
    (cd "$seeds" && find "$seeds" -type f | LC_ALL=C sort | paste -sd, -) >"$work/seeds"
    printf '%s: ' "$name"
    if $fixed "$build/tests/${name}_fuzz" -seed="$seed" -runs=$runs -max_total_time="$seconds" \
        -timeout=60 -rss_limit_mb=2048 -max_len=4096 $dict -artifact_prefix="$here/found/$name/" -seed_inputs=@"$work/seeds" >"$work/log" 2>&1; then
        tail -n 1 "$work/log"
    else
        echo FAILED
        grep -v '^#' "$work/log" | tail -n 60
        failed=1
    fi
    rmdir "$here/found/$name" 2>/dev/null
done
exit $failed
