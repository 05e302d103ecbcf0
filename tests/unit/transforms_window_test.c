/* window: ranks, neighbours, frames. */
#include "transforms_fixture.h"

static const char v_rows[] = "[{\"a\":1,\"b\":\"x\",\"c\":3.5},{\"a\":2,\"b\":\"y\",\"c\":null},{"
                             "\"a\":3,\"b\":\"x\",\"c\":-1},{\"a\":3,\"b\":\"y\",\"c\":7},{\"a\":8,"
                             "\"b\":\"x\",\"c\":2},{\"a\":13.25,\"b\":\"x\",\"c\":2}]";

static const transform_case cases[] = {
    {v_rows,
     "{\"window\":[{\"op\":\"row_number\",\"as\":\"row_number\"},{\"op\":\"rank\",\"as\":\"rank\"},"
     "{\"op\":\"dense_rank\",\"as\":\"dense_rank\"},{\"op\":\"percent_rank\",\"as\":\"percent_"
     "rank\"},{\"op\":\"cume_dist\",\"as\":\"cume_dist\"},{\"op\":\"ntile\",\"as\":\"ntile\","
     "\"param\":3},{\"op\":\"lag\",\"as\":\"lag\",\"field\":\"a\"},{\"op\":\"lead\",\"as\":"
     "\"lead\",\"field\":\"c\",\"param\":2},{\"op\":\"first_value\",\"as\":\"first_value\","
     "\"field\":\"b\"},{\"op\":\"last_value\",\"as\":\"last_value\",\"field\":\"b\"},{\"op\":\"nth_"
     "value\",\"as\":\"nth_value\",\"field\":\"a\",\"param\":2},{\"op\":\"prev_value\",\"as\":"
     "\"prev_value\",\"field\":\"c\"},{\"op\":\"next_value\",\"as\":\"next_value\",\"field\":\"c\"}"
     "]}",
     "[{\"row_number\":1,\"rank\":1,\"dense_rank\":1,\"percent_rank\":0,\"cume_dist\":0."
     "16666666666666666,\"ntile\":1,\"lag\":null,\"lead\":-1,\"first_value\":\"x\",\"last_value\":"
     "\"x\",\"nth_value\":null,\"prev_value\":3.5,\"next_value\":3.5},{\"row_number\":2,\"rank\":2,"
     "\"dense_rank\":2,\"percent_rank\":0.2,\"cume_dist\":0.3333333333333333,\"ntile\":1,\"lag\":1,"
     "\"lead\":7,\"first_value\":\"x\",\"last_value\":\"y\",\"nth_value\":2,\"prev_value\":3.5,"
     "\"next_value\":-1},{\"row_number\":3,\"rank\":3,\"dense_rank\":3,\"percent_rank\":0.4,\"cume_"
     "dist\":0.5,\"ntile\":2,\"lag\":2,\"lead\":2,\"first_value\":\"x\",\"last_value\":\"x\",\"nth_"
     "value\":2,\"prev_value\":-1,\"next_value\":-1},{\"row_number\":4,\"rank\":4,\"dense_rank\":4,"
     "\"percent_rank\":0.6,\"cume_dist\":0.6666666666666666,\"ntile\":2,\"lag\":3,\"lead\":2,"
     "\"first_value\":\"x\",\"last_value\":\"y\",\"nth_value\":2,\"prev_value\":7,\"next_value\":7}"
     ",{\"row_number\":5,\"rank\":5,\"dense_rank\":5,\"percent_rank\":0.8,\"cume_dist\":0."
     "8333333333333334,\"ntile\":3,\"lag\":3,\"lead\":null,\"first_value\":\"x\",\"last_value\":"
     "\"x\",\"nth_value\":2,\"prev_value\":2,\"next_value\":2},{\"row_number\":6,\"rank\":6,"
     "\"dense_rank\":6,\"percent_rank\":1,\"cume_dist\":1,\"ntile\":3,\"lag\":8,\"lead\":null,"
     "\"first_value\":\"x\",\"last_value\":\"x\",\"nth_value\":2,\"prev_value\":2,\"next_value\":2}"
     "]"},
    {v_rows,
     "{\"window\":[{\"op\":\"row_number\",\"as\":\"row_number\"},{\"op\":\"rank\",\"as\":\"rank\"},"
     "{\"op\":\"dense_rank\",\"as\":\"dense_rank\"},{\"op\":\"percent_rank\",\"as\":\"percent_"
     "rank\"},{\"op\":\"cume_dist\",\"as\":\"cume_dist\"},{\"op\":\"ntile\",\"as\":\"ntile\","
     "\"param\":3},{\"op\":\"lag\",\"as\":\"lag\",\"field\":\"a\"},{\"op\":\"lead\",\"as\":"
     "\"lead\",\"field\":\"c\",\"param\":2},{\"op\":\"first_value\",\"as\":\"first_value\","
     "\"field\":\"b\"},{\"op\":\"last_value\",\"as\":\"last_value\",\"field\":\"b\"},{\"op\":\"nth_"
     "value\",\"as\":\"nth_value\",\"field\":\"a\",\"param\":2},{\"op\":\"prev_value\",\"as\":"
     "\"prev_value\",\"field\":\"c\"},{\"op\":\"next_value\",\"as\":\"next_value\",\"field\":\"c\"}"
     "],\"sort\":[{\"field\":\"a\"}]}",
     "[{\"row_number\":1,\"rank\":1,\"dense_rank\":1,\"percent_rank\":0,\"cume_dist\":0."
     "16666666666666666,\"ntile\":1,\"lag\":null,\"lead\":-1,\"first_value\":\"x\",\"last_value\":"
     "\"x\",\"nth_value\":null,\"prev_value\":3.5,\"next_value\":3.5},{\"row_number\":2,\"rank\":2,"
     "\"dense_rank\":2,\"percent_rank\":0.2,\"cume_dist\":0.3333333333333333,\"ntile\":1,\"lag\":1,"
     "\"lead\":7,\"first_value\":\"x\",\"last_value\":\"y\",\"nth_value\":2,\"prev_value\":3.5,"
     "\"next_value\":-1},{\"row_number\":3,\"rank\":3,\"dense_rank\":3,\"percent_rank\":0.4,\"cume_"
     "dist\":0.6666666666666666,\"ntile\":2,\"lag\":2,\"lead\":2,\"first_value\":\"x\",\"last_"
     "value\":\"y\",\"nth_value\":2,\"prev_value\":-1,\"next_value\":-1},{\"row_number\":4,"
     "\"rank\":3,\"dense_rank\":3,\"percent_rank\":0.4,\"cume_dist\":0.6666666666666666,\"ntile\":"
     "2,\"lag\":3,\"lead\":2,\"first_value\":\"x\",\"last_value\":\"y\",\"nth_value\":2,\"prev_"
     "value\":7,\"next_value\":7},{\"row_number\":5,\"rank\":5,\"dense_rank\":4,\"percent_rank\":0."
     "8,\"cume_dist\":0.8333333333333334,\"ntile\":3,\"lag\":3,\"lead\":null,\"first_value\":\"x\","
     "\"last_value\":\"x\",\"nth_value\":2,\"prev_value\":2,\"next_value\":2},{\"row_number\":6,"
     "\"rank\":6,\"dense_rank\":5,\"percent_rank\":1,\"cume_dist\":1,\"ntile\":3,\"lag\":8,"
     "\"lead\":null,\"first_value\":\"x\",\"last_value\":\"x\",\"nth_value\":2,\"prev_value\":2,"
     "\"next_value\":2}]"},
    {v_rows,
     "{\"window\":[{\"op\":\"row_number\",\"as\":\"row_number\"},{\"op\":\"rank\",\"as\":\"rank\"},"
     "{\"op\":\"dense_rank\",\"as\":\"dense_rank\"},{\"op\":\"percent_rank\",\"as\":\"percent_"
     "rank\"},{\"op\":\"cume_dist\",\"as\":\"cume_dist\"},{\"op\":\"ntile\",\"as\":\"ntile\","
     "\"param\":3},{\"op\":\"lag\",\"as\":\"lag\",\"field\":\"a\"},{\"op\":\"lead\",\"as\":"
     "\"lead\",\"field\":\"c\",\"param\":2},{\"op\":\"first_value\",\"as\":\"first_value\","
     "\"field\":\"b\"},{\"op\":\"last_value\",\"as\":\"last_value\",\"field\":\"b\"},{\"op\":\"nth_"
     "value\",\"as\":\"nth_value\",\"field\":\"a\",\"param\":2},{\"op\":\"prev_value\",\"as\":"
     "\"prev_value\",\"field\":\"c\"},{\"op\":\"next_value\",\"as\":\"next_value\",\"field\":\"c\"}"
     "],\"sort\":[{\"field\":\"c\",\"order\":\"descending\"}],\"groupby\":[\"b\"]}",
     "[{\"row_number\":1,\"rank\":1,\"dense_rank\":1,\"percent_rank\":0,\"cume_dist\":0.25,"
     "\"ntile\":1,\"lag\":null,\"lead\":2,\"first_value\":\"x\",\"last_value\":\"x\",\"nth_value\":"
     "null,\"prev_value\":3.5,\"next_value\":3.5},{\"row_number\":2,\"rank\":2,\"dense_rank\":2,"
     "\"percent_rank\":1,\"cume_dist\":1,\"ntile\":3,\"lag\":3,\"lead\":null,\"first_value\":\"y\","
     "\"last_value\":\"y\",\"nth_value\":2,\"prev_value\":7,\"next_value\":null},{\"row_number\":4,"
     "\"rank\":4,\"dense_rank\":3,\"percent_rank\":1,\"cume_dist\":1,\"ntile\":3,\"lag\":13.25,"
     "\"lead\":null,\"first_value\":\"x\",\"last_value\":\"x\",\"nth_value\":8,\"prev_value\":-1,"
     "\"next_value\":-1},{\"row_number\":1,\"rank\":1,\"dense_rank\":1,\"percent_rank\":0,\"cume_"
     "dist\":0.5,\"ntile\":2,\"lag\":null,\"lead\":null,\"first_value\":\"y\",\"last_value\":\"y\","
     "\"nth_value\":null,\"prev_value\":7,\"next_value\":7},{\"row_number\":2,\"rank\":2,\"dense_"
     "rank\":2,\"percent_rank\":0.3333333333333333,\"cume_dist\":0.75,\"ntile\":3,\"lag\":1,"
     "\"lead\":-1,\"first_value\":\"x\",\"last_value\":\"x\",\"nth_value\":8,\"prev_value\":2,"
     "\"next_value\":2},{\"row_number\":3,\"rank\":2,\"dense_rank\":2,\"percent_rank\":0."
     "3333333333333333,\"cume_dist\":0.75,\"ntile\":3,\"lag\":8,\"lead\":null,\"first_value\":"
     "\"x\",\"last_value\":\"x\",\"nth_value\":8,\"prev_value\":2,\"next_value\":2}]"},
    {v_rows,
     "{\"window\":[{\"op\":\"row_number\",\"as\":\"row_number\"},{\"op\":\"rank\",\"as\":\"rank\"},"
     "{\"op\":\"dense_rank\",\"as\":\"dense_rank\"},{\"op\":\"percent_rank\",\"as\":\"percent_"
     "rank\"},{\"op\":\"cume_dist\",\"as\":\"cume_dist\"},{\"op\":\"ntile\",\"as\":\"ntile\","
     "\"param\":3},{\"op\":\"lag\",\"as\":\"lag\",\"field\":\"a\"},{\"op\":\"lead\",\"as\":"
     "\"lead\",\"field\":\"c\",\"param\":2},{\"op\":\"first_value\",\"as\":\"first_value\","
     "\"field\":\"b\"},{\"op\":\"last_value\",\"as\":\"last_value\",\"field\":\"b\"},{\"op\":\"nth_"
     "value\",\"as\":\"nth_value\",\"field\":\"a\",\"param\":2},{\"op\":\"prev_value\",\"as\":"
     "\"prev_value\",\"field\":\"c\"},{\"op\":\"next_value\",\"as\":\"next_value\",\"field\":\"c\"}"
     "],\"frame\":[-1,1],\"sort\":[{\"field\":\"a\"}]}",
     "[{\"row_number\":1,\"rank\":1,\"dense_rank\":1,\"percent_rank\":0,\"cume_dist\":0."
     "16666666666666666,\"ntile\":1,\"lag\":null,\"lead\":-1,\"first_value\":\"x\",\"last_value\":"
     "\"y\",\"nth_value\":2,\"prev_value\":3.5,\"next_value\":3.5},{\"row_number\":2,\"rank\":2,"
     "\"dense_rank\":2,\"percent_rank\":0.2,\"cume_dist\":0.3333333333333333,\"ntile\":1,\"lag\":1,"
     "\"lead\":7,\"first_value\":\"x\",\"last_value\":\"y\",\"nth_value\":2,\"prev_value\":3.5,"
     "\"next_value\":-1},{\"row_number\":3,\"rank\":3,\"dense_rank\":3,\"percent_rank\":0.4,\"cume_"
     "dist\":0.6666666666666666,\"ntile\":2,\"lag\":2,\"lead\":2,\"first_value\":\"y\",\"last_"
     "value\":\"y\",\"nth_value\":3,\"prev_value\":-1,\"next_value\":-1},{\"row_number\":4,"
     "\"rank\":3,\"dense_rank\":3,\"percent_rank\":0.4,\"cume_dist\":0.6666666666666666,\"ntile\":"
     "2,\"lag\":3,\"lead\":2,\"first_value\":\"x\",\"last_value\":\"x\",\"nth_value\":3,\"prev_"
     "value\":7,\"next_value\":7},{\"row_number\":5,\"rank\":5,\"dense_rank\":4,\"percent_rank\":0."
     "8,\"cume_dist\":0.8333333333333334,\"ntile\":3,\"lag\":3,\"lead\":null,\"first_value\":\"x\","
     "\"last_value\":\"x\",\"nth_value\":3,\"prev_value\":2,\"next_value\":2},{\"row_number\":6,"
     "\"rank\":6,\"dense_rank\":5,\"percent_rank\":1,\"cume_dist\":1,\"ntile\":3,\"lag\":8,"
     "\"lead\":null,\"first_value\":\"x\",\"last_value\":\"x\",\"nth_value\":13.25,\"prev_value\":"
     "2,\"next_value\":2}]"},
    {v_rows,
     "{\"window\":[{\"op\":\"row_number\",\"as\":\"row_number\"},{\"op\":\"rank\",\"as\":\"rank\"},"
     "{\"op\":\"dense_rank\",\"as\":\"dense_rank\"},{\"op\":\"percent_rank\",\"as\":\"percent_"
     "rank\"},{\"op\":\"cume_dist\",\"as\":\"cume_dist\"},{\"op\":\"ntile\",\"as\":\"ntile\","
     "\"param\":3},{\"op\":\"lag\",\"as\":\"lag\",\"field\":\"a\"},{\"op\":\"lead\",\"as\":"
     "\"lead\",\"field\":\"c\",\"param\":2},{\"op\":\"first_value\",\"as\":\"first_value\","
     "\"field\":\"b\"},{\"op\":\"last_value\",\"as\":\"last_value\",\"field\":\"b\"},{\"op\":\"nth_"
     "value\",\"as\":\"nth_value\",\"field\":\"a\",\"param\":2},{\"op\":\"prev_value\",\"as\":"
     "\"prev_value\",\"field\":\"c\"},{\"op\":\"next_value\",\"as\":\"next_value\",\"field\":\"c\"}"
     "],\"frame\":[-1,1],\"sort\":[{\"field\":\"a\"}],\"ignorePeers\":true}",
     "[{\"row_number\":1,\"rank\":1,\"dense_rank\":1,\"percent_rank\":0,\"cume_dist\":0."
     "16666666666666666,\"ntile\":1,\"lag\":null,\"lead\":-1,\"first_value\":\"x\",\"last_value\":"
     "\"y\",\"nth_value\":2,\"prev_value\":3.5,\"next_value\":3.5},{\"row_number\":2,\"rank\":2,"
     "\"dense_rank\":2,\"percent_rank\":0.2,\"cume_dist\":0.3333333333333333,\"ntile\":1,\"lag\":1,"
     "\"lead\":7,\"first_value\":\"x\",\"last_value\":\"x\",\"nth_value\":2,\"prev_value\":3.5,"
     "\"next_value\":-1},{\"row_number\":3,\"rank\":3,\"dense_rank\":3,\"percent_rank\":0.4,\"cume_"
     "dist\":0.6666666666666666,\"ntile\":2,\"lag\":2,\"lead\":2,\"first_value\":\"y\",\"last_"
     "value\":\"y\",\"nth_value\":3,\"prev_value\":-1,\"next_value\":-1},{\"row_number\":4,"
     "\"rank\":3,\"dense_rank\":3,\"percent_rank\":0.4,\"cume_dist\":0.6666666666666666,\"ntile\":"
     "2,\"lag\":3,\"lead\":2,\"first_value\":\"x\",\"last_value\":\"x\",\"nth_value\":3,\"prev_"
     "value\":7,\"next_value\":7},{\"row_number\":5,\"rank\":5,\"dense_rank\":4,\"percent_rank\":0."
     "8,\"cume_dist\":0.8333333333333334,\"ntile\":3,\"lag\":3,\"lead\":null,\"first_value\":\"y\","
     "\"last_value\":\"x\",\"nth_value\":8,\"prev_value\":2,\"next_value\":2},{\"row_number\":6,"
     "\"rank\":6,\"dense_rank\":5,\"percent_rank\":1,\"cume_dist\":1,\"ntile\":3,\"lag\":8,"
     "\"lead\":null,\"first_value\":\"x\",\"last_value\":\"x\",\"nth_value\":13.25,\"prev_value\":"
     "2,\"next_value\":2}]"},
    {v_rows,
     "{\"window\":[{\"op\":\"row_number\",\"as\":\"row_number\"},{\"op\":\"rank\",\"as\":\"rank\"},"
     "{\"op\":\"dense_rank\",\"as\":\"dense_rank\"},{\"op\":\"percent_rank\",\"as\":\"percent_"
     "rank\"},{\"op\":\"cume_dist\",\"as\":\"cume_dist\"},{\"op\":\"ntile\",\"as\":\"ntile\","
     "\"param\":3},{\"op\":\"lag\",\"as\":\"lag\",\"field\":\"a\"},{\"op\":\"lead\",\"as\":"
     "\"lead\",\"field\":\"c\",\"param\":2},{\"op\":\"first_value\",\"as\":\"first_value\","
     "\"field\":\"b\"},{\"op\":\"last_value\",\"as\":\"last_value\",\"field\":\"b\"},{\"op\":\"nth_"
     "value\",\"as\":\"nth_value\",\"field\":\"a\",\"param\":2},{\"op\":\"prev_value\",\"as\":"
     "\"prev_value\",\"field\":\"c\"},{\"op\":\"next_value\",\"as\":\"next_value\",\"field\":\"c\"}"
     "],\"frame\":[null,null]}",
     "[{\"row_number\":1,\"rank\":1,\"dense_rank\":1,\"percent_rank\":0,\"cume_dist\":0."
     "16666666666666666,\"ntile\":1,\"lag\":null,\"lead\":-1,\"first_value\":\"x\",\"last_value\":"
     "\"x\",\"nth_value\":2,\"prev_value\":3.5,\"next_value\":3.5},{\"row_number\":2,\"rank\":2,"
     "\"dense_rank\":2,\"percent_rank\":0.2,\"cume_dist\":0.3333333333333333,\"ntile\":1,\"lag\":1,"
     "\"lead\":7,\"first_value\":\"x\",\"last_value\":\"x\",\"nth_value\":2,\"prev_value\":3.5,"
     "\"next_value\":-1},{\"row_number\":3,\"rank\":3,\"dense_rank\":3,\"percent_rank\":0.4,\"cume_"
     "dist\":0.5,\"ntile\":2,\"lag\":2,\"lead\":2,\"first_value\":\"x\",\"last_value\":\"x\",\"nth_"
     "value\":2,\"prev_value\":-1,\"next_value\":-1},{\"row_number\":4,\"rank\":4,\"dense_rank\":4,"
     "\"percent_rank\":0.6,\"cume_dist\":0.6666666666666666,\"ntile\":2,\"lag\":3,\"lead\":2,"
     "\"first_value\":\"x\",\"last_value\":\"x\",\"nth_value\":2,\"prev_value\":7,\"next_value\":7}"
     ",{\"row_number\":5,\"rank\":5,\"dense_rank\":5,\"percent_rank\":0.8,\"cume_dist\":0."
     "8333333333333334,\"ntile\":3,\"lag\":3,\"lead\":null,\"first_value\":\"x\",\"last_value\":"
     "\"x\",\"nth_value\":2,\"prev_value\":2,\"next_value\":2},{\"row_number\":6,\"rank\":6,"
     "\"dense_rank\":6,\"percent_rank\":1,\"cume_dist\":1,\"ntile\":3,\"lag\":8,\"lead\":null,"
     "\"first_value\":\"x\",\"last_value\":\"x\",\"nth_value\":2,\"prev_value\":2,\"next_value\":2}"
     "]"},
    {v_rows,
     "{\"window\":[{\"op\":\"row_number\",\"as\":\"row_number\"},{\"op\":\"rank\",\"as\":\"rank\"},"
     "{\"op\":\"dense_rank\",\"as\":\"dense_rank\"},{\"op\":\"percent_rank\",\"as\":\"percent_"
     "rank\"},{\"op\":\"cume_dist\",\"as\":\"cume_dist\"},{\"op\":\"ntile\",\"as\":\"ntile\","
     "\"param\":3},{\"op\":\"lag\",\"as\":\"lag\",\"field\":\"a\"},{\"op\":\"lead\",\"as\":"
     "\"lead\",\"field\":\"c\",\"param\":2},{\"op\":\"first_value\",\"as\":\"first_value\","
     "\"field\":\"b\"},{\"op\":\"last_value\",\"as\":\"last_value\",\"field\":\"b\"},{\"op\":\"nth_"
     "value\",\"as\":\"nth_value\",\"field\":\"a\",\"param\":2},{\"op\":\"prev_value\",\"as\":"
     "\"prev_value\",\"field\":\"c\"},{\"op\":\"next_value\",\"as\":\"next_value\",\"field\":\"c\"}"
     "],\"frame\":[0,1],\"groupby\":[\"b\"]}",
     "[{\"row_number\":1,\"rank\":1,\"dense_rank\":1,\"percent_rank\":0,\"cume_dist\":0.25,"
     "\"ntile\":1,\"lag\":null,\"lead\":2,\"first_value\":\"x\",\"last_value\":\"x\",\"nth_value\":"
     "3,\"prev_value\":3.5,\"next_value\":3.5},{\"row_number\":1,\"rank\":1,\"dense_rank\":1,"
     "\"percent_rank\":0,\"cume_dist\":0.5,\"ntile\":2,\"lag\":null,\"lead\":null,\"first_value\":"
     "\"y\",\"last_value\":\"y\",\"nth_value\":3,\"prev_value\":null,\"next_value\":7},{\"row_"
     "number\":2,\"rank\":2,\"dense_rank\":2,\"percent_rank\":0.3333333333333333,\"cume_dist\":0.5,"
     "\"ntile\":2,\"lag\":1,\"lead\":2,\"first_value\":\"x\",\"last_value\":\"x\",\"nth_value\":8,"
     "\"prev_value\":-1,\"next_value\":-1},{\"row_number\":2,\"rank\":2,\"dense_rank\":2,\"percent_"
     "rank\":1,\"cume_dist\":1,\"ntile\":3,\"lag\":2,\"lead\":null,\"first_value\":\"y\",\"last_"
     "value\":\"y\",\"nth_value\":null,\"prev_value\":7,\"next_value\":7},{\"row_number\":3,"
     "\"rank\":3,\"dense_rank\":3,\"percent_rank\":0.6666666666666666,\"cume_dist\":0.75,\"ntile\":"
     "3,\"lag\":3,\"lead\":null,\"first_value\":\"x\",\"last_value\":\"x\",\"nth_value\":13.25,"
     "\"prev_value\":2,\"next_value\":2},{\"row_number\":4,\"rank\":4,\"dense_rank\":4,\"percent_"
     "rank\":1,\"cume_dist\":1,\"ntile\":3,\"lag\":8,\"lead\":null,\"first_value\":\"x\",\"last_"
     "value\":\"x\",\"nth_value\":null,\"prev_value\":2,\"next_value\":2}]"},
    {v_rows,
     "{\"window\":[{\"op\":\"sum\",\"field\":\"c\",\"as\":\"sum\"},{\"op\":\"mean\",\"field\":"
     "\"c\",\"as\":\"mean\"},{\"op\":\"stdev\",\"field\":\"c\",\"as\":\"stdev\"},{\"op\":"
     "\"median\",\"field\":\"c\",\"as\":\"median\"},{\"op\":\"count\",\"field\":\"c\",\"as\":"
     "\"count\"},{\"op\":\"valid\",\"field\":\"c\",\"as\":\"valid\"},{\"op\":\"distinct\","
     "\"field\":\"c\",\"as\":\"distinct\"}]}",
     "[{\"count\":1,\"sum\":3.5,\"mean\":3.5,\"valid\":1,\"median\":3.5,\"distinct\":1},{\"count\":"
     "2,\"sum\":3.5,\"mean\":3.5,\"valid\":1,\"median\":3.5,\"distinct\":2},{\"count\":3,\"sum\":2."
     "5,\"mean\":1.25,\"valid\":2,\"stdev\":3.181980515339464,\"median\":1.25,\"distinct\":3},{"
     "\"count\":4,\"sum\":9.5,\"mean\":3.166666666666667,\"valid\":3,\"stdev\":4.010403138505321,"
     "\"median\":3.5,\"distinct\":4},{\"count\":5,\"sum\":11.5,\"mean\":2.875,\"valid\":4,"
     "\"stdev\":3.3260336739125176,\"median\":2.75,\"distinct\":5},{\"count\":6,\"sum\":13.5,"
     "\"mean\":2.7,\"valid\":5,\"stdev\":2.9068883707497264,\"median\":2,\"distinct\":5}]"},
    {v_rows,
     "{\"window\":[{\"op\":\"min\",\"field\":\"c\",\"as\":\"min\"},{\"op\":\"max\",\"field\":\"c\","
     "\"as\":\"max\"}]}",
     "[{\"min\":3.5,\"max\":3.5},{\"min\":3.5,\"max\":3.5},{\"min\":-1,\"max\":3.5},{\"min\":-1,"
     "\"max\":7},{\"min\":-1,\"max\":7},{\"min\":-1,\"max\":7}]"},
    {v_rows,
     "{\"window\":[{\"op\":\"sum\",\"field\":\"c\",\"as\":\"sum\"},{\"op\":\"mean\",\"field\":"
     "\"c\",\"as\":\"mean\"},{\"op\":\"stdev\",\"field\":\"c\",\"as\":\"stdev\"},{\"op\":"
     "\"median\",\"field\":\"c\",\"as\":\"median\"},{\"op\":\"count\",\"field\":\"c\",\"as\":"
     "\"count\"},{\"op\":\"valid\",\"field\":\"c\",\"as\":\"valid\"},{\"op\":\"distinct\","
     "\"field\":\"c\",\"as\":\"distinct\"}],\"sort\":[{\"field\":\"a\"}]}",
     "[{\"count\":1,\"sum\":3.5,\"mean\":3.5,\"valid\":1,\"median\":3.5,\"distinct\":1},{\"count\":"
     "2,\"sum\":3.5,\"mean\":3.5,\"valid\":1,\"median\":3.5,\"distinct\":2},{\"count\":4,\"sum\":9."
     "5,\"mean\":3.166666666666667,\"valid\":3,\"stdev\":4.010403138505321,\"median\":3.5,"
     "\"distinct\":4},{\"count\":4,\"sum\":9.5,\"mean\":3.166666666666667,\"valid\":3,\"stdev\":4."
     "010403138505321,\"median\":3.5,\"distinct\":4},{\"count\":5,\"sum\":11.5,\"mean\":2.875,"
     "\"valid\":4,\"stdev\":3.3260336739125176,\"median\":2.75,\"distinct\":5},{\"count\":6,"
     "\"sum\":13.5,\"mean\":2.7,\"valid\":5,\"stdev\":2.9068883707497264,\"median\":2,\"distinct\":"
     "5}]"},
    {v_rows,
     "{\"window\":[{\"op\":\"min\",\"field\":\"c\",\"as\":\"min\"},{\"op\":\"max\",\"field\":\"c\","
     "\"as\":\"max\"}],\"sort\":[{\"field\":\"a\"}]}",
     "[{\"min\":3.5,\"max\":3.5},{\"min\":3.5,\"max\":3.5},{\"min\":-1,\"max\":7},{\"min\":-1,"
     "\"max\":7},{\"min\":-1,\"max\":7},{\"min\":-1,\"max\":7}]"},
    {v_rows,
     "{\"window\":[{\"op\":\"sum\",\"field\":\"c\",\"as\":\"sum\"},{\"op\":\"mean\",\"field\":"
     "\"c\",\"as\":\"mean\"},{\"op\":\"stdev\",\"field\":\"c\",\"as\":\"stdev\"},{\"op\":"
     "\"median\",\"field\":\"c\",\"as\":\"median\"},{\"op\":\"count\",\"field\":\"c\",\"as\":"
     "\"count\"},{\"op\":\"valid\",\"field\":\"c\",\"as\":\"valid\"},{\"op\":\"distinct\","
     "\"field\":\"c\",\"as\":\"distinct\"}],\"frame\":[-1,1]}",
     "[{\"count\":2,\"sum\":3.5,\"mean\":3.5,\"valid\":1,\"median\":3.5,\"distinct\":2},{\"count\":"
     "3,\"sum\":2.5,\"mean\":1.25,\"valid\":2,\"stdev\":3.181980515339464,\"median\":1.25,"
     "\"distinct\":3},{\"count\":3,\"sum\":6,\"mean\":3,\"valid\":2,\"stdev\":5.656854249492381,"
     "\"median\":3,\"distinct\":3},{\"count\":3,\"sum\":8,\"mean\":2.6666666666666665,\"valid\":3,"
     "\"stdev\":4.041451884327381,\"median\":2,\"distinct\":3},{\"count\":3,\"sum\":11,\"mean\":3."
     "6666666666666665,\"valid\":3,\"stdev\":2.8867513459481287,\"median\":2,\"distinct\":2},{"
     "\"count\":2,\"sum\":4,\"mean\":1.9999999999999998,\"valid\":2,\"stdev\":0,\"median\":2,"
     "\"distinct\":1}]"},
    {v_rows,
     "{\"window\":[{\"op\":\"min\",\"field\":\"c\",\"as\":\"min\"},{\"op\":\"max\",\"field\":\"c\","
     "\"as\":\"max\"}],\"frame\":[-1,1]}",
     "[{\"min\":3.5,\"max\":3.5},{\"min\":-1,\"max\":3.5},{\"min\":-1,\"max\":7},{\"min\":-1,"
     "\"max\":7},{\"min\":2,\"max\":7},{\"min\":2,\"max\":2}]"},
    {v_rows,
     "{\"window\":[{\"op\":\"sum\",\"field\":\"c\",\"as\":\"sum\"},{\"op\":\"mean\",\"field\":"
     "\"c\",\"as\":\"mean\"},{\"op\":\"stdev\",\"field\":\"c\",\"as\":\"stdev\"},{\"op\":"
     "\"median\",\"field\":\"c\",\"as\":\"median\"},{\"op\":\"count\",\"field\":\"c\",\"as\":"
     "\"count\"},{\"op\":\"valid\",\"field\":\"c\",\"as\":\"valid\"},{\"op\":\"distinct\","
     "\"field\":\"c\",\"as\":\"distinct\"}],\"frame\":[0,null],\"sort\":[{\"field\":\"a\"}]}",
     "[{\"count\":6,\"sum\":13.5,\"mean\":2.7,\"valid\":5,\"stdev\":2.9068883707497264,\"median\":"
     "2,\"distinct\":5},{\"count\":5,\"sum\":10,\"mean\":2.5,\"valid\":4,\"stdev\":3.3166247903554,"
     "\"median\":2,\"distinct\":4},{\"count\":4,\"sum\":10,\"mean\":2.5,\"valid\":4,\"stdev\":3."
     "3166247903554,\"median\":2,\"distinct\":3},{\"count\":4,\"sum\":10,\"mean\":2.5,\"valid\":4,"
     "\"stdev\":3.3166247903554,\"median\":2,\"distinct\":3},{\"count\":2,\"sum\":4,\"mean\":2."
     "0000000000000004,\"valid\":2,\"stdev\":0,\"median\":2,\"distinct\":1},{\"count\":1,\"sum\":2,"
     "\"mean\":2.000000000000001,\"valid\":1,\"median\":2,\"distinct\":1}]"},
    {v_rows,
     "{\"window\":[{\"op\":\"min\",\"field\":\"c\",\"as\":\"min\"},{\"op\":\"max\",\"field\":\"c\","
     "\"as\":\"max\"}],\"frame\":[0,null],\"sort\":[{\"field\":\"a\"}]}",
     "[{\"min\":-1,\"max\":7},{\"min\":-1,\"max\":7},{\"min\":-1,\"max\":7},{\"min\":-1,\"max\":7},"
     "{\"min\":2,\"max\":2},{\"min\":2,\"max\":2}]"},
    {v_rows,
     "{\"window\":[{\"op\":\"sum\",\"field\":\"c\",\"as\":\"sum\"},{\"op\":\"mean\",\"field\":"
     "\"c\",\"as\":\"mean\"},{\"op\":\"stdev\",\"field\":\"c\",\"as\":\"stdev\"},{\"op\":"
     "\"median\",\"field\":\"c\",\"as\":\"median\"},{\"op\":\"count\",\"field\":\"c\",\"as\":"
     "\"count\"},{\"op\":\"valid\",\"field\":\"c\",\"as\":\"valid\"},{\"op\":\"distinct\","
     "\"field\":\"c\",\"as\":\"distinct\"}],\"frame\":[null,null]}",
     "[{\"count\":6,\"sum\":13.5,\"mean\":2.7,\"valid\":5,\"stdev\":2.9068883707497264,\"median\":"
     "2,\"distinct\":5},{\"count\":6,\"sum\":13.5,\"mean\":2.7,\"valid\":5,\"stdev\":2."
     "9068883707497264,\"median\":2,\"distinct\":5},{\"count\":6,\"sum\":13.5,\"mean\":2.7,"
     "\"valid\":5,\"stdev\":2.9068883707497264,\"median\":2,\"distinct\":5},{\"count\":6,\"sum\":"
     "13.5,\"mean\":2.7,\"valid\":5,\"stdev\":2.9068883707497264,\"median\":2,\"distinct\":5},{"
     "\"count\":6,\"sum\":13.5,\"mean\":2.7,\"valid\":5,\"stdev\":2.9068883707497264,\"median\":2,"
     "\"distinct\":5},{\"count\":6,\"sum\":13.5,\"mean\":2.7,\"valid\":5,\"stdev\":2."
     "9068883707497264,\"median\":2,\"distinct\":5}]"},
    {v_rows,
     "{\"window\":[{\"op\":\"min\",\"field\":\"c\",\"as\":\"min\"},{\"op\":\"max\",\"field\":\"c\","
     "\"as\":\"max\"}],\"frame\":[null,null]}",
     "[{\"min\":-1,\"max\":7},{\"min\":-1,\"max\":7},{\"min\":-1,\"max\":7},{\"min\":-1,\"max\":7},"
     "{\"min\":-1,\"max\":7},{\"min\":-1,\"max\":7}]"},
    {v_rows,
     "{\"window\":[{\"op\":\"sum\",\"field\":\"c\",\"as\":\"sum\"},{\"op\":\"mean\",\"field\":"
     "\"c\",\"as\":\"mean\"},{\"op\":\"stdev\",\"field\":\"c\",\"as\":\"stdev\"},{\"op\":"
     "\"median\",\"field\":\"c\",\"as\":\"median\"},{\"op\":\"count\",\"field\":\"c\",\"as\":"
     "\"count\"},{\"op\":\"valid\",\"field\":\"c\",\"as\":\"valid\"},{\"op\":\"distinct\","
     "\"field\":\"c\",\"as\":\"distinct\"}],\"frame\":[-2,0],\"groupby\":[\"b\"]}",
     "[{\"count\":1,\"sum\":3.5,\"mean\":3.5,\"valid\":1,\"median\":3.5,\"distinct\":1},{\"count\":"
     "1,\"valid\":0,\"distinct\":1},{\"count\":2,\"sum\":2.5,\"mean\":1.25,\"valid\":2,\"stdev\":3."
     "181980515339464,\"median\":1.25,\"distinct\":2},{\"count\":2,\"sum\":7,\"mean\":7,\"valid\":"
     "1,\"median\":7,\"distinct\":2},{\"count\":3,\"sum\":4.5,\"mean\":1.5,\"valid\":3,\"stdev\":2."
     "29128784747792,\"median\":2,\"distinct\":3},{\"count\":3,\"sum\":3,\"mean\":1,\"valid\":3,"
     "\"stdev\":1.7320508075688772,\"median\":2,\"distinct\":2}]"},
    {v_rows,
     "{\"window\":[{\"op\":\"min\",\"field\":\"c\",\"as\":\"min\"},{\"op\":\"max\",\"field\":\"c\","
     "\"as\":\"max\"}],\"frame\":[-2,0],\"groupby\":[\"b\"]}",
     "[{\"min\":3.5,\"max\":3.5},{},{\"min\":-1,\"max\":3.5},{\"min\":7,\"max\":7},{\"min\":-1,"
     "\"max\":3.5},{\"min\":-1,\"max\":2}]"},
    {v_rows,
     "{\"window\":[{\"op\":\"sum\",\"field\":\"c\",\"as\":\"sum\"},{\"op\":\"mean\",\"field\":"
     "\"c\",\"as\":\"mean\"},{\"op\":\"stdev\",\"field\":\"c\",\"as\":\"stdev\"},{\"op\":"
     "\"median\",\"field\":\"c\",\"as\":\"median\"},{\"op\":\"count\",\"field\":\"c\",\"as\":"
     "\"count\"},{\"op\":\"valid\",\"field\":\"c\",\"as\":\"valid\"},{\"op\":\"distinct\","
     "\"field\":\"c\",\"as\":\"distinct\"}],\"frame\":[-1,0],\"sort\":[{\"field\":\"a\"}],"
     "\"ignorePeers\":true}",
     "[{\"count\":1,\"sum\":3.5,\"mean\":3.5,\"valid\":1,\"median\":3.5,\"distinct\":1},{\"count\":"
     "2,\"sum\":3.5,\"mean\":3.5,\"valid\":1,\"median\":3.5,\"distinct\":2},{\"count\":2,\"sum\":-"
     "1,\"mean\":-1,\"valid\":1,\"median\":-1,\"distinct\":2},{\"count\":2,\"sum\":6,\"mean\":3,"
     "\"valid\":2,\"stdev\":5.656854249492381,\"median\":3,\"distinct\":2},{\"count\":2,\"sum\":9,"
     "\"mean\":4.5,\"valid\":2,\"stdev\":3.5355339059327378,\"median\":4.5,\"distinct\":2},{"
     "\"count\":2,\"sum\":4,\"mean\":2,\"valid\":2,\"stdev\":0,\"median\":2,\"distinct\":1}]"},
    {v_rows,
     "{\"window\":[{\"op\":\"min\",\"field\":\"c\",\"as\":\"min\"},{\"op\":\"max\",\"field\":\"c\","
     "\"as\":\"max\"}],\"frame\":[-1,0],\"sort\":[{\"field\":\"a\"}],\"ignorePeers\":true}",
     "[{\"min\":3.5,\"max\":3.5},{\"min\":3.5,\"max\":3.5},{\"min\":-1,\"max\":-1},{\"min\":-1,"
     "\"max\":7},{\"min\":2,\"max\":7},{\"min\":2,\"max\":2}]"},
    {v_rows,
     "{\"window\":[{\"op\":\"sum\",\"field\":\"a\"},{\"op\":\"count\"},{\"op\":\"rank\"}],\"sort\":"
     "[{\"field\":\"a\"}]}",
     "[{\"count\":1,\"sum_a\":1,\"rank\":1},{\"count\":2,\"sum_a\":3,\"rank\":2},{\"count\":4,"
     "\"sum_a\":9,\"rank\":3},{\"count\":4,\"sum_a\":9,\"rank\":3},{\"count\":5,\"sum_a\":17,"
     "\"rank\":5},{\"count\":6,\"sum_a\":30.25,\"rank\":6}]"},
};

static void makes_the_rows_that_vega_makes(void **state)
{
    CHECK(*state, cases);
}

static void takes_frames_that_lie_beside_the_row(void **state)
{
    fixture *f = *state;
    zy_table *before = input_of(f, v_rows);

    /* Vega ends with an error here, or with NaN. */
    assert_rows(f, "before", before,
                transform(f, before,
                          "{\"window\":[{\"op\":\"mean\",\"field\":\"a\",\"as\":\"m\"},{\"op\":"
                          "\"count\",\"as\":\"n\"}],\"frame\":[-2,-1]}"),
                "[{\"n\":0},{\"m\":1,\"n\":1},{\"m\":1.5,\"n\":2},{\"m\":2.5,\"n\":2},{\"m\":3,"
                "\"n\":2},{\"m\":5.5,\"n\":2}]");
    assert_rows(f, "after", before,
                transform(f, before,
                          "{\"window\":[{\"op\":\"sum\",\"field\":\"a\",\"as\":\"m\"},{\"op\":"
                          "\"max\",\"field\":\"a\",\"as\":\"n\"}],\"frame\":[1,2]}"),
                "[{\"m\":5,\"n\":3},{\"m\":6,\"n\":3},{\"m\":11,\"n\":8},{\"m\":21.25,\"n\":13.25},"
                "{\"m\":13.25,\"n\":13.25},{}]");
    assert_rows(
        f, "none", before,
        transform(f, before, "{\"window\":[{\"op\":\"count\",\"as\":\"n\"}],\"frame\":[3,1]}"),
        "[{\"n\":0},{\"n\":0},{\"n\":0},{\"n\":0},{\"n\":0},{\"n\":0}]");
}

static void forgets_an_extreme_that_leaves_the_frame(void **state)
{
    fixture *f = *state;
    static const char rows[] = "[{\"v\":1},{\"v\":9},{\"v\":3},{\"v\":3},{\"v\":2},{\"v\":5}]";
    zy_table *before = input_of(f, rows);

    assert_rows(f, "extremes", before,
                transform(f, before,
                          "{\"window\":[{\"op\":\"min\",\"field\":\"v\",\"as\":\"lo\"},{\"op\":"
                          "\"max\",\"field\":\"v\",\"as\":\"hi\"},"
                          "{\"op\":\"median\",\"field\":\"v\",\"as\":\"mid\"}],\"frame\":[-1,1]}"),
                "[{\"lo\":1,\"hi\":9,\"mid\":5},{\"lo\":1,\"hi\":9,\"mid\":3},{\"lo\":3,\"hi\":9,"
                "\"mid\":3},"
                "{\"lo\":2,\"hi\":3,\"mid\":3},{\"lo\":2,\"hi\":5,\"mid\":3},{\"lo\":2,\"hi\":5,"
                "\"mid\":3.5}]");
}

static void is_quick_when_all_rows_are_peers(void **state)
{
    fixture *f = *state;
    enum { ROWS = 50000 };
    zy_table *table = zy_table_new(f->arena, ROWS);
    zy_datum *data = ZY_NEW_ARRAY(f->arena, zy_datum, ROWS);

    for (size_t i = 0; i < ROWS; i++)
        data[i] = ZY_DATUM_NUMBER(1);
    zy_table_set(table, "a", data);
    zy_table *after = transform(
        f, table,
        "{\"window\":[{\"op\":\"sum\",\"field\":\"a\",\"as\":\"s\"},"
        "{\"op\":\"last_value\",\"field\":\"a\",\"as\":\"l\"}],\"sort\":[{\"field\":\"a\"}]}");
    assert_true(zy_column_number(zy_table_find(after, "s"), 0) == ROWS);
}

static void refuses_what_it_does_not_know(void **state)
{
    fixture *f = *state;

    assert_refused(f, v_rows, "{\"window\":[{\"op\":\"lag\",\"as\":\"l\"}]}", "no-field", NULL);
    assert_refused(f, v_rows, "{\"window\":[{\"op\":\"ntile\",\"as\":\"l\"}]}", "no-param", NULL);
    assert_refused(f, v_rows, "{\"window\":[{\"op\":\"row_numbr\",\"as\":\"l\"}]}",
                   "unknown-aggregate", "\"row_numbr\"");
    assert_non_null(strstr(f->diags.first->hint, "row_number"));
    assert_refused(f, v_rows, "{\"window\":[{\"op\":\"rank\",\"as\":\"l\"}],\"frame\":[1]}",
                   "wrong-kind", "[1]");
    assert_refused(f, v_rows,
                   "{\"window\":[{\"op\":\"rank\",\"as\":\"l\"}],\"sort\":[{\"field\":\"z\"}]}",
                   "unknown-field", "\"z\"");
    assert_refused(f, v_rows,
                   "{\"window\":[{\"op\":\"rank\",\"as\":\"l\"}],\"sort\":[{\"field\":\"a\","
                   "\"order\":\"up\"}]}",
                   "unknown-word", "\"up\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(makes_the_rows_that_vega_makes),
        TEST(takes_frames_that_lie_beside_the_row),
        TEST(forgets_an_extreme_that_leaves_the_frame),
        TEST(is_quick_when_all_rows_are_peers),
        TEST(refuses_what_it_does_not_know),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
