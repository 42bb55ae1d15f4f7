import { readSchema, type Diagnostic, type Example, type Source } from "@concord/core";
import { stores } from "@concord/cli";
import { parse, stringify } from "yaml";

/** The contracts that examples of the language stand in: an order, and what it refers to. */
const contracts: Readonly<Record<string, string>> = {
  project: "name: shop\nstores: [postgres, firestore, bigquery]\nprimary: postgres\n",
  "shop/order": `
entity: order
description: What a customer ordered.
fields:
  id:         { type: uuid, auto: uuid }
  customerId: { ref: customer }
  ownerUid:   { type: uid }
  code:       { type: string, maxLength: 20 }
  status:     { type: enum, values: [open, paid, shipped] }
  total:      { type: decimal, precision: 12, scale: 2 }
  quantity:   { type: int32, minimum: 0, maximum: 1000 }
  tags:       { type: list, of: slug, maxItems: 10 }
  note:       { type: string, maxLength: 500, optional: true }
  dueAt:      { type: timestamp }
  createdAt:  { type: timestamp, auto: created }
`,
  "shop/customer": "entity: customer\ndescription: Who orders.\nfields:\n  id: { type: uuid, auto: uuid }\n  ownerUid: { type: uid }\n",
  "shop/invoice": "entity: invoice\ndescription: What a customer pays.\nkey: [customerId, code]\nfields:\n  customerId: { type: uuid }\n  code: { type: string, maxLength: 20 }\n",
  "shop/tenant": "trait: tenant\ndescription: What belongs to a tenant.\nfields:\n  tenantId: { type: uuid }\n",
  "shop/address": "object: address\ndescription: Where somebody lives.\nfields:\n  street: { type: string, maxLength: 80 }\n",
};

/** A view that others read, and the SQL of each view and saved query: what it says is no matter here. */
const answers: Readonly<Record<string, string>> = {
  "shop/openOrders.view": "view: openOrders\ndescription: The orders that are open.\nstores: [postgres]\ncolumns:\n  id: order.id\n",
  "shop/openOrders.postgres.sql": "SELECT id FROM shop.\"order\"",
};

type Words = Record<string, unknown>;

/** What is wrong with an example among those contracts; nothing where it is right. */
export function wrongWith({ in: kind, text }: Example): readonly string[] {
  const files: Record<string, string> = { ...contracts, ...answers };
  const order = parse(contracts["shop/order"] as string) as Words;
  const given = parse(text) as Words;
  if (kind === "project") files["project"] = `stores: [postgres, firestore, bigquery]\nprimary: postgres\n`.split("\n").filter((line) => line !== "" && !Object.hasOwn(given, line.split(":")[0] as string)).map((line) => `${line}\n`).join("") + text;
  else if (kind === "field") files["shop/order"] = stringify({ ...order, fields: { ...(order["fields"] as Words), ...given } });
  else if (kind === "entity") files["shop/order"] = stringify({ ...order, ...given, fields: { ...(order["fields"] as Words), ...(given["fields"] as Words | undefined) } });
  else if (kind === "view" || kind === "query") {
    files[`shop/${String(given[kind])}.${kind}`] = text;
    for (const store of (given["stores"] as readonly string[] | undefined) ?? ["postgres", "bigquery"]) files[`shop/${String(given[kind])}.${store}.sql`] = "SELECT 1";
  } else if (kind === "seed") files[`seeds/test/${String(given["entity"])}`] = text;
  else {
    files[`shop/${String(given[kind])}`] = text;
    if (kind === "trait") files["shop/order"] = stringify({ ...order, use: [given[kind]] });
  }
  return readAll(files).map(({ message, span }) => `${span.file}: ${message}`);
}

/** What is wrong with a condition of an order. */
export function wrongWithCondition(condition: string, where: "checks" | "access"): readonly string[] {
  return wrongWith({ in: "entity", text: stringify(where === "checks" ? { checks: { shown: condition } } : { access: { read: condition } }) });
}

function readAll(files: Readonly<Record<string, string>>): readonly Diagnostic[] {
  const sources = Object.entries(files).map(([name, text]): Source => ({ file: `schemas/${name}${name.endsWith(".sql") ? "" : ".yaml"}`, text }));
  return readSchema(sources, stores).diagnostics;
}
