import { describe, expect, test } from "vitest";
import { SaxesParser, type SaxesTagPlain } from "saxes";
import { neighbourhood, pictureOf } from "../src/index.ts";
import { routesOf } from "../src/svg/route/routes.ts";
import type { Link } from "../src/svg/route/link.ts";
import type { Rect } from "../src/layout/geometry.ts";
import { fitted, textWidth } from "../src/svg/text.ts";
import { changed, fileOf, hostile, schemaOf, shop } from "./contracts.ts";

interface Element { readonly name: string; readonly attributes: Record<string, string>; text: string }

/** The elements of a well-formed XML document, with the text directly in them. Throws on anything else. */
function elements(svg: string): readonly Element[] {
  const parser = new SaxesParser();
  const found: Element[] = [];
  const open: Element[] = [];
  parser.on("error", (error) => { throw error; });
  parser.on("opentag", (tag: SaxesTagPlain) => {
    const element = { name: tag.name, attributes: tag.attributes, text: "" };
    found.push(element);
    open.push(element);
  });
  parser.on("text", (text) => { const inner = open.at(-1); if (inner !== undefined) inner.text += text; });
  parser.on("closetag", () => { open.pop(); });
  parser.write(svg).close();
  return found;
}

const texts = (svg: string): readonly string[] => elements(svg).filter(({ name }) => name === "text").map(({ text }) => text);

test("the picture shows every entity, field and type, and says so to those who cannot see it", () => {
  const svg = fileOf(schemaOf(shop), "schema.svg");
  const shown = texts(svg);
  expect(shown).toEqual(expect.arrayContaining(["shop", "mail", "order", "rating", "clientId", "decimal(10,2)", "→ client", "→ order", "→ shop.client", "status[]", "string(20)", "4 entities · 2 namespaces · 6 references"]));
  const [root, title, desc] = elements(svg);
  expect([root?.attributes["role"], root?.attributes["aria-labelledby"]]).toEqual(["img", "title desc"]);
  expect([title?.name, title?.text, desc?.name]).toEqual(["title", "shop", "desc"]);
  expect(desc?.text).toContain("mail.letter, shop.client, shop.order, shop.rating");
});

test("nothing outside of the picture is asked for, and nothing runs", () => {
  const all = elements(fileOf(schemaOf(shop), "schema.svg"));
  expect([...new Set(all.map(({ name }) => name))].sort()).toEqual(["circle", "desc", "g", "path", "rect", "style", "svg", "text", "title", "tspan"]);
  const attributes = new Set(all.flatMap((element) => Object.keys(element.attributes)));
  expect([...attributes].filter((name) => /^on|href|src/.test(name))).toEqual([]);
  expect(all.filter(({ name }) => name === "style").map(({ text }) => /url\(|@import/.test(text))).toEqual([false]);
});

test.each(hostile.map((text) => [JSON.stringify(text), text] as const))("%s is text wherever it stands", (_, text) => {
  const schema = changed(schemaOf(shop), (entity) => ({ ...entity, description: text }));
  const before = elements(fileOf(schemaOf(shop), "schema.svg")).map(({ name }) => name);
  const after = elements(fileOf({ ...schema, project: { ...schema.project, name: text } }, "schema.svg"));
  expect(after.map(({ name }) => name)).toEqual(before);
  // XML reads line ends as one character, and knows no other controls.
  const read = text.replaceAll("\ud800", "\ufffd").replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "\ufffd").replaceAll("\r\n", "\n");
  expect(after[1]?.text).toBe(read);
});

test("a neighbourhood is an entity with those around it", () => {
  const schema = schemaOf(shop);
  expect([...neighbourhood(schema, "shop.client")].sort()).toEqual(["mail.letter", "shop.client", "shop.order", "shop.rating"]);
  expect([...neighbourhood(schema, "mail.letter")].sort()).toEqual(["mail.letter", "shop.client", "shop.rating"]);
  const svg = pictureOf(schema, ["shop.order", "shop.client"], "Two");
  expect(texts(svg)).toEqual(expect.arrayContaining(["Two", "2 entities · 1 namespace · 2 references"]));
  expect(texts(svg)).not.toContain("rating");
});

describe("lines", () => {
  const at = (x: number, y: number, rows: number): Rect => ({ x, y, width: 320, height: 42 + 32 * rows });
  /** Three columns of tables, one across the gap between two of them, and two below. */
  const rects = new Map<string, Rect>([
    ["a", at(0, 0, 4)], ["b", at(0, 218, 9)], ["c", at(432, 0, 8)], ["d", at(432, 346, 3)], ["e", at(864, 0, 2)], ["f", at(864, 154, 10)], ["g", at(1600, 900, 3)],
    ["h", at(216, 620, 6)], ["i", at(0, 960, 2)],
  ]);
  const pairs = [...rects.keys()].flatMap((from) => [...rects.keys()].map((to) => ({ from, to })));
  const links: readonly Link[] = pairs.map(({ from, to }, index) => ({
    from, to, fromY: (rects.get(from) as Rect).y + 42 + 16 + 32 * (index % 2), toY: (rects.get(to) as Rect).y + 42 + 16 + (from === to ? 64 : 0),
  }));
  const routes = routesOf(links, rects);
  const points = (route: (typeof routes)[number]): readonly { x: number; y: number }[] => route.slice(1).flatMap((end, index) => {
    const start = route[index] as { x: number; y: number };
    return Array.from({ length: 41 }, (_, step) => ({ x: start.x + ((end.x - start.x) * step) / 40, y: start.y + ((end.y - start.y) * step) / 40 }));
  });

  test("go straight across or straight down, from one table's side to the other's", () => {
    for (const [index, route] of routes.entries()) {
      const { from, to, fromY, toY } = links[index] as Link;
      const [one, other] = [rects.get(from) as Rect, rects.get(to) as Rect];
      expect([one.x, one.x + one.width]).toContain(route[0]?.x);
      expect([other.x, other.x + other.width]).toContain(route.at(-1)?.x);
      expect([route[0]?.y, route.at(-1)?.y]).toEqual([fromY, toY]);
      expect(route.slice(1).every((end, place) => end.x === route[place]?.x || end.y === route[place]?.y)).toBe(true);
    }
  });

  test("lie upon no table", () => {
    const crossings = routes.flatMap((route, index) => points(route).flatMap(({ x, y }) =>
      [...rects].filter(([, rect]) => x > rect.x + 1 && x < rect.x + rect.width - 1 && y > rect.y + 1 && y < rect.y + rect.height - 1).map(([name]) => `${links[index]?.from}-${links[index]?.to} over ${name}`)));
    expect(crossings).toEqual([]);
  });

  test("to different tables never run upon each other down the same gap", () => {
    const upright = routes.flatMap((route, index) => route.slice(1).flatMap((end, place) => {
      const start = route[place] as { x: number; y: number };
      return start.x === end.x && start.y !== end.y ? [{ to: links[index]?.to, from: links[index]?.from, x: start.x, top: Math.min(start.y, end.y), bottom: Math.max(start.y, end.y) }] : [];
    }));
    const shared = upright.flatMap((one, index) => upright.slice(index + 1).filter((other) => other.to !== one.to && one.from !== one.to && other.from !== other.to && other.x === one.x && other.top < one.bottom - 1 && one.top < other.bottom - 1));
    expect(shared).toEqual([]);
  });
});

test("text is cut where it would be too wide, and never otherwise", () => {
  const font = { size: 13.5 };
  expect(fitted("short", 200, font)).toBe("short");
  const cut = fitted("anExceedinglyLongFieldNameThatNobodyWantsToRead", 120, font);
  expect(cut.endsWith("…")).toBe(true);
  expect(textWidth(cut, font)).toBeLessThanOrEqual(120);
  expect(fitted("x", 1, font)).toBe("…");
  expect(textWidth("日本", font)).toBeGreaterThan(textWidth("ab", font));
});
