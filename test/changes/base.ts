/** The contracts that every pair of states starts from: small, and with every word that can change. */
export const base: Readonly<Record<string, string>> = {
  "schemas/project.yaml": `name: shop
stores: [postgres, firestore, bigquery]
primary: postgres
clientRole: app_client
auth: { uid: sub, roles: roles }
`,
  "schemas/shop/client.yaml": `entity: client
plural: clients
description: Who orders.
staging: { table: client_inbox, match: [id] }
fields:
  id:   { type: uid }
  name: { type: string, maxLength: 80 }
access:
  read: signedIn
`,
  "schemas/shop/address.yaml": `object: address
description: Where somebody lives.
fields:
  street: { type: string, maxLength: 80 }
  city:   { type: string, maxLength: 80, optional: true }
`,
  "schemas/shop/order.yaml": `entity: order
plural: orders
description: What a client ordered.
owner: shop
history: { table: order_log }
fields:
  id:       { type: uuid, auto: uuid }
  clientId: { ref: client, onDelete: restrict }
  number:   { type: string, pattern: "[A-Z]{2}-[0-9]{4}" }
  label:    { type: string, maxLength: 40, normalize: [trim] }
  note:     { type: string, maxLength: 500, optional: true, description: What matters. }
  email:    { type: email, pii: contact, optional: true }
  status:   { type: enum, values: [open, paid, closed] }
  level:    { type: enum, values: [low, high], default: low, setBy: server }
  mood:     { type: enum, values: [good, bad], open: true, optional: true }
  count:    { type: int32, minimum: 0, maximum: 10 }
  price:    { type: decimal, precision: 10, scale: 2 }
  total:    { type: integer, computed: count + 1 }
  tags:     { type: list, of: { type: string, maxLength: 20 }, maxItems: 5, uniqueItems: true }
  titles:   { type: map, of: { type: string, maxLength: 40 }, keys: { type: enum, values: [en, no] }, require: [en] }
  home:     { type: address }
  origin:   { type: string, maxLength: 40, immutable: true }
  token:    { type: string, maxLength: 40, secret: true, stores: [postgres], optional: true }
  memo:     { type: string, maxLength: 40, stores: [postgres, firestore], optional: true }
  dueAt:    { type: timestamp, optional: true }
  createdAt: { type: timestamp, auto: created }
unique:
  - [number]
indexes:
  - [clientId, -createdAt]
checks:
  label_is_not_number: { if: label != number, message: The label says more. }
queries:
  recent: { where: [clientId ==], order: [-createdAt] }
shapes:
  card: { pick: [id, number, note], direction: output }
transitions:
  status: { open: [paid], paid: [closed], closed: [] }
access:
  read:   auth.uid == clientId
  create: auth.uid == clientId
  update: { if: auth.uid == clientId, only: [label, note] }
`,
  "schemas/shop/openOrders.view.yaml": `view: openOrders
description: Orders that are not paid.
stores: [postgres]
columns:
  id:    shop.order.id
  label: shop.order.label
  age:   { type: integer, optional: true }
`,
  "schemas/shop/openOrders.postgres.sql": "SELECT id, label, 1::bigint AS age FROM shop.orders WHERE status = 'open'\n",
  "schemas/shop/ordersOf.query.yaml": `query: ordersOf
description: What a client ordered.
stores: [postgres]
parameters:
  client: shop.order.clientId
columns:
  id: shop.order.id
`,
  "schemas/shop/ordersOf.postgres.sql": "SELECT id FROM shop.orders WHERE client_id = $1\n",
};
