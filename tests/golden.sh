#!/bin/sh
# golden.sh chart|error|stages ZUHYO FILE      compares what zuhyo makes of FILE with the file kept
# beside it. ZUHYO_ACCEPT=1 keeps what is made now; read it before you commit it.
#
#   chart   NAME.svg: the picture, with fixed text widths and plain text; NAME.txt: the messages, if
#           the chart is about one (else it must say nothing)
#   error   CODE.txt, or CODE.case.txt: the whole of standard error and "exit N". Nothing may be
#           written. FILE may be a folder with chart.yaml in it, for charts with tables of their own.
#   stages  NAME.STAGE: the printout of --dump=STAGE, for every such file there is
#
# A first line "# zuhyo: --strict --data t=table.csv" gives options.
set -u
kind=$1 zuhyo=$(realpath "$2") file=$(realpath "$3")
here=$(dirname "$file") made=$(mktemp -d) || exit 1
trap 'rm -rf "$made"' EXIT
unset NO_COLOR LC_ALL LC_MESSAGES
export LANG=C

# Shows the first difference: kept, made.
compare() {
    if cmp -s "$1" "$2"; then
        return 0
    fi
    if [ "${ZUHYO_ACCEPT:-}" = 1 ]; then
        cp "$2" "$1" && echo "accepted $1"
        return
    fi
    if [ ! -e "$1" ]; then
        echo "$1 is not there; ZUHYO_ACCEPT=1 makes it"
        head -n 20 "$2"
        return 1
    fi
    awk -v name="$1" '
        NR == FNR { kept[FNR] = $0; n = FNR; next }
        { m = FNR }
        !shown && (FNR > n || kept[FNR] != $0) {
            printf "%s:%d:\n  kept: %s\n  made: %s\n", name, FNR, (FNR > n ? "(end)" : kept[FNR]), $0
            shown = 1
        }
        END { if (!shown) printf "%s:%d:\n  kept: %s\n  made: (end)\n", name, m + 1, kept[m + 1] }
    ' "$1" "$2"
    return 1
}

if [ -d "$file" ]; then
    chart=$(ls "$file"/chart.yaml "$file"/chart.json 2>/dev/null | head -n 1)
else
    chart=$file
fi
options=$(sed -n '1s/^# zuhyo: //p' "$chart")
stem=${file%.yaml} stem=${stem%.json} stem=${stem%/}
# Messages name the file as it is called here, wherever the project lies.
cd "$here" || exit 1
chart=${chart#"$here"/}

run() {
    # The options are words: $options is split on purpose.
    "$zuhyo" "$chart" --text-metrics=fixed --svg-text=plain $options "$@"
}

case $kind in
chart)
    run -f svg >"$made/svg" 2>"$made/txt"
    status=$?
    if [ "$status" -ne 0 ]; then
        cat "$made/txt"
        echo "exit $status"
        exit 1
    fi
    compare "$stem.svg" "$made/svg" || exit 1
    if [ -e "$stem.txt" ]; then
        compare "$stem.txt" "$made/txt"
    elif [ -s "$made/txt" ]; then
        echo "$file says something, and is not about that (there is no $stem.txt):"
        cat "$made/txt"
        exit 1
    fi
    ;;
error)
    run -f svg >"$made/svg" 2>"$made/txt"
    status=$?
    echo "exit $status" >>"$made/txt"
    if [ -s "$made/svg" ] && [ "$status" -ne 0 ]; then
        echo "$file: a failed run wrote a picture"
        exit 1
    fi
    code=$(basename "$stem") code=${code%%.*}
    if ! grep -q "\[$code\]" "$made/txt"; then
        echo "$file: the code word [$code] is not said:"
        cat "$made/txt"
        exit 1
    fi
    compare "$stem.txt" "$made/txt"
    ;;
stages)
    result=1
    for kept in "$stem".*; do
        stage=${kept##*.}
        case $stage in
        yaml | json | csv) continue ;;
        esac
        if [ "$result" -eq 1 ]; then result=0; fi
        if run --dump="$stage" >"$made/$stage" 2>"$made/txt"; then
            compare "$kept" "$made/$stage" || result=2
        else
            cat "$made/txt"
            result=2
        fi
    done
    [ "$result" -eq 1 ] && echo "$file: no $stem.STAGE beside it (touch one, then accept)"
    exit "$result"
    ;;
*)
    echo "golden.sh: no kind $kind" >&2
    exit 2
    ;;
esac
