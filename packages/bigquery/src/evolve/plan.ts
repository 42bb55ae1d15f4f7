import { describe, pairIds, phases, placeOf, type Change, type Step } from "@concord/changes";
import type { Entity, Schema } from "@concord/core";
import { datasetsOf } from "../emit/datasets.ts";
import { tableOfEntity } from "../emit/table.ts";
import { identifier } from "../quote.ts";
import type { ForeignKey, TableReference, TableResource } from "../resource.ts";
import { keyOf, tablesOf, type Action, type Tables } from "./action.ts";
import { inverse } from "./inverse.ts";
import { RefusedAction, simulate } from "./simulate.ts";
import { statementOf } from "./statement.ts";
import { tablePlan, type Due, type TablePlan } from "./table-plan.ts";

/** How BigQuery comes from one state of the contracts to the next. Nothing of it was executed by BigQuery: it is what the documentation says. */
export interface BigqueryPlan {
  readonly steps: readonly Step[];
  /** The same as actions, in their order. */
  readonly actions: readonly Action[];
  /** What no step does, or what the documentation is against. */
  readonly byHand: readonly { readonly of: string; readonly about: string; readonly why: string }[];
}

interface Placed extends Due { readonly of: string }

/** The steps from one state to another: columns are added, widened, relaxed and renamed in place; what BigQuery does not do in place goes by a copy, and the last table stays until the end. */
export function planBigquery(before: Schema, after: Schema, changes: readonly Change[]): BigqueryPlan {
  const { both, removed, added } = pairIds(before.entities, after.entities);
  const held = (entity: Entity): boolean => entity.stores.includes("bigquery");
  const tables = { before: tablesIn(before), after: tablesIn(after) };
  const plans = both.filter(([old, now]) => held(old) && held(now)).map(([old, now]) => ({ old, now, plan: tablePlan([old, tableOfEntity(old, before)], [now, tableOfEntity(now, after)]) }));
  const gone = [...removed, ...both.filter(([old, now]) => held(old) && !held(now)).map(([old]) => old)].filter(held);
  const come = [...added, ...both.filter(([old, now]) => !held(old) && held(now)).map(([, now]) => now)].filter(held);
  // Another entity takes the table's name, and is not said to have been this one: the rows wait under another name until the end.
  const taken = (entity: Entity): boolean => come.some((each) => keyOf(tableOfEntity(each, after).resource.tableReference) === keyOf(tableOfEntity(entity, before).resource.tableReference));
  const last = (entity: Entity): TableReference => {
    const at = tableOfEntity(entity, before).resource.tableReference;
    return taken(entity) ? { ...at, tableId: `${at.tableId}_before` } : at;
  };
  const keys = keyActions(tables.before, tables.after, plans.map(({ old, now, plan }) => ({ from: tableOfEntity(old, before).resource, to: tableOfEntity(now, after).resource, plan })), gone.filter((entity) => !taken(entity)).map((entity) => tableOfEntity(entity, before).resource));
  const due: readonly Placed[] = [
    ...keys.dropped.map((action) => ({ phase: "expand" as const, action, of: "" })),
    ...gone.filter(taken).map((entity): Placed => ({ phase: "expand", action: { do: "rename table", at: tableOfEntity(entity, before).resource.tableReference, to: last(entity).tableId }, of: entity.id })),
    ...come.map((entity): Placed => {
      const { tableConstraints: _, ...table } = tableOfEntity(entity, after).resource;
      return { phase: "expand", action: { do: "create table", table }, of: entity.id };
    }),
    ...plans.flatMap(({ now, plan }) => plan.due.map((each) => ({ ...each, of: now.id }))),
    ...keys.added.map((action) => ({ phase: "switch" as const, action, of: "" })),
    ...gone.map((entity): Placed => ({ phase: "contract", action: { do: "drop table", at: last(entity) }, of: entity.id, effect: "irreversible" })),
  ];
  const ordered = phases.flatMap((phase) => due.filter((each) => each.phase === phase));
  const made = stepsOf(ordered, tables.before, changes);
  const datasets = newDatasets(before, after).map((id): Step => ({
    store: "bigquery", phase: "expand", mode: "alone", about: `make the dataset ${id}`, cause: [], statements: [`CREATE SCHEMA IF NOT EXISTS ${identifier(id)};`], undo: [`DROP SCHEMA IF EXISTS ${identifier(id)};`], effect: "reversible",
  }));
  return {
    steps: [...datasets, ...made.steps], actions: made.actions,
    byHand: [...made.refused, ...plans.flatMap(({ now, plan }) => plan.byHand.map((each) => ({ of: now.id, ...each })))],
  };
}

/** The tables that a state of the contracts has. */
export function tablesIn(schema: Schema): Tables {
  return tablesOf(schema.entities.filter((entity) => entity.stores.includes("bigquery")).map((entity) => tableOfEntity(entity, schema).resource));
}

function stepsOf(due: readonly Placed[], before: Tables, changes: readonly Change[]): { readonly steps: readonly Step[]; readonly actions: readonly Action[]; readonly refused: BigqueryPlan["byHand"] } {
  const [steps, actions, refused]: [Step[], Action[], BigqueryPlan["byHand"][number][]] = [[], [], []];
  let tables = before;
  for (const { phase, action, of, about, effect = "reversible", mode = "alone" } of due) {
    try {
      const after = simulate(tables, action);
      steps.push({
        store: "bigquery", phase, mode, about: words(action), effect, statements: [statementOf(action)], undo: inverse(action, tables).map(statementOf),
        cause: changes.filter((change) => isCause(change, of, about)).map((change) => `${placeOf(change)}: ${describe(change)}`),
      });
      actions.push(action);
      tables = after;
    } catch (error) {
      if (!(error instanceof RefusedAction)) throw error;
      refused.push({ of, about: about ?? "", why: error.message });
    }
  }
  return { steps, actions, refused };
}

function isCause(change: Change, of: string, about: string | undefined): boolean {
  if (of === "") return /^(?:key|reference|primary|place|entity|naming)-/u.test(change.kind) && !change.kind.endsWith("documented");
  if (change.of !== of && change.of !== "") return false;
  return about === undefined || change.path[0] === about.split(".")[0];
}

/** What an action does, in plain words. */
function words(action: Action): string {
  const table = ({ datasetId, tableId }: TableReference): string => `${datasetId}.${tableId}`;
  switch (action.do) {
    case "create table": return `make the table ${table(action.table.tableReference)}`;
    case "copy rows": return `copy the rows of ${table(action.from)} to ${table(action.to)}${action.update ? " once more" : ""}`;
    case "rename table": return `call the table ${table(action.at)} ${action.to}`;
    default: return `${action.do} ${"column" in action ? `${typeof action.column === "string" ? action.column : action.column.name} of ` : "of "}${table(action.at)}`;
  }
}

/** Keys that have to go before anything else, since they change or stand in the way, and those that come at the end. */
function keyActions(before: Tables, after: Tables, pairs: readonly { readonly from: TableResource; readonly to: TableResource; readonly plan: TablePlan }[], gone: readonly TableResource[]): { readonly dropped: readonly Action[]; readonly added: readonly Action[] } {
  const of = new Map(pairs.map((pair) => [keyOf(pair.from.tableReference), pair]));
  const keysOf = (table: TableResource | undefined): readonly ForeignKey[] => table?.tableConstraints?.foreignKeys ?? [];
  const stays = new Set<string>();
  for (const [key, table] of before) {
    const pair = of.get(key);
    const columns = table.tableConstraints?.primaryKey?.columns;
    if (pair !== undefined && !pair.plan.replaced && columns !== undefined && JSON.stringify(columns) === JSON.stringify(pair.to.tableConstraints?.primaryKey?.columns) && !columns.some((name) => pair.plan.moved.has(name))) stays.add(key);
  }
  const keeps = (table: TableResource, foreign: ForeignKey): boolean => {
    const pair = of.get(keyOf(table.tableReference));
    return pair !== undefined && !pair.plan.replaced && stays.has(keyOf(foreign.referencedTable)) && !foreign.columnReferences.some((each) => pair.plan.moved.has(each.referencingColumn))
      && keysOf(pair.to).some((each) => JSON.stringify(each) === JSON.stringify(foreign));
  };
  const isGone = (table: TableResource): boolean => gone.some((each) => keyOf(each.tableReference) === keyOf(table.tableReference));
  const dropped = [...before.values()].flatMap((table) => keysOf(table).filter((foreign) => !keeps(table, foreign)).flatMap((foreign): readonly Action[] => (foreign.name === undefined ? [] : [{ do: "drop foreign key", at: table.tableReference, name: foreign.name }])));
  const unkeyed = [...before].filter(([key, table]) => table.tableConstraints?.primaryKey !== undefined && !stays.has(key) && !isGone(table)).map(([, table]): Action => ({ do: "drop primary key", at: table.tableReference }));
  const kept = (to: TableResource): { readonly primary: boolean; readonly foreign: readonly string[] } => {
    const pair = pairs.find((each) => each.to.tableReference === to.tableReference || keyOf(each.to.tableReference) === keyOf(to.tableReference));
    return { primary: pair !== undefined && stays.has(keyOf(pair.from.tableReference)), foreign: pair === undefined ? [] : keysOf(pair.from).filter((foreign) => keeps(pair.from, foreign)).map((foreign) => JSON.stringify(foreign)) };
  };
  const primary = [...after.values()].flatMap((table): readonly Action[] => (table.tableConstraints?.primaryKey === undefined || kept(table).primary ? [] : [{ do: "add primary key", at: table.tableReference, columns: table.tableConstraints.primaryKey.columns }]));
  const foreign = [...after.values()].flatMap((table) => keysOf(table).filter((key) => !kept(table).foreign.includes(JSON.stringify(key))).map((key): Action => ({ do: "add foreign key", at: table.tableReference, key })));
  return { dropped: [...dropped, ...unkeyed], added: [...primary, ...foreign] };
}

function newDatasets(before: Schema, after: Schema): readonly string[] {
  const ids = (schema: Schema): readonly string[] => datasetsOf(schema, [...tablesIn(schema).values()].map(({ tableReference }) => tableReference)).map(({ datasetReference }) => datasetReference.datasetId);
  const old = new Set(ids(before));
  return ids(after).filter((id) => !old.has(id));
}
