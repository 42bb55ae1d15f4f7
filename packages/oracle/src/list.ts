import { accessTo, type Caller, type Entity, type Expression, type FieldRef, type Json, type Schema, type State } from "@concord/core";
import { environmentOf, type Request } from "./access.ts";
import { evaluate, nodes } from "./expression.ts";
import type { JsonObject } from "./value.ts";
import { judgementOf, type Judgement } from "./violation.ts";

/** A query for all records whose fields have these values. */
export interface Listing {
  readonly entity: Entity;
  readonly caller: Caller;
  readonly filter: readonly { readonly field: string; readonly equals: Json }[];
  readonly state: State;
  readonly now: string;
}

/**
 * Whether the caller may list: only if the read line holds for every record that could pass the filter, whatever its other fields hold.
 * So the expression is evaluated over the filter's values alone, and what depends on any other field is unknown, which is not allowed.
 */
export function judgeList(schema: Schema, listing: Listing): Judgement {
  const rule = accessTo(listing.entity, "read");
  const signedIn = listing.caller.uid !== undefined;
  const allowed = { anyone: true, nobody: false, signedIn, expression: signedIn && rule.if !== undefined && certain(schema, listing, rule.if.tree) === true };
  if (allowed[rule.who]) return judgementOf([]);
  return judgementOf([{ constraint: `${listing.entity.id}:access:read`, path: [], message: "the filter admits records that the caller may not read" }]);
}

/** True or false where that is certain from the filter alone, else nothing: Kleene's logic. */
function certain(schema: Schema, listing: Listing, expression: Expression): boolean | undefined {
  const of = (inner: Expression): boolean | undefined => certain(schema, listing, inner);
  if (expression.op === "&&" || expression.op === "||") {
    const decisive = expression.op === "||";
    const sides = [of(expression.left), of(expression.right)];
    if (sides.includes(decisive)) return decisive;
    return sides.includes(undefined) ? undefined : !decisive;
  }
  if (expression.op === "!") {
    const operand = of(expression.operand);
    return operand === undefined ? undefined : !operand;
  }
  const known = nodes(expression).every((node) => node.op !== "field" || node.variable !== undefined || isKnown(listing, node));
  if (!known) return undefined;
  const record: JsonObject = Object.fromEntries(listing.filter.map(({ field, equals }) => [field, equals]));
  const request: Omit<Request, "operation"> = { ...listing };
  return evaluate(expression, environmentOf(schema, request, record)) === true;
}

function isKnown(listing: Listing, field: FieldRef): boolean {
  const filtered = (name: string | undefined): boolean => listing.filter.some((each) => each.field === name);
  if (field.of === "record") return filtered(field.path[0]);
  const reference = listing.entity.references.find((each) => each.relation === field.relation);
  return reference !== undefined && reference.by.every(filtered);
}
