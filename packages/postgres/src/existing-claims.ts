import type { Constraint, ConstraintKind, Entity, Type } from "@concord/core";
import { ofEntity, ofField } from "./block.ts";
import { nativeConditions } from "./emit/conditions.ts";
import { nameIn } from "./fragment.ts";
import { overrideOf } from "./override.ts";
import { tableFields, type TableField } from "./spread.ts";
import { columnType, isArray, isInspected } from "./types.ts";

/** Why an existing table does not keep a demand for which it has no statement; nothing where the type of a column keeps it. */
export function notKept({ kind, path }: Constraint, entity: Entity): string | undefined {
  if (kind === "key") return "the existing table has no key";
  const field = tableFields(entity).find(({ name }) => path.length > 0 && name === path[0]);
  if (field === undefined) return undefined;
  if (path.length > 1) return inside(field, path.slice(1), kind);
  if (kind === "required" && ofField(field).column?.nullable === true) return "the existing column takes NULL";
  if (kind === "required") return ["json", "jsonb"].includes(ofField(field).column?.type ?? columnType(field.type)) ? "the existing column takes the null of JSON" : undefined;
  if (kind === "type" && ofField(field).column?.type === "json") return "json takes U+0000 and halves of characters";
  if (isInspected(field.type)) return kind === "default" || kind === "auto" || (kind === "type" && columnType(field.type) !== "jsonb") ? undefined : "no function looks into the values of an existing column";
  return conditionsOf(field).has(kind) && !isKeptByType(field, kind, entity) ? `the existing table has no check of its ${words[kind] ?? kind}` : undefined;
}

/**
 * Where a demand stands that the type of an existing column keeps in part: char(n) cuts what is only spaces, what a domain refuses no contract says, and who may do what is
 * said by the table itself where the contract has no line of access. A reference asks what the other table asks of its key.
 */
export function partlyKept({ kind, path }: Constraint, entity: Entity): string | undefined {
  if ((kind === "access" || kind === "secret" || kind === "setBy") && entity.access === undefined) return "the existing table's own rights and policies";
  const field = tableFields(entity).find(({ name }) => path.length === 1 && name === path[0]);
  if (field === undefined) return undefined;
  const leads = entity.references.find(({ by, enforce }) => by.length === 1 && by[0] === field.name && enforce.includes("postgres"));
  if (leads !== undefined && conditionsOf(field).has(kind) && !isKeptByType(field, kind, entity)) return `the reference to ${leads.to}: what its key cannot be, this field cannot either`;
  const type = ofField(field).column?.type;
  if (type === undefined || ofField(field).as === "enum" || !conditionsOf(field).has(kind)) return undefined;
  if (kind === "maxLength" && field.type.kind === "string" && type === `char(${field.type.maxLength})`) return `the column's type ${type}, which refuses longer texts and cuts spaces`;
  return nameIn(type)?.schema === undefined ? undefined : `the column's type ${type}, with what it demands`;
}

const words: Partial<Record<ConstraintKind, string>> = {
  type: "range", values: "values", precision: "digits", minLength: "length", maxLength: "length", minimum: "bounds", maximum: "bounds", exclusiveMinimum: "bounds", exclusiveMaximum: "bounds",
};

/** What lies in a value: of an array the column's type tells which values its members have, not that they are no lists themselves; of everything else nothing is known. */
function inside({ type, ...field }: TableField, rest: readonly string[], kind: ConstraintKind): string | undefined {
  const why = "no function looks into the values of an existing column";
  if (type.kind !== "list" || !isArray(type.of) || rest.length > 1 || kind === "type") return why;
  const isEnum = type.of.kind === "enum" && (ofField(field).column?.type ?? "text[]") !== "text[]";
  return !isEnum && Object.hasOwn(nativeConditions(type.of, "", false), kind) ? why : undefined;
}

/** What the usual column has checks for. */
function conditionsOf(field: TableField): ReadonlySet<string> {
  if (ofField(field).as === "enum") return new Set();
  const override = overrideOf(field, true);
  const more = override === undefined || override === "misfit" ? {} : override.checks;
  // Of JSON the usual check refuses null alone, which is an absence.
  return new Set(field.type.kind === "json" ? [] : [...Object.keys(nativeConditions(field.type, "", false)), ...Object.keys(more)]);
}

/** Whole numbers: a column that holds no other ones than the field may have. */
function isKeptByType(field: TableField, kind: ConstraintKind, entity: Entity): boolean {
  const { type } = field;
  if (type.kind !== "int32" && type.kind !== "integer" && type.kind !== "int64") return false;
  const bits = bitsOf[ofField(field).column?.type ?? columnType(type)];
  if (bits === undefined || ofEntity(entity).existing !== true) return false;
  const [least, most] = [-(2n ** BigInt(bits - 1)), 2n ** BigInt(bits - 1) - 1n];
  if (kind === "type") return bits < 64 || type.kind === "int64";
  const [limit, isLow, isOpen] = limitOf(type, kind);
  if (limit === undefined) return false;
  return isLow ? least >= limit + (isOpen ? 1n : 0n) : most <= limit - (isOpen ? 1n : 0n);
}

const bitsOf: Readonly<Record<string, number>> = { smallint: 16, integer: 32, bigint: 64 };

function limitOf(type: Type, kind: ConstraintKind): readonly [limit: bigint | undefined, isLow: boolean, isOpen: boolean] {
  const given = (type as unknown as Readonly<Partial<Record<ConstraintKind, number | string>>>)[kind];
  return [given === undefined ? undefined : BigInt(given), kind === "minimum" || kind === "exclusiveMinimum", kind.startsWith("exclusive")];
}
