import { diff } from "@concord/changes";
import { constraintsOf, type Entity, type Field, type Json, type Pattern, type Schema, type Type } from "@concord/core";
import { isObject, judge, readDecimal, storedShape, writeDecimal, type JsonObject } from "@concord/oracle";
import { columnNames, identifier, literal, policyOf, qualified, tableOf } from "@concord/postgres";
import { cellsOf } from "@concord/postgres/driver";
import { derivedChecks, derivedRecords, groundOf, nth } from "@concord/prove";
import type { Client } from "pg";
import { fieldsInBoth, heldInBoth } from "./values.ts";

/** Numbers from a seed, from 0 to below 1: mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How many rows stand in a table of which nothing changes, so that others can refer to them. */
const few = 40;
const derived = new WeakMap<Entity, readonly JsonObject[]>();

/** Valid records of an entity: those that its constraints lead to, limits, empty values and missing ones among them. */
function recordsOf(schema: Schema, entity: Entity): readonly JsonObject[] {
  const known = derived.get(entity);
  if (known !== undefined) return known;
  const ground = groundOf(schema, entity, "postgres", 1_700_000_000_000_000n);
  const constraints = constraintsOf(entity, "postgres");
  const found = [...derivedRecords(ground, constraints), ...derivedChecks(ground, constraints)].map(({ record }) => record).filter(isObject).filter((record) => isValid(entity, record));
  derived.set(entity, found);
  return found;
}

function isValid(entity: Entity, record: JsonObject): boolean {
  return judge(entity, storedShape(entity, "postgres"), record).verdict === "accepted";
}

/** Puts rows into every table, in those that change up to so many, such as both states take; gives how many there are. What refers leads to rows that are there. */
export async function putRows(client: Client, before: Schema, after: Schema, most: number, random: () => number, said: ReadonlyMap<string, string> = new Map()): Promise<number> {
  const changed = new Set(diff(before, after).map(({ of }) => of));
  const successors = new Map(heldInBoth(before, after).map(([old, now]) => [old.id, now]));
  const keys = new Map<string, JsonObject[]>();
  let put = 0;
  for (const entity of inOrder(before.entities.filter(({ stores }) => stores.includes("postgres")))) {
    const next = successors.get(entity.id);
    const records = made(before, after, entity, next, changed.has(next?.id ?? entity.id) ? most : Math.min(few, most), random, keys, said);
    const there = await inserted(client, before, entity, records);
    keys.set(entity.id, there);
    put += there.length;
  }
  return put;
}

/** Records under keys of their own, of which no two meet in either state in what is unique. */
function made(before: Schema, after: Schema, entity: Entity, next: Entity | undefined, most: number, random: () => number, keys: ReadonlyMap<string, readonly JsonObject[]>, said: ReadonlyMap<string, string>): readonly JsonObject[] {
  const all = recordsOf(before, entity);
  const sample = next === undefined ? undefined : recordsOf(after, next)[0];
  const references = [...entity.references, ...(next === undefined ? [] : referencesBefore(entity, next))];
  const asked = next === undefined ? new Set<string>() : askedToRefer(entity, next);
  const taken = new Set<string>();
  const found: JsonObject[] = [];
  for (let at = 0; all.length > 0 && at < most; at += 1) {
    const given = all[at < all.length ? at : Math.floor(random() * all.length)] as JsonObject;
    const record = apart(referring(given, entity, references, asked, random, new Map([...keys, [entity.id, found]])), entity, next, at, random);
    if (record === undefined || !isValid(entity, record) || meets([record], entity.key, entity.uniques, taken, "before")) continue;
    if (next !== undefined) {
      const whole = asAfter(record, entity, next, sample, said);
      if (whole === undefined || meets([whole, record], next.key, next.uniques, taken, "after")) continue;
    }
    found.push(record);
  }
  return found;
}

/** The record as the other state calls it, if that takes it: what only that state has, or asks for, comes from one of its own records. */
function asAfter(record: JsonObject, before: Entity, after: Entity, sample: JsonObject | undefined, said: ReadonlyMap<string, string>): JsonObject | undefined {
  const both = fieldsInBoth(before, after);
  const whole: Record<string, Json> = {};
  const take = (name: string): void => { if (sample !== undefined && name in sample) whole[name] = sample[name] as Json; };
  for (const [old, now] of both) {
    const value = old.name in record ? recast(record[old.name] as Json, old.type, now.type) : undefined;
    if (said.has(`${after.id}.${now.name}`) || (value === undefined && !now.optional)) take(now.name);
    else if (value !== undefined) whole[now.name] = value;
  }
  for (const field of after.fields) if (!both.some(([, now]) => now === field)) take(field.name);
  return isValid(after, whole) ? whole : undefined;
}

/** A value as a column's new type spells it, where the two have values in common. */
function recast(value: Json, from: Type, to: Type): Json {
  const number = typeof value === "number" ? String(value) : typeof value === "string" && (from.kind === "int64" || from.kind === "decimal") ? value : undefined;
  if (to.kind === "enum") return to.values.find(({ was }) => was.some((name) => name === value))?.value ?? value;
  if (number === undefined) return value;
  if (to.kind === "int64" && from.kind !== "decimal") return number;
  if (to.kind === "int32" || to.kind === "integer") return from.kind === "decimal" ? value : Number(number);
  const decimal = to.kind === "decimal" && Number.isInteger(Number(number)) || from.kind === "decimal" ? readDecimal(number) : undefined;
  return to.kind === "decimal" && decimal !== undefined && decimal.scale <= to.scale ? writeDecimal({ units: decimal.units * 10n ** BigInt(to.scale - decimal.scale), scale: to.scale }) : value;
}

/** The references of the fields after the change, by the names that they have before: a row that refers to nothing then is none that a plan can take over. */
function referencesBefore(before: Entity, after: Entity): Entity["references"] {
  const names = new Map(fieldsInBoth(before, after).map(([old, now]) => [now.name, old.name]));
  return after.references.filter((reference) => reference.by.every((name) => names.has(name))).map((reference) => ({ ...reference, by: reference.by.map((name) => names.get(name) as string) }));
}

/** Fields that may be missing and have to refer afterwards, by the names that they have before: no one value that a plan could fill in is right for that. */
function askedToRefer(before: Entity, after: Entity): ReadonlySet<string> {
  const refers = new Set(after.references.filter(({ enforce }) => enforce.includes("postgres")).flatMap(({ by }) => by));
  return new Set(fieldsInBoth(before, after).filter(([old, now]) => old.optional && !now.optional && refers.has(now.name)).map(([old]) => old.name));
}

/** The record, referring to what is there; nothing where nothing is. */
function referring(record: JsonObject, entity: Entity, references: Entity["references"], asked: ReadonlySet<string>, random: () => number, keys: ReadonlyMap<string, readonly JsonObject[]>): JsonObject | undefined {
  const changed: Record<string, Json> = { ...record };
  const given = new Map<string, Json>();
  const chosen = new Map<string, JsonObject>();
  for (const reference of references) {
    if (reference.when !== undefined && record[reference.when.field] !== reference.when.is) continue;
    const targets = keys.get(reference.to) ?? [];
    const way = [reference.to, ...reference.by].join(" ");
    const target = chosen.get(way) ?? targets[Math.floor(random() * targets.length)];
    if (target !== undefined) chosen.set(way, target);
    for (const [index, name] of reference.by.entries()) {
      if (!(name in changed) && !asked.has(name)) continue;
      const key = target?.[reference.key[index] as string];
      // What refers to one thing before and to another after, with keys of other kinds, no plan can take over.
      if (target !== undefined && (key === undefined || (given.get(name) ?? key) !== key)) return undefined;
      if (key !== undefined) given.set(name, changed[name] = key);
      else if (!asked.has(name) && entity.fields.find((field) => field.name === name)?.optional === true) delete changed[name];
      else if (reference.enforce.includes("postgres")) return undefined;
    }
  }
  return changed as JsonObject;
}

/** The record with other values in its key, and in what is unique in either state. */
function apart(record: JsonObject | undefined, entity: Entity, next: Entity | undefined, at: number, random: () => number): JsonObject | undefined {
  if (record === undefined) return undefined;
  const changed: Record<string, Json> = { ...record };
  const former = new Map(next === undefined ? [] : fieldsInBoth(entity, next).map(([old, now]) => [now.name, old.name]));
  const uniques = [[...entity.key], ...entity.uniques.map(({ fields }) => fields.map(([name = ""]) => name)), ...(next === undefined ? [] : [[...next.key], ...next.uniques.map(({ fields }) => fields.map(([name = ""]) => name))].map((names) => names.map((name) => former.get(name) ?? name)))];
  const refers = new Set([...entity.references, ...(next === undefined ? [] : referencesBefore(entity, next))].flatMap(({ by }) => by));
  for (const name of new Set(uniques.flatMap((names) => names.filter((each) => !refers.has(each))))) {
    const field = entity.fields.find((each) => each.name === name);
    if (field === undefined || !(name in changed) || field.computed !== undefined || field.type.kind === "enum" || field.type.kind === "boolean") continue;
    const value = numbered(field, at, random);
    if (value !== undefined) changed[name] = value;
  }
  return changed as JsonObject;
}

function numbered({ type }: Field, at: number, random: () => number): Json | undefined {
  if (type.kind === "uuid") return `${hex(8, random)}-${hex(4, random)}-4${hex(3, random)}-8${hex(3, random)}-${hex(12, random)}`;
  if (type.kind === "string" && type.pattern !== undefined && type.format === undefined) return spelled(type.pattern.tree, { n: at });
  return nth(type, at);
}

function hex(digits: number, random: () => number): string {
  return Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join("");
}

/** A word of a pattern by its number, which is used up digit by digit. */
function spelled(node: Pattern["tree"], left: { n: number }): string {
  if (node.is === "literal") return String.fromCodePoint(node.codePoint);
  if (node.is === "sequence") return node.items.toReversed().map((item) => spelled(item, left)).reverse().join("");
  if (node.is === "alternatives") return spelled(node.items[0] as Pattern["tree"], left);
  if (node.is === "repeat") return Array.from({ length: Math.max(node.least, Math.min(node.most ?? 6, 6)) }, () => spelled(node.item, left)).reverse().join("");
  const [[from, to] = [97, 97]] = node.ranges;
  const letter = String.fromCodePoint(from + (left.n % (to - from + 1)));
  left.n = Math.floor(left.n / (to - from + 1));
  return letter;
}

/** Whether a record, or what it was before, meets an earlier one in what is unique; remembers it. */
function meets([record, former]: readonly JsonObject[], key: readonly string[], uniques: Entity["uniques"], taken: Set<string>, when: string): boolean {
  const at = (name: string, rest: readonly string[]): Json => rest.reduce<Json | undefined>((value, step) => (isObject(value) ? value[step] : undefined), record?.[name] ?? former?.[name]) ?? null;
  const said = [key.map((name) => [name]), ...uniques.map(({ fields }) => fields)].map((paths, index) => JSON.stringify([when, index, ...paths.map(([name = "", ...rest]) => at(name, rest))]));
  if (said.some((each) => taken.has(each))) return true;
  for (const each of said) taken.add(each);
  return false;
}

/** Puts records into their table, as many at once as go, and gives those that are there. */
async function inserted(client: Client, schema: Schema, entity: Entity, records: readonly JsonObject[]): Promise<JsonObject[]> {
  const place = tableOf(entity, schema.project);
  const rows = records.map((record) => cellsOf(entity, schema.project, record, () => false)).map((cells) => {
    if ("unrepresentable" in cells) throw new Error(cells.unrepresentable);
    return cells;
  });
  const columns = rows[0]?.map(({ column }) => identifier(column)) ?? [];
  if (columns.length === 0) return [];
  const { rows: types } = await client.query<{ name: string; type: string }>("SELECT quote_ident(attname) AS name, format_type(atttypid, atttypmod) AS type FROM pg_catalog.pg_attribute WHERE attrelid = $1::regclass AND attnum > 0", [qualified(place.schema, place.table)]);
  const typed = new Map(types.map(({ name, type }) => [name, type]));
  const select = columns.map((name, at) => `c${at}::${typed.get(name) ?? "text"}`).join(", ");
  const statement = `INSERT INTO ${qualified(place.schema, place.table)} (${columns.join(", ")}) SELECT ${select} FROM unnest(${columns.map((_, at) => `$${at + 1}::text[]`).join(", ")}) AS r(${columns.map((_, at) => `c${at}`).join(", ")})`;
  const values = columns.map((_, at) => rows.map((row) => { const bound = row[at]?.bound; return bound !== undefined && "text" in bound ? bound.text : null; }));
  await client.query(statement, values);
  return [...records];
}

/** Entities behind those to which they refer. */
function inOrder(entities: readonly Entity[]): readonly Entity[] {
  const done: Entity[] = [];
  for (let left = [...entities]; left.length > 0;) {
    const next = left.find((entity) => entity.references.every(({ to }) => to === entity.id || done.some(({ id }) => id === to) || !left.some(({ id }) => id === to))) ?? left[0] as Entity;
    done.push(next);
    left = left.filter((each) => each !== next);
  }
  return done;
}

/** What rows get that lack a value afterwards: one that a valid record has. */
export function fillsFor(before: Schema, after: Schema): ReadonlyMap<string, string> {
  const fills = new Map<string, string>();
  for (const [old, now] of heldInBoth(before, after)) {
    const both = fieldsInBoth(old, now);
    const lacking = now.fields.filter((field) => field.stores.includes("postgres") && !field.optional && field.computed === undefined && both.every(([former, each]) => each !== field || former.optional));
    const [sample] = lacking.length === 0 ? [] : recordsOf(after, now);
    const cells = sample === undefined ? [] : cellsOf(now, after.project, sample, () => false);
    for (const field of lacking) {
      const [column] = columnNames(field, policyOf(after.project));
      const bound = "unrepresentable" in cells ? undefined : cells.find((cell) => cell.column === column)?.bound;
      if (bound !== undefined && "text" in bound && bound.text !== null) fills.set(`${now.id}.${field.name}`, literal(bound.text));
    }
  }
  return fills;
}
