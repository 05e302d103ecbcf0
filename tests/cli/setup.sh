# Sourced by the tests of the command: a folder of its own, and a few checks.
#
#   run WORD...     runs zuhyo; its status is in $status, what it says in $said, standard output in out
#   expect N        the status must be N
#   says TEXT       the messages must hold TEXT
set -u
zuhyo=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
tests=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
unset LC_ALL LC_MESSAGES NO_COLOR
export LANG=C
failed=0

fail() {
    echo "FAILED: $1"
    echo "   command: zuhyo $words"
    echo "   status: $status"
    sed 's/^/   | /' said
    failed=1
}

run() {
    words=$*
    "$zuhyo" --text-metrics=fixed --svg-text=plain "$@" >out 2>said
    status=$?
}

# A command without the options of charts.
run_plain() {
    words=$*
    "$zuhyo" "$@" >out 2>said
    status=$?
}

expect() {
    test "$status" -eq "$1" || fail "status $1 was expected"
}

says() {
    grep -qF -- "$1" said || fail "the messages lack: $1"
}

quiet() {
    test ! -s said || fail "nothing was to be said"
}

is_file() {
    test -f "$1" || fail "there is no file $1"
}

no_file() {
    test ! -e "$1" || fail "there is a file $1"
}

# No temporary file is left anywhere.
tidy() {
    left=$(find . -name '.zuhyo-*')
    test -z "$left" || fail "left behind: $left"
}

write_chart() { # NAME [URL]
    mkdir -p "$(dirname "$1")"
    cat >"$1" <<END
title: Rain
data: ${2:-rain.csv}
mark: bar
x: rain
y: city
END
}

write_table() {
    printf 'city,rain\nTokyo,1500\nOsaka,1300\n' >"${1:-rain.csv}"
}
