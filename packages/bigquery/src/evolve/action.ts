import type { FieldResource, ForeignKey, TableReference, TableResource } from "../resource.ts";

/** What a plan does to tables, one at a time. A statement or a request says it, and `simulate` what becomes of the tables. */
export type Action =
  | { readonly do: "create table"; readonly table: TableResource }
  | { readonly do: "drop table"; readonly at: TableReference }
  | { readonly do: "rename table"; readonly at: TableReference; readonly to: string }
  | { readonly do: "add column"; readonly at: TableReference; readonly column: FieldResource }
  | { readonly do: "drop column"; readonly at: TableReference; readonly column: string }
  | { readonly do: "rename column"; readonly at: TableReference; readonly column: string; readonly to: string }
  | { readonly do: "relax column"; readonly at: TableReference; readonly column: string }
  | { readonly do: "widen column"; readonly at: TableReference; readonly column: string; readonly as: FieldResource }
  | { readonly do: "describe column"; readonly at: TableReference; readonly column: string; readonly description: string | undefined }
  /** Fields that are new inside of RECORDs, and what is said of inner fields: the API alone takes those, with the whole schema. */
  | { readonly do: "patch schema"; readonly at: TableReference; readonly fields: readonly FieldResource[] }
  | { readonly do: "patch clustering"; readonly at: TableReference; readonly fields: readonly string[] }
  | { readonly do: "set options"; readonly at: TableReference; readonly options: Options }
  | { readonly do: "add primary key"; readonly at: TableReference; readonly columns: readonly string[] }
  | { readonly do: "drop primary key"; readonly at: TableReference }
  | { readonly do: "add foreign key"; readonly at: TableReference; readonly key: ForeignKey }
  | { readonly do: "drop foreign key"; readonly at: TableReference; readonly name: string }
  /** Rows that are not in the other table yet are put there, by the key; with `update` those that are there are brought up to date. */
  | { readonly do: "copy rows"; readonly from: TableReference; readonly to: TableReference; readonly key: readonly string[]; readonly columns: readonly Copied[]; readonly update: boolean }
  /** A value where there is none, or in place of another. */
  | { readonly do: "fill column"; readonly at: TableReference; readonly column: string; readonly value: string; readonly instead?: string };

/** A column of a copy: an expression over the columns of `o`, the old rows; `from` is the one that it reads. */
export interface Copied { readonly name: string; readonly from: string; readonly expression: string }

/** What ALTER TABLE SET OPTIONS sets; a word that is there with undefined is taken away. */
export interface Options {
  readonly description?: string | undefined;
  readonly labels?: Readonly<Record<string, string>> | undefined;
  readonly expirationMs?: string | undefined;
}

/** Tables by `project.dataset.table`. */
export type Tables = ReadonlyMap<string, TableResource>;

export function keyOf({ projectId, datasetId, tableId }: TableReference): string {
  return `${projectId}.${datasetId}.${tableId}`;
}

export function tablesOf(tables: readonly TableResource[]): Tables {
  return new Map(tables.map((table) => [keyOf(table.tableReference), table]));
}
