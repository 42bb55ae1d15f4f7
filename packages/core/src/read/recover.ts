import type { Document } from "yaml";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { SpanAt } from "../source/span.ts";
import type { Misread } from "./misread/misread.ts";
import { misreads } from "./misread/rules.ts";
import { parse, type Problem } from "./parse.ts";
import { type Slot, slotsOf } from "./slots.ts";
import { stream } from "./stream.ts";

/** A document read in spite of what was misread in it. */
export interface Recovered {
  readonly document: Document.Parsed | undefined;
  /** What remains that the library cannot read; the document is not to be trusted then. */
  readonly problems: readonly Problem[];
  readonly slots: readonly Slot[];
  readonly diagnostics: readonly Diagnostic[];
  /** Stretches of text that the document shows as a placeholder, by their start. */
  readonly texts: ReadonlyMap<number, { readonly end: number; readonly value: string }>;
  /** Recovery was given up: there may be more to find. */
  readonly cut: boolean;
}

/**
 * What may be spent on recovery: findings, and characters read again (twenty rounds for a file of the usual size), so that a
 * large broken file takes little longer than a sound one.
 */
const mostFindings = 100;
const budget = 1_000_000;
const mostRounds = 20;

/** No more problems than these are looked into. */
const mostProblems = 100;

/**
 * Reads a text; what YAML misreads is reported, replaced by a placeholder of the same length, and read again, so that
 * every place keeps its offset and one mistake does not hide the others.
 */
export function recover(text: string, at: SpanAt): Recovered {
  const diagnostics: Diagnostic[] = [];
  const texts = new Map<number, { end: number; value: string }>();
  const written = (start: number, end: number): string => text.slice(start, end);
  let current = text;
  for (let round = 1; ; round += 1) {
    const parsed = parse(current);
    const { document, documents, problems: all, tooDeep } = parsed;
    if (round === 1) diagnostics.push(...stream(parsed, at));
    if (tooDeep !== undefined) return { document, problems: [], slots: [], diagnostics, texts, cut: false };
    const problems = all.filter(({ message }) => !isHarmless(message)).slice(0, mostProblems);
    const [first] = documents;
    const slots = first === undefined ? [] : slotsOf(first);
    const found = misreads({ text: current, written, problems, slots, at });
    diagnostics.push(...found.map(({ diagnostic }) => diagnostic));
    for (const { meant, start, end, value = written(start, end) } of found) if (meant === "text") texts.set(start, { end, value });
    if (found.length === 0) return { document, problems, slots, diagnostics, texts, cut: false };
    const enough = diagnostics.length >= mostFindings || round === mostRounds || round * text.length > budget;
    if (enough) return { document: undefined, problems: [], slots, diagnostics, texts, cut: true };
    current = masked(current, found);
  }
}

/** A bracket that closes a map at the start of a line is fine for everybody but the letter of YAML; tags have a rule of their own. */
function isHarmless(message: string): boolean {
  return message.startsWith("Flow end indicator should be") || message.startsWith("Unresolved tag");
}

function masked(text: string, found: readonly Misread[]): string {
  let result = "";
  let done = 0;
  for (const { start, end, meant } of found) {
    const length = end - start;
    result += text.slice(done, start) + (meant === "text" ? "x".repeat(length) : (meant === "comma" ? "," : " ").padEnd(length));
    done = end;
  }
  return result + text.slice(done);
}
