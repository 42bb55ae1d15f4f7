import type { Firestore } from "@google-cloud/firestore";
import { ifAsRead } from "./as-read.ts";
import { ownCollections } from "./ledger.ts";

/** Firestore has no session that ends with its runner, so the only runner holds a lease, and says again and again that it lives. */
export class Lease {
  readonly #database: Firestore;
  readonly #holder: string = crypto.randomUUID();
  readonly #leaseMs: number;

  /** `leaseMs`: how long it holds without a sign of life; longer than any request takes. */
  constructor(database: Firestore, leaseMs = 60_000) {
    this.#database = database;
    this.#leaseMs = leaseMs;
  }

  /**
   * Takes the lease, or makes it longer; says who has it instead. By conditions on what was read, and by no transaction: one whose runner was killed would hold its locks
   * for minutes.
   */
  async take(): Promise<{ readonly taken: boolean; readonly holder?: string }> {
    const there = await this.#document.get();
    const [holder, until] = [there.get("holder") as string | undefined, Number(there.get("until") ?? 0)];
    if (holder !== undefined && holder !== this.#holder && until > Date.now()) return { taken: false, holder: `a runner that was alive at ${new Date(until - this.#leaseMs).toISOString()}` };
    const lease = { holder: this.#holder, until: Date.now() + this.#leaseMs };
    const taken = await ifAsRead(() => (there.updateTime === undefined ? this.#document.create(lease) : this.#document.update(lease, { lastUpdateTime: there.updateTime })));
    return taken ? { taken } : { taken, holder: "a runner that was faster" };
  }

  /** Gives it back, if it is still this runner's. */
  async give(): Promise<void> {
    const there = await this.#document.get();
    const { updateTime } = there;
    if (there.get("holder") === this.#holder && updateTime !== undefined) await ifAsRead(() => this.#document.delete({ lastUpdateTime: updateTime }));
  }

  get #document() {
    return this.#database.collection(ownCollections[2]).doc("runner");
  }
}
