import { named, type Entity, type Field, type Json, type NamingPolicy, type Offered, type Project } from "@concord/core";
import { columnName, columnNames, fieldsHere, memberColumn, policyOf, systemColumns } from "../names.ts";
import { isSpread, membersOf } from "../spread.ts";
import { ofField } from "../block.ts";
import { encode, type Bound } from "./encode.ts";
import { isReal } from "./existing.ts";

/** A value on its way to a column. */
export interface Cell { readonly column: string; readonly bound: Bound }

/** Why a record can't be put at all. */
export interface Unrepresentable { readonly unrepresentable: string }

type Members = { readonly [key: string]: Json };
type Placed = Field & { readonly steps: readonly Field[] };

/**
 * The columns that a record fills. What a row has no place for (a key that is no field, something else where a spread object stands) is put into a
 * column of its name, which the server refuses.
 */
export function cellsOf(entity: Entity, project: Project, record: Offered, skip: (field: Field, value: Offered) => boolean): readonly Cell[] | Unrepresentable {
  if (!isObject(record)) return { unrepresentable: "a row is an object" };
  const policy = policyOf(project);
  const fields = fieldsHere(entity);
  const cells: Cell[] = [];
  for (const field of fields) {
    const value: Offered = Object.hasOwn(record, field.name) ? record[field.name] : undefined;
    if (field.computed !== undefined || skip(field, value)) continue; // The table refuses a value for what it generates.
    const own = cellsOfField({ ...field, steps: [field] }, value, policy);
    if ("unrepresentable" in own) return { unrepresentable: `${field.name}: ${own.unrepresentable}` };
    cells.push(...own);
  }
  const extra = unknownKeys(record, fields, (name) => named(policy, name));
  return "unrepresentable" in extra ? extra : [...cells, ...extra];
}

function isObject(value: Offered): value is Members {
  return value !== undefined && value !== null && typeof value === "object" && !Array.isArray(value);
}

function unknownKeys(given: Members, fields: readonly Field[], columnOf: (name: string) => string): readonly Cell[] | Unrepresentable {
  const names = Object.keys(given).filter((name) => given[name] !== undefined && !fields.some((field) => field.name === name));
  const columns = names.map(columnOf);
  if (columns.some((column) => column === "" || column.includes("\0") || !column.isWellFormed() || systemColumns.has(column))) return { unrepresentable: "no table has a column of such a name" };
  return columns.map(nowhere);
}

const nowhere = (column: string): Cell => ({ column, bound: { text: "1" } });

/** The columns of one field: those of its members for an object that is spread, two for a geoPoint, one for everything else. */
function cellsOfField(field: Placed, value: Offered, policy: NamingPolicy): readonly Cell[] | Unrepresentable {
  const cells = isSpread(field.steps.at(-1) as Field) ? spreadCells(field, value, policy) : field.type.kind === "geoPoint" ? pointCells(field, value, policy) : [{ column: columnName(field, policy), bound: columnValue(field, value) }];
  if ("unrepresentable" in cells) return cells;
  for (const { bound } of cells) if ("unrepresentable" in bound) return bound;
  const isNull = cells.every(({ bound }) => "text" in bound && bound.text === null);
  if (isNull && value === null && field.optional) return { unrepresentable: "NULL is its absence and no value of it" };
  return isNull && value !== undefined && value !== null && field.optional ? { unrepresentable: "columns without a value are its absence" } : cells;
}

function columnValue(field: Placed, value: Offered): Bound {
  const last = field.steps.at(-1) as Field;
  if (typeof value === "number" && ofField(last).column?.type === "real" && Number.isFinite(value) && !isReal(value)) return { unrepresentable: "real keeps six digits" };
  return encode(field.type, value);
}

function spreadCells(field: Placed, value: Offered, policy: NamingPolicy): readonly Cell[] | Unrepresentable {
  if (value !== undefined && value !== null && !isObject(value)) return [nowhere(columnName(field, policy))];
  const given = isObject(value) ? value : {};
  const members = membersOf(field.steps.at(-1) as Field);
  const cells: Cell[] = [];
  for (const member of members) {
    const own = cellsOfField({ ...member, steps: [...field.steps, member] }, Object.hasOwn(given, member.name) ? given[member.name] : undefined, policy);
    if ("unrepresentable" in own) return { unrepresentable: `${member.name}: ${own.unrepresentable}` };
    cells.push(...own);
  }
  const extra = unknownKeys(given, members, (name) => memberColumn(columnName(field, policy), named(policy, name), policy));
  return "unrepresentable" in extra ? extra : [...cells, ...extra];
}

function pointCells(field: Placed, value: Offered, policy: NamingPolicy): readonly Cell[] | Unrepresentable {
  const [first, second] = columnNames(field, policy) as [string, string];
  if (value === undefined || value === null) return [first, second].map((column) => ({ column, bound: { text: null } }));
  if (!isObject(value) || !Object.keys(value).every((name) => name === "latitude" || name === "longitude")) return { unrepresentable: "two columns hold a latitude and a longitude" };
  return [{ column: first, bound: encode({ kind: "float" }, value["latitude"]) }, { column: second, bound: encode({ kind: "float" }, value["longitude"]) }];
}
