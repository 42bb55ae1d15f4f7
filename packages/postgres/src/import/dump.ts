import { splitScript, type ScriptStatement } from "./split.ts";

/** What of a dump makes tables, and what nobody can load. */
export interface Dump {
  readonly statements: readonly ScriptStatement[];
  /** Commands of psql that bring in something that is not in the file. */
  readonly refused: readonly { readonly line: number; readonly what: string }[];
  /** How many statements were left out: rows, owners, databases. */
  readonly left: number;
}

/** Statements that fill tables, are about the whole server or whose role nobody has here, or run transactions: nothing of them shows in a catalog of tables. */
const idle: readonly RegExp[] = [
  /^(?:insert|copy|update|delete|truncate|merge|vacuum|analyze|cluster|reindex|checkpoint|lock|begin|commit|end|rollback|savepoint|release|start\s+transaction|reassign|notify|listen)\b/iu,
  /^select\s+(?:pg_catalog\.)?(?:setval|lo_\w+)\s*\(/iu,
  /^(?:create|drop|alter)\s+(?:database|role|user|group|tablespace|publication|subscription|event\s+trigger|server|user\s+mapping)\b/iu,
  /^comment\s+on\s+(?:extension|database|role|event\s+trigger|publication|subscription)\b/iu,
  /^alter\s+[^]*\sowner\s+to\s+[^;]+$/iu,
  /^alter\s+default\s+privileges\b/iu,
  /^set\s+(?:role|session\s+authorization|local\s+role)\b/iu,
  /^refresh\s+materialized\b/iu,
];

/** Takes a dump apart: plain SQL as pg_dump writes it, or a script for psql. */
export function readDump(script: string): Dump {
  const all = splitScript(script);
  const refused = all.filter(({ is, text }) => is === "meta" && /^\\(?:i|ir|include|include_relative)\b/u.test(text)).map(({ line, text }) => ({ line, what: `${text} brings in another file` }));
  const statements = all.filter(({ is, text }) => is === "sql" && !idle.some((pattern) => pattern.test(text)));
  return { statements, refused, left: all.length - statements.length - refused.length };
}
