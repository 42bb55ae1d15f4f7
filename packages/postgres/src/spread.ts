import type { Entity, Field, Json } from "@concord/core";
import { ofField } from "./block.ts";

/**
 * A field as a table holds it: one of the contract, or a member of an object that is spread over columns (`as: columns`). Its `name` joins the names
 * of its steps with dots, as ids of constraints do; it is `optional` where a row may have no value of it, because it or what it is in may be missing.
 */
export interface TableField extends Field {
  /** The contract's fields from the entity's own down to the member. */
  readonly steps: readonly [Field, ...Field[]];
}

/** An object's members stand in columns of their own. */
export function isSpread(field: Field): boolean {
  return field.type.kind === "object" && ofField(field).as === "columns";
}

const known = new WeakMap<Field, readonly TableField[]>();

/** What the table holds of a field of the entity: the field itself, or the members that it is spread over, in their order. */
export function tableFieldsOf(field: Field): readonly TableField[] {
  let fields = known.get(field);
  if (fields === undefined) known.set(field, (fields = leaves([field], field.default)));
  return fields;
}

/** Everything that an entity's table holds of its records. */
export function tableFields(entity: Entity): readonly TableField[] {
  return entity.fields.filter((field) => field.stores.includes("postgres")).flatMap(tableFieldsOf);
}

type Steps = TableField["steps"];

function leaves(steps: Steps, value: Json | undefined): readonly TableField[] {
  const [root] = steps;
  const field = steps.at(-1) as Field;
  if (isSpread(field)) return membersOf(field).flatMap((member) => leaves([...steps, member], memberOf(value, member.name)));
  if (steps.length === 1) return [{ ...field, steps }];
  const descriptions = steps.flatMap(({ description }) => (description === undefined ? [] : [description]));
  const { default: _, pii = root.pii, deprecated = root.deprecated, ...own } = field;
  return [{
    ...own, steps, name: steps.map(({ name }) => name).join("."), optional: steps.some(({ optional }) => optional),
    stores: root.stores, serverOnly: root.serverOnly, secret: root.secret, immutable: root.immutable,
    ...(descriptions.length === 0 ? {} : { description: descriptions.join(" ") }),
    ...(value === undefined ? {} : { default: value }), ...(pii === undefined ? {} : { pii }), ...(deprecated === undefined ? {} : { deprecated }),
  }];
}

/** The members of a spread object. */
export function membersOf(field: Field): readonly Field[] {
  return field.type.kind === "object" ? field.type.fields : [];
}

function memberOf(value: Json | undefined, name: string): Json | undefined {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name) ? (value as { readonly [key: string]: Json })[name] : undefined;
}

/** An object that is spread over columns, at any depth below the entity's own fields. */
export interface Spread {
  readonly steps: Steps;
  /** `price`, `price.tax`. */
  readonly name: string;
  /** What the table holds of it. */
  readonly fields: readonly TableField[];
  /** Those that have a value wherever the object is there; the first of them tells whether it is. */
  readonly always: readonly TableField[];
}

/** The objects that a field of the entity spreads, the outer ones first. */
export function spreadsOf(field: Field): readonly Spread[] {
  const all = tableFieldsOf(field);
  const walk = (steps: Steps): readonly Spread[] => {
    const last = steps.at(-1) as Field;
    if (!isSpread(last)) return [];
    const fields = all.filter((each) => steps.every((step, at) => each.steps[at] === step));
    const always = fields.filter((each) => each.steps.slice(steps.length).every(({ optional }) => !optional));
    return [{ steps, name: steps.map(({ name }) => name).join("."), fields, always }, ...membersOf(last).flatMap((member) => walk([...steps, member]))];
  };
  return walk([field]);
}

/** What a path of the contract leads to: what the table holds, and the steps that go on inside its value. Of a spread object: the column that tells whether it is there. */
export function heldAt(entity: Entity, path: readonly string[]): { readonly field: TableField; readonly rest: readonly string[] } {
  const root = entity.fields.find(({ name }) => name === path[0]);
  if (root === undefined) throw new Error(`no field ${path[0]} in ${entity.id}`);
  const fields = tableFieldsOf(root);
  const field = fields.find(({ steps }) => steps.every(({ name }, at) => path[at] === name));
  if (field !== undefined) return { field, rest: path.slice(field.steps.length) };
  const object = spreadsOf(root).find(({ name }) => name === path.join("."));
  const witness = object?.always[0] ?? object?.fields[0];
  if (witness === undefined) throw new Error(`no column holds ${path.join(".")} of ${entity.id}`);
  return { field: witness, rest: [] };
}
