import type { Entity, Field, Json, Offered, Project } from "@concord/core";
import { columnNames, fieldsHere, policyOf, tableText } from "../names.ts";
import { identifier } from "../quote.ts";
import { cellsOf } from "./cells.ts";
import { columnTexts } from "./decode.ts";
import { encode, type Bound } from "./encode.ts";
import { isAlwaysIdentity, overriding } from "./existing.ts";
import type { Statement } from "./session.ts";

/** A statement, or why the record can't be put at all. */
export type Put = Statement | { readonly unrepresentable: string };

/**
 * INSERT of a record, into the entity's table or one with the same columns. Every column is bound, a missing field as NULL, but for missing fields that `omit` leaves to the store.
 * A key that the table has no column for is put as a column of its name, which the server refuses.
 */
export function insert(entity: Entity, project: Project, record: Offered, omit: (field: Field) => boolean, back: "with the row" | "", table: string = tableText(entity, project)): Put {
  const cells = cellsOf(entity, project, record, (field, value) => value === undefined && omit(field));
  if ("unrepresentable" in cells) return cells;
  const values: (string | null)[] = [];
  const places = cells.map(({ bound }) => placeholder(bound, values));
  const body = cells.length === 0 ? "DEFAULT VALUES" : `(${cells.map(({ column }) => identifier(column)).join(", ")}) ${overriding(entity)}VALUES (${places.join(", ")})`;
  return { text: `INSERT INTO ${table} ${body}${back === "" ? "" : returning(entity, project)}`, values };
}

/** UPDATE of those fields that `only` picks, and of keys that the table has no column for; where nothing is said, of every row. */
export function update(entity: Entity, project: Project, key: Json | undefined, record: Offered, only: (field: Field) => boolean, back: "with the row" | ""): Put {
  const cells = cellsOf(entity, project, record, (field) => !only(field) || isAlwaysIdentity(field));
  if ("unrepresentable" in cells) return cells;
  const values: (string | null)[] = [];
  const set = cells.map(({ column, bound }) => `${identifier(column)} = ${placeholder(bound, values)}`);
  return { text: `UPDATE ${tableText(entity, project)} SET ${set.join(", ")}${whereKey(entity, project, key, values)}${back === "" ? "" : returning(entity, project)}`, values };
}

export function remove(entity: Entity, project: Project, key: Json | undefined): Statement {
  const values: (string | null)[] = [];
  return { text: `DELETE FROM ${tableText(entity, project)}${whereKey(entity, project, key, values)}`, values };
}

/** SELECT of some fields of rows whose fields have these values. Throws where a value can't be bound. */
export function select(entity: Entity, project: Project, fields: readonly Field[], equal: readonly (readonly [name: string, value: Json])[]): Statement {
  const values: (string | null)[] = [];
  const where = equal.length === 0 ? "" : ` WHERE ${equal.map(([name, value]) => equals(entity, project, name, value, values)).join(" AND ")}`;
  return { text: `SELECT ${columnTexts(fields, policyOf(project))} FROM ${tableText(entity, project)}${where}`, values };
}

/** The key's fields with their values. */
export function keyed(entity: Entity, key: Json): readonly (readonly [name: string, value: Json])[] {
  const values = entity.key.length === 1 ? [key] : (key as readonly Json[]);
  return entity.key.map((name, index) => [name, values[index] ?? null]);
}

function whereKey(entity: Entity, project: Project, key: Json | undefined, values: (string | null)[]): string {
  if (key === undefined) return "";
  return ` WHERE ${keyed(entity, key).map(([name, value]) => equals(entity, project, name, value, values)).join(" AND ")}`;
}

function equals(entity: Entity, project: Project, name: string, value: Json, values: (string | null)[]): string {
  const field = fieldsHere(entity).find((each) => each.name === name);
  if (field === undefined) throw new Error(`no column for ${entity.id}.${name}`);
  return `${identifier(columnNames(field, policyOf(project))[0] as string)} = ${placeholder(encode(field.type, value), values)}`;
}

function returning(entity: Entity, project: Project): string {
  return ` RETURNING ${columnTexts(fieldsHere(entity), policyOf(project))}`;
}

function placeholder(bound: Bound, values: (string | null)[]): string {
  if ("unrepresentable" in bound) throw new Error(bound.unrepresentable);
  values.push(bound.text);
  return bound.as === undefined ? `$${values.length}` : `$${values.length}::${bound.as}`;
}
