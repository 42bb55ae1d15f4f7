import { describe, expect, test } from "vitest";
import { connected, createDatabase, runScript } from "../src/driver/index.ts";
import { emitted, schemaOf, wholeText } from "./contracts.ts";
import { servers } from "./servers.ts";

const made = emitted(schemaOf({
  "shop/job": `
entity: job
description: Something to do.
fields:
  id:     { type: int32 }
  status: { type: enum, values: [queued, running, "it's done"], default: queued }
transitions:
  status:
    initial: [queued]
    next: { queued: [running], running: ["it's done"] }
`,
}));

describe.each(servers)("%s", (_, address) => {
  test("says which value does not follow which, and takes an upsert of a row for a change", async () => {
    const database = await createDatabase(address);
    await runScript(database, wholeText(made));
    await connected(database.config, async (client) => {
      const refused = async (statement: string): Promise<object | undefined> => {
        try {
          await client.query(statement);
          return undefined;
        } catch (error) {
          const { code, constraint, column, message } = error as Error & { readonly code?: string; readonly constraint?: string; readonly column?: string };
          return { code, constraint, column, message };
        }
      };
      const says = (constraint: string, message: string): object => ({ code: "23514", constraint: `job_status_${constraint}`, column: "status", message: `shop.job: status does not ${message}` });
      expect(await refused("INSERT INTO shop.job (id) VALUES (1), (2)")).toBeUndefined();
      expect(await refused("INSERT INTO shop.job VALUES (3, 'running')")).toEqual(says("initial", "begin with running"));
      expect(await refused("UPDATE shop.job SET status = 'it''s done'")).toEqual(says("transition", "go from queued to it's done"));
      expect(await refused("UPDATE shop.job SET status = 'running' WHERE id = 1")).toBeUndefined();
      expect(await refused("UPDATE shop.job SET status = status")).toBeUndefined();
      expect(await refused("INSERT INTO shop.job VALUES (2, 'running') ON CONFLICT (id) DO UPDATE SET status = excluded.status")).toBeUndefined();
      expect(await refused("INSERT INTO shop.job VALUES (2, 'queued') ON CONFLICT (id) DO UPDATE SET status = excluded.status")).toEqual(says("transition", "go from running to queued"));
      expect((await client.query("SELECT id, status FROM shop.job ORDER BY id")).rows).toEqual([{ id: 1, status: "running" }, { id: 2, status: "running" }]);
    });
    await database.drop();
  });
});
