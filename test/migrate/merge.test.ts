import { hashOf, mergeBranches, readDirectory, rechained, type Directory, type MergeOrder } from "@concord/migrate";
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

test("headers say from which contracts to which a migration leads in the new line, and rollbacks the other way", () => {
  const [one, two, both] = ["1", "2", "3"].map((digit) => digit.repeat(64)) as [string, string, string];
  const text = (name: string, to: string): string => `-- migration: ${name}\n-- from: nothing\n-- to: ${to}\n-- after: nothing\n\nSELECT '-- to: ${to}';\n`;
  const { pairs } = readDirectory([["a", one], ["b", two]].flatMap(([name = "", to = ""]) => [{ file: `${folder}/${name}.sql`, text: text(name, to) }, { file: `${folder}/${name}.rollback.sql`, text: `-- from: ${to}\n-- to: nothing\n\nSELECT 0;\n` }]));
  const changed = rechained(pairs, pairs.map(({ up }) => up), new Map([["a", { from: "nothing", to: one }], ["b", { from: one, to: both }]])).changed;
  expect(changed.map(({ file }) => file)).toEqual([`${folder}/b.sql`, `${folder}/b.rollback.sql`]);
  expect(changed[0]?.text).toBe(`-- migration: b\n-- from: ${one}\n-- to: ${both}\n-- after: ${pairs[0]?.up.hash}\n\nSELECT '-- to: ${two}';\n`);
  expect(changed[1]?.text).toBe(`-- from: ${both}\n-- to: ${one}\n\nSELECT 0;\n`);
});
