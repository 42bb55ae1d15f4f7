import type { Schema } from "@concord/core";
import { countOf, datasetDrift, expectedIn, referenceOf, tableDrift, type BigqueryDifference } from "../evolve/drift.ts";
import type { Destination } from "./migrate/client.ts";
import { datasetAt, tableAt, tablesIn } from "./migrate/look.ts";

/** How a project differs from the contracts, and how many things were compared. */
export interface BigqueryDrift { readonly differences: readonly BigqueryDifference[]; readonly compared: number }

/** Compares the datasets, tables and views of a project with what the contracts say. Only reads; datasets that no contract names are not looked at. */
export async function bigqueryDrift(destination: Destination, schema: Schema): Promise<BigqueryDrift> {
  const { openBigquery } = await import("./migrate/client.ts");
  const api = openBigquery(destination);
  const { tables, datasets } = expectedIn(schema, destination.project);
  const differences: BigqueryDifference[] = [];
  let compared = 0;
  for (const dataset of datasets) {
    const { datasetReference } = dataset;
    const own = tables.filter((table) => referenceOf(table).datasetId === datasetReference.datasetId);
    const found = await datasetAt(api, datasetReference);
    differences.push(...datasetDrift(dataset, found));
    compared += 1 + own.reduce((sum, table) => sum + countOf(table), 0);
    for (const table of own) differences.push(...tableDrift(table, found === undefined ? undefined : await tableAt(api, referenceOf(table))));
    const names = new Set(own.map((table) => referenceOf(table).tableId));
    const others = found === undefined ? [] : (await tablesIn(api, datasetReference)).filter((id) => !names.has(id));
    differences.push(...others.map((id) => ({ what: `table ${datasetReference.datasetId}.${id}`, is: "unexpected" as const })));
  }
  return { differences, compared };
}
