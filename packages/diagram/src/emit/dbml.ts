import type { Project, ReferenceAction, Schema, TableBeside } from "@concord/core";
import { noteOf } from "../beside.ts";
import { enumOf, type NamedEnum } from "../enums.ts";
import { defaultText } from "../note.ts";
import { dbmlExpression, dbmlName, dbmlNote, dbmlText, json } from "../quote.ts";
import type { Column, End, Relation, Table } from "../table.ts";

/** The table of an entity in DBML. */
export function dbmlTable(table: Table, project: Project): string {
  const names = table.columns.map((column) => dbmlName(column.name));
  const types = table.columns.map((column) => dbmlType(table, column, project));
  const width = (list: readonly string[]): number => Math.max(0, ...list.map((each) => each.length));
  const [nameWidth, typeWidth] = [width(names), width(types)];
  const lines = table.columns.map((column, index) => {
    const settings = settingsOf(column);
    const [name, type] = [(names[index] as string).padEnd(nameWidth), types[index] as string];
    return settings === "" ? `  ${name} ${type}` : `  ${name} ${type.padEnd(typeWidth)} [${settings}]`;
  });
  return [
    `Table ${qualified(table)} {`,
    ...lines,
    ...indexLines(table),
    `  Note: ${dbmlNote(table.note, "  ")}`,
    "}",
  ].join("\n");
}

/** A reference as DBML has it: many to one, or one to one where the referring fields are unique. */
export function dbmlReference({ reference, from, to, single }: Relation): string {
  const end = ({ schema, table, columns }: End): string => {
    const names = columns.map(dbmlName);
    return `${dbmlName(schema)}.${dbmlName(table)}.${names.length === 1 ? names[0] : `(${names.join(", ")})`}`;
  };
  const settings = reference.enforce.length === 0 ? "" : ` [delete: ${actions[reference.onDelete]}, update: ${actions[reference.onUpdate]}]`;
  return `Ref ${dbmlName(`${from.table}_${reference.name}`)}: ${end(from)} ${single ? "-" : ">"} ${end(to)}${settings}`;
}

const actions: Readonly<Record<ReferenceAction, string>> = { restrict: "restrict", cascade: "cascade", clear: "set null" };

/** One enum, a value a line, since DBML takes them in no other way. */
export function dbmlEnum({ schema, name, type }: NamedEnum): string {
  const values = type.values.map(({ value, description }) => `  ${dbmlName(value)}${description === undefined ? "" : ` [note: ${dbmlText(description)}]`}`);
  return [`Enum ${dbmlName(schema)}.${dbmlName(name)} {`, ...values, "}"].join("\n");
}

/** The whole file (each enum once): project, enums, tables, references, and a group for each namespace. */
export function dbmlFile(
  schema: Schema, drawn: readonly Grouped[], enums: readonly string[], tableTexts: readonly string[], references: readonly string[],
): string {
  const groups = Map.groupBy(drawn, ({ namespace }) => namespace);
  const blocks = [
    `Project ${dbmlName(schema.project.name)} {\n  database_type: 'PostgreSQL'\n}`,
    ...enums,
    ...tableTexts,
    ...(references.length === 0 ? [] : [references.join("\n")]),
    ...[...groups].map(([namespace, members]) => [`TableGroup ${dbmlName(namespace)} {`, ...members.map((member) => `  ${qualified(member)}`), "}"].join("\n")),
  ];
  return `${blocks.join("\n\n")}\n`;
}

/** A table of a namespace. */
interface Grouped { readonly namespace: string; readonly schema: string; readonly name: string }

/** A table beside entities' own, in grey. DBML has no views: the note says that it is one. */
export function dbmlBeside(table: TableBeside): string {
  const alone = table.key.length === 1 ? table.key[0] : undefined;
  const lines = table.columns.map(({ name, type, required }) => {
    const settings = [...(name === alone ? ["pk"] : []), ...(required ? ["not null"] : [])].join(", ");
    return `  ${dbmlName(name)} ${dbmlName(type)}${settings === "" ? "" : ` [${settings}]`}`;
  });
  const key = table.key.length > 1 ? ["", "  indexes {", `    (${table.key.map(dbmlName).join(", ")}) [pk]`, "  }", ""] : [];
  return [`Table ${qualified(table)} [headercolor: #b0b0b0] {`, ...lines, ...key, `  Note: ${dbmlNote(noteOf(table), "  ")}`, "}"].join("\n");
}

/** The record that its rows belong to, if they go with one. */
export function dbmlBelongs({ schema, name, link }: TableBeside, to: Table): readonly string[] {
  if (link?.goes !== true) return [];
  const { columns: pairs } = link;
  const end = (table: { readonly schema: string; readonly name: string }, columns: readonly string[]): string => `${qualified(table)}.${columns.length === 1 ? dbmlName(columns[0] as string) : `(${columns.map(dbmlName).join(", ")})`}`;
  return [`Ref ${dbmlName(`${name}_of`)}: ${end({ schema, name }, pairs.map(([own]) => own))} > ${end(to, pairs.map(([, column]) => column))} [delete: cascade, update: cascade]`];
}

function qualified(table: { readonly schema: string; readonly name: string }): string {
  return `${dbmlName(table.schema)}.${dbmlName(table.name)}`;
}

function dbmlType(table: Table, column: Column, project: Project): string {
  const list = column.type.list ? "[]" : "";
  if (column.type.values === undefined) return dbmlName(`${column.type.text}${list}`);
  const { schema, name } = enumOf(table, column.name, column.type.values, project);
  return `${dbmlName(schema)}.${dbmlName(name)}${list}`;
}

function settingsOf(column: Column): string {
  return [
    ...(column.primaryKey ? ["pk"] : []),
    ...(column.increment ? ["increment"] : []),
    ...(column.unique && !column.primaryKey ? ["unique"] : []),
    ...(column.nullable ? [] : ["not null"]),
    ...(column.default === undefined && column.made === undefined ? [] : [`default: ${defaultOf(column)}`]),
    ...(column.note === "" ? [] : [`note: ${dbmlText(column.note)}`]),
  ].join(", ");
}

/** Numbers and booleans as they are; text as a string, unless a quote in it would break what other tools make of it; the rest as an expression. */
function defaultOf(column: Column): string {
  if (column.made !== undefined) return dbmlExpression(column.made);
  const value = column.default;
  if (typeof value === "number" || typeof value === "boolean") return json(String(value)).slice(1, -1);
  if (typeof value === "string" && !value.includes("'")) return dbmlText(value);
  return value === undefined ? "null" : dbmlExpression(defaultText(value));
}

function indexLines(table: Table): readonly string[] {
  if (table.indexes.length === 0) return [];
  const lines = table.indexes.map((index) => {
    const columns = index.columns.map(dbmlName);
    const settings = [...(index.unique ? ["unique"] : []), `name: ${dbmlText(index.name)}`];
    if (index.note !== undefined) settings.push(`note: ${dbmlText(index.note)}`);
    return `    ${columns.length === 1 ? columns[0] : `(${columns.join(", ")})`} [${settings.join(", ")}]`;
  });
  return ["", "  indexes {", ...lines, "  }", ""];
}
