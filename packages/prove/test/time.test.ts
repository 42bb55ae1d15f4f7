import { readSchema } from "@concord/core";
import { expect, test } from "vitest";
import { prove, type Proof } from "../src/index.ts";
import { claimsFor, oracleEngine } from "./oracleEngine.ts";

/** A note whose many fields give more than one batch of questions, put to the oracle as an engine. Of its maximum the target says that it is lost, and yet no record beyond it is accepted. */
async function provenIn(seconds: number | undefined): Promise<Proof> {
  const fields = Array.from({ length: 12 }, (_, at) => `  f${at}: { type: string, minLength: 2, maxLength: ${at + 3}, optional: true }\n`).join("");
  const text = `entity: note\ndescription: For a test.\nfields:\n  id: { type: uid }\n${fields}`;
  const { schema } = readSchema([{ file: "schemas/project.yaml", text: "stores: [postgres]\n" }, { file: "schemas/t/note.yaml", text }], [{ name: "postgres", naming: "snake_case" }]);
  if (schema === undefined) throw new Error("not a schema");
  const claims = claimsFor(schema, "postgres", (constraint) => (constraint.endsWith(":minLength") ? "lost" : undefined));
  return prove({ schema, made: [{ target: { name: "postgres" }, files: [], claims }], engines: [oracleEngine("postgres", false)], seed: 1, budget: { perEngine: 0, ...(seconds === undefined ? {} : { seconds }) }, clock: () => 0 });
}

test("where the time runs out, that is the reason, and nothing is said against a claim that was not asked about to the end", async () => {
  const proof = await provenIn(0);
  expect(proof).toMatchObject({ cutShort: true, holds: false });
  expect(proof.unproven.length).toBeGreaterThan(0);
  expect([...new Set(proof.unproven.map(({ standing }) => standing))]).toEqual(["out of time"]);
});

test("with time enough the same claims are judged", async () => {
  const proof = await provenIn(undefined);
  expect(proof.cutShort).toBe(false);
  expect(proof.unproven.filter(({ standing }) => standing === "out of time")).toEqual([]);
  expect(proof.unproven.filter(({ standing }) => standing === "enforced after all").length).toBe(12);
});
