import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { startChromium } from "./chromium.ts";
import { fileOf, schemaOf, shop } from "./contracts.ts";

/** Names as wide as letters are, and longer than any card. */
const name = `wide${"W".repeat(40)}`;
const wide: Readonly<Record<string, string>> = {
  ...shop,
  [`shop/${name}`]: `
entity: ${name}
description: Wide names.
stores: [postgres, firestore, bigquery]
primary: postgres
fields:
  id: { type: uuid }
  m${"W".repeat(24)}: { type: boolean, optional: true, pii: health }
  short: { type: enum, values: [${Array.from({ length: 20 }, (_, index) => `value${index}`).join(", ")}], optional: true, pii: name }
  ${"m".repeat(60)}: { ref: ${name}, optional: true }
`,
};

describe("in Chromium", () => {
  let browser: Browser;
  const svg = fileOf(schemaOf(wide), "schema.svg");
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser.close());

  test("no text leaves its card, no two texts of a row meet, and nothing is asked of the network", async () => {
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.setContent(`<body style="margin:0">${svg}</body>`);
    const faults = await page.evaluate(() => {
      const found: string[] = [];
      for (const card of document.querySelectorAll("g[transform]")) {
        const frame = card.querySelector("rect.c")?.getBoundingClientRect();
        if (frame === undefined) continue;
        const boxes = [...card.querySelectorAll("text")].map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
        for (const { text, box } of boxes) if (box.left < frame.left || box.right > frame.right || box.top < frame.top - 1 || box.bottom > frame.bottom + 1) found.push(`${text} leaves its card`);
        for (const [index, one] of boxes.entries()) {
          for (const other of boxes.slice(index + 1)) {
            const apart = one.box.right <= other.box.left || other.box.right <= one.box.left || one.box.bottom <= other.box.top + 4 || other.box.bottom <= one.box.top + 4;
            if (!apart) found.push(`${one.text} meets ${other.text}`);
          }
        }
      }
      return found;
    });
    expect(faults).toEqual([]);
    expect(asked.filter((url) => !url.startsWith("about:"))).toEqual([]);
    await page.close();
  });

  test("the colours follow the reader's", async () => {
    const colour = async (scheme: "light" | "dark"): Promise<string> => {
      const page = await browser.newPage({ colorScheme: scheme });
      await page.setContent(svg);
      const fill = await page.evaluate(() => getComputedStyle(document.querySelector("rect.c") as Element).fill);
      await page.close();
      return fill;
    };
    expect([await colour("light"), await colour("dark")]).toEqual(["rgb(255, 255, 255)", "rgb(21, 27, 35)"]);
  });

  test("it is a picture as an image too", async () => {
    const page = await browser.newPage();
    const size = await page.evaluate(async (text) => {
      const image = new Image();
      image.src = `data:image/svg+xml;utf8,${encodeURIComponent(text)}`;
      await image.decode();
      return [image.naturalWidth, image.naturalHeight];
    }, svg);
    const [, width, height] = /width="([0-9.]+)" height="([0-9.]+)" role/.exec(svg) ?? [];
    expect(size).toEqual([Number(width), Number(height)]);
    await page.close();
  });
});
