import type { Project } from "@concord/core";
import { dollarQuoted, identifier, literal } from "../quote.ts";
import { callerFunctions } from "./caller.ts";
import { calledIn, library, type LibraryFunction } from "./library.ts";

/** What stands before the tables of some entities: their schemas, the functions that they call, the client role. Safe to run where it has run before. */
export function prelude(project: Project, schemas: readonly string[], statements: string): string {
  const called = new Set<LibraryFunction>(calledIn(statements));
  const asksCaller = project.clientRole !== undefined;
  if (asksCaller) called.add("claims");
  const functions = (Object.keys(library) as LibraryFunction[]).filter((name) => called.has(name)).map((name) => library[name] as string);
  if (asksCaller) functions.push(callerFunctions(project.auth));
  const needsConcord = functions.length > 0;
  const spaces = [...new Set([...(needsConcord ? ["concord"] : []), ...schemas])];
  return [
    ...spaces.map((schema) => `CREATE SCHEMA IF NOT EXISTS ${identifier(schema)};\n`),
    "\n",
    ...functions.map((text) => `${text}\n\n`),
    project.clientRole === undefined ? "" : clientRole(project.clientRole, spaces),
  ].join("");
}

/** The role of clients, for whom `access` is written: made if it is missing, and able to see the schemas. */
function clientRole(role: string, schemas: readonly string[]): string {
  const body = `\nBEGIN\n  IF NOT EXISTS (SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = ${literal(role)}) THEN\n    CREATE ROLE ${identifier(role)} NOLOGIN;\n  END IF;\nEND\n`;
  return `DO ${dollarQuoted(body)};\n${schemas.map((schema) => `GRANT USAGE ON SCHEMA ${identifier(schema)} TO ${identifier(role)};\n`).join("")}\n`;
}
