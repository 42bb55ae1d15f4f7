import type { Equality, FieldRef, Literal } from "../expression/expression.ts";
import { kindOf } from "../expression/kinds.ts";
import type { Check, Entity } from "./entity.ts";
import type { Field } from "./field.ts";

/**
 * What holds of each computed field of an entity, as checks by the name `<field>_computed`: its value is that of its expression, or both are missing.
 * So whoever can ask a check can ask whether a computed value is the right one.
 */
export function computedChecks(entity: Entity): readonly Check[] {
  return entity.fields.flatMap((field) => {
    if (field.computed === undefined) return [];
    const { text, tree } = field.computed;
    const whole: Equality = { op: "==", is: "boolean", optional: false, span: tree.span, left: valueOf(field, tree.span), right: tree };
    return [{ name: computedName(field.name), if: { text: `${field.name} == (${text.trim()})`, tree: whole }, message: `${field.name} is computed: ${text.trim()}`, span: field.spans["computed"] ?? field.span }];
  });
}

/** The name of such a check. Names of checks in contracts have no capitals and fields' names no underscores, but two can still meet: `total` and `total_computed`. */
export function computedName(field: string): string {
  return `${field}_computed`;
}

function valueOf(field: Field, span: Literal["span"]): FieldRef {
  return { op: "field", of: "record", path: [field.name], is: kindOf(field.type), optional: field.optional, optionalSteps: field.optional ? [0] : [], span };
}
