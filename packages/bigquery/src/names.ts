import { named, type Entity, type Field, type GivenName, type NamingPolicy, type Project, type SharedType, type View } from "@concord/core";
import { ofEntity, ofField, ofProject } from "./block.ts";
import type { TableReference } from "./resource.ts";

/** Stands for the project where project.yaml names none: the variable that the teams' environments already have. */
export const unnamedProject = "${BIGQUERY_PROJECT_ID}";

export function policyOf(project: Project): NamingPolicy {
  return project.naming["bigquery"] ?? "snake_case";
}

/** Where the entity's rows are: its own words, else the project's, else the namespace as dataset and the plural as table. */
export function tableOf(entity: Entity, project: Project): TableReference {
  const own = ofEntity(entity);
  const shared = ofProject(project);
  const policy = policyOf(project);
  return {
    projectId: shared.project ?? unnamedProject,
    datasetId: own.dataset ?? shared.dataset ?? named(policy, entity.namespace),
    tableId: own.table ?? named(policy, entity.plural),
  };
}

/** A field's column, or a field's name inside a STRUCT. */
export function columnName(field: Field, policy: NamingPolicy): string {
  return ofField(field).name ?? named(policy, field.name);
}

/** The entity's fields that BigQuery holds. */
export function fieldsHere(entity: Entity): readonly Field[] {
  return entity.fields.filter((field) => field.stores.includes("bigquery"));
}

/** Every name that this room gives. Columns meet ignoring case (docs: schemas, column names); tables do not (docs: tables, table naming). */
export function givenNames(entity: Entity | SharedType | View, project: Project): readonly GivenName[] {
  if ("kind" in entity) return entity.stores.includes("bigquery") ? namesOfView(entity, project) : [];
  if (!("key" in entity) || !entity.stores.includes("bigquery")) return [];
  const policy = policyOf(project);
  const table = tableOf(entity, project);
  const found: GivenName[] = [
    { scope: `bigquery table of ${table.projectId}.${table.datasetId}`, name: table.tableId, compared: table.tableId, what: `entity ${entity.id}`, at: entity.span },
  ];
  const addFields = (fields: readonly Field[], scope: string, what: string): void => {
    for (const field of fields) {
      const name = columnName(field, policy);
      found.push({ scope, name, compared: name.toLowerCase(), what: `field ${what}.${field.name}`, at: field.span });
      const inner = field.type.kind === "list" ? field.type.of : field.type;
      if (inner.kind === "object") addFields(inner.fields, `${scope}.${name}`, `${what}.${field.name}`);
    }
  };
  addFields(fieldsHere(entity), `bigquery column of ${entity.id}`, entity.id);
  return found;
}

/** A view is a table among the tables of its dataset. */
function namesOfView(view: View, project: Project): readonly GivenName[] {
  const shared = ofProject(project);
  const policy = policyOf(project);
  const dataset = `${shared.project ?? unnamedProject}.${shared.dataset ?? named(policy, view.namespace)}`;
  const table = named(policy, view.name);
  return [
    { scope: `bigquery table of ${dataset}`, name: table, compared: table, what: `view ${view.id}`, at: view.span },
    ...view.columns.map((column): GivenName => {
      const name = named(policy, column.name);
      return { scope: `bigquery column of ${view.id}`, name, compared: name.toLowerCase(), what: `column ${view.id}.${column.name}`, at: column.span };
    }),
  ];
}
