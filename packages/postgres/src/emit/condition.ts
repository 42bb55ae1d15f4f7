import { fieldsOf, type Entity, type Expression, type Piece, type Project } from "@concord/core";
import { asksMembers, sql, type Surroundings } from "../expression.ts";
import { columnNames, derived, policyOf, tableOf } from "../names.ts";
import { dollarQuoted, identifier, qualified } from "../quote.ts";
import { tableFields } from "../spread.ts";
import { columnOf } from "./column.ts";
import { surroundings } from "./surroundings.ts";

/** A condition over the row, and the function that it calls. */
export interface Condition { readonly text: string; readonly function?: Piece }

/**
 * The condition of a check or of an index, or the value of a generated column. Neither may hold a query, so one that asks for members of a list is a function of the columns
 * that it mentions.
 */
export function rowCondition(entity: Entity, project: Project, tree: Expression, name: string, returns = "boolean"): Condition {
  const around = surroundings(entity, project);
  if (!asksMembers(tree, around)) return { text: sql(tree, around) };
  const { schema } = tableOf(entity, project);
  const { parameters, call, inside } = calledWith(entity, project, fieldsOf(tree).map(([field]) => field as string));
  const called = qualified(schema, derived(name, "holds"));
  return {
    text: `${called}(${call})`,
    function: [
      `CREATE FUNCTION ${called}(${parameters}) RETURNS ${returns} LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = '' AS `,
      dollarQuoted(`\n  SELECT ${sql(tree, inside)}\n`), ";\n",
    ],
  };
}

interface Called { readonly parameters: string; readonly types: string; readonly call: string; readonly inside: Surroundings }

/** Fields as parameters of a function: `$1` and so on inside, so that no column of a query there can be taken for one. */
export function calledWith(entity: Entity, project: Project, fields: readonly string[]): Called {
  const mentioned = tableFields(entity).filter(({ steps: [root] }) => fields.includes(root.name));
  const columns = mentioned.map((field) => ({ name: columnNames(field, policyOf(project))[0] as string, type: columnOf(entity, field, project).type }));
  return {
    parameters: columns.map(({ name, type }) => `${identifier(name)} ${type}`).join(", "),
    types: columns.map(({ type }) => type).join(", "),
    call: columns.map(({ name }) => identifier(name)).join(", "),
    inside: surroundings(entity, project, (column) => `$${columns.findIndex(({ name }) => name === column) + 1}`),
  };
}
