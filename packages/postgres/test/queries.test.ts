import { entityOf, serves } from "@concord/core";
import { describe, expect, test } from "vitest";
import { connected, createDatabase, runScript } from "../src/driver/index.ts";
import { emitted, schemaOf, textOf, wholeText } from "./contracts.ts";
import { servers } from "./servers.ts";

const schema = schemaOf({
  "shop/item": `
entity: item
plural: items
description: A thing.
key: [owner, id]
fields:
  id:     { type: uuid, auto: uuid }
  owner:  { type: uid }
  email:  { type: email, unique: true }
  status: { type: string, maxLength: 9 }
  kind:   { type: string, maxLength: 9 }
  at:     { type: timestamp }
  size:   { type: int32 }
  place:  { type: object, fields: { floor: { type: int32 } } }
queries:
  latest:   { where: [status ==, at >=], order: [-at] }
  oldest:   { where: [status ==], order: [at] }
  alike:    { where: [status ==, kind ==] }
  several:  { where: [kind in] }
  mixed:    { where: [kind ==], order: [size, -at] }
  ofOwner:  { where: [owner ==] }
  byEmail:  { where: [email ==] }
  listed:   { where: [kind ==], order: [-size] }
  onFloor:  { where: [place.floor ==], order: [size] }
indexes:
  - [kind, -size]
`,
});
const item = entityOf(schema, "shop.item");

test("only what nothing gives yet is made, and an index is read both ways", () => {
  const derived = item.indexes.filter((index) => index.query !== undefined).map(({ query, fields }) => `${query}: ${fields.map(({ path, descending }) => `${descending ? "-" : ""}${path.join(".")}`).join(" ")}`);
  expect(derived).toEqual(["latest: status -at", "alike: status kind", "mixed: kind size -at", "onFloor: place.floor size"]);
  expect(item.queries.filter((query) => ![...item.indexes.map(({ fields }) => fields), [{ path: ["owner"], descending: false }], [{ path: ["email"], descending: false }]].some((fields) => serves(fields, query)))).toEqual([]);
  expect(textOf(emitted(schema), "postgres/shop/item.sql")).toContain("items_status_at_desc_idx");
});

/** Each query as SQL, the index that answers it, and whether rows come out of it in order. */
const asked: readonly (readonly [query: string, sql: string, index: string])[] = [
  ["latest", "WHERE status = 'a' AND at >= '2024-01-01' ORDER BY at DESC", "items_status_at_desc_idx"],
  ["oldest", "WHERE status = 'a' ORDER BY at", "items_status_at_desc_idx"],
  ["alike", "WHERE status = 'a' AND kind = 'b'", "items_status_kind_idx"],
  ["several", "WHERE kind IN ('a', 'b')", "items_kind_size_desc_idx|items_kind_size_at_desc_idx"],
  ["mixed", "WHERE kind = 'a' ORDER BY size, at DESC", "items_kind_size_at_desc_idx"],
  ["ofOwner", "WHERE owner = 'a'", "items_pkey"],
  ["byEmail", "WHERE email = 'a@b.de'", "items_email_key"],
  ["listed", "WHERE kind = 'a' ORDER BY size DESC", "items_kind_size_desc_idx|items_kind_size_at_desc_idx"],
];

describe.each(servers)("%s", (_, address) => {
  test("answers each query by an index, without sorting", async () => {
    const database = await createDatabase(address);
    await runScript(database, wholeText(emitted(schema)));
    await connected(database.config, async (client) => {
      await client.query("SET enable_seqscan = off");
      await client.query("SET enable_bitmapscan = off");
      for (const [query, sql, index] of asked) {
        const { rows } = await client.query<{ "QUERY PLAN": string }>(`EXPLAIN (COSTS OFF) SELECT * FROM shop.items ${sql}`);
        const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
        expect(plan, query).toMatch(new RegExp(`using (?:${index}) on items`));
        expect(plan, query).not.toMatch(/Sort|Seq Scan/);
      }
      // Without it, nothing answers.
      await client.query("DROP INDEX shop.items_status_at_desc_idx");
      const { rows } = await client.query<{ "QUERY PLAN": string }>("EXPLAIN (COSTS OFF) SELECT * FROM shop.items WHERE status = 'a' ORDER BY at");
      expect(rows.map((row) => row["QUERY PLAN"]).join("\n")).toMatch(/Sort/);
    });
    await database.drop();
  });
});
