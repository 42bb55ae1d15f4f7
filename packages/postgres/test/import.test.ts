import { diff, judge } from "@concord/changes";
import { readSchema, type Schema, type Source as File, type StoreDeclaration } from "@concord/core";
import { prove } from "@concord/prove";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { connected, createDatabase, engineOn, importFrom, loadDump, planBetween, readDefinitions, readSource, runScript, type Imported, type ServerAddress } from "../src/driver/index.ts";
import { failuresOf } from "../src/driver/import/failures.ts";
import { definitionName, differences, type Difference } from "../src/evolve/index.ts";
import { readDump, type Contract } from "../src/import/index.ts";
import { postgresTarget } from "../src/index.ts";
import { emitted, own, wholeText, zoo } from "./contracts.ts";
import { servers } from "./servers.ts";

const dump = (name: string): string => readFileSync(fileURLToPath(new URL(`dumps/${name}.sql`, import.meta.url)), "utf8");

/** Contracts as the compiler reads them; what they say is what the importer's files say. */
function schemaOf(contracts: readonly Contract[], policy: string): Schema {
  const files = contracts.map(({ namespace, name, words }): File => ({ file: `schemas/${namespace}/${name}.json`, text: JSON.stringify(words) }));
  const project = { file: "schemas/project.json", text: JSON.stringify({ stores: ["postgres"], naming: { postgres: policy } }) };
  const { schema, diagnostics } = readSchema([project, ...files], [postgresTarget.store as StoreDeclaration]);
  if (schema === undefined) throw new Error(JSON.stringify(diagnostics));
  return schema;
}

function scriptOf(contracts: readonly Contract[], policy: string): string {
  return wholeText(emitted(schemaOf(contracts, policy)));
}

interface Tried { readonly imported: Imported; readonly refused: readonly string[]; readonly wrong: readonly Difference[]; readonly beside: readonly string[] }

/** Imports what a script makes, makes the contracts' own database by themselves, and subtracts one catalog from the other. */
async function tried(address: ServerAddress, fill: (database: Awaited<ReturnType<typeof createDatabase>>) => Promise<readonly string[]>): Promise<Tried> {
  const [database, made] = [await createDatabase(address), await createDatabase(address)];
  const refused = await fill(database);
  const source = await readSource(database.config, undefined);
  const imported = await importFrom(source, address);
  await runScript(made, scriptOf(imported.contracts, imported.policy));
  const all = differences(await readDefinitions(made.config, source.schemas), source.definitions);
  await Promise.all([database.drop(), made.drop()]);
  const isRight = ({ kind }: { readonly kind: string }): boolean => kind === "grant" || kind === "schema";
  return { imported, refused, wrong: all.filter(({ is, definition }) => is !== "unexpected" && !isRight(definition)), beside: all.filter(({ is }) => is === "unexpected").map(({ definition }) => definitionName(definition)) };
}

const fromDump = (name: string) => async (database: Awaited<ReturnType<typeof createDatabase>>): Promise<readonly string[]> => (await loadDump(database, readDump(dump(name)))).map(({ line, message }) => `${line}: ${message}`);
const names = ({ left }: Imported): readonly string[] => left.map(({ definition }) => definitionName(definition));

describe.each(servers)("%s", (_, address) => {
  test("a dump of a shop: its contracts make what it has, and what they leave is told by name", async () => {
    const { imported, refused, wrong, beside } = await tried(address, fromDump("shop"));
    expect(refused).toEqual(['147: type "geometry_that_nobody_has" does not exist']);
    expect(wrong).toEqual([]);
    expect(names(imported)).toEqual([
      "type public.unused_mood", "function public.touch()", "function sales.next_code()", "table sales.payments_2024", "column sales.orders.code", "view sales.open_orders", "view sales.totals",
      "trigger public.users.users_touch", "policy sales.orders.own_orders", "grant sales", "grant sales.orders",
    ]);
    expect(beside.filter((name) => !names(imported).includes(name) && !name.startsWith("grant "))).toEqual([]);
    expect(imported.left.find(({ definition }) => definition.name === "code")?.reason).toBe("it stands on function sales.next_code(), which no contract describes");
    const user = imported.contracts.find(({ name }) => name === "users");
    expect(user?.words).toMatchObject({
      fields: {
        id: { type: "int64", auto: "sequence", postgres: { column: { sequence: "users_id_seq" } } }, role: { type: "enum", values: ["user", "admin"], default: "user", postgres: { checks: { values: "users_role_check" } } },
        age: { type: "int32", minimum: 0, exclusiveMaximum: 150, optional: true }, name: { type: "string", minLength: 1, maxLength: 120 }, token: { type: "uuid", auto: "uuid", unique: true }, createdAt: { type: "timestamp", auto: "created" },
      },
    });
    expect(imported.contracts.find(({ name }) => name === "lines")?.words).toMatchObject({ key: ["orderId", "no"], fields: { orderId: { ref: "orders" }, productName: { postgres: { name: "Product Name" } } } });
  });

  test("a database that grew by hand: names, keys and types of every kind", async () => {
    const { imported, refused, wrong } = await tried(address, fromDump("legacy"));
    expect(refused).toEqual([]);
    expect(wrong).toEqual([]);
    expect(names(imported)).toEqual(["schema Other Schema", "table public.children", "table public.empty_of_columns", "table public.no_key_at_all", "sequence public.lonely", "grant public"]);
    expect(new Set(imported.contracts.map(({ namespace, name }) => `${namespace}/${name}`.toLowerCase())).size).toBe(imported.contracts.length);
    expect(imported.contracts.find(({ words }) => words["postgres"] !== undefined && (words["postgres"] as { table?: string }).table === "tbl_Foo")).toMatchObject({ name: expect.stringMatching(/^tblFoo[23]$/u) });
  });

  test("types that stand on types, tables that inherit and tables of a type: each is made as it is, or left by its name alone", async () => {
    const { imported, refused, wrong } = await tried(address, fromDump("types"));
    expect({ refused, wrong }).toEqual({ refused: [], wrong: [] });
    expect(names(imported)).toEqual(["type public.shell", "type public.unused_range", "table public.one_and_two", "table public.typed", "sequence public.counted"]);
    expect(imported.contracts.find(({ name }) => name === "graded")?.words["postgres"]).toHaveProperty("types", {
      "public.level": "ENUM ('low', 'high')", "public.mark": { is: '(level public.level, name text COLLATE pg_catalog."C")', comment: "A level with a name." }, "public.marks": "(first public.mark, others public.mark[])",
      "public.short": "DOMAIN text COLLATE \"C\" DEFAULT 'a'::text NOT NULL CONSTRAINT is_short CHECK ((char_length(VALUE) < 5))", "public.shorter": "DOMAIN public.short DEFAULT 'a'::text CONSTRAINT shorter_check CHECK (((VALUE)::text <> ''::text))",
      "public.span": "RANGE (SUBTYPE = double precision, SUBTYPE_DIFF = float8mi)",
      "public.word_range": 'RANGE (SUBTYPE = text, SUBTYPE_OPCLASS = pg_catalog.text_pattern_ops, COLLATION = pg_catalog."C", MULTIRANGE_TYPE_NAME = public.many_words)',
    });
    const [nothing, all] = [schemaOf([], imported.policy), schemaOf(imported.contracts, imported.policy)];
    const { left } = await planBetween(address, { schema: nothing, script: "" }, { schema: all, script: scriptOf(imported.contracts, imported.policy) }, judge(diff(nothing, all)), new Map());
    expect(left).toEqual({ up: [], down: [], again: [] });
  });

  test("what a server refuses is told once: of the comment on it, nothing", async () => {
    const database = await createDatabase(address);
    await runScript(database, "CREATE TABLE t (a int)");
    const failed = await failuresOf(database, "CREATE INDEX i ON public.t (gone);\nCOMMENT ON INDEX public.i IS 'x';\nCOMMENT ON TABLE public.t IS 'x';");
    expect(failed).toEqual([['["index","public","t","i"]', 'column "gone" does not exist']]);
    await database.drop();
  });

  test("reading a database writes nothing: its role may not even", async () => {
    const database = await createDatabase(address);
    await runScript(database, "CREATE TABLE t (id int PRIMARY KEY); INSERT INTO t VALUES (1)");
    const before = await connected(database.config, async (client) => (await client.query("SELECT pg_current_xact_id_if_assigned() AS x, (SELECT xmin FROM t) AS y")).rows);
    await readSource({ ...database.config, options: "-c default_transaction_read_only=on" }, undefined);
    expect(await connected(database.config, async (client) => (await client.query("SELECT pg_current_xact_id_if_assigned() AS x, (SELECT xmin FROM t) AS y")).rows)).toEqual(before);
    await database.drop();
  });
});

const [, newest] = servers[0] as (typeof servers)[number];
test.each([["the zoo", zoo], ["this repository", own]])("what our own %s compiles to is imported as it is", async (_name, schema) => {
  const { wrong, imported } = await tried(newest, async (database) => {
    await runScript(database, wholeText(emitted(schema)));
    return [];
  });
  expect(wrong).toEqual([]);
  expect(imported.contracts.length).toBeGreaterThan(8);
  expect(imported.left.every(({ reason }) => reason !== undefined)).toBe(true);
});

test("the prover agrees with what is claimed of an imported shop", { timeout: 120_000 }, async () => {
  const { imported } = await tried(newest, fromDump("shop"));
  const schema = schemaOf(imported.contracts, imported.policy);
  const { files, claims } = emitted(schema);
  const proof = await prove({ schema, made: [{ target: { name: "postgres" }, files, claims }], engines: [engineOn(newest)], budget: {}, seed: 1, clock: () => Date.now() });
  expect({ failed: proof.failed, disagreements: proof.disagreements.slice(0, 3), unproven: proof.unproven }).toEqual({ failed: [], disagreements: [], unproven: [] });
  expect(proof.totals[0]?.judged).toBeGreaterThan(1_000);
});
