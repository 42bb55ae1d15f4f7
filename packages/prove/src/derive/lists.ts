import { accessTo, type Caller, type Json, type State } from "@concord/core";
import { judgeAccess, mentioned, nodes, own, same, type JsonObject } from "@concord/oracle";
import { baseFor, stateAllowing } from "../base/admission.ts";
import { callersOf, callerText, nowText } from "../base/caller.ts";
import { another, distinct } from "../base/distinct.ts";
import { partAt, type Ground } from "../base/ground.ts";
import { placed } from "../base/settle.ts";

/** A query that was made to be judged. */
export interface DerivedList {
  readonly caller: Caller;
  readonly filter: readonly { readonly field: string; readonly equals: Json }[];
  readonly state: State;
  readonly note: string;
}

/** Queries by every caller: without a filter, with each field that the read line hangs on, and with all of them, for the owner's values and a stranger's. */
export function* derivedLists(ground: Ground): Generator<DerivedList> {
  const base = baseFor(ground, "read");
  if (base === undefined) return;
  const fields = hangsOn(ground);
  const strange = stranger(ground, base, fields);
  const records = [base, ...(strange === undefined ? [] : [strange])];
  const state = [...new Set(records.flatMap((record) => stateAllowing(ground, "read", record)))];
  const whole: State = [...state, ...records.map((record) => ({ entity: ground.entity.id, record }))];
  const filters = [[], ...records.flatMap((record) => [...fields.map((field) => [field]), fields].map((names) => names.flatMap((field) => {
    const equals = own(record, field);
    return equals === undefined || (typeof equals === "object" && equals !== null) ? [] : [{ field, equals }];
  })))];
  const asked = filters.filter((filter, index) => filters.findIndex((each) => same(each as unknown as Json, filter as unknown as Json)) === index);
  for (const filter of asked) {
    for (const caller of callersOf(ground)) {
      const by = filter.length === 0 ? "everything" : filter.map(({ field, equals }) => `${field} == ${JSON.stringify(equals)}`).join(", ");
      yield { caller, filter, state: whole, note: `list ${by} by ${callerText(caller)}` };
    }
  }
}

/** Whether the state holds a record that passes the filter and that the caller may not read: without one, leaving records out can't be told from giving all. */
export function hasWitness(ground: Ground, list: DerivedList): boolean {
  const { caller, filter, state } = list;
  return state.some(({ entity, record }) => entity === ground.entity.id
    && filter.every(({ field, equals }) => same(own(record, field), equals))
    && judgeAccess(ground.schema, { entity: ground.entity, operation: "read", caller, old: record as JsonObject, state, now: nowText(ground.micros) }).verdict === "rejected");
}

/** The record's own fields that the read line's verdict hangs on, those that lead to a relation included. */
function hangsOn(ground: Ground): readonly string[] {
  const rule = accessTo(ground.entity, "read");
  if (rule.if === undefined) return [];
  const relations = nodes(rule.if.tree).flatMap((node) => (node.op === "field" && node.of === "relation" ? [node.relation] : []));
  const by = ground.entity.references.filter((reference) => relations.includes(reference.relation)).flatMap((reference) => reference.by);
  return [...new Set([...mentioned(rule.if.tree).flatMap((path) => (path.length === 1 ? path : [])), ...by])].filter((name) => partAt(ground, [name]) !== undefined);
}

function stranger(ground: Ground, base: JsonObject, fields: readonly string[]): JsonObject | undefined {
  const turned = fields.reduce((record, field) => {
    const part = partAt(ground, [field]);
    const value = own(record, field) === undefined ? undefined : another(ground, [field], own(record, field) as Json, 0);
    return part === undefined || value === undefined ? record : placed(ground, record, part, value);
  }, base);
  return distinct(ground, turned, 0, fields.filter((field) => !same(own(turned, field), own(base, field))).map((field) => [field]));
}
