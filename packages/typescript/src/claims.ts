import { answerConstraints, type Claim, type Constraint, type ConstraintKind, type Entity, type Place, type SavedQuery, type View } from "@concord/core";
import { notAsked } from "@concord/jsonschema";
import { transitionNames } from "./emit/transitions.ts";
import { fileOf, pascal } from "./names.ts";

/** What needs other records or the caller, and who has them; nothing for what one record shows. */
function beyondOneRecord({ kind, name }: Constraint, entity: Entity): { readonly why: string; readonly instead: string } | undefined {
  switch (kind) {
    case "key": case "unique": return { why: otherRecords, instead: entity.primary };
    case "reference": return { why: otherRecords, instead: entity.references.find((each) => each.name === name)?.enforce.join(", ") || "no one" };
    case "initial": case "transition": return { why: "a single record does not show what it was before", instead: entity.stores.join(", ") };
    case "expires": case "keep": return { why: "a record does not say when it is read", instead: entity.stores.join(", ") };
    case "staging": return { why: "a single record is what it is, and waits for nothing", instead: entity.stores.includes("postgres") ? "postgres" : "nobody" };
    case "history": return { why: "a single record does not show what it was", instead: entity.stores.includes("postgres") ? "postgres" : "nobody" };
    case "access": case "setBy": return { why: "a single record does not show who writes it", instead: entity.stores.join(", ") };
    default: return undefined;
  }
}

const otherRecords = "a single record does not show it";

/** A claim for every constraint, for codecs: the expression that refuses, or why there is none. */
export function codecClaims(
  entity: Entity, constraints: readonly Constraint[], placeOf: (constraint: Constraint) => Place | undefined,
): readonly Claim[] {
  const name = pascal(entity.name);
  const secret = new Map(entity.fields.filter((field) => field.secret).map((field) => [field.name, field]));
  const documented: Partial<Record<ConstraintKind, string>> = {
    auto: `${name}Create and ${name}Patch have no such field`,
    immutable: `${name}Patch has no such field`,
    appendOnly: `${name}Patch has no field`,
    secret: "in no shape, so that the closed ones refuse it",
  };
  return constraints.map((constraint): Claim => {
    const of = { constraint: constraint.id, target: "zod" };
    if (constraint.shape !== undefined) {
      const place = placeOf(constraint);
      if (place !== undefined && constraint.kind === "normalize" && constraint.path.length === 0) return { ...of, verdict: "normalised", change: "what a form sends becomes the JSON of the shape", by: place };
      return place === undefined ? { ...of, ...notAsked(entity, constraint) } : { ...of, verdict: "enforced", by: place };
    }
    const table = tableOf(constraint, entity);
    if (table !== undefined) return { ...of, verdict: "documented", where: table };
    const beyond = beyondOneRecord(constraint, entity);
    if (beyond !== undefined) return { ...of, verdict: "lost", ...beyond };
    const where = documented[constraint.kind];
    if (where !== undefined) return { ...of, verdict: "documented", where };
    const hidden = secret.get(constraint.path[0] ?? "");
    if (hidden !== undefined) return { ...of, verdict: "lost", why: "a secret field is in no shape", instead: hidden.stores.join(", ") };
    const by = placeOf(constraint);
    if (by !== undefined) return { ...of, verdict: "enforced", by };
    if (constraint.kind === "check" || constraint.kind === "computed") return { ...of, verdict: "lost", why: "it asks for what no shape of the record has", instead: entity.primary };
    throw new Error(`nothing is printed for ${constraint.id}`);
  });
}

/** What the application asks before it changes a value, for transitions of a field that it sees. */
function tableOf({ kind, path }: Constraint, entity: Entity): string | undefined {
  const field = kind === "initial" || kind === "transition" ? entity.fields.find(({ name, secret }) => name === path[0] && !secret) : undefined;
  if (field === undefined) return undefined;
  const names = transitionNames(entity, field.name);
  return `${fileOf("zod", entity)}, ${kind === "initial" ? names.initial : names.ask}`;
}

/** A claim for every constraint, for types: a compiler sees some of it, a reader all, and nothing refuses at run time. */
export function typeClaims(entity: Entity, constraints: readonly Constraint[]): readonly Claim[] {
  const where = fileOf("types", entity);
  return constraints.map((constraint): Claim => {
    const of = { constraint: constraint.id, target: "types" };
    const beyond = beyondOneRecord(constraint, entity);
    return beyond === undefined ? { ...of, verdict: "documented", where } : { ...of, verdict: "lost", ...beyond };
  });
}

/** What a view or saved query is given and answers stands in its types; that the store keeps to it, the store has to see to. */
export function answerClaims(target: string, of: View | SavedQuery, file: string): readonly Claim[] {
  return answerConstraints(of).map(({ id }): Claim => ({ constraint: id, target, verdict: "documented", where: file }));
}
