import type { Colours } from "@concord/core";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run } from "../src/run.ts";
import type { Stream, World } from "../src/world.ts";
import { scratch } from "./write/folder.ts";

const same = (text: string): string => text;
const plain: Colours = { bold: same, dim: same, red: same, yellow: same, green: same, cyan: same };

/** A world that remembers what was printed, answers questions as told, and differs from the ordinary one in `other`. */
function worldIn(folder: string, answer: string | undefined, other: Partial<World> = {}): World & { readonly printed: { out: string; err: string; asked: string } } {
  const printed = { out: "", err: "", asked: "" };
  const stream = (name: "out" | "err"): Stream => ({ write: (text) => { printed[name] += text; }, isTerminal: false, colours: plain, width: 100 });
  return {
    printed, folder, env: {}, out: stream("out"), err: stream("err"), now: () => 0, date: () => 0, stop: new AbortController().signal,
    ask: async (question) => {
      printed.asked += question;
      return answer;
    },
    ...other,
  };
}

test("what nobody foresaw is a bug: told with its stack trace and how to report it, exit code 70", async () => {
  const broken: Stream = { write: () => { throw new TypeError("the wrong end"); }, isTerminal: false, colours: plain, width: 100 };
  const world = worldIn(scratch(), undefined, { out: broken });
  expect(await run(["explain"], world)).toBe(70);
  expect(world.printed.err).toMatch(/^This is a bug in concord \d+\.\d+\.\d+ \(Node /u);
  expect(world.printed.err).toContain("TypeError: the wrong end\n    at ");
  expect(world.printed.err).toMatch(/Please report it with the lines above/u);
});

test.each([["y", true], ["Yes ", true], ["n", false], ["", false], [undefined, false]])("before init writes into a folder that is used, the answer %j decides", async (answer, writes) => {
  const folder = scratch();
  writeFileSync(join(folder, "package.json"), "{}");
  const world = worldIn(folder, answer);
  expect(await run(["init"], world)).toBe(writes ? 0 : 2);
  expect(world.printed.asked).toBe("Write 12 files? [y/N] ");
  expect(existsSync(join(folder, "schemas/shop/order.yaml"))).toBe(writes);
  if (!writes) expect(readdirSync(folder)).toEqual(["package.json"]);
});

test("an empty folder needs no answer", async () => {
  const world = worldIn(join(scratch(), "new"), undefined);
  expect(await run(["init"], world)).toBe(0);
  expect(world.printed.asked).toBe("");
});
