#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scale_text.h"

/* What vega-scale 8.1 over d3-scale 4.0 gives. */
typedef struct row {
    const char *scale, *input, *output;
} row;

static const row maps[] = {
    {"type=band|domain='a;'b;'c;'d;'e;'f;'g|range=0;0|align=1|paddingOuter=0.3|paddingInner=0.1",
     "'zz", "NaN"},
    {"type=band|domain='a;'b;'c;'d;'e;'f;'g|range=0;0|round=1|paddingOuter=0.05|paddingInner=0.1",
     "'a", "0"},
    {"type=band|domain='a;'b;'c;'d;'e;'f;'g|range=0;0|round=1|paddingOuter=1|paddingInner=0.5",
     "'c", "0"},
    {"type=band|domain='a;'b;'c;'d;'e;'f;'g|range=0;100|paddingOuter=0.2|paddingInner=0.2", "'zz",
     "NaN"},
    {"type=band|domain='a;'b;'c;'d;'e;'f;'g|range=100;0|align=1|paddingOuter=0.3|paddingInner=0",
     "'c", "60.526315789473685"},
    {"type=band|domain='a;'b;'c;'d;'e;'f;'g|range=100;0|reverse=1|paddingOuter=0.05|paddingInner=0."
     "1",
     "'g", "86.42857142857143"},
    {"type=band|domain='a;'b;'c;'d;'e;'f;'g|range=7;333|align=0|paddingOuter=1|paddingInner=0.5",
     "'c", "83.70588235294117"},
    {"type=band|domain='a;'b;'c;'d;'e;'f;'g|range=7;333|reverse=1|paddingOuter=0.2|paddingInner=0."
     "2",
     "'g", "16.055555555555543"},
    {"type=band|domain='a;'b;'c;'d;'e;'f;'g|range=7;333|round=1|paddingOuter=0|paddingInner=0",
     "'g", "285"},
    {"type=band|domain='a;'b;'c|range=0;0|align=0|paddingOuter=0.05|paddingInner=0.1", "'a", "0"},
    {"type=band|domain='a;'b;'c|range=100;0|round=1|paddingOuter=0.2|paddingInner=0.2", "'zz",
     "NaN"},
    {"type=band|domain='a;'b|range=0;100|align=0|paddingOuter=0|paddingInner=0", "'c", "NaN"},
    {"type=band|domain='a;'b|range=0;100|paddingOuter=0.05|paddingInner=0.1", "'g", "NaN"},
    {"type=band|domain='a|range=0;0|paddingOuter=0.05|paddingInner=0.1", "'zz", "NaN"},
    {"type=band|domain='a|range=0;0|paddingOuter=0|paddingInner=1", "'zz", "NaN"},
    {"type=band|domain='a|range=0;0|reverse=1|paddingOuter=0.05|paddingInner=0.1", "'c", "NaN"},
    {"type=band|domain='a|range=100;0|round=1|paddingOuter=0|paddingInner=1", "'g", "NaN"},
    {"type=band|domain='a|range=7;333|reverse=1|paddingOuter=0|paddingInner=0", "'c", "NaN"},
    {"type=band|domain=1;2;1577836800000|range=0;90", "3", "NaN"},
    {"type=band|domain=1;2;1577836800000|range=0;90", "2", "30"},
    {"type=band|domain=1;2;1577836800000|range=0;90", "1", "0"},
    {"type=band|domain=1;2;1577836800000|range=0;90", "1577836800000", "60"},
    {"type=band|domain=1;2;1577836800000|range=0;90", "null", "NaN"},
    {"type=band|domain=|range=0;0|reverse=1|paddingOuter=1|paddingInner=0.5", "'c", "NaN"},
    {"type=band|domain=|range=0;100|align=0|paddingOuter=0|paddingInner=0", "'c", "NaN"},
    {"type=band|domain=|range=0;100|paddingOuter=0|paddingInner=1", "'c", "NaN"},
    {"type=band|domain=|range=7;333|paddingOuter=0.2|paddingInner=0.2", "'c", "NaN"},
    {"type=bin-ordinal|domain=0;1;5;20;50|range=1;2", "10", "1"},
    {"type=bin-ordinal|domain=0;1;5;20;50|range=1;2", "15", "1"},
    {"type=bin-ordinal|domain=0;1;5;20;50|range=1;2;3;4", "-0.2", "NaN"},
    {"type=bin-ordinal|domain=0;1;5;20;50|range=5;6;7;8;9", "0", "5"},
    {"type=bin-ordinal|domain=0;1;5;20;50|range=5;6;7;8;9", "10", "7"},
    {"type=linear|domain=-5;5|range=0;100;500|nice=5", "null", "NaN"},
    {"type=linear|domain=-5;5|range=0;100|nice=10", "0", "50"},
    {"type=linear|domain=-5;5|range=300;0", "NaN", "NaN"},
    {"type=linear|domain=-5;5|range=300;0", "10", "-150"},
    {"type=linear|domain=-5;5|range=300;0|clamp=1", "0.5", "135"},
    {"type=linear|domain=0;0|range=0;100;500|reverse=1", "10", "300"},
    {"type=linear|domain=0;0|range=0;100;500|round=1", "'3", "50"},
    {"type=linear|domain=0;0|range=300;0|clamp=1", "9.99", "150"},
    {"type=linear|domain=0;10|range=0;100;500", "1000", "10000"},
    {"type=linear|domain=0;10|range=0;100;500|clamp=1", "-1", "0"},
    {"type=linear|domain=0;10|range=0;100;500|round=1", "null", "NaN"},
    {"type=linear|domain=0;10|range=0;100|clamp=1", "2.5", "25"},
    {"type=linear|domain=0;10|range=0;100|reverse=1", "2.5", "75"},
    {"type=linear|domain=0;10|range=0;100|round=1", "10", "100"},
    {"type=linear|domain=0;10|range=300;0|round=1", "NaN", "NaN"},
    {"type=linear|domain=0;10|range=500;0;200;7|nice=10", "100", "-4500"},
    {"type=linear|domain=0;2;5;100|range=500;0;200;7|reverse=1", "null", "NaN"},
    {"type=linear|domain=10;0|range=0;100;500|reverse=1", "2.5", "200"},
    {"type=linear|domain=10;0|range=300;0|nice=5", "0.5", "15"},
    {"type=linear|domain=10;0|range=300;0|round=1", "2.5", "75"},
    {"type=linear|domain=10;0|range=500;0;200;7", "0", "0"},
    {"type=linear|domain=3;3|range=0;100;500|clamp=1", "null", "NaN"},
    {"type=linear|domain=3;3|range=0;100|nice=10", "null", "NaN"},
    {"type=linear|domain=3;3|range=0;100|reverse=1", "0.5", "50"},
    {"type=linear|domain=3;3|range=300;0", "-1", "150"},
    {"type=log|domain=-100;-1|range=0;500", "10", "NaN"},
    {"type=log|domain=-100;-1|range=0;500|base=2", "-50", "75.25749891599536"},
    {"type=log|domain=-1;-100|range=0;500|base=2|nice=10", "1", "NaN"},
    {"type=log|domain=0.00001;0.001|range=0;500|base=2|nice=10", "-5", "NaN"},
    {"type=log|domain=0.00001;0.001|range=0;500|clamp=1", "0", "0"},
    {"type=log|domain=0.1;20|range=0;500|clamp=1", "100000", "500"},
    {"type=log|domain=1000;1|range=0;500|nice=10", "5", "383.50499927733017"},
    {"type=log|domain=1;1000000000000|range=0;500|base=5", "-5", "NaN"},
    {"type=log|domain=1;1000000000000|range=0;500|clamp=1", "-1", "0"},
    {"type=log|domain=1;1000000000000|range=0;500|clamp=1", "5", "29.12375018066745"},
    {"type=log|domain=1;1000000000000|range=0;500|clamp=1", "100000", "208.33333333333334"},
    {"type=log|domain=1;1000000000000|range=0;500|nice=10", "null", "NaN"},
    {"type=log|domain=1;1000|range=0;500", "100000", "833.3333333333334"},
    {"type=log|domain=1;1000|range=0;500|base=2|nice=10", "100", "332.19280948873626"},
    {"type=log|domain=1;1000|range=0;500|base=2|nice=10", "10", "166.09640474436813"},
    {"type=log|domain=1;1000|range=0;500|base=5", "0", "NaN"},
    {"type=log|domain=1;1000|range=0;500|nice=10", "0", "NaN"},
    {"type=log|domain=1;1000|range=0;500|reverse=1", "5", "383.50499927733017"},
    {"type=log|domain=1;10;1000|range=0;50;500|base=2|nice=10", "-1", "NaN"},
    {"type=log|domain=1;10;1000|range=0;50;500|base=5", "100", "275.00000000000006"},
    {"type=log|domain=1;10|range=0;500|base=2", "-1", "NaN"},
    {"type=log|domain=1;10|range=0;500|reverse=1", "-1", "NaN"},
    {"type=log|domain=1;10|range=0;500|reverse=1", "-5", "NaN"},
    {"type=log|domain=2;7|range=0;500", "null", "NaN"},
    {"type=log|domain=2;7|range=0;500", "1", "-276.6473778325561"},
    {"type=log|domain=2;7|range=0;500|nice=10", "-1", "NaN"},
    {"type=log|domain=2;7|range=0;500|reverse=1", "5", "134.2920588662248"},
    {"type=log|domain=2;7|range=0;500|reverse=1", "-50", "NaN"},
    {"type=log|domain=3;3|range=0;500", "-50", "250"},
    {"type=log|domain=3;3|range=0;500|nice=10", "1", "0"},
    {"type=ordinal|domain='a;'b;'c;'d;'e|range=10;20;30", "null", "NaN"},
    {"type=ordinal|domain='a;'b;'c;'d;'e|range=10;20;30", "'b", "20"},
    {"type=ordinal|domain='a;'b;'c;'d;'e|range=10;20;30", "'e", "20"},
    {"type=ordinal|domain='a;'b;'c;'d;'e|range=10;20;30", "'x", "NaN"},
    {"type=ordinal|domain='a;'b;'c;'d;'e|range=10;20;30", "'d", "10"},
    {"type=ordinal|domain='a;'b;'c;'d;'e|range=10;20;30|reverse=1", "'a", "30"},
    {"type=ordinal|domain='a;'b;'c;'d;'e|range=10;20;30|reverse=1", "'e", "20"},
    {"type=ordinal|domain='a;'b;'c;'d;'e|range=10;20;30|reverse=1", "'d", "30"},
    {"type=ordinal|domain='a;'b;'c;'d;'e|range=10;20;30|reverse=1", "'b", "20"},
    {"type=ordinal|domain='a;'b;'c;'d;'e|range=10;20;30|reverse=1", "'x", "NaN"},
    {"type=point|domain='a;'b;'c;'d;'e;'f;'g|range=0;100|align=0|paddingOuter=0", "'zz", "NaN"},
    {"type=point|domain='a;'b;'c;'d;'e;'f;'g|range=100;0|align=0|paddingOuter=0.05", "'zz", "NaN"},
    {"type=point|domain='a;'b;'c;'d;'e;'f;'g|range=100;0|round=1|paddingOuter=0.05", "'c", "66"},
    {"type=point|domain='a;'b;'c;'d;'e;'f;'g|range=7;333|round=1|paddingOuter=0.05", "'zz", "NaN"},
    {"type=point|domain='a;'b;'c|range=0;0|align=1|paddingOuter=0.3", "'zz", "NaN"},
    {"type=point|domain='a;'b;'c|range=0;0|round=1|paddingOuter=1", "'a", "0"},
    {"type=point|domain='a;'b;'c|range=100;0|align=0|paddingOuter=0", "'c", "0"},
    {"type=point|domain='a;'b;'c|range=100;0|paddingOuter=0", "'c", "0"},
    {"type=point|domain='a;'b;'c|range=100;0|round=1|paddingOuter=0.05", "'a", "97"},
    {"type=point|domain='a;'b|range=100;0|align=0|paddingOuter=1", "'g", "NaN"},
    {"type=point|domain='a|range=0;0|paddingOuter=1", "'c", "NaN"},
    {"type=point|domain='a|range=0;100|reverse=1|paddingOuter=1", "'g", "NaN"},
    {"type=point|domain='a|range=0;100|round=1|paddingOuter=0.2", "'g", "NaN"},
    {"type=point|domain='a|range=100;0|paddingOuter=0", "'c", "NaN"},
    {"type=point|domain='a|range=100;0|paddingOuter=0", "'g", "NaN"},
    {"type=point|domain=|range=0;0|reverse=1|paddingOuter=0", "'c", "NaN"},
    {"type=point|domain=|range=0;0|reverse=1|paddingOuter=0.2", "'a", "NaN"},
    {"type=point|domain=|range=100;0|paddingOuter=0", "'zz", "NaN"},
    {"type=point|domain=|range=100;0|reverse=1|paddingOuter=0.05", "'zz", "NaN"},
    {"type=point|domain=|range=7;333|reverse=1|paddingOuter=0", "'zz", "NaN"},
    {"type=pow|exponent=0.5|domain=0;0|range=0;100;500|reverse=1", "NaN", "NaN"},
    {"type=pow|exponent=0.5|domain=0;0|range=300;0", "10000", "150"},
    {"type=pow|exponent=0.5|domain=0;0|range=300;0|clamp=1", "2.5", "150"},
    {"type=pow|exponent=0.5|domain=0;0|range=300;0|round=1", "10000", "150"},
    {"type=pow|exponent=0.5|domain=0;0|range=500;0;200;7|round=1", "15", "250"},
    {"type=pow|exponent=0.5|domain=0;2;5;100|range=500;0;200;7", "'3", "77.346361921481"},
    {"type=pow|exponent=0.5|domain=0;5;10|range=0;100;500|nice=5", "1", "44.721359549995796"},
    {"type=pow|exponent=0.5|domain=10;0|range=300;0|clamp=1", "'3", "164.31676725154983"},
    {"type=pow|exponent=0.5|domain=10;0|range=500;0;200;7|round=1", "10000", "15811"},
    {"type=pow|exponent=0.5|domain=10;5;0|range=0;100;500|clamp=1", "15", "0"},
    {"type=pow|exponent=2|domain=0;0|range=0;100", "15", "50"},
    {"type=pow|exponent=2|domain=0;2;5;100|range=500;0;200;7|reverse=1", "-1", "-41.25"},
    {"type=pow|exponent=2|domain=10;0|range=0;100;500|round=1", "1000", "-999900"},
    {"type=pow|exponent=2|domain=10;0|range=500;0;200;7|round=1", "1000", "5000000"},
    {"type=pow|exponent=2|domain=10;5;0|range=0;100;500|reverse=1", "NaN", "NaN"},
    {"type=pow|exponent=2|domain=3;3|range=0;100", "1", "50"},
    {"type=pow|exponent=2|domain=3;3|range=0;100|clamp=1", "15", "50"},
    {"type=pow|exponent=3|domain=-5;5|range=500;0;200;7|reverse=1", "0.5", "103.59649999999999"},
    {"type=pow|exponent=3|domain=10;0|range=500;0;200;7|nice=10", "9.99", "498.5014995"},
    {"type=pow|exponent=3|domain=10;5;0|range=0;100;500", "100", "-114171.42857142858"},
    {"type=pow|exponent=3|domain=3;3|range=0;100|clamp=1", "10000", "50"},
    {"type=pow|exponent=3|domain=3;3|range=0;100|nice=10", "'3", "50"},
    {"type=pow|exponent=3|domain=3;3|range=0;100|nice=5", "1000", "50"},
    {"type=pow|exponent=3|domain=3;3|range=0;100|reverse=1", "'3", "50"},
    {"type=pow|exponent=3|domain=3;3|range=500;0;200;7|nice=5", "1", "250"},
    {"type=quantile|domain=0.9;3;4.2;7.5;10.8;12.4;12.8;25.3;32.4;35.2;42;42.5;48.8;52.6;54.9;56.8;"
     "65.6;80.5;86.8;90.3;91.1;95;97.7|range=1",
     "-1", "1"},
    {"type=quantile|domain=0.9;3;4.2;7.5;10.8;12.4;12.8;25.3;32.4;35.2;42;42.5;48.8;52.6;54.9;56.8;"
     "65.6;80.5;86.8;90.3;91.1;95;97.7|range=1;2",
     "null", "NaN"},
    {"type=quantile|domain=0.9;3;4.2;7.5;10.8;12.4;12.8;25.3;32.4;35.2;42;42.5;48.8;52.6;54.9;56.8;"
     "65.6;80.5;86.8;90.3;91.1;95;97.7|range=1;2",
     "100", "2"},
    {"type=quantile|domain=0.9;3;4.2;7.5;10.8;12.4;12.8;25.3;32.4;35.2;42;42.5;48.8;52.6;54.9;56.8;"
     "65.6;80.5;86.8;90.3;91.1;95;97.7|range=1;2;3;4",
     "0", "1"},
    {"type=quantile|domain=0.9;3;4.2;7.5;10.8;12.4;12.8;25.3;32.4;35.2;42;42.5;48.8;52.6;54.9;56.8;"
     "65.6;80.5;86.8;90.3;91.1;95;97.7|range=1;2;3;4",
     "10", "1"},
    {"type=quantize|domain=-3;97|range=1;2;3;4", "50", "3"},
    {"type=quantize|domain=0;10|range=1", "-0.2", "1"},
    {"type=quantize|domain=0;10|range=1;2;3;4", "30", "4"},
    {"type=quantize|domain=0;10|range=5;6;7;8;9", "-1", "5"},
    {"type=quantize|domain=10;0|range=1", "0.5", "1"},
    {"type=sqrt|domain=-5;5|range=0;100;500|clamp=1", "-10", "0"},
    {"type=sqrt|domain=-5;5|range=0;100|nice=10", "-0.2", "40"},
    {"type=sqrt|domain=-5;5|range=300;0|nice=10", "'3", "33.81049961377749"},
    {"type=sqrt|domain=-5;5|range=300;0|reverse=1", "1", "217.08203932499367"},
    {"type=sqrt|domain=-5;5|range=500;0;200;7|nice=10", "10", "-103.55339059327385"},
    {"type=sqrt|domain=-5;5|range=500;0;200;7|reverse=1", "10000", "4419.111196574593"},
    {"type=sqrt|domain=-5;5|range=500;0;200;7|reverse=1", "'3", "178.24857858180314"},
    {"type=sqrt|domain=0;0|range=0;100", "15", "50"},
    {"type=sqrt|domain=0;0|range=0;100;500|round=1", "10000", "50"},
    {"type=sqrt|domain=0;0|range=0;100|clamp=1", "1000", "50"},
    {"type=sqrt|domain=0;0|range=300;0", "1000", "150"},
    {"type=sqrt|domain=0;0|range=300;0|round=1", "15", "150"},
    {"type=sqrt|domain=0;10|range=0;100", "1000", "1000"},
    {"type=sqrt|domain=0;10|range=0;100;500|round=1", "15", "122"},
    {"type=sqrt|domain=0;10|range=300;0|clamp=1", "null", "NaN"},
    {"type=sqrt|domain=0;10|range=500;0;200;7", "2.5", "250"},
    {"type=sqrt|domain=0;10|range=500;0;200;7|round=1", "'3", "226"},
    {"type=sqrt|domain=10;0|range=0;100;500|reverse=1", "100", "1364.9110640673516"},
    {"type=sqrt|domain=10;0|range=0;100;500|round=1", "0.5", "78"},
    {"type=sqrt|domain=10;0|range=0;100|reverse=1", "1000", "1000"},
    {"type=sqrt|domain=10;5;0|range=0;100;500|nice=10", "10000", "-10455.269919099028"},
    {"type=sqrt|domain=3;3|range=0;100;500", "1000", "50"},
    {"type=sqrt|domain=3;3|range=0;100|clamp=1", "-10", "50"},
    {"type=sqrt|domain=3;3|range=0;100|nice=10", "'3", "50"},
    {"type=sqrt|domain=3;3|range=300;0|clamp=1", "NaN", "NaN"},
    {"type=sqrt|domain=3;3|range=500;0;200;7|round=1", "0", "250"},
    {"type=symlog|constant=10|domain=-5;5|range=0;100|nice=10", "1000", "619.1143854985053"},
    {"type=symlog|constant=10|domain=-5;5|range=0;100|reverse=1", "'3", "17.64650530699905"},
    {"type=symlog|constant=10|domain=-5;5|range=300;0", "100", "-737.090612057805"},
    {"type=symlog|constant=10|domain=-5;5|range=300;0|clamp=1", "10", "0"},
    {"type=symlog|constant=10|domain=-5;5|range=500;0;200;7", "9.99", "-177.06945780738315"},
    {"type=symlog|constant=10|domain=-5;5|range=500;0;200;7|round=1", "-1", "309"},
    {"type=symlog|constant=10|domain=0;0|range=0;100;500|reverse=1", "-10", "300"},
    {"type=symlog|constant=10|domain=0;0|range=0;100|clamp=1", "100", "50"},
    {"type=symlog|constant=10|domain=0;0|range=0;100|reverse=1", "2.5", "50"},
    {"type=symlog|constant=10|domain=0;0|range=300;0|nice=5", "10000", "150"},
    {"type=symlog|constant=10|domain=0;0|range=300;0|round=1", "'3", "150"},
    {"type=symlog|constant=10|domain=0;0|range=500;0;200;7|round=1", "9.99", "250"},
    {"type=symlog|constant=10|domain=0;10|range=0;100|clamp=1", "-1", "0"},
    {"type=symlog|constant=10|domain=0;10|range=300;0|round=1", "10", "0"},
    {"type=symlog|constant=10|domain=0;5;10|range=0;100;500|nice=5", "2.5", "55.03397132132085"},
    {"type=symlog|constant=10|domain=10;0|range=0;100", "NaN", "NaN"},
    {"type=symlog|constant=10|domain=10;0|range=0;100", "10000", "-896.7226258835992"},
    {"type=symlog|constant=10|domain=10;0|range=0;100;500|clamp=1", "100", "0"},
    {"type=symlog|constant=10|domain=10;0|range=0;100|nice=10", "0.5", "92.96106721086021"},
    {"type=symlog|constant=10|domain=10;0|range=0;100|reverse=1", "5", "58.49625007211562"},
    {"type=symlog|constant=10|domain=10;0|range=300;0|nice=10", "1000", "1997.4634448255388"},
    {"type=symlog|constant=10|domain=3;3|range=0;100;500|reverse=1", "0.5", "300"},
    {"type=symlog|constant=10|domain=3;3|range=0;100|clamp=1", "5", "50"},
    {"type=symlog|constant=10|domain=3;3|range=300;0", "null", "NaN"},
    {"type=symlog|constant=10|domain=3;3|range=500;0;200;7|round=1", "100", "250"},
    {"type=symlog|domain=-5;5|range=0;100;500", "'3", "88.68528072345416"},
    {"type=symlog|domain=-5;5|range=0;100|clamp=1", "1", "69.34264036172708"},
    {"type=symlog|domain=-5;5|range=0;100|nice=10", "10", "116.91454165528863"},
    {"type=symlog|domain=-5;5|range=500;0;200;7", "NaN", "NaN"},
    {"type=symlog|domain=0;0|range=0;100", "1", "50"},
    {"type=symlog|domain=0;0|range=0;100;500|reverse=1", "10000", "300"},
    {"type=symlog|domain=0;0|range=0;100;500|reverse=1", "0.5", "300"},
    {"type=symlog|domain=0;0|range=0;100;500|reverse=1", "100", "300"},
    {"type=symlog|domain=0;0|range=0;100;500|round=1", "15", "50"},
    {"type=symlog|domain=0;0|range=500;0;200;7|round=1", "15", "250"},
    {"type=symlog|domain=0;10|range=0;100", "5", "74.7221736309214"},
    {"type=symlog|domain=0;10|range=0;100;500", "10", "100"},
    {"type=symlog|domain=0;10|range=0;100;500|clamp=1", "-0.2", "0"},
    {"type=symlog|domain=0;10|range=0;100;500|round=1", "15", "116"},
    {"type=symlog|domain=0;10|range=0;100|clamp=1", "10000", "100"},
    {"type=symlog|domain=0;10|range=500;0;200;7|round=1", "10000", "-1421"},
    {"type=symlog|domain=0;2;5;100|range=500;0;200;7|nice=5", "10000", "-307.12799005138356"},
    {"type=symlog|domain=0;5;10|range=0;100;500|clamp=1", "-1", "0"},
    {"type=symlog|domain=0;5;10|range=0;100;500|nice=10", "5", "100"},
    {"type=symlog|domain=10;0|range=0;100;500|round=1", "1", "71"},
    {"type=symlog|domain=10;0|range=0;100|nice=5", "-1", "128.90648263178878"},
    {"type=symlog|domain=10;0|range=300;0|round=1", "-1", "-87"},
    {"type=symlog|domain=10;0|range=500;0;200;7|nice=10", "NaN", "NaN"},
    {"type=symlog|domain=10;5;0|range=0;100;500|reverse=1", "0", "0"},
    {"type=symlog|domain=3;3|range=0;100|clamp=1", "-10", "50"},
    {"type=symlog|domain=3;3|range=300;0|reverse=1", "100", "150"},
    {"type=symlog|domain=3;3|range=500;0;200;7", "10000", "250"},
    {"type=threshold|domain=0;1;5;20|range=1", "1000", "1"},
    {"type=threshold|domain=0;1;5;20|range=1;2;3;4;5", "2.5", "3"},
    {"type=threshold|domain=0;1;5;20|range=1;2;3;4;5", "0", "2"},
    {"type=threshold|domain=0;1;5;20|range=1;2;3;4;5", "100", "5"},
    {"type=threshold|domain=0;1;5;20|range=5;6;7;8;9", "10000", "9"},
    {"type=utc|domain=-315619200000;168307200000|range=0;400", "null", "NaN"},
    {"type=utc|domain=-77945673600000;1577836800000|range=0;400", "1577836800000", "400"},
    {"type=utc|domain=1577836800000;1577836800000|range=0;400", "0", "200"},
    {"type=utc|domain=1580428800000;1598832000000|range=0;400", "null", "NaN"},
    {"type=utc|domain=946684800000;1577836800000|range=0;400", "1500000000000.5",
     "350.6700129290567"},
};

static const row inverses[] = {
    {"type=linear|domain=0;0|range=0;100;500|clamp=1", "0", "0"},
    {"type=linear|domain=0;0|range=0;100;500|round=1", "0", "0"},
    {"type=linear|domain=0;0|range=300;0|nice=5", "50", "0"},
    {"type=linear|domain=10;0|range=0;100;500", "333", "-23.3"},
    {"type=linear|domain=10;0|range=0;100|nice=10", "0", "10"},
    {"type=linear|domain=3;3|range=0;100", "50", "3"},
    {"type=linear|domain=3;3|range=0;100;500|reverse=1", "50", "3"},
    {"type=linear|domain=3;3|range=0;100|clamp=1", "50", "3"},
    {"type=linear|domain=3;3|range=300;0|round=1", "0", "3"},
    {"type=log|domain=-100;-1|range=0;500", "50", "-63.095734448019364"},
    {"type=log|domain=1000;1|range=0;500|base=5", "100", "251.18864315095806"},
    {"type=log|domain=1;1000000000000|range=0;500|clamp=1", "333", "98174794.3019984"},
    {"type=log|domain=1;1000|range=0;500|clamp=1", "250.5", "31.84197521726124"},
    {"type=log|domain=1;1000|range=0;500|nice=10", "250.5", "31.84197521726124"},
    {"type=log|domain=1;10;1000|range=0;50;500|base=2|nice=10", "-20", "0.3981071705534972"},
    {"type=log|domain=1;10;1000|range=0;50;500|base=5", "250.5", "77.82356315458442"},
    {"type=log|domain=1;10|range=0;500", "333", "4.634469197362881"},
    {"type=log|domain=2;7|range=0;500|nice=10", "250.5", "3.1695674630434914"},
    {"type=log|domain=3;3|range=0;500|base=2|nice=10", "100", "2.2973967099940698"},
    {"type=log|domain=3;3|range=0;500|reverse=1", "250.5", "2.9999999999999996"},
    {"type=pow|exponent=0.5|domain=0;2;5;100|range=500;0;200;7", "100", "1.2800000000000005"},
    {"type=pow|exponent=0.5|domain=0;5;10|range=0;100;500|round=1", "333", "7.703872745343719"},
    {"type=pow|exponent=0.5|domain=3;3|range=500;0;200;7|round=1", "250.5", "2.9999999999999996"},
    {"type=pow|exponent=2|domain=0;10|range=0;100|nice=5", "0", "0"},
    {"type=pow|exponent=2|domain=10;0|range=300;0|nice=10", "333", "10.53565375285274"},
    {"type=pow|exponent=2|domain=3;3|range=0;100|reverse=1", "0", "3"},
    {"type=pow|exponent=3|domain=0;0|range=500;0;200;7|clamp=1", "333", "0"},
    {"type=pow|exponent=3|domain=0;10|range=0;100|clamp=1", "333", "10"},
    {"type=pow|exponent=3|domain=0;10|range=500;0;200;7", "50", "9.654893846056297"},
    {"type=pow|exponent=3|domain=10;5;0|range=0;100;500|reverse=1", "-20", "-2.924017738212866"},
    {"type=sqrt|domain=-5;5|range=0;100|reverse=1", "50", "0"},
    {"type=sqrt|domain=-5;5|range=500;0;200;7|reverse=1", "50", "-1.5368197803967891"},
    {"type=sqrt|domain=0;0|range=0;100;500", "0", "0"},
    {"type=sqrt|domain=0;0|range=0;100;500|clamp=1", "-20", "0"},
    {"type=sqrt|domain=0;0|range=0;100;500|round=1", "-20", "0"},
    {"type=sqrt|domain=10;0|range=0;100|clamp=1", "100", "0"},
    {"type=sqrt|domain=10;0|range=300;0|nice=5", "250.5", "6.97225"},
    {"type=sqrt|domain=3;3|range=0;100", "-20", "2.9999999999999996"},
    {"type=sqrt|domain=3;3|range=500;0;200;7|round=1", "333", "2.9999999999999996"},
    {"type=symlog|constant=10|domain=-5;5|range=0;100|nice=5", "-20", "-9.309364276944521"},
    {"type=symlog|constant=10|domain=-5;5|range=0;100|round=1", "250.5", "40.8306834164336"},
    {"type=symlog|constant=10|domain=-5;5|range=300;0|reverse=1", "333", "6.399527523722038"},
    {"type=symlog|constant=10|domain=0;0|range=0;100|clamp=1", "333", "0"},
    {"type=symlog|constant=10|domain=0;10|range=500;0;200;7|clamp=1", "0", "10"},
    {"type=symlog|constant=10|domain=10;0|range=0;100", "50", "4.14213562373095"},
    {"type=symlog|constant=10|domain=10;0|range=0;100|reverse=1", "-20", "-1.4869835499703499"},
    {"type=symlog|constant=10|domain=10;0|range=300;0|round=1", "50", "1.2246204830937297"},
    {"type=symlog|constant=10|domain=3;3|range=0;100;500", "250.5", "3"},
    {"type=symlog|domain=0;0|range=0;100;500|reverse=1", "50", "0"},
    {"type=symlog|domain=0;10|range=0;100|nice=5", "50", "2.3166247903554"},
    {"type=symlog|domain=0;2;5;100|range=500;0;200;7|clamp=1", "333", "0.44330627262973477"},
    {"type=symlog|domain=0;5;10|range=0;100;500|round=1", "0", "0"},
    {"type=symlog|domain=10;0|range=0;100;500|round=1", "50", "2.3166247903554"},
    {"type=symlog|domain=10;0|range=0;100|nice=10", "333", "-265.959239479318"},
    {"type=symlog|domain=10;0|range=500;0;200;7|clamp=1", "-20", "0"},
    {"type=symlog|domain=10;5;0|range=0;100;500", "250.5", "2.057537853159973"},
    {"type=symlog|domain=3;3|range=0;100;500", "-20", "3"},
    {"type=symlog|domain=3;3|range=300;0|reverse=1", "100", "3"},
    {"type=utc|domain=1577836800000;1577836800000|range=0;400", "333", "1577836800000"},
    {"type=utc|domain=1581303845006;1584662400000|range=0;400", "0", "1581303845006"},
};

static const row nices[] = {
    {"type=linear|domain=0;0|range=500;0;200;7|nice=5", NULL, "0,0"},
    {"type=linear|domain=0;10|range=0;100|round=1", NULL, "0,10"},
    {"type=linear|domain=0;10|range=500;0;200;7|clamp=1", NULL, "0,10"},
    {"type=linear|domain=0;2;5;100|range=500;0;200;7|clamp=1", NULL, "0,2,5,100"},
    {"type=linear|domain=0;2;5;100|range=500;0;200;7|nice=10", NULL, "0,2,5,100"},
    {"type=linear|domain=0;5;10|range=0;100;500|reverse=1", NULL, "0,5,10"},
    {"type=linear|domain=0;5;10|range=0;100;500|round=1", NULL, "0,5,10"},
    {"type=linear|domain=10;5;0|range=0;100;500|clamp=1", NULL, "10,5,0"},
    {"type=linear|domain=3;3|range=0;100;500|round=1", NULL, "3,3"},
    {"type=log|domain=-100;-1|range=0;500|base=2|nice=10", NULL, "-128,-1"},
    {"type=log|domain=-100;-1|range=0;500|base=5", NULL, "-100,-1"},
    {"type=log|domain=-100;-1|range=0;500|nice=10", NULL, "-100,-1"},
    {"type=log|domain=0.00001;0.001|range=0;500", NULL, "0.00001,0.001"},
    {"type=log|domain=0.00001;0.001|range=0;500|clamp=1", NULL, "0.00001,0.001"},
    {"type=log|domain=0.00001;0.001|range=0;500|nice=10", NULL, "0.00001,0.001"},
    {"type=log|domain=0.1;20|range=0;500|base=2.718281828459045", NULL, "0.1,20"},
    {"type=log|domain=1000;1|range=0;500|nice=10", NULL, "1000,1"},
    {"type=log|domain=1000;1|range=0;500|reverse=1", NULL, "1000,1"},
    {"type=log|domain=1;1000000000000|range=0;500|base=2|nice=10", NULL, "1,1099511627776"},
    {"type=log|domain=1;1000000000000|range=0;500|nice=10", NULL, "1,1000000000000"},
    {"type=log|domain=1;1000000000000|range=0;500|reverse=1", NULL, "1,1000000000000"},
    {"type=log|domain=1;1000|range=0;500|base=2|nice=10", NULL, "1,1024"},
    {"type=log|domain=1;10;1000|range=0;50;500|base=2", NULL, "1,10,1000"},
    {"type=log|domain=1;10;1000|range=0;50;500|nice=10", NULL, "1,10,1000"},
    {"type=log|domain=1;10|range=0;500|base=2|nice=10", NULL, "1,16"},
    {"type=log|domain=1;10|range=0;500|clamp=1", NULL, "1,10"},
    {"type=log|domain=2;7|range=0;500|base=5", NULL, "2,7"},
    {"type=log|domain=2;7|range=0;500|nice=10", NULL, "1,10"},
    {"type=log|domain=3;3|range=0;500|base=2|nice=10", NULL, "2,4"},
    {"type=pow|exponent=0.5|domain=0;0|range=300;0|reverse=1", NULL, "0,0"},
    {"type=pow|exponent=0.5|domain=0;2;5;100|range=500;0;200;7|reverse=1", NULL, "0,2,5,100"},
    {"type=pow|exponent=0.5|domain=0;2;5;100|range=500;0;200;7|round=1", NULL, "0,2,5,100"},
    {"type=pow|exponent=0.5|domain=10;0|range=0;100;500", NULL, "10,0"},
    {"type=pow|exponent=2|domain=0;0|range=300;0", NULL, "0,0"},
    {"type=pow|exponent=2|domain=0;5;10|range=0;100;500|nice=10", NULL, "0,5,10"},
    {"type=pow|exponent=2|domain=10;5;0|range=0;100;500|reverse=1", NULL, "10,5,0"},
    {"type=pow|exponent=3|domain=0;10|range=0;100|round=1", NULL, "0,10"},
    {"type=pow|exponent=3|domain=0;5;10|range=0;100;500|clamp=1", NULL, "0,5,10"},
    {"type=sqrt|domain=0;0|range=300;0|reverse=1", NULL, "0,0"},
    {"type=sqrt|domain=0;0|range=500;0;200;7", NULL, "0,0"},
    {"type=sqrt|domain=0;10|range=0;100;500|clamp=1", NULL, "0,10"},
    {"type=sqrt|domain=0;2;5;100|range=500;0;200;7", NULL, "0,2,5,100"},
    {"type=sqrt|domain=0;2;5;100|range=500;0;200;7|clamp=1", NULL, "0,2,5,100"},
    {"type=sqrt|domain=0;5;10|range=0;100;500|clamp=1", NULL, "0,5,10"},
    {"type=sqrt|domain=10;0|range=0;100|round=1", NULL, "10,0"},
    {"type=sqrt|domain=3;3|range=0;100;500|nice=5", NULL, "3,3"},
    {"type=sqrt|domain=3;3|range=300;0|clamp=1", NULL, "3,3"},
    {"type=symlog|constant=10|domain=-5;5|range=0;100;500|reverse=1", NULL, "-5,5"},
    {"type=symlog|constant=10|domain=-5;5|range=0;100|nice=5", NULL, "-6,6"},
    {"type=symlog|constant=10|domain=0;0|range=0;100;500|reverse=1", NULL, "0,0"},
    {"type=symlog|constant=10|domain=0;10|range=0;100|round=1", NULL, "0,10"},
    {"type=symlog|constant=10|domain=0;2;5;100|range=500;0;200;7", NULL, "0,2,5,100"},
    {"type=symlog|constant=10|domain=0;2;5;100|range=500;0;200;7|nice=10", NULL, "0,2,5,100"},
    {"type=symlog|constant=10|domain=0;2;5;100|range=500;0;200;7|round=1", NULL, "0,2,5,100"},
    {"type=symlog|constant=10|domain=0;5;10|range=0;100;500|nice=5", NULL, "0,5,10"},
    {"type=symlog|constant=10|domain=0;5;10|range=0;100;500|reverse=1", NULL, "0,5,10"},
    {"type=symlog|constant=10|domain=10;5;0|range=0;100;500", NULL, "10,5,0"},
    {"type=symlog|constant=10|domain=3;3|range=0;100", NULL, "3,3"},
    {"type=symlog|domain=-5;5|range=0;100;500", NULL, "-5,5"},
    {"type=symlog|domain=0;0|range=0;100|round=1", NULL, "0,0"},
    {"type=symlog|domain=0;2;5;100|range=500;0;200;7|clamp=1", NULL, "0,2,5,100"},
    {"type=symlog|domain=0;2;5;100|range=500;0;200;7|nice=5", NULL, "0,2,5,100"},
    {"type=symlog|domain=0;2;5;100|range=500;0;200;7|reverse=1", NULL, "0,2,5,100"},
    {"type=symlog|domain=0;2;5;100|range=500;0;200;7|round=1", NULL, "0,2,5,100"},
    {"type=symlog|domain=0;5;10|range=0;100;500", NULL, "0,5,10"},
    {"type=symlog|domain=0;5;10|range=0;100;500|round=1", NULL, "0,5,10"},
    {"type=symlog|domain=10;0|range=0;100|round=1", NULL, "10,0"},
    {"type=symlog|domain=10;0|range=300;0|clamp=1", NULL, "10,0"},
    {"type=symlog|domain=3;3|range=0;100|clamp=1", NULL, "3,3"},
    {"type=symlog|domain=3;3|range=300;0", NULL, "3,3"},
    {"type=utc|domain=-77945673600000;1577836800000|range=0;400|nice=5", NULL,
     "-77945673600000,16725225600000"},
    {"type=utc|domain=-8520336000000;1577836800000|range=0;400|nice=2", NULL,
     "-11676096000000,7258118400000"},
    {"type=utc|domain=-8520336000000;1577836800000|range=0;400|niceInterval=year|niceStep=5", NULL,
     "-8520336000000,1577836800000"},
    {"type=utc|domain=0;10|range=0;400|niceInterval=day|niceStep=2", NULL, "0,172800000"},
    {"type=utc|domain=0;10|range=0;400|niceInterval=month|niceStep=12", NULL, "0,31536000000"},
    {"type=utc|domain=0;10|range=0;400|niceInterval=quarter", NULL, "0,7776000000"},
    {"type=utc|domain=0;10|range=0;400|niceInterval=seconds|niceStep=12", NULL, "0,12000"},
    {"type=utc|domain=0;10|range=0;400|niceInterval=year|niceStep=3", NULL,
     "-63158400000,31536000000"},
    {"type=utc|domain=0;10|range=0;400|niceInterval=year|niceStep=5", NULL, "0,157766400000"},
};

static const row bands[] = {
    {"type=band|domain='a;'b;'c;'d;'e;'f;'g|range=0;0|reverse=1|paddingOuter=0|paddingInner=0",
     NULL, "0 0"},
    {"type=band|domain='a;'b;'c;'d;'e;'f;'g|range=0;100|paddingOuter=0.2|paddingInner=0.2", NULL,
     "13.88888888888889 11.111111111111112"},
    {"type=band|domain='a;'b;'c;'d;'e;'f;'g|range=0;100|reverse=1|paddingOuter=0|paddingInner=0",
     NULL, "14.285714285714286 14.285714285714286"},
    {"type=band|domain='a;'b;'c;'d;'e;'f;'g|range=100;0|align=0|paddingOuter=0|paddingInner=0",
     NULL, "14.285714285714286 14.285714285714286"},
    {"type=band|domain='a;'b;'c;'d;'e;'f;'g|range=7;333|round=1|paddingOuter=0|paddingInner=1",
     NULL, "54 0"},
    {"type=band|domain='a;'b;'c|range=0;100|align=1|paddingOuter=0.3|paddingInner=1", NULL,
     "38.46153846153846 0"},
    {"type=band|domain='a;'b;'c|range=0;100|round=1|paddingOuter=0|paddingInner=1", NULL, "50 0"},
    {"type=band|domain='a;'b;'c|range=100;0|align=1|paddingOuter=0.3|paddingInner=0", NULL,
     "27.77777777777778 27.77777777777778"},
    {"type=band|domain='a;'b|range=0;0|paddingOuter=0|paddingInner=0", NULL, "0 0"},
    {"type=band|domain='a;'b|range=0;100|reverse=1|paddingOuter=0|paddingInner=1", NULL, "100 0"},
    {"type=band|domain='a;'b|range=100;0|paddingOuter=1|paddingInner=0.5", NULL,
     "28.571428571428573 14.285714285714286"},
    {"type=band|domain='a;'b|range=7;333|align=0|paddingOuter=1|paddingInner=0.5", NULL,
     "93.14285714285714 46.57142857142857"},
    {"type=band|domain='a|range=0;0|round=1|paddingOuter=1|paddingInner=0.5", NULL, "0 0"},
    {"type=band|domain='a|range=0;100|reverse=1|paddingOuter=0|paddingInner=1", NULL, "100 0"},
    {"type=band|domain=|range=0;100|paddingOuter=0|paddingInner=1", NULL, "100 0"},
    {"type=band|domain=|range=0;100|reverse=1|paddingOuter=0|paddingInner=0", NULL, "100 100"},
    {"type=band|domain=|range=0;100|round=1|paddingOuter=0.2|paddingInner=0.2", NULL, "100 80"},
    {"type=band|domain=|range=100;0|round=1|paddingOuter=0|paddingInner=1", NULL, "100 0"},
    {"type=band|domain=|range=7;333|align=1|paddingOuter=0.3|paddingInner=1", NULL, "326 0"},
    {"type=band|domain=|range=7;333|paddingOuter=0|paddingInner=0", NULL, "326 326"},
    {"type=point|domain='a;'b;'c;'d;'e;'f;'g|range=0;0|reverse=1|paddingOuter=0", NULL, "0 0"},
    {"type=point|domain='a;'b;'c;'d;'e;'f;'g|range=0;100|round=1|paddingOuter=0.2", NULL, "15 0"},
    {"type=point|domain='a;'b;'c;'d;'e;'f;'g|range=100;0|align=1|paddingOuter=0.3", NULL,
     "15.151515151515152 0"},
    {"type=point|domain='a;'b;'c;'d;'e;'f;'g|range=7;333|reverse=1|paddingOuter=1", NULL,
     "40.75 0"},
    {"type=point|domain='a;'b;'c|range=0;0|reverse=1|paddingOuter=0.05", NULL, "0 0"},
    {"type=point|domain='a;'b;'c|range=0;0|round=1|paddingOuter=0", NULL, "0 0"},
    {"type=point|domain='a;'b;'c|range=0;100|round=1|paddingOuter=0.2", NULL, "41 0"},
    {"type=point|domain='a;'b;'c|range=100;0|align=1|paddingOuter=0.3", NULL,
     "38.46153846153846 0"},
    {"type=point|domain='a;'b;'c|range=100;0|paddingOuter=0", NULL, "50 0"},
    {"type=point|domain='a;'b;'c|range=7;333|align=1|paddingOuter=0.3", NULL,
     "125.38461538461539 0"},
    {"type=point|domain='a;'b;'c|range=7;333|reverse=1|paddingOuter=0", NULL, "163 0"},
    {"type=point|domain='a;'b;'c|range=7;333|round=1|paddingOuter=0", NULL, "163 0"},
    {"type=point|domain='a;'b|range=7;333|paddingOuter=0", NULL, "326 0"},
    {"type=point|domain='a;'b|range=7;333|paddingOuter=0.2", NULL, "232.85714285714286 0"},
    {"type=point|domain='a|range=0;100|align=1|paddingOuter=0.3", NULL, "166.66666666666669 0"},
    {"type=point|domain='a|range=0;100|paddingOuter=0", NULL, "100 0"},
    {"type=point|domain='a|range=0;100|round=1|paddingOuter=0.05", NULL, "1000 0"},
    {"type=point|domain='a|range=7;333|reverse=1|paddingOuter=1", NULL, "163 0"},
    {"type=point|domain=|range=0;100|align=1|paddingOuter=0.3", NULL, "100 0"},
    {"type=point|domain=|range=100;0|paddingOuter=0", NULL, "100 0"},
};

static void check_numbers(const char *scale, const char *input, const char *want, const char *got)
{
    if (!same_numbers(want, got))
        fail_msg("%s of %s: %s instead of %s", scale, input ? input : "", got, want);
}

static void maps_as_vega(void **state)
{
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) {
        zy_scale s = scale_of(*state, maps[i].scale);
        double x = zy_scale_map(&s, datum_of(*state, maps[i].input));
        check_numbers(maps[i].scale, maps[i].input, maps[i].output, number_text(*state, x));
    }
}

static void inverts_as_vega(void **state)
{
    for (size_t i = 0; i < sizeof inverses / sizeof *inverses; i++) {
        zy_scale s = scale_of(*state, inverses[i].scale);
        double x = zy_scale_invert(&s, number_of(inverses[i].input));
        check_numbers(inverses[i].scale, inverses[i].input, inverses[i].output,
                      number_text(*state, x));
    }
}

static void makes_domains_nice_as_d3(void **state)
{
    for (size_t i = 0; i < sizeof nices / sizeof *nices; i++) {
        zy_scale s = scale_of(*state, nices[i].scale);
        check_numbers(nices[i].scale, NULL, nices[i].output,
                      data_text(*state, s.domain, s.domain_count));
    }
}

static void lays_bands_as_vega(void **state)
{
    for (size_t i = 0; i < sizeof bands / sizeof *bands; i++) {
        zy_scale s = scale_of(*state, bands[i].scale);
        check_numbers(bands[i].scale, NULL, bands[i].output,
                      zy_arena_format(*state, "%s %s", number_text(*state, s.step),
                                      number_text(*state, s.bandwidth)));
    }
}

static void takes_instants_for_their_milliseconds(void **state)
{
    zy_scale s = scale_of(*state, "type=band|domain=0;86400000|range=0;100");

    assert_true(zy_scale_map(&s, ZY_DATUM_TIME(86400000)) == 50);
    assert_int_equal(zy_scale_index(&s, ZY_DATUM_TEXT("0")), -1);
}

static void finds_every_one_of_a_large_domain(void **state)
{
    zy_scale s = {.type = ZY_SCALE_ORDINAL, .domain_count = 5000};

    s.domain = ZY_NEW_ARRAY(*state, zy_datum, 5000);
    for (size_t i = 0; i < 5000; i++)
        s.domain[i] =
            i % 2 ? ZY_DATUM_NUMBER((double)i) : ZY_DATUM_TEXT(zy_arena_format(*state, "%zu", i));
    zy_diags diags = {.arena = *state};
    assert_true(zy_scale_prepare(&s, *state, &diags, (zy_span){0}));
    for (size_t i = 0; i < 5000; i++)
        assert_int_equal(zy_scale_index(&s, s.domain[i]), i);
    assert_int_equal(zy_scale_index(&s, ZY_DATUM_NUMBER(2)), -1);
}

static void gives_the_unknown_for_what_has_no_place(void **state)
{
    zy_scale s = scale_of(*state, "type=linear|domain=0;10|range=0;100");

    assert_true(isnan(zy_scale_map(&s, ZY_DATUM_NULL)));
    s.unknown = ZY_DATUM_NUMBER(7);
    assert_true(zy_scale_map(&s, ZY_DATUM_NULL) == 7);
    assert_true(zy_scale_map(&s, ZY_DATUM_TEXT("many")) == 7);
    assert_true(zy_scale_pick(&s, ZY_DATUM_NUMBER(5)).number == 50);
}

static void has_no_place_in_an_empty_domain(void **state)
{
    static const char *const empty[] = {
        "type=linear|range=0;10",         "type=log|range=0;10",    "type=utc|range=0;10",
        "type=band|range=0;10",           "type=ordinal|range=1;2", "type=quantile|range=1",
        "type=linear|domain=3|range=0;10"};
    size_t count;

    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++) {
        zy_scale s = scale_of(*state, empty[i]);
        assert_true(isnan(zy_scale_map(&s, ZY_DATUM_TEXT("x"))));
        zy_scale_ticks(&s, *state, &(zy_tick_wish){.count = 10}, &count);
        assert_true(count <= 1);
    }
    zy_scale s = scale_of(*state, "type=threshold|domain=|range=5");
    assert_true(zy_scale_map(&s, ZY_DATUM_NUMBER(1)) == 5);
}

static void tells_fractions(void **state)
{
    zy_scale s = scale_of(*state, "type=linear|domain=0;10;110|range=0;1;2");

    assert_true(zy_scale_span_fraction(&s, 55) == 0.5);
    assert_true(zy_scale_span_fraction(&s, 220) == 2);
    s = scale_of(*state, "type=log|domain=1000;1|range=0;1");
    assert_true(fabs(zy_scale_span_fraction(&s, 10) - 2 / 3.0) < 1e-12);
}

static void refuses_logarithms_of_zero(void **state)
{
    zy_datum domain[] = {ZY_DATUM_NUMBER(0), ZY_DATUM_NUMBER(10)};
    zy_scale s = {.type = ZY_SCALE_LOG, .domain = domain, .domain_count = 2};
    zy_diags diags = {.arena = *state};

    assert_false(zy_scale_prepare(&s, *state, &diags, (zy_span){0}));
    assert_string_equal(diags.first->code, "log-domain");
    domain[0].number = -1;
    assert_false(zy_scale_prepare(&s, *state, &diags, (zy_span){0}));
}

static void picks_texts_and_cycles(void **state)
{
    zy_scale s = scale_of(*state, "type=ordinal|domain='a;'b;'c|range='circle;'square");

    assert_false(s.colored);
    assert_string_equal(zy_scale_pick(&s, ZY_DATUM_TEXT("b")).text, "square");
    assert_string_equal(zy_scale_pick(&s, ZY_DATUM_TEXT("c")).text, "circle");
    assert_int_equal(zy_scale_pick(&s, ZY_DATUM_TEXT("d")).kind, ZY_UNDEFINED);
}

static void knows_its_types(void **state)
{
    (void)state;
    for (int i = 0; zy_scale_type_names[i]; i++) {
        zy_scale_type t = (zy_scale_type)i;
        assert_int_equal(zy_scale_type_find(zy_scale_type_name(t)), i);
        assert_int_equal(
            zy_scale_is_continuous(t) + zy_scale_is_discrete(t) + zy_scale_is_discretizing(t), 1);
    }
    assert_int_equal(zy_scale_type_find("bin-ordinal"), ZY_SCALE_BIN_ORDINAL);
    assert_int_equal(zy_scale_type_find("Linear"), -1);
    assert_int_equal(zy_scale_type_find(NULL), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(maps_as_vega, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(inverts_as_vega, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(makes_domains_nice_as_d3, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(lays_bands_as_vega, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(takes_instants_for_their_milliseconds, make_arena,
                                        free_arena),
        cmocka_unit_test_setup_teardown(finds_every_one_of_a_large_domain, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(gives_the_unknown_for_what_has_no_place, make_arena,
                                        free_arena),
        cmocka_unit_test_setup_teardown(has_no_place_in_an_empty_domain, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(tells_fractions, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(refuses_logarithms_of_zero, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(picks_texts_and_cycles, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(knows_its_types, make_arena, free_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
