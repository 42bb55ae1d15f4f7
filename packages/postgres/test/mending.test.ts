import { describe, expect, test } from "vitest";
import { createDatabase, mendingOf, readDefinitions, runScript, runSteps, schemasOf } from "../src/driver/index.ts";
import { definitionName, differences } from "../src/evolve/index.ts";
import { emitted, schemaOf, wholeText } from "./contracts.ts";
import { servers } from "./servers.ts";

const contracts = schemaOf({
  "shop/use": "entity: use\nplural: uses\ndescription: What was used.\nkey: [id, at]\nfields:\n  id:    { type: uuid, auto: uuid }\n  at:    { type: timestamp, auto: created }\n  meter: { type: slug }\npartition: { by: at, every: day }\nindexes: [[meter, -at]]\n",
  "shop/order": "entity: order\nplural: orders\ndescription: What a client ordered.\nfields:\n  id:    { type: uuid, auto: uuid }\n  label: { type: string, maxLength: 40 }\n  count: { type: int32 }\n",
});

describe.each(servers.slice(0, 1))("%s", (_name, address) => {
  // From version 18 on, NOT NULL is a constraint with a name of its own, which stays with a column that is called otherwise.
  test("columns that may be empty, or are called otherwise, are mended; of what no step reaches it is said that it stays", async () => {
    const script = wholeText(emitted(contracts));
    const database = await createDatabase(address);
    await runScript(database, script);
    const schemas = await schemasOf(database.config);
    const want = await readDefinitions(database.config, schemas);
    await runScript(database, "ALTER TABLE shop.orders ALTER COLUMN label DROP NOT NULL; ALTER TABLE shop.orders RENAME COLUMN count TO counted; ALTER TABLE shop.orders ALTER COLUMN counted SET DEFAULT 0; ALTER TABLE shop.orders SET (fillfactor = 70)");
    const { steps, left, unmended } = await mendingOf(database.config, address, contracts, script);
    expect(left).toEqual([]);
    expect(unmended.map((each) => [definitionName(each.definition), each.is === "different" ? each.attribute : each.is])).toEqual([["table shop.orders", "options"]]);
    await runSteps(database, steps, "statements");
    const still = differences(want, await readDefinitions(database.config, schemas)).map(({ is, definition }) => `${is} ${definitionName(definition)}`);
    expect(still).toEqual(["different table shop.orders", "unexpected column shop.orders.counted"]);
    await database.drop();
  });

  test("an index of a table that is cut by time stands in its partitions, too", async () => {
    const script = wholeText(emitted(contracts));
    const database = await createDatabase(address);
    await runScript(database, script);
    const schemas = await schemasOf(database.config);
    const want = await readDefinitions(database.config, schemas);
    await runScript(database, "DROP INDEX shop.uses_meter_at_desc_idx");
    const { steps, left } = await mendingOf(database.config, address, contracts, script);
    expect(left).toEqual([]);
    await runSteps(database, steps, "statements");
    expect(differences(want, await readDefinitions(database.config, schemas))).toEqual([]);
    await database.drop();
  });
});
