import type { ClientBase } from "pg";
import { describe, expect, test } from "vitest";
import { connected, createDatabase, runScript } from "../src/driver/index.ts";
import { emitted, schemaOf, wholeText } from "./contracts.ts";
import { servers } from "./servers.ts";

const made = emitted(schemaOf({
  "shop/entry": `
entity: entry
description: What somebody did.
fields:
  id:   { type: int32 }
  text: { type: string, maxLength: 9 }
appendOnly: true
`,
  "shop/visit": `
entity: visit
description: Who was here.
fields:
  id:     { type: int32 }
  madeAt: { type: timestamp, auto: created }
appendOnly: true
keep: 2 days
`,
}));

describe.each(servers)("%s", (_, address) => {
  test("refuses every change to a superuser too, says why, and lets go what was kept long enough", async () => {
    const database = await createDatabase(address);
    await runScript(database, wholeText(made));
    await connected(database.config, async (client) => {
      await client.query("INSERT INTO shop.entry VALUES (1, 'x'); INSERT INTO shop.visit VALUES (1, now()), (2, now() - interval '49 hours')");
      for (const [statement, operation] of [
        ["UPDATE shop.entry SET text = 'y'", "UPDATE"], ["UPDATE shop.entry SET text = text", "UPDATE"], ["DELETE FROM shop.entry", "DELETE"], ["TRUNCATE shop.entry", "TRUNCATE"],
        ["INSERT INTO shop.entry VALUES (1, 'y') ON CONFLICT (id) DO UPDATE SET text = excluded.text", "UPDATE"],
      ] as const) {
        expect(await refusal(client, statement)).toEqual({ code: "23514", constraint: "entry_append_only", message: `shop.entry: records are only added here, and ${operation} is refused` });
      }
      expect(await refusal(client, "INSERT INTO shop.entry VALUES (1, 'y') ON CONFLICT DO NOTHING")).toBeUndefined();
      expect(await refusal(client, "INSERT INTO shop.entry VALUES (2, 'y') ON CONFLICT (id) DO UPDATE SET text = excluded.text")).toBeUndefined();
      expect(await refusal(client, "DELETE FROM shop.visit WHERE id = 1")).toMatchObject({ constraint: "visit_append_only" });
      expect(await refusal(client, "DELETE FROM shop.visit WHERE id = 2")).toBeUndefined();
      expect(await refusal(client, "TRUNCATE shop.visit")).toMatchObject({ constraint: "visit_append_only" });
      expect((await client.query("SELECT id, text FROM shop.entry ORDER BY id")).rows).toEqual([{ id: 1, text: "x" }, { id: 2, text: "y" }]);
    });
    await database.drop();
  });
});

/** What the server says against a statement; nothing where it runs. */
async function refusal(client: ClientBase, statement: string): Promise<{ readonly code: unknown; readonly constraint: unknown; readonly message: string } | undefined> {
  try {
    await client.query(statement);
    return undefined;
  } catch (error) {
    const { code, constraint, message } = error as Error & { readonly code?: unknown; readonly constraint?: unknown };
    return { code, constraint, message };
  }
}
