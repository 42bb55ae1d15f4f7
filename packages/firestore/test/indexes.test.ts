import type { Emitted } from "@concord/core";
import { describe, expect, test } from "vitest";
import { checkIndexFile } from "../src/emit/index-file.ts";
import { indexesFile } from "../src/names.ts";
import { claimOn, emitted, owned, schemaOf } from "./contracts.ts";

const fields = [
  "at: { type: timestamp }", "tags: { type: list, of: { type: string, maxLength: 5 }, maxItems: 3 }", "wide: { type: decimal, precision: 20, scale: 2 }",
  "place: { type: object, fields: { city: { type: string, maxLength: 9, firestore: { name: \"the city\" } } } }", "code: { type: string, maxLength: 5, firestore: { name: short } }",
];
const fileOf = (indexes: string): { readonly content: unknown; readonly codes: readonly string[] } => {
  const made = emitted(schemaOf({ "shop/one": owned("one", fields, `firestore: { collection: ones }\nindexes:\n${indexes}`) }));
  return { content: JSON.parse(made.files.find((file) => file.path === indexesFile)?.text ?? "") as unknown, codes: made.diagnostics.map((each) => each.code) };
};

test("indexes of two fields and more are generated, by the names that documents have", () => {
  const { content, codes } = fileOf("  - [owner, -at]\n  - [tags, place.city, code]\n");
  expect(codes).toEqual([]);
  expect(content).toEqual({
    indexes: [
      { collectionGroup: "ones", queryScope: "COLLECTION", fields: [{ fieldPath: "owner", order: "ASCENDING" }, { fieldPath: "at", order: "DESCENDING" }] },
      { collectionGroup: "ones", queryScope: "COLLECTION", fields: [{ fieldPath: "tags", arrayConfig: "CONTAINS" }, { fieldPath: "place.`the city`", order: "ASCENDING" }, { fieldPath: "short", order: "ASCENDING" }] },
    ],
    fieldOverrides: [],
  });
  expect(checkIndexFile(content)).toEqual([]);
});

test("those of one field exist by themselves, the same twice is one, and other stores' are not ours", () => {
  expect(fileOf("  - [at]\n  - [owner, at]\n  - { fields: [owner, at], name: again }\n  - { fields: [code, at], using: gin }\n").content).toMatchObject({ indexes: [{ fields: [{}, {}] }] });
});

test("text is no order of decimals", () => {
  const { content, codes } = fileOf("  - [owner, wide]\n");
  expect(codes).toEqual(["firestore/text-order"]);
  expect(content).toEqual({ indexes: [], fieldOverrides: [] });
});

test("more than Firestore takes is refused", () => {
  expect(fileOf(`  - [${Array.from({ length: 101 }, () => "owner").join(", ")}]\n`).codes).toEqual(["firestore/bad-indexes"]);
});

describe("the checker of the format", () => {
  const good = { collectionGroup: "c", queryScope: "COLLECTION", fields: [{ fieldPath: "a", order: "ASCENDING" }, { fieldPath: "b", arrayConfig: "CONTAINS" }] };
  test.for<[string, unknown, RegExp]>([
    ["no indexes", {}, /^indexes:/],
    ["an unknown word", { indexes: [{ ...good, unique: true }] }, /unique/],
    ["no collection", { indexes: [{ ...good, collectionGroup: undefined }] }, /collectionGroup/],
    ["another scope", { indexes: [{ ...good, queryScope: "ALL" }] }, /queryScope/],
    ["one field", { indexes: [{ ...good, fields: [good.fields[0]] }] }, /exists by itself/],
    ["the word of the template", { indexes: [{ ...good, fields: [{ fieldPath: "a", mode: "ASCENDING" }, good.fields[1]] }] }, /mode/],
    ["an order and a list", { indexes: [{ ...good, fields: [{ fieldPath: "a", order: "ASCENDING", arrayConfig: "CONTAINS" }, good.fields[1]] }] }, /exactly one/],
    ["two lists", { indexes: [{ ...good, fields: [good.fields[1], good.fields[1]] }] }, /at most one list/],
    ["an override without a field", { indexes: [], fieldOverrides: [{ collectionGroup: "c", indexes: [] }] }, /fieldPath/],
  ])("refuses %s", ([, content, fault]) => {
    expect(checkIndexFile(content).join("\n")).toMatch(fault);
  });

  test("takes what firebase-tools takes", () => {
    const vector = { fieldPath: "v", vectorConfig: { dimension: 3, flat: {} } };
    expect(checkIndexFile({ indexes: [good, { ...good, density: "DENSE", fields: [good.fields[0], vector] }], fieldOverrides: [{ collectionGroup: "c", fieldPath: "a", ttl: true, indexes: [] }] })).toEqual([]);
  });
});

test("a record that expires has a TTL policy, beside the indexes that its field has by itself", () => {
  const one = (more: string) => emitted(schemaOf({ "shop/one": owned("one", ["gone: { type: timestamp, firestore: { name: \"gone at\" } }", "made: { type: timestamp, auto: created }"], `expires: gone\nkeep: 9 days\n${more}`) }));
  const made = one("");
  const content = JSON.parse(made.files.find((file) => file.path === indexesFile)?.text ?? "") as { fieldOverrides: object[] };
  const usual = [{ order: "ASCENDING", queryScope: "COLLECTION" }, { order: "DESCENDING", queryScope: "COLLECTION" }, { arrayConfig: "CONTAINS", queryScope: "COLLECTION" }];
  expect(content.fieldOverrides).toEqual([{ collectionGroup: "one", fieldPath: "`gone at`", ttl: true, indexes: usual }]);
  expect(checkIndexFile(content)).toEqual([]);
  expect(claimOn(made, "shop.one:expires")).toMatchObject({ verdict: "documented" });
  expect(claimOn(made, "shop.one:keep")).toMatchObject({ verdict: "lost" });
});

describe("a field without an index of its own", () => {
  const one = (more: string, fields = "") => emitted(schemaOf({ "shop/one": owned("one", ["text: { type: string, maxLength: 5000, firestore: { index: false } }", "at: { type: timestamp }", "place: { type: object, fields: { story: { type: string, maxLength: 9, firestore: { index: false, name: told } } } }", fields].filter((each) => each !== ""), more) }));
  const overridesOf = (made: Emitted) => (JSON.parse(made.files.find((file) => file.path === indexesFile)?.text ?? "") as { fieldOverrides: object[] }).fieldOverrides;

  test("is exempt by an override", () => {
    expect(overridesOf(one(""))).toEqual([{ collectionGroup: "one", fieldPath: "text", indexes: [] }, { collectionGroup: "one", fieldPath: "place.told", indexes: [] }]);
    expect(checkIndexFile({ indexes: [], fieldOverrides: overridesOf(one("")) })).toEqual([]);
  });

  test("answers no query that needs it, and any that has an index of several fields", () => {
    const faults = (queries: string) => one(`queries: { asked: ${queries} }`).diagnostics.map((each) => `${each.code}: ${each.message}`);
    expect(faults("{ where: [text ==] }")).toEqual(["firestore/bad-indexes: text has no index of its own, and the query needs it"]);
    expect(faults("{ where: [owner ==, place.story ==] }")).toEqual(["firestore/bad-indexes: place.told has no index of its own, and the query needs it"]);
    expect(faults("{ where: [text ==], order: [at] }")).toEqual([]);
  });

  test("has none in any collection of the name, which another entity's would miss", () => {
    const other = "entity: other\ndescription: O.\nkey: [owner, id]\nfields: { owner: { type: uid }, id: { type: uid } }\nfirestore: { path: \"owners/{owner}/one\" }\n";
    const messages = (more: string) => emitted(schemaOf({ "shop/one": owned("one", ["at: { type: timestamp, firestore: { index: false } }"]).replace("firestore: { index: false }", more), "shop/other": other })).diagnostics.map((each) => each.message);
    expect(messages("firestore: { index: false }")).toEqual(["documents of shop.other stand in collections called one too"]);
    expect(messages("immutable: true")).toEqual([]);
  });
});
