import { named, type ColumnBeside, type Entity, type Field, type NamingPolicy, type Project, type Schema, type TableBeside } from "@concord/core";

/** How entities and fields are called in the formats for databases. The caller knows the store's own names; this room reads no store's block. */
export interface Naming {
  /** The schema and table of an entity. */
  readonly table: (entity: Entity, project: Project) => { readonly schema: string; readonly table: string };
  /** The fields that a table has columns for: an object that is spread over columns is its members there, by names with dots. */
  readonly fields: (entity: Entity) => readonly Field[];
  /** The columns of such a field: two for a geoPoint, latitude first; one for everything else. */
  readonly columns: (field: Field, project: Project) => readonly string[];
  /** The columns of an entity's table that hold nothing of its records, behind the others; none where nothing is said. */
  readonly more?: (entity: Entity, schema: Schema) => readonly ColumnBeside[];
  /** The tables that the database keeps beside an entity's own; none where nothing is said. */
  readonly beside?: (entity: Entity, project: Project) => readonly TableBeside[];
  /** The views of the database; none where nothing is said. */
  readonly views?: (schema: Schema) => readonly TableBeside[];
}

/** Names by the policy alone: namespace and plural, fields as they are called. */
export const byPolicy: Naming = {
  table: (entity, project) => ({ schema: named(policyOf(project), entity.namespace), table: named(policyOf(project), entity.plural) }),
  fields: (entity) => entity.fields,
  columns: (field, project) => {
    const policy = policyOf(project);
    const name = named(policy, field.name);
    if (field.type.kind !== "geoPoint") return [name];
    return policy === "snake_case" ? [`${name}_latitude`, `${name}_longitude`] : [`${name}Latitude`, `${name}Longitude`];
  },
};

function policyOf(project: Project): NamingPolicy {
  return project.naming["postgres"] ?? "snake_case";
}
