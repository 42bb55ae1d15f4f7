import { report, type Diagnostic, type Span } from "@concord/core";
import type { Cut, FileForm, MigrationFile, PlacedStep } from "@concord/migrate";
import { badRequest } from "./codes.ts";
import { requestShape } from "./request-shape.ts";
import type { Request } from "./request.ts";

/** What a step sends: a request, or a security ruleset. */
export type Statement = Request | { readonly do: "load rules"; readonly rules: string };

/** A statement with the place of its text in the step's. */
export interface Placed { readonly statement: Statement; readonly text: string; readonly start: number; readonly end: number }

/** Requests that go through documents, in pieces. */
export function goesThroughDocuments({ do: what }: Statement): boolean {
  return what === "edit" || what === "copy documents" || what === "delete documents" || what === "reserve" || what === "release";
}

/** What a statement takes away, in words; nothing where it brings or changes. */
export function losesOf(statement: Statement): string | undefined {
  if (statement.do === "delete documents" && statement.held === undefined) return `deletes the documents of ${collectionOf(statement.in.path)}`;
  if (statement.do !== "edit") return undefined;
  const gone = statement.edits.flatMap((edit) => ("remove" in edit && edit.held === undefined ? [edit.remove.join(".")] : []));
  return gone.length === 0 ? undefined : `removes ${gone.join(", ")} from the documents of ${collectionOf(statement.in.path)}`;
}

/** The collection as people write it: `users/{userId}/orders`. */
export function collectionOf(path: readonly (string | { readonly field: string })[]): string {
  return path.map((segment) => (typeof segment === "string" ? segment : `{${segment.field}}`)).join("/");
}

/** The statement that a text is. Throws a `SyntaxError` that says why it is none. */
export function statementOf(text: string): Statement {
  if (/^rules_version\b/u.test(text)) return { do: "load rules", rules: `${text}\n` };
  const read = requestShape.safeParse(JSON.parse(text));
  if (read.success) return read.data;
  const [first] = read.error.issues;
  throw new SyntaxError(`${first?.path.map(String).join(".") ?? ""}: ${first?.message ?? "is no request"}`.replace(/^: /u, ""));
}

/** How files of Firestore's migrations look: requests as JSON, and rulesets, with comments as both have them. */
export const requestForm: FileForm = { ending: "firestore", comment: "//" };

/** Cuts a step of a file into what is sent, and finds what is no request. */
export function cutRequests(file: MigrationFile, step: PlacedStep): Promise<Cut> {
  const { statements, diagnostics } = cutText(step.text, step.mode, (start, end) => ({ file: file.source.file, start: step.start + start, end: step.start + end }));
  return Promise.resolve({
    statements: statements.map(({ statement, text, start, end }) => {
      const loses = losesOf(statement);
      return { text, start: step.start + start, end: step.start + end, ...(loses === undefined ? {} : { loses }) };
    }),
    diagnostics,
  });
}

/** Cuts the text of a step into statements; `at` gives the place of a part of it in the file. */
export function cutText(text: string, mode: "transaction" | "alone" | "batches", at: (start: number, end: number) => Span): { readonly statements: readonly Placed[]; readonly diagnostics: readonly Diagnostic[] } {
  const statements: Placed[] = [];
  const diagnostics: Diagnostic[] = [];
  const refuse = (start: number, end: number, message: string, help: string): void => void diagnostics.push(report(badRequest, at(start, end), message, { help }));
  for (let start = after(text, 0); start < text.length;) {
    const end = endOf(text, start);
    const piece = text.slice(start, end).trimEnd();
    try {
      const statement = statementOf(piece);
      const wanted = goesThroughDocuments(statement) ? "batches" : "alone";
      if (mode !== wanted) refuse(start, start + piece.length, `${statement.do} is sent in a step of mode ${wanted}`, `open a step for it: // step: ${wanted}`);
      statements.push({ statement, text: piece, start, end: start + piece.length });
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      refuse(start, Math.min(start + piece.length, endOfLine(text, start)), `this is no request: ${error.message.split("\n")[0] ?? ""}`, "concord explain firestore/bad-request shows what one looks like");
    }
    start = after(text, end);
  }
  if (mode === "batches" && statements.length > 1) refuse((statements[1] as Placed).start, (statements[1] as Placed).end, "a second request in a step of batches", "open a step for it");
  return { statements, diagnostics };
}

/** Where the next statement begins: behind blanks and comment lines. */
function after(text: string, from: number): number {
  const [skipped = ""] = /^(?:\s+|\/\/[^\n]*(?:\n|$))*/u.exec(text.slice(from)) ?? [];
  return from + skipped.length;
}

/** Where a statement ends: a ruleset with the text, a request with its last brace. */
function endOf(text: string, start: number): number {
  if (text.startsWith("rules_version", start)) return text.length;
  let [depth, quoted] = [0, false];
  for (let index = start; index < text.length; index += 1) {
    const character = text[index];
    if (quoted && character === "\\") index += 1;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && (character === "{" || character === "[")) depth += 1;
    else if (!quoted && (character === "}" || character === "]")) {
      depth -= 1;
      if (depth <= 0) return index + 1;
    } else if (!quoted && depth === 0 && character === "\n") return index;
  }
  return text.length;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end;
}
