import { pairIds, pairNamed } from "@concord/changes";
import type { Entity, Project, Schema } from "@concord/core";
import { defaultPartitionName } from "../emit/partition.ts";
import { journalOf } from "../history.ts";
import { columnNames, fieldsHere, policyOf, tableOf, type TableName } from "../names.ts";
import { identifier, qualified } from "../quote.ts";
import type { Rows } from "../rows.ts";
import { slotOf } from "../staging.ts";
import { act, drop, last, rank } from "./act.ts";
import type { Definition } from "./definition.ts";
import type { Act } from "./draft.ts";
import { pairedRows } from "./rows.ts";
import { statements } from "./statements.ts";
import { isFixed } from "./twins.ts";

/** What only gets another name or place. It is done first, and everything else is compared afterwards. */
export interface Renames {
  readonly do: readonly string[];
  readonly undo: readonly string[];
  /** Tables that old clients still call by the former name. */
  readonly tables: readonly (readonly [former: TableName, now: TableName])[];
}

export const noRenames: Renames = { do: [], undo: [], tables: [] };

/**
 * What gets another name between two states. A table keeps its rows; a column that others stand on (a key, what foreign keys point at) is called otherwise at once, and
 * so are the columns of a journal or staging table, which no client writes. `have`: the catalog before.
 */
export function renamesOf(before: Schema, after: Schema, have: readonly Definition[], want: readonly Definition[]): Renames {
  const run: string[] = [];
  const undo: string[] = [];
  const tables: (readonly [TableName, TableName])[] = [];
  const step = (forth: string, back: string): void => {
    run.push(forth);
    undo.unshift(back);
  };
  for (const [old, now] of pairIds(before.entities, after.entities).both) {
    if (!old.stores.includes("postgres") || !now.stores.includes("postgres")) continue;
    for (const [index, [from, to]] of placesOf(old, before.project, now, after.project).entries()) {
      const moved = from.schema !== to.schema || from.table !== to.table;
      const columns = columnsOf(old, before.project, now, after.project, index).filter(([left, right]) => left !== right && (index > 0 || mustMove(from, left, have)));
      const exists = (name: string): boolean => have.some((each) => each.kind === "column" && each.schema === from.schema && each.of === from.table && each.name === name);
      const table = { kind: "table", schema: from.schema, of: "", name: from.table } as Definition;
      if (moved) {
        if (from.schema !== to.schema) {
          if (!have.some((each) => each.kind === "schema" && each.schema === to.schema)) step(`CREATE SCHEMA IF NOT EXISTS ${identifier(to.schema)}`, `DROP SCHEMA ${identifier(to.schema)}`);
          step(`ALTER TABLE ${qualified(from.schema, from.table)} SET SCHEMA ${identifier(to.schema)}`, `ALTER TABLE ${qualified(to.schema, from.table)} SET SCHEMA ${identifier(from.schema)}`);
        }
        if (from.table !== to.table) step(statements.table.rename?.({ ...table, schema: to.schema }, to.table) as string, statements.table.rename?.({ ...table, schema: to.schema, name: to.table }, from.table) as string);
        calledAfter("constraint", from, to, have, want, step);
        if (index === 0) tables.push([from, to]);
        if (index === 0 && old.partition !== undefined && now.partition !== undefined) {
          const [left, right] = [{ schema: from.schema, table: defaultPartitionName(old, before.project) }, { schema: to.schema, table: defaultPartitionName(now, after.project) }];
          defaultFollows(left, right, have, want, step);
        }
        if (index <= staging) followers(from, to, have, want, step); // Those of members are called after the entity's table, and went with it.
      }
      for (const [left, right] of columns.filter(([name]) => exists(name))) {
        const column = { kind: "column", schema: to.schema, of: to.table, name: left } as Definition;
        step(statements.column.rename?.(column, right) as string, statements.column.rename?.({ ...column, name: right }, left) as string);
      }
    }
  }
  return { do: run, undo, tables };
}

/** The default partition is called after its table, and in the same schema; its constraints and indexes are called after it. */
function defaultFollows(from: TableName, to: TableName, have: readonly Definition[], want: readonly Definition[], step: (forth: string, back: string) => void): void {
  if (from.schema !== to.schema) step(`ALTER TABLE ${qualified(from.schema, from.table)} SET SCHEMA ${identifier(to.schema)}`, `ALTER TABLE ${qualified(to.schema, from.table)} SET SCHEMA ${identifier(from.schema)}`);
  if (from.table !== to.table) step(`ALTER TABLE ${qualified(to.schema, from.table)} RENAME TO ${identifier(to.table)}`, `ALTER TABLE ${qualified(to.schema, to.table)} RENAME TO ${identifier(from.table)}`);
  for (const kind of ["constraint", "index"] as const) calledAfter(kind, from, to, have, want, step);
}

/** What stands on a table and is called after it goes with it: what changes with the table's name is changed then, and is no other one. */
function calledAfter(kind: "constraint" | "index", from: TableName, to: TableName, have: readonly Definition[], want: readonly Definition[], step: (forth: string, back: string) => void): void {
  const on = (list: readonly Definition[], { schema, table }: TableName): readonly Definition[] => list.filter((each) => each.kind === kind && each.schema === schema && each.of === table);
  const [names, meant] = [new Set(on(have, from).map((each) => each.name)), new Set(on(want, to).map((each) => each.name))];
  for (const each of on(have, from)) {
    if (!each.name.startsWith(`${from.table}_`)) continue;
    const [there, name] = [{ ...each, schema: to.schema, of: to.table }, `${to.table}${each.name.slice(from.table.length)}`];
    if (names.has(name) || !meant.has(name)) continue;
    const { rename } = statements[kind];
    step(rename?.(there, name) as string, rename?.({ ...there, name }, each.name) as string);
  }
}

/** The tables of an entity on both sides, of those that it has on both: its own, its journal, its staging, those of members. */
function placesOf(old: Entity, before: Project, now: Entity, after: Project): readonly (readonly [TableName, TableName])[] {
  const pairs = [[tableOf(old, before), tableOf(now, after)], [journalOf(old, before), journalOf(now, after)], [slotOf(old, before), slotOf(now, after)]] as const;
  return [...pairs.map(([from, to]): readonly [TableName, TableName] => (from === undefined || to === undefined ? [nowhere, nowhere] : [from, to])), ...pairedRows(old, before, now, after)];
}
const nowhere: TableName = { schema: "", table: "" };
/** Where the staging table stands among them; those of members follow. */
const staging = 2;

function columnsOf(old: Entity, before: Project, now: Entity, after: Project, place: number): readonly (readonly [string, string])[] {
  if (place > staging) return rowsColumns(...(pairedRows(old, before, now, after)[place - staging - 1] as readonly [Rows, Rows]), before, after);
  const slots = [slotOf(old, before), slotOf(now, after)] as const;
  const own = pairNamed(fieldsHere(old), fieldsHere(now)).both.flatMap(([from, to]) => {
    const [left, right] = [columnNames(from, policyOf(before)), columnNames(to, policyOf(after))];
    return left.length === right.length ? left.map((name, at) => [name, right[at] as string] as const) : [];
  });
  if (place < staging || slots[0] === undefined || slots[1] === undefined || slots[0].master.length !== slots[1].master.length) return own;
  return [...own, ...slots[0].master.map((name, at) => [name, slots[1]?.master[at] as string] as const)];
}

function rowsColumns(old: Rows, now: Rows, before: Project, after: Project): readonly (readonly [string, string])[] {
  const members = old.members.flatMap((from) => {
    const to = now.members.find(({ name }) => name === from.name);
    const [left, right] = [columnNames(from, policyOf(before)), to === undefined ? [] : columnNames(to, policyOf(after))];
    return left.length === right.length ? left.map((name, at) => [name, right[at] as string] as const) : [];
  });
  return [...old.key.map((name, at) => [name, now.key[at] as string] as const), ...members];
}

function mustMove({ schema, table }: TableName, name: string, have: readonly Definition[]): boolean {
  const column = have.find((each) => each.kind === "column" && each.schema === schema && each.of === table && each.name === name);
  return column !== undefined && (isFixed(column, { have }) || column.says["identity"] !== null || column.says["generated"] !== null);
}

/** Functions and types that are called after a table go with it. */
function followers(from: TableName, to: TableName, have: readonly Definition[], want: readonly Definition[], step: (forth: string, back: string) => void): void {
  const successor = (name: string): string | undefined => {
    const [bare, rest] = name.includes("(") ? [name.slice(0, name.indexOf("(")), name.slice(name.indexOf("("))] : [name, ""];
    if (bare.startsWith(`${from.table}_`)) return `${to.table}${bare.slice(from.table.length)}${rest}`;
    return bare.endsWith(`_${from.table}`) ? `${bare.slice(0, -from.table.length)}${to.table}${rest}` : undefined;
  };
  for (const each of have) {
    if ((each.kind !== "function" && each.kind !== "type") || each.schema !== from.schema) continue;
    const name = successor(each.name);
    const meant = want.find((other) => other.kind === each.kind && other.schema === to.schema && other.name === name);
    if (name === undefined || meant === undefined || have.some((other) => other.kind === each.kind && other.schema === meant.schema && other.name === meant.name)) continue;
    const { rename } = statements[each.kind];
    if (from.schema !== to.schema) step(`${statements[each.kind].drop(each).replace(/^DROP /u, "ALTER ")} SET SCHEMA ${identifier(to.schema)}`, `${statements[each.kind].drop({ ...each, schema: to.schema }).replace(/^DROP /u, "ALTER ")} SET SCHEMA ${identifier(from.schema)}`);
    if (name !== each.name) step(rename?.({ ...each, schema: to.schema }, name) as string, rename?.({ ...each, schema: to.schema, name }, each.name) as string);
  }
}

/** The renames as part of a plan: with a view under the former name, until nobody uses it. */
export function renameActs(renames: Renames, clientRole: string | undefined): readonly Act[] {
  if (renames.do.length === 0) return [];
  const view = ([former, now]: Renames["tables"][number]): { readonly make: readonly string[]; readonly drop: string } => {
    const name = qualified(former.schema, former.table);
    return {
      make: [`CREATE VIEW ${name} WITH (security_invoker=true) AS SELECT * FROM ${qualified(now.schema, now.table)}`, ...(clientRole === undefined ? [] : [`GRANT SELECT, INSERT, UPDATE, DELETE ON ${name} TO ${identifier(clientRole)}`])],
      drop: drop({ kind: "view", schema: former.schema, of: "", name: former.table, says: {}, at: 0, uses: [] }),
    };
  };
  return [
    act("expand", rank.rename, "give tables and columns their new names", renames.do, renames.undo),
    ...renames.tables.flatMap((pair) => {
      const { make, drop: unmake } = view(pair);
      const name = `${pair[0].schema}.${pair[0].table}`;
      return [act("expand", rank.leave, `let ${name} be called so for now`, make, [unmake]), act("contract", last.unview - 1, `let ${name} no longer be called so`, [unmake], make)];
    }),
  ];
}
