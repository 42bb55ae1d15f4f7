import { print, viewsOf, type Schema, type Target } from "@concord/core";
import { answer } from "./answer.ts";
import { entityBlock, fieldBlock, projectBlock } from "./block.ts";
import { claimsOf } from "./claims.ts";
import { codes } from "./codes.ts";
import { findings } from "./diagnose.ts";
import { viewReference } from "./emit/answer.ts";
import { codecFile, sharedCodec } from "./emit/codec.ts";
import { datasetsOf, printedDatasets } from "./emit/datasets.ts";
import { ddlOf } from "./emit/ddl.ts";
import { printedTable } from "./emit/json.ts";
import { tableOfEntity } from "./emit/table.ts";
import { examples } from "./examples.ts";
import { givenNames } from "./names.ts";
import type { TableReference } from "./resource.ts";

/** What the whole needs of one entity: where its table is. */
export type Part = TableReference;

/**
 * BigQuery: the API's table resource, and GoogleSQL rendered from the same resource; the datasets that hold the tables.
 * A table that BigQuery's documentation has anything against is a diagnostic, never a file that fails on the way.
 */
export const bigqueryTarget: Target<Part> = {
  name: "bigquery",
  store: { name: "bigquery", naming: "snake_case", sql: true, projectBlock, entityBlock, fieldBlock, examples },
  folders: ["bigquery"],
  codes,
  names: givenNames,
  entity: (entity, { schema, constraints }) => {
    const table = tableOfEntity(entity, schema);
    const base = `bigquery/${entity.namespace}/${entity.name}`;
    const resource = print(`${base}.json`, printedTable(table));
    return {
      files: [
        { path: `${base}.json`, text: resource.text },
        { path: `${base}.sql`, text: ddlOf(table.resource, `${entity.id}, from ${entity.file}`) },
        codecFile(entity, schema.project),
      ],
      claims: claimsOf(entity, table, constraints, `${base}.json`, resource.places),
      diagnostics: findings(entity, table.resource),
      part: table.resource.tableReference,
    };
  },
  answer,
  whole: (schema: Schema, parts) => ({
    files: [{ path: "bigquery/datasets.json", text: printedDatasets(datasetsOf(schema, [...parts.map(({ part }) => part), ...viewsOf(schema, "bigquery").map((view) => viewReference(view, schema))])) }, sharedCodec],
    claims: [],
    diagnostics: [],
  }),
};
