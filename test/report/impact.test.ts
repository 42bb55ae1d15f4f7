import { readSchema, type Schema } from "@concord/core";
import { impactOf } from "@concord/report";
import { stores } from "@concord/cli";
import { expect, test } from "vitest";

const contracts: Readonly<Record<string, string>> = {
  "project.yaml": "stores: [postgres, firestore]\nprimary: postgres\n",
  "shop/address.yaml": "object: address\ndescription: Where.\nfields:\n  street: { type: string, maxLength: 80 }\n",
  "shop/customer.yaml": "entity: customer\nplural: customers\ndescription: Who.\nfields:\n  id: { type: uid }\n  ownerUid: { type: uid }\n  email: { type: email, unique: true }\n  home: { type: address, optional: true }\naccess:\n  read: auth.uid == ownerUid\n",
  "shop/order.yaml": `entity: order
plural: orders
description: What.
fields:
  id: { type: uuid, auto: uuid }
  customerId: { ref: customer }
  status: { type: enum, values: [open, paid] }
  openedAt: { type: timestamp }
  total: { type: int32, minimum: 0 }
  doubled: { type: int32, computed: total + total }
indexes:
  - [status, -openedAt]
queries:
  byStatus: { where: [status ==], order: [-openedAt] }
checks:
  paid_costs: { if: status == 'open' || total > 0 }
transitions:
  status: { open: [paid], paid: [] }
shapes:
  summary: { pick: [id, total], direction: output }
access:
  read: customer.ownerUid == auth.uid
`,
  "shop/bills.view.yaml": "view: bills\ndescription: Bills.\nstores: [postgres]\ncolumns:\n  id: order.id\n  total: order.total\n",
  "shop/bills.postgres.sql": "SELECT id, total FROM shop.orders",
  "shop/late.view.yaml": "view: late\ndescription: Late bills.\nstores: [postgres]\nfrom: [bills]\ncolumns:\n  id: { type: uuid }\n",
  "shop/late.postgres.sql": "SELECT id FROM shop.bills",
  "shop/opened.query.yaml": "query: opened\ndescription: By day.\nstores: [postgres]\ncolumns:\n  count: { type: int64 }\n",
  "shop/opened.postgres.sql": "SELECT count(*) FROM shop.orders WHERE opened_at > now()",
  "seeds/demo/shop.customer.yaml": "entity: shop.customer\ndescription: Some.\nrecords:\n  - { id: one, ownerUid: one, email: a@example.org }\n",
};

function schemaOf(): Schema {
  const { schema, diagnostics } = readSchema(Object.entries(contracts).map(([file, text]) => ({ file: `schemas/${file}`, text })), stores);
  if (schema === undefined) throw new Error(diagnostics.map(({ span, message }) => `${span.file}: ${message}`).join("\n"));
  return schema;
}

const schema = schemaOf();
const touched = (id: string, field?: string): readonly string[] => impactOf(schema, { id, field }, (of) => (of.startsWith("shop.") ? ["@acme/shop"] : []))
  .map(({ what, of, name, byName }) => `${what} ${[of, name].filter((part) => part !== "").join("/")}${byName === true ? " by name" : ""}`);

test.each([
  ["shop.order", "id", ["key shop.order/id", "shape shop.order/summary", "view shop.bills", "view shop.late by name"]],
  ["shop.order", "total", ["check shop.order/paid_costs", "computed field shop.order/doubled", "shape shop.order/summary", "view shop.bills", "view shop.late by name"]],
  ["shop.order", "status", ["check shop.order/paid_costs", "transitions shop.order/status", "index shop.order/status, openedAt", "query shop.order/byStatus"]],
  ["shop.order", "openedAt", ["index shop.order/status, openedAt", "query shop.order/byStatus", "saved query shop.opened by name"]],
  ["shop.order", "customerId", ["reference shop.order/customerId"]],
  ["shop.customer", "ownerUid", ["access shop.customer/read", "access shop.order/read", "seeds demo"]],
  ["shop.customer", "email", ["unique shop.customer/email", "seeds demo"]],
  ["shop.customer", "id", ["key shop.customer/id", "reference shop.order/customerId", "seeds demo"]],
  ["shop.customer", "home", []],
  ["shop.customer", undefined, ["access shop.order/read", "reference shop.order/customerId", "seeds demo"]],
  ["shop.address", undefined, ["contract shop.customer/home"]],
  ["shop.bills", undefined, ["view shop.late by name"]],
])("what depends on %s %s", (id, field, wanted) => {
  expect(touched(id, field)).toEqual([...wanted, "package @acme/shop"]);
});
