import { report } from "../diagnostic/diagnostic.ts";
import type { Expression } from "../expression/expression.ts";
import { fieldsOf, relationsOf } from "../expression/fields.ts";
import type { EntityDraft } from "../language/draft.ts";
import { keySpan, nodeAt, valueSpan, type Path } from "../language/place.ts";
import { operations, type AccessRule, type Operation } from "../model/entity.ts";
import type { Field } from "../model/field.ts";
import { badAccess, unknownField } from "./codes.ts";
import { readCondition } from "./conditions.ts";
import type { Context, ResolvedFields } from "./session.ts";

const words = ["anyone", "signedIn", "nobody"] as const;

/** Who may do what; nothing where the contract has no access block. */
export function resolveAccess(context: Context, draft: EntityDraft, resolved: ResolvedFields): Readonly<Record<Operation, AccessRule>> | undefined {
  const given = draft.words.access;
  if (given === undefined) return undefined;
  const rules = operations.map((operation) => ({ operation, ...narrowedRule(context, draft, operation, resolved) }));
  const tested = new Set(rules.flatMap((rule) => (rule.if === undefined ? [] : testedFields(rule.if.tree, resolved))));
  const finished = rules.map(({ operation, only, ...rule }): [Operation, AccessRule] => {
    const writable = rule.who === "nobody" ? [] : writableFields(operation, only, tested, resolved);
    if (only !== undefined) checkOnly(context, draft, operation, only, resolved);
    if (operation === "create" && rule.who !== "nobody") checkCreatable(context, draft, writable, resolved);
    return [operation, { ...rule, writable }];
  });
  return Object.fromEntries(finished) as Record<Operation, AccessRule>;
}

function readRule(context: Context, draft: EntityDraft, operation: Operation, resolved: ResolvedFields): Omit<AccessRule, "writable"> & { readonly only?: readonly string[] } {
  const given = draft.words.access?.[operation];
  const path: Path = ["access", operation];
  const span = given === undefined ? keySpan(draft.node, ["access"]) : keySpan(draft.node, path);
  if (given === undefined) return { who: "nobody", span };
  const { if: text, only } = typeof given === "string" ? { if: given, only: undefined } : given;
  if (only !== undefined && operation !== "create" && operation !== "update") {
    context.found.push(report(badAccess, keySpan(draft.node, [...path, "only"]), `${operation} writes no fields`, { help: "only belongs to create and update" }));
  }
  const rest = only === undefined ? {} : { only };
  const who = words.find((word) => word === text.trim());
  if (who !== undefined) return { who, span, ...rest };
  const condition = readCondition(context, text, typeof given === "string" ? path : [...path, "if"], "access", resolved);
  return condition === undefined ? { who: "nobody", span } : { who: "expression", if: condition, span, ...rest };
}

type Who = Pick<AccessRule, "who" | "if">;

/** An entity's own line with what its traits ask beside it. */
function narrowedRule(context: Context, draft: EntityDraft, operation: Operation, resolved: ResolvedFields): ReturnType<typeof readRule> {
  const { span, only, ...own } = readRule(context, draft, operation, resolved);
  const [, ...traits] = resolved.parts;
  const who = traits.filter((trait) => trait.words.access?.[operation] !== undefined)
    .reduce((rule: Who, trait) => narrowed(rule, readRule({ ...context, draft: trait }, trait, operation, resolved)), own);
  return { span, ...(only === undefined ? {} : { only }), ...who };
}

/** Who is let through by both rules: a trait opens nothing that the entity's own line does not. */
function narrowed(own: Who, { who, if: asked }: Who): Who {
  if (own.who === "nobody" || who === "anyone") return own;
  if (who === "nobody" || own.who === "anyone" || own.who === "signedIn") return asked === undefined ? { who } : { who, if: asked };
  if (asked === undefined || own.if === undefined) return own;
  const tree: Expression = { op: "&&", is: "boolean", optional: false, span: own.if.tree.span, left: asked.tree, right: own.if.tree };
  return { who: "expression", if: { text: `(${asked.text.trim()}) && (${own.if.text.trim()})`, tree } };
}

/** Own fields that an expression's verdict hangs on; one that follows a relation hangs on the fields that lead there. */
function testedFields(tree: Expression, resolved: ResolvedFields): readonly string[] {
  const followed = relationsOf(tree);
  return [
    ...fieldsOf(tree).flatMap(([name]) => (name === undefined ? [] : [name])),
    ...resolved.references.filter((reference) => followed.includes(reference.relation)).flatMap((reference) => reference.by),
  ];
}

/**
 * The fields a client may give a value of its own.
 * update: never what is auto, immutable, key or secret; setBy: server and tested fields only where `only` frees them.
 * create: tested fields too (the expression judges them), and a uuid, which the codec makes at the client.
 */
function writableFields(operation: Operation, only: readonly string[] | undefined, tested: ReadonlySet<string>, resolved: ResolvedFields): readonly string[] {
  if (operation !== "create" && operation !== "update") return [];
  const allowed = (field: Field): boolean => {
    if (!possible(operation, field, resolved)) return false;
    if (only !== undefined) return only.includes(field.name);
    return !field.serverOnly && (operation === "create" || !tested.has(field.name));
  };
  return resolved.fields.filter(allowed).map((field) => field.name);
}

function possible(operation: "create" | "update", field: Field, resolved: ResolvedFields): boolean {
  if (field.secret || field.computed !== undefined) return false;
  return operation === "create" ? field.auto === undefined || field.auto === "uuid" : field.auto === undefined && !field.immutable && !resolved.key.includes(field.name);
}

function checkOnly(context: Context, draft: EntityDraft, operation: Operation, only: readonly string[], resolved: ResolvedFields): void {
  if (operation !== "create" && operation !== "update") return;
  for (const [index, name] of only.entries()) {
    const span = nodeAt(draft.node, ["access", operation, "only", index])?.span ?? valueSpan(draft.node, ["access", operation]);
    const field = resolved.fields.find((each) => each.name === name);
    if (field === undefined) context.found.push(report(unknownField, span, `there is no field ${name}`));
    else if (!possible(operation, field, resolved)) {
      const why = field.secret ? "secret" : field.computed !== undefined ? "computed" : field.auto !== undefined ? `auto: ${field.auto}` : resolved.key.includes(name) ? "part of the key" : "immutable";
      context.found.push(report(badAccess, span, `no client can ${operation === "create" ? "create" : "change"} ${name}: it is ${why}`));
    }
  }
}

function checkCreatable(context: Context, draft: EntityDraft, writable: readonly string[], resolved: ResolvedFields): void {
  for (const field of resolved.fields) {
    if (field.optional || field.default !== undefined || field.auto !== undefined || field.computed !== undefined || writable.includes(field.name)) continue;
    const why = field.serverOnly ? "setBy: server, required and without default" : field.secret ? "secret and required" : "required, and not among only";
    context.found.push(report(badAccess, keySpan(draft.node, ["access", "create"]), `no client could create a record: ${field.name} is ${why}`, {
      related: [{ span: field.span, message: field.name }], help: "give it a default, or leave creation to servers",
    }));
  }
}
