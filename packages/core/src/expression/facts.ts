import type { FieldRef } from "./expression.ts";

/** The paths that are proven to be there; `unreachable`: no record comes here, so everything is. */
export type Facts = ReadonlySet<string> | "unreachable";

export const nothing: Facts = new Set<string>();

/** Both hold. */
export function both(a: Facts, b: Facts): Facts {
  if (a === "unreachable" || b === "unreachable") return "unreachable";
  return a.size === 0 ? b : b.size === 0 ? a : new Set([...a, ...b]);
}

/** One of them holds, and it is not known which. */
export function either(a: Facts, b: Facts): Facts {
  if (a === "unreachable") return b;
  if (b === "unreachable") return a;
  return new Set([...a].filter((fact) => b.has(fact)));
}

export function isProven(facts: Facts, fact: string): boolean {
  return facts === "unreachable" || facts.has(fact);
}

/** The name of a step of a path as a fact: `price.amount`, `@client.ownerUid` behind a relation, `item.quantity` in a list. */
export function factOf(field: Pick<FieldRef, "relation" | "variable" | "path">, steps: number): string {
  const root = field.relation === undefined ? (field.variable === undefined ? [] : [field.variable]) : [`@${field.relation}`];
  return [...root, ...field.path.slice(0, steps)].join(".");
}

/** What is there if the field's value is: every step that leads to it. */
export function stepsOf(field: Pick<FieldRef, "relation" | "variable" | "path">): Facts {
  const steps = Array.from({ length: field.path.length }, (_, index) => factOf(field, index + 1));
  return new Set(field.relation === undefined ? steps : [factOf(field, 0), ...steps]);
}
