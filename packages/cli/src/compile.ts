import {
  checkNames, checkStrict, constraintsOf, emit, inOrder, readerMemory, readSchema, remember,
  type Claim, type Constraint, type Cost, type Diagnostic, type Entity, type GeneratedFile, type Memory, type ReaderMemory, type Schema, type Target,
} from "@concord/core";
import { emptyLayout, type Layout } from "@concord/diagram";
import type { Contents } from "./project/project.ts";
import { enforcementFile } from "./report/enforcement.ts";
import { stores, targets, targetsFor } from "./targets.ts";

/** What one target made of the contracts. */
export interface Made {
  readonly target: Target;
  readonly files: readonly GeneratedFile[];
  readonly claims: readonly Claim[];
  readonly costs: readonly Cost[];
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

/** Compiles contracts, again and again; what did not change since the last time is not made again. */
export interface Compiler {
  readonly compile: (contents: Contents) => Compiled;
}

export function compiler(): Compiler {
  const reader: ReaderMemory = readerMemory();
  let known = { layout: emptyLayout, memories: memoriesFor(targets) };
  const memoriesAt = (layout: Layout): ReadonlyMap<Target, Memory> => {
    if (layout !== known.layout) known = { layout, memories: memoriesFor(targetsFor(layout), known.memories) };
    return known.memories;
  };
  return {
    compile: ({ sources, layout, diagnostics: earlier }) => {
      const read = readSchema(sources, stores, reader);
      const found = [...earlier, ...read.diagnostics];
      const { schema } = read;
      if (schema === undefined || found.some(isError)) return { made: [], files: [], diagnostics: inOrder(found), recompiled: [] };
      const memories = memoriesAt(layout);
      found.push(...checkNames(schema, [...memories.keys()]));
      const remembered = rememberedOf(schema, memories);
      const made = [...memories].map(([target, memory]): Made => {
        const { files, claims, diagnostics, costs } = emit(target, schema, memory);
        found.push(...diagnostics);
        return { target, files, claims, costs };
      });
      if (schema.project.strict.length > 0) found.push(...checkStrict(schema.project, made.flatMap((each) => each.claims), constraintsById(schema)));
      const files = [...made.flatMap((each) => each.files), enforcementFile(schema, memories)];
      const after = rememberedOf(schema, memories);
      const recompiled = schema.entities.filter(
        (entity) => after.get(entity)?.some((each, index) => each !== remembered.get(entity)?.[index]),
      ).map((entity) => entity.id);
      return { schema, made, files, diagnostics: inOrder(found), recompiled };
    },
  };
}

export function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity === "error";
}

/** A memory for each target. What a target makes of one entity does not depend on the layout, so the target of the same name goes on with what it remembers. */
function memoriesFor(list: readonly Target[], before: ReadonlyMap<Target, Memory> = new Map()): ReadonlyMap<Target, Memory> {
  const byName = new Map([...before].map(([target, memory]) => [target.name, memory]));
  return new Map(list.map((target) => [target, byName.get(target.name) ?? remember()]));
}

function constraintsById(schema: Schema): ReadonlyMap<string, Constraint> {
  return new Map(schema.entities.flatMap((entity) => constraintsOf(entity)).map((constraint) => [constraint.id, constraint]));
}

/** What every target remembers of every entity. */
function rememberedOf(schema: Schema, memories: ReadonlyMap<Target, Memory>): ReadonlyMap<Entity, readonly unknown[]> {
  return new Map(schema.entities.map((entity) => [entity, [...memories.values()].map((memory) => memory.made.get(entity))]));
}
