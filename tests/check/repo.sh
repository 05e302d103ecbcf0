#!/bin/sh
# repo.sh ZUHYO SCENE_CHECK SOURCE: every chart of the house style that the repository has, in each
# size and theme, through the scene checker. known.txt beside this file lists what is known to fail.
set -u
zuhyo=$1 check=$2 source=$3
here=$(cd "$(dirname "$0")" && pwd)
. "$here/fonts.sh"
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

for folder in "$source"/charts "$source"/tests/charts/*; do
    area=$(basename "$folder")
    grep -L '"*\$schema' "$folder"/*.yaml >"$work/charts"
    test -s "$work/charts" || continue
    for size in slide slide-half report square ogp mobile; do
        for theme in paper dark; do
            out=$work/$size-$theme-$area
            mkdir "$out"
            xargs "$zuhyo" -f scene -q -j 2 --size=$size --theme=$theme -o "$out/" \
                <"$work/charts" || exit 1
        done
    done
done
"$check" --known "$here/known.txt" "$work"/*-*-*/*.scene.json
