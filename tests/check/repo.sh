#!/bin/sh
# repo.sh ZUHYO SCENE_CHECK SOURCE: every chart of the house style that the repository has, in each
# size and theme, through the scene checker. A chart that names its theme, whose own colours go with
# it, is drawn in that one. known.txt beside this file lists what is known to fail.
set -u
zuhyo=$1 check=$2 source=$3
here=$(cd "$(dirname "$0")" && pwd)
. "$here/fonts.sh"
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
sizes='slide slide-half report square ogp mobile'

# draw LIST AREA THEME [OPTION]: the charts of the list in all sizes.
draw() {
    test -s "$1" || return 0
    for size in $sizes; do
        out=$work/$size-$3-$2
        mkdir "$out"
        xargs "$zuhyo" -f scene -q -j 2 --size=$size $4 -o "$out/" <"$1" || exit 1
    done
}

for folder in "$source"/charts "$source"/tests/charts/*; do
    area=$(basename "$folder")
    grep -L '"*\$schema' "$folder"/*.yaml >"$work/house"
    xargs -r grep -l '^theme:' <"$work/house" >"$work/themed"
    grep -vxFf "$work/themed" "$work/house" >"$work/plain"
    draw "$work/themed" "$area" own ''
    draw "$work/plain" "$area" paper --theme=paper
    draw "$work/plain" "$area" dark --theme=dark
done
"$check" --known "$here/known.txt" "$work"/*-*-*/*.scene.json
