import { Timestamp, type CollectionReference, type DocumentData, type Firestore, type WriteBatch } from "@google-cloud/firestore";
import type { Ledger, LedgerMigration, LedgerRow, LedgerStatement, LogEntry } from "@concord/migrate";
import { fresh, type Cursor } from "./passes.ts";

/** Collections that concord keeps for itself. No rule speaks of them, so no client reaches them. */
export const ownCollections = ["concord_migrations", "concord_log", "concord_lock"] as const;
const [migrations, log] = ownCollections;

/** The ledger as documents: one for each migration, with its statements, and one for each entry of the log. The mark that there is one is a document too. */
export class LedgerDocuments {
  readonly #database: Firestore;

  constructor(database: Firestore) {
    this.#database = database;
  }

  async make(): Promise<void> {
    await this.#rows.doc(mark).set({ mark: true }, { merge: true });
  }

  async read(): Promise<Ledger | undefined> {
    const { docs } = await this.#rows.get();
    if (docs.length === 0) return undefined;
    const rows = docs.filter(({ id }) => id !== mark).map((document) => migrationOf(document.data()));
    return { migrations: rows.toSorted((left, right) => ((left.startedAt ?? "") < (right.startedAt ?? "") ? -1 : 1)) };
  }

  async save(row: LedgerRow, { statements, log: entry }: { readonly statements?: readonly LedgerStatement[]; readonly log?: LogEntry } = {}): Promise<void> {
    const batch = this.#database.batch();
    const startedAt = row.startedAt ?? (await this.#rows.doc(row.name).get()).get("startedAt") ?? new Date().toISOString();
    const kept = statements === undefined ? {} : { statements: Object.fromEntries(statements.map((each) => [nameOf(each), { ...each }])), cursors: {} };
    batch.set(this.#rows.doc(row.name), { ...row, startedAt, ...kept }, { mergeFields: [...Object.keys(row), "startedAt", ...Object.keys(kept)] });
    this.#say(batch, entry);
    await batch.commit();
  }

  async remove(name: string, entry: LogEntry): Promise<void> {
    const batch = this.#database.batch();
    batch.delete(this.#rows.doc(name));
    this.#say(batch, entry);
    await batch.commit();
  }

  /** Writes what became of a statement, instead of what was there of it. */
  async put(migration: string, statement: LedgerStatement): Promise<void> {
    const name = nameOf(statement);
    await this.#rows.doc(migration).set({ statements: { [name]: { ...statement } } }, { mergeFields: [`statements.${name}`] });
  }

  async cursor(migration: string, statement: Pick<LedgerStatement, "direction" | "ordinal">): Promise<Cursor> {
    const { from, wrote, left } = ((await this.#rows.doc(migration).get()).get(`cursors.${nameOf(statement)}`) ?? fresh) as { readonly from?: string; readonly wrote: boolean; readonly left: bigint };
    return { ...(from === undefined ? {} : { from }), wrote, left: Number(left) };
  }

  async keepCursor(migration: string, statement: Pick<LedgerStatement, "direction" | "ordinal">, cursor: Cursor): Promise<void> {
    const name = nameOf(statement);
    await this.#rows.doc(migration).set({ cursors: { [name]: { ...cursor } } }, { mergeFields: [`cursors.${name}`] });
  }

  get #rows(): CollectionReference {
    return this.#database.collection(migrations);
  }

  #say(batch: WriteBatch, entry: LogEntry | undefined): void {
    if (entry !== undefined) batch.set(this.#database.collection(log).doc(), { ...entry, at: Timestamp.now() });
  }
}

const mark = "ledger";

/** What a statement is called in the maps of its migration's document. */
function nameOf({ direction, ordinal }: Pick<LedgerStatement, "direction" | "ordinal">): string {
  return `${direction}${ordinal}`;
}

function migrationOf({ statements = {}, ...data }: DocumentData): LedgerMigration {
  const row = Object.fromEntries(Object.entries(data).filter(([word]) => word !== "cursors"));
  const counted = Object.values(statements as Readonly<Record<string, LedgerStatement>>).map((each) => ({ ...each, ordinal: Number(each.ordinal), rows: Number(each.rows), batches: Number(each.batches) }));
  return { ...(row as unknown as LedgerRow), statements: counted.toSorted((left, right) => left.ordinal - right.ordinal) };
}
