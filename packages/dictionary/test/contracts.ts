import { z } from "zod";
import { emit, readSchema, remember, standings, type Claim, type Entity, type Memory, type Schema, type StoreDeclaration, type Target } from "@concord/core";
import { docsTarget } from "../src/index.ts";

const words = z.record(z.string(), z.unknown());
/** Rooms do not know each other: stores as far as contracts name them here. */
const stores: readonly StoreDeclaration[] = (["postgres", "firestore"] as const).map((name) => ({
  name, naming: name === "firestore" ? "camelCase" : "snake_case", projectBlock: words, entityBlock: words, fieldBlock: words, sql: name === "postgres",
}));

/** Reads contracts: `{ "shop/order": "entity: order\n…", project: "name: x\n" }`. Throws where one is wrong. */
export function schemaOf(contracts: Readonly<Record<string, string>>): Schema {
  const { schema, diagnostics } = readSchema(Object.entries(contracts).map(([name, text]) => ({ file: `schemas/${name}${name.endsWith(".sql") ? "" : ".yaml"}`, text })), stores);
  if (schema === undefined) throw new Error(diagnostics.map((each) => `${each.span.file}: ${each.message}`).join("\n"));
  return schema;
}

/** A target that claims what it is told to, and refuses the rest. */
export function claiming(name: string, claim: (constraint: string) => Claim | undefined): Target<undefined> {
  return {
    name, folders: [name], codes: [],
    entity: (_, { constraints }) => ({
      files: [], diagnostics: [], part: undefined,
      claims: constraints.map(({ id }) => claim(id) ?? { constraint: id, target: name, verdict: "enforced", by: { file: `${name}/x`, start: 0, end: 1, line: 1 } }),
    }),
  };
}

const docs = docsTarget({ picture: "diagram/schema.svg", statements: ({ namespace, name }) => `enforcement/${namespace}/${name}.json` });

/** The pages by path below `docs/`, after these targets. The same memories give what did not change as the same texts. */
export function pagesOf(schema: Schema, before: readonly Target[] = [], memories: Map<string, Memory> = new Map()): Readonly<Record<string, string>> {
  const told = standings(schema.entities);
  const memoryOf = (target: Target): Memory => memories.get(target.name) ?? remember();
  for (const target of before) {
    const memory = memoryOf(target);
    memories.set(target.name, memory);
    emit(target, schema, memory, told.of);
    told.add(target, memory);
  }
  const memory = memoryOf(docs);
  memories.set(docs.name, memory);
  return Object.fromEntries(emit(docs, schema, memory, told.of).files.map(({ path, text }) => [path.slice("docs/".length), text]));
}

/** The schema with every entity changed by hand, as no reader would let it through. */
export function changed(schema: Schema, change: (entity: Entity) => Entity): Schema {
  return { ...schema, entities: schema.entities.map(change) };
}

/** Every type, reference, key, rule and fact that pages tell of. */
export const shop: Readonly<Record<string, string>> = {
  project: "name: shop\nstores: [postgres, firestore]\nprimary: postgres\n",
  "shop/status": "enum: status\ndescription: How far an order is.\nvalues:\n  - { value: open, description: Not paid yet., was: [new] }\n  - { value: closed, deprecated: true }\n",
  "shop/address": "object: address\ndescription: Where somebody lives.\nfields:\n  street: { type: string, maxLength: 10 }\n  kind: { type: status }\n",
  "shop/client": `
entity: client
plural: clients
description: |
  Who buys.

  And who pays.
owner: sales
version: 1.2.0
was: [customer]
reserved: [fax]
meta: { id: "05", list: [a, b], map: { x: 1 } }
fields:
  id: { type: uuid, auto: uuid }
  number: { type: int64, auto: sequence, stores: [postgres] }
  email: { type: email, unique: true, pii: contact, description: Where bills go. }
  place: { type: geoPoint, optional: true }
`,
  "shop/order": `
entity: order
plural: orders
description: One order.
fields:
  id: { type: uuid, auto: uuid }
  clientId: { ref: client, onDelete: cascade }
  parentId: { ref: order, optional: true, onDelete: clear }
  code: { type: string, maxLength: 20, pattern: "[A-Z]{2}|[0-9]+", normalize: [trim] }
  status: { type: status, default: open }
  kind: { type: enum, values: [web, "it's \\"odd\\"", "a\\\\b|c"], optional: true }
  note: { type: string, minLength: 1, optional: true, was: [remark], deprecated: { since: 1.2.0, use: code } }
  price: { type: decimal, precision: 10, scale: 2, minimum: "0.00", default: "0.00" }
  ratio: { type: float, exclusiveMinimum: 0, exclusiveMaximum: 9, default: 0.5 }
  paid: { type: boolean, default: false, setBy: server }
  small: { type: int32, minimum: 1, maximum: 9, default: 3 }
  big: { type: integer, computed: small + 1 }
  day: { type: date, optional: true }
  at: { type: time, optional: true }
  local: { type: localDateTime, optional: true }
  file: { type: bytes, maxLength: 3, optional: true, secret: true }
  extra: { type: json, optional: true }
  tags: { type: list, of: { type: string, maxLength: 5 }, minItems: 1, maxItems: 3, uniqueItems: true }
  states: { type: list, of: status, maxItems: 3, optional: true }
  counts: { type: map, of: integer, keys: { type: enum, values: [a, b] }, require: [a], maxItems: 2, optional: true }
  address: { type: address, optional: true }
  items: { type: list, maxItems: 5, of: { type: object, fields: { sku: { type: string, maxLength: 4, description: What it is. }, size: { type: enum, values: [{ value: s, description: Small. }, l] } } } }
  createdAt: { type: timestamp, auto: created, immutable: true }
unique:
  - { fields: [clientId, day], where: day != null, nulls: equal }
indexes:
  - [clientId, -createdAt]
checks:
  small_orders: { if: small <= 9 || paid, message: Big orders are paid. }
  all_kinds: { if: "!(paid && small > 1) && (day == null || day >= '2020-01-01') && kind in ['web'] && size(tags) < 3 && tags.all(t, t != 'x') && (paid ? small == 1 : small != 1)" }
access:
  read: hasRole('admin')
  create: signedIn
  update: { if: hasRole('admin'), only: [code, note] }
`,
  "shop/rating": `
entity: rating
description: What a client thinks of an order.
key: [clientId, orderId]
fields:
  clientId: { ref: client }
  orderId: { ref: order }
  stars: { type: int32, minimum: 1, maximum: 5 }
`,
  "mail/letter": `
entity: letter
description: A letter about a rating.
fields:
  id: { ref: shop.client, enforce: none }
  clientId: { type: uuid, optional: true }
  orderId: { type: uuid, optional: true }
  to: { type: shop.address, optional: true }
references:
  about: { to: shop.rating, by: [clientId, orderId] }
`,
  "mail/parcel": `
entity: parcel
description: What is sent, and how far it is.
fields:
  id: { type: uuid }
  state: { type: enum, values: [packed, sent, lost] }
  until: { type: timestamp }
transitions:
  state: { initial: [packed], next: { packed: [sent], sent: [lost], lost: [] } }
expires: until
shapes:
  send: { description: What a sender says., pick: [id], form: true, add: { again: { type: uuid, description: The id once more. } }, checks: { alike: { if: id == again, message: The ids differ. } } }
`,
  "mail/stamp": "entity: stamp\ndescription: What was stamped.\nfields: { id: { type: uuid }, note: { type: json, optional: true }, createdAt: { type: timestamp, auto: created } }\nhistory: { except: [note] }\nappendOnly: true\nkeep: 30 days\n",
  "mail/heavy.view": "view: heavy\ndescription: What is *heavy*.\nowner: mail\nwas: [large]\nstores: [postgres]\ncolumns:\n  id: parcel.id\n  weight: { type: int32, optional: true, description: In grams., pii: health }\n",
  "mail/heavy.postgres.sql": "SELECT id, 1 AS weight\nFROM mail.parcel -- ```\n",
  "mail/sent.query": "query: sent\ndescription: Who sent.\nstores: [postgres]\nparameters: { id: parcel.id }\ncolumns: { id: parcel.id }\n",
  "mail/sent.postgres.sql": "SELECT id\n```\nFROM mail.parcel WHERE id = $1\n",
  "mail/readme": "entity: readme\ndescription: Called like a folder's own page.\nfields:\n  id: { type: uuid }\n",
};

/** Texts that Markdown, GitHub or Mermaid would read something into. */
export const hostile: readonly string[] = [
  "*a* _b_ **c** __d__ ~~e~~ ~f~", "`code` ``more``", "[x](https://evil.example)", "![x](https://evil.example/x.png)", "<https://evil.example>", "https://evil.example/a_b", "HTTP://evil.example",
  "www.evil.example", "WWW.evil.example", "mail me@evil.example", "mailto:me@evil.example", "@octocat and @org/team", "#123 and org/repo#4", ":smile: :+1:", "$x^2$ and $$y$$ and $`z`$", "a | b || c", "\\| \\\\| \\",
  "<b>&amp;</b> &lt; &#64;", "<script>alert(1)</script>", "<!-- x --> -->", "# heading", "## a", "- item", "+ item", "* item", "1. one", "1) one", "2024. A year", "> quote", "--- rule", "=== rule", "    indented", "\tTab",
  "a\nb", "a\r\nb", "a\n# b", "a\n```\nb\n```", "[^1]", "[x]: https://evil.example", "| a |\n|---|", "{x} {{y}}", "it's \"q\"", "'''", "```mermaid", "~~~", "日本 😀", "[ ] task", "[!NOTE] x", "https://[::1]/", "a@b.c:d", "xmpp:a@b.c",
  "\\@ \\* \\\\*", "*", "_", "`", "|", "\\", "#", "@", ":", "$", "<", "&", "--", "a  b", "%%{init}%%", "end", "%00",
];
