import { report, type Diagnostic } from "../diagnostic/diagnostic.ts";
import { duplicateContract } from "../language/codes.ts";
import type { Draft, EntityDraft, EnumDraft, ObjectDraft, ProjectDraft } from "../language/draft.ts";
import { contractPlace, isSql } from "../language/file.ts";
import { isSeed, readSeed, type SeedDraft } from "../language/seed.ts";
import { grammarWith, type Grammar } from "../language/grammar.ts";
import { nodeAt } from "../language/place.ts";
import { readContract, readProject, type ReadFile } from "../language/read.ts";
import type { Entity } from "../model/entity.ts";
import type { Project, Schema, SharedType } from "../model/schema.ts";
import type { Source } from "../source/span.ts";
import type { StoreDeclaration } from "../target/target.ts";
import { resolveEntity } from "./entity.ts";
import { judgeTrait } from "./fields.ts";
import { resolveProject } from "./project.ts";
import { alike } from "./same.ts";
import { openSession, type Session } from "./session.ts";
import { resolveShared } from "./shared.ts";
import { resolveSeeds } from "./seeds.ts";
import { resolveViews } from "./views.ts";

/**
 * What a reader remembers between two readings, so that one edit costs one file and what looked at it. Entities that did not change stay the same objects.
 * Valid for one list of stores.
 */
export interface ReaderMemory {
  grammar?: { readonly stores: readonly StoreDeclaration[]; readonly grammar: Grammar };
  project?: { readonly draft: ProjectDraft | undefined; readonly project: Project };
  readonly files: Map<string, { readonly text: string; readonly read: ReadFile<Draft | ProjectDraft | SeedDraft> }>;
  readonly resolved: Map<string, Resolved>;
}
interface Resolved {
  readonly draft: Draft;
  readonly project: Project;
  readonly seen: ReadonlyMap<string, Draft | undefined>;
  readonly made: Entity | SharedType;
  readonly diagnostics: readonly Diagnostic[];
}

export function readerMemory(): ReaderMemory {
  return { files: new Map(), resolved: new Map() };
}

/**
 * Reads all contracts of a project. `sources` are `schemas/project.yaml`, `schemas/<namespace>/<name>.yaml` (or .yml, .json) the SQL beside views and saved
 * queries, and seeds, decoded, in any order.
 * Gives every diagnostic of the run; the schema only if none of them is an error.
 */
export function readSchema(
  sources: readonly Source[], stores: readonly StoreDeclaration[], memory: ReaderMemory = readerMemory(),
): { readonly schema?: Schema; readonly diagnostics: readonly Diagnostic[] } {
  if (memory.grammar?.stores !== stores) memory.grammar = { stores, grammar: grammarWith(stores) };
  const { grammar } = memory.grammar;
  const diagnostics: Diagnostic[] = [];
  const drafts = new Map<string, Draft>();
  const broken = new Set<string>();
  let projectDraft: ProjectDraft | undefined;
  let brokenProject = false;
  const seedDrafts: SeedDraft[] = [];
  const contracts = sources.filter(({ file }) => isSeed(file) || !isSql(file));
  for (const source of contracts) {
    const read = readOnce(source, grammar, memory);
    diagnostics.push(...read.diagnostics);
    if (read.draft === undefined && isProject(source)) brokenProject = true;
    else if (read.draft?.kind === "seed") seedDrafts.push(read.draft);
    else if (read.draft === undefined) broken.add(idOf(source.file));
    else if (read.draft.kind === "project") projectDraft = read.draft;
    else if (drafts.has(read.draft.id)) diagnostics.push(duplicate(read.draft, drafts.get(read.draft.id) as Draft));
    else drafts.set(read.draft.id, read.draft);
  }
  if (brokenProject) return { diagnostics };
  const files = new Set(sources.map((source) => source.file));
  for (const file of memory.files.keys()) if (!files.has(file)) memory.files.delete(file);
  const storeNames = stores.map((store) => store.name);
  if (memory.project === undefined || memory.project.draft !== projectDraft) memory.project = { draft: projectDraft, project: resolveProject(projectDraft, storeNames) };
  const session = openSession(memory.project.project, storeNames, drafts, broken);
  const entities: Entity[] = [];
  const types: SharedType[] = [];
  const sorted = [...drafts.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const draft of sorted) {
    if (draft.kind === "view" || draft.kind === "query") continue;
    if (draft.kind === "trait") {
      diagnostics.push(...judgeTrait(session, draft));
      continue;
    }
    const resolved = resolveOnce(session, draft, drafts, memory);
    diagnostics.push(...resolved.diagnostics);
    if (draft.kind === "entity") entities.push(resolved.made as Entity);
    else types.push(resolved.made as SharedType);
  }
  for (const id of memory.resolved.keys()) if (!drafts.has(id)) memory.resolved.delete(id);
  const { views, queries, diagnostics: ofViews } = resolveViews(session, sorted, sources.filter(({ file }) => isSql(file) && !isSeed(file)), stores.filter((store) => store.sql === true).map((store) => store.name));
  diagnostics.push(...ofViews);
  // What records break is told where the contracts themselves are right.
  const { seeds, diagnostics: ofSeeds } = resolveSeeds(seedDrafts, diagnostics.some((each) => each.severity === "error") ? undefined : entities);
  diagnostics.push(...ofSeeds);
  const told = once(diagnostics);
  return told.some((each) => each.severity === "error") ? { diagnostics: told } : { schema: { project: session.project, entities, types, views, queries, seeds }, diagnostics: told };
}

/** Each finding once: what is wrong with a trait is wrong with every entity that uses it. */
function once(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const told = new Set<string>();
  return diagnostics.filter(({ code, message, span }) => {
    const says = JSON.stringify([code, message, span.file, span.start, span.end]);
    return !told.has(says) && told.add(says);
  });
}

/** The id of the contract that a file should hold. */
function idOf(file: string): string {
  const place = contractPlace(file);
  return `${place?.namespace}.${place?.name}`;
}

function isProject(source: Source): boolean {
  return /^[^/]*\/project\.(?:yaml|yml|json)$/u.test(source.file);
}

function readOnce(source: Source, grammar: Grammar, memory: ReaderMemory): ReadFile<Draft | ProjectDraft | SeedDraft> {
  const known = memory.files.get(source.file);
  if (known !== undefined && known.text === source.text) return known.read;
  const read: ReadFile<Draft | ProjectDraft | SeedDraft> = isSeed(source.file) ? readSeed(source, grammar) : isProject(source) ? readProject(source, grammar) : readContract(source, grammar);
  memory.files.set(source.file, { text: source.text, read });
  return read;
}

function resolveOnce(session: Session, draft: EntityDraft | ObjectDraft | EnumDraft, drafts: ReadonlyMap<string, Draft>, memory: ReaderMemory): Resolved {
  const known = memory.resolved.get(draft.id);
  const fresh = known !== undefined && known.draft === draft && known.project === session.project && [...known.seen].every(([id, seen]) => drafts.get(id) === seen);
  if (fresh) return known;
  const { result, seen } = session.traced(() => {
    if (draft.kind === "entity") {
      const { entity, diagnostics } = resolveEntity(session, draft);
      return { made: entity, diagnostics };
    }
    const { type, diagnostics } = resolveShared(session, draft);
    return { made: type, diagnostics };
  });
  // What it looked at changed, and it did not: whoever refers to it has nothing new to see.
  const made = known !== undefined && known.draft === draft && known.project === session.project && alike(known.made, result.made) ? known.made : result.made;
  const resolved: Resolved = { draft, project: session.project, seen, made, diagnostics: result.diagnostics };
  memory.resolved.set(draft.id, resolved);
  return resolved;
}

function duplicate(draft: Draft, other: Draft): Diagnostic {
  const span = (each: Draft) => nodeAt(each.node, [each.kind])?.span ?? each.node.span;
  return report(duplicateContract, span(draft), `${draft.id} is written twice`, { related: [{ span: span(other), message: "the other one" }], help: "keep one of the two files" });
}
