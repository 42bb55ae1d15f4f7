import type { TableReference } from "../../resource.ts";
import type { Api, Json } from "./client.ts";
import { unless } from "./failure.ts";

/** The ids of a project's datasets. */
export async function datasetsOf(api: Api): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const page of pagesOf(api, "datasets.list", { projectId: api.project })) {
    found.push(...((page["datasets"] ?? []) as readonly { readonly datasetReference: { readonly datasetId: string } }[]).map(({ datasetReference }) => datasetReference.datasetId));
  }
  return found;
}

/** The ids of what stands in a dataset; none where the dataset is not there. */
export async function tablesIn(api: Api, { projectId, datasetId }: Omit<TableReference, "tableId">): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const page of pagesOf(api, "tables.list", { projectId, datasetId })) {
    found.push(...((page["tables"] ?? []) as readonly { readonly tableReference: TableReference }[]).map(({ tableReference }) => tableReference.tableId));
  }
  return found;
}

/** A table's resource, as the API has it; nothing where it is not there. */
export function tableAt(api: Api, { projectId, datasetId, tableId }: TableReference): Promise<Json | undefined> {
  return unless([404], api.send({ method: "tables.get", parameters: { projectId, datasetId, tableId }, body: undefined }));
}

/** A dataset's resource; nothing where it is not there. */
export function datasetAt(api: Api, { projectId, datasetId }: Omit<TableReference, "tableId">): Promise<Json | undefined> {
  return unless([404], api.send({ method: "datasets.get", parameters: { projectId, datasetId }, body: undefined }));
}

async function* pagesOf(api: Api, method: "datasets.list" | "tables.list", parameters: Readonly<Record<string, string>>): AsyncGenerator<Json> {
  let pageToken: string | undefined;
  do {
    const page = await unless([404], api.send({ method, parameters, body: undefined }, { query: { maxResults: "1000", ...(pageToken === undefined ? {} : { pageToken }) } }));
    if (page === undefined) return;
    yield page;
    pageToken = page["nextPageToken"] as string | undefined;
  } while (pageToken !== undefined);
}
