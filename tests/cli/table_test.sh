#!/bin/sh
# zuhyo table: what is printed, what is said, and the files that strangers bring.
. "$(dirname "$0")/setup.sh"
made=$tests/tables

# prints <<TEXT: standard output is the text.
prints() {
    cat >wanted
    diff wanted out >difference || { fail "printed (>) is not what was wanted (<)"; cat difference; }
}

# ---- CSV, JSON, values ----

cat >facts.csv <<'END'
都市,年度,人口（千人）,割合,開業日,駅
東京,令和2年度,"14,047",83%,2024/4/1,true
"大阪, 他",令和3年度,8837,-,2024/4/2,FALSE
"言う ""はい""",令和4年度,X,5割,…,true
END
run_plain table facts.csv
expect 0
prints <<'END'
都市,年度,人口（千人）,割合,開業日,駅
東京,令和2年度,"14,047",83%,2024/4/1,true
"大阪, 他",令和3年度,8837,-,2024/4/2,FALSE
"言う ""はい""",令和4年度,X,5割,…,true
END
says 'facts.csv: encoding UTF-8; delimiter ,; names on line 1; 3 rows, 6 columns'
says '"年度": dates (fiscal years of eras)'
says '"人口（千人）": numbers, unit 人, times 1000; missing: 1 withheld'
says '"割合": numbers, unit %; missing: 1 none (-)'
says '"開業日": dates (days); missing: 1 unknown'
says '"駅": true or false'
run_plain table facts.csv --values
expect 0
prints <<'END'
都市,年度,人口（千人）,割合,開業日,駅
東京,2020-04,14047000,83,2024-04-01,true
"大阪, 他",2021-04,8837000,,2024-04-02,false
"言う ""はい""",2022-04,,50,,true
END
run_plain table facts.csv -f json -q
expect 0; quiet
prints <<'END'
[
{"都市":"東京","年度":"2020-04","人口（千人）":14047000,"割合":83,"開業日":"2024-04-01","駅":true},
{"都市":"大阪, 他","年度":"2021-04","人口（千人）":8837000,"割合":null,"開業日":"2024-04-02","駅":false},
{"都市":"言う \"はい\"","年度":"2022-04","人口（千人）":null,"割合":50,"開業日":null,"駅":true}
]
END
mv out facts.wanted
run_plain table facts.csv --lang=ja
says '文字コードUTF-8、区切り ,、列名は1行目、3行×6列'
says '「人口（千人）」：数、単位 人、1000倍、欠損値: 秘匿1'

# What is printed is read as the same table.
run_plain table facts.csv -q -o clean.csv
expect 0; quiet
run_plain table clean.csv -q
cmp -s out clean.csv || fail "a second time gives another table"
run_plain table facts.csv -q -o facts.json
expect 0; cmp -s facts.json facts.wanted || fail "the ending .json does not give JSON"
run_plain table facts.json -q --values
grep -q '14047000' out || fail "the JSON is not read again"

# ---- Files ----

"$zuhyo" table facts.csv -q >/dev/full 2>said
status=$?; words='table facts.csv >/dev/full'
expect 4; says '[cannot-write]'
echo old >kept.csv
run_plain table nothing.csv -o kept.csv
expect 4; says '[cannot-read]'
grep -qx old kept.csv || fail "a failure has changed the old file"
run_plain table facts.csv -q -o missing/kept.csv
expect 4; tidy
run_plain table facts.csv -q -o kept.csv
expect 0
touch -t 202001010000 kept.csv
run_plain table facts.csv -q --if-changed -o kept.csv
test -n "$(find kept.csv ! -newermt 2021-01-01)" || fail "--if-changed has written a file that stays the same"
words='table - <facts.csv'
"$zuhyo" table - <facts.csv >out 2>said
status=$?
expect 0; says 'stdin: encoding UTF-8'
cmp -s out clean.csv || fail "standard input gives another table"
run_plain table "$folder/facts.csv" -q
expect 0
run_plain table facts.csv --diagnostics=json
expect 0; quiet

# Every form of table is the same one.
for file in rain.csv rain.json rain.ndjson rain.csv.gz rain.xlsx.gz one.xlsx; do
    run_plain table "$made/$file" --values -q
    expect 0
    prints <<'END'
month,rain
Jan,59.7
Feb,56.5
Mar,116.3
END
done
run_plain table "$made/one.xlsx" --sheet=1
expect 0; says 'one.xlsx[rain]: a workbook; names on line 1'
run_plain table "$made/one.xlsx" --sheet=snow
expect 1; says '[unknown-sheet]'
run_plain table "$made/rain.json"
says 'encoding UTF-8; JSON; 3 rows, 2 columns'
run_plain table "$made/rain.parquet"
expect 1; says '[foreign-table]'

# ---- Options ----

cat >keys.csv <<'END'
作成日;2024-01-01;
都市;人口;日
;千人;
東京;14,0;3/4/2024
小計;14,0;
大阪;不詳;4/4/2024
注：速報;;
END
run_plain table keys.csv --header=2 --units=3 --skip=小* --footer=keep --missing=不詳 --decimal=, --dates=dmy \
    --delimiter=';' --columns=1=市 --values
expect 0
prints <<'END'
市,人口,日
東京,14000,2024-04-03
大阪,,2024-04-04
注：速報,,
END
says 'names on line 2; units on line 3; 3 rows, 3 columns'
says '"人口": numbers, unit 人, times 1000; missing: 1 empty, 1 unknown'
says 'read as dates with the day first ("3/4/2024" on line 4)'
run_plain table keys.csv --delimiter=';' --no-header -q
expect 0
head -n 1 out >first
printf '1,2,3\n' | cmp -s - first || fail "--no-header does not number the columns"
printf 'g,,\na,b,c\n1,2,3\n' >two.csv
run_plain table two.csv --header=1,2 -q
expect 0
prints <<'END'
g / a,g / b,g / c
1,2,3
END
# Without names the rows say how many columns there are, not one of them that is longer.
printf 'a,1,2,x\nb,2,3\nc,3,4\nd,5,6\ne,6,7\n' >long.csv
run_plain table long.csv --no-header
expect 0; says '5 rows, 3 columns'; says '[repaired-row]'
run_plain table long.csv --no-header --skip=1
expect 0; says '4 rows, 3 columns'
grep -q '\[' said && fail "a row that is left out has a say in the columns"
printf "a\tb\n'x\ty'\t2\n" >odd.tsv
run_plain table odd.tsv --delimiter=tab --quote="'"
expect 0; says "delimiter tab; quote '"
prints <<'END'
a,b
x	y,2
END
printf 'a,b\nx\\,y,2\n' >escape.csv
run_plain table escape.csv --escape='\'
expect 0; says 'escape \'
prints <<'END'
a,b
"x,y",2
END
printf 'a,b\n"x,2\n"y,3\n' >letters.csv
run_plain table letters.csv --quote=none
expect 0; says 'quote none'
prints <<'END'
a,b
"""x",2
"""y",3
END
printf 'a,b\ncaf\351,1\n' >latin.csv
run_plain table latin.csv --encoding=latin1
expect 0; says 'encoding Windows-1252, as asked'
prints <<'END'
a,b
café,1
END
run_plain table facts.csv --footer=drop
expect 1; says '[bad-table-option]'; says '--footer=drop'

# ---- Rows with too many cells ----

cat >long.csv <<'END'
都市,人口,面積
東京,14,047,594,2194
大阪,8837,1905
横浜,3777,437,港
神戸,1,525,557
堺,1,234,
END
run_plain table long.csv
expect 0
prints <<'END'
都市,人口,面積
東京,"14,047,594",2194
大阪,8837,1905
横浜,3777,"437,港"
神戸,1,"525,557"
堺,"1,234",
END
for line in 2 4 5 6; do
    says "long.csv:$line:"
done
test "$(grep -c '\[repaired-row\]' said)" -eq 4 || fail "not a warning a row"
run_plain table long.csv --strict -o long.out
expect 3; no_file long.out
{ echo a,b; yes 1,2 | head -n 60; yes 1,2,x | head -n 50; } >many.csv
run_plain table many.csv
expect 0; says '30 further rows'
test "$(grep -c '\[repaired-row\]' said)" -eq 21 || fail "too many warnings"
# A chart refuses what is repaired here.
printf 'data: long.csv\nmark: bar\nx: 人口\ny: 都市\n' >long.yaml
run long.yaml
expect 1; says '[ragged-row]'

# ---- What speaks against a column ----

cat >doubts.csv <<'END'
a,b,c,d
1,5円,007,2024-01-01
2,3%,1,2024-01-02
三つ,4円,2,2024-13-03
4,4円,2,2024-01-04
END
run_plain table doubts.csv
says '"a": words; numbers but for "三つ" on line 4'
says '"b": words; numbers but for the unit of "3%" on line 3'
says '"c": words; numbers but for the leading zero of "007" on line 2'
says '"d": words; dates but for "2024-13-03" on line 4'
printf '月,値\n2023年11月,"1,5"\n12月,"2,25"\n' >readings.csv
run_plain table readings.csv --values
prints <<'END'
月,値
2023-11,1.5
2023-12,2.25
END
says 'read as dates that leave out the year of the one before ("12月" on line 3)'
says 'read as numbers with a decimal comma ("1,5" on line 2)'

# ---- Ten files of strangers ----

printf '都道府県別人口（令和2年）,,\n都道府県,人口,世帯\n東京都,14047594,7227180\n大阪府,8837685,4135879\n' |
    iconv -f UTF-8 -t CP932 >title.csv
run_plain table title.csv
expect 0; says 'encoding CP932, guessed'; says 'names on line 2'; says '[left-out-rows]'
prints <<'END'
都道府県,人口,世帯
東京都,14047594,7227180
大阪府,8837685,4135879
END

printf 'Land;Wert\nDE;1.234,5\nFR;12,5\n' >german.csv
run_plain table german.csv --values
expect 0; says 'delimiter ;'
prints <<'END'
Land,Wert
DE,1234.5
FR,12.5
END

printf 'a\tb\n1,5\tx\n' >tabs.txt
run_plain table tabs.txt -q
expect 0
prints <<'END'
a,b
"1,5",x
END

printf ' id | name \n----+------\n  1 | x\n  2 | \n(2 rows)\n' >psql.txt
run_plain table psql.txt -q
expect 0
prints <<'END'
id,name
1,x
2,
END

printf 'part,price\n5" pipe,3\n"open,4\nz,5\n' >inch.csv
run_plain table inch.csv
expect 0; says '[bad-quote]'; says '[unclosed-quote]'
prints <<'END'
part,price
"5"" pipe",3
"""open",4
z,5
END

: >empty.csv
run_plain table empty.csv
expect 1; says '[empty-table]'
test ! -s out || fail "an error has printed a table"

printf 'a,b\n' >header.csv
run_plain table header.csv
expect 0; says '0 rows, 2 columns'
prints <<'END'
a,b
END
run_plain table header.csv -f json -q
prints <<'END'
[]
END

printf 'only\n1\n""\n3\n' >one.csv
run_plain table one.csv
expect 0; says '"only": numbers; missing: 1 empty'
prints <<'END'
only
1
""
3
END

awk 'BEGIN { for (r = 0; r < 3; r++) for (c = 1; c <= 300; c++) printf "%s%s", (r ? r * c : "c" c), (c < 300 ? "," : "\n") }' >wide.csv
run_plain table wide.csv
expect 0; says '2 rows, 300 columns'
cmp -s out wide.csv || fail "the wide table is another one"

{ printf '\377\376'; printf '国,値\n日本,1\n' | iconv -f UTF-8 -t UTF-16LE; } >utf16.csv
run_plain table utf16.csv
expect 0; says 'encoding UTF-16, by its byte order mark'
prints <<'END'
国,値
日本,1
END

# ---- Several tables in one file ----

# tables N: the file is of N tables, and the first is read.
tables() {
    run_plain table several.csv
    expect 0
    if [ "$1" = 1 ]; then
        grep -q several-tables said && fail "one table is taken for several"
    else
        says "table 1 of $1 (they begin on lines "; says '[several-tables]'
    fi
}

printf '売上\n月,売上\n1,100\n2,200\n,\n,\n客\n\n店,客数,備考\nA,30,\nB,40,改装\n注：速報\n\nd,e\nx,1\ny,2\n' >several.csv
tables 3
says 'table 1 of 3 (they begin on lines 1, 7 and 14); names on line 2; 2 rows, 2 columns'
says 'there are 3 tables; the first is read, the others begin on lines 7 and 14'
prints <<'END'
月,売上
1,100
2,200
END
run_plain table several.csv --table=2
expect 0; says 'table 2 of 3'; says 'names on line 9'; says 'data: {header: 7} takes line 7 for the names'
grep -q several-tables said && fail "a table that is asked for needs no note"
prints <<'END'
店,客数,備考
A,30,
B,40,改装
END
run_plain table several.csv --header=14 -q
expect 0; quiet
prints <<'END'
d,e
x,1
y,2
END
run_plain table several.csv --table=4
expect 1; says 'there is no table 4: the file has 3, which begin on lines 1, 7 and 14 [unknown-table]'
run_plain table several.csv --table=2 --header=2
expect 1; says '[bad-table-option]'
run_plain table several.csv --table=x
expect 1; says '[wrong-kind]'
run_plain table several.csv --lang=ja
says '1番目の表（全3表、1、7、14行目から）'
run_plain table "$made/two-tables.xlsx" --table=2
expect 0; says 'table 2 of 2 (they begin on lines 2 and 8); names on line 9'
run_plain table several.csv --skip=9 -q
expect 0

printf 'name,town\nAnn,Rome\nBob,Oslo\n\nitem,color,from\napple,red,Kent\nplum,blue,Kent\n' >several.csv
tables 2
printf '県,2019,2020\n東京,1200.5,3\n大阪,8,4\n\n県,2021,2022\n東京,5,6\n大阪,7,8\n' >several.csv
tables 2
printf '表1 2023年\n県,人口\n東京,3\n大阪,2\n\n表2 2024年\n県,人口\n東京,4\n大阪,3\n' >several.csv
tables 2
printf 'a,b,c\n1,2,x\n3,4,y\n5,6,z\nd,e\n1,2\n3,4\n5,6\n' >several.csv
tables 2

printf '# Web\n# 2020\n\nSource,Sessions,Rate\na,"1,200",5%%\nb,300,6%%\n\nDay,Sessions\n2020/01/01,500\n2020/01/02,480\n' >several.csv
tables 2
says 'names on line 4'
printf '口座番号,1234567\n名義,ヤマダ\n期間,3月\n\n日付,摘要,残高\n2024/1/5,ATM,90\n2024/1/6,給与,80\n' >several.csv
tables 1
says 'names on line 5'; says 'lines 1 to 3 are left out: above the names'

# What is one table all the same: groups of rows, totals, notes, pages, lines above.
for one in 'k,v\na,1\nb,2\n\nc,3\nd,4\n' '県,人口\n東京,3\n\n東北\n青森,調査中\n岩手,2\n' \
    '県,人口\n東京,3\n大阪,2\n\n東北,未集計\n青森,1\n岩手,2\n' '県,人口\n東京,3\n大阪,2\n\n合計,5\n' \
    'k,v\na,1\nb,2\n\n注：速報\n資料：局,課\n' 'k,v\na,1\nb,2\n\nk,v\nc,3\n' '表\nk,v\na,1\nb,2\n\n表（続き）\nk,v\nc,3\nd,4\n' \
    'Source,Bank,\n\nUpdated,2024-01-01,\n\nName,Code,1960,1961,1962\nJapan,JPN,1,2,3\nKorea,KOR,3,4,5\n' \
    'k,v,w\na,-,-\n\nb,…,x\nc,1,2\n' 'k,v\n\na,1\n\nb,2\n\nc,3\n'; do
    printf '%b' "$one" >several.csv
    tables 1
done
exit $failed
