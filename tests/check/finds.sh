#!/bin/sh
# finds.sh ZUHYO SCENE_CHECK: a checker that finds nothing proves nothing. Each scene in bad/ has the
# fault of its name (KIND or KIND.case) and no other; those in good/ have none.
set -u
zuhyo=$1 check=$2
here=$(cd "$(dirname "$0")" && pwd)
. "$here/fonts.sh"
status=0

for scene in "$here"/bad/*.scene.json; do
    kind=$(basename "$scene" .scene.json)
    said=$("$check" "$scene" | tail -n 1)
    echo "$said" | grep -Eq "[1-9][0-9]* faults, [0-9]+ ${kind%%.*}\$" && continue
    echo "$scene: $said"
    status=1
done
"$check" "$here"/good/*.scene.json || status=1
exit $status
