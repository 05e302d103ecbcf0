// What may be changed in a piece of C, and what is left alone.
import { deepStrictEqual } from 'node:assert';
import { codeLinesOf, mutationsOf } from './mutations.mjs';

// In any order.
const same = (found, expected) => deepStrictEqual(Array.isArray(found) ? [...found].sort() : found,
    Array.isArray(expected) ? [...expected].sort() : expected);

const changes = (text, name) => mutationsOf(text).filter((one) => !name || one.name === name)
    .map(({ kind, line, after }) => `${line} ${kind}: ${after}`);

const inBody = (lines) => mutationsOf(`static int f(int a)\n{\n${lines}\n}\n`).map(({ after }) => after);

// Operators have blanks on both sides; a pointer's star has not.
same(inBody('zy_node *n = a * b;'), ['zy_node *n = a / b;']);
same(inBody('x = -a;'), ['{ }']);
same(inBody('return a <= b;'), ['return a < b;', 'return a >= b;']);
same(inBody('i++;'), ['{ }', 'i--;']);
same(inBody('return !a;'), ['return a;']);
same(inBody('a |= b << 3;'), ['{ }', 'a &= b << 3;', 'a |= b >> 3;', 'a |= b << 2;', 'a |= b << 4;']);

// Numbers, by kind.
same(inBody('return 0;'), ['return 1;']);
same(inBody('return 1u;'), ['return 0u;', 'return 2u;']);
same(inBody('return 0x1f;'), ['return 0x20;']);
same(inBody('return 0.5;'), ['return 0.625;']);
same(inBody('return 1e3;'), ['return 1250.0;']);
same(inBody('return 0.0;'), ['return 1.0;']);
same(inBody('char text[32];'), []);
same(inBody('return ZY_NEW_ARRAY(f(3), char, n + 1);'), [
    'return ZY_NEW_ARRAY(f(2), char, n + 1);', 'return ZY_NEW_ARRAY(f(4), char, n + 1);',
    'return ZY_NEW_ARRAY(char, f(3), n + 1);', 'return ZY_NEW_ARRAY(f(3), n + 1, char);']);
same(inBody('const char *names[COUNT + 1];'), []);
same(inBody('return -1;'), ['return -0;']);
same(inBody('return a - 1;'), ['return a + 1;', 'return a - 0;', 'return a - 2;']);
same(inBody('return text[32];'), ['return text[31];', 'return text[33];']);

// Conditions, calls and statements.
same(inBody('if (a && b)\nreturn;'), ['if (!(a && b))', 'if (a || b)']);
same(inBody('call(a, b[1], f(c, d));'), [
    '{ }', 'call(b[1], a, f(c, d));', 'call(a, f(c, d), b[1]);',
    'call(a, b[0], f(c, d));', 'call(a, b[2], f(c, d));', 'call(a, b[1], f(d, c));']);
same(inBody('return fmin(a, b);'), []);
same(inBody('return strcmp(a, b);'), ['return strcmp(b, a);']);
same(inBody('return strcmp(a, b) == 0;'), ['return strcmp(a, b) != 0;', 'return strcmp(a, b) == 1;']);
same(inBody('int a;'), []);
same(inBody('for (i; i < n; step(i))\nx = y;'), ['for (i; i <= n; step(i))', 'for (i; i > n; step(i))', '{ }']);
same(inBody('(void)a;'), []);
same(inBody('switch (a) {\ncase B:\nx = y;\n}'), ['{ }']);
same(inBody('x = a ? b : c;'), ['{ }']);

// Left alone.
same(inBody('assert(a < 1 && b);'), []);
same(inBody('/* a < 1 */ // b && c'), []);
same(inBody('f("a < 1", \'<\');').length, 2);
same(changes('#define A (1 + 2)\n#if B > 1 && \\\n    C\n#endif\n'), []);
same(changes('struct a {\n    int b : 1;\n};\n'), []);

// Returned pointers and truths; constants.
same(changes('static char *f(void)\n{\n    return g;\n}\n'), ['3 value: return NULL;']);
same(changes('bool f(void)\n{\n    return g || h;\n}\n'),
    ['3 value: return true;', '3 value: return false;', '3 operator: return g && h;']);
same(changes('static const row rows[] = {\n    {"a", 2, true},\n    {NULL, 0, false},\n};\n', 'rows'),
    ['2 number: {"a", 1, true},', '2 number: {"a", 3, true},', '2 value: {"a", 2, false},']);
same(changes('enum { MOST = 10 };\n'), ['1 number: enum { MOST = 9 };', '1 number: enum { MOST = 11 };']);

// A change over several lines is told in one.
same(mutationsOf('void f(void)\n{\n    g(a,\n      b);\n}\n').map(({ before, after }) => [before, after]),
    [['g(a, b);', '{ }'], ['g(a, b);', 'g(b, a);']]);
same(codeLinesOf('/* a */\n\nint a; // b\nint b,\n    c;\n'), 3);
