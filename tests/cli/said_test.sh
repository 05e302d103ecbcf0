#!/bin/sh
# What the command says, whole, in both languages: wrong command lines, and its help. said.en.txt and
# said.ja.txt beside this file are kept; ZUHYO_ACCEPT=1 keeps what is said now.
. "$(dirname "$0")/setup.sh"
write_table
write_chart rain.yaml
cp rain.yaml other.yaml
printf 'data: {name: weather}\nmark: bar\nx: rain\ny: city\n' >named.yaml

say() { # LINE LOCALE LANGUAGE
    echo "\$ zuhyo $1" >>made.$3
    # The words of the line are split on purpose.
    LC_ALL=$2 "$zuhyo" $1 >>made.$3 2>&1 </dev/null
    echo "exit $?" >>made.$3
}

while read -r line; do
    say "$line" C en
    say "$line" ja_JP.UTF-8 ja
done <<'END'

--sise=slide rain.yaml
-x rain.yaml
rain.yaml -o
rain.yaml --strict=yes
rain.yaml -f swg
rain.yaml -o rain.swg
rain.yaml other.yaml -o rain.svg
rain.yaml other.yaml
rain.yaml rain.yaml -o ./
rain.yaml -f svg,png
rain.yaml -f svg,png -o rain.svg
rain.yaml -j many
rain.yaml --scale 0
rain.yaml --data rain.csv
rain.yaml --data =rain.csv
rain.yaml --data weather=
named.yaml
rain.yaml -MF rain.d
rain.yaml -MP
rain.yaml -MD
rain.yaml -MD -o rain.svg -MF
rain.yaml other.yaml -MD -MF rain.d -o ./
rain.yaml -MX
rain.yaml --dump=scale
rain.yaml other.yaml --dump=scales
rain.yaml --dump=scales -f svg
rain.yaml --size=slyde
rain.yaml --theme=papper
rain.yaml --lang=fr
rain.yaml --color=often
check rain.yaml -o rain.svg
check rain.yaml
deck rain.yaml
deck rain.yaml -o deck.pdf
deck rain.yaml -o one.pptx -o two.pptx
deck rain.yaml -o deck.pptx -f svg
deck rain.yaml -o deck.pptx -MF deck.d
deck rain.yaml -o - -MD
deck
table
table rain.csv rain.yaml
table rain.csv -o a.csv -o b.csv
table rain.csv -f svg
table rain.csv --colums=1=a
table rain.csv --columns=a
table rain.csv --header=top
table rain.csv --delimiter=ab
table rain.csv --sheet=2
table none.csv
table rain.csv
help brr
help table deck
help data-format
help sample bin
help
version more
--help
check --help
deck --help
table --help
fonts --help
END

for language in en ja; do
    kept=$tests/cli/said.$language.txt
    if [ "${ZUHYO_ACCEPT:-}" = 1 ]; then cp made.$language "$kept"; fi
    diff -u "$kept" made.$language >difference || { head -n 40 difference; failed=1; }
done
exit $failed
