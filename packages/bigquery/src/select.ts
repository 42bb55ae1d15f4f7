/** The one statement that a text of GoogleSQL holds, without a semicolon at its end, and the named parameters in it; or what is wrong with it, at which offsets. */
export type Select =
  | { readonly sql: string; readonly parameters: ReadonlyMap<string, readonly [start: number, end: number]> }
  | { readonly fault: string; readonly start: number; readonly end: number };

/**
 * Cuts a text into the tokens that BigQuery sees, as far as it takes to know that it is one statement and ends by itself. What the statement says nobody here can judge.
 * Source: docs, GoogleSQL lexical structure and syntax (string and bytes literals, quoted identifiers, comments, query parameters).
 */
export function selectOf(text: string): Select {
  const fault = (message: string, start: number, end: number = start + 1): Select => ({ fault: message, start, end });
  if (!text.isWellFormed() || text.includes("\0")) return fault("it is not well-formed text", 0);
  const parameters = new Map<string, readonly [number, number]>();
  const open: { readonly sign: string; readonly at: number }[] = [];
  let ended: number | undefined;
  let begun = false;
  for (const { 0: token, index: at } of text.matchAll(tokens)) {
    const end = at + token.length;
    if (/^(?:\s|--|#|\/\*[^]*\*\/$)/u.test(token)) continue;
    if (token === "/*") return fault("a comment is not closed", at, at + 2);
    if (ended !== undefined) return fault("a second statement begins", at, end);
    if (token === ";") {
      if (open.length > 0) return fault("a statement ends inside parentheses", at);
      ended = at;
      continue;
    }
    begun = true;
    if (/^(?:'|'''|"|"""|`)$/u.test(token)) return fault("a quote is not closed", at);
    if (token === "?") return fault("a parameter has no name", at);
    if (token === "(" || token === "[") open.push({ sign: token, at });
    if ((token === ")" || token === "]") && open.pop()?.sign !== (token === ")" ? "(" : "[")) return fault(`${token} closes nothing`, at);
    if (/^@[A-Za-z_]/u.test(token)) parameters.set(token.slice(1), parameters.get(token.slice(1)) ?? [at, end]);
  }
  const left = open.at(-1);
  if (left !== undefined) return fault(`${left.sign} is not closed`, left.at);
  return begun ? { sql: text.slice(0, ended).trim(), parameters } : fault("it holds no statement", 0);
}

/** White space, comments, strings in three and in one quote (a backslash keeps the next character from ending them, in raw ones too), quoted names, parameters, and single characters. */
const tokens = new RegExp([
  "\\s+", "(?:--|#)[^\\n\\r]*", "/\\*[^]*?\\*/", "/\\*",
  "'''(?:[^\\\\]|\\\\[^])*?'''", '"""(?:[^\\\\]|\\\\[^])*?"""',
  "'''", '"""', "'(?:[^'\\\\\\n\\r]|\\\\[^])*'", '"(?:[^"\\\\\\n\\r]|\\\\[^])*"', "`(?:[^`\\\\\\n\\r]|\\\\[^])*`",
  "@@[\\w.]+", "@\\w+", "[A-Za-z_]\\w*", "[^]",
].join("|"), "gu");
