import { entityOf, type Entity, type Project, type Schema } from "@concord/core";
import { ofField } from "../block.ts";
import type { ColumnText, Surroundings } from "../expression.ts";
import { columnNames, policyOf } from "../names.ts";
import { identifier } from "../quote.ts";
import { heldAt } from "../spread.ts";
import { isArray } from "../types.ts";

/**
 * The column in which the value at a path stands. A geoPoint has no order and no literal, nor has an object that is spread over columns, so only its
 * presence is asked, by its first column.
 */
export function columnText(entity: Entity, project: Project, path: readonly string[], place: (column: string) => string = identifier): ColumnText {
  const { field, rest } = heldAt(entity, path);
  return {
    rest,
    text: place(columnNames(field, policyOf(project))[0] as string),
    isArray: field.type.kind === "list" && isArray(field.type.of),
    isEnum: ofField(field).as === "enum" && field.type.kind === "enum",
  };
}

/** The row's own columns by their names, for checks and indexes. */
export function surroundings(entity: Entity, project: Project, place?: (column: string) => string): Surroundings {
  return { column: (path) => columnText(entity, project, path, place) };
}

/** The columns of the record that a relation leads to; the relation's name stands for its table. */
export function relatedColumn(schema: Schema, entity: Entity, relation: string, path: readonly string[]): ColumnText {
  const reference = entity.references.find((each) => each.relation === relation);
  if (reference === undefined) throw new Error(`${entity.id} has no relation ${relation}`);
  return columnText(entityOf(schema, reference.to), schema.project, path, (column) => `${identifier(relation)}.${identifier(column)}`);
}
