import type { Json } from "@concord/core";
import * as fc from "fast-check";
import { parse } from "yaml";
import type { Breakage, ByteEdit, StructureEdit, TextEdit } from "./edit.ts";

/** Texts that mean something to YAML, JSON, or those who read files. */
const signs = [
  "\t", "\n", "\r", "\r\n", "\0", "\x1b[2J", "\ud800", "\uFEFF", "\u2028", "\u202e", "é", "😀", "'", '"', "`", "\\", "#", " #", "# ", ":", ": ", ",", "-", "- ", "? ", "!", "!!str ", "!!js/function ", "&a ", "*a", "<<: *a",
  "%", "@", "|", "|+2", ">", ">-", "{", "}", "[", "]", "{{", "]]", "---", "\n---\n", "...", "%YAML 1.1\n", "~", "null", "true", "0x1F", "1e999", "__proto__: ", "[".repeat(70), " ".repeat(9), "//", "/*",
];
/** Values at which numbers, names, patterns and conditions end. */
const edges: readonly Json[] = [
  null, true, false, 0, -0, -1, 0.1, 1, 2, 63, 64, 255, 256, 1000, 5001, 65_536, 2 ** 31 - 1, 2 ** 31, 1e9, 2 ** 53, 2 ** 53 + 2, 1e21, 1e308, "", " ", "1e400", "0.00", "-0", "9".repeat(400), `0.${"0".repeat(300)}1`, [], {}, [[]],
  "x".repeat(64), "é".repeat(32), "x".repeat(100_000), "__proto__", "constructor", "then", "null", "~", "a.b", "a.b.c.d", "-id", "--id", "id desc", "nothing", "ns.nothing", "..", "../../x", "CON", "a\0b", "\ud800", "😀",
  "(a+)+$", "[\\", "[^]", "(?=a)b", "a{255}{255}", "(a|a)*b", "\\p{L}", "(".repeat(300), "a".repeat(5000), "[a-z]{0,255}".repeat(40), "x|".repeat(3000),
  "(".repeat(3000), "!".repeat(9000) + "true", "id == id && ".repeat(2000) + "true", "1 + ".repeat(3000) + "1 == 1", "x.all(i, ".repeat(60), "a ? b : ".repeat(500) + "c", "'", "'\\u0000'", "0.1 == 0.1", "1 / 0 == 1", "now", "auth.uid == auth", "id in [" + "'a', ".repeat(1500) + "'a']",
  { type: "list", of: { type: "list", of: "string" } }, { type: "object", fields: {} }, { type: "map", of: "json" }, { if: "true", only: [] }, { fields: ["id"], where: "id != null", nulls: "equal" },
];

/** Every key and every scalar of these contracts: what a slip of the hand puts where it does not belong. */
export function wordsOf(texts: readonly string[]): readonly Json[] {
  const words = new Set<Json>();
  const enter = (value: Json): void => {
    if (value === null || typeof value !== "object") return void words.add(value);
    for (const [key, member] of Object.entries(value as Readonly<Record<string, Json>>)) {
      if (!Array.isArray(value)) words.add(key);
      enter(member);
    }
  };
  for (const text of texts) enter(parse(text) as Json);
  return [...words].filter((word) => typeof word !== "string" || word.length < 60);
}

/** A contract by its number, and how it is broken. */
export function breakages(contracts: number, words: readonly Json[]): fc.Arbitrary<readonly [number, Breakage]> {
  const at = fc.nat({ max: 4000 });
  const value = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...words) }, { weight: 3, arbitrary: fc.constantFrom(...edges) }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json> });
  const key = fc.oneof(fc.constantFrom(...words.filter((word) => typeof word === "string")), fc.constantFrom("__proto__", "constructor", "", "é", "a b", "x".repeat(80), "😀"));
  const structure: fc.Arbitrary<StructureEdit> = fc.oneof(
    fc.record({ do: fc.constant("remove"), at }), fc.record({ do: fc.constant("set"), at, value }), fc.record({ do: fc.constant("set"), at, value }), fc.record({ do: fc.constant("rename"), at, key }),
    { weight: 3, arbitrary: fc.record({ do: fc.constant("nudge"), at, by: fc.integer({ min: -3, max: 3 }) }) }, { weight: 3, arbitrary: fc.record({ do: fc.constant("graft"), at, to: at }) },
    fc.record({ do: fc.constant("copy"), at, to: at }), fc.record({ do: fc.constant("swap"), at, with: at }), fc.record({ do: fc.constant("repeat"), at, times: fc.constantFrom(1, 2, 30, 400) }),
    fc.record({ do: fc.constant("nest"), at, depth: fc.constantFrom(1, 2, 8, 70, 500), in: fc.constantFrom("list", "map", "type") }),
  ) as fc.Arbitrary<StructureEdit>;
  const text: fc.Arbitrary<TextEdit> = fc.oneof(
    fc.record({ do: fc.constantFrom("delete line", "duplicate line"), at }), fc.record({ do: fc.constant("swap lines"), at, with: at }), fc.record({ do: fc.constant("indent line"), at, by: fc.integer({ min: -6, max: 6 }) }),
    fc.record({ do: fc.constant("replace text"), at, drop: fc.nat({ max: 12 }), add: fc.oneof(fc.constantFrom(...signs), fc.string({ maxLength: 6, unit: "binary" })) }),
  ) as fc.Arbitrary<TextEdit>;
  const byte: fc.Arbitrary<ByteEdit> = fc.record({ do: fc.constant("byte"), at, value: fc.nat({ max: 255 }), insert: fc.boolean() });
  const none = fc.constant([]);
  const breakage = fc.oneof(
    { weight: 5, arbitrary: fc.record({ json: fc.boolean(), structure: fc.array(structure, { minLength: 1, maxLength: 4 }), text: none, bytes: none }) },
    { weight: 4, arbitrary: fc.record({ json: fc.boolean(), structure: fc.array(structure, { minLength: 1, maxLength: 1 }), text: none, bytes: none }) },
    { weight: 4, arbitrary: fc.record({ json: fc.constant(false), structure: none, text: fc.array(text, { minLength: 1, maxLength: 4 }), bytes: none }) },
    { weight: 2, arbitrary: fc.record({ json: fc.boolean(), structure: fc.array(structure, { maxLength: 2 }), text: fc.array(text, { maxLength: 2 }), bytes: fc.array(byte, { minLength: 1, maxLength: 3 }) }) },
  ) as fc.Arbitrary<Breakage>;
  return fc.tuple(fc.nat({ max: contracts - 1 }), breakage);
}
