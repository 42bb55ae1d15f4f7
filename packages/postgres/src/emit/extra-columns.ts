import type { Entity, Piece, Project } from "@concord/core";
import { ofEntity, type ExtraColumn } from "../block.ts";
import { derived, tableOf, tableText } from "../names.ts";
import { identifier, literal } from "../quote.ts";
import { collated, generatorOf, madeText, type Made } from "./column.ts";

/** Columns of the table that are no part of the record, in the order of the contract. */
export function extraColumns(entity: Entity): readonly (readonly [name: string, column: ExtraColumn])[] {
  return Object.entries(ofEntity(entity).columns ?? {});
}

/** Their lines in CREATE TABLE. No writer of records knows them, so each is generated or may be empty, but in an existing table. */
export function extraLines(entity: Entity, project: Project, width: number): readonly Piece[] {
  const { schema } = tableOf(entity, project);
  return extraColumns(entity).map(([name, column]) => {
    const { type, required, collation } = column;
    const value = extraMade(column, schema);
    return [`${identifier(name).padEnd(width)} ${type}${collated(collation)}`, value === undefined ? undefined : madeText(value), required === true ? "NOT NULL" : undefined].filter((part) => part !== undefined).join(" ");
  });
}

/** What gives such a column its value. */
export function extraMade({ generated, virtual, default: given, ...own }: ExtraColumn, schema: string): Made | undefined {
  if (generated !== undefined) return { generated, virtual: virtual === true };
  return given === undefined ? generatorOf(own, schema) : { default: given };
}

/** Their indexes and comments. */
export function extraStatements(entity: Entity, project: Project): Piece {
  const { table } = tableOf(entity, project);
  const on = tableText(entity, project);
  return extraColumns(entity).flatMap(([name, { index, description }]) => [
    ...(description === undefined ? [] : [`COMMENT ON COLUMN ${on}.${identifier(name)} IS ${literal(description)};\n`]),
    ...(index === undefined ? [] : [`CREATE INDEX ${identifier(extraIndexName(table, name))} ON ${on} USING ${index} (${identifier(name)});\n`]),
  ]);
}

/** What the index of such a column is called. */
export function extraIndexName(table: string, column: string): string {
  return derived(table, column, "idx");
}
