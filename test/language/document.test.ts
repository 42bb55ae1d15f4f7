import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { anchorsIn, linksIn, parsed } from "../../packages/dictionary/test/markdown.ts";
import { expectFile } from "../scenarios/expected.ts";
import { runHere } from "../scenarios/world.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

test("packages/cli/LANGUAGE.md is what the grammar says today; RECORD=1 writes it", async () => {
  const { out, code } = await runHere(root, "explain", "--language");
  expect(code).toBe(0);
  expectFile(`${root}packages/cli/LANGUAGE.md`, out);
});

test("its links lead to its headings", async () => {
  const document = parsed((await runHere(root, "explain", "--language")).out);
  const anchors = new Set(anchorsIn(document).map((anchor) => `#${anchor}`));
  expect(linksIn(document).length).toBeGreaterThan(20);
  expect(linksIn(document).filter((url) => !anchors.has(url))).toEqual([]);
});
