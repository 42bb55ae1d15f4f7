import { emit } from "@concord/core";
import { validators } from "@concord/jsonschema";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadFiles, type Loaded } from "../src/driver/load.ts";
import { filesOf, thing } from "./contracts.ts";

type Validate = (value: unknown) => { readonly error?: { readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] } };

const schema = thing([
  "name: { type: string, minLength: 1, maxLength: 40, normalize: [trim, lowercase] }", "code: { type: string, pattern: \"[A-Z]{2}\" }", "mail: { type: email }", "size: { type: int32, minimum: 1, exclusiveMaximum: 10 }",
  "price: { type: decimal, precision: 6, scale: 2, maximum: \"9.00\" }", "day: { type: date }", "at: { type: timestamp }", "kind: { type: enum, values: [new, used] }", "tags: { type: list, of: string, minItems: 1, maxItems: 2, uniqueItems: true }",
  "hours: { type: map, of: int32, keys: [day, night], require: [day], maxItems: 1 }", "sold: { type: boolean }", "blob: { type: bytes, maxLength: 1 }", "big: { type: int64 }",
].join("\n"), "checks:\n  small: { if: size < 9 || sold, message: Only what is sold is large. }\n  known: size > 1\n");
const whole = {
  id: "x", name: "a", code: "AB", mail: "a@x.io", size: 2, price: "1.00", day: "2024-01-01", at: "2024-01-01T00:00:00.000Z", kind: "new", tags: ["a"], hours: { day: 1 }, sold: false, blob: "AA==", big: "1",
};

/** A change of a record, and what a person is told of it: written by hand. */
const told: readonly (readonly [change: Readonly<Record<string, unknown>>, path: string, message: string])[] = [
  [{ name: undefined }, "name", "is required"],
  [{ sold: undefined }, "sold", "is required"],
  [{ kind: undefined }, "kind", "is required"],
  [{ hours: undefined }, "hours", "is required"],
  [{ name: 5 }, "name", "must be text"],
  [{ name: "" }, "name", "must be at least 1 character"],
  [{ name: "a".repeat(41) }, "name", "must be at most 40 characters"],
  [{ name: " A" }, "name", "must be without blanks at its ends and in lower case"],
  [{ name: "a\0" }, "name", "must not hold U+0000 or half a character"],
  [{ code: "ab" }, "code", "must match [A-Z]{2}"],
  [{ mail: "ann" }, "mail", "must be an e-mail address"],
  [{ size: "2" }, "size", "must be a whole number"],
  [{ size: 2.5 }, "size", "must be a whole number"],
  [{ size: 0 }, "size", "must be at least 1"],
  [{ size: 10, sold: true }, "size", "must be less than 10"],
  [{ price: "1.5" }, "price", "must be a number of 6 digits, 2 after the point"],
  [{ price: "9.01" }, "price", "must be at most 9.00"],
  [{ day: "2024-02-30" }, "day", "must be a day as YYYY-MM-DD"],
  [{ at: 1 }, "at", "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ"],
  [{ kind: "old" }, "kind", "must be one of new, used"],
  [{ tags: "a" }, "tags", "must be a list"],
  [{ tags: [] }, "tags", "must have at least 1 member"],
  [{ tags: ["a", "b", "c"] }, "tags", "must have at most 2 members"],
  [{ tags: ["a", "a"] }, "tags", "must not have a member twice"],
  [{ tags: [null] }, "tags.0", "must be text"],
  [{ hours: { day: 1, noon: 2 } }, "hours", "has a key that it may not have"],
  [{ hours: { night: 1 } }, "hours", "must have the key day"],
  [{ hours: { day: 1, night: 2 } }, "hours", "must have at most 1 key"],
  [{ sold: "yes" }, "sold", "must be true or false"],
  [{ blob: "AAA=" }, "blob", "must be at most 1 byte"],
  [{ blob: "?" }, "blob", "must be canonical base64"],
  [{ big: "1.0" }, "big", "must be a whole number"],
  [{ more: 1 }, "", "has a key that is not known: more"],
  [{ more: 1, most: 2 }, "", "has keys that are not known: more, most"],
  [{ size: 9 }, "", "Only what is sold is large."],
  [{ size: 1 }, "", "must meet size > 1"],
];

let loaded: Loaded;
let answers: readonly (readonly [name: string, validate: Validate])[];
beforeAll(async () => {
  loaded = await loadFiles(filesOf(schema).filter(({ path }) => path.startsWith("zod/")));
  const module = emit(validators, schema).files.find(({ path }) => path === "validators/shop/thing.js")?.text ?? "";
  const [codecs, printed] = [await loaded.module("zod/shop/thing.ts"), await import(`data:text/javascript,${encodeURIComponent(module)}`)] as readonly Readonly<Record<string, Validate>>[];
  answers = [["zod", codecs?.["validateThing"] as Validate], ["validators", printed?.["validateThing"] as Validate]];
});
afterAll(() => loaded.close());

test.each(told)("%j: %s %s", (change, path, message) => {
  for (const [name, validate] of answers) {
    const issues = validate({ ...whole, ...change }).error?.issues ?? [];
    expect(issues.map((issue) => [name, issue.path.join("."), issue.message])).toContainEqual([name, path, message]);
  }
});

test("a valid record is told nothing", () => {
  for (const [, validate] of answers) expect(validate(whole).error).toBeUndefined();
});
