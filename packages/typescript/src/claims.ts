import type { Claim, Constraint, ConstraintKind, Entity, Place } from "@concord/core";

type Outcome<V extends Claim["verdict"] = Claim["verdict"]> = Claim extends infer C ? (C extends { readonly verdict: V } ? Omit<C, "constraint" | "target"> : never) : never;

/** What no validator of one record can enforce, and who does; absent: it can. */
const beyond: Partial<Record<ConstraintKind, (constraint: Constraint, entity: Entity) => Outcome<"lost" | "documented">>> = {
  key: (_, entity) => ({ verdict: "lost", why: "a validator sees one record at a time", instead: entity.primary }),
  unique: (_, entity) => ({ verdict: "lost", why: "a validator sees one record at a time", instead: entity.primary }),
  reference: ({ name }, entity) => ({
    verdict: "lost",
    why: "a validator sees one record at a time",
    instead: entity.references.find((each) => each.name === name)?.enforce.join(", ") || "no one",
  }),
  access: (_, entity) => ({ verdict: "lost", why: "a validator does not know the caller", instead: entity.stores.join(", ") }),
  setBy: (_, entity) => ({ verdict: "lost", why: "a validator does not know the caller", instead: entity.stores.join(", ") }),
};

/** A claim for every constraint, for codecs: the expression that refuses, or why there is none. */
export function codecClaims(
  entity: Entity, constraints: readonly Constraint[], placeOf: (constraint: Constraint) => Place | undefined,
): readonly Claim[] {
  const target = "zod";
  const secret = new Map(entity.fields.filter((field) => field.secret).map((field) => [field.name, field]));
  return constraints.map((constraint): Claim => {
    const of = { constraint: constraint.id, target };
    const lost = beyond[constraint.kind];
    if (lost !== undefined) return { ...of, ...lost(constraint, entity) };
    const name = codecName(entity);
    if (constraint.kind === "default") return { ...of, verdict: "documented", where: `${name}Create fills it in` };
    if (constraint.kind === "auto") return { ...of, verdict: "documented", where: `${name}Create and ${name}Patch have no such field` };
    if (constraint.kind === "immutable") return { ...of, verdict: "documented", where: `${name}Patch has no such field` };
    const hidden = constraint.kind === "secret" ? undefined : secret.get(constraint.path[0] ?? "");
    if (hidden !== undefined) return { ...of, verdict: "lost", why: "a secret field is in no shape", instead: hidden.stores.join(", ") };
    const by = placeOf(constraint);
    if (by !== undefined) return { ...of, verdict: "enforced", by };
    if (constraint.kind === "check") return { ...of, verdict: "lost", why: "it asks for what no shape of the record has", instead: entity.primary };
    throw new Error(`nothing is printed for ${constraint.id}`);
  });
}

/** A claim for every constraint, for types: they say it to readers, and a compiler refuses some of it, but nothing at run time does. */
export function typeClaims(entity: Entity, constraints: readonly Constraint[]): readonly Claim[] {
  return constraints.map((constraint): Claim => {
    const of = { constraint: constraint.id, target: "types" };
    if (beyond[constraint.kind] !== undefined || unsaid.has(constraint.kind)) return { ...of, verdict: "lost", why: "a type cannot say it", instead: "zod" };
    return { ...of, verdict: "documented", where: `types/${entity.namespace}/${entity.name}.ts` };
  });
}

/** What neither a type nor a doc comment of it says. */
const unsaid: ReadonlySet<ConstraintKind> = new Set(["format", "pattern", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "precision", "minItems", "maxItems", "uniqueItems", "check"]);

function codecName(entity: Entity): string {
  return `${entity.name.charAt(0).toUpperCase()}${entity.name.slice(1)}`;
}
