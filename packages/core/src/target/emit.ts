import type { Entity } from "../model/entity.ts";
import { entityOf, type Schema } from "../model/schema.ts";
import type { SavedQuery, View } from "../model/view.ts";
import { answerConstraints } from "./answers.ts";
import type { Claim } from "./claim.ts";
import { constraintsOf } from "./constraints.ts";
import type { Base, Emitted, Others, Target } from "./target.ts";

/** What an emitter remembers of the last run: entities are told apart by identity, so a reader keeps those that did not change. */
export interface Memory { readonly made: WeakMap<Entity, Remembered>; readonly answers: WeakMap<View | SavedQuery, Emitted> }
interface Remembered {
  readonly project: Schema["project"];
  readonly near: readonly Entity[];
  readonly made: Emitted & { readonly part: unknown };
}

export function remember(): Memory {
  return { made: new WeakMap(), answers: new WeakMap() };
}

/**
 * Runs a target over the schema: `(schema) => { files, claims, diagnostics, costs }`.
 * `others` is what targets that ran before say of an entity, for one that tells of them. With `memory`, entities that are the same objects as in the last run, and whose referred entities are, are not made again; the answer is the same.
 * Throws if the target left a constraint without a claim or claimed one twice: that is a bug of the target.
 */
export function emit(target: Target, schema: Schema, memory: Memory = remember(), others: Others = () => []): Required<Emitted> {
  const store = target.store?.name;
  const parts: { entity: Entity; part: unknown; made: Emitted }[] = [];
  for (const entity of schema.entities) {
    if (store !== undefined && !entity.stores.includes(store)) continue;
    const last = memory.made.get(entity);
    const fresh = last !== undefined && last.project === schema.project && last.near.every((each) => entityOf(schema, each.id) === each);
    const made = fresh ? last.made : emitEntity(target, entity, schema);
    if (!fresh) memory.made.set(entity, { project: schema.project, near: entity.references.map(({ to }) => entityOf(schema, to)), made });
    parts.push({ entity, part: made.part, made });
  }
  const whole = target.whole?.(schema, parts, others);
  const { type } = target;
  const types = type === undefined ? [] : schema.types.map((each) => type(each, schema));
  const answers = answersOf(target, schema, memory, store);
  const all: readonly Emitted[] = [...parts.map(({ made }) => made), ...types, ...answers, ...(whole === undefined ? [] : [whole])];
  let claims: readonly Claim[] | undefined;
  return {
    files: [...all.flatMap((each) => each.files), ...schema.seeds.flatMap((set) => target.seeds?.(set, schema) ?? [])],
    /** Put together when they are asked for: an edit under watch has no use for half a million of them. */
    get claims() {
      claims ??= [
        ...parts.flatMap(({ entity, made }) => placed(made.claims, whole?.bases?.get(entity))),
        ...[...types, ...answers, ...(whole === undefined ? [] : [whole])].flatMap((each) => each.claims),
      ];
      return claims;
    },
    diagnostics: all.flatMap((each) => each.diagnostics),
    costs: all.flatMap((each) => each.costs ?? []),
  };
}

/** Claims with their places counted from the beginning of the file that the entity's part stands in. */
function placed(claims: readonly Claim[], base: Base | undefined): readonly Claim[] {
  if (base === undefined) return claims;
  return claims.map((claim) => {
    if (!("by" in claim) || claim.by === undefined || claim.by.file !== base.file) return claim;
    const { start, end, line } = claim.by;
    return { ...claim, by: { ...claim.by, start: start + base.start, end: end + base.start, line: line + base.line - 1 } };
  });
}

/** What the target makes of views and saved queries. They are few, so that they are made every time. */
function answersOf(target: Target, schema: Schema, memory: Memory, store: string | undefined): readonly Emitted[] {
  const { answer } = target;
  if (answer === undefined) return [];
  return [...schema.views, ...schema.queries].filter((each) => store === undefined || each.stores.includes(store)).map((each) => {
    const made = answer(each, schema);
    demandClaims(target, answerConstraints(each), made.claims);
    memory.answers.set(each, made);
    return made;
  });
}

/** What a target makes of one entity alone; claims' places in a file that holds all entities count from where its part begins. Throws as `emit` does. */
export function emitEntity(target: Target, entity: Entity, schema: Schema): Emitted & { readonly part: unknown } {
  const all = constraintsOf(entity, target.store?.name);
  const constraints = target.shapes === true || entity.shapes.length === 0 ? all : all.filter(({ shape }) => shape === undefined);
  const made = target.entity(entity, { schema, constraints });
  demandClaims(target, constraints, made.claims);
  return made;
}

/** Throws unless there is exactly one claim for each constraint. */
function demandClaims(target: Target, constraints: readonly { readonly id: string }[], claims: readonly Claim[]): void {
  const unclaimed = new Set(constraints.map((constraint) => constraint.id));
  for (const claim of claims) {
    if (!unclaimed.delete(claim.constraint)) throw new Error(`${target.name} claims ${claim.constraint} twice, or it is none of its constraints`);
  }
  if (unclaimed.size > 0) throw new Error(`${target.name} says nothing of ${[...unclaimed].join(", ")}`);
}
