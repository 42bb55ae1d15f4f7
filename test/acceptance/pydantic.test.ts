import { describe, expect, test } from "vitest";
import { isHere, proveInPython } from "../prove/in-python.ts";
import { projectAt, textOf } from "../prove/proving.ts";

describe.runIf(isHere)("a Python with Pydantic 2", () => {
  test.each([["our own contracts", "../.."], ["every type in every place, every word and every operator", "zoo"]])("agrees on %s, and bears out every claim", async (_, folder) => {
    const proof = await proveInPython(projectAt(folder));
    if (!proof.holds) expect.fail(textOf(proof));
    expect(proof.unproven).toEqual([]);
    expect(proof.totals.every(({ judged }) => judged > 10_000)).toBe(true);
    process.stdout.write(`\npython: ${proof.totals.map((each) => `${each.engine}: ${each.judged} judged, ${each.unrepresentable} not representable, ${each.notAsked} not asked`).join("\n")}\n`);
  }, 300_000);
});
