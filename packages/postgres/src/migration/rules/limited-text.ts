import { newColumns } from "../known.ts";
import type { MigrationRule } from "../rule.ts";
import { typeName } from "../tree.ts";

export const limitedText: MigrationRule = {
  code: {
    code: "migration/limited-text",
    severity: "warning",
    explain: `
A new column is varchar(n) or char(n). varchar(n) cuts spaces beyond n without a word and takes a rewrite to be narrowed; char(n) pads every value with spaces, which some comparisons see and others don't. Neither is
faster than text.

A check says the same, can be changed without touching the rows, and has a name in the error:

  ALTER TABLE shop.orders ADD COLUMN label text CONSTRAINT orders_label_max_length CHECK (char_length(label) <= 40);

Not told of migrations that were made from contracts.`,
  },
  look: (statement, migration) => newColumns(statement, migration).filter(({ column }) => ["varchar", "bpchar"].includes(typeName(column.typeName)) && (column.typeName?.typmods?.length ?? 0) > 0).map(({ column, at }) => ({
    at, message: `${column.colname} is ${typeName(column.typeName) === "bpchar" ? "padded with spaces" : "bounded by its type"}`, help: "text, and CHECK (char_length(…) <= n)",
  })),
};
