import type { Code } from "@concord/core";

const code = (name: string, explain: string): Code => ({ code: `bigquery/${name}`, severity: "error", explain: explain.trim() });

export const unknownField: Code = code("unknown-field", `
partition or cluster names a field that the BigQuery table does not have.

Both take fields of the entity itself, by their names in the contract, and only fields that are in BigQuery: a field with stores: [postgres] has no
column there.

  bigquery: { partition: { field: createdAt, every: day }, cluster: [companyId] }`);

export const badPartition: Code = code("bad-partition", `
BigQuery would refuse the table's partitioning.

A table is cut into partitions by one timestamp, localDateTime or date of the entity itself, by hour, day, month or year. A date has no hours, so it is
cut by day, month or year. Lists and fields inside objects cannot cut a table.

  bigquery: { partition: { field: createdAt, every: day } }`);

export const partitionTwice: Code = code("partition-twice", `
The entity says how its tables are cut in every store that has partitions, and its bigquery block says so again. A table is cut in one way: where BigQuery's is to be cut otherwise
than PostgreSQL's, leave the entity's word out and say it for BigQuery alone.

  partition: { by: createdAt, every: month }                      # in every store
  bigquery: { partition: { field: createdAt, every: day } }       # in BigQuery alone`);

export const badCluster: Code = code("bad-cluster", `
BigQuery would refuse the table's clustering.

Rows are kept together by at most four fields of the entity itself, each once. They hold single values that have an order: text, whole numbers, decimals,
booleans, dates, timestamps, localDateTimes and geoPoints. Lists, objects, maps, json, bytes, floats and times cannot cluster a table.

  bigquery: { cluster: [companyId, status] }`);

export const badLabel: Code = code("bad-label", `
BigQuery would refuse a label of the table.

A label's key and value are up to 63 lower-case letters, digits, underscores and hyphens; a key begins with a letter; a value may be empty. A table has at
most 64 labels.

  bigquery: { labels: { team: data-engineering } }`);

export const badName: Code = code("bad-name", `
BigQuery would refuse the name of a dataset, table or column.

A column's name is made of letters, digits and underscores, begins with a letter or underscore, has at most 300 characters and none of the prefixes that
BigQuery keeps for itself (_TABLE_, _FILE_, _PARTITION, _ROW_TIMESTAMP, __ROOT__, _COLIDENTIFIER, _CHANGE_SEQUENCE_NUMBER, _CHANGE_TYPE,
_CHANGE_TIMESTAMP). A dataset's name is made of letters, digits and underscores. Names that the contract does not override are in order already.

  bigquery: { name: partition_day }`);

export const overLimit: Code = code("over-limit", `
The table would pass a limit of BigQuery.

A table has at most 10,000 columns, counting those inside objects, nested at most 15 deep; a column's description has at most 1,024 characters and a
table's 16,384. A contract that passes a limit is cut into several entities, or the part that is only carried along becomes json.`);

export const badSql: Code = code("bad-sql", `
The SQL of a view or saved query is not one statement that ends by itself: a quote, comment or parenthesis stays open, a second statement begins, or nothing is there.

The text is printed into generated files as it is, so it must not be able to reach beyond its place. A semicolon at its end is taken off. What it says nobody here can
judge, since no engine of BigQuery runs outside of Google: bq query --dry_run does.`);

export const badParameter: Code = code("bad-parameter", `
The SQL of a saved query and its parameters do not fit together: it asks for a parameter that the contract does not name, or never asks for one that it names.

  parameters: { since: { type: date } }

  SELECT … WHERE starts_on >= @since

A view takes no parameters.`);

export const codes: readonly Code[] = [unknownField, badPartition, partitionTwice, badCluster, badLabel, badName, overLimit, badSql, badParameter];
