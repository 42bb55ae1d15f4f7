import { everyNode, type Expression, type FieldRef, type Literal, type Quantifier, type ValueKind } from "@concord/core";
import { literal } from "./quote.ts";

/** A column that an expression names. */
export interface ColumnText {
  readonly text: string;
  /** The steps of the path that go on inside the column's value. */
  readonly rest: readonly string[];
  /** A list that is an array; any other list is jsonb. */
  readonly isArray: boolean;
  /** An enum of the database: equal to texts only after a cast, which no index takes, but to constants as it is. */
  readonly isEnum: boolean;
}

/** Where an expression's names stand: the row's columns, a member of a list, what a relation leads to, the caller. */
export interface Surroundings {
  /** The column in which the value at a path stands. */
  readonly column: (path: readonly string[]) => ColumnText;
  /** Access only: the same in the record that a relation leads to. */
  readonly related?: (relation: string, path: readonly string[]) => ColumnText;
  /** Access only: the caller's id, roles and further claims. */
  readonly caller?: { readonly uid: string; readonly roles: string; readonly claim: (name: string) => string };
  /** Within lists: the members that variables stand for, and how many lists deep. */
  readonly variables?: ReadonlyMap<string, Members>;
  readonly depth?: number;
}

interface Members {
  /** What stands behind FROM. */
  readonly source: string;
  /** One member. */
  readonly text: string;
  readonly isJson: boolean;
}

/**
 * An expression as SQL that is true or false for every row, never unknown: `==` and `!=` compare NULL as a value, `in` is false without a
 * value, and the language has guarded
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
      return expression.claim === undefined ? callerIn(around).uid : callerIn(around).claim(expression.claim);
    case "hasRole":
      return `${literal(expression.role)} = ANY (${callerIn(around).roles})`;
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
        : `${part(expression.left)} ${expression.is === "string" ? "||" : expression.op} ${part(expression.right)}`;
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

function callerIn(around: Surroundings): NonNullable<Surroundings["caller"]> {
  if (around.caller === undefined) throw new Error("a caller is asked for outside of access");
  return around.caller;
}

/** An operand of a comparison; an enum of the database stays what it is beside constants, so that indexes serve it. */
function operand(expression: Expression, besideConstants: boolean, around: Surroundings): string {
  return expression.op === "field" && besideConstants ? `(${fieldText(expression, around, "as it is")})` : `(${sql(expression, around)})`;
}

function equality(op: "==" | "!=", left: Expression, right: Expression, around: Surroundings): string {
  const [a, b] = [operand(left, right.op === "literal", around), operand(right, left.op === "literal", around)];
  if (right.op === "literal" && right.value === null) return `${a} IS ${op === "==" ? "" : "NOT "}NULL`;
  if (left.op === "literal" && left.value === null) return `${b} IS ${op === "==" ? "" : "NOT "}NULL`;
  if (left.optional || right.optional) return `${a} IS ${op === "==" ? "NOT " : ""}DISTINCT FROM ${b}`;
  return `${a} ${op === "==" ? "=" : "<>"} ${b}`;
}

function membership(left: Expression, right: Expression | readonly Literal[], around: Surroundings): string {
  const value = operand(left, !("op" in right), around);
  if ("op" in right) {
    const list = right as FieldRef;
    if (isNative(list, around)) return left.optional ? `coalesce(${value} = ANY (${fieldText(list, around)}), false)` : `${value} = ANY (${fieldText(list, around)})`;
    const members = membersOf(list, around);
    return `EXISTS (SELECT 1 FROM ${members.source} WHERE (${fromJson(members.text, [], list.member ?? left.is)}) = ${value})`;
  }
  const found = `${value} IN (${right.map(constant).join(", ")})`;
  return left.optional ? `coalesce(${found}, false)` : found;
}

/** Whether the expression asks for members of a list one by one: then its SQL holds a query, which checks and indexes may not. */
export function asksMembers(expression: Expression, around: Surroundings): boolean {
  return [...everyNode(expression)].some((node) => node.op === "all" || node.op === "exists" || (node.op === "in" && "op" in node.right && !isNative(node.right as FieldRef, around)));
}

/** A list's members one by one. A member that is no value of its type has been refused by then, or refuses the row by itself. */
function quantified({ op, list, variable, body }: Quantifier, around: Surroundings): string {
  const members = membersOf(list, around);
  const inner = sql(body, { ...around, depth: (around.depth ?? 0) + 1, variables: new Map([...(around.variables ?? []), [variable, members]]) });
  return op === "all" ? `NOT EXISTS (SELECT 1 FROM ${members.source} WHERE (${inner}) IS NOT TRUE)` : `EXISTS (SELECT 1 FROM ${members.source} WHERE (${inner}) IS TRUE)`;
}

/** The members of a list as rows of one column. */
function membersOf(list: FieldRef, around: Surroundings): Members {
  const alias = `member${(around.depth ?? 0) + 1}`;
  const isJson = !isNative(list, around);
  return { source: `${isJson ? "jsonb_array_elements" : "unnest"}(${fieldText(list, around)}) AS ${alias}(value)`, text: `${alias}.value`, isJson };
}

function isNative(list: FieldRef, around: Surroundings): boolean {
  if (list.variable !== undefined) return false;
  const { isArray, rest } = columnOf(list, around);
  return isArray && rest.length === 0;
}

function columnOf(field: FieldRef, around: Surroundings): ColumnText {
  if (field.relation === undefined) return around.column(field.path);
  if (around.related === undefined) throw new Error("a relation is followed outside of access");
  return around.related(field.relation, field.path);
}

/**
 * A field as a value of its own type. Inside objects it is text of JSON that is read as that type. An enum of the database is text but
 * where that is said.
 */
export function fieldText(field: FieldRef, around: Surroundings, how: "as text" | "as it is" = "as text"): string {
  if (field.variable !== undefined) {
    const member = around.variables?.get(field.variable);
    if (member === undefined) throw new Error(`no list has a member ${field.variable} here`);
    return member.isJson ? fromJson(member.text, field.path, field.is) : member.text;
  }
  const column = columnOf(field, around);
  if (column.rest.length > 0) return fromJson(column.text, column.rest, field.is);
  return column.isEnum && how === "as text" ? `${column.text}::text` : column.text;
}

/** A value inside JSON; of no steps, the JSON itself. Missing and null are the same value. */
export function fromJson(json: string, path: readonly string[], is: ValueKind): string {
  const isWhole = is === "list" || is === "object" || is === "map" || is === "json" || is === "geoPoint";
  const last = path.at(-1);
  if (last === undefined) return isWhole ? json : cast(`${json} #>> '{}'`, is);
  const outer = path.slice(0, -1).map((step) => ` -> ${literal(step)}`).join("");
  return isWhole ? `nullif(${json}${outer} -> ${literal(last)}, 'null')` : cast(`${json}${outer} ->> ${literal(last)}`, is);
}

/**
 * Text of JSON as a value of a kind. PostgreSQL's own readings of dates and times hang on session settings; the functions are immutable,
 * since canonical texts do not.
 */
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
      return `concord.to_time(${text})`;
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
