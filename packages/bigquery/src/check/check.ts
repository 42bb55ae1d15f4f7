import type { TableResource } from "../resource.ts";
import { given, sources, type Topic } from "./rule.ts";
import { rules } from "./rules.ts";
import { tableShape } from "./shape.ts";

/** Why BigQuery would refuse a table, by its documentation. */
export interface Refusal {
  /** The rule's id, or `shape`. */
  readonly rule: string;
  readonly topic: Topic | "shape";
  readonly source: string;
  /** The place in the resource: `schema.fields[3].maxLength`. */
  readonly at: string;
  readonly message: string;
}

/** What the rules say of a table of the right shape; empty if BigQuery's documentation has nothing against it. */
export function refusalsOf(table: TableResource): readonly Refusal[] {
  const read = given(table);
  return rules.flatMap(({ id, topic, source, faults }) => faults(read).map((fault) => ({ rule: id, topic, source, ...fault })));
}

/** The same of any JSON value: first its shape, and only if that is right, the rules. */
export function checkTable(value: unknown): readonly Refusal[] {
  const shaped = tableShape.safeParse(value);
  if (shaped.success) return refusalsOf(shaped.data);
  return shaped.error.issues.map((issue) => ({
    rule: "shape", topic: "shape" as const, source: sources.api, message: issue.message,
    at: issue.path.map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`)).join("").replace(/^\./, ""),
  }));
}
