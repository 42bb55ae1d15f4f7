import { emit } from "@concord/core";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { isHere, proveInPython, python } from "../prove/in-python.ts";
import { projectAt, textOf } from "../prove/proving.ts";
import { put, temporary } from "../publish/project.ts";

const pyright = fileURLToPath(new URL("../node_modules/.bin/pyright", import.meta.url));
const projects: readonly (readonly [string, string])[] = [["our own contracts", "../.."], ["every type in every place, every word and every operator", "zoo"]];

describe.runIf(isHere)("a Python with Pydantic 2", () => {
  test.each(projects)("agrees on %s, and bears out every claim", async (_, folder) => {
    const proof = await proveInPython(projectAt(folder));
    if (!proof.holds) expect.fail(textOf(proof));
    expect(proof.unproven).toEqual([]);
    expect(proof.totals.every(({ judged }) => judged > 10_000)).toBe(true);
    process.stdout.write(`\npython: ${proof.totals.map((each) => `${each.engine}: ${each.judged} judged, ${each.unrepresentable} not representable, ${each.notAsked} not asked`).join("\n")}\n`);
  }, 300_000);

  test.each(projects)("pyright finds nothing to say of %s, in its strict mode", (_, folder) => {
    const place = temporary((remove) => onTestFinished(remove));
    put(place, { "pyrightconfig.json": JSON.stringify({ include: ["python"], typeCheckingMode: "strict", pythonVersion: "3.10" }) });
    put(place, Object.fromEntries(emit(python, projectAt(folder).schema).files.map(({ path, text }) => [path, text])));
    const { stdout, status } = spawnSync(pyright, ["--project", join(place, "pyrightconfig.json")], { cwd: place, encoding: "utf8" });
    expect(stdout).toContain("0 errors, 0 warnings");
    expect(status).toBe(0);
  }, 300_000);
});
