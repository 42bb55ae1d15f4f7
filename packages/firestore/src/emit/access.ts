import { accessTo, type Entity, type Expression, type Operation, type Schema } from "@concord/core";
import { translate } from "../expression.ts";
import { locationOf } from "../location.ts";
import { limits, weigh } from "../rules/budget.ts";
import { all, always, call, name, never, type Rule } from "../rules/rule.ts";
import { fromPath } from "./place.ts";
import type { Scene } from "./reads.ts";
import type { Sheet } from "./sheet.ts";

/** Who may do an operation: a condition over a document's data, or why rules can't say it. */
export interface Access {
  /** The condition on one record; absent where nothing of the record matters. */
  readonly of?: (data: Rule) => Rule;
  /** What is asked of the caller alone, first, since it is cheap. */
  readonly caller: Rule;
  readonly cannot?: string;
}

const functionNames = { read: "mayRead", create: "mayCreate", update: "mayUpdate", delete: "mayDelete" } as const;

/** The condition of an operation's access line; its expression becomes a function of the entity. */
export function accessRule(sheet: Sheet, schema: Schema, operation: Operation): Access {
  return said(sheet, operation, (tree) => {
    const stored = translated(sheet, schema, operation, tree, "the document");
    if ("cannot" in stored) return { caller: never, cannot: stored.cannot };
    if (weigh(stored.rule, sheet.functions).depth > limits.depth) return { caller: never, cannot: "the expression nests too deep for the rules compiler" };
    return byFunction(sheet, functionNames[operation], stored.rule, `${operation}: ${accessTo(sheet.entity, operation).if?.text ?? ""}`);
  });
}

const ofFilter = "The same for a query, of which only the filter is known: a field that it does not filter by is an error, which denies.";

/** Who may query: the read line, asked of what the query filters by and of nothing else. */
export function listRule(sheet: Sheet, schema: Schema, read: Access): Access {
  return said(sheet, "read", (tree) => {
    const listed = translated(sheet, schema, "read", tree, "the query's filter");
    const stored = translated(sheet, schema, "read", tree, "the document");
    return "cannot" in listed || "cannot" in stored || same(listed.rule, stored.rule) ? read : byFunction(sheet, "mayList", listed.rule, ofFilter);
  });
}

/** The function that says who may query all collections of one name; it stands in their own `match`. */
export const listsAll = "mayListAll";

/** The same of all collections of one name: what stands above a document is known by the filter only. */
export function listAllRule(sheet: Sheet, schema: Schema): Access {
  return said(sheet, "read", (tree) => {
    const listed = translate(tree, { schema, entity: sheet.entity, record: name("d"), known: "the query's filter" });
    return "cannot" in listed ? { caller: never, cannot: listed.cannot } : byFunction(sheet, listsAll, listed.rule, ofFilter);
  });
}

function said(sheet: Sheet, operation: Operation, make: (tree: Expression) => Access): Access {
  const rule = accessTo(sheet.entity, operation);
  if (rule.who === "anyone") return { caller: always };
  if (rule.who === "nobody") return { caller: never };
  return rule.who === "signedIn" || rule.if === undefined ? { caller: call("signedIn") } : make(rule.if.tree);
}

function translated(sheet: Sheet, schema: Schema, operation: Operation, tree: Expression, known: Scene["known"]): ReturnType<typeof translate> {
  const inPath = operation === "read" ? fromPath(locationOf(sheet.entity, schema.project)) : undefined;
  return translate(tree, { schema, entity: sheet.entity, record: name("d"), known, fromPath: inPath });
}

function byFunction(sheet: Sheet, called: string, body: Rule, comment: string): Access {
  const made = sheet.define({ name: called, parameters: ["d"], body, comment });
  return { caller: call("signedIn"), of: (data) => call(made, data) };
}

/** The whole condition on these records. */
export function condition(access: Access, ...records: readonly Rule[]): Rule {
  return all(access.caller, ...(access.of === undefined ? [] : records.map(access.of)));
}

/** Whether any client may do it, as far as rules say it. */
export function isOpen(entity: Entity, operation: Operation): boolean {
  return accessTo(entity, operation).who !== "nobody";
}

function same(one: Rule, other: Rule): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
