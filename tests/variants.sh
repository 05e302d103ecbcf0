#!/bin/sh
# variants.sh ZUHYO TESTS      every chart of tests/charts once more, as nobody meant it: those of the
# house style on a phone in the dark, on canvases that are too narrow, too low and too large, those of
# Vega-Lite with Vega's own widths of letters. variants.txt beside this file keeps a check sum for each
# picture and for what is said; ZUHYO_ACCEPT=1 keeps those of now. A line that differs says which chart
# to draw with which options, before and after, and to look at.
set -u
zuhyo=$(realpath "$1") tests=$(realpath "$2")
made=$(mktemp -d) || exit 1
trap 'rm -rf "$made"' EXIT
unset NO_COLOR LC_ALL LC_MESSAGES
export LANG=C
cd "$tests/charts" || exit 1
house=$(grep -L '^[^#]*schema: https://vega' */*.yaml)
lite=$(grep -l '^[^#]*schema: https://vega' */*.yaml)

draw() { # FILES OPTION...
    files=$1
    shift
    for folder in $(echo "$files" | sed 's|/.*||' | sort -u); do
        mkdir -p "$made/out/$folder"
        # The names of charts have no blanks.
        "$zuhyo" $(echo "$files" | grep "^$folder/") -o "$made/out/$folder/" -f svg --svg-text=plain "$@" \
            >>"$made/said" 2>&1
    done
    (cd "$made/out" && cksum */*.svg) | sed "s|^\([0-9]*\) [0-9]* \(.*\)\.svg|\2 $*: \1|" >>"$made/sums"
    echo "messages $*: $(cksum <"$made/said" | sed 's/ .*//')" >>"$made/sums"
    rm -rf "$made/out" "$made/said"
}

draw "$house" --text-metrics=fixed --size=mobile --theme=dark
draw "$house" --text-metrics=fixed --size=300x760
draw "$house" --text-metrics=fixed --size=1100x260
draw "$house" --text-metrics=fixed --size=a4
draw "$lite" --text-metrics=estimate

if [ "${ZUHYO_ACCEPT:-}" = 1 ]; then cp "$made/sums" "$tests/variants.txt"; fi
diff "$tests/variants.txt" "$made/sums" >"$made/difference" || { head -n 20 "$made/difference"; exit 1; }
