import { named, type Entity, type Field, type Json, type Offered, type Project } from "@concord/core";
import { columnNames, fieldsHere, policyOf, tableText } from "../names.ts";
import { identifier } from "../quote.ts";
import { rowText } from "./decode.ts";
import { encode, type Bound } from "./encode.ts";

/** A statement with its bound values, or why the record can't be put at all. */
export type Statement = { readonly text: string; readonly values: readonly (string | null)[] } | { readonly unrepresentable: string };

interface Cell { readonly column: string; readonly bound: Bound }

/**
 * INSERT of a record. Every column is bound, a missing field as NULL; with `omit`, the named fields are left to the store where the record lacks them.
 * A key that the contract does not have becomes a column of its name, which the table refuses.
 */
export function insert(entity: Entity, project: Project, record: Offered, omit: (field: Field) => boolean, returning: boolean): Statement {
  const cells = cellsOf(entity, project, record, (field, value) => value === undefined && omit(field));
  if ("unrepresentable" in cells) return cells;
  const values: (string | null)[] = [];
  const places = cells.cells.map(({ bound }) => placeholder(bound, values));
  const into = tableText(entity, project);
  const body = cells.cells.length === 0 ? "DEFAULT VALUES" : `(${cells.cells.map(({ column }) => identifier(column)).join(", ")}) VALUES (${places.join(", ")})`;
  const back = returning ? ` RETURNING ${rowText(fieldsHere(entity), policyOf(project))} AS row` : "";
  return { text: `INSERT INTO ${into} ${body}${back}`, values };
}

/** UPDATE of some fields of the record with that key. */
export function update(entity: Entity, project: Project, key: readonly Json[], record: Offered, only: (field: Field) => boolean, returning: boolean): Statement {
  const cells = cellsOf(entity, project, record, (field) => !only(field));
  if ("unrepresentable" in cells) return cells;
  const values: (string | null)[] = [];
  const set = cells.cells.map(({ column, bound }) => `${identifier(column)} = ${placeholder(bound, values)}`);
  const where = whereKey(entity, project, key, values);
  const back = returning ? ` RETURNING ${rowText(fieldsHere(entity), policyOf(project))} AS row` : "";
  return { text: `UPDATE ${tableText(entity, project)} SET ${set.join(", ")} WHERE ${where}${back}`, values };
}

/** `column = $n AND …` for a key. */
export function whereKey(entity: Entity, project: Project, key: readonly Json[], values: (string | null)[]): string {
  return entity.key.map((name, index) => {
    const field = entity.fields.find((each) => each.name === name) as Field;
    const bound = encode(field.type, key[index]);
    if ("unrepresentable" in bound) throw new Error(`the key ${name} of ${entity.id} can't be bound: ${bound.unrepresentable}`);
    return `${identifier(columnNames(field, policyOf(project))[0] as string)} = ${placeholder(bound, values)}`;
  }).join(" AND ");
}

function placeholder(bound: Bound, values: (string | null)[]): string {
  if ("unrepresentable" in bound) throw new Error(bound.unrepresentable);
  values.push(bound.text);
  return bound.as === undefined ? `$${values.length}` : `$${values.length}::${bound.as}`;
}

function cellsOf(entity: Entity, project: Project, record: Offered, skip: (field: Field, value: Offered) => boolean): { readonly cells: readonly Cell[] } | { readonly unrepresentable: string } {
  if (record === null || typeof record !== "object" || Array.isArray(record)) return { unrepresentable: "a row holds an object" };
  const given = record as { readonly [key: string]: Json };
  const cells: Cell[] = [];
  for (const field of fieldsHere(entity)) {
    const value: Offered = Object.hasOwn(given, field.name) ? given[field.name] : undefined;
    if (skip(field, value)) continue;
    if (value === null && field.optional) return { unrepresentable: `NULL is the absence of ${field.name}, not a value of it` };
    for (const cell of cellsOfField(field, value, project)) {
      if ("unrepresentable" in cell.bound) return { unrepresentable: `${field.name}: ${cell.bound.unrepresentable}` };
      cells.push(cell);
    }
  }
  for (const name of Object.keys(given)) {
    if (entity.fields.some((field) => field.name === name)) continue;
    if (name === "" || name.includes("\0") || !name.isWellFormed()) return { unrepresentable: "no column has such a name" };
    cells.push({ column: named(policyOf(project), name), bound: { text: "1" } });
  }
  return { cells };
}

/** A geoPoint's two columns, or the one column of anything else. A point that is none is put into the first. */
function cellsOfField(field: Field, value: Offered, project: Project): readonly Cell[] {
  const [first, second] = columnNames(field, policyOf(project)) as [string, string | undefined];
  if (second === undefined) return [{ column: first, bound: encode(field.type, value) }];
  if (value === undefined || value === null) return [{ column: first, bound: { text: null } }, { column: second, bound: { text: null } }];
  const point = value as { readonly latitude?: Json; readonly longitude?: Json };
  if (typeof value !== "object" || Array.isArray(value) || Object.keys(value).some((name) => name !== "latitude" && name !== "longitude")) {
    return [{ column: first, bound: { unrepresentable: "two columns hold a latitude and a longitude" } }];
  }
  if (point.latitude === undefined && point.longitude === undefined) return [{ column: first, bound: { unrepresentable: "two NULLs are the absence of a point" } }];
  return [{ column: first, bound: encode({ kind: "float" }, point.latitude) }, { column: second, bound: encode({ kind: "float" }, point.longitude) }];
}
