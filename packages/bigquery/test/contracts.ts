import { readSchema, type Diagnostic, type Schema, type StoreDeclaration } from "@concord/core";
import { bigqueryTarget } from "../src/index.ts";

/** Rooms do not know each other: a store that enforces keys, as far as these tests need one. */
const primary: StoreDeclaration = { name: "postgres", naming: "snake_case" };
const stores: readonly StoreDeclaration[] = [primary, bigqueryTarget.store as StoreDeclaration];

/** Reads contracts: `{ "shop/order": "entity: order\n…", project: "name: x\n" }`. Throws where one is wrong. */
export function schemaOf(contracts: Readonly<Record<string, string>>): Schema {
  const { schema, diagnostics } = read(contracts);
  if (schema === undefined) throw new Error(diagnostics.map((each) => `${each.span.file}: ${each.message}`).join("\n"));
  return schema;
}

export function read(contracts: Readonly<Record<string, string>>): { readonly schema?: Schema; readonly diagnostics: readonly Diagnostic[] } {
  return readSchema(Object.entries(contracts).map(([name, text]) => ({ file: `schemas/${name}${/\.\w+$/u.test(name) ? "" : ".yaml"}`, text })), stores);
}

/** One contract with every type of the language. */
export const everything: Readonly<Record<string, string>> = {
  project: "name: shop\nstores: [postgres, bigquery]\nprimary: postgres\n",
  "shop/client": `
entity: client
plural: clients
description: Who buys.
fields:
  id: { type: uuid, auto: uuid }
  name: { type: string, maxLength: 80 }
`,
  "shop/order": `
entity: order
plural: orders
description: One order of a client.
fields:
  id: { type: uuid, auto: uuid, description: "It's the key; \\"quoted\\", \\\\ and \`ticked\`." }
  clientId: { ref: client }
  parentId: { ref: order, optional: true }
  buyer: { type: uid, pii: contact }
  note: { type: string, minLength: 1, maxLength: 20, pattern: "[a-z ]+", optional: true, deprecated: { since: 1.2.0, use: buyer } }
  free: { type: string, optional: true }
  email: { type: email, optional: true }
  paid: { type: boolean, optional: true }
  small: { type: int32, minimum: 1, maximum: 9, optional: true }
  whole: { type: integer, optional: true }
  big: { type: int64, optional: true }
  ratio: { type: float, optional: true }
  price: { type: decimal, precision: 10, scale: 2, minimum: "0.00" }
  wide: { type: decimal, precision: 38, scale: 20, optional: true }
  day: { type: date, optional: true }
  at: { type: time, optional: true }
  local: { type: localDateTime, optional: true }
  file: { type: bytes, maxLength: 3, optional: true }
  extra: { type: json, optional: true }
  status: { type: enum, values: [open, closed], default: open }
  tags: { type: list, of: { type: string, maxLength: 5 }, maxItems: 3, optional: true }
  counts: { type: map, of: integer, optional: true }
  place: { type: geoPoint, optional: true }
  address:
    type: object
    optional: true
    fields:
      street: { type: string, maxLength: 10 }
      since: { type: date, optional: true }
  items:
    type: list
    maxItems: 5
    of:
      type: object
      fields:
        sku: { type: string, maxLength: 4 }
        quantity: { type: int64 }
        sizes: { type: list, of: { type: decimal, precision: 5, scale: 2 }, optional: true }
  createdAt: { type: timestamp, auto: created }
bigquery: { partition: { field: createdAt, every: day }, cluster: [clientId, status], labels: { team: data } }
`,
};
