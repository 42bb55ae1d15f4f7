import { report, spansOf, suggest, type Diagnostic, type Source, type Span } from "@concord/core";
import { badHeader, emptyMigration, unknownEffect, unknownMode } from "./codes.ts";
import { nameOf, sqlForm, type FileForm } from "./form.ts";
import { hashOf, unixLines } from "./hash.ts";
import { effects, nothing, stepModes, type Effect, type MigrationFile, type Note, type PlacedStep, type StepMode } from "./migration.ts";

/** A line `-- key: value`, and where its value stands. */
interface Line extends Note { readonly at: Span; readonly end: number }

/**
 * Reads one file. The header is the lines `-- key: value` from the first on; a line `-- step: <mode>` opens a step, and the lines below it are its notes. What
 * stands before the first step is one of mode `transaction`. Statements are not looked at. A file with findings gives what could be read of it.
 */
export function readMigration(given: Source, form: FileForm = sqlForm): { readonly file: MigrationFile; readonly diagnostics: readonly Diagnostic[] } {
  const source: Source = { file: given.file, text: unixLines(given.text) };
  const diagnostics: Diagnostic[] = [];
  const span = spansOf(source.file);
  const { name, undoes } = nameOf(source.file, form) ?? { name: source.file, undoes: false };
  const header = linesFrom(source, 0, form).slice();
  const opening = header.findIndex(({ key }) => key === "step");
  if (opening !== -1) header.length = opening;
  const bodyAt = header.at(-1)?.end ?? 0;
  const known = taken(header, ["migration", "from", "to", "after"], ["cause"], diagnostics);
  for (const key of ["from", "to", "after"] as const) {
    const line = known.one[key];
    if (line === undefined || line.value === nothing || /^[0-9a-f]{64}$/u.test(line.value)) continue;
    diagnostics.push(report(badHeader, line.at, `${key} is neither a hash nor ${nothing}`, { help: "a hash is 64 hexadecimal digits in lower case" }));
  }
  const named = known.one["migration"];
  if (named !== undefined && named.value !== name) {
    diagnostics.push(report(badHeader, named.at, `the file is called ${name}`, { help: "a migration is called like its file; correct the header or rename the file" }));
  }
  const steps = stepsOf(source, bodyAt, form, diagnostics);
  if (steps.length === 0) diagnostics.push(report(emptyMigration, span(Math.max(0, bodyAt - 1), bodyAt), undoes ? "the rollback undoes nothing" : "the migration does nothing", { help: "write its statements below the header" }));
  const { from, to, after } = known.one;
  const file: MigrationFile = {
    name, source, hash: hashOf(source.text), body: hashOf(source.text.slice(bodyAt)), steps,
    causes: known.many["cause"]?.map(({ value }) => value) ?? [], notes: known.rest,
    ...(from === undefined ? {} : { from: from.value }), ...(to === undefined ? {} : { to: to.value }), ...(after === undefined ? {} : { after: after.value }),
    afterAt: after?.at ?? span(bodyAt, bodyAt),
  };
  return { file, diagnostics };
}

/** The lines `-- key: value` from a place on, up to the first other one. */
function linesFrom({ file, text }: Source, start: number, { comment }: FileForm): Line[] {
  const found: Line[] = [];
  for (let at = start; at < text.length; ) {
    const stop = text.indexOf("\n", at);
    const end = stop === -1 ? text.length : stop;
    const line = text.slice(at, end);
    const match = line.startsWith(`${comment} `) ? /^([a-zA-Z][\w -]*):(?: +(.*))?$/u.exec(line.slice(comment.length + 1).trimEnd()) : null;
    if (match === null) break;
    const value = (match[2] ?? "").trim();
    const from = at + comment.length + 1 + (match[0] as string).length - value.length;
    found.push({ key: match[1] as string, value, at: { file, start: from, end: from + value.length }, end: Math.min(end + 1, text.length) });
    at = end + 1;
  }
  return found;
}

interface Taken { readonly one: Readonly<Record<string, Line>>; readonly many: Readonly<Record<string, readonly Line[]>>; readonly rest: readonly Note[] }

/** Sorts lines by what their keys may be; one that stands twice, or is nearly one that is known, is a finding. */
function taken(lines: readonly Line[], single: readonly string[], several: readonly string[], diagnostics: Diagnostic[]): Taken {
  const one: Record<string, Line> = {};
  const many: Record<string, Line[]> = {};
  const rest: Note[] = [];
  for (const line of lines) {
    if (several.includes(line.key)) (many[line.key] ??= []).push(line);
    else if (!single.includes(line.key)) {
      const meant = suggest(line.key, [...single, ...several]);
      if (meant === undefined) rest.push({ key: line.key, value: line.value });
      else diagnostics.push(report(badHeader, line.at, `nothing reads the key ${line.key}`, { help: `did you mean ${meant}?` }));
    } else if (one[line.key] === undefined) one[line.key] = line;
    else diagnostics.push(report(badHeader, line.at, `the key ${line.key} stands twice`, { help: "remove one of them" }));
  }
  return { one, many, rest };
}

function stepsOf(source: Source, bodyAt: number, form: FileForm, diagnostics: Diagnostic[]): readonly PlacedStep[] {
  const { file, text } = source;
  const opens = new RegExp(`^${escaped(form.comment)} step:[^\n]*$`, "gmu");
  opens.lastIndex = bodyAt;
  const openings: { at: number; lines: Line[] }[] = [];
  for (let match = opens.exec(text); match !== null; match = opens.exec(text)) openings.push({ at: match.index, lines: linesFrom(source, match.index, form) });
  for (const match of text.slice(bodyAt).matchAll(new RegExp(`^${escaped(form.comment)} *([a-z]+) *: *(?:${stepModes.join("|")})\\b[^\n]*$`, "gimu"))) {
    const key = match[1] as string;
    if (match[0].startsWith(`${form.comment} step:`) || suggest(key, ["step"]) === undefined && key !== "step") continue;
    const start = bodyAt + match.index;
    diagnostics.push(report(badHeader, { file, start, end: start + match[0].length }, "this line opens no step", { help: `a step is opened by ${form.comment} step: <mode>, in these very letters` }));
  }
  const steps: PlacedStep[] = [];
  const before = trimmed(text, bodyAt, openings[0]?.at ?? text.length);
  if (before !== undefined && !isComment(before.text, form)) {
    steps.push({ mode: "transaction", causes: [], locks: [], notes: [], text: before.text, at: { file, start: before.start, end: endOfLine(text, before.start) }, start: before.start });
  }
  for (const [index, { at, lines }] of openings.entries()) {
    const [first, ...below] = lines;
    if (first === undefined) continue;
    const again = below.findIndex(({ key }) => key === "step");
    const notes = again === -1 ? below : below.slice(0, again);
    const known = taken(notes, ["effect"], ["cause", "lock"], diagnostics);
    const [, mode = "", title = ""] = /^([^:]*):?(.*)$/u.exec(first.value) ?? [];
    const place = { file, start: at, end: first.at.end };
    const body = trimmed(text, notes.at(-1)?.end ?? first.end, openings[index + 1]?.at ?? text.length) ?? { text: "", start: notes.at(-1)?.end ?? first.end };
    if (body.text === "" || isComment(body.text, form)) diagnostics.push(report(emptyMigration, place, "the step does nothing", { help: "write its statements below it, or remove it" }));
    const effect = known.one["effect"];
    if (effect !== undefined && !isEffect(effect.value)) diagnostics.push(report(unknownEffect, effect.at, `there is no effect ${effect.value}`, { help: `there are ${effects.join(", ")}` }));
    if (!isMode(mode.trim())) diagnostics.push(unknown(first, mode.trim()));
    steps.push({
      mode: isMode(mode.trim()) ? (mode.trim() as StepMode) : "transaction", ...(title.trim() === "" ? {} : { title: title.trim() }),
      causes: known.many["cause"]?.map(({ value }) => value) ?? [], locks: known.many["lock"]?.map(({ value }) => value) ?? [],
      ...(effect !== undefined && isEffect(effect.value) ? { effect: effect.value } : {}), notes: known.rest, text: body.text, at: place, start: body.start,
    });
  }
  return steps;
}

function unknown({ at }: Line, mode: string): Diagnostic {
  const meant = suggest(mode, stepModes);
  return report(unknownMode, { ...at, end: at.start + mode.length }, `there is no step mode ${JSON.stringify(mode)}`, { help: meant === undefined ? `there are ${stepModes.join(", ")}` : `did you mean ${meant}?` });
}

const isMode = (word: string): word is StepMode => (stepModes as readonly string[]).includes(word);
const isEffect = (word: string): word is Effect => (effects as readonly string[]).includes(word);
const escaped = (word: string): string => word.replaceAll(/[$()*+./?[\\\]^{|}]/gu, String.raw`\$&`);

/** Whether a text holds comment lines and blank ones alone. */
function isComment(text: string, { comment }: FileForm): boolean {
  return text.split("\n").every((line) => line.trim() === "" || line.trimStart().startsWith(comment));
}

/** A piece of the text without the blank around it; undefined if nothing is left. */
function trimmed(text: string, start: number, end: number): { readonly text: string; readonly start: number } | undefined {
  const piece = text.slice(start, end);
  const inner = piece.trim();
  return inner === "" ? undefined : { text: inner, start: start + piece.indexOf(inner) };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end;
}
