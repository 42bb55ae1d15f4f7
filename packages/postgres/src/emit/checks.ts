import { mark, type Check, type Constraint, type ConstraintKind, type Entity, type Piece, type Project } from "@concord/core";
import { constraintName, derived, tableOf } from "../names.ts";
import { identifier } from "../quote.ts";
import { isInspected } from "../types.ts";
import type { Column } from "./column.ts";
import { rowCondition } from "./condition.ts";
import { nativeConditions, type Conditions } from "./conditions.ts";
import { validatorOf } from "./validator.ts";

/** The checks of a column, one for each constraint, and the function that judges what checks cannot look into. */
export interface ColumnChecks { readonly checks: readonly Piece[]; readonly function?: Piece }

export function checksOfColumn(entity: Entity, column: Column, project: Project, constraints: readonly Constraint[]): ColumnChecks {
  const { field } = column;
  const { schema, table } = tableOf(entity, project);
  const [name] = column.names as [string];
  if (isInspected(field.type)) {
    const validator = validatorOf(entity, field, { schema, table, column: name }, constraints.filter((each) => each.path[0] === field.name));
    return { function: validator.statement, checks: [checkText(validator.name, validator.call)] };
  }
  const known = new Set(constraints.map((each) => each.id));
  const checks = (Object.entries(conditionsOf(column)) as [ConstraintKind, string][]).map(([kind, condition]) => {
    const id = `${entity.id}/${field.name}:${kind}`;
    const own = constraintName(table, [field.name], kind);
    const statement = checkText(own, condition);
    return known.has(id) ? mark(id, statement, own) : statement;
  });
  return { checks };
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

function checkText(name: string, condition: string): string {
  return `CONSTRAINT ${identifier(name)} CHECK (${condition})`;
}

/** A check of the contract. */
export function contractCheck(entity: Entity, check: Check, project: Project): { readonly statement: Piece; readonly function?: Piece } {
  const { table } = tableOf(entity, project);
  const condition = rowCondition(entity, project, check.if.tree, derived(table, check.name));
  const statement = mark(`${entity.id}:check:${check.name}`, checkText(check.name, condition.text), check.name);
  return condition.function === undefined ? { statement } : { statement, function: condition.function };
}
