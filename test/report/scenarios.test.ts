import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startChromium } from "../../packages/diagram/test/chromium.ts";
import { expectFile } from "../scenarios/expected.ts";
import { runHere } from "../scenarios/world.ts";
import { mermaidScript, pageOf } from "./page.ts";

const folder = fileURLToPath(new URL("../scenarios/report", import.meta.url));
const scenarios = readdirSync(folder).sort();

/** How each kind of pull request ends: with findings where something is open. */
const ends: Readonly<Record<string, number>> = {
  safe: 0, breaking: 1, "approved-break": 0, "weakened-security": 1, "lossy-migration": 1, "import-of-a-database": 0,
};

test("there is a scenario of each kind", () => {
  expect(scenarios).toEqual(Object.keys(ends).sort());
});

describe.each(scenarios)("%s", (name) => {
  const after = join(folder, name, "after");

  test("is told in Markdown", async () => {
    const { out, err, code } = await runHere(after, "report", "--against", "../before");
    expect({ err, code }).toEqual({ err: "", code: ends[name] });
    expectFile(join(folder, name, "report.md"), out);
  });

  test("is annotated at its lines", async () => {
    const { out, code } = await runHere(after, "report", "--against", "../before", "--annotations");
    expect(code).toBe(ends[name]);
    expectFile(join(folder, name, "annotations.txt"), out);
  });
});

describe("in Chromium", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser.close());

  test("every report fits on GitHub's page, its diagram is drawn, and nothing is asked of the network", async () => {
    const page = await browser.newPage({ viewport: { width: 900, height: 700 } });
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    page.on("dialog", (dialog) => asked.push(dialog.message()));
    await page.setContent(pageOf(scenarios.map((name) => readFileSync(join(folder, name, "report.md"), "utf8"))));
    const heights = await page.evaluate(() => [...document.querySelectorAll("section")].map((each) => each.scrollHeight));
    expect(scenarios.filter((_, index) => (heights[index] as number) > 1_000)).toEqual([]);
    await page.evaluate(() => document.querySelectorAll("details").forEach((each) => { each.open = true; }));
    await page.addScriptTag({ content: mermaidScript });
    await page.evaluate("mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' }); mermaid.run()");
    const seen = await page.evaluate(() => [...document.querySelectorAll("section")].map((each) => ({ isWide: each.scrollWidth > each.clientWidth, drawn: each.querySelectorAll("pre.mermaid svg").length, named: each.querySelector("pre.mermaid svg")?.textContent ?? "" })));
    expect(seen.map(({ isWide, drawn }) => ({ isWide, drawn }))).toEqual(scenarios.map(() => ({ isWide: false, drawn: 1 })));
    expect(seen.filter(({ named }) => !/shop\.order|sales\.orders/u.test(named))).toEqual([]);
    await page.close();
    expect(asked.filter((url) => !url.startsWith("about:"))).toEqual([]);
  });
});
