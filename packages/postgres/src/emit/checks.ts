import { everyNode, fieldsOf, mark, type Check, type Constraint, type Entity, type Piece, type Project } from "@concord/core";
import { ofField } from "../block.ts";
import { sql } from "../expression.ts";
import { columnName, columnNames, derived, policyOf, tableOf } from "../names.ts";
import { dollarQuoted, identifier, qualified } from "../quote.ts";
import { isInspected } from "../types.ts";
import { columnOf, type Column } from "./column.ts";
import { nativeConditions, type Conditions } from "./conditions.ts";
import { jsonCondition } from "./json-conditions.ts";
import { surroundings } from "./surroundings.ts";
import { validatorOf, type Validator } from "./validator.ts";

/** The checks of a column, one for each constraint, and the function that judges what checks cannot look into. */
export interface ColumnChecks { readonly checks: readonly Piece[]; readonly validator?: Validator }

export function checksOfColumn(entity: Entity, column: Column, project: Project, constraints: readonly Constraint[]): ColumnChecks {
  const { field } = column;
  const { schema, table } = tableOf(entity, project);
  const name = columnName(field, policyOf(project));
  if (isInspected(field.type)) {
    const validator = validatorOf(entity, field, { schema, table, column: name }, constraints.filter((each) => each.path[0] === field.name));
    return { validator, checks: [checkText(validator.name, validator.call(identifier(name)))] };
  }
  const known = new Set(constraints.map((each) => each.id));
  const checks = Object.entries(conditionsOf(column)).map(([kind, condition]) => {
    const id = `${entity.id}/${field.name}:${kind}`;
    const statement = checkText(derived(table, field.name, kind), condition);
    return known.has(id) ? mark(id, statement, derived(table, field.name, kind)) : statement;
  });
  return { checks };
}

/** What the column's type leaves open, where the type is the database's own enum or the exact decimal too. */
function conditionsOf(column: Column): Conditions {
  const { field, names } = column;
  const value = identifier(names[0] as string);
  if (column.enumType !== undefined) return {};
  if (field.type.kind === "geoPoint") {
    const [latitude, longitude] = names.map(identifier) as [string, string];
    const both = field.optional ? [`num_nulls(${latitude}, ${longitude}) IN (0, 2)`] : [];
    return { type: [`${latitude} BETWEEN -90 AND 90`, `${longitude} BETWEEN -180 AND 180`, ...both].join(" AND ") };
  }
  if (field.type.kind === "json") return { type: jsonCondition(value, field.stores.includes("firestore")) };
  const conditions = nativeConditions(field.type, value);
  if (field.type.kind !== "decimal" || ofField(field).exact !== true) return conditions;
  const { precision, scale } = field.type;
  return { ...conditions, type: `${value} <> 'NaN' AND abs(${value}) < 1e${precision - scale}`, precision: `scale(${value}) <= ${scale}` };
}

function checkText(name: string, condition: string): string {
  return `CONSTRAINT ${identifier(name)} CHECK (${condition})`;
}

/** A check of the contract. One that asks for all or some members of a list is a function of its columns, since a check may not hold a query. */
export function contractCheck(entity: Entity, check: Check, project: Project): { readonly statement: Piece; readonly function?: string } {
  const around = surroundings(entity, project);
  const condition = sql(check.if.tree, around);
  const id = `${entity.id}:check:${check.name}`;
  const held = [...everyNode(check.if.tree)].some((node) => node.op === "all" || node.op === "exists");
  if (!held) return { statement: mark(id, checkText(check.name, condition), check.name) };
  const { schema, table } = tableOf(entity, project);
  const policy = policyOf(project);
  const mentioned = [...new Set(fieldsOf(check.if.tree).map(([name]) => name))];
  const columns = entity.fields.filter((field) => mentioned.includes(field.name)).map((field) => ({ names: columnNames(field, policy), type: columnOf(entity, field, project).type }));
  const parameters = columns.flatMap(({ names, type }) => names.map((name) => `${identifier(name)} ${type}`));
  const called = qualified(schema, derived(table, check.name, "holds"));
  return {
    statement: mark(id, checkText(check.name, `${called}(${columns.flatMap(({ names }) => names.map(identifier)).join(", ")})`), check.name),
    function: `CREATE FUNCTION ${called}(${parameters.join(", ")}) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = '' AS ${dollarQuoted(`\n  SELECT ${condition}\n`)};\n`,
  };
}

