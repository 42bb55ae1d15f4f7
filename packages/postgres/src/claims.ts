import type { Claim, Constraint, ConstraintKind, Entity, Field, Place, Project, Type } from "@concord/core";
import { accessTo } from "@concord/core";
import { ofField } from "./block.ts";
import { grantMark, securityMark } from "./emit/access.ts";
import { tableMark, typeMark } from "./emit/column.ts";
import { touchMark } from "./emit/triggers.ts";

interface Claiming { readonly entity: Entity; readonly project: Project; readonly places: ReadonlyMap<string, Place>; readonly file: string }
type Said =
  | { readonly verdict: "enforced"; readonly by: Place }
  | { readonly verdict: "normalised"; readonly change: string; readonly by: Place }
  | { readonly verdict: "documented"; readonly where: string }
  | { readonly verdict: "lost"; readonly why: string; readonly instead: string };

const trusts: Said = { verdict: "lost", why: "the project names no client role, so PostgreSQL trusts its callers", instead: "the application in front of it" };
const noTable: Said = { verdict: "lost", why: "PostgreSQL does not enforce this reference", instead: "the integrity check" };

/** One claim for each constraint, in their order. A constraint with a statement of its own is enforced by it; the rest is said here. */
export function claimsOf(entity: Entity, project: Project, constraints: readonly Constraint[], places: ReadonlyMap<string, Place>, file: string): readonly Claim[] {
  const claiming: Claiming = { entity, project, places, file };
  return constraints.map((constraint) => ({ constraint: constraint.id, target: "postgres", ...saidOf(constraint, claiming) }));
}

function saidOf(constraint: Constraint, claiming: Claiming): Said {
  const own = claiming.places.get(constraint.id);
  if (own !== undefined) return { verdict: "enforced", by: own };
  const special = specials[constraint.kind]?.(constraint, claiming);
  if (special === undefined) throw new Error(`no statement enforces ${constraint.id}, and no reason says why`);
  return special;
}

const specials: Partial<Record<ConstraintKind, (constraint: Constraint, claiming: Claiming) => Said>> = {
  type: byColumnType,
  values: byColumnType,
  precision: (constraint, claiming) => {
    const type = typeAt(claiming.entity, constraint.path);
    const digits = type?.kind === "decimal" ? type.scale : type !== undefined && "precision" in type ? type.precision : 0;
    return { verdict: "normalised", change: type?.kind === "decimal" ? `rounded half away from zero to ${digits} digits` : `rounded to ${digits} digits of a second`, by: place(claiming, typeMark(String(constraint.path[0]))) };
  },
  closed: (_, claiming) => ({ verdict: "enforced", by: place(claiming, tableMark) }),
  auto: (constraint, claiming) => ({ verdict: "enforced", by: place(claiming, touchMark(claiming.entity, field(constraint, claiming))) }),
  reference: () => noTable,
  unique: (constraint) => { throw new Error(`no statement for ${constraint.id}`); },
  secret: (_, claiming) => {
    if (claiming.project.clientRole === undefined) return trusts;
    return { verdict: "enforced", by: claiming.places.get(grantMark(claiming.entity, "read")) ?? place(claiming, securityMark) };
  },
  setBy: (_, claiming) => {
    if (claiming.project.clientRole === undefined) return trusts;
    return { verdict: "enforced", by: claiming.places.get(grantMark(claiming.entity, "create")) ?? claiming.places.get(grantMark(claiming.entity, "update")) ?? place(claiming, securityMark) };
  },
  access: (constraint, claiming) => {
    if (claiming.project.clientRole === undefined) return trusts;
    const who = constraint.operation === undefined ? "nobody" : accessTo(claiming.entity, constraint.operation).who;
    if (who !== "nobody") throw new Error(`no policy for ${constraint.id}`);
    return { verdict: "enforced", by: place(claiming, securityMark) };
  },
};

/** What needs no statement of its own: the column's type refuses every other value, and its array type every other member. */
function byColumnType(constraint: Constraint, claiming: Claiming): Said {
  const top = field(constraint, claiming);
  const block = ofField(top);
  if (block.column?.type !== undefined && constraint.kind === "type" && /char/.test(block.column.type)) {
    return { verdict: "normalised", change: `spaces at the end beyond the length of ${block.column.type} are cut`, by: place(claiming, typeMark(top.name)) };
  }
  return { verdict: "enforced", by: place(claiming, typeMark(top.name)) };
}

function field(constraint: Constraint, { entity }: Claiming): Field {
  const found = entity.fields.find((each) => each.name === constraint.path[0]);
  if (found === undefined) throw new Error(`no field for ${constraint.id}`);
  return found;
}

function place(claiming: Claiming, mark: string): Place {
  const found = claiming.places.get(mark);
  if (found === undefined) throw new Error(`nothing is marked ${mark} in ${claiming.file}`);
  return found;
}

/** The type at a path of steps; only columns and members of arrays come here. */
function typeAt(entity: Entity, path: readonly string[]): Type | undefined {
  const [name, ...rest] = path;
  let type = entity.fields.find((each) => each.name === name)?.type;
  for (const step of rest) {
    if (step === "[]" && type?.kind === "list") type = type.of;
    else return undefined;
  }
  return type;
}

