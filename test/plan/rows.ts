import { pairIds, pairNamed } from "@concord/changes";
import { constraintsOf, emit, shapeOf, type Entity, type Json, type Schema } from "@concord/core";
import { loadCodecs } from "@concord/core/driver";
import { isObject, judge, type JsonObject } from "@concord/oracle";
import { columnNames, identifier, literal, policyOf, postgresTarget, qualified, tableOf } from "@concord/postgres";
import { connected, type Database } from "@concord/postgres/driver";
import { derivedChecks, derivedRecords, groundOf } from "@concord/prove";

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

const derived = new WeakMap<Entity, readonly JsonObject[]>();

/** Valid records of an entity: those that its constraints lead to, limits, empty values and missing ones among them. */
function recordsOf(schema: Schema, entity: Entity): readonly JsonObject[] {
  const ground = groundOf(schema, entity, "postgres", 1_700_000_000_000_000n);
  const constraints = constraintsOf(entity, "postgres");
  const found = derived.get(entity) ?? [...derivedRecords(ground, constraints), ...derivedChecks(ground, constraints)].map(({ record }) => record).filter(isObject)
    .filter((record) => judge(entity, shapeOf(entity, "record"), record).verdict === "accepted");
  derived.set(entity, found);
  return found;
}

/** The record as the other state calls it, if that takes it: what only that state has comes from one of its own records. */
function asAfter(record: JsonObject, before: Entity, after: Entity, sample: JsonObject | undefined, said: ReadonlyMap<string, string>): JsonObject | undefined {
  const { both } = pairNamed(before.fields, after.fields);
  const kept = Object.fromEntries(both.flatMap(([old, now]) => (said.has(`${after.id}.${now.name}`) && sample !== undefined ? [[now.name, sample[now.name] as Json]] : old.name in record ? [[now.name, record[old.name] as Json]] : [])));
  const added = Object.fromEntries(after.fields.filter((field) => !both.some(([, now]) => now === field)).flatMap((field) => (sample !== undefined && field.name in sample ? [[field.name, sample[field.name] as Json]] : [])));
  const whole = { ...added, ...kept } as JsonObject;
  return judge(after, shapeOf(after, "record"), whole).verdict === "accepted" ? whole : undefined;
}

/** Puts rows into every table that both states hold, such as both take; gives how many there are. What refers leads to rows that are there. */
export async function putRows(database: Database, before: Schema, after: Schema, most: number, random: () => number, said: ReadonlyMap<string, string> = new Map()): Promise<number> {
  const { files } = emit(postgresTarget, before);
  const codecs = await loadCodecs(files, (entity) => `postgres/${entity.namespace}/${entity.name}.codec.ts`, (exported, { name }) => exported[`${name}ToRow`] as (record: Json) => Readonly<Record<string, string | null>>);
  const successors = new Map(pairIds(before.entities, after.entities).both.map(([old, now]) => [old.id, now]));
  const keys = new Map<string, JsonObject[]>();
  let put = 0;
  await connected(database.config, async (client) => {
    for (const entity of inOrder(before.entities.filter(({ stores }) => stores.includes("postgres")))) {
      const next = successors.get(entity.id);
      const sample = next === undefined || !next.stores.includes("postgres") ? undefined : recordsOf(after, next)[0];
      const records = recordsOf(before, entity).filter((record) => next === undefined || !next.stores.includes("postgres") || asAfter(record, entity, next, sample, said) !== undefined);
      const toRow = await codecs.of(entity);
      const there: JsonObject[] = [];
      const taken = new Set<string>();
      const references = [...entity.references, ...(next === undefined ? [] : referencesBefore(entity, next))];
      for (let at = 0; at < most && records.length > 0; at += 1) {
        const record = withKey(at < records.length ? records[at] as JsonObject : records[Math.floor(random() * records.length)] as JsonObject, entity, references, at, random, keys);
        if (record === undefined) break;
        if (next !== undefined && meets(record, entity, next, taken)) continue;
        const row = toRow(record);
        const names = Object.keys(row);
        const { schema, table } = tableOf(entity, before.project);
        const statement = `INSERT INTO ${qualified(schema, table)} (${names.map(identifier).join(", ")}) VALUES (${names.map((_, index) => `$${index + 1}`).join(", ")}) ON CONFLICT DO NOTHING`;
        await client.query(statement, names.map((name) => row[name] ?? null)).then(({ rowCount }) => {
          put += rowCount ?? 0;
          if (rowCount === 1) there.push(record);
        }, () => {});
      }
      keys.set(entity.id, there);
    }
  });
  await codecs.close();
  return put;
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

/** The record under a key of its own, referring to what is there. */
function withKey(record: JsonObject, entity: Entity, references: Entity["references"], at: number, random: () => number, keys: ReadonlyMap<string, readonly JsonObject[]>): JsonObject | undefined {
  const changed: Record<string, Json> = { ...record };
  for (const reference of references) {
    const targets = keys.get(reference.to) ?? [];
    const target = targets[Math.floor(random() * targets.length)];
    for (const [index, name] of reference.by.entries()) {
      if (!(name in changed)) continue;
      if (target !== undefined) changed[name] = target[reference.key[index] as string] as Json;
      else if (entity.fields.find((field) => field.name === name)?.optional === true) delete changed[name];
      else if (reference.enforce.includes("postgres")) return undefined;
    }
  }
  for (const name of entity.key) {
    if (references.some(({ by }) => by.includes(name))) continue;
    const field = entity.fields.find((each) => each.name === name);
    if (field?.type.kind === "uuid") changed[name] = `${hex(8, random)}-${hex(4, random)}-4${hex(3, random)}-8${hex(3, random)}-${hex(12, random)}`;
    if (field?.type.kind === "uid") changed[name] = `u${at}`;
  }
  return changed as JsonObject;
}

function hex(digits: number, random: () => number): string {
  return Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join("");
}

/** The rows of a table, each column as text, in no order. */
export async function readRows(database: Database, entity: Entity, schema: Schema): Promise<readonly Readonly<Record<string, string | null>>[]> {
  const place = tableOf(entity, schema.project);
  const names = entity.fields.filter(({ stores }) => stores.includes("postgres")).flatMap((field) => columnNames(field, policyOf(schema.project)));
  return connected(database.config, async (client) => (await client.query<Record<string, string | null>>(`SELECT ${names.map((name) => `${identifier(name)}::text AS ${identifier(name)}`).join(", ")} FROM ${qualified(place.schema, place.table)}`)).rows);
}

/** References that are enforced only afterwards, by the names of fields before. */
function referencesBefore(before: Entity, after: Entity): Entity["references"] {
  const names = new Map(pairNamed(before.fields, after.fields).both.map(([old, now]) => [now.name, old.name]));
  return after.references.filter(({ enforce, by }) => enforce.includes("postgres") && by.every((name) => names.has(name))).map((each) => ({ ...each, by: each.by.map((name) => names.get(name) as string) }));
}

/** Whether a record meets an earlier one in what is unique afterwards; remembers it. */
function meets(record: JsonObject, before: Entity, after: Entity, taken: Set<string>): boolean {
  const names = new Map(pairNamed(before.fields, after.fields).both.map(([old, now]) => [now.name, old.name]));
  const said = [after.key.map((name) => [name]), ...after.uniques.map(({ fields }) => fields)].map((paths, index) => JSON.stringify([index, ...paths.map(([name = "", ...rest]) => rest.reduce<Json | undefined>((value, step) => (isObject(value) ? value[step] : undefined), record[names.get(name) ?? name]) ?? null)]));
  if (said.some((each) => taken.has(each))) return true;
  for (const each of said) taken.add(each);
  return false;
}

/** What rows get that lack a value afterwards: one that a valid record has. */
export async function fillsFor(before: Schema, after: Schema): Promise<Readonly<Record<string, string>>> {
  const { files } = emit(postgresTarget, after);
  const codecs = await loadCodecs(files, (entity) => `postgres/${entity.namespace}/${entity.name}.codec.ts`, (exported, { name }) => exported[`${name}ToRow`] as (record: Json) => Readonly<Record<string, string | null>>);
  const fills: Record<string, string> = {};
  for (const [old, now] of pairIds(before.entities, after.entities).both) {
    if (!now.stores.includes("postgres")) continue;
    const held = pairNamed(old.fields.filter(({ stores }) => stores.includes("postgres")), now.fields).both;
    const [sample] = recordsOf(after, now);
    const row = sample === undefined ? {} : (await codecs.of(now))(sample);
    for (const field of now.fields) {
      const former = held.find(([, each]) => each === field)?.[0];
      if (field.optional || field.computed !== undefined || (former !== undefined && !former.optional)) continue;
      const value = row[columnNames(field, policyOf(after.project))[0] as string];
      if (typeof value === "string") fills[`${now.id}.${field.name}`] = literal(value);
    }
  }
  await codecs.close();
  return fills;
}
