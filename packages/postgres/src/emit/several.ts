import { entityOf, type Entity, type Piece, type Reference, type Schema } from "@concord/core";
import { columnName, fieldNamed, policyOf, tableText } from "../names.ts";
import { identifier, literal } from "../quote.ts";
import { ownColumns, ownNames } from "../several.ts";
import { tableFieldsOf, type TableField } from "../spread.ts";
import type { RowCheck } from "./checks.ts";
import { collation, columnOf, madeText, type Made } from "./column.ts";
import type { PlainColumn } from "./column-lines.ts";

/** How a UUID is spelled in JSON; PostgreSQL's own cast takes other spellings too. */
const uuid = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$";

interface Columns { readonly which: string; readonly key: string; readonly own: TableField; readonly other: TableField }

function columnsOf(entity: Entity, { by: [id = ""], when, key: [far = ""], to }: Reference, schema: Schema): Columns {
  const policy = policyOf(schema.project);
  const held = (of: Entity, name: string): TableField => tableFieldsOf(fieldNamed(of, name))[0] as TableField;
  const own = held(entity, id);
  return { which: identifier(columnName(fieldNamed(entity, when?.field ?? ""), policy)), key: identifier(columnName(own, policy)), own, other: held(entityOf(schema, to), far) };
}

/** Whether the key is text here and a UUID there, so that its spelling decides whether it can be one. */
function isCast({ own, other }: Columns): boolean {
  return own.type.kind !== other.type.kind && other.type.kind === "uuid";
}

/** A column that such a reference has of its own, with what makes its value, and the field of the other table that it holds. */
export interface OwnColumn { readonly name: string; readonly type: string; readonly collated: string; readonly made: Made; readonly other: TableField }

/** For each of several entities the column that holds the key where the record names one of it. */
export function severalMade(entity: Entity, schema: Schema): readonly OwnColumn[] {
  return ownColumns(entity).map((reference) => {
    const columns = columnsOf(entity, reference, schema);
    const { which, key, own, other } = columns;
    const column = columnOf(entity, own, schema.project);
    const is = `${which} = ${literal(reference.when?.is ?? "")}`;
    const [type, collated] = isCast(columns) ? ["uuid", ""] : own.type.kind === other.type.kind ? [column.type, collation(column)] : ["text", ' COLLATE "C"'];
    const value = isCast(columns) ? `CASE WHEN ${is} AND ${key} ~ ${literal(uuid)} THEN ${key}::uuid END` : `CASE WHEN ${is} THEN ${key} END`;
    return { name: ownNames(entity, reference, schema.project).column, type, collated, made: { generated: value }, other };
  });
}

/** The same as columns of any table. */
export function severalColumns(entity: Entity, schema: Schema): readonly PlainColumn[] {
  return severalMade(entity, schema).map(({ name, type, collated, made }): PlainColumn => [name, type, `${collated} ${madeText(made)}`.trim()]);
}

/** Their lines in CREATE TABLE. */
export function severalLines(entity: Entity, schema: Schema, width: number): readonly Piece[] {
  return severalColumns(entity, schema).map(([name, type, rest]) => `${identifier(name).padEnd(width)} ${type} ${rest}`);
}

/** Checks that the key is spelled like one of the other table. */
export function severalChecks(entity: Entity, schema: Schema): readonly RowCheck[] {
  return ownColumns(entity).filter((reference) => isCast(columnsOf(entity, reference, schema))).map((reference) => {
    const { which } = columnsOf(entity, reference, schema);
    const { column, check } = ownNames(entity, reference, schema.project);
    return { name: check, condition: `${which} IS DISTINCT FROM ${literal(reference.when?.is ?? "")} OR ${identifier(column)} IS NOT NULL`, keeps: [] };
  });
}

/** Their comments and indexes: deleting one of the other table looks its references up. */
export function severalStatements(entity: Entity, schema: Schema): Piece {
  const on = tableText(entity, schema.project);
  return ownColumns(entity).flatMap((reference) => {
    const { column, index } = ownNames(entity, reference, schema.project);
    const { which, key } = columnsOf(entity, reference, schema);
    return [
      `COMMENT ON COLUMN ${on}.${identifier(column)} IS ${literal(`${key} where ${which} is ${reference.when?.is ?? ""}; made for the foreign key.`)};\n`,
      `CREATE INDEX ${identifier(index)} ON ${on} (${identifier(column)});\n`,
    ];
  });
}
