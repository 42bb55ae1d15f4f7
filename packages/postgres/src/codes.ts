import type { Code } from "@concord/core";
import { badExisting, notExisting, unfilledColumn } from "./existing-codes.ts";

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

export const systemColumn: Code = {
  code: "postgres/system-column",
  severity: "error",
  explain: `
Every table of PostgreSQL has the columns tableoid, xmin, cmin, xmax, cmax and ctid, and no column of a contract may be called so.

Give the column a name of its own; the field keeps its name everywhere else:

  xmin: { type: float, postgres: { name: x_min } }`,
};

export const unusableRole: Code = {
  code: "postgres/unusable-role",
  severity: "error",
  explain: `
clientRole in project.yaml names the role of clients, for whom access is written. public means every role there is, none and pg_… are PostgreSQL's own, and a name
of more than 63 bytes would be cut.

Name a role that only clients have:

  clientRole: app_client`,
};

export const unknownColumnType: Code = {
  code: "postgres/unknown-column-type",
  severity: "error",
  explain: `
postgres: { column: { type } } describes a column of an existing table. It takes a type that holds every value of the field, so that the contract decides and not the column:

  string           text, varchar, varchar(n) with n at least maxLength
  uid, enum        text, varchar, varchar(n) with n at least the longest value
  int32            integer, bigint; smallint where minimum and maximum keep within it
  integer, int64   bigint; integer or smallint where minimum and maximum keep within it
  decimal(p, s)    numeric, numeric(n, s) with n at least p
  time, timestamp, localDateTime   time, timestamptz, timestamp, with at least as many digits
  float, boolean, uuid, date       double precision, boolean, uuid, date

char(n) pads what it is given, real keeps seven digits of fifteen, and a timestamp without zone is no instant: none of them holds what the contract says.
What a type costs stands in the enforcement report: varchar(255) cuts spaces beyond 255 characters before any check sees them.

For a column of any other type, keep the field out of this store: stores: [firestore].`,
};

export const idleWord: Code = {
  code: "postgres/idle-word",
  severity: "error",
  explain: `
A word of the postgres block stands on a field on which it says nothing: exact belongs to decimals, as: enum to enums, as: columns to objects that are in no other column, as: table to lists and maps of objects, and column.type to neither of the two where they
have chosen the column's type already. On a member that stands in rows (as: table) only name says anything: the rows follow the column of the whole, and each of their columns is of its kind. A word that does nothing is refused, so that nobody takes it for done.

Take it out.`,
};

export const notStored: Code = {
  code: "postgres/not-stored",
  severity: "error",
  explain: `
A check, the condition of a unique or an index, or an access line asks PostgreSQL for a field that only other stores hold, or follows a reference to an entity that they hold.
PostgreSQL cannot look there, so nothing would be enforced, and the statement would not even load.

  note:   { type: string, maxLength: 10, stores: [firestore] }
checks:
  short: { if: "size(note) < amount" }      # note is not in PostgreSQL

Give the field or the entity that store too, or ask for what the record itself has there.`,
};

export const partitionKey: Code = {
  code: "postgres/partition-key",
  severity: "error",
  explain: `
PostgreSQL looks for what is unique in one partition at a time. In a table that is cut into partitions, the key and every unique therefore contain the field by which it is cut;
without it, CREATE TABLE is refused (PostgreSQL's documentation, section 5.12.2).

  key: [id, at]
  partition: { by: at, every: month }

A record is then told from others by both: two of the same id at different times are two records.`,
};

export const absentOrEmpty: Code = {
  code: "postgres/absent-or-empty",
  severity: "error",
  explain: `
An object with as: columns has no column of its own: that it is there is seen by a member that it always has. Where all its members are optional, a row without any of them
could be a record with an empty object or one without the object, and reading it back would have to guess.

Make a member required, or leave the object in one column of jsonb:

  price: { type: object, fields: { amount: { type: decimal, precision: 12, scale: 2 }, note: { type: string, maxLength: 80, optional: true } }, postgres: { as: columns } }`,
};

export const badIndex: Code = {
  code: "postgres/bad-index",
  severity: "error",
  explain: `
PostgreSQL cannot make this index. It has btree for every column (the default); hash for one column, without an order; gin for lists, maps, objects and json; brin for long tables
that are written in the order of the column (not for lists, maps, objects, json and booleans). Only btree has an order and carries further columns (include), and it carries whole fields,
not values inside of objects in one column. An object that is spread over columns is indexed, and unique, by its members.`,
};

export const clearsRequired: Code = {
  code: "postgres/clears-required",
  severity: "error",
  explain: `
onUpdate: clear empties all fields of a reference of several fields when the key that it leads to changes, and one of them is required. (For onDelete PostgreSQL can be told which;
for onUpdate it cannot.)

Write onUpdate: restrict or cascade, or make all fields of the reference optional.`,
};

export const badColumn: Code = {
  code: "postgres/bad-column",
  severity: "error",
  explain: `
A column under postgres.columns is written so that its statement could not stand: its type is no name of a type, or its expression does not end by itself (a quote or a
parenthesis stays open, or it holds a comment, a dollar quote or a semicolon).

Such a column is no part of the record. Its type and expression are PostgreSQL's own words; whether they mean anything is seen when the tables are made.

  postgres:
    columns:
      search: { type: tsvector, generated: "to_tsvector('simple'::regconfig, first_name)", index: gin }

A computed field is a generated column too. PostgreSQL takes only expressions that never change for one, and its casts between text and enums of the database (as: enum) are none.
refAny with as: columns has one for each entity, of the type that keys have usually: column.type and as: enum go with it at neither end.`,
};

export const readsLess: Code = {
  code: "postgres/reads-less-than-it-changes",
  severity: "warning",
  explain: `
A line of access lets callers update or delete records that the read line may not show them. PostgreSQL finds the row of an UPDATE or DELETE by what its WHERE reads, and shows
a role only what its SELECT policy lets through; such a caller could change all rows that are his to change at once, but not name one of them.

Let the read line hold wherever the update line does:

  read:   auth.uid == ownerUid || hasRole('editor')
  update: hasRole('editor')

This is found by comparing the parts of the two lines; where the read line holds for another reason, the warning is wrong and may be left.`,
};

export const badSql: Code = {
  code: "postgres/bad-sql",
  severity: "error",
  explain: `
The SQL of a view or saved query is not one statement that ends by itself: a quote, comment or parenthesis stays open, a second statement begins, nothing is there, or a backslash stands outside of
quotes (psql would take it for a command of its own).

The text is printed into generated files as it is, so it must not be able to reach beyond its place. A semicolon at its end is taken off. That it is a SELECT, and that tables and columns are
there, is the server's to judge: when schema.sql is loaded, and in concord prove.`,
};

export const badParameter: Code = {
  code: "postgres/bad-parameter",
  severity: "error",
  explain: `
The SQL of a saved query and its parameters do not fit together: it asks for a parameter that the contract does not name, or never asks for one that it names. Parameters are numbered in the order
of the contract.

  parameters: { since: { type: date }, channel: { type: marketing.channel } }

  SELECT … WHERE starts_on >= $1 AND channel = $2

A view takes no parameters.`,
};

export const noSingleColumn: Code = {
  code: "postgres/no-single-column",
  severity: "error",
  explain: `
A geoPoint has two columns in PostgreSQL, and a column or parameter of an answer is one. Name its latitude and longitude, each as a float.`,
};

export const codes: readonly Code[] = [
  longName, reservedSchema, systemColumn, unusableRole, unknownColumnType, idleWord, notStored, partitionKey, absentOrEmpty, badIndex, badColumn, badExisting, notExisting, unfilledColumn, clearsRequired, readsLess, badSql, badParameter, noSingleColumn,
];
