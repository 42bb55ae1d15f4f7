import { connected } from "@concord/postgres/driver";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";

const program = fileURLToPath(new URL("../../packages/cli/bin/concord.mjs", import.meta.url));

interface Running { readonly child: ChildProcess; readonly said: () => string; readonly code: Promise<number | null> }

function concord(root: string, ...argv: readonly string[]): Running {
  const child = spawn(process.execPath, ["--conditions=concord-source", program, ...argv], { cwd: root, env: { PATH: process.env["PATH"], HOME: root }, stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (more: string) => { text += more; });
  return { child, said: () => text, code: once(child, "close").then(([code]) => code as number | null) };
}

test("a project that names no database has one, which commands share, and which can be held and looked into", async () => {
  const root = mkdtempSync(join(tmpdir(), "concord-own-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const folder = join(root, "schemas", "migrations", "postgres");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(root, "schemas", "project.yaml"), "name: shop\n");
  writeFileSync(join(folder, "a.sql"), "-- after: nothing\n\nCREATE TABLE a AS SELECT 7 AS b;\n");
  const holder = concord(root, "migrate", "--hold");
  while (!holder.said().includes("It runs until you end this command") && holder.child.exitCode === null) await Promise.race([once(holder.child.stderr as NodeJS.ReadableStream, "data"), holder.code]);
  const url = /psql (postgresql:\S+)\n$/u.exec(holder.said())?.[1];
  expect(await connected({ connectionString: url as string }, async (client) => (await client.query("SELECT b FROM a")).rows)).toEqual([{ b: 7 }]);
  const guest = concord(root, "migrate");
  expect([await guest.code, guest.said()]).toEqual([0, expect.stringMatching(/held by another command; its data is in .*\n?[^]*Nothing to run: the database has every migration\.\n/u)]);
  holder.child.kill("SIGINT");
  expect(await holder.code, holder.said()).toBe(0);
  await expect(connected({ connectionString: url as string }, (client) => client.query("SELECT"))).rejects.toThrow();
  const both = [concord(root, "status"), concord(root, "migrate")];
  expect(await Promise.all(both.map(({ code }) => code))).toEqual([0, 0]);
  expect(both[0]?.said()).toContain("every migration is applied");
  expect(existsSync(join(root, ".concord", ".gitignore"))).toBe(true);
});
