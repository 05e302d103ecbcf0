#!/bin/sh
# generated.sh ZUHYO SCENE_CHECK SOURCE SCENE_GENERATE [COUNT [FIRST]]: charts that nobody chose,
# through the scene checker. KEEP=FOLDER keeps charts and scenes for a look.
set -u
zuhyo=$1 check=$2 generate=$4 count=${5:-500} first=${6:-0}
here=$(cd "$(dirname "$0")" && pwd)
. "$here/fonts.sh"
temporary=$(mktemp -d) || exit 1
trap 'rm -rf "$temporary"' EXIT
work=${KEEP:-$temporary}
mkdir -p "$work/charts" "$work/generated"
"$generate" "$work/charts" "$count" "$first" || exit 1
if ! "$zuhyo" -f scene -q -j 2 -o "$work/generated/" "$work"/charts/*.yaml 2>"$work/said"; then
    cat "$work/said"
    exit 1
fi
"$check" "$work"/generated/*.scene.json
