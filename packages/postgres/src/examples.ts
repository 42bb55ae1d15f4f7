import type { Example } from "@concord/core";

/** The words of the store's blocks in use. */
export const examples: readonly Example[] = [
  { in: "entity", text: "postgres: { table: master, schema: sales }" },
  { in: "entity", text: "postgres:\n  columns:\n    search: { type: tsvector, generated: \"to_tsvector('simple', code)\", index: gin, description: What the search box asks. }" },
  { in: "field", text: "code: { type: string, maxLength: 20, postgres: { name: order_code } }" },
  { in: "field", text: "total: { type: decimal, precision: 12, scale: 2, postgres: { exact: true } }" },
  { in: "field", text: "status: { type: enum, values: [open, paid, shipped], postgres: { as: enum } }" },
  { in: "field", text: "code: { type: string, maxLength: 20, postgres: { column: { type: varchar(20) } } }" },
  {
    in: "entity", text: `postgres:
  table: tbl_orders
  existing: true
  key: PK_orders
  comment: false
  options: fillfactor=70
  unlogged: true
  partitioned: RANGE (created_at)
  rowSecurity: enabled
  constraints: { total_positive: { is: CHECK ((total > (0)::numeric)), comment: Nobody orders nothing. } }
  indexes: { IX_code: { is: USING btree (lower(code)), comment: Searched without case. } }
  types: { sales.mood: { is: "ENUM ('good', 'bad')", comment: How people felt. } }
  sequences: { sales.order_no: AS integer START WITH 1000 }
  extensions: { citext: public }
  columns: { took: { type: interval, required: true, default: "'1 day'::interval" }, size: { type: text, generated: "upper(code)", virtual: true }, place: { type: integer, identity: by default }, row: { type: integer, sequence: orders_row_seq }, sort: { type: text, collation: C } }`,
  },
  { in: "field", text: "number: { type: int32, postgres: { column: { sequence: orders_number_seq, nullable: true }, checks: { type: orders_number_check } } }" },
  { in: "field", text: "made: { type: string, postgres: { column: { type: text, collation: C, default: CURRENT_USER } } }" },
  { in: "field", text: "no: { type: int64, postgres: { column: { identity: by default } } }" },
  { in: "entity", text: "references:\n  invoice: { to: invoice, by: [customerId, code] }\npostgres: { existing: true, references: { invoice: FK_orders_invoices } }" },
  { in: "entity", text: "unique:\n  - { fields: [code], postgres: { name: UQ_code, as: index } }\npostgres: { existing: true }" },
  { in: "field", text: "size: { type: object, fields: { width: { type: int32 } }, postgres: { as: columns } }" },
  { in: "field", text: "lines: { type: list, maxItems: 50, of: { type: object, fields: { sku: { type: string, maxLength: 20 }, quantity: { type: int32 } } }, postgres: { as: table } }" },
];
