import { targets } from "@concord/cli";
import { emit, shapeOf, type Engine, type Json } from "@concord/core";
import { judge } from "@concord/oracle";
import { expect, test } from "vitest";
import { libraries, postgres, projectOf, type Project } from "../prove/proving.ts";

const someone = { uid: "someone", roles: [], claims: {} };

function projectWith(contract: string, stores: string): Project {
  return projectOf([{ file: "schemas/project.yaml", text: `stores: [${stores}]\nprimary: postgres\n` }, { file: "schemas/load/big.yaml", text: contract }]);
}

/** Puts records to the engines, one after the other, and gives what each said of each; tells how long that took. */
async function verdicts(project: Project, engines: readonly Engine[], records: readonly Json[]): Promise<Readonly<Record<string, readonly string[]>>> {
  const said: Record<string, readonly string[]> = {};
  for (const engine of engines) {
    const files = project.made.find((each) => each.target.name === engine.target)?.files ?? [];
    await engine.start(project.schema, files);
    const began = performance.now();
    const answers: string[] = [];
    for (const record of records) answers.push((await engine.ask({ ask: "record", entity: "load.big", record, state: [], defaults: false, caller: someone })).answer);
    await engine.stop();
    process.stdout.write(`load: ${engine.name}: ${records.length} records in ${Math.round(performance.now() - began)} ms\n`);
    said[engine.name] = answers;
  }
  return said;
}

/** The verdict of the contract itself. */
function expected({ schema }: Project, records: readonly Json[]): readonly string[] {
  const entity = schema.entities[0] as (typeof schema.entities)[number];
  return records.map((record) => judge(entity, shapeOf(entity, "record"), record).verdict);
}

const all = async (): Promise<readonly Engine[]> => [...postgres().slice(0, 1), ...(await libraries()).filter(({ target }) => target !== "bigquery")];

test("an entity of a thousand fields is compiled for every target, loaded, and judged", async () => {
  const kinds = ["string, maxLength: 20", "int32, minimum: 0", "boolean", "date", "decimal, precision: 10, scale: 2"];
  const values: readonly Json[] = ["text", 1, true, "2024-02-29", "1.00"];
  const fields = Array.from({ length: 999 }, (_, index) => `  f${index}: { type: ${kinds[index % kinds.length]} }`);
  const contract = ["entity: big", "description: A thousand fields.", "fields:", "  id: { type: uid }", ...fields, "access: { read: signedIn, create: auth.uid == id }", ""].join("\n");
  const project = projectWith(contract, "postgres, firestore, bigquery");
  const record = { id: "someone", ...Object.fromEntries(fields.map((_, index) => [`f${index}`, values[index % values.length] as Json])) };
  const { f998, ...without } = record as typeof record & { f998: Json };
  const records: readonly Json[] = [record, { ...record, f996: -1 }, without, { ...record, more: 1 }];
  const wanted = expected(project, records);
  expect([f998, wanted]).toEqual(["2024-02-29", ["accepted", "rejected", "rejected", "rejected"]]);
  const said = await verdicts(project, await all(), records);
  // A row has no place for a key that is no column.
  for (const [engine, answers] of Object.entries(said)) expect(answers.filter((answer, index) => answer !== wanted[index] && answer !== "unrepresentable"), engine).toEqual([]);
  // Security rules cannot ask so much in one request, which is told before they deny everything.
  const told = targets.flatMap((target) => emit(target, project.schema).diagnostics).filter(({ severity }) => severity === "error");
  expect(told.map(({ code, span }) => [code, span.file, span.start > 0])).toEqual([["firestore/rules-budget", "schemas/load/big.yaml", true]]);
});

test("fifty thousand keys of a map are judged alike", async () => {
  const contract = "entity: big\ndescription: A map.\nfields:\n  id: { type: uid }\n  counts: { type: map, of: { type: int32, minimum: 0 }, maxItems: 50000 }\n";
  const project = projectWith(contract, "postgres");
  const counts = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`key ${index}`, index]));
  const records: readonly Json[] = [{ id: "a", counts }, { id: "a", counts: { ...counts, "key 49999": -1 } }, { id: "a", counts: { ...counts, "one more": 1 } }, { id: "a", counts: { ...counts, "key 25000": "1" } }];
  const wanted = expected(project, records);
  expect(wanted).toEqual(["accepted", "rejected", "rejected", "rejected"]);
  const said = await verdicts(project, await all(), records);
  expect(said).toEqual(Object.fromEntries(Object.keys(said).map((engine) => [engine, wanted])));
});
