import type { Json } from "@concord/core";
import type { FieldResource, TableResource } from "../resource.ts";
import { cellOf } from "./cell.ts";

/** What a table makes of one JSON row, by the documentation. `at` is the place in the row, `items[2].price`; `statement` the words of the resource that refuse. */
export type Loaded =
  | { readonly is: "stored"; readonly value: Json }
  | { readonly is: "refused"; readonly at: string; readonly why: string; readonly statement: string }
  | { readonly is: "unrepresentable"; readonly at: string; readonly why: string };

/** Would BigQuery take this row into the table, and what would stand there? Judged by types, modes, lengths and ranges alone. */
export function loadRow(table: TableResource, row: Json): Loaded {
  return record(table.schema.fields, row, "");
}

function record(fields: readonly FieldResource[], value: Json, at: string): Loaded {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return refused(at, "a row or RECORD is an object", "RECORD");
  const given = value as Readonly<Record<string, Json>>;
  const stranger = Object.keys(given).find((key) => !fields.some((field) => field.name === key));
  if (stranger !== undefined) return { is: "unrepresentable", at: below(at, stranger), why: `there is no column ${stranger}` };
  const row = Object.create(null) as Record<string, Json>;
  for (const field of fields) {
    const held = column(field, Object.hasOwn(given, field.name) ? given[field.name] : undefined, below(at, field.name));
    if (held === undefined) continue;
    if (held.is !== "stored") return held;
    row[field.name] = held.value;
  }
  return { is: "stored", value: row };
}

/** A column's value; undefined where it stays NULL. */
function column(field: FieldResource, value: Json | undefined, at: string): Loaded | undefined {
  if (field.mode === "REPEATED") return repeated(field, value, at);
  if (value !== undefined && value !== null) return single(field, value, at);
  if (field.mode === "REQUIRED") return refused(at, "missing required field", "REQUIRED");
  return value === null ? { is: "unrepresentable", at, why: "NULL is how a column says that the value is missing" } : undefined;
}

/** A missing list is stored as an empty one; no member of a list is NULL (docs: GoogleSQL data types, NULLs and the array type). */
function repeated(field: FieldResource, value: Json | undefined, at: string): Loaded {
  if (value === undefined) return { is: "stored", value: [] };
  if (value === null) return { is: "unrepresentable", at, why: "a NULL list is stored as an empty one" };
  if (!Array.isArray(value)) return refused(at, "a REPEATED column takes a list", "REPEATED");
  const members: Json[] = [];
  for (const [index, member] of (value as readonly Json[]).entries()) {
    const place = `${at}[${index}]`;
    const held = member === null ? refused(place, "a list holds no NULL", "REPEATED") : single(field, member, place);
    if (held.is !== "stored") return held;
    members.push(held.value);
  }
  return { is: "stored", value: members };
}

function single(field: FieldResource, value: Json, at: string): Loaded {
  if (field.type === "RECORD" && typeof value === "object" && !Array.isArray(value)) return record(field.fields ?? [], value, at);
  const cell = cellOf(field, value);
  if (cell.is === "refused") return refused(at, cell.why, field.type);
  return cell.is === "unrepresentable" ? { ...cell, at } : cell;
}

function refused(at: string, why: string, statement: string): Loaded {
  return { is: "refused", at, why, statement };
}

function below(at: string, name: string): string {
  return at === "" ? name : `${at}.${name}`;
}
