import { entityOf } from "@concord/core";
import { describe, expect, test } from "vitest";
import { checkIndexFile, type CompositeIndex, type FieldOverride } from "../src/emit/index-file.ts";
import { answers, needsOf, queriesHere } from "../src/emit/queries.ts";
import { indexesFile } from "../src/names.ts";
import { emitted, schemaOf } from "./contracts.ts";

/** What is generated for an entity with these queries, and whether it answers each of them. */
function answered(queries: string, more = "", key = "id"): { readonly indexes: readonly string[]; readonly overrides: readonly string[]; readonly asked: Readonly<Record<string, boolean>>; readonly codes: readonly string[]; without(index: number): readonly string[] } {
  const schema = schemaOf({
    "shop/item": `
entity: item
description: A thing.
key: [${key}]
fields:
  id:     { type: uid }
  owner:  { type: uid }
  status: { type: string, maxLength: 9 }
  kind:   { type: string, maxLength: 9, firestore: { name: sort } }
  at:     { type: timestamp }
  size:   { type: int32 }
  wide:   { type: decimal, precision: 20, scale: 2 }
  tags:   { type: list, of: { type: string, maxLength: 5 }, maxItems: 3 }
  topics: { type: list, of: { type: string, maxLength: 5 }, maxItems: 3 }
queries:
${queries}
${more}
`,
  });
  const made = emitted(schema);
  const file = JSON.parse(made.files.find((each) => each.path === indexesFile)?.text ?? "") as { indexes: CompositeIndex[]; fieldOverrides: FieldOverride[] };
  expect(checkIndexFile(file).filter((fault) => !fault.includes("at most one list"))).toEqual([]);
  const entity = entityOf(schema, "shop.item");
  const all = (indexes: readonly CompositeIndex[]) => queriesHere(entity).filter((query) => needsOf(entity, query, schema.project).every((need) => answers(indexes, file.fieldOverrides, need))).map(({ name }) => name);
  const text = (each: { fieldPath?: string; order?: string; arrayConfig?: string }): string => `${each.order === "DESCENDING" ? "-" : ""}${each.fieldPath ?? ""}${each.arrayConfig === undefined ? "" : " contains"}`;
  return {
    indexes: file.indexes.map(({ queryScope, fields }) => `${queryScope === "COLLECTION" ? "" : "all "}${fields.map(text).join(" ")}`),
    overrides: file.fieldOverrides.map(({ fieldPath, indexes }) => `${fieldPath}: ${indexes.map((each) => `${each.queryScope === "COLLECTION" ? "" : "all "}${each.order ?? each.arrayConfig ?? ""}`).join(", ")}`),
    asked: Object.fromEntries(queriesHere(entity).map(({ name }) => [name, all(file.indexes).includes(name)])),
    codes: made.diagnostics.map((each) => each.code),
    without: (index) => { const left = all(file.indexes.toSpliced(index, 1)); return queriesHere(entity).map(({ name }) => name).filter((name) => !left.includes(name)); },
  };
}

describe("indexes are made of queries", () => {
  test.for<[what: string, query: string, indexes: readonly string[]]>([
    ["one field has its own", "{ order: [-at] }", []],
    ["a bound sorts by its field, which has its own", "{ where: [at >=, at <] }", []],
    ["equalities alone are merged", "{ where: [status ==, kind ==, size in] }", []],
    ["a member of a list beside equalities is merged too", "{ where: [status ==, tags contains] }", []],
    ["what is fixed comes before what is sorted by", "{ where: [at >=, status ==], order: [-at] }", ["status -at"]],
    ["a bound that is not sorted by comes last, in the direction of the last order", "{ where: [size >], order: [-at] }", ["-at -size"]],
    ["several bounds come in the alphabet's order", "{ where: [size >, at <] }", ["at size"]],
    ["a list is no order", "{ where: [tags contains], order: [at] }", ["tags contains at"]],
    ["directions are kept, since an index is read one way", "{ order: [status, -at] }", ["status -at"]],
    ["names are those of documents", "{ where: [kind ==], order: [at] }", ["sort at"]],
  ])("%s", ([, query, indexes]) => {
    const made = answered(`  asked: ${query}`);
    expect(made).toMatchObject({ indexes, asked: { asked: true }, codes: [] });
    for (const index of indexes.keys()) expect(made.without(index)).toEqual(["asked"]);
  });

  test("beside those that the contract lists, which are merged where they sort alike", () => {
    expect(answered("  both: { where: [status ==, kind ==], order: [-at] }", "indexes:\n  - [status, -at]\n  - [kind, -at]")).toMatchObject({ indexes: ["status -at", "sort -at"], asked: { both: true } });
    expect(answered("  both: { where: [status ==, kind ==], order: [-at] }", "indexes:\n  - [status, -at]\n  - [kind, at]")).toMatchObject({ indexes: ["status -at", "sort at", "status sort -at"] });
    expect(answered("  one: { where: [status ==], order: [at] }\n  two: { where: [status ==, at >=] }").indexes).toEqual(["status at"]);
  });

  test("of all collections of one name too, where single fields need theirs beside the usual ones", () => {
    const made = answered("  latest: { order: [-at] }\n  mine: { where: [owner ==, tags contains] }\n  both: { where: [status ==], order: [-at] }", "firestore: { path: \"owners/{owner}/items\", group: true }", "owner, id");
    expect(made.indexes).toEqual(["status -at", "all status -at"]);
    const usual = "ASCENDING, DESCENDING, CONTAINS";
    expect(made.overrides).toEqual([`at: ${usual}, all DESCENDING`, `owner: ${usual}, all ASCENDING`, `tags: ${usual}, all CONTAINS`]);
    expect(made.asked).toEqual({ latest: true, mine: true, both: true });
    expect(made.without(1)).toEqual(["both"]);
  });

  test("and what no index answers is said", () => {
    expect(answered("  dear: { where: [status ==], order: [wide] }")).toMatchObject({ codes: ["firestore/text-order"], indexes: [] });
    expect(answered("  twice: { where: [tags contains, topics contains], order: [at] }")).toMatchObject({ codes: ["firestore/bad-indexes"] });
  });
});
