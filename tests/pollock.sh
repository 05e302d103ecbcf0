#!/bin/sh
# pollock.sh ZUHYO [FOLDER [--parameters] [--worst]]: the score of `zuhyo table` on the Pollock benchmark of polluted CSV
# files (https://github.com/HPI-Information-Systems/Pollock), of which FOLDER, or else the environment's
# ZUHYO_POLLOCK, is a copy's polluted_files. Without it the status is 77: skipped. --parameters
# counts once more with what the benchmark knows of each file, as without a FOLDER is always done; --worst
# also names the files that are read worst.
set -u
zuhyo=$1 folder=${2:-${ZUHYO_POLLOCK:-}}
if [ ! -d "$folder/csv" ] || [ ! -d "$folder/clean" ]; then
    echo "pollock.sh: there is no folder of the benchmark's polluted files: $folder"
    exit 77
fi
if [ $# -gt 1 ]; then shift 2; else set -- --parameters; fi
exec node "$(dirname "$0")/pollock.mjs" "$zuhyo" "$folder" "$@"
