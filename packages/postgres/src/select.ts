/** The one statement that a text of SQL holds, without a semicolon at its end, and the numbers of the parameters in it; or what is wrong with it, at which offsets. */
export type Select =
  | { readonly sql: string; readonly parameters: ReadonlyMap<number, readonly [start: number, end: number]> }
  | { readonly fault: string; readonly start: number; readonly end: number };

/**
 * Cuts a text into the tokens that PostgreSQL sees, as far as it takes to know that it is one statement and ends by itself: it opens what it closes, closes what it opens,
 * and holds no semicolon but one at its end. So nothing of it can reach beyond the place where it is printed; that it is a SELECT is the server's to judge, which
 * takes nothing else for a view. A backslash stands in no operator: psql would take it for a command of its own.
 * Source: PostgreSQL's documentation, section 4.1 (lexical structure; `standard_conforming_strings` is on, as it is by default).
 */
export function selectOf(text: string): Select {
  const fault = (message: string, start: number, end: number = start + 1): Select => ({ fault: message, start, end });
  if (!text.isWellFormed() || text.includes("\0")) return fault("it is not well-formed text", 0);
  const parameters = new Map<number, readonly [number, number]>();
  const open: { readonly sign: string; readonly at: number }[] = [];
  let ended: number | undefined;
  let begun = false;
  for (let at = 0; at < text.length;) {
    const token = tokenAt(text, at);
    const start = at;
    at = token.end;
    if (token.unclosed !== undefined) return fault(token.unclosed, start);
    if (token.kind === "space") continue;
    if (ended !== undefined) return fault("a second statement begins", start, token.end);
    const sign = text.slice(start, token.end);
    if (sign === ";") {
      if (open.length === 0) ended = start;
      else return fault("a statement ends inside parentheses", start);
      continue;
    }
    begun = true;
    if (sign === "\\") return fault("a backslash is no SQL", start);
    if (sign === "(" || sign === "[") open.push({ sign, at: start });
    if (sign === ")" || sign === "]") {
      if (open.pop()?.sign !== (sign === ")" ? "(" : "[")) return fault(`${sign} closes nothing`, start);
    }
    if (token.kind === "parameter") parameters.set(Number(sign.slice(1)), parameters.get(Number(sign.slice(1))) ?? [start, token.end]);
  }
  const left = open.at(-1);
  if (left !== undefined) return fault(`${left.sign} is not closed`, left.at);
  if (!begun) return fault("it holds no statement", 0);
  return { sql: text.slice(0, ended).trim(), parameters };
}

interface Token { readonly end: number; readonly kind: "space" | "parameter" | "other"; readonly unclosed?: string }

const word = /[A-Za-z_\u0080-\u{10ffff}][\w$\u0080-\u{10ffff}]*/uy;
const space = /[ \t\n\r\f\v]+|--[^\n\r]*/y;
const parameter = /\$\d+/y;
const dollar = /\$(?:[A-Za-z_\u0080-\u{10ffff}][\w\u0080-\u{10ffff}]*)?\$/uy;
const escaped = /[eE]'(?:[^'\\]|\\[^]|'')*'/y;
const quoted = /'(?:[^']|'')*'|"(?:[^"]|"")*"/y;

function tokenAt(text: string, at: number): Token {
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  const blank = match(space);
  if (blank !== undefined) return { end: at + blank.length, kind: "space" };
  if (text.startsWith("/*", at)) return blockComment(text, at);
  const string = match(escaped) ?? match(quoted);
  if (string !== undefined) return { end: at + string.length, kind: "other" };
  if (/^[eE]?'|^"/.test(text.slice(at, at + 2))) return { end: text.length, kind: "other", unclosed: "a quote is not closed" };
  const tag = match(dollar);
  if (tag !== undefined) {
    const close = text.indexOf(tag, at + tag.length);
    return close === -1 ? { end: text.length, kind: "other", unclosed: `${tag} is not closed` } : { end: close + tag.length, kind: "other" };
  }
  const number = match(parameter);
  if (number !== undefined) return { end: at + number.length, kind: "parameter" };
  return { end: at + (match(word)?.length ?? 1), kind: "other" };
}

/** Comments of this kind lie in one another. */
function blockComment(text: string, at: number): Token {
  const signs = /\/\*|\*\//g;
  signs.lastIndex = at;
  let depth = 0;
  for (let found = signs.exec(text); found !== null; found = signs.exec(text)) {
    depth += found[0] === "/*" ? 1 : -1;
    if (depth === 0) return { end: signs.lastIndex, kind: "space" };
  }
  return { end: text.length, kind: "space", unclosed: "a comment is not closed" };
}
