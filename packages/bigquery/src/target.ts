import { print, report, type Code, type Diagnostic, type Entity, type GivenName, type Schema, type Span, type Target } from "@concord/core";
import { entityBlock, fieldBlock, ofEntity, projectBlock } from "./block.ts";
import { refusalsOf, type Refusal } from "./check/check.ts";
import { claimsOf } from "./claims.ts";
import { badCluster, badLabel, badName, badPartition, codes, overLimit, unknownField } from "./codes.ts";
import { datasetsOf, printedDatasets } from "./emit/datasets.ts";
import { ddlOf } from "./emit/ddl.ts";
import { printedTable } from "./emit/json.ts";
import { tableOfEntity } from "./emit/table.ts";
import { fieldsHere, givenNames } from "./names.ts";
import type { TableReference } from "./resource.ts";

/** What the whole needs of one entity: where its table is. */
export type Part = TableReference;

/**
 * BigQuery: the API's table resource, and GoogleSQL rendered from the same resource; the datasets that hold the tables.
 * A table that BigQuery's documentation has anything against is a diagnostic, never a file that fails on the way.
 */
export const bigqueryTarget: Target<Part> = {
  name: "bigquery",
  store: { name: "bigquery", naming: "snake_case", projectBlock, entityBlock, fieldBlock },
  folders: ["bigquery"],
  codes,
  names: (schema): readonly GivenName[] => givenNames(schema),
  entity: (entity, { schema, constraints }) => {
    const table = tableOfEntity(entity, schema);
    const base = `bigquery/${entity.namespace}/${entity.name}`;
    const resource = print(`${base}.json`, printedTable(table));
    return {
      files: [
        { path: `${base}.json`, text: resource.text },
        { path: `${base}.sql`, text: ddlOf(table.resource, `${entity.id}, from ${entity.file}`) },
      ],
      claims: claimsOf(entity, table, constraints, `${base}.json`, resource.places),
      diagnostics: [...strangers(entity), ...refusalsOf(table.resource).map((refusal) => refused(entity, refusal))],
      part: table.resource.tableReference,
    };
  },
  whole: (schema: Schema, parts) => ({
    files: [{ path: "bigquery/datasets.json", text: printedDatasets(datasetsOf(schema, parts.map(({ part }) => part))) }],
    claims: [],
    diagnostics: [],
  }),
};

const codeOf: Partial<Record<Refusal["topic"], Code>> = { name: badName, limit: overLimit, partition: badPartition, cluster: badCluster, label: badLabel };

/** What BigQuery would refuse, at the words in the contract that ask for it. A refused type or key is this room's own mistake. */
function refused(entity: Entity, refusal: Refusal): Diagnostic {
  const code = codeOf[refusal.topic];
  if (code === undefined) throw new Error(`${entity.id}: ${refusal.at}: ${refusal.message} (${refusal.rule})`);
  return report(code, spanOf(entity, refusal), refusal.message, { help: `see ${refusal.source}` });
}

function spanOf(entity: Entity, refusal: Refusal): Span {
  const column = /^schema\.fields\[([0-9]+)\]/.exec(refusal.at)?.[1];
  const field = column === undefined ? undefined : fieldsHere(entity)[Number(column)];
  if (field !== undefined) return refusal.topic === "name" ? field.spans["bigquery"] ?? field.span : field.span;
  return refusal.topic === "limit" ? entity.span : entity.spans["bigquery"] ?? entity.span;
}

/** Names in the block that are no fields of the table. */
function strangers(entity: Entity): readonly Diagnostic[] {
  const { partition, cluster } = ofEntity(entity);
  const held = new Set(fieldsHere(entity).map((field) => field.name));
  const wanted = [...(partition === undefined ? [] : [{ word: "partition", name: partition.field }]), ...(cluster ?? []).map((name) => ({ word: "cluster", name }))];
  return wanted.filter(({ name }) => !held.has(name)).map(({ word, name }) => {
    const elsewhere = entity.fields.some((field) => field.name === name);
    return report(unknownField, entity.spans["bigquery"] ?? entity.span, elsewhere ? `${word}: ${name} is not in BigQuery` : `${word}: there is no field ${name}`, {
      help: elsewhere ? `add bigquery to the stores of ${name}` : "take a field of the entity itself, by its name in the contract",
    });
  });
}
