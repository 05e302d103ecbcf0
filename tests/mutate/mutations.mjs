// What may be changed in a C file: mutationsOf(text) lists every mutation of it, with its place.
//
//   operator    + - * / % < <= > >= == != && || & | << >> and their assignments; ++ --; a ! taken away
//   number      0 and 1 for each other, n + 1, n - 1; a number with a point times 1.25
//   condition   if (x) -> if (!(x)), while (x) -> while (!(x))
//   value       true and false for each other; return x -> return NULL, true or false
//   arguments   two neighbours in a call change places
//   statement   a call or an assignment goes
//
// Left alone are comments, strings, characters, lines of the preprocessor, asserts, declarations of
// types, and what cannot be seen: the sizes of arrays, declared or taken from the heap (a longer array is
// the same program; a shorter one is the sanitizers' business), -2 for a -1 that is a sign, and the
// places of two texts that are asked whether they are equal. In constants outside functions only
// numbers, true and false are changed.
// Operators with two sides are told from others by the blanks that clang-format puts around them.

const TOKEN = new RegExp([
    String.raw`(?<comment>\/\/[^\n]*|\/\*[^]*?\*\/)`,
    String.raw`(?<directive>(?<=^[ \t]*)#(?:\\\n|[^\n])*)`,
    String.raw`(?<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')`,
    String.raw`(?<number>0[xX][0-9a-fA-F]+[uUlL]*|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[fFuUlL]*)`,
    String.raw`(?<word>[A-Za-z_]\w*)`,
    String.raw`(?<sign><<=|>>=|\.\.\.|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*\/%&|^]=|[^\s\w])`,
].join('|'), 'gm');

const OPERATORS = {
    '+': ['-'], '-': ['+'], '*': ['/'], '/': ['*'], '%': ['/'],
    '<': ['<=', '>'], '<=': ['<', '>='], '>': ['>=', '<'], '>=': ['>', '<='],
    '==': ['!='], '!=': ['=='], '&&': ['||'], '||': ['&&'],
    '&': ['|'], '|': ['&'], '<<': ['>>'], '>>': ['<<'],
    '+=': ['-='], '-=': ['+='], '*=': ['/='], '/=': ['*='], '|=': ['&='], '&=': ['|='],
};
const ASSIGNMENTS = new Set(['=', '+=', '-=', '*=', '/=', '%=', '|=', '&=', '^=', '<<=', '>>=', '++', '--']);
const NO_CALLS = new Set(['if', 'while', 'for', 'switch', 'return', 'sizeof', 'case', 'else', 'do']);
// Their arguments may change places.
const SYMMETRIC = new Set(['fmin', 'fmax', 'hypot', 'MIN', 'MAX', 'calloc']);
// So may the first two of these, when the result is only compared with 0.
const COMPARING = new Set(['strcmp', 'strncmp', 'memcmp', 'g_strcmp0']);
// What takes memory, and which of its arguments says how much.
const ALLOCATING = new Map([['ZY_NEW_ARRAY', 2], ['g_new', 1], ['g_malloc', 0], ['malloc', 0], ['calloc', 0]]);
const ASSERTS = new Set(['assert', 'static_assert', '_Static_assert']);
const CLOSING = { '(': ')', '[': ']', '{': '}' };

function tokensOf(text) {
    const tokens = [];

    for (const match of text.matchAll(TOKEN)) {
        const kind = Object.keys(match.groups).find((name) => match.groups[name] !== undefined);
        if (kind !== 'comment' && kind !== 'directive')
            tokens.push({ kind, text: match[0], at: match.index, end: match.index + match[0].length });
    }
    const open = [];
    tokens.forEach((token, i) => {
        if (token.kind !== 'sign')
            return;
        if (CLOSING[token.text])
            open.push(i);
        else if (')]}'.includes(token.text) && open.length) {
            token.pair = open.pop();
            tokens[token.pair].pair = i;
        }
    });
    return tokens;
}

// What stands outside functions: [{from, to, name, body, bool, pointer}] in tokens, from the first
// one of the declaration to the brace that closes it. Bodies are functions, the others constants.
function definitionsOf(tokens) {
    const list = [];
    let start = 0;

    for (let i = 0; i < tokens.length; i++) {
        const token = tokens[i];
        if (token.text === ';')
            start = i + 1;
        else if (token.text === '(' || token.text === '[')
            i = token.pair ?? i;
        else if (token.text === '{' && token.pair !== undefined) {
            const head = tokens.slice(start, i);
            const body = head.at(-1)?.text === ')';
            const equals = head.findIndex((one) => one.text === '=');
            const before = body ? tokens[head.at(-1).pair - 1] : null;
            const words = head.slice(0, equals < 0 ? undefined : equals).filter((one) => one.kind === 'word');
            const type = body ? head.slice(0, head.indexOf(before)).map((one) => one.text) : [];
            list.push({ from: i, to: token.pair, body, constant: !body && equals >= 0,
                enumeration: head.some((one) => one.text === 'enum'),
                name: body ? before.text : words.at(-1)?.text ?? 'enum',
                pointer: type.at(-1) === '*', bool: type.at(-1) === 'bool' });
            i = token.pair;
            if (body)
                start = i + 1;
        }
    }
    return list;
}

function numbersInstead(text) {
    const [, digits, suffix] = /^(.*?)([uUlL]*)$/.exec(text);

    if (/^0[xX]/.test(digits))
        return [`0x${(BigInt(digits) + 1n).toString(16)}${suffix}`];
    if (/^\d+$/.test(digits)) {
        const number = BigInt(digits);
        return number === 0n ? [`1${suffix}`] : [`${number - 1n}${suffix}`, `${number + 1n}${suffix}`];
    }
    const number = parseFloat(digits);
    const instead = number === 0 ? '1.0' : String(number * 1.25);
    return Number.isFinite(number) ? [/[.e]/.test(instead) ? instead : `${instead}.0`] : [];
}

// The arguments between tokens[open] and its bracket: [{at, end}] in the text.
function argumentsOf(tokens, open) {
    const list = [];
    let first = open + 1;

    for (let i = open + 1; i <= tokens[open].pair; i++) {
        if (CLOSING[tokens[i].text] && tokens[i].pair)
            i = tokens[i].pair;
        else if (tokens[i].text === ',' || i === tokens[open].pair) {
            if (i > first)
                list.push({ at: tokens[first].at, end: tokens[i - 1].end });
            first = i + 1;
        }
    }
    return list;
}

// Where the statement that begins at tokens[i] ends, when it is a call or an assignment; else 0.
function statementEnd(tokens, i) {
    let assigns = false;

    for (let at = i; at < tokens.length; at++) {
        const { text, pair } = tokens[at];
        if (text === ';')
            return assigns || tokens[at - 1].text === ')' ? at : 0;
        if (text === '{' || text === '}')
            return 0;
        assigns ||= ASSIGNMENTS.has(text);
        if (CLOSING[text] && pair)
            at = pair;
    }
    return 0;
}

function beginsStatement(tokens, i, text) {
    const before = tokens[i - 1];

    if (['{', '}', ';'].includes(before.text) || before.text === 'else')
        return true;
    if (before.text === ')' && before.pair)
        return ['if', 'for', 'while'].includes(tokens[before.pair - 1]?.text);
    const line = text.slice(text.lastIndexOf('\n', before.at) + 1, before.at);
    return before.text === ':' && /^\s*(case|default)\b/.test(line);
}

const isDeclaration = (tokens, i, text) => tokens[i + 1].kind === 'word' ||
    (tokens[i + 1].text === '*' && text[tokens[i + 1].end] !== ' ');

class Finder {
    constructor(text) {
        this.text = text;
        this.tokens = tokensOf(text);
        this.found = [];
    }

    add(kind, at, end, instead) {
        this.found.push({ kind, at, end, instead, name: this.definition.name });
    }

    blanksAround({ at, end }) {
        return /\s/.test(this.text[at - 1]) && /\s/.test(this.text[end]);
    }

    // Whether tokens[i] opens the size of a declared array: `type name[`, `type *name[`.
    opensArraySize(i) {
        const { tokens } = this;
        return tokens[i].text === '[' && tokens[i].pair && tokens[i - 1]?.kind === 'word' &&
            (tokens[i - 2]?.kind === 'word' ? !NO_CALLS.has(tokens[i - 2].text)
                : tokens[i - 2]?.text === '*' && !this.blanksAround(tokens[i - 2]));
    }

    // -1 where a value stands alone is a sign; -2 would be the same sign.
    isSign(i) {
        const { tokens } = this;
        return tokens[i].text === '1' && tokens[i - 1].text === '-' && !this.blanksAround(tokens[i - 1]) &&
            ['=', ':', '?', ',', '(', '{', 'return'].includes(tokens[i - 2].text) && [';', ':', ',', ')', '}'].includes(tokens[i + 1].text);
    }

    values(i) {
        const token = this.tokens[i];
        if (token.kind === 'number')
            for (const instead of numbersInstead(token.text).slice(0, this.isSign(i) ? 1 : undefined))
                this.add('number', token.at, token.end, instead);
        if (token.text === 'true' || token.text === 'false')
            this.add('value', token.at, token.end, token.text === 'true' ? 'false' : 'true');
    }

    operators(i) {
        const token = this.tokens[i];
        if (OPERATORS[token.text] && this.blanksAround(token))
            for (const instead of OPERATORS[token.text])
                this.add('operator', token.at, token.end, instead);
        if (token.text === '++' || token.text === '--')
            this.add('operator', token.at, token.end, token.text === '++' ? '--' : '++');
        if (token.text === '!')
            this.add('operator', token.at, token.end, '');
    }

    // `if (x)`, `return x;` and calls
    words(i) {
        const { tokens, text } = this;
        const token = tokens[i], next = tokens[i + 1];
        if ((token.text === 'if' || token.text === 'while') && next.text === '(')
            this.add('condition', next.end, tokens[next.pair].at, `!(${text.slice(next.end, tokens[next.pair].at)})`);
        else if (token.text === 'return' && next.text !== ';')
            this.returned(i);
        else if (next.text === '(' && !NO_CALLS.has(token.text)) {
            const list = SYMMETRIC.has(token.text) ? [] : argumentsOf(tokens, i + 1);
            const after = tokens[next.pair + 1];
            const compared = COMPARING.has(token.text) && ['==', '!='].includes(after?.text) && tokens[next.pair + 2]?.text === '0';
            for (let k = compared ? 1 : 0; k + 1 < list.length; k++) {
                const [a, b] = [list[k], list[k + 1]].map(({ at, end }) => text.slice(at, end));
                if (a !== b)
                    this.add('arguments', list[k].at, list[k + 1].end, `${b}${text.slice(list[k].end, list[k + 1].at)}${a}`);
            }
        }
    }

    returned(i) {
        const { tokens } = this;
        let end = i;
        while (tokens[end].text !== ';')
            end = CLOSING[tokens[end].text] && tokens[end].pair ? tokens[end].pair + 1 : end + 1;
        const value = this.text.slice(tokens[i + 1].at, tokens[end].at);
        const instead = this.definition.pointer ? ['NULL'] : this.definition.bool ? ['true', 'false'] : [];
        if (['NULL', 'true', 'false'].includes(value))
            return;
        for (const word of instead)
            this.add('value', tokens[i + 1].at, tokens[end].at, word);
    }

    statement(i) {
        const { tokens, text } = this;
        const token = tokens[i];
        if (!(token.kind === 'word' || token.text === '*') || NO_CALLS.has(token.text) ||
            !beginsStatement(tokens, i, text) || (token.kind === 'word' && isDeclaration(tokens, i, text)))
            return;
        const end = statementEnd(tokens, i);
        if (end)
            this.add('statement', token.at, tokens[end].end, '{ }');
    }

    inFunction({ from, to }) {
        const { tokens } = this;
        const brackets = [];
        let size = { at: 0, end: 0 };
        for (let i = from + 1; i < to; i++) {
            const { text, pair } = tokens[i];
            if (ASSERTS.has(text) && tokens[i + 1].text === '(') {
                i = tokens[i + 1].pair;
                continue;
            }
            while (brackets.length && brackets.at(-1) < i)
                brackets.pop();
            if (ALLOCATING.has(text) && tokens[i + 1].text === '(')
                size = argumentsOf(tokens, i + 1)[ALLOCATING.get(text)] ?? size;
            if (this.opensArraySize(i))
                size = { at: tokens[i].at, end: tokens[pair].end };
            if (tokens[i].at >= size.end || tokens[i].at < size.at) {
                this.values(i);
                this.operators(i);
            }
            if (tokens[i].kind === 'word')
                this.words(i);
            if (!brackets.length)
                this.statement(i);
            if ((text === '(' || text === '[') && pair)
                brackets.push(pair);
        }
    }

    // A row that begins with NULL ends its table; nobody looks at the rest of it.
    inConstant({ from, to }) {
        for (let i = from + 1; i < to; i++)
            if (this.tokens[i].text === '{' && this.tokens[i + 1].text === 'NULL')
                i = this.tokens[i].pair;
            else
                this.values(i);
    }

    all() {
        for (const definition of definitionsOf(this.tokens)) {
            this.definition = definition;
            if (definition.body)
                this.inFunction(definition);
            else if (definition.constant || definition.enumeration)
                this.inConstant(definition);
        }
        return this.found;
    }
}

const oneLine = (text) => text.replace(/\s+/g, ' ').trim();

// [{kind, line, name, at, end, instead, before, after}]: `name` is the function or constant, `before`
// and `after` are the lines that are touched, in one.
export function mutationsOf(text) {
    return new Finder(text).all().map((found) => {
        const first = text.lastIndexOf('\n', found.at - 1) + 1;
        const next = text.indexOf('\n', found.end), last = next < 0 ? text.length : next;
        return { ...found, line: text.slice(0, found.at).split('\n').length,
            before: oneLine(text.slice(first, last)),
            after: oneLine(text.slice(first, found.at) + found.instead + text.slice(found.end, last)) };
    });
}

// How many lines hold code.
export function codeLinesOf(text) {
    const lines = new Set(tokensOf(text).map(({ at }) => text.lastIndexOf('\n', at)));
    return lines.size;
}
