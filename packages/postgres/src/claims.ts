import {
  accessTo, type Claim, type Constraint, type ConstraintKind, type Entity, type Field, type Place, type Project, type Type,
} from "@concord/core";
import { grantMark, revokeMark } from "./emit/access.ts";
import { computedMark, tableMark, typeMark } from "./emit/column.ts";
import { touchMark } from "./emit/triggers.ts";
import { isExisting } from "./existing.ts";
import { notKept, partlyKept } from "./existing-claims.ts";
import { overrideOf } from "./override.ts";
import { heldAt, spreadsOf, tableFields, type TableField } from "./spread.ts";

interface Claiming { readonly entity: Entity; readonly project: Project; readonly places: ReadonlyMap<string, Place>; readonly file: string }
type Without<T> = T extends unknown ? Omit<T, "constraint" | "target"> : never;
type Said = Without<Claim>;

const trusts: Said = { verdict: "lost", why: "the project names no client role, so PostgreSQL trusts its callers", instead: "the application in front of it" };

/** One claim for each constraint, in their order. A constraint with a statement of its own is enforced by it; the rest is said here. */
export function claimsOf(entity: Entity, project: Project, constraints: readonly Constraint[], places: ReadonlyMap<string, Place>, file: string): readonly Claim[] {
  const claiming: Claiming = { entity, project, places, file };
  return constraints.map((constraint) => ({ constraint: constraint.id, target: "postgres", ...saidOf(constraint, claiming) }));
}

function saidOf(constraint: Constraint, claiming: Claiming): Said {
  // NOT NULL is there, and JSON has a null of its own.
  const absent = isExisting(claiming.entity) && constraint.kind === "required" ? notKept(constraint, claiming.entity) : undefined;
  if (absent !== undefined) return { verdict: "lost", why: absent, instead: "the codecs" };
  const before = isExisting(claiming.entity) && !claiming.places.has(constraint.id) ? inExisting(constraint, claiming) : undefined;
  if (before !== undefined) return before;
  const lost = isExisting(claiming.entity) && claiming.places.has(constraint.id) ? undefined : costOf(constraint, claiming.entity);
  if (lost !== undefined) return { verdict: "lost", why: lost, instead: "the codecs" };
  const computed = constraint.path.length === 0 ? undefined : claiming.entity.fields.find(({ name, computed: by }) => name === constraint.path[0] && by !== undefined);
  if (computed?.computed !== undefined) return { verdict: "normalised", change: `generated from ${computed.computed.text.trim()}, whatever is given`, by: place(claiming, computedMark(computed.name)) };
  const own = claiming.places.get(constraint.id);
  if (own !== undefined) return { verdict: "enforced", by: own };
  const missing = isExisting(claiming.entity) ? notKept(constraint, claiming.entity) : undefined;
  if (missing !== undefined) return { verdict: "lost", why: missing, instead: "the codecs" };
  if (isExisting(claiming.entity) && /^(?:exclusive)?m(?:in|ax)imum$/iu.test(constraint.kind)) return enforced(claiming, typeMark(heldBy(claiming.entity, constraint).name));
  const special = specials[constraint.kind]?.(constraint, claiming);
  if (special === undefined) throw new Error(`no statement enforces ${constraint.id}, and no reason says why`);
  return special;
}

/** What an existing table does by something that is no statement for this constraint alone. */
function inExisting(constraint: Constraint, claiming: Claiming): Said | undefined {
  const bounded = boundsOf(constraint, claiming);
  if (bounded !== undefined) return { verdict: "enforced", by: bounded };
  const trusted = claiming.project.clientRole === undefined && ["access", "secret", "setBy"].includes(constraint.kind);
  const partly = trusted ? undefined : partlyKept(constraint, claiming.entity);
  return partly === undefined ? undefined : { verdict: "documented", where: partly };
}

/** The check that keeps a number of an existing column below something, where another keeps it above: neither NaN, which is above all, nor an infinity passes both. */
function boundsOf({ kind, path }: Constraint, { entity, places }: Claiming): Place | undefined {
  const of = (...words: readonly ConstraintKind[]): Place | undefined => words.map((word) => places.get(`${entity.id}/${path.join(".")}:${word}`)).find((found) => found !== undefined);
  return kind === "type" && of("minimum", "exclusiveMinimum") !== undefined ? of("maximum", "exclusiveMaximum") : undefined;
}

/** What the column of an existing table costs. */
function costOf({ path, kind }: Constraint, entity: Entity): string | undefined {
  const field = tableFields(entity).find(({ name }) => name === path.join("."));
  const override = field === undefined ? undefined : overrideOf(field, isExisting(entity));
  return override === undefined || override === "misfit" ? undefined : override.lost[kind];
}

const specials: Partial<Record<ConstraintKind, (constraint: Constraint, claiming: Claiming) => Said>> = {
  // A column's type refuses every value of another one, an array's every such member, an enum of the database every other text.
  type: (constraint, claiming) => enforced(claiming, isSpreadAt(claiming.entity, constraint) ? tableMark : typeMark(heldBy(claiming.entity, constraint).name)),
  values: (constraint, claiming) => enforced(claiming, typeMark(heldBy(claiming.entity, constraint).name)),
  precision: (constraint, claiming) => ({ verdict: "normalised", change: rounding(typeAt(claiming.entity, constraint.path)), by: place(claiming, typeMark(heldBy(claiming.entity, constraint).name)) }),
  // Every other field that is required has a statement of its own.
  required: () => ({ verdict: "lost", why: "the object has this column alone, and is absent without it", instead: "the codecs" }),
  // A table has the columns that it has: a row of others is refused.
  closed: (_, claiming) => enforced(claiming, tableMark),
  auto: (constraint, claiming) => enforced(claiming, touchMark(nameOf(constraint))),
  reference: ({ name }, { entity }) => {
    const several = entity.references.some((each) => each.name === name && each.when !== undefined);
    return { verdict: "lost", why: several ? "a foreign key has one table; as: columns makes one for each entity" : "the contract has it enforced elsewhere or nowhere", instead: "the integrity check" };
  },
  expires: (_, claiming) => ({ verdict: "documented", where: `${claiming.file}, the DELETE that a job runs` }),
  keep: (_, claiming) => ({ verdict: "documented", where: `${claiming.file}, the DELETE that a job runs` }),
  secret: (_, claiming) => (claiming.project.clientRole === undefined ? trusts : enforced(claiming, grantMark("read"), revokeMark)),
  setBy: (_, claiming) => (claiming.project.clientRole === undefined ? trusts : enforced(claiming, grantMark("update"), grantMark("create"), revokeMark)),
  access: ({ operation = "read", id }, claiming) => {
    if (claiming.project.clientRole === undefined) return trusts;
    if (accessTo(claiming.entity, operation).who !== "nobody") throw new Error(`no policy for ${id}`);
    return enforced(claiming, revokeMark);
  },
};

/** Enforced by the first of these statements that is there. */
function enforced(claiming: Claiming, ...marks: readonly string[]): Said {
  return { verdict: "enforced", by: place(claiming, marks.find((mark) => claiming.places.has(mark)) ?? marks.join()) };
}

function rounding(type: Type | undefined): string {
  if (type?.kind === "decimal") return `rounded to ${type.scale} digits after the point, a half away from zero`;
  const digits = type !== undefined && "precision" in type ? type.precision : 6;
  return `rounded to ${digits} digits after the second, a half away from ${type?.kind === "time" ? "midnight" : "2000-01-01"}`;
}

function nameOf({ path }: Constraint): Field["name"] {
  return String(path[0]);
}

/** What the table holds the value at a constraint's path in. */
function heldBy(entity: Entity, { path }: Constraint): TableField {
  return heldAt(entity, path).field;
}

/** Whether a constraint is on an object that has no column of its own: a row has no place for anything else in its stead. */
function isSpreadAt(entity: Entity, { path }: Constraint): boolean {
  return entity.fields.filter(({ name }) => name === path[0]).flatMap(spreadsOf).some(({ name }) => name === path.join("."));
}

function place(claiming: Claiming, mark: string): Place {
  const found = claiming.places.get(mark);
  if (found === undefined) throw new Error(`nothing is marked ${mark} in ${claiming.file}`);
  return found;
}

/** The type at a path of steps; only columns and members of arrays come here. */
function typeAt(entity: Entity, path: readonly string[]): Type | undefined {
  const { field: { type }, rest } = heldAt(entity, path);
  return rest.reduce<Type | undefined>((outer, step) => (step === "[]" && outer?.kind === "list" ? outer.of : undefined), type);
}
