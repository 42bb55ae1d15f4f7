/**
 * Why a text of SQL cannot stand between parentheses of a statement, or nothing if it can: it would end the statement, leave a parenthesis or a quote
 * open, or hide the rest of the line in a comment. `isOne`: nor can it be two things, with a comma between them. What it says is the database's to judge.
 * Source: PostgreSQL's documentation, section 4.1 (lexical structure).
 */
export function openEnd(sql: string, isOne = false): string | undefined {
  if (sql.trim() === "") return "it is empty";
  if (sql.includes("\0") || !sql.isWellFormed()) return "it is not well-formed text";
  let depth = 0;
  let brackets = 0;
  const token = /(?:\b[eE])'(?:[^'\\]|\\[^]|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|--|\/\*|\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$|[^]/gu;
  for (const [part] of sql.matchAll(token)) {
    if (part === "'" || part === '"') return "a quote is not closed";
    if (part === "--" || part === "/*") return "it holds a comment";
    if (part.startsWith("$") && part.length > 1) return "it holds a dollar quote";
    if (part === ";") return "it holds a semicolon";
    if (isOne && part === "," && depth === 0 && brackets === 0) return "it holds a comma outside of parentheses";
    if (part === "[") brackets += 1;
    if (part === "]") brackets -= 1;
    if (part === "(") depth += 1;
    if (part === ")") depth -= 1;
    if (depth < 0) return "a parenthesis is closed that was not opened";
  }
  return depth > 0 ? "a parenthesis is not closed" : undefined;
}

/** What would begin another clause of a column's statement. */
const clauses = /\b(?:generated|default|not|null|check|references|primary|unique|constraint|collate)\b/;

/** Whether a text names a type of columns: `tsvector`, `numeric(10,2)`, `double precision`, `text[]`, `public.citext`. */
export function isTypeName(type: string): boolean {
  return /^[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)?(?: [a-z]+)*(?:\([0-9]+(?:, ?[0-9]+)?\))?(?: with(?:out)? time zone)?(?:\[\])?$/.test(type) && !clauses.test(type);
}

const part = '(?:[a-z_][a-z0-9_$]*|"(?:[^"\\u0000]|"")+")';
const whole = new RegExp(`^(?:(${part})\\.)?(${part})$`, "u");
const existingType = new RegExp(`^(?:${part}\\.)?${part}(?: [a-z]+)*(?:\\([A-Za-z0-9_, -]+\\))?(?: with(?:out)? time zone)?(?:\\[\\])*$`, "u");

/** The parts of a name in SQL, `public.mood` or `public."Mood"`; nothing where it is none. */
export function nameIn(text: string): { readonly schema: string | undefined; readonly name: string } | undefined {
  const [, schema, name] = whole.exec(text) ?? [];
  return name === undefined ? undefined : { schema: schema === undefined ? undefined : bare(schema), name: bare(name) };
}

function bare(part: string): string {
  return part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part;
}

/** Whether a text names a type as the catalog prints it (`format_type`): that of `isTypeName`, and quoted names. */
export function isPrintedType(type: string): boolean {
  return existingType.test(type) && !clauses.test(type.replaceAll(/"(?:[^"]|"")*"/gu, ""));
}
