import { byKind, type Entity, type Field, type NamingPolicy, type Type } from "@concord/core";
import { columnName, fieldsHere } from "../names.ts";
import type { FieldResource, Mode } from "../resource.ts";
import { carriers, type Carrier } from "../types.ts";

/** A column with the place in the contract that it is made from. */
export interface Column {
  /** The path of constraints on it, `address.street`; a list's members have the list's column. */
  readonly path: string;
  readonly resource: FieldResource;
  readonly carrier: Carrier;
  /** The field may be missing. */
  readonly optional: boolean;
  /** The fields of a RECORD. */
  readonly inner: readonly Column[];
}

/** The columns of an entity, in the contract's order. Key and partition fields are REQUIRED, so that a later required field is no change of the table. */
export function columnsOf(entity: Entity, policy: NamingPolicy, partitioned: string | undefined): readonly Column[] {
  return fieldsHere(entity).map((field) => {
    const required = entity.key.includes(field.name) || (field.name === partitioned && !field.optional);
    return columnOf(field, field.name, policy, required);
  });
}

/** All columns by the paths of the constraints that concern them. */
export function byPath(columns: readonly Column[]): ReadonlyMap<string, Column> {
  const found = new Map<string, Column>();
  const add = (column: Column): void => {
    found.set(column.path, column);
    column.inner.forEach(add);
  };
  columns.forEach(add);
  return found;
}

/** A field's column, or a column of an answer. */
export function columnOf(field: Field, path: string, policy: NamingPolicy, required: boolean): Column {
  const repeated = field.type.kind === "list";
  const type: Type = field.type.kind === "list" ? field.type.of : field.type;
  const carrier = byKind(carriers, type);
  const inner = carrier.type === "RECORD" && type.kind === "object"
    ? type.fields.map((each) => columnOf(each, `${path}.${each.name}`, policy, false))
    : [];
  const mode: Mode | undefined = repeated ? "REPEATED" : required ? "REQUIRED" : undefined;
  return { path, carrier, inner, optional: field.optional, resource: resourceOf(field, columnName(field, policy), carrier, mode, inner) };
}

function resourceOf(field: Field, name: string, carrier: Carrier, mode: Mode | undefined, inner: readonly Column[]): FieldResource {
  const description = describe(field);
  return {
    name,
    type: carrier.type,
    ...(mode === undefined ? {} : { mode }),
    // A length of zero is no type parameter: L is positive (docs: GoogleSQL data types, parameterized string type).
    ...(carrier.maxLength === undefined || carrier.maxLength === 0 ? {} : { maxLength: String(carrier.maxLength) }),
    ...(carrier.precision === undefined ? {} : { precision: String(carrier.precision), scale: String(carrier.scale) }),
    ...(description === undefined ? {} : { description }),
    ...(inner.length === 0 ? {} : { fields: inner.map((each) => each.resource) }),
  };
}

/** What a reader of the table is told: the contract's words, whether to leave the field, and the class of personal data. */
function describe(field: Field): string | undefined {
  const { deprecated, pii } = field;
  const parts = [
    field.description,
    deprecated === undefined ? undefined
      : `Deprecated${deprecated.since === undefined ? "" : ` since ${deprecated.since}`}${deprecated.use === undefined ? "" : `: use ${deprecated.use}`}.`,
    pii === undefined ? undefined : `Personal data: ${pii}.`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(" ");
}
