import { describe, expect, test } from "vitest";
import { createDatabase, readCatalog, runScript, type Catalog } from "../src/driver/index.ts";
import { emitted, own, schemaOf, textOf, wholeText, zoo } from "./contracts.ts";
import { expectedCatalog } from "./expected-catalog.ts";
import { servers } from "./servers.ts";

/** The catalog with defaults told apart by what they are, and expressions of indexes as such: what they say is the prover's to judge. */
function told(catalog: Catalog): Catalog {
  const kindOf = (text: string | null): string | null => (text === null || text === "gen_random_uuid()" ? text : /\bnow\(\)/.test(text) ? "moment" : "literal");
  return {
    ...catalog,
    tables: catalog.tables.map((table) => ({
      ...table,
      columns: table.columns.map((column) => ({ ...column, default: kindOf(column.default) })),
      indexes: table.indexes.map((index) => ({ ...index, keys: index.keys.map((key) => ({ ...key, column: key.column.startsWith("(") ? "expression" : key.column })) })),
    })),
  };
}

describe.each(servers)("%s", (_, address) => {
  test.each([["the zoo", zoo], ["this repository", own]])("of %s has every table, column, constraint, index, trigger, policy, grant and comment that the model asks for, and no other", async (_, schema) => {
    const database = await createDatabase(address);
    await runScript(database, wholeText(emitted(schema)));
    const [found, expected] = [told(await readCatalog(database.config)), expectedCatalog(schema)];
    for (const [at, table] of expected.tables.entries()) expect(found.tables[at]).toEqual(table);
    expect(found).toEqual(expected);
    await database.drop();
  });

  test("makes the same of each entity's own file, loaded in the order that the files name", async () => {
    const contracts = {
      "a/parent": "entity: parent\ndescription: P.\nfields:\n  id: { type: uuid, auto: uuid }\n",
      "b/child": "entity: child\ndescription: C.\nfields:\n  id: { type: uuid, auto: uuid }\n  parentId: { ref: a.parent }\n  on: { type: object, fields: { day: { type: date } } }\naccess:\n  read: auth.uid != 'x' && on.day == '2024-01-01'\n",
    };
    const schema = schemaOf(contracts, "stores: [postgres]\nclientRole: zoo_client\n");
    const made = emitted(schema);
    const [whole, single] = [await createDatabase(address), await createDatabase(address)];
    await runScript(whole, wholeText(made));
    for (const path of ["postgres/a/parent.sql", "postgres/b/child.sql"]) await runScript(single, textOf(made, path));
    expect(textOf(made, "postgres/b/child.sql")).toContain("-- One entity. Load first: a.parent.");
    expect(await readCatalog(single.config)).toEqual(await readCatalog(whole.config));
    await Promise.all([whole.drop(), single.drop()]);
  });

  test("loads the whole file all or nothing, into an empty database only", async () => {
    const database = await createDatabase(address);
    const text = wholeText(emitted(zoo));
    await expect(runScript(database, text.replace("COMMIT;", "SELECT 1/0;\nCOMMIT;"))).rejects.toThrow("division by zero");
    expect((await readCatalog(database.config)).tables).toEqual([]);
    await runScript(database, text);
    const before = await readCatalog(database.config);
    await expect(runScript(database, text)).rejects.toThrow("already exists");
    expect(await readCatalog(database.config)).toEqual(before);
    await database.drop();
  });
});
