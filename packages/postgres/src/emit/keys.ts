import {
  mark, uniqueName, type Entity, type Expression, type FieldPath, type Piece, type Project, type Type, type Unique,
} from "@concord/core";
import { fromJson } from "../expression.ts";
import { isIndexAlone, isRawConstraint, isRawIndex } from "../existing.ts";
import { columnName, columnNames, fieldNamed, indexName, policyOf, primaryKeyName, tableOf, tableText, uniqueConstraintName } from "../names.ts";
import { identifier } from "../quote.ts";
import { heldAt } from "../spread.ts";
import { rowCondition } from "./condition.ts";

/**
 * An index's keys for a path: a column, both columns of a geoPoint, or a value inside JSON as an expression, spelled as checks and policies
 * spell it.
 */
export function keyTexts(entity: Entity, path: FieldPath, project: Project): readonly string[] {
  const { field, rest } = heldAt(entity, path);
  const columns = columnNames(field, policyOf(project)).map(identifier);
  const type = rest.reduce<Type | undefined>((outer, step) => (outer?.kind === "object" ? outer.fields.find(({ name }) => name === step)?.type : undefined), field.type);
  if (rest.length === 0 || type === undefined) return columns;
  return [`(${fromJson(columns[0] as string, rest, type.kind === "int32" ? "integer" : type.kind)})`];
}

/** The primary key, as a list of one line; none where an existing table has none or says it in SQL. */
export function primaryKey(entity: Entity, project: Project): readonly Piece[] {
  const name = primaryKeyName(entity, project);
  if (name === undefined || isRawConstraint(entity, name) || isRawIndex(entity, name)) return [];
  return [mark(`${entity.id}:key`, `CONSTRAINT ${identifier(name)} PRIMARY KEY (${columnList(entity, entity.key, project)})`, name)];
}

export function columnList(entity: Entity, names: readonly string[], project: Project): string {
  return names.map((name) => identifier(columnName(fieldNamed(entity, name), policyOf(project)))).join(", ");
}

/** Whether a table constraint can say it: whole columns, every record. Else a unique index does. */
export const isWhole = (entity: Entity, unique: Unique): boolean => unique.where === undefined && !isIndexAlone(unique) && unique.fields.every((path) => heldAt(entity, path).rest.length === 0);
const nullsOf = (unique: Unique): string => (unique.nulls === "equal" ? " NULLS NOT DISTINCT" : "");

export function uniqueConstraints(entity: Entity, project: Project): readonly Piece[] {
  const { table } = tableOf(entity, project);
  return uniquesHere(entity).filter((unique) => isWhole(entity, unique) && !isRawConstraint(entity, uniqueConstraintName(table, unique))).map((unique) => {
    const name = uniqueConstraintName(table, unique);
    const columns = unique.fields.flatMap((path) => keyTexts(entity, path, project)).join(", ");
    return mark(`${entity.id}:unique:${uniqueName(unique)}`, `CONSTRAINT ${identifier(name)} UNIQUE${nullsOf(unique)} (${columns})`, name);
  });
}

export function uniqueIndexes(entity: Entity, project: Project): readonly Piece[] {
  const { table } = tableOf(entity, project);
  return uniquesHere(entity).filter((unique) => !isWhole(entity, unique) && !isRawIndex(entity, uniqueConstraintName(table, unique))).map((unique) => {
    const name = uniqueConstraintName(table, unique);
    const where = predicate(entity, project, unique.where?.tree, name);
    const keys = unique.fields.flatMap((path) => keyTexts(entity, path, project)).join(", ");
    const statement = `CREATE UNIQUE INDEX ${identifier(name)} ON ${tableText(entity, project)} (${keys})${nullsOf(unique)}${where.text};`;
    return [where.function, mark(`${entity.id}:unique:${uniqueName(unique)}`, statement, name), "\n"];
  });
}

export function indexes(entity: Entity, project: Project): readonly Piece[] {
  const { table } = tableOf(entity, project);
  return entity.indexes.filter((index) => index.stores.includes("postgres") && !isRawIndex(entity, indexName(table, index))).map((index) => {
    const name = indexName(table, index);
    const where = predicate(entity, project, index.where?.tree, name);
    const keys = index.fields.flatMap(({ path, descending }) => keyTexts(entity, path, project).map((key) => `${key}${descending ? " DESC" : ""}`)).join(", ");
    const include = index.include.length === 0 ? "" : ` INCLUDE (${index.include.flatMap((path) => keyTexts(entity, path, project)).join(", ")})`;
    const using = index.using === undefined ? "" : ` USING ${identifier(index.using)}`;
    return [where.function, `CREATE INDEX ${identifier(name)} ON ${tableText(entity, project)}${using} (${keys})${include}${where.text};\n`];
  });
}

export function uniquesHere(entity: Entity): readonly Unique[] {
  return entity.uniques.filter((unique) => unique.stores.includes("postgres"));
}

/** The `WHERE` of an index, and the function that it calls. */
export function predicate(entity: Entity, project: Project, tree: Expression | undefined, name: string): { readonly text: string; readonly function: Piece } {
  if (tree === undefined) return { text: "", function: "" };
  const condition = rowCondition(entity, project, tree, name);
  return { text: ` WHERE ${condition.text}`, function: condition.function ?? "" };
}
