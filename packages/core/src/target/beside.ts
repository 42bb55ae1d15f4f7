/**
 * A table that a store keeps beside entities' own: a journal, what waits to become a record, members of a list in rows, a view. What its columns are is the store's to say; drawings and
 * pages show them.
 */
export interface TableBeside {
  /** The entity's id and a part for what it is (`people.person:history`), or a view's id. */
  readonly id: string;
  readonly kind: "journal" | "staging" | "members" | "view";
  readonly namespace: string;
  readonly schema: string;
  readonly name: string;
  /** What it is for, in a sentence. */
  readonly about: string;
  readonly columns: readonly ColumnBeside[];
  /** The columns that tell its rows apart; a view has none. */
  readonly key: readonly string[];
  /** The entities, and the views, that it is made from. */
  readonly from: readonly string[];
  /** How its rows name the record of the entity that it is kept for. */
  readonly link?: LinkBeside;
}

export interface LinkBeside {
  /** Its columns, and those of the entity's table that they lead to. */
  readonly columns: readonly (readonly [own: string, column: string])[];
  /** Whether rows go with their record. Else they outlive it, and nothing refuses one that leads nowhere. */
  readonly goes: boolean;
}

export interface ColumnBeside {
  readonly name: string;
  /** As the store writes it: `timestamptz(3)`. */
  readonly type: string;
  readonly required: boolean;
}
