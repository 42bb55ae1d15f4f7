import GithubSlugger from "github-slugger";
import { expect, test } from "vitest";
import { anchorsOf } from "../src/anchor.ts";
import { hostile } from "./contracts.ts";

test("anchors are those that GitHub gives", () => {
  const headings = ["Fields", "Inside a.b", "Inside ab", "Inside ab-1", "Inside items[]", "Values of items[]", "inside ab", "Fields", "Fields-1", "Fields", "What each target does", "É_x 日本", ...hostile];
  const slugger = new GithubSlugger();
  expect(anchorsOf(headings)).toEqual(headings.map((heading) => slugger.slug(heading)));
});
