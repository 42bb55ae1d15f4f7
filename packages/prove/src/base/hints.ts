import type { Check, Entity, Expression, FieldRef, Json, Schema, Step } from "@concord/core";

/** Values that an entity's expressions name, by the steps (joined with dots) of the field that they are compared with: `price.amount`, `items.[].kind`. */
export type Hints = ReadonlyMap<string, readonly Json[]>;

/** Literals of these checks, of the uniques and the access lines of an entity, and of the access lines that reach it through a relation. */
export function hintsOf(schema: Schema, entity: Entity, checks: readonly Check[]): Hints {
  const found = new Map<string, Json[]>();
  const add = (key: string, value: Json): void => void (found.get(key) ?? found.set(key, []).get(key) as Json[]).push(value);
  const own = (expression: Expression): void => walk(expression, new Map(), (ref, key, value) => {
    if (ref.of === "record") add(key, value);
  });
  for (const check of checks) own(check.if.tree);
  for (const unique of entity.uniques) if (unique.where !== undefined) own(unique.where.tree);
  for (const rule of Object.values(entity.access ?? {})) if (rule.if !== undefined) own(rule.if.tree);
  for (const from of schema.entities) {
    const relations = from.references.filter((reference) => reference.to === entity.id).map((reference) => reference.relation);
    if (relations.length === 0) continue;
    for (const rule of Object.values(from.access ?? {})) {
      if (rule.if === undefined) continue;
      walk(rule.if.tree, new Map(), (ref, key, value) => {
        if (ref.of === "relation" && ref.relation !== undefined && relations.includes(ref.relation)) add(key, value);
      });
    }
  }
  return found;
}

/** The key under which hints for these steps stand. */
export function hintKey(steps: readonly Step[]): string {
  return steps.join(".");
}

/** Moments long before and long after any request, with each number of digits that a timestamp may have. */
const farMoments = ["2000-01-01T00:00:00", "2100-01-01T00:00:00"].flatMap((moment) => ["", ".000", ".000000"].map((digits) => `${moment}${digits}Z`));

type Meet = (ref: FieldRef, key: string, value: Json) => void;

/** Calls `meet` for every field that is compared with a literal; `variables` holds the key of the list whose member a variable is. */
function walk(expression: Expression, variables: ReadonlyMap<string, string>, meet: Meet): void {
  const keyOf = (ref: FieldRef): string => hintKey([...(ref.variable === undefined ? [] : [variables.get(ref.variable) ?? "", "[]"]), ...ref.path]);
  const pair = (one: Expression, other: Expression): void => {
    if (one.op === "field" && other.op === "literal" && other.value !== null) meet(one, keyOf(one), other.value);
    if (one.op === "field" && other.op === "now") for (const moment of farMoments) meet(one, keyOf(one), moment);
    if (one.op === "size" && other.op === "literal") meet(one.list, `${keyOf(one.list)}.size`, other.value);
  };
  const inside = (each: Expression): void => walk(each, variables, meet);
  if (expression.op === "in") {
    const { left, right } = expression;
    if (!("op" in right)) for (const literal of right) pair(left, literal);
    else if (right.op === "field" && left.op === "literal" && left.value !== null) meet(right, hintKey([keyOf(right), "[]"]), left.value);
    inside(left);
  } else if ("left" in expression) {
    pair(expression.left, expression.right);
    pair(expression.right, expression.left);
    inside(expression.left);
    inside(expression.right);
  } else if (expression.op === "!" || expression.op === "negate") {
    inside(expression.operand);
  } else if (expression.op === "?:") {
    for (const each of [expression.test, expression.then, expression.else]) inside(each);
  } else if (expression.op === "all" || expression.op === "exists") {
    walk(expression.body, new Map([...variables, [expression.variable, keyOf(expression.list)]]), meet);
  }
}
