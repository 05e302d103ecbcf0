# gnuplot -e "term='png'; out='bar.png'; in='bar.csv'" bar.gp        term: png, svg or pdf
# The same chart as bar.yaml: two bars, Japanese title, subtitle, labels at the bars, source.
face = "BIZ UDPGothic"
if (term eq 'png') {
    set terminal pngcairo size 1280,720 background rgb "white" font face.",12"
}
if (term eq 'svg') {
    set terminal svg size 1280,720 background rgb "white" font face.",16"
}
if (term eq 'pdf') {
    set terminal pdfcairo size 13.33in,7.5in background rgb "white" font face.",12"
}
set output out
set datafile separator ","
set key off
set border 2 linecolor rgb "#1B1F24"
set lmargin at screen 0.10
set rmargin at screen 0.95
set tmargin at screen 0.80
set bmargin at screen 0.14
set xrange [0:100]
set yrange [-0.7:1.7]
set xtics 0,20,100 nomirror scale 0 format "%g%%" textcolor rgb "#5A626B"
unset ytics
set grid xtics linetype 1 linewidth 1 linecolor rgb "#DDE1E5"
set style fill solid noborder
set label 1 "AIを「信頼する」と答えた人の割合" at screen 0.044,0.92 font face." Bold,27"
set label 2 "国別、2024年の調査。単位は%" at screen 0.044,0.85 font face.",15"
set label 3 "(出所) サンプル調査（2024年）。数値は例示です。" at screen 0.044,0.04 font face.",11"
plot in every ::1 using ($2/2):(1-$0):($2/2):(0.3) with boxxyerror linecolor rgb "#0B62B0", \
     in every ::1 using (0):(1-$0):1 with labels right offset -1,0, \
     in every ::1 using 2:(1-$0):(sprintf("%g%%", $2)) with labels left offset 1,0
