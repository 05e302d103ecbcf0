#include "base/diag.h"

#include <stdarg.h>
#include <string.h>

static bool same_span(zy_span a, zy_span b)
{
    return a.source == b.source && a.at == b.at && a.len == b.len;
}

static zy_diag *find_same(const zy_diags *diags, const zy_diag *diag)
{
    for (zy_diag *d = diags->first; d; d = d->next)
        if (same_span(d->span, diag->span) && strcmp(d->code, diag->code) == 0 &&
            strcmp(d->message, diag->message) == 0)
            return d;
    return NULL;
}

static void count(zy_diags *diags, zy_severity severity)
{
    switch (severity) {
    case ZY_NOTE:
        diags->notes++;
        break;
    case ZY_WARNING:
        diags->warnings++;
        break;
    case ZY_ERROR:
        diags->errors++;
        break;
    }
}

static void append(zy_diags *diags, zy_diag *diag)
{
    if (diags->last)
        diags->last->next = diag;
    else
        diags->first = diag;
    diags->last = diag;
    count(diags, diag->severity);
}

__attribute__((format(printf, 6, 0))) static void say(zy_diags *diags, zy_severity severity,
                                                      const char *code, zy_span span,
                                                      const char *hint, const char *fmt,
                                                      va_list args)
{
    zy_diag *diag = ZY_NEW(diags->arena, zy_diag);

    *diag = (zy_diag){
        .severity = severity,
        .fault = severity == ZY_ERROR ? ZY_FAULT_CHART : ZY_FAULT_NONE,
        .code = code,
        .span = span,
        .message = zy_arena_vformat(diags->arena, fmt, args),
        .hint = hint,
        .language = diags->language,
    };
    diags->current = find_same(diags, diag);
    if (diags->current)
        return;
    diags->current = diag;
    append(diags, diag);
}

bool zy_fail(zy_diags *diags, const char *code, zy_span span, const char *hint, const char *fmt,
             ...)
{
    va_list args;

    va_start(args, fmt);
    say(diags, ZY_ERROR, code, span, hint, fmt, args);
    va_end(args);
    return false;
}

void zy_warn(zy_diags *diags, const char *code, zy_span span, const char *hint, const char *fmt,
             ...)
{
    va_list args;

    va_start(args, fmt);
    say(diags, ZY_WARNING, code, span, hint, fmt, args);
    va_end(args);
}

void zy_note(zy_diags *diags, const char *code, zy_span span, const char *hint, const char *fmt,
             ...)
{
    va_list args;

    va_start(args, fmt);
    say(diags, ZY_NOTE, code, span, hint, fmt, args);
    va_end(args);
}

void zy_diag_fault(zy_diags *diags, zy_fault fault)
{
    if (diags->current)
        diags->current->fault = fault;
}

void zy_diags_fault(zy_diags *diags, const zy_source *source, zy_fault fault)
{
    for (zy_diag *diag = diags->first; diag; diag = diag->next)
        if (diag->severity == ZY_ERROR && diag->span.source == source &&
            diag->fault == ZY_FAULT_CHART)
            diag->fault = fault;
}

void zy_diag_also(zy_diags *diags, zy_span span)
{
    if (diags->current)
        diags->current->also = span;
}

const char *zy_hint_nearest(zy_diags *diags, const char *text, const char *const *words)
{
    const char *near = zy_nearest(text, words);

    if (!near)
        return NULL;
    return zy_arena_format(diags->arena,
                           ZY_SAY(diags, "did you mean \"%s\"?", "「%s」の間違いではありませんか"),
                           near);
}
