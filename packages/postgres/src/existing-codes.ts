import type { Code } from "@concord/core";

export const notExisting: Code = {
  code: "postgres/not-existing",
  severity: "error",
  explain: `
A word of the postgres block describes a table as a database has it: its own names, SQL, sequences. A table that is made by its contract gets these from the contract, and Concord adds what keeps
it: checks of types and lengths, the collation C, functions that look into lists.

Where the table was there before its contract, say so. Nothing is added to it then, and the enforcement report says what it does not keep:

  postgres:
    existing: true
    indexes: { idx_title: "USING gin (title public.gin_trgm_ops)" }

concord import postgres writes such contracts.`,
};

export const badExisting: Code = {
  code: "postgres/bad-existing",
  severity: "error",
  explain: `
A word that describes an existing table could not stand in its statement, or leads to nothing: SQL that does not end by itself (a quote or parenthesis stays open, or it holds a comment, a dollar quote or a
semicolon) or does not begin as its statement goes on; a name that is none; a reference or a word of a field that the contract does not have.

  postgres:
    existing: true
    key: PK_orders                                      # what the primary key is called
    references:  { clientId: FK_orders_clients }        # what the foreign keys are called
    constraints: { total_positive: "CHECK ((total > 0))" }
    indexes:     { idx_label: "UNIQUE USING btree (lower(label))" }
    types:       { public.mood: "ENUM ('good', 'bad')" }
    sequences:   { public.orders_no: "AS integer START WITH 1000" }

SQL stands here as the catalog prints it. Whether it means anything is seen when the table is made.`,
};

export const unfilledColumn: Code = {
  code: "postgres/unfilled-column",
  severity: "warning",
  explain: `
A column of an existing table is never NULL, has no default, and is no part of the record, since no type of a contract holds what it does (an interval, a point, a range). Whoever writes records by the contract
alone is refused.

Give the column a default, or write such records with SQL of your own.`,
};
