import type { Span } from "@concord/core";

/** What can depend on a field or a contract, in the order in which it is told. */
export const touchedKinds = [
  "key", "check", "access", "computed field", "transitions", "unique", "index", "query", "shape", "partition", "deletion", "staging", "reference", "contract", "view", "saved query", "seeds", "package",
] as const;

/** Something that depends on a field or a contract. */
export interface Touched {
  readonly what: (typeof touchedKinds)[number];
  /** The contract in which it stands, by its id; a package's own name. */
  readonly of: string;
  /** What it is called there; empty where the contract itself is meant. */
  readonly name: string;
  readonly span?: Span;
  /** It is only named there, in SQL that nobody here understands. */
  readonly byName?: true;
}

/** What somebody asks about: an entity, a shared type or a view, or one of its fields or columns. */
export interface Asked { readonly id: string; readonly field?: string | undefined }

/** What depends on what somebody asks about. */
export interface Impact { readonly of: Asked; readonly touched: readonly Touched[] }
