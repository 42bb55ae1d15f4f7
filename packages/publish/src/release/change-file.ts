import { parseChangesetFile } from "@changesets/parse";
import type { Bump } from "@concord/changes";
import { report, type Diagnostic, type Source, type Span } from "@concord/core";
import { badChangeFile } from "./codes.ts";

/** A change file: what somebody wants said of a change, and what version it asks for, package by package. */
export interface ChangeFile {
  readonly file: string;
  /** Markdown, as its author wrote it. */
  readonly text: string;
  /** `span` is where the bump is written. */
  readonly bumps: readonly { readonly name: string; readonly bump: Bump; readonly span: Span }[];
}

/** Reads a change file in changesets' format (its package `parse` says what that is). What is none gives a diagnostic. */
export function readChangeFile(source: Source): { readonly changeFile?: ChangeFile; readonly diagnostic?: Diagnostic } {
  try {
    const { summary, releases } = parseChangesetFile(source.text);
    const bumps = releases.map(({ name, type }) => ({ name, bump: type, span: placeOf(source, name) }));
    return { changeFile: { file: source.file, text: summary, bumps } };
  } catch (error) {
    const [fact = "", name] = /^could not parse changeset - (.*?)\.?$/mu.exec((error as Error).message)?.slice(1) ?? [(error as Error).message];
    const about = name ?? /for package "(.*)"$/u.exec(fact)?.[1];
    const span = about === undefined ? { file: source.file, start: 0, end: 0 } : placeOf(source, about);
    return { diagnostic: report(badChangeFile, span, fact, { help: "concord explain publish/bad-change-file shows the form" }) };
  }
}

/** Where a package's bump is written; the file's beginning where its name is spelled in a way that is not found. */
function placeOf({ file, text }: Source, name: string): Span {
  const escaped = name.replace(/[.*+?^${}()|[\]\\/]/gu, "\\$&");
  const found = new RegExp(`^[ \\t]*["']?${escaped}["']?[ \\t]*:[ \\t]*["']?([^"'\\s#]+)`, "dmu").exec(text)?.indices?.[1];
  const [start, end] = found ?? [0, 0];
  return { file, start, end };
}
