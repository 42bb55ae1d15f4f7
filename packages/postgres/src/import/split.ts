/** A statement of a script, by the line on which it begins. */
export interface ScriptStatement {
  readonly text: string;
  readonly line: number;
  /** `meta`: a command of psql. `data`: rows between COPY … FROM stdin and the line that ends them, which are not in the text. */
  readonly is: "sql" | "meta" | "data";
}

/**
 * Cuts a script as psql would: at semicolons outside of quotes, dollar quotes, comments, parentheses and the bodies of SQL functions (BEGIN ATOMIC … END). Commands of psql and the rows
 * of COPY stand apart. What is left open at the end is a statement too: the server says what is wrong with it.
 * Source: PostgreSQL's documentation, section 4.1, and psql's page.
 */
export function splitScript(script: string): readonly ScriptStatement[] {
  const found: ScriptStatement[] = [];
  let [at, begins, depth, atomic, line, counted] = [0, -1, 0, 0, 1, 0];
  const lineOf = (offset: number): number => {
    for (; counted < offset; counted += 1) if (script[counted] === "\n") line += 1;
    return line;
  };
  const end = (offset: number): void => {
    if (begins >= 0) found.push({ text: script.slice(begins, offset).trim(), line: lineOf(begins), is: "sql" });
    [begins, depth, atomic] = [-1, 0, 0];
  };
  while (at < script.length) {
    token.lastIndex = at;
    const [part = ""] = token.exec(script) as RegExpExecArray;
    const from = at;
    at += part.length;
    if (/^(?:\s|--|\/\*)/u.test(part)) {
      if (part.startsWith("/*")) at = endOfComment(script, from);
      continue;
    }
    if (part === "\\" && begins < 0) {
      at = endOfLine(script, from);
      found.push({ text: script.slice(from, at).trim(), line: lineOf(from), is: "meta" });
      continue;
    }
    if (begins < 0 && part !== ";") begins = from;
    if (/^\$.*\$$/u.test(part)) at = after(script, part, at);
    else if (part === "(") depth += 1;
    else if (part === ")") depth -= 1;
    else if (/^atomic$/iu.test(part) && /\bbegin\s+$/iu.test(script.slice(Math.max(begins, from - 20), from))) atomic += 1;
    else if (atomic > 0 && /^case$/iu.test(part)) atomic += 1;
    else if (atomic > 0 && /^end$/iu.test(part)) atomic -= 1;
    else if (part === ";" && depth <= 0 && atomic === 0) {
      const isCopy = begins >= 0 && /^copy\b[^]*\bfrom\s+stdin\b/iu.test(script.slice(begins, at));
      end(from);
      if (isCopy) at = copied(script, at, found, lineOf);
    }
  }
  end(script.length);
  return found;
}

const token = /\s+|--[^\n]*|\/\*|(?:\b[eE])'(?:[^'\\]|\\[^]|'')*'?|'(?:[^']|'')*'?|"(?:[^"]|"")*"?|\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$|[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*|[^]/guy;

/** Comments lie in one another. */
function endOfComment(script: string, from: number): number {
  let depth = 0;
  const mark = /\/\*|\*\//gu;
  mark.lastIndex = from;
  for (let found = mark.exec(script); found !== null; found = mark.exec(script)) {
    depth += found[0] === "/*" ? 1 : -1;
    if (depth === 0) return mark.lastIndex;
  }
  return script.length;
}

function endOfLine(script: string, from: number): number {
  const at = script.indexOf("\n", from);
  return at === -1 ? script.length : at;
}

function after(script: string, tag: string, from: number): number {
  const at = script.indexOf(tag, from);
  return at === -1 ? script.length : at + tag.length;
}

/** Steps over the rows of COPY, which begin on the next line and end with one that is `\.`. */
function copied(script: string, from: number, found: ScriptStatement[], lineOf: (offset: number) => number): number {
  const begins = Math.min(endOfLine(script, from) + 1, script.length);
  const last = /^\\\.\r?$/gmu;
  last.lastIndex = begins;
  const ends = last.exec(script);
  const copy = found.at(-1);
  if (copy !== undefined) found[found.length - 1] = { ...copy, is: "data" };
  lineOf(begins);
  return ends === null ? script.length : last.lastIndex;
}
