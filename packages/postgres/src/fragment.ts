/**
 * Why a text of SQL cannot stand between parentheses of a statement, or nothing if it can: it would end the statement, leave a parenthesis or a quote
 * open, or hide the rest of the line in a comment. What it says is the database's to judge.
 * Source: PostgreSQL's documentation, section 4.1 (lexical structure).
 */
export function openEnd(sql: string): string | undefined {
  if (sql.trim() === "") return "it is empty";
  if (sql.includes("\0") || !sql.isWellFormed()) return "it is not well-formed text";
  let depth = 0;
  const token = /(?:\b[eE])'(?:[^'\\]|\\[^]|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|--|\/\*|\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$|[^]/gu;
  for (const [part] of sql.matchAll(token)) {
    if (part === "'" || part === '"') return "a quote is not closed";
    if (part === "--" || part === "/*") return "it holds a comment";
    if (part.startsWith("$") && part.length > 1) return "it holds a dollar quote";
    if (part === ";") return "it holds a semicolon";
    if (part === "(") depth += 1;
    if (part === ")") depth -= 1;
    if (depth < 0) return "a parenthesis is closed that was not opened";
  }
  return depth > 0 ? "a parenthesis is not closed" : undefined;
}

/** Whether a text names a type of columns: `tsvector`, `numeric(10,2)`, `double precision`, `text[]`, `public.citext`. */
export function isTypeName(type: string): boolean {
  return /^[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)?(?: [a-z]+)*(?:\([0-9]+(?:, ?[0-9]+)?\))?(?: with(?:out)? time zone)?(?:\[\])?$/.test(type) && !/\b(?:generated|default|not|null|check|references|primary|unique|constraint|collate)\b/.test(type);
}
