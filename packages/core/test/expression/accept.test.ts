import { describe, expect, test } from "vitest";
import { fieldsOf, relationsOf } from "../../src/index.ts";
import { accepted, bare, printExpression, type Place } from "./scope.ts";

const field = (path: string, is: string, more: object = {}): object => ({ op: "field", is, optional: false, path: path.split("."), optionalSteps: [], of: "record", ...more });
type Case = readonly [text: string, place?: Place];
type TreeCase = readonly [text: string, tree: object, place?: Place];

const literal = (is: string, value: unknown): object => ({ op: "literal", is, value, optional: value === null });

describe("the typed tree", () => {
  test.each<TreeCase>([
    ["closedAt == null", {
      op: "==", is: "boolean", optional: false, right: literal("nothing", null),
      left: field("closedAt", "timestamp", { optional: true, optionalSteps: [0], precision: 3 }),
    }],
    ["closedAt == null || closedAt >= openedAt", {
      op: "||", is: "boolean", optional: false,
      left: expect.objectContaining({ op: "==" }),
      right: {
        op: ">=", is: "boolean", optional: false, right: field("openedAt", "timestamp", { precision: 3 }),
        left: field("closedAt", "timestamp", { optionalSteps: [0], precision: 3 }), // there, since the guard; still declared optional
      },
    }],
    ["total >= 0.1", { op: ">=", is: "boolean", optional: false, left: field("total", "decimal", { scale: 2, precision: 10 }), right: literal("decimal", "0.10") }],
    ["total >= 5", { op: ">=", is: "boolean", optional: false, left: field("total", "decimal", { scale: 2, precision: 10 }), right: literal("decimal", "5.00") }],
    ["total != -0.0", { op: "!=", is: "boolean", optional: false, left: field("total", "decimal", { scale: 2, precision: 10 }), right: literal("decimal", "0.00") }],
    ["paid == 0.10", {
      op: "==", is: "boolean", optional: false, left: field("paid", "decimal", { scale: 4, precision: 10, optional: true, optionalSteps: [0] }), right: literal("decimal", "0.1000"),
    }],
    ["big > 9223372036854775807", { op: ">", is: "boolean", optional: false, left: field("big", "int64"), right: literal("int64", "9223372036854775807") }],
    ["-5 < small", { op: "<", is: "boolean", optional: false, left: literal("integer", -5), right: field("small", "integer") }],
    ["ratio == 1", { op: "==", is: "boolean", optional: false, left: field("ratio", "float", { optional: true, optionalSteps: [0] }), right: literal("float", 1) }],
    ["ratio != -1.5e3", { op: "!=", is: "boolean", optional: false, left: field("ratio", "float", { optional: true, optionalSteps: [0] }), right: literal("float", -1500) }],
    ["openedAt >= '2020-01-01T00:00:00.000Z'", {
      op: ">=", is: "boolean", optional: false, left: field("openedAt", "timestamp", { precision: 3 }), right: literal("timestamp", "2020-01-01T00:00:00.000Z"),
    }],
    ["dueOn == '2024-02-29'", { op: "==", is: "boolean", optional: false, left: field("dueOn", "date", { optional: true, optionalSteps: [0] }), right: literal("date", "2024-02-29") }],
    ["status in ['new', 'open']", {
      op: "in", is: "boolean", optional: false, left: field("status", "enum"), right: [literal("enum", "new"), literal("enum", "open")],
    }],
    ["kind == 'it\\'s'", { op: "==", is: "boolean", optional: false, left: field("kind", "enum", { optional: true, optionalSteps: [0] }), right: literal("enum", "it's") }],
    ["'x' == note", { op: "==", is: "boolean", optional: false, left: literal("string", "x"), right: field("note", "string", { optional: true, optionalSteps: [0] }) }],
    ["key == '0b54a9f2-5a3c-4c1e-9d1f-3f3f5f0f7c11'", { op: "==", is: "boolean", optional: false, left: field("key", "uuid"), right: literal("uuid", "0b54a9f2-5a3c-4c1e-9d1f-3f3f5f0f7c11") }],
    ["out.note != 'x'", {
      op: "!=", is: "boolean", optional: false, left: field("out.note", "string", { optional: true, optionalSteps: [0, 1] }), right: literal("string", "x"),
    }],
    ["out != null && out.rows > 3", {
      op: "&&", is: "boolean", optional: false,
      left: { op: "!=", is: "boolean", optional: false, left: field("out", "object", { optional: true, optionalSteps: [0] }), right: literal("nothing", null) },
      right: { op: ">", is: "boolean", optional: false, left: field("out.rows", "integer", { optionalSteps: [0] }), right: literal("integer", 3) },
    }],
    ["size(items) > 0", {
      op: ">", is: "boolean", optional: false, right: literal("integer", 0),
      left: { op: "size", is: "integer", optional: false, list: field("items", "list", { member: "object", maxItems: 5 }) },
    }],
    ["items.exists(item, item.price == 0.5)", {
      op: "exists", is: "boolean", optional: false, variable: "item", list: field("items", "list", { member: "object", maxItems: 5 }),
      body: {
        op: "==", is: "boolean", optional: false, right: literal("decimal", "0.50"),
        left: field("price", "decimal", { variable: "item", optional: true, optionalSteps: [0], scale: 2, precision: 8 }),
      },
    }],
    ["tags == null || tags.all(tag, tag != '')", {
      op: "||", is: "boolean", optional: false, left: expect.anything(),
      right: expect.objectContaining({
        op: "all", variable: "tag", list: field("tags", "list", { member: "string", maxItems: 5, optionalSteps: [0] }),
        body: { op: "!=", is: "boolean", optional: false, left: { ...field("x", "string", { variable: "tag" }), path: [] }, right: literal("string", "") },
      }),
    }],
    ["small * 2 + 1 <= 100", {
      op: "<=", is: "boolean", optional: false, right: literal("integer", 100),
      left: {
        op: "+", is: "integer", optional: false, right: literal("integer", 1),
        left: { op: "*", is: "integer", optional: false, left: field("small", "integer"), right: literal("integer", 2) },
      },
    }],
    ["(hidden == true ? 1 : small) < 5", {
      op: "<", is: "boolean", optional: false, right: literal("integer", 5),
      left: { op: "?:", is: "integer", optional: false, test: expect.objectContaining({ op: "==" }), then: literal("integer", 1), else: field("small", "integer") },
    }],
    ["id == auth.uid && hasRole('admin')", {
      op: "&&", is: "boolean", optional: false, right: { op: "hasRole", is: "boolean", optional: false, role: "admin" },
      left: { op: "==", is: "boolean", optional: false, left: field("id", "uid"), right: { op: "auth", is: "uid", optional: false, what: "uid" } },
    }, "access"],
    ["auth.claims.seats > small", {
      op: ">", is: "boolean", optional: false, left: { op: "auth", is: "integer", optional: false, what: "claim", claim: "seats" }, right: field("small", "integer"),
    }, "access"],
    ["ownClient.ownerUid == auth.uid", {
      op: "==", is: "boolean", optional: false, left: field("ownerUid", "uid", { of: "relation", relation: "ownClient" }), right: { op: "auth", is: "uid", optional: false, what: "uid" },
    }, "access"],
    ["openedAt < now", { op: "<", is: "boolean", optional: false, left: field("openedAt", "timestamp", { precision: 3 }), right: { op: "now", is: "timestamp", optional: false } }, "access"],
  ])("%s", (...row) => {
    const [text, tree, place] = row as unknown as TreeCase;
    expect(bare(accepted(text, place))).toEqual(tree);
  });
});

test("a node's span is its text, with the parentheses inside it and without those around it", () => {
  const text = "(hidden == true) && (items.all(x, x.quantity > 3))";
  const spans: string[] = [];
  JSON.stringify(accepted(text), (key, value: { start: number; end: number }) => (key === "span" ? (spans.push(text.slice(value.start, value.end)), undefined) : value));
  expect(spans.toSorted()).toEqual([
    "(hidden == true) && (items.all(x, x.quantity > 3))", "3", "hidden", "hidden == true", "items", "items.all(x, x.quantity > 3)", "true", "x.quantity", "x.quantity > 3",
  ]);
});

// The forms that the language was tried with on its three stores.
test.each<Case>([
  ["closedAt == null"], ["closedAt != null"], ["note == 'x'"], ["note != 'x'"], ["note == title"], ["kind in ['open']"], ["!(kind in ['open'])"],
  ["closedAt == null || closedAt >= openedAt"], ["closedAt != null && closedAt < openedAt"], ["!(closedAt != null && closedAt < openedAt)"],
  ["closedAt == null ? note == null : closedAt > openedAt"], ["total >= 0.10"], ["paid == null || paid <= total"], ["paid == null || paid > 0.0001"],
  ["small + 1 > 3"], ["small * 3 <= 200"], ["spare == null || spare - small >= 0"], ["-small < 3"], ["size(items) >= 1"], ["items.all(i, i.quantity > 0)"],
  ["items.exists(i, i.price != null && i.price > 10)"], ["out == null || out.rows > 0"], ["out.note == null || out.rows > 0"], ["active && hidden == true"], ["active == (hidden == true)"],
  ["status == 'open' ? active : !active"], ["openedAt <= '2030-12-31T23:59:59.999Z'"], ["dueOn == null || dueOn < '2030-01-01'"], ["exactAt > openedAt"],
  ["hasRole('admin')", "access"], ["id == auth.uid", "access"], ["ownerUid != null && ownerUid == auth.uid", "access"], ["clientId != null && client.ownerUid == auth.uid", "access"],
  ["client.ownerUid != null && client.ownerUid == auth.uid", "access"], ["auth.uid in memberUids", "access"], ["auth.uid in ownClient.memberUids", "access"], ["!auth.claims.banned", "access"],
  ["auth.claims.plan in ['pro', 'team'] || title == auth.claims.plan", "access"], ["now >= openedAt", "access"], ["status == 'open'", "where"],
])("%s is accepted", (...row) => {
  const [text, place] = row as unknown as Case;
  expect(bare(accepted(printExpression(accepted(text, place)), place))).toEqual(bare(accepted(text, place)));
});

// What a guard proves.
test.each<Case>([
  ["spare != null && spare > 1"], ["spare == null || spare > 1"], ["!(spare == null) && spare > 1"], ["!(spare != null) || spare > 1"], ["spare == null ? active : spare > 1"],
  ["spare != null ? spare > 1 : active"], ["spare == 5 && spare > 1"], ["spare in [5, 6] && spare > 1"], ["!(spare in [5, 6]) || spare > 1"], ["spare == small && spare > 1"],
  ["spare != small || spare > 1"], ["out.note != null && out.rows > 1"], ["out.rows == 3 && out.rows > 1"], ["kind == 'open' && spare != null && spare > 1"],
  ["(spare != null && active) && spare > 1"], ["(spare == null || !active) || spare > 1"], ["spare == null || (active || spare > 1)"], ["(active ? spare != null : spare == 4) && spare > 1"],
  ["(active ? spare != null : false) && spare > 1"], ["(spare == null ? true : active) || spare > 1"], ["tags != null && size(tags) > 1"], ["tags == null || 'x' in tags"],
  ["items.all(i, i.price == null || i.price > 1)"], ["spare == null || items.all(i, i.quantity > spare)"], ["spare != null && closedAt != null && (spare > 1 || closedAt > openedAt)"],
  ["title in ['a'] && note == title && size(items) > 0"], ["spare == null || !(spare > 1)"], ["!(spare == null || closedAt == null) && spare > 1 && closedAt > openedAt"],
  ["clientId == null || client.ownerUid != auth.uid", "access"], ["client.helperUid != null && client.helperUid == auth.uid && client.ownerUid == id", "access"],
])("%s is guarded", (...row) => {
  const [text, place] = row as unknown as Case;
  expect(accepted(text, place)).toBeDefined();
});

test("fields and relations that an expression mentions", () => {
  const tree = accepted("out.note != null && items.exists(i, i.price == price.amount) && (status == 'new' || out.note == 'x') && tags != null && 'x' in tags");
  expect(fieldsOf(tree)).toEqual([["out", "note"], ["items"], ["price", "amount"], ["status"], ["tags"]]);
  const access = accepted("ownClient.ownerUid == auth.uid || (client.ownerUid != null && client.ownerUid == auth.uid) || id == auth.uid", "access");
  expect([fieldsOf(access), relationsOf(access)]).toEqual([[["id"]], ["ownClient", "client"]]);
});
