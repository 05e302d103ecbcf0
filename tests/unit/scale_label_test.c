#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scale_text.h"

/* What vega-scale 8.1 and vega-format 2.1 give, joined by bars. */
typedef struct label_row {
    const char *scale;
    double count;
    const char *specifier, *labels;
} label_row;

static const label_row label_rows[] = {
    {"type=linear|domain=-5;5|range=0;200|bins=0;2;4;6;8;10", 10, "p", "0%|200%|400%"},
    {"type=linear|domain=0.001;0.0234|range=0;200", 20, "$,.2f",
     "$0.00|$0.00|$0.00|$0.00|$0.01|$0.01|$0.01|$0.01|$0.01|$0.01|$0.01|$0.01|$0.01|$0.01|$0.01|$0."
     "02|$0.02|$0.02|$0.02|$0.02|$0.02|$0.02|$0.02"},
    {"type=linear|domain=0.001;0.0234|range=0;200|bins=0;0.1;0.2;0.30000000000000004;0.4", 5, ".1%",
     ""},
    {"type=linear|domain=0.001;0.0234|range=0;200|bins=0;0.1;0.2;0.30000000000000004;0.4", 10,
     ".2s", ""},
    {"type=linear|domain=0.001;0.0234|range=0;200|bins=0;2;4;6;8;10", 10, "%", ""},
    {"type=linear|domain=0;10000000000|range=0;200", 3, "%", "0%|500000000000%|1000000000000%"},
    {"type=linear|domain=0;10000000000|range=0;200", 10, "s", "0G|1G|2G|3G|4G|5G|6G|7G|8G|9G|10G"},
    {"type=linear|domain=0;10|range=0;200", 5, ".2s", "0.0|2.0|4.0|6.0|8.0|10"},
    {"type=linear|domain=0;10|range=0;200", 3, "p", "0%|500%|1000%"},
    {"type=linear|domain=0;10|range=0;200|bins=0;0.1;0.2;0.30000000000000004;0.4", 10, "~s",
     "0|0|0|0|0"},
    {"type=linear|domain=0;1234567|range=0;200|bins=0;0.1;0.2;0.30000000000000004;0.4", 20, "s",
     "0.00M|0.00M|0.00M|0.00M|0.00M"},
    {"type=linear|domain=0;1234567|range=0;200|bins=0;2;4;6;8;10", 5, "%",
     "0%|200%|400%|600%|800%|1000%"},
    {"type=linear|domain=0;1|range=0;200", 10, "d", "0|0|0|0|0|1|1|1|1|1|1"},
    {"type=linear|domain=0;1|range=0;200", 10, ".1%",
     "0.0%|10.0%|20.0%|30.0%|40.0%|50.0%|60.0%|70.0%|80.0%|90.0%|100.0%"},
    {"type=linear|domain=0;1|range=0;200", 5, "e", "0e+0|2e-1|4e-1|6e-1|8e-1|1e+0"},
    {"type=linear|domain=0;1|range=0;200", 3, NULL, "0.0|0.5|1.0"},
    {"type=linear|domain=0;1|range=0;200", 5, "~s", "0|0.2|0.4|0.6|0.8|1"},
    {"type=linear|domain=0;1|range=0;200|bins=0;2;4;6;8;10", 10, "e", "0e+0"},
    {"type=linear|domain=10;0|range=0;200|bins=0;0.1;0.2;0.30000000000000004;0.4", 10, NULL,
     "0|0|0|0|0"},
    {"type=linear|domain=10;0|range=0;200|bins=0;0.1;0.2;0.30000000000000004;0.4", 3, "$,.2f",
     "$0.40|$0.30|$0.20|$0.10|$0.00"},
    {"type=linear|domain=1999;2020|range=0;200", 5, "d", "2000|2005|2010|2015|2020"},
    {"type=linear|domain=1999;2020|range=0;200|bins=0;2;4;6;8;10", 20, "d", ""},
    {"type=log|domain=0.00001;0.001|range=0;500|base=2", 3, NULL,
     "0.0000152587890625|0.00006103515625|0.000244140625|0.0009765625"},
    {"type=log|domain=0.00001;0.001|range=0;500|base=2", 5, ",.2f",
     "0.00|0.00|0.00|0.00|0.00|0.00|0.00"},
    {"type=log|domain=0.00001;0.001|range=0;500|nice=10", 5, ",.2f",
     "0.00|0.00||||||||0.00|0.00||||||||0.00"},
    {"type=log|domain=0.00001;0.001|range=0;500|nice=10", 1, "$,", "$0.0001"},
    {"type=log|domain=0.00001;0.001|range=0;500|nice=10", 1, "s", "100µ"},
    {"type=log|domain=0.00001;0.001|range=0;500|reverse=1", 10, "s",
     "10µ|20µ|30µ|40µ|50µ|||||100µ|200µ|300µ|400µ|500µ|||||1m"},
    {"type=log|domain=0.00001;0.001|range=0;500|reverse=1", 3, NULL,
     "0.00001|||||||||0.0001|||||||||0.001"},
    {"type=log|domain=0.00001;0.001|range=0;500|reverse=1", 10, "~g",
     "0.00001|0.00002|0.00003|0.00004|0.00005|||||0.0001|0.0002|0.0003|0.0004|0.0005|||||0.001"},
    {"type=log|domain=0.1;20|range=0;500|base=2.718281828459045", 1, "~g", "1"},
    {"type=log|domain=0.1;20|range=0;500|base=2|nice=10", 1, ",.2f", "1.00"},
    {"type=log|domain=0.1;20|range=0;500|base=2|nice=10", 5, "~g", "0.0625|0.25|1|4|16"},
    {"type=log|domain=0.1;20|range=0;500|base=5", 10, "$,",
     "$0.12||$0.2|$0.4|$0.6||$1|$2|$3||$5|$10|$15|"},
    {"type=log|domain=0.1;20|range=0;500|reverse=1", 20, ",.2f",
     "0.10|0.20|0.30|0.40|0.50|0.60|0.70|0.80|0.90|1.00|2.00|3.00|4.00|5.00|6.00|7.00|8.00|9.00|10."
     "00|20.00"},
    {"type=log|domain=1000;1|range=0;500", 5, "~g", "1000|||||||||100|||||||||10|||||||||1"},
    {"type=log|domain=1000;1|range=0;500|clamp=1", 10, "~g",
     "1000|||||||300|200|100|||||||30|20|10|||||||3|2|1"},
    {"type=log|domain=1;1000000000000|range=0;500", 1, "s", "1|10G"},
    {"type=log|domain=1;1000000000000|range=0;500|reverse=1", 1, "~g", "1|10000000000"},
    {"type=log|domain=1;1000|range=0;500|base=2", 10, ".1e",
     "1.0e+0|2.0e+0|4.0e+0|8.0e+0|1.6e+1|3.2e+1|6.4e+1|1.3e+2|2.6e+2|5.1e+2"},
    {"type=log|domain=1;1000|range=0;500|clamp=1", 1, "s", "1|100"},
    {"type=log|domain=1;1000|range=0;500|nice=10", 5, NULL,
     "1|||||||||10|||||||||100|||||||||1,000"},
    {"type=log|domain=1;1000|range=0;500|reverse=1", 3, "$,", "$1|$10|$100|$1,000"},
    {"type=log|domain=1;10|range=0;500", 5, "s", "1|2|3|4|5|||||10"},
    {"type=log|domain=1;10|range=0;500|base=2|nice=10", 5, ".1e",
     "1.0e+0|2.0e+0|4.0e+0|8.0e+0|1.6e+1"},
    {"type=log|domain=1;10|range=0;500|nice=10", 3, "~g", "1|2|3|||||||10"},
    {"type=log|domain=1;10|range=0;500|reverse=1", 10, ".1e",
     "1.0e+0|2.0e+0|3.0e+0|4.0e+0|5.0e+0|6.0e+0|7.0e+0|8.0e+0|9.0e+0|1.0e+1"},
    {"type=log|domain=2;7|range=0;500|base=2|nice=10", 5, "$,", "$2|$4|$8"},
    {"type=log|domain=2;7|range=0;500|base=2|nice=10", 5, "s", "2|4|8"},
    {"type=log|domain=2;7|range=0;500|base=2|nice=10", 3, "$,", "$2|$4|$8"},
    {"type=log|domain=2;7|range=0;500|clamp=1", 10, ",.2f", "2.00|3.00|4.00|5.00|6.00|7.00"},
    {"type=log|domain=2;7|range=0;500|clamp=1", 1, ".1e", "|||||"},
    {"type=log|domain=2;7|range=0;500|nice=10", 1, ".1e", "1.0e+0|1.0e+1"},
    {"type=log|domain=3;3|range=0;500", 5, "$,", "$3"},
    {"type=log|domain=3;3|range=0;500", 3, ",.2f", "3.00"},
    {"type=log|domain=3;3|range=0;500", 5, ".1e", "3.0e+0"},
    {"type=log|domain=3;3|range=0;500", 3, NULL, "3"},
    {"type=log|domain=3;3|range=0;500|base=2|nice=10", 10, NULL,
     "2|2.2|2.4|2.6|2.8|3|3.2|3.4|3.6|3.8|4"},
    {"type=log|domain=3;3|range=0;500|base=5", 10, "s", "3"},
    {"type=log|domain=3;3|range=0;500|clamp=1", 5, NULL, "3"},
    {"type=log|domain=3;3|range=0;500|clamp=1", 20, "$,", "$3"},
    {"type=pow|domain=-5;5|range=0;200", 10, ".1%",
     "−500.0%|−400.0%|−300.0%|−200.0%|−100.0%|0.0%|100.0%|200.0%|300.0%|400.0%|500.0%"},
    {"type=pow|domain=-5;5|range=0;200", 5, "e", "−4e+0|−2e+0|0e+0|2e+0|4e+0"},
    {"type=pow|domain=-5;5|range=0;200", 5, "s", "−4|−2|0|2|4"},
    {"type=pow|domain=-5;5|range=0;200", 10, ".2s",
     "−5.0|−4.0|−3.0|−2.0|−1.0|0.0|1.0|2.0|3.0|4.0|5.0"},
    {"type=pow|domain=-5;5|range=0;200|bins=0;2;4;6;8;10", 10, NULL, "0|2|4"},
    {"type=pow|domain=0.001;0.0234|range=0;200", 3, NULL, "0.01|0.02"},
    {"type=pow|domain=0;10000000000|range=0;200|bins=0;0.1;0.2;0.30000000000000004;0.4", 10, "~s",
     "0G|0G|0G|0G|0G"},
    {"type=pow|domain=0;10000000000|range=0;200|bins=0;2;4;6;8;10", 3, "s", "0G|0G|0G|0G|0G|0G"},
    {"type=pow|domain=0;10|range=0;200", 3, NULL, "0|5|10"},
    {"type=pow|domain=0;10|range=0;200|bins=0;0.1;0.2;0.30000000000000004;0.4", 5, "e",
     "0e+0|1e-1|2e-1|3e-1|4e-1"},
    {"type=pow|domain=0;1234567|range=0;200", 10, "d",
     "0|100000|200000|300000|400000|500000|600000|700000|800000|900000|1000000|1100000|1200000"},
    {"type=pow|domain=0;1|range=0;200", 10, "~s", "0|0.1|0.2|0.3|0.4|0.5|0.6|0.7|0.8|0.9|1"},
    {"type=pow|domain=0;1|range=0;200|bins=0;0.1;0.2;0.30000000000000004;0.4", 20, "d",
     "0|0|0|0|0"},
    {"type=pow|domain=0;1|range=0;200|bins=0;2;4;6;8;10", 20, "d", "0"},
    {"type=pow|domain=10;0|range=0;200", 20, "p",
     "1000%|950%|900%|850%|800%|750%|700%|650%|600%|550%|500%|450%|400%|350%|300%|250%|200%|150%|"
     "100%|50%|0%"},
    {"type=pow|domain=10;0|range=0;200", 10, "$,.2f",
     "$10.00|$9.00|$8.00|$7.00|$6.00|$5.00|$4.00|$3.00|$2.00|$1.00|$0.00"},
    {"type=pow|domain=10;0|range=0;200", 10, "%",
     "1000%|900%|800%|700%|600%|500%|400%|300%|200%|100%|0%"},
    {"type=pow|domain=10;0|range=0;200|bins=0;0.1;0.2;0.30000000000000004;0.4", 20, ".2s",
     "400m|300m|200m|100m|0.0"},
    {"type=pow|domain=10;0|range=0;200|bins=0;0.1;0.2;0.30000000000000004;0.4", 5, "%",
     "40%|30%|20%|10%|0%"},
    {"type=pow|domain=10;0|range=0;200|bins=0;2;4;6;8;10", 3, "$,.2f",
     "$10.00|$8.00|$6.00|$4.00|$2.00|$0.00"},
    {"type=pow|domain=10;0|range=0;200|bins=0;2;4;6;8;10", 5, ".1%",
     "1000.0%|800.0%|600.0%|400.0%|200.0%|0.0%"},
    {"type=pow|domain=1999;2020|range=0;200", 5, "%", "200000%|200500%|201000%|201500%|202000%"},
    {"type=pow|domain=1999;2020|range=0;200|bins=0;2;4;6;8;10", 5, "p", ""},
    {"type=sqrt|domain=-5;5|range=0;200", 10, ".2s",
     "−5.0|−4.0|−3.0|−2.0|−1.0|0.0|1.0|2.0|3.0|4.0|5.0"},
    {"type=sqrt|domain=-5;5|range=0;200", 10, "$,.2f",
     "−$5.00|−$4.00|−$3.00|−$2.00|−$1.00|$0.00|$1.00|$2.00|$3.00|$4.00|$5.00"},
    {"type=sqrt|domain=-5;5|range=0;200|bins=0;0.1;0.2;0.30000000000000004;0.4", 3, "p",
     "0%|10%|20%|30%|40%"},
    {"type=sqrt|domain=-5;5|range=0;200|bins=0;0.1;0.2;0.30000000000000004;0.4", 5, ".2s",
     "0.0|100m|200m|300m|400m"},
    {"type=sqrt|domain=-5;5|range=0;200|bins=0;2;4;6;8;10", 10, NULL, "0|2|4"},
    {"type=sqrt|domain=0.001;0.0234|range=0;200", 10, "p",
     "0.20%|0.40%|0.60%|0.80%|1.0%|1.2%|1.4%|1.6%|1.8%|2.0%|2.2%"},
    {"type=sqrt|domain=0.001;0.0234|range=0;200", 20, "d",
     "0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0"},
    {"type=sqrt|domain=0.001;0.0234|range=0;200|bins=0;0.1;0.2;0.30000000000000004;0.4", 3, "e",
     ""},
    {"type=sqrt|domain=0;10000000000|range=0;200", 3, "~s", "0G|5G|10G"},
    {"type=sqrt|domain=0;10000000000|range=0;200|bins=0;0.1;0.2;0.30000000000000004;0.4", 10, "d",
     "0|0|0|0|0"},
    {"type=sqrt|domain=0;10|range=0;200", 5, ".1%", "0.0%|200.0%|400.0%|600.0%|800.0%|1000.0%"},
    {"type=sqrt|domain=0;10|range=0;200|bins=0;0.1;0.2;0.30000000000000004;0.4", 10, "~s",
     "0|0|0|0|0"},
    {"type=sqrt|domain=0;10|range=0;200|bins=0;0.1;0.2;0.30000000000000004;0.4", 5, ".1%",
     "0.0%|10.0%|20.0%|30.0%|40.0%"},
    {"type=sqrt|domain=0;10|range=0;200|bins=0;2;4;6;8;10", 20, "$,.2f",
     "$0.00|$2.00|$4.00|$6.00|$8.00|$10.00"},
    {"type=sqrt|domain=0;1234567|range=0;200", 5, "%",
     "0%|20000000%|40000000%|60000000%|80000000%|100000000%|120000000%"},
    {"type=sqrt|domain=0;1|range=0;200", 3, NULL, "0.0|0.5|1.0"},
    {"type=sqrt|domain=0;1|range=0;200|bins=0;0.1;0.2;0.30000000000000004;0.4", 5, "s",
     "0.0|0.1|0.2|0.3|0.4"},
    {"type=sqrt|domain=10;0|range=0;200", 3, "d", "10|5|0"},
    {"type=sqrt|domain=10;0|range=0;200", 10, "s", "10|9|8|7|6|5|4|3|2|1|0"},
    {"type=sqrt|domain=10;0|range=0;200|bins=0;0.1;0.2;0.30000000000000004;0.4", 20, "%",
     "40%|30%|20%|10%|0%"},
    {"type=sqrt|domain=1999;2020|range=0;200", 5, "e",
     "2.000e+3|2.005e+3|2.010e+3|2.015e+3|2.020e+3"},
    {"type=sqrt|domain=1999;2020|range=0;200|bins=0;0.1;0.2;0.30000000000000004;0.4", 3, ".2s", ""},
    {"type=symlog|domain=-5;5|range=0;200", 20, "~s",
     "−5|−4.5|−4|−3.5|−3|−2.5|−2|−1.5|−1|−0.5|0|0.5|1|1.5|2|2.5|3|3.5|4|4.5|5"},
    {"type=symlog|domain=-5;5|range=0;200", 20, "%",
     "−500%|−450%|−400%|−350%|−300%|−250%|−200%|−150%|−100%|−50%|0%|50%|100%|150%|200%|250%|300%|"
     "350%|400%|450%|500%"},
    {"type=symlog|domain=-5;5|range=0;200", 3, "p", "−500.000%|0%|500.000%"},
    {"type=symlog|domain=0.001;0.0234|range=0;200|bins=0;0.1;0.2;0.30000000000000004;0.4", 5, "e",
     ""},
    {"type=symlog|domain=0.001;0.0234|range=0;200|bins=0;2;4;6;8;10", 20, NULL, ""},
    {"type=symlog|domain=0;10000000000|range=0;200", 20, "e",
     "0.0e+0|5.0e+8|1.0e+9|1.5e+9|2.0e+9|2.5e+9|3.0e+9|3.5e+9|4.0e+9|4.5e+9|5.0e+9|5.5e+9|6.0e+9|6."
     "5e+9|7.0e+9|7.5e+9|8.0e+9|8.5e+9|9.0e+9|9.5e+9|1.0e+10"},
    {"type=symlog|domain=0;10|range=0;200", 3, "d", "0|5|10"},
    {"type=symlog|domain=0;10|range=0;200", 5, NULL, "0|2|4|6|8|10"},
    {"type=symlog|domain=0;10|range=0;200", 20, ".2s",
     "0.0|500m|1.0|1.5|2.0|2.5|3.0|3.5|4.0|4.5|5.0|5.5|6.0|6.5|7.0|7.5|8.0|8.5|9.0|9.5|10"},
    {"type=symlog|domain=0;10|range=0;200|bins=0;0.1;0.2;0.30000000000000004;0.4", 20, "p",
     "0%|10%|20%|30%|40%"},
    {"type=symlog|domain=0;1234567|range=0;200", 5, "p",
     "0%|20000000%|40000000%|60000000%|80000000%|100000000%|120000000%"},
    {"type=symlog|domain=0;1234567|range=0;200", 5, "s", "0.0M|0.2M|0.4M|0.6M|0.8M|1.0M|1.2M"},
    {"type=symlog|domain=0;1234567|range=0;200|bins=0;0.1;0.2;0.30000000000000004;0.4", 10, "$,.2f",
     "$0.00|$0.10|$0.20|$0.30|$0.40"},
    {"type=symlog|domain=0;1234567|range=0;200|bins=0;0.1;0.2;0.30000000000000004;0.4", 5, "s",
     "0.0M|0.0M|0.0M|0.0M|0.0M"},
    {"type=symlog|domain=0;1234567|range=0;200|bins=0;0.1;0.2;0.30000000000000004;0.4", 10, "~s",
     "0M|0M|0M|0M|0M"},
    {"type=symlog|domain=0;1|range=0;200", 20, ".1%",
     "0.0%|5.0%|10.0%|15.0%|20.0%|25.0%|30.0%|35.0%|40.0%|45.0%|50.0%|55.0%|60.0%|65.0%|70.0%|75.0%"
     "|80.0%|85.0%|90.0%|95.0%|100.0%"},
    {"type=symlog|domain=0;1|range=0;200|bins=0;2;4;6;8;10", 3, ".1%", "0.0%"},
    {"type=symlog|domain=10;0|range=0;200|bins=0;0.1;0.2;0.30000000000000004;0.4", 20, "e",
     "4.0e-1|3.0e-1|2.0e-1|1.0e-1|0.0e+0"},
    {"type=symlog|domain=10;0|range=0;200|bins=0;2;4;6;8;10", 10, "d", "10|8|6|4|2|0"},
    {"type=symlog|domain=10;0|range=0;200|bins=0;2;4;6;8;10", 10, ".2s", "10|8.0|6.0|4.0|2.0|0.0"},
    {"type=symlog|domain=1999;2020|range=0;200", 10, "$,.2f",
     "$2,000.00|$2,002.00|$2,004.00|$2,006.00|$2,008.00|$2,010.00|$2,012.00|$2,014.00|$2,016.00|$2,"
     "018.00|$2,020.00"},
    {"type=symlog|domain=1999;2020|range=0;200|bins=0;0.1;0.2;0.30000000000000004;0.4", 20, "%",
     ""},
    {"type=utc|domain=-8520336000000;1577836800000|range=0;400", 10, "%Y-%m-%d %H:%M",
     "1700-01-01 00:00|1750-01-01 00:00|1800-01-01 00:00|1850-01-01 00:00|1900-01-01 "
     "00:00|1950-01-01 00:00|2000-01-01 00:00"},
    {"type=utc|domain=-8520336000000;1577836800000|range=0;400", 10, NULL,
     "1700|1750|1800|1850|1900|1950|2000"},
};

static const label_row class_rows[] = {
    {"type=bin-ordinal|domain=0;1;5;20;50|range=1;2;3", 5, NULL, "0 – 1|1 – 5|5 – 20|20 – 50"},
    {"type=bin-ordinal|domain=0;1;5;20;50|range=1;2;3", 5, ".2f",
     "0.00 – 1.00|1.00 – 5.00|5.00 – 20.00|20.00 – 50.00"},
    {"type=bin-ordinal|domain=0;1;5;20;50|range=1;2;3", 5, "s", "0 – 1|1 – 5|5 – 20|20 – 50"},
    {"type=bin-ordinal|domain=0;1;5;20;50|range=1;2;3", 5, ",", "0 – 1|1 – 5|5 – 2e+1|2e+1 – 5e+1"},
    {"type=linear|domain=0;10|range=0;1|bins=0;2.5;5;7.5;10", 5, NULL, "0 – 3|3 – 5|5 – 8|8 – 10"},
    {"type=linear|domain=0;10|range=0;1|bins=0;2.5;5;7.5;10", 5, ".2f",
     "0.00 – 2.50|2.50 – 5.00|5.00 – 7.50|7.50 – 10.00"},
    {"type=linear|domain=0;10|range=0;1|bins=0;2.5;5;7.5;10", 5, "s", "0 – 3|3 – 5|5 – 8|8 – 10"},
    {"type=linear|domain=0;10|range=0;1|bins=0;2.5;5;7.5;10", 5, ",", "0 – 3|3 – 5|5 – 8|8 – 1e+1"},
    {"type=quantile|domain=0.9;3;4.2;7.5;10.8;12.4;12.8;25.3;32.4;35.2;42;42.5;48.8;52.6;54.9;56.8;"
     "65.6;80.5;86.8;90.3;91.1;95;97.7|range=1;2;3;4",
     5, NULL, "< 13|13 – 43|43 – 73|≥ 73"},
    {"type=quantile|domain=0.9;3;4.2;7.5;10.8;12.4;12.8;25.3;32.4;35.2;42;42.5;48.8;52.6;54.9;56.8;"
     "65.6;80.5;86.8;90.3;91.1;95;97.7|range=1;2;3;4",
     5, ".2f", "< 12.60|12.60 – 42.50|42.50 – 73.05|≥ 73.05"},
    {"type=quantile|domain=0.9;3;4.2;7.5;10.8;12.4;12.8;25.3;32.4;35.2;42;42.5;48.8;52.6;54.9;56.8;"
     "65.6;80.5;86.8;90.3;91.1;95;97.7|range=1;2;3;4",
     5, "s", "< 13|13 – 43|43 – 73|≥ 73"},
    {"type=quantile|domain=0.9;3;4.2;7.5;10.8;12.4;12.8;25.3;32.4;35.2;42;42.5;48.8;52.6;54.9;56.8;"
     "65.6;80.5;86.8;90.3;91.1;95;97.7|range=1;2;3;4",
     5, ",", "< 13|13 – 43|43 – 73|≥ 73"},
    {"type=quantize|domain=-0.3;97|range=1;2;3;4;5", 5, NULL, "< 19|19 – 39|39 – 58|58 – 78|≥ 78"},
    {"type=quantize|domain=-0.3;97|range=1;2;3;4;5", 5, ".2f",
     "< 19.16|19.16 – 38.62|38.62 – 58.08|58.08 – 77.54|≥ 77.54"},
    {"type=quantize|domain=-0.3;97|range=1;2;3;4;5", 5, "s", "< 19|19 – 39|39 – 58|58 – 78|≥ 78"},
    {"type=quantize|domain=-0.3;97|range=1;2;3;4;5", 5, ",", "< 19|19 – 39|39 – 58|58 – 78|≥ 78"},
    {"type=quantize|domain=0;10|range=1;2;3;4", 5, NULL, "< 2.5|2.5 – 5.0|5.0 – 7.5|≥ 7.5"},
    {"type=quantize|domain=0;10|range=1;2;3;4", 5, ".2f", "< 2.50|2.50 – 5.00|5.00 – 7.50|≥ 7.50"},
    {"type=quantize|domain=0;10|range=1;2;3;4", 5, "s", "< 2.5|2.5 – 5.0|5.0 – 7.5|≥ 7.5"},
    {"type=quantize|domain=0;10|range=1;2;3;4", 5, ",", "< 2.5|2.5 – 5|5 – 7.5|≥ 7.5"},
    {"type=threshold|domain=0;1.5;5;20|range=1;2;3;4;5", 5, NULL,
     "< 0|0 – 1.5|1.5 – 5|5 – 20|≥ 20"},
    {"type=threshold|domain=0;1.5;5;20|range=1;2;3;4;5", 5, ".2f",
     "< 0.00|0.00 – 1.50|1.50 – 5.00|5.00 – 20.00|≥ 20.00"},
    {"type=threshold|domain=0;1.5;5;20|range=1;2;3;4;5", 5, "s",
     "< 0.00000|0.00000 – 1.50000|1.50000 – 5.00000|5.00000 – 20.0000|≥ 20.0000"},
    {"type=threshold|domain=0;1.5;5;20|range=1;2;3;4;5", 5, ",", "< 0|0 – 1.5|1.5 – 5|5 – 20|≥ 20"},
};

static const char *joined(zy_arena *arena, const char *before, const char *text, size_t i)
{
    return i ? zy_arena_format(arena, "%s|%s", before, text) : text;
}

static void check(const label_row *r, const char *got)
{
    if (strcmp(got, r->labels) != 0)
        fail_msg("%s, %g, %s: %s instead of %s", r->scale, r->count,
                 r->specifier ? r->specifier : "", got, r->labels);
}

static void labels_ticks_as_vega(void **state)
{
    for (size_t i = 0; i < sizeof label_rows / sizeof *label_rows; i++) {
        const label_row *r = &label_rows[i];
        zy_scale s = scale_of(*state, r->scale);
        const char *all = "";
        size_t n;
        zy_datum *t = zy_scale_ticks(&s, *state, &(zy_tick_wish){.count = r->count}, &n);
        for (size_t k = 0; k < n; k++)
            all = joined(*state, all,
                         zy_scale_tick_label(
                             &s, *state,
                             &(zy_tick_format){&zy_locale_en, r->specifier, false, r->count}, t[k]),
                         k);
        check(r, all);
    }
}

static void labels_classes_as_vega(void **state)
{
    for (size_t i = 0; i < sizeof class_rows / sizeof *class_rows; i++) {
        const label_row *r = &class_rows[i];
        zy_scale s = scale_of(*state, r->scale);
        const char *all = "";
        size_t n;
        double *b = zy_scale_boundaries(&s, *state, &n);
        for (size_t k = 0; k + 1 < n; k++)
            all = joined(*state, all,
                         zy_scale_class_label(
                             &s, *state,
                             &(zy_tick_format){&zy_locale_en, r->specifier, false, r->count}, b[k],
                             b[k + 1]),
                         k);
        check(r, all);
    }
}

static void labels_classes_in_japanese(void **state)
{
    zy_scale s = scale_of(*state, "type=threshold|domain=10;20|range=1;2;3");
    const zy_tick_format ja = {.locale = &zy_locale_ja, .count = 5};

    assert_string_equal(zy_scale_class_label(&s, *state, &ja, -INFINITY, 10), "10未満");
    assert_string_equal(zy_scale_class_label(&s, *state, &ja, 10, 20), "10〜20");
    assert_string_equal(zy_scale_class_label(&s, *state, &ja, 20, INFINITY), "20以上");
}

static void keeps_all_labels_of_explicit_log_values(void **state)
{
    zy_scale s = scale_of(*state, "type=log|domain=1;1000|range=0;100");
    zy_datum seven = ZY_DATUM_NUMBER(7);

    assert_string_equal(zy_scale_tick_label(&s, *state,
                                            &(zy_tick_format){.locale = &zy_locale_en, .count = 5},
                                            seven),
                        "");
    assert_string_equal(
        zy_scale_tick_label(&s, *state,
                            &(zy_tick_format){.locale = &zy_locale_en, .count = INFINITY}, seven),
        "7");
}

static void writes_discrete_values_as_they_are(void **state)
{
    zy_scale s = scale_of(*state, "type=band|domain='東京;1234.5|range=0;100");
    const zy_tick_format plain = {.locale = &zy_locale_en, .count = 10};

    assert_string_equal(zy_scale_tick_label(&s, *state, &plain, s.domain[0]), "東京");
    assert_string_equal(zy_scale_tick_label(&s, *state, &plain, s.domain[1]), "1234.5");
    assert_string_equal(zy_scale_tick_label(&s, *state,
                                            &(zy_tick_format){&zy_locale_en, ",.0f", false, 10},
                                            s.domain[1]),
                        "1,235");
    assert_string_equal(zy_scale_tick_label(&s, *state,
                                            &(zy_tick_format){&zy_locale_en, "%Y", true, 10},
                                            ZY_DATUM_NUMBER(1577836800000)),
                        "2020");
}

static void keeps_the_log_ticks_that_have_labels(void **state)
{
    zy_scale s = scale_of(*state, "type=log|domain=1;1000|range=0;100");
    size_t n;
    zy_datum *t = zy_scale_legend_ticks(&s, *state, 5, 0, &n);

    assert_string_equal(data_text(*state, t, n), "1,10,100,1000");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(labels_ticks_as_vega, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(labels_classes_as_vega, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(labels_classes_in_japanese, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(keeps_all_labels_of_explicit_log_values, make_arena,
                                        free_arena),
        cmocka_unit_test_setup_teardown(writes_discrete_values_as_they_are, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(keeps_the_log_ticks_that_have_labels, make_arena,
                                        free_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
