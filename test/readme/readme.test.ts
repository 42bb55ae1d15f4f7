import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startRegistry, type Registry } from "./registry.ts";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");

/** The lines of the README's `sh` blocks under a heading, word for word. */
function commandsUnder(heading: string): readonly string[] {
  const section = readme.split(/^## /mu).find((each) => each.startsWith(`${heading}\n`)) ?? "";
  return [...section.matchAll(/^```sh\n([\s\S]*?)^```/gmu)].flatMap((block) => (block[1] as string).split("\n")).filter((line) => line.trim() !== "");
}

const commands = commandsUnder("Use it");

describe("the README's commands, word for word, in an empty folder", () => {
  const folder = mkdtempSync(join(tmpdir(), "concord-readme-"));
  let registry: Registry;
  beforeAll(async () => {
    registry = await startRegistry();
  });
  afterAll(() => {
    registry.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (command: string): { readonly status: number | null; readonly text: string } => {
    const { status, stdout, stderr } = spawnSync("sh", ["-c", command], { cwd: folder, env: registry.environment, encoding: "utf8", timeout: 300_000 });
    return { status, text: `${stdout}\n${stderr}` };
  };

  test("are the ones that this test follows", () => {
    expect(commands).toEqual(["npm install --save-dev @concord/cli", "npx concord init --yes", "npx concord build", "npx concord check", "npx concord prove", "npx concord watch"]);
  });

  test.each(commands.filter((command) => !command.includes("watch")))("%s", (command) => {
    const { status, text } = run(command);
    expect(status, text).toBe(0);
  }, 300_000);

  test("leave a repository with contracts and what they compile to", () => {
    expect(readdirSync(join(folder, "schemas")).toSorted()).toEqual(["layout.json", "project.yaml", "shop"]);
    expect(readdirSync(join(folder, "generated")).toSorted()).toEqual(expect.arrayContaining(["diagram", "enforcement.json", "firestore", "json-schema", "postgres", "types", "zod"]));
  });

  test("an edit under watch is compiled", async () => {
    const watcher = spawn("sh", ["-c", `exec ${commands.find((command) => command.includes("watch"))}`], { cwd: folder, env: registry.environment, stdio: ["ignore", "pipe", "pipe"], detached: true });
    let said = "";
    watcher.stdout.on("data", (chunk: Buffer) => (said += chunk.toString("utf8")));
    watcher.stderr.on("data", (chunk: Buffer) => (said += chunk.toString("utf8")));
    const sql = join(folder, "generated", "postgres", "shop", "customer.sql");
    try {
      await until(() => said.includes("watching") || said.includes("Watching"), () => said);
      const contract = join(folder, "schemas", "shop", "customer.yaml");
      writeFileSync(contract, readFileSync(contract, "utf8").replace("maxLength: 120", "maxLength: 121"));
      await until(() => readFileSync(sql, "utf8").includes("<= 121"), () => said);
    } finally {
      process.kill(-(watcher.pid as number), "SIGINT");
    }
    expect(readFileSync(sql, "utf8")).toContain("<= 121");
  }, 60_000);
});

async function until(holds: () => boolean, said: () => string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`nothing happened within 30 seconds; it said:\n${said()}`);
}
