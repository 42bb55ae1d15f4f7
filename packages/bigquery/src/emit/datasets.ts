import type { Schema } from "@concord/core";
import { ofProject } from "../block.ts";
import type { DatasetResource, TableReference } from "../resource.ts";
import { flat } from "./json.ts";

/** The datasets that the tables stand in, by id, as datasets.insert takes them. */
export function datasetsOf(schema: Schema, tables: readonly TableReference[]): readonly DatasetResource[] {
  const { location } = ofProject(schema.project);
  const byId = new Map(tables.map((table) => [`${table.projectId}.${table.datasetId}`, table]));
  return [...byId.values()]
    .map(({ projectId, datasetId }) => ({ datasetReference: { projectId, datasetId }, ...(location === undefined ? {} : { location }) }))
    .sort((one, other) => (one.datasetReference.datasetId < other.datasetReference.datasetId ? -1 : 1));
}

export function printedDatasets(datasets: readonly DatasetResource[]): string {
  return `[\n${datasets.map((each) => `  ${flat(each)}`).join(",\n")}\n]\n`;
}
