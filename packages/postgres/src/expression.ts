import type { Expression, FieldRef, Literal, ValueKind } from "@concord/core";
import { identifier, literal } from "./quote.ts";

/** Where an expression's names stand: the row's columns, a member of a list, what a relation leads to, the caller. */
export interface Surroundings {
  /** The column of a top-level field, as SQL. */
  readonly column: (field: string) => string;
  /** Whether a top-level list is an array (else it is jsonb). */
  readonly isArray: (field: string) => boolean;
  /** A field behind a relation, as SQL; access only. */
  readonly related?: (relation: string, path: readonly string[]) => string;
  readonly claim?: (name: string) => string;
}

/**
 * An expression as SQL that is true or false for every row, never unknown: `==` and `!=` compare NULL as a value, `in` is false without a value, and the language has guarded
 * every other operand. Every operand stands in parentheses. Integers are computed as numeric, since int4 and int8 overflow.
 */
export function sql(expression: Expression, around: Surroundings): string {
  const part = (each: Expression): string => `(${sql(each, around)})`;
  switch (expression.op) {
    case "literal":
      return constant(expression);
    case "field":
      return fieldText(expression, around);
    case "auth":
      if (expression.what === "uid") return "concord.uid()";
      if (around.claim === undefined || expression.claim === undefined) throw new Error("a claim outside of access");
      return around.claim(expression.claim);
    case "hasRole":
      return `${literal(expression.role)} = ANY (concord.roles())`;
    case "now":
      return "now()";
    case "==":
    case "!=":
      return equality(expression.op, expression.left, expression.right, around);
    case "<":
    case "<=":
    case ">":
    case ">=":
      return `${part(expression.left)} ${expression.op} ${part(expression.right)}`;
    case "&&":
      return `${part(expression.left)} AND ${part(expression.right)}`;
    case "||":
      return `${part(expression.left)} OR ${part(expression.right)}`;
    case "!":
      return `NOT ${part(expression.operand)}`;
    case "in":
      return membership(expression.left, expression.right, around);
    case "+":
    case "-":
    case "*":
      return expression.is === "integer" || expression.is === "int64"
        ? `(${part(expression.left)}::numeric) ${expression.op} (${part(expression.right)}::numeric)`
        : `${part(expression.left)} ${expression.op} ${part(expression.right)}`;
    case "negate":
      return expression.is === "integer" || expression.is === "int64" ? `- (${part(expression.operand)}::numeric)` : `- ${part(expression.operand)}`;
    case "?:":
      return `CASE WHEN ${part(expression.test)} THEN ${part(expression.then)} ELSE ${part(expression.else)} END`;
    case "size":
      return isNative(expression.list, around) ? `cardinality(${fieldText(expression.list, around)})` : `jsonb_array_length(${fieldText(expression.list, around)})`;
    case "all":
    case "exists":
      return quantified(expression, around);
  }
}

function equality(op: "==" | "!=", left: Expression, right: Expression, around: Surroundings): string {
  const [a, b] = [`(${sql(left, around)})`, `(${sql(right, around)})`];
  if (right.op === "literal" && right.value === null) return `${a} IS ${op === "==" ? "" : "NOT "}NULL`;
  if (left.op === "literal" && left.value === null) return `${b} IS ${op === "==" ? "" : "NOT "}NULL`;
  if (left.optional || right.optional) return `${a} IS ${op === "==" ? "NOT " : ""}DISTINCT FROM ${b}`;
  return `${a} ${op === "==" ? "=" : "<>"} ${b}`;
}

function membership(left: Expression, right: Expression | readonly Literal[], around: Surroundings): string {
  const value = `(${sql(left, around)})`;
  if ("op" in right) {
    const list = fieldText(right as FieldRef, around);
    const held = isNative(right as FieldRef, around) ? `${value} = ANY (${list})` : `(${list}) @> to_jsonb(${value})`;
    return left.optional ? `coalesce(${held}, false)` : held;
  }
  const found = `${value} IN (${right.map(constant).join(", ")})`;
  return left.optional ? `coalesce(${found}, false)` : found;
}

/** A list's members one by one; a member that is no value of its type has been refused by then, or refuses the row by itself. */
function quantified(expression: Extract<Expression, { op: "all" | "exists" }>, around: Surroundings): string {
  const { list, variable, body } = expression;
  const name = identifier(variable);
  const source = isNative(list, around) ? `unnest(${fieldText(list, around)}) AS members(${name})` : `jsonb_array_elements(${fieldText(list, around)}) AS members(${name})`;
  const inner = sql(body, { ...around, column: (field) => (field === variable ? name : around.column(field)) });
  return expression.op === "all"
    ? `NOT EXISTS (SELECT 1 FROM ${source} WHERE (${inner}) IS NOT TRUE)`
    : `EXISTS (SELECT 1 FROM ${source} WHERE (${inner}) IS TRUE)`;
}

function isNative(list: FieldRef, around: Surroundings): boolean {
  return list.variable === undefined && list.path.length === 1 && around.isArray(list.path[0] as string);
}

/** A field as a value of its own type. Inside objects it is text of JSON that is read as that type. */
export function fieldText(field: FieldRef, around: Surroundings): string {
  if (field.of === "relation") {
    if (around.related === undefined || field.relation === undefined) throw new Error("a relation outside of access");
    return around.related(field.relation, field.path);
  }
  if (field.variable !== undefined) {
    const member = identifier(field.variable);
    return field.path.length === 0 ? member : fromJson(member, field.path, field.is);
  }
  const [first, ...rest] = field.path as [string, ...string[]];
  return rest.length === 0 ? around.column(first) : fromJson(around.column(first), rest, field.is);
}

function fromJson(column: string, path: readonly string[], is: ValueKind): string {
  const inner = path.slice(0, -1).map((step) => ` -> ${literal(step)}`).join("");
  const last = literal(path.at(-1) as string);
  if (is === "list" || is === "object" || is === "map" || is === "json") return `nullif(${column}${inner} -> ${last}, 'null')`;
  return cast(`${column}${inner} ->> ${last}`, is);
}

/** Text of JSON as a value of a kind. An instant is read by a function that is immutable, since its text names its zone. */
function cast(text: string, is: ValueKind): string {
  switch (is) {
    case "integer":
    case "int64":
    case "decimal":
      return `(${text})::numeric`;
    case "float":
      return `(${text})::double precision`;
    case "boolean":
      return `(${text})::boolean`;
    case "date":
      return `concord.to_date(${text})`;
    case "timestamp":
      return `concord.to_instant(${text})`;
    case "localDateTime":
      return `concord.to_local(${text})`;
    case "time":
      return `(${text})::time`;
    case "uuid":
      return `(${text})::uuid`;
    default:
      return `(${text}) COLLATE "C"`;
  }
}

const typed: Partial<Record<ValueKind, string>> = {
  date: "date", time: "time", timestamp: "timestamptz", localDateTime: "timestamp", uuid: "uuid", decimal: "numeric", int64: "bigint", float: "double precision",
};

function constant({ value, is }: Literal): string {
  if (value === null) return "NULL";
  if (typeof value === "boolean") return value ? "true" : "false";
  if (typeof value === "number") return typed[is] === undefined ? String(value) : `${literal(String(value))}::${typed[is]}`;
  return typed[is] === undefined ? literal(value) : `${literal(value)}::${typed[is]}`;
}
