#include <stdio.h>
#include <zuhyo.h>

int main(int argc, char **argv)
{
    zuhyo_chart *chart = zuhyo_chart_open(argc > 1 ? argv[1] : "", NULL);
    zuhyo_chart_save(chart, argc > 2 ? argv[2] : "");
    zuhyo_chart_report(chart, stderr);
    int failed = zuhyo_chart_status(chart) != ZUHYO_OK;
    zuhyo_chart_free(chart);
    return failed;
}
