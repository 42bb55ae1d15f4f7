import { typeScriptKey, typeScriptString, type Field, type NamingPolicy } from "@concord/core";
import { columnNames } from "../names.ts";
import { isSpread, membersOf, spreadsOf, type TableField } from "../spread.ts";

/** What a codec's file says of one field, as TypeScript: `record` is the record, `row` the row, `fields` the carriers by the name that the table holds them under. */

type Steps = readonly [Field, ...Field[]];

/** The columns of a field in the row's type. */
export function rowType(field: TableField, policy: NamingPolicy): string {
  return columnNames(field, policy).map((column) => `  ${typeScriptKey(column)}: string${field.optional ? " | null" : ""};\n`).join("");
}

/** Statements that look at the spread objects of a record before their members are taken: no key may get lost. */
export function checksOf(field: Field): string {
  return spreadsOf(field).map(({ steps, name }) => {
    const keys = membersOf(steps.at(-1) as Field).map((member) => typeScriptString(member.name)).join(", ");
    const present = absenceOf(steps).replaceAll(" === ", " !== ").replaceAll(" || ", " && ");
    return `  ${present === "" ? "" : `if (${present}) `}codec.checkKeys(${valueOf(steps)}, [${keys}], ${typeScriptString(name)});\n`;
  }).join("");
}

/** A field's columns in the row that is made of a record. */
export function rowLines(field: TableField, policy: NamingPolicy): string {
  const at = typeScriptString(field.name);
  const carrier = carrierOf(field.name);
  const absent = absenceOf(field.steps);
  const value = valueOf(field.steps);
  const [first = "", second] = columnNames(field, policy).map(typeScriptKey);
  const orNull = absent === "" ? "" : `${absent} ? null : `;
  if (second === undefined && field.steps.length === 1 && field.optional) return `    ${first}: codec.optional(${carrier}, ${value}, ${at}),\n`;
  if (second === undefined) return `    ${first}: ${orNull}${carrier}.to(${value}, ${at}),\n`;
  const half = (of: string): string => `codec.degrees(${value}, "${of}", ${at})`;
  return `    ${first}: ${orNull}${half("latitude")},\n    ${second}: ${orNull}${half("longitude")},\n`;
}

/** The members of an object as they are read from a row, each by its steps, at an indentation. */
export function membersFrom(members: readonly Steps[], policy: NamingPolicy, indent: string): string {
  return members.map((steps) => {
    const { name, optional } = steps.at(-1) as Field;
    const { value, given } = readFrom(steps, policy, indent);
    const member = `${typeScriptKey(name)}: ${value}`;
    return `${indent}${optional ? `...(${given(`{ ${member} }`)})` : member},\n`;
  }).join("");
}

/** A value as it is read from a row, and what stands there if the row has it, or else nothing. */
function readFrom(steps: Steps, policy: NamingPolicy, indent: string): { readonly value: string; readonly given: (then: string) => string } {
  const last = steps.at(-1) as Field;
  const name = steps.map((step) => step.name).join(".");
  const at = typeScriptString(name);
  if (isSpread(last)) {
    const { always, fields } = spreadsOf(steps[0]).find((each) => each.name === name) as ReturnType<typeof spreadsOf>[number];
    const cells = (of: readonly TableField[]): readonly string[] => of.flatMap((field) => columnNames(field, policy)).map(cellOf);
    const [first = "null"] = cells(always);
    const others = cells(fields).filter((cell) => cell !== first);
    const inside = membersFrom(membersOf(last).map((member): Steps => [...steps, member]), policy, `${indent}  `);
    const isThere = always.length === 0 ? `[${others.join(", ")}].some((cell) => cell !== null)` : `codec.isThere(${first}, [${others.join(", ")}], ${at})`;
    return { value: `{\n${inside}${indent}}`, given: (then) => `${isThere} ? ${then} : {}` };
  }
  const carrier = carrierOf(name);
  const [first = "", second] = columnNames({ ...last, steps } as TableField, policy).map(cellOf);
  const read = (cell: string): string => `codec.read(${carrier}, ${cell}, ${at})`;
  if (second === undefined) return { value: read(first), given: (then) => `${first} === null ? {} : ${then}` };
  return { value: `{ latitude: ${read(first)}, longitude: ${read(second)} }`, given: (then) => `codec.isPoint(${first}, ${second}, ${at}) ? ${then} : {}` };
}

const cellOf = (column: string): string => `row[${typeScriptString(column)}]`;
const carrierOf = (name: string): string => (name.includes(".") ? `fields[${typeScriptString(name)}]` : `fields.${name}`);

/** The value at some steps of a record, where none of the outer ones is missing. */
function valueOf(steps: readonly Field[]): string {
  return `record.${steps.map(({ name }) => name).join(".")}`;
}

/** The condition that a value is missing, since it or what it is in may be; empty where it is always there. */
function absenceOf(steps: readonly Field[]): string {
  return steps.flatMap(({ optional }, at) => (optional ? [`${valueOf(steps.slice(0, at + 1))} === undefined`] : [])).join(" || ");
}
