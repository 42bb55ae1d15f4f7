import { suggest } from "../diagnostic/suggest.ts";
import type { Field } from "../model/field.ts";
import type { Type } from "../model/type.ts";
import { authValue } from "./auth.ts";
import { boundsOf, kindOf } from "./kinds.ts";
import * as codes from "./codes.ts";
import type { FieldRef } from "./expression.ts";
import { factOf, isProven, nothing } from "./facts.ts";
import type { Place, Reading, Typed } from "./scope.ts";
import type { Range, Syntax, SyntaxOf } from "./syntax.ts";

export interface Step extends Range {
  readonly name: string;
}

/** Words of the language that name something only in access, or not yet. */
const caller = ["auth", "now"] as const;

/** A name with the members behind it: `closedAt`, `price.amount`, `client.ownerUid`, `auth.uid`, `now`. */
export function checkName(reading: Reading, syntax: SyntaxOf<"name" | "member">, place: Place): Typed | undefined {
  const steps: Step[] = [];
  let root: Syntax = syntax;
  while (root.is === "member") {
    steps.unshift({ name: root.name, ...root.nameAt });
    root = root.of;
  }
  if (root.is !== "name") {
    return root.is === "foreign"
      ? reading.refuse(codes.notInContracts, root, root.what, { help: root.help })
      : reading.refuse(codes.noMembers, syntax, "only fields of the record have members");
  }
  const { name } = root;
  const { scope } = reading;
  const variable = place.variables.get(name);
  if (variable !== undefined) return fieldValue(reading, { of: "record", variable: name }, variable, steps, syntax, place);
  const field = scope.fields.find((each) => each.name === name);
  if ((caller as readonly string[]).includes(name) && (scope.place === "access" || field === undefined)) {
    return callerValue(reading, root, steps, syntax, field !== undefined);
  }
  const relation = Object.hasOwn(scope.relations, name) ? scope.relations[name] : undefined;
  const asField = field !== undefined && (steps.length === 0 || field.type.kind === "object" || relation === undefined);
  if (asField) return fieldValue(reading, { of: "record" }, { kind: "object", fields: scope.fields }, [{ name, start: root.start, end: root.end }, ...steps], syntax, place);
  if (relation !== undefined && scope.place === "access") {
    if (steps.length === 0) {
      const by = relation.by?.[0];
      return reading.refuse(codes.notAValue, syntax, `'${name}' is another record`, { help: `name one of its fields: ${name}.${relation.fields[0]?.name ?? "id"}${by === undefined ? "" : `, or the reference: ${by}`}` });
    }
    const led = relation.by?.every((each) => scope.fields.some((own) => own.name === each && !own.optional) || isProven(place.proven, each)) ?? false;
    const absent = relation.optional && !led && !isProven(place.proven, `@${name}`);
    return fieldValue(reading, { of: "relation", relation: name }, { kind: "object", fields: relation.fields }, steps, syntax, place, absent);
  }
  return unknown(reading, root, steps, place);
}

function callerValue(reading: Reading, root: SyntaxOf<"name">, steps: readonly Step[], whole: Range, shadowed: boolean): Typed | undefined {
  if (reading.scope.place !== "access") {
    return root.name === "now"
      ? reading.refuse(codes.accessOnly, root, "'now' stands in access only", { help: "a check must hold whenever it is asked: compare two fields of the record" })
      : reading.refuse(codes.accessOnly, root, "'auth' stands in access only", { help: "a check must hold whoever asks: say who may do it under access" });
  }
  if (shadowed) return reading.refuse(codes.ambiguousName, root, `'${root.name}' is a field of the record and a word of access`, { help: "rename the field" });
  if (root.name === "auth") return authValue(reading, root, steps, whole);
  const [step] = steps;
  if (step !== undefined) return reading.refuse(codes.noMembers, step, "'now' has no members", { help: "compare it with a timestamp" });
  return { tree: { op: "now", is: "timestamp", optional: false, span: reading.span(root) }, type: { kind: "timestamp", precision: 3 }, whenTrue: nothing, whenFalse: nothing };
}

type Root = Pick<FieldRef, "of" | "relation" | "variable">;

/** Walks from a record, or a list's member, to the field that the steps name. */
function fieldValue(reading: Reading, root: Root, from: Type, steps: readonly Step[], whole: Range, place: Place, absent = false): Typed | undefined {
  const path: string[] = [];
  const optionalSteps: number[] = [];
  let type = from;
  let optional = absent;
  for (const step of steps) {
    if (type.kind !== "object") return noMembers(reading, type, { ...root, path }, step);
    const field: Field | undefined = type.fields.find((each) => each.name === step.name);
    if (field === undefined) return unknownMember(reading, type.fields, root, path, step);
    path.push(step.name);
    if (field.optional) {
      optionalSteps.push(path.length - 1);
      if (!isProven(place.proven, factOf({ ...root, path }, path.length))) optional = true;
    }
    type = field.type;
  }
  const tree: FieldRef = {
    op: "field", span: reading.span(whole), is: kindOf(type), optional, path, optionalSteps, ...root,
    ...(type.kind === "decimal" ? { scale: type.scale, precision: type.precision } : {}),
    ...("precision" in type && type.kind !== "decimal" ? { precision: type.precision } : {}),
    ...(type.kind === "list" ? { member: kindOf(type.of), ...(type.maxItems === undefined ? {} : { maxItems: type.maxItems }) } : {}),
  };
  return { tree, type, bounds: boundsOf(type), whenTrue: nothing, whenFalse: nothing };
}

function noMembers(reading: Reading, type: Type, at: Root & { readonly path: readonly string[] }, step: Step): undefined {
  const name = factOf(at, at.path.length).replace("@", "");
  if (at.of === "relation") {
    return reading.refuse(codes.oneReference, step, `'${name}' leads no further`, { help: "access follows one reference only: keep the field on this record or the next" });
  }
  if (type.kind === "list") return reading.refuse(codes.noMembers, step, `'${name}' is a list`, { help: `write ${name}.exists(x, …) or ${name}.all(x, …)` });
  if (type.kind === "union") {
    return reading.refuse(codes.noMembers, step, `'${name}' is one of several objects, and not all of them have the same fields`, {
      help: type.by === undefined ? "give the part that matters a field of its own" : `compare ${type.by}, or give the part that matters a field of its own`,
    });
  }
  return reading.refuse(codes.noMembers, step, `'${name}' is ${type.kind === "json" || type.kind === "map" ? `a ${type.kind}, whose parts have no type` : `no object`}`, {
    help: type.kind === "json" || type.kind === "map" ? "give the part that matters a field of its own" : undefined,
  });
}

function unknownMember(reading: Reading, fields: readonly Field[], root: Root, path: readonly string[], step: Step): undefined {
  const inside = factOf({ ...root, path }, path.length).replace("@", "");
  const near = suggest(step.name, fields.map((each) => each.name));
  const further = root.of === "relation" && path.length === 0 && fields.some((each) => each.name === `${step.name}Id`);
  if (further) return reading.refuse(codes.oneReference, step, `'${inside}.${step.name}' would follow a second reference`, { help: `access follows one reference only: name a field of ${inside}` });
  return reading.refuse(codes.unknownName, step, inside === "" ? `the record has no field '${step.name}'` : `'${inside}' has no field '${step.name}'`, {
    help: near === undefined ? `its fields are ${fields.map((each) => each.name).join(", ")}` : `did you mean ${near}?`,
    ...(near === undefined ? {} : { fix: { title: `write ${near}`, edits: [{ start: step.start, end: step.end, text: near }] } }),
  });
}

function unknown(reading: Reading, root: SyntaxOf<"name">, steps: readonly Step[], place: Place): undefined {
  const { scope } = reading;
  if (root.name === "old") {
    return reading.refuse(codes.notBuiltYet, root, "'old' is not built yet", { help: "update holds for the record before and after by itself" });
  }
  const reference = `${root.name}Id`;
  if (Object.hasOwn(scope.relations, root.name) || (steps.length > 0 && scope.place !== "access" && scope.fields.some((each) => each.name === reference))) {
    return reading.refuse(codes.accessOnly, root, `the relation '${root.name}' is followed in access only`, { help: "a check looks at its own record: keep the field there" });
  }
  const names = [...scope.fields.map((each) => each.name), ...place.variables.keys(), ...(scope.place === "access" ? [...caller, ...Object.keys(scope.relations)] : [])];
  const near = suggest(root.name, names);
  return reading.refuse(codes.unknownName, root, `the record has no field '${root.name}'`, {
    help: near === undefined ? (steps.length > 0 ? "fields are named as they are: closedAt, price.amount" : "texts stand in quotes, fields as they are named") : `did you mean ${near}?`,
    ...(near === undefined ? {} : { fix: { title: `write ${near}`, edits: [{ start: root.start, end: root.end, text: near }] } }),
  });
}
