import { emit } from "@concord/core";
import { jsonSchema } from "@concord/jsonschema";
import { ajvEngine } from "@concord/jsonschema/driver";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import * as z from "zod";
import { zodEngine } from "../src/driver/index.ts";
import { loadFiles } from "../src/driver/load.ts";
import { asRecord, everything, filesOf, schemaOf } from "./contracts.ts";
import { records } from "./every-record.ts";

/** The contracts without their checks, which JSON Schema cannot say. */
const unchecked = Object.fromEntries(Object.entries(everything).map(([name, text]) => [name, text.replace(/checks:\n(?: {2}.*\n)*/, "")]));

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
  const loaded = await loadFiles(filesOf(schema).filter(({ path }) => path.startsWith("zod/") || path.startsWith("forms/")));
  const { EverythingRecord: codec } = (await loaded.module("zod/a/everything.ts")) as { readonly EverythingRecord: z.ZodObject };
  const accepts = new Ajv2020({ strict: false, ownProperties: true }).compile(z.toJSONSchema(codec, { io: "input", unrepresentable: "any" }));
  const taken = [...records()].filter((record) => codec.safeDecode(record as never).success);
  expect(taken.filter((record) => !accepts(record))).toEqual([]);
  expect(taken.length).toBeGreaterThan(100);
  await loaded.close();
});
