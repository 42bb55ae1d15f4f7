import { accessTo, type Entity, type Operation, type Schema } from "@concord/core";
import { translate } from "../expression.ts";
import { limits, weigh } from "../rules/budget.ts";
import { all, always, call, name, never, type Rule } from "../rules/rule.ts";
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

/** The condition of an operation's access line; its expression becomes a function of the entity. `list` reads what a query filters by, and nothing else. */
export function accessRule(sheet: Sheet, schema: Schema, operation: Operation, list: boolean = false): Access {
  const { entity } = sheet;
  const rule = accessTo(entity, operation);
  if (rule.who === "anyone") return { caller: always };
  if (rule.who === "nobody") return { caller: never };
  const caller = call("signedIn");
  if (rule.who === "signedIn" || rule.if === undefined) return { caller };
  const translated = (known: "the document" | "the query's filter") => translate(rule.if?.tree as never, { schema, entity, record: name("d"), known });
  const stored = translated("the document");
  if ("cannot" in stored) return { caller: never, cannot: stored.cannot };
  if (weigh(stored.rule, sheet.functions).depth > limits.depth) return { caller: never, cannot: "the expression nests too deep for the rules compiler" };
  const made = sheet.define({ name: functionNames[operation], parameters: ["d"], body: stored.rule, comment: `${operation}: ${rule.if.text}` });
  if (!list) return { caller, of: (data) => call(made, data) };
  const listed = translated("the query's filter");
  if ("cannot" in listed || same(listed.rule, stored.rule)) return { caller, of: (data) => call(made, data) };
  const comment = "The same for a query, of which only the filter is known: a field that it does not filter by is an error, which denies.";
  const byFilter = sheet.define({ name: "mayList", parameters: ["d"], body: listed.rule, comment });
  return { caller, of: (data) => call(byFilter, data) };
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
