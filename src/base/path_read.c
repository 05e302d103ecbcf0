/* SVG path data, by the grammar of SVG 1.1 section 8.3.9. */
#include "base/geometry.h"
#include "base/number.h"

#include <math.h>
#include <string.h>

typedef struct reader {
    const char *at;
    zy_path *path;
    zy_point start, here;
    zy_point handle; /* the last handle, for S and T */
    char last;       /* the command before this one, in capitals; 0 at the start */
} reader;

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static void skip_space(reader *r)
{
    while (is_space(*r->at))
        r->at++;
}

static void skip_comma(reader *r)
{
    skip_space(r);
    if (*r->at == ',') {
        r->at++;
        skip_space(r);
    }
}

/* The end of the number at `at`, or NULL. "1." is a number here, though not in JSON. */
static const char *number_end(const char *at)
{
    at += *at == '+' || *at == '-';
    const char *whole = zy_digits_end(at);
    const char *end = *whole == '.' ? zy_digits_end(whole + 1) : whole;
    if (end - at - (*whole == '.') <= 0)
        return NULL;
    if (*end == 'e' || *end == 'E') {
        const char *power = end + 1 + (end[1] == '+' || end[1] == '-');
        if (g_ascii_isdigit(*power))
            end = zy_digits_end(power);
    }
    return end;
}

static bool read_number(reader *r, double *number)
{
    const char *end = number_end(r->at);

    if (!end)
        return false;
    char *after;
    *number = g_ascii_strtod(r->at, &after);
    r->at = end;
    /* Far below what a double holds: sums of such coordinates stay finite. */
    return fabs(*number) < 1e15;
}

static bool read_numbers(reader *r, double *numbers, int count)
{
    for (int i = 0; i < count; i++) {
        if (i > 0)
            skip_comma(r);
        if (!read_number(r, &numbers[i]))
            return false;
    }
    return true;
}

static bool read_flag(reader *r, bool *flag)
{
    if (*r->at != '0' && *r->at != '1')
        return false;
    *flag = *r->at++ == '1';
    return true;
}

/* A drawing command after Z goes on from where the closed outline began; paths of ours say so. */
static void begin_if_closed(reader *r)
{
    if (r->last == 'Z')
        zy_path_move(r->path, r->here.x, r->here.y);
}

static void line_to(reader *r, double x, double y)
{
    begin_if_closed(r);
    zy_path_line(r->path, x, y);
    r->here = (zy_point){x, y};
}

static void curve_to(reader *r, zy_point a, zy_point b, zy_point to)
{
    begin_if_closed(r);
    zy_path_curve(r->path, a, b, to);
    r->handle = b;
    r->here = to;
}

/* A quadratic curve as the cubic that is the same curve. */
static void quadratic_to(reader *r, zy_point q, zy_point to)
{
    zy_point from = r->here;

    curve_to(r, (zy_point){from.x + (q.x - from.x) * 2 / 3, from.y + (q.y - from.y) * 2 / 3},
             (zy_point){to.x + (q.x - to.x) * 2 / 3, to.y + (q.y - to.y) * 2 / 3}, to);
    r->handle = q;
}

/* The last handle mirrored at the current point when the command before was `a` or `b`. */
static zy_point mirrored(const reader *r, char a, char b)
{
    if (r->last != a && r->last != b)
        return r->here;
    return (zy_point){2 * r->here.x - r->handle.x, 2 * r->here.y - r->handle.y};
}

/* An ellipse by its centre, half axes, the turn of its axes, and a piece of it. */
typedef struct ellipse {
    double x, y, rx, ry, cosine, sine, from, sweep;
} ellipse;

/* What an A command says beside its end. */
typedef struct arc_form {
    double rx, ry, degrees;
    bool large, clockwise;
} arc_form;

/* SVG 1.1, F.6.5 and F.6.6: the centre from the end points. */
static ellipse ellipse_between(zy_point from, zy_point to, const arc_form *form)
{
    const double pi = 3.14159265358979323846, turn = form->degrees * pi / 180;
    double rx = form->rx, ry = form->ry;
    ellipse e = {.cosine = cos(turn), .sine = sin(turn)};
    double dx = (from.x - to.x) / 2, dy = (from.y - to.y) / 2;
    double x = e.cosine * dx + e.sine * dy, y = -e.sine * dx + e.cosine * dy;
    double excess = x * x / (rx * rx) + y * y / (ry * ry);

    if (excess > 1)
        rx *= sqrt(excess), ry *= sqrt(excess);
    e.rx = rx, e.ry = ry;
    double u = rx * rx * y * y + ry * ry * x * x;
    double root =
        sqrt(fmax(0, (rx * rx * ry * ry - u) / u)) * (form->large == form->clockwise ? -1 : 1);
    double cx = root * rx * y / ry, cy = -root * ry * x / rx;
    e.x = e.cosine * cx - e.sine * cy + (from.x + to.x) / 2;
    e.y = e.sine * cx + e.cosine * cy + (from.y + to.y) / 2;
    e.from = atan2((y - cy) / ry, (x - cx) / rx);
    e.sweep = atan2((-y - cy) / ry, (-x - cx) / rx) - e.from;
    if (form->clockwise && e.sweep < 0)
        e.sweep += 2 * pi;
    if (!form->clockwise && e.sweep > 0)
        e.sweep -= 2 * pi;
    return e;
}

static zy_point on_ellipse(const ellipse *e, double x, double y)
{
    return (zy_point){e->x + e->cosine * e->rx * x - e->sine * e->ry * y,
                      e->y + e->sine * e->rx * x + e->cosine * e->ry * y};
}

static void draw_ellipse(reader *r, const ellipse *e, zy_point to)
{
    int pieces = (int)ceil(fabs(e->sweep) / 1.5708 - 1e-9);
    double step = e->sweep / pieces, handle = 4.0 / 3 * tan(step / 4);

    for (int i = 0; i < pieces; i++) {
        double a = e->from + i * step, b = a + step;
        zy_point end = i == pieces - 1 ? to : on_ellipse(e, cos(b), sin(b));
        curve_to(r, on_ellipse(e, cos(a) - handle * sin(a), sin(a) + handle * cos(a)),
                 on_ellipse(e, cos(b) + handle * sin(b), sin(b) - handle * cos(b)), end);
        r->last = 'A';
    }
}

static bool read_arc(reader *r, zy_point origin)
{
    double n[3], to[2];
    arc_form form;

    if (!read_numbers(r, n, 3))
        return false;
    skip_comma(r);
    if (!read_flag(r, &form.large))
        return false;
    skip_comma(r);
    if (!read_flag(r, &form.clockwise))
        return false;
    skip_comma(r);
    if (!read_numbers(r, to, 2))
        return false;
    zy_point end = {origin.x + to[0], origin.y + to[1]};
    if (end.x == r->here.x && end.y == r->here.y)
        return true;
    /* Half axes too small to matter would divide by nothing below. */
    if (fabs(n[0]) < 1e-9 || fabs(n[1]) < 1e-9) {
        line_to(r, end.x, end.y);
        return true;
    }
    form.rx = fabs(n[0]), form.ry = fabs(n[1]), form.degrees = n[2];
    ellipse e = ellipse_between(r->here, end, &form);
    draw_ellipse(r, &e, end);
    return true;
}

static void curve_command(reader *r, char command, zy_point o, const double *n)
{
    zy_point p = {o.x + n[0], o.y + n[1]};

    switch (command) {
    case 'C':
        curve_to(r, p, (zy_point){o.x + n[2], o.y + n[3]}, (zy_point){o.x + n[4], o.y + n[5]});
        break;
    case 'S':
        curve_to(r, mirrored(r, 'C', 'S'), p, (zy_point){o.x + n[2], o.y + n[3]});
        break;
    case 'Q':
        quadratic_to(r, p, (zy_point){o.x + n[2], o.y + n[3]});
        break;
    default:
        quadratic_to(r, mirrored(r, 'Q', 'T'), p);
        break;
    }
}

static int numbers_of(char command)
{
    switch (command) {
    case 'M':
    case 'L':
    case 'T':
        return 2;
    case 'H':
    case 'V':
        return 1;
    case 'S':
    case 'Q':
        return 4;
    default:
        return 6;
    }
}

/* One set of numbers of a command; `origin` is what they are relative to. */
static bool read_set(reader *r, char command, zy_point origin)
{
    double n[6];

    if (command == 'A')
        return read_arc(r, origin);
    if (!read_numbers(r, n, numbers_of(command)))
        return false;
    switch (command) {
    case 'M':
        r->here = r->start = (zy_point){origin.x + n[0], origin.y + n[1]};
        zy_path_move(r->path, r->here.x, r->here.y);
        break;
    case 'L':
        line_to(r, origin.x + n[0], origin.y + n[1]);
        break;
    case 'H':
        line_to(r, origin.x + n[0], r->here.y);
        break;
    case 'V':
        line_to(r, r->here.x, origin.y + n[0]);
        break;
    default:
        curve_command(r, command, origin, n);
        break;
    }
    return true;
}

static bool starts_number(char c)
{
    return g_ascii_isdigit(c) || c == '+' || c == '-' || c == '.';
}

static bool read_sets(reader *r, char command, bool relative)
{
    const char *next;

    do {
        zy_point origin = relative ? r->here : (zy_point){0, 0};
        if (!read_set(r, command, origin))
            return false;
        if (fabs(r->here.x) > 1e15 || fabs(r->here.y) > 1e15)
            return false;
        r->last = command;
        if (command == 'M')
            command = 'L';
        next = r->at;
        skip_comma(r);
        if (!starts_number(*r->at))
            r->at = next;
    } while (r->at != next || starts_number(*r->at));
    return true;
}

static bool read_command(reader *r)
{
    char letter = *r->at;
    bool relative = letter >= 'a';
    char command = g_ascii_toupper(letter);

    if (!letter || !strchr("MLHVCSQTAZ", command) || (r->last == 0 && command != 'M'))
        return false;
    r->at++;
    skip_space(r);
    if (command != 'Z')
        return read_sets(r, command, relative);
    if (r->last != 'Z')
        zy_path_close(r->path);
    r->here = r->start;
    r->last = 'Z';
    return true;
}

bool zy_path_read(zy_path *path, const char *d)
{
    reader r = {.at = d, .path = path};
    const size_t verbs = path->verb_count, points = path->point_count;

    for (skip_space(&r); *r.at; skip_space(&r)) {
        if (!read_command(&r)) {
            path->verb_count = verbs;
            path->point_count = points;
            return false;
        }
    }
    return true;
}
