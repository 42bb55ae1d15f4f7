import { emit } from "@concord/core";
import { validators } from "@concord/jsonschema";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startChromium } from "../../packages/diagram/test/chromium.ts";
import { everything, schemaOf, whole } from "../../packages/typescript/test/contracts.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());

const script = `
import { validateEverythingCreate, validateEverythingRecord } from "/validators/a/everything.js";
const told = {};
try { told.code = new Function("return 'made'")(); } catch (error) { told.code = error.name; }
const record = ${JSON.stringify(whole)};
told.whole = validateEverythingRecord(record);
told.broken = validateEverythingRecord({ ...record, i32: 99, more: 1 });
told.made = validateEverythingCreate(record);
document.title = JSON.stringify(told);
`;

test("in a page whose policy allows scripts of its own and nothing else, every module loads and judges", async () => {
  const modules = new Map(emit(validators, schemaOf(everything)).files.map(({ path, text }) => [`/${path}`, text]));
  const page = await browser.newPage();
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.route("**/*", (route) => {
    const { pathname } = new URL(route.request().url());
    asked.push(pathname);
    if (pathname === "/") {
      const headers = { "content-type": "text/html", "content-security-policy": "default-src 'none'; script-src 'self'" };
      return route.fulfill({ headers, body: '<!doctype html><title></title><link rel="icon" href="data:,"><script type="module" src="/use.js"></script>' });
    }
    return route.fulfill({ contentType: "text/javascript", body: pathname === "/use.js" ? script : modules.get(pathname) ?? "throw new Error('no such module')" });
  });
  await page.goto("https://concord.test/");
  await page.waitForFunction(() => document.title !== "");
  expect(JSON.parse(await page.title())).toEqual({
    code: "EvalError",
    whole: { success: true, data: whole },
    broken: { success: false, error: { issues: [
      { code: "too_big", path: ["i32"], message: "must be less than 10" }, { code: "unrecognized_keys", path: [], message: "has a key that is not known: more", keys: ["more"] },
    ] } },
    made: { success: false, error: { issues: [{ code: "unrecognized_keys", path: [], message: "has keys that are not known: id, created", keys: ["id", "created"] }] } },
  });
  expect(asked.filter((path) => path !== "/")).toEqual(["/use.js", "/validators/a/everything.js"]);
  expect(complaints.filter((text) => !text.includes("unsafe-eval") && !text.includes("data:,"))).toEqual([]);
  await page.close();
});
