#!/bin/sh
# install_test.sh BUILD CC FLAGS: installs into an empty folder, compiles program.c against what is
# there through pkg-config, and draws a chart with it, dynamically and statically linked.
set -eu
build=$1 cc=$2 flags=$3
here=$(cd "$(dirname "$0")" && pwd)
prefix=$(mktemp -d)
trap 'rm -rf "$prefix"' EXIT

cmake --install "$build" --prefix "$prefix" >/dev/null
for file in bin/zuhyo include/zuhyo.h share/man/man1/zuhyo.1; do
    test -e "$prefix/$file" || { echo "$file is not installed"; exit 1; }
done
pc=$(find "$prefix" -name zuhyo.pc)
export PKG_CONFIG_PATH="${pc%/*}"
libdir=$(pkg-config --variable=libdir zuhyo)
chart=$here/chart.yaml

# The words of $flags and pkg-config are meant to be split.
$cc $flags "$here/program.c" -o "$prefix/program" $(pkg-config --cflags --libs zuhyo)
LD_LIBRARY_PATH=$libdir "$prefix/program" "$chart" "$prefix/dynamic.svg"
$cc $flags "$here/program.c" -o "$prefix/static" $(pkg-config --cflags zuhyo) "$libdir/libzuhyo.a" \
    $(pkg-config --libs --static zuhyo | sed 's/-lzuhyo//g') -ldl
"$prefix/static" "$chart" "$prefix/static.svg"
"$prefix/bin/zuhyo" "$chart" -o "$prefix/command.svg"
cmp "$prefix/dynamic.svg" "$prefix/command.svg"
cmp "$prefix/static.svg" "$prefix/command.svg"
if LD_LIBRARY_PATH=$libdir "$prefix/program" no-such.yaml "$prefix/x.svg" 2>"$prefix/said"; then
    echo "a missing chart is no failure?"
    exit 1
fi
grep -q 'cannot-read' "$prefix/said"

# Only zuhyo_* is visible (and what the sanitizers and gcov add in test builds).
others=$(nm -D --defined-only "$libdir/libzuhyo.so" |
    awk '$2 ~ /[TDBR]/ && $3 !~ /^(zuhyo_|_init|_fini|__asan|__odr_asan|__ubsan|__gcov|mangle_path)/ { print $3 }')
test -z "$others" || { echo "visible, and should not be: $others"; exit 1; }
