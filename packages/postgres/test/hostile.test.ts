import type { Json } from "@concord/core";
import { Client } from "pg";
import { describe, expect, test } from "vitest";
import { createDatabase, engineOn, readCatalog, runScript } from "../src/driver/index.ts";
import { comment, dollarQuoted, identifier, literal } from "../src/quote.ts";
import { emitted, schemaOf, wholeText } from "./contracts.ts";
import { hostile, yaml } from "./hostile.ts";
import { servers } from "./servers.ts";

// A table for each text, called like it; a column for each text; each text as description, message, enum value, default, pattern, and in expressions.
const tables = Object.fromEntries(hostile.map((text, at) => [`demo/t${at}`, `
entity: t${at}
description: ${yaml(text)}
postgres: { table: ${yaml(text)} }
fields:
  id:    { type: uid, description: ${yaml(text)} }
  word:  { type: string, maxLength: 40, default: ${yaml(text)} }
  kind:  { type: enum, values: [${yaml(text)}, other], default: ${yaml(text)}, postgres: { as: enum } }
  some:  { type: list, of: { type: enum, values: [${yaml(text)}, other] }, default: [${yaml(text)}] }
  inner: { type: object, optional: true, fields: { word: { type: enum, values: [${yaml(text)}] } } }
checks:
  known: { if: ${yaml(`word != ${celText(`${text}!`)} || kind == 'other'`)}, message: ${yaml(text)} }
  inside: ${yaml(`size(some) < 2 || ${celText(text)} in some`)}
access:
  read: ${yaml(`auth.uid == ${celText(text)} || hasRole(${celText(text)})`)}
`]));
const columns = `
entity: wide
description: A column for each text.
postgres: { schema: ${yaml("Hostile \"$$' Schema")}, table: ${yaml("wide; --")} }
fields:
  id: { type: uid }
${hostile.map((text, at) => `  c${at}: { type: string, maxLength: 30, optional: true, description: ${yaml(text)}, postgres: { name: ${yaml(text)} } }`).join("\n")}
unique:
  - { fields: [c0], nulls: distinct }
indexes:
  - [c1, -c2]
  - { fields: [c3], where: ${yaml(`c4 == ${celText("'; --")}`)} }
`;

/** A text as a literal of the expression language. */
function celText(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'").replace(/[\u0000-\u001f\u007f]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`)}'`;
}

const schema = schemaOf({ ...tables, "demo/wide": columns }, `stores: [postgres]\nclientRole: ${yaml("client \"role\"; --")}\n`);
const made = emitted(schema);

describe.each(servers)("%s", (_, address) => {
  test("keeps hostile names and comments byte for byte", async () => {
    const database = await createDatabase(address);
    await runScript(database, wholeText(made));
    const catalog = await readCatalog(database.config);
    const found = catalog.tables.filter((table) => table.schema === "demo");
    expect(new Set(found.map((table) => table.name))).toEqual(new Set(hostile));
    for (const table of found) {
      expect(table.comment).toBe(table.name);
      expect(table.columns[0]?.comment).toBe(table.name);
      expect(table.constraints.find((each) => each.name === "known")?.comment).toBe(table.name);
    }
    const wide = catalog.tables.find((table) => table.name === "wide; --");
    expect(wide?.schema).toBe("Hostile \"$$' Schema");
    expect(wide?.columns.map((column) => column.name)).toEqual(["id", ...hostile]);
    expect(wide?.columns.slice(1).map((column) => column.comment)).toEqual(hostile);
    expect(wide?.policies).toEqual([]);
    expect(new Set(catalog.enums.map((each) => each.values[0]))).toEqual(new Set(hostile));
    await database.drop();
  });

  test("stores hostile defaults and enum values, and refuses what only looks like them", async () => {
    const engine = engineOn(address);
    await engine.start(schema, made.files);
    const put = (at: number, record: Readonly<Record<string, Json>>) => engine.ask({ ask: "record", entity: `demo.t${at}`, record: { id: "x", ...record }, state: [], defaults: true, caller: { roles: [], claims: {} } });
    for (const [at, text] of hostile.entries()) {
      const stored = { id: "x", word: text, kind: text, some: [text] };
      expect(await put(at, {}), text).toEqual({ answer: "accepted", stored, round: { back: stored } });
      const within = { ...stored, inner: { word: text } };
      expect(await put(at, { inner: { word: text } }), text).toEqual({ answer: "accepted", stored: within, round: { back: within } });
      for (const other of [`${text} `, [...text].slice(1).join(""), `${text}'`, "other'"]) {
        expect(await put(at, { kind: other }), other).toMatchObject({ answer: "rejected" });
        expect(await put(at, { some: [other] }), other).toMatchObject({ answer: "rejected" });
        expect(await put(at, { inner: { word: other } }), other).toMatchObject({ answer: "rejected" });
      }
      expect(await put(at, { word: `${text}!` }), text).toMatchObject({ answer: "rejected", statement: "known" });
      expect(await put(at, { word: `${text}!`, kind: "other" }), text).toMatchObject({ answer: "accepted" });
      expect(await put(at, { some: ["other", "other"] }), text).toMatchObject({ answer: "rejected", statement: "inside" });
      expect(await put(at, { some: ["other", text] }), text).toMatchObject({ answer: "accepted" });
    }
    await engine.stop();
  });

  test("lets hostile roles and ids be themselves and no other", async () => {
    const engine = engineOn(address);
    await engine.start(schema, made.files);
    for (const [at, text] of hostile.entries()) {
      const read = (uid: string, roles: readonly string[]) => engine.ask({ ask: "access", entity: `demo.t${at}`, operation: "read", caller: { uid, roles, claims: {} }, old: { id: "x", word: text, kind: text, some: [] }, state: [] });
      expect(await read(text, []), text).toMatchObject({ answer: "accepted" });
      expect(await read("someone", ["a", text]), text).toMatchObject({ answer: "accepted" });
      expect(await read(`${text}'`, [`${text} `, "' OR true --"]), text).toMatchObject({ answer: "rejected" });
    }
    await engine.stop();
  });

  test("reads quoted names and texts as what they are", async () => {
    const client = new Client({ host: address.host, port: address.port, user: "postgres", database: "postgres" });
    await client.connect();
    for (const text of hostile) {
      const { fields, rows } = await client.query(`${comment(text)}\nSELECT ${literal(text)} AS ${identifier(text)}, ${dollarQuoted(`x${text}$`)} AS second`);
      expect([fields[0]?.name, rows[0]?.[text], rows[0]?.second]).toEqual([text, text, `x${text}$`]);
    }
    await client.end();
  });

  test("knows no key word that stands bare and means something", async () => {
    const client = new Client({ host: address.host, port: address.port, user: "postgres", database: "postgres" });
    await client.connect();
    const { rows } = await client.query<{ word: string }>("SELECT word FROM pg_get_keywords() WHERE catcode <> 'U' ORDER BY word");
    expect(rows.length).toBeGreaterThan(130);
    expect(rows.map(({ word }) => identifier(word)).filter((text) => !text.startsWith("\""))).toEqual([]);
    await client.end();
  });
});
