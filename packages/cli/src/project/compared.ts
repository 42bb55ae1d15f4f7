import { audienceNames, diff, findingsOf, heeded, judge, readApprovals, type Approval, type Audience, type JudgedChange } from "@concord/changes";
import { inOrder, readerMemory, readSchema, type Diagnostic, type ReaderMemory, type Schema, type Source, type Span } from "@concord/core";
import { isError } from "../compile.ts";
import { sourceFinder, type SourceOf } from "../report/diagnostics.ts";
import { stores } from "../targets.ts";
import type { World } from "../world.ts";
import { concerned } from "./concerned.ts";
import { takeFile } from "./files.ts";
import { readContractFiles } from "./project.ts";
import { approvedFile } from "./root.ts";
import { contractsOf } from "./state.ts";

/** Two states of the contracts, compared. */
export interface Compared {
  /** How people call the other state. */
  readonly against: string;
  readonly sourceOf: SourceOf;
  /** The contracts as they stand on the disk. */
  readonly sources: readonly Source[];
  /** Whose break counts. */
  readonly audiences: readonly Audience[];
  readonly approvals: readonly Approval[];
}

/** What was found where both states are valid: `before` and `after` hold what differs, what depends on it and what those need. */
export interface Difference extends Compared {
  readonly before: Schema;
  readonly after: Schema;
  readonly changes: readonly JudgedChange[];
  readonly approved: ReadonlySet<JudgedChange>;
  readonly diagnostics: readonly Diagnostic[];
}

/** The errors of a state that is not valid. */
export interface Refused extends Compared { readonly refused: readonly Diagnostic[] }

/** What to compare with, and whom a break concerns, as `diff` and `report` are told. */
export interface Comparison { readonly against?: string | undefined; readonly strict?: boolean | undefined }

/**
 * Compares the contracts on the disk with another state, and judges what changed, approvals heeded. Findings of the other state stand in files whose names begin
 * with its own. Throws a `Failure` where there is no such state.
 */
export async function compare(root: string, world: World, { against, strict }: Comparison): Promise<Difference | Refused> {
  const other = await contractsOf(root, world, against);
  const contents = readContractFiles(root).contents();
  const { approvals, ...approving } = approvalsOf(root);
  const former = (span: Span): Span => ({ ...span, file: `${other.name}:${span.file}` });
  const texts = [...contents.texts, ...approving.sources, ...other.sources.map((source) => ({ ...source, file: `${other.name}:${source.file}` }))];
  const memory = readerMemory();
  const isConcerned = concerned(other.sources, contents.sources);
  const after = read(contents.sources.filter(isConcerned), contents.diagnostics, memory);
  const before = read(other.sources.filter(isConcerned), other.diagnostics, memory);
  const refused = [...after.diagnostics, ...approving.diagnostics, ...before.diagnostics.map((each) => moved(each, former))].filter(isError);
  const audiences = strict === true ? audienceNames : heeded;
  const compared = { against: other.name, sourceOf: sourceFinder(texts), sources: contents.sources, audiences, approvals };
  if (before.schema === undefined || after.schema === undefined || refused.length > 0) return { ...compared, refused: inOrder(refused) };
  const changes = judge(diff(before.schema, after.schema));
  const found = findingsOf(changes, { approvals, audiences, today: new Date(world.date()).toISOString().slice(0, 10), former });
  return { ...compared, before: before.schema, after: after.schema, changes, ...found };
}

function read(sources: readonly Source[], earlier: readonly Diagnostic[], memory: ReaderMemory): { readonly schema?: Schema; readonly diagnostics: readonly Diagnostic[] } {
  const { schema, diagnostics } = readSchema(sources, stores, memory);
  return { ...(schema === undefined ? {} : { schema }), diagnostics: [...earlier, ...diagnostics] };
}

/** The same finding, in the other state's file. */
function moved(diagnostic: Diagnostic, former: (span: Span) => Span): Diagnostic {
  const { fix: _, ...rest } = diagnostic;
  return { ...rest, span: former(diagnostic.span), related: diagnostic.related.map((each) => ({ ...each, span: former(each.span) })) };
}

function approvalsOf(root: string): { readonly approvals: readonly Approval[]; readonly diagnostics: readonly Diagnostic[]; readonly sources: readonly Source[] } {
  const taken = takeFile(root, approvedFile);
  if (taken === undefined) return { approvals: [], diagnostics: [], sources: [] };
  if (taken.diagnostic !== undefined) return { approvals: [], diagnostics: [taken.diagnostic], sources: taken.source === undefined ? [] : [taken.source] };
  return { ...readApprovals(taken.source), sources: [taken.source] };
}
