import { describe, expect, test } from "vitest";
import { connected, createDatabase, runScript } from "../src/driver/index.ts";
import { emitted, schemaOf, textOf, wholeText } from "./contracts.ts";
import { servers } from "./servers.ts";

const made = emitted(schemaOf({
  "shop/ticket": `
entity: ticket
description: A thing that ends.
fields:
  id:     { type: int32 }
  endsAt: { type: timestamp, optional: true, postgres: { name: "ends at" } }
  madeAt: { type: timestamp, auto: created }
expires: endsAt
keep: 2 days
`,
}));

describe.each(servers)("%s", (_, address) => {
  test("loses what has expired or is too old to the statements that the file names, and nothing else", async () => {
    const statements = [...textOf(made, "postgres/shop/ticket.sql").matchAll(/a job runs: (DELETE FROM .*;)$/gmu)].map(([, statement]) => statement as string);
    expect(statements).toHaveLength(2);
    const database = await createDatabase(address);
    await runScript(database, wholeText(made));
    await connected(database.config, async (client) => {
      const left = async (statement: string): Promise<readonly number[]> => {
        await client.query(`TRUNCATE shop.ticket; INSERT INTO shop.ticket (id, "ends at", made_at) VALUES
          (1, now() + interval '1 hour', now()), (2, now() - interval '1 hour', now()), (3, NULL, now()), (4, NULL, now() - interval '49 hours'), (5, NULL, now() - interval '47 hours')`);
        await client.query(statement);
        return (await client.query<{ id: number }>("SELECT id FROM shop.ticket ORDER BY id")).rows.map(({ id }) => id);
      };
      expect(await left(statements[0] as string)).toEqual([1, 3, 4, 5]);
      expect(await left(statements[1] as string)).toEqual([1, 2, 3, 5]);
    });
    await database.drop();
  });
});
