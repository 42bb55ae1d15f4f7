import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { demandsOf } from "./extract.ts";

const here = (path: string): URL => new URL(path, import.meta.url);
const documents = ["000", "001", "002", "003", "004"];
const demands = documents.flatMap((name) => demandsOf(name, readFileSync(here(`${name}.md`), "utf8")));
const trace = parse(readFileSync(here("trace.yaml"), "utf8")) as Record<string, readonly string[]>;

/** What stands at a path of a contract, or nothing. */
function inContract(place: string): unknown {
  const [file, path] = place.split(" ") as [string, string];
  const contract = parse(readFileSync(here(`../../schemas/${file}`), "utf8")) as unknown;
  return path.split(".").reduce((at: unknown, step) => (at as Record<string, unknown> | undefined)?.[step], contract);
}

describe("every demand of the five documents stands in a contract", () => {
  test("the documents are read", () => {
    const counts = Object.fromEntries(documents.map((name) => [name, demands.filter((each) => each.unit.startsWith(name)).length]));
    expect(counts).toEqual({ "000": 46, "001": 49, "002": 15, "003": 19, "004": 15 });
  });

  test.each(demands.map((each) => [each.unit, each.line] as const))("%s (line %i)", (unit) => {
    const places = trace[unit] ?? [];
    expect(places, `no contract is named for: ${unit}`).not.toHaveLength(0);
    for (const place of places) expect(inContract(place), `${place} is not there`).toBeDefined();
  });

  test("the trace names no demand that no document makes", () => {
    const known = new Set(demands.map((each) => each.unit));
    expect(Object.keys(trace).filter((unit) => !known.has(unit))).toEqual([]);
  });
});
