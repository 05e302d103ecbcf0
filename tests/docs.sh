#!/bin/sh
# docs.sh ZUHYO SOURCE: what README and docs/ show really works.
#
#   ```csv file=rain.csv              becomes a file beside the charts of the same page
#   ```yaml chart                     must be drawn without a word
#   ```yaml chart says=CODE           must be drawn, and say CODE
#   ```yaml chart wrong=CODE          must fail with status 1 and say CODE
#   ```yaml chart picture=NAME        and docs/pictures/NAME.svg is what it gives today
#   ```sh run                         commands that must succeed beside those files, without a message
#   ```text output                    what the commands before it print
#
# docs/specimen/*.yaml and *.json: the SVG kept beside each, one a size of its first line "# sizes: …", is what
# it gives today.
#
# Links to files lead somewhere, and docs/errors.md lists exactly the code words that the sources say.
# ZUHYO_ACCEPT=1 draws the pictures anew.
set -u
zuhyo=$1 source=$2
made=$(mktemp -d) || exit 1
trap 'rm -rf "$made"' EXIT
unset NO_COLOR LC_ALL LC_MESSAGES
export LANG=C
cd "$source" || exit 1
pages=$(ls README.md README.ja.md CONTRIBUTING.md CHANGELOG.md docs/*.md docs/ja/*.md)
result=0

wrong() {
    echo "$*"
    result=1
}

# Writes the blocks of a page into the folder, and a list of its charts and commands: NAME LINE WORDS.
blocks() {
    awk -v folder="$2" '
        /^```/ && !open {
            open = 1
            path = ""
            if ($2 == "chart") {
                name = sprintf("%s-%d.%s", "line", FNR, substr($1, 4))
                path = folder "/" name
                line = name " " FNR
                for (i = 3; i <= NF; i++)
                    line = line " " $i
                print line
            } else if ($2 == "run" || $2 == "output") {
                path = folder "/line-" FNR "." $2
                print "line-" FNR "." $2, FNR
            } else if ($2 ~ /^file=/) {
                path = folder "/" substr($2, 6)
            }
            if (path)
                printf "" >path
            next
        }
        /^```/ { open = 0; if (path) close(path); next }
        open && path { print >path }
    ' "$1"
}

picture() { # PAGE LINE CHART NAME
    kept=docs/pictures/$4.svg
    if ! "$zuhyo" "$3" -o "$made/picture.svg" >"$made/said" 2>&1; then
        wrong "$1:$2: $(cat "$made/said")"
    elif [ "${ZUHYO_ACCEPT:-}" = 1 ]; then
        cp "$made/picture.svg" "$kept"
    elif ! cmp -s "$kept" "$made/picture.svg"; then
        wrong "$1:$2: $kept is old: ZUHYO_ACCEPT=1 ctest -R docs, and look at it"
    fi
}

chart() { # PAGE FOLDER NAME LINE WORD...
    page=$1 folder=$2 name=$3 line=$4 status=0 code=
    shift 4
    for word; do
        case $word in
        wrong=*) status=1 code=${word#wrong=} ;;
        says=*) code=${word#says=} ;;
        picture=*) picture "$page" "$line" "$folder/$name" "${word#picture=}" ;;
        *) wrong "$page:$line: no word $word" ;;
        esac
    done
    (cd "$folder" && "$zuhyo" "$name" --text-metrics=fixed --svg-text=plain -f svg) >"$made/svg" 2>"$made/said"
    got=$?
    [ "$got" = "$status" ] || wrong "$page:$line: status $got instead of $status: $(cat "$made/said")"
    if [ -z "$code" ]; then
        [ -s "$made/said" ] && wrong "$page:$line: $(cat "$made/said")"
    else
        grep -q "\[$code\]" "$made/said" || wrong "$page:$line: does not say [$code]: $(cat "$made/said")"
    fi
}

commands() { # PAGE FOLDER NAME LINE
    if ! (cd "$2" && PATH=$made/bin:$PATH sh -e "$3") >"$made/printed" 2>"$made/said" || [ -s "$made/said" ]; then
        wrong "$1:$4: $(cat "$made/said")"
    fi
}

output() { # PAGE FOLDER NAME LINE
    diff "$2/$3" "$made/printed" >"$made/difference" ||
        wrong "$1:$4: the commands print (>): $(cat "$made/difference")"
}

zuhyo=$(realpath "$zuhyo")
mkdir "$made/bin"
ln -s "$zuhyo" "$made/bin/zuhyo"
mkdir -p docs/pictures
for page in $pages; do
    folder=$made/$(echo "$page" | tr / -)
    mkdir "$folder"
    blocks "$page" "$folder" >"$made/charts"
    while read -r name line words; do
        case $name in
        *.run) commands "$page" "$folder" "$name" "$line" ;;
        *.output) output "$page" "$folder" "$name" "$line" ;;
        *) chart "$page" "$folder" "$name" "$line" $words ;;
        esac
    done <"$made/charts"

    # Pictures in output/ are made from charts/.
    for link in $(grep -oE '(\]\(|src=")[^)"# ]+[)"#]' "$page" | sed -E 's/^(\]\(|src=")//; s/[)"#]$//' | grep -v :); do
        target=$(dirname "$page")/$link
        case $link in
        *output/*.svg) target=charts/$(basename "$link" .svg).yaml ;;
        esac
        [ -e "$target" ] || wrong "$page: there is no $link"
    done
done

# The specimen.
specimen() { # CHART PICTURE OPTION...
    chart=$1 kept=$2
    shift 2
    if ! "$zuhyo" "$chart" "$@" -o "$made/specimen.svg" >"$made/said" 2>&1 || [ -s "$made/said" ]; then
        wrong "$chart: $(cat "$made/said")"
    elif [ "${ZUHYO_ACCEPT:-}" = 1 ]; then
        cp "$made/specimen.svg" "$kept"
    elif ! cmp -s "$kept" "$made/specimen.svg"; then
        wrong "$kept is old: make specimen, and look at it"
    fi
}

for file in docs/specimen/*.yaml docs/specimen/*.json; do
    stem=${file%.*}
    sizes=$(sed -n '1s/^# sizes: //p' "$file")
    [ -n "$sizes" ] || specimen "$file" "$stem.svg"
    for size in $sizes; do
        specimen "$file" "$stem-$size.svg" --size="$size"
    done
done

# Code words: those of the sources and those of the page.
cat src/*.c src/*/*.c src/*/*/*.c | tr '\n' ' ' | grep -oE 'zy_(fail|warn|note)\([^;"]*"[a-z0-9]+(-[a-z0-9]+)*"' |
    sed 's/.*"\(.*\)"/\1/' | sort -u >"$made/said"
sed -n 's/^| `\([a-z0-9-]*\)` |.*/\1/p' docs/errors.md | sort >"$made/listed"
diff "$made/said" "$made/listed" >"$made/difference" ||
    wrong "docs/errors.md (<: missing there, >: said nowhere): $(grep '^[<>]' "$made/difference" | tr '\n' ' ')"
exit $result
