import type { Project } from "@concord/core";
import { dollarQuoted, identifier, literal } from "../quote.ts";
import { callerFunctions } from "./caller.ts";
import { library, type LibraryFunction } from "./library.ts";

/**
 * What the database has to be, so that statements mean what they say: older versions read some of them otherwise, other encodings count
 * bytes for characters.
 */
export const surroundingsGuard: string = `DO ${dollarQuoted(`
BEGIN
  IF current_setting('server_version_num')::integer < 150000 OR current_setting('server_encoding') <> 'UTF8' THEN
    RAISE EXCEPTION 'this schema is for PostgreSQL 15 or later, and for a database in UTF8';
  END IF;
END
`)};\n\n`;

/**
 * What stands before the tables of some entities: their schemas, what existing tables stand on (each once), the functions that they call, the client role. Safe to run where it has
 * run before.
 */
export function prelude(project: Project, schemas: readonly string[], calls: Iterable<LibraryFunction>, needs: readonly string[] = []): string {
  const called = new Set<LibraryFunction>(calls);
  const asksCaller = project.clientRole !== undefined || called.has("claims");
  if (asksCaller) called.add("claims");
  const functions = (Object.keys(library) as LibraryFunction[]).filter((name) => called.has(name)).map((name) => library[name] as string);
  if (asksCaller) functions.push(callerFunctions(project.auth));
  const spaces = [...new Set([...(functions.length > 0 ? ["concord"] : []), ...schemas])];
  return [
    ...spaces.map((schema) => `CREATE SCHEMA IF NOT EXISTS ${identifier(schema)};\n`),
    "\n",
    ...new Set(needs), needs.length === 0 ? "" : "\n",
    ...functions.map((text) => `${text}\n\n`),
    project.clientRole === undefined ? "" : clientRole(project.clientRole, spaces),
  ].join("");
}

/**
 * The role of clients, for whom `access` is written: made if it is missing (roles belong to the whole server, so another session may be
 * making it), and able to see the schemas.
 */
function clientRole(role: string, schemas: readonly string[]): string {
  const usage = schemas.map((schema) => `GRANT USAGE ON SCHEMA ${identifier(schema)} TO ${identifier(role)};\n`).join("");
  return `-- The role of clients, for whom access is written.\n${roleStatements(role).map((statement) => `${statement};\n`).join("")}${usage}\n`;
}

/** What makes the role of clients if it is missing, and refuses one that passes every policy. */
export function roleStatements(role: string): readonly string[] {
  const name = literal(role);
  const made = `
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = ${name}) THEN
    CREATE ROLE ${identifier(role)} NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL;
END
`;
  const judged = `
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = ${name} AND (rolsuper OR rolbypassrls)) THEN
    RAISE EXCEPTION 'the client role passes every policy: it is a superuser or has BYPASSRLS';
  END IF;
END
`;
  return [`DO ${dollarQuoted(made)}`, `DO ${dollarQuoted(judged)}`];
}
