import { emit, type Json, type Offered } from "@concord/core";
import { jsonSchema } from "@concord/jsonschema";
import { ajvEngine } from "@concord/jsonschema/driver";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import * as z from "zod";
import { zodEngine } from "../src/driver/index.ts";
import { loadFiles } from "../src/driver/load.ts";
import { asRecord, everything, filesOf, schemaOf, whole } from "./contracts.ts";

/** The contracts without their checks, which JSON Schema cannot say. */
const unchecked = Object.fromEntries(Object.entries(everything).map(([name, text]) => [name, text.replace(/checks:\n(?: {2}.*\n)*/, "")]));

const values: readonly Offered[] = [
  null, true, 0, -0, -5, -6, 9, 10, 1.5, 1_000_000, 1_000_001, 2 ** 31, 2 ** 53, Number.NaN, "", "a", "ab", "x", "\0ab", "a\ud800", "abcdefghijk", "\u{1F600}\u{1F600}", "5.00", "5.0", "-5.00", "-5.01", "100.09", "100.10", "-0.00", "0.1",
  "9007199254740993", "9007199254740994", "-10", "-11", "2024-02-29", "2023-02-29", "0000-01-01", "10:20:30.123456", "24:00:00.000000", "2024-02-29T10:20:30.123Z", "2024-02-29T10:20:30.123456Z", "2024-02-29T10:20:30.123",
  "AA==", "AB==", "aQ==", "AAAAAAAAAAAAAA==", "AAAAAAAAAAAAAAA=", "ann@example.com", "https://example.com/a?b#c", "__proto__", "constructor", "one", "red", "9b2d6c1e-3f4a-4b5c-8d8e-9f0a1b2c3d4e", [], ["0.1"], ["0.1", "0.1"], ["0.1", "0.2", "0.3", "0.4", "0.5"], [null], [[]], {},
  { x: 1 }, { x: ["1"] }, { x: ["1", "2", "3"] }, { "": [] }, { __a__: 1 }, { at: "2024-02-29T10:20:30.123Z" }, { email: "a" }, { latitude: 0, longitude: 0 }, { name: "n" }, { name: "n", tint: "blue" }, { name: "n", free: [[1]] }, [{ name: "n" }], [{ at: "2024-02-29T10:20:30.123Z" }],
];

/** Every field with every value, and left out. */
function* records(): Generator<{ readonly [key: string]: Json }> {
  for (const name of [...Object.keys(whole), "default", "d38", "clock", "o", "color", "site", "old", "unknown", "__proto__"]) {
    yield Object.fromEntries(Object.entries(whole).filter(([each]) => each !== name)) as never;
    for (const value of values) yield Object.fromEntries([...Object.entries(whole).filter(([each]) => each !== name), [name, value]]) as never;
  }
}

test("Zod and Ajv say the same of every record", async () => {
  const schema = schemaOf(unchecked);
  const codec = zodEngine();
  const validator = ajvEngine();
  await codec.start(schema, filesOf(schema));
  await validator.start(schema, emit(jsonSchema, schema).files);
  const questions = [...records()].map((record) => asRecord("a.everything", record));
  const [ours, theirs] = [await codec.askAll(questions), await validator.askAll(questions)];
  const apart = questions.flatMap((question, index) => (ours[index]?.answer === theirs[index]?.answer ? [] : [[question.ask === "record" ? question.record : undefined, ours[index], theirs[index]]]));
  expect(apart).toEqual([]);
  expect(ours.filter((each) => each.answer === "accepted").length).toBeGreaterThan(100);
  expect(ours.filter((each) => each.answer === "rejected").length).toBeGreaterThan(1000);
  await codec.stop();
  await validator.stop();
});

test("what a codec takes, Zod's own JSON Schema of it takes too", async () => {
  const schema = schemaOf(unchecked);
  const loaded = await loadFiles(filesOf(schema).filter((file) => file.path.startsWith("zod/")));
  const { EverythingRecord: codec } = (await loaded.module("zod/a/everything.ts")) as { readonly EverythingRecord: z.ZodObject };
  const accepts = new Ajv2020({ strict: false, ownProperties: true }).compile(z.toJSONSchema(codec, { io: "input", unrepresentable: "any" }));
  const taken = [...records()].filter((record) => codec.safeDecode(record as never).success);
  expect(taken.filter((record) => !accepts(record))).toEqual([]);
  expect(taken.length).toBeGreaterThan(100);
  await loaded.close();
});
