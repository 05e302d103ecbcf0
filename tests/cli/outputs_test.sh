#!/bin/sh
# Where pictures go, and what happens when they cannot go there.
. "$(dirname "$0")/setup.sh"
write_table
write_chart rain.yaml

run rain.yaml -o rain.svg -o rain.pdf
expect 0; quiet; is_file rain.svg; is_file rain.pdf; tidy

run rain.yaml
expect 0
cmp -s out rain.svg || fail "standard output differs from the file"

run -o - -f svg rain.yaml
cmp -s out rain.svg || fail "-o - differs from the file"

run rain.yaml -o copy.xml -f svg
expect 0
cmp -s copy.xml rain.svg || fail "-f chooses the format of a file without a known ending"

mkdir deck
cp rain.yaml other.yaml
run -f svg,png rain.yaml other.yaml -o deck
expect 0; is_file deck/rain.svg; is_file deck/rain.png; is_file deck/other.svg; tidy

# The same bytes whatever runs beside it.
mkdir jobs
run -j 4 -f svg,png rain.yaml other.yaml -o jobs/
expect 0
diff -r deck jobs >/dev/null || fail "-j 4 draws something else"

# The file mode is that of any new file, or of the old one.
(umask 027 && "$zuhyo" --text-metrics=fixed --svg-text=plain rain.yaml -o mode.svg)
test "$(stat -c %a mode.svg)" = 640 || fail "the umask is followed"
chmod 604 mode.svg
run rain.yaml -o mode.svg
test "$(stat -c %a mode.svg)" = 604 || fail "the old mode is kept"

# A link stays a link.
ln -s rain.svg link.svg
echo old >rain.svg
run rain.yaml -o link.svg
test -L link.svg || fail "the link was replaced"
cmp -s rain.svg deck/rain.svg || fail "the file behind the link is not new"

# The time changes even when the bytes do not, unless it is not to.
touch -d '2000-01-01' rain.svg
run rain.yaml -o rain.svg --if-changed
test "$(date -r rain.svg +%Y)" = 2000 || fail "--if-changed touched an equal file"
run rain.yaml -o rain.svg
test "$(date -r rain.svg +%Y)" != 2000 || fail "the time did not change"

# Not writable.
run rain.yaml -o /dev/full -f svg
expect 4; says '/dev/full'; says 'no space is left'
"$zuhyo" --text-metrics=fixed --svg-text=plain rain.yaml >/dev/full 2>said
status=$?; words='rain.yaml >/dev/full'
expect 4; says 'standard output'
run rain.yaml -o /dev/null -f svg
expect 0; quiet
run rain.yaml -o missing/rain.svg
expect 4; says 'missing/rain.svg'; no_file missing
run rain.yaml -o rain.csv/rain.svg
expect 4; says 'rain.csv/rain.svg'
run rain.yaml -o /proc/rain.svg
expect 4; says '/proc/rain.svg'
run rain.yaml -o /proc/ -f svg,pdf
expect 4; says '/proc/rain.svg'
if [ "$(id -u)" -ne 0 ]; then
    mkdir locked && chmod 555 locked
    run rain.yaml -o locked/rain.svg
    expect 4; says 'permission denied'; no_file locked/rain.svg
    chmod 755 locked
fi

# A closed pipe.
{ sleep 0.3; "$zuhyo" --text-metrics=fixed --svg-text=plain rain.yaml 2>said; echo $? >code; } | true
status=$(cat code); words='rain.yaml | true'
expect 4; says 'pipe'

# A closed standard output.
"$zuhyo" --text-metrics=fixed --svg-text=plain rain.yaml >&- 2>said
status=$?; words='rain.yaml >&-'
expect 4

# All outputs of a chart or none: the first is not replaced when the second fails.
echo old >both.svg
run rain.yaml -o both.svg -o /dev/full -f svg
expect 4
test "$(cat both.svg)" = old || fail "one output was replaced though another failed"
tidy

# An old picture stays when its chart is wrong.
sed 's/rain$/rains/' rain.yaml >wrong.yaml
echo old >old.svg
run wrong.yaml -o old.svg
expect 1
test "$(cat old.svg)" = old || fail "the old picture is gone"
tidy

# A theme of one's own stands on a built-in one; its font is opened and embedded.
printf 'base: dark\nfont: biz-ud\nhouse: {accent: "#b58900"}\n' >own.yaml
run_plain rain.yaml --theme own.yaml -o themed.svg
expect 0
grep -q '#14181d' themed.svg || fail "the theme's base is not used"
grep -q 'font/woff' themed.svg || fail "the font is not embedded"
exit $failed
