import { readSchema, type Answer, type Engine, type Json, type Round, type Schema } from "@concord/core";
import { expect, test } from "vitest";
import { prove, type Proof } from "../src/index.ts";
import { claimsFor, oracleEngine } from "./oracleEngine.ts";

const contract = "entity: note\ndescription: For a test.\nfields:\n  id: { type: uid }\n  text: { type: string, maxLength: 5 }\n  mood: { type: string, maxLength: 5, optional: true }\n";

function schemaOf(text: string): Schema {
  const { schema, diagnostics } = readSchema([{ file: "schemas/project.yaml", text: "stores: [postgres]\n" }, { file: "schemas/t/note.yaml", text }], [{ name: "postgres", naming: "snake_case" }]);
  if (schema === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return schema;
}

/** The oracle as an engine, whose generated codec makes this of every record that is stored. */
async function provenWith(codec: (record: Json) => Round): Promise<Proof> {
  const schema = schemaOf(contract);
  const engine = oracleEngine("postgres", false);
  const through = (answer: Answer): Answer => (answer.answer === "accepted" && answer.stored !== undefined ? { ...answer, round: codec(answer.stored) } : answer);
  const coded: Engine = { ...engine, ask: async (question) => through(await engine.ask(question)), askAll: async (questions) => (await engine.askAll(questions)).map(through) };
  return prove({ schema, made: [{ target: { name: "postgres" }, files: [], claims: claimsFor(schema, "postgres") }], engines: [coded], seed: 1, budget: { perEngine: 0 }, clock: () => Date.UTC(2024, 0, 15) });
}

test("a codec that gives back what it was given changes nothing", async () => {
  const proof = await provenWith((record) => ({ back: record }));
  expect(proof.disagreements).toEqual([]);
  expect(proof.totals[0]?.roundTrips).toBeGreaterThan(10);
  expect(proof.totals[0]?.changed).toBe(0);
});

test("one that loses a field is a disagreement of its own, and says nothing against the claims", async () => {
  const proof = await provenWith((record) => ({ back: Object.fromEntries(Object.entries(record as object).filter(([name]) => name !== "mood")) as Json }));
  expect(proof.disagreements.map(({ what }) => what)).toEqual(["changed"]);
  expect(proof.disagreements[0]?.stored).toHaveProperty("mood");
  expect(proof.totals[0]?.changed).toBeGreaterThan(0);
  expect(proof.totals[0]?.changed).toBeLessThan(proof.totals[0]?.roundTrips ?? 0);
  expect(proof.unproven).toEqual((await provenWith((record) => ({ back: record }))).unproven);
  expect(proof.holds).toBe(false);
});

test("one that refuses what the store took has changed it too", async () => {
  const proof = await provenWith(() => ({ refused: "text: is no text" }));
  expect(new Set(proof.disagreements.map(({ what }) => what))).toEqual(new Set(["changed"]));
  expect(proof.totals[0]?.changed).toBe(proof.totals[0]?.roundTrips);
});

test("another spelling of the same record is the same record", async () => {
  const proof = await provenWith((record) => ({ back: Object.fromEntries(Object.entries(record as object).toReversed()) as Json }));
  expect(proof.disagreements).toEqual([]);
});
