import type { Change } from "@concord/changes";
import { constraintsOf, type Entity, type Schema } from "@concord/core";
import { isObject, type JsonObject } from "@concord/oracle";
import { derivedChecks, derivedRecords, groundOf } from "@concord/prove";
import type { DocumentWrite } from "../../packages/firestore/src/driver/database.ts";
import { encodePath, encodeRecord } from "../../packages/firestore/src/driver/encode.ts";
import { Unrepresentable, type Fields } from "../../packages/firestore/src/driver/value.ts";

/** A write that a client sends: a new document, or a change of `old`. */
export interface ClientWrite {
  readonly note: string;
  /** Whose document it writes to. */
  readonly of: "before" | "after";
  readonly path: string;
  readonly uid: string;
  readonly old?: Fields;
  readonly fields: Fields;
}

/** Fields that are made at the request's time. */
const made = "createdAt";

/** What is sent for a write. */
export function sentOf({ path, old, fields }: ClientWrite): DocumentWrite {
  const { [made]: _, ...given } = fields;
  if (old === undefined) return { do: "create", path, fields: given, now: [made] };
  const changed = touchedBy(old, fields);
  return { do: "update", path, changed, now: [], fields: Object.fromEntries(changed.flatMap((key) => (fields[key] === undefined ? [] : [[key, fields[key]]]))) };
}

/** The fields that differ. */
export function touchedBy(old: Fields, fields: Fields): readonly string[] {
  return [...new Set([...Object.keys(old), ...Object.keys(fields)])].filter((key) => JSON.stringify(old[key]) !== JSON.stringify(fields[key]));
}

/** One state's entity, a valid document of it, and documents that the prover derives from its constraints, most of them about what changed. */
export interface Documents { readonly entity: Entity; readonly schema: Schema; readonly valid: Fields; readonly path: string; readonly uid: string; readonly offered: readonly { readonly note: string; readonly fields: Fields }[] }

export function documentsOf(schema: Schema, changes: readonly Change[], most: number): Documents {
  const entity = schema.entities.find(({ id }) => id === "shop.order") as Entity;
  const ground = groundOf(schema, entity, "firestore", 1_700_000_000_000_000n);
  const constraints = constraintsOf(entity, "firestore");
  const derived = [...derivedRecords(ground, constraints), ...derivedChecks(ground, constraints)];
  const control = derived[0]?.control as JsonObject;
  const encode = (record: JsonObject): Fields => encodeRecord(entity, schema.project, record);
  const concerned = new Set(changes.flatMap(({ field, path }) => (field === undefined ? [] : [path[0]])));
  const isAbout = (record: JsonObject): boolean => [...concerned].some((name) => name !== undefined && JSON.stringify(record[name]) !== JSON.stringify(control[name]));
  const records = derived.flatMap(({ record, note }) => (isObject(record) ? [{ record, note }] : [])).filter(({ record }) => record["id"] === control["id"]);
  const near = records.filter(({ record }) => isAbout(record));
  const chosen = [...spread(near, Math.ceil(most * 0.7)), ...spread(records.filter((each) => !near.includes(each)), most - Math.min(near.length, Math.ceil(most * 0.7)))];
  const offered = chosen.flatMap(({ record, note }) => {
    try {
      return [{ note, fields: encode(record) }];
    } catch (error) {
      if (error instanceof Unrepresentable) return [];
      throw error;
    }
  });
  return { entity, schema, valid: encode(control), path: encodePath(entity, schema.project, control), uid: String(control["clientId"]), offered };
}

/** So many of a list, evenly from all of it. */
function spread<T>(all: readonly T[], most: number): readonly T[] {
  return all.filter((_, index) => Math.floor(index * most / all.length) !== Math.floor((index - 1) * most / all.length));
}

/** Documents of both states, created, and brought about by changes of the other's and of their own. Each write has a document of its own. */
export function writesOf(before: Documents, after: Documents): readonly ClientWrite[] {
  const writes = ([["before", before], ["after", after]] as const).flatMap(([name, { valid, path, uid, offered }]) => {
    const kept = (fields: Fields): Fields => ({ ...fields, ...(valid[made] === undefined ? {} : { [made]: valid[made] }) });
    const legacy = name === "after" && path === before.path ? [before.valid] : [];
    return [{ note: "the valid one", fields: valid }, ...offered].flatMap(({ note, fields }): readonly ClientWrite[] => [
      { note: `create of ${name}: ${note}`, of: name, path, uid, fields },
      { note: `change of ${name}: ${note}`, of: name, path, uid, old: valid, fields: kept(fields) },
      ...legacy.map((old) => ({ note: `change of before by after: ${note}`, of: "before" as const, path, uid, old, fields: { ...old, ...only(fields, touchedBy(valid, fields)) } })),
    ]);
  });
  return writes.map(apart);
}

let documents = 0;

/** The same write, of a document that no other write has, unless other fields than the id name documents. */
export function apart(write: ClientWrite): ClientWrite {
  const [collection, id] = write.path.split("/") as [string, string];
  const [name, value] = Object.entries(write.fields).find(([, held]) => "stringValue" in held && held.stringValue === id) ?? [];
  if (name === undefined || value === undefined || !("stringValue" in value)) return write;
  documents += 1;
  const digits = String(documents).padStart(4, "0");
  const other = { stringValue: `${id.slice(0, -4)}${digits}` };
  return { ...write, path: `${collection}/${other.stringValue}`, fields: { ...write.fields, [name]: other }, ...(write.old === undefined ? {} : { old: { ...write.old, [name]: other } }) };
}

export function only(fields: Fields, keys: readonly string[]): Fields {
  return Object.fromEntries(keys.flatMap((key) => (fields[key] === undefined ? [] : [[key, fields[key]]])));
}
