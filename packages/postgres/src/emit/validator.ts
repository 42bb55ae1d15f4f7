import {
  mark, partStep, pathText, print, type Constraint, type ConstraintKind, type Entity, type Field, type Piece, type Step, type Type, type UnionType,
} from "@concord/core";
import { constraintName, validatorName } from "../names.ts";
import { dollarTag, identifier, literal, qualified } from "../quote.ts";
import type { TableField } from "../spread.ts";
import { columnType, isArray } from "../types.ts";
import { nativeConditions, type Conditions } from "./conditions.ts";
import { jsonConditions } from "./json-conditions.ts";

/** A function that judges what a check cannot look into: lists, maps and objects. */
export interface Validator { readonly name: string; readonly call: string; readonly statement: Piece }

/** `by`: the text that says which part of a union the value is, over the row. */
interface Names { readonly schema: string; readonly table: string; readonly column: string; readonly by?: string | undefined }

/** What a function over a union is told beside the value. */
const partArgument = "part";

/** What is written down while a value is walked: variables, statements, and the names of constraints. */
interface Walk {
  readonly entity: Entity;
  readonly table: string;
  readonly column: string;
  readonly variables: Map<string, string>;
  readonly constraints: ReadonlySet<string>;
  /** A document store holds the field too. */
  readonly documents: boolean;
}

/**
 * The function over a field's column. Each constraint is one statement that raises a check violation in its own name, so that an error says
 * which member broke which rule;
 * the first that fails ends the judgement, and those below may rely on it.
 */
export function validatorOf(entity: Entity, field: TableField, names: Names, constraints: readonly Constraint[]): Validator {
  const walk: Walk = {
    entity, table: names.table, column: names.column, variables: new Map(), constraints: new Set(constraints.map((each) => each.id)), documents: field.stores.includes("firestore"),
  };
  const body = judged(walk, field.type, "value", field.steps.map((step) => step.name), "  ", columnType(field.type) !== "jsonb");
  const name = validatorName(names.table, names.column);
  const declared = [...walk.variables].map(([variable, type]) => `  ${variable} ${type};\n`).join("");
  const argument = columnType(field.type);
  const isBy = field.type.kind === "union" && field.type.by !== undefined;
  const tag = dollarTag(print("", body).text);
  return {
    name,
    call: `${qualified(names.schema, name)}(${identifier(names.column)}${names.by === undefined ? "" : `, ${names.by}`})`,
    statement: [
      `CREATE FUNCTION ${qualified(names.schema, name)}(value ${argument}${isBy ? `, ${partArgument} text` : ""}) RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT SET search_path = '' AS `,
      tag, "\n", declared === "" ? "" : `DECLARE\n${declared}`, "BEGIN\n", body, "  RETURN true;\nEND\n", tag, ";\n",
    ],
  };
}

function judged(walk: Walk, type: Type, value: string, path: readonly Step[], indent: string, native: boolean): Piece {
  if (native && type.kind === "list") return [arrayStatements(walk, type, value, path, indent), members(walk, type.of, value, path, indent)];
  const common = native ? nativeConditions(type, value, walk.documents) : jsonConditions(type, value, walk.documents);
  // A document store holds no list directly in a list.
  const conditions = type.kind === "json" && walk.documents && path.at(-1) === "[]" ? { ...common, type: `${common.type} AND jsonb_typeof(${value}) <> 'array'` } : common;
  return [
    Object.entries(conditions).map(([kind, condition]) => refusal(walk, kind as ConstraintKind, condition, path, indent)),
    native ? "" : inside(walk, type, value, path, indent),
  ];
}

/**
 * What an array type leaves open: more dimensions, another lower bound, members without a value. A list in a list is one more dimension: that no member is
 * one is the member's type. That the value is a list is the column's.
 */
function arrayStatements(walk: Walk, type: Extract<Type, { kind: "list" }>, value: string, path: readonly Step[], indent: string): Piece {
  const flat = `coalesce(array_ndims(${value}), 1) = 1 AND coalesce(array_lower(${value}, 1), 1) = 1`;
  const conditions: Conditions = {
    members: `array_position(${value}, NULL) IS NULL`,
    ...(type.minItems === undefined ? {} : { minItems: `cardinality(${value}) >= ${type.minItems}` }),
    ...(type.maxItems === undefined ? {} : { maxItems: `cardinality(${value}) <= ${type.maxItems}` }),
    ...(type.uniqueItems ? { uniqueItems: `cardinality(${value}) = (SELECT count(DISTINCT member) FROM unnest(${value}) AS members(member))` } : {}),
  };
  return [refusal(walk, "type", flat, [...path, "[]"], indent), Object.entries(conditions).map(([kind, condition]) => refusal(walk, kind as ConstraintKind, condition, path, indent))];
}

function members(walk: Walk, of: Type, value: string, path: readonly Step[], indent: string): Piece {
  const member = variable(walk, "member", columnType(of).replace(/\(.*\)/, ""));
  const inner = judged(walk, of, member, [...path, "[]"], `${indent}  `, isArray(of));
  if (isEmpty(inner)) return drop(walk, member);
  return [`${indent}FOREACH ${member} IN ARRAY ${value} LOOP\n`, inner, `${indent}END LOOP;\n`];
}

/** What lies inside a value of JSON. */
function inside(walk: Walk, type: Type, value: string, path: readonly Step[], indent: string): Piece {
  if (type.kind === "list") {
    const member = variable(walk, "member", "jsonb");
    return [
      `${indent}FOR ${member} IN SELECT jsonb_array_elements(${value}) LOOP\n`,
      refusal(walk, "members", `${member} <> 'null'`, path, `${indent}  `),
      judged(walk, type.of, member, [...path, "[]"], `${indent}  `, false),
      `${indent}END LOOP;\n`,
    ];
  }
  if (type.kind === "map") {
    const member = variable(walk, "member", "jsonb");
    return [
      `${indent}FOR ${member} IN SELECT entries.value FROM jsonb_each(${value}) AS entries LOOP\n`,
      refusal(walk, "members", `${member} <> 'null'`, path, `${indent}  `),
      judged(walk, type.of, member, [...path, "{}"], `${indent}  `, false),
      `${indent}END LOOP;\n`,
    ];
  }
  if (type.kind === "union") return partStatements(walk, type, value, path, indent);
  return type.kind === "object" ? fieldStatements(walk, type.fields, value, path, indent) : "";
}

/** Of a union, the statements of one part: that of its tag, or the one that the function is told. Where that is none, the field that says so is refused by its own check. */
function partStatements(walk: Walk, type: UnionType, value: string, path: readonly Step[], indent: string): Piece {
  const named = type.tag === undefined ? partArgument : `${value} ->> ${literal(type.tag)}`;
  const each = type.parts.map((part, index): Piece => {
    const at = [...path, partStep(part.name)];
    const inner = `${indent}  `;
    const { closed = "" } = jsonConditions(part.type, value, walk.documents);
    const fields = part.type.fields.filter((field) => field.name !== type.tag);
    return [`${indent}${index === 0 ? "IF" : "ELSIF"} ${named} = ${literal(part.name)} THEN\n`, refusal(walk, "closed", closed, at, inner), fieldStatements(walk, fields, value, at, inner)];
  });
  return [each, `${indent}END IF;\n`];
}

function fieldStatements(walk: Walk, fields: readonly Field[], value: string, path: readonly Step[], indent: string): Piece {
  return fields.map((field): Piece => {
    const held = variable(walk, "field", "jsonb");
    const at = [...path, field.name];
    const fetch = `${indent}${held} := ${value} -> ${literal(field.name)};\n`;
    if (!field.optional) {
      return [fetch, refusal(walk, "required", `${held} IS NOT NULL AND ${held} <> 'null'`, at, indent), judged(walk, field.type, held, at, indent, false)];
    }
    return [fetch, `${indent}IF ${held} IS NOT NULL THEN\n`, judged(walk, field.type, held, at, `${indent}  `, false), `${indent}END IF;\n`];
  });
}

/** One constraint: what must hold, and the violation in its name. A condition that is unknown does not hold. */
function refusal(walk: Walk, kind: ConstraintKind, condition: string, path: readonly Step[], indent: string): Piece {
  const id = `${walk.entity.id}${pathText(path)}:${kind}`;
  const name = constraintName(walk.table, path, kind);
  const message = literal(`${pathText(path).slice(1)}: ${kind}`);
  const raise = `RAISE check_violation USING CONSTRAINT = ${literal(name)}, COLUMN = ${literal(walk.column)}, MESSAGE = ${message};`;
  const statement = `IF (${condition}) IS NOT TRUE THEN\n${indent}  ${raise}\n${indent}END IF;`;
  return [indent, walk.constraints.has(id) ? mark(id, statement, name) : statement, "\n"];
}

function variable(walk: Walk, word: string, type: string): string {
  const name = `${word}${walk.variables.size + 1}`;
  walk.variables.set(name, type);
  return name;
}

function drop(walk: Walk, name: string): Piece {
  walk.variables.delete(name);
  return "";
}

function isEmpty(piece: Piece): boolean {
  return typeof piece === "string" ? piece === "" : "mark" in piece ? false : piece.every(isEmpty);
}

