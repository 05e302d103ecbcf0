#!/bin/sh
# format.sh SOURCE: what .clang-format says holds for every C file of src/ and tests/, and no line of
# them is longer than 100 characters. Versions of clang-format differ, so it is the 14th or none.
set -u
cd "$1" || exit 1
for formatter in clang-format-14 clang-format; do
    "$formatter" --version 2>/dev/null | grep -q 'version 14\.' && break
    formatter=
done
[ -n "$formatter" ] || { echo "skipped: clang-format 14 is not installed"; exit 77; }

# No name in there has a blank.
files=$(find src tests -name '*.[ch]' | LC_ALL=C sort)
[ -n "$files" ] || { echo "no files in $1"; exit 1; }
result=0
"$formatter" --dry-run -Werror $files || result=1
LC_ALL=C.UTF-8 grep -nE '.{101}' $files && { echo "these lines are longer than 100 characters"; result=1; }
exit $result
