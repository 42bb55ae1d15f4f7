import type { Firestore } from "@google-cloud/firestore";
import type { DueStatement, Ledger, LedgerRow, LedgerStatement, LogEntry, Outcome, StatementState, StoreSession, StoreTarget, Work } from "@concord/migrate";
import { collectionOf, statementOf, type Statement } from "../../evolve/cut.ts";
import { check } from "./check.ts";
import type { Destination } from "./client.ts";
import { deployIndex } from "./indexes.ts";
import { LedgerDocuments, ownCollections } from "./ledger.ts";
import { Lease } from "./lease.ts";
import { pass } from "./passes.ts";
import { checkReserved } from "./reserve.ts";
import { deployRules } from "./rules.ts";

/** A session of one runner in one project. */
export class FirestoreSession implements StoreSession {
  readonly #database: Firestore;
  readonly #destination: Destination;
  readonly #ledger: LedgerDocuments;
  readonly #lease: Lease;
  #cancelled = false;

  constructor(database: Firestore, destination: Destination) {
    this.#database = database;
    this.#destination = destination;
    this.#ledger = new LedgerDocuments(database);
    this.#lease = new Lease(database, destination.leaseMs);
  }

  async about(): Promise<StoreTarget> {
    const { project, emulator } = this.#destination;
    const collections = (await this.#database.listCollections()).map(({ id }) => id);
    return {
      name: project, development: emulator !== undefined, objects: collections.filter((id) => !(ownCollections as readonly string[]).includes(id)).slice(0, 5),
      version: emulator === undefined ? "Firestore" : "Firestore emulator", because: emulator === undefined ? "it is a project at Google" : "it is an emulator",
    };
  }

  tryLock(): ReturnType<StoreSession["tryLock"]> {
    return this.#lease.take();
  }

  unlock(): Promise<void> {
    return this.#lease.give();
  }

  readLedger(): Promise<Ledger | undefined> {
    return this.#ledger.read();
  }

  makeLedger(): Promise<void> {
    return this.#ledger.make();
  }

  save(row: LedgerRow, more?: { readonly statements?: readonly LedgerStatement[]; readonly log?: LogEntry }): Promise<void> {
    return this.#ledger.save(row, more);
  }

  remove(name: string, log: LogEntry): Promise<void> {
    return this.#ledger.remove(name, log);
  }

  /** One request after another: each is done as a whole or in pieces, and may be sent again, so one that was only begun is sent again. */
  async run(work: Work): Promise<Outcome> {
    let rows = 0;
    const found: string[] = [];
    for (const due of work.statements) {
      if (!(await this.#lease.take()).taken) return { is: "busy", reason: "another runner has taken the lease" };
      const kept = (state: StatementState, count: number, batches: number): Promise<void> => this.#ledger.put(work.migration, { direction: work.direction, ordinal: due.ordinal, hash: due.hash, mode: work.mode, state, rows: count, batches });
      await kept("started", due.rows, due.batches);
      const outcome = await this.#send(work, due, statementOf(due.text));
      if (outcome.is === "failed") {
        await kept("failed", due.rows, due.batches);
        return outcome;
      }
      if (outcome.is === "done") {
        const more = work.mode === "batches" && outcome.rows > 0;
        await kept(more ? "started" : "done", due.rows + outcome.rows, due.batches + (more ? 1 : 0));
        rows += outcome.rows;
        if (outcome.found !== undefined) found.push(outcome.found);
      }
    }
    return { is: "done", rows, ...(found.length === 0 ? {} : { found: found.join("; ") }) };
  }

  cancel(): Promise<void> {
    this.#cancelled = true;
    return Promise.resolve();
  }

  close(): Promise<void> {
    return this.#database.terminate();
  }

  async #send(work: Work, due: DueStatement, statement: Statement): Promise<Outcome> {
    const failed = (code: string, message: string, detail?: string): Outcome => ({ is: "failed", ordinal: due.ordinal, code, message, ...(detail === undefined ? {} : { detail }) });
    if (this.#cancelled) return failed("cancelled", "the run was given up");
    switch (statement.do) {
      case "load rules":
        try {
          await deployRules(this.#destination, statement.rules);
        } catch (error) {
          return failed("rules", (error as Error).message);
        }
        return { is: "done", rows: 0 };
      case "create index": case "delete index": case "index field":
        // The emulator has no indexes, and answers every query.
        if (this.#destination.emulator === undefined) await deployIndex(this.#destination.project, statement);
        return { is: "done", rows: 0 };
      case "check": {
        const { documents, wrong, first } = await check(this.#database, statement);
        if (wrong === 0) return { is: "done", rows: 0, found: `${documents} documents of ${collectionOf(statement.in.path)} are as the contract says` };
        return failed("documents", `${wrong} of ${documents} documents of ${collectionOf(statement.in.path)} are not as the contract says`, first.join("\n"));
      }
      case "check reserved": {
        const { documents, wrong, first } = await checkReserved(this.#database, statement);
        if (wrong === 0) return { is: "done", rows: 0, found: `what ${documents} documents of ${collectionOf(statement.in.path)} have once is kept taken` };
        return failed("documents", `${wrong} of ${documents} documents of ${collectionOf(statement.in.path)} have what is not kept taken for them`, first.join("\n"));
      }
      case "edit": case "copy documents": case "delete documents": case "reserve": case "release": {
        const name = { direction: work.direction, ordinal: due.ordinal };
        const keep = async (cursor: Parameters<LedgerDocuments["keepCursor"]>[2]): Promise<void> => {
          await this.#ledger.keepCursor(work.migration, name, cursor);
          await this.#lease.take();
        };
        const { rows, left } = await pass(this.#database, statement, await this.#ledger.cursor(work.migration, name), keep, this.#destination.pageSize);
        return { is: "done", rows, ...(left === 0 || rows > 0 ? {} : { found: statement.do === "reserve" ? `${left} documents have what another one has too` : `${left} documents were left as they are: two values, and nobody knows which one counts` }) };
      }
    }
  }
}
