import { mark, type Check, type Constraint, type ConstraintKind, type Entity, type Field, type Piece, type Project } from "@concord/core";
import { ofField } from "../block.ts";
import { isRawConstraint } from "../existing.ts";
import { columnNames, constraintName, derived, fieldsHere, policyOf, tableOf, wholeName } from "../names.ts";
import { identifier } from "../quote.ts";
import { spreadsOf } from "../spread.ts";
import { isInspected } from "../types.ts";
import type { Column } from "./column.ts";
import { rowCondition } from "./condition.ts";
import { nativeConditions, type Conditions } from "./conditions.ts";
import { columnText } from "./surroundings.ts";
import { validatorOf } from "./validator.ts";

/** A check of a table. */
export interface RowCheck {
  readonly name: string;
  /** SQL over the row. */
  readonly condition: string;
  /** The constraints of the contract that it keeps, by their ids. */
  readonly keeps: readonly string[];
}

/** The checks of a column, one for each constraint, and the function that judges what checks cannot look into. */
export interface ColumnChecks { readonly checks: readonly RowCheck[]; readonly function?: Piece }

/** A check's line in CREATE TABLE. */
export function checkLine({ name, condition, keeps }: RowCheck): Piece {
  return keeps.reduce<Piece>((piece, id) => mark(id, piece, name), `CONSTRAINT ${identifier(name)} CHECK (${condition})`);
}

export function checksOfColumn(entity: Entity, column: Column, project: Project, constraints: readonly Constraint[]): ColumnChecks {
  const { field } = column;
  const { schema, table } = tableOf(entity, project);
  const [name] = column.names as [string];
  if (column.existing && isInspected(field.type)) return { checks: [] };
  if (isInspected(field.type)) {
    const validator = validatorOf(entity, field, { schema, table, column: name, by: partText(entity, field, project) }, constraints.filter((each) => each.path[0] === field.steps[0].name));
    return { function: validator.statement, checks: [{ name: validator.name, condition: validator.call, keeps: [] }] };
  }
  const known = new Set(constraints.map((each) => each.id));
  const checks = (Object.entries(conditionsOf(column)) as [ConstraintKind, string][]).flatMap(([kind, condition]) => {
    const id = `${entity.id}/${field.name}:${kind}`;
    const own = column.existing ? namedCheck(entity, field, kind) : constraintName(table, field.steps.map((step) => step.name), kind);
    if (own === undefined) return [];
    return { name: own, condition, keeps: known.has(id) ? [id] : [] };
  });
  return { checks };
}

/** What the check of an existing table is called that a field's word makes; nothing where it has none, or one in SQL of its own. */
function namedCheck(entity: Entity, field: Field, kind: ConstraintKind): string | undefined {
  const name = ofField(field).checks?.[kind];
  return name === undefined || isRawConstraint(entity, name) ? undefined : name;
}

/** The column that says which part of a union the value is, as text. */
function partText(entity: Entity, { type }: Field, project: Project): string | undefined {
  if (type.kind !== "union" || type.by === undefined) return undefined;
  const { text, isEnum } = columnText(entity, project, [type.by]);
  return isEnum === true ? `${text}::text` : text;
}

/** What the column's type leaves open. */
function conditionsOf(column: Column): Conditions {
  const { field, names, override } = column;
  const value = identifier(names[0] as string);
  if (column.enumType !== undefined) return {};
  if (field.type.kind === "geoPoint") {
    const [latitude, longitude] = names.map(identifier) as [string, string];
    const both = field.optional ? [`num_nulls(${latitude}, ${longitude}) IN (0, 2)`] : [];
    return { type: [`${latitude} BETWEEN -90 AND 90`, `${longitude} BETWEEN -180 AND 180`, ...both].join(" AND ") };
  }
  const more = Object.entries(override?.checks ?? {}).map(([kind, condition]) => [kind, condition(value)]);
  return { ...nativeConditions(field.type, value, field.stores.includes("firestore")), ...(Object.fromEntries(more) as Conditions) };
}

/**
 * An object that may be missing is there with every column that it always has, or with none at all. One check keeps what each of them requires, since
 * a row that lacks all of them is a record without the object. With a single column there is nothing to tell apart.
 */
export function wholeChecks(entity: Entity, project: Project): readonly RowCheck[] {
  const { table } = tableOf(entity, project);
  return fieldsHere(entity).flatMap(spreadsOf).filter(({ steps, fields }) => (steps.at(-1)?.optional ?? false) && fields.length > 1).map(({ steps, name, fields, always }) => {
    const columns = (of: typeof fields): readonly string[] => of.flatMap((field) => columnNames(field, policyOf(project))).map(identifier);
    const [all, needed] = [columns(fields), columns(always)];
    const own = wholeName(table, steps.map((step) => step.name));
    const condition = all.length === needed.length
      ? `num_nulls(${all.join(", ")}) IN (0, ${all.length})` : `num_nonnulls(${all.join(", ")}) = 0 OR num_nulls(${needed.join(", ")}) = 0`;
    const kept = new Set([...always.map((field) => field.name), ...spreadsOf(steps[0]).filter((inner) => inner.name !== name && always.includes(inner.always[0] as (typeof always)[number])).map((inner) => inner.name)]);
    return { name: own, condition, keeps: [...kept].map((path) => `${entity.id}/${path}:required`) };
  });
}

/** A check of the contract. */
export function contractCheck(entity: Entity, check: Check, project: Project): { readonly check: RowCheck; readonly function?: Piece } {
  const { table } = tableOf(entity, project);
  const condition = rowCondition(entity, project, check.if.tree, derived(table, check.name));
  const made = { name: check.name, condition: condition.text, keeps: [`${entity.id}:check:${check.name}`] };
  return condition.function === undefined ? { check: made } : { check: made, function: condition.function };
}
