import type { ApiRequest } from "../../evolve/request.ts";
import { tableName } from "../../emit/ddl.ts";
import { identifier } from "../../quote.ts";
import type { Api, Json } from "./client.ts";
import { ApiFailure, unless } from "./failure.ts";
import { runJob, type Watch } from "./jobs.ts";
import { aboutOf, type Entry } from "./ledger.ts";
import { ownDataset } from "./place.ts";

/** The rows of the ledger's table. */
const fields = [
  { name: "number", type: "INTEGER", mode: "REQUIRED", description: "The order of the rows." },
  { name: "at", type: "TIMESTAMP", mode: "REQUIRED", description: "When it was written, by BigQuery's clock." },
  { name: "migration", type: "STRING", mode: "REQUIRED", description: "The migration that it is about." },
  { name: "did", type: "STRING", mode: "REQUIRED", description: "save, remove or statement." },
  { name: "entry", type: "STRING", mode: "REQUIRED", description: "All of it, as JSON." },
] as const;

/** Rows of a page. */
const pageSize = "500";

/** The table of the ledger: each entry is one row that one INSERT adds, so it is there as a whole or not at all. */
export class EntryTable {
  readonly #api: Api;
  readonly #watch: Watch;
  /** The entries as they were read, and those that were added since. */
  #entries: readonly Entry[] = [];
  #mark: string | undefined;

  constructor(api: Api, watch: Watch) {
    this.#api = api;
    this.#watch = watch;
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** Which ledger this is: ids of jobs hold it, so that those of a ledger that was deleted are never taken for those of this one. */
  get mark(): string {
    if (this.#mark === undefined) throw new Error("the ledger was not read");
    return this.#mark;
  }

  async make(): Promise<void> {
    const { tableId, ...parameters } = this.#at;
    const body = { tableReference: { ...parameters, tableId }, description: "What was done by migrations, one row for each thing. Rows are only added.", labels: { ledger: crypto.randomUUID() }, schema: { fields } };
    await unless([409], this.#api.send({ method: "tables.insert", parameters, body }));
    await this.read();
  }

  /** All entries, in their order; nothing where there is no ledger. Read from the table itself: that costs nothing, and is never an older answer of a query. */
  async read(): Promise<readonly Entry[] | undefined> {
    const table = await unless([404], this.#api.send({ method: "tables.get", parameters: this.#at, body: undefined }));
    if (table === undefined) return undefined;
    this.#mark = (table["labels"] as Readonly<Record<string, string>> | undefined)?.["ledger"];
    if (this.#mark === undefined) throw new ApiFailure(0, "invalid", `${ownDataset}.ledger is no ledger of concord: its label is missing`);
    const rows: (readonly [number: number, entry: Entry])[] = [];
    let pageToken: string | undefined;
    do {
      const page: Json = await this.#api.send({ method: "tabledata.list", parameters: this.#at, body: undefined }, { query: { maxResults: pageSize, ...(pageToken === undefined ? {} : { pageToken }) } });
      for (const { f } of (page["rows"] ?? []) as readonly { readonly f: readonly { readonly v: string }[] }[]) rows.push([Number(f[0]?.v), JSON.parse(f[4]?.v ?? "") as Entry]);
      pageToken = page["pageToken"] as string | undefined;
    } while (pageToken !== undefined);
    this.#entries = rows.toSorted(([one], [other]) => one - other).map(([, entry]) => entry);
    return this.#entries;
  }

  async add(entry: Entry): Promise<void> {
    const values = { number: String(this.#entries.length + 1), migration: aboutOf(entry), did: entry.did, entry: JSON.stringify(entry) };
    const ended = await runJob(this.#api, this.#insert(values), this.#watch);
    if (ended.is === "failed") throw new ApiFailure(0, ended.reason, `the ledger could not be written: ${ended.message}`);
    this.#entries = [...this.#entries, entry];
  }

  #insert(values: Readonly<Record<string, string>>): ApiRequest {
    const { project, location } = this.#api;
    const query = `INSERT INTO ${tableName(this.#at)} (${fields.map(({ name }) => identifier(name)).join(", ")}) VALUES (@number, CURRENT_TIMESTAMP(), @migration, @did, @entry)`;
    const queryParameters = Object.entries(values).map(([name, value]) => ({ name, parameterType: { type: name === "number" ? "INT64" : "STRING" }, parameterValue: { value } }));
    return {
      method: "jobs.insert", parameters: { projectId: project },
      body: { jobReference: { projectId: project, jobId: `concord_ledger_${crypto.randomUUID()}`, location }, configuration: { query: { query, useLegacySql: false, parameterMode: "NAMED", queryParameters } } },
    };
  }

  get #at(): { readonly projectId: string; readonly datasetId: string; readonly tableId: string } {
    return { projectId: this.#api.project, datasetId: ownDataset, tableId: "ledger" };
  }
}
