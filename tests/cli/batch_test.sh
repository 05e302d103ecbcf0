#!/bin/sh
# Many charts in one process: each for itself, messages in order, the worst status.
. "$(dirname "$0")/setup.sh"
write_table
mkdir deck
for i in 1 2 3 4 5 6 7 8; do
    write_chart "good$i.yaml"
    write_chart "bad$i.yaml"
    sed -i "s/rain\$/rains$i/" "bad$i.yaml"
done

run -j 3 -o deck/ good1.yaml bad1.yaml good2.yaml bad2.yaml bad3.yaml good3.yaml
expect 1
for i in 1 2 3; do
    is_file "deck/good$i.svg"
    no_file "deck/bad$i.svg"
done
order=$(grep -o '^bad[0-9].yaml' said | uniq | tr '\n' ' ')
test "$order" = 'bad1.yaml bad2.yaml bad3.yaml ' || fail "the messages came in the order $order"
tidy

# The same words whatever the number of threads.
cp said one
run -j 1 -o deck/ good1.yaml bad1.yaml good2.yaml bad2.yaml bad3.yaml good3.yaml
cmp -s said one || fail "-j changes the messages"

run -o deck/ good1.yaml missing.yaml bad1.yaml
expect 4
run -o deck/ --if-changed good1.yaml good2.yaml
expect 0; quiet

run_plain check good1.yaml
expect 0; quiet; no_file good1.svg
run_plain check good1.yaml bad1.yaml
expect 1; says 'bad1.yaml'

# Warnings: a picture and a message; under --strict neither picture nor success.
printf 'city,rain\nTokyo,1500\nOsaka\n' >short.csv
write_chart short.yaml short.csv
run short.yaml -o short.svg
expect 0; says 'warning'; is_file short.svg
rm short.svg
run short.yaml -o short.svg --strict
expect 3; no_file short.svg
run short.yaml -o short.svg -q
expect 0; quiet

# A list of sizes is laid out for each.
write_chart sizes.yaml
echo 'size: [slide, square]' >>sizes.yaml
run sizes.yaml -o sizes.svg
expect 0; is_file sizes.svg; is_file sizes-square.svg
run sizes.yaml -o one.svg --size square
expect 0
no_file one-square.svg
exit $failed
