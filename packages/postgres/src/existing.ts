import { uniqueName, type Entity, type Project, type Unique } from "@concord/core";
import { ofEntity, ofField, ofUnique, type Raw } from "./block.ts";
import { columnName, policyOf, primaryKeyName, referenceName, tableOf, uniqueConstraintName } from "./names.ts";
import { tableFields } from "./spread.ts";
import { columnType } from "./types.ts";

/** Whether the entity's table was there before its contract, so that nothing is added to it that the contract does not say. */
export function isExisting(entity: Entity): boolean {
  return ofEntity(entity).existing === true;
}

/** The SQL of something that a contract gives in SQL. */
export function sqlOf(raw: Raw): string {
  return typeof raw === "string" ? raw : raw.is;
}

/** The comment that the database has on it. */
export function commentOf(raw: Raw): string | undefined {
  return typeof raw === "string" ? undefined : raw.comment;
}

/** Whether a constraint of this name is made by SQL of its own; whatever of the contract it keeps is then not made by its word. */
export function isRawConstraint(entity: Entity, name: string): boolean {
  return Object.hasOwn(ofEntity(entity).constraints ?? {}, name);
}

/** The same of an index. */
export function isRawIndex(entity: Entity, name: string): boolean {
  return Object.hasOwn(ofEntity(entity).indexes ?? {}, name);
}

/** The constraints of the contract that something of this name in the database keeps, by their ids. */
export function keptBy(entity: Entity, project: Project, name: string): readonly string[] {
  const { table } = tableOf(entity, project);
  return [
    ...(primaryKeyName(entity, project) === name ? [`${entity.id}:key`] : []),
    ...entity.uniques.filter((unique) => unique.stores.includes("postgres") && uniqueConstraintName(table, unique) === name).map((unique) => `${entity.id}:unique:${uniqueName(unique)}`),
    ...entity.references.filter((reference) => referenceName(entity, project, reference) === name).map((reference) => `${entity.id}:reference:${reference.name}`),
    ...entity.checks.filter((check) => check.name === name).map((check) => `${entity.id}:check:${check.name}`),
    ...tableFields(entity).flatMap((field) => Object.entries(ofField(field).checks ?? {}).filter(([, by]) => by === name).map(([word]) => `${entity.id}/${field.name}:${word}`)),
  ];
}

/** Whether a unique is an index without a constraint. */
export function isIndexAlone(unique: Unique): boolean {
  return ofUnique(unique).as === "index";
}

/** The sequences of serial columns, in the table's schema, each with its column. */
export function serials(entity: Entity, project: Project): readonly { readonly sequence: string; readonly column: string; readonly type: string }[] {
  const own = tableFields(entity).flatMap((field) => {
    const { column } = ofField(field);
    return column?.sequence === undefined ? [] : [{ sequence: column.sequence, column: columnName(field, policyOf(project)), type: column.type ?? columnType(field.type) }];
  });
  const extra = Object.entries(ofEntity(entity).columns ?? {}).flatMap(([column, { sequence, type }]) => (sequence === undefined ? [] : [{ sequence, column, type }]));
  return [...own, ...extra];
}
