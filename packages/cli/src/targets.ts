import { bigqueryTarget } from "@concord/bigquery";
import type { StoreDeclaration, Target } from "@concord/core";
import { diagramTarget, emptyLayout, type Layout, type Naming } from "@concord/diagram";
import { docsTarget } from "@concord/dictionary";
import { firestore } from "@concord/firestore";
import { jsonSchema, validators } from "@concord/jsonschema";
import { columnNames, columnsBeside, isPadded, policyOf, postgresTarget, tableFieldsOf, tableOf, tablesBeside, viewsBeside } from "@concord/postgres";
import { pythonTarget } from "@concord/python";
import { types, zod } from "@concord/typescript";
import { enforcementFile } from "./report/enforcement.ts";

/** Every language that contracts are compiled to, in the order in which summaries name them; the data dictionary is last, since it tells of the others. A new target is a folder under packages/ and a line here. */
export function targetsFor(layout: Layout): readonly Target[] {
  return [postgresTarget, firestore, bigqueryTarget, zod, types, jsonSchema, validators, python, diagramTarget({ layout, naming }), dictionary];
}

/** The data dictionary shows the picture of everything, and says where the statements are named that enforce a constraint. */
const dictionary = docsTarget({ picture: "diagram/schema.svg", statements: enforcementFile, beside: tablesBeside });

/** Diagrams of databases call tables and columns as PostgreSQL does. */
export const naming: Naming = {
  table: (entity, project) => tableOf(entity, project),
  fields: (entity) => (entity.stores.includes("postgres") ? entity.fields.flatMap(tableFieldsOf) : entity.fields),
  columns: (field, project) => columnNames(field, policyOf(project)),
  more: columnsBeside, beside: tablesBeside, views: viewsBeside,
};

/** Python reads rows of PostgreSQL. */
const python = pythonTarget((field, _, project) => tableFieldsOf(field).map((held) => {
  const [first, ...others] = held.steps;
  return { path: [first.name, ...others.map(({ name }) => name)], type: held.type, columns: columnNames(held, policyOf(project)), padded: isPadded(held) };
}));

/** The targets of a project without a layout. */
export const targets: readonly Target[] = targetsFor(emptyLayout);

/** Those of the targets that are stores, with what each adds to the language. */
export const stores: readonly StoreDeclaration[] = targets.flatMap((target) => (target.store === undefined ? [] : [target.store]));
