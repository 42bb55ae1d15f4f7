import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { connected, createDatabase, runScript, type ServerAddress } from "../src/driver/index.ts";
import { servers } from "./servers.ts";

describe.each(servers)("%s", (_, address) => {
  test("copies a template, and keeps the copies apart", async () => {
    const template = await createDatabase(address);
    await runScript(template, "CREATE TABLE t (a integer); INSERT INTO t VALUES (1);");
    const [one, other] = [await createDatabase(address, template), await createDatabase(address, template)];
    await runScript(one, "INSERT INTO t VALUES (2)");
    const count = (database: typeof one) => connected(database.config, async (client) => Number((await client.query("SELECT count(*) FROM t")).rows[0]?.count));
    expect([await count(one), await count(other), await count(template)]).toEqual([2, 1, 1]);
    await Promise.all([one, other, template].map((database) => database.drop()));
  });

  test("is reached by its socket alone", async () => {
    const rows = await connected({ host: address.host, port: address.port, user: "postgres", database: "postgres" }, async (client) => (await client.query("SHOW listen_addresses")).rows);
    expect(rows).toEqual([{ listen_addresses: "" }]);
  });

  test("ends and leaves nothing when the program that started it is killed", async () => {
    const program = spawn("node", ["--conditions=concord-source", fileURLToPath(new URL("start-server.ts", import.meta.url)), String(address.major)], { stdio: ["ignore", "pipe", "inherit"] });
    const [line] = (await once(createInterface(program.stdout), "line")) as [string];
    const { host } = JSON.parse(line) as ServerAddress;
    expect(existsSync(host)).toBe(true);
    program.kill("SIGKILL");
    for (let tries = 0; existsSync(host) && tries < 300; tries += 1) await wait(100);
    expect(existsSync(host)).toBe(false);
  });
});
