import { hashOf, mergeBranches, readDirectory, type Directory, type MergeOrder } from "@concord/migrate";
import { expect, test } from "vitest";
import { folder } from "./house.ts";

/** Files from `name after`, where `after` is the name of another one or `nothing`. */
function files(...lines: readonly string[]): Directory {
  const texts = new Map<string, string>();
  for (const line of lines) {
    const [name = "", after = ""] = line.split(" ");
    texts.set(name, `-- migration: ${name}\n-- after: ${texts.has(after) ? hashOf(texts.get(after) as string) : "nothing"}\n\nSELECT '${name}';\n`);
  }
  return readDirectory([...texts].flatMap(([name, text]) => [{ file: `${folder}/${name}.sql`, text }, { file: `${folder}/${name}.rollback.sql`, text: "SELECT 0;" }]));
}

/** The order that a merge gives; the files that it writes, taken instead of those that were there, must be that line. */
function merged(directory: Directory, order: Partial<MergeOrder> = {}): string {
  const result = mergeBranches(directory.pairs, { applied: [], ...order });
  if ("impossible" in result) return result.impossible;
  const changed = new Map(result.changed.map(({ file, text }) => [file, text]));
  const after = readDirectory(directory.sources.map(({ file, text }) => ({ file, text: changed.get(file) ?? text })));
  expect(after.diagnostics).toEqual([]);
  expect(after.pairs.map(({ up }) => up.name)).toEqual(result.order);
  for (const { up } of after.pairs) expect(up.body).toBe(directory.pairs.find((each) => each.up.name === up.name)?.up.body);
  return `${result.order.join(" ")} | ${result.changed.map(({ name }) => name).join(" ")}`;
}

const two = files("a nothing", "b a", "d b", "c a", "e c");

test.each<[string, Directory, Partial<MergeOrder>, string]>([
  ["a line stays as it is", files("a nothing", "b a"), {}, "a b | "],
  ["a branch goes to its end before another one begins", two, {}, "a b d c e | c e"],
  ["who says which comes first is heard", two, { first: "e" }, "a c e b d | b d"],
  ["what a database has comes first", two, { applied: ["a", "c"] }, "a c e b d | b d"],
  ["in the order in which it was run there, also where that went to and fro", two, { applied: ["a", "c", "b", "e"] }, "a c b e d | b e d"],
  ["whatever anybody says", two, { applied: ["a", "b"], first: "e" }, "a b c e d | c e d"],
  ["three branches, and one that forks again", files("a nothing", "b a", "c a", "d a", "f d", "e d"), {}, "a b c d e f | c d e f"],
  ["branches from the very beginning", files("b nothing", "a nothing", "c b"), {}, "a b c | b c"],
  ["what no line is true to is refused", two, { applied: ["a", "d"] }, "the database has d, and not b, after which it comes: no line is true to both"],
])("%s", (_, directory, order, expected) => {
  expect(merged(directory, order)).toBe(expected);
});
