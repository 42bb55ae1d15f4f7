import type { Code } from "@concord/core";

export const badStatement: Code = {
  code: "postgres/bad-statement",
  severity: "error",
  explain: `
A migration holds something that PostgreSQL's parser refuses, or that could not be sent to it.

The parser is that of PostgreSQL 18. What a newer server understands and it does not cannot be run by concord; what an older server does not understand passes here and is refused there.`,
};

export const psqlCommand: Code = {
  code: "postgres/psql-command",
  severity: "error",
  explain: `
A line of a migration begins with a backslash, or brings the data of COPY ... FROM stdin. Those are commands of the program psql: the server has never heard of them.

\\i file: put the statements into the migration. \\set name value: write the value. \\copy, and COPY with its data: use INSERT, or load the data by another way. pg_dump writes INSERT with --inserts.`,
};

export const transactionControl: Code = {
  code: "postgres/transaction-control",
  severity: "error",
  explain: `
A migration begins or ends a transaction itself, or sets a savepoint. Which statements belong together is said by its steps: what a step of mode transaction holds is sent in one, with the ledger's rows.

A BEGIN and a COMMIT around everything that a step holds are understood, and not sent. For several transactions write several steps:

  -- step: transaction
  ...
  -- step: transaction
  ...`,
};

export const notInTransaction: Code = {
  code: "postgres/not-in-transaction",
  severity: "error",
  explain: `
PostgreSQL refuses this statement inside a transaction: CREATE INDEX CONCURRENTLY, VACUUM and others. It needs a step of its own mode:

  -- step: alone
  CREATE INDEX CONCURRENTLY orders_fax ON shop.orders (fax);

Its outcome is then recorded right after it, and looked for in the catalog if a run ended in between.`,
};

export const notRepeatable: Code = {
  code: "postgres/no-batch",
  severity: "error",
  explain: `
A step of mode batches holds one UPDATE, DELETE or INSERT that is repeated until it touches no row. So it has to take a part of the rows that are left, and none once all are done:

  -- step: batches
  UPDATE shop.orders SET status = 'open'
  WHERE id IN (SELECT id FROM shop.orders WHERE status IS NULL LIMIT 5000);

An UPDATE without WHERE, or an INSERT of fixed values, would be repeated for ever.`,
};

export const unnamedIndex: Code = {
  code: "postgres/unnamed-index",
  severity: "error",
  explain: `
CREATE INDEX CONCURRENTLY that fails leaves an index that is not valid: it is kept up to date and never used. Concord finds it by its name, drops it and builds it again; so the statement has to say the name.

  CREATE INDEX CONCURRENTLY orders_fax ON shop.orders (fax);`,
};

/** The findings about the statements of a migration. */
export const statementCodes: readonly Code[] = [badStatement, psqlCommand, transactionControl, notInTransaction, notRepeatable, unnamedIndex];

export const needsValue: Code = {
  code: "plan/needs-value",
  severity: "error",
  explain: `
Rows that are there already lack a value that the contract asks of all of them from now on, and nothing says which: a new field that is neither optional nor has a default, or one that was optional.

Say it when you plan, as a value of the field or as SQL over the row's columns:

  concord plan shop.order.label=unknown
  concord plan "shop.order.label=sql:coalesce(note, number)"

Where no row lacks one (a table that is empty, or was cleaned), say sql:NULL: the plan then sees that every row has one before it asks for it.`,
};

/** The findings about plans. */
export const planCodes: readonly Code[] = [needsValue];
