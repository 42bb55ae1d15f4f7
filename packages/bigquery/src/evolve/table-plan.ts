import type { Effect, Phase } from "@concord/changes";
import type { Entity, Field } from "@concord/core";
import type { Table } from "../emit/table.ts";
import type { FieldResource, TableReference, TableResource, TimePartitioning } from "../resource.ts";
import type { Action, Copied } from "./action.ts";
import { copied } from "./copy.ts";
import { fills } from "./fill.ts";
import { columnPairs, type ColumnPair, type ColumnPairs } from "./pair.ts";
import { isSameType, isWidening } from "./widening.ts";

/** An action, when it is due, and the field of the contract that asks for it; none for what is about the table. */
export interface Due { readonly phase: Phase; readonly action: Action; readonly about?: string; readonly effect?: Effect; readonly mode?: "batches" }
export interface TablePlan { readonly due: readonly Due[]; readonly byHand: readonly { readonly about: string; readonly why: string }[]; /** Columns by their old names whose keys stand in the way. */ readonly moved: ReadonlySet<string>; /** Whether the table takes another's place, or name. */ readonly replaced: boolean }

/** One entity in one state: its contract and its table. */
export type State = readonly [Entity, Table];

/** How a table comes from one state to the next: in place where BigQuery does that, else by a new table that its rows are copied to. */
export function tablePlan(before: State, after: State): TablePlan {
  const pairs = columnPairs(before, after);
  return needsCopy(before[1].resource, after[1].resource, pairs) ? byCopy(before, after, pairs) : inPlace(before, after, pairs);
}

function needsCopy(old: TableResource, now: TableResource, pairs: ColumnPairs): boolean {
  const [from, to] = [old.tableReference, now.tableReference];
  if (from.projectId !== to.projectId || from.datasetId !== to.datasetId) return true;
  const cut = (partitioning: TimePartitioning | undefined): unknown => [partitioning?.type, partitioning?.field];
  if (JSON.stringify(cut(old.timePartitioning)) !== JSON.stringify(cut(now.timePartitioning))) return true;
  if (pairs.removed.some(({ resource }) => resource.name === old.timePartitioning?.field)) return true;
  if (pairs.added.some(({ column }) => column.resource.mode === "REQUIRED")) return true;
  return pairs.both.some((pair) => !isInPlace(pair, 0) || (pair.old.resource.name === old.timePartitioning?.field && !isSameType(pair.old.resource, pair.now.resource)));
}

function isInPlace({ old: { resource: from }, now: { resource: to }, inner }: ColumnPair, depth: number): boolean {
  const [was, is] = [from.mode ?? "NULLABLE", to.mode ?? "NULLABLE"];
  if (was !== is && !(was === "REQUIRED" && is === "NULLABLE" && depth === 0)) return false;
  if (depth > 0 && from.name !== to.name) return false;
  if (from.type === "RECORD" && to.type === "RECORD") return inner.removed.length === 0 && inner.both.every((each) => isInPlace(each, depth + 1));
  return isSameType(from, to) || (depth === 0 && isWidening(from, { ...to, mode: from.mode }));
}

function inPlace([, old]: State, [, now]: State, pairs: ColumnPairs): TablePlan {
  const at = old.resource.tableReference;
  const renamed: TableReference = now.resource.tableReference;
  const changes = pairs.both.flatMap((pair) => columnActions(pair, at));
  const moved = new Set([...pairs.both.filter(({ old: from, now: to }) => from.resource.name !== to.resource.name || !isSameType(from.resource, to.resource)).map((pair) => pair.old.resource.name), ...pairs.removed.map(({ resource }) => resource.name)]);
  const clustered = old.resource.clustering?.fields ?? [];
  const wanted = now.resource.clustering?.fields ?? [];
  const freed = clustered.filter((name) => !moved.has(name));
  const recluster = JSON.stringify(clustered) !== JSON.stringify(wanted);
  // Columns that stay until the clients of before are gone keep their place in the schema that a request says.
  const patched = patchedFields(old.resource.schema.fields, pairs);
  const due: Due[] = [
    ...pairs.added.map(({ column, field }): Due => ({ phase: "expand", action: { do: "add column", at, column: column.resource }, about: field.name })),
    ...changes.filter(({ phase }) => phase === "expand"),
    ...(patched === undefined ? [] : [{ phase: "expand", action: { do: "patch schema", at, fields: [...patched, ...pairs.added.map(({ column }) => column.resource)] } } as const]),
    ...optionsDue(old.resource, now.resource, at),
    ...fills(pairs, at),
    ...(recluster && freed.length < clustered.length ? [{ phase: "switch", action: { do: "patch clustering", at, fields: freed } } as const] : []),
    ...changes.filter(({ phase }) => phase === "switch"),
    ...(recluster ? [{ phase: "switch", action: { do: "patch clustering", at, fields: wanted } } as const] : []),
    ...(at.tableId === renamed.tableId ? [] : [{ phase: "switch", action: { do: "rename table", at, to: renamed.tableId } } as const]),
    ...pairs.removed.map(({ path, resource }): Due => ({ phase: "contract", action: { do: "drop column", at: renamed, column: resource.name }, about: path, effect: "irreversible" })),
  ];
  return { due, byHand: byHandOf(pairs), moved, replaced: at.tableId !== renamed.tableId };
}

function columnActions({ old: { resource: from }, now: { resource: to, path } }: ColumnPair, at: TableReference): readonly Due[] {
  const column = from.name;
  return [
    ...(from.mode === "REQUIRED" && to.mode === undefined ? [{ phase: "expand", action: { do: "relax column", at, column }, about: path } as const] : []),
    ...(from.type === "RECORD" || isSameType(from, to) ? [] : [{ phase: "expand", action: { do: "widen column", at, column, as: to }, about: path } as const]),
    ...(from.description === to.description ? [] : [{ phase: "expand", action: { do: "describe column", at, column, description: to.description }, about: path } as const]),
    ...(from.name === to.name ? [] : [{ phase: "switch", action: { do: "rename column", at, column, to: to.name }, about: path } as const]),
  ];
}

/** The columns as they are by then, with what is new inside of RECORDs; nothing where nothing is. */
function patchedFields(fields: readonly FieldResource[], { both }: ColumnPairs): readonly FieldResource[] | undefined {
  let changed = false;
  const made = fields.map((field) => {
    const pair = both.find(({ old }) => old.resource.name === field.name);
    if (pair === undefined) return field;
    const { resource } = pair.now;
    const inner = field.fields === undefined ? undefined : [...(patchedFields(field.fields, pair.inner) ?? field.fields), ...pair.inner.added.map(({ column }) => column.resource)];
    if (inner !== undefined && JSON.stringify(inner) !== JSON.stringify(field.fields)) changed = true;
    const { fields: _, ...own } = { ...resource, name: field.name };
    if (field.description !== resource.description && inner === undefined) changed = true;
    return { ...own, ...(inner === undefined ? {} : { fields: inner }) };
  });
  return changed ? made : undefined;
}

function optionsDue(old: TableResource, now: TableResource, at: TableReference): readonly Due[] {
  const options = {
    ...(old.description === now.description ? {} : { description: now.description }),
    ...(JSON.stringify(old.labels) === JSON.stringify(now.labels) ? {} : { labels: now.labels }),
    ...(old.timePartitioning?.expirationMs === now.timePartitioning?.expirationMs ? {} : { expirationMs: now.timePartitioning?.expirationMs }),
  };
  if (Object.keys(options).length === 0) return [];
  // Partitions that are kept for a shorter time are gone with their rows.
  const [was, is] = [old, now].map(({ timePartitioning }) => (timePartitioning?.expirationMs === undefined ? Number.POSITIVE_INFINITY : Number(timePartitioning.expirationMs))) as [number, number];
  return [{ phase: "expirationMs" in options && is < was ? "contract" : "expand", action: { do: "set options", at: "expirationMs" in options && is < was ? now.tableReference : at, options }, ...(is < was ? { effect: "irreversible" as const } : {}) }];
}

/** What the next table is called while it waits, and the last one while it may be needed again. */
const [waiting, former] = ["_next", "_before"];

function byCopy([{ key }, old]: State, [entity, now]: State, pairs: ColumnPairs): TablePlan {
  const from = old.resource.tableReference;
  const to = now.resource.tableReference;
  const inPlaceName = from.projectId === to.projectId && from.datasetId === to.datasetId && from.tableId === to.tableId;
  const next: TableReference = inPlaceName ? { ...to, tableId: `${to.tableId}${waiting}` } : to;
  const last: TableReference = inPlaceName ? { ...from, tableId: `${from.tableId}${former}` } : from;
  const { tableConstraints: _, ...bare } = now.resource;
  const made = pairs.both.map((pair) => ({ pair, expression: copied(pair, `o.\`${pair.old.resource.name}\``) }));
  const columns = made.flatMap(({ pair, expression }): readonly Copied[] => (expression === undefined ? [] : [{ name: pair.now.resource.name, from: pair.old.resource.name, expression: expression.text }]));
  // Rows are told apart by the new key, or, where rows of before do not have it, by the old one under its new names.
  const filled = (names: readonly string[]): readonly string[] => names.flatMap((name) => made.flatMap(({ pair, expression }) => (expression !== undefined && pair.now.path === name ? [pair.now.resource.name] : [])));
  const keyColumns = filled(entity.key).length === entity.key.length ? filled(entity.key) : made.flatMap(({ pair }) => (key.includes(pair.old.path) ? [pair.now.resource.name] : []));
  const lossy = made.some(({ expression }) => expression === undefined || expression.lossy) || pairs.removed.length > 0;
  const copy = (source: TableReference, target: TableReference, update: boolean): Action => ({ do: "copy rows", from: source, to: target, key: keyColumns, columns, update });
  const due: Due[] = [
    { phase: "expand", action: { do: "create table", table: { ...bare, tableReference: next } } },
    { phase: "backfill", action: copy(from, next, false), mode: "batches" },
    // Once more right before the switch, with the rows that were changed meanwhile.
    { phase: "switch", action: copy(from, next, true), ...(lossy ? { effect: "lossy" as const } : {}) },
    ...(inPlaceName ? [{ phase: "switch", action: { do: "rename table", at: from, to: last.tableId } } as const, { phase: "switch", action: { do: "rename table", at: next, to: to.tableId } } as const] : []),
    ...fills(pairs, to).map((each): Due => ({ ...each, phase: "switch" })),
    { phase: "contract", action: { do: "drop table", at: last }, effect: "irreversible" },
  ];
  const lost = made.filter(({ expression }) => expression === undefined).map(({ pair }) => ({ about: pair.now.path, why: `no CAST leads from ${pair.old.resource.type} to ${pair.now.resource.type}: the column of the new table is empty` }));
  return { due, byHand: [...lost, ...byHandOf(pairs)], moved: new Set(old.resource.schema.fields.map(({ name }) => name)), replaced: true };
}

function byHandOf({ added }: ColumnPairs): TablePlan["byHand"] {
  const required = ({ field }: { readonly field: Field }): boolean => !field.optional && field.default === undefined && field.type.kind !== "list";
  return added.filter(required).map(({ field }) => ({ about: field.name, why: "rows of before have no value for it: they are loaded again from the primary store" }));
}
