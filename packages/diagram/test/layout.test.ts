import { describe, expect, test } from "vitest";
import { checkChartdb, emptyLayout, layoutFormat, layoutOf, printLayout, type Layout } from "../src/index.ts";
import { fileOf, schemaOf } from "./contracts.ts";

/** Contracts of that many entities in namespaces, referring to earlier ones as a seeded draw says. */
function contracts(count: number, namespaces: number, seed: number): Record<string, string> {
  let state = seed;
  const draw = (below: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
  const placed: string[] = [];
  const made: Record<string, string> = {};
  for (let index = 0; index < count; index += 1) {
    const namespace = `n${draw(namespaces)}`;
    const fields = Array.from({ length: draw(14) }, (_, at) => `  f${at}: { type: boolean }`);
    const references = Array.from({ length: draw(4) }, (_, at) => (placed.length === 0 ? "" : `  r${at}: { ref: ${placed[draw(placed.length)]}, optional: true }`));
    made[`${namespace}/e${index}`] = ["entity: e" + index, "description: One.", "fields:", "  id: { type: uuid }", ...fields, ...references.filter((line) => line !== "")].join("\n");
    placed.push(`${namespace}.e${index}`);
  }
  return made;
}

const problems = (sources: Record<string, string>, layout: Layout): readonly unknown[] => checkChartdb(JSON.parse(fileOf(schemaOf(sources), "chartdb.json", { layout })));
const placesOf = (sources: Record<string, string>, layout: Layout = emptyLayout): Layout => layoutOf(schemaOf(sources), layout);

describe.each([[1, 1, 1], [2, 2, 7], [9, 1, 11], [25, 5, 2], [40, 3, 3], [80, 12, 4], [150, 80, 5], [300, 2, 6]])("%i tables in %i namespaces (seed %i)", (count, namespaces, seed) => {
  const sources = contracts(count, namespaces, seed);
  const layout = placesOf(sources);

  test("no table or area lies upon another, and every table has a place", () => {
    expect(problems(sources, emptyLayout)).toEqual([]);
    expect(problems(sources, layout)).toEqual([]);
    expect(Object.keys(layout.tables)).toHaveLength(count);
  });

  test("a layout that is kept stays", () => {
    expect(placesOf(sources, layout)).toEqual(layout);
  });

  test("new tables and namespaces move nothing", () => {
    const more = { ...contracts(count + 7, namespaces, seed), ...sources, "fresh/one": "entity: one\ndescription: One.\nfields: { id: { type: uuid } }\n" };
    const grown = placesOf(more, layout);
    expect(Object.keys(grown.tables).length).toBeGreaterThan(count);
    expect(Object.fromEntries(Object.keys(layout.tables).map((id) => [id, grown.tables[id]]))).toEqual(layout.tables);
    expect(problems(more, layout)).toEqual([]);
  });
});

const three: Record<string, string> = {
  "a/one": "entity: one\ndescription: One.\nfields:\n  id: { type: uuid }\n",
  "a/two": "entity: two\ndescription: Two.\nfields:\n  id: { type: uuid }\n  oneId: { ref: one }\n",
  "b/three": "entity: three\ndescription: Three.\nfields:\n  id: { type: uuid }\n",
};

test("a table that grows pushes down what it would lie upon, and nothing else", () => {
  const layout = { tables: { "a.one": { x: 0, y: 0 }, "a.two": { x: 0, y: 120 }, "b.three": { x: 0, y: 700 } } };
  expect(placesOf(three, layout)).toEqual(layout);
  const grown = { ...three, "a/one": `${three["a/one"]}${Array.from({ length: 3 }, (_, index) => `  f${index}: { type: boolean }\n`).join("")}` };
  const after = placesOf(grown, layout).tables;
  expect(after["a.one"]).toEqual({ x: 0, y: 0 });
  expect(after["a.two"]?.x).toBe(0);
  expect(after["a.two"]?.y).toBeGreaterThanOrEqual(42 + 4 * 32);
  expect(after["b.three"]).toEqual({ x: 0, y: 700 });
  expect(problems(grown, layout)).toEqual([]);
});

test("tables and areas that somebody put upon each other come apart", () => {
  const layout = { tables: { "a.one": { x: 0, y: 0 }, "a.two": { x: 10, y: 10 }, "b.three": { x: 20, y: 20 } } };
  expect(problems(three, layout)).toEqual([]);
  expect(placesOf(three, layout).tables["a.one"]).toEqual({ x: 0, y: 0 });
});

test("a namespace whose tables stand far apart has two areas", () => {
  const layout = { tables: { "a.one": { x: 0, y: 0 }, "a.two": { x: 3000, y: 0 }, "b.three": { x: 1500, y: 0 } } };
  const { areas } = JSON.parse(fileOf(schemaOf(three), "chartdb.json", { layout })) as { areas: { name: string }[] };
  expect(areas.map((area) => area.name)).toEqual(["a", "a (2)", "b"]);
  expect(problems(three, layout)).toEqual([]);
});

test("a renamed entity keeps its place, and one that is gone leaves none", () => {
  const layout = { tables: { ...placesOf(three).tables, "a.two": { x: 5000, y: 5000 }, "a.gone": { x: 1, y: 1 } } };
  const renamed = { "a/one": three["a/one"] as string, "b/three": three["b/three"] as string, "a/second": (three["a/two"] as string).replace("entity: two", "entity: second\nwas: [two]") };
  const after = placesOf(renamed, layout).tables;
  expect(after["a.second"]).toEqual({ x: 5000, y: 5000 });
  expect(Object.keys(after).sort()).toEqual(["a.one", "a.second", "b.three"]);
});

test("tables that refer to each other stand nearer than others", () => {
  const sources: Record<string, string> = { "a/hub": "entity: hub\ndescription: Hub.\nfields: { id: { type: uuid } }\n" };
  for (let index = 0; index < 12; index += 1) sources[`a/t${index}`] = `entity: t${index}\ndescription: T.\nfields:\n  id: { type: uuid }\n${index < 4 ? "  hubId: { ref: hub }\n" : ""}`;
  const { tables } = placesOf(sources);
  const away = (id: string): number => Math.hypot((tables[id]?.x ?? 0) - (tables["a.hub"]?.x ?? 0), (tables[id]?.y ?? 0) - (tables["a.hub"]?.y ?? 0));
  const mean = (ids: number[]): number => ids.reduce((sum, index) => sum + away(`a.t${index}`), 0) / ids.length;
  expect(mean([0, 1, 2, 3])).toBeLessThan(mean([4, 5, 6, 7, 8, 9, 10, 11]));
});

test("the layout's file is read as it was printed, and refused where it is none", () => {
  const layout = placesOf(three);
  expect(layoutFormat.parse(JSON.parse(printLayout(layout)))).toEqual(layout);
  expect(JSON.parse(printLayout(emptyLayout))).toEqual(emptyLayout);
  for (const bad of [null, [], {}, { tables: { a: { x: 1 } } }, { tables: { a: { x: "1", y: 1 } } }, { tables: {}, more: 1 }, { tables: { a: { x: Infinity, y: 0 } } }]) {
    expect(layoutFormat.safeParse(bad).success).toBe(false);
  }
});
