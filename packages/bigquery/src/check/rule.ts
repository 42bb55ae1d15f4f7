import type { FieldResource, TableResource } from "../resource.ts";

/** Where BigQuery's documentation says so; pages as they stood in 2026. */
export const sources = {
  api: "BigQuery API v2, discovery document, revision 20260922",
  schemas: "docs: Specify a schema",
  types: "docs: GoogleSQL data types",
  tables: "docs: Create and use tables",
  datasets: "docs: Create datasets",
  quotas: "docs: Quotas and limits",
  partitioned: "docs: Introduction to partitioned tables",
  clustered: "docs: Create and use clustered tables",
  keys: "docs: INFORMATION_SCHEMA.TABLE_CONSTRAINTS, limitations",
  labels: "docs: Introduction to labels, requirements",
  collation: "docs: GoogleSQL collation",
} as const;

/** A field of the table's schema, nested ones included. */
export interface Placed {
  readonly field: FieldResource;
  /** `schema.fields[3].fields[0]` */
  readonly at: string;
  /** 1 for a column. */
  readonly depth: number;
}

export interface Given {
  readonly table: TableResource;
  readonly fields: readonly Placed[];
  /** Columns of the table itself, by name. */
  readonly columns: ReadonlyMap<string, FieldResource>;
}

/** `at` is the place in the resource, as in JavaScript. */
export interface Fault { readonly at: string; readonly message: string }

/** What a rule is about; a contract can break only names, partitioning, clustering, labels and limits. */
export type Topic = "name" | "type" | "limit" | "partition" | "cluster" | "key" | "label";

/** One demand of BigQuery on a table resource. */
export interface Rule {
  readonly id: string;
  readonly topic: Topic;
  readonly source: string;
  readonly faults: (given: Given) => readonly Fault[];
}

/** Reads a table once for all rules. */
export function given(table: TableResource): Given {
  const fields: Placed[] = [];
  const add = (list: readonly FieldResource[], at: string, depth: number): void => {
    list.forEach((field, index) => {
      const place = `${at}[${index}]`;
      fields.push({ field, at: place, depth });
      if (field.fields !== undefined) add(field.fields, `${place}.fields`, depth + 1);
    });
  };
  add(table.schema.fields, "schema.fields", 1);
  return { table, fields, columns: new Map(table.schema.fields.map((field) => [field.name, field])) };
}

/** A rule on each field, whatever its depth: the message, or nothing. */
export function eachField(word: string, fault: (field: FieldResource, depth: number) => string | undefined): Rule["faults"] {
  return ({ fields }) => fields.flatMap(({ field, at, depth }) => {
    const message = fault(field, depth);
    return message === undefined ? [] : [{ at: word === "" ? at : `${at}.${word}`, message }];
  });
}

/** A rule with one possible fault. */
export function oneFault(at: string, fault: (given: Given) => string | undefined): Rule["faults"] {
  return (table) => {
    const message = fault(table);
    return message === undefined ? [] : [{ at, message }];
  };
}

/** Placeholders stand for text that is filled in later, so rules read a letter in their place. */
export function filled(text: string): string {
  return text.replace(/\$\{[A-Z][A-Z0-9_]*\}/g, "x");
}
