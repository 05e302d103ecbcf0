#!/bin/sh
# A slide deck: whole or not at all, complete as a package, the same from run to run.
. "$(dirname "$0")/setup.sh"
write_table
write_chart rain.yaml
{ cat rain.yaml; printf 'subtitle: Two cities & more\nalt: Tokyo gets "more"\nlang: en\nsource: {name: Agency, url: "https://example.org/?a=1&b=2"}\n'; } >full.yaml
printf '{data: {values: [{a: 1}]}, mark: bar, x: a}\n' >untitled.yaml

deck() {
    words="deck $*"
    "$zuhyo" deck --text-metrics=fixed "$@" >out 2>said
    status=$?
}

deck rain.yaml full.yaml untitled.yaml -o rain.pptx
expect 0; quiet; is_file rain.pptx; tidy
deck rain.yaml full.yaml untitled.yaml -o again.pptx --title=rain -j 3
cmp -s rain.pptx again.pptx || fail "the same charts, title and theme make another deck"
TZ=Asia/Tokyo; export TZ
deck rain.yaml full.yaml untitled.yaml -o - --title=rain
cmp -s rain.pptx out || fail "another zone or standard output makes another deck"

# ---- The package ----

check_package() { # FILE
    rm -rf parts
    unzip -q "$1" -d parts || fail "the archive cannot be unpacked"
    (cd parts && find . -type f | sed 's|^\./||' | sort) >names
    while read -r part; do
        case $part in
        *.png) file --brief "parts/$part" | grep -q '^PNG' || fail "$part is no PNG" ;;
        *) xmllint --noout --nonet "parts/$part" 2>said || fail "$part is not well-formed" ;;
        esac
        case $part in
        '[Content_Types].xml' | *.rels | *.png | *.svg) ;;
        *) grep -q "PartName=\"/$part\"" 'parts/[Content_Types].xml' || fail "$part has no type" ;;
        esac
    done <names
    grep -o 'PartName="/[^"]*' 'parts/[Content_Types].xml' | sed 's|.*="/||' | while read -r part; do
        test -f "parts/$part" || echo "$part"
    done >missing
    # Who is named in a relation is there.
    grep '\.rels$' names | while read -r rels; do
        base=$(dirname "$(dirname "$rels")")
        grep -o 'Target="[^"]*' "parts/$rels" | sed 's|.*="||' | while read -r target; do
            test -f "parts/$base/$target" || echo "$rels: $target"
        done
    done >>missing
    test ! -s missing || fail "parts are named that are not there: $(cat missing)"
}

has() { # PART TEXT
    grep -qF -- "$2" "parts/$1" || fail "$1 lacks $2"
}

check_package rain.pptx
test "$(grep -c '^ppt/slides/slide[0-9]*.xml$' names)" -eq 3 || fail "three slides were expected"
has ppt/slides/slide1.xml '<p:ph type="title"/>'
has ppt/slides/slide1.xml '<a:t>Rain</a:t>'
has ppt/slides/slide2.xml '<a:t>Two cities &amp; more</a:t>'
has ppt/slides/slide2.xml 'descr="Tokyo gets &quot;more&quot;"'
has ppt/slides/slide2.xml 'asvg:svgBlip'
has ppt/notesSlides/notesSlide2.xml 'https://example.org/?a=1&amp;b=2'
has ppt/notesSlides/notesSlide2.xml 'Alternative text: Tokyo gets &quot;more&quot;'
has ppt/slides/slide2.xml 'lang="en-US"'
has ppt/slides/slide3.xml '<a:t>untitled</a:t>'
has docProps/core.xml '<dc:title>rain</dc:title>'
# The title is text: the picture does not say it again. Its own texts are shapes.
! grep -q '<text' parts/ppt/media/chart1.svg || fail "the picture holds texts that need fonts"
# Nothing in it knows a clock.
zipinfo -l rain.pptx | grep -v '80-Jan-01 00:00' | grep -q '[0-9] [a-z]*N ' && fail "an entry has a date"

# ---- Every part but the pictures, as kept in deck.txt; ZUHYO_ACCEPT=1 keeps what is made now ----

cat >kinds.yaml <<'END'
title: {text: [売上は2倍に Sales doubled, 二行目 of it], subtitle: 単位 million yen}
theme: dark
size: [800, 600]
lang: ja
notes: 速報値
source: 架空
data: {values: [{k: a, v: 1}, {k: b, v: 2}]}
mark: bar
x: k
y: v
END
cat >plain.yaml <<'END'
$schema: https://vega.github.io/schema/vega-lite/v6.json
title: {text: Plain & simple, anchor: middle, fontSize: 20, fontWeight: normal, fontStyle: italic, color: "#123456"}
background: "#eeeeff80"
description: A description
width: 300
data: {values: [{k: a, v: 1}, {k: b, v: 2}]}
mark: bar
encoding: {x: {field: v, type: quantitative}, y: {field: k}}
END
sed 's/anchor: middle/anchor: end/; s/#eeeeff80/#223344/' plain.yaml >right.yaml
deck kinds.yaml full.yaml plain.yaml right.yaml untitled.yaml -o kinds.pptx
expect 0
check_package kinds.pptx
while read -r part; do
    case $part in
    *.png | *.svg) ;;
    *) echo "== $part"; sed 's/>/>\n/g' "parts/$part" ;;
    esac
done <names >made
if [ "${ZUHYO_ACCEPT:-}" = 1 ]; then cp made "$tests/cli/deck.txt"; fi
diff -u "$tests/cli/deck.txt" made >difference || { head -n 40 difference; fail "parts differ from deck.txt"; }

# ---- Dependencies ----

deck rain.yaml full.yaml -o rain.pptx -MD
expect 0; is_file rain.d
grep -q '^rain.pptx: ' rain.d || fail "the deck is not the target"
for file in rain.yaml full.yaml rain.csv; do
    grep -q " $file" rain.d || fail "$file is not among the dependencies"
done

# ---- Nothing is written when one chart is wrong ----

sed 's/x: rain$/x: rains/' rain.yaml >wrong.yaml
sed 's/mark: bar/mark: baar/' rain.yaml >wrong2.yaml
cp rain.pptx before.pptx
deck rain.yaml wrong.yaml full.yaml wrong2.yaml -o rain.pptx -MD
expect 1; says wrong.yaml; says wrong2.yaml; tidy
cmp -s rain.pptx before.pptx || fail "the old deck was touched"
deck wrong.yaml -o new.pptx
expect 1; no_file new.pptx
deck rain.yaml missing.yaml -o new.pptx
expect 4; no_file new.pptx
deck rain.yaml -o no/folder.pptx
expect 4

# ---- What cannot be meant ----

deck -o a.pptx; expect 2; says 'no chart'
deck rain.yaml; expect 2; says 'one -o FILE.pptx'
deck rain.yaml -o a.pptx -o b.pptx; expect 2
deck rain.yaml -o a.ppt; expect 2; says '.pptx'
deck rain.yaml -o a.pptx -MF a.d; expect 2; says '-MD'
deck rain.yaml -o a.pptx --svg-text=embed; expect 2; says 'unknown option'
no_file a.pptx
exit $failed
