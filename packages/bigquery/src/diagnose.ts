import { report, type Code, type Diagnostic, type Entity, type Field, type Span } from "@concord/core";
import { ofEntity, partitionOf } from "./block.ts";
import { refusalsOf, type Refusal } from "./check/check.ts";
import { badCluster, badLabel, badName, badPartition, overLimit, partitionTwice, unknownField } from "./codes.ts";
import { fieldsHere } from "./names.ts";
import type { TableResource } from "./resource.ts";

/** What is wrong with an entity's table, at the words of the contract that ask for it. */
export function findings(entity: Entity, table: TableResource): readonly Diagnostic[] {
  return [...twice(entity), ...strangers(entity), ...refusalsOf(table).map((refusal) => refused(entity, refusal))];
}

/** A refused type or key is no contract's mistake but this room's own. */
const answers: Partial<Record<Refusal["topic"], { readonly code: Code; readonly help: string }>> = {
  name: { code: badName, help: "give it another name in its bigquery block" },
  limit: { code: overLimit, help: "shorten it, or cut the entity into several" },
  partition: { code: badPartition, help: "partition by a timestamp, localDateTime or date of the entity itself; a date has no hours" },
  cluster: { code: badCluster, help: "cluster by one to four fields of the entity itself that hold single values with an order" },
  label: { code: badLabel, help: "write lower-case letters, digits, _ and -, up to 63" },
};

function refused(entity: Entity, refusal: Refusal): Diagnostic {
  const answer = answers[refusal.topic];
  if (answer === undefined) throw new Error(`${entity.id}: ${refusal.at}: ${refusal.message} (${refusal.rule})`);
  return report(answer.code, spanOf(entity, refusal), refusal.message, { help: `${answer.help} (${refusal.source})` });
}

/** The word of the contract behind a place in the resource. */
function spanOf(entity: Entity, { rule, at }: Refusal): Span {
  const block = (path: string): Span => entity.spans[`bigquery.${path}`] ?? entity.spans["bigquery"] ?? entity.span;
  const field = fieldAt(entity, at);
  if (field !== undefined) {
    const word = at.endsWith(".name") ? "bigquery.name" : at.endsWith(".description") ? "description" : "";
    return field.spans[word] ?? field.span;
  }
  if (at === "description") return entity.spans["description"] ?? entity.span;
  if (at.startsWith("labels.")) return block(rule === "label-key" ? `${at}:key` : at);
  if (at.startsWith("clustering.fields[")) return block(`cluster.${clusterIndex(entity, Number(/[0-9]+/.exec(at)?.[0]))}`);
  const words: Readonly<Record<string, string>> = {
    "tableReference.tableId": "table", "tableReference.datasetId": "dataset", labels: "labels:key",
    "timePartitioning.field": "partition.field", "timePartitioning.type": "partition.every", "clustering.fields": "cluster.4",
  };
  const word = words[at];
  const ofEveryStore = { "partition.field": "partition.by", "partition.every": "partition.every" }[word ?? ""];
  const said = ofEveryStore === undefined || ofEntity(entity).partition !== undefined ? undefined : entity.spans[ofEveryStore];
  return said ?? (word === undefined ? entity.span : block(word));
}

/** The field of a place like `schema.fields[3].fields[0].name`. */
function fieldAt(entity: Entity, at: string): Field | undefined {
  let [fields, found]: [readonly Field[], Field | undefined] = [fieldsHere(entity), undefined];
  for (const [, index] of at.matchAll(/fields\[([0-9]+)\]/g)) {
    if (!at.startsWith("schema.")) return undefined;
    found = fields[Number(index)];
    const type = found?.type.kind === "list" ? found.type.of : found?.type;
    fields = type?.kind === "object" ? type.fields : [];
  }
  return found;
}

/** Where a clustering column stands in the contract's list, which may hold names that are no columns. */
function clusterIndex(entity: Entity, column: number): number {
  const held = new Set(fieldsHere(entity).map((field) => field.name));
  const kept = (ofEntity(entity).cluster ?? []).flatMap((name, index) => (held.has(name) ? [index] : []));
  return kept[column] ?? 0;
}

/** A table is cut in one way. */
function twice(entity: Entity): readonly Diagnostic[] {
  const { partition } = ofEntity(entity);
  if (partition === undefined || entity.partition === undefined) return [];
  const span = entity.spans["bigquery.partition:key"] ?? entity.spans["bigquery"] ?? entity.span;
  return [report(partitionTwice, span, "the entity says already how its tables are cut", {
    related: [{ span: entity.spans["partition"] ?? entity.span, message: "here" }], help: "take partition out of the bigquery block",
  })];
}

/** Names in the block that are no fields of the table. */
function strangers(entity: Entity): readonly Diagnostic[] {
  const { partition: own, cluster } = ofEntity(entity);
  const partition = partitionOf(entity);
  const held = new Set(fieldsHere(entity).map((field) => field.name));
  const wanted = [
    ...(partition === undefined ? [] : [{ word: "partition", path: own === undefined ? "" : "bigquery.partition.field", name: partition.by }]),
    ...(cluster ?? []).map((name, index) => ({ word: "cluster", path: `bigquery.cluster.${index}`, name })),
  ];
  return wanted.filter(({ name }) => !held.has(name)).map(({ word, path, name }) => {
    const elsewhere = entity.fields.some((field) => field.name === name);
    const span = entity.spans[path] ?? entity.spans["partition.by"] ?? entity.spans["bigquery"] ?? entity.span;
    return report(unknownField, span, elsewhere ? `${word}: ${name} is not in BigQuery` : `${word}: there is no field ${name}`, {
      help: elsewhere ? `add bigquery to the stores of ${name}` : "take a field of the entity itself, by its name in the contract",
    });
  });
}
