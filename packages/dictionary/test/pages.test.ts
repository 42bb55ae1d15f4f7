import { expect, test } from "vitest";
import { constraintsOf, emit, type Claim, type Memory } from "@concord/core";
import { docsTarget } from "../src/index.ts";
import { changed, claiming, hostile, pagesOf, schemaOf, shop } from "./contracts.ts";
import { nodesOf, parsed, tablesOf, textOf } from "./markdown.ts";
import { readable } from "../src/quote.ts";

const schema = schemaOf(shop);
const pages = pagesOf(schema);
const page = (path: string, of: Readonly<Record<string, string>> = pages): string => of[path] ?? `no ${path} among ${Object.keys(of).join(", ")}`;

test("every entity, shared type and namespace has a page, and no page meets another one where case is folded", () => {
  expect(Object.keys(pages).sort()).toEqual([
    "README.md", "mail/README.md", "mail/heavy.md", "mail/letter.md", "mail/parcel.md", "mail/readme_.md", "mail/sent.md", "mail/stamp.md", "shop/README.md", "shop/address.md", "shop/client.md", "shop/order.md", "shop/rating.md", "shop/status.md",
  ]);
  expect(new Set(Object.keys(pages).map((path) => path.toLowerCase())).size).toBe(Object.keys(pages).length);
});

test("fields are told in words", () => {
  const [fields] = tablesOf(parsed(page("shop/order.md")));
  expect(fields).toEqual([
    ["Field", "Value", "Presence", "Set by", "Meaning"],
    ["id", "UUID", "required", "the store: a new UUID", ""],
    ["clientId", "UUID", "required", "clients, on creation", "Refers to client."],
    ["parentId", "UUID", "optional", "clients, on creation", "Refers to order."],
    ["code", "text; up to 20 characters; matches [A-Z]{2}|[0-9]+; stored without space at either end", "required", "clients", ""],
    ["status", "status", "open unless given", "clients, on creation", ""],
    ["kind", "one of web, it's \"odd\" or a\\b|c", "optional", "clients, on creation", ""],
    ["note", "text; at least 1 character", "optional", "clients", "Deprecated since 1.2.0; use code. Once called remark."],
    ["price", "decimal number; up to 10 digits, 2 of them after the point; at least 0.00", "0.00 unless given", "clients, on creation", ""],
    ["ratio", "number; more than 0, less than 9", "0.5 unless given", "clients, on creation", ""],
    ["paid", "true or false", "false unless given", "the server", ""],
    ["small", "whole number of 32 bits; 1 to 9", "3 unless given", "clients, on creation", ""],
    ["big", "whole number", "required", "computed", "Made from the other fields: small + 1."],
    ["day", "date", "optional", "clients, on creation", ""],
    ["at", "time of day; to the second", "optional", "clients, on creation", ""],
    ["local", "date and time without a zone; to the millisecond", "optional", "clients, on creation", ""],
    ["file", "bytes; up to 3 bytes", "optional", "the server", "Secret: no client, export or journal has it. Only in postgres."],
    ["extra", "any JSON", "optional", "clients, on creation", ""],
    ["tags", "list; 1 to 3 members; no member twice; each: text; up to 5 characters", "required", "clients, on creation", ""],
    ["states", "list; up to 3 members; each: status", "optional", "clients, on creation", ""],
    ["counts", "map; up to 2 keys; each key: one of a or b; always with a; each value: whole number", "optional", "clients, on creation", ""],
    ["address", "address", "optional", "clients, on creation", ""],
    ["items", "list; up to 5 members; each: object", "required", "clients, on creation", ""],
    ["createdAt", "moment; to the millisecond", "required", "the store: the time of creation", ""],
  ]);
});

test("objects and enums inside of fields have sections of their own, to which the fields link", () => {
  const root = parsed(page("shop/order.md"));
  const [, inside, values] = tablesOf(root);
  expect(inside).toEqual([["Field", "Value", "Presence", "Meaning"], ["sku", "text; up to 4 characters", "required", "What it is."], ["size", "one of 2 values", "required", ""]]);
  expect(values).toEqual([["Value", "Meaning"], ["s", "Small."], ["l", ""]]);
  expect(nodesOf(root).filter((node) => node.type === "link").map((node) => node.url).filter((url) => url.startsWith("#"))).toEqual(["#inside-items", "#values-of-itemssize"]);
});

test("what holds of records is told in words, beside how it is written", () => {
  const tables = tablesOf(parsed(page("shop/order.md")));
  expect(tables.find(([head]) => head?.[0] === "Check")?.slice(1).map(([name, words, told]) => [name, words, told])).toEqual([
    ["small_orders", "small is at most 9, or paid is true.", "Big orders are paid."],
    ["all_kinds", "It is not so that (paid is true, and small is more than 1), and (day is missing, or day is not before 2020-01-01), and kind is web, and the number of members of tags is less than 3, and (for every member t of tags, t is not x), and (if paid is true, then small is 1, else small is not 1).", ""],
  ]);
  expect(tables.find(([head]) => head?.[0] === "Who may")?.slice(1).map(([who, callers, fields]) => [who, callers, fields?.split(", ").length])).toEqual([
    ["Get and list", "a signed-in caller, where the caller has the role admin", 1],
    ["Create", "every signed-in caller", 19],
    ["Change", "a signed-in caller, where the caller has the role admin", 2],
    ["Delete", "no client", 1],
  ]);
  expect(page("shop/order.md")).toContain("- No two records agree in `clientId` and `day` among those for which `day` is there (`day != null`). Two records without a value agree too.");
  expect(page("shop/client.md")).toContain("No client reads or writes records; servers do.");
});

test("how records go on, and how long they stay, is told", () => {
  const parcel = page("mail/parcel.md");
  expect(tablesOf(parsed(parcel)).find(([head]) => head?.[0] === "Value of state")).toEqual([
    ["Value of state", "May become", "In a new record"], ["packed", "sent", "yes"], ["sent", "lost", "no"], ["lost", "nothing else", "no"],
  ]);
  expect(parcel).toContain("- A record may be deleted from the moment in `until` on.");
  expect(page("mail/stamp.md")).toContain("- Records are only added: none is changed, and none deleted before its time is over.\n- Every creation, change and deletion is written to a journal, with the record before and after it, but not a change of `note` alone.\n- A record is kept for 30 days after the moment in `createdAt`.");
});

test("shapes are told with the fields that are never stored", () => {
  const tables = tablesOf(parsed(page("mail/parcel.md")));
  expect(tables.filter(([head]) => head?.[0]?.includes("hape") === true)).toEqual([
    [["Shape", "For", "Direction", "Fields", "Never stored"], ["send", "What a sender says.", "input; sent by a form", "id", "again"]],
    [["Of the shape", "Never stored", "Value", "Presence", "Meaning"], ["send", "again", "UUID", "required", "The id once more."]],
    [["Of the shape", "Check", "What holds", "What a person is told", "As written"], ["send", "alike", "id is again.", "The ids differ.", "id == again"]],
  ]);
});

test("views and saved queries are told with what they answer and their SQL", () => {
  const heavy = parsed(page("mail/heavy.md"));
  expect(textOf(heavy)).toContain("A view of postgres; it gives 2 columns.");
  expect(tablesOf(heavy)).toEqual([[
    ["Column", "Value", "Presence", "Meaning"], ["id", "UUID", "required", "As id of parcel."], ["weight", "whole number of 32 bits", "optional", "In grams. Personal data: health."],
  ]]);
  const sent = parsed(page("mail/sent.md"));
  expect(tablesOf(sent)[0]?.[0]).toEqual(["Parameter", "Value", "Presence", "Meaning"]);
  expect(nodesOf(sent).flatMap((node) => (node.type === "code" ? [node.value] : []))).toEqual(["SELECT id\n```\nFROM mail.parcel WHERE id = $1"]);
});

test("relations are told from both sides", () => {
  const tables = tablesOf(parsed(page("shop/rating.md")));
  expect(tables.find(([head]) => head?.[0] === "Refers to")?.slice(1).map((row) => row.slice(0, 2))).toEqual([["client", "clientId"], ["order", "orderId"]]);
  expect(tables.find(([head]) => head?.[0] === "Referred to by")?.slice(1)).toEqual([["mail.letter", "about: clientId and orderId", "it cannot be while the other one is there"]]);
  expect(page("mail/readme_.md")).toContain("It refers to nothing, and nothing refers to it.");
});

test("facts, names and counts are there", () => {
  const client = page("shop/client.md");
  for (const fact of ["Who buys.\n\nAnd who pays.", "- Owner: sales", "- Version: 1.2.0", "- Once called: `customer`", "`fax`", "- id: `05`", "- list: `a`, `b`", "- map: `{\"x\":1}`", "Personal data: `email` (contact)."]) expect(client).toContain(fact);
  expect(textOf(parsed(page("README.md")))).toContain("7 entities, 2 shared types, 2 views and saved queries, 41 fields and 6 references in 2 namespaces; 1 field with personal data.");
  expect(page("shop/status.md")).toContain("Part of [mail.letter](../mail/letter.md) and [order](order.md).");
});

test("what every target does stands on the page: alike together, with the reason of each loss", () => {
  const loses = (constraint: string): Claim | undefined => {
    const kind = constraint.split(":")[1];
    if (kind === "maximum") return { constraint, target: "store", verdict: "lost", why: "it is *not* said", instead: "@postgres" };
    if (kind === "precision") return { constraint, target: "store", verdict: "normalised", change: "rounded" };
    return undefined;
  };
  const shows = claiming("picture", (constraint) => (constraint.endsWith(":key")
    ? { constraint, target: "picture", verdict: "lost", why: "no keys", instead: "no one" } : { constraint, target: "picture", verdict: "documented", where: "a note" }));
  const text = page("shop/rating.md", pagesOf(schema, [claiming("store", loses), shows]));
  expect(tablesOf(parsed(text)).at(-1)).toEqual([
    ["Of", "Rule", "store"],
    ["the record", "closed, key", "✓"],
    ["clientId", "required, type", "✓"],
    ["orderId", "required, type", "✓"],
    ["stars", "required, type, minimum", "✓"],
    ["stars", "maximum", "lost 1"],
    ["the record", "reference clientId, reference orderId, access read, access create, access update, access delete", "✓"],
  ]);
  expect(textOf(parsed(text))).toContain("it is *not* said; instead: @postgres");
  expect(text).toContain("- picture shows 15 rules and enforces none. Not shown of the record: key (2).");
  expect(text).toContain("Of 16 rules");
  expect(constraintsOf(schema.entities.find(({ id }) => id === "shop.rating") as (typeof schema.entities)[number])).toHaveLength(16);
});

test("a page is made again where what it tells changed, and no other page", () => {
  const memories = new Map<string, Memory>();
  const store = claiming("store", () => undefined);
  const before = pagesOf(schema, [store], memories);
  const rating = { ...schema, entities: schema.entities.map((entity) => (entity.id === "shop.rating" ? { ...entity, references: entity.references.map((each) => ({ ...each, onDelete: "cascade" as const })) } : entity)) };
  const after = pagesOf(rating, [store], memories);
  expect(Object.keys(after).filter((path) => after[path] !== before[path])).toEqual(["shop/client.md", "shop/order.md", "shop/rating.md"]);
  expect(after).toEqual(pagesOf(rating, [store]));
});

test("tables that a store keeps beside an entity's own are told, column by column", () => {
  const target = docsTarget({ beside: (entity) => (entity.name === "client" ? [{
    id: "shop.client:rows:lines", kind: "members" as const, namespace: "shop", from: ["shop.client"], schema: "shop", name: "clients_`lines`", about: "Members | rows.", key: ["client_id", "position"], link: { columns: [["client_id", "id"]], goes: true },
    columns: [{ name: "client_id", type: "uuid", required: true }, { name: "position", type: "integer", required: true }, { name: "a|b", type: "text", required: false }],
  }, {
    id: "shop.client:history", kind: "journal" as const, namespace: "shop", from: ["shop.client"], schema: "shop", name: "clients_history", about: "Entries.", key: ["history_id"], link: { columns: [["id", "id"]], goes: false },
    columns: [{ name: "history_id", type: "bigint", required: true }],
  }] : []) });
  const texts = Object.fromEntries(emit(target, schema).files.map(({ path, text }) => [path, text]));
  const root = parsed(texts["docs/shop/client.md"] ?? "");
  expect(tablesOf(root)).toContainEqual([["Column", "Type", "Presence"], ["client_id", "uuid", "required"], ["position", "integer", "required"], ["a|b", "text", "optional"]]);
  expect(nodesOf(root).filter(({ type }) => type === "paragraph").map(textOf)).toContain("shop.clients_`lines`: Members | rows. Its key is client_id and position. They go with their record: client_id is its id.");
  expect(nodesOf(root).filter(({ type }) => type === "paragraph").map(textOf)).toContain("shop.clients_history: Entries. Its key is history_id. A row outlives the record that it names: id is its id.");
  expect(texts["docs/shop/order.md"]).not.toContain("Tables beside");
});

test.each(hostile.map((each) => [JSON.stringify(each), each] as const))("%s stays text wherever a contract says it", (_, value) => {
  const said = changed(schema, (entity) => ({
    ...entity, description: value, owner: value, meta: { [value]: value, list: [value] },
    fields: entity.fields.map((field) => ({
      ...field, description: value,
      ...(field.type.kind === "enum" && field.type.shared === undefined ? { type: { ...field.type, values: field.type.values.map((each) => ({ ...each, value, description: value })) } } : {}),
    })),
    checks: entity.checks.map((each) => ({ ...each, message: value })),
  }));
  const hurt = { ...said, project: { ...said.project, name: value }, types: said.types.map((type) => ({ ...type, description: value })), views: said.views.map((view) => ({ ...view, description: value, owner: value })) };
  const shape = (text: string): unknown => nodesOf(parsed(text)).filter(({ type }) => !["text", "html", "inlineCode"].includes(type)).map((node) => (node.type === "link" ? node.url : node.type));
  const plain = pagesOf({ ...hurt, ...changedTexts(hurt, value, "word") });
  const made = pagesOf(hurt);
  for (const [path, text] of Object.entries(made).filter(([path]) => ["README.md", "mail/README.md", "mail/heavy.md", "shop/order.md", "shop/status.md"].includes(path))) expect({ path, shape: shape(text) }).toEqual({ path, shape: shape(page(path, plain)) });
  const texts = nodesOf(parsed(page("shop/order.md", made))).filter(({ type }) => type === "tableCell" || type === "paragraph").map(textOf);
  expect(texts).toContain(readable(value));
});

/** The same schema with a harmless word wherever it says a text. */
function changedTexts(of: typeof schema, from: string, to: string): typeof schema {
  const swap = (value: unknown): unknown => {
    if (value === from) return to;
    if (Array.isArray(value)) return value.map(swap);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key === from ? to : key, swap(each)]));
  };
  return swap(of) as typeof schema;
}
