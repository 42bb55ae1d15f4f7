import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { chromium } from "playwright-core";
import { expect, test } from "vitest";
import { claiming, pagesOf, schemaOf, shop } from "./contracts.ts";

/** What GitHub gives a page beside a list of files, and how it sets tables. */
const style = `body { width: 896px; font: 16px/1.5 "Noto Sans", Helvetica, Arial, sans-serif }
table { display: block; width: max-content; max-width: 100%; overflow: auto; border-collapse: collapse } td, th { padding: 6px 13px; border: 1px solid }
code { font: 85% monospace; padding: .2em .4em; white-space: break-spaces }`;

async function executable(): Promise<string> {
  const found = (process.env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, "chromium")).find((path) => existsSync(path));
  return found ?? (await import("@sparticuz/chromium")).default.executablePath();
}

test("no table is wider than GitHub's page, and nothing runs or is asked of the network but the picture", async () => {
  const targets = ["postgres", "firestore", "bigquery", "zod", "json-schema", "validators"].map((name) => claiming(name, (constraint) => (
    constraint.endsWith("required") ? undefined : { constraint, target: name, verdict: constraint.endsWith("type") ? "normalised" : "lost", change: "x", why: "x", instead: "x" } as never)));
  const browser = await chromium.launch({ executablePath: await executable(), args: ["--no-sandbox", "--disable-gpu", "--no-first-run"] });
  const asked: string[] = [];
  const wide: string[] = [];
  for (const [path, text] of Object.entries(pagesOf(schemaOf(shop), targets))) {
    const page = await browser.newPage();
    page.on("request", (request) => asked.push(request.url()));
    page.on("dialog", (dialog) => asked.push(dialog.message()));
    await page.setContent(`<style>${style}</style>${micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true })}`);
    const widths = await page.evaluate(() => [...document.querySelectorAll("table")].map((table) => [table.scrollWidth, table.clientWidth, table.textContent?.slice(0, 40)] as const));
    wide.push(...widths.filter(([needed, has]) => needed > has).map(([needed, , head]) => `${path}: ${head}: ${needed}`));
    await page.close();
  }
  await browser.close();
  expect(wide).toEqual([]);
  expect(asked.filter((url) => !url.startsWith("about:") && !url.endsWith("schema.svg"))).toEqual([]);
});
