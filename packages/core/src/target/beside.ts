/** A table that a store keeps beside an entity's own: a journal, what waits to become a record, members of a list in rows. */
export interface TableBeside {
  readonly schema: string;
  readonly name: string;
  /** What it is for, in a sentence. */
  readonly about: string;
  readonly columns: readonly ColumnBeside[];
  readonly key: readonly string[];
  /** Its columns by which rows belong to a record, and those of the entity's table that they lead to; nothing where rows outlive the record. */
  readonly belongs?: readonly (readonly [own: string, column: string])[];
}

export interface ColumnBeside {
  readonly name: string;
  /** As the store writes it: `timestamptz(3)`. */
  readonly type: string;
  readonly required: boolean;
}
