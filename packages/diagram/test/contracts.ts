import { z } from "zod";
import { emit, readSchema, type Emitted, type Entity, type Schema, type StoreDeclaration } from "@concord/core";
import { diagramTarget, type Options } from "../src/index.ts";

const words = z.record(z.string(), z.unknown());
/** Rooms do not know each other: stores as far as contracts name them here. */
const stores: readonly StoreDeclaration[] = (["postgres", "firestore", "bigquery"] as const).map((name) => ({
  name, naming: name === "firestore" ? "camelCase" : "snake_case", projectBlock: words, entityBlock: words, fieldBlock: words,
}));

/** Reads contracts: `{ "shop/order": "entity: order\n…", project: "name: x\n" }`. Throws where one is wrong. */
export function schemaOf(contracts: Readonly<Record<string, string>>): Schema {
  const { schema, diagnostics } = readSchema(Object.entries(contracts).map(([name, text]) => ({ file: `schemas/${name}.yaml`, text })), stores);
  if (schema === undefined) throw new Error(diagnostics.map((each) => `${each.span.file}: ${each.message}`).join("\n"));
  return schema;
}

/** The generated file of that name below `diagram/`. */
export function fileOf(schema: Schema, name: string, options: Options = {}): string {
  return textOf(emit(diagramTarget(options), schema), name);
}

export function textOf(emitted: Emitted, name: string): string {
  const file = emitted.files.find((each) => each.path === `diagram/${name}`);
  if (file === undefined) throw new Error(`no ${name} among ${emitted.files.map((each) => each.path).join(", ")}`);
  return file.text;
}

/** The schema with every entity changed by hand, as no reader would let it through. */
export function changed(schema: Schema, change: (entity: Entity) => Entity): Schema {
  return { ...schema, entities: schema.entities.map(change) };
}

/** Every type, reference and key that diagrams draw. */
export const shop: Readonly<Record<string, string>> = {
  project: "name: shop\nstores: [postgres]\n",
  "shop/status": "enum: status\ndescription: How far an order is.\nvalues:\n  - { value: open, description: Not paid yet. }\n  - closed\n",
  "shop/client": `
entity: client
plural: clients
description: Who buys.
fields:
  id: { type: uuid, auto: uuid }
  number: { type: int64, auto: sequence }
  email: { type: email, unique: true, pii: contact, description: Where bills go. }
  place: { type: geoPoint, optional: true }
`,
  "shop/order": `
entity: order
plural: orders
description: |
  One order.
    Indented.
fields:
  id: { type: uuid, auto: uuid }
  clientId: { ref: client, onDelete: cascade }
  parentId: { ref: order, optional: true, onDelete: clear }
  invoiceId: { type: string, maxLength: 20, unique: true }
  status: { type: status, default: open }
  kind: { type: enum, values: [web, "it's \\"odd\\"", "a\\\\b"], optional: true }
  note: { type: string, minLength: 1, optional: true, deprecated: { since: 1.2.0, use: invoiceId } }
  price: { type: decimal, precision: 10, scale: 2, minimum: "0.00", default: "0.00" }
  ratio: { type: float, exclusiveMinimum: 0, default: 0.5 }
  paid: { type: boolean, default: false, setBy: server }
  small: { type: int32, maximum: 9, default: 3 }
  day: { type: date, optional: true }
  at: { type: time, optional: true }
  local: { type: localDateTime, optional: true }
  file: { type: bytes, maxLength: 3, optional: true, secret: true }
  extra: { type: json, optional: true }
  tags: { type: list, of: { type: string, maxLength: 5 }, maxItems: 3, default: [] }
  states: { type: list, of: status, maxItems: 3, optional: true }
  counts: { type: map, of: integer, optional: true }
  address: { type: object, optional: true, fields: { street: { type: string, maxLength: 10 } } }
  items: { type: list, maxItems: 5, of: { type: object, fields: { sku: { type: string, maxLength: 4 } } } }
  createdAt: { type: timestamp, auto: created }
  updatedAt: { type: timestamp, auto: updated, immutable: false }
unique:
  - [clientId, invoiceId]
  - { fields: [clientId, day], where: day != null, nulls: equal }
indexes:
  - [clientId, -createdAt]
checks:
  small_orders: { if: small <= 9 || paid, message: Big orders are paid. }
`,
  "shop/rating": `
entity: rating
plural: ratings
description: What a client thinks of an order.
key: [clientId, orderId]
fields:
  clientId: { ref: client }
  orderId: { ref: order }
  stars: { type: int32, minimum: 1, maximum: 5 }
`,
  "mail/letter": `
entity: letter
plural: letters
description: A letter about a rating.
fields:
  id: { ref: shop.client, enforce: none }
  clientId: { type: uuid, optional: true }
  orderId: { type: uuid, optional: true }
references:
  about: { to: shop.rating, by: [clientId, orderId] }
`,
};

export const hostile: readonly string[] = [
  "it's", "a \"b\" c", "\\", "\\'", "'''", "a\nb", "a\r\nb", "tab\there", "`ticks`", "{}", "[x]", "<b>&amp;</b>", "]]>", "-->", "// no", "/* no */", "%% no", "#quot;",
  "\u0000\u0007\u0085", "\u2028", "日本 😀", "\ud800 alone", "{{x}}", "<script>alert(1)</script>", "javascript:alert(1)", "*/", "end", "Note: 'x'", "",
];
