import { readSchema } from "@concord/core";
import { expect, test } from "vitest";
import { prove } from "../src/index.ts";
import { claimsFor, oracleEngine } from "./oracleEngine.ts";

test.each([
  ["a record whose key is the moment from which it is kept is deleted before its time and after it", "appendOnly",
    "key: [id, at]\nfields:\n  id: { type: uuid, auto: uuid }\n  at: { type: timestamp, auto: created }\npartition: { by: at, every: month }\nkeep: 400 days\nappendOnly: true\n"],
  ["there are many bytes of one length", "unique:hash", "fields:\n  id: { type: uuid }\n  hash: { type: bytes, minLength: 32, maxLength: 32, unique: true }\n"],
  ["there are many bytes of few lengths", "unique:mark", "fields:\n  id: { type: uuid }\n  mark: { type: bytes, maxLength: 1, unique: true }\n"],
])("%s, so that %s is shown both ways", async (_, constraint, rest) => {
  const files = [{ file: "schemas/project.yaml", text: "stores: [postgres]\n" }, { file: "schemas/t/trace.yaml", text: `entity: trace\ndescription: For a test.\n${rest}` }];
  const { schema, diagnostics } = readSchema(files, [{ name: "postgres", naming: "snake_case" }]);
  if (schema === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const made = [{ target: { name: "postgres" }, files: [], claims: claimsFor(schema, "postgres") }];
  const proof = await prove({ schema, made, engines: [oracleEngine("postgres", false)], seed: 1, budget: { perEngine: 0 }, clock: () => Date.now() });
  expect(proof.disagreements).toEqual([]);
  expect(proof.entities[0]?.constraints.find((each) => each.constraint === `t.trace:${constraint}`)?.standing).toEqual({ standing: "proven" });
});
