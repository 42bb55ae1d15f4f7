/** The modes in which a table can be locked, weakest first (PostgreSQL's documentation, section 13.3.1). */
export const lockModes = [
  "ACCESS SHARE", "ROW SHARE", "ROW EXCLUSIVE", "SHARE UPDATE EXCLUSIVE", "SHARE", "SHARE ROW EXCLUSIVE", "EXCLUSIVE", "ACCESS EXCLUSIVE",
] as const;
export type LockMode = (typeof lockModes)[number];

/** A table, view, sequence or index that was there before the migration, by its quoted name at that time: `shop.orders`. */
export interface Relation { readonly name: string; readonly is: "table" | "view" | "sequence" | "index" }

/** What the server itself says of a failure: its SQLSTATE and message, and the table that it names, if it names one. */
export interface Refusal { readonly code: string; readonly message: string; readonly table?: string }

/**
 * What a statement did on a scratch server. Only what was there before the migration is told: nobody else uses a table that the migration itself has made.
 */
export interface Measured {
  /** Locks that the statement took, in its strongest mode each, beyond those that its transaction held already. Strongest first, then by name. */
  readonly locks: readonly (Relation & { readonly mode: LockMode })[];
  /** Tables and indexes whose files were written anew. */
  readonly rewrites: readonly Relation[];
  /** Tables that were read from end to end. */
  readonly scans: readonly Relation[];
  /** Whether it runs inside a transaction block; some statements refuse (SQLSTATE 25001). */
  readonly transaction: "allowed" | "refused";
  /** Why it does not run where it stands. In a transaction it may still have run by itself, so that what follows could be measured. */
  readonly error?: Refusal;
  /** Why it fails while tables hold the generated rows; on empty ones it runs. */
  readonly onRows?: Refusal;
  /** Of a statement that is repeated: true where it touches rows however often it runs. */
  readonly endless?: boolean;
  /** What the pieces of a composed statement do, each by itself where the whole stands. */
  readonly pieces?: readonly Measured[];
}

/** A statement, and pieces of it that are statements themselves: each is measured, taken back, and told in `pieces`, before the whole runs. */
export interface Composed { readonly text: string; readonly pieces: readonly string[] }

/** Statements that run together: in one transaction, each by itself outside of one, or one that is repeated until it touches no row. */
export interface MeasuredStep { readonly mode: "transaction" | "alone" | "batches"; readonly statements: readonly (string | Composed)[] }

/** Whether one mode is stronger than another; any is stronger than none. */
export function stronger(mode: LockMode, than: LockMode | undefined): boolean {
  return than === undefined || lockModes.indexOf(mode) > lockModes.indexOf(than);
}
