import { ownDataset } from "./place.ts";
import type { Api, Json } from "./client.ts";
import { unless } from "./failure.ts";

/** The table that is the lock: it never has a row, only labels. */
const lock = "lock";

/**
 * BigQuery has no session that ends with its runner, so the only runner holds a lease, and says again and again that it lives. The lease is two labels of a table. To patch a table with
 * the tag of what was read (If-Match) is the one compare-and-set that BigQuery has: of two runners that read the same, one is refused.
 */
export class Lease {
  readonly #api: Api;
  readonly #holder: string = crypto.randomUUID();
  readonly #leaseMs: number;
  #until = 0;

  /** `leaseMs`: how long it holds without a sign of life; longer than any request takes. */
  constructor(api: Api, leaseMs = 60_000) {
    this.#api = api;
    this.#leaseMs = leaseMs;
  }

  /** Takes the lease, or makes it longer; says who has it instead. */
  async take(): Promise<{ readonly taken: boolean; readonly holder?: string }> {
    const there = await this.#read() ?? await this.#make();
    const labels = (there["labels"] ?? {}) as Readonly<Record<string, string>>;
    const [holder, until] = [labels["holder"], Number(labels["until"] ?? 0)];
    if (holder !== undefined && holder !== this.#holder && until > Date.now()) return { taken: false, holder: `a runner that was alive at ${new Date(until - this.#leaseMs).toISOString()}` };
    const next = Date.now() + this.#leaseMs;
    const patched = await this.#patch({ holder: this.#holder, until: String(next) }, there);
    // An answer that was lost on its way is asked for again, and then the tag is another one: what stands there now tells whose it is.
    if (!patched && ((await this.#read())?.["labels"] as Readonly<Record<string, string>> | undefined)?.["holder"] !== this.#holder) return { taken: false, holder: "a runner that was faster" };
    this.#until = next;
    return { taken: true };
  }

  /** Makes it longer once a third of it is over: a table's labels may be changed five times in ten seconds (docs: quotas, table metadata updates). False where it is another runner's. */
  async keep(): Promise<boolean> {
    if (this.#until - Date.now() > (this.#leaseMs * 2) / 3) return true;
    return (await this.take()).taken;
  }

  /** Gives it back, if it is still this runner's. */
  async give(): Promise<void> {
    const there = await this.#read();
    this.#until = 0;
    if ((there?.["labels"] as Readonly<Record<string, string>> | undefined)?.["holder"] === this.#holder) await this.#patch({ holder: null, until: null }, there as Json);
  }

  #read(): Promise<Json | undefined> {
    return unless([404], this.#api.send({ method: "tables.get", parameters: this.#at, body: undefined }));
  }

  /** Makes the dataset and the table; whoever made them first, they are the same. */
  async #make(): Promise<Json> {
    const { project, location } = this.#api;
    const datasetReference = { projectId: project, datasetId: ownDataset };
    await unless([409], this.#api.send({ method: "datasets.insert", parameters: { projectId: project }, body: { datasetReference, location, description: "What migrations did, and who runs them. Kept by concord." } }));
    const { tableId, ...parameters } = this.#at;
    const body = { tableReference: { ...parameters, tableId }, description: "Its labels say who runs migrations now.", schema: { fields: [{ name: "nothing", type: "STRING" }] } };
    return await unless([409], this.#api.send({ method: "tables.insert", parameters, body })) ?? await this.#read() ?? {};
  }

  async #patch(labels: Readonly<Record<string, string | null>>, there: Json): Promise<boolean> {
    return await unless([412], this.#api.send({ method: "tables.patch", parameters: this.#at, body: { labels } }, { ifMatch: String(there["etag"]) })) !== undefined;
  }

  get #at(): { readonly projectId: string; readonly datasetId: string; readonly tableId: string } {
    return { projectId: this.#api.project, datasetId: ownDataset, tableId: lock };
  }
}
