import { checksAround, computedName, type Claim, type Constraint, type ConstraintKind, type Entity, type Place } from "@concord/core";
import { folder, modelOf } from "./names.ts";
import { markOf, stepOf } from "./site.ts";

type Outcome = Claim extends infer C ? (C extends Claim ? Omit<C, "constraint" | "target"> : never) : never;

const lost = (why: string, instead: string): Outcome => ({ verdict: "lost", why, instead });
const documented = (where: string): Outcome => ({ verdict: "documented", where });
const otherRecords = "a model sees one record at a time";
const inPostgres = ({ stores }: Entity): string => (stores.includes("postgres") ? "postgres" : "nobody");

/** What models do with a constraint that is no statement of theirs, by its kind. */
const beyond: Partial<Record<ConstraintKind, (entity: Entity, constraint: Constraint) => Outcome>> = {
  key: ({ primary }) => lost(otherRecords, primary),
  unique: ({ primary }) => lost(otherRecords, primary),
  reference: ({ references }, { name }) => lost(otherRecords, references.find((each) => each.name === name)?.enforce.join(", ") || "no one"),
  initial: ({ stores }) => lost("a model does not know which records are new", stores.join(", ")),
  transition: ({ stores }) => lost("a model does not see what the record was", stores.join(", ")),
  expires: ({ stores }) => lost("a model does not know the time", stores.join(", ")),
  keep: ({ stores }) => lost("a model does not know the time", stores.join(", ")),
  history: (entity) => lost("a model does not see what the record was", inPostgres(entity)),
  staging: (entity) => lost("a model promotes nothing", inPostgres(entity)),
  access: ({ stores }) => lost("a model does not know the caller", stores.join(", ")),
  setBy: ({ stores }) => lost("a model does not know the caller", stores.join(", ")),
  auto: (entity) => documented(`${modelOf(entity, "create")} and ${modelOf(entity, "patch")} have no such field`),
  immutable: (entity) => documented(`${modelOf(entity, "patch")} has no such field`),
  appendOnly: (entity) => documented(`${modelOf(entity, "patch")} has no field`),
  secret: () => documented("in no shape, so that the closed ones refuse it"),
  default: (entity) => documented(`${modelOf(entity, "create")} fills it in`),
};

/** A claim for every constraint: the annotation or statement that refuses, or why there is none. */
export function claimsOf(entity: Entity, constraints: readonly Constraint[], places: ReadonlyMap<string, Place>): readonly Claim[] {
  const secret = new Map(entity.fields.filter((field) => field.secret).map((field) => [field.name, field]));
  return constraints.map((constraint): Claim => {
    const of = { constraint: constraint.id, target: folder };
    const { kind, path, name = "", shape } = constraint;
    if (shape !== undefined) {
      const place = places.get(markOf([stepOf(shape), ...(kind === "check" ? [name] : path)], kind));
      return place === undefined ? { ...of, ...notAsked(entity, constraint) } : { ...of, verdict: "enforced", by: place };
    }
    const outcome = beyond[kind];
    if (outcome !== undefined) return { ...of, ...outcome(entity, constraint) };
    const hidden = secret.get(path[0] ?? "");
    if (hidden !== undefined) return { ...of, ...lost("a secret field is in no shape", hidden.stores.join(", ")) };
    const check = kind === "computed" ? computedName(path[0] ?? "") : kind === "check" ? name : undefined;
    const by = places.get(check === undefined ? markOf(path, kind) : markOf([check], "check"));
    if (by !== undefined) return { ...of, verdict: "enforced", by };
    if (check !== undefined) return { ...of, ...lost("it asks for what no shape of the record has", entity.primary) };
    throw new Error(`nothing is printed for ${constraint.id}`);
  });
}

/** Why a shape that a contract names does not ask a check, or does not read a form. */
function notAsked(entity: Entity, { id, kind, shape, name }: Constraint): Outcome {
  if (kind === "normalize") return lost("it is asked for JSON, into which something else reads what a form sends", "zod");
  const named = entity.shapes.find((each) => each.name === shape);
  const around = named === undefined ? undefined : checksAround(entity, named).find(({ check }) => check.name === name);
  if (around === undefined) throw new Error(`nothing is printed for ${id}`);
  return lost(around.lacks.length === 0 ? "any field of a partial shape may be missing" : `the shape has no ${around.lacks.join(", ")}`, entity.primary);
}
