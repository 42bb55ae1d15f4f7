/**
 * The parts of the API's resources that tables made from contracts can have, as tables.insert takes them.
 * Source: BigQuery API v2 discovery document, revision 20260922. Numbers of 64 bits are text there.
 * Types have the names that tables.get answers with (INTEGER, not INT64), so that a table read back compares equal.
 */
export const fieldTypes = [
  "STRING", "BYTES", "INTEGER", "FLOAT", "BOOLEAN", "TIMESTAMP", "DATE", "TIME", "DATETIME",
  "GEOGRAPHY", "NUMERIC", "BIGNUMERIC", "JSON", "RECORD", "RANGE",
] as const;
export type FieldType = (typeof fieldTypes)[number];

export const modes = ["NULLABLE", "REQUIRED", "REPEATED"] as const;
export type Mode = (typeof modes)[number];

/** One column, or one field of a RECORD. */
export interface FieldResource {
  readonly name: string;
  readonly type: FieldType;
  /** NULLABLE by default. */
  readonly mode?: Mode | undefined;
  readonly maxLength?: string | undefined;
  readonly precision?: string | undefined;
  readonly scale?: string | undefined;
  readonly roundingMode?: "ROUND_HALF_AWAY_FROM_ZERO" | "ROUND_HALF_EVEN" | undefined;
  readonly collation?: string | undefined;
  readonly defaultValueExpression?: string | undefined;
  readonly timestampPrecision?: string | undefined;
  readonly policyTags?: { readonly names: readonly string[] } | undefined;
  readonly rangeElementType?: { readonly type: string } | undefined;
  readonly description?: string | undefined;
  readonly fields?: readonly FieldResource[] | undefined;
}

export interface TableReference {
  readonly projectId: string;
  readonly datasetId: string;
  readonly tableId: string;
}

export const partitionTypes = ["HOUR", "DAY", "MONTH", "YEAR"] as const;

export interface TimePartitioning {
  readonly type: (typeof partitionTypes)[number];
  readonly field?: string | undefined;
  readonly expirationMs?: string | undefined;
}

export interface RangePartitioning {
  readonly field: string;
  readonly range: { readonly start: string; readonly end: string; readonly interval: string };
}

export interface ForeignKey {
  readonly name?: string | undefined;
  readonly referencedTable: TableReference;
  readonly columnReferences: readonly { readonly referencingColumn: string; readonly referencedColumn: string }[];
}

export interface TableConstraints {
  readonly primaryKey?: { readonly columns: readonly string[] } | undefined;
  readonly foreignKeys?: readonly ForeignKey[] | undefined;
}

/** A table that holds rows: neither a view nor an external table. */
export interface TableResource {
  readonly tableReference: TableReference;
  readonly friendlyName?: string | undefined;
  readonly description?: string | undefined;
  readonly labels?: Readonly<Record<string, string>> | undefined;
  readonly schema: { readonly fields: readonly FieldResource[] };
  readonly timePartitioning?: TimePartitioning | undefined;
  readonly rangePartitioning?: RangePartitioning | undefined;
  readonly requirePartitionFilter?: boolean | undefined;
  readonly clustering?: { readonly fields: readonly string[] } | undefined;
  readonly tableConstraints?: TableConstraints | undefined;
  readonly defaultCollation?: string | undefined;
  readonly expirationTime?: string | undefined;
}

export interface DatasetResource {
  readonly datasetReference: { readonly projectId: string; readonly datasetId: string };
  readonly location?: string | undefined;
  readonly description?: string | undefined;
}
