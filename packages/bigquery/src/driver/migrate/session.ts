import { hashOf, type DueStatement, type Ledger, type LedgerRow, type LedgerStatement, type LogEntry, type Outcome, type StatementState, type StoreSession, type StoreTarget, type Work } from "@concord/migrate";
import { requestOf, type ApiRequest } from "../../evolve/request.ts";
import type { Api, Destination } from "./client.ts";
import { EntryTable } from "./entries.ts";
import { isPassing } from "./failure.ts";
import { cancelJob, endOrRefusal, jobIdOf, runJob, type Ended, type Watch } from "./jobs.ts";
import { Lease } from "./lease.ts";
import { ledgerOf, runOf, type SentStatement } from "./ledger.ts";
import { offsetIn, remedyFor } from "./refusal.ts";
import { datasetsOf } from "./look.ts";
import { ownDataset } from "./place.ts";

/** A session of one runner in one project. */
export class BigquerySession implements StoreSession {
  readonly #api: Api;
  readonly #destination: Destination;
  readonly #table: EntryTable;
  readonly #lease: Lease;
  readonly #watch: Watch;
  #running: { readonly job: string; state: string } | undefined;
  #cancelled = false;

  constructor(api: Api, destination: Destination) {
    this.#api = api;
    this.#destination = destination;
    this.#lease = new Lease(api, destination.leaseMs);
    const lookMs = destination.lookMs ?? 2000;
    this.#watch = {
      lookMs,
      each: async (state) => {
        if (this.#running !== undefined) this.#running.state = state;
        await this.#lease.keep();
      },
    };
    this.#table = new EntryTable(api, { lookMs, each: async () => {} });
  }

  async about(): Promise<StoreTarget> {
    const { project, emulator } = this.#destination;
    const datasets = await datasetsOf(this.#api);
    return {
      name: project, version: "BigQuery (experimental)", development: emulator !== undefined, because: emulator === undefined ? "it is a project at Google" : "it is an emulator",
      objects: datasets.filter((id) => id !== ownDataset).slice(0, 5),
    };
  }

  tryLock(): ReturnType<StoreSession["tryLock"]> {
    return this.#lease.take();
  }

  unlock(): Promise<void> {
    return this.#lease.give();
  }

  async readLedger(): Promise<Ledger | undefined> {
    const entries = await this.#table.read();
    return entries === undefined ? undefined : ledgerOf(entries);
  }

  makeLedger(): Promise<void> {
    return this.#table.make();
  }

  async save(row: LedgerRow, { statements, log }: { readonly statements?: readonly LedgerStatement[]; readonly log?: LogEntry } = {}): Promise<void> {
    await this.#mine();
    const now = new Date().toISOString();
    await this.#table.add({ did: "save", row: { ...row, startedAt: row.startedAt ?? now }, ...(statements === undefined ? {} : { statements }), ...(log === undefined ? {} : { log }) });
  }

  async remove(name: string, log: LogEntry): Promise<void> {
    await this.#mine();
    await this.#table.add({ did: "remove", name, log });
  }

  /** One statement after another. Before each the ledger says that it is sent; its job's id follows from what the ledger said before that, so that who comes after a crash meets the same job. */
  async run(work: Work): Promise<Outcome> {
    let rows = 0;
    const found: string[] = [];
    for (const due of work.statements) {
      if (this.#cancelled) return { is: "failed", ordinal: due.ordinal, code: "stopped", message: "the run was given up" };
      if (!(await this.#lease.keep())) return taken;
      const request = this.#requestOf(work, due);
      const job = request.method === "jobs.insert" ? { job: jobIdOf(request) } : {};
      const put = async (state: StatementState, count: number, batches: number): Promise<void> => {
        const statement: SentStatement = { direction: work.direction, ordinal: due.ordinal, hash: due.hash, mode: work.mode, state, rows: count, batches, ...job };
        await this.#table.add({ did: "statement", migration: work.migration, statement });
      };
      if (due.earlier !== "started") await put("started", due.rows, due.batches);
      const ended = await endOrRefusal(() => this.#send(request));
      // Whoever has the lease now meets the same job, and writes what became of it.
      if (!(await this.#lease.keep())) return taken;
      if (ended.is === "failed") {
        await put("failed", due.rows, due.batches);
        if (isPassing(0, ended.reason) || ended.reason === changed || /could not serialize|due to concurrent update/iu.test(ended.message)) return { is: "busy", reason: ended.message };
        const [at, hint] = [offsetIn(due.text, ended.message), remedyFor(ended.reason, this.#api.project)];
        return { is: "failed", ordinal: due.ordinal, code: ended.reason, message: ended.message, ...(hint === undefined ? {} : { hint }), ...(at === undefined ? {} : { at }) };
      }
      const more = work.mode === "batches" && ended.rows > 0;
      await put(more ? "started" : "done", due.rows + ended.rows, due.batches + (more ? 1 : 0));
      rows += ended.rows;
      if (ended.found) found.push("an earlier run had begun it: its job was found, and not run again");
    }
    return { is: "done", rows, ...(found.length === 0 ? {} : { found: found.join("; ") }) };
  }

  progress(): Promise<string | undefined> {
    return Promise.resolve(this.#running === undefined ? undefined : `the job ${this.#running.job} is ${this.#running.state.toLowerCase()}`);
  }

  async cancel(): Promise<void> {
    this.#cancelled = true;
    if (this.#running !== undefined) await cancelJob(this.#api, this.#running.job);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** The ledger is the only runner's: who lost the lease writes nothing more into it. */
  async #mine(): Promise<void> {
    if (!(await this.#lease.keep())) throw new Error("another runner has taken the lease");
  }

  #requestOf({ migration, direction }: Work, { ordinal, text, hash }: DueStatement): ApiRequest {
    const { project, location } = this.#api;
    const run = hashOf(JSON.stringify([this.#table.mark, migration, direction, ordinal, hash, runOf(this.#table.entries, migration, { direction, ordinal })])).slice(0, 32);
    return requestOf(text, { project, location, migration, direction, ordinal, run, timeoutMs: this.#destination.statementMs });
  }

  async #send(request: ApiRequest): Promise<Ended> {
    if (request.method === "jobs.insert") {
      this.#running = { job: jobIdOf(request), state: "PENDING" };
      try {
        return await runJob(this.#api, request, this.#watch);
      } finally {
        this.#running = undefined;
      }
    }
    // Only what was looked at is changed: a table that another one changes meanwhile has another tag. Sent twice it says the same.
    const there = await this.#api.send({ method: "tables.get", parameters: request.parameters, body: undefined });
    try {
      await this.#api.send(request, { ifMatch: String(there["etag"]) });
    } catch (error) {
      if ((error as { readonly status?: number }).status === 412) return { is: "failed", reason: changed, message: "somebody changed the table at the same time" };
      throw error;
    }
    return { is: "done", rows: 0, found: false };
  }
}

/** What a table's tag says that is another one by now. */
const changed = "conditionNotMet";
const taken: Outcome = { is: "busy", reason: "another runner has taken the lease" };
