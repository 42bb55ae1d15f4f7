import { named, type NamingPolicy } from "@concord/core";
import { qualified } from "../quote.ts";
import { fieldsIn, type Table } from "./fields.ts";
import { thing, type Level, type Levels } from "./levels.ts";
import { contractName, namespaceOf, Names, reservedTypes } from "./names.ts";
import type { Needs, SourceColumn, SourceDatabase, SourceSequence, SourceTable, SourceType } from "./source.ts";

/** What all contracts of an import share: names, types, what is left behind and why. */
export interface Plan {
  readonly policy: NamingPolicy;
  readonly levels: Levels;
  /** Extensions that the scratch server has, so that what they bring can be tried. */
  readonly extensions: ReadonlySet<string>;
  readonly source: SourceDatabase;
  /** By `tableKey` of their schemas and names. */
  readonly sequences: ReadonlyMap<string, SourceSequence>;
  readonly namespaces: ReadonlyMap<string, string>;
  /** By their names in SQL: every type that can be described, and the contract of those that are enums. */
  readonly types: ReadonlyMap<string, SourceType>;
  readonly enums: ReadonlyMap<string, { readonly namespace: string; readonly name: string; readonly type: SourceType }>;
  readonly tables: ReadonlyMap<string, Table>;
  /** Why a thing is left behind, where that is known before it is seen to be. */
  readonly reasons: Map<string, string>;
}

export const tableKey = (schema: string, name: string): string => JSON.stringify([schema, name]);

/** The sequence that a column's default asks, if it was read. */
export function sequenceOf(plan: Pick<Plan, "sequences">, { sequence }: SourceColumn): SourceSequence | undefined {
  return sequence === null ? undefined : plan.sequences.get(tableKey(...sequence));
}

export function levelOf(plan: Pick<Plan, "levels">, key: string): Level {
  return plan.levels.get(key) ?? "words";
}

/** Decides what becomes of each table, column and type. */
export function planOf(source: SourceDatabase, levels: Levels, policy: NamingPolicy, extensions: ReadonlySet<string>): Plan {
  const reasons = new Map<string, string>();
  const sequences = new Map(source.sequences.map((sequence) => [tableKey(sequence.schema, sequence.name), sequence]));
  const started = { policy, levels, extensions, source, sequences, reasons };
  const types = describable(started);
  const kept = source.tables.filter((table) => isKept(table, started));
  const spaces = new Names();
  const namespaces = new Map([...new Set([...kept.map(({ schema }) => schema), ...[...types.values()].map(({ schema }) => schema)])].sort().map((schema) => [schema, namespaceOf(schema, spaces)]));
  const names = new Map([...namespaces.values()].map((namespace) => [namespace, new Names(reservedTypes)]));
  const give = (namespace: string, name: string, fallback: string): string => (names.get(namespace) as Names).give(contractName(name, fallback));
  const given = new Map(kept.map((table) => [table, give(namespaces.get(table.schema) as string, table.name, "table")]));
  const enums = new Map([...types].filter(([, type]) => type.kind === "enum" && isEnum(type)).map(([key, type]) => {
    const namespace = namespaces.get(type.schema) as string;
    return [key, { namespace, name: give(namespace, type.name, "enum"), type }];
  }));
  const plan = { ...started, types, enums, namespaces };
  const tables = new Map<string, Table>();
  for (const table of kept) {
    const made = fieldsIn(plan, table, namespaces.get(table.schema) as string, given.get(table) as string);
    if (made === undefined) reasons.set(thing("table", table.schema, "", table.name), "no column of it can tell records apart in a contract");
    else tables.set(tableKey(table.schema, table.name), made);
  }
  return { ...plan, tables };
}

/** Types that can be made where they are missing, each behind those that it stands on. */
function describable(plan: Pick<Plan, "levels" | "extensions" | "source" | "reasons">): ReadonlyMap<string, SourceType> {
  const found = new Map<string, SourceType>();
  for (const type of plan.source.types) {
    const why = levelOf(plan, thing("type", type.schema, "", type.name)) === "left" ? "the contracts would make it otherwise" : type.schema === "concord" ? "Concord's own" : obstacle(type, { ...plan, types: found });
    if (why === undefined) found.set(qualified(type.schema, type.name), type);
    else plan.reasons.set(thing("type", type.schema, "", type.name), why);
  }
  return found;
}

/** Why nothing can stand on what a thing stands on; nothing where it can. */
export function obstacle({ blocked, extensions, types }: Needs, plan: Pick<Plan, "extensions" | "types">): string | undefined {
  const [other] = blocked;
  if (other !== undefined) return `it stands on ${other}, which no contract describes`;
  const extension = extensions.find(([name]) => !plan.extensions.has(name));
  if (extension !== undefined) return `it stands on the extension ${extension[0]}, which is not here to be tried`;
  const type = types.find((name) => !plan.types.has(name));
  return type === undefined ? undefined : `it stands on the type ${type}, which is left behind`;
}

function isKept(table: SourceTable, plan: Pick<Plan, "levels" | "reasons">): boolean {
  const key = thing("table", table.schema, "", table.name);
  const why = table.kind === "foreign" ? "a table of another server"
    : table.isPartition ? `a partition of ${table.parent}: partitions are made as time goes by`
    : table.parent !== null ? `it inherits from ${table.parent}`
    : table.ofType !== null ? `a table of the type ${table.ofType}`
    : table.schema === "concord" ? "Concord's own"
    : table.columns.length === 0 ? "it has no columns"
    : levelOf(plan, key) === "left" ? "the contracts would make it otherwise" : undefined;
  if (why !== undefined) plan.reasons.set(key, plan.reasons.get(key) ?? why);
  return why === undefined;
}

/** An enum that a contract can say: values of 1 to 63 bytes. */
function isEnum({ values }: SourceType): boolean {
  return values.length > 0 && values.every((value) => value !== "");
}

/** The policy with which fewer names need a word of their own. */
export function policyFor(source: SourceDatabase): NamingPolicy {
  const names = source.tables.flatMap((table) => [table.name, ...table.columns.map(({ name }) => name)]);
  const fitting = (policy: NamingPolicy): number => names.filter((name) => named(policy, contractName(name, "x")) === name).length;
  return fitting("camelCase") > fitting("snake_case") ? "camelCase" : "snake_case";
}
