import type { Code } from "@concord/core";

export const longName: Code = {
  code: "postgres/long-name",
  severity: "error",
  explain: `
A name is longer than 63 bytes, which is the most that PostgreSQL keeps. Longer names are cut with a notice that nobody reads, and two names that differ behind the cut become one.

Give the table, column or index a shorter name of its own:

  postgres: { table: short_name }`,
};

export const reservedSchema: Code = {
  code: "postgres/reserved-schema",
  severity: "error",
  explain: `
The schema is PostgreSQL's own (pg_…, information_schema) or the one in which the generated functions live (concord).

Call the namespace otherwise, or give the entity a schema of its own:

  postgres: { schema: billing }`,
};

export const unknownColumnType: Code = {
  code: "postgres/unknown-column-type",
  severity: "error",
  explain: `
postgres: { column: { type } } describes a column of an existing table. It takes a type whose values this version can compare with the field's type: varchar(n), char-free text types,
smallint, integer, bigint, numeric, numeric(p,s), real, double precision, timestamp and timestamptz with or without precision, uuid, json and jsonb.

For any other type keep the column out of the contract.`,
};

export const codes: readonly Code[] = [longName, reservedSchema, unknownColumnType];
