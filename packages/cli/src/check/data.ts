import type { Entity, GeneratedFile, Json, Schema } from "@concord/core";
import type { ReadDocument } from "@concord/firestore/driver";
import { validatorsEngine } from "@concord/jsonschema/driver";

/** What is wrong with a record that a store holds. */
export interface DataFinding { readonly at: string; readonly entity: string; readonly is: "unreadable" | "refused" | "orphan" | "duplicate"; readonly what: string }

/** What was looked at, and what was found; `unlooked`: what could not be told here, in words. */
export interface CheckedData { readonly records: number; readonly findings: readonly DataFinding[]; readonly unlooked: readonly string[] }

type Values = Readonly<Record<string, Json>>;

/**
 * Looks at records that a store holds: whether the generated codec and validator take them, whether what they refer to is there, and whether what is unique is so. Keys are kept
 * in memory, one text for each record.
 */
export async function checkRecords(schema: Schema, files: readonly GeneratedFile[], store: string, records: AsyncIterable<ReadDocument>): Promise<CheckedData> {
  const validators = validatorsEngine();
  await validators.start(schema, files);
  const findings: DataFinding[] = [];
  const keys = new Map<string, Set<string>>();
  const seen = new Map<string, string>();
  const references: { readonly at: string; readonly entity: string; readonly name: string; readonly to: string; readonly key: string }[] = [];
  const whole = new Map(schema.entities.map((entity) => [entity.id, isWhole(entity, store)]));
  let count = 0;
  for await (const { entity, path: at, read } of records) {
    count += 1;
    const add = (is: DataFinding["is"], what: string): void => void findings.push({ at, entity: entity.id, is, what });
    if ("refused" in read) {
      add("unreadable", read.refused);
      continue;
    }
    const { record } = read;
    if (whole.get(entity.id) === true) {
      const answer = await validators.ask({ ask: "record", entity: entity.id, record, state: [], defaults: false, caller: { roles: [], claims: {} } });
      if (answer.answer === "rejected") add("refused", answer.reason);
    }
    const values = record as Values;
    keys.set(entity.id, (keys.get(entity.id) ?? new Set()).add(textOf(values, entity.key) ?? ""));
    for (const { fields, where, nulls } of entity.uniques) {
      const names = fields.map((path) => path.join("."));
      const text = where === undefined && fields.every((path) => path.length === 1) ? textOf(values, names, nulls === "equal") : undefined;
      if (text === undefined) continue;
      const other = seen.get(`${entity.id} ${names.join()} ${text}`);
      if (other === undefined) seen.set(`${entity.id} ${names.join()} ${text}`, at);
      else add("duplicate", `${names.join(", ")} is that of ${other}`);
    }
    for (const { name, to, by } of entity.references) {
      const key = textOf(values, by);
      if (key !== undefined) references.push({ at, entity: entity.id, name, to, key });
    }
  }
  await validators.stop();
  const here = new Set(schema.entities.filter(({ stores }) => stores.includes(store)).map(({ id }) => id));
  for (const { at, entity, name, to, key } of references) if (here.has(to) && keys.get(to)?.has(key) !== true) findings.push({ at, entity, is: "orphan", what: `${name} refers to a record of ${to} that is not there` });
  return { records: count, findings, unlooked: unlookedOf(schema, store, here, whole) };
}

/** Whether the store holds every field that a record must have: else its records are parts, and no validator is for them. */
function isWhole({ fields }: Entity, store: string): boolean {
  return fields.every((field) => field.optional || (field.stores.includes(store) && !field.secret));
}

function unlookedOf({ entities }: Schema, store: string, here: ReadonlySet<string>, whole: ReadonlyMap<string, boolean>): readonly string[] {
  const own = entities.filter(({ id }) => here.has(id));
  return [
    ...own.filter(({ id }) => whole.get(id) !== true).map(({ id }) => `${id}: ${store} holds a part of each record, so no validator was asked`),
    ...own.flatMap(({ id, references }) => references.filter(({ to }) => !here.has(to)).map(({ name, to }) => `${id}: whether ${name} leads to a record of ${to}, which is in another store`)),
    ...own.flatMap(({ id, uniques }) => uniques.filter(({ where, fields }) => where !== undefined || fields.some((path) => path.length > 1)).map(({ fields }) => `${id}: whether ${fields.map((path) => path.join(".")).join(", ")} is unique`)),
  ];
}

/** The values of fields as one text; nothing where one is absent, unless absence counts as a value. */
function textOf(record: Values, names: readonly string[], absentCounts = false): string | undefined {
  const values = names.map((name) => record[name]);
  return values.includes(undefined) && !absentCounts ? undefined : JSON.stringify(values.map((value) => value ?? null));
}
