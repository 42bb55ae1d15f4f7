import { report, type Diagnostic } from "@concord/core";
import type { Cut, MigrationFile, PlacedStep } from "@concord/migrate";
import { badRequest } from "./codes.ts";
import { faultsOf, requestOf } from "./request.ts";

/** What a token of GoogleSQL is as far as its end matters: comments, strings (raw ones too), quoted names. Source: docs, GoogleSQL lexical structure. */
const opaque = /--[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\/|(?:[bB]?[rR]|[rR][bB])(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"[^"\n]*"|'[^'\n]*')|[bB]?(?:"""(?:\\[\s\S]|[^\\])*?"""|'''(?:\\[\s\S]|[^\\])*?'''|"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*')|`(?:\\[\s\S]|[^`\\])*`/uy;

/** Cuts a step of a file into what is sent, without semicolons, and finds what the API would not take. */
export function cutStatements(file: MigrationFile, step: PlacedStep): Promise<Cut> {
  const statements: Cut["statements"][number][] = [];
  const diagnostics: Diagnostic[] = [];
  const refuse = (start: number, end: number, message: string, help: string): void => void diagnostics.push(report(badRequest, { file: file.source.file, start: step.start + start, end: step.start + end }, message, { help }));
  if (step.mode === "transaction") refuse(0, endOfLine(step.text), "BigQuery has no transaction around what changes tables", "open a step for it: -- step: alone");
  for (const { text, start } of pieces(step.text)) {
    const end = start + text.length;
    try {
      const faults = faultsOf(requestOf(text, { project: undefined, migration: file.name, direction: "up", ordinal: statements.length + 1 }));
      for (const { at, message } of faults) refuse(start, start + endOfLine(text), `${at} ${message}`, "concord explain bigquery/bad-request shows what a request looks like");
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      refuse(start, start + endOfLine(text), `this is no request: ${error.message.split("\n")[0] ?? ""}`, "concord explain bigquery/bad-request shows what one looks like");
    }
    const loses = losesOf(text);
    statements.push({ text, start: step.start + start, end: step.start + end, ...(loses === undefined ? {} : { loses }) });
  }
  return Promise.resolve({ statements, diagnostics });
}

/** Statements up to their semicolon, and requests up to their last brace. */
function pieces(text: string): readonly { readonly text: string; readonly start: number }[] {
  const found: { text: string; start: number }[] = [];
  let [start, depth] = [-1, 0];
  const close = (end: number): void => {
    if (start !== -1) found.push({ text: text.slice(start, end).trimEnd(), start });
    start = -1;
  };
  for (let at = 0; at < text.length;) {
    opaque.lastIndex = at;
    const [token = ""] = opaque.exec(text) ?? [];
    const character = text[at] as string;
    const isComment = /^(?:--|#|\/\*)/u.test(token);
    if (start === -1 && !isComment && character !== ";" && /\S/u.test(character)) start = at;
    const isRequest = start !== -1 && text[start] === "{";
    if (token === "" && isRequest && character === "{") depth += 1;
    if (token === "" && isRequest && character === "}") depth -= 1;
    if (token === "" && isRequest && character === "}" && depth === 0) close(at + 1);
    else if (token === "" && !isRequest && character === ";") close(at);
    at += token === "" ? 1 : token.length;
  }
  close(text.length);
  return found;
}

const losing = /^(?:DROP\s+(?:TABLE|SCHEMA|VIEW)|TRUNCATE\s+TABLE|DELETE\b|ALTER\s+TABLE[\s\S]*\bDROP\s+COLUMN\b)/iu;

function losesOf(text: string): string | undefined {
  return losing.test(text) ? text.replaceAll(/\s+/gu, " ").slice(0, 120) : undefined;
}

function endOfLine(text: string): number {
  const end = text.indexOf("\n");
  return end === -1 ? text.length : end;
}
