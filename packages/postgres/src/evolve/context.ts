import type { JudgedChange } from "@concord/changes";
import { qualified } from "../quote.ts";
import type { Definition } from "./definition.ts";
import { causesOf, columnKey, isTight, isWide, originsOf, tableKey, type Origins, type Situation, type Twin } from "./situation.ts";
import { reshapedColumns } from "./place/conversions.ts";
import { movedRows, type MovedRows } from "./rows.ts";
import { twinsOf } from "./twins.ts";
import { isRetypedInPlace } from "./types.ts";

/** What every room of the plan looks things up in. */
export interface Context {
  readonly situation: Situation;
  readonly origins: Origins;
  /** What only the other side has. What stands in a table that is new or goes as a whole is among it, what belongs to a partition is not: its parent has it. */
  readonly missing: readonly Definition[];
  readonly gone: readonly Definition[];
  readonly both: readonly (readonly [have: Definition, want: Definition])[];
  readonly twins: readonly Twin[];
  /** Tables of a list's or map's members that come, go or get another form. */
  readonly rows: readonly MovedRows[];
  /** Whether a table is made by this plan, or goes with it. */
  readonly isNew: (schema: string, table: string) => boolean;
  readonly isGone: (schema: string, table: string) => boolean;
  readonly isPartitioned: (schema: string, table: string) => boolean;
  /** Columns that get their place anew when the old clients are gone, with all that stands on them. */
  readonly rebuilt: ReadonlySet<string>;
  readonly causes: (definition: Definition) => readonly JudgedChange[];
  readonly tight: (definition: Definition) => boolean;
  readonly wide: (definition: Definition) => boolean;
  /** Of the columns that a thing stands on in its own table: whether one, or all, are such. */
  readonly onSome: (definition: Definition, is: (key: string) => boolean) => boolean;
  readonly onAll: (definition: Definition, is: (key: string) => boolean) => boolean;
  readonly isNewColumn: (key: string) => boolean;
  readonly isGoneColumn: (key: string) => boolean;
  readonly isTwinNow: (key: string) => boolean;
  readonly isTwinOld: (key: string) => boolean;
  /** Columns that get another type where they stand, when the old clients are gone. */
  readonly isRetyped: (key: string) => boolean;
  /** Columns of JSON that get another form. */
  readonly isReshaped: (key: string) => boolean;
  /** Whether columns of the table have twins. */
  readonly hasTwins: (schema: string, table: string) => boolean;
}

export function contextOf(situation: Situation): Context {
  const { have, want } = situation;
  const origins = originsOf(situation);
  const partitions = new Set([...have, ...want].filter(({ kind, says }) => kind === "table" && says["partition"] !== null).map(({ schema, name }) => tableKey(schema, name)));
  const recast = recastTables(have, want);
  const recastParts = partitionsOf(recast, have, want);
  const rows = movedRows(situation);
  const ofRows = new Set(rows.flatMap(({ had, wanted, stale }) => [...had, ...wanted, ...stale]));
  const counts = (each: Definition): boolean => !ofRows.has(each) && isCounted(each);
  const isCounted = ({ kind, schema, of, name }: Definition): boolean =>
    (!partitions.has(tableKey(schema, of)) || kind === "policy" || kind === "grant") && !recast.has(tableKey(schema, kind === "table" ? name : of)) && !recastParts.has(tableKey(schema, kind === "table" ? name : of));
  const [old, now] = [byIdentity(have.filter(counts)), byIdentity(want.filter(counts))];
  const missing = [...now].filter(([id]) => !old.has(id)).map(([, each]) => each).sort((left, right) => left.at - right.at);
  const gone = [...old].filter(([id]) => !now.has(id)).map(([, each]) => each).sort((left, right) => right.at - left.at);
  const both = [...now].flatMap(([id, each]) => (old.has(id) ? [[old.get(id) as Definition, each] as const] : []));
  const tables = (list: readonly Definition[]): ReadonlySet<string> => new Set(list.filter(({ kind }) => kind === "table" || kind === "view").map(({ schema, name }) => tableKey(schema, name)));
  const [newTables, goneTables] = [tables(missing), tables(gone)];
  const partitioned = new Set(want.filter(({ kind, says }) => kind === "table" && says["kind"] === "partitioned table").map(({ schema, name }) => tableKey(schema, name)));
  const columns = (list: readonly Definition[]): ReadonlySet<string> => new Set(list.filter(({ kind }) => kind === "column").map(keyOf));
  const [newColumns, goneColumns] = [columns(missing), columns(gone)];
  const twins = twinsOf(situation, { missing, gone, both });
  const [twinNow, twinOld] = [new Set(twins.filter(isRename).map(({ now: each }) => keyOf(each))), new Set(twins.map(({ old: each }) => keyOf(each)))];
  const twinTables = new Set(twins.map(({ now: { schema, of } }) => tableKey(schema, of)));
  const rebuilt = new Set([
    ...twins.filter((twin) => !isRename(twin)).map(({ old: each }) => keyOf(each)),
    ...both.filter(([before, after]) => after.kind === "column" && isReplaced(before, after)).map(([, after]) => keyOf(after)),
  ]);
  // What is computed of such a column is made anew after it.
  for (let before = -1; before !== rebuilt.size;) {
    before = rebuilt.size;
    for (const each of [...missing, ...both.map(([, now]) => now)]) {
      if (each.kind === "column" && each.says["generated"] !== null && !newTables.has(tableKey(each.schema, each.of)) && each.uses.some(([schema, table, column]) => column !== null && rebuilt.has(columnKey(schema, table, column)))) rebuilt.add(keyOf(each));
    }
  }
  const retyped = new Set(both.filter(([before, after]) => after.kind === "column" && !isRetypedInPlace(before, after, situation) && !twinOld.has(keyOf(before)) && !rebuilt.has(keyOf(after))).map(([, after]) => keyOf(after)));
  const reshaped = reshapedColumns(situation);
  const own = ({ schema, of, uses }: Definition): readonly string[] => uses.filter(([space, table, column]) => space === schema && table === of && column !== null).map(([space, table, column]) => columnKey(space, table, column as string));
  const known = new Map<Definition, readonly JudgedChange[]>();
  const causes = (definition: Definition): readonly JudgedChange[] => {
    if (!known.has(definition)) known.set(definition, causesOf(definition, situation, origins));
    return known.get(definition) as readonly JudgedChange[];
  };
  return {
    situation, origins, missing, gone, both, twins, rows, rebuilt, causes,
    isNew: (schema, table) => newTables.has(tableKey(schema, table)),
    isGone: (schema, table) => goneTables.has(tableKey(schema, table)),
    isPartitioned: (schema, table) => partitioned.has(tableKey(schema, table)),
    // A column that is there twice while both versions run is not narrowed by its other name; a member of a value is there once.
    tight: (definition) => isTight(causes(definition).filter(({ change }) => change.kind !== "field-renamed" || change.path.length > 1 || definition.kind === "column")),
    wide: (definition) => isWide(causes(definition)),
    onSome: (definition, is) => own(definition).some(is),
    onAll: (definition, is) => own(definition).length > 0 && own(definition).every(is),
    isNewColumn: (key) => newColumns.has(key) && !twinNow.has(key),
    isGoneColumn: (key) => goneColumns.has(key) || twinOld.has(key),
    isTwinNow: (key) => twinNow.has(key),
    isTwinOld: (key) => twinOld.has(key),
    isRetyped: (key) => retyped.has(key),
    isReshaped: (key) => reshaped.has(key),
    hasTwins: (schema, table) => twinTables.has(tableKey(schema, table)),
  };
}

/** Tables that are cut otherwise than before: they are made anew as a whole. */
export function recastTables(have: readonly Definition[], want: readonly Definition[]): ReadonlySet<string> {
  const cut = new Map(have.filter(({ kind }) => kind === "table").map((each) => [tableKey(each.schema, each.name), each.says["partitioned by"] ?? null]));
  return new Set(want.filter(({ kind, schema, name, says }) => kind === "table" && cut.has(tableKey(schema, name)) && cut.get(tableKey(schema, name)) !== (says["partitioned by"] ?? null)).map(({ schema, name }) => tableKey(schema, name)));
}

/** The partitions of tables, on either side. */
function partitionsOf(tables: ReadonlySet<string>, have: readonly Definition[], want: readonly Definition[]): ReadonlySet<string> {
  if (tables.size === 0) return tables;
  const parents = [...tables].map((key) => qualified(...(JSON.parse(key) as [string, string])));
  return new Set([...have, ...want].filter(({ kind, says }) => kind === "table" && parents.some((parent) => String(says["partition"] ?? "").startsWith(`${parent} `))).map(({ schema, name }) => tableKey(schema, name)));
}

/** What stands in the same table and says the same under another name. What stands on a column that is made anew is made anew too, and never among it. */
export function alikeIn({ gone, missing, rebuilt, onSome }: Context, kind: Definition["kind"], said: (definition: Definition) => string): readonly (readonly [old: Definition, now: Definition])[] {
  const moves = (each: Definition): boolean => each.kind === kind && !onSome(each, (key) => rebuilt.has(key));
  const left = missing.filter(moves);
  return gone.filter(moves).flatMap((old) => {
    const at = left.findIndex((now) => now.schema === old.schema && now.of === old.of && said(now) === said(old));
    return at === -1 ? [] : [[old, left.splice(at, 1)[0] as Definition] as const];
  });
}

/** Whether the new column is called otherwise; else it takes the old one's name when that one goes. */
export function isRename({ now, name }: Twin): boolean {
  return now.name === name;
}

/** Whether a column can only be made anew: what generates its values is another expression, or there is one now, or none any more. */
function isReplaced(before: Definition, after: Definition): boolean {
  return (before.says["generated"] ?? null) !== (after.says["generated"] ?? null);
}

export function keyOf({ schema, of, name }: Definition): string {
  return columnKey(schema, of, name);
}

function byIdentity(definitions: readonly Definition[]): ReadonlyMap<string, Definition> {
  return new Map(definitions.map((each) => [JSON.stringify([each.kind, each.schema, each.of, each.name]), each]));
}
