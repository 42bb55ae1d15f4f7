import {
  answerConstraints, checkNames, checkStrict, constraintsOf, emit, inOrder, namesMemory, readerMemory, readSchema, remember, standings,
  type AnswerConstraint, type Claim, type Constraint, type Cost, type Diagnostic, type Entity, type GeneratedFile, type Memory, type NamesMemory, type ReaderMemory, type Schema, type Target,
} from "@concord/core";
import { emptyLayout, type Layout } from "@concord/diagram";
import { checkPackages } from "@concord/publish/check";
import type { Contents } from "./project/project.ts";
import { enforcementReport } from "./report/enforcement.ts";
import { judgeSeeds } from "./seeds/judge.ts";
import { stores, targets, targetsFor } from "./targets.ts";

/** What one target made of the contracts. */
export interface Made {
  readonly target: Target;
  readonly files: readonly GeneratedFile[];
  readonly claims: readonly Claim[];
  readonly costs: readonly Cost[];
}

/** What the contracts say. Without a schema there is nothing to make, and at least one diagnostic is an error. */
export interface Reading {
  readonly schema?: Schema;
  readonly layout: Layout;
  readonly diagnostics: readonly Diagnostic[];
}

/** What the contracts compile to. Without a schema nothing was made, and at least one diagnostic is an error. */
export interface Compiled {
  readonly schema?: Schema;
  readonly made: readonly Made[];
  readonly files: readonly GeneratedFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** The entities that were made anew, by id. */
  readonly recompiled: readonly string[];
}

/** Takes files as they are made, with what the target made if they are one target's. */
export type Take = (files: readonly GeneratedFile[], made?: Made) => void;

/** Reads contracts: what they say, and what is wrong with them and with the names that targets give. */
export function readContracts({ sources, layout, diagnostics: earlier }: Contents, reader?: ReaderMemory, names?: NamesMemory): Reading {
  const { schema, diagnostics } = readSchema(sources, stores, reader);
  const found = [...earlier, ...diagnostics];
  if (schema === undefined || found.some(isError)) return { layout, diagnostics: inOrder(found) };
  return { schema, layout, diagnostics: [...found, ...checkNames(schema, targets, names), ...checkPackages(schema), ...judgeSeeds(schema)] };
}

/** Makes everything once, target after target. What was taken is not kept, so that no more than one target's output is held at a time. Gives all findings. */
export function makeOnce({ schema, layout, diagnostics }: Reading, take: Take): readonly Diagnostic[] {
  if (schema === undefined) return diagnostics;
  return inOrder([...diagnostics, ...makeAll(schema, new Map(targetsFor(layout).map((target) => [target, undefined])), take)]);
}

/** Compiles contracts, again and again; what did not change since the last time is not made again. */
export interface Compiler {
  readonly compile: (contents: Contents) => Compiled;
}

export function compiler(): Compiler {
  const reader = readerMemory();
  const names = namesMemory();
  let known = { layout: emptyLayout, memories: memoriesFor(targets) };
  const memoriesAt = (layout: Layout): ReadonlyMap<Target, Memory> => {
    if (layout !== known.layout) known = { layout, memories: memoriesFor(targetsFor(layout), known.memories) };
    return known.memories;
  };
  return {
    compile: (contents) => {
      const { schema, layout, diagnostics } = readContracts(contents, reader, names);
      if (schema === undefined) return { made: [], files: [], diagnostics, recompiled: [] };
      const memories = memoriesAt(layout);
      const remembered = rememberedOf(schema, memories);
      const made: Made[] = [];
      const files: GeneratedFile[] = [];
      const found = makeAll(schema, memories, (some, one) => {
        for (const file of some) files.push(file);
        if (one !== undefined) made.push(one);
      });
      const after = rememberedOf(schema, memories);
      const recompiled = schema.entities.filter(
        (entity) => after.get(entity)?.some((each, index) => each !== remembered.get(entity)?.[index]),
      ).map((entity) => entity.id);
      return { schema, made, files, diagnostics: inOrder([...diagnostics, ...found]), recompiled };
    },
  };
}

export function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity === "error";
}

/** Runs every target with its memory, if it has one, and writes the enforcement report. Gives what the targets found. */
function makeAll(schema: Schema, memories: ReadonlyMap<Target, Memory | undefined>, take: Take): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const report = enforcementReport(schema);
  const told = standings(schema.entities);
  const constraints = schema.project.strict.length > 0 ? constraintsById(schema) : new Map<string, Constraint | AnswerConstraint>();
  for (const [target, memory = remember()] of memories) {
    if (target.isWanted?.(schema.project) === false) continue;
    const emitted = emit(target, schema, memory, told.of);
    found.push(...emitted.diagnostics);
    if (schema.project.strict.length > 0) found.push(...checkStrict(schema.project, emitted.claims, constraints));
    report.add(target, memory);
    told.add(target, memory);
    const { files, costs } = emitted;
    take(files, { target, files, get claims() { return emitted.claims; }, costs });
  }
  take(report.files());
  return found;
}

/** A memory for each target. What a target makes of one entity does not depend on the layout, so the target of the same name goes on with what it remembers. */
function memoriesFor(list: readonly Target[], before: ReadonlyMap<Target, Memory> = new Map()): ReadonlyMap<Target, Memory> {
  const byName = new Map([...before].map(([target, memory]) => [target.name, memory]));
  return new Map(list.map((target) => [target, byName.get(target.name) ?? remember()]));
}

function constraintsById(schema: Schema): ReadonlyMap<string, Constraint | AnswerConstraint> {
  const all = [...schema.entities.flatMap((entity) => constraintsOf(entity)), ...[...schema.views, ...schema.queries].flatMap(answerConstraints)];
  return new Map(all.map((constraint) => [constraint.id, constraint]));
}

/** What every target remembers of every entity. */
function rememberedOf(schema: Schema, memories: ReadonlyMap<Target, Memory>): ReadonlyMap<Entity, readonly unknown[]> {
  return new Map(schema.entities.map((entity) => [entity, [...memories.values()].map((memory) => memory.made.get(entity))]));
}
