import { entityOf, fieldsOf, type Answer, type Field, type Json, type Question, type Schema } from "@concord/core";
import { columnOf } from "../emit/column.ts";
import { surroundings } from "../emit/surroundings.ts";
import { sql } from "../expression.ts";
import { columnNames, fieldsHere, policyOf } from "../names.ts";
import { identifier } from "../quote.ts";
import { tableFields } from "../spread.ts";
import type { Session } from "./session.ts";
import { encode } from "./encode.ts";

/**
 * The expression's value over a record, in a bare SELECT of values cast to the column types. Throws where it is neither true nor false: the
 * language has made
 * every expression two-valued over records that have what is required.
 */
export async function askExpression(session: Session, schema: Schema, question: Extract<Question, { ask: "expression" }>): Promise<Answer> {
  const entity = entityOf(schema, question.entity);
  const { project } = schema;
  const record = question.record as { readonly [name: string]: Json };
  const { tree, text } = question.expression;
  const lacking = fieldsOf(tree).find((path) => lacks(fieldsHere(entity), path, record));
  if (lacking !== undefined) return { answer: "not asked", reason: `${lacking.join(".")} is required, which is judged before any expression` };
  const values: (string | null)[] = [];
  const columns: string[] = [];
  for (const field of tableFields(entity)) {
    const value = field.steps.reduce<Json | undefined>((outer, { name }) => (outer as { readonly [name: string]: Json } | undefined)?.[name] ?? undefined, record); // In an expression, null and missing are the same.
    const point = field.type.kind === "geoPoint" ? (value as { readonly latitude: Json } | undefined)?.latitude : value;
    const bound = encode(field.type.kind === "geoPoint" ? { kind: "float" } : field.type, point);
    if ("unrepresentable" in bound) return { answer: "unrepresentable", reason: `${field.name}: ${bound.unrepresentable}` };
    values.push(bound.text);
    columns.push(`$${values.length}::${columnOf(entity, field, project).type} AS ${identifier(columnNames(field, policyOf(project))[0] as string)}`);
  }
  const { rows } = await session.run({ text: `SELECT (${sql(tree, surroundings(entity, project))})::text FROM (SELECT ${columns.join(", ")}) AS record`, values });
  const [holds] = rows[0] ?? [];
  if (holds !== "true" && holds !== "false") throw new Error(`${text} is neither true nor false in PostgreSQL over ${JSON.stringify(record)}`);
  return holds === "true" ? { answer: "accepted" } : { answer: "rejected", reason: "false" };
}

/** Whether a record lacks something required on the way to a field. */
function lacks(fields: readonly Field[], [name, ...rest]: readonly string[], record: { readonly [name: string]: Json }): boolean {
  const field = fields.find((each) => each.name === name);
  if (field === undefined) return false;
  const value = record[field.name] ?? null;
  if (value === null) return !field.optional;
  return rest.length > 0 && field.type.kind === "object" && lacks(field.type.fields, rest, value as { readonly [name: string]: Json });
}
