import { applyFixes, type Diagnostic, type Fix, type Source } from "@concord/core";
import { isError } from "./compile.ts";
import type { Contents } from "./project/project.ts";

/** A finding that was mended, where it stood when it was. */
export interface Fixed { readonly diagnostic: Diagnostic & { readonly fix: Fix }; readonly source: Source }

/** What applying every fix came to: the files that changed, and the findings that are gone. */
export interface Mended { readonly sources: readonly Source[]; readonly fixed: readonly Fixed[] }

/** A fix can uncover another finding that has one; more rounds than these are a circle. */
const mostRounds = 20;

type Judge = (contents: Contents) => readonly Diagnostic[];

/** A state of the contracts' texts, and what is wrong with them. */
interface State { readonly sources: readonly Source[]; readonly found: readonly Diagnostic[] }

/**
 * Applies the fixes of all findings to the contracts' texts and reads them again, until no finding has one. A fix that takes its finding away and brings
 * another one is not applied: a fix mends or is left alone.
 */
export function mend(contents: Contents, judge: Judge): Mended {
  const judged = (sources: readonly Source[]): readonly Diagnostic[] => judge({ ...contents, sources });
  const fixed: Fixed[] = [];
  const refused = new Set<string>();
  let state: State = { sources: contents.sources, found: judged(contents.sources) };
  for (let round = 0; round < mostRounds; round += 1) {
    const wanted = state.found.filter((each): each is Fixable => each.fix !== undefined && !refused.has(keyOf(each)));
    const done = good(state, wanted, judged, (each) => void refused.add(keyOf(each)));
    if (done === undefined) break;
    fixed.push(...done.applied);
    state = done;
  }
  return { sources: state.sources.filter((source, index) => source !== contents.sources[index]), fixed };
}

type Fixable = Fixed["diagnostic"];
type Attempt = State & { readonly good: boolean; readonly applied: readonly Fixed[] };

/**
 * As many of the fixes as can be found that are good together; nothing where none is. Of many with a few bad ones these are found by halves, since a contract is read again for every attempt;
 * one that is bad by itself is refused for good. Where two halves are good and both together are not, the greater is taken, and the other waits for the next round.
 */
function good(
  state: State, wanted: readonly Fixable[], judged: (sources: readonly Source[]) => readonly Diagnostic[], refuse: (fix: Fixable) => void,
): Attempt | undefined {
  if (wanted.length === 0) return undefined;
  const all = attempt(state, wanted, judged);
  if (all.good) return all;
  if (wanted.length === 1) {
    refuse(wanted[0] as Fixable);
    return undefined;
  }
  const middle = Math.ceil(wanted.length / 2);
  const [one, other] = [good(state, wanted.slice(0, middle), judged, refuse), good(state, wanted.slice(middle), judged, refuse)];
  if (one === undefined || other === undefined) return one ?? other;
  const both = attempt(state, [...one.applied, ...other.applied].map(({ diagnostic }) => diagnostic), judged);
  return both.good ? both : one.applied.length < other.applied.length ? other : one;
}

/** Applies fixes to a copy of the texts, those that touch each other only once. `good`: their findings are gone and no other came. */
function attempt(
  state: State, wanted: readonly Fixable[], judged: (sources: readonly Source[]) => readonly Diagnostic[],
): Attempt {
  const applied: Fixed[] = [];
  const byFile = Map.groupBy(wanted, ({ fix: { edits } }) => (edits.every(({ span }) => span.file === edits[0]?.span.file) ? edits[0]?.span.file : undefined));
  const sources = state.sources.map((source): Source => {
    const here = byFile.get(source.file) ?? [];
    if (here.length === 0) return source;
    const { text, left } = applyFixes(source, here.map((each) => each.fix));
    const waiting = new Set(left);
    applied.push(...here.filter((each) => !waiting.has(each.fix)).map((diagnostic) => ({ diagnostic, source })));
    return text === source.text ? source : { file: source.file, text };
  });
  const found = applied.length === 0 ? state.found : judged(sources);
  return { sources, found, applied, good: applied.length > 0 && bringsNothing(state.found, found, applied) };
}

/**
 * Whether every finding was there before, and those that were mended are gone. Places move, so findings are told by what they say. Warnings that are only
 * looked for where there is no error are not held against the fix of the last error.
 */
function bringsNothing(before: readonly Diagnostic[], after: readonly Diagnostic[], applied: readonly Fixed[]): boolean {
  const hadErrors = before.some(isError);
  const left = new Map<string, number>();
  const count = (each: Diagnostic, by: number): void => void left.set(saying(each), (left.get(saying(each)) ?? 0) + by);
  for (const each of before) count(each, 1);
  for (const { diagnostic } of applied) count(diagnostic, -1);
  for (const each of after) if (!hadErrors || isError(each)) count(each, -1);
  return [...left.values()].every((times) => times >= 0);
}

function saying({ span, code, message }: Diagnostic): string {
  return `${span.file}\0${code}\0${message}`;
}

function keyOf(diagnostic: Diagnostic): string {
  return `${saying(diagnostic)}\0${JSON.stringify(diagnostic.fix?.edits.map(({ text }) => text))}`;
}
