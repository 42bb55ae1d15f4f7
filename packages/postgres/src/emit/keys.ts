import { mark, uniqueName, type Entity, type Field, type FieldPath, type Piece, type Project, type Reference } from "@concord/core";
import { sql } from "../expression.ts";
import { columnName, derived, indexName, policyOf, tableOf, tableText, uniqueConstraintName } from "../names.ts";
import { identifier, literal } from "../quote.ts";
import { surroundings } from "./surroundings.ts";

/** A path as an index expression: a column, or text inside JSON. */
function keyText(entity: Entity, path: FieldPath, project: Project): string {
  const [first, ...rest] = path as [string, ...string[]];
  const field = fieldNamed(entity, first);
  const column = identifier(columnName(field, policyOf(project)));
  if (rest.length === 0) return column;
  return `(${column} #>> ARRAY[${rest.map(literal).join(", ")}])`;
}

function fieldNamed(entity: Entity, name: string): Field {
  const field = entity.fields.find((each) => each.name === name);
  if (field === undefined) throw new Error(`no field ${name} in ${entity.id}`);
  return field;
}

export function primaryKey(entity: Entity, project: Project): Piece {
  const name = derived(tableOf(entity, project).table, "pkey");
  return mark(`${entity.id}:key`, `CONSTRAINT ${identifier(name)} PRIMARY KEY (${columnList(entity, entity.key, project)})`, name);
}

export function columnList(entity: Entity, names: readonly string[], project: Project): string {
  return names.map((name) => identifier(columnName(fieldNamed(entity, name), policyOf(project)))).join(", ");
}

/** Uniques that a table constraint can say: whole columns, every record. */
export function uniqueConstraints(entity: Entity, project: Project): readonly Piece[] {
  const { table } = tableOf(entity, project);
  return entity.uniques.filter((unique) => unique.stores.includes("postgres") && unique.where === undefined && unique.fields.every((path) => path.length === 1)).map((unique) => {
    const name = uniqueConstraintName(table, unique);
    const nulls = unique.nulls === "equal" ? " NULLS NOT DISTINCT" : "";
    return mark(`${entity.id}:unique:${uniqueName(unique)}`, `CONSTRAINT ${identifier(name)} UNIQUE${nulls} (${unique.fields.map((path) => keyText(entity, path, project)).join(", ")})`, name);
  });
}

/** Uniques that only an index can say: part of the records, or a value inside JSON. */
export function uniqueIndexes(entity: Entity, project: Project): readonly Piece[] {
  const { table } = tableOf(entity, project);
  return entity.uniques.filter((unique) => unique.stores.includes("postgres") && (unique.where !== undefined || unique.fields.some((path) => path.length > 1))).map((unique) => {
    const name = uniqueConstraintName(table, unique);
    const where = unique.where === undefined ? "" : ` WHERE ${sql(unique.where.tree, surroundings(entity, project))}`;
    const nulls = unique.nulls === "equal" ? " NULLS NOT DISTINCT" : "";
    const statement = `CREATE UNIQUE INDEX ${identifier(name)} ON ${tableText(entity, project)} (${unique.fields.map((path) => keyText(entity, path, project)).join(", ")})${nulls}${where};`;
    return [mark(`${entity.id}:unique:${uniqueName(unique)}`, statement, name), "\n"];
  });
}

export function indexes(entity: Entity, project: Project): readonly Piece[] {
  const { table } = tableOf(entity, project);
  return entity.indexes.filter((index) => index.stores.includes("postgres")).map((index) => {
    const keys = index.fields.map(({ path, descending }) => `${keyText(entity, path, project)}${descending ? " DESC" : ""}`).join(", ");
    const include = index.include.length === 0 ? "" : ` INCLUDE (${index.include.map((path) => keyText(entity, path, project)).join(", ")})`;
    const where = index.where === undefined ? "" : ` WHERE ${sql(index.where.tree, surroundings(entity, project))}`;
    return `CREATE INDEX ${identifier(indexName(table, index))} ON ${tableText(entity, project)}${index.using === undefined ? "" : ` USING ${identifier(index.using)}`} (${keys})${include}${where};\n`;
  });
}

const actions = { restrict: "RESTRICT", cascade: "CASCADE", clear: "SET NULL" } as const;

/** Foreign keys, added when all tables are there, so that references may go round in circles. */
export function foreignKeys(entity: Entity, project: Project, target: (id: string) => Entity | undefined): readonly Piece[] {
  const { table } = tableOf(entity, project);
  return entity.references.filter((reference) => reference.enforce.includes("postgres")).flatMap((reference): Piece[] => {
    const other = target(reference.to);
    if (other === undefined) return [];
    const name = derived(table, reference.name, "fkey");
    const statement = [
      `ALTER TABLE ${tableText(entity, project)} ADD CONSTRAINT ${identifier(name)}\n  FOREIGN KEY (${columnList(entity, reference.by, project)})`,
      ` REFERENCES ${tableText(other, project)} (${columnList(other, reference.key, project)})`,
      ` ON DELETE ${actions[reference.onDelete]}${cleared(entity, reference, project)} ON UPDATE ${actions[reference.onUpdate]};`,
    ].join("");
    return [mark(`${entity.id}:reference:${reference.name}`, statement, name), "\n"];
  });
}

/** A composite reference clears only what may be missing (the tenant stays); PostgreSQL 15 and later. */
function cleared(entity: Entity, reference: Reference, project: Project): string {
  const optional = reference.by.filter((name) => fieldNamed(entity, name).optional);
  return reference.onDelete !== "clear" || optional.length === reference.by.length ? "" : ` (${columnList(entity, optional, project)})`;
}

