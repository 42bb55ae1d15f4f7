import { diff } from "@concord/changes";
import { migrate, printMigration, readDirectory, readMigration, rollback, usualPatience, type Host, type Migration, type RunEvent } from "@concord/migrate";
import { expect, inject, test } from "vitest";
import { Database } from "../src/driver/database.ts";
import { firestoreStore } from "../src/driver/index.ts";
import { rulesInForce } from "../src/driver/migrate/rules.ts";
import { owner } from "../src/driver/token.ts";
import { requestForm } from "../src/evolve/cut.ts";
import { planFirestore } from "../src/evolve/plan.ts";
import { emitted, owned, rulesText, schemaOf } from "./contracts.ts";
import { sessionIn } from "./migrating.ts";

const before = schemaOf({ "n/note": owned("note", ["text: { type: string, maxLength: 20 }"]) });
const after = schemaOf({ "n/note": owned("note", ["body: { type: string, maxLength: 20, was: [text] }", "stars: { type: int32, default: 1 }"]) });
const plan = planFirestore(before, after, diff(before, after));
const steps = plan.steps.filter(({ phase }) => phase !== "contract");

function migration(undoes: boolean): Migration {
  const all = undoes ? steps.toReversed() : steps;
  return {
    name: "2026-11-21_rename_text", causes: ["n.note/body: a field has another name"], ...(undoes ? {} : { after: "nothing" }), notes: [],
    steps: all.flatMap(({ mode, about, cause, statements, undo, effect }) => (undoes ? undo : statements).map((text) => ({ mode, title: about, causes: cause, locks: [], effect, notes: [], text }))),
  };
}

const file = (undoes = false) => ({ file: `schemas/migrations/firestore/2026-11-21_rename_text${undoes ? ".rollback" : ""}.firestore`, text: printMigration(migration(undoes), requestForm) });

function watching(events: RunEvent[]): Host {
  return { wait: () => Promise.resolve(), random: () => 0, tell: (event) => void events.push(event), ask: () => Promise.resolve(undefined), stopped: () => false, onStop: () => () => undefined };
}

test("a plan becomes files, which the runner runs and undoes", async () => {
  const project = "demo-runner";
  const database = new Database(inject("firestore") as string, project);
  await database.loadRules(rulesText(emitted(before)));
  const old = { id: { stringValue: "x" }, owner: { stringValue: "ann" }, text: { stringValue: "hello" } };
  await database.commit([{ do: "put", path: "note/x", fields: old }], owner);
  const directory = readDirectory([file(), file(true)], requestForm);
  expect(directory.diagnostics).toEqual([]);
  const store = firestoreStore({ project, emulator: inject("firestore") as string });
  const events: RunEvent[] = [];
  const options = { folder: "schemas/migrations/firestore", host: watching(events), patience: usualPatience, consent: {} };
  expect(await migrate(store, directory.pairs, options)).toMatchObject({ is: "refused", refusal: { message: expect.stringContaining("holds things that no migration made") as string } });
  await (await sessionIn(project)).close();
  expect(await migrate(store, directory.pairs, options)).toMatchObject({ is: "done", did: ["2026-11-21_rename_text"] });
  expect(events.flatMap((event) => (event.is === "found" ? [event.found] : []))).toEqual(["1 documents of note are as the contract says"]);
  expect(await database.get("note/x", owner)).toMatchObject({ fields: { ...old, body: old.text, stars: { integerValue: "1" } } });
  expect(await rulesInForce({ project, emulator: inject("firestore") as string })).toBe(rulesText(emitted(after)));
  expect(await migrate(store, directory.pairs, options)).toMatchObject({ is: "done", did: [] });
  // Clients of the new contract may have written what the old one does not know.
  expect(await rollback(store, directory.pairs, { ...options, count: 1 })).toMatchObject({ is: "refused", refusal: { message: "this takes data away: removes stars from the documents of note" } });
  expect(await rollback(store, directory.pairs, { ...options, count: 1, consent: { withoutBackup: project } })).toMatchObject({ is: "done" });
  expect(await database.get("note/x", owner)).toMatchObject({ fields: old });
  expect(await rulesInForce({ project, emulator: inject("firestore") as string })).toBe(rulesText(emitted(before)));
});

test.for<[string, string, string]>([
  ["a word that no request has", `{ "do": "edit", "in": { "path": ["n"], "id": ["x"] }, "edits": [{ "erase": ["a"] }] }`, "this is no request"],
  ["text that is no JSON", "please delete everything", "this is no request"],
  ["the wrong mode", `{ "do": "check", "in": { "path": ["n"], "id": ["x"] }, "wanted": [] }`, "check is sent in a step of mode alone"],
  ["two requests in one step of batches", `${`{ "do": "delete documents", "in": { "path": ["n"], "id": ["x"] } }\n`.repeat(2)}`, "a second request in a step of batches"],
])("%s is refused where it stands", async ([, text, message]) => {
  const { file: read } = readMigration({ file: "x.firestore", text: `// step: batches\n${text}\n` }, requestForm);
  const [step] = read.steps;
  if (step === undefined) throw new Error("there is no step");
  const { diagnostics } = await firestoreStore({ project: "x" }).cut(read, step);
  expect(diagnostics[0]?.message).toContain(message);
  expect(read.source.text.slice(diagnostics[0]?.span.start)).toContain(text.trim().slice(-10));
});

test("what a request takes away is said before it is run", async () => {
  const contract = planFirestore(before, schemaOf({ "n/memo": owned("memo", []) }), diff(before, schemaOf({ "n/memo": owned("memo", []) })));
  expect(contract.steps.map(({ about, effect }) => [about, effect])).toContainEqual(["delete the documents of n.note", "irreversible"]);
  const { file: read } = readMigration({ file: "x.firestore", text: `// step: batches\n${contract.steps.find(({ effect }) => effect === "irreversible")?.statements[0]}\n` }, requestForm);
  const { statements } = await firestoreStore({ project: "x" }).cut(read, read.steps[0] as NonNullable<(typeof read.steps)[0]>);
  expect(statements.map(({ loses }) => loses)).toEqual(["deletes the documents of note"]);
});
