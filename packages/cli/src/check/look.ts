import type { Entity, Reference, Schema } from "@concord/core";
import type { DataReader, RowKey, StoredRow } from "@concord/postgres/driver";
import { Failure } from "../failure.ts";
import { broken, fixedRecord } from "./judge.ts";
import type { Findings } from "./findings.ts";

/** What is told while a store is looked at. */
export interface Watching {
  readonly progress: (entity: string, rows: number) => void;
  readonly stopped: () => boolean;
  /** Each row, as it was read. */
  readonly row?: (entity: Entity, key: RowKey, record: StoredRow["record"]) => void;
  /** A row that can be fixed: by itself, or by clearing a reference. */
  readonly fixable?: (entity: Entity, key: RowKey, fixed: ReadonlySet<string>, cleared?: Reference) => Promise<void>;
}

/**
 * Reads every record of a store and judges it, and asks the store for what a record alone does not show. Gives the references of which nothing could be said, since
 * the other side is elsewhere. Throws a `Failure` where a table is missing, or somebody ends it.
 */
export async function look(reader: DataReader, schema: Schema, store: string, findings: Findings, watching: Watching): Promise<readonly string[]> {
  const elsewhere: string[] = [];
  for (const entity of schema.entities.filter(({ stores }) => stores.includes(store))) {
    if (!(await reader.has(entity))) throw new Failure(`the table of ${entity.id} is not there`, "concord status tells which migrations are due, concord verify how the database differs from the contracts");
    findings.begin(entity);
    const unkept = await reader.unkept(entity);
    const fixed = findBy(schema, entity, unkept.flatMap(({ fields }) => fields.map(([first]) => first as string)));
    for await (const { key, record } of reader.rows(entity)) {
      const rows = findings.row(entity);
      if (rows % 500 === 0) ongoing(entity, rows);
      watching.row?.(entity, key, record);
      const constraints = broken(entity, store, record);
      if (constraints.length === 0) continue;
      const after = key.includes(null) ? undefined : fixedRecord(entity, store, record, fixed);
      const left = after === undefined ? constraints : broken(entity, store, after.record);
      const fixable = constraints.filter((constraint) => !left.includes(constraint));
      findings.add(entity, "refused", key, constraints, fixable);
      if (fixable.length > 0) await watching.fixable?.(entity, key, fixed);
    }
    for (const reference of entity.references) {
      const constraint = `${entity.id}:reference:${reference.name}`;
      if (!reader.holds(entity, reference)) elsewhere.push(constraint);
      else await orphansOf(entity, reference, constraint);
    }
    for (const once of unkept) {
      for await (const key of reader.duplicates(entity, once)) findings.add(entity, "duplicate", key, [once.constraint], []);
    }
  }
  return elsewhere;

  async function orphansOf(entity: Entity, reference: Reference, constraint: string): Promise<void> {
    const canClear = clearable(entity, reference).length > 0;
    for await (const key of reader.orphans(entity, reference)) {
      const can = canClear && !key.includes(null);
      findings.add(entity, "orphan", key, [constraint], can ? [constraint] : []);
      if (can) await watching.fixable?.(entity, key, new Set(), reference);
    }
  }

  function ongoing(entity: Entity, rows: number): void {
    if (watching.stopped()) throw new Failure("ended before everything was looked at");
    watching.progress(entity.id, rows);
  }
}

/** The fields that a reference loses where what it leads to is gone: those that may be missing, of a reference that the contract says is cleared. */
export function clearable(entity: Entity, { by, onDelete }: Reference): readonly string[] {
  if (onDelete !== "clear" || entity.appendOnly === true) return [];
  return by.filter((name) => entity.fields.some((field) => field.name === name && field.optional && !field.immutable && !entity.key.includes(name)));
}

/** What records are found by: the key, what refers to others or is referred to, and what may be there once and nothing sees to it. A fix leaves it alone. */
function findBy(schema: Schema, entity: Entity, unkept: readonly string[]): ReadonlySet<string> {
  const referred = schema.entities.flatMap(({ references }) => references.filter(({ to }) => to === entity.id).flatMap(({ key }) => key));
  return new Set([...entity.key, ...referred, ...unkept, ...entity.references.flatMap(({ by, when }) => [...by, ...(when === undefined ? [] : [when.field])])]);
}
