/** The syntax tree of a CEL expression (https://github.com/google/cel-spec), as far as Kubernetes' rules use the language. */
export type Expression =
  | { kind: 'literal'; value: string | number | boolean | null }
  | { kind: 'name'; name: string }
  | { kind: 'list'; items: Expression[] }
  | { kind: 'field'; target: Expression; field: string }
  | { kind: 'index'; target: Expression; index: Expression }
  | { kind: 'call'; name: string; target?: Expression; args: Expression[] }
  | { kind: 'unary'; operator: '!' | '-'; operand: Expression }
  | { kind: 'binary'; operator: string; left: Expression; right: Expression }
  | { kind: 'conditional'; condition: Expression; yes: Expression; no: Expression };

interface Token {
  kind: 'number' | 'string' | 'name' | 'symbol' | 'end';
  text: string;
}

const tokenPattern =
  /\s+|(?<number>\d+(?:\.\d+)?)|(?<raw>[rR](?:'[^']*'|"[^"]*"))|(?<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?<name>[A-Za-z_]\w*)|(?<symbol>\|\||&&|==|!=|<=|>=|[-<>!?:.,()[\]+*/%])/y;

/** Operators by binding strength, weakest first; each level is left-associative. */
const levels: string[][] = [
  ['||'],
  ['&&'],
  ['==', '!=', '<', '<=', '>', '>=', 'in'],
  ['+', '-'],
  ['*', '/', '%'],
];

/** @throws Error saying where the text stops being CEL. */
export function parseCel(text: string): Expression {
  const parser = new Parser(tokens(text), text);
  return parser.whole();
}

function tokens(text: string): Token[] {
  const found: Token[] = [];
  const pattern = new RegExp(tokenPattern);
  for (let at = 0; at < text.length; at = pattern.lastIndex) {
    pattern.lastIndex = at;
    const groups = pattern.exec(text)?.groups;
    if (!groups)
      throw new Error(
        `Syntax error: unexpected ${JSON.stringify(text.slice(at, at + 10))} in ${text}`,
      );
    const { number, raw, string, name, symbol } = groups;
    if (number) found.push({ kind: 'number', text: number });
    else if (raw) found.push({ kind: 'string', text: raw.slice(2, -1) });
    else if (string) found.push({ kind: 'string', text: unescaped(string.slice(1, -1)) });
    else if (name) found.push({ kind: 'name', text: name });
    else if (symbol) found.push({ kind: 'symbol', text: symbol });
  }
  return [...found, { kind: 'end', text: '' }];
}

function unescaped(text: string): string {
  const special: Record<string, string> = { n: '\n', t: '\t', r: '\r' };
  return text.replace(/\\(.)/g, (_, character: string) => special[character] ?? character);
}

class Parser {
  private at = 0;

  constructor(
    private readonly tokens: Token[],
    private readonly text: string,
  ) {}

  whole(): Expression {
    const expression = this.expression();
    if (this.peek().kind !== 'end') this.fail();
    return expression;
  }

  private expression(): Expression {
    const condition = this.binary(0);
    if (!this.accept('?')) return condition;
    const yes = this.binary(0);
    this.expect(':');
    return { kind: 'conditional', condition, yes, no: this.expression() };
  }

  private binary(level: number): Expression {
    const operators = levels[level];
    if (!operators) return this.unary();
    let left = this.binary(level + 1);
    for (;;) {
      const { text, kind } = this.peek();
      if (kind === 'string' || !operators.includes(text)) return left;
      this.at += 1;
      left = { kind: 'binary', operator: text, left, right: this.binary(level + 1) };
    }
  }

  private unary(): Expression {
    if (this.accept('!')) return { kind: 'unary', operator: '!', operand: this.unary() };
    if (this.accept('-')) return { kind: 'unary', operator: '-', operand: this.unary() };
    return this.member();
  }

  private member(): Expression {
    let target = this.primary();
    for (;;) {
      if (this.accept('.')) {
        const field = this.next();
        if (field.kind !== 'name') this.fail();
        target = this.accept('(')
          ? { kind: 'call', name: field.text, target, args: this.list(')') }
          : { kind: 'field', target, field: field.text };
      } else if (this.accept('[')) {
        const index = this.expression();
        this.expect(']');
        target = { kind: 'index', target, index };
      } else {
        return target;
      }
    }
  }

  private primary(): Expression {
    const token = this.next();
    if (token.kind === 'number') return { kind: 'literal', value: Number(token.text) };
    if (token.kind === 'string') return { kind: 'literal', value: token.text };
    if (token.kind === 'name') return this.named(token.text);
    if (token.text === '(') {
      const inner = this.expression();
      this.expect(')');
      return inner;
    }
    if (token.text === '[') return { kind: 'list', items: this.list(']') };
    return this.fail();
  }

  private named(name: string): Expression {
    if (name === 'true' || name === 'false') return { kind: 'literal', value: name === 'true' };
    if (name === 'null') return { kind: 'literal', value: null };
    return this.accept('(') ? { kind: 'call', name, args: this.list(')') } : { kind: 'name', name };
  }

  private list(end: string): Expression[] {
    const items: Expression[] = [];
    while (!this.accept(end)) {
      items.push(this.expression());
      if (this.accept(end)) break;
      this.expect(',');
    }
    return items;
  }

  private peek(): Token {
    return this.tokens[this.at] ?? { kind: 'end', text: '' };
  }

  private next(): Token {
    const token = this.peek();
    this.at += 1;
    return token;
  }

  private accept(symbol: string): boolean {
    const { kind, text } = this.peek();
    if (kind !== 'symbol' || text !== symbol) return false;
    this.at += 1;
    return true;
  }

  private expect(symbol: string): void {
    if (!this.accept(symbol)) this.fail();
  }

  private fail(): never {
    const { text } = this.tokens[Math.min(this.at, this.tokens.length - 1)] ?? { text: '' };
    throw new Error(`Syntax error: unexpected ${JSON.stringify(text)} in ${this.text}`);
  }
}
